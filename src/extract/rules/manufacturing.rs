//! Who makes chips in a foundry.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{before_all, before_mark, begins_with, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, english, first_verb, is_negation, is_one, is_owner, is_small},
    },
    model::{EntityKind, Language, Predicate, Subject, Unit, Value, entity::DOMESTIC_CHIPS},
    text::{
        Span,
        list::Words,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::{as_foundry, is_foundry, is_pure_foundry},
    name::{Name, Role, firm_of, only_one},
    number::{Amount, Measure},
    subject::{coordinated, in_sentence, listed_with, subject_of},
};

use super::{counted::obtained, credit::before_its_sort};
use EntityKind::{Chip, Organization};

pub(super) fn makers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let foundries = found.names_in(sentence).iter().filter(|name| name.kind == Organization && is_foundry(name));
    let named = found.names_in(sentence).iter().any(|name| name.kind == Chip);
    for foundry in foundries.filter(|foundry| {
        let refused = || is_refused(found, sentence, foundry) || comes_to_nothing(found, sentence, foundry);
        !is_yardstick(found, sentence, foundry) && !refused()
    }) {
        if sells_memory(found, sentence, foundry) && !goes_on_to_make(found, sentence, foundry) {
            continue;
        }
        let Some(at) = foundry_work(found, sentence, foundry).filter(|at| !makes_a_part(found, sentence, *at, foundry))
        else {
            continue;
        };
        if is_of_the_rest(found, sentence, at) || is_of_the_one_before(found, sentence, foundry) {
            continue;
        }
        let maker = as_foundry(&foundry.name);
        if !named && let Some(chip) = owned_chip(found, sentence, at, foundry) {
            let (value, words) = (Value::entity(maker), at.cover(foundry.span));
            if let Some(node) = node_behind(found, sentence, foundry) {
                let nanometres = Value::Quantity(node.quantity(Unit::Nanometre));
                let rule = "process_node/unnamed";
                facts.push(Fact::new(Predicate::ProcessNode, chip.clone(), nanometres, node.span, place, rule));
            }
            facts.push(Fact::new(Predicate::Manufacturer, chip, value, words, place, "manufacturer/unnamed"));
            continue;
        }
        let mut chips = chips_made(found, place, sentence, at, foundry);
        if tells_of_the_next(found, sentence, at) {
            chips.retain(|chip| found.names.get(*chip).is_some_and(|chip| is_named_here(sentence, chip)));
        }
        for chip in one_to_one(found, sentence, foundry, chips) {
            let Some(chip) = found.names.get(chip) else { continue };
            // "to produce its own chips using 50,000 X1s": what it works with
            let tool = chip.span.start >= at.end && found.between(at, chip.span).contains(" using ");
            if found.lexicon.maker_is(chip.entity, &foundry.name) || is_of_a_part(found, at, chip) || tool {
                continue;
            }
            // "the memory of the X1 comes from SK hynix": a maker of memory without a foundry has made no other chip
            if english().memory_makers.contains(&foundry.name) && maker == foundry.name && !chip.name.contains("HBM") {
                continue;
            }
            // "not made by A but by B": the denial ends where the other one begins.
            let other = found.between(at, foundry.span).contains(" but ") && at.end <= foundry.span.start;
            let words = if other { foundry.span } else { at.cover(foundry.span) };
            let fact =
                Fact::about(Predicate::Manufacturer, chip, Value::entity(maker), words, place, "manufacturer/foundry");
            facts.push(if other { fact } else { fact.told_by(at) });
        }
    }
}

/// "to Samsung's 4-nm line": the node right behind the foundry.
fn node_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, foundry: &Name) -> Option<&'a Amount> {
    found.amounts_in(sentence).iter().find(|amount| {
        let gap = Span::new(foundry.span.end, amount.span.start.max(foundry.span.end)).of(&found.folded);
        let own = behind_owner(gap).is_some_and(|words| words.split_whitespace().count() <= 1);
        amount.measure == Some(Measure::Nanometre) && amount.span.start >= foundry.span.end && own
    })
}

/// "1,480 are H200s and the remainder comes from Intel": other chips than those named.
fn is_of_the_rest(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let head = found.head(sentence, verb.start).trim_end();
    found.language == Language::English
        && ["the remainder", "the rest", "the others", " others", "the balance"]
            .iter()
            .any(|words| head.ends_with(words))
}

/// A chip that the sentence calls by its name.
fn is_named_here(sentence: &Sentence, chip: &Name) -> bool {
    sentence.span.contains(chip.span) && chip.role != Role::Referring
}

/// "Contoso's next release isn't certain, but it will be made by TSMC": no chip that was told of before.
fn tells_of_the_next(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let head = found.head(sentence, verb.start);
    found.language == Language::English
        && ["'s next ", "’s next ", "its next "].iter().any(|words| head.contains(words))
}

/// "is made in China, a shift from an earlier generation of its processor that was made by TSMC": told of what it comes after.
fn is_of_the_one_before(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    if found.language != Language::English {
        return false;
    }
    let phrase = found.head(sentence, foundry.span.start).rsplit(',').next().unwrap_or("");
    let words: Vec<&str> = phrase.split_whitespace().collect();
    words.windows(3).any(|three| match three {
        [from, article, sort] => {
            *from == "from" && matches!(*article, "a" | "an" | "the" | "its") && english().older.contains(*sort)
        }
        _ => false,
    })
}

