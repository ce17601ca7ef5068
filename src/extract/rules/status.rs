//! Where a thing stands in its life: sampled, tested, produced, in use, delayed, cancelled, banned.

use crate::{
    lexicon::{
        chinese::{
            before_all, before_one, begins_with, behind_all, behind_mark, behind_one, chinese, ends_in,
            ends_in_a_meeting, has_one, supposes,
        },
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, english, first_verb, is_negation, is_one, is_owner, is_small},
    },
    model::{EntityKind, Language, Modality, Predicate, Subject, Term, Value},
    text::{
        Span,
        fold::lower,
        span::{first, last},
    },
};

use super::super::{
    annotate::{Annotated, Place, Sentence},
    clause::bracket_around,
    date::{DateMention, Deadline},
    fact::Fact,
    foundry::is_pure_foundry,
    name::{Name, Role, firm_of},
    number::{Amount, Measure},
    relative::weighed_one_behind,
    subject::{carried, coordinated, is_behind_a_preposition, nearest, subject_of},
};

use super::{
    ban::is_of_another_thing,
    credit::{after_name, before_its_sort, behind_noun, is_end_of_phrase, of_sort},
    launched::{is_moved_on, is_not_until},
    lifted::is_lifted,
    making::behind_insertion,
    manufacturing::is_ruled_out,
    restriction::{forbids_sale, is_government, is_of_the_rule_before},
    stages, under_way,
};

use EntityKind::{Chip, Model, System};

/// Cue → term, and the kinds of thing that can be so.
const TERMS: &[(Cue, Term, &[EntityKind])] = &[
    (Cue::Sampling, Term::Sampling, &[Chip]),
    (Cue::MassProduction, Term::InProduction, &[Chip]),
    (Cue::InUse, Term::InUse, &[System]),
    (Cue::Delayed, Term::Delayed, &[Chip, Model, System]),
    (Cue::Banned, Term::Banned, &[Chip]),
    (Cue::Cancelled, Term::Cancelled, &[Chip, Model, System]),
];

/// All states and release dates of one sentence.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    if sentence.place == Place::Row {
        return;
    }
    under_way::find(found, place, sentence, facts);
    stages::find(found, place, sentence, facts);
    for cue in found.cues_in(sentence) {
        terms(found, place, sentence, cue, facts);
        if cue.cue == Cue::Restrict && is_barred_by_china(found, sentence, cue) {
            push_term(found, place, sentence, cue, (Term::Banned, &[Chip]), facts);
        }
        if cue.cue == Cue::Shipping && delivers_samples(found, sentence, cue) {
            push_term(found, place, sentence, cue, (Term::Sampling, &[Chip]), facts);
        } else if cue.cue == Cue::Shipping && begins(found, sentence, cue) && !is_for_a_chip(found, sentence, cue) {
            push_term(found, place, sentence, cue, (Term::Shipping, &[Chip, System]), facts);
        }
        if cue.cue == Cue::Testing && is_on_trial(found, sentence, cue) {
            let kinds: &[EntityKind] = if tries_a_machine(found, sentence, cue) { &[System] } else { &[Chip] };
            push_term(found, place, sentence, cue, (Term::Testing, kinds), facts);
        }
    }
}

/// "is evaluating the RNGD server": a machine is the object of the verb.
fn tries_a_machine(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let next = found.names_in(sentence).iter().find(|name| {
        name.span.start >= cue.span.end
            && matches!(name.kind, Chip | System)
            && found.distance(cue.span, name.span) <= 8
    });
    is_being_tried(found, sentence, cue) && next.is_some_and(|name| name.kind == System)
}

/// 已向客户交付HBM3样品: what is delivered are samples.
fn delivers_samples(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let tail = first(found.tail_in_clause(sentence, cue.span), 24);
    let head = || found.head_in_clause(sentence, cue.span).trim_start();
    let led = || {
        ["samples ", "the first samples ", "first samples ", "engineering samples "]
            .iter()
            .any(|words| head().starts_with(words))
    };
    let english = || any_word(tail, |word| matches!(word, "sample" | "samples")) && !tail.contains(" as ") || led();
    match found.language {
        Language::English => english(),
        language => {
            language.is_chinese()
                && (has_one(tail, &chinese().samples) || {
                    // 样片已交付客户
                    let head = found.head_in_clause(sentence, cue.span);
                    has_one(last(head, 6), &chinese().samples)
                })
        }
    }
}

/// "China's customs has blocked the H200": the importer keeps it out.
fn is_barred_by_china(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let bars = ["barred", "bars", "blocked", "blocks", "block", "barring", "banned the", "bans the"]
        .contains(&cue.span.of(&found.folded));
    if found.language != Language::English || !bars {
        return false;
    }
    let head = found.head_in_clause(sentence, cue.span);
    // As words: "thus" and "previous" hold no country.
    let mut words = head.split(|c: char| !c.is_alphanumeric() && c != '.');
    let exporter =
        words.clone().any(|word| matches!(word, "us" | "u.s." | "washington") || word.starts_with("america"))
            || head.contains("commerce department");
    let importer = words.any(|word| matches!(word, "china" | "beijing"))
        || ["chinese customs", "chinese regulators", "chinese authorities", "chinese government"]
            .iter()
            .any(|words| head.contains(words));
    let small = |word: &str| {
        let goods = matches!(word, "imports" | "shipments" | "deliveries" | "sales" | "purchases" | "import" | "entry");
        let buyers = matches!(word, "companies" | "firms" | "from" | "buying" | "using" | "purchasing" | "importing");
        goods || buyers || is_owner(word) || matches!(word, "the" | "of" | "all" | "new" | "use") || of_sort(word)
    };
    let object = found.names_in(sentence).iter().find(|name| name.span.start >= cue.span.end && name.kind == Chip);
    let right_behind =
        object.is_some_and(|chip| found.between(cue.span, chip.span).to_lowercase().split_whitespace().all(small));
    right_behind && importer && !exporter
}

/// The chip itself is tried out; a test that it scores in, or that tells of its speed, is none.
fn is_on_trial(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let text = cue.span.of(found.text).to_lowercase();
    let before = tail(found, sentence, cue.span, 14);
    if is_stopped(found, sentence, cue.span) || opens_with_a_test(found, sentence, cue) {
        return false;
    }
    let under_way = [
        "正在", "进行", "進行", "开始", "開始", "样片", "樣片", "功能", "客户", "客戶", "处于", "进入", "to ",
        "being ", "began ", "in ", "about ",
    ];
    // "Tencent is testing the 910C"
    let now = is_being_tried(found, sentence, cue);
    let always = [
        "trial production",
        "试产",
        "試產",
        "试用",
        "試用",
        "trialling",
        "試作",
        "trying out",
        "for evaluation",
        "undergoing tests",
        "undergoing testing",
        "undergoing trials",
        "going through tests",
        "going through trials",
        "on trial at",
        "on trial with",
        "being evaluated",
        "through its paces",
        "through their paces",
    ];
    // "about testing the part and hopes that it will be more powerful": the speed is of a clause of its own
    let asked = found.language == Language::English && before.ends_with(" about ");
    let measured = found.has_cue(sentence, sentence.span, &[Cue::Score, Cue::Performance, Cue::Beats, Cue::Than]);
    // 现正测试昇腾910B
    let now = now || found.language.is_chinese() && before.ends_with('正');
    (!measured || asked)
        && (always.contains(&text.as_str()) || now || under_way.iter().any(|word| before.contains(word)))
}

/// "In a test that lasted three months", "In tests": where a sentence opens so, something was measured, and no chip is on trial.
fn opens_with_a_test(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let noun = matches!(cue.span.of(&found.folded), "test" | "tests" | "trial" | "trials");
    let head = found.head(sentence, cue.span.start).trim();
    let plain = |word: &str| {
        matches!(word, "a" | "an" | "its" | "our" | "one" | "recent" | "early" | "internal" | "the" | "their")
    };
    let opens = head == "in" || head.strip_prefix("in ").is_some_and(|rest| rest.split_whitespace().all(plain));
    found.language == Language::English && noun && opens
}

/// "to stop testing the A10", "has halted its trials of": what is told to be no longer done.
pub(super) fn is_stopped(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    if found.language != Language::English {
        return false;
    }
    let head = found.head(sentence, verb.start);
    // "a halt in" may end in the word that the state begins with: "in mass production"
    let first = verb.of(&found.folded).split(' ').next();
    let link = first.filter(|word| matches!(*word, "in" | "of" | "to"));
    let before = head.split_whitespace().rev().filter(|word| !matches!(*word, "mass" | "volume"));
    let words: Vec<&str> = link.into_iter().chain(before).take(5).collect();
    let near = words.iter().take(3).take_while(|word| !word.ends_with([',', ';', '.']));
    let at = near.clone().position(|word| english().stops.contains(*word));
    // "the trials ended in mass production", "did not stop mass production"
    let ends_in_it = |at: usize| {
        at == 1 && words.first() == Some(&"in") && words.get(at).is_some_and(|word| word.starts_with("end"))
    };
    let denied = |at: usize| words.get(at + 1).is_some_and(|word| is_negation(word));
    let wound_up = words.first() == Some(&"up");
    !wound_up && at.is_some_and(|at| governs(&words, at) && !ends_in_it(at) && !denied(at))
}

/// Whether what stops is a verb, or a noun right before its object: "a halt to the production". In "by the end of June
/// production" and "after a pause in May production" it has another.
fn governs(words: &[&str], at: usize) -> bool {
    let leads = |word: &&str| {
        matches!(*word, "the" | "a" | "an" | "year" | "month" | "week" | "quarter")
            || english().prepositions.contains(*word) && *word != "to"
    };
    let between = words.get(..at).unwrap_or(&[]);
    let noun = words.get(at + 1).is_some_and(leads) || between.last() == Some(&"of");
    let article = |word: &&str| matches!(*word, "the" | "its" | "their" | "all");
    let own = || {
        between.split_last().is_some_and(|(link, rest)| matches!(*link, "to" | "of" | "in") && rest.iter().all(article))
    };
    !noun || own()
}

