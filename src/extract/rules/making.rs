//! Who designs or develops a thing.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Language, Predicate, Value, entity::squeeze},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    fact::Fact,
    name::{Name, Role, firm_of},
    table,
};

use super::models::coming_models;
use EntityKind::{Chip, Model, Organization, System};

pub(super) fn developers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return in_row(found, place, sentence, facts);
    }
    not_yet_named(found, place, sentence, facts);
    for index in sentence.names.clone() {
        let Some(thing) = found.names.get(index).filter(|name| !name.compared) else { continue };
        if (thing.family && !leads_its_family(found, sentence, thing)) || thing.counted || is_a_service(found, thing) {
            continue;
        }
        let (predicate, verbs) = match thing.kind {
            Model => (Predicate::Developer, &[Cue::Develop, Cue::Release, Cue::Train, Cue::OpenWeights][..]),
            System => (Predicate::Developer, &[Cue::Develop, Cue::Release][..]),
            Chip if found.language.is_chinese() => {
                (Predicate::Designer, &[Cue::Design, Cue::Develop, Cue::Release, Cue::Planned][..])
            }
            Chip => (Predicate::Designer, &[Cue::Design, Cue::Develop, Cue::Release][..]),
            _ => continue,
        };
        let said = maker_in(found, sentence, thing, verbs).map(|(maker, verb)| (maker, verb, "developer/verb"));
        let said = said.or_else(|| owner_of(found, sentence, thing)).or_else(|| credited(found, sentence, thing));
        let Some((maker, verb, rule)) = said else { continue };
        let name = firm_of(found, maker);
        facts.push(Fact::about(predicate, thing, Value::entity(name), verb.cover(maker.span), place, rule));
    }
}

/// 上线 Step-4 服务, "launched a Qwen3 API": who offers a model as a service need not have made it.
fn is_a_service(found: &Annotated<'_>, thing: &Name) -> bool {
    let after = found.folded.get(thing.span.end..).unwrap_or("").trim_start();
    ["服务", "服務", "接口", "api", "service", "endpoint"].iter().any(|word| after.starts_with(word))
        && !["服务器", "服務器"].iter().any(|word| after.starts_with(word))
}

/// "Foxconn has trained its first model. The model, called `FoxBrain`, …": who made what the next sentences name.
fn not_yet_named(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if place > 4 || found.names_in(sentence).iter().any(|name| name.kind == Model) {
        return;
    }
    let verbs = [Cue::Develop, Cue::Train, Cue::Release, Cue::OpenWeights];
    let made = found.cues_within(sentence, sentence.span, &verbs).find_map(|verb| {
        let noun = found.cues_in(sentence).iter().find(|at| {
            at.cue == Cue::Model
                && at.span.start >= verb.span.end
                && found.distance(verb.span, at.span) <= 70
                && !found.between(verb.span, at.span).contains([';', '；', '。'])
        })?;
        let firm = found.names_in(sentence).iter().rfind(|name| {
            name.kind == Organization
                && !name.compared
                && !is_observer(name)
                && name.span.end <= verb.span.start
                && found.distance(name.span, verb.span) <= 60
        })?;
        Some((firm, verb.span, noun.span.of(&found.folded).ends_with('s')))
    });
    let Some((firm, verb, several)) = made else { return };
    let coming = coming_models(found, place).into_iter().take(if several { 2 } else { 1 });
    for thing in coming.filter_map(|index| found.names.get(index)) {
        let owned = thing.role != Role::Unnamed || thing.name.starts_with(&format!("{}:", firm_of(found, firm)));
        if thing.can_lead() && owned && fits_maker(found, thing, firm, true) {
            let value = Value::entity(firm_of(found, firm));
            let mut fact =
                Fact::about(Predicate::Developer, thing, value, verb.cover(firm.span), place, "developer/coming");
            fact.subject_at = None;
            facts.push(fact);
        }
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
