//! What part a name plays: the other side of a comparison and what is merely counted are never what a sentence is about.

use std::cell::LazyCell;

use crate::{
    lexicon::{
        chinese::{begins_with, behind_all, behind_one, chinese, ends_in, has_one},
        cue::Cue,
        english::{self, english, is_owner},
    },
    model::{EntityKind, Language},
    text::{
        Span,
        fold::lower,
        span::{first, last},
    },
};

use super::{Name, backed::is_backer};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    number::{Amount, Counter, Measure},
    relative::start_of_phrase,
};

pub(super) fn mark_compared(found: &mut Annotated<'_>) {
    let mut roles = Vec::new();
    for sentence in &found.sentences {
        let mut last: Option<(&Name, bool)> = None;
        let mut weighed: Option<&Name> = None;
        for (place, name) in found.names_in(sentence).iter().enumerate() {
            let same = last.is_some_and(|(last, counted)| {
                counted && last.name == name.name && found.between(last.span, name.span).trim().is_empty()
            });
            let counted = same || is_counted(found, sentence, name);
            last = Some((name, counted));
            let held = name.kind != EntityKind::Country && is_compared(found, sentence, name.span)
                || is_challenged(found, sentence, name)
                || weighed.is_some_and(|first| goes_on_the_list(found, sentence, first, name));
            if is_a_thing(name) {
                weighed = Some(name).filter(|_| held);
            }
            roles.push((
                sentence.names.start + place,
                held || (name.kind == EntityKind::Model && is_base(found, name.span))
                    || (name.kind == EntityKind::Chip && is_an_architecture_of_another(found, name.span))
                    || is_what_others_are_like(found, name)
                    || is_what_is_reached(found, sentence, name)
                    || is_called_after(found, name)
                    || is_built_upon(found, name)
                    || is_what_another_is_to(found, name)
                    || is_backer(found, sentence, name),
                counted,
            ));
        }
    }
    for (place, compared, counted) in roles {
        if let Some(name) = found.names.get_mut(place) {
            name.compared = compared;
            name.counted = counted;
        }
    }
}

fn is_a_thing(name: &Name) -> bool {
    matches!(name.kind, EntityKind::Chip | EntityKind::Model | EntityKind::System)
}

/// "a model that challenges X1", "built to take on the Y2".
fn is_challenged(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if found.language != Language::English || !is_a_thing(name) {
        return false;
    }
    let before = without_determiners(last(found.head(sentence, found.start_with_maker(name)), ANOTHER));
    english::ends_in(before, &english().challenges)
}

/// "outperformed other open models like X1 and Y2": what the list goes on with is held against it as its first is. "It beats the
/// X1, and the Y2 is faster still" begins anew.
fn goes_on_the_list(found: &Annotated<'_>, sentence: &Sentence, first: &Name, name: &Name) -> bool {
    if found.language != Language::English || first.kind != name.kind || sentence.place == Place::Row {
        return false;
    }
    let gap = Span::new(first.span.end, found.start_with_maker(name).max(first.span.end)).of(&found.folded);
    let next = found.word_behind(name.span.end);
    matches!(gap, " and " | " or " | ", " | ", and " | ", or ")
        && !english().finite.contains(next)
        && !english().opens_a_verb.contains(next)
}

/// 混元团队, 混元大模型团队: those who make it are called after the model, of which nothing is told there.
fn is_called_after(found: &Annotated<'_>, name: &Name) -> bool {
    let rest = found.folded.get(name.span.end..).unwrap_or("");
    let bare = behind_one(rest, &chinese().nouns_of_things).unwrap_or(rest);
    found.language.is_chinese()
        && name.kind == EntityKind::Model
        && [rest, bare].iter().any(|rest| begins_with(rest, &chinese().called_after).is_some())
}

/// `基于CloudMatrix 384的集群已达16万卡`: what a larger machine is built of.
fn is_built_upon(found: &Annotated<'_>, name: &Name) -> bool {
    if !found.language.is_chinese() || name.kind != EntityKind::System {
        return false;
    }
    let head = found.folded.get(..name.span.start).unwrap_or("");
    let rest = found.folded.get(name.span.end..).unwrap_or("");
    let machine = || first(rest, BUILT_OF).split(['，', '。', '、']).next().unwrap_or("");
    ["基于", "依托", "采用", "由多个", "由多套"].iter().any(|word| head.ends_with(word))
        && rest.starts_with('的')
        && has_one(machine(), &chinese().larger_machines)
}

