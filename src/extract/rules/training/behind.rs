//! Chinese: the model that stands behind the chips it was trained on, as the object of the verb or with the noun behind it.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_mark, chinese, ends_in, supposes},
        cue::Cue,
    },
    model::EntityKind,
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
    subject::coordinated,
};

use super::is_a_task;
use EntityKind::{Model, Organization};

/// What a sentence says of the training of a model that it names behind some chips.
pub(in crate::extract::rules) enum Behind {
    Trained(Vec<usize>),
    /// Its training is named, and was not done on them: a test, a denial, what may be.
    NotTrained,
    /// Nothing: another place must tell which model the chips trained.
    Unsaid,
}

/// 用512张A训练出X, 在A千卡集群上完成了X的训练. A model before the chips (X用A训练，Y…) is the one that they trained.
pub(in crate::extract::rules) fn behind_the_chips(found: &Annotated<'_>, sentence: &Sentence, chips: Span) -> Behind {
    let head = Span::new(sentence.clause_of(chips).start.min(chips.start), chips.start);
    let is_model = |index: &usize| found.names.get(*index).is_some_and(|name| name.kind == Model && !name.compared);
    let before = found.names_in(sentence).iter().any(|name| name.kind == Model && head.contains(name.span));
    let mut models = sentence.names.clone().filter(is_model);
    let index = models.find(|index| found.names.get(*index).is_some_and(|name| name.span.start >= chips.end));
    let Some((index, model)) = index.and_then(|index| Some((index, found.names.get(index)?))).filter(|_| !before)
    else {
        return Behind::Unsaid;
    };
    let gap = found.between(chips, model.span);
    let near = !gap.contains(['。', '；', '、']) && gap.chars().count() <= 40;
    let serves = begins_with(gap, &chinese().serves_the_training).is_some()
        && training_of(found, sentence, model.span).is_some();
    let lead = lead_to(found, sentence, head).or_else(|| right_before(found, head)).or_else(|| serves.then_some(chips));
    let Some(lead) = lead.filter(|_| near) else { return Behind::Unsaid };
    let part = Span::new(model.span.start - gap.rsplit('，').next().map_or(0, str::len), model.span.start);
    let verb = found.cues_within(sentence, part, &[Cue::Train]).any(|train| !is_a_task(found, train.span));
    let noun = training_of(found, sentence, model.span);
    let said = noun.is_some() || verb || gap.ends_with('为');
    if !said || gap.contains('，') && !goes_on(found, sentence, Span::new(chips.end, part.start), part) {
        return Behind::Unsaid;
    }
    let done = noun.unwrap_or(verb)
        && !is_denied(found, sentence, head, lead)
        && !says(found, sentence, Span::new(chips.end, model.span.start), &chinese().no_training)
        && !says(found, sentence, part, &chinese().no_own_training)
        && !comes_to_nothing(found, model.span);
    if done { Behind::Trained(coordinated(found, sentence, index)) } else { Behind::NotTrained }
}

/// The 在 or the verb of use that leads to the chips, behind the firm that has one behind it: 尚未在港上市的智谱用….
fn lead_to(found: &Annotated<'_>, sentence: &Sentence, head: Span) -> Option<Span> {
    let leads = leads(found, sentence, head);
    let last = leads.last()?.start;
    let firm = |name: &&Name| name.kind == Organization && head.contains(name.span) && name.span.end <= last;
    let from = found.names_in(sentence).iter().rfind(firm).map_or(head.start, |firm| firm.span.end);
    leads.into_iter().find(|lead| lead.start >= from)
}

/// 以3万张P800训练, 动用2048张H800训练: a word that leads to the chips right before them.
fn right_before(found: &Annotated<'_>, head: Span) -> Option<Span> {
    let text = before_all(head.of(&found.folded), &chinese().about);
    let word = ends_in(text, &chinese().leads_to_chips)?;
    let plain = !["可以", "所以", "难以", "得以"].iter().any(|other| text.ends_with(other));
    plain.then(|| Span::new(head.start + text.len() - word.len(), head.start + text.len()))
}

