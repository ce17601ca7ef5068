//! Things that have a name and are none of this field: a phone, a car, a console. What leads a clause so is no word for
//! the thing told of before.

use crate::{
    lexicon::{
        chinese::{before_all, before_one, begins_with, behind_joins, behind_one, chinese},
        cue::{Cue, CueAt},
        english::{english, is_owner, is_predicate},
    },
    model::Language,
    text::Span,
};

use super::{
    backed::is_led_by_a_backed_one, firm::is_proper, shape::begins_as_no_name, told::is_a_name_of_the_text,
    words::is_common,
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    background::is_a_format,
    number::{Amount, is_order},
};

/// Words of such a name, at most.
const WORDS: usize = 4;

/// Words of the phrase for whose it is: "The Chinese phone maker's".
const OWNER: usize = 4;

/// "The Xbox 720 offers 50 TFLOPS", 问界M9算力为200TFLOPS: whether the clause of `at` is led by such a thing.
pub(in crate::extract) fn is_led_by_a_stranger(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    if found.language.is_chinese() {
        return is_led_in_chinese(found, clause);
    }
    if is_led_by_another(found, sentence, at) || is_what_a_stranger_does(found, sentence, clause) {
        return true;
    }
    let name = (found.language == Language::English).then(|| name_at_the_head(found, clause)).flatten();
    name.is_some_and(|name| name.end <= at.start && !is_told(found, name))
}

/// "The successor to Fugaku, built by Fujitsu, will use …": the sentence is on a thing without a name, and not on the one
/// that it is set beside.
fn is_led_by_another(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head(sentence, at.start).trim_start();
    let head = head.strip_prefix("meanwhile ").unwrap_or(head);
    let head = ["the ", "an ", "a "].iter().find_map(|article| head.strip_prefix(article)).unwrap_or(head);
    let head = head.strip_prefix("unnamed ").unwrap_or(head);
    let opens = |phrase: &String| head.starts_with(phrase.as_str());
    found.language == Language::English && english().another_to.iter().any(opens)
}

/// "have announced Europa, which does 629 TOPS": what stands before "which" is not known.
fn is_what_a_stranger_does(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    if found.language != Language::English || !clause.of(&found.folded).trim_start().starts_with("which ") {
        return false;
    }
    let head = found.head_as_written(sentence, clause.start).trim_end_matches([',', ' ']);
    let word = head.rsplit(' ').next().unwrap_or("");
    let span = Span::new(sentence.span.start + head.len() - word.len(), sentence.span.start + head.len());
    let small = head.strip_suffix(word).unwrap_or("").trim_end().ends_with(char::is_lowercase);
    small && word.len() > 3 && is_proper(word) && !is_told(found, span)
}

/// Words with capitals and a number behind them, before a verb of having something: "Thor 5 offers", "The Xbox 720 from".
fn name_at_the_head(found: &Annotated<'_>, clause: Span) -> Option<Span> {
    let whole = clause.of(found.text);
    let mut from = clause.start + (whole.len() - whole.trim_start().len());
    let mut words = whole.trim_start().split(' ').peekable();
    let article =
        |word: &&str| matches!(*word, "The" | "the" | "A" | "a" | "An" | "an" | "And" | "and" | "But" | "but");
    while let Some(word) = words.next_if(article) {
        from += word.len() + 1;
    }
    // "The phone maker's Pura 80": whose it is stands before the name
    let owner: Vec<&str> = whole.get(from - clause.start..).unwrap_or("").split(' ').take(OWNER).collect();
    if let Some(last) = owner.iter().position(|word| is_owner(word)).filter(|_| from > clause.start) {
        from += owner.iter().take(last + 1).map(|word| word.len() + 1).sum::<usize>();
        words = whole.get(from - clause.start..).unwrap_or("").split(' ').peekable();
    }
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut end = from;
    let mut last = "";
    let mut count = 0;
    while let Some(word) = words.next_if(|word| count < WORDS && capital(word)) {
        // "In 2026", "Version 2", "Dense FP8": none, or one of the thing's own
        let opens_as_none =
            || count == 0 && (is_common(word) || is_order(word) || begins_as_no_name(word) || !is_a_word(word));
        if is_a_format(word) || opens_as_none() {
            return None;
        }
        end += word.len() + usize::from(count > 0);
        last = word;
        count += 1;
    }
    let next = words.next()?;
    let verb = is_predicate(next) || matches!(next, "from" | "by");
    (verb && last.ends_with(|c: char| c.is_ascii_digit())).then(|| Span::new(from, end))
}

