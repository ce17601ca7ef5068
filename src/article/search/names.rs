//! What the names of an element (`class`, `id`) say for and against its being the article.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use scraper::node::Element;

use crate::article::outline::names;

/// Parts of names that speak against an element so much that it is passed over …
const UNLIKELY: &[&str] = &[
    "-ad-",
    "banner",
    "breadcrumb",
    "comment",
    "community",
    "cookie",
    "disqus",
    "extra",
    "footer",
    "gdpr",
    "header",
    "menu",
    "pager",
    "paginat",
    "popup",
    "related",
    "replies",
    "rss",
    "sidebar",
    "social",
    "sponsor",
    "supplement",
];

/// … unless one of these stands beside it.
const LIKELY: &[&str] = &["article", "body", "column", "content", "main", "zhengwen", "neirong"];

const AGAINST: &[&str] = &[
    "-ad-",
    "banner",
    "bottom",
    "comment",
    "contact",
    "copyright",
    "footer",
    "footnote",
    "hidden",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "sidebar",
    "sponsor",
    "shopping",
    "tags",
    "tool",
    "widget",
];

const FOR: &[&str] = &[
    "article", "blog", "body", "content", "detail", "entry", "main", "page", "post", "story", "text", "zhengwen",
    "neirong",
];

static PATTERNS: LazyLock<[Option<AhoCorasick>; 4]> = LazyLock::new(|| {
    [UNLIKELY, LIKELY, AGAINST, FOR].map(|words| AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok())
});

fn has(pattern: Option<&AhoCorasick>, name: &str) -> bool {
    pattern.is_some_and(|pattern| pattern.is_match(name))
}

/// `related-content` is content of others.
fn is_of_others(name: &str) -> bool {
    name.split([' ', '-', '_']).any(|word| word.eq_ignore_ascii_case("related"))
}

pub(super) fn is_unlikely(element: &Element) -> bool {
    let [unlikely, likely, ..] = &*PATTERNS;
    names(element).any(|name| has(unlikely.as_ref(), name))
        && (names(element).any(is_of_others) || !names(element).any(|name| has(likely.as_ref(), name)))
}

/// What the names are worth: 25 for and 25 against, the class and the id each.
pub(super) fn worth(element: &Element) -> f64 {
    let [.., against, good] = &*PATTERNS;
    let one = |name| {
        let minus = if has(against.as_ref(), name) { 25.0 } else { 0.0 };
        let plus = if has(good.as_ref(), name) { 25.0 } else { 0.0 };
        plus - minus
    };
    names(element).map(one).sum()
}
