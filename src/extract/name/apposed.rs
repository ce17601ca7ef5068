//! Names right behind the noun for what they name, as German, French, Russian, Spanish and Italian write them: "la puce
//! Triton", "der Beschleuniger Corvo 2", процессор «Сура»; and behind a word that gives one: "baptisé Lucie".

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::Language,
    text::Span,
};

use super::{
    shape::{Candidate, begins_as_no_name, first_bytes, gives_a_name, is_candidate, place_of, taken},
    words::is_common,
};
use crate::extract::annotate::Annotated;

/// Words of a name at most.
const MOST_WORDS: usize = 3;

/// Names of a text that are looked for where no noun stands beside them, at most.
const MOST_NAMES: usize = 64;

/// Bytes of a name in quotation marks, at most.
const LONGEST: usize = 48;

/// Words with a capital that stand behind such a noun and are no name.
const NO_NAMES: &[&str] = &[
    "Made",
    "Open",
    "Open-Source",
    "Open-Weight",
    "Anfang",
    "Ende",
    "Mitte",
    "MoE",
    "SoC",
    "Mixture",
    "Transformer",
    "Edge",
    "Cloud",
    "Linux",
    "Windows",
    "Android",
    "Europe",
    "Europa",
    "Deep",
    "Machine",
    "Big",
];

/// The names behind their nouns, and every other place where the text has them.
pub(super) fn apposed_names(found: &Annotated<'_>) -> Vec<Candidate> {
    if !found.language.is_european() || found.language == Language::English {
        return Vec::new();
    }
    let nouns = found.cues.iter().filter_map(|noun| behind_its_noun(found, noun));
    let mut spans: Vec<Span> = nouns.chain(given(found)).filter(|span| !taken(found, *span)).collect();
    let mut names: Vec<&str> = spans.iter().map(|span| span.of(found.text)).collect();
    names.sort_unstable();
    names.dedup();
    let again = names.iter().take(MOST_NAMES).flat_map(|name| places_of(found, name));
    spans.extend(again);
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|later, earlier| later.overlaps(*earlier));
    spans.into_iter().map(|span| Candidate { span, plain: !is_candidate(span.of(found.text)) }).collect()
}

/// The place among the votes (model, chip, system) of the noun right before the name.
pub(super) fn named_by_its_noun(found: &Annotated<'_>, name: Span) -> Option<usize> {
    if !found.language.is_european() || found.language == Language::English {
        return None;
    }
    if let Some(noun) = found.text.get(name.end..)?.strip_prefix('-').and_then(|_| compound_noun(found, name.end + 1)) {
        return place_of(noun.cue);
    }
    let before = found.text.get(..name.start)?;
    let head = before.trim_end_matches(is_mark).strip_suffix(' ')?;
    let marked = before.ends_with(is_mark);
    if !marked && run(found, name.start).is_none_or(|run| run.end < name.end) {
        return None;
    }
    let next = found.cues.partition_point(|at| at.span.end < head.len());
    let ends = found.cues.get(next..)?.iter().take_while(|at| at.span.start < head.len());
    let several = name.of(found.text).contains(' ');
    let mut ends = ends.filter(|at| at.span.end == head.len() && (several || names_one(found, at)));
    ends.find_map(|at| place_of(at.cue))
}

/// "Havel-H1-Karten": the name in a German compound, without the noun at its end.
pub(super) fn without_its_noun(found: &Annotated<'_>, word: Span) -> Span {
    let hyphen = word.of(found.text).rfind('-').map(|at| word.start + at);
    let noun = hyphen.and_then(|hyphen| compound_noun(found, hyphen + 1)).filter(|noun| noun.span.end >= word.end);
    let head = hyphen.filter(|_| noun.is_some()).map(|hyphen| Span::new(word.start, hyphen));
    // "Inferenz-Beschleuniger" is a noun altogether
    head.filter(|head| is_candidate(head.of(found.text))).unwrap_or(word)
}

/// The noun for a thing that begins there in a German text.
fn compound_noun<'f>(found: &'f Annotated<'_>, at: usize) -> Option<&'f CueAt> {
    let next = found.cues.partition_point(|cue| cue.span.start < at);
    let mut here = found.cues.get(next..)?.iter().take_while(|cue| cue.span.start == at);
    here.find(|cue| found.language == Language::German && place_of(cue.cue).is_some())
}

fn is_mark(c: char) -> bool {
    matches!(c, '«' | '„' | '“' | '"' | '‘' | '‚')
}

/// A noun that a name may stand behind: of a place full of machines alone its town is told ("Rechenzentrum Frankfurt").
fn names_one(found: &Annotated<'_>, noun: &CueAt) -> bool {
    let word = noun.span.of(&found.folded);
    let place = || {
        [
            "supercomp",
            "superordenador",
            "calculat",
            "supercalcol",
            "superrechner",
            "großrechner",
            "rechner",
            "суперкомп",
        ]
        .iter()
        .any(|machine| word.contains(machine))
    };
    match noun.cue {
        Cue::Model | Cue::TheModel | Cue::Chip | Cue::TheChip => true,
        Cue::System | Cue::TheSystem => place(),
        _ => false,
    }
}

