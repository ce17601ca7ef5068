//! Rows → a table, JSON, JSON Lines, CSV or Markdown on standard output.
//!
//! Crawled text is foreign: whatever format, no control character of it reaches a terminal, and no CSV cell of it
//! is taken for a formula by a spreadsheet.

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::ValueEnum;
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

/// The form of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Columns for the eye, fitted to the terminal; in a pipe one line a row, as wide as it needs
    Table,
    /// One JSON array (or object)
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a head line
    Csv,
    /// A Markdown table
    Markdown,
}

impl Format {
    /// Whether programs read it: an empty answer is printed too.
    pub(super) fn is_data(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Csv)
    }
}

/// Something that is printed as a row, or as a JSON object.
pub(super) trait Row: Serialize {
    /// Column heads of tables.
    fn heads() -> &'static [&'static str];

    /// One cell for each head.
    fn cells(&self) -> Vec<String>;

    /// Column heads of CSV, where a script wants more than the eye.
    fn full_heads() -> &'static [&'static str] {
        Self::heads()
    }

    fn full_cells(&self) -> Vec<String> {
        self.cells()
    }

    /// A cell of the table that leads somewhere, and where to, for terminals that can click.
    fn link(&self) -> Option<Link> {
        None
    }
}

/// Words of a table, and the address behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) words: String,
    pub(super) url: String,
}

/// Prints rows one after the other; tables are held back until the widths are known.
pub(super) struct Printer {
    format: Format,
    out: Box<dyn Write>,
    held: Vec<Vec<String>>,
    links: Vec<Link>,
    rows: usize,
}

impl Printer {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            out: Box::new(BufWriter::new(io::stdout().lock())),
            held: Vec::new(),
            links: Vec::new(),
            rows: 0,
        }
    }

    /// Prints all rows at once.
    pub(super) fn print<R: Row>(format: Format, rows: &[R]) -> io::Result<()> {
        let mut printer = Self::new(format);
        for row in rows {
            printer.push(row)?;
        }
        printer.finish::<R>()
    }

    pub(super) fn push<R: Row>(&mut self, row: &R) -> io::Result<()> {
        self.rows += 1;
        match self.format {
            Format::Table | Format::Markdown => {
                self.held.push(row.cells());
                self.links.extend(row.link());
            }
            Format::Json => {
                let head = if self.rows == 1 { "[\n  " } else { ",\n  " };
                write!(self.out, "{head}{}", json(row)?)?;
            }
            Format::Jsonl => {
                writeln!(self.out, "{}", json(row)?)?;
                // whoever reads line by line should not wait for a full buffer
                self.out.flush()?;
            }
            Format::Csv => {
                if self.rows == 1 {
                    csv_line(&mut self.out, R::full_heads().iter().copied())?;
                }
                csv_line(&mut self.out, row.full_cells().iter().map(String::as_str))?;
            }
        }
        Ok(())
    }

    /// Ends the output: closes the array, prints the table.
    pub(super) fn finish<R: Row>(mut self) -> io::Result<()> {
        match self.format {
            Format::Json if self.rows == 0 => writeln!(self.out, "[]")?,
            Format::Json => writeln!(self.out, "\n]")?,
            Format::Csv if self.rows == 0 => {
                csv_line(&mut self.out, R::full_heads().iter().copied())?;
            }
            Format::Table if self.rows > 0 => {
                let table = table(R::heads(), &self.held, terminal_width());
                writeln!(self.out, "{}", linked(table, &self.links))?;
            }
            Format::Markdown => markdown(&mut self.out, R::heads(), &self.held)?,
            _ => {}
        }
        self.out.flush()
    }
}

/// One line of CSV.
pub(super) fn csv_line<'c>(out: &mut dyn Write, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
    let mut line = csv::WriterBuilder::new().from_writer(Vec::new());
    line.write_record(cells.map(harmless))?;
    out.write_all(&line.into_inner().map_err(|error| io::Error::other(error.to_string()))?)
}

/// One line of JSON Lines.
pub(super) fn json_line<T: Serialize>(out: &mut dyn Write, object: &T) -> io::Result<()> {
    writeln!(out, "{}", json(object)?)
}

