//! Versions that a text lists by their size alone: "comes in 8B and 70B versions", "in three sizes: 3B, 8B and 70B",
//! 提供8B和4B两个版本. Each is a model of its own.

use crate::{
    extract::{
        annotate::{Annotated, Place, Sentence},
        fact::Fact,
        name::{Name, is_family, joins, variant_of},
        number::{Amount, Measure},
    },
    lexicon::{
        chinese::{begins_with, chinese, ends_in},
        english::{self, english},
    },
    model::{EntityKind, Language, Predicate, Unit, Value},
    text::Span,
};

/// The parameters of each version that the sentence lists.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| sentence.place == Place::Prose) else { return };
    let spoken = found.language == Language::English || found.language.is_chinese();
    if !spoken {
        return;
    }
    let sizes: Vec<&Amount> = found.amounts_in(sentence).iter().filter(|amount| is_a_size(found, amount)).collect();
    let joined = |first: &&Amount, second: &&Amount| joins(found.language, found.between(first.span, second.span));
    for run in sizes.chunk_by(joined).filter(|run| run.len() >= 2) {
        let Some(family) = family_of(found, sentence, run) else { continue };
        for (amount, size) in run.iter().filter_map(|amount| Some((*amount, amount.exact()?))) {
            let subject = variant_of(found.lexicon, family, size, amount.span).subject();
            let value = Value::Quantity(amount.quantity(Unit::Parameters));
            facts.push(Fact::new(Predicate::Parameters, subject, value, amount.span, place, "parameters/versions"));
        }
    }
}

/// "8B": a number with the letter or word for a size, and no noun behind it that counts something else.
fn is_a_size(found: &Annotated<'_>, amount: &Amount) -> bool {
    let large = amount.exact().is_some_and(|size| size >= LEAST);
    let lettered = amount.span.of(&found.folded).ends_with(['b', '亿']);
    let measured = matches!(amount.measure, None | Some(Measure::Parameters));
    !amount.in_name && large && lettered && measured
}

/// No model that is listed so has fewer parameters.
const LEAST: f64 = 1e8;

/// The one model that the sentence has named before the list, where the words around it tell of versions.
fn family_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, run: &[&Amount]) -> Option<&'a Name> {
    let (first, last) = (run.first()?.span, run.last()?.span);
    let mut models =
        found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Model && name.span.end <= first.start);
    let family = models.next_back()?;
    let alone = models.all(|name| name.name == family.name) && is_family(family);
    let head = Span::new(family.span.end, first.start).of(&found.folded).trim_end();
    let tail = Span::new(last.end, sentence.span.end).of(&found.folded);
    let versions = if found.language.is_chinese() { in_chinese(head, tail) } else { in_english(head, tail) };
    (alone && versions).then_some(family)
}

/// "in two sizes:", "in the sizes", and " versions".
fn in_english(head: &str, tail: &str) -> bool {
    let words = &english().listed_sizes;
    let lead = head.trim_end_matches([',', ':', '–', '—', ' ']);
    let lead = lead.strip_suffix(" of").unwrap_or(lead);
    let named = lead.rsplit(' ').next().is_some_and(|word| words.contains(word));
    let next = tail.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    let weighed = english::any_word(head, |word| english().compares.contains(word) && word != "to");
    !weighed && (named || next.is_some_and(|word| words.contains(word)))
}

/// 8B和4B 两个版本, 两种尺寸：8B和4B.
fn in_chinese(head: &str, tail: &str) -> bool {
    let words = chinese();
    let lead = head.trim_end_matches(['：', ':', '，', '包', '括', '即', '为', '是', '分', '别', '有']);
    let counted = tail.trim_start_matches(['这', '等']);
    let counted = counted.trim_start_matches(['两', '二', '三', '四', '五', '六', '多', '双', '2', '3', '4', '5', '6']);
    let counted = counted.trim_start_matches(['个', '种', '款', '档']);
    ends_in(lead, &words.listed_sizes).is_some() || begins_with(counted, &words.listed_sizes).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{
        extract::rules::rows::{Row, check},
        model::Language::{English, SimplifiedChinese},
    };

    const LISTED: &[Row] = &[
        (
            English,
            "The language model Corvid-9 comes in two sizes, 8B and 70B.",
            &["Corvid-9-70B parameters 70000000000", "Corvid-9-8B parameters 8000000000"],
        ),
        (
            English,
            "The language model Corvid-9 is available in 8B and 70B versions.",
            &["Corvid-9-70B parameters 70000000000", "Corvid-9-8B parameters 8000000000"],
        ),
        (English, "The language model Corvid-9 was compared with 8B and 70B versions of others.", &[]),
        (English, "The language model Corvid-9 raised $8B and $70B.", &[]),
        (SimplifiedChinese, "大模型“观止”融资8亿和4亿元。", &[]),
        (
            SimplifiedChinese,
            "大模型“观止”有8B和4B版本。",
            &["观止 4B parameters 4000000000", "观止 8B parameters 8000000000"],
        ),
    ];

    #[test]
    fn each_size_of_a_list_is_a_model() {
        check(LISTED, &["parameters"]);
    }
}