/// "to avoid using the A10", "refrain from buying", "advised against using": what is not to be done, and was not done.
pub(super) fn is_shunned(found: &Annotated<'_>, sentence: &Sentence, verb: Span, within: usize) -> bool {
    const SHUNS: &[&str] = &["avoid", "avoided", "avoiding", "refrain", "refrained", "against"];
    let before = found.head(sentence, verb.start);
    let clear = |word: &&str| !word.ends_with([',', ';', '.']);
    let mut near = before.split_whitespace().rev().take(within).take_while(clear);
    found.language == Language::English && near.any(|word| SHUNS.contains(&word))
}

/// "cancelled its order for H20s": what is told of was called off right before.
pub(super) fn is_called_off(found: &Annotated<'_>, sentence: &Sentence, what: Span) -> bool {
    let head = Span::new(sentence.clause_of(what).start, what.start);
    let mut off = found.cues_within(sentence, head, &[Cue::Cancelled]);
    off.any(|off| found.distance(off.span, what) <= 16) || is_turned_down(found, head.of(&found.folded))
}

/// "turned down an order", 拒绝了壁仞的订单: who is asked does not do it.
fn is_turned_down(found: &Annotated<'_>, head: &str) -> bool {
    if found.language.is_chinese() {
        return has_one(head, &chinese().refuses_orders);
    }
    let head = last(head, TURNED_DOWN);
    let turned =
        |words: &String| head.rsplit_once(words.as_str()).is_some_and(|(_, rest)| rest.split(' ').count() <= 4);
    found.language == Language::English && english().turns_down.iter().any(turned)
}

/// Characters before an order within which it is turned down.
const TURNED_DOWN: usize = 36;

/// "is testing", "has begun evaluating": the verb of a trial under way; in "hardware testing" it is a noun.
pub(super) fn is_being_tried(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    const AHEAD: &[&str] = &[
        "is",
        "are",
        "be",
        "been",
        "began",
        "begun",
        "begin",
        "started",
        "enter",
        "entered",
        "now",
        "already",
        "reportedly",
    ];
    let before = found.head(sentence, cue.span.start);
    cue.cue == Cue::Testing
        && found.language == Language::English
        && matches!(cue.span.of(&found.folded), "testing" | "evaluating" | "trialling")
        && before.split_whitespace().next_back().is_some_and(|word| AHEAD.contains(&word))
}

/// The last characters before a place, in small letters.
pub(super) fn tail(found: &Annotated<'_>, sentence: &Sentence, at: Span, length: usize) -> String {
    let before = found.head_as_written(sentence, at.start);
    lower(last(before, length))
}

fn terms(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt, facts: &mut Vec<Fact>) {
    let none = || {
        is_a_load(found, sentence, cue)
            || is_of_what_is_offered(found, cue)
            || is_an_untold_moment(found, sentence, cue)
    };
    for (class, term, kinds) in TERMS {
        if cue.cue == *class && !none() {
            let kinds = if are_racks(found, cue) { &[Chip, System] } else { *kinds };
            push_term(found, place, sentence, cue, (*term, kinds), facts);
        }
        // "The X1 is in use at two banks"
        if cue.cue == Cue::InUse && *class == Cue::InUse && !none() && is_a_chip_at_work(found, sentence, cue) {
            push_term(found, place, sentence, cue, (Term::InUse, &[Chip]), facts);
        }
        // 智算中心一期投产: a place that is made to produce is in use
        let opens =
            cue.cue == Cue::MassProduction && *class == Cue::InUse && cue.span.of(&found.folded).ends_with("投产");
        if opens && !none() && found.language.is_chinese() {
            push_term(found, place, sentence, cue, (Term::InUse, &[System]), facts);
        }
    }
}

/// "is in use", "is up and running", "has been put into service" right behind a chip: what else is said to be deployed may be
/// a machine with it.
fn is_a_chip_at_work(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let word = cue.span.of(&found.folded);
    let rest = found.tail_in_clause(sentence, cue.span);
    // "is running in two data centres", and not "is running late", "at half of demand", "in the lab"
    let placed = || {
        let place = [" in ", " at "].iter().find_map(|link| rest.strip_prefix(link));
        let first = place.and_then(|place| place.split([' ', ',', '.']).next()).unwrap_or("");
        let quantity = first.starts_with(|c: char| c.is_ascii_digit())
            || matches!(first, "" | "a" | "an" | "half" | "full" | "about" | "around" | "nearly" | "low" | "high");
        let tried = place.is_some_and(|place| place.starts_with("the lab") || place.starts_with("its lab"));
        matches!(word, "running" | "live" | "operational") && !quantity && !tried
    };
    // "Production of the X1 is running", "Demand for the X1": the chip tells which
    let of_another = |name: &Name| {
        let before = found.head(sentence, found.start_with_maker(name)).trim_end();
        let before = before.strip_suffix(" the").unwrap_or(before);
        before.split(' ').next_back().is_some_and(|word| english().prepositions.contains(word))
    };
    let works = english().chips_at_work.iter().any(|words| words == word) || placed();
    works
        && found.language == Language::English
        && !found.names_in(sentence).iter().any(|name| name.kind == System && !name.has_no_name())
        && found.names_in(sentence).iter().rfind(|name| name.span.end <= cue.span.start).is_some_and(|name| {
            let gap = Span::new(name.span.end, cue.span.start).of(&found.folded);
            let gap = behind_insertion(gap).unwrap_or(gap);
            let leads = name.kind == Chip
                && name.can_lead()
                && (!matches!(word, "running" | "live" | "operational") || !of_another(name));
            leads && behind_noun(gap).split_whitespace().all(is_small)
        })
}

/// 所投产品: 投产 is no word there.
fn is_of_what_is_offered(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let word = cue.span.of(&found.folded);
    word.ends_with("投产") && found.folded.get(cue.span.end..).is_some_and(|after| after.starts_with('品'))
}

/// 至于量产时间，公司没有透露: without a day the noun tells nothing.
fn is_an_untold_moment(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let clause = sentence.clause_of(cue.span);
    let rest = found.tail_in_clause(sentence, cue.span);
    let dated = || found.dates_in(sentence).iter().any(|date| clause.contains(date.span));
    found.language.is_chinese()
        && cue.cue == Cue::MassProduction
        && begins_with(rest, &chinese().moments).is_some()
        && !dated()
}

/// NVL144机柜已全面量产: in Chinese so is a rack, where 智算中心投产 tells of a centre that opens.
fn are_racks(found: &Annotated<'_>, cue: &CueAt) -> bool {
    found.language.is_chinese() && cue.cue == Cue::MassProduction && cue.span.of(&found.folded).ends_with("量产")
}

/// "Running Qwen2.5, the card reaches …": what runs is a model, and no machine goes into use.
fn is_a_load(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let running = cue.cue == Cue::InUse && cue.span.of(&found.folded) == "running";
    let model = |name: &Name| name.kind == Model && found.between(cue.span, name.span).trim().is_empty();
    running && found.names_in(sentence).iter().any(|name| name.span.start >= cue.span.end && model(name))
}

/// "began delivering in April tools for the Ascend 910C", "began supplying HBM3E to AMD's MI350": what stands behind the verb
/// and its adjuncts is delivered, and a preposition leads to the chip. In "began shipping in May its B300" none does.
fn is_for_a_chip(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= cue.span.end);
    found.language == Language::English
        && chip.is_some_and(|chip| {
            let leads = |word: &str| matches!(word, "for" | "to" | "into" | "with" | "from" | "in");
            let from = behind_adjuncts(found, sentence, Span::new(cue.span.end, chip.span.start));
            let words = Span::new(from, chip.span.start).of(&found.folded).split_whitespace();
            let mut words = words.map(|word| word.trim_matches(','));
            words.find(|word| !word.is_empty()).is_some_and(|word| !leads(word)) && words.any(leads)
        })
}

/// Where the adjuncts end that a stretch begins with: "in May", "to Nvidia", "in large quantities, for the first time".
fn behind_adjuncts(found: &Annotated<'_>, sentence: &Sentence, stretch: Span) -> usize {
    let mut from = stretch.start;
    loop {
        let gap = Span::new(from, stretch.end).of(&found.folded);
        let rest = gap.trim_start_matches([' ', ',']);
        match adjunct(found, sentence, Span::new(stretch.end - rest.len(), stretch.end)) {
            Some(end) if end > from && end <= stretch.end => from = end,
            _ => return from,
        }
    }
}

/// Where the adjunct ends that a stretch begins with: a day, a manner, a place or a buyer behind a preposition.
fn adjunct(found: &Annotated<'_>, sentence: &Sentence, stretch: Span) -> Option<usize> {
    let text = stretch.of(&found.folded);
    let starts = |span: Span| Span::new(stretch.start, span.start.max(stretch.start)).of(&found.folded);
    let small = |gap: &str| {
        let mut words = gap.split_whitespace();
        words.all(|word| english().prepositions.contains(word) || matches!(word, "the" | "early" | "late" | "since"))
    };
    let behind = |span: &Span| span.start >= stretch.start && span.end <= stretch.end && small(starts(*span));
    if let Some(date) = found.dates_in(sentence).iter().map(|date| date.span).find(behind) {
        return Some(date.end);
    }
    let (first, rest) = text.split_once(' ')?;
    if !english().prepositions.contains(first) {
        return None;
    }
    let phrase = |words: usize| {
        let end = rest.match_indices([' ', ',']).nth(words).map_or(rest.len(), |(at, _)| at);
        rest.get(..end).map(|phrase| (phrase, stretch.start + first.len() + 1 + end))
    };
    let manner = |phrase: &str| {
        let last = phrase.rsplit(' ').next().unwrap_or("");
        phrase == "the first time" || english().manners.contains(last) || english().guests.contains(last)
    };
    let fixed = (0..3).filter_map(phrase).find(|(phrase, _)| manner(phrase)).map(|(_, end)| end);
    let name = || found.names_in(sentence).iter().map(|name| name.span).find(behind).map(|name| name.end);
    // "in Hsinchu": a place that nobody knows
    let place = || phrase(0).filter(|(phrase, end)| Span::new(end - phrase.len(), *end).of(found.text) != *phrase);
    fixed.or_else(name).or_else(|| place().map(|(_, end)| end))
}

