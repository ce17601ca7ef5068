//! Leave to sell to China, or the lack of it, in English: "the Trump administration will let Nvidia sell the H200 to China",
//! "has won approval to resume sales of the H20 in China". A licence that is eased is a restriction still.

use crate::{
    lexicon::{
        chinese::has_one,
        cue::Cue,
        english::{any_word, english, is_owner},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
};

/// From the words that give or refuse leave to those that name China.
pub(super) fn sale_to_china(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    if found.language != Language::English
        || !tells_of_american_chips(found, sentence)
        || is_of_another_land(found, sentence)
    {
        return None;
    }
    let text = sentence.span.of(&found.folded);
    let lists = english();
    let china = lists.to_china.iter().find_map(|words| text.find(words.as_str()).map(|at| (at, at + words.len())))?;
    let sells = |word: &str| lists.sales.contains(word) || matches!(word, "go" | "reach");
    let leave = leave_before(text.get(..china.0)?, REACH, sells)?;
    in_one_breath(found, Span::new(sentence.span.start + leave, sentence.span.start + china.1))
}

/// "The United States authorised Nvidia to ship 35,000 Blackwell chips to G42 and Humain": leave to sell to another land, which
/// is a licence all the same. From the verb to the first of those who may get them.
pub(super) fn sale_abroad(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    if found.language != Language::English || !names_an_american_chip(found, sentence) {
        return None;
    }
    let buyer = found.names_in(sentence).iter().find(|name| {
        let head = found.head(sentence, name.span.start).trim_end_matches("the ");
        let abroad = match name.kind {
            EntityKind::Country => !matches!(name.name.as_str(), "China" | "United States"),
            EntityKind::Organization => !found.makes_chips(name) && !found.is_from(name, "US") && name.entity.is_some(),
            _ => false,
        };
        abroad && (head.ends_with(" to ") || is_of_a_land(head))
    })?;
    let leave = leave_before(found.head(sentence, buyer.span.start), REACH + 2, |word| english().sales.contains(word))?;
    in_one_breath(found, Span::new(sentence.span.start + leave, buyer.span.end))
}

/// " to Saudi Arabia's", " to each of the UAE's": where the buyer is from, behind the word that leads to him.
fn is_of_a_land(head: &str) -> bool {
    let Some((_, land)) = head.rsplit_once(" to ") else { return false };
    let words: Vec<&str> =
        land.split_whitespace().filter(|word| !matches!(*word, "each" | "of" | "both" | "the")).collect();
    (1..=2).contains(&words.len()) && words.last().is_some_and(|word| is_owner(word))
}

/// "Washington has licensed sales of the X1": what needs leave is forbidden without it, whoever buys it.
pub(super) fn sale_of_a_chip(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    if found.language != Language::English || is_of_another_land(found, sentence) {
        return None;
    }
    let sold = |name: &Name| {
        let head = found.head(sentence, found.start_with_maker(name)).trim_end();
        // "of Contoso's X1"
        let owner = |word: &str| is_owner(word) || matches!(word, "the" | "its");
        let head = head.rsplit_once(' ').filter(|(_, word)| owner(word)).map_or(head, |(head, _)| head);
        let sale = head.strip_suffix(" of")?;
        let noun = sale.rsplit(' ').next().is_some_and(|word| english().sales.contains(word));
        let leave = leave_before(sale, REACH, |word| english().sales.contains(word)).filter(|_| noun)?;
        in_one_breath(found, Span::new(sentence.span.start + leave, name.span.end))
    };
    let mut chips =
        found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Chip && found.is_from(name, "US"));
    chips.find_map(sold)
}

/// Where the leave begins that a sale among the last words of `head` has, unless it is only wished for.
fn leave_before(head: &str, reach: usize, sells: impl Fn(&str) -> bool) -> Option<usize> {
    let words = words_of(head);
    let near = words.len().saturating_sub(reach);
    let sale = words.iter().rposition(|(_, word)| sells(word)).filter(|at| *at >= near)?;
    let leave = (sale.saturating_sub(REACH)..sale).rev().find(|at| is_leave(&words, *at, sale))?;
    words.get(leave).filter(|_| !is_only_wished(&words, leave)).map(|(start, _)| *start)
}

/// Leave, sale and buyer stand in one breath.
fn in_one_breath(found: &Annotated<'_>, span: Span) -> Option<Span> {
    (!span.of(&found.folded).contains([';', ':'])).then_some(span)
}

/// Words between leave, sale and China, at most.
const REACH: usize = 10;

/// Words before leave in which its giver stands.
const GIVER: usize = 10;

