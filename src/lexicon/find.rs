//! Names in a text: what starts at each word of the folded text, then the borders of each hit, then the names that
//! only count in company, then the leftmost and longest.

use super::{
    EntityRef, Found, Lexicon,
    border::Place,
    chinese::chinese,
    english::english,
    fold::{Folded, is_invisible, is_separator},
    names::{Finder, Use},
    pattern::Case,
};
use crate::{model::EntityKind, text::Span};

/// A name at a place, before weak ones are weighed and overlaps settled.
#[derive(Debug, Clone, Copy)]
struct Hit {
    span: Span,
    entity: Option<EntityRef>,
    weak: bool,
    /// The span is that of another thing, which goes on behind the name of this one.
    member: bool,
}

impl Lexicon {
    /// The names in a text, in order, none over another: the leftmost first, of two that start together the longer.
    /// Of a name that goes on as that of a thing unknown (`EXAONE 4.5`) the whole is given, as a member of what the
    /// known part names.
    pub(super) fn search(&self, text: &str) -> Vec<Found> {
        let hits = self.finder.hits(text, self);
        let strong = settle(hits.iter().copied().filter(|hit| !hit.weak));
        let company = self.company(strong.iter().filter_map(|hit| hit.entity));
        let counted = hits.into_iter().filter(|hit| {
            !hit.weak
                || hit.entity.is_some_and(|entity| self.is_backed(entity, &company))
                || self.trains(text, hit)
                || self.is_called_a_machine(text, hit)
        });
        let found = settle(counted)
            .into_iter()
            .filter_map(|hit| Some(Found { span: hit.span, entity: hit.entity?, weak: hit.weak, member: hit.member }));
        self.with_maker_in_front(found.collect(), text)
    }
}

impl Lexicon {
    /// "was trained on Leonardo": what stands there is a machine, though no company tells which.
    fn trains(&self, text: &str, hit: &Hit) -> bool {
        let before = text.get(..hit.span.start).unwrap_or("");
        let system = hit.entity.is_some_and(|entity| self.entity(entity).kind == Some(EntityKind::System));
        let after = text.get(hit.span.end..).unwrap_or("");
        let whole =
            !after.starts_with([' ']) || after.get(1..).is_some_and(|rest| rest.starts_with(char::is_lowercase));
        system && whole && english().trained_on.iter().any(|words| before.ends_with(words))
    }

    /// "the supercomputer Leonardo", "the Leonardo supercomputer", 超级计算机JUPITER: the noun right beside the name tells what it
    /// is of.
    fn is_called_a_machine(&self, text: &str, hit: &Hit) -> bool {
        let system = hit.entity.is_some_and(|entity| self.entity(entity).kind == Some(EntityKind::System));
        let before = || text.get(..hit.span.start).unwrap_or("").trim_end_matches([' ', '“', '「', '《']);
        let after = || text.get(hit.span.end..).unwrap_or("").trim_start_matches([' ', '”', '」', '》']);
        let noun = |words: &[String]| words.iter().any(|noun| before().ends_with(noun) || after().starts_with(noun));
        system && (noun(&english().named_machines) || noun(&chinese().named_machines))
    }
}

impl Finder {
    fn hits(&self, text: &str, lexicon: &Lexicon) -> Vec<Hit> {
        let folded = Folded::of(text);
        let mut hits = Vec::new();
        for from in (0..folded.bytes.len()).filter(|from| folded.may_start_a_name(*from)) {
            self.trie.each_start(folded.bytes.get(from..).unwrap_or_default(), |name, length| {
                let Some(span) = whole_characters(text, &folded, from, from + length) else { return };
                hits.extend(self.uses(name).filter_map(|name| name.at(text, &folded, from, span, lexicon)));
            });
        }
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.member, hit.weak, hit.entity));
        hits
    }
}

