//! The rules, by what they find; words are in `lexicon/cues.toml`, ways of saying are here.

mod authorship;
mod ban;
mod better;
mod codesign;
mod column;
mod comparison;
mod counted;
mod credit;
mod doubt;
mod forerunner;
mod held;
mod label;
mod launched;
mod lifted;
mod listed;
mod making;
mod manufacturing;
mod models;
mod node;
mod opening;
mod openness;
mod par;
mod partnership;
mod pronoun;
mod quantity;
mod redated;
mod release;
mod restriction;
mod score;
mod series;
mod share;
mod siblings;
mod site;
mod sizes;
mod stages;
mod status;
mod training;
mod under_way;
mod using;

#[cfg(test)]
mod apposed_tests;
#[cfg(test)]
mod backed_tests;
#[cfg(test)]
mod beside_tests;
#[cfg(test)]
mod both_ways_tests;
#[cfg(test)]
mod by_power_tests;
#[cfg(test)]
mod came_out_tests;
#[cfg(test)]
mod card_tests;
#[cfg(test)]
mod chinese_clause_tests;
#[cfg(test)]
mod chinese_press_tests;
#[cfg(test)]
mod chinese_tests;
#[cfg(test)]
mod chinese_wire_tests;
#[cfg(test)]
mod chosen_tests;
#[cfg(test)]
mod column_tests;
#[cfg(test)]
mod count_tests;
#[cfg(test)]
mod counted_by_tests;
#[cfg(test)]
mod counter_tests;
#[cfg(test)]
mod credit_tests;
#[cfg(test)]
mod dealt_tests;
#[cfg(test)]
mod denied_tests;
#[cfg(test)]
mod doubt_tests;
#[cfg(test)]
mod each_tests;
#[cfg(test)]
mod elsewhere_tests;
#[cfg(test)]
mod english_tests;
#[cfg(test)]
mod everyday_tests;
#[cfg(test)]
mod figure_tests;
#[cfg(test)]
mod focus_tests;
#[cfg(test)]
mod foremost_tests;
#[cfg(test)]
mod foretold_tests;
#[cfg(test)]
mod frames_tests;
#[cfg(test)]
mod half_tests;
#[cfg(test)]
mod heads_tests;
#[cfg(test)]
mod held_tests;
#[cfg(test)]
mod in_force_tests;
#[cfg(test)]
mod introduced_tests;
#[cfg(test)]
mod kept_tests;
#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod launched_tests;
#[cfg(test)]
mod leads_in_tests;
#[cfg(test)]
mod leave_tests;
#[cfg(test)]
mod let_go_tests;
#[cfg(test)]
mod look_alike_tests;
#[cfg(test)]
mod maker_tests;
#[cfg(test)]
mod naming_tests;
#[cfg(test)]
mod news_tests;
#[cfg(test)]
mod opened_tests;
#[cfg(test)]
mod parallel_tests;
#[cfg(test)]
mod passing_tests;
#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod placed_tests;
#[cfg(test)]
mod plain_tests;
#[cfg(test)]
mod press_tests;
#[cfg(test)]
mod prose_tests;
#[cfg(test)]
mod registered_tests;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod rumour_tests;
#[cfg(test)]
mod says_tests;
#[cfg(test)]
mod site_tests;
#[cfg(test)]
mod stages_tests;
#[cfg(test)]
mod strangers_tests;
#[cfg(test)]
mod supply_tests;
#[cfg(test)]
mod supposed_tests;
#[cfg(test)]
mod taken_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod together_tests;
#[cfg(test)]
mod told_before_tests;
#[cfg(test)]
mod trading_tests;
#[cfg(test)]
mod trained_tests;
#[cfg(test)]
mod version_tests;
#[cfg(test)]
mod voice_tests;
#[cfg(test)]
mod whose_tests;
#[cfg(test)]
mod wire_tests;

use super::{
    annotate::Annotated,
    fact::Fact,
    name::{Group, Name, Role},
};
use crate::lexicon::english::{any_word, english};
use crate::model::{EntityKind, Modality, Predicate, Term, Value};

