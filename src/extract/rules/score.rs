//! Scores of models on benchmarks: "scores 91.1 on C-Eval", C-Eval得分90.8, a row of results.

use crate::{
    lexicon::{cue::Cue, english::english},
    model::{EntityKind, Language, Predicate, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    clause,
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
    subject::subject_of,
    table::{cells, head_of_cell},
};

use super::last_told;
use EntityKind::{Benchmark, Model};

/// Reads the amount as a benchmark's score, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    if unit_of(amount).is_none() {
        return false;
    }
    if sentence.place == Place::Row {
        return in_row(found, place, sentence, amount, facts);
    }
    let told = last_told(facts, place, &[Predicate::BenchmarkScore]);
    let benches = || found.names_in(sentence).iter().any(|name| name.kind == Benchmark);
    if told.is_none() && !benches() || is_no_score(found, sentence, amount) {
        return false;
    }
    let named = bench_of(found, sentence, amount).filter(|bench| is_said(found, sentence, amount, bench));
    let (bench, model) = match (named, told) {
        (Some(bench), _) => (bench.name.clone(), model_of(found, place, sentence, amount)),
        (None, Some(told)) => {
            let Some(bench) = bench_told(told) else { return false };
            let dealt = || dealt_in_order(found, sentence, amount);
            (bench, dealt().or_else(|| next_model(found, sentence, amount, told.at)))
        }
        (None, None) => return false,
    };
    let Some(model) = model else { return false };
    let at = named.map_or(amount.span, |bench| amount.span.cover(bench.span));
    push(found, place, amount, model, bench, at, facts)
}

fn unit_of(amount: &Amount) -> Option<Unit> {
    match amount.measure {
        None | Some(Measure::Points) => Some(Unit::Points),
        Some(Measure::Percent) => Some(Unit::Percent),
        _ => None,
    }
}

fn push(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    model: &Name,
    bench: String,
    at: Span,
    facts: &mut Vec<Fact>,
) -> bool {
    let (Some(sentence), Some(mut unit)) = (found.sentences.get(place), unit_of(amount)) else { return false };
    if sentence.place == Place::Row && unit == Unit::Points {
        let head = cells(found.text, sentence.span).first().copied();
        unit = if head.is_some_and(|cell| cell.of(found.text).contains('%')) { Unit::Percent } else { unit };
    }
    let number = amount.max.or(amount.min).unwrap_or(0.0);
    let least = if amount.number.of(found.text).starts_with("0.") { 0.05 } else { 1.0 };
    let most = if unit == Unit::Percent { 100.0 } else { 5000.0 };
    if !(least..=most).contains(&number) {
        return false;
    }
    let mut quantity = amount.quantity(unit);
    quantity.of = Some(bench);
    let value = Value::Quantity(quantity);
    facts.push(Fact::about(Predicate::BenchmarkScore, model, value, at, place, "benchmark_score/on"));
    true
}

/// A cell of a row that a benchmark heads, or of a column that one does.
fn in_row(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let benches = || found.names_in(sentence).iter().filter(|name| name.kind == Benchmark);
    let first = cells(found.text, sentence.span).first().copied();
    let head = benches().find(|name| first.is_some_and(|cell| cell.contains(name.span)));
    // "Pass@1", "Avg@16": how often it was tried.
    let tried = found.text.get(..amount.span.start).is_some_and(|before| before.ends_with('@'));
    let shots = found.text.get(amount.span.end..).is_some_and(|after| after.starts_with(['-', ')']));
    if tried || head.is_some_and(|name| name.span.contains(amount.number)) {
        return true;
    }
    let beside = || {
        let before = benches().rfind(|name| name.span.end <= amount.span.start)?;
        let gap = found.between(before.span, amount.span);
        let plain = gap.trim_matches(['|', ' ', ':', '：', '\t']).len() < 20;
        (plain || found.has_cue(sentence, sentence.span, &[Cue::Score])).then_some(before)
    };
    let Some(bench) = head.or_else(|| of_column(found, place, amount)).or_else(beside) else { return false };
    if shots {
        return true;
    }
    let model = subject_of(found, place, amount.span, &[Model]).and_then(|index| found.names.get(index));
    let Some(model) = model else { return false };
    let at = if sentence.span.contains(bench.span) { amount.span.cover(bench.span) } else { amount.span };
    push(found, place, amount, model, bench.name.clone(), at, facts)
}

/// The benchmark at the head of the column.
fn of_column<'a>(found: &'a Annotated<'_>, place: usize, amount: &Amount) -> Option<&'a Name> {
    let (row, cell) = head_of_cell(found, place, amount.span)?;
    let heads = found.names_in(found.sentences.get(row)?);
    heads.iter().find(|name| name.kind == Benchmark && cell.contains(name.span))
}

