//! Which country keeps what from whom.

mod also_listed;
mod asked;
mod but_not;
mod country;
mod goods;
mod kept;
mod leave;
mod on_list;
mod targets;

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{
            before_all, before_mark, before_one, begins_with, behind_all, behind_mark, behind_one, chinese, ends_in,
            has_one,
        },
        cue::{Cue, CueAt},
        english::{
            any_word, ends_as_word, english, has_negation, is_a_team, is_negation, is_one, is_small, last_of,
            names_america,
        },
    },
    model::{EntityKind, Language, Modality, Predicate, Subject, Value, entity::DOMESTIC_CHIPS},
    text::{
        Span,
        fold::lower,
        list::Words,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, only_one},
    subject::{carried, coordinated, firm_referred_to},
    topic::{both_of_them, firm_called_so},
};

use super::{credit::of_sort, lifted::is_lifted};
use EntityKind::Chip;
pub(super) use country::is_government;
use country::{by_whom, carried_country, importers};
use targets::{chips, firms, may_be_kept_out};

/// Words that put a firm on a list; the other words of the class keep a product from a buyer.
const LISTS: &[&str] =
    &["list", "entities", "实体", "sanction", "清单", "名单", "制裁", "列入", "санкци", "liste", "lista", "sanzioni"];

pub(super) fn restrictions(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    on_list::on_the_list(found, place, sentence, facts);
    but_not::but_not(found, place, sentence, facts);
    also_listed::also_listed(found, place, sentence, facts);
    let cues = found.cues_in(sentence).iter().filter(|at| {
        at.cue == Cue::Restrict
            || forbids_sale(found, sentence, at)
            || is_of_the_rule_before(found, place, sentence, at)
    });
    let mut anchors: Vec<Span> = cues.map(|at| at.span).filter(|at| !is_done_by_a_firm(found, sentence, *at)).collect();
    kept::kept_away(found, place, sentence, facts);
    // 逐案审批: such a word alone names no rule
    let weighed = |anchor: &Span| anchor.of(&found.folded).ends_with(['批', '查']);
    if anchors.iter().all(weighed) {
        let told = named_list(found, sentence).or_else(|| permitted(found, sentence));
        let leave = || {
            leave::sale_to_china(found, sentence)
                .or_else(|| leave::sale_abroad(found, sentence))
                .or_else(|| leave::sale_of_a_chip(found, sentence))
        };
        anchors.extend(told.or_else(leave));
    } else if found.language == Language::English && !anchors.iter().any(|anchor| is_list(found, *anchor)) {
        // "added X to its Entity List, barring it from buying": the list is what hits X
        anchors.extend(named_list(found, sentence));
    }
    anchors.extend(around_chips(found, sentence));
    anchors.extend(also(found, place, sentence, &anchors));
    if anchors.is_empty() {
        anchors.extend(goes_on(found, place, sentence));
    }
    let needs_none =
        || found.language == Language::English && has_one(sentence.span.of(&found.folded), &english().needs_none);
    if anchors.is_empty() || needs_none() {
        return;
    }
    for anchor in anchors.into_iter().filter(|anchor| !is_called_for(found, sentence, *anchor)) {
        let country = by_whom(found, sentence, anchor).or_else(|| carried_country(found, place));
        let needed = || {
            let licence = anchor.of(&found.folded).contains("export licen");
            licence && told_by_a_pronoun(found, place, sentence, anchor).is_some()
        };
        let country = country.or_else(|| needed().then(|| ("United States".to_owned(), None)));
        let Some(country) = country.or_else(|| of_the_bureau(found, anchor)) else { continue };
        for country in together(found, sentence, country) {
            restricted(found, place, sentence, anchor, country, facts);
        }
    }
}

/// "was cut off by TSMC": a firm turns away who buys of it, and no rule is told of.
fn is_done_by_a_firm(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= anchor.end);
    found.language == Language::English
        && next.is_some_and(|name| {
            name.kind == EntityKind::Organization
                && !is_government(&name.name)
                && found.between(anchor, name.span).trim() == "by"
        })
}

/// "America, the Netherlands and Japan restrict exports": each of those that forbid it in one list.
fn together(
    found: &Annotated<'_>,
    sentence: &Sentence,
    (country, at): (String, Option<Span>),
) -> Vec<(String, Option<Span>)> {
    let one = |index: &usize| found.names.get(*index).is_some_and(|name| Some(name.span) == at);
    let english = found.language == Language::English && sentence.place == Place::Prose;
    let index = sentence.names.clone().find(one).filter(|_| english);
    let group = index.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
    let states = group.iter().filter_map(|index| found.names.get(*index));
    let states: Vec<&Name> =
        states.filter(|name| name.kind == EntityKind::Country && country::code_of(&name.name).is_some()).collect();
    // "an agreement that Washington and Beijing reached": both make it, and one restricts
    let agree = states.iter().any(|name| name.name == "China") && country != "China";
    if agree || states.len() < 2 {
        return vec![(country, at)];
    }
    states.into_iter().map(|name| (name.name.clone(), Some(name.span))).collect()
}

/// "The rule adds 140 entities, including …": a text that names the bureau of the United States, or its list, tells of no other.
fn of_the_bureau(found: &Annotated<'_>, anchor: Span) -> Option<(String, Option<Span>)> {
    let entities = found.language == Language::English && anchor.of(&found.folded).contains("entities");
    let named = || {
        ["entity list", "bureau of industry and security", "commerce department", "department of commerce"]
            .iter()
            .any(|words| found.folded.contains(words))
            || country::names_the_bureau(found.text)
    };
    (entities && named()).then(|| ("United States".to_owned(), None))
}

/// 议员呼吁禁止向中国出口H20, "lawmakers called for a ban on exports": asked for, and not done.
fn is_called_for(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let head = found.head_in_clause(sentence, anchor);
    if found.language == Language::English {
        let after = found.tail_in_clause(sentence, anchor);
        let states = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Country);
        let states: Vec<&str> =
            states.filter_map(|name| name.span.of(&found.folded).split_whitespace().next_back()).collect();
        return asked::is_asked_for(head, anchor.of(&found.folded), after, is_list(found, anchor), &states);
    }
    let before = before_the_ban(found, sentence, anchor);
    let open = |word: &String| {
        before.of(&found.folded).match_indices(word.as_str()).any(|(at, _)| {
            let call = Span::new(before.start + at, before.start + at + word.len());
            !is_done_since(found, sentence, call.end, anchor) && !is_heeded(found, sentence, before.start, call)
        })
    };
    let words = chinese();
    let asked = || words.asked_by_lawmakers.iter().any(|word| only_asks(found, sentence, anchor, word) && open(word));
    found.language.is_chinese()
        && (words.calls.iter().any(open) || asked() || is_what_should_be(found, sentence, anchor))
}

