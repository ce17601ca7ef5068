//! Whose a number is: the n-th name of a list, the predecessor of a change, or the subject of the sentence.

use crate::{
    lexicon::chinese::chinese,
    model::{EntityKind, Predicate, Unit, value::Currency},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
    number::Amount,
    subject::{in_order, in_sentence, subject_of},
};

use EntityKind::{Chip, Organization, System};

use super::rows::Rule;

/// "grows from 64 GB to 128 GB", 由355B扩展至744B: the first amount is of what went before.
pub(super) fn is_from(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let before = Span::new(sentence.span.start, amount.span.start).of(found.text);
    let later = |other: &&Amount| {
        other.number.start >= amount.span.end
            && other.measure == amount.measure
            && !other.in_name
            && found.distance(amount.span, other.number) <= 50
    };
    let gaps: String = found
        .amounts_in(sentence)
        .iter()
        .filter(later)
        .map(|next| found.between(amount.span, next.number))
        .collect::<Vec<_>>()
        .join("|");
    let gap = gaps.as_str();
    let english = before.trim_end().ends_with(" from") && gap.contains(" to ");
    let tail: String = before.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    let chinese = tail.contains(['由', '从', '從'])
        && [
            "扩展至",
            "提升至",
            "提升到",
            "提高到",
            "提高至",
            "增至",
            "升至",
            "增加到",
            "扩大到",
            "擴展至",
            "提升為",
            "到",
            "至",
        ]
        .iter()
        .any(|word| gap.contains(word));
    english || chinese
}

/// What the first amount of a change belongs to: the earlier thing that the sentence names, if it names one.
pub(super) fn predecessor(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    sentence
        .names
        .clone()
        .rfind(|index| {
            found.names.get(*index).is_some_and(|name| {
                rule.kinds.contains(&name.kind)
                    && name.span.end <= amount.span.start
                    && found.distance(name.span, amount.span) <= 24
            })
        })
        .filter(|index| {
            sentence.names.clone().any(|other| {
                other < *index && found.names.get(other).is_some_and(|name| rule.kinds.contains(&name.kind))
            })
        })
}

pub(super) fn subjects(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    if sentence.place == Place::Row {
        return subject_of(found, place, amount.span, rule.kinds).map(|index| vec![index]);
    }
    if let Some(index) = paired(found, sentence, amount, rule) {
        return Some(vec![index]);
    }
    let index = ranked(found, place, sentence, amount, rule)?;
    if rule.predicate == Predicate::TrainingTokens || rule.predicate == Predicate::TrainingTime {
        return Some(super::super::models::models_at(found, place, amount.span))
            .filter(|models| models.contains(&index))
            .or(Some(vec![index]));
    }
    Some(vec![index])
}

/// For money and shares the kinds are tried in the rule's order within the sentence, for the rest together.
fn ranked(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate == Predicate::MarketShare && found.language.is_chinese() {
        let clause = sentence.clause_of(amount.number);
        let family = |name: &Name| name.kind == Chip && name.family && clause.contains(name.span);
        if found.names_in(sentence).iter().any(|name| family(name) && name.span.end <= amount.span.start) {
            return None;
        }
        let firm = subject_of(found, place, amount.span, &[Organization]);
        return firm.or_else(|| in_sentence(found, sentence, amount.span, &[Chip]));
    }
    if let Some(kind) = scope_of(found, sentence, amount, rule) {
        return subject_of(found, place, amount.span, std::slice::from_ref(&kind));
    }
    let by_order = matches!(rule.predicate, Predicate::DomesticShare | Predicate::YieldRate | Predicate::Investment);
    if by_order {
        let here =
            rule.kinds.iter().find_map(|kind| in_sentence(found, sentence, amount.span, std::slice::from_ref(kind)));
        return here.or_else(|| {
            rule.kinds.iter().find_map(|kind| subject_of(found, place, amount.span, std::slice::from_ref(kind)))
        });
    }
    subject_of(found, place, amount.span, rule.kinds)
}

/// 单卡算力, 集群总算力: the words before a number say whether it is of a chip or of a system.
fn scope_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<EntityKind> {
    if !found.language.is_chinese() || !(rule.kinds.contains(&Chip) && rule.kinds.contains(&System)) {
        return None;
    }
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    let last = |words: &[String]| words.iter().filter_map(|word| before.rfind(word.as_str())).max();
    match (last(&chinese().of_a_chip), last(&chinese().of_a_system)) {
        (Some(chip), system) if system.is_none_or(|system| system < chip) => Some(Chip),
        (_, Some(_)) => Some(System),
        _ => None,
    }
}

fn paired(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    in_order(found, sentence, amount, rule.kinds, |other| (rule.unit)(other).is_some())
}

/// A chip has no megawatts and a data centre no 7 watts.
pub(super) fn plausible_for(kind: EntityKind, unit: Unit, size: f64) -> bool {
    match (kind, unit) {
        (Chip, Unit::Watt) => (3.0..=20_000.0).contains(&size),
        (System, Unit::Watt) => size >= 300.0,
        (Chip, Unit::Byte) => size <= 4e12,
        (System, Unit::Byte) => size >= 3e10,
        (Chip, Unit::Flops | Unit::Ops) => size <= 2e17,
        (System, Unit::Flops | Unit::Ops) => size >= 1e14,
        (Chip, Unit::Currency(currency)) => {
            size <= if matches!(currency, Currency::KRW | Currency::JPY) { 1e9 } else { 5e6 }
        }
        _ => true,
    }
}
