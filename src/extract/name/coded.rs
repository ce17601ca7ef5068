//! A Chinese brand with a code right behind it: 穹光G20, 知渊V3, 洞明2.5大模型. The code alone says little: V3 may be anyone's.

use crate::{
    lexicon::{
        chinese::{begins_with, behind_all, behind_one, chinese, ends_in},
        cue::{Cue, CueAt},
    },
    text::Span,
};

use super::{
    chinese::{is_a_sort, is_han, run_before},
    shape::{begins_as_no_name, cues_near, first_bytes, place_of, taken},
};
use crate::extract::annotate::Annotated;

/// The code with the brand before it, where there is one.
pub(super) fn with_brand(found: &Annotated<'_>, code: Span) -> Option<Span> {
    if !is_code(code.of(found.text)) {
        return None;
    }
    // FP16, HBM3 are formats; a G20 or a K2 may be a brand's.
    let bare = code.of(found.text);
    if begins_as_no_name(bare) && !matches!(bare, "G20" | "K2") {
        return None;
    }
    let start = brand_before(found, code.start)?;
    let whole = Span::new(start, code.end);
    let again = || {
        let end = (code.end + FARTHEST).min(found.text.len());
        let behind = (code.end..=end).rev().find_map(|end| found.text.get(code.end..end)).unwrap_or("");
        behind.match_indices(bare).any(|(at, _)| stands_alone(found.text, code.end + at, bare.len()))
    };
    (begins_a_phrase(found, start) || again()).then_some(whole)
}

/// 含光900, 天工5.0, 青鸾一号: a brand at the head of a phrase with a number behind it that counts nothing. Right behind the noun
/// for the thing a hyphen may part them, and one digit does: 大模型青鸾-2.
pub(super) fn numbered<'f>(found: &'f Annotated<'_>) -> impl Iterator<Item = Span> + 'f {
    let text = found.text;
    let digits = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && text.get(..*at).is_some_and(|before| bare(before).ends_with(is_han)));
    let counts = move |number: Span| {
        let at = found.amounts.partition_point(|amount| amount.span.end <= number.start);
        found.amounts.get(at).is_some_and(|amount| amount.measure.is_some() && amount.span.overlaps(number))
    };
    let figures = digits.filter_map(move |(at, _)| Some(Span::new(at, figure_end(text, at)?)));
    let figures = figures.filter(move |number| !counts(*number));
    let ordinals = text.match_indices('号').filter_map(move |(at, mark)| {
        let numeral = text.get(..at)?.chars().next_back().filter(|c| "一二三四五六七八九十".contains(*c))?;
        Some(Span::new(at - numeral.len_utf8(), at + mark.len()))
    });
    let named = move |number: Span| {
        let brand = bare(text.get(..number.start)?).len();
        let start = brand_before(found, brand).filter(|start| begins_a_phrase(found, *start))?;
        let short = brand < number.start || number.of(text).len() == 1;
        if short
            && !is_behind_its_noun(found, start)
            && !is_before_its_noun(found, number.end)
            && what_it_is(found, number.end).is_none()
        {
            return None;
        }
        let span = Span::new(start, number.end);
        (!taken(found, span)).then_some(span)
    };
    figures.chain(ordinals).filter_map(named)
}

/// 紫岩-5模型, 云帆-3大模型: a noun for a thing begins where the number ends.
fn is_before_its_noun(found: &Annotated<'_>, end: usize) -> bool {
    let noun = |cue: &CueAt| cue.span.start == end && place_of(cue.cue).is_some();
    cues_near(found, Span::new(end, end), 0).iter().any(noun)
}

/// 云帆-3是…推出的开源基座模型, 曜石-2由…研制，为国产推理芯片: what stands behind 是 or 为 at the head of what is told of a thing, up
/// to the end of the clause, ends in a noun for a model, a chip or a system. Its place among the votes.
pub(super) fn what_it_is(found: &Annotated<'_>, at: usize) -> Option<usize> {
    let near = first_bytes(found.folded.get(at..)?, CALLED);
    let told = near.trim_start_matches([' ', '”', '」', '》']);
    let told = behind_one(told, &chinese().calls_it)?;
    let end = told.find(['，', '。', '；', '\n', '、', '？', '！']).unwrap_or(told.len());
    let start = at + (near.len() - told.len());
    let clause = Span::new(start, start + end);
    let of_one = clause.of(&found.folded).trim_end_matches(['”', '」', '）']);
    let last = clause.start + of_one.len();
    let nouns = cues_near(found, Span::new(last, last), 0);
    nouns.iter().filter(|noun| noun.span.end == last && clause.contains(noun.span)).find_map(|noun| place_of(noun.cue))
}