/// Shipments in bulk or their beginning are a state; a number of them is a volume.
fn begins(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    if found.language != Language::English && !found.language.is_chinese() {
        return begins_elsewhere(found, sentence, cue);
    }
    let text = cue.span.of(found.text).to_lowercase();
    let before = tail(found, sentence, cue.span, 24);
    let starts = ["mass ", "volume", "bulk ", "开始", "已", "been ", "is ", "are ", "now ", "continues to ", "continue to "]
        .iter()
        .any(|word| before.contains(word))
        // in the cue, or before it
        || ["begin", "began", "begun", "start", "批量"].iter().any(|word| before.contains(word) || text.contains(word))
        // 规模出货, 规模化交付; 规模小，交付困难 tells of something else
        || text.contains("规模") || text.contains("規模") || ends_at_scale(&before)
        // 今年5月起向国内客户交付
        || ["月起", "年起", "季度起", "日起", "季起", "末起", "底起"].iter().any(|word| before.contains(word));
    // 已批量出货，累计交付8万颗: the number is of a verb of its own.
    let clause = sentence.clause_of(cue.span);
    let counted = found.amounts_in(sentence).iter().any(|amount| {
        matches!(amount.measure, Some(Measure::Counter(_)))
            && found.distance(amount.span, cue.span) <= 20
            && !counts_buyers(found, amount.span)
            && (!found.language.is_chinese() || clause.contains(amount.span))
    });
    let handed =
        text.contains("交付") && found.folded.get(cue.span.end..).is_some_and(|after| after.starts_with("客户"));
    // "a licence is required for shipping the H20": what may or may not be done
    let gerund = text.ends_with("ing")
        && matches!(
            before.trim_end().rsplit(' ').next(),
            Some("for" | "of" | "from" | "before" | "against" | "without")
        );
    if found.language == Language::English && gerund {
        return false;
    }
    // "have been checking shipments of the H20": nothing begins
    let noun = matches!(text.as_str(), "shipments" | "shipment" | "deliveries" | "deliveries of");
    let begun =
        ["begin", "began", "begun", "start", "mass ", "volume", "bulk "].iter().any(|word| before.contains(word));
    let begun = begun || has_begun_behind(found.tail_in_clause(sentence, cue.span));
    let starts = (starts || begun) && (!noun || begun || found.language != Language::English);
    !is_held_up(found, sentence, cue, &before)
        && (handed
            || is_due(found, sentence, cue, &before)
            || is_what_mostly_goes_out(found, sentence, cue)
            || text.contains("mass")
            || starts
            || goes_out(found, sentence, cue))
        && !counted
}

/// 目前出货主力仍是GB200, X是出货的主力: what most of the goods are goes out.
fn is_what_mostly_goes_out(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let tail = found.tail_in_clause(sentence, cue.span);
    let rest = tail.strip_prefix('的').unwrap_or(tail).strip_prefix("主力");
    let head = found.head_in_clause(sentence, cue.span);
    found.language.is_chinese()
        && rest.is_some_and(|rest| {
            let is = rest.trim_start_matches(['仍', '还', '依', '旧', '然', '将', '就', '则']);
            is.starts_with(['是', '为']) || is.is_empty() && head.contains(['是', '为'])
        })
}

/// "is delivering the X1", "customers have received the X1": the words themselves tell that it goes to those who bought it,
/// where it is what they get. "is delivering strong results" and "have received the X1 coolly" tell how good it is.
fn goes_out(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let told = ["is ", "are ", "customers ", "buyers "].iter().any(|word| cue.span.of(&found.folded).starts_with(word));
    let object = || {
        found.names_in(sentence).iter().find(|name| {
            name.span.start >= cue.span.end && matches!(name.kind, Chip | System) && is_object_of(found, cue.span, name)
        })
    };
    told && object().is_some_and(|thing| {
        let rest = behind_noun(after_name(found, thing, found.tail_in_clause(sentence, thing.span)));
        let how = rest.split_whitespace().next().is_some_and(|word| word.ends_with("ly"));
        !how && says_no_more(rest, "to")
    })
}

/// Between a verb and a thing stands no more than whose it is and of what sort.
pub(super) fn is_object_of(found: &Annotated<'_>, verb: Span, thing: &Name) -> bool {
    let gap = before_its_sort(Span::new(verb.end, found.start_with_maker(thing)).of(&found.folded));
    matches!(gap.trim(), "" | "their first" | "their" | "first")
}

/// Whether a clause ends there, or goes on with when or why it was, or with the word that is let through.
pub(super) fn says_no_more(rest: &str, allowed: &str) -> bool {
    let next = rest.split_whitespace().find(|word| !word.ends_with("ly"));
    let plain = next.map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let ends = rest.trim_start().starts_with([',', '.', ';', ':', ')']);
    ends || plain.is_empty() || plain == allowed || english().when_it_was.contains(plain)
}

/// "delivered to over 20 customers": so many buyers are no volume.
fn counts_buyers(found: &Annotated<'_>, amount: Span) -> bool {
    let noun = found.word_behind(amount.end);
    found.language == Language::English
        && (english().guests.contains(noun)
            || amount.of(&found.folded).split(' ').any(|word| english().guests.contains(word)))
}

/// "Shipments of the X1 have only just begun", "deliveries are under way".
fn has_begun_behind(tail: &str) -> bool {
    let mut words = tail.split_whitespace().take(12);
    let verb = words.find(|word| matches!(*word, "begun" | "began" | "started" | "underway"));
    // "have started to fall", "began slipping": what begins is something else
    let other = words.next().is_some_and(|word| word == "to" || word.ends_with("ing") && word != "during");
    verb.is_some() && !other || tail.contains("under way")
}

/// 出荷を始めた, "납품을 시작했다", "liefert den X aus", "Les livraisons ont commencé", "Отгрузки начались": a verb of beginning stands
/// near, or the German verb has its other half at the end; no number is told.
fn begins_elsewhere(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    const BEGINS: &[&str] = &[
        "始め",
        "始ま",
        "開始",
        "시작",
        "들어갔",
        "begonnen",
        "begann",
        "beginnt",
        "commenc",
        "débuté",
        "démarr",
        "comenz",
        "empez",
        "inici",
        "начал",
        "стартова",
    ];
    let clause = sentence.clause_of(cue.span);
    let near = Span::new(
        cue.span.start - last(found.head_in_clause(sentence, cue.span), BEGUN).len(),
        cue.span.end + first(found.tail_in_clause(sentence, cue.span), BEGUN).len(),
    );
    let text = near.of(&found.folded);
    let begun = BEGINS.iter().any(|verb| text.contains(verb));
    let sent = found.language == Language::German
        && cue.span.of(&found.folded).starts_with("liefert")
        && clause.of(&found.folded).trim_end_matches(['.', ' ']).ends_with(" aus");
    let counted = |amount: &Amount| matches!(amount.measure, Some(Measure::Counter(_))) && clause.contains(amount.span);
    (begun || sent) && !found.amounts_in(sentence).iter().any(counted)
}

/// So many characters from a shipment the verb of its beginning stands.
const BEGUN: usize = 20;

/// 规模出货能力不足, 规模部署还需时日: what is told of is whether it can be done. 交付目标客户, 已出货面临考验 and 出货不足一年 are
/// acts.
fn is_no_act(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = chinese();
    let after = found.folded.get(cue.span.end..).unwrap_or("");
    let said = behind_all(after.strip_prefix('的').unwrap_or(after), &words.before_no_act);
    let handed = || cue.span.of(&found.folded).ends_with("交付") && begins_with(said, &words.handed_to).is_some();
    let done = || {
        let head = found.head_in_clause(sentence, cue.span);
        let begun = head.contains('已') || head.ends_with("开始") || cue.span.of(&found.folded).starts_with("开始");
        begun && ["面临", "前景", "可期"].iter().any(|word| said.starts_with(word))
    };
    let measured = || {
        let behind = [cue.span.end, cue.span.end + "不足".len()];
        said.starts_with("不足") && found.amounts_in(sentence).iter().any(|amount| behind.contains(&amount.span.start))
    };
    begins_with(said, &words.behind_no_act).is_some() && !handed() && !done() && !measured()
}

/// 便于规模部署, 满足规模部署要求: what is done at scale is no state where it is what something is good for.
fn is_a_way(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let head = found.head_in_clause(sentence, cue.span);
    let head = head.strip_suffix('大').unwrap_or(head);
    ["规模部署", "规模商用", "商用部署"].contains(&cue.span.of(&found.folded))
        && (ends_in(head, &chinese().good_for).is_some()
            || chinese().aids.iter().any(|word| head.contains(word.as_str()))
            || is_no_act(found, sentence, cue))
}

/// 大规模, 规模化地, 大规模向客户: what stands before the verb says that it is done at scale.
fn ends_at_scale(before: &str) -> bool {
    let ends = |head: &str| ends_in(head.trim_end_matches(['的', '地']), &chinese().at_scale).is_some();
    ends(before) || before.rfind(['向', '对']).and_then(|at| before.get(..at)).is_some_and(ends)
}

