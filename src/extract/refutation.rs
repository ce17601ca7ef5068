//! A rumour and its denial in one text: "…获5万片订单，上述内容与事实不符", 问：…？答：不属实, "A post said … The company called the
//! post fiction". The facts of the rumour are denied, by the one who says so; what is taken back, by who said it.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::chinese,
        cue::Cue,
        english::{any_word, english, has_negation, is_negation},
    },
    model::{EntityKind, Language},
    text::{Span, list::Words},
};

use super::annotate::{Annotated, Sentence};

/// The sentence that denies, and where in the text its word for it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Denial {
    pub(super) sentence: usize,
    pub(super) at: usize,
    /// The sentence whose speaker it is of: who takes back has said it himself.
    pub(super) said_in: usize,
    /// Who denies, among the names of the text, where the sentence tells of another speaker too.
    pub(super) denier: Option<usize>,
}

impl Denial {
    /// By whoever speaks in the sentence.
    fn of(sentence: usize, at: usize, said_in: usize) -> Self {
        Self { sentence, at, said_in, denier: None }
    }
}

/// A denial further from the head of its sentence than this denies what stands in the sentence itself, in bytes.
const HEAD: usize = 75;

/// For each sentence the denial of what it tells, if the text has one.
pub(super) fn denials(found: &Annotated<'_>) -> Vec<Option<Denial>> {
    let mut denied = vec![None; found.sentences.len()];
    if !found.language.is_chinese() {
        answered(found, &mut denied);
        retracted(found, &mut denied);
        refuted(found, &mut denied);
        return denied;
    }
    for (place, sentence) in found.sentences.iter().enumerate() {
        let Some(at) = denial_in(found, sentence) else { continue };
        let denial = Some(Denial::of(place, at, place));
        if tells_a_rumour(found, sentence, Span::new(sentence.span.start, at))
            && let Some(own) = denied.get_mut(place)
        {
            *own = denial;
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| Some((before, found.sentences.get(before)?)));
        let Some((before, told)) = before else { continue };
        let near = sentence.line <= told.line + 2 && at <= sentence.span.start + HEAD;
        if near
            && tells_a_rumour(found, told, told.span)
            && let Some(earlier) = denied.get_mut(before)
        {
            *earlier = denial;
        }
    }
    denied
}

/// "Was it trained on Huawei's chips? No.": what the question asks is denied by the answer.
fn answered(found: &Annotated<'_>, denied: &mut [Option<Denial>]) {
    if found.language != Language::English {
        return;
    }
    for (place, pair) in found.sentences.windows(2).enumerate() {
        let [question, answer] = pair else { continue };
        let told = answer.span.of(&found.folded).trim();
        let no = ["no.", "no,", "no;", "no:", "not at all", "it was not", "they were not"]
            .iter()
            .any(|word| told.starts_with(word))
            || told == "no";
        let near = no && is_question(found, question) && answer.line <= question.line + 2;
        if let Some(own) = denied.get_mut(place).filter(|_| near) {
            *own = Some(Denial::of(place + 1, answer.span.start, place + 1));
        }
    }
}

/// "The ministry said … On Tuesday it retracted the statement": what was said in the sentences before is taken back.
fn retracted(found: &Annotated<'_>, denied: &mut [Option<Denial>]) {
    if found.language != Language::English {
        return;
    }
    for (place, sentence) in found.sentences.iter().enumerate().skip(1) {
        let Some(at) = takes_back(found, sentence) else { continue };
        let said = |it: &Sentence| found.has_cue(it, it.span, &[Cue::Say]);
        let Some(earlier) = told_before(found, place, sentence, said) else { continue };
        if let Some(own) = denied.get_mut(earlier) {
            *own = Some(Denial::of(place, at, earlier));
        }
    }
}

