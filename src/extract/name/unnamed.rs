//! Things that a text does not name: known by their owner, their size, or the word "unnamed".

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{before_all, before_one, begins_with, behind_one, chinese, ends_in, has_one},
        cue::Cue,
        english::{english, is_contracted_not, is_one, is_owner, last_of},
    },
    model::{EntityKind, Language, entity::squeeze},
    text::{Span, list::Words, span::last},
};

use super::{
    Name, Role,
    beside::{is_for_another, named_nearby},
    own_chip::own_chips,
    owner::{firm_of, has_a_chip_of, owner_before},
    phrase::Phrase,
    referring::only_one,
    shape::size_in,
    stranger::has_a_stranger_for_subject,
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    foundry::makes_chips_of_others_alone,
    number::{Amount, Counter, Measure},
};

const UNNAMED_WORDS: &[&str] = &[
    "unnamed",
    "did not name",
    "has not named",
    "yet unnamed",
    "the unnamed one",
    "whose name was not given",
    "not yet named",
    "no name yet",
    "has no name",
    "yet to be named",
    "without a name",
    "not been named",
    "nameless",
    "second model",
    "未命名",
    "未公布名称",
    "未具名",
    "没有公布名称",
    "尚未公布名称",
];

/// Things of this sentence that the text does not name: a model of a stated size, or one called unnamed.
pub(super) fn unnamed_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    static UNNAMED: LazyLock<Words> = LazyLock::new(|| Words::of(UNNAMED_WORDS));
    let mut here: Vec<Name> = Vec::new();
    for at in found.cues_in(sentence).iter().filter(|at| matches!(at.cue, Cue::Model | Cue::Variant)) {
        let Some(Size(size)) = size_before(found, sentence, at.span).or_else(|| size_after(found, sentence, at.span))
        else {
            continue;
        };
        if named_nearby(found, sentence, at.span, EntityKind::Model)
            || is_for(found, sentence, at.span)
            || is_any_model(found, sentence, at.span)
        {
            continue;
        }
        here.extend(unnamed_model(found, at.span, size, added));
    }
    here.extend(unnamed_chips(found, sentence, added));
    here.extend(chips_of_ones_own(found, sentence));
    here.extend(own_chips(found, sentence, added));
    let prose = sentence.place != Place::Row;
    for at in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::System && prose) {
        if !is_spoken_of(found, at.span)
            && !is_of_a_sort(found, sentence, at.span)
            && sized_system(found, sentence, at.span)
            && !named_nearby(found, sentence, at.span, EntityKind::System)
        {
            here.extend(unnamed_system(found, sentence, at.span, added));
        }
    }
    if here.iter().all(|name| name.kind != EntityKind::Model)
        && let Some((_, word)) = UNNAMED.each_in(sentence.span.of(&found.folded)).min_by_key(|(_, at)| at.start)
    {
        let word = Span::new(sentence.span.start + word.start, sentence.span.start + word.end);
        let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model);
        let noun = nouns.min_by_key(|at| at.span.start.abs_diff(word.start)).map(|at| at.span);
        let spot = noun.or_else(|| speaks_of_models(found, sentence).then_some(word));
        here.extend(spot.and_then(|spot| of_no_name(found, spot, added)));
    }
    here
}

/// A model that the text says has no name: none of those that it names.
fn of_no_name(found: &Annotated<'_>, noun: Span, added: &[Name]) -> Option<Name> {
    Some(Name::unnamed(noun, EntityKind::Model, &owner_before(found, noun, added)?))
}

/// Whether this sentence or the one before it speaks of models.
fn speaks_of_models(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let before = sentence.span.start.saturating_sub(400);
    found.cues.iter().any(|at| {
        matches!(at.cue, Cue::Model | Cue::TheModel | Cue::Parameters)
            && at.span.start >= before
            && at.span.end <= sentence.span.end
    })
}

/// What makes a chip one of the owner's own.
const OWN_SORTS: &[&str] = &[
    "own",
    "in-house",
    "custom",
    "custom-designed",
    "custom-built",
    "first",
    "new",
    "latest",
    "self-developed",
    "self-designed",
    "home-grown",
    "homegrown",
    "proprietary",
    "bespoke",
    "second-generation",
    "third-generation",
    "fourth-generation",
    "next-generation",
];

/// "its first in-house chip", "Contoso's custom accelerator": a chip of the owner's own that the text does not name.
fn unnamed_chips(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    if found.language != Language::English || sentence.place != Place::Prose {
        return Vec::new();
    }
    let nouns = found.cues_in(sentence).iter().filter(|at| {
        at.cue == Cue::Chip
            && matches!(
                at.span.of(&found.folded),
                "chip" | "processor" | "accelerator" | "semiconductor" | "gpu" | "npu" | "asic"
            )
    });
    nouns.filter_map(|noun| unnamed_chip(found, sentence, noun.span, added)).collect()
}

