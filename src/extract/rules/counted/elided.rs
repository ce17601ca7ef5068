//! Numbers that leave out what they count, for the number before them in the sentence says it: "shipped 69,000 chips in
//! 2024 and will ship 130,000 this year", "A shipped 812,000 chips, B 265,000 and C 116,000".

use crate::{
    lexicon::{
        border::is_year,
        cue::Cue,
        english::{english, is_negation, is_one, is_small, last_of, without_hedges},
    },
    model::{EntityKind, Language, Modality, Predicate, Quantity, Subject, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
    number::{Amount, Counter, Measure},
    subject::coordinated,
};

use super::{
    super::last_told,
    TRADED, per_of,
    what::{counted, speaks_of_gadgets},
};

/// Reads the amount as one more number of chips traded, if it is one; tells whether it was.
pub(super) fn find(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    before_that(found, place, sentence, amount, facts)
        || after_that(found, place, sentence, amount, facts)
        || of_the_last(found, place, sentence, amount, facts)
        || of_what_it_has(found, place, sentence, amount, facts)
        || ordered_of_it(found, place, sentence, amount, facts)
        || of_the_held(found, place, sentence, amount, facts)
        || goes_to_one(found, place, sentence, amount, facts)
        || of_a_market(found, place, sentence, amount, facts)
}

/// "China took in 3 million accelerators last year. Contoso supplied 1.4 million, or 47%": so many of those that the sentence
/// counts before, or the one before it.
fn of_a_market(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let many = amount.max.or(amount.min).is_some_and(|number| number >= LEAST_OF_A_MARKET);
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    if !spoken || !many || amount.measure.is_some() || amount.in_name || !ends_here(found, amount) {
        return false;
    }
    let head = without_hedges(found.head(sentence, amount.span.start));
    let Some(verb) = last_of(head, &english().takes_of_all) else { return false };
    let end = sentence.span.start + head.len() - verb.len();
    let firm = found.names_in(sentence).iter().rfind(|name| name.span.end <= end);
    let acts = |firm: &&Name| {
        let gap = Span::new(firm.span.end, end).of(&found.folded);
        firm.kind == EntityKind::Organization && found.makes_chips(firm) && gap.split_whitespace().all(is_small)
    };
    let Some(firm) = firm.filter(acts) else { return false };
    if !counts_a_market(found, place, sentence, amount) {
        return false;
    }
    let mut quantity = amount.quantity(Unit::Chips);
    quantity.per = per_of(found, sentence, amount);
    let value = Value::Quantity(quantity);
    facts.push(Fact::about(Predicate::Shipments, firm, value, amount.span, place, "volume/of-a-market"));
    let share = found.amounts_in(sentence).iter().find(|share| {
        let gap = Span::new(amount.span.end.min(share.span.start), share.span.start).of(&found.folded);
        share.measure == Some(Measure::Percent)
            && share.span.start >= amount.span.end
            && matches!(gap, ", or " | " or " | " (")
    });
    if let Some(share) = share {
        let value = Value::Quantity(share.quantity(Unit::Percent));
        facts.push(Fact::about(Predicate::MarketShare, firm, value, share.span, place, "market_share/of-a-market"));
    }
    true
}

/// Fewer chips than these are no firm's part of a market.
const LEAST_OF_A_MARKET: f64 = 5000.0;

/// All the chips of a market are counted before the number: more of them, in the sentence or the one before.
fn counts_a_market(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let size = |amount: &Amount| amount.max.or(amount.min).unwrap_or(0.0);
    let more = |at: usize, within: &Sentence| {
        found.amounts_in(within).iter().any(|whole| {
            whole.span.end <= amount.span.start
                && size(whole) > size(amount)
                && !whole.in_name
                && (counted(found, at, within, whole).is_some_and(|counted| counted.unit == Unit::Chips)
                    || whole.measure.is_none() && found.has_cue(within, within.span, &[Cue::Chip]))
        })
    };
    let before = |at: usize| found.sentences.get(at).is_some_and(|told| told.line == sentence.line && more(at, told));
    more(place, sentence) || place.checked_sub(1).is_some_and(before)
}

/// "Of those, 100,000 a year would go to G42": so many of the chips told of before are that one's order.
fn goes_to_one(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    const GOES: &[&str] =
        &["would go to ", "will go to ", "are to go to ", "go to ", "went to ", "are meant for ", "are earmarked for "];
    let head = found.head(sentence, amount.span.start).trim_start();
    let opens = ["of those", "of these", "of them"].iter().any(|words| head.starts_with(words));
    let plain = amount.measure.is_none() && amount.min.or(amount.max).is_some_and(|n| n >= 100.0);
    if found.language != Language::English || sentence.place != Place::Prose || !opens || !plain || amount.in_name {
        return false;
    }
    let taker = found.names_in(sentence).iter().find(|name| {
        let gap = Span::new(amount.span.end.min(name.span.start), name.span.start).of(&found.folded);
        let timed = gap.trim_start().trim_start_matches("a year").trim_start_matches([',', ' ']);
        name.kind == EntityKind::Organization && name.span.start >= amount.span.end && GOES.contains(&timed)
    });
    let Some((taker, of)) = taker.zip(told_of_before(found, place)) else { return false };
    let mut quantity = amount.quantity(Unit::Chips);
    quantity.per = per_of(found, sentence, amount);
    quantity.of = Some(of);
    let at = amount.span.cover(taker.span);
    facts.push(Fact::about(Predicate::Order, taker, Value::Quantity(quantity), at, place, "volume/goes-to"));
    true
}

/// The chips, or whose, that the sentence before counts.
fn told_of_before(found: &Annotated<'_>, place: usize) -> Option<String> {
    let before = found.sentence_before(place)?;
    let counts = found.amounts_in(before).iter().any(|amount| amount.max.or(amount.min).is_some_and(|n| n >= 100.0));
    let names = || found.names_in(before).iter().filter(|_| counts);
    let chip = names().find(|name| name.kind == EntityKind::Chip && name.can_lead());
    let maker = || names().find(|name| name.kind == EntityKind::Organization && found.makes_chips(name));
    chip.or_else(maker).map(|name| name.name.clone())
}

/// "12,288 cards, of which 8,192 are Ascend 910B units": so many of those that the machine holds, or that were ordered.
fn of_the_held(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let spoken = found.language == Language::English && sentence.place == Place::Prose && amount.measure.is_none();
    if !spoken || amount.in_name {
        return false;
    }
    let kinds = &[Predicate::ChipCount, Predicate::Order];
    let head = without_hedges(found.head(sentence, amount.span.start)).trim_end_matches([',', ' ']);
    let part = ["of which", "of these", "of them", "of those"].iter().any(|words| head.ends_with(words));
    // "Of these, 8,000 are …": of what the sentence before told
    let listed = head.trim_start().starts_with("of the");
    let before = || place.checked_sub(1).filter(|_| part && listed);
    let whole = last_told(facts, place, kinds).or_else(|| last_told(facts, before()?, kinds));
    let goes_on =
        || whole.is_some_and(|whole| (listed || whole.rule.ends_with("/part")) && has_a_link(found, whole.at, amount));
    let Some(whole) = whole.filter(|_| part || goes_on()).cloned() else { return false };
    let is = |name: &&Name| {
        let gap = found.between(amount.span, name.span).trim();
        let chip = name.kind == EntityKind::Chip || name.kind == EntityKind::Organization && found.makes_chips(name);
        let gap =
            ["of the type", "of type", "of the", "the"].iter().find_map(|words| gap.strip_suffix(words)).unwrap_or(gap);
        chip && name.span.start >= amount.span.end
            && (gap.trim().is_empty() || english().are_parts.contains(gap.trim_end()))
    };
    let Some(chip) = found.names_in(sentence).iter().find(is) else { return false };
    let Value::Quantity(quantity) = &whole.value else { return false };
    let of = chip.name.clone();
    let at = amount.span.cover(chip.span);
    let value = Value::Quantity(Quantity { of: Some(of.clone()), ..alike(amount, quantity) });
    let rule = if whole.predicate == Predicate::Order { "volume/part" } else { "chip_count/part" };
    // the count stands last, for the next part of the list goes on with it
    let fact = Fact { value, at, rule, sentence: place, ..whole };
    let used =
        Fact { predicate: Predicate::UsesChip, value: Value::entity(of), rule: "uses_chip/part", ..fact.clone() };
    facts.push(used);
    facts.push(fact);
    true
}

/// "8,192 are X1 units and 4,096 are X2s", "15,100 are X1, 5,040 X2": a comma or "and" stands between a part and the next.
fn has_a_link(found: &Annotated<'_>, before: Span, amount: &Amount) -> bool {
    let gap = Span::new(before.end.min(amount.span.start), amount.span.start).of(&found.folded);
    let words = without_hedges(gap);
    let noun = |word: &str| is_one(&english().home_makers, word) || matches!(word, "units" | "boards" | "and" | "s");
    gap.len() <= LINK
        && words.split([' ', ',']).all(|word| word.is_empty() || noun(word))
        && (gap.contains(',') || gap.split(' ').any(|word| word == "and"))
}

/// Bytes between one part of what a machine holds and the next, at most.
const LINK: usize = 32;

/// "Output will reach 600,000 units next year", "More than 100,000 units have shipped so far": a sentence that names nothing
/// counts the chip that the one before it is about.
fn of_the_last(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let plain = amount.measure.is_none() || amount.measure == Some(Measure::Counter(Counter::Piece));
    let many = amount.min.or(amount.max).is_some_and(|n| n >= 100.0);
    if found.language != Language::English || sentence.place != Place::Prose || !plain || amount.in_name || !many {
        return false;
    }
    let bare = !speaks_of_gadgets(sentence.span.of(&found.folded))
        && !found.has_cue(sentence, sentence.span, &[Cue::Wafer, Cue::Model, Cue::System, Cue::Train]);
    let done = || is_done_with(found, sentence, amount).map(|told| (told, sentence.clause_of(amount.span)));
    let told = || counts_output(found, sentence, amount).map(|told| (told, amount.span)).or_else(done);
    // no name but its maker's, as who ships it
    let of_the_last = || {
        let chip = chip_before(found, place, sentence)?;
        let own = |name: &Name| found.lexicon.maker_is(chip.entity, &name.name);
        let told = told().filter(|_| found.names_in(sentence).iter().all(own))?;
        Some((told, chip))
    };
    let told = if bare { of_the_last().or_else(|| goes_on_with_it(found, sentence, amount)) } else { None };
    let Some(((predicate, at), chip)) = told else { return false };
    let maker = chip.entity.and_then(|chip| found.lexicon.maker(chip)).map(|maker| &found.lexicon.entity(maker).name);
    // "Tesla unveiled the AI5. It delivered 497,000": cars
    if maker.is_some_and(|maker| english().sells_other_goods.contains(maker)) {
        return false;
    }
    let mut quantity = amount.quantity(Unit::Chips);
    quantity.per = per_of(found, sentence, amount);
    let subject = maker.map_or_else(|| chip.subject(), |maker| Subject::new(EntityKind::Organization, maker.clone()));
    quantity.of = maker.map(|_| chip.name.clone());
    facts.push(Fact::new(predicate, subject, Value::Quantity(quantity), at, place, "volume/of-the-last"));
    true
}

/// "It plans to ship 750,000 this year", "This year the company will make about 750,000", "Some 750,000 are to be shipped": what is
/// done with so many of what the sentence before is about.
fn is_done_with(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Predicate> {
    let lists = english();
    let many = amount.min.or(amount.max).is_some_and(|number| number >= LEAST_DONE);
    let rest = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    if !many || amount.min == amount.max && amount.max.is_some_and(is_like_a_year) {
        return None;
    }
    let head = behind_its_time(found, sentence, without_hedges(found.head(sentence, amount.span.start)));
    if head.is_empty() {
        let verb = lists.is_done.iter().find_map(|be| rest.strip_prefix(be.as_str()))?;
        let (verb, behind) = verb.split_at(verb.find(|c: char| !c.is_alphabetic()).unwrap_or(verb.len()));
        let ends = is_timed(behind) || behind.starts_with(['.', ',', ';']) || behind.starts_with(" so far");
        return traded(verb).filter(|_| ends && verb.ends_with(['d', 't', 'e']));
    }
    let (before, verb) = head.rsplit_once(' ')?;
    let ends = ends_here(found, amount) || amount.measure.is_some() && is_timed_or_over(rest);
    traded(verb).filter(|_| ends && acts_alone(found, sentence, before))
}

/// "unveiled the X1 in March and plans to ship 750,000 this year": so many of the one chip that the sentence names, by its maker.
fn goes_on_with_it<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
) -> Option<((Predicate, Span), &'a Name)> {
    let names = found.names_in(sentence);
    let chip = names.iter().find(|name| name.kind == EntityKind::Chip && name.can_lead() && !name.has_no_name())?;
    let own = |name: &Name| name.name == chip.name || found.lexicon.maker_is(chip.entity, &name.name);
    let before = names.iter().all(|name| name.span.end <= amount.span.start && own(name));
    let alone = found.amounts_in(sentence).iter().all(|other| other.in_name || other.span == amount.span);
    let (_, head) = without_hedges(found.head(sentence, amount.span.start)).rsplit_once(" and ")?;
    let (helpers, verb) = head.rsplit_once(' ').unwrap_or(("", head));
    let many = amount.min.or(amount.max).is_some_and(|number| number >= LEAST_DONE && !is_like_a_year(number));
    let ends = ends_here(found, amount) || amount.measure.is_some();
    let told = traded(verb).filter(|_| before && alone && are_helpers(helpers) && many && ends)?;
    Some(((told, Span::new(amount.span.start - head.len(), amount.span.end)), chip))
}

/// What is told of chips by a verb of their trade.
fn traded(verb: &str) -> Option<Predicate> {
    let lists = english();
    let shipped = lists.ships_chips.contains(verb).then_some(Predicate::Shipments);
    shipped.or_else(|| lists.makes_chips.contains(verb).then_some(Predicate::ProductionVolume))
}

/// Fewer of them are hardly told without what they are.
const LEAST_DONE: f64 = 1000.0;

/// "the company shipped 2025" would be a number that looks like a year.
fn is_like_a_year(number: f64) -> bool {
    (1990.0..2050.0).contains(&number)
}

/// " units this year", " of them", or nothing more.
fn is_timed_or_over(rest: &str) -> bool {
    let rest = ["units", "pieces"].iter().find_map(|unit| rest.trim_start().strip_prefix(unit)).unwrap_or(rest);
    is_timed(rest) || rest.trim().is_empty() || rest.starts_with(['.', ',', ';'])
}

/// "Last year ", "In 2025, it": what is behind the time that opens the sentence.
fn behind_its_time<'t>(found: &Annotated<'_>, sentence: &Sentence, head: &'t str) -> &'t str {
    let start = sentence.span.start;
    let head_at = |at: usize| head.get(at.saturating_sub(start)..).unwrap_or("");
    let opens = |date: Span| {
        let gap = Span::new(start, date.start).of(&found.folded);
        date.start >= start && matches!(gap.trim(), "" | "in" | "by" | "for" | "during" | "until")
    };
    let date = found.dates_in(sentence).iter().map(|date| date.span).find(|date| opens(*date));
    date.map_or(head, |date| head_at(date.end)).trim_start_matches([',', ' ']).trim_end()
}

/// "it plans to", "the company will", "Huawei has": who acts, by a word or by its one name, and helpers alone.
fn acts_alone(found: &Annotated<'_>, sentence: &Sentence, head: &str) -> bool {
    let named = || {
        let name = found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Organization)?;
        head.strip_prefix(name.span.of(&found.folded))
    };
    let told = english().acting_again.iter().find_map(|who| head.strip_prefix(who.as_str()));
    told.or_else(named).is_some_and(|rest| (rest.is_empty() || rest.starts_with(' ')) && are_helpers(rest))
}

