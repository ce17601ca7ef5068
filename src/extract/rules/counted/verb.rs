//! What the verbs around a number of chips say of it.

use crate::{
    lexicon::{
        chinese::{before_all, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{
            any_word, behind_owner, ends_as_word, english, is_a_team, is_negation, is_one, is_owner, is_predicate,
            is_small, last_of, without_hedges,
        },
        labels::{Label, label_of},
    },
    model::{EntityKind, Language, Predicate, Unit},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    name::{Name, is_led_by_an_unknown_firm},
    number::{Amount, Measure},
    subject::{a_firm_begins_between, in_sentence, subject_of},
    table,
};

use EntityKind::{Chip, Country, Model, Organization, System};

use super::{
    super::{
        models::models_at,
        status::is_called_off,
        training::{hypothetical, is_a_task, trains},
    },
    what::Counted,
};

/// What the verbs around the number say of it.
pub(super) fn predicate_of(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    counted: &Counted,
) -> Option<Predicate> {
    if counted.unit == Unit::Wafers {
        return Some(Predicate::ProductionVolume);
    }
    let clause = sentence.clause_of(amount.span);
    if sentence.place == Place::Row && says_what_trained(found, sentence) {
        return Some(Predicate::TrainingChipCount);
    }
    if buys_servers(found, sentence, clause) {
        return Some(Predicate::Order);
    }
    if sentence.place == Place::Row || is_per_server(found, clause) || adds_up_servers(found, sentence, clause) {
        return Some(Predicate::ChipCount);
    }
    let system_near = in_sentence(found, sentence, amount.span, &[System]).is_some();
    let trains = are_trained_with(found, place, sentence, amount);
    let kept = is_kept_for_a_run(found, sentence, counted.span);
    let says = |cues: &[Cue]| found.has_cue(sentence, clause, cues);
    let traded = says(&[Cue::Order, Cue::Shipping]) && !says(&[Cue::Train]) && !kept;
    let model = || has_a_model(found, place, sentence, amount, counted);
    if trains && !traded && !is_held_by_a_machine(found, sentence, amount) && model() {
        return Some(Predicate::TrainingChipCount);
    }
    if is_given_up(found, sentence, amount)
        || has_access(found, sentence, amount.span)
        || work_on_tokens(found, sentence, amount)
    {
        return None;
    }
    let sized = is_the_size_of_a_machine(found, sentence, amount);
    if !sized && obtained(found, sentence, amount.span).is_some() {
        return Some(Predicate::Order);
    }
    if sized || put_in(found, sentence, counted.span).is_some() || super::are_of_each(found, sentence, amount) {
        return Some(Predicate::ChipCount);
    }
    if are_enough_made(amount) && made(found, sentence, amount.span).is_some() {
        return Some(Predicate::ProductionVolume);
    }
    if are_sold(found, sentence, amount) {
        return Some(Predicate::Shipments);
    }
    if kept { None } else { by_its_verb(found, place, sentence, (amount, counted), (trains, system_near)) }
}

/// What is said by the verb nearest to the number, or by what has so many.
fn by_its_verb(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    (amount, counted): (&Amount, &Counted),
    (trains, system_near): (bool, bool),
) -> Option<Predicate> {
    let verb = nearest_verb(found, sentence, amount.span).or_else(|| paragraph_on(found, place, sentence));
    match verb {
        Some(Cue::Order) => Some(Predicate::Order),
        Some(Cue::Shipping) if is_awaited(found, sentence, amount.span) => None,
        Some(Cue::Shipping) => Some(Predicate::Shipments),
        // 十万卡国产算力集群启动建设, 万卡集群投产: the number tells how large the cluster is
        Some(Cue::Produce | Cue::MassProduction)
            if found.language.is_chinese() && is_cluster_word(found, sentence, amount) =>
        {
            // 哈尔滨智算中心投产、庆阳十万卡集群启动: another one
            let machine =
                found.names_in(sentence).iter().rfind(|name| name.kind == System && name.span.end <= amount.span.start);
            let apart = machine.is_some_and(|name| found.between(name.span, amount.span).contains(['、', '，']));
            (!apart).then_some(Predicate::ChipCount)
        }
        Some(Cue::Produce | Cue::MassProduction) => Some(Predicate::ProductionVolume),
        _ if is_of_the_chip_itself(found, sentence, amount, counted) => None,
        _ if system_near || is_cluster_word(found, sentence, amount) => Some(Predicate::ChipCount),
        // "completed the training of two models on 4,096 GPUs": of those, and of no machine told of before
        _ if !(trains || is_of_a_training(found, sentence, amount))
            && goes_on_about_a_system(found, place, sentence, amount)
            || runs_them(found, sentence, amount) =>
        {
            Some(Predicate::ChipCount)
        }
        _ => without_a_verb(found, sentence, amount, counted),
    }
}

/// Something is trained with so many chips.
fn are_trained_with(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let reach = if in_sentence(found, sentence, amount.span, &[Model]).is_some() { 160 } else { 90 };
    let trains = found.cues_in(sentence).iter().any(|at| {
        trains(found, sentence, at) && found.distance(at.span, amount.span) <= reach && !is_a_task(found, at.span)
    }) && !hypothetical(found, sentence, amount.span);
    (trains || is_what_a_training_takes(found, place, sentence, amount)) && !another_has_them(found, sentence, amount)
}

/// The text tells of a model that they may have trained.
fn has_a_model(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, counted: &Counted) -> bool {
    subject_of(found, place, amount.span, &[Model]).is_some()
        || super::trained_with(found, place, counted.span).is_some()
        || super::of_its_own(found, sentence, amount.span, &[]).is_some()
        || !models_at(found, place, amount.span).is_empty()
}

/// "earned $12 billion from selling one million H20s", "has been selling 10,000 a month": in "barred from selling" and "talks on
/// selling" nothing is sold.
fn are_sold(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = without_hedges(found.head(sentence, amount.span.start));
    let Some(before) = head.strip_suffix("selling").filter(|_| found.language == Language::English) else {
        return false;
    };
    let lead = before.split_whitespace().next_back().unwrap_or("");
    let earned = || any_word(before, |word| english().earns.contains(word));
    matches!(lead, "by" | "after" | "is" | "are" | "been" | "began" | "started") || lead == "from" && earned()
}

/// "took 71 days on Ibex, where 1,024 accelerators were reserved for it": they are kept for what runs there, and nobody buys them.
fn is_kept_for_a_run(found: &Annotated<'_>, sentence: &Sentence, chips: Span) -> bool {
    let clause = sentence.clause_of(chips).of(&found.folded).trim_start();
    let rest = found.tail_in_clause(sentence, chips);
    let mut words = rest
        .split_whitespace()
        .filter(|word| !is_small(word) && !matches!(*word, "were" | "are") && !english().chip_nouns.contains(*word));
    let verb = words.next().unwrap_or("");
    found.language == Language::English
        && clause.starts_with("where ")
        && matches!(verb, "reserved" | "set" | "kept" | "booked" | "allotted" | "allocated")
        && words.take(3).any(|word| word == "for")
}

/// "completed the training of two models, of 30 and 105 billion parameters, on 4,096 GPUs": what those were trained on.
fn is_of_a_training(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = Span::new(sentence.span.start, amount.span.start);
    let on = without_hedges(before.of(&found.folded)).ends_with(" on");
    found.language == Language::English && on && found.has_cue(sentence, before, &[Cue::Train])
}

/// "will build a 100,000-GPU cluster": whatever is done with it, the number is of the machine.
fn is_the_size_of_a_machine(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    let rest = Span::new(amount.number.end, sentence.span.end).of(&found.folded);
    let behind = Span::new(amount.span.end, sentence.span.end);
    let noun = found.cues_within(sentence, behind, &[Cue::System]).next();
    let gap = noun.map_or("", |noun| Span::new(amount.span.end, noun.span.start).of(&found.folded));
    let plain = gap.split_whitespace().count() <= 2 && !gap.contains([',', ';', '(']);
    rest.starts_with('-') && noun.is_some() && plain && !any_word(gap, |word| english().prepositions.contains(word))
}

/// What is told of a number of chips that no verb of trade stands beside.
fn without_a_verb(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> Option<Predicate> {
    if is_ranked_by(found, sentence, amount) {
        return Some(Predicate::Shipments);
    }
    let made = is_aimed_at(found, sentence, amount) || is_foretold(found, sentence, amount, counted);
    made.then_some(Predicate::ProductionVolume)
}

/// "we model 810,000 Ascend 910C for 2026", "Bernstein forecasts 450,000 Siyuan 590 chips in 2026": so many of a chip that one who
/// watches the field foretells for a time, and of which nothing else is told.
fn is_foretold(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> bool {
    let known = counted.of.as_deref().is_some_and(|of| found.lexicon.resolve(of).is_some());
    if found.language != Language::English || sentence.place == Place::Row || !known || !are_enough_made(amount) {
        return false;
    }
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    let Some(verb) = last_of(head, &english().foretells) else { return false };
    let lead = head.strip_suffix(verb).unwrap_or("").trim_end();
    let lead = [" now", " still", " also"].iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(lead);
    // "we expect 20,000 H100s in May" may be a buyer's word
    let we = ends_as_word(lead, "we") && !matches!(verb, "expect" | "see") && found.own.is_none();
    let end = sentence.clause_of(amount.span).start + lead.len();
    let house = || found.names_in(sentence).iter().any(|name| name.span.end == end && is_observer(name));
    let rest = Span::new(counted.span.end, sentence.clause_of(amount.span).end.max(counted.span.end));
    let timed = found.dates_in(sentence).iter().any(|date| rest.contains(date.span));
    timed && (we || house())
}

/// "Cambricon ranked third with 116,000 AI chips": by what makers of chips are ranked, what they ship. In "ranked first in a
/// survey of firms with 10,000 chips" the number is of those firms.
fn is_ranked_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English || sentence.place != Place::Prose || !are_enough_made(amount) {
        return false;
    }
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    let rest = head.strip_suffix("with").unwrap_or("").trim_end();
    // "tied for fourth place in China with"
    let end = sentence.clause_of(amount.span).start + rest.len();
    let land = found.names_in(sentence).iter().find(|name| name.kind == Country && name.span.end == end);
    let rest =
        land.and_then(|land| rest.strip_suffix(land.span.of(&found.folded))?.strip_suffix(" in ")).unwrap_or(rest);
    let makes = |name: &Name| name.span.end <= amount.span.start && found.makes_chips(name);
    tells_a_rank(rest) && found.names_in(sentence).iter().any(makes)
}

/// "ranked third", "tied for fourth place", "first among domestic vendors", "led the Chinese market", "was the largest supplier":
/// the rank of one who sells. "Lost its place", "led a project" and "the largest buyer" are none.
fn tells_a_rank(head: &str) -> bool {
    let lists = english();
    let words: Vec<&str> = head.split_whitespace().rev().map(|word| word.trim_end_matches(',')).collect();
    let is_rank = |word: &str| lists.ranks.contains(word);
    let ordinal = |word: &str| word == "first" || word == "top" || is_rank(word);
    let ranked = |words: &[&str]| match words {
        ["place" | "spot", number, ..] => ordinal(number),
        ["first", verb, ..] => is_rank(verb),
        [word, ..] => is_rank(word),
        [] => false,
    };
    let Some((last, before)) = words.split_first() else { return false };
    let at = |fits: &dyn Fn(&str) -> bool| before.iter().take(RANKED_WITHIN).position(|word| fits(word));
    let behind = |at: usize| before.get(at + 1..).unwrap_or(&[]);
    let listed = || lists.fields_of_ranks.contains(*last) && at(&|word| lists.leads_a_field.contains(word)).is_some();
    let sells = || lists.seller_groups.contains(*last) || lists.seller_groups.contains(format!("{last}s").as_str());
    let among = || at(&|word| matches!(word, "among" | "of")).is_some_and(|at| ranked(behind(at)));
    let largest = || {
        let most = at(&|word| matches!(word, "largest" | "biggest" | "top" | "leading"));
        let is =
            |word: &&str| matches!(*word, "is" | "was" | "as" | "became" | "remained" | "remains" | "being" | "still");
        most.is_some_and(|at| behind(at).iter().take(RANKED_WITHIN).any(is))
    };
    ranked(&words) || listed() || sells() && (among() || largest())
}

/// So many words between such a noun and its rank, at most.
const RANKED_WITHIN: usize = 4;

/// "has set itself a target of 600,000 Ascend 910C chips", "should get to 290,000 accelerators": what a maker of chips is to
/// come to. Its own the verb is behind no more than small words, and the target behind no other party.
fn is_aimed_at(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English || sentence.place != Place::Prose || !are_enough_made(amount) {
        return false;
    }
    let head = without_hedges(found.head(sentence, amount.span.start));
    let Some(words) = last_of(head, &english().aimed_at) else { return false };
    let end = sentence.span.start + head.len() - words.len();
    let before = |name: &&Name| name.kind == Organization && name.span.end <= end;
    let Some(firm) = found.names_in(sentence).iter().rfind(before).filter(|firm| found.makes_chips(firm)) else {
        return false;
    };
    let gap = Span::new(firm.span.end, end).of(&found.folded);
    // "Hygon, which is based in Beijing, targets"
    let gap = gap.strip_prefix(',').and_then(|aside| aside.rsplit_once(',')).map_or(gap, |(_, gap)| gap);
    // "the government's target": another's
    let owner =
        |word: &str| is_owner(word) && word.len() > 3 && !matches!(word, "year's" | "year’s" | "month's" | "quarter's");
    let party = |word: &str| is_a_team(word) || english().other_parties.contains(word) || owner(word);
    let plans = |word: &str| is_small(word) || word == "should" || english().plans_to.contains(word);
    if words.ends_with(" of") {
        !gap.split_whitespace().any(|word| party(word.trim_matches(',')))
    } else {
        gap.split_whitespace().all(plans)
    }
}

/// Fewer chips are no year's output.
fn are_enough_made(amount: &Amount) -> bool {
    amount.max.or(amount.min).is_some_and(|number| number >= FEWEST_MADE)
}

/// "cancelled its order for 10,000 cards".
fn is_given_up(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let start = sentence.clause_of(amount.span).start;
    let ahead = Span::new(start, amount.span.start.max(start));
    let mut orders = found.cues_within(sentence, ahead, &[Cue::Order]);
    orders.any(|order| is_called_off(found, sentence, order.span))
}

/// 出货方面，…: what the figures of a paragraph are of that opens so; 其中…: what those of the sentence before are of.
pub(super) fn paragraph_on(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Cue> {
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return None;
    }
    let opens = found.sentences.get(found.sentences.partition_point(|earlier| earlier.line < sentence.line))?;
    let head = opens.clauses.first()?.of(&found.folded).trim_end_matches(['，', ' ']);
    let subject = chinese().on_a_subject.iter().find_map(|word| head.strip_suffix(word.as_str()));
    let on = |words: &[String]| subject.is_some_and(|subject| ends_in(subject, words).is_some());
    if on(&chinese().shipments_called) {
        return Some(Cue::Shipping);
    }
    if on(&chinese().output_called) {
        return Some(Cue::Produce);
    }
    of_the_whole_before(found, place, sentence)
}

/// 国产芯片出货约165万颗。其中甲约81万颗: the parts of what was shipped are shipped.
fn of_the_whole_before(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Cue> {
    if !sentence.span.of(&found.folded).trim_start().starts_with("其中") {
        return None;
    }
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line)?;
    let counts = |amount: &Amount| matches!(amount.measure, Some(Measure::Counter(_)));
    let verb = found.cues_within(before, before.span, &[Cue::Shipping, Cue::Produce]).last()?;
    found.amounts_in(before).iter().any(counts).then_some(verb.cue)
}

fn counts_chip_hours(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    ["gpu-hours", "gpu hours", "npu-hours", "npu hours", "gpu小时", "卡时", "gpu·小时"]
        .iter()
        .any(|hours| text.contains(hours))
}

/// "needed 2,048 H800s and 2.788 million GPU-hours": so long a training takes, and so many tokens.
fn is_what_a_training_takes(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    in_sentence(found, sentence, amount.span, &[Model]).is_some() && counts_chip_hours(found, sentence)
        || saw_tokens_on_them(found, sentence, amount)
        || takes_tokens_too(found, sentence, amount)
        || is_spent_on_a_model(found, place, sentence, amount)
}

/// "Contoso trained X on H20s, while Fabrikam has 10,000 cards": behind the training another firm begins, and what it has.
fn another_has_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English || sentence.place == Place::Row {
        return false;
    }
    let head = Span::new(sentence.span.start, amount.span.start.max(sentence.span.start));
    let Some(train) = found.cues_within(sentence, head, &[Cue::Train]).last() else { return false };
    // "while Fabrikam used 25,000 cards for its Y": a training of its own
    let clause = sentence.clause_of(amount.span);
    if found.names_over(Span::new(amount.span.end, clause.end)).any(|name| name.kind == Model) {
        return false;
    }
    if train.span.end <= clause.start && is_led_by_an_unknown_firm(found, sentence, amount.span) {
        return true;
    }
    let behind = |name: &&Name| {
        name.kind == Organization && name.span.start >= train.span.end && name.span.end <= amount.span.start
    };
    found.names_in(sentence).iter().rfind(behind).is_some_and(|firm| {
        let lead = found.head(sentence, firm.span.start).split_whitespace().next_back();
        let verb = without_hedges(Span::new(firm.span.end, amount.span.start).of(&found.folded)).trim_start();
        let holds = verb.split_whitespace().all(|word| is_small(word) || is_predicate(word) || word.ends_with("ed"));
        let anew = || a_firm_begins_between(found, sentence, train.span.end, amount.span.start);
        let turns = |word: &str| english().clause_turns.contains(word) || word.ends_with(';') && anew();
        lead.is_some_and(turns) && !verb.is_empty() && holds
    })
}

/// "Contoso trains X on Alpha, which had 10,000 cards in May": the relative clause tells what the machine holds.
fn is_held_by_a_machine(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    let clause = sentence.clause_of(amount.span);
    let mut words = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded).split_whitespace();
    let relative = words.next().is_some_and(|word| matches!(word, "which" | "that"));
    let verb = words.find(|word| !is_small(word) || english().relative_holds.contains(*word));
    let before = found.names_in(sentence).iter().rfind(|name| name.span.end <= clause.start);
    let machine = |name: &Name| {
        let gap = Span::new(name.span.end, clause.start).of(&found.folded);
        name.kind == System && !gap.contains(char::is_alphanumeric)
    };
    relative
        && verb.is_some_and(|verb| english().relative_holds.contains(verb) || english().contains.contains(verb))
        && before.is_some_and(machine)
}

