//! Numerals of Chinese and Japanese: 一千一百五十亿, 三点五万亿, 10多万, 数十万, 十几, 成千上万, 3万5千.

#![expect(clippy::float_cmp, reason = "multipliers are compared with the very constants that they were set to")]

use super::{
    cursor::{Cursor, begins_with, digit},
    digits,
    numeral::{Numeral, scale},
};
use crate::model::Language;

/// A value with its upper end, where a numeral spans two: 三四千.
type Pair = (f64, f64);

/// The value of a numeral's digit.
fn han_digit(c: char) -> Option<f64> {
    Some(match c {
        '一' | '壹' | '壱' => 1.0,
        '二' | '两' | '兩' | '贰' | '貳' | '倆' | '弐' => 2.0,
        '三' | '叁' | '叄' => 3.0,
        '四' | '肆' => 4.0,
        '五' | '伍' => 5.0,
        '六' | '陆' | '陸' => 6.0,
        '七' | '柒' => 7.0,
        '八' | '捌' => 8.0,
        '九' | '玖' => 9.0,
        _ => return None,
    })
}

fn is_zero(c: char) -> bool {
    matches!(c, '零' | '〇' | '○')
}

fn small_unit(c: char) -> Option<f64> {
    Some(match c {
        '十' | '拾' => 10.0,
        '百' | '佰' => 100.0,
        '千' | '仟' => 1e3,
        _ => return None,
    })
}

fn big_unit(c: char) -> Option<f64> {
    Some(match c {
        '万' | '萬' => 1e4,
        '亿' | '億' => 1e8,
        '兆' => 1e12,
        _ => return None,
    })
}

/// A character that a numeral can begin with.
pub(super) fn is_numeral(c: char) -> bool {
    han_digit(c).is_some()
        || is_zero(c)
        || small_unit(c).is_some()
        || big_unit(c).is_some()
        || matches!(c, '几' | '幾' | '数' | '數' | '上' | '成' | '廿' | '卅')
}

/// 多, 余: somewhat more than what stands before.
pub(super) fn is_vague_mark(c: char) -> bool {
    matches!(c, '多' | '余' | '餘' | '来' | '來')
}

/// The numeral at `at`.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    if let Some(found) = idiom(c, at).or_else(|| several(c, at)) {
        return Some(found);
    }
    let first = c.next(at)?;
    if matches!(first, '几' | '幾' | '数' | '數' | '上' | '成') {
        return None;
    }
    let mut reader = Reader::new(c, at);
    reader.run();
    reader.finish()
}

/// The numeral in digits that goes on in characters: 1150亿, 10多万, 3万5千.
pub(super) fn continued(c: Cursor, number: Numeral) -> Numeral {
    let gap = c.gap(number.end);
    if gap > number.end && c.next(gap).is_none_or(|next| big_unit(next).is_none()) {
        return number;
    }
    let starts = c.next(gap).is_some_and(|next| {
        small_unit(next).is_some() || big_unit(next).is_some() || (is_vague_mark(next) && number.low % 10.0 == 0.0)
    });
    if !starts || number.low == 0.0 {
        return number;
    }
    let mut reader = Reader::new(c, gap);
    reader.pending = Some((number.low, number.high));
    reader.named = true;
    reader.seeded = true;
    reader.run();
    if reader.at == gap {
        return number;
    }
    match reader.finish() {
        Some(found) => Numeral { start: number.start, digits: true, grouped: number.grouped, ..found },
        None => number,
    }
}

/// 成千上万, 成百上千.
fn idiom(c: Cursor, at: usize) -> Option<Numeral> {
    const IDIOMS: &[(&str, f64, f64)] =
        &[("成千上万", 1e3, 1e5), ("成千上萬", 1e3, 1e5), ("成千成万", 1e3, 1e5), ("成百上千", 1e2, 1e4)];
    let (text, low, high) = IDIOMS.iter().find(|(text, ..)| begins_with(c.rest(at), text))?;
    let end = at + text.len();
    Some(Numeral { low: *low, high: *high, vague: true, ..Numeral::exact(at, end, *low) })
}

