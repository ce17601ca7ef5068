//! Comparisons without a number: on a par with, better than, behind.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, chinese, has_one},
        cue::{Cue, CueAt},
        english::{self, english, is_one},
    },
    model::{EntityKind, Language, Predicate, Quantity, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, is_a_verb},
    number::{Amount, Measure},
    relative::start_of_phrase,
    subject::{coordinated, in_sentence, subject_of},
};

use super::{
    better::weighs_amounts,
    comparison::{OTHERWISE, THINGS},
};

use EntityKind::Model;

/// "on a par with the H200", 与H100相当: no number at all; "outperforms X" is 100 and more, "trails X" 100 at most.
pub(super) fn without_number(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    if found.language.is_chinese() && sentence.place != Place::Row {
        super::better::better_or_worse(found, place, sentence, facts);
    }
    for cue in found.cues_in(sentence) {
        let bounds = match cue.cue {
            Cue::Comparable if follows_a_stronger(found, sentence, cue) => continue,
            Cue::Comparable => (None, None),
            Cue::Beats if !found.language.is_chinese() => (Some(100.0), None),
            Cue::Trails if !found.language.is_chinese() => (None, Some(100.0)),
            _ => continue,
        };
        if matches!(cue.span.of(&found.folded), "rival" | "match") && !is_a_verb(before(found, sentence, cue)) {
            continue;
        }
        if is_hardly_so(found, sentence, cue) {
            continue;
        }
        let Some(other) =
            compared_with(found, sentence, cue).and_then(|index| found.names.get(index).map(|name| (index, name)))
        else {
            continue;
        };
        if is_of_something_else(found, sentence, cue, other.1)
            || is_par_in_another_thing(found, sentence, cue, other.1)
            || is_of_so_many(found, cue, other.1)
            || would_be_needed(found, sentence, cue)
            || weighs_amounts(found, sentence, cue)
        {
            continue;
        }
        let Some(subject) = weighed(found, place, sentence, cue, other.1) else { continue };
        let listed = coordinated(found, sentence, other.0);
        let all: Vec<&Name> = if found.language.is_chinese() {
            rivals(found, sentence, cue.span, other.1)
        } else {
            let goes_on = |name: &&Name| name.span == other.1.span || !begins_a_clause(found, sentence, name);
            listed.into_iter().filter_map(|index| found.names.get(index)).filter(goes_on).collect()
        };
        for rival in all.into_iter().filter(|rival| rival.name != subject.name) {
            let mut quantity = Quantity::between(bounds.0, bounds.1, Unit::Percent);
            quantity.of = Some(rival.name.clone());
            facts.push(Fact::about(
                Predicate::RelativePerformance,
                subject,
                Value::Quantity(quantity),
                cue.span.cover(rival.span),
                place,
                "relative_performance/par",
            ));
        }
    }
}

/// "is hardly a match for the H200", "is anything but on a par with it"; 要与H200抗衡还需时日: there is no par, or none yet.
fn is_hardly_so(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    if found.language == Language::English {
        let head = found.head_in_clause(sentence, cue.span).trim_end();
        return english::ends_in(head, &english().hardly_so);
    }
    if !found.language.is_chinese() {
        return false;
    }
    let lists = chinese();
    let head = found.head_in_clause(sentence, cue.span);
    // 设计接近完成, 产能逼近极限: what is near is an end, and no other thing
    if begins_with(found.tail_in_clause(sentence, cue.span), &lists.nears_an_end).is_some() {
        return true;
    }
    let vies = is_one(&lists.vies_with, cue.span.of(&found.folded));
    has_one(found.tail_in_clause(sentence, cue.span), &lists.not_yet_there)
        || vies && (!has_one(head, &lists.able_to) || has_one(head, &lists.unable_to))
}

/// X2的价格不逊于H200, 与H200显存相当, 与H200相当的功耗: a noun of other things than performance stands right beside the words. In
/// 以更低的价格媲美H200 it tells at what cost.
fn is_par_in_another_thing(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, other: &Name) -> bool {
    if !found.language.is_chinese() || cue.cue != Cue::Comparable {
        return false;
    }
    let said = cue.span.cover(other.span);
    let start = said.start.min(found.start_with_maker(other));
    let clause = sentence.clause_of(cue.span);
    let performs = |span: Span| found.has_cue(sentence, span, &[Cue::Performance, Cue::Score]);
    let ahead = || {
        let head = Span::new(clause.start.min(start), start);
        let bare = before_all(head.of(&found.folded).trim_end(), &chinese().before_the_weighed);
        let end = head.start + bare.len();
        let noun = found.cues_within(sentence, head, OTHERWISE).find(|noun| noun.span.end == end);
        noun.is_some_and(|noun| {
            !found.head_in_clause(sentence, noun.span).contains(['以', '用', '凭']) && !performs(head)
        })
    };
    let inside = || found.has_cue(sentence, said, OTHERWISE) && !performs(said);
    let behind = || {
        let rest = Span::new(said.end, clause.end.max(said.end));
        let owned = rest.of(&found.folded).starts_with('的');
        let near = |noun: &CueAt| found.distance(said, noun.span) <= 3;
        owned && found.cues_within(sentence, rest, OTHERWISE).any(near) && !performs(rest)
    };
    ahead() || inside() || behind()
}

