//! Who makes chips in a foundry, and who designs or develops a thing.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Language, Predicate, Value, entity::squeeze},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, Role, firm_of},
    number::Measure,
    subject::{coordinated, subject_of},
    table,
};

use EntityKind::{Chip, Model, Organization, System};

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
    for name in found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == Organization && FOUNDRIES.contains(&name.name.as_str()))
    {
        let Some(at) = foundry_work(found, sentence, name) else { continue };
        let Some(index) = subject_of(found, place, at, &[Chip]) else { continue };
        let verb = !["foundry", "process", "line", "fabrication"].contains(&at.of(found.text))
            && found.has_cue(sentence, at, &[Cue::Manufacture]);
        if !sentence.names.contains(&index) && !verb && !goes_on(found, sentence) {
            continue;
        }
        let maker =
            if name.name == "Samsung" || name.name == "Samsung Electronics" { "Samsung Foundry" } else { &name.name };
        let all = if sentence.names.contains(&index) { coordinated(found, sentence, index) } else { vec![index] };
        for chip in all.into_iter().filter_map(|index| found.names.get(index)) {
            if found.lexicon.maker_is(chip.entity, &name.name) {
                continue;
            }
            facts.push(Fact::about(
                Predicate::Manufacturer,
                chip,
                Value::entity(maker),
                at.cover(name.span),
                place,
                "manufacturer/foundry",
            ));
        }
    }
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

/// The verb or the process that shows the foundry at work: "made by X", 由X代工, "X's 7 nm".
fn foundry_work(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let clause = sentence.clause_of(name.span);
    let verb =
        found.cues_within(sentence, clause, &[Cue::Manufacture]).min_by_key(|at| found.distance(at.span, name.span));
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

pub(super) fn developers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return in_row(found, place, sentence, facts);
    }
    for index in sentence.names.clone() {
        let Some(thing) = found.names.get(index).filter(|name| !name.compared) else { continue };
        if (thing.family && !leads_its_family(found, sentence, thing)) || thing.counted {
            continue;
        }
        let (predicate, verbs) = match thing.kind {
            Model => (Predicate::Developer, &[Cue::Develop, Cue::Release, Cue::Train, Cue::OpenWeights][..]),
            System => (Predicate::Developer, &[Cue::Develop, Cue::Release][..]),
            Chip if found.language.is_chinese() => {
                (Predicate::Designer, &[Cue::Design, Cue::Develop, Cue::Release, Cue::Planned][..])
            }
            Chip => (Predicate::Designer, &[Cue::Design, Cue::Develop][..]),
            _ => continue,
        };
        let said = maker_in(found, sentence, thing, verbs).map(|(maker, verb)| (maker, verb, "developer/verb"));
        let said = said.or_else(|| owner_of(found, sentence, thing)).or_else(|| credited(found, sentence, thing));
        let Some((maker, verb, rule)) = said else { continue };
        let name = firm_of(found, maker);
        facts.push(Fact::about(predicate, thing, Value::entity(name), verb.cover(maker.span), place, rule));
    }
}

/// "`DeepSeek`'s next-generation language model, R2", "`FuriosaAI`'s NPU Renegade": a possessive and the noun for the thing.
fn owner_of<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    if let Some(firm) = is_somebodys(found, sentence, thing) {
        return Some((firm, firm.span, "developer/is"));
    }
    let firm =
        found.names_in(sentence).iter().rfind(|name| name.kind == Organization && name.span.end <= thing.span.start)?;
    let gap = found.between(firm.span, thing.span);
    let words = gap.strip_prefix("'s ").or_else(|| gap.strip_prefix("’s "))?;
    let noun =
        found.has_cue(sentence, Span::new(firm.span.end, thing.span.start), &[Cue::Model, Cue::Chip, Cue::System]);
    let phrase = words.len() <= 80 && !words.contains(['.', ';', '(', ':']) && words.matches(',').count() <= 1;
    let direct = !words.contains(',') || words.trim_end().ends_with(',');
    (phrase && direct && noun && fits_maker(found, thing, firm, true)).then_some((firm, firm.span, "developer/owner"))
}

/// "X is Huawei's large language model", "X, Huawei's newest chip".
fn is_somebodys<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, thing: &Name) -> Option<&'a Name> {
    let firm =
        found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start >= thing.span.end)?;
    let gap = found.between(thing.span, firm.span);
    let after = found.text.get(firm.span.end..)?;
    let noun = found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::Model | Cue::Chip | Cue::System)
            && at.span.start >= firm.span.end
            && at.span.start < firm.span.end + 90
            && !found.between(firm.span, at.span).contains(['.', ';', ':'])
    });
    let owner = after.starts_with("'s ") || after.starts_with("’s ");
    let linked = matches!(gap, " is " | ", " | " was " | " are ");
    (owner && linked && noun && fits_maker(found, thing, firm, true)).then_some(firm)
}

/// "Tarn-2, a sparse language model by Fjord Labs": whose the thing is stands behind its noun.
fn credited<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span, &'static str)> {
    let firm =
        found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start >= thing.span.end)?;
    let gap = found.between(thing.span, firm.span);
    let head = gap.strip_suffix(" by ").or_else(|| gap.strip_suffix(" from "))?;
    let end = thing.span.end + head.len();
    let noun = found
        .cues_in(sentence)
        .iter()
        .any(|at| matches!(at.cue, Cue::Model | Cue::Chip | Cue::System) && at.span.end == end);
    let apposed = head.len() <= 90 && !head.contains(['.', ';']) && noun;
    (apposed && fits_maker(found, thing, firm, true)).then_some((firm, firm.span, "developer/credited"))
}

