//! What an answer is, row by row, whatever form it gets.

use serde::Serialize;
use serde_json::Value;

/// Words of a table, and the address behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub words: String,
    pub url: String,
}

/// Something that is printed as a row, or as a JSON object.
pub trait Row: Serialize {
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

    /// A cell of the table that has words for the eye beside what it is, as a script reads it.
    fn plain_cell(&self, _head: &str) -> Option<Value> {
        None
    }

    /// Heads of the cells that say what a row is: they begin its record where there is no room for columns.
    fn main_heads() -> &'static [&'static str] {
        Self::heads().get(..1).unwrap_or_default()
    }

    /// Heads of the cells that are texts: a paragraph each of a record.
    fn text_heads() -> &'static [&'static str] {
        &[]
    }

    /// A cell of the table that leads somewhere, and where to, for terminals that can click.
    fn link(&self) -> Option<Link> {
        None
    }
}
