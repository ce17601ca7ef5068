//! Text → elements, whatever is wrong with it.

use super::{
    Element, Node,
    entity::{forget_names, unescape},
};
use crate::crawl::link::MOST_LINKS;

/// An element deeper than this is taken as its parent's sibling would be: kept out of the way, never recursed into.
pub(super) const MOST_DEPTH: usize = 64;
/// Elements, attributes and texts of one document.
const MOST_NODES: usize = 200_000;

/// Prefixes that one document declares: each name is looked up among them.
const MOST_PREFIXES: usize = 64;

/// Entries of lists: one that begins ends the one before it, which was not closed.
const NEVER_NESTED: [&str; 4] = ["item", "entry", "url", "sitemap"];

/// Prefix by namespace, for those that a list can be in.
const NAMESPACES: [(&str, &str); 16] = [
    ("http://www.w3.org/2005/atom", ""),
    ("http://purl.org/atom/", ""),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/rss/1.0", ""),
    ("http://backend.userland.com/rss", ""),
    ("http://my.netscape.com/", ""),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://purl.org/dc/elements/", "dc"),
    ("http://purl.org/dc/terms", "dcterms"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/", "itunes"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://www.google.com/schemas/sitemap-news", "news"),
    ("http://www.sitemaps.org/schemas/sitemap", ""),
    ("http://www.google.com/schemas/sitemap", ""),
    ("http://wellformedweb.org/commentapi", "wfw"),
];

/// Reads a document; the element given holds its root, and whatever stands beside it.
pub(in crate::crawl) fn parse(text: &str) -> Element {
    forget_names();
    let mut builder =
        Builder { open: vec![Element::default()], prefixes: Vec::new(), nodes: 0, entries: 0, unclosed: false };
    let mut rest = text;
    while !rest.is_empty() && builder.nodes < MOST_NODES && builder.entries <= MOST_LINKS {
        rest = builder.step(rest);
    }
    builder.end()
}

struct Builder {
    /// The elements that are open, outermost first.
    open: Vec<Element>,
    prefixes: Vec<(String, String)>,
    nodes: usize,
    /// Entries of a feed so far: of one with more than are taken, what stands behind the last of them is not read, be it the
    /// feed's own title. A sitemap's newest may be its last.
    entries: usize,
    /// An internal subset was begun for whose end the rest of the text was searched in vain.
    unclosed: bool,
}

