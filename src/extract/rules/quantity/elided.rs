//! Numbers that leave out their noun, for one before them in the sentence has it: "V4-Pro has 1.6 trillion parameters,
//! while V4-Flash has 284 billion", "…, up from 355 billion for GLM-4.5", "on 100,000 H100s, later 200,000".

use crate::{
    lexicon::chinese::{chinese, has_one},
    lexicon::english::without_hedges,
    model::{Language, Predicate, Quantity, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    background::is_a_format,
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
};

use super::super::last_told;

/// What such a number may go on with.
const GOES_ON: &[Predicate] = &[
    Predicate::Parameters,
    Predicate::TrainingTokens,
    Predicate::ContextLength,
    Predicate::Price,
    Predicate::TrainingChipCount,
    Predicate::ChipCount,
    Predicate::Investment,
    Predicate::Compute,
    Predicate::MemoryCapacity,
    Predicate::MemoryBandwidth,
    Predicate::Power,
];

/// Figures that leave out their unit too: "300 petaflops in BF16 against 180 for the NVL72".
const FIGURES: &[Predicate] =
    &[Predicate::Compute, Predicate::MemoryCapacity, Predicate::MemoryBandwidth, Predicate::Power];

/// "against 180 for", "compared with 80 for": the one is held against the other, and nothing else is said between.
fn is_held_against(found: &Annotated<'_>, now: &Fact, amount: &Amount) -> bool {
    let gap = without_hedges(Span::new(now.at.end, amount.span.start.max(now.at.end)).of(&found.folded)).trim_end();
    let against = ["against", "compared with", "compared to", "versus", "vs", "vs.", "up from", "down from"];
    let other = found
        .amounts
        .iter()
        .any(|other| other.span.start >= now.at.end && other.span.end <= amount.span.start && other.measure.is_some());
    !other && !gap.contains(';') && against.iter().any(|words| gap.ends_with(words))
}

/// What one of the unit of the number told last is: 1e15 of "300 petaflops".
fn scale_of(found: &Annotated<'_>, sentence: &Sentence, now: &Fact, told: &Quantity) -> Option<f64> {
    let amount = found.amounts_in(sentence).iter().rfind(|amount| now.at.contains(amount.number))?;
    let written: f64 = amount.number.of(found.text).replace(',', "").trim().parse().ok()?;
    told.max.or(told.min).filter(|_| written > 0.0).map(|value| value / written)
}

/// So far behind the last number, in characters, one may stand that goes on with it.
const REACH: usize = 90;

/// One more value of the sort told last, of another thing or for a later time.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, facts: &mut Vec<Fact>) {
    if found.language.is_chinese() {
        facts.extend(a_part_of_it(found, place, sentence, amount, facts));
        return;
    }
    let spoken = found.language == Language::English && sentence.place != Place::Row;
    if !spoken || amount.measure.is_some() || amount.in_name || amount.scale_only || !ends_here(found, amount) {
        return;
    }
    let now = last_told(facts, place, GOES_ON);
    let now = now.filter(|now| now.at.end <= amount.span.start && found.distance(now.at, amount.span) <= REACH);
    let Some((now, Value::Quantity(quantity))) = now.map(|now| (now, &now.value)) else { return };
    let scale = if FIGURES.contains(&now.predicate) { scale_of(found, sentence, now, quantity) } else { Some(1.0) };
    let Some(scale) = scale.filter(|_| !FIGURES.contains(&now.predicate) || is_held_against(found, now, amount)) else {
        return;
    };
    let amount = &Amount { min: amount.min.map(|n| n * scale), max: amount.max.map(|n| n * scale), ..amount.clone() };
    if !is_of_a_size(amount, quantity) {
        return;
    }
    let mut next = amount.quantity(quantity.unit);
    next.precision.clone_from(&quantity.precision);
    next.of.clone_from(&quantity.of);
    let owner = right_before(found, sentence, now, amount).or_else(|| right_behind(found, sentence, now, amount));
    let fact = if let Some(owner) = owner.filter(|_| now.predicate != Predicate::Investment) {
        Fact::about(now.predicate, owner, Value::Quantity(next), amount.span, place, "elided/another")
    } else if is_of_the_same(found, now, amount) {
        let value = Value::Quantity(next);
        Fact { value, at: amount.span, modality: None, rule: "elided/same", ..now.clone() }
    } else {
        return;
    };
    facts.push(fact);
}

/// Reads "twice that in FP8", if the amount is that; tells whether it was.
pub(super) fn times_that(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let spoken = found.language == Language::English && amount.measure == Some(Measure::Times);
    let told = if spoken { so_many_times(found, place, amount, facts) } else { None };
    let read = told.is_some();
    facts.extend(told);
    read
}

