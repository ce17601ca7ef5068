//! Orders of which the text does not say what for: "Both A and B have placed orders", "has placed orders with Contoso".

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, english, is_one, is_small},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer},
    fact::Fact,
    foundry::is_foundry,
    name::Name,
    subject::coordinated,
};

use super::{customers::sold, push, verb::is_only_asked};
use EntityKind::{Chip, Organization};

/// Who has placed an order uses the chip that the text tells of, or those of the maker with whom it is placed.
pub(super) fn by_bare_orders(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || sentence.place != Place::Prose {
        return;
    }
    for verb in found.cues_within(sentence, sentence.span, &[Cue::Order]).map(|at| at.span) {
        if !places_an_order(verb.of(&found.folded)) || is_only_asked(found, sentence, verb) {
            continue;
        }
        // "had placed orders, but were told to cancel them"
        let rest = Span::new(verb.end, sentence.span.end).of(&found.folded);
        if any_word(rest, |word| english().ends_an_order.contains(word)) {
            continue;
        }
        let users = who_places(found, sentence, verb);
        let Some(goods) = goods_of(found, place, sentence, verb, &users) else { continue };
        for user in users.into_iter().filter_map(|index| found.names.get(index)) {
            push(found, place, user, goods, user.span.cover(verb), "uses_chip/order-placed", facts);
        }
    }
}

/// "placed orders", "place an order".
fn places_an_order(verb: &str) -> bool {
    verb.starts_with("plac") && (verb.ends_with(" orders") || verb.ends_with(" order"))
}

/// The firms right before the verb, with no more than small words between.
fn who_places(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Vec<usize> {
    let near = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(verb.start), verb.start).of(&found.folded);
            let plain = gap.split_whitespace().all(|word| is_small(word) || matches!(word, "both" | "each" | "all"));
            name.span.end <= verb.start && plain && is_firm(name) && !is_observer(name) && !name.compared
        })
    };
    let last = sentence.names.clone().rfind(near);
    last.map_or_else(Vec::new, |last| coordinated(found, sentence, last))
}

/// What the order is for: nothing is said of it, or "it", or only with whom it is placed.
fn goods_of<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    verb: Span,
    users: &[usize],
) -> Option<&'a Name> {
    let tail = Span::new(verb.end, sentence.span.end).of(&found.folded);
    if tail.starts_with(" with ") {
        let start = verb.end + " with ".len();
        let maker = found.names_in(sentence).iter().find(|name| name.span.start == start)?;
        return (maker.kind == Organization && found.makes_chips(maker) && !is_foundry(maker)).then_some(maker);
    }
    let tail = tail.strip_prefix(" already").unwrap_or(tail);
    let bare = tail.trim_end().is_empty() || tail.starts_with([',', '.', ';', '"', '”']);
    if !bare && !is_one(&english().for_it, tail.split([',', '.', ';']).next().unwrap_or("").trim()) {
        return None;
    }
    let first = users.first().and_then(|index| found.names.get(*index))?;
    sold(found, place, first.span.start, users, false).filter(|goods| goods.kind == Chip && !goods.has_no_name())
}
