//! Firms that no lexicon knows: capitalised words that end as a firm's name does (`IQM Cloud`, `Vireo Semiconductor`,
//! 砚池智能), or that a noun for a firm stands beside ("Neysa, an Indian cloud provider").

use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_all, behind_one, chinese, ends_in},
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, english, is_small},
    },
    model::{EntityKind, Language},
    text::{
        Span,
        list::Words,
        span::{first, last},
    },
};

use super::{
    Name, Role,
    dealing::deals,
    legal::{registered, without_its_form},
    shape::cues_near,
    unknown,
    words::is_common,
};
use crate::extract::annotate::Annotated;

/// Last words of firms' names.
const ENDS: &[&str] = &[
    "Cloud",
    "Labs",
    "Semiconductor",
    "Semiconductors",
    "Technologies",
    "Technology",
    "Microelectronics",
    "Electronics",
    "Networks",
    "Computing",
    "Holdings",
    "Robotics",
    "Telecom",
    "Photonics",
    "Systems",
    "Capital",
    "Securities",
    "Research",
    "Compute",
    "Lab",
    "Laboratory",
    "Laboratories",
    "Foundry",
    "Institute",
    "University",
    "Inc",
    "Ltd",
    "GmbH",
    "Corp",
    LAB_END,
];

static ENDS_AT: LazyLock<Words> = LazyLock::new(|| Words::of(ENDS));

/// So many a start-up's name ends, and so do names of a field ("Generative AI"): it has to act somewhere in the text.
const LAB_END: &str = "AI";

/// Words that open a heading or a noun phrase, and no firm's name.
const NO_FIRM: &[&str] = &[
    "AI",
    "High",
    "Quantum",
    "Advanced",
    "Information",
    "Sovereign",
    "Big",
    "Public",
    "Private",
    "Edge",
    "New",
    "Hybrid",
    "Operating",
    "Neural",
    "Generative",
    "Agentic",
    "Physical",
    "Embodied",
    "Frontier",
    "Enterprise",
    "Responsible",
    "Trustworthy",
    "Industrial",
    "Conversational",
    "Multimodal",
    "Applied",
    "Global",
    "Western",
    "Local",
    "Own",
    "Consumer",
    "Mobile",
    "Medical",
    "Military",
    "Explainable",
    "General",
    "Super",
    "Chief",
    "Firma",
    "Konzern",
    "Hersteller",
    "Unternehmen",
    "Start-up",
    "Startup",
];

/// Adds firms by their shape.
pub(in crate::extract) fn add_firms<'d>(found: &mut Annotated<'d>) {
    let mut firms: Vec<Span> = Vec::new();
    let legal = if found.language.is_chinese() { registered(found) } else { Vec::new() };
    if found.language.is_chinese() {
        firms.extend(in_chinese(found));
        firms.extend(legal.iter().copied());
    } else if found.language.is_unspaced() {
        return;
    } else {
        firms.extend(ENDS_AT.each_in(found.text).filter_map(|(_, end)| firm_ending_at(found.text, end.start, end.end)));
        let lab = |span: &Span| span.of(found.text).strip_suffix(LAB_END).is_some_and(|name| name.ends_with(' '));
        let labs = firms.iter().copied().filter(lab);
        let acting: HashSet<&str> = labs.filter(|span| acts(found, *span)).map(|span| span.of(found.text)).collect();
        firms.retain(|span| !lab(span) || acting.contains(span.of(found.text)));
        firms.extend(found.cues.iter().filter_map(|at| introduced(found, at)));
        firms.extend(after_a_noun(found));
        firms.extend(described(found));
        firms.extend(schools(found));
        firms.extend(consortia(found));
        if found.language == Language::English {
            firms.extend(found.cues.iter().filter_map(|at| deals(found, at)));
            firms.extend(listed_between(found));
        }
    }
    firms.extend(again(found.text, &firms, found.language.is_unspaced()));
    firms.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    firms.dedup_by(|later, earlier| later.overlaps(*earlier));
    // "Norrsken Labs, a Swedish start-up, …": a word that was taken for a thing for what stands further on.
    let text = found.text;
    let mistaken = |name: &Name, firm: &Span| {
        let letters = !name.span.of(text).contains(|c: char| c.is_ascii_digit());
        name.role == Role::Shape && letters && firm.contains(name.span)
    };
    // 北京云桥智算科技有限公司: where it is registered is a part of its name
    let town = |name: &Name, firm: &Span| name.kind == EntityKind::Country && legal.contains(firm);
    let mistaken = |name: &Name, firm: &Span| mistaken(name, firm) || town(name, firm);
    firms.retain(|firm| found.names_over(*firm).all(|name| mistaken(name, firm)));
    found.names.retain(|name| {
        let at = firms.partition_point(|firm| firm.end <= name.span.start);
        !firms.get(at).is_some_and(|firm| mistaken(name, firm)) && !is_where_a_firm_is(text, name)
    });
    let heads = heads_of(found, &firms);
    let alone = heads_alone(found, &firms, &heads);
    let whole = |name: &'d str| heads.get(name).copied().unwrap_or(name);
    let named = firms.into_iter().chain(alone).map(|span| (span, without_its_form(whole(span.of(text)))));
    found.names.extend(named.map(|(span, name)| unknown(span, EntityKind::Organization, name)));
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// "a Shenzhen-based chip designer": the town that is written as its government is, and nobody who acts.
fn is_where_a_firm_is(text: &str, name: &Name) -> bool {
    let rest = text.get(name.span.end..).unwrap_or("");
    // "the Shenzhen company"
    let the = text.get(..name.span.start).is_some_and(|before| before.ends_with("the ") || before.ends_with("The "));
    let firm = [" company", " firm", " start-up", " startup"].iter().any(|noun| rest.starts_with(noun));
    if name.kind == EntityKind::Organization && the && firm && name.name == name.span.of(text) {
        return true;
    }
    let behind = rest.strip_prefix("-based ").unwrap_or("");
    let mut words = behind.split(|c: char| !c.is_alphanumeric() && c != '-').take(FIRM_WITHIN);
    name.kind == EntityKind::Organization && words.any(|word| KINDS.contains(&word))
}

/// So many words behind "-based" stands the noun for a firm.
const FIRM_WITHIN: usize = 4;

/// "Karsten" of "Karsten AI", "Guowei" of "Guowei Technologies", each with the whole; where two firms have one
/// head, neither.
fn heads_of<'t>(found: &Annotated<'t>, firms: &[Span]) -> BTreeMap<&'t str, &'t str> {
    let mut heads: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for firm in firms {
        let Some(head) = head_of(found, *firm) else { continue };
        let whole = firm.of(found.text);
        heads.entry(head).and_modify(|first| *first = first.filter(|first| *first == whole)).or_insert(Some(whole));
    }
    heads.into_iter().filter_map(|(head, whole)| Some((head, whole?))).take(MOST_HEADS).collect()
}

