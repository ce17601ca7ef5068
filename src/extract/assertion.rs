//! What a sentence speaks of without saying that it is so, in English: "did not say whether it uses", "no evidence that it was
//! trained on", "had it been trained on", "should use".

use crate::{
    lexicon::english::{ends_in, english, is_negation},
    model::{Language, Predicate},
    text::Span,
};

use super::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
};

/// Whether the words before the fact leave open if it is so. A figure told by the way ("whether its 32B model …") is
/// asserted all the same.
pub(super) fn is_left_open(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact) -> bool {
    use Predicate::{
        DomesticTraining, Manufacturer, OpenWeights, Order, Partnership, Status, TrainingChipCount, TrainingHardware,
        UsesChip,
    };
    if found.language != Language::English || sentence.place == Place::Row {
        return false;
    }
    match fact.predicate {
        UsesChip | TrainingHardware | DomesticTraining | TrainingChipCount | Order => {
            is_a_condition(found, sentence, fact.at)
                || is_embedded(found, sentence, fact.at)
                || is_only_due(found, sentence, fact.at)
        }
        Partnership | Manufacturer | OpenWeights | Status => is_embedded(found, sentence, fact.at),
        _ => false,
    }
}

/// "If GLM-5 had been trained on Ascend chips", "Had it been": the clause supposes it.
fn is_a_condition(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let clause = sentence.clause_of(fact);
    let text = clause.of(&found.folded).trim_start_matches(|c: char| !c.is_alphanumeric());
    let inverted = text.starts_with("had ") && text.contains(" been ");
    inverted || ["if ", "unless ", "were it "].iter().any(|opening| text.starts_with(opening))
}

/// "unclear whether it uses", "no evidence that it was": the clause behind such words is not asserted. It ends where the
/// sentence goes on with another.
fn is_embedded(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    const ENDS: &[&str] = &[", but ", ", and ", ", while ", ", which ", ", who ", "; ", ": ", ", said ", ", though "];
    let head = found.head(sentence, fact.start);
    let governs = |link: &str, leads: Option<&[String]>| {
        let at = head.rfind(link)?;
        let inside = head.get(at + link.len()..)?;
        let lead = head.get(..at)?.trim_end();
        let open = leads.is_none_or(|leads| ends_in(lead, leads));
        (open && !ENDS.iter().any(|end| inside.contains(end))).then_some(())
    };
    let lists = english();
    let meant = || {
        let mut words = head.split_whitespace().rev();
        words.next() == Some("mean") && words.take(3).any(is_negation)
    };
    governs("whether ", None)
        .or_else(|| governs(" if ", Some(&lists.before_if)))
        .or_else(|| governs(" that ", Some(&lists.before_that)))
        .is_some()
        || meant()
}

/// "should use", "is under pressure to use", "was allowed to buy": what one ought to do, or may.
fn is_only_due(found: &Annotated<'_>, sentence: &Sentence, fact: Span) -> bool {
    let head = found.head(sentence, fact.start).trim_end();
    let head = head.strip_suffix(" be").unwrap_or(head);
    // "can be trained on 512 cards": so many are enough
    ends_in(head, &english().only_due) || found.head_in_clause(sentence, fact).contains(" can be trained ")
}
