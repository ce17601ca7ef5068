//! What is found → an answer that an assistant's memory holds: lists and texts are cut, and what was cut is counted.

use rmcp::model::CallToolResult;
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::output::set;

/// Bytes of an answer, of which a page takes as many rows as fit.
const ROOM: usize = 60_000;
/// Characters of a quote or of any other word, and of a document's text.
const QUOTE: usize = 600;
const TEXT: usize = 4_000;

/// How far lists and quotes are cut.
#[derive(Debug, Clone, Copy)]
struct Cut {
    evidence: usize,
    items: usize,
    quote: usize,
}

/// From wide to tight: the first with which an answer fits is taken. Six things side by side need the last ones.
const CUTS: [Cut; 5] = [
    Cut { evidence: 3, items: 20, quote: QUOTE },
    Cut { evidence: 2, items: 6, quote: QUOTE },
    Cut { evidence: 1, items: 2, quote: QUOTE },
    Cut { evidence: 1, items: 2, quote: 150 },
    Cut { evidence: 1, items: 1, quote: 150 },
];

impl Cut {
    /// How much of a list stays. A fact sheet has no more facts than there are predicates, and each is wanted.
    fn of(self, key: &str) -> usize {
        match key {
            "evidence" => self.evidence,
            "facts" | "rows" | "names" | "marks" => usize::MAX,
            _ => self.items,
        }
    }

    /// How many characters of a word stay.
    fn letters(self, key: &str) -> usize {
        match key {
            "text" => TEXT,
            "quote" => self.quote,
            _ => QUOTE,
        }
    }

    /// Cuts a list, and tells how much was left out.
    fn list(self, key: &str, items: &mut Vec<Value>) -> usize {
        // one list for each name: each is cut, and none left out, or the others would stand under other names
        if items.first().is_some_and(Value::is_array) {
            return items.iter_mut().filter_map(Value::as_array_mut).map(|inner| cut(inner, self.of(key))).sum();
        }
        cut(items, self.of(key))
    }

    fn apply(self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(fields) => {
                let mut left_out = Vec::new();
                for (key, field) in fields.iter_mut() {
                    let more = field.as_array_mut().map_or(0, |items| self.list(key, items));
                    left_out.extend((more > 0).then(|| (format!("{key}_left_out"), more)));
                    shorten(field, self.letters(key));
                    self.apply(field);
                }
                fields.extend(left_out.into_iter().map(|(key, more)| (key, more.into())));
            }
            _ => {}
        }
    }
}

fn cut(items: &mut Vec<Value>, most: usize) -> usize {
    let more = items.len().saturating_sub(most);
    items.truncate(most);
    more
}

fn shorten(value: &mut Value, most: usize) {
    if let Value::String(text) = value {
        *text = shortened(std::mem::take(text), most);
    }
}

fn shortened(text: String, most: usize) -> String {
    if text.chars().count() > most { text.chars().take(most).chain(['…']).collect() } else { text }
}

/// What is wrong with a question, or why nothing is found: a question may be as long as its asker likes, and is told again.
pub(super) fn told(why: String) -> String {
    shortened(why, QUOTE)
}

fn fitted(value: &Value) -> Value {
    let mut fitted = Value::Null;
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
    fn things_side_by_side_are_bounded_and_each_keeps_its_list() {
        let room = |rows: usize, claims: usize| {
            let row = json!({ "claims": vec![vec![claim(3); claims]; 6] });
            let compared = fitted(&json!({ "names": vec!["x"; 6], "rows": vec![row; rows] }));
            let rows = compared["rows"].as_array().unwrap();
            for row in rows {
                let lists = row["claims"].as_array().unwrap();
                let cut: usize = lists.iter().map(|list| list.as_array().unwrap().len()).sum();
                assert!(lists.len() == 6 && cut >= 6, "{row}");
                assert_eq!(row["claims_left_out"], 6 * claims - cut);
            }
            compared.to_string().len()
        };
        for (rows, claims) in [(1, 100), (20, 5), (35, 20)] {
            assert!(room(rows, claims) < 2 * ROOM, "{rows} rows of {claims} claims: {}", room(rows, claims));
        }
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
