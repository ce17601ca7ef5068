//! A ban that is told of for its end: "lifted its ban on the H20", "reversing an April ban", 解除对H20的禁令.

use crate::{
    lexicon::{
        chinese::{chinese, has_one},
        english::{any_word, english},
    },
    model::Language,
    text::Span,
};

use crate::extract::annotate::{Annotated, Sentence};

/// Words before a ban among which the verb that ends it stands.
const VERB: usize = 5;

/// Whether the ban is lifted, or to be: what it was of is no longer banned. A "not" leaves it in force.
pub(super) fn is_lifted(found: &Annotated<'_>, sentence: &Sentence, ban: Span) -> bool {
    let (head, tail) = (found.head_in_clause(sentence, ban), found.tail_in_clause(sentence, ban));
    if found.language.is_chinese() {
        let words = &chinese().lifts;
        let not = ["未", "没有", "不会", "拒绝", "否认"].iter().any(|not| head.contains(not) || tail.contains(not));
        return !not && (has_one(head, words) || has_one(tail, words));
    }
    let lifts = |word: &str| english().lifts.contains(word);
    let before = head.split_whitespace().rev().take(VERB);
    let ends = |word: &str| lifts(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let not = any_word(head, |word| matches!(word, "not" | "never" | "no" | "refused" | "t"));
    let behind = || {
        ["was ", "were ", "been ", "be ", "is "]
            .iter()
            .any(|be| tail.split(be).skip(1).any(|rest| rest.split_whitespace().next().is_some_and(ends)))
    };
    found.language == Language::English
        && !not
        && (before.into_iter().any(ends) || behind() || tail.contains(" will end"))
}
