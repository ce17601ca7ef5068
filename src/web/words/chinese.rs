//! Values and dates as Chinese readers write them: 1150亿参数, 约1万至10万颗芯片, 2024年9月28日.

use chrono::Datelike;

use super::Words;
use crate::model::{PartialDate, Quantity, Unit, Value, words};

pub(super) fn value(value: &Value, words: &Words) -> String {
    match value {
        Value::Quantity(quantity) => self::quantity(quantity, words),
        Value::Entity { name } => name.clone(),
        Value::Flag { value: true } => words.t("value.yes").to_owned(),
        Value::Flag { value: false } => words.t("value.no").to_owned(),
        Value::Date { date } => self::date(*date),
        Value::Term { term, period } => {
            let period = period.map(|period| format!("（{}）", self::date(period))).unwrap_or_default();
            format!("{}{period}", words.named("term", term.as_str()))
        }
    }
}

fn quantity(quantity: &Quantity, words: &Words) -> String {
    let shown = |n: f64| scaled(n, quantity.unit);
    let sign = if quantity.unit == Unit::Percent { "%" } else { "" };
    let number = match (quantity.min, quantity.max) {
        (Some(min), Some(max)) if (min - max).abs() <= f64::EPSILON * min.abs() => shown(min),
        (Some(min), Some(max)) => format!("{}{sign}至{}", shown(min), shown(max)),
        (Some(min), None) => format!("至少{}", shown(min)),
        (None, Some(max)) => format!("至多{}", shown(max)),
        (None, None) => {
            let of = quantity.of.as_deref().unwrap_or_default();
            return format!("与{of}相当");
        }
    };
    let about = if quantity.approximate { "约" } else { "" };
    let mut text = format!("{about}{number}{}", words.named("unit", quantity.unit.as_str()));
    if let Some(of) = &quantity.of {
        text = format!("{text}（{of}）");
    }
    if let Some(per) = &quantity.per {
        text = format!("{}{text}", words.named("per", per));
    }
    if let Some(precision) = &quantity.precision {
        text = format!("{text}（{precision}）");
    }
    match quantity.period {
        Some(period) => format!("{}：{text}", self::date(period)),
        None => text,
    }
}

/// Bytes and operations keep their SI prefixes; all else is counted in 万 and 亿.
fn scaled(n: f64, unit: Unit) -> String {
    if matches!(unit, Unit::Byte | Unit::BytePerSecond | Unit::Flops | Unit::Ops | Unit::Flop | Unit::Watt) {
        let whole = words::value(&Value::Quantity(Quantity::exact(n, Unit::Byte)));
        return whole.trim_end_matches('B').to_owned();
    }
    number(n)
}

/// 11,500,000,000 is 115亿; thousands are not set apart below ten thousand.
pub(super) fn number(n: f64) -> String {
    let scale = [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")].into_iter().find(|(scale, _)| n.abs() >= *scale);
    let (scale, name) = scale.unwrap_or((1.0, ""));
    let text = format!("{:.3}", n / scale);
    let short = text.trim_end_matches('0').trim_end_matches('.');
    format!("{short}{name}")
}

pub(super) fn date(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => format!("{year}年"),
        PartialDate::Half(year, half) => format!("{year}年{}半年", if half == 1 { "上" } else { "下" }),
        PartialDate::Quarter(year, quarter) => {
            let names = ["一", "二", "三", "四"];
            let place = usize::try_from(quarter.saturating_sub(1)).unwrap_or_default();
            format!("{year}年第{}季度", names.get(place).copied().unwrap_or_default())
        }
        PartialDate::Month(year, month) => format!("{year}年{month}月"),
        PartialDate::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Tongue, *};
    use crate::model::Term;

    #[test]
    fn values_read_as_chinese_readers_say_them() {
        let words = Tongue::Chinese.words();
        let exact = |n, unit| value(&Value::Quantity(Quantity::exact(n, unit)), words);
        assert_eq!(exact(1.15e11, Unit::Parameters), "1150亿参数");
        assert_eq!(exact(1e12, Unit::Parameters), "1万亿参数");
        assert_eq!(exact(3e17, Unit::Flops), "300 PFLOPS");
        assert_eq!(exact(6.4e10, Unit::Byte), "64 GB");
        assert_eq!(exact(384.0, Unit::Chips), "384颗芯片");
        assert_eq!(exact(40.5, Unit::Percent), "40.5%");
        let range = Value::Quantity(Quantity::between(Some(30.0), Some(35.0), Unit::Percent));
        assert_eq!((value(&range, words), exact(1e9, Unit::Watt)), ("30%至35%".into(), "1 GW".into()));
        let vague = Quantity { approximate: true, ..Quantity::between(Some(1e4), Some(1e5), Unit::Chips) };
        assert_eq!(value(&Value::Quantity(vague), words), "约1万至10万颗芯片");
        let open = Quantity { per: Some("year".into()), ..Quantity::between(Some(8.05e5), None, Unit::Chips) };
        assert_eq!(value(&Value::Quantity(open), words), "每年至少80.5万颗芯片");
        assert_eq!(value(&Value::term(Term::InUse), words), "已投用");
    }
}
