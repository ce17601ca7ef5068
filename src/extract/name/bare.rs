//! Chinese names without marks, of characters alone: AI芯片云隼采用…, 名为云隼的AI芯片, 天目一号总参数1万亿. No space tells where
//! such a name ends, so that what stands right behind has to; and it is none where a dictionary knows a word in it (AI芯片普遍采用).

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_one, chinese, ends_in},
        cue::{Cue, CueAt},
    },
    text::{Span, dictionary::breaks, list::Words},
};

use super::{
    chinese::{is_a_sort, is_han},
    shape::{cues_near, first_bytes, place_of, taken},
};
use crate::extract::annotate::Annotated;

use std::sync::LazyLock;

/// Characters of such a name, at least and at most.
const LEAST: usize = 2;
const MOST: usize = 4;

/// The names, each with its place among the votes (model, chip, system).
pub(super) fn bare(found: &Annotated<'_>) -> Vec<(Span, usize)> {
    if !found.language.is_chinese() {
        return Vec::new();
    }
    let mut names: Vec<(Span, usize)> = found.cues.iter().filter_map(|at| behind_its_noun(found, at)).collect();
    names.extend(CALLED.each_in(found.text).take(MOST_OF_EACH).filter_map(|(_, word)| called(found, word)));
    names.extend(NUMBERED.each_in(found.text).take(MOST_OF_EACH).filter_map(|(_, word)| numbered(found, word)));
    names.retain(|(name, _)| !taken(found, *name));
    names.sort_by_key(|(name, _)| (name.start, std::cmp::Reverse(name.end)));
    names.dedup_by(|later, earlier| later.0.overlaps(earlier.0));
    names
}

/// So many places of a text are looked at, at most.
const MOST_OF_EACH: usize = 200;

/// What gives a name.
static CALLED: LazyLock<Words> = LazyLock::new(|| Words::of(["名为", "名為", "名叫", "代号为", "代號為", "取名为"]));
/// What ends the name of one of a line.
static NUMBERED: LazyLock<Words> =
    LazyLock::new(|| Words::of(["一号", "二号", "三号", "四号", "五号", "一號", "二號", "三號", "四號", "五號"]));

/// AI芯片云隼采用7纳米工艺, 大模型昆吾总参数: behind a noun of the field, and before what is said of such a thing.
fn behind_its_noun(found: &Annotated<'_>, at: &CueAt) -> Option<(Span, usize)> {
    let place = place_of(at.cue).filter(|_| is_of_the_field(found, at.span))?;
    let rest = found.text.get(at.span.end..)?;
    let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).skip(LEAST).take(MOST - LEAST + 1);
    let shown = is_brought_out(found, at.span.start);
    let said = |end: &usize| {
        let after = found.folded.get(at.span.end + end..).unwrap_or("");
        begins_with(after, &chinese().said_of_things).is_some() || shown && after.starts_with(['，', '。', '（', '('])
    };
    let name = Span::new(at.span.end, at.span.end + ends.into_iter().find(said)?);
    is_unknown(found, name).then_some((name, place))
}

/// 发布首款AI芯片云隼，: a verb of bringing out stands before the noun.
fn is_brought_out(found: &Annotated<'_>, noun: usize) -> bool {
    let bare = before_all(found.folded.get(..noun).unwrap_or(""), &chinese().first_ones).len();
    cues_near(found, Span::new(bare, bare), 0)
        .iter()
        .any(|at| at.span.end == bare && matches!(at.cue, Cue::Release | Cue::Develop | Cue::Design | Cue::OpenWeights))
}

/// 名为云隼的AI芯片: the noun ends the phrase behind the name.
fn called(found: &Annotated<'_>, word: Span) -> Option<(Span, usize)> {
    let rest = found.text.get(word.end..)?;
    let name = Span::new(word.end, word.end + rest.find('的')?);
    let phrase = Span::new(name.end + '的'.len_utf8(), (name.end + PHRASE).min(found.text.len()));
    let noun = found
        .cues
        .iter()
        .find(|at| place_of(at.cue).is_some() && phrase.contains(at.span) && is_of_the_field(found, at.span))?;
    let between = found.text.get(phrase.start..noun.span.start)?;
    let plain = between.chars().all(|c| c.is_alphanumeric()) && !between.contains('的');
    let after = found.folded.get(noun.span.end..).unwrap_or("");
    let ends = !after.starts_with(is_han) || begins_with(after, &chinese().said_of_things).is_some();
    (plain && ends && is_unknown(found, name)).then_some((name, place_of(noun.cue)?))
}

/// So many bytes behind a name that is given the noun ends.
const PHRASE: usize = 45;

/// 天目一号总参数1万亿: at the head of a clause, and before what is told of models alone.
fn numbered(found: &Annotated<'_>, word: Span) -> Option<(Span, usize)> {
    let head = found.text.get(..word.start)?;
    let clause =
        head.rfind(['，', '。', '；', '：', '\n', '、']).map_or(0, |at| at + head.get(at..).map_or(1, first_length));
    let name = Span::new(clause, word.end);
    let told = behind_one(found.folded.get(word.end..)?, &chinese().told_of_models);
    let figure = told.is_some_and(|rest| first_bytes(rest, FIGURE).contains(|c: char| c.is_ascii_digit()));
    let trained = found.text.get(word.end..)?.starts_with("训练");
    let short =
        (LEAST..=MOST).contains(&name.of(found.text).chars().count()) && name.of(found.text).chars().all(is_han);
    (figure && !trained && short).then_some((name, 0))
}

/// So many bytes behind what is told its figure begins.
const FIGURE: usize = 24;

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

/// AI芯片, 大模型, 推理芯片: a sort of thing, and no 该芯片 or 芯片 alone, nor one of a phone.
fn is_of_the_field(found: &Annotated<'_>, noun: Span) -> bool {
    let word = noun.of(&found.folded);
    let before = found.folded.get(..noun.start).unwrap_or("");
    word.chars().count() > LEAST
        && !word.starts_with(['该', '这', '此', '本', '单', '每', '各', '新'])
        && chinese().nouns_with_names.iter().any(|end| word.ends_with(end.as_str()))
        && ends_in(before, &chinese().gadgets).is_none()
}

/// Whether these are characters of a name: no word of a dictionary is among them, none of them is a particle, and none says of
/// what sort something is.
fn is_unknown(found: &Annotated<'_>, name: Span) -> bool {
    let written = name.of(found.text);
    let count = written.chars().count();
    if !(LEAST..=MOST).contains(&count) || !written.chars().all(is_han) || is_a_sort(written) {
        return false;
    }
    let common = chinese().no_names_of_things.iter().any(|word| written.starts_with(word.as_str()));
    if common || written.contains(|c: char| chinese().particles.contains(c)) {
        return false;
    }
    // what follows belongs to the words around the name: 片云 would be torn from 芯片云隼
    let around = Span::new(name.start, name.end + first_bytes(found.text.get(name.end..).unwrap_or(""), 12).len());
    let ends: Vec<usize> = breaks(around.of(found.text)).take_while(|end| *end <= written.len()).collect();
    ends.len() == count + 1 && ends.last() == Some(&written.len())
}
