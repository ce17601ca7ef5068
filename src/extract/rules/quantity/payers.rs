//! Who pays: the state that gives, the firms that spend together, who stands behind "announced by", and who gets it.

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, behind_owner, english, without_hedges},
    },
    model::{EntityKind, Language, Predicate},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence, has_topic},
    attribution::is_firm,
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
    subject::{coordinated, is_behind, is_behind_a_preposition, is_owner_only},
};

use EntityKind::Organization;

/// "`OpenAI` and Oracle will spend $300 billion": each of those who pay; a sum of several is of none of them. A state that
/// gives money to a firm, and the firm that gets it, both have it.
pub(super) fn payers(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, index: usize) -> Option<Vec<usize>> {
    let given = |name: &Name| gets_it(found, amount, name) || gets_another_sum(found, sentence, amount, name);
    let index = if found.names.get(index).is_some_and(given) { pays_ahead(found, sentence, amount)? } else { index };
    let payer = found.names.get(index)?;
    let others = || is_of_a_government(found, sentence, amount) || a_capital_pays(found, sentence, amount);
    if payer.kind != EntityKind::Country && others() {
        return None;
    }
    if payer.kind == EntityKind::Country
        && (!is_of_the_field(found, sentence, amount)
            || is_where_a_firm_is(found, payer)
            || is_home_of_a_stranger(found, payer))
    {
        return None;
    }
    if !sentence.names.contains(&index) {
        // "Apple opened a data center. The city has earmarked …": no word stands for it
        return (payer.kind != EntityKind::System || !payer.has_no_name()).then(|| vec![index]);
    }
    if payer.span.start >= amount.span.end {
        return (!is_a_place(found, payer)).then(|| vec![index]);
    }
    if payer.kind == EntityKind::Country {
        let mut all = vec![index];
        all.extend(given_to(found, sentence, amount));
        return Some(all);
    }
    let all = coordinated(found, sentence, index);
    let clause = sentence.clause_of(amount.number).of(&found.folded);
    let sum = ["together", "combined", "collectively", "in total", "between them"];
    let several = all.len() > 1;
    let ahead = all.iter().all(|index| found.names.get(*index).is_some_and(|name| name.span.end <= amount.span.start));
    if several && sum.iter().any(|word| clause.contains(word)) {
        return None;
    }
    Some(if several && ahead && payer.kind == Organization { all } else { vec![index] })
}

/// "will put $30 billion into `OpenAI`", "invested $100 million in the British firm Nscale": who gets it does not pay it.
fn gets_it(found: &Annotated<'_>, amount: &Amount, name: &Name) -> bool {
    let gap = found.between(amount.span, name.span);
    let mut words = gap.split_whitespace();
    // "in AI was announced by Alibaba", "in aid for Rapidus": something else is behind the "in"
    let leads = words.next().is_some_and(|word| matches!(word, "in" | "into"))
        && !words
            .any(|word| matches!(word, "by" | "for" | "to" | "of" | "from" | "at" | "on" | "with" | "was" | "and"));
    let is_given = is_firm(name) || name.kind == EntityKind::System;
    found.language == Language::English
        && name.span.start >= amount.span.end
        && is_given
        && leads
        && !gap.contains([',', ';', '('])
        && gap.len() <= 48
}

/// "will put $40 billion into A and $500 billion into B": A gets no part of the second sum, and B none of the first.
fn gets_another_sum(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, name: &Name) -> bool {
    let in_it = || is_behind(found, sentence, name, &|word| matches!(word, "in" | "into"));
    if found.language != Language::English || !(is_firm(name) || name.kind == EntityKind::System) || !in_it() {
        return false;
    }
    found.amounts_in(sentence).iter().any(|other| {
        let money = matches!(other.measure, Some(Measure::Currency(_)));
        let apart = name.span.end <= amount.span.start || other.span.start >= amount.span.end;
        money && apart && other.span.end <= name.span.start
    })
}

/// The firm or the state ahead of the sum that acts, and does not stand behind a preposition.
fn pays_ahead(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let acts = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            (is_firm(name) || name.kind == EntityKind::Country)
                && name.span.end <= amount.span.start
                && !is_owner_only(found, name)
                && !is_behind_a_preposition(found, sentence, name)
                && !is_behind(found, sentence, name, &|word| word == "into")
        })
    };
    sentence.names.clone().rev().find(acts)
}