/// "holds HBM2E from Samsung and SK Hynix and two dies made by TSMC": whose memory is in the chip, and not who makes it.
fn sells_memory(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    if found.language != Language::English {
        return false;
    }
    let list = listed_with(found, sentence, foundry);
    let start = list.first().map_or(foundry.span.start, |first| first.span.start);
    let head = found.head(sentence, start).trim_end();
    let noun = ["from", "supplied by", "made by", "produced by", "provided by", "delivered by", "built by"]
        .iter()
        .find_map(|link| head.strip_suffix(link))
        .unwrap_or("")
        .trim_end();
    let word = noun.rsplit(' ').next().unwrap_or("");
    let memory = |word: &str| word.starts_with("hbm") || matches!(word, "memory" | "dram" | "stacks");
    // "the memory of the X1 comes from SK hynix": no chip is the subject of the verb
    let clause = found.head_in_clause(sentence, foundry.span);
    let told = || {
        let verb = english().memory_verbs.iter().filter_map(|verb| clause.rfind(verb.as_str())).max();
        let subject = verb.and_then(|at| clause.get(..at)).unwrap_or("");
        any_word(subject, memory) && !any_word(subject, |word| english().chip_nouns.contains(word))
    };
    memory(word) || told()
}

/// "from Samsung, which also makes the X1": a verb of making behind the "which", and a chip as its object. "Which makes
/// DRAM" and "which made a fifth of the stacks" tell of the memory again.
fn goes_on_to_make(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    let which = Span::new(foundry.span.end, sentence.span.end.max(foundry.span.end)).of(&found.folded);
    let Some(rest) = which.strip_prefix(", which ").or_else(|| which.strip_prefix(", who ")) else { return false };
    let from = sentence.span.end - rest.len();
    let tail = Span::new(from, sentence.span.end);
    let adverbs = |at: usize| Span::new(from, at).of(&found.folded).split_whitespace().all(is_small);
    let mut verbs = found.cues_within(sentence, tail, &[Cue::Manufacture, Cue::Produce, Cue::MassProduction]);
    let Some(verb) = verbs.find(|at| adverbs(at.span.start)) else { return false };
    found.names_in(sentence).iter().any(|name| {
        let gap = found.between(verb.span, name.span);
        name.kind == Chip && name.span.start >= verb.span.end && gap.len() <= 40 && !gap.contains([',', ';'])
    })
}

/// "basically TSMC's 7 nm equivalent", "on a par with TSMC's N7": the foundry is what another is measured by.
fn is_yardstick(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    let before = found.head_in_clause(sentence, foundry.span).trim_end();
    let after = first(found.tail_in_clause(sentence, foundry.span), 40);
    let likened = [
        "equivalent to",
        "similar to",
        "comparable to",
        "comparable with",
        "like",
        " what",
        "than",
        "versus",
        "vs",
        "vs.",
        "rivals",
        "par with",
        "compared with",
        "compared to",
        "相当于",
        "等同于",
        "类似",
        "相比",
        "相较",
        "相较于",
        "比起",
        "落后",
        "落后于",
        "不及",
        "逊于",
        "赶超",
        "追赶",
        "距",
        "距离",
        // 由国内晶圆厂而非台积电生产
        "而非",
        "而非由",
        "而不是",
        "而不是由",
        "而并非",
        "而并非由",
    ];
    let behind = ["同代", "同级", "仍有差距"].iter().any(|word| after.contains(word));
    // 落后台积电与三星: one of several
    let others = before.strip_suffix(['与', '和', '、', '及']).map_or(before, |before| {
        let names = found.names_in(sentence).iter().filter(|name| name.kind == Organization);
        names.clone().find_map(|name| before.strip_suffix(name.span.of(&found.folded))).unwrap_or(before)
    });
    // 良率远低于台积电4纳米的八成
    let weighed = found.language.is_chinese() && ends_in(before, &chinese().held_against).is_some();
    behind
        || weighed
        || likened.iter().any(|words| before.ends_with(words) || others.trim_end().ends_with(words))
        || after.contains("equivalent")
        || after.trim_start().starts_with("相比")
}

/// 已无法向台积电下单, "can no longer be made by TSMC": the text says that the foundry does not make it.
fn is_refused(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    let clause = sentence.clause_of(foundry.span);
    let text = clause.of(&found.folded);
    // "made it at TSMC until the foundry stopped": it was made there
    let text = if found.language == Language::English { text.split(" until ").next().unwrap_or(text) } else { text };
    [
        "无法",
        "未能",
        "不能",
        "不再",
        "停止",
        "拒绝",
        "被禁止",
        "切断",
        "no longer",
        "cannot ",
        "cut off",
        "barred from",
        "stopped ",
        "halted",
        "suspended",
        "unable to",
    ]
    .iter()
    .any(|word| text.contains(word))
        || refuses_to_make(text)
        || found.language == Language::English && stops_making(text)
}

