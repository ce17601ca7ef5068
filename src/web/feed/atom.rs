//! Items → Atom (RFC 4287).

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::item::{Channel, Item};

/// An item that is dated nowhere: Atom wants a date, and this one can be no other's.
fn stamp(moment: Option<DateTime<Utc>>) -> String {
    moment.unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Text as XML 1.0 takes it: the characters that it forbids are left out.
pub(super) fn allowed(text: &str) -> String {
    let is_allowed =
        |c: &char| matches!(*c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

pub(super) fn text<W: Write>(xml: &mut Writer<W>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(content)))?;
    Ok(())
}

pub(super) fn written(channel: &Channel, items: &[Item]) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", channel.language)];
    xml.create_element("feed").with_attributes(feed).write_inner_content(|xml| {
        text(xml, "id", &channel.id)?;
        text(xml, "title", &channel.title)?;
        text(xml, "updated", &stamp(items.iter().filter_map(|item| item.updated).max()))?;
        link(xml, "self", &channel.own)?;
        link(xml, "alternate", &channel.home)?;
        xml.create_element("generator").write_text_content(BytesText::new("homegrown"))?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", "homegrown"))?;
        items.iter().try_for_each(|item| entry(xml, item))
    })?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned() + "\n")
}

fn entry<W: Write>(xml: &mut Writer<W>, item: &Item) -> io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &item.id)?;
        text(xml, "title", &item.title)?;
        text(xml, "updated", &stamp(item.updated))?;
        if item.published.is_some() {
            text(xml, "published", &stamp(item.published))?;
        }
        link(xml, "alternate", &item.href)?;
        for tag in &item.tags {
            xml.create_element("category").with_attribute(("term", allowed(tag).as_str())).write_empty()?;
        }
        let content = xml.create_element("content").with_attribute(("type", "text"));
        content.write_text_content(BytesText::new(&allowed(&item.text)))?;
        Ok(())
    })?;
    Ok(())
}

fn link<W: Write>(xml: &mut Writer<W>, rel: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("href", allowed(href).as_str())]).write_empty()?;
    Ok(())
}
