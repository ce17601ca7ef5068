//! `field:value` in a question → what it asks for: `parameters:>1e12`, `title:昇腾`, `date:2024-09..2025`.

use tantivy::{
    Term,
    query::{BooleanQuery, Occur, Query, RangeQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use std::ops::Bound;

use super::{
    SearchError,
    entry::{ReadNumbers, day_number, entity_key, said_key},
    schema::Fields,
};
use crate::{
    lexicon::Lexicon,
    model::{Language, PartialDate, Predicate, predicate::ValueKind},
};

/// Fields that are not predicates.
const FIELDS: [&str; 9] = ["title", "text", "outlet", "lang", "kind", "date", "subject", "about", "predicate"];

/// Filters whose names are no fields.
const FILTERS: [&str; 6] = ["modality", "org", "country", "source", "since", "until"];

/// What stands behind a colon.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Range<'v> {
    Above(&'v str),
    AtLeast(&'v str),
    Below(&'v str),
    AtMost(&'v str),
    Between(&'v str, &'v str),
    Is(&'v str),
}

fn range(value: &str) -> Range<'_> {
    let value = value.trim();
    let behind = |sign| value.strip_prefix(sign).map(str::trim);
    if let Some(rest) = behind(">=").or_else(|| behind("≥")) {
        return Range::AtLeast(rest);
    }
    if let Some(rest) = behind("<=").or_else(|| behind("≤")) {
        return Range::AtMost(rest);
    }
    if let Some(rest) = behind(">").or_else(|| behind("＞")) {
        return Range::Above(rest);
    }
    if let Some(rest) = behind("<").or_else(|| behind("＜")) {
        return Range::Below(rest);
    }
    match value.split_once("..") {
        Some((from, to)) => Range::Between(from.trim(), to.trim()),
        None => Range::Is(behind("=").unwrap_or(value)),
    }
}

/// Cuts `name:value` where the name may be a field's: letters and underscores, and no address behind.
pub(super) fn cut(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once([':', '：'])?;
    let named = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    (named && !value.starts_with("//")).then_some((name, value))
}

/// Whether this is the name of a field; an error where it is nearly one or a filter's, so that a slip is told and
/// `note:` stays a word.
pub(super) fn is_field(name: &str, value: &str) -> Result<bool, SearchError> {
    let name = name.to_lowercase();
    if FILTERS.contains(&name.as_str()) {
        return Err(SearchError::Filter { name, value: value.to_owned() });
    }
    if FIELDS.contains(&name.as_str()) || Predicate::parse(&name).is_some() {
        return Ok(true);
    }
    let slips = |known: &&str| known.len() > 4 && name.len() > 4 && is_slip(&name, known);
    let known = FIELDS.into_iter().chain(Predicate::ALL.iter().map(|predicate| predicate.as_str()));
    match known.clone().find(slips) {
        Some(near) => Err(SearchError::Field { name, near: near.to_owned() }),
        None => Ok(false),
    }
}

/// One letter put in, taken out, changed or swapped, or the singular of a plural.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = a.len().max(b.len());
    a.len().abs_diff(b.len()) <= 1 && start + end + 2 >= longest
}

/// What is needed to read a field.
pub(super) struct Reader<'r> {
    pub(super) fields: &'r Fields,
    pub(super) lexicon: &'r Lexicon,
    pub(super) numbers: ReadNumbers,
}

impl Reader<'_> {
    /// The query of a field whose value is no words: words are the caller's.
    pub(super) fn read(&self, name: &str, value: &str) -> Result<Box<dyn Query>, SearchError> {
        let name = name.to_lowercase();
        let fields = self.fields;
        Ok(match name.as_str() {
            "lang" => term(fields.lang, language(value)?),
            "kind" => term(fields.kind, &value.trim().to_lowercase()),
            "subject" | "about" => term(fields.subject, &entity_key(self.lexicon.canonical(value.trim()))),
            "predicate" => match Predicate::parse(&value.trim().to_lowercase()) {
                Some(predicate) => term(fields.predicate, predicate.as_str()),
                None => return Err(unreadable(&name, value, "a predicate such as parameters or training_hardware")),
            },
            "date" => days(fields.day, range(value))
                .ok_or_else(|| unreadable(&name, value, "a date such as 2024-09, >2024 or 2024-09..2025"))?,
            _ => self.predicate(&name, value)?,
        })
    }

    fn predicate(&self, name: &str, value: &str) -> Result<Box<dyn Query>, SearchError> {
        let expected = "a number such as >1e12, 1000亿 or 1e11..1e12";
        let Some(predicate) = Predicate::parse(name) else { return Err(unreadable(name, value, expected)) };
        if predicate.value_kind() != ValueKind::Quantity {
            let value = self.lexicon.canonical(value.trim());
            return Ok(term(self.fields.said, &said_key(predicate, value)));
        }
        let field = self.fields.value(predicate);
        let asked = field.and_then(|field| self.bounds(field, range(value)));
        asked.ok_or_else(|| unreadable(name, value, expected))
    }

    /// Entries one of whose numbers lies there. Open bounds are kept as the greatest and least numbers, which are no
    /// answer to what is asked for exactly.
    fn bounds(&self, field: Field, range: Range<'_>) -> Option<Box<dyn Query>> {
        let at = |number: f64| Term::from_field_f64(field, number);
        let between = |low: Bound<f64>, high: Bound<f64>| -> Box<dyn Query> {
            Box::new(RangeQuery::new(low.map(at), high.map(at)))
        };
        Some(match range {
            Range::Above(low) => between(Bound::Excluded(self.number(low)?), Bound::Unbounded),
            Range::AtLeast(low) => between(Bound::Included(self.number(low)?), Bound::Unbounded),
            Range::Below(high) => between(Bound::Unbounded, Bound::Excluded(self.number(high)?)),
            Range::AtMost(high) => between(Bound::Unbounded, Bound::Included(self.number(high)?)),
            Range::Between(low, high) => {
                between(Bound::Included(self.number(low)?), Bound::Included(self.number(high)?))
            }
            Range::Is(number) => {
                let number = self.number(number)?;
                let slack = number.abs() * crate::model::value::TOLERANCE;
                between(Bound::Included(number - slack), Bound::Included(number + slack))
            }
        })
    }

    /// A number in any of its forms.
    fn number(&self, text: &str) -> Option<f64> {
        if let Ok(number) = text.replace([',', '_'], "").parse::<f64>() {
            return number.is_finite().then_some(number);
        }
        let language = if text.is_ascii() { Language::English } else { Language::SimplifiedChinese };
        match (self.numbers)(text, language).as_slice() {
            [(_, number)] => Some(*number),
            _ => None,
        }
    }
}

fn unreadable(name: &str, value: &str, expected: &'static str) -> SearchError {
    SearchError::Value { name: name.to_owned(), value: value.to_owned(), expected }
}

fn term(field: Field, value: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}

/// `zh` stands for both scripts; a narrower tag for its own.
fn language(tag: &str) -> Result<&'static str, SearchError> {
    let language = Language::parse(tag).ok_or_else(|| unreadable("lang", tag, "a language such as en or zh"))?;
    let is_base = tag.trim().eq_ignore_ascii_case(language.base());
    Ok(if is_base { language.base() } else { language.tag() })
}

fn days(field: Field, range: Range<'_>) -> Option<Box<dyn Query>> {
    let date = |text: &str| text.parse::<PartialDate>().ok();
    let at = |day: i64| Term::from_field_i64(field, day);
    let first = |text| Some(day_number(date(text)?.first_day()));
    let last = |text| Some(day_number(date(text)?.last_day()));
    let (low, high) = match range {
        Range::Above(text) => (Bound::Excluded(last(text)?), Bound::Unbounded),
        Range::AtLeast(text) => (Bound::Included(first(text)?), Bound::Unbounded),
        Range::Below(text) => (Bound::Unbounded, Bound::Excluded(first(text)?)),
        Range::AtMost(text) => (Bound::Unbounded, Bound::Included(last(text)?)),
        Range::Between(from, to) => (Bound::Included(first(from)?), Bound::Included(last(to)?)),
        Range::Is(text) => (Bound::Included(first(text)?), Bound::Included(last(text)?)),
    };
    let days = RangeQuery::new(low.map(at), high.map(at));
    Some(Box::new(BooleanQuery::new(vec![(Occur::Must, Box::new(days))])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_in_all_their_forms() {
        assert_eq!(range(">1e12"), Range::Above("1e12"));
        assert_eq!(range(">= 3"), Range::AtLeast("3"));
        assert_eq!(range("≤3"), Range::AtMost("3"));
        assert_eq!(range("1e11..1e12"), Range::Between("1e11", "1e12"));
        assert_eq!(range("=5"), Range::Is("5"));
    }

    #[test]
    fn a_field_is_told_from_a_word_with_a_colon() {
        assert_eq!(cut("parameters:>1e12"), Some(("parameters", ">1e12")));
        assert_eq!(cut("https://a.example"), None);
        assert_eq!(cut("12:30"), None);
        assert!(is_field("title", "x").unwrap() && is_field("parameters", "5").unwrap());
        assert!(!is_field("note", "x").unwrap() && !is_field("warning", "x").unwrap());
        assert!(is_field("paramters", "5").is_err() && is_field("shipment", "5").is_err());
        assert!(is_field("modality", "denied").unwrap_err().to_string().contains("--modality denied"));
    }
}
