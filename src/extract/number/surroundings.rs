//! What the clause around an amount adds: the rate, the number format, a rise or fall, a hedge at a distance.

use std::sync::LazyLock;

use super::{
    Amount, Measure, Per,
    bounds::Bound,
    cursor::{Cursor, begins_with},
    numeral::Numeral,
    unit::Adjoining,
};
use crate::{
    lexicon::english::any_word,
    text::{
        Span,
        list::{Index, Words},
    },
};

/// The end of a word that makes a number an order of magnitude: 级, -scale, クラス.
pub(super) fn level(c: Cursor, at: usize) -> Option<usize> {
    const LEVELS: &[&str] = &["量级", "量級", "级别", "級別", "级", "級", "规模", "規模", "クラス", "규모", "급"];
    if let Some(end) = c.take_text(at, LEVELS) {
        return Some(end);
    }
    let start = if c.next(at) == Some('-') { at + 1 } else { c.spaces(at) };
    (start > at).then(|| c.take_any(start, &["scale", "level", "class"])).flatten()
}

/// 约为NVL72的2.1倍, 仅约GB200的三分之一: the hedge stands before the name of what is compared with.
pub(super) fn remote_hedge(c: Cursor, start: usize) -> Option<Bound> {
    if !matches!(c.previous(start), Some('的' | 'の')) {
        return None;
    }
    let clause = c.clause_before(start, 60);
    let near = ["约为", "約為", "约是", "约", "約", "大约", "大概", "接近", "将近", "將近"];
    let word = near.iter().any(|word| clause.contains(word)) && !clause.contains("节约") && !clause.contains("条约");
    word.then_some(Bound::About)
}

/// 带宽1.6T, 算力120T: what the T is of stands before it.
pub(super) fn short_tera(c: Cursor, number: &Numeral) -> Option<Adjoining> {
    let text = c.text.get(number.start..number.end)?;
    if !c.language.is_chinese() || !text.ends_with('T') {
        return None;
    }
    let clause = c.clause_before(number.start, 36);
    let measures = [
        ("带宽", Measure::BytePerSecond),
        ("帶寬", Measure::BytePerSecond),
        ("頻寬", Measure::BytePerSecond),
        ("算力", Measure::Flops),
        ("显存", Measure::Byte),
        ("内存", Measure::Byte),
        ("容量", Measure::Byte),
    ];
    let found = measures.iter().filter_map(|(word, measure)| Some((clause.rfind(word)?, *measure)));
    let (_, measure) = found.max_by_key(|(at, _)| *at)?;
    Some(Adjoining { measure, factor: 1.0, span: Span::new(number.end - 1, number.end) })
}

const RATES: &[(&str, Per)] = &[
    ("a second", Per::Second),
    ("per second", Per::Second),
    ("each second", Per::Second),
    ("/s", Per::Second),
    ("/秒", Per::Second),
    ("每秒", Per::Second),
    ("an hour", Per::Hour),
    ("per hour", Per::Hour),
    ("/hour", Per::Hour),
    ("/小时", Per::Hour),
    ("每小时", Per::Hour),
    ("a day", Per::Day),
    ("per day", Per::Day),
    ("daily", Per::Day),
    ("/day", Per::Day),
    ("/天", Per::Day),
    ("每天", Per::Day),
    ("a week", Per::Week),
    ("per week", Per::Week),
    ("weekly", Per::Week),
    ("a month", Per::Month),
    ("per month", Per::Month),
    ("each month", Per::Month),
    ("every month", Per::Month),
    ("monthly", Per::Month),
    ("/month", Per::Month),
    ("/月", Per::Month),
    ("每月", Per::Month),
    ("pro Monat", Per::Month),
    ("im Monat", Per::Month),
    ("monatlich", Per::Month),
    ("par mois", Per::Month),
    ("в месяц", Per::Month),
    ("al mes", Per::Month),
    ("al mese", Per::Month),
    ("a quarter", Per::Quarter),
    ("per quarter", Per::Quarter),
    ("a year", Per::Year),
    ("per year", Per::Year),
    ("each year", Per::Year),
    ("every year", Per::Year),
    ("per annum", Per::Year),
    ("annually", Per::Year),
    ("yearly", Per::Year),
    ("/year", Per::Year),
    ("/yr", Per::Year),
    ("/年", Per::Year),
    ("每年", Per::Year),
    ("一年", Per::Year),
    ("pro Jahr", Per::Year),
    ("im Jahr", Per::Year),
    ("jährlich", Per::Year),
    ("par an", Per::Year),
    ("в год", Per::Year),
    ("ежегодно", Per::Year),
    ("al año", Per::Year),
    ("all'anno", Per::Year),
    ("per chip", Per::Piece),
    ("per card", Per::Piece),
    ("per GPU", Per::Piece),
    ("per unit", Per::Piece),
    ("a piece", Per::Piece),
    ("apiece", Per::Piece),
    ("each", Per::Piece),
    ("/张", Per::Piece),
    ("/片", Per::Piece),
    ("/颗", Per::Piece),
    ("per million tokens", Per::Token),
    ("per 1 million tokens", Per::Token),
    ("per token", Per::Token),
    ("/百万tokens", Per::Token),
    ("/百万token", Per::Token),
    ("per node", Per::Node),
    ("per server", Per::Node),
    ("per rack", Per::Node),
    ("per watt", Per::Watt),
];

