//! Names in a text: those of the lexicon, those known by their shape and company alone, and the words that stand for
//! a thing named before ("the model", 后者) or never named ("a trillion-parameter model").

use std::collections::{BTreeMap, HashSet};

use crate::{
    lexicon::{EntityRef, Lexicon, cue::Cue},
    model::{EntityKind, Language, Subject, entity::squeeze},
    text::Span,
};

use super::{
    annotate::{Annotated, Place, Sentence},
    number::Measure,
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
}

impl Name {
    pub(super) fn subject(&self) -> Subject {
        Subject::new(self.kind, self.name.clone())
    }

    fn standing_for(&self, span: Span) -> Self {
        Self { span, role: Role::Referring, compared: false, ..self.clone() }
    }
}

/// The lexicon's names in the text.
pub(super) fn known(text: &str, lexicon: &Lexicon, language: Language) -> Vec<Name> {
    let mut names = Vec::new();
    for found in lexicon.find(text, language) {
        let entity = lexicon.entity(found.entity);
        let Some(kind) = entity.kind else { continue };
        names.push(Name {
            span: found.span,
            kind,
            name: entity.name.clone(),
            entity: Some(found.entity),
            role: Role::Known,
            compared: false,
        });
    }
    names
}

// ---------------------------------------------------------------- by shape

/// Beginnings of words that have a letter and a digit and name no model, chip or system.
const NO_NAMES: &[&str] = &[
    "FP", "INT", "BF", "TF", "HBM", "GDDR", "LPDDR", "DDR", "PCI", "NVLINK", "SXM", "OAM", "TOP5", "ISO", "RFC", "COVID", "G20",
    "B2B", "WI-FI", "USB", "UTC", "GMT", "EUV", "ARXIV", "CUDA", "CANN", "PYTHON", "TORCH", "LINUX", "DOI", "SHA", "MD5", "MMLU",
    "AIME", "GSM8K", "MATH", "GPQA", "SWE", "HUMANEVAL", "MBPP", "C-EVAL", "CEVAL", "CMMLU", "ARC", "BBH", "LIVECODE", "TOP-", "AVG@",
    "PASS@", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "1H", "2H", "FY", "CY", "N+", "L40", "5G", "6G", "4G", "3G", "K2", "CO2", "HK$",
    "NT$", "US$", "RMB", "MP3", "HTML5", "IPV", "X86", "ARMV", "RISC", "DUV", "COWOS", "W4A", "W8A",
];

/// Adds models, chips and systems that the lexicon does not know: a word with letters and digits, or with a size at
/// its end, whose neighbours say what it is, wherever in the text they say it.
pub(super) fn add_by_shape(found: &mut Annotated<'_>) {
    let candidates = shapes(found);
    let mut votes: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for span in &candidates {
        let ballot = votes.entry(squeeze(span.of(found.text))).or_default();
        let cast = vote(found, *span);
        ballot.iter_mut().zip(cast).for_each(|(sum, one)| *sum += one);
    }
    for span in candidates {
        let text = span.of(found.text);
        let Some(kind) = votes.get(&squeeze(text)).and_then(winner) else { continue };
        let name = text.to_owned();
        found.names.push(Name { span, kind, name, entity: None, role: Role::Shape, compared: false });
    }
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

fn winner(ballot: &[u32; 3]) -> Option<EntityKind> {
    let kinds = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let (place, most) = ballot.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    let rest: u32 = ballot.iter().sum::<u32>() - most;
    (*most > rest).then(|| kinds.get(place).copied()).flatten()
}

fn shapes(found: &Annotated<'_>) -> Vec<Span> {
    let text = found.text;
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let end = word_end(text, start);
        at = end.max(start + 1);
        let mut whole = Span::new(start, end);
        if let Some(longer) = with_following(text, whole) {
            whole = longer;
        }
        if is_candidate(whole.of(text)) && !taken(found, whole) {
            at = whole.end;
            spans.push(whole);
        }
    }
    spans
}

fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut before = text.get(..from)?.chars().next_back();
    for (at, c) in rest.char_indices() {
        let starts = c.is_ascii_alphabetic() && !before.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '-' | '_' | '/' | '.' | '@' | '$'));
        if starts {
            return Some(from + at);
        }
        before = Some(c);
    }
    None
}

fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '+'))).unwrap_or(rest.len());
    start + rest.get(..end).unwrap_or("").trim_end_matches(['.', '-', '_', '+']).len()
}

/// `Foo-2` with ` 320B-A12B`, `LY-Pod` with ` 64`: a name goes on over one space where a size or number follows.
fn with_following(text: &str, first: Span) -> Option<Span> {
    let head = first.of(text);
    if !head.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let rest = text.get(first.end..)?;
    let next = rest.strip_prefix(' ')?;
    let end = word_end(text, first.end + 1);
    let word = next.get(..end.checked_sub(first.end + 1)?)?;
    let size = size_in(word).is_some() && word.starts_with(|c: char| c.is_ascii_digit());
    let code = head.len() > 1 && head.chars().any(|c| c.is_ascii_uppercase()) && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().any(|c| c.is_ascii_digit()) && word.len() <= 8;
    (size || code).then(|| Span::new(first.start, end))
}