/// Characters between a machine and the larger one that is built of it.
const BUILT_OF: usize = 12;

/// "H20 rivals were shown", and not "the X1 rivals the H20": what follows such a word is no object.
fn is_a_noun_behind(after: &str) -> bool {
    let mut words = after.trim_start().splitn(2, |c: char| !c.is_alphanumeric()).skip(1);
    let next = words.next().unwrap_or("").trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let ends = next.is_empty() || english().opens_a_verb.contains(next) || english().prepositions.contains(next);
    ends || next == "and"
}

/// "Kimi-like models", "a GPT-4-class model", "MI450 rivals": what others are like, and not what is told of.
fn is_what_others_are_like(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let next = |mark: &[char]| {
        after.strip_prefix(mark).and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("")
    };
    found.language == Language::English
        && matches!(name.kind, EntityKind::Model | EntityKind::Chip)
        && (english().likenesses.contains(next(&['-', '\u{2010}', '\u{2011}']))
            || english().rivals_of_it.contains(next(&[' '])) && is_a_noun_behind(after))
}

/// "delivers 60 percent of the performance of an H100": what a part is of.
fn is_what_is_reached(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if found.language != Language::English || !matches!(name.kind, EntityKind::Chip | EntityKind::Model) {
        return false;
    }
    let head = found.head(sentence, found.start_with_maker(name));
    let head = ["the ", "an ", "a "].iter().find_map(|article| head.strip_suffix(article)).unwrap_or(head);
    let Some(part) = english().powers_of.iter().find_map(|noun| head.strip_suffix(noun.as_str())) else { return false };
    let end = sentence.span.start + part.len();
    let mut shares = found.amounts_in(sentence).iter().filter(|amount| amount.span.end <= end);
    shares.any(|amount| {
        let gap = Span::new(amount.span.end, end).of(&found.folded).trim_start();
        let near = gap.len() <= REACHED_WITHIN && (gap.is_empty() || gap.starts_with("of ") || gap.starts_with("the "));
        near && matches!(amount.measure, Some(Measure::Percent | Measure::Times))
    })
}

/// Bytes between a share and the noun for what it is of: "60 percent of the inference ".
const REACHED_WITHIN: usize = 32;

fn is_compared(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let clause = sentence.clause_of(span);
    let chinese = found.language.is_unspaced();
    let before = found.cues_within(sentence, sentence.span, &[Cue::Than, Cue::Comparable, Cue::Beats, Cue::Trails]);
    // 不及英伟达2022年推出的H100
    let from = LazyCell::new(|| start_of_phrase(found, sentence, span.start));
    let near = before.filter(|at| at.span.end <= span.start).filter(|at| {
        let gap = found.between(at.span, span);
        let phrase = if *from >= at.span.end { Span::new(*from, span.end) } else { span };
        let weighed = compares(found, sentence, at.span)
            && !is_apposed_to(found, sentence, at.span, gap)
            && !is_behind_the_other(found, sentence, at.span, span);
        if !weighed || (chinese && is_what_is_set_beside(found, sentence, at.span, span)) {
            return false;
        }
        let another_between = || {
            let mut names = found.names_in(sentence).iter();
            gap.contains(',') && names.any(|other| other.span.start >= at.span.end && other.span.end < span.start)
        };
        found.distance(at.span, phrase) <= if chinese { 20 } else { 32 }
            && !gap.contains(['.', '。', ';', '；', '，', ':', '：'])
            && gap.matches(',').count() <= 1
            && !another_between()
    });
    if is_ratio_side(found, sentence, span, clause)
        || is_of_the_same(found, sentence, span)
        || is_weighed_behind(found, sentence, span)
    {
        return true;
    }
    let with = Span::new(clause.start, span.start).of(found.text).trim_end();
    let rest = sentence.rest_of_clause(span);
    let chinese_with =
        chinese && with.ends_with(['与', '和', '跟', '同']) && found.has_cue(sentence, rest, &[Cue::Comparable]);
    let set_beside = chinese && is_set_beside(Span::new(span.end, sentence.span.end).of(found.text).trim_start());
    near.count() > 0
        || set_beside
        || (chinese && stands_between_with_and_par(found, sentence, span, clause))
        || chinese_with
        || (chinese && is_owned_multiple(found, sentence, rest))
}

