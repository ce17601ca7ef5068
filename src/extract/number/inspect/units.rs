//! Numbers with a unit of one kind: shares, money, dimensions, ages, temperatures; values in the unit as written.

use std::sync::LazyLock;

use regex::Regex;

use super::{Expression, Quantity, expression, show};

type Pattern = LazyLock<Option<Regex>>;

fn regex(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

static PERCENT: Pattern = LazyLock::new(|| regex(r"(?i)^\s*(%|per\s?cents?\b|percentages?\b|pct\b)"));
static PERCENT_OF: Pattern = LazyLock::new(|| regex(r"(?i)(per\s?cents? of|percentage of)\s*$"));
static POINTS: Pattern = LazyLock::new(|| regex(r"^\s*[个個]?\s*百\s*分\s*[点點]"));
static TENTHS: Pattern = LazyLock::new(|| regex(r"^\s*[成折]"));
static HUNDREDTHS: Pattern = LazyLock::new(|| regex(r"^\s*(百万万|百|千|万|萬)\s*分\s*之\s*"));

/// `(?i)` names and signs of money behind a number.
static MONEY: Pattern = LazyLock::new(|| {
    regex(concat!(
        r"(?i)^[\s-]*(m(?:usd|eur|gbp|aud|cad|chf)\b|(?:(?:united states|us|u\.s\.|canadian|australian|hong kong|new taiwan|singapore|new zealand) )?dollars?\b|usd\b|us\s?\$|\$|",
        r"cents?\b|penny\b|pennies\b|pence\b|pounds?(?: sterling)?\b|(?:british|egyptian) pounds?\b|gbp\b|£|euros?\b|eur\b|€|",
        r"(?:swiss |french |belgian )?francs?\b|chf\b|(?:japanese )?yens?\b|jpy\b|¥|(?:chinese )?yuans?\b|rmb\b|cny\b|kuai\b|renminbi\b|",
        r"(?:turkish )?liras?\b|rupees?\b|inr\b|rubles?\b|roubles?\b|(?:south korean )?won\b|krw\b|pesos?\b|mxn\b|reais\b|reals?\b|ringgits?\b|",
        r"bahts?\b|shekels?\b|rands?\b|kron(?:a|or|er|e)\b|zlotys?\b|dirhams?\b|riyals?\b|dinars?\b|(?:deutsche )?marks?\b|guilders?\b|kwachas?\b|nairas?\b|",
        r"btc\b|bitcoins?\b|satoshis?\b|aud\b|cad\b|hkd\b|twd\b|sgd\b|[₡₾₭₹₽₩₺₪₫₱]|",
        r"美元|美金|美圆|美圓|日元|日圆|欧元|歐元|英镑|港元|港币|港幣|人民币|人民幣|新台币|新台幣|台币|奈拉|卢比|卢布|韩元|法郎|加元|澳元|[个個]?比特币|元|块钱|圆)"
    ))
});
static MONEY_BEFORE: Pattern = LazyLock::new(|| {
    regex(
        r"(?i)((?:^|[^a-z])(?:(?:us|c|hk|nt|a|s|nz|r|mxn|aud|usd|cad|u\.s\.?|u \. s \.)\s?)?\$|£|€|¥|￥|₹|(?:^|[^a-z])(?:usd|eur|gbp|rmb|cny|jpy|inr|aud|cad|chf|hkd|m(?:usd|eur|gbp|aud)|rs\.?|dollar)|人民币|人民幣)\s*$",
    )
});
static MINOR: Pattern = LazyLock::new(|| regex(r"(?i)^\s*(?:and\s+)?$"));
static CENTS: Pattern = LazyLock::new(|| regex(r"(?i)^\s*(?:cents?\b|分钱|分)"));
static MAO: Pattern = LazyLock::new(|| regex(r"(?i)^\s*(?:毛|角|mao\b)"));

const LENGTHS: &str = r"(?:nano|micro|milli|centi|deci|kilo|pico)?met(?:er|re)s?|[nmcdk]m|pm|μm|m|miles?|inch(?:es)?|in|feet|foot|ft|yards?|yd|light years?|nautical miles?";
const OTHERS: &str = r"(?:micro|milli|kilo)?gram(?:me)?s?|kilos?|[mk]?g|(?:metric )?tons?|tonnes?|t|pounds?|lbs?|ounces?|oz|barrels?|gallons?|(?:milli|centi|deci)?lit(?:er|re)s?|m?l|pints?|quarts?|teaspoons?|tablespoons?|cups?|drachmas?|drams?|stones?|carats?|acres?|hectares?|(?:square|sq\.?|cubic) (?:centi|milli|kilo)?(?:met(?:er|re)s?|inch(?:es)?|feet|foot|miles?|yards?|km|m|cm|mm|ft|mi)|[kcm]?m[23²³]|(?:kilo|mega|giga|tera|peta)?(?:bytes?|bits?)|[kmgtp]i?b|(?:kilo|mega|giga)?hertz|[kmg]?hz|(?:kilo|mega|giga)?watts?|[kmg]w|(?:kilo)?calories?|kph|mph|kmph|degrees?|turns?|radians?|rounds?|knots?|horsepower|hp|volts?|amps?|amperes?|decibels?|dozens? of miles";

static DIMENSION: Pattern = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^[\s-]?\s*(?:[\[{{<]\s?)?(?:{LENGTHS}|{OTHERS})(?:(?:\s?/\s?| per )(?:h|hr|hour|s|second|ms|millisecond|minute|min)s?)?\b(?:[\]}}>])?"
    ))
});
static DIMENSION_HAN: Pattern = LazyLock::new(|| {
    regex(
        r"^\s*(公分|厘米|毫米|微米|纳米|公里|千米|英里|英尺|英寸|平方米|平方公里|公顷|英亩|亩|立方米|公升|毫升|千克|公斤|毫克|吨|噸|磅|盎司|加仑|兆赫兹|千赫兹|吉赫兹|赫兹|千比特|比特|千字节|兆字节|字节|千卡|卡路里|千瓦|兆瓦|瓦|斤|两|兩|克|米|位|升|尺|寸|丈|[cmkCMK]?[mM]\b|[kK][gG]\b|公分|dm\b)",
    )
});
static INCHES: Pattern = LazyLock::new(|| regex(r"(?i)^\s*(?:and\s+)?$"));

