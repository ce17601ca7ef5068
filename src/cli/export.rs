//! `export`: the whole store → CSV or JSON Lines, a file a table.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{
    failure::{Outcome, note},
    global::Global,
    output::{self, Row},
    place::Place,
};
use crate::{
    model::{Announcement, Document, Filter, Id, Mention},
    query::{self, Told},
};

const EXAMPLES: &str = "\
Examples:
  homegrown export out/                              claims, announcements, conflicts, documents and mentions as CSV
  homegrown export out/ --format jsonl               the same as JSON Lines, with all evidence
  homegrown export claims.jsonl                      one table: the file's name says which and how";

/// Writes the whole store as CSV or JSON Lines
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// A folder for all tables, or a file named after one of them (claims.csv, timeline.jsonl, documents.csv …)
    #[arg(value_name = "DIR|FILE")]
    to: PathBuf,
    /// Form of the files of a folder
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
enum Form {
    #[default]
    Csv,
    Jsonl,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
        }
    }
}

/// A table of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Timeline,
    Claims,
    Conflicts,
    Documents,
    Mentions,
}

impl Table {
    const ALL: [Self; 5] = [Self::Timeline, Self::Claims, Self::Conflicts, Self::Documents, Self::Mentions];

    fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Claims => "claims",
            Self::Conflicts => "conflicts",
            Self::Documents => "documents",
            Self::Mentions => "mentions",
        }
    }
}

pub(super) async fn run(args: ExportArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    if let Some((table, form)) = one_table(&args.to) {
        let rows = write(&place, table, form, &args.to).await?;
        note(&format!("{rows} rows in {}", args.to.display()));
        return Ok(Outcome::Done);
    }
    fs::create_dir_all(&args.to).with_context(|| format!("cannot make the folder {}", args.to.display()))?;
    for table in Table::ALL {
        let path = args.to.join(format!("{}.{}", table.name(), args.format.ending()));
        let rows = write(&place, table, args.format, &path).await?;
        note(&format!("{rows} rows in {}", path.display()));
    }
    Ok(Outcome::Done)
}

/// The table and form that a file's name asks for.
fn one_table(path: &Path) -> Option<(Table, Form)> {
    let form = match path.extension()?.to_str()? {
        "csv" => Form::Csv,
        "jsonl" => Form::Jsonl,
        _ => return None,
    };
    let stem = path.file_stem()?.to_str()?.to_lowercase();
    let table = Table::ALL.into_iter().find(|table| stem.contains(table.name()))?;
    (!path.is_dir()).then_some((table, form))
}

async fn write(place: &Place, table: Table, form: Form, path: &Path) -> anyhow::Result<usize> {
    let all = Filter::default();
    let store = &place.store;
    let written = match table {
        Table::Timeline if form == Form::Jsonl => write_rows(path, form, &store.announcements(&all).await?),
        Table::Timeline => write_rows(path, form, &query::timeline(store, &all).await?),
        Table::Claims => write_rows(path, form, &query::claims(store, &all).await?),
        Table::Conflicts => write_rows(path, form, &query::conflicts(store, &all).await?),
        Table::Documents => {
            let documents = store.all_documents().await?;
            let rows: Vec<ExportedDocument> = documents
                .into_iter()
                .map(|stored| ExportedDocument {
                    copy_of: stored.copy_of,
                    versions: stored.versions,
                    document: stored.document,
                })
                .collect();
            write_rows(path, form, &rows)
        }
        Table::Mentions => {
            let ids = store.document_ids().await?;
            let mentions = store.mentions_of_all(&ids).await?;
            let rows: Vec<ExportedMention> = mentions
                .into_iter()
                .map(|stored| ExportedMention { id: stored.id, document: stored.document, mention: stored.mention })
                .collect();
            write_rows(path, form, &rows)
        }
    };
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Writes beside the file and moves it there when it is whole: a full disk leaves no half table.
fn write_rows<R: Row>(path: &Path, form: Form, rows: &[R]) -> io::Result<usize> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join(format!(".{}.part", path.file_name().unwrap_or_default().to_string_lossy()));
    let written = write_to(&beside, form, rows).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // nothing more can be done for it than to tell why
        let _ = fs::remove_file(&beside);
    }
    written.map(|()| rows.len())
}

fn write_to<R: Row>(path: &Path, form: Form, rows: &[R]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    if form == Form::Csv {
        output::csv_line(&mut out, R::full_heads().iter().copied())?;
    }
    for row in rows {
        match form {
            Form::Csv => output::csv_line(&mut out, row.full_cells().iter().map(String::as_str))?,
            Form::Jsonl => output::json_line(&mut out, row)?,
        }
    }
    out.flush()?;
    out.into_inner()?.sync_all()
}

#[derive(Debug, Serialize)]
struct ExportedDocument {
    #[serde(flatten)]
    document: Document,
    versions: i64,
    copy_of: Option<Id>,
}

impl Row for ExportedDocument {
    fn heads() -> &'static [&'static str] {
        &[
            "id",
            "name",
            "url",
            "title",
            "outlet",
            "lang",
            "published",
            "country",
            "tier",
            "source",
            "versions",
            "copy_of",
        ]
    }

    fn cells(&self) -> Vec<String> {
        let document = &self.document;
        let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            document.id.to_string(),
            document.name.clone(),
            or_none(&document.url),
            or_none(&document.title),
            or_none(&document.outlet),
            document.language.tag().to_owned(),
            or_none(&document.published),
            or_none(&document.country),
            or_none(&document.tier),
            or_none(&document.source),
            self.versions.to_string(),
            self.copy_of.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]
    }
}

#[derive(Debug, Serialize)]
struct ExportedMention {
    id: Id,
    document: Id,
    #[serde(flatten)]
    mention: Mention,
}

impl Row for ExportedMention {
    fn heads() -> &'static [&'static str] {
        &[
            "id",
            "document",
            "subject_kind",
            "subject",
            "predicate",
            "value",
            "modality",
            "attributed_to",
            "quote",
            "start",
            "end",
        ]
    }

    fn cells(&self) -> Vec<String> {
        let mention = &self.mention;
        vec![
            self.id.to_string(),
            self.document.to_string(),
            mention.subject.kind.as_str().to_owned(),
            mention.subject.name.clone(),
            mention.predicate.as_str().to_owned(),
            super::words::value(&mention.value),
            mention.modality.as_str().to_owned(),
            mention.attributed_to.clone().unwrap_or_default(),
            mention.evidence.quote.clone(),
            mention.evidence.start.to_string(),
            mention.evidence.end.to_string(),
        ]
    }
}

/// An announcement with the ids of its claims: the claims have their own file.
impl Row for Announcement {
    fn heads() -> &'static [&'static str] {
        Told::full_heads()
    }

    fn cells(&self) -> Vec<String> {
        Vec::new()
    }
}
