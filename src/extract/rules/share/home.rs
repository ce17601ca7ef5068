//! What is home-made, and of which country or buyer that is said.

use std::{cmp::Reverse, collections::HashMap};

use crate::{
    lexicon::{
        chinese::{begins_with, chinese, has_one},
        cue::Cue,
        english::{any_word, behind_owner, english, is_one},
    },
    model::{EntityKind, Language, Subject},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    name::{Name, Role},
    number::Amount,
    subject::{carried, in_sentence},
    topic, turns,
};

use super::Holder;
use EntityKind::{Country, Organization, Policy, System};

/// Whether the words say of a thing that it comes from home.
pub(super) fn is_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
        is_one(&english().home, word)
            || word.strip_suffix("-made").is_some_and(|nation| english().nations.contains_key(nation))
    }) || english().home.iter().any(|phrase| phrase.contains(' ') && text.contains(phrase.as_str()))
}

/// "domestic vendors", "the share of Chinese chipmakers": home makers as those who hold the share at `at`, with no firm
/// named between; inside, the country that the words name.
#[expect(
    clippy::option_option,
    reason = "no home maker, one of an unnamed country, and one of a named country are three answers"
)]
pub(super) fn maker_before(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<Option<&'static str>> {
    let span = Span::new(sentence.span.start, at.start);
    let text = span.of(&found.folded);
    let from = text.char_indices().rev().nth(110).map_or(0, |(place, _)| place);
    let near = text.get(from..).unwrap_or(text);
    let firm = found.names_in(sentence).iter().rfind(|name| {
        name.kind == Organization
            && !is_observer(name)
            && name.span.start >= span.start + from
            && name.span.end <= at.start
    });
    let near = firm.map_or(near, |firm| Span::new(firm.span.end, at.start).of(&found.folded));
    let words: Vec<&str> = near.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    words.iter().enumerate().rev().find_map(|(place, word)| {
        let made = ["-made", "-built", "-designed"].iter().find_map(|end| word.strip_suffix(end));
        let nation = english().nations.get(made.unwrap_or(word)).map(String::as_str);
        // "China's chip makers"
        let owner = || place.checked_sub(1).and_then(|before| words.get(before)).filter(|_| *word == "s");
        let nation = nation.or_else(|| {
            owner()
                .and_then(|land| english().nations.values().find(|nation| nation.eq_ignore_ascii_case(land)))
                .map(String::as_str)
        });
        let home = nation.is_some() || is_one(&english().home, word) && *word != "home";
        let behind = words.get(place + 1..).unwrap_or(&[]);
        let noun = behind.iter().take(4).take_while(|next| !matches!(**next, "of" | "in" | "and" | "market" | "for"));
        let market = nation.is_some() && is_a_market(behind);
        let makes = home && !market && noun.into_iter().any(|next| is_one(&english().home_makers, next));
        makes.then_some(nation)
    })
}

/// "the Chinese AI chip market": of a land, where whoever has a share of it may come from abroad. "Chinese vendors' market
/// share" is of those who sell there.
fn is_a_market(behind: &[&str]) -> bool {
    let market = behind.iter().take(5).position(|word| english().markets.contains(*word));
    let before = market.and_then(|at| at.checked_sub(1)).and_then(|at| behind.get(at));
    before.is_some_and(|noun| !noun.ends_with('s'))
}

/// "55% of the Chinese market", "34% of Chinese demand for AI chips": the country whose market the text tells of.
fn country_told(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let mut nations =
        words.iter().enumerate().filter_map(|(place, word)| Some((place, english().nations.get(*word)?.as_str())));
    let of_a_market = |place: usize| {
        let behind = words.get(place + 1..).unwrap_or(&[]).iter().take(5);
        let mut near = behind.take_while(|word| !english().prepositions.contains(**word));
        near.any(|word| english().markets.contains(*word))
    };
    nations.find(|(place, _)| of_a_market(*place)).map(|(_, nation)| nation)
}

