//! The checks of single values: each gives what it reads or says what it expected.

use std::time::Duration;

use chrono::NaiveDate;
use scraper::{Selector, error::SelectorErrorKind};
use url::Url;

/// `90s`, `30m`, `6h`, `1d`, or several together: `1h30m`.
pub fn duration(text: &str) -> Result<Duration, String> {
    let expected = || format!("`{text}` is no duration: expected a number with s, m, h or d, such as \"30m\"");
    let mut seconds = 0_u64;
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let unit = match c {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => return Err(expected()),
        };
        let number: u64 = digits.parse().map_err(|_| expected())?;
        let more = number.checked_mul(unit).and_then(|more| seconds.checked_add(more));
        seconds = more.filter(|seconds| *seconds <= 366 * 86_400).ok_or_else(expected)?;
        digits.clear();
    }
    if digits.is_empty() && seconds > 0 { Ok(Duration::from_secs(seconds)) } else { Err(expected()) }
}

/// A duration that may be none at all.
pub fn pause(text: &str) -> Result<Duration, String> {
    if matches!(text, "0" | "0s") { Ok(Duration::ZERO) } else { duration(text) }
}

/// An http or https address, as it is written: `[` and `]` in it survive.
pub(super) fn address(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("`{text}` is no address ({error}): expected https://…"))?;
    match url.scheme() {
        "http" | "https" => Ok(text.to_owned()),
        other => Err(format!("`{text}` begins with {other}: expected an http or https address")),
    }
}

pub(super) fn id(text: &str) -> Result<String, String> {
    let kebab = text
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if kebab {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` is no id: expected lower case letters and digits joined by -, such as \"huawei-news\""))
    }
}

pub(super) fn css(text: &str) -> Result<String, String> {
    match Selector::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => {
            let why = wrong_in_css(&error);
            Err(format!("`{text}` is no CSS selector ({why}): expected one such as \"ul.news li a\""))
        }
    }
}

/// What is wrong with a selector, in the words of one who writes it: the parser's own are of its inside.
fn wrong_in_css(error: &SelectorErrorKind) -> &'static str {
    match error {
        SelectorErrorKind::EndOfLine => "it ends too early: is a bracket, a quote or a name missing?",
        SelectorErrorKind::UnexpectedToken => "it has a sign or a word where none may stand",
        _ => "it cannot be read as CSS",
    }
}

/// What is sound for a source of any kind, where its own is not known.
pub(super) fn of_any_kind(text: &str) -> Result<String, String> {
    if text.contains(['{', '}']) || pointer(text).is_ok() { template(text) } else { css(text) }
}

/// A day of the calendar.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("`{text}` is no day: expected one such as \"2023-06-30\""))
}

/// A JSON pointer (RFC 6901).
pub(super) fn pointer(text: &str) -> Result<String, String> {
    if text.is_empty() || text.starts_with('/') {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` is no JSON pointer: expected one such as \"/data/items\", or \"\" for the whole"))
    }
}

/// A JSON pointer, or a text with pointers in braces.
pub(super) fn template(text: &str) -> Result<String, String> {
    if !text.contains(['{', '}']) {
        return pointer(text);
    }
    let holes = text.split('{').skip(1).map(|rest| rest.split_once('}').map(|(hole, _)| hole));
    let sound = holes.clone().all(|hole| hole.is_some_and(|hole| hole.starts_with('/')));
    if sound && text.matches('{').count() == text.matches('}').count() {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` has braces around no JSON pointer: expected such as \"https://example.com/{{/id}}\""))
    }
}

/// One word of a closed list.
pub(super) fn word<T: Copy>(text: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, String> {
    let names = || all.iter().map(|known| name(*known)).collect::<Vec<_>>().join(", ");
    all.iter().copied().find(|known| name(*known) == text).ok_or_else(|| format!("`{text}`: expected {}", names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_written_alike() {
        for text in ["90s", "30m", "6h", "1d"] {
            assert_eq!(crate::crawl::source::duration_words(duration(text).unwrap()), text);
        }
        assert_eq!(duration("1h30m"), Ok(Duration::from_mins(90)));
        for wrong in ["", "30", "m", "1w", "-1h", "0m", "9999999999999999999d", "1.5h", "99999d"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_bad_selector_is_told_in_one_line_of_plain_words() {
        for (wrong, why) in [
            ("div[=x]", "it cannot be read as CSS"),
            ("a:contains(x)", "it cannot be read as CSS"),
            ("", "it cannot be read as CSS"),
            ("ul[", "it ends too early"),
            ("li.5", "it has a sign"),
        ] {
            let told = css(wrong).unwrap_err();
            assert!(told.contains(why) && told.contains("expected one such as"), "{wrong}: {told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
    }

    #[test]
    fn a_template_holds_pointers_in_its_braces() {
        assert!(template("https://example.com/{/id}/{/name:digits}").is_ok());
        assert!(template("/id").is_ok());
        for wrong in ["id", "{id}", "https://x/{/id", "https://x/}", "{/a{/b}"] {
            assert!(template(wrong).is_err(), "{wrong}");
        }
    }
}
