//! Names that only Chinese texts have: a centre or cluster named by its place (临港智算集群), a Chinese head before a
//! Latin part (龙门-MoE), rules and plans by their titles, and words for the country that the text is of (国内).

use std::sync::LazyLock;

use crate::{
    lexicon::{
        EntityRef, Lexicon,
        chinese::{before_all, before_one, begins_with, behind_one, chinese, ends_in},
        cue::Cue,
    },
    model::{EntityKind, Language},
    text::{Span, list::Words},
};

use super::{Name, Role, shape::size_in};
use crate::extract::annotate::Annotated;

/// Adds them.
pub(super) fn add(found: &mut Annotated<'_>) {
    variants(found);
    chip_variants(found);
    bare_numbers(found);
    drop_brands(found);
    set_teams_aside(found);
    let mut added = systems(found);
    added.extend(projects(found));
    added.extend(models(found));
    added.extend(home(found));
    added.extend(policies(found));
    added.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    added.dedup_by(|second, first| second.span.overlaps(first.span));
    let several: Vec<Span> =
        added.iter().filter(|name| is_of_several_words(found, name)).map(|name| name.span).collect();
    let holds = |longer: &Name, name: &Name| longer.span != name.span && longer.span.contains(name.span);
    added.retain(|name| {
        let mut over = found.names_over(name.span);
        match name.kind {
            EntityKind::Policy => true,
            _ if several.contains(&name.span) => over.all(|known| holds(name, known)),
            _ => over.next().is_none(),
        }
    });
    // a title, or a name of several words, stands for the names inside it
    let replaces = |longer: &Name| longer.kind == EntityKind::Policy || several.contains(&longer.span);
    found.names.retain(|name| !added.iter().any(|longer| replaces(longer) && holds(longer, name)));
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

fn named(span: Span, kind: EntityKind, name: String, role: Role) -> Name {
    Name { span, kind, name, entity: None, role, compared: false, counted: false, family: false }
}

/// 腾讯混元Large, 文心4.5: a Chinese name of a family that goes on in Latin letters or digits is one of its members.
fn variants(found: &mut Annotated<'_>) {
    let (text, lexicon) = (found.text, found.lexicon);
    for name in &mut found.names {
        let Some(family) = name.entity.filter(|entity| lexicon.is_group(*entity) && name.kind == EntityKind::Model)
        else {
            continue;
        };
        let tail = text.get(name.span.end..).unwrap_or("");
        let glued = tail.strip_prefix(' ').unwrap_or(tail);
        if let Some((entity, length)) = member_of_two_words(lexicon, family, glued) {
            let span = Span::new(name.span.start, name.span.end + (tail.len() - glued.len()) + length);
            *name = Name {
                span,
                name: lexicon.entity(entity).name.clone(),
                entity: Some(entity),
                family: false,
                ..name.clone()
            };
            continue;
        }
        let end = glued.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))).unwrap_or(glued.len());
        let word = glued.get(..end).unwrap_or("").trim_end_matches(['-', '.']);
        // HunyuanImage3.0 is a name of its own, and T3-Large is not.
        let letters = word.split('-').next().unwrap_or("").chars().filter(char::is_ascii_alphabetic).count();
        let whole = letters >= 4 && word.chars().any(|c| c.is_ascii_digit());
        // 百灵大模型Ling-Plus: behind the noun stands a name of its own; 豆包大模型2.0 is a version, and 混元大模型Large a member
        let coded = word.contains(|c: char| c == '-' || c.is_ascii_digit());
        let own = letters >= 3 && coded && name.span.of(text).ends_with("模型") && !opens_with_a_tier(word);
        if word.is_empty() || whole || name.span.of(text).is_ascii() {
            continue;
        }
        let canonical = &lexicon.entity(family).name;
        let member = [format!("{canonical}-{word}"), format!("{canonical} {word}"), format!("{canonical}{word}")];
        let known = member.iter().find_map(|whole| lexicon.resolve_as(whole, EntityKind::Model));
        let span = Span::new(name.span.start, name.span.end + (tail.len() - glued.len()) + word.len());
        if let Some(entity) = known {
            *name = Name {
                span,
                name: lexicon.entity(entity).name.clone(),
                entity: Some(entity),
                family: false,
                ..name.clone()
            };
        } else if !own && glued.len() == tail.len() && (makes_a_member(word) || is_a_version(word, glued)) {
            *name = named(span, EntityKind::Model, span.of(text).to_owned(), Role::Shape);
        }
    }
}

