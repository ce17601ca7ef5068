//! Ratios to the one before that has no name: "50 percent more performance than the previous generation".

use crate::{
    lexicon::{
        chinese::{chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english},
    },
    model::{EntityKind, Language, Predicate, Quantity, Unit, Value},
    text::Span,
};

use super::{
    super::{
        annotate::{Annotated, Place, Sentence},
        fact::Fact,
        number::{Amount, Measure},
        subject::subject_of,
    },
    comparison::{OTHERWISE, THINGS},
};

/// Reads the amount as such a ratio, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| sentence.place == Place::Prose) else {
        return false;
    };
    let times = amount.measure == Some(Measure::Times);
    let told = match found.language {
        Language::English => in_english(found, sentence, amount),
        language if language.is_chinese() => in_chinese(found, sentence, amount),
        _ => elsewhere(found, sentence, amount),
    };
    let Some(told) = told.filter(|_| !amount.decrease) else { return false };
    let index = subject_of(found, place, amount.span, THINGS);
    let Some(name) = index.and_then(|index| found.names.get(index)).filter(|name| name.can_lead()) else {
        return false;
    };
    let unnamed = name.kind == EntityKind::System && name.has_no_name();
    if unnamed || name.span.end > amount.span.start {
        return false;
    }
    let factor = if times { 100.0 } else { 1.0 };
    let more = if told.increase { 100.0 } else { 0.0 };
    let scaled = |n: Option<f64>| n.map(|n| n * factor + more);
    let mut quantity = Quantity::between(scaled(amount.min), scaled(amount.max), Unit::Percent);
    quantity.approximate = amount.approximate;
    let value = Value::Quantity(quantity);
    let rule = "relative_performance/forerunner";
    facts.push(Fact::about(Predicate::RelativePerformance, name, value, told.at, place, rule));
    true
}

/// The words of the ratio, and whether it comes on top of the whole.
struct Ratio {
    at: Span,
    increase: bool,
}

/// "over 50 percent more performance than the previous generation", "three times as fast as its predecessor".
fn in_english(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Ratio> {
    let tail = found.tail_in_clause(sentence, amount.span);
    let (start, words) =
        english().forerunners.iter().filter_map(|words| tail.find(words.as_str()).map(|at| (at, words))).min()?;
    let between = tail.get(..start)?;
    let at = amount.span.cover(Span::new(amount.span.end + start, amount.span.end + start + words.len()));
    let gap = Span::new(amount.span.end, amount.span.end + start);
    // the number may take the "as" behind it with it
    let fast = any_word(amount.span.cover(gap).of(&found.folded), |word| matches!(word, "fast" | "powerful" | "quick"));
    let performs = fast || found.has_cue(sentence, gap, &[Cue::Performance]);
    let other = found.has_cue(sentence, gap, OTHERWISE);
    let short = between.len() <= GAP && !between.contains([';', '(']) && !between.contains(" and ");
    let less = ["less", "lower", "slower", "fewer", "smaller"].iter().any(|word| between.contains(word));
    let increase = amount.measure == Some(Measure::Percent)
        && ["more", "faster", "better", "higher", "greater", "increase", "gain", "improvement", "boost", "uplift"]
            .iter()
            .any(|word| between.contains(word));
    let times = amount.measure == Some(Measure::Times);
    (performs && !other && short && !less && (times || increase)).then_some(Ratio { at, increase })
}

/// "ist doppelt so schnell wie der Vorgänger", 前世代の2.5倍の演算性能, "이전 제품보다 4배 빠르다": the one before and a word for
/// performance stand in the clause of the ratio.
fn elsewhere(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Ratio> {
    let clause = sentence.clause_of(amount.number);
    let near = |at: &&CueAt| found.distance(at.span, amount.span) <= GAP;
    let old = found.cues_within(sentence, clause, &[Cue::Forerunner]).find(near)?;
    let performs = found.has_cue(sentence, clause, &[Cue::Performance]);
    let named = found.names_in(sentence).iter().any(|name| name.compared && THINGS.contains(&name.kind));
    let plain = performs && !named && !found.has_cue(sentence, clause, OTHERWISE);
    (plain && amount.measure == Some(Measure::Times))
        .then(|| Ratio { at: amount.span.cover(old.span), increase: false })
}

/// So many bytes between the number and what it is held against.
const GAP: usize = 48;

/// 整体性能较上一代提升50%以上, 算力是前代的3倍.
fn in_chinese(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Ratio> {
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start));
    let text = head.of(&found.folded);
    let weighed = has_one(text, &chinese().forerunners);
    // 与今年4月发布的超节点相比，…，整体性能提高50%以上
    let opened = sentence.clauses.iter().take_while(|other| other.end <= clause.start).any(|other| {
        let lead = other.of(&found.folded);
        lead.contains("相比") && has_one(lead, &chinese().forerunner_leads)
    });
    let things = found.names_in(sentence).iter().any(|name| name.compared && THINGS.contains(&name.kind));
    let performs = found.has_cue(sentence, head, &[Cue::Performance]) && !found.has_cue(sentence, head, OTHERWISE);
    let rises = ["提升", "提高", "增长", "快", "增强", "跃升"].iter().any(|verb| text.contains(verb));
    let is = text.trim_end_matches(['约', '近', '超', '过', '了']).ends_with(['的', '到'])
        || text.ends_with("达到")
        // 算力达前代三倍
        || ends_in(text.trim_end_matches(['约', '近', '超', '过']), &chinese().forerunner_leads).is_some();
    let percent = amount.measure == Some(Measure::Percent);
    let told = (weighed || opened && rises) && performs && !things && if percent { rises } else { is && !rises };
    told.then_some(Ratio { at: head.cover(amount.span), increase: percent })
}