/// The firm that the sentence says has made the thing: subject of the verb whose object it is, or behind "by".
fn maker_in<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    let firms = || found.names_in(sentence).iter().filter(|name| name.kind == Organization && !name.compared);
    if let Some(built) = built_by(found, sentence, thing, verbs) {
        return Some(built);
    }
    for verb in found.cues_within(sentence, sentence.span, verbs) {
        let passive = firms().find(|firm| {
            let by = found.between(verb.span, firm.span);
            thing.span.end <= verb.span.start
                && firm.span.start >= verb.span.end
                && found.distance(thing.span, verb.span) <= 40
                && by.chars().count() <= 50
                && (verb.span.of(found.text).ends_with(" by")
                    || [" by ", "by ", " von ", " par ", " da ", " por ", "'s "].iter().any(|word| by.contains(word)))
        });
        if let Some(firm) = passive.filter(|firm| fits_maker(found, thing, firm, false)) {
            return Some((firm, verb.span));
        }
        let ordered = verb.span.end <= thing.span.start && found.language.is_chinese() && thing.entity.is_none();
        let leads = |firm: &&Name| firm.span.end <= verb.span.start && found.distance(firm.span, verb.span) <= 60;
        let lead = firms().find(leads).filter(|_| ordered);
        let active = lead.or_else(|| {
            firms().rfind(|firm| {
                firm.span.end <= verb.span.start
                    && (verb.span.end <= thing.span.start
                        || found.language == Language::Japanese
                        || found.language == Language::Korean)
                    && found.distance(firm.span, verb.span) <= 90
                    && found.distance(verb.span, thing.span) <= 90
            })
        });
        let crossed = found.between(verb.span, thing.span).contains(['。', ';', '；'])
            || thing.role == Role::Unnamed && has_other_thing(found, sentence, verb.span, thing);
        if let Some(firm) = active.filter(|firm| !crossed && fits_maker(found, thing, firm, thing.entity.is_none())) {
            return Some((firm, verb.span));
        }
    }
    None
}

/// A row that begins with a chip and has its maker in a cell of its own.
fn in_row(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let cells = table::cells(found.text, sentence.span);
    let Some(head) = cells.first() else { return };
    let Some(chip) = found.names_in(sentence).iter().find(|name| name.kind == Chip && head.contains(name.span)) else {
        return;
    };
    let maker = found.names_in(sentence).iter().find(|name| {
        name.kind == Organization
            && cells.iter().skip(1).any(|cell| *cell == name.span)
            && found.lexicon.maker_is(chip.entity, &name.name)
    });
    if let Some(maker) = maker {
        let value = Value::entity(firm_of(found, maker));
        facts.push(Fact::about(Predicate::Designer, chip, value, maker.span, place, "designer/row"));
    }
}

/// 由X承建, 由X研发: the Chinese passive, thing first.
fn built_by<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    if !found.language.is_chinese() {
        return None;
    }
    found.names_in(sentence).iter().filter(|firm| firm.kind == Organization).find_map(|firm| {
        let by = found.text.get(..firm.span.start).is_some_and(|before| before.trim_end().ends_with('由'));
        let rest = Span::new(firm.span.end, sentence.span.end);
        let mut verb = found.cues_within(sentence, rest, verbs);
        let verb = verb.find(|verb| found.distance(firm.span, verb.span) <= 24)?;
        let ahead = thing.span.end <= firm.span.start && found.distance(thing.span, firm.span) <= 60;
        let behind = thing.span.start >= verb.span.end && found.distance(verb.span, thing.span) <= 60;
        let near = ahead || behind && found.text.get(verb.span.end..).is_some_and(|after| after.starts_with('的'));
        let between = found.between(thing.span, firm.span);
        let fits = by && near && !between.contains(['。', '；']) && fits_maker(found, thing, firm, true);
        (fits && !has_other_thing(found, sentence, firm.span, thing)).then_some((firm, verb.span))
    })
}

/// Another thing of the kind stands between: the words are of it.
fn has_other_thing(found: &Annotated<'_>, sentence: &Sentence, at: Span, thing: &Name) -> bool {
    let gap = Span::new(at.end.min(thing.span.end), at.start.max(thing.span.start));
    found.names_in(sentence).iter().any(|other| {
        matches!(other.kind, Model | Chip | System) && other.name != thing.name && gap.contains(other.span)
    })
}

/// In Chinese a series is what is launched where no member of it stands beside it.
fn leads_its_family(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    found.language.is_chinese()
        && thing.kind == Model
        && found.names_in(sentence).iter().all(|other| other.kind != Model || other.name == thing.name)
}

/// A firm that the lexicon knows for another maker's rival is none; an unknown thing takes the verb's word for it.
fn fits_maker(found: &Annotated<'_>, thing: &Name, firm: &Name, trust: bool) -> bool {
    let known = thing
        .entity
        .and_then(|entity| found.lexicon.maker(entity))
        .map(|maker| found.lexicon.entity(maker).name.clone());
    let own = firm_of(found, firm);
    match known {
        Some(maker) => {
            squeeze(&maker) == squeeze(&own)
                || squeeze(&maker) == squeeze(&firm.name)
                || found.lexicon.same_house(&maker, &own)
        }
        None => trust || thing.entity.is_none() || matches!(thing.kind, System | Model),
    }
}