/// Where such a head stands by itself, behind the whole name or before it.
fn heads_alone(found: &Annotated<'_>, firms: &[Span], heads: &BTreeMap<&str, &str>) -> Vec<Span> {
    let words: Vec<&str> = heads.keys().copied().collect();
    let free = |place: &Span| {
        let at = firms.partition_point(|firm| firm.end <= place.start);
        let inside = firms.get(at).is_some_and(|firm| firm.overlaps(*place));
        !inside && found.names_over(*place).next().is_none()
    };
    places_of(found.text, &words, false).into_iter().filter(free).collect()
}

/// Firms whose heads are looked for in one text, at most.
const MOST_HEADS: usize = 64;

/// The one word before the end of a firm's name, where that word is no other name and no place: a
/// university is told by its town.
fn head_of<'t>(found: &Annotated<'t>, firm: Span) -> Option<&'t str> {
    let (head, end) = firm.of(found.text).rsplit_once(' ')?;
    let school = matches!(end, "University" | "Institute" | "Laboratory" | "Laboratories" | "Research" | "Capital");
    let proper = is_proper(head) && head.len() >= 4 && !head.contains('-') && ENDS.contains(&end);
    (proper && !school && found.lexicon.resolve(head).is_none() && !english().capitals.contains(&head.to_lowercase()))
        .then_some(head)
}

/// The later and earlier mentions of the firms that the text introduces somewhere.
fn again(text: &str, firms: &[Span], unspaced: bool) -> Vec<Span> {
    let mut names: Vec<&str> = firms.iter().map(|span| span.of(text)).filter(|name| name.len() >= 4).collect();
    names.sort_unstable();
    names.dedup();
    places_of(text, &names, unspaced)
}

/// Where one of the words stands by itself.
fn places_of(text: &str, words: &[&str], unspaced: bool) -> Vec<Span> {
    let letter = |c: Option<char>| !unspaced && c.is_some_and(char::is_alphanumeric);
    let stands_alone = |place: &Span| {
        let after = text.get(place.end..).and_then(|rest| rest.chars().next());
        let before = text.get(..place.start).and_then(|rest| rest.chars().next_back());
        !letter(after) && !letter(before) && (after != Some('-') || unspaced)
    };
    let places = words.iter().flat_map(|word| text.match_indices(*word));
    places.map(|(at, word)| Span::new(at, at + word.len())).filter(stands_alone).collect()
}

/// "`SoftBank`, Kaimana, Orrin Motors and Sony": what stands in one list between two known firms is a firm.
fn listed_between(found: &Annotated<'_>) -> Vec<Span> {
    let firms: Vec<&Name> = found.names.iter().filter(|name| name.kind == EntityKind::Organization).collect();
    let gaps = firms.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((Span::new(first.span.end, second.span.start.max(first.span.end)), second.span.end)),
        _ => None,
    });
    gaps.filter(|(gap, _)| (LEAST_OF_A_LIST..=MOST_OF_A_LIST).contains(&gap.len()))
        .filter(|(_, end)| !stands_before_chips(found, *end))
        .flat_map(|(gap, _)| members_of(found, gap))
        .collect()
}

/// Bytes between two firms of a list that others stand between.
const LEAST_OF_A_LIST: usize = 7;
const MOST_OF_A_LIST: usize = 120;

/// "Contoso, Fabrikam Ultra and Tailspin chips": what is listed is sorts of chips.
fn stands_before_chips(found: &Annotated<'_>, end: usize) -> bool {
    let noun = |at: &CueAt| at.cue == Cue::Chip && at.span.start == end + 1;
    cues_near(found, Span::new(end, end), 1).iter().any(noun)
}