/// "Washington will let …", "allowed by the Commerce Department to", "won approval to": given by a body of the United States, or got
/// for the sale itself.
fn is_leave(words: &[(usize, &str)], at: usize, sale: usize) -> bool {
    let lists = english();
    let Some((_, word)) = words.get(at) else { return false };
    let between = || words.get(at + 1..sale).unwrap_or(&[]).iter().map(|(_, word)| *word);
    if lists.gives_leave.contains(*word) {
        let before = words.get(at.saturating_sub(GIVER)..at).unwrap_or(&[]);
        let giver = before.iter().rposition(|(_, word)| lists.givers_of_leave.contains(*word));
        // nobody acts between the giver and the verb
        return giver.is_some_and(|giver| {
            before.get(giver + 1..).unwrap_or(&[]).iter().all(|(_, word)| {
                lists.helpers.contains(*word)
                    || lists.givers_of_leave.contains(*word)
                    || is_between_giver_and_verb(word)
                    || matches!(*word, "said" | "says" | "announced" | "he" | "she" | "it" | "that")
            })
        });
    }
    // "has won approval to resume sales": nothing but "to", "from Washington" and a verb of going on
    let small = |word: &str| {
        matches!(word, "to" | "for" | "from" | "resume" | "restart" | "its" | "the" | "start" | "of")
            || lists.givers_of_leave.contains(word)
    };
    let got = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|(_, verb)| {
        matches!(
            *verb,
            "won" | "got" | "received" | "secured" | "obtained" | "us" | "u.s" | "american" | "washington's"
        )
    });
    matches!(*word, "approval" | "permission" | "clearance" | "licences" | "licenses") && got && between().all(small)
}

fn is_between_giver_and_verb(word: &str) -> bool {
    matches!(
        word,
        "again"
            | "now"
            | "also"
            | "not"
            | "no"
            | "longer"
            | "since"
            | "department"
            | "to"
            | "refused"
            | "refuses"
            | "agreed"
            | "still"
            | "on"
            | "wednesday"
            | "monday"
            | "tuesday"
            | "thursday"
            | "friday"
            | "has"
            | "does"
            | "did"
            | "do"
            | "ever"
    )
}

/// So many words before "would allow" it is said.
const SAID_WITHIN: usize = 10;

/// "Congress wants to let", "is considering allowing": nobody has done it.
fn is_only_wished(words: &[(usize, &str)], leave: usize) -> bool {
    let before = words.get(leave.saturating_sub(5)..leave).unwrap_or(&[]);
    // "Trump said he would allow": what is announced so
    let said = words.get(leave.saturating_sub(SAID_WITHIN)..leave).unwrap_or(&[]);
    let says = |pair: &[(usize, &str)]| match pair {
        [(_, who), (_, verb)] => {
            english().givers_of_leave.contains(*who) && matches!(*verb, "said" | "says" | "announced")
        }
        _ => false,
    };
    let said = said.windows(2).any(says);
    before.iter().any(|(_, word)| english().only_wished.contains(*word) && !(said && *word == "would"))
}

fn words_of(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let parts = text.split_inclusive(' ').map(|part| {
        let start = at;
        at += part.len();
        (start, part.trim_matches(|c: char| !c.is_alphanumeric()))
    });
    parts.filter(|(_, word)| !word.is_empty()).collect()
}

/// Beijing, Chinese customs or a third country has a part in it: whose rule it is, is not told.
pub(super) fn is_of_another_land(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    let abroad =
        |name: &Name| name.kind == EntityKind::Country && !matches!(name.name.as_str(), "China" | "United States");
    let itself = any_word(text, |word| matches!(word, "beijing" | "customs" | "smugglers" | "court" | "prosecutors"));
    let freely = has_one(text, &english().no_licence);
    itself || freely || found.names_in(sentence).iter().any(abroad)
}

/// A chip of a maker of the United States, whose sale nobody else forbids.
pub(super) fn names_an_american_chip(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Chip && found.is_from(name, "US"))
}

/// The same, or such a maker where chips are spoken of: "Washington does not let Nvidia sell its best chips to China".
pub(super) fn tells_of_american_chips(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let spoken = found.has_cue(sentence, sentence.span, &[Cue::Chip]);
    // "Washington does not let its most advanced GPUs go to China"
    let text = sentence.span.of(&found.folded).trim_start();
    let its_own = ["washington", "the united states", "the us ", "the u.s. ", "america"]
        .iter()
        .any(|word| text.starts_with(word));
    if spoken && its_own {
        return true;
    }
    let maker =
        |name: &Name| name.kind == EntityKind::Organization && found.makes_chips(name) && found.is_from(name, "US");
    names_an_american_chip(found, sentence) || spoken && found.names_in(sentence).iter().any(maker)
}
