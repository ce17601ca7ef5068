//! Foreign text → text that no terminal obeys and no spreadsheet runs.

/// Escapes the controls that JSON lets stand (DEL and C1, which some terminals obey): inside strings, where alone
/// they can be, the escape means the same.
pub fn escape_controls(json: &str) -> String {
    use std::fmt::Write as _;
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_harmful(c) && c != '\n' {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Control characters, and those that turn the direction of what follows.
fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Foreign text on one line without anything that a terminal would obey.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => cleaned.push(' '),
            c if is_harmful(c) => cleaned.push('\u{fffd}'),
            c => cleaned.push(c),
        }
    }
    cleaned
}

/// A CSV cell that no spreadsheet takes for a formula: a plain number may begin with a sign, other text may not.
pub(super) fn harmless(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if is_harmful(c) && c != '\n' { ' ' } else { c }).collect();
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_made_harmless() {
        assert_eq!(harmless("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("-1.5"), "-1.5");
        assert_eq!(harmless("\t=1+1"), "' =1+1");
        assert_eq!(harmless("昇腾"), "昇腾");
    }

    #[test]
    fn no_control_character_reaches_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{9b}c\u{202e}d\ne"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d e");
        let json = escape_controls(&serde_json::to_string("a\u{9b}\u{7f}\u{1b}").unwrap());
        assert_eq!(json, r#""a\u009b\u007f\u001b""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), "a\u{9b}\u{7f}\u{1b}");
    }
}
