//! Stages of a chip that Chinese tells by a verb right behind it: 已规模化部署, 已在多地智算中心落地, 成功点亮.

use crate::{
    lexicon::chinese::{begins_with, behind_all, behind_mark, behind_one, chinese, ends_in},
    model::{EntityKind, Predicate, Term, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    subject::coordinated,
};

use EntityKind::Chip;

/// All of them in one sentence. What is told of the last chip of a list is told of each.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() || sentence.place == Place::Row {
        return;
    }
    for index in sentence.names.clone() {
        let Some(chip) = found.names.get(index).filter(|name| name.kind == Chip && !name.compared && !name.family)
        else {
            continue;
        };
        let group = coordinated(found, sentence, index);
        if group.last() != Some(&index) {
            continue;
        }
        let tail = found.tail_in_clause(sentence, chip.span);
        let rest = behind_all(behind_mark(tail), &chinese().behind_chips);
        let told = is_at_work(rest).map(|verb| (verb, Term::InUse)).or_else(|| {
            let rest = behind_its_day(found, sentence, chip.span.end + (tail.len() - rest.len()), rest);
            is_lit_up(rest).map(|verb| (verb, Term::Testing))
        });
        let Some((behind, term)) = told else { continue };
        let verb = Span::new(chip.span.end, chip.span.end + (tail.len() - behind.len()));
        for chip in group.into_iter().filter_map(|index| found.names.get(index)).filter(|name| name.kind == Chip) {
            facts.push(Fact::about(Predicate::Status, chip, Value::term(term), verb, place, "status/stage"));
        }
    }
}

/// 已规模化部署, 已开始在爱荷华州数据中心部署: the verb stands behind a word for what has come about, and has no object. What
/// follows it.
fn is_at_work(rest: &str) -> Option<&str> {
    let lists = chinese();
    let adverbs = behind_all(rest, &lists.on_its_way);
    let done = behind_all(adverbs, &lists.done_by_now);
    if done.len() == adverbs.len() {
        return None;
    }
    let how = behind_all(done, &lists.how_taken);
    let verb = match how.strip_prefix(['在', '于']) {
        Some(place) => {
            let at = lists.lands.iter().filter_map(|verb| place.find(verb.as_str())).min()?;
            let named = place.get(..at).filter(|named| named.chars().count() <= LONGEST_PLACE)?;
            (!named.contains(['，', '；', '用', '与'])
                && ends_in(named.trim_end_matches('中'), &lists.not_at_work).is_none())
            .then_some(place.get(at..)?)?
        }
        None => how.strip_prefix("实现").map_or(how, |how| behind_all(how, &lists.how_taken)),
    };
    let behind = behind_all(behind_one(verb, &lists.lands)?, &lists.lands);
    (!behind.starts_with(char::is_alphanumeric) || behind.starts_with(['于', '在', '到'])).then_some(behind)
}

/// So many characters name where chips are at work, at most.
const LONGEST_PLACE: usize = 30;

/// 成功点亮, 正在回片测试: a chip that lives and is tried out; one that lights up a cluster has an object. What follows the verb.
fn is_lit_up(rest: &str) -> Option<&str> {
    let lists = chinese();
    let mut verb = rest;
    loop {
        let next = behind_all(behind_all(verb, &lists.done_by_now), &lists.on_its_way);
        if next.len() == verb.len() || begins_with(verb, &lists.lit_up).is_some() {
            break;
        }
        verb = next;
    }
    let behind = behind_one(verb, &lists.lit_up)?;
    let goes_on = begins_with(behind, &lists.in_tests).is_some();
    (goes_on || !behind.starts_with(char::is_alphanumeric)).then_some(behind)
}

/// 于7月回片点亮: what stands behind the day.
fn behind_its_day<'t>(found: &Annotated<'_>, sentence: &Sentence, at: usize, rest: &'t str) -> &'t str {
    let led = rest.strip_prefix("已于").or_else(|| rest.strip_prefix(['于', '在', '已'])).unwrap_or(rest);
    let start = at + (rest.len() - led.len());
    let date = found.dates_in(sentence).iter().find(|date| date.span.start == start);
    date.and_then(|date| led.get(date.span.end - date.span.start..)).unwrap_or(rest)
}