/// A bare number that counts something, and a number of points by which one thing is ahead of another.
fn is_no_score(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if was_so_before(found, sentence, amount) {
        return true;
    }
    if found.language.is_chinese() {
        return amount.increase
            || amount.decrease
            || counts_in_chinese(found, amount)
            || is_a_gap(found, sentence, amount)
            || beats_by(found, sentence, amount);
    }
    if found.language.is_unspaced() {
        return false;
    }
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let after = found.text.get(amount.span.end..).unwrap_or("");
    let next = after.split_whitespace().next().unwrap_or("");
    let lead = [" by", "lead of", "gap of", "gain of", "margin of", "improvement of", "top", "No.", "#", "@"];
    let by = lead.iter().any(|words| before.ends_with(words));
    let ahead = ["higher", "lower", "more", "less", "better", "worse", "above", "below", "clear"];
    let counted = amount.measure.is_none()
        && (after.starts_with('-')
            || after.starts_with(' ')
                && next.starts_with(|c: char| c.is_ascii_lowercase())
                && !FOLLOWING.contains(&next.trim_end_matches([',', '.', ';', ':', ')'])));
    by || ahead.contains(&next) || counted
}

/// "rose from 81.0 to 86.7", 由此前的89.0升至94.6: the first of the two was so before.
fn was_so_before(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let after: String = found.text.get(amount.span.end..).unwrap_or("").chars().take(8).collect();
    let left = [" from", "由", "从", "從", "此前的", "之前的", "原来的"].iter().any(|word| before.ends_with(word));
    let to = ["升至", "提升", "提高", "升到", "增至", "上升", "升級", "增加"].iter().any(|word| after.contains(word));
    left && (to
        || after.trim_start().starts_with("to ")
        || after.trim_start_matches(['分', '%']).starts_with(['升', '提', '增']))
}

/// 在GSM8K上超越X达6.3%: by how much, and no score.
fn beats_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start));
    let last = found.cues_within(sentence, before, &[Cue::Beats, Cue::Trails]).last();
    amount.measure == Some(Measure::Percent)
        && last.is_some_and(|at| {
            let gap = Span::new(at.span.end, amount.span.start);
            let named = found.names_in(sentence).iter().any(|name| name.kind == Model && gap.contains(name.span));
            named && !gap.of(found.text).contains('的')
        })
}

/// 比X高1.3分, 参数量仅为后者的三分之一: by how much, or of another measure.
fn is_a_gap(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let span = Span::new(clause.start, amount.span.start.max(clause.start));
    let before = span.of(&found.folded).trim_end();
    let before = before.trim_end_matches(['了', '出', '约', '近']);
    let part = ["分之", "成", "一半"].iter().any(|word| amount.span.of(&found.folded).contains(word));
    let other = [Cue::Parameters, Cue::Price, Cue::Cost, Cue::Active];
    // 最高93.3分 is a score.
    let bound = ["最高", "最低", "最多", "至少", "新高"].iter().any(|word| before.ends_with(word));
    let more = before.ends_with(['高', '低', '多', '少', '差', '涨']) && !bound
        || ["领先", "落后", "提升"].iter().any(|word| before.ends_with(word));
    part || more || found.cues_within(sentence, span, &other).any(|at| found.distance(at.span, amount.span) <= 20)
}

/// What may follow a bare number that is a score.
const FOLLOWING: &[&str] = &[
    "on",
    "in",
    "for",
    "and",
    "or",
    "against",
    "versus",
    "vs",
    "compared",
    "while",
    "with",
    "at",
    "to",
    "by",
    "posted",
    "but",
    "ahead",
    "up",
    "over",
    "points",
    "point",
    "percent",
    "than",
    "from",
    "of",
    "accuracy",
    "score",
    "respectively",
    "is",
    "was",
    "which",
    "when",
    "after",
    "out",
    "across",
    "correct",
    "pass",
    "as",
    "that",
    "versus",
];

/// 50步推理, 3个: a Chinese word that a bare number counts stands right behind it.
fn counts_in_chinese(found: &Annotated<'_>, amount: &Amount) -> bool {
    let next = found.text.get(amount.span.end..).and_then(|after| after.chars().next());
    let closes = ['分', '的', '和', '与', '與', '及', '以', '，', '。', '、', '；', '）', '（', '」', '”', '：', '级'];
    amount.measure.is_none() && next.is_some_and(|c| !c.is_ascii() && !closes.contains(&c))
}

