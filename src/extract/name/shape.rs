//! Names that no lexicon knows: a word with letters and digits, with a size at its end, with a capital inside, or in
//! quotation marks, whose neighbours say what it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use rustc_hash::FxHashMap;

use crate::{
    lexicon::{
        chinese::{begins_with, behind_all, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_negation, is_owner, is_predicate, is_small},
    },
    model::{EntityKind, Language, entity::squeeze},
    text::Span,
};

use super::{
    Name, Role,
    apposed::{apposed_names, named_by_its_noun, without_its_noun},
    bare::bare,
    labelled::labelled,
    phrase::Phrase,
    quoted::{again, is_told_as_a_chip, is_told_as_a_model, quoted},
    stranger::is_of_another_series,
    titled::{ends_in_a_site, titled},
    told::{TOLD, told_in_english, told_in_the_lead},
    unknown,
    words::{NO_NAMES, is_common, leads_into_its_sentence},
};
use crate::extract::{
    annotate::Annotated,
    background::is_a_format,
    number::{Amount, Counter, Measure, is_order},
};

/// Adds models, chips and systems that the lexicon does not know: a word with letters and digits, with a size at its
/// end, with a capital inside, or in quotation marks, whose neighbours say what it is, wherever in the text they do.
pub(in crate::extract) fn add_by_shape(found: &mut Annotated<'_>) {
    if found.language.is_chinese() {
        super::chinese::add(found);
    }
    let mut labelled = labelled(found);
    labelled.extend(bare(found));
    let mut candidates = quoted(found);
    candidates.extend(labelled.iter().map(|(span, _)| Candidate { span: *span, plain: false }));
    let written_again = again(found, &candidates);
    candidates.extend(written_again);
    candidates.extend(titled(found));
    candidates.extend(apposed_names(found));
    let in_quotes: Vec<Span> = candidates.iter().map(|candidate| candidate.span).collect();
    let free = |candidate: &Candidate| !in_quotes.iter().any(|quoted| quoted.overlaps(candidate.span));
    candidates.extend(shapes(found).into_iter().filter(free));
    versions_again(found, &mut candidates);
    candidates.sort_by_key(|candidate| candidate.span.start);
    let has_rows = found.text.matches('|').chain(found.text.matches('｜')).nth(ROW_BARS - 1).is_some();
    let mut votes: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for candidate in &candidates {
        let ballot = votes.entry(squeeze(candidate.span.of(found.text))).or_default();
        let cast = vote(found, candidate, has_rows);
        ballot.iter_mut().zip(cast).for_each(|(sum, one)| *sum += one);
    }
    // a label outweighs what stands around
    let by_label: BTreeMap<String, usize> =
        labelled.into_iter().map(|(span, place)| (squeeze(span.of(found.text)), place)).collect();
    let kin = kin_of(found, &candidates, &votes);
    for Candidate { span, plain } in candidates {
        let text = span.of(found.text);
        let of_its_kin = code_of(text).filter(|_| !plain).and_then(|code| kin.get(&code)).and_then(winner);
        let of_its_own = votes.get(&squeeze(text)).and_then(winner);
        let kind = if found.language.is_chinese() { of_its_kin.or(of_its_own) } else { of_its_own.or(of_its_kin) };
        let lead = || told_in_the_lead(found, span).and_then(|place| BALLOT.get(place).copied());
        let labelled = by_label.get(&squeeze(text)).and_then(|place| BALLOT.get(*place).copied());
        let Some(kind) = labelled.or(kind).or_else(lead).filter(|_| !is_home_made(found, span)) else { continue };
        let name = unknown(span, kind, text);
        found.names.push(name);
    }
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
    let named: BTreeSet<usize> =
        found.names.iter().filter(|name| name.role == Role::Shape).map(|name| name.span.start).collect();
    // 悟界·Emu3 of 悟界·Emu3.5: what is known ends inside a longer name.
    let spans: Vec<Span> = found.names.iter().filter(|name| name.role == Role::Shape).map(|name| name.span).collect();
    let cut = |name: &Name| {
        let at = spans.partition_point(|span| span.end <= name.span.end);
        spans.get(at).is_some_and(|span| span.start < name.span.end && span.start > name.span.start)
    };
    found.names.retain(|name| name.role == Role::Shape || !named.contains(&name.span.start) && !cut(name));
    if found.language.is_chinese() {
        super::stem::add_siblings(found);
    }
    if !found.is_in_another_language() {
        super::short::add_tails(found);
    }
    if found.language.is_chinese() {
        super::short::add_tiers(found);
    }
}

/// `WindSea 1.5`语言模型, and `WindSea 1.5`由… below: where the text writes a name with a version again without the noun, in Chinese.
fn versions_again(found: &Annotated<'_>, candidates: &mut Vec<Candidate>) {
    if !found.language.is_chinese() {
        return;
    }
    let versioned = |candidate: &&Candidate| {
        let name = candidate.span.of(found.text);
        let head = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'));
        candidate.plain && (name.contains(' ') || head.len() < name.len() && head.ends_with(super::chinese::is_han))
    };
    let mut named: Vec<&str> =
        candidates.iter().filter(versioned).map(|candidate| candidate.span.of(found.text)).collect();
    named.sort_unstable();
    named.dedup();
    let more: Vec<Span> = named
        .iter()
        .flat_map(|name| found.text.match_indices(name).map(|(at, name)| Span::new(at, at + name.len())))
        .filter(|place| stands_by_itself(found.text, *place) && !taken(found, *place))
        .collect();
    candidates.retain(|candidate| !more.iter().any(|place| place.overlaps(candidate.span)));
    candidates.extend(more.into_iter().map(|span| Candidate { span, plain: true }));
}

/// No other letter, digit or point goes on with the name.
fn stands_by_itself(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).and_then(|head| head.chars().next_back());
    let mut after = text.get(span.end..).unwrap_or("").chars();
    let (next, then) = (after.next(), after.next());
    let pointed = next == Some('.') && then.is_some_and(|c| c.is_ascii_digit());
    let goes_on = |c: Option<char>| c.is_some_and(|c| is_latin(c) || c == '-');
    !goes_on(before) && !goes_on(next) && !pointed
}

/// LX300 beside LX100: of the same letters and as many digits, what the neighbours say of the one is said of the other.
fn kin_of(
    found: &Annotated<'_>,
    candidates: &[Candidate],
    votes: &BTreeMap<String, [u32; 3]>,
) -> BTreeMap<(String, usize), [u32; 3]> {
    let mut kin: BTreeMap<(String, usize), [u32; 3]> = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.plain) {
        let text = candidate.span.of(found.text);
        let ballot = votes.get(&squeeze(text)).filter(|_| seen.insert(text));
        let Some((code, ballot)) = code_of(text).zip(ballot) else { continue };
        kin.entry(code).or_default().iter_mut().zip(ballot).for_each(|(sum, one)| *sum += one);
    }
    // BR30X beside BR20X, which the lexicon knows
    for name in found.names.iter().filter(|name| name.entity.is_some()) {
        let place = BALLOT.iter().position(|kind| *kind == name.kind);
        let Some((code, place)) = code_of(name.span.of(found.text)).zip(place) else { continue };
        cast(kin.entry(code).or_default(), place, 1);
    }
    kin
}

/// Two letters or more and digits: LX and 3 of LX300, LX- and 3 of LX-300; of a name of two words, the first and what the second
/// begins with: "Corvus X" and 1 of "Corvus X4".
fn code_of(text: &str) -> Option<(String, usize)> {
    if let Some((brand, code)) = text.split_once(' ') {
        let letters: String = code.chars().take_while(char::is_ascii_alphabetic).collect();
        let digits = code.get(letters.len()..)?;
        let coded = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        return coded.then(|| (format!("{brand} {letters}"), digits.len()));
    }
    let letters: String = text.chars().take_while(|c| c.is_ascii_uppercase() || *c == '-').collect();
    let digits = text.get(letters.len()..)?;
    let digits = digits.strip_suffix(|c: char| c.is_ascii_uppercase()).unwrap_or(digits);
    let coded = letters.len() >= 2
        && !letters.starts_with('-')
        && letters.trim_end_matches('-').len() >= 2
        && !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit());
    coded.then_some((letters, digits.len()))
}

/// A word that may be a name.
pub(super) struct Candidate {
    pub(super) span: Span,
    /// It has no code, though it may have a number behind it: only what stands right beside it makes it a name.
    pub(super) plain: bool,
}

impl Candidate {
    /// A code, or a plain word with a number behind it.
    pub(super) fn has_a_number(&self, text: &str) -> bool {
        !self.plain || self.span.of(text).ends_with(|c: char| c.is_ascii_digit() || c == '号')
    }
}

