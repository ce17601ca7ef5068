//! Who or what a fact is about: the thing that the sentence, the paragraph or the title puts forward.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{behind_all, behind_one, chinese, has_one},
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, ends_in, english, is_predicate},
    },
    model::{EntityKind, Language},
    text::{Span, list::Words, span::first},
};

use super::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_a_bank, is_observer, last_word},
    background, clause, focus,
    name::{
        Name, Role, is_led_by_a_stranger, is_led_by_an_unclear_one, is_led_by_an_unknown_firm, is_modifier,
        is_of_unclear_ones,
    },
    number::Amount,
    table, topic,
};

/// How far back, in sentences, a subject carries over. Settled on the gold documents: further back the last thing
/// named is mostly another one.
const CARRY: usize = 6;

/// The same in Chinese: the paragraph, or the last one before it. Tried on the gold documents and on articles never
/// seen: 6 finds no more than 2 and errs more often.
const CARRY_CHINESE: usize = 2;

/// How many sentences are looked at for it, items of the same list among them.
const LOOK_BACK: usize = 40;

/// The subject of a fact at `at`, of one of `kinds`: the index of its name.
pub(super) fn subject_of(found: &Annotated<'_>, place: usize, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let sentence = found.sentences.get(place)?;
    if sentence.place == Place::Row {
        return table::subject_of_cell(found, place, at, kinds);
    }
    let here = in_sentence(found, sentence, at, kinds);
    if here.is_some() || found.language != Language::English || sentence.place != Place::Prose {
        return here
            .or_else(|| carried(found, place, kinds).filter(|index| goes_on_about(found, sentence, at, *index)));
    }
    if let Some(family) = family_before(found, sentence, at, kinds) {
        return Some(family).filter(|_| kinds == [EntityKind::Model]);
    }
    let unclear = || {
        is_led_by_an_unclear_one(found, sentence, at)
            || is_led_by_a_stranger(found, sentence, at)
            || is_of_unclear_ones(found, sentence, at)
    };
    let thing = kinds.iter().any(|kind| matches!(kind, EntityKind::Model | EntityKind::Chip | EntityKind::System));
    let firm = kinds.contains(&EntityKind::Organization);
    if is_of_a_new_one(found, sentence, at, kinds)
        || focus::is_unclear(found, place, kinds)
        || thing
            && (unclear() || is_of_the_firm_before(found, place, kinds) || opens_with_one_of_two(found, sentence, at))
        || firm && is_led_by_an_unknown_firm(found, sentence, at)
    {
        return None;
    }
    carried(found, place, kinds)
        .filter(|index| goes_on_about(found, sentence, at, *index) && !is_of_another_part(found, sentence, at, *index))
}

/// "Contoso has promised billions. It runs 20,000 of them": right behind a sentence on a firm that names no such thing, and has
/// no word for one, "it" is the firm.
fn is_of_the_firm_before(found: &Annotated<'_>, place: usize, kinds: &[EntityKind]) -> bool {
    let before = found.sentence_before(place);
    let Some((here, before)) = found.sentences.get(place).zip(before) else { return false };
    let opens = here.span.of(&found.folded).trim_start().starts_with("it ");
    if !opens || here.line != before.line || kinds.contains(&EntityKind::Organization) {
        return false;
    }
    let names = found.names_in(before);
    let words = [
        Cue::It,
        Cue::TheModel,
        Cue::TheChip,
        Cue::TheSystem,
        Cue::Model,
        Cue::Chip,
        Cue::System,
        Cue::TheLatter,
        Cue::TheFormer,
    ];
    let acts = |firm: &&Name| {
        firm.kind == EntityKind::Organization
            && !is_observer(firm)
            && !is_owner_only(found, firm)
            && !is_modifier(found, firm)
            && (before.opens_at(firm.span.start) && is_predicate(found.word_behind(firm.span.end))
                || found.head(before, firm.span.start).trim_end().ends_with(" is"))
    };
    let things = |name: &Name| matches!(name.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System);
    !names.iter().any(things) && names.iter().any(|name| acts(&name)) && !found.has_cue(before, before.span, &words)
}

/// "the latter in its own 4 nm line", where it is not clear what that is, and "; the cheaper version will follow": no thing of
/// another clause is meant.
fn opens_with_one_of_two(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at).of(&found.folded).trim_start();
    ["the latter ", "the former "].iter().any(|word| clause.starts_with(word))
}

/// "DeepSeek-V3 showed that …" beside DeepSeek-V3-0324: the clause is about the one whose version is named elsewhere, and
/// about nothing that was told of before.
fn family_before(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let clause = sentence.clause_of(at);
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let whole = name.family && !name.compared && !name.counted;
            whole && kinds.contains(&name.kind) && clause.contains(name.span) && name.span.end <= at.start
        })
    })
}

