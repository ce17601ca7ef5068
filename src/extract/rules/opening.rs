//! Weights that are to be opened, are out by a sentence of their own, or stay shut, in English: "intends to open X", "Weights
//! of both will be made available", "X is closed", "the weights of neither had been published".

use crate::{
    lexicon::{
        chinese::has_one,
        cue::{Cue, CueAt},
        english::{any_word, english, is_a_team, is_negation, is_small, last_of},
    },
    model::{EntityKind, Language, Modality, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, Role},
    subject::{carried, coordinated, subject_of},
};

use super::{credit::before_its_sort, openness::behind_weights};
use EntityKind::Model;

/// All that one sentence tells of it beside what [`super::openness`] reads.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let told = |fact: &Fact| fact.sentence == place && fact.predicate == Predicate::OpenWeights;
    if found.language != Language::English || sentence.place != Place::Prose || facts.iter().any(told) {
        return;
    }
    let mut new = to_open(found, place, sentence);
    new.extend(is_closed(found, place, sentence));
    if new.is_empty() {
        new.extend(given_out(found, place, sentence));
    }
    // "weights and inference code are published" is a word of its own
    let is_noun = |at: &&CueAt| {
        at.cue == Cue::Weights || at.cue == Cue::OpenWeights && at.span.of(&found.folded).starts_with("weights ")
    };
    for noun in found.cues_in(sentence).iter().filter(is_noun) {
        if is_kept_shut(found, sentence, noun) {
            let models = whose_weights(found, place, sentence, noun);
            new.extend(models.into_iter().map(|name| shut(name, noun.span, place)));
        } else if is_out_by_itself(found, sentence, noun) || is_given_to_all(found, sentence, noun) {
            let at = noun.span.cover(sentence.clause_of(noun.span));
            let open = |name| Fact::about(Predicate::OpenWeights, name, Value::flag(), at, place, "open_weights/own");
            new.extend(whose_weights(found, place, sentence, noun).into_iter().map(open));
        }
    }
    facts.append(&mut new);
}

fn shut(name: &Name, at: Span, place: usize) -> Fact {
    let fact = Fact::about(Predicate::OpenWeights, name, Value::Flag { value: false }, at, place, "open_weights/shut");
    // the denial is in the value
    Fact { modality: Some(Modality::Stated), ..fact }
}

