//! Whose a market share or a yield is: the name in its own part of the sentence, behind it after "for" or "by", that of
//! the percentage it goes on from ("from 66% to 54%"), else the subject of the sentence or of the one before it.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_joins, chinese, ends_in, has_one},
        cue::Cue,
        english::{behind_owner, english, is_one, without_hedges},
    },
    model::{EntityKind, Language, Subject},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    clause,
    foundry::is_foundry,
    name::{Name, Role},
    number::{Amount, Measure},
    subject::{carried, coordinated, dealt_out, is_beside_its_other, is_dealt_to_a_list, owns_another, subject_of},
};

use super::{Holder, Noun, part_before};
use EntityKind::{Chip, Organization};

pub(super) fn holders(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    all: &[&Amount],
    nth: usize,
    noun: Noun,
) -> Vec<Holder> {
    let mut holders = any_holders(found, place, sentence, all, nth, noun);
    if noun != Noun::Yield || holders.is_empty() {
        return holders;
    }
    // A firm that has its chips made elsewhere has no yield of its own, nor has who speaks of it: it is that of the
    // foundry which the text spoke of last.
    holders.retain(|(subject, at)| {
        let named =
            at.is_some_and(|at| !at.of(&found.folded).starts_with("the ") && !at.of(&found.folded).contains("公司"));
        let own = || at.is_some_and(|at| is_of_its_chips(found, sentence, at));
        subject.kind != Organization || !named || !is_fabless(found, &subject.name) || own()
    });
    if holders.is_empty() {
        let at = all.get(nth).map_or(sentence.span.start, |amount| amount.span.start);
        holders.extend(last_foundry(found, at));
    }
    holders
}

/// 甲与乙各占一成: so much is told of each of those listed.
fn is_of_each(found: &Annotated<'_>, amount: &Amount, index: usize) -> bool {
    let end = found.names.get(index).map_or(amount.span.start, |name| name.span.end);
    let gap = Span::new(end.min(amount.span.start), amount.span.start).of(&found.folded);
    begins_with(gap, &chinese().each_of_them).is_some()
        || has_one(gap, &chinese().each_of_them) && gap.chars().count() <= LONGEST_LIST
}

/// So many characters the rest of such a list has at most.
const LONGEST_LIST: usize = 12;

/// The foundry named last before the place, not far from it.
fn last_foundry(found: &Annotated<'_>, at: usize) -> Option<Holder> {
    let next = found.names.partition_point(|name| name.span.end <= at);
    let before = found.names.get(..next)?.iter().rev();
    let mut near = before.take_while(|name| at - name.span.end <= FARTHEST);
    near.find(|name| is_foundry(name) && !name.compared).map(|name| (name.subject(), Some(name.span)))
}

/// So far back, in bytes, a foundry is looked for.
const FARTHEST: usize = 300;

/// Nvidia, AMD: houses of design alone. Who the lexicon does not know may have a line.
fn is_fabless(found: &Annotated<'_>, name: &str) -> bool {
    let houses = ["Huawei", "Nvidia", "AMD", "Qualcomm", "Broadcom", "Apple", "Google", "Microsoft", "Meta", "OpenAI"];
    let person = found.names.iter().any(|other| other.kind == EntityKind::Person && other.name.ends_with(name));
    houses.contains(&name) || person
}

/// 华为AI芯片的良率, "Huawei has raised the yield of its AI chips": the words say whose chips are meant, and no foundry is named.
fn is_of_its_chips(found: &Annotated<'_>, sentence: &Sentence, firm: Span) -> bool {
    let foundry = || found.names_in(sentence).iter().any(is_foundry);
    let rest = Span::new(firm.end, sentence.span.end.max(firm.end));
    let Some(chips) = found.cues_within(sentence, rest, &[Cue::Chip]).next() else { return false };
    let gap = Span::new(firm.end, chips.span.start).of(&found.folded);
    let owned = if found.language.is_chinese() {
        matches!(gap, "" | "的" | "ai" | "的ai" | "自研" | "自研的")
    } else {
        let its = gap.rsplit(' ').find(|word| !matches!(*word, "" | "ai" | "own" | "ascend"));
        behind_owner(gap).is_some_and(|noun| matches!(noun.trim(), "" | "ai" | "own")) || its == Some("its")
    };
    owned && sentence.span.contains(firm) && !foundry()
}

