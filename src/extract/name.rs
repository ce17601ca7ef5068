//! Names in a text: those of the lexicon, those known by their shape and company alone, and the words that stand for
//! a thing named before ("the model", 后者) or never named ("a trillion-parameter model").

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    lexicon::{EntityRef, Lexicon, cue::Cue},
    model::{
        EntityKind, Language, Subject,
        entity::{DOMESTIC_CHIPS, squeeze},
    },
    text::Span,
};

use super::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    number::{Counter, Measure},
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
    /// A word that stands for a thing named before.
    Referring,
}

/// A name, or what stands for one, at its place.
#[derive(Debug, Clone)]
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

    pub(super) fn subject(&self) -> Subject {
        Subject::new(self.kind, self.name.clone())
    }

    fn standing_for(&self, span: Span) -> Self {
        Self { span, role: Role::Referring, compared: false, counted: false, ..self.clone() }
    }
}

/// The lexicon's names in the text.
pub(super) fn known(text: &str, lexicon: &Lexicon, language: Language) -> Vec<Name> {
    let mut names = Vec::new();
    for found in lexicon.find(text, language) {
        let entity = lexicon.entity(found.entity);
        let Some(kind) = entity.kind else { continue };
        if is_memory_type(&entity.name) || is_software(&entity.name) {
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
    mark_families(&mut names, lexicon);
    names
}

/// Frameworks and drivers train and run nothing by themselves.
fn is_software(name: &str) -> bool {
    ["CANN", "MindSpore", "CUDA", "ROCm", "PyTorch", "PaddlePaddle", "MindIE", "MUSA", "HarmonyOS"]
        .iter()
        .any(|word| name.ends_with(word))
}

/// HBM3E and its like are parts of a chip, unless a maker's own is meant.
fn is_memory_type(name: &str) -> bool {
    ["HBM", "GDDR", "LPDDR", "DDR", "DRAM"].iter().any(|kind| name.starts_with(kind))
}

/// A chip family is never what a figure is of; a model family only where the text names none of its models.
fn mark_families(names: &mut [Name], lexicon: &Lexicon) {
    let entities: BTreeSet<EntityRef> = names.iter().filter_map(|name| name.entity).collect();
    let family = |entity: EntityRef, kind: EntityKind| {
        let group = lexicon.is_group(entity);
        group
            && (kind == EntityKind::Chip
                || entities.iter().any(|other| *other != entity && lexicon.is_within(*other, entity)))
    };
    let families: BTreeSet<EntityRef> =
        names.iter().filter_map(|name| name.entity.filter(|entity| family(*entity, name.kind))).collect();
    for name in names {
        name.family = name.name == DOMESTIC_CHIPS || name.entity.is_some_and(|entity| families.contains(&entity));
    }
}

// ---------------------------------------------------------------- by shape

/// Beginnings of words that have a letter and a digit and name no model, chip or system.
const NO_NAMES: &[&str] = &[
    "FP",
    "INT",
    "BF",
    "TF",
    "HBM",
    "GDDR",
    "LPDDR",
    "DDR",
    "PCI",
    "NVLINK",
    "SXM",
    "OAM",
    "TOP5",
    "ISO",
    "RFC",
    "COVID",
    "G20",
    "B2B",
    "WI-FI",
    "USB",
    "UTC",
    "GMT",
    "EUV",
    "ARXIV",
    "CUDA",
    "CANN",
    "PYTHON",
    "TORCH",
    "LINUX",
    "DOI",
    "SHA",
    "MD5",
    "MMLU",
    "AIME",
    "GSM8K",
    "MATH",
    "GPQA",
    "SWE",
    "HUMANEVAL",
    "MBPP",
    "C-EVAL",
    "CEVAL",
    "CMMLU",
    "ARC",
    "BBH",
    "LIVECODE",
    "TOP-",
    "AVG@",
    "PASS@",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
    "H1",
    "H2",
    "1H",
    "2H",
    "FY",
    "CY",
    "N+",
    "L40",
    "5G",
    "6G",
    "4G",
    "3G",
    "K2",
    "CO2",
    "HK$",
    "NT$",
    "US$",
    "RMB",
    "MP3",
    "HTML5",
    "IPV",
    "X86",
    "ARMV",
    "RISC",
    "DUV",
    "COWOS",
    "W4A",
    "W8A",
    "FLOP",
    "TFLOP",
    "PFLOP",
    "EFLOP",
    "TOPS",
    "POPS",
    "GPU",
    "NPU",
    "CPU",
    "TPU",
    "XPU",
];

/// Adds models, chips and systems that the lexicon does not know: a word with letters and digits, with a size at its
/// end, with a capital inside, or in quotation marks, whose neighbours say what it is, wherever in the text they do.
pub(super) fn add_by_shape(found: &mut Annotated<'_>) {
    let mut candidates = shapes(found);
    candidates.extend(quoted(found));
    candidates.sort_by_key(|candidate| candidate.span.start);
    let mut votes: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for candidate in &candidates {
        let ballot = votes.entry(squeeze(candidate.span.of(found.text))).or_default();
        let cast = vote(found, candidate);
        ballot.iter_mut().zip(cast).for_each(|(sum, one)| *sum += one);
    }
    for Candidate { span, .. } in candidates {
        let text = span.of(found.text);
        let Some(kind) = votes.get(&squeeze(text)).and_then(winner) else { continue };
        let name = text.to_owned();
        found.names.push(Name {
            span,
            kind,
            name,
            entity: None,
            role: Role::Shape,
            compared: false,
            counted: false,
            family: false,
        });
    }
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// A word that may be a name.
struct Candidate {
    span: Span,
    /// It has no digit: only a noun right beside it makes it a name.
    plain: bool,
}

/// Names in quotation marks right beside a noun for a thing: 名为“华山”, 「晶創26」主機.
fn quoted(found: &Annotated<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (open, close) in [('“', '”'), ('「', '」'), ('『', '』')] {
        let mut from = 0;
        while let Some(at) = found.text.get(from..).and_then(|rest| rest.find(open)) {
            let start = from + at + open.len_utf8();
            let Some(length) = found.text.get(start..).and_then(|rest| rest.find(close)) else { break };
            from = start;
            let span = Span::new(start, start + length);
            let name = span.of(found.text);
            let short =
                (2..=10).contains(&name.chars().count()) && !name.contains(['，', '。', '、', '？', '！', ',', ' ']);
            let named = found.text.get(..start).is_some_and(|before| {
                let head = before.trim_end_matches(open);
                ["名为", "名為", "命名为", "命名為", "称为", "稱為", "代号", "代號", "取名", "名叫"]
                    .iter()
                    .any(|word| head.ends_with(word))
            });
            if short && named && found.language.is_unspaced() && !taken(found, span) {
                candidates.push(Candidate { span, plain: false });
            }
        }
    }
    candidates
}

fn winner(ballot: &[u32; 3]) -> Option<EntityKind> {
    let kinds = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let (place, most) = ballot.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    let rest: u32 = ballot.iter().sum::<u32>() - most;
    (*most > rest).then(|| kinds.get(place).copied()).flatten()
}

fn shapes(found: &Annotated<'_>) -> Vec<Candidate> {
    let text = found.text;
    let mut candidates = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let end = word_end(text, start);
        at = end.max(start + 1);
        let mut whole = Span::new(start, end);
        if let Some(longer) = with_following(text, whole) {
            whole = longer;
        }
        let word = whole.of(text);
        let plain = !is_candidate(word);
        if (!plain || is_word_like_name(word)) && !taken(found, whole) {
            at = whole.end;
            candidates.push(Candidate { span: whole, plain });
        }
    }
    candidates
}

/// A word without digits that may name something: a capital inside (`FoxBrain`, `Longmen-MoE`), or one that begins it.
fn is_word_like_name(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    let upper = word.chars().filter(char::is_ascii_uppercase).count();
    let unit = NO_NAMES.iter().any(|no| word.to_ascii_uppercase().starts_with(no));
    letters
        && !unit
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && upper < word.len()
        && (4..=32).contains(&word.len())
        && !COMMON.contains(&word)
}

/// Capitalised words that stand beside a noun for a thing and name none.
const COMMON: &[&str] = &[
    "This",
    "That",
    "These",
    "Those",
    "There",
    "They",
    "Their",
    "Then",
    "When",
    "Where",
    "Which",
    "While",
    "With",
    "What",
    "Some",
    "Such",
    "Several",
    "Other",
    "Another",
    "Large",
    "Small",
    "Language",
    "Chinese",
    "American",
    "Russian",
    "Korean",
    "Japanese",
    "European",
    "Indian",
    "Taiwanese",
    "French",
    "German",
    "Total",
    "Context",
    "Training",
    "Model",
    "Models",
    "Chip",
    "Chips",
    "System",
    "Cluster",
    "Server",
    "Servers",
    "Weights",
    "Base",
    "Open",
    "Dense",
    "Sparse",
    "Mixture",
    "Mixture-of-Experts",
    "MoE",
    "LLMs",
    "GPUs",
    "NPUs",
    "TPUs",
    "CPUs",
    "Most",
    "Many",
    "Both",
    "Each",
    "Every",
    "More",
    "Less",
    "Domestic",
    "National",
    "Foundation",
    "Active",
    "Activated",
    "Reasoning",
    "Table",
    "Figure",
    "About",
    "After",
    "Before",
    "From",
    "Into",
    "Over",
    "Under",
    "Only",
    "Also",
    "Even",
    "Like",
    "Unlike",
    "Although",
    "However",
    "Since",
    "Until",
    "Because",
    "Compared",
    "According",
    "Despite",
    "During",
    "Here",
    "Have",
    "Transformer",
    "Tokens",
    "Token",
    "Hugging",
    "Face",
    "GitHub",
    "ModelScope",
    "PyTorch",
    "MindSpore",
    "Apache",
    "Python",
    "Linux",
    "Windows",
    "WeChat",
    "Weibo",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Its",
    "Our",
    "Your",
    "First",
    "Second",
    "Third",
    "Next",
    "Last",
    "Same",
    "Inference",
    "Pre-training",
    "Hardware",
    "Memory",
    "Power",
    "Performance",
    "Compute",
    "Price",
    "Cloud",
    "Data",
    "Center",
    "Centre",
    "Artificial",
    "Intelligence",
    "Institute",
    "University",
    "Ministry",
];

fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut before = text.get(..from)?.chars().next_back();
    for (at, c) in rest.char_indices() {
        let starts = c.is_ascii_alphabetic()
            && !before.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '-' | '_' | '/' | '.' | '@' | '$'));
        if starts {
            return Some(from + at);
        }
        before = Some(c);
    }
    None
}

fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let end =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '+'))).unwrap_or(rest.len());
    start + rest.get(..end).unwrap_or("").trim_end_matches(['.', '-', '_', '+']).len()
}

/// `Foo-2` with ` 320B-A12B`, `LY-Pod` with ` 64`: a name goes on over one space where a size or number follows.
fn with_following(text: &str, first: Span) -> Option<Span> {
    let head = first.of(text);
    if !head.starts_with(|c: char| c.is_ascii_uppercase()) || COMMON.contains(&head) || head.ends_with("ing") {
        return None;
    }
    let rest = text.get(first.end..)?;
    let next = rest.strip_prefix(' ')?;
    let end = word_end(text, first.end + 1);
    let word = next.get(..end.checked_sub(first.end + 1)?)?;
    let size = size_in(word).is_some() && word.starts_with(|c: char| c.is_ascii_digit());
    let code = head.len() > 1
        && head.chars().any(|c| c.is_ascii_uppercase())
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().any(|c| c.is_ascii_digit())
        && word.len() <= 8;
    (size || code).then(|| Span::new(first.start, end))
}

fn is_candidate(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    letters >= 1
        && digits >= 1
        && word.len() >= 2
        && word.len() <= 48
        && word.chars().any(|c| c.is_ascii_uppercase())
        && !NO_NAMES.iter().any(|no| upper.starts_with(no))
}