/// `Ultra MoE` of `华为盘古Ultra MoE`: two words that with the family make one of its members, and how long they are.
fn member_of_two_words(lexicon: &Lexicon, family: EntityRef, glued: &str) -> Option<(EntityRef, usize)> {
    let word = |text: &str| text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let first = word(glued);
    let rest = glued.get(first..)?.strip_prefix([' ', '-'])?;
    let words = glued.get(..first + 1 + word(rest))?;
    let canonical = &lexicon.entity(family).name;
    let owner = lexicon.maker(family).map(|maker| lexicon.entity(maker).name.as_str()).unwrap_or_default();
    let short = canonical.strip_prefix(owner).unwrap_or(canonical).trim_start();
    let plain = words.replace('-', " ");
    let known = lexicon.resolve_as(&format!("{short} {plain}"), EntityKind::Model)?;
    (first > 0 && !rest.is_empty()).then_some((known, words.len()))
}

/// `Pro-32K`: what the members of any family are told apart by.
fn opens_with_a_tier(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    chinese().tiers.iter().any(|tier| tier.eq_ignore_ascii_case(first))
}

/// Large of 混元Large, 6.0 of 文心6.0, 718B of 盘古718B: a capital, a version with a point, or a size.
fn makes_a_member(word: &str) -> bool {
    let version = word.split_once('.').is_some_and(|(major, minor)| {
        let digits = |part: &str| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        digits(major) && digits(minor)
    });
    word.starts_with(|c: char| c.is_ascii_uppercase()) || version || size_in(word).is_some()
}

/// 4 of 千问4，: a small number that counts nothing, for no noun stands behind it.
fn is_a_version(word: &str, tail: &str) -> bool {
    let rest = tail.get(word.len()..).unwrap_or("");
    let number = (1..=2).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit()) && !word.starts_with('0');
    number && (rest.is_empty() || begins_with(rest, &chinese().behind_versions).is_some())
}

/// 天垓200, 思元690, 天垓Gen1: a Chinese name of a family of chips that goes on in digits, or with a generation, is one of its
/// members, unless the digits count something.
fn chip_variants(found: &mut Annotated<'_>) {
    let (text, lexicon) = (found.text, found.lexicon);
    for name in &mut found.names {
        let makes = |entity: &EntityRef| lexicon.is_group(*entity) && lexicon.maker(*entity).is_some();
        let family = name.entity.filter(|entity| makes(entity) && name.kind == EntityKind::Chip);
        let Some(family) = family.filter(|_| !name.span.of(text).is_ascii()) else { continue };
        let tail = text.get(name.span.end..).unwrap_or("");
        let end = tail.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tail.len());
        let word = tail.get(..end).unwrap_or("");
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let counts = tail.get(end..).is_some_and(|rest| rest.trim_start().starts_with(COUNTERS));
        let numbered = (3..=6).contains(&word.len()) && digits >= 3 && !counts;
        if !numbered && !is_a_generation(word) {
            continue;
        }
        let canonical = lexicon.entity(family).name.as_str();
        // 沐曦曦云C550 is MetaX C550 of the line MetaX Xiyun
        let house = lexicon.maker(family).map(|house| lexicon.entity(house).name.as_str()).unwrap_or_default();
        let known = [canonical, house]
            .iter()
            .find_map(|owner| lexicon.resolve_as(&format!("{owner} {word}"), EntityKind::Chip));
        let span = Span::new(name.span.start, name.span.end + word.len());
        let written = known.map_or_else(|| span.of(text).to_owned(), |chip| lexicon.entity(chip).name.clone());
        *name = Name { entity: known, ..named(span, EntityKind::Chip, written, Role::Known) };
    }
}

/// `Gen1` of `天垓Gen1`, `Gen1X` of `智铠Gen1X`: which one of its line a chip is.
fn is_a_generation(word: &str) -> bool {
    let number = word.strip_prefix("Gen").or_else(|| word.strip_prefix("GEN")).unwrap_or("");
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < number.len() && rest.len() <= 1
}