static AGE: Pattern = LazyLock::new(|| {
    regex(
        r"(?i)^[\s-]*(years?|months?|weeks?|days?)[\s-]*(old\b|of age\b)|^\s*(y\.?/?o\b\.?)|^\s*(周岁|週歲|岁|歲|[个個]月大|[周週]大|天大)",
    )
});
static TEMPERATURE: Pattern = LazyLock::new(|| {
    regex(
        r"(?i)^\s*((?:degrees?|deg\.?|°)\s*(?:celsius|fahrenheit|centigrades?|kelvin|[cf]\b)?|celsius\b|fahrenheit\b|centigr?ad?e?t?e?s?\b|[cf]\b|℃|℉|摄氏度|华氏度|度)",
    )
});
static SCALE: Pattern = LazyLock::new(|| regex(r"(?i)\b(celsius|fahrenheit|farenheit|centigrade)\b|摄氏度|华氏度"));

fn head<'t>(pattern: &Pattern, text: &'t str) -> Option<&'t str> {
    pattern.as_ref()?.find(text).map(|found| found.as_str())
}

fn tail(pattern: &Pattern, text: &str) -> Option<usize> {
    let found = pattern.as_ref()?.find(text)?;
    // A border that the pattern had to read is no part of the sign.
    let extra = found
        .as_str()
        .chars()
        .next()
        .filter(|c| c.is_whitespace() || c.is_ascii_punctuation() && *c != '$')
        .map_or(0, char::len_utf8);
    Some(found.start() + extra)
}

