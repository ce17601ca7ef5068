//! Rows → a table, JSON, JSON Lines, CSV or Markdown on standard output.
//!
//! Crawled text is foreign: whatever format, no control character of it reaches a terminal, and no CSV cell of it
//! is taken for a formula by a spreadsheet.

mod link;
mod table;
mod wrap;

use std::io::{self, BufWriter, Write};

use anstream::ColorChoice;
use clap::ValueEnum;
use serde::Serialize;
use serde_json::Value;

pub(super) use link::{has_links, osc8};
use table::{Cells, Paint};
use wrap::terminal_width;
pub(super) use wrap::wrapped;

pub(super) use crate::report::{Link, Row, clean, csv_line, json_line};
use crate::report::{escape_controls, json};

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
                let cells =
                    Cells { heads: R::heads(), main: R::main_heads(), texts: R::text_heads(), rows: &self.held };
                drawn(&mut self.out, &cells, &self.links)?;
            }
            Format::Markdown => markdown(&mut self.out, R::heads(), &self.held)?,
            _ => {}
        }
        self.out.flush()
    }
}

/// Puts a value under a key of an object.
pub(super) fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(key.to_owned(), value);
    }
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
pub(super) fn print_objects(format: Format, objects: &[Value]) -> io::Result<()> {
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
        _ => {
            let main = heads.get(..1).unwrap_or_default();
            drawn(&mut out, &Cells { heads, main, texts: &[], rows }, links)?;
        }
    }
    out.flush()
}

/// Prints text for the eye; colour in it is taken out where nobody could see it.
pub(super) fn print_text(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Draws a table for the terminal, or for the pipe that the output goes to.
fn drawn(out: &mut dyn Write, cells: &Cells<'_>, links: &[Link]) -> io::Result<()> {
    let has_colour = anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let paint = if has_colour { Paint::Colour } else { Paint::Plain };
    out.write_all(link::linked(table::draw(cells, terminal_width(), paint), links).as_bytes())
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
