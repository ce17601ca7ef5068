//! Arithmetic over claims: whether numbers that are told of one thing can hold together.
//!
//! | check | formula | cannot hold |
//! | --- | --- | --- |
//! | `training_compute` | compute ÷ (chips × peak × time); compute as told, else 6 × parameters × tokens | above 1, or under 1 % of peak |
//! | `cluster_compute` | system ÷ (chips × peak) | above 1.15 of one number format, above 4.4 of unknown ones |
//! | `wafer_output` | chips ÷ (wafers × yield), both a year | more dies a wafer than fit of the size of such chips |
//!
//! Every number is a range as told, and a note says "cannot" only where no numbers of the ranges fit.

use std::collections::BTreeMap;

use crate::model::{Claim, EntityKind, Id, Input, Modality, Note, Predicate, Unit, Value, entity::squeeze, words};

/// Operations that training takes for each parameter and token, forward and back.
const OPERATIONS: f64 = 6.0;
/// No run uses more than all, and none that is worth a report less than this.
const LEAST_UTILISATION: f64 = 0.01;
/// Rounding of two figures of one number format; and what formats and sparsity make where a text does not name them.
const ROUNDING: f64 = 1.15;
const FORMATS: f64 = 4.4;
/// Dies of 300 mm² on a wafer of 300 mm: chips for training are larger, so fewer fit.
const MOST_DIES: f64 = 200.0;

/// The notes on each of these claims. Give all that is claimed of the subjects and of the chips that they name.
pub fn notes(claims: &[Claim]) -> BTreeMap<Id, Vec<Note>> {
    let facts = Facts::new(claims);
    let mut notes: BTreeMap<Id, Vec<Note>> = BTreeMap::new();
    let subjects: Vec<(EntityKind, String)> = facts.by_subject.keys().cloned().collect();
    for (kind, key) in subjects {
        let found = match kind {
            EntityKind::Model => facts.training(&key),
            EntityKind::System => facts.cluster(&key),
            EntityKind::Chip => facts.wafers(&key),
            _ => None,
        };
        let Some(note) = found else { continue };
        let of: Vec<Id> = note.inputs.iter().filter_map(|input| input.claim.clone()).collect();
        for id in of {
            notes.entry(id).or_default().push(note.clone());
        }
    }
    notes
}

/// A number as told: from, to, and by which claim.
#[derive(Clone, Copy)]
struct Told<'c> {
    claim: &'c Claim,
    low: f64,
    high: f64,
}

impl<'c> Told<'c> {
    fn of(claim: &'c Claim) -> Option<Self> {
        let quantity = claim.value.quantity()?;
        Some(Self { claim, low: quantity.min.or(quantity.max)?, high: quantity.max.or(quantity.min)? })
    }

    /// Both ends known: "over 100" says nothing of how much over.
    fn closed(claim: &'c Claim) -> Option<Self> {
        let quantity = claim.value.quantity()?;
        (quantity.min.is_some() && quantity.max.is_some()).then(|| Self::of(claim))?
    }

    fn input(&self, name: &str) -> Input {
        let unit = self.claim.value.quantity().map(|quantity| quantity.unit.as_str()).unwrap_or_default();
        let claim = Some(self.claim.id.clone());
        Input { name: name.to_owned(), value: f64::midpoint(self.low, self.high), unit: unit.to_owned(), claim }
    }

    fn said(&self) -> String {
        words::value(&self.claim.value)
    }

    fn precision(&self) -> Option<String> {
        self.claim.value.quantity()?.precision.as_deref().map(squeeze)
    }
}

struct Facts<'c> {
    by_subject: BTreeMap<(EntityKind, String), Vec<&'c Claim>>,
}

impl<'c> Facts<'c> {
    fn new(claims: &'c [Claim]) -> Self {
        let mut by_subject: BTreeMap<(EntityKind, String), Vec<&Claim>> = BTreeMap::new();
        let firm = |claim: &&Claim| !matches!(claim.modality, Modality::Denied | Modality::Planned);
        for claim in claims.iter().filter(firm) {
            by_subject.entry((claim.subject.kind, claim.subject.key())).or_default().push(claim);
        }
        Self { by_subject }
    }

