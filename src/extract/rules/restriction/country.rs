//! Which country forbids, and which the goods are kept from.

use crate::{
    lexicon::{
        EntityRef,
        chinese::{begins_with, chinese, has_one},
        english::{any_word, behind_owner, english, is_owner, is_small},
    },
    model::{EntityKind, Language},
    text::{Span, fold::lower, span::last},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
};

use super::{
    SALES_TO_CHINA, forbids,
    leave::{self, names_an_american_chip},
    named_list,
};
use EntityKind::Country;

/// The country that the goods are kept from: "to China", 对俄罗斯.
pub(super) fn importers<'a>(found: &'a Annotated<'_>, sentence: &Sentence, country: &str) -> Vec<&'a Name> {
    let buyers = found.names_in(sentence).iter().filter(|name| name.kind == Country && name.name != country);
    let buyers: Vec<&Name> = buyers.collect();
    let told = |place: usize| buyers.get(place).is_some_and(|name| is_importer(found, name.span));
    // "to the UAE and Saudi Arabia"
    let listed = |place: usize| {
        let pair = place.checked_sub(1).and_then(|before| buyers.get(before)).zip(buyers.get(place));
        // "to China and Japan followed": the second acts
        let ends = |name: &Name| {
            let after = found.folded.get(name.span.end..).unwrap_or("");
            after.trim_start().is_empty()
                || after.starts_with([',', '.', ';', '，', '。', '；'])
                || [" since ", " are ", " have ", " remain ", " need ", " require ", " still "]
                    .iter()
                    .any(|word| after.starts_with(word))
        };
        pair.is_some_and(|(first, second)| {
            ends(second)
                && matches!(
                    found.between(first.span, second.span),
                    ", " | " and " | ", and " | " and the " | "、" | "和" | "与"
                )
        })
    };
    let mut kept = false;
    let places = (0..buyers.len()).filter(|place| {
        kept = told(*place) || kept && listed(*place);
        kept
    });
    places.filter_map(|place| buyers.get(place).copied()).collect()
}

/// Whether the words before a country's name make it the one that goods go to.
fn is_importer(found: &Annotated<'_>, name: Span) -> bool {
    if found.text.get(name.end..).is_some_and(|after| after.starts_with("'s") || after.starts_with("’s")) {
        return false;
    }
    let before = lower(last(found.text.get(..name.start).unwrap_or("").trim_end_matches("the "), 16));
    // "needs a licence from the United States"
    let grants = ["licence from ", "license from ", "permit from ", "approval from ", "permission from "];
    if grants.iter().any(|words| before.ends_with(words)) {
        return false;
    }
    let links = [
        " to ",
        " into ",
        " in ",
        " from ",
        " for ",
        " against ",
        " on ",
        " off ",
        "including ",
        "对",
        "向",
        "对大陆",
        "往",
        "扩大到",
        "扩大至",
        "扩展到",
        "扩展至",
        "延伸到",
        "延伸至",
        "в ",
    ];
    // 限制中国企业获取
    let kept = || {
        let after = found.folded.get(name.end..).unwrap_or("");
        let verb = ["限制", "限制了", "禁止", "阻止", "阻止了"].iter().any(|verb| before.ends_with(verb));
        verb && begins_with(after, &chinese().firm_groups).is_some()
    };
    links.iter().any(|word| before.ends_with(word)) || kept() || is_kept_out(found, name)
}

/// "China, cut off from the best chips by American controls", "Malaysia cannot import them".
pub(super) fn is_kept_out(found: &Annotated<'_>, name: Span) -> bool {
    let after = found.folded.get(name.end..).unwrap_or("");
    let kept = || english().kept_out.iter().any(|words| after.starts_with(words.as_str()));
    // "is subject to fewer tariffs, and US export controls remain"
    let under =
        || english().comes_under.iter().filter_map(|words| after.strip_prefix(words.as_str())).any(is_of_exports);
    found.language == Language::English && (kept() || under())
}