/// 已暂停向该公司出货, "a licence is now needed to ship the X2 to China": nothing is shipped.
fn is_held_up(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, before: &str) -> bool {
    let permitted = found.language == Language::English
        && before.ends_with("needed to ")
        && found.has_cue(sentence, sentence.clause_of(cue.span), &[Cue::Restrict]);
    let halts = ["暂停", "停止", "中止", "终止", "不再", "不会再", "拒绝", "尚未", "并未", "無法", "无法", "暫停"];
    permitted || halts.iter().any(|word| before.contains(word))
}

/// "will ship in the third quarter", 将如期在今年第三季出货: a plan with its day.
fn is_due(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, before: &str) -> bool {
    let clause = sentence.clause_of(cue.span);
    let mut dates = found.dates_in(sentence).iter().filter(|date| clause.contains(date.span));
    let after = found.folded.get(cue.span.end..).unwrap_or("");
    if found.language.is_chinese() {
        let head = found.head_in_clause(sentence, cue.span);
        (after.is_empty() || after.starts_with(['，', '。', '；', '、', '\n']))
            && ["将", "预计", "计划", "拟", "有望"].iter().any(|word| head.contains(word))
            && dates.any(|date| date.span.end <= cue.span.start)
    } else {
        found.language == Language::English && before.ends_with("will ") && dates.next().is_some()
    }
}

/// A state, and what can be in it.
type State<'k> = (Term, &'k [EntityKind]);

fn push_term(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    (term, kinds): State<'_>,
    facts: &mut Vec<Fact>,
) {
    let Some(index) = whose_state(found, place, sentence, cue, (term, kinds)) else {
        if let Some(subject) = next_one_put_off(found, place, sentence, cue, term) {
            let has_come = has_come(found, sentence, cue, term);
            let (value, rule) = (Value::term(term), "status/next-one");
            let fact = Fact::new(Predicate::Status, subject, value, cue.span, place, rule);
            facts.push(Fact { has_come, ..fact });
        }
        return;
    };
    let Some(first) = found.names.get(index) else { return };
    let slips = cue.span.of(&found.folded).starts_with("slip");
    if term == Term::Delayed
        && (puts_off_an_event(found, sentence, cue.span) || slips && !is_late(found, sentence, cue, first))
    {
        return;
    }
    let inside = sentence.span.contains(first.span);
    let group = if inside { together_with(found, sentence, cue, term, index) } else { vec![index] };
    let until = put_off_until(found, sentence, cue);
    let until = until.filter(|date| is_what_is_put_off(found, cue.span, first.span, date.span));
    // What is denied or feared is no plan.
    let in_doubt = found.has_cue(sentence, sentence.clause_of(cue.span), &[Cue::Denied, Cue::Speculated]);
    let has_come = has_come(found, sentence, cue, term);
    for index in group {
        let Some(name) = found.names.get(index) else { continue };
        if let Some(date) = until {
            let (value, at) = (Value::Date { date: date.date }, cue.span.cover(date.span));
            let rule = "released/put-off";
            facts.push(Fact {
                modality: (!in_doubt).then_some(Modality::Planned),
                ..Fact::about(Predicate::Released, name, value, at, place, rule)
            });
        }
        let fact = Fact::about(Predicate::Status, name, Value::term(term), cue.span, place, "status/cue");
        facts.push(Fact { has_come, ..fact });
    }
}

/// Those that are listed with the first. 叫停采购H20，寒武纪思元590受益: there the mark joins no list.
fn together_with(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, term: Term, first: usize) -> Vec<usize> {
    let apart = |index: &usize| {
        let chip = found.names.get(*index).filter(|_| term == Term::Banned && *index != first);
        chip.is_some_and(|chip| is_barred_in_another_clause(found, sentence, cue, chip))
    };
    coordinated(found, sentence, first).into_iter().filter(|index| !apart(index)).collect()
}

/// "has put back the release of its next model", "will delay its upcoming chip": the thing that a firm is yet to bring out, and
/// that nobody names.
fn next_one_put_off(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    term: Term,
) -> Option<Subject> {
    if found.language != Language::English || term != Term::Delayed || is_no_state(found, place, sentence, cue, term) {
        return None;
    }
    let lists = english();
    let tail = found.tail_in_clause(sentence, cue.span);
    let mut words = tail.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).peekable();
    while words
        .next_if(|word| matches!(*word, "the" | "a" | "planned" | "public" | "of") || lists.launches.contains(*word))
        .is_some()
    {}
    let own = words.next_if(|word| matches!(*word, "its" | "their"));
    own?;
    let phrase: Vec<&str> = words.take(6).collect();
    let noun = phrase.iter().position(|word| NEXT_NOUNS.iter().any(|(noun, _)| noun == word))?;
    let new = |word: &&str| {
        lists.newer.contains(*word) || lists.new_ones.contains(*word) || lists.coming_ones.contains(*word)
    };
    let adjectives = phrase.get(..noun)?;
    // "its next meeting on a new model"
    if !adjectives.iter().any(new) || adjectives.iter().any(|word| lists.prepositions.contains(*word)) {
        return None;
    }
    let kind = NEXT_NOUNS.iter().find(|(word, _)| phrase.get(noun) == Some(word)).map(|(_, kind)| *kind)?;
    // "its next model, R2": that has a name
    let named = |name: &Name| name.kind == kind && name.span.start >= cue.span.end;
    let firm =
        subject_of(found, place, cue.span, &[EntityKind::Organization]).and_then(|index| found.names.get(index))?;
    (!found.names_in(sentence).iter().any(named)).then(|| Subject::unnamed(&firm_of(found, firm), kind))
}

/// What a firm may have next.
const NEXT_NOUNS: &[(&str, EntityKind)] =
    &[("model", Model), ("llm", Model), ("chip", Chip), ("processor", Chip), ("accelerator", Chip), ("gpu", Chip)];

/// The thing whose state the word tells: near it in the sentence, or told of before where a word stands for it.
fn whose_state(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    cue: &CueAt,
    (term, kinds): State<'_>,
) -> Option<usize> {
    let not_yet =
        found.text.get(..cue.span.start).is_some_and(|before| before.ends_with(['未', '没', '無', '无', '沒']));
    let by_export = term == Term::Banned
        && cue.cue == Cue::Banned
        && (found.has_cue(sentence, sentence.clause_of(cue.span), &[Cue::Restrict])
            || forbids_sale(found, sentence, cue)
            || is_of_the_rule_before(found, place, sentence, cue)
            || is_of_another_thing(found, sentence, cue));
    if not_yet || by_export || is_no_state(found, place, sentence, cue, term) {
        return None;
    }
    let index = weighed_one_behind(found, sentence, cue.span, kinds)
        .or_else(|| made_of(found, sentence, cue, kinds))
        .or_else(|| nearest(found, sentence, cue.span, kinds))
        .or_else(|| subject_of(found, place, cue.span, kinds))
        .or_else(|| {
            let verb = found.head(sentence, cue.span.start).split_whitespace().next_back().unwrap_or("");
            let gets = term == Term::Sampling
                && is_led_by_who_gets_it(found, sentence, cue.span)
                && english().gets_samples.contains(verb)
                && !found.tail_in_clause(sentence, cue.span).starts_with(" of ");
            let before = found.sentence_before(place).filter(|_| gets)?;
            // "It is a GPU for inference. Customers are to get samples"
            let opens = before.span.of(&found.folded).trim_start();
            let it =
                ["it is a ", "it has ", "it comes with ", "it carries "].iter().any(|words| opens.starts_with(words));
            let named = |index: &usize| {
                let led = |name: &Name| before.span.contains(name.span) && is_led_by_its_maker(found, before, name);
                it || found.names.get(*index).is_some_and(led)
            };
            carried(found, place, kinds).filter(named)
        })?;
    let index = beyond_possessive(found, sentence, index)
        .filter(|index| !is_of_the_counted(found, sentence, cue, *index, kinds))?;
    let by_another = |first: &&Name| term != Term::Banned || !is_its_makers_word(found, sentence, cue, first);
    let first = found.names.get(index).filter(by_another)?;
    if term == Term::Banned && is_barred_in_another_clause(found, sentence, cue, first) {
        return None;
    }
    if first.span.start >= cue.span.end && opens_a_plant(found, sentence, cue)
        || is_told_of_another_in_a_bracket(found, sentence, cue, first)
    {
        return None;
    }
    let apart = first.span.start >= cue.span.end && found.between(first.span, cue.span).contains([';', '；']);
    let inside = sentence.span.contains(first.span);
    let near = inside && !apart && found.distance(first.span, cue.span) <= 120;
    let carried = !inside && leads_with_reference(found, sentence, cue.span) && !bans_another(found, sentence, term);
    (near || carried).then_some(index)
}

/// "to challenge X1 (although Nvidia's chips are banned in China)": the bracket has a subject of its own.
fn is_told_of_another_in_a_bracket(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, first: &Name) -> bool {
    let Some(open) = bracket_around(found, sentence, cue.span) else { return false };
    let inside = Span::new(open, cue.span.start.max(open));
    first.span.end <= open && found.names_over(inside).next().is_some()
}

/// 叫停采购H20，寒武纪思元590受益; 禁令生效后，昇腾910C量产: a clause of its own tells what is barred, or on what account a chip from
/// home does well.
fn is_barred_in_another_clause(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, chip: &Name) -> bool {
    let clause = sentence.clause_of(cue.span);
    if !found.language.is_chinese() || clause.contains(chip.span) || !sentence.span.contains(chip.span) {
        return false;
    }
    let told = |name: &Name| name.kind == Chip && name.name != chip.name && clause.contains(name.span);
    let from_home = || chip.entity.is_none() || found.is_from(chip, "CN");
    let behind = chip.span.start >= clause.end;
    from_home() && (behind || found.names_in(sentence).iter().any(told))
}

