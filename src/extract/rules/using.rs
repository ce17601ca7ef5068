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
    attribution::is_observer,
    fact::Fact,
    name::{Name, Role, firm_of},
    subject::{coordinated, in_sentence},
};

use EntityKind::{Chip, Model, Organization, System};

pub(super) fn uses(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let from = facts.len();
    if sentence.place != Place::Row {
        if !found.has_cue(sentence, sentence.span, &[Cue::Restrict]) {
            by_verb(found, place, sentence, facts);
            powered(found, place, sentence, facts);
        }
        by_customers(found, place, sentence, facts);
    }
    in_brackets(found, place, sentence, facts);
    let said = facts.split_off(from);
    facts.extend(said.into_iter().filter(|fact| !is_own(found, fact)));
}

/// A maker's own unnamed system in the maker's own words is its product, and no user of its chips.
pub(super) fn is_own(found: &Annotated<'_>, fact: &Fact) -> bool {
    let Value::Entity { name } = &fact.value else { return false };
    let owner = fact.subject.name.split(": unnamed").next().unwrap_or(&fact.subject.name);
    let resolved = found.lexicon.resolve(name);
    let bare = owner != fact.subject.name || fact.subject.kind == Organization;
    fact.predicate == Predicate::UsesChip && bare && (found.lexicon.maker_is(resolved, owner) || owner == name)
}

/// The firm, the verb, the chip: "X runs on H20s", X采用昇腾910B.
fn by_verb(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let names = found.names_in(sentence).iter();
    for chip in names.filter(|name| !name.compared && is_hardware(found, sentence, name)) {
        let verb = found.cues_in(sentence).iter().rfind(|at| {
            matches!(at.cue, Cue::Use | Cue::Order)
                && at.span.end <= chip.span.start
                && found.distance(at.span, chip.span) <= 50
                && !is_weak_use(at.span.of(found.text))
        });
        let verb = verb.or_else(|| based_on(found, sentence, chip)).or_else(|| ordered(found, sentence, chip));
        let Some(verb) = verb.filter(|verb| !is_only_asked(found, sentence, verb.span)) else { continue };
        if found.has_cue(sentence, verb.span.cover(sentence.clause_of(chip.span)), &[Cue::Train]) {
            continue;
        }
        let built = built_of(found, sentence, verb.span, chip);
        for user in built.map_or_else(|| users_before(found, sentence, verb.span, chip), |system| vec![system]) {
            let at = verb.span.cover(chip.span);
            push(found, place, user, chip, at, "uses_chip/verb", facts);
        }
    }
}

fn push(
    found: &Annotated<'_>,
    place: usize,
    user: &Name,
    chip: &Name,
    at: Span,
    rule: &'static str,
    facts: &mut Vec<Fact>,
) {
    let own = user.name == chip.name
        || (user.kind == Organization && found.lexicon.same_house(&chip.name, &user.name))
        || (user.kind == Organization && found.lexicon.maker_is(chip.entity, &firm_of(found, user)));
    if !own {
        let value = Value::entity(chip.name.clone());
        facts.push(Fact::about(Predicate::UsesChip, user, value, at, place, rule));
    }
}

fn users_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Vec<&'a Name> {
    let index = in_sentence(found, sentence, verb, &[System, Organization]);
    let fits = |user: &&Name| {
        let crossed = found
            .names_in(sentence)
            .iter()
            .any(|other| other.kind == Model && other.span.start >= user.span.end && other.span.end <= verb.start);
        let parted = found.between(user.span, verb).contains([';', '；']);
        user.span.end <= verb.start.min(chip.span.start) + 2
            && !crossed
            && !parted
            && found.distance(user.span, verb) <= 70
    };
    let Some(index) = index.filter(|index| found.names.get(*index).as_ref().is_some_and(fits)) else {
        return Vec::new();
    };
    coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index)).collect()
}

