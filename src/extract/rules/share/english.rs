//! What a percentage is of in English: the noun right behind it ("a 40% yield"), the whole that it is a part of ("62% of
//! the market"), the noun before it ("its share fell to 54%"), or that of the percentage it goes on from ("… and AMD 4%").

use std::sync::LazyLock;

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, ends_as_word, ends_in, english, is_one, last_of, without_hedges},
    },
    text::{Span, list::Words},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    number::Amount,
    subject::is_behind_a_preposition,
};

use super::{Noun, home, names_chips, part_before};

pub(super) fn noun_of(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    all: &[&Amount],
    nth: usize,
) -> Option<Noun> {
    let amount = all.get(nth)?;
    let own = behind(found, sentence, amount).or_else(|| before(found, place, sentence, all, nth));
    own.or_else(|| handed_on(found, place, sentence, all, nth)).or_else(|| handed_back(found, sentence, all, nth))
}

/// "A and B had 8 percent and 9 percent of the market", "A has 8 percent and B 9 percent of it": the whole behind the last of them
/// is that of those before, where only names and the words of a list stand between.
fn handed_back(found: &Annotated<'_>, sentence: &Sentence, all: &[&Amount], nth: usize) -> Option<Noun> {
    let (amount, next) = (all.get(nth)?, all.get(nth + 1)?);
    let gap = Span::new(amount.span.end, next.span.start);
    let mut from = gap.start;
    let mut words = String::new();
    for name in found.names_over(gap) {
        words.push_str(Span::new(from.min(name.span.start), name.span.start).of(&found.folded));
        from = name.span.end;
    }
    words.push_str(Span::new(from.min(gap.end), gap.end).of(&found.folded));
    let plain = |word: &str| {
        matches!(word, "" | "and" | "or" | "while" | "the")
            || is_one(&english().hedges, word)
            || is_one(&english().holds, word)
    };
    let head = part_before(sentence, all, nth);
    if !words.split(|c: char| !c.is_alphanumeric()).all(plain) || !holds(head.of(&found.folded)) {
        return None;
    }
    behind(found, sentence, next)
        .or_else(|| handed_back(found, sentence, all, nth + 1))
        .filter(|noun| *noun == Noun::Market)
}

/// The words behind the amount as far as its phrase goes, in small letters.
fn tail<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> &'a str {
    static ENDS: LazyLock<Words> =
        LazyLock::new(|| Words::of([",", ";", ":", "(", "—", " while ", " but ", " whereas ", " compared ", ". "]));
    let text = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    // "8 percent and 9 percent, respectively, of the market"
    let text = text.strip_prefix(", respectively,").unwrap_or(text);
    let end = ENDS.first_in(text).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// "half as much", "half again as many": how many times another number.
fn is_multiple(tail: &str) -> bool {
    ["as much", "as many", "again as"].iter().any(|words| tail.starts_with(words))
}

