//! Facts that compare: so many per cent of, so many times, on a par with.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::{EntityKind, Predicate, Quantity, Unit, Value},
    text::Span,
};

use super::super::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, Role},
    number::{Amount, Measure},
    subject::{coordinated, in_sentence, subject_of},
    table::cells,
};

use EntityKind::{Benchmark, Chip, Model, System};

const THINGS: &[EntityKind] = &[Chip, System, Model];

/// Reads the amount as a ratio of performance or a benchmark's score, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    if score(found, place, sentence, amount, facts) {
        return true;
    }
    let factor = match amount.measure {
        Some(Measure::Times) => 100.0,
        Some(Measure::Percent) => 1.0,
        _ => return false,
    };
    let Some(other) = other_side(found, sentence, amount) else {
        return amount.measure == Some(Measure::Times);
    };
    let (clause, wide) = (sentence.clause_of(amount.number), sentence.span);
    if !of_performance(found, sentence, amount, clause, wide) {
        return amount.measure == Some(Measure::Times);
    }
    let Some(subject) = compared_subject(found, place, sentence, amount, other) else { return false };
    let ahead = Span::new(clause.start, other.span.start.max(clause.start));
    let beats = found.language.is_chinese()
        && amount.measure == Some(Measure::Percent)
        && other.span.end <= amount.span.start
        && !found.between(other.span, amount.span).contains('的')
        && found.has_cue(sentence, ahead, &[Cue::Beats]);
    let more = if amount.increase || beats { 100.0 } else { 0.0 };
    let mut quantity =
        Quantity::between(amount.min.map(|n| n * factor + more), amount.max.map(|n| n * factor + more), Unit::Percent);
    quantity.approximate = amount.approximate;
    quantity.of = Some(other.name.clone());
    let mut fact = Fact::about(
        Predicate::RelativePerformance,
        subject,
        Value::Quantity(quantity),
        amount.span.cover(other.span),
        place,
        "relative_performance/ratio",
    );
    fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
    facts.push(fact);
    true
}

/// The thing compared with: behind "of", "than", "as", or before 的N倍, in the same sentence.
fn other_side<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let things =
        || found.names_in(sentence).iter().filter(|name| THINGS.contains(&name.kind) && name.role != Role::Unnamed);
    let limit = if found.language.is_unspaced() { 40 } else { 110 };
    let after = things().find(|name| {
        let gap = found.between(amount.span, name.span);
        name.span.start >= amount.span.end
            && found.distance(amount.span, name.span) <= limit
            && !gap.contains(['.', '。', ';', '；'])
            && [
                " of ",
                "of ",
                " than",
                " as ",
                "that of",
                "compared",
                "over ",
                "'s",
                " the ",
                " a ",
                " an ",
                "als ",
                "que ",
                "чем",
                "more than",
                "performance of",
            ]
            .iter()
            .any(|word| {
                gap.contains(word) || found.text.get(name.span.end..).is_some_and(|rest| rest.starts_with("'s"))
            })
    });
    let before = || {
        things().rfind(|name| {
            let gap = found.between(name.span, amount.span);
            name.span.end <= amount.span.start
                && found.distance(name.span, amount.span) <= limit
                && (name.compared || is_owned(found, gap))
                && !gap.contains(['。', ';', '；'])
        })
    };
    if found.language.is_unspaced() { before().or(after) } else { after.or_else(before) }
}

/// "H100的六成": in Chinese only the ratio itself may follow.
fn is_owned(found: &Annotated<'_>, gap: &str) -> bool {
    let gap = gap.trim_start();
    (gap.starts_with('的') || gap.starts_with("系统的")) && (!found.language.is_chinese() || gap.chars().count() <= 6)
}

fn of_performance(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, clause: Span, wide: Span) -> bool {
    let nearest = |cues: &[Cue], span: Span| {
        found
            .cues_in(sentence)
            .iter()
            .filter(|at| cues.contains(&at.cue) && span.contains(at.span))
            .map(|at| found.distance(at.span, amount.number))
            .min()
    };
    let for_it = nearest(&[Cue::Performance, Cue::Beats], clause)
        .or_else(|| nearest(&[Cue::Performance, Cue::Beats], wide).map(|n| n + 20));
    let operations = found.amounts_in(sentence).iter().any(|other| {
        matches!(other.measure, Some(Measure::Flops | Measure::Ops))
            && other.span.end <= amount.span.start
            && found.distance(other.span, amount.span) <= 40
    });
    let against = nearest(
        &[Cue::NotPerformance, Cue::Power, Cue::Memory, Cue::Bandwidth, Cue::Price, Cue::MarketShare, Cue::Yield],
        clause,
    );
    match (for_it, against) {
        (Some(a), Some(b)) => a < b,
        (Some(_), None) => true,
        (None, None) => operations,
        (None, Some(_)) => false,
    }
}

fn compared_subject<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    other: &Name,
) -> Option<&'a Name> {
    let here = sentence.names.clone().filter_map(|index| found.names.get(index)).rfind(|name| {
        THINGS.contains(&name.kind)
            && name.can_lead()
            && name.name != other.name
            && name.span.end <= amount.span.start.max(other.span.start)
    });
    here.or_else(|| {
        subject_of(found, place, amount.span, &[other.kind])
            .and_then(|index| found.names.get(index))
            .filter(|name| name.name != other.name)
    })
}