/// Of what system the sentence says that all of its chips are home-made, and where.
pub(super) fn all_of_it(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<(usize, Span)> {
    let cues = found.cues_in(sentence);
    let chinese = found.language.is_chinese();
    let nouns: &[&str] = if chinese {
        &["芯片", "加速卡", "算力卡", "gpu", "推理卡", "训练卡", "算力", "晶片"]
    } else {
        &["chips", "accelerators", "processors", "gpus", "cards", "hardware"]
    };
    // 全部采用 is a verb of use in one, "all of" a word for both.
    let wholly = cues.iter().find(|at| {
        let word = at.span.of(&found.folded);
        at.cue == Cue::Wholly && is_all(word, chinese)
            || matches!(at.cue, Cue::Use | Cue::Both)
                && (word.starts_with("全部") || word.starts_with("全都") || word == "all of")
    })?;
    let clause = sentence.clause_of(wholly.span);
    // 算力卡约2.3万张，全部为国产: what all is said of stands in the clause before
    let before = sentence.clauses.iter().rfind(|before| before.end <= clause.start);
    let bare = chinese && found.head_in_clause(sentence, wholly.span).trim().is_empty();
    let told = before.filter(|_| bare).map_or(clause, |before| before.cover(clause));
    let text = told.of(&found.folded);
    let rest = Span::new(wholly.span.start, clause.end.max(wholly.span.end)).of(&found.folded);
    let home = if chinese {
        ["为国产", "是国产", "采用国产", "使用国产", "国货", "来自国产", "用的是国产", "由国产", "选用国产"]
            .iter()
            .any(|word| first(rest, 14).contains(word))
    } else {
        let made = [
            "are home",
            "are domestic",
            "are made in china",
            "are of domestic",
            "are made at home",
            "are chinese",
            "are locally made",
            "is domestic",
            "is home",
        ];
        made.iter().any(|word| rest.contains(word))
    };
    let other = [Cue::Train, Cue::Model, Cue::Hypothetical];
    if !home || !nouns.iter().any(|noun| text.contains(noun)) || found.has_cue(sentence, sentence.span, &other) {
        return None;
    }
    let index = in_sentence(found, sentence, wholly.span, &[System]).or_else(|| {
        let system = carried(found, place, &[System])?;
        let name = found.names.get(system)?;
        found.sentence_at(name.span.start).is_some_and(|other| other.line == sentence.line).then_some(system)
    });
    index.map(|index| (index, clause))
}

fn is_all(word: &str, chinese: bool) -> bool {
    if chinese {
        matches!(word, "全" | "全部" | "完全" | "清一色" | "百分之百" | "100%")
    } else {
        matches!(word, "all")
    }
}

/// "China makes about 40% of the AI chips it uses": what a country makes of its own needs.
pub(super) fn makes_its_own(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, whole: &str) -> bool {
    let needs = [
        " it use",
        " it need",
        " it buys",
        " it bought",
        " it consume",
        " its needs",
        " its demand",
        " they use",
        " they need",
    ];
    let before = Span::new(sentence.clause_of(amount.number).start, amount.span.start).of(&found.folded);
    let verb = |verbs: &[&str]| before.split_whitespace().rev().take(6).any(|word| verbs.contains(&word));
    let makes = verb(&["makes", "made", "make", "produces", "produce", "produced", "supplies", "supply"]);
    let meets = verb(&["meets", "meet", "cover", "covers", "covered", "satisfy", "satisfies"]);
    let land = found.names_in(sentence).iter().any(|name| name.kind == Country && name.span.end <= amount.span.start);
    let needed = needs.iter().any(|words| whole.contains(words));
    // "produces 40% of its steel needs for chip fabs at home": chips are what the rest is for
    let things = || whole.split(" for ").next().is_some_and(names_chips);
    let own = || makes && whole.trim_start().starts_with("its ") && things() && is_said_of_home(whole);
    (makes || meets) && names_chips(whole) && land && (needed || is_met_at_home(whole) || own())
}

/// "of its AI chips at home": the chips and where they are made end the phrase.
fn is_said_of_home(whole: &str) -> bool {
    let chips = whole.split([',', ';', '.']).next().unwrap_or("");
    ["at home", "domestically", "itself", "locally", "on its own soil"]
        .iter()
        .any(|words| chips.trim_end().ends_with(words))
}

fn names_chips(text: &str) -> bool {
    ["chip", "processor", "accelerator", "gpu", "semiconductor"].iter().any(|noun| text.contains(noun))
}

/// "its demand for AI chips from its own production": by whom it is met has to be said, and before another part is told of, as in
/// "from Nvidia and the rest from its own production", "with imports rather than its own".
fn is_met_at_home(whole: &str) -> bool {
    let own =
        [" itself", "domestically", "at home", "its own production", "its own output", "its own chips", "locally"];
    let part = [" rather ", " because ", " while ", " and ", " but ", " instead ", " as "];
    let elsewhere = ["import", "abroad", "foreign", "overseas", "equipment", "steel", "'s "];
    let end = part.iter().filter_map(|word| whole.find(word)).min().unwrap_or(whole.len());
    let met = whole.get(..end).unwrap_or(whole);
    let at = own.iter().filter_map(|words| met.find(words)).min();
    let asked = at.and_then(|at| met.get(..at)).unwrap_or("");
    let wants = whole.trim_start().strip_prefix("its ").is_some_and(|want| {
        let noun =
            want.split_whitespace().take(4).find(|word| english().prepositions.contains(*word) || is_a_want(word));
        noun.is_some_and(is_a_want)
    });
    wants && asks_for_chips(asked) && !asked.contains("chip-") && !elsewhere.iter().any(|word| met.contains(word))
}

/// "its AI chip demand", "its demand for AI chips", and not "its gas needs for chip plants".
fn asks_for_chips(asked: &str) -> bool {
    let words: Vec<&str> = asked.split_whitespace().collect();
    let ends = |next: Option<&&str>| next.is_none_or(|next| is_a_want(next) || english().prepositions.contains(*next));
    words.iter().enumerate().any(|(at, word)| names_chips(word) && ends(words.get(at + 1)))
}

fn is_a_want(word: &str) -> bool {
    matches!(word, "demand" | "needs" | "requirements" | "consumption")
}

/// Of what system, rule, country or buyer it is said.
pub(super) fn holder(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    all: &[&Amount],
    nth: usize,
) -> Option<Holder> {
    let amount = all.get(nth)?;
    for kind in [System, Policy] {
        if let Some(index) = in_sentence(found, sentence, amount.span, &[kind]) {
            return named(found, index);
        }
    }
    if let Some(index) = system_of_the_whole(found, sentence, amount) {
        return named(found, index);
    }
    if is_told_by_a_firms_man(found, sentence, amount) {
        return carried(found, place, &[System]).and_then(|index| named(found, index));
    }
    if is_of_parts(found, sentence, amount) {
        return None;
    }
    if is_of_the_speakers_own(found, sentence, amount) {
        return None;
    }
    if is_of_the_whole_market(found, sentence, amount) {
        return Some((Subject::new(Country, "China"), None));
    }
    let buys = buyer(found, sentence, amount);
    if let Some(index) = buys.filter(|_| is_its_own(found, sentence, amount)).or_else(|| at_whose(found, sentence)) {
        return named(found, index);
    }
    if let Some(index) = country(found, sentence) {
        return named(found, index);
    }
    if let Some(index) = buys {
        return named(found, index);
    }
    if let Some(index) = owner_of_the_whole(found, sentence, amount) {
        return named(found, index);
    }
    if let Some(state) = government(found, sentence, amount).or_else(|| town_that_plans(found, sentence, amount)) {
        return Some(state).filter(|_| !is_of_other_goods(found, sentence, amount));
    }
    // 英伟达占54%，国产芯片占40%: of what market, the sentence has to say
    let apart = |name: &Name| name.kind == Organization && stands_apart(found, sentence, amount, name);
    let text = sentence.span.of(&found.folded);
    let market = text.contains("国内") && text.contains("市场");
    if !market && found.names_in(sentence).iter().any(apart) {
        return None;
    }
    let nation = maker_before(found, sentence, amount.span).flatten();
    let told = |span: Span| country_told(span.of(&found.folded));
    let told = || told(sentence.clause_of(amount.span)).or_else(|| told(sentence.span));
    if let Some(nation) = nation.or_else(told) {
        return Some((Subject::new(Country, nation), None));
    }
    // 全省智算规模居前，力争国产占比达到85%: of less than the country.
    let of_less = || {
        let town = || turns::to_a_town(found, sentence, amount.span) || turns::opens_with_a_town(found, sentence);
        found.language.is_chinese() && (town() || is_of_an_untold_buyer(found, sentence, amount))
    };
    carried_on(found, place, sentence, amount)
        .or_else(|| home_country(found, sentence).map(|name| (Subject::new(Country, name), None)))
        .filter(|holder| holder.0.kind != Country || !of_less())
}

/// 中科曙光总裁历军介绍，核心节点国产化率达到100%: whose man speaks of a place has not got it by that. 公司产品国产化率 is of the firm.
fn is_told_by_a_firms_man(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let speaks = |name: &Name| {
        let clause = sentence.clause_of(name.span);
        let titled = || begins_with(found.tail_in_clause(sentence, name.span), &words.titles).is_some();
        let said = || found.has_cue(sentence, sentence.rest_of_clause(name.span), &[Cue::Say]);
        name.kind == Organization && clause.end <= amount.span.start && titled() && said() && {
            let told = Span::new(clause.end, amount.span.start).of(&found.folded);
            has_one(told, &words.sites_told) && !["公司", "我们", "其", "自家"].iter().any(|word| told.contains(word))
        }
    };
    found.language.is_chinese() && found.names_in(sentence).iter().any(speaks)
}

/// "At China Unicom, domestic chips account for": the firm that the sentence opens with.
fn at_whose(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    sentence.names.clone().next().filter(|index| {
        found.names.get(*index).is_some_and(|name| {
            let opens = found.head(sentence, name.span.start).trim() == "at";
            let ends = found.folded.get(name.span.end..).is_some_and(|rest| rest.starts_with(", "));
            name.kind == Organization && found.language == Language::English && opens && ends
        })
    })
}

/// 韩国政府计划把AI芯片国产化率提升至50%: what a state plans is of its country; what a town or a province does, of itself.
fn government(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Holder> {
    const LOCAL: &[&str] = &["Municipal", "Provincial", "Regional"];
    let acts = |name: &&Name| {
        let state = name.kind == Organization && is_of_the_state(&name.name) && !is_observer(name);
        state && name.span.end <= amount.span.start
    };
    let body = found.names_in(sentence).iter().rfind(acts)?;
    if LOCAL.iter().any(|word| body.name.contains(word)) {
        return Some((body.subject(), Some(body.span)));
    }
    let home = found.lexicon.country_of_code(found.lexicon.country(body.entity?)?)?;
    Some((Subject::new(Country, home.name.clone()), None))
}

/// 将充电桩国产化率提高到70%: what is named before the rate has nothing to do with computing.
fn is_of_other_goods(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span);
    let Some((before, _)) = head.rsplit_once("国产化率").or_else(|| head.rsplit_once("自给率")) else {
        return false;
    };
    let goods = before.rsplit(['将', '把', '使', '让']).next().filter(|goods| goods.len() < before.len());
    goods.is_some_and(|goods| !goods.is_empty() && !has_one(before, &chinese().computing_goods))
}

/// 上海计划将国产化率提高到70%, "Shanghai wants 70 percent of": a town or a province that plans so, by its government, which the
/// lexicon knows.
fn town_that_plans(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Holder> {
    let head = found.head(sentence, amount.span.start);
    let text = if found.language.is_chinese() {
        let clause = found.head_in_clause(sentence, amount.span).trim_start();
        [head.trim_start(), clause].into_iter().find_map(|head| {
            let place = begins_with(head, &chinese().places)?;
            let rest = head.get(place.len()..)?;
            begins_with(rest.strip_prefix(['市', '省']).unwrap_or(rest), &chinese().towns_plan)?;
            ["市政府", "省政府"].into_iter().find_map(|body| found.lexicon.resolve(&format!("{place}{body}")))
        })
    } else if found.language == Language::English {
        let written = found.head_as_written(sentence, amount.span.start).trim_start();
        let (place, rest) = written.split_once(' ')?;
        let verb = rest.split(' ').find(|word| !matches!(*word, "is" | "now" | "has"))?;
        let plans = english().demands.contains(verb) || english().helpers.contains(verb);
        let bodies = ["Municipal Government", "Provincial Government", "government"];
        let known = || bodies.into_iter().find_map(|body| found.lexicon.resolve(&format!("{place} {body}")));
        // Beijing stands for the country
        if plans && place != "Beijing" { known() } else { None }
    } else {
        None
    };
    text.map(|body| (Subject::new(Organization, found.lexicon.entity(body).name.clone()), None))
}

/// 公司以120亿元采购服务器，其中国产比例不少于一半, 某运营商的集群，国产化率100%: of what someone has whom the text does not name,
/// and of no country.
fn is_of_an_untold_buyer(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    let lists = chinese();
    let bought = || {
        let whole = head.rsplit_once("其中").map_or("", |(whole, _)| whole);
        has_one(whole, &lists.of_a_buyer) && has_one(whole, &lists.untold_buyers)
    };
    let machine = || {
        let behind = head.split_once('某').map_or("", |(_, behind)| behind);
        has_one(behind, &lists.sites)
    };
    bought() || machine()
}

/// "93% of the bill of materials is domestic", 上述集群的国产化率: of the parts of a thing, or of a machine that the text does not name,
/// and of no country.
fn is_of_parts(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let tail = found.tail_in_clause(sentence, amount.span);
    if found.language == Language::English {
        // "80% of the components it buys": what a firm gets in is of the firm
        let bought = ["it buys", "it uses", "it sources", "it needs", "they buy", "they use", "we buy", "we use"];
        return has_one(tail, &english().of_parts) && !bought.iter().any(|words| tail.contains(words));
    }
    let head = found.head_in_clause(sentence, amount.span);
    let machine = |word: &str| head.contains(&format!("{word}的国产化率")) || head.contains(&format!("{word}国产化率"));
    // 新建智算中心国产化率 is of a plan
    let pointed = ["上述", "该", "这"].iter().any(|word| head.contains(word));
    pointed && found.language.is_chinese() && ["集群", "智算中心", "超节点", "服务器"].iter().any(|word| machine(word))
}

/// 运营商AI芯片市场当中，国产占比将从12%升至40%: of the market of the mainland, where no firm is told of.
fn is_of_the_whole_market(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    let firm = |name: &Name| name.kind == Organization && name.span.end <= amount.span.start && !is_observer(name);
    let abroad = |name: &Name| name.kind == Country && name.name != "China";
    let market = head.split_once("市场").is_some_and(|(noun, rest)| {
        let chip = found
            .names_in(sentence)
            .iter()
            .any(|name| name.kind == EntityKind::Chip && name.span.end <= amount.span.start);
        rest.contains("国产")
            && has_one(noun, &chinese().chip_markets)
            && !has_one(rest, &chinese().of_one_buyer)
            && !chip
    });
    market && found.language.is_chinese() && !found.names_in(sentence).iter().any(|name| firm(name) || abroad(name))
}

fn named(found: &Annotated<'_>, index: usize) -> Option<Holder> {
    found.names.get(index).map(|name| (name.subject(), Some(name.span)))
}

/// The country of the sentence; not the one that restricts it.
fn country(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    let eligible = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| is_another_country(found, name) && !name.compared && name.role == Role::Known)
    };
    sentence.names.clone().find(eligible)
}

