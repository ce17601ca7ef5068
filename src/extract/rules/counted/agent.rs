//! Who ships, makes or orders what is counted, in English: the subject of the verb, who stands behind "by", the owner of
//! the noun, and with orders the one whom they come from.

use std::ops::Range;

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::{behind_owner, english, has_negation, is_one, is_predicate, is_small},
    },
    model::{EntityKind, Predicate},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    clause,
    name::Name,
    subject::{coordinated, is_beside_its_other, owns_another},
};

use super::state::state_before;
use EntityKind::Organization;

/// What the sentence says of whose figure it is.
pub(super) enum Agent {
    /// These names, of the sentence.
    Named(Vec<usize>),
    /// Someone whom the sentence does not name.
    Elided,
    /// The words rule a named one out.
    Nobody,
}

pub(super) fn agent(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt, predicate: Predicate) -> Agent {
    if predicate == Predicate::Order
        && let Some(state) = state_before(found, sentence, verb.span)
    {
        return Agent::Named(vec![state]);
    }
    let word = verb.span.of(&found.folded);
    if word == "access to"
        && let Some(index) = given_access(found, sentence, verb.span)
    {
        // "did not give Fabrikam access to"
        let head = found.names.get(index).map_or("", |name| found.head_in_clause(sentence, name.span));
        return if has_negation(head) { Agent::Nobody } else { list(found, sentence, index) };
    }
    let noun = is_one(&english().trade_nouns, word);
    // "was granted 1,024 GPUs by the ministry": who gives does not get.
    let given = is_one(&english().obtains, word);
    let by: &[&str] = match verb.cue {
        _ if word.ends_with(" by") => &[" by ", ""],
        // "rolled off the lines at Contoso"
        Cue::MassProduction => &[" by ", " at "],
        _ => &[" by "],
    };
    if let Some(index) = behind(found, sentence, verb.span, by, 24).filter(|_| !given) {
        return list(found, sentence, index);
    }
    if noun {
        let guess = word.ends_with("estimate") || word.ends_with("forecast");
        let from: &[&str] = match predicate {
            Predicate::Order => &[" from "],
            _ if guess => &[" for ", " of "],
            _ => &[" at ", " by ", " from "],
        };
        let placed = || (predicate == Predicate::Order).then(|| placed_by(found, sentence, verb.span)).flatten();
        if let Some(index) = behind(found, sentence, verb.span, from, 90).or_else(placed) {
            return list(found, sentence, index);
        }
        if let Some(index) =
            owner(found, sentence, verb.span).or_else(|| maker_of_the_goods(found, sentence, verb.span))
        {
            return Agent::Named(vec![index]);
        }
        if predicate == Predicate::Order && is_got(found, sentence, verb.span) {
            return Agent::Nobody;
        }
    }
    match subject_before(found, sentence, verb.span) {
        Some(index) => other_party(found, sentence, verb.span, index).unwrap_or_else(|| list(found, sentence, index)),
        None => Agent::Elided,
    }
}

/// "Contoso will give Fabrikam access to 100,000 chips": who gets it stands right before, behind a verb of giving.
fn given_access(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    let before = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let lead = found.head_in_clause(sentence, name.span).split_whitespace().next_back().unwrap_or("");
            let gives = ["give", "gives", "gave", "giving", "given", "grant", "grants", "granted", "granting"];
            name.kind == Organization && name.span.end + 1 == noun.start && gives.contains(&lead)
        })
    };
    sentence.names.clone().rfind(before)
}

/// "Cambricon signed a contract for 20,000 chips with China Mobile", "signed a deal for": who makes chips sells them to the other
/// party; where both make some, the words do not tell who sells.
fn other_party(found: &Annotated<'_>, sentence: &Sentence, verb: Span, seller: usize) -> Option<Agent> {
    let contract = ["contract", "deal", "agreement"].iter().any(|noun| verb.of(&found.folded).contains(noun));
    let makes = |index: usize| found.names.get(index).is_some_and(|name| found.makes_chips(name));
    let other = behind(found, sentence, verb, &[" with "], 60).filter(|_| contract && makes(seller))?;
    // "AMD signed a deal for 20,000 MI450 chips with OpenAI": whose they are
    let goods = Span::new(verb.end, found.names.get(other)?.span.start);
    let own =
        |chip: &Name| found.names.get(seller).is_some_and(|maker| found.lexicon.maker_is(chip.entity, &maker.name));
    let sells = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == EntityKind::Chip && goods.contains(name.span) && own(name));
    Some(if makes(other) && !sells { Agent::Nobody } else { list(found, sentence, other) })
}