/// Numbers with what follows them; the numbers that are part of a larger word are left out.
fn with(text: &str, chinese: bool) -> impl Iterator<Item = (Expression, &str, &str)> {
    let numbers = expression::find(text, chinese);
    numbers
        .into_iter()
        .map(move |number| (number, text.get(..number.start).unwrap_or(""), text.get(number.end..).unwrap_or("")))
}

pub(super) fn percent(text: &str, chinese: bool) -> Vec<Quantity> {
    let mut found = if chinese { hundredths(text) } else { Vec::new() };
    let taken: Vec<_> = found.iter().map(|quantity| (quantity.start, quantity.start + quantity.text.len())).collect();
    let free = |number: &Expression| !taken.iter().any(|(start, end)| number.start < *end && *start < number.end);
    let mut last = 0;
    for (number, left, right) in with(text, chinese).filter(|(number, ..)| free(number)) {
        let address = left.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"));
        if address || number.start < last {
            continue;
        }
        let mut value = number.value;
        let (start, mut end) = if let Some(sign) = head(&PERCENT, right).or_else(|| head(&POINTS, right)) {
            (number.start, number.end + sign.len())
        } else if let Some(start) = tail(&PERCENT_OF, left) {
            (start, number.end)
        } else if let Some(mark) = head(&TENTHS, right) {
            value = tenths(text, &number);
            (number.start, number.end + mark.len())
        } else {
            continue;
        };
        (value, end) = remainder(text, end, value);
        last = end;
        found.push(Quantity::new(text, start, end, Some(format!("{}%", show(value)))));
    }
    if chinese {
        found.extend(half_off(text));
    }
    found
}

/// 五五折 is 55 %, 八点五折 85 %.
fn tenths(text: &str, number: &Expression) -> f64 {
    let digits = text.get(number.start..number.end).unwrap_or("");
    let two =
        digits.chars().count() == 2 && number.value > 10.0 && digits.chars().all(|c| "一二三四五六七八九".contains(c));
    if two { number.value } else { number.value * 10.0 }
}

/// 三成半, 七成六.
fn remainder(text: &str, end: usize, value: f64) -> (f64, usize) {
    let rest = text.get(end..).unwrap_or("");
    if !text.get(..end).is_some_and(|text| text.ends_with(['成', '折'])) {
        return (value, end);
    }
    if let Some(rest) = rest.strip_prefix('半') {
        return (value + 5.0, text.len() - rest.len());
    }
    let digit = rest
        .chars()
        .next()
        .and_then(|c| "一二三四五六七八九".chars().position(|d| d == c).map(|i| (i + 1, c.len_utf8())));
    match digit {
        Some((digit, length)) if !rest.get(length..).is_some_and(|rest| rest.starts_with(['成', '折', '个'])) => {
            (value + u32::try_from(digit).map_or(0.0, f64::from), end + length)
        }
        _ => (value, end),
    }
}

/// 百分之三十, 千分之五, 百分之百.
fn hundredths(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['百', '千', '万', '萬']) {
        let Some(mark) = text.get(at..).and_then(|rest| head(&HUNDREDTHS, rest)) else { continue };
        let Some(before) = text.get(..at) else { continue };
        if before.ends_with(|c: char| "一二三四五六七八九十百千万萬壹".contains(c)) {
            continue;
        }
        let compact: String = mark.chars().filter(|c| !c.is_whitespace()).collect();
        let share = match compact.as_str() {
            "百分之" => 1.0,
            "千分之" => 0.1,
            "百万万分之" => 1e-8,
            _ => 0.01,
        };
        let start = at + mark.len();
        let rest = text.get(start..).unwrap_or("");
        let number = expression::find(rest, true)
            .into_iter()
            .next()
            .filter(|number| rest.get(..number.start).is_some_and(str::is_empty));
        let (value, end) = match number {
            Some(number) => (number.value, start + number.end),
            None if rest.starts_with('百') => (100.0, start + '百'.len_utf8()),
            None => continue,
        };
        found.push(Quantity::new(text, at, end, Some(format!("{}%", show(value * share)))));
    }
    found
}

