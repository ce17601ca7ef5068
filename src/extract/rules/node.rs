//! Chips that a foundry is yet to make and that have no name but their node: "Rapidus plans to mass-produce 2-nanometre chips".

use crate::{
    lexicon::{cue::Cue, english::english},
    model::{EntityKind, Language, Predicate, Subject, Term, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::is_pure_foundry,
    name::Name,
    number::{Amount, Measure},
    subject::in_sentence,
};

use EntityKind::{Chip, Organization};

/// The node of the chips, and how far they are.
pub(super) fn coming_lines(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    if !spoken || found.names_in(sentence).iter().any(|name| name.kind == Chip) {
        return;
    }
    let made = |amount: &&Amount| amount.measure == Some(Measure::Nanometre) && is_of_chips(found, sentence, amount);
    let mut nodes = found.amounts_in(sentence).iter().filter(made);
    let (Some(node), None) = (nodes.next(), nodes.next()) else { return };
    let body = sentence.span.of(&found.folded);
    let mut words = body.split(|c: char| !c.is_alphanumeric());
    let off = [Cue::Cancelled, Cue::Delayed, Cue::Denied];
    // "keep its lead" keeps nobody from anything
    let lets = |word: &str| word.starts_with("keep") || word == "kept";
    let from = body.contains(" from ");
    if words.any(|word| english().no_lines.contains(word) && (from || !lets(word)))
        || found.has_cue(sentence, sentence.span, &off)
    {
        return;
    }
    let states = [(Cue::MassProduction, Term::InProduction), (Cue::Testing, Term::Testing)];
    let state = states.iter().find_map(|(class, term)| {
        let mut cues = found.cues_in(sentence).iter().filter(|at| at.cue == *class);
        cues.find(|at| found.distance(at.span, node.span) <= NEAR).map(|at| (at.span, *term))
    });
    let Some((verb, term)) = state else { return };
    let firm =
        in_sentence(found, sentence, verb.cover(node.span), &[Organization]).and_then(|index| found.names.get(index));
    let own = |firm: &&Name| is_pure_foundry(firm) && !is_of_who_speaks(found, sentence, firm, node);
    let Some(firm) = firm.filter(own) else { return };
    let chip = Subject::unnamed(&firm.name, Chip);
    let at = verb.cover(node.span);
    let nanometres = Value::Quantity(node.quantity(Unit::Nanometre));
    facts.push(Fact::new(Predicate::ProcessNode, chip.clone(), nanometres, at, place, "process_node/coming"));
    facts.push(Fact::new(Predicate::Status, chip, Value::term(term), at, place, "status/coming"));
}

/// "It is the same 7 nm process as the X1", "shares its 7 nm process with the X1": the node of the one is that of the other.
pub(super) fn shared(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    const LINKS: &[&str] =
        &[" process", " node", " technology", " line", "-class process", " class process", " silicon"];
    const TO: &[&str] = &[" as the ", " as ", " as that of the ", " as its ", " used for the ", " that makes the "];
    if found.language != Language::English || sentence.place != Place::Prose {
        return;
    }
    for node in found.amounts_in(sentence).iter().filter(|amount| amount.measure == Some(Measure::Nanometre)) {
        let head = found.head(sentence, node.span.start).trim_end();
        let head = head.strip_suffix(" basic").unwrap_or(head);
        let (same, shares) = (head.ends_with(" same"), head.ends_with(" shares its") || head.ends_with(" shares a"));
        let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= node.span.end);
        let Some(chip) = chip.filter(|_| same || shares) else { continue };
        let gap = Span::new(node.span.end, found.start_with_maker(chip)).of(&found.folded);
        let link = LINKS.iter().find_map(|noun| gap.strip_prefix(noun));
        if link.is_some_and(|link| same && TO.contains(&link) || shares && matches!(link, " with " | " with the ")) {
            let (value, at) = (Value::Quantity(node.quantity(Unit::Nanometre)), node.span.cover(chip.span));
            facts.push(Fact::about(Predicate::ProcessNode, chip, value, at, place, "process_node/shared"));
        }
    }
}

/// "AMD said TSMC has begun mass production of its chips": they are AMD's.
fn is_of_who_speaks(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name, node: &Amount) -> bool {
    let before = found.head(sentence, node.span.start);
    let its = before.trim_end().ends_with(" its");
    let another = |name: &Name| name.kind == Organization && name.name != foundry.name && !is_observer(name);
    its && found.names_in(sentence).iter().take_while(|name| name.span.end <= foundry.span.start).any(another)
}

/// So near, in characters, the word for the production stands.
const NEAR: usize = 40;

/// "2nm chips", "2-nanometre semiconductors": the node is said of chips.
fn is_of_chips(found: &Annotated<'_>, sentence: &Sentence, node: &Amount) -> bool {
    let after = Span::new(node.span.end, sentence.span.end);
    found.cues_within(sentence, after, &[Cue::Chip]).any(|noun| {
        let gap = found.between(node.span, noun.span);
        gap.split_whitespace().count() <= 1 && !gap.contains([',', ';', '.'])
    })
}