/// 墨西哥工厂启用，将生产GB200 NVL72: what opens is the plant, and nothing that it makes.
pub(super) fn opens_a_plant(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    if !found.language.is_chinese() || !matches!(cue.cue, Cue::InUse | Cue::MassProduction | Cue::Release) {
        return false;
    }
    let clause = sentence.clause_of(cue.span);
    let head = Span::new(clause.start, cue.span.start.max(clause.start));
    let day = found.dates_in(sentence).iter().find(|date| head.contains(date.span));
    let subject = Span::new(head.start, day.map_or(head.end, |date| date.span.start)).of(&found.folded);
    ends_in(before_all(subject.trim_end(), &chinese().before_relatives), &chinese().plants).is_some()
}

/// "stopped mass production of the X1 and begun mass production of the X2": what is made stands behind "of", whatever stands
/// before.
fn made_of(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, kinds: &[EntityKind]) -> Option<usize> {
    if cue.cue != Cue::MassProduction {
        return None;
    }
    let behind = |name: &Name| kinds.contains(&name.kind) && name.span.start >= cue.span.end;
    let index = sentence.names.clone().find(|index| found.names.get(*index).is_some_and(behind))?;
    let name = found.names.get(index).filter(|name| sentence.span.contains(name.span))?;
    let owned = matches!(found.between(cue.span, name.span).trim(), "of" | "of the" | "of its" | "of their");
    // "of the X1 rival X2"
    let beside = english().beside_others.contains(found.word_behind(name.span.end));
    let rival = found.names.get(index + 1).filter(|rival| {
        beside && kinds.contains(&rival.kind) && found.between(name.span, rival.span).trim().split(' ').count() == 1
    });
    owned.then_some(if rival.is_some() { index + 1 } else { index })
}

/// "The launch of the X2 slipped", "the X2 slipped again", "slipped to 2027": a launch, the thing itself, or a day says
/// that it is late. "Its share slipped to 52%", "sales of the X2 slipped": a number goes down, and nothing is put off.
fn is_late(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, thing: &Name) -> bool {
    let head = found.head_in_clause(sentence, cue.span);
    let launch = any_word(head, |word| english().launches.contains(word));
    let dated = slips_to_a_day(found, sentence, cue.span.end.max(thing.span.end));
    let own = Span::new(thing.span.end, cue.span.start.max(thing.span.end)).of(&found.folded);
    let itself = thing.span.end <= cue.span.start && own.split_whitespace().all(is_small);
    let rest = Span::new(cue.span.end, sentence.span.end).of(&found.folded);
    let next = rest.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
    let ends = ["", "again", "further", "because", "after", "due", "amid", "as", "and"].contains(&next);
    launch || dated || itself && (ends || is_so_late(rest)) && !is_owned_figure(found, sentence, thing)
}

/// "AMD has slipped the MI450 to 2027", "slipped into late 2026": the day that it is late to. "Slipped last week" is when.
fn slips_to_a_day(found: &Annotated<'_>, sentence: &Sentence, from: usize) -> bool {
    const LEADS: &[&str] = &["to", "until", "till", "into", "from", "by", "past", "beyond"];
    const SMALL: &[&str] = &["late", "early", "mid", "the", "end", "of", "beginning", "start"];
    found.dates_in(sentence).iter().any(|date| {
        let gap = Span::new(from, date.span.start.max(from)).of(&found.folded);
        let leads = |word: &str| LEADS.contains(&word);
        let first = date.span.of(&found.folded).split_whitespace().next();
        date.span.start >= from
            && gap.split_whitespace().all(|word| leads(word) || SMALL.contains(&word))
            && gap.split_whitespace().next().or(first).is_some_and(leads)
    })
}

/// "a quarter", "by at least six months", "behind schedule": how late it is. "To a quarter of the market" and "a year ago" are
/// no delay.
fn is_so_late(rest: &str) -> bool {
    let words: Vec<&str> =
        rest.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let lengths = ["quarter", "quarters", "month", "months", "week", "weeks", "year", "years"];
    let counts = |word: &&str| {
        *word != "to" && is_one(&english().hedges, word)
            || english().numbers.contains(*word)
            || word.chars().all(|c| c.is_ascii_digit())
            || matches!(*word, "by" | "of")
    };
    let at = words.iter().take_while(|word| counts(word)).count();
    let word = |place: usize| words.get(place).copied().unwrap_or("");
    let length = at > 0
        && lengths.contains(&word(at))
        && !matches!(word(at + 1), "of" | "ago" | "earlier" | "before" | "point" | "percent");
    length || word(0) == "behind" && words.iter().skip(1).take(2).any(|word| matches!(*word, "schedule" | "plan"))
}

/// "Its US arm has until April to find a buyer or face a ban": what is banned is not the chip told of before, where no word
/// stands for it.
fn bans_another(found: &Annotated<'_>, sentence: &Sentence, term: Term) -> bool {
    let stands = |at: &CueAt| match at.cue {
        // "its use"
        Cue::It => {
            let its = at.span.of(found.text).eq_ignore_ascii_case("its");
            !its || english().uses_of_it.contains(found.word_behind(at.span.end))
        }
        Cue::TheChip | Cue::Chip => true,
        _ => false,
    };
    term == Term::Banned && found.language == Language::English && !found.cues_in(sentence).iter().any(stands)
}

/// "Sales of the X2": the figure, and not the thing.
fn is_owned_figure(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    let before = found.head(sentence, thing.span.start);
    let mut words = before.split_whitespace().rev().take(3);
    words.any(|word| matches!(word, "of" | "for" | "in" | "on" | "from"))
}

/// "has been delayed and is now expected in 2027": the delay has come, whatever is planned behind it. How firmly it is
/// said is left to who says so.
fn has_come(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, term: Term) -> bool {
    let clause = sentence.clause_of(cue.span);
    let head = Span::new(clause.start, cue.span.end);
    let doubts = [Cue::Planned, Cue::Speculated, Cue::Denied, Cue::Hypothetical];
    matches!(term, Term::Delayed | Term::Cancelled) && !found.has_cue(sentence, head, &doubts)
}

/// "If the X2 is delayed", "asked whether it had been delayed": what would be so.
fn is_supposed(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let head = found.head_in_clause(sentence, cue.span);
    // 如果华为量产X; 即使X已量产 is so
    let supposed = found.language.is_chinese() && supposes(head) && !head.contains('已');
    supposed
        || found.language == Language::English
            && head.split_whitespace().any(|word| matches!(word, "if" | "unless" | "whether"))
}

/// "has been delayed until 2027", "slipped from May to September", "pushed back to the second half of 2026": the day that a
/// launch is put off to, and no beginning of a production.
fn put_off_until<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<&'a DateMention> {
    let clause = sentence.clause_of(cue.span);
    let other = [Cue::MassProduction, Cue::Sampling, Cue::Testing, Cue::Shipping, Cue::Manufacture, Cue::Produce];
    if found.language != Language::English || cue.cue != Cue::Delayed || found.has_cue(sentence, clause, &other) {
        return None;
    }
    let mut dates = found.dates_in(sentence).iter().filter(|date| {
        date.span.start >= cue.span.end && clause.contains(date.span) && !is_moved_on(found, sentence, date)
    });
    let date = dates.next()?;
    let gap = Span::new(cue.span.end, date.span.start).of(&found.folded);
    let words = date.span.of(&found.folded);
    let leads = |text: &str| {
        ["to", "until", "till", "into"]
            .iter()
            .any(|word| text.split_whitespace().rev().take(4).any(|other| other == *word))
    };
    let told = leads(gap) || ["until ", "till ", "to "].iter().any(|word| words.starts_with(word));
    // "from May to September" of a time gone by
    let past = found.published.is_some_and(|today| date.date.last_day() < today);
    (told && !past && gap.len() <= 90).then_some(date)
}

/// "The launch of the X1 has been delayed until", "delayed the X1 until": nothing but the words of a launch stands between the
/// thing, the verb and the day. An earnings call, a vote or a fee is put off by itself.
fn is_what_is_put_off(found: &Annotated<'_>, cue: Span, thing: Span, date: Span) -> bool {
    let words = english();
    let plain = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let launch = words.launch_words.contains(word) || words.chip_adjectives.contains(word);
        launch || is_small(word) || ["'s", "’s"].iter().any(|end| word.ends_with(end)) || word.is_empty()
    };
    let launches =
        |from: usize, to: usize| Span::new(from, to.max(from)).of(&found.folded).split_whitespace().all(plain);
    if thing.end <= cue.start {
        let gap = Span::new(thing.end, cue.start).of(&found.folded);
        // "the X1, which was to be launched in 2026, has been delayed"
        let rest = behind_noun(gap);
        let clause = rest.strip_prefix(", which ").and_then(|inner| inner.rsplit_once(", ")).map(|(_, rest)| rest);
        let behind = behind_insertion(rest).or(clause).map(|rest| cue.start - rest.len());
        launches(behind.unwrap_or(thing.end), cue.start)
    } else {
        launches(cue.end, thing.start) && launches(thing.end, date.start)
    }
}

/// 发布会推迟, 财报将延期: what is put off is no thing that is brought out.
pub(super) fn puts_off_an_event(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let head = before_all(found.head(sentence, cue.start), &chinese().before_put_off);
    ends_in_a_meeting(head) || ends_in(head, &chinese().events).is_some()
}

/// What looks like the state and is a noun, a plan, a thing that is put off or stopped, or what someone gives up by himself.
fn is_no_state(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt, term: Term) -> bool {
    let begun = matches!(term, Term::InProduction | Term::Sampling | Term::Shipping | Term::InUse);
    let put_off = begun
        && (found.has_cue(sentence, sentence.clause_of(cue.span), &[Cue::Delayed, Cue::Cancelled])
            || is_given_up(found, sentence, cue)
            || term != Term::InUse && is_not_going_on(found, sentence, cue));
    // 已交付流片: a design is handed over.
    let taped_out =
        || term == Term::Shipping && found.folded.get(cue.span.end..).is_some_and(|after| after.starts_with("流片"));
    put_off
        || term == Term::Delayed && is_latency(found, cue)
        || is_only_considered(found, sentence, cue)
        || is_of_a_process(found, sentence, cue)
        || is_supposed(found, sentence, cue)
        || stops_by_itself(found, sentence, cue, term)
        || is_noun(found, sentence, cue, term)
        || is_only_due(found, sentence, cue, term)
        || taped_out()
        || term == Term::Shipping
            && (is_supply_of_its_maker(found, sentence, cue) || is_only_allowed(found, sentence, cue))
        || is_cast_off(found, place, sentence, cue, term)
        || term == Term::Banned && (is_lifted(found, sentence, cue.span) || is_a_buyers_choice(found, sentence, cue))
}