/// "30% of `ByteDance`'s spending on accelerators": whose the whole is.
fn owner_of_the_whole(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let after = found.text.get(name.span.end..).unwrap_or("");
            matches!(name.kind, Organization | System)
                && name.span.start >= amount.span.end
                && matches!(found.between(amount.span, name.span), " of " | " of the ")
                && behind_owner(after).is_some()
        })
    })
}

/// "90% of the components in X are made in China": the system that the whole is a part of.
fn system_of_the_whole(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let noun =
                found.cues_in(sentence).iter().find(|at| at.cue == Cue::System && at.span.end + 1 == name.span.start);
            let gap =
                Span::new(amount.span.end.min(name.span.start), noun.map_or(name.span.start, |noun| noun.span.start));
            let gap = gap.of(&found.folded);
            let gap = gap.strip_suffix("ai ").unwrap_or(gap);
            let gap = gap.strip_suffix("the ").unwrap_or(gap);
            name.kind == System
                && name.span.start >= amount.span.end
                && gap.starts_with(" of ")
                && gap.len() <= 50
                && [" in ", " of ", " inside "].iter().any(|link| gap.ends_with(link))
        })
    })
}

/// The firm or body before the number whose purchases or plans are spoken of.
fn buyer(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let subject = in_sentence(found, sentence, amount.span, &[Organization]).filter(|index| {
        found.names.get(*index).is_some_and(|name| {
            let own = || is_its_own(found, sentence, amount);
            name.span.end <= amount.span.start
                && (!sells_chips(found, name) || own())
                && !stands_apart(found, sentence, amount, name)
                && !is_of_the_state(&name.name)
        })
    });
    subject.or_else(|| whose_cards(found, sentence, amount))
}

