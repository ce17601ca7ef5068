//! Where a thing stands in its life: announced, sampled, produced, in use, delayed; and when it was released.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::{EntityKind, PartialDate, Predicate, Term, Value},
    text::Span,
};

use super::super::{
    annotate::{Annotated, Place, Sentence},
    date::DateMention,
    fact::Fact,
    name::Name,
    subject::{coordinated, nearest, subject_of},
};

use EntityKind::{Chip, Model, Policy, System};

/// Cue → term, and the kinds of thing that can be so.
const TERMS: &[(Cue, Term, &[EntityKind])] = &[
    (Cue::Sampling, Term::Sampling, &[Chip]),
    (Cue::MassProduction, Term::InProduction, &[Chip]),
    (Cue::InUse, Term::InUse, &[System]),
    (Cue::Delayed, Term::Delayed, &[Chip, Model, System]),
    (Cue::Banned, Term::Banned, &[Chip]),
];

/// All states and release dates of one sentence.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    if sentence.place == Place::Row {
        return;
    }
    for cue in found.cues_in(sentence) {
        terms(found, place, sentence, cue, facts);
        if cue.cue == Cue::Shipping && begins(found, sentence, cue) {
            push_term(found, place, sentence, cue, Term::Shipping, &[Chip, System], facts);
        }
        if cue.cue == Cue::Testing {
            push_term(found, place, sentence, cue, Term::Testing, &[], facts);
        }
    }
    released(found, place, sentence, facts);
}

fn terms(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt, facts: &mut Vec<Fact>) {
    for (class, term, kinds) in TERMS {
        if cue.cue == *class {
            push_term(found, place, sentence, cue, *term, kinds, facts);
        }
    }
}

/// Shipments in bulk or their beginning are a state; a number of them is a volume.
fn begins(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let text = cue.span.of(found.text).to_lowercase();
    let before: String = Span::new(sentence.span.start, cue.span.start)
        .of(found.text)
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let starts = ["begin", "began", "start", "mass ", "volume ", "bulk ", "开始", "批量", "已", "been "]
        .iter()
        .any(|word| before.contains(word));
    let counted = found.amounts_in(sentence).iter().any(|amount| {
        matches!(amount.measure, Some(super::super::number::Measure::Counter(_)))
            && found.distance(amount.span, cue.span) <= 20
    });
    (text.contains("mass") || text.contains("began") || text.contains("批量") || starts) && !counted
}

fn push_term(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    term: Term,
    kinds: &[EntityKind],
    facts: &mut Vec<Fact>,
) {
    let not_yet =
        found.text.get(..cue.span.start).is_some_and(|before| before.ends_with(['未', '没', '無', '无', '沒']));
    if not_yet {
        return;
    }
    let by_export = term == Term::Banned && found.has_cue(sentence, sentence.span, &[Cue::Restrict]);
    if kinds.is_empty() || by_export {
        return;
    }
    let Some(index) = nearest(found, sentence, cue.span, kinds).or_else(|| subject_of(found, place, cue.span, kinds))
    else {
        return;
    };
    let Some(first) = found.names.get(index) else { return };
    let inside = sentence.span.contains(first.span);
    let near = inside && found.distance(first.span, cue.span) <= 120;
    let carried = !inside && leads_with_reference(found, sentence, cue.span);
    if !(near || carried) {
        return;
    }
    let group = if inside { coordinated(found, sentence, index) } else { vec![index] };
    for index in group {
        let Some(name) = found.names.get(index) else { continue };
        let mut fact = Fact::about(Predicate::Status, name, Value::term(term), cue.span, place, "status/cue");
        fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
        facts.push(fact);
    }
}

/// The sentence goes on about what was named before: it begins with a pronoun or with the state itself.
fn leads_with_reference(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let head = found.distance(Span::new(sentence.span.start, sentence.span.start), cue) <= 24;
    let pronoun = found.cues_in(sentence).iter().any(|at| {
        at.cue == Cue::It
            && at.span.start < cue.start
            && found.distance(Span::new(sentence.span.start, sentence.span.start), at.span) <= 30
    });
    head || pronoun
}

// ---------------------------------------------------------------- released

