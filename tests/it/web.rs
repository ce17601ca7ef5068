//! The web page, the API and the feeds, over real HTTP: what a browser, a program and a feed reader get.

mod api;
mod browser;
mod feed;
mod page;
mod safe;

use crate::support::program::{Program, gold_lines};

/// A store with the development gold in it.
fn gold() -> Program {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], gold_lines("dev")).done();
    program
}