/// H200에 버금갈, H100보다, GPT-4に匹敵する, H100の約2倍: in Japanese and Korean the word of comparison, or the ratio, stands
/// behind the name, with a particle at most between.
fn is_weighed_behind(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    if !matches!(found.language, Language::Japanese | Language::Korean) {
        return false;
    }
    let particle = |from: usize| {
        let gap = Span::new(span.end, from).of(&found.folded);
        let bare = gap.trim_matches(['」', '』', '\'', '’', '”', ' ']);
        let bare = ["最大", "約", "약", "최대"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare).trim();
        from >= span.end && matches!(bare, "" | "に" | "と" | "を" | "の" | "에" | "과" | "와" | "을" | "를" | "의")
    };
    let weighs = [Cue::Than, Cue::Comparable, Cue::Beats, Cue::Trails];
    let rest = Span::new(span.end, sentence.span.end);
    let ratio = |amount: &Amount| matches!(amount.measure, Some(Measure::Percent | Measure::Times));
    found.cues_within(sentence, rest, &weighs).next().is_some_and(|at| particle(at.span.start))
        || found.amounts_in(sentence).iter().any(|amount| ratio(amount) && particle(amount.span.start))
}

/// "the same order of size as `DeepSeek`'s V4-Pro": what another is like.
fn is_of_the_same(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    let before = without_determiners(found.head(sentence, span.start));
    let head = before.strip_suffix(" as").and_then(|head| head.rsplit_once("the same "));
    found.language == Language::English && head.is_some_and(|(_, noun)| noun.split_whitespace().count() <= 4)
}

/// 与X相比, 与上一代“X”（93 PFLOPS）相比: marks and a bracket may stand between.
fn is_set_beside(after: &str) -> bool {
    let rest = after.trim_start_matches(['”', '」', '》']).trim_start();
    let rest =
        rest.strip_prefix(['（', '(']).and_then(|inside| inside.split_once(['）', ')'])).map_or(rest, |(_, rest)| rest);
    ["相比", "相较", "比较", "比起", "相較", "比較"].iter().any(|word| rest.trim_start().starts_with(word))
}

/// 是H20性能的两倍, H100的1.7倍: the times are of this name, and not of another one that is named between.
fn is_owned_multiple(found: &Annotated<'_>, sentence: &Sentence, after: Span) -> bool {
    let near = first(after.of(found.text), 14);
    let owned = |gap: &&str| {
        let gap = gap.trim_start();
        behind_one(gap, &chinese().measured_by).unwrap_or(gap).starts_with('的')
    };
    let gap = near.find('倍').and_then(|at| near.get(..at)).filter(owned);
    let Some(gap) = gap else { return false };
    let within = Span::new(after.start, after.start + gap.len());
    let other = found.names_in(sentence).iter().any(|name| within.contains(name.span));
    !other && !gap.contains(['是', '为', '為', '达', '達'])
}

/// `与A的o1模型以及B的R1模型相媲美`: all names between 与 and the word for being on a par.
fn stands_between_with_and_par(found: &Annotated<'_>, sentence: &Sentence, span: Span, clause: Span) -> bool {
    let par = found.has_cue(sentence, sentence.rest_of_clause(span), &[Cue::Comparable]);
    let before = Span::new(clause.start, span.start).of(&found.folded);
    par && with_before(found, clause.start, before)
        .is_some_and(|at| !before.get(at..).is_some_and(|gap| gap.contains("合作")))
}