/// "was forced to stop producing the chip", "ceased production of it".
fn stops_making(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().zip(words().skip(1)).any(|(stop, next)| {
        english().stops.contains(stop)
            && matches!(
                next,
                "making" | "producing" | "manufacturing" | "fabricating" | "production" | "supplying" | "taking"
            )
    })
}

/// "tried to have it made at SMIC, without success", "turned to SMIC, but the attempt failed", "had hoped for Samsung, which said
/// no": an attempt that the sentence goes on to tell the end of.
fn comes_to_nothing(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    if found.language != Language::English {
        return false;
    }
    let rest = Span::new(foundry.span.end, sentence.span.end).of(&found.folded);
    let head = found.head(sentence, foundry.span.start);
    let tries = any_word(head, |word| english().attempts.contains(word));
    tries && has_one(rest, &english().in_vain)
}

/// "refused to make the chip", "turned down an offer to"; who "declined to comment" may make it all the same.
fn refuses_to_make(text: &str) -> bool {
    let makes = |rest: &str| {
        let verb = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        matches!(verb, "make" | "produce" | "manufacture" | "fabricate" | "build" | "take" | "accept" | "serve")
    };
    text.contains("turned down")
        || ["refused to ", "refuses to ", "declined to ", "declines to ", "refusing to "]
            .iter()
            .any(|words| text.split_once(words).is_some_and(|(_, rest)| makes(rest)))
}

/// The chips that the foundry makes: behind its verb, else before it, else those that the sentence goes on about.
fn chips_made(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span, foundry: &Name) -> Vec<usize> {
    if sentence.place == Place::Row {
        return subject_of(found, place, at, &[Chip]).into_iter().collect();
    }
    if is_done_to_others(found, sentence, at) {
        return Vec::new();
    }
    let here = object_of(found, sentence, at, foundry)
        .or_else(|| in_sentence(found, sentence, at, &[Chip]))
        .or_else(|| before(found, sentence, at, foundry));
    if let Some(index) = here {
        return coordinated(found, sentence, index);
    }
    let told = found.has_cue(sentence, at, &[Cue::Manufacture]) && is_done_by(found, sentence, at, foundry);
    // "TSMC, which makes them, …"
    let after = Span::new(at.end, sentence.span.end).of(&found.folded).trim_start();
    let pronoun = ["them", "it ", "all of them", "those"].iter().any(|word| after.starts_with(word));
    // "is the sole manufacturer of Nvidia's chips", "is Apple's manufacturer": of others
    let behind = Span::new(foundry.span.end, at.start.max(foundry.span.end)).of(&found.folded);
    let object = ["of ", "for "].iter().find_map(|word| after.strip_prefix(word));
    let whole = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let of_it =
        |object: &str| ["it", "them", "the chip"].iter().any(|word| object.strip_prefix(word).is_some_and(whole));
    let own = object.is_none_or(of_it) && !any_word(behind, is_owner);
    if !own && !pronoun {
        return Vec::new();
    }
    let carries = told || pronoun || goes_on(found, sentence) || names_the_foundry(found, sentence);
    let named = || names_the_foundry(found, sentence).then(|| one_chip_before(found, place)).flatten();
    subject_of(found, place, at, &[Chip]).filter(|_| carries).or_else(named).into_iter().collect()
}

/// "Amazon presented the X1. TSMC is the manufacturer": the one chip that the sentence before names.
fn one_chip_before(found: &Annotated<'_>, place: usize) -> Option<usize> {
    let before = found.sentence_before(place).filter(|before| before.place == Place::Prose)?;
    let chip = |name: &&Name| name.kind == Chip && name.can_lead() && !name.compared;
    found.index_at(only_one(found.names_in(before).iter().filter(chip))?.span)
}

/// "The AI5 and AI6 will be made by TSMC and Samsung respectively": the n-th chip is the n-th foundry's.
fn one_to_one(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name, chips: Vec<usize>) -> Vec<usize> {
    if chips.len() < 2 || !found.has_cue(sentence, sentence.span, &[Cue::Respectively]) {
        return chips;
    }
    let foundries = listed_with(found, sentence, foundry);
    let place = foundries.iter().position(|other| other.span == foundry.span);
    let place = place.filter(|_| foundries.len() == chips.len());
    place.and_then(|place| chips.get(place).copied()).map_or(chips, |chip| vec![chip])
}

/// "SK hynix makes the memory for the H200": a part of the chip, and not the chip.
fn is_of_a_part(found: &Annotated<'_>, work: Span, chip: &Name) -> bool {
    let gap = Span::new(work.end, chip.span.start).of(&found.folded);
    let parts = [
        "memory",
        "hbm",
        "dram",
        "substrate",
        "packag",
        "server",
        "motherboard",
        "base die",
        "interposer",
        "cooling",
        "board",
        "存储",
        "内存",
        "显存",
        "封装",
    ];
    work.end <= chip.span.start && parts.iter().any(|part| gap.contains(part))
}