/// So many bytes of what is said of a thing are read for the noun that it is called by.
const CALLED: usize = 160;

/// Without the hyphen that it may end in.
fn bare(head: &str) -> &str {
    head.strip_suffix('-').unwrap_or(head)
}

/// 大模型青鸾2: a noun for a thing ends where the brand begins.
fn is_behind_its_noun(found: &Annotated<'_>, start: usize) -> bool {
    let here = Span::new(start, start);
    let noun = |cue: &CueAt| cue.span.end == start && place_of(cue.cue).is_some();
    cues_near(found, here, 0).iter().any(noun)
}

/// Where a number of a few digits, or a version (5.0), ends that no unit and no letter follows.
fn figure_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let number = rest.get(..length)?;
    let after = rest.get(length..)?;
    let unit = after.trim_start().starts_with(|c: char| c.is_ascii_alphabetic());
    let counts = after.starts_with(['%', '％', '.', '-', '/']) || begins_with(after, &chinese().counted).is_some();
    let free = !unit && !counts;
    let version =
        number.split_once('.').is_some_and(|(major, minor)| major.len() <= 2 && (1..=2).contains(&minor.len()));
    (free && (version || (1..=4).contains(&number.len()) && !number.contains('.'))).then_some(at + length)
}

/// So many bytes behind it the code is looked for once more.
const FARTHEST: usize = 4_096;

/// G20, V3, X30, LX300: a few capitals and a few digits.
fn is_code(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let rest = word.get(letters..).unwrap_or("");
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or("");
    let pointed = tail.strip_prefix('.').is_some_and(|minor| !minor.is_empty() && minor.len() <= 2);
    (1..=3).contains(&letters)
        && (1..=4).contains(&digits)
        && (pointed || tail.len() <= 2 && tail.chars().all(|c| c.is_ascii_alphabetic()))
}

/// Where the brand before `at` begins: two or three characters that are no other word, behind a mark, a cue, a noun for the
/// thing, a known name or 的.
pub(super) fn brand_before(found: &Annotated<'_>, at: usize) -> Option<usize> {
    let mut start = run_before(found, at)?;
    let from = found.cues.partition_point(|cue| cue.span.end <= start);
    for cue in found.cues.iter().skip(from).take_while(|cue| cue.span.end <= at) {
        if matches!(cue.cue, Cue::Chip | Cue::Model | Cue::System | Cue::Firm | Cue::TheChip | Cue::TheModel) {
            start = start.max(cue.span.end);
        }
    }
    let brand = behind_all(found.folded.get(start..at)?, &chinese().before_brands);
    let small = |c: char| {
        "的了和与及在于是将把被对比到从由用以为或不等可已有更超这那该其并但而也都就均款张颗片台枚代版型级类种第年月日号至能只仅每各约近过"
            .contains(c)
    };
    let plain = brand.chars().all(|c| is_han(c) && !small(c)) && (2..=3).contains(&brand.chars().count());
    let other = is_a_sort(brand)
        || ends_in(brand, &chinese().no_brands).is_some()
        || begins_with(brand, &chinese().no_brands).is_some()
        || begins_with(brand, &chinese().other_series).is_some()
        || ends_in(brand, &chinese().before_objects).is_some();
    (plain && !other).then(|| at - brand.len())
}

/// A mark, a cue, a known name or the beginning of the line stands right before the place.
pub(super) fn begins_a_phrase(found: &Annotated<'_>, start: usize) -> bool {
    let before = found.text.get(..start).unwrap_or("");
    let mark = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let here = Span::new(start, start);
    let cue = || cues_near(found, here, 0).iter().any(|cue| cue.span.end == start);
    let known = || {
        let next = found.names.partition_point(|name| name.span.end < start);
        found.names.get(next).is_some_and(|name| name.span.end == start)
    };
    mark || cue() || known()
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at + length..).unwrap_or("");
    !before.ends_with(|c: char| part(c) || is_han(c)) && !after.starts_with(part)
}