/// Prints one object: pretty JSON, or a line of it.
pub(super) fn print_object<T: Serialize>(format: Format, object: &T) -> io::Result<()> {
    let text = match format {
        Format::Jsonl => json(object)?,
        _ => escape_controls(&serde_json::to_string_pretty(object).map_err(io::Error::from)?),
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}

/// Prints objects that are JSON already.
pub(super) fn print_objects(format: Format, objects: &[serde_json::Value]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    if format == Format::Jsonl {
        for object in objects {
            json_line(&mut out, object)?;
        }
    } else {
        let lines: Vec<String> = objects.iter().map(json).collect::<io::Result<_>>()?;
        let body = lines.join(",\n  ");
        writeln!(out, "{}", if lines.is_empty() { "[]".to_owned() } else { format!("[\n  {body}\n]") })?;
    }
    out.flush()
}

/// Prints cells under heads that are known only now: a table, CSV or Markdown.
pub(super) fn print_grid(format: Format, heads: &[&str], rows: &[Vec<String>], links: &[Link]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Csv => {
            csv_line(&mut out, heads.iter().copied())?;
            for row in rows {
                csv_line(&mut out, row.iter().map(String::as_str))?;
            }
        }
        Format::Markdown => markdown(&mut out, heads, rows)?,
        _ if rows.is_empty() => {}
        _ => writeln!(out, "{}", linked(table(heads, rows, terminal_width()), links))?,
    }
    out.flush()
}

/// Whether the terminal opens addresses behind words (OSC 8).
pub(super) fn has_links() -> bool {
    supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
        || std::env::var("FORCE_HYPERLINK").is_ok_and(|forced| !matches!(forced.trim(), "" | "0"))
}

/// Words that lead to an address, where the terminal can; nothing of either is obeyed as a control.
pub(super) fn osc8(words: &str, url: &str) -> String {
    let url: String = url.chars().filter(char::is_ascii_graphic).collect();
    format!("\u{1b}]8;;{url}\u{1b}\\{}\u{1b}]8;;\u{1b}\\", clean(words))
}

/// Puts addresses behind the words of a finished table: its widths were counted without them.
fn linked(table: String, links: &[Link]) -> String {
    if !has_links() {
        return table;
    }
    links
        .iter()
        .filter(|link| !link.words.is_empty())
        .fold(table, |table, link| table.replacen(&link.words, &osc8(&link.words, &link.url), 1))
}

/// Prints text for the eye; colour in it is taken out where nobody could see it.
pub(super) fn print_text(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn json<T: Serialize>(object: &T) -> io::Result<String> {
    Ok(escape_controls(&serde_json::to_string(object).map_err(io::Error::from)?))
}

/// Escapes the controls that JSON lets stand (DEL and C1, which some terminals obey): inside strings, where alone
/// they can be, the escape means the same.
fn escape_controls(json: &str) -> String {
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
pub(super) fn clean(text: &str) -> String {
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
fn harmless(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if is_harmful(c) && c != '\n' { ' ' } else { c }).collect();
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell }
}

/// The terminal's width, or nothing where the output goes elsewhere.
fn terminal_width() -> Option<u16> {
    io::stdout().is_terminal().then(|| terminal_size::terminal_size().map_or(80, |(width, _)| width.0.max(20)))
}

fn table(heads: &[&str], rows: &[Vec<String>], width: Option<u16>) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header(heads.iter().copied());
    for row in rows {
        table.add_row(row.iter().map(|cell| clean(cell)));
    }
    table.trim_fmt()
}

fn markdown(out: &mut dyn Write, heads: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    writeln!(out, "| {} |", heads.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(heads.len()))?;
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| clean(cell).replace('\\', "\\\\").replace('|', "\\|")).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
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

    #[test]
    fn a_wide_character_takes_two_cells() {
        let rows = vec![vec!["昇腾910C".to_owned(), "x".to_owned()], vec!["Ascend910C".into(), "y".into()]];
        let table = table(&["name", "of"], &rows, None);
        insta::assert_snapshot!(table, @r"
        ┌────────────┬────┐
        │ name       ┆ of │
        ╞════════════╪════╡
        │ 昇腾910C   ┆ x  │
        │ Ascend910C ┆ y  │
        └────────────┴────┘
        ");
    }

    #[test]
    fn a_table_fits_the_terminal() {
        let rows = vec![vec!["中国电信用国产芯片训练了万亿参数大模型".repeat(4), "word ".repeat(40)]];
        let table = table(&["title", "quote"], &rows, Some(60));
        for line in table.lines() {
            let cells: usize = line.chars().map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum();
            assert!(cells <= 60, "{cells} cells: {line}");
        }
    }
}
