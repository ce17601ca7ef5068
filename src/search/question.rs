//! What a user types → a query: all words, phrases in quotes, `-word` for what must not be there, `field:value`,
//! `OR` between alternatives, and every name together with its aliases, every number in all its forms.

use std::collections::HashSet;

use tantivy::{
    Term,
    query::{AllQuery, BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
    tokenizer::Token,
};

use super::{
    SearchError,
    cut::at_borders,
    entry::{ReadNumbers, entity_key, number_key},
    field, regional,
    schema::Fields,
    tokenizer::{Class, class, words},
};
use crate::{
    lexicon::{EntityRef, Lexicon},
    text::{Span, language},
};

/// A question that was read.
pub struct Asked {
    /// Everything asked must be there.
    pub(super) all: Box<dyn Query>,
    /// Some of it must be; nothing where only one thing is asked.
    pub(super) some: Option<Box<dyn Query>>,
    /// The words, to mark them in a text.
    pub(super) words: HashSet<String>,
    /// The entities named, to mark their other names.
    pub(super) entities: Vec<EntityRef>,
    /// Keys of the numbers, to mark their other forms.
    pub(super) numbers: HashSet<String>,
}

/// More words than any question has; what comes behind is left out.
const MOST: usize = 64;

/// Reads a question; nothing where it holds no word.
pub(super) fn read(
    question: &str,
    fields: &Fields,
    lexicon: &Lexicon,
    numbers: ReadNumbers,
) -> Result<Option<Asked>, SearchError> {
    let mut either: Option<Asked> = None;
    for alternative in alternatives(question) {
        let asked = read_one(&alternative, fields, lexicon, numbers)?;
        either = match (either, asked) {
            (Some(one), Some(other)) => Some(one.or(other)),
            (one, other) => one.or(other),
        };
    }
    Ok(either)
}

/// What stands on either side of an `OR` outside quotes; `or` is a word.
fn alternatives(question: &str) -> Vec<String> {
    let mut alternatives = vec![String::new()];
    let mut is_quoted = false;
    for word in question.split_inclusive(char::is_whitespace) {
        if !is_quoted && word.trim() == "OR" {
            alternatives.push(String::new());
            continue;
        }
        is_quoted ^= word.matches(QUOTES).count() % 2 == 1;
        if let Some(last) = alternatives.last_mut() {
            last.push_str(word);
        }
    }
    alternatives
}

impl Asked {
    /// What answers one question or the other.
    fn or(mut self, other: Self) -> Self {
        let either = |one, other| -> Box<dyn Query> {
            Box::new(BooleanQuery::new(vec![(Occur::Should, one), (Occur::Should, other)]))
        };
        let some = |asked: &Self| asked.some.as_ref().unwrap_or(&asked.all).box_clone();
        if self.some.is_some() || other.some.is_some() {
            self.some = Some(either(some(&self), some(&other)));
        }
        self.all = either(self.all, other.all);
        self.words.extend(other.words);
        self.entities.extend(other.entities);
        self.numbers.extend(other.numbers);
        self
    }
}

fn read_one(
    question: &str,
    fields: &Fields,
    lexicon: &Lexicon,
    numbers: ReadNumbers,
) -> Result<Option<Asked>, SearchError> {
    let mut reader = Reader {
        fields,
        lexicon,
        read_numbers: numbers,
        wanted: Vec::new(),
        banned: Vec::new(),
        words: HashSet::new(),
        entities: Vec::new(),
        numbers: HashSet::new(),
    };
    for part in parts(question)? {
        reader.part(&part)?;
    }
    Ok(reader.asked())
}

/// A part of a question.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Words in any order.
    Plain(String),
    /// Words in this order, one after the other.
    Quoted(String),
    /// What must not be there.
    Banned(Box<Part>),
    /// What a field must hold.
    Field(String, String),
}

const QUOTES: [char; 7] = ['"', '“', '”', '「', '」', '『', '』'];