/// " US export controls", " sanctions": a rule that keeps goods from a country is named right there.
fn is_of_exports(rest: &str) -> bool {
    let rest = rest.replace("u.s.", "us");
    let phrase = rest.split([',', '.', ';', ':']).next().unwrap_or("");
    // "faces competition as US export controls bite"
    let joins =
        |word: &&str| matches!(*word, "as" | "after" | "when" | "while" | "and" | "because" | "over" | "from" | "amid");
    let mut words = phrase.split_whitespace().take_while(|word| !joins(word)).take(RULE_WITHIN_WORDS);
    words.any(|word| {
        matches!(word, "export" | "exports" | "sanctions" | "curbs" | "restrictions" | "embargo" | "controls")
    })
}

/// So many words behind the verb stands what a country is under, at most: "strict new US export".
const RULE_WITHIN_WORDS: usize = 4;

/// Words for the United States and for those who rule there.
const AMERICA: &[&str] = &[
    "U.S.",
    "US ",
    "US-",
    "American",
    "Washington",
    "Commerce Department",
    "White House",
    "Trump administration",
    "Biden administration",
    "USG",
    "Bureau of Industry and Security",
    "Commerce's",
    "Commerce’s",
    "美方",
    "美国",
    "美國",
    "США",
    "美商务部",
    "拜登政府",
    "特朗普",
    "川普",
    "白宫",
    "白宮",
];

/// Whether the text, as written, names the United States, or one of their offices.
fn speaks_of_america(text: &str) -> bool {
    AMERICA.iter().any(|word| text.contains(word)) || names_the_bureau(text)
}

/// "BIS", and not "IBIS".
pub(super) fn names_the_bureau(text: &str) -> bool {
    any_word(text, |word| word == "BIS")
}