/// The kinds that a ballot is on, in the order of its places.
pub(super) const BALLOT: [EntityKind; 3] = [EntityKind::Model, EntityKind::Chip, EntityKind::System];

fn winner(ballot: &[u32; 3]) -> Option<EntityKind> {
    let (place, most) = ballot.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    let rest: u32 = ballot.iter().sum::<u32>() - most;
    (*most > rest).then(|| BALLOT.get(place).copied()).flatten()
}

fn shapes(found: &Annotated<'_>) -> Vec<Candidate> {
    let text = found.text;
    let mut candidates = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let end = word_end(text, start);
        at = end.max(start + 1);
        let mut whole = without_its_noun(found, Span::new(start, end));
        // in a text with spaces no name is without a capital, and most words are
        if !found.language.is_chinese() && !whole.of(text).bytes().any(|byte| byte.is_ascii_uppercase()) {
            continue;
        }
        let numbered = with_number(found, whole);
        if let Some(longer) = numbered.or_else(|| with_following(text, whole)).filter(|_| !is_a_noun(found, whole)) {
            whole = longer;
        }
        if found.language.is_chinese() {
            whole = super::coded::with_brand(found, whole).unwrap_or_else(|| with_chinese_head(found, whole));
        }
        let word = whole.of(text);
        // 龙门-MoE, and no "è" or "été"
        let headed = word.starts_with(|c: char| !is_latin(c));
        let tailed = word.strip_suffix("AI").is_some_and(|head| found.lexicon.resolve(head).is_some());
        if tailed && found.language.is_chinese() {
            continue;
        }
        let plain = numbered.is_some() || !headed && !is_candidate(word);
        if plain && found.language.is_chinese() && beside_latin(text, whole) {
            continue;
        }
        let named = if plain {
            is_word_like_name(word) && !leads_into_its_sentence(found, whole)
        } else {
            !is_an_event(text, start)
                && !is_a_node(text, whole)
                && !is_of_another_series(word)
                && !is_of_a_paper(found, start)
        };
        let room = || {
            ["机房", "厂房", "号楼", "楼", "栋"]
                .iter()
                .any(|noun| text.get(end..).is_some_and(|rest| rest.starts_with(noun)))
        };
        if (named || numbered.is_some()) && !taken(found, whole) && !room() {
            at = whole.end;
            candidates.push(Candidate { span: whole, plain });
        }
    }
    if found.language.is_chinese() {
        candidates.extend(super::coded::numbered(found).map(|span| Candidate { span, plain: true }));
    }
    candidates
}

/// "Sprachmodell Pharia-2", where nouns have a capital: what the thing is, and no part of its name.
fn is_a_noun(found: &Annotated<'_>, word: Span) -> bool {
    let next = found.cues.partition_point(|at| at.span.start < word.start);
    let cue = found.cues.get(next).filter(|at| at.span == word);
    found.language == Language::German && cue.is_some_and(|at| place_of(at.cue).is_some())
}

/// 招标编号：ABC-2025-01: the code of a paper.
fn is_of_a_paper(found: &Annotated<'_>, start: usize) -> bool {
    let before = line_before(found.folded.as_ref(), start).trim_end_matches(['：', ':', ' ', '（', '(', '为']);
    found.language.is_chinese() && ends_in(before, &chinese().code_labels).is_some()
}

/// "at ISC25", "HOT CHIPS 2025", "WAIC25": letters with a year in them, at which something is shown.
fn is_an_event(text: &str, start: usize) -> bool {
    let word = text.get(start..word_end(text, start)).unwrap_or("");
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = word.strip_prefix(letters).unwrap_or("");
    let before = text.get(..start).unwrap_or("").trim_end();
    let shown = ["at", "At", "during", "from", "在", "于"].iter().any(|word| before.ends_with(word));
    shown
        && letters.len() >= 2
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && (year.len() == 2 && year.starts_with(['1', '2', '3']) || year.starts_with("20") && year.len() == 4)
}

/// TSMC's N6, N3E, A16: a line of a foundry.
fn is_a_node(text: &str, span: Span) -> bool {
    let word = span.of(text);
    let digits = word.strip_prefix("SF").unwrap_or_else(|| word.trim_start_matches(['N', 'A']));
    let coded = word.len() <= 4 && digits.len() < word.len() && digits.starts_with(|c: char| c.is_ascii_digit());
    if !coded {
        return false;
    }
    let head: String = text.get(..span.start).unwrap_or("").chars().rev().take(32).collect();
    let tail: String = text.get(span.start..).unwrap_or("").chars().take(58).collect();
    let lower = format!("{}{tail}", head.chars().rev().collect::<String>()).to_lowercase();
    let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
    number.len() <= 2
        && [
            "process",
            "node",
            "nm",
            "nanomet",
            "tsmc",
            "foundry",
            "台积电",
            "台積電",
            "制程",
            "製程",
            "工艺",
            "纳米",
            "奈米",
        ]
        .iter()
        .any(|word| lower.contains(word))
}

/// A word without digits that may name something: a capital inside (`FoxBrain`, `Longmen-MoE`), or one that begins it.
fn is_word_like_name(word: &str) -> bool {
    // "Cost-efficiency": two words of the language.
    let joined = || word.split('-').skip(1).any(|part| part.starts_with(|c: char| c.is_lowercase()));
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && !joined()
        && (4..=32).contains(&word.len())
        && word.bytes().any(|byte| !byte.is_ascii_uppercase())
        && word.chars().all(|c| (is_latin(c) && !c.is_ascii_digit()) || c == '-')
        && !begins_as_no_name(word)
        && !is_common(word)
}

/// `FP8`, `hbm3e`: whether a word begins, in any case, as one that names no model, chip or system.
pub(super) fn begins_as_no_name(word: &str) -> bool {
    static BY_FIRST: LazyLock<FxHashMap<u8, Vec<&str>>> = LazyLock::new(|| {
        let mut lists: FxHashMap<u8, Vec<&str>> = FxHashMap::default();
        for no in NO_NAMES {
            lists.entry(no.as_bytes().first().copied().unwrap_or_default()).or_default().push(no);
        }
        lists
    });
    let first = word.as_bytes().first().map(u8::to_ascii_uppercase);
    let begins = |no: &str| word.get(..no.len()).is_some_and(|head| head.eq_ignore_ascii_case(no));
    let known = first.and_then(|first| BY_FIRST.get(&first));
    known.into_iter().flatten().any(|no| begins(no) && ends_with_it(no, word))
}

/// Arctic is no ARC, Intellect-3 no INT, K2-Horizon no K2: the word goes on with small letters, or behind a digit with a
/// word. `GPUs` and `HBM3e` are what they begin as.
fn ends_with_it(no: &str, word: &str) -> bool {
    let rest = word.get(no.len()..).unwrap_or("");
    if no.ends_with(|c: char| c.is_ascii_digit()) {
        return !rest.strip_prefix('-').unwrap_or(rest).starts_with(char::is_alphabetic);
    }
    let plural = rest == "s" || rest.starts_with("s-");
    // one small letter is a version: PCIe
    let goes_on = rest.chars().take(2).filter(char::is_ascii_lowercase).count() == 2;
    plural || !no.ends_with(|c: char| c.is_ascii_uppercase()) || !goes_on
}

/// 龙门-MoE: two to four Chinese characters and a hyphen before the Latin part belong to the name.
fn with_chinese_head(found: &Annotated<'_>, word: Span) -> Span {
    let before = found.text.get(..word.start).unwrap_or("");
    let Some(head) = before.strip_suffix('-') else { return word };
    let run: usize =
        head.chars().rev().take(8).take_while(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).map(char::len_utf8).sum();
    let from = head.len() - run;
    let first = found.cues.partition_point(|cue| cue.span.end <= from);
    let cues = found.cues.iter().skip(first).take_while(|cue| cue.span.end <= head.len());
    let start = cues.map(|cue| cue.span.end).max().unwrap_or(from).max(from);
    let start =
        head.get(start..).and_then(|rest| rest.rfind(['的', '是', '与', '和'])).map_or(start, |at| start + at + 3);
    let letters = head.get(start..).map_or(0, |rest| rest.chars().count());
    if (2..=4).contains(&letters) { Span::new(start, word.end) } else { word }
}

/// The hyphen before `at` stands behind a Chinese character.
fn follows_han(text: &str, at: usize) -> bool {
    let head = text.get(..at).and_then(|before| before.strip_suffix('-')).unwrap_or("");
    head.ends_with(|c: char| matches!(c, '\u{4E00}'..='\u{9FFF}'))
}

/// A plain word beside another Latin one in a Chinese text is part of an English phrase (Open Access模型).
fn beside_latin(text: &str, word: Span) -> bool {
    let before = text.get(..word.start).unwrap_or("").trim_end_matches(' ');
    let after = text.get(word.end..).unwrap_or("").trim_start_matches(' ');
    before.ends_with(|c: char| c.is_ascii_alphabetic()) || after.starts_with(|c: char| c.is_ascii_alphabetic())
}

