//! Firms that stand behind one without a name, and do not act themselves: "a start-up backed by Contoso has developed …".

use std::sync::LazyLock;

use crate::{
    lexicon::english::english,
    model::{EntityKind, Language},
    text::{Span, list::Words, span::last},
};

use super::Name;
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
};

/// So many words before the noun for the one that is backed its article stands: "a young Berlin-based AI start-up".
const ADJECTIVES: usize = 6;

/// So many characters before a firm it is told that it backs another, with others between.
const BACKED_WITHIN: usize = 160;

/// "a start-up backed by Contoso", "a company set up by Contoso, Fabrikam and Tailspin": who gave it money or its start.
pub(super) fn is_backer(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    firm.kind == EntityKind::Organization && backed_before(found, sentence, firm).is_some()
}

/// "A start-up backed by Contoso has …": one without a name leads the sentence, which names nobody else before `at` that
/// could act.
pub(in crate::extract) fn is_led_by_a_backed_one(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    if found.language != Language::English || sentence.place == Place::Row {
        return false;
    }
    let acts = |firm: &&Name| firm.kind == EntityKind::Organization && firm.span.end <= at.start && !is_observer(firm);
    let mut firms = found.names_in(sentence).iter().filter(acts).peekable();
    let new = |firm: &Name| backed_before(found, sentence, firm).is_some_and(is_brought_in);
    firms.peek().is_some() && firms.all(new)
}

/// "a young start-up": nobody told of before is meant.
fn is_brought_in(head: &str) -> bool {
    let mut words = head.rsplit(' ').take(ADJECTIVES + 1);
    words.any(|word| matches!(word, "a" | "an" | "another"))
}

/// What stands before the words that tell who backs it, where it ends in a noun for a firm and the words lead to the firm.
fn backed_before<'t>(found: &'t Annotated<'_>, sentence: &Sentence, firm: &Name) -> Option<&'t str> {
    static BACKS: LazyLock<Words> = LazyLock::new(|| Words::of(&english().backed_by));
    if found.language != Language::English || sentence.place == Place::Row {
        return None;
    }
    let head = last(found.head(sentence, firm.span.start), BACKED_WITHIN);
    let (_, verb) = BACKS.each_in(head).max_by_key(|(_, at)| at.end)?;
    let from = Span::new(firm.span.start - (head.len() - verb.end), firm.span.start);
    let before = head.get(..verb.start)?.trim_end().trim_end_matches(',');
    let before = [" which", " that", " which is", " that is", " which was", " that was"]
        .iter()
        .find_map(|link| before.strip_suffix(link))
        .unwrap_or(before);
    (lists_firms_alone(found, sentence, from) && ends_in_a_firm(before)).then_some(before)
}

/// "a start-up", "a start-up in Berlin".
fn ends_in_a_firm(text: &str) -> bool {
    let lists = english();
    let noun = |word: &str| {
        let one = word.strip_suffix('s').unwrap_or(word);
        [word, one].iter().any(|word| lists.firm_nouns.contains(*word) || lists.paying_groups.contains(*word))
    };
    let mut words = text.rsplit(' ');
    let last = words.next().unwrap_or("");
    let in_a_town = words.next().is_some_and(|link| matches!(link, "in" | "from" | "of"));
    noun(last) || in_a_town && words.next().is_some_and(noun)
}

/// Nothing but firms stands there, known or not, and what joins them.
fn lists_firms_alone(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let mut from = gap.start;
    let joins = |text: &str| {
        text.split([' ', ',']).all(|word| {
            matches!(word, "" | "." | "and" | "the" | "its" | "both" | "&") || word.starts_with(char::is_uppercase)
        })
    };
    for name in found.names_in(sentence).iter().filter(|name| gap.contains(name.span)) {
        let between = Span::new(from.min(name.span.start), name.span.start).of(found.text);
        if name.kind != EntityKind::Organization || !joins(between) {
            return false;
        }
        from = name.span.end;
    }
    joins(Span::new(from.min(gap.end), gap.end).of(found.text))
}
