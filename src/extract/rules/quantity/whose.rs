//! Whose a number is: the n-th name of a list, the predecessor of a change, or the subject of the sentence.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_owner, without_hedges},
    },
    model::{EntityKind, Language, Predicate, Unit, value::Currency},
    text::{Span, span::last},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_observer, says_it_behind},
    clause, focus,
    name::{Name, Role, in_line, is_inside_a_machine},
    number::{Amount, Measure},
    subject::{coordinated, in_order, in_sentence, is_dealt_to_a_list, stands_for_any, subject_of},
};

use EntityKind::{Chip, Organization, System};

use super::{
    dealt::{at_its_number, dealt, is_dealt_in_vain, paired},
    heads::by_heads,
    payers::{announced_by, country_ahead, government, payers, state_budget, state_told_of},
    rows::Rule,
    several,
    trained::object_of_the_verb,
};

/// Characters that may stand between the two amounts of a change.
pub(super) const FROM_TO: usize = 50;

/// "grows from 64 GB to 128 GB", 由355B扩展至744B: the first amount is of what went before.
pub(super) fn is_from(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let before = found.head_as_written(sentence, amount.span.start);
    if is_of_the_past(before) {
        return true;
    }
    english_from(found, sentence, amount, before)
        || found.language.is_unspaced() && grows_in_chinese(found, sentence, amount)
}

/// "grows from 64 GB to 128 GB": "from" right before the amount, and "to" before a later one of its measure.
fn english_from(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, before: &str) -> bool {
    // Characters are bytes at least: most others are left out before any text is walked.
    let reach = amount.span.end + FROM_TO * 4;
    let leads = |other: &Amount| {
        (amount.span.end..=reach).contains(&other.number.start)
            && other.measure == amount.measure
            && !other.in_name
            && found.distance(amount.span, other.number) <= FROM_TO
            && found.between(amount.span, other.number).contains(" to ")
    };
    // "triples the bandwidth to 3.6 TB/s from 1.2 TB/s"; a share is the same holder's before and after
    let follows = |other: &Amount| {
        let reached = found.head(sentence, other.span.start).trim_end().ends_with(" to");
        let near = other.span.end <= amount.span.start && found.distance(other.span, amount.span) <= FROM_TO;
        near && reached && other.measure == amount.measure && amount.measure != Some(Measure::Percent)
    };
    let amounts = found.amounts_in(sentence);
    before.trim_end().ends_with(" from") && (amounts.iter().any(leads) || amounts.iter().any(follows))
}

/// 从355B翻到744B，激活参数从32B涨到40B: the first amount behind 从, and before the next of its measure 到 or its like.
fn grows_in_chinese(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let alike = |other: &&Amount| other.measure == amount.measure && !other.in_name;
    let before = found.head(sentence, amount.span.start);
    let tail = last(before, 16);
    let tail = tail.rsplit(['，', ',', '；', ';', '。']).next().unwrap_or("");
    let Some(mark) = tail.rfind(['由', '从']).map(|at| amount.span.start - (tail.len() - at)) else { return false };
    let leads = |from: &Amount, to: &Amount| {
        let gap = Span::new(from.span.end, to.number.start.max(from.span.end));
        leads_to(gap.of(&found.folded)) && !tells_of_another(found, sentence, gap)
    };
    let others = || found.amounts_in(sentence).iter().filter(alike);
    let is_second =
        others().any(|other| (mark..amount.number.start).contains(&other.number.start) && leads(other, amount));
    // 从23T token加码到28.5T: the second may leave its noun out.
    let next = |next: &Amount| {
        // 从23T增加到28.5T token: or the first does
        let bare = (next.measure.is_none() || amount.measure.is_none()) && !next.in_name;
        next.number.start >= amount.span.end
            && (bare || alike(&next))
            && found.distance(amount.span, next.number) <= FROM_TO
            && leads(amount, next)
    };
    !is_second && found.amounts_in(sentence).iter().any(next)
}

/// 升级为, 提升至最高, ，提高到: the words between the two amounts of a change. A comma may part the verb from the first.
fn leads_to(gap: &str) -> bool {
    let words = chinese();
    let mut gap = gap.trim_end();
    while let Some(word) = ends_in(gap, &words.before_amounts) {
        gap = gap.strip_suffix(word).unwrap_or("").trim_end();
    }
    let (first, last) = gap.split_once(['，', ',']).unwrap_or(("", gap));
    let apart = last.len() < gap.len();
    let verb = || words.changes.iter().any(|verb| last.contains(verb.as_str()));
    let changes = last.ends_with(['到', '至']) || last.ends_with(['为', '成', '达']) && verb();
    changes
        && !gap.contains(['由', '从', '；', '。'])
        && !last.contains(['，', ','])
        && (!apart || first.is_empty() && verb())
}

/// 从2350亿，激活参数达220亿: a noun for an amount between the two, and not right behind the first, is of another one.
fn tells_of_another(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let nouns = [
        Cue::Parameters,
        Cue::Active,
        Cue::Tokens,
        Cue::Context,
        Cue::ReadAtOnce,
        Cue::Memory,
        Cue::Bandwidth,
        Cue::Power,
        Cue::Price,
    ];
    let apart = |at: &CueAt| !Span::new(gap.start, at.span.start).of(&found.folded).trim().is_empty();
    found.cues_within(sentence, gap, &nouns).any(apart)
}

/// "up from 5.6T", "(was 16K)", 高于上一代的64GB: what stands behind such words was so before.
fn is_of_the_past(before: &str) -> bool {
    const BACK: &[&str] = &[
        "up from",
        "down from",
        "(was",
        "previously",
        "formerly",
        "raised from",
        "instead of",
        "rather than",
        "increased from",
        "expanded from",
        "grew from",
        "原为",
        "原来的",
        "原先的",
        "此前的",
        "此前为",
        "此前指引的",
        "此前预期的",
        "此前预计的",
        "先前預估的",
        "上一代的",
        "上代的",
        "前代的",
        "之前的",
        "上一代为",
        "前代为",
        "此前仅",
        "原來的",
        "先前的",
        "前一代的",
    ];
    let words = before.trim_end().trim_end_matches(['~', '≈']).trim_end();
    let words = ["about", "around", "just", "only", "some"]
        .iter()
        .fold(words, |words, hedge| words.strip_suffix(hedge).map_or(words, str::trim_end));
    BACK.iter().any(|word| words.ends_with(word))
}

