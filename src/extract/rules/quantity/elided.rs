//! Numbers that leave out their noun, for one before them in the sentence has it: "V4-Pro has 1.6 trillion parameters,
//! while V4-Flash has 284 billion", "…, up from 355 billion for GLM-4.5", "on 100,000 H100s, later 200,000".

use crate::{
    lexicon::{
        chinese::{before_all, chinese, has_one},
        cue::Cue,
        english::{any_word, english, is_owner, is_predicate, without_hedges},
    },
    model::{EntityKind, Language, Predicate, Quantity, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    background::is_a_format,
    fact::Fact,
    name::{Name, is_a_joint},
    number::{Amount, Measure},
};

use super::super::{counted::dealt, last_told};

/// What such a number may go on with.
const GOES_ON: &[Predicate] = &[
    Predicate::Parameters,
    Predicate::ActiveParameters,
    Predicate::TrainingTokens,
    Predicate::ContextLength,
    Predicate::Price,
    Predicate::TrainingTime,
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
    let next = found.amounts.partition_point(|other| other.span.start < now.at.end);
    let mut others = found.amounts.iter().skip(next).take_while(|other| other.span.end <= amount.span.start);
    let other = others.any(|other| other.measure.is_some());
    let held = || {
        against.iter().any(|words| gap.ends_with(words))
            || is_in_parallel(found, now, gap)
            || is_the_only_figure(found, now, amount) && (is_contrasted(gap) || is_the_next_one(found, now, amount))
    };
    !other && !gap.trim_start_matches([';', ' ']).contains(';') && held()
}

/// "has 288 GB of memory, the B200 192", "draws 600 watts; the H20 makes do with 400": behind the figure and what it is of, a mark
/// and another thing with its own number.
fn is_the_next_one(found: &Annotated<'_>, now: &Fact, amount: &Amount) -> bool {
    let Some(sentence) = found.sentences.get(now.sentence) else { return false };
    let Some(name) = right_before(found, sentence, now, amount) else { return false };
    let lead = Span::new(now.at.end, name.span.start.max(now.at.end)).of(&found.folded);
    let joint = lead.rfind([',', ';']).and_then(|mark| Some((lead.get(..mark)?, lead.get(mark + 1..)?)));
    let describes = |word: &str| {
        matches!(word, "the" | "an" | "a" | "its" | "and" | "while" | "where" | "but" | "whereas")
            || english().chip_adjectives.contains(word)
            || english().older.contains(word)
            || is_owner(word)
    };
    joint.is_some_and(|(noun, article)| {
        noun.split_whitespace().count() <= NOUN_WORDS && article.split_whitespace().all(describes)
    })
}

/// Words of the noun behind a figure: "of high-bandwidth memory".
const NOUN_WORDS: usize = 4;

/// "has 96 GB of memory, while the H800 has to make do with 80": one figure of one thing stands before the contrast.
fn is_the_only_figure(found: &Annotated<'_>, now: &Fact, amount: &Amount) -> bool {
    let Some(sentence) = found.sentences.get(now.sentence) else { return false };
    let before = |other: &&Amount| other.span.end <= amount.span.start && !other.in_name;
    found.amounts_in(sentence).iter().filter(before).count() == 1
}

/// "while the X2 has", "whereas the X2 draws".
fn is_contrasted(gap: &str) -> bool {
    let text = gap.trim_start_matches([',', ' ']);
    let turned = ["while ", "whereas ", "where ", "but "].iter().any(|word| text.starts_with(word))
        || [", while ", ", whereas ", ", where ", ", but "].iter().any(|words| text.contains(words));
    turned && english().elided_links.iter().any(|link| text.strip_suffix(link).is_some_and(|head| head.ends_with(' ')))
}

/// "376 teraflops for the 910B and 312 for the A100": only whose the first is stands between them.
fn is_in_parallel(found: &Annotated<'_>, now: &Fact, gap: &str) -> bool {
    let Some(owner) = now.subject_at.filter(|at| at.start >= now.at.end) else { return false };
    let lead = Span::new(now.at.end, owner.start).of(&found.folded);
    let rest = gap.get((owner.end - now.at.end).min(gap.len())..).unwrap_or("");
    matches!(lead.trim(), "for" | "for the" | "on the" | "in the" | "with the") && matches!(rest.trim(), "and" | ",")
}

/// What one of the unit of the number told last is: 1e15 of "300 petaflops".
fn scale_of(found: &Annotated<'_>, now: &Fact, told: &Quantity) -> Option<f64> {
    let sentence = found.sentences.get(now.sentence)?;
    let amount = found.amounts_in(sentence).iter().rfind(|amount| now.at.contains(amount.number))?;
    let written: f64 = amount.number.of(found.text).replace(',', "").trim().parse().ok()?;
    told.max.or(told.min).filter(|_| written > 0.0).map(|value| value / written)
}

/// So far behind the last number, in characters, one may stand that goes on with it.
const REACH: usize = 90;

/// 微软、亚马逊分别投资800亿和1000亿美元: sums of a list, of which the last alone tells the currency, of as many firms.
pub(super) fn dealt_sums(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|it| it.place == Place::Prose) else { return false };
    let Some(Measure::Currency(currency)) = amount.measure.filter(|_| found.language.is_chinese()) else {
        return false;
    };
    let invests = found.has_cue(sentence, sentence.clause_of(amount.span), &[Cue::Invest]);
    let Some(dealt) = invests.then(|| dealt(found, place, amount)).flatten() else { return false };
    for (number, firm) in dealt {
        let value = Value::Quantity(number.quantity(Unit::Currency(currency)));
        facts.push(Fact::about(Predicate::Investment, firm, value, number.span, place, "investment/dealt"));
    }
    true
}

