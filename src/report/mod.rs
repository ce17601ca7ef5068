//! An answer → the forms in which it leaves the program: rows of a table, CSV, JSON, a calendar, linked data.
//!
//! Crawled text is foreign: whatever form, no control character of it reaches a terminal, and no cell of it is taken for
//! a formula by a spreadsheet.

mod calendar;
mod clean;
mod column;
pub mod jsonld;
mod row;
mod rows;
mod text;

pub use calendar::calendar;
pub use clean::{clean, escape_controls};
pub use column::{Column, NoColumn, cell, column, field, sort};
pub use row::{Link, Row};
pub use rows::{ExportedDocument, ExportedMention, NEWS_HEADS, or_none};
pub use text::{csv, csv_line, json, json_line};