/// Where 与, 跟 or 同 stands last; 同 is such a word only right before a name, and not in 同时 or 大同.
fn with_before(found: &Annotated<'_>, start: usize, head: &str) -> Option<usize> {
    let own = |(at, word): &(usize, &str)| {
        let end = start + at + word.len();
        let led = || found.names.iter().any(|name| name.span.start == end || found.start_with_maker(name) == end);
        let longer = head.get(..*at).is_some_and(|before| before.ends_with(['共', '相', '合', '协', '不', '大']));
        let named_last = || start + head.len() == end;
        *word != "同" || !longer && (led() || named_last())
    };
    head.rmatch_indices(['与', '跟', '同']).find(own).map(|(at, _)| at)
}

/// 与之对标的X1, 对标X1的Y2: what is set beside stands before 的, and the name behind it is what is spoken of.
fn is_what_is_set_beside(found: &Annotated<'_>, sentence: &Sentence, word: Span, name: Span) -> bool {
    let before = found.head(sentence, word.start);
    let gap = Span::new(word.end, name.start).of(&found.folded);
    let by_pronoun = before.ends_with(['之', '它', '其']) && gap.starts_with('的');
    let by_name = found.names_in(sentence).iter().any(|other| {
        let behind = Span::new(other.span.end.min(name.start), name.start).of(&found.folded);
        other.span.start >= word.end
            && other.span.end < name.start
            && behind.starts_with('的')
            && other.span != name
            && matches!(other.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System)
    });
    by_pronoun || by_name
}

/// "Its predecessor, the X2, was made by …": the noun opens its clause, and the name stands for it.
fn is_apposed_to(found: &Annotated<'_>, sentence: &Sentence, noun: Span, gap: &str) -> bool {
    let start = sentence.clause_of(noun).start;
    let before = Span::new(start, noun.start.max(start)).of(&found.folded).trim();
    noun.of(&found.folded) == "predecessor"
        && matches!(before, "the" | "its" | "their" | "and its" | "while its" | "but its")
        && matches!(gap, ", " | ", the ")
}

/// "Compared with the X2 the Y3 is fast": behind what it is compared with, the subject.
fn is_behind_the_other(found: &Annotated<'_>, sentence: &Sentence, word: Span, name: Span) -> bool {
    found.names_in(sentence).iter().any(|other| {
        other.span.start >= word.end
            && other.span.end <= name.start
            && matches!(found.between(other.span, name), " the " | " its ")
    })
}

/// "over" compares behind a gain ("a 30% lead over"), "like" at the head of a sentence; elsewhere they only look so.
fn compares(found: &Annotated<'_>, sentence: &Sentence, word: Span) -> bool {
    let before = found.head_as_written(sentence, word.start).trim_end();
    match word.of(found.text) {
        "over" => {
            let gains =
                ["improvement", "advantage", "lead", "gain", "edge", "uplift", "increase", "%", "times", "percent"];
            before.split_whitespace().rev().take(4).any(|part| gains.iter().any(|gain| part.contains(gain)))
        }
        "like" | "Like" | "against" if before.is_empty() => true,
        "behind" | "Behind" if before.is_empty() => !leads_to_who_is_behind(found, sentence, word),
        "like" => false,
        "rival" | "match" | "Rival" => is_a_verb(before),
        // "the training run behind X", "the team behind X"
        "behind" => {
            let noun = before.split_whitespace().next_back().unwrap_or("");
            !english().stands_behind.contains(noun.to_lowercase().as_str())
        }
        // "more than 100,000 H100s" has a bound, and nothing on the other side.
        "than" => !(bounds(before) && is_before_a_number(found, sentence, word)),
        // 相比之下910C不及H100: what stands behind is told of
        "相比" | "相较" | "對比" | "对比" | "相較" | "比较" => {
            !found.folded.get(word.end..).is_some_and(|after| after.starts_with("之下") || after.starts_with("下来"))
        }
        _ => !opens_a_number(found, word),
    }
}

/// "Behind the X1 stands Y": who has made it. "Behind the X1 in the ranking is another" compares.
fn leads_to_who_is_behind(found: &Annotated<'_>, sentence: &Sentence, word: Span) -> bool {
    let rest = Span::new(word.end, sentence.span.end).of(&found.folded);
    let verb = [" is ", " was ", " stands ", " stood "].iter().filter_map(|verb| rest.find(verb)).min();
    let thing = verb.and_then(|at| rest.get(..at)).filter(|thing| thing.len() <= BEHIND_WITHIN);
    thing.is_some_and(|thing| {
        !thing.split(',').next().unwrap_or("").split_whitespace().any(|word| english().prepositions.contains(word))
    })
}

