//! Use that Chinese tells by its own frames: 被X采用, 向X供应…, 用…取代…, 进入X供应链.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{
            before_mark, before_one, begins_with, behind_all, behind_mark, behind_one, chinese, ends_in, has_one,
        },
        cue::Cue,
    },
    model::{EntityKind, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::{
        Span, list,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer},
    fact::Fact,
    foundry::is_foundry,
    name::{Name, Role},
    rules::authorship::before_thing,
    subject::{carried, coordinated, in_sentence, listed_with, subject_of},
};

use super::{
    Words,
    hardware::mixed_list,
    push,
    users::users,
    verb::{is_only_asked, is_strong_use, owns_the_maker, push_own_use},
};

use EntityKind::{Chip, Organization, System};

/// All of them in one sentence.
pub(super) fn by_frames(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    static TAKEN_AT: LazyLock<list::Words> = LazyLock::new(|| list::Words::of(PASSIVE.iter().chain(CHAIN)));
    static WON_AT: LazyLock<list::Words> = LazyLock::new(|| list::Words::of(WON));
    if !found.language.is_chinese() {
        return;
    }
    let text = sentence.span.of(&found.folded);
    let won = || sentence.place == Place::Prose && WON_AT.are_in(text);
    if TAKEN_AT.are_in(text) || won() {
        taken_up(found, place, sentence, facts);
    }
    if text.contains(['向', '为', '给']) {
        supplied(found, place, sentence, facts);
    }
    if text.contains(['向', '从']) {
        bought_from(found, place, sentence, facts);
    }
    if text.contains(['由', '占']) {
        shared_out(found, place, sentence, facts);
    }
    if text.contains('在') && text.contains('上') {
        served_on(found, place, sentence, facts);
    }
    if has_one(text, &chinese().bids) {
        won_of_a_tender(found, place, sentence, facts);
    }
    if text.contains("国产") {
        home_made(found, place, sentence, facts);
    }
    if text.contains(['将', '把', '以']) {
        put_to_use(found, place, sentence, facts);
    }
    if text.contains("算力") || text.contains("落地") || text.contains("部署于") {
        leads_to_machine(found, place, sentence, facts);
    }
    if text.contains('在') {
        landed_at(found, place, sentence, facts);
    }
    if text.contains("用其") || text.contains("用它") {
        with_it(found, place, sentence, facts);
    }
    if has_one(text, &chinese().among_them) {
        named_behind(found, place, sentence, facts);
    }
}

/// 招商银行已用其搭建推理集群: who does something with the chip that was told of before.
fn with_it(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let words = chinese();
    if found.names_in(sentence).iter().any(|name| matches!(name.kind, Chip | EntityKind::Model)) {
        return;
    }
    let acts = |name: &&Name| is_user(name) && name.kind == Organization && is_firm(name) && !is_observer(name);
    for user in found.names_in(sentence).iter().filter(acts) {
        let tail = found.tail_in_clause(sentence, user.span);
        let verb = behind_all(tail, &words.before_works);
        let Some(rest) = ["用其", "用它", "使用其", "使用它"].iter().find_map(|it| verb.strip_prefix(it))
        else {
            continue;
        };
        let deed = behind_one(behind_all(rest, &words.how_taken), &words.works_with);
        let at = Span::new(user.span.end, user.span.end + (tail.len() - rest.len()));
        let chip = carried(found, place, &[Chip]).and_then(|chip| found.names.get(chip));
        let chip = chip.filter(|chip| !chip.compared && !chip.has_no_name());
        // 用其训练员工, 用其部署产线: what is done with chips is a machine, a model or its work
        let with_chips = |rest: &str| {
            let object = Span::new(user.span.end + (tail.len() - rest.len()), user.span.end + tail.len());
            let made = [Cue::System, Cue::Model, Cue::TheModel];
            !rest.starts_with(char::is_alphanumeric)
                || found.has_cue(sentence, object, &made)
                || has_one(rest, &words.own_tasks)
        };
        if let Some(chip) = chip.filter(|_| deed.is_some_and(|rest| !rest.starts_with('的') && with_chips(rest)))
            && !is_only_asked(found, sentence, at)
        {
            push(found, place, user, chip, Words::from(user.span.cover(at)), "uses_chip/with-it", facts);
        }
    }
}

/// 已部署国产芯片1.2万张，包括昇腾、沐曦和海光: which chips are meant by those that the clause before tells of.
fn named_behind(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for chip in found.names_in(sentence) {
        let list = mixed_list(found, sentence, chip);
        let Some(opens) = list.first() else { continue };
        let start = found.start_with_maker(opens).min(opens.span.start);
        let head = found.head(sentence, start);
        let Some(before) = before_one(head, &chinese().among_them) else { continue };
        let end = sentence.span.start + before.len();
        let clause = sentence.clause_of(Span::new(end.saturating_sub(1), end));
        let verb = found
            .cues_within(sentence, Span::new(clause.start, end), &[Cue::Use, Cue::Order])
            .find(|at| is_strong_use(at.span.of(&found.folded)))
            .map(|at| at.span);
        let Some(verb) = verb.filter(|verb| !is_only_asked(found, sentence, *verb)) else { continue };
        let goods = Span::new(verb.end, end.max(verb.end));
        let told = speaks_of_chips(found, sentence, goods);
        let others = found.names_in(sentence).iter().any(|name| {
            let named = name.name != DOMESTIC_CHIPS && !name.has_no_name();
            goods.contains(name.span) && named && name.kind != System && name.kind != Organization
        });
        if !told || others || is_no_list_of_chips(found, sentence, list, goods) {
            continue;
        }
        for user in users(found, place, sentence, verb, chip) {
            push(found, place, user, chip, Words::around(chip.span, verb), "uses_chip/among-them", facts);
        }
    }
}

