//! Numbers of chips dealt out to a list of firms: "Nvidia, AMD and Intel shipped 5 million, 500,000 and 50,000 chips".

use crate::{
    extract::{
        annotate::{Annotated, Place},
        name::{Name, joins},
        number::{Amount, Measure},
        subject::coordinated,
    },
    lexicon::{
        chinese::{chinese, has_one},
        cue::Cue,
    },
    model::{EntityKind, Language},
    text::Span,
};

/// Each number of the list that ends in `amount`, with its firm, where there are as many of these in one list before it.
pub(in crate::extract::rules) fn dealt<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    amount: &'a Amount,
) -> Option<Vec<(&'a Amount, &'a Name)>> {
    let chinese_text = found.language.is_chinese();
    let spoken = chinese_text || found.language == Language::English;
    let sentence = found.sentences.get(place).filter(|sentence| spoken && sentence.place == Place::Prose)?;
    // 分别 deals out by itself
    if chinese_text
        && found.has_cue(sentence, sentence.span, &[Cue::Respectively])
        && amount.measure.is_none_or(is_a_counter)
    {
        return None;
    }
    let amounts: Vec<&Amount> = found.amounts_in(sentence).iter().filter(|amount| !amount.in_name).collect();
    let last = amounts.iter().position(|other| other.span == amount.span)?;
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let (Some(earlier), Some(later)) = (amounts.get(before), amounts.get(first)) else { break };
        if !is_linked(found, earlier, later) {
            break;
        }
        first = before;
    }
    let run = amounts.get(first..=last).filter(|run| run.len() >= 2)?;
    let start = run.first()?.span.start;
    let firm = |index: &usize| {
        found.names.get(*index).is_some_and(|name| name.kind == EntityKind::Organization && name.span.end <= start)
    };
    let index = sentence.names.clone().rfind(firm)?;
    let group = coordinated(found, sentence, index);
    let names: Vec<&Name> = group.iter().filter_map(|index| found.names.get(*index)).collect();
    let end = names.last()?.span.end;
    let between = Span::new(end, start.max(end)).of(&found.folded);
    let each = if chinese_text {
        has_one(between, &chinese().of_each_or_all)
    } else {
        is_for_each(between) || is_for_each(found.tail_in_clause(sentence, amount.span))
    };
    (names.len() == run.len() && !each).then(|| run.iter().copied().zip(names).collect())
}

/// "each shipped 5 and 6", "… chips each". "Each of which has a plant" tells of something else.
fn is_for_each(words: &str) -> bool {
    let mut words = words.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).peekable();
    while let Some(word) = words.next() {
        if word == "each" && words.peek() != Some(&"of") {
            return true;
        }
    }
    false
}

fn is_a_counter(measure: Measure) -> bool {
    matches!(measure, Measure::Counter(_))
}

/// Whether a list goes on from the first of these numbers to the second.
fn is_linked(found: &Annotated<'_>, earlier: &Amount, later: &Amount) -> bool {
    joins(found.language, found.between(earlier.span, later.span)) && earlier.measure.is_none_or(is_a_counter)
}

/// Whether the number stands inside a list that is dealt out at its end. Only the list itself is walked: a table that was
/// flattened may have thousands of numbers in one sentence.
pub(super) fn is_dealt_later(found: &Annotated<'_>, place: usize, amount: &Amount) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|_| found.language.is_chinese()) else { return false };
    let mut later = found.amounts_in(sentence).iter().filter(|other| !other.in_name);
    let Some(mut last) = later.by_ref().find(|other| other.span == amount.span) else { return false };
    later
        .take_while(|next| is_linked(found, std::mem::replace(&mut last, next), next))
        .any(|other| dealt(found, place, other).is_some())
}

#[cfg(test)]
mod tests {
    use crate::{
        extract::rules::rows::{Row, check},
        model::Language::{English, SimplifiedChinese},
    };

    const DEALT: &[Row] = &[
        (
            English,
            "Nvidia, AMD and Intel shipped 5 million, 500,000 and 50,000 chips respectively.",
            &["AMD shipments 500000", "Intel shipments 50000", "Nvidia shipments 5000000"],
        ),
        (
            English,
            "Huawei and Cambricon shipped 812,000 and 116,000 chips last year.",
            &["Cambricon shipments 116000", "Huawei shipments 812000"],
        ),
        (
            English,
            "Huawei accounted for 800,000 of the 1 million chips shipped last year.",
            &["Huawei shipments 800000"],
        ),
        (English, "Between them, Huawei and Cambricon shipped 1 million chips.", &[]),
        (
            English,
            "Samsung and SK hynix will each make 100,000 wafers a month.",
            &["SK hynix production_volume 100000", "Samsung production_volume 100000"],
        ),
        (
            SimplifiedChinese,
            "英伟达、AMD和英特尔出货500万、50万和5万颗芯片。",
            &["AMD shipments 500000", "Intel shipments 50000", "Nvidia shipments 5000000"],
        ),
        (SimplifiedChinese, "在去年出货的100万颗芯片中，华为占比最大。", &[]),
        (SimplifiedChinese, "华为与寒武纪共出货100万颗芯片。", &[]),
        (SimplifiedChinese, "华为去年共出货100万颗芯片。", &["Huawei shipments 1000000"]),
        (English, "In a blow to Nvidia, Tencent ordered 10,000 Ascend 910C chips.", &["Tencent order 10000"]),
    ];

    #[test]
    fn as_many_numbers_as_firms_are_dealt_out() {
        check(DEALT, &["shipments", "production_volume", "order"]);
    }
}