fn released(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let opened = if found.language.is_chinese() { Cue::OpenWeights } else { Cue::Release };
    let verbs = [Cue::Release, Cue::InUse, Cue::MassProduction, opened];
    for cue in found.cues_in(sentence).iter().filter(|at| verbs.contains(&at.cue)) {
        let kinds: &[EntityKind] = match cue.cue {
            Cue::OpenWeights => &[Model],
            Cue::InUse => &[System],
            Cue::MassProduction => &[],
            _ => &[Model, Chip, System, Policy],
        };
        let Some(index) = launched(found, sentence, cue, kinds).or_else(|| goes_on(found, place, sentence, cue, kinds))
        else {
            continue;
        };
        let date = date_for(found, sentence, cue.span).or_else(|| our_launch(found, sentence, cue));
        let first = found.names.get(index);
        let group = coordinated(found, sentence, index);
        let announced = group.len() <= 3 && first.is_some_and(|name| announced_by(found, sentence, cue, name));
        for index in group {
            let Some(name) = found.names.get(index) else { continue };
            match date {
                Some((date, at)) => facts.push(Fact::about(
                    Predicate::Released,
                    name,
                    Value::Date { date },
                    cue.span.cover(at),
                    place,
                    "released/dated",
                )),
                None if cue.cue == Cue::Release && name.kind != Policy && announced => {
                    facts.push(Fact::about(
                        Predicate::Status,
                        name,
                        Value::term(Term::Announced),
                        cue.span,
                        place,
                        "status/announced",
                    ));
                }
                None => {}
            }
        }
    }
    due(found, place, sentence, facts);
}

/// "It is expected to enter service in 2025": the thing was named before.
fn goes_on(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    kinds: &[EntityKind],
) -> Option<usize> {
    let anything = found.names_in(sentence).iter().any(|name| kinds.contains(&name.kind));
    let pronoun = found.cues_in(sentence).iter().any(|at| at.cue == Cue::It && at.span.end <= cue.span.start);
    (!anything && pronoun && cue.cue != Cue::Release).then(|| subject_of(found, place, cue.span, kinds)).flatten()
}

/// A firm launches the thing in so many words: a firm, the verb, the thing right behind it.
fn announced_by(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, thing: &Name) -> bool {
    let firm = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == EntityKind::Organization && name.span.end <= cue.span.start);
    let chinese = found.language.is_chinese() && !found.between(cue.span, thing.span).contains(['，', ',', '的']);
    firm && thing.span.start >= cue.span.end
        && found.distance(cue.span, thing.span) <= if chinese { 60 } else { 24 }
        && sentence.place != Place::Title
}

/// "Available Q4 2026", "due in 2027", "expected in May": a date and a plan, without a verb.
fn due(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let words = [
        "due in",
        "due ",
        "available ",
        "comes in",
        "follows in",
        "expected in",
        "expected by",
        "arrive",
        "slated for",
        "debut in",
        "attendu",
        "erwartet",
        "ожида",
        "上市",
        "问世",
        "開放",
        "开放",
    ];
    for date in found.dates_in(sentence) {
        let before: String = Span::new(sentence.span.start, date.span.start)
            .of(found.text)
            .chars()
            .rev()
            .take(24)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<String>()
            .to_lowercase();
        if !words.iter().any(|word| before.contains(word)) {
            continue;
        }
        let Some(name) =
            subject_of(found, place, date.span, &[Chip, System, Model]).and_then(|index| found.names.get(index))
        else {
            continue;
        };
        if !name.can_lead() || found.distance(name.span, date.span) > 200 {
            continue;
        }
        let mut fact = Fact::about(
            Predicate::Released,
            name,
            Value::Date { date: coarse(date.date) },
            date.span,
            place,
            "released/due",
        );
        fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
        facts.push(fact);
    }
}

/// What the verb launches: its object, or its subject in the passive; never a thing compared with.
fn launched(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, kinds: &[EntityKind]) -> Option<usize> {
    let things = || {
        sentence.names.clone().filter(|index| {
            found.names.get(*index).is_some_and(|name| kinds.contains(&name.kind) && leads(found, sentence, name))
        })
    };
    let name = |index: usize| found.names.get(index);
    let behind = things().find(|index| {
        name(*index).is_some_and(|name| {
            let gap = found.between(cue.span, name.span);
            name.span.start >= cue.span.end
                && found.distance(cue.span, name.span) <= 60
                && !gap.contains(['.', '。', ';', '；'])
        })
    });
    let ahead = things().rfind(|index| {
        name(*index).is_some_and(|name| {
            name.span.end <= cue.span.start
                && found.distance(name.span, cue.span) <= 40
                && !found.between(name.span, cue.span).contains(['.', '。', ';', '；'])
        })
    });
    let passive = found.text.get(sentence.span.start..cue.span.start).is_some_and(|before| {
        [" was ", " were ", " is ", " are ", " been ", " be ", ",", "came", "，"].iter().any(|word| {
            before.trim_end().ends_with(word.trim_end())
                || before
                    .chars()
                    .rev()
                    .take(12)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect::<String>()
                    .contains(word)
        })
    });
    if found.language.is_chinese() {
        let clause = sentence.clause_of(cue.span);
        let inside = |index: &usize| name(*index).is_some_and(|name| clause.contains(name.span));
        let listed = |index: &usize| {
            name(*index).is_some_and(|name| {
                let gap = found.between(cue.span, name.span);
                !gap.contains(['，', ',']) || ["包括", "分别", "分別", "即"].iter().any(|word| gap.contains(word))
            })
        };
        let generation = Span::new(clause.start, cue.span.start.max(clause.start)).of(found.text).contains('代');
        let carried = ahead.filter(|index| inside(index) || !generation);
        behind.filter(inside).or_else(|| behind.filter(listed)).or(carried)
    } else if found.language.is_unspaced() {
        behind.or(ahead)
    } else if passive {
        ahead.or(behind)
    } else {
        behind.or(ahead)
    }
}

