//! One amount: the number at a place, what it is tied to, and whether it is an amount at all.

use super::{
    Amount, Counter, Measure,
    bounds::{self, Bound},
    cursor::{Cursor, digit},
    digits, han, name,
    numeral::{self, Numeral, scale},
    range, share, surroundings,
    unit::{self, Adjoining},
};
use crate::{
    lexicon::chinese::{chinese, ends_in},
    text::Span,
};

/// What was found, and where to look on.
pub(super) struct Step {
    pub amount: Option<Amount>,
    pub next: usize,
}

impl Step {
    fn nothing(next: usize) -> Self {
        Self { amount: None, next }
    }
}

/// A number with its measure and the bounds of its expression, before the hedges are weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub number: Numeral,
    pub unit: Option<Adjoining>,
    pub start: usize,
    pub end: usize,
    /// The unit stands behind a name and is no part of the expression.
    pub apart: bool,
    pub range: bool,
}

/// The amount at `at`; nothing left of `floor` may belong to it.
pub(super) fn read(c: Cursor, at: usize, floor: usize) -> Step {
    let number = numeral::read(c, at);
    if let Some(found) = share::read(c, at, number).or_else(|| european_share(c, at)) {
        return shared(c, at, floor, found);
    }
    if c.next(at).is_some_and(|next| next.is_ascii_digit())
        && !name::tied_left(c, at)
        && let Some(end) = name::skip(c, at)
    {
        return Step::nothing(end);
    }
    let Some(number) = number else { return Step::nothing(behind_word(c, at)) };
    let number = without_one(c, number);
    if is_before_a_cluster(c, at) {
        return in_name(c, without_han(c, number));
    }
    // 昇腾910B千卡集群: a numeral behind the letters of a name is a number of its own.
    let apart = c.next(at).is_some_and(|next| matches!(next, '十' | '百' | '千' | '万' | '萬'));
    if name::tied_left(c, at) && !apart || is_glued_product(c, &number) {
        return in_name(c, without_han(c, number));
    }
    if name::is_dated(c, &number) {
        return Step::nothing(number.end);
    }
    let draft = range::widen(c, draft(c, number, floor));
    match draft.unit {
        None => bare(c, draft, floor),
        Some(_) => finish(c, draft, floor),
    }
}

fn european_share(c: Cursor, at: usize) -> Option<share::Share> {
    let european = c.language != crate::model::Language::English && !c.language.is_unspaced();
    european.then(|| share::european_fraction(c, at)).flatten()
}

fn behind_word(c: Cursor, at: usize) -> usize {
    at + c.word(at).len().max(c.next(at).map_or(1, char::len_utf8))
}

fn is_glued_product(c: Cursor, number: &Numeral) -> bool {
    number.digits && number.factor > 1.0 && name::is_product_number(c, number.start, number.end)
}

/// 思元590千卡集群, 天垓150万卡集群: digits right behind what a line of chips is called are a code, and count nothing; behind
/// its maker a round number counts (海光100万卡, but 寒武纪370千卡).
fn is_before_a_cluster(c: Cursor, at: usize) -> bool {
    let line = ends_in(c.left(at), &chinese().chip_lines).is_some();
    if !line && ends_in(c.left(at), &chinese().card_makers).is_none() {
        return false;
    }
    let code = |own: f64| own >= 100.0 && (line || own % 100.0 != 0.0);
    let Some(own) = digits::plain(c, at).filter(|own| code(own.low)) else { return false };
    let sized = ["百卡", "千卡", "万卡", "萬卡"].iter().find_map(|size| c.rest(own.end).strip_prefix(size));
    sized.is_some_and(|rest| {
        ["集群", "叢集", "级", "級", "超集群", "规模", "規模"].iter().any(|noun| rest.starts_with(noun))
    })
}

/// The 18万 of 18万一张: in a price 一 is of the one that is bought.
fn without_one(c: Cursor, number: Numeral) -> Numeral {
    let text = c.text.get(number.start..number.end).unwrap_or("");
    let counts = c.next(number.end).is_some_and(|next| "张張块塊颗顆片枚台臺套".contains(next));
    let one =
        text.starts_with(|first: char| first.is_ascii_digit()) && text.ends_with("万一") || text.ends_with("萬一");
    if !(one && counts) {
        return number;
    }
    digits::plain(c, number.start).map_or(number, |own| own.times(1e4, number.end - '一'.len_utf8()))
}

/// The 800 of H800万卡集群: Han numerals behind the digits of a name begin another number.
fn without_han(c: Cursor, number: Numeral) -> Numeral {
    let own = digits::plain(c, number.start).filter(|own| own.end < number.end);
    own.filter(|own| c.next(own.end).is_some_and(han::is_numeral)).unwrap_or(number)
}

/// A number that belongs to a name is kept with its value and marked.
fn in_name(c: Cursor, number: Numeral) -> Step {
    let next = if name::tied_right(c, &number) { number.end + c.word(number.end).len() } else { number.end };
    if surroundings::is_precision(c.before(number.start), number.low) {
        return Step::nothing(next);
    }
    let amount = Amount { in_name: true, ..plain(number) };
    Step { amount: number.digits.then_some(amount), next }
}