fn list(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Agent {
    Agent::Named(coordinated(found, sentence, index))
}

/// Characters within which a comma is one of a list of adjectives or of a number.
const NEAR: usize = 24;

/// The firm right behind one of the words, near the verb: "ordered by X", "orders for 20,000 cards from X".
fn behind(found: &Annotated<'_>, sentence: &Sentence, verb: Span, words: &[&str], reach: usize) -> Option<usize> {
    sentence.names.clone().find(|index| {
        found.names.get(*index).filter(|name| name.kind == Organization && name.span.start >= verb.end).is_some_and(
            |name| {
                let gap = format!("{} ", Span::new(verb.end, name.span.start).of(&found.folded).trim_end());
                let told = gap
                    .trim_end()
                    .rsplit(' ')
                    .find(|word| !matches!(*word, "the" | "a" | "an" | "chinese" | "giant" | "like" | "such" | "as"));
                let linked = words.iter().any(|word| told == Some(word.trim()));
                // "…, aiming to fill the gap left by X"
                let aside = gap.contains(", ") && reach > NEAR;
                linked && gap.chars().count() <= reach && !gap.contains([';', ':']) && !aside
            },
        )
    })
}

/// "An order for 14,000 chips was placed by X": who gives the order, behind the passive.
fn placed_by(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    let index = behind(found, sentence, noun, &[" by "], 90)?;
    let name = found.names.get(index)?;
    let gap = Span::new(noun.end, name.span.start).of(&found.folded);
    let (said, _) = gap.rsplit_once(" by ")?;
    english().gives_orders.contains(said.rsplit(' ').next().unwrap_or("")).then_some(index)
}

/// `ByteDance`'s order, "TSMC capacity": the owner right before the noun.
fn owner(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    sentence.names.clone().rfind(|index| {
        found.names.get(*index).filter(|name| name.kind == Organization && name.span.end <= noun.start).is_some_and(
            |name| {
                let gap = Span::new(name.span.end, noun.start).of(&found.folded);
                let owned = behind_owner(gap).is_some() || gap.starts_with("' ") || gap.trim().is_empty();
                owned && gap.chars().count() <= 44 && !gap.contains([',', ';', ':'])
            },
        )
    })
}

/// "Deliveries of Hygon accelerators": who makes chips, right behind "of".
fn maker_of_the_goods(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<usize> {
    sentence.names.clone().find(|index| {
        let name = found.names.get(*index).filter(|name| name.kind == Organization && name.span.start >= noun.end);
        name.is_some_and(|name| {
            let link = Span::new(noun.start, name.span.start).of(&found.folded).trim_end();
            let near = Span::new(noun.end, name.span.start).of(&found.folded).split_whitespace().count() <= 1;
            link.ends_with(" of") && near && found.makes_chips(name)
        })
    })
}

/// "won orders for": the seller tells of it.
fn is_got(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let before = found.head(sentence, noun.start);
    // "has put in an order" gives one.
    let gives = |word: &&str| matches!(*word, "put" | "placed" | "made" | "signed" | "submitted" | "given" | "issued");
    before
        .split_whitespace()
        .rev()
        .take(6)
        .take_while(|word| !gives(word))
        .any(|word| is_one(&english().wins, word) || is_one(&english().gets, word))
}

/// The subject of the verb: the first firm of the nearest clause before it that has one, leaving out insertions, those
/// behind a preposition, and who only says it.
fn subject_before(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<usize> {
    let fits = |index: &usize, clause: Span| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Organization
                && clause.contains(name.span)
                && name.span.end <= verb.start
                && !is_observer(name)
                && !is_beside_its_other(found, name)
                && !owns_another(found, sentence, name)
                && !clause::in_aside(found, sentence, name.span, verb)
                && !is_behind_preposition(found, sentence, clause, name)
        })
    };
    if let Some(index) = antecedent(found, sentence, verb) {
        return Some(index);
    }
    let here = sentence.clauses.iter().rposition(|clause| clause.start <= verb.start)?;
    sentence.clauses.iter().take(here + 1).rev().find_map(|clause| {
        let mut inside = names_between(found, sentence, *clause).filter(|index| fits(index, *clause));
        let first = inside.next()?;
        let last = inside.next_back().unwrap_or(first);
        let restarts = found.names.get(first).zip(found.names.get(last)).is_some_and(|(a, b)| {
            // "Jefferies said Cambricon shipped": a new subject behind a word of saying or "that".
            let gap = found.between(a.span, b.span);
            // "will train its next model and Baidu has ordered": a second subject, with a verb between the two
            let second = [" and ", " but "].iter().any(|link| gap.ends_with(link))
                && gap.split_whitespace().any(|word| matches!(word, "will" | "to") || is_predicate(word));
            [" said ", " says ", " that ", " while ", " believes ", " expects ", " estimates ", " reported "]
                .iter()
                .any(|word| gap.contains(word))
                || second
        });
        Some(if restarts { last } else { first })
    })
}

/// "sells the system to Argonne, which has ordered 10,000 of them": the firm right before the comma acts in the relative clause.
fn antecedent(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<usize> {
    let clause = sentence.clause_of(verb);
    let lead = Span::new(clause.start, verb.start.max(clause.start)).of(&found.folded).trim_start();
    let rest = ["which ", "who "].iter().find_map(|word| lead.strip_prefix(word))?;
    let acts = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(clause.start), clause.start).of(&found.folded);
            name.kind == Organization && name.span.end <= clause.start && gap.trim() == "," && !is_observer(name)
        })
    };
    sentence.names.clone().rfind(acts).filter(|_| rest.split_whitespace().all(is_small))
}

/// The names of the sentence that begin in the span.
fn names_between(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> Range<usize> {
    let names = found.names_in(sentence);
    let place = |at: usize| sentence.names.start + names.partition_point(|name| name.span.start < at);
    place(span.start)..place(span.end)
}

fn is_behind_preposition(found: &Annotated<'_>, sentence: &Sentence, clause: Span, name: &Name) -> bool {
    let text = Span::new(clause.start.max(sentence.span.start), name.span.start).of(&found.folded);
    let word = text.split_whitespace().rev().find(|word| {
        !matches!(*word, "the" | "a" | "an" | "its" | "rival" | "giant" | "chinese" | "foundry" | "chipmaker")
    });
    word.is_some_and(|word| {
        matches!(
            word,
            "of" | "for"
                | "from"
                | "to"
                | "with"
                | "by"
                | "over"
                | "than"
                | "in"
                | "into"
                | "against"
                | "at"
                | "on"
                | "including"
                | "like"
                | "via"
                | "through"
                | "unlike"
                | "after"
        )
    })
}