/// The country that forbids: named as such, by its capital, its adjective or its ministry.
pub(super) fn by_whom(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<(String, Option<Span>)> {
    // 經濟部國貿署將華為納入戰略性高科技貨品實體清單: that list of entities is Taiwan's
    let text = sentence.span.of(&found.folded);
    if found.language.is_chinese() && has_one(text, &chinese().taiwans_list) && !text.contains("美国") {
        return Some(("Taiwan".to_owned(), None));
    }
    if let Some(country) = of_the_policy(found, sentence, cue) {
        return Some((country, None));
    }
    let named = found.names_in(sentence).iter().filter(|name| name.kind == Country || is_government(&name.name));
    let mut all: Vec<(usize, String, Span)> = named
        .filter_map(|name| {
            let country = if name.kind == Country { Some(name.name.clone()) } else { government_of(found, name) }?;
            let buyer = country == "China"
                && !found.text.get(name.span.end..).is_some_and(|after| after.starts_with("'s commerce"));
            // "India and Poland would need licences under the US rule"
            let gap = Span::new(name.span.end.min(cue.start), cue.start).of(&found.folded);
            let needs = found.language == Language::English
                && (gap.contains(" need") || gap.contains(" require") || cue.of(&found.folded).starts_with("need"))
                && found.tail_in_clause(sentence, cue).starts_with(" to import");
            let forbids = !buyer
                && !needs
                && (code_of(&country).is_some() || acts_by_itself(found, sentence, name, cue))
                && !is_importer(found, name.span)
                && !is_where_one_lies(found, name.span)
                && !is_whose_firm_it_is(found, sentence, name);
            forbids.then(|| (found.distance(name.span, cue), country, name.span))
        })
        .collect();
    all.sort();
    let adjective = speaks_of_america(sentence.span.of(found.text));
    all.into_iter().next().map(|(_, country, span)| (country, Some(span))).or_else(|| {
        (adjective
            || keeps_from_china(found, sentence, cue)
            || is_the_entity_list(found, sentence, cue)
            || is_an_american_licence(found, sentence, cue))
        .then(|| ("United States".to_owned(), None))
    })
}

/// "Malaysia now requires permits for", 马来西亚对…实施: a country that is no known maker of such rules sets one where it is what
/// the clause is about, and the sentence speaks of no American rule.
fn acts_by_itself(found: &Annotated<'_>, sentence: &Sentence, country: &Name, cue: Span) -> bool {
    let opens = found.head_in_clause(sentence, country.span).trim().is_empty();
    if !opens || country.span.end > cue.start || speaks_of_america(sentence.span.of(found.text)) {
        return false;
    }
    let gap = Span::new(country.span.end, cue.start).of(&found.folded);
    if found.language.is_chinese() {
        return begins_with(gap, &chinese().opens_own_rule).is_some() || gap.is_empty();
    }
    found.language == Language::English
        && gap.split_whitespace().all(|word| is_small(word) || english().sets_rules.contains(word))
}

/// "Taiwan's TSMC, a foundry on the sanctions list": the country only tells where the firm is from.
fn is_whose_firm_it_is(found: &Annotated<'_>, sentence: &Sentence, country: &Name) -> bool {
    let behind = found.folded.get(country.span.end..).and_then(behind_owner);
    let start = behind.map(|rest| found.folded.len() - rest.len());
    found.names_in(sentence).iter().any(|firm| {
        firm.kind == EntityKind::Organization && Some(firm.span.start) == start && !is_government(&firm.name)
    })
}

/// 位于中国台湾、新加坡的关联公司: where a firm is.
fn is_where_one_lies(found: &Annotated<'_>, name: Span) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let before = last(found.folded.get(..name.start).unwrap_or(""), 48);
    let phrase = before.rfind("位于").and_then(|at| before.get(at..));
    phrase.is_some_and(|phrase| !phrase.contains(['的', '，', '。', '；']))
}

/// "banned from export to China", "barred from sale in China": nobody else forbids the sale there.
fn keeps_from_china(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let text = sentence.span.of(&found.folded);
    let sale =
        ["export to china", "exports to china", "sale to china", "sales to china", "sale in china", "shipped to china"];
    // 输往中国大陆的许可, 对中销售解禁: in Chinese, too, where the goods are chips of an American maker.
    let chinese = || ["对中国大陆", "对华"].iter().chain(SALES_TO_CHINA).any(|words| text.contains(words));
    // 中国海关禁止英伟达H20: the buyer keeps them out by itself.
    let by_the_buyer = || {
        let clause = sentence.clause_of(cue).of(&found.folded);
        ["中国海关", "中国禁止", "中国要求"].iter().any(|words| clause.contains(words))
    };
    let american = || names_an_american_chip(found, sentence);
    // "remain off limits to Chinese buyers", "needs a license to ship the MI308 to China"
    let sold_there = || {
        let words = &english().to_china;
        // "Nvidia's best chips are off limits to China"
        let off = cue.of(&found.folded).starts_with("off") && leave::tells_of_american_chips(found, sentence);
        words.iter().any(|word| text.contains(word.as_str()))
            && (american() || off)
            && !bars_by_itself(found, sentence, cue)
            && !is_what_a_seller_does(cue.of(&found.folded))
            && !leave::is_of_another_land(found, sentence)
    };
    match found.language {
        Language::English => sale.iter().any(|words| text.contains(words)) || sold_there(),
        language => language.is_chinese() && chinese() && american() && !by_the_buyer(),
    }
}

/// "halted exports", "suspended sales": a maker does so for reasons of its own.
fn is_what_a_seller_does(cue: &str) -> bool {
    ["halt", "stop", "suspend", "paus", "no longer"].iter().any(|stem| cue.starts_with(stem))
}

/// "China's customs has blocked the H20": the buyer keeps it out by itself.
fn bars_by_itself(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let head = found.head_in_clause(sentence, cue);
    let buyers = ["china's", "china’s", "beijing", "chinese customs", "chinese regulators", "chinese authorities"];
    buyers.iter().any(|buyer| head.contains(buyer)) || head.trim_start().starts_with("china ")
}

/// "The H20 requires an export licence": where a sentence names such a chip and no state, the rule is that of its maker's.
fn is_an_american_licence(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let text = sentence.span.of(&found.folded);
    let words = cue.of(&found.folded);
    let export = ["export licen", "export-licen", "presumption of denial", "case by case", "case-by-case"]
        .iter()
        .any(|told| words.contains(told));
    // "it needed a licence for the H20"
    let needs = || {
        let rest = Span::new(cue.end, sentence.span.end).of(&found.folded);
        let chip =
            found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Chip && name.span.start >= cue.end);
        (words.starts_with("need") || words.starts_with("require"))
            && [" for ", " to sell ", " to ship ", " to export "].iter().any(|link| rest.starts_with(link))
            && chip.is_some_and(|chip| {
                let owns = found.folded.get(chip.span.end..).and_then(behind_owner).is_some();
                // "to sell VMware on H100 servers", "for the machines that make the H100"
                let gap = Span::new(cue.end, chip.span.start).of(&found.folded);
                let plain = |word: &str| {
                    matches!(word, "for" | "to" | "sell" | "ship" | "export" | "the" | "its" | "of") || is_owner(word)
                };
                found.distance(cue, chip.span) <= 24 && !owns && gap.split_whitespace().all(plain)
            })
    };
    found.language == Language::English
        && (export || needs())
        && names_an_american_chip(found, sentence)
        && !found.names_in(sentence).iter().any(|name| name.kind == Country)
        && !has_one(text, &english().other_lists)
}

