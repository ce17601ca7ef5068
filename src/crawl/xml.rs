//! XML as it comes, well-formed or not → a tree of elements and texts.
//!
//! Feeds and sitemaps break every rule of XML: stray `&` and `<`, tags that never close, HTML names of entities,
//! rubbish before the declaration. A parser that stops at the first fault loses the rest of the list; this one
//! goes on. It knows no declared entities, so there is nothing to expand, and it is bounded in depth and number.

use std::{cell::RefCell, collections::HashMap, fmt::Write};

/// An element deeper than this is taken as its parent's sibling would be: kept out of the way, never recursed into.
const MOST_DEPTH: usize = 64;
/// Elements and texts of one document.
const MOST_NODES: usize = 200_000;

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

/// Reads a document; the element given holds its root, and whatever stands beside it.
pub(super) fn parse(text: &str) -> Element {
    NAMES.with_borrow_mut(HashMap::clear);
    let mut builder = Builder { open: vec![Element::default()], prefixes: Vec::new(), nodes: 0 };
    let mut rest = text;
    while !rest.is_empty() && builder.nodes < MOST_NODES {
        rest = builder.step(rest);
    }
    builder.end()
}

struct Builder {
    /// The elements that are open, outermost first.
    open: Vec<Element>,
    prefixes: Vec<(String, String)>,
    nodes: usize,
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
            return doctype_end(after);
        }
        self.tag(tag)
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
            let attributes = attributes.into_iter().map(|(key, value)| (key.to_ascii_lowercase(), value)).collect();
            let name = self.name(name);
            if NEVER_NESTED.contains(&name.as_str()) {
                self.close(&name);
            }
            self.nodes += 1;
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
                if let Some((_, known)) = known {
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
        let Some(element) = self.open.pop() else { return };
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

/// Past a document type, its internal subset included.
fn doctype_end(text: &str) -> &str {
    let close = text.find('>').unwrap_or(text.len());
    let subset = text.find('[').filter(|open| *open < close);
    let end = subset.and_then(|open| text.get(open..)?.find(']').map(|at| open + at)).unwrap_or(0);
    text.get(end..).and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest)
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

/// Entities to what they stand for: numbers, XML's five, and HTML's names; a stray `&` stays.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| (1..=32).contains(&name.len()));
        if let Some((meaning, after)) = entity.and_then(|(name, after)| Some((meaning(name)?, after))) {
            out.push_str(&meaning);
            rest = after;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn meaning(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return numbered(code).map(String::from);
    }
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => return html_name(name),
        _ => return None,
    };
    Some(known.to_owned())
}

/// A character by its number; those that Windows put where Unicode has controls are what was meant.
pub(super) fn numbered(code: u32) -> Option<char> {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|c| *c != '\0')
}

/// Names that are looked up in one document: more than HTML has.
const MOST_NAMES: usize = 2_500;

thread_local! {
    /// What names were found to mean in the document that is being read.
    static NAMES: RefCell<HashMap<String, Option<String>>> = RefCell::default();
}

fn html_name(name: &str) -> Option<String> {
    NAMES.with_borrow_mut(|names| match names.get(name) {
        Some(known) => known.clone(),
        None if names.len() >= MOST_NAMES => None,
        None => {
            let meaning = look_up(name);
            names.insert(name.to_owned(), meaning.clone());
            meaning
        }
    })
}

/// HTML's own table, as the HTML parser has it.
fn look_up(name: &str) -> Option<String> {
    let entity = format!("&{name};");
    let text: String = scraper::Html::parse_fragment(&entity).root_element().text().collect();
    (text != entity && !text.contains(';')).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