/// "a 40% manufacturing yield", "62% of the Chinese market", "an 80% self-sufficiency rate", "34% of them were designed at home".
fn behind(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<Noun> {
    let tail = tail(found, sentence, amount);
    let tail = tail.strip_prefix(['+', '%']).unwrap_or(tail).trim_start();
    let tail = ["or more ", "or so ", "each "].iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    if is_multiple(tail) {
        return None;
    }
    if let Some(whole) = tail.strip_prefix("of ") {
        return of_whole(found, sentence, amount, whole);
    }
    // "use 62% domestic chips"
    let mut words = tail.split_whitespace();
    let home = words.next().is_some_and(|word| home::is_word(word) || english().nations.contains_key(word));
    if home && words.take(2).any(|word| is_one(&english().home_makers, word.trim_end_matches('.'))) {
        return Some(Noun::Home);
    }
    for word in tail.split(|c: char| c.is_whitespace() || c == '-').take(6) {
        match word {
            _ if is_one(&english().no_yields, word) => return None,
            "yield" | "yields" => return Some(Noun::Yield),
            "share" | "slice" => return Some(market_or_home(found, sentence, amount)),
            "self" | "localization" | "localisation" | "localised" | "localized" => return Some(Noun::Home),
            "content" if home::is_word(tail) => return Some(Noun::Home),
            "of" | "in" | "for" | "from" | "by" | "at" | "on" | "and" | "to" | "more" | "less" | "higher" | "lower" => {
                break;
            }
            _ => {}
        }
    }
    None
}

/// The whole behind "of": a market, what is bought or shipped, or things of which the sentence says that they are
/// home-made.
fn of_whole(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, whole: &str) -> Option<Noun> {
    let words: Vec<&str> = whole.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let are = words.iter().position(|word| english().leads_to_origin.contains(*word));
    let said = are.and_then(|at| words.get(at..)).unwrap_or(&[]);
    let home_made = home::is_word(&said.join(" "));
    let things =
        || words.iter().any(|word| is_one(&english().home_makers, word) || matches!(*word, "servers" | "machines"));
    if (home_made || is_from_a_nation(said)) && things() {
        return Some(Noun::Home);
    }
    // "of the accelerators installed by state firms": by whom does not say what
    let centre = |at: usize| words.get(at + 1).is_some_and(|next| next.starts_with("cent"));
    let mut near = words.iter().take(7).take_while(|word| **word != "by").enumerate();
    if near.any(|(at, word)| is_one(&english().no_wholes, word) && !centre(at)) {
        return None;
    }
    // "one customer brings in 70% of sales": of a firm's sales, and of no market
    let clause = sentence.clause_of(amount.number).of(&found.folded);
    if words.first().is_some_and(|word| matches!(*word, "sales" | "orders" | "shipments"))
        && any_word(clause, |word| matches!(word, "customer" | "customers" | "client" | "clients" | "buyer"))
    {
        return None;
    }
    if are_good(&words) && of_chips(found, sentence, amount) {
        return Some(Noun::Yield);
    }
    if home_made || home::makes_its_own(found, sentence, amount, whole) {
        return Some(Noun::Home);
    }
    let from_home = home::maker_before(found, sentence, amount.span).is_some();
    let bought = words
        .iter()
        .take(12)
        .any(|word| is_one(&english().wholes, word) || from_home && matches!(*word, "output" | "spending"));
    // "81% of accelerator spending"
    let spent = words.iter().take(4).position(|word| matches!(*word, "spending" | "revenue" | "outlays"));
    let on_chips = spent.is_some_and(|at| {
        words.get(..at).unwrap_or(&[]).iter().any(|word| {
            english().chip_nouns.contains(word.trim_end_matches('s')) || english().chip_nouns.contains(*word)
        })
    });
    // "accounts for 75% of China's total AI chip production"
    let made = || {
        let head = without_hedges(found.head(sentence, amount.span.start));
        let part = english().makes_up.iter().any(|verb| head.ends_with(verb.as_str()));
        part && words.iter().take(12).any(|word| matches!(*word, "production" | "output"))
    };
    let bought = bought || on_chips && words.first() != Some(&"its") || made();
    let own = words.first().is_some_and(|word| matches!(*word, "its" | "their" | "his" | "our"));
    let field = || {
        let reach = Span::new(amount.span.end, sentence.span.end);
        found.has_cue(sentence, reach, &[Cue::Chip, Cue::Wafer, Cue::System])
            || words.iter().any(|word| matches!(*word, "market" | "foundry" | "computing" | "compute"))
    };
    if from_home && (bought || field()) {
        return Some(Noun::Home);
    }
    let of_a_firm = found.names_in(sentence).iter().any(|name| {
        name.kind == crate::model::EntityKind::Organization
            && name.span.start >= amount.span.end
            && found.distance(amount.span, name.span) <= 10
    });
    (bought && !own && !of_a_firm && field()).then_some(Noun::Market)
}

/// "come from Chinese suppliers", "are Indian", "are of Korean make": a nation's word that ends the phrase or tells of makers.
fn is_from_a_nation(said: &[&str]) -> bool {
    let from = said.iter().take(4).position(|word| english().nations.contains_key(*word));
    from.is_some_and(|at| {
        let behind = said.get(at + 1).copied().unwrap_or("");
        is_one(&english().home_makers, behind)
            || matches!(behind, "" | "by" | "made" | "make" | "origin" | "manufacture" | "design" | "ones")
    })
}

/// "10% of the chips met the specification", "40% of the dies now work", "30% of its output is usable": the good ones.
fn are_good(words: &[&str]) -> bool {
    let one = ["usable", "sellable", "functional", "defect-free"];
    let said = words.join(" ");
    let phrases = [
        "met the specification",
        "meet the specification",
        "met specification",
        "meets specification",
        "met spec",
        "good enough",
        "pass the test",
        "passed the test",
        "pass inspection",
        "passed inspection",
        "sold as good",
        "are good",
        "were good",
        "now work",
        "dies work",
        "chips work",
        "dies function",
        "chips function",
        "actually work",
        "work as designed",
        "that work",
        "passed muster",
        "pass testing",
        "pass tests",
        "pass the tests",
        "passed testing",
        "without defects",
        "without defect",
        "without faults",
        "without a fault",
        "without flaws",
        "free of defects",
        "free of faults",
    ];
    words.iter().any(|word| one.contains(word)) || phrases.iter().any(|phrase| said.contains(phrase))
}

/// What the good ones are a part of is chips, dies or what a foundry puts out.
fn of_chips(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = Span::new(amount.span.end, sentence.span.end);
    let text = after.of(&found.folded);
    [" dies", " chips", " output", " wafers", " processors"].iter().any(|noun| text.contains(noun))
        && names_chips(found, sentence)
}

/// A share of which the words before say that home-made things have it.
fn market_or_home(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Noun {
    if home::maker_before(found, sentence, amount.span).is_some() { Noun::Home } else { Noun::Market }
}

/// The last noun for a share before the amount in its part of the sentence, or a verb that holds one.
fn before(found: &Annotated<'_>, place: usize, sentence: &Sentence, all: &[&Amount], nth: usize) -> Option<Noun> {
    let amount = all.get(nth)?;
    let part = part_before(sentence, all, nth);
    let classes = [Cue::Yield, Cue::MarketShare, Cue::DomesticShare];
    let last = found.cues_within(sentence, part, &classes).last().filter(|at| is_governing(found, at.span, amount));
    if let Some(at) = last {
        // "the dividend yield"
        if at.cue == Cue::Yield && ends_in(found.head(sentence, at.span.start).trim_end(), &english().no_yields) {
            return None;
        }
        if at.cue == Cue::Yield && is_ratio_of(found, sentence, amount) {
            return None;
        }
        return match at.cue {
            Cue::Yield => Some(Noun::Yield),
            Cue::DomesticShare => Some(Noun::Home),
            _ => Some(market_or_home(found, sentence, amount)),
        };
    }
    let text = part.of(&found.folded);
    if let Some(noun) = ["slice of", "share "].iter().find(|word| text.contains(**word)) {
        let at = part.start + text.rfind(noun)?;
        if is_governing(found, Span::new(at, at + noun.len()), amount) {
            return Some(market_or_home(found, sentence, amount));
        }
    }
    // "supplied 2.2 million, or 55%"
    let again = || text.trim_end().ends_with(", or") && text.contains(|c: char| c.is_ascii_digit());
    let told = holds(text) || again() || moves_to_it(found, sentence, part);
    let told = told && speaks_of_shares(found, place, sentence, amount);
    told.then(|| market_or_home(found, sentence, amount))
}

/// "yields are just a third of TSMC's": so much of another's, and no share.
fn is_ratio_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let after = found.text.get(name.span.end..).unwrap_or("");
        let owner = after.strip_prefix("'s").or_else(|| after.strip_prefix("’s"));
        let gap = found.between(amount.span, name.span);
        name.span.start >= amount.span.end
            && matches!(gap, " of " | " of that of " | " that of " | " of those of ")
            && (owner
                .is_some_and(|rest| !rest.starts_with(' ') || rest.starts_with(" level") || rest.starts_with(" yield"))
                || gap.contains("that")
                || gap.contains("those"))
    })
}

