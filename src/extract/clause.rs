//! How the clauses of a sentence stand to each other: insertions that only describe a name, and the far side of a
//! contrast ("… compared with 145 kW for Y").

use std::sync::LazyLock;

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, english, is_one, is_participle, is_small, is_whole_word},
    },
    model::{EntityKind, Language},
    text::{Span, list::Words},
};

use super::{
    annotate::{Annotated, Sentence},
    name::Name,
};

/// Words that open an insertion: "X, the parent of Y, has …", "X, based in Y, …".
const OPENERS: &[&str] = &[
    "a",
    "an",
    "the",
    "its",
    "which",
    "who",
    "whose",
    "one",
    "part",
    "led",
    "owned",
    "owner",
    "parent",
    "subsidiary",
    "developer",
    "spun",
    "based",
    "founded",
    "formerly",
    "known",
    "backed",
    "maker",
    "now",
    "once",
    "also",
    "run",
    "headquartered",
    "home",
    "together",
    "alongside",
];

/// Verbs that go on after an insertion: "X, …, has ordered".
const FINITE: &[&str] = &[
    "has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "may", "might", "can", "plans", "aims",
    "said", "says", "ordered", "reaches", "reached", "received", "bought", "makes", "made", "wants", "hopes",
    "expects", "began", "started", "uses", "used", "runs", "trained", "built", "sells", "delivers", "offers", "draws",
    "holds", "secured", "raised", "told", "did", "does", "needs", "needed", "gets", "got", "supports", "remains",
    "became",
];

/// Whether `span` stands in an insertion that is closed again before `at`: what it names is not what the sentence is
/// about.
pub(super) fn in_aside(found: &Annotated<'_>, sentence: &Sentence, span: Span, at: Span) -> bool {
    let Some(here) = sentence.clauses.iter().position(|clause| clause.contains(span)) else { return false };
    let neighbours =
        (here.checked_sub(1).and_then(|before| sentence.clauses.get(before)), sentence.clauses.get(here + 1));
    let (Some(before), Some(after)) = neighbours else { return false };
    let Some(clause) = sentence.clauses.get(here).filter(|_| at.start >= after.start) else { return false };
    if in_a_list_of_an_aside(found, sentence, here, at) {
        return true;
    }
    if is_what_a_noun_stands_for(found, sentence, *before, *clause, span) {
        return false;
    }
    let parted = |left: Span, right: Span| {
        let mark = found.between(left, right);
        mark.contains([',', '—', '–', '(', ')']) && !mark.contains([';', ':'])
    };
    parted(*before, *clause)
        && parted(*clause, *after)
        && names_at_end(found, sentence, *before)
        && (opens(clause.of(found.text), OPENERS) && !begins_list(after.of(found.text))
            || goes_on(found, sentence, *after))
}

/// "Contoso's latest chip, the X2, has …": the clause is the name alone, and a noun for a thing ends the one before.
fn is_what_a_noun_stands_for(
    found: &Annotated<'_>,
    sentence: &Sentence,
    before: Span,
    clause: Span,
    name: Span,
) -> bool {
    let text = clause.of(found.text).trim();
    let text = text.strip_prefix("the ").unwrap_or(text);
    let end = before.start + before.of(found.text).trim_end().len();
    let noun =
        |at: &crate::lexicon::cue::CueAt| matches!(at.cue, Cue::Model | Cue::Chip | Cue::System) && at.span.end == end;
    // "faces a rival, the MLU690, made by SMIC"
    let another = || {
        let last = before.of(&found.folded).split_whitespace().next_back();
        found.language == Language::English && last.is_some_and(|word| english().beside_others.contains(word))
    };
    text == name.of(found.text) && (found.cues_in(sentence).iter().any(noun) || another())
}

/// "The campus, which A builds with B, C, D and E, will use …": the list goes on over commas before the sentence goes on.
fn in_a_list_of_an_aside(found: &Annotated<'_>, sentence: &Sentence, here: usize, at: Span) -> bool {
    let clause = |place: usize| sentence.clauses.get(place).map(|clause| clause.of(found.text).trim());
    let member =
        |place: usize| clause(place).is_some_and(|text| text.split_whitespace().count() <= 5 && !opens(text, FINITE));
    let relative = |place: usize| clause(place).is_some_and(|text| opens(text, &["which", "who", "whose"]));
    let from =
        (0..=here).rev().take(8).take_while(|place| relative(*place) || member(*place)).find(|place| relative(*place));
    let Some(from) = from.filter(|from| *from > 0) else { return false };
    let mut behind = (from + 1..sentence.clauses.len()).take(8).skip_while(|place| member(*place));
    let Some(next) = behind.next().filter(|next| *next > here && *next > from + 1) else { return false };
    let goes =
        sentence.clauses.get(next).is_some_and(|clause| at.start >= clause.start && goes_on(found, sentence, *clause));
    goes && sentence.clauses.get(from - 1).is_some_and(|before| names_at_end(found, sentence, *before))
}