static BEHIND: LazyLock<Index<Per>> = LazyLock::new(|| Index::by_first(RATES));

static BEFORE: LazyLock<Index<Per>> = LazyLock::new(|| Index::by_first(RATES_BEFORE));

/// Before an amount, in its clause.
const RATES_BEFORE: &[(&str, Per)] = &[
    ("每秒", Per::Second),
    ("초당", Per::Second),
    ("毎秒", Per::Second),
    ("每小时", Per::Hour),
    ("每天", Per::Day),
    ("每日", Per::Day),
    ("日产", Per::Day),
    ("日均", Per::Day),
    ("每周", Per::Week),
    ("每月", Per::Month),
    ("月产", Per::Month),
    ("月產", Per::Month),
    ("单月", Per::Month),
    ("月均", Per::Month),
    ("月出货", Per::Month),
    ("毎月", Per::Month),
    ("月間", Per::Month),
    ("매월", Per::Month),
    ("월 ", Per::Month),
    ("monthly", Per::Month),
    ("每年", Per::Year),
    ("年产", Per::Year),
    ("年產", Per::Year),
    ("年采购", Per::Year),
    ("年採購", Per::Year),
    ("年出货", Per::Year),
    ("年出貨", Per::Year),
    ("全年", Per::Year),
    ("年均", Per::Year),
    ("毎年", Per::Year),
    ("年間", Per::Year),
    ("연간", Per::Year),
    ("annual", Per::Year),
    ("每张", Per::Piece),
    ("每颗", Per::Piece),
    ("每片", Per::Piece),
    ("每块", Per::Piece),
    ("单价", Per::Piece),
    ("單價", Per::Piece),
    ("单卡", Per::Piece),
    ("장당", Per::Piece),
    ("개당", Per::Piece),
];

/// Finds the rate of an amount: right behind it, behind what is counted, or before it in the clause.
pub(super) fn rate(c: Cursor, amount: &mut Amount) {
    if matches!(amount.measure, Some(Measure::Percent | Measure::Times | Measure::Nanometre | Measure::Parameters)) {
        return;
    }
    let end = amount.span.end.max(amount.measure_text.end);
    let start = c.spaces(end);
    let words = BEHIND.at(c.next(start)).filter_map(|(word, per)| Some((c.take_word(start, word)?, *per)));
    if let Some((stop, per)) = words.max_by_key(|(stop, _)| *stop) {
        amount.per = Some(per);
        if amount.measure_text.end <= amount.span.end {
            amount.span.end = stop;
        }
    } else {
        amount.per = further(c, end).or_else(|| earlier(c, amount));
    }
    settle(c, amount);
}

/// Behind what is counted.
const RATES_FURTHER: [(&str, Per); 14] = [
    (" a year", Per::Year),
    (" per year", Per::Year),
    (" annually", Per::Year),
    (" a month", Per::Month),
    (" per month", Per::Month),
    (" monthly", Per::Month),
    (" a quarter", Per::Quarter),
    (" a week", Per::Week),
    (" pro Jahr", Per::Year),
    (" pro Monat", Per::Month),
    (" par an", Per::Year),
    (" par mois", Per::Month),
    (" в год", Per::Year),
    (" в месяц", Per::Month),
];

