//! One line of `homegrown inspect quantity` → the quantities of one kind in it, with their values as written.
//!
//! [`super::find`] reads what the tracker needs, in canonical units. This reads any sentence by the same numerals and
//! tells values in the units of the text, one kind at a time, so that others' test sets can be run.

mod expression;
mod ordinal;
mod range;
mod units;

use serde_json::{Value, json};

use expression::Expression;

/// A quantity that was found: its text, value and unit.
#[derive(Debug, Clone, PartialEq)]
struct Quantity {
    start: usize,
    text: String,
    value: Option<String>,
    unit: Option<String>,
}

impl Quantity {
    fn new(text: &str, start: usize, end: usize, value: Option<String>) -> Self {
        Self { start, text: text.get(start..end).unwrap_or("").to_owned(), value, unit: None }
    }
}

/// `{"id", "lang", "model", "text"}` → `{"id", "results": [{"text", "value", "unit"}]}`.
pub fn inspect(line: &Value) -> Value {
    let word = |key: &str| line.get(key).and_then(Value::as_str).unwrap_or("");
    let chinese = word("lang").starts_with("zh");
    let text = if chinese { expression::narrow(word("text")) } else { word("text").to_owned() };
    let mut found = quantities(&text, word("model"), chinese);
    found.sort_by_key(|quantity| quantity.start);
    let results: Vec<_> = found
        .iter()
        .map(|quantity| json!({"text": quantity.text, "value": quantity.value, "unit": quantity.unit}))
        .collect();
    json!({"id": line.get("id"), "results": results})
}

fn quantities(text: &str, model: &str, chinese: bool) -> Vec<Quantity> {
    match model {
        "OrdinalModel" => ordinal::find(text, chinese),
        "NumberRangeModel" => range::find(text, chinese),
        "PercentModel" => units::percent(text, chinese),
        "CurrencyModel" => units::currency(text, chinese),
        "DimensionModel" => units::dimension(text, chinese),
        "AgeModel" => units::age(text, chinese),
        "TemperatureModel" => units::temperature(text, chinese),
        _ => plain(text, chinese),
    }
}

/// Numbers that stand alone.
fn plain(text: &str, chinese: bool) -> Vec<Quantity> {
    let alone = expression::find(text, chinese).into_iter().filter(|number| !number.glued && !number.idle);
    alone.map(|number| Quantity::new(text, number.start, number.end, Some(show(number.value)))).collect()
}

/// A value with at most fifteen digits, and with an exponent where it is very large or small.
fn show(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    if rounded == 0.0 {
        return "0".to_owned();
    }
    if !(1e-4..1e15).contains(&rounded.abs()) {
        let text = format!("{rounded:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}E{sign}{:02}", exponent.abs());
    }
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(lang: &str, model: &str, text: &str) -> Vec<String> {
        let answer = inspect(&json!({"id": "1", "lang": lang, "model": model, "text": text}));
        let results = answer.get("results").and_then(Value::as_array).cloned().unwrap_or_default();
        results.iter().map(|result| result.get("value").and_then(Value::as_str).unwrap_or("-").to_owned()).collect()
    }

    #[test]
    fn numbers_are_told_as_written() {
        for (text, want) in [
            ("twelve of 1,500", "12 1500"),
            ("two and a half", "2.5"),
            ("three quarters", "0.75"),
            ("minus 7", "-7"),
            ("5 3/4", "5.75"),
            ("a 7nm chip", ""),
        ] {
            assert_eq!(values("en", "NumberModel", text).join(" "), want, "{text}");
        }
        for (text, want) in [("三百五十", "350"), ("负十二", "-12"), ("七分之二", "0.285714285714286")] {
            assert_eq!(values("zh", "NumberModel", text).join(" "), want, "{text}");
        }
    }

    #[test]
    fn each_kind_looks_for_its_own() {
        assert_eq!(values("en", "PercentModel", "up 12 percent, 5 chips"), ["12%"]);
        assert_eq!(values("zh", "PercentModel", "八成五和百分之四十"), ["85%", "40%"]);
        assert_eq!(values("en", "CurrencyModel", "$ 5.6 million for 7 chips"), ["5600000"]);
        assert_eq!(values("en", "DimensionModel", "7 km and 8 chips"), ["7"]);
        assert_eq!(values("en", "NumberRangeModel", "more than 30 chips"), ["(30,)"]);
        assert_eq!(values("en", "OrdinalModel", "the twenty-third"), ["23"]);
    }
}
