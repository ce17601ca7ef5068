//! Names in a text: those of the lexicon, those known by their shape and company alone, and the words that stand for
//! a thing named before ("the model", 后者) or never named ("a trillion-parameter model").

mod apposed;
mod backed;
mod bare;
mod benchmark;
mod beside;
mod chinese;
mod coded;
mod dealing;
mod described;
mod firm;
mod group;
mod introduced;
mod labelled;
mod legal;
mod machine;
mod memory;
mod own_chip;
mod own_site;
mod owner;
mod phrase;
mod quoted;
mod referring;
mod role;
mod shape;
mod short;
mod sited;
mod sized;
mod stem;
mod stranger;
mod successor;
mod titled;
mod told;
mod unnamed;
mod variant;
mod words;

pub(super) use benchmark::add_benchmarks;
pub(super) use described::{in_line, is_description, is_led_by_an_unclear_one, nouns_in};
pub(super) use firm::add_firms;
pub(super) use group::{Group, is_of_unclear_ones};
pub(super) use labelled::names_its_value;
pub(super) use memory::add_memory;
pub(super) use owner::{firm_of, is_modifier, makes_what_is_inside, only_took_part};
pub(super) use phrase::Phrase;
pub(super) use referring::{add_referring, distinct, only_one};
pub(super) use role::{are_several, is_a_verb, is_inside_a_machine};
pub(super) use shape::{add_by_shape, size_in, sizes_in};
pub(super) use short::add_short;
pub(super) use sized::{add_sized, is_of_a_version};
pub(super) use stranger::{is_a_strangers, is_led_by_a_stranger, is_led_by_an_unknown_firm};
pub(super) use unnamed::{is_any_model, is_for_training};
pub(super) use variant::{is_a_chinese_joint, is_a_joint, is_family, joins, variant_of};

use std::collections::BTreeSet;

use crate::{
    lexicon::{
        EntityRef, Lexicon,
        chinese::{begins_with, chinese},
        english::{english, is_owner},
    },
    model::{Document, EntityKind, Subject, entity::DOMESTIC_CHIPS},
    text::{Span, span::first},
};

/// How a name came to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The lexicon knows it.
    Known,
    /// Its shape and its neighbours say what it is.
    Shape,
    /// A thing that the text does not name.
    Unnamed,
    /// A place for computing that it does not name, and tells no size of.
    Sited,
    /// A word that stands for a thing named before.
    Referring,
}

/// A name, or what stands for one, at its place.
#[derive(Debug, Clone)]
#[expect(clippy::struct_field_names, reason = "the name of a name is its name")]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    /// Canonical, where the lexicon knows it.
    pub(super) name: String,
    pub(super) entity: Option<EntityRef>,
    pub(super) role: Role,
    /// The other side of a comparison ("than the H100"): never what the sentence is about.
    pub(super) compared: bool,
    /// Behind a number ("384 Ascend 910C"): counted, and never what the sentence is about either.
    pub(super) counted: bool,
    /// A family or a class ("Ascend", "domestic chips") beside which the text may name what it means.
    pub(super) family: bool,
}

impl Name {
    /// Whether a sentence can be about it.
    pub(super) fn can_lead(&self) -> bool {
        !self.compared && !self.counted && !self.family
    }

    /// A thing that the text does not name, or a word that stands for one.
    pub(super) fn has_no_name(&self) -> bool {
        self.name.contains(": unnamed ")
    }

    /// The place itself where the text speaks of a thing that it does not name.
    pub(super) fn stays_unnamed(&self) -> bool {
        matches!(self.role, Role::Unnamed | Role::Sited)
    }

    pub(super) fn subject(&self) -> Subject {
        Subject::new(self.kind, self.name.clone())
    }

    /// A thing that the text does not name, known by its owner.
    fn unnamed(span: Span, kind: EntityKind, owner: &str) -> Self {
        Self { role: Role::Unnamed, ..unknown(span, kind, &Subject::unnamed(owner, kind).name) }
    }

    /// A place for computing without a name, known by who builds or runs it.
    fn sited(span: Span, owner: &str) -> Self {
        Self { role: Role::Sited, ..Self::unnamed(span, EntityKind::System, owner) }
    }

    pub(super) fn standing_for(&self, span: Span) -> Self {
        Self { span, role: Role::Referring, compared: false, counted: false, ..self.clone() }
    }
}