/// "Start-ups hold off buying the H100 because of its price": nobody who may told them to.
fn is_a_buyers_choice(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = english();
    if found.language != Language::English || !words.bans_if_told.contains(cue.span.of(&found.folded)) {
        return false;
    }
    // who tells comes first, and no buyers stand between: "Chinese start-ups told suppliers" is no state's word
    let head: Vec<&str> = found.head(sentence, cue.span.start).split_whitespace().collect();
    let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    let told = head.iter().rposition(|word| words.urges.contains(*word) || words.tells_to.contains(*word));
    let told = told.is_some_and(|verb| {
        let (before, behind) = head.split_at(verb);
        let state = before.iter().rposition(|word| words.states_that_tell.contains(&bare(word)));
        let goes_on = !behind.iter().any(|word| word.ends_with([',', ';']));
        state.filter(|_| goes_on).is_some_and(|state| {
            let between = before.get(state + 1..).unwrap_or(&[]);
            between.iter().all(|word| is_small(word) || words.state_nouns.contains(*word))
        })
    });
    !told
}

/// "may now be sold to China", "is allowed to be shipped": what may be done is not done by that.
fn is_only_allowed(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let head = found.head(sentence, cue.span.start).trim_end();
    let Some(head) = head.strip_suffix(" be").filter(|_| found.language == Language::English) else { return false };
    let head = ["now", "again", "only", "once again"]
        .iter()
        .fold(head.trim_end(), |head, word| head.strip_suffix(word).map_or(head, str::trim_end));
    [" may", " allowed to", " permitted to", " cleared to", " free to"].iter().any(|words| head.ends_with(words))
}

/// "considered banning", "opposes a ban": it was not done by that.
fn is_only_considered(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let before = found.head_in_clause(sentence, cue.span).trim_end();
    let noun = [" a", " an", " any", " such a"].iter().find_map(|article| before.strip_suffix(article));
    let doing = cue.span.of(&found.folded).split(' ').next().is_some_and(|verb| verb.ends_with("ing"));
    let lead = noun.unwrap_or(before).trim_end();
    let lead = ["for", "of", "against"].iter().find_map(|link| lead.strip_suffix(link)).map_or(lead, str::trim_end);
    let word = lead.rsplit(' ').next().unwrap_or("");
    let lists = english();
    let only = lists.holds_back.contains(word)
        || noun.is_some() && (lists.only_wished.contains(word) || lists.fears.contains(word));
    found.language == Language::English && (doing || noun.is_some()) && only
}

/// "a delay of 4 microseconds between chips", 延迟4微秒: how fast a link is, and no day that is missed.
fn is_latency(found: &Annotated<'_>, cue: &CueAt) -> bool {
    const UNITS: &[&str] =
        &["microsecond", "nanosecond", "millisecond", " µs", " μs", " ns", " ms", "微秒", "纳秒", "毫秒"];
    let near = first(found.folded.get(cue.span.end..).unwrap_or(""), LATENCY);
    UNITS.iter().any(|unit| near.contains(unit))
}

/// So many characters behind the noun its unit stands.
const LATENCY: usize = 28;

/// "in 2 nm technology, which went into volume production last year": the process is told of, and no chip on it.
fn is_of_a_process(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let clause = sentence.clause_of(cue.span);
    let relative = || ["which ", "that "].iter().any(|word| clause.of(&found.folded).trim_start().starts_with(word));
    let noun = || {
        let head = found.head(sentence, clause.start).trim_end_matches([',', ' ']);
        english().process_nouns.contains(head.rsplit(' ').next().unwrap_or(""))
    };
    found.language == Language::English && cue.cue == Cue::MassProduction && relative() && noun()
}

/// 台积电未再向华为供货: who is supplied has the chip designed, so that what is told of are its parts or its making.
fn is_supply_of_its_maker(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let clause = sentence.clause_of(cue.span);
    let head = Span::new(clause.start, cue.span.start);
    let supplied = |name: &&Name| {
        name.kind == EntityKind::Organization
            && head.contains(name.span)
            && found.head(sentence, name.span.start).ends_with(['向', '给'])
    };
    let Some(firm) = found.names_in(sentence).iter().find(supplied).filter(|_| found.language.is_chinese()) else {
        return false;
    };
    nearest(found, sentence, cue.span, &[Chip])
        .and_then(|index| found.names.get(index))
        .is_some_and(|chip| found.makes(firm, chip) == Some(true))
}

/// "halted mass production of the X1", "volume production of the X1 in Suzhou did not begin", 量产尚未开始: stopped, or not begun.
fn is_not_going_on(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let own = found.tail_in_clause(sentence, cue.span);
    if found.language.is_chinese() {
        // 量产，后被叫停
        let next = sentence.clauses.iter().find(|next| next.start >= sentence.clause_of(cue.span).end);
        let ends = own.trim_matches('，').is_empty();
        let own = next.filter(|_| ends).map_or(own, |next| next.of(&found.folded));
        return is_halted_behind(own)
            || is_halted_before(found, sentence, cue)
            || is_sped_up(found, sentence, cue)
            || is_far_off(found, sentence, cue);
    }
    let rest = Span::new(cue.span.end, sentence.span.end).of(&found.folded);
    let yet = || ends_in_yet(found.head(sentence, cue.span.start));
    let to_come = |said: &str| {
        ["has yet to ", "have yet to ", "is yet to "].iter().any(|words| said.trim_start().starts_with(words))
    };
    let ended = |said: &str| is_ruled_out(said) || to_come(said) || is_at_an_end(said) && !has_resumed(said);
    found.language == Language::English
        && (is_stopped(found, sentence, cue.span) || yet() || said_behind(rest).is_some_and(ended))
}

/// 量产已经被叫停, 量产工作尚未开始, 量产因缺货停止; 量产中断后已恢复 goes on, and 量产停止供应 has another object.
fn is_halted_behind(own: &str) -> bool {
    let words = chinese();
    let own = ["工作", "线"].iter().find_map(|noun| own.strip_prefix(noun)).unwrap_or(own);
    let said = behind_all(own, &words.before_halts);
    let behind = |list: &[String]| behind_one(said, list);
    let not_begun = || behind(&words.not_yet).is_some_and(|verb| begins_with(verb, &words.sets_going).is_some());
    let failed = || behind(&words.not_going_on).is_some_and(|rest| !rest.starts_with('率'));
    let stopped = || behind(&words.halts).is_some_and(is_the_end) || ends_in_a_halt(own);
    let resumed =
        |(at, _): (usize, &str)| said.get(..at).is_some_and(|head| ends_in(head, &words.before_resumed).is_some());
    (not_begun() || failed() || stopped()) && !said.match_indices("恢复").any(resumed)
}

/// Behind a halt: nothing, or how long it lasts, and no object of its own.
fn is_the_end(rest: &str) -> bool {
    let rest = rest.trim_start_matches('了');
    rest.chars().next().is_none_or(|next| !next.is_alphabetic()) || begins_with(rest, &chinese().behind_halts).is_some()
}

/// 已于5月停止, 被寒武纪叫停: a day, a cause or who stops it stands before the halt, which ends the clause.
fn ends_in_a_halt(own: &str) -> bool {
    let words = chinese();
    let said = own.trim_end_matches(|c: char| !c.is_alphanumeric() || c == '了');
    before_one(said, &words.halts).is_some_and(|head| {
        head.chars().count() <= 14
            && begins_with(head, &words.leads_to_halts).is_some()
            && !words.not_halted.iter().any(|word| head.contains(word.as_str()))
    })
}

/// 暂停量产, 叫停昇腾910C的量产, 停止了大规模量产; 并未停止量产 goes on.
fn is_halted_before(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = chinese();
    before_one(before_its_object(found, sentence, cue), &words.halts)
        .is_some_and(|before| ends_in(before_all(before, &words.before_halts), &words.not_halted).is_none())
}

/// 完成HBM2开发，加速HBM3量产: what is hurried is not there yet.
fn is_sped_up(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let head = found.head_in_clause(sentence, cue.span);
    let object = before_its_object(found, sentence, cue);
    object.len() < head.len() && ends_in(object, &chinese().speeds_up).is_some()
}

/// 离量产还早, 距大规模商用尚远: how far it is yet.
fn is_far_off(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = chinese();
    let head = found.head_in_clause(sentence, cue.span).trim_end_matches('大');
    ends_in(before_all(head, &words.at_scale), &words.far_from).is_some()
}

/// What stands before 思元370和思元270芯片的大规模 of such a 量产: before names of chips, and words that join and describe them.
fn before_its_object<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> &'a str {
    let mut head = found.head_in_clause(sentence, cue.span);
    let start = cue.span.start - head.len();
    let mut named = false;
    loop {
        let end = start + head.len();
        let name = found.names_in(sentence).iter().find(|name| name.span.end == end && name.kind == Chip);
        let lists = [&chinese().within_halts, &chinese().joins_objects];
        // 停止思元370、量产思元590 joins two verbs
        let mut words = lists.into_iter().take(1 + usize::from(named));
        let shorter = match name {
            Some(name) => head.len().checked_sub(name.span.len()).and_then(|left| head.get(..left)),
            None => words.find_map(|list| before_one(head, list)),
        };
        named |= name.is_some();
        let Some(shorter) = shorter else { return head };
        head = shorter;
    }
}