/// "Orsted Digital will spend …": the clause of `at`, in English, is led by a firm that nobody knows, which acts and does not
/// only speak.
pub(in crate::extract) fn is_led_by_an_unknown_firm(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let whole = clause.of(found.text);
    let lead = whole.trim_start();
    // "while Orsted Digital has …"
    let lead =
        lead.split_once(' ').filter(|(turn, _)| english().clause_turns.contains(*turn)).map_or(lead, |(_, rest)| rest);
    let start = clause.end - lead.len();
    let words = || lead.split(' ');
    if is_led_by_a_new_group(Span::new(start, at.start).of(&found.folded))
        || is_led_by_a_backed_one(found, sentence, at)
    {
        return true;
    }
    let name: Vec<&str> = words().take(WORDS).take_while(|word| is_proper(word)).collect();
    let length = name.iter().map(|word| word.len() + 1).sum::<usize>();
    let Some((span, verb)) =
        length.checked_sub(1).map(|length| Span::new(start, start + length)).zip(words().nth(name.len()))
    else {
        return false;
    };
    let here = Span::new(span.end + 1, span.end + 1 + verb.len());
    let cue = || {
        let mut cues = found.cues_in(sentence).iter().filter(|cue| cue.span.start == here.start);
        cues.any(|cue| {
            matches!(cue.cue, Cue::Order | Cue::Invest | Cue::Shipping | Cue::Produce | Cue::Develop | Cue::Use)
        })
    };
    let acts = || english().helpers.contains(verb) || english().figure_verbs.contains(verb) || cue();
    let known = || name.len() > 1 || is_a_name_of_the_text(found, span);
    span.end <= at.start && acts() && known() && !is_told(found, span)
}

/// "A consortium led by …", "a rival start-up will …": who is brought in without a name acts, and not who was told of before.
fn is_led_by_a_new_group(head: &str) -> bool {
    let lists = english();
    let mut words = head.split(' ').skip_while(|word| matches!(*word, "and" | "but" | "while"));
    let article = words.next().is_some_and(|word| matches!(word, "a" | "an" | "another"));
    let words: Vec<&str> = words.take(WORDS + 1).collect();
    let group = |word: &str| lists.firm_nouns.contains(word) || lists.paying_groups.contains(word);
    // "a company spokesman said it would"
    let goes_on = |word: &str| {
        let small = lists.prepositions.contains(word) || lists.helpers.contains(word);
        small || is_predicate(word) || matches!(word, "that" | "which" | "led" | "backed" | "including")
    };
    article && words.windows(2).any(|pair| matches!(pair, [noun, next] if group(noun) && goes_on(next)))
}

fn is_a_word(word: &str) -> bool {
    let folded = word.to_lowercase();
    word.starts_with(char::is_uppercase)
        && !english().prepositions.contains(&folded)
        && !english().links.contains(&folded)
        && !english().definite.contains(&folded)
}

/// A name, a day or a figure of the text.
fn is_told(found: &Annotated<'_>, span: Span) -> bool {
    found.names.iter().any(|name| name.span.overlaps(span))
        || found.dates.iter().any(|date| date.span.overlaps(span))
        || found.amounts.iter().any(|amount| amount.measure.is_some() && amount.span.overlaps(span))
}

/// 荣耀500采用…, 国道318: a brand of other things, with a number or a code, opens the clause. 小米3nm芯片 and 小鹏2026年 tell of
/// the firm.
fn is_led_in_chinese(found: &Annotated<'_>, clause: Span) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = behind_joins(clause.of(&found.folded).trim_start());
    let rest = behind_one(text, &chinese().other_series).unwrap_or("");
    let code = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let after = code.trim_start_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
    let place = |left: &str| clause.end - left.len();
    let counts =
        || begins_with(after, &chinese().counted).is_some() || is_told(found, Span::new(place(code), place(after)));
    after.len() < code.len() && !counts()
}