pub(super) fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut before = text.get(..from)?.chars().next_back();
    for (at, c) in rest.char_indices() {
        let starts = is_latin(c)
            && !c.is_ascii_digit()
            && !before.is_some_and(|b| is_latin(b) || matches!(b, '_' | '/' | '.' | '@' | '$'))
            && (before != Some('-') || follows_han(text, from + at));
        if starts {
            return Some(from + at);
        }
        before = Some(c);
    }
    None
}

/// A Latin letter, with or without an accent, or a digit.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || (matches!(c, '\u{C0}'..='\u{24F}') && c.is_alphabetic())
}

pub(super) fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'+');
    let plain = rest.bytes().position(|byte| !inside(&byte)).unwrap_or(rest.len());
    let end = match rest.as_bytes().get(plain) {
        // most words have no letter but those of ASCII
        None | Some(0..0x80) => plain,
        Some(_) => rest.find(|c: char| !(is_latin(c) || matches!(c, '-' | '.' | '_' | '+'))).unwrap_or(rest.len()),
    };
    start + rest.get(..end).unwrap_or("").trim_end_matches(['.', '-', '_', '+']).len()
}

/// Words behind an unknown name with a number that are part of it. Fewer than behind a known model: a headline goes on
/// with a capital too ("Orval-3 Research Shows").
pub(super) const VARIANTS: [&str; 17] = [
    "Mini", "Pro", "Max", "Flash", "Lite", "Ultra", "Air", "Large", "Small", "Nano", "Plus", "Turbo", "Preview",
    "Thinking", "Base", "Instruct", "Chat",
];

/// `Foo-2` with ` 320B-A12B`, `LY-Pod` with ` 64`: a name goes on over one space where a size or number follows.
fn with_following(text: &str, first: Span) -> Option<Span> {
    let head = first.of(text);
    if !head.starts_with(|c: char| c.is_ascii_uppercase()) || head.ends_with("ing") {
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
        && !is_a_period(word)
        // "Peak FP16": a format is no name of what has no number
        && (head.chars().any(|c| c.is_ascii_digit()) || !is_a_format(word))
        && word.len() <= 8;
    // "HT-Box 16, a 4U server"
    let joined = head.contains('-') || head.chars().skip(1).any(|c| c.is_ascii_uppercase()) && is_word_like_name(head);
    let ends = text.get(end..).is_some_and(|rest| rest.starts_with([',', ')', '\'', '’']));
    let numbered = joined && ends && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let variant = head.chars().any(|c| c.is_ascii_digit()) && VARIANTS.contains(&word);
    ((size || code || variant || numbered) && !is_common(head)).then(|| Span::new(first.start, end))
}

/// "Hanguang 900", "Krutrim 3", "Kestrel 2.5": a word with a capital and a number that counts nothing, nor says which of several.
fn with_number(found: &Annotated<'_>, first: Span) -> Option<Span> {
    if found.language.is_chinese() {
        return with_version(found, first);
    }
    if found.language != Language::English {
        return None;
    }
    let digits = found.text.get(first.end..)?.strip_prefix(' ')?;
    let major = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let minor = minor_of(digits.get(major..)?);
    let length = major + minor;
    let year = minor == 0 && major == 4 && digits.starts_with(['1', '2']);
    let after = digits.get(length..)?;
    let ends = after.starts_with([' ', ',', '\'', '’'])
        || minor > 0 && (after.is_empty() || after.starts_with(['.', ')', ':', ';', '\n', '(']));
    if !(1..=4).contains(&major) || minor > 0 && major > 2 || year || !ends {
        return None;
    }
    let number = Span::new(first.end + 1, first.end + 1 + length);
    if has_a_scale(found, number) {
        return None;
    }
    let head = first.of(found.text);
    let other = english().other_series.contains(head) || english().capitals.contains(&head.to_lowercase());
    let named = is_word_like_name(head) && !is_order(head) && !other;
    let beside_noun = is_inside_its_sentence(found.text, first) || is_introduced(found.text, first);
    let free = counts_nothing(found, number) || beside_noun;
    let whole = with_tier(found.text, Span::new(first.start, number.end));
    (named && free && is_one_word(found.text, first)).then(|| with_size(found.text, whole).unwrap_or(whole))
}

/// "has 1.2 trillion parameters, Kestrel 30 billion": a word of its size stands behind the number, which is no version.
fn has_a_scale(found: &Annotated<'_>, number: Span) -> bool {
    let at = found.amounts.partition_point(|amount| amount.span.end <= number.start);
    found.amounts.get(at).filter(|amount| amount.number.start == number.start).is_some_and(|amount| {
        let scale = Span::new(number.end, amount.number.end.max(number.end)).of(found.text);
        scale.starts_with(' ') && scale.trim().chars().all(char::is_alphabetic)
    })
}

/// "Kestrel 2.5 Pro": a tier behind the version belongs to the name.
fn with_tier(text: &str, name: Span) -> Span {
    let next = text.get(name.end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or("");
    let tier = next.split(|c: char| !c.is_alphanumeric()).next().filter(|word| VARIANTS.contains(word));
    tier.map_or(name, |tier| Span::new(name.start, name.end + 1 + tier.len()))
}

/// How long the `.5` of a version is; nothing where another number or word goes on behind it.
fn minor_of(text: &str) -> usize {
    let mut chars = text.chars();
    let minor = chars.next() == Some('.') && chars.next().is_some_and(|c| c.is_ascii_digit());
    let goes_on = |mut rest: std::str::Chars<'_>| match rest.next() {
        Some('.') => rest.next().is_some_and(char::is_alphanumeric),
        next => next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '-' | '/')),
    };
    if minor && !goes_on(chars) { 2 } else { 0 }
}

/// "Quill 3 70B": a size behind the number belongs to the name.
fn with_size(text: &str, name: Span) -> Option<Span> {
    let size =
        text.get(name.end..)?.strip_prefix(' ')?.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').next()?;
    let size = size.trim_end_matches('.');
    (size_in(size).is_some()).then(|| Span::new(name.start, name.end + 1 + size.len()))
}

/// "4,096 Kestrel 2 accelerators", "on Kestrel 2 cards": a word with a capital that a small one or a number stands before is
/// a name, and what stands behind it no number of cards.
fn is_inside_its_sentence(text: &str, word: Span) -> bool {
    let line = line_before(text, word.start);
    let before = line.split_whitespace().next_back().unwrap_or("");
    line.ends_with(' ')
        && before.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && !before.ends_with(['.', ':', ';'])
}

/// `WindSea 1.5`, `Nova-Max 3`: in a Chinese text a version behind a word with a capital, where a plain number needs a word
/// that is no common one.
fn with_version(found: &Annotated<'_>, first: Span) -> Option<Span> {
    let head = first.of(found.text);
    let rest = found.text.get(first.end..)?.strip_prefix(' ')?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let word = rest.get(..length)?.trim_end_matches('.');
    let number = Span::new(first.end + 1, first.end + 1 + word.len());
    let whole = with_tier(found.text, Span::new(first.start, number.end));
    let after = found.text.get(whole.end..)?;
    let (major, minor) = word.split_once('.').map_or((word, None), |(major, minor)| (major, Some(minor)));
    let short = (1..=2).contains(&major.len()) && minor.is_none_or(|minor| minor.len() == 1);
    let joined = head.contains('-') || head.chars().skip(1).any(|c| c.is_ascii_uppercase());
    let opens = opens_a_model(after);
    let list = |words: &[String]| begins_with(after.trim_start(), words).is_some();
    let other = after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '-' | '/' | '×'))
        || !opens && (list(&chinese().counted) || list(&chinese().tools));
    let named = is_word_like_name(head) && head.chars().any(|c| c.is_ascii_lowercase()) && !is_order(head);
    // DeepSpeed 0.9: without the noun beside it a tool has a version, too.
    let marks = ['“', '《', '「', ' ', '（', '(', '：', '—'];
    let ahead = line_before(found.text, first.start).trim_end_matches(marks).ends_with("模型");
    let noun =
        opens || (ahead || is_brought_out_with_figures(found, first.start, after)) && counts_nothing(found, number);
    // 语言模型WindSea 2，参数…: what stands alone between the noun and a mark
    let alone = ahead && after.starts_with(['，', '。', '、', '（', '(', '”', '》', '」']);
    let told = minor.is_some() || joined || alone || is_brought_out_with_figures(found, first.start, after);
    (short && told && !other && named && noun).then_some(whole)
}