/// "the government's £100 million fund": of the state, and of no firm that is named before it.
fn is_of_a_government(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let owner = found.head(sentence, amount.span.start).split_whitespace().next_back().unwrap_or("");
    let body = ["'s", "’s"].iter().find_map(|mark| owner.strip_suffix(mark));
    body.is_some_and(|body| english().state_bodies.contains(body))
}

/// "Mikron hopes to make 65 nm chips, and Moscow has set aside 240 billion roubles": the capital stands for the state.
fn a_capital_pays(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head(sentence, amount.span.start);
    let words: Vec<&str> = before.split_whitespace().collect();
    let acts = |word: &str| matches!(word, "has" | "will" | "had" | "plans" | "pledged" | "approved" | "set");
    let near = words.len().saturating_sub(9);
    words
        .get(near..)
        .unwrap_or(&[])
        .windows(2)
        .any(|pair| matches!(pair, [capital, verb] if english().capitals.contains(*capital) && acts(verb)))
}

/// "Vietnam's FPT is to invest": a firm that nobody knows, and where it is at home.
fn is_home_of_a_stranger(found: &Annotated<'_>, country: &Name) -> bool {
    let after = found.text.get(country.span.end..).unwrap_or("");
    let owned = behind_owner(after).unwrap_or("");
    let its_own = is_a_state_body(owned);
    let at = country.span.end + (after.len() - owned.len());
    let next = found.names.get(found.names.partition_point(|name| name.span.start < at));
    // "President Macron" is a person, "President Hotel" is none
    let titled = |gap: &str| gap.is_empty() || english().titles_in_firms.contains(gap.trim());
    let person = next.is_some_and(|name| {
        name.kind == EntityKind::Person && titled(Span::new(at, name.span.start).of(&found.folded))
    });
    owned.starts_with(char::is_uppercase) && !owned.starts_with("AI ") && !its_own && !person
}

/// "Economy Ministry", "Ministry of Economy", "Prime Minister Ishida": the words up to the verb end in what acts for a state,
/// or go on behind it with what it is of or with who bears the title. "FPT AI" and "Agency Tech" are firms, and so may be
/// what follows a title that firms have too: "Premier Oil", "President Hotel".
fn is_a_state_body(phrase: &str) -> bool {
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "for" | "and" | "the" | "&");
    let words: Vec<String> = phrase
        .split_whitespace()
        .take_while(capital)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .collect();
    let lists = english();
    let bodies = &lists.state_bodies;
    // "Cabinet Office" is the state's, "Nordic Family Office" a family's.
    let behind = |at: usize| at.checked_sub(1).and_then(|before| words.get(before));
    let is_its_own = |at: usize, word: &String| {
        !lists.state_offices.contains(word)
            || at == 0
            || behind(at).is_some_and(|before| lists.state_adjectives.contains(before) || bodies.contains(before))
    };
    // "Chancellor Hotels Group"
    let ends_in_a_firm = words.last().is_some_and(|word| lists.firm_nouns.contains(word));
    words.iter().enumerate().any(|(at, word)| {
        let title = lists.state_titles.contains(word);
        let shared = lists.titles_in_firms.contains(word);
        match words.get(at + 1).map(String::as_str) {
            Some("of" | "for") | None => title || shared || bodies.contains(word) && is_its_own(at, word),
            Some(_) => title && !ends_in_a_firm && words.len() <= at + 1 + MOST_OF_A_NAME,
        }
    })
}

/// Words of a person's name, behind the title.
const MOST_OF_A_NAME: usize = 3;

/// "The Beijing company said that it would invest": where a firm is, and not who pays.
fn is_where_a_firm_is(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let noun = after.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphabetic() && c != '-').next());
    after.starts_with("-based") || noun.is_some_and(|noun| english().firm_nouns.contains(noun))
}

/// "will invest 20 billion euros in data centres in France": where, and not who.
fn is_a_place(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("");
    let before = before.strip_suffix("the ").unwrap_or(before);
    name.kind == EntityKind::Country && [" in ", " across ", " into ", " to "].iter().any(|word| before.ends_with(word))
}

