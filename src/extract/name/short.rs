//! The last word of a name in its stead: "Ultra has 702 billion parameters, Lightning 10 billion" after `GigaChat 3
//! Ultra` and `GigaChat 3 Lightning`, `the SuperPoD` after `Atlas 950 SuperPoD`.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese},
        english::english,
    },
    model::EntityKind,
    text::Span,
};

use super::{
    Name, Role,
    chinese::is_han,
    shape::{VARIANTS, size_in, taken},
    unknown,
};
use crate::extract::annotate::Annotated;

/// Words that go on behind a subject: before them the word alone is one.
const GOING_ON: &[&str] = &[
    "has",
    "have",
    "had",
    "is",
    "was",
    "will",
    "with",
    "outperforms",
    "outperformed",
    "beats",
    "beat",
    "matches",
    "scores",
    "scored",
    "can",
    "could",
    "supports",
    "uses",
    "comes",
    "activates",
    "reaches",
    "reached",
    "gets",
    "runs",
    "offers",
    "weighs",
    "costs",
    "handles",
    "takes",
    "trails",
    "surpasses",
    "boasts",
    "counts",
    "packs",
    "achieves",
    "achieved",
];

/// Adds them.
pub(in crate::extract) fn add_short(found: &mut Annotated<'_>) {
    if found.language.is_unspaced() {
        return;
    }
    let mut added: Vec<Name> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (at, name) in found.names.iter().enumerate() {
        let Some(last) = last_word(&name.name).filter(|last| !seen.contains(last)) else { continue };
        seen.push(last);
        let fits = match name.kind {
            EntityKind::Model => has_sibling(found, name, last),
            EntityKind::System => last.chars().skip(1).any(|c| c.is_ascii_uppercase()),
            _ => false,
        };
        if !fits || found.names.iter().take(at).any(|earlier| earlier.name == last) {
            continue;
        }
        let places = found.text.match_indices(last).map(|(start, _)| Span::new(start, start + last.len()));
        let free = places.filter(|span| span.start >= name.span.end && !taken(found, *span));
        let fitting = free.filter(|span| stands_for(found, *span, name.kind));
        added.extend(fitting.map(|span| latest(found, name, last, span).standing_for(span)));
    }
    put(found, added);
}

/// Puts them among the names, each in the place of what it covers.
fn put(found: &mut Annotated<'_>, mut added: Vec<Name>) {
    for name in &mut added {
        name.role = Role::Shape;
    }
    found.names.retain(|name| !added.iter().any(|other| other.span == name.span));
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// Tails looked for in one text, at most.
const MOST_TAILS: usize = 64;

/// T2-Large after Hunyuan-T2-Large, X2 after 讯飞星火X2: the Latin end of a name that only one thing of the text has stands
/// for it.
pub(super) fn add_tails(found: &mut Annotated<'_>) {
    let mut added: Vec<Name> = Vec::new();
    for (tail, name) in tails(found) {
        let places = found.text.match_indices(tail).map(|(at, _)| Span::new(at, at + tail.len()));
        let later = places.filter(|span| span.start >= name.span.end && stands_apart(found.text, *span));
        let later = later.filter(|span| found.language.is_chinese() || is_of_none_other(found, &name, *span));
        added.extend(later.filter(|span| !is_in_another(found, *span)).map(|span| name.standing_for(span)));
    }
    put(found, added);
}

/// Pro版总参数3000亿，Lite版本3月开源, behind 云岫2.0 Pro: what tells the members of a family apart stands for the last one that
/// ends so, or for one of the family that has no other name.
pub(super) fn add_tiers(found: &mut Annotated<'_>) {
    let models: Vec<&Name> = found.names.iter().filter(|name| name.kind == EntityKind::Model).collect();
    if models.is_empty() {
        return;
    }
    let mut added: Vec<Name> = Vec::new();
    for word in VARIANTS {
        for (at, _) in found.text.match_indices(word) {
            let Some(tier) = tier_at(found, Span::new(at, at + word.len())) else { continue };
            if is_in_another(found, tier.whole) {
                continue;
            }
            let before = models.iter().copied().take_while(|name| name.span.end <= at);
            let ends_so = |name: &&Name| {
                parted(&name.name).is_some_and(|(base, end)| end == word && is_of_version(base, tier.version))
            };
            let own = before.clone().filter(ends_so).last();
            let other = || before.clone().last().and_then(|last| sibling(found, last, &tier, word));
            added.extend(own.map(|name| Name { family: false, ..name.standing_for(tier.whole) }).or_else(other));
        }
    }
    put(found, added);
}

/// 云岫2.0 Lite for Lite版 behind 云岫2.0 Pro: one of the same family and version.
fn sibling(found: &Annotated<'_>, last: &Name, tier: &Tier<'_>, word: &str) -> Option<Name> {
    let base = parted(&last.name).map_or(last.name.as_str(), |(base, _)| base);
    let numbered = base.contains(|c: char| c.is_ascii_digit());
    if !tier.is_a_version || !numbered || !is_of_version(base, tier.version) {
        return None;
    }
    let hyphen = base.contains('-') || last.name.get(base.len()..).is_some_and(|end| end.starts_with('-'));
    let name = format!("{base}{}{word}", if hyphen { '-' } else { ' ' });
    let entity = found.lexicon.resolve_as(&name, EntityKind::Model);
    let name = entity.map_or(name, |entity| found.lexicon.entity(entity).name.clone());
    Some(Name { entity, ..unknown(tier.whole, EntityKind::Model, &name) })
}

/// Such a word where a name can stand.
struct Tier<'t> {
    /// With the version before it: `2.0 Pro`.
    whole: Span,
    /// `2.0`, or nothing.
    version: &'t str,
    /// 版 stands behind it.
    is_a_version: bool,
}