/// 发布Step 4，总参数4000亿: a verb right before the name, and the size of a model right behind it.
fn is_brought_out_with_figures(found: &Annotated<'_>, start: usize, after: &str) -> bool {
    let verb = cues_near(found, Span::new(start, start), 1).iter().any(|at| {
        matches!(at.cue, Cue::Release | Cue::OpenWeights) && start <= at.span.end + 1 && at.span.end <= start
    });
    let behind = after.trim_start_matches(['”', '》', '」']);
    let figures = behind.strip_prefix(['，', '（', ',', '(']).unwrap_or("");
    let clause = first_bytes(figures, TOLD).split(['，', '。', '；']).next().unwrap_or("");
    let size = ["总参数", "参数", "激活"].iter().find_map(|word| clause.strip_prefix(word)).unwrap_or("");
    let size = behind_all(size, &chinese().before_sizes);
    verb && size.starts_with(|c: char| c.is_ascii_digit()) && !size.contains(['的', '内']) && !clause.contains("支持")
}

/// `WindSea 1.5`语言模型, `WindSea 1.5`是大模型; 模型训练 is of no model.
fn opens_a_model(after: &str) -> bool {
    let words = chinese();
    let rest = behind_all(after.trim_start_matches(['”', '》', '」', ' ']), &words.model_sorts);
    rest.strip_prefix("模型").is_some_and(|behind| begins_with(behind, &words.behind_models).is_none())
}

fn counts_nothing(found: &Annotated<'_>, number: Span) -> bool {
    let at = found.amounts.partition_point(|amount| amount.span.end <= number.start);
    let amount = found.amounts.get(at).filter(|amount| amount.span.overlaps(number));
    amount.is_none_or(|amount| amount.in_name || amount.measure.is_none() && amount.span == number)
}

/// No word with a capital stands before the name in its line, unless that one opens or ends a phrase.
fn is_one_word(text: &str, name: Span) -> bool {
    let begins = line_before(text, name.start).split_whitespace().next_back().is_none_or(|word| {
        word.ends_with(['.', ',', ':', ';']) || !word.starts_with(|c: char| c.is_uppercase()) || is_common(word)
    });
    begins || is_introduced(text, name)
}

/// "Aalto Systems Q2": a part of a year.
fn is_a_period(word: &str) -> bool {
    matches!(word, "Q1" | "Q2" | "Q3" | "Q4") || word.starts_with("FY")
}

pub(super) fn is_candidate(word: &str) -> bool {
    (2..=48).contains(&word.len())
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_uppercase())
        && !["sub-", "non-", "pre-", "post-", "multi-", "mid-", "ex-"].iter().any(|no| word.starts_with(no))
        // "A 671B MoE Trained for": an article and a size
        && !["A ", "An ", "The "].iter().any(|article| word.starts_with(article))
        && !begins_as_no_name(word)
}

pub(super) fn taken(found: &Annotated<'_>, span: Span) -> bool {
    let overlaps = |other: Span| other.overlaps(span);
    let at = found.names.partition_point(|name| name.span.end <= span.start);
    let mut names = found.names.iter().skip(at).take_while(|name| name.span.start < span.end);
    let at = found.amounts.partition_point(|amount| amount.span.end <= span.start);
    let mut amounts = found.amounts.iter().skip(at).take_while(|amount| amount.span.start < span.end);
    names.any(|name| overlaps(name.span) && !is_maker_part(found, name, span))
        || amounts.any(|amount| !amount.in_name && amount.number.start <= span.start && overlaps(amount.span))
}

/// `OpenEuroLLM-2B`, `Krutrim-2`: a model that begins with its maker's name.
fn is_maker_part(found: &Annotated<'_>, name: &Name, span: Span) -> bool {
    let rest = Span::new(name.span.end.min(span.end), span.end).of(found.text);
    let tail = rest.strip_prefix(['-', ' ']).unwrap_or("");
    let sized = name.kind == EntityKind::Model && rest.starts_with('-') && size_in(tail).is_some();
    let tuned =
        tail.split(['-', ' ']).all(|part| part.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()));
    sized && tuned && name.span.start == span.start
        || name.kind == EntityKind::Organization
            && name.span.start == span.start
            && tail.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
            && tail.contains(|c: char| c.is_ascii_digit())
            && (rest.starts_with('-') || is_candidate(tail) && !is_an_event(found.text, span.end - tail.len()))
}

/// Votes of one occurrence for model, chip, system; `has_rows` where any line can be the row of a table.
fn vote(found: &Annotated<'_>, candidate: &Candidate, has_rows: bool) -> [u32; 3] {
    let span = candidate.span;
    let mut votes = [0; 3];
    let word = span.of(found.text);
    if size_in(word).is_some() && word.len() > 4 {
        cast(&mut votes, 0, 3);
    }
    if let Some(place) = variant_of(found, word) {
        cast(&mut votes, place, 2);
    }
    if !candidate.plain && (is_counted(found, span) || is_a_makers_code(found, span)) {
        cast(&mut votes, 1, 3);
    }
    if !candidate.plain && is_titled_with_figures(found, span) {
        cast(&mut votes, 1, 1);
    }
    let headed = is_a_heading(found, span) && found.cues.iter().any(|at| at.cue == Cue::Parameters);
    if !candidate.plain {
        cast(&mut votes, 0, u32::from(headed) + u32::from(has_size_behind(found, span)));
    }
    told_by_words(found, candidate, &mut votes);
    if let Some(place) = (has_rows && !candidate.plain).then(|| beside_in_row(found, span)).flatten() {
        cast(&mut votes, place, 2);
    }
    let noun = found.language == Language::German && word.contains('-');
    let inner_capital = !noun && word.chars().skip(1).any(|c| c.is_ascii_uppercase());
    let reach = if !candidate.plain {
        36
    } else if inner_capital {
        3
    } else {
        2
    };
    if let Some(place) = apposed(found, span).or_else(|| named_by_its_noun(found, span)) {
        cast(&mut votes, place, 3);
    }
    if ends_in_a_site(found, span) {
        cast(&mut votes, 2, 6);
    }
    if candidate.plain {
        if let Some(place) = beside_noun(found, span).filter(|_| found.language == Language::English) {
            cast(&mut votes, place, 3);
        }
        if !inner_capital && !found.language.is_unspaced() {
            return votes;
        }
    }
    told_by_cues(found, candidate, reach, &mut votes);
    votes
}

/// What the nouns within so many characters of the name say of it.
fn told_by_cues(found: &Annotated<'_>, candidate: &Candidate, reach: usize, votes: &mut [u32; 3]) {
    let span = candidate.span;
    for at in cues_near(found, span, 4 * reach) {
        if at.cue == Cue::Parameters && !candidate.plain && found.distance(span, at.span) <= reach {
            hint(votes, 0);
        }
        let Some(place) = place_of(at.cue) else { continue };
        let distance = found.distance(span, at.span);
        let between = found.between(span, at.span);
        let parted = between.contains(['.', '。', ';', '；', '\n', '!', '?', '，']) || between.matches(',').count() > 1;
        let inside = place == 1 && found.language == Language::English && is_inside(between);
        if distance <= reach && !parted && !inside {
            cast(votes, place, if distance <= 3 { 3 } else { 1 });
        }
    }
}

/// What verbs and figures beside the name say of it.
fn told_by_words(found: &Annotated<'_>, candidate: &Candidate, votes: &mut [u32; 3]) {
    if is_trained_elsewhere(found, candidate)
        || is_trained(found, candidate)
        || is_trained_in_chinese(found, candidate)
        || is_told_as_a_model(found, candidate.span)
    {
        cast(votes, 0, 2);
    }
    if is_told_as_a_chip(found, candidate.span) {
        cast(votes, 1, 2);
    }
    if let Some(place) = told_in_english(found, candidate).or_else(|| told_in_chinese(found, candidate)) {
        cast(votes, place, 1);
    }
}

/// "L'entraînement de Gaia-2", "Das Training von Orbis-3", "entrenar Cumbre-2": the object of training is a model.
fn is_trained_elsewhere(found: &Annotated<'_>, candidate: &Candidate) -> bool {
    let head = found.folded.get(..candidate.span.start).unwrap_or("");
    let bare = [" de ", " di ", " von ", " d'", " del ", " "].iter().find_map(|link| head.strip_suffix(link));
    let end = bare.map_or(0, str::len);
    let here = Span::new(end, end);
    found.language.is_european()
        && candidate.has_a_number(found.text)
        && bare.is_some()
        && cues_near(found, here, 0).iter().any(|at| at.cue == Cue::Train && at.span.end == end)
}

