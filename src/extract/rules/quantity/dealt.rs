//! Numbers dealt out one to one: the n-th number of a list is of the n-th thing of another.

use crate::{
    lexicon::{cue::Cue, english::any_word},
    model::{EntityKind, Language, Predicate},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::{Name, Role, joins},
    number::Amount,
    subject::{coordinated, in_order},
};

use super::{rows::Rule, whose::FROM_TO};

/// "two versions, with 8 and 70 billion parameters": the variant that the number itself tells of.
pub(super) fn at_its_number(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let own = |index: &usize| {
        let name = found.names.get(*index);
        name.is_some_and(|name| name.role == Role::Referring && name.span == amount.number)
    };
    sentence.names.clone().find(own).filter(|_| rule.predicate == Predicate::Parameters)
}

/// "A and B come with 8 and 24 billion parameters", "the three machines draw 24, 29 and 38 MW": as many numbers in one list as
/// things in another, or as many as are spoken of together.
pub(super) fn dealt(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let chinese = found.language.is_chinese();
    if found.language != Language::English && !chinese {
        return None;
    }
    let alike = |other: &&Amount| !other.in_name && other.measure == amount.measure;
    let amounts: Vec<&Amount> = found.amounts_in(sentence).iter().filter(alike).collect();
    let joint = |gap: &str| joins(found.language, gap);
    let mut runs = amounts.chunk_by(|first, second| joint(found.between(first.span, second.span)));
    let run = runs.find(|run| run.iter().any(|other| other.span == amount.span)).filter(|run| run.len() >= 2)?;
    let place = run.iter().position(|other| other.span == amount.span)?;
    let (first, end) = (run.first()?.span, run.last()?.span.end);
    // 均有8B和32B两种: each has all of them
    let all = || chinese && found.head_in_clause(sentence, first).contains(['均', '都', '各', '皆']);
    let each = found.folded.get(end..sentence.span.end).is_some_and(|tail| tail.contains(" each")) || all();
    let fits = |name: &Name| rule.kinds.contains(&name.kind) && name.span.end <= first.start && !each;
    let last = sentence.names.clone().rfind(|index| found.names.get(*index).is_some_and(fits))?;
    let name = found.names.get(last).filter(|name| found.distance(name.span, first) <= FROM_TO)?;
    let group = found.groups.iter().find(|group| group.span == name.span);
    if let Some(group) = group {
        let member = group.members.get(place).filter(|_| group.members.len() == run.len())?;
        let before = found.names.get(..last)?;
        return before.iter().rposition(|name| name.kind == member.kind && name.name == member.name);
    }
    let mut listed = coordinated(found, sentence, last);
    listed.dedup_by_key(|index| found.names.get(*index).map(|name| name.name.clone()));
    (listed.len() == run.len()).then(|| listed.get(place).copied()).flatten()
}

/// "A and B have 3 and 5 respectively", 分别: the n-th amount belongs to the n-th name.
pub(super) fn paired(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if found.language.is_unspaced() {
        return in_order(found, sentence, amount, rule.kinds, |other| (rule.unit)(other).is_some());
    }
    if !found.has_cue(sentence, sentence.span, &[Cue::Respectively]) {
        return None;
    }
    let alike = |other: &&Amount| (rule.unit)(other).is_some() && !other.in_name;
    let all = || found.amounts_in(sentence).iter().filter(alike);
    let clause = sentence.clause_of(amount.number);
    let of_clause = all().filter(|other| clause.contains(other.number)).count();
    let amounts: Vec<&Amount> = all().filter(|other| of_clause < 2 || clause.contains(other.number)).collect();
    let place = amounts.iter().position(|other| other.span == amount.span)?;
    let first = amounts.first()?;
    let ahead = |index: &usize| {
        found.names.get(*index).filter(|name| rule.kinds.contains(&name.kind) && name.span.end <= first.span.start)
    };
    let fits = |index: &usize| ahead(index).is_some_and(|name| !name.compared);
    let mut names: Vec<usize> = sentence.names.clone().filter(fits).collect();
    // "X lags behind A and B, which have 3 and 5 respectively": of the list that stands last
    if names.len() != amounts.len()
        && let Some(last) = sentence.names.clone().rfind(|index| ahead(index).is_some())
        && let listed = coordinated(found, sentence, last)
        && listed.len() == amounts.len()
    {
        names = listed;
    }
    let names = if names.is_empty() { named_before(found, sentence, rule) } else { names };
    (names.len() == amounts.len()).then(|| names.get(place).copied()).flatten()
}

/// "They have 3 and 5 respectively": the things that the sentence before names.
fn named_before(found: &Annotated<'_>, sentence: &Sentence, rule: &Rule) -> Vec<usize> {
    let here = found.sentences.partition_point(|other| other.span.end <= sentence.span.start);
    let before = found.sentence_before(here);
    let fits = |name: &Name| rule.kinds.contains(&name.kind) && !name.compared;
    let Some(before) = before else { return Vec::new() };
    let told = each_once(found, before, fits);
    // "X and Y are out. Both read a million tokens. Training took 33 and 32 trillion, respectively"
    let both = || any_word(before.span.of(&found.folded), |word| word == "both");
    if told.len() < 2 && both() {
        let earlier = here.checked_sub(1).and_then(|here| found.sentence_before(here));
        return earlier.filter(|earlier| earlier.line == before.line).map_or(told, |it| each_once(found, it, fits));
    }
    told
}

/// "33 and 32 trillion tokens respectively", where it is not clear to which things they are dealt: none of them has either.
pub(super) fn is_dealt_in_vain(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let clause = sentence.clause_of(amount.number);
    if found.language != Language::English || !found.has_cue(sentence, clause, &[Cue::Respectively]) {
        return false;
    }
    let alike = |other: &&Amount| (rule.unit)(other).is_some() && !other.in_name && clause.contains(other.number);
    let things = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
    rule.kinds.iter().all(|kind| things.contains(kind)) && found.amounts_in(sentence).iter().filter(alike).count() >= 2
}

/// The names of the sentence that fit, each once.
pub(super) fn each_once(found: &Annotated<'_>, sentence: &Sentence, fits: impl Fn(&Name) -> bool) -> Vec<usize> {
    let fitting = sentence.names.clone().filter(|index| found.names.get(*index).is_some_and(&fits));
    first_of_each(found, fitting)
}

/// The first of those that are called the same.
pub(super) fn first_of_each(found: &Annotated<'_>, names: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut seen: Vec<&str> = Vec::new();
    let mut first: Vec<usize> = Vec::new();
    for index in names {
        let Some(name) = found.names.get(index) else { continue };
        if !seen.contains(&name.name.as_str()) {
            seen.push(&name.name);
            first.push(index);
        }
    }
    first
}