impl Builder {
    /// Takes one piece off the beginning and gives the rest.
    fn step<'t>(&mut self, rest: &'t str) -> &'t str {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
            self.text(&unescape(text));
            return rest;
        };
        if let Some(after) = tag.strip_prefix("![CDATA[") {
            let (text, rest) = after.split_once("]]>").unwrap_or((after, ""));
            self.text(text);
            return rest;
        }
        if let Some(after) = tag.strip_prefix("!--") {
            return after.split_once("-->").map_or("", |(_, rest)| rest);
        }
        if let Some(after) = tag.strip_prefix('?') {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        if let Some(after) = tag.strip_prefix('!') {
            return self.doctype(after);
        }
        self.tag(tag)
    }

    /// Past a document type, its internal subset included.
    fn doctype<'t>(&mut self, text: &'t str) -> &'t str {
        let close = text.find('>').unwrap_or(text.len());
        let subset = text.get(..close).and_then(|head| head.find('[')).filter(|_| !self.unclosed);
        let end = subset.and_then(|open| text.get(open..)?.find(']').map(|at| open + at));
        // Where one `]` is missing, none is left for the others.
        self.unclosed |= subset.is_some() && end.is_none();
        text.get(end.unwrap_or(0)..).and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest)
    }

    fn tag<'t>(&mut self, tag: &'t str) -> &'t str {
        let starts = tag.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '/');
        let Some(end) = tag_end(tag).filter(|_| starts) else {
            self.text("<");
            return tag;
        };
        let inside = tag.get(..end).unwrap_or("");
        let rest = tag.get(end + 1..).unwrap_or("");
        if let Some(name) = inside.strip_prefix('/') {
            let name = self.name(name.trim());
            self.close(&name);
        } else {
            let empty = inside.ends_with('/');
            let inside = inside.trim_end_matches('/');
            let (name, attributes) = inside.split_once(|c: char| c.is_whitespace()).unwrap_or((inside, ""));
            let attributes = attributes_of(attributes);
            self.learn(&attributes);
            let attributes: Vec<(String, String)> =
                attributes.into_iter().map(|(key, value)| (key.to_ascii_lowercase(), value)).collect();
            let name = self.name(name);
            if NEVER_NESTED.contains(&name.as_str()) {
                self.close(&name);
            }
            self.nodes += 1 + attributes.len();
            self.entries += usize::from(matches!(name.as_str(), "item" | "entry"));
            self.open.push(Element { name, attributes, children: Vec::new() });
            if empty || self.open.len() > MOST_DEPTH {
                self.pop();
            }
        }
        rest
    }

    /// Prefixes as they are declared, wherever that stands.
    fn learn(&mut self, attributes: &[(String, String)]) {
        for (key, value) in attributes {
            if let Some(prefix) = key.strip_prefix("xmlns:") {
                let value = value.trim().to_ascii_lowercase();
                let known = NAMESPACES.iter().find(|(space, _)| value.starts_with(space));
                if let Some((_, known)) = known.filter(|_| self.prefixes.len() < MOST_PREFIXES) {
                    self.prefixes.retain(|(given, _)| given != prefix);
                    self.prefixes.push((prefix.to_owned(), (*known).to_owned()));
                }
            }
        }
    }

    fn name(&self, raw: &str) -> String {
        let Some((prefix, local)) = raw.split_once(':') else { return raw.to_ascii_lowercase() };
        let known = self.prefixes.iter().find(|(given, _)| given == prefix).map(|(_, known)| known.as_str());
        let prefix = known.unwrap_or(if prefix.eq_ignore_ascii_case("atom") { "" } else { prefix });
        let local = local.to_ascii_lowercase();
        if prefix.is_empty() { local } else { format!("{}:{local}", prefix.to_ascii_lowercase()) }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.nodes += 1;
        if let Some(element) = self.open.last_mut() {
            match element.children.last_mut() {
                Some(Node::Text(known)) => known.push_str(text),
                _ => element.children.push(Node::Text(text.to_owned())),
            }
        }
    }

    /// Closes the innermost element of the name and all within it; a tag that closes nothing is passed over.
    fn close(&mut self, name: &str) {
        let Some(place) = self.open.iter().skip(1).rposition(|element| element.name == name) else { return };
        while self.open.len() > place + 1 {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(mut element) = self.open.pop() else { return };
        // Most have one child, and room for four is made for the first.
        element.children.shrink_to_fit();
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.open.push(element),
        }
    }

    fn end(mut self) -> Element {
        while self.open.len() > 1 {
            self.pop();
        }
        self.open.pop().unwrap_or_default()
    }
}

/// Where the tag ends: the first `>` outside quotes, or before the next `<` where the quotes never close.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().take(64 * 1024) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if tag.get(..at).is_some_and(|before| before.trim_end().ends_with('=')) => {
                quote = Some(byte);
            }
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    tag.find('>')
}

fn attributes_of(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim();
    while let Some((key, after)) = rest.split_once('=') {
        let key = key.split_whitespace().last().unwrap_or("").to_owned();
        let after = after.trim_start();
        let quoted = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, next) = match quoted {
            Some(quote) => after.get(1..).unwrap_or("").split_once(quote).unwrap_or((after.get(1..).unwrap_or(""), "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if !key.is_empty() && attributes.len() < 64 {
            attributes.push((key, unescape(value)));
        }
        rest = next.trim_start();
    }
    attributes
}
