//! One line of `homegrown inspect date` → the moment that a whole string tells, and the dates in it.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde_json::{Value, json};

use super::{
    find,
    whole::{self, Setting},
};
use crate::{model::Language, text::language};

/// `{"id", "text", "now"?, "lang"?}` → `{"id", "date", "results": [{"text", "date", "deadline"}]}`.
pub fn inspect(line: &Value) -> Value {
    let word = |key: &str| line.get(key).and_then(Value::as_str);
    let text = word("text").unwrap_or("");
    let today: Option<NaiveDate> = word("now").and_then(|now| now.get(..10)?.parse().ok());
    let hint = word("lang");
    let tongue = language::detect(text, hint.and_then(Language::parse));
    let found = find(text, tongue, today);
    let only = match found.as_slice() {
        // A year among words that nobody understood is no answer to what the string says.
        [one] if 2 * one.span.len() >= text.trim().len() => one.date.first_day().and_hms_opt(0, 0, 0),
        _ => None,
    };
    let month_first = match hint {
        Some(hint) => hint.starts_with("en"),
        None => matches!(tongue, Language::English | Language::Other),
    };
    let moment = whole::moment(text, Setting { today, hint, month_first }).or(only);
    let results: Vec<_> = found
        .iter()
        .map(|found| json!({"text": found.span.of(text), "date": found.date, "deadline": format!("{:?}", found.deadline).to_lowercase()}))
        .collect();
    json!({"id": line.get("id"), "date": moment.map(written), "results": results})
}

fn written(moment: NaiveDateTime) -> String {
    let fraction = if moment.nanosecond() == 0 { "" } else { "%.6f" };
    moment.format(&format!("%Y-%m-%dT%H:%M:%S{fraction}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        let answer = inspect(&json!({"id": 1, "text": text, "now": "2025-06-03T00:00:00"}));
        answer.get("date").and_then(Value::as_str).map(str::to_owned)
    }

    #[test]
    fn a_whole_string_tells_a_moment() {
        for (text, want) in [
            ("Monday Jan 5, 2015", "2015-01-05T00:00:00"),
            ("7 mars 2021 à 18h05", "2021-03-07T18:05:00"),
            ("3. Oktober 2020", "2020-10-03T00:00:00"),
            ("5 мая 2019 г. в 07:10", "2019-05-05T07:10:00"),
            ("3:15 p.m., March 2, 2016", "2016-03-02T15:15:00"),
            ("2020年10月3日", "2020-10-03T00:00:00"),
            ("Monday", "2025-06-02T00:00:00"),
            ("09:30", "2025-06-03T09:30:00"),
            ("14.02.2019", "2019-02-14T00:00:00"),
            ("3 Kasım 2023, 09:15", "2023-11-03T09:15:00"),
            ("12 września 2022", "2022-09-12T00:00:00"),
            ("čtvrtek 6. říjen 2022", "2022-10-06T00:00:00"),
            ("Thứ hai, tháng mười một 7, 2022", "2022-11-07T00:00:00"),
            ("7 เดือนมีนาคม 2024, 8:20 PM", "2024-03-07T20:20:00"),
            ("२१ मार्च २०२४", "2024-03-21T00:00:00"),
            ("3. 12. 2021 17.30", "2021-12-03T17:30:00"),
            ("20230405 08:00", "2023-04-05T08:00:00"),
        ] {
            assert_eq!(date(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!(date("no date at all"), None);
    }
}
