//! Which models a statement is about: one, a list, both of the two named before, or those that the text is about to name.

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::any_word,
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    subject::{carried, coordinated, subject_of},
};

use EntityKind::Model;

/// The models that a statement at `at` is about: one, or all of a list, or both of the two named before.
pub(super) fn models_at(found: &Annotated<'_>, place: usize, at: Span) -> Vec<usize> {
    let Some(sentence) = found.sentences.get(place) else { return Vec::new() };
    if let Some(both) = both_before(found, place, sentence, at) {
        return both;
    }
    let Some(index) = subject_of(found, place, at, &[Model]) else {
        // Where another model was told of before, the sentence is of none that comes.
        let comes = names_later(found, sentence) && carried(found, place, &[Model]).is_none();
        return if comes { coming_models(found, place) } else { Vec::new() };
    };
    // what is said of the one that stands for all of them is told of the others, too
    if found.names.get(index).is_some_and(|name| found.groups.iter().any(|group| group.span == name.span)) {
        return vec![index];
    }
    let mut models = if sentence.names.contains(&index) { coordinated(found, sentence, index) } else { vec![index] };
    if models.len() == 1 && says_both(found, sentence, at) {
        models = recent_models(found, place);
    }
    models.dedup_by_key(|index| found.names.get(*index).map(|name| name.name.clone()));
    models
}

/// "two models", 两款大模型, 首个…大模型: what is told of is not named yet.
fn names_later(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    const UNSPACED: &[&str] =
        &["两个", "两款", "三个", "三款", "多个", "多款", "首个", "首款", "唯一", "第一个", "系列", "二つ"];
    const WORDS: &[&str] =
        &["models", "two", "three", "both", "pair", "family", "series", "두", "modèles", "modelos", "modelli"];
    // Sprachmodelle, 언어모델들은: German and Korean write the compound in one, Russian bends its end.
    const ENDS: &[&str] = &["modelle", "modellen"];
    let text = sentence.span.of(&found.folded);
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    UNSPACED.iter().any(|word| text.contains(word))
        || text.contains("모델들")
        || words.any(|word| {
            WORDS.contains(&word) || ENDS.iter().any(|end| word.ends_with(end)) || word.starts_with("модел")
        })
}

/// "Two large language models …" before either is named: the models of the next sentences, but those of firms that the
/// sentence does not name where it names one.
pub(super) fn coming_models(found: &Annotated<'_>, place: usize) -> Vec<usize> {
    let many = how_many(found, place);
    let reach = if many > 2 { 3 * many } else { 3 };
    let mut models = models_in(found, found.sentences.iter().skip(place + 1).take(reach));
    models.retain(|index| !is_of_another_firm(found, place, *index));
    models.truncate(many);
    models
}

/// "has put out three papers. All of the models …": how many are told of, by this sentence or the one before; two where no
/// word says so.
fn how_many(found: &Annotated<'_>, place: usize) -> usize {
    let near = found.sentences.get(place.saturating_sub(1)..=place).unwrap_or(&[]);
    let says = |word: &str| near.iter().any(|sentence| any_word(sentence.span.of(&found.folded), |one| one == word));
    match found.language {
        Language::English if says("three") => 3,
        Language::English if says("four") => 4,
        _ => 2,
    }
}

/// "The carrier's models … `MoE` was popularized by `DeepSeek`'s V3": whose model it is says that another's are told of.
fn is_of_another_firm(found: &Annotated<'_>, place: usize, model: usize) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let entity = found.names.get(model).and_then(|name| name.entity);
    let Some(maker) = entity.and_then(|entity| found.lexicon.maker(entity)) else { return false };
    let names = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization);
    let mut firms = names.filter_map(|name| name.entity).peekable();
    let related = |firm| found.lexicon.is_within(firm, maker) || found.lexicon.is_within(maker, firm);
    firms.peek().is_some() && !firms.any(|firm| firm == maker || related(firm))
}

/// "Both models", 均, 都: of the models, and in 代码和权重均已开源 of what the clause lists itself.
fn says_both(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let own_list = |at: &CueAt| {
        let head = found.head_in_clause(sentence, at.span);
        let named = found.names_in(sentence).iter().any(|name| name.kind == Model && clause.contains(name.span));
        found.language.is_chinese() && !named && head.contains(['和', '与', '、', '及'])
    };
    found.cues_within(sentence, clause, &[Cue::Both]).any(|at| !own_list(at))
}

/// X有700亿参数，Y有760亿。两款模型的上下文长度都是128K: no model is named in such a sentence, and the last one that names any
/// names two.
fn both_before(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span) -> Option<Vec<usize>> {
    if !says_both(found, sentence, at) || found.names_in(sentence).iter().any(|name| name.kind == Model) {
        return None;
    }
    let near = found.sentences.get(place.saturating_sub(2)..place)?;
    let told = near.iter().rev().map(|sentence| without_bases(found, models_in(found, std::iter::once(sentence))));
    told.into_iter().find(|models| !models.is_empty()).filter(|models| models.len() == 2)
}

/// "X exists in two sizes, X 32B and X 1.2B": of a base and its versions, the versions.
fn without_bases(found: &Annotated<'_>, mut models: Vec<usize>) -> Vec<usize> {
    let names: Vec<&str> =
        models.iter().filter_map(|index| found.names.get(*index)).map(|name| name.name.as_str()).collect();
    models.retain(|index| {
        let base = |name: &str| {
            names.iter().filter_map(|other| other.strip_prefix(name)).any(|rest| rest.starts_with([' ', '-']))
        };
        !found.names.get(*index).is_some_and(|name| base(&name.name))
    });
    models
}

/// The different models of this sentence and the two before it.
fn recent_models(found: &Annotated<'_>, place: usize) -> Vec<usize> {
    let mut models = models_in(found, found.sentences.iter().take(place + 1).skip(place.saturating_sub(2)));
    models.truncate(4);
    models
}

/// The different models that the sentences name, in their order; those that are only weighed against are left out.
fn models_in<'s>(found: &Annotated<'_>, sentences: impl Iterator<Item = &'s Sentence>) -> Vec<usize> {
    let mut models: Vec<usize> = Vec::new();
    for index in sentences.flat_map(|sentence| sentence.names.clone()) {
        let Some(name) = found.names.get(index).filter(|name| name.kind == Model && !name.compared) else { continue };
        if models.iter().all(|other| found.names.get(*other).is_none_or(|other| other.name != name.name)) {
            models.push(index);
        }
    }
    models
}