/// "Contoso trained ZX1 on …": the object of the verb is a model.
fn is_trained(found: &Annotated<'_>, candidate: &Candidate) -> bool {
    let span = candidate.span;
    let mut verbs = cues_near(found, span, 1).iter().filter(|at| at.cue == Cue::Train && at.span.end + 1 == span.start);
    let behind = found.text.get(span.end..).unwrap_or("");
    found.language == Language::English
        && !candidate.plain
        && [" on ", " with ", " using ", " from "].iter().any(|word| behind.starts_with(word))
        && verbs.any(|at| at.span.of(&found.folded).ends_with("trained") || at.span.of(&found.folded) == "train")
}

/// The place among the votes of what has such a figure: a model, a chip, or a system.
pub(super) fn place_of_figure(amount: &Amount) -> Option<usize> {
    match amount.measure? {
        Measure::Parameters => place_of(Cue::Model),
        Measure::Flops if amount.max.or(amount.min)? >= LEAST_OF_A_SYSTEM => place_of(Cue::System),
        Measure::Flops | Measure::BytePerSecond | Measure::Nanometre => place_of(Cue::Chip),
        _ => None,
    }
}

/// The amounts from the first that begins in the span up to the last before one that ends behind it.
pub(super) fn amounts_within<'f>(found: &'f Annotated<'_>, span: Span) -> impl Iterator<Item = &'f Amount> {
    let from = found.amounts.partition_point(|amount| amount.span.start < span.start);
    found.amounts.iter().skip(from).take_while(move |amount| amount.span.end <= span.end)
}

/// Compute, in FLOPS, that no single chip has; a rack of them has.
const LEAST_OF_A_SYSTEM: f64 = 1e17;

/// "玄通P2的算力为300TFLOPS", "含光900采用7nm工艺": what a chip alone has, or a model, in the clause that the name leads, or
/// the next ones; 去年量产的CX1: what is made so is a chip.
fn told_in_chinese(found: &Annotated<'_>, candidate: &Candidate) -> Option<usize> {
    let span = candidate.span;
    if !found.language.is_chinese() || !candidate.has_a_number(found.text) {
        return None;
    }
    if is_made_as_a_chip(found, span) || is_taped_out(found, span) {
        return place_of(Cue::Chip);
    }
    if !super::coded::begins_a_phrase(found, span.start) {
        return None;
    }
    if let Some(place) = super::coded::what_it_is(found, span.end).or_else(|| told_in_the_answer(found, span)) {
        return Some(place);
    }
    let near = first_bytes(found.folded.get(span.end..)?, TOLD);
    let end = near.find(['，', '。', '；', '、', '\n']).unwrap_or(near.len());
    let reach = Span::new(span.end, span.end + end);
    // N5, V3, WAIC2025: too short to tell anything farther off, or of a year
    let word = span.of(found.text);
    let year = word.len() > 4 && word.get(word.len() - 4..).is_some_and(|end| end.starts_with("20"));
    let long = word.len() > 3 && !year || found.folded.get(span.end..)?.starts_with(['将', '已', '是']);
    let Some(amount) = amounts_within(found, reach).next() else {
        return told_later(found, reach).filter(|_| long);
    };
    let gap = Span::new(reach.start, amount.span.start);
    let next = found.names.partition_point(|name| name.span.start < gap.start);
    let other = found.names.get(next).is_some_and(|name| gap.contains(name.span)) || is_of_another_trade(found, reach);
    let words = gap.of(&found.folded);
    if other || words.chars().count() > GAP || words.starts_with("精度") {
        return None;
    }
    place_of_figure(amount)
}

/// “CX7什么时候能见到？”“上月已经流片。”: what the answer to a short question about the name tells of chips or models alone.
fn told_in_the_answer(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let rest = first_bytes(found.folded.get(span.end..)?, LATER);
    let end = rest.find('？').filter(|end| !rest.get(..*end).unwrap_or("").contains(['。', '\n', '，']))?;
    let behind = rest.get(end + '？'.len_utf8()..)?;
    let answer = behind.trim_start();
    let start = span.end + rest.len() - answer.len();
    let answer = answer.split("\n\n").next().unwrap_or("");
    let line = answer.rsplit_once('？').map_or(answer, |(first, _)| first);
    let reach = Span::new(start, start + line.len());
    if has_one(line, &chinese().tapes_out) && !is_of_another_trade(found, reach) {
        return place_of(Cue::Chip);
    }
    amounts_within(found, reach).find_map(place_of_figure)
}

/// 去年流片的CX1; 去年量产的CX2采用7纳米工艺, where the clause names no maker and no other goods.
fn is_made_as_a_chip(found: &Annotated<'_>, span: Span) -> bool {
    let before = line_before(found.folded.as_ref(), span.start);
    let Some(head) = before.strip_suffix('的') else { return false };
    let start = head.rfind(['，', '。', '；']).map_or(0, |at| at);
    let clause = Span::new(span.start - before.len() + start, span.start);
    let near = first_bytes(found.folded.get(span.end..).unwrap_or(""), TOLD);
    let near = near.split(['。', '；', '\n']).next().unwrap_or("");
    let next = found.names.partition_point(|name| name.span.start < clause.start);
    let reach = Span::new(span.end, span.end + near.len());
    let node = || amounts_within(found, reach).any(|amount| amount.measure == Some(Measure::Nanometre));
    // 投产的Fab18…，月产能3万片: a fab
    let made = || ends_in(head, &chinese().made).is_some() && node() && !near.contains("产能");
    let named = found.names.get(next).is_some_and(|name| clause.contains(name.span));
    let told = ends_in(head, &chinese().made_as_chips).is_some() || made();
    told && !named && !is_of_another_trade(found, clause.cover(reach))
}

/// 下一代产品T200已经流片: what is said of chips alone, in the clause that the code leads.
fn is_taped_out(found: &Annotated<'_>, span: Span) -> bool {
    let near = first_bytes(found.folded.get(span.end..).unwrap_or(""), TOLD);
    let clause = near.split(['，', '。', '；', '、', '\n']).next().unwrap_or("");
    let next = found.names.partition_point(|name| name.span.start < span.end);
    let reach = Span::new(span.end, span.end + clause.len());
    let other = found.names.get(next).is_some_and(|name| reach.contains(name.span));
    let told = behind_dates(found, reach).of(&found.folded);
    begins_with(told, &chinese().done_with_it).is_some()
        && has_one(told, &chinese().tapes_out)
        && !other
        && !is_of_another_trade(found, reach)
}

/// What a clause says behind the days that it opens with: ` 于9月底`, `今年三季度`.
fn behind_dates(found: &Annotated<'_>, clause: Span) -> Span {
    let mut start = clause.start;
    loop {
        let rest = Span::new(start, clause.end).of(&found.folded);
        let told = behind_all(rest.trim_start_matches(' '), &chinese().before_days);
        let at = start + (rest.len() - told.len());
        let next = found.dates.partition_point(|date| date.span.end <= at);
        let day = found.dates.get(next).filter(|date| date.span.start == at && date.span.end <= clause.end);
        match day {
            Some(day) => start = day.span.end,
            None => return Span::new(at.min(clause.end), clause.end),
        }
    }
}

fn is_of_another_trade(found: &Annotated<'_>, clause: Span) -> bool {
    chinese().other_products.iter().any(|word| clause.of(&found.folded).contains(word.as_str()))
}

/// `X-M3采用稀疏注意力，总参数2300亿`: the first figure of the clauses behind the one that the name leads, up to the next name.
fn told_later(found: &Annotated<'_>, own: Span) -> Option<usize> {
    let rest = first_bytes(found.folded.get(own.end..)?, LATER);
    let end = rest.find(['。', '\n', '；', '！', '？']).unwrap_or(rest.len());
    let next = found.names.partition_point(|name| name.span.start < own.start);
    let stop = found.names.get(next).map_or(usize::MAX, |name| name.span.start);
    let reach = Span::new(own.end, (own.end + end).min(stop.max(own.end)));
    let carries = own.of(&found.folded).contains("搭载");
    if own.end >= stop || carries || is_of_another_trade(found, own.cover(reach)) {
        return None;
    }
    let word = |at: &CueAt| matches!(at.cue, Cue::Active | Cue::Parameters) && reach.contains(at.span);
    let from = found.cues.partition_point(|at| at.span.start < reach.start);
    let word = found.cues.get(from..)?.iter().take_while(|at| at.span.start < reach.end).find(|at| word(at));
    let figure = amounts_within(found, reach).find_map(|amount| Some((amount.span.start, place_of_figure(amount)?)));
    let word = word.map(|at| (at.span.start, 0));
    let (at, place) = figure.into_iter().chain(word).min()?;
    // 论坛讨论了参数2100亿的模型: of another thing, which the clause names before
    let head = found.folded.get(own.end..at)?.rsplit(['，', '、', '；']).next().unwrap_or("");
    (head.chars().count() <= LEAD && !head.contains(['了', '的'])).then_some(place)
}

/// So many characters of its clause stand before such a figure: 算力只有, 256个专家中每个token.
const LEAD: usize = 16;