/// The nearest sentence of such a sort, of the two before this one and no further than the paragraph before.
fn told_before(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    fits: impl Fn(&Sentence) -> bool,
) -> Option<usize> {
    let near = |it: &Sentence| sentence.line <= it.line + 2 && fits(it);
    (place.saturating_sub(2)..place).rev().find(|earlier| found.sentences.get(*earlier).is_some_and(near))
}

/// "was retracting her remarks", "withdrew the statement", "has been withdrawn": where it stands.
fn takes_back(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    static TAKES_BACK: LazyLock<Words> = LazyLock::new(|| Words::of(&english().takes_back));
    let text = sentence.span.of(&found.folded);
    if !TAKES_BACK.are_in(text) {
        return None;
    }
    let mut before = "";
    let mut words = text.split(' ').scan(sentence.span.start, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word.trim_matches(|c: char| !c.is_alphanumeric())))
    });
    let lists = english();
    words.find_map(|(start, word)| {
        let said = lists.remarks.contains(before);
        before = if lists.helpers.contains(word) { before } else { word };
        if !lists.takes_back.contains(word) {
            return None;
        }
        let rest = found.folded.get(start..sentence.span.end)?;
        let mut object = rest.split_whitespace().skip(1).take(3);
        let object = object.any(|word| lists.remarks.contains(word.trim_matches(|c: char| !c.is_alphanumeric())));
        (said || object).then_some(start)
    })
}

/// "A post said … The company called the post fiction", "Media wrote … Neither is true": the rumour of the sentences before,
/// by the one who denies it.
fn refuted(found: &Annotated<'_>, denied: &mut [Option<Denial>]) {
    if found.language != Language::English {
        return;
    }
    for (place, sentence) in found.sentences.iter().enumerate() {
        let judged = || judged_at_once(found, sentence).map(|at| Denial::of(place, at, place));
        let behind = || {
            let (at, who) = denied_behind(found, sentence)?;
            Some(Denial { denier: denier_in(found, sentence, who), ..Denial::of(place, at, place) })
        };
        if let Some(denial) = judged().or_else(behind)
            && let Some(own) = denied.get_mut(place)
        {
            *own = Some(denial);
            continue;
        }
        if !judges_a_rumour(sentence.span.of(&found.folded)) {
            continue;
        }
        let hearsay = |it: &Sentence| {
            let outlet = found.names_in(it).iter().any(|name| name.kind == EntityKind::Outlet);
            let tells = |word: &str| english().rumours.contains(word) || english().gossips.contains(word);
            let told = || any_word(it.span.of(&found.folded), tells);
            outlet || found.has_cue(it, it.span, &[Cue::Reported]) || told()
        };
        let Some(first) = told_before(found, place, sentence, hearsay) else { continue };
        let denial = Denial::of(place, sentence.span.start, place);
        denied.iter_mut().take(place).skip(first).for_each(|own| *own = Some(denial));
    }
}

/// "was said to have been trained on its chips, but Contoso denied it": what comes before the word is denied in the same sentence.
/// Where that begins, and where it says who denies.
fn denied_behind(found: &Annotated<'_>, sentence: &Sentence) -> Option<(usize, Span)> {
    const IT: &[&str] = &[
        " it",
        " this",
        " that",
        " the report",
        " the claim",
        " the claims",
        " the rumour",
        " the rumours",
        " the reports",
        " such reports",
    ];
    let text = sentence.span.of(&found.folded);
    let (at, rest) = [" but ", "; ", ", though ", ", although ", ", which "]
        .iter()
        .filter_map(|turn| text.rfind(turn).map(|at| (at, text.get(at + turn.len()..).unwrap_or(""))))
        .max_by_key(|(at, _)| *at)?;
    let from = sentence.span.end - rest.len();
    let whole = |before: &str| before.is_empty() || before.ends_with(' ');
    let denies = |verb: &String| {
        rest.split_once(verb.as_str()).filter(|(who, _)| whole(who)).and_then(|(who, object)| {
            let object = object.trim_end_matches(['.', ' ', '”', '"']);
            // "but it has not denied it", "neither confirmed nor denied it"
            let denied = !has_negation(who) && !any_word(who, |word| matches!(word, "neither" | "nor"));
            let denied = denied
                && who.split_whitespace().count() <= WORDS_OF_WHO
                && !who.contains([',', ';'])
                && IT.contains(&object);
            denied.then(|| Span::new(from, from + who.len()))
        })
    };
    Some((sentence.span.start + at, english().denies.iter().find_map(denies)?))
}