/// "Microsoft will invest $80 billion, Amazon $100 billion", "A and B will invest $80 billion and $100 billion respectively": a
/// sum behind one that is invested, of the firm right before it or of the next of the list.
fn of_the_next_payer(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &[Fact],
) -> Option<Fact> {
    let Some(Measure::Currency(currency)) = amount.measure else { return None };
    let told = facts.iter().rfind(|fact| fact.sentence == place && fact.at.end <= amount.span.start)?;
    let now = Some(told).filter(|fact| fact.predicate == Predicate::Investment)?;
    let firms = || found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization);
    let right_before = firms().rfind(|name| name.span.end <= amount.span.start && name.span.start >= now.at.end);
    let payer = if let Some(firm) = right_before {
        let gap = Span::new(firm.span.end, amount.span.start).of(&found.folded);
        let between = Span::new(now.at.end, firm.span.start).of(&found.folded);
        let next = if found.language.is_chinese() {
            before_all(gap, &chinese().about).is_empty() && matches!(between, "，" | "、" | "；" | "，而")
        } else {
            without_hedges(gap).trim().is_empty() && is_a_joint(between)
        };
        Some(firm).filter(|_| next)
    } else {
        let english = found.language == Language::English;
        let dealt = english && found.has_cue(sentence, sentence.span, &[Cue::Respectively]);
        let joint = is_a_joint(found.between(now.at, amount.span));
        let mut firms = firms().skip_while(|name| Some(name.span) != now.subject_at).skip(1);
        firms.next().filter(|next| dealt && joint && next.span.end <= now.at.start)
    }?;
    let value = Value::Quantity(amount.quantity(Unit::Currency(currency)));
    let at = now.at.cover(amount.span);
    Some(Fact::about(Predicate::Investment, payer, value, at, place, "elided/payer"))
}

/// One more value of the sort told last, of another thing or for a later time.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, facts: &mut Vec<Fact>) {
    if found.language.is_chinese() {
        let part = a_part_of_it(found, place, sentence, amount, facts);
        let next = || of_the_next_payer(found, place, sentence, amount, facts);
        let told = part.or_else(next);
        facts.extend(told);
        return;
    }
    let spoken = found.language == Language::English && sentence.place != Place::Row;
    let money = matches!(amount.measure, Some(Measure::Currency(_)));
    if money && spoken {
        facts.extend(of_the_next_payer(found, place, sentence, amount, facts));
        return;
    }
    if !spoken || amount.measure.is_some() || amount.in_name || amount.scale_only || !ends_here(found, amount) {
        return;
    }
    let now = last_alike(facts, place, amount).or_else(|| told_right_before(found, place, sentence, amount, facts));
    let now = now.or_else(|| figure_right_before(found, place, sentence, amount, facts));
    let now = now.filter(|now| now.at.end <= amount.span.start && found.distance(now.at, amount.span) <= REACH);
    let Some((now, Value::Quantity(quantity))) = now.map(|now| (now, &now.value)) else { return };
    let scale = if FIGURES.contains(&now.predicate) { scale_of(found, now, quantity) } else { Some(1.0) };
    let figure = FIGURES.contains(&now.predicate);
    let fits = || now.sentence != place || is_held_against(found, now, amount);
    let Some(scale) = scale.filter(|_| !figure || fits()) else { return };
    let amount = &Amount { min: amount.min.map(|n| n * scale), max: amount.max.map(|n| n * scale), ..amount.clone() };
    if !is_of_a_size(amount, quantity, if figure { FIGURE_APART } else { SIZES_APART }) {
        return;
    }
    let mut next = amount.quantity(quantity.unit);
    next.precision.clone_from(&quantity.precision);
    next.of.clone_from(&quantity.of);
    let owner = right_before(found, sentence, now, amount).or_else(|| right_behind(found, sentence, now, amount));
    let fact = if let Some(owner) = owner.filter(|_| now.predicate != Predicate::Investment) {
        let predicate = if is_told_of_all(found, now, amount) { Predicate::Parameters } else { now.predicate };
        Fact::about(predicate, owner, Value::Quantity(next), amount.span, place, "elided/another")
    } else if is_of_the_same(found, now, amount) {
        let value = Value::Quantity(next);
        Fact { value, at: amount.span, modality: None, rule: "elided/same", ..now.clone() }
    } else {
        return;
    };
    facts.push(fact);
}

