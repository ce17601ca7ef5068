//! Claims and quotes → lines for the eye, in colour where it is seen.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::output::{clean, has_links, osc8, wrapped};
pub(super) use super::words::counted;
use crate::{model::Evidenced, text::fragment};

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const HOT: Style = AnsiColor::Red.on_default();

/// A line of text, foreign parts cleaned, in a style; on a terminal it is broken where it is longer than that.
pub(super) fn line(out: &mut String, style: Style, indent: usize, words: &str) {
    for part in wrapped(&clean(words), indent) {
        let _ = writeln!(out, "{:indent$}{style}{part}{style:#}", "");
    }
}

/// A quote, and below it who says it where; the address opens at the quote where the terminal can.
pub(super) fn quote(out: &mut String, indent: usize, evidence: &Evidenced) {
    line(out, PLAIN, indent, &format!("“{}”", evidence.quote));
    let speaker = evidence.attributed_to.as_ref().map(|name| format!("says {name}"));
    let alias = evidence.alias.as_ref().map(|alias| format!("as {alias}"));
    let parts = [
        speaker.as_deref(),
        alias.as_deref(),
        Some(evidence.modality.as_str()),
        evidence.outlet.as_deref(),
        evidence.published.as_deref(),
        evidence.url.as_deref(),
        Some(evidence.document.as_str()),
    ];
    let facts: Vec<String> = parts.into_iter().flatten().map(clean).collect();
    let indent = indent + 2;
    for part in wrapped(&facts.join(" · "), indent) {
        let part = match &evidence.url {
            // put in after the lines are broken: an address behind words takes no room
            Some(url) if has_links() => part.replacen(url, &osc8(url, &fragment::link(url, &evidence.quote)), 1),
            _ => part,
        };
        let _ = writeln!(out, "{:indent$}{DIM}{part}{DIM:#}", "");
    }
}