/// 字节跳动自研的推理芯片, 其首款AI芯片: the same in Chinese.
fn chips_of_ones_own(found: &Annotated<'_>, sentence: &Sentence) -> Vec<Name> {
    const NOUNS: &[&str] = &["芯片", "晶片", "加速卡", "处理器", "推理卡", "训练卡"];
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return Vec::new();
    }
    let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Chip);
    let nouns = nouns.filter(|at| NOUNS.iter().any(|noun| at.span.of(&found.folded).ends_with(noun)));
    let told = |noun: Span| chip_of_ones_own(found, sentence, noun).or_else(|| new_chip(found, sentence, noun));
    nouns.filter_map(|noun| told(noun.span)).collect()
}

/// 英伟达将推出一款基于Blackwell架构的新芯片: one more of the firm's, whatever others the text names. 甲正与乙合作开发一款5纳米AI芯片: one
/// that the first of them develops, where the text names none of its.
fn new_chip(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let clause = sentence.clause_of(noun);
    let head = Span::new(clause.start, noun.start.max(clause.start)).of(&found.folded);
    let head = without_a_node(before_all(head, &words.chip_sorts).trim_end());
    let head = before_all(head, &words.chip_sorts).trim_end();
    let new = head.strip_suffix("新款").or_else(|| head.strip_suffix('新'));
    let head = new.unwrap_or(head);
    let head = head.rsplit_once("基于").filter(|(_, base)| base.ends_with('的')).map_or(head, |(head, _)| head);
    let head = before_one(head, &words.one_chip)?;
    let end = clause.start + head.trim_end_matches('了').len();
    let verbs: &[Cue] = if new.is_some() { &[Cue::Release, Cue::Develop] } else { &[Cue::Develop, Cue::Design] };
    let verb = found.cues_in(sentence).iter().find(|at| verbs.contains(&at.cue) && at.span.end == end)?;
    let maker = |name: &&Name| {
        name.kind == EntityKind::Organization
            && clause.contains(name.span)
            && name.span.end <= verb.span.start
            && !found.head(sentence, name.span.start).ends_with(['与', '和', '跟', '同'])
            && !is_observer(name)
    };
    let firm = found.names_in(sentence).iter().rfind(maker)?;
    let owner = firm_of(found, firm);
    let known = || new.is_none() && (words.no_own_chips.contains(&owner) || has_a_chip_of(found, &owner));
    if named_nearby(found, sentence, noun, EntityKind::Chip) || known() {
        return None;
    }
    Some(Name::unnamed(noun, EntityKind::Chip, &owner))
}

fn chip_of_ones_own(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let mut head = found.head(sentence, noun.start).trim_end();
    let mut own = false;
    loop {
        let sorts = without_a_node(before_all(head, &words.chip_sorts).trim_end());
        let Some(before) = before_one(sorts, &words.own_chips) else {
            head = sorts;
            break;
        };
        own = true;
        head = before.trim_end();
    }
    if named_nearby(found, sentence, noun, EntityKind::Chip) {
        return None;
    }
    if let Some(owner) = made_with_another(found, sentence, head) {
        // 合作研发的芯片团队, 合作研发的手机芯片
        let sort = found.head(sentence, noun.start).get(head.len()..).unwrap_or("");
        let computes = has_one(sort, &words.of_computing) || has_one(noun.of(&found.folded), &words.of_computing);
        let rest = found.folded.get(noun.end..).unwrap_or("");
        let whole = begins_with(rest, &words.longer_nouns).is_none() && computes;
        let known = words.no_own_chips.contains(&owner) || has_a_chip_of(found, &owner);
        return (whole && !known).then(|| Name::unnamed(noun, EntityKind::Chip, &owner));
    }
    let end = sentence.span.start + head.len();
    // the last letters of OpenAI look like a sort of chip
    let firm = found.names_in(sentence).iter().find(|name| {
        let cut = name.span.start < end && end < name.span.end;
        name.kind == EntityKind::Organization && (name.span.end == end || cut)
    });
    // 已完成新一代AI芯片的研发
    let worked = || {
        let before = before_one(head, &words.works_on)?;
        let end = sentence.span.start + before.len();
        found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Organization && name.span.end == end)
    };
    let firm = firm.or_else(|| worked().filter(|_| own));
    let opens = || own && end <= sentence.clause_of(noun).start && end > sentence.span.start;
    let owner = match firm {
        Some(firm) if own => firm_of(found, firm),
        None if head.ends_with('其') || opens() => match firms_before(found, sentence, end) {
            Firms::One(firm) if own => firm_of(found, firm),
            Firms::One(_) | Firms::Several => return None,
            Firms::None => home_of_a_nameless_firm(found, head)?.to_owned(),
        },
        _ => return None,
    };
    if words.no_own_chips.contains(&owner) || has_a_chip_of(found, &owner) {
        return None;
    }
    Some(Name::unnamed(noun, EntityKind::Chip, &owner))
}