/// 对折, 半折.
fn half_off(text: &str) -> Vec<Quantity> {
    let words = ["对折", "半折", "半成"];
    let places = words.iter().flat_map(|word| text.match_indices(word));
    places
        .filter(|(at, _)| !text.get(..*at).is_some_and(|left| left.ends_with(char::is_numeric)))
        .map(|(at, word)| {
            Quantity::new(text, at, at + word.len(), Some(if word == "半成" { "5%" } else { "50%" }.to_owned()))
        })
        .collect()
}

pub(super) fn currency(text: &str, chinese: bool) -> Vec<Quantity> {
    let numbers: Vec<_> = with(text, chinese).collect();
    let mut found: Vec<Quantity> = Vec::new();
    let mut last = 0;
    for (i, (number, left, right)) in numbers.iter().enumerate() {
        if number.start < last {
            continue;
        }
        let before = tail(&MONEY_BEFORE, left).filter(|start| *start >= last);
        let after = head(&MONEY, right);
        let (start, mut end) = match (before, after) {
            (Some(start), _) => (start, number.end),
            (None, Some(name)) => (number.start, number.end + name.len()),
            (None, None) => continue,
        };
        let million = left.to_ascii_lowercase().trim_end().ends_with("maud") || after.is_some_and(is_million);
        let mut value = if million { number.value * 1e6 } else { number.value };
        if let Some(rest) = text.get(end..).filter(|_| before.is_none()) {
            let scale = [(" million", 1e6), (" billion", 1e9)].iter().find(|(word, _)| rest.starts_with(word));
            if let Some((word, factor)) = scale {
                (value, end) = (value * factor, end + word.len());
            }
        }
        if let Some((second, _, behind)) = numbers.get(i + 1)
            && let Some((part, stop)) = minor(text, end, second, behind, before.is_some())
        {
            (value, end) = (value + part, stop);
        }
        last = end;
        found.push(Quantity::new(text, start, end, Some(show(value))));
    }
    found.extend(bare_money(text, &found, chinese));
    found
}

fn is_million(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    matches!(name.as_str(), "musd" | "meur" | "mgbp" | "maud" | "mcad" | "mchf")
}

/// "thirteen dollars forty-five cents", "15 dollars and 50", 五元三毛.
fn minor(text: &str, end: usize, second: &Expression, behind: &str, symbol: bool) -> Option<(f64, usize)> {
    let between = text.get(end..second.start)?;
    let fits = (MINOR.as_ref()?.is_match(between) && second.start > end) || between.is_empty();
    if !fits || second.value >= 100.0 || second.value < 1.0 {
        return None;
    }
    if let Some(cents) = head(&CENTS, behind) {
        return Some((second.value / 100.0, second.end + cents.len()));
    }
    if let Some(mao) = head(&MAO, behind) {
        return Some((second.value / 10.0, second.end + mao.len()));
    }
    let stands = !second.glued && (behind.trim_start().starts_with('.') || behind.trim().is_empty());
    (stands && !symbol && second.value.fract() == 0.0).then_some((second.value / 100.0, second.end))
}

/// 人民币 or "rmb" with no number.
fn bare_money(text: &str, found: &[Quantity], chinese: bool) -> Vec<Quantity> {
    let words: &[&str] = if chinese { &["人民币", "美元"] } else { &["rmb"] };
    let free =
        |at: usize| !found.iter().any(|quantity| (quantity.start..quantity.start + quantity.text.len()).contains(&at));
    let places = words.iter().flat_map(|word| text.match_indices(word));
    places.filter(|(at, _)| free(*at)).map(|(at, word)| Quantity::new(text, at, at + word.len(), None)).collect()
}

