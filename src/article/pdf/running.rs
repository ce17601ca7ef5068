//! Headers, footers and numbers of pages, told by that they come again on other pages, → out.

use std::collections::{HashMap, HashSet};

use super::rows::Row;

/// Rows at the top and at the bottom of a page that may be such.
const OUTER: usize = 3;

/// Pages on which a row stands that is no text of any.
const LEAST_PAGES: usize = 3;

/// The share of a page's height at either end where its number stands.
const EDGE: f64 = 0.12;

/// A page's rows, top to bottom in each region, and its height.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) rows: Vec<Row>,
    pub(super) height: f64,
}

pub(super) fn without_running(sheets: &mut [Sheet]) {
    let mut seen: HashMap<(String, bool), usize> = HashMap::new();
    for sheet in sheets.iter() {
        let rows =
            outer(sheet).into_iter().filter_map(|(at, is_top)| Some((pattern(&sheet.rows.get(at)?.text()), is_top)));
        // on one page once, however many of its rows are alike
        for row in rows.collect::<HashSet<_>>() {
            *seen.entry(row).or_default() += 1;
        }
    }
    let many = sheets.len() > 1;
    for sheet in sheets.iter_mut() {
        let outer = outer(sheet);
        let height = sheet.height;
        let mut at = 0;
        sheet.rows.retain(|row| {
            let place = outer.iter().find(|(place, _)| *place == at);
            at += 1;
            let Some((_, is_top)) = place else { return true };
            let text = row.text();
            let key = (pattern(&text), *is_top);
            let pages = seen.get(&key).copied().unwrap_or(0);
            let is_at_edge = row.y < EDGE * height || row.y > (1.0 - EDGE) * height;
            let is_of_table = row.cells.len() > 1 && key.0 == "0";
            let repeats = pages >= LEAST_PAGES && is_at_edge && !is_of_table;
            !(repeats || is_at_edge && row.cells.len() == 1 && is_number(&text, many))
        });
    }
}

/// The places of the outermost rows, and whether they are at the top.
fn outer(sheet: &Sheet) -> Vec<(usize, bool)> {
    let mut places: Vec<(usize, f64)> = sheet.rows.iter().enumerate().map(|(at, row)| (at, row.y)).collect();
    places.sort_by(|one, other| one.1.total_cmp(&other.1));
    let top = places.iter().take(OUTER).map(|(at, _)| (*at, true));
    let bottom = places.iter().rev().take(OUTER).map(|(at, _)| (*at, false));
    top.chain(bottom.filter(|_| places.len() > 1)).collect()
}

/// The text with all numbers alike.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_numeric() { '0' } else { c };
        if !(c == '0' && pattern.ends_with('0')) {
            pattern.push(c);
        }
    }
    pattern
}

/// Whether a row is the number of its page: `12`, `- 12 -`, `Page 3 of 9`, `第3页`, `iv`.
fn is_number(text: &str, many: bool) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '·' | '|' | '.' | '~'));
    let pattern = pattern(bare).to_lowercase();
    let is_roman =
        |text: &str| !text.is_empty() && text.len() <= 6 && text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let is_one = !bare.contains(char::is_whitespace);
    let bare_number = pattern == "0" && is_one && (many || text.trim() != bare || bare.len() <= 2);
    bare_number
        || matches!(
            pattern.as_str(),
            "page0"
                | "page0of0"
                | "p.0"
                | "0/0"
                | "0of0"
                | "第0页"
                | "第0頁"
                | "第0页共0页"
                | "第0页/共0页"
                | "第0页，共0页"
                | "共0页第0页"
        )
        || many && is_roman(&bare.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::pdf::rows::Cell;

    fn row(text: &str, y: f64) -> Row {
        let cells = vec![Cell { text: text.into(), x0: 0.0, x1: 100.0 }];
        Row { cells, y, size: 10.0, is_bold: false, left: 0.0, right: 100.0, region: 0 }
    }

    #[test]
    fn what_comes_again_on_every_page_is_no_text() {
        let mut sheets: Vec<Sheet> = (1..=4)
            .map(|page| {
                let text = format!("Text of page {page}");
                let rows = vec![
                    row("Annual Report 2025", 20.0),
                    row(&text, 100.0),
                    row("The same words", 400.0),
                    row(&format!("- {page} -"), 780.0),
                ];
                Sheet { rows, height: 800.0 }
            })
            .collect();
        without_running(&mut sheets);
        let texts = |sheet: &Sheet| sheet.rows.iter().map(Row::text).collect::<Vec<_>>();
        assert_eq!(sheets.first().map(texts), Some(vec!["Text of page 1".into(), "The same words".into()]));
    }

    #[test]
    fn a_row_of_a_table_at_the_edge_is_no_number_of_a_page() {
        let cells = [50.0, 200.0, 350.0].map(|x0| Cell { text: "1110".into(), x0, x1: x0 + 30.0 });
        let last = Row { cells: cells.into(), ..row("", 780.0) };
        let mut sheets = [1, 2].map(|_| Sheet { rows: vec![row("Text", 100.0), last.clone()], height: 800.0 });
        without_running(&mut sheets);
        assert!(sheets.iter().all(|sheet| sheet.rows.len() == 2));
        let rows = [760.0, 770.0, 780.0].map(|y| Row { y, ..last.clone() });
        let mut sheet = [Sheet { rows: rows.into(), height: 800.0 }];
        without_running(&mut sheet);
        assert!(sheet.iter().all(|sheet| sheet.rows.len() == 3), "alike rows of one page do not come again");
    }

    #[test]
    fn a_number_of_a_page_is_told_from_a_number() {
        for text in ["3", "- 12 -", "Page 3 of 9", "第3页 共12页", "iv", "— 7 —"] {
            assert!(is_number(text, true), "{text}");
        }
        assert!(!is_number("1110 1111 1112", true));
        for text in ["2,400 chips", "910C", "Page one"] {
            assert!(!is_number(text, true), "{text}");
        }
        assert!(!is_number("1000", false));
    }
}