/// 相当于3颗Orin-X: so many of the other, and no par with one.
fn is_of_so_many(found: &Annotated<'_>, cue: &CueAt, other: &Name) -> bool {
    let gap = Span::new(cue.span.end.min(other.span.start), other.span.start);
    let counts = |amount: &Amount| {
        matches!(amount.measure, Some(Measure::Counter(_))) && amount.max.or(amount.min).is_some_and(|n| n > 1.0)
    };
    found.language.is_chinese()
        && found.sentence_at(other.span.start).is_some_and(|sentence| {
            found.amounts_in(sentence).iter().any(|amount| gap.contains(amount.span) && counts(amount))
        })
}

/// "It would take four racks to match one": so many, and none of them is a match.
fn would_be_needed(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let before = found.head(sentence, cue.span.start);
    let takes = ["would take ", "it takes ", "it took ", "would need ", "needs ", "are needed"];
    found.language == Language::English
        && before.trim_end().ends_with(" to")
        && takes.iter().any(|verb| before.contains(verb))
}

/// "X outperforms Y, Z approaches W": Z has a verb of its own, and is no second Y.
fn begins_a_clause(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    found.cues_in(sentence).iter().any(|at| {
        at.span.start >= name.span.end
            && at.span.start <= name.span.end + 2
            && matches!(at.cue, Cue::Beats | Cue::Comparable | Cue::Trails | Cue::Release | Cue::Use | Cue::Say)
            && !matches!(at.span.of(found.text), "with" | "on" | "of" | "using")
    })
}

/// "outperforms or matches X": one statement, and the stronger word comes first.
fn follows_a_stronger(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    found.cues_in(sentence).iter().any(|at| {
        at.cue == Cue::Beats
            && matches!(found.between(at.span, cue.span).trim(), "or" | "or even" | "and even" | "or slightly")
    })
}

fn before<'a>(found: &Annotated<'a>, sentence: &Sentence, cue: &CueAt) -> &'a str {
    found.head_as_written(sentence, cue.span.start)
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
        if name.span.start < cue.span.end {
            return false;
        }
        let gap = found.between(cue.span, name.span);
        let from = start_of_phrase(found, sentence, name.span.start).max(cue.span.end);
        (found.distance(cue.span, Span::new(from, from)) <= limit
            || gap.len() <= 90 && SUCH_AS.iter().any(|words| gap.ends_with(words)))
            && !gap.contains([';', ':'])
    };
    if found.language.is_unspaced() || found.language == Language::Korean {
        // 超过A800，接近H20: another clause has its own
        let ahead = |name: &Name| {
            let near = name.span.end <= cue.span.start && found.distance(name.span, cue.span) <= 16;
            near && name.compared && !found.between(name.span, cue.span).contains(['，', ',', '；'])
        };
        return things().rfind(|index| near(index, &ahead)).or_else(|| things().find(|index| near(index, &behind)));
    }
    things().find(|index| near(index, &behind))
}

/// "models twice its size such as X": what one is compared with stands behind these.
const SUCH_AS: &[&str] = &[", the ", "such as ", "including ", "models like ", "chips like ", "that of ", "those of "];

/// Words that weigh anything: a speed only where the clause speaks of one.
const VAGUE: &[&str] = &["lower than", "higher than", "exceeds", "exceeded", "exceed", "exceeding", "tops", "topped"];

/// The comparison has a number, or is of power, price or a date.
fn is_of_something_else(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, other: &Name) -> bool {
    let clause = sentence.clause_of(cue.span);
    let said = cue.span.cover(other.span);
    let numbered = found
        .amounts_in(sentence)
        .iter()
        .any(|amount| !amount.in_name && clause.contains(amount.span) && says_how_much(found, said, amount));
    let weighs = &[Cue::Power, Cue::Price, Cue::Memory, Cue::Bandwidth, Cue::MarketShare];
    let vague = VAGUE.contains(&cue.span.of(found.text))
        && other.kind != Model
        && !found.has_cue(sentence, clause, &[Cue::Performance, Cue::Score]);
    numbered
        || vague
        || found.has_cue(sentence, said, &[Cue::Power, Cue::Price])
        || (cue.cue != Cue::Comparable && found.has_cue(sentence, said, weighs))
        || (cue.cue != Cue::Comparable
            && cue.span.of(found.text).eq_ignore_ascii_case("behind")
            && !is_led_by_lag(found, cue))
}

/// Whether an amount says by how much, or is itself what is compared; none of another statement of the clause ("… while
/// drawing half the power", "models twice its size").
fn says_how_much(found: &Annotated<'_>, said: Span, amount: &Amount) -> bool {
    let ratio = matches!(amount.measure, Some(Measure::Percent | Measure::Times));
    let inside = said.contains(amount.span);
    let after = found.text.get(amount.span.end..).unwrap_or("").trim_start();
    let sized = ["its size", "their size", "the size", "as large", "as big", "larger", "bigger", "the parameters"];
    if sized.iter().any(|words| after.starts_with(words)) {
        return false;
    }
    if found.language.is_unspaced() {
        return ratio;
    }
    let gap = found.between(said, amount.span);
    let apart = [" while ", " but ", " and ", " at ", " with ", " despite "].iter().any(|word| gap.contains(word));
    let numbers =
        amount.measure.is_none() && inside && amount.max.or(amount.min).is_some_and(|n| (10.0..=5000.0).contains(&n));
    ratio && !apart || numbers
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
