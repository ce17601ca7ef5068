//! Who uses what a verb tells of: the firm or machine before it, the one that the chips go into, or the one told of before.

use crate::{
    lexicon::{
        chinese::{begins_with, behind_all, chinese, has_one},
        cue::Cue,
        english::{any_word, behind_owner, english, is_small},
    },
    model::{EntityKind, Language, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    name::{Name, Role},
    subject::{carried, coordinated, firm_referred_to, in_sentence, is_behind, is_behind_a_preposition, listed_with},
    topic::{both_of_them, firm_called_so, firm_of_the_speaker},
};

use super::super::counted::is_a_bidder;
use super::{
    hardware::{is_hardware, mixed_list},
    roundabout::fills,
};

use EntityKind::{Chip, Model, Organization, System};

/// A、B分别采用X和Y: of several users the one to whom the chip is dealt out, or none where the lists differ.
pub(super) fn dealt_to<'a>(
    found: &Annotated<'_>,
    sentence: &Sentence,
    chip: &Name,
    users: Vec<&'a Name>,
) -> Vec<&'a Name> {
    let chips = mixed_list(found, sentence, chip);
    let Some((last, first)) = users.last().zip(chips.first()) else { return users };
    let between = Span::new(last.span.end.min(first.span.start), first.span.start);
    let dealt = found.language.is_chinese() && found.has_cue(sentence, between, &[Cue::Respectively]);
    if !dealt || chips.len() < 2 {
        return users;
    }
    let nth = chips.iter().position(|other| other.span == chip.span).filter(|_| users.len() == chips.len());
    nth.and_then(|nth| users.get(nth).copied()).into_iter().collect()
}

/// Who uses what the verb tells of. Who builds machines for others has them for sale: "Dell is building a supercomputer with
/// Blackwell chips for xAI" is of xAI, and "Fujitsu is building `FugakuNEXT` with" it of the machine.
pub(super) fn users<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: Span,
    chip: &Name,
) -> Vec<&'a Name> {
    if let Some(system) = built_of(found, sentence, verb, chip).or_else(|| built_between(found, sentence, verb, chip)) {
        return vec![system];
    }
    let mut users = users_before(found, place, sentence, verb, chip);
    users.retain(|user| !is_where_it_was_trained(found, sentence, verb, user));
    let sold = |user: &&Name| found.language == Language::English && english().machine_makers.contains(&user.name);
    let does = |stems: &[&str]| stems.iter().any(|stem| verb.of(&found.folded).starts_with(stem));
    if !users.iter().any(sold) {
        return users;
    }
    let sets_up = does(&["deploy", "install", "set"]) && !is_for_itself(found, sentence, verb);
    if sets_up || does(&["buil", "assembl", "construct", "deliver"]) {
        users.retain(|user| !sold(user));
        users.extend(built_for(found, sentence, chip));
    }
    users
}

/// 训练在某超算中心完成，全程使用国产加速卡: where a model was trained uses nothing by that.
fn is_where_it_was_trained(found: &Annotated<'_>, sentence: &Sentence, verb: Span, place: &Name) -> bool {
    let clause = sentence.clause_of(place.span);
    let head = Span::new(clause.start, place.span.start.max(clause.start));
    found.language.is_chinese()
        && clause.end <= verb.start
        && head.of(&found.folded).ends_with('在')
        && found.has_cue(sentence, head, &[Cue::Train])
}

/// "has deployed H100s at its headquarters", "has installed its own cluster": such a firm sets up its own where the words
/// say so. "Its customers" are others.
fn is_for_itself(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let words: Vec<&str> = found.tail_in_clause(sentence, verb).split_whitespace().collect();
    let own = |triple: &[&str]| match triple {
        [link, "its", noun] => {
            let place = matches!(*link, "at" | "in" | "inside" | "across" | "within" | "throughout" | "on");
            let others = english().guests.contains(noun.trim_matches(|c: char| !c.is_alphanumeric()));
            *noun == "own" && *link != "for" || place && !others
        }
        _ => false,
    };
    words.starts_with(&["its", "own"]) || words.windows(3).any(own)
}

/// "built the Isambard-AI supercomputer with 5,448 GH200s": the machine between the verb and the chips.
fn built_between<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Option<&'a Name> {
    let between = |name: &&Name| name.span.start >= verb.end && name.span.end <= chip.span.start;
    let word = verb.of(&found.folded);
    // a site without a name is told of by whoever builds it
    let fills = fills(word);
    let stands_for_another =
        |name: &Name| matches!(name.role, Role::Referring | Role::Sited) || fills && name.role == Role::Unnamed;
    let named = |name: &&Name| name.kind == System && !stands_for_another(name) && between(name);
    // "plans to fit its Jamnagar campus with"
    let builds = found.language == Language::English && (fills || word.starts_with("buil")) && !word.contains(' ');
    found.names_in(sentence).iter().filter(|_| builds).find(named)
}