/// The lexicon's names in the text.
pub(super) fn known(text: &str, lexicon: &Lexicon) -> Vec<Name> {
    let mut names = Vec::new();
    for found in lexicon.find_with_members(text) {
        let entity = lexicon.entity(found.entity);
        let Some(kind) = entity.kind.filter(|_| !is_all_but(text, found.span.start)) else { continue };
        if found.member {
            let written = found.span.of(text);
            // 国产算力3579P: so much of it, and no thing of that name.
            if entity.name == DOMESTIC_CHIPS {
                continue;
            }
            if let Some(known) = behind_its_maker(lexicon, written, kind) {
                let name = lexicon.entity(known).name.clone();
                names.push(Name { entity: Some(known), role: Role::Known, ..unknown(found.span, kind, &name) });
                continue;
            }
            names.push(unknown(found.span, kind, without_owner(found.span.of(text))));
            continue;
        }
        if is_memory_type(&entity.name) || is_software(&entity.name) || is_across_words(text, found.span) {
            continue;
        }
        names.push(Name {
            span: found.span,
            kind,
            name: entity.name.clone(),
            entity: Some(found.entity),
            role: Role::Known,
            compared: false,
            counted: false,
            family: false,
        });
    }
    let more: Vec<Name> = names.iter().flat_map(|name| shortened(text, lexicon, name)).collect();
    for name in more {
        let at = names.partition_point(|other| other.span.end <= name.span.start);
        if names.get(at).is_none_or(|other| !other.span.overlaps(name.span)) {
            names.insert(at, name);
        }
    }
    drop_owners_of_the_next(text, &mut names);
    join_family_behind(text, &mut names, lexicon);
    add_numbers_alone(text, &mut names);
    mark_families(text, &mut names, lexicon);
    names
}

/// "Microsoft-backed `OpenAI`", 百度旗下昆仑芯: whose money is in a firm, or whose house it is of, does nothing of what is told of
/// the firm.
fn drop_owners_of_the_next(text: &str, names: &mut Vec<Name>) {
    let mut drop = vec![false; names.len()];
    for ((place, name), drop) in names.iter().enumerate().zip(&mut drop) {
        if name.kind != EntityKind::Organization {
            continue;
        }
        let after = text.get(name.span.end..).unwrap_or("");
        let word = after.strip_prefix(['-', '‑', '\u{2010}']);
        let word = word.and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("");
        let behind = names.iter().skip(place + 1).take(NEXT_WITHIN);
        let next = behind.into_iter().find(|next| next.kind == EntityKind::Organization);
        let gap = next.map_or("", |next| Span::new(name.span.end.min(next.span.start), next.span.start).of(text));
        let house = begins_with(gap, &chinese().of_the_house).is_some_and(|word| {
            let sort = gap.strip_prefix(word).unwrap_or("");
            let firm =
                sort.is_empty() || ["公司", "企业", "厂商", "团队", "部门"].iter().any(|noun| sort.ends_with(noun));
            firm && sort.chars().count() <= SORT_OF_A_FIRM && !sort.contains(NO_SORT)
        });
        // TikTok母公司字节跳动: the house acts
        let owned = matches!(gap, "母公司" | "的母公司" | "母企" | "母企業" | "母企业");
        *drop = english().has_owners.contains(word)
            || house
            || owned
            || is_what_the_next_is_to(gap)
            || is_left(text, name.span);
    }
    let mut drop = drop.into_iter();
    names.retain(|_| !drop.next().unwrap_or(false));
}

/// " chip unit ", "'s affiliate ", " founder Elon Musk's ": between two firms, what the second is to the first, or whose it is.
fn is_what_the_next_is_to(gap: &str) -> bool {
    let owned = gap.starts_with(['\'', '’']);
    if !gap.ends_with(' ') || !(owned || gap.starts_with(' ')) || gap.contains([',', '.', ';']) {
        return false;
    }
    let lists = english();
    let words: Vec<&str> = gap.split_whitespace().collect();
    if words.iter().any(|word| matches!(*word, "and" | "or" | "its" | "with" | "to" | "of")) {
        return false;
    }
    // "Huawei outsold rival Nvidia": without a possessive, no more than the sort of firm stands before the role
    let sorted =
        || matches!(words.as_slice(), [_]) || matches!(words.as_slice(), [sort, _] if lists.firm_sorts.contains(*sort));
    let role = || {
        words.last().is_some_and(|word| lists.roles_between_firms.contains(*word))
            && words.len() <= WORDS_OF_A_ROLE
            && (owned || sorted())
    };
    let person = || {
        let leads = words.first().is_some_and(|word| lists.person_roles.contains(*word));
        leads && words.len() <= WORDS_OF_A_PERSON && words.last().is_some_and(|word| is_owner(word))
    };
    role() || person()
}

