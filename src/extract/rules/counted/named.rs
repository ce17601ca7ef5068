//! How many chips a machine has by its name: 昆仑芯三万卡集群, 夸娥万卡集群.

use crate::{
    model::{EntityKind, Quantity, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
    number::{self, Amount, Counter, Measure},
};

use super::{super::training::chips_of_a_cluster, held_by};

/// The chips that the names of machines in the sentence count, and whose they are where the name says it.
pub(in crate::extract::rules) fn in_its_name(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    facts: &mut Vec<Fact>,
) {
    if !found.language.is_chinese() {
        return;
    }
    let machines = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::System && !name.compared);
    for machine in machines {
        let Some(cards) = cards_in(found, machine) else { continue };
        // 万卡超集群: no bound, but the noun goes on
        let number = cards.min.or(cards.max);
        let mut quantity =
            Quantity { approximate: cards.approximate, ..Quantity::between(number, number, Unit::Chips) };
        quantity.of = chips_of_a_cluster(found, machine);
        let of = quantity.of.clone();
        held_by(place, machine.span, (Value::Quantity(quantity), of), machine, facts);
    }
}

/// The number of cards that the name holds before 集群: one of thousands, for 四卡服务器 is a kind of machine.
fn cards_in(found: &Annotated<'_>, machine: &Name) -> Option<Amount> {
    let text = machine.span.of(found.text);
    // 国产万卡算力项目: how many it comes to, the text tells
    if !text.contains('卡') || text.contains("项目") {
        return None;
    }
    let cards = number::find(text, found.language);
    let many = |amount: &Amount| {
        amount.measure == Some(Measure::Counter(Counter::Card))
            && amount.min.or(amount.max).is_some_and(|number| number >= LEAST)
            && Span::new(amount.number.start, amount.number.end).of(text).ends_with(['千', '万', '萬'])
    };
    cards.into_iter().find(many)
}

/// Fewer cards make no cluster that is called after their number.
const LEAST: f64 = 1000.0;