/// "showed that a 671B-parameter model could be trained", "aims to train a model of 105 billion parameters": one that is
/// new here, where no word says that the thing told of before is such a one ("it is a 32B model").
fn is_of_a_new_one(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> bool {
    if kinds != [EntityKind::Model] {
        return false;
    }
    let clause = sentence.clause_of(at);
    let reach = Span::new(clause.start, clause.end.min(at.end + NOUN));
    if is_of_a_variant(found, reach, at) {
        return true;
    }
    let mut nouns = found.cues_within(sentence, reach, &[Cue::Model]);
    nouns.any(|noun| {
        let head = Span::new(clause.start, noun.span.start.max(clause.start)).of(&found.folded);
        let words: Vec<&str> = head.split_whitespace().collect();
        let near = words.len().saturating_sub(6);
        let article = words.iter().enumerate().skip(near).rfind(|(_, word)| matches!(**word, "a" | "an"));
        let lead = article.and_then(|(place, _)| place.checked_sub(1)).and_then(|place| words.get(place));
        let one = !noun.span.of(&found.folded).ends_with('s');
        one && lead.is_some_and(|lead| english().brings.contains(*lead))
    })
}

/// "a 200-billion-parameter successor", "a smaller version with 30 billion parameters": another one than that told of, where
/// no word says that the thing is such a one ("it is a 32B version").
fn is_of_a_variant(found: &Annotated<'_>, reach: Span, at: Span) -> bool {
    if found.language != Language::English {
        return false;
    }
    let text = reach.of(&found.folded);
    let words: Vec<&str> = text.split_whitespace().collect();
    let place = words.iter().position(|word| english().variants.contains(word.trim_end_matches([',', '.'])));
    let Some((head, word)) = place.and_then(|place| Some((words.get(..place)?, *words.get(place)?))) else {
        return false;
    };
    let article = head.iter().rposition(|word| matches!(*word, "a" | "an" | "another"));
    let Some(article) = article.filter(|article| head.len() - article <= 5) else { return false };
    let lead = article.checked_sub(1).and_then(|lead| head.get(lead));
    let is = lead.is_some_and(|lead| matches!(*lead, "is" | "was" | "as" | "in" | "be" | "into"));
    let start = text.find(&format!(" {word}")).map_or(0, |space| space + 1);
    !is && at.start <= reach.start + start + NOUN + NOUN
}

/// So many bytes behind a figure the noun may stand that it belongs to.
const NOUN: usize = 24;

/// Whether a sentence that names no subject of its own can be about the thing carried over.
fn goes_on_about(found: &Annotated<'_>, sentence: &Sentence, at: Span, index: usize) -> bool {
    let Some(name) = found.names.get(index) else { return false };
    if found.language.is_chinese() {
        return topic::goes_on_about(found, sentence, at, name);
    }
    if tells_of_the_next_one(found, sentence, at, name) {
        return false;
    }
    let english = found.language == Language::English && sentence.place == Place::Prose;
    let background = english && background::is_of_others(found, sentence, at, name);
    let banks = english && name.kind == EntityKind::Organization && acts_as_a_bank(found, sentence, at);
    let owner = english && name.has_no_name() && is_of_another_owner(found, sentence, at, name);
    !background && !owner && (!banks || is_a_bank(name)) && !is_of_another_house(found, sentence, at, name)
}

/// "lasse die nächste Generation bei Intel fertigen", 次のモデルの一部は…学習したい: of one that is to come, and that no word named
/// before stands for.
fn tells_of_the_next_one(found: &Annotated<'_>, sentence: &Sentence, at: Span, name: &Name) -> bool {
    let thing = matches!(name.kind, EntityKind::Model | EntityKind::Chip);
    let head = Span::new(sentence.span.start, at.start.max(sentence.span.start));
    thing
        && !sentence.span.contains(name.span)
        && found.has_cue(sentence, head.cover(at), &[Cue::NextOne, Cue::Variant])
}

/// "SK Group is building a similar one with 50,000 GPUs", behind a centre of Samsung's: another firm leads the sentence, and no
/// word but "one" stands for a thing.
fn is_of_another_owner(found: &Annotated<'_>, sentence: &Sentence, at: Span, thing: &Name) -> bool {
    let owner = thing.name.split(": unnamed ").next().unwrap_or("");
    let head = Span::new(sentence.span.start, at.start.max(sentence.span.start));
    let refers = found.has_cue(sentence, head, &[Cue::It, Cue::TheSystem, Cue::TheChip, Cue::TheModel]);
    let leads = |firm: &&Name| {
        firm.kind == EntityKind::Organization && firm.can_lead() && firm.span.end <= at.start && !is_observer(firm)
    };
    let firm = found.names_in(sentence).iter().find(leads);
    let similar = head.of(&found.folded).contains(" similar one") || head.of(&found.folded).contains(" another one");
    let other = firm.is_some_and(|firm| {
        sentence.opens_at(firm.span.start) && firm.name != owner && !found.lexicon.same_house(&firm.name, owner)
    });
    similar || other && !refers
}

/// "The bank will invest …": only a bank can be meant. "After talks with the bank, the company" is another.
fn acts_as_a_bank(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let acts = |noun: &&CueAt| {
        let before = found.head(sentence, noun.span.start).split_whitespace().next_back();
        !before.is_some_and(|before| english().prepositions.contains(before))
    };
    let mut nouns = found.cues_in(sentence).iter().filter(|cue| cue.cue == Cue::TheCompany && cue.span.end <= at.start);
    nouns.rfind(acts).is_some_and(|noun| last_word(found, noun) == "bank")
}

/// "Huawei is expected to reach 6 % of it": the sentence is about another house than the thing's, and no word stands for
/// the thing.
fn is_of_another_house(found: &Annotated<'_>, sentence: &Sentence, at: Span, name: &Name) -> bool {
    let thing = matches!(name.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System);
    if !thing || name.entity.is_none() || sentence.place != Place::Prose {
        return false;
    }
    let firm = found.names_in(sentence).iter().find(|firm| {
        firm.kind == EntityKind::Organization && firm.can_lead() && firm.span.end <= at.start && !is_observer(firm)
    });
    is_of_a_state(found, sentence, at)
        || firm.filter(|firm| may_be_the_topic(found, firm)).is_some_and(|firm| {
            sentence.opens_at(firm.span.start)
                && firm.entity.is_some()
                && !is_owner_only(found, firm)
                && !is_behind_a_preposition(found, sentence, firm)
                && found.makes(firm, name) == Some(false)
                && !has_a_word_for_it(found, sentence, firm)
        })
}

/// 製造はTSMCが担い: in Japanese and Korean who is marked as no topic is not what the sentence is about.
fn may_be_the_topic(found: &Annotated<'_>, firm: &Name) -> bool {
    let after = found.text.get(firm.span.end..).unwrap_or("").trim_start_matches([')', '）', '」']);
    match found.language {
        Language::Japanese => after.starts_with('は'),
        Language::Korean => after.starts_with(['은', '는']),
        _ => true,
    }
}

/// "The `IndiaAI` Mission has aggregated 34,000 GPUs", "Japan has 5,000": a state or a programme acts, and no word stands for
/// the thing.
fn is_of_a_state(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let acts = |name: &&Name| {
        matches!(name.kind, EntityKind::Country | EntityKind::Policy)
            && name.span.end <= at.start
            && sentence.opens_at(name.span.start)
            && is_predicate(found.word_behind(name.span.end))
            && !is_behind_a_preposition(found, sentence, name)
    };
    found.language == Language::English
        && found.names_in(sentence).iter().find(acts).is_some_and(|state| !has_a_word_for_it(found, sentence, state))
}

/// "TSMC makes it", "SMIC makes those dies", "it is made by TSMC". In "Rebellions has its chips made by Samsung" and
/// "Tencent says that it has put 900 into …" the word stands for the firm.
fn has_a_word_for_it(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let others = |word: &str| word != "it" && english().object_words.contains(word);
    if found.language == Language::English && any_word(sentence.span.of(&found.folded), others) {
        return true;
    }
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::It).any(|at| {
        let after = found.folded.get(at.span.end..).unwrap_or("").trim_start();
        let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let acts = english().finite.contains(next) || english().helpers.contains(next);
        let of_the_firm = matches!(at.span.of(&found.folded), "its" | "their") || acts;
        found.language != Language::English || at.span.start < firm.span.start || !of_the_firm
    })
}

/// The best name of the sentence itself: the lowest cost, names before the fact first.
pub(super) fn in_sentence(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    if found.language.is_chinese() && sentence.place != Place::Row {
        return topic::in_clauses(found, sentence, at, kinds);
    }
    let eligible = |name: &&Name| kinds.contains(&name.kind) && name.can_lead() && !name.span.overlaps(at);
    let candidates = || {
        sentence.names.clone().filter_map(|index| {
            let name = found.names.get(index).filter(eligible)?;
            cost(found, sentence, name, at, kinds).map(|cost| (cost, index))
        })
    };
    let ahead = |index: usize| found.names.get(index).is_some_and(|name| name.span.end <= at.start);
    let best = clause::antecedent(found, sentence, at, kinds)
        .or_else(|| {
            let none = !candidates().any(|(_, index)| ahead(index));
            none.then(|| clause::behind_a_front(found, sentence, at, |name| eligible(&name))).flatten()
        })
        .or_else(|| candidates().min().map(|(_, index)| index))
        .filter(|index| {
            !is_of_another_part(found, sentence, at, *index)
                && !is_of_a_stranger(found, at, *index)
                && !is_of_the_version_behind(found, sentence, at, *index)
        });
    if found.is_explained() {
        tell_others(found, sentence, at, kinds, best);
    }
    best
}

/// "Huawei designed the 910C; Baidu's second-generation Kunlun is made by Samsung": behind a semicolon another maker's
/// thing is spoken of, be its name known or not.
fn is_of_another_part(found: &Annotated<'_>, sentence: &Sentence, at: Span, index: usize) -> bool {
    let Some(name) = found.names.get(index).filter(|name| name.entity.is_some()) else { return false };
    let thing = matches!(name.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System);
    let from = sentence.span.start.max(name.span.end);
    let gap = Span::new(from.min(at.start), at.start);
    let Some(mark) = gap.of(found.text).rfind(';') else { return false };
    let part = Span::new(gap.start + mark, at.start);
    let another = |firm: &Name| {
        let behind = found.text.get(firm.span.end + "'s ".len()..).unwrap_or("");
        firm.kind == EntityKind::Organization
            && part.contains(firm.span)
            && is_owner_only(found, firm)
            && found.makes_chips(firm)
            && !behind.starts_with(|c: char| c.is_ascii_digit())
            && !found.lexicon.maker_is(name.entity, &firm.name)
    };
    thing && found.language == Language::English && found.names_in(sentence).iter().any(another)
}

