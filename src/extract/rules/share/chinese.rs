//! What a percentage is of in Chinese: the noun that governs it, right behind it or after 的, else the last one before it
//! in its clause, else in the clause that it goes on from (国产占比由30%升至42%，明年将达55%).

use std::sync::LazyLock;

use crate::{
    lexicon::chinese::{before_all, begins_with, behind_all, chinese, ends_in, has_one},
    lexicon::cue::Cue,
    model::EntityKind,
    text::{
        Span,
        list::Words,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
    number::{Amount, Measure},
};

use super::{Noun, names_chips};

/// What the percentage is of.
pub(super) fn noun_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Noun> {
    // “百分之百是英伟达的错”: an adverb.
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    if amount.span.of(&found.folded).ends_with("百分之百") && after.starts_with(['是', '的', '地']) {
        return None;
    }
    // 报价比三星低三分之一: by how much, and no part of a whole.
    let before = found.folded.get(..amount.span.start).unwrap_or("");
    // 成本比台积电高50%: so is this
    let weighed =
        found.head_in_clause(sentence, amount.span).contains(['比', '较']) && before.ends_with(['高', '多', '少']);
    if weighed || before.ends_with(['低', '贵']) || before.ends_with("便宜") {
        return None;
    }
    if is_a_mark(found, sentence, amount)
        || is_of_a_grant(found, sentence, amount)
        || has_one(found.head_in_clause(sentence, amount.span), &chinese().earnings_grow)
    {
        return None;
    }
    if comes_from_home(found, sentence, amount) || meets_demand(found, sentence, amount) {
        return Some(Noun::Home);
    }
    if are_good(found, sentence, amount) {
        return Some(Noun::Yield);
    }
    if is_of_all_that_was_shipped(found, sentence, amount) || is_taken_of_a_market(found, sentence, amount) {
        return Some(Noun::Market);
    }
    let noun = governing(found, sentence, amount).flatten()?;
    Some(if noun == Noun::Market && home_made_has_it(found, sentence, amount) { Noun::Home } else { noun })
}

/// 良率约20%，远低于70%的商业化水平, 距离商用所需的七成: what the one told before is held against.
fn is_a_mark(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.number).trim_start();
    let tail = found.tail_in_clause(sentence, amount.span);
    let beside =
        ["远低于", "远高于", "低于", "高于", "不及", "逊于", "距离", "距", "离", "仍低于", "明显低于", "大幅低于"];
    // 远低于台积电70%的水平: that one is told of
    let before = Span::new(sentence.clause_of(amount.number).start, amount.number.start);
    let named = || {
        let last = found.names_in(sentence).iter().rfind(|name| before.contains(name.span));
        last.is_some_and(|name| matches!(found.between(name.span, amount.number), "" | "的" | "的约" | "约"))
    };
    let against = beside.iter().any(|word| head.starts_with(word)) && !named();
    let mark = ["所需的", "要求的", "需要的"].iter().any(|word| head.contains(word))
        || tail.strip_prefix('的').is_some_and(|rest| begins_with(rest, &chinese().marks).is_some());
    let told = found
        .amounts_in(sentence)
        .iter()
        .any(|other| other.measure == amount.measure && other.span.end <= amount.span.start && !other.in_name);
    against && mark && told
}

/// 对国产芯片占比不低于60%的项目，按投资额的10%给予补助: what is granted, and to whom, is no share that anyone has.
fn is_of_a_grant(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let rest = Span::new(amount.span.end, sentence.span.end.max(amount.span.end)).of(&found.folded);
    if !has_one(rest, &words.grants) {
        return false;
    }
    let head = found.head_in_clause(sentence, amount.number).trim_start();
    let tail = found.tail_in_clause(sentence, amount.span);
    let granted = has_one(head, &words.before_grants) && has_one(tail, &words.grants);
    let whom = tail.starts_with('的') || begins_with(head, &words.who_is_granted).is_some();
    granted || whom
}

/// 英伟达出货220万张，占比55%: a firm's part of what all have shipped.
fn is_of_all_that_was_shipped(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.number).trim_start();
    let clause = sentence.clause_of(amount.number);
    let Some(before) = sentence.clauses.iter().rfind(|other| other.end <= clause.start) else { return false };
    let firm = || {
        found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Organization && before.contains(name.span))
    };
    matches!(head, "占比" | "占比约" | "占" | "约占" | "占比达" | "占比为")
        && before.of(&found.folded).ends_with(['张', '颗', '片', '块', '枚'])
        && found.has_cue(sentence, *before, &[Cue::Shipping])
        && firm()
}

