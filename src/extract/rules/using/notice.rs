//! Use told by notices and results of calls for bids, in Chinese: 主要标的为昇腾910C超节点1套, 昇腾中标约5200台 behind a sentence that
//! tells whose call it was.

use crate::{
    lexicon::{
        chinese::{behind_all, behind_one, chinese, has_one},
        cue::Cue,
    },
    model::EntityKind,
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer},
    fact::Fact,
    foundry::is_foundry,
    name::{Name, Role},
    subject::coordinated,
};

use super::{Words, push};
use EntityKind::{Chip, Organization, System};

/// All of them in one sentence.
pub(super) fn by_notices(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() || sentence.place == Place::Title {
        return;
    }
    what_is_bought(found, place, sentence, facts);
    won_of_the_call_before(found, place, sentence, facts);
}

/// 采购内容：昇腾910B服务器100台, 主要标的为昇腾910C超节点1套: the goods of a notice are for the site that it names, or for whom it says
/// to buy.
fn what_is_bought(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let words = chinese();
    let text = sentence.span.of(&found.folded);
    let label =
        words.goods_labels.iter().filter_map(|label| text.find(label.as_str()).map(|at| at + label.len())).min();
    let Some(start) = label.map(|at| sentence.span.start + at) else { return };
    // a notice says at its head that it is one
    let opening = first(&found.folded, OPENING);
    if !has_one(opening, &words.notices) || has_one(opening, &words.calls_off_a_bid) {
        return;
    }
    let chips = found.names_in(sentence).iter().filter(|name| name.kind == Chip && !name.compared);
    let Some(user) = buyer_of(found).or_else(|| site_of(found)) else { return };
    let bought = |chip: &&Name| {
        let before = Span::new(start.min(chip.span.start), chip.span.start).of(&found.folded);
        let behind = first(Span::new(chip.span.end, sentence.span.end.max(chip.span.end)).of(&found.folded), 8);
        !has_one(before, &words.no_goods) && !has_one(behind, &words.no_goods)
    };
    for chip in chips.filter(|chip| chip.span.start >= start && !chip.has_no_name()).filter(bought) {
        push(found, place, user, chip, Words::from(chip.span), "uses_chip/notice", facts);
    }
}

/// Characters of a text that tell of what sort it is.
const OPENING: usize = 1500;
/// Names among which a notice names its site and its buyer.
const FIRST_NAMES: usize = 200;

/// The site that the notice is about: the first that it names.
fn site_of<'a>(found: &'a Annotated<'_>) -> Option<&'a Name> {
    let site = |name: &&Name| {
        let named = !matches!(name.role, Role::Referring | Role::Unnamed) && !name.compared;
        name.kind == System && named && has_one(last(name.span.of(&found.folded), 4), &chinese().site_ends)
    };
    found.names.iter().take(FIRST_NAMES).find(site)
}

/// 采购人：中国农业银行: who buys, in a line of its own.
fn buyer_of<'a>(found: &'a Annotated<'_>) -> Option<&'a Name> {
    let labels = &chinese().buyer_labels;
    found.names.iter().take(FIRST_NAMES).find(|name| {
        let head = last(found.folded.get(..name.span.start).unwrap_or(""), 12);
        let line = head.rsplit('\n').next().unwrap_or("").trim_start();
        let label = behind_one(line, labels).unwrap_or("-");
        is_firm(name) && label.trim_matches([':', '：', ' ', '为', '是']).is_empty()
    })
}

/// 昇腾中标约5200台，海光中标约1000台, 昇腾路线占三分之二: whose call it was is told in the sentence before.
fn won_of_the_call_before(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let words = chinese();
    let text = sentence.span.of(&found.folded);
    if !(has_one(text, &words.wins) || text.contains('占')) || has_one(text, &words.bids) {
        return;
    }
    let Some(buyer) = caller_before(found, place, sentence) else { return };
    for index in sentence.names.clone() {
        let Some(maker) = found.names.get(index) else { continue };
        let chips = maker.kind == Organization && found.makes_chips(maker) && !is_foundry(maker);
        if !chips && (maker.kind != Chip || maker.compared) {
            continue;
        }
        let group = coordinated(found, sentence, index);
        let end = group.last().and_then(|last| found.names.get(*last)).map_or(maker.span.end, |last| last.span.end);
        let rest = Span::new(end, sentence.clause_of(maker.span).end.max(end));
        let text = behind_all(behind_all(rest.of(&found.folded), &words.of_its_camp), &words.done_by_now);
        let object =
            behind_one(text, &words.wins).or_else(|| text.strip_prefix('占')).map(|object| first(object, WON_WITHIN));
        let won = object
            .is_some_and(|object| has_one(object, &words.won_goods) && !has_one(object, &words.of_all_that_is_sold));
        let denied = || found.has_cue(sentence, sentence.clause_of(maker.span), &[Cue::Denied]);
        if won && !denied() {
            push(found, place, buyer, maker, Words::around(maker.span, rest), "uses_chip/tender", facts);
        }
    }
}

/// So many characters behind the verb it is told what was won, at most.
const WON_WITHIN: usize = 14;

/// Whose call for bids the sentence before tells of.
fn caller_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Option<&'a Name> {
    let before = found.sentence_before(place)?;
    let text = before.span.of(&found.folded);
    let call = chinese().bids.iter().filter_map(|word| text.find(word.as_str())).min()?;
    let here = |name: &&Name| name.kind == Organization && is_firm(name) && !is_observer(name);
    // another buyer in between is whose it is
    let other = found.names_in(sentence).iter().filter(here).any(|name| !found.makes_chips(name));
    let buyer = found.names_in(before).iter().filter(here).find(|name| name.span.end <= before.span.start + call)?;
    let ends = before.line == sentence.line || before.place == Place::Title;
    (ends && !other && !found.makes_chips(buyer)).then_some(buyer)
}