/// Helpers and words of planning alone, and none that denies.
fn are_helpers(text: &str) -> bool {
    let plans = |word: &str| is_small(word) || english().plans_to_do.contains(word);
    text.split_whitespace().all(|word| plans(word) && !is_negation(word))
}

/// "China Unicom uses T-Head's chips. It has ordered 16,384 of them": so many of what the sentence before says that it has.
fn of_what_it_has(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let many = amount.min.or(amount.max).is_some_and(|number| number >= 100.0 && !is_like_a_year(number));
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    let plain = amount.measure.is_none() && !amount.in_name && found.names_in(sentence).is_empty();
    let Some(before) = place.checked_sub(1).filter(|_| many && spoken && plain) else { return false };
    let head = behind_its_time(found, sentence, without_hedges(found.head(sentence, amount.span.start)));
    let Some((who, verb)) = head.rsplit_once(' ') else { return false };
    let rest = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    let of_them = [" of them", " of these", " of those"].iter().find_map(|words| rest.strip_prefix(words));
    let ends = of_them.is_some_and(is_timed_or_over) || ends_here(found, amount);
    let near = found.sentences.get(before).is_some_and(|told| told.line == sentence.line);
    if !near || !ends || !english().orders_chips.contains(verb) || !acts_alone(found, sentence, who) {
        return false;
    }
    let mut told = facts
        .iter()
        .filter(|fact| fact.sentence == before && matches!(fact.predicate, Predicate::UsesChip | Predicate::Order))
        .filter_map(|fact| match &fact.value {
            Value::Entity { name } => Some((fact, name.clone())),
            Value::Quantity(quantity) => quantity.of.clone().map(|of| (fact, of)),
            _ => None,
        })
        .filter(|(fact, _)| fact.subject.kind == EntityKind::Organization);
    let Some((fact, of)) = told.next() else { return false };
    if !told.all(|(other, another)| other.subject == fact.subject && another == of) {
        return false;
    }
    let mut quantity = amount.quantity(Unit::Chips);
    quantity.per = per_of(found, sentence, amount);
    quantity.of = Some(of);
    let (subject, value) = (fact.subject.clone(), Value::Quantity(quantity));
    facts.push(Fact::new(Predicate::Order, subject, value, amount.span, place, "volume/of-what-it-has"));
    true
}

