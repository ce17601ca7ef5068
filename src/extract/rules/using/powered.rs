//! Use told with the user behind the chip: "the 910C powers X", "adopted by X and Y", "a GH200-based X".

use std::cell::OnceCell;

use crate::{
    lexicon::{
        cue::Cue,
        english::{behind_owner, is_owner, is_small},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::is_pure_foundry,
    name::Name,
    rules::{credit::before_its_sort, pronoun::pronouns},
    subject::{coordinated, in_sentence, listed_with},
};

use super::{
    Words,
    hardware::{is_hardware, is_possessive},
    push,
    verb::{is_only_asked, owns_the_maker, push_own_use},
};

use EntityKind::{Chip, Organization, System};

/// "The 910C powers X", "adopted by X and Y", "a GH200-based X": the user stands behind the chip.
pub(super) fn powered(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let told = OnceCell::new();
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Powers) {
        let chip = chip_before(found, sentence, cue.span).or_else(|| chip_that_opens(found, sentence, cue.span));
        // "It is used by X": the chip told of before
        let it = || {
            told.get_or_init(|| pronouns(found, place, sentence)).iter().find(|it| {
                let gap = Span::new(it.span.end.min(cue.span.start), cue.span.start).of(&found.folded);
                it.kind == Chip && it.span.end <= cue.span.start && gap.split_whitespace().all(is_small)
            })
        };
        let Some(chip) = chip.or_else(it).filter(|_| !is_only_asked(found, sentence, cue.span)) else { continue };
        let users = user_behind(found, sentence, cue.span)
            .map(|behind| coordinated(found, sentence, behind))
            .or_else(|| described(found, sentence, cue.span, chip).map(|system| vec![system]));
        let chips = with_those_beside(found, sentence, chip);
        let fits = |user: &&Name| !may_fill_a_gap(cue.span.of(&found.folded)) || is_filled(found, cue.span, user);
        // "the first 2,000 went to iFlytek"; what goes to a foundry is made there
        let gets = |user: &&Name| {
            let goes = ["go to", "goes to", "went to", "will go to"].contains(&cue.span.of(&found.folded));
            !goes
                || user.kind == Organization
                    && !is_pure_foundry(user)
                    && !is_observer(user)
                    && is_bare_object(found, cue.span, user)
        };
        for user in users.into_iter().flatten().filter_map(|index| found.names.get(index)).filter(fits).filter(gets) {
            for chip in &chips {
                push(found, place, user, chip, Words::around(chip.span, cue.span), "uses_chip/powers", facts);
                if owns_the_maker(found, chip, user) && does_its_tasks(found, cue.span, user) {
                    push_own_use(place, user, chip, chip.span.cover(cue.span), facts);
                }
            }
        }
    }
}

/// "went to iFlytek": the firm right behind the verb.
fn is_bare_object(found: &Annotated<'_>, verb: Span, user: &Name) -> bool {
    found.between(verb, user.span).split_whitespace().all(|word| matches!(word, "the" | "and") || is_owner(word))
}

/// "does most of Baidu's inference": the chip of its own house runs what the firm has to do.
fn does_its_tasks(found: &Annotated<'_>, cue: Span, user: &Name) -> bool {
    let rest = found.folded.get(user.span.end..).and_then(behind_owner).unwrap_or("");
    let mut words = rest.split_whitespace().take(3).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let most = ["most of", "bulk of", "all of", "much of", "half of"]
        .iter()
        .any(|words| cue.of(&found.folded).ends_with(words));
    most && words
        .any(|word| matches!(word, "inference" | "workload" | "workloads" | "traffic" | "queries" | "services"))
}

/// "fill", "drive": what may be done to a gap, or to growth, as well.
fn may_fill_a_gap(verb: &str) -> bool {
    verb.starts_with("fill") || matches!(verb, "power" | "drive" | "drives")
}

/// "Trainium2 chips fill Project Rainier": a machine right behind the verb; what fills a gap or an order is in none.
fn is_filled(found: &Annotated<'_>, verb: Span, user: &Name) -> bool {
    let gap = found.between(verb, user.span);
    user.kind == System && (before_its_sort(gap).is_empty() || gap.split_whitespace().all(is_owner))
        || verb.of(&found.folded).contains("racks")
}

/// "The X2 powers a cluster that A lit up in April, and has been adopted by B": the subject of the sentence goes on behind
/// "and".
fn chip_that_opens<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    let first = found.names_in(sentence).first().filter(|name| name.kind == Chip && name.can_lead())?;
    let head = found.head(sentence, cue.start).trim_end();
    let opens = first.span.start <= sentence.span.start + 12;
    let goes_on = [" and has been", " and is", " and was", " and is being", " and has also been"];
    let verb = cue.of(&found.folded);
    let by = verb.ends_with(" by");
    let other = found.names_in(sentence).iter().any(|name| {
        name.kind == Chip
            && name.name != first.name
            && name.span.end <= cue.start
            && !is_likened(found, sentence, name, cue)
    });
    let goes_on =
        goes_on.iter().any(|words| head.ends_with(words)) || verb.starts_with("is ") && head.ends_with(" and");
    (found.language == Language::English && opens && by && !other && goes_on).then_some(first)
}