/// What the first amount of a change belongs to: the earlier thing that the sentence names, if it names one.
pub(super) fn predecessor(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if found.language.is_chinese() {
        return predecessor_in_chinese(found, sentence, amount, rule);
    }
    let here = sentence
        .names
        .clone()
        .rfind(|index| {
            found.names.get(*index).is_some_and(|name| {
                rule.kinds.contains(&name.kind)
                    && name.span.end <= amount.span.start
                    && found.distance(name.span, amount.span) <= 24
            })
        })
        .filter(|index| {
            sentence.names.clone().any(|other| {
                other < *index && found.names.get(other).is_some_and(|name| rule.kinds.contains(&name.kind))
            })
        });
    here.or_else(|| replaced_before(found, amount, rule))
}

/// "X2 replaces the X1. Memory grows from 64 GB to 128 GB": what the thing told of has taken the place of, or the one before it
/// in its line.
fn replaced_before(found: &Annotated<'_>, amount: &Amount, rule: &Rule) -> Option<usize> {
    let things = [Chip, System, EntityKind::Model];
    if found.language != Language::English || !rule.kinds.iter().all(|kind| things.contains(kind)) {
        return None;
    }
    let end = found.names.partition_point(|name| name.span.end <= amount.span.start);
    let near = (0..end).rev().filter_map(|index| Some((index, found.names.get(index)?)));
    let near = near.take_while(|(_, name)| name.span.end + REPLACED_WITHIN >= amount.span.start);
    let near: Vec<(usize, &Name)> = near.filter(|(_, name)| rule.kinds.contains(&name.kind)).collect();
    let replaced = near.iter().find(|(_, name)| focus::is_the_one_replaced(found, name));
    let (_, told) = near.first()?;
    let before = || near.iter().find(|(_, name)| in_line(name, told) == Some(true));
    replaced.or_else(before).map(|(index, _)| *index)
}

/// So many bytes before the change the one before was named.
const REPLACED_WITHIN: usize = 300;

/// 从GLM-4.5的3550亿增至, 与上一代GLM-4.5相比，GLM-5参数从355B增至744B: the owner behind 从, else the one thing that the new one is
/// weighed against.
fn predecessor_in_chinese(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let fits = |index: &usize| {
        found.names.get(*index).filter(|name| rule.kinds.contains(&name.kind) && name.span.end <= amount.span.start)
    };
    let owns = |index: &usize| {
        fits(index).is_some_and(|name| {
            let before = found.head(sentence, name.span.start).trim_end();
            let before = ["上一代", "上代", "前代", "前一代"]
                .iter()
                .find_map(|word| before.strip_suffix(word))
                .unwrap_or(before);
            let gap = found.between(name.span, amount.span);
            before.ends_with(['从', '由']) && gap.chars().count() <= 6 && !gap.contains(['，', ',', '；'])
        })
    };
    let mut weighed = sentence.names.clone().filter(|index| fits(index).is_some_and(|name| name.compared));
    let only = || weighed.next().filter(|_| weighed.next().is_none());
    sentence.names.clone().rfind(owns).or_else(only)
}

/// What the words around the number tell by themselves.
fn told_beside(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    within(found, amount, rule)
        .or_else(|| whose_budget(found, sentence, amount).filter(|_| rule.predicate == Predicate::Investment))
        .or_else(|| before_its_name(found, sentence, amount, rule))
        .or_else(|| chosen_for(found, sentence, amount, rule))
        .or_else(|| at_its_number(found, sentence, amount, rule))
        .or_else(|| dealt(found, sentence, amount, rule))
        .or_else(|| paired(found, sentence, amount, rule))
        .or_else(|| on_each(found, sentence, amount, rule))
        .or_else(|| fronted(found, sentence, amount, rule))
        .or_else(|| trained_for(found, sentence, amount, rule))
        .or_else(|| object_of_the_verb(found, sentence, amount, rule))
        .or_else(|| each_of_them(found, sentence, amount, rule))
}

pub(super) fn subjects(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    if sentence.place == Place::Row {
        return subject_of(found, place, amount.span, rule.kinds).map(|index| vec![index]);
    }
    let all = by_heads(found, place, sentence, amount, rule);
    if let Some(all) = all.or_else(|| several::of_so_many(found, place, sentence, amount, rule)) {
        return Some(all).filter(|all| !all.is_empty());
    }
    if let Some(index) = told_beside(found, sentence, amount, rule) {
        return Some(vec![index]);
    }
    if is_dealt_in_vain(found, sentence, amount, rule) {
        return None;
    }
    if let Some(index) = bracketed(found, sentence, amount, rule) {
        return index.map(|index| vec![index]);
    }
    if rule.predicate != Predicate::Investment
        && let Some(index) = attached_behind(found, sentence, amount, rule)
    {
        return Some(vec![index]);
    }
    if let Some(index) = possessor(found, sentence, amount, rule).or_else(|| contrasted(found, sentence, amount, rule))
    {
        return Some(vec![index]);
    }
    if let Some(marker) = clause::contrast_before(found, sentence, amount.span) {
        return other_side(found, place, sentence, amount, rule, marker).map(|index| vec![index]);
    }
    if rule.kinds == [EntityKind::Model] && of_both(found, sentence, amount) {
        return Some(super::super::models::models_at(found, place, amount.span)).filter(|models| !models.is_empty());
    }
    if rule.kinds == [EntityKind::Model] && is_dealt_to_a_stranger(found, sentence, amount, rule) {
        return None;
    }
    if let Some(index) = of_the_leading_one(found, place, sentence, amount, rule) {
        return Some(vec![index]);
    }
    let Some(index) = ranked(found, place, sentence, amount, rule) else {
        return about_to_be_named(found, place, sentence, rule);
    };
    if rule.predicate == Predicate::TrainingTokens || rule.predicate == Predicate::TrainingTime {
        return Some(super::super::models::models_at(found, place, amount.span))
            .filter(|models| models.contains(&index))
            .or(Some(vec![index]));
    }
    if rule.predicate == Predicate::Investment && found.language == Language::English {
        return payers(found, sentence, amount, index);
    }
    Some(of_all(found, sentence, amount, rule, index))
}