/// Words from a firm to what the next is to it: "'s AI chip unit"; and to a person of it: "founder Elon Musk's".
const WORDS_OF_A_ROLE: usize = 4;
const WORDS_OF_A_PERSON: usize = 5;

/// "ex-Huawei engineers", "former Google researchers": whom they have left.
fn is_left(text: &str, firm: Span) -> bool {
    let head = text.get(..firm.start).unwrap_or("");
    let word = head.trim_end_matches([' ', '-']).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let next = text.get(firm.end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or("");
    let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let ex = head.ends_with('-') && word.eq_ignore_ascii_case("ex");
    // 前华为工程师
    let opens = |lead: &str| lead.is_empty() || lead.ends_with(BEFORE_FORMER);
    let left = head.strip_suffix('前').is_some_and(opens)
        && begins_with(text.get(firm.end..).unwrap_or(""), &chinese().people).is_some();
    left || ex || word.eq_ignore_ascii_case("former") && head.ends_with(' ') && english().people.contains(next)
}

/// Behind these 前 says that someone has left; in 此前 and 日前 it tells a time.
const BEFORE_FORMER: [char; 14] = ['，', '。', '、', '“', '；', '：', '\n', '的', '由', '和', '与', '及', '名', '位'];

/// Names between two firms at most: a person of the first.
const NEXT_WITHIN: usize = 3;

/// What stands in no such words: they part two firms, or say what the second is to the first.
const NO_SORT: [char; 14] = ['，', '。', '、', '；', '和', '与', '\n', ',', '包', '有', '是', '为', '：', ':'];

/// Characters of what a firm of a house is, before its name: 旗下AI芯片公司昆仑芯.
const SORT_OF_A_FIRM: usize = 10;

/// "non-Nvidia chips", 非英伟达芯片: all but those of that name. 并非 and 而非 deny.
fn is_all_but(text: &str, start: usize) -> bool {
    let head = text.get(..start).unwrap_or("");
    let but = head.strip_suffix(['-', '‑', ' ']).is_some_and(|head| {
        let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        word.eq_ignore_ascii_case("non")
    });
    but || head.strip_suffix('非').is_some_and(|head| {
        !head.ends_with(['并', '而', '绝', '除', '无', '是', '若', '莫', '並', '絕', '無', '又', '亦'])
    })
}

/// "its 910C Ascend chips", "the H20 Hopper GPU": the family right behind its member is a part of the name.
fn join_family_behind(text: &str, names: &mut Vec<Name>, lexicon: &Lexicon) {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let before = joined.last_mut().filter(|before| {
            let gap = Span::new(before.span.end, name.span.start.max(before.span.end)).of(text);
            let members = before.entity.zip(name.entity);
            gap == " "
                && before.kind == name.kind
                && name.name != DOMESTIC_CHIPS
                && members.is_some_and(|(one, all)| one != all && lexicon.is_within(one, all))
        });
        match before {
            Some(before) => before.span = before.span.cover(name.span),
            None => joined.push(name),
        }
    }
    *names = joined;
}

/// 其中国产比例: the end of one word and the beginning of the next are no country.
fn is_across_words(text: &str, span: Span) -> bool {
    let after = text.get(span.end..).unwrap_or("");
    matches!(span.of(text), "中国" | "中國")
        && text.get(..span.start).is_some_and(|before| before.ends_with('其'))
        && after.starts_with(['产', '產'])
}

/// "iFlytek's Spark X2" is Spark X2.
fn without_owner(name: &str) -> &str {
    ["'s ", "’s "].iter().find_map(|mark| name.split_once(mark)).map_or(name, |(_, own)| own)
}

/// A name that the lexicon does not have.
fn unknown(span: Span, kind: EntityKind, name: &str) -> Name {
    Name {
        span,
        kind,
        name: name.to_owned(),
        entity: None,
        role: Role::Shape,
        compared: false,
        counted: false,
        family: false,
    }
}