/// `OpenAI与博通合作研发的`, 甲和乙联合开发的: the first of two that have made it together.
fn made_with_another(found: &Annotated<'_>, sentence: &Sentence, head: &str) -> Option<String> {
    let words = chinese();
    let head = before_one(head, &words.brought_in).unwrap_or(head).trim_end().trim_end_matches('的');
    // 甲与乙合作开发AI芯片 is what they work on
    let made = sentence.span.of(&found.folded).get(head.len()..)?.starts_with('的');
    let both = before_one(head, &words.made_together).filter(|_| made)?;
    let firm_at = |end: usize| {
        let mut names = found.names_in(sentence).iter();
        names.find(|name| name.kind == EntityKind::Organization && name.span.end == end && !is_observer(name))
    };
    let second = firm_at(sentence.span.start + both.trim_end().len())?;
    let first = found.head(sentence, second.span.start);
    let first = ["与", "和", "同", "跟", "携手", "联手", "联合"].iter().find_map(|link| first.strip_suffix(link))?;
    firm_at(sentence.span.start + first.trim_end().len()).map(|firm| firm_of(found, firm))
}

/// The firms that a sentence names before a place.
enum Firms<'a> {
    None,
    One(&'a Name),
    Several,
}

/// 其 tells of the one firm named before: of two either may own it (台积电为谷歌代工其新一代AI芯片).
fn firms_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, end: usize) -> Firms<'a> {
    let mut firms = found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == EntityKind::Organization && name.span.end <= end && !is_observer(name));
    match firms.next() {
        None => Firms::None,
        Some(first) if firms.all(|other| other.name == first.name) => Firms::One(first),
        Some(_) => Firms::Several,
    }
}

/// 其12奈米推论晶片: the words before the node.
fn without_a_node(head: &str) -> &str {
    let units = ["奈米制程", "纳米制程", "纳米工艺", "奈米", "纳米", "nm"];
    let node = units.iter().find_map(|unit| head.strip_suffix(unit)).map(str::trim_end);
    let number = |c: char| c.is_ascii_digit() || c == '.';
    node.filter(|node| node.ends_with(number)).map_or(head, |node| node.trim_end_matches(number).trim_end())
}

/// 一家本土新创透露，其…: where a firm is at home that nobody names.
fn home_of_a_nameless_firm(found: &Annotated<'_>, head: &str) -> Option<&'static str> {
    let words = chinese();
    let (at, one) = ["一家", "另一家", "某家", "某"].iter().filter_map(|one| Some((head.rfind(one)?, *one))).max()?;
    let (before, rest) = (head.get(..at)?, head.get(at + one.len()..)?);
    // 一家本土新创, 国内某AI芯片公司
    let sorts = behind_one(rest, &words.home_words).or_else(|| ends_in(before, &words.home_words).map(|_| rest))?;
    begins_with(sorts.trim_start_matches('的').trim_start_matches("ai"), &words.nameless_firms)?;
    match found.language {
        Language::TraditionalChinese if !has_one(&found.folded, &words.of_hong_kong) => Some("Taiwan"),
        Language::SimplifiedChinese => Some("China"),
        _ => None,
    }
}

fn unnamed_chip(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    let owner = owner_of_a_kind(found, sentence, noun, added)?;
    if named_nearby(found, sentence, noun, EntityKind::Chip) || has_a_chip_of(found, &owner) {
        return None;
    }
    Some(Name::unnamed(noun, EntityKind::Chip, &owner))
}

/// Whose own chip the noun phrase makes it: behind "its" or a firm in the possessive stand adjectives alone, one of them
/// of [`OWN_SORTS`].
fn owner_of_a_kind(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<String> {
    let before = found.head(sentence, noun.start).trim_end();
    if is_of_its_own(found, sentence, noun, before) {
        return owner_before(found, noun, added);
    }
    if let Some(firm) = designs_one(found, sentence, noun, before) {
        return Some(firm_of(found, firm));
    }
    let sort = |word: &str| OWN_SORTS.contains(&word);
    let plain = |word: &&str| sort(word) || english().chip_adjectives.contains(*word);
    let mut words = before.split_whitespace().rev();
    let adjectives: Vec<&str> = words.clone().take_while(plain).take(6).collect();
    let opener = words.nth(adjectives.len())?;
    // "OpenAI's chip": of a firm that is known for none there is one
    let bare = adjectives.is_empty() && is_owner(opener);
    if !(adjectives.iter().copied().any(sort) || bare) || is_not_made(words) {
        return None;
    }
    if opener == "its" {
        return owner_before(found, noun, added);
    }
    let end = sentence.span.start + before.rfind(opener)? + opener.len();
    let possessive = opener.strip_suffix("'s").or_else(|| opener.strip_suffix("’s"))?;
    let at = end - (opener.len() - possessive.len());
    let firm =
        found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Organization && name.span.end == at)?;
    (!bare || !found.makes_chips(firm)).then(|| firm_of(found, firm))
}

/// "Openchip is designing the vector accelerator", "C-DAC would lead the design of an Indian GPU": the firm right before the
/// verb. What it designs for another is that one's.
fn designs_one<'a>(found: &'a Annotated<'_>, sentence: &Sentence, noun: Span, before: &str) -> Option<&'a Name> {
    let words: Vec<&str> = before.split(' ').collect();
    let article = words.iter().rposition(|word| matches!(*word, "a" | "an" | "the"))?;
    let sorts = words.get(article + 1..)?;
    let plain = |word: &&str| {
        word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '\'') && !english().prepositions.contains(*word)
    };
    if sorts.len() > 5 || !sorts.iter().all(plain) || sorts.iter().any(|word| matches!(*word, "and" | "or")) {
        return None;
    }
    let mut head = words.get(..article)?;
    let verbs = ["designing", "design", "designs", "designed", "developing", "develop", "develops"];
    if let Some((["design" | "development", "of"], rest)) =
        head.split_last_chunk::<2>().map(|(rest, last)| (*last, rest))
    {
        head = rest;
        while let Some((_, rest)) =
            head.split_last().filter(|(last, _)| matches!(**last, "the" | "lead" | "leads" | "leading" | "led"))
        {
            head = rest;
        }
    } else {
        let (verb, rest) = head.split_last()?;
        verbs.contains(verb).then_some(())?;
        head = rest;
    }
    while let Some((_, rest)) = head.split_last().filter(|(last, _)| english().helpers.contains(**last)) {
        head = rest;
    }
    // "Openchip in Barcelona"
    if let Some((["in" | "of", _], rest)) = head.split_last_chunk::<2>().map(|(rest, last)| (*last, rest)) {
        head = rest;
    }
    let end = sentence.span.start + head.join(" ").len();
    let next = |name: &&Name| name.kind == EntityKind::Organization && name.span.end == end && !is_observer(name);
    found.names_in(sentence).iter().find(next).filter(|_| !is_for_another(found, sentence, noun))
}