fn taken(found: &Annotated<'_>, span: Span) -> bool {
    let overlaps = |other: Span| other.overlaps(span);
    found.names.iter().any(|name| overlaps(name.span))
        || found
            .amounts
            .iter()
            .any(|amount| !amount.in_name && amount.number.start <= span.start && overlaps(amount.span))
}

/// Votes of one occurrence for model, chip, system.
fn vote(found: &Annotated<'_>, candidate: &Candidate) -> [u32; 3] {
    let span = candidate.span;
    let mut votes = [0; 3];
    let word = span.of(found.text);
    if size_in(word).is_some() && word.len() > 4 {
        cast(&mut votes, 0, 3);
    }
    let inner_capital = word.chars().skip(1).any(|c| c.is_ascii_uppercase());
    let reach = if !candidate.plain {
        36
    } else if inner_capital {
        3
    } else {
        2
    };
    if candidate.plain {
        if let Some(place) = apposed(found, span) {
            cast(&mut votes, place, 3);
        }
        if !inner_capital && !found.language.is_unspaced() {
            return votes;
        }
    }
    for at in &found.cues {
        let place = match at.cue {
            Cue::Model | Cue::TheModel => 0,
            Cue::Chip | Cue::TheChip => 1,
            Cue::System | Cue::TheSystem => 2,
            _ => continue,
        };
        let distance = found.distance(span, at.span);
        let between = found.between(span, at.span);
        let parted = between.contains(['.', '。', ';', '；', '\n', '!', '?', '，']) || between.matches(',').count() > 1;
        if distance <= reach && !parted {
            cast(&mut votes, place, if distance <= 3 { 3 } else { 1 });
        }
    }
    votes
}