/// "Kestrel-2 used 2,048 H800s", "For Kestrel-2 the firm used 512 H800s": behind such a verb stand more chips than serve a
/// model, and what is said of them is no serving.
fn is_spent_on_a_model(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let many = amount.max.or(amount.min).is_some_and(|number| number >= FEWEST_TO_TRAIN);
    if found.language != Language::English || sentence.place == Place::Row || !many {
        return false;
    }
    let head = without_hedges(found.head(sentence, amount.span.start));
    let Some(verb) = last_of(head, &english().spends_chips) else { return false };
    let lead = head.strip_suffix(verb).unwrap_or("").trim_end();
    (is_led_by_a_model(found, place, sentence, lead) || opens_for_a_model(found, sentence))
        && !has_one(sentence.span.of(&found.folded), &english().serves_with)
}

/// Fewer chips than these serve a model.
const FEWEST_TO_TRAIN: f64 = 64.0;

/// "Kestrel-2 has", "It", behind a sentence that a model leads: what stands before the verb in running text.
fn is_led_by_a_model(found: &Annotated<'_>, place: usize, sentence: &Sentence, lead: &str) -> bool {
    let subject = ["has", "have", "had", "only", "just"]
        .iter()
        .find_map(|word| lead.strip_suffix(word))
        .filter(|head| head.ends_with(' '))
        .unwrap_or(lead)
        .trim_end();
    let end = sentence.span.start + subject.len();
    let model = |name: &Name| name.kind == Model && name.span.end == end && !name.compared;
    let follows = || {
        let told = found.sentence_before(place);
        let first = told.and_then(|told| found.names_in(told).first());
        subject.trim() == "it" && first.is_some_and(|name| name.kind == Model)
    };
    sentence.place == Place::Prose && (found.names_in(sentence).iter().any(model) || follows())
}