fn plain(number: Numeral) -> Amount {
    let span = Span::new(number.start, number.end);
    Amount { approximate: number.vague, ..Amount::bare(span, number.low, number.high) }
}

/// The number with its unit, on either side.
pub(super) fn draft(c: Cursor, number: Numeral, floor: usize) -> Draft {
    let mut draft = Draft { number, unit: None, start: number.start, end: number.end, apart: false, range: false };
    let mut counted = number;
    // 10+ GPUs, 1万余颗: the hedge stands between the number and its unit.
    let hedged = bounds::behind(c, number.end).map(|(_, end)| end).or_else(|| surroundings::level(c, number.end));
    if let Some(end) = hedged.filter(|end| {
        unit::behind(c, &Numeral { end: *end, ..number }).is_some_and(|unit| unit.measure != Measure::Other)
    }) {
        counted.end = end;
    }
    let after = unit::behind(c, &counted);
    // 278.8万个H800 GPU小时: what is counted first is the chip
    let of_another = after.is_some_and(|after| !matches!(after.measure, Measure::Counter(_)));
    if let Some(hours) = unit::hours_of_a_chip(c, &number).filter(|_| !of_another) {
        return Draft { unit: Some(hours), apart: true, ..draft };
    }
    let before = unit::currency(c, number.start).filter(|unit| unit.span.start >= floor);
    let money = after.filter(|after| matches!(after.measure, Measure::Currency(_)));
    if let Some(after) = money.or(if before.is_some() { None } else { after }) {
        draft.unit = Some(after);
        draft.end = after.span.end;
        if let Some(before) = before {
            // 人民币8千元, NT$ 5 dollars: the more telling of the two names the currency.
            let taiwan = before.span.of(c.text).contains('台') || before.span.of(c.text).contains('幣');
            if taiwan || before.factor > after.factor {
                draft.unit = Some(Adjoining { span: after.span, ..before });
            }
            draft.start = before.span.start;
        }
    } else if let Some(before) = before {
        (draft.unit, draft.start) = (Some(before), before.span.start);
    } else if let Some(short) = surroundings::short_tera(c, &number) {
        draft.unit = Some(short);
    } else if let Some(beyond) = unit::beyond(c, &number) {
        (draft.unit, draft.apart) = (Some(beyond), true);
    }
    draft
}

/// "`LiveCodeBench` 70.4": no version goes so far and has a tenth.
fn is_no_version(c: Cursor, number: &Numeral) -> bool {
    let text = c.text.get(number.start..number.end).unwrap_or("");
    number.low >= 20.0 && text.split_once('.').is_some_and(|(_, minor)| minor.len() == 1)
}

/// A number without a unit: an amount only if it looks like one.
fn bare(c: Cursor, draft: Draft, floor: usize) -> Step {
    let number = draft.number;
    if name::tied_right(c, &number) && !draft.range {
        return in_name(c, number);
    }
    let level = surroundings::level(c, number.end);
    let spelt = !number.digits && number.factor <= 1.0 && !number.vague;
    if number.bare && level.is_none() && !is_hedged(c, &number) {
        return Step::nothing(number.end);
    }
    if spelt
        && !draft.range
        && (c.next(number.start).is_some_and(|first| !first.is_ascii()) || number.high < 2.0)
        && !is_long(c, &number)
    {
        return Step::nothing(number.end);
    }
    if unit::is_year(&number) && !draft.range {
        return Step::nothing(number.end);
    }
    let glued =
        c.text.get(number.start..number.end).is_some_and(|text| text.ends_with(|c: char| c.is_ascii_uppercase()));
    let named = number.digits
        && (glued || (!number.grouped && number.factor <= 1.0))
        && !is_no_version(c, &number)
        && name::follows_name(c, number.start);
    let mut step = finish(c, draft, floor);
    if let Some(amount) = &mut step.amount {
        amount.in_name = amount.in_name || named || version(c, &number) || is_a_code(c, &number);
    }
    step
}

/// 3.1 behind a name is a version.
fn version(c: Cursor, number: &Numeral) -> bool {
    // "GLM-4.5 64.2": a name that has its version does not go on with one
    let versioned = c.left(number.start).trim_end().rsplit(' ').next().is_some_and(|word| word.contains('.'));
    number.digits
        && number.grouped
        && number.factor <= 1.0
        && number.low < 100.0
        && !versioned
        && !is_no_version(c, number)
        && name::follows_name(c, number.start)
}

/// （688321）, （证券代码：300999.SZ）: what shares are traded by.
fn is_a_code(c: Cursor, number: &Numeral) -> bool {
    let whole = number.digits && !number.grouped && number.end - number.start == 6;
    let opens = matches!(c.previous(number.start), Some('（' | '(' | '：' | ':' | '码'));
    let rest = c.text.get(number.end..).unwrap_or("").trim_start_matches(|c: char| c == '.' || c.is_ascii_alphabetic());
    whole && c.language.is_chinese() && opens && rest.starts_with(['）', ')', '，'])
}