/// 今年AI加速卡市场，甲可拿下四成，乙则降至两成: a firm, with nothing but what it takes between it and the number, behind the
/// market of chips that the sentence is on.
fn is_taken_of_a_market(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let clause = sentence.clause_of(amount.number);
    let firm = found.names_in(sentence).iter().rfind(|name| {
        name.kind == EntityKind::Organization && clause.contains(name.span) && name.span.end <= amount.span.start
    });
    let Some(firm) = firm else { return false };
    let gap = Span::new(firm.span.end, amount.span.start).of(&found.folded);
    if gap.chars().count() > FARTHEST_TAKER || !behind_all(gap, &words.takes_a_share).is_empty() {
        return false;
    }
    let before = found.head(sentence, firm.span.start);
    let market = before.rsplit_once("市场").is_some_and(|(which, behind)| {
        has_one(last(which, WHICH_MARKET), &words.chip_markets) && !has_one(behind, &words.no_whole_markets)
    });
    market && !before.contains("其中") && !is_of_a_tender(found, sentence) && !is_of_another_market(before)
}

/// So many characters stand between a firm and its share at most: 则有望进一步提升至.
const FARTHEST_TAKER: usize = 14;

/// So many characters before 市场 it says which one it is.
const WHICH_MARKET: usize = 14;

/// 国产AI芯片约占35%市场份额: who has the share is no firm but all that is home-made.
fn home_made_has_it(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let span = Span::new(clause.start, amount.span.start.max(clause.start));
    let before = span.of(&found.folded);
    let firm =
        found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Organization && span.contains(name.span));
    // 其在国产芯片中的份额: a firm's among those
    let its = ["其在", "公司在", "其占", "它在"].iter().any(|word| before.contains(word));
    // 在国产AI芯片中的份额: the whole, and no part of it
    let whole = before.rfind("国产").and_then(|at| before.get(at..)).is_some_and(|rest| rest.contains("中的"));
    let home = has_one(before, &chinese().made_at_home);
    home && !firm && !its && !whole
}

/// 约四成来自本土厂商, 九成採用中國製造: what stands behind the number says where the things come from.
fn comes_from_home(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let after = first(Span::new(amount.span.end, clause.end.max(amount.span.end)).of(&found.folded), 22);
    // 资本开支30亿元，其中八成用于采购国产芯片: a part of the money
    if after.starts_with("用于") || after.starts_with("将用于") || after.starts_with("投向") {
        return false;
    }
    let comes = ["来自", "换成", "换为", "改用", "换上", "采用", "使用", "选用", "采购", "由", "转向", "为", "是"]
        .iter()
        .filter_map(|word| after.find(word))
        .min();
    comes.and_then(|at| after.get(at..)).is_some_and(|rest| {
        ["本土", "国产", "国内厂商", "国内企业", "中国制造", "本国", "自主品牌", "自己造", "自家造", "境内"]
            .iter()
            .any(|word| rest.contains(word))
    })
}

/// 国产AI芯片将满足93%的需求: home-made chips, and no firm, with a verb of meeting right before the number.
fn meets_demand(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let head = before_all(found.head_in_clause(sentence, amount.span), &words.about);
    let tail = found.tail_in_clause(sentence, amount.span);
    ends_in(head, &words.meets_needs).is_some()
        && begins_with(tail, &words.needs_met).is_some()
        && speaks_of_chips(found, sentence, amount.span.start)
        && home_made_has_it(found, sentence, amount)
        && !is_of_another_market(head)
}

/// 合格的只有一成, 约四成能用, 通过检验的不到一半: the good ones of the chips of the clause.
fn are_good(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let before = last(Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded), 12);
    let after = first(behind_its_chip(found, sentence, amount), 6);
    let heads = ["合格的", "达标的", "能用的", "可用的", "通过检验的", "通过测试的", "能卖的", "合格品", "良品"];
    let tails = ["能用", "可用", "合格", "达标", "是良品", "为良品", "通过测试", "通过了测试", "通过检验"];
    names_chips(found, sentence)
        && !found.has_cue(sentence, clause, &[Cue::DomesticShare, Cue::MarketShare])
        && (heads.iter().any(|word| before.contains(word)) || tails.iter().any(|word| after.starts_with(word)))
}

