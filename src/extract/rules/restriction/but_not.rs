//! Chips of which the sentence only says that they are not among those that may be sold: "the X1 may be exported to China, but the
//! X2 may not", "but not the X2".

use crate::{
    lexicon::english::{any_word, english},
    model::{EntityKind, Language, Modality, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
    subject::coordinated,
};

use super::leave::is_of_another_land;

/// The chips of an American maker that stay forbidden beside those that are let go.
pub(super) fn but_not(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let text = sentence.span.of(&found.folded);
    let spoken = found.language == Language::English && sentence.place != Place::Row;
    if !spoken || !(text.contains(" not") || text.contains("cannot")) || is_of_another_land(found, sentence) {
        return;
    }
    for index in sentence.names.clone() {
        let Some(chip) = found.names.get(index).filter(|name| is_an_american_chip(found, name)) else { continue };
        let group = coordinated(found, sentence, index);
        let names: Vec<&Name> = group.iter().filter_map(|index| found.names.get(*index)).collect();
        let Some(last) = names.last().filter(|_| group.first() == Some(&index)) else { continue };
        let head = found.head(sentence, found.start_with_maker(chip)).trim_end();
        let head = head.strip_suffix(" the").unwrap_or(head);
        if !may_be_sold_to_china(head) || !(is_left_out(head) || has_only_a_not(found, sentence, last.span.end)) {
            continue;
        }
        for name in &names {
            let value = Value::entity("United States");
            let rule = "export_restriction/but-not";
            let fact = Fact::about(Predicate::ExportRestriction, name, value, chip.span.cover(last.span), place, rule);
            facts.push(Fact { modality: Some(Modality::Stated), ..fact });
        }
    }
}

fn is_an_american_chip(found: &Annotated<'_>, name: &Name) -> bool {
    name.kind == EntityKind::Chip && name.entity.is_some() && !name.counted && found.is_from(name, "US")
}

/// "Nvidia may sell the X1 to China": what goes before.
fn may_be_sold_to_china(head: &str) -> bool {
    let china = english().to_china.iter().any(|words| head.contains(words.as_str()));
    let lists = english();
    let may = |word: &str| matches!(word, "may" | "can") || lists.gives_leave.contains(word);
    china && any_word(head, may) && any_word(head, |word| english().sales.contains(word))
}

/// "but not the X2".
fn is_left_out(head: &str) -> bool {
    [" but not", ", not", " and not"].iter().any(|words| head.ends_with(words))
}

/// "the X2 may not.": nothing stands behind the denial.
fn has_only_a_not(found: &Annotated<'_>, sentence: &Sentence, end: usize) -> bool {
    let tail = Span::new(end, sentence.span.end.max(end)).of(&found.folded);
    let rest = english().may_not.iter().find_map(|words| tail.strip_prefix(words.as_str()));
    rest.is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
}