/// "X1 is on sale; the cheaper version will be out in May", "X1 has it, the latter in its own line": behind the mark another one
/// is spoken of.
fn is_of_the_version_behind(found: &Annotated<'_>, sentence: &Sentence, at: Span, index: usize) -> bool {
    let Some(name) = found.names.get(index).filter(|name| name.span.end <= at.start) else { return false };
    let clause = sentence.clause_of(at);
    if found.language != Language::English || clause.contains(name.span) {
        return false;
    }
    let behind = found.folded.get(..clause.start).unwrap_or("").trim_end().ends_with(';');
    let version = || {
        let words = clause.of(&found.folded).split_whitespace().take(6);
        let mut words = words.take_while(|word| !is_predicate(word));
        let article = words.next().is_some_and(|word| matches!(word, "the" | "a" | "an" | "its"));
        article && words.any(|word| english().variants.contains(word) || english().versions.contains(word))
    };
    opens_with_one_of_two(found, sentence, at) || behind && version()
}

/// "X1-Base has 9 billion and X1-Large has 72 billion": between the name and the fact a name that nobody knows has a verb of
/// its own.
fn is_of_a_stranger(found: &Annotated<'_>, at: Span, index: usize) -> bool {
    let Some(name) = found.names.get(index).filter(|name| name.span.end <= at.start) else { return false };
    let thing = matches!(name.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System);
    if !thing || found.language != Language::English {
        return false;
    }
    let gap = found.between(name.span, at);
    let words: Vec<&str> = gap.split(' ').collect();
    words.windows(3).any(|three| match three {
        [link, word, verb] => {
            let linked = matches!(*link, "and" | "while" | "whereas" | "but") || link.ends_with([',', ';']);
            let coded = word.starts_with(char::is_uppercase) && word.contains('-') && !word.ends_with([',', '.']);
            linked && coded && is_predicate(verb) && !found.is_named(word, name.span.end, at.start)
        }
        _ => false,
    })
}

/// Notes why the other names of the sentence are not what a fact is about.
fn tell_others(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind], best: Option<usize>) {
    let others = sentence.names.clone().filter(|index| Some(*index) != best);
    for name in others.filter_map(|index| found.names.get(index)).filter(|name| kinds.contains(&name.kind)) {
        let why = if name.compared {
            "the other side of a comparison"
        } else if name.counted {
            "counted, and not spoken of"
        } else if name.family {
            "a family or class, whose members the figures are of"
        } else if name.span.overlaps(at) {
            "the number is a part of it"
        } else if cost(found, sentence, name, at, kinds).is_none() {
            "too far away, or an observer"
        } else {
            "another name stands nearer"
        };
        found.note_about(at, "subject", name.span, || why.to_owned());
    }
}

/// Words between a name and what is told that set the two against each other.
const CONTRASTS: &[&str] = &["while", "whereas", " but ", "而", "但", "compared", "against", "vs"];
static CONTRASTS_AT: LazyLock<Words> = LazyLock::new(|| Words::of(CONTRASTS));

/// What stands between a name and the fact makes it dearer; a name too dear is none.
fn cost(found: &Annotated<'_>, sentence: &Sentence, name: &Name, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    // the distance alone makes it too dear, whatever stands between
    let far = name.span.end <= at.start && found.distance(name.span, at) / 4 >= TOO_DEAR + REFERS;
    if far || is_observer(name) || (name.kind == EntityKind::Organization && is_modifier(found, name)) {
        return None;
    }
    if name.kind == EntityKind::Organization && is_behind_a_participle(found, sentence, name, at) {
        return None;
    }
    let between = found.between(name.span, at);
    let mut cost = found.distance(name.span, at) / 4;
    cost += 14 * between.matches([';', '；']).count();
    cost += 2 * between.matches(['，', ',', '：', ':']).count();
    if is_owner_only(found, name)
        && kinds.iter().any(|kind| !matches!(kind, EntityKind::Organization | EntityKind::Country))
    {
        cost += 25;
    }
    if name.role == Role::Referring {
        cost = cost.saturating_sub(REFERS);
    }
    if clause::in_aside(found, sentence, name.span, at) {
        // "The company, one of Nvidia's largest customers, expects …"
        if is_owner_only(found, name) && kinds == [EntityKind::Organization] {
            return None;
        }
        cost += 40;
    }
    if is_what_the_machine_runs_on(found, sentence, name, kinds) {
        cost += 40;
    }
    let aside = || is_beside_its_other(found, name) || is_beside_a_pronoun(found, sentence, name);
    if kinds == [EntityKind::Organization] && aside() {
        return None;
    }
    if name.kind == EntityKind::Organization && clause::is_supplied(found, sentence, name.span) {
        cost += 30;
    }
    // "Huawei's own fab in Shenzhen will turn out": where it is
    let before = found.head(sentence, name.span.start);
    if kinds == [EntityKind::Organization]
        && found.language == Language::English
        && [" in ", " near ", " outside "].iter().any(|word| before.ends_with(word))
    {
        cost += 30;
    }
    if name.span.start >= at.end && is_a_later_topic(found, name) {
        return None;
    }
    if name.span.start >= at.end {
        return modifies(found, sentence, name, at)
            .then_some(cost / 2)
            .or_else(|| (!has_verb_between(found, sentence, name, at)).then_some(cost + 30));
    }
    if CONTRASTS_AT.are_in(between) {
        cost += 10 * CONTRASTS.iter().filter(|word| between.contains(*word)).count();
    }
    (cost < TOO_DEAR).then_some(cost)
}

/// A name that costs as much is none, and what a word that refers to it takes off.
const TOO_DEAR: usize = 160;
const REFERS: usize = 4;

/// "Суперкомпьютер построен на ускорителях A100 и развивает 11,95 Пфлопс": what may be a machine's is of the machine, and of
/// no chip inside it.
fn is_what_the_machine_runs_on(found: &Annotated<'_>, sentence: &Sentence, name: &Name, kinds: &[EntityKind]) -> bool {
    let both = kinds.contains(&EntityKind::System) && name.kind == EntityKind::Chip;
    both && found.language.is_european()
        && found.names_in(sentence).iter().any(|system| {
            let gap = Span::new(system.span.end.min(name.span.start), name.span.start);
            system.kind == EntityKind::System
                && !system.compared
                && system.span.end <= name.span.start
                && found.has_cue(sentence, gap, &[Cue::Use])
        })
}

/// 1100億円超との見方もあるが、文部科学省は: in Japanese and Korean who stands behind the fact as a topic begins another statement.
fn is_a_later_topic(found: &Annotated<'_>, name: &Name) -> bool {
    if !matches!(name.kind, EntityKind::Organization | EntityKind::Country) {
        return false;
    }
    let after = found.text.get(name.span.end..).unwrap_or("");
    let after = after.trim_start_matches(['」', '』', '）', ')', '\'', '’']);
    match found.language {
        Language::Japanese => after.starts_with(['は', 'が', 'も']),
        Language::Korean => ["은 ", "는 ", "이 ", "가 ", " 측은 ", "도 "].iter().any(|mark| after.starts_with(mark)),
        _ => false,
    }
}

