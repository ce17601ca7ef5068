//! XML as it comes, well-formed or not → a tree of elements and texts.
//!
//! Feeds and sitemaps break every rule of XML: stray `&` and `<`, tags that never close, HTML names of entities,
//! rubbish before the declaration. A parser that stops at the first fault loses the rest of the list; this one
//! goes on. It knows no declared entities, so there is nothing to expand, and it is bounded in depth and number.

mod build;
mod entity;

use std::fmt::Write;

pub(super) use self::{
    build::parse,
    entity::{numbered, unescape},
};

/// An element, with its name in lower case and its prefix made what feeds agree on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Element {
    /// `title`, `dc:date`, `content:encoded` …; without prefix for RSS, Atom and sitemaps.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All text below, tags left out.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text.trim().to_owned()
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) => element.gather(text),
            }
        }
    }

    /// What stands inside as HTML: the texts escaped, the elements as tags.
    pub(super) fn markup(&self) -> String {
        let mut out = String::new();
        self.children.iter().for_each(|node| node.render(&mut out));
        out.trim().to_owned()
    }

    /// The first element of a name, at any depth.
    pub(super) fn find(&self, names: &[&str]) -> Option<&Self> {
        if names.contains(&self.name.as_str()) {
            return Some(self);
        }
        self.elements().find_map(|element| element.find(names))
    }

    /// All elements of a name, at any depth, in order.
    pub(super) fn find_all<'e>(&'e self, name: &str, found: &mut Vec<&'e Self>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            } else {
                element.find_all(name, found);
            }
        }
    }
}

impl Node {
    fn render(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Self::Element(element) => {
                let name = element.name.rsplit(':').next().unwrap_or("");
                out.push('<');
                out.push_str(name);
                for (key, value) in &element.attributes {
                    let value = value.replace('&', "&amp;").replace('"', "&quot;");
                    let _ = write!(out, " {key}=\"{value}\"");
                }
                out.push('>');
                element.children.iter().for_each(|node| node.render(out));
                let _ = write!(out, "</{name}>");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::crawl::link::MOST_LINKS;

    use super::{build::MOST_DEPTH, *};

    #[test]
    fn a_feed_ends_behind_the_last_entry_that_is_taken_and_a_sitemap_does_not() {
        let count = |name: &str| {
            let mut found = Vec::new();
            let text = format!("<rss>{}</rss>", format!("<{name}><a>b</a></{name}>").repeat(2 * MOST_LINKS));
            let root = parse(&text);
            root.find_all(name, &mut found);
            found.len()
        };
        assert_eq!(count("item"), MOST_LINKS + 1);
        assert_eq!(count("url"), 2 * MOST_LINKS);
    }

    #[test]
    fn what_is_not_well_formed_is_read_as_it_was_meant() {
        let text = "rubbish <?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><RSS><channel><title>A & B < C &eacute;\
                    &nbsp;&#8217;&#146;&unknown;</title><item><link>x<p></item><item a=1 b='2' c=\"3>4\"/></channel>";
        let root = parse(text);
        let channel = root.find(&["channel"]).unwrap();
        assert_eq!(channel.child("title").unwrap().text(), "A & B < C é\u{a0}’’&unknown;");
        let mut items = Vec::new();
        root.find_all("item", &mut items);
        assert_eq!(items.len(), 2);
        assert_eq!(items[1].attribute("c"), Some("3>4"));
        assert_eq!(items[1].attribute("a"), Some("1"));
    }

    #[test]
    fn entities_that_stand_for_entities_do_not_grow() {
        let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;&b;</l>";
        assert_eq!(parse(laughs).text(), "&b;&b;");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "<a>".repeat(200_000);
        assert!(parse(&deep).find_depth() <= MOST_DEPTH + 1);
    }

    /// What would keep a reader busy for hours that looks ahead from each of them.
    #[test]
    fn marks_without_end_are_read_in_one_go() {
        let ampersands = "&a".repeat(300_000);
        assert_eq!(unescape(&ampersands), ampersands);
        let declared =
            (0..100_000).map(|n| format!("<a xmlns:p{n}='http://purl.org/dc/terms'/>")).collect::<Vec<_>>().concat();
        assert_eq!(parse(&declared).elements().count(), 100_000);
        assert_eq!(parse(&"<!>".repeat(1_000_000)).elements().count(), 0);
        assert_eq!(parse(&"<![>".repeat(1_000_000)).elements().count(), 0);
    }

    impl Element {
        fn find_depth(&self) -> usize {
            1 + self.elements().map(Self::find_depth).max().unwrap_or(0)
        }
    }

    proptest! {
        #[test]
        fn no_text_brings_it_down(text in "[<>/!?&;='\" a-c\\[\\]#x0-9é国-]{0,200}") {
            let root = parse(&text);
            let _ = root.markup();
        }
    }
}
