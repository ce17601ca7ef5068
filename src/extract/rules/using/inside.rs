//! What stands inside a system: in the brackets behind it, at its heart, in a firm's own cluster.

use crate::{
    lexicon::{
        chinese::{chinese, has_one},
        cue::Cue,
        english::english,
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::{Name, Role, is_modifier},
    subject::{carried, in_sentence},
};

use super::{
    hardware::{is_architecture, is_hardware, is_possessive},
    push,
};

use EntityKind::{Chip, Organization, System};

/// "Lux (AMD Instinct MI355X GPUs, early 2026)", 一体机（8×昇腾910B）: what the bracket behind a system holds.
pub(super) fn in_brackets(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
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

/// "At the heart of Alps lie 10,752 GH200s", "Cerebras wafers sit behind X", "X is home to …": the place is the user.
pub(super) fn inside(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Inside) {
        let Some(system) = holder(found, sentence, cue.span) else { continue };
        for chip in found.names_in(sentence).iter().filter(|name| is_hardware(found, sentence, name)) {
            if stands_there(found, sentence, cue.span, system.span, chip.span) {
                push(found, place, system, chip, cue.span.cover(chip.span), "uses_chip/inside", facts);
            }
        }
    }
}

/// The system right behind the word for "inside".
fn holder<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    let next = found.names_in(sentence).iter().find(|name| name.kind == System && name.span.start >= cue.end)?;
    let gap = found.between(cue, next.span);
    let near = if found.language.is_unspaced() { 12 } else { 40 };
    let plain = !gap.contains([',', '，', '.', '。', ';', '；', ':']);
    (plain && !next.compared && found.distance(cue, next.span) <= near).then_some(next)
}

/// The chips stand behind a verb of lying, or before the word with such a verb between.
fn stands_there(found: &Annotated<'_>, sentence: &Sentence, cue: Span, system: Span, chip: Span) -> bool {
    let lies = |gap: &str| {
        gap.split(|c: char| !c.is_alphabetic()).any(|word| LIES.contains(&word))
            || gap.trim_start().starts_with([':', '：', '是', '为'])
    };
    let behind = chip.start >= system.end;
    let gap = if behind { found.between(system, chip) } else { found.between(chip, cue) };
    let far = found.distance(if behind { system } else { cue }, chip);
    let other = found.names_in(sentence).iter().any(|name| {
        matches!(name.kind, System | Organization) && name.span.start >= chip.end && name.span.end <= cue.start
    });
    lies(gap) && far <= 80 && !gap.contains([';', '；', '。']) && !other
}

/// Verbs by which a thing is at a place.
const LIES: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "lie",
    "lies",
    "sit",
    "sits",
    "run",
    "runs",
    "stands",
    "hum",
    "work",
    "beats",
    "liegt",
    "stecken",
    "steckt",
    "arbeiten",
    "se",
    "hay",
    "находятся",
    "стоят",
];

/// "Yotta's H100 cluster", 火山引擎的H20集群: a firm's own machines of a chip.
pub(super) fn owned(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    // "Yotta's Nvidia cluster": the maker by its chips, in English
    let of_chips = |name: &&Name| {
        let maker = found.language == Language::English && name.kind == Organization && found.makes_chips(name);
        (name.kind == Chip || maker && !is_possessive(found, name)) && !name.compared
    };
    for chip in found.names_in(sentence).iter().filter(of_chips) {
        let noun = found.cues_in(sentence).iter().find(|at| {
            matches!(at.cue, Cue::System | Cue::TheSystem)
                && at.span.start >= chip.span.end
                && found.between(chip.span, at.span).chars().count() <= 12
                && found.between(chip.span, at.span).chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        });
        // a maker's name stands right between its owner and the noun
        let maker = chip.kind == Organization;
        let Some(noun) = noun.filter(|noun| !maker || found.distance(chip.span, noun.span) <= 1) else { continue };
        let owner = found
            .names_in(sentence)
            .iter()
            .rfind(|name| name.kind == Organization && name.span.end <= chip.span.start && is_possessive(found, name));
        let Some(owner) = owner else { continue };
        let gap = found.between(owner.span, chip.span);
        let near = if maker { gap.len() <= 4 } else { gap.chars().count() <= 40 };
        if near && !gap.contains([',', '，', ';', '；', '.', '。']) && !is_modifier(found, owner) {
            push(found, place, owner, chip, owner.span.cover(noun.span), "uses_chip/own", facts);
        }
    }
}

