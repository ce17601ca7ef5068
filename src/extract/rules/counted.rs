//! Facts that count chips: what a model was trained on, what a cluster holds, what is ordered, shipped or produced.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Predicate, Quantity, Subject, Unit, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use super::{
    super::{
        annotate::{Annotated, Place, Sentence},
        fact::Fact,
        number::{Amount, Counter, Measure, Per},
        subject::{in_sentence, subject_of},
    },
    relation::{chip_word, hypothetical, models_at},
};

use EntityKind::{Chip, Country, Model, Organization, System};

/// What is counted: chips or wafers, of which make where the text says.
struct Counted {
    unit: Unit,
    of: Option<String>,
    span: Span,
}

/// Reads the amount as a number of chips, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let Some(counted) = counted(found, sentence, amount) else { return false };
    if counted.unit == Unit::Chips && amount.max.or(amount.min).is_some_and(|n| n < 2.0) {
        return true;
    }
    let Some(predicate) = predicate_of(found, place, sentence, amount, &counted) else { return true };
    let mut quantity = Quantity::between(amount.min, amount.max, counted.unit);
    quantity.approximate = amount.approximate;
    quantity.of.clone_from(&counted.of);
    if matches!(predicate, Predicate::ProductionVolume | Predicate::Shipments | Predicate::Order) {
        quantity.per = per_of(found, sentence, amount);
    }
    let few = amount.max.or(amount.min).is_some_and(|n| n < 50.0);
    if few && matches!(predicate, Predicate::ProductionVolume | Predicate::Shipments | Predicate::Order) {
        return true;
    }
    let value = Value::Quantity(quantity);
    let at = counted.span;
    match predicate {
        Predicate::TrainingChipCount => {
            for index in models_at(found, place, at) {
                let Some(model) = found.names.get(index) else { continue };
                facts.push(Fact::about(predicate, model, value.clone(), at, place, "training_chip_count/on"));
                if let Some(of) = &counted.of {
                    facts.push(Fact::about(
                        Predicate::TrainingHardware,
                        model,
                        Value::entity(of.clone()),
                        at,
                        place,
                        "training_hardware/counted",
                    ));
                }
            }
        }
        Predicate::ChipCount => {
            let Some(system) = subject_of(found, place, at, &[System]).and_then(|index| found.names.get(index)) else {
                of_unnamed_system(found, place, at, value, counted.of, facts);
                return true;
            };
            facts.push(Fact::about(predicate, system, value, at, place, "chip_count/holds"));
            if let Some(of) = &counted.of {
                facts.push(Fact::about(
                    Predicate::UsesChip,
                    system,
                    Value::entity(of.clone()),
                    at,
                    place,
                    "uses_chip/counted",
                ));
            }
        }
        _ => {
            let Some((firm, firm_at)) = firm_for(found, place, at, predicate, counted.of.as_deref()) else {
                return true;
            };
            if let (Predicate::Order, Some(of)) = (predicate, &counted.of) {
                facts.push(Fact::new(
                    Predicate::UsesChip,
                    firm.clone(),
                    Value::entity(of.clone()),
                    at,
                    place,
                    "uses_chip/ordered",
                ));
            }
            let mut fact = Fact::new(predicate, firm, value, at, place, "volume/verb");
            fact.subject_at = firm_at.filter(|at| sentence.span.contains(*at));
            facts.push(fact);
        }
    }
    true
}

/// "Yotta runs 4,096 H100s": the system has no name but its owner's.
fn of_unnamed_system(
    found: &Annotated<'_>,
    place: usize,
    at: Span,
    value: Value,
    of: Option<String>,
    facts: &mut Vec<Fact>,
) {
    let Some(owner) = subject_of(found, place, at, &[Organization]).and_then(|index| found.names.get(index)) else {
        return;
    };
    let system = Subject::unnamed(&owner.name, System);
    facts.push(Fact::new(Predicate::ChipCount, system.clone(), value, at, place, "chip_count/unnamed"));
    if let Some(of) = of {
        facts.push(Fact::new(Predicate::UsesChip, system, Value::entity(of.clone()), at, place, "uses_chip/unnamed"));
        facts.push(Fact::about(Predicate::UsesChip, owner, Value::entity(of), at, place, "uses_chip/owner"));
    }
}

