//! Which of two things is the better where no number says by how much.

use crate::{
    lexicon::{
        chinese::chinese,
        cue::{Cue, CueAt},
    },
    model::{EntityKind, Predicate, Quantity, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
    number::Measure,
    relative::start_of_phrase,
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
                let near = || {
                    let from = start_of_phrase(found, sentence, name.span.start).max(cue.span.end);
                    found.distance(cue.span, Span::new(from, from)) <= 12
                };
                let thing = matches!(name.kind, Chip | Model | System) && clause.contains(name.span);
                thing && name.span.start >= cue.span.end && near()
            })
        });
        let Some(index) = other.filter(|_| !numbered && !weighs_amounts(found, sentence, cue)) else { continue };
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

/// 报价约11万元，低于H20; 显存128GB，大致与H100相当: what is higher, lower or alike is the amount that the clause or the one
/// before gave, where nothing speaks of performance.
pub(super) fn weighs_amounts(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let word = cue.span.of(&found.folded);
    let alike = word.contains(['近', '当', '平']);
    let by_amount = alike || word.contains(['低', '高', '少', '多']);
    if !found.language.is_chinese() || !by_amount {
        return false;
    }
    let own = sentence.clause_of(cue.span);
    // 带宽700GB/s，高于A800的400GB/s，略低于H20: two clauses back
    let mut earlier = sentence.clauses.iter().rev().filter(|clause| clause.end <= own.start);
    let (near, far) = (earlier.next(), earlier.next());
    let goes_on = near.is_some_and(|near| {
        found.cues_within(sentence, *near, &[Cue::Beats, Cue::Trails, Cue::Than]).next().is_some()
            && !found.between(*near, own).contains('；')
    });
    let before = far.filter(|_| goes_on).or(near);
    let amounts = [Cue::NotPerformance, Cue::Power, Cue::Memory, Cue::Bandwidth, Cue::Price, Cue::MarketShare];
    // 价格18万元，昇腾920与H100相当: a clause with a subject of its own is not of the amount before it
    let leads = |name: &Name| matches!(name.kind, Chip | Model | System) && own.contains(name.span) && !name.compared;
    let led = alike && found.names_in(sentence).iter().any(|name| name.span.end <= cue.span.start && leads(name));
    let head = before.filter(|_| !led).map_or(own, |before| before.cover(own));
    // 价格18万元，表现与H100相当 says itself what is alike; 价格水平 and 综合成本 are amounts again
    let performs = chinese().performs.iter().any(|noun| own.of(&found.folded).contains(noun.as_str()))
        && !found.has_cue(sentence, own, &amounts);
    let measured = found.amounts_in(sentence).iter().any(|amount| {
        let other = matches!(amount.measure, Some(Measure::Currency(_) | Measure::Byte | Measure::Watt));
        other && head.contains(amount.number)
    });
    !performs
        && !found.has_cue(sentence, head, &[Cue::Performance])
        && (measured || found.has_cue(sentence, head, &amounts))
}
