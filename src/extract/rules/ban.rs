//! What a ban is of: "the 5G ban hurt the Kirin", "the `TikTok` ban", "a ban on EUV tools" are of something else than the chip
//! that stands near.

use crate::{
    lexicon::{
        cue::CueAt,
        english::{english, is_owner},
    },
    model::{EntityKind, Language},
    text::{Span, span::first},
};

use crate::extract::annotate::{Annotated, Sentence};

use EntityKind::Chip;

/// Whether the noun "ban" has another thing before it or behind its "on".
pub(super) fn is_of_another_thing(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let noun = matches!(cue.span.of(&found.folded), "ban" | "bans");
    noun && found.language == Language::English
        && (is_behind_another(found, sentence, cue.span) || leads_to_another(found, sentence, cue.span))
}

/// "the 5G ban", "a `TikTok` ban": a word with a capital or a number, which is no state, no chip and none of who makes it.
fn is_behind_another(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let head = found.head_as_written(sentence, noun.start).trim_end();
    let word = head.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or("");
    let start = sentence.span.start + head.len() - word.len();
    let proper = word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let plain = word.to_lowercase();
    let state = english().nations.contains_key(&plain)
        || english().foreigners.contains_key(&plain)
        || english().capitals.contains(&plain)
        || is_owner(word);
    let goods = matches!(plain.as_str(), "ai" | "gpu" | "ai-chip");
    let known = found.names_over(Span::new(start, start + word.len())).any(|name| match name.kind {
        EntityKind::Organization => found.makes_chips(name) && found.is_from(name, "US"),
        kind => matches!(kind, EntityKind::Country | Chip),
    });
    let opens = start == sentence.span.start;
    proper
        && !state
        && !goods
        && !known
        && !opens
        && !found.dates_in(sentence).iter().any(|date| date.span.end > start && date.span.start < noun.start)
}

/// "a ban on 5G parts", "bans on chipmaking tools": the phrase behind the "on" holds no chip and no word for one or its trade.
fn leads_to_another(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let tail = found.tail_in_clause(sentence, noun);
    let Some(phrase) = tail.strip_prefix(" on ").map(|rest| first(rest, 60)) else { return false };
    let end = noun.end + " on ".len() + phrase.len();
    let chips = || found.names_in(sentence).iter().filter(|name| name.kind == Chip && name.span.start >= noun.end);
    let named = chips().any(|name| name.span.start < end);
    let trade = |word: &str| {
        english().chip_nouns.contains(word)
            || english().sales.contains(word)
            || english().object_words.contains(word)
            || english().kinds.contains(word)
            || english().kinds_plural.contains(word)
            || matches!(
                word,
                "imports"
                    | "import"
                    | "buying"
                    | "use"
                    | "using"
                    | "nvidia"
                    | "nvidia's"
                    | "purchases"
                    | "hardware"
                    | "parts"
                    | "part"
                    | "foreign"
                    | "american"
            )
    };
    let first_is_chip = chips().any(|name| name.span.start < noun.end + " on the ".len());
    let other_parts = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && !first_is_chip;
    let mut words = phrase.split(|c: char| c.is_whitespace() || c == ',').take(6);
    let lead = words.clone().next().unwrap_or("");
    other_parts(lead) || !named && !words.any(trade)
}