/// What stands before a ban in its clause, or in the one before where it opens its own: 美国应采取行动，禁止….
fn before_the_ban(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> Span {
    let clause = sentence.clause_of(anchor);
    let opens = found.head_in_clause(sentence, anchor).trim().is_empty();
    let before = sentence.clauses.iter().rfind(|before| opens && before.end <= clause.start);
    Span::new(before.unwrap_or(&clause).start, anchor.start)
}

/// 美国议员联名致函商务部长要求, 议员提出法案，要求: who calls is the subject of the last such word before the ban, or of
/// the clause before, and is no state. In 在议员推动下，商务部要求 that is another.
fn only_asks(found: &Annotated<'_>, sentence: &Sentence, anchor: Span, word: &str) -> bool {
    let before = found.head(sentence, anchor.start).rsplit_once(word).map_or("", |(before, _)| before);
    let part = before.trim_end_matches('，').rsplit(['，', '。', '；', '后']).next().unwrap_or("");
    let who = chinese().lawmakers.iter().filter_map(|who| part.find(who.as_str())).min();
    // 商务部向厂商要求
    let state = |before: &str| chinese().state_tails.iter().any(|state| before.contains(state) && state != "国会");
    let told = who.and_then(|at| part.get(at..)).is_some_and(|said| {
        chinese().tells_of.iter().any(|verb| said.contains(verb.as_str()))
            && ends_in_a_state(found, sentence, sentence.span.start + before.trim_end_matches('已').len())
    });
    who.and_then(|at| part.get(..at)).is_some_and(|before| !told && !before.contains(['在', '应']) && !state(before))
}

/// 美国应尽快禁止向中国出口H20，议员呼吁: what should be done, by a state whatever stands between, or with nothing but an
/// adverb there. 供应 and 响应 ask for nothing, and what a rule says that exporters should do is in force.
fn is_what_should_be(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let words = chinese();
    let head = found.head_in_clause(sentence, anchor);
    let rest = before_all(head, &words.at_once);
    let should = before_one(rest, &words.should).filter(|_| ends_in(rest, &words.no_should).is_none());
    let bare = should.is_some_and(|before| {
        let at = anchor.start - (head.len() - before.len());
        let ahead = found.head(sentence, at);
        let ruled = words.sets_down.iter().any(|rule| ahead.contains(rule.as_str()) && !ahead.ends_with(rule.as_str()));
        !ruled || ends_in_a_state(found, sentence, at)
    });
    bare || is_what_a_state_should_do(found, sentence, anchor)
}

/// 美国应依法禁止, 美国政府需要彻底禁止. 美国应议员要求禁止 and 美国应用材料 have another 应.
fn is_what_a_state_should_do(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let words = chinese();
    let before = before_the_ban(found, sentence, anchor);
    let (head, start) = (before.of(&found.folded), before.start);
    let country = |at: usize| {
        found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Country && name.span.start == at)
    };
    words.should.iter().chain(&words.needs).any(|word| {
        head.match_indices(word.as_str()).any(|(at, _)| {
            let end = at + word.len();
            let between = head.get(end..).unwrap_or("");
            // 应对中国采取行动，禁止, but not 应对中国崛起，禁止
            let acts = |rest: &str| words.acts_toward.iter().any(|act| rest.contains(act.as_str()));
            let toward = |rest: &str| country(start + head.len() - rest.len()) && (!rest.contains('，') || acts(rest));
            let longer = is_a_longer_word(between) || between.strip_prefix('对').is_some_and(|rest| !toward(rest));
            let other = words.calls.iter().chain(&words.sets_down).any(|call| between.contains(call.as_str()));
            ends_in_a_state(found, sentence, start + at) && !longer && !other && !between.contains(['已', '了', '求'])
        })
    })
}

/// 应邀, 应用: 应 with what stands behind it is another word, but not in 应邀请, 应付诸行动.
fn is_a_longer_word(behind: &str) -> bool {
    begins_with(behind, &chinese().longer_should).is_some() && begins_with(behind, &chinese().no_longer_word).is_none()
}

/// 美国, 美国政府也: a state that acts stands right before the place.
fn ends_in_a_state(found: &Annotated<'_>, sentence: &Sentence, at: usize) -> bool {
    let head = found.head(sentence, at);
    let whole = head.trim_end_matches(['也', '都', '就', '更', '还']);
    let bare = before_one(whole, &chinese().state_tails).unwrap_or(whole);
    // 美国政府 may be one name
    let ends = [whole, bare].map(|head| sentence.span.start + head.len());
    found.names_in(sentence).iter().any(|name| {
        let body = || ends_in(name.span.of(&found.folded), &chinese().state_tails).is_some();
        (name.kind == EntityKind::Country || body() || country::is_government(&name.name))
            && ends.contains(&name.span.end)
    })
}

/// 在议员敦促下禁止, 游说失败后，美国禁止, 建议并已禁止: behind the call it is a circumstance, or the deed follows. 呼吁下周禁止 and
/// 敦促并推动禁止 go on with what is asked for.
fn is_done_since(found: &Annotated<'_>, sentence: &Sentence, from: usize, anchor: Span) -> bool {
    let after = Span::new(from, anchor.start.max(from)).of(&found.folded);
    let done = |rest: &str| begins_with(rest, &chinese().done).is_some();
    let circumstance = behind_one(after, &chinese().after_calls).is_some_and(|rest| {
        let at = from + (after.len() - rest.len());
        let acts = || found.names_in(sentence).iter().any(|name| name.span.start == at);
        rest.is_empty() || rest.starts_with('，') || done(rest) || acts()
    });
    let and = ["并且", "并", "而且", "而", "且"].iter().find_map(|and| after.strip_prefix(and));
    circumstance || and.is_some_and(done)
}

/// 应议员呼吁禁止, 根据议员的建议禁止, 不顾英伟达的游说禁止: whose call it is that is heeded or not stands between. 议员根据调查建议禁止
/// and 议员不顾反对呼吁禁止 only ask for it.
fn is_heeded(found: &Annotated<'_>, sentence: &Sentence, start: usize, call: Span) -> bool {
    let before = Span::new(start, call.start).of(&found.folded);
    // 供应商呼吁 and 应用厂商呼吁 heed nobody.
    let opens = |at: usize, word: &str| {
        let head = before.get(..at).unwrap_or("");
        let acted = || found.names_in(sentence).iter().any(|name| name.span.end == start + at);
        let longer = before
            .get(at + word.len()..)
            .is_some_and(|rest| word == "应" && (rest.starts_with('对') || is_a_longer_word(rest)));
        !longer && (head.trim_end().is_empty() || !head.ends_with(char::is_alphanumeric) || acted())
    };
    let heeds = chinese()
        .heeds
        .iter()
        .filter_map(|word| before.rfind(word.as_str()).filter(|at| opens(*at, word)).map(|at| at + word.len()));
    let heeds = heeds.max();
    heeds.is_some_and(|from| {
        let whose = before.get(from..).unwrap_or("");
        let named = || found.names_in(sentence).iter().any(|name| name.span.end == call.start);
        let caller = || [&chinese().lawmakers, &chinese().callers].iter().any(|list| ends_in(whose, list).is_some());
        whose.is_empty() || whose.ends_with('的') || caller() || named()
    })
}

