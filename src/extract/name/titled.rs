//! Names of several words in English: "a data centre called Iron Lake", "the Karelia AI Factory".

use std::sync::LazyLock;

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::{ends_as_word, ends_in, english},
    },
    model::Language,
    text::{Span, list::Words},
};

use super::{
    shape::{Candidate, line_before, taken},
    words::is_common,
};
use crate::extract::annotate::Annotated;

/// Words of a name at most, beside the noun that it may end in, and of an apposition that tells of one.
const MOST_WORDS: usize = 4;

/// The names of several words in the text.
pub(super) fn titled(found: &Annotated<'_>) -> Vec<Candidate> {
    if found.language != Language::English {
        return Vec::new();
    }
    let all = called(found).chain(headed(found)).chain(explained(found)).chain(before_its_noun(found));
    let mut spans: Vec<Span> = all.filter(|span| !taken(found, *span)).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|later, earlier| later.overlaps(*earlier));
    spans.into_iter().map(|span| Candidate { span, plain: true }).collect()
}

/// Whether the name ends in a noun for a place full of machines, and so is a system's.
pub(super) fn ends_in_a_site(found: &Annotated<'_>, span: Span) -> bool {
    let words = span.of(&found.folded);
    found.language == Language::English && words.contains(' ') && ends_in(words, &english().named_sites)
}

/// Behind "called": two words with a capital or more. One alone is a word like any other.
fn called<'f>(found: &'f Annotated<'_>) -> impl Iterator<Item = Span> + use<'f> {
    static CALLED_AT: LazyLock<Words> = LazyLock::new(|| Words::of(&english().called));
    CALLED_AT.each_in(&found.folded).filter_map(|(_, verb)| {
        let rest = found.text.get(verb.end..)?.strip_prefix(' ')?;
        let start = found.text.len() - rest.strip_prefix("the ").unwrap_or(rest).len();
        let end = run_behind(found.text, start);
        Span::new(start, end).of(found.text).contains(' ').then(|| Span::new(start, end))
    })
}

/// Where the run of words with a capital ends that begins here; a number may end it.
fn run_behind(text: &str, start: usize) -> usize {
    let mut end = start;
    for word in text.get(start..).unwrap_or("").split(' ').take(MOST_WORDS) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = ["'s", "’s"].iter().find_map(|owner| bare.strip_suffix(owner)).unwrap_or(bare);
        let number = end > start && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit());
        if !is_part(bare) && !number {
            break;
        }
        end += bare.len() + usize::from(end > start);
        if bare.len() < word.len() || number {
            break;
        }
    }
    end
}

/// "Heron Supercomputing Center", "the Karelia AI Factory": words with a capital before such a noun that has one, too. In a
/// headline every word may have one.
fn headed<'f>(found: &'f Annotated<'_>) -> impl Iterator<Item = Span> + use<'f> {
    let capital = |at: &&CueAt| {
        at.cue == Cue::System && at.span.of(found.text).split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    found.cues.iter().filter(capital).filter_map(|at| {
        let behind = found.text.get(at.span.end..)?;
        // a line without a full stop is a headline
        let line = behind.split('\n').next().filter(|rest| rest.trim_end().ends_with(['.', '"', '”', ':']))?;
        let behind = line.strip_prefix(' ').unwrap_or("");
        let head = line_before(found.text, at.span.start).strip_suffix(' ')?;
        let start = run_before(head, at.span.start - 1)?;
        let name = Span::new(start, at.span.end);
        let own = Span::new(start, at.span.start).of(&found.folded);
        let tells = own.split_whitespace().any(|word| !english().site_adjectives.contains(word));
        (tells && !behind.starts_with(char::is_uppercase) && ends_in_a_site(found, name)).then_some(name)
    })
}

/// "the Grey Heron supercomputer": words with a capital between an article and the noun for one machine.
fn before_its_noun<'f>(found: &'f Annotated<'_>) -> impl Iterator<Item = Span> + use<'f> {
    let one = |at: &&CueAt| at.cue == Cue::System && at.span.of(found.text).ends_with("supercomputer");
    found.cues.iter().filter(one).filter_map(|at| {
        let head = line_before(found.text, at.span.start).strip_suffix(' ')?;
        let start = run_before(head, at.span.start - 1)?;
        let name = Span::new(start, at.span.start - 1);
        let before = line_before(&found.folded, start).trim_end();
        let introduced = ["the", "its", "our", "their"].iter().any(|word| ends_as_word(before, word));
        let tells = || name.of(&found.folded).split_whitespace().any(|word| !english().site_adjectives.contains(word));
        // "the San Jose supercomputer" is somewhere; a name is said again
        let again = || found.text.match_indices(name.of(found.text)).take(2).count() > 1;
        (introduced && name.of(found.text).contains(' ') && tells() && again()).then_some(name)
    })
}

/// "Condor Galaxy 1, a supercomputer with …": words with a capital before an apposition that tells of one machine or place.
fn explained<'f>(found: &'f Annotated<'_>) -> impl Iterator<Item = Span> + use<'f> {
    let one = |at: &&CueAt| at.cue == Cue::System && !at.span.of(&found.folded).ends_with('s');
    found.cues.iter().filter(one).filter_map(|at| {
        let behind = found.folded.get(at.span.end..)?;
        let next = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let ends = behind.starts_with([',', '.']) || english().prepositions.contains(next) || next == "that";
        let head = line_before(found.text, at.span.start);
        let (name, phrase) = [", a ", ", an "].iter().find_map(|mark| head.rsplit_once(mark))?;
        let words = phrase.split_whitespace().count();
        if !ends || words > MOST_WORDS || phrase.contains([',', ';', '.']) {
            return None;
        }
        let end = at.span.start - head.len() + name.len();
        let (own, number) = name
            .rsplit_once(' ')
            .filter(|(_, last)| last.chars().all(|c| c.is_ascii_digit()))
            .map_or((name, 0), |(own, number)| (own, number.len() + 1));
        let start = run_before(own, end - number)?;
        let name = Span::new(start, end);
        name.of(found.text).contains(' ').then_some(name)
    })
}

/// Where the run of words with a capital begins in which the text ends that ends there.
fn run_before(mut head: &str, end: usize) -> Option<usize> {
    let mut start = None;
    let from = end - head.len();
    for _ in 0..MOST_WORDS {
        let (rest, word) = head.rsplit_once(' ').unwrap_or(("", head));
        if !is_part(word) {
            break;
        }
        start = Some(from + head.len() - word.len());
        head = rest;
    }
    start
}

/// A word with a capital that may be part of a name: no owner, and no word of the language.
fn is_part(word: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    word.len() > 1
        && word.starts_with(char::is_uppercase)
        && word.chars().all(letters)
        && !["'s", "’s"].iter().any(|owner| word.ends_with(owner))
        && !is_common(word)
}