/// AMD约5%，国产芯片占40%: a maker whose own share was told before buys none of them.
fn stands_apart(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, name: &Name) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = found.head_in_clause(sentence, amount.span);
    let home = ["国产", "本土", "国内厂商"].iter().any(|word| head.contains(word));
    let earlier = Span::new(name.span.start, clause.start.max(name.span.start));
    let share = || {
        let told = found.head(sentence, clause.start.max(sentence.span.start));
        let shares = found
            .amounts_in(sentence)
            .iter()
            .any(|other| other.measure == amount.measure && earlier.contains(other.span));
        shares && !has_one(told, &chinese().of_a_buyer)
    };
    let apart = found.language.is_chinese() && home && !clause.contains(name.span) && found.makes_chips(name);
    apart && share()
}

/// A ministry speaks of its country.
fn is_of_the_state(name: &str) -> bool {
    let body = |word: &str| english().state_bodies.contains(&word.to_lowercase());
    ["MIIT", "NDRC"].contains(&name) || any_word(name, body)
}

/// 中国移动推理卡的国产比例为94%: the first firm of the clause that buys chips.
fn whose_cards(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    if !found.language.is_chinese() {
        return None;
    }
    let clause = sentence.clause_of(amount.number);
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Organization
                && !found.makes_chips(name)
                && !is_of_the_state(&name.name)
                && !is_observer(name)
                && clause.contains(name.span)
                && name.span.end <= amount.span.start
        })
    })
}