fn cast(votes: &mut [u32; 3], place: usize, count: u32) {
    if let Some(sum) = votes.get_mut(place) {
        *sum += count;
    }
}

/// "X, a sparse model", "X is a chip", "a model called X": what the words behind or before a name say that it is.
fn apposed(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let after: String = found.text.get(span.end..)?.chars().take(90).collect();
    let before: String =
        found.text.get(..span.start)?.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect();
    let opens = [", a ", ", an ", ", its ", ", our ", ", the ", " is a ", " is an ", " is our ", " is its ", " (a "]
        .iter()
        .find(|mark| after.starts_with(**mark));
    let called = ["called ", "named ", "dubbed ", "codenamed "].iter().any(|word| before.ends_with(word));
    let end = found.text.len();
    let reach = if opens.is_some() {
        Span::new(span.end, (span.end + 100).min(end))
    } else {
        Span::new(span.start.saturating_sub(40), span.start)
    };
    if opens.is_none() && !called {
        return None;
    }
    let first = found.cues.iter().find(|at| {
        matches!(at.cue, Cue::Model | Cue::Chip | Cue::System)
            && reach.contains(at.span)
            && !found.between(span, at.span).contains(['.', ';'])
    })?;
    match first.cue {
        Cue::Model => Some(0),
        Cue::Chip => Some(1),
        _ => Some(2),
    }
}

/// The size that a model's name ends in: `115B` of `TeleChat2-115B`, `320B` of `Foo-2 320B-A12B`.
pub(super) fn size_in(name: &str) -> Option<f64> {
    name.split(['-', ' ', '_']).rev().find_map(|part| {
        let factor = match part.chars().last()? {
            'B' | 'b' => 1e9,
            'T' => 1e12,
            'M' => 1e6,
            _ => return None,
        };
        let digits = part.get(..part.len() - 1)?;
        let plain = digits.starts_with(|c: char| c.is_ascii_digit());
        if plain { digits.parse::<f64>().ok().map(|n| n * factor) } else { None }
    })
}

// ---------------------------------------------------------------- referring and unnamed

