//! Use told by a noun for what is done with the chips, or by what becomes of a machine, in English: "the deployment of 910Cs
//! by X", "X's purchases of H20s", "went live with 1,024 A100s".

use crate::{
    lexicon::{
        cue::Cue,
        english::{behind_owner, english, is_owner, without_hedges},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
    subject::{coordinated, listed_with},
};

use super::{
    Words,
    hardware::{is_hardware, is_possessive},
    push,
    roundabout::own_words,
    verb::is_only_asked,
};

use EntityKind::{Organization, System};

/// All of them in one sentence.
pub(super) fn by_deeds(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English {
        return;
    }
    for chip in found.names_in(sentence).iter().filter(|name| !name.compared && is_hardware(found, sentence, name)) {
        let Some(deed) = deed_before(found, sentence, chip) else { continue };
        if is_only_asked(found, sentence, deed) || is_kept_from(found, sentence, deed) {
            continue;
        }
        if would_only_be(found, sentence, chip.span.end) {
            continue;
        }
        let doers = doers_behind(found, sentence, chip);
        let doers = if doers.is_empty() { doer_before(found, sentence, deed) } else { doers };
        for user in doers {
            push(found, place, user, chip, Words::around(user.span.cover(chip.span), deed), "uses_chip/deed", facts);
        }
    }
}

/// "deployment of 50,000 ", "purchases of Nvidia's ": the noun that leads to the chips, or to the list that they stand in.
fn deed_before(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<Span> {
    let start = listed_with(found, sentence, chip).first().map_or(chip.span.start, |first| first.span.start);
    let head = without_hedges(own_words(found.head(sentence, start.min(chip.span.start))));
    let head = head.strip_suffix(" of")?;
    let word = head.rsplit(' ').next()?;
    let end = sentence.span.start + head.len();
    english().deeds.contains(word).then(|| Span::new(end - word.len(), end))
}

/// "a ban on the use of", "to stop purchases of", "without the use of": what is not to be, or not any more.
fn is_kept_from(found: &Annotated<'_>, sentence: &Sentence, deed: Span) -> bool {
    let head = found.head(sentence, deed.start);
    let mut words = head.split_whitespace().rev().take(7).take_while(|word| !word.ends_with([',', ';']));
    words.any(|word| english().no_deeds.contains(word))
}

/// "the use of Ascend chips by Tencent would breach", "is unlikely": spoken of, and not done.
fn would_only_be(found: &Annotated<'_>, sentence: &Sentence, from: usize) -> bool {
    let rest = Span::new(from, sentence.span.end).of(&found.folded);
    let part = rest.split([',', ';', '.']).next().unwrap_or("");
    let unreal = [
        "would",
        "could",
        "might",
        "may",
        "unlikely",
        "not",
        "never",
        "banned",
        "barred",
        "prohibited",
        "if",
        "cancelled",
        "canceled",
        "halted",
        "suspended",
        "stopped",
        "blocked",
        "rejected",
        "scrapped",
        "hold",
        "through",
        "fell",
        "delayed",
        "shelved",
        "dropped",
        "tested",
        "considered",
    ];
    part.split_whitespace().any(|word| unreal.contains(&word) || word.ends_with("n't"))
}

/// "by China Mobile", "at `ByteDance` and Tencent", "in its Colossus cluster": who does it, close behind the chips.
fn doers_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &Name) -> Vec<&'a Name> {
    let end = listed_with(found, sentence, chip).last().map_or(chip.span.end, |last| last.span.end).max(chip.span.end);
    let mut all = sentence.names.clone().filter_map(|index| found.names.get(index).map(|name| (index, name)));
    let next = all.find(|(_, name)| name.span.start >= end && matches!(name.kind, System | Organization));
    let Some((index, name)) = next else { return Vec::new() };
    let gap = Span::new(end, name.span.start).of(&found.folded);
    let words: Vec<&str> = gap.split_whitespace().collect();
    let leads = |word: &&str| matches!(*word, "by" | "at" | "in" | "inside" | "across");
    let Some(at) = words.iter().rposition(leads) else { return Vec::new() };
    let (nouns, close) = (words.get(..at).unwrap_or(&[]), words.get(at + 1..).unwrap_or(&[]));
    let of_chips = nouns.iter().all(|word| english().chip_nouns.contains(*word));
    let plain = close.iter().all(|word| {
        matches!(*word, "the" | "its" | "state-owned" | "operator" | "carrier" | "giant") || is_owner(word)
    });
    if !of_chips || nouns.len() > 3 || !plain || close.len() > 3 || gap.contains([',', ';', '.']) {
        return Vec::new();
    }
    // "in Huawei's CloudMatrix": of a firm and its machine, the machine
    if is_possessive(found, name) && found.names.get(index + 1).is_some_and(|next| next.kind == System) {
        return found.names.get(index + 1).into_iter().collect();
    }
    coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect()
}

/// "Tencent's recent adoption of": whose deed it is, two words before it at the most.
fn doer_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, deed: Span) -> Vec<&'a Name> {
    let owner = found.names_in(sentence).iter().rfind(|name| {
        let gap = Span::new(name.span.end.min(deed.start), deed.start).of(&found.folded);
        let close = behind_owner(gap).is_some_and(|words| words.split_whitespace().count() <= 2);
        matches!(name.kind, System | Organization) && name.span.end <= deed.start && close && !gap.contains(',')
    });
    owner.into_iter().collect()
}

/// "came online with 100,000 of Nvidia's H100s", "will open the site in 2027 with MI450s": the words for it stand before
/// "with".
pub(super) fn opened_with(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> Option<Span> {
    if found.language != Language::English {
        return None;
    }
    let head = without_hedges(own_words(found.head(sentence, chip.span.start)));
    let lead = head.strip_suffix(" with")?;
    let lead = lead.trim_end_matches(',');
    let end = sentence.span.start + lead.len();
    let starts = |span: Span| {
        let word = span.of(&found.folded);
        ["live", "online", "operation", "service", "stream", "opera"].iter().any(|end| word.contains(end))
    };
    let near = |span: Span| {
        let gap = Span::new(span.end, end.max(span.end)).of(&found.folded);
        span.end <= end && gap.chars().count() <= 48 && !gap.contains([',', ';', '.']) && !gap.contains(" and ")
    };
    let begun = found.cues_in(sentence).iter().rfind(|at| at.cue == Cue::InUse && starts(at.span) && near(at.span));
    begun.map(|at| at.span).or_else(|| opens_a_site(found, sentence, lead).filter(|span| near(*span)))
}

/// "opens the site", "opened its doors": a place of machines is opened, and no event.
fn opens_a_site(found: &Annotated<'_>, sentence: &Sentence, lead: &str) -> Option<Span> {
    const SITES: &[&str] = &[
        "site",
        "campus",
        "hall",
        "facility",
        "centre",
        "center",
        "datacentre",
        "cluster",
        "supercomputer",
        "doors",
        "it",
    ];
    let verbs = ["open", "opens", "opened", "opening"];
    let word = verbs.iter().filter_map(|verb| lead.rfind(&format!(" {verb} ")).map(|at| (at + 1, verb.len()))).max();
    let (at, length) = word?;
    let object = lead.get(at + length..)?;
    let site = object.split_whitespace().take(7).any(|word| SITES.contains(&word));
    let start = sentence.span.start + at;
    site.then(|| Span::new(start, start + length)).filter(|span| !is_only_asked(found, sentence, *span))
}