/// "Spain's bid, led by Telefonica with Nvidia, is worth …": who stands in such an insertion is not what goes on behind it.
fn is_behind_a_participle(found: &Annotated<'_>, sentence: &Sentence, name: &Name, at: Span) -> bool {
    let clause = sentence.clause_of(name.span);
    let head = found.head_in_clause(sentence, name.span);
    let first = sentence.clauses.first() == Some(&clause);
    found.language == Language::English
        && at.start >= clause.end
        && !first
        && english().done_by.iter().any(|words| head.trim_start().starts_with(words.as_str()))
}

/// "X 的Y", "X's Y": the owner of a thing is not the thing.
pub(super) fn is_owner_only(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    matches!(name.kind, EntityKind::Organization | EntityKind::Country)
        && (after.starts_with("'s") || after.starts_with("’s"))
}

/// "Alibaba's T-Head": the owner of the firm that is meant.
pub(super) fn owns_another(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    found.names_in(sentence).iter().any(|other| {
        let gap = found.between(name.span, other.span);
        other.kind == name.kind && other.span.start > name.span.end && matches!(gap, "'s " | "’s " | "旗下" | "旗下的")
    })
}

/// "Nvidia's main rival, AMD, has 5%", "Nvidia's cloud partner, Lambda, runs": the other one acts, and not whose it is.
pub(super) fn is_beside_its_other(found: &Annotated<'_>, name: &Name) -> bool {
    if found.language != Language::English || name.kind != EntityKind::Organization {
        return false;
    }
    let after = first(found.folded.get(name.span.end..).unwrap_or(""), 48);
    let phrase = behind_owner(after).and_then(|words| words.split([',', '.', ';']).next()).unwrap_or("");
    phrase.split_whitespace().take(4).any(|word| english().beside_others.contains(word))
}

/// The fact stands before the name as its attribute: "718-billion-parameter X", 7180亿参数的X, "a 24B model, X".
pub(super) fn modifies(found: &Annotated<'_>, sentence: &Sentence, name: &Name, at: Span) -> bool {
    let between = found.between(at, name.span);
    let short = found.distance(at, name.span) <= 60;
    let chinese = between.contains('的') || between.contains("——") || between.contains('“');
    let noun = found.has_cue(sentence, Span::new(at.end, name.span.start), &[Cue::Model, Cue::Chip, Cue::System]);
    let direct = between.chars().filter(|c| c.is_alphanumeric()).count() <= 12;
    let verb =
        found.has_cue(sentence, Span::new(at.end, name.span.start), &[Cue::Use, Cue::Beats, Cue::Than, Cue::Develop]);
    // "1.6 trillion parameters and V4-Flash 284 billion": the name behind has a number of its own.
    let turns =
        [" and ", " while ", " but ", " versus ", " against ", " whereas "].iter().any(|word| between.contains(word));
    let other = found
        .names_in(sentence)
        .iter()
        .any(|other| other.kind == name.kind && other.name != name.name && other.span.end <= at.start);
    let apart = (between.contains([',', '，']) || turns && other) && !chinese;
    short
        && !apart
        && name.role != Role::Referring
        && !verb
        && !between.contains([';', '；', '。'])
        && (chinese || noun || direct)
}

fn has_verb_between(found: &Annotated<'_>, sentence: &Sentence, name: &Name, at: Span) -> bool {
    let gap = Span::new(at.end, name.span.start);
    let verbs = [
        Cue::Release,
        Cue::Train,
        Cue::Develop,
        Cue::Use,
        Cue::Manufacture,
        Cue::Say,
        Cue::Order,
        Cue::Than,
        Cue::Comparable,
        Cue::Beats,
        Cue::Trails,
    ];
    found.has_cue(sentence, gap, &verbs) || gap.of(found.text).contains([',', '，', ';', '；', '.', '：'])
}

/// The nearest name of the kinds in the sentence, before or behind: for verbs whose object may be meant.
pub(super) fn nearest(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let clause = sentence.clause_of(at);
    let segment = topic::segment(found, sentence, at);
    sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                segment.contains(name.span)
                    && kinds.contains(&name.kind)
                    && name.can_lead()
                    && !name.span.overlaps(at)
                    && !is_observer(name)
                    && !topic::is_where_it_comes_from(found, name)
                    && !topic::is_where_it_is(found, sentence, name, kinds)
                    && !is_of_the_version_behind(found, sentence, at, *index)
                    && !is_memory_of_another(found, sentence, name)
            })
        })
        .min_by_key(|index| {
            found.names.get(*index).map_or(usize::MAX, |name| {
                let between = found.between(name.span, at);
                let marks = between.matches(['；', ';']).count() * 60 + between.matches(['，', ',']).count() * 8;
                // "the X2, a pair of X1 dies, continues to ship"
                let aside = found.language == Language::English && clause::in_aside(found, sentence, name.span, at);
                let apart = if clause.contains(name.span) { 0 } else { 10 } + if aside { 90 } else { 0 };
                found.distance(name.span, at) + marks + apart
            })
        })
}

/// 思元690原计划采用三星HBM3，量产推迟: the memory that a chip takes, and not what goes on.
fn is_memory_of_another(found: &Annotated<'_>, sentence: &Sentence, memory: &Name) -> bool {
    let of_memory = |name: &Name| name.name.contains("HBM");
    let takes = || {
        let head = Span::new(sentence.clause_of(memory.span).start, found.start_with_maker(memory));
        found.has_cue(sentence, head, &[Cue::Use])
    };
    let other = |name: &Name| {
        name.kind == EntityKind::Chip && !of_memory(name) && name.can_lead() && name.span.end <= memory.span.start
    };
    found.language.is_chinese() && of_memory(memory) && takes() && found.names_in(sentence).iter().any(other)
}

/// "A and B have 3 and 5 respectively", 分别: the n-th amount that is `alike` belongs to the n-th name.
pub(super) fn in_order(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    kinds: &[EntityKind],
    alike: impl Fn(&Amount) -> bool,
) -> Option<usize> {
    if !found.has_cue(sentence, sentence.span, &[Cue::Respectively]) {
        return None;
    }
    let mut amounts: Vec<&Amount> =
        found.amounts_in(sentence).iter().filter(|other| !other.in_name && alike(other)).collect();
    if found.language.is_chinese() {
        amounts = dealt_out(found, sentence, amount, amounts)?;
    }
    let place = amounts.iter().position(|other| other.span == amount.span)?;
    let first = amounts.first()?;
    let mut names: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| {
            found
                .names
                .get(*index)
                .is_some_and(|name| kinds.contains(&name.kind) && name.span.end <= first.span.start && !name.compared)
        })
        .collect();
    if found.language.is_chinese() && amounts.len() > 1 {
        // 甲、乙分别采购丙10万颗和5万颗: those before the word, where they are as many
        let word =
            found.cues_within(sentence, Span::new(sentence.span.start, first.span.start), &[Cue::Respectively]).last();
        let ends = |index: usize| found.names.get(index).map_or(usize::MAX, |name| name.span.end);
        let ahead = names.partition_point(|index| word.is_some_and(|word| ends(*index) <= word.span.start));
        if ahead == amounts.len() {
            names.truncate(ahead);
        }
        names.retain(|index| found.names.get(*index).is_some_and(|name| name.role != Role::Referring));
        names = names.split_off(names.len().saturating_sub(amounts.len()));
        if names.windows(2).any(|pair| has_another_between(found, pair)) {
            return None;
        }
    }
    (names.len() == amounts.len()).then(|| names.get(place).copied()).flatten()
}