/// Takes quotes, minus signs and fields out; a quote without an end ends with the question.
fn parts(question: &str) -> Result<Vec<Part>, SearchError> {
    let mut parts = Vec::new();
    let straight = question.replace(QUOTES, "\"");
    // what stands right before a quote: a field, a minus sign
    let mut open: Option<String> = None;
    for (n, piece) in straight.split('"').enumerate() {
        if n % 2 == 1 {
            parts.push(quoted(open.take().as_deref(), piece));
            continue;
        }
        let mut plain = String::new();
        let mut words = piece.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let before_quote = words.peek().is_none() && !piece.ends_with(char::is_whitespace);
            if before_quote && opens(word)? {
                open = Some(word.to_owned());
            } else if let Some(part) = special(word)? {
                parts.push(part);
            } else if word != "AND" {
                plain.push_str(word);
                plain.push(' ');
            }
        }
        parts.push(Part::Plain(plain));
    }
    Ok(parts)
}

/// Whether a word is a minus sign or a field that waits for its value.
fn opens(word: &str) -> Result<bool, SearchError> {
    let bare = word.strip_prefix('-').unwrap_or(word);
    match field::cut(bare) {
        Some((name, "")) => field::is_field(name, "…"),
        _ => Ok(word == "-"),
    }
}

/// A quote with what stands before it.
fn quoted(open: Option<&str>, text: &str) -> Part {
    let Some(open) = open else { return Part::Quoted(text.to_owned()) };
    let (bare, banned) = open.strip_prefix('-').map_or((open, false), |bare| (bare, true));
    let part = match field::cut(bare) {
        Some((name, _)) => Part::Field(name.to_owned(), format!("\"{text}")),
        None => Part::Quoted(text.to_owned()),
    };
    if banned { Part::Banned(Box::new(part)) } else { part }
}

/// A word that is more than a word.
fn special(word: &str) -> Result<Option<Part>, SearchError> {
    if let Some(banned) = word.strip_prefix('-').filter(|banned| !banned.is_empty()) {
        let part = special(banned)?.unwrap_or_else(|| Part::Quoted(banned.to_owned()));
        return Ok(Some(Part::Banned(Box::new(part))));
    }
    match field::cut(word) {
        Some((name, value)) if !value.is_empty() && field::is_field(name, value)? => {
            Ok(Some(Part::Field(name.to_owned(), value.to_owned())))
        }
        _ => Ok(None),
    }
}

struct Reader<'r> {
    fields: &'r Fields,
    lexicon: &'r Lexicon,
    read_numbers: ReadNumbers,
    wanted: Vec<Box<dyn Query>>,
    banned: Vec<Box<dyn Query>>,
    words: HashSet<String>,
    entities: Vec<EntityRef>,
    numbers: HashSet<String>,
}