/// What the words at `anchor` restrict: chips before firms, and the country that they are kept from.
fn restricted(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    anchor: Span,
    (country, at): (String, Option<Span>),
    facts: &mut Vec<Fact>,
) {
    let called = || called_so(found, place, sentence, anchor).filter(|firm| may_be_kept_out(found, firm, &country));
    if let Some(firm) = listed_company(found, place, sentence, anchor).or_else(called) {
        let value = Value::entity(country);
        let fact = Fact::about(Predicate::ExportRestriction, firm, value, anchor, place, "export_restriction/company");
        return facts.push(if is_denied(found, sentence, anchor) { fact.told_by(anchor) } else { fact });
    }
    let mut targets = hit(found, place, sentence, anchor, &country);
    if found.language.is_chinese() && is_list(found, anchor) {
        // 沐曦称，曦云C600已量产，被列入实体清单影响有限: a list is of firms, and not of the chip told of beside it
        let clause = sentence.clause_of(anchor);
        let from_home = |chip: &Name| chip.entity.is_none() || found.is_from(chip, "CN");
        targets.retain(|name| name.kind != EntityKind::Chip || clause.contains(name.span) || !from_home(name));
    }
    let goods = || tells_of_goods(found, sentence, anchor);
    // "among them one in Taiwan": a list of firms keeps nothing from a country
    let of_firms = is_list(found, anchor) && found.language == Language::English;
    if !of_firms && goods() {
        targets.extend(kept::two_lands(found, sentence, &country));
    }
    if !targets.is_empty() && !of_firms
        || found.language.is_chinese() && keeps_from_getting(found, sentence, anchor) && goods()
    {
        targets.extend(importers(found, sentence, &country));
    } else if goods() && !is_list(found, anchor) {
        // "has restricted exports of advanced accelerators to China", 禁止向中国出售AI芯片
        let clause = sentence.clause_of(anchor);
        let here = importers(found, sentence, &country).into_iter().filter(|name| clause.contains(name.span));
        // "to Malaysia and Thailand", "Malaysia and Thailand cannot import": the first of them says it of all
        let kept = |name: &Name| is_sold_to(found, name.span) || country::is_kept_out(found, name.span);
        targets.extend(here.skip_while(|name| !kept(name)));
        if targets.is_empty() {
            targets.extend(who_needs_leave(found, sentence, anchor, &country));
        }
        if targets.is_empty() && keeps_from_china(found, sentence, anchor) && country != "China" {
            facts.push(of_china(found, place, anchor, &country));
        }
    }
    let named = |name: &&Name| !targets.iter().any(|target| target.name == name.name);
    let buyers: Vec<&Name> =
        goods::goods_to(found, place, sentence, anchor, &country).into_iter().filter(named).collect();
    targets.extend(buyers);
    let denied = !targets.is_empty() && is_denied(found, sentence, anchor);
    let stands = !denied
        && (is_why_one_cannot_buy(found, sentence, anchor) || is_told_in_a_relative_clause(found, sentence, anchor));
    for target in targets {
        let span = at.map_or(anchor, |at| anchor.cover(at)).cover(target.span);
        let value = Value::entity(country.clone());
        let fact = Fact::about(Predicate::ExportRestriction, target, value, span, place, "export_restriction/by");
        let fact = if denied { fact.told_by(anchor) } else { fact };
        facts.push(if stands { Fact { modality: Some(Modality::Stated), ..fact } } else { fact });
    }
}

/// Whom and what the words at `anchor` hit: chips before firms, and those of the sentence before those told of earlier.
fn hit<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &'a Sentence,
    anchor: Span,
    country: &str,
) -> Vec<&'a Name> {
    let mut targets: Vec<&Name> = chips(found, sentence, anchor, country);
    if targets.is_empty() || is_list(found, anchor) {
        let firms = firms(found, sentence, anchor, country);
        // "has been on a blacklist since 2019, which is why it has the 910C made at home": a list holds firms.
        let of_firms = ["blacklisted", "sanctioned"].contains(&anchor.of(&found.folded));
        if found.language == Language::English && (of_firms || !firms.is_empty()) {
            targets.clear();
        }
        targets.extend(firms);
    }
    if targets.is_empty() {
        targets.extend(targets::hit_behind(found, sentence, anchor, country));
    }
    if targets.is_empty() {
        targets.extend(not_sold_to(found, sentence, anchor, country));
    }
    if targets.is_empty() && country == "United States" {
        targets.extend(told_by_a_pronoun(found, place, sentence, anchor));
    }
    // "Due to restrictions on its suppliers the yield of these chips is low": the rule is why, and hits something else.
    if targets.is_empty() && !targets::is_evaded(found, sentence, anchor) {
        targets.extend(meant(found, place, sentence));
    }
    if is_list(found, anchor) && found.language == Language::English {
        targets.extend(added_later(found, sentence, anchor).filter(|name| may_be_kept_out(found, name, country)));
    }
    if targets.is_empty() {
        let firms = told_before(found, place, sentence, anchor).into_iter();
        targets.extend(firms.filter(|firm| may_be_kept_out(found, firm, country)));
    }
    targets
}

/// "does not expect to sell the X1, for which it needs a licence": the need is not denied with the sale.
fn is_told_in_a_relative_clause(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let head = found.head_in_clause(sentence, anchor).trim_start();
    let opens = ["for which ", "which "].iter().any(|words| head.starts_with(words));
    found.language == Language::English
        && opens
        && !has_negation(head)
        && found.has_cue(sentence, Span::new(sentence.span.start, sentence.clause_of(anchor).start), &[Cue::Denied])
}

/// "cannot buy the B200 because of US export restrictions": the rule stands, and who buys nothing denies none.
fn is_why_one_cannot_buy(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let head = found.head(sentence, anchor.start);
    found.language == Language::English
        && has_one(head, &english().kept_from)
        && english().because_of.iter().any(|words| head.contains(words.as_str()))
}

/// 公司又被列入实体清单: the firm that the text is about, whoever else the sentence names before.
fn called_so<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, anchor: Span) -> Option<&'a Name> {
    let own = found.language.is_chinese() && is_list(found, anchor);
    own.then(|| referred(found, place, sentence, anchor)).flatten()
}

/// 两家公司都被列入: the two firms told of before.
fn both_told_of<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Vec<&'a Name> {
    let head = sentence.span.of(&found.folded).trim_start();
    let called = |words: &[String]| begins_with(head, words).is_some();
    let words = chinese();
    let both = called(&words.two_firms_called) || called(&words.both_firms_called);
    if both && found.language.is_chinese() { both_of_them(found, place) } else { Vec::new() }
}

/// 限制中国企业获取AI芯片, "has restricted exports of memory": goods of this field, though no chip is named.
fn tells_of_goods(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let clause = sentence.clause_of(anchor);
    // "Exports to Malaysia are decided case by case": in a text of this field, of its goods
    let exports = || found.language == Language::English && clause.of(&found.folded).contains("exports to ");
    found.has_cue(sentence, clause, &[Cue::Chip]) || names_tools(clause.of(&found.folded)) || exports()
}