/// "smaller than the 1 trillion-parameter Kimi K2": the size that describes a name is of it, whatever the sentence is about.
fn before_its_name(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate != Predicate::Parameters || found.language != Language::English {
        return None;
    }
    let described = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(amount.number.end.min(name.span.start), name.span.start).of(&found.folded);
            let size = gap.strip_suffix(" model ").or_else(|| gap.strip_suffix(' ')).unwrap_or("");
            let near = size.ends_with("-parameter") && size.split_whitespace().count() <= 1;
            name.kind == EntityKind::Model && name.span.start >= amount.span.end && near
        })
    };
    sentence.names.clone().find(described)
}

/// "has picked Contoso's 2 nm process for the X2": the node is of the chip that it is taken for, behind it.
fn chosen_for(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate != Predicate::ProcessNode || found.language != Language::English {
        return None;
    }
    let chip = |index: &usize| {
        found.names.get(*index).is_some_and(|name| name.kind == Chip && name.span.start >= amount.span.end)
    };
    let index = sentence.names.clone().find(chip)?;
    let start = found.start_with_maker(found.names.get(index)?);
    let gap = Span::new(amount.span.end, start).of(&found.folded);
    let (noun, lead) = gap.split_once(" for ")?;
    let line = noun.split_whitespace().all(|word| english().process_nouns.contains(word) || word == "class");
    let plain = lead.split_whitespace().count() <= LEAD && !lead.contains([',', ';', '.']);
    let sentence = found.sentence_at(amount.span.start)?;
    let chosen = any_word(found.head_in_clause(sentence, amount.span), |word| {
        english().chooses.contains(word)
            || matches!(
                word,
                "took" | "takes" | "take" | "use" | "uses" | "used" | "using" | "stuck" | "sticks" | "sticking"
            )
    });
    (line && plain && chosen).then_some(index)
}

/// So many words stand between "for" and the chip that a node is taken for: "for its coming inference chip".
const LEAD: usize = 5;

/// "The 7nm chip carries 80 GB": the node is of the chip that these words stand for, where it is told for the first time; said
/// again, it tells which of several is meant.
fn within(found: &Annotated<'_>, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate != Predicate::ProcessNode {
        return None;
    }
    let same = |other: &Amount| {
        other.measure == amount.measure
            && other.span.end <= amount.span.start
            && (other.min, other.max) == (amount.min, amount.max)
    };
    let stands = |name: &Name| name.kind == Chip && name.role == Role::Referring && name.span.contains(amount.span);
    let name = found.names_over(amount.span).find(|name| stands(name))?;
    if found.amounts.iter().any(same) { None } else { found.index_at(name.span) }
}

/// "Power is given as 600 watts.", behind "it moves 1.4 TB/s, where the X1 manages 4": a bare noun at the head of the sentence is of
/// what leads the text, and not of what that was held against.
fn of_the_leading_one(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<usize> {
    let things = rule.kinds.contains(&Chip) && rule.kinds.iter().all(|kind| matches!(kind, Chip | System));
    if found.language != Language::English || sentence.place != Place::Prose || !things {
        return None;
    }
    let head = found.head(sentence, amount.span.start).trim_start();
    let bare = english().bare_properties.iter().any(|noun| {
        head.strip_prefix(noun.as_str()).and_then(|rest| rest.strip_prefix(' ')).is_some_and(|rest| {
            let verb = rest.split(' ').next().unwrap_or("");
            english().finite.contains(verb) || english().helpers.contains(verb)
        })
    });
    let fits = |name: &Name| rule.kinds.contains(&name.kind);
    if !bare || found.names_in(sentence).iter().any(|name| fits(name) && name.span.end <= amount.span.start) {
        return None;
    }
    let before = found.sentences.get(place.saturating_sub(LEADING_WITHIN)..place)?;
    before.iter().rev().find_map(|told| {
        let leads = |index: &usize| {
            found.names.get(*index).is_some_and(|name| {
                fits(name)
                    && name.can_lead()
                    && name.span.start <= told.span.start + LEADING
                    && name.role != Role::Unnamed
                    && !is_held_against(found, name)
            })
        };
        told.names.clone().find(leads).filter(|index| !stands_for_any(found, told, *index))
    })
}

/// "2.9 times as fast as the X1. The X1 has no such units": what the thing of the text was held against before.
fn is_held_against(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.names.partition_point(|other| other.span.start < name.span.start);
    let near = found.names.get(..before).unwrap_or(&[]).iter().rev();
    let mut near = near.take_while(|other| other.span.end + HELD_WITHIN >= name.span.start);
    near.any(|other| other.compared && other.kind == name.kind && other.name == name.name)
}

/// So many bytes back it was held against it.
const HELD_WITHIN: usize = 400;

/// So many sentences back, and so many bytes into one, stands what leads it.
const LEADING_WITHIN: usize = 5;
const LEADING: usize = 48;

/// A、某模型和B的参数分别为: one of the list is not known, and none of them has a figure of its own.
fn is_dealt_to_a_stranger(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let alike = |other: &Amount| (rule.unit)(other) == (rule.unit)(amount);
    found.language.is_chinese()
        && is_dealt_to_a_list(found, sentence, amount)
        && in_order(found, sentence, amount, rule.kinds, alike).is_none()
}

/// "Yields for the 590 and 690 are 20%": the one number of the sentence is of each in the list.
fn of_all(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule, index: usize) -> Vec<usize> {
    let alike = |other: &&Amount| !other.in_name && (rule.unit)(other) == (rule.unit)(amount);
    let single = found.amounts_in(sentence).iter().filter(alike).count() == 1;
    let shared = matches!(
        rule.predicate,
        Predicate::YieldRate | Predicate::ProcessNode | Predicate::MemoryCapacity | Predicate::MemoryBandwidth
    );
    // "are both given as 1 petaflop": what elsewhere could be a sum
    let both = || of_both(found, sentence, amount) && matches!(rule.predicate, Predicate::Compute | Predicate::Power);
    let each = || {
        let plain = matches!(
            rule.predicate,
            Predicate::Compute | Predicate::Power | Predicate::Parameters | Predicate::ContextLength
        );
        plain && each_of_a_list(found, sentence, amount, index)
    };
    let shared = shared || both() || each();
    let thing = |name: &Name| matches!(name.kind, Chip | EntityKind::Model);
    let ahead = found.names.get(index).is_some_and(|name| thing(name) && name.span.end <= amount.span.start);
    let behind = || Span::new(found.names.get(index).map_or(0, |name| name.span.end), amount.span.start);
    if single && ahead && found.language.is_chinese() && has_one(behind().of(&found.folded), &chinese().of_all_together)
    {
        return if coordinated(found, sentence, index).len() > 1 { Vec::new() } else { vec![index] };
    }
    if single && shared && ahead && sentence.names.contains(&index) {
        // 相比昇腾910B，昇腾910C的显存为128GB: what it is weighed against is no member of the list.
        let listed = |other: &usize| *other == index || found.names.get(*other).is_some_and(|name| !name.compared);
        return coordinated(found, sentence, index).into_iter().filter(listed).collect();
    }
    vec![index]
}

/// "The X1 and the X2 draw 700 watts": chips that open the sentence have it each, where no word adds them up.
fn each_of_a_list(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, index: usize) -> bool {
    let first = coordinated(found, sentence, index).first().and_then(|first| found.names.get(*first));
    let Some(first) = first.filter(|_| sentence.place == Place::Prose) else { return false };
    let head = found.head(sentence, found.start_with_maker(first)).trim();
    let behind = Span::new(first.span.end, amount.span.start.max(first.span.end)).of(&found.folded);
    if found.language.is_chinese() {
        return head.is_empty() && !has_one(behind, &chinese().of_all_together);
    }
    if found.language != Language::English {
        return false;
    }
    let opens = matches!(head, "" | "the" | "both" | "both the" | "its" | "their" | "our");
    let rest = Span::new(first.span.end, sentence.span.end).of(&found.folded);
    opens && amount.span.start >= first.span.end && !any_word(rest, |word| english().sums.contains(word))
}

/// "Foxconn trained its first model in four weeks. The model, called `FoxBrain`, …": named a sentence later.
fn about_to_be_named(found: &Annotated<'_>, place: usize, sentence: &Sentence, rule: &Rule) -> Option<Vec<usize>> {
    let speaks = found.has_cue(sentence, sentence.span, &[Cue::Model]);
    let coming = super::super::models::coming_models(found, place);
    (rule.kinds == [EntityKind::Model] && speaks && coming.len() == 1 && place <= 4).then_some(coming)
}

/// "Both models have a context of 128,000 tokens": the statement is of the two named before.
fn of_both(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span);
    found.cues_within(sentence, clause, &[Cue::Both]).any(|at| at.span.end <= amount.span.start)
}

