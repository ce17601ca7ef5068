//! Korean numerals: 1만5천, 2조5000억, 수십만, 두 배.

use super::{
    cursor::{Cursor, digit},
    digits,
    numeral::{Numeral, scale},
};

fn unit(c: char) -> Option<f64> {
    Some(match c {
        '십' => 10.0,
        '백' => 100.0,
        '천' => 1e3,
        '만' => 1e4,
        '억' => 1e8,
        '조' => 1e12,
        _ => return None,
    })
}

/// Native numerals, which stand before a counter only.
const NATIVE: &[(&str, f64)] = &[
    ("한", 1.0),
    ("두", 2.0),
    ("세", 3.0),
    ("네", 4.0),
    ("다섯", 5.0),
    ("여섯", 6.0),
    ("일곱", 7.0),
    ("여덟", 8.0),
    ("아홉", 9.0),
    ("열", 10.0),
];

const COUNTERS: &[&str] = &["배", "개", "장", "대", "달", "시간", "명", "곳"];

/// The numeral at `at`: 수만, 수십억, or a native one before its counter.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    if let Some(end) = c.take_text(at, &["수", "몇 ", "몇"]) {
        let (value, end) = units(c, end)?;
        let starts = !c.previous(at).is_some_and(char::is_alphabetic);
        return starts.then(|| Numeral {
            high: scale(value, 10.0),
            vague: true,
            factor: value,
            ..Numeral::exact(at, end, value)
        });
    }
    if c.previous(at).is_some_and(|previous| ('\u{AC00}'..='\u{D7A3}').contains(&previous)) {
        return None;
    }
    let (word, value) = NATIVE.iter().find(|(word, _)| c.rest(at).starts_with(word))?;
    let end = at + word.len();
    c.take_text(c.gap(end), COUNTERS).map(|_| Numeral::exact(at, end, *value))
}

/// A row of units that are multiplied: 십만, 백억.
fn units(c: Cursor, at: usize) -> Option<(f64, usize)> {
    let mut end = at;
    let mut value = 1.0;
    while let Some(factor) = c.next(end).and_then(unit) {
        value *= factor;
        end = c.step(end);
    }
    (value >= 10.0).then_some((value, end))
}

/// Digits that go on in Korean units: 1만5천, 2조 5000억.
pub(super) fn continued(c: Cursor, number: Numeral) -> Numeral {
    let mut total = 0.0;
    let mut section = number.low;
    let mut last = f64::INFINITY;
    let mut end = number.end;
    while let Some((factor, after)) = units(c, c.gap(end)) {
        if factor >= last {
            break;
        }
        if c.gap(end) > end && factor < 1e4 {
            break;
        }
        total += scale(section, factor);
        (last, end) = (factor, after);
        let next = c.gap(end);
        if c.next(next).is_none_or(|c| digit(c).is_none()) {
            break;
        }
        let Some(more) = digits::plain(c, next).filter(|more| more.low < factor) else { break };
        // 1만 500 is two numbers unless a unit follows: 1만5000 is one.
        let joined = units(c, more.end).is_some();
        if next > end && !joined {
            break;
        }
        if !joined {
            total += more.low;
            end = more.end;
            break;
        }
        (section, end) = (more.low, more.end);
    }
    if end == number.end {
        return number;
    }
    Numeral { end, low: scale(total, 1.0), high: scale(total, 1.0), factor: last, plain: 0, ..number }
}