/// "an inference chip of its own": whose it is stands before.
fn is_of_its_own(found: &Annotated<'_>, sentence: &Sentence, noun: Span, before: &str) -> bool {
    let own = found.tail_in_clause(sentence, noun).starts_with(" of its own");
    let plain = |word: &&str| english().chip_adjectives.contains(*word) || OWN_SORTS.contains(word);
    let mut words = before.split_whitespace().rev().skip_while(plain);
    own && words.next().is_some_and(|word| matches!(word, "a" | "an")) && !is_not_made(words)
}

/// "is not developing", "has dropped": by the words before, the nearest first, the chip is not made, or no longer.
fn is_not_made<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let same = |word: &&str| !word.ends_with([',', ';', ':']) && !matches!(*word, "but" | "and" | "while" | "that");
    words.take(6).take_while(same).any(denies_making)
}

/// "not", "hasn't", "dropped".
pub(super) fn denies_making(word: &str) -> bool {
    english().not_made.contains(word) || is_contracted_not(word)
}

/// The size that a noun phrase states, in parameters; open where it gives a bound alone.
#[derive(Debug, Clone, Copy)]
struct Size(Option<f64>);

/// The stated size of a model noun, before it.
fn size_before(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Size> {
    let mut sized = found.amounts_in(sentence).iter().filter(|amount| !amount.in_name && amount.span.end <= noun.start);
    let last = sized.next_back()?;
    let gap = found.between(last.span, noun);
    // 参数量达700亿的繁中模型
    let head = || before_all(found.head(sentence, last.span.start), &chinese().before_sizes);
    let owned = found.language.is_chinese() && gap.starts_with('的') && head().ends_with("参数");
    let parameters = owned
        || last.measure == Some(Measure::Parameters)
        || gap.to_lowercase().contains("parameter")
        || gap.contains("参数")
        || gap.contains("參數");
    let close = found.distance(last.span, noun) <= 48 && !gap.contains(['.', '。', ';', '，', ',']);
    (parameters && close).then_some(Size(last.min.or(last.max)))
}

/// "a model with 70 billion parameters": the size behind the noun.
fn size_after(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Size> {
    let next = found.amounts_in(sentence).iter().find(|amount| !amount.in_name && amount.span.start >= noun.end)?;
    let gap = found.between(noun, next.span);
    let linked = if found.language == Language::English {
        gap.split_whitespace().any(|word| is_one(&english().of_size, word))
    } else {
        found.has_cue(sentence, Span::new(noun.end, next.span.start), &[Cue::OfSize])
    };
    let close = found.distance(noun, next.span) <= 24 && !gap.contains(['.', ';', ',']);
    (linked && close && next.measure == Some(Measure::Parameters)).then_some(Size(next.min.or(next.max)))
}

/// "a 10,000-card cluster", 万卡集群, "one-gigawatt computing cluster", "500-megawatt site".
fn sized_system(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    sized_behind(found, sentence, noun)
        || found.amounts_in(sentence).iter().any(|amount| {
            let sized = matches!(amount.measure, Some(Measure::Watt | Measure::Counter(Counter::Card | Counter::Chip)));
            let gap = found.between(amount.span, noun);
            // "ten gigawatts of Contoso systems" are no one machine
            let many = noun.of(&found.folded).ends_with('s') && gap.starts_with(" of ");
            sized
                && !many
                && amount.span.end <= noun.start
                && found.distance(amount.span, noun) <= 24
                && !gap.contains(['.', '。', ';', '，', ',', '、'])
        })
}

/// "a computing cluster with 100,000 GPUs", "a data centre of 50 megawatts".
fn sized_behind(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let Some(amount) =
        found.amounts_in(sentence).iter().find(|amount| !amount.in_name && amount.span.start >= noun.end)
    else {
        return false;
    };
    if noun.of(found.text).ends_with('s') {
        return false;
    }
    let linked = leads_to_its_size(found, sentence, Span::new(noun.end, amount.span.start));
    let after = Span::new(amount.span.end, (amount.span.end + 60).min(sentence.span.end));
    let chips = found
        .cues_in(sentence)
        .iter()
        .any(|at| at.cue == Cue::Chip && after.start <= at.span.start && at.span.start < after.end)
        || found
            .names_in(sentence)
            .iter()
            .any(|name| name.kind == EntityKind::Chip && after.start <= name.span.start && name.span.start < after.end);
    linked
        && (matches!(amount.measure, Some(Measure::Watt | Measure::Counter(Counter::Card | Counter::Chip)))
            || (chips && matches!(amount.measure, None | Some(Measure::Counter(_)))))
}

/// "with", "in Hokkaido with", "near Paris that will hold": what stands between a machine and how large it is.
fn leads_to_its_size(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    let gap = span.of(found.text).trim();
    let short = |place: &str| place.split_whitespace().count() <= MOST_OF_A_PLACE && !place.contains(['.', ';', '(']);
    if found.language.is_european() && found.language != Language::English {
        let link = found.cues_within(sentence, span, &[Cue::OfSize]).last();
        return short(gap)
            && link.is_some_and(|link| Span::new(link.span.end, span.end).of(found.text).trim().is_empty());
    }
    let Some(place) = last_of(gap, &english().of_so_many).and_then(|link| gap.strip_suffix(link)) else { return false };
    let place = place.trim_end();
    let somewhere = ["in ", "near ", "at ", "outside ", "on "].iter().any(|word| place.starts_with(word));
    place.is_empty() || somewhere && short(place)
}

/// Words of a place at most: "in the Chinese city of Wuhu".
const MOST_OF_A_PLACE: usize = 7;

/// 多个万卡集群, 支持万卡集群: such clusters at large, and none of someone's. One is built, used or paid for.
fn is_of_a_sort(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let before = found.head_in_clause(sentence, noun);
    let many = ["多个", "一批", "若干", "数个", "支持", "可", "面向", "适配", "等", "任何", "所有", "动辄", "需要"];
    let made = [Cue::Develop, Cue::InUse, Cue::Use, Cue::Release, Cue::Order, Cue::Invest, Cue::Train];
    // 在上海、北京各建一座: one in each of them
    let each =
        before.split('各').skip(1).any(|rest| !rest.starts_with(['建', '设', '有']) && !rest.starts_with("部署"));
    // 支持甲公司在临港建设: who is helped builds one
    let helped = || {
        let start = sentence.clause_of(noun).start;
        let end = start + before.find("支持").map_or(0, |at| at + "支持".len());
        found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Organization && name.span.start == end)
    };
    let says = |word: &str| before.contains(word) && !(word == "支持" && helped());
    each || many.into_iter().any(says) || !found.has_cue(sentence, sentence.span, &made)
}

/// 面向万亿参数大模型, 支持千亿参数模型训练: models at large, for which something is made.
fn is_for(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let before = found.head_in_clause(sentence, noun);
    let behind = || found.folded.get(noun.end..).is_some_and(is_for_training);
    found.language.is_chinese()
        && (behind()
            || [
                "面向", "支持", "可", "用于", "满足", "承载", "适用", "适合", "支撑", "等", "各类", "开展", "运行",
                "部署", "推理", "跑", "容纳", "兼容",
            ]
            .iter()
            .any(|word| before.contains(word)))
}

/// 训练底座, 训推平台: what stands behind 大模型 makes it what something is for.
pub(in crate::extract) fn is_for_training(behind: &str) -> bool {
    let task = ["预训练", "训练", "训推一体", "训推", "推理", "研发", "开发"];
    let thing = ["底座", "平台", "基地", "基座", "底盘", "引擎", "能力", "需求", "场景", "任务", "系统", "框架"];
    task.iter()
        .find_map(|task| behind.strip_prefix(task))
        .is_some_and(|rest| thing.iter().any(|thing| rest.trim_start_matches('的').starts_with(thing)))
}

/// "A model with 70 billion parameters needs 140 GB", "as fast as a 37B model", "tested with an 8B model": any model of
/// that size, and none that someone has made.
pub(in crate::extract) fn is_any_model(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    if found.language != Language::English {
        return false;
    }
    let before = found.head_as_written(sentence, noun.start).to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let near = words.len().saturating_sub(8);
    let article = words.iter().enumerate().skip(near).rfind(|(_, word)| matches!(**word, "a" | "an" | "any" | "such"));
    let Some((place, _)) = article else { return false };
    if words.get(..place).is_some_and(|head| head.ends_with(&["work", "on"]) || head.ends_with(&["working", "on"])) {
        return false;
    }
    let lead = place.checked_sub(1).and_then(|at| words.get(at)).copied();
    let made = found.has_cue(sentence, sentence.span, &[Cue::Develop, Cue::Release, Cue::OpenWeights])
        || found.cues_in(sentence).iter().any(|at| {
            let word = at.span.of(found.text).to_lowercase();
            at.cue == Cue::Train && (word.starts_with("train") || word.starts_with("pre")) && at.span.end <= noun.start
        });
    // "described it as a 72B model"
    let described = lead == Some("as")
        && words.get(..place).is_some_and(|head| head.iter().any(|word| english().describes.contains(*word)));
    let likened = |word: &str| {
        matches!(word, "of" | "like" | "as" | "with" | "for" | "on" | "running" | "run" | "runs" | "serving" | "serve")
            || matches!(
                word,
                "host" | "hosting" | "fit" | "fits" | "handle" | "support" | "supports" | "than" | "unlike"
            )
            || matches!(word, "hold" | "hosts" | "handles" | "when" | "if" | "load" | "to" | "deploy" | "inference")
    };
    is_a_load(found, sentence, &words, place)
        || !described
            && lead.is_none_or(likened)
            && !(made && lead.is_none_or(|word| matches!(word, "of" | "on" | "to" | "with" | "as")))
}

/// "1.3 times as fast as the B200 in training a 400-billion-parameter model": what chips are measured by, and of nobody.
fn is_a_load(found: &Annotated<'_>, sentence: &Sentence, words: &[&str], article: usize) -> bool {
    let mut before = words.get(..article).unwrap_or(&[]).iter().rev();
    let does = before.next().is_some_and(|word| matches!(*word, "training" | "serving" | "running" | "decoding"));
    let led = before.next().is_none_or(|word| matches!(*word, "in" | "when" | "while" | "for" | "at"));
    let ratio = |amount: &Amount| matches!(amount.measure, Some(Measure::Times | Measure::Percent));
    let weighed = || {
        found.amounts_in(sentence).iter().any(ratio)
            && found.names_in(sentence).iter().any(|name| matches!(name.kind, EntityKind::Chip | EntityKind::System))
    };
    does && led && weighed()
}

/// 上述万卡集群: one that was spoken of before.
fn is_spoken_of(found: &Annotated<'_>, noun: Span) -> bool {
    let before = last(found.text.get(..noun.start).unwrap_or(""), 10);
    ["上述", "该", "這", "这", "前述", "said "].iter().any(|word| before.contains(word))
}

fn unnamed_system(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    // 无锡另一万卡集群: of whom, nobody says
    let before = found.head_in_clause(sentence, noun);
    let clause = sentence.clause_of(noun);
    let led = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == EntityKind::Organization && clause.contains(name.span) && name.span.end <= noun.start);
    if found.language.is_chinese() && !led && ["另一", "另有", "另外一"].iter().any(|word| before.contains(word))
    {
        return None;
    }
    if has_a_stranger_for_subject(found, sentence, noun) {
        return None;
    }
    // "Its chips come from TSMC. A cluster of 2,048 of them": who makes chips for others runs none
    let owner = owner_before(found, noun, added).filter(|owner| !makes_chips_of_others_alone(owner))?;
    let cards = found.amounts_in(sentence).iter().rfind(|amount| {
        let counts = matches!(amount.measure, Some(Measure::Counter(Counter::Card | Counter::Chip)));
        counts && amount.span.end <= noun.start && found.distance(amount.span, noun) <= 24
    });
    // 4000卡级超节点 is not 天池256
    let another = |name: &Name| {
        let told = cards.and_then(|cards| cards.min.or(cards.max));
        cards_in(&name.name).zip(told).is_some_and(|(own, told)| (own - told).abs() > 0.02 * told)
    };
    // 将各建一座万卡集群: one more than those that have a name
    let new = found.language.is_chinese() && ends_in(before_its_sort(before), &chinese().new_machines).is_some();
    let mut own = found.names.iter().filter(|name| {
        name.kind == EntityKind::System
            && !new
            && name.can_lead()
            && (name.span.end <= noun.start || found.language.is_chinese())
            && name.role != Role::Referring
            && found.lexicon.maker_is(name.entity, &owner)
            && !another(name)
    });
    let first = own.next();
    if let Some(named) = first.filter(|first| own.all(|other| other.name == first.name)) {
        return Some(named.standing_for(noun));
    }
    if let Some(named) = machine_spoken_of(found, noun) {
        return Some(named.standing_for(noun));
    }
    Some(Name::unnamed(noun, EntityKind::System, &owner))
}

