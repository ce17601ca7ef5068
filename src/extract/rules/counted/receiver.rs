//! Who gets a number of chips that another gives: "will supply 50,000 GPUs each to A and B", "supply A with 50,000", 向A供应5万块.

use crate::{
    lexicon::english::{ends_in, english, last_of, says_each, without_hedges},
    model::{EntityKind, Language, Predicate},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_firm,
    name::{Name, is_modifier},
    number::Amount,
    subject::coordinated,
};

use super::what::Counted;

use EntityKind::Organization;

/// The firms that get what is counted; none where the number is told of something else.
pub(super) fn receivers(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    counted: &Counted,
    predicate: Option<Predicate>,
) -> Vec<usize> {
    let open = matches!(predicate, None | Some(Predicate::Shipments | Predicate::ChipCount | Predicate::Order));
    if !open || sentence.place == Place::Row {
        return Vec::new();
    }
    let first = match found.language {
        Language::English if is_refused(found, sentence, amount) => None,
        Language::English => behind(found, sentence, amount, counted).or_else(|| between(found, sentence, amount)),
        language if language.is_chinese() && predicate != Some(Predicate::Order) => towards(found, sentence, amount),
        _ => None,
    };
    let Some(first) = first else { return Vec::new() };
    let chips = counted.of.as_deref().and_then(|of| found.lexicon.resolve(of));
    let gets = |index: &usize| {
        found.names.get(*index).is_some_and(|name| takes(found, name) && !found.lexicon.maker_is(chips, &name.name))
    };
    let all = with_second_to(found, sentence, coordinated(found, sentence, first));
    // "supply 260,000 GPUs to A and B": so many for all of them.
    let text = sentence.span.of(&found.folded);
    let each = says_each(text) || text.contains('各') || text.contains("分别");
    if all.len() > 1 && !each {
        return Vec::new();
    }
    all.into_iter().filter(gets).collect()
}

/// A firm that buys, and no outlet and no part of a noun.
fn takes(found: &Annotated<'_>, name: &Name) -> bool {
    is_firm(name) && !is_modifier(found, name)
}

/// "blocked the sale of 20,000 chips to A": nobody gets them.
fn is_refused(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head(sentence, amount.span.start);
    let stems = ["banned", "banning", "halt", "stopp", "reject", "refus", "smuggl", "denied", "seiz", "withdr"];
    // Banks, Barclays, barriers and a blockchain refuse nothing.
    let short =
        ["ban", "bans", "bar", "bars", "barred", "barring", "block", "blocks", "blocked", "blocking", "stop", "stops"];
    let mut words = before.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.any(|word| short.contains(&word) || stems.iter().any(|stem| word.starts_with(stem)))
}

/// "supply 50,000 GPUs each to A", "the sale of up to 35,000 chips to A", "imports of 400,000 H200 chips by A".
fn behind(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> Option<usize> {
    let before = found.head(sentence, amount.span.start);
    let head = without_hedges(before);
    let head = head.strip_suffix(" of").unwrap_or(head);
    let gives = last_of(head, &english().gives)?;
    let index = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| name.kind == Organization && name.span.start >= counted.span.end)
    })?;
    let gap = Span::new(counted.span.end, found.names.get(index)?.span.start).of(&found.folded);
    let gap = without_brackets(gap);
    let link = if gives.starts_with("import") { "by" } else { "to" };
    let fills = |word: &str| {
        let noun = ["chip", "processor", "accelerator", "gpu", "card", "system", "unit", "superchip"];
        noun.iter().any(|noun| word.starts_with(noun))
            || matches!(
                word,
                "s" | "ai" | "each" | "both" | "the" | "a" | "an" | "its" | "apiece" | "customers" | "like"
            )
            || word.ends_with("-based")
            || matches!(word, "cloud" | "company" | "provider" | "firm" | "startup" | "start-up" | "carrier" | "giant")
    };
    let words: Vec<&str> = gap.split_whitespace().collect();
    let linked = words.iter().filter(|word| **word == link).count() == 1;
    (linked && words.iter().all(|word| *word == link || fills(word))).then_some(index)
}

/// "35,000 GB300s (or their equivalent) each": what stands in brackets says nothing of who gets them.
fn without_brackets(gap: &str) -> String {
    match (gap.find('('), gap.find(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", gap.get(..open).unwrap_or(""), gap.get(close + 1..).unwrap_or(""))
        }
        _ => gap.to_owned(),
    }
}

/// "supply Microsoft with 100,000 chips".
fn between(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let before = found.head(sentence, amount.span.start);
    let head = without_hedges(before).strip_suffix(" with")?;
    let end = sentence.span.start + head.len();
    let index = sentence
        .names
        .clone()
        .find(|index| found.names.get(*index).is_some_and(|name| name.kind == Organization && name.span.end == end))?;
    let verb = found.head(sentence, found.names.get(index)?.span.start).trim_end();
    ends_in(verb, &english().gives).then_some(index)
}

/// 英伟达将向SK集团供应5万块GPU: in Chinese who gets them stands between 向 and the verb.
fn towards(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<usize> {
    let clause = sentence.clause_of(amount.span);
    let index = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let before = found.folded.get(..name.span.start).unwrap_or("");
            name.kind == Organization
                && clause.contains(name.span)
                && name.span.end <= amount.span.start
                && before.ends_with('向')
        })
    })?;
    let gap = Span::new(found.names.get(index)?.span.end, amount.span.start).of(&found.folded);
    let gives = ["供应", "交付", "供货", "提供", "出售", "出口", "销售", "发货", "供给"];
    (gives.iter().any(|verb| gap.contains(verb)) && gap.chars().count() <= 40).then_some(index)
}

/// "each to G42 and to Humain": the list goes on behind a second "to".
fn with_second_to(found: &Annotated<'_>, sentence: &Sentence, mut group: Vec<usize>) -> Vec<usize> {
    let last = group.last().copied();
    let next = last.map(|last| last + 1).filter(|next| sentence.names.contains(next));
    let joined = last.zip(next).and_then(|(last, next)| found.names.get(last).zip(found.names.get(next)));
    if let Some(next) = next
        && joined.is_some_and(|(a, b)| b.kind == Organization && found.between(a.span, b.span) == " and to ")
    {
        group.push(next);
    }
    group
}