/// 昇腾960和970, 950DT将于四季度推出，960、970则…: the number alone of a chip of the line, in a list behind a member or at
/// the head of a clause.
fn bare_numbers(found: &mut Annotated<'_>) {
    let mut added: Vec<Name> = Vec::new();
    let mut line: Option<(String, usize)> = None;
    for name in found.names.iter().filter(|name| name.kind == EntityKind::Chip) {
        let from = line.take();
        if let Some((prefix, end)) = from {
            let near = Span::new(end.min(name.span.start), name.span.start);
            added.extend(numbers_of_line(found, &prefix, near));
        }
        line = prefix_of(name).map(|prefix| (prefix, name.span.end));
    }
    if let Some((prefix, end)) = line {
        let reach = found.text.get(end..).and_then(|rest| rest.find('\n')).map_or(found.text.len(), |at| end + at);
        added.extend(numbers_of_line(found, &prefix, Span::new(end, reach)));
    }
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// "Ascend " of Ascend 950DT.
fn prefix_of(name: &Name) -> Option<String> {
    let (head, last) = name.name.rsplit_once(' ')?;
    let coded = last.starts_with(|c: char| c.is_ascii_digit()) && name.entity.is_some();
    coded.then(|| format!("{head} "))
}

/// Characters behind a chip's name in which another one is called by its number alone.
const NUMBERS: usize = 60;

fn numbers_of_line(found: &Annotated<'_>, prefix: &str, gap: Span) -> Vec<Name> {
    let text = gap.of(found.text).split(['\n', '。']).next().unwrap_or("");
    let mut names = Vec::new();
    for (at, mark) in text.char_indices().take(NUMBERS).filter(|(_, c)| "、和与與及，；/".contains(*c)) {
        let from = at + mark.len_utf8();
        let rest = text.get(from..).unwrap_or("");
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        let after = rest.get(length..).unwrap_or("").trim_start();
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let listed = after.starts_with(['、', '和', '与', '與', '及', '/']);
        if digits != 3
            || !listed && after.starts_with(COUNTERS)
            || after.starts_with(['参', '參', '年', '元', 'T', 'G', 'W', '瓦'])
        {
            continue;
        }
        let Some(chip) = found.lexicon.resolve_as(&format!("{prefix}{word}"), EntityKind::Chip) else { continue };
        let span = Span::new(gap.start + from, gap.start + from + length);
        let name = found.lexicon.entity(chip).name.clone();
        names.push(Name { entity: Some(chip), ..named(span, EntityKind::Chip, name, Role::Known) });
    }
    names
}

/// What may stand behind a number that counts.
const COUNTERS: &[char] = &[
    '卡', '张', '張', '颗', '顆', '片', '台', '臺', '个', '個', '万', '萬', '亿', '億', '千', '百', '年', '月', '%',
    '.', ',', '超', '节', '節', '座', '套', '枚', '块', '塊', '款', '-', '+', '、', '家', '名', '人', '天', '日', '种',
    '種', '位', '倍', '米', '公', '项', '項', '所', '小', '吨', '噸',
];

/// 星辰语义大模型`TeleChat3`, 通义千问 Qwen3: the brand before a model's own name is no model beside it.
fn drop_brands(found: &mut Annotated<'_>) {
    let brand = |first: &Name, second: &Name| {
        let gap = Span::new(first.span.end.min(second.span.start), second.span.start).of(found.text);
        first.kind == EntityKind::Model
            && second.kind == EntityKind::Model
            && matches!(
                gap.trim(),
                "" | "-" | "—" | "——" | "：" | "大模型" | "模型" | "大语言模型" | "语言模型" | "系列"
            )
            && !first.span.of(found.text).is_ascii()
            && first.span.end <= second.span.start
    };
    let dropped: Vec<bool> = found
        .names
        .iter()
        .enumerate()
        .map(|(at, first)| found.names.get(at + 1).is_some_and(|second| brand(first, second)))
        .collect();
    let mut at = 0;
    found.names.retain(|_| {
        at += 1;
        !dropped.get(at - 1).copied().unwrap_or(false)
    });
}

/// `LongCat`团队发布…, Kimi实验室: the people act, and the sentence is not about the model that they are called after.
fn set_teams_aside(found: &mut Annotated<'_>) {
    let folded = &found.folded;
    let is_a_team = |name: &Name| {
        let after = folded.get(name.span.end..).unwrap_or("").trim_start_matches(['大', '模', '型', ' ']);
        name.kind == EntityKind::Model && begins_with(after, &chinese().called_after_models).is_some()
    };
    // 某公司启明团队: a part of the firm that stands right before
    let firms: Vec<usize> =
        found.names.iter().filter(|name| name.kind == EntityKind::Organization).map(|name| name.span.end).collect();
    found.names.retain(|name| !(firms.contains(&name.span.start) && is_a_team(name)));
    for name in &mut found.names {
        name.compared |= is_a_team(name);
    }
}

/// 《…办法》 on computing, chips or AI is a policy; 本办法, 《办法》 stand for it.
fn policies(found: &Annotated<'_>) -> Vec<Name> {
    static OWN: LazyLock<Words> = LazyLock::new(|| {
        Words::of(chinese().policies.iter().flat_map(|word| ["本", "该"].map(|head| format!("{head}{word}"))))
    });
    let text = found.text;
    let mut names: Vec<Name> = Vec::new();
    let known = found.names.iter().find(|name| name.kind == EntityKind::Policy);
    let mut first: Option<Name> = None;
    for (at, _) in text.match_indices('《') {
        let start = at + '《'.len_utf8();
        let Some(length) = text.get(start..).and_then(|rest| rest.find('》')) else { break };
        let span = Span::new(start, start + length);
        let title = span.of(&found.folded);
        let plain = title.split(['（', '(']).next().unwrap_or(title);
        if title.chars().count() > LONGEST_TITLE || ends_in(plain, &chinese().policies).is_none() {
            continue;
        }
        if title.chars().count() >= 6 && chinese().policy_topics.iter().any(|word| title.contains(word.as_str())) {
            let name = named(span, EntityKind::Policy, span.of(text).to_owned(), Role::Shape);
            let known = known.filter(|known| known.span.start <= start).cloned();
            first = first.or(known).or_else(|| Some(name.clone()));
            names.push(name);
        } else if let Some(policy) = first.as_ref().or(known).filter(|_| title.chars().count() <= 4) {
            names.push(policy.standing_for(span));
        }
    }
    let Some(policy) = first.or_else(|| known.cloned()) else { return names };
    names.extend(OWN.each_in(&found.folded).map(|(_, own)| policy.standing_for(own)));
    names.retain(|name| name.span.start >= policy.span.start);
    names
}

/// A title between 《 and 》 longer than this, in characters, is none of a policy.
const LONGEST_TITLE: usize = 48;

/// The longest that the place or owner in a system's name is taken to be, in characters.
const LONGEST_PLACE: usize = 10;

/// 武汉光谷智算中心, 临港智算集群: a noun for a system with a name before it.
fn systems(found: &Annotated<'_>) -> Vec<Name> {
    static NOUNS: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().system_nouns));
    let mut nouns: Vec<(usize, Span)> = NOUNS.each_in(&found.folded).collect();
    // of two that overlap, the earlier of the list counts
    nouns.sort_unstable();
    let mut names: Vec<Name> = Vec::new();
    for (_, Span { start: at, end }) in nouns {
        let Some(start) = place_with_more(found, at).or_else(|| head_before(found, at)) else { continue };
        // 某中心之一, 算力中心数量: one of several, and all of them
        if found.folded.get(end..).is_some_and(|rest| rest.starts_with("之一") || rest.starts_with("数量")) {
            continue;
        }
        let span = Span::new(start, end);
        let longer = names.iter().any(|other| other.span.overlaps(span));
        if !longer {
            names.push(named(span, EntityKind::System, span.of(found.text).to_owned(), Role::Shape));
        }
    }
    called_without_their_place(&mut names);
    names
}