/// "Siyuan 590 and 690 … its 590 chips": a text that names a chip in full calls it by its number later on.
fn add_numbers_alone(text: &str, names: &mut Vec<Name>) {
    let mut numbers: Vec<(String, Name)> = Vec::new();
    for name in names.iter().filter(|name| name.kind == EntityKind::Chip) {
        let written = name.span.of(text);
        let digits = written.rsplit([' ', '-']).next().unwrap_or("");
        let plain = digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit()) && digits.len() < written.len();
        if plain && numbers.iter().all(|(known, _)| known != digits) {
            numbers.push((digits.to_owned(), name.clone()));
        }
    }
    let mut alone: Vec<Name> = Vec::new();
    for (digits, name) in &numbers {
        for (at, _) in text.match_indices(digits.as_str()).filter(|(at, _)| *at > name.span.start) {
            let span = Span::new(at, at + digits.len());
            let place = names.partition_point(|other| other.span.end <= span.start);
            let free = names.get(place).is_none_or(|other| !other.span.overlaps(span));
            if free && calls_a_chip(text, span) {
                alone.push(Name { span, ..name.clone() });
            }
        }
    }
    names.extend(alone);
    names.sort_by_key(|name| name.span.start);
}

/// The number stands where a name does: before "chip" or a list of such numbers, behind "the" or a possessive.
fn calls_a_chip(text: &str, span: Span) -> bool {
    let after = text.get(span.end..).unwrap_or("");
    let before = text.get(..span.start).unwrap_or("").trim_end();
    let border = !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ',' | '.'))
        || after.starts_with(". ")
        || after.starts_with(", ");
    let whole = text.get(..span.start).is_some_and(|head| head.ends_with([' ', '(', '/']));
    let listed =
        after.strip_prefix(" and ").or_else(|| after.strip_prefix(", ")).or_else(|| after.strip_prefix(" or "));
    let near = first(after, 40);
    let list = listed.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && near.contains("chip"));
    let noun =
        [" chip", " processor", " accelerator", "'s ", "’s ", " is ", " will ", " has ", " are ", " was ", " were "];
    let named = noun.iter().any(|word| after.starts_with(word)) || list;
    let introduced = ["the", "The", "its", "and", "older", "newer"].iter().any(|word| before.ends_with(word));
    whole && border && named && (introduced || list)
}

/// 华为昇腾910D: the name of a firm and that of a thing known.
fn behind_its_maker(lexicon: &Lexicon, written: &str, kind: EntityKind) -> Option<EntityRef> {
    let mut cuts = written.char_indices().skip(2).take(LONGEST_MAKER).filter(|(_, c)| !c.is_ascii_digit());
    cuts.find_map(|(cut, _)| {
        let (maker, thing) = written.split_at_checked(cut)?;
        let thing = lexicon.resolve_as(thing.trim_start(), kind)?;
        let firm = lexicon.resolve_as(maker.trim_end(), EntityKind::Organization)?;
        lexicon.maker_is(Some(thing), &lexicon.entity(firm).name).then_some(thing)
    })
}

/// So many cuts between a firm's name and that of its thing are tried, the first behind two characters.
const LONGEST_MAKER: usize = 8;

/// "Siyuan 590 and 690", "Ascend 910B, 910C and 910D": what follows shares the first word of the name before it.
fn shortened(text: &str, lexicon: &Lexicon, name: &Name) -> Vec<Name> {
    let written = name.span.of(text);
    let thing = matches!(name.kind, EntityKind::Chip | EntityKind::Model | EntityKind::System);
    if !thing || !written.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    let head = written.rfind([' ', '-']).and_then(|cut| written.get(..=cut));
    let last = head.and_then(|head| written.strip_prefix(head)).unwrap_or(written);
    // 思元590和690: the brand is written in characters
    let brand = written.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let brand = Some(brand).filter(|brand| head.is_none() && !brand.is_empty() && !brand.is_ascii());
    let heads: Vec<&str> = [head, name.name.strip_suffix(last), brand].into_iter().flatten().collect();
    let mut more = Vec::new();
    let mut at = name.span.end;
    while let Some(start) = behind_a_link(text, at) {
        let rest = text.get(start..).unwrap_or("");
        let word: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(8).collect();
        let coded = word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        let digits = word.contains(|c: char| c.is_ascii_digit());
        if !(coded && digits) {
            break;
        }
        let mut known = heads.iter().filter_map(|head| lexicon.resolve_as(&format!("{head}{word}"), name.kind));
        let Some(entity) = known.next() else { break };
        at = start + word.len();
        let span = Span::new(start, at);
        more.push(Name { span, name: lexicon.entity(entity).name.clone(), entity: Some(entity), ..name.clone() });
    }
    more
}

/// Where the next word of a list begins, if one goes on at `at`.
fn behind_a_link(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let links = [", and ", ", ", " and ", " or ", "/", " & ", "、", "和", "及", "与"];
    links.iter().find(|link| rest.starts_with(**link)).map(|link| at + link.len())
}