/// "has approved 802.5 billion yen in support for Rapidus": the firm that gets it.
fn given_to(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let aid = ["support", "subsidies", "aid", "funding", "assistance", "subsidy"];
    sentence.names.clone().find(|index| {
        found.names.get(*index).filter(|name| is_firm(name)).is_some_and(|name| {
            let after = found.between(amount.span, name.span);
            name.span.start >= amount.span.end
                && after.split_whitespace().count() <= 5
                && any_word(after, |word| aid.contains(&word))
                && [" for ", " to "].iter().any(|link| after.ends_with(link))
        })
    })
}

/// "An investment of $10 billion was announced by Alibaba": who pays stands behind the passive.
pub(super) fn announced_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let index = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| is_firm(name) && name.span.start >= amount.span.end)
    })?;
    let gap = found.between(amount.span, found.names.get(index)?.span);
    let head = gap.strip_suffix(" by ").or_else(|| gap.strip_suffix(" by the "))?;
    let verb = head.rsplit(' ').next().unwrap_or("");
    let pays = ["announced", "made", "planned", "pledged", "promised", "committed", "unveiled", "approved", "provided"];
    (found.language == Language::English && pays.contains(&verb) && gap.len() <= 80).then_some(index)
}

/// "The Japanese government is backing Rapidus with …": the state that pays, named before the firm that gets it.
pub(super) fn government(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let first = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            matches!(name.kind, EntityKind::Country | EntityKind::Organization) && name.span.end <= amount.span.start
        })
    })?;
    let name = found.names.get(first).filter(|name| name.kind == EntityKind::Country)?;
    let written = name.span.of(found.text).to_lowercase();
    let after = found.text.get(name.span.end..).unwrap_or("");
    let state = written.contains("government")
        || after.starts_with(" government")
        || after.starts_with("'s government")
        || after.starts_with("’s government");
    // "Japan is backing Rapidus with …": the country acts, where no plan of its own is named.
    let acts = [
        " is backing",
        " backs",
        " will provide",
        " has pledged",
        " pledged",
        " will give",
        " gave",
        " has given",
        " is giving",
        " will subsidise",
        " will subsidize",
        " has earmarked",
        " earmarked",
        " will support",
        " supports",
    ];
    let policy = found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Policy);
    (state || !policy && acts.iter().any(|words| after.starts_with(words))).then_some(first)
}

/// "South Korea's AI budget for 2026 is 10.1 trillion won": what a state sets aside.
pub(super) fn state_budget(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    const IS: &[&str] = &["is", "was", "of", "be", "reach", "reached", "totals", "at", "to", "comes", "stands"];
    let head = found.head_in_clause(sentence, amount.number);
    let led = without_hedges(head).rsplit(' ').next().is_some_and(|word| IS.contains(&word));
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let owned = found.folded.get(name.span.end..amount.span.start).and_then(behind_owner).unwrap_or("");
            let budget = owned.split_whitespace().take(5).any(|word| matches!(word, "budget" | "outlay" | "spending"));
            led && name.kind == EntityKind::Country && budget && !owned.contains([',', ';']) && owned.len() <= 60
        })
    })
}

/// "Saudi Arabia committed $1.5 billion to expand Groq's site": the country that opens the sentence pays, where no firm
/// stands before the sum.
pub(super) fn country_ahead(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let first = sentence.names.clone().next()?;
    let name = found.names.get(first).filter(|name| name.kind == EntityKind::Country)?;
    let ahead = |other: &&Name| {
        matches!(other.kind, Organization | EntityKind::Policy | EntityKind::System)
            && other.span.end <= amount.span.start
    };
    let verb = Span::new(name.span.end, amount.span.start.max(name.span.end)).of(&found.folded);
    let pays = [
        " committed ",
        " has committed ",
        " pledged ",
        " has pledged ",
        " set aside ",
        " has set aside ",
        " earmarked ",
        " has earmarked ",
        " will spend ",
        " will invest ",
        " plans to invest ",
        " plans to spend ",
        " invested ",
        " has invested ",
        " allocated ",
        " has allocated ",
    ];
    let told = found.language == Language::English && pays.iter().any(|words| verb.starts_with(words));
    (told && name.span.start <= sentence.span.start + 8 && !found.names_in(sentence).iter().any(|name| ahead(&name)))
        .then_some(first)
}