/// "The X1 rivals the A10 and is used by …", "The X1, like the A10, is used by …": what the subject is likened to is not
/// what the verb goes on about; "unlike the A10 used by …" describes it.
fn is_likened(found: &Annotated<'_>, sentence: &Sentence, name: &Name, cue: Span) -> bool {
    let before = found.head(sentence, name.span.start).trim_end();
    let like = [", like the", ", like"].iter().any(|words| before.ends_with(words));
    let gap = found.between(name.span, cue);
    let beside = gap.contains([',', '，']) || gap.contains(" and ") || gap.ends_with(" and");
    (name.compared || like && found.language == Language::English) && (beside || found.distance(name.span, cue) > 14)
}

/// "Chips from Huawei and Cambricon power …": the hardware that stands in one list with this, in English.
fn with_those_beside<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chip: &'a Name) -> Vec<&'a Name> {
    if found.language != Language::English {
        return vec![chip];
    }
    let fits = |name: &&Name| name.span == chip.span || !name.compared && is_hardware(found, sentence, name);
    let all: Vec<&Name> = listed_with(found, sentence, chip).into_iter().filter(fits).collect();
    // a pronoun stands in no list
    if all.is_empty() { vec![chip] } else { all }
}

/// The system or firm behind the verb; of "Japan's Fugaku" the machine.
fn user_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<usize> {
    let stops = [',', '，', ';', '；', '。'];
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = found.between(cue, name.span);
            name.span.start >= cue.end
                && matches!(name.kind, System | Organization)
                && (!is_possessive(found, name) || owns_machines(found, sentence, name))
                && found.distance(cue, name.span) <= 40
                && !gap.contains(stops)
                && !gap.contains(". ")
                && !gap.contains(" from ")
        })
    })
}

/// "powers most of Tencent's servers": the firm by its machines; of "Japan's Fugaku" the machine is named.
fn owns_machines(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let rest = Span::new(firm.span.end, sentence.span.end).of(&found.folded);
    let nouns = [
        "servers",
        "fleet",
        "cloud",
        "cluster",
        "clusters",
        "racks",
        "machines",
        "centre",
        "centres",
        "center",
        "centers",
        "datacentre",
        "datacenters",
        "sites",
        "inference",
        "workload",
        "workloads",
        "traffic",
        "serving",
        "queries",
    ];
    let phrase = rest.split([',', '.', ';']).next().unwrap_or("");
    let near = phrase.split_whitespace().skip(1).take(5).any(|word| nouns.contains(&word));
    let named = found.names_in(sentence).iter().any(|name| {
        name.kind == System && name.span.start >= firm.span.end && found.distance(firm.span, name.span) <= 30
    });
    found.language == Language::English && firm.kind == Organization && near && !named
}

/// The chip before the verb; one compared with something else counts where the verb describes it.
fn chip_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<&'a Name> {
    found.names_in(sentence).iter().rfind(|name| {
        let gap = found.between(name.span, cue);
        // "Rhea1, designed by X and made by Y at 6 nm, will equip"
        let apposed = found.language == Language::English
            && gap.starts_with(", ")
            && gap.trim_end().ends_with(',')
            && gap.matches(',').count() == 2;
        name.span.end <= cue.start
            && !is_likened(found, sentence, name, cue)
            && found.distance(name.span, cue) <= if apposed { 140 } else { 60 }
            && !gap.contains([';', '；', '。'])
            && !gap.contains(". ")
            && (name.kind == Chip || found.language == Language::English && is_hardware(found, sentence, name))
    })
}

/// "Isambard-AI is a GH200-based Cray machine": what the noun behind the adjective describes.
fn described(found: &Annotated<'_>, sentence: &Sentence, cue: Span, chip: &Name) -> Option<usize> {
    let adjective = cue.of(found.text).starts_with('-');
    let rest = Span::new(cue.end, sentence.span.end);
    let noun = found.cues_within(sentence, rest, &[Cue::System]).find(|at| found.distance(cue, at.span) <= 30);
    let subject = in_sentence(found, sentence, chip.span, &[System]).filter(|_| adjective && noun.is_some())?;
    let gap = found.between(found.names.get(subject)?.span, chip.span);
    let is = [" is ", " was ", ", a ", ", an ", ", the ", " as "].iter().any(|word| gap.contains(word));
    (is && gap.chars().count() <= 60).then_some(subject)
}