impl Reader<'_> {
    fn part(&mut self, part: &Part) -> Result<(), SearchError> {
        match part {
            Part::Plain(text) => self.plain(text),
            Part::Quoted(text) => {
                let query = self.phrase(text);
                self.wanted.extend(query);
            }
            Part::Field(name, value) => {
                let query = self.field(name, value)?;
                self.wanted.extend(query);
            }
            Part::Banned(part) => {
                let banned = match part.as_ref() {
                    Part::Field(name, value) => self.field(name, value)?,
                    Part::Quoted(text) | Part::Plain(text) => self.unmarked(text),
                    Part::Banned(_) => None,
                };
                self.banned.extend(banned);
            }
        }
        Ok(())
    }

    /// A field with words, or one with a value.
    fn field(&mut self, name: &str, value: &str) -> Result<Option<Box<dyn Query>>, SearchError> {
        let bare = value.trim_matches('"');
        let field = match name.to_lowercase().as_str() {
            "title" => self.fields.title,
            "text" => self.fields.text,
            "outlet" => self.fields.outlet,
            _ => {
                let reader = field::Reader { fields: self.fields, lexicon: self.lexicon, numbers: self.read_numbers };
                return reader.read(name, bare).map(Some);
            }
        };
        let either = in_fields(bare, &[(field, 1.0)]);
        self.words.extend(either.iter().flat_map(|(_, words)| words.clone()));
        Ok(any(either.into_iter().map(|(query, _)| query).collect()))
    }

    /// Names first, with all that they are called; the rest word by word.
    fn plain(&mut self, text: &str) {
        let mut done = 0;
        let whole = self.lexicon.resolve(text).map(|entity| (Span::new(0, text.len()), entity));
        let found = self.lexicon.find(text, language::detect(text, None));
        let names: Vec<(Span, EntityRef)> = match whole {
            Some(whole) => vec![whole],
            None => found.into_iter().map(|found| (found.span, found.entity)).collect(),
        };
        for (span, entity) in names {
            self.loose(Span::new(done, span.start).of(text));
            self.name(span.of(text), entity);
            done = span.end;
        }
        self.loose(Span::new(done, text.len()).of(text));
    }

    fn name(&mut self, written: &str, entity: EntityRef) {
        let key = entity_key(&self.lexicon.entity(entity).name);
        let term = Term::from_field_text(self.fields.entity, &key);
        let mut either: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::Basic)))];
        either.extend(self.phrase(written).map(|query| (Occur::Should, query)));
        self.entities.push(entity);
        self.wanted.push(Box::new(BooleanQuery::new(either)));
    }

    /// Words outside names: numbers in any form, then at spaces, and Chinese ones where the dictionary cuts.
    fn loose(&mut self, text: &str) {
        let language = language::detect(text, None);
        let mut done = 0;
        for (span, number) in (self.read_numbers)(text, language) {
            if span.start < done {
                continue;
            }
            self.words_of(Span::new(done, span.start).of(text));
            self.number(span.of(text), number);
            done = span.end;
        }
        self.words_of(Span::new(done, text.len()).of(text));
    }

    fn number(&mut self, written: &str, number: f64) {
        let key = number_key(number);
        let term = Term::from_field_text(self.fields.number, &key);
        let mut either: Vec<Box<dyn Query>> = vec![Box::new(TermQuery::new(term, IndexRecordOption::Basic))];
        // the number is marked in whatever form it stands, and no other word that it is written with
        either.extend(self.unmarked(written));
        self.numbers.insert(key);
        self.wanted.extend(any(either));
    }

    fn words_of(&mut self, text: &str) {
        for piece in text.split_whitespace() {
            for word in at_borders(piece) {
                if self.wanted.len() < MOST {
                    let query = self.phrase(word);
                    self.wanted.extend(query);
                }
            }
        }
    }

    /// A word or phrase in title or text, in all its regional forms; its words are to be marked.
    fn phrase(&mut self, text: &str) -> Option<Box<dyn Query>> {
        let found = in_fields(text, &[(self.fields.title, TITLE), (self.fields.text, 1.0)]);
        self.words.extend(found.iter().flat_map(|(_, words)| words.clone()));
        any(found.into_iter().map(|(query, _)| query).collect())
    }

    /// The same, for what is not to be marked.
    fn unmarked(&self, text: &str) -> Option<Box<dyn Query>> {
        let found = in_fields(text, &[(self.fields.title, 1.0), (self.fields.text, 1.0)]);
        any(found.into_iter().map(|(query, _)| query).collect())
    }

    fn asked(self) -> Option<Asked> {
        if self.wanted.is_empty() && self.banned.is_empty() {
            return None;
        }
        let ban = |query: &dyn Query| (Occur::MustNot, query.box_clone());
        let mut all: Vec<(Occur, Box<dyn Query>)> = self.banned.iter().map(|query| ban(query.as_ref())).collect();
        if self.wanted.is_empty() {
            all.push((Occur::Must, Box::new(AllQuery)));
        }
        all.extend(self.wanted.iter().map(|query| (Occur::Must, query.box_clone())));
        let some = (self.wanted.len() > 1).then(|| {
            let any = self.wanted.iter().map(|query| (Occur::Should, query.box_clone())).collect();
            let any: Box<dyn Query> = Box::new(BooleanQuery::new(any));
            let clauses = self.banned.iter().map(|query| ban(query.as_ref())).chain([(Occur::Must, any)]).collect();
            Box::new(BooleanQuery::new(clauses)) as Box<dyn Query>
        });
        Some(Asked {
            all: Box::new(BooleanQuery::new(all)),
            some,
            words: self.words,
            entities: self.entities,
            numbers: self.numbers,
        })
    }
}