/// The name that begins right behind the noun, in quotation marks or with a capital.
fn behind_its_noun(found: &Annotated<'_>, noun: &CueAt) -> Option<Span> {
    place_of(noun.cue)?;
    let rest = found.text.get(noun.span.end..)?.strip_prefix(' ')?;
    let start = noun.span.end + 1;
    if rest.starts_with(is_mark) {
        return quoted(found.text, start);
    }
    // "il centro dati Colosseo Sud": of a place one word is its town
    let several = |name: &Span| name.of(found.text).contains(' ') && matches!(noun.cue, Cue::System | Cue::TheSystem);
    run(found, start).filter(|name| names_one(found, noun) || several(name))
}

/// The names that the text gives: "baptisé Lucie", "bautizado como Picasso II", под названием «Вега».
fn given<'f>(found: &'f Annotated<'_>) -> impl Iterator<Item = Span> + use<'f> {
    let nouns = found.cues.iter().filter(|noun| place_of(noun.cue).is_some());
    nouns.filter_map(|noun| {
        let rest = first_bytes(found.folded.get(noun.span.end..)?, LONGEST);
        let sentence = rest.split(['.', ';', '\n']).next()?;
        let words = sentence.match_indices(' ').map(|(at, _)| noun.span.end + at + 1);
        let mut starts = words.filter(|start| found.folded.get(..*start).is_some_and(gives_a_name));
        starts.find_map(|start| quoted(found.text, start).or_else(|| run(found, start)))
    })
}

/// What stands in the quotation marks that open here.
fn quoted(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let open = rest.chars().next().filter(|c| is_mark(*c))?;
    let start = at + open.len_utf8();
    let length = first_bytes(text.get(start..)?, LONGEST).find(['»', '“', '”', '"', '’', '‘'])?;
    let name = Span::new(start, start + length);
    let written = name.of(text);
    let proper = written.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (proper && written.chars().count() > 1 && !written.contains([',', '.', ':', '\n'])).then_some(name)
}

/// The words with a capital that begin here, a number at their end: "Corvo 2", "Picasso II".
fn run(found: &Annotated<'_>, start: usize) -> Option<Span> {
    let mut end = start;
    for word in found.text.get(start..)?.split(' ').take(MOST_WORDS) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let number = end > start && is_a_number(bare);
        let part = Span::new(end + usize::from(end > start), end + usize::from(end > start) + bare.len());
        let code = end > start && is_a_code(bare);
        if !number && !code && !is_part(found, part) {
            break;
        }
        end = part.end;
        if bare.len() < word.len() || number {
            break;
        }
    }
    (end > start + 2).then(|| Span::new(start, end))
}

/// 2 of "Corvo 2", 2.0 of "T-pro 2.0".
fn is_a_number(word: &str) -> bool {
    !word.is_empty() && word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// H1 of "Havel H1", II of "Picasso II".
fn is_a_code(word: &str) -> bool {
    if !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return true;
    }
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() < word.len() && word.len() <= 6 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// A word with a capital that may be part of a name: no abbreviation, date or word of the field, and no name known.
fn is_part(found: &Annotated<'_>, at: Span) -> bool {
    let word = at.of(found.text);
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | '\'');
    let short = word.chars().all(|c| c.is_uppercase() || c == '-') && word.chars().count() <= 5;
    let genitive = word.strip_suffix('s').is_some_and(|stem| found.lexicon.resolve(stem).is_some());
    let inside = found.cues.partition_point(|cue| cue.span.end <= at.start);
    let says = found.cues.get(inside).is_some_and(|cue| cue.span.start == at.start && cue.span.end == at.end);
    let day = found.dates.iter().any(|date| date.span.overlaps(at));
    word.starts_with(char::is_uppercase)
        && word.chars().all(letters)
        && !short
        && !genitive
        && !says
        && !day
        && !is_common(word)
        && !NO_NAMES.contains(&word)
        && !begins_as_no_name(word)
        && !taken(found, at)
}

/// Where the name stands by itself.
fn places_of<'f>(found: &'f Annotated<'_>, name: &'f str) -> impl Iterator<Item = Span> + use<'f> {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let places = found.text.match_indices(name).map(|(at, name)| Span::new(at, at + name.len()));
    places.filter(move |place| {
        let before = found.text.get(..place.start).and_then(|head| head.chars().next_back());
        let after = found.text.get(place.end..).and_then(|rest| rest.chars().next());
        !letter(before) && !letter(after) && !taken(found, *place)
    })
}