/// Every 在 and verb of use in `span`, in the text's order.
pub(in crate::extract::rules) fn leads(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> Vec<Span> {
    let signs = span.of(&found.folded).match_indices('在');
    let signs = signs.map(|(at, sign)| Span::new(span.start + at, span.start + at + sign.len()));
    let mut leads: Vec<Span> = signs.chain(found.cues_within(sentence, span, &[Cue::Use]).map(|at| at.span)).collect();
    leads.sort_by_key(|lead| lead.start);
    leads
}

/// 无法在…, 智谱没有用…, 如果用…: what stands before the lead in its own clause, and in no phrase that describes who does it
/// (曾放弃自研的智谱) or tells when (停止采购后).
fn is_denied(found: &Annotated<'_>, sentence: &Sentence, head: Span, lead: Span) -> bool {
    let words = chinese();
    let text = Span::new(head.start, lead.end).of(&found.folded);
    // 无法独立核实智谱用…: of what follows nothing is denied
    let ends = ["的", "后", "时"].into_iter().chain(words.verifies.iter().map(String::as_str));
    let ends = ends.filter_map(|end| text.rfind(end)).max();
    let own = ends.map_or(text, |at| text.get(at..).unwrap_or(""));
    let firm = found.names_in(sentence).iter().rfind(|name| head.contains(name.span) && name.span.end <= lead.start);
    let openings = [Some(head.start), firm.map(|firm| firm.span.end)];
    let supposed = |from: usize| supposes(Span::new(from, head.end).of(&found.folded));
    openings.into_iter().flatten().any(supposed)
        || says(found, sentence, Span::new(lead.end - own.len(), lead.end), &words.no_training)
}

/// …集群上，完成了X的训练, …，历时两个月训练X: behind the comma the same one goes on, and with the same chips. 用于推理，训练X and
/// …，而X do not.
fn goes_on(found: &Annotated<'_>, sentence: &Sentence, before: Span, part: Span) -> bool {
    let words = chinese();
    let text = part.of(&found.folded);
    let whole = before.cover(part);
    let others = found.names_in(sentence).iter().any(|name| before.end <= name.span.start && part.contains(name.span));
    let counted = found.amounts_in(sentence).iter().any(|amount| {
        part.contains(amount.span) && matches!(amount.measure, Some(crate::extract::number::Measure::Counter(_)))
    });
    !others
        && !counted
        && !found.has_cue(sentence, before, &[Cue::Train, Cue::Infer])
        && !found.names_in(sentence).iter().any(|name| name.kind == Organization && whole.contains(name.span))
        && [&words.joins, &words.others, &words.turns_away].iter().all(|list| begins_with(text, list).is_none())
}

/// 完成了X的预训练: whether what stands behind the model is its training (of whatever sort), or a task on that (的训练测试);
/// nothing where no training does.
pub(in crate::extract::rules) fn training_of(found: &Annotated<'_>, sentence: &Sentence, model: Span) -> Option<bool> {
    let words = chinese();
    let rest = behind_mark(found.tail_in_clause(sentence, model));
    let (sort, after) = rest.split_once("训练")?;
    let of_a_sort = match sort.strip_prefix('的') {
        Some(sort) => sort.chars().count() <= 8 && !sort.contains(|c: char| "在了和与、于对用为后将的".contains(c)),
        None => sort.is_empty() || begins_with(sort, &words.of_trainings).is_some_and(|word| word.len() == sort.len()),
    };
    let tried = || words.trials.iter().any(|trial| after.contains(trial.as_str()));
    let task = match after.strip_prefix(['与', '和', '及', '、']) {
        Some(_) => tried(),
        None => [&words.train_nouns, &words.trials].iter().any(|list| begins_with(after, list).is_some()),
    };
    of_a_sort.then_some(!task)
}

/// 训练X失败, 训练X的尝试, 训练X是不现实的: what is said of it behind the model leaves nothing done.
pub(super) fn comes_to_nothing(found: &Annotated<'_>, model: Span) -> bool {
    let words = chinese();
    let rest = found.folded.get(model.end..).unwrap_or("");
    let behind = rest.strip_prefix("的训练").unwrap_or(rest);
    begins_with(behind, &words.failed).is_some() || begins_with(rest, &words.behind_no_training).is_some()
}

/// Whether one of the words stands in `span`, outside of the names there: 华为 says no 为.
pub(super) fn says(found: &Annotated<'_>, sentence: &Sentence, span: Span, words: &[String]) -> bool {
    let mut names = found.names_in(sentence).iter().filter(|name| span.start < name.span.end).peekable();
    let mut from = span.start;
    loop {
        let name = names.next().filter(|name| name.span.start < span.end);
        let to = name.map_or(span.end, |name| name.span.start);
        let text = Span::new(from, to.max(from)).of(&found.folded);
        if words.iter().any(|word| text.contains(word.as_str())) {
            return true;
        }
        let Some(name) = name else { return false };
        from = name.span.end.min(span.end);
    }
}
