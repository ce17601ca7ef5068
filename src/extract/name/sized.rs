//! Versions that their size alone picks out of the models named before: "the 8B version", 8B版本.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese, ends_in},
        english::{english, is_predicate},
    },
    model::{EntityKind, Language},
    text::Span,
};

use super::{
    Name, Role,
    shape::size_in,
    unknown,
    variant::{is_family, variant_of},
};
use crate::extract::{annotate::Annotated, number::Amount};

/// Adds what stands for the model that has the size in its name: one that was named, else, where all models so far are
/// sizes of one, the one more that their name and the size tell of.
pub(in crate::extract) fn add_sized(found: &mut Annotated<'_>) {
    let mut added = Vec::new();
    let several = are_several(found);
    for amount in &found.amounts {
        let Some((span, size)) = version(found, amount) else { continue };
        let named = found.names.partition_point(|name| name.span.start < amount.span.start);
        if found.names.get(named).is_some_and(|name| name.span.overlaps(span)) {
            continue;
        }
        let models = models(found.names.get(..named).unwrap_or(&[]));
        let sized = || models.iter().copied().filter(|name| has_size(name, size)).map(|name| &name.name);
        let one = only(sized()).or_else(|| base(sized()));
        match one.and_then(|one| models.iter().find(|name| name.name == *one)) {
            Some(one) => added.push(one.standing_for(span)),
            None if is_of_another_house(found, span) => {}
            None => {
                let family = || only_family(&models).filter(|_| several);
                let more = one_more(found, amount, span, &models);
                added.extend(more.or_else(|| Some(variant_of(found.lexicon, family()?, size, span))));
            }
        }
    }
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// "The 105B version …; the 36B version …": more than one size is spoken of.
fn are_several(found: &Annotated<'_>) -> bool {
    let mut sizes = found.amounts.iter().filter_map(|amount| version(found, amount)).map(|(_, size)| size);
    let first = sizes.next();
    found.language == Language::English && sizes.any(|size| first.is_some_and(|first| first.total_cmp(&size).is_ne()))
}

/// The one model that all so far are, where its name has no size.
fn only_family<'a>(models: &[&'a Name]) -> Option<&'a Name> {
    let first = *models.first()?;
    models.iter().all(|name| name.name == first.name && is_family(name)).then_some(first)
}

/// 谷歌27B模型, "Its rival, the 32B model from Alibaba": a firm or another model stands in the sentence.
fn is_of_another_house(found: &Annotated<'_>, span: Span) -> bool {
    let sentence = found.sentence_around(span);
    let rival = ["rival", "competitor", "larger teacher", "竞品", "对标", "对手"];
    let text = sentence.of(&found.folded);
    found.names_over(sentence).any(|name| matches!(name.kind, EntityKind::Organization | EntityKind::Model))
        || rival.iter().any(|word| text.contains(word))
}

fn models(names: &[Name]) -> Vec<&Name> {
    let has_one = |name: &&Name| matches!(name.role, Role::Known | Role::Shape);
    names.iter().filter(|name| name.kind == EntityKind::Model).filter(has_one).collect()
}

fn has_size(name: &Name, size: f64) -> bool {
    size_in(&name.name).is_some_and(|own| own.total_cmp(&size).is_eq())
}

/// The value that all have, if any.
fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Foo-8B of Foo-8B and Foo-8B-Chat: the one that the others are made of.
fn base<'a>(all: impl Iterator<Item = &'a String> + Clone) -> Option<&'a String> {
    let shortest = all.clone().min_by_key(|name| name.len())?;
    let mut others = all;
    others.all(|name| name.starts_with(shortest.as_str())).then_some(shortest)
}

/// Foo-70B, where the text has named Foo-8B and Foo-32B and no other model.
fn one_more(found: &Annotated<'_>, amount: &Amount, span: Span, models: &[&Name]) -> Option<Name> {
    let size = |name: &&&Name| size_in(&name.name).is_some();
    let stem = only(models.iter().filter(size).map(|name| stem(&name.name)))??;
    let all_of_it =
        models.iter().all(|name| stem.trim_end_matches(['-', ' ']) == name.name || name.name.starts_with(stem));
    let name = format!("{stem}{}", amount.number.of(found.text).to_uppercase());
    all_of_it.then(|| Name {
        role: Role::Referring,
        entity: found.lexicon.resolve(&name),
        ..unknown(span, EntityKind::Model, &name)
    })
}

/// "Foo-" of Foo-8B, and nothing of Foo-8B-Chat.
fn stem(name: &str) -> Option<&str> {
    let at = name.rfind(['-', ' '])? + 1;
    let (stem, last) = name.split_at_checked(at)?;
    size_in(last).map(|_| stem)
}

/// "The 34B was trained on", "training of the 13B took": the size alone, behind an article, where its phrase ends.
fn is_bare(found: &Annotated<'_>, amount: &Amount) -> bool {
    let head = found.folded.get(..amount.number.start).unwrap_or("");
    let rest = found.folded.get(amount.number.end..).unwrap_or("");
    let next = rest.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("");
    let words = english();
    let ends = rest.starts_with([',', '.', ';', ')', '\''])
        || is_predicate(next)
        || words.helpers.contains(next)
        || words.prepositions.contains(next)
        || matches!(next, "and" | "or" | "saw");
    found.language == Language::English && ends && head.ends_with("the ")
}

/// Whether the number is the size that a version goes by: the 7B of "the 7B version", which counts nothing else.
pub(in crate::extract) fn is_of_a_version(found: &Annotated<'_>, amount: &Amount) -> bool {
    size(found, amount).is_some_and(|_| noun_behind(found, amount).is_some() || is_bare(found, amount))
}

/// Where "the 8B version" stands, and the size.
fn version(found: &Annotated<'_>, amount: &Amount) -> Option<(Span, f64)> {
    let size = size(found, amount)?;
    let bare = || is_bare(found, amount).then_some(amount.number.end);
    let end = noun_behind(found, amount).or_else(bare)?;
    let head = found.folded.get(..amount.number.start)?;
    // "a 32B model" brings one in, and so does 两款32B模型
    let points = match found.language {
        Language::English => matches!(head.split_whitespace().next_back(), Some("the" | "its" | "this" | "our")),
        _ => {
            ends_in(head, &chinese().counts_versions).is_none() && !head.ends_with(|c: char| c.is_ascii_alphanumeric())
        }
    };
    points.then(|| (Span::new(amount.number.start, end), size))
}

/// 8e9 of "8B", where nothing says what is counted.
fn size(found: &Annotated<'_>, amount: &Amount) -> Option<f64> {
    let written = amount.number.of(&found.folded);
    let bare = amount.measure.is_none() && amount.per.is_none() && written.ends_with('b');
    amount.max.filter(|max| bare && amount.min.is_some_and(|min| min.total_cmp(max).is_eq()))
}

/// The end of the noun for a version right behind the number.
fn noun_behind(found: &Annotated<'_>, amount: &Amount) -> Option<usize> {
    let start = amount.number.end;
    let rest = found.folded.get(start..)?;
    if found.language.is_chinese() {
        return begins_with(rest, &chinese().versions).map(|noun| start + noun.len());
    }
    let noun = rest.strip_prefix([' ', '-'])?.split(|c: char| !c.is_alphanumeric()).next()?;
    english().versions.contains(noun).then_some(start + 1 + noun.len())
}
