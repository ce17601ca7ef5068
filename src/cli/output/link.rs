//! Addresses behind words, for terminals that can click (OSC 8).

use super::{Link, clean};

/// Whether the terminal opens addresses behind words (OSC 8).
pub(in crate::cli) fn has_links() -> bool {
    supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
        || std::env::var("FORCE_HYPERLINK").is_ok_and(|forced| !matches!(forced.trim(), "" | "0"))
}

/// Words that lead to an address, where the terminal can; nothing of either is obeyed as a control.
pub(in crate::cli) fn osc8(words: &str, url: &str) -> String {
    let url: String = url.chars().filter(char::is_ascii_graphic).collect();
    format!("\u{1b}]8;;{url}\u{1b}\\{}\u{1b}]8;;\u{1b}\\", clean(words))
}

/// Puts addresses behind the words of a finished table: its widths were counted without them.
pub(super) fn linked(table: String, links: &[Link]) -> String {
    if !has_links() {
        return table;
    }
    links
        .iter()
        .filter(|link| !link.words.is_empty())
        .fold(table, |table, link| table.replacen(&link.words, &osc8(&link.words, &link.url), 1))
}