fn is_candidate(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    letters >= 1 && digits >= 1 && word.len() >= 2 && word.len() <= 48
        && word.chars().any(|c| c.is_ascii_uppercase())
        && !NO_NAMES.iter().any(|no| upper.starts_with(no))
}

fn taken(found: &Annotated<'_>, span: Span) -> bool {
    let overlaps = |other: Span| other.overlaps(span);
    found.names.iter().any(|name| overlaps(name.span))
        || found.amounts.iter().any(|amount| !amount.in_name && amount.number.start <= span.start && overlaps(amount.span))
}

/// Votes of one occurrence for model, chip, system.
fn vote(found: &Annotated<'_>, span: Span) -> [u32; 3] {
    let mut votes = [0; 3];
    let word = span.of(found.text);
    if size_in(word).is_some() && word.len() > 4 {
        votes[0] += 3;
    }
    let reach = 36;
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
            votes[place] += if distance <= 3 { 3 } else { 1 };
        }
    }
    votes
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
    let mut compared = HashSet::new();
    for sentence in &found.sentences {
        for (place, name) in found.names_in(sentence).iter().enumerate() {
            if is_compared(found, sentence, name.span) || is_counted(found, sentence, name) {
                compared.insert(sentence.names.start + place);
            }
        }
    }
    for place in compared {
        if let Some(name) = found.names.get_mut(place) {
            name.compared = true;
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
        at.span.end <= span.start && found.distance(at.span, span) <= if chinese { 20 } else { 32 } && !gap.contains(['.', '。', ';', '；', '，', ':', '：'])
            && gap.matches(',').count() <= 1 && !found.names_in(sentence).iter().any(|other| other.span.start >= at.span.end && other.span.end < span.start && gap.contains(','))
    });
    if is_ratio_side(found, sentence, span, clause) {
        return true;
    }
    let times = Span::new(span.end, clause.end).of(found.text).trim_start();
    let with = Span::new(clause.start, span.start).of(found.text).trim_end();
    let chinese_with = chinese && with.ends_with(['与', '和', '跟', '同'])
        && found.has_cue(sentence, Span::new(span.end, clause.end), &[Cue::Comparable]);
    near.count() > 0 || chinese_with || (chinese && times.starts_with('的') && times.chars().take(14).any(|c| c == '倍'))
}

/// "80% of the H100's throughput", "1.7x a GB200", NVL72系统的1.7倍: the other side of a ratio.
fn is_ratio_side(found: &Annotated<'_>, sentence: &Sentence, span: Span, clause: Span) -> bool {
    found.amounts_in(sentence).iter().filter(|amount| clause.contains(amount.number) && !amount.in_name).any(|amount| {
        let ratio = matches!(amount.measure, Some(Measure::Times | Measure::Percent));
        let gap = found.between(amount.span, span);
        let behind = amount.span.end <= span.start && found.distance(amount.span, span) <= 24
            && [" of ", " the ", " a ", " an ", " as "].iter().any(|word| format!("{gap} ").contains(word) || gap.trim() == word.trim());
        let before = span.end <= amount.span.start && found.distance(span, amount.span) <= 24 && gap.contains('的');
        ratio && (behind || before)
    })
}