/// A maker of chips is the source of what is home-made, and not who uses it.
fn sells_chips(found: &Annotated<'_>, name: &Name) -> bool {
    found.makes_chips(name) && !found.language.is_chinese()
}

/// "its chips", "what we bought", 其采购: the words say that the whole is the firm's.
fn is_its_own(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let tail = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    let own = [" of its ", " of their ", " of our ", " of what we ", " of all its "]
        .iter()
        .any(|word| tail.starts_with(word));
    // "40% of the chips in its clusters", "80% of the components it buys"
    let inside = found.tail_in_clause(sentence, amount.span);
    let own = own || found.language == Language::English && has_one(inside, &english().of_ones_own);
    own || found.has_cue(sentence, clause, &[Cue::Order]) && found.language.is_chinese()
}

/// "No more than 30% of the accelerators in his halls are Chinese": of one whom the text does not name, and of no country.
fn is_of_the_speakers_own(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    // "Westhaven wants 40% of": who asks for it is one that the lexicon does not know
    let stranger = || {
        let head = found.head_in_clause(sentence, amount.span).trim_start();
        let start = amount.span.start - head.len();
        let written = Span::new(start, amount.span.start).of(found.text);
        let (first, rest) = written.split_once(' ').unwrap_or((written, ""));
        let verb = rest.split(' ').next().unwrap_or("");
        first.starts_with(char::is_uppercase)
            && english().demands.contains(verb)
            && found.names_over(Span::new(start, start + first.len())).next().is_none()
            && !matches!(first, "It" | "He" | "She" | "They" | "We" | "Officials" | "Regulators" | "Lawmakers")
    };
    has_one(found.tail_in_clause(sentence, amount.span), &english().of_a_speaker) || stranger()
}