/// "Stargate UAE is on schedule. Contoso is building the one-gigawatt cluster": the one machine that the sentences right before
/// name, where the words point at it.
fn machine_spoken_of<'a>(found: &'a Annotated<'_>, noun: Span) -> Option<&'a Name> {
    let english = found.language == Language::English;
    Phrase::of(&found.folded, noun).filter(|phrase| english && phrase.determiner == "the")?;
    let place = found.sentences.partition_point(|sentence| sentence.span.end <= noun.start);
    let line = found.sentences.get(place)?.line;
    let near = found.sentences.get(place.saturating_sub(SPOKEN_OF_WITHIN)..place)?;
    let near = near.iter().filter(|before| before.line + 2 >= line && before.place == Place::Prose);
    let machines = near.flat_map(|before| found.names_in(before)).filter(|name| name.kind == EntityKind::System);
    only_one(machines).filter(|one| one.can_lead() && matches!(one.role, Role::Known | Role::Shape))
}

/// So many sentences back a machine is spoken of.
const SPOKEN_OF_WITHIN: usize = 2;

/// What stands before the cards and the sort that a machine is called by: 国产三万卡, 2048卡级.
pub(super) fn before_its_sort(head: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || c == '.' || "一二三四五六七八九十百千万两几数".contains(c);
    let sorts = &chinese().site_sorts;
    let head = before_all(head, sorts);
    let cards = head.strip_suffix("卡级").or_else(|| head.strip_suffix('卡'));
    before_all(cards.map_or(head, |head| head.trim_end_matches(number)), sorts)
}