/// "with Blackwell chips for xAI", "in a data centre for xAI": for whom, with a few words at most between; or in which machine.
fn built_for<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<&'a Name> {
    found.names_in(sentence).iter().find(|name| {
        let gap = found.between(chip.span, name.span);
        name.span.start >= chip.span.end
            && matches!(name.kind, System | Organization)
            && gap.split_whitespace().count() <= 6
            && ([" for ", " for the ", " at "].iter().any(|word| gap.ends_with(word))
                || name.kind == System && name.can_lead() && gap.ends_with(" in "))
            && !gap.contains([',', ';'])
    })
}

fn users_before<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: Span,
    chip: &Name,
) -> Vec<&'a Name> {
    if let Some(machine) = described_by_a_participle(found, sentence, verb) {
        return vec![machine];
    }
    if let Some(owner) = whose_work_runs(found, sentence, verb) {
        return vec![owner];
    }
    if verb.of(&found.folded).starts_with("done") {
        return Vec::new();
    }
    let at = with_its_object(found, sentence, verb, chip);
    let kinds: &[EntityKind] = if buys(found, verb) { &[Organization] } else { &[System, Organization] };
    // "Reliance is building a data centre with Blackwell chips": who builds it uses them
    let is_sited = |index: &usize| found.names.get(*index).is_some_and(|name| name.role == Role::Sited);
    let index = in_sentence(found, sentence, at, kinds);
    let index =
        if index.as_ref().is_some_and(is_sited) { in_sentence(found, sentence, at, &[Organization]) } else { index };
    let index = index.and_then(|index| {
        let machine = Some(()).filter(|()| has_built_it(found, sentence, index, verb));
        machine.and_then(|()| machine_before(found, sentence, verb)).or(Some(index))
    });
    let index = index.or_else(|| told_of_before(found, place, sentence, verb, kinds));
    let fits = |user: &&Name| {
        // 腾讯的混元大模型部署在H20上: its own runs there
        let owned = |model: &Name| {
            found.language.is_chinese()
                && matches!(found.between(user.span, model.span), "" | "的" | "旗下" | "旗下的")
                && chinese().placed_on.iter().any(|place| place == verb.of(&found.folded))
        };
        let crossed = found.names_in(sentence).iter().any(|other| {
            let between = other.span.start >= user.span.end && other.span.end <= verb.start;
            other.kind == Model && between && !owned(other)
        });
        let parted = found.between(user.span, verb).contains([';', '；']);
        let earlier = user.span.end <= sentence.span.start;
        user.span.end <= verb.start.min(chip.span.start) + 2
            && !is_of_a_phase(found, sentence, verb, user)
            && !is_asked_for_it(found, sentence, user)
            && !is_a_bidder(found, user)
            && !is_an_object(found, sentence, user, verb)
            && !crossed
            && !parted
            && (earlier
                || found.distance(user.span, verb) <= if runs_its_sites(found, sentence, verb) { 140 } else { 70 })
    };
    let index = index.filter(|index| !owns_a_chip(found, *index));
    let index = index.and_then(|index| actor(found, sentence, index, verb));
    let Some(index) = index.filter(|index| found.names.get(*index).as_ref().is_some_and(fits)) else {
        let referred = || {
            let index = firm_referred_to(found, place, verb);
            let index = index.or_else(|| firm_referred_to(found, place, main_verb(found, sentence, verb)?));
            index.and_then(|index| found.names.get(index))
        };
        let both = both_before(found, place, sentence, verb);
        // Who sells the chip is none of those who use it.
        let sells = both.iter().any(|firm| found.lexicon.maker_is(chip.entity, &firm.name));
        return if both.is_empty() || sells { referred().into_iter().collect() } else { both };
    };
    let index = machine_of(found, sentence, index).unwrap_or(index);
    coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect()
}

/// "will be replaced by Arrhenius, built by HPE around Nvidia's Grace Hopper": the machine right before the comma that the
/// participle stands behind.
fn described_by_a_participle<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<&'a Name> {
    const DONE: &[&str] =
        &["built", "powered", "equipped", "fitted", "based", "housing", "featuring", "packed", "filled"];
    let word = verb.of(&found.folded).split(' ').next().unwrap_or("");
    let opens = found.language == Language::English && DONE.contains(&word);
    let head = found.head(sentence, verb.start).trim_end().strip_suffix(',').filter(|_| opens)?;
    let end = sentence.span.start + head.len();
    found
        .names_in(sentence)
        .iter()
        .find(|name| name.kind == System && name.can_lead() && name.role != Role::Unnamed && name.span.end == end)
}