/// "The X1 is sold out. Contoso has ordered 60,000": so many of the one chip that the sentence before is about, by a firm that does
/// not make it.
fn ordered_of_it(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let many = amount.min.or(amount.max).is_some_and(|number| number >= LEAST_DONE && !is_like_a_year(number));
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    let plain = amount.measure.is_none() && !amount.in_name && many && spoken;
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    if !plain || !(ends_here(found, amount) || after.starts_with(" since ") || after.starts_with(" so far")) {
        return false;
    }
    let [buyer] = found.names_in(sentence) else { return false };
    let head = without_hedges(found.head(sentence, amount.span.start));
    let done = head.rsplit_once(' ').filter(|(_, verb)| english().orders_chips.contains(*verb));
    let acts = done.is_some_and(|(who, _)| acts_alone(found, sentence, who) && buyer.span.end <= amount.span.start);
    let Some(chip) = chip_before(found, place, sentence).filter(|_| acts) else { return false };
    let own = found.lexicon.maker_is(chip.entity, &buyer.name);
    if own || buyer.kind != EntityKind::Organization {
        return false;
    }
    let quantity = Quantity { of: Some(chip.name.clone()), ..amount.quantity(Unit::Chips) };
    let at = buyer.span.cover(amount.span);
    facts.push(Fact::about(Predicate::Order, buyer, Value::Quantity(quantity), at, place, "volume/ordered-of-it"));
    let used = Value::entity(chip.name.clone());
    facts.push(Fact::about(Predicate::UsesChip, buyer, used, at, place, "uses_chip/ordered-of-it"));
    true
}