/// A、某某、B分别为: a list of names, known or not, stands before the word that deals out what is told of them. In
/// 2024年、2025年分别为 it is one of years.
pub(super) fn is_dealt_to_a_list(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start));
    let Some(word) = found.cues_within(sentence, head, &[Cue::Respectively]).last() else { return false };
    let beside = |name: &Name| {
        let before = found.folded.get(..name.span.start).is_some_and(|before| before.ends_with('、'));
        before || found.folded.get(name.span.end..).is_some_and(|after| after.starts_with('、'))
    };
    let ahead = Span::new(clause.start, word.span.start);
    found.names_in(sentence).iter().any(|name| ahead.contains(name.span) && beside(name))
}

/// A、某某、B分别为, A有3万颗，某某、B分别有1万和2万颗: between two names of the list stands one that nobody knows.
fn has_another_between(found: &Annotated<'_>, pair: &[usize]) -> bool {
    let [first, second] = pair else { return false };
    let (Some(first), Some(second)) = (found.names.get(*first), found.names.get(*second)) else { return false };
    let gap = found.between(first.span, second.span);
    gap.matches('、').count() > 1 || gap.contains('、') && gap.contains(['，', ','])
}

/// A容量128GB；B的容量与带宽分别为144GB和4TB/s: only what stands behind the word is dealt out by it, up to the next name (A和B
/// 分别占40%和5%，C占30%), and one alone of its kind is not.
pub(super) fn dealt_out<'a>(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    mut amounts: Vec<&'a Amount>,
) -> Option<Vec<&'a Amount>> {
    let words = || found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Respectively);
    let word = words().rfind(|at| at.span.end <= amount.span.start);
    let Some(word) = word else {
        let later = words().any(|word| amounts.iter().any(|other| other.span.start >= word.span.end));
        return (!later).then_some(amounts);
    };
    let next = words().map(|at| at.span.start).find(|start| *start >= amount.span.end).unwrap_or(sentence.span.end);
    amounts.retain(|other| other.span.start >= word.span.end && other.span.end <= next);
    let first = amounts.first()?.span;
    let (end, first) = (sentence.clause_of(first).end, first.end);
    // 分别为220亿和320亿，高于X的51亿: one weighed in a later clause turns to another, too
    let turned = |name: &&Name| name.kind != EntityKind::Country && (!name.compared || name.span.start >= end);
    let names = found.names_in(sentence).iter().filter(turned);
    let turns = names.map(|name| name.span.start).find(|start| *start >= first);
    amounts.retain(|other| turns.is_none_or(|turns| other.span.end <= turns));
    (amounts.len() > 1).then_some(amounts)
}

/// The subject that earlier sentences of the paragraph, the last paragraphs or the title put forward.
pub(super) fn carried(found: &Annotated<'_>, place: usize, kinds: &[EntityKind]) -> Option<usize> {
    let here = found.sentences.get(place)?;
    if points_at_another(found, here) {
        return None;
    }
    let mark = topic::item_mark(found, here);
    let refers = found.has_cue(here, here.span, &[Cue::It, Cue::TheCompany]);
    let reach = match found.language {
        language if language.is_chinese() => CARRY_CHINESE,
        Language::English => CARRY,
        // the one model that the text names is meant farther on, too
        _ if kinds == [EntityKind::Model] && found.has_one_model() => 2 * CARRY,
        _ => CARRY,
    };
    let item = is_an_item(found, here);
    let talk = is_in_a_talk(found, here);
    let mut steps = 0;
    let mut yardstick = None;
    // what the title names may be what the text then brings in
    let mut another = false;
    let turned = |name: &Name| {
        focus::since(found, name, place).iter().any(|other| focus::firm_turned_to(found, other, name).is_some())
    };
    for earlier in (0..place).rev().take(LOOK_BACK) {
        let sentence = found.sentences.get(earlier)?;
        if sentence.place == Place::Title || steps >= reach {
            break;
        }
        if mark.is_some() && !refers && sentence.line != here.line && topic::item_mark(found, sentence) == mark {
            continue;
        }
        let listed = topic::is_a_line_of_the_same_card(found, sentence, here)
            || item && sentence.names.is_empty() && is_an_item(found, sentence);
        if is_heading(found, sentence) || listed {
            continue;
        }
        let told = if talk && is_in_a_talk(found, sentence) { 0 } else { 2 };
        steps += if sentence.line == here.line { 1.min(told) } else { told };
        // "The Beijing-based company makes chips on SMIC's line. The company …": of whom it is goes on
        if kinds == [EntityKind::Organization] && opens_with_the_firm(found, sentence) {
            continue;
        }
        if let Some(index) = main_name(found, sentence, kinds) {
            if found.language.is_chinese() {
                return topic::goes_on_to(found, sentence, here, index, kinds);
            }
            if another || found.names.get(index).is_some_and(turned) {
                return None;
            }
            if let Some(firm) = focus::firm_beside(found, earlier, kinds, index) {
                return firm;
            }
            // "An X1 draws 700 W. Memory is said to be 96 GB": the yardstick of one sentence does not go on
            if yardstick.is_none() && (earlier + 1 != place || !refers) && stands_for_any(found, sentence, index) {
                yardstick = Some(index);
                continue;
            }
            let aside = sentence.line != here.line && is_mentioned_only(found, sentence, index);
            return topic(found, place).filter(|_| aside && kinds == [EntityKind::Model]).or(Some(index));
        }
        another = another || focus::brings_in_another(found, sentence, kinds);
    }
    let title = found.sentences.first().filter(|sentence| sentence.place == Place::Title);
    let title = title.and_then(|title| main_name(found, title, kinds));
    title.filter(|index| !found.language.is_chinese() || topic::is_in_the_title(found, *index)).or(yardstick)
}

/// "An X1 may draw up to 700": any one of them, at the head of its sentence.
pub(super) fn stands_for_any(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> bool {
    let any = |name: &Name| {
        matches!(name.kind, EntityKind::Chip | EntityKind::System)
            && matches!(found.head(sentence, name.span.start).trim(), "a" | "an")
    };
    found.language == Language::English && found.names.get(index).is_some_and(any)
}

/// "The Beijing-based company is preparing …": a word for the firm told of before leads the sentence.
fn opens_with_the_firm(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    let mut words = text.split_whitespace();
    let opens = found.language == Language::English && words.next() == Some("the");
    let Some(noun) = words.take(3).find(|word| english().firm_nouns.contains(*word)).filter(|_| opens) else {
        return false;
    };
    let start = text.find(noun).map_or(sentence.span.start, |at| sentence.span.start + at);
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization);
    firms.next().is_none_or(|firm| firm.span.start > start)
}

/// "Up to £750 million has been set aside for that one": told of before, but by the way.
fn points_at_another(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    found.language == Language::English
        && [" for that one", " on that one", " into that one"].iter().any(|one| text.contains(one))
}

