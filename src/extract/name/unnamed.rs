//! Things that a text does not name: known by their owner, their size, or the word "unnamed".

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{before_all, before_one, begins_with, behind_one, chinese, ends_in, has_one},
        cue::Cue,
        english::{behind_owner, english, is_contracted_not, last_of},
    },
    model::{EntityKind, Language, Subject, entity::squeeze},
    text::{Span, list::Words},
};

use super::{Name, Role, own_chip::own_chips, referring::earlier, shape::size_in, unknown};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    clause,
    number::{Amount, Counter, Measure},
    subject::{in_sentence, main_name},
    topic,
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
    for at in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model) {
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
    let subject = Subject::unnamed(&owner_before(found, noun, added)?, EntityKind::Model);
    Some(Name { role: Role::Unnamed, ..unknown(noun, EntityKind::Model, &subject.name) })
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

/// 英伟达将推出一款基于Blackwell架构的新芯片: one more of the firm's, whatever others the text names.
fn new_chip(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let clause = sentence.clause_of(noun);
    let head = Span::new(clause.start, noun.start.max(clause.start)).of(&found.folded);
    let head = before_all(head, &words.chip_sorts).trim_end();
    let head = head.strip_suffix("新款").or_else(|| head.strip_suffix('新'))?;
    let head = head.rsplit_once("基于").filter(|(_, base)| base.ends_with('的')).map_or(head, |(head, _)| head);
    let head = before_one(head, &words.one_chip)?;
    let end = clause.start + head.trim_end_matches('了').len();
    let verb = found
        .cues_in(sentence)
        .iter()
        .find(|at| matches!(at.cue, Cue::Release | Cue::Develop) && at.span.end == end)?;
    let maker = |name: &&Name| {
        name.kind == EntityKind::Organization && clause.contains(name.span) && name.span.end <= verb.span.start
    };
    let firm = found.names_in(sentence).iter().rfind(maker).filter(|firm| !is_observer(firm))?;
    if named_nearby(found, sentence, noun, EntityKind::Chip) {
        return None;
    }
    let subject = Subject::unnamed(&firm_of(found, firm), EntityKind::Chip);
    Some(Name { role: Role::Unnamed, ..unknown(noun, EntityKind::Chip, &subject.name) })
}

fn chip_of_ones_own(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Name> {
    let words = chinese();
    let whole = found.head(sentence, noun.start).trim_end();
    let mut head = whole;
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
    let end = sentence.span.start + head.len();
    let firm =
        found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Organization && name.span.end == end);
    let opens = || own && end <= sentence.clause_of(noun).start && end > sentence.span.start;
    let owner = match firm {
        Some(firm) if own => firm_of(found, firm),
        None if head.ends_with('其') || opens() => match only_firm_before(found, sentence, end) {
            Ok(firm) if own => firm_of(found, firm),
            Ok(_) | Err(true) => return None,
            Err(false) => home_of_a_nameless_firm(found, head)?.to_owned(),
        },
        _ => return None,
    };
    let of_the_owner = |name: &Name| {
        name.kind == EntityKind::Chip && name.entity.is_some() && found.lexicon.maker_is(name.entity, &owner)
    };
    if words.no_own_chips.contains(&owner) || found.names.iter().any(of_the_owner) {
        return None;
    }
    let subject = Subject::unnamed(&owner, EntityKind::Chip);
    Some(Name { role: Role::Unnamed, ..unknown(noun, EntityKind::Chip, &subject.name) })
}

/// The one firm that the sentence names before the place: of two either may own what 其 tells of
/// (台积电为谷歌代工其新一代AI芯片). Else whether any is named.
fn only_firm_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, end: usize) -> Result<&'a Name, bool> {
    let mut firms = found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == EntityKind::Organization && name.span.end <= end && !is_observer(name));
    let first = firms.next().ok_or(false)?;
    if firms.all(|other| other.name == first.name) { Ok(first) } else { Err(true) }
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
    let named = found.names.iter().any(|name| {
        name.kind == EntityKind::Chip && name.entity.is_some() && found.lexicon.maker_is(name.entity, &owner)
    });
    if named || named_nearby(found, sentence, noun, EntityKind::Chip) {
        return None;
    }
    let subject = Subject::unnamed(&owner, EntityKind::Chip);
    Some(Name { role: Role::Unnamed, ..unknown(noun, EntityKind::Chip, &subject.name) })
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
    if !adjectives.iter().copied().any(sort) || is_not_made(words) {
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
    Some(firm_of(found, firm))
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
    let tail = found.tail_in_clause(sentence, noun);
    let of_a_device = tail.split_whitespace().take(6).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        english().devices.contains(word)
    });
    let for_another = of_a_device
        || tail.starts_with(" for ") && {
            let rest = Span::new(noun.end, (noun.end + FOR_WHOM).min(sentence.span.end));
            found
                .names_in(sentence)
                .iter()
                .any(|name| name.kind == EntityKind::Organization && rest.contains(name.span))
        };
    let next = |name: &&Name| name.kind == EntityKind::Organization && name.span.end == end && !is_observer(name);
    found.names_in(sentence).iter().find(next).filter(|_| !for_another)
}