/// "17 billion active parameters, but differ in the total: 109 billion for X": behind the word the numbers are of all.
fn is_told_of_all(found: &Annotated<'_>, now: &Fact, amount: &Amount) -> bool {
    let gap = Span::new(now.at.end, amount.span.start.max(now.at.end)).of(&found.folded);
    now.predicate == Predicate::ActiveParameters && any_word(gap, |word| matches!(word, "total" | "totals" | "overall"))
}

/// The number told last in the sentence that may go on so, and is of the size of this one; else the last of all, whose unit
/// this one leaves out.
fn last_alike<'f>(facts: &'f [Fact], place: usize, amount: &Amount) -> Option<&'f Fact> {
    let here = facts.iter().rev().take_while(|fact| fact.sentence == place);
    let here = here.filter(|fact| GOES_ON.contains(&fact.predicate) && !FIGURES.contains(&fact.predicate));
    let alike = |fact: &&Fact| matches!(&fact.value, Value::Quantity(told) if is_of_a_size(amount, told, SIZES_APART));
    // "290 billion parameters, 28.8 billion of them active; the other has 16.8 billion": of all
    let of_all = |fact: &&Fact| {
        let all = || facts.iter().rev().take_while(|other| other.sentence == place);
        let total = |other: &Fact| other.predicate == Predicate::Parameters && other.subject == fact.subject;
        fact.predicate != Predicate::ActiveParameters || !all().any(total)
    };
    let mut here = here.filter(of_all);
    let last = last_told(facts, place, GOES_ON);
    if last.is_some_and(|last| FIGURES.contains(&last.predicate)) { last } else { here.find(alike) }
}

/// "… in 2.8 million GPU-hours. Llama 3.1 405B needed 30.8 million": a figure of the sentence before, where a thing opens this
/// one, and its number is a large one.
fn told_right_before<'f>(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &'f [Fact],
) -> Option<&'f Fact> {
    let before = place.checked_sub(1)?;
    let same_line = found.sentences.get(before).is_some_and(|earlier| earlier.line == sentence.line);
    let large = amount.exact().is_some_and(|number| number >= LARGE);
    // "By contrast, its forerunner, the X1, had 424 billion"
    let opens = found.names_in(sentence).first().is_some_and(|name| {
        let head = found.head(sentence, name.span.start);
        head.len() <= HEAD && !any_word(head, is_predicate)
    });
    let none = facts.last().is_none_or(|fact| fact.sentence != place);
    last_told(facts, before, WITHOUT_NOUN).filter(|_| same_line && large && opens && none)
}

/// "The X1 draws 400 watts. An X2 may draw up to 700": the one figure of the sentence before, where another thing opens this
/// one and a verb of having leads right to the number.
fn figure_right_before<'f>(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &'f [Fact],
) -> Option<&'f Fact> {
    let before = place.checked_sub(1)?;
    let same_line = found.sentences.get(before).is_some_and(|earlier| earlier.line == sentence.line);
    if !same_line || facts.last().is_some_and(|fact| fact.sentence == place) {
        return None;
    }
    let told = facts.iter().rev().skip_while(|fact| fact.sentence > before).take_while(|fact| fact.sentence == before);
    let mut told = told.filter(|fact| FIGURES.contains(&fact.predicate));
    let now = told.next().filter(|_| told.next().is_none())?;
    let name = right_before(found, sentence, now, amount)?;
    let head = found.head(sentence, name.span.start);
    let opens = head.len() <= HEAD && !any_word(head, is_predicate);
    let verb = without_hedges(found.between(name.span, amount.span)).trim();
    let ends = found.folded.get(amount.span.end..).is_some_and(|after| after.starts_with(['.', ',', ';']));
    // "The NVL36 has 36": what it is called after
    let called = amount.min.is_some_and(|number| {
        let digits: String = name.name.chars().rev().take_while(char::is_ascii_digit).collect();
        digits.chars().rev().collect::<String>().parse().is_ok_and(|own: f64| (own - number).abs() < 0.5)
    });
    (opens && ends && !called && english().elided_figures.contains(verb)).then_some(now)
}

/// So many bytes stand before the thing that the sentence is about.
const HEAD: usize = 48;

/// No year and no small count.
const LARGE: f64 = 1e4;

