//! Who makes chips in a foundry.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::{EntityKind, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
    number::Measure,
    subject::{coordinated, in_sentence, subject_of},
};

use EntityKind::{Chip, Organization};

/// Foundries by canonical name: who makes chips for others.
const FOUNDRIES: &[&str] = &[
    "TSMC",
    "SMIC",
    "Samsung",
    "Samsung Foundry",
    "Samsung Electronics",
    "Intel Foundry",
    "GlobalFoundries",
    "UMC",
    "Hua Hong Semiconductor",
    "Hua Hong",
    "Rapidus",
    "PSMC",
    "Nexchip",
    "SK hynix",
    "HLMC",
    "SiCarrier",
    "Intel",
    "Mikron",
    "Tower Semiconductor",
    "Tata Electronics",
    "SwaySure",
    "ChangXin Memory",
];

pub(super) fn makers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let foundries = found.names_in(sentence).iter().filter(|name| name.kind == Organization && is_foundry(name));
    for foundry in
        foundries.filter(|foundry| !is_yardstick(found, sentence, foundry) && !is_refused(found, sentence, foundry))
    {
        let Some(at) = foundry_work(found, sentence, foundry) else { continue };
        let maker = match foundry.name.as_str() {
            "Samsung" | "Samsung Electronics" => "Samsung Foundry",
            other => other,
        };
        for chip in chips_made(found, place, sentence, at, foundry) {
            let Some(chip) = found.names.get(chip) else { continue };
            if found.lexicon.maker_is(chip.entity, &foundry.name) {
                continue;
            }
            let (value, words) = (Value::entity(maker), at.cover(foundry.span));
            facts.push(Fact::about(Predicate::Manufacturer, chip, value, words, place, "manufacturer/foundry"));
        }
    }
}

/// Whether the firm makes chips for others.
pub(super) fn is_foundry(name: &Name) -> bool {
    FOUNDRIES.contains(&name.name.as_str())
}

/// "basically TSMC's 7 nm equivalent", "on a par with TSMC's N7": the foundry is what another is measured by.
fn is_yardstick(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    let clause = sentence.clause_of(foundry.span);
    let before = Span::new(clause.start, foundry.span.start.max(clause.start)).of(&found.folded).trim_end();
    let after: String =
        Span::new(foundry.span.end, clause.end.max(foundry.span.end)).of(&found.folded).chars().take(40).collect();
    let likened = [
        "equivalent to",
        "similar to",
        "comparable to",
        "comparable with",
        "like",
        "unlike",
        "than",
        "versus",
        "vs",
        "vs.",
        "rivals",
        "par with",
        "compared with",
        "compared to",
        "相当于",
        "等同于",
        "类似",
        "相比",
        "落后",
    ];
    likened.iter().any(|words| before.ends_with(words))
        || after.contains("equivalent")
        || after.trim_start().starts_with("相比")
}

/// 已无法向台积电下单, "can no longer be made by TSMC": the text says that the foundry does not make it.
fn is_refused(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    let clause = sentence.clause_of(foundry.span);
    let text = clause.of(&found.folded);
    [
        "无法",
        "未能",
        "不能",
        "不再",
        "停止",
        "拒绝",
        "被禁止",
        "no longer",
        "cannot ",
        "cut off",
        "barred from",
        "stopped ",
        "halted",
        "suspended",
        "unable to",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// The chips that the foundry makes: behind its verb, else before it, else those that the sentence goes on about.
fn chips_made(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span, foundry: &Name) -> Vec<usize> {
    if sentence.place == Place::Row {
        return subject_of(found, place, at, &[Chip]).into_iter().collect();
    }
    let here = object_of(found, sentence, at, foundry)
        .or_else(|| in_sentence(found, sentence, at, &[Chip]))
        .or_else(|| before(found, sentence, at, foundry));
    if let Some(index) = here {
        return coordinated(found, sentence, index);
    }
    let told = found.has_cue(sentence, at, &[Cue::Manufacture]) && is_passive(found, sentence, at, foundry);
    let carries = told || goes_on(found, sentence);
    subject_of(found, place, at, &[Chip]).filter(|_| carries).into_iter().collect()
}

/// "SMIC makes the 910C", "SMIC has been making Huawei's Ascend chips": what stands behind the active verb.
fn object_of(found: &Annotated<'_>, sentence: &Sentence, verb: Span, foundry: &Name) -> Option<usize> {
    let active = foundry.span.end <= verb.start
        && found.has_cue(sentence, verb, &[Cue::Manufacture])
        && !found.language.is_unspaced();
    let passive = Span::new(verb.end, sentence.span.end).of(&found.folded).trim_start().starts_with("by ");
    let next = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Chip
                && !name.compared
                && name.name != DOMESTIC_CHIPS
                && name.span.start >= verb.end
                && found.distance(verb, name.span) <= 60
                && !found.between(verb, name.span).contains([',', ';', ':', '.', '('])
        })
    };
    if active && !passive { sentence.names.clone().find(next) } else { None }
}