/// So many bytes behind a chip stands for whom it is designed.
const FOR_WHOM: usize = 32;

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
    let mut near = words.take(6).take_while(same);
    near.any(|word| english().not_made.contains(word) || is_contracted_not(word))
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
    let linked = [
        "with",
        "of",
        "at",
        "boasting",
        "having",
        "featuring",
        "totalling",
        "exceeding",
        "mit",
        "avec",
        "de",
        "с",
        "на",
        "con",
    ]
    .iter()
    .any(|word| gap.split_whitespace().any(|part| part == *word));
    let close = found.distance(noun, next.span) <= 24 && !gap.contains(['.', ';', ',']);
    (linked && close && next.measure == Some(Measure::Parameters)).then_some(Size(next.min.or(next.max)))
}

/// Whether a name of the kind stands right behind the noun, or before it as what it is an apposition to.
pub(super) fn named_nearby(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        if name.kind != kind || name.stays_unnamed() || name.compared || topic::is_what_firms_make(found, name) {
            return false;
        }
        let gap = found.between(noun, name.span);
        let another =
            [" and ", " or ", ", and ", "和", "与", "、", "及", "以及"].iter().any(|word| gap.starts_with(word));
        let behind = name.span.start >= noun.end
            && !another
            && found.distance(noun, name.span) <= 24
            && !gap.contains(['.', '。', ';', '；']);
        let verb = found.has_cue(
            sentence,
            Span::new(name.span.end.min(noun.start), noun.start),
            &[Cue::Train, Cue::Develop, Cue::Release],
        );
        let before = name.span.end <= noun.start
            && found.distance(name.span, noun) <= 90
            && !gap.contains(['.', '。', ';', '；'])
            && !verb;
        behind || before
    })
}