/// "500,000 of Nvidia's most advanced chips a year": up to the next number or the end of the clause.
fn further(c: Cursor, end: usize) -> Option<Per> {
    let clause = c.clause_after(end, 70);
    let clause = clause.find(|c: char| c.is_ascii_digit()).map_or(clause, |digit| clause.get(..digit).unwrap_or(""));
    // only the first place of each counts
    let mut left = RATES_FURTHER.to_vec();
    clause.match_indices(' ').find_map(|(at, _)| {
        let rest = clause.get(at..)?;
        let place = left.iter().position(|(word, _)| begins_with(rest, word))?;
        let (word, per) = left.swap_remove(place);
        rest.get(word.len()..).filter(|next| !dates(next)).map(|_| per)
    })
}

/// "a year ago", "a year earlier": the words date the amount.
fn dates(next: &str) -> bool {
    next.starts_with(|c: char| c.is_alphabetic())
        || ["ago", "earlier", "later", "before"].iter().any(|word| next.trim_start().starts_with(word))
}

fn earlier(c: Cursor, amount: &Amount) -> Option<Per> {
    let clause = c.clause_before(amount.span.start, 40);
    // A number between the word and the amount has the word for itself, unless it is the 7 of a 7nm process.
    clause.char_indices().rev().find_map(|(at, first)| {
        let rest = clause.get(at..)?;
        BEFORE.at(Some(first)).rfind(|(word, _)| rest.starts_with(word)).map(|(_, per)| *per)
    })
}

/// Bytes with "per second" are a bandwidth, 次 with it are operations.
fn settle(c: Cursor, amount: &mut Amount) {
    if amount.per != Some(Per::Second) {
        return;
    }
    match amount.measure {
        Some(Measure::Byte) => amount.measure = Some(Measure::BytePerSecond),
        Some(Measure::Bit) => amount.measure = Some(Measure::BitPerSecond),
        Some(Measure::Flop) => amount.measure = Some(Measure::Flops),
        Some(Measure::Other) if amount.measure_text.of(c.text) == "次" => {
            let around = [c.clause_after(amount.span.end, 40), c.clause_before(amount.span.start, 60)].concat();
            let integer = around.contains("INT") || around.contains("整数") || around.contains("TOPS");
            amount.measure = Some(if integer { Measure::Ops } else { Measure::Flops });
            if let Some(end) = c.take_text(amount.span.end, &["浮点运算", "浮點運算", "运算", "運算", "计算", "計算"])
            {
                amount.span.end = end;
            }
        }
        _ => return,
    }
    amount.per = None;
}

const PRECISIONS: &[(&str, &str)] = &[
    ("FP64", "FP64"),
    ("FP32", "FP32"),
    ("TF32", "TF32"),
    ("FP16", "FP16"),
    ("BF16", "BF16"),
    ("BFloat16", "BF16"),
    ("bfloat16", "BF16"),
    ("FP8", "FP8"),
    ("FP6", "FP6"),
    ("FP4", "FP4"),
    ("INT16", "INT16"),
    ("INT8", "INT8"),
    ("INT4", "INT4"),
    ("half-precision", "FP16"),
    ("half precision", "FP16"),
    ("single-precision", "FP32"),
    ("double-precision", "FP64"),
    ("double precision", "FP64"),
    ("半精度", "FP16"),
    ("单精度", "FP32"),
    ("單精度", "FP32"),
    ("双精度", "FP64"),
    ("雙精度", "FP64"),
    ("倍精度", "FP64"),
    ("Einfachgenauigkeit", "FP32"),
    ("doppelter Genauigkeit", "FP64"),
];

/// The number format of a compute figure: behind it, between number and unit, or before it in the clause.
pub(super) fn precision(c: Cursor, amount: &mut Amount, number_end: usize) {
    if !matches!(amount.measure, Some(Measure::Flops | Measure::Ops)) {
        return;
    }
    let between = Span::new(number_end, amount.measure_text.start).of(c.text);
    let end = amount.span.end.max(amount.measure_text.end);
    let after = near(c, end);
    let before = c.clause_before(amount.span.start, 60);
    amount.precision = first(between).or_else(|| first(after)).or_else(|| last(before));
}

/// Whether letters and a number make the name of a number format: FP16, INT8.
pub(super) fn is_precision(left: &str, number: f64) -> bool {
    let bits = [4.0, 6.0, 8.0, 16.0, 32.0, 64.0].iter().any(|bits| (bits - number).abs() < 0.1);
    bits && ["FP", "BF", "TF", "INT", "fp", "bf", "tf", "int"].iter().any(|word| left.ends_with(word))
}

/// The text behind a figure that may name its format: up to the next digit that is no part of a format's name.
fn near(c: Cursor<'_>, end: usize) -> &str {
    let text = c.clause_after(end, 32);
    let stop = text.find(['、', ',', '，', ';']).unwrap_or(text.len());
    text.get(..stop).unwrap_or("")
}

