//! Firms that are said to be on a list told of before, in English: "Contoso is on the list as well. So is Fabrikam."

use crate::{
    lexicon::{
        cue::Cue,
        english::{english, is_small},
    },
    model::{EntityKind, Language, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
    subject::coordinated,
};

use super::{country::by_whom, is_list, named_list, targets::may_be_kept_out};

/// So many sentences before, the list was told of.
const LIST_WITHIN: usize = 3;

/// Whom the sentence puts on the list of the sentences before it.
pub(super) fn also_listed(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || sentence.place != Place::Prose {
        return;
    }
    let Some(firms) = on_it(found, sentence).or_else(|| so_is(found, sentence)) else { return };
    let before = found.sentences.get(place.saturating_sub(LIST_WITHIN)..place).unwrap_or(&[]);
    let Some(country) = before.iter().rev().find_map(|told| whose_list(found, sentence, told)) else { return };
    for firm in firms.into_iter().filter_map(|index| found.names.get(index)) {
        if may_be_kept_out(found, firm, &country) {
            let value = Value::entity(country.clone());
            let at = sentence.clause_of(firm.span);
            facts.push(Fact::about(Predicate::ExportRestriction, firm, value, at, place, "export_restriction/on-list"));
        }
    }
}

/// The country whose list a sentence of the same paragraph tells of.
fn whose_list(found: &Annotated<'_>, sentence: &Sentence, told: &Sentence) -> Option<String> {
    let cue = found.cues_in(told).iter().find(|at| at.cue == Cue::Restrict && is_list(found, at.span));
    let list = cue.map(|at| at.span).or_else(|| named_list(found, told)).filter(|_| told.line == sentence.line)?;
    by_whom(found, told, list).map(|(country, _)| country)
}

/// "Contoso and its affiliates are on the list as well", "Fabrikam has been on it since 2022".
fn on_it(found: &Annotated<'_>, sentence: &Sentence) -> Option<Vec<usize>> {
    let text = sentence.span.of(&found.folded);
    let (at, _) = english().on_the_list.iter().filter_map(|words| Some((text.find(words.as_str())?, words))).min()?;
    let end = sentence.span.start + at;
    let near = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(end), end).of(&found.folded);
            let gap = english().with_its_own.iter().find_map(|own| gap.strip_prefix(own.as_str())).unwrap_or(gap);
            is_a_firm(name) && name.span.end <= end && gap.split_whitespace().all(is_said_of_it)
        })
    };
    let last = sentence.names.clone().rfind(near)?;
    Some(coordinated(found, sentence, last))
}

/// "is", "has been", "are both": and no denial.
fn is_said_of_it(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "has" | "have" | "been" | "both" | "all" | "too")
        || is_small(word) && word != "not"
}

/// "So is Contoso."
fn so_is(found: &Annotated<'_>, sentence: &Sentence) -> Option<Vec<usize>> {
    let text = sentence.span.of(&found.folded);
    let lead =
        ["so is ", "so are ", "so were ", "so was "].iter().find(|words| text.trim_start().starts_with(**words))?;
    let start = sentence.span.start + (text.len() - text.trim_start().len()) + lead.len();
    let first =
        sentence.names.clone().find(|index| found.names.get(*index).is_some_and(|name| name.span.start == start))?;
    Some(coordinated(found, sentence, first)).filter(|_| found.names.get(first).is_some_and(is_a_firm))
}

fn is_a_firm(name: &Name) -> bool {
    name.kind == EntityKind::Organization && !name.compared
}
