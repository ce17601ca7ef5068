//! What an English sentence says of a name that no lexicon has: what is said of a model, of a chip or of a system alone tells
//! which of them it is.

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, english, is_owner},
    },
    model::{EntityKind, Language},
    text::Span,
};

use super::{
    Name, Role,
    firm::does_what_firms_do,
    phrase::Phrase,
    shape::{
        BALLOT, Candidate, VARIANTS, amounts_within, cues_near, first_bytes, is_introduced, is_of_a_device,
        line_before, place_of, place_of_figure, tells_a_sort,
    },
};
use crate::extract::{
    annotate::Annotated,
    number::{Amount, Measure},
};

/// How far behind a name, in bytes, what it has is looked for.
pub(super) const TOLD: usize = 80;

/// The place among the votes (model, chip, system) of what the sentence says of the name.
pub(super) fn told_in_english(found: &Annotated<'_>, candidate: &Candidate) -> Option<usize> {
    if found.language != Language::English {
        return None;
    }
    let span = candidate.span;
    if !candidate.has_a_number(found.text) && !is_a_variant(span.of(found.text)) {
        return told_of_a_word(found, span);
    }
    let as_subject = || {
        let reach = what_is_said(found, span)?;
        by_a_figure(found, reach).or_else(|| by_what_it_is_held_against(found, reach))
    };
    as_subject()
        .or_else(|| by_training(found, span))
        .or_else(|| by_a_noun_before(found, span))
        .or_else(|| by_a_noun_behind(found, span))
}

/// "Lingxi releases Qilin-2" in the title, and "showed its new language model" below: the lead says what it is.
pub(super) fn told_in_the_lead(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let title = found.text.find('\n').filter(|title| span.end <= *title && found.language == Language::English)?;
    let before = found.folded.get(..span.start)?.trim_end().len();
    let verb = |at: &CueAt| matches!(at.cue, Cue::Release | Cue::Develop | Cue::Design) && at.span.end == before;
    let numbered = span.of(found.text).contains(|c: char| c.is_ascii_digit());
    (numbered && cues_near(found, span, 1).iter().any(verb)).then_some(())?;
    let body = found.cues.partition_point(|at| at.span.start < title);
    let lead = found.cues.get(body..)?.iter().take_while(|at| at.span.start <= title + LEAD);
    lead.filter_map(|at| Some((at.span, place_of(at.cue)?))).find_map(|(noun, place)| {
        let phrase = Phrase::of(&found.folded, noun)?;
        let its_new = phrase.determiner == "its" && phrase.has(|word| english().new_ones.contains(word));
        ((phrase.is_indefinite() || its_new) && !tells_a_sort(found, noun)).then_some(place)
    })
}

/// Bytes of the lead of a text.
const LEAD: usize = 300;

/// "Meridian packs 128 GB of HBM3", "Lumora had been trained on 9 trillion tokens": a word without a number names what it is
/// said of where a thing alone does so, and the text has it for a name elsewhere.
fn told_of_a_word(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let after = found.text.get(span.end..)?;
    let verb = after.strip_prefix(' ').and_then(|rest| rest.split(' ').next()).unwrap_or("");
    let owned = is_introduced(found.text, span) && after.starts_with(", ");
    let does = || what_is_said(found, span).filter(|_| owned || english().thing_verbs.contains(verb));
    let figure = does().and_then(|reach| by_a_figure(found, reach));
    let place = figure.or_else(|| by_training(found, span)).or_else(|| by_a_noun_before(found, span))?;
    (is_a_name_of_the_text(found, span) && !is_a_firm(found, span)).then_some(place)
}

/// The text writes the word more than once, in the middle of a sentence too, and always with its capital.
pub(super) fn is_a_name_of_the_text(found: &Annotated<'_>, span: Span) -> bool {
    let word = span.of(found.text);
    let whole = |at: &usize| {
        let before = found.folded.get(..*at).and_then(|head| head.chars().next_back());
        let after = found.folded.get(at + word.len()..).and_then(|rest| rest.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let folded = word.to_lowercase();
    let places = found.folded.match_indices(folded.as_str()).map(|(at, _)| at).filter(whole);
    let places: Vec<usize> = places.take(MOST_PLACES).collect();
    let here = |at: usize| Span::new(at, at + word.len());
    let small = places.iter().any(|at| here(*at).of(found.text) != word);
    let inside = |at: &usize| {
        found.text.get(..*at).is_some_and(|head| {
            head.ends_with(' ') && {
                let head = head.trim_end();
                head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '’'))
            }
        })
    };
    !small && places.len() > 1 && places.iter().any(inside)
}

/// The text tells anywhere of the word what firms do.
fn is_a_firm(found: &Annotated<'_>, span: Span) -> bool {
    let word = span.of(found.text);
    let places = found.text.match_indices(word).take(MOST_PLACES);
    places.map(|(at, _)| Span::new(at, at + word.len())).any(|place| does_what_firms_do(found, place))
}

/// So many places of a word are looked at.
const MOST_PLACES: usize = 40;

