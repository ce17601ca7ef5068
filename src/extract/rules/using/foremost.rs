//! Use that Chinese tells of a chip put first: A和B都在用, 用于A的服务器, 一直是A集群的主力.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_all, chinese, ends_in, has_one},
        cue::Cue,
    },
    model::{EntityKind, entity::DOMESTIC_CHIPS},
    text::{Span, list, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_firm,
    fact::Fact,
    foundry::is_foundry,
    name::Name,
    subject::{coordinated, listed_with},
};

use super::{Words, customers::sold, hardware::is_hardware, push, verb::is_only_asked};

use EntityKind::{Chip, Organization};

/// All of them in one sentence.
pub(super) fn by_what_is_first(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    static MARKS: LazyLock<list::Words> = LazyLock::new(|| {
        let words = chinese();
        list::Words::of(
            words.goes_into.iter().chain(&words.mainstays).chain(&words.uses_last).chain(&words.talks_of_it),
        )
    });
    if !found.language.is_chinese() || sentence.place != Place::Prose || !MARKS.are_in(sentence.span.of(&found.folded))
    {
        return;
    }
    for index in sentence.names.clone() {
        let Some(user) = found.names.get(index).filter(|name| is_firm(name)) else { continue };
        all_use(found, place, sentence, index, facts);
        goes_into(found, place, sentence, user, facts);
        is_the_mainstay(found, place, sentence, user, facts);
    }
    is_its_mainstay(found, place, sentence, facts);
}

/// 甲和乙都已用上, 丙也在洽谈: nothing but those who use what the text is about, and a verb without an object.
fn all_use(found: &Annotated<'_>, place: usize, sentence: &Sentence, index: usize, facts: &mut Vec<Fact>) {
    let words = chinese();
    let group = coordinated(found, sentence, index);
    let ends = group.first().zip(group.last()).filter(|(first, _)| **first == index);
    let Some((opens, closes)) =
        ends.and_then(|(first, last)| Some((found.names.get(*first)?, found.names.get(*last)?)))
    else {
        return;
    };
    let head = found.head_in_clause(sentence, opens.span).trim();
    let tail = found.tail_in_clause(sentence, closes.span).trim_end_matches(['。', '，', '；', '”', ' ']);
    let tail = behind_all(tail, &words.customer_places);
    let verb = behind_all(tail, &words.before_uses_last);
    let adverb = verb.len() < tail.len();
    let said = |list: &[String]| ends_in(tail, list).is_some_and(|last| last.len() >= verb.len());
    let talks = said(&words.talks_of_it);
    if !behind_all(head, &words.leads_users).is_empty() || !adverb || !(talks || said(&words.uses_last)) {
        return;
    }
    let Some(chip) = sold(found, place, opens.span.start, &group, false).and_then(|chip| named(found, chip)) else {
        return;
    };
    // 甲订购了10万颗，乙也在洽谈: a firm that also makes chips is no word for them
    let told = found.sentence_at(chip.span.start).is_some_and(|at| is_hardware(found, at, chip));
    if !told && (talks || !found.has_cue(sentence, Span::new(sentence.span.start, opens.span.start), &[Cue::Chip])) {
        return;
    }
    let here = sentence.span.contains(chip.span);
    // who talks of it does so beside another who buys
    let opens_it = sentence.clauses.first().is_some_and(|clause| clause.contains(opens.span));
    if !here && (talks || !opens_it) {
        return;
    }
    let at = opens.span.cover(Span::new(closes.span.end, sentence.clause_of(closes.span).end));
    for user in group.into_iter().filter_map(|index| found.names.get(index)) {
        push(found, place, user, chip, Words::from(at), "uses_chip/all-use", facts);
    }
}

/// A chip that has no name is told of as its maker's.
pub(super) fn named<'a>(found: &'a Annotated<'_>, chip: &'a Name) -> Option<&'a Name> {
    if chip.kind == Chip && chip.has_no_name() { maker_named(found, chip) } else { Some(chip) }
}