/// So many bytes behind the word its verb stands, at most.
const BEHIND_WITHIN: usize = 80;

/// 超过三成, 接近2万张: a bound, and nothing on the other side. 超过三星 is more than another.
fn opens_a_number(found: &Annotated<'_>, word: Span) -> bool {
    let rest = found.folded.get(word.end..).unwrap_or("").trim_start_matches(['了', '约', '过']);
    let number = rest.starts_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千万亿半数".contains(c));
    let named = || found.names.binary_search_by(|name| name.span.start.cmp(&word.end)).is_ok();
    found.language.is_chinese() && number && !named()
}

/// "more than", "fewer than": words that may open a bound.
fn bounds(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    matches!(last.as_str(), "more" | "less" | "fewer" | "greater" | "higher" | "lower")
}

/// A plain number or one of things counted stands right behind the word.
fn is_before_a_number(found: &Annotated<'_>, sentence: &Sentence, word: Span) -> bool {
    found.amounts_in(sentence).iter().any(|amount| {
        let bounded = || found.language == Language::English && amount.span.contains(word);
        (matches!(amount.measure, None | Some(Measure::Counter(_))) || bounded())
            && !amount.in_name
            && (word.end..=word.end + 3).contains(&amount.number.start)
    })
}

/// "can rival X", "chips that match X": a verb, and not "its rival X".
pub(in crate::extract) fn is_a_verb(before: &str) -> bool {
    let previous = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let leading = ["to", "can", "could", "will", "would", "may", "might", "should", "must", "and", "or", "not", "that"];
    let more = ["which", "even", "now", "both", "they", "closely", "nearly", "almost", "already", "does", "did"];
    let plural = previous.ends_with('s') && !is_owner(&previous) && previous != "its";
    leading.contains(&previous.as_str()) || more.contains(&previous.as_str()) || plural
}

/// "based on X", 以X为基础: what a thing is made from is another thing.
fn is_base(found: &Annotated<'_>, span: Span) -> bool {
    let after = found.text.get(span.end..).unwrap_or("").trim_start();
    let before = lower(last(found.text.get(..span.start).unwrap_or(""), 24));
    let before = without_determiners(&before);
    ["為基礎", "为基础", "為底", "为底", "為基座", "为基座", "をベース", "기반"]
        .iter()
        .any(|word| after.starts_with(word))
        || [
            "base model",
            "based on",
            "built on",
            "built on top of",
            "fine-tuned from",
            "derived from",
            "distilled from",
            "基于",
            "基於",
            "on top of",
            "auf basis von",
            "follows",
            "variant of",
            "built from",
            "modelled on",
            "modeled on",
        ]
        .iter()
        .any(|word| before.ends_with(word))
}

/// 基于Blackwell架构的新芯片, "a chip based on the Blackwell architecture": what another chip is built on.
fn is_an_architecture_of_another(found: &Annotated<'_>, span: Span) -> bool {
    let after = found.folded.get(span.end..).unwrap_or("").trim_start();
    let before = found.folded.get(..span.start).unwrap_or("").trim_end();
    let named = span.of(&found.folded);
    if found.language.is_chinese() {
        let after = if named.ends_with("架构") { after } else { after.strip_prefix("架构").unwrap_or("") };
        let noun = after.strip_prefix('的').map_or("", |noun| first(noun, 6));
        return before.ends_with("基于") && ["新", "特供", "芯片", "版"].iter().any(|word| noun.contains(word));
    }
    // "a new chip based on the Blackwell architecture"; chips of it are its own
    let before = without_determiners(before);
    let noun = ["based on", "built on"].iter().find_map(|words| before.strip_suffix(words)).unwrap_or("").trim_end();
    let based = ["chip", "processor", "accelerator", "gpu"]
        .iter()
        .any(|one| noun.strip_suffix(one).is_some_and(|head| head.ends_with(' ')));
    let architecture = after.starts_with("architecture") || named.ends_with("architecture");
    found.language == Language::English && based && architecture
}