/// The benchmark that a number of the sentence is of.
fn bench_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    if let Some(bench) = listed(found, sentence, amount) {
        return Some(bench);
    }
    let benches = || found.names_in(sentence).iter().filter(|name| name.kind == Benchmark);
    let alone = |name: &&Name| is_alone(found, sentence, amount, name);
    let before = || benches().rfind(|name| name.span.end <= amount.span.start).filter(alone);
    let behind = || benches().find(|name| name.span.start >= amount.span.end).filter(alone);
    if found.language.is_unspaced() {
        // 在A上得81.4分，高于X的80.6，在B上…: behind a comma the next score begins, where one was told before
        let fronted = || benches().any(|name| name.span.end <= amount.span.start);
        let parted = |name: &&Name| found.between(amount.span, name.span).contains(['，', '；', ',', ';', '、']);
        return before().or_else(|| behind().filter(|name| !(parted(name) && fronted())));
    }
    let on = || behind().filter(|name| is_on(found.between(amount.span, name.span)));
    let stops = |name: &&Name| {
        found.language != Language::English || !found.between(amount.span, name.span).contains([';', '.'])
    };
    on().or_else(before).or_else(|| behind().filter(stops))
}

/// "91.1 on C-Eval", "an 81 percent score on SWE-bench", "71.5 (GPQA)".
fn is_on(gap: &str) -> bool {
    let mut words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let linked = gap.split_whitespace().any(|word| matches!(word, "on" | "in" | "at" | "for"));
    let plain = |word: &str| {
        matches!(word, "on" | "in" | "at" | "for" | "the" | "score" | "accuracy" | "points" | "mark" | "rate" | "pass")
            || matches!(word, "result" | "percent" | "of" | "a" | "its" | "out" | "100" | "challenging" | "benchmark")
            || matches!(
                word,
                "math" | "coding" | "reasoning" | "popular" | "knowledge" | "standard" | "auf" | "sur" | "en"
            )
    };
    // "On A it gets 61.2, on B 70.4": behind a comma the next score begins
    let parted = gap.trim_start().starts_with([',', ';']);
    gap.trim() == "(" || linked && !parted && words.all(plain)
}

/// No other score stands between the number and the benchmark, but the one of the other side of a contrast.
fn is_alone(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, name: &Name) -> bool {
    let gap = Span::new(name.span.end.min(amount.span.end), name.span.start.max(amount.span.start));
    let another = found.amounts_in(sentence).iter().any(|other| {
        !other.in_name
            && other.span != amount.span
            && gap.contains(other.span)
            && unit_of(other).is_some()
            && !was_so_before(found, sentence, other)
            && clause::contrast_before(found, sentence, other.span).is_none()
    });
    // "On X, a test of software engineering, Y reached 77.2%": of one benchmark the score may stand farther off
    let fronted = || {
        let mut words = found.head(sentence, name.span.start).split_whitespace();
        words.next().is_some_and(|word| matches!(word, "on" | "in" | "at")) && words.count() <= 1
    };
    let single = || found.names_in(sentence).iter().filter(|name| name.kind == Benchmark).count() == 1;
    let far = found.language == Language::English && fronted() && single();
    let limit = if far {
        120
    } else if found.language.is_chinese() {
        80
    } else {
        60
    };
    !another && found.distance(name.span, amount.span) <= limit
}

/// "91.5, 90.8 and 95.1 on A, B and C", 在A、B和C上分别得到91.5、90.8和95.1分: the n-th of as many benchmarks.
fn listed<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let alike = |other: &&Amount| !other.in_name && unit_of(other).is_some();
    let amounts: Vec<&Amount> = found.amounts_in(sentence).iter().filter(alike).collect();
    let benches: Vec<&Name> = found.names_in(sentence).iter().filter(|name| name.kind == Benchmark).collect();
    let (first, last) = (amounts.first()?, amounts.last()?);
    let before = benches.iter().all(|name| name.span.end <= first.span.start);
    let behind = benches.iter().all(|name| name.span.start >= last.span.end);
    let models = found.names_in(sentence).iter().filter(|name| name.kind == Model && name.can_lead()).count();
    let paired = models <= 1 || found.has_cue(sentence, sentence.span, &[Cue::Respectively]);
    let place = amounts.iter().position(|other| other.span == amount.span)?;
    let fits = benches.len() > 1 && benches.len() == amounts.len() && (before || behind) && paired;
    benches.get(place).copied().filter(|_| fits)
}

/// The sentence speaks of scoring, or the number stands right beside the benchmark.
fn is_said(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, bench: &Name) -> bool {
    let gap = found.between(amount.span, bench.span);
    found.has_cue(sentence, sentence.span, &[Cue::Score])
        || gap.contains(" on ")
        || gap.trim_matches(['|', ' ', ':', '：', '\t', '(', '（']).len() < 20
}

fn bench_told(told: &Fact) -> Option<String> {
    match &told.value {
        Value::Quantity(quantity) => quantity.of.clone(),
        _ => None,
    }
}