/// "384 Ascend 910C": what is counted is no subject.
fn is_counted(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == EntityKind::Chip && found.amounts_in(sentence).iter().any(|amount| {
        let gap = found.between(amount.span, name.span);
        let counts = matches!(amount.measure, None | Some(Measure::Counter(_))) && !amount.in_name && amount.max.or(amount.min).is_some_and(|n| n >= 2.0);
        let plain = gap.split_whitespace().all(|word| matches!(word.to_lowercase().as_str(), "x" | "of" | "the" | "new" | "nvidia" | "huawei" | "его" | "×"));
        counts && amount.span.end <= name.span.start && found.distance(amount.span, name.span) <= 12 && plain
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
    let bare = matches!(text, "模型" | "芯片" | "集群" | "单卡" | "超节点" | "单集群" | "модель" | "чип" | "система" | "комплекс" | "процессор");
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
        name.kind == kind && name.span.start >= span.end && gap.chars().all(|c| !c.is_alphanumeric()) && gap.chars().count() <= 3
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
    earlier(found, before, added).find(|name| name.kind == kind && !name.compared && !is_family(found, name))
}

/// A family of chips ("Ascend") is no antecedent of "the chip".
fn is_family(found: &Annotated<'_>, name: &Name) -> bool {
    name.kind == EntityKind::Chip && name.entity.is_some_and(|entity| found.lexicon.is_group(entity))
}

/// "The latter" is the last of the two things of one kind named before, "the former" the one before it.
fn pair_member(found: &Annotated<'_>, span: Span, added: &[Name], latter: bool) -> Vec<Name> {
    let mut members = Vec::new();
    for kind in [EntityKind::Model, EntityKind::Chip, EntityKind::System, EntityKind::Organization] {
        let mut seen: Vec<&Name> = Vec::new();
        for name in earlier(found, span.start, added).filter(|name| name.kind == kind) {
            if found.distance(name.span, span) > 600 {
                break;
            }
            if seen.iter().all(|other| other.name != name.name) {
                seen.push(name);
            }
            if seen.len() == 2 {
                break;
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
    "unnamed", "did not name", "has not named", "yet unnamed", "the unnamed one", "whose name was not given", "not yet named", "second model",
    "未命名", "未公布名称", "未具名", "没有公布名称", "尚未公布名称",
];

/// Things of this sentence that the text does not name: a model of a stated size, or one called unnamed.
fn unnamed_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    let mut here: Vec<Name> = Vec::new();
    for at in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model) {
        let Some(size) = size_before(found, sentence, at.span).or_else(|| size_after(found, sentence, at.span)) else { continue };
        if named_nearby(found, sentence, at.span, EntityKind::Model) {
            continue;
        }
        here.extend(unnamed_model(found, at.span, size, added));
    }
    let text = sentence.span.of(found.text).to_lowercase();
    if here.is_empty() && UNNAMED_WORDS.iter().any(|word| text.contains(word)) {
        let cue = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model).min_by_key(|at| {
            let word = UNNAMED_WORDS.iter().find_map(|word| text.find(word)).unwrap_or(0);
            at.span.start.abs_diff(sentence.span.start + word)
        });
        let word = UNNAMED_WORDS.iter().find_map(|word| text.find(word).map(|at| Span::new(sentence.span.start + at, sentence.span.start + at + word.len())));
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
    found.cues.iter().any(|at| matches!(at.cue, Cue::Model | Cue::TheModel | Cue::Parameters) && at.span.start >= before && at.span.end <= sentence.span.end)
}

/// The stated size of a model noun: `Some(None)` never; `None` where the noun phrase has no size.
fn size_before(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Option<f64>> {
    let sized = found.amounts_in(sentence).iter().filter(|amount| !amount.in_name && amount.span.end <= noun.start);
    let last = sized.last()?;
    let gap = found.between(last.span, noun);
    let parameters = last.measure == Some(Measure::Parameters) || gap.to_lowercase().contains("parameter") || gap.contains("参数") || gap.contains("參數");
    let close = found.distance(last.span, noun) <= 48 && !gap.contains(['.', '。', ';', '，', ',']);
    (parameters && close).then_some(last.min.or(last.max))
}

/// "a model with 70 billion parameters": the size behind the noun.
fn size_after(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<Option<f64>> {
    let next = found.amounts_in(sentence).iter().find(|amount| !amount.in_name && amount.span.start >= noun.end)?;
    let gap = found.between(noun, next.span);
    let linked = ["with", "of", "at", "mit", "avec", "de", "с", "на", "con"].iter().any(|word| gap.split_whitespace().any(|part| part == *word));
    let close = found.distance(noun, next.span) <= 24 && !gap.contains(['.', ';', ',']);
    (linked && close && next.measure == Some(Measure::Parameters)).then_some(next.min.or(next.max))
}

/// Whether a name of the kind stands right behind the noun, or before it as what it is an apposition to.
fn named_nearby(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        if name.kind != kind || name.role == Role::Unnamed || name.compared {
            return false;
        }
        let gap = found.between(noun, name.span);
        let behind = name.span.start >= noun.end && found.distance(noun, name.span) <= 24 && !gap.contains(['.', '。', ';', '；']);
        let verb = found.has_cue(sentence, Span::new(name.span.end.min(noun.start), noun.start), &[Cue::Train, Cue::Develop, Cue::Release]);
        let before = name.span.end <= noun.start && found.distance(name.span, noun) <= 90 && !gap.contains(['.', '。', ';', '；']) && !verb;
        behind || before
    })
}

fn unnamed_model(found: &Annotated<'_>, noun: Span, size: Option<f64>, added: &[Name]) -> Option<Name> {
    let owner = owner_before(found, noun, added)?;
    if let Some(named) = only_model_of(found, &owner, size) {
        return Some(named.standing_for(noun));
    }
    let subject = Subject::unnamed(&owner, EntityKind::Model);
    Some(Name { span: noun, kind: EntityKind::Model, name: subject.name, entity: None, role: Role::Unnamed, compared: false })
}

/// Whose thing it is: the last firm, institute or country named before, in this sentence or the paragraphs before.
pub(super) fn owner_before(found: &Annotated<'_>, span: Span, added: &[Name]) -> Option<String> {
    let owner = earlier(found, span.start, added)
        .filter(|name| matches!(name.kind, EntityKind::Organization))
        .find(|name| !name.compared)?;
    Some(firm_of(found, owner))
}

/// An institute of a firm is the firm.
pub(super) fn firm_of(found: &Annotated<'_>, name: &Name) -> String {
    name.entity.and_then(|entity| found.lexicon.entity(entity).maker.clone()).unwrap_or_else(|| name.name.clone())
}

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