/// 被列入实体清单: the list of that name is the United States' where the sentence speaks of no other.
fn is_the_entity_list(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let text = sentence.span.of(&found.folded);
    if found.language == Language::English {
        let own = sentence.clause_of(cue).of(&found.folded).contains("entity list");
        return own && !has_one(text, &english().other_lists);
    }
    found.language.is_chinese()
        && sentence.clause_of(cue).of(&found.folded).contains("实体清单")
        && !["台湾", "日本", "不可靠实体", "欧盟"].iter().any(|word| text.contains(word))
}

/// Sentences over which the country that forbids is carried: those of a long article.
const CARRIED_OVER: usize = 60;

pub(super) fn carried_country(found: &Annotated<'_>, place: usize) -> Option<(String, Option<Span>)> {
    let earlier = found.sentences.iter().take(place).rev().take(CARRIED_OVER).filter(|before| forbids(found, before));
    earlier
        .into_iter()
        .find_map(|before| by_whom(found, before, named_list(found, before).unwrap_or(before.span)))
        .map(|(country, _)| (country, None))
}

/// "the Entity List" is one country's, whoever else the sentence names.
fn of_the_policy(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<String> {
    let policy = found.names_in(sentence).iter().find(|name| {
        // "added to the Entity List" holds the name.
        name.kind == EntityKind::Policy && (name.span.contains(cue) || cue.contains(name.span))
    })?;
    country_of(found, policy.entity?)
}

/// The name of the country that an entity belongs to.
fn country_of(found: &Annotated<'_>, entity: EntityRef) -> Option<String> {
    let country = found.lexicon.country_of_code(found.lexicon.country(entity)?)?;
    Some(country.name.clone())
}

pub(in crate::extract::rules) fn is_government(name: &str) -> bool {
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
    country_of(found, name.entity?)
}

pub(super) fn code_of(country: &str) -> Option<&'static str> {
    match country {
        "United States" => Some("US"),
        "China" => Some("CN"),
        "Taiwan" => Some("TW"),
        "Japan" => Some("JP"),
        "Netherlands" => Some("NL"),
        "South Korea" => Some("KR"),
        "Russia" => Some("RU"),
        "India" => Some("IN"),
        "European Union" => Some("EU"),
        "United Kingdom" => Some("GB"),
        _ => None,
    }
}