/// What a noun that opens the sentence, or a participle behind the units, says of the number.
fn counts_output(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Predicate> {
    let head = found.head(sentence, amount.span.start);
    let mut words =
        head.split_whitespace().skip_while(|word| matches!(*word, "its" | "annual" | "total" | "monthly" | "the"));
    let opens = words.next().unwrap_or("");
    let rest = Span::new(amount.span.end, sentence.span.end).of(&found.folded).trim_start();
    let those = ["units ", "of them ", "of these ", "of those ", "cards ", "pieces "];
    let behind = those.iter().find_map(|words| rest.strip_prefix(words));
    let after = behind.unwrap_or(rest);
    let done = ["have been ", "has been ", "had been ", "have ", "were ", "had ", ""]
        .iter()
        .find_map(|helper| after.strip_prefix(helper))
        .unwrap_or("");
    let verb = done.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let units = amount.measure.is_some() || behind.is_some();
    match opens {
        "output" | "production" => comes_to(words).then_some(Predicate::ProductionVolume),
        "shipments" | "deliveries" => comes_to(words).then_some(Predicate::Shipments),
        _ if !units || head.split_whitespace().count() > 6 => None,
        _ if matches!(verb, "shipped" | "delivered" | "sold") => Some(Predicate::Shipments),
        _ if matches!(verb, "made" | "produced" | "built" | "manufactured") => Some(Predicate::ProductionVolume),
        _ => None,
    }
}

/// "will reach", "is expected to hit nearly": nothing but a verb that comes to the number stands before it. "staff will grow
/// to" and "by truck were cut by" count other things.
fn comes_to<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let words: Vec<&str> = words.collect();
    let reaches = |word: &str| english().reaches.contains(word);
    let small = |word: &str| {
        is_small(word)
            || english().between_reached.contains(word)
            || is_one(&english().hedges, word)
            || word.ends_with('%')
            || is_year(word)
    };
    // "rose by 100,000": so many more
    let last = words.iter().rev().find(|word| !is_one(&english().hedges, word));
    last != Some(&"by")
        && words.iter().any(|word| reaches(word))
        && words.iter().all(|word| reaches(word) || small(word))
}

