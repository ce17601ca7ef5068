//! Shares of a market, of what is home-made, and yields: percentages whose noun says what they are of (`english`,
//! `chinese`) and whose holder stands in their own part of the sentence (`holder`, for what is home-made `home`).

use crate::{
    lexicon::{
        chinese::chinese,
        cue::Cue,
        english::{any_word, english},
    },
    model::{EntityKind, Language, Predicate, Quantity, Subject, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::is_foundry,
    number::{Amount, Measure},
    subject::subject_of,
};

mod chinese;
mod english;
mod holder;
mod home;

/// What a percentage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noun {
    Market,
    Home,
    Yield,
}

impl Noun {
    fn predicate(self) -> Predicate {
        match self {
            Self::Market => Predicate::MarketShare,
            Self::Home => Predicate::DomesticShare,
            Self::Yield => Predicate::YieldRate,
        }
    }
}

/// Whose a share is, and where that stands.
type Holder = (Subject, Option<Span>);

/// Whether shares are read here: running text of the languages that have a grammar of their own for them.
pub(super) fn reads(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    sentence.place != Place::Row && (found.language.is_chinese() || is_english(found))
}

fn is_english(found: &Annotated<'_>) -> bool {
    found.language == crate::model::Language::English
}

/// More percentages in one sentence than these make it a table without lines: each is weighed against all others.
const MOST: usize = 40;

/// Reads the amount as a share, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| reads(found, sentence)) else { return false };
    if amount.measure != Some(Measure::Percent) || amount.max.or(amount.min).is_none_or(|n| n > 100.0) {
        return false;
    }
    let mut all = percentages(found, sentence);
    if all.len() > MOST {
        return false;
    }
    if found.language.is_chinese() {
        all.retain(|other| other.span == amount.span || chinese::noun_of(found, sentence, other).is_some());
    }
    let Some(nth) = all.iter().position(|other| other.span == amount.span) else { return false };
    let noun = if is_english(found) {
        english::noun_of(found, place, sentence, &all, nth)
    } else {
        chinese::noun_of(found, sentence, amount)
    };
    let Some(noun) = noun.filter(|noun| *noun != Noun::Yield || !english::is_of_a_sort(found, sentence, amount)) else {
        return false;
    };
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let clause = || sentence.clause_of(amount.span).of(&found.folded);
    let another = match noun {
        Noun::Home => is_a_quota(found, sentence, amount),
        // "less than half of what its share of capacity would allow"
        Noun::Market => is_english(found) && after.starts_with(" of what "),
        // "the yield of its 1x-nanometre DRAM"
        Noun::Yield => is_english(found) && any_word(clause(), |word| matches!(word, "dram" | "nand" | "ddr5")),
    };
    if another {
        return true;
    }
    let holders = match noun {
        Noun::Home => home::holder(found, place, sentence, &all, nth).into_iter().collect(),
        _ => holder::holders(found, place, sentence, &all, nth, noun),
    };
    if holders.is_empty() {
        found.note(amount.span, "share", || "nobody whose share it could be".to_owned());
    }
    for (subject, at) in holders.into_iter().filter(|(subject, _)| !is_a_watcher(found, subject)) {
        let value = Value::Quantity(amount.quantity(Unit::Percent));
        let fact = Fact::new(noun.predicate(), subject, value, amount.span, place, rule_of(noun));
        facts.push(Fact { subject_at: at, ..fact });
    }
    true
}

/// "that the volume sent to China does not exceed half of what is sold at home": how much a rule lets go.
fn is_a_quota(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span).of(&found.folded);
    let goods = |word: &str| matches!(word, "volume" | "volumes" | "sales" | "exports" | "shipments" | "quantity");
    is_english(found) && clause.contains(" exceed") && any_word(clause, goods)
}

/// 算力卡全部为国产, "all of the accelerators in X are home-made": the whole, without a number.
pub(super) fn wholly(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !reads(found, sentence) || !percentages(found, sentence).is_empty() {
        return;
    }
    let Some((index, at)) = home::all_of_it(found, place, sentence) else { return };
    let Some(system) = found.names.get(index) else { return };
    let value = Value::Quantity(Quantity::between(Some(100.0), Some(100.0), Unit::Percent));
    facts.push(Fact::about(Predicate::DomesticShare, system, value, at, place, "domestic_share/all"));
}