/// "64 GB on the 910B, 80 GB on the H100 and 96 GB on the P800": each number is of the thing right behind it.
fn on_each(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let small = |word: &str| {
        let noun = matches!(word, "of" | "memory" | "bandwidth" | "vram") || word.starts_with("hbm");
        noun || matches!(word, "on" | "in" | "for" | "the" | "each" | "a" | "an")
    };
    let behind = |amount: &Amount| {
        let next = |index: &usize| {
            let name = found.names.get(*index);
            name.is_some_and(|name| rule.kinds.contains(&name.kind) && name.span.start >= amount.span.end)
        };
        let index = sentence.names.clone().find(next)?;
        let gap = Span::new(amount.span.end, found.names.get(index)?.span.start).of(&found.folded);
        let linked = gap.split_whitespace().any(|word| matches!(word, "on" | "in" | "for"));
        (linked && gap.split_whitespace().all(small)).then_some(index)
    };
    if found.language != Language::English || matches!(rule.predicate, Predicate::Investment | Predicate::Price) {
        return None;
    }
    let own = behind(amount)?;
    let alike = |other: &&Amount| other.measure == amount.measure && other.span != amount.span && !other.in_name;
    let listed = found.amounts_in(sentence).iter().filter(alike).any(|other| behind(other).is_some_and(|it| it != own));
    (listed && found.names.get(own).is_some_and(|name| !name.family)).then_some(own)
}

/// "Of its 744 billion parameters, GLM-5 uses …", "With 96 GB of memory, the H20 …": the number opens the sentence, and
/// the thing the clause behind it.
fn fronted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if found.language.is_chinese() {
        return fronted_in_chinese(found, sentence, amount, rule);
    }
    if found.language != Language::English {
        return None;
    }
    let before = found.head(sentence, amount.span.start);
    let before = before.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end();
    // "said that with 96 GB of memory"
    let before = before.rsplit_once(" that ").map_or(before, |(_, front)| front);
    // "At 345 teraflops, with 80 GB of memory"
    let before = behind_a_front(before).unwrap_or(before);
    // "its" is one of the words that "of its" would lose as a hedge
    if ![before, without_hedges(before).trim_end()].iter().any(|front| english().fronts.contains(*front)) {
        return None;
    }
    let front = sentence.clause_of(amount.number);
    let mut behind = sentence.clauses.iter().filter(|clause| clause.start >= front.end);
    let next = behind.next()?;
    // "At 345 teraflops, with 80 GB of memory, the X1 …": one more such phrase may stand between
    let first = next.of(&found.folded).trim_start();
    let phrase = ["with ", "and ", "at "].iter().any(|word| first.starts_with(word));
    let next = if phrase && found.names_over(*next).next().is_none() { behind.next()? } else { next };
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let head = Span::new(next.start, name.span.start.max(next.start)).of(&found.folded).trim();
            let plain = matches!(head, "" | "the" | "a" | "an") || is_what_it_is(found, sentence, next.start, name);
            rule.kinds.contains(&name.kind) && next.contains(name.span) && plain
        })
    })
}