/// "scores 91.1 on C-Eval", C-Eval得分90.8: a number beside the name of a benchmark.
fn score(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let unit = match amount.measure {
        None | Some(Measure::Points) => Unit::Points,
        Some(Measure::Percent) => Unit::Percent,
        _ => return false,
    };
    let limit = if found.language.is_unspaced() { 40 } else { 32 };
    let chinese = found.language.is_chinese() && sentence.place != Place::Row;
    let bench = found.names_in(sentence).iter().filter(|name| {
        let row = sentence.place == Place::Row && name.span.end <= amount.span.start;
        name.kind == Benchmark && (row || found.distance(name.span, amount.span) <= limit)
    });
    let head = || {
        let cell = cells(found.text, sentence.span).first().copied()?;
        found.names_in(sentence).iter().find(|name| name.kind == Benchmark && cell.contains(name.span))
    };
    if sentence.place == Place::Row && head().is_some_and(|name| name.span.contains(amount.number)) {
        return true;
    }
    if chinese && (amount.increase || amount.decrease || counts_something(found, amount)) {
        return false;
    }
    let percent = sentence.place == Place::Row
        && unit == Unit::Points
        && cells(found.text, sentence.span).first().is_some_and(|cell| cell.of(found.text).contains('%'));
    let unit = if percent { Unit::Percent } else { unit };
    let in_row = (sentence.place == Place::Row).then(head).flatten();
    let bench = in_row.or_else(|| {
        bench.min_by_key(|name| {
            let behind = name.span.start >= amount.span.end && found.between(amount.span, name.span).contains(" on ");
            (!behind, found.distance(name.span, amount.span))
        })
    });
    let Some(bench) = (if chinese { bench_of(found, sentence, amount) } else { bench }) else { return false };
    let said = in_row.is_some()
        || found.has_cue(sentence, sentence.span, &[Cue::Score])
        || found.between(amount.span, bench.span).contains(" on ")
        || found.between(amount.span, bench.span).trim_matches(['|', ' ', ':', '：', '\t']).len() < 20;
    let number = amount.max.or(amount.min).unwrap_or(0.0);
    let most = if unit == Unit::Percent { 100.0 } else { 5000.0 };
    if !said || !(1.0..=most).contains(&number) {
        return false;
    }
    let rival = if chinese { rival_of(found, sentence, amount) } else { None };
    let subject = || subject_of(found, place, amount.span, &[Model]).and_then(|index| found.names.get(index));
    let Some(model) = rival.or_else(subject) else { return false };
    let mut quantity = Quantity::between(amount.min, amount.max, unit);
    quantity.approximate = amount.approximate;
    quantity.of = Some(bench.name.clone());
    let mut fact = Fact::about(
        Predicate::BenchmarkScore,
        model,
        Value::Quantity(quantity),
        amount.span.cover(bench.span),
        place,
        "benchmark_score/on",
    );
    fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
    facts.push(fact);
    true
}

/// 50步推理, 3个: a Chinese word that a bare number counts stands right behind it.
fn counts_something(found: &Annotated<'_>, amount: &Amount) -> bool {
    let next = found.text.get(amount.span.end..).and_then(|after| after.chars().next());
    let closes = ['分', '的', '和', '与', '與', '及', '以', '，', '。', '、', '；', '）', '（', '」', '”', '：', '级'];
    amount.measure.is_none() && next.is_some_and(|c| !c.is_ascii() && !closes.contains(&c))
}

/// In Chinese a score belongs to the last benchmark before it, else to the one behind it; no other score between.
fn bench_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let benches = || found.names_in(sentence).iter().filter(|name| name.kind == Benchmark);
    let alone = |name: &&Name| {
        let (from, to) = (name.span.end.min(amount.span.end), name.span.start.max(amount.span.start));
        let gap = Span::new(from, to.max(from));
        let another = found.amounts_in(sentence).iter().any(|other| {
            !other.in_name
                && other.span != amount.span
                && gap.contains(other.span)
                && matches!(other.measure, None | Some(Measure::Points | Measure::Percent))
        });
        !another && found.distance(name.span, amount.span) <= 80
    };
    let before = benches().rfind(|name| name.span.end <= amount.span.start).filter(alone);
    before.or_else(|| benches().find(|name| name.span.start >= amount.span.end).filter(alone))
}

/// 比X的57.6%略低, 与X的83.0持平, 比X高（34.4%）: the score is that of the other side.
fn rival_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let mut others = found.names_in(sentence).iter().filter(|name| name.kind == Model && name.compared);
    let other = others.rfind(|name| name.span.end <= amount.span.start)?;
    let gap = found.between(other.span, amount.span);
    let owned = gap.trim() == "的" || gap.trim().starts_with('的') && gap.chars().count() <= 4;
    let bracketed = gap.ends_with(['（', '(']) && gap.chars().count() <= 12 && !gap.contains(['，', ',', '。']);
    (owned || bracketed).then_some(other)
}

