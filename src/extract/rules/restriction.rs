//! Which country keeps what from whom.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    fact::Fact,
    name::Name,
    subject::coordinated,
};

use EntityKind::{Chip, Country, Organization};

/// Words that put a firm on a list; the other words of the class keep a product from a buyer.
const LISTS: &[&str] = &["list", "sanction", "清单", "名单", "制裁", "列入", "санкци", "liste", "lista", "sanzioni"];

/// Words behind which a rule is only what something was made for or in spite of: who is named there is not forbidden.
const EVASIONS: &[&str] = &[
    "bypass",
    "circumvent",
    "comply",
    "compliant",
    "get around",
    "skirt",
    "despite",
    "given",
    "amid",
    "ahead of",
    "response to",
    "due to",
    "because of",
    "绕过",
    "绕开",
    "规避",
    "应对",
    "符合",
    "面对",
    "受制于",
    "繞過",
    "規避",
    "應對",
];

pub(super) fn restrictions(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let cue = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Restrict).map(|at| at.span);
    let cue = cue.or_else(|| named_list(found, sentence));
    let listed = cue.is_none().then(|| goes_on(found, place, sentence)).flatten();
    let Some(anchor) = cue.or(listed) else { return };
    let country = by_whom(found, sentence, anchor).or_else(|| carried_country(found, place));
    let Some((country, at)) = country else { return };
    let mut targets: Vec<&Name> = chips(found, sentence, anchor, &country);
    if targets.is_empty() || is_list(found, anchor) {
        targets.extend(firms(found, sentence, anchor, &country));
    }
    if targets.is_empty() {
        targets.extend(meant(found, place, sentence));
    }
    if !targets.is_empty() {
        targets.extend(importers(found, sentence, &country));
    }
    for target in targets {
        let span = at.map_or(anchor, |at| anchor.cover(at)).cover(target.span);
        let value = Value::entity(country.clone());
        facts.push(Fact::about(Predicate::ExportRestriction, target, value, span, place, "export_restriction/by"));
    }
}

/// The list as the name of a policy: "the US Entity List".
fn named_list(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    let mut policies = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Policy);
    policies.find(|name| is_list(found, name.span)).map(|name| name.span)
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
    let before = place.checked_sub(1).and_then(|at| found.sentences.get(at));
    let pointed = words.iter().any(|word| text.contains(word));
    let names = before.filter(|_| pointed).map_or(&[][..], |before| found.names_in(before));
    names.iter().filter(|name| name.kind == Chip && name.can_lead()).collect()
}

/// "Those chips are …", "the rule also covers …", a line of a list: the sentence before forbids them.
fn goes_on(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Span> {
    let head = || sentence.span.of(found.text).chars().take(70).collect::<String>().to_lowercase();
    let points =
        ["those chips", "these chips", "are named", "also cover", "also appl", "also affect", "受影响的", "受影響的"];
    let forbids = |at: usize| {
        found.sentences.get(at).is_some_and(|other| {
            found.has_cue(other, other.span, &[Cue::Restrict])
                && !found
                    .names_in(other)
                    .iter()
                    .any(|name| name.kind == Chip && name.name != DOMESTIC_CHIPS && !name.family)
        })
    };
    let before = place.checked_sub(1);
    let beside = before.is_some_and(forbids) || (forbids(place + 1) && head().contains("are named"));
    let pointed = beside && points.iter().any(|word| head().contains(word));
    let first = Span::new(sentence.span.start, sentence.span.start);
    (pointed || is_listed(found, place)).then_some(first)
}

/// More characters than an item of a list has.
const LONGEST_ITEM: usize = 110;

/// Whether the line is one of those behind "added the following entities to the list:".
fn is_listed(found: &Annotated<'_>, place: usize) -> bool {
    let line = |at: usize| found.sentences.get(at);
    let short = |at: usize| line(at).is_some_and(|item| item.span.of(found.text).chars().nth(LONGEST_ITEM).is_none());
    if !short(place) {
        return false;
    }
    let opener = (0..place).rev().take(30).take_while(|at| short(at + 1)).find(|at| !short(*at) || opens(found, *at));
    opener.is_some_and(|at| opens(found, at) && line(at).map(|head| head.line) != line(place).map(|item| item.line))
}

fn opens(found: &Annotated<'_>, place: usize) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let text = sentence.span.of(found.text);
    found.cues_in(sentence).iter().any(|at| at.cue == Cue::Restrict && is_list(found, at.span))
        && (text.trim_end().ends_with([':', '：']) || text.contains("following") || text.contains("以下"))
}

fn is_list(found: &Annotated<'_>, cue: Span) -> bool {
    let word = cue.of(found.text).to_lowercase();
    word.is_empty() || LISTS.iter().any(|list| word.contains(list))
}

/// The chips that the cue is about: near it, in no contrast with it, and not made to get around the rule.
fn chips<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, country: &str) -> Vec<&'a Name> {
    let evaded = is_evaded(found, sentence, cue);
    let contrasts = [";", "；", " but ", " while ", "而", "但"];
    found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == Chip && name.name != DOMESTIC_CHIPS && found.distance(name.span, cue) <= 140)
        .filter(|name| {
            let between = found.between(name.span, cue);
            !contrasts.iter().any(|word| between.contains(word))
                && (!evaded || is_object(found, cue, name.span))
                && is_hit(found, sentence, cue, name)
                && (!is_at_home(found, name, "CN")
                    || country == "China"
                    || is_list(found, cue)
                    || forbids_use(found, sentence))
        })
        .collect()
}