/// 256 of Tianchi 256, 384 of `CloudMatrix 384`: how many cards a machine has by its name.
fn cards_in(name: &str) -> Option<f64> {
    let last = name.rsplit([' ', '-']).next()?;
    let digits = last.chars().all(|c| c.is_ascii_digit()) && last.len() >= 2;
    last.parse().ok().filter(|_| digits)
}

fn unnamed_model(found: &Annotated<'_>, noun: Span, size: Option<f64>, added: &[Name]) -> Option<Name> {
    if found.text.get(noun.start..noun.end).is_some_and(|word| word.ends_with("models") || word.ends_with("LLMs")) {
        return None;
    }
    // "we aim to train a model of 105 billion parameters": whose text it is
    let ours =
        || found.sentence_at(noun.start).is_some_and(|sentence| found.has_cue(sentence, sentence.span, &[Cue::We]));
    let own = found.own.clone().filter(|_| ours());
    let owner = own.or_else(|| owner_before(found, noun, added));
    let owner = owner.filter(|owner| !makes_chips_of_others_alone(owner))?;
    let named = only_model_of(found, &owner, size)
        .or_else(|| model_of_the_lead(found, noun, &owner, size))
        .or_else(|| told_right_before(found, noun, &owner, size));
    if let Some(named) = named.filter(|named| !has_been_told_another_size(found, named, noun, size)) {
        return Some(named.standing_for(noun));
    }
    Some(Name::unnamed(noun, EntityKind::Model, &owner))
}