/// Frameworks and drivers train and run nothing by themselves.
fn is_software(name: &str) -> bool {
    ["CANN", "MindSpore", "CUDA", "ROCm", "PyTorch", "PaddlePaddle", "MindIE", "MUSA", "HarmonyOS"]
        .iter()
        .any(|word| name.ends_with(word))
}

/// The firm behind an outlet such as "Bhasha Labs blog" or 昇思开发者（公众号）.
pub(super) fn own_firm(document: &Document, lexicon: &Lexicon) -> Option<String> {
    let outlet = document.outlet.as_deref()?;
    let plain = outlet.split(['（', '(', '|', '·', '/']).next().unwrap_or(outlet).trim();
    let words = [
        "newsroom",
        "blog",
        "news",
        "press",
        "official",
        "官网",
        "官方",
        "官方微博",
        "官微",
        "新闻中心",
        "release",
        "developer",
        "developers",
        "notes",
        "engineering",
        "technical",
        "tech",
        "documentation",
        "docs",
        "releases",
        "updates",
        "research",
    ];
    let without = |name: &str| {
        let lower = name.to_lowercase();
        let cut = words.iter().find_map(|word| lower.strip_suffix(word).map(str::len));
        cut.and_then(|length| name.get(..length)).map(|name| name.trim().to_owned())
    };
    // "FuriosaAI developer notes"
    let mut name = plain.to_owned();
    while lexicon.resolve(&name).is_none() {
        name = without(&name)?;
    }
    let name = name.as_str();
    let entity = lexicon.entity(lexicon.resolve(name)?);
    (entity.kind == Some(EntityKind::Organization)).then(|| entity.name.clone())
}

/// HBM3E and its like are parts of a chip, unless a maker's own is meant.
fn is_memory_type(name: &str) -> bool {
    ["HBM", "GDDR", "LPDDR", "DDR", "DRAM", "Huawei HiBL", "Huawei HiZQ"].iter().any(|kind| name.starts_with(kind))
}

/// A chip family is never what a figure is of, and a line of one age ("Ascend 950", "Rubin") or a model family only where
/// the text names none of its members.
fn mark_families(text: &str, names: &mut [Name], lexicon: &Lexicon) {
    let entities: BTreeSet<EntityRef> = names.iter().filter_map(|name| name.entity).collect();
    let title = text.find('\n').unwrap_or(0);
    let titled: BTreeSet<EntityRef> =
        names.iter().take_while(|name| name.span.end <= title).filter_map(|name| name.entity).collect();
    let topic = |entity: EntityRef| {
        titled.contains(&entity)
            && lexicon.entity(entity).name.contains(|c: char| c.is_ascii_digit())
            && !titled.iter().any(|other| *other != entity && lexicon.is_within(*other, entity))
    };
    let family = |entity: EntityRef, kind: EntityKind| {
        let group = lexicon.is_group(entity) && (kind == EntityKind::Chip || !topic(entity));
        let name = lexicon.entity(entity).name.as_str();
        let line = name.contains(|c: char| c.is_ascii_digit()) || english().generations.contains(name);
        group
            && (kind == EntityKind::Chip && !line
                || entities.iter().any(|other| *other != entity && lexicon.is_within(*other, entity)))
    };
    // asked once of each, for most are named again and again
    let is_family = |entity: &EntityRef| lexicon.entity(*entity).kind.is_some_and(|kind| family(*entity, kind));
    let families: BTreeSet<EntityRef> = entities.iter().copied().filter(is_family).collect();
    for name in names {
        let in_a_machine =
            |entity| name.kind == EntityKind::Chip && lexicon.is_group(entity) && tells_a_machine(text, name.span);
        let family = |entity: EntityRef| families.contains(&entity) || in_a_machine(entity);
        name.family = name.name == DOMESTIC_CHIPS || name.entity.is_some_and(family);
    }
}

/// "the Ascend 950 server", 昇腾950超节点: the name says which chips the machine is full of.
fn tells_a_machine(text: &str, span: Span) -> bool {
    let machines = [
        "supernode",
        "superpod",
        "pod",
        "cluster",
        "server",
        "rack",
        "board",
        "tray",
        "module",
        "blade",
        "超节点",
        "超節點",
        "集群",
        "服务器",
    ];
    let after = text.get(span.end..).unwrap_or("").trim_start_matches([' ', '-']);
    let near = first(after, 10).to_lowercase();
    machines.iter().any(|noun| near.starts_with(noun))
}
