//! That nothing foreign was used, in Chinese: 没有借助海外GPU, 未动用一张英伟达, 一张进口卡也没有用. The words for it combine freely,
//! so that no list of cues holds them all.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{ChineseWords, before_one, begins_with, behind_one, chinese, ends_in},
        cue::{Cue, CueAt},
    },
    model::Language,
    text::{Span, list::Words},
};

/// Words for what is foreign, and behind them the names of firms and countries.
static ABROAD: LazyLock<Words> =
    LazyLock::new(|| Words::of(chinese().from_abroad.iter().chain(&chinese().named_abroad)));

/// Adds a cue for each place that says so; what its words say each by itself no longer counts.
pub(super) fn settle(cues: &mut Vec<CueAt>, folded: &str, language: Language) {
    if !language.is_chinese() {
        return;
    }
    let words = chinese();
    let mut places: Vec<(usize, Span)> = ABROAD.each_in(folded).collect();
    // what is told by an earlier word of the list gives way to a later one
    places.sort_unstable();
    let told = places.into_iter().filter_map(|(word, foreign)| {
        let named = word >= words.from_abroad.len();
        negated_before(folded, foreign, named, words).or_else(|| negated_behind(folded, foreign, words))
    });
    for span in told.collect::<Vec<_>>() {
        cues.retain(|at| !at.span.overlaps(span));
        cues.push(CueAt { cue: Cue::NoForeign, span });
    }
    cues.sort_by_key(|at| (at.span.start, at.span.end));
}

/// 没有借助任何海外: the negation and the verb stand before, and how many between; `named` where a firm or a country is.
fn negated_before(folded: &str, foreign: Span, named: bool, words: &ChineseWords) -> Option<Span> {
    let head = folded.get(..foreign.start)?;
    let (head, even_one) = before_one(head, &words.not_even_one).map_or((head, false), |head| (head, true));
    let verbs = if named && !even_one { &words.touches } else { &words.makes_use };
    let head = before_one(head, verbs)?;
    let negation = ends_in(head, &words.not_done)?;
    Some(Span::new(head.len() - negation.len(), foreign.end))
}

/// 一张进口卡也没有用: what is not even one stands first, and the verb behind.
fn negated_behind(folded: &str, foreign: Span, words: &ChineseWords) -> Option<Span> {
    let even_one = ends_in(folded.get(..foreign.start)?, &words.not_even_one)?;
    let noun = folded.get(foreign.end..)?;
    let rest = behind_one(noun, &words.chip_nouns)?;
    let rest = rest.strip_prefix(['也', '都'])?;
    let verb = behind_one(rest, &words.not_done)?;
    begins_with(verb, &words.makes_use)?;
    Some(Span::new(foreign.start - even_one.len(), foreign.end + noun.len() - verb.len()))
}