/// Counters that count chips by themselves, and nouns and names that the number stands before.
fn counted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Counted> {
    let clause_end = sentence.span.end;
    let after = Span::new(amount.span.end, clause_end);
    match amount.measure {
        Some(Measure::Counter(Counter::Wafer)) => {
            return Some(Counted { unit: Unit::Wafers, of: None, span: amount.span });
        }
        Some(Measure::Counter(Counter::Chip | Counter::Card | Counter::Die)) => {
            return Some(Counted {
                unit: Unit::Chips,
                of: made_by(found, sentence, amount, after),
                span: with_noun(found, sentence, amount),
            });
        }
        Some(Measure::Counter(Counter::Slice)) if is_wafer_talk(found, sentence) => {
            return Some(Counted { unit: Unit::Wafers, of: None, span: amount.span });
        }
        Some(Measure::Counter(Counter::Piece | Counter::Slice)) if is_chip_talk(found, sentence, amount) => {
            return Some(Counted {
                unit: Unit::Chips,
                of: made_by(found, sentence, amount, after),
                span: with_noun(found, sentence, amount),
            });
        }
        None => {}
        Some(_) => return None,
    }
    if amount.max.or(amount.min).is_some_and(|n| n < 4.0) || amount.scale_only || counts_hours(found, sentence, amount)
    {
        return None;
    }
    let limit = if found.language.is_unspaced() { 14 } else { 44 };
    let wafer = found.cues_within(sentence, after, &[Cue::Wafer]).find(|at| found.distance(amount.span, at.span) <= 12);
    if let Some(at) = wafer {
        return Some(Counted { unit: Unit::Wafers, of: None, span: amount.span.cover(at.span) });
    }
    let name = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= amount.span.end);
    let noun = found.cues_within(sentence, after, &[Cue::Chip]).next();
    let name_at = name.filter(|name| is_counted(found, amount.span, name.span, limit));
    let noun_at = noun.filter(|at| is_counted(found, amount.span, at.span, limit));
    match (name_at, noun_at) {
        (None, None) => None,
        (Some(name), _) => {
            Some(Counted { unit: Unit::Chips, of: Some(name.name.clone()), span: amount.span.cover(name.span) })
        }
        (None, Some(at)) => Some(Counted {
            unit: Unit::Chips,
            of: made_by(found, sentence, amount, after),
            span: amount.span.cover(at.span),
        }),
    }
}

/// 片 counts wafers where the talk is of a foundry's capacity.
fn is_wafer_talk(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text);
    ["月产", "月產", "每月", "晶圆", "晶圓", "产能", "產能"].iter().any(|word| text.contains(word))
}

/// A general counter (颗, 枚, units) counts chips where a chip stands right behind it, or before it in its clause.
fn is_chip_talk(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = found.clause_of(sentence, amount.span);
    let behind = |span: Span| span.start >= amount.span.end && found.distance(amount.span, span) <= 14;
    let before =
        |span: Span| span.end <= amount.span.start && clause.contains(span) && found.distance(span, amount.span) <= 50;
    let general = amount.measure_text.of(found.text) == "个";
    let chips = |span: Span| behind(span) || (before(span) && !general);
    let next_model =
        found.cues_in(sentence).iter().any(|at| matches!(at.cue, Cue::Model | Cue::System) && behind(at.span));
    !next_model
        && (found.names_in(sentence).iter().any(|name| name.kind == Chip && chips(name.span))
            || found.cues_in(sentence).iter().any(|at| at.cue == Cue::Chip && chips(at.span)))
}