/// What stands behind the comma that ends a fronted phrase with a figure: "with" of "at 345 teraflops in FP16, with".
fn behind_a_front(before: &str) -> Option<&str> {
    let (first, rest) = before.rsplit_once(", ")?;
    let opens = ["at ", "with "].iter().any(|word| first.starts_with(word));
    let figure = first.contains(|c: char| c.is_ascii_digit());
    (opens && figure && !first.contains(',') && first.split_whitespace().count() <= FRONT_WORDS).then_some(rest)
}

/// Words of a fronted phrase with a figure, at most: "at 345 teraflops in FP16".
const FRONT_WORDS: usize = 6;

/// "the AI chip", "Contoso's accelerator": an article or an owner, and the noun for the thing right before its name.
fn is_what_it_is(found: &Annotated<'_>, sentence: &Sentence, from: usize, name: &Name) -> bool {
    let head = Span::new(from, name.span.start.max(from));
    let noun = found.cues_within(sentence, head, &[Cue::Chip, Cue::System, Cue::Model]).last();
    let words = head.of(&found.folded);
    noun.is_some_and(|noun| noun.span.end + 1 == name.span.start)
        && words.split_whitespace().count() <= WORDS_BEFORE
        && !words
            .split_whitespace()
            .any(|word| english().prepositions.contains(word) || english().finite.contains(word))
}

/// Words before a name that tell what it is, at most.
const WORDS_BEFORE: usize = 6;

/// 凭借400TFLOPS的算力，AI芯片“青鸿三号”跻身一线: the first clause names nothing of the kind, and the thing opens the next one.
fn fronted_in_chinese(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let front = sentence.clauses.first().filter(|clause| clause.contains(amount.number))?;
    let head = front.of(&found.folded).trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = begins_with(head, &chinese().fronts)?;
    if !tells_what_it_has(found, sentence, Span::new(front.end - head.len() + word.len(), front.end), amount) {
        return None;
    }
    let fits = |index: &usize| found.names.get(*index).is_some_and(|name| rule.kinds.contains(&name.kind));
    let index = sentence.names.clone().find(fits)?;
    let name = found.names.get(index).filter(|name| name.span.start >= front.end)?;
    // the marks around a name part clauses, too
    let lead = Span::new(front.end, name.span.start);
    let text = lead.of(&found.folded).strip_prefix('，')?;
    let plain = text.chars().count() <= FRONTED_WITHIN && !text.contains(['，', '；', '：']);
    let others = || found.names_in(sentence).iter().filter(|other| lead.contains(other.span));
    (plain && others().all(|other| other.kind == Organization)).then_some(index)
}

/// 凭借400TFLOPS的算力: what the thing behind has. In 得益于对手把售价提高到20万元 another acts, 搭载单价2万元的加速卡 is on a part of it, and
/// in 凭借2000TFLOPS的目标 it has nothing yet.
fn tells_what_it_has(found: &Annotated<'_>, sentence: &Sentence, phrase: Span, amount: &Amount) -> bool {
    let lead = Span::new(phrase.start, amount.span.start.max(phrase.start)).of(&found.folded);
    let rest = Span::new(amount.span.end, phrase.end.max(amount.span.end));
    lead.chars().count() <= FRONTED_WITHIN
        && !has_one(lead, &chinese().fronts_another)
        && !has_one(rest.of(&found.folded), &chinese().fronts_another)
        && !found.has_cue(sentence, rest, &[Cue::Chip, Cue::System, Cue::Model])
}

/// Characters before the thing in its clause: whose it is, and what it is.
const FRONTED_WITHIN: usize = 12;

/// "spent $20 million on training GLM-5", "cost $20 million to train": the model that the money was spent on.
fn trained_for(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate != Predicate::TrainingCost || found.language != Language::English {
        return None;
    }
    let links =
        [" on training ", " to train ", " training ", " for training ", " on the training of ", " on training its "];
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            rule.kinds.contains(&name.kind)
                && name.span.start >= amount.span.end
                && links.contains(&found.between(amount.span, name.span))
        })
    })
}

/// "13,800 GB300 GPUs, each carrying 288 GB": of the chip that was counted.
fn each_of_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let clause = sentence.clause_of(amount.number).of(found.text).trim_start();
    let counted = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| name.counted && rule.kinds.contains(&name.kind) && name.span.end <= amount.span.start)
    };
    // 32张X1，每卡64GB
    let each = clause.starts_with("each ")
        || rule.kinds.contains(&Chip)
            && begins_with(found.head_in_clause(sentence, amount.span).trim(), &chinese().each).is_some();
    each.then(|| sentence.names.clone().rfind(counted)).flatten()
}

/// "Foo-2 (9 billion parameters)": what stands in brackets is of the name right before them, and of nothing else where
/// the word there is a name that nobody knows.
#[expect(clippy::option_option, reason = "no bracket, a bracket behind an unknown name, and a name are three answers")]
fn bracketed(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<Option<usize>> {
    let open = clause::bracket_around(found, sentence, amount.span)?;
    let right_before = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(open), open).of(found.text);
            rule.kinds.contains(&name.kind)
                && (!name.compared || gap.trim_matches([' ', '”', '」']).is_empty())
                && name.span.end <= open
                && gap.len() <= 24
                && gap.split_whitespace().count() <= 2
                && !gap.contains([',', ';', '，', '；'])
        })
    };
    if let Some(index) = sentence.names.clone().rfind(right_before) {
        return Some(Some(index));
    }
    let before = found.head_as_written(sentence, open);
    let mut words = before.split_whitespace().rev().take(2);
    let unknown = words.any(|word| {
        word.starts_with(|c: char| c.is_ascii_uppercase()) && word.contains(|c: char| c.is_ascii_digit() || c == '-')
    });
    (unknown && rule.kinds == [EntityKind::Model]).then_some(None)
}