/// The members of a list in such a gap; none where anything but names of one to three words stands there, or a person or a
/// thing among them: "Contoso, X1 and Fabrikam", "Contoso, CEO Jane Doe and Fabrikam".
fn members_of(found: &Annotated<'_>, gap: Span) -> Vec<Span> {
    let text = gap.of(found.text);
    let Some(inside) = text.strip_prefix(", ") else { return Vec::new() };
    let Some(inside) = [", and ", " and ", ", "].iter().find_map(|link| inside.strip_suffix(link)) else {
        return Vec::new();
    };
    let mut members = Vec::new();
    let mut start = gap.start + 2;
    for member in inside.split(", ") {
        let words = member.split(' ').count();
        let span = Span::new(start, start + member.len());
        let named = found.names_over(span).next().is_some();
        if named || words > 3 || !member.split(' ').all(is_of_a_firm) || member.len() < 3 {
            return Vec::new();
        }
        members.push(span);
        start += member.len() + 2;
    }
    members
}

/// A word of a firm's name: no number of a thing, and no title of a person.
fn is_of_a_firm(word: &str) -> bool {
    let coded = word.contains(|c: char| c.is_ascii_digit());
    let words = english();
    let title = |word: &str| words.officers.contains(word) || words.honorifics.contains(word);
    is_proper(word) && !coded && !title(&word.to_lowercase())
}

/// "Axelle AI has designed", "Ravenna AI's model", "by Karvelis AI": the words do what only a firm does.
fn acts(found: &Annotated<'_>, span: Span) -> bool {
    let after = found.text.get(span.end..).unwrap_or("");
    let before = found.text.get(..span.start).unwrap_or("");
    // "Professor Nova AI"
    if span.of(&found.folded).split(' ').next().is_some_and(|word| english().honorifics.contains(word)) {
        return false;
    }
    let owner = behind_owner(after).is_some();
    let agent = [" by ", "start-up ", "startup ", "company "].iter().any(|word| before.ends_with(word));
    let at = [" at ", " of ", " from "].iter().find_map(|link| before.strip_suffix(link));
    let team = at.and_then(|head| head.split(' ').next_back()).is_some_and(|word| english().teams.contains(word));
    owner
        || team
        || agent
        || does_what_firms_do(found, span)
        || uses_or_joins(found, span)
        || is_listed_with_a_firm(found, span)
        || makes_things(found, span)
}

/// "Axelle AI, which makes", "Axelle AI is the company behind", "a product of Axelle AI": who makes a thing.
fn makes_things(found: &Annotated<'_>, span: Span) -> bool {
    let words = english();
    let before = found.folded.get(..span.start).and_then(|head| head.strip_suffix(' ')).unwrap_or("");
    if words.maker_links.iter().any(|link| before.ends_with(link.as_str())) {
        return true;
    }
    // "the start-up that built the X1 is Axelle AI"
    let head = last(before, MAKES_WITHIN + MAKES_WITHIN);
    let is_one =
        || any_word(head, |word| words.made.contains(word) || words.maker_nouns.contains(word) || word == "behind");
    if [" is", " was", " stands"].iter().any(|verb| head.ends_with(verb)) && is_one() {
        return true;
    }
    let after = first(found.folded.get(span.end..).unwrap_or(""), MAKES_WITHIN);
    let after = after.strip_prefix(',').unwrap_or(after).trim_start();
    let said = after.trim_start_matches("which ").trim_start_matches("is ").trim_start_matches("has been ");
    // "Axelle AI is a start-up"
    let called = said.strip_prefix("a ").or_else(|| said.strip_prefix("an ")).unwrap_or("");
    if said.len() < after.len() && called.split(' ').take(5).any(|word| KINDS.contains(&word)) {
        return true;
    }
    let noun = said.strip_prefix("the ").and_then(|rest| rest.split(' ').next()).unwrap_or("");
    let behind = || said.contains(" behind ") || said.contains(" of ");
    words.maker_verbs.iter().any(|verb| said.strip_prefix(verb.as_str()).is_some_and(|rest| rest.starts_with(' ')))
        || (words.maker_nouns.contains(noun) || words.firm_nouns.contains(noun)) && behind()
}

/// So many characters behind a firm it is told that it makes something.
const MAKES_WITHIN: usize = 48;

/// "Axelle AI relies on", "Ravenna AI has entered into a partnership": what a firm does with chips, or with another one.
fn uses_or_joins(found: &Annotated<'_>, span: Span) -> bool {
    let from = found.cues.partition_point(|at| at.span.start < span.end);
    found.cues.iter().skip(from).take(3).any(|at| {
        let gap = Span::new(span.end, at.span.start).of(&found.folded);
        let helps = || gap.split_whitespace().all(|word| is_small(word) || word == "and");
        let word = at.span.of(&found.folded);
        let plain = !gap.contains([',', '.', ';', ':', '\n']);
        match at.cue {
            // "with" and "on" are no verbs
            Cue::Use => plain && helps() && !english().prepositions.contains(word) && !word.ends_with("ed by"),
            Cue::Develop | Cue::Design | Cue::Train => plain && helps(),
            Cue::Partner => plain && gap.len() <= JOINS_WITHIN,
            _ => false,
        }
    })
}

/// So many bytes behind a firm the word for its partnership stands.
const JOINS_WITHIN: usize = 40;

/// "Axelle AI and Oracle will": a firm that is known stands right behind the "and".
fn is_listed_with_a_firm(found: &Annotated<'_>, span: Span) -> bool {
    let Some(rest) = found.text.get(span.end..).and_then(|after| after.strip_prefix(" and ")) else { return false };
    let start = found.text.len() - rest.len();
    let at = found.names.partition_point(|name| name.span.start < start);
    found.names.get(at).is_some_and(|name| name.kind == EntityKind::Organization && name.span.start == start)
}