/// 三星生产H20的显存, 为昇腾910C制造基板: what stands behind the active verb is a part, and no chip behind the part.
fn makes_a_part(found: &Annotated<'_>, sentence: &Sentence, verb: Span, foundry: &Name) -> bool {
    let active = foundry.span.end <= verb.start
        && ["生产", "制造", "代工", "量产", "打造"].iter().any(|word| verb.of(&found.folded).ends_with(word))
        && !found.head(sentence, foundry.span.start).ends_with('由');
    let clause = sentence.clause_of(verb);
    let rest = first(found.tail_in_clause(sentence, verb), 30);
    if found.language.is_chinese() && gives_a_part(found, sentence, foundry) {
        return true;
    }
    if !found.language.is_chinese() || !active || rest.starts_with(['的', '和', '与', '及', '、', '并']) {
        return false;
    }
    let part = chinese().chip_parts.iter().filter_map(|part| rest.find(part.as_str())).min();
    let behind = |at: usize| {
        let object = Span::new(verb.end + at, clause.end);
        found.names_in(sentence).iter().any(|name| name.kind == Chip && object.contains(name.span))
            || rest.get(..at).is_some_and(|goods| goods.ends_with(['和', '与', '及', '、', '并']))
    };
    part.is_some_and(|at| !behind(at))
}

/// 台积电生产的裸片及三星、SK海力士的HBM: behind a list of firms stands the part that they give.
fn gives_a_part(found: &Annotated<'_>, sentence: &Sentence, foundry: &Name) -> bool {
    let end = listed_with(found, sentence, foundry).last().map_or(foundry.span.end, |last| last.span.end);
    let after = first(Span::new(end, sentence.span.end).of(&found.folded), 12);
    let after = after.trim_start_matches('的').trim_start();
    begins_with(after, &chinese().chip_parts).is_some()
}

/// "`OpenAI`'s first chip will be made by TSMC", "Meta is testing its in-house training chip, made by TSMC": a chip that
/// the text does not name, by its owner.
fn owned_chip(found: &Annotated<'_>, sentence: &Sentence, work: Span, foundry: &Name) -> Option<Subject> {
    if found.language.is_unspaced() {
        return None;
    }
    let owner = found.names_in(sentence).iter().find(|name| {
        name.kind == Organization && name.name != foundry.name && name.span.end <= work.start && !is_observer(name)
    })?;
    let behind = Span::new(owner.span.end, work.start).of(&found.folded);
    let its = || behind.find(" its ").filter(|at| *at <= 60).and_then(|at| behind.get(at + " its ".len()..));
    let rest = behind_owner(behind).or_else(its)?;
    let words: Vec<&str> = rest.split_whitespace().take(7).collect();
    let noun = words
        .iter()
        .position(|word| matches!(word.trim_matches([',', '.']), "chip" | "processor" | "accelerator" | "asic"))?;
    let kinds = ["first", "own", "in-house", "custom", "next", "second", "third", "custom-designed", "self-designed"];
    let marked = words.iter().take(noun).any(|word| kinds.contains(word));
    let plain = words.iter().take(noun).all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '-'));
    (marked && plain).then(|| Subject::unnamed(&firm_of(found, owner), Chip))
}

/// "SMIC makes the 910C", "SMIC has been making Huawei's Ascend chips": what stands behind the active verb.
fn object_of(found: &Annotated<'_>, sentence: &Sentence, verb: Span, foundry: &Name) -> Option<usize> {
    if found.language.is_chinese() {
        return right_behind(found, sentence, verb, foundry);
    }
    let active = foundry.span.end <= verb.start
        && (found.has_cue(sentence, verb, &[Cue::Manufacture, Cue::MassProduction])
            || is_bare_make(verb.of(&found.folded)))
        && !found.language.is_unspaced();
    let passive = Span::new(verb.end, sentence.span.end).of(&found.folded).trim_start().starts_with("by ");
    let next = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Chip
                && !name.compared
                && name.name != DOMESTIC_CHIPS
                && name.span.start >= verb.end
                && found.distance(verb, name.span) <= 60
                && !without_lead(found.between(verb, name.span)).contains([',', ';', ':', '.', '('])
        })
    };
    // "SMIC took over production of the P800"
    let took = verb == foundry.span
        && first(Span::new(verb.end, sentence.span.end).of(&found.folded), 40).contains(" over production of");
    if active && !passive || took { sentence.names.clone().find(next) } else { None }
}

/// "`OpenAI`'s first chip, the ": a noun for a chip leads to its name over one comma.
fn without_lead(gap: &str) -> &str {
    let Some((head, link)) = gap.rsplit_once(',') else { return gap };
    let noun = head.rsplit(' ').next().unwrap_or("").to_lowercase();
    let leads = link.trim().split(' ').all(|word| word == "the" || is_one(&english().called, word) || word.is_empty());
    if leads && english().chip_nouns.contains(&noun) { head } else { gap }
}