/// 包括百度、阿里在内的企业, 替代英伟达产品，包括H20: who is listed is no chip, or what is replaced.
fn is_no_list_of_chips(found: &Annotated<'_>, sentence: &Sentence, named: &[Name], goods: Span) -> bool {
    let Some(end) = named.last().map(|name| name.span.end) else { return true };
    let tail = Span::new(end, sentence.span.end.max(end)).of(&found.folded);
    let tail = tail.strip_prefix('等').unwrap_or(tail);
    let tail = begins_with(tail, &chinese().chip_nouns).and_then(|noun| tail.get(noun.len()..)).unwrap_or(tail);
    let no_goods = [&chinese().chip_firms, &chinese().takes_the_place];
    tail.starts_with(char::is_alphabetic)
        || no_goods.iter().any(|words| has_one(goods.of(&found.folded), words))
        || named.iter().any(|name| name.kind == Organization && !found.makes_chips(name))
}

/// A noun for chips, or for those that are home-made.
fn speaks_of_chips(found: &Annotated<'_>, sentence: &Sentence, within: Span) -> bool {
    let home_made = |name: &Name| name.name == DOMESTIC_CHIPS && within.contains(name.span);
    found.has_cue(sentence, within, &[Cue::Domestic, Cue::Chip]) || found.names_in(sentence).iter().any(home_made)
}

/// 新增2万张国产加速卡，由海光、沐曦供货, 其中昇腾占六成，其余由昆仑芯提供: whose the chips of a system are, told by what each
/// gives to it.
fn shared_out(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let bids = has_one(sentence.span.of(&found.folded), &chinese().bids);
    if !(bids || speaks_of_chips(found, sentence, sentence.span))
        || found.has_cue(sentence, sentence.span, &[Cue::Train])
    {
        return;
    }
    for index in sentence.names.clone() {
        let mut group = coordinated(found, sentence, index);
        // 等国产芯片 ends the list
        let unnamed = |name: &Name| name.name == DOMESTIC_CHIPS || name.has_no_name();
        let kept = group.iter().rposition(|at| found.names.get(*at).is_some_and(|name| !unnamed(name)));
        group.truncate(kept.map_or(0, |last| last + 1));
        let Some(first_of) = group.first().filter(|first| **first == index).and_then(|first| found.names.get(*first))
        else {
            continue;
        };
        let Some(last_of) = group.last().and_then(|last| found.names.get(*last)) else { continue };
        let before = found.head(sentence, found.start_with_maker(first_of));
        let listed = first(Span::new(last_of.span.end, sentence.span.end).of(&found.folded), AFTER_USERS);
        let after = first(listed, 10);
        let after = ["等多家企业", "等企业", "等厂商", "等公司", "等"]
            .iter()
            .find_map(|word| after.strip_prefix(word))
            .unwrap_or(after);
        let by = before.ends_with('由') && ["供货", "提供", "供应", "供给"].iter().any(|verb| after.starts_with(verb));
        // 由X提供技术支持 gives no chips.
        let by =
            by && !["技术", "支持", "服务", "资金", "软件", "运维", "代工"].iter().any(|word| after.contains(word));
        let part = |rest: &str| !rest.starts_with(['比', '据', '有']);
        let takes = after.strip_prefix("各占").or_else(|| after.strip_prefix('占')).is_some_and(part);
        let part = (before.ends_with("其中") || before.ends_with('，')) && before.contains("其中") && takes;
        // 某集采约6200台服务器，其中昇腾占5200台
        let won = bids && takes && before.ends_with(['中', '，']) && !has_one(listed, &chinese().of_all_that_is_sold);
        // 由甲、乙等国产芯片点亮
        let lit = || {
            let rest = behind_one(listed, &chinese().listed_chips).unwrap_or("");
            (before.ends_with('由') || before.ends_with("由来自")) && begins_with(rest, &chinese().lights_it).is_some()
        };
        let lit = lit();
        if !(by || part || won || lit) {
            continue;
        }
        let at = first_of.span.cover(last_of.span);
        let buyer = || {
            let buys = |name: &&Name| is_user(name) && name.kind == Organization && !found.makes_chips(name);
            let text = |name: &Name| Span::new(name.span.end, first_of.span.start.max(name.span.end)).of(&found.folded);
            let called = |name: &&Name| has_one(text(name), &chinese().bids) && !text(name).contains('；');
            found
                .names_in(sentence)
                .iter()
                .filter(|name| name.span.end <= first_of.span.start)
                .filter(buys)
                .find(called)
        };
        let system = || subject_of(found, place, at, &[System]).and_then(|index| found.names.get(index));
        let Some(user) = (if won { buyer() } else { system() }) else { continue };
        for name in group.into_iter().filter_map(|index| found.names.get(index)) {
            let maker = name.kind == Organization && found.makes_chips(name) && !is_foundry(name);
            let told = user.role != Role::Referring || user.span.of(&found.folded).ends_with('期');
            if (maker || name.kind == Chip && !name.compared) && told {
                push(found, place, user, name, at, "uses_chip/shared-out", facts);
            }
        }
    }
}