/// "2.788 million H800 GPU hours": time, and no chips.
fn counts_hours(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after: String = Span::new(amount.span.end, sentence.span.end).of(found.text).chars().take(28).collect();
    ["GPU hours", "GPU-hours", "hours", "GPU天", "卡时", "卡時", "小时", "小時", "GPU days", "NPU hours", "GPU·"]
        .iter()
        .any(|word| after.contains(word))
}

/// Only adjectives stand between the number and what it counts.
fn is_counted(found: &Annotated<'_>, amount: Span, thing: Span, limit: usize) -> bool {
    let gap = found.between(amount, thing);
    let words: Vec<&str> = gap.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    let stop = [
        "and",
        "on",
        "in",
        "with",
        "for",
        "to",
        "at",
        "from",
        "by",
        "as",
        "per",
        "than",
        "is",
        "are",
        "was",
        "cores",
        "billion",
        "people",
        "users",
        "companies",
        "customers",
        "models",
        "layers",
        "years",
        "months",
        "times",
        "who",
        "that",
        "which",
        "mit",
        "im",
    ];
    let plain = words.iter().all(|word| !stop.contains(&word.to_lowercase().as_str())) && words.len() <= 5;
    found.distance(amount, thing) <= limit
        && plain
        && !gap.contains([',', '，', '.', '。', ';', '；', ':', '：', '(', '（', '、', '+'])
}

fn with_noun(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Span {
    let next = found.names_in(sentence).iter().find(|name| {
        name.kind == Chip && name.span.start >= amount.span.end && found.distance(amount.span, name.span) <= 12
    });
    next.map_or(amount.span, |name| amount.span.cover(name.span))
}

/// Whose chips: the chip named right behind, the maker before the noun, home-made ones, or those of the clause.
fn made_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, after: Span) -> Option<String> {
    let near = |span: Span, limit: usize| found.distance(amount.span, span) <= limit;
    let names = || found.names_in(sentence).iter();
    let chip = names().find(|name| {
        name.kind == Chip
            && after.contains(name.span)
            && near(name.span, 30)
            && !name.compared
            && !found.between(amount.span, name.span).contains([',', '，', '。', ';', '；'])
    });
    if let Some(chip) = chip {
        return Some(chip.name.clone());
    }
    let domestic = found
        .cues_in(sentence)
        .iter()
        .find(|at| at.cue == Cue::Domestic && near(at.span, 44) && chip_word(found, sentence, at).is_some());
    if domestic.is_some() {
        return Some(DOMESTIC_CHIPS.to_owned());
    }
    if sentence.place == Place::Row {
        let maker = names().find(|name| {
            name.kind == Organization
                && name.span.end <= amount.span.start
                && name.entity.is_some_and(|entity| found.lexicon.makes_chips(entity))
        });
        if let Some(maker) = maker {
            return Some(maker.name.clone());
        }
    }
    let clause = found.clause_of(sentence, amount.span);
    let before = names().rfind(|name| name.kind == Chip && name.span.end <= amount.span.start && clause.contains(name.span));
    before.filter(|name| near(name.span, 16)).map(|name| name.name.clone())
}

/// What the verbs around the number say of it.
fn predicate_of(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    counted: &Counted,
) -> Option<Predicate> {
    if counted.unit == Unit::Wafers {
        return Some(Predicate::ProductionVolume);
    }
    let clause = found.clause_of(sentence, amount.span);
    let has = |span: Span, cues: &[Cue]| found.has_cue(sentence, span, cues);
    if sentence.place == Place::Row {
        return Some(Predicate::ChipCount);
    }
    let system_near = in_sentence(found, sentence, amount.span, &[System]).is_some();
    let trains =
        found.cues_in(sentence).iter().any(|at| at.cue == Cue::Train && found.distance(at.span, amount.span) <= 90)
            && !hypothetical(found, sentence, amount.span);
    let model = subject_of(found, place, amount.span, &[Model]).is_some();
    let traded = has(clause, &[Cue::Order, Cue::Shipping]) && !has(clause, &[Cue::Train]);
    if trains && model && !traded {
        return Some(Predicate::TrainingChipCount);
    }
    let verb = nearest_verb(found, sentence, amount.span);
    match verb {
        Some(Cue::Order) => Some(Predicate::Order),
        Some(Cue::Shipping) => Some(Predicate::Shipments),
        Some(Cue::Produce | Cue::MassProduction) => Some(Predicate::ProductionVolume),
        _ if system_near || is_cluster_word(found, sentence, amount) => Some(Predicate::ChipCount),
        _ if subject_of(found, place, amount.span, &[System]).is_some() => Some(Predicate::ChipCount),
        _ if runs_them(found, sentence, amount) => Some(Predicate::ChipCount),
        _ => None,
    }
}