/// "For Kestrel-2 the firm used 512 H800s": the first model of the sentence, at its head.
fn opens_for_a_model(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let model = found.names_in(sentence).iter().find(|name| name.kind == Model && !name.compared);
    model.is_some_and(|name| matches!(found.head(sentence, name.span.start).trim(), "for" | "for the" | "for its"))
}

/// Fewer chips than this are no output.
const FEWEST_MADE: f64 = 1000.0;

/// "It took roughly 4,000 NPUs and 13 trillion tokens": what goes with so many tokens is a training.
fn takes_tokens_too(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    let verb = |word: &str| matches!(word, "took" | "takes" | "needed" | "needs" | "required" | "consumed" | "used");
    let head = found.head_in_clause(sentence, amount.span);
    let last = without_hedges(head).rsplit(' ').next().unwrap_or("");
    let tokens = |other: &Amount| is_a_corpus(other) && other.span.start >= amount.span.end;
    verb(last) && found.amounts_in(sentence).iter().any(tokens)
}

/// "digested 13.2 trillion tokens on 8,192 NPUs": the chips on which a model saw so many tokens, and not those on which it
/// "served 10 trillion tokens a month".
fn saw_tokens_on_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    let clause = sentence.clause_of(amount.span);
    let end = clause.start + head.len();
    let seen = |tokens: &Amount| {
        let gap = Span::new(tokens.span.end.min(end), end).of(&found.folded);
        let before = Span::new(clause.start, tokens.span.start.max(clause.start)).of(&found.folded);
        is_a_corpus(tokens)
            && tokens.per.is_none()
            && tokens.span.end <= end
            && matches!(gap, " on" | " using" | " with")
            && !any_word(before, |word| english().answers_with_tokens.contains(word))
    };
    found.amounts_in(sentence).iter().any(seen)
        && !found.has_cue(sentence, clause, &[Cue::Infer])
        && !has_one(sentence.span.of(&found.folded), &english().serves_with)
}

/// "delivered 13 trillion tokens in May on 8,192 NPUs": chips on which tokens were read or written are not what is delivered.
fn work_on_tokens(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English {
        return false;
    }
    let clause = sentence.clause_of(amount.span);
    let head = without_hedges(found.head_in_clause(sentence, amount.span));
    let led = ["on", "using", "with"].iter().find_map(|word| head.strip_suffix(word)).unwrap_or("").trim_end();
    let end = clause.start + led.len();
    let near = |tokens: &Amount| {
        let gap = Span::new(tokens.span.end.min(end), end).of(&found.folded);
        clause.contains(tokens.span)
            && tokens.span.end <= end
            && gap.split_whitespace().count() <= TOKENS_WITHIN
            && !any_word(gap, |word| matches!(word, "and" | "or" | "but"))
    };
    found.amounts_in(sentence).iter().any(|tokens| tokens.measure == Some(Measure::Tokens) && near(tokens))
}

/// So many words stand between the tokens and "on", at most: "in the first quarter".
const TOKENS_WITHIN: usize = 4;

/// More tokens than any answer has.
fn is_a_corpus(amount: &Amount) -> bool {
    amount.measure == Some(Measure::Tokens) && amount.max.or(amount.min).is_some_and(|number| number >= LEAST_TOKENS)
}

/// So many tokens no answer has.
const LEAST_TOKENS: f64 = 1e10;