/// The one chip that the sentence before, of the same paragraph, is about, and no firm but its maker.
fn chip_before<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Option<&'a Name> {
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line)?;
    let mut chips = found.names_in(before).iter().filter(|name| name.kind == EntityKind::Chip && name.can_lead());
    let chip = chips.next().filter(|chip| !chip.has_no_name())?;
    let maker = |firm: &Name| found.lexicon.maker_is(chip.entity, &firm.name);
    let mut firms = found.names_in(before).iter().filter(|name| name.kind == EntityKind::Organization);
    (chips.all(|other| other.name == chip.name) && firms.all(maker)).then_some(chip)
}

/// "805,000 chips, up from 507,000 in 2024": the number of the time before, of the same chips.
fn before_that(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let back = ["up from", "down from", "compared with", "compared to", "against", "versus", "from"];
    // "810,000 chips for 2026 after 507,000 in 2025"
    let after = || before.ends_with(" after") && is_timed(found.folded.get(amount.span.end..).unwrap_or(""));
    if amount.measure.is_some() || amount.in_name || !(back.iter().any(|words| before.ends_with(words)) || after()) {
        return false;
    }
    if is_a_forecast_given_up(found, sentence, amount) {
        return true;
    }
    let now = last_told(facts, place, &[Predicate::ProductionVolume, Predicate::Shipments])
        .filter(|fact| found.distance(fact.at, amount.span) <= 90);
    let Some(now) = now.cloned() else { return false };
    let Value::Quantity(quantity) = &now.value else { return false };
    let mut earlier = alike(amount, quantity);
    earlier.of.clone_from(&quantity.of);
    let guessed = found.has_cue(sentence, sentence.clause_of(amount.span), &[Cue::Speculated]);
    facts.push(Fact {
        value: Value::Quantity(earlier),
        at: amount.span,
        modality: (!guessed).then_some(Modality::Stated),
        rule: "volume/before",
        ..now
    });
    true
}

