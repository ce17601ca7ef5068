//! Bans that an English text tells to be asked for: nobody has made them yet.

use crate::lexicon::english::{english, is_negation, is_owner};

/// So many words lie between a ban and what asks for it, at most.
const REACH: usize = 10;

/// "called for a ban", "urged the White House to block", "said that Washington should bar": `head` is what stands before the
/// ban in its clause, and `after` what stands behind it. "Called for an end to the ban" and "urged to lift the curbs" tell of
/// one that is in force.
/// `states` are the last words of the countries that the sentence names.
pub(super) fn is_asked_for(head: &str, ban: &str, after: &str, is_list: bool, states: &[&str]) -> bool {
    let words: Vec<&str> = head.split_whitespace().rev().take(2 * REACH).collect();
    is_a_deed_asked_for(&words, is_list, states)
        || is_refused(&words, ban)
        || is_wished(&words, states)
        || is_wished_of_a_state(&words, ban, after)
        || !has_been_done(ban) && is_a_noun_asked_for(&words)
}

/// "banned exports" is a deed that is done; "a ban on exports" and "to ban" are none yet.
fn has_been_done(ban: &str) -> bool {
    ban.split(' ').next().is_some_and(|word| word.ends_with("ed"))
}

/// "to block", "to be barred", "should impose curbs": with "to" behind a call, or with "should". What a firm must do is in
/// force; what a state must do is not done.
fn is_a_deed_asked_for(words: &[&str], is_list: bool, states: &[&str]) -> bool {
    let leads = words.iter().take(REACH).enumerate().filter(|(_, word)| matches!(**word, "to" | "should" | "must"));
    // "to add Contoso to the list": of a list the first "to" may be the one before it
    leads.take(if is_list { 2 } else { 1 }).any(|(lead, _)| is_asked_at(words, lead, is_list, states))
}

/// The same of the word at `lead`.
fn is_asked_at(words: &[&str], lead: usize, is_list: bool, states: &[&str]) -> bool {
    let lists = english();
    let Some((between, rest)) = words.split_at_checked(lead) else { return false };
    let small =
        |word: &&str| word.ends_with("ly") || matches!(*word, "be" | "also" | "now" | "further" | "again" | "never");
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
        _ => between.contains(&"never") || is_not_done(before, states) || asks(before),
    }
}

/// "has no plan to ban", "decided not to ban", "declined to ban", "officials want to ban", "the US needs to ban": what stands
/// before "to" says that it is not done. What a state itself wants is a plan of it.
fn is_not_done(before: &[&str], states: &[&str]) -> bool {
    let lists = english();
    let before = skip(before, |word| is_an_adverb(word) || matches!(word, "at" | "all" | "whatsoever"));
    let Some((verb, rest)) = before.split_first() else { return false };
    if denies(verb) || lists.refuses.contains(*verb) {
        return true;
    }
    if lists.intents.contains(*verb) && rest.iter().take(3).take_while(|word| !leads(word)).any(|word| *word == "no") {
        return true;
    }
    let subject = skip(rest, |word| is_an_adverb(word) || lists.helpers.contains(word));
    let by_a_state = makes_bans(subject, states);
    match *verb {
        "need" | "needs" => by_a_state,
        "want" | "wants" => !rest.is_empty() && !by_a_state,
        "wanted" => true,
        _ => subject.first().is_some_and(|word| denies(word)),
    }
}

/// "will not ban": the verb is bare, and denied.
fn is_refused(words: &[&str], ban: &str) -> bool {
    let words = skip(words, is_an_adverb);
    let will = |word: &&str| matches!(*word, "will" | "would");
    let bare = !has_been_done(ban) && !ban.starts_with("a ") && !lets(ban);
    bare && (words.first().is_some_and(|word| denies(word)) && words.get(1).is_some_and(will)
        || words.first().is_some_and(|word| matches!(*word, "won't" | "won’t" | "wouldn't" | "wouldn’t")))
}

