//! What a user types → a query: all words, phrases in quotes, `-word` for what must not be there, and every name
//! together with its aliases.

use std::{collections::HashSet, sync::OnceLock};

use jieba_rs::Jieba;
use tantivy::{
    Term,
    query::{AllQuery, BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery},
    schema::IndexRecordOption,
    tokenizer::Token,
};

use super::{
    schema::Fields,
    tokenizer::{Class, class, words},
};
use crate::{
    lexicon::{EntityRef, Lexicon},
    model::entity::squeeze,
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
}

/// More words than any question has; what comes behind is left out.
const MOST: usize = 64;

/// Reads a question; nothing where it holds no word.
pub(super) fn read(question: &str, fields: &Fields, lexicon: &Lexicon) -> Option<Asked> {
    let mut reader =
        Reader { fields, lexicon, wanted: Vec::new(), banned: Vec::new(), words: HashSet::new(), entities: Vec::new() };
    for part in parts(question) {
        reader.part(&part);
    }
    reader.asked()
}

/// A part of a question.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Words in any order.
    Plain(String),
    /// Words in this order, one after the other.
    Quoted(String),
    /// What must not be there.
    Banned(String),
}

/// Takes quotes and minus signs out; a quote without an end ends with the question.
fn parts(question: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let straight = question.replace(['“', '”', '「', '」', '『', '』'], "\"");
    for (n, piece) in straight.split('"').enumerate() {
        if n % 2 == 1 {
            parts.push(Part::Quoted(piece.to_owned()));
            continue;
        }
        let mut plain = String::new();
        for word in piece.split_whitespace() {
            match word.strip_prefix('-') {
                Some(banned) if !banned.is_empty() => parts.push(Part::Banned(banned.to_owned())),
                _ => {
                    plain.push_str(word);
                    plain.push(' ');
                }
            }
        }
        parts.push(Part::Plain(plain));
    }
    parts
}

struct Reader<'r> {
    fields: &'r Fields,
    lexicon: &'r Lexicon,
    wanted: Vec<Box<dyn Query>>,
    banned: Vec<Box<dyn Query>>,
    words: HashSet<String>,
    entities: Vec<EntityRef>,
}

impl Reader<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Plain(text) => self.plain(text),
            Part::Quoted(text) => {
                let query = self.phrase(text);
                self.wanted.extend(query);
            }
            Part::Banned(text) => self.banned.extend(phrase_in(text, self.fields).map(|(query, _)| query)),
        }
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
        let key = squeeze(&self.lexicon.entity(entity).name);
        let term = Term::from_field_text(self.fields.entity, &key);
        let mut either: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::Basic)))];
        either.extend(self.phrase(written).map(|query| (Occur::Should, query)));
        self.entities.push(entity);
        self.wanted.push(Box::new(BooleanQuery::new(either)));
    }

    /// Words outside names: at spaces, and Chinese ones where the dictionary cuts.
    fn loose(&mut self, text: &str) {
        for piece in text.split_whitespace() {
            for word in at_borders(piece) {
                if self.wanted.len() < MOST {
                    let query = self.phrase(word);
                    self.wanted.extend(query);
                }
            }
        }
    }

    fn phrase(&mut self, text: &str) -> Option<Box<dyn Query>> {
        let (query, words) = phrase_in(text, self.fields)?;
        self.words.extend(words);
        Some(query)
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
        Some(Asked { all: Box::new(BooleanQuery::new(all)), some, words: self.words, entities: self.entities })
    }
}

/// Cuts a piece without spaces where unspaced script meets another, and the unspaced part into words.
fn at_borders(piece: &str) -> Vec<&str> {
    let unspaced = |c: char| class(c) == Class::Unspaced;
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in piece.char_indices() {
        if before.is_some_and(|before| before != unspaced(c)) {
            words.extend(cut(Span::new(start, at).of(piece)));
            start = at;
        }
        before = Some(unspaced(c));
    }
    words.extend(cut(Span::new(start, piece.len()).of(piece)));
    words
}

/// Words of the field that the dictionary lacks.
const OWN: [&str; 12] =
    ["大模型", "超节点", "万卡", "智算", "智算中心", "词元", "算力", "训推", "国产化", "开源", "昇腾", "光刻机"];

fn cut(piece: &str) -> Vec<&str> {
    if !piece.chars().next().is_some_and(|c| class(c) == Class::Unspaced) || piece.chars().count() < 3 {
        return vec![piece];
    }
    let jieba = dictionary();
    let words: Vec<&str> = jieba.cut(piece, false).into_iter().map(|token| token.word).collect();
    // 用, 的, 了: a single character among words says little and would only shut texts out
    let longer: Vec<&str> = words.iter().copied().filter(|word| word.chars().count() > 1).collect();
    if longer.is_empty() { vec![piece] } else { longer }
}

/// The dictionary of Chinese words, read once: it takes a tenth of a second.
fn dictionary() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(|| {
        let mut jieba = Jieba::new();
        for word in OWN {
            jieba.add_word(word, None, None);
        }
        jieba
    })
}

/// A word or phrase in title or text, with the words that it is made of.
fn phrase_in(text: &str, fields: &Fields) -> Option<(Box<dyn Query>, Vec<String>)> {
    let tokens = needed(words(text));
    if tokens.is_empty() {
        return None;
    }
    let one = |field| -> Box<dyn Query> {
        let terms: Vec<(usize, Term)> =
            tokens.iter().map(|token| (token.position, Term::from_field_text(field, &token.text))).collect();
        match terms.as_slice() {
            [(_, term)] => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new_with_offset(terms)),
        }
    };
    let title = Box::new(BoostQuery::new(one(fields.title), 2.0));
    let query = BooleanQuery::new(vec![(Occur::Should, title), (Occur::Should, one(fields.text))]);
    Some((Box::new(query), tokens.into_iter().map(|token| token.text).collect()))
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
    fn a_chinese_run_is_cut_into_words_and_particles_are_left_out() {
        assert_eq!(at_borders("用国产芯片训练的大模型"), ["国产", "芯片", "训练", "大模型"]);
        assert_eq!(at_borders("910C芯片"), ["910C", "芯片"]);
    }

    #[test]
    fn quotes_and_minus_signs_are_taken_out() {
        let found = parts("chips “domestic chips” -Nvidia open-weights");
        let expected = [
            Part::Plain("chips ".into()),
            Part::Quoted("domestic chips".into()),
            Part::Banned("Nvidia".into()),
            Part::Plain("open-weights ".into()),
        ];
        assert_eq!(found, expected);
    }
}