/// "lift our number to 50,000 from 45,000": what was foretold before, and never was.
fn is_a_forecast_given_up(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let Some(head) = found.head_in_clause(sentence, amount.span).trim_end().strip_suffix(" from") else { return false };
    let words: Vec<&str> = head.split_whitespace().collect();
    let own = |pair: &[&str]| matches!(pair, ["our" | "its" | "their" | "his" | "her", ..]);
    let noun = |word: &&str| english().forecasts.contains(*word);
    found.language == Language::English
        && words.windows(FORECAST_WITHIN).any(|near| own(near) && near.iter().skip(1).any(noun))
}

/// Words from whose forecast it is to the noun for it: "our year-end number".
const FORECAST_WITHIN: usize = 4;

/// The amount as a quantity of the same sort as the one it goes on with.
fn alike(amount: &Amount, told: &Quantity) -> Quantity {
    Quantity { per: told.per.clone(), ..amount.quantity(told.unit) }
}

/// So far behind the last number, in characters, one may stand that goes on with it.
const REACH: usize = 110;

/// "… 4,000 cards this year and 20,000 next", "…, followed by T-Head with 265,000": of the same sort, for another time or
/// another firm.
fn after_that(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &mut Vec<Fact>,
) -> bool {
    let spoken = found.language == Language::English && sentence.place != Place::Row;
    if !spoken || amount.measure.is_some() || amount.in_name || amount.max.or(amount.min).is_none_or(|n| n < 100.0) {
        return false;
    }
    let now = last_told(facts, place, TRADED)
        .filter(|now| now.at.end <= amount.span.start && found.distance(now.at, amount.span) <= REACH);
    let Some(now) = now else { return false };
    let Value::Quantity(quantity) = &now.value else { return false };
    let mut next = alike(amount, quantity);
    let fact = if let Some(firm) = firm_right_before(found, sentence, now.at, amount) {
        let (predicate, at, rule) = (now.predicate, amount.span, "volume/next-firm");
        let each = found.folded.get(amount.number.end..).is_some_and(|after| after.starts_with(" each"));
        // "A and B 116,000 each"
        let index = each.then(|| found.index_at(firm.span)).flatten();
        let others = index.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
        let others = others.iter().filter_map(|index| found.names.get(*index)).filter(|other| other.span != firm.span);
        let value = Value::Quantity(next);
        facts.extend(others.map(|other| Fact::about(predicate, other, value.clone(), at, place, rule)));
        Fact::about(predicate, firm, value, at, place, rule)
    } else if is_of_another_time(found, sentence, now.at, amount) {
        next.of.clone_from(&quantity.of);
        let value = Value::Quantity(next);
        Fact { value, at: amount.span, modality: None, rule: "volume/next-time", ..now.clone() }
    } else {
        return false;
    };
    facts.push(fact);
    true
}