/// The firms told of before that a sentence hits which names none.
fn told_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, anchor: Span) -> Vec<&'a Name> {
    let list = is_list(found, anchor);
    let referred = || referred(found, place, sentence, anchor).filter(|_| list);
    let object = || listed_by_a_word(found, place, sentence, anchor).filter(|_| list);
    match hit_by_a_front(found, place, sentence, anchor).or_else(referred).or_else(object) {
        Some(firm) => vec![firm],
        None if list => both_told_of(found, place, sentence),
        None => Vec::new(),
    }
}

/// "Washington put the company on its list", "The US blacklisted it": the Chinese firm of the sentence before, where a word for it is
/// the object.
fn listed_by_a_word<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, anchor: Span) -> Option<&'a Name> {
    let lists = english();
    let firm = |name: &Name| name.kind == EntityKind::Organization && !is_government(&name.name);
    if found.language != Language::English || found.names_in(sentence).iter().any(firm) {
        return None;
    }
    let put = |verb: &str| matches!(verb, "added" | "put" | "placed" | "adds" | "puts");
    let tail: Vec<&str> = found
        .tail_in_clause(sentence, anchor)
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .take(2)
        .collect();
    let behind = ["blacklisted", "sanctioned", "blacklists", "sanctions"].contains(&anchor.of(&found.folded))
        && match tail.as_slice() {
            ["it", ..] => true,
            ["the", noun] => lists.firm_nouns.contains(*noun),
            _ => false,
        };
    let mut words: Vec<&str> = found.head_in_clause(sentence, anchor).split_whitespace().collect();
    while words.last().is_some_and(|word| {
        *word == "its" || is_one(&lists.list_links, word) && !matches!(*word, "added" | "put" | "placed")
    }) {
        words.pop();
    }
    // "its Entity List" holds the link, too
    let ahead = match words.as_slice() {
        [.., verb, "it"] => put(verb),
        [.., verb, "the", noun] => put(verb) && lists.firm_nouns.contains(*noun),
        _ => false,
    };
    if !behind && !ahead {
        return None;
    }
    let before = found.sentence_before(place)?;
    let index = carried(found, place, &[EntityKind::Organization])?;
    let firm = found.names.get(index).filter(|name| before.span.contains(name.span))?;
    let mut others = found.names_in(before).iter().filter(|name| name.kind == EntityKind::Organization);
    (found.is_from(firm, "CN") && others.all(|other| other.name == firm.name)).then_some(firm)
}

/// "Cut off from American tools since 2024, it makes …": the participle that opens the sentence is of the firm told of before.
fn hit_by_a_front<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, anchor: Span) -> Option<&'a Name> {
    let opens = found.head(sentence, anchor.start).trim().is_empty() && anchor.end > anchor.start;
    let clause = sentence.clause_of(anchor);
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end)?.of(&found.folded).trim_start();
    let refers = ["it ", "the company ", "the firm ", "the start-up ", "the group ", "the chipmaker "];
    if found.language != Language::English || !opens || !refers.iter().any(|word| next.starts_with(word)) {
        return None;
    }
    found.names.get(carried(found, place, &[EntityKind::Organization])?)
}

/// "Countries such as India and Poland would need licences to import": those before the words, which are kept short.
fn who_needs_leave<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, anchor: Span, country: &str) -> Vec<&'a Name> {
    let told = anchor.of(&found.folded);
    let licence = told.contains("licen");
    let after = found.tail_in_clause(sentence, anchor);
    let imports = [" to import", " to buy", " to obtain", " for "].iter().any(|words| after.starts_with(words));
    if found.language != Language::English || !licence || !imports {
        return Vec::new();
    }
    let lands = found.names_in(sentence).iter().filter(|name| {
        let gap = Span::new(name.span.end.min(anchor.start), anchor.start).of(&found.folded);
        let needs = ["need", "require"].iter().any(|verb| told.starts_with(verb))
            || gap.split_whitespace().any(|word| matches!(word, "need" | "needs" | "require" | "requires" | "needed"));
        name.kind == EntityKind::Country
            && name.name != country
            && name.span.end <= anchor.start
            && gap.len() <= 60
            && needs
    });
    lands.collect()
}

/// Memory and tools for chips, which are goods of this field and no chips by name.
fn names_tools(clause: &str) -> bool {
    let words = &english().chip_goods;
    words.iter().chain(&chinese().chip_tools).any(|word| clause.contains(word.as_str()))
}

/// 对华出口管制, 把HBM纳入对华管制: the buyer is told by 华 alone.
fn keeps_from_china(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let clause = sentence.clause_of(anchor).of(&found.folded);
    found.language.is_chinese() && ["对华", "输华", "对中出口", "对中管制"].iter().any(|word| clause.contains(word))
}

fn of_china(found: &Annotated<'_>, place: usize, anchor: Span, country: &str) -> Fact {
    let subject = Subject::new(EntityKind::Country, "China");
    let value = Value::entity(country.to_owned());
    let at = found.sentences.get(place).map_or(anchor, |sentence| sentence.clause_of(anchor));
    Fact::new(Predicate::ExportRestriction, subject, value, at, place, "export_restriction/china")
}

/// 公司的X由乙代工，2023年被列入实体清单后…: a clause that names nobody goes on about the firm that the sentence begins with.
fn listed_company<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, anchor: Span) -> Option<&'a Name> {
    let clause = sentence.clause_of(anchor);
    let named = found
        .names_in(sentence)
        .iter()
        .any(|name| matches!(name.kind, EntityKind::Organization | EntityKind::Chip) && clause.contains(name.span));
    let passive = found.head_in_clause(sentence, anchor).contains(['被', '遭']);
    let denied = found.head_in_clause(sentence, anchor).contains(['未', '没', '不']);
    let opens = |clause: &&Span| begins_with(clause.of(&found.folded).trim_start(), &chinese().own_firms).is_some();
    let own = sentence.clauses.iter().filter(|earlier| earlier.end <= clause.start).find(opens);
    let told = found.language.is_chinese() && is_list(found, anchor) && !named && passive && !denied;
    if !told || own.is_none() && !names_its_own_firm(found, sentence, anchor) {
        return None;
    }
    // 甲的芯片靠台积电代工，去年公司又被列入…: where the text before tells of none, the one that the sentence opens with
    let leads = |name: &&Name| name.kind == EntityKind::Organization && sentence.opens_at(name.span.start);
    let firm = firm_called_so(found, place).and_then(|firm| found.names.get(firm));
    firm.or_else(|| found.names_in(sentence).iter().find(leads))
}

/// 甲停止代工，2023年10月，公司又被列入…: a word for the firm that the text is on opens the clause of the list, behind its day or not.
fn names_its_own_firm(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let clause = sentence.clause_of(anchor);
    let head = behind_its_day(found, sentence, clause.start, anchor.start);
    let Some(rest) = behind_one(head, &chinese().own_firms) else { return false };
    begins_with(rest, &chinese().of_another_firm).is_none()
        && begins_with(behind_all(rest, &chinese().before_passive), &chinese().passives).is_some()
}

