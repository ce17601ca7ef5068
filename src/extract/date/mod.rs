//! A text → the dates in it, as precise as they are told, relative ones resolved against the publication day.
//!
//! | text (published on Wednesday, 2024-10-02) | becomes |
//! | --- | --- |
//! | on Saturday, Sept 28 | 2024-09-28 |
//! | by the end of next year | 2025, a deadline |
//! | 今年第三季度 | 2024-Q3 |
//! | 9月20日 | 2024-09-20 |
//!
//! A date that only the publication day could tell is left out where that day is unknown.

mod calendar;
mod deadline;
mod eastern;
mod inspect;
mod numeric;
mod western;
mod whole;
mod words;

use chrono::NaiveDate;

pub use self::inspect::inspect;
use super::number::cursor::{Cursor, is_letter};
use crate::{
    model::{Language, PartialDate},
    text::Span,
};

/// How the words around a date tie the event to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Deadline {
    /// No word says.
    #[default]
    None,
    /// In, on, during.
    In,
    /// By, by the end of, 底前, までに.
    By,
    Before,
    /// Since, from … on, 起.
    Since,
    Until,
    After,
}

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    pub span: Span,
    pub date: PartialDate,
    pub deadline: Deadline,
    /// Resolved against the publication day.
    pub relative: bool,
}

/// A date as the grammars read it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    start: usize,
    end: usize,
    date: PartialDate,
    relative: bool,
    /// The words of the date itself set a deadline: 年内, "by year-end".
    deadline: Deadline,
}

impl Found {
    fn new(start: usize, end: usize, date: PartialDate, relative: bool) -> Self {
        Self { start, end, date, relative, deadline: Deadline::None }
    }
}

/// What the grammars read from: the text, the publication day, and the date before, whose year
/// "the same year" means.
#[derive(Debug, Clone, Copy)]
struct Reader<'t> {
    c: Cursor<'t>,
    today: Option<NaiveDate>,
    /// The date before, and where it ends.
    last: Option<(PartialDate, usize)>,
    /// The last whole day, and where it ends: 当天 means it.
    day: Option<(PartialDate, usize)>,
    /// The last part of a year that is still to come: a past date told by the way does not end its series.
    coming: Option<(PartialDate, usize)>,
}

/// The names of weekdays and months of all languages with spaces between words, in small letters.
pub(super) fn days_and_months() -> impl Iterator<Item = &'static str> {
    words::months().map(|(name, _)| name).chain(words::weekdays().map(|(name, _)| name))
}

/// All dates of a text, in its order, not overlapping.
pub fn find(text: &str, language: Language, published: Option<NaiveDate>) -> Vec<DateMention> {
    let mut reader = Reader { c: Cursor { text, language }, today: published, last: None, day: None, coming: None };
    let mut found = Vec::new();
    let mut at = 0;
    let mut inside = false;
    while let Some(next) = reader.c.next(at) {
        if let Some(end) = behind_plain(reader.c, at, next, inside) {
            (at, inside) = (end, next.is_ascii_alphabetic());
            continue;
        }
        if let Some(read) = at_character(reader, at, next).filter(|read| read.end > at) {
            share_part(reader, &mut found, &read);
            reader.last = Some((read.date, read.end));
            if matches!(read.date, PartialDate::Day(_)) {
                reader.day = reader.last;
            }
            let part = matches!(read.date, PartialDate::Quarter(..) | PartialDate::Half(..));
            if part && published.is_some_and(|today| read.date.first_day() > today) {
                reader.coming = reader.last;
            }
            found.push(mention(reader, read));
            at = read.end;
            inside = false;
        } else {
            let skipped = skip(reader.c, at, next);
            inside = reader.c.previous(skipped).is_some_and(is_letter);
            at = skipped;
        }
    }
    found
}

/// Where what stands at `at` ends, if it is a mark, a space or a word of ASCII that begins no date, as most words do.
fn behind_plain(c: Cursor, at: usize, next: char, inside: bool) -> Option<usize> {
    if !next.is_ascii() || next.is_ascii_digit() {
        return None;
    }
    if !next.is_ascii_alphabetic() {
        return Some(at + 1);
    }
    let word = c.word(at);
    (inside || !western::may_begin(next, word)).then(|| at + word.len())
}

/// 分别于2027年和2028年第四季度: told one by one, the years share the part of the year behind the last.
fn share_part(reader: Reader, found: &mut [DateMention], read: &Found) {
    let Some(last) = found.last_mut() else { return };
    let PartialDate::Year(year) = last.date else { return };
    let gap = reader.c.text.get(last.span.end..read.start).unwrap_or("");
    let before = reader.c.clause_before(last.span.start, 48);
    if reader.c.language.is_chinese()
        && matches!(gap, "和" | "及" | "与" | "與" | "、")
        && ["分别", "分別", "依次"].iter().any(|word| before.contains(word))
    {
        last.date = match read.date {
            PartialDate::Quarter(_, quarter) => PartialDate::Quarter(year, quarter),
            PartialDate::Half(_, half) => PartialDate::Half(year, half),
            _ => return,
        };
    }
}

/// The offset to look at next where no date begins: words and numbers are left as a whole.
fn skip(c: Cursor, at: usize, next: char) -> usize {
    if next.is_ascii_digit() {
        return at + c.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    }
    at + c.word(at).len().max(next.len_utf8())
}

fn at_character(reader: Reader, at: usize, next: char) -> Option<Found> {
    if next.is_ascii_digit() {
        if reader.c.previous(at).is_some_and(|previous| previous.is_ascii_digit()) {
            return None;
        }
        return numeric::read(reader, at)
            .or_else(|| eastern::read(reader, at, next))
            .or_else(|| western::from_digits(reader, at))
            .or_else(|| numeric::year_alone(reader, at));
    }
    if is_letter(next) {
        return western::from_word(reader, at);
    }
    if next.is_ascii() { None } else { eastern::read(reader, at, next) }
}

fn mention(reader: Reader, found: Found) -> DateMention {
    let (deadline, start, end) = deadline::around(reader.c, &found);
    let deadline = if found.deadline == Deadline::None { deadline } else { found.deadline };
    DateMention { span: Span::new(start, end), date: found.date, deadline, relative: found.relative }
}

#[cfg(test)]
mod tests;