/// 台积电代工昇腾910C, 三星代工特斯拉的AI6: the chip right behind the verb, with whose it is at most between.
fn right_behind(found: &Annotated<'_>, sentence: &Sentence, verb: Span, foundry: &Name) -> Option<usize> {
    let active = foundry.span.end <= verb.start && found.has_cue(sentence, verb, &[Cue::Manufacture]);
    let chip = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| name.kind == Chip && !name.compared && name.span.start >= verb.end)
    });
    let name = chip.filter(|_| active).and_then(|index| found.names.get(index))?;
    let owner = found
        .names_in(sentence)
        .iter()
        .find(|other| other.kind == Organization && other.span.start >= verb.end && other.span.end <= name.span.start);
    let direct = |from: Span, to: Span| matches!(found.between(from, to).trim(), "" | "了" | "的" | "旗下" | "旗下的");
    let plain = match owner {
        Some(owner) => direct(verb, owner.span) && direct(owner.span, name.span),
        None => direct(verb, name.span),
    };
    chip.filter(|_| plain)
}

/// The chip before the foundry in the sentence, a family too where no chip is named.
fn before(found: &Annotated<'_>, sentence: &Sentence, at: Span, foundry: &Name) -> Option<usize> {
    let limit = at.start.max(foundry.span.start);
    let fits = |index: &usize, family: bool| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Chip
                && name.family == family
                && !name.compared
                && name.name != DOMESTIC_CHIPS
                && name.span.end <= limit
                && found.distance(name.span, at) <= 160
                && !found.between(name.span, at).contains([';', '；'])
        })
    };
    let named = sentence.names.clone().rfind(|index| fits(index, false));
    named.or_else(|| sentence.names.clone().rfind(|index| fits(index, true)))
}

/// "competes with chips made by TSMC", "runs faster than cards produced by SMIC": what is made is a noun for some chips, which
/// another word than the name of one leads to.
fn is_done_to_others(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    if found.language != Language::English || !verb.of(&found.folded).ends_with(" by") {
        return false;
    }
    let mut words = found.head_in_clause(sentence, verb).split_whitespace().rev();
    let noun = words.next().is_some_and(|word| english().kinds_plural.contains(word));
    let leads = |word: &str| english().prepositions.contains(word) || matches!(word, "than" | "like" | "unlike");
    noun && words.take(3).take_while(|word| !english().finite.contains(*word)).any(leads)
}

/// "… is done by TSMC", 由中芯国际代工.
fn is_done_by(found: &Annotated<'_>, sentence: &Sentence, verb: Span, foundry: &Name) -> bool {
    let gap = found.between(verb, foundry.span);
    foundry.span.start >= verb.end
        && (gap.contains("by ")
            || gap.contains("from ")
            || [" by", " from"].iter().any(|link| verb.of(&found.folded).ends_with(link)))
        || found.language.is_unspaced() && sentence.place != Place::Title
}

/// "TSMC is the sole manufacturer", "Its foundry is SMIC", "Production is in the hands of SMIC": of the chip told of before.
fn names_the_foundry(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.language == Language::English && has_one(sentence.span.of(&found.folded), &english().names_a_foundry)
}

/// Whether a sentence that names no chip speaks of the one before: "It is made …", "The part comes from …".
fn goes_on(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.language.is_unspaced()
        || found.cues_in(sentence).iter().any(|at| match at.cue {
            Cue::It => !at.span.of(found.text).eq_ignore_ascii_case("its"),
            Cue::TheChip | Cue::We => true,
            _ => false,
        })
        || sentence.place != Place::Prose
}

/// The verb or the process that shows the foundry at work: "made by X", "made by the country's largest foundry, X",
/// 由X代工, "X's 7 nm".
fn foundry_work(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let clause = with_apposition(found, sentence, name);
    let trade = ["market", "share", "revenue", "business", "industry", "sector", "customers"];
    let works = |at: &&CueAt| {
        let after = Span::new(at.span.end, sentence.span.end).of(&found.folded);
        // "the foundry's revenue"
        let after = behind_owner(after).unwrap_or(after).trim_start();
        !trade.iter().any(|word| after.starts_with(word))
    };
    // "The foundry" stands for a firm and is no verb
    let own = |at: &&CueAt| name.span.contains(at.span);
    let verbs = found.cues_within(sentence, clause, &[Cue::Manufacture]).filter(works).filter(|at| !own(at));
    let verb = verbs.min_by_key(|at| found.distance(at.span, name.span));
    let verb = verb.filter(|at| found.distance(at.span, name.span) <= 48).map(|at| at.span);
    let node = found.amounts_in(sentence).iter().find(|amount| {
        let gap = found.between(amount.span, name.span);
        amount.measure == Some(Measure::Nanometre)
            && found.distance(amount.span, name.span) <= 30
            && (clause.contains(amount.span) || (gap.contains(')') && !gap.contains([',', ';', '.'])))
    });
    let yielded = found
        .cues_within(sentence, clause, &[Cue::Yield])
        .find(|at| at.span.end <= name.span.start && found.distance(at.span, name.span) <= 30)
        .or_else(|| own_yield(found, sentence, clause, name));
    verb.or_else(|| node.map(|amount| amount.span))
        .or_else(|| yielded.map(|at| at.span))
        .or_else(|| bare_make(found, sentence, clause, name))
        .or_else(|| in_relative_clause(found, sentence, name))
        .or_else(|| placed_with(found, clause, name))
        .or_else(|| mass_produces(found, sentence, name))
        .or_else(|| gets_it_from(found, sentence, name))
}

