//! Entities → what they stand for.

use std::{cell::RefCell, collections::HashMap};

/// No entity of HTML has a longer name.
const LONGEST_NAME: usize = 32;

/// Entities to what they stand for: numbers, XML's five, and HTML's names; a stray `&` stays.
pub(in crate::crawl) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        if let Some((meaning, after)) = entity(after).and_then(|(name, after)| Some((meaning(name)?, after))) {
            out.push_str(&meaning);
            rest = after;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The name that an `&` is followed by, and what comes after its `;`. No further is looked: text may be all `&`.
fn entity(after: &str) -> Option<(&str, &str)> {
    let end = after.bytes().take(LONGEST_NAME + 1).position(|byte| byte == b';').filter(|end| *end > 0)?;
    let (name, rest) = after.split_at_checked(end)?;
    Some((name, rest.strip_prefix(';')?))
}

fn meaning(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return numbered(code).map(String::from);
    }
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        _ if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => return html_name(name),
        _ => return None,
    };
    Some(known.to_owned())
}

/// A character by its number; those that Windows put where Unicode has controls are what was meant.
pub(in crate::crawl) fn numbered(code: u32) -> Option<char> {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|c| *c != '\0')
}

/// Names that are looked up in one document: more than HTML has.
const MOST_NAMES: usize = 2_500;

/// Begins another document.
pub(super) fn forget_names() {
    NAMES.with_borrow_mut(HashMap::clear);
}

thread_local! {
    /// What names were found to mean in the document that is being read.
    static NAMES: RefCell<HashMap<String, Option<String>>> = RefCell::default();
}

fn html_name(name: &str) -> Option<String> {
    NAMES.with_borrow_mut(|names| match names.get(name) {
        Some(known) => known.clone(),
        None if names.len() >= MOST_NAMES => None,
        None => {
            let meaning = look_up(name);
            names.insert(name.to_owned(), meaning.clone());
            meaning
        }
    })
}

/// HTML's own table, as the HTML parser has it.
fn look_up(name: &str) -> Option<String> {
    let entity = format!("&{name};");
    let text: String = scraper::Html::parse_fragment(&entity).root_element().text().collect();
    (text != entity && !text.contains(';')).then_some(text)
}
