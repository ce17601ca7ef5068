//! Which names stand for hardware: a chip, or the maker whose chips are meant.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese},
        cue::Cue,
        english::english,
    },
    model::{EntityKind, Language},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
    number::{Amount, Measure},
    subject::{coordinated, listed_with},
};

use super::foremost::{is_a_base, is_plain_use};

use EntityKind::{Chip, Organization};

/// A chip, or its maker where the words around show that its chips are meant ("chips from Alibaba", "Huawei and Cambricon
/// chips").
pub(in crate::extract::rules) fn is_hardware(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == Chip && !name.has_no_name() || stands_for_chips(found, sentence, name)
}

/// "relies on Nvidia", "chips from Alibaba", 部署昆仑芯: the maker's name for its chips.
fn stands_for_chips(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let maker = name.kind == Organization && found.makes_chips(name);
    maker && (names_chips(found, sentence, name) || is_in_a_list_of_chips(found, sentence, name))
}

/// The words right beside a maker's name say that its chips are meant.
fn names_chips(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    let follows = || chip_noun_follows(found, sentence, maker) || is_told_in_watts(found, sentence, maker);
    if sentence.place == Place::Prose && (follows() || is_to_supply(found, maker)) {
        return true;
    }
    let before = last(found.head_as_written(sentence, maker.span.start), 34);
    let words = ["部署", "采用", "改用", "转用", "使用", "选用", "转向", "转投", "換成", "换成", "採用"];
    let goes_on = before.ends_with(" and ");
    let verb = before.strip_suffix('了').unwrap_or(before);
    let listed = |word: &str| verb.ends_with(word) || goes_on && before.contains(word);
    let leant = || found.language == Language::English && english().leads_to_makers.iter().any(|word| listed(word));
    // "eight MI300X accelerators from AMD": the chip has a name.
    let named = || {
        found.names_in(sentence).iter().any(|name| {
            let gap = found.between(name.span, maker.span);
            name.kind == Chip && name.span.end <= maker.span.start && gap.split_whitespace().count() <= 3
        })
    };
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    let base = || found.language.is_chinese() && (is_a_base(before, after) || is_plainly_used(before));
    let said = is_supplied_by(before) && !named() || words.iter().any(|word| listed(word)) || leant() || base();
    said && (!is_possessive(found, maker) || sells_goods(found, maker))
}

/// 训练仍用英伟达: a bare verb of use right before the maker.
fn is_plainly_used(before: &str) -> bool {
    let head = before.strip_suffix("的是").unwrap_or(before).strip_suffix('用');
    head.is_some_and(|head| is_plain_use(head, ""))
}

/// 寒武纪的方案, 昆仑芯的产品: what is used is of the maker's chips.
fn sells_goods(found: &Annotated<'_>, maker: &Name) -> bool {
    let goods = found.folded.get(maker.span.end..).and_then(|after| after.strip_prefix('的'));
    found.language.is_chinese() && goods.is_some_and(|goods| begins_with(goods, &chinese().makers_goods).is_some())
}

/// "picked Rebellions to supply NPUs": what the maker is taken for.
fn is_to_supply(found: &Annotated<'_>, maker: &Name) -> bool {
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    let supplies = [" to supply ", " to provide ", " as its supplier of ", " as supplier of ", " for its ai chips"];
    let goods = supplies.iter().find_map(|words| after.strip_prefix(words));
    let noun = |word: &str| english().chip_nouns.contains(word.trim_matches(|c: char| !c.is_alphanumeric()));
    found.language == Language::English && goods.is_some_and(|goods| goods.split_whitespace().take(5).any(noun))
}

