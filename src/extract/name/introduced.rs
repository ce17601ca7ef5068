//! A model or a chip that a text brings in without a name: "Baidu has developed a new AI chip", 华为推出一款大模型. What the text
//! goes on to tell of "it", "the chip" or 该模型 is of it.

use crate::{
    lexicon::{
        chinese::{begins_with, behind_joins, chinese, ends_in},
        cue::{Cue, CueAt},
        english::{english, is_owner, last_of},
    },
    model::{EntityKind, Language},
    text::{Span, span::first},
};

use super::{
    Name,
    beside::{is_for_another, is_given_a_name},
    described::nouns_in,
    owner::{firm_of, first_of_list, owner_before},
    phrase::Phrase,
    referring::distinct,
    stranger::has_a_stranger_for_subject,
    unnamed::denies_making,
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    focus,
    topic::firm_called_so,
};

/// The models and chips of this sentence that a firm makes or shows and that nobody names.
pub(super) fn introduced_in(found: &Annotated<'_>, sentence: &Sentence, here: &[Name], added: &[Name]) -> Vec<Name> {
    if sentence.place != Place::Prose || found.is_in_another_language() {
        return Vec::new();
    }
    let taken = |noun: Span, kind: EntityKind| {
        found.names_in(sentence).iter().chain(here).any(|name| name.kind == kind && name.span.overlaps(noun))
    };
    let nouns = nouns_in(found, sentence).filter(|(noun, kind)| *kind != EntityKind::System && !taken(*noun, *kind));
    let bring = |(noun, kind): (Span, EntityKind)| {
        let owner = match found.language {
            Language::English => in_english(found, sentence, noun, kind, added),
            _ => in_chinese(found, sentence, noun, kind),
        }?;
        named_later(found, sentence, noun, kind, &owner)
    };
    nouns.filter_map(bring).collect()
}

/// Whose it is: "has developed a new AI chip", "showed its first reasoning model", "a second model is being trained".
fn in_english(
    found: &Annotated<'_>,
    sentence: &Sentence,
    noun: Span,
    kind: EntityKind,
    added: &[Name],
) -> Option<String> {
    let phrase = Phrase::of(&found.folded, noun)?;
    let its_own = matches!(phrase.determiner, "its" | "their" | "our") || is_owner(phrase.determiner);
    let one = phrase.is_indefinite() || its_own && phrase.has(|word| english().new_ones.contains(word));
    let told = || is_brought_out(found, sentence, phrase.span) || is_on_its_way(found, sentence, &phrase);
    if !one
        || !told()
        || has_a_name(found, sentence, noun, kind)
        || is_for_another(found, sentence, noun)
        || has_a_stranger_for_subject(found, sentence, noun)
    {
        return None;
    }
    let owner = owner_before(found, noun, added)?;
    // "a speech model" is another sort
    let plain = || phrase.adjectives.iter().all(|(word, _)| is_plain(word));
    let makes_models = || found.lexicon.resolve(&owner).is_some_and(|firm| found.lexicon.makes_models(firm));
    (kind != EntityKind::Model || is_of_language(found, noun, &phrase) || plain() && makes_models()).then_some(owner)
}

fn is_plain(word: &str) -> bool {
    let lists = english();
    lists.new_ones.contains(word) || lists.newer.contains(word) || lists.plain_adjectives.contains(word)
}

/// A verb of making or showing stands right before the phrase, and no "not".
fn is_brought_out(found: &Annotated<'_>, sentence: &Sentence, phrase: Span) -> bool {
    let before = Span::new(sentence.clause_of(phrase).start, phrase.start);
    let made = &[Cue::Develop, Cue::Design, Cue::Release, Cue::Train];
    let verb = found.cues_within(sentence, before, made).max_by_key(|at| at.span.end);
    // "has dropped its own accelerator"
    let verb = verb.filter(|verb| !english().not_made.contains(verb.span.of(&found.folded)));
    let small = |word: &str| english().adverbs.contains(word) || word.ends_with("ly");
    let plain = |start: usize| Span::new(start, phrase.start).of(&found.folded).split_whitespace().all(small);
    let head = before.of(&found.folded).trim_end();
    let works = last_of(head, &english().works_on).and_then(|verb| head.strip_suffix(verb)).map(str::len);
    let at = verb.filter(|verb| plain(verb.span.end)).map(|verb| verb.span.start).or(works.map(|at| before.start + at));
    let Some(at) = at else { return false };
    let head = Span::new(before.start, at.max(before.start)).of(&found.folded);
    !head.split_whitespace().rev().take(NEGATION).any(denies_making)
}

/// "A second model is being trained", "A third chip, at 2 nm, is in the works": it opens its clause as one more of those told
/// of, and what stands behind it tells that it is made or comes.
fn is_on_its_way(found: &Annotated<'_>, sentence: &Sentence, phrase: &Phrase<'_>) -> bool {
    let rest = Span::new(phrase.span.end, sentence.span.end).of(&found.folded);
    let rest = first(rest, COMES_WITHIN);
    let rest = rest.split([';', '.']).next().unwrap_or("");
    phrase.is_indefinite()
        && phrase.has(|word| english().further_ones.contains(word))
        && phrase.opens(&found.folded)
        && english().on_their_way.iter().any(|words| {
            rest.find(words.as_str()).is_some_and(|at| {
                let gap = rest.get(..at).unwrap_or("");
                !gap.split_whitespace().any(|word| english().finite.contains(word))
            })
        })
}