/// What is told behind the number, or behind the chips that it is a part of: 三分之一的X1芯片合格.
fn behind_its_chip<'f>(found: &'f Annotated<'_>, sentence: &Sentence, amount: &Amount) -> &'f str {
    let rest = Span::new(amount.span.end, sentence.span.end.max(amount.span.end)).of(&found.folded);
    let Some(owned) = rest.strip_prefix('的') else { return rest };
    let start = sentence.span.end - owned.len();
    let chip = found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Chip && name.span.start == start);
    let Some(chip) = chip else { return owned };
    let behind = Span::new(chip.span.end, sentence.span.end).of(&found.folded);
    behind.strip_prefix("ai").unwrap_or(behind).trim_start_matches("芯片").trim_start_matches('能')
}

/// The predicate of the governing noun; inside, none where it is of something else that is measured in per cent.
#[expect(clippy::option_option, reason = "no noun, a noun of another thing, and a predicate are three answers")]
fn governing(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Option<Noun>> {
    let after = Span::new(amount.span.end, sentence.span.end);
    // 良率破7成 蘋果包下過半產能: a part of what is made.
    let noun = after.of(&found.folded).trim_start();
    let noun = noun.strip_prefix('的').unwrap_or(noun);
    if ["产能", "订单", "营收", "收入", "利润", "销售额"].iter().any(|word| noun.starts_with(word)) {
        return Some(None);
    }
    if let Some(noun) = right_behind(found, sentence, after) {
        return Some(noun);
    }
    if after.of(found.text).starts_with('的') {
        let reach = after.of(found.text).char_indices().nth(14).map_or(after.end, |(at, _)| after.start + at);
        let near = nouns(found, sentence, Span::new(after.start, reach));
        if let Some((_, noun)) = near.into_iter().min_by_key(|(at, _)| at.start) {
            return Some(noun);
        }
    }
    let here = sentence.clauses.iter().rposition(|clause| clause.start <= amount.number.start)?;
    // 良率六成，其中过半供应华为: a part of the good ones
    let of_these = sentence.clause_of(amount.number).of(&found.folded).trim_start().starts_with("其中");
    for (steps, clause) in sentence.clauses.iter().take(here + 1).rev().enumerate().take(3) {
        let span = Span::new(clause.start, clause.end.min(amount.span.start).max(clause.start));
        let last = nouns(found, sentence, span).into_iter().max_by_key(|(at, _)| (at.end, at.len()));
        if let Some((_, noun)) = last {
            return Some(noun.filter(|noun| *noun != Noun::Yield || steps == 0 || !of_these));
        }
        if steps == 0 && span.of(found.text).chars().filter(|c| c.is_alphabetic()).count() > MERE {
            return None;
        }
    }
    None
}

/// 约占62%市场份额: the noun adjoins.
#[expect(clippy::option_option, reason = "no noun, a noun of another thing, and a predicate are three answers")]
fn right_behind(found: &Annotated<'_>, sentence: &Sentence, after: Span) -> Option<Option<Noun>> {
    let end = after.of(&found.folded).char_indices().nth(8).map_or(after.end, |(at, _)| after.start + at);
    let near = nouns(found, sentence, Span::new(after.start, end));
    let first = near.into_iter().min_by_key(|(at, _)| at.start)?;
    let gap = Span::new(after.start, first.0.start).of(&found.folded);
    (gap.chars().count() <= 3 && gap.chars().all(char::is_alphabetic)).then_some(first.1)
}

/// A clause with fewer characters before its number than this goes on from the one before it.
const MERE: usize = 14;

static OTHERS: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().other_rates));