/// The noun governs the number: neither a stop nor many words stand between, and no share price or shareholder is meant.
fn is_governing(found: &Annotated<'_>, noun: Span, amount: &Amount) -> bool {
    let gap = found.between(noun, amount.span);
    let other = ["price", "holder", "margin", "revenue", "profit", "growth", "tariff", " customer", " client"];
    gap.chars().count() <= 110 && !gap.contains([';']) && !other.iter().any(|word| gap.contains(word))
}

/// The text ends in a verb that holds a share, but for the hedges of the number.
fn holds(text: &str) -> bool {
    let mut rest = text.trim_end();
    loop {
        if ends_in(rest, &english().holds) {
            return true;
        }
        let Some(word) = rest.split_whitespace().next_back().filter(|word| is_one(&english().hedges, word)) else {
            return false;
        };
        rest = rest.strip_suffix(word).unwrap_or("").trim_end();
    }
}

/// "Broadcom goes from", "AMD stays at", "expect Samsung to exceed": right before the number a maker of chips, and a verb of having
/// or changing so much. "Its margin stays at" is of another thing.
fn moves_to_it(found: &Annotated<'_>, sentence: &Sentence, part: Span) -> bool {
    let whole = part.of(&found.folded).trim_end();
    let ends = |text: &'_ str| last_of(text, &english().moves_to_a_share).map(|verb| (text.len(), verb));
    let Some((length, verb)) = ends(whole).or_else(|| ends(without_hedges(whole))) else { return false };
    let end = part.start + length - verb.len();
    let small = |word: &str| english().helpers.contains(word) || word == "to";
    found.names_in(sentence).iter().any(|name| {
        let gap = Span::new(name.span.end.min(end), end).of(&found.folded);
        part.contains(name.span)
            && name.span.end <= end
            && found.makes_chips(name)
            && gap.split_whitespace().all(small)
            && gap.starts_with(' ')
            && !is_behind_a_preposition(found, sentence, name)
    }) && !is_of_a_market_besides(found, sentence)
}