/// All facts of the text, in the order of its sentences.
pub(super) fn find(found: &Annotated<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (place, sentence) in found.sentences.iter().enumerate() {
        quantity::find(found, place, &mut facts);
        counted::in_its_name(found, place, sentence, &mut facts);
        sizes::find(found, place, &mut facts);
        training::training_hardware(found, place, sentence, &mut facts);
        training::domestic_training(found, place, sentence, &mut facts);
        manufacturing::makers(found, place, sentence, &mut facts);
        column::find(found, place, sentence, &mut facts);
        node::coming_lines(found, place, sentence, &mut facts);
        node::shared(found, place, sentence, &mut facts);
        making::developers(found, place, sentence, &mut facts);
        codesign::co_designers(found, place, sentence, &mut facts);
        using::uses(found, place, sentence, &mut facts);
        partnership::partners(found, place, sentence, &mut facts);
        restriction::restrictions(found, place, sentence, &mut facts);
        openness::open_weights(found, place, sentence, &mut facts);
        opening::find(found, place, sentence, &mut facts);
        share::wholly(found, place, sentence, &mut facts);
        share::nothing_left(found, place, sentence, &mut facts);
        label::find(found, place, sentence, &mut facts);
        par::without_number(found, place, &mut facts);
        status::find(found, place, &mut facts);
        listed::covered(found, place, sentence, &mut facts);
        listed::successors(found, place, sentence, &mut facts);
        site::openings(found, place, sentence, &mut facts);
        if !series::find(found, place, sentence, &mut facts) {
            release::find(found, place, &mut facts);
            redated::find(found, place, sentence, &mut facts);
        }
    }
    tell_of_all(found, &mut facts);
    facts.retain(|fact| !says_nothing_of_a_place(found, fact) && !funds_a_rule(fact));
    for fact in &mut facts {
        // A subject that was named in another sentence is no part of the quote.
        let sentence = found.sentences.get(fact.sentence).map(|sentence| sentence.span);
        fact.subject_at = fact.subject_at.filter(|at| sentence.is_some_and(|sentence| sentence.contains(*at)));
    }
    using::keep_specific(found, &mut facts);
    if found.language.is_chinese() {
        counted::keep_exact(found, &mut facts);
    }
    facts
}

/// "The firm was put on the Entity List. Its contract was worth a million": nobody puts money into a rule or a list.
fn funds_a_rule(fact: &Fact) -> bool {
    fact.predicate == Predicate::Investment
        && fact.subject.kind == EntityKind::Policy
        && english().no_funds.iter().any(|words| fact.subject.name.contains(words.as_str()))
}

/// Of a place that is known by who builds it alone, it says nothing that he does, or that it was announced.
fn says_nothing_of_a_place(found: &Annotated<'_>, fact: &Fact) -> bool {
    let idle = match &fact.value {
        Value::Entity { name } => {
            fact.predicate == Predicate::Developer && fact.subject.name.starts_with(&format!("{name}:"))
        }
        Value::Term { term, .. } => *term == Term::Announced,
        _ => false,
    };
    let sited = |name: &Name| Some(name.span) == fact.subject_at && name.role == Role::Sited;
    idle && found.names.iter().any(sited)
}

/// "Both chips are made by SMIC", "neither has been opened": what is said of the one that stands for several is said of each
/// of them. What is said of them together, or how much none of them has, is nobody's.
fn tell_of_all(found: &Annotated<'_>, facts: &mut Vec<Fact>) {
    let mut told = Vec::with_capacity(facts.len());
    for fact in facts.drain(..) {
        let group = found.groups.iter().find(|group| fact.subject_at == Some(group.span));
        let Some(group) = group.filter(|group| goes_on_about_all(found, &fact, group)) else {
            told.push(fact);
            continue;
        };
        let measured = matches!(fact.value, Value::Quantity(_));
        if group.apart || group.of_none && measured {
            continue;
        }
        let modality = if group.of_none { Some(Modality::Denied) } else { fact.modality };
        told.extend(group.members.iter().map(|name| Fact { subject: name.subject(), modality, ..fact.clone() }));
    }
    *facts = told;
}

/// In a later sentence "they" are all of them, and "it" is none.
fn goes_on_about_all(found: &Annotated<'_>, fact: &Fact, group: &Group) -> bool {
    let Some(sentence) = found.sentences.get(fact.sentence) else { return false };
    let plural = |word: &str| matches!(word, "they" | "their" | "each" | "both");
    sentence.span.contains(group.span) || any_word(sentence.span.of(&found.folded), plural)
}

/// The last number told in the sentence that is of one of the kinds: the facts of its numbers stand last by now.
fn last_told<'f>(facts: &'f [Fact], place: usize, kinds: &[Predicate]) -> Option<&'f Fact> {
    facts.iter().rev().take_while(|fact| fact.sentence == place).find(|fact| kinds.contains(&fact.predicate))
}
