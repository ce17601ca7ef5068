//! Days reckoned from a day: months and years before and after it, weekdays, the nearest 28 September.

use std::{borrow::Cow, sync::LazyLock};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Reader;
use crate::{
    lexicon::{
        chinese::ends_in_a_meeting,
        english::{english, is_participle},
    },
    model::PartialDate,
    text::{list::Words, simplified::simplified},
};

/// What a relative word means, in steps from the publication day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Day(i32),
    Month(i32),
    Quarter(i32),
    Year(i32),
}

pub(super) fn shift(today: NaiveDate, by: Shift) -> Option<PartialDate> {
    Some(match by {
        Shift::Day(days) => PartialDate::Day(add_days(today, i64::from(days))?),
        Shift::Month(months) => {
            let day = add_months(today.with_day(1)?, months)?;
            PartialDate::Month(day.year(), day.month())
        }
        Shift::Quarter(quarters) => {
            let day = add_months(today.with_day(1)?, quarters * 3)?;
            PartialDate::Quarter(day.year(), (day.month() - 1) / 3 + 1)
        }
        Shift::Year(years) => PartialDate::Year(today.year() + years),
    })
}

pub(super) fn add_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

fn add_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let count = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// Which of several days of one name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// On the publication day or before it.
    Past,
    /// On the publication day or after it.
    Future,
    /// Before the publication day.
    Last,
    /// After the publication day.
    Next,
    /// In the week of the publication day, Monday to Sunday, or so many weeks from it.
    Week(i64),
}

pub(super) fn weekday(today: NaiveDate, day: Weekday, side: Side) -> Option<NaiveDate> {
    let ahead = i64::from((7 + day.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7);
    let days = match side {
        Side::Past => (ahead - 7) % 7,
        Side::Last => ahead - 7,
        Side::Next if ahead == 0 => 7,
        Side::Future | Side::Next => ahead,
        Side::Week(weeks) => {
            i64::from(day.num_days_from_monday()) - i64::from(today.weekday().num_days_from_monday()) + 7 * weeks
        }
    };
    add_days(today, days)
}

/// Whether a clause tells of what is over, of what is to come, or in the present tense, as announcements and headlines tell
/// of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Past,
    Present,
    Future,
}

/// A month and day without a year: the nearest one before the publication day, or behind it where the text speaks
/// of the future; that of the same year where it is told in the present. A day ahead is allowed for clocks of other zones.
pub(super) fn day_of_year(today: NaiveDate, month: u32, day: u32, told: Told) -> Option<PartialDate> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day);
    let edge = add_days(today, 1)?;
    let year = match this {
        Some(this) if told == Told::Future && this < today => today.year() + 1,
        Some(this) if told == Told::Past && this > edge => today.year() - 1,
        _ => today.year(),
    };
    PartialDate::day(year, month, day)
}

/// A month without a year, by the same rule.
pub(super) fn month_of_year(today: NaiveDate, month: u32, told: Told) -> PartialDate {
    let year = if told == Told::Future && month < today.month() {
        today.year() + 1
    } else if told == Told::Past && month > today.month() {
        today.year() - 1
    } else {
        today.year()
    };
    PartialDate::Month(year, month)
}

/// How far behind a date, in bytes, a part of a year may stand that is of that date's year too.
const CHAIN: usize = 240;

/// "in Q1 2026, followed by X in the fourth quarter", 2026年一季度…，四季度…: a part of a year told without it, behind a
/// date that is still to come, is of that date's year.
pub(super) fn behind_another(reader: Reader, at: usize, date: PartialDate) -> PartialDate {
    let moved = |last| moved_behind(reader, at, date, last);
    moved(reader.last).or_else(|| moved(reader.coming)).unwrap_or(date)
}

/// The part of a year, moved into the year of the date that ends at that place; none where it is not of that year.
fn moved_behind(
    reader: Reader,
    at: usize,
    date: PartialDate,
    last: Option<(PartialDate, usize)>,
) -> Option<PartialDate> {
    let (today, (last, end)) = reader.today.zip(last)?;
    let gap = reader.c.text.get(end..at).unwrap_or("\n");
    let parts = matches!(date, PartialDate::Quarter(..) | PartialDate::Half(..));
    let sentences = gap.matches(['。', '!', '?', '？', '！']).count() + gap.matches(". ").count();
    let near = gap.len() <= CHAIN && !gap.contains('\n') && sentences <= usize::from(parts);
    let to_come = last.year() > today.year() || parts && last.year() == today.year() && last.last_day() >= today;
    let moved = match date {
        PartialDate::Half(_, half) => PartialDate::Half(last.year(), half),
        PartialDate::Quarter(_, quarter) => PartialDate::Quarter(last.year(), quarter),
        PartialDate::Month(_, month) => PartialDate::Month(last.year(), month),
        other => other,
    };
    (near && to_come && moved.first_day() >= last.first_day()).then_some(moved)
}

