//! Bans that an English text tells to be asked for: nobody has made them yet.

use crate::lexicon::english::{english, is_owner};

/// So many words lie between a ban and what asks for it, at most.
const REACH: usize = 10;

/// "called for a ban", "urged the White House to block", "said that Washington should bar": `head` is what stands before the
/// ban in its clause, and `after` what stands behind it. "Called for an end to the ban" and "urged to lift the curbs" tell of
/// one that is in force.
pub(super) fn is_asked_for(head: &str, ban: &str, after: &str, is_list: bool) -> bool {
    let words: Vec<&str> = head.split_whitespace().rev().take(2 * REACH).collect();
    is_a_deed_asked_for(&words, is_list)
        || is_wished(&words)
        || is_wished_of_a_state(&words, ban, after)
        || !has_been_done(ban) && is_a_noun_asked_for(&words)
}

/// "banned exports" is a deed that is done; "a ban on exports" and "to ban" are none yet.
fn has_been_done(ban: &str) -> bool {
    ban.split(' ').next().is_some_and(|word| word.ends_with("ed"))
}

/// "to block", "to be barred", "should impose curbs": with "to" behind a call, or with "should". What a firm must do is in
/// force; what a state must do is not done.
fn is_a_deed_asked_for(words: &[&str], is_list: bool) -> bool {
    let lists = english();
    let Some(lead) = words.iter().take(REACH).position(|word| matches!(*word, "to" | "should" | "must")) else {
        return false;
    };
    let Some((between, rest)) = words.split_at_checked(lead) else { return false };
    let small = |word: &&str| word.ends_with("ly") || matches!(*word, "be" | "also" | "now" | "further" | "again");
    // "to impose new curbs", "to put CXMT on the Entity List"
    let imposed = between.last().is_some_and(|verb| lists.imposes.contains(*verb))
        && (is_list || !between.iter().any(|word| is_known(word)));
    if !between.iter().all(small) && !imposed {
        return false;
    }
    let before = rest.get(1..).unwrap_or(&[]);
    match words.get(lead) {
        Some(&"should") => true,
        Some(&"must") => before.first().is_some_and(|word| lists.ban_makers.contains(*word)),
        _ => is_not_done(before) || asks(before),
    }
}

/// "has no plan to ban", "decided not to ban", "officials want to ban", "the US needs to ban": what stands before "to" says
/// that it is not done. What a state itself wants is a plan of it.
fn is_not_done(before: &[&str]) -> bool {
    let lists = english();
    let makes_bans = |who: Option<&&str>| who.is_some_and(|who| lists.ban_makers.contains(*who));
    match before {
        ["not", verb, ..] => lists.resolves.contains(*verb),
        [what, "no", ..] => lists.intents.contains(*what),
        ["need" | "needs", rest @ ..] => makes_bans(rest.first()),
        ["want" | "wants" | "wanted", rest @ ..] => !rest.is_empty() && !makes_bans(rest.first()),
        _ => false,
    }
}

/// "proposed that the H20 be barred": no verb helps the "be". In "will soon be barred" one does, and what was ordered is in
/// force.
fn is_wished(words: &[&str]) -> bool {
    let lists = english();
    let adverb = |word: &&&str| {
        word.ends_with("ly") || lists.adverbs.contains(**word) || matches!(**word, "now" | "not" | "also" | "still")
    };
    let helps = |word: &str| {
        word == "to"
            || lists.finite.contains(word)
            || lists.helpers.contains(word)
            || word.ends_with(['\'', '’'])
            || word.ends_with("'ll")
            || word.ends_with("’ll")
    };
    let ordered = || words.windows(2).any(|pair| matches!(pair, ["that", verb] if lists.orders.contains(*verb)));
    words.first() == Some(&"be")
        && !ordered()
        && words.iter().skip(1).find(|word| !adverb(word)).is_some_and(|word| !helps(word))
}

/// "requested that Washington ban exports": the verb of who makes bans is bare. "The US ban on exports" is a noun.
fn is_wished_of_a_state(words: &[&str], ban: &str, after: &str) -> bool {
    let lists = english();
    let Some(that) = words.iter().take(REACH / 2).position(|word| *word == "that") else { return false };
    let next = after.split_whitespace().next().unwrap_or("");
    let bare = !ban.split(' ').next().is_some_and(|word| word.ends_with(['s', 'd', 'g']));
    bare && !lists.prepositions.contains(next)
        && words.first().is_some_and(|word| lists.ban_makers.contains(*word))
        && words.get(that + 1).is_some_and(|word| lists.demands.contains(*word))
}

/// "a ban", "tighter curbs": behind "for" and a call, or right behind a demand.
fn is_a_noun_asked_for(words: &[&str]) -> bool {
    let lists = english();
    let adjective = |word: &&&str| !leads(word) && !is_known(word) && !lists.demands.contains(**word);
    let before = words.get(words.iter().take(REACH / 2).take_while(adjective).count()..).unwrap_or(&[]);
    match before.first() {
        Some(&"for") => asks(before.get(1..).unwrap_or(&[])),
        // "has adopted recommended curbs"
        Some(word) => lists.demands.contains(*word) && !before.get(1).is_some_and(|verb| lists.enacts.contains(*verb)),
        None => false,
    }
}

/// A call stands before, with no verb between: "called on the White House", "calls by lawmakers". Of a rule that "calls for
/// a licence" it is a rule.
fn asks(words: &[&str]) -> bool {
    let lists = english();
    for (at, word) in words.iter().take(REACH).enumerate() {
        let between = words.get(..at).unwrap_or(&[]);
        if let Some(before) = words.get(at + 1..).filter(|_| is_a_call(word)) {
            return !before.first().is_some_and(|word| lists.rules.contains(*word)) && governs(word, between, before);
        }
        // "a petition launched by lawmakers"
        let verb = lists.finite.contains(*word) && between.last() != Some(&"by");
        if verb || turns(word) {
            return false;
        }
    }
    false
}

fn is_a_call(word: &str) -> bool {
    let lists = english();
    lists.calls.contains(word) || lists.wishes.contains(word) || lists.call_nouns.contains(word)
}

fn turns(word: &str) -> bool {
    matches!(word, "since" | "after" | "before" | "because" | "while" | "when" | "but" | "and" | "that" | "which")
        || word.ends_with([',', ';', ':'])
}

/// Whether a call leads to what is asked for: a state that is asked to act, a bill of lawmakers that is not passed. Who
/// "pressed on with a rule" asks for nothing, nor does an "appeals court".
fn governs(call: &str, between: &[&str], before: &[&str]) -> bool {
    let lists = english();
    if lists.wishes.contains(call) {
        return between.iter().any(|word| lists.ban_makers.contains(*word));
    }
    let enacted = || between.iter().chain(before.iter().take(4)).any(|word| lists.enacts.contains(*word));
    let linked = || between.is_empty() || between.iter().any(|word| lists.prepositions.contains(*word));
    !between.contains(&"with") && (!lists.call_nouns.contains(call) || linked() && !enacted())
}

/// "The ban", "its curbs", "Washington's rules": of one that there is.
fn is_known(word: &str) -> bool {
    matches!(word, "the" | "this" | "these" | "that" | "those" | "its" | "their" | "existing" | "current")
        || is_owner(word)
}

fn leads(word: &str) -> bool {
    english().prepositions.contains(word) || english().finite.contains(word) || word.ends_with([',', ';', ':'])
}