/// The one who is named there, or referred to ("the company").
fn denier_in(found: &Annotated<'_>, sentence: &Sentence, who: Span) -> Option<usize> {
    let of_people = |name: &usize| {
        found.names.get(*name).is_some_and(|name| name.span.overlaps(who) && name.kind == EntityKind::Organization)
    };
    sentence.names.clone().rfind(of_people)
}

/// Words of the one who denies, at most.
const WORDS_OF_WHO: usize = 6;

/// "Talk that the firm had bought X1s was gossip", "Reports that it has stopped are untrue": the rumour and its verdict in one
/// sentence. Tells where the verdict begins.
fn judged_at_once(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    let text = sentence.span.of(&found.folded);
    let mut words = text.split(' ');
    let first = words.by_ref().find(|word| !matches!(*word, "the" | "any" | "all" | "press" | "media" | "online"))?;
    if !english().rumours.contains(first) || words.next() != Some("that") {
        return None;
    }
    let mut from = 0;
    let mut verb = None;
    for word in text.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if matches!(bare, "is" | "are" | "was" | "were") {
            verb = Some(from);
        }
        let said = verb.filter(|_| english().verdicts.contains(bare) || bare == "denied" || bare == "rejected");
        if let Some(verb) = said {
            let negated = text.get(verb..from).is_some_and(|gap| gap.split(' ').any(is_negation));
            return (!negated).then_some(sentence.span.start + verb);
        }
        from += word.len() + 1;
    }
    None
}

/// "called the post fiction", "said that the reports were untrue", "Neither is true.", "Both firms deny it.": a word for a
/// rumour that was told of before, and the verdict.
fn judges_a_rumour(text: &str) -> bool {
    const POINTS: &[&str] = &["the", "that", "this", "these", "those", "such", "both"];
    static JUDGES: LazyLock<Words> = LazyLock::new(|| {
        let words = english().verdicts.iter().chain(&english().denies).map(String::as_str);
        Words::of(words.chain(["true"]))
    });
    if !JUDGES.are_in(text) {
        return false;
    }
    let lists = english();
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let pointed = |words: &[&str]| {
        words.iter().enumerate().any(|(at, word)| {
            let near = words.get(at + 1..).unwrap_or(&[]).iter().take(3);
            POINTS.contains(word) && near.into_iter().any(|noun| lists.rumours.contains(*noun))
        })
    };
    let opens = matches!(words.first(), Some(&("neither" | "none" | "that" | "this" | "both" | "all")))
        && words.iter().take(5).any(|word| matches!(*word, "is" | "are" | "was" | "were"));
    let negated =
        |at: usize| words.iter().take(at).any(|word| is_negation(word) || matches!(*word, "neither" | "none"));
    let verdict = words.iter().enumerate().any(|(at, word)| match *word {
        "true" => negated(at),
        word => lists.verdicts.contains(word) && !negated(at),
    });
    let denies = words.iter().enumerate().any(|(at, word)| {
        let object = words.get(at + 1..).unwrap_or(&[]);
        let pronoun = matches!(object.first(), Some(&("this" | "it" | "that" | "them"))) && object.len() <= 4;
        let near = object.get(..object.len().min(5)).unwrap_or(&[]);
        let told = near.first().is_some_and(|word| POINTS.contains(word)) && pointed(near);
        lists.denies.contains(*word) && !negated(at) && (pronoun || told)
    });
    denies || verdict && (opens || pointed(&words)) || opens_with_a_verdict(text) || calls_it_so(text)
}