/// "a 10,000-card cluster", 万卡集群, "one-gigawatt computing cluster", "500-megawatt site".
fn sized_system(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    sized_behind(found, sentence, noun)
        || found.amounts_in(sentence).iter().any(|amount| {
            let sized = matches!(amount.measure, Some(Measure::Watt | Measure::Counter(Counter::Card | Counter::Chip)));
            let gap = found.between(amount.span, noun);
            sized
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
    let linked = leads_to_its_size(found.between(noun, amount.span).trim());
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
fn leads_to_its_size(gap: &str) -> bool {
    let Some(place) = last_of(gap, &english().of_so_many).and_then(|link| gap.strip_suffix(link)) else { return false };
    let place = place.trim_end();
    let somewhere = ["in ", "near ", "at ", "outside ", "on "].iter().any(|word| place.starts_with(word));
    place.is_empty()
        || somewhere && place.split_whitespace().count() <= MOST_OF_A_PLACE && !place.contains(['.', ';', '('])
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
    each || many.iter().any(|word| before.contains(word)) || !found.has_cue(sentence, sentence.span, &made)
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
    let likened = |word: &str| {
        matches!(word, "of" | "like" | "as" | "with" | "for" | "on" | "running" | "run" | "runs" | "serving" | "serve")
            || matches!(
                word,
                "host" | "hosting" | "fit" | "fits" | "handle" | "support" | "supports" | "than" | "unlike"
            )
            || matches!(word, "hold" | "hosts" | "handles" | "when" | "if" | "load" | "to" | "deploy" | "inference")
    };
    is_a_load(found, sentence, &words, place)
        || lead.is_none_or(likened)
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
    let before: String = found
        .text
        .get(..noun.start)
        .unwrap_or("")
        .chars()
        .rev()
        .take(10)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
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
    let owner = owner_before(found, noun, added)?;
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
    let subject = Subject::unnamed(&owner, EntityKind::System);
    Some(Name { role: Role::Unnamed, ..unknown(noun, EntityKind::System, &subject.name) })
}

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
    let owner = own.or_else(|| owner_before(found, noun, added))?;
    if let Some(named) = only_model_of(found, &owner, size).or_else(|| model_of_the_lead(found, noun, &owner, size)) {
        return Some(named.standing_for(noun));
    }
    let subject = Subject::unnamed(&owner, EntityKind::Model);
    Some(Name { role: Role::Unnamed, ..unknown(noun, EntityKind::Model, &subject.name) })
}

/// "Start Campus is launching a 1.2GW site": the clause opens with two words in capitals that are no name known, and a verb.
pub(super) fn has_a_stranger_for_subject(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    const SMALL: &[&str] = &[
        "The", "This", "That", "In", "On", "At", "By", "For", "Its", "Their", "But", "And", "While", "Last", "Next",
        "With",
    ];
    let clause = sentence.clause_of(noun);
    let text = clause.of(found.text);
    let start = clause.start + text.len() - text.trim_start().len();
    let capital =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 1 && !SMALL.contains(word);
    let mut words = text.split_whitespace();
    let opens = words.next().as_ref().is_some_and(capital) && words.next().as_ref().is_some_and(capital);
    let verb =
        |word: &str| matches!(word, "is" | "has" | "will" | "plans" | "aims" | "said" | "says" | "opened" | "built");
    let known = || found.names_in(sentence).iter().any(|name| name.span.start <= start && start < name.span.end);
    found.language == Language::English && opens && words.next().is_some_and(verb) && !known()
}

/// So far back, in characters, an owner is looked for.
const FARTHEST_OWNER: usize = 900;

/// Whose thing it is: the last firm, institute or country named before, in this sentence or the paragraphs before.
pub(in crate::extract) fn owner_before(found: &Annotated<'_>, span: Span, added: &[Name]) -> Option<String> {
    if found.language.is_chinese() {
        return chinese_owner(found, span);
    }
    let firms = || {
        earlier(found, span.start, added)
            .take_while(|name| span.start.saturating_sub(name.span.end) <= FARTHEST_OWNER * '\u{10000}'.len_utf8())
            .filter(|name| {
                name.kind == EntityKind::Organization
                    && !name.compared
                    && !is_modifier(found, name)
                    && !is_observer(name)
            })
            .filter(|name| !describes_another(found, name.span, span))
            .filter(|name| found.distance(name.span, span) <= FARTHEST_OWNER)
    };
    let supplies = |name: &&Name| {
        found.sentence_at(name.span.start).is_some_and(|sentence| {
            clause::is_supplied(found, sentence, name.span)
                || is_bought_from(found, sentence, name)
                || is_answered(found, sentence, name)
        })
    };
    let owner = firms().find(|name| !supplies(name)).or_else(|| firms().next())?;
    Some(firm_of(found, first_of_list(found, owner)))
}

/// "Humain will buy 600,000 of Nvidia's accelerators and build …": whose chips are bought builds nothing with them.
fn is_bought_from(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let behind = Span::new(name.span.end, (name.span.end + CHIPS_OF).min(sentence.span.end));
    let chips = found.has_cue(sentence, behind, &[Cue::Chip])
        || found.names_in(sentence).iter().any(|chip| chip.kind == EntityKind::Chip && behind.contains(chip.span));
    let clause = Span::new(sentence.clause_of(name.span).start, name.span.start);
    chips && found.has_cue(sentence, clause, &[Cue::Order, Cue::Use])
}

/// "Huawei answers Nvidia's rack with a 384-chip machine": whose thing another answers does not act.
fn is_answered(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = found.head_in_clause(sentence, name.span).trim_end();
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let owned = behind_owner(after).is_some();
    let answers = ["answers", "answered", "takes on", "took on", "rivals", "challenges", "counters"];
    owned && answers.iter().any(|verb| before.strip_suffix(verb).is_some_and(|head| head.ends_with(' ')))
}

/// Bytes within which a maker's chips stand behind its name.
const CHIPS_OF: usize = 48;

/// In Chinese the firm that the sentence, or the paragraph before it, puts forward.
fn chinese_owner(found: &Annotated<'_>, span: Span) -> Option<String> {
    let place = found.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let sentence = found.sentences.get(place)?;
    let firms = &[EntityKind::Organization];
    let earlier = || {
        let before = found.sentences.get(..place)?.iter().rev().take(3);
        // “训练还得靠英伟达。”上述高管说，其公司训练的模型…: who is only leant on owns nothing here.
        let owner =
            |other: &&Sentence| main_name(found, other, firms).filter(|index| topic::leads(found, other, *index));
        before.filter(|other| other.line == sentence.line).find_map(|other| owner(&other))
    };
    let by = || {
        sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                let before = found.text.get(..name.span.start).unwrap_or("");
                name.kind == EntityKind::Organization && name.span.start >= span.end && before.ends_with('由')
            })
        })
    };
    let beside = || before_its_chips(found, sentence, span);
    let index = beside().or_else(|| in_sentence(found, sentence, span, firms)).or_else(by).or_else(earlier)?;
    found.names.get(index).map(|owner| firm_of(found, owner))
}