/// A firm runs, holds or installs them.
fn runs_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let verbs = [
        "runs",
        "operates",
        "has",
        "owns",
        "rents",
        "houses",
        "installed",
        "deployed",
        "exploiter",
        "拥有",
        "部署",
        "运营",
        "装机",
        "保有",
        "운영",
        "располагает",
    ];
    let before = Span::new(sentence.span.start, amount.span.start).of(found.text);
    let tail: String = before.chars().rev().take(36).collect::<Vec<_>>().into_iter().rev().collect();
    let named = in_sentence(found, sentence, amount.span, &[Organization]).is_some();
    named && verbs.iter().any(|verb| tail.contains(verb))
}

fn nearest_verb(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<Cue> {
    let limit = if found.language.is_unspaced() { 40 } else { 60 };
    let verbs = found
        .cues_in(sentence)
        .iter()
        .filter(|cue| matches!(cue.cue, Cue::Order | Cue::Shipping | Cue::Produce | Cue::MassProduction | Cue::InUse));
    let near = verbs.filter(|cue| found.distance(cue.span, at) <= limit && !cue.span.overlaps(at));
    near.min_by_key(|cue| (found.distance(cue.span, at), cue.cue)).map(|cue| cue.cue)
}

/// 万卡集群, "a 10,000-card cluster": the count is the cluster's.
fn is_cluster_word(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = Span::new(amount.span.end, sentence.span.end);
    found.cues_within(sentence, after, &[Cue::System]).any(|at| found.distance(amount.span, at.span) <= 10)
}

/// Whose figure it is: a maker's chips are shipped and made by the maker, others are bought by whom the sentence names.
fn firm_for(
    found: &Annotated<'_>,
    place: usize,
    at: Span,
    predicate: Predicate,
    of: Option<&str>,
) -> Option<(Subject, Option<Span>)> {
    if predicate != Predicate::Order {
        let chip = of.and_then(|of| found.lexicon.resolve(of)).and_then(|chip| found.lexicon.maker(chip));
        let maker = chip.map(|maker| found.lexicon.entity(maker).name.clone());
        let named = |maker: &String| found.names.iter().any(|name| name.name == *maker);
        if let Some(maker) = maker.filter(named) {
            return Some((Subject::new(Organization, maker), None));
        }
    }
    let kinds: &[EntityKind] = if predicate == Predicate::Order { &[Organization, Country] } else { &[Organization] };
    let name = subject_of(found, place, at, kinds).and_then(|index| found.names.get(index))?;
    predicate.takes(name.kind).then(|| (name.subject(), Some(name.span)))
}

fn per_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let per = match amount.per {
        Some(Per::Year) => "year",
        Some(Per::Quarter) => "quarter",
        Some(Per::Month) => "month",
        Some(Per::Week) => "week",
        Some(Per::Day) => "day",
        _ => {
            let text = sentence.span.of(found.text);
            let yearly = ["this year", "next year", "in 20", "今年", "明年", "全年", "去年", "年出货", "올해", "内年"]
                .iter()
                .any(|word| text.contains(word));
            return yearly.then(|| "year".to_owned());
        }
    };
    Some(per.to_owned())
}
