//! What comes behind a thing told of, where the text gives it no name: "the unnamed successor of the chip is said to carry
//! 256 GB", "Its successor will have two trillion parameters".

use std::sync::LazyLock;

use crate::{
    lexicon::english::english,
    model::{EntityKind, Language},
    text::{Span, list::Words, span::first},
};

use super::{Name, Phrase, described::in_line, referring::earlier};
use crate::extract::annotate::{Annotated, Place, Sentence};

/// So far back, in bytes, the thing was named that it follows.
const REACH: usize = 600;

/// So many bytes behind the word its own name stands: "its successor, the still secret X2".
const NAMED_WITHIN: usize = 32;

/// The successors of a sentence of prose that lead a clause of it, and are called by no name.
pub(super) fn successors_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    static NOUNS: LazyLock<Words> = LazyLock::new(|| Words::of(&english().next_ones));
    if found.language != Language::English || sentence.place != Place::Prose {
        return Vec::new();
    }
    let text = sentence.span.of(&found.folded);
    let start = sentence.span.start;
    let places = NOUNS.each_in(text).map(|(_, at)| Span::new(start + at.start, start + at.end));
    places.filter_map(|noun| successor(found, sentence, noun, added)).collect()
}

fn successor(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    // "the next generation": its last word is the noun
    let last = noun.of(&found.folded).rfind(' ').map_or(noun.start, |space| noun.start + space + 1);
    let phrase = Phrase::of(&found.folded, Span::new(last, noun.end)).filter(|phrase| !phrase.is_indefinite())?;
    let whole = found.folded.get(noun.end..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if !whole
        || !leads(found, &phrase) && !is_what_a_node_is_for(found, sentence, &phrase, noun)
        || is_said_of_a_name(found, sentence, &phrase)
        || has_a_name(found, sentence, noun)
    {
        return None;
    }
    // who builds the next machine on a site is another matter
    let things = [EntityKind::Chip, EntityKind::Model];
    let fits = |name: &&Name| things.contains(&name.kind) && !name.counted && !name.family && !name.has_no_name();
    let behind = found.names_in(sentence).iter().filter(fits).find(|name| {
        let gap = Span::new(noun.end, name.span.start.max(noun.end)).of(&found.folded);
        name.span.start >= noun.end && matches!(gap, " of " | " of the " | " to " | " to the ")
    });
    // "the next version" may be of whatever the paragraph tells of, "the successor" of what came before
    let reach = if noun.of(&found.folded).starts_with("next ") { paragraph_before(found, sentence) } else { 0 };
    let near = |name: &&Name| name.span.end + REACH >= noun.start && name.span.start >= reach;
    let mut before = earlier(found, noun.start, added).take_while(near);
    let last = before.find(|name| fits(name) && !name.compared);
    let thing = behind.or(last)?;
    if let Some(named) = next_in_line(found, thing) {
        return Some(named.standing_for(noun));
    }
    let maker = thing.entity.and_then(|entity| found.lexicon.maker(entity))?;
    Some(Name::unnamed(noun, thing.kind, &found.lexicon.entity(maker).name))
}

/// Where the paragraph of the sentence begins.
fn paragraph_before(found: &Annotated<'_>, sentence: &Sentence) -> usize {
    found.text.get(..sentence.span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// "Both X2 and its successor", where the text names an X3: the one of its line that is one further on.
fn next_in_line<'a>(found: &'a Annotated<'_>, thing: &Name) -> Option<&'a Name> {
    let step = |name: &&Name| {
        name.kind == thing.kind && !name.family && in_line(thing, name) == Some(true) && !name.has_no_name()
    };
    let later = || found.names.iter().filter(step);
    later().find(|name| !later().any(|other| in_line(other, name) == Some(true)))
}

/// It is what its clause is about: "Due in 2027, the successor", "Meanwhile its successor", "The chip's successor".
fn leads(found: &Annotated<'_>, phrase: &Phrase<'_>) -> bool {
    let opens = |start: usize| {
        let head = found.folded.get(..start).unwrap_or("").trim_end();
        let word = head.rsplit([' ', '\n']).next().unwrap_or("");
        head.is_empty()
            || head.ends_with(['.', ',', ';', ':', '\n', '!', '?'])
            || matches!(word, "meanwhile" | "but" | "and")
    };
    phrase.opens(&found.folded) || opens(phrase.span.start)
}

/// "For its successor Contoso has chosen …", "chose a 2 nm process for its successor", "its successor, for which it has picked …".
fn is_what_a_node_is_for(found: &Annotated<'_>, sentence: &Sentence, phrase: &Phrase<'_>, noun: Span) -> bool {
    let behind = found.folded.get(noun.end..).unwrap_or("");
    let head = found.head(sentence, phrase.span.start).trim();
    let process = head.strip_suffix(" for").and_then(|head| head.rsplit(' ').next());
    head == "for"
        || process.is_some_and(|word| english().process_nouns.contains(word))
        || behind.starts_with(", for which ") && found.amounts_in(sentence).iter().any(|it| it.span.start > noun.end)
}

/// "The X2, the successor to the X1, has …": the name before the comma is what it is.
fn is_said_of_a_name(found: &Annotated<'_>, sentence: &Sentence, phrase: &Phrase<'_>) -> bool {
    let before = found.names_in(sentence).iter().rfind(|name| name.span.end <= phrase.span.start);
    before.is_some_and(|name| matches!(found.between(name.span, phrase.span), ", " | " is " | " (" | " – "))
}

/// "Its successor, the X2, …", "the successor is called X2".
fn has_a_name(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let after = first(found.folded.get(noun.end..).unwrap_or(""), NAMED_WITHIN);
    let called = [" called", " named", " dubbed", " known as"].iter().any(|word| after.contains(word));
    let apposed = found.names_in(sentence).iter().any(|name| {
        let gap = Span::new(noun.end, name.span.start.max(noun.end)).of(&found.folded);
        let plain = gap.split([' ', ',']).all(|word| matches!(word, "" | "the" | "is" | "will" | "be"));
        name.span.start >= noun.end && name.span.start <= noun.end + NAMED_WITHIN && plain
    });
    called || apposed
}
