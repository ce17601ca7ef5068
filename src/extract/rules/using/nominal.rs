//! Use told by a noun: "The chips in X are H20s", "X's accelerators are …", X所用芯片为昇腾910C; and by who puts chips into a
//! machine: "installed H20s in X", "Equipped with H20s, X …".

use crate::{
    lexicon::{
        chinese::{before_one, behind_all, behind_mark, chinese},
        cue::Cue,
        english::{behind_owner, ends_in, english, is_one, is_owner, is_small},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    fact::Fact,
    name::{Name, Role},
    rules::credit::{before_its_sort, ends_its_phrase},
};

use super::{Words, hardware::is_hardware, push, roundabout::own_words, verb::is_only_asked};

use EntityKind::System;

/// The machine of a sentence whose chips a noun, or who builds them in, tells.
pub(super) fn by_nouns(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.names_in(sentence).iter().any(|name| name.kind == System) {
        return;
    }
    for chip in found.names_in(sentence).iter().filter(|name| !name.compared && is_hardware(found, sentence, name)) {
        let user = match found.language {
            Language::English => in_english(found, sentence, chip),
            language if language.is_chinese() => in_chinese(found, sentence, chip),
            _ => None,
        };
        let Some(user) = user.filter(|user| !user.compared && !is_only_asked(found, sentence, user.span)) else {
            continue;
        };
        push(found, place, user, chip, Words::around(user.span, chip.span), "uses_chip/noun", facts);
    }
}

fn in_english<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a Name> {
    are_its_chips(found, sentence, chip)
        .or_else(|| placed_in(found, sentence, chip))
        .or_else(|| fronted(found, sentence, chip))
}

/// "The processors of X are H20s", "X's accelerators are H20s", "Computing power in X comes from H20s".
fn are_its_chips<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a Name> {
    // "are H20 rivals"
    if !ends_its_phrase(found, chip) && !english().chip_nouns.contains(found.word_behind(chip.span.end)) {
        return None;
    }
    let head = own_words(found.head(sentence, found.start_with_maker(chip)));
    let (subject, from) =
        [(" comes from", true), (" come from", true), (" are", false), (" were", false), (" is", false)]
            .iter()
            .find_map(|(verb, from)| Some((head.strip_suffix(verb)?, *from)))?;
    let end = sentence.span.start + subject.len();
    let system = found.names_in(sentence).iter().rfind(|name| name.kind == System && name.span.end <= end)?;
    let behind = Span::new(system.span.end, end).of(&found.folded);
    let fits = |noun: &str| english().chip_nouns.contains(noun) || from && matches!(noun, "power" | "compute");
    if let Some(owned) = behind_owner(behind) {
        let (sort, noun) = owned.rsplit_once(' ').unwrap_or(("", owned));
        return (fits(noun) && sort.split_whitespace().all(|word| english().chip_adjectives.contains(word)))
            .then_some(system);
    }
    let before = before_its_sort(found.head_in_clause(sentence, system.span));
    let noun =
        [" in", " of", " inside", " at", " behind", " within"].iter().find_map(|link| before.strip_suffix(link))?;
    let plain = behind.split_whitespace().all(|word| english().kinds.contains(word));
    (plain && fits(noun.rsplit(' ').next().unwrap_or(""))).then_some(system)
}

/// "installed 2,000 H20s in the X supercomputer": the machine that they are put into.
fn placed_in<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a Name> {
    let verb = found.cues_in(sentence).iter().rfind(|at| at.cue == Cue::Use && at.span.end <= chip.span.start)?;
    let puts = ["install", "deploy", "put", "fit"].iter().any(|stem| verb.span.of(&found.folded).starts_with(stem));
    let gap = Span::new(verb.span.end, found.start_with_maker(chip).max(verb.span.end)).of(&found.folded);
    if !puts || !own_words(gap).trim().is_empty() {
        return None;
    }
    let system =
        found.names_in(sentence).iter().find(|name| name.kind == System && name.span.start >= chip.span.end)?;
    let gap = Span::new(chip.span.end, system.span.start).of(&found.folded);
    let link = before_its_sort(gap.strip_prefix('s').unwrap_or(gap));
    let mut words = link.split_whitespace();
    let leads = words.next_back().is_some_and(|word| matches!(word, "in" | "into" | "at" | "inside" | "on"));
    (leads && words.all(|word| english().kinds_plural.contains(word) || english().chip_nouns.contains(word)))
        .then_some(system)
}

/// "The X1 from Y, which Z uses for its models, has": who acts in the relative clause uses what stands before it.
pub(super) fn by_relatives(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || !sentence.span.of(&found.folded).contains(", which ") {
        return;
    }
    for chip in found.names_in(sentence).iter().filter(|name| !name.compared && is_hardware(found, sentence, name)) {
        let rest = Span::new(chip.span.end, sentence.span.end).of(&found.folded);
        let Some(at) = rest.find(", which ").filter(|at| *at <= BEFORE_WHICH) else { continue };
        let start = chip.span.end + at + ", which ".len();
        let acts = |name: &&Name| name.kind == EntityKind::Organization && name.span.start >= start;
        let Some(user) = found.names_in(sentence).iter().find(acts) else { continue };
        let verb = found.cues_within(sentence, Span::new(user.span.end, sentence.span.end), &[Cue::Use]).next();
        let Some(verb) = verb.map(|at| at.span) else { continue };
        let lead = before_its_sort(Span::new(start, user.span.start).of(&found.folded));
        let gap = Span::new(user.span.end, verb.start).of(&found.folded);
        let plain = !english().prepositions.contains(verb.of(&found.folded)) && gap.split_whitespace().all(is_small);
        // "which Contoso hardly uses"
        let plain = plain && !ends_in(gap.trim_end(), &english().hardly_so);
        if lead.is_empty() && plain && !is_observer(user) && !is_only_asked(found, sentence, verb) {
            push(found, place, user, chip, Words::around(chip.span, verb), "uses_chip/relative", facts);
        }
    }
}

/// So many bytes stand between a chip and the relative clause that tells of it: " chip from Contoso".
const BEFORE_WHICH: usize = 32;

/// "Equipped with H20s, X opened in May": the participle that opens the sentence is of the machine behind its comma.
fn fronted<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a Name> {
    let head = found.head(sentence, found.start_with_maker(chip));
    let opens = own_words(head).trim();
    if !is_one(&english().equipped, opens) {
        return None;
    }
    let clause = sentence.clause_of(chip.span);
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end)?;
    found.names_in(sentence).iter().find(|name| {
        let lead = Span::new(next.start, name.span.start.max(next.start)).of(&found.folded);
        let leads = before_its_sort(lead).is_empty() || is_owner(lead.trim());
        name.kind == System && next.contains(name.span) && (leads || name.role == Role::Referring && lead.trim() == "")
    })
}

/// X所用芯片为昇腾910C, X的算力来自国产芯片, X的核心是昇腾: the noun between a machine and its chips.
fn in_chinese<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a Name> {
    let words = chinese();
    // X的芯片是昇腾910C的竞品
    let tail = behind_mark(found.tail_in_clause(sentence, chip.span));
    if behind_all(tail, &words.chip_nouns).starts_with('的') {
        return None;
    }
    let start = found.start_with_maker(chip);
    let head = found.head_in_clause(sentence, Span::new(start, start));
    let noun = before_one(head.trim_end(), &words.are_chips)?;
    let whose = before_one(noun, &words.chips_of_a_machine)?;
    let whose = before_one(whose, &words.whose_chips).unwrap_or(whose);
    let end = start - head.len() + whose.trim_end_matches(['”', '」', '》', ' ']).len();
    found.names_in(sentence).iter().find(|name| {
        let quoted = Span::new(name.span.end.min(end), end).of(&found.folded);
        name.kind == System && name.span.end <= end && quoted.trim_matches(['”', '」', '》']).is_empty()
    })
}