/// "The government has earmarked 10 trillion yen": the state of the country told of last, where the sentence names neither it
/// nor any other body that acts. The answer is none where no country was told of.
#[expect(
    clippy::option_option,
    reason = "another acts, a state that nobody named, and one that was named are three answers"
)]
pub(super) fn state_told_of(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
) -> Option<Option<usize>> {
    let head = found.head(sentence, amount.span.start).trim_start_matches(['"', '“', ' ']);
    let opens = ["the government ", "the cabinet ", "the state ", "the parliament ", "its government "];
    let named = found.names_in(sentence).iter().any(|name| {
        let acts = matches!(name.kind, EntityKind::Country | Organization | EntityKind::Policy);
        acts && name.span.end <= amount.span.start
    });
    // "has committed 1.72 trillion yen so far": to the firm that the text is on
    let behind = found.tail_in_clause(sentence, amount.span);
    let purpose =
        behind.split_whitespace().take(3).any(|word| matches!(word, "for" | "to" | "towards" | "on" | "into"));
    let opened = opens.iter().any(|words| head.starts_with(words));
    if found.language != Language::English || named || !purpose || !opened {
        return None;
    }
    let earlier = found.sentences.get(place.saturating_sub(STATE_WITHIN)..place).unwrap_or(&[]);
    let country = |sentence: &Sentence| {
        let land = |index: &usize| found.names.get(*index).is_some_and(|name| name.kind == EntityKind::Country);
        sentence.names.clone().find(land)
    };
    Some(earlier.iter().rev().find_map(country))
}

/// So many sentences back the country is named whose government acts.
const STATE_WITHIN: usize = 6;

/// "of which 85 billion yuan will go on chips", "with 37 billion yuan of it for computing": a part of what was told of in the
/// same sentence, for this field.
pub(super) fn part_of_a_sum(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &[Fact],
) -> Option<Fact> {
    let before = without_hedges(found.head(sentence, amount.span.start)).trim_end();
    let behind = found.tail_in_clause(sentence, amount.span).trim_start();
    let part = ["of which", "of this", "of that"].iter().any(|words| before.ends_with(words))
        || before.ends_with("with") && (behind.starts_with("of it") || behind.starts_with("of that"));
    let ends = |word: &str| {
        ["ai", "chips", "chip", "gpus", "gpu", "computing", "compute", "servers", "accelerators", "semiconductors"]
            .contains(&word)
            || word.starts_with("data")
    };
    let whole = super::super::last_told(facts, place, &[Predicate::Investment])?;
    (found.language == Language::English && part && any_word(behind, ends)).then(|| Fact {
        at: amount.span,
        rule: "investment/part",
        ..whole.clone()
    })
}

/// What the money is for is of this field, or not said: "$500 million on missiles" is none of ours.
fn is_of_the_field(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span);
    let object = sentence.rest_of_clause(amount.span);
    let text = clause.of(&found.folded);
    let named =
        found.names_in(sentence).iter().any(|name| name.kind != EntityKind::Country && object.contains(name.span));
    let field = any_word(text, |word| matches!(word, "ai" | "compute" | "computing"));
    !says_what_for(found, sentence, object)
        || named
        || field
        || has_topic(text)
        || found.has_cue(sentence, clause, &[Cue::Chip, Cue::System, Cue::Model, Cue::Train])
}

/// "on missiles", "to defence": a preposition, and behind it no day and no span of time, and not "the sector".
fn says_what_for(found: &Annotated<'_>, sentence: &Sentence, object: Span) -> bool {
    let dates = found.dates_in(sentence).iter().filter(|date| object.contains(date.span));
    let dates: Vec<&str> = dates.map(|date| date.span.of(&found.folded)).collect();
    // "in 2027", "in 10 years" tell when; "on 20 fighter jets" what for
    let tells_when = |number: &str, behind: Option<&str>| {
        let span =
            behind.is_some_and(|word| ["year", "month", "quarter", "decade"].iter().any(|unit| word.starts_with(unit)));
        number.starts_with(|c: char| c.is_ascii_digit()) && (span || dates.iter().any(|date| date.contains(number)))
    };
    let mut words = object.of(&found.folded).split_whitespace();
    while let Some(word) = words.next() {
        if !matches!(word, "on" | "in" | "into" | "for" | "to" | "towards") {
            continue;
        }
        let mut behind = words.clone().skip_while(|word| *word == "the");
        let next = behind.next().unwrap_or("");
        let next = next.trim_end_matches(|c: char| !c.is_alphanumeric());
        let vague = matches!(next, "" | "next" | "coming" | "last" | "past" | "sector" | "industry" | "field");
        if !vague && !tells_when(next, behind.next()) {
            return true;
        }
    }
    false
}