impl Use<'_> {
    fn at(self, text: &str, folded: &Folded, from: usize, span: Span, lexicon: &Lexicon) -> Option<Hit> {
        let kind = self.entity.and_then(|entity| lexicon.entity(entity).kind);
        let name = span.of(text);
        let place =
            Place { before: text.get(..span.start)?, name, after: text.get(span.end..)?, kind, weak: self.weak };
        if !(self.case_fits(name) && place.is_a_word() && self.gaps_fit(text, folded, from)) {
            return None;
        }
        // "the Qwen-Apple deal": two names, and none of a model
        let beside_another = || place.next_word().is_some_and(|word| lexicon.resolve(word).is_some());
        if !place.goes_on() || beside_another() {
            return Some(Hit { span, entity: self.entity, weak: self.weak, member: false });
        }
        let tail = if matches!(kind, Some(EntityKind::Model | EntityKind::Chip)) { place.tail() } else { 0 };
        let whole = Span::new(span.start, span.end + tail);
        // Ascend 910Bs: several of one that is known
        let several = whole.of(text).strip_suffix('s').is_some_and(|one| lexicon.resolve(one).is_some());
        (tail > 0 && !several).then_some(Hit { span: whole, entity: self.entity, weak: self.weak, member: true })
    }

    /// Whether spaces and hyphens stand only where the name may have them.
    fn gaps_fit(&self, text: &str, folded: &Folded, from: usize) -> bool {
        (1..self.length).all(|byte| {
            let (Some(before), Some(at)) = (folded.start(from + byte - 1), folded.start(from + byte)) else {
                return false;
            };
            let between = text.get(before..at).unwrap_or_default();
            let mut gap = between.chars();
            gap.next();
            let gap = gap.as_str();
            gap.is_empty() || gap.chars().all(is_invisible) || (is_gap(gap) && self.may_part(byte, text.get(at..)))
        })
    }
}

fn is_shouted(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}

/// One separator, or one line break with the spaces around it.
fn is_gap(gap: &str) -> bool {
    let seen = || gap.chars().filter(|c| !is_invisible(*c));
    match seen().count() {
        1 => true,
        2..=4 => seen().all(|c| matches!(c, ' ' | '\r' | '\n')) && seen().filter(|c| *c == '\n').count() == 1,
        _ => false,
    }
}

impl Use<'_> {
    /// Whether a separator may stand before this byte, which is written so.
    fn may_part(&self, byte: usize, written: Option<&str>) -> bool {
        let capital = || written.and_then(|text| text.chars().next()).is_some_and(char::is_uppercase);
        self.is_joint(byte) && (!self.is_hump(byte) || capital())
    }

    fn case_fits(&self, name: &str) -> bool {
        let mut letters = name.chars().filter(|c| !is_separator(*c));
        match self.case {
            Case::Blind => true,
            Case::First => letters.next().is_some_and(char::is_uppercase),
            Case::Exact => self.is_written(letters) || (self.written.len() > 3 && is_shouted(name)),
        }
    }

    /// As in the name; where that begins with a small word (`the Commission`), a sentence may make its first letter a
    /// capital.
    fn is_written(&self, mut letters: impl Iterator<Item = char>) -> bool {
        let mut written = self.written.chars();
        let (Some(letter), Some(own)) = (letters.next(), written.next()) else { return false };
        let small_word = written.clone().next().is_some_and(char::is_lowercase);
        (letter == own || small_word && own.to_uppercase().eq([letter])) && letters.eq(written)
    }
}

/// The span of the characters that gave these folded bytes; none where a character is cut in two.
fn whole_characters(text: &str, folded: &Folded, from: usize, to: usize) -> Option<Span> {
    let start = folded.start(from)?;
    let last = folded.start(to.checked_sub(1)?)?;
    if from > 0 && folded.start(from - 1) == Some(start) || folded.start(to) == Some(last) {
        return None;
    }
    let mut rest = text.get(last..)?.chars();
    rest.next();
    let accents = rest.as_str().trim_start_matches(|c| matches!(c, '\u{300}'..='\u{36F}'));
    Some(Span::new(start, text.len() - accents.len()))
}

/// Of hits in order, those that no earlier one overlaps.
fn settle(hits: impl Iterator<Item = Hit>) -> Vec<Hit> {
    let mut settled: Vec<Hit> = Vec::new();
    for hit in hits {
        if settled.last().is_none_or(|last| last.span.end <= hit.span.start) {
            settled.push(hit);
        }
    }
    settled
}