fn nouns(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> Vec<(Span, Option<Noun>)> {
    let mut all = Vec::new();
    for at in found.cues_within(sentence, span, &[Cue::MarketShare, Cue::DomesticShare, Cue::Yield]) {
        let word = at.span.of(&found.folded);
        let noun = match at.cue {
            // 抽检合格率 may be of anything
            Cue::Yield if word == "合格率" && !names_chips(found, sentence) => None,
            Cue::Yield => Some(Noun::Yield),
            Cue::MarketShare if is_of_a_tender(found, sentence) && !word.contains("市") => None,
            Cue::MarketShare => Some(Noun::Market),
            _ if word == "国产" => continue,
            // 粮食自给率
            _ if ends_in(found.head(sentence, at.span.start), &chinese().other_needs).is_some() => None,
            _ => Some(Noun::Home),
        };
        all.push((at.span, noun));
    }
    let text = span.of(&found.folded);
    for word in ["占比", "比例", "比重", "占", "贡献"] {
        for (at, _) in text.match_indices(word) {
            let place = Span::new(span.start + at, span.start + at + word.len());
            if all.iter().all(|(other, _)| !other.overlaps(place)) {
                let before = found.head(sentence, place.start);
                let behind = Span::new(place.end, sentence.span.end).of(&found.folded);
                let noun = plain_share(text.get(..at).unwrap_or(""), before).filter(|noun| {
                    let part = *noun == Noun::Market && before.contains("其中");
                    !part || is_no_part_of_a_part(found, sentence, place.start)
                });
                let market = || {
                    word == "占"
                        && (takes_market(behind, speaks_of_chips(found, sentence, place.start))
                            || is_one_of_the_market(found, sentence, place.start))
                };
                all.push((place, noun.or_else(|| market().then_some(Noun::Market))));
            }
        }
    }
    for (_, at) in OTHERS.each_in(text) {
        let place = Span::new(span.start + at.start, span.start + at.end);
        // 本土AI芯片品牌渗透率约30%
        let before = last(text.get(..at.start).unwrap_or(""), 12);
        // 份额大概率跌破30%: an adverb
        if place.of(&found.folded) == "概率" && before.ends_with('大') {
            continue;
        }
        let home = place.of(&found.folded) == "渗透率"
            && ["国产", "本土"].iter().any(|word| before.contains(word))
            && ["芯片", "gpu", "加速卡", "算力"].iter().any(|word| before.contains(word))
            && !is_of_another_market(before);
        all.push((place, home.then_some(Noun::Home)));
    }
    all
}

/// A share of a tender or of orders is none of a market.
fn is_of_a_tender(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    ["集采", "招标", "中标", "大单", "标包"].iter().any(|word| sentence.span.of(&found.folded).contains(word))
}

/// 手机市场, AI手机芯片渗透率: of another field.
fn is_of_another_market(words: &str) -> bool {
    chinese().other_markets.iter().any(|word| words.contains(word.as_str()))
}

/// Chips, or a firm that makes them, stand in the sentence before this place.
fn speaks_of_chips(found: &Annotated<'_>, sentence: &Sentence, at: usize) -> bool {
    let before = Span::new(sentence.span.start, at.max(sentence.span.start));
    // 寒武纪出货14万颗，占国内市场约5%
    let text = before.of(&found.folded);
    let shipped = text.contains("出货") && !is_of_another_market(text);
    shipped
        || found.has_cue(sentence, before, &[Cue::Chip])
        || found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Chip && before.contains(name.span))
}

/// 国产厂商份额超过四成，其中华为占25%，寒武纪占6%: a maker right before the word, behind what tells of the whole market.
fn is_one_of_the_market(found: &Annotated<'_>, sentence: &Sentence, at: usize) -> bool {
    let before = Span::new(sentence.span.start, at);
    let maker = found.names_in(sentence).iter().rfind(|name| name.span.end <= at).filter(|name| {
        let gap = Span::new(name.span.end, at).of(&found.folded);
        name.kind == EntityKind::Organization && found.makes_chips(name) && gap.chars().count() <= 2
    });
    let Some(maker) = maker else { return false };
    let clause = sentence.clause_of(maker.span);
    let earlier = Span::new(before.start, clause.start.max(before.start));
    let head = Span::new(clause.start, maker.span.start).of(&found.folded).trim();
    let dated = || found.dates_in(sentence).iter().any(|date| date.span.of(&found.folded) == head);
    let alone = head.is_empty() || matches!(head, "其中" | "而" | "其次是" | "且") || dated();
    let told = earlier.of(&found.folded);
    let market = found.cues_within(sentence, earlier, &[Cue::MarketShare]).next().is_some()
        || ["市场", "出货"].iter().any(|word| told.contains(word))
            && ["比重", "占比"].iter().any(|word| told.contains(word));
    alone
        && (market || goes_on_about_a_market(found, sentence))
        && is_no_part_of_a_part(found, sentence, at)
        && !is_of_a_tender(found, sentence)
        && !is_of_another_market(told)
}