/// "1 PFLOPS in FP16, or twice that in FP8": so many times the last figure, in another format.
fn so_many_times(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &[Fact]) -> Option<Fact> {
    let after = found.folded.get(amount.span.end..)?;
    let format = [" that in ", " that figure in ", " that at "].iter().find_map(|words| after.strip_prefix(words))?;
    let format =
        format.split(|c: char| !c.is_alphanumeric()).next().filter(|word| is_a_format(&word.to_uppercase()))?;
    let now = last_told(facts, place, &[Predicate::Compute])?;
    let Value::Quantity(told) = &now.value else { return None };
    let times = amount.max.or(amount.min)?;
    let scaled = |n: Option<f64>| n.map(|n| n * times);
    let value = Quantity {
        min: scaled(told.min),
        max: scaled(told.max),
        precision: Some(format.to_uppercase()),
        ..told.clone()
    };
    Some(Fact { value: Value::Quantity(value), at: amount.span, modality: None, rule: "elided/times", ..now.clone() })
}

/// 资本开支1600亿元，其中约850亿元用于采购AI处理器: what a part of an investment is for.
fn a_part_of_it(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &[Fact],
) -> Option<Fact> {
    let money = matches!(amount.measure, Some(Measure::Currency(_))) && sentence.place == Place::Prose;
    let now = last_told(facts, place, &[Predicate::Investment]).filter(|_| money)?;
    let Value::Quantity(whole) = &now.value else { return None };
    let before = found.head_in_clause(sentence, amount.span).trim_start();
    let after = found.tail_in_clause(sentence, amount.span);
    let part = before.strip_prefix("其中").is_some_and(|rest| rest.chars().count() <= 12);
    // 其中OpenAI的130亿美元: another's
    let clause = Span::new(sentence.clause_of(amount.number).start, amount.span.start);
    let named = found.names_in(sentence).iter().any(|name| clause.contains(name.span));
    let part = part && !named && has_one(after, &chinese().computing_ends);
    let spent = ["用于", "用来", "投向", "投入", "用在", "花在", "将用于"].iter().any(|word| after.starts_with(word));
    let size = amount.max.or(amount.min)?;
    let least = whole.max.or(whole.min).is_some_and(|whole| size < whole);
    let value = Value::Quantity(amount.quantity(whole.unit));
    (part && spent && least).then(|| Fact { value, at: amount.span, rule: "elided/part", ..now.clone() })
}

/// Numbers of one sort are of one size: no year, and no page.
fn is_of_a_size(amount: &Amount, told: &Quantity) -> bool {
    let size = |min: Option<f64>, max: Option<f64>| max.or(min).filter(|n| *n > 0.0);
    let sizes = size(amount.min, amount.max).zip(size(told.min, told.max));
    sizes.is_some_and(|(next, now)| next / now < 300.0 && now / next < 300.0)
}

/// "while V4-Flash has 284 billion", "the H20 around 90,000", "GLM-5, at 744 billion": the thing right before the number.
fn right_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, now: &Fact, amount: &Amount) -> Option<&'a Name> {
    const LINKS: &[&str] = &[
        "",
        ",",
        " has",
        " had",
        " with",
        " at",
        ", at",
        ", with",
        " costs",
        " cost",
        " is",
        " on",
        " for",
        " can be had for",
        " sells for",
        " goes for",
    ];
    let mut names = found.names_in(sentence).iter();
    let name = names.rfind(|name| name.span.start >= now.at.end && name.span.end <= amount.span.start)?;
    let gap = without_hedges(found.between(name.span, amount.span));
    (is_another(name, now) && LINKS.contains(&gap)).then_some(name)
}

/// "compared with 355 billion for GLM-4.5": the thing right behind the number.
fn right_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, now: &Fact, amount: &Amount) -> Option<&'a Name> {
    let mut names = found.names_in(sentence).iter().filter(|name| name.span.start >= amount.span.end);
    let first = names.clone().next()?;
    let name = names.find(|name| name.kind == now.subject.kind)?;
    // "180 for Nvidia's GB200"
    let owned = first.span == name.span || matches!(found.between(first.span, name.span), " " | "'s " | "’s ");
    let gap = if owned { found.between(amount.span, first.span) } else { "" };
    (is_another(name, now)
        && matches!(gap, " for " | " for the " | " for a " | " for an " | " in " | " of " | " in the "))
    .then_some(name)
}

fn is_another(name: &Name, now: &Fact) -> bool {
    name.kind == now.subject.kind && name.name != now.subject.name && !name.counted
}

/// "later 200,000", "of which 85 billion will go into AI chips": a later number or a part of the same.
fn is_of_the_same(found: &Annotated<'_>, now: &Fact, amount: &Amount) -> bool {
    let gap = without_hedges(Span::new(now.at.end, amount.span.start).of(&found.folded));
    match now.predicate {
        Predicate::TrainingChipCount => {
            [" later", " and later", " and then", " later to"].iter().any(|words| gap.ends_with(words))
        }
        Predicate::ChipCount => {
            [" and plans", " and will have", " and aims for", " and wants"].iter().any(|words| gap.ends_with(words))
        }
        Predicate::Investment => [" of which", " including", " of that"].iter().any(|words| gap.ends_with(words)),
        _ => false,
    }
}

/// Words that may follow a number that counts nothing more.
const GO_ON: &[&str] =
    &[" and ", " or ", " for ", " in ", " while ", " will ", " by ", " is ", " was ", " this ", " last "];

/// Nothing that the number counts stands behind it.
fn ends_here(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    after.trim().is_empty()
        || after.starts_with([',', '.', ';', ')', '\n', '"', '”'])
        || GO_ON.iter().any(|words| after.starts_with(words))
}
