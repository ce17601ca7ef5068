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
    /// Everything asked must be there, names and numbers as the index has them: what most questions are answered by.
    pub(super) all: Box<dyn Query>,
    /// Everything must be there, names and numbers also as they are written; nothing where none is asked.
    pub(super) wide: Option<Box<dyn Query>>,
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
        let wide = |asked: &Self| asked.wide.as_ref().unwrap_or(&asked.all).box_clone();
        let some = |asked: &Self| asked.some.as_ref().map_or_else(|| wide(asked), |some| some.box_clone());
        if self.some.is_some() || other.some.is_some() {
            self.some = Some(either(some(&self), some(&other)));
        }
        if self.wide.is_some() || other.wide.is_some() {
            self.wide = Some(either(wide(&self), wide(&other)));
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

/// One thing that is asked for.
struct Wanted {
    /// One list of the index for each form: lists are passed through together much faster than unions of lists.
    query: Box<dyn Query>,
    /// It, or as it is written.
    wide: Option<Box<dyn Query>>,
    /// What counts for more where it is there, and need not be.
    title: Option<Box<dyn Query>>,
}

impl Wanted {
    fn plain(query: Box<dyn Query>) -> Self {
        Self { query, wide: None, title: None }
    }

    fn wide(&self) -> &dyn Query {
        self.wide.as_ref().unwrap_or(&self.query).as_ref()
    }
}

struct Reader<'r> {
    fields: &'r Fields,
    lexicon: &'r Lexicon,
    read_numbers: ReadNumbers,
    wanted: Vec<Wanted>,
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
                self.wanted.extend(query.map(Wanted::plain));
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
        let (query, words) = in_field(bare, field);
        self.words.extend(words);
        Ok(query)
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
        let named: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
        self.entities.push(entity);
        let written = self.phrase(written);
        let (text, title) = written.map_or((None, None), |written| (Some(written.query), written.title));
        let wide = any([named.box_clone()].into_iter().chain(text).collect());
        self.wanted.push(Wanted { query: named, wide, title });
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
        let read: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        // the number is marked in whatever form it stands, and no other word that it is written with
        let wide = any([read.box_clone()].into_iter().chain(self.unmarked(written)).collect());
        self.numbers.insert(key);
        self.wanted.push(Wanted { query: read, wide, title: None });
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

    /// A word or phrase in all its regional forms; its words are to be marked.
    fn phrase(&mut self, text: &str) -> Option<Wanted> {
        let (query, words) = in_field(text, self.fields.text);
        self.words.extend(words);
        let (title, _) = in_field(text, self.fields.title);
        let title = title.map(|title| Box::new(BoostQuery::new(title, TITLE)) as Box<dyn Query>);
        query.map(|query| Wanted { query, wide: None, title })
    }

    /// The same, for what is not to be marked.
    fn unmarked(&self, text: &str) -> Option<Box<dyn Query>> {
        in_field(text, self.fields.text).0
    }

    fn asked(self) -> Option<Asked> {
        if self.wanted.is_empty() && self.banned.is_empty() {
            return None;
        }
        let wide = self.wanted.iter().any(|wanted| wanted.wide.is_some());
        Some(Asked {
            all: self.all(|wanted| wanted.query.as_ref()),
            wide: wide.then(|| self.all(Wanted::wide)),
            some: (self.wanted.len() > 1).then(|| self.some()),
            words: self.words,
            entities: self.entities,
            numbers: self.numbers,
        })
    }

    /// What must not be there.
    fn bans(&self) -> impl Iterator<Item = (Occur, Box<dyn Query>)> {
        self.banned.iter().map(|query| (Occur::MustNot, query.box_clone()))
    }

    /// Everything that is wanted.
    fn all(&self, of: impl Fn(&Wanted) -> &dyn Query) -> Box<dyn Query> {
        // a title's words are among its text's: of a single word's two lists the best are found without reading all
        if let ([wanted], []) = (self.wanted.as_slice(), self.banned.as_slice()) {
            let title = wanted.title.iter().map(|title| title.box_clone());
            return any([of(wanted).box_clone()].into_iter().chain(title).collect()).unwrap_or(Box::new(AllQuery));
        }
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = self.bans().collect();
        if self.wanted.is_empty() {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        for wanted in &self.wanted {
            clauses.push((Occur::Must, of(wanted).box_clone()));
            clauses.extend(wanted.title.iter().map(|title| (Occur::Should, title.box_clone())));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Some of what is wanted.
    fn some(&self) -> Box<dyn Query> {
        let titles = self.wanted.iter().filter_map(|wanted| wanted.title.as_ref());
        let any = self.wanted.iter().map(Wanted::wide).chain(titles.map(AsRef::as_ref));
        let any: Box<dyn Query> =
            Box::new(BooleanQuery::new(any.map(|query| (Occur::Should, query.box_clone())).collect()));
        Box::new(BooleanQuery::new(self.bans().chain([(Occur::Must, any)]).collect()))
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

/// A word or phrase in a field, in any of its regional forms, with the words that it is made of.
fn in_field(text: &str, field: Field) -> (Option<Box<dyn Query>>, Vec<String>) {
    let (mut forms, mut all) = (Vec::new(), Vec::new());
    for form in regional::forms(text) {
        let tokens = needed(words(&form));
        let terms: Vec<(usize, Term)> =
            tokens.iter().map(|token| (token.position, Term::from_field_text(field, &token.text))).collect();
        let query: Box<dyn Query> = match terms.as_slice() {
            [] => continue,
            [(_, term)] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new_with_offset(terms)),
        };
        forms.push(query);
        all.extend(tokens.into_iter().map(|token| token.text));
    }
    (any(forms), all)
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