/// "…; X gets 67.8", "against 75.7 for X", 仅次于X的89.3分: the model named with a second number on the same benchmark.
fn next_model<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount, told: Span) -> Option<&'a Name> {
    if let Some(model) = attached(found, sentence, amount) {
        return Some(model);
    }
    let models = || found.names_in(sentence).iter().filter(|name| name.kind == Model);
    let last = models().rfind(|name| name.span.end <= amount.span.start && name.span.start >= told.end)?;
    let gap = found.between(last.span, amount.span);
    let parted = gap.contains([',', '，', ';', '；', '。']) || found.distance(last.span, amount.span) > 40;
    let said = found.language.is_unspaced()
        || matches!(gap.trim_matches([' ', ':', '(']), "" | "at")
        || gap.split_whitespace().any(|word| english().score_verbs.contains(word));
    (!parted && said).then_some(last)
}

/// Whose the score is.
fn model_of<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    if let Some(model) = attached(found, sentence, amount).or_else(|| rival_of(found, sentence, amount)) {
        return Some(model);
    }
    if let Some(model) = dealt_in_order(found, sentence, amount) {
        return Some(model);
    }
    if clause::contrast_before(found, sentence, amount.span).is_some() {
        let mut others = found.names_in(sentence).iter().filter(|name| name.kind == Model && name.compared);
        return others.next().filter(|_| others.next().is_none());
    }
    subject_of(found, place, amount.span, &[Model]).and_then(|index| found.names.get(index))
}

/// "On A the X1 gets 65.8 and the X2 79.6; on B the figures are 69.1 and 82.3 respectively": a part of the sentence that names
/// no model deals its scores to those named before, in their order.
fn dealt_in_order<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let text = sentence.span.of(&found.folded);
    if found.language != Language::English || !text.contains("respectively") {
        return None;
    }
    let at = amount.span.start - sentence.span.start;
    let start = sentence.span.start + text.get(..at)?.rfind(';').map_or(0, |stop| stop + 1);
    let end = text.get(at..)?.find(';').map_or(sentence.span.end, |stop| amount.span.start + stop);
    let part = Span::new(start, end);
    let models = found.names_in(sentence).iter().filter(|name| name.kind == Model && !name.compared);
    let mut named: Vec<&Name> = Vec::new();
    for model in models {
        if part.contains(model.span) {
            return None;
        }
        if model.span.end <= part.start && named.iter().all(|other| other.name != model.name) {
            named.push(model);
        }
    }
    let scores = found.amounts_in(sentence).iter();
    let scores = scores.filter(|other| part.contains(other.span) && !other.in_name && unit_of(other).is_some());
    let scores: Vec<Span> = scores.map(|other| other.span).collect();
    let nth = scores.iter().position(|span| *span == amount.span)?;
    named.get(nth).copied().filter(|_| part.of(&found.folded).contains("respectively") && named.len() == scores.len())
}

/// "75.7 for X", "the 71.2 posted by X": the model right behind the number.
fn attached<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let behind = |name: &&Name| name.span.start >= amount.span.end && name.kind != Benchmark;
    let next = found.names_in(sentence).iter().find(behind)?;
    let near = if next.kind == EntityKind::Organization {
        let behind = found.names_in(sentence).iter().find(|name| name.span.start >= next.span.end)?;
        Some(behind).filter(|name| matches!(found.between(next.span, name.span), "'s " | "’s " | " "))?
    } else {
        next
    };
    // "65.8 on MMLU was achieved by X": the benchmark may stand between
    let benches = found.names_in(sentence).iter().filter(|name| name.kind == Benchmark);
    let bench = benches.rev().find(|name| name.span.start >= amount.span.end && name.span.end <= next.span.start);
    let bench = bench.filter(|bench| is_on(found.between(amount.span, bench.span)));
    let gap = found.between(bench.map_or(amount.span, |bench| bench.span), next.span);
    let plain = |word: &str| {
        matches!(
            word,
            "for" | "by" | "of" | "from" | "posted" | "scored" | "achieved" | "the" | "recorded" | "reported"
        ) || matches!(word, "earned" | "obtained" | "reached" | "points" | "percent" | "was" | "were" | "is")
    };
    let linked = gap.split_whitespace().any(|word| matches!(word, "for" | "by" | "of" | "from"));
    (near.kind == Model && linked && gap.split_whitespace().all(plain)).then_some(near)
}

/// 比X的57.6%略低, 与X的83.0持平, 比X高（34.4%）, "X's 71.2": the score is that of the other side.
fn rival_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let mut others = found.names_in(sentence).iter().filter(|name| name.kind == Model);
    let other = others.rfind(|name| name.span.end <= amount.span.start)?;
    let gap = found.between(other.span, amount.span);
    let owned = matches!(gap.trim(), "的" | "'s" | "’s") || gap.trim().starts_with('的') && gap.chars().count() <= 4;
    let bracketed = gap.ends_with(['（', '(']) && gap.chars().count() <= 12 && !gap.contains(['，', ',', '。']);
    (owned || other.compared && bracketed).then_some(other)
}