/// So many bytes behind its clause a figure is looked for that tells what a name is of.
const LATER: usize = 240;

/// X在千卡集群上从零训练, X基于昇腾训练: what is trained there is a model.
fn is_trained_in_chinese(found: &Annotated<'_>, candidate: &Candidate) -> bool {
    let span = candidate.span;
    if !found.language.is_chinese() || candidate.plain || !super::coded::begins_a_phrase(found, span.start) {
        return false;
    }
    let near = first_bytes(found.folded.get(span.end..).unwrap_or(""), TOLD);
    let clause = near.split(['，', '。', '；', '\n']).next().unwrap_or("");
    let Some((way, after)) = clause.split_once("训练") else { return false };
    let chips = || {
        let reach = Span::new(span.end, span.end + way.len());
        let from = found.names.partition_point(|name| name.span.start < reach.start);
        let mut names = found.names.iter().skip(from).take_while(|name| reach.contains(name.span));
        names.any(|name| matches!(name.kind, EntityKind::Chip | EntityKind::System))
            || chinese().trained_on.iter().any(|word| way.contains(word.as_str()))
    };
    // 在仓库训练，使用2张A100 and 在基地训练飞行员 are of no model
    let ends = after.is_empty() || ["完成", "而成"].iter().any(|word| after.starts_with(word));
    let led =
        ["在", "基于", "使用", "采用", "利用", "全程", "依托", "仅用", "用"].iter().any(|word| way.starts_with(word));
    let task = ["用于", "支持", "可", "能", "面向", "适", "为", "做"].iter().any(|word| way.contains(word));
    led && !task && ends && chips()
}

/// So many characters may stand between a name and its figure: 的单卡FP16峰值算力达到.
const GAP: usize = 16;

/// "is a car with a 5nm chip", "is powered by a 4nm processor", "is a switch with 102 TB/s": what has a chip inside, or is
/// another thing in so many words.
pub(super) fn is_of_a_device(found: &Annotated<'_>, reach: Span, amount: &Amount) -> bool {
    let before = Span::new(reach.start, amount.span.start).of(&found.folded);
    let after = first_bytes(found.folded.get(amount.span.end..).unwrap_or(""), ADJECTIVES);
    let inside =
        [" with a ", " with an ", " powered by ", " has a ", " uses a ", " packs a ", " carries a ", " runs on "];
    let chip = || any_word(after, |word| matches!(word, "chip" | "processor" | "soc" | "chipset"));
    let holds =
        amount.measure == Some(Measure::Nanometre) && inside.iter().any(|words| before.contains(words)) && chip();
    names_a_device(before) || names_a_device(after) || holds
}

fn names_a_device(folded: &str) -> bool {
    any_word(folded, |word| english().devices.contains(word))
}

/// "is a car with a 5nm", "is powered by a 4nm": the chip that follows is in the thing.
fn is_inside(gap: &str) -> bool {
    let gap = gap.to_lowercase();
    gap.contains(" is powered by ")
        || gap.contains(" are powered by ")
        || gap.contains(" with a") && names_a_device(&gap)
}

/// What stands before the place in its line.
pub(super) fn line_before(text: &str, at: usize) -> &str {
    text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or("")
}