/// 中国AI芯片市场由英伟达主导。英伟达占62%，华为占23%: the sentence before is on a market of chips, and two makers or more take
/// their parts here.
fn goes_on_about_a_market(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let place = found.sentences.partition_point(|other| other.span.end <= sentence.span.start);
    let Some(before) = found.sentence_before(place).filter(|before| before.line == sentence.line) else { return false };
    let text = before.span.of(&found.folded);
    let market = text.rsplit_once("市场").is_some_and(|(which, behind)| {
        has_one(last(which, WHICH_MARKET), &chinese().chip_markets) && !has_one(behind, &chinese().no_whole_markets)
    });
    let takes = |name: &&Name| {
        let share = found.amounts_in(sentence).iter().find(|amount| amount.span.start >= name.span.end);
        let gap = share.map_or("", |share| Span::new(name.span.end, share.span.start).of(&found.folded));
        let part = share.is_some_and(|share| share.measure == Some(Measure::Percent)) && gap.starts_with('占');
        name.kind == EntityKind::Organization && found.makes_chips(name) && part && gap.chars().count() <= 3
    };
    // 专利申请量中，华为占18%: of another whole
    let opens = found.names_in(sentence).iter().find(takes).is_some_and(|first| {
        let head = found.head(sentence, first.span.start).trim_end_matches(['，', ',']);
        let dated = found.dates_in(sentence).iter().any(|date| date.span.end == sentence.span.start + head.len());
        dated || matches!(head.trim(), "" | "其中" | "目前" | "当前")
    });
    market
        && opens
        && !is_of_a_tender(found, before)
        && !is_of_another_market(text)
        && found.names_in(sentence).iter().filter(takes).nth(1).is_some()
}

/// 国产占比35%，其中华为占七成: of that part, and not of the market, where the parts are more than the whole told before, or the
/// words say so.
fn is_no_part_of_a_part(found: &Annotated<'_>, sentence: &Sentence, at: usize) -> bool {
    let behind = Span::new(at, sentence.span.end).of(&found.folded);
    let told = Span::new(sentence.span.start, at).of(&found.folded);
    if behind.starts_with("占其中") || has_one(told, &chinese().no_whole_markets) {
        return false;
    }
    let Some(part) = told.rfind("其中").map(|part| sentence.span.start + part) else { return true };
    let shares = || found.amounts_in(sentence).iter().filter(|amount| amount.measure == Some(Measure::Percent));
    let most = |amount: &Amount| amount.max.or(amount.min).unwrap_or(0.0);
    let whole = shares().rfind(|amount| amount.span.end <= part).map(most);
    let parts: f64 = shares().filter(|amount| amount.span.start >= part).map(most).sum();
    whole.is_some_and(|whole| parts <= whole)
}

/// 占国内市场约5%: the market stands behind the word, right before the number; which one, where chips are not spoken of, it
/// has to say.
fn takes_market(behind: &str, of_chips: bool) -> bool {
    let near = first(behind, 14);
    let Some(at) = near.find("市场") else { return false };
    let which = near.get(..at).unwrap_or("");
    let named = ["芯片", "gpu", "加速卡", "算力", "加速器", "ai"].iter().any(|word| which.contains(word));
    if is_of_another_market(which) || !(named || of_chips) {
        return false;
    }
    let rest = near
        .get(at + "市场".len()..)
        .unwrap_or("")
        .trim_start_matches(['的', '约', '近', '超', '过', '逾', '大', '概']);
    let plain = !near.get(..at).is_some_and(|head| head.contains(['，', '、', '。', '；', '部', '费']));
    plain && rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// 国产芯片占比: what stands before a bare word for a share says of what it is.
fn plain_share(before: &str, sentence: &str) -> Option<Noun> {
    let tail = last(before, 16);
    // 外购芯片比例: what comes from abroad is no share of a firm.
    if ["外购", "进口", "海外"].iter().any(|word| tail.contains(word)) {
        return None;
    }
    let head = sentence.trim_end_matches([',', '，', ' ']);
    // 国产卡有8192张，占比约八成
    let counted = before.trim().is_empty() && head.ends_with(['张', '颗', '片', '块', '卡', '枚']) && {
        let clause = head.rsplit(['，', ',', '；', '。']).next().unwrap_or("");
        ["国产卡", "国产芯片", "国产加速卡", "国产gpu", "国产ai芯片", "国产算力卡"]
            .iter()
            .any(|word| clause.contains(word))
    };
    let home = counted || ["国产", "本土", "自主", "自给", "国内厂商", "本地"].iter().any(|word| tail.contains(word));
    let reach = last(sentence, 30);
    // 中国市场贡献了171亿美元收入，占比13%: of what the firm earns
    let earned = ["收入", "营收", "利润", "销售额"].iter().any(|word| head.ends_with(word));
    if home { Some(Noun::Home) } else { (reach.contains("市场") && !earned).then_some(Noun::Market) }
}