/// 在中国移动的集采中，昆仑芯拿下七成份额: whose call for bids it is, in a clause of its own, and which maker wins.
fn won_of_a_tender(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let words = chinese();
    let calls = |clause: &&Span| {
        let text = clause.of(&found.folded).trim_end();
        text.trim_end_matches(['中', '里', '上']).len() < text.len() && has_one(text, &words.bids)
    };
    let Some(call) = sentence.clauses.iter().find(calls) else { return };
    let Some(buyer) = found.names_in(sentence).iter().find(|name| call.contains(name.span) && is_user(name)) else {
        return;
    };
    for maker in found.names_in(sentence).iter().filter(|name| name.span.start >= call.end && !is_foundry(name)) {
        let chips = maker.kind == Organization && found.makes_chips(maker) || maker.kind == Chip && !maker.compared;
        let rest = sentence.rest_of_clause(maker.span);
        let text = rest.of(&found.folded);
        let verb = words.wins.iter().filter_map(|verb| text.find(verb.as_str()).map(|at| at + verb.len())).min();
        let won = verb.and_then(|end| text.get(end..)).is_some_and(|object| has_one(object, &words.won));
        let close = verb.is_some_and(|end| text.get(..end).is_some_and(|gap| gap.chars().count() <= 12));
        if chips && won && close && !found.has_cue(sentence, rest, &[Cue::Denied]) {
            push(found, place, buyer, maker, Words::around(buyer.span, rest), "uses_chip/tender", facts);
        }
    }
}

/// 飞星一号是首个国产万卡集群, 国产万卡算力平台“飞星一号”: so many cards, all of them home-made.
fn home_made(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    const NOUNS: &[&str] = &["集群", "平台", "智算中心", "底座", "超节点", "算力项目", "项目"];
    let text = sentence.span.of(&found.folded);
    for (at, word) in text.match_indices("国产") {
        let rest = text.get(at + word.len()..).unwrap_or("");
        let rest =
            ["自主可控", "自主", "化", "超"].iter().fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let Some(cards) = ["万卡", "千卡", "十万卡", "三万卡"].iter().find_map(|cards| rest.strip_prefix(cards))
        else {
            continue;
        };
        let noun = ["级", "ai", "智能", "智算", "算力"]
            .iter()
            .fold(cards, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let Some(after) = NOUNS
            .iter()
            .find_map(|noun| cards.strip_prefix(noun))
            .or_else(|| NOUNS.iter().find_map(|word| noun.strip_prefix(word)))
        else {
            continue;
        };
        let start = sentence.span.start + at;
        let end = sentence.span.start + text.len() - after.len();
        let head = found.head(sentence, start).trim_end_matches(['首', '个', '全', '国', '内', '座', '一', '的', '第']);
        let is = head.ends_with(['是', '为', '即', '，', '这', '该']);
        let named = |name: &&Name| name.kind == System && matches!(name.role, Role::Known | Role::Shape);
        let behind = found.names_in(sentence).iter().find(|name| {
            let gap = Span::new(end, name.span.start.max(end)).of(&found.folded);
            named(name) && name.span.start >= end && matches!(before_mark(gap), "" | "——")
        });
        let before = found.names_in(sentence).iter().rfind(|name| named(name) && name.span.end <= start);
        let before = before.filter(|name| is && found.between(name.span, Span::new(start, end)).chars().count() <= 24);
        let Some(system) = behind.or(before) else { continue };
        let at = system.span.cover(Span::new(start, end));
        let value = Value::entity(DOMESTIC_CHIPS.to_owned());
        facts.push(Fact::about(Predicate::UsesChip, system, value, at, place, "uses_chip/home-made"));
    }
}

/// 曦云C500已在中国电信、上海仪电等客户处落地: where a chip has come to be used.
fn landed_at(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(user) = found.names.get(index).filter(|name| is_user(name)) else { continue };
        let clause = sentence.clause_of(user.span);
        let group = coordinated(found, sentence, index);
        if group.first() != Some(&index) || is_only_asked(found, sentence, user.span) {
            continue;
        }
        let before = Span::new(clause.start, user.span.start).of(&found.folded);
        let Some((head, places)) = before.rsplit_once('在') else { continue };
        if places.contains(['，', '；']) || places.chars().count() > 30 {
            continue;
        }
        let start = user.span.start - places.len();
        let put = before_one(head.trim_end(), &chinese().put_at).is_some_and(|head| !head.ends_with('的'));
        let done = ends_in(head, &chinese().has_landed).is_some();
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(user.span.end, |last| last.span.end);
        let after = Span::new(end, clause.end.max(end)).of(&found.folded);
        let places = behind_all(after, &chinese().customer_places);
        let verb = begins_with(places, &chinese().lands).is_some();
        let mark = start - '在'.len_utf8();
        let near = |name: &&Name| {
            let gap = Span::new(name.span.end.min(mark), mark).of(&found.folded);
            name.span.end <= mark && clause.contains(name.span) && gap.chars().count() <= 10
        };
        let chip = found.names_in(sentence).iter().rfind(near).filter(|name| name.kind == Chip && !name.compared);
        let goods = || {
            let maker = |name: &&Name| name.kind == Organization && name.span.end <= mark && found.makes_chips(name);
            let last = found.names_in(sentence).iter().rfind(maker)?;
            (clause.contains(last.span) && !is_foundry(last) && are_its_goods(found, last, mark)).then_some(last)
        };
        let alone = || bare_subject(found, place, sentence, Span::new(clause.start, mark)).or_else(goods);
        let alone = || alone().filter(|_| verb);
        let Some(chip) = chip.filter(|_| done && verb || put).or_else(alone) else { continue };
        let here = found.names.partition_point(|name| name.span.start < chip.span.start);
        let all = if sentence.span.contains(chip.span) { coordinated(found, sentence, here) } else { vec![here] };
        for chip in all.into_iter().filter_map(|index| found.names.get(index)) {
            for user in group.iter().filter_map(|index| found.names.get(*index)) {
                let verb = Span::new(mark, user.span.end);
                let own = is_own_house(found, chip, user);
                let words =
                    if sentence.span.contains(chip.span) { Words::around(chip.span, verb) } else { verb.into() };
                push(found, place, user, chip, words, "uses_chip/landed", facts);
                if own {
                    push_own_use(place, user, chip, words.at, facts);
                }
            }
        }
    }
}