/// "X said", "X has unveiled", "X will order".
pub(super) fn does_what_firms_do(found: &Annotated<'_>, span: Span) -> bool {
    let verbs = [Cue::Say, Cue::Develop, Cue::Release, Cue::Design, Cue::OpenWeights, Cue::Order];
    let first = found.cues.partition_point(|at| at.span.start < span.end);
    found.cues.iter().skip(first).take(3).any(|at| {
        let gap = Span::new(span.end, at.span.start).of(&found.folded);
        let helps = gap.split_whitespace().all(|word| matches!(word, "has" | "have" | "had" | "will" | "also" | "and"));
        verbs.contains(&at.cue) && helps && !gap.contains('\n')
    })
}

/// Nouns for a firm that stand right before its name: "cloud provider Neysa".
const NOUNS_BEFORE: &[&str] = &["provider ", "operator ", "conglomerate ", "neocloud ", "hyperscaler ", "integrator "];

static NOUNS_AT: LazyLock<Words> = LazyLock::new(|| Words::of(NOUNS_BEFORE));

/// "Indian cloud provider Neysa": a capitalised word behind such a noun.
fn after_a_noun<'a>(found: &'a Annotated<'_>) -> impl Iterator<Item = Span> + 'a {
    NOUNS_AT.each_apart(found.text).filter_map(|noun| proper_word(found.text, noun.end))
}

/// Nouns that say of a name before them that it is a firm's.
const KINDS: &[&str] = &[
    "company",
    "firm",
    "start-up",
    "startup",
    "chipmaker",
    "provider",
    "operator",
    "carrier",
    "developer",
    "lab",
    "laboratory",
    "institute",
    "university",
    "foundry",
    "conglomerate",
    "group",
    "maker",
    "designer",
    "bank",
    "unit",
    "subsidiary",
    "arm",
    "spin-off",
    "spinoff",
    "neocloud",
    "hyperscaler",
];

/// "the `NordLM` consortium": a name of one word before the noun for those who act together.
fn consortia<'a>(found: &'a Annotated<'_>) -> impl Iterator<Item = Span> + 'a {
    static JOINED_AT: LazyLock<Words> = LazyLock::new(|| Words::of(&english().consortia));
    JOINED_AT.each_apart(&found.folded).filter_map(|noun| {
        let start = run_before(found.text, noun.start, 1, |word| word.starts_with(|c: char| c.is_uppercase()));
        let the = found.folded.get(..start).is_some_and(|before| before.ends_with("the "));
        let ends = !found.folded.get(noun.end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let name = Span::new(start, noun.start);
        (the && ends && is_proper(name.of(found.text)) && !is_plain_word(name.of(found.text))).then_some(name)
    })
}

/// Only its first letter is a capital: "the European consortium" may be anyone's.
fn is_plain_word(word: &str) -> bool {
    !word.chars().skip(1).any(char::is_uppercase)
}

/// "the University of Bergen", "Royal Institute of Technology": a school whose place or field stands behind its noun.
fn schools<'a>(found: &'a Annotated<'_>) -> impl Iterator<Item = Span> + 'a {
    static SCHOOLS_AT: LazyLock<Words> = LazyLock::new(|| Words::of(&english().schools));
    let written = |noun: &Span| noun.of(found.text).starts_with(char::is_uppercase);
    SCHOOLS_AT.each_apart(&found.folded).filter(written).filter_map(|noun| {
        let head = noun.start.saturating_sub(1);
        let start = run_before(found.text, head, 2, |word| is_proper(word) && word.chars().all(char::is_alphabetic));
        let mut last = None;
        let mut next = proper_word(found.text, noun.end);
        while let Some(word) = next {
            last = Some(word.end);
            let goes_on = found.text.get(word.end..).is_some_and(|rest| rest.starts_with(' '));
            next = proper_word(found.text, word.end + 1).filter(|_| goes_on);
        }
        Some(Span::new(if start < head { start } else { noun.start }, last?))
    })
}

/// "Neysa, an Indian cloud provider, …": the name before an apposition whose head is such a noun.
fn described<'a>(found: &'a Annotated<'_>) -> impl Iterator<Item = Span> + 'a {
    static APPOSED_AT: LazyLock<Words> = LazyLock::new(|| Words::of([", a ", ", an "]));
    APPOSED_AT.each_apart(found.text).filter_map(|mark| {
        let rest = found.text.get(mark.end..)?;
        let end = rest.find([',', '.', ';', ':', '(', '\n']).unwrap_or(rest.len());
        let phrase = rest.get(..end)?;
        let links =
            ["of", "that", "which", "with", "for", "from", "in", "on", "to", "by", "and", "backed", "based", "at"];
        let words: Vec<&str> = phrase.split(' ').take(7).take_while(|word| !links.contains(word)).collect();
        let head = words.last().filter(|_| words.len() <= 6)?;
        KINDS.contains(head).then_some(())?;
        word_before(found.text, mark.start)
    })
}

/// The capitalised words that end at `at`, three at the most.
pub(super) fn word_before(text: &str, at: usize) -> Option<Span> {
    let name = Span::new(run_before(text, at, 3, is_proper), at);
    (name.len() >= 4 && !name.of(text).chars().all(|c| c.is_ascii_uppercase())).then_some(name)
}

/// Where the run of proper words begins that ends at `at`, so many at the most.
fn run_before(text: &str, at: usize, most: usize, proper: impl Fn(&str) -> bool) -> usize {
    let mut from = at;
    for step in 0..most {
        let head = text.get(..from).unwrap_or("");
        let head = if step == 0 { head } else { head.strip_suffix(' ').unwrap_or("") };
        let word = head.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or("");
        if !proper(word) || word.len() < 3 {
            break;
        }
        from = head.len() - word.len();
    }
    from
}

pub(super) fn is_proper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
        && word.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !is_common(word)
        && !NO_FIRM.contains(&word)
}