    /// What is claimed of a thing by one predicate, said by most sources first.
    fn all(&self, kind: EntityKind, key: &str, predicate: Predicate) -> Vec<&'c Claim> {
        let of = self.by_subject.get(&(kind, key.to_owned())).into_iter().flatten();
        let mut claims: Vec<&Claim> = of.filter(|claim| claim.predicate == predicate).copied().collect();
        claims.sort_by(|a, b| (b.independent_sources, &a.id).cmp(&(a.independent_sources, &b.id)));
        claims
    }

    fn number(&self, kind: EntityKind, key: &str, predicate: Predicate) -> Option<Told<'c>> {
        self.all(kind, key, predicate).into_iter().find_map(Told::closed)
    }

    /// The chips that a claim counts, or that another claim says the thing runs on.
    fn chips(&self, counted: &Claim, kind: EntityKind, key: &str, runs_on: Predicate) -> Vec<String> {
        let named = self.all(kind, key, runs_on).into_iter().filter_map(|claim| match &claim.value {
            Value::Entity { name } => Some(name.clone()),
            _ => None,
        });
        counted.value.quantity().and_then(|quantity| quantity.of.clone()).into_iter().chain(named).collect()
    }

    /// The peak of the first of these chips of which one is told: of the number format asked for, else of the usual ones.
    fn peak(&self, chips: &[String], unit: Unit, precision: Option<&str>) -> Option<(String, Told<'c>)> {
        chips.iter().find_map(|chip| {
            let told = self.all(EntityKind::Chip, &squeeze(chip), Predicate::Compute).into_iter();
            let mut told: Vec<Told<'_>> = told.filter_map(Told::closed).filter(|told| is_of(told, unit)).collect();
            told.sort_by_key(|told| rank(told.precision().as_deref(), precision));
            Some((chip.clone(), *told.first()?))
        })
    }

    fn training(&self, model: &str) -> Option<Note> {
        let of = |predicate| self.number(EntityKind::Model, model, predicate);
        let count = of(Predicate::TrainingChipCount)?;
        let time = of(Predicate::TrainingTime)?;
        let chips = self.chips(count.claim, EntityKind::Model, model, Predicate::TrainingHardware);
        let (chip, peak) = self.peak(&chips, Unit::Flops, None)?;
        let seconds = if is_of(&time, Unit::ChipHour) { 3600.0 } else { 86_400.0 };
        let cards = |n: f64| if is_of(&time, Unit::ChipHour) { 1.0 } else { n };
        let low = cards(count.low) * peak.low * time.low * seconds;
        let high = cards(count.high) * peak.high * time.high * seconds;
        let need = self.needed(model)?;
        let mut inputs = need.inputs;
        inputs.extend([count.input("chips"), peak.input("peak"), time.input("time")]);
        let (least, most) = (need.low / high, need.high / low);
        let plausible = least <= 1.0 && most >= LEAST_UTILISATION;
        let verdict = if least > 1.0 {
            "more than all that they can do"
        } else if most < LEAST_UTILISATION {
            "hardly any of what they can do"
        } else {
            "within what they can do"
        };
        let says = format!(
            "{} took {} of the peak of {} {chip} ({} each) over {}: {verdict}",
            need.what,
            share(least, most),
            words::count(count.low),
            peak.said(),
            time.said()
        );
        Some(note("training_compute", plausible, says, need.formula, inputs))
    }

    /// What training took: as told, else by the rule of thumb.
    fn needed(&self, model: &str) -> Option<Needed> {
        let of = |predicate| self.number(EntityKind::Model, model, predicate);
        if let Some(told) = of(Predicate::TrainingCompute) {
            return Some(Needed {
                low: told.low,
                high: told.high,
                what: told.said(),
                formula: "training compute / (chips * peak * time)",
                inputs: vec![told.input("training compute")],
            });
        }
        let size = of(Predicate::ActiveParameters).or_else(|| of(Predicate::Parameters))?;
        let tokens = of(Predicate::TrainingTokens)?;
        Some(Needed {
            low: OPERATIONS * size.low * tokens.low,
            high: OPERATIONS * size.high * tokens.high,
            what: format!("training {} on {}", size.said(), tokens.said()),
            formula: "6 * parameters * tokens / (chips * peak * time)",
            inputs: vec![size.input("parameters"), tokens.input("tokens"), assumed("operations", OPERATIONS)],
        })
    }

    fn cluster(&self, system: &str) -> Option<Note> {
        let count = self.number(EntityKind::System, system, Predicate::ChipCount)?;
        let whole = self.all(EntityKind::System, system, Predicate::Compute).into_iter().find_map(Told::of)?;
        let chips = self.chips(count.claim, EntityKind::System, system, Predicate::UsesChip);
        let unit = whole.claim.value.quantity()?.unit;
        let format = whole.precision();
        let (chip, peak) = self.peak(&chips, unit, format.as_deref())?;
        let (least, most) = (whole.low / (count.high * peak.high), whole.high / (count.low * peak.low));
        let slack = if format.is_some() && format == peak.precision() { ROUNDING } else { FORMATS };
        let plausible = least <= slack && (most >= 1.0 / FORMATS || is_open(whole.claim));
        let verdict = if plausible { "they fit" } else { "they do not fit" };
        let says = format!(
            "{} is {} of {} {chip} at {} each: {verdict}",
            whole.said(),
            share(least, most),
            words::count(count.low),
            peak.said()
        );
        let inputs = vec![whole.input("system"), count.input("chips"), peak.input("peak")];
        Some(note("cluster_compute", plausible, says, "system / (chips * peak)", inputs))
    }

    fn wafers(&self, chip: &str) -> Option<Note> {
        let yields = self.number(EntityKind::Chip, chip, Predicate::YieldRate)?;
        let made = self.all(EntityKind::Chip, chip, Predicate::ProductionVolume);
        let output = made.into_iter().filter_map(Told::closed).find(|told| is_of(told, Unit::Chips))?;
        let wafers = self.wafers_for(chip, output)?;
        let (out, starts) = (yearly(output.claim)?, yearly(wafers.claim)?);
        let low = output.low * out / (wafers.high * starts * (yields.high / 100.0));
        let plausible = low <= MOST_DIES;
        let verdict = if plausible { "such dies fit" } else { "more than fit" };
        let says = format!(
            "{} from {} at a yield of {} are at least {} dies a wafer: {verdict}",
            output.said(),
            wafers.said(),
            yields.said(),
            words::count(low.ceil())
        );
        let inputs =
            vec![output.input("chips"), wafers.input("wafers"), yields.input("yield"), assumed("most dies", MOST_DIES)];
        Some(note("wafer_output", plausible, says, "chips / (wafers * yield)", inputs))
    }

    /// Wafers that are told to be for the chip, of the same time as its output.
    fn wafers_for(&self, chip: &str, output: Told<'c>) -> Option<Told<'c>> {
        let period = output.claim.value.quantity()?.period;
        let all = self.by_subject.values().flatten().filter(|claim| claim.predicate == Predicate::ProductionVolume);
        let mut of_chip = all.filter_map(|claim| Told::closed(claim)).filter(|told| is_of(told, Unit::Wafers));
        of_chip.find(|told| {
            let Some(quantity) = told.claim.value.quantity() else { return false };
            let named = quantity.of.as_deref().map(squeeze).or_else(|| Some(told.claim.subject.key()));
            let other_time =
                matches!((period, quantity.period), (Some(a), Some(b)) if !a.contains(b) && !b.contains(a));
            named.as_deref() == Some(chip) && !other_time
        })
    }
}