fn names_at_end(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let end = clause.start + clause.of(found.text).trim_end().len();
    let noun = |at: &crate::lexicon::cue::CueAt| {
        let told = matches!(at.cue, Cue::Model | Cue::Chip | Cue::System | Cue::Firm);
        let before = matches!(at.cue, Cue::TheCompany | Cue::TheModel | Cue::TheChip | Cue::TheSystem);
        (told || before) && at.span.end == end
    };
    found.names_in(sentence).iter().any(|name| clause.contains(name.span) && end.saturating_sub(name.span.end) <= 24)
        || found.cues_in(sentence).iter().any(noun)
}

fn opens(clause: &str, words: &[&str]) -> bool {
    let first = clause.split_whitespace().next().unwrap_or("");
    words.contains(&first)
}

fn begins_list(clause: &str) -> bool {
    opens(clause, &["and", "or", "as", "while", "but"])
}

fn goes_on(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let text = clause.of(found.text);
    let start = clause.start + (text.len() - text.trim_start().len());
    let verb = |at: &crate::lexicon::cue::CueAt| {
        at.span.start == start
            && matches!(
                at.cue,
                Cue::Release | Cue::Order | Cue::Say | Cue::Shipping | Cue::Develop | Cue::Beats | Cue::Comparable
            )
            && !at.span.of(found.text).ends_with("ing")
    };
    opens(text, FINITE) || found.cues_in(sentence).iter().any(verb)
}

/// Words that open a phrase before the subject that the sentence is about.
const FRONTS: &[&str] = &[
    "With",
    "At",
    "In",
    "On",
    "Using",
    "Built",
    "Fabricated",
    "Made",
    "Manufactured",
    "Designed",
    "Trained",
    "Based",
    "Boasting",
    "Featuring",
    "Packing",
    "Carrying",
    "Offering",
    "Equipped",
    "Armed",
    "Weighing",
    "Scoring",
    "Despite",
    "Thanks",
    "Unlike",
    "Clocking",
    "Powered",
    "Supporting",
    "Rated",
    "Produced",
    "After",
    "From",
    "Having",
    "Comprising",
    "Consisting",
    "Totalling",
    "Running",
    "Drawing",
    "Consuming",
    "Delivering",
    "Like",
    "Compared",
    "By",
    "For",
    "Where",
    "Whereas",
    "While",
    "Pretrained",
    "Pre-trained",
    "Achieving",
    "Reaching",
    "Spanning",
    "Crafted",
    "Etched",
    "Fitted",
    "Housing",
    "Containing",
    "Besides",
    "Priced",
    "Costing",
    "Released",
    "Launched",
    "Unveiled",
    "Introduced",
    "Although",
    "Though",
    // German
    "Mit",
    "Gefertigt",
    "Trainiert",
    "Gebaut",
    "Dank",
    // French
    "Avec",
    "Doté",
    "Dotée",
    "Gravé",
    "Gravée",
    "Fabriqué",
    "Fabriquée",
    "Entraîné",
    "Entraînée",
    "Conçu",
    "Conçue",
    // Spanish and Italian
    "Con",
    "De",
    "Fabricado",
    "Fabricada",
    "Entrenado",
    "Equipado",
    "Equipada",
    "Dotato",
    "Dotata",
    "Prodotto",
    "Prodotta",
    "Realizzato",
    "Addestrato",
    // Russian
    "С",
    "При",
    "Построенный",
    "Обученная",
];

/// How far into its clause, in bytes, the subject may stand that a phrase before it tells of.
const OPENING: usize = 48;

/// "With a score of 96.2 %, X beat …", "Fabricated at 7 nm, X …": where the sentence opens with a phrase, and names
/// nothing before its comma that fits, the phrase is of the subject behind the comma.
pub(super) fn behind_a_front(
    found: &Annotated<'_>,
    sentence: &Sentence,
    at: Span,
    fits: impl Fn(&Name) -> bool,
) -> Option<usize> {
    let first = sentence.span.of(found.text).split_whitespace().next()?;
    let fronts = FRONTS.contains(&first)
        || found.language == Language::English
            && (is_a_front(&first.to_lowercase())
                || is_a_hedged_front(found, sentence)
                || leads_to_its_name(found, sentence)
                || is_a_front_behind_that(found, sentence, at));
    if found.language.is_unspaced() || !fronts {
        return None;
    }
    let opening = sentence.clauses.first().filter(|clause| clause.start <= at.start && at.start < clause.end)?;
    // "On that test it scores 90.8, while its rival …": the clause has a subject
    if any_word(Span::new(opening.start, at.start).of(&found.folded), |word| matches!(word, "it" | "they")) {
        return None;
    }
    let mut behind = sentence.clauses.iter().skip(1).take(2).filter(|clause| clause.start >= opening.end);
    behind.find_map(|clause| {
        if opens(clause.of(found.text), &["per", "said", "says", "according"]) {
            return None;
        }
        sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                clause.contains(name.span) && name.span.start < clause.start + OPENING && fits(name)
            })
        })
    })
}

