//! Days of a launch that stand beside no verb of launching: the new day of what was to come ("the founder now speaks of 2028"),
//! the year of a chip ("the X1 of 2022"), the day that opens a line of a list of changes ("2025.12.23 X is open source").

use crate::{
    lexicon::{
        cue::Cue,
        english::{ends_in, english},
    },
    model::{EntityKind, Language, Modality, PartialDate, Predicate, Value},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    date::DateMention,
    fact::Fact,
    name::Name,
};

use EntityKind::{Chip, Model, Outlet, System};

/// All such days of one sentence.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English {
        return;
    }
    if sentence.place == Place::Prose {
        facts.extend(spoken_of(found, place, sentence, facts));
        facts.extend(of_a_year(found, place, sentence));
    }
    opens_with_its_day(found, place, sentence, facts);
}

/// "R2 was due in May. The firm now speaks of August", "…, a date that the firm denied": what the sentence before, or an
/// earlier clause, tells the coming of has a new day.
fn spoken_of(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &[Fact]) -> Option<Fact> {
    let date = found.dates_in(sentence).iter().find(|date| is_behind_talk(found, sentence, date))?;
    let head = Span::new(sentence.span.start, date.span.start);
    let own = |name: &Name| matches!(name.kind, Chip | Model | System) && name.can_lead() && head.contains(name.span);
    let here = found.names_in(sentence).iter().rfind(|name| own(name)).map(Name::subject);
    let near = |fact: &&Fact| fact.sentence + 1 >= place && fact.predicate == Predicate::Released;
    let told = || facts.iter().rev().find(near).map(|fact| fact.subject.clone());
    let subject = here.or_else(told)?;
    let value = Value::Date { date: date.date };
    let rest = Span::new(date.span.end, sentence.span.end).of(&found.folded);
    let denied = rest.starts_with(", a date ")
        && found.has_cue(sentence, Span::new(date.span.end, sentence.span.end), &[Cue::Denied]);
    let hearsay = || {
        let words = head.of(&found.folded);
        ["media", "reports", "rumours", "rumors", "bloggers", "sources", "leakers"]
            .iter()
            .any(|word| words.contains(word))
            || found.names_in(sentence).iter().any(|name| name.kind == Outlet && head.contains(name.span))
    };
    let modality = match () {
        () if denied => Modality::Denied,
        () if hearsay() => Modality::Reported,
        () => Modality::Planned,
    };
    let at = if denied { Span::new(date.span.start, sentence.span.end) } else { date.span };
    let fact = Fact::new(Predicate::Released, subject, value, at, place, "released/spoken-of");
    Some(Fact { modality: Some(modality), ..fact })
}

/// "now speaks of 2028", "now talk of late August".
fn is_behind_talk(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> bool {
    let before = found.head(sentence, date.span.start).trim_end();
    let before = ["late", "early", "mid", "the", "end of", "in", "on", "a launch in", "a release in"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    ends_in(before.trim_end(), &english().speaks_of)
}

/// "Graphcore's Bow IPU of 2022", "the A100 of 2020": the year that a thing came out in. "The X1 of 2022 and that of 2024" may
/// be versions.
fn of_a_year(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Fact> {
    if sentence.span.of(&found.folded).matches(" of 20").count() != 1 {
        return None;
    }
    let (name, date) = found.dates_in(sentence).iter().find_map(|date| {
        let name = found.names_in(sentence).iter().rfind(|name| name.span.end <= date.span.start)?;
        let year = matches!(date.date, PartialDate::Year(_)) && !date.span.of(&found.folded).contains("of ");
        let gap = Span::new(name.span.end, date.span.start).of(&found.folded);
        let of = gap == " of " || gap.strip_suffix(" of ").is_some_and(|noun| english().kinds.contains(noun.trim()));
        (year && of && matches!(name.kind, Chip | Model | System) && name.can_lead()).then_some((name, date))
    })?;
    // "shipments of the X1 of 2024" are of the year
    let before = found.head(sentence, found.start_with_maker(name)).trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let of_another =
        before.split(' ').next_back().is_some_and(|word| english().prepositions.contains(word) && word == "of");
    let (value, at) = (Value::Date { date: date.date }, name.span.cover(date.span));
    (!of_another).then(|| Fact::about(Predicate::Released, name, value, at, place, "released/of-a-year"))
}

/// "2025.12.23 X and Y are open source.", "- 2025-06-30: X released": a line of a list of changes opens with its day.
fn opens_with_its_day(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(date) = found.dates_in(sentence).first().filter(|date| matches!(date.date, PartialDate::Day(_))) else {
        return;
    };
    let opens = found.head(sentence, date.span.start).chars().all(|c| !c.is_alphanumeric());
    let line = found.text.get(..sentence.span.start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
    let numeric = date.span.of(&found.folded).starts_with(|c: char| c.is_ascii_digit());
    if !(opens && line && numeric) {
        return;
    }
    let out =
        found.cues_in(sentence).iter().find(|at| matches!(at.cue, Cue::OpenWeights | Cue::Release | Cue::Available));
    let Some(out) = out.filter(|at| found.distance(date.span, at.span) <= CHANGE) else { return };
    let between = Span::new(date.span.end, out.span.start);
    let models = found.names_in(sentence).iter().filter(|name| name.kind == Model && between.contains(name.span));
    let is = |name: &Name| {
        let gap = first(Span::new(name.span.end, out.span.start).of(&found.folded), CHANGE);
        gap.split_whitespace()
            .all(|word| matches!(word, "is" | "are" | "was" | "were" | "now" | "and" | "has" | "have" | "been"))
    };
    let listed: Vec<&Name> = models.collect();
    if listed.last().is_some_and(|last| is(last)) {
        for name in listed {
            let (value, at) = (Value::Date { date: date.date }, date.span.cover(out.span));
            facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/change"));
        }
    }
}

/// So many characters a line of changes has between its day and what it tells, at most.
const CHANGE: usize = 90;
