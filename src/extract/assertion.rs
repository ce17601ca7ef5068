//! What a sentence speaks of without saying that it is so: "did not say whether it uses", "no evidence that it was trained on",
//! "had it been trained on", "should use", "if its yield reaches 60%", 若良率达到60%.

use crate::{
    lexicon::{
        chinese::{chinese, ends_in as ends_in_chinese, has_one, supposes},
        english::{ends_in, english, is_negation, is_participle, is_small},
    },
    model::{Language, Predicate},
    text::{Span, span::first},
};

use super::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    modality::is_supposed,
};

/// Whether the words before the fact leave open if it is so. A figure told by the way ("whether its 32B model …") is
/// asserted all the same.
pub(super) fn is_left_open(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact) -> bool {
    use Predicate::{
        DomesticTraining, Manufacturer, OpenWeights, Order, Partnership, Status, TrainingChipCount, TrainingHardware,
        UsesChip,
    };
    if sentence.place == Place::Row {
        return false;
    }
    if HAPPENS.contains(&fact.predicate)
        && (is_supposed(found, sentence, fact.at) || follows_from_a_condition(found, sentence, fact.at))
    {
        return true;
    }
    if found.language.is_chinese() {
        return HAPPENS.contains(&fact.predicate) && is_open_in_chinese(found, sentence, fact);
    }
    if found.language != Language::English {
        return false;
    }
    if HAPPENS.contains(&fact.predicate)
        && (is_embedded(found, sentence, fact.at) || is_not_reached(found, sentence, fact))
        || is_against_the_facts(found, sentence, fact.at)
    {
        return true;
    }
    match fact.predicate {
        UsesChip | TrainingHardware | DomesticTraining | TrainingChipCount | Order => {
            is_supposed(found, sentence, fact.at)
                || is_embedded(found, sentence, fact.at)
                || is_only_due(found, sentence, fact.at)
        }
        Partnership | Manufacturer | OpenWeights | Status => is_embedded(found, sentence, fact.at),
        _ => false,
    }
}

/// What a clause says of a thing that comes about; under a condition nobody says that it has. What a thing is by itself (its
/// parameters, its memory) is told by the way even there.
const HAPPENS: &[Predicate] = &[
    Predicate::YieldRate,
    Predicate::MarketShare,
    Predicate::DomesticShare,
    Predicate::ProductionVolume,
    Predicate::Shipments,
    Predicate::Investment,
    Predicate::ExportRestriction,
];

/// The clause of the fact up to its end.
fn told_up_to<'a>(found: &'a Annotated<'_>, sentence: &Sentence, fact: Span) -> &'a str {
    let start = sentence.clause_of(fact).start;
    Span::new(start, fact.end.max(start)).of(&found.folded)
}

/// 如果良率升至60%，华为可出货100万颗: what could be then. 将 and 会 tell a forecast.
fn follows_from_a_condition(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let clause = sentence.clause_of(fact);
    let Some(place) =
        sentence.clauses.iter().position(|other| *other == clause).filter(|_| found.language.is_chinese())
    else {
        return false;
    };
    let before = place.checked_sub(1).and_then(|before| sentence.clauses.get(before));
    let told = told_up_to(found, sentence, fact);
    before.is_some_and(|before| supposes(before.of(&found.folded))) && has_one(told, &chinese().could_then)
}

/// 是否出货, 原本可出货, 良率需达到60%, 与其说: what may be so, could have been, or has to be.
fn is_open_in_chinese(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact) -> bool {
    let head = found.head_in_clause(sentence, fact.at);
    let must = fact.predicate == Predicate::YieldRate && ends_in_chinese(head, &chinese().has_to_reach).is_some();
    has_one(head, &chinese().leaves_open) || must
}

/// "would have shipped", "far from shipping", "nowhere near 60%": what did not come about.
fn is_against_the_facts(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let told = told_up_to(found, sentence, fact);
    let lists = english();
    let would = lists.would_have.iter().any(|words| {
        let mut rest = told.split(words.as_str()).skip(1);
        rest.any(|rest| rest.split_whitespace().find(|word| !is_small(word)).is_some_and(is_participle))
    });
    would || has_one(told, &lists.far_from) || told.trim_start().starts_with("far from ")
}

/// "needs a yield of 60 percent to break even", "a 60 percent yield would be a breakthrough": a share that would have to be.
fn is_not_reached(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact) -> bool {
    let share = matches!(fact.predicate, Predicate::YieldRate | Predicate::MarketShare);
    let told = told_up_to(found, sentence, fact.at);
    let tail = first(found.tail_in_clause(sentence, fact.at), WOULD);
    share && (has_one(told, &english().needs) || tail.contains(" would be "))
}

/// Characters from a share to the verb that says what it would be.
const WOULD: usize = 24;

/// "unclear whether it uses", "no evidence that it was": the clause behind such words is not asserted. It ends where the
/// sentence goes on with another.
fn is_embedded(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    const ENDS: &[&str] = &[", but ", ", and ", ", while ", ", which ", ", who ", "; ", ": ", ", said ", ", though "];
    let head = found.head(sentence, fact.start);
    let governs = |link: &str, leads: Option<&[String]>| {
        head.rsplit_once(link).is_some_and(|(lead, inside)| {
            let open = leads.is_none_or(|leads| ends_in(lead.trim_end(), leads));
            open && !ENDS.iter().any(|end| inside.contains(end))
        })
    };
    let lists = english();
    let meant = || {
        let mut words = head.split_whitespace().rev();
        words.next() == Some("mean") && words.take(3).any(is_negation)
    };
    governs("whether ", None)
        || governs(" if ", Some(&lists.before_if))
        || governs(" that ", Some(&lists.before_that))
        || meant()
}

/// "should use", "is under pressure to use", "was allowed to buy": what one ought to do, or may.
fn is_only_due(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let head = found.head(sentence, fact.start).trim_end();
    let head = head.strip_suffix(" be").unwrap_or(head);
    // "can be trained on 512 cards": so many are enough
    ends_in(head, &english().only_due) || found.head_in_clause(sentence, fact).contains(" can be trained ")
}
