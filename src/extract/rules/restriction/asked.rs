//! Bans that an English text tells to be asked for: nobody has made them yet.

use crate::lexicon::english::english;

/// So many words lie between a ban and what asks for it, at most.
const REACH: usize = 10;

/// "called for a ban", "urged the White House to block", "said that Washington should bar": `head` is what stands before the
/// ban in its clause. "Called for an end to the ban" and "urged to lift the curbs" tell of one that is in force.
pub(super) fn is_asked_for(head: &str, ban: &str, is_list: bool) -> bool {
    let words: Vec<&str> = head.split_whitespace().rev().take(2 * REACH).collect();
    is_a_deed_asked_for(&words, is_list) || is_wished(&words) || !has_been_done(ban) && is_a_noun_asked_for(&words)
}

/// "banned exports" is a deed that is done; "a ban on exports" and "to ban" are none yet.
fn has_been_done(ban: &str) -> bool {
    ban.split(' ').next().is_some_and(|word| word.ends_with("ed"))
}

/// "to block", "to be barred", "should impose curbs": with "to" behind a call, or with "should".
fn is_a_deed_asked_for(words: &[&str], is_list: bool) -> bool {
    let lists = english();
    let Some(lead) = words.iter().take(REACH).position(|word| matches!(*word, "to" | "should")) else { return false };
    let Some((between, rest)) = words.split_at_checked(lead) else { return false };
    let small = |word: &&str| word.ends_with("ly") || matches!(*word, "be" | "also" | "now" | "further" | "again");
    // "to impose new curbs", "to put CXMT on the Entity List"
    let imposed = between.last().is_some_and(|verb| lists.imposes.contains(*verb))
        && (is_list || !between.iter().any(|word| is_known(word)));
    if !between.iter().all(small) && !imposed {
        return false;
    }
    words.get(lead) == Some(&"should") || asks(rest.get(1..).unwrap_or(&[]))
}

/// "proposed that the H20 be barred": no verb helps the "be".
fn is_wished(words: &[&str]) -> bool {
    let helps = |word: &&str| *word == "to" || english().finite.contains(*word) || english().helpers.contains(*word);
    words.first() == Some(&"be")
        && words.get(1).is_some_and(|word| !helps(word) && !word.ends_with("ly") && *word != "not")
}

/// "a ban", "tighter curbs": behind "for" and a call, or right behind a demand.
fn is_a_noun_asked_for(words: &[&str]) -> bool {
    let lists = english();
    let adjective = |word: &&&str| !leads(word) && !is_known(word) && !lists.demands.contains(**word);
    let before = words.get(words.iter().take(REACH / 2).take_while(adjective).count()..).unwrap_or(&[]);
    match before.first() {
        Some(&"for") => asks(before.get(1..).unwrap_or(&[])),
        Some(word) => lists.demands.contains(*word),
        None => false,
    }
}

/// A call stands before, in the same stretch: "called on the White House", "calls by lawmakers". Of a rule that "calls for
/// a licence" it is a rule.
fn asks(words: &[&str]) -> bool {
    let lists = english();
    let turn = |word: &&&str| {
        !matches!(
            **word,
            "since" | "after" | "before" | "because" | "while" | "when" | "but" | "and" | "that" | "which"
        ) && !word.ends_with([',', ';', ':'])
    };
    let call = words.iter().take(REACH).take_while(turn).position(|word| lists.calls.contains(*word));
    call.is_some_and(|at| !words.get(at + 1).is_some_and(|word| lists.rules.contains(*word)))
}

/// "The ban", "its curbs", "Washington's rules": of one that there is.
fn is_known(word: &str) -> bool {
    matches!(word, "the" | "this" | "these" | "that" | "those" | "its" | "their" | "existing" | "current")
        || word.ends_with("'s")
        || word.ends_with("’s")
}

fn leads(word: &str) -> bool {
    english().prepositions.contains(word) || english().finite.contains(word) || word.ends_with([',', ';', ':'])
}
