//! Lines that are no sentence of anybody's: buttons, teasers, counts, addresses to write to.

use std::collections::{HashMap, HashSet};

use super::calls::{CHANNELS, MORE};
use crate::article::lines::{Kind, Line};

/// Times that a page shows a short link before it is taken for a button.
const OFTEN: usize = 3;

/// Characters of the longest button.
const BUTTON: usize = 24;

/// Short links that stand on a page again and again: `Buy now`.
pub(super) fn repeated(lines: &[Line]) -> HashSet<String> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.chars <= BUTTON && line.is_link()) {
        *times.entry(&line.text).or_default() += 1;
    }
    times.into_iter().filter(|(_, times)| *times >= OFTEN).map(|(text, _)| text.to_owned()).collect()
}

/// A teaser of another story: it ends in a link to the rest of it.
pub(super) fn is_teaser(line: &Line, lower: &str) -> bool {
    let end = lower.trim_end_matches([' ', '.', '…', '»', '›', '>', '→', ']', '[']);
    line.linked > 0 && line.kind != Kind::Row && line.chars < 600 && MORE.iter().any(|more| end.ends_with(more))
}

/// How long a text takes to read, or how often it was liked, shared and commented on.
pub(super) fn is_count_of(lower: &str) -> bool {
    if lower.len() > 60 || !lower.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| COUNTED.split_ascii_whitespace().any(|known| known == word))
}

/// Words that stand beside such a number and nothing else.
const COUNTED: &str = "min mins minute minutes read reading time estimated est about approx of to page pages like likes share shares \
    comment comments view views reply replies response responses clap claps restack restacks retweet retweets \
    lesezeit lesedauer minuten min. ca etwa kommentar kommentare temps lecture de minutos lectura tiempo minuti lettura \
    commentaire commentaires comentario comentarios commenti seite von página pagina sur";

/// Whom to write to: a line with an address for mail that is no sentence.
pub(super) fn is_contact(line: &Line) -> bool {
    let is_sentence = line.text.ends_with(['.', '。', ':', '?', '!']);
    line.chars < 80
        && line.kind != Kind::Row
        && !is_sentence
        && line.text.contains('@')
        && line.text.split_whitespace().any(is_mail)
}

fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Whether a line calls readers to one of the site's channels.
pub(super) fn names_channel(lower: &str) -> bool {
    CHANNELS.iter().any(|channel| lower.contains(channel))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, linked: usize) -> Line {
        Line { linked, ..crate::article::lines::paragraph(text) }
    }

    #[test]
    fn buttons_teasers_and_counts_are_told_from_the_text() {
        let lines =
            [line("Buy now", 7), line("Buy now", 7), line("It is fast.", 0), line("Buy now", 7), line("Back", 4)];
        assert_eq!(repeated(&lines), HashSet::from(["Buy now".to_owned()]));
        for text in ["3 min read", "Temps de lecture 2 min.", "Page 1 of 3", "48 Likes ∙ 5 Restacks", "3 comments"] {
            assert!(is_count_of(&text.to_lowercase()), "{text}");
        }
        for text in ["128 GB of memory", "Reading", "12,000 units", "3 likes it", "2025"] {
            assert!(!is_count_of(&text.to_lowercase()), "{text}");
        }
        let teaser = line("The plant has begun to ship its first wafers … Read more", 9);
        assert!(is_teaser(&teaser, &teaser.text.to_lowercase()));
        let sentence = line("Those who want to know can read more", 0);
        assert!(!is_teaser(&sentence, &sentence.text.to_lowercase()));
        assert!(is_contact(&line("Jana Weiss, press@arvo.example", 0)));
        assert!(!is_contact(&line("Write to press@arvo.example before Friday.", 0)));
    }
}