/// "has yet to begin", "are still to enter": it is to come.
fn ends_in_yet(head: &str) -> bool {
    let mut words = head.split_whitespace().rev().skip_while(|word| *word != "to").skip(1);
    let near = head.split_whitespace().rev().take(4).any(|word| word == "to");
    let (last, before) = (words.next(), words.next());
    near && last == Some("yet") && before.is_some_and(|word| matches!(word, "has" | "have" | "had" | "is" | "are"))
}

/// "has been halted", "stopped in May".
fn is_at_an_end(said: &str) -> bool {
    let words = said.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    first_verb(words, &["were", "are"]).is_some_and(|word| english().stops.contains(word))
}

/// "but has resumed", "and it restarted in June", "but Huawei resumed it"; what has not resumed, or is yet to, has not, nor has
/// this where "nobody" resumed it, or another firm something else.
pub(super) fn has_resumed(said: &str) -> bool {
    let lists = english();
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).collect();
    let Some(at) = words.iter().position(|word| matches!(*word, "resumed" | "restarted")) else { return false };
    let (before, behind) = (words.get(..at).unwrap_or(&[]), words.get(at + 1..).unwrap_or(&[]));
    let open = |word: &&str| {
        is_negation(word)
            || matches!(*word, "yet" | "to" | "will" | "would" | "be" | "if" | "until" | "nobody" | "none")
    };
    let small = |word: &&&str| is_small(word) || lists.before_resumed.contains(**word);
    let joins = |word: &&str| word.is_empty() || lists.joins_again.contains(*word);
    let joined = before.iter().rev().find(|word| !small(word)).is_some_and(joins);
    // whoever resumes it
    let object = behind.first() == Some(&"it") || behind.first() == Some(&"production") && behind.get(1) != Some(&"of");
    let near = before.iter().rev().take(4);
    (joined || object) && !near.clone().any(open)
}

/// What is said of a production: behind "of the X1" and where that is, from the first verb on. A pair of commas holds an
/// apposition, and what is "that did not begin in April" has another verb behind.
fn said_behind(rest: &str) -> Option<&str> {
    let owned = rest.strip_prefix(" of ");
    let mut from = rest.len() - owned.unwrap_or(rest).len();
    let mut commas = 0;
    let (mut relative, mut within) = (false, false);
    for word in rest.get(from..)?.split_inclusive(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let verb = english().finite.contains(bare) || is_negation(bare);
        within = relative && (verb || bare.ends_with("ed")) || within && is_negation(bare);
        relative = (relative || matches!(bare, "that" | "which")) && !within;
        if !within && (verb || english().stops.contains(bare)) && commas % 2 == 0 {
            return rest.get(from..);
        }
        let turns = matches!(bare, "but" | "while" | "as" | "after" | "before" | "since" | "because" | "if");
        let parted = word.trim_end().ends_with(['.', ';', ':']);
        if owned.is_none() && !bare.is_empty() || commas % 2 == 0 && turns || parted {
            return None;
        }
        commas += usize::from(word.trim_end().ends_with(','));
        from += word.len();
    }
    None
}

/// 原定三季度量产，现已推迟: a plan that a later clause gives up is no state.
fn is_given_up(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let before = found.head_in_clause(sentence, cue.span);
    let later = Span::new(cue.span.end, sentence.span.end);
    ["原定", "原计划", "原本", "原拟"].iter().any(|word| before.contains(word))
        && found.has_cue(sentence, later, &[Cue::Delayed, Cue::Cancelled])
}

/// 英伟达已叫停H20的生产: who makes a chip bans it nowhere.
fn is_its_makers_word(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, chip: &Name) -> bool {
    let clause = sentence.clause_of(cue.span);
    let firm = found.names_in(sentence).iter().find(|name| {
        name.kind == EntityKind::Organization && clause.contains(name.span) && name.span.end <= cue.span.start
    });
    let gap = firm.map_or("", |firm| found.between(firm.span, cue.span)).trim();
    found.language.is_chinese()
        && matches!(gap, "" | "已" | "已经" | "正式" | "宣布" | "将" | "决定" | "宣布将")
        && firm.is_some_and(|firm| found.lexicon.maker_is(chip.entity, &firm.name))
}

/// 阿里巴巴已停止使用A100: a firm that gives a chip up by itself bans nothing; one that is told to does what another bans.
fn stops_by_itself(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, term: Term) -> bool {
    const STATES: &[&str] = &[
        "要求", "下令", "通知", "责令", "指示", "敦促", "勒令", "建议", "禁", "不得", "约谈", "命令", "令", "监管",
        "当局", "政府", "官方", "督促", "劝", "告知",
    ];
    let tells = |text: &str| STATES.iter().any(|word| text.contains(word));
    let verb = cue.span.of(&found.folded);
    // 量产被叫停: by whom it is told where a state does it
    let state = || tells(sentence.span.of(&found.folded));
    let country = || found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Country);
    let made = || found.has_cue(sentence, sentence.span, &[Cue::MassProduction]);
    if term == Term::Banned && verb.starts_with("叫停") && made() && !state() && !country() {
        return true;
    }
    let stops = ["停止", "暂停", "停购", "中止"].iter().any(|stop| verb.starts_with(stop));
    if term != Term::Banned || !stops {
        return false;
    }
    let before = found.head(sentence, cue.span.start);
    let firm = found
        .names_in(sentence)
        .iter()
        .rfind(|name| name.kind == EntityKind::Organization && name.span.end <= cue.span.start);
    // 某公司同时否认了“停止采购H20”的说法
    let denies = |firm: &Name| found.has_cue(sentence, Span::new(firm.span.end, cue.span.start), &[Cue::Denied]);
    let close = |firm: &Name| found.between(firm.span, cue.span).chars().count() <= 8;
    firm.is_some_and(|firm| !is_government(&firm.name) && (close(firm) || denies(firm)))
        && !tells(before)
        && !["叫停", "被"].iter().any(|word| before.contains(word))
}

/// 该芯片采用3nm，已有100万颗上一代投产使用: the chips that the verb's own clause counts are so, and not another.
fn is_of_the_counted(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: &CueAt,
    index: usize,
    kinds: &[EntityKind],
) -> bool {
    let clause = sentence.clause_of(cue.span);
    let counted = found.names_in(sentence).iter().find(|name| {
        name.counted && kinds.contains(&name.kind) && clause.contains(name.span) && name.span.end <= cue.span.start
    });
    found.language.is_chinese()
        && counted.zip(found.names.get(index)).is_some_and(|(counted, name)| counted.name != name.name)
}