fn any_holders(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    all: &[&Amount],
    nth: usize,
    noun: Noun,
) -> Vec<Holder> {
    let Some(amount) = all.get(nth) else { return Vec::new() };
    let part = part_before(sentence, all, nth);
    if is_of_several(found, part) {
        return Vec::new();
    }
    if let Some(name) = its_own(found, place, sentence, noun) {
        return vec![subject(found, name, noun)];
    }
    if let Some(dealt) = one_to_one(found, sentence, all, nth, noun) {
        return dealt.into_iter().collect();
    }
    if let Some(name) = named_behind(found, sentence, amount, all.get(nth + 1), noun) {
        return vec![subject(found, name, noun)];
    }
    // 中芯国际（SMIC）宣布7nm制程良率突破90%: whatever chip stands before
    if noun == Noun::Yield && found.language.is_chinese() && is_of_a_line(found, sentence, amount) {
        let before = found.names_in(sentence).iter().rfind(|name| name.span.end <= amount.span.start);
        if let Some(firm) = before.filter(|name| name.kind == Organization) {
            return vec![subject(found, firm, noun)];
        }
    }
    let index = in_part(found, sentence, part, noun);
    if let Some(index) = index {
        let each = || found.language.is_chinese() && is_of_each(found, amount, index);
        let list = if noun == Noun::Yield || each() { coordinated(found, sentence, index) } else { vec![index] };
        return list
            .into_iter()
            .filter_map(|index| found.names.get(index))
            .map(|name| subject(found, name, noun))
            .collect();
    }
    if let Some(name) = foundry_behind(found, sentence, amount, noun) {
        return vec![subject(found, name, noun)];
    }
    if let Some(name) = family_before(found, sentence, amount).filter(|_| noun == Noun::Market) {
        return vec![subject(found, name, noun)];
    }
    if nth > 0 && noun == Noun::Market && is_led_by_one_untold(found, sentence, amount) {
        return Vec::new();
    }
    if let Some(before) = nth.checked_sub(1) {
        return any_holders(found, place, sentence, all, before, noun);
    }
    // The chip of the sentence holds a share before a firm that another sentence names.
    let here =
        |kind| found.names_in(sentence).iter().any(|name| name.kind == kind && name.span.end <= amount.span.start);
    let of_a_line = noun == Noun::Yield && is_of_a_line(found, sentence, amount);
    let chip_first = noun == Noun::Yield && !of_a_line || here(Chip) && !here(Organization);
    let kinds: &[&[EntityKind]] = if chip_first { &[&[Chip], &[Organization]] } else { &[&[Organization], &[Chip]] };
    let index = kinds.iter().find_map(|kinds| subject_of(found, place, amount.span, kinds));
    let index = index.or_else(|| only_chip_behind(found, sentence, amount).filter(|_| noun == Noun::Yield));
    index.and_then(|index| found.names.get(index)).map(|name| subject(found, name, noun)).into_iter().collect()
}

/// 英伟达占七成，某某约8%: between the comma and the number stands a bare word that tells of no change, time or part; whoever that is, it
/// is not the one told of before.
fn is_led_by_one_untold(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let head = found.head_in_clause(sentence, amount.span).trim();
    let clause = sentence.clause_of(amount.span);
    let lead = before_all(behind_joins(head), &words.about);
    let lead = before_all(before_all(lead, &words.takes_a_share), &words.behind_strangers);
    let start = amount.span.start - head.len();
    let around = Span::new(clause.start, amount.span.start);
    found.language.is_chinese()
        && clause.start > sentence.span.start
        && start >= clause.start
        && (2..=LONGEST_UNTOLD).contains(&lead.chars().count())
        && lead.chars().all(|c| !c.is_ascii() && c.is_alphabetic())
        && !has_one(lead, &words.no_bare_strangers)
        && !found.dates_in(sentence).iter().any(|date| around.contains(date.span))
        && found.names_over(around).next().is_none()
}