/// 海光出货3万张，绿湾科技约1.5万张: the clause of the amount is led by a firm or a thing that nobody knows, and the amount is of that
/// one, whatever was told of before.
pub(in crate::extract) fn is_a_strangers(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return false;
    }
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start));
    if found.names_over(head).next().is_some() {
        return false;
    }
    let text = head.of(&found.folded);
    let lead = behind_joins(text.trim_start()).trim_start();
    let start = head.end - lead.len();
    // what is said of it begins with a day, a verb or a noun for what is measured
    let says = |at: &&CueAt| {
        !matches!(at.cue, Cue::Chip | Cue::Model | Cue::System | Cue::Firm | Cue::Neutral | Cue::Domestic | Cue::Field)
            && head.contains(at.span)
            && at.span.start > start
    };
    let said = found.cues_in(sentence).iter().filter(says).map(|at| at.span.start);
    let days = found.dates_in(sentence).iter().filter(|date| head.contains(date.span)).map(|date| date.span.start);
    let end = said.chain(days).min().unwrap_or(head.end);
    let named = Span::new(start.min(end), end).of(&found.folded);
    is_a_name_nobody_knows(before_all(named.trim_end(), &chinese().behind_strangers))
}

/// 绿湾科技, 绿湾大模型, 绿湾A3: a word of its own before a noun for a firm or a thing, or before a code; the noun alone, or with its
/// sort (推理芯片, 云端训练芯片), is no name.
fn is_a_name_nobody_knows(text: &str) -> bool {
    let words = chinese();
    let han = |text: &str| text.chars().all(|c| !c.is_ascii() && c.is_alphabetic());
    let own = |name: &str| {
        let bare = before_all(name, &words.chip_sorts);
        (2..=LONGEST_STRANGER).contains(&bare.chars().count())
            && han(bare)
            && before_all(bare, &words.no_strangers) == bare
            && begins_with(bare, &words.no_strangers).is_none()
    };
    // 思元370算力256 TOPS，590为512 TOPS: the number of another one of the line
    if (3..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit()) {
        return true;
    }
    // 昇腾910C功耗600W，对手产品约400W
    if begins_with(text, &words.others_than_it).is_some() {
        return true;
    }
    if let Some(name) = before_one(text, &words.strangers_end) {
        return own(name);
    }
    let name = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let code = text.get(name.len()..).unwrap_or("");
    let coded = code.starts_with(|c: char| c.is_ascii_alphabetic()) && code.contains(|c: char| c.is_ascii_digit());
    coded && !is_a_format(code) && own(name)
}

/// So many characters of its own such a name has at most.
const LONGEST_STRANGER: usize = 6;

/// Mate80, iPhone17: letters that name other things, with a number.
pub(super) fn is_of_another_series(word: &str) -> bool {
    let head = word.trim_end_matches(|c: char| c.is_ascii_digit());
    head.len() < word.len() && english().other_series.contains(head)
}

/// "Start Campus is launching a 1.2GW site": the clause opens with two words in capitals that are no name known, and a verb.
pub(super) fn has_a_stranger_for_subject(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    const SMALL: &[&str] = &[
        "The", "This", "That", "In", "On", "At", "By", "For", "Its", "Their", "But", "And", "While", "Last", "Next",
        "With",
    ];
    let clause = sentence.clause_of(noun);
    let text = clause.of(found.text);
    let start = clause.start + text.len() - text.trim_start().len();
    let capital =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 1 && !SMALL.contains(word);
    let mut words = text.split_whitespace();
    let opens = words.next().as_ref().is_some_and(capital) && words.next().as_ref().is_some_and(capital);
    let verb =
        |word: &str| matches!(word, "is" | "has" | "will" | "plans" | "aims" | "said" | "says" | "opened" | "built");
    let known = || found.names_in(sentence).iter().any(|name| name.span.start <= start && start < name.span.end);
    found.language == Language::English && opens && words.next().is_some_and(verb) && !known()
}