/// Adds what stands for a name: "the model", 该芯片, "the latter", and things that stay unnamed.
pub(super) fn add_referring(found: &mut Annotated<'_>) {
    mark_compared(found);
    let sentences = found.sentences.clone();
    let mut added: Vec<Name> = Vec::new();
    for sentence in &sentences {
        let mut here = referring_in(found, sentence, &added);
        here.extend(unnamed_in(found, sentence, &added));
        added.extend(here);
    }
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

fn mark_compared(found: &mut Annotated<'_>) {
    let mut roles = Vec::new();
    for sentence in &found.sentences {
        for (place, name) in found.names_in(sentence).iter().enumerate() {
            roles.push((
                sentence.names.start + place,
                is_compared(found, sentence, name.span),
                is_counted(found, sentence, name),
            ));
        }
    }
    for (place, compared, counted) in roles {
        if let Some(name) = found.names.get_mut(place) {
            name.compared = compared;
            name.counted = counted;
        }
    }
}

fn is_compared(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let clause = found.clause_of(sentence, span);
    let chinese = found.language.is_unspaced();
    let before = found.cues_within(sentence, sentence.span, &[Cue::Than, Cue::Comparable, Cue::Beats, Cue::Trails]);
    let near = before.filter(|at| {
        let gap = found.between(at.span, span);
        at.span.end <= span.start
            && found.distance(at.span, span) <= if chinese { 20 } else { 32 }
            && !gap.contains(['.', '。', ';', '；', '，', ':', '：'])
            && gap.matches(',').count() <= 1
            && !found
                .names_in(sentence)
                .iter()
                .any(|other| other.span.start >= at.span.end && other.span.end < span.start && gap.contains(','))
    });
    if is_ratio_side(found, sentence, span, clause) || is_base(found, span) {
        return true;
    }
    let times = Span::new(span.end, clause.end).of(found.text).trim_start();
    let with = Span::new(clause.start, span.start).of(found.text).trim_end();
    let chinese_with = chinese
        && with.ends_with(['与', '和', '跟', '同'])
        && found.has_cue(sentence, Span::new(span.end, clause.end), &[Cue::Comparable]);
    near.count() > 0
        || chinese_with
        || (chinese && times.starts_with('的') && times.chars().take(14).any(|c| c == '倍'))
}

/// "based on X", 以X为基础: what a thing is made from is another thing.
fn is_base(found: &Annotated<'_>, span: Span) -> bool {
    let after: String = found.text.get(span.end..).unwrap_or("").trim_start().chars().take(8).collect();
    let before: String = found
        .text
        .get(..span.start)
        .unwrap_or("")
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect::<String>()
        .to_lowercase();
    ["為基礎", "为基础", "為底", "为底", "為基座", "为基座", "をベース", "기반"]
        .iter()
        .any(|word| after.starts_with(word))
        || [
            "base model ",
            "based on ",
            "built on ",
            "built on top of ",
            "fine-tuned from ",
            "derived from ",
            "distilled from ",
            "基于",
            "基於",
            "on top of ",
            "auf basis von ",
        ]
        .iter()
        .any(|word| before.ends_with(word))
}

/// "80% of the H100's throughput", "1.7x a GB200", NVL72系统的1.7倍: the other side of a ratio.
fn is_ratio_side(found: &Annotated<'_>, sentence: &Sentence, span: Span, clause: Span) -> bool {
    found.amounts_in(sentence).iter().filter(|amount| clause.contains(amount.number) && !amount.in_name).any(|amount| {
        let ratio = matches!(amount.measure, Some(Measure::Times | Measure::Percent));
        let gap = found.between(amount.span, span);
        let behind = amount.span.end <= span.start
            && found.distance(amount.span, span) <= 24
            && [" of ", " the ", " a ", " an ", " as ", " its "]
                .iter()
                .any(|word| format!("{gap} ").contains(word) || gap.trim() == word.trim());
        let before = span.end <= amount.span.start && found.distance(span, amount.span) <= 24 && gap.contains('的');
        let as_many = amount.span.end <= span.start
            && found.distance(amount.span, span) <= 60
            && gap.contains(" as ")
            && gap.trim_start().starts_with("as ");
        ratio && (behind || before || as_many)
    })
}

/// "384 Ascend 910C": what is counted is no subject.
fn is_counted(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == EntityKind::Chip
        && found.amounts_in(sentence).iter().any(|amount| {
            let gap = found.between(amount.span, name.span);
            let counts = matches!(amount.measure, None | Some(Measure::Counter(_)))
                && !amount.in_name
                && amount.max.or(amount.min).is_some_and(|n| n >= 2.0);
            let plain = gap.split_whitespace().all(|word| {
                matches!(word.to_lowercase().as_str(), "x" | "of" | "the" | "new" | "nvidia" | "huawei" | "его" | "×")
            });
            let listed = found.language.is_unspaced()
                && matches!(amount.measure, Some(Measure::Counter(Counter::Chip | Counter::Card | Counter::Piece)))
                && amount.span.end <= name.span.start
                && found.distance(amount.span, name.span) <= 30
                && !gap.contains(['，', '。', '、', '；', ',', '由']);
            listed
                || counts && amount.span.end <= name.span.start && found.distance(amount.span, name.span) <= 12 && plain
        })
}

fn referring_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    let mut here = Vec::new();
    for at in found.cues_in(sentence) {
        let kind = match at.cue {
            Cue::TheModel => EntityKind::Model,
            Cue::TheChip => EntityKind::Chip,
            Cue::TheSystem => EntityKind::System,
            Cue::TheLatter | Cue::TheFormer => {
                here.extend(pair_member(found, at.span, added, at.cue == Cue::TheLatter));
                continue;
            }
            _ => continue,
        };
        if followed_by_name(found, sentence, at.span, kind) || !stands_alone(found, sentence, at.span) {
            continue;
        }
        if let Some(name) = last_before(found, at.span.start, kind, added) {
            here.push(name.standing_for(at.span));
        }
    }
    here
}

