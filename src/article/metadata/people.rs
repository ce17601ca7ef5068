//! Who wrote it.

use std::sync::LazyLock;

use regex::Regex;
use scraper::node::Element;

use super::{Metas, squeeze};
use crate::article::{
    jsonld::Facts,
    lines::{Kind, Line},
    outline::{Outline, attr, called, classes},
    site::collapse,
};

/// Names of the elements that hold an author's name alone.
const NAMES: [&str; 3] = ["author-name", "byline-name", "js_author_name"];

pub(super) fn authors(
    page: &Outline<'_>,
    shown: &[Line],
    metas: &Metas,
    facts: &Facts,
    outlet: Option<&str>,
) -> Vec<String> {
    let named = |names: Vec<String>| (!names.is_empty()).then_some(names);
    let of_head = || {
        metas
            .all(&["author", "article:author", "parsely-author", "dc.creator", "citation_author"])
            .map(str::to_owned)
            .collect()
    };
    let visible =
        || page.elements().filter(|(_, element)| names_author(element)).take(6).map(|(at, _)| page.text(at)).collect();
    // A page of many posts has an author for each, and the first wrote the text.
    let of_class = || {
        let (place, _) = page.elements().find(|(_, element)| ends_in_author(element))?;
        Some(vec![page.text(place)]).filter(|names| names.iter().all(|name| is_short(name)))
    };
    let found = named(facts.authors.clone()).or_else(|| named(of_head())).or_else(|| named(visible()));
    let found = found.or_else(of_class).or_else(|| by_line(shown)).unwrap_or_default();
    let mut authors: Vec<String> = Vec::new();
    for name in found.iter().flat_map(|names| names.split([';', '、', '，'])).map(name_of) {
        let is_outlet = outlet.is_some_and(|outlet| squeeze(outlet) == squeeze(&name));
        let is_name = (2..=60).contains(&name.chars().count()) && !name.contains("://") && !is_outlet;
        if is_name && !authors.contains(&name) && authors.len() < 10 {
            authors.push(name);
        }
    }
    authors
}

/// Lines behind the heading among which the by-line is looked for.
const LINES_AFTER: usize = 6;

/// The names on the line that says by whom the text is: `By Tom Birch and Ana Lima | 3 October 2025`, `김도현 기자`.
fn by_line(shown: &[Line]) -> Option<Vec<String>> {
    let heading = shown.iter().position(|line| line.kind == Kind::Heading)?;
    shown
        .iter()
        .skip(heading + 1)
        .take(LINES_AFTER)
        .filter(|line| line.chars <= 120)
        .find_map(|line| signed(&line.text))
}

fn signed(line: &str) -> Option<Vec<String>> {
    static WESTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:By|BY|Von|Par|Por|Di|Text:|Written by|Posted by)\s+([^|·•–—(/0-9]+?)\s*(?:$|[|·•–—(/0-9])")
            .ok()
    });
    static EASTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:^|기자명\s*)(\p{Hangul}{2,4})\s*기자|(?:作者|记者|記者|文)\s*[:：/／｜|]\s*([\p{Han}·]{2,5})(?:$|[\s\u{3000}|｜，,])").ok()
    });
    let western = WESTERN.as_ref()?.captures(line).and_then(|captures| captures.get(1));
    if let Some(names) = western.and_then(|names| western_names(names.as_str())) {
        return Some(names);
    }
    let captures = EASTERN.as_ref()?.captures(line)?;
    Some(vec![captures.get(1).or_else(|| captures.get(2))?.as_str().to_owned()])
}

/// `Tom Birch and Ana Lima, Reuters` → the two: what is no name ends the list.
fn western_names(list: &str) -> Option<Vec<String>> {
    let links = [" and ", " und ", " et ", " y ", " e ", " & "];
    let list = links.iter().fold(list.to_owned(), |list, link| list.replace(link, ","));
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty()).take_while(|name| is_western(name));
    let names: Vec<String> = names.map(str::to_owned).collect();
    (!names.is_empty()).then_some(names)
}

/// Words that stand within a name and begin with a small letter.
const PARTICLES: [&str; 7] = ["de", "da", "van", "von", "der", "al", "el"];

/// `Ursula von der Leyen`, `J. O’Neil`: two to four words beside the particles, all with a capital, the first no article.
fn is_western(name: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-');
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(is_letter);
    let (small, large): (Vec<&str>, Vec<&str>) = name.split_whitespace().partition(|word| PARTICLES.contains(word));
    let first = name.split_whitespace().next().unwrap_or("");
    (2..=4).contains(&large.len())
        && small.len() <= 2
        && large.iter().all(is_capital)
        && !PARTICLES.contains(&first)
        && first.chars().count() > 1
}

/// A name, and no account of who that is.
fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && !text.contains(|c: char| c.is_ascii_digit())
}

fn name_of(text: &str) -> String {
    let text = collapse(text);
    let beginnings = [
        "Posted by ",
        "By ",
        "by ",
        "BY ",
        "Von ",
        "Par ",
        "Por ",
        "Di ",
        "作者：",
        "作者:",
        "记者 ",
        "文/",
        "文｜",
        "文：",
    ];
    beginnings.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text).trim().to_owned()
}

/// Whether an element is marked as the place of the author's name.
fn names_author(element: &Element) -> bool {
    let says = |attribute| {
        attr(element, attribute).is_some_and(|words| words.split_ascii_whitespace().any(|word| word == "author"))
    };
    says("rel") || says("itemprop") || called(element).any(|own| NAMES.contains(&own))
}

/// Whether a class of the element ends in the word: `topic__author`, and no `comment-author`.
fn ends_in_author(element: &Element) -> bool {
    let mut classes = classes(element);
    let ends = |class: &str| class.rsplit(['-', '_']).next().is_some_and(|word| word.eq_ignore_ascii_case("author"));
    classes.any(|class| ends(class) && !class.contains("comment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_off_the_line_that_says_by_whom_a_text_is() {
        for (line, names) in [
            ("By Tom Birch and Ana Lima | 3 October 2025", vec!["Tom Birch", "Ana Lima"]),
            ("By Kim Doyle", vec!["Kim Doyle"]),
            ("By Tom Birch, Ana Lima, and Kim Doyle", vec!["Tom Birch", "Ana Lima", "Kim Doyle"]),
            ("By Tom Birch, Harbour Wire", vec!["Tom Birch", "Harbour Wire"]),
            ("By Anna van der Berg & J. O’Neil, Wire", vec!["Anna van der Berg", "J. O’Neil"]),
            ("Par Élodie Marchand", vec!["Élodie Marchand"]),
            ("김도현 기자", vec!["김도현"]),
            ("2025-06-11 来源：新华社 作者：陈一", vec!["陈一"]),
        ] {
            assert_eq!(signed(line), Some(names.into_iter().map(str::to_owned).collect()), "{line}");
        }
        for line in [
            "By A Staff Reporter",
            "By Tom Birch Senior Business Reporter",
            "By the end of 2027 it will run.",
            "By 2027",
            "By Tom Birch's account it works",
            "Von der Leyen sagt zu",
        ] {
            assert_eq!(signed(line), None, "{line}");
        }
    }
}