/// What stands between the two places, without the day that it opens with.
fn behind_its_day<'a>(found: &'a Annotated<'_>, sentence: &Sentence, start: usize, end: usize) -> &'a str {
    let day = found.dates_in(sentence).iter().find(|date| date.span.start <= start + 3 && date.span.end > start);
    let from = day.map_or(start, |date| date.span.end);
    Span::new(from, end.max(from)).of(&found.folded).trim_start().trim_start_matches('，')
}

/// 限制H200出口, 出口H200须获美国许可: the words of the rule stand around the chips.
fn around_chips(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    let words = chinese();
    if !found.language.is_chinese() || !sentence.span.of(&found.folded).contains("出口") {
        return None;
    }
    found.names_in(sentence).iter().filter(|name| name.kind == Chip && !name.compared).find_map(|chip| {
        let start = found.start_with_maker(chip);
        let clause = found.clause_over_quotes(sentence, chip.span);
        let head = before_sort(Span::new(clause.start, start.max(clause.start)).of(&found.folded));
        let behind = Span::new(chip.span.end, clause.end).of(&found.folded);
        let tail = behind_mark(behind);
        let from = |verb: &str| found.head(sentence, start).rfind(verb).map(|at| sentence.span.start + at);
        let goods = tail.strip_prefix('的').unwrap_or(tail);
        if let Some(verb) = ends_in(head, &words.bars_goods)
            && let Some(export) = begins_with(goods, &words.exported)
        {
            let export = behind.find(export)? + export.len();
            return Some(Span::new(from(verb)?, chip.span.end + export));
        }
        let needs = behind_one(tail, &words.needs_leave).map(|rest| first(rest, 14));
        let leave = needs.is_some_and(|rest| has_one(rest, &words.gets_leave));
        let sold = ["出口", "销售", "出售"].into_iter().find(|verb| head.ends_with(verb)).filter(|_| leave)?;
        Some(Span::new(from(sold)?, chip.span.end))
    })
}

/// What stands before a name, without the mark and the noun for what it names: 对AI芯片“.
fn before_sort(head: &str) -> &str {
    let head = before_mark(head);
    let bare = before_one(head, &chinese().nouns_of_things).unwrap_or(head);
    before_all(bare, &chinese().chip_sorts)
}

/// "restricts exports of AI chips to X", 禁止向X出售AI芯片: the firms that the goods would go to.
fn not_sold_to<'a>(found: &'a Annotated<'_>, sentence: &Sentence, anchor: Span, country: &str) -> Vec<&'a Name> {
    let clause = sentence.clause_of(anchor);
    let text = clause.of(&found.folded);
    let exported = || found.language.is_chinese() && ["出口", "出售", "制裁"].iter().any(|word| text.contains(word));
    if !(tells_of_goods(found, sentence, anchor) || exported()) {
        return Vec::new();
    }
    let buys = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let behind = name.span.start >= anchor.end || anchor.contains(name.span);
            let inside = clause.contains(name.span) && (behind || found.language.is_chinese());
            // 制裁X
            let hit = anchor.end == name.span.start && has_one(anchor.of(&found.folded), &chinese().sanctions);
            let led = || is_sold_to(found, name.span) && leads_goods_to(found, sentence, anchor, name.span);
            inside && may_be_kept_out(found, name, country) && (hit || led())
        })
    };
    let buyer = sentence.names.clone().find(buys);
    let buyers = buyer.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
    let names = buyers.into_iter().filter_map(|index| found.names.get(index));
    names.filter(|name| may_be_kept_out(found, name, country)).collect()
}

/// "export controls on AI chips to": from the rule on only goods, and who sends them, stand before the buyer. "have given a
/// boost to" and "drove customers to" tell what came of the rule.
fn leads_goods_to(found: &Annotated<'_>, sentence: &Sentence, anchor: Span, buyer: Span) -> bool {
    if found.language != Language::English || buyer.start < anchor.end {
        return true;
    }
    let mut at = anchor.end;
    let mut plain = String::new();
    for name in found.names_in(sentence).iter().filter(|name| name.span.start >= anchor.end) {
        plain.push_str(Span::new(at.min(name.span.start), name.span.start).of(&found.folded));
        at = name.span.end.max(at);
        if name.span.start >= buyer.start {
            break;
        }
    }
    let goods = |word: &str| {
        word.is_empty()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || of_sort(word)
            || is_a_team(word)
            || english().leads_to_buyers.contains(word)
    };
    plain.split(|c: char| !c.is_alphanumeric()).all(goods)
}

/// "to China", "to the Chinese chipmaker X", 向中国出售: the goods would go there.
fn is_sold_to(found: &Annotated<'_>, country: Span) -> bool {
    let before = found.folded.get(..country.start).unwrap_or("").trim_end_matches("the ");
    let sort = |word: &str| is_a_team(word) || matches!(word, "chinese" | "the" | "ai");
    let led = || {
        let mut words = last(before, 40).split_whitespace().rev().skip_while(|word| sort(word));
        words.next() == Some("to")
    };
    found.language == Language::English && led()
        || before.ends_with(" to ")
        || found.language.is_chinese() && before.ends_with(['向', '对', '往'])
}

/// 限制中国企业获取: whoever it is, they are kept from getting what the clause names.
fn keeps_from_getting(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let clause = sentence.clause_of(anchor).of(&found.folded);
    let kept = ["限制", "禁止", "阻止"].iter().filter_map(|word| clause.rfind(word)).max();
    let rest = kept.and_then(|at| clause.get(at..)).unwrap_or("");
    ["获取", "获得", "购买", "采购", "进口", "取得", "买到"].iter().any(|word| rest.contains(word))
}

