//! Items → RSS 2.0.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::{
    atom::{allowed, text},
    item::{Channel, Item},
};

pub(super) fn written(channel: &Channel, items: &[Item]) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let head = [("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom")];
    xml.create_element("rss").with_attributes(head).write_inner_content(|xml| {
        xml.create_element("channel").write_inner_content(|xml| {
            text(xml, "title", &channel.title)?;
            text(xml, "link", &channel.home)?;
            text(xml, "description", &channel.title)?;
            text(xml, "language", channel.language)?;
            let own = [("rel", "self"), ("type", "application/rss+xml"), ("href", channel.own.as_str())];
            xml.create_element("atom:link").with_attributes(own).write_empty()?;
            items.iter().try_for_each(|item| self::item(xml, item))
        })?;
        Ok(())
    })?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned() + "\n")
}

/// Plain words as HTML, which is what readers take a description for.
fn as_html(words: &str) -> String {
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = escaped.split("\n\n").map(|paragraph| format!("<p>{}</p>", paragraph.replace('\n', "<br>")));
    paragraphs.collect()
}

fn item<W: Write>(xml: &mut Writer<W>, item: &Item) -> io::Result<()> {
    xml.create_element("item").write_inner_content(|xml| {
        text(xml, "title", &item.title)?;
        text(xml, "link", &item.href)?;
        // the id is no address: readers would open it
        let guid = xml.create_element("guid").with_attribute(("isPermaLink", "false"));
        guid.write_text_content(BytesText::new(&allowed(&item.id)))?;
        if let Some(updated) = item.published.or(item.updated) {
            text(xml, "pubDate", &updated.to_rfc2822())?;
        }
        for tag in &item.tags {
            text(xml, "category", tag)?;
        }
        text(xml, "description", &as_html(&item.text))
    })?;
    Ok(())
}