/// "Contoso took delivery of 4,000 X1 cards from TSMC": what its maker gets from a foundry was made there.
fn gets_it_from(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let from = found.head(sentence, name.span.start).strip_suffix(" from ")?;
    let chip = found.names_in(sentence).iter().rfind(|chip| chip.kind == Chip && chip.span.end <= name.span.start)?;
    let noun = Span::new(chip.span.end, sentence.span.start + from.len()).of(&found.folded);
    let own = |firm: &Name| {
        firm.kind == Organization && firm.span.end <= chip.span.start && found.lexicon.maker_is(chip.entity, &firm.name)
    };
    let plain = noun.split_whitespace().all(|word| english().chip_nouns.contains(word));
    let gets = found.language == Language::English && plain && found.names_in(sentence).iter().any(own);
    let many = found.amounts_in(sentence).iter().rfind(|amount| amount.span.end <= chip.span.start)?;
    obtained(found, sentence, many.span).filter(|_| gets).map(|verb| verb.span)
}

/// "Samsung has begun mass production of the P800": the foundry leads to the production, and the chip stands behind it.
fn mass_produces(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let rest = sentence.rest_of_clause(name.span);
    let verb = found.cues_within(sentence, rest, &[Cue::MassProduction]).next()?.span;
    if found.language.is_chinese() {
        return is_made_there(found, sentence, name, verb).then_some(verb);
    }
    let chip = found.names_in(sentence).iter().find(|chip| chip.kind == Chip && chip.span.start >= verb.end)?;
    let gap = before_its_sort(Span::new(verb.end, found.start_with_maker(chip)).of(&found.folded));
    let lead = Span::new(name.span.end, verb.start).of(&found.folded);
    let acts = lead.split_whitespace().all(|word| is_small(word) || matches!(word, "start" | "starts" | "begins"));
    (found.language == Language::English && acts && matches!(gap, "" | " of")).then_some(verb)
}

/// X已在三星量产, 三星开始量产X: the foundry is where, or who, right before the verb.
fn is_made_there(found: &Annotated<'_>, sentence: &Sentence, name: &Name, verb: Span) -> bool {
    let gap = Span::new(name.span.end, verb.start).of(&found.folded);
    let at = found.head(sentence, name.span.start).ends_with('在');
    let there = at && ["", "的工厂", "工厂", "产线", "的产线", "晶圆厂"].contains(&gap);
    let chip = || found.names_in(sentence).iter().find(|chip| chip.kind == Chip && chip.span.start >= verb.end);
    let object = || {
        chip().is_some_and(|chip| {
            let lead = Span::new(verb.end, found.start_with_maker(chip)).of(&found.folded);
            before_all(before_mark(lead.trim_start_matches('了')), &chinese().nouns_of_things).is_empty()
                && !found.lexicon.maker_is(chip.entity, &name.name)
        })
    };
    there || matches!(gap, "" | "开始" | "已开始" | "已经开始" | "正式" | "将" | "已" | "正") && !at && object()
}

/// "SMIC's yields on the X1": the noun close behind the foundry, and the chip right behind its preposition.
fn own_yield<'a>(found: &'a Annotated<'_>, sentence: &Sentence, clause: Span, name: &Name) -> Option<&'a CueAt> {
    let mut yields = found.cues_within(sentence, clause, &[Cue::Yield]).filter(|at| at.span.start >= name.span.end);
    let own = yields.find(|at| {
        let gap = Span::new(name.span.end, at.span.start).of(&found.folded);
        behind_owner(gap).is_some_and(|words| words.split_whitespace().count() <= 2 && !words.contains(','))
    })?;
    let chip = found.names_in(sentence).iter().find(|chip| chip.kind == Chip && chip.span.start >= own.span.end)?;
    let gap = Span::new(own.span.end, found.start_with_maker(chip)).of(&found.folded);
    let on = [" on", " for", " of"].iter().find_map(|link| gap.strip_prefix(link));
    on.is_some_and(|rest| matches!(rest.trim(), "" | "the" | "its")).then_some(own)
}

fn is_bare_make(verb: &str) -> bool {
    matches!(verb, "make" | "produce" | "build")
}

/// Words that lead to a bare infinitive.
const LEADS: &[&str] = &[
    " will ",
    " to ",
    " would ",
    " can ",
    " could ",
    " may ",
    " might ",
    " should ",
    " will also ",
    " would also ",
    " will now ",
    " will still ",
];

const BARE_VERBS: &[&str] = &["make ", "produce ", "fabricate ", "manufacture ", "build "];

/// Each lead with each verb, in their order.
static BARE: LazyLock<Words> = LazyLock::new(|| {
    Words::of(LEADS.iter().flat_map(|lead| BARE_VERBS.iter().map(move |verb| format!("{lead}{verb}"))))
});

/// "Samsung will make its AI6 chip", "tapped Intel to make the next Maia": the bare infinitive behind the foundry.
fn bare_make(found: &Annotated<'_>, sentence: &Sentence, clause: Span, name: &Name) -> Option<Span> {
    let after = Span::new(name.span.end, clause.end.max(name.span.end)).of(&found.folded);
    let (word, at) = BARE.each_in(after).min_by_key(|(_, at)| at.start)?;
    let lead = LEADS.get(word / BARE_VERBS.len())?;
    let verb = Span::new(at.start + lead.len(), at.end - 1);
    let near = after.get(..verb.start).is_some_and(|gap| gap.chars().count() <= 48);
    let verb = Span::new(name.span.end + verb.start, name.span.end + verb.end);
    let builds = verb.of(&found.folded) == "build";
    (near && (!builds || builds_a_chip(found, sentence, verb)) && !makes_another(found, sentence, verb)).then_some(verb)
}

