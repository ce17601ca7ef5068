//! The bytes of a PDF file → its lines, its title and its authors.
//!
//! | step | file |
//! | --- | --- |
//! | packed streams within bounds | `unpack` |
//! | fonts: codes → text and widths | `font` |
//! | content → glyphs with their places | `content` |
//! | glyphs → runs of words | `runs` |
//! | runs → regions in the order of reading | `order` |
//! | regions → rows with cells | `rows` |
//! | running headers, footers, numbers of pages out | `running` |
//! | rows → paragraphs, headings, items, tables | `paragraphs`, `table` |
//! | title and authors | `facts`, its strings `bytes` |

mod bytes;
mod content;
mod facts;
mod font;
mod order;
mod paragraphs;
mod rows;
mod running;
mod runs;
mod table;
mod unpack;

use std::thread;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::lines::Line;
use content::{Glyph, Work};
use font::Fonts;
use running::Sheet;

/// Pages that are read.
const MOST_PAGES: usize = 400;

/// The stack of the thread that reads: the crate that reads the objects goes down into each as deep as it is nested.
const STACK: usize = 64 * 1024 * 1024;

/// What a PDF file says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Paper {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) lines: Vec<Line>,
    /// What is written across the first page: the stamp of an archive.
    pub(super) stamps: Vec<String>,
    /// Whether it is longer than what is read of a file.
    pub(super) is_cut: bool,
}

/// Why nothing can be read from a PDF file, and what helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    #[error("it is damaged beyond repair; fetch it again, or have a viewer save it anew")]
    Damaged,
    #[error("it opens only with a password; save a copy without one")]
    Locked,
    #[error(
        "it is encrypted, and in a way that is not known here or too large for that; save a copy that is not encrypted"
    )]
    Sealed,
    #[error("it unpacks to more than is read of one file; split it")]
    TooLarge,
    #[error("it holds pictures of pages and no text; have a program for text recognition put a layer of text into it")]
    Scanned,
    #[error("its fonts do not tell which characters they draw; have a program for text recognition read its pages")]
    Untold,
    #[error("it says no more than a few words")]
    Short,
    #[error("the reader broke off; please report this file")]
    Broke,
}

/// Reads a file. A panic of the crate that reads its objects costs this file alone.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Flaw> {
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || read_here(bytes));
        reading.map_or(Err(Flaw::Broke), |reading| reading.join().unwrap_or(Err(Flaw::Broke)))
    })
}

fn read_here(bytes: &[u8]) -> Result<Paper, Flaw> {
    let pdf = Pdf::new(unpack::tamed(bytes)?).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Flaw::Locked,
        LoadPdfError::Decryption(_) => Flaw::Sealed,
        LoadPdfError::Invalid => Flaw::Damaged,
    })?;
    let fonts = Fonts::new();
    let mut work = Work::default();
    let (mut sheets, mut stamps, mut regions) = (Vec::new(), Vec::new(), 0);
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let glyphs = content::glyphs(page, &fonts, &mut work);
        let (rows, across) = rows_of(&glyphs, &mut regions, &mut work);
        if sheets.is_empty() {
            stamps = across;
        }
        sheets.push(Sheet { rows, height: f64::from(page.render_dimensions().1) });
        if work.is_done() {
            break;
        }
    }
    running::without_running(&mut sheets);
    let body = paragraphs::body_size(sheets.iter().flat_map(|sheet| &sheet.rows));
    let first = sheets.first().map_or(0, |sheet| sheet.rows.len());
    let rows: Vec<rows::Row> = sheets.into_iter().flat_map(|sheet| sheet.rows).collect();
    let of_first = paragraphs::paragraphs(rows.get(..first).unwrap_or_default(), body);
    let told = facts::told(&pdf);
    let title = facts::title(&told, &of_first, body);
    let authors = facts::authors(&told, &of_first);
    let all = paragraphs::paragraphs(&rows, body);
    let lines: Vec<Line> = all.into_iter().map(|paragraph| paragraph.line).collect();
    let chars: usize = lines.iter().map(|line| line.chars).sum();
    if work.untold > chars {
        return Err(Flaw::Untold);
    }
    if chars == 0 {
        return Err(Flaw::Scanned);
    }
    let is_cut = pdf.pages().len() > MOST_PAGES || work.is_cut() || fonts.is_full();
    Ok(Paper { title, authors, lines, stamps, is_cut })
}

fn rows_of(glyphs: &[Glyph], regions: &mut usize, work: &mut Work) -> (Vec<rows::Row>, Vec<String>) {
    let mut found = runs::runs(glyphs);
    found.runs.truncate(work.runs(found.runs.len()));
    let mut rows = Vec::new();
    for region in order::regions(found.runs) {
        *regions += 1;
        rows.extend(rows::rows(region, *regions));
    }
    (rows, found.across.into_iter().map(|run| run.text).collect())
}
