//! Items → JSON Feed 1.1.

use std::io;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::item::{Channel, Item};
use crate::report;

pub(super) fn written(channel: &Channel, items: &[Item]) -> io::Result<String> {
    report::json(&json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.own,
        "language": channel.language,
        "items": items.iter().map(item).collect::<Vec<Value>>(),
    }))
}

fn item(item: &Item) -> Value {
    let stamp = |moment: Option<DateTime<Utc>>| moment.map(|moment| moment.to_rfc3339_opts(SecondsFormat::Secs, true));
    let fields = [
        ("id", json!(item.id)),
        ("url", json!(item.href)),
        ("title", json!(item.title)),
        ("content_text", json!(item.text)),
        ("date_published", json!(stamp(item.published))),
        ("date_modified", json!(stamp(item.updated))),
        ("tags", json!(item.tags)),
    ];
    let known = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(known.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}