/// "T-Head 265,000", "followed by T-Head with 265,000": the maker of chips right before the number, and nothing that is
/// counted behind it.
fn firm_right_before<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    now: Span,
    amount: &Amount,
) -> Option<&'a Name> {
    let mut names = found.names_in(sentence).iter();
    let firm = names.rfind(|name| name.span.start >= now.end && name.span.end <= amount.span.start)?;
    let maker = firm.kind == EntityKind::Organization && found.makes_chips(firm);
    let gap = without_hedges(found.between(firm.span, amount.span));
    (maker && matches!(gap, "" | " with" | " shipped" | " sold" | " had") && ends_here(found, amount)).then_some(firm)
}

/// Nothing that the number counts stands behind it.
fn ends_here(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    after.trim().is_empty()
        || after.starts_with([',', '.', ';', ')', '\n'])
        || [" and ", " or ", " (", " each"].iter().any(|words| after.starts_with(words))
        || is_timed(after)
}

/// Words for a time stand right behind the number.
fn is_timed(after: &str) -> bool {
    const TIMES: &[&str] = &[
        " this year",
        " next",
        " in 20",
        " by 20",
        " for 20",
        " by the end",
        " last year",
        " a year",
        " the year",
        " twelve months",
        " the following",
        " in the ",
    ];
    TIMES.iter().any(|words| after.starts_with(words))
}

/// "and will ship 130,000 this year", "is to rise to 1.6 million in 2026": no other firm between, and words that lead on.
fn is_of_another_time(found: &Annotated<'_>, sentence: &Sentence, now: Span, amount: &Amount) -> bool {
    let gap = Span::new(now.end, amount.span.start).of(&found.folded);
    let head = without_hedges(gap);
    let other = found.names_in(sentence).iter().any(|name| {
        name.span.start >= now.end && name.span.end <= amount.span.start && name.kind != EntityKind::Country
    });
    let verb = found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::Shipping | Cue::Produce | Cue::Order)
            && at.span.start >= now.end
            && at.span.end == now.end + head.len()
    });
    // "will ship" is also a word for a date, and so no word for shipping.
    let verb = verb || [" ship", " sell", " make", " deliver"].iter().any(|verb| head.ends_with(verb));
    let to = head.ends_with(" to") && rises(found, sentence, now, gap);
    let be = head.ends_with("will be") || head.ends_with("would be");
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let listed = (head.ends_with(" and") || head.ends_with(',')) && is_timed(after);
    let from = to && after.starts_with(" from ");
    !other && (listed || (verb || to || be) && (from || ends_here(found, amount)))
}

/// "increased to", "will rise from 35,000 wafers a month to 60,000": a rise is told between the two numbers, or before
/// both where the first is what it rises from.
fn rises(found: &Annotated<'_>, sentence: &Sentence, now: Span, gap: &str) -> bool {
    let stems = ["increas", "rise", "rising", "grow", "expand", "doubl", "tripl", "climb", "ramp", "lift", "raise"];
    let lead = found.head(sentence, now.start);
    let told = if without_hedges(lead).ends_with(" from") { lead } else { gap };
    let mut words = told.split(|c: char| !c.is_alphanumeric());
    words.any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}