/// Ends of the names of Chinese firms that make things.
const HOUSES: &[&str] = &["科技", "智能", "半导体", "微电子", "集成电路"];

/// Ends of the names of Chinese schools, banks and groups.
const BODIES: &[&str] = &["信息", "股份", "集团", "银行", "大学", "研究院", "实验室"];

static CHINESE_ENDS_AT: LazyLock<Words> = LazyLock::new(|| Words::of(HOUSES.iter().chain(BODIES)));

/// Looks like the name of a Chinese firm and is a word of the language: 人工智能, 功率半导体, 高新科技.
const NO_CHINESE: &[&str] = &[
    "人工",
    "国产",
    "功率",
    "高新",
    "前沿",
    "第三代",
    "三代",
    "汽车",
    "消费",
    "先进",
    "化合物",
    "存储",
    "类脑",
    "具身",
    "通用",
    "空间",
    "边缘",
    "群体",
    "商业",
    "投资",
    "中央",
    "金融",
    "生物",
    "数字",
    "全球",
    "中国",
    "美国",
    "世界",
    "海外",
    "国外",
    "本土",
    "国际",
    "多家",
    "头部",
    "上市",
    "民营",
    "大型",
    "中小",
    "清洁",
    "绿色",
    "现代",
    "农业",
    "航天",
    "智慧",
    "国家",
    "地方",
    "重点",
    "联合",
    "产业",
    "创新",
    "电子",
    "通信",
    "网络",
    "个人",
    "相关",
    "公开",
    "最新",
    "这些",
    "这家",
    "一家",
    "两家",
    "三家",
    "各大",
    "知名",
    "著名",
    "顶尖",
    "综合",
    "城市",
    "政策",
    "开发",
    "基础",
    "应用",
    "机器",
    "增强",
    "混合",
    "企业",
    "用户",
    "客户",
    "车载",
    "终端",
    "感知",
    "认知",
    "决策",
    "自主",
    "云端",
    "端侧",
    "大脑",
    "万物",
    "互联",
    "物联",
    "更多",
    "其他",
    "部分",
    "所有",
    "任何",
    "发展",
    "核心",
    "关键",
    "尖端",
    "国内",
    "欧洲",
    "日本",
    "韩国",
    "台湾",
    "印度",
    "俄罗斯",
    "德国",
    "法国",
    "英国",
];

/// What a firm that makes things does or has besides: 某某大学的…, 某某银行将… are of no use.
const CHINESE_ACTS: &[&str] = &[
    "宣布",
    "设计",
    "表示",
    "称",
    "透露",
    "披露",
    "首席",
    "创始人",
    "董事长",
    "总经理",
    "ceo",
    "联合",
    "牵头",
    "发起",
    "公布",
    "正式",
    "今日",
    "近日",
    "日前",
    "向",
    "放出",
    "上线",
    "带来",
    "计划",
    "拟",
    "将",
    "已",
    "的",
    "采用",
    "使用",
    "选用",
    "改用",
    "购买",
    "订购",
    "租用",
    "引入",
    "签约",
    "签署",
    "携手",
    "联手",
    "牵手",
    "正在",
];

/// What leads from a firm to one whom it works with, or who does something to it.
const CHINESE_LINKS: &[&str] = &["与", "和", "同", "被", "遭", "受"];

/// 砚池智能发布…, 由清澜半导体设计, 初创公司问渠科技: two to four characters and an end, which stand by themselves and act.
fn in_chinese(found: &Annotated<'_>) -> Vec<Span> {
    let places = CHINESE_ENDS_AT.each_in(&found.folded).take(CHINESE_MOST);
    let mut firms: Vec<Span> =
        places.filter_map(|(word, end)| chinese_ending_at(found, end, word < HOUSES.len())).collect();
    let told = found.folded.match_indices("是一家").take(CHINESE_MOST);
    firms.extend(told.filter_map(|(at, is)| told_in_chinese(found, at, at + is.len())));
    let called = found.folded.match_indices("名为").take(CHINESE_MOST);
    firms.extend(called.filter_map(|(at, _)| called_in_chinese(found, at)));
    let nouns = chinese().nouns_before_firms.iter().flat_map(|noun| found.folded.match_indices(noun.as_str()));
    firms.extend(nouns.take(CHINESE_MOST).filter_map(|(at, noun)| behind_its_noun(found, at + noun.len())));
    let agents = found.folded.match_indices('由').take(CHINESE_MOST);
    firms.extend(agents.filter_map(|(at, by)| builder_behind(found, at + by.len())));
    let codes = found.folded.match_indices(['（', '(']).take(CHINESE_MOST);
    firms.extend(codes.filter_map(|(at, mark)| listed_at(found, at, mark)));
    firms
}

