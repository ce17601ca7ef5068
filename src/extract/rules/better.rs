//! Which of two things is the better where no number says by how much.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Predicate, Quantity, Unit, Value},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    subject::{coordinated, in_sentence},
};

use EntityKind::{Chip, Model, System};

/// 性能超越H20, 不及H100: at least, or at most, as good; in Chinese, where no number says how much.
pub(super) fn better_or_worse(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for cue in found.cues_in(sentence).iter().filter(|at| matches!(at.cue, Cue::Beats | Cue::Trails)) {
        let clause = sentence.clause_of(cue.span);
        let numbered =
            found.amounts_in(sentence).iter().any(|amount| !amount.in_name && clause.contains(amount.number));
        let other = sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                let near = name.span.start >= cue.span.end && found.distance(cue.span, name.span) <= 12;
                near && matches!(name.kind, Chip | Model | System) && clause.contains(name.span)
            })
        });
        let Some(index) = other.filter(|_| !numbered) else { continue };
        let barred = [Cue::NotPerformance, Cue::Power, Cue::Memory, Cue::Bandwidth, Cue::Price, Cue::MarketShare];
        let Some(other) = found.names.get(index).filter(|_| !found.has_cue(sentence, clause, &barred)) else {
            continue;
        };
        let subject = in_sentence(found, sentence, cue.span, &[other.kind]).and_then(|index| found.names.get(index));
        let Some(subject) = subject.filter(|name| name.span.end <= cue.span.start && name.name != other.name) else {
            continue;
        };
        let (min, max) = if cue.cue == Cue::Beats { (Some(100.0), None) } else { (None, Some(100.0)) };
        let rivals = coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index));
        for rival in rivals.filter(|rival| clause.contains(rival.span)) {
            let mut quantity = Quantity::between(min, max, Unit::Percent);
            quantity.of = Some(rival.name.clone());
            let (value, at) = (Value::Quantity(quantity), cue.span.cover(rival.span));
            let rule = "relative_performance/better";
            facts.push(Fact::about(Predicate::RelativePerformance, subject, value, at, place, rule));
        }
    }
}
