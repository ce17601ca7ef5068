//! Plain text → lines.

use super::{Kind, Line};

/// The lines of plain text: a line each, apart where an empty one stands between them. Lines that were broken at a
/// column are put together again.
pub(in crate::article) fn of_text(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut apart = true;
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut broken = 0;
    for line in text.lines() {
        let line = line.trim_matches([' ', '\r', '\u{3000}', '\u{A0}']);
        let chars = line.chars().count();
        if line.trim().is_empty() {
            apart = true;
        } else if let Some(last) = lines.last_mut().filter(|last| !apart && continues(&last.text, broken, widest, line))
        {
            last.text.push(' ');
            last.text.push_str(line);
            last.chars += chars + 1;
            broken = chars;
        } else {
            broken = chars;
            lines.push(Line { kind: Kind::Paragraph, text: line.to_owned(), chars, linked: 0, apart });
            apart = false;
        }
    }
    lines
}

/// Whether `next` goes on where `last`, whose last row had `row` characters, was broken at the `widest` column.
fn continues(last: &str, row: usize, widest: usize, next: &str) -> bool {
    let aligned = |text: &str| text.contains("  ") || text.contains(['\t', '|', '\u{3000}']);
    let listed = next.starts_with(['-', '*', '•', '+', '#']) || next.starts_with(|c: char| c.is_ascii_digit());
    (60..=100).contains(&widest) && row * 4 >= widest * 3 && !listed && !aligned(last) && !aligned(next)
}
