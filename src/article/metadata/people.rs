//! Who wrote it.

use scraper::node::Element;

use super::{Metas, squeeze};
use crate::article::{
    jsonld::Facts,
    outline::{Outline, is_called},
    site::collapse,
};

/// Names of the elements that hold an author's name alone.
const NAMES: [&str; 3] = ["author-name", "byline-name", "js_author_name"];

pub(super) fn authors(page: &Outline<'_>, metas: &Metas, facts: &Facts, outlet: Option<&str>) -> Vec<String> {
    let named = |names: Vec<String>| (!names.is_empty()).then_some(names);
    let of_head = || {
        metas
            .all(&["author", "article:author", "parsely-author", "dc.creator", "citation_author"])
            .map(str::to_owned)
            .collect()
    };
    let visible =
        || page.elements().filter(|(_, element)| names_author(element)).take(6).map(|(at, _)| page.text(at)).collect();
    let found =
        named(facts.authors.clone()).or_else(|| named(of_head())).or_else(|| named(visible())).unwrap_or_default();
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

fn name_of(text: &str) -> String {
    let text = collapse(text);
    let beginnings =
        ["By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di ", "作者：", "作者:", "记者 ", "文/", "文｜", "文："];
    beginnings.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text).trim().to_owned()
}

/// Whether an element is marked as the place of the author's name.
fn names_author(element: &Element) -> bool {
    let says = |attribute| {
        element.attr(attribute).is_some_and(|words| words.split_ascii_whitespace().any(|word| word == "author"))
    };
    says("rel") || says("itemprop") || NAMES.iter().any(|name| is_called(element, name))
}
