//! A parsed page → the page's source again without what is no article: hidden parts, navigation, related
//! stories, share buttons, forms. Tables of data become paragraphs, a row each, so that nobody drops them.

use ego_tree::{NodeId, NodeRef, iter::Edge};
use scraper::{Node, node::Element};

use super::lines::{Kind, is_data_table, is_note_mark, lines};

/// Stands between the cells of a row on the way through the search for the main text.
pub(super) const CELL: char = '\u{E000}';

/// Begins a paragraph that was a row.
pub(super) const ROW: char = '\u{E001}';

const DROPPED: [&str; 26] = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "button",
    "select",
    "textarea",
    "input",
    "link",
    "meta",
    "nav",
    "aside",
    "figcaption",
    "audio",
    "video",
    "canvas",
    "map",
    "dialog",
    "datalist",
    "footer",
    "rt",
    "rp",
];

/// Words of `class` and `id` that name what is no article.
const FURNITURE: &[&str] = &[
    "related",
    "relateds",
    "newsletter",
    "newsletters",
    "share",
    "sharing",
    "sharebar",
    "sharedaddy",
    "social",
    "socials",
    "promo",
    "promos",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "ad",
    "ads",
    "adsbygoogle",
    "adslot",
    "sponsored",
    "sponsor",
    "recommend",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "outbrain",
    "taboola",
    "comments",
    "comment",
    "pinglun",
    "tuijian",
    "fenxiang",
    "foot",
    "zrbj",
    "disqus",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "gdpr",
    "consent",
    "subscribe",
    "popup",
    "modal",
    "sidebar",
    "toolbar",
    "menu",
    "navigation",
    "navbar",
    "nav",
    "pagination",
    "pager",
    "trending",
    "mostread",
    "popular",
    "readmore",
    "morenews",
    "caption",
    "credit",
    "copyright",
    "jp-relatedposts",
    "tags",
    "taglist",
    "toc",
    "signup",
    "skip",
    "visually-hidden",
    "sr-only",
    "wp-caption-text",
    "img_descr",
];

/// The source under `root` without furniture.
pub(super) fn tidy(root: NodeRef<'_, Node>) -> String {
    let all = Weight::of(root);
    let mut source = String::new();
    let mut dropped: Option<NodeId> = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if dropped.is_none() => match node.value() {
                Node::Text(text) => escape(text, &mut source),
                Node::Element(element) if node != root && is_furniture(node, element, all) => dropped = Some(node.id()),
                Node::Element(element) if element.name() == "table" && is_data_table(node) => {
                    rows(node, &mut source);
                    dropped = Some(node.id());
                }
                Node::Element(element) => open(element, &mut source),
                _ => {}
            },
            Edge::Close(node) if dropped == Some(node.id()) => dropped = None,
            Edge::Close(node) if dropped.is_none() => {
                if let Node::Element(element) = node.value()
                    && !VOID.contains(&element.name())
                {
                    source.push_str("</");
                    source.push_str(element.name());
                    source.push('>');
                }
            }
            _ => {}
        }
    }
    source
}

const VOID: [&str; 8] = ["area", "base", "br", "col", "hr", "img", "source", "wbr"];

/// Attributes that the search for the main text looks at.
const KEPT: [&str; 7] = ["class", "id", "href", "itemprop", "rel", "role", "src"];

fn open(element: &Element, source: &mut String) {
    source.push('<');
    source.push_str(element.name());
    for (name, value) in element.attrs().filter(|(name, _)| KEPT.contains(name)) {
        source.push(' ');
        source.push_str(name);
        source.push_str("=\"");
        escape(value, source);
        source.push('"');
    }
    source.push('>');
}

fn escape(text: &str, source: &mut String) {
    for c in text.chars() {
        match c {
            '&' => source.push_str("&amp;"),
            '<' => source.push_str("&lt;"),
            '>' => source.push_str("&gt;"),
            '"' => source.push_str("&quot;"),
            CELL | ROW => {}
            c => source.push(c),
        }
    }
}

fn rows(table: NodeRef<'_, Node>, source: &mut String) {
    for line in lines([table]) {
        source.push_str("<p>");
        if line.kind == Kind::Row {
            source.push(ROW);
        }
        for (at, cell) in line.text.split('\t').enumerate() {
            if at > 0 {
                source.push(CELL);
            }
            escape(cell, source);
        }
        source.push_str("</p>");
    }
}

/// Characters of text under a node, and those of them in paragraphs.
#[derive(Clone, Copy, Default)]
struct Weight {
    text: usize,
    prose: usize,
}

impl Weight {
    fn of(root: NodeRef<'_, Node>) -> Self {
        let mut weight = Self::default();
        let (mut unread, mut prose) = (None, 0_usize);
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) if unread.is_none() => match node.value() {
                    Node::Element(element) => match element.name() {
                        "script" | "style" | "noscript" | "template" | "head" => unread = Some(node.id()),
                        "p" => prose += 1,
                        _ => {}
                    },
                    Node::Text(text) => {
                        let chars = text.trim().chars().count();
                        weight.text += chars;
                        weight.prose += if prose > 0 { chars } else { 0 };
                    }
                    _ => {}
                },
                Edge::Close(node) if unread == Some(node.id()) => unread = None,
                Edge::Close(node) if unread.is_none() && node.value().as_element().is_some_and(|e| e.name() == "p") => {
                    prose = prose.saturating_sub(1);
                }
                _ => {}
            }
        }
        weight
    }

    /// Whether this is more than so many percent of the text, or of the prose, of `all`.
    fn exceeds(self, percent: usize, all: Self) -> bool {
        self.text * 100 > all.text * percent || self.prose * 100 > all.prose * percent
    }
}

fn is_furniture(node: NodeRef<'_, Node>, element: &Element, all: Weight) -> bool {
    let name = element.name();
    if DROPPED.contains(&name) {
        return !(matches!(name, "aside" | "nav" | "footer") && Weight::of(node).exceeds(50, all));
    }
    if is_note_mark(element) {
        return true;
    }
    if matches!(name, "html" | "body" | "main" | "article" | "head" | "title") {
        return false;
    }
    // A head without a heading is the site's.
    if name == "header" && !Weight::of(node).exceeds(10, all) && !has_heading(node) {
        return true;
    }
    if is_hidden(element) {
        return !Weight::of(node).exceeds(60, all);
    }
    let role = element.attr("role").unwrap_or("");
    let named =
        matches!(role, "navigation" | "complementary" | "banner" | "contentinfo" | "dialog" | "search" | "alert")
            || [element.attr("class"), element.attr("id")].into_iter().flatten().any(names_furniture);
    // What holds most of the page's words is the page, whatever its classes say.
    named && !Weight::of(node).exceeds(30, all)
}

fn has_heading(node: NodeRef<'_, Node>) -> bool {
    let mut names = node.descendants().filter_map(|node| node.value().as_element().map(Element::name));
    names.any(|name| matches!(name, "h1" | "h2" | "p"))
}

fn is_hidden(element: &Element) -> bool {
    let style: String = element.attr("style").unwrap_or("").chars().filter(|c| !c.is_whitespace()).collect();
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.to_ascii_lowercase().contains("display:none")
}

fn names_furniture(value: &str) -> bool {
    value.split_whitespace().take(12).any(|name| {
        let name = name.to_ascii_lowercase();
        FURNITURE.contains(&name.as_str())
            || name.split(['-', '_', ':']).take(8).any(|word| FURNITURE.contains(&word)) && !name.contains("has-")
    })
}