/// "Quill 3 was trained on", "Lumora has been pre-trained for": a verb that is done to models, with a figure of one behind it.
fn by_training(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let rest = found.folded.get(span.end..)?.strip_prefix(' ')?;
    let mut words = first_bytes(rest, TOLD).split(' ');
    let verb = words.find(|word| !matches!(*word, "was" | "is" | "were" | "has" | "had" | "been" | "being"))?;
    let trained = matches!(verb, "trained" | "pretrained" | "pre-trained") && !rest.starts_with(verb);
    let manner = |word: &&str| english().wholly.contains(*word);
    let with = words
        .find(|word| !manner(word))
        .is_some_and(|word| matches!(word, "on" | "with" | "using" | "for" | "from" | "over" | "in" | "by"));
    let start = span.end + 1;
    let reach = Span::new(start, start + first_bytes(rest, TOLD).len());
    let figure = amounts_within(found, reach).any(|amount| !amount.in_name);
    let chips = || {
        cues_near(found, Span::new(start, start), TOLD).iter().any(|at| at.cue == Cue::Chip && reach.contains(at.span))
    };
    (trained && with && (figure || chips())).then_some(0)
}

/// "Orbita-Large", "Lumen-Mini".
fn is_a_variant(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, last)| VARIANTS.contains(&last))
}

/// What is said of the name where it is the subject of its clause: up to the end of the sentence or the next known thing
/// that something else may be said of.
fn what_is_said(found: &Annotated<'_>, span: Span) -> Option<Span> {
    let after = found.text.get(span.end..)?;
    let subject = is_introduced(found.text, span) || opens_its_clause(found.text, span);
    if !subject || !leads_to_a_figure(after) {
        return None;
    }
    let near = first_bytes(after, TOLD);
    let end = [". ", "; ", "\n"].iter().filter_map(|mark| near.find(mark)).min().unwrap_or(near.len());
    Some(Span::new(span.end, span.end + end))
}

/// At the head of a sentence, or behind a phrase that opens it: "Built on a 5nm process, Kestrel 2 delivers".
fn opens_its_clause(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    let ends = [". ", "? ", "! ", ": "];
    if before.is_empty() || before.ends_with(['\n', '•']) || ends.iter().any(|mark| before.ends_with(mark)) {
        return true;
    }
    let sentence =
        ends.iter().fold(line_before(text, span.start), |line, mark| line.rsplit(mark).next().unwrap_or(line));
    let Some(phrase) = sentence.strip_suffix(", ") else { return false };
    let first = phrase.split(' ').next().unwrap_or("").to_lowercase();
    !phrase.contains(", ")
        && (first.ends_with("ed")
            || matches!(first.as_str(), "built" | "made")
            || english().prepositions.contains(&first))
}

/// ", ", "’s ", or a verb by which a thing is said to have something.
fn leads_to_a_figure(after: &str) -> bool {
    let verb = || {
        let word = after.strip_prefix(' ')?.split(' ').next()?;
        Some(english().figure_verbs.contains(word))
    };
    after.starts_with(", ") || verb().unwrap_or(false)
}

/// "The TK-2 is to be made on a 4-nanometre process", "Hanbit's HB-2 has 1.2 TB/s".
fn by_a_figure(found: &Annotated<'_>, reach: Span) -> Option<usize> {
    let figure = amounts_within(found, reach).filter_map(|amount| {
        let place = place_of_figure(amount).or_else(|| place_of_memory(found, amount));
        place.filter(|place| *place != 1 || !is_of_a_device(found, reach, amount))
    });
    let cues = cues_near(found, Span::new(reach.start, reach.start), TOLD).iter();
    let word = cues.filter(|at| reach.contains(at.span)).filter_map(|at| match at.cue {
        Cue::Tokens | Cue::OpenWeights | Cue::Parameters | Cue::Context => Some(0),
        Cue::Sampling => Some(1),
        _ => None,
    });
    figure.chain(word).next().or_else(|| by_its_score(found, reach))
}

/// "packs 96 GB of HBM3E": so much stacked memory a chip has, or, in terabytes, a machine.
fn place_of_memory(found: &Annotated<'_>, amount: &Amount) -> Option<usize> {
    let behind = first_bytes(found.folded.get(amount.span.end..)?, STACKED);
    let stacked = behind.split(' ').any(|word| word.starts_with("hbm"));
    let bytes = amount.max.or(amount.min).filter(|_| stacked && amount.measure == Some(Measure::Byte))?;
    Some(if bytes < LEAST_OF_A_MACHINE { 1 } else { 2 })
}

/// So many bytes behind the figure the sort of memory stands.
const STACKED: usize = 24;

/// Memory, in bytes, that no single chip has.
const LEAST_OF_A_MACHINE: f64 = 6e11;