/// "Of the GPUs on offer 12,896 are H100 and the rest come from AMD", 2万张卡中，1.2万张为昇腾910C，其余来自寒武纪: what the chips
/// of a machine told of before are, part by part.
pub(super) fn of_the_lot(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(lot) = lot_of(found, sentence) else { return };
    let user = if let Some(at) = lot.of {
        Some(at)
    } else if lot.bought {
        in_sentence(found, sentence, lot.at, &[Organization]).filter(|index| sentence.names.contains(index))
    } else {
        in_sentence(found, sentence, lot.at, &[System]).or_else(|| carried(found, place, &[System]))
    };
    let Some(user) = user.and_then(|index| found.names.get(index)) else { return };
    if user.span.start >= lot.at.end || user.role == Role::Unnamed && user.span.end <= sentence.span.start {
        return;
    }
    for chip in found.names_in(sentence).iter().filter(|name| name.span.start >= lot.at.end && !name.compared) {
        let maker = chip.kind == Organization && found.makes_chips(chip);
        if (maker || is_hardware(found, sentence, chip)) && comes_from(found, sentence, chip) {
            push(found, place, user, chip, lot.at.cover(chip.span), "uses_chip/lot", facts);
        }
    }
}

/// The words for a whole whose parts are told, and whether it is what somebody has bought.
struct Lot {
    at: Span,
    bought: bool,
    /// Whose the whole is, where its own words name him.
    of: Option<usize>,
}

fn lot_of(found: &Annotated<'_>, sentence: &Sentence) -> Option<Lot> {
    let text = sentence.span.of(&found.folded);
    if found.language == Language::English {
        let head = text.strip_prefix("of ")?;
        let words: Vec<&str> = head.split_whitespace().take(5).map(|word| word.trim_end_matches(',')).collect();
        let those = matches!(words.first(), Some(&("the" | "those" | "these" | "its")));
        let chips = words.iter().any(|word| english().chip_nouns.contains(*word) && word.ends_with('s'));
        let of = who_has_the_lot(found, sentence);
        let end =
            of.and_then(|index| found.names.get(index)).map_or(sentence.span.start + "of ".len(), |it| it.span.end);
        return (those && chips).then_some(Lot { at: Span::new(sentence.span.start, end), bought: false, of });
    }
    if !found.language.is_chinese() {
        return None;
    }
    let clause = sentence.clauses.iter().find(|clause| clause.of(&found.folded).trim_end().ends_with(['中', '里']))?;
    let whole = clause.of(&found.folded).trim_end().trim_end_matches(['中', '里']);
    let chips = ["芯片", "加速卡", "gpu", "卡", "算力卡", "加速器"].iter().any(|noun| whole.ends_with(noun));
    let bought = has_one(whole, &chinese().has_bought);
    let end = clause.end;
    chips.then_some(Lot { at: Span::new(end.saturating_sub('中'.len_utf8()), end), bought, of: None })
}

/// "Of the accelerators that X rents out, a third are …", "Of the chips in X, …": the firm or the machine that the words for
/// the whole name.
fn who_has_the_lot(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    let whole = sentence.clauses.first()?;
    let index = sentence.names.clone().find(|index| {
        let has = |name: &Name| matches!(name.kind, System | Organization) && whole.contains(name.span);
        found.names.get(*index).is_some_and(has)
    })?;
    let name = found.names.get(index)?;
    let lead = found.head(sentence, name.span.start).trim_end_matches("the ").trim_end();
    let verb = found.word_behind(name.span.end);
    let acts = lead.ends_with(" that")
        || lead.ends_with(" which")
        || english().chip_nouns.iter().any(|noun| lead.ends_with(noun));
    let holds =
        ["rents", "has", "runs", "operates", "owns", "offers", "bought", "uses", "installed", "leases", "ordered"];
    let lies = name.kind == System && [" in", " at", " inside"].iter().any(|word| lead.ends_with(word));
    (lies || name.kind == Organization && acts && holds.contains(&verb)).then_some(index)
}

/// "the rest comes from AMD and Intel", 其余来自寒武纪.
fn comes_from(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    let head = found.head_in_clause(sentence, maker.span);
    if ["没有", "并非", "不是", "并无", " not ", " none "].iter().any(|word| head.contains(word)) {
        return false;
    }
    let from = [" from ", " by ", " are ", " is ", " were ", "来自", "为", "是", "选用", "采用"];
    let last = from.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len())).max();
    let gap = last.and_then(|at| head.get(at..)).unwrap_or("?");
    let names = found.names_in(sentence).iter().filter(|name| name.span.start < maker.span.start);
    let covered: usize =
        names.filter(|name| name.span.end + gap.len() > maker.span.start).map(|name| name.span.len()).sum();
    gap.len() <= covered + 12 && !gap.contains(['?', '，', ','])
}