/// "has 62% of the HBM market. Micron goes from": the market told of before is none of AI chips.
fn is_of_a_market_besides(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let place = found.sentences.partition_point(|other| other.span.end <= sentence.span.start);
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line);
    let other = |text: &str| {
        [
            "hbm market",
            "cpu market",
            "dram market",
            "memory market",
            "smartphone market",
            "foundry market",
            "nand market",
        ]
        .iter()
        .any(|market| text.contains(market))
    };
    other(sentence.span.of(&found.folded)) || before.is_some_and(|before| other(before.span.of(&found.folded)))
}

/// "Chips need yields of 70%", "four of five are flawed": of a sort of things, or of what the yield leaves out.
pub(super) fn is_of_a_sort(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let text = sentence.clause_of(amount.number).of(&found.folded);
    let named = !found.names_in(sentence).is_empty();
    let left_out = ["flawed", "defect", "unusable", "typically", "normally", "usually", "threshold"];
    // "far below the 70% yield generally required for", "the 60% industry standard"
    let norm = || {
        let tail = tail(found, sentence, amount);
        let words = tail.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(6);
        let norms = ["required", "needed", "norm", "norms", "standard", "standards", "viable", "considered", "deemed"];
        words.into_iter().any(|word| norms.contains(&word))
    };
    !found.language.is_chinese()
        && (left_out.iter().any(|word| leaves_out(text, word))
            || norm()
            || !named && [" need", "requir"].iter().any(|word| text.contains(word)))
}

/// "four of five have a defect"; "without defects" and "defect-free" tell of the good ones.
fn leaves_out(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("").trim_end();
        let after = text.get(at + word.len()..).unwrap_or("");
        let free = ["without", "without any", "without a", "free of", "free from", "no"];
        !free.iter().any(|word| ends_as_word(before, word)) && !after.starts_with("-free")
    })
}

/// The sentence before the number speaks of a market that is shared out ("Of the accelerators sold in China, …"), or the
/// sentence before it ended in a share.
fn speaks_of_shares(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    let first: Vec<&str> =
        head.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).take(14).collect();
    let of = first.first().is_some_and(|word| matches!(*word, "of" | "in" | "among"));
    let whole = of
        && first.iter().any(|word| is_one(&english().wholes, word))
        && !first.iter().any(|word| is_one(&english().no_wholes, word));
    let before = found.sentence_before(place);
    let goes_on = |before: &Sentence| {
        // "held 71% of the foundry market": the whole behind the number tells it, too
        let of_a_market = |amount: &Amount| behind(found, before, amount) == Some(Noun::Market);
        let shares = super::percentages(found, before);
        let told = || found.cues_in(before).iter().any(|at| at.cue == Cue::MarketShare);
        !shares.is_empty() && (told() || shares.into_iter().any(of_a_market))
    };
    whole || before.filter(|before| before.line == sentence.line).is_some_and(goes_on)
}

/// "…, while local vendors took 41%", "… and Nvidia 55%": who has the next share, if the words name them.
fn of_a_side(found: &Annotated<'_>, sentence: &Sentence, all: &[&Amount], nth: usize) -> Option<Noun> {
    let (part, amount) = (part_before(sentence, all, nth), all.get(nth)?);
    let maker = |name: &crate::extract::name::Name| {
        part.contains(name.span) && found.makes_chips(name) && found.between(name.span, amount.span).len() <= 24
    };
    if found.names_in(sentence).iter().any(maker) {
        return Some(Noun::Market);
    }
    let text = part.of(&found.folded);
    let home = home::is_word(text) || text.split_whitespace().any(|word| english().nations.contains_key(word));
    (home && home::maker_before(found, sentence, amount.span).is_some()).then_some(Noun::Home)
}

/// "… fell from 66% to below 55%", "… and AMD 4%": the noun of the percentage before holds on, where the words between
/// bring no noun of their own.
fn handed_on(found: &Annotated<'_>, place: usize, sentence: &Sentence, all: &[&Amount], nth: usize) -> Option<Noun> {
    let earlier = nth.checked_sub(1)?;
    // "costs half as much again"
    if all.get(nth).is_some_and(|amount| is_multiple(tail(found, sentence, amount).trim_start())) {
        return None;
    }
    let noun = noun_of(found, place, sentence, all, earlier)?;
    if noun == Noun::Yield && all.get(nth).is_some_and(|amount| is_ratio_of(found, sentence, amount)) {
        return None;
    }
    let text = part_before(sentence, all, nth).of(&found.folded);
    let other = [
        " growth",
        " tariff",
        " gross margin",
        "revenue",
        "sales of",
        " faster",
        " cheaper",
        "performance",
        " increase of",
        " points",
        " customer",
        " client",
    ];
    if text.chars().count() > 90 || other.iter().any(|word| text.contains(word)) {
        return None;
    }
    Some(if noun == Noun::Yield { noun } else { of_a_side(found, sentence, all, nth).unwrap_or(noun) })
}