/// "intends to open X by the end of June": a plan, the verb, and the model as its object.
fn to_open(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Vec<Fact> {
    let opened = sentence.names.clone().find(|index| {
        found.names.get(*index).filter(|name| name.kind == Model && name.can_lead()).is_some_and(|name| {
            let before = found.head(sentence, name.span.start).replace(['"', '“', '”'], "");
            let mut words = before.split_whitespace().rev().skip_while(|word| matches!(*word, "the" | "its" | "up"));
            let opens = words.next() == Some("open") && words.next() == Some("to");
            let plans = words.next().is_some_and(|word| english().plans_a_release.contains(word));
            let after = found.folded.get(name.span.end..).unwrap_or("");
            opens && plans && !words.take(3).any(is_negation) && !after.starts_with(['\'', '’', '-'])
        })
    });
    let models = opened.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
    let models = models.into_iter().filter_map(|index| found.names.get(index));
    models
        .map(|name| {
            let fact = Fact::about(Predicate::OpenWeights, name, Value::flag(), name.span, place, "open_weights/plan");
            Fact { modality: Some(Modality::Planned), ..fact }
        })
        .collect()
}

/// "plans to release the weights of X", "denied that the weights of X had been released", "the release of the weights of X": who
/// does it, whether it was done, and when, other words tell.
fn given_out(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Vec<Fact> {
    let index = sentence.names.clone().find(|index| {
        found
            .names
            .get(*index)
            .is_some_and(|name| name.kind == Model && name.can_lead() && are_given_out(found, sentence, name))
    });
    let models = index.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
    let models = models.into_iter().filter_map(|index| found.names.get(index));
    let at = |name: &Name| sentence.clause_of(name.span).cover(name.span);
    models
        .map(|name| Fact::about(Predicate::OpenWeights, name, Value::flag(), at(name), place, "open_weights/given"))
        .collect()
}

/// Whether a verb of giving out stands before "the weights of X", or behind it, with no "not".
fn are_given_out(found: &Annotated<'_>, sentence: &Sentence, model: &Name) -> bool {
    let words = english();
    let head = before_its_sort(found.head_in_clause(sentence, model.span));
    let Some(head) = ["weights of", "weights for"].iter().find_map(|noun| head.strip_suffix(noun)) else {
        return false;
    };
    let verb = head.trim_end().trim_end_matches(" model").trim_end_matches(" full");
    let verb = ["the", "its", "all"].iter().find_map(|word| verb.strip_suffix(word)).unwrap_or(verb).trim_end();
    if let Some(out) = last_of(verb, &words.gives_out) {
        return is_who_gives(found, sentence, model.span, verb.strip_suffix(out).unwrap_or(verb), out)
            && !goes_to_some(found, sentence, sentence.rest_of_clause(model.span));
    }
    let rest = found.tail_in_clause(sentence, model.span).trim_start();
    let said = rest.split_whitespace().skip_while(|word| is_small(word) || matches!(*word, "were" | "are"));
    let said: Vec<&str> = said.take(2).collect();
    let given = said.join(" ");
    words.given_out.iter().any(|out| given.starts_with(out.as_str()))
        && !goes_to_some(found, sentence, sentence.rest_of_clause(model.span))
}

/// "Y plans to", "Y has now": right before the verb stands who does it, with helpers and words of planning between at most.
/// "declined to", "postponed the", "considered" are neither; in "urged Y to publish" and "stopped Y publishing" another acts.
fn is_who_gives(found: &Annotated<'_>, sentence: &Sentence, model: Span, lead: &str, out: &str) -> bool {
    let planned = |word: &str| word == "to" || is_small(word) || english().plans_a_release.contains(word);
    let mut who = lead.trim_end();
    let mut helped = false;
    while let Some(word) = last_word(who).filter(|word| planned(word)) {
        helped |= word != "to";
        who = who.strip_suffix(word).unwrap_or("").trim_end();
    }
    let to = lead.trim_end().len() > who.len();
    // the folded text has the places of the text
    let end = model.start - found.head_in_clause(sentence, model).len() + who.len();
    if !helped && (to || out.ends_with("ing")) {
        let firm = found.names_in(sentence).iter().find(|name| name.span.end == end);
        return firm.is_some_and(|firm| !is_object_before(found, sentence, firm.span.start)) || !to && who.is_empty();
    }
    let named = || {
        let head = found.text.get(..end).unwrap_or("");
        last_word(head).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let word = last_word(who).unwrap_or("");
    who.is_empty() || is_a_team(word) || matches!(word, "it" | "they" | "we") || named()
}

/// "Critics urged Y", "the court stopped Y": more than what sort of firm it is stands before it in its clause, so that in "Y to
/// publish" and "Y publishing" it is the object of a verb.
pub(super) fn is_object_before(found: &Annotated<'_>, sentence: &Sentence, firm: usize) -> bool {
    let lists = english();
    let sort = |word: &str| {
        lists.nations.contains_key(word)
            || lists.firm_sorts.contains(word)
            || lists.plain_adjectives.contains(word)
            || is_a_team(word)
            || matches!(word, "the" | "a" | "an")
    };
    found.head_in_clause(sentence, Span::new(firm, firm)).split_whitespace().any(|word| !sort(word))
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(' ').next().filter(|word| !word.is_empty())
}

/// "with regulators only", "available to paying partners", "but decided against it": what not everyone gets is not open, nor
/// what was taken back. `rest` is what stands behind the weights in their clause, or in the list that they open; a clause
/// behind it may take it back.
pub(super) fn goes_to_some(found: &Annotated<'_>, sentence: &Sentence, rest: Span) -> bool {
    let behind = Span::new(rest.start, sentence.span.end.max(rest.start)).of(&found.folded);
    let turn =
        sentence.clauses.iter().find(|clause| clause.start >= rest.end).map_or("", |clause| clause.of(&found.folded));
    let turns = turn.split_whitespace().next().is_some_and(|word| TURNS.contains(&word));
    // what is shared is shared with some; what is published with a partner, that one has published, too
    let shared = any_word(found.head(sentence, rest.end), |word| word.starts_with("shar"));
    is_taken_back(behind) || is_for_some(rest.of(&found.folded), shared) || turns && is_for_some(turn, true)
}

/// What opens a clause that takes back some of the one before, or says who gets it: ", to approved partners only".
const TURNS: &[&str] = &["but", "though", "although", "albeit", "only", "however", "yet", "to", "for", "with"];

/// "but withdrew them", "and were withdrawn in May"; in "has withdrawn its app" something else is.
fn is_taken_back(text: &str) -> bool {
    let words: Vec<&str> = words_of(text);
    words.iter().enumerate().any(|(at, word)| {
        let mut behind = words.iter().skip(at + 1);
        let of_another = || {
            let noun = behind.next().filter(|word| matches!(**word, "its" | "their" | "a" | "an" | "the" | "all"));
            noun.is_some() && !behind.take(2).any(|word| *word == "weights")
        };
        matches!(*word, "withdrew" | "withdrawn" | "retracted") && !of_another()
    })
}

/// Whether some alone get what is told of: a word that says so, or people behind a word that leads to them. In "which
/// researchers praised" and "to the delight of researchers" none does.
fn is_for_some(text: &str, shared: bool) -> bool {
    let lists = english();
    let words = words_of(text);
    let to_all = || words.iter().any(|word| lists.to_everyone.contains(*word)) || text.contains("hugging face");
    has_one(text, &lists.not_for_all)
        || words.iter().enumerate().any(|(at, word)| match *word {
            "only" | "exclusively" | "solely" => tells_who(&words, at),
            "against" => at.checked_sub(1).and_then(|before| words.get(before)) == Some(&"decided"),
            chosen if lists.chosen.contains(chosen) => is_led_to(&words, at, true),
            people => lists.to_some.contains(people) && is_led_to(&words, at, shared) && !to_all(),
        })
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// "only last week", "only six months later": when it was, and not who gets it; "not only to partners" takes nobody out.
fn tells_who(words: &[&str], at: usize) -> bool {
    let when = |word: &&&str| english().only_then.contains(**word) || word.starts_with(|c: char| c.is_ascii_digit());
    let denied = at.checked_sub(1).and_then(|before| words.get(before)) == Some(&"not");
    !denied && !words.iter().skip(at + 1).take(ONLY_WITHIN).any(|word| when(&word))
}

/// So many words behind "only" a time is told, at most: "only a few days later".
const ONLY_WITHIN: usize = 3;

/// "to trusted partners", "through vetted resellers", "to a small group of partners": what leads to people, right before them but
/// for what says of whom. "With" does so only where something is shared.
fn is_led_to(words: &[&str], people: usize, shared: bool) -> bool {
    let mut before = words.iter().take(people).rev().take(LED_WITHIN).peekable();
    while let Some(word) = before.next() {
        match *word {
            "to" | "for" | "among" | "through" | "via" => {
                return before.next() != Some(&"only") || before.next() != Some(&"not");
            }
            "with" => return shared,
            "of" if before.peek().is_some_and(|group| english().groups_of_people.contains(**group)) => {}
            "that" | "which" | "than" => return false,
            word if english().prepositions.contains(word) => return false,
            _ => {}
        }
    }
    false
}

/// So many words before people stands what leads to them, at most: "to a small group of trusted partners".
const LED_WITHIN: usize = 8;

/// "X is closed", "X remains proprietary".
fn is_closed(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Fact> {
    found.names_in(sentence).iter().filter(|name| name.kind == Model && name.can_lead()).find_map(|name| {
        let rest = found.tail_in_clause(sentence, name.span);
        let mut words = rest.split(|c: char| c.is_whitespace() || c == ':').filter(|word| !word.is_empty());
        let is = matches!(words.next()?, "is" | "remains" | "stays" | "are" | "remain" | "stay");
        let word = words.find(|word| !is_small(word) && *word != "still")?.trim_end_matches(['.', ',', ';']);
        let closed = matches!(word, "closed" | "proprietary" | "closed-source" | "closed-weight" | "closed-weights");
        (is && closed).then(|| shut(name, name.span, place))
    })
}

/// "the weights of neither had been published", "weights remain private", "keeps the weights to itself".
fn is_kept_shut(found: &Annotated<'_>, sentence: &Sentence, noun: &CueAt) -> bool {
    const SHUT: &[&str] =
        &["proprietary", "private", "secret", "unpublished", "unreleased", "to itself", "to themselves", "under lock"];
    let tail = found.tail_in_clause(sentence, noun.span);
    let head = found.head_in_clause(sentence, noun.span);
    let clear = |text: &str| !text.contains(" only ");
    let out = ["published", "released", "public", "available", "open", "opened", "shared"];
    let words: Vec<&str> = tail.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).collect();
    let verb = words.iter().position(|word| out.contains(word));
    let denied = verb.is_some_and(|verb| {
        words.iter().take(verb).any(|word| is_negation(word) || *word == "neither") && verb <= WITHIN
    });
    let keeps =
        |word: &str| matches!(word, "keep" | "keeps" | "kept" | "keeping" | "remain" | "remains" | "stay" | "stays");
    let kept = head.split_whitespace().rev().take(4).any(keeps) || words.iter().take(WITHIN).any(|word| keeps(word));
    clear(tail) && (denied || kept && SHUT.iter().any(|word| tail.contains(word)))
}

/// Words behind the weights within which they are told to be out.
const WITHIN: usize = 12;

/// "Weights and inference code are published under the X licence", "Weights of both models will be made available": the noun
/// opens the sentence, which names no model.
fn is_out_by_itself(found: &Annotated<'_>, sentence: &Sentence, noun: &CueAt) -> bool {
    let opens = matches!(found.head(sentence, noun.span.start).trim(), "" | "the" | "all" | "its" | "model" | "both");
    let named = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == Model && matches!(name.role, Role::Known | Role::Shape));
    let tail = Span::new(noun.span.start, sentence.clause_of(noun.span).end).of(&found.folded);
    let verbs = [
        "are published",
        "are available",
        "are released",
        "will be made available",
        "will be published",
        "will be released",
        "have been published",
        "have been released",
        "were published",
        "were released",
        "are on ",
    ];
    let said = verbs.iter().any(|verb| tail.contains(verb)) && !tail.contains(" not ");
    opens && !named && said && !goes_to_some(found, sentence, sentence.rest_of_clause(noun.span))
}

/// "published X, releasing weights and code", "presented X and put its weights online": the object of a verb of giving out, with
/// nothing behind it that says of what, and nobody behind it who alone gets them.
fn is_given_to_all(found: &Annotated<'_>, sentence: &Sentence, noun: &CueAt) -> bool {
    let words = english();
    let rest = found.tail_in_clause(sentence, noun.span);
    let head = found.head_in_clause(sentence, noun.span).trim_end();
    let head = ["its", "the", "their", "all", "full", "model", "both"].iter().fold(head, |head, word| {
        head.strip_suffix(word).filter(|rest| rest.is_empty() || rest.ends_with(' ')).map_or(head, str::trim_end)
    });
    let of_others = [" of", " for", " and biases"].iter().any(|link| rest.starts_with(link));
    let Some(lead) = last_of(head, &words.gives_out).and_then(|out| head.strip_suffix(out)) else { return false };
    let verb = head.get(lead.len()..).unwrap_or("");
    // "without sharing the weights" is none
    let opens = || {
        let before = found.head(sentence, noun.span.start - found.head_in_clause(sentence, noun.span).len());
        let lead = lead.trim_end();
        lead.is_empty() && before.trim_end().ends_with(',') || lead.ends_with(" and") || lead.ends_with(" by")
    };
    let gives = if verb.ends_with("ing") { opens() } else { is_who_gives(found, sentence, noun.span, lead, verb) };
    !of_others && gives && !goes_to_some(found, sentence, behind_weights(found, sentence, noun))
}

/// Whose weights they are: of those named behind the noun, of both told of last, of the one before "whose", else of the model
/// that the text is on.
fn whose_weights<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, noun: &CueAt) -> Vec<&'a Name> {
    let rest = found.folded.get(noun.span.end..).unwrap_or("");
    let behind = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = found.between(noun.span, name.span);
            name.kind == Model && name.span.start >= noun.span.end && matches!(before_its_sort(gap), " of" | " for")
        })
    });
    if let Some(index) = behind {
        return coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect();
    }
    if [" of neither", " of both", " for both", " for neither", " of either"]
        .iter()
        .any(|words| rest.starts_with(words))
    {
        return last_two(found, place, noun.span);
    }
    let whose = found.head(sentence, noun.span.start).trim_end().ends_with("whose");
    let before =
        || found.names_in(sentence).iter().rfind(|name| name.kind == Model && name.span.end <= noun.span.start);
    if whose {
        return before().into_iter().collect();
    }
    let told = || subject_of(found, place, noun.span, &[Model]).or_else(|| carried(found, place, &[Model]));
    before().or_else(|| told().and_then(|index| found.names.get(index))).into_iter().collect()
}

/// The two models named last before a place, within three sentences; none where those name only one.
fn last_two<'a>(found: &'a Annotated<'_>, place: usize, at: Span) -> Vec<&'a Name> {
    let from = found.sentences.get(place.saturating_sub(3)).map_or(0, |sentence| sentence.span.start);
    let end = found.names.partition_point(|name| name.span.start < at.start);
    let near = found.names.iter().take(end).rev().take_while(|name| name.span.start >= from);
    let mut two: Vec<&Name> = Vec::new();
    for name in near.filter(|name| name.kind == Model && !name.compared && name.can_lead()) {
        if two.len() < 2 && two.iter().all(|other| other.name != name.name) {
            two.push(name);
        }
    }
    if two.len() == 2 { two } else { Vec::new() }
}