/// 几万, 数十万, 好几千, 上百亿: from once to ten times the units.
fn several(c: Cursor, at: usize) -> Option<Numeral> {
    let mark = c.next(at)?;
    let before = c.previous(at);
    let allowed = match mark {
        '几' | '幾' => true,
        '数' | '數' => !before.is_some_and(|b| "参參总總人函系指次个個倍点點岁歲奇偶负整小多少基级級".contains(b)),
        '上' => !before.is_some_and(|b| "以网網面市线線云雲史世地身之路基板际際马馬晚早".contains(b)),
        _ => false,
    };
    let mut units = Reader::new(c, c.step(at));
    units.units_only = true;
    units.run();
    let least = if mark == '上' { 100.0 } else { 10.0 };
    let found = allowed.then(|| units.finish()).flatten().filter(|found| found.low >= least)?;
    Some(Numeral {
        start: at,
        low: found.low,
        high: scale(found.low, 10.0),
        vague: mark != '上',
        more: mark == '上',
        bare: false,
        ..found
    })
}

#[expect(clippy::struct_excessive_bools, reason = "independent marks of a numeral, each of its own meaning")]
/// The state of a numeral that is being read from left to right.
struct Reader<'t> {
    c: Cursor<'t>,
    start: usize,
    at: usize,
    /// Sums that a multiplier has closed, with that multiplier: 一亿 of 一亿二千万.
    parts: Vec<(Pair, f64)>,
    /// The sum below 万 that is still open.
    section: Pair,
    pending: Option<Pair>,
    last_unit: f64,
    /// A 零 stands before the pending digit.
    zero: bool,
    vague: bool,
    more: bool,
    /// A digit was named, and not multipliers alone.
    named: bool,
    /// Begun by digits 0–9.
    seeded: bool,
    units_only: bool,
    /// Digits named one after the other without multiplier: 二〇二四.
    row: usize,
    decimals: bool,
}

impl<'t> Reader<'t> {
    fn new(c: Cursor<'t>, at: usize) -> Self {
        Self {
            c,
            start: at,
            at,
            parts: Vec::new(),
            section: (0.0, 0.0),
            pending: None,
            last_unit: 0.0,
            zero: false,
            vague: false,
            more: false,
            named: false,
            seeded: false,
            units_only: false,
            row: 0,
            decimals: false,
        }
    }

    fn run(&mut self) {
        while let Some(next) = self.c.next(self.at) {
            if !self.take(next) {
                break;
            }
        }
    }

    fn take(&mut self, next: char) -> bool {
        if let Some(unit) = small_unit(next) {
            return self.small(unit, next);
        }
        if let Some(unit) = big_unit(next) {
            return self.big(unit, next);
        }
        if self.units_only {
            return false;
        }
        if let Some(value) = han_digit(next) {
            return self.digit(value, next);
        }
        match next {
            _ if is_zero(next) => self.nought(next),
            '廿' | '卅' if self.is_empty() => {
                self.section = if next == '廿' { (20.0, 20.0) } else { (30.0, 30.0) };
                (self.last_unit, self.named) = (10.0, true);
                self.advance(next)
            }
            '点' | '點' => self.point(next),
            _ if is_vague_mark(next) => self.more(next),
            '几' | '幾' | '数' | '數' => self.odd(next),
            '0'..='9' | '０'..='９' => self.arabic(),
            _ => false,
        }
    }

    fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.section.1 == 0.0 && self.pending.is_none()
    }

    fn advance(&mut self, by: char) -> bool {
        self.at += by.len_utf8();
        true
    }

    fn digit(&mut self, value: f64, by: char) -> bool {
        // 万一 is "in case": a multiplier that nothing multiplies is not gone on with.
        if !self.named && !self.is_empty() {
            return false;
        }
        let Some((low, high)) = self.pending else {
            // 一万一 is 11,000, but 一百一家 is a hundred and one firms: the border is where the text ends.
            (self.pending, self.named) = (Some((value, value)), true);
            self.row += 1;
            return self.advance(by);
        };
        if self.decimals || self.seeded || self.vague || self.more {
            return false;
        }
        if self.row == 1 && self.is_spread(low, value) {
            (self.pending, self.vague) = (Some((low, value)), true);
            return self.advance(by);
        }
        if !self.parts.is_empty() || self.section.1 > 0.0 {
            return false;
        }
        self.row += 1;
        self.pending = Some((low * 10.0 + value, high * 10.0 + value));
        self.advance(by)
    }

    /// 三四千 is three to four thousand; 三四 alone, and 三四五, are no such thing.
    fn is_spread(&self, low: f64, high: f64) -> bool {
        let neighbours = (high - low - 1.0).abs() < 0.1 || (low, high) == (3.0, 5.0);
        let behind = self.c.next(self.c.step(self.at));
        let counted = behind.is_some_and(|next| {
            small_unit(next).is_some()
                || big_unit(next).is_some()
                || "个個张張块塊颗顆枚片台家名人年天岁倍成次".contains(next)
        });
        neighbours && counted
    }

    fn nought(&mut self, by: char) -> bool {
        match self.pending {
            Some((low, high)) if self.row > 0 && self.section.1 == 0.0 && self.parts.is_empty() && !self.decimals => {
                self.pending = Some((low * 10.0, high * 10.0));
                self.row += 1;
                self.advance(by)
            }
            Some(_) => false,
            None if self.is_empty() => {
                (self.pending, self.named, self.row) = (Some((0.0, 0.0)), true, 1);
                self.advance(by)
            }
            None => {
                self.zero = true;
                self.advance(by)
            }
        }
    }

    fn small(&mut self, unit: f64, by: char) -> bool {
        if self.row > 1 || (self.last_unit > 0.0 && self.last_unit <= unit && self.section.1 > 0.0) {
            return false;
        }
        let (low, high) = match self.pending.take() {
            Some(pending) => pending,
            None if unit == 10.0 && !self.units_only => {
                self.named =
                    self.named || !matches!(self.c.next(self.c.step(self.at)), Some(n) if big_unit(n).is_some());
                (1.0, 1.0)
            }
            None if self.is_empty() => (1.0, 1.0),
            None => return false,
        };
        self.section = (self.section.0 + low * unit, self.section.1 + high * unit);
        (self.last_unit, self.zero, self.row, self.decimals) = (unit, false, 0, false);
        self.advance(by)
    }

    fn big(&mut self, unit: f64, by: char) -> bool {
        if unit > 1e11 && !self.is_trillion() {
            return false;
        }
        if self.row > 1 && !self.decimals && self.pending.is_some_and(|(low, _)| low < 10.0) {
            return false;
        }
        let pending = self.pending.take();
        let (more, most) = pending.unwrap_or((0.0, 0.0));
        let mut sum = (self.section.0 + more, self.section.1 + most);
        let open = sum.1 > 0.0;
        while let Some(((low, high), last)) = self.parts.last().copied() {
            if last < unit || (!open && last <= unit && self.last_unit >= 1e4) {
                sum = (sum.0 + low, sum.1 + high);
                self.parts.pop();
            } else {
                break;
            }
        }
        if sum.1 == 0.0 {
            if pending.is_some() || !self.parts.is_empty() {
                return false;
            }
            sum = (1.0, 1.0);
        }
        self.parts.push(((scale(sum.0, unit), scale(sum.1, unit)), unit));
        self.section = (0.0, 0.0);
        (self.last_unit, self.zero, self.row, self.decimals) = (unit, false, 0, false);
        self.advance(by)
    }

    /// 兆 is 1e12 in Taiwan and Japan; on the mainland it is "mega" (兆瓦), and in all of them before such a unit.
    fn is_trillion(&self) -> bool {
        let next = self.c.next(self.c.step(self.at));
        let mega = next.is_some_and(|next| "瓦赫字位比帕欧歐焦巴".contains(next));
        let mainland = self.c.language == Language::SimplifiedChinese;
        !mega && (!mainland || !self.seeded || next.is_some_and(|next| "元円日韩韓美".contains(next)))
    }

    /// 三点五万, 1点5亿.
    fn point(&mut self, by: char) -> bool {
        let whole = match self.pending {
            Some((low, high)) if low == high && !self.decimals => low,
            None if self.section.1 > 0.0 && self.parts.is_empty() => 0.0,
            _ => return false,
        };
        let mut end = self.at + by.len_utf8();
        let mut decimals = String::from("0.");
        while let Some(next) = self.c.next(end) {
            let value = han_digit(next).or_else(|| is_zero(next).then_some(0.0)).or_else(|| digit(next).map(f64::from));
            let Some(value) = value else { break };
            decimals.push_str(&value.to_string());
            end += next.len_utf8();
        }
        if decimals.len() == 2 || self.is_clock(end) {
            return false;
        }
        let value = format!("{}{}", whole + self.section.0, decimals.get(1..).unwrap_or("")).parse().unwrap_or(whole);
        self.section = (0.0, 0.0);
        (self.pending, self.decimals, self.row) = (Some((value, value)), true, 1);
        self.at = end;
        true
    }

    /// 三点十分, 八点半 tell the time.
    fn is_clock(&self, end: usize) -> bool {
        let next = self.c.next(end);
        matches!(next, Some('十' | '半' | '刻' | '钟' | '鐘'))
            || self.c.take_text(end, &["分钟", "分鐘", "分，", "分在"]).is_some()
    }

    /// 十余万, 一万多, 二十多.
    fn more(&mut self, by: char) -> bool {
        let next = self.c.next(self.c.step(self.at));
        let round = self.pending.is_none_or(|(low, _)| self.seeded && low % 10.0 == 0.0);
        let come = !matches!(by, '来' | '來')
            || next.is_some_and(|n| big_unit(n).is_some() || "个個张張块颗台家人年岁天".contains(n));
        if self.vague
            || self.more
            || self.is_empty()
            || !self.named
            || !round
            || !come
            || matches!(next, Some('于' | '於' | '少' | '种' | '样'))
        {
            return false;
        }
        self.more = true;
        self.advance(by)
    }

    /// 十几, 二十几万, 十数.
    fn odd(&mut self, by: char) -> bool {
        if self.pending.is_some() || self.last_unit != 10.0 || self.section.1 == 0.0 || self.vague {
            return false;
        }
        self.section = (self.section.0 + 1.0, self.section.1 + 9.0);
        self.vague = true;
        self.advance(by)
    }

    /// 5万4千6百.
    fn arabic(&mut self) -> bool {
        if self.pending.is_some() || self.last_unit == 0.0 || self.vague {
            return false;
        }
        let Some(number) = digits::plain(self.c, self.at).filter(|number| number.low < self.last_unit) else {
            return false;
        };
        // 2024年1月 and "5万3.5" are two numbers.
        let whole = number.low >= 10.0 && self.last_unit >= 1e4
            || self.c.next(number.end).is_some_and(|n| small_unit(n).is_some());
        if !whole || self.c.next(number.end).is_some_and(|n| matches!(n, '月' | '日' | '%')) {
            return false;
        }
        (self.pending, self.named, self.seeded) = (Some((number.low, number.high)), true, true);
        self.at = number.end;
        true
    }

    fn finish(mut self) -> Option<Numeral> {
        if self.is_empty() {
            return None;
        }
        if let Some((low, high)) = self.pending.take() {
            let implied = if self.last_unit >= 100.0 && !self.zero && !self.decimals && high < 10.0 {
                self.last_unit / 10.0
            } else {
                1.0
            };
            self.section = (self.section.0 + low * implied, self.section.1 + high * implied);
        }
        let low = self.parts.iter().fold(self.section.0, |sum, (part, _)| sum + part.0);
        let high = self.parts.iter().fold(self.section.1, |sum, (part, _)| sum + part.1);
        let factor = self.parts.iter().map(|(_, unit)| *unit).product::<f64>();
        let plain = if self.row > 1 && !self.decimals { self.row } else { 0 };
        Some(Numeral {
            low: scale(low, 1.0),
            high: scale(high, 1.0),
            vague: self.vague,
            more: self.more,
            bare: !self.named,
            digits: self.seeded,
            grouped: self.decimals,
            factor: if self.last_unit >= 1e4 { factor } else { 1.0 },
            plain,
            ..Numeral::exact(self.start, self.at, low)
        })
    }
}