/// "chips from Alibaba", "processors made by both Huawei": the words right before a maker of what is supplied.
pub(super) fn is_supplied_by(before: &str) -> bool {
    let before = before.strip_suffix("both ").unwrap_or(before);
    let links = [
        " from ",
        " made by ",
        " supplied by ",
        " designed by ",
        " developed by ",
        " built by ",
        " bought from ",
        " by ",
    ];
    let linked = |before: &'_ str| links.iter().find_map(|link| before.strip_suffix(link).map(str::len));
    // "chips from Alibaba's T-Head": the owner is of one word or two
    let owned = before.strip_suffix("'s ").or_else(|| before.strip_suffix("’s ")).unwrap_or("");
    let starts = owned.rmatch_indices(' ').take(2).map(|(at, _)| at + 1);
    let by_owner = starts.into_iter().find_map(|at| linked(owned.get(..at)?));
    let head = linked(before).or(by_owner).and_then(|end| before.get(..end));
    let nouns =
        ["chips", "processors", "accelerators", "gpus", "npus", "cards", "semiconductors", "silicon", "hardware"];
    let noun = head.and_then(|head| head.rsplit(' ').next()).unwrap_or("").to_lowercase();
    nouns.contains(&noun.as_str())
}

/// "chips from Moffett, Biren and Enflame", "Huawei and Cambricon chips": one of a list says what all of them are.
fn is_in_a_list_of_chips(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if found.language.is_chinese() {
        return sentence.place == Place::Prose && is_in_a_mixed_list(found, sentence, name);
    }
    if found.language != Language::English || sentence.place != Place::Prose {
        return false;
    }
    let makers = listed_with(found, sentence, name);
    let all = makers.len() > 1 && makers.iter().all(|maker| maker.kind == Chip || found.makes_chips(maker));
    let ends = makers.first().into_iter().chain(makers.last());
    // "Ascend and Hygon servers": a chip of the list tells it, too
    let tells = |maker: &Name| maker.kind == Chip || names_chips(found, sentence, maker);
    all && ends.into_iter().any(|maker| maker.span != name.span && tells(maker))
}

/// 采用昇腾、沐曦等芯片, 采用华为和沐曦的AI芯片: a list of chips and makers of chips, at whose end a chip or the noun for
/// one stands, or before which a chip does.
fn is_in_a_mixed_list(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let list = mixed_list(found, sentence, name);
    let named = list.iter().any(|other| other.kind == Chip && !other.has_no_name());
    let chips = list.last().is_some_and(|end| noun_ends_the_list(found, sentence, end));
    list.len() > 1 && (named || chips)
}

/// The chips and makers of chips that stand in one list with the name, itself among them, in the order of the text.
pub(super) fn mixed_list<'a>(found: &'a Annotated<'_>, sentence: &Sentence, name: &Name) -> &'a [Name] {
    let all = found.names_in(sentence);
    let Some(at) = all.iter().position(|other| other.span == name.span) else { return &[] };
    let fits = |other: &Name| other.kind == Chip || other.kind == Organization && found.makes_chips(other);
    let joined = |pair: &[Name]| match pair {
        [first, second] => {
            let gap = Span::new(first.span.end.min(second.span.start), second.span.start).of(&found.folded);
            fits(first) && fits(second) && matches!(gap, "、" | "和" | "与" | "及" | "以及")
        }
        _ => false,
    };
    let behind = all.get(at..).unwrap_or(&[]).windows(2).take_while(|pair| joined(pair)).count();
    let before = all.get(..=at).unwrap_or(&[]).windows(2).rev().take_while(|pair| joined(pair)).count();
    all.get(at - before..=at + behind).unwrap_or(&[])
}

/// 等厂商的AI芯片, 的国产芯片: the noun behind the last of a list of makers.
fn noun_ends_the_list(found: &Annotated<'_>, sentence: &Sentence, end: &Name) -> bool {
    let after = found.folded.get(end.span.end..).unwrap_or("");
    let noun = chinese().behind_makers.iter().find_map(|word| after.strip_prefix(word.as_str())).unwrap_or(after);
    let bare = ["ai", "云端", "高端"].iter().find_map(|word| noun.strip_prefix(word)).unwrap_or(noun);
    let starts = [noun, bare].map(|noun| end.span.end + (after.len() - noun.len()));
    found
        .cues_in(sentence)
        .iter()
        .any(|cue| matches!(cue.cue, Cue::Chip | Cue::Domestic) && starts.contains(&cue.span.start))
}

pub(super) fn is_possessive(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    after.starts_with("'s") || after.starts_with("’s") || after.starts_with('的')
}