/// 用昇腾打造的超节点, 基于昇腾910B上线飞星一号: the system stands behind the chip.
fn built_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> Option<&'a Name> {
    let named = |name: &&Name| name.kind == System && matches!(name.role, Role::Known | Role::Shape);
    let system = found.names_in(sentence).iter().filter(named).find(|name| name.span.start >= chip.span.end)?;
    let gap = Span::new(chip.span.end, system.span.start.max(chip.span.end));
    let joined = gap.of(found.text).contains(['及', '和', '与', '與', '、']);
    let made = found.has_cue(sentence, gap, &[Cue::Develop, Cue::InUse]) || gap.of(found.text).ends_with('的');
    let opens = ["基于", "用", "采用", "以", "依托", "使用", "搭载"].contains(&verb.of(found.text));
    let near = found.distance(chip.span, system.span) <= 50 && !gap.of(found.text).contains(['；', ';', '。']);
    (found.language.is_unspaced()
        && system.kind == System
        && system.role != Role::Referring
        && opens
        && made
        && near
        && !joined)
        .then_some(system)
}

/// "The 910C powers X", "adopted by X and Y", "a GH200-based X": the user stands behind the chip.
fn powered(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Powers) {
        let behind = sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                name.span.start >= cue.span.end
                    && matches!(name.kind, System | Organization)
                    && !is_possessive(found, name)
                    && found.distance(cue.span, name.span) <= 40
                    && !found.between(cue.span, name.span).contains([',', '，', ';', '；', '.', '。'])
            })
        });
        let chip = found.names_in(sentence).iter().rfind(|name| {
            name.span.end <= cue.span.start
                && name.kind == Chip
                && !name.compared
                && found.distance(name.span, cue.span) <= 60
                && !found.between(name.span, cue.span).contains([';', '；', '.', '。'])
        });
        let (Some(behind), Some(chip)) = (behind, chip) else { continue };
        for user in coordinated(found, sentence, behind).into_iter().filter_map(|index| found.names.get(index)) {
            push(found, place, user, chip, chip.span.cover(cue.span), "uses_chip/powers", facts);
        }
    }
}

/// "Clients include X and Y", 服务国家电网等400多家客户, "X is an early customer".
fn by_customers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Customers) {
        let buyer = |name: &Name| name.kind == Organization && !is_observer(name) && !name.compared;
        let behind = sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                name.span.start >= cue.span.end && buyer(name) && found.distance(cue.span, name.span) <= 50
            })
        });
        let include = cue.span.of(found.text).to_lowercase();
        let served = ["服务", "服務"].contains(&include.as_str());
        let counted = Span::new(cue.span.end, sentence.span.end).of(found.text).contains(['客', '户', '戶']);
        if served && !counted {
            continue;
        }
        let lists = ["include", "including", "such as", "包括", "服务", "服務", "有", "涵盖", "涵蓋", "覆盖", "覆蓋"];
        let ahead = sentence.names.clone().rfind(|index| {
            found.names.get(*index).is_some_and(|name| {
                name.span.end <= cue.span.start && buyer(name) && found.distance(name.span, cue.span) <= 60
            })
        });
        let listing = lists.iter().any(|word| include.ends_with(word));
        let Some(first) = (if listing { behind } else { ahead }) else { continue };
        let group = coordinated(found, sentence, first);
        let Some(chip) = sold(found, place, cue.span, &group) else { continue };
        for user in group.into_iter().filter_map(|index| found.names.get(index)) {
            push(found, place, user, chip, cue.span.cover(user.span), "uses_chip/customers", facts);
        }
    }
}

/// The chip, or the maker of chips, whose customers are told: of this sentence, or the last one that names any.
fn sold<'a>(found: &'a Annotated<'_>, place: usize, cue: Span, buyers: &[usize]) -> Option<&'a Name> {
    let sells = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let maker = name.entity.is_some_and(|entity| found.lexicon.makes_chips(entity));
            name.span.end <= cue.start && !name.compared && (name.kind == Chip || (name.kind == Organization && maker))
        })
    };
    (place.saturating_sub(2)..=place).rev().find_map(|at| {
        let names = found.sentences.get(at)?.names.clone().filter(sells).filter(|index| !buyers.contains(index));
        let all: Vec<usize> = names.collect();
        let chip = all.iter().copied().rfind(|index| found.names.get(*index).is_some_and(|name| name.kind == Chip));
        found.names.get(chip.or_else(|| all.last().copied())?)
    })
}

