//! The models of a firm that the text does not name: "Apple trained its foundation models on", "Contoso's next model will be
//! trained on".

use crate::{
    lexicon::english::{any_word, behind_owner, english, is_owner, is_small},
    model::{EntityKind, Language, Subject},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    name::{Name, firm_of},
};

use EntityKind::{Model, Organization};

/// "Apple trained its foundation models on 8,192 TPU v4 chips": models of the firm that the text does not name, and none
/// of another's that it named before.
pub(in crate::extract::rules) fn own_models(
    found: &Annotated<'_>,
    sentence: &Sentence,
    train: Span,
    models: &[usize],
) -> Option<Subject> {
    if found.language != Language::English || found.names_in(sentence).iter().any(|name| name.kind == Model) {
        return None;
    }
    if let Some(owner) = whose_next_one(found, sentence, train) {
        return Some(owner);
    }
    let firm = found.names_in(sentence).iter().rfind(|name| {
        let gap = found.between(name.span, train).trim();
        name.kind == Organization
            && name.span.end <= train.start
            && gap.split_whitespace().all(|word| english().leads_to_ones_own.contains(word))
    })?;
    let after = Span::new(train.end, sentence.span.end).of(&found.folded);
    let object = after.strip_prefix(" its ").or_else(|| after.strip_prefix(" their "))?;
    let noun = object.split_whitespace().take(5).any(|word| word.starts_with("model") || word.starts_with("llm"));
    let own = models
        .iter()
        .filter_map(|index| found.names.get(*index))
        .any(|model| model.entity.is_none() || found.lexicon.maker_is(model.entity, &firm_of(found, firm)));
    (noun && !own).then(|| Subject::unnamed(&firm_of(found, firm), Model))
}

/// "its upcoming model was being trained", "Contoso's next model will be trained": of whom a model is that nobody names.
fn whose_next_one(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Option<Subject> {
    let head = found.head_in_clause(sentence, train);
    let small = |word: &str| is_small(word) || word == "being";
    let mut words = head.split_whitespace().rev().skip_while(|word| small(word));
    let noun = words.next()?;
    let passive = head.split_whitespace().next_back().is_some_and(small);
    let phrase: Vec<&str> = words.take(NEXT_ONE).collect();
    let determiner = phrase.iter().position(|word| matches!(*word, "its" | "their") || is_owner(word))?;
    let lists = english();
    let new = |word: &&str| {
        lists.newer.contains(*word) || lists.new_ones.contains(*word) || lists.coming_ones.contains(*word)
    };
    if !passive || !matches!(noun, "model" | "models" | "llm" | "llms") || !phrase.get(..determiner)?.iter().any(new) {
        return None;
    }
    let before = |name: &&Name| name.kind == Organization && name.span.end <= train.start && !is_observer(name);
    let mut firms = found.names_in(sentence).iter().filter(before);
    let owner = is_owner(phrase.get(determiner)?);
    let firm = if owner { firms.next_back() } else { firms.next() }?;
    let own = || {
        let gap = Span::new(firm.span.end, train.start).of(&found.folded);
        behind_owner(gap).is_some_and(|rest| rest.split_whitespace().count() <= determiner + LEADS_TO_TRAINED)
    };
    // "Oracle said Contoso AI's rivals know that its": two are told of before, and "its" may be of either
    let rest = Span::new(firm.span.end, train.start).of(&found.folded);
    let another = |text: &str| text.contains("'s ") || text.contains("’s ");
    let more = another(found.head(sentence, firm.span.start)) || another(behind_owner(rest).unwrap_or(rest));
    let others = || any_word(found.head(sentence, train.start), |word| english().other_parties.contains(word));
    let mut alone = || !more && !others() && firms.all(|other| other.name == firm.name);
    (if owner { own() } else { alone() }).then(|| Subject::unnamed(&firm_of(found, firm), Model))
}

/// Words of such a phrase before its noun: "its next large language".
const NEXT_ONE: usize = 5;

/// Words between what is new about it and "trained" at most: "model will soon be being".
const LEADS_TO_TRAINED: usize = 6;