/// "Contoso has shown Cobalt-9, a model with 70 billion parameters. It prepares one with 300 billion": what was told of before,
/// in a sentence of its own, has another size.
fn has_been_told_another_size(found: &Annotated<'_>, named: &Name, noun: Span, size: Option<f64>) -> bool {
    let Some(size) = size else { return false };
    let end = found.sentences.partition_point(|sentence| sentence.span.end <= noun.start);
    let told =
        found.sentences.iter().take(end).skip_while(|sentence| sentence.span.end <= named.span.start).take(SIZED_IN);
    let mut told = told.filter(|sentence| {
        let mut models = found.names_over(sentence.span).filter(|name| name.kind == EntityKind::Model);
        models.all(|name| name.name == named.name) && !found.has_cue(sentence, sentence.span, &[Cue::Active])
    });
    let another = |told: f64| told > size * ANOTHER_SIZE || size > told * ANOTHER_SIZE;
    told.any(|sentence| {
        let sizes = found
            .amounts_in(sentence)
            .iter()
            .filter(|amount| !amount.in_name && !amount.approximate && amount.measure == Some(Measure::Parameters));
        let mut sizes = sizes.filter_map(|amount| amount.min.filter(|_| amount.min == amount.max)).peekable();
        sizes.peek().is_some() && sizes.all(another)
    })
}