/// "The Beijing-based company has also bought …", "It uses …": the firm told of before, where a word for it is the
/// subject of the verb.
pub(super) fn firm_referred_to(found: &Annotated<'_>, place: usize, verb: Span) -> Option<usize> {
    let sentence = found.sentences.get(place).filter(|sentence| sentence.place == Place::Prose)?;
    if found.language != Language::English {
        return None;
    }
    let text = found.head(sentence, verb.start);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.last().is_some_and(|word| english().helpers.contains(*word)) {
        words.pop();
    }
    // "It aims for 6 gigawatts and has also ordered …": the subject of the first verb is that of the second.
    if words.last() == Some(&"and") && words.first().is_some_and(|word| matches!(*word, "it" | "the")) {
        let noun = words.iter().take(4).position(|word| english().firm_nouns.contains(*word));
        words.truncate(if words.first() == Some(&"it") { 1 } else { noun? + 1 });
    }
    let subject = words.pop()?;
    let by_pronoun = subject == "it";
    if !by_pronoun {
        let article = words.iter().rev().take(4).position(|word| *word == "the");
        let article = article.filter(|_| english().firm_nouns.contains(subject))?;
        words.truncate(words.len() - article - 1);
    }
    let opens = words.last().is_none_or(|word| {
        word.ends_with([',', ':', '"', '“'])
            || matches!(*word, "said" | "says" | "that" | "and" | "but" | "added" | "because" | "as")
    });
    // "For inference it is turning to …"
    let fronts = |word: &&str| english().prepositions.contains(*word);
    let opens = opens || by_pronoun && words.len() <= 3 && words.first().is_some_and(fronts);
    let firms = &[EntityKind::Organization];
    // "For Contoso it built …": whom it is done for does nothing
    let acts = |name: &Name| firms.contains(&name.kind) && !is_behind_a_preposition(found, sentence, name);
    let here = found.names_in(sentence).iter().any(|name| acts(name) && name.span.end <= verb.start);
    if !opens || here {
        return None;
    }
    let index = carried(found, place, firms)?;
    let firm = found.names.get(index).filter(|name| !name.stays_unnamed() && !is_observer(name))?;
    if subject == "bank" && !is_a_bank(firm) {
        return None;
    }
    // "under an MIT licence" names no firm that acts.
    let licence = found.folded.get(firm.span.end..).is_some_and(|after| after.starts_with(" licen"));
    let told = found.sentence_at(firm.span.start).filter(|_| !licence)?;
    // "Tencent is its largest shareholder": told of another one, which is meant
    let after = found.folded.get(firm.span.end..).unwrap_or("");
    if [" is its ", " was its ", " remains its ", " became its "].iter().any(|words| after.starts_with(words)) {
        return None;
    }
    // "Zhipu has released GLM-5. It …" is of Zhipu, and "GLM-5 beats Zhipu's last model. It …" is not.
    let leads =
        main_name(found, told, &[EntityKind::Organization, EntityKind::Model, EntityKind::Chip, EntityKind::System]);
    let before = found.sentence_before(place);
    let right_before = before.is_some_and(|before| before.span == told.span && before.line == sentence.line);
    (!by_pronoun || right_before && leads == Some(index)).then_some(index)
}

/// "Total parameters: 235B", "- Memory BW: 4 TB/s": an item of a list of figures, all of which are of one thing.
fn is_an_item(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text).trim();
    let labelled = text.split_once(':').is_some_and(|(label, value)| {
        label.split_whitespace().count() <= LABEL_WORDS && !value.trim().is_empty() && value.len() <= VALUE
    });
    found.language == Language::English
        && sentence.place != Place::Row
        && text.len() <= ITEM
        && !text.ends_with('.')
        && (labelled || text.starts_with(['-', '•', '*', '·']))
}

/// How long an item of such a list is, in bytes, and its parts.
const ITEM: usize = 90;
const VALUE: usize = 60;
const LABEL_WORDS: usize = 5;

/// 问：…, 李岚：…: a line of an interview, which goes on about what a question named.
fn is_in_a_talk(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    if !found.language.is_chinese() || !matches!(sentence.place, Place::Prose | Place::Heading) {
        return false;
    }
    let opens = found.sentences.partition_point(|other| other.line < sentence.line);
    let start = found.sentences.get(opens).map_or(sentence.span.start, |first| first.span.start);
    let line = first(found.folded.get(start..).unwrap_or(""), LONGEST_SPEAKER);
    let speaker = line.split_once('：').map_or("", |(speaker, _)| speaker);
    let word = |c: char| c.is_alphabetic() || matches!(c, '《' | '》' | '“' | '”' | '·');
    !speaker.is_empty() && speaker.chars().all(word) && !has_one(speaker, &chinese().figure_labels)
}

/// Characters of a speaker's name or office and the colon behind it.
const LONGEST_SPEAKER: usize = 9;

/// 训练细节, 二、硬件平台: a heading is no step away from what was told before it.
fn is_heading(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text).trim();
    found.language.is_chinese()
        && sentence.names.is_empty()
        && text.chars().count() <= 12
        && !text.ends_with(['。', '！', '？', '；', '：'])
}

/// A name deep in its sentence ("after the debut of its R1 model …") is not what the sentence is about.
fn is_mentioned_only(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> bool {
    let at = Span::new(sentence.span.start, sentence.span.start);
    !found.language.is_unspaced() && found.names.get(index).is_some_and(|name| found.distance(at, name.span) > 30)
}

/// The one model that the title, or else the first sentence, names.
pub(super) fn topic(found: &Annotated<'_>, place: usize) -> Option<usize> {
    let head = found.sentences.iter().take(2.min(place)).find(|sentence| {
        sentence.names.clone().any(|index| found.names.get(index).is_some_and(|name| name.kind == EntityKind::Model))
    })?;
    let mut models = head
        .names
        .clone()
        .filter(|index| found.names.get(*index).is_some_and(|name| name.kind == EntityKind::Model && name.can_lead()));
    let first = models.next()?;
    let name = |index: usize| found.names.get(index).map(|name| &name.name);
    models.all(|other| name(other) == name(first)).then_some(first)
}

/// What a sentence is mainly about: its first name of the kinds that is no side of a comparison.
pub(super) fn main_name(found: &Annotated<'_>, sentence: &Sentence, kinds: &[EntityKind]) -> Option<usize> {
    if found.language.is_chinese() && sentence.place != Place::Row {
        return topic::put_forward(found, sentence, kinds);
    }
    // "It has set aside $1 billion for Nvidia chips" is about no Nvidia.
    let acts = |name: &Name| {
        found.language != Language::English || kinds != [EntityKind::Organization] || !is_modifier(found, name)
    };
    let aside = |name: &Name| {
        kinds == [EntityKind::Organization]
            && (is_beside_a_pronoun(found, sentence, name)
                || opens_as_company(found, sentence, name)
                || is_said_by_the_way(found, sentence, name))
    };
    let main = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let leads = kinds.contains(&name.kind) && name.can_lead() && acts(name);
            leads && !focus::is_by_the_way(found, name) && !aside(name) && !is_the_one_before(found, sentence, name)
        })
    })?;
    Some(owner_at_the_head(found, sentence, main, kinds).unwrap_or(main))
}

/// "the chip, which Contoso makes", "seven banks, Fabrikam among them": who is named so is not whom the sentence is about.
pub(super) fn is_said_by_the_way(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = found.head(sentence, name.span.start).trim_end();
    let after = found.folded.get(name.span.end..).unwrap_or("").trim_start();
    found.language == Language::English
        && ([", which", ", whom", ", whose"].iter().any(|words| before.ends_with(words))
            || after.starts_with("among them")
            || after.starts_with("among others"))
}

/// "Contoso's memory failed Nvidia's tests": of two whose something is told of, the one at the head of the sentence.
fn owner_at_the_head(found: &Annotated<'_>, sentence: &Sentence, main: usize, kinds: &[EntityKind]) -> Option<usize> {
    let owns = |index: usize| found.names.get(index).filter(|name| is_owner_only(found, name));
    let behind = owns(main).filter(|_| kinds == [EntityKind::Organization])?;
    let first = sentence.names.clone().find(|index| owns(*index).is_some_and(|name| kinds.contains(&name.kind)))?;
    let name = found.names.get(first)?;
    (name.span.end <= behind.span.start && name.span.start <= sentence.span.start + 1).then_some(first)
}