/// "Half of `ByteDance`'s inference runs on …", "inference at Baidu is mostly done on …": whose work it is uses the chips.
pub(super) fn whose_work_runs<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<&'a Name> {
    let runs = any_word(verb.of(&found.folded), |word| english().runs_work.contains(word));
    if found.language != Language::English || !runs {
        return None;
    }
    let clause = sentence.clause_of(verb);
    let firm =
        |name: &&Name| name.kind == Organization && name.span.start >= clause.start && name.span.end <= verb.start;
    let owner = found.names_in(sentence).iter().rfind(firm)?;
    let lists = english();
    let head = Span::new(clause.start, owner.span.start).of(&found.folded).trim();
    let is_a_part = |text: &str| {
        text.split_whitespace().all(|word| {
            let word = word.trim_matches(',');
            lists.portions.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()) || is_small(word)
        })
    };
    let behind = Span::new(owner.span.end, verb.start).of(&found.folded).trim_start();
    // "ByteDance's inference now"
    if let Some(owned) = behind_owner(behind) {
        let mut tasks = owned.split_whitespace();
        let works = tasks.by_ref().take(3).any(|task| lists.own_work.contains(task));
        return (works && is_a_part(head) && tasks.all(is_small)).then_some(owner);
    }
    // "inference at Baidu is mostly"
    let (before, link) = head.rsplit_once(' ')?;
    let (portion, task) = before.rsplit_once(' ').unwrap_or(("", before));
    let works = matches!(link, "at" | "of" | "in" | "inside") && lists.own_work.contains(task);
    (works && is_a_part(portion) && behind.split_whitespace().all(is_small)).then_some(owner)
}

/// "has spent billions on data centres that run on Nvidia's chips": the machines of the clause's subject.
fn runs_its_sites(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let head = found.head_in_clause(sentence, verb).trim_end();
    let relative = [" that", " which"].iter().find_map(|word| head.strip_suffix(word)).unwrap_or("");
    found.language == Language::English
        && ["data centres", "data centers", "servers", "clusters", "supercomputers"]
            .iter()
            .any(|noun| relative.ends_with(noun))
}

/// 该集群由深智城投资，华为承建，全部采用国产芯片: who built it is told in a clause of its own, and is not what goes on.
fn has_built_it(found: &Annotated<'_>, sentence: &Sentence, index: usize, verb: Span) -> bool {
    let Some(firm) = found.names.get(index).filter(|name| name.kind == Organization) else { return false };
    let clause = sentence.clause_of(firm.span);
    let tail = found.tail_in_clause(sentence, firm.span).trim();
    found.language.is_chinese() && clause.end <= verb.start && chinese().builds_for.iter().any(|word| word == tail)
}

/// The machine that the sentence has put forward before the verb.
fn machine_before(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<usize> {
    let machine = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| name.kind == System && name.can_lead() && name.span.end <= verb.start)
    };
    sentence.names.clone().find(machine)
}

/// 公司今年…采购H200, 全部采用国产芯片: a sentence that names nobody goes on about the firm, or the machine, of the one before.
fn told_of_before(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: Span,
    kinds: &[EntityKind],
) -> Option<usize> {
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return None;
    }
    if let Some(firm) = firm_of_the_speaker(found, sentence, verb) {
        return Some(firm).filter(|_| kinds.contains(&Organization));
    }
    let head = found.head(sentence, verb.start);
    let words = chinese();
    let acts = |name: &Name| {
        matches!(name.kind, System | Organization) && name.span.end <= verb.start && !found.makes_chips(name)
    };
    let named = found.names_in(sentence).iter().any(|name| {
        name.kind == Model && name.span.end <= verb.start
            || acts(name) && !is_observer(name) && name.role != Role::Referring
    });
    // 某公司启动集采。招标文件写明，服务器须搭载X: who calls for bids asks for what it is to use
    if !named
        && has_one(head, &words.bid_papers)
        && let Some(buyer) = who_called_for_bids(found, place, sentence)
    {
        return Some(buyer).filter(|_| kinds.contains(&Organization));
    }
    let of_goods = has_one(head, &words.machines_for_sale) || has_one(head, &words.no_users);
    let trains = found.has_cue(sentence, sentence.clause_of(verb), &[Cue::Train, Cue::Model]);
    if named || of_goods || trains {
        return None;
    }
    let plain = |part: &str| part.trim_start_matches(['“', '此', '外', '但', '而', '同', '时']).to_owned();
    let opens =
        |called: &[String]| head.split(['，', '：', '“']).map(plain).any(|part| begins_with(&part, called).is_some());
    let kind = if opens(&words.own_firms) {
        Organization
    } else if opens(&words.own_machines_called) {
        System
    } else if found.is_of_a_tender() && head.contains("设备") {
        return carried(found, place, &[Organization]).filter(|_| kinds.contains(&Organization));
    } else {
        return None;
    };
    let index = if kind == Organization { firm_called_so(found, place) } else { carried(found, place, &[System]) };
    index.filter(|_| kinds.contains(&kind))
}

