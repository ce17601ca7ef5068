//! Who designs a chip that is known for another's: "Broadcom co-designs Google's TPU", "The X1 was designed with Contoso", "X1 is
//! Contoso's work". The words say so, whoever sells the chip.

use crate::{
    lexicon::{
        cue::Cue,
        english::{behind_owner, english, is_owner, is_small},
    },
    model::{EntityKind, Language, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer},
    fact::Fact,
    foundry::is_foundry,
    name::{Name, firm_of},
};

use super::credit::{before_its_sort, behind_noun};
use EntityKind::Chip;

pub(super) fn co_designers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let told = || {
        found.has_cue(sentence, sentence.span, &[Cue::Design, Cue::Develop])
            || sentence.span.of(&found.folded).contains("s work")
    };
    if found.language != Language::English || sentence.place == Place::Row || !told() {
        return;
    }
    let known = |name: &Name| name.entity.is_some_and(|entity| found.lexicon.maker(entity).is_some());
    for chip in found.names_in(sentence).iter().filter(|name| is_a_chip(name) && known(name)) {
        let near = Span::new(chip.span.start.saturating_sub(NEAR), chip.span.end + NEAR);
        let firms = found.names_over(near).filter(|firm| sentence.span.contains(firm.span) && can_design(firm));
        for firm in firms.filter(|firm| has_a_part(found, sentence, firm, chip)) {
            let partner = beside(found, sentence, chip).filter(|other| other.span != firm.span);
            for maker in std::iter::once(firm).chain(partner) {
                let value = Value::entity(firm_of(found, maker));
                let at = maker.span.cover(chip.span);
                facts.push(Fact::about(Predicate::Designer, chip, value, at, place, "designer/shared"));
            }
        }
    }
}

/// So many bytes from a chip the firm stands that designs it, at most.
const NEAR: usize = 200;

/// Of another house than whose the chip is known to be, and said to design it.
fn has_a_part(found: &Annotated<'_>, sentence: &Sentence, firm: &Name, chip: &Name) -> bool {
    !found.lexicon.maker_is(chip.entity, &firm.name)
        && (designs(found, sentence, firm, chip)
            || is_designed_with(found, sentence, firm, chip)
            || is_work_of(found, firm, chip))
}

/// A chip with a name, or a line of them.
fn is_a_chip(name: &Name) -> bool {
    name.kind == Chip && !name.compared && !name.counted && !name.has_no_name() && name.name != DOMESTIC_CHIPS
}

/// A firm that is known, and neither makes the chips of others nor sells the blocks and tools for them.
fn can_design(name: &Name) -> bool {
    is_firm(name) && name.entity.is_some() && !is_observer(name) && !is_foundry(name) && !sells_blocks(name)
}

fn sells_blocks(name: &Name) -> bool {
    english().licensors.contains(name.name.to_lowercase().as_str()) || english().design_tools.contains(&name.name)
}

/// "Broadcom, which designs the TPU", "Broadcom co-designs Google's TPU": the firm, the verb, and the chip as its object; what it
/// designs for another is that one's.
fn designs(found: &Annotated<'_>, sentence: &Sentence, firm: &Name, chip: &Name) -> bool {
    let between = Span::new(firm.span.end, chip.span.start.max(firm.span.end));
    let Some(verb) = found.cues_within(sentence, between, &[Cue::Design]).last() else { return false };
    let word = verb.span.of(&found.folded);
    let lead = Span::new(firm.span.end, verb.span.start).of(&found.folded);
    // "the arm of Contoso, designed": the comma closes an aside
    let relative = lead.strip_prefix(", ").filter(|rest| ["which ", "who "].iter().any(|word| rest.starts_with(word)));
    let lead = relative.unwrap_or(lead);
    let lead = lead.trim_end().strip_suffix("co-").unwrap_or(lead);
    let acts = |word: &str| is_small(word) || matches!(word, "which" | "who" | "also" | "jointly" | "together");
    let object = before_its_sort(Span::new(verb.span.end, chip.span.start).of(&found.folded));
    let object = object.rsplit_once(' ').filter(|(_, word)| is_owner(word)).map_or(object, |(head, _)| head);
    let owned = is_owner(object.trim()) || object.trim().is_empty();
    let word = word.strip_prefix("co-").unwrap_or(word);
    matches!(word, "design" | "designs" | "designed" | "designing")
        && lead.split_whitespace().all(acts)
        && owned
        && is_the_whole(found, sentence, chip)
}

