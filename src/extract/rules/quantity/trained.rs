//! What the training of a model took, told right beside the verb: "$4 million was spent on training X", "X was trained for
//! $4 million", 公司花3000万元训练X.

use crate::{
    lexicon::{
        chinese::{
            before_all, before_mark, before_one, begins_with, behind_all, behind_mark, behind_one, chinese, has_one,
        },
        cue::{Cue, CueAt},
        english::{any_word, english, is_one, is_participle, is_predicate, is_small, last_of, without_hedges},
    },
    model::{EntityKind, Language, Predicate},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
    number::{Amount, Measure},
};

use super::{
    super::training::{object_behind, training_of},
    clause_behind_an_aside,
    rows::Rule,
    whose::is_spent,
};
use EntityKind::Model;

/// Whose training took so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trained {
    /// The object of the verb.
    Named(usize),
    /// The one that the sentence is about, or that was told of before.
    Told,
}

/// What a training takes: of these the verb's object says whose they are.
const TAKEN: &[Predicate] =
    &[Predicate::TrainingTokens, Predicate::TrainingCompute, Predicate::TrainingTime, Predicate::TrainingCost];

/// The model that the amount is told to have gone into, where that is the object of the verb behind it.
pub(super) fn object_of_the_verb(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<usize> {
    if !TAKEN.contains(&rule.predicate) || sentence.place == Place::Row {
        return None;
    }
    let told =
        goes_into_a_training(found, sentence, amount).or_else(|| opens_before_a_training(found, sentence, amount));
    match told {
        Some(Trained::Named(index)) => Some(index),
        Some(Trained::Told) => None,
        None => whose_hours(found, sentence, amount),
    }
}

/// "2.8 million GPU hours were spent on X", "logged 30 million GPU hours on H100s for X": so many hours of chips are of a model
/// that nothing but a preposition ties to them.
fn whose_hours(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let clause = sentence.clause_of(amount.number);
    let is_model = |name: &Name| name.kind == Model && clause.contains(name.span) && !name.compared;
    let hours = found.language == Language::English && amount.measure == Some(Measure::ChipHour);
    if !hours || found.names_in(sentence).iter().any(|name| is_model(name) && name.span.end <= amount.span.start) {
        return None;
    }
    sentence.names.clone().find(|index| {
        found.names.get(*index).filter(|name| is_model(name)).is_some_and(|name| {
            let lead = found.head(sentence, name.span.start).split_whitespace().next_back();
            let next = found.word_behind(name.span.end);
            matches!(lead, Some("for" | "on" | "of"))
                && (next.is_empty() || english().behind_what_is_trained.contains(next))
        })
    })
}

/// Whether the words around a sum say that a training took it, be it called a cost or not.
pub(super) fn is_spent_on_a_training(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    sentence.place != Place::Row
        && found.has_cue(sentence, sentence.span, &[Cue::Train])
        && (is_told_to_be_spent(found, sentence, amount) && goes_into_a_training(found, sentence, amount).is_some()
            || opens_before_a_training(found, sentence, amount).is_some()
            || comes_of_a_training(found, sentence, amount))
}

/// "demand $3 billion for training X", "gave Zhipu $100 million to train X": where a bare preposition ties the sum to the training
/// a verb of spending must stand right before it, or nothing does.
fn is_told_to_be_spent(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return true;
    }
    let lists = english();
    let end = amount.span.end.max(amount.measure_text.end).min(sentence.span.end);
    let train = found.cues_within(sentence, Span::new(end, sentence.span.end), &[Cue::Train]).next();
    let gap = train.map_or("", |train| found.between(Span::new(end, end), train.span));
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    // "It took Zhipu $4 million to train X"
    let end = sentence.clause_of(amount.span).start + head.len();
    let who = found.names_in(sentence).iter().find(|name| name.span.end == end);
    let took = |firm: &Name| {
        let lead = found.head_in_clause(sentence, firm.span).trim_end();
        last_of(lead, &lists.takes_to_train).is_some()
    };
    let head = head.trim();
    gap.split_whitespace().any(|word| !lists.bare_ties.contains(word))
        || who.is_some_and(took)
        || head.is_empty()
        || is_spent(found, sentence, amount)
        || last_of(head, &lists.takes_to_train).is_some()
        || head
            .split_whitespace()
            .next_back()
            .is_some_and(|verb| lists.spent.contains(verb) || lists.costs_to_train.contains(verb))
}

