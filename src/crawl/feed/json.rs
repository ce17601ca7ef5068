//! JSON Feed 1.0 and 1.1.

use serde_json::Value;

use super::{Entry, Feed, markup};
use crate::crawl::{json, link::MOST_LINKS, moment, read_address};

pub(super) fn read(text: &str, base: &str) -> Option<Feed> {
    let value = json::value(text).ok()?;
    let items = value.get("items")?.as_array()?;
    Some(Feed {
        title: text_of(&value, "title"),
        link: text_of(&value, "home_page_url").and_then(|link| read_address(&link, base)),
        subtitle: text_of(&value, "description"),
        language: text_of(&value, "language"),
        entries: items.iter().take(MOST_LINKS).map(|item| entry(item, base)).collect(),
        ..Feed::default()
    })
}

fn entry(item: &Value, base: &str) -> Entry {
    let html = text_of(item, "content_html").map(|html| markup::tame(&html, base));
    let author = item.get("author").or_else(|| item.pointer("/authors/0"));
    Entry {
        id: text_of(item, "id").or_else(|| item.get("id").map(Value::to_string)),
        title: text_of(item, "title"),
        link: text_of(item, "url").or_else(|| text_of(item, "external_url")).and_then(|link| read_address(&link, base)),
        summary: text_of(item, "summary"),
        content: html.or_else(|| text_of(item, "content_text")),
        author: author.and_then(|author| text_of(author, "name")),
        outlet: None,
        language: text_of(item, "language"),
        published: text_of(item, "date_published").and_then(|date| moment::read(&date)),
        updated: text_of(item, "date_modified").and_then(|date| moment::read(&date)),
    }
}

fn text_of(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?.trim();
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