/// The sentences that may tell of its size, from the one that names a model first.
const SIZED_IN: usize = 3;

/// How far apart, as a factor, two sizes are of two models.
const ANOTHER_SIZE: f64 = 1.5;

/// "Contoso says its trillion-parameter model …" in the title: the one model of the owner that the first two paragraphs
/// name, whatever others come later.
fn model_of_the_lead<'a>(found: &'a Annotated<'_>, noun: Span, owner: &str, size: Option<f64>) -> Option<&'a Name> {
    let title = found.text.find('\n').filter(|title| noun.end <= *title)?;
    let paragraphs = found.text.get(title..)?.split_inclusive('\n').filter(|line| !line.trim().is_empty());
    let told: usize = paragraphs.take(LEAD).map(str::len).sum();
    let blank = found.text.get(title..)?.len() - found.text.get(title..)?.trim_start().len();
    let lead = Span::new(title, (title + blank + told).min(found.text.len()));
    let named = models_of(found, owner);
    let mut early = named.iter().filter(|name| lead.contains(name.span));
    let one = early.next().filter(|_| early.next().is_none())?;
    let sized = size.zip(size_in(&one.name)).is_none_or(|(told, own)| (told - own).abs() <= 0.02 * told);
    sized.then_some(*one)
}

/// Paragraphs of the lead of a text.
const LEAD: usize = 2;

/// "X-5 is out. Contoso's new flagship is a mixture of experts with …": the one model that the sentence or heading right before
/// names, where the words tell of the owner's newest, whatever others the text names elsewhere.
fn told_right_before<'a>(found: &'a Annotated<'_>, noun: Span, owner: &str, size: Option<f64>) -> Option<&'a Name> {
    let place = found.sentences.partition_point(|sentence| sentence.span.end <= noun.start);
    let sentence = found.sentences.get(place).filter(|_| found.language == Language::English)?;
    let head = found.head(sentence, noun.start).trim_start();
    let words: Vec<&str> = head.split_whitespace().collect();
    let newest = words.iter().position(|word| english().newest.contains(*word)).filter(|at| *at <= NEWEST_WITHIN)?;
    let whose = words.get(..newest)?.iter().any(|word| *word == "its" || word.ends_with("'s") || word.ends_with("’s"));
    let is = words.get(newest..)?.iter().any(|word| matches!(*word, "is" | "has" | "was"));
    let before = found.sentence_before(place).filter(|before| whose && is && sentence.line <= before.line + 2)?;
    let models = found.names_in(before).iter().filter(|name| name.kind == EntityKind::Model && !name.compared);
    let one = only_one(models).filter(|one| one.can_lead())?;
    let maker = one.entity.and_then(|entity| found.lexicon.maker(entity));
    let own = maker.is_none_or(|maker| found.lexicon.same_house(&found.lexicon.entity(maker).name, owner));
    let sized = size.zip(size_in(&one.name)).is_none_or(|(told, own)| (told - own).abs() <= 0.02 * told);
    (own && sized).then_some(one)
}

/// So many words stand before the one that tells of the newest: whose it is.
const NEWEST_WITHIN: usize = 4;

/// The named models of this owner, or of nobody that the lexicon knows, where each is named first.
fn models_of<'a>(found: &'a Annotated<'_>, owner: &str) -> Vec<&'a Name> {
    let mut named: Vec<&Name> = Vec::new();
    for name in found.names.iter().filter(|name| name.kind == EntityKind::Model && !name.compared) {
        let maker = name.entity.and_then(|entity| found.lexicon.entity(entity).maker.clone());
        let own = maker.is_none_or(|maker| squeeze(&maker) == squeeze(owner));
        if own && named.iter().all(|other| other.name != name.name) {
            named.push(name);
        }
    }
    named
}

/// The one named model of this owner that the text may mean: of the same size, or of none stated.
fn only_model_of<'a>(found: &'a Annotated<'_>, owner: &str, size: Option<f64>) -> Option<&'a Name> {
    let named = models_of(found, owner);
    let fits = |name: &&&Name| match (size, size_in(&name.name)) {
        (Some(a), Some(b)) => (a - b).abs() <= 0.02 * a,
        _ => true,
    };
    let fitting: Vec<&&Name> = named.iter().filter(fits).collect();
    match fitting.as_slice() {
        [one] if named.len() == 1 || size.is_some_and(|_| size_in(&one.name).is_some()) => Some(one),
        _ => None,
    }
}