/// So many characters such a word has at most.
const LONGEST_UNTOLD: usize = 5;

/// 由于良率不足两成，X1芯片无法盈利: the one chip of a sentence that names no firm, behind the yield.
fn only_chip_behind(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let things = |index: &usize| found.names.get(*index).is_some_and(|name| matches!(name.kind, Chip | Organization));
    let head = found.head_in_clause(sentence, amount.span);
    let noun = found.cues_within(sentence, sentence.clause_of(amount.span), &[Cue::Yield]).next()?;
    let lead = head.get(..(head.len() + noun.span.start).checked_sub(amount.span.start)?)?.trim_start();
    if !lead.is_empty() && !matches!(lead, "由于" | "因") && begins_with(lead, &chinese().fronts) != Some(lead) {
        return None;
    }
    let mut all = sentence.names.clone().filter(things);
    let only = all.next().filter(|_| all.next().is_none())?;
    let chip = found.names.get(only)?;
    (chip.kind == Chip && chip.can_lead() && chip.span.start >= amount.span.end).then_some(only)
}

/// 华为昇腾预计出货78万颗，市占率约35%: the line of chips that the clause before is on stands for its maker.
fn family_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let clause = sentence.clause_of(amount.number);
    let before = sentence.clauses.iter().rfind(|other| other.end <= clause.start)?;
    let head = Span::new(before.start, amount.number.start);
    let mut names = found.names_in(sentence).iter().filter(|name| head.contains(name.span));
    let family = |name: &&Name| name.kind == Chip && name.family && !name.compared && before.contains(name.span);
    let line = names.clone().find(family).filter(|_| found.language.is_chinese())?;
    let maker = found.lexicon.maker(line.entity?)?;
    let other = |name: &Name| {
        let alike = matches!(name.kind, Organization | Chip) && name.name != line.name;
        alike && name.entity != Some(maker)
    };
    (!names.any(other)).then_some(line)
}

/// "Yields at its 2-nm line": a foundry's, and no chip's that was told of before.
fn is_of_a_line(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span);
    let node = found.amounts_in(sentence).iter().any(|other| {
        let after = Span::new(other.span.end, clause.end.max(other.span.end)).of(&found.folded);
        let noun = after.split_whitespace().next().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let of_chinese = || ["制程", "工艺", "节点", "产线"].iter().any(|noun| after.starts_with(noun));
        other.measure == Some(Measure::Nanometre)
            && clause.contains(other.span)
            && (noun.is_some_and(|noun| matches!(noun, "line" | "lines" | "process" | "node" | "technology"))
                || found.language.is_chinese() && of_chinese())
    });
    let chip = found.names_in(sentence).iter().any(|name| name.kind == Chip && clause.contains(name.span));
    node && !chip
}

/// "Cambricon is to triple its output. Its yield at SMIC's line is 20%": of who was told of before, wherever its chips are
/// made.
fn its_own<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, noun: Noun) -> Option<&'a Name> {
    let opens = sentence.span.of(&found.folded).trim_start().starts_with("its yield");
    let own = noun == Noun::Yield && found.language == Language::English && opens;
    // "SMIC makes the 910C. Its yield is 40%": the chip's
    let before = found.sentence_before(place);
    let mut near = std::iter::once(sentence).chain(before);
    let chip = near.any(|sentence| found.names_in(sentence).iter().any(|name| name.kind == Chip));
    carried(found, place, &[Chip, Organization]).filter(|_| own && !chip).and_then(|index| found.names.get(index))
}

/// "together", 合计: the share is of several at once, and of none of them.
fn is_of_several(found: &Annotated<'_>, part: Span) -> bool {
    let text = part.of(&found.folded);
    let english = ["together", "combined", "between them", "collectively", "jointly"];
    let lists = chinese();
    found.language.is_chinese() && (has_one(text, &lists.of_several) || is_of_a_sort_of_firms(text))
        || english.iter().any(|word| text.contains(word))
}