/// Whose call for bids the sentence before tells of, in the same paragraph: the first firm before the word for it.
fn who_called_for_bids(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<usize> {
    let before = found.sentence_before(place)?;
    let text = before.span.of(&found.folded);
    let call = chinese().calls_for_bids.iter().filter_map(|word| text.find(word.as_str())).min()?;
    let buyer = before.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Organization && !is_observer(name) && name.span.end <= before.span.start + call
        })
    });
    buyer.filter(|_| before.line == sentence.line)
}

/// "The carrier will take 6,208 servers and 1,850 more that run on the K100": the verb of who takes them.
fn main_verb(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<Span> {
    let before = found.head(sentence, verb.start).trim_end();
    let relative = before.ends_with(" that") || before.ends_with(" which");
    let takes = ["take", "buy", "order", "purchase", "install", "deploy", "acquire", "procure", "has", "operate"];
    let mut words = before.split_inclusive(' ').scan(sentence.span.start, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word.trim_end()))
    });
    let found_verb = words.find(|(_, word)| takes.iter().any(|stem| word.starts_with(stem)));
    found_verb
        .filter(|_| relative && found.language == Language::English)
        .map(|(at, word)| Span::new(at, at + word.len()))
}

/// 上架了AMD的MI300X: whose chip it is stands between, and is not who uses it; nor is the object of the verb, or what is listed
/// with it: "mostly relies on Huawei".
fn with_its_object(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Span {
    let read = found.language.is_chinese() || found.language == Language::English;
    // 部署昇腾和寒武纪的加速卡: makers and chips may stand in one list
    let mixed = || if found.language.is_chinese() { mixed_list(found, sentence, chip).last() } else { None };
    let last = || mixed().or(listed_with(found, sentence, chip).last().copied()).map_or(chip.span, |last| last.span);
    if read && chip.span.start >= verb.end { verb.cover(chip.span).cover(last()) } else { verb }
}

/// "denies that it has bought Ascend chips", beside a cluster: machines buy nothing.
fn buys(found: &Annotated<'_>, verb: Span) -> bool {
    let word = verb.of(&found.folded);
    let verbs = ["bought", "buys", "buying", "purchased", "acquired", "procured"];
    found.language == Language::English && verbs.contains(&word)
}

/// 向台积电下单H20: of whom one orders, and who uses nothing.
fn is_asked_for_it(found: &Annotated<'_>, sentence: &Sentence, user: &Name) -> bool {
    let before = found.head(sentence, user.span.start);
    found.language.is_chinese() && user.kind == Organization && before.ends_with(['向', '找', '从'])
}

/// "It still relies on Nvidia but leans on AMD", "chips from Huawei, and that it uses Nvidia's", "a customer of Nvidia but
/// uses AMD's MI300X": whose chips were spoken of, or who stands behind a preposition, is not who acts.
fn is_an_object(found: &Annotated<'_>, sentence: &Sentence, user: &Name, verb: Span) -> bool {
    let gap = Span::new(user.span.end.min(verb.start), verb.start).of(&found.folded);
    let turns = [" but ", " and ", " that it ", " it "].iter().any(|word| gap.contains(word));
    found.language == Language::English
        && user.kind == Organization
        && turns
        && (is_hardware(found, sentence, user) || is_behind_a_preposition(found, sentence, user))
        && !gap.starts_with("'s")
}

/// "Both companies still use the H20": the two firms that the sentence before names together.
fn both_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, verb: Span) -> Vec<&'a Name> {
    let head = found.head(sentence, verb.start).trim_start();
    let told = if found.language.is_chinese() {
        // 不过，两家公司最先进的模型仍使用英伟达芯片
        let head = behind_all(head, &chinese().before_two_firms);
        begins_with(head, &chinese().two_firms_called).is_some()
    } else {
        found.language == Language::English && begins_with(head, &english().two_firms_called).is_some()
    };
    if told { both_of_them(found, place) } else { Vec::new() }
}