/// 它已在招商银行部署, 目前已在阿里云规模部署: a pronoun, or nobody, leads the clause, and the chip told of last is meant, where no model
/// and no machine is told of since.
fn bare_subject<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, head: Span) -> Option<&'a Name> {
    let words = chinese();
    let text = head.of(&found.folded).trim();
    let text = behind_one(text, &words.for_the_chip).unwrap_or(text);
    let adverbs = behind_all(text, &words.on_its_way);
    let done = behind_all(adverbs, &words.done_by_now);
    if done.len() == adverbs.len() || !behind_all(done, &words.how_taken).is_empty() {
        return None;
    }
    let fits = |name: &&Name| matches!(name.kind, EntityKind::Model | Chip | System) && name.span.end <= head.start;
    let things = |sentence: &Sentence| found.names_in(sentence).iter().filter(fits).collect::<Vec<_>>();
    let here = things(sentence);
    let all = if here.is_empty() { things(found.sentence_before(place)?) } else { here };
    let told = *all.last().filter(|_| all.iter().all(|name| name.kind == Chip))?;
    let firms = found.names_in(sentence).iter().any(|name| name.kind == Organization && name.span.end <= head.start);
    let same = sentence.span.contains(told.span) || !firms;
    (same && !told.compared && !told.has_no_name() && told.name != DOMESTIC_CHIPS).then_some(told)
}

/// 真武810E已在阿里云落地: the firm is of the house whose chip it is, and uses it all the same.
fn is_own_house(found: &Annotated<'_>, chip: &Name, user: &Name) -> bool {
    found.lexicon.maker_is(chip.entity, &user.name) || owns_the_maker(found, chip, user)
}

/// 甲公司已将昇腾910C大规模用于推理, 把自研的X部署到数据中心: what is put to use there, by who leads the clause.
fn put_to_use(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let words = chinese();
    for chip in found.names_in(sentence).iter().filter(|name| name.kind == Chip && !name.compared) {
        let clause = sentence.clause_of(chip.span);
        let head = Span::new(clause.start, chip.span.start).of(&found.folded);
        let rest = Span::new(chip.span.end, clause.end).of(&found.folded);
        let rest = behind_all(behind_all(rest, &words.chip_nouns), &words.how_taken);
        let taken_as = || taken_as(head).filter(|_| rest.starts_with("作为") || rest.starts_with('为'));
        let Some((ahead, sort)) = head.rsplit_once(['将', '把']).or_else(taken_as) else { continue };
        let mark = clause.start + ahead.len();
        let user = found
            .names_in(sentence)
            .iter()
            .rfind(|name| is_user(name) && clause.start <= name.span.start && name.span.end <= mark);
        let Some(user) = user.filter(|_| sort.chars().count() <= LONGEST_SORT && !sort.contains('，')) else {
            continue;
        };
        let between = Span::new(user.span.end, mark).of(&found.folded);
        if begins_with(rest, &words.puts_to_use).is_some()
            && between.chars().count() <= LONGEST_SORT
            && !has_one(between, &words.asking)
        {
            let at = Words::around(user.span, chip.span);
            push(found, place, user, chip, at, "uses_chip/put-to-use", facts);
        }
    }
}

/// 以昇腾910C作为算力底座, 以X为底座: what stands on both sides of 以, which is no part of 以及, 以来, 可以 or the like.
fn taken_as(head: &str) -> Option<(&str, &str)> {
    let (ahead, sort) = head.rsplit_once('以')?;
    let joined = sort.starts_with(['及', '往', '来', '后', '上', '下', '外', '前', '内']);
    (!joined && !ahead.ends_with(['可', '所', '足', '难', '得', '予'])).then_some((ahead, sort))
}

/// So many characters stand at most between who puts chips to use and 将, and before the chips: 自研的昆仑芯.
const LONGEST_SORT: usize = 12;