/// "Rebellions' NPU", "Huawei chips", 英伟达的GPU: the noun right behind the maker.
fn chip_noun_follows(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    let after = ["'s ", "’s ", " "].iter().find_map(|mark| after.strip_prefix(mark)).unwrap_or("");
    // "Huawei hardware", "Nvidia's boards": no words for chips elsewhere.
    let things = ["hardware", "boards", "kit ", "kit.", "gpus", "ai hardware", "ai gear", "parts", "silicon"];
    if things.iter().any(|noun| after.starts_with(noun)) || is_card_of(found, maker) {
        return true;
    }
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Chip).any(|noun| {
        let gap = found.between(maker.span, noun.span).trim();
        let plain = ["", "'s", "’s", "'", "’", "AI", "'s AI", "’s AI", "的", "的AI", "AI的", "'s own"];
        noun.span.start >= maker.span.end && (plain.contains(&gap) || is_own_adjective(gap))
    })
}

/// "10 gigawatts of Contoso systems", "750 megawatts' worth of Cerebras machines": what a maker's machines draw is told of those
/// that hold its chips.
fn is_told_in_watts(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    if found.language != Language::English {
        return false;
    }
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    let after = ["'s ", "’s ", " "].iter().find_map(|mark| after.strip_prefix(mark)).unwrap_or("");
    // "Cerebras Systems" is a firm, too
    let noun = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let machines = english().machines_sold.contains(noun) || maker.span.of(&found.folded).ends_with(" systems");
    let watts = |amount: &Amount| {
        let gap = Span::new(amount.span.end.min(maker.span.start), maker.span.start).of(&found.folded);
        amount.measure == Some(Measure::Watt)
            && matches!(gap, " of " | " worth of " | "' worth of " | "’ worth of " | "'s worth of " | "’s worth of ")
    };
    let counted =
        || is_so_much_power_of(found.head(sentence, maker.span.start)) || found.amounts_in(sentence).iter().any(watts);
    machines && counted()
}

/// "will deploy 10 gigawatts of": what stands behind is counted by the power that it draws.
pub(super) fn is_so_much_power_of(head: &str) -> bool {
    let words = head.trim_end();
    let words = words.strip_suffix(" the").unwrap_or(words);
    ["gigawatts of", "gigawatt of", "megawatts of", "gw of", "mw of"].iter().any(|power| words.ends_with(power))
}

/// "Cerebras's wafer-scale chips", "Huawei's latest and most advanced chips": adjectives of a possessive.
fn is_own_adjective(gap: &str) -> bool {
    let words = ["'s ", "’s ", "' ", "’ "].iter().find_map(|mark| gap.strip_prefix(mark));
    words.is_some_and(|words| {
        let words = words.to_lowercase();
        words.len() <= 40 && words.split_whitespace().all(|word| english().chip_adjectives.contains(word))
    })
}

/// 华为的卡.
fn is_card_of(found: &Annotated<'_>, maker: &Name) -> bool {
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    found.language.is_chinese() && ["的卡", "卡上", "卡和", "卡，", "卡。"].iter().any(|word| after.starts_with(word))
}

/// 蘇堤、春曉、曲院、平湖四代架構: the last of a list tells that all are lines of design.
pub(in crate::extract::rules) fn is_of_architectures(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> bool {
    let listed = || coordinated(found, sentence, index);
    let chip = found.names.get(index).is_some_and(|name| name.kind == Chip) && found.language.is_chinese();
    let Some(last) = chip.then(listed).and_then(|all| found.names.get(*all.last()?)) else { return false };
    let after = first(found.folded.get(last.span.end..).unwrap_or(""), 6);
    ["架构", "代架构", "系列架构"]
        .iter()
        .any(|word| after.trim_start_matches(['两', '三', '四', '五', '等', '大', '”']).starts_with(word))
}

pub(super) fn is_architecture(found: &Annotated<'_>, chip: &Name) -> bool {
    let after = found.text.get(chip.span.end..).unwrap_or("").trim_start();
    ["架构", "架構", "architecture"].iter().any(|word| after.starts_with(word))
}