/// 与X成立合资公司，首期100兆瓦采用MI450: the clause is about a part of a site, and of no firm named before it.
fn is_of_a_phase(found: &Annotated<'_>, sentence: &Sentence, verb: Span, user: &Name) -> bool {
    let clause = sentence.clause_of(verb);
    let head = clause.of(&found.folded).trim_start();
    found.language.is_chinese()
        && user.kind == Organization
        && !clause.contains(user.span)
        && ["首期", "一期", "二期", "三期"].iter().any(|word| head.starts_with(word))
}

/// AMD的MI325X: whose chip it is, and not who uses another.
fn owns_a_chip(found: &Annotated<'_>, index: usize) -> bool {
    let Some((owner, next)) = found.names.get(index).zip(found.names.get(index + 1)) else { return false };
    found.language.is_chinese()
        && owner.kind == Organization
        && next.kind == Chip
        && next.name != DOMESTIC_CHIPS
        && found.between(owner.span, next.span) == "的"
}

/// "Mistral has teamed up with Fluidstack to fill it": the firm behind "with" is not who acts; the first of the sentence is.
fn actor(found: &Annotated<'_>, sentence: &Sentence, index: usize, verb: Span) -> Option<usize> {
    const BESIDE: &[&str] = &["with", "from", "by", "alongside", "against", "unlike", "than", "off"];
    let beside = |name: &Name| {
        // "with AMD and Cisco": the first of them stands behind it
        let first = listed_with(found, sentence, name).first().copied().unwrap_or(name);
        is_behind(found, sentence, first, &|word| BESIDE.contains(&word))
            || is_behind_a_preposition(found, sentence, name) && is_an_object(found, sentence, name, verb)
    };
    if found.language.is_unspaced() || !found.names.get(index).is_some_and(beside) {
        return Some(index);
    }
    // "A third site, built with AMD and Cisco, will house …": who stands in such an aside does not act behind it
    let aside = found.language == Language::English
        && found.names.get(index).is_some_and(|name| {
            let clause = sentence.clause_of(name.span);
            clause.end <= verb.start && clause.start > sentence.span.start
        });
    let mut others = sentence.names.clone().take_while(|other| *other < index).filter(|other| {
        found
            .names
            .get(*other)
            .is_some_and(|name| matches!(name.kind, System | Organization) && name.can_lead() && !beside(name))
    });
    others.next().or_else(|| Some(index).filter(|_| !aside))
}

/// "Leonardo del Cineca", "the Dawn machine of Cambridge": the machine, and not its owner behind it.
fn machine_of(found: &Annotated<'_>, sentence: &Sentence, owner: usize) -> Option<usize> {
    let before = owner.checked_sub(1).filter(|before| sentence.names.contains(before))?;
    let (machine, firm) = (found.names.get(before)?, found.names.get(owner)?);
    let gap = found.between(machine.span, firm.span).trim();
    let of = [
        "of", "of the", "at", "del", "della", "dell'", "di", "de", "de la", "du", "des", "der", "von", "vom", "do",
        "am", "in",
    ];
    (machine.kind == System && machine.can_lead() && firm.kind == Organization && of.contains(&gap)).then_some(before)
}

/// 用昇腾打造的超节点, 基于昇腾910B上线飞星一号: the system stands behind the chip.
fn built_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Option<&'a Name> {
    let named = |name: &&Name| name.kind == System && matches!(name.role, Role::Known | Role::Shape);
    let system = found.names_in(sentence).iter().filter(named).find(|name| name.span.start >= chip.span.end)?;
    let gap = Span::new(chip.span.end, system.span.start.max(chip.span.end));
    let joined = gap.of(found.text).contains(['及', '和', '与', '與', '、']);
    let made = found.has_cue(sentence, gap, &[Cue::Develop, Cue::InUse]) || gap.of(found.text).ends_with('的');
    let opens = ["基于", "用", "采用", "以", "依托", "使用", "搭载", "搭建", "搭建的", "组建", "为底座"]
        .contains(&verb.of(found.text));
    let near = found.distance(chip.span, system.span) <= 50 && !gap.of(found.text).contains(['；', ';', '。']);
    (found.language.is_unspaced()
        && system.kind == System
        && system.role != Role::Referring
        && opens
        && made
        && near
        && !joined)
        .then_some(system)
}