struct Needed {
    low: f64,
    high: f64,
    what: String,
    formula: &'static str,
    inputs: Vec<Input>,
}

fn note(check: &str, plausible: bool, says: String, formula: &str, inputs: Vec<Input>) -> Note {
    Note { check: check.to_owned(), plausible, says, formula: formula.to_owned(), inputs }
}

fn assumed(name: &str, value: f64) -> Input {
    Input { name: name.to_owned(), value, unit: String::new(), claim: None }
}

fn is_of(told: &Told<'_>, unit: Unit) -> bool {
    told.claim.value.quantity().is_some_and(|quantity| quantity.unit == unit)
}

fn is_open(claim: &Claim) -> bool {
    claim.value.quantity().is_some_and(|quantity| quantity.min.is_none() || quantity.max.is_none())
}

/// The format asked for, else those that training uses, else one that is not named.
fn rank(precision: Option<&str>, asked: Option<&str>) -> u8 {
    match precision {
        _ if asked.is_some() && precision == asked => 0,
        Some("bf16" | "fp16") => 1,
        None => 2,
        Some(_) => 3,
    }
}

/// How many times a year; nothing where the text does not say over which time.
fn yearly(claim: &Claim) -> Option<f64> {
    let quantity = claim.value.quantity()?;
    match quantity.per.as_deref() {
        Some("year") => Some(1.0),
        Some("quarter") => Some(4.0),
        Some("month") => Some(12.0),
        Some("week") => Some(52.0),
        Some("day") => Some(365.0),
        _ => matches!(quantity.period, Some(crate::model::PartialDate::Year(_))).then_some(1.0),
    }
}

/// `38 %`, `30 to 55 %`.
fn share(least: f64, most: f64) -> String {
    let percent =
        |share: f64| words::count(if share < 0.1 { (share * 1000.0).round() / 10.0 } else { (share * 100.0).round() });
    let (least, most) = (percent(least), percent(most));
    if least == most { format!("{least} %") } else { format!("{least} to {most} %") }
}

#[cfg(test)]
mod tests;