/// 没有禁止, 不会进一步限制, "has never banned": the denial stands right before what restricts, though behind who would.
fn is_denied(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> bool {
    let head = found.head_in_clause(sentence, anchor);
    if found.language == Language::English {
        return asked::is_denied(head, anchor.of(&found.folded));
    }
    let end = anchor.start - (head.len() - before_all(head, &chinese().at_once).len());
    let denial = |at: &CueAt| at.cue == Cue::Denied && at.span.end == end;
    found.language.is_chinese()
        && found.has_cue(sentence, anchor, &[Cue::Restrict])
        && found.cues_in(sentence).iter().any(denial)
}

/// 允许英伟达向中国出售H200, 批准H20对华出口: what is let go was kept back.
fn permitted(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    // 无法卖给中国: what is kept back, and by whom another word tells.
    static LETS: LazyLock<Words> = LazyLock::new(|| {
        let lets = chinese().lets.iter().map(String::as_str);
        Words::of(lets.chain(["获准", "恢复", "无法", "不能", "不许", "不准"]))
    });
    if !found.language.is_chinese() {
        return None;
    }
    let text = sentence.span.of(&found.folded);
    let mut verbs: Vec<usize> = LETS.each_in(text).map(|(_, verb)| verb.start).collect();
    verbs.sort_unstable();
    verbs.into_iter().find_map(|verb| {
        let rest = text.get(verb..)?;
        let end = sale_to_china(rest)
            .or_else(|| sale_to_another(found, sentence, verb))
            .or_else(|| leave_to_import(text, verb))
            .map(|end| verb + end)?;
        Some(Span::new(sentence.span.start + verb, sentence.span.start + end))
    })
}

/// 已获美国许可，可进口1.8万颗GB300: where the word for the import ends.
fn leave_to_import(text: &str, verb: usize) -> Option<usize> {
    let head = last(text.get(..verb)?, 8);
    let rest = text.get(verb..)?;
    let got = ["获美国", "获得美国", "取得美国", "获美方", "获得美方"].iter().any(|word| head.contains(word));
    let near = first(rest, 14);
    let word = ["进口", "购买", "采购"].iter().find_map(|word| near.find(word).map(|at| at + word.len()))?;
    (got && !near.contains(['。', '；'])).then_some(word)
}

/// 批准向阿联酋出口GB300: where the words for a sale to a country end that stand close behind the verb at `verb`.
fn sale_to_another(found: &Annotated<'_>, sentence: &Sentence, verb: usize) -> Option<usize> {
    let start = sentence.span.start + verb;
    let country = found
        .names_in(sentence)
        .iter()
        .find(|name| name.kind == EntityKind::Country && name.span.start > start && name.name != "United States")?;
    let gap = Span::new(start, country.span.start).of(&found.folded);
    let rest = first(Span::new(country.span.end, sentence.span.end).of(&found.folded), 20);
    let rest = rest.split(['，', '。', '；']).next().unwrap_or("");
    let sold = ["出口", "出售", "销售", "供应", "供货"]
        .iter()
        .filter_map(|word| rest.find(word).map(|at| at + word.len()))
        .min()?;
    (gap.ends_with(['向', '对', '往']) && gap.chars().count() <= 14 && !gap.contains(['，', '。', '；']))
        .then_some(country.span.end + sold - start)
}

/// A sale to China, in one word.
const SALES_TO_CHINA: &[&str] = &[
    "销往中国",
    "输往中国",
    "卖给中国",
    "卖到中国",
    "卖往中国",
    "出口中国",
    "出口到中国",
    "出口至中国",
    "售往中国",
    "销往大陆",
    "输往大陆",
    "在中国销售",
    "在华销售",
    "对中销售",
    "对中国出货",
    "对中国大陆出货",
    "销中",
    "销陆",
    "输陆",
];

/// Where the words for a sale to China end that the text soon comes to.
fn sale_to_china(text: &str) -> Option<usize> {
    const TO: &[&str] = &["向中国", "对中国", "对华", "对中", "向大陆", "对大陆", "至中国", "到中国"];
    let near = first(text, 36).split(['。', '；']).next()?;
    if let Some(end) = SALES_TO_CHINA.iter().filter_map(|word| near.find(word).map(|at| at + word.len())).min() {
        return Some(end);
    }
    let to = TO.iter().filter_map(|word| near.find(word)).min()?;
    let sold = near.get(to..)?;
    let verbs = ["出售", "出口", "销售", "供应", "供货"].iter();
    verbs.filter_map(|word| sold.find(word).map(|at| to + at + word.len())).min()
}

/// 禁止H20晶片銷陸, "banned … from being exported": a ban of the sale abroad, and none of the use.
pub(super) fn forbids_sale(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let sold = || {
        let around = sentence.clause_of(at.span).of(&found.folded);
        // "sales of the X1 to China"
        let to_china = || {
            has_one(around, &english().goods_sold)
                && has_one(around, &english().to_china)
                && !is_lifted(found, sentence, at.span)
        };
        has_one(around, &chinese().sales_abroad) || has_one(around, &english().sales_abroad) || to_china()
    };
    at.cue == Cue::Banned
        && (sold() || is_barred_by_america(found, sentence, at) || is_banned_by_america(found, sentence, at))
}

/// "Washington banned it in April", "was banned by the United States": what America bans of its own makers' chips is their sale
/// abroad. Of the chips of another land it bans the use.
fn is_banned_by_america(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let words = english();
    if found.language != Language::English || !words.bans_in_one_word.contains(at.span.of(&found.folded)) {
        return false;
    }
    let chip = |name: &Name| name.kind == Chip;
    let foreign = |name: &Name| chip(name) && !found.is_from(name, "US");
    // "TikTok was banned by the US": of a firm, and of no chip
    let firm = |name: &Name| name.kind == EntityKind::Organization && !is_government(&name.name);
    if found.names_in(sentence).iter().any(firm) && !found.names_in(sentence).iter().any(chip) {
        return false;
    }
    let head = found.head_in_clause(sentence, at.span).trim_end();
    let head = ["has", "have", "had", "also", "since"]
        .iter()
        .fold(head, |head, word| head.strip_suffix(word).map_or(head, str::trim_end));
    let tail = found.tail_in_clause(sentence, at.span);
    let acts = words.american_powers.iter().any(|power| ends_as_word(head, power));
    // "was banned by Washington"; "banned in China after a report by US media" tells of another
    let by = words.american_powers.iter().any(|power| {
        tail.split_once(" by ").filter(|(gap, _)| gap.split_whitespace().count() <= 2).is_some_and(|(_, rest)| {
            rest.strip_prefix("the ").unwrap_or(rest).strip_prefix(power.as_str()).is_some_and(|rest| {
                let next = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
                !rest.starts_with(char::is_alphanumeric) && !words.tellers.contains(next)
            })
        })
    });
    if !(acts || by) || found.names_in(sentence).iter().any(foreign) {
        return false;
    }
    let place = found.sentences.partition_point(|other| other.span.start < sentence.span.start);
    let carried_foreign = || {
        let carried = carried(found, place, &[Chip]).and_then(|index| found.names.get(index));
        carried.is_some_and(|name| !found.is_from(name, "US"))
    };
    if !found.names_in(sentence).iter().any(chip) && carried_foreign() {
        return false;
    }
    !is_lifted(found, sentence, at.span)
}

/// "Washington cleared the H200. The B200 remains banned": a ban of an American chip behind an American rule is of that rule, where
/// nobody in China is said to ban it.
pub(super) fn is_of_the_rule_before(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: &CueAt) -> bool {
    let words = english();
    let spoken = found.language == Language::English && at.cue == Cue::Banned && sentence.place == Place::Prose;
    let word = at.span.of(&found.folded);
    let bare = words.bans_in_one_word.contains(word);
    let Some(before) = found.sentence_before(place).filter(|_| spoken && bare) else {
        return false;
    };
    let importer = |sentence: &Sentence| {
        let text = sentence.span.of(&found.folded);
        any_word(text, |word| words.importers.contains(word))
    };
    let chips = |name: &Name| name.kind == Chip;
    let names = found.names_in(sentence);
    let american =
        names.iter().any(chips) && names.iter().filter(|name| chips(name)).all(|name| found.is_from(name, "US"));
    let anchor = found.cues_in(before).iter().find(|at| at.cue == Cue::Restrict).map_or(before.span, |at| at.span);
    american
        && before.line == sentence.line
        && !importer(sentence)
        && (forbids(found, before)
            || leave::sale_to_china(found, before).is_some()
            || names_america_selling(found, before))
        && by_whom(found, before, anchor).is_some_and(|(country, _)| country == "United States")
}

/// "The Trump administration approved sales of the H200": leave that a state gives for a sale.
fn names_america_selling(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    any_word(text, |word| english().lets.contains(word)) && any_word(text, |word| english().sales.contains(word))
}

/// "Washington banned it", "barred its export", "It was banned by the United States": the chip of an American maker that the
/// sentence before tells of.
fn told_by_a_pronoun<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    anchor: Span,
) -> Option<&'a Name> {
    let named = |name: &Name| matches!(name.kind, Chip | EntityKind::Organization) && !is_government(&name.name);
    if found.language != Language::English || found.names_in(sentence).iter().any(named) || is_list(found, anchor) {
        return None;
    }
    let words = english();
    let head = found.head_in_clause(sentence, anchor).trim_end();
    let tail = found.tail_in_clause(sentence, anchor);
    let is = |it: &String| {
        head.trim_start().strip_prefix(it.as_str()).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(' ') && rest.split_whitespace().all(|word| is_small(word) || word == "were")
        })
    };
    let passive = words.it_was.iter().any(|it| head.trim_start() == it.as_str()) || words.its_sale.iter().any(is);
    let object = words
        .it_is_sold
        .iter()
        .any(|it| tail.strip_prefix(it.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let chip = (passive || object).then(|| carried(found, place, &[Chip])).flatten();
    let chip = chip.and_then(|index| found.names.get(index));
    chip.filter(|chip| found.is_from(chip, "US"))
}

/// "is barred from buying the best tools under U.S. rules": the buyer's own state has forbidden nothing.
fn is_barred_by_america(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let barred = at.span.of(&found.folded).ends_with(" from buying") || at.span.of(&found.folded).ends_with(" to buy");
    let text = sentence.span.of(&found.folded);
    let rule = || any_word(text, |word| english().rule_nouns.contains(word)) || text.contains(" by washington");
    let chinese = || any_word(text, |word| matches!(word, "beijing" | "customs" | "regulators" | "authorities"));
    found.language == Language::English && barred && names_america(text) && rule() && !chinese()
}

/// "The update swept in the A800", "the MI308 is caught as well": the rule told before hits these too.
fn also(found: &Annotated<'_>, place: usize, sentence: &Sentence, anchors: &[Span]) -> Vec<Span> {
    if !found.has_cue(sentence, sentence.span, &[Cue::RestrictAlso]) {
        return Vec::new();
    }
    let before = found.sentence_before(place);
    let told = before.is_some_and(|before| before.line + 1 >= sentence.line && forbids(found, before));
    // "the rule also covered": told of some paragraphs before
    let rule = || {
        let text = sentence.span.of(&found.folded);
        let stands = found.language == Language::English && has_one(text, &english().the_rule)
            || text.trim_start().starts_with("it ");
        let near = found.sentences.get(place.saturating_sub(RULE_WITHIN)..place).unwrap_or(&[]);
        stands && near.iter().any(|before| forbids(found, before))
    };
    // "The US rule applies to the X1"
    let named = || {
        let text = sentence.span.of(&found.folded);
        found.language == Language::English
            && names_america(text)
            && any_word(text, |word| english().rule_nouns.contains(word))
    };
    if anchors.is_empty() && !told && !rule() && !named() {
        return Vec::new();
    }
    let cues = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::RestrictAlso);
    cues.map(|at| at.span).collect()
}

