//! The elements of RSS, Atom, RDF and CDF → a feed. The names differ, what they mean does not: each field is the
//! first of a list of names that is there.

use chrono::{DateTime, FixedOffset};

use super::{Entry, Feed, markup};
use crate::crawl::{
    link::MOST_LINKS,
    moment, read_address,
    xml::{Element, unescape},
};

const PUBLISHED: [&str; 8] =
    ["pubdate", "published", "issued", "dcterms:issued", "created", "dcterms:created", "dc:date", "date"];
const UPDATED: [&str; 6] = ["updated", "modified", "dcterms:modified", "lastbuilddate", "dc:date", "pubdate"];
const SUMMARY: [&str; 7] =
    ["summary", "description", "dc:description", "abstract", "itunes:summary", "media:description", "itunes:subtitle"];
const CONTENT: [&str; 5] = ["content:encoded", "content", "fullitem", "xhtml:body", "body"];
const SUBTITLE: [&str; 7] =
    ["subtitle", "tagline", "description", "dc:description", "abstract", "itunes:subtitle", "itunes:summary"];
const AUTHOR: [&str; 6] = ["author", "dc:creator", "itunes:author", "dc:author", "managingeditor", "creator"];

pub(super) fn read(document: &Element, base: &str) -> Option<Feed> {
    let root = document.find(&["rss", "feed", "rdf:rdf", "rdf", "channel"])?;
    let channel = match root.name.as_str() {
        "feed" | "channel" => root,
        _ => root.child("channel").unwrap_or(root),
    };
    let base = base_of(channel, &base_of(root, base));
    let mut entries = Vec::new();
    for name in ["item", "entry"] {
        root.find_all(name, &mut entries);
    }
    Some(Feed {
        title: first(channel, &["title", "dc:title"]).map(plain),
        link: link(channel, &base),
        subtitle: first(channel, &SUBTITLE).map(plain),
        language: first(channel, &["language", "dc:language"]).map(Element::text).or_else(|| language(root, channel)),
        published: date(channel, &["pubdate", "published", "dcterms:issued", "issued", "dcterms:created"]),
        updated: date(channel, &["updated", "modified", "dcterms:modified", "lastbuilddate", "dc:date"]),
        entries: entries.into_iter().take(MOST_LINKS).map(|item| entry(item, &base)).collect(),
    })
}

fn entry(item: &Element, base: &str) -> Entry {
    let base = &base_of(item, base);
    let summary = first(item, &SUMMARY).or_else(|| first(item.child("media:group")?, &SUMMARY));
    // An item with both has the article in its description.
    let description = item.child("description").filter(|_| summary.is_some_and(|summary| summary.name == "summary"));
    let content = first(item, &CONTENT).or(description);
    let id = first(item, &["guid", "id", "dc:identifier"]);
    let permanent = id.filter(|id| id.name == "guid" && id.attribute("ispermalink") != Some("false"));
    let permanent = permanent.and_then(|id| read_address(&id.text(), base).filter(|_| id.text().starts_with("http")));
    Entry {
        id: id
            .map(Element::text)
            .or_else(|| item.attribute("rdf:about").map(str::to_owned))
            .filter(|id| !id.is_empty()),
        title: first(item, &["title", "dc:title", "media:title", "itunes:title"]).map(plain),
        link: link(item, base)
            .or(permanent)
            .or_else(|| item.attribute("rdf:about").and_then(|about| read_address(about, base))),
        summary: summary.map(plain),
        content: content.map(|content| markup::tame(&html(content), &base_of(content, base))),
        author: first(item, &AUTHOR).map(author).filter(|author| !author.is_empty()),
        outlet: first(item, &["source", "dc:source"]).and_then(outlet),
        language: first(item, &["dc:language", "language"])
            .map(Element::text)
            .or_else(|| item.attribute("xml:lang").map(str::to_owned)),
        published: date(item, &PUBLISHED),
        updated: date(item, &UPDATED).or_else(|| item.attribute("lastmod").and_then(moment::read)),
    }
}

/// The first child that has one of the names, by the order of the names, and is not empty.
fn first<'e>(element: &'e Element, names: &[&str]) -> Option<&'e Element> {
    let filled = |element: &&Element| !element.children.is_empty();
    names.iter().find_map(|name| element.elements().filter(filled).find(|child| child.name == **name))
}

/// The HTML of a text: as it stands where its type says so, else with what was escaped made tags again.
fn html(element: &Element) -> String {
    let kind = element.attribute("type").unwrap_or("").to_ascii_lowercase();
    let mode = element.attribute("mode").unwrap_or("").to_ascii_lowercase();
    let inline = element.elements().next().is_some();
    match (kind.as_str(), mode.as_str()) {
        (_, "base64") => decoded(&element.text()),
        (kind, "") if kind.contains('/') && !kind.starts_with("text/") && !kind.ends_with("xml") => {
            decoded(&element.text())
        }
        ("text" | "text/plain", _) => element.text().replace('&', "&amp;").replace('<', "&lt;"),
        _ if inline => element.markup(),
        _ => element.text(),
    }
}

fn plain(element: &Element) -> String {
    markup::plain(&html(element))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.extend(u8::try_from(bits >> held & 0xff));
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn date(element: &Element, names: &[&str]) -> Option<DateTime<FixedOffset>> {
    let of_name = |name: &&str| element.elements().filter(|child| child.name == *name).last();
    names.iter().filter_map(of_name).find_map(|child| moment::read(&child.text()))
}

/// Atom's links say what they are to the entry; RSS has the address as text, CDF as attribute.
fn link(element: &Element, base: &str) -> Option<String> {
    let links: Vec<&Element> = element.elements().filter(|child| child.name == "link").collect();
    let rel = |link: &Element| link.attribute("rel").unwrap_or("alternate").to_ascii_lowercase();
    let is_page = |link: &Element| link.attribute("type").is_none_or(|kind| kind.contains("html"));
    let alternate =
        links.iter().find(|link| link.attribute("href").is_some() && rel(link) == "alternate" && is_page(link));
    let alternate =
        alternate.or_else(|| links.iter().find(|link| link.attribute("href").is_some() && rel(link) == "alternate"));
    let address = alternate.and_then(|link| link.attribute("href").map(str::to_owned));
    let address = address.or_else(|| links.iter().map(|link| link.text()).find(|text| !text.is_empty()));
    let address = address.or_else(|| element.attribute("href").map(str::to_owned));
    read_address(&unescape(&address?), base)
}

fn base_of(element: &Element, base: &str) -> String {
    element.attribute("xml:base").and_then(|own| read_address(own, base)).unwrap_or_else(|| base.to_owned())
}

fn language(root: &Element, channel: &Element) -> Option<String> {
    channel
        .attribute("xml:lang")
        .or_else(|| root.attribute("xml:lang"))
        .map(|tag| tag.replace('_', "-"))
        .filter(|tag| !tag.is_empty())
}

/// Atom's author is made of parts, RSS's is a mailbox with the name in brackets.
fn author(element: &Element) -> String {
    let name = element.child("name").map(Element::text).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| plain(element))
}

fn outlet(source: &Element) -> Option<String> {
    let name = source.child("title").map_or_else(|| source.text(), Element::text);
    Some(name).filter(|name| !name.is_empty() && !name.starts_with("http") && name.len() <= 200)
}