/// A day of a month alone: 10日.
pub(super) fn day_of_month(today: NaiveDate, day: u32, future: bool) -> Option<PartialDate> {
    let edge = add_days(today, 1)?;
    for back in 0..3 {
        let step = if future { back } else { -back };
        let month = add_months(today.with_day(1)?, step)?;
        let Some(found) = month.with_day(day) else { continue };
        let fits = if future { found >= today } else { found <= edge };
        if fits {
            return Some(PartialDate::Day(found));
        }
    }
    None
}

/// A quarter without a year: that of the publication year, or the last one that has begun.
pub(super) fn quarter_of_year(today: NaiveDate, quarter: u32, told: Told) -> PartialDate {
    let now = (today.month() - 1) / 3 + 1;
    let year = if told == Told::Future && quarter < now {
        today.year() + 1
    } else if told == Told::Past && quarter > now {
        today.year() - 1
    } else {
        today.year()
    };
    PartialDate::Quarter(year, quarter)
}

/// A half without a year: that of the publication year.
pub(super) fn half_of_year(today: NaiveDate, half: u32, told: Told) -> PartialDate {
    let now = (today.month() - 1) / 6 + 1;
    let year = if told == Told::Future && half < now { today.year() + 1 } else { today.year() };
    PartialDate::Half(year, half)
}

const FUTURE: &[&str] = &[
    " will ",
    " plan",
    "expect",
    " due ",
    " aim",
    "scheduled",
    " slated",
    "set to",
    "would",
    "could come",
    "could be ",
    "could launch",
    "could release",
    "could arrive",
    "could follow",
    "could debut",
    "could ship",
    "could start",
    "could begin",
    " may be ",
    " may come",
    " may launch",
    " may release",
    " may arrive",
    " may follow",
    " may debut",
    " may ship",
    " may start",
    " may begin",
    " might be ",
    " might come",
    " might launch",
    " might release",
    " might arrive",
    " likely to ",
    "on track ",
    "tipped ",
    "intend",
    "upcoming",
    "as early as",
    "is to ",
    "are to ",
    "next ",
    "in time for",
    "hopes",
    "target",
    " promised",
    "preparing",
    "将",
    "將",
    "计划",
    "計劃",
    "計畫",
    "预计",
    "預計",
    "拟",
    "擬",
    "有望",
    "即将",
    "就会",
    "才会",
    "即將",
    "预期",
    "底前",
    "力争",
    "目标",
    "予定",
    "計画",
    "見通し",
    "方針",
    "目指",
    "예정",
    "계획",
    "목표",
    "전망",
    "wird",
    "werden",
    "soll",
    "plant",
    "geplant",
    "sera",
    "prévoi",
    "prévu",
    "attendu",
    "devrait",
    "будет",
    "планир",
    "ожида",
    "намерен",
    "será",
    "prevé",
    "previst",
    "espera",
    "sarà",
    "prevede",
    "atteso",
];

/// The present tense of announcements.
const PRESENT: &[&str] = &[
    " goes on sale",
    " go on sale",
    " ships ",
    " begins ",
    " begin ",
    " starts ",
    " follows in",
    " arrives ",
    " launches ",
    " opens ",
];

/// Words for what is to come that end other words too, and the characters before them that make such a word: 稳定在,
/// 鉴定于, 主要到.
const FUTURE_HAN: &[(&str, &str)] =
    &[("定在", "稳一肯鉴认决确制固"), ("定于", "稳一肯鉴认决确制固"), ("要到", "主需重")];

/// Before a date: what is told is over, even where it was expected then.
const PAST: &[&str] = &[
    " was ",
    " were ",
    " had ",
    " did ",
    " came ",
    " went ",
    " began ",
    " started ",
    "nnounced ",
    "nveiled ",
    "aunched ",
    "eleased ",
    "ublished ",
    "pproved ",
    "曾",
    "早在",
    "自从",
    "wurde ",
    " avait ",
    " был",
    "했던",
];

/// What puts a thing off, and the words between it and the new day.
const PUT_OFF: &[&str] = &[
    "推迟",
    "延迟",
    "延后",
    "延期",
    "推延",
    "延",
    "推遲",
    "延遲",
    "延後",
    "delayed",
    "postponed",
    "pushed",
    "pushed back",
    "put off",
    "put back",
    "slipped",
    "slips",
];
const TO_A_DAY: &[&str] = &["至", "到", " to", " until", " till", " into"];

/// Right before a date: what was put off is to come then, and had another day before.
fn is_put_off(before: &str) -> bool {
    let before = before.trim_end();
    let mut verbs = TO_A_DAY.iter().filter_map(|word| before.strip_suffix(word));
    verbs.any(|text| PUT_OFF.iter().any(|verb| text.strip_suffix('了').unwrap_or(text).ends_with(verb)))
}