/// 中国移动昇腾910B万卡集群, 百度昆仑芯P800三万卡集群: who stands right before the chips that the cluster has so many of, and
/// does not only make them.
fn before_its_chips(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    let cards = found.amounts_in(sentence).iter().rfind(|amount| amount.span.end <= noun.start)?;
    let near = matches!(cards.measure, Some(Measure::Counter(_))) && found.distance(cards.span, noun) <= 6;
    let chip = found.names_in(sentence).iter().rfind(|name| name.span.end == cards.span.start).filter(|_| near)?;
    let owns = |index: &usize| {
        found.names.get(*index).is_some_and(|owner| {
            let beside = matches!(Span::new(owner.span.end, chip.span.start).of(&found.folded), "" | "的");
            let maker = chip.entity.and_then(|chip| found.lexicon.maker(chip));
            let only_makes = maker.is_some_and(|maker| found.lexicon.entity(maker).name == owner.name);
            let head = found.folded.get(..found.start_with_maker(owner)).unwrap_or("");
            // 腾讯租用世纪互联H20千卡集群: who takes it is told of
            let taken = ends_in(head, &chinese().takes).is_some();
            owner.kind == EntityKind::Organization
                && owner.span.end <= chip.span.start
                && beside
                && !only_makes
                && !taken
        })
    };
    sentence.names.clone().rfind(owns)
}

/// "Humain, owned by the Public Investment Fund, has …": the fund stands in an insertion.
fn describes_another(found: &Annotated<'_>, name: Span, span: Span) -> bool {
    let sentence = found.sentence_at(name.start).filter(|sentence| sentence.span.contains(span));
    sentence.is_some_and(|sentence| clause::in_aside(found, sentence, name, span))
}

/// "Humain and xAI will build …": the first of the firms is the one that the thing is named after.
pub(super) fn first_of_list<'a>(found: &'a Annotated<'_>, owner: &'a Name) -> &'a Name {
    let at = found.names.partition_point(|name| name.span.start < owner.span.start);
    let before = at.checked_sub(1).and_then(|before| found.names.get(before));
    let joined = |first: &&Name| {
        let gap = found.between(first.span, owner.span);
        first.kind == EntityKind::Organization && [" and ", "和", "与", "、", "及", " & "].contains(&gap)
    };
    before.filter(joined).unwrap_or(owner)
}