/// 广西西江智算中心 is 西江智算中心, where the text has both.
fn called_without_their_place(names: &mut [Name]) {
    let written: Vec<String> = names.iter().map(|name| name.name.clone()).collect();
    for name in names {
        let Some(rest) = behind_one(&name.name, &chinese().places) else { continue };
        let rest = rest.strip_prefix(['省', '市']).unwrap_or(rest);
        if let Some(short) = written.iter().find(|short| *short == rest) {
            name.name.clone_from(short);
        }
    }
}

/// 庆阳万卡集群项目: a project is called by its town and by how many cards it is of; by the town told of last where the
/// sentence names no firm whose it could be.
fn projects(found: &Annotated<'_>) -> Vec<Name> {
    let words = chinese();
    let nouns = words.project_nouns.iter().flat_map(|noun| found.folded.match_indices(noun.as_str()));
    let named_at = |(at, noun): (usize, &str)| {
        let before = found.folded.get(..at)?;
        let head = before_all(before, &words.project_sorts);
        let sized = before.get(head.len()..)?.contains('卡');
        let start = before_one(head, &words.town_levels).unwrap_or(head);
        let own = ends_in(start, &words.places).map(|place| start.len() - place.len());
        let around = raw_sentence(&found.folded, at);
        let firm = || found.names.iter().any(|n| n.kind == EntityKind::Organization && around.contains(n.span));
        let town = if own.is_none() && !firm() { Some(super::sited::town_before(found, at)?) } else { None };
        let start = own.or_else(|| town.is_some().then_some(head.len()))?;
        // 多个万卡算力项目: several
        let several = head.ends_with(|c: char| "个座批多些各等".contains(c));
        let span = Span::new(start, at + noun.len());
        let name = || format!("{}{}", town.unwrap_or_default(), span.of(found.text));
        (sized && !several).then(|| named(span, EntityKind::System, name(), Role::Shape))
    };
    nouns.filter_map(named_at).collect()
}