/// AI芯片公司曦岚发布…, 初创公司“深瞳”宣布, 初创公司 Fjord Labs 昨日开源: behind the noun for a firm of this field its name, where it
/// acts. One in Han characters without marks has to stand in the text once more.
fn behind_its_noun(found: &Annotated<'_>, noun: usize) -> Option<Span> {
    let rest = found.text.get(noun..)?.trim_start_matches([' ', '“', '「', '"']);
    let start = found.text.len() - rest.len();
    let marked = Span::new(noun, start).of(found.text).contains(['“', '「', '"']);
    let name = if rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        latin_name(rest)
    } else {
        let reach = Span::new(start, start + first(rest, LONGEST_NAME + 1).len());
        let cues = found.cues.get(found.cues.partition_point(|at| at.span.start < start)..).unwrap_or(&[]);
        let stop = cues.first().map(|at| at.span.start).filter(|at| *at < reach.end).unwrap_or(reach.end);
        let date = found.dates.get(found.dates.partition_point(|date| date.span.start < start));
        let stop = date.map_or(stop, |date| date.span.start.min(stop));
        let run = Span::new(start, stop.max(start)).of(&found.folded);
        let run = run.split(|c| !super::chinese::is_han(c) || matches!(c, '在' | '于')).next().unwrap_or("");
        before_all(run, &chinese().when_and_how)
    };
    let after = found.folded.get(start + name.len()..)?;
    let after = after.trim_start_matches(['”', '」', '"', ' ']);
    let after = behind_brackets(after);
    let acts = begins_with(after, &chinese().works_of_firms).is_some()
        || acts_at_a_time(found, after)
        || CHINESE_ACTS.iter().any(|word| !matches!(*word, "的" | "向") && after.starts_with(word));
    let han = !name.is_ascii();
    let again = || found.folded.matches(name).nth(1).is_some();
    let proper = !han
        || (2..=LONGEST_NAME).contains(&name.chars().count())
            && begins_with(name, &chinese().no_names_of_firms).is_none()
            && (marked || again());
    (!name.is_empty() && proper && acts).then(|| Span::new(start, start + name.len()))
}

/// 曦岚科技（Xilan）宣布: what stands behind the brackets that hold another name, or the code of its shares.
fn behind_brackets(after: &str) -> &str {
    let Some(inside) = after.strip_prefix(['（', '(']) else { return after };
    let closed = first(inside, IN_BRACKETS).find(['）', ')']);
    closed.and_then(|at| inside.get(at..)).map_or(after, |rest| rest.trim_start_matches(['）', ')']))
}

/// Characters that such brackets hold at most.
const IN_BRACKETS: usize = 28;

/// Characters of such a name at most.
const LONGEST_NAME: usize = 6;

/// `Fjord Labs` of `Fjord Labs 昨日开源`: words in capitals.
fn latin_name(text: &str) -> &str {
    let mut end = 0;
    for word in text.split(' ').take(3) {
        let letters = word.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        if letters < 2 || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            break;
        }
        end += letters + usize::from(end > 0);
        if letters < word.len() {
            break;
        }
    }
    let name = text.get(..end).unwrap_or("");
    // CEO, Q3, GPU
    let short = name.len() <= SHORT && !name.contains(|c: char| c.is_ascii_lowercase());
    if short { "" } else { name }
}

/// Letters of an abbreviation that stands for an office, a quarter or a kind of chip, at most.
const SHORT: usize = 4;

/// 由西江数字产业集团投资建设: a longer name that ends as a firm's does, between 由 and what is built or run.
fn builder_behind(found: &Annotated<'_>, start: usize) -> Option<Span> {
    let words = chinese();
    let run = first(found.folded.get(start..)?, LONGEST_BUILDER + LONGEST_DEED);
    let run = run.split(|c| !super::chinese::is_han(c)).next().unwrap_or("");
    let ends = words.builds_it.iter().filter_map(|deed| run.find(deed.as_str()));
    let name = before_all(run.get(..ends.min()?)?, &words.before_builds);
    let kind = ends_in(name, &words.ends_of_builders)?;
    let own = name.strip_suffix(kind)?.chars().count();
    let plain = !name.contains(['的', '和', '与', '及', '等', '在', '为', '被', '将'])
        && !NO_CHINESE.iter().any(|word| name.starts_with(word))
        && begins_with(name, &words.no_builders).is_none();
    ((2..=LONGEST_BUILDER).contains(&own) && plain).then(|| Span::new(start, start + name.len()))
}

/// Characters of such a name, and of the verb behind it, at most.
const LONGEST_BUILDER: usize = 12;
const LONGEST_DEED: usize = 8;

/// 晶睿电子厂（代号7788）, 云海算力(300999.SZ): who stands before the code that his shares are traded by.
fn listed_at(found: &Annotated<'_>, at: usize, mark: &str) -> Option<Span> {
    let start = super::chinese::run_before(found, at)?;
    let head = found.folded.get(start..at)?;
    let words = chinese();
    let behind =
        words.before_listed.iter().filter_map(|noun| head.rfind(noun.as_str()).map(|at| at + noun.len())).max();
    let own = behind.filter(|at| *at < head.len()).and_then(|at| head.get(at..));
    let coded = is_a_code(found.folded.get(at + mark.len()..)?, own.is_some());
    let head = own.unwrap_or(head);
    let name = behind_one(head, &words.heads_before_firms).unwrap_or(head);
    let before = found.folded.get(..at - name.len())?;
    let proper = (2..=6).contains(&name.chars().count())
        && name.chars().all(super::chinese::is_han)
        && !name.contains(['为', '是'])
        && ends_in(name, &words.not_listed).is_none()
        && !words.before_no_listed.iter().any(|word| name.contains(word.as_str()) || before.ends_with(word.as_str()));
    (coded && proper).then(|| Span::new(at - name.len(), at))
}