/// 国外厂商占据近七成的份额, 外商则缩至四成: the last who are told of before the number are no one firm.
fn is_of_a_sort_of_firms(text: &str) -> bool {
    let clause = text.rsplit(['，', '；', '：']).next().unwrap_or(text);
    has_one(clause, &chinese().sorts_of_firms)
}

/// A family of chips has its maker's share; of a yield the chip itself is said.
fn subject(found: &Annotated<'_>, name: &Name, noun: Noun) -> Holder {
    let maker = name.entity.filter(|_| name.family && noun == Noun::Market).and_then(|chip| found.lexicon.maker(chip));
    let subject = maker
        .map_or_else(|| name.subject(), |maker| Subject::new(Organization, found.lexicon.entity(maker).name.clone()));
    (subject, Some(name.span))
}

/// "A and B held 40% and 4% respectively": the n-th of the names; inside, nobody where a name of the list is unknown.
#[expect(clippy::option_option, reason = "nothing dealt out, dealt to nobody known, and to a name are three answers")]
fn one_to_one(
    found: &Annotated<'_>,
    sentence: &Sentence,
    all: &[&Amount],
    nth: usize,
    noun: Noun,
) -> Option<Option<Holder>> {
    let amount = all.get(nth)?;
    let in_chinese = found.language.is_chinese();
    if in_chinese && are_changes(found, sentence, amount) {
        return Some(None);
    }
    let told = found.has_cue(sentence, sentence.span, &[Cue::Respectively]);
    let linked = if in_chinese && !told { linked_with(found, all, nth) } else { Vec::new() };
    if all.len() < 2 || !told && linked.len() < 2 {
        return None;
    }
    let dealt = match told {
        true if in_chinese => dealt_out(found, sentence, amount, all.to_vec())?,
        true => all.to_vec(),
        false => linked,
    };
    let (first, nth) = (dealt.first()?, dealt.iter().position(|other| other.span == amount.span)?);
    let kinds: [&[EntityKind]; 3] = [&[Organization], &[Chip], &[Organization, Chip]];
    let holder = kinds.into_iter().find_map(|kinds| {
        let fits = |index: &usize| {
            let ahead = |name: &Name| name.span.end <= first.span.start && !is_observer(name);
            found.names.get(*index).is_some_and(|name| kinds.contains(&name.kind) && ahead(name))
        };
        let mut names: Vec<usize> = sentence.names.clone().filter(fits).collect();
        if in_chinese && names.len() > dealt.len() {
            names = coordinated(found, sentence, *names.last()?);
        }
        let name = names.get(nth).filter(|_| names.len() == dealt.len())?;
        found.names.get(*name).map(|name| subject(found, name, noun))
    });
    (holder.is_some() || in_chinese && is_dealt_to_a_list(found, sentence, first)).then_some(holder)
}