/// A bare Chinese noun stands for a thing named before only at the head of its clause.
fn stands_alone(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    let text = span.of(found.text);
    let bare = matches!(
        text,
        "模型"
            | "芯片"
            | "集群"
            | "单卡"
            | "超节点"
            | "单集群"
            | "модель"
            | "чип"
            | "система"
            | "комплекс"
            | "процессор"
    );
    if !bare {
        return true;
    }
    let clause = found.clause_of(sentence, span);
    let before = Span::new(clause.start, span.start).of(found.text).trim();
    let after = Span::new(span.end, sentence.span.end).of(found.text);
    before.is_empty() && !after.starts_with('的')
}

fn followed_by_name(found: &Annotated<'_>, sentence: &Sentence, span: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let gap = found.between(span, name.span);
        name.kind == kind
            && name.span.start >= span.end
            && gap.chars().all(|c| !c.is_alphanumeric())
            && gap.chars().count() <= 3
    })
}

fn earlier<'a>(found: &'a Annotated<'_>, before: usize, added: &'a [Name]) -> impl Iterator<Item = &'a Name> {
    let end = found.names.partition_point(|name| name.span.start < before);
    let mut all: Vec<&Name> = found.names.get(..end).unwrap_or(&[]).iter().collect();
    all.extend(added.iter().filter(move |name| name.span.start < before));
    all.sort_by_key(|name| std::cmp::Reverse(name.span.start));
    all.into_iter()
}

fn last_before<'a>(found: &'a Annotated<'_>, before: usize, kind: EntityKind, added: &'a [Name]) -> Option<&'a Name> {
    let fits = |name: &&Name| name.kind == kind && name.can_lead();
    let here =
        found.sentences.iter().position(|sentence| sentence.span.start <= before && before < sentence.span.end)?;
    let start = found.sentences.get(here)?.span.start;
    if let Some(name) = earlier(found, before, added).take_while(|name| name.span.start >= start).find(fits) {
        return Some(name);
    }
    for sentence in found.sentences.get(..here)?.iter().rev() {
        let first = earlier(found, sentence.span.end, added)
            .filter(|name| name.span.start >= sentence.span.start)
            .filter(fits)
            .last();
        if first.is_some() {
            return first;
        }
    }
    None
}

/// "The latter" is the last of the two things named before, "the former" the one before it; firms are told apart.
fn pair_member(found: &Annotated<'_>, span: Span, added: &[Name], latter: bool) -> Vec<Name> {
    let things: &[EntityKind] = &[EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let mut members = Vec::new();
    for kinds in [things, &[EntityKind::Organization][..]] {
        let mut seen: Vec<&Name> = Vec::new();
        for name in earlier(found, span.start, added).filter(|name| kinds.contains(&name.kind)) {
            if seen.len() == 2 || found.distance(name.span, span) > 600 {
                break;
            }
            if seen.iter().all(|other| other.name != name.name) {
                seen.push(name);
            }
        }
        let member = if latter { seen.first() } else { seen.get(1) };
        if seen.len() == 2 {
            members.extend(member.map(|name| name.standing_for(span)));
        }
    }
    members
}

const UNNAMED_WORDS: &[&str] = &[
    "unnamed",
    "did not name",
    "has not named",
    "yet unnamed",
    "the unnamed one",
    "whose name was not given",
    "not yet named",
    "second model",
    "未命名",
    "未公布名称",
    "未具名",
    "没有公布名称",
    "尚未公布名称",
];

/// Things of this sentence that the text does not name: a model of a stated size, or one called unnamed.
fn unnamed_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    let mut here: Vec<Name> = Vec::new();
    for at in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model) {
        let Some(Size(size)) = size_before(found, sentence, at.span).or_else(|| size_after(found, sentence, at.span))
        else {
            continue;
        };
        if named_nearby(found, sentence, at.span, EntityKind::Model) {
            continue;
        }
        here.extend(unnamed_model(found, at.span, size, added));
    }
    for at in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::System) {
        if sized_system(found, sentence, at.span) && !named_nearby(found, sentence, at.span, EntityKind::System) {
            here.extend(unnamed_system(found, at.span, added));
        }
    }
    let text = sentence.span.of(found.text).to_lowercase();
    if here.iter().all(|name| name.kind != EntityKind::Model) && UNNAMED_WORDS.iter().any(|word| text.contains(word)) {
        let cue = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model).min_by_key(|at| {
            let word = UNNAMED_WORDS.iter().find_map(|word| text.find(word)).unwrap_or(0);
            at.span.start.abs_diff(sentence.span.start + word)
        });
        let word = UNNAMED_WORDS.iter().find_map(|word| {
            text.find(word).map(|at| Span::new(sentence.span.start + at, sentence.span.start + at + word.len()))
        });
        let spot = cue.map(|at| at.span).or_else(|| word.filter(|_| speaks_of_models(found, sentence)));
        if let Some(spot) = spot {
            here.extend(unnamed_model(found, spot, None, added));
        }
    }
    here
}