fn first(text: &str) -> Option<&'static str> {
    if !names_one(text) {
        return None;
    }
    let found = PRECISIONS.iter().filter_map(|(word, name)| Some((find(text, word)?, *name)));
    found.min_by_key(|(at, _)| *at).map(|(_, name)| name)
}

fn last(text: &str) -> Option<&'static str> {
    if !names_one(text) {
        return None;
    }
    let found = PRECISIONS.iter().filter_map(|(word, name)| Some((text.rfind(word)?, *name)));
    found.max_by_key(|(at, _)| *at).map(|(_, name)| name)
}

/// Whether a text holds any of the words, which few do.
fn names_one(text: &str) -> bool {
    static ANY: LazyLock<Words> =
        LazyLock::new(|| Words::of(PRECISIONS.iter().flat_map(|(word, _)| [(*word).to_owned(), word.to_lowercase()])));
    ANY.are_in(text)
}

fn find(text: &str, word: &str) -> Option<usize> {
    text.find(word).or_else(|| text.find(&word.to_lowercase()))
}

const RISES_BEFORE: &[&str] = &[
    "提升",
    "提高",
    "增长",
    "增長",
    "增加",
    "上升",
    "高出",
    "上涨",
    "上漲",
    "快",
    "攀升",
    "成长",
    "成長",
    "改善",
    "領先",
    "领先",
    "increase",
    "increased by",
    "increases by",
    "improve",
    "improved by",
    "improves by",
    "rose",
    "rise of",
    "rises",
    "risen",
    "grew",
    "grow",
    "grown",
    "up",
    "gain of",
    "gained",
    "jumped",
    "climbed",
    "surged",
    "boost",
    "boosted",
    "boosts",
    "growth of",
    "improvement of",
    "outperforms",
    "beat",
    "beats",
    "by",
    "um",
    "на",
    "向上",
    "増の",
    "上回",
];

const FALLS_BEFORE: &[&str] = &[
    "下降",
    "降低",
    "减少",
    "減少",
    "下跌",
    "下滑",
    "缩减",
    "下调",
    "低了",
    "节省",
    "節省",
    "fell",
    "fall",
    "falls",
    "fallen",
    "down",
    "dropped",
    "drop of",
    "declined",
    "decline of",
    "reduced by",
    "reduce",
    "cut",
    "lowered by",
    "decrease of",
    "decreased by",
    "cuts",
];

const RISES_AFTER: &[&str] = &[
    "faster",
    "more",
    "higher",
    "better",
    "increase",
    "improvement",
    "boost",
    "growth",
    "gain",
    "rise",
    "jump",
    "quicker",
    "larger",
    "greater",
    "的提升",
    "的增长",
    "的性能提升",
    "以上的提升",
    "増",
    "向上",
    "increase in",
];

const FALLS_AFTER: &[&str] = &[
    "slower",
    "less",
    "lower",
    "fewer",
    "decrease",
    "decline",
    "drop",
    "fall",
    "reduction",
    "cheaper",
    "smaller",
    "減",
];

/// Whether a percentage or a multiple is what something rose or fell by.
pub(super) fn change(c: Cursor, amount: &mut Amount) {
    if !matches!(amount.measure, Some(Measure::Percent | Measure::Times)) {
        return;
    }
    let left = c.left(amount.span.start);
    let left = left.strip_suffix('了').unwrap_or(left);
    let before = c.clause_before(left.len(), 48).to_lowercase();
    let start = c.spaces(amount.span.end);
    let fell = FALLS_BEFORE.iter().any(|word| ends_with(&before, word)) || c.take_any(start, FALLS_AFTER).is_some();
    let fell = fell || (ends_with(&before, "by") && FALLS_BEFORE.iter().any(|word| has_word(&before, word)));
    let rose = RISES_BEFORE.iter().any(|word| ends_with(&before, word))
        || c.take_any(start, RISES_AFTER).is_some()
        || c.take_text(start, &["的提升", "的增长", "的性能提升", "増", "向上"]).is_some();
    amount.decrease = fell;
    amount.increase = rose && !fell;
}

fn ends_with(text: &str, word: &str) -> bool {
    let Some(left) = text.strip_suffix(word) else { return false };
    !word.is_ascii() || !left.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn has_word(text: &str, word: &str) -> bool {
    any_word(text, |part| part == word)
}