/// 全年目标，910B为40万至60万片: how many of it there are to be, and no part of a machine.
fn is_of_the_chip_itself(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> bool {
    let ahead = |name: &Name| name.kind == System && name.span.end <= amount.span.start;
    if found.names_in(sentence).iter().any(ahead) {
        return false;
    }
    let named = found.names.partition_point(|name| name.span.end <= amount.span.start);
    let chip =
        named.checked_sub(1).and_then(|at| found.names.get(at)).filter(|name| counted.of.as_ref() == Some(&name.name));
    let gap = chip.map_or("", |chip| Span::new(chip.span.end, amount.span.start).of(&found.folded));
    found.language.is_chinese() && before_all(gap, &chinese().about).trim_end_matches(['的', '则', '将']) == "为"
}

/// "has access to 18,000 chips", "gained access to": they are another's, and neither ordered nor held. What one "will have"
/// access to is on order.
fn has_access(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let before = found.head(sentence, at.start);
    let lead = without_hedges(before).strip_suffix("access to").unwrap_or("").trim_end();
    let verb = [" has", " have", " had", " gained", " gains"].iter().find_map(|verb| lead.strip_suffix(verb));
    let comes = |lead: &str| lead.ends_with(" will") || lead.ends_with(" to");
    found.language == Language::English && verb.is_some_and(|lead| !comes(lead))
}

/// 训练硬件 | 512 × 昇腾910B: the row of a card that says what the model was trained on.
fn says_what_trained(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let cells = table::cells(found.text, sentence.span);
    let key = cells.first().map_or("", |key| key.of(&found.folded).trim_matches(|c: char| !c.is_alphanumeric()));
    cells.len() >= 2 && label_of(key) == Some(Label::Hardware)
}

/// "16,000 H20s have been installed at Contoso's data centre": the machine behind the chips, or whose it is, and the verb.
pub(super) fn put_in<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chips: Span) -> Option<(&'a Name, Span)> {
    const PUT: &[&str] = &[
        "installed",
        "deployed",
        "housed",
        "running",
        "racked",
        "into service",
        "into operation",
        "to work",
        "sit",
        "sits",
    ];
    if found.language.is_chinese() && sentence.place != Place::Row {
        return built_of(found, sentence, chips).or_else(|| at_work_in(found, sentence, chips));
    }
    if found.language != Language::English || sentence.place == Place::Row {
        return None;
    }
    let rest = Span::new(chips.end, sentence.span.end).of(&found.folded);
    let rest = first(rest, PUT_WITHIN);
    let verb = PUT.iter().filter_map(|verb| rest.find(verb).map(|at| (at, *verb))).min()?;
    let lead = rest.get(..verb.0)?;
    let noun = |word: &str| word == "s" || english().home_makers.iter().any(|noun| noun == word);
    let link = |word: &str| noun(word) || is_small(word) || matches!(word, "are" | "were" | "being" | "up" | "and");
    let behind = rest.get(verb.0 + verb.1.len()..)?;
    let inside = [" at ", " in ", " inside ", " within "].iter().any(|word| behind.starts_with(word));
    if !inside || !lead.split_whitespace().all(link) {
        return None;
    }
    let verb = Span::new(chips.end + verb.0, chips.end + verb.0 + verb.1.len());
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= verb.end)?;
    // "sit in the booster of JUPITER"
    let gap = found.between(verb, next.span);
    let of_a_part = next.kind == System && gap.trim_end().ends_with(" of") && !gap.contains(',');
    let near = gap.split_whitespace().count() <= if of_a_part { 5 } else { 3 };
    let noun = Span::new(next.span.end, sentence.span.end);
    let machine = || {
        let further = found.folded.get(next.span.end + "'s ".len()..).unwrap_or("");
        if further.split_whitespace().take(4).any(is_owner) {
            return false;
        }
        found.folded.get(next.span.end..).and_then(behind_owner).is_some()
            && found.cues_within(sentence, noun, &[Cue::System]).any(|at| found.distance(next.span, at.span) <= 24)
    };
    (near && (next.kind == System || next.kind == Organization && machine())).then_some((next, verb))
}

/// `由8192颗昇腾950DT组成的Atlas 950超节点`: the machine that the chips make up, behind the verb.
fn built_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chips: Span) -> Option<(&'a Name, Span)> {
    let rest = found.tail_in_clause(sentence, chips);
    let within = |verb: &String| rest.find(verb.as_str()).map(|at| (at, verb.len()));
    let (at, length) = chinese().makes_up.iter().filter_map(within).min()?;
    let verb = Span::new(chips.end + at, chips.end + at + length);
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= verb.end)?;
    let near = |one: Span, other: Span| found.between(one, other).chars().count() <= MADE_UP_WITHIN;
    (near(chips, verb) && near(verb, next.span) && next.kind == System && sentence.clause_of(chips).contains(next.span))
        .then_some((next, verb))
}

/// 3万颗GPU在临江智算中心运行, 5000张昇腾910C已部署在临江智算中心: where the chips are, behind them.
fn at_work_in<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chips: Span) -> Option<(&'a Name, Span)> {
    let words = chinese();
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= chips.end)?;
    let gap = Span::new(chips.end, next.span.start).of(&found.folded);
    let behind = found.tail_in_clause(sentence, next.span);
    let put = ends_in(gap, &words.put_in_places).is_some();
    let runs = gap.ends_with('在') && has_one(first(behind, WORKS_WITHIN), &words.works_there);
    let near = gap.chars().count() <= MADE_UP_WITHIN && sentence.clause_of(chips).contains(next.span);
    // 接入某中心的计划
    let planned = behind.starts_with('的');
    (next.kind == System && near && !planned && (put || runs)).then_some((next, Span::new(chips.end, next.span.start)))
}

/// Characters behind a machine within which it is told that the chips are at work there.
const WORKS_WITHIN: usize = 8;

/// Characters between the chips, such a verb, and the machine.
const MADE_UP_WITHIN: usize = 8;

/// Characters between the chips and the end of such a verb.
const PUT_WITHIN: usize = 60;

/// "has been told to expect deliveries of 200,000 units": who waits for them does not ship them.
fn is_awaited(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let before = found.head(sentence, at.start);
    let nouns = ["deliveries", "delivery", "shipments"];
    let noun = nouns.iter().filter_map(|noun| before.rfind(noun)).max();
    let word = noun.and_then(|noun| before.get(..noun)?.split_whitespace().next_back());
    word.is_some_and(|word| ["expect", "expects", "await", "awaits", "awaiting", "expecting"].contains(&word))
}

/// A system named before is still spoken of, and no trade or permit.
fn goes_on_about_a_system(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start);
    let permits = ["export", "authoris", "authoriz", "licen", "approv", "出口", "批准", "許可", "许可", "准许"];
    !permits.iter().any(|word| before.contains(word)) && subject_of(found, place, amount.span, &[System]).is_some()
}