/// "The 910D's predecessor, the 910C": the name in the possessive is not the thing; the next one of its kind is.
fn beyond_possessive(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<usize> {
    let first = found.names.get(index)?;
    let after = found.text.get(first.span.end..).unwrap_or("");
    if behind_owner(after).is_none() {
        return Some(index);
    }
    let next = |other: &usize| found.names.get(*other).is_some_and(|name| name.kind == first.kind && name.can_lead());
    (index + 1..sentence.names.end).find(next)
}

/// 量产进度, "teardown of a sample": the plan or the thing, and no state.
fn is_noun(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, term: Term) -> bool {
    let after = found.text.get(cue.span.end..).unwrap_or("");
    let plans = ["进度", "進度", "计划", "計畫", "計劃", "能力", "良率", "时程", "時程", "前", "经验"];
    let word = cue.span.of(found.text);
    let given = ["送", "提供", "交付", "寄", "出", "拿到", "收到", "推出"];
    let before = tail(found, sentence, cue.span, 12);
    match term {
        Term::InProduction => plans.iter().any(|plan| after.starts_with(plan)),
        Term::Shipping => is_no_act(found, sentence, cue),
        // "had to delay filling orders": what is late is no chip
        Term::Delayed => ["order", "filling", "fulfil"].iter().any(|noun| after.trim_start().starts_with(noun)),
        Term::Sampling => {
            let goes =
                found.language.is_chinese() && has_one(found.tail_in_clause(sentence, cue.span), &chinese().samples_go);
            let unsent = ["样品", "樣品", "样片", "樣片"].contains(&word);
            unsent && !goes && !given.iter().any(|verb| before.contains(verb)) || are_yet_to_come(found, sentence, cue)
        }
        // 点亮“在看”: a post asks to be liked. 建成后可提供5000P: what will be so, once it is.
        Term::InUse => {
            after.trim_start_matches(['“', '「']).starts_with("在看")
                || is_a_condition(word, after)
                || is_a_way(found, sentence, cue)
        }
        _ => false,
    }
}

/// "Between the drawing and the shelf lie samples", "before there are samples": what stands in the way is not there.
fn are_yet_to_come(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let head = found.head(sentence, cue.span.start).trim_end();
    let verb = head.rsplit(' ').next().unwrap_or("");
    found.language == Language::English
        && cue.span.of(&found.folded) == "samples"
        && (matches!(verb, "lie" | "no" | "without") || head.ends_with("there are"))
}

/// 后可提供5000P, 後，將提供: behind a verb it makes a thing to come of it.
fn is_a_condition(word: &str, after: &str) -> bool {
    let Some(behind) = after.strip_prefix(['后', '後']) else { return false };
    if ["建成", "竣工", "投产", "投產", "达产"].iter().any(|built| word.starts_with(built)) {
        return true;
    }
    let rest = first(behind, 8);
    ["可", "将", "將", "预计", "預計", "能够", "总规模", "總規模"].iter().any(|word| rest.contains(word))
}

/// "Expected to open in 2027": a date to come is told by `released`, and is no state.
fn is_only_due(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt, term: Term) -> bool {
    let clause = sentence.clause_of(cue.span);
    let planned = found.has_cue(sentence, clause, &[Cue::Planned]);
    let dates = found.dates_in(sentence).iter().filter(|date| clause.contains(date.span));
    term == Term::InUse
        && dates.into_iter().any(|date| {
            planned || matches!(date.deadline, Deadline::By | Deadline::Before) || is_not_until(found, sentence, date)
        })
}

/// A thing that someone gives up using is not cancelled: the word must stand behind its subject, or its maker gives it up.
fn is_cast_off(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt, term: Term) -> bool {
    if term != Term::Cancelled {
        return false;
    }
    let clause = sentence.clause_of(cue.span);
    let ahead =
        found.names_in(sentence).iter().rfind(|name| name.span.end <= cue.span.start && clause.contains(name.span));
    // "The X1, an AI chip, has been cancelled"
    let before_aside = || {
        found.names_in(sentence).iter().find(|name| {
            let gap = Span::new(name.span.end.min(cue.span.start), cue.span.start).of(&found.folded);
            name.span.end <= cue.span.start
                && found.language == Language::English
                && behind_insertion(gap).is_some_and(|tail| tail.split_whitespace().all(is_small))
        })
    };
    let ahead = ahead.or_else(before_aside);
    let given_up = ahead.is_some_and(|name| matches!(name.kind, Chip | Model | System) && name.can_lead());
    let given_up =
        given_up && !calls_off_a_deal(found, sentence, cue) || is_given_up_itself(found, place, sentence, cue);
    !given_up && !by_its_maker(found, sentence, cue)
}

/// "It was cancelled in May", "The project has been shelved": what the sentence before tells of, where that is no deal and no rule.
fn is_given_up_itself(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = english();
    let plain = |word: &&str| !is_small(word) && !matches!(*word, "were" | "since");
    let head: Vec<&str> = found.head_in_clause(sentence, cue.span).split_whitespace().filter(plain).collect();
    let itself = match head.as_slice() {
        ["it"] => true,
        ["the", noun] => words.given_up_nouns.contains(*noun),
        _ => false,
    };
    let verb = found.head(sentence, cue.span.start).split_whitespace().next_back();
    let passive = verb.is_some_and(|verb| matches!(verb, "was" | "been" | "be"));
    let before = found.sentence_before(place);
    let plain_thing = |before: &Sentence| {
        let other = |word: &str| {
            words.called_off.contains(word) || words.rule_nouns.contains(word) || words.happenings.contains(word)
        };
        let chip = found.names_in(before).iter().find(|name| matches!(name.kind, Chip | Model | System));
        !any_word(before.span.of(&found.folded), other)
            && !found.names_in(before).iter().any(|name| name.kind == EntityKind::Policy)
            && chip.is_none_or(|chip| is_led_by_its_maker(found, before, chip))
    };
    let by_another = found.tail_in_clause(sentence, cue.span).starts_with(" by ");
    found.language == Language::English && itself && passive && !by_another && before.is_some_and(plain_thing)
}

/// "Tesla uses the H100": whether the firm that a sentence begins with makes the thing, or is the foundry that does.
pub(super) fn is_led_by_its_maker(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    // "In a blow to Nvidia, Huawei presented …"
    let acts = |name: &&Name| name.kind == EntityKind::Organization && !is_behind_a_preposition(found, sentence, name);
    let first = found.names_in(sentence).iter().find(acts);
    first.is_none_or(|firm| {
        thing.entity.is_none() || found.lexicon.maker_is(thing.entity, &firm.name) || is_pure_foundry(firm)
    })
}

/// "stop buying the X1 and cancel the orders they had placed": what is called off is a deal for the thing.
fn calls_off_a_deal(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let words = english();
    let tail = found.tail_in_clause(sentence, cue.span);
    let mut object = tail
        .split_whitespace()
        .take(4)
        .take_while(|word| !words.prepositions.contains(*word) && !words.when_it_was.contains(*word));
    found.language == Language::English
        && object.any(|word| words.called_off.contains(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// "Intel has cancelled Falcon Shores": the maker, the verb and right behind it the thing.
fn by_its_maker(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let names = found.names_in(sentence);
    let thing = names.iter().find(|name| name.span.start >= cue.span.end && matches!(name.kind, Chip | Model | System));
    let small = |word: &str| {
        let acts = matches!(word, "to" | "for" | "sell" | "ship" | "launch" | "release" | "build" | "make" | "bring");
        acts || matches!(word, "the" | "its" | "of" | "on" | "a" | "planned" | "new" | "own" | "all")
    };
    let thing = thing.filter(|name| {
        let gap = found.between(cue.span, name.span);
        let near = found.distance(cue.span, name.span) <= 6 || gap.len() <= 24 && gap.split_whitespace().all(small);
        near && is_all_given_up(found, name)
    });
    let maker = |name: &&Name| name.kind == EntityKind::Organization && name.span.end <= cue.span.start;
    // "The maker has cancelled the X1", 公司取消了X1
    let told = found.head_in_clause(sentence, cue.span);
    let who = told.split_whitespace().filter(|word| !is_small(word));
    let bare = matches!(
        who.collect::<Vec<_>>().as_slice(),
        ["the", "maker" | "developer" | "designer" | "chipmaker" | "operator"]
    );
    let own = || {
        found.language.is_chinese()
            && thing.is_some()
            && behind_one(told, &chinese().own_firms).is_some_and(|rest| {
                before_all(rest, &chinese().at_once).is_empty() || matches!(rest, "已" | "将" | "决定" | "宣布")
            })
    };
    // "Nvidia asked Samsung and Amkor to stop work on the H20"
    let asked = || {
        let asks = |thing: &Name| {
            let firm = names.iter().find(maker)?;
            let words = Span::new(firm.span.end, cue.span.start.max(firm.span.end)).of(&found.folded);
            let verb = words.split_whitespace().find(|word| !matches!(*word, "has" | "have" | "had"))?;
            let who = words.trim_end().strip_suffix(" to")?.len() > words.find(verb)? + verb.len();
            let own = found.lexicon.maker_is(thing.entity, &firm.name);
            Some(own && who && english().tells_to.contains(verb))
        };
        thing.and_then(asks) == Some(true)
    };
    // "Nvidia refused to stop work on the H20", "Congress asked Nvidia to"
    let only_said = told.trim_end().strip_suffix(" to").is_some_and(|lead| {
        let words = english();
        let mut near = lead.split_whitespace().rev().take(4);
        near.any(|word| words.urges.contains(word) || words.tells_to.contains(word) || words.does_not_do.contains(word))
    });
    if only_said {
        return asked();
    }
    thing.is_some() && bare
        || is_its_own_unknown(found, sentence, cue)
        || own()
        || thing.is_some_and(|thing| {
            names.iter().rfind(maker).is_some_and(|maker| found.lexicon.maker_is(thing.entity, &maker.name))
        })
}

/// "Meta has scrapped its training chip, Olympus": a thing of its own that nobody knows.
fn is_its_own_unknown(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let mut behind = found.names_in(sentence).iter().filter(|name| name.span.start >= cue.span.end);
    let thing = behind.find(|name| matches!(name.kind, Chip | Model | System) && name.entity.is_none());
    thing.filter(|_| found.language == Language::English).is_some_and(|thing| {
        let gap = found.between(cue.span, thing.span).trim_start();
        let Some(rest) = gap.strip_prefix("its ").map(|rest| rest.trim_end_matches([',', ' '])) else { return false };
        let noun = rest.rsplit(' ').next().unwrap_or("");
        !rest.contains(',')
            && rest.len() <= LONGEST_APPOSED
            && english().given_up_nouns.contains(noun)
            && is_all_given_up(found, thing)
    })
}

/// Bytes between "its" and the noun for what is given up, at most: "most advanced in-house training chip".
const LONGEST_APPOSED: usize = 48;

/// 取消了X1芯片, "cancelled the X1 chip", "the X1 project": with an order for it, or with how it was to be sold, the thing itself
/// is not gone.
fn is_all_given_up(found: &Annotated<'_>, thing: &Name) -> bool {
    let rest = found.folded.get(thing.span.end..).unwrap_or("");
    if !found.language.is_chinese() {
        let rest = behind_noun(after_name(found, thing, rest));
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric) && is_end_of_phrase(rest);
        let whole = |words: &String| rest.strip_prefix(words.as_str()).is_some_and(ends);
        return found.language != Language::English
            || is_end_of_phrase(rest)
            || english().whole_things.iter().any(whole);
    }
    let rest = behind_mark(rest);
    !behind_all(rest, &chinese().given_up_as).starts_with(|c: char| c.is_alphanumeric())
}

/// The sentence goes on about what was named before: it begins with a pronoun or with the state itself.
pub(super) fn leads_with_reference(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let firm = found.names_in(sentence).iter().any(|name| {
        name.kind == EntityKind::Organization && name.role != Role::Referring && name.span.end <= cue.start
    });
    let another = firm && found.language.is_unspaced();
    let head = !another && found.distance(Span::new(sentence.span.start, sentence.span.start), cue) <= 24;
    let pronoun = found.cues_in(sentence).iter().any(|at| {
        at.cue == Cue::It
            && at.span.start < cue.start
            && found.distance(Span::new(sentence.span.start, sentence.span.start), at.span) <= 30
    });
    head || pronoun || is_led_by_who_gets_it(found, sentence, cue)
}

/// "Customers are to get samples in May", "Deliveries to the first of them begin": who gets it, or the act, opens the sentence.
fn is_led_by_who_gets_it(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let head = found.head(sentence, cue.start).trim_start();
    // "Three customers", "Several customers"
    let some = head
        .split_once(' ')
        .filter(|(word, _)| english().numbers.contains(*word) || matches!(*word, "several" | "many"));
    let head = some.map_or(head, |(_, head)| head);
    let mut rest = english().recipients.iter().filter_map(|word| head.strip_prefix(word.as_str()));
    found.language == Language::English && rest.any(|rest| rest.starts_with(' ') && rest.len() <= 60)
}