/// Whether this sentence or the one before it speaks of models.
fn speaks_of_models(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let before = sentence.span.start.saturating_sub(400);
    found.cues.iter().any(|at| {
        matches!(at.cue, Cue::Model | Cue::TheModel | Cue::Parameters)
            && at.span.start >= before
            && at.span.end <= sentence.span.end
    })
}

/// The size that a noun phrase states, in parameters; open where it gives a bound alone.
#[derive(Debug, Clone, Copy)]
struct Size(Option<f64>);

/// The stated size of a model noun, before it.
fn size_before(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Size> {
    let mut sized = found.amounts_in(sentence).iter().filter(|amount| !amount.in_name && amount.span.end <= noun.start);
    let last = sized.next_back()?;
    let gap = found.between(last.span, noun);
    let parameters = last.measure == Some(Measure::Parameters)
        || gap.to_lowercase().contains("parameter")
        || gap.contains("参数")
        || gap.contains("參數");
    let close = found.distance(last.span, noun) <= 48 && !gap.contains(['.', '。', ';', '，', ',']);
    (parameters && close).then_some(Size(last.min.or(last.max)))
}

/// "a model with 70 billion parameters": the size behind the noun.
fn size_after(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Size> {
    let next = found.amounts_in(sentence).iter().find(|amount| !amount.in_name && amount.span.start >= noun.end)?;
    let gap = found.between(noun, next.span);
    let linked = ["with", "of", "at", "mit", "avec", "de", "с", "на", "con"]
        .iter()
        .any(|word| gap.split_whitespace().any(|part| part == *word));
    let close = found.distance(noun, next.span) <= 24 && !gap.contains(['.', ';', ',']);
    (linked && close && next.measure == Some(Measure::Parameters)).then_some(Size(next.min.or(next.max)))
}

/// Whether a name of the kind stands right behind the noun, or before it as what it is an apposition to.
fn named_nearby(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        if name.kind != kind || name.role == Role::Unnamed || name.compared {
            return false;
        }
        let gap = found.between(noun, name.span);
        let behind = name.span.start >= noun.end
            && found.distance(noun, name.span) <= 24
            && !gap.contains(['.', '。', ';', '；']);
        let verb = found.has_cue(
            sentence,
            Span::new(name.span.end.min(noun.start), noun.start),
            &[Cue::Train, Cue::Develop, Cue::Release],
        );
        let before = name.span.end <= noun.start
            && found.distance(name.span, noun) <= 90
            && !gap.contains(['.', '。', ';', '；'])
            && !verb;
        behind || before
    })
}

/// "a 10,000-card cluster", 万卡集群, "one-gigawatt computing cluster", "500-megawatt site".
fn sized_system(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    found.amounts_in(sentence).iter().any(|amount| {
        let sized = matches!(amount.measure, Some(Measure::Watt | Measure::Counter(Counter::Card | Counter::Chip)));
        let gap = found.between(amount.span, noun);
        sized
            && amount.span.end <= noun.start
            && found.distance(amount.span, noun) <= 24
            && !gap.contains(['.', '。', ';', '，', ',', '、'])
    })
}

fn unnamed_system(found: &Annotated<'_>, noun: Span, added: &[Name]) -> Option<Name> {
    let owner = owner_before(found, noun, added)?;
    let mut own = found.names.iter().filter(|name| {
        name.kind == EntityKind::System
            && name.can_lead()
            && name.span.end <= noun.start
            && name.role != Role::Referring
            && found.lexicon.maker_is(name.entity, &owner)
    });
    let first = own.next();
    if let Some(named) = first.filter(|first| own.all(|other| other.name == first.name)) {
        return Some(named.standing_for(noun));
    }
    let subject = Subject::unnamed(&owner, EntityKind::System);
    Some(Name {
        span: noun,
        kind: EntityKind::System,
        name: subject.name,
        entity: None,
        role: Role::Unnamed,
        compared: false,
        counted: false,
        family: false,
    })
}