/// `300999.SZ`, 证券代码：688999, `688999`: what is in the brackets is a code of an exchange; 代号7799 is one behind a maker.
fn is_a_code(inside: &str, of_a_maker: bool) -> bool {
    let label = inside.split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    let code = inside.get(label.len()..).unwrap_or("");
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    let rest = code.get(digits..).unwrap_or("");
    let exchange = rest.strip_prefix('.').and_then(|rest| rest.get(..2));
    let traded = exchange.is_some_and(|exchange| matches!(exchange, "sz" | "sh" | "bj" | "hk" | "tw"));
    let label = label.trim_end_matches([':', '：', ' ']);
    let shares = label.starts_with("股票") || label.starts_with("证券") || label == "代号" && of_a_maker;
    let known = matches!(label, "" | "代码") && digits == 6;
    let of_shares = known && ["60", "68", "00", "30", "83", "87", "92"].iter().any(|mark| code.starts_with(mark));
    let closed = rest.starts_with(['）', ')', '，']);
    (4..=6).contains(&digits) && label.chars().count() <= 4 && (traded || closed && (shares || of_shares))
}

/// So many places of all ends are looked at.
const CHINESE_MOST: usize = 2400;

fn chinese_ending_at(found: &Annotated<'_>, Span { start: at, end }: Span, house: bool) -> Option<Span> {
    let before = found.folded.get(..at)?;
    let han = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    let run: usize = before.chars().rev().take(10).take_while(han).map(char::len_utf8).sum();
    let mut start = at - run;
    let first = found.cues.partition_point(|cue| cue.span.end <= start);
    for cue in found.cues.iter().skip(first).take_while(|cue| cue.span.end <= at) {
        start = start.max(cue.span.end);
    }
    let first = found.names.partition_point(|name| name.span.end <= start);
    for name in found.names.iter().skip(first).take_while(|name| name.span.start < at) {
        start = start.max(name.span.end.min(at));
    }
    let cut = found.folded.get(start..at)?.rfind('的').map_or(start, |place| start + place + '的'.len_utf8());
    let words = chinese();
    let head = behind_all(found.folded.get(cut..at)?, &words.heads_before_firms);
    let length = head.chars().count();
    let proper = (2..=4).contains(&length)
        && !NO_CHINESE.iter().any(|word| head.starts_with(word) || head.ends_with(word))
        && !head
            .contains(['了', '为', '和', '与', '及', '对', '在', '从', '等', '个', '是', '有', '年', '月', '日', '家']);
    let rest = found.folded.get(end..)?;
    let after = behind_brackets(rest.strip_prefix(['”', '」', '"']).unwrap_or(rest));
    let does = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let linked =
        || house && CHINESE_LINKS.iter().any(|link| after.starts_with(link) && leads_to_a_name(found, after, link));
    let acts_then = || Span::new(at, end).of(&found.folded) != "信息" && acts_at_a_time(found, after);
    let own =
        begins_with(after, &words.works_of_firms).is_some() || house && does(CHINESE_ACTS) || linked() || acts_then();
    let by = before.get(..at - head.len()).is_some_and(|rest| ends_in(rest, &words.firms_behind).is_some());
    (proper && (own || by)).then(|| Span::new(at - head.len(), end))
}

/// 砚池智能18日在合肥发布, 砚池智能还推出: behind when, how and where, what any firm does with its things.
fn acts_at_a_time<'f>(found: &'f Annotated<'_>, after: &'f str) -> bool {
    let works = &chinese().works_of_firms;
    let rest = std::iter::successors(Some(after), |rest| behind_a_time(found, rest)).last().unwrap_or(after);
    if let Some(place) = rest.strip_prefix('在') {
        let place = first(place, WHERE).split(['，', '。', '、', '；', '：', '\n']).next().unwrap_or("");
        return works.iter().any(|work| place.find(work.as_str()).is_some_and(|at| at > 0));
    }
    rest.len() < after.len() && begins_with(rest, works).is_some()
}

/// What stands behind the day or the adverb that the end of the text begins with.
fn behind_a_time<'f>(found: &'f Annotated<'_>, rest: &'f str) -> Option<&'f str> {
    let start = found.folded.len() - rest.len();
    let date = found.dates.get(found.dates.partition_point(|date| date.span.start < start));
    let date = date.filter(|date| date.span.start == start).and_then(|date| found.folded.get(date.span.end..));
    // 今（12）日
    let today = || {
        let day = rest.strip_prefix(['今', '昨'])?.strip_prefix(['（', '('])?;
        day.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['）', ')'])?.strip_prefix('日')
    };
    date.or_else(today).or_else(|| behind_one(rest, &chinese().when_and_how))
}

/// Characters of where a firm does something, and of what it does: 合肥举行的大会上发布.
const WHERE: usize = 16;

/// 砚池智能与华为, 砚池智能被美国: behind the link stands a firm or a country that is known.
fn leads_to_a_name(found: &Annotated<'_>, after: &str, link: &str) -> bool {
    let start = found.folded.len() - after.len() + link.len();
    let at = found.names.partition_point(|name| name.span.start < start);
    found.names.get(at).is_some_and(|name| {
        name.span.start == start && matches!(name.kind, EntityKind::Organization | EntityKind::Country)
    })
}