/// "will make an offer for the X1", "to make tools for the X1": its object is another thing, which is for the chip.
fn makes_another(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= verb.end);
    let gap = chip.map_or("", |chip| found.between(verb, chip.span));
    let lead = gap.split_once(" for ").map(|(object, _)| object);
    lead.is_some_and(|object| !object.trim().is_empty() && !object.contains([',', ';']))
        && !found.has_cue(sentence, Span::new(verb.end, verb.end + gap.len()), &[Cue::Chip])
}

/// "tapped TSMC to build the Titan": a chip is its object, and no site that holds some.
fn builds_a_chip(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= verb.end);
    chip.is_some_and(|chip| {
        let gap = found.between(verb, chip.span);
        let other = |word: &str| matches!(word, "with" | "for" | "using" | "on" | "of" | "to" | "around" | "and");
        gap.len() <= 40
            && !gap.contains([',', ';'])
            && !gap.split_whitespace().any(other)
            && !found.has_cue(sentence, Span::new(verb.end, chip.span.start), &[Cue::System])
    })
}

/// "TSMC, which makes the H200 on its 4N process, …": the foundry right before the relative clause takes its verb.
fn in_relative_clause(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let next = sentence.clauses.iter().find(|clause| clause.start >= name.span.end)?;
    let linked = found.between(name.span, *next).trim() == ",";
    let opens = ["which ", "who "].iter().any(|word| next.of(&found.folded).trim_start().starts_with(word));
    let verb = found.cues_within(sentence, *next, &[Cue::Manufacture]).next()?;
    let active =
        !verb.span.of(&found.folded).ends_with(" by") && !found.between(name.span, verb.span).contains(" was ");
    (linked && opens && active && found.distance(name.span, verb.span) <= 40).then_some(verb.span)
}

/// Where work on a chip goes or stays, with the word that leads to the place.
const PLACED: &[(&[&str], &[&str])] = &[
    (
        &[
            "moved",
            "moves",
            "moving",
            "move",
            "shifted",
            "shifts",
            "shifting",
            "shift",
            "switched",
            "switching",
            "went",
        ],
        &[" to", " from"],
    ),
    (
        &[
            "transferred",
            "transfers",
            "handed",
            "hands",
            "sent",
            "sends",
            "sending",
            "heading",
            "heads",
            "gone",
            "goes",
        ],
        &[" to"],
    ),
    (
        &["stays", "stayed", "staying", "remains", "remained", "stay", "remain", "sticks", "stuck", "placed"],
        &[" with", " at"],
    ),
    (&["started life", "began life", "built"], &[" at"]),
    (&["split between", "split among"], &[" between", " among", " and"]),
    (&["relied", "relies", "rely", "depends", "depended"], &[" on"]),
    (&["ordered", "orders", "ordering", "booked"], &[" from", " with", " at"]),
    (
        &[
            "bought",
            "sourced",
            "obtained",
            "procured",
            "acquired",
            "purchased",
            "stem",
            "stems",
            "stemmed",
            "originate",
            "originates",
            "originated",
        ],
        &[" from"],
    ),
];

/// "moved production of X to SMIC", "X stays with TSMC", "a TSMC part", "cut from TSMC wafers", 转到中芯国际, 由中芯操刀: no
/// verb of making, but a place of it.
fn placed_with(found: &Annotated<'_>, clause: Span, name: &Name) -> Option<Span> {
    let before = last(Span::new(clause.start, name.span.start.max(clause.start)).of(&found.folded), 90);
    let after = Span::new(name.span.end, clause.end.max(name.span.end)).of(&found.folded);
    // "production of the X was handed to Samsung"
    let production = || english().productions.iter().any(|noun| before.contains(noun.as_str()));
    let alone = is_pure_foundry(name)
        || is_its_plant(after)
        || is_made_at(before)
        || production() && !before.trim_end().ends_with(" from");
    let placed = if found.language.is_chinese() {
        alone && placed_in_chinese(before, after) || by_hands(before, after)
    } else if !alone {
        false
    } else {
        let verbs = |words: &[&str]| words.iter().any(|word| before.split_whitespace().any(|other| other == *word));
        let phrases = |words: &[&str]| words.iter().any(|word| word.contains(' ') && before.contains(word));
        let moved = PLACED.iter().any(|(words, links)| {
            links.iter().any(|link| before.trim_end().ends_with(link)) && (verbs(words) || phrases(words))
        });
        let part = [" part", " product", " die", " wafers"].iter().any(|noun| after.starts_with(noun))
            && [" a", " from", " on"].iter().any(|word| before.trim_end().ends_with(word))
            && !before.contains(" no ");
        let took = [" took over production", " takes over production", " has taken over production"];
        let people = ["engineer", "executive", "staff", "talent", "hired", "shares"];
        (moved && !people.iter().any(|word| before.contains(word)))
            || is_made_at(before) && !is_ruled_out(after)
            || part
            || took.iter().any(|words| after.starts_with(words))
    };
    placed.then_some(name.span)
}