/// What may go on so in the next sentence.
const WITHOUT_NOUN: &[Predicate] = &[
    Predicate::Parameters,
    Predicate::TrainingTokens,
    Predicate::TrainingTime,
    Predicate::TrainingChipCount,
    Predicate::ChipCount,
];

/// Reads both figures of a model that leaves out what they count, where those of another were told before: "Kimi K2: 1
/// trillion and 32 billion", "the smaller one, at 16.8 billion and 2.75 billion respectively"; tells whether the amount is
/// one of them.
pub(super) fn total_and_active(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let mut here = facts.iter().rev().take_while(|fact| fact.sentence == place);
    if here.any(|fact| fact.rule == BOTH && fact.at == amount.span) {
        return true;
    }
    let told = both_told(found, place, amount, facts);
    let read = told.is_some();
    facts.extend(told.into_iter().flatten());
    read
}

const BOTH: &str = "elided/total-and-active";

fn both_told(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &[Fact]) -> Option<[Fact; 2]> {
    let sentence = found.sentences.get(place).filter(|_| found.language == Language::English)?;
    let active = found.amounts_in(sentence).iter().find(|other| other.span.start >= amount.span.end)?;
    let bare = [amount, active].iter().all(|figure| {
        let counts = figure.measure.is_none() && !figure.in_name && !figure.scale_only;
        counts && figure.exact().is_some_and(|size| size >= LEAST)
    });
    let gap = found.between(amount.span, active.span);
    let falls = amount.exact().zip(active.exact()).is_some_and(|(total, active)| active < total);
    if !bare || !falls || !matches!(gap, " and " | " total and " | ", of which " | " with " | ", with ") {
        return None;
    }
    let near = || facts.iter().rev().take_while(|fact| fact.sentence + BEFORE >= place);
    let owner = right_ahead(found, sentence, amount)?;
    let known = near().any(|fact| {
        fact.predicate == Predicate::ActiveParameters
            && fact.subject.name != owner.name
            && near().any(|total| total.predicate == Predicate::Parameters && total.subject == fact.subject)
    });
    let fact = |predicate, figure: &Amount| {
        let value = Value::Quantity(figure.quantity(Unit::Parameters));
        Fact::about(predicate, owner, value, figure.span, place, BOTH)
    };
    known.then(|| [fact(Predicate::Parameters, amount), fact(Predicate::ActiveParameters, active)])
}

/// No model has fewer.
const LEAST: f64 = 1e7;

/// So many sentences before, the figures of the other model were told.
const BEFORE: usize = 3;

/// The model right before its figures.
fn right_ahead<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let mut names = found.names_in(sentence).iter();
    let name = names.rfind(|name| name.span.end <= amount.span.start)?;
    let gap = without_hedges(Span::new(name.span.end, amount.span.start).of(&found.folded));
    let own = name.kind == EntityKind::Model && !name.counted && english().figure_links.contains(gap.trim());
    own.then_some(name)
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
fn is_of_a_size(amount: &Amount, told: &Quantity, apart: f64) -> bool {
    let size = |min: Option<f64>, max: Option<f64>| max.or(min).filter(|n| *n > 0.0);
    let sizes = size(amount.min, amount.max).zip(size(told.min, told.max));
    sizes.is_some_and(|(next, now)| next / now < apart && now / next < apart)
}

/// How far apart, as a factor, two counts of one sort may be, and two figures of things that are held against each other.
const SIZES_APART: f64 = 300.0;
const FIGURE_APART: f64 = 20.0;

/// "while V4-Flash has 284 billion", "the H20 around 90,000", "GLM-5, at 744 billion": the thing right before the number.
fn right_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, now: &Fact, amount: &Amount) -> Option<&'a Name> {
    let mut names = found.names_in(sentence).iter();
    let name = names.rfind(|name| name.span.start >= now.at.end && name.span.end <= amount.span.start)?;
    let gap = without_hedges(found.between(name.span, amount.span));
    let gap = without_aside(gap).unwrap_or(gap).trim_start();
    let gap = gap.strip_prefix(", ").unwrap_or(gap);
    (is_another(name, now) && (gap.is_empty() || english().elided_links.contains(gap))).then_some(name)
}

/// "Equinox, its smaller sister, will have": what stands behind the second comma.
fn without_aside(gap: &str) -> Option<&str> {
    let (aside, rest) = gap.strip_prefix(", ")?.split_once(", ")?;
    let describes = ["its ", "the ", "a ", "an ", "which ", "run by ", "built by ", "made by "];
    describes.iter().any(|opener| aside.starts_with(opener)).then_some(rest)
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
            let goes_on = [" and plans", " and will have", " and aims for", " and wants"];
            let now = ["now has", "has now", "now counts", "today has", "now holds", "now numbers"];
            goes_on.iter().chain(&now).any(|words| gap.ends_with(words))
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