/// 「X」の後継「Y」を投入する, "den Nachfolger des X, Y": what has a successor that the sentence names is not what goes on.
fn is_the_one_before(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if !found.is_in_another_language() || stands_alone(found, sentence, name) {
        return false;
    }
    let behind = found.language.is_unspaced();
    let beside = |at: &CueAt| {
        let (first, second) = if behind { (name.span, at.span) } else { (at.span, name.span) };
        first.end <= second.start && second.start - first.end <= BESIDE_ITS_SUCCESSOR
    };
    found.cues_within(sentence, sentence.span, &[Cue::NextOne]).any(beside)
}

/// Bytes between a name and the word that it has a successor: a bracket, or "des", "de la".
const BESIDE_ITS_SUCCESSOR: usize = 12;

/// "It denied that it was in talks with Samsung": the sentence is about who was named before, and not about the firm behind
/// a preposition.
fn is_beside_a_pronoun(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let opens = [
        "it ",
        "the company's ",
        "the company’s ",
        "the company ",
        "the firm ",
        "the group ",
        "the start-up ",
        "the startup ",
        "he ",
        "she ",
    ];
    is_behind_a_preposition(found, sentence, name)
        && opens.iter().any(|word| sentence.span.of(&found.folded).trim_start().starts_with(word))
}

/// "With Contoso, Fabrikam is building …": whom the subject behind the comma acts with.
fn opens_as_company(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let head = found.head(sentence, name.span.start).trim();
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let with = ["with", "together with", "alongside", "along with", "in partnership with", "jointly with"];
    found.language == Language::English && with.contains(&head) && after.starts_with(',')
}

/// "relies on Nvidia", "in talks with Samsung": in English a firm does not act right behind such a word.
pub(super) fn is_behind_a_preposition(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    found.language == Language::English
        && is_behind(found, sentence, name, &|word| english().prepositions.contains(word))
}

/// Such a word stands right before the name.
pub(super) fn is_behind(found: &Annotated<'_>, sentence: &Sentence, name: &Name, fits: &dyn Fn(&str) -> bool) -> bool {
    found.head(sentence, name.span.start).split_whitespace().next_back().is_some_and(fits)
}

/// "Colossus has 200,000 H100s; Meta owns 350,000": behind a semicolon a firm begins, and has what follows. What it puts "into it",
/// and what the maker of a thing told of before it has, is of that thing.
pub(super) fn a_firm_begins_between(found: &Annotated<'_>, sentence: &Sentence, from: usize, to: usize) -> bool {
    let gap = Span::new(from, to.max(from)).of(&found.folded);
    let Some(at) = gap.rfind("; ").map(|at| from + at).filter(|_| found.language == Language::English) else {
        return false;
    };
    let leads = |name: &&Name| {
        let lead = Span::new(at + 1, name.span.start.max(at + 1)).of(&found.folded);
        let opens = name.span.start > at && name.span.end <= to && lead.split_whitespace().all(|word| word == "the");
        name.kind == EntityKind::Organization && opens
    };
    let back = |word: &str| matches!(word, "it" | "there" | "them");
    found.names_in(sentence).iter().find(leads).is_some_and(|firm| {
        let things = found.names_in(sentence).iter().filter(|name| name.span.end <= at);
        let mut things = things.filter(|name| matches!(name.kind, EntityKind::Model | EntityKind::System));
        let of_another = |thing: &Name| {
            let maker = thing.entity.and_then(|entity| found.lexicon.maker(entity));
            maker.is_some_and(|maker| !found.lexicon.same_house(&found.lexicon.entity(maker).name, &firm.name))
        };
        things.all(of_another) && !any_word(Span::new(to, sentence.span.end.max(to)).of(&found.folded), back)
    })
}

/// The names that stand in one list with the name, itself among them.
pub(super) fn listed_with<'a>(found: &'a Annotated<'_>, sentence: &Sentence, name: &Name) -> Vec<&'a Name> {
    let index = found.names.partition_point(|other| other.span.start < name.span.start);
    coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect()
}

/// The sentence names no other thing of its kind.
pub(super) fn stands_alone(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    found.names_in(sentence).iter().all(|other| other.kind != name.kind || other.name == name.name)
}