/// "the successor to Fugaku", "an answer to the H20": another thing is told of.
fn is_what_another_is_to(found: &Annotated<'_>, name: &Name) -> bool {
    let thing = matches!(name.kind, EntityKind::Model | EntityKind::Chip | EntityKind::System);
    // K2的下一代不会开源
    if thing && found.language.is_chinese() {
        let after = found.folded.get(name.span.end..).unwrap_or("");
        return begins_with(after, &chinese().behind_another).is_some();
    }
    if found.language != Language::English || !thing {
        return false;
    }
    let before = last(found.folded.get(..found.start_with_maker(name)).unwrap_or(""), ANOTHER);
    english::ends_in(without_determiners(before), &english().another_to)
}

/// So many characters before a name stands what another thing is to it.
const ANOTHER: usize = 48;

/// The words before a name without the articles and owners that belong to it.
fn without_determiners(before: &str) -> &str {
    let mut rest = before.trim_end();
    while let Some((head, word)) = rest.rsplit_once(' ') {
        if !matches!(word, "the" | "a" | "an" | "its" | "their") && !is_owner(word) {
            break;
        }
        rest = head.trim_end();
    }
    rest
}

/// "80% of the H100's throughput", "1.7x a GB200", NVL72系统的1.7倍: the other side of a ratio.
fn is_ratio_side(found: &Annotated<'_>, sentence: &Sentence, span: Span, clause: Span) -> bool {
    let ratio = |amount: &&Amount| {
        let of_another = matches!(amount.measure, Some(Measure::Times | Measure::Percent));
        of_another && clause.contains(amount.number) && !amount.in_name
    };
    found.amounts_in(sentence).iter().filter(ratio).any(|amount| {
        let gap = found.between(amount.span, span);
        let behind = amount.span.end <= span.start
            && found.distance(amount.span, span) <= 24
            && [" of ", " the ", " a ", " an ", " as ", " its "]
                .iter()
                .any(|word| format!("{gap} ").contains(word) || gap.trim() == word.trim());
        let close = if found.language.is_chinese() {
            is_share_of(gap)
        } else {
            found.distance(span, amount.span) <= 24 && gap.contains('的')
        };
        let before = span.end <= amount.span.start && close;
        let as_many = amount.span.end <= span.start
            && found.distance(amount.span, span) <= 60
            && gap.contains(" as ")
            && gap.trim_start().starts_with("as ");
        behind || before || as_many
    })
}

/// H100的约六成: nothing but 的 and a hedge; a noun between says whose the number is (910C的良率为40%).
fn is_share_of(gap: &str) -> bool {
    let gap = gap.trim();
    let rest = ["系统", "系統"].iter().find_map(|noun| gap.strip_prefix(noun)).unwrap_or(gap);
    rest.strip_prefix('的').is_some_and(|hedge| {
        // Other hedges are read with the number.
        matches!(hedge.trim(), "" | "仅" | "僅")
    })
}

/// "384 Ascend 910C": what is counted is no subject.
fn is_counted(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == EntityKind::Chip && makes_a_host(found, name)
        || is_a_number_of(found, sentence, name)
        || are_what_it_fills(found, sentence, name)
        || found.language.is_chinese() && (are_parts(found, sentence, name) || is_an_architecture(found, name))
        || is_inside_a_machine(found, sentence, name)
}

/// 搭载H20的服务器, 采用8张思元590的一体机: what a machine holds; the figures that follow are of the machine.
pub(in crate::extract) fn is_inside_a_machine(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if name.kind != EntityKind::Chip || !found.language.is_chinese() || sentence.place == Place::Row {
        return false;
    }
    let words = chinese();
    let head = found.head_in_clause(sentence, Span::new(found.start_with_maker(name), name.span.end));
    let bare = head.trim_end_matches(|c: char| c.is_ascii_digit() || "张颗块片枚个约近超 ".contains(c));
    let tail = behind_all(found.tail_in_clause(sentence, name.span), &words.nouns_of_things);
    let machine = tail.strip_prefix('的').map_or("", |rest| first(rest, LONGEST_MACHINE));
    ends_in(bare, &words.holds).is_some() && has_one(machine, &words.holds_chips)
}