/// `"Completely untrue," Contoso said`: nothing but the verdict stands in the quotation marks that the sentence opens with.
fn opens_with_a_verdict(text: &str) -> bool {
    let Some(said) = text.trim_start().strip_prefix(['"', '“']) else { return false };
    let said = said.split(['"', '”']).next().unwrap_or("").trim_end_matches([',', '.', '!', ' ']);
    let words: Vec<&str> = said.split(' ').collect();
    let Some((head, _)) = without_verdict(&words) else { return false };
    let only =
        |word: &&str| is_stressed(word) || matches!(*word, "that" | "this" | "it" | "it's" | "is" | "was" | "all");
    said.len() + 3 < text.trim().len() && head.iter().all(only)
}

/// "Contoso called it false", "its chief executive said that this was not true": a word for what was told, and the verdict.
fn calls_it_so(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=words.len()).any(|end| {
        let Some((mut head, last)) = words.get(..end).and_then(without_verdict) else { return false };
        while let Some((_, rest)) = head.split_last().filter(|(word, _)| is_stressed(word)) {
            head = rest;
        }
        let ends = is_end(last);
        let (is, head) = match head.split_last() {
            Some((word, rest)) if matches!(*word, "as" | "was" | "is") => (*word != "as", rest),
            _ => (false, head),
        };
        let Some((_, head)) = head.split_last().filter(|(word, _)| matches!(**word, "it" | "this" | "that")) else {
            return false;
        };
        let head = head.strip_suffix(&["that"]).filter(|_| is).unwrap_or(head);
        let Some((verb, who)) = head.split_last() else { return false };
        let verbs = if is { &english().says_of_it } else { &english().calls_it };
        ends && verbs.contains(*verb) && !who.iter().any(|word| is_negation(word))
    })
}

/// The words before a verdict, and its last word: "untrue", "not true".
fn without_verdict<'w, 't>(words: &'w [&'t str]) -> Option<(&'w [&'t str], &'t str)> {
    let (last, head) = words.split_last()?;
    let word = last.trim_matches(|c: char| !c.is_alphanumeric());
    if word == "true" {
        return head.split_last().filter(|(not, _)| **not == "not").map(|(_, head)| (head, *last));
    }
    english().verdicts.contains(word).then_some((head, *last))
}

/// "completely", "pure": says how firm a verdict is.
fn is_stressed(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "pure" | "total" | "complete" | "just" | "utter" | "plain" | "outright")
}

/// Behind the word a clause ends: "wrong to wait" is no verdict on a rumour.
fn is_end(word: &str) -> bool {
    word.ends_with(|c: char| !c.is_alphanumeric()) || word.is_empty()
}

fn denial_in(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    static REFUTATIONS: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().refutations));
    REFUTATIONS.first_in(sentence.span.of(&found.folded)).map(|at| sentence.span.start + at)
}

/// Hearsay, words in quotation marks, a question: something that can be denied.
fn tells_a_rumour(found: &Annotated<'_>, sentence: &Sentence, told: Span) -> bool {
    let text = told.of(&found.folded);
    found.has_cue(sentence, told, &[Cue::Reported])
        || text.ends_with(['？', '?'])
        || (text.contains(['“', '「'])
            && ["传", "报道", "有人", "外界", "网上", "自媒体", "消息"].iter().any(|word| text.contains(word)))
        || ["传闻", "报道", "有人说", "外界", "自媒体", "消息称", "疯传"].iter().any(|word| text.contains(word))
}

/// Whether the sentence asks: what it asks about is no claim. In English the verb stands first: "Was the X2 delayed?"
pub(super) fn is_question(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let verb_first = || {
        let opens = sentence.span.of(&found.folded).split_whitespace().next();
        found.language == Language::English && opens.is_some_and(|word| english().asks.contains(word))
    };
    sentence.span.of(found.text).ends_with(['？', '?']) && (found.language.is_chinese() || verb_first())
}
