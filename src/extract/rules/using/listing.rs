//! Use told by a list or a table that the text describes, in English: "the centre's inventory lists three suppliers: A, B and
//! C", "a table of accelerators installed at X … In it the P was listed".

use crate::{
    lexicon::english::{any_word, behind_owner, english},
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, Role},
    subject::coordinated,
};

use super::{hardware::is_hardware, push};
use EntityKind::{Chip, Organization, System};

/// What the list of a machine's chips names, in the sentence that tells of the list or in the one behind it.
pub(super) fn by_lists(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || sentence.place != Place::Prose {
        return;
    }
    let Some((system, from)) = own_list(found, sentence).or_else(|| list_told_of(found, place, sentence)) else {
        return;
    };
    let Some(verb) = verb_of_listing(found, sentence, from) else { return };
    let mut next = sentence.names.start;
    while next < sentence.names.end {
        let list = coordinated(found, sentence, next);
        next = list.last().map_or(next, |last| (*last).max(next)) + 1;
        let list: Vec<&Name> = list.into_iter().filter_map(|index| found.names.get(index)).collect();
        for chip in list.iter().filter(|name| !name.compared && stands_in_it(found, sentence, &list, name, verb)) {
            push(found, place, system, chip, verb.cover(chip.span), "uses_chip/list", facts);
        }
    }
}

/// "The X data centre's inventory", "the list of chips in X": the machine, and where the words for its list end.
fn own_list<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<(&'a Name, usize)> {
    let lists = &english().inventories;
    found.names_in(sentence).iter().filter(|name| is_machine(name)).find_map(|name| {
        let owned = found.folded.get(name.span.end..).and_then(behind_owner).unwrap_or("");
        let noun = owned.split(|c: char| !c.is_alphanumeric()).take(2).any(|word| lists.contains(word));
        (noun || is_installed_at(found, sentence, name)).then_some((name, name.span.end))
    })
}

/// "a table of accelerators installed at X": in the sentence before, which this one goes on about.
fn list_told_of<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Option<(&'a Name, usize)> {
    const GOES_ON: &[&str] =
        &["in it ", "on it ", "it lists ", "it names ", "it shows ", "it includes ", "among them "];
    let text = sentence.span.of(&found.folded);
    let noun = text.strip_prefix("the ").and_then(|rest| rest.split(' ').next());
    let goes_on = GOES_ON.iter().any(|words| text.starts_with(words));
    if !goes_on && !noun.is_some_and(|noun| english().inventories.contains(noun)) {
        return None;
    }
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line)?;
    let told = |name: &&Name| is_machine(name) && is_installed_at(found, before, name);
    found.names_in(before).iter().find(told).map(|system| (system, sentence.span.start))
}

fn is_machine(name: &Name) -> bool {
    name.kind == System && name.role != Role::Referring
}

/// "a table of domestic accelerators installed at X's ": a list, and that what it lists is in the machine.
fn is_installed_at(found: &Annotated<'_>, sentence: &Sentence, system: &Name) -> bool {
    const PLACED: &[&str] = &["installed", "deployed", "used", "running", "fitted", "use", "service"];
    let head = found.head(sentence, system.span.start);
    let mut words = head.split_whitespace().rev().take(8);
    let led = words.any(|word| matches!(word, "at" | "in" | "inside"));
    led && words.take(2).any(|word| PLACED.contains(&word))
        && any_word(head, |word| english().inventories.contains(word))
}

/// The verb behind the words for the list.
fn verb_of_listing(found: &Annotated<'_>, sentence: &Sentence, from: usize) -> Option<Span> {
    let text = Span::new(from, sentence.span.end.max(from)).of(&found.folded);
    let word = |verb: &&str| {
        let at = text.find(*verb)?;
        let alone = !text.get(at + verb.len()..).unwrap_or("").starts_with(char::is_alphanumeric);
        alone.then(|| Span::new(from + at, from + at + verb.len()))
    };
    ["listed", "lists", "named", "names", "shown", "shows", "includes", "included", "comprises", "counts"]
        .iter()
        .filter_map(word)
        .min_by_key(|span| span.start)
}

/// "the P was listed", "lists three suppliers: A, B and C": what the verb names, right before it in the passive.
fn stands_in_it(found: &Annotated<'_>, sentence: &Sentence, list: &[&Name], name: &Name, verb: Span) -> bool {
    let passive = verb.of(&found.folded).ends_with('d') || verb.of(&found.folded) == "shown";
    let (Some(first), Some(end)) = (list.first(), list.last()) else { return false };
    if passive {
        let gap = Span::new(end.span.end.min(verb.start), verb.start).of(&found.folded);
        let helps = gap.split_whitespace().all(|word| matches!(word, "was" | "were" | "is" | "are" | "also"));
        return end.span.end <= verb.start && helps && is_hardware(found, sentence, name);
    }
    let gap = Span::new(verb.end, first.span.start.max(verb.end)).of(&found.folded);
    let makers = any_word(gap, |word| {
        matches!(word, "suppliers" | "vendors" | "makers" | "brands" | "chipmakers")
            || english().chip_nouns.contains(word)
    });
    let maker = name.kind == Organization && makers && found.makes_chips(name);
    let near = first.span.start >= verb.end && gap.len() <= 48 && !gap.contains([';', '.']);
    near && (maker || name.kind == Chip || is_hardware(found, sentence, name))
}
