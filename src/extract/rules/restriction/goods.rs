//! Whom goods that need a licence go to: "Every shipment to Contoso needs a license", "Deliveries to either require one".

use crate::{
    lexicon::english::{any_word, english, is_small},
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::{Name, distinct},
};

use super::targets::may_be_kept_out;

/// The firms that get the goods for which the words at `anchor` ask a licence.
pub(super) fn goods_to<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    anchor: Span,
    country: &str,
) -> Vec<&'a Name> {
    let told = anchor.of(&found.folded);
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    if !spoken || !told.contains("licen") {
        return Vec::new();
    }
    let needs = ["need", "require"].iter().any(|verb| told.starts_with(verb));
    let phrase =
        if needs { before_the_verb(found, sentence, anchor) } else { behind_the_licence(found, sentence, anchor) };
    let Some(phrase) = phrase else { return Vec::new() };
    let fits = |name: &&Name| may_be_kept_out(found, name, country);
    let opens = phrase.of(&found.folded).split_whitespace().next().unwrap_or("");
    if matches!(opens, "either" | "both") {
        return two_before(found, place, sentence).into_iter().filter(fits).collect();
    }
    found.names_over(phrase).filter(|name| phrase.contains(name.span)).filter(fits).collect()
}

/// "Every shipment of its systems to A and B" before "needs a licence": behind the last "to", with no more than small words at
/// the end.
fn before_the_verb(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> Option<Span> {
    let head = found.head_in_clause(sentence, anchor);
    let (goods, buyer) = head.rsplit_once(" to ")?;
    let phrase = Span::new(anchor.start - buyer.len(), anchor.start);
    let end = found.names_over(phrase).last().map_or(phrase.start, |name| name.span.end.max(phrase.start));
    let rest = Span::new(end, anchor.start.max(end)).of(&found.folded);
    let plain =
        |word: &str| is_small(word) || matches!(word, "either" | "both" | "of" | "them" | "firms" | "companies");
    (leave(goods) && rest.split_whitespace().all(plain)).then_some(phrase)
}

/// "A licence is required" before "for each shipment to A": behind the first "to", up to the end of the clause.
fn behind_the_licence(found: &Annotated<'_>, sentence: &Sentence, anchor: Span) -> Option<Span> {
    let required = ["needed", "required"].iter().any(|verb| anchor.of(&found.folded).ends_with(verb));
    let rest = sentence.rest_of_clause(anchor);
    let (goods, buyer) = rest.of(&found.folded).split_once(" to ").filter(|_| required)?;
    let near = goods.strip_prefix(" for ").is_some_and(leave);
    near.then(|| Span::new(rest.end - buyer.len(), rest.end))
}

/// "shipments", "each sale of its chips": goods that leave for somebody.
fn leave(phrase: &str) -> bool {
    any_word(phrase, |word| english().goods_leave.contains(word))
}

/// The two firms that the sentence before names.
fn two_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Vec<&'a Name> {
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line);
    let firms = before.map_or(&[][..], |before| found.names_in(before)).iter();
    let firms = distinct(firms.filter(|name| name.kind == EntityKind::Organization));
    if firms.len() == 2 { firms } else { Vec::new() }
}