/// In Chinese whom the ban hits stands in its clause: behind the word, or before it after 对, 向, 将, or as its passive.
fn is_hit(found: &Annotated<'_>, sentence: &Sentence, cue: Span, target: &Name) -> bool {
    if !found.language.is_chinese() || target.span.start >= cue.end && sentence.clause_of(cue).contains(target.span) {
        return true;
    }
    let before: String =
        Span::new(sentence.span.start, target.span.start.max(sentence.span.start)).of(&found.folded).to_owned();
    let after = Span::new(target.span.end, sentence.span.end).of(&found.folded);
    let marked = ["对", "向", "将", "把", "包括", "涉及", "给"].iter().any(|word| before.ends_with(word));
    let passive =
        ["被", "遭", "受", "名列", "列入", "无法", "获准", "许可", "在列"].iter().any(|word| after.contains(word));
    marked || passive
}

/// "the use of Ascend chips anywhere risks breaching …": the one rule that is about the chips of those it is against.
fn forbids_use(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text).to_lowercase();
    ["use of", "using", "violat", "breach", "anywhere", "使用", "违反", "違反", "those chips", "are named"]
        .iter()
        .any(|word| text.contains(word))
}

fn is_at_home(found: &Annotated<'_>, name: &Name, code: &str) -> bool {
    let maker = name.entity.and_then(|entity| found.lexicon.maker(entity)).or(name.entity);
    maker.and_then(|maker| found.lexicon.country(maker)) == Some(code)
}

fn is_evaded(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let before = Span::new(sentence.span.start, cue.start).of(found.text).to_lowercase();
    let near: String = before.chars().rev().take(45).collect::<Vec<_>>().into_iter().rev().collect();
    EVASIONS.iter().any(|word| near.contains(word))
}

/// "curbs on the H20", "bars sales of", 限制…出口: the target right behind the cue.
fn is_object(found: &Annotated<'_>, cue: Span, target: Span) -> bool {
    let between = found.between(cue, target);
    target.start >= cue.end
        && found.distance(cue, target) <= 40
        && !between.contains([',', '，', ';', '；', ':', '：'])
        && (between.trim().is_empty()
            || [" on ", " of ", " against ", " for "].iter().any(|word| between.contains(word)))
}

/// The firms that the cue keeps out: what a list holds, who is barred or cut off. Never one that is only named beside.
fn firms<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, country: &str) -> Vec<&'a Name> {
    let list = is_list(found, cue);
    let evaded = is_evaded(found, sentence, cue);
    let eligible = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Organization
                && !is_government(&name.name)
                && !is_observer(name)
                && name.entity.and_then(|entity| found.lexicon.country(entity)) != code_of(country)
        })
    };
    let ahead = sentence.names.clone().filter(eligible).rfind(|index| {
        found.names.get(*index).is_some_and(|name| {
            let between = found.between(name.span, cue);
            let put = list && found.language.is_unspaced() && found.distance(name.span, cue) <= 12;
            let passive = put
                || ["was", "were", "is", "been", "被", "遭", "has", "on ", "under"]
                    .iter()
                    .any(|word| between.contains(word));
            name.span.end <= cue.start
                && !evaded
                && found.distance(name.span, cue) <= if list { 70 } else { 30 }
                && !between.contains([';', '；', ':', '。'])
                && passive
        })
    });
    let behind = sentence.names.clone().filter(eligible).find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let linked = ["includ", " on ", " against ", " of ", "added", "对", "對", "新增", "纳入", "納入"];
            let between = found.between(cue, name.span);
            name.span.start >= cue.end
                && found.distance(cue, name.span) <= 50
                && (cue.start == cue.end || (list && linked.iter().any(|word| between.contains(word))))
        })
    });
    let Some(index) = ahead.or(behind) else { return Vec::new() };
    coordinated(found, sentence, index)
        .into_iter()
        .filter(eligible)
        .filter_map(|index| found.names.get(index))
        .collect()
}