/// "英伟达GPU", "Nvidia chips": whose chips, and not who acts.
pub(in crate::extract) fn is_modifier(found: &Annotated<'_>, name: &Name) -> bool {
    let owner = found.language.is_chinese() && is_owner_of_the_next(found, name);
    if owner || is_compound(found, name) || is_before_its_cards(found, name) {
        return true;
    }
    let close = |span: Span| {
        let gap = found.between(name.span, span);
        span.start >= name.span.end
            && found.distance(name.span, span) <= 4
            && !gap.contains([
                '为', '為', '以', '由', '与', '與', '和', '对', '對', '有', '向', '给', '給', '将', '將', '在', '的',
                '购', '購', '买', '用', '把', '营', '營', '售', '做', '造', '，', '：', '.', '。', '\n', ';', '；',
            ])
    };
    let at = found.cues.partition_point(|cue| cue.span.start < name.span.end);
    let acts = |until: usize| {
        let verbs =
            [Cue::Use, Cue::Order, Cue::Release, Cue::Develop, Cue::Train, Cue::Testing, Cue::Shipping, Cue::Produce];
        let between = found.cues.get(at..).unwrap_or(&[]).iter().take_while(|cue| cue.span.end <= until);
        found.language.is_chinese()
            && between.take(3).any(|cue| {
                // 旗下, 自研 tell whose the chips are.
                verbs.contains(&cue.cue) && !matches!(cue.span.of(&found.folded), "旗下" | "自研" | "自主研发")
            })
    };
    let noun = found.cues.get(at..).is_some_and(|rest| {
        rest.iter().take(2).any(|cue| cue.cue == Cue::Chip && close(cue.span) && !acts(cue.span.start))
    });
    let next = found.names.partition_point(|other| other.span.start < name.span.end);
    let after: String = found
        .text
        .get(name.span.end..)
        .unwrap_or("")
        .chars()
        .take(18)
        .take_while(|c| !matches!(c, '，' | '。' | '；' | ',' | '.'))
        .collect();
    // 华为、寒武纪等芯片, and not 腾讯向华为等厂商采购芯片 or 中国移动采用昇腾等芯片, where it acts.
    let listed = found.language.is_unspaced()
        && !after
            .starts_with(['向', '从', '对', '将', '已', '正', '拟', '在', '同', '还', '也', '曾', '则', '今', '去'])
        && !after.starts_with(|c: char| c.is_ascii_digit())
        && after.contains(['、', '等'])
        && ["芯片", "晶片", "GPU", "等企业", "等厂商"]
            .iter()
            .any(|word| after.find(word).is_some_and(|place| !acts(name.span.end + place)));
    noun || listed
        || found
            .names
            .get(next)
            .is_some_and(|other| other.kind == EntityKind::Chip && close(other.span) && !acts(other.span.start))
}

/// `TikTok`母公司字节跳动: the firm behind the word acts.
fn is_owner_of_the_next(found: &Annotated<'_>, name: &Name) -> bool {
    let next = found.names.partition_point(|other| other.span.start < name.span.end);
    found.names.get(next).is_some_and(|next| {
        let gap = Span::new(name.span.end, next.span.start).of(&found.folded);
        next.kind == EntityKind::Organization && matches!(gap, "母公司" | "的母公司" | "控股股东" | "大股东")
    })
}

/// 英伟达卡: whose cards they are.
fn is_before_its_cards(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.folded.get(name.span.end..).unwrap_or("");
    found.language.is_chinese() && begins_with(after, &chinese().chip_nouns).is_some()
}

/// "the Shenzhen-based company", "a Huawei-backed fund": a part of an adjective.
fn is_compound(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    let word = after.strip_prefix('-').map_or("", |rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    !found.language.is_unspaced()
        && ["based", "headquartered", "backed", "listed", "owned", "made", "built", "sanctioned", "powered", "designed"]
            .contains(&word)
}

/// An institute of a firm is the firm; a subsidiary stands for itself.
pub(in crate::extract) fn firm_of(found: &Annotated<'_>, name: &Name) -> String {
    let firm = name.entity.and_then(|entity| found.lexicon.entity(entity).maker.clone());
    firm.filter(|_| INSTITUTES.iter().any(|word| name.name.contains(word))).unwrap_or_else(|| name.name.clone())
}

const INSTITUTES: &[&str] =
    &["TeleAI", "Institute", "Lab", "Research", "Academy", "DAMO", "Seed", "Qwen", "研究院", "实验室"];

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