/// 会在 as a verb: 昇腾920会在10月发布, and no 发布会在3月….
fn shall_be(before: &str) -> bool {
    if !before.contains(['会', '會']) {
        return false;
    }
    let before: String = before.chars().map(simplified).collect();
    let mut heads = before.match_indices("会在").map(|(at, _)| before.get(..at + "会".len()).unwrap_or(""));
    heads.any(|head| !ends_in_a_meeting(head))
}

/// "is to be released", "will then be published", "should be out": what stands behind "be" tells of what is still to come, and not of what
/// is over. "Was thought to be the largest in 2023" has none there.
fn is_to_be_done(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().take(TO_BE_WITHIN).filter(|word| !word.ends_with("ly"));
    let done = words.by_ref().take_while(|word| *word != "be").last();
    let lead = words.find(|word| !matches!(*word, "then" | "also" | "only" | "not"));
    done.is_some_and(|word| is_participle(word) || english().comes_about.contains(word))
        && lead.is_some_and(|word| matches!(word, "to" | "will" | "would" | "should" | "could" | "may" | "might"))
}

/// "Contoso's X1 to debut in Q4", "Contoso to launch X1 in March": the infinitive of a headline. "Began to ship in March" and "the first to
/// launch" are over.
fn is_in_a_headline_to_come(before: &str) -> bool {
    let lists = english();
    let mut words = before.split_whitespace().rev();
    let Some(_) = words.by_ref().take(TO_BE_WITHIN).find(|word| lists.comes_in_headlines.contains(*word)) else {
        return false;
    };
    let lead = words.next() == Some("to");
    let subject = words.next().unwrap_or("ed");
    lead && !subject.ends_with("ed") && !lists.no_subjects_of_headlines.contains(subject)
}

/// So many words before a date "to be" may stand.
const TO_BE_WITHIN: usize = 8;

/// How the clause around a place tells what it tells.
pub(super) fn told(reader: Reader, start: usize, end: usize) -> Told {
    static PAST_AT: LazyLock<Words> = LazyLock::new(|| Words::of(PAST));
    static FUTURE_AT: LazyLock<Words> = LazyLock::new(|| Words::of(FUTURE));
    static PRESENT_AT: LazyLock<Words> = LazyLock::new(|| Words::of(PRESENT));
    let before = reader.c.clause_before(start, 72);
    if is_put_off(before) || is_to_be_done(before) || is_in_a_headline_to_come(before) {
        return Told::Future;
    }
    if PAST_AT.are_in(before) {
        return Told::Past;
    }
    let after = reader.c.clause_after(end, 72);
    let (before, after) = (&*without_object_marks(before), &*without_object_marks(after));
    let opens = |word: &&str| word.strip_prefix(' ').is_some_and(|word| before.trim_start().starts_with(word));
    let says = |words: &Words, list: &[&str]| words.are_in(before) || words.are_in(after) || list.iter().any(opens);
    let whole = |(word, ends): &(&str, &str)| {
        let stands = |(at, _): (usize, &str)| !before.get(..at).unwrap_or("").ends_with(|c| ends.contains(c));
        before.match_indices(word).any(stands)
    };
    if says(&FUTURE_AT, FUTURE) || FUTURE_HAN.iter().any(whole) || shall_be(before) {
        Told::Future
    } else if says(&PRESENT_AT, PRESENT) {
        Told::Present
    } else {
        Told::Past
    }
}

/// 周三将X列入清单: 将 marks the object of a verb that puts it somewhere, and tells of nothing to come. In 将列入 and 将于下月列入 it does.
fn without_object_marks(text: &str) -> Cow<'_, str> {
    const PUTS: &[&str] = &["列入", "纳入", "納入", "加入", "列为", "列為", "移出", "移入"];
    const TO_COME: &[char] =
        &['于', '於', '被', '会', '會', '在', '从', '從', '把', '再', '继', '繼', '进', '進', '不', '很'];
    let marks = |(at, mark): &(usize, &str)| {
        let rest = text.get(at + mark.len()..).unwrap_or("");
        let object = PUTS.iter().filter_map(|verb| rest.find(verb)).min().and_then(|verb| rest.get(..verb));
        object.is_some_and(|object| object.chars().count() > 1 && !object.starts_with(TO_COME))
    };
    let found = ["将", "將"].iter().flat_map(|mark| text.match_indices(*mark)).find(marks);
    found.map_or(Cow::Borrowed(text), |(at, mark)| {
        let (head, rest) = (text.get(..at).unwrap_or(""), text.get(at + mark.len()..).unwrap_or(""));
        Cow::Owned(format!("{head} {rest}"))
    })
}

/// Whether the clause around a place speaks of what is still to come.
pub(super) fn is_future(reader: Reader, start: usize, end: usize) -> bool {
    told(reader, start, end) == Told::Future
}
