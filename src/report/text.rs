//! Rows and objects → CSV and JSON that neither a terminal nor a spreadsheet obeys.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Row,
    clean::{escape_controls, harmless},
};

/// One line of CSV.
pub fn csv_line<'c>(out: &mut dyn Write, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
    let mut line = csv::WriterBuilder::new().from_writer(Vec::new());
    line.write_record(cells.map(harmless))?;
    out.write_all(&line.into_inner().map_err(|error| io::Error::other(error.to_string()))?)
}

/// Rows under a head line, with all that a script wants.
pub fn csv<R: Row>(out: &mut dyn Write, rows: &[R]) -> io::Result<()> {
    csv_line(out, R::full_heads().iter().copied())?;
    rows.iter().try_for_each(|row| csv_line(out, row.full_cells().iter().map(String::as_str)))
}

/// One line of JSON Lines.
pub fn json_line<T: Serialize>(out: &mut dyn Write, object: &T) -> io::Result<()> {
    writeln!(out, "{}", json(object)?)
}

/// An object on one line.
pub fn json<T: Serialize>(object: &T) -> io::Result<String> {
    Ok(escape_controls(&serde_json::to_string(object).map_err(io::Error::from)?))
}