/// "fell from 95 percent to zero", 份额已降至零: a share that is gone, which has no percentage of its own.
pub(super) fn nothing_left(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !reads(found, sentence) || !found.has_cue(sentence, sentence.span, &[Cue::MarketShare]) {
        return;
    }
    let Some((noun, at)) = gone(found, sentence) else { return };
    let of_shares = |fact: &&Fact| fact.sentence == place && fact.predicate == Predicate::MarketShare;
    if facts.iter().filter(of_shares).any(|fact| fact.at.overlaps(at)) {
        return;
    }
    // "fell to zero, while Huawei took 60 percent": what is told behind it is another's
    let told = facts.iter().rfind(|fact| of_shares(fact) && fact.at.end <= at.start);
    let told = told.map(|fact| (fact.subject.clone(), fact.subject_at));
    let holder = || {
        let index = subject_of(found, place, noun, &[EntityKind::Organization])?;
        found.names.get(index).map(|name| (name.subject(), Some(name.span)))
    };
    let holder = told.or_else(holder).filter(|(subject, _)| !is_a_watcher(found, subject));
    let Some((subject, subject_at)) = holder else { return };
    let value = Value::Quantity(Quantity::between(Some(0.0), Some(0.0), Unit::Percent));
    let fact = Fact::new(Predicate::MarketShare, subject, value, noun.cover(at), place, "market_share/gone");
    facts.push(Fact { subject_at, ..fact });
}

/// The noun for a share of a market, and the words behind it that nothing of it is left.
fn gone(found: &Annotated<'_>, sentence: &Sentence) -> Option<(Span, Span)> {
    let words = if found.language.is_chinese() { &chinese().nothing_left } else { &english().nothing_left };
    let text = sentence.span.of(&found.folded);
    let (start, word) = words.iter().find_map(|word| Some((text.find(word.as_str())?, word)))?;
    let at = Span::new(sentence.span.start + start, sentence.span.start + start + word.len());
    // "to zero-emission centres", 降至0.5%
    let decimal = word.ends_with('0') && found.folded.get(at.end..)?.starts_with('.');
    let ends = !decimal && !found.folded.get(at.end..)?.starts_with(|c: char| c == '-' || c.is_ascii_alphanumeric());
    let ahead = Span::new(sentence.span.start, at.start);
    let noun = found.cues_within(sentence, ahead, &[Cue::MarketShare, Cue::Yield, Cue::Price]).last()?;
    let near = noun.cue == Cue::MarketShare && found.distance(noun.span, at) <= FARTHEST_NOUN;
    // "Nvidia's share of women is zero"
    let land = || found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Country);
    let market = || text.contains("market") || text.contains('市') || land();
    (ends && near && market()).then_some((noun.span, at))
}

/// Characters from the noun for a share to the word that nothing of it is left.
const FARTHEST_NOUN: usize = 80;

/// "`TrendForce` expects … In China, it says, the share will fall to 42%": who tells of a market holds none of it.
fn is_a_watcher(found: &Annotated<'_>, subject: &Subject) -> bool {
    found.language == Language::English && found.names.iter().any(|name| name.name == subject.name && is_observer(name))
}

fn rule_of(noun: Noun) -> &'static str {
    match noun {
        Noun::Market => "market_share/of",
        Noun::Home => "domestic_share/of",
        Noun::Yield => "yield_rate/of",
    }
}

/// The percentages of the sentence that are no growth, in its order, as far as they show that there are too many.
fn percentages<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Vec<&'a Amount> {
    let makes_up = |amount: &Amount| {
        let before = found.folded.get(..amount.number.start).unwrap_or("").trim_end();
        ["make up", "makes up", "made up", "making up"].iter().any(|verb| before.ends_with(verb))
    };
    let share = |amount: &&Amount| {
        let grown = (amount.increase || amount.decrease) && !makes_up(amount) || is_from_a_year_before(found, amount);
        amount.measure == Some(Measure::Percent) && !amount.in_name && !grown
    };
    found.amounts_in(sentence).iter().filter(share).take(MOST + 1).collect()
}

/// 同比+17.4%: growth told in a bracket.
fn is_from_a_year_before(found: &Annotated<'_>, amount: &Amount) -> bool {
    let before =
        found.folded.get(..amount.span.start).unwrap_or("").trim_end_matches(['+', '-', '约', '近', '超', ' ']);
    ["同比", "环比", "yoy", "qoq"].iter().any(|word| before.ends_with(word))
}

/// Whether the sentence names a chip or who makes chips: what is good there is of chips.
fn names_chips(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Chip || is_foundry(name))
}

/// The part of the sentence between the percentage before the n-th and the n-th itself: what it says is of the n-th.
fn part_before(sentence: &Sentence, all: &[&Amount], nth: usize) -> Span {
    let at = all.get(nth).map_or(sentence.span.end, |amount| amount.span.start);
    let from = nth.checked_sub(1).and_then(|before| all.get(before)).map_or(sentence.span.start, |it| it.span.end);
    Span::new(from.min(at), at)
}
