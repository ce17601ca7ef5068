//! States that buy chips: "South Korea will buy 260,000 GPUs from Nvidia", 韩国计划从英伟达采购26万块GPU. A country stands in many
//! sentences on trade and buys in few of them: it has to lead the verb, with nothing but words of planning between, and the
//! sentence must give no figure of a market ("China bought a million chips last year, analysts say"): there its firms buy.

use crate::{
    lexicon::{
        chinese::{behind_all, chinese, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_small},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    name::Name,
};

/// The country before the verb that does what it says.
pub(super) fn state_before(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<usize> {
    let acts = |name: &Name| may_buy(name) && name.span.end <= verb.start && leads(found, sentence, name, verb);
    let state = sentence.names.clone().rfind(|index| found.names.get(*index).is_some_and(acts));
    state.filter(|_| !is_a_market_figure(found, sentence))
}

/// The country that buys the chips, in Chinese, where the verb stands before them.
pub(super) fn buying_state<'a>(found: &'a Annotated<'_>, sentence: &Sentence, chips: Span) -> Option<&'a Name> {
    let start = sentence.clause_of(chips).start;
    let ahead = Span::new(start, chips.start.max(start));
    let buys = |at: &CueAt| at.span.of(&found.folded).contains(['购', '買', '买', '订', '訂']);
    let verb = found.cues_within(sentence, ahead, &[Cue::Order]).filter(|at| buys(at)).last()?;
    // 采购的3万颗被取消, 采购3万颗的计划: what is told of them is something else
    let spoken_of = has_one(found.tail_in_clause(sentence, chips), &chinese().only_spoken_of);
    if found.tail_in_clause(sentence, verb.span).starts_with('的') || spoken_of {
        return None;
    }
    state_before(found, sentence, verb.span).and_then(|index| found.names.get(index))
}

/// A country that may stand for its state. China and the United States are markets, whose firms buy.
pub(super) fn may_buy(name: &Name) -> bool {
    name.kind == EntityKind::Country && !matches!(name.name.as_str(), "China" | "United States")
}

/// Somebody has counted what all of a country's firms bought, or it was bought year by year.
fn is_a_market_figure(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    let told = match found.language {
        Language::English => {
            has_one(text, &english().spans_of_a_market)
                || any_word(text, |word| english().market_figures.contains(word))
        }
        language => language.is_chinese() && has_one(text, &chinese().market_figures),
    };
    told || found.names_in(sentence).iter().any(is_observer)
}

fn leads(found: &Annotated<'_>, sentence: &Sentence, name: &Name, verb: Span) -> bool {
    if !sentence.clause_of(verb).contains(name.span) || tells_others_to(found, sentence, verb) {
        return false;
    }
    let gap = Span::new(name.span.end, verb.start);
    match found.language {
        Language::English => {
            let plans = |word: &str| is_small(word) || english().plans_to.contains(word);
            let opens = found.head_in_clause(sentence, name.span).trim_end();
            let alone = opens.is_empty() || opens.ends_with([',', ':']) || matches!(opens, "the" | "and the" | "while");
            alone && gap.of(&found.folded).split_whitespace().all(plans)
        }
        language => language.is_chinese() && says_nothing_else(found, sentence, gap),
    }
}

/// "China ordered its firms to stop buying": an order to somebody, and none for chips.
fn tells_others_to(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let behind = found.tail_in_clause(sentence, verb);
    let head = behind.split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    found.language == Language::English && head.split_whitespace().any(|word| word == "to")
}

/// 计划从英伟达: words of planning, and from whom. In 韩国现代汽车将采购 the firm buys, and the country is where it is.
fn says_nothing_else(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let mut rest = gap.of(&found.folded);
    let home = |firm: &Name| firm.kind == EntityKind::Organization && firm.span.start == gap.start;
    if found.names_in(sentence).iter().any(home) {
        return false;
    }
    let sellers = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization);
    let sellers: Vec<&str> =
        sellers.filter(|name| gap.contains(name.span)).map(|name| name.span.of(&found.folded)).collect();
    loop {
        let before = rest.len();
        rest = behind_all(rest, &chinese().plans_to).trim_start();
        let behind = sellers.iter().find_map(|seller| rest.strip_prefix(seller));
        rest = behind.unwrap_or(rest);
        if rest.is_empty() || rest.len() == before {
            return rest.is_empty();
        }
    }
}