/// "Lux (AMD Instinct MI355X GPUs, early 2026)", 一体机（8×昇腾910B）: what the bracket behind a system holds.
fn in_brackets(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for system in found.names_in(sentence).iter().filter(|name| name.kind == System && name.role != Role::Referring) {
        let rest = Span::new(system.span.end, sentence.span.end).of(found.text);
        let trimmed = rest.trim_start();
        let Some(inner) = trimmed.strip_prefix(['(', '（']) else { continue };
        let start = sentence.span.end - inner.len();
        let held = Span::new(start, start + inner.find([')', '）']).unwrap_or(inner.len()));
        let against = ["vs", "than", "rival", "against", "对标", "對標", "竞品", "like"];
        if rest.len() - trimmed.len() > 1 || against.iter().any(|word| held.of(found.text).contains(word)) {
            continue;
        }
        for chip in found
            .names_in(sentence)
            .iter()
            .filter(|name| name.kind == Chip && held.contains(name.span) && !is_architecture(found, name))
        {
            push(found, place, system, chip, system.span.cover(chip.span), "uses_chip/bracket", facts);
        }
    }
}

fn is_architecture(found: &Annotated<'_>, chip: &Name) -> bool {
    let after = found.text.get(chip.span.end..).unwrap_or("").trim_start();
    ["架构", "架構", "architecture"].iter().any(|word| after.starts_with(word))
}

/// Of what one user runs on, the most specific that the sentence gives: the chip before its family, this before its maker.
pub(super) fn keep_specific(found: &Annotated<'_>, facts: &mut Vec<Fact>) {
    let all: Vec<(usize, String, String)> = facts.iter().filter_map(use_of).collect();
    facts.retain(|fact| {
        let Some((here, user, outer)) = use_of(fact) else { return true };
        let family = found.lexicon.resolve(&outer);
        !all.iter().any(|(place, other, inner)| {
            let chip = found.lexicon.resolve(inner);
            let within =
                chip.zip(family).is_some_and(|(chip, family)| chip != family && found.lexicon.is_within(chip, family));
            let firm = family.is_some_and(|family| found.lexicon.entity(family).kind == Some(Organization));
            let made = firm && found.lexicon.maker_is(chip, &outer);
            *place == here && *other == user && *inner != outer && (within || made)
        })
    });
}

/// The sentence, the user and what it uses.
fn use_of(fact: &Fact) -> Option<(usize, String, String)> {
    match &fact.value {
        Value::Entity { name } if fact.predicate == Predicate::UsesChip => {
            Some((fact.sentence, fact.subject.name.clone(), name.clone()))
        }
        _ => None,
    }
}

/// A chip, or its maker where the words around show that its chips are meant.
fn is_hardware(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == Chip || stands_for_chips(found, sentence, name)
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
    let possessive = is_possessive(found, name);
    if maker && sentence.place == Place::Prose && chip_noun_follows(found, sentence, name) {
        return true;
    }
    maker
        && !possessive
        && words.iter().any(|word| before.ends_with(word) || (before.contains(word) && before.ends_with(" and ")))
}

fn is_possessive(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    after.starts_with("'s") || after.starts_with("’s") || after.starts_with('的')
}

/// "Rebellions' NPU", "Huawei chips", 英伟达的GPU: the noun right behind the maker.
fn chip_noun_follows(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Chip).any(|noun| {
        let gap = found.between(maker.span, noun.span).trim();
        let plain = ["", "'s", "’s", "'", "’", "AI", "'s AI", "’s AI", "的", "的AI", "AI的", "'s own"];
        noun.span.start >= maker.span.end && plain.contains(&gap)
    })
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