/// "The X1 was designed with Contoso": who is named behind "with" has his part in it.
fn is_designed_with(found: &Annotated<'_>, sentence: &Sentence, firm: &Name, chip: &Name) -> bool {
    let between = Span::new(chip.span.end.min(firm.span.start), firm.span.start);
    if firm.span.start < chip.span.end {
        return false;
    }
    let Some(verb) = found.cues_within(sentence, between, &[Cue::Design, Cue::Develop]).next() else { return false };
    let word = verb.span.of(&found.folded);
    let lead = behind_noun(Span::new(chip.span.end, verb.span.start).of(&found.folded));
    let lead = lead.trim_end().strip_suffix("co-").unwrap_or(lead);
    let passive = |word: &str| is_small(word) || matches!(word, "being" | "jointly");
    let helps = lead.split_whitespace().any(|word| matches!(word, "is" | "was" | "been" | "being" | "are" | "were"));
    let link = Span::new(verb.span.end, firm.span.start).of(&found.folded).trim();
    matches!(word.strip_prefix("co-").unwrap_or(word), "designed" | "developed")
        && helps
        && lead.split_whitespace().all(passive)
        && matches!(link, "with" | "together with" | "jointly with" | "in partnership with" | "in collaboration with")
        && ends_there(found.folded.get(firm.span.end..).unwrap_or(""))
}

/// "X1, on a 3nm node, is Contoso's work".
fn is_work_of(found: &Annotated<'_>, firm: &Name, chip: &Name) -> bool {
    let gap = Span::new(chip.span.end.min(firm.span.start), firm.span.start).of(&found.folded).trim_end();
    let is = firm.span.start >= chip.span.end && gap.len() <= ASIDE && !gap.contains(['.', ';']);
    let verb = gap == " is" || gap.starts_with(", ") && gap.ends_with(", is");
    let noun = found.folded.get(firm.span.end..).and_then(behind_owner).unwrap_or("");
    is && verb && noun.strip_prefix("work").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// So many bytes an aside between a chip and its verb has at most.
const ASIDE: usize = 60;

/// "designs the TPU together with Google", "designed the X1 with Contoso": the other one, right behind the chip.
fn beside<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<&'a Name> {
    let other = found.names_in(sentence).iter().find(|name| name.span.start >= chip.span.end)?;
    let gap = behind_noun(Span::new(chip.span.end, other.span.start).of(&found.folded)).trim();
    let with =
        matches!(gap, "with" | "together with" | "jointly with" | "in partnership with" | "in collaboration with");
    let ends = ends_there(found.folded.get(other.span.end..).unwrap_or(""));
    Some(other).filter(|other| with && ends && can_design(other))
}

/// "designs the TPU", "designs the TPU with Contoso", and not "designed the TPU's package", "designed X1 network chips", "the TPU for Contoso".
fn is_the_whole(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    let rest = behind_chip(found, sentence, chip);
    let next = rest.strip_prefix(' ').unwrap_or(rest).split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let ends = next.is_empty() && !rest.starts_with(['\'', '’', '-']);
    next != "for"
        && (ends || is_small(next) || english().prepositions.contains(next) || matches!(next, "together" | "jointly"))
}

fn behind_chip<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &Name) -> &'a str {
    behind_noun(Span::new(chip.span.end, sentence.span.end.max(chip.span.end)).of(&found.folded))
}

/// "with Contoso." and "with Contoso and", and not "with Contoso tools".
fn ends_there(rest: &str) -> bool {
    let next = rest.strip_prefix(' ').unwrap_or("").split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
    // "with Contoso in mind", "with Contoso as its first customer"
    let another = rest.starts_with(" in mind")
        || rest.strip_prefix(" and ").is_some_and(|more| {
            more.split(['.', ',', ';']).next().is_some_and(|more| more.ends_with(" in mind") || more.contains(" as "))
        })
        || next == "as";
    ends && !another
        && (next.is_empty() || matches!(next, "and" | "but" | "while") || english().prepositions.contains(next))
}