/// The sentence around that byte, before sentences are laid out.
fn raw_sentence(text: &str, at: usize) -> Span {
    const ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];
    let start = text.get(..at).and_then(|head| head.rfind(ENDS)).unwrap_or(0);
    let end = text.get(at..).and_then(|rest| rest.find(ENDS)).map_or(text.len(), |end| at + end);
    Span::new(start, end)
}

/// 南京昇腾人工智能计算中心, 西安未来智算中心: where the place begins before a word that is a maker's, a chip's or a plan's
/// elsewhere and a part of the name here.
fn place_with_more(found: &Annotated<'_>, at: usize) -> Option<usize> {
    let before = found.folded.get(..at)?;
    let word = ends_in(before, &chinese().inside_sites)?;
    let rest = before.strip_suffix(word)?;
    let place = ends_in(rest, &chinese().places)?;
    Some(rest.len() - place.len())
}

/// A site's name of several words that mean other things elsewhere.
fn is_of_several_words(found: &Annotated<'_>, name: &Name) -> bool {
    let noun = ends_in(name.span.of(&found.folded), &chinese().system_nouns);
    name.kind == EntityKind::System
        && noun.is_some_and(|noun| place_with_more(found, name.span.end - noun.len()) == Some(name.span.start))
}

/// 山海大模型3.0, 云岫-32B-Chat: two to four characters that say of no sort, before 大模型 and a version or before a size.
fn models(found: &Annotated<'_>) -> Vec<Name> {
    let text = found.text;
    let mut names = Vec::new();
    for (at, noun) in found.folded.match_indices("大模型") {
        let end = at + noun.len();
        let version = version_of(text.get(end..).unwrap_or(""));
        if let Some(start) = (version > 0).then(|| brand_before(found, at)).flatten() {
            let span = Span::new(start, end + version);
            names.push(named(span, EntityKind::Model, span.of(text).to_owned(), Role::Shape));
        }
    }
    // 洞明2.5大模型: the version between
    for (at, _) in found.folded.match_indices("大模型") {
        let head = text.get(..at).unwrap_or("");
        let number = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let version = head.get(number.len()..).unwrap_or("");
        let pointed = version.split_once('.').is_some_and(|(major, minor)| !major.is_empty() && minor.len() == 1);
        if let Some(start) = pointed.then(|| super::coded::brand_before(found, number.len())).flatten() {
            names.push(named(
                Span::new(start, at),
                EntityKind::Model,
                text.get(start..at).unwrap_or("").to_owned(),
                Role::Shape,
            ));
        }
    }
    for (at, _) in text.match_indices('-') {
        let rest = text.get(at + 1..).unwrap_or("");
        // Most hyphens go no further: a brand stands before it, and a number behind.
        let brand = text.get(..at).is_some_and(|head| head.ends_with(is_han));
        if !brand || !rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or("").trim_end_matches(['-', '.']);
        if let Some(start) = size_in(word).and_then(|_| brand_before(found, at)) {
            let span = Span::new(start, at + 1 + word.len());
            names.push(named(span, EntityKind::Model, span.of(text).to_owned(), Role::Shape));
        }
    }
    names
}