/// So many bytes of the text, and no part of a character.
pub(super) fn first_bytes(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// 2000张T4, 16颗LX300: so many cards of it.
fn is_counted(found: &Annotated<'_>, span: Span) -> bool {
    let at = found.amounts.partition_point(|amount| amount.span.end < span.start);
    found.language.is_chinese()
        && found.amounts.get(at).is_some_and(|amount| {
            amount.span.end == span.start
                && matches!(amount.measure, Some(Measure::Counter(Counter::Chip | Counter::Card)))
        })
}

/// 燧原L900显存128GB, 沐曦发布C900，算力…: a code right behind who makes chips, with a figure that only a chip has.
fn is_a_makers_code(found: &Annotated<'_>, span: Span) -> bool {
    let word = span.of(found.text);
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let digits = word.chars().skip(letters).take_while(char::is_ascii_digit).count();
    let coded = (1..=4).contains(&letters) && (2..=4).contains(&digits) && word.len() <= letters + digits + 2;
    if !found.language.is_chinese() || !coded {
        return false;
    }
    let next = found.names.partition_point(|name| name.span.end <= span.start);
    let maker = next.checked_sub(1).and_then(|last| found.names.get(last)).filter(|name| found.makes_chips(name));
    let Some(maker) = maker else { return false };
    let gap = Span::new(maker.span.end, span.start).of(&found.folded).trim();
    if !matches!(
        gap,
        "" | "的" | "发布" | "推出" | "发布了" | "推出了" | "旗下" | "正式发布" | "自研" | "最新" | "新品"
    ) {
        return false;
    }
    let line = found.folded.get(span.end..).unwrap_or("");
    let end = line.find(['。', '\n', '；']).unwrap_or(line.len());
    let rest = Span::new(span.end, span.end + end);
    let mut measures = amounts_within(found, rest).map(|amount| amount.measure);
    let text = rest.of(&found.folded);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // TOPS are a phone's and a car's figure, too.
    let chip = says(&["显存", "hbm", "带宽", "芯片", "加速卡"]);
    let figure = measures.any(|measure| match measure {
        Some(Measure::Flops | Measure::BytePerSecond) => true,
        Some(Measure::Ops) => chip,
        _ => false,
    });
    let other = chinese().other_products.iter().any(|word| text.contains(word.as_str()));
    !other && (figure || says(&["显存", "hbm", "流片", "回片"]))
}

/// The name stands in the title of a text that is full of a chip's figures: a data sheet.
fn is_titled_with_figures(found: &Annotated<'_>, span: Span) -> bool {
    let title = found.text.find('\n').unwrap_or(0);
    let figure = |amount: &&Amount| {
        matches!(
            amount.measure,
            Some(Measure::Flops | Measure::Ops | Measure::BytePerSecond | Measure::Watt | Measure::Nanometre)
        )
    };
    let sheet = ["data sheet", "datasheet", "pecification", "product brief", "规格", "規格", "参数"];
    let line = found.text.get(..title).unwrap_or("");
    span.end <= title
        && sheet.iter().any(|word| line.contains(word))
        && found.amounts.iter().filter(figure).count() >= 3
}

/// The name fills its line, as the title of a model card does.
fn is_a_heading(found: &Annotated<'_>, span: Span) -> bool {
    let before = found.text.get(..span.start).unwrap_or("");
    let after = found.text.get(span.end..).unwrap_or("");
    let begins = before.trim_end_matches(['#', ' ', '*']);
    (begins.is_empty() || begins.ends_with('\n'))
        && (after.is_empty() || after.trim_start_matches(['*', ' ']).starts_with('\n'))
}

/// The cues within so many bytes of a place: a character has four at most, so what is farther is out of reach.
pub(super) fn cues_near<'a>(found: &'a Annotated<'_>, span: Span, bytes: usize) -> &'a [CueAt] {
    let from = found.cues.partition_point(|at| at.span.start + bytes + LONGEST < span.start);
    let to = found.cues.partition_point(|at| at.span.start <= span.end + bytes);
    found.cues.get(from..to).unwrap_or(&[])
}

/// No cue is longer, in bytes.
const LONGEST: usize = 160;

fn cast(votes: &mut [u32; 3], place: usize, count: u32) {
    if let Some(sum) = votes.get_mut(place) {
        *sum += 4 * count;
    }
}

/// Less than a vote: it decides where nothing else does.
fn hint(votes: &mut [u32; 3], place: usize) {
    if let Some(sum) = votes.get_mut(place) {
        *sum += 1;
    }
}

/// TAIDE-2 is of the sort of TAIDE, though not TAIDE: a known name that goes on behind a hyphen.
fn variant_of(found: &Annotated<'_>, word: &str) -> Option<usize> {
    let (head, _) = word.split_once('-')?;
    place_of_kind(found.lexicon.entity(found.lexicon.resolve(head)?).kind?)
}

/// The place of a thing among the votes: model, chip, system.
fn place_of_kind(kind: EntityKind) -> Option<usize> {
    match kind {
        EntityKind::Model => Some(0),
        EntityKind::Chip => Some(1),
        EntityKind::System => Some(2),
        _ => None,
    }
}

/// A line with so many bars is the row of a table.
const ROW_BARS: usize = 3;

/// In the head of a table a name beside known models is a model.
fn beside_in_row(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let start = found.text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = found.text.get(span.end..)?.find('\n').map_or(found.text.len(), |at| span.end + at);
    let line = Span::new(start, end);
    line.of(found.text).matches(['|', '｜']).nth(ROW_BARS - 1)?;
    found.names.iter().filter(|name| line.contains(name.span)).find_map(|name| place_of_kind(name.kind))
}

/// What stands between a name and the words that say what it is.
const OPENS: &[&str] = &[
    ": a ",
    ": an ",
    ": our ",
    ": the ",
    " – a ",
    " — a ",
    ", a ",
    ", an ",
    ", its ",
    ", our ",
    ", the ",
    " is a ",
    " is an ",
    " is our ",
    " is its ",
    " (a ",
    ", un ",
    ", una ",
    ", une ",
    ", el ",
    ", il ",
    ", le ",
    ", ein ",
    ", eine ",
    ", der ",
    ", das ",
    " es un ",
    " es el ",
    " è un ",
    " è il ",
    " est un ",
    " est une ",
    " ist ein ",
    " ist eine ",
    " — это ",
    ", новый ",
    ", новая ",
];

/// What stands before a name that is given as one, in other languages than English.
const CALLED: &[&str] = &[
    "namens ",
    "mit namen ",
    "mit dem namen ",
    "genannt ",
    "getauft auf ",
    "nommé ",
    "nommée ",
    "baptisé ",
    "baptisée ",
    "appelé ",
    "appelée ",
    "dénommé ",
    "dénommée ",
    "du nom de ",
    "llamado ",
    "llamada ",
    "denominado ",
    "denominada ",
    "bautizado ",
    "bautizada ",
    "bautizado como ",
    "bautizada como ",
    "chiamato ",
    "chiamata ",
    "denominato ",
    "denominata ",
    "battezzato ",
    "battezzata ",
    "di nome ",
    "под именем ",
    "с названием ",
    "под названием ",
];

/// "X, a sparse model", "X is a chip", "a model called X": what the words behind or before a name say that it is.
fn apposed(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let (before, after) = (found.text.get(..span.start)?, found.text.get(span.end..)?);
    // "Olivia, Norway's newest supercomputer, …"
    let owned = || {
        let owner = after.strip_prefix(", ")?.split(' ').next()?;
        is_owner(owner).then_some(&", ")
    };
    let opens = OPENS.iter().find(|mark| after.starts_with(**mark)).or_else(owned);
    let called = found.folded.get(..span.start).is_some_and(gives_a_name);
    let end = found.text.len();
    let reach = if opens.is_some() {
        Span::new(span.end, (span.end + 100).min(end))
    } else {
        Span::new(span.start.saturating_sub(CALLED_WITHIN), span.start)
    };
    if let Some(place) = behind_its_noun(found, span) {
        return Some(place);
    }
    if opens.is_none() && !called || is_where_it_was_shown(found, before) {
        return None;
    }
    // ", a Swedish start-up, released the model": the apposition ends with its comma.
    let closed = |at: &CueAt| {
        opens.is_some_and(|mark| {
            let gap = found.between(span, at.span).get(mark.len()..);
            mark.starts_with(',') && gap.is_some_and(|gap| gap.contains(','))
        })
    };
    let tells = |at: &&CueAt| {
        let tells = place_of(at.cue).is_some() || matches!(at.cue, Cue::OpenWeights | Cue::Parameters | Cue::Firm);
        tells
            && !is_counted_by_a_hyphen(found, at.span)
            && reach.contains(at.span)
            && !found.between(span, at.span).contains(['.', ';'])
            && !closed(at)
    };
    // "a cluster of 1,000 GPUs called X": what is called so is one
    let one = |at: &&CueAt| !at.span.of(&found.folded).ends_with('s');
    let near = || cues_near(found, span, 128).iter().filter(tells);
    let english = found.language == Language::English && opens.is_none();
    let first = near().rfind(one).filter(|_| english).or_else(|| near().next())?;
    let inside = || matches!(first.cue, Cue::Chip | Cue::TheChip) && is_inside(found.between(span, first.span));
    if found.language == Language::English && (is_said_of_a_firm(found, first.span) || inside()) {
        return None;
    }
    if matches!(first.cue, Cue::OpenWeights | Cue::Parameters) { Some(0) } else { place_of(first.cue) }
}

/// "a 10,000-card cluster": how many cards it has, and no word for what it is.
fn is_counted_by_a_hyphen(found: &Annotated<'_>, noun: Span) -> bool {
    let head = found.folded.get(..noun.start).and_then(|head| head.strip_suffix('-')).unwrap_or("");
    head.ends_with(|c: char| c.is_ascii_digit())
}

/// So many bytes before a name that is given the noun stands for what is called so.
const CALLED_WITHIN: usize = 72;

pub(super) fn gives_a_name(before: &str) -> bool {
    let head = before.strip_suffix(' ').unwrap_or("");
    english().called.iter().any(|word| head.ends_with(word.as_str()))
        || CALLED.iter().any(|word| before.ends_with(word))
        || is_known_as(before)
}

/// "a chip known inside the company as Skyseed": what a thing is called, with a few words between.
fn is_known_as(before: &str) -> bool {
    let words = before.strip_suffix(" as ").unwrap_or("").rsplit(' ').take(KNOWN_AS_WORDS);
    words
        .map(|word| word.trim_end_matches(','))
        .any(|word| matches!(word, "known" | "christened" | "branded" | "referred"))
}

/// So many words back from "as" the verb stands.
const KNOWN_AS_WORDS: usize = 6;

/// "A liquid-cooled rack, the Brisa-8, followed", "its newest model, Lumen, is open": a noun for a thing that opens its
/// clause, and what it is called.
fn behind_its_noun(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let closed = found.language == Language::English && found.text.get(span.end..)?.starts_with(", ");
    let noun = cues_near(found, span, ADJECTIVES).iter().filter(|_| closed).rfind(|at| {
        let before = at.span.end <= span.start && place_of(at.cue).is_some();
        before && matches!(found.between(at.span, span), ", " | ", the ")
    })?;
    let phrase = Phrase::of(&found.folded, noun.span)?;
    let one = !noun.span.of(&found.folded).ends_with('s');
    place_of(noun.cue).filter(|_| one && phrase.opens(&found.folded))
}

/// "data centre firm", "chip rule": the noun for a thing only tells what sort of firm, rule or plant it is.
pub(super) fn tells_a_sort(found: &Annotated<'_>, noun: Span) -> bool {
    heads_a_compound(found, noun) || is_said_of_a_firm(found, noun)
}

/// "data centre firm", "inference model partner": the noun for a thing only tells what sort of firm it is.
fn is_said_of_a_firm(found: &Annotated<'_>, noun: Span) -> bool {
    let rest = first_bytes(found.folded.get(noun.end..).unwrap_or(""), ADJECTIVES);
    let mut words = rest.split(' ').skip(1).map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let firm = |word: &str| english().firm_nouns.contains(word) || english().firm_roles.contains(word);
    rest.starts_with(' ') && words.next().is_some_and(firm)
}

/// "previewed at Baidu World, a model with …": behind "at", with a firm's name at most between, stands where a thing was
/// shown.
fn is_where_it_was_shown(found: &Annotated<'_>, before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let near = words.next();
    let house = near.is_some_and(|word| word.starts_with(char::is_uppercase)) && words.next() == Some("at");
    found.language == Language::English && (near == Some("at") || house)
}

/// "the Orval chip", "language model Lumen", "our Boreal supercomputer": a noun for a thing right beside a capitalised
/// word, of which the text speaks more than once.
fn beside_noun(found: &Annotated<'_>, span: Span) -> Option<usize> {
    let word = span.of(found.text);
    let next = |at: &CueAt| {
        at.span.start >= span.end && only_adjectives(found.between(span, at.span)) && !heads_a_compound(found, at.span)
    };
    // the AI chip ‘Zelkova’: what is marked right behind the noun is its name
    let marked = found.language == Language::English && is_in_marks(found.text, span);
    let before = |at: &CueAt| {
        let gap = found.between(at.span, span);
        let gap = if marked { gap.trim_end_matches(OPENING_MARKS) } else { gap };
        at.span.end <= span.start && matches!(gap, " " | ", ")
    };
    // "on Kestrel 2 cards": with a number it is a name wherever it stands beside the noun
    let numbered = word.ends_with(|c: char| c.is_ascii_digit());
    let introduced = || is_introduced(found.text, span) || is_behind_a_number(found, span);
    let noun = cues_near(found, span, ADJECTIVES).iter().find(|at| {
        let beside = next(at) && (numbered || introduced()) || before(at) && (marked || ends_there(found.text, span));
        place_of(at.cue).is_some() && beside
    })?;
    // "the Paris data centre" is somewhere; a supercomputer has a name.
    let system = matches!(noun.cue, Cue::System | Cue::TheSystem);
    let somewhere = system
        && !numbered
        && (!is_one_machine(noun.span.of(&found.folded)) || is_a_place_of_the_text(found.text, word));
    let machine = is_introduced(found.text, span) && noun.span.of(&found.folded).contains("supercomputer");
    let again = || {
        let owned = before(noun) && (marked || gives_it_a_name(found, noun) && !is_told_of_its_noun(found, span));
        numbered || machine || owned || found.text.match_indices(word).take(2).count() > 1
    };
    place_of(noun.cue).filter(|_| !somewhere && !is_of_a_place(word) && again())
}

/// "10,000 Home-Grown GPUs": the word has its capital of the title.
fn is_home_made(found: &Annotated<'_>, span: Span) -> bool {
    let at = found.cues.partition_point(|at| at.span.start < span.start);
    let here = found.cues.iter().skip(at).take_while(|at| at.span.start == span.start);
    here.into_iter().any(|at| at.cue == Cue::Domestic && at.span == span)
}

/// "xAI's Memphis supercomputer", where the text tells of a factory "in Memphis".
fn is_a_place_of_the_text(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + word.len()..).unwrap_or("");
        [" in ", " into ", " near ", " outside "].iter().any(|link| before.ends_with(link))
            && !after.starts_with(char::is_alphanumeric)
    })
}

