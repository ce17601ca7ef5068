//! What a system runs on, and what a firm uses or buys.

mod chinese;
mod customers;
mod deeds;
mod foremost;
pub(super) mod hardware;
mod inside;
mod its_goods;
mod listing;
mod nominal;
mod notice;
mod orders;
mod origin;
mod powered;
mod roundabout;
mod supplied;
mod users;
pub(super) mod verb;

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, firm_of},
};

use super::restriction::is_list;
use EntityKind::Organization;

pub(super) fn uses(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let from = facts.len();
    if sentence.place != Place::Row {
        let bans = found.has_cue(sentence, sentence.span, &[Cue::Restrict]);
        if bans && !is_only_listed(found, sentence) {
            // what is told of a ban tells of no use
        } else {
            verb::by_verb(found, place, sentence, facts);
            powered::powered(found, place, sentence, facts);
            deeds::by_deeds(found, place, sentence, facts);
            supplied::supplied(found, place, sentence, facts);
            inside::inside(found, place, sentence, facts);
            inside::owned(found, place, sentence, facts);
            inside::of_the_lot(found, place, sentence, facts);
            listing::by_lists(found, place, sentence, facts);
            orders::by_bare_orders(found, place, sentence, facts);
            nominal::by_nouns(found, place, sentence, facts);
            nominal::by_relatives(found, place, sentence, facts);
            origin::by_origin(found, place, sentence, facts);
        }
        customers::by_customers(found, place, sentence, facts);
        chinese::by_frames(found, place, sentence, facts);
        notice::by_notices(found, place, sentence, facts);
        its_goods::by_its_goods(found, place, sentence, facts);
        foremost::by_what_is_first(found, place, sentence, facts);
    }
    inside::in_brackets(found, place, sentence, facts);
    let said = facts.split_off(from);
    facts.extend(said.into_iter().filter(|fact| fact.rule == verb::OWN_USE || !is_own(found, fact)));
}

/// 公司自2019年被列入实体清单以来，采购了…: that a firm is on a list is told by the way, in a clause of its own.
fn is_only_listed(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let mut cues = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Restrict);
    let apart = |at: Span| {
        let clause = sentence.clause_of(at);
        !found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Chip && clause.contains(name.span))
    };
    found.language.is_chinese() && cues.all(|at| is_list(found, at.span) && apart(at.span))
}

/// Who makes a chip is no user of it, unless it is told so in as many words.
pub(super) fn is_own(found: &Annotated<'_>, fact: &Fact) -> bool {
    let Value::Entity { name } = &fact.value else { return false };
    let owner = &fact.subject.name;
    let made = || found.lexicon.maker_is(found.lexicon.resolve(name), owner) || owner == name;
    fact.predicate == Predicate::UsesChip && fact.subject.kind == Organization && made()
}

/// The words that tell of a use, and the verb among them where a denial may stand between.
#[derive(Clone, Copy)]
struct Words {
    at: Span,
    verb: Option<Span>,
}

impl From<Span> for Words {
    fn from(at: Span) -> Self {
        Self { at, verb: None }
    }
}

impl Words {
    /// The chip or its user, and the verb.
    fn around(other: Span, verb: Span) -> Self {
        Self { at: other.cover(verb), verb: Some(verb) }
    }
}

fn push(
    found: &Annotated<'_>,
    place: usize,
    user: &Name,
    chip: &Name,
    words: impl Into<Words>,
    rule: &'static str,
    facts: &mut Vec<Fact>,
) {
    let own = user.name == chip.name
        || (user.kind == Organization && found.lexicon.same_house(&chip.name, &user.name))
        || (user.kind == Organization && found.lexicon.maker_is(chip.entity, &firm_of(found, user)));
    if !own {
        let value = Value::entity(chip.name.clone());
        let Words { at, verb } = words.into();
        facts.push(Fact { verb, ..Fact::about(Predicate::UsesChip, user, value, at, place, rule) });
    }
}

/// Of what one user runs on or a model was trained on, the most specific that the sentence gives: the chip before its
/// family, this before its maker, and all that have a name before those that are only said to be home-made.
pub(super) fn keep_specific(found: &Annotated<'_>, facts: &mut Vec<Fact>) {
    let all: Vec<Use> = facts.iter().filter_map(use_of).collect();
    facts.retain(|fact| {
        let Some(told) = use_of(fact) else { return true };
        let outer = &told.chip;
        let family = found.lexicon.resolve(outer);
        !all.iter().any(|other| {
            let same = other.place == told.place && other.predicate == told.predicate && other.user == told.user;
            if !same || other.chip == *outer {
                return false;
            }
            let chip = found.lexicon.resolve(&other.chip);
            let within =
                chip.zip(family).is_some_and(|(chip, family)| chip != family && found.lexicon.is_within(chip, family));
            let firm = family.is_some_and(|family| found.lexicon.entity(family).kind == Some(Organization));
            let made = firm && found.lexicon.maker_is(chip, outer);
            // "on a mix of Nvidia and domestic chips": the foreign ones are none of these
            let foreign = || chip.and_then(|chip| found.lexicon.country(chip)) == Some("US");
            within || made || outer == DOMESTIC_CHIPS && !foreign()
        })
    });
}

/// Who uses what, by which sentence.
struct Use {
    place: usize,
    predicate: Predicate,
    user: String,
    chip: String,
}

fn use_of(fact: &Fact) -> Option<Use> {
    let told = matches!(fact.predicate, Predicate::UsesChip | Predicate::TrainingHardware);
    match &fact.value {
        Value::Entity { name } if told => Some(Use {
            place: fact.sentence,
            predicate: fact.predicate,
            user: fact.subject.name.clone(),
            chip: name.clone(),
        }),
        _ => None,
    }
}