/// "$9,800 for the 910C", "the 145 kW consumed by the NVL72": a phrase behind the number says whose it is.
pub(super) fn attached_behind(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<usize> {
    let next = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| rule.kinds.contains(&name.kind) && name.span.start >= amount.span.end)
    };
    let index = sentence.names.clone().find(next)?;
    let gap = found.between(amount.span, found.names.get(index)?.span);
    // "a dense control of 38 billion parameters, Longmen-Dense, remains": the name stands in apposition
    let ends = |name: &Name| found.folded.get(name.span.end..).is_some_and(|after| after.starts_with([',', ')']));
    let apposed = gap == ", "
        && found.names.get(index).is_some_and(ends)
        && found.head(sentence, amount.span.start).contains(" of ");
    if apposed && found.language == Language::English && rule.kinds == [EntityKind::Model] {
        return Some(index);
    }
    let plain = |word: &str| {
        matches!(
            word,
            "for"
                | "by"
                | "to"
                | "the"
                | "a"
                | "an"
                | "each"
                | "single"
                | "one"
                | "its"
                | "consumed"
                | "drawn"
                | "used"
                | "offered"
                | "delivered"
                | "provided"
                | "attributed"
                | "required"
                | "needed"
                | "claimed"
                | "quoted"
                | "apiece"
        ) || is_owner(word)
    };
    let linked = gap.split_whitespace().any(|word| matches!(word, "for" | "by"))
        || gap.trim_start().starts_with("attributed to");
    (linked && gap.len() <= 44 && gap.split_whitespace().all(plain)).then_some(index)
}

/// "the H20's 96 GB", H20的96GB, "the 192 GB HBM3E on the B200": the owner stands right beside the number, whatever else
/// the sentence is about.
fn possessor(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let fits = |name: &Name| {
        rule.kinds.contains(&name.kind)
            && matches!(name.kind, Chip | System | EntityKind::Model)
            && !name.stays_unnamed()
    };
    let owns = |name: &Name| {
        let gap = found.between(name.span, amount.span);
        name.span.end <= amount.span.start && matches!(gap.trim(), "'s" | "’s" | "的")
    };
    let before = found.head_as_written(sentence, amount.span.start);
    let definite = before.trim_end().ends_with(" the");
    let holds = |name: &Name| {
        let gap = found.between(amount.span, name.span);
        let mut words = gap.split_whitespace();
        definite
            && name.span.start >= amount.span.end
            && gap.len() <= 36
            && !gap.contains([',', ';', '.', '('])
            && words.any(|word| matches!(word, "of" | "on" | "in" | "from"))
            && words.all(|word| matches!(word, "the" | "a" | "an") || is_owner(word))
    };
    sentence
        .names
        .clone()
        .find(|index| found.names.get(*index).is_some_and(|name| fits(name) && (owns(name) || holds(name))))
}

/// 它的上一代C500则是64GB: 则 makes the name before it what the number is of, whatever that was compared with.
fn contrasted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = found.between(name.span, amount.span);
            rule.kinds.contains(&name.kind)
                && name.span.end <= amount.span.start
                && gap.starts_with(['则', '則'])
                && !gap.contains(['，', '；', ',', ';'])
        })
    })
}

/// The thing on the other side of a contrast: named between its word and the number, or right behind the number; a
/// maker stands for its thing that was named before.
fn other_side(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
    marker: Span,
) -> Option<usize> {
    let fits = |name: &Name| rule.kinds.contains(&name.kind) && !name.stays_unnamed();
    let gap = Span::new(marker.end, amount.span.start);
    let behind = |name: &Name| {
        name.span.start >= amount.span.end
            && found.distance(amount.span, name.span) <= 34
            && [" for ", " of ", " in ", " on ", " by ", " at "]
                .iter()
                .any(|word| format!("{} ", found.between(amount.span, name.span)).contains(word))
    };
    let here = |index: &usize| {
        found.names.get(*index).is_some_and(|name| fits(name) && (gap.contains(name.span) || behind(name)))
    };
    if let Some(index) = sentence.names.clone().find(here) {
        return Some(index);
    }
    let firm = sentence
        .names
        .clone()
        .filter_map(|index| found.names.get(index))
        .find(|name| name.kind == EntityKind::Organization && (gap.contains(name.span) || behind(name)));
    if let Some(firm) = firm {
        return thing_of(found, place, &firm.name, rule.kinds);
    }
    let mut compared = sentence.names.clone().filter(|index| {
        found.names.get(*index).is_some_and(|name| fits(name) && name.compared && name.span.end <= amount.span.start)
    });
    let first = compared.next();
    first.filter(|_| compared.next().is_none())
}

/// The last thing of a maker that this sentence or the two before it name.
fn thing_of(found: &Annotated<'_>, place: usize, maker: &str, kinds: &[EntityKind]) -> Option<usize> {
    let first = found.sentences.get(place.saturating_sub(2))?.names.start;
    let last = found.sentences.get(place)?.names.end;
    (first..last).rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            kinds.contains(&name.kind) && !name.family && found.lexicon.maker_is(name.entity, maker)
        })
    })
}

