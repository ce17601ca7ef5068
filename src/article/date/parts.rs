//! The parts of a page whose dates are those of other things.

use scraper::node::Element;

use crate::article::outline::{Mask, Outline, names};

/// Words in the names of parts whose dates are not the page's.
const OTHER_PARTS: [&str; 19] = [
    "comment",
    "comments",
    "related",
    "recommended",
    "sidebar",
    "footer",
    "calendar",
    "today",
    "event",
    "events",
    "archive",
    "copyright",
    "weather",
    "popular",
    "trending",
    "latest",
    "recent",
    "teaser",
    "version",
];

/// The parts of a page whose dates are those of other things: navigation, other stories, what readers wrote.
pub(super) fn other_parts(page: &Outline<'_>) -> Mask {
    let mut mask = page.whole();
    for (place, element) in page.elements() {
        let is_other = match element.name() {
            "nav" | "footer" | "aside" => true,
            "html" | "body" | "main" | "article" => false,
            "header" => {
                !holds_heading(page, place) && !page.ancestors(place).any(|above| page.name(above) == "article")
            }
            _ => names_other_part(element) && !holds_heading(page, place),
        };
        if is_other {
            mask.drop(place);
        }
    }
    mask
}

fn holds_heading(page: &Outline<'_>, place: usize) -> bool {
    page.elements_within(place).any(|(_, element)| element.name() == "h1")
}

fn names_other_part(element: &Element) -> bool {
    let words = || names(element).flat_map(|names| names.split([' ', '-', '_']).take(16));
    let is = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    // The foot of a post is not that of the page.
    let of_post = || words().any(|word| is(word, &["post", "entry", "article"]));
    words().any(|word| is(word, &OTHER_PARTS) && !(word.eq_ignore_ascii_case("footer") && of_post()))
}

/// Whether a place lies in a part that the mask leaves out.
pub(super) fn is_within(page: &Outline<'_>, mask: &Mask, place: usize) -> bool {
    mask.is_dropped(place) || page.ancestors(place).any(|above| mask.is_dropped(above))
}