/// A word in the title counts for so many in the text.
const TITLE: f32 = 2.0;

/// One query or the other.
fn any(mut either: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    if either.len() < 2 {
        return either.pop();
    }
    Some(Box::new(BooleanQuery::new(either.into_iter().map(|query| (Occur::Should, query)).collect())))
}

/// A word or phrase in fields of a weight each, with the words that it is made of: a query for each field and each
/// regional form.
fn in_fields(text: &str, fields: &[(Field, f32)]) -> Vec<(Box<dyn Query>, Vec<String>)> {
    let mut found = Vec::new();
    for form in regional::forms(text) {
        let tokens = needed(words(&form));
        if tokens.is_empty() {
            continue;
        }
        for (field, weight) in fields {
            let terms: Vec<(usize, Term)> =
                tokens.iter().map(|token| (token.position, Term::from_field_text(*field, &token.text))).collect();
            let query: Box<dyn Query> = match terms.as_slice() {
                [(_, term)] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
                _ => Box::new(PhraseQuery::new_with_offset(terms)),
            };
            let query = if *weight > 1.0 { Box::new(BoostQuery::new(query, *weight)) } else { query };
            found.push((query, tokens.iter().map(|token| token.text.clone()).collect()));
        }
    }
    found
}

/// Pairs stand for their characters: a single character is asked for only where it has no pair.
fn needed(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let is_single = token.text.chars().count() == 1 && token.text.chars().all(|c| class(c) == Class::Unspaced);
        match kept.last() {
            // the second half of the pair before
            Some(last) if is_single && last.offset_to == token.offset_to => continue,
            // the first half of the pair that it begins
            Some(last) if last.position == token.position => {
                kept.pop();
            }
            _ => {}
        }
        kept.push(token);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        needed(words(text)).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn a_chinese_word_is_asked_for_by_its_pairs() {
        assert_eq!(texts("国产"), ["国产"]);
        assert_eq!(texts("大模型"), ["大模", "模型"]);
        assert_eq!(texts("芯"), ["芯"]);
        assert_eq!(texts("麒麟910C芯片"), ["麒麟", "910", "c", "芯片"]);
    }

    #[test]
    fn quotes_and_minus_signs_are_taken_out() {
        let found = parts("chips “domestic chips” -Nvidia open-weights").unwrap();
        let expected = [
            Part::Plain("chips ".into()),
            Part::Quoted("domestic chips".into()),
            Part::Banned(Box::new(Part::Quoted("Nvidia".into()))),
            Part::Plain("open-weights ".into()),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn alternatives_stand_on_either_side_of_an_or_outside_quotes() {
        assert_eq!(
            alternatives("昇腾 910C OR \"chips OR cards\" or OR x"),
            ["昇腾 910C ", "\"chips OR cards\" or ", "x"]
        );
        assert_eq!(alternatives("OR"), ["", ""]);
        assert_eq!(parts("Huawei AND Ascend").unwrap(), [Part::Plain("Huawei Ascend ".into())]);
    }

    #[test]
    fn fields_are_taken_out_with_or_without_quotes() {
        let field = |name: &str, value: &str| Part::Field(name.into(), value.into());
        let found = parts("parameters:>1e12 title:\"domestic chips\" -lang:en note:this 12:30").unwrap();
        let plain = |text: &str| Part::Plain(text.into());
        let expected = [
            field("parameters", ">1e12"),
            plain(""),
            field("title", "\"domestic chips"),
            Part::Banned(Box::new(field("lang", "en"))),
            plain("note:this 12:30 "),
        ];
        assert_eq!(found, expected);
        assert!(parts("paramters:5").is_err());
    }
}