/// For money and shares the kinds are tried in the rule's order within the sentence, for the rest together.
fn ranked(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate == Predicate::MarketShare && found.language.is_chinese() {
        let clause = sentence.clause_of(amount.number);
        let family = |name: &Name| name.kind == Chip && name.family && clause.contains(name.span);
        if found.names_in(sentence).iter().any(|name| family(name) && name.span.end <= amount.span.start) {
            return None;
        }
        let firm = subject_of(found, place, amount.span, &[Organization]);
        return firm.or_else(|| in_sentence(found, sentence, amount.span, &[Chip]));
    }
    if let Some(kind) = scope_of(found, sentence, amount, rule) {
        return subject_of(found, place, amount.span, std::slice::from_ref(&kind));
    }
    let invests = rule.predicate == Predicate::Investment;
    if invests && is_of_a_budget(found, sentence, amount) {
        let firm = subject_of(found, place, amount.span, &[Organization]);
        let lead = budget_of_the_text(found, place, sentence, amount, firm);
        return lead.or_else(|| owner_told_of(found, sentence, amount, firm)).or(firm);
    }
    if invests && let Some(state) = state_told_of(found, place, sentence, amount) {
        return state;
    }
    if invests && let Some(index) = investor(found, place, sentence, amount) {
        return Some(index);
    }
    if invests || matches!(rule.predicate, Predicate::DomesticShare | Predicate::YieldRate) {
        // "It plans to spend $7.9 billion there": a site spends nothing.
        let spends = invests && is_spent(found, sentence, amount);
        let firms = invests && is_of_the_firm(found, sentence, amount);
        let fits = |kind: &&EntityKind| {
            let other = matches!(kind, EntityKind::Country | EntityKind::Policy);
            !(spends && **kind == System || firms && other)
        };
        let kinds: Vec<EntityKind> = rule.kinds.iter().filter(fits).copied().collect();
        let here = kinds.iter().find_map(|kind| in_sentence(found, sentence, amount.span, std::slice::from_ref(kind)));
        let here = here.map(|index| who_invests(found, sentence, amount, index));
        let refers = found.has_cue(sentence, sentence.span, &[Cue::It, Cue::TheSystem]);
        let told = |index: &usize| {
            // "The investment will total 100 billion yen": no word stands for the place
            let name = found.names.get(*index).filter(|name| name.kind == System);
            // "sanctioned for the project", behind a paragraph on a machine: the word stands for many other things
            let far = |name: &Name| {
                let line = found.sentence_at(name.span.start).map(|told| told.line);
                line != Some(sentence.line) && found.language == Language::English
            };
            let project = || sentence.span.of(&found.folded).contains("the project");
            (refers || !name.is_some_and(Name::has_no_name)) && !name.is_some_and(|name| project() && far(name))
        };
        // a yield is of what was told of last, be it a chip or who makes chips
        if found.is_in_another_language() && rule.predicate == Predicate::YieldRate {
            return here.or_else(|| subject_of(found, place, amount.span, rule.kinds));
        }
        return here.or_else(|| {
            // "4 billion riyals have been invested so far": by whom, the sentence leaves open
            let left_open = invests && is_spent_by_nobody(found, sentence, amount);
            let kinds: Vec<EntityKind> =
                kinds.iter().copied().filter(|kind| !left_open || *kind != Organization).collect();
            let of_kind = |kind| subject_of(found, place, amount.span, std::slice::from_ref(kind)).filter(told);
            // "its budget": of a plan and a machine, the one told of last
            let own = invests && is_its_budget(found, sentence, amount);
            let things = kinds.iter().filter(|kind| own && matches!(kind, EntityKind::Policy | System));
            things.filter_map(of_kind).max().or_else(|| kinds.iter().find_map(of_kind))
        });
    }
    subject_of(found, place, amount.span, rule.kinds).or_else(|| counted_before(found, sentence, amount, rule))
}

/// "its total budget over six years is €500 million".
fn is_its_budget(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.number);
    let mut words = head.split_whitespace().skip_while(|word| *word != "its").skip(1).take(3);
    found.language == Language::English
        && words.any(|word| matches!(word, "budget" | "cost" | "costs" | "bill" | "outlay" | "funding"))
}

/// "has committed $10 billion to building a campus": the firm that invests, and not the place without a name that it builds,
/// where no word says that this is what the place costs.
fn who_invests(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, index: usize) -> usize {
    const COSTS: [&str; 5] = ["cost of", "costing", "worth", "price tag", "budget of"];
    let place = found.names.get(index).is_some_and(|name| name.role == Role::Sited);
    let head = found.head_in_clause(sentence, amount.span);
    if !place || found.language != Language::English || COSTS.iter().any(|words| head.contains(words)) {
        return index;
    }
    in_sentence(found, sentence, amount.span, &[Organization]).unwrap_or(index)
}

/// 公司今年资本支出8亿元: a firm's, and of no country or rule that was told of before.
fn is_of_the_firm(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span).trim_start();
    let capital = ["资本支出", "资本开支", "资本性支出"].iter().any(|word| head.contains(word));
    let state = head.contains('国') || head.contains("政府");
    found.language.is_chinese() && !state && (capital || head.starts_with("公司") || head.starts_with("集团"))
}

/// Who pays by the words around the sum, or the site that takes all of it.
fn investor(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let payer = government(found, sentence, amount).or_else(|| announced_by(found, sentence, amount));
    let site = || subject_of(found, place, amount.span, &[System]);
    let whole = || is_total(found, sentence, amount).then(site).flatten();
    let state = || country_ahead(found, sentence, amount).or_else(|| state_budget(found, sentence, amount));
    payer.or_else(state).or_else(|| state_of_the_clause(found, sentence, amount)).or_else(whole)
}

/// 中心已启用，特区政府并拨款30亿元: the state that leads the clause pays, whatever machine was told of before it.
fn state_of_the_clause(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start));
    let verb = found.cues_within(sentence, before, &[Cue::Invest]).last()?;
    let leads = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == EntityKind::Country
                && name.span.of(&found.folded).ends_with("政府")
                && before.contains(name.span)
                && name.span.end <= verb.span.start
        })
    };
    let acts = |name: &Name| matches!(name.kind, Organization | EntityKind::Policy) && before.contains(name.span);
    sentence.names.clone().find(leads).filter(|_| {
        found.language.is_chinese() && sentence.place == Place::Prose && !found.names_in(sentence).iter().any(acts)
    })
}

/// "put capital expenditure at 3.4 billion yuan for the quarter": a firm's, and no site's.
fn is_of_a_budget(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    found.language == Language::English && BUDGETS.iter().any(|noun| head.contains(noun))
}

/// What a firm spends on plant in a year is called.
const BUDGETS: &[&str] = &["capital expenditure", "capex", "capital spending"];

/// "Revenue at AWS rose 24%. Capital expenditure came to $131 billion", in a text that its title says is on Amazon: a budget with no
/// owner beside it is that of the firm which leads the title, and of no part or customer of it that was named last. Where the
/// sentence before is on another house, it is of that one.
fn budget_of_the_text(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    told: Option<usize>,
) -> Option<usize> {
    let told = found.names.get(told?)?;
    let firm = |name: &&Name| name.kind == Organization && !is_observer(name);
    let named = found.names_in(sentence).iter().any(|name| firm(&name) && name.span.end <= amount.span.start);
    let title = found.sentences.first().filter(|title| title.place == Place::Title && place > 0 && !named)?;
    let index = title.names.clone().find(|index| found.names.get(*index).is_some_and(|name| firm(&name)))?;
    let lead = found.names.get(index).filter(|lead| title.opens_at(lead.span.start) && lead.name != told.name)?;
    let of_its_house = found.lexicon.same_house(&lead.name, &told.name);
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line);
    let goes_on = before.is_none_or(|before| !before.opens_at(told.span.start) || !before.span.contains(told.span));
    (of_its_house || goes_on).then_some(index)
}

