//! Use of what a maker told of before makes, in Chinese: 字节跳动采购了其芯片, 美团、商汤均采用该公司的加速卡.

use crate::{
    lexicon::{
        chinese::{behind_all, behind_one, chinese, has_one},
        cue::Cue,
    },
    model::{EntityKind, entity::DOMESTIC_CHIPS},
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

use super::{
    Words,
    chinese::is_of_many_trades,
    push,
    verb::{is_only_asked, is_strong_use},
};
use EntityKind::{Chip, Organization};

pub(super) fn by_its_goods(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return;
    }
    for verb in found.cues_within(sentence, sentence.span, &[Cue::Use, Cue::Order]).map(|at| at.span) {
        let strong = is_strong_use(verb.of(&found.folded));
        if !strong || !takes_its_goods(found, sentence, verb) || is_only_asked(found, sentence, verb) {
            continue;
        }
        let Some(users) = users_of(found, sentence, verb) else { continue };
        let Some(maker) = users.first().and_then(|first| maker_meant(found, place, sentence, first)) else { continue };
        for user in users {
            push(found, place, user, maker, Words::from(user.span.cover(verb)), "uses_chip/its-goods", facts);
        }
    }
}

/// 采购了其AI芯片20万颗, 部署了它的产品: behind the verb whose chips they are and the noun for them, and nothing that makes it another
/// thing: 其芯片业务.
fn takes_its_goods(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let words = chinese();
    let tail = found.tail_in_clause(sentence, verb);
    let Some(goods) = behind_one(tail.strip_prefix('了').unwrap_or(tail), &words.of_that_maker) else { return false };
    let sort = behind_all(goods, &words.chip_sorts);
    let rest = behind_one(sort, &words.behind_chips).or_else(|| behind_one(sort, &words.makers_goods));
    rest.map(|rest| behind_all(rest, &words.behind_chips)).is_some_and(|rest| {
        let counted = rest.trim_start_matches(['约', '近', '超', '共']).starts_with(|c: char| c.is_ascii_digit());
        let used = has_one(rest.get(..6).unwrap_or(""), &words.does_with_goods);
        !rest.starts_with(char::is_alphanumeric) || counted || used
    })
}

/// The firms right before the verb, with no more than small words between.
fn users_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<Vec<&'a Name>> {
    let words = chinese();
    let clause = sentence.clause_of(verb);
    let near = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(verb.start), verb.start).of(&found.folded);
            let plain = behind_all(behind_all(gap, &words.acts_already), &words.before_works).is_empty();
            let user = is_firm(name) && !is_observer(name) && clause.contains(name.span);
            user && name.span.end <= verb.start && plain
        })
    };
    let last = sentence.names.clone().rfind(near)?;
    Some(coordinated(found, sentence, last).into_iter().filter_map(|index| found.names.get(index)).collect())
}

/// The one maker of chips that stands before those who use them, in the sentence or in the one before.
fn maker_meant<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence, user: &Name) -> Option<&'a Name> {
    let firm = |name: &&Name| name.kind == Organization && !is_observer(name) && name.span.end <= user.span.start;
    let only = |sentence: &Sentence| {
        let firms: Vec<&Name> = found.names_in(sentence).iter().filter(firm).collect();
        let first = *firms.first()?;
        let chip = |name: &Name| name.kind == Chip && name.name != DOMESTIC_CHIPS && !name.has_no_name();
        let chip = found.names_in(sentence).iter().any(|name| chip(name) && name.span.end <= user.span.start);
        (!chip && firms.iter().all(|other| other.name == first.name)).then_some(first)
    };
    let here = found.names_in(sentence).iter().any(|name| firm(&name));
    let before = || found.sentence_before(place).filter(|before| before.place != Place::Row);
    let maker = if here { only(sentence) } else { before().and_then(only) };
    maker.filter(|maker| found.makes_chips(maker) && !is_foundry(maker) && !is_of_many_trades(maker))
}