/// 甲与乙各约6%及3%: the numbers that only such a word parts from the n-th, itself among them.
fn linked_with<'a>(found: &Annotated<'_>, all: &[&'a Amount], nth: usize) -> Vec<&'a Amount> {
    let linked = |pair: &[&Amount]| {
        let [one, other] = pair else { return false };
        let gap = found.between(one.span, other.span).trim_end_matches(['约', '近', '約']);
        matches!(gap, "和" | "及" | "与" | "與" | "、" | "以及")
    };
    let pairs: Vec<bool> = all.windows(2).map(linked).collect();
    let from = (0..nth).rev().take_while(|at| pairs.get(*at) == Some(&true)).last().unwrap_or(nth);
    let more = pairs.iter().skip(nth).take_while(|linked| **linked).count();
    all.get(from..=nth + more).map_or_else(Vec::new, <[&Amount]>::to_vec)
}

/// 同比分别下降1%和2%: by how much the shares have changed, and no shares; 分别降至 tells of shares.
fn are_changes(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = Span::new(sentence.span.start, amount.number.start);
    let Some(word) = found.cues_within(sentence, head, &[Cue::Respectively]).last() else { return false };
    let lists = chinese();
    let between = Span::new(word.span.end, amount.number.start).of(&found.folded);
    let first = between.split(|c: char| c.is_ascii_digit() || "，；、".contains(c)).next().unwrap_or("");
    let to = before_all(first, &lists.about).ends_with(['至', '到', '为']);
    let head = found.head_in_clause(sentence, word.span);
    !to && (ends_in(head, &lists.by_how_much).is_some() || has_one(first, &lists.by_how_much))
}

/// "60% yield for the H100", "66% for Nvidia", "held by Huawei": a phrase behind the number, before the next one.
fn named_behind<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    next: Option<&&Amount>,
    noun: Noun,
) -> Option<&'a Name> {
    if found.language.is_chinese() {
        return None;
    }
    let end = next.map_or(sentence.span.end, |next| next.span.start);
    let chip = noun == Noun::Yield;
    let name = found.names_in(sentence).iter().find(|name| {
        let kind =
            name.kind == Organization && !is_observer(name) && !chip || name.kind == Chip && chip && !name.counted;
        kind && name.span.start >= amount.span.end && name.span.end <= end
    })?;
    let gap = found.between(amount.span, name.span).to_lowercase();
    let near = gap.chars().count() <= 40 && !gap.contains([',', ';', ':', '.']);
    let linked = if chip {
        &[" for ", " on "][..]
    } else {
        &[" for ", " went to", " belongs to", " belonged to", "held by", "share by", "goes to"][..]
    };
    // "10% of the Panther Lake chips met the specification"
    let of = chip && (gap.starts_with(" of ") || gap.starts_with(" of the "));
    (near && (of || linked.iter().any(|word| gap.contains(word)))).then_some(name)
}

/// "30% of SMIC's 7nm output is usable": the foundry whose output it is.
fn foundry_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount, noun: Noun) -> Option<&'a Name> {
    found.names_in(sentence).iter().find(|name| {
        noun == Noun::Yield
            && is_foundry(name)
            && name.span.start >= amount.span.end
            && is_at_its_lines(found.between(amount.span, name.span))
    })
}

/// "of SMIC's output", "for mainstream processors at TSMC".
fn is_at_its_lines(gap: &str) -> bool {
    let plain = gap.len() <= 48 && !gap.contains([',', ';', '.', ':']);
    matches!(gap, " of " | " of the " | " of all ") || plain && gap.ends_with(" at ")
}

/// The name in the part of the sentence before the number: of its last clause that has one, the one that leads it.
fn in_part(found: &Annotated<'_>, sentence: &Sentence, part: Span, noun: Noun) -> Option<usize> {
    let kinds: &[EntityKind] = if noun == Noun::Yield { &[Chip, Organization] } else { &[Organization, Chip] };
    if let Some(beside) = right_beside(found, sentence, part, kinds) {
        return Some(beside);
    }
    let at = Span::new(part.end, part.end);
    let own = sentence.clause_of(at);
    let stands =
        |kind: EntityKind| found.names_in(sentence).iter().any(|name| name.kind == kind && own.contains(name.span));
    // 中芯国际7nm良率: the line's, where the clause names no chip; a chip has a market share in its own clause alone.
    let reversed = [Organization, Chip];
    let kinds = if noun == Noun::Yield && found.language.is_chinese() && stands(Organization) && !stands(Chip) {
        &reversed[..]
    } else {
        kinds
    };
    kinds.iter().find_map(|kind| {
        if noun == Noun::Market && *kind == Chip && found.language.is_chinese() && !stands(Chip) {
            return None;
        }
        let fits = |index: &usize| {
            found.names.get(*index).is_some_and(|name| {
                name.kind == *kind
                    && part.contains(name.span)
                    && !name.counted
                    && (!name.compared || name.kind != Chip)
                    && !is_observer(name)
                    && (!clause::in_aside(found, sentence, name.span, at) || is_what_the_noun_is(found, sentence, name))
                    && !is_side(found, sentence, part, name)
                    && !owns_another(found, sentence, name)
                    && !is_only_the_maker(found, name)
                    && !is_beside_its_other(found, name)
            })
        };
        let names: Vec<usize> = sentence.names.clone().filter(fits).collect();
        let last = names.last().and_then(|index| found.names.get(*index))?;
        let clause = sentence.clause_of(last.span);
        let led = |index: &&usize| found.names.get(**index).is_some_and(|name| clause.contains(name.span));
        let nearest = *kind == Chip || last.role == Role::Referring;
        if nearest { names.last().copied() } else { names.iter().find(led).copied() }
    })
}