/// The maker of a chip, where the text names it before.
pub(super) fn maker_named<'a>(found: &'a Annotated<'_>, chip: &Name) -> Option<&'a Name> {
    let owner = chip.name.split(": unnamed ").next().unwrap_or("");
    let makes = |name: &&Name| {
        name.kind == Organization && (name.name == owner || found.lexicon.maker_is(chip.entity, &name.name))
    };
    let end = found.names.partition_point(|name| name.span.start < chip.span.start);
    found.names.get(..end)?.iter().rfind(makes)
}

/// X1将继续用于甲的服务器: whose machine it goes into.
fn goes_into(found: &Annotated<'_>, place: usize, sentence: &Sentence, user: &Name, facts: &mut Vec<Fact>) {
    let words = chinese();
    let head = found.head_in_clause(sentence, user.span);
    let Some(verb) = ends_in(head, &words.goes_into) else { return };
    let tail = first(found.tail_in_clause(sentence, user.span), 14);
    let at = Span::new(user.span.start - verb.len(), user.span.end);
    if has_one(tail, &words.machines) {
        tell(found, place, sentence, user, at, "uses_chip/goes-into", facts);
    }
}

/// 甲的GPU一直是乙服务器的主力: whose mainstay it is.
fn is_the_mainstay(found: &Annotated<'_>, place: usize, sentence: &Sentence, user: &Name, facts: &mut Vec<Fact>) {
    let is = &chinese().is_or_became;
    let Some(verb) = ends_in(found.head_in_clause(sentence, user.span), is) else { return };
    let tail = first(found.tail_in_clause(sentence, user.span), 20);
    let at = Span::new(user.span.start - verb.len(), user.span.end);
    if names_a_mainstay(tail) {
        tell(found, place, sentence, user, at, "uses_chip/mainstay", facts);
    }
}

fn names_a_mainstay(tail: &str) -> bool {
    has_one(tail, &chinese().mainstays) && !has_one(tail, &chinese().no_mainstays)
}

/// 乙…，甲的GPU一直是其整机的主力: so it is of the firm told of before.
fn is_its_mainstay(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for clause in &sentence.clauses {
        let text = clause.of(&found.folded);
        let Some((head, tail)) = text.split_once('其') else { continue };
        if !names_a_mainstay(first(tail, 16)) || ends_in(head, &chinese().is_or_became).is_none() {
            continue;
        }
        let at = Span::new(clause.start + head.len(), clause.start + head.len() + '其'.len_utf8());
        let user = found
            .names_in(sentence)
            .iter()
            .rfind(|name| is_firm(name) && !found.makes_chips(name) && name.span.end <= clause.start);
        if let Some(user) = user {
            tell(found, place, sentence, user, at, "uses_chip/mainstay", facts);
        }
    }
}

/// The chips, or their maker's, that stand before the words in their clause: 甲的CPU和DCU are of a maker.
fn tell(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    user: &Name,
    at: Span,
    rule: &'static str,
    facts: &mut Vec<Fact>,
) {
    let clause = sentence.clause_of(at);
    let hard = |name: &&Name| {
        let chips = is_hardware(found, sentence, name) && !name.compared && name.name != DOMESTIC_CHIPS;
        clause.contains(name.span) && name.span.end <= at.start && name.span != user.span && chips && !is_foundry(name)
    };
    let Some(chip) = found.names_in(sentence).iter().rfind(hard) else { return };
    if is_only_asked(found, sentence, at) {
        return;
    }
    for chip in listed_with(found, sentence, chip).into_iter().filter(|name| hard(name)) {
        push(found, place, user, chip, Words::around(chip.span, at), rule, facts);
    }
}

/// 其余仍用甲的卡: what stands before a bare 用 makes it tell of use.
pub(super) fn is_plain_use(before: &str, gap: &str) -> bool {
    let words = chinese();
    let bare = before_all(before.trim_end(), &words.before_plain_use).len() < before.trim_end().len();
    bare && gap.chars().count() <= 4 && !gap.contains(['于', '来', '作', '途', '户', '不', '场', '例', '法', '，'])
}

/// 以甲为主: what a maker's name stands for there.
pub(super) fn is_a_base(before: &str, after: &str) -> bool {
    before.ends_with('以') && begins_with(after, &chinese().as_a_base).is_some()
}
