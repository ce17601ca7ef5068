//! What is found → an answer that an assistant's memory holds: lists and texts are cut, and what was cut is counted.

use rmcp::model::CallToolResult;
use serde::Serialize;
use serde_json::{Value, json};

/// Bytes of an answer, of which a page takes as many rows as fit.
const ROOM: usize = 60_000;
/// Characters of a quote, and of a document's text.
const QUOTE: usize = 600;
const TEXT: usize = 4_000;

/// How far lists are cut.
#[derive(Debug, Clone, Copy)]
struct Cut {
    evidence: usize,
    items: usize,
}

/// From wide to tight: the first with which an answer fits is taken.
const CUTS: [Cut; 3] = [Cut { evidence: 3, items: 20 }, Cut { evidence: 2, items: 6 }, Cut { evidence: 1, items: 2 }];

impl Cut {
    /// How much of a list stays. A fact sheet has no more facts than there are predicates, and each is wanted.
    fn of(self, key: &str) -> usize {
        match key {
            "evidence" => self.evidence,
            "facts" | "rows" | "names" => usize::MAX,
            _ => self.items,
        }
    }

    fn apply(self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(fields) => {
                let mut left_out = Vec::new();
                for (key, field) in fields.iter_mut() {
                    if let Some(items) = field.as_array_mut().filter(|items| items.len() > self.of(key)) {
                        left_out.push((format!("{key}_left_out"), items.len() - self.of(key)));
                        items.truncate(self.of(key));
                    }
                    shorten(field, if key == "text" { TEXT } else { QUOTE });
                    self.apply(field);
                }
                fields.extend(left_out.into_iter().map(|(key, more)| (key, more.into())));
            }
            _ => {}
        }
    }
}

fn shorten(value: &mut Value, most: usize) {
    if let Value::String(text) = value
        && text.chars().count() > most
    {
        *text = text.chars().take(most).chain(['…']).collect();
    }
}

fn fitted(value: &Value) -> Value {
    let mut fitted = value.clone();
    for cut in CUTS {
        fitted = value.clone();
        cut.apply(&mut fitted);
        if fitted.to_string().len() <= ROOM {
            break;
        }
    }
    fitted
}

/// One thing.
pub(super) fn one<T: Serialize>(thing: &T) -> CallToolResult {
    CallToolResult::structured(fitted(&serde_json::to_value(thing).unwrap_or_default()))
}

/// A page of things: those from `offset` on, at most `limit`, as many as there is room for.
pub(super) fn page<T: Serialize>(found: &[T], offset: usize, limit: usize) -> Value {
    let mut rows: Vec<Value> = Vec::new();
    let mut room = ROOM;
    for thing in found.iter().skip(offset).take(limit) {
        let row = fitted(&serde_json::to_value(thing).unwrap_or_default());
        let size = row.to_string().len();
        if size > room && !rows.is_empty() {
            break;
        }
        room = room.saturating_sub(size);
        rows.push(row);
    }
    let next = offset.saturating_add(rows.len());
    let mut said = json!({ "found": rows });
    if found.len() > next {
        set(&mut said, "next_offset", next.into());
    }
    said
}

pub(super) fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(key.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(evidence: usize) -> Value {
        let piece = json!({ "quote": "长".repeat(1_000), "url": "https://wire.example/a" });
        json!({ "id": "c1", "evidence": vec![piece; evidence] })
    }

    #[test]
    fn an_answer_is_bounded_and_says_what_it_left_out() {
        let short = fitted(&claim(5));
        assert_eq!(short["evidence"].as_array().map(Vec::len), Some(3));
        assert_eq!(short["evidence_left_out"], 2);
        assert_eq!(short["evidence"][0]["quote"].as_str().map(|quote| quote.chars().count()), Some(QUOTE + 1));
        let sheet = json!({ "facts": vec![json!({ "claims": vec![claim(9); 40] }); 20] });
        let tight = fitted(&sheet);
        assert!(tight.to_string().len() < 2 * ROOM, "{}", tight.to_string().len());
        assert_eq!(tight["facts"].as_array().map(Vec::len), Some(20));
        assert_eq!(tight["facts"][0]["claims_left_out"], 38);
    }

    #[test]
    fn pages_take_what_fits_and_meet() {
        let found: Vec<Value> = (0..100).map(|n| json!({ "n": n, "claims": vec![claim(3); 3] })).collect();
        let (mut offset, mut seen) = (0, Vec::new());
        for _ in 0..found.len() {
            let page = page(&found, offset, 50);
            assert!(page.to_string().len() < ROOM + 1_000);
            seen.extend(page["found"].as_array().unwrap().iter().map(|row| row["n"].as_u64().unwrap()));
            match page["next_offset"].as_u64() {
                Some(next) => offset = usize::try_from(next).unwrap(),
                None => break,
            }
        }
        assert_eq!(seen, (0..100).collect::<Vec<u64>>());
    }
}