/// Pro版, 2.0 Pro, Max不开源: at the head of a phrase and before Chinese characters.
fn tier_at<'t>(found: &Annotated<'t>, span: Span) -> Option<Tier<'t>> {
    let before = found.text.get(..span.start)?;
    let number = before.strip_suffix([' ', '-']).unwrap_or(before);
    let bare = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let version = number.get(bare.len()..)?;
    let start = if version.is_empty() { span.start } else { bare.len() };
    let head = found.text.get(..start)?;
    let opens = head.chars().next_back().is_none_or(|c| !c.is_alphanumeric() || "和与及而其中则示称说由".contains(c));
    let opens = opens && !head.trim_end_matches([' ', '-']).ends_with(|c: char| c.is_ascii_alphanumeric());
    let after = found.folded.get(span.end..)?;
    let rest = after.strip_prefix(' ').unwrap_or(after);
    let is_a_version = begins_with(rest, &chinese().versions).is_some();
    let goes_on = rest.starts_with(|c: char| is_han(c) || matches!(c, '：' | '（'));
    (opens && goes_on).then_some(Tier { whole: Span::new(start, span.end), version, is_a_version })
}

/// Whether the version, if one is told, is that of the name: 2.0 of 云岫2.0, and neither 1.5 nor the 0 at its end.
fn is_of_version(base: &str, version: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || c == '.';
    version.is_empty() || base.strip_suffix(version).is_some_and(|head| !head.ends_with(part))
}

/// A name that ends in such a word: what stands before it, and the word.
fn parted(name: &str) -> Option<(&str, &'static str)> {
    VARIANTS.iter().find_map(|tier| Some((name.strip_suffix(tier)?.strip_suffix(['-', ' '])?, *tier)))
}

/// The ends of the text's names that only one of them has, each with the first name that has it.
fn tails<'t>(found: &Annotated<'t>) -> Vec<(&'t str, Name)> {
    let mut tails: Vec<(&str, Option<Name>)> = Vec::new();
    let models = |name: &&Name| matches!(name.kind, EntityKind::Model | EntityKind::Chip) && !name.family;
    for name in found.names.iter().filter(models) {
        let written = name.span.of(found.text);
        let tail = tail_of(written).filter(|tail| found.language.is_chinese() || is_a_bare_code(tail));
        let tail = tail.or_else(|| pair_of_sizes(written).filter(|_| found.language.is_chinese()));
        let Some(tail) = tail else { continue };
        if let Some((_, first)) = tails.iter_mut().find(|(other, _)| *other == tail) {
            // two of one end: it stands for neither
            first.take_if(|first| first.name != name.name);
        } else if tails.len() < MOST_TAILS {
            tails.push((tail, Some(name.clone())));
        } else {
            break;
        }
    }
    tails.into_iter().filter_map(|(tail, name)| Some((tail, name?))).collect()
}

/// T2-Large of Hunyuan-T2-Large, X2 of 星火X2: a capital and a digit, and no mere size (A22B of Qwen3-235B-A22B).
fn tail_of(name: &str) -> Option<&str> {
    let han = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '”');
    let cut = name.char_indices().find(|(_, c)| han(*c) || matches!(c, '-' | ' '))?;
    let start = match name.char_indices().rfind(|(_, c)| han(*c)) {
        Some((at, c)) => at + c.len_utf8(),
        None => cut.0 + cut.1.len_utf8(),
    };
    let tail = name.get(start..)?.trim_start_matches(['-', ' ']);
    let sized = tail.split('-').next().is_some_and(|part| size_in(part.trim_start_matches('A')).is_some());
    let proper = tail.len() >= 2 && tail.is_ascii() && tail.starts_with(|c: char| c.is_ascii_uppercase());
    (proper && !sized && tail.contains(|c: char| c.is_ascii_digit())).then_some(tail)
}

