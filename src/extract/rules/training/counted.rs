//! What a model was trained on, as its counts tell: so many chips, and so many hours of them.

use crate::{
    model::{EntityKind, Predicate, Quantity, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
};

use super::is_only_a_measure;
use EntityKind::{Chip, Organization};

/// "a model for which 4,096 H100s have been allotted": the chips that are counted for a model are what it is trained on.
pub(super) fn counted_hardware(place: usize, facts: &mut Vec<Fact>) {
    let here = || facts.iter().rev().take_while(|fact| fact.sentence == place);
    let counted = here().filter(|fact| fact.predicate == Predicate::TrainingChipCount).filter_map(|fact| {
        let Value::Quantity(count) = &fact.value else { return None };
        let value = Value::entity(count.of.clone()?);
        let told = |other: &Fact| other.predicate == Predicate::TrainingHardware && other.subject == fact.subject;
        let rule = "training_hardware/counted";
        (!here().any(told)).then(|| Fact { predicate: Predicate::TrainingHardware, value, rule, ..fact.clone() })
    });
    let counted: Vec<Fact> = counted.collect();
    facts.extend(counted);
}

/// 训练硬件：昇腾910B × 512: the number behind the chip is how many of them.
pub(super) fn multiplied_hardware(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let here = || facts.iter().rev().take_while(|fact| fact.sentence == place);
    let counted = here().filter(|fact| fact.predicate == Predicate::TrainingHardware).filter_map(|fact| {
        let Value::Entity { name } = &fact.value else { return None };
        let told = |other: &Fact| other.predicate == Predicate::TrainingChipCount && other.subject == fact.subject;
        let chip = found.names_in(sentence).iter().find(|chip| chip.kind == Chip && chip.name == *name)?;
        let rest = found.folded.get(chip.span.end..)?.trim_start();
        let number = rest.strip_prefix(['×', 'x', '*']).map(str::trim_start)?;
        let digits: String =
            number.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(|c| *c != ',').collect();
        let many = digits.parse::<f64>().ok().filter(|many| *many >= 1.0)?;
        // 昇腾910B × 8 × 64, ×1.5倍: another number
        let behind = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',').trim_start();
        let ends = !behind.starts_with(|c: char| c.is_alphanumeric() || "×*.".contains(c));
        let mut quantity = Quantity::between(Some(many), Some(many), Unit::Chips);
        quantity.of = Some(name.clone());
        let (value, rule) = (Value::Quantity(quantity), "training_chip_count/times");
        (ends && !here().any(told)).then(|| Fact {
            predicate: Predicate::TrainingChipCount,
            value,
            rule,
            at: chip.span,
            ..fact.clone()
        })
    });
    let counted: Vec<Fact> = counted.collect();
    facts.extend(counted);
}

/// 278.8万个H800 GPU小时, "600,000 H800 GPU hours": the chip whose hours a training took.
pub(super) fn hours_of_hardware(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let here = || facts.iter().rev().take_while(|fact| fact.sentence == place);
    let times = here().filter(|fact| fact.predicate == Predicate::TrainingTime);
    let hours = times.filter_map(|fact| {
        let hours = |amount: &&Amount| amount.measure == Some(Measure::ChipHour) && amount.span.overlaps(fact.at);
        let amount = found.amounts_in(sentence).iter().find(hours)?;
        let gap = Span::new(amount.number.end, amount.measure_text.start.max(amount.number.end));
        let makes = |name: &Name| name.kind == Organization && found.makes_chips(name);
        let chip = found.names_in(sentence).iter().rfind(|name| {
            gap.start <= name.span.start && name.span.start < gap.end && (name.kind == Chip || makes(name))
        })?;
        if is_only_a_measure(found, sentence, chip) {
            return None;
        }
        let told = |other: &Fact| other.predicate == Predicate::TrainingHardware && other.subject == fact.subject;
        let value = Value::entity(chip.name.clone());
        let rule = "training_hardware/hours";
        (!here().any(told)).then(|| Fact { predicate: Predicate::TrainingHardware, value, rule, ..fact.clone() })
    });
    let hours: Vec<Fact> = hours.collect();
    facts.extend(hours);
}