pub(super) fn dimension(text: &str, chinese: bool) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let numbers: Vec<_> = with(text, chinese).collect();
    let mut last = 0;
    for (i, (number, left, right)) in numbers.iter().enumerate() {
        let named = left.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':' || c == '_');
        if named || number.start < last {
            continue;
        }
        let unit = head(&DIMENSION, right).or_else(|| if chinese { head(&DIMENSION_HAN, right) } else { None });
        let Some(unit) = unit.filter(|unit| is_unit(unit, right)) else { continue };
        let mut end = number.end + unit.len();
        let mut value = number.value;
        if matches!(unit.trim(), "千比特" | "千字节") || (chinese && unit.trim() == "斤") {
            let half = text.get(end..).is_some_and(|rest| rest.starts_with('半'));
            (value, end) = if half { (value + 0.5, end + '半'.len_utf8()) } else { (value, end) };
        }
        if matches!(unit.trim(), "ft" | "feet" | "foot")
            && let Some((inches, _, behind)) = numbers.get(i + 1)
            && text.get(end..inches.start).is_some_and(|between| INCHES.as_ref().is_some_and(|re| re.is_match(between)))
            && let Some(word) = head(&DIMENSION, behind).filter(|word| matches!(word.trim(), "in" | "inches" | "inch"))
        {
            (value, end) = (value + inches.value / 12.0, inches.end + word.len());
        }
        last = end;
        found.push(Quantity::new(text, number.start, end, Some(show(thousand(unit, value, text, number)))));
    }
    found
}

/// 三千比特 is three kilobits.
fn thousand(unit: &str, value: f64, text: &str, number: &Expression) -> f64 {
    let prefixed = text.get(number.start..number.end).is_some_and(|text| text.ends_with('千'));
    if prefixed && matches!(unit.trim(), "比特" | "字节") { value / 1000.0 } else { value }
}

/// "in" is a preposition unless it ends the phrase; "2 pm" tells the time where an hour fits.
fn is_unit(unit: &str, right: &str) -> bool {
    let word = unit.trim_matches(|c: char| c.is_whitespace() || c == '-').to_ascii_lowercase();
    let glued = !unit.starts_with([' ', '-']);
    match word.as_str() {
        "in" => right.trim_start().get(2..).is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(['.', ','])),
        "pm" => false,
        "t" | "l" | "g" | "b" => glued,
        _ => !word.is_empty(),
    }
}

pub(super) fn age(text: &str, chinese: bool) -> Vec<Quantity> {
    let units = with(text, chinese).filter_map(|(number, _, right)| {
        let unit = head(&AGE, right)?;
        Some(Quantity::new(text, number.start, number.end + unit.len(), Some(show(number.value.abs()))))
    });
    units.collect()
}

pub(super) fn temperature(text: &str, chinese: bool) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for (number, left, right) in with(text, chinese) {
        let Some(unit) = head(&TEMPERATURE, right) else { continue };
        let word = unit.trim().to_ascii_lowercase();
        // A letter alone is a scale only where it is the last word or another scale stands in the text.
        let letter = matches!(word.as_str(), "c" | "f");
        if letter || left.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            continue;
        }
        found.push(Quantity::new(text, number.start, number.end + unit.len(), Some(show(number.value))));
    }
    if found.is_empty() {
        return found;
    }
    let Some(pattern) = SCALE.as_ref() else { return found };
    let free =
        |at: usize| !found.iter().any(|quantity| (quantity.start..quantity.start + quantity.text.len()).contains(&at));
    let bare: Vec<_> = pattern
        .find_iter(text)
        .filter(|scale| free(scale.start()))
        .map(|scale| Quantity::new(text, scale.start(), scale.end(), None))
        .collect();
    found.extend(bare);
    found
}