/// "goes to Samsung's new fab in Taylor": a plant of the firm.
fn is_its_plant(after: &str) -> bool {
    let words = behind_owner(after);
    let plants = ["fab", "fabs", "plant", "foundry", "line", "lines", "factory", "node", "process"];
    words.is_some_and(|words| {
        let mut near = words.split_whitespace().take(4);
        near.any(|word| plants.contains(&word.trim_end_matches([',', '.', ';'])))
    })
}

/// "was never planned", "is no option", "was ruled out": behind a production, it is none, unless what is denied of it leaves
/// it going on.
pub(super) fn is_ruled_out(after: &str) -> bool {
    let mut words = after.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    match first_verb(&mut words, &["were", "are", "does", "did", "do", "a", "an"]).unwrap_or("") {
        word if english().unreal.contains(word) => true,
        "ruled" => words.next() == Some("out"),
        "out" => words.next() == Some("of"),
        word => is_negation(word) && !goes_on_all_the_same(words),
    }
}

/// "has not ended", "is not in danger", "not expected to slow": what is denied leaves the thing going on. Whatever else is
/// denied of it, "has not materialised", may be that it is at all. Behind "to" another verb tells; "need to begin" and "in
/// danger of starting" have nothing going on.
fn goes_on_all_the_same<'t>(words: impl Iterator<Item = &'t str>) -> bool {
    let lists = english();
    let words: Vec<&str> = words.collect();
    let small = |word: &str| is_small(word) || lists.before_goes_on.contains(word) || lists.prepositions.contains(word);
    // "hit by", and the one word
    let goes_on = |at: usize| {
        let (word, next) = (words.get(at).copied().unwrap_or(""), words.get(at + 1).copied().unwrap_or(""));
        let verb = word.strip_suffix('s').unwrap_or(word);
        lists.goes_on.contains(word)
            || lists.goes_on.contains(verb)
            || lists.goes_on.contains(&format!("{word} {next}"))
    };
    let begins = |from: usize| {
        let behind = words.get(from..).unwrap_or(&[]).windows(2);
        let leads = |word: &str| matches!(word, "to" | "of" | "up") || is_negation(word);
        behind.into_iter().any(|pair| matches!(pair, [lead, verb] if leads(lead) && lists.beginnings.contains(*verb)))
    };
    let from =
        |start: usize| (start..words.len()).find(|at| goes_on(*at) || words.get(*at).is_some_and(|word| !small(word)));
    let leads_on = |at: usize| !goes_on(at) && words.get(at + 1) == Some(&"to");
    let verb = from(0).and_then(|at| if leads_on(at) { from(at + 1) } else { Some(at) });
    verb.is_some_and(|at| goes_on(at) && !begins(at))
}

/// "Production of the X is slated for the first half at Samsung": where a chip's production is.
fn is_made_at(before: &str) -> bool {
    let place = before.trim_end().ends_with(" at");
    let of_it = ["production of the", "manufacturing of the", "production of its"];
    // "has entered mass production at"
    place && of_it.iter().any(|noun| before.contains(noun))
        || english().begun_at.iter().any(|words| before.trim_end().ends_with(words))
}

fn placed_in_chinese(before: &str, after: &str) -> bool {
    let to = [
        "转到",
        "转给",
        "转投",
        "转由",
        "转交",
        "转单",
        "转单到",
        "转单给",
        "交给",
        "交由",
        "改由",
        "改投",
        "改交",
        "留在",
        "出自",
        "切自",
        "落在",
        "花落",
        "委由",
        "转往",
    ];
    let own = ["的手笔", "手笔", "之手", "晶圆", "的晶圆", "产线", "的产线", "生产线"];
    to.iter().any(|word| before.ends_with(word)) || own.iter().any(|word| after.starts_with(word))
}

/// 由三星与台积电分头承接, 从三星位于泰勒的生产线下线: the agent with a verb of doing the work, or the line that it comes from.
fn by_hands(before: &str, after: &str) -> bool {
    let hands = ["操刀", "承接", "来干", "来做", "包办", "包揽"];
    let near = first(after, 10);
    let agent = last(before, 8);
    let by = agent.contains('由') && hands.iter().any(|word| near.contains(word));
    let far = first(after, 20);
    let line = ["生产线下线", "产线下线", "工厂下线", "晶圆厂下线"].iter().any(|word| far.contains(word));
    by || before.ends_with('从') && line
}

/// The clause of the foundry; where that is the mere name between commas, what it is an apposition to as well.
fn with_apposition(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Span {
    let clause = sentence.clause_of(name.span);
    let alone = clause.of(found.text).trim().len() <= name.span.len() + 2;
    let place = sentence.clauses.iter().position(|part| *part == clause);
    let before = place.and_then(|place| place.checked_sub(1)).and_then(|place| sentence.clauses.get(place));
    before.filter(|_| alone && !found.language.is_unspaced()).map_or(clause, |before| before.cover(clause))
}