/// So many characters behind a thing stands that it is on its way.
const COMES_WITHIN: usize = 80;

/// So many words before a verb its negation stands.
const NEGATION: usize = 4;

/// Firms have models of cars and of business, too.
fn is_of_language(found: &Annotated<'_>, noun: Span, phrase: &Phrase<'_>) -> bool {
    let words = noun.of(&found.folded);
    words != "model" && words != "network" || phrase.has(|word| english().model_sorts.contains(word))
}

/// "a chip called Torrent", "a model, Lumen-2": the thing has a name beside it.
fn has_a_name(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> bool {
    let clause = sentence.clause_of(noun);
    let beside = |name: &Name| {
        let gap = Span::new(noun.end.min(name.span.start), name.span.start).of(&found.folded);
        let before = clause.contains(name.span) && name.span.end <= noun.start;
        let behind = name.span.start >= noun.end && gap.chars().count() <= NEAR && !gap.contains(['.', ';']);
        name.kind == kind && !name.compared && (before || behind)
    };
    is_given_a_name(found, sentence, noun) || found.names_in(sentence).iter().any(beside)
}

/// So many characters behind the noun the name of the thing may stand.
const NEAR: usize = 24;

/// 华为推出一款新的AI芯片, 某公司研发的首款大模型: whose it is, where the clause tells of one.
fn in_chinese(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> Option<String> {
    let words = chinese();
    let clause = sentence.clause_of(noun);
    let head = found.head_in_clause(sentence, noun);
    let sorts = if kind == EntityKind::Chip { &words.chip_sorts } else { &words.sorts_of_models };
    let mut bare = head.trim_end();
    let mut new = false;
    while let Some(word) = ends_in(bare, &words.brought_in).or_else(|| ends_in(bare, sorts)) {
        new |= words.brought_in.iter().any(|one| one == word);
        bare = bare.strip_suffix(word)?.trim_end();
    }
    let end = clause.start + bare.trim_end_matches(['了', '其', '出', '过']).len();
    let verbs = || {
        let made = |at: &&CueAt| matches!(at.cue, Cue::Release | Cue::Develop | Cue::Design | Cue::Train);
        found.cues_in(sentence).iter().rev().filter(made)
    };
    // 推出参数超过1万亿的新模型: what is told of it stands between
    let described = || {
        let told = bare.strip_suffix('的').filter(|_| new)?;
        let verb = verbs().find(|at| clause.contains(at.span) && at.span.end <= clause.start + told.len())?;
        let gap = Span::new(verb.span.end, clause.start + told.len());
        let figure = found.amounts_in(sentence).iter().any(|amount| gap.contains(amount.number));
        (figure && gap.of(&found.folded).chars().count() <= DESCRIBED).then_some(verb)
    };
    let verb = verbs().find(|at| at.span.end == end).or_else(described)?;
    let before = Span::new(clause.start, verb.span.start).of(&found.folded);
    if !new
        || ["未", "没有", "不", "否认"].iter().any(|not| before.contains(not))
        || has_a_name(found, sentence, noun, kind)
    {
        return None;
    }
    let makes =
        |name: &&Name| name.kind == EntityKind::Organization && name.span.end <= verb.span.start && !is_observer(name);
    let firm = found.names_in(sentence).iter().rfind(makes);
    let told_of = || {
        let opens = behind_joins(clause.of(&found.folded).trim_start());
        begins_with(opens, &words.own_firms).filter(|word| word.ends_with("公司"))?;
        found.names.get(firm_called_so(found, found.sentences.partition_point(|it| it.span.end <= noun.start))?)
    };
    let firm = firm.or_else(told_of)?;
    Some(firm_of(found, first_of_list(found, firm)))
}

/// Characters of what is told of a new thing between the verb and its noun.
const DESCRIBED: usize = 24;

/// The one thing of the owner's that the title or the next sentences name, else one without a name; none where several may
/// be meant.
fn named_later(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind, owner: &str) -> Option<Name> {
    let place = found.sentences.partition_point(|other| other.span.end <= noun.start);
    let title =
        found.sentences.first().filter(|title| title.place == Place::Title && title.span.start < sentence.span.start);
    let next = found.sentences.get(place + 1..).unwrap_or(&[]).iter().take(SOON);
    let own = |name: &&Name| {
        let leads = found
            .sentence_at(name.span.start)
            .is_some_and(|told| told.place == Place::Title || told.opens_at(found.start_with_maker(name)));
        let maker = name.entity.is_none_or(|_| found.lexicon.maker_is(name.entity, owner));
        name.kind == kind && name.can_lead() && leads && maker && !focus::is_by_the_way(found, name)
    };
    let named = distinct(title.into_iter().chain(next).flat_map(|other| found.names_in(other)).filter(own));
    match named.as_slice() {
        [] => Some(Name::unnamed(noun, kind, owner)),
        [one] => Some(one.standing_for(noun)),
        _ => None,
    }
}

/// So many sentences behind the one that brings a thing in its name may follow.
const SOON: usize = 2;