/// "$4 million was spent on training X", "15 trillion tokens went into the training of X", 花3000万元训练X, 用55天完成了X的训练:
/// between the amount and the verb stand only words that tie the two.
fn goes_into_a_training(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Trained> {
    // 14.8万亿高质量token训练: the unit stands apart
    let end = amount.span.end.max(amount.measure_text.end).min(sentence.span.end);
    let mut trains = found.cues_within(sentence, Span::new(end, sentence.span.end), &[Cue::Train]);
    let train = trains.next()?;
    let gap = found.between(Span::new(end, end), train.span);
    if found.language.is_chinese() {
        let tied = behind_all(gap.trim(), &chinese().ties_to_training).is_empty();
        let object = || object_of(found, sentence, train.span).or_else(|| is_done_with_it(found, amount, train.span));
        return object().filter(|_| tied).or_else(|| object_of_the_noun(found, sentence, amount));
    }
    let tied = || gap.split_whitespace().all(|word| english().ties_to_training.contains(word));
    (found.language == Language::English && tied()).then(|| object_of(found, sentence, train.span)).flatten()
}

/// 仅用3000万元完成训练, 用60万个GPU小时就完成了训练: the verb leaves its object to the sentence.
fn is_done_with_it(found: &Annotated<'_>, amount: &Amount, train: Span) -> Option<Trained> {
    let rest = found.folded.get(train.end..).unwrap_or("");
    let ends = !rest.trim_start_matches('了').starts_with(char::is_alphanumeric);
    let done = Span::new(amount.span.end, train.end).of(&found.folded).contains("完成");
    (done && ends).then_some(Trained::Told)
}

/// 用55天完成了X的训练: the model stands before the noun.
fn object_of_the_noun(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Trained> {
    let behind = |index: &usize| found.names.get(*index).is_some_and(|name| name.span.start >= amount.span.end);
    let index = sentence.names.clone().find(behind)?;
    let model = found.names.get(index).filter(|name| name.kind == Model)?;
    let gap = found.between(amount.span, model.span);
    // 完成了视觉模型X的训练
    let tied = before_mark(behind_all(gap, &chinese().ties_to_training));
    let tied = tied.is_empty() || tied.ends_with("模型") && tied.chars().count() <= SORT && !tied.contains('，');
    let completes = gap.contains("完成") && tied;
    (completes && training_of(found, sentence, model.span) == Some(true)).then_some(Trained::Named(index))
}

/// So many characters of what sort of model it is, and whose.
const SORT: usize = 14;

/// 训练X的客服人员, 训练它的对手X: behind the name or before it another noun is what is trained. 训练X的开销 is of X.
fn is_itself_trained(found: &Annotated<'_>, train: Span, name: &Name) -> bool {
    let words = chinese();
    let rest = behind_mark(found.folded.get(name.span.end..).unwrap_or(""));
    let noun = |rest: &str| begins_with(rest, &words.nouns_of_things).filter(|noun| noun.ends_with("模型"));
    // “X”大模型, 名为X的语言模型
    let bare = rest.strip_prefix('的').unwrap_or(rest);
    let rest = noun(bare).and_then(|noun| bare.strip_prefix(noun)).unwrap_or(rest);
    let cost = |rest: &str| {
        let at = found.folded.len() - rest.len();
        let next = found.cues.partition_point(|cue| cue.span.start < at);
        found.cues.get(next).is_some_and(|cue| cue.cue == Cue::Cost && cue.span.start == at)
    };
    let of_it = |rest: &str| {
        let behind = behind_all(rest, &words.within_trainings);
        // 训练X的用户, 训练X的需求方: 用 and 需 are verbs only behind another word
        let spends = || behind.len() < rest.len() && begins_with(behind, &words.spends_on_training).is_some();
        cost(behind) || begins_with(behind, &words.bills_of_training).is_some() || spends()
    };
    !has_one(found.between(train, name.span), &words.others_than_it) && rest.strip_prefix('的').is_none_or(of_it)
}

/// What a verb of training has for an object: a model, or a word that stands for one.
fn object_of(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Option<Trained> {
    // "training 3,000 engineers to use X" is of no model
    let plain = |index: &usize| {
        let gap = found.names.get(*index).map_or("", |name| found.between(train, name.span));
        !gap.contains(" to ") && !gap.contains(|c: char| c.is_ascii_digit())
    };
    if let Some(index) = object_behind(found, sentence, train).filter(plain) {
        let own = |name: &&Name| !found.language.is_chinese() || is_itself_trained(found, train, name);
        return found.names.get(index).filter(own).map(|_| Trained::Named(index));
    }
    let rest = found.folded.get(train.end..).unwrap_or("");
    let stands = if found.language.is_chinese() {
        // 训练它的对手: another than it
        behind_one(rest, &chinese().stands_for_the_model).is_some_and(|rest| !rest.starts_with('的'))
    } else {
        let rest = rest.strip_prefix(" of").unwrap_or(rest);
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        [" it", " the model", " this model"].iter().any(|word| rest.strip_prefix(word).is_some_and(ends))
    };
    stands.then_some(Trained::Told)
}

/// "For $4 million, the company trained X", 只花了3000万元，团队就完成了X的训练: the sum opens what it bought.
fn opens_before_a_training(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Trained> {
    let clause = sentence.clause_of(amount.number);
    let mut next = sentence.clauses.iter().filter(|next| next.start >= clause.end).take(2);
    let next = *next.find(|next| found.has_cue(sentence, **next, &[Cue::Train]))?;
    let rest = Span::new(amount.span.end, clause.end.max(amount.span.end)).of(&found.folded);
    if found.language != Language::English || rest.contains(char::is_alphanumeric) {
        return None;
    }
    let head = without_hedges(found.head_in_clause(sentence, amount.span)).trim();
    let train = found.cues_within(sentence, next, &[Cue::Train]).next()?;
    let opens =
        matches!(head, "for" | "with" | "on a budget of" | "spending" | "at a cost of") || head.ends_with("that for");
    let only = |word: &&str| !matches!(*word, "was" | "were" | "been");
    let active = found.head_in_clause(sentence, train.span).split_whitespace().next_back().as_ref().is_some_and(only);
    (opens && active).then(|| object_of(found, sentence, train.span)).flatten()
}

/// "Training X swallowed $4 million", "X was trained for $4 million", 训练X需要3000万元, 为训练X，公司投入3000万元: the training
/// stands before the sum, with a verb of taking or spending.
fn comes_of_a_training(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language.is_chinese() {
        return is_spent_in_chinese(found, sentence, amount);
    }
    if found.language != Language::English {
        return false;
    }
    let clause = clause_behind_an_aside(found, sentence, sentence.clause_of(amount.number));
    let head = without_hedges(Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded));
    let end = clause.start + head.len();
    let Some(train) = found.cues_within(sentence, Span::new(clause.start, end), &[Cue::Train]).last() else {
        return false;
    };
    is_trained_for(found, sentence, train, end) || is_what_it_took(found, sentence, train, clause.start, end)
}

/// "was trained for", "trained X on a budget of".
fn is_trained_for(found: &Annotated<'_>, sentence: &Sentence, train: &CueAt, end: usize) -> bool {
    let verb = train.span.of(&found.folded);
    let gap = Span::new(train.span.end, end).of(&found.folded);
    let Some(link) = last_of(gap, &english().links_to_a_price) else { return false };
    let object = gap.strip_suffix(link).unwrap_or(gap).trim();
    let passive = || {
        let before = found.head(sentence, train.span.start).split_whitespace().next_back();
        let plain =
            !object.contains([',', ';']) && !object.starts_with("to ") && object.split(' ').count() <= ASIDE_WORDS;
        plain
            && !costs_itself(object)
            && before.is_none_or(|word| english().helpers.contains(word) || word.ends_with(','))
    };
    let whole = |name: &Name| {
        let rest = Span::new(name.span.end, end).of(&found.folded);
        rest.split_whitespace().count() <= ASIDE_WORDS && !costs_itself(rest)
    };
    let named = || match object_of(found, sentence, train.span) {
        Some(Trained::Named(index)) => found.names.get(index).is_some_and(whole),
        Some(Trained::Told) => object.split(' ').count() <= 2,
        None => false,
    };
    (verb.ends_with("train") || verb.ends_with("trained")) && (passive() || named())
}

/// "in a data centre that Microsoft built", "on servers rented": what stands before the price has a verb of its own, or is a
/// thing with a price, so that the price may be of that.
fn costs_itself(text: &str) -> bool {
    let lists = english();
    any_word(text, |word| {
        is_participle(word) && !lists.helpers.contains(word)
            || is_predicate(word) && !lists.helpers.contains(word)
            || lists.opens_a_relative_clause.contains(word)
            || lists.priced_beside_trainings.contains(word)
            || is_one(&lists.takes_to_train, word)
            || word.ends_with("ing") && !lists.with_what_is_trained.contains(word)
    })
}

/// Words behind the name of what was trained, an apposition among them, before its price.
const ASIDE_WORDS: usize = 10;

/// "Training X required", "The training of X swallowed": the training leads its clause.
fn is_what_it_took(found: &Annotated<'_>, sentence: &Sentence, train: &CueAt, start: usize, end: usize) -> bool {
    let lead = Span::new(start, train.span.start).of(&found.folded).trim();
    let leads = lead
        .split_whitespace()
        .next_back()
        .is_none_or(|word| matches!(word, "the" | "that" | "its" | "full" | "final"));
    let gap = Span::new(train.span.end, end).of(&found.folded);
    let object = object_of(found, sentence, train.span);
    let object_is_told = object == Some(Trained::Told);
    let behind = match object {
        Some(Trained::Named(index)) => found.names.get(index).map_or(train.span.end, |name| name.span.end),
        Some(Trained::Told) => train.span.end,
        None => return false,
    };
    // "Training X customers needs": another noun is what is trained
    let next = found.word_behind(behind);
    let takes = |verb: &String| verb.split(' ').next() == Some(next);
    let told = object_is_told
        || next.is_empty()
        || is_small(next)
        || is_predicate(next)
        || matches!(next, "set" | "for")
        || english().behind_what_is_trained.contains(next)
        || english().takes_to_train.iter().any(takes);
    // "required a new building that took": what took the sum is the building
    let rest = Span::new(behind, end.max(behind)).of(&found.folded);
    let words = last_of(rest, &english().takes_to_train).and_then(|verb| rest.strip_suffix(verb));
    leads && told && words.is_some_and(|words| !costs_itself(words)) && !any_word(gap, |word| word == "and")
}

/// The same in Chinese: the verb stands right before the sum, and the training in its clause, or in one before that tells what
/// it is for.
fn is_spent_in_chinese(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let clause = sentence.clause_of(amount.number);
    let head = before_all(found.head_in_clause(sentence, amount.span), &words.before_sums);
    let Some(lead) = before_one(head, &words.spends_on_training) else { return is_of_a_bill(found, sentence, amount) };
    // 为训练X，公司投入3000万元建楼: what the sum is spent on stands behind it
    let rest = found.tail_in_clause(sentence, amount.span.cover(amount.measure_text));
    if behind_all(rest, &words.behind_sums).contains(char::is_alphanumeric) {
        return false;
    }
    let verb = clause.start + lead.len();
    let here = found.cues_within(sentence, Span::new(clause.start, verb), &[Cue::Train]).last();
    if let Some(train) = here {
        return tells_of_a_training(found, sentence, train.span, verb);
    }
    let before = sentence.clauses.iter().rfind(|before| before.end <= clause.start);
    let purpose = before.and_then(|before| found.cues_within(sentence, *before, &[Cue::Train]).last());
    lead.chars().count() <= WHO_SPENDS
        && purpose.is_some_and(|train| {
            let for_it = found.head_in_clause(sentence, train.span);
            for_it.ends_with(['为', '了']) && object_of(found, sentence, train.span).is_some()
        })
}

/// Characters of who spends: 该公司共.
const WHO_SPENDS: usize = 12;

/// 训练X需要, X的训练只用了, 在X的训练上花了: between the training and the verb stands what is trained, and small words.
fn tells_of_a_training(found: &Annotated<'_>, sentence: &Sentence, train: Span, verb: usize) -> bool {
    let object = match object_of(found, sentence, train) {
        Some(Trained::Named(index)) => found.names.get(index).map(|name| name.span.end).filter(|end| *end <= verb),
        _ => None,
    };
    let gap = Span::new(object.unwrap_or(train.end), verb).of(&found.folded);
    behind_all(behind_mark(gap), &chinese().within_trainings).is_empty()
}

/// 训练开支为, 训练X的开销达: the noun for what was spent stands right behind the training or its object.
fn is_of_a_bill(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let clause = sentence.clause_of(amount.number);
    let ahead = Span::new(clause.start, amount.span.start.max(clause.start));
    let Some(train) = found.cues_within(sentence, ahead, &[Cue::Train]).last() else { return false };
    let object = match object_of(found, sentence, train.span) {
        Some(Trained::Named(index)) => found.names.get(index).map(|name| name.span.end),
        _ => None,
    };
    let gap = Span::new(object.unwrap_or(train.span.end), ahead.end).of(&found.folded);
    let gap = behind_all(behind_mark(gap), &words.within_trainings);
    let noun = begins_with(gap, &words.bills_of_training).and_then(|noun| gap.strip_prefix(noun));
    noun.is_some_and(|rest| rest.chars().count() <= TO_THE_SUM)
}

/// Characters between such a noun and its sum: 预计将高达.
const TO_THE_SUM: usize = 8;