/// "on a par with the H200", 与H100相当: no number at all; "outperforms X" is 100 and more, "trails X" 100 at most.
pub(super) fn without_number(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    if found.language.is_chinese() && sentence.place != Place::Row {
        super::better::better_or_worse(found, place, sentence, facts);
    }
    for cue in found.cues_in(sentence) {
        let bounds = match cue.cue {
            Cue::Comparable => (None, None),
            Cue::Beats if !found.language.is_unspaced() => (Some(100.0), None),
            Cue::Trails if !found.language.is_unspaced() => (None, Some(100.0)),
            _ => continue,
        };
        let Some(other) =
            compared_with(found, sentence, cue).and_then(|index| found.names.get(index).map(|name| (index, name)))
        else {
            continue;
        };
        if is_of_something_else(found, sentence, cue, other.1) {
            continue;
        }
        let Some(subject) = weighed(found, place, sentence, cue, other.1) else { continue };
        let listed = coordinated(found, sentence, other.0);
        let all: Vec<&Name> = if found.language.is_chinese() {
            rivals(found, sentence, cue.span, other.1)
        } else {
            listed.into_iter().filter_map(|index| found.names.get(index)).collect()
        };
        for rival in all.into_iter().filter(|rival| rival.name != subject.name) {
            let mut quantity = Quantity::between(bounds.0, bounds.1, Unit::Percent);
            quantity.of = Some(rival.name.clone());
            let mut fact = Fact::about(
                Predicate::RelativePerformance,
                subject,
                Value::Quantity(quantity),
                cue.span.cover(rival.span),
                place,
                "relative_performance/par",
            );
            fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
            facts.push(fact);
        }
    }
}

/// The other sides of a comparison: in Chinese all that stand between 与 and the word for being on a par.
fn rivals<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, other: &'a Name) -> Vec<&'a Name> {
    let clause = sentence.clause_of(cue);
    let same = |name: &&Name| {
        name.kind == other.kind && name.compared && clause.contains(name.span) && name.span.end <= cue.start
    };
    let all: Vec<&Name> = found.names_in(sentence).iter().filter(same).collect();
    if found.language.is_chinese() && all.len() > 1 { all } else { vec![other] }
}

/// The thing that the word compares with.
fn compared_with(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<usize> {
    let thing = |index: &usize| found.names.get(*index).is_some_and(|name| THINGS.contains(&name.kind));
    let near = |index: &usize, fits: &dyn Fn(&Name) -> bool| found.names.get(*index).is_some_and(fits);
    let things = || sentence.names.clone().filter(thing);
    let limit = if found.language.is_unspaced() { 16 } else { 34 };
    let behind = |name: &Name| {
        let gap = found.between(cue.span, name.span);
        name.span.start >= cue.span.end
            && (found.distance(cue.span, name.span) <= limit || gap.len() <= 60 && gap.ends_with("such as "))
            && !gap.contains([';', ':'])
    };
    if found.language.is_unspaced() {
        let ahead =
            |name: &Name| name.span.end <= cue.span.start && found.distance(name.span, cue.span) <= 16 && name.compared;
        return things().rfind(|index| near(index, &ahead)).or_else(|| things().find(|index| near(index, &behind)));
    }
    things().find(|index| near(index, &behind))
}

/// The comparison has a number, or is of power, price or a date.
fn is_of_something_else(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, other: &Name) -> bool {
    let clause = sentence.clause_of(cue.span);
    let numbered = found.amounts_in(sentence).iter().any(|amount| {
        !amount.in_name
            && matches!(amount.measure, Some(Measure::Percent | Measure::Times))
            && clause.contains(amount.span)
    });
    let said = cue.span.cover(other.span);
    let weighs = &[Cue::Power, Cue::Price, Cue::Memory, Cue::Bandwidth, Cue::MarketShare];
    numbered
        || found.has_cue(sentence, said, &[Cue::Power, Cue::Price])
        || (cue.cue != Cue::Comparable && found.has_cue(sentence, said, weighs))
        || (cue.cue != Cue::Comparable
            && cue.span.of(found.text).eq_ignore_ascii_case("behind")
            && !is_led_by_lag(found, cue))
}

/// "lags behind", "falls behind": a bare "behind" says where a thing stands, or who is.
fn is_led_by_lag(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let before = found.text.get(..cue.span.start).unwrap_or("").trim_end();
    ["lags", "lag", "lagged", "falls", "fell", "remains", "is", "still"].iter().any(|word| before.ends_with(word))
}

/// The thing that is compared: before the word in its sentence, else the one that the text is about.
fn weighed<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    other: &Name,
) -> Option<&'a Name> {
    let here = in_sentence(found, sentence, cue.span, &[other.kind])
        .and_then(|index| found.names.get(index))
        .filter(|name| name.name != other.name && name.span.start < other.span.start.max(cue.span.start));
    here.or_else(|| {
        subject_of(found, place, cue.span, &[other.kind])
            .and_then(|index| found.names.get(index))
            .filter(|name| name.name != other.name && !sentence.span.contains(name.span))
    })
}