/// 105B-A4.7B of TeleChat3-105B-A4.7B-Thinking, as a table heads its columns.
fn pair_of_sizes(name: &str) -> Option<&str> {
    let mut start = 0;
    let mut parts = name.split('-').peekable();
    while let Some(part) = parts.next() {
        let active =
            parts.peek().filter(|next| next.starts_with('A') && size_in(next.trim_start_matches('A')).is_some());
        if let Some(active) = active.filter(|_| start > 0 && part.ends_with('B') && size_in(part).is_some()) {
            return name.get(start..start + part.len() + 1 + active.len());
        }
        start += part.len() + 1;
    }
    None
}

/// M7 of Corvid-M7. In English the maker may stand before the name, and "Contoso Vajra-1" is Vajra-1 without it.
fn is_a_bare_code(tail: &str) -> bool {
    let digits = tail.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = tail.len() - digits.len();
    // Q3 and H1 are times, N2 is a node.
    let other = letters == 1 && tail.starts_with(['Q', 'H', 'N']);
    !other
        && (1..=2).contains(&letters)
        && (1..=2).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit())
}

/// "Apple's M7", "at the E4 data centre", "the V5 server": the code of another thing.
fn is_of_none_other(found: &Annotated<'_>, name: &Name, span: Span) -> bool {
    let before = found.folded.get(..span.start).unwrap_or("").trim_end();
    let owned = ["'s", "’s", " at the"].iter().any(|word| before.ends_with(word));
    let next = found.word_behind(span.end);
    let chips = name.kind == EntityKind::Model && next.starts_with("chip");
    !(owned || chips || english().other_things.contains(next))
}

fn stands_apart(text: &str, span: Span) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let pointed = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !before.ends_with(|c: char| part(c) || c == '.') && !after.starts_with(part) && !pointed
}

/// A known name, or a longer one, holds the place.
fn is_in_another(found: &Annotated<'_>, span: Span) -> bool {
    let at = found.names.partition_point(|name| name.span.end <= span.start);
    let mut there = found.names.iter().skip(at).take_while(|name| name.span.start < span.end);
    there.any(|name| name.span != span || name.role == Role::Known)
}

fn last_word(name: &str) -> Option<&str> {
    let (_, last) = name.rsplit_once([' ', '-'])?;
    let proper = last.len() >= 3 && last.starts_with(|c: char| c.is_ascii_uppercase());
    (proper && last.chars().all(|c| c.is_ascii_alphabetic())).then_some(last)
}

/// Another model of the text begins alike and ends in another word: the last word tells them apart.
fn has_sibling(found: &Annotated<'_>, name: &Name, last: &str) -> bool {
    let head = |name: &str| name.split([' ', '-']).next().map(str::to_owned);
    found.names.iter().any(|other| {
        other.kind == EntityKind::Model
            && other.name != name.name
            && head(&other.name) == head(&name.name)
            && last_word(&other.name).is_some_and(|word| word != last)
    })
}

/// The last thing named in full before the place that ends so.
fn latest<'a>(found: &'a Annotated<'_>, first: &'a Name, last: &str, span: Span) -> &'a Name {
    let ends = |name: &&Name| name.kind == first.kind && last_word(&name.name) == Some(last);
    found.names.iter().take_while(|name| name.span.end <= span.start).filter(ends).last().unwrap_or(first)
}

/// The word stands alone where a subject does.
fn stands_for(found: &Annotated<'_>, span: Span, kind: EntityKind) -> bool {
    let before = found.text.get(..span.start).unwrap_or("");
    let after = found.text.get(span.end..).unwrap_or("");
    let whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-')
        && before.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“'));
    let previous = before.split_whitespace().next_back().unwrap_or("");
    if kind == EntityKind::System {
        let pointed = matches!(previous, "the" | "The" | "this" | "This" | "each" | "Each" | "its" | "that");
        return whole && pointed;
    }
    let next = after.split_whitespace().next().unwrap_or("");
    let opens = before.trim_end().is_empty()
        || before.ends_with('\n')
        || previous.ends_with(['.', ';', ':', ',', '—', '(', '!', '?'])
        || matches!(previous, "and" | "while" | "whereas" | "but" | "the" | "The" | "that" | "said" | "says");
    whole && opens && after.starts_with(' ') && GOING_ON.contains(&next)
}