/// The country that the goods are kept from: "to China", 对俄罗斯.
fn importers<'a>(found: &'a Annotated<'_>, sentence: &Sentence, country: &str) -> Vec<&'a Name> {
    let buyers = found.names_in(sentence).iter().filter(|name| name.kind == Country && name.name != country);
    buyers.filter(|name| is_importer(found, name.span)).collect()
}

/// Whether the words before a country's name make it the one that goods go to.
fn is_importer(found: &Annotated<'_>, name: Span) -> bool {
    let before = found.text.get(..name.start).unwrap_or("").trim_end_matches("the ").to_lowercase();
    let links = [
        " to ",
        " into ",
        " in ",
        " from ",
        " for ",
        " against ",
        " on ",
        "including ",
        "对",
        "向",
        "对大陆",
        "往",
        "в ",
    ];
    links.iter().any(|word| before.ends_with(word))
}

/// The country that forbids: named as such, by its capital, its adjective or its ministry.
fn by_whom(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<(String, Option<Span>)> {
    let named = found.names_in(sentence).iter().filter(|name| name.kind == Country || is_government(&name.name));
    let mut all: Vec<(usize, String, Span)> = named
        .filter_map(|name| {
            let country = if name.kind == Country { Some(name.name.clone()) } else { government_of(found, name) }?;
            let buyer = country == "China"
                && !found.text.get(name.span.end..).is_some_and(|after| after.starts_with("'s commerce"));
            let forbids = !buyer && code_of(&country).is_some() && !is_importer(found, name.span);
            forbids.then(|| (found.distance(name.span, cue), country, name.span))
        })
        .collect();
    all.sort();
    let text = sentence.span.of(found.text);
    let adjective = [
        "U.S.",
        "US ",
        "US-",
        "American",
        "Washington",
        "USG",
        "Commerce's",
        "Commerce’s",
        "美方",
        "美国",
        "美國",
        "США",
        "美商务部",
        "川普政府",
        "特朗普政府",
        "拜登政府",
        "对华",
        "對華",
    ]
    .iter()
    .any(|word| text.contains(word));
    all.into_iter()
        .next()
        .map(|(_, country, span)| (country, Some(span)))
        .or_else(|| adjective.then(|| ("United States".to_owned(), None)))
}

fn carried_country(found: &Annotated<'_>, place: usize) -> Option<(String, Option<Span>)> {
    let earlier =
        found.sentences.iter().take(place).rev().filter(|before| found.has_cue(before, before.span, &[Cue::Restrict]));
    earlier.into_iter().find_map(|before| by_whom(found, before, before.span)).map(|(country, _)| (country, None))
}

fn is_government(name: &str) -> bool {
    [
        "Commerce Department",
        "Department of Commerce",
        "International Trade Administration",
        "Ministry of",
        "BIS",
        "Bureau of Industry and Security",
        "White House",
        "Trump administration",
        "Biden administration",
    ]
    .iter()
    .any(|word| name.contains(word))
}

fn government_of(found: &Annotated<'_>, name: &Name) -> Option<String> {
    let code = found.lexicon.country(name.entity?)?;
    let mut countries = found.lexicon.entities().filter(|(_, entity)| entity.kind == Some(Country));
    countries.find(|(_, entity)| entity.country.as_deref() == Some(code)).map(|(_, entity)| entity.name.clone())
}

fn code_of(country: &str) -> Option<&'static str> {
    match country {
        "United States" => Some("US"),
        "China" => Some("CN"),
        "Taiwan" => Some("TW"),
        "Japan" => Some("JP"),
        "Netherlands" => Some("NL"),
        "South Korea" => Some("KR"),
        "Russia" => Some("RU"),
        "India" => Some("IN"),
        _ => None,
    }
}