/// Marks that open a quotation, or a name.
const OPENING_MARKS: &[char] = &['‘', '“', '"', '\''];

/// Whether marks stand around a name.
fn is_in_marks(text: &str, name: Span) -> bool {
    let opens = text.get(..name.start).is_some_and(|head| head.ends_with(OPENING_MARKS));
    opens && text.get(name.end..).is_some_and(|rest| rest.starts_with(['’', '”', '"', '\'']))
}

/// "its medical model Lumen, trained on", "the language model Lumen has": what is somebody's own, or a noun of two words, is
/// named once and for all.
fn gives_it_a_name(found: &Annotated<'_>, noun: &CueAt) -> bool {
    let words = noun.span.of(&found.folded);
    if matches!(noun.cue, Cue::TheModel | Cue::TheChip) {
        return words.starts_with("the ") && words.matches(' ').count() > 1;
    }
    let Some(phrase) = Phrase::of(&found.folded, noun.span) else { return false };
    let determiner = phrase.determiner;
    let own = matches!(determiner, "its" | "their" | "our") || is_owner(determiner);
    // "the language model", "the AI chip"
    let of_a_sort = || phrase.adjectives.first().is_some_and(|(word, _)| english().sorts_of_things.contains(*word));
    let sort = determiner == "the" && (words.contains(' ') || of_a_sort());
    matches!(noun.cue, Cue::Model | Cue::Chip) && (own || sort)
}

/// "the language model Congress will regulate has": two verbs in a row, the first of which is told of the noun.
fn is_told_of_its_noun(found: &Annotated<'_>, name: Span) -> bool {
    let rest = first_bytes(found.folded.get(name.end..).unwrap_or(""), TOLD);
    let clause = rest.split([',', '.', ';', ':']).next().unwrap_or("");
    let words = clause.split_whitespace().take_while(|word| !matches!(*word, "and" | "but" | "that" | "which" | "who"));
    let mut before = "";
    let verbs = words.filter(|word| {
        let joined = matches!(*word, "have" | "had") && goes_on_to_an_infinitive(before);
        // "in May" is no verb
        let month = *word == "may" && english().prepositions.contains(before);
        before = *word;
        english().opens_a_verb.contains(*word) && !joined && !month
    });
    verbs.count() > 1 || leaves_its_object_out(clause)
}

/// "the AI chip Congress has banned", "could ban", "is funding": an active verb with nothing behind it has the noun before it for
/// its object.
fn leaves_its_object_out(clause: &str) -> bool {
    let lists = english();
    let small = |word: &&str| lists.opens_a_verb.contains(*word) || is_small(word) || is_negation(word);
    let mut words = clause.split_whitespace().peekable();
    let mut passive = false;
    let mut helped = false;
    while let Some(word) = words.next_if(small) {
        helped = true;
        passive |= matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being");
    }
    let Some(verb) = words.next() else { return false };
    let alone = words.next().is_none_or(is_predicate);
    let active = if passive { verb.ends_with("ing") } else { helped || is_predicate(verb) };
    let comes = lists.intransitive.iter().any(|word| verb.starts_with(word.trim_end()));
    active && alone && !lists.begins.contains(verb) && !comes
}

/// "will have", "is said to have", "does not have": one verb of two words or more.
fn goes_on_to_an_infinitive(word: &str) -> bool {
    word == "to" || is_small(word) || is_negation(word) || english().opens_a_verb.contains(word)
}

/// "3,000 Meridian chips": so many of it.
fn is_behind_a_number(found: &Annotated<'_>, span: Span) -> bool {
    let at = found.amounts.partition_point(|amount| amount.span.end < span.start);
    let amount = at.checked_sub(1).and_then(|at| found.amounts.get(at)).filter(|amount| !amount.in_name);
    amount
        .is_some_and(|amount| amount.number.end + 1 == span.start && amount.max.or(amount.min).is_some_and(|n| n > 1.0))
}

/// So many bytes of adjectives may stand between a name and its noun.
const ADJECTIVES: usize = 24;

/// "the Orval AI inference processor": words for what sort of chip it is, or nothing but a space.
fn only_adjectives(gap: &str) -> bool {
    let words = gap.strip_prefix(' ').and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_suffix(' ') });
    words.is_some_and(|words| {
        let plain = |word: &str| english().chip_adjectives.contains(&word.to_lowercase()) && word != "and";
        gap.len() <= ADJECTIVES && words.split_whitespace().all(plain)
    })
}

/// "the Nixon chip rule", "the Brown AI chip plant": the noun for a thing only tells what sort of rule or plant it is.
fn heads_a_compound(found: &Annotated<'_>, noun: Span) -> bool {
    let rest = found.folded.get(noun.end..).unwrap_or("");
    let next = rest.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next()).unwrap_or("");
    english().compound_heads.contains(next)
}

/// The place of what a noun is for among the votes: model, chip, system.
pub(super) fn place_of(noun: Cue) -> Option<usize> {
    match noun {
        Cue::Model | Cue::TheModel => Some(0),
        Cue::Chip | Cue::TheChip => Some(1),
        Cue::System | Cue::TheSystem => Some(2),
        _ => None,
    }
}

fn is_one_machine(noun: &str) -> bool {
    ["supercomputer", "rack", "pod", "supernode", "super node", "machine"].iter().any(|word| noun.contains(word))
}

/// An article or an owner stands right before the name.
pub(super) fn is_introduced(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    [" the", "The", " its", "Its", " our", "Our", "'s", "’s"].iter().any(|word| before.trim_end().ends_with(word))
}

/// Behind the name its clause ends, or a verb is said of it.
fn ends_there(text: &str, span: Span) -> bool {
    let after = text.get(span.end..).unwrap_or("");
    let next = after.strip_prefix(' ').and_then(|rest| rest.split_once(' ')).map_or("", |(word, _)| word);
    after.starts_with([',', '.', ':', ';', ')'])
        || matches!(next, "took" | "on" | "cost" | "costs")
        || english().opens_a_verb.contains(next)
        || english().figure_verbs.contains(next)
}

/// "Taiwanese", "European": whence a thing is, and not what it is called.
pub(super) fn is_of_a_place(word: &str) -> bool {
    ["ese", "ean", "ian", "ish", "can", "eli", "aqi", "ani"].iter().any(|end| word.ends_with(end))
        || matches!(
            word,
            "Dutch" | "French" | "German" | "Swiss" | "Greek" | "Thai" | "Czech" | "Arab" | "Western" | "Eastern"
        )
}

/// "Millet-7 is here. 34B dense": a size in parameters right behind a name.
fn has_size_behind(found: &Annotated<'_>, span: Span) -> bool {
    let after: String = found.text.get(span.end..).unwrap_or("").chars().take(30).collect();
    after.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        word.strip_suffix('B')
            .is_some_and(|size| !size.is_empty() && size.len() <= 4 && size.chars().all(|c| c.is_ascii_digit()))
    })
}

/// The size that a model's name ends in: `115B` of `TeleChat2-115B`, `320B` of `Foo-2 320B-A12B`.
pub(in crate::extract) fn size_in(name: &str) -> Option<f64> {
    sizes_in(name).next()
}

/// All such numbers of a name, the last first.
pub(in crate::extract) fn sizes_in(name: &str) -> impl Iterator<Item = f64> {
    name.split(['-', ' ', '_']).rev().filter_map(|part| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_only_begins_like_a_format_may_be_a_name() {
        for name in ["Arctic", "Intellect-3", "Mathstral-7B", "K2-Horizon"] {
            assert!(!begins_as_no_name(name), "{name}");
        }
        for none in ["GPUs", "INT8", "FP16", "HBM3e", "GPU-hours", "PCIe"] {
            assert!(begins_as_no_name(none), "{none}");
        }
    }
}