/// One of [`FRONTS`], or of the participles beside them, in small letters.
fn is_a_front(word: &str) -> bool {
    english().front_participles.contains(word)
        || FRONTS.iter().any(|front| front.is_ascii() && front.eq_ignore_ascii_case(word))
}

/// "A smaller sibling with 7 billion parameters, X, came out": the next clause is a name alone, of which the first one tells.
fn leads_to_its_name(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let [opening, next, _, ..] = sentence.clauses.as_slice() else { return false };
    let text = next.of(&found.folded);
    let article = ["a ", "an ", "the ", "its ", "another ", "one "];
    let described = article.iter().any(|word| opening.of(&found.folded).trim_start().starts_with(word));
    let end = next.start + text.trim_end().len();
    let alone = |name: &Name| {
        let head = Span::new(next.start, name.span.start.max(next.start)).of(&found.folded);
        let head = head.trim_start();
        let head = head.strip_prefix("known as").or_else(|| head.strip_prefix("also known as")).unwrap_or(head);
        let sort = |word: &str| {
            matches!(word, "the" | "language" | "model" | "chip" | "accelerator" | "llm" | "gpu")
                || is_one(&english().called, word)
        };
        next.contains(name.span) && name.span.end == end && head.split_whitespace().all(sort)
    };
    described && found.between(*opening, *next).trim() == "," && found.names_in(sentence).iter().any(alone)
}

/// "Said to be made by", "Reportedly built on", "Thought to have been trained on": how firmly it is said stands before the
/// participle that opens the front.
fn is_a_hedged_front(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let mut words = sentence.span.of(&found.folded).split_whitespace();
    let first = words.next().unwrap_or("");
    let hedge = english().before_fronts.contains(first) || first.ends_with("ly");
    let verb = words.find(|word| !is_small(word) && *word != "being").unwrap_or("");
    hedge && is_participle(verb) && is_a_front(verb)
}

/// "Reuters reported that with a score of 88.4, X leads": the front opens what is told.
fn is_a_front_behind_that(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let opening = sentence.clauses.first().filter(|clause| clause.start <= at.start && at.start < clause.end);
    let told = opening.and_then(|clause| Span::new(clause.start, at.start).of(&found.folded).rsplit_once(" that "));
    is_a_front(told.and_then(|(_, front)| front.split_whitespace().next()).unwrap_or(""))
}

/// How much may stand between a name and the comma behind it: a noun for the thing.
const NOUN: usize = 24;

/// "the Aerie rack, which holds 128 K2 cards and draws 14 kW": what a relative clause tells is of the name before its
/// comma, be that compared or not.
pub(super) fn antecedent(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    if let Some(index) = attributed(found, sentence, at, kinds) {
        return Some(index);
    }
    let here = sentence.clauses.iter().position(|clause| clause.start <= at.start && at.start < clause.end)?;
    let clause = sentence.clauses.get(here)?;
    let before = sentence.clauses.get(here.checked_sub(1)?)?;
    let mark = found.between(*before, *clause);
    let relative = opens(clause.of(found.text), &["which", "whose"]) || is_apposed(found, sentence, *clause, at);
    if !relative || !mark.contains([',', '—', '–', '(']) {
        return None;
    }
    let last = sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| before.contains(name.span) && name.span.end + NOUN >= before.end)
    })?;
    found.names.get(last).filter(|name| kinds.contains(&name.kind)).map(|_| last)
}

/// "the Atlas 950, a machine with up to 8,192 chips": what stands before the number makes the clause a phrase for the thing.
fn is_apposed(found: &Annotated<'_>, sentence: &Sentence, clause: Span, at: Span) -> bool {
    if found.language.is_european() && found.language != Language::English {
        return is_apposed_elsewhere(found, sentence, clause, at);
    }
    let head = Span::new(clause.start, at.start).of(&found.folded).trim_start();
    let article = head.strip_prefix("a ").or_else(|| head.strip_prefix("an "));
    let Some((noun, rest)) = article.and_then(|phrase| phrase.split_once(" with ")) else { return false };
    let ahead = Span::new(clause.start, at.start);
    let thing = found.cues_within(sentence, ahead, &[Cue::System, Cue::Chip, Cue::Model]).next().is_some();
    thing && noun.split(' ').count() <= APPOSED_WORDS && rest.len() <= NOUN
}