/// The chip before the foundry in the sentence, a family too where no chip is named.
fn before(found: &Annotated<'_>, sentence: &Sentence, at: Span, foundry: &Name) -> Option<usize> {
    let limit = at.start.max(foundry.span.start);
    let fits = |index: &usize, family: bool| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Chip
                && name.family == family
                && !name.compared
                && name.name != DOMESTIC_CHIPS
                && name.span.end <= limit
                && found.distance(name.span, at) <= 160
                && !found.between(name.span, at).contains([';', '；'])
        })
    };
    let named = sentence.names.clone().rfind(|index| fits(index, false));
    named.or_else(|| sentence.names.clone().rfind(|index| fits(index, true)))
}

/// "… is done by TSMC", 由中芯国际代工.
fn is_passive(found: &Annotated<'_>, sentence: &Sentence, verb: Span, foundry: &Name) -> bool {
    let gap = found.between(verb, foundry.span);
    foundry.span.start >= verb.end
        && (gap.contains("by ") || verb.of(&found.folded).ends_with(" by") || gap.contains("from "))
        || found.language.is_unspaced() && sentence.place != Place::Title
}

/// Whether a sentence that names no chip speaks of the one before: "It is made …", "The part comes from …".
fn goes_on(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.language.is_unspaced()
        || found.cues_in(sentence).iter().any(|at| match at.cue {
            Cue::It => !at.span.of(found.text).eq_ignore_ascii_case("its"),
            Cue::TheChip | Cue::We => true,
            _ => false,
        })
        || sentence.place != Place::Prose
}

/// The verb or the process that shows the foundry at work: "made by X", "made by the country's largest foundry, X",
/// 由X代工, "X's 7 nm".
fn foundry_work(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let clause = with_apposition(found, sentence, name);
    let trade = ["market", "share", "revenue", "business", "industry", "sector", "customers"];
    let works = |at: &&CueAt| {
        let after = Span::new(at.span.end, sentence.span.end).of(&found.folded).trim_start();
        !trade.iter().any(|word| after.starts_with(word))
    };
    let verbs = found.cues_within(sentence, clause, &[Cue::Manufacture]).filter(works);
    let verb = verbs.min_by_key(|at| found.distance(at.span, name.span));
    let verb = verb.filter(|at| found.distance(at.span, name.span) <= 48).map(|at| at.span);
    let node = found.amounts_in(sentence).iter().find(|amount| {
        let gap = found.between(amount.span, name.span);
        amount.measure == Some(Measure::Nanometre)
            && found.distance(amount.span, name.span) <= 30
            && (clause.contains(amount.span) || (gap.contains(')') && !gap.contains([',', ';', '.'])))
    });
    let yielded = found
        .cues_within(sentence, clause, &[Cue::Yield])
        .find(|at| at.span.end <= name.span.start && found.distance(at.span, name.span) <= 30);
    verb.or_else(|| node.map(|amount| amount.span)).or_else(|| yielded.map(|at| at.span))
}

/// The clause of the foundry; where that is the mere name between commas, what it is an apposition to as well.
fn with_apposition(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Span {
    let clause = sentence.clause_of(name.span);
    let alone = clause.of(found.text).trim().len() <= name.span.len() + 2;
    let place = sentence.clauses.iter().position(|part| *part == clause);
    let before = place.and_then(|place| place.checked_sub(1)).and_then(|place| sentence.clauses.get(place));
    before.filter(|_| alone && !found.language.is_unspaced()).map_or(clause, |before| before.cover(clause))
}