/// 每台搭载8颗, "eight per server": what one server holds.
fn is_per_server(found: &Annotated<'_>, clause: Span) -> bool {
    let text = clause.of(found.text);
    [
        "每台",
        "单机",
        "單機",
        "每个节点",
        "每節點",
        "每节点",
        "per node",
        "per server",
        "each server",
        "A server ",
        "apiece",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// 某厂在贵阳建成智算中心，采用1万张910C: the site that the clause before ends with is built of them.
fn built_with(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let ahead = Span::new(clause.start, at.start.max(clause.start));
    let used = found.cues_within(sentence, ahead, &[Cue::Use]).last();
    let before = sentence.clauses.iter().rfind(|other| other.end <= clause.start);
    found.language.is_chinese()
        && used.is_some_and(|verb| verb.span.end == at.start)
        && before.is_some_and(|before| {
            let site = before.of(&found.folded).trim_end_matches(['，', ',', ' ']);
            let built = found.cues_within(sentence, *before, &[Cue::InUse]).next().is_some();
            // 华为协助某厂建成智算中心: whose it is, another name says
            let helps = ["协助", "助力", "帮助", "为", "客户", "支撑", "支持", "承建", "给"]
                .iter()
                .any(|word| site.contains(word));
            built && !helps && SITES.iter().any(|noun| site.ends_with(noun))
        })
}

/// Nouns of a site, which is one, where there are many servers and racks of a kind.
const SITES: [&str; 5] = ["中心", "集群", "项目", "平台", "基地"];

/// A centre or a cluster, and no machine of which there are many.
fn is_a_site(found: &Annotated<'_>, system: &Name) -> bool {
    let written = system.span.of(&found.folded);
    system.kind == System && SITES.iter().any(|noun| written.ends_with(noun))
}

/// The one centre or cluster that the text names before the place.
pub(super) fn only_site(found: &Annotated<'_>, at: Span) -> Option<usize> {
    let end = found.names.partition_point(|name| name.span.end <= at.start);
    let site = |index: &usize| found.names.get(*index).is_some_and(|name| name.can_lead() && is_a_site(found, name));
    let name = |index: usize| found.names.get(index).map(|name| &name.name);
    let mut sites = (0..end).rev().filter(site);
    let last = sites.next()?;
    sites.all(|other| name(other) == name(last)).then_some(last)
}

/// 每台装有4张，合计256张: the sum of what the servers of the clause before hold.
pub(super) fn adds_up_servers(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let before = || sentence.clauses.iter().rfind(|other| other.end <= clause.start);
    found.language.is_chinese()
        && ["共计", "合计", "总计", "一共", "共"]
            .iter()
            .any(|sum| clause.of(&found.folded).trim_start().starts_with(sum))
        && before().is_some_and(|before| is_per_server(found, *before))
}

/// 采购了3000台服务器，每台8张卡，共2.4万张: the sum of what is bought, where no machine is told of.
fn buys_servers(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let earlier = Span::new(sentence.span.start, clause.start.max(sentence.span.start));
    let machine = |name: &Name| name.kind == System && earlier.contains(name.span);
    sentence.place == Place::Prose
        && adds_up_servers(found, sentence, clause)
        && found.has_cue(sentence, earlier, &[Cue::Order])
        && !found.has_cue(sentence, earlier, &[Cue::InUse])
        && !found.names_in(sentence).iter().any(machine)
}

/// Characters from a number of chips to "each".
const EACH_WITHIN: usize = 30;

/// "6,000 nodes, each featuring four GH200", 某智算中心…每台装有4张: what a part of the system holds.
pub(super) fn is_of_a_part(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language.is_chinese() {
        let machine = || in_sentence(found, sentence, amount.span, &[System]).and_then(|index| found.names.get(index));
        return sentence.place == Place::Prose
            && is_per_server(found, sentence.clause_of(amount.span))
            && machine().is_some_and(|machine| is_a_site(found, machine));
    }
    let before = found.head_as_written(sentence, amount.span.start);
    let mut tail = before.split_whitespace().rev().take(4);
    // "3,456 nodes with four A100s each"
    let after = first(found.tail_in_clause(sentence, amount.span), EACH_WITHIN);
    let each = tail.any(|word| word.trim_matches(',') == "each") || after.split_whitespace().any(|word| word == "each");
    each && ["nodes", "blades", "servers", "racks", "modules", "trays", "cabinets"]
        .iter()
        .any(|part| before.contains(part))
}

/// "Baidu's newest cluster holds 30,000 cards" or is powered by them, "Contoso's AI factory will have 50,000 GPUs", "the site went into
/// operation with 10,000 B200s": a firm may hold other things than machines.
fn machine_has_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head(sentence, amount.span.start);
    let head = without_hedges(before);
    let end = sentence.span.start + head.len();
    let clause = sentence.clause_of(amount.span);
    let supposed =
        ["if ", "unless ", "were ", "had "].iter().any(|word| clause.of(&found.folded).trim_start().starts_with(word));
    let after = Span::new(amount.span.end, sentence.span.end).of(&found.folded).trim_start();
    let other = ["fewer", "more ", "less "].iter().any(|word| after.starts_with(word)) || after.contains(" each");
    let many = amount.min.or(amount.max).is_some_and(|number| number >= 100.0);
    // the machine stands right before its verb: "data centre business had", "servers have" tell of no one machine
    let machine = |verb: usize| {
        many && !supposed
            && !other
            && found.cues_within(sentence, Span::new(clause.start, verb), &[Cue::System]).any(|noun| {
                let gap = Span::new(noun.span.end, verb).of(&found.folded);
                let parts = ["business", "division", "unit", "client", "customer", "maker"];
                gap.len() <= 32
                    && !noun.span.of(&found.folded).starts_with("server")
                    && !parts.iter().any(|part| gap.contains(part))
            })
    };
    let used = || {
        let holds = |at: &CueAt| {
            at.cue == Cue::Use
                && at.span.end == end
                && !is_preposition(at.span.of(&found.folded))
                && machine(at.span.start)
        };
        found.cues_in(sentence).iter().any(holds)
    };
    // "Contoso's site went into operation with 10,000 B200s"
    let lit = || {
        let verb = head.strip_suffix(" with").map(|head| sentence.span.start + head.len());
        verb.is_some_and(|end| found.cues_in(sentence).iter().any(|at| at.cue == Cue::InUse && at.span.end == end))
    };
    // "Contoso's AI factory will have more than 50,000 GPUs"
    let owned = [" has", " have"].iter().find_map(|verb| head.strip_suffix(verb));
    let owned = owned.is_some_and(|head| machine(sentence.span.start + head.len()));
    used() || owned || lit()
}

/// A firm runs, holds or installs them.
fn runs_them(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let verbs = [
        "runs",
        "operates",
        "has",
        "owns",
        "rents",
        "houses",
        "installed",
        "installing",
        "deployed",
        "deploying",
        "exploiter",
        "拥有",
        "部署",
        "运营",
        "装机",
        "保有",
        "운영",
        "располагает",
    ];
    let before = found.head_as_written(sentence, amount.span.start);
    let tail = last(before, 36);
    let firm = in_sentence(found, sentence, amount.span, &[Organization]).and_then(|index| found.names.get(index));
    let named = firm.is_some();
    // "has" is mostly an auxiliary: only right before the number it owns.
    let runs = |verb: &str| if verb == "has" { tail.trim_end().ends_with(" has") } else { tail.contains(verb) };
    let inside = found.language == Language::English && machine_has_them(found, sentence, amount);
    // "has authorised exports of 35,000": what it has is no chips
    let other = [
        "export",
        "authoris",
        "authoriz",
        "approv",
        "order",
        "licen",
        "plan",
        "为客户",
        "为用户",
        "协助",
        "助力",
        "帮助",
    ];
    // "will have 350,000 H100s", "plans to have"
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= amount.span.end);
    // who makes them has them for sale
    let own = firm.zip(chip).is_some_and(|(firm, chip)| found.lexicon.maker_is(chip.entity, &firm.name));
    let comes = found.language == Language::English && !own && tail.trim_end().ends_with(" have");
    named && (comes || built_with(found, sentence, amount.span))
        || named && (inside || verbs.iter().any(|verb| runs(verb))) && !other.iter().any(|word| tail.contains(word))
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "on" | "of" | "with")
}