fn unnamed_model(found: &Annotated<'_>, noun: Span, size: Option<f64>, added: &[Name]) -> Option<Name> {
    if found.text.get(noun.start..noun.end).is_some_and(|word| word.ends_with("models") || word.ends_with("LLMs")) {
        return None;
    }
    let owner = owner_before(found, noun, added)?;
    if let Some(named) = only_model_of(found, &owner, size) {
        return Some(named.standing_for(noun));
    }
    let subject = Subject::unnamed(&owner, EntityKind::Model);
    Some(Name {
        span: noun,
        kind: EntityKind::Model,
        name: subject.name,
        entity: None,
        role: Role::Unnamed,
        compared: false,
        counted: false,
        family: false,
    })
}

/// Whose thing it is: the last firm, institute or country named before, in this sentence or the paragraphs before.
pub(super) fn owner_before(found: &Annotated<'_>, span: Span, added: &[Name]) -> Option<String> {
    let owner = earlier(found, span.start, added)
        .filter(|name| {
            name.kind == EntityKind::Organization && !name.compared && !is_modifier(found, name) && !is_observer(name)
        })
        .find(|name| found.distance(name.span, span) <= 900)?;
    Some(firm_of(found, first_of_list(found, owner)))
}

/// "Humain and xAI will build …": the first of the firms is the one that the thing is named after.
fn first_of_list<'a>(found: &'a Annotated<'_>, owner: &'a Name) -> &'a Name {
    let at = found.names.partition_point(|name| name.span.start < owner.span.start);
    let before = at.checked_sub(1).and_then(|before| found.names.get(before));
    let joined = |first: &&Name| {
        let gap = found.between(first.span, owner.span);
        first.kind == EntityKind::Organization && [" and ", "和", "与", "、", "及", " & "].contains(&gap)
    };
    before.filter(joined).unwrap_or(owner)
}

/// "英伟达GPU", "Nvidia chips": whose chips, and not who acts.
pub(super) fn is_modifier(found: &Annotated<'_>, name: &Name) -> bool {
    let close = |span: Span| span.start >= name.span.end && found.distance(name.span, span) <= 4;
    let at = found.cues.partition_point(|cue| cue.span.start < name.span.end);
    let noun =
        found.cues.get(at..).is_some_and(|rest| rest.iter().take(2).any(|cue| cue.cue == Cue::Chip && close(cue.span)));
    let next = found.names.partition_point(|other| other.span.start < name.span.end);
    let after: String = found
        .text
        .get(name.span.end..)
        .unwrap_or("")
        .chars()
        .take(18)
        .take_while(|c| !matches!(c, '，' | '。' | '；' | ',' | '.'))
        .collect();
    let listed = found.language.is_unspaced()
        && ["芯片", "晶片", "GPU", "等企业", "等厂商"].iter().any(|word| after.contains(word))
        && after.contains(['、', '等']);
    noun || listed || found.names.get(next).is_some_and(|other| other.kind == EntityKind::Chip && close(other.span))
}

/// An institute of a firm is the firm; a subsidiary stands for itself.
pub(super) fn firm_of(found: &Annotated<'_>, name: &Name) -> String {
    let firm = name.entity.and_then(|entity| found.lexicon.entity(entity).maker.clone());
    firm.filter(|_| INSTITUTES.iter().any(|word| name.name.contains(word))).unwrap_or_else(|| name.name.clone())
}

const INSTITUTES: &[&str] =
    &["TeleAI", "Institute", "Lab", "Research", "Academy", "DAMO", "Seed", "Qwen", "研究院", "实验室"];

/// The one named model of this owner that the text may mean: of the same size, or of none stated.
fn only_model_of<'a>(found: &'a Annotated<'_>, owner: &str, size: Option<f64>) -> Option<&'a Name> {
    let mut named: Vec<&Name> = Vec::new();
    for name in found.names.iter().filter(|name| name.kind == EntityKind::Model && !name.compared) {
        let maker = name.entity.and_then(|entity| found.lexicon.entity(entity).maker.clone());
        let own = maker.is_none_or(|maker| squeeze(&maker) == squeeze(owner));
        if own && named.iter().all(|other| other.name != name.name) {
            named.push(name);
        }
    }
    let fits = |name: &&&Name| match (size, size_in(&name.name)) {
        (Some(a), Some(b)) => (a - b).abs() <= 0.02 * a,
        _ => true,
    };
    let fitting: Vec<&&Name> = named.iter().filter(fits).collect();
    match fitting.as_slice() {
        [one] if named.len() == 1 || size.is_some_and(|_| size_in(&one.name).is_some()) => Some(one),
        _ => None,
    }
}
