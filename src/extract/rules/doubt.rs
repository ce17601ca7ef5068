//! Numbers that are doubted: "doubts that SMIC can turn out more than 20,000 wafers a month", "is unlikely to ship more than
//! 200,000", "could not make more than": what stands as the least is the most there may be.

use crate::{
    lexicon::english::is_contracted_not,
    model::{Language, Modality, Quantity, Value},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    number::Amount,
};

/// Turns round the bound of what the facts tell of an amount that is doubted or denied to be exceeded.
pub(super) fn turn_round(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, facts: &mut [Fact]) {
    if amount.min.is_none() || amount.max.is_some() {
        return;
    }
    let Some(modality) = doubted(found, sentence, amount) else { return };
    for fact in facts {
        if let Value::Quantity(quantity) = &fact.value
            && quantity.max.is_none()
        {
            let most = Quantity { min: None, max: quantity.min, ..quantity.clone() };
            fact.value = Value::Quantity(most);
            fact.modality = Some(modality);
        }
    }
}

/// How firmly the amount is the most: by the word of doubt or denial that stands before it.
fn doubted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Modality> {
    if found.language != Language::English {
        return None;
    }
    let head = found.head(sentence, amount.number.start);
    // the words of the same half of the sentence, the nearest first
    let half = head.rsplit([';', ':', '—']).next().unwrap_or("");
    let words: Vec<&str> = half.split_whitespace().rev().take(REACH).collect();
    let at = |fits: &dyn Fn(&str) -> bool| words.iter().position(|word| fits(word));
    if let Some(place) = at(&|word| matches!(word, "doubt" | "doubts" | "doubted" | "doubtful" | "unlikely")) {
        let before = words.get(place + 1).copied().unwrap_or("");
        return (!matches!(before, "no" | "without" | "little" | "not")).then_some(Modality::Speculated);
    }
    let place = at(&|word| matches!(word, "not" | "cannot" | "never") || is_contracted_not(word))?;
    let behind = place.checked_sub(1).and_then(|behind| words.get(behind)).copied().unwrap_or("");
    let before = words.get(place + 1).copied().unwrap_or("");
    let joined = words
        .get(..place)?
        .iter()
        .any(|word| matches!(*word, "but" | "and" | "while" | "which") || word.ends_with(','));
    if joined || matches!(behind, "only" | "just" | "yet" | "merely" | "least") {
        return None;
    }
    let to_come = matches!(before, "will" | "would" | "could" | "may" | "might" | "should")
        || words
            .get(place)
            .is_some_and(|word| matches!(*word, "won't" | "won’t" | "wouldn't" | "wouldn’t" | "couldn't" | "couldn’t"));
    Some(if to_come { Modality::Speculated } else { Modality::Stated })
}

/// So many words before the number the doubt stands, at most.
const REACH: usize = 14;