/// "will get 260,000 GPUs", "was allotted 4,096 H100s", "is spending $2 billion on 20,736 B300s", "will deploy 12,000
/// cards", 将获得5万块GPU: words that make an order of the chips whose number stands right behind them.
pub(in crate::extract::rules) fn obtained(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<CueAt> {
    let before = found.head(sentence, at.start);
    let cue = |start: usize, end: usize| {
        let start = sentence.span.start + start;
        CueAt { cue: Cue::Order, span: Span::new(start, sentence.span.start + end) }
    };
    if found.language.is_chinese() {
        let ordered = found.tail_in_clause(sentence, at).contains("订单");
        let verb = obtained_in_chinese(before).filter(|_| !ordered)?;
        return Some(cue(verb.start, verb.end));
    }
    if found.language != Language::English || sentence.place == Place::Row {
        return None;
    }
    let after = Span::new(at.end, sentence.span.end.max(at.end)).of(&found.folded);
    if after.trim_start().starts_with("dies") || after.trim_start().starts_with("wafer") {
        return None;
    }
    let head = without_hedges(before);
    if let Some(word) = last_of(head, &english().obtains) {
        return Some(cue(head.len() - word.len(), head.len()));
    }
    if let Some(word) = last_of(head, &english().sets_up) {
        let verb = head.len() - word.len();
        let coming = head.get(..verb)?.trim_end().rsplit(' ').next().is_some_and(|word| {
            let goes_on = head.ends_with("ing") && matches!(word, "is" | "are" | "be");
            matches!(word, "will" | "to" | "would" | "each") || goes_on
        });
        let ahead = Span::new(sentence.span.start, sentence.span.start + verb);
        let system = found.has_cue(sentence, ahead, &[Cue::System, Cue::TheSystem])
            || found.names_in(sentence).iter().any(|name| name.kind == System && ahead.contains(name.span));
        return (coming && !system).then(|| cue(verb, head.len()));
    }
    let start = spent_on(found, sentence, head)
        .or_else(|| agreed_on(found, sentence, head))
        .or_else(|| awarded(found, sentence, head, at));
    start.map(|start| cue(start, head.len()))
}

/// "awarded Huawei a contract for", "gave Cambricon a large order for", "awarded a contract for … to Huawei": where the verb stands
/// of who lets another one deliver, a firm that is named behind the verb or behind the chips. "gave up on a contract for" and
/// "gave Nvidia no details of a contract for" order nothing.
fn awarded(found: &Annotated<'_>, sentence: &Sentence, head: &str, chips: Span) -> Option<usize> {
    const NOUNS: &[&str] = &["contract", "order", "contracts", "orders"];
    const VERBS: &[&str] =
        &["awarded", "awards", "gave", "gives", "handed", "hands", "has given", "will award", "will give"];
    let rest = head.strip_suffix(" for")?;
    let noun = NOUNS.iter().find(|noun| ends_as_word(rest, noun))?;
    let lead = rest.strip_suffix(*noun)?;
    let verb_before = |verb: &&str| {
        let at = lead.rfind(*verb)?;
        let whom = lead.get(at + verb.len()..)?;
        (whom.starts_with(' ') && ends_as_word(lead.get(..at + verb.len())?, verb)).then_some((at, whom))
    };
    let (at, whom) = VERBS.iter().filter_map(verb_before).max()?;
    let start = sentence.span.start + lead.len() - whom.len();
    let noun = sentence.span.start + lead.len();
    let inside = |name: &&Name| name.kind == Organization && name.span.start >= start && name.span.end <= noun;
    let firm = found.names_in(sentence).iter().rfind(inside);
    let object = firm.map_or(whom, |firm| Span::new(firm.span.end, noun).of(&found.folded));
    // "gave Nvidia questions about a contract" has another object
    let opens = object.split_whitespace().next().is_none_or(|word| {
        matches!(
            word,
            "a" | "an" | "the" | "its" | "their" | "another" | "new" | "more" | "further" | "several" | "two" | "three"
        )
    });
    let plain = |word: &str| !english().prepositions.contains(word) && !is_negation(word) && word != "about";
    let one = opens && object.split_whitespace().count() <= DEAL_WORDS && object.split_whitespace().all(plain);
    let named = |firm: &Name| is_one_party(Span::new(start, firm.span.end).of(&found.folded));
    let party = firm.map_or_else(|| is_to_a_firm(found, sentence, chips), named);
    (one && party && !object.contains([',', ';'])).then_some(at)
}

/// "6,000 chips to Huawei": to whom the order goes, right behind what is ordered.
fn is_to_a_firm(found: &Annotated<'_>, sentence: &Sentence, chips: Span) -> bool {
    let next = found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start >= chips.end);
    next.is_some_and(|firm| {
        let gap = Span::new(chips.end, firm.span.start).of(&found.folded);
        gap.ends_with(" to ") && gap.split_whitespace().count() <= DEAL_WORDS && !gap.contains([',', ';'])
    })
}

/// Words that say what sort of contract it is, or of chips: "a first large".
const DEAL_WORDS: usize = 4;

/// Between a verb or noun of a deal and its end stand few words, and no second part of the sentence.
fn is_one_party(words: &str) -> bool {
    words.split_whitespace().count() <= 4 && !words.contains([',', ';'])
}

/// "has signed a deal with Nvidia for": where the noun stands, behind a verb by which one agrees to buy. Who agrees with a
/// firm that does not make the chips sells them to it.
fn agreed_on(found: &Annotated<'_>, sentence: &Sentence, head: &str) -> Option<usize> {
    const NOUNS: &[&str] =
        &[" deal with ", " contract with ", " agreement with ", " order with ", " deal for ", " contract for "];
    const VERBS: &[&str] = &[
        "signed",
        "signs",
        "sign",
        "inked",
        "inks",
        "struck",
        "strikes",
        "reached",
        "closed",
        "sealed",
        "placed",
        "places",
        "clinched",
        "agreed",
        "finalised",
        "finalized",
    ];
    let rest = head.strip_suffix(" for").or_else(|| head.strip_suffix(" to buy"))?;
    let (at, noun) = NOUNS.iter().filter_map(|noun| Some((rest.rfind(noun)?, *noun))).max()?;
    let plain = is_one_party(rest.get(at + noun.len()..)?);
    let verb = rest.get(..at)?.split_whitespace().rev().take(4).any(|word| VERBS.contains(&word));
    let partner = Span::new(sentence.span.start + at + noun.len(), sentence.span.start + rest.len());
    let end = sentence.span.start + head.len();
    let chip = found.names_in(sentence).iter().find(|name| name.kind == Chip && name.span.start >= end);
    let sells = |firm: &Name| match chip {
        Some(chip) => found.lexicon.maker_is(chip.entity, &firm.name),
        None => found.makes_chips(firm),
    };
    let maker = || found.names_in(sentence).iter().any(|name| partner.contains(name.span) && sells(name));
    (plain && verb && (!noun.ends_with("with ") || maker())).then_some(at + 1)
}

/// 获得, 买了约, 要了近: the verb of getting that the text ends in, but for the words that hedge a number.
fn obtained_in_chinese(before: &str) -> Option<Span> {
    const HEDGES: &[char] = &['约', '近', '超', '过', '逾', '多', '达', '各', '至', '少'];
    let ends = |text: &str, words: &[&'static str], other: &[&str]| {
        let word = words.iter().find(|word| text.ends_with(**word))?;
        let verb = Span::new(text.len() - word.len(), text.len());
        (!other.iter().any(|word| text.ends_with(word))).then_some(verb)
    };
    // 下了 is a verb of buying by its 了 alone.
    let told = before.trim_end_matches(HEDGES);
    let bought = ends(told, &["下了", "买了", "采了", "签了"], &["创下了", "留下了", "剩下了"]);
    // 需要, 只要: no verb of getting.
    let other = ["需要", "只要", "主要", "还要", "将要", "增添", "就要"];
    let head = before.trim_end_matches(|c| c == '了' || HEDGES.contains(&c));
    bought.or_else(|| ends(head, &["获得", "拿到", "分到", "获", "要", "添"], &other))
}

/// "is spending over $2 billion on": where the verb stands.
fn spent_on(found: &Annotated<'_>, sentence: &Sentence, head: &str) -> Option<usize> {
    let money = head.strip_suffix(" on")?;
    let end = sentence.span.start + money.len();
    let sum = found
        .amounts_in(sentence)
        .iter()
        .find(|amount| amount.span.end == end && matches!(amount.measure, Some(Measure::Currency(_))))?;
    let before = found.head(sentence, sum.span.start);
    let at = before.rfind("spen")?;
    (before.len() - at <= 24).then_some(at)
}

/// The verb or noun that makes the number an order, a shipment or an output.
pub(super) fn trade_verb(found: &Annotated<'_>, sentence: &Sentence, at: Span, predicate: Predicate) -> Option<CueAt> {
    let classes: &[Cue] = match predicate {
        Predicate::Order => &[Cue::Order],
        Predicate::Shipments => &[Cue::Shipping],
        _ => &[Cue::Produce, Cue::MassProduction],
    };
    let verbs = found
        .cues_in(sentence)
        .iter()
        .filter(|cue| classes.contains(&cue.cue) || predicate == Predicate::Order && is_ordered_by(found, cue));
    let nearest = verbs.min_by_key(|cue| (found.distance(cue.span, at), cue.cue)).copied();
    let made = || (predicate == Predicate::ProductionVolume).then(|| made(found, sentence, at)).flatten();
    made().or_else(|| nearest.filter(|cue| found.distance(cue.span, at) <= 160))
}