/// 已在昇腾910C和深算三号上完成`DeepSeek`的部署: who serves a model on chips has them. What is only adapted is not served.
fn served_on(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(chip) = found.names.get(index).filter(|name| name.kind == Chip && !name.compared) else { continue };
        let group = coordinated(found, sentence, index);
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(chip.span.end, |last| last.span.end);
        let start = group.first().and_then(|first| found.names.get(*first)).map_or(chip.span.start, |it| it.span.start);
        let head = last(
            Span::new(sentence.clause_of(chip.span).start, start.max(sentence.clause_of(chip.span).start))
                .of(&found.folded),
            8,
        );
        let rest = Span::new(end, sentence.span.end).of(&found.folded);
        let rest = ["芯片", "加速卡", "算力", "集群", "平台", "卡"]
            .iter()
            .find_map(|noun| rest.strip_prefix(noun))
            .unwrap_or(rest);
        let tail = first(rest, 24).split(['，', '。', '；']).next().unwrap_or("");
        let serves = tail.starts_with('上')
            && ["部署", "上线", "跑通", "提供服务", "运行"].iter().any(|verb| tail.contains(verb))
            && !["适配", "训练", "测试", "需要", "如何"].iter().any(|word| tail.contains(word));
        if !head.contains('在') || !serves || is_only_asked(found, sentence, chip.span) {
            continue;
        }
        let Some(user) = in_sentence(found, sentence, Span::new(start, start), &[System, Organization])
            .and_then(|index| found.names.get(index))
            .filter(|user| user.span.end <= start && !found.makes_chips(user))
        else {
            continue;
        };
        push(found, place, user, chip, Words::around(user.span, Span::new(start, end)), "uses_chip/served-on", facts);
    }
}

/// Verbs of who uses a chip, behind it in the passive.
const TAKES: &[&str] = &[
    "采用",
    "选用",
    "使用",
    "部署",
    "采购",
    "引入",
    "导入",
    "选中",
    "批量采购",
    "订购",
    "买走",
    "买下",
    "包下",
    "抢购",
];

/// Words right before who uses a chip in the passive.
const PASSIVE: &[&str] = &["被", "获得", "获", "为"];

/// Words right before those in whose supply chain a chip or its maker is.
const CHAIN: &[&str] = &["进入了", "打入了", "进入", "打入", "入围"];

/// Words right before those whose order a maker has won.
const WON: &[&str] = &[
    "中标了",
    "中标",
    "拿下了",
    "拿下",
    "斩获了",
    "斩获",
    "拿到了",
    "拿到",
    "赢得了",
    "赢得",
    "接获",
    "接到",
    "收到了",
    "收到",
    "获得了",
    "获得",
    "揽获",
    "已获",
    "获",
    "手握",
    "来自",
];

/// 思元590已被招商银行、中国移动采用, 昆仑芯进入字节跳动供应链: the chip, or its maker, and behind it who uses it.
fn taken_up(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(user) = found.names.get(index).filter(|name| is_user(name)) else { continue };
        let before = found.head(sentence, user.span.start);
        if !PASSIVE.iter().chain(CHAIN).chain(WON).any(|word| before.ends_with(word)) {
            continue;
        }
        let group = coordinated(found, sentence, index);
        if group.first() != Some(&index) {
            continue;
        }
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(user.span.end, |last| last.span.end);
        let after = first(Span::new(end, sentence.span.end).of(&found.folded), AFTER_USERS);
        let Some((mark, frame)) = frame_of(before, after) else { continue };
        let at = sentence.span.start + mark;
        // 其被甲采用的软件: what is taken up is another thing
        let object = TAKES.iter().find_map(|verb| behind_all(after, &chinese().how_taken).strip_prefix(*verb));
        let passive = frame == Frame::Passive && !object.is_some_and(|rest| rest.starts_with('的'));
        let told = || told_of_before(found, place, sentence, at).filter(|_| passive);
        let Some(chip) = ahead(found, sentence, at, frame).or_else(told) else { continue };
        let here = chip.span.end <= at && sentence.span.contains(chip.span);
        let gap = if here { Span::new(chip.span.end, at).of(&found.folded) } else { "" };
        if frame == Frame::Passive && (is_foundry(user) || has_one(gap, &chinese().taken_apart)) {
            continue;
        }
        if frame == Frame::Order && is_of_many_trades(chip) && !says_chips(found, sentence, chip, end) {
            continue;
        }
        let listed = if here { listed_with(found, sentence, chip) } else { vec![chip] };
        let chips = listed.into_iter().filter(|other| other.span == chip.span || other.kind == Chip && !other.compared);
        let chips: Vec<&Name> = chips.collect();
        for user in group.into_iter().filter_map(|index| found.names.get(index)) {
            for chip in &chips {
                let verb = Span::new(at, user.span.end);
                let words = if here { Words::around(chip.span, verb) } else { verb.into() };
                push(found, place, user, chip, words, "uses_chip/passive", facts);
            }
        }
    }
}

/// 思元590已量产。其已被甲、乙采用: the pronoun leads the clause, and the chip was told of before.
fn told_of_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, mark: usize) -> Option<&'a Name> {
    let words = chinese();
    let start = sentence.clause_of(Span::new(mark, mark)).start;
    let head = Span::new(start, mark.max(start)).of(&found.folded).trim();
    let lead = words.for_the_chip.iter().find_map(|pronoun| head.strip_prefix(pronoun.as_str()))?;
    if !behind_all(lead, &words.acts_already).is_empty() {
        return None;
    }
    let names = found.names_in(sentence).iter().any(|name| name.kind == Chip && name.span.end <= mark);
    let chip = carried(found, place, &[Chip]).filter(|_| !names)?;
    found.names.get(chip).filter(|chip| !chip.compared && !chip.has_no_name())
}

