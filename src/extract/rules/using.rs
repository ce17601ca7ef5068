//! What a system runs on, and what a firm uses or buys.

use crate::{
    lexicon::{
        chinese::chinese,
        cue::{Cue, CueAt},
    },
    model::{EntityKind, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, firm_of},
    subject::{coordinated, in_sentence},
};

use EntityKind::{Chip, Model, Organization, System};

pub(super) fn uses(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row || found.has_cue(sentence, sentence.span, &[Cue::Train, Cue::Restrict]) {
        return;
    }
    for chip in found
        .names_in(sentence)
        .iter()
        .filter(|name| !name.compared && (name.kind == Chip || stands_for_chips(found, sentence, name)))
    {
        let verb = found.cues_in(sentence).iter().rfind(|at| {
            matches!(at.cue, Cue::Use | Cue::Order)
                && at.span.end <= chip.span.start
                && found.distance(at.span, chip.span) <= 50
                && !is_weak_use(at.span.of(found.text))
        });
        let Some(verb) = verb.or_else(|| based_on(found, sentence, chip)).or_else(|| ordered(found, sentence, chip))
        else {
            continue;
        };
        let index = in_sentence(found, sentence, verb.span, &[System, Organization]);
        let user = index
            .and_then(|index| found.names.get(index))
            .filter(|user| user.span.end <= verb.span.start.min(chip.span.start) + 2);
        let Some(user) = user else { continue };
        let users = index.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
        let crossed = found
            .names_in(sentence)
            .iter()
            .any(|other| other.kind == Model && other.span.start >= user.span.end && other.span.end <= verb.span.start);
        let own = user.name == chip.name || found.lexicon.same_house(&chip.name, &user.name);
        if crossed
            || own
            || found.lexicon.maker_is(chip.entity, &firm_of(found, user))
            || found.distance(user.span, verb.span) > 70
        {
            continue;
        }
        if is_only_asked(found, sentence, verb.span) {
            continue;
        }
        let value = Value::entity(chip.name.clone());
        for user in users.into_iter().filter_map(|index| found.names.get(index)) {
            let at = verb.span.cover(chip.span);
            facts.push(Fact::about(Predicate::UsesChip, user, value.clone(), at, place, "uses_chip/verb"));
        }
    }
}

/// 要求采用, 鼓励使用: spoken of, and not done.
fn is_only_asked(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let clause = sentence.clause_of(verb);
    let before = Span::new(clause.start, verb.start.max(clause.start)).of(&found.folded);
    found.language.is_chinese() && chinese().asking.iter().any(|word| before.contains(word.as_str()))
}

/// 以昇腾为底座, 由384颗昇腾910C组成: the verb stands behind the chip.
fn based_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let before = Span::new(sentence.span.start, chip.span.start).of(found.text);
    let opened = found.language.is_unspaced() && before.chars().rev().take(14).any(|c| matches!(c, '以' | '由'));
    let mut behind = found
        .cues_in(sentence)
        .iter()
        .filter(|at| at.cue == Cue::Use && at.span.start >= chip.span.end && found.distance(chip.span, at.span) <= 30);
    opened
        .then(|| behind.find(|at| matches!(at.span.of(found.text), "底座" | "组成" | "組成" | "集成" | "串接")))
        .flatten()
}

/// "have placed $16 billion of H20 orders": the noun stands right behind the chip.
fn ordered<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let near = |at: &&CueAt| at.span.start >= chip.span.end && found.distance(chip.span, at.span) <= 3;
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Order).find(near)
}

/// "relies on Nvidia", "chips from Alibaba", 部署昆仑芯: the maker's name for its chips.
fn stands_for_chips(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let maker = name.kind == Organization && name.entity.is_some_and(|entity| found.lexicon.makes_chips(entity));
    let before: String = Span::new(sentence.span.start, name.span.start)
        .of(found.text)
        .chars()
        .rev()
        .take(34)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let words = [
        "relies on ",
        "rely on ",
        "leans mostly on ",
        "leans on ",
        "chips from ",
        "processors from ",
        "accelerators from ",
        "部署",
        "采用",
        "改用",
        "转用",
        "使用",
        "选用",
        "採用",
    ];
    let after = found.text.get(name.span.end..).unwrap_or("");
    let possessive = after.starts_with("'s") || after.starts_with("’s") || after.starts_with('的');
    maker
        && !possessive
        && words.iter().any(|word| before.ends_with(word) || (before.contains(word) && before.ends_with(" and ")))
}

/// Prepositions that are cues only beside a number.
fn is_weak_use(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "on" | "of"
            | "with"
            | "由"
            | "支持"
            | "mit"
            | "avec"
            | "con"
            | "takes"
            | "用"
            | "import"
            | "go to"
            | "wanted"
            | "应用"
            | "组成"
    )
}