/// "Apertus, le modèle suisse de 70 milliards de paramètres publié en septembre": the noun for a thing opens the clause, and a
/// size right behind it makes it a phrase.
fn is_apposed_elsewhere(found: &Annotated<'_>, sentence: &Sentence, clause: Span, at: Span) -> bool {
    let ahead = Span::new(clause.start, at.start.max(clause.start));
    let noun = found.cues_within(sentence, ahead, &[Cue::System, Cue::Chip, Cue::Model]).next();
    let Some(noun) = noun.filter(|noun| {
        Span::new(clause.start, noun.span.start).of(&found.folded).split_whitespace().count() <= APPOSED_LEAD
    }) else {
        return false;
    };
    let size = found
        .amounts_in(sentence)
        .iter()
        .find(|amount| amount.span.start >= noun.span.end && clause.contains(amount.span));
    size.is_some_and(|size| {
        let gap = Span::new(noun.span.end, size.span.start);
        let led = found
            .cues_within(sentence, gap, &[Cue::OfSize])
            .any(|link| Span::new(link.span.end, gap.end).of(&found.folded).trim().is_empty());
        size.span.start <= at.start && led && gap.of(&found.folded).split_whitespace().count() <= APPOSED_WORDS
    })
}

/// Words before the noun: "le", "un grand".
const APPOSED_LEAD: usize = 2;

/// Words of such a phrase: "a new kind of machine".
const APPOSED_WORDS: usize = 5;

/// "700W인 엔비디아 H100": in Korean the figure is the attribute of the thing behind it, with its maker at most between.
fn attributed(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let behind = found.folded.get(at.end..).filter(|_| found.language == Language::Korean)?;
    let start = at.end + behind.strip_prefix("인 ").map(|rest| behind.len() - rest.len())?;
    let ahead = |index: &usize| found.names.get(*index).filter(|name| name.span.start >= start);
    let mut names = sentence.names.clone().filter(|index| ahead(index).is_some()).take(2);
    names.find(|index| ahead(index).is_some_and(|name| kinds.contains(&name.kind) && name.span.start <= start + NOUN))
}

/// Words behind which stands who gives, gets or joins, and not who acts.
const SUPPLYING: &[&str] = &["from", "with", "by", "to", "against", "alongside", "via", "through"];

/// "Mistral has teamed up with Fluidstack to fill it …": a firm behind such a word is not who the sentence is about.
pub(super) fn is_supplied(found: &Annotated<'_>, sentence: &Sentence, name: Span) -> bool {
    let clause = sentence.clause_of(name);
    let before = Span::new(clause.start, name.start.max(clause.start)).of(&found.folded);
    let mut words = before.split_whitespace().rev().take(4);
    !found.language.is_unspaced()
        && words
            .find(|word| SUPPLYING.contains(word) || matches!(*word, "and" | "that" | "which" | "as" | "said"))
            .is_some_and(|word| SUPPLYING.contains(&word))
}

/// Words behind which the other side of a contrast stands.
const CONTRASTS: &[&str] = &[
    "compared to",
    "compared with",
    "versus",
    "vs.",
    "vs",
    "against",
    "outscaling",
    "rather than",
    "in contrast to",
    "as opposed to",
    "unlike",
];

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(CONTRASTS));

/// The word of contrast that an amount stands behind with no other number of its kind between: the amount is of the
/// other side.
pub(super) fn contrast_before(found: &Annotated<'_>, sentence: &Sentence, amount: Span) -> Option<Span> {
    let before = found.head_as_written(sentence, amount.start);
    if !WORDS.are_in(before) {
        return None;
    }
    let (at, word) = CONTRASTS
        .iter()
        .filter_map(|word| before.rfind(word).map(|at| (at, *word)))
        .filter(|(at, word)| is_whole_word(before, *at, word))
        .max_by_key(|(at, word)| (*at, word.len()))?;
    let marker = Span::new(sentence.span.start + at, sentence.span.start + at + word.len());
    let gap = found.between(marker, amount);
    let near = gap.chars().count() <= 64 && ![";", ". ", ", "].iter().any(|mark| gap.contains(mark));
    near.then_some(marker)
}

/// The bracket that an amount stands in: where it opens.
pub(super) fn bracket_around(found: &Annotated<'_>, sentence: &Sentence, amount: Span) -> Option<usize> {
    let before = found.head_as_written(sentence, amount.start);
    let open = before.rfind(['(', '（'])?;
    let inside = before.get(open..)?;
    (!inside.contains([')', '）'])).then_some(sentence.span.start + open)
}