/// So many characters behind the users tell how the chip comes to them.
const AFTER_USERS: usize = 18;

/// 壁仞科技的产品已, 燧原科技的芯片: the goods of a maker of chips, and no more than small words up to a place.
fn are_its_goods(found: &Annotated<'_>, maker: &Name, end: usize) -> bool {
    let words = chinese();
    let gap = Span::new(maker.span.end.min(end), end).of(&found.folded);
    let Some(goods) = gap.strip_prefix('的').or_else(|| gap.strip_prefix("旗下")) else { return false };
    let goods = behind_all(goods, &words.chip_sorts);
    let behind = behind_one(goods, &words.makers_goods).or_else(|| behind_one(goods, &words.behind_chips));
    let done = |rest: &str| behind_all(behind_all(rest, &words.on_its_way), &words.done_by_now).is_empty();
    !is_of_many_trades(maker) && behind.is_some_and(|rest| done(behind_all(rest, &words.behind_chips)))
}

/// How a chip comes to its user.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// 被X采用.
    Passive,
    /// 进入X供应链: of a maker, too.
    Chain,
    /// 拿下X的订单: so is this, of chips.
    Order,
}

/// What an order is called.
pub(super) const ORDERS: &[&str] = &["订单", "大单", "采购合同", "采购协议"];

/// Where the noun for a call for bids stands, in words that end with it.
fn tender_at(rest: &str) -> Option<usize> {
    let words = &chinese().bought_by_bid;
    let at = words.iter().filter_map(|word| rest.find(word.as_str())).min()?;
    let behind = rest.get(at..).map_or("", |noun| behind_all(noun, words));
    (!behind.starts_with(char::is_alphanumeric)).then_some(at)
}

/// Makers of chips whose customers mostly order other things.
const MANY_TRADES: &[&str] = &[
    "Huawei",
    "Samsung",
    "Qualcomm",
    "Baidu",
    "Alibaba",
    "Tencent",
    "Intel",
    "AMD",
    "MediaTek",
    "Apple",
    "Xiaomi",
    "BYD",
    "ZTE",
    "Amazon",
    "Google",
    "Microsoft",
    "Meta",
    "Tesla",
    "IBM",
    "Hygon",
    "Loongson",
    "Phytium",
    "Zhaoxin",
];

/// An order from these tells of chips only where it says so.
pub(super) fn is_of_many_trades(maker: &Name) -> bool {
    maker.kind == Organization && MANY_TRADES.contains(&maker.name.as_str())
}

/// Chips are spoken of between the maker and the order, or right behind the users.
fn says_chips(found: &Annotated<'_>, sentence: &Sentence, maker: &Name, end: usize) -> bool {
    let clause = sentence.clause_of(Span::new(end, end));
    let order = Span::new(end, clause.end.max(end)).of(&found.folded);
    let goods = order.split("单").next().unwrap_or("");
    let named = ["芯片", "加速卡", "gpu", "算力", "ai"].iter().any(|word| goods.contains(word));
    named || found.has_cue(sentence, Span::new(maker.span.end, end), &[Cue::Chip])
}

/// Chips, or words that say nothing of what is ordered: 首批芯片, 大额采购.
fn are_chip_goods(words: &str) -> bool {
    let mut rest = words.trim_start_matches('的');
    while !rest.is_empty() {
        let small = rest.strip_prefix(|c: char| c == '的' || c == ' ' || c == '.' || c.is_ascii_digit());
        let Some(next) = small.or_else(|| behind_one(rest, &chinese().chip_goods)) else { return false };
        rest = next;
    }
    true
}

/// The word before the users that with the word behind them makes a frame: where it stands.
fn frame_of(before: &str, after: &str) -> Option<(usize, Frame)> {
    let tail =
        ["等多家企业", "等企业", "等公司", "等客户", "等", "的"].iter().find_map(|word| after.strip_prefix(word));
    let rest = tail.unwrap_or(after);
    let verb = behind_all(rest, &chinese().how_taken);
    if ["供应链", "采购名单", "供应商", "采购短名单", "集采名单"].iter().any(|word| rest.starts_with(word))
    {
        let mark = CHAIN.iter().find(|word| before.ends_with(**word))?;
        return Some((before.len() - mark.len(), Frame::Chain));
    }
    let order = ORDERS.iter().filter_map(|word| rest.find(word)).min();
    // 中标中国移动AI服务器集采项目
    let bid = || before.ends_with("中标").then(|| tender_at(rest)).flatten();
    let order = order.or_else(bid);
    if let Some((goods, behind)) =
        order.and_then(|at| rest.split_at_checked(at)).filter(|(goods, _)| are_chip_goods(goods))
    {
        let mark = WON.iter().find(|word| before.ends_with(**word))?;
        let head = before.get(..before.len() - mark.len())?;
        let words = &chinese().orders_lost;
        let lost = words.iter().any(|word| behind.contains(word.as_str()));
        let lost = lost || ends_in(head, words).is_some() || head.ends_with("失去") || head.ends_with("失去了");
        // 来自字节跳动的订单: of what, another word has to tell.
        let told = *mark != "来自" || goods.len() > "的".len();
        return (told && !lost).then_some((head.len(), Frame::Order));
    }
    // 其中三成被某公司拿下: what alone is taken so may be a project
    let in_parts = before.contains("其中") && begins_with(verb, &chinese().taken_in_parts).is_some();
    if in_parts || TAKES.iter().any(|word| verb.starts_with(word)) {
        let mark = PASSIVE.iter().find(|word| before.ends_with(**word))?;
        return Some((before.len() - mark.len(), Frame::Passive));
    }
    None
}