fn is_hedged(c: Cursor, number: &Numeral) -> bool {
    number.high >= 100.0 && !bounds::before(c, number.start).0.is_empty()
}

/// A Chinese number of several characters, and no 三 of 三星.
fn is_long(c: Cursor, number: &Numeral) -> bool {
    let text = c.text.get(number.start..number.end).unwrap_or("");
    text.chars().count() > 2 && number.high > 20.0 && number.plain == 0
}

/// A share in words is an amount with its hedges.
fn shared(c: Cursor, at: usize, floor: usize, found: share::Share) -> Step {
    let span = Span::new(found.number.start, found.number.end);
    let unit = Adjoining { measure: found.measure, factor: 1.0, span: Span::new(span.end, span.end) };
    let draft = Draft { number: found.number, unit: Some(unit), start: at, end: span.end, apart: false, range: false };
    finish(c, draft, floor)
}

/// The amount of a draft, with hedges, rate, precision and change.
fn finish(c: Cursor, draft: Draft, floor: usize) -> Step {
    let Draft { number, unit, .. } = draft;
    if unit.is_some_and(|unit| is_idle(c, &number, &unit)) {
        return Step::nothing(number.end);
    }
    let factor = unit.map_or(1.0, |unit| unit.factor);
    let mut amount = plain(number);
    amount.min = Some(scale(number.low, factor));
    amount.max = Some(scale(number.high, factor));
    amount.measure = unit.map(|unit| unit.measure);
    amount.measure_text = unit.map_or(amount.measure_text, |unit| unit.span);
    amount.span = Span::new(draft.start, draft.end.max(number.end));
    hedge(c, &mut amount, &draft, floor);
    scales(c, &mut amount, &number);
    surroundings::rate(c, &mut amount);
    surroundings::precision(c, &mut amount, number.end);
    surroundings::change(c, &mut amount);
    let next = amount.span.end.max(number.end);
    Step { amount: Some(amount), next }
}

/// 一个, 一块 and 一台 are articles of Chinese, "one unit" is none.
fn is_idle(c: Cursor, number: &Numeral, unit: &Adjoining) -> bool {
    let text = c.text.get(number.start..number.end).unwrap_or("");
    let one = text == "一"
        && matches!(
            unit.measure,
            Measure::Counter(
                Counter::Piece
                    | Counter::Card
                    | Counter::Machine
                    | Counter::Slice
                    | Counter::Cluster
                    | Counter::Core
                    | Counter::Node
                    | Counter::Rack
                    | Counter::Server
            ) | Measure::Other
                | Measure::Percent
                | Measure::People
                | Measure::Points
        );
    let bare_money = number.bare && number.low < 1e5 && matches!(unit.measure, Measure::Currency(_));
    let classifier =
        !number.digits && matches!(unit.measure, Measure::Other) && text.chars().count() == 1 && !text.is_ascii();
    let word = matches!(text, "one" | "One") && matches!(unit.measure, Measure::Other | Measure::People | Measure::Day);
    one || bare_money
        || classifier
        || word
        || (number.bare && digit(c.next(number.start).unwrap_or(' ')).is_none() && number.low < 100.0)
}

/// Applies the hedges before the number, behind it and behind its unit.
fn hedge(c: Cursor, amount: &mut Amount, draft: &Draft, floor: usize) {
    let (mut hedges, start) = bounds::before(c, draft.start);
    if start >= floor && !hedges.is_empty() {
        amount.span.start = start;
    } else {
        hedges.clear();
    }
    for at in [draft.number.end, draft.end] {
        if draft.number.more {
            hedges.push(Bound::AtLeast);
        }
        if let Some((bound, end)) = bounds::behind(c, at) {
            hedges.push(bound);
            amount.span.end = amount.span.end.max(end);
        }
    }
    hedges.extend(surroundings::remote_hedge(c, draft.start));
    for bound in hedges {
        match bound {
            Bound::About => amount.approximate = true,
            Bound::AtLeast if amount.min.is_some() => amount.max = None,
            Bound::AtMost if amount.max.is_some() => amount.min = None,
            _ => {}
        }
    }
}

/// 千亿级, 万卡, 100-billion-scale, 10,000-card: an order of magnitude.
fn scales(c: Cursor, amount: &mut Amount, number: &Numeral) {
    let level = surroundings::level(c, amount.span.end).or_else(|| surroundings::level(c, number.end));
    if let Some(end) = level {
        amount.span.end = amount.span.end.max(end);
    }
    let hyphen = matches!(c.next(number.end), Some('-')) && matches!(amount.measure, Some(Measure::Counter(_)));
    let round = number.low >= 1e3 && (number.low.log10() - number.low.log10().round()).abs() < 1e-9;
    let ten = c.next(number.start) == Some('十')
        && level.is_none()
        && !matches!(amount.measure, Some(Measure::Parameters))
        && amount.measure_text.of(c.text) != "卡";
    amount.scale_only = number.bare && !ten && !number.vague;
    if (amount.scale_only || level.is_some() || (hyphen && round)) && amount.min.is_some() && amount.max.is_some() {
        amount.approximate = true;
    }
}