/// So many characters a machine is called by at most: 桌面级人工智能超级计算机.
const LONGEST_MACHINE: usize = 14;

/// "9,216 GPUs in 128 NVL72 racks": so many of them hold the chips of what is told of.
fn are_what_it_fills(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let counts = |amount: &Amount| {
        let before = found.head(sentence, amount.span.start).trim_end();
        let link = before.split_whitespace().next_back();
        let several = !amount.in_name && amount.max.or(amount.min).is_some_and(|n| n >= 2.0);
        several
            && found.between(amount.span, name.span).trim().is_empty()
            && link.is_some_and(|link| matches!(link, "in" | "across" | "into" | "over" | "inside"))
    };
    let system = name.kind == EntityKind::System && found.language == Language::English;
    let ahead = Span::new(name.span.start.saturating_sub(NUMBER), name.span.start);
    system && found.amounts_in(sentence).iter().filter(|amount| amount.span.end >= ahead.start).any(counts)
}

/// So many bytes before a name its number stands.
const NUMBER: usize = 24;

/// 由16个scaleX640超节点互连而成: so many of a system make up a bigger one, or are delivered; with their maker or not. Those
/// that are bought or put to work are told of as what they are.
fn are_parts(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let after = first(found.tail_in_clause(sentence, name.span), 40);
    are_several(found, sentence, name) && chinese().joins_systems.iter().any(|verb| after.contains(verb.as_str()))
}

/// 10个CloudMatrix 384超节点: more than one of a system, with its maker or not.
pub(in crate::extract) fn are_several(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if name.kind != EntityKind::System || sentence.place == Place::Row || !found.language.is_chinese() {
        return false;
    }
    let before = found.head(sentence, found.start_with_maker(name)).trim_end();
    let Some(shape) = ends_in(before, &chinese().shapes_of_systems) else { return false };
    let number = before.strip_suffix(shape).unwrap_or("").trim_end();
    let one = number.ends_with('1') && !number.trim_end_matches('1').ends_with(|c: char| c.is_ascii_digit());
    number.ends_with(|c: char| c.is_ascii_digit() || "两二三四五六七八九十百千万多余数".contains(c)) && !one
}

/// 基于第四代架构“平湖”, 平湖架构: what a chip is built after.
fn is_an_architecture(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("").trim_end_matches(['“', '「', '"', ' ']);
    let after = found.folded.get(name.span.end..).unwrap_or("").trim_start_matches(['”', '」', '"', ' ']);
    name.kind == EntityKind::Chip && (before.ends_with("架构") || after.starts_with("架构"))
}

/// "the NXT RNGD server", "an H100 cluster": the chip says what sort of host is meant.
fn makes_a_host(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    let word = after.strip_prefix([' ', '-']).unwrap_or("").split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let hosts =
        ["server", "servers", "rack", "racks", "cluster", "clusters", "node", "nodes", "cabinet", "pod", "pods"];
    hosts.contains(&word.to_lowercase().as_str())
}

fn is_a_number_of(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == EntityKind::Chip
        && found.amounts_in(sentence).iter().any(|amount| {
            let gap = found.between(amount.span, name.span);
            let counts = matches!(amount.measure, None | Some(Measure::Counter(_)))
                && !amount.in_name
                && amount.max.or(amount.min).is_some_and(|n| n >= 2.0);
            let plain = gap.split_whitespace().all(|word| {
                matches!(word.to_lowercase().as_str(), "x" | "of" | "the" | "new" | "nvidia" | "huawei" | "его" | "×")
            });
            let listed = found.language.is_unspaced()
                && matches!(amount.measure, Some(Measure::Counter(Counter::Chip | Counter::Card | Counter::Piece)))
                && amount.span.end <= name.span.start
                && found.distance(amount.span, name.span) <= 30
                && !gap.contains(['，', '。', '、', '；', ',', '由']);
            listed
                || counts && amount.span.end <= name.span.start && found.distance(amount.span, name.span) <= 12 && plain
        })
}