/// So many sentences before, a rule was told of that also covers another thing.
const RULE_WITHIN: usize = 8;

/// "The firm has been on the Entity List since 2019", "was added to the Commerce Department's": the firm told of before.
fn referred<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, anchor: Span) -> Option<&'a Name> {
    if found.language.is_chinese() {
        // 公司2022年被列入实体清单
        let head = behind_its_day(found, sentence, sentence.clause_of(anchor).start, anchor.start);
        let rest = behind_one(head.trim_start(), &chinese().own_firms);
        let other = rest.is_none_or(|rest| begins_with(rest, &chinese().of_another_firm).is_some());
        let own = !other && head.contains(['被', '遭', '列']) && !head.contains(['未', '没', '不', '否']);
        return firm_called_so(found, place).filter(|_| own).and_then(|index| found.names.get(index));
    }
    let before = found.head(sentence, anchor.start);
    let mut head = before.trim_end();
    while let Some(rest) = last_of(head, &english().list_links).and_then(|words| head.strip_suffix(words)) {
        head = rest.trim_end();
    }
    // "The company, which was blacklisted by"
    let relative = [", which was", ", which is", ", which has been"].iter().find_map(|words| head.strip_suffix(words));
    let head = relative.unwrap_or(head);
    let verb = Span::new(sentence.span.start + head.len(), anchor.end);
    let firm = firm_referred_to(found, place, verb).and_then(|index| found.names.get(index))?;
    let told = found.sentence_at(firm.span.start)?;
    let head = found.head(told, firm.span.start);
    // "Other buyers include China Mobile. The company was added": who is only mentioned is not put on a list for it.
    if head.split_whitespace().count() > MOST_BEFORE_A_LEAD || head.contains(" include") {
        return firm_of_the_title(found);
    }
    // "TSMC cut ties with Sophgo. The company was added": which of the two is not told
    let another = |name: &Name| name.kind == EntityKind::Organization && name.name != firm.name;
    (!found.names_in(told).iter().any(another)).then_some(firm)
}

/// Words before the firm that leads its sentence: "Chinese GPU designer Moore Threads".
const MOST_BEFORE_A_LEAD: usize = 4;

fn firm_of_the_title<'a>(found: &'a Annotated<'_>) -> Option<&'a Name> {
    let title = found.sentences.first().filter(|sentence| sentence.place == Place::Title)?;
    only_one(found.names_in(title).iter().filter(|name| name.kind == EntityKind::Organization))
}

/// The list as the name of a policy: "the US Entity List".
pub(super) fn named_list(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    let mut policies = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Policy);
    policies.find(|name| is_list(found, name.span)).map(|name| name.span)
}

/// "X was added to the Entity List in December 2022, Y in December 2024": the verb goes on unsaid, before another day.
fn added_later<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, anchor: Span) -> impl Iterator<Item = &'a Name> {
    found.names_in(sentence).iter().filter(move |name| {
        let before = found.head(sentence, name.span.start);
        let apart = before.ends_with(", ") || before.ends_with(", and ") || before.ends_with(" and ");
        let dated = found.dates_in(sentence).iter().any(|date| {
            let gap = Span::new(name.span.end.min(date.span.start), date.span.start).of(&found.folded);
            date.span.start >= name.span.end && matches!(gap, " in " | " on " | " in late " | " in early ")
        });
        name.kind == EntityKind::Organization && name.span.start >= anchor.end && apart && dated
    })
}