/// 砚池微电子是一家AI芯片公司: a name that opens its clause, and what it is told to be.
fn told_in_chinese(found: &Annotated<'_>, end: usize, behind: usize) -> Option<Span> {
    let start = super::chinese::run_before(found, end)?;
    let head = found.folded.get(..start)?;
    let opens = head.is_empty() || head.ends_with(['\n', '。', '，', '；', '“', '「', '：']);
    let name = Span::new(start, end);
    let length = name.of(&found.folded).chars().count();
    let own = name.of(&found.folded).chars().all(super::chinese::is_han)
        && !name.of(&found.folded).starts_with(['该', '这', '其', '它', '我', '他', '她', '也'])
        // 最大股东是一家国有企业: what someone is to another is no name
        && ends_in(name.of(&found.folded), &chinese().roles_of_firms).is_none()
        && ends_in(name.of(&found.folded), &chinese().nameless_firms).is_none_or(|noun| noun.len() < name.len());
    let phrase = found.folded.get(behind..)?.split(['，', '。', '；', '、', '\n']).next().unwrap_or("");
    let noun = first(phrase, KIND_WITHIN);
    let kind = chinese().firm_kinds.iter().any(|kind| noun.contains(kind.as_str()));
    (opens && own && kind && (3..=MOST_OF_A_NAME).contains(&length)).then_some(name)
}

/// 一家名为砚池微电子的AI芯片公司: the name that is given, and behind it the noun for a firm.
fn called_in_chinese(found: &Annotated<'_>, called: usize) -> Option<Span> {
    let start = called + "名为".len();
    let rest = found.folded.get(start..)?;
    let rest = rest.strip_prefix(['“', '「']).unwrap_or(rest);
    let start = found.folded.len() - rest.len();
    let length = rest.chars().take(MOST_OF_A_NAME + 1).take_while(|c| super::chinese::is_han(*c) && *c != '的');
    let length: usize = length.map(char::len_utf8).sum();
    let behind = rest.get(length..)?.trim_start_matches(['”', '」']).strip_prefix('的')?;
    let phrase = behind.split(['，', '。', '；', '、', '的']).next().unwrap_or("");
    let noun = first(phrase, KIND_WITHIN);
    let kind = ["公司", "企业", "厂商", "机构"].iter().any(|kind| noun.contains(kind));
    let name = Span::new(start, start + length);
    ((2..=MOST_OF_A_NAME).contains(&name.of(found.text).chars().count()) && kind).then_some(name)
}

/// Characters of such a name at most, and of the phrase behind it up to the noun for a firm.
const MOST_OF_A_NAME: usize = 10;
const KIND_WITHIN: usize = 14;

/// "the startup Fluidstack", "teamed up with Fluidstack": a capitalised word where only a firm can stand.
fn introduced(found: &Annotated<'_>, at: &CueAt) -> Option<Span> {
    let rest = found.text.get(at.span.end..)?;
    let start = match at.cue {
        Cue::Firm if !at.span.of(found.text).ends_with("ers") => at.span.end + rest.strip_prefix(' ').map(|_| 1)?,
        Cue::Partner => at.span.end + rest.strip_prefix(" with ").map(|_| 6)?,
        _ => return None,
    };
    let first = proper_word(found.text, start)?;
    Some(with_next_word(found.text, first))
}

/// "the start-up Etna Silicon": a second capitalised word belongs to the name.
fn with_next_word(text: &str, first: Span) -> Span {
    let rest = text.get(first.end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or("");
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let shouted = word.chars().all(|c| c.is_ascii_uppercase());
    let ends = rest.get(word.len()..).is_none_or(|after| !after.starts_with(['-', '’', '\'']));
    if (word == LAB_END || is_proper(word) && word.len() >= 4 && !shouted)
        && ends
        && word.chars().all(char::is_alphabetic)
    {
        Span::new(first.start, first.end + 1 + word.len())
    } else {
        first
    }
}

/// The capitalised word that begins at `start`.
fn proper_word(text: &str, start: usize) -> Option<Span> {
    let word = text.get(start..)?.split(|c: char| !c.is_alphanumeric()).next()?;
    let proper = word.len() >= 4
        && word.starts_with(|c: char| c.is_uppercase())
        && word.chars().skip(1).any(char::is_lowercase)
        && !is_common(word)
        && !NO_FIRM.contains(&word);
    proper.then(|| Span::new(start, start + word.len()))
}

/// The capitalised words before the last one, itself among them; none where it stands alone or begins a heading.
fn firm_ending_at(text: &str, start: usize, end: usize) -> Option<Span> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if letter(text.get(end..)?.chars().next()) || letter(text.get(..start)?.chars().next_back()) {
        return None;
    }
    // "High-Performance Computing" is no firm.
    let proper = |word: &str| is_proper(word) && !word.contains('-');
    let head = text.get(..start)?.strip_suffix(' ')?.len();
    let from = run_before(text, head, 2, proper);
    // "Vireo Semiconductor GmbH" is Vireo Semiconductor.
    let legal = ["Inc", "Ltd", "GmbH", "Corp"].contains(&Span::new(start, end).of(text));
    let end = if legal { start.saturating_sub(1) } else { with_field(text, end) };
    (from < head).then_some(Span::new(from, end))
}

/// "Dhofar Institute of Computing": the field belongs to the name.
fn with_field(text: &str, end: usize) -> usize {
    let school = text.get(..end).is_some_and(|name| name.ends_with("Institute") || name.ends_with("University"));
    let field = text.get(end..).and_then(|rest| rest.strip_prefix(" of ")).filter(|_| school).unwrap_or("");
    let word = field.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if word.starts_with(|c: char| c.is_uppercase()) { end + " of ".len() + word.len() } else { end }
}
