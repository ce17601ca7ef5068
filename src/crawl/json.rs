//! The JSON of an interface, by the source's pointers → links.

use serde_json::{Map, Value};

use super::{
    feed,
    link::{Link, MOST_LINKS},
    moment, read_address,
    source::Source,
};
use crate::text::charset;

/// Values of one answer.
const MOST_VALUES: usize = 500_000;

/// Reads the links of an interface's answer; says what is wrong where there is no list.
pub fn parse(body: &[u8], content_type: Option<&str>, base: &str, source: &Source) -> Result<Vec<Link>, String> {
    let text = charset::decode(body, content_type, None);
    let value = value(&text)?;
    let place = source.select.item.as_deref().unwrap_or("");
    let list = value.pointer(place).ok_or_else(|| format!("the answer has nothing at `{place}`"))?;
    let rows = match list {
        Value::Array(rows) => rows.iter().take(MOST_LINKS).cloned().collect(),
        Value::Object(columns) => {
            rows_of(columns).ok_or_else(|| format!("`{place}` is neither a list nor columns of one length"))?
        }
        _ => return Err(format!("`{place}` is no list")),
    };
    Ok(rows.iter().filter_map(|row| link(row, base, source)).collect())
}

/// Reads JSON that has no more values than a list can need: each takes tens of bytes, if it is but a digit.
pub(super) fn value(text: &str) -> Result<Value, String> {
    let values = text.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).take(MOST_VALUES + 1).count();
    if values > MOST_VALUES {
        return Err(format!("the answer holds more than {MOST_VALUES} values"));
    }
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| format!("the answer is no JSON: {error}"))
}

/// Columns of one length as rows: how EDGAR gives its filings.
fn rows_of(columns: &Map<String, Value>) -> Option<Vec<Value>> {
    let length = columns.values().map(|column| column.as_array().map(Vec::len)).next()??;
    let even = columns.values().all(|column| column.as_array().is_some_and(|column| column.len() == length));
    let row = |at: usize| {
        let cells = columns.iter().filter_map(|(name, column)| Some((name.clone(), column.get(at)?.clone())));
        Value::Object(cells.collect())
    };
    even.then(|| (0..length.min(MOST_LINKS)).map(row).collect())
}

fn link(row: &Value, base: &str, source: &Source) -> Option<Link> {
    let select = &source.select;
    let of = |place: &Option<String>| place.as_deref().and_then(|place| filled(row, place));
    let zone = moment::zone_of_country(&source.country);
    Some(Link {
        url: read_address(&of(&select.link)?, base)?,
        title: of(&select.title).map(|title| feed::plain(&title)).filter(|title| !title.is_empty()),
        summary: of(&select.summary).map(|summary| feed::plain(&summary)).filter(|summary| !summary.is_empty()),
        published: of(&select.date).and_then(|date| moment::read_in(&date, zone)),
        ..Link::default()
    })
}

/// What a pointer leads to, or a text with what its pointers lead to in the place of the braces.
fn filled(row: &Value, place: &str) -> Option<String> {
    if !place.contains('{') {
        return text_at(row, place);
    }
    let mut out = String::new();
    let mut rest = place;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}')?;
        let (pointer, digits) = hole.strip_suffix(":digits").map_or((hole, false), |pointer| (pointer, true));
        let text = text_at(row, pointer)?;
        out.push_str(before);
        out.extend(text.chars().filter(|c| !digits || c.is_ascii_digit()));
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

fn text_at(row: &Value, pointer: &str) -> Option<String> {
    match row.pointer(pointer)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crawl::source::{File, parse as sources};

    fn source(select: &str) -> Source {
        let text = format!(
            "[[source]]\nid = \"a\"\ntitle = \"A\"\nkind = \"json\"\nurl = \"https://example.com/api\"\n\
             language = \"zh\"\ncountry = \"CN\"\ntier = \"primary\"\n[source.select]\n{select}"
        );
        sources(&[File { name: "a.toml", text: &text }]).unwrap().remove(0)
    }

    #[test]
    fn pointers_lead_to_what_a_list_says() {
        let body =
            r#"{"data":{"list":[{"id":"Qwen/Qwen3","title":"<b>通义</b>","at":"2026-09-28 10:00"},{"name":"no id"}]}}"#;
        let source = source(
            "item = \"/data/list\"\nlink = \"https://huggingface.co/{/id}\"\ntitle = \"/title\"\ndate = \"/at\"",
        );
        let links = parse(body.as_bytes(), None, &source.url, &source).unwrap();
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].url, "https://huggingface.co/Qwen/Qwen3");
        assert_eq!(links[0].title.as_deref(), Some("通义"));
        assert_eq!(links[0].published.unwrap().to_rfc3339(), "2026-09-28T10:00:00+08:00");
    }

    #[test]
    fn columns_are_read_as_rows() {
        let body = r#"{"recent":{"number":["0001-26-07","0001-26-06"],"file":["a.htm","b.htm"]}}"#;
        let source = source("item = \"/recent\"\nlink = \"/data/{/number:digits}/{/file}\"");
        let links = parse(body.as_bytes(), None, &source.url, &source).unwrap();
        let urls: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(urls, ["https://example.com/data/00012607/a.htm", "https://example.com/data/00012606/b.htm"]);
    }

    #[test]
    fn an_answer_without_the_list_is_told() {
        let source = source("item = \"/items\"\nlink = \"/url\"");
        let of = |body: &str| parse(body.as_bytes(), None, &source.url, &source).unwrap_err();
        assert_eq!(of("{}"), "the answer has nothing at `/items`");
        assert_eq!(of("{\"items\":3}"), "`/items` is no list");
        assert!(of("<html>").starts_with("the answer is no JSON"));
        assert_eq!(of(&format!("[{}]", "0,".repeat(1_000_000))), "the answer holds more than 500000 values");
    }
}