fn is_user(name: &Name) -> bool {
    let firm = is_firm(name) && !name.name.contains("government");
    firm || name.kind == System && name.can_lead()
}

/// The chip before the frame in its clause or the one before; with a chain the maker too.
fn ahead<'a>(found: &'a Annotated<'_>, sentence: &Sentence, at: usize, frame: Frame) -> Option<&'a Name> {
    let near = |name: &&Name| {
        let gap = Span::new(name.span.end.min(at), at).of(found.text);
        name.span.end <= at && gap.chars().count() <= 24 && !gap.contains(['；', ';', '。'])
    };
    let last = found.names_in(sentence).iter().rfind(near)?;
    let sells = last.kind == Organization && found.makes_chips(last) && !is_foundry(last);
    // 壁仞科技的产品已被甲采用
    let maker = sells && (frame != Frame::Passive || are_its_goods(found, last, at));
    (last.kind == Chip && !last.compared || maker).then_some(last)
}

/// 向字节跳动供应昇腾910C, 已向中国移动交付MTT S5000, 为腾讯供应加速卡: who gets the chips uses them.
fn supplied(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(user) = found.names.get(index).filter(|name| is_user(name)) else { continue };
        let head = found.head(sentence, user.span.start);
        if !head.ends_with(['向', '为', '给']) && !head.ends_with("已交付") && !head.ends_with("已供货") {
            continue;
        }
        let group = coordinated(found, sentence, index);
        if group.first() != Some(&index) {
            continue;
        }
        if is_only_asked(found, sentence, user.span) {
            continue;
        }
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(user.span.end, |last| last.span.end);
        let rest = Span::new(end, sentence.clause_of(user.span).end.max(end));
        let chip = match supply_verb(rest.of(&found.folded)) {
            Some(verb) => given(found, sentence, Span::new(end + verb, rest.end), user.span.start),
            // 卖给阿里巴巴的竞争对手: to another.
            None if rest.of(&found.folded).starts_with('的') => None,
            None => handed_over(found, sentence, user.span.start),
        };
        let Some(chip) = chip else { continue };
        for user in group.into_iter().filter_map(|index| found.names.get(index)) {
            push(found, place, user, chip, user.span.cover(Span::new(end, end)), "uses_chip/supplied", facts);
        }
    }
}

/// 昇腾910C为X提供算力, 昇腾910C落地X: the chip leads the clause, and the machine stands behind.
fn leads_to_machine(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for system in found.names_in(sentence).iter().filter(|name| name.kind == System && !name.compared) {
        let clause = found.clause_over_quotes(sentence, system.span);
        let head = before_thing(found, system, clause.start);
        let tail = Span::new(system.span.end, clause.end).of(&found.folded);
        let tail = behind_mark(tail);
        // 提供算力的方案被否决: a plan is told of
        let gives = || {
            let given = ["提供算力", "提供全部算力", "提供主要算力"].iter().find_map(|words| tail.strip_prefix(words));
            given.is_some_and(|rest| !rest.starts_with('的'))
        };
        let gives = head.strip_suffix('为').filter(|_| gives());
        let lands = ["已部署于", "部署于", "落地于", "落地"].iter().find_map(|verb| head.strip_suffix(verb));
        let Some(lead) = gives.or(lands.filter(|_| tail.is_empty())) else { continue };
        let end = clause.start + lead.trim_end_matches(['已', '将', '均', '正']).len();
        let chip =
            found.names_in(sentence).iter().find(|name| name.kind == Chip && !name.compared && name.span.end == end);
        if let Some(chip) = chip.filter(|_| !is_only_asked(found, sentence, system.span)) {
            push(found, place, system, chip, Words::around(chip.span, system.span), "uses_chip/landed", facts);
        }
    }
}

/// 首批5000片TX82将供应给北京电信: the chip of the sentence, or its maker, before a verb of supply that ends in 给.
fn handed_over<'a>(found: &'a Annotated<'_>, sentence: &Sentence, user: usize) -> Option<&'a Name> {
    const VERBS: &[&str] = &[
        "供应给",
        "供货给",
        "交付给",
        "卖给",
        "售给",
        "出售给",
        "销售给",
        "提供给",
        "出货给",
        "发货给",
        "已交付",
        "已供货",
    ];
    // What may not be sold, or is let go again, is a matter of export.
    const BARRED: &[&str] = &[
        "停",
        "禁",
        "不",
        "无法",
        "未",
        "允许",
        "批准",
        "恢复",
        "拒绝",
        "许可",
        "同意",
        "否认",
        "收购",
        "出售股",
        "股份",
    ];
    let clause = sentence.clause_of(Span::new(user, user));
    let head = Span::new(clause.start, user).of(&found.folded);
    if !VERBS.iter().any(|verb| head.ends_with(verb)) || BARRED.iter().any(|word| head.contains(word)) {
        return None;
    }
    let before = || found.names_in(sentence).iter().filter(|name| name.span.end <= user);
    let chip = before().rfind(|name| name.kind == Chip && !name.compared);
    let spoken = found.has_cue(sentence, Span::new(clause.start, user), &[Cue::Chip]);
    chip.or_else(|| {
        before().rfind(|name| spoken && name.kind == Organization && found.makes_chips(name) && !is_foundry(name))
    })
}