/// "made 400,000 X1 dies": a verb of making right before the number, which elsewhere tells of nothing made.
fn made(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<CueAt> {
    if found.language != Language::English || sentence.place == Place::Row {
        return None;
    }
    let head = without_hedges(found.head(sentence, at.start));
    let head = head.strip_suffix(" between").map_or(head, without_hedges);
    let Some(word) = last_of(head, &english().has_made) else { return were_made(found, sentence, at) };
    // "That makes 99,840 cards": a sum
    let adds_up =
        head.strip_suffix(word).is_some_and(|lead| matches!(lead.trim(), "that" | "this" | "which" | "it all" | "it"));
    if adds_up && matches!(word, "makes" | "made") {
        return None;
    }
    let end = sentence.span.start + head.len();
    // "were made", "is made": in the passive the number is of something else
    let verb = Span::new(end - word.len(), end);
    (!is_passive(found, verb)).then_some(CueAt { cue: Cue::Produce, span: verb })
}

/// "40,000 X1 chips are to be built in 2026": the passive behind what is counted. The number opens its clause and nothing but
/// chips stands up to the verb: in "A cluster of 40,000 X1 chips is being built" it is the cluster that is.
fn were_made(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<CueAt> {
    let head = without_hedges(found.head_in_clause(sentence, at)).trim();
    let opens = head.is_empty() || head.ends_with(',') || ends_as_word(head, "that") || head == "a total of";
    let mut end = at.end;
    let parts = found.tail_in_clause(sentence, at).split_inclusive(' ').map(|part| {
        let word = part.trim_matches(|c: char| !c.is_alphanumeric());
        let start = end + (part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
        end += part.len();
        Span::new(start, start + word.len())
    });
    let mut parts = parts.skip_while(|word| word.is_empty() || is_of_the_chips(found, sentence, *word));
    parts.next().filter(|be| matches!(be.of(&found.folded), "are" | "were" | "will" | "have" | "had"))?;
    let word = parts.find(|word| !is_small(word.of(&found.folded)))?;
    let behind = found.word_behind(word.end);
    let by_the_way = matches!(behind, "of" | "into" | "up" | "available" | "to" | "from");
    let made = is_one(&english().has_made, word.of(&found.folded)) && is_passive(found, word);
    (opens && made && !by_the_way).then_some(CueAt { cue: Cue::Produce, span: word })
}

/// "X1 AI chips": a word of the name of a chip or its maker, or for chips.
fn is_of_the_chips(found: &Annotated<'_>, sentence: &Sentence, word: Span) -> bool {
    let named = |name: &Name| matches!(name.kind, Chip | Organization);
    matches!(
        word.of(&found.folded),
        "ai" | "new" | "of" | "the" | "its" | "these" | "such" | "artificial" | "intelligence"
    ) || found.names_over(word).any(named)
        || found.cues_in(sentence).iter().any(|noun| noun.cue == Cue::Chip && noun.span.overlaps(word))
}

/// "were made", "is to be manufactured": a form of "be" stands right before the participle.
fn is_passive(found: &Annotated<'_>, verb: Span) -> bool {
    let before = found.folded.get(..verb.start).unwrap_or("").trim_end();
    ["was", "were", "is", "are", "been", "being", "be"].iter().any(|word| ends_as_word(before, word))
}

/// "were ordered by China Mobile": the passive of an order, which is also a word for use.
fn is_ordered_by(found: &Annotated<'_>, at: &CueAt) -> bool {
    let word = at.span.of(&found.folded);
    at.cue == Cue::Powers
        && matches!(
            word,
            "ordered by"
                | "bought by"
                | "purchased by"
                | "procured by"
                | "snapped up by"
                | "pre-ordered by"
                | "reserved by"
        )
}

fn nearest_verb(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<Cue> {
    if found.language.is_chinese() {
        return verb_of_clause(found, sentence, at);
    }
    let limit = if found.language.is_unspaced() { 40 } else { 60 };
    let verbs = found.cues_in(sentence).iter().filter(|cue| {
        matches!(cue.cue, Cue::Order | Cue::Shipping | Cue::Produce | Cue::MassProduction | Cue::InUse)
            || is_ordered_by(found, cue)
    });
    let near = verbs.filter(|cue| {
        // "create a cluster of 10,000 GPUs": the machine is made, and no chips.
        let machine = || {
            cue.cue == Cue::Produce
                && cue.span.end <= at.start
                && found.has_cue(sentence, Span::new(cue.span.end, at.start), &[Cue::System])
        };
        // "The centre went into production with 18,000 cards": the machine does
        let runs = || is_a_machine_started(found, sentence, cue, at);
        // "holds 1,024 chips manufactured by TSMC": how they came to be is said by the way.
        let aside =
            cue.span.start >= at.end && cue.span.of(&found.folded) == "manufactured" && !is_passive(found, cue.span);
        found.distance(cue.span, at) <= limit
            && !cue.span.overlaps(at)
            && !machine()
            && !runs()
            && !aside
            && !is_what_they_are_for(found, at, cue)
            && !is_another_deed(found, sentence, at, cue.span)
            && !opens_on_the_giver(found, sentence, at, cue.span)
            && !is_told_of_elsewhere(found, sentence, at, cue.span)
            && !gives_performance(found, sentence, cue)
            && !is_only_talked_of(found, sentence, cue)
            && !is_what_comes_of_it(found, cue, at)
            && !is_computing_capacity(found, cue.span)
    });
    let nearest = near.min_by_key(|cue| (found.distance(cue.span, at), cue.cue))?;
    Some(if is_ordered_by(found, nearest) { Cue::Order } else { nearest.cue })
}

/// "supports up to 8,192 chips, making it a milestone": behind a comma the word tells what that comes to.
fn is_what_comes_of_it(found: &Annotated<'_>, cue: &CueAt, at: Span) -> bool {
    found.language == Language::English
        && cue.span.start >= at.end
        && cue.span.of(&found.folded) == "making"
        && Span::new(at.end, cue.span.start).of(&found.folded).trim_end().ends_with([',', '—', '–'])
}

/// "will use 50,000 X1 GPUs to manufacture its own chips": what they are for, and no making of theirs.
fn is_what_they_are_for(found: &Annotated<'_>, at: Span, cue: &CueAt) -> bool {
    let behind = found.language == Language::English && cue.cue == Cue::Produce && cue.span.start >= at.end;
    let verb = || matches!(cue.span.of(&found.folded), "produce" | "manufacture" | "make" | "build" | "fabricate");
    behind && verb() && Span::new(at.end, cue.span.start).of(&found.folded).ends_with(" to ")
}

/// "a hint of an order for", "questions on a contract for": behind such a preposition an order is a topic, and no deed.
fn is_only_talked_of(found: &Annotated<'_>, sentence: &Sentence, noun: &CueAt) -> bool {
    let lists = english();
    let written = noun.span.of(&found.folded);
    let order = noun.cue == Cue::Order && is_one(&lists.trade_nouns, written);
    if found.language != Language::English || !order {
        return false;
    }
    let head = found.head_in_clause(sentence, noun.span);
    let plain = |word: &&str| {
        matches!(*word, "a" | "an" | "the" | "its" | "their" | "such" | "any") || lists.plain_adjectives.contains(*word)
    };
    let mut words = head.split_whitespace().rev().skip_while(plain);
    let topic = words.next().is_some_and(|word| matches!(word, "of" | "on" | "about" | "over" | "regarding" | "into"));
    topic && words.next().is_some_and(|word| lists.talk.contains(word))
}

/// "The computing centre went into production": a machine or a centre stands right before the verb, which then tells that it
/// runs.
fn is_a_machine_started(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt, at: Span) -> bool {
    let head = found.head_in_clause(sentence, verb.span);
    let start = verb.span.start - (head.len() - head.trim_end().len());
    let small = |word: &str| is_small(word) || matches!(word, "went" | "goes" | "go" | "came" | "into");
    let before = |end: usize| {
        let gap = Span::new(end.min(start), start).of(&found.folded);
        end <= start && gap.split_whitespace().all(small)
    };
    let noun = found.cues_in(sentence).iter().any(|noun| noun.cue == Cue::System && before(noun.span.end));
    let name = || found.names_in(sentence).iter().any(|name| name.kind == System && before(name.span.end));
    let produces = matches!(verb.cue, Cue::Produce | Cue::MassProduction) && verb.span.end <= at.start;
    found.language == Language::English && produces && (noun || name())
}

/// "Supplied by Eviden, the machine packs 528 chips": the machine is what is given, and what it packs another clause tells.
fn opens_on_the_giver(found: &Annotated<'_>, sentence: &Sentence, at: Span, verb: Span) -> bool {
    let opens = found.head(sentence, verb.start).trim().is_empty();
    let by = found.folded.get(verb.end..).is_some_and(|after| after.starts_with(" by "));
    found.language == Language::English && opens && by && !sentence.clause_of(verb).contains(at)
}

/// "22,990 chips, which deliver 3,579 petaflops": what they can do, and nobody ships them.
fn gives_performance(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> bool {
    let delivers = verb.cue == Cue::Shipping && verb.span.of(&found.folded).starts_with("deliver");
    let reach = verb.span.end..verb.span.end + PERFORMANCE_WITHIN;
    let able = |amount: &Amount| {
        let measured =
            matches!(amount.measure, Some(Measure::Flops | Measure::Ops | Measure::BytePerSecond | Measure::Watt));
        measured && reach.contains(&amount.span.start)
    };
    found.language == Language::English && delivers && found.amounts_in(sentence).iter().any(able)
}

/// So many bytes behind the verb stands what chips deliver: "up to a combined".
const PERFORMANCE_WITHIN: usize = 32;

/// "delivers the racks to Memphis, where Contoso has 200,000 chips": what is there another clause tells, and nobody delivers it.
fn is_told_of_elsewhere(found: &Annotated<'_>, sentence: &Sentence, at: Span, verb: Span) -> bool {
    let clause = sentence.clause_of(at);
    let places = ["where ", "in which ", "at which ", "whose "];
    let opens = || places.iter().any(|word| clause.of(&found.folded).trim_start().starts_with(word));
    found.language == Language::English && verb.end <= clause.start && opens()
}

/// "will link 15,488 chips and deliver 30 exaflops", "the 4,000-GPU cluster cost $180 million to build": behind "and", or
/// behind another figure, the verb has an object of its own. Chips may be "ordered" or "made" behind both.
fn is_another_deed(found: &Annotated<'_>, sentence: &Sentence, at: Span, verb: Span) -> bool {
    let written = verb.of(&found.folded);
    let done = written.ends_with("ed") || matches!(written, "made" | "built" | "bought" | "sold");
    if found.language != Language::English || verb.start < at.end || done {
        return false;
    }
    let gap = Span::new(at.end, verb.start);
    let figure = found.amounts_in(sentence).iter().any(|amount| {
        gap.contains(amount.number)
            && matches!(amount.measure, Some(Measure::Currency(_) | Measure::Flops | Measure::Watt))
    });
    figure || gap.of(&found.folded).ends_with(" and ")
}

/// In Chinese the verb of the clause, else that of the clauses before, which stands for those that leave it out
/// (昇腾出货78万颗，海光12万颗), else the one that follows.
fn verb_of_clause(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<Cue> {
    let verbs = || {
        found.cues_in(sentence).iter().filter(|cue| {
            matches!(cue.cue, Cue::Order | Cue::Shipping | Cue::Produce | Cue::MassProduction | Cue::InUse)
                && !cue.span.overlaps(at)
        })
    };
    let clause = sentence.clause_of(at);
    let own = verbs().filter(|cue| clause.contains(cue.span));
    let nearest = own.min_by_key(|cue| (found.distance(cue.span, at), cue.cue));
    let before = || {
        let last = verbs().rfind(|cue| cue.span.end <= clause.start)?;
        // 其中2000台, but not 其中华为约81万张
        let maker = || {
            let ahead = Span::new(clause.start, at.start.max(clause.start));
            let named = |name: &Name| name.kind == Organization && ahead.contains(name.span) && found.makes_chips(name);
            found.names_in(sentence).iter().any(named)
        };
        let part = clause.of(found.text).trim_start().starts_with("其中") && !maker();
        (!part
            && !holds(found, clause)
            && !is_of_a_system(found, sentence, clause)
            && counts_too(found, sentence, last.span, at))
        .then_some(last)
    };
    // 部署10万张昇腾卡，2026年投产: they are put to use, and it is the site that begins
    let put_to_use = || found.has_cue(sentence, Span::new(clause.start, at.start.max(clause.start)), &[Cue::Use]);
    let behind =
        || verbs().find(|cue| cue.span.start >= at.end && found.distance(at, cue.span) <= 40).filter(|_| !put_to_use());
    nearest.or_else(before).or_else(behind).map(|cue| cue.cue)
}

/// 共有4096张, 现有8000张: the clause has a verb of its own.
fn holds(found: &Annotated<'_>, clause: Span) -> bool {
    let text = clause.of(&found.folded).trim_start();
    ["共有", "拥有", "配有", "现有", "设有", "装有", "内有", "已有"].iter().any(|verb| text.starts_with(verb))
}

/// The clause of the earlier verb has a count of its own: the two are told in one breath.
fn counts_too(found: &Annotated<'_>, sentence: &Sentence, verb: Span, at: Span) -> bool {
    let clause = sentence.clause_of(verb);
    found.amounts_in(sentence).iter().any(|amount| {
        matches!(amount.measure, Some(Measure::Counter(_))) && clause.contains(amount.span) && !amount.span.overlaps(at)
    }) || clause.end + 120 >= at.start
}

/// The clause speaks of a cluster or of a model: the number is of it.
fn is_of_a_system(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    found.has_cue(sentence, clause, &[Cue::System, Cue::Model, Cue::TheSystem, Cue::TheModel, Cue::Use])
}

/// "compute capacity" is what is there, and nothing that is produced.
fn is_computing_capacity(found: &Annotated<'_>, noun: Span) -> bool {
    let before = found.text.get(..noun.start).unwrap_or("").trim_end();
    matches!(noun.of(found.text), "capacity" | "output" | "production")
        && ["compute", "computing", "power", "center", "centre", "GPU", "AI", "cloud", "memory", "storage"]
            .iter()
            .any(|word| before.ends_with(word))
        || is_of_a_machine(found, noun)
        || is_behind_a_speed(found, noun)
}

/// "20,000 petaflops capacity": of computing, and not of a line.
fn is_behind_a_speed(found: &Annotated<'_>, noun: Span) -> bool {
    let at = found.amounts.partition_point(|amount| amount.span.end <= noun.start);
    let speed = at.checked_sub(1).and_then(|before| found.amounts.get(before));
    speed.is_some_and(|speed| {
        matches!(speed.measure, Some(Measure::Flops | Measure::Watt))
            && matches!(Span::new(speed.span.end, noun.start).of(&found.folded), " " | " of " | "-" | " in ")
    })
}

/// "double Colossus's capacity to 200,000 GPUs": what a machine holds.
fn is_of_a_machine(found: &Annotated<'_>, noun: Span) -> bool {
    let at = found.names.partition_point(|name| name.span.end <= noun.start);
    let owner = at.checked_sub(1).and_then(|before| found.names.get(before));
    owner.is_some_and(|owner| {
        owner.kind == EntityKind::System && matches!(found.between(owner.span, noun), "'s " | "’s " | "' " | "’ " | " ")
    })
}

/// 万卡集群, "a 10,000-card cluster": the count is the cluster's.
fn is_cluster_word(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = Span::new(amount.span.end, sentence.span.end);
    // 3万颗昆仑芯组成的集群
    let made_up = |at: &CueAt| {
        let gap = Span::new(amount.span.end, at.span.start).of(&found.folded);
        found.language.is_chinese()
            && gap.chars().count() <= MADE_UP_OF
            && ends_in(gap.trim_end_matches(['成', '的']), &chinese().makes_up_of).is_some()
    };
    found
        .cues_within(sentence, after, &[Cue::System])
        .any(|at| found.distance(amount.span, at.span) <= 10 || made_up(at))
}

/// Characters between a number of chips and the noun for the cluster that they make up.
const MADE_UP_OF: usize = 24;
