//! Plain text → lines.

use super::{Line, paragraph};

/// The lines of plain text: a line each, apart where an empty one stands between them. Lines that were broken at a
/// column are put together again.
pub(in crate::article) fn of_text(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut apart = true;
    for line in text.lines() {
        let line = line.trim_matches([' ', '\r', '\u{3000}', '\u{A0}']);
        if line.trim().is_empty() {
            apart = true;
        } else {
            lines.push(Line { apart, ..paragraph(line) });
            apart = false;
        }
    }
    rejoined(lines)
}

/// The lines with those put together that were broken at a column.
pub(super) fn rejoined(rows: Vec<Line>) -> Vec<Line> {
    let widest = rows.iter().map(|row| row.chars).max().unwrap_or(0);
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    let mut broken = 0;
    for row in rows {
        let chars = row.chars;
        match lines.last_mut().filter(|last| !row.apart && continues(&last.text, broken, widest, &row.text)) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&row.text);
                last.chars += chars + 1;
                last.linked += row.linked;
            }
            None => lines.push(row),
        }
        broken = chars;
    }
    lines
}

/// Whether `next` goes on where `last`, whose last row had `row` characters, was broken at the `widest` column.
fn continues(last: &str, row: usize, widest: usize, next: &str) -> bool {
    let aligned = |text: &str| text.contains("  ") || text.contains(['\t', '|', '\u{3000}']);
    let number = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < next.len() && number.starts_with(['.', ')', '、', '．']);
    let listed = numbered || next.starts_with(['-', '*', '•', '+', '#']);
    (60..=100).contains(&widest) && row * 4 >= widest * 3 && !listed && !aligned(last) && !aligned(next)
}