/// "Huawei's best processor, the SMIC-made 910B, has a yield of 50%": the name explains the noun right before its comma.
fn is_what_the_noun_is(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = found.head(sentence, name.span.start).rsplit_once(',').map_or("", |(before, _)| before);
    let noun = before.rsplit(' ').next().unwrap_or("");
    found.language == Language::English && name.kind == Chip && english().chip_nouns.contains(noun)
}

/// "the SMIC-made 910B has a yield of 50%": who makes a chip stands in a word of its own before it.
fn is_only_the_maker(found: &Annotated<'_>, name: &Name) -> bool {
    let after = first(found.folded.get(name.span.end..).unwrap_or(""), LONGEST_COMPOUND);
    let word = after.strip_prefix(['-', '\u{2010}', '\u{2011}']).and_then(|rest| rest.split(' ').next()).unwrap_or("");
    name.kind == Organization
        && matches!(word, "made" | "built" | "manufactured" | "fabricated" | "produced" | "fabbed")
}

/// Characters of "-manufactured ", at most.
const LONGEST_COMPOUND: usize = 16;

/// "ahead of Nvidia at 31%", "followed by AMD with 8%": right behind a name the share is its own, be it who the others are held
/// against.
fn right_beside(found: &Annotated<'_>, sentence: &Sentence, part: Span, kinds: &[EntityKind]) -> Option<usize> {
    let last = sentence.names.clone().rfind(|index| {
        found.names.get(*index).is_some_and(|name| kinds.contains(&name.kind) && part.contains(name.span))
    })?;
    let name = found.names.get(last).filter(|name| found.language == Language::English && !is_observer(name))?;
    let words = Span::new(name.span.end, part.end).of(&found.folded);
    let beside = |words: &str| is_one(&english().beside_shares, words.trim());
    (beside(words) || beside(without_hedges(words))).then_some(last)
}

/// A name behind a preposition is a side figure: the market, the rival or the source, unless the share is said to be of it.
fn is_side(found: &Annotated<'_>, sentence: &Sentence, part: Span, name: &Name) -> bool {
    let from = part.start.max(sentence.span.start);
    let text = Span::new(from, name.span.start).of(&found.folded);
    if found.language.is_chinese() {
        let first = part.start == sentence.span.start;
        return first
            && ["低于", "高于", "超过", "不及", "落后于", "领先", "来自", "据", "替代", "取代", "向"]
                .iter()
                .any(|word| text.trim_end().ends_with(word));
    }
    let words: Vec<&str> = text.split_whitespace().rev().take(3).collect();
    let side = words.iter().take_while(|word| !word.ends_with([',', ';'])).find(|word| {
        !matches!(
            **word,
            "the" | "a" | "an" | "rival" | "its" | "foundry" | "chipmaker" | "giant" | "chinese" | "leader" | "rivals"
        )
    });
    let of_share = [
        "share of ",
        "share for ",
        "yield of ",
        "yield at ",
        "yields at ",
        "yield for ",
        "yields for ",
        "yields of ",
        "yield on ",
        "yields on ",
        "rate of ",
        "rate for ",
    ]
    .iter()
    .any(|words| text.contains(words));
    side.is_some_and(|word| {
        matches!(
            *word,
            "of" | "for"
                | "from"
                | "to"
                | "with"
                | "by"
                | "over"
                | "than"
                | "in"
                | "into"
                | "after"
                | "from,"
                | "on"
                | "behind"
                | "using"
                | "replacing"
        )
    }) && !of_share
}