/// The names coordinated with the one at `index` ("X and Y", X、Y和Z), itself among them, in text order.
pub(super) fn coordinated(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Vec<usize> {
    let mut group = vec![index];
    while let Some(last) = group.last().copied() {
        let next = last + 1;
        let next = if is_owner_country(found, next) { next + 1 } else { next };
        if !sentence.names.contains(&next) || !joined(found, last, next) {
            break;
        }
        group.push(next);
    }
    while let Some(before) = group.first().and_then(|first| first.checked_sub(1)) {
        let first = before + 1;
        let skipped = if is_owner_country(found, before) { before.checked_sub(1) } else { Some(before) };
        let Some(before) = skipped.filter(|before| sentence.names.contains(before) && joined(found, *before, first))
        else {
            break;
        };
        group.insert(0, before);
    }
    group
}

/// 中国国家电网, 中国中科院, "and Contoso's X1": a country, or the owner, right before the name that belongs to it.
fn is_owner_country(found: &Annotated<'_>, index: usize) -> bool {
    let (Some(country), Some(next)) = (found.names.get(index), found.names.get(index + 1)) else { return false };
    let maker = found.language == Language::English
        && country.kind == EntityKind::Organization
        && matches!(next.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System)
        && matches!(found.between(country.span, next.span), "'s " | "’s ");
    if maker || is_owner_in_chinese(found, country, next) {
        return true;
    }
    if !found.language.is_unspaced() || next.kind != EntityKind::Organization || country.span.end != next.span.start {
        return false;
    }
    // 百度昆仑芯: so does a firm of its house
    country.kind == EntityKind::Country
        || country.kind == EntityKind::Organization && found.lexicon.same_house(&country.name, &next.name)
}

/// 寒武纪的思元690、华为的昇腾910D, 谷歌自研TPU: whose thing it is, right before it.
fn is_owner_in_chinese(found: &Annotated<'_>, owner: &Name, thing: &Name) -> bool {
    found.language.is_chinese()
        && owner.kind == EntityKind::Organization
        && matches!(thing.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System)
        && thing.role != Role::Referring
        && owner.span.end <= thing.span.start
        && behind_all(Span::new(owner.span.end, thing.span.start).of(&found.folded), &chinese().of_the_owner).is_empty()
}

/// "In a blow to Nvidia, Tencent ordered": the first ends a phrase in front of the clause, of which the second is the subject.
fn is_fronted(found: &Annotated<'_>, first: &Name, second: &Name) -> bool {
    if found.language != Language::English || found.between(first.span, second.span) != ", " {
        return false;
    }
    let Some(sentence) = found.sentence_at(first.span.start) else { return false };
    let head = found.head(sentence, first.span.start).trim_end();
    let article = head.strip_suffix(" the").unwrap_or(head);
    // "With A, B is building": together
    let link = article.rsplit(' ').next().unwrap_or("");
    let led = link != "with" && english().prepositions.contains(link);
    let goes_on = found.folded.get(second.span.end..).unwrap_or("");
    // "chips of Huawei, Cambricon and others", "to Nvidia, AMD, Intel"
    let listed = goes_on.starts_with([',']) || [" and ", " or ", " & "].iter().any(|link| goes_on.starts_with(link));
    led && !listed && sentence.clause_of(first.span).start == sentence.span.start
}

/// "not trained on Huawei chips, Alibaba said": the second says it, and the first is an object.
fn is_who_says_it(found: &Annotated<'_>, first: &Name, second: &Name) -> bool {
    let gap = found.between(first.span, second.span);
    if found.language != Language::English || !gap.contains(',') || gap.contains(" and ") {
        return false;
    }
    let next = second.span.end..=second.span.end + 1;
    let said = |at: &CueAt| at.cue == Cue::Say && next.contains(&at.span.start);
    let Some(sentence) = found.sentence_at(second.span.start) else { return false };
    if !found.cues_in(sentence).iter().any(said) {
        return false;
    }
    // "from Nvidia, AMD, OpenAI said": before the whole list
    let earlier = found.names_in(sentence).iter().rev().skip_while(|name| name.span.start >= first.span.start);
    let start = earlier.fold(first.span.start, |start, name| {
        let gap = Span::new(name.span.end.min(start), start).of(&found.folded);
        if matches!(gap, ", " | " and ") { name.span.start } else { start }
    });
    let head = found.folded.get(..start).unwrap_or("").trim_end();
    [" on", " from", " by", " with", " of"].iter().any(|word| head.ends_with(word))
}

/// "is served on Groq chips, and Meta said": the first ends a phrase of a preposition, and behind ", and" the second acts.
fn begins_a_clause(found: &Annotated<'_>, first: &Name, second: &Name) -> bool {
    let gap = found.between(first.span, second.span);
    if found.language != Language::English || ![", and ", ", but "].iter().any(|link| gap.contains(link)) {
        return false;
    }
    let next = found.word_behind(second.span.end);
    let says = || found.cues.iter().any(|at| at.cue == Cue::Say && at.span.start == second.span.end + 1);
    let acts = is_predicate(next) || english().helpers.contains(next) || says();
    let head = found.sentence_at(first.span.start).map_or("", |sentence| found.head(sentence, first.span.start));
    let head = head.trim_end();
    let word = head.strip_suffix(" the").unwrap_or(head).rsplit(' ').next().unwrap_or("");
    // "uses Contoso chips, and Fabrikam has": the noun ends the first clause
    let object = first.kind == EntityKind::Organization && !gap.starts_with(',');
    acts && (object || english().prepositions.contains(word))
}

/// "Unlike the X1, the X2 …", "The alternative to the X1, the X2, …": what the clause opens with is no part of a list.
fn opens_with_the_other(found: &Annotated<'_>, name: &Name) -> bool {
    let Some(sentence) = found.sentence_at(name.span.start).filter(|_| found.language == Language::English) else {
        return false;
    };
    let head = found.head_in_clause(sentence, name.span).trim();
    let head = head.strip_suffix(" the").unwrap_or(head);
    let mut words = head.split_whitespace();
    let opens = words.next().is_some_and(|word| matches!(word, "unlike" | "compared" | "versus"));
    opens && words.count() <= 1 || ends_in(head, &english().another_to)
}

/// 以及最新的, 和自家的: what joins two things of a list, with what sort of a thing the second is.
pub(super) fn is_a_link_with_a_sort(word: &str) -> bool {
    let lists = chinese();
    behind_one(word, &lists.list_links).is_some_and(|sort| {
        // 和面向边缘的
        let task = behind_one(sort, &lists.made_for).and_then(|task| task.strip_suffix('的'));
        let plain = task.is_some_and(|task| task.chars().count() <= LONGEST_TASK && !task.contains(['的', '将', '已']));
        plain || behind_all(sort, &lists.listed_sorts).is_empty()
    })
}

/// So many characters what a thing is for has at most: 云端训练与推理.
const LONGEST_TASK: usize = 10;

/// "TPUs, Trainium and Maia": without the ending that is no part of the name.
fn behind_a_plural(gap: &str) -> &str {
    gap.strip_prefix('s').filter(|rest| rest.starts_with([',', ' '])).unwrap_or(gap)
}

/// "Nettrix Information Industry, Hygon": without the words that a firm's whole name goes on with.
fn behind_its_legal_form(gap: &str) -> &str {
    // the name may have its form, but for the point
    let mut rest = gap.strip_prefix('.').filter(|rest| rest.starts_with([',', ' '])).unwrap_or(gap);
    while let Some(words) = rest.strip_prefix(' ') {
        let word = words.split([' ', ',']).next().unwrap_or("");
        if !english().legal_tails.contains(word) {
            break;
        }
        rest = words.strip_prefix(word).unwrap_or("");
    }
    rest
}

/// Whether what stands between two names can link them as parts of a list.
fn is_a_link_of_a_list(gap: &str) -> bool {
    gap.contains(['、', '/', '&'])
        || matches!(gap, "”“" | "」「" | "》《")
        || gap.contains(',')
        || gap.contains('，')
        || [
            " and ", " or ", " nor ", "和", "与", "及", "以及", "、", " und ", " et ", " и ", " y ", " e ", "と",
            "과 ", "와 ", "·",
        ]
        .iter()
        .any(|word| gap.contains(word))
}

/// 思元690发布，华为的昇腾910D…: with an owner before it, what stands behind a comma begins a clause of its own.
fn is_parted_by_a_comma(found: &Annotated<'_>, first: &Name, second: &Name, owner: usize) -> bool {
    let gap = found.folded.get(first.span.end..owner).unwrap_or("");
    found.language.is_chinese() && second.kind != EntityKind::Organization && gap.contains(['，', ','])
}

/// Words that may stand between two parts of a list.
const FILLERS: &[&str] = &[
    "and",
    "or",
    "nor",
    "the",
    "its",
    "a",
    "an",
    "both",
    "with",
    "und",
    "et",
    "и",
    "y",
    "e",
    "l",
    "la",
    "le",
    "second",
    "model",
    "another",
    "unnamed",
    "chips",
    "processors",
    "processor",
    "as",
    "well",
    "at",
];

/// Whether two neighbouring names of one kind are parts of one list.
fn joined(found: &Annotated<'_>, first: usize, second: usize) -> bool {
    let (Some(a), Some(b)) = (found.names.get(first), found.names.get(second)) else { return false };
    if a.kind != b.kind || a.span.end > b.span.start {
        return false;
    }
    // 发布A和B，后者…: a word that stands for one told of goes on, and is no part of the list
    let stands = a.role == Role::Referring || b.role == Role::Referring;
    if found.language.is_chinese() && stands && found.between(a.span, b.span).contains(['，', ',']) {
        return false;
    }
    let owned = second > first + 1;
    let start = found.names.get(second - 1).filter(|_| owned).map_or(b.span, |country| country.span);
    if owned && is_parted_by_a_comma(found, a, b, start.start)
        || is_who_says_it(found, a, b)
        || begins_a_clause(found, a, b)
        || is_fronted(found, a, b)
        || a.compared && !b.compared && opens_with_the_other(found, a)
    {
        return false;
    }
    let gap = if found.language.is_chinese() {
        Span::new(a.span.end, start.start).of(&found.folded)
    } else {
        let gap = behind_a_plural(found.between(a.span, start));
        if a.kind == EntityKind::Organization { behind_its_legal_form(gap) } else { gap }
    };
    let link = is_a_link_of_a_list(gap);
    let words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let plain = words.clone().all(|word| {
        FILLERS.contains(&word.to_lowercase().as_str())
            || ["と", "과", "와"].contains(&word)
            || is_a_link_with_a_sort(word)
    });
    link && plain && gap.chars().count() <= 40 && !gap.contains(['.', '。', ';', '；'])
}