/// "allow exports": what is not let go is kept back.
fn lets(ban: &str) -> bool {
    ban.split(' ').next().is_some_and(|verb| english().lets.contains(verb))
}

/// "has never banned", "is not now being barred", "no longer bans": `head` ends in a denial of the verb behind it.
pub(super) fn is_denied(head: &str, ban: &str) -> bool {
    // "is not on the list"
    let head = head.trim_end();
    let head =
        [" on the", " on that", " on its", " on a"].iter().find_map(|link| head.strip_suffix(link)).unwrap_or(head);
    let words: Vec<&str> = head.split_whitespace().rev().take(4).collect();
    let small = |word: &str| is_an_adverb(word) || matches!(word, "being" | "been" | "longer");
    let rest = skip(&words, small);
    // "no longer only bans" goes further
    let more = |word: &&str| matches!(*word, "only" | "just" | "merely" | "simply" | "solely");
    let further = words.iter().take(words.len() - rest.len()).any(more);
    rest.first().is_some_and(|word| denies(word)) && !further && !lets(ban)
}

fn denies(word: &str) -> bool {
    is_negation(word) || matches!(word, "nor" | "neither")
}

fn is_an_adverb(word: &str) -> bool {
    let small = matches!(word, "now" | "also" | "still" | "long" | "just" | "even" | "again" | "yet");
    !denies(word)
        && !english().refuses.contains(word)
        && (small || word.ends_with("ly") || english().adverbs.contains(word))
}

fn skip<'a, 'w>(words: &'a [&'w str], small: impl Fn(&str) -> bool) -> &'a [&'w str] {
    words.get(words.iter().take_while(|word| small(word)).count()..).unwrap_or(&[])
}

/// Who makes bans ends there: a body of a state, a country, "President Trump".
fn makes_bans(words: &[&str], states: &[&str]) -> bool {
    let maker = |word: &str| english().ban_makers.contains(word) || states.contains(&word);
    words.first().is_some_and(|word| maker(word)) || words.get(1).is_some_and(|word| *word == "president")
}

/// "The US ordered on Monday that", "issued an order that": a state did so, and it is neither denied nor supposed. What a bill
/// orders is not in force.
fn is_ordered(words: &[&str], states: &[&str]) -> bool {
    let lists = english();
    let Some(that) = words.iter().position(|word| *word == "that") else { return false };
    let before = words.get(that + 1..).unwrap_or(&[]);
    let verb = before.iter().take(REACH / 2).position(|word| lists.orders.contains(*word));
    let noun = before.first().is_some_and(|word| lists.rules.contains(*word) && !matches!(*word, "it" | "which"));
    let issued = before.iter().take(REACH / 2).position(|word| lists.enacts.contains(*word)).filter(|_| noun);
    let Some(at) = issued.or(verb) else { return false };
    let subject = skip(before.get(at + 1..).unwrap_or(&[]), |word| is_an_adverb(word) || lists.helpers.contains(word));
    let by_a_state = makes_bans(subject, states) || subject.first().is_some_and(|who| lists.orderers.contains(*who));
    by_a_state && !words.iter().any(|word| matches!(*word, "if" | "unless"))
}

/// "proposed that the H20 be barred": no verb helps the "be". In "will soon be barred" one does, and what was ordered is in
/// force.
fn is_wished(words: &[&str], states: &[&str]) -> bool {
    let lists = english();
    let adverb = |word: &&&str| is_an_adverb(word) || **word == "not";
    let helps = |word: &str| {
        word == "to"
            || lists.finite.contains(word)
            || lists.helpers.contains(word)
            || word.ends_with(['\'', '’'])
            || word.ends_with("'ll")
            || word.ends_with("’ll")
    };
    words.first() == Some(&"be")
        && !is_ordered(words, states)
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
        && words.get(that + 1).is_some_and(|word| lists.demands.contains(*word) || lists.orders.contains(*word))
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
        return between.iter().any(|word| lists.ban_makers.contains(*word) || lists.other_states.contains(*word));
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