/// "Microsoft beat forecasts. Azure grew 39%. Capital expenditure came to $35 billion": of the firm that the part belongs to, where
/// the text has named it before.
fn owner_told_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, told: Option<usize>) -> Option<usize> {
    let part = found.names.get(told?).filter(|part| !sentence.span.contains(part.span))?;
    let owner = part.entity.and_then(|entity| found.lexicon.maker(entity))?;
    let end = found.names.partition_point(|name| name.span.end <= amount.span.start);
    (0..end).rev().find(|index| found.names.get(*index).is_some_and(|name| name.entity == Some(owner)))
}

/// "Capital expenditure will rise to $200 billion, Amazon said": the budget without an owner is that of who tells of it.
fn whose_budget(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let head = found.head(sentence, amount.span.start).trim_start_matches(|c: char| !c.is_alphanumeric());
    if found.language != Language::English || !BUDGETS.iter().any(|noun| head.starts_with(noun)) {
        return None;
    }
    found.index_at(says_it_behind(found, sentence, amount.span.end)?.span)
}

/// "plans to spend $7.9 billion": the verb right before the sum.
pub(super) fn is_spent(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    let head = without_hedges(head);
    found.language == Language::English
        && ["spend", "spent", "spends", "invest", "invested"].iter().any(|verb| head.ends_with(verb))
}

/// "have been invested", "was poured into": the passive behind the sum, without who does it.
fn is_spent_by_nobody(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    let tail = found.tail_in_clause(sentence, amount.span);
    let mut words = tail.split(' ').filter(|word| !word.is_empty()).take(6);
    let passive = words.by_ref().any(|word| matches!(word, "was" | "were" | "been" | "being" | "be"));
    let verb = words.find(|word| !word.ends_with("ly"));
    let spends = |word: &str| english().spent.contains(word.trim_matches(|c: char| !c.is_alphanumeric()));
    passive && verb.is_some_and(spends)
}

/// 项目总投资27.9亿元: the whole of it is the project's, whoever approves or builds it.
fn is_total(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    found.language.is_chinese()
        && ["总投资", "投资总额", "投资规模", "项目投资"].iter().any(|word| before.contains(word))
}

/// 签下20万颗思元590，单价约4万元: the price of what was counted before it.
fn counted_before(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if rule.predicate != Predicate::Price {
        return None;
    }
    let counted = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let counted = name.kind == Chip && name.counted && !name.family && !name.compared;
            counted && name.span.end <= amount.span.start && !is_inside_a_machine(found, sentence, name)
        })
    };
    sentence.names.clone().rfind(counted)
}

/// 单卡算力, 集群总算力: the words before a number say whether it is of a chip or of a system.
fn scope_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<EntityKind> {
    if !(rule.kinds.contains(&Chip) && rule.kinds.contains(&System)) {
        return None;
    }
    if !found.language.is_chinese() {
        return noun_before(found, sentence, amount);
    }
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    let last = |words: &[String]| words.iter().filter_map(|word| before.rfind(word.as_str())).max();
    match (last(&chinese().of_a_chip), last(&chinese().of_a_system)) {
        (Some(chip), system) if system.is_none_or(|system| system < chip) => Some(Chip),
        (_, Some(_)) => Some(System),
        _ => of_a_chip_still(found, sentence, clause).then_some(Chip),
    }
}

/// 单颗GPU配备288GB显存，FP4算力达50 PFLOPS: a clause without a name goes on about the one chip of the clause before it.
fn of_a_chip_still(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let Some(before) = sentence.clauses.iter().rfind(|before| before.end <= clause.start) else { return false };
    let text = before.of(&found.folded);
    let said = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    let names = found.names_in(sentence).iter();
    let bare = names.filter(|name| name.span.start >= before.start && name.kind == System).count() == 0;
    said(&chinese().of_a_chip) && !said(&chinese().of_a_system) && bare
}

/// "A server needs 3 kW", "each chip delivers 800 TFLOPS": the noun that the clause is about says of what sort the thing
/// is.
fn noun_before(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<EntityKind> {
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start));
    let named = |kinds: &[EntityKind]| {
        found.names_in(sentence).iter().any(|name| kinds.contains(&name.kind) && before.contains(name.span))
    };
    if found.language != Language::English || named(&[Chip, System]) {
        return None;
    }
    let text = before.of(found.text).to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let pointed = |at: usize| {
        let lead = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or("");
        let second = at.checked_sub(2).and_then(|at| words.get(at)).copied().unwrap_or("");
        let points = |word: &str| matches!(word, "a" | "an" | "each" | "per" | "every" | "one" | "single");
        points(lead) || points(second)
    };
    words.iter().enumerate().rev().filter(|(at, _)| pointed(*at)).find_map(|(_, word)| match *word {
        "server" | "rack" | "pod" | "cluster" | "node" | "system" | "cabinet" | "supercomputer" | "site"
        | "supernode" => Some(System),
        "chip" | "card" | "processor" | "accelerator" | "gpu" | "npu" | "die" => Some(Chip),
        _ => None,
    })
}

/// A chip has no megawatts and a data centre no 7 watts.
pub(super) fn plausible_for(kind: EntityKind, unit: Unit, size: f64) -> bool {
    match (kind, unit) {
        (Chip, Unit::Watt) => (3.0..=20_000.0).contains(&size),
        (System, Unit::Watt) => size >= 300.0,
        (Chip, Unit::Byte) => size <= 4e12,
        (System, Unit::Byte) => size >= 3e10,
        (Chip, Unit::Flops | Unit::Ops) => size <= 2e17,
        (System, Unit::Flops | Unit::Ops) => size >= 1e14,
        (Chip, Unit::Currency(currency)) => {
            size <= if matches!(currency, Currency::KRW | Currency::JPY) { 1e9 } else { 5e6 }
        }
        _ => true,
    }
}