/// "A license to export the chips": those that the sentence before names.
fn meant<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Vec<&'a Name> {
    let text = sentence.span.of(found.text).to_lowercase();
    let words = [
        "the chips",
        "the chip ",
        "the processors",
        "these chips",
        "该芯片",
        "該晶片",
        "这些芯片",
        "這些晶片",
        "该款芯片",
    ];
    let before = found.sentence_before(place);
    let pointed = words.iter().any(|word| text.contains(word));
    // "these last two may not be exported"
    let last =
        ["these last two", "the last two", "the latter two", "后两款", "后两者"].iter().any(|word| text.contains(word));
    let names = before.filter(|_| pointed || last).map_or(&[][..], |before| found.names_in(before));
    let mut chips: Vec<&Name> = names.iter().filter(|name| name.kind == Chip && (last || name.can_lead())).collect();
    if last && chips.len() > 2 {
        chips.drain(..chips.len() - 2);
    }
    chips
}

/// "Those chips are …", "the rule also covers …", a line of a list: the sentence before forbids them.
fn goes_on(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Span> {
    let head = || lower(first(sentence.span.of(found.text), 70));
    let points = [
        "this includes",
        "these include",
        "they include",
        "among them",
        "the list includes",
        "the additions include",
        "其中包括",
        "其中有",
        "in the list",
        "on the list",
        "on the latest list",
        "entities are",
        "those chips",
        "these chips",
        "are named",
        "also cover",
        "also appl",
        "also affect",
        "受影响的",
        "受影響的",
    ];
    let forbade = |at: usize| {
        found.sentences.get(at).is_some_and(|other| {
            forbids(found, other)
                && !found
                    .names_in(other)
                    .iter()
                    .any(|name| name.kind == Chip && name.name != DOMESTIC_CHIPS && !name.family)
        })
    };
    let before = place.checked_sub(1);
    let beside = before.is_some_and(forbade) || (forbade(place + 1) && head().contains("are named"));
    let head = if beside { head() } else { String::new() };
    let pointed = points.iter().any(|word| head.contains(word))
        || begins_with(head.trim_start(), &chinese().goes_on_the_list).is_some();
    let first = Span::new(sentence.span.start, sentence.span.start);
    // "Contoso is not on the list"
    if found.language == Language::English && has_negation(&head) {
        return None;
    }
    (pointed || is_listed(found, place) || joins_the_list(found, place, sentence)).then_some(first)
}

/// "Also added were X and Y", "X, another newcomer, …": the list of firms is told of some sentences before.
fn joins_the_list(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    if found.language != Language::English || !has_one(text, &english().joins_a_list) {
        return false;
    }
    let other = has_one(text, &english().listed_elsewhere)
        || text.split_whitespace().map(|word| word.trim_matches([',', '.', ';'])).any(is_negation)
        || any_word(text, |word| matches!(word, "removed" | "delisted"));
    let near = found.sentences.get(place.saturating_sub(RULE_WITHIN)..place).unwrap_or(&[]);
    !other && near.iter().any(|before| tells_of_a_list(found, before))
}

/// Whether the sentence names a list, or says that one is put on it.
fn tells_of_a_list(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let listed = |at: &CueAt| at.cue == Cue::Restrict && is_list(found, at.span);
    named_list(found, sentence).is_some() || found.cues_in(sentence).iter().any(listed)
}

/// More characters than an item of a list has.
const LONGEST_ITEM: usize = 110;

/// More items than a list has.
const LONGEST_LIST: usize = 30;

/// Whether the line is one of those behind "added the following entities to the list:".
fn is_listed(found: &Annotated<'_>, place: usize) -> bool {
    if !found.sentences.get(place).is_some_and(|item| is_short(item.span.of(found.text)) || is_numbered(found, item)) {
        return false;
    }
    let head = found.announcing.get_or_init(|| heads_of_lists(found)).get(place).copied().flatten();
    let line = |at: usize| found.sentences.get(at).map(|sentence| sentence.line);
    head.is_some_and(|head| line(head) != line(place))
}

/// For each sentence the one before it that announces a list, where between them stand short ones alone, and not many.
fn heads_of_lists(found: &Annotated<'_>) -> Vec<Option<usize>> {
    let mut heads = Vec::with_capacity(found.sentences.len());
    // the last sentence that is no plain item, and whether it announces
    let mut last: Option<(usize, bool)> = None;
    let mut item = None;
    for (place, sentence) in found.sentences.iter().enumerate() {
        // what goes on behind the first sentence of a numbered item is of that one
        if item == Some(sentence.line) {
            heads.push(None);
            continue;
        }
        let numbered = is_numbered(found, sentence);
        // a line without a number ends the list of those that have one
        if item.is_some() && !numbered {
            last = Some((place, false));
        }
        item = numbered.then_some(sentence.line);
        let short = numbered || is_short(sentence.span.of(found.text));
        let head = last.filter(|(at, announces)| short && *announces && place - at <= LONGEST_LIST);
        heads.push(head.map(|(at, _)| at));
        let announces = announces_a_list(found, place);
        if announces || !short {
            last = Some((place, announces));
        }
    }
    heads
}

/// "(1) Contoso, of Hefei, for …": the number opens the line.
fn is_numbered(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let before = found.text.get(..sentence.span.start).unwrap_or("").trim_end_matches([' ', '\t']);
    let text = sentence.span.of(found.text).trim_start();
    let inside = text.strip_prefix('(').unwrap_or(text);
    let rest = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    (before.is_empty() || before.ends_with('\n')) && rest.len() < inside.len() && rest.starts_with([')', '.'])
}

fn is_short(text: &str) -> bool {
    text.len() <= LONGEST_ITEM || text.chars().nth(LONGEST_ITEM).is_none()
}

fn announces_a_list(found: &Annotated<'_>, place: usize) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let text = sentence.span.of(found.text);
    let announced = text.trim_end().ends_with([':', '：']) || text.contains("following") || text.contains("以下");
    let before = found.sentence_before(place);
    let on_a_list = |sentence: &Sentence| tells_of_a_list(found, sentence);
    announced && (on_a_list(sentence) || before.is_some_and(|before| text.contains("entities") && on_a_list(before)))
}

pub(super) fn is_list(found: &Annotated<'_>, cue: Span) -> bool {
    let word = cue.of(&found.folded);
    let behind = first(found.folded.get(cue.end..).unwrap_or(""), 24);
    let next = behind.split([',', '.', ';']).next().unwrap_or("");
    word.is_empty()
        || LISTS.iter().any(|list| word.contains(list))
        || word.starts_with("restrict") && next.split_whitespace().any(|noun| noun == "list")
}

/// Whether the sentence tells of a restriction: by a word, or by the name of a list.
pub(super) fn forbids(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    // "US bans H20 exports to China"
    let banned = || found.cues_in(sentence).iter().any(|at| forbids_sale(found, sentence, at));
    found.has_cue(sentence, sentence.span, &[Cue::Restrict]) || named_list(found, sentence).is_some() || banned()
}