/// 字节跳动向华为、寒武纪等厂商采购AI芯片: of whom one buys chips, where no chip is named.
fn bought_from(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let sells = |name: &&Name| name.kind == Organization && found.makes_chips(name) && !is_foundry(name);
        let Some(seller) = found.names.get(index).filter(sells) else { continue };
        let start = sentence.clause_of(seller.span).start;
        let before = Span::new(start, seller.span.start.max(start)).of(&found.folded);
        let less = has_one(before, &chinese().buys_less);
        if !before.ends_with(['向', '从']) || less || is_only_asked(found, sentence, seller.span) {
            continue;
        }
        let group = coordinated(found, sentence, index);
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(seller.span.end, |last| last.span.end);
        let rest = Span::new(end, sentence.clause_of(seller.span).end.max(end));
        let after = rest.of(&found.folded);
        let after = behind_one(after, &chinese().behind_makers).unwrap_or(after);
        let after = behind_all(after, &chinese().before_buying);
        let named = found.names_in(sentence).iter().any(|name| {
            let own = name.kind == Chip && name.name != DOMESTIC_CHIPS && !name.has_no_name();
            own && rest.contains(name.span)
        });
        let other = chinese().other_markets.iter().any(|word| after.contains(word.as_str()));
        // 向英伟达采购的芯片被扣押: what is bought is told of, and not that it is
        let bought = behind_one(after, &chinese().buying);
        let chips = bought.is_some_and(|rest| !rest.starts_with('的')) && found.has_cue(sentence, rest, &[Cue::Chip]);
        // 大举采购AI芯片的时代
        let chips = chips && !other && !has_one(after, &chinese().only_spoken_of);
        // 甲投资的乙向丙采购: the nearest before the word
        let near =
            sentence.names.clone().rev().filter_map(|index| found.names.get(index)).find(|name| {
                name.kind == Organization && name.span.end <= seller.span.start && name.span.start >= start
            });
        let told = || in_sentence(found, sentence, seller.span.cover(rest), &[Organization]);
        let buyer = near.or_else(|| told().and_then(|index| found.names.get(index)));
        let Some(buyer) = buyer.filter(|_| chips && !named) else { continue };
        let sellers = group.into_iter().filter_map(|index| found.names.get(index)).filter(sells);
        for seller in sellers.filter(|_| buyer.span.end <= seller.span.start) {
            push(found, place, buyer, seller, Words::around(buyer.span, rest), "uses_chip/bought-from", facts);
        }
    }
}

/// Where a verb of supply ends that stands right behind the users.
fn supply_verb(rest: &str) -> Option<usize> {
    let tail = ["等客户", "等企业", "等"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let small = ["批量", "大规模", "独家", "大量"].iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    let verb =
        ["供应", "供货", "交付", "出货", "销售", "出售", "提供"].iter().find(|word| small.starts_with(**word))?;
    Some(rest.len() - small.len() + verb.len())
}

/// The chip right behind the verb; or the maker before, whose chips are spoken of.
fn given<'a>(found: &'a Annotated<'_>, sentence: &Sentence, object: Span, user: usize) -> Option<&'a Name> {
    let names = || found.names_in(sentence).iter();
    let chip = names().find(|name| {
        let gap = Span::new(object.start, name.span.start.max(object.start)).of(&found.folded);
        object.contains(name.span) && name.kind == Chip && !name.compared && gap.chars().count() <= 16
    });
    let head = found.head(sentence, user);
    let maker = names().rfind(|name| name.kind == Organization && name.span.end <= user)?;
    let maker = Some(maker).filter(|name| found.makes_chips(name) && !is_foundry(name) && !head.contains('；'));
    let spoken = found.has_cue(sentence, object, &[Cue::Chip]);
    // A system of the maker with its chips inside is another matter: 向X交付2000台服务器.
    maker.and(chip).or_else(|| maker.filter(|_| spoken))
}

/// 用思元590替换了V100, 以昇腾910B取代A100, 由昇腾910B支撑: where the word before the chip that comes in stands.
pub(super) fn replacing(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<Span> {
    let before = found.head(sentence, chip.span.start);
    let after = first(Span::new(chip.span.end, sentence.span.end).of(&found.folded), 8);
    let after = ["芯片", "加速卡", "显卡", "卡"].iter().find_map(|noun| after.strip_prefix(noun)).unwrap_or(after);
    let after = after.trim_start_matches(['来', '去', '已', '全', '面', '逐', '步']);
    let starts = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let out = starts(&["替换", "取代", "替代", "换掉", "换下", "代替"]);
    let holds = starts(&["支撑", "驱动", "承载", "提供算力"]);
    let marks: &[&str] = if holds { &["由", "以"] } else { &["改用", "用", "以", "拿"] };
    let mark = marks.iter().find(|word| before.ends_with(**word))?;
    let start = chip.span.start - mark.len();
    (found.language.is_chinese() && (out || holds)).then(|| Span::new(start, chip.span.start))
}
