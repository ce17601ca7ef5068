//! A page → the mask of what is no article by its markup: hidden parts, navigation, related stories, share
//! buttons, forms.

mod others;
mod words;

use std::cell::LazyCell;

use scraper::node::Element;

use super::{
    lines::is_note_mark,
    outline::{Mask, Outline, Weight, attr, names},
};
use words::FURNITURE;

/// The page's furniture, left out.
pub(super) fn tidy(page: &Outline<'_>) -> Mask {
    let mut mask = page.whole();
    let whole = LazyCell::new(|| page.weights(&page.whole()));
    let weight = |place: usize| whole.get(place).copied().unwrap_or_default();
    drop_articles_within(page, &weight, &mut mask);
    others::drop_others(page, &weight, &mut mask);
    let weights = page.weights(&mask);
    let all = weights.first().copied().unwrap_or_default();
    let headed = headed_article(page).filter(|place| weights.get(*place).is_some_and(|weight| weight.text >= TEASER));
    let mut place = 0;
    while place < page.len() {
        let weight = weights.get(place).copied().unwrap_or_default();
        let out = mask.is_dropped(place)
            || place > 0
                && page.element(place).is_some_and(|element| {
                    is_furniture(page, place, element, weight, all)
                        || element.name() == "article"
                            && !weight.exceeds(50, all)
                            && headed.is_some_and(|headed| headed >= page.end(place) || place >= page.end(headed))
                            && is_other_story(page, place)
                });
        if out {
            mask.drop(place);
        }
        place = if out { page.end(place) } else { place + 1 };
    }
    mask
}

/// Characters from which the article under the page's heading is more than a teaser.
const TEASER: u32 = 140;

/// The article that holds the page's heading.
fn headed_article(page: &Outline<'_>) -> Option<usize> {
    let mut headings = page.named("h1").map(|(place, _)| place);
    headings.find_map(|heading| page.ancestors(heading).find(|above| page.name(*above) == "article"))
}

/// Elements that hold no text of an article.
fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "button"
            | "select"
            | "textarea"
            | "input"
            | "link"
            | "meta"
            | "figcaption"
            | "audio"
            | "video"
            | "amp-ad"
            | "amp-consent"
            | "amp-embed"
            | "amp-lightbox"
            | "amp-list"
            | "amp-sidebar"
            | "amp-social-share"
            | "amp-sticky-ad"
            | "canvas"
            | "map"
            | "dialog"
            | "datalist"
            | "rt"
            | "rp"
            | "head"
            | "title"
    )
}

fn is_furniture(page: &Outline<'_>, place: usize, element: &Element, weight: Weight, all: Weight) -> bool {
    let name = element.name();
    if is_no_text(name) || is_note_mark(element) {
        return true;
    }
    if matches!(name, "html" | "body" | "main" | "article") {
        return false;
    }
    if matches!(name, "aside" | "nav" | "footer") {
        return !weight.exceeds(50, all);
    }
    // A head without a heading is the site's.
    if name == "header" && !weight.exceeds(10, all) && !has_heading(page, place) {
        return true;
    }
    if is_hidden(element) {
        return !weight.exceeds(60, all);
    }
    // What holds most of the page's words is the page, whatever its classes say.
    !weight.exceeds(30, all)
        && (is_named_furniture(element) && !quotes_a_post(page, place, element)
            || is_picture(element, weight)
            || weight.text < TEASER * 3 && names_teaser(element) && is_other_story(page, place))
}

/// Characters up to which the text beside a picture is its caption.
const CAPTION: u32 = 200;

/// What the quotation of a post is named after.
const NETWORKS: &[&str] = &["twitter", "tweet", "bluesky", "tiktok", "reddit", "media", "embed"];

/// A post of a social network within the text, as their scripts find it: the words of a minister stand there as often
/// as buttons to share.
pub(super) fn quotes_a_post(page: &Outline<'_>, place: usize, element: &Element) -> bool {
    has_word(element, &["social", "socials"])
        && page.elements_within(place).any(|(_, element)| element.name() == "blockquote" && has_word(element, NETWORKS))
}

/// A picture with what stands under it.
fn is_picture(element: &Element, weight: Weight) -> bool {
    let named = || has_word(element, &["figure", "image", "img", "photo", "picture"]);
    weight.images > 0 && weight.text < CAPTION && weight.paragraphs == 0 && (element.name() == "figure" || named())
}

/// A box that leads to another story.
fn names_teaser(element: &Element) -> bool {
    has_word(element, &["card", "teaser", "tile", "catcher"])
}

/// Whether one of these words is in the names of the element.
fn has_word(element: &Element, known: &[&str]) -> bool {
    names(element).any(|names| {
        names
            .split([' ', '-', '_'])
            .take(24)
            .any(|word| word.len() < 8 && known.iter().any(|known| word.eq_ignore_ascii_case(known)))
    })
}

/// Articles within another that lead to pages of their own are told there, unless most of the page stands in them.
fn drop_articles_within(page: &Outline<'_>, weight: &impl Fn(usize) -> Weight, mask: &mut Mask) {
    for (place, _) in page.named("article") {
        let is_most = weight(place).exceeds(50, weight(0));
        let is_within = || page.ancestors(place).any(|above| page.name(above) == "article");
        if !is_most && is_within() && is_other_story(page, place) {
            mask.drop(place);
        }
    }
}

/// Whether an article leads to a page of its own, by its heading or its bookmark.
fn is_other_story(page: &Outline<'_>, place: usize) -> bool {
    page.elements_within(place).any(|(at, element)| leads_away(page, at, element))
}

fn leads_away(page: &Outline<'_>, place: usize, element: &Element) -> bool {
    let is_heading = |place: usize| matches!(page.name(place), "h1" | "h2" | "h3" | "h4");
    let is_bookmark = attr(element, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "bookmark"));
    attr(element, "href").is_some_and(|href| !href.contains('#'))
        && (is_bookmark || page.ancestors(place).take(2).any(is_heading) || page.children(place).any(is_heading))
}

fn has_heading(page: &Outline<'_>, place: usize) -> bool {
    page.elements_within(place).any(|(_, element)| matches!(element.name(), "h1" | "h2" | "p"))
}

pub(super) fn is_hidden(element: &Element) -> bool {
    let style = || {
        let style = attr(element, "style").filter(|style| style.contains(':'));
        style.map(|style| style.split_whitespace().collect::<String>().to_ascii_lowercase())
    };
    attr(element, "hidden").is_some()
        || attr(element, "aria-hidden") == Some("true")
        || style().is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"))
}

fn is_named_furniture(element: &Element) -> bool {
    let role = attr(element, "role").unwrap_or("");
    matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "dialog" | "search" | "alert")
        || names(element).any(names_furniture)
}

fn names_furniture(value: &str) -> bool {
    value.split_ascii_whitespace().take(12).any(|name| {
        let name = name.to_ascii_lowercase();
        is_word(&name)
            || name.split(['-', '_', ':']).take(8).any(|word| word.len() < name.len() && is_word(word))
                && !name.contains("has-")
    })
}

fn is_word(word: &str) -> bool {
    FURNITURE.binary_search(&word).is_ok() || word.ends_with("caption")
}