/// Bytes of the version that a text begins with: `3.0`, `V2`, ` 4.5`.
fn version_of(text: &str) -> usize {
    let bare = text.strip_prefix(' ').unwrap_or(text);
    let digits = bare.strip_prefix(['V', 'v']).unwrap_or(bare);
    let end = digits.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(digits.len());
    let number = digits.get(..end).unwrap_or("").trim_end_matches('.');
    let counts = digits.get(end..).is_some_and(|rest| rest.trim_start().starts_with(COUNTERS));
    let pointed = number.contains('.') || digits.len() < bare.len();
    if number.is_empty() || number.len() > 4 || counts || !pointed {
        0
    } else {
        text.len() - digits.len() + number.len()
    }
}

/// Where the two to four characters of a brand before `at` begin: behind a mark, a cue or a known name.
fn brand_before(found: &Annotated<'_>, at: usize) -> Option<usize> {
    let start = run_before(found, at)?;
    let head = found.folded.get(start..at)?;
    (!is_a_sort(head) && head.chars().all(is_han) && (2..=4).contains(&head.chars().count())).then_some(start)
}

/// 国产, 通用, 多模态: words that say of what sort a thing is, and not what it is called.
pub(super) fn is_a_sort(head: &str) -> bool {
    begins_with(head, &chinese().sorts).is_some() || ends_in(head, &chinese().sorts).is_some()
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Where the proper part of the name before the noun at `at` begins, if there is one.
fn head_before(found: &Annotated<'_>, at: usize) -> Option<usize> {
    let start = run_before(found, at)?;
    let head = found.folded.get(start..at)?;
    let proper = head.chars().count() >= 2
        && (begins_with(head, &chinese().numbered_towns).is_some() || !opens_as_no_place(head))
        && ends_in(head, &chinese().no_places).is_none()
        // 30多家算力中心 are many.
        && !head.ends_with(['家', '座', '处', '个', '多', '余'])
        && !head.is_ascii();
    proper.then_some(start)
}

/// 云智算中心 has no place, and 两大智算中心 are several, but 云南智算中心, 两江智算中心 and 三亚智算中心 have one.
fn opens_as_no_place(head: &str) -> bool {
    let several = head.strip_prefix(|c: char| "一两二三四五六七八九十百多数首".contains(c));
    begins_with(head, &chinese().no_places).is_some_and(|word| !matches!(word, "云" | "两" | "三" | "四"))
        || several.is_some_and(|rest| begins_with(rest, &chinese().behind_numerals).is_some())
}

/// Where the characters before `at` begin that can be of one name: behind a mark, a cue, a known name or 的.
pub(super) fn run_before(found: &Annotated<'_>, at: usize) -> Option<usize> {
    let before = found.folded.get(..at)?;
    let run =
        before.chars().rev().take(LONGEST_PLACE).take_while(|c| is_of_a_name(*c)).map(char::len_utf8).sum::<usize>();
    let mut start = at - run;
    let first = found.cues.partition_point(|cue| cue.span.end <= start);
    for cue in found.cues.iter().skip(first).take_while(|cue| cue.span.end <= at) {
        if !matches!(cue.cue, Cue::Chip | Cue::Model | Cue::System | Cue::Firm) {
            start = start.max(cue.span.end);
        }
    }
    let known = found.names.partition_point(|name| name.span.end <= start);
    for name in found.names.iter().skip(known).take_while(|name| name.span.start < at) {
        start = start.max(name.span.end.min(at));
    }
    let start =
        before.get(start..).and_then(|run| run.rfind('的')).map_or(start, |place| start + place + '的'.len_utf8());
    // 和林格尔智算中心: a place that begins like a small word
    let mut name = before.get(start..)?;
    while begins_with(name, &chinese().places_like_words).is_none()
        && let Some(rest) = behind_one(name, &chinese().before_places)
    {
        name = rest;
    }
    Some(at - name.len())
}

fn is_of_a_name(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '·') || c.is_ascii_alphanumeric()
}

/// 国内, 我国 in a text of the mainland: China.
fn home(found: &Annotated<'_>) -> Vec<Name> {
    if found.language != Language::SimplifiedChinese {
        return Vec::new();
    }
    let words = ["我国", "国内", "全国"];
    let places = words.iter().flat_map(|word| found.text.match_indices(word));
    places
        .map(|(at, word)| {
            named(Span::new(at, at + word.len()), EntityKind::Country, "China".to_owned(), Role::Referring)
        })
        .collect()
}
