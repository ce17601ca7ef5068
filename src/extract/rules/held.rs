//! What a figure is held against in Chinese: 资本开支387亿元，高于腾讯的191亿元. The second is of whoever stands before it.

use crate::{
    lexicon::chinese::{before_all, begins_with, chinese, ends_in, has_one},
    model::{EntityKind, Predicate, Value},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
};

use EntityKind::{Benchmark, Country, Organization, Outlet, Person};

/// Figures that a firm may have as well as the one that was told of before.
const OF_FIRMS: &[Predicate] =
    &[Predicate::Investment, Predicate::Order, Predicate::Shipments, Predicate::ProductionVolume];

/// Whether another thing's figure is held against that of this one: 高于腾讯的191亿元, 约为微软48.5万块的一半.
pub(super) fn is_held_against(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let mut amounts = found.amounts_in(sentence).iter().filter(|amount| amount.span.start >= name.span.end);
    amounts.next().is_some_and(|amount| is_of(found, sentence, amount, name))
}

/// Gives what was read of the amount to whose it is; of what he cannot have, nothing is left.
pub(super) fn settle(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, told: usize, facts: &mut Vec<Fact>) {
    if is_what_was_expected(found, sentence, amount) {
        facts.truncate(told);
        return;
    }
    let Some(owner) = owner(found, sentence, amount) else { return };
    let read = facts.split_off(told);
    facts.extend(read.into_iter().filter_map(|fact| of_the_owner(found, owner, fact)));
}

/// 远低于市场预期的80万颗: what others had looked for.
fn is_what_was_expected(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let head = before_all(found.head_in_clause(sentence, amount.span), &words.about);
    let noun = head.strip_suffix('的').unwrap_or("");
    found.language.is_chinese()
        && ends_in(noun, &words.expectations).is_some()
        && begins_with(noun, &words.held_against).is_some()
}

/// 智谱获沙特阿美4亿美元投资: what a firm is given is put in by the giver, where the text names him.
pub(super) fn give_to_the_giver(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    told: usize,
    facts: &mut Vec<Fact>,
) {
    let Some((recipient, giver)) = given(found, sentence, amount) else { return };
    let read = facts.split_off(told.min(facts.len()));
    facts.extend(read.into_iter().filter_map(|fact| {
        if fact.predicate != Predicate::Investment || fact.subject.name != recipient.name {
            return Some(fact);
        }
        let giver = giver?;
        Some(Fact { subject: giver.subject(), subject_at: Some(giver.span), ..fact })
    }));
}

/// The firm that gets the sum, and the one firm or country that gives it, if it is named and acts alone.
fn given<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<(&'a Name, Option<&'a Name>)> {
    if !found.language.is_chinese() || !matches!(amount.measure, Some(Measure::Currency(_))) {
        return None;
    }
    let words = chinese();
    let clause = sentence.clause_of(amount.span);
    let firms = || found.names_in(sentence).iter().filter(|name| clause.contains(name.span));
    let recipient = firms().find(|name| name.kind == Organization && name.span.end <= amount.span.start)?;
    let behind = Span::new(recipient.span.end, amount.span.start);
    let gets = first(behind.of(&found.folded), LONGEST_ADVERB);
    let (at, verb) = words.is_given.iter().filter_map(|verb| gets.find(verb.as_str()).map(|at| (at, verb))).min()?;
    let rest = Span::new(behind.start + at + verb.len(), behind.end);
    let tail = found.tail_in_clause(sentence, amount.span).trim_start_matches(['的', ' ']);
    let invests =
        begins_with(tail, &words.what_is_given).is_some() || has_one(rest.of(&found.folded), &words.what_is_given);
    let plain = begins_with(rest.of(&found.folded), &words.not_given).is_none();
    if !invests || !plain {
        return None;
    }
    let mut givers = firms().filter(|name| rest.contains(name.span) && matches!(name.kind, Organization | Country));
    let giver = givers.next().filter(|giver| {
        let after = found.folded.get(giver.span.end..).unwrap_or("");
        !after.starts_with(['等', '、', '和', '与', '及'])
    });
    Some((recipient, giver.filter(|_| givers.next().is_none())))
}

/// So many characters behind the recipient the verb of getting stands: 近日宣布已.
const LONGEST_ADVERB: usize = 12;

fn of_the_owner(found: &Annotated<'_>, owner: &Name, fact: Fact) -> Option<Fact> {
    let own = fact.subject.name == owner.name || found.lexicon.maker_is(owner.entity, &fact.subject.name);
    // 约为微软48.5万块的一半: nobody's chips are used there
    if matches!(&fact.value, Value::Entity { name } if *name == owner.name) {
        return None;
    }
    if own || !matches!(fact.value, Value::Quantity(_)) {
        return Some(fact);
    }
    let Value::Quantity(mut quantity) = fact.value else { return None };
    if owner.kind != Organization || !OF_FIRMS.contains(&fact.predicate) {
        return None;
    }
    quantity.of = quantity.of.filter(|of| *of != owner.name);
    Some(Fact {
        subject: owner.subject(),
        subject_at: Some(owner.span),
        value: Value::Quantity(quantity),
        at: owner.span.cover(fact.at),
        ..fact
    })
}

fn owner<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let last = found.names_in(sentence).iter().rfind(|name| name.span.end <= amount.span.start)?;
    is_of(found, sentence, amount, last).then_some(last)
}

fn is_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, name: &Name) -> bool {
    let ratio = matches!(amount.measure, Some(Measure::Times | Measure::Percent));
    if !found.language.is_chinese() || ratio || amount.in_name || matches!(name.kind, Benchmark | Outlet | Person) {
        return false;
    }
    let words = chinese();
    let gap = Span::new(name.span.end, amount.span.start.max(name.span.end)).of(&found.folded);
    let clause = sentence.clause_of(name.span);
    let head = Span::new(clause.start, found.start_with_maker(name).max(clause.start)).of(&found.folded);
    let plain = gap.chars().count() <= LONGEST_GAP && !gap.contains(['，', '；', '、', '（']);
    let owned = gap.contains('的') || amount.measure == Some(Measure::Nanometre);
    let against = owned && ends_in(head, &words.held_against).is_some();
    let part = || {
        matches!(gap, "" | "的")
            && ends_in(head, &words.about_as_much_as).is_some()
            && begins_with(found.tail_in_clause(sentence, amount.span), &words.parts_of_it).is_some()
    };
    plain && (against || part())
}

/// So many characters stand between whose it is and the figure: 去年同期的约.
const LONGEST_GAP: usize = 8;