/// "Orbita-Large scored 84.2 on MMLU-Pro": what is scored on the benchmarks of models is a model's.
fn by_its_score(found: &Annotated<'_>, reach: Span) -> Option<usize> {
    let mut names = found.names.iter().filter(|name| reach.contains(name.span));
    let scored = amounts_within(found, reach)
        .any(|amount| !amount.in_name && matches!(amount.measure, None | Some(Measure::Points | Measure::Percent)));
    let model = names.any(|name| name.kind == EntityKind::Benchmark && !name.name.starts_with("MLPerf"));
    (scored && model).then_some(0)
}

/// "Kestrel 2 is 1.7 times faster than Nvidia's H20": the thing is of the kind of what it is held against.
fn by_what_it_is_held_against(found: &Annotated<'_>, reach: Span) -> Option<usize> {
    let here = Span::new(reach.start, reach.start);
    let mut words = cues_near(found, here, TOLD).iter().filter(|at| {
        let compares = matches!(at.cue, Cue::Than | Cue::Comparable | Cue::Beats | Cue::Trails);
        compares && reach.contains(at.span)
    });
    words.find_map(|word| {
        let next = found.names.partition_point(|name| name.span.start < word.span.end);
        let near = found.names.iter().skip(next).take(2).take_while(|name| name.span.start < word.span.end + TOLD);
        let gap = |name: &Name| Span::new(word.span.end, name.span.start).of(&found.folded).trim();
        let mut known = near.filter(|name| name.role == Role::Known && is_a_determiner(found, gap(name)));
        known.find_map(|name| BALLOT.iter().position(|kind| *kind == name.kind))
    })
}

/// Nothing, an article, or an owner: "Nvidia's", "the", "a single".
fn is_a_determiner(found: &Annotated<'_>, gap: &str) -> bool {
    let words = || gap.split_whitespace();
    let owner = |word: &str| is_owner(word) || found.lexicon.resolve(word).is_some();
    words().count() <= 3 && words().all(|word| matches!(word, "the" | "a" | "an" | "single") || owner(word))
}

/// "yields on the Kestrel 2", "sampling its next-generation VX-11", "the pre-training of Quill 3".
fn by_a_noun_before(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let head = found.folded.get(..span.start)?;
    let bare = without_adjectives(head);
    let linked = ["of", "on", "for"].iter().find_map(|link| Some((bare.strip_suffix(link)?.strip_suffix(' ')?, *link)));
    let (noun, link) = linked.unwrap_or((bare, ""));
    let end = noun.len();
    let here = Span::new(end, end);
    let mut cues = cues_near(found, here, 0).iter().filter(|at| at.span.end == end);
    cues.find_map(|at| match (at.cue, link) {
        (Cue::Yield | Cue::Bandwidth, "of" | "on" | "for") | (Cue::Sampling, "" | "of") => Some(1),
        (Cue::Train, "") => trains_it(found, at.span, span).then_some(0),
        (Cue::Train, "of") | (Cue::Parameters | Cue::Context | Cue::Weights, "of" | "for") => Some(0),
        _ => None,
    })
}

/// "trained Corvane 2 on", "the cost of training Orbis-Max at": the object of the verb, with the end of its phrase behind.
fn trains_it(found: &Annotated<'_>, verb: Span, name: Span) -> bool {
    let behind = found.folded.get(name.end..).unwrap_or("");
    let next = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let ends = behind.starts_with([',', '.'])
        || english().prepositions.contains(next)
        || matches!(next, "using" | "cost" | "took");
    ends && verb.of(&found.folded).contains("train")
}

/// The text without the article, the owner and the adjectives of age at its end.
fn without_adjectives(head: &str) -> &str {
    let mut rest = head.trim_end_matches(' ');
    for _ in 0..ADJECTIVES {
        let Some((before, word)) = rest.rsplit_once(' ') else { break };
        let article = matches!(word, "the" | "its" | "their" | "our" | "a" | "an");
        let aged = english().newer.contains(word) || english().older.contains(word);
        if !article && !aged && !is_owner(word) {
            break;
        }
        rest = before.trim_end_matches(' ');
    }
    rest
}

/// So many words may stand between the noun and the name.
const ADJECTIVES: usize = 3;

/// "Quill 3's pretraining", "the VX-9's memory bandwidth": what a thing has tells what it is.
fn by_a_noun_behind(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let owned = behind_owner(found.folded.get(span.end..)?)?;
    let end = first_bytes(owned, OWNED).find(['.', ',', ';', '\n']).unwrap_or(OWNED.min(owned.len()));
    let start = found.folded.len() - owned.len();
    let reach = Span::new(start, start + end);
    let whole =
        |at: Span| !any_word(Span::new(start, at.start).of(&found.folded), |word| english().finite.contains(word));
    let mut cues = cues_near(found, Span::new(start, start), OWNED).iter();
    cues.find_map(|at| match at.cue {
        _ if !reach.contains(at.span) || !whole(at.span) => None,
        Cue::Yield | Cue::Bandwidth => Some(1),
        Cue::Context | Cue::Parameters | Cue::Weights | Cue::Train => Some(0),
        _ => None,
    })
}

/// So many bytes behind an owner what it has is looked for.
const OWNED: usize = 24;