/// A sentence that names no one goes on about the one before it, in its paragraph.
fn carried_on(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<Holder> {
    let text = found.head(sentence, amount.span.start);
    // 上海市提出…: another place has begun to speak.
    let another = found.language.is_chinese()
        && ["市提出", "省提出", "市计划", "省计划", "市要求", "区提出"].iter().any(|word| text.contains(word));
    if another {
        return None;
    }
    // 英伟达的比例降至四成。国产芯片占比为34%: no maker of chips has a share of what is home-made.
    let sells = |index: &usize| found.names.get(*index).is_some_and(|name| found.makes_chips(name));
    let before = [System, Policy, Country, Organization]
        .into_iter()
        .filter_map(|kind| carried(found, place, &[kind]))
        .filter(|index| !found.language.is_chinese() || !sells(index))
        .filter_map(|index| found.names.get(index));
    let in_line = |name: &Name| found.sentence_at(name.span.start).is_some_and(|other| other.line == sentence.line);
    // A plan that another paragraph told of sets no share that is said of a whole country.
    let english = found.language == Language::English;
    let name =
        before.filter(|name| !english || name.kind != Policy || in_line(name)).max_by_key(|name| name.span.start)?;
    let same = in_line(name);
    // 一期…所用芯片国产化率达到98%: of the centre that the text is on.
    let phase = ["一期", "二期", "三期", "所用", "该中心", "该项目", "该集群"].iter().any(|word| text.contains(word));
    let same = same || found.language.is_chinese() && name.kind == System && phase;
    (same || name.kind == Country || name.kind == Policy).then(|| (name.subject(), Some(name.span)))
}

/// The country that the text is about: the one it names most, the restricting one left aside.
fn home_country<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a str> {
    // 国产化率 is China's in a text of the mainland that names China or speaks of home-made chips, whatever suppliers it
    // names.
    if found.language == crate::model::Language::SimplifiedChinese {
        let china = found.names.iter().any(|name| name.kind == Country && name.name == "China");
        let text = sentence.span.of(&found.folded);
        let field = ["国产ai", "国产芯片", "国产gpu", "芯片自给"].iter().any(|word| text.contains(word));
        return (china || field).then_some("China");
    }
    // how often each is named, and where first
    let mut told: HashMap<&str, (usize, Reverse<usize>)> = HashMap::new();
    for name in found.names.iter().filter(|name| is_another_country(found, name)) {
        told.entry(&name.name).or_insert((0, Reverse(name.span.start))).0 += 1;
    }
    told.into_iter().max_by_key(|(_, often)| *often).map(|(name, _)| name)
}

/// A country but the one that restricts others; not the one that a firm's name begins with.
fn is_another_country(found: &Annotated<'_>, name: &Name) -> bool {
    let firm = || found.language.is_chinese() && topic::begins_a_firms_name(found, name);
    name.kind == Country && name.name != "United States" && !firm()
}