/// It can lead; in Chinese a model series does so where it stands alone.
fn leads(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let alone = || found.names_in(sentence).iter().all(|other| other.kind != Model || other.name == name.name);
    name.can_lead() || found.language.is_chinese() && name.kind == Model && !name.compared && alone()
}

/// "We are proud to unveil …" in a firm's own post is said on the day of the post.
fn our_launch(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(PartialDate, Span)> {
    let we = found.cues_in(sentence).iter().any(|at| at.cue == Cue::We && at.span.end <= cue.span.start);
    let text = cue.span.of(found.text).to_lowercase();
    let now = [
        "unveil",
        "launch",
        "release",
        "releasing",
        "launching",
        "introduce",
        "introducing",
        "unveiling",
        "发布",
        "推出",
    ];
    let day = found.published.filter(|_| we && cue.cue == Cue::Release && now.contains(&text.as_str()))?;
    Some((PartialDate::Day(day), cue.span))
}

/// The date that goes with the verb: in its clause, else the only one of the sentence.
fn date_for(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<(PartialDate, Span)> {
    let dates = found.dates_in(sentence);
    if found.language.is_chinese() {
        let clause = sentence.clause_of(verb);
        let before = |date: &&DateMention| date.span.end <= verb.start && !ends_a_range(found, date.span);
        let own = dates.iter().rfind(|date| before(date) && clause.contains(date.span));
        let behind = || {
            let close = |date: &&DateMention| date.span.start >= verb.end && found.distance(verb, date.span) <= 24;
            dates.iter().find(|date| close(date) && clause.contains(date.span))
        };
        let head = Span::new(sentence.span.start, sentence.span.start);
        let earlier = || {
            let told = |date: &&DateMention| {
                found.distance(date.span, verb) <= 40
                    || found.distance(head, date.span) <= 16 && found.distance(date.span, verb) <= 120
            };
            let told = |date: &&DateMention| told(date) && opens_its_clause(found, sentence, date.span);
            dates.iter().rfind(|date| before(date) && told(date))
        };
        return own.or_else(behind).or_else(earlier).map(|date| (coarse(date.date), date.span));
    }
    let near = dates
        .iter()
        .filter(|date| found.distance(date.span, verb) <= 80)
        .min_by_key(|date| found.distance(date.span, verb));
    near.map(|date: &DateMention| (coarse(date.date), date.span))
}

/// 2022-2025年: the end of a stretch of time is no date of a launch.
fn ends_a_range(found: &Annotated<'_>, date: Span) -> bool {
    let before = found.text.get(..date.start).unwrap_or("");
    before.ends_with(['-', '–', '—', '~', '～', '至'])
        && before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit() || c == '年')
}

/// 9月18日，…: a date at the head of its clause holds for the clauses behind it.
fn opens_its_clause(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> bool {
    let head = Span::new(sentence.clause_of(date).start, date.start).of(&found.folded).trim();
    let line = head.trim_start_matches(['-', '·', '•', '*', '●', '■', ' ']);
    matches!(line, "" | "在" | "于" | "早在" | "自" | "就在" | "截至" | "其中")
        || line.chars().count() <= 6 && line.ends_with(['讯', '日'])
}

/// A quarter or half of a year is told as its year, as the gold files read the contract.
fn coarse(date: PartialDate) -> PartialDate {
    match date {
        PartialDate::Quarter(..) | PartialDate::Half(..) => date,
        other => other,
    }
}
