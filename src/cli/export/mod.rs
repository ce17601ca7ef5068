//! `export`: the whole store → files, a file a table, for spreadsheets, data frames and the web of data.

mod column;
pub(super) mod epoch;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod sheet;
mod target;

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::Args;

pub(super) use self::sheet::typed_under as typed;
use self::{
    sheet::Sheet,
    target::{Form, Table, one_table},
};
use super::{
    failure::{Outcome, note},
    global::Global,
    output::{self, Row},
    paint::counted,
    place::Place,
};
use crate::{
    model::Filter,
    query,
    report::{ExportedDocument, ExportedMention, calendar, jsonld},
};

const EXAMPLES: &str = "\
Examples:
  homegrown export out/
      all tables as CSV, with a datapackage.json that describes them
  homegrown export out/ --format parquet
      the same for data frames; jsonl has all evidence
  homegrown export claims.jsonl
      one table: the file's name says which and how
  homegrown export promises.ics
      what is promised and when it is due, for a calendar
  homegrown export models.csv
      models under Epoch AI's headers, with quotes and confidence
  homegrown export pages.warc.gz
      the pages as they were fetched, to be handed on
  homegrown export out/ --format jsonld
      claims as schema.org, evidence as Web Annotations";

/// Writes the whole store as CSV, JSON Lines, Parquet or JSON-LD
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// A folder for all tables, or a file named after one of them: timeline, claims, conflicts, documents, mentions,
    /// models, hardware, clusters, promises or corrections, with .csv, .jsonl or .parquet; claims.jsonld, mentions.jsonld;
    /// pages.warc or pages.warc.gz
    #[arg(value_name = "DIR|FILE")]
    to: PathBuf,
    /// Form of the files of a folder [default: csv]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Form>,
    /// As it could be known at the end of this date
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

pub(super) async fn run(args: ExportArgs, global: &Global) -> anyhow::Result<Outcome> {
    if super::warc::is_asked_for(&args.to) {
        let place = Place::open(global).await?;
        let pages = super::warc::write(&place.store, &args.to).await?;
        note(&format!("{} in {}", counted(pages, "page"), args.to.display()));
        return Ok(Outcome::Done);
    }
    let one = one_table(&args.to, args.format)?;
    let place = Place::open_as_of(global, args.as_of.as_deref()).await?;
    if args.to.extension().is_some_and(|ending| ending == "ics") {
        write_calendar(&place, &args.to).await?;
        return Ok(Outcome::Done);
    }
    if let Some((table, form)) = one {
        let written = write(&place, table, form, &args.to).await?;
        note(&format!("{} in {}", counted(written.rows, "row"), args.to.display()));
        return Ok(Outcome::Done);
    }
    let form = args.format.unwrap_or_default();
    fs::create_dir_all(&args.to).with_context(|| format!("cannot make the folder {}", args.to.display()))?;
    let mut files = Vec::new();
    for table in form.tables() {
        let path = args.to.join(format!("{}.{}", table.name(), form.ending()));
        let written = write(&place, *table, form, &path).await?;
        note(&format!("{} in {}", counted(written.rows, "row"), path.display()));
        files.push(package::Resource { name: table.name(), path, heads: written.heads });
    }
    write_calendar(&place, &args.to.join("promises.ics")).await?;
    let path = args.to.join(package::NAME);
    let described = package::describe(&files, Global::now())?;
    whole(&path, |out| out.write_all(described.as_bytes()))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Outcome::Done)
}

/// All promises as an iCalendar.
async fn write_calendar(place: &Place, path: &Path) -> anyhow::Result<()> {
    let promises = query::promises(&place.store, &Filter::default(), None, place.today()).await?;
    let text = calendar(&promises);
    whole(path, |out| out.write_all(text.as_bytes())).with_context(|| format!("cannot write {}", path.display()))?;
    note(&format!("{} promises in {}", promises.len(), path.display()));
    Ok(())
}

/// What a file holds.
struct Written {
    rows: usize,
    heads: Vec<String>,
}

async fn write(place: &Place, table: Table, form: Form, path: &Path) -> anyhow::Result<Written> {
    let all = Filter::default();
    let store = &place.store;
    let written = match table {
        _ if form == Form::Jsonld => write_jsonld(place, table, path).await?,
        Table::Timeline if form == Form::Jsonl => write_rows(path, form, &store.announcements(&all).await?),
        Table::Timeline => write_rows(path, form, &query::timeline(store, &all).await?),
        Table::Claims => write_rows(path, form, &query::claims(store, &all).await?),
        Table::Conflicts => write_rows(path, form, &query::conflicts(store, &all).await?),
        Table::Documents => write_rows(path, form, &documents(place).await?),
        Table::Mentions => write_rows(path, form, &mentions(place).await?),
        Table::Promises => write_rows(path, form, &query::promises(store, &all, None, place.today()).await?),
        Table::Corrections => write_rows(path, form, &store.corrections().await?),
        Table::Models => write_sheet(path, form, &epoch::models(&store.claims(&all).await?, &place.lexicon)),
        Table::Hardware => write_sheet(path, form, &epoch::hardware(&store.claims(&all).await?, &place.lexicon)),
        Table::Clusters => write_sheet(path, form, &epoch::clusters(&store.claims(&all).await?, &place.lexicon)),
    };
    written.with_context(|| format!("cannot write {}", path.display()))
}

async fn documents(place: &Place) -> anyhow::Result<Vec<ExportedDocument>> {
    let documents = place.store.all_documents().await?.into_iter();
    let row = |stored: crate::store::StoredDocument| ExportedDocument {
        copy_of: stored.copy_of,
        versions: stored.versions,
        document: stored.document,
    };
    Ok(documents.map(row).collect())
}

async fn mentions(place: &Place) -> anyhow::Result<Vec<ExportedMention>> {
    let ids = place.store.document_ids().await?;
    let mentions = place.store.mentions_of_all(&ids).await?.into_iter();
    let row = |stored: crate::store::StoredMention| ExportedMention {
        id: stored.id,
        document: stored.document,
        mention: stored.mention,
    };
    Ok(mentions.map(row).collect())
}

async fn write_jsonld(place: &Place, table: Table, path: &Path) -> anyhow::Result<io::Result<Written>> {
    let page = match table {
        Table::Claims => jsonld::claims(&query::claims(&place.store, &Filter::default()).await?),
        _ => jsonld::annotations(&documents(place).await?, &mentions(place).await?),
    };
    let rows = page.items.len();
    Ok(whole(path, |out| page.write(out)).map(|()| Written { rows, heads: Vec::new() }))
}

fn write_rows<R: Row>(path: &Path, form: Form, rows: &[R]) -> io::Result<Written> {
    if form == Form::Jsonl {
        whole(path, |out| rows.iter().try_for_each(|row| output::json_line(out, row)))?;
        return Ok(Written { rows: rows.len(), heads: Vec::new() });
    }
    let heads = R::full_heads().iter().map(|head| (*head).to_owned()).collect();
    write_sheet(path, form, &Sheet { heads, rows: rows.iter().map(Row::full_cells).collect() })
}

fn write_sheet(path: &Path, form: Form, sheet: &Sheet) -> io::Result<Written> {
    whole(path, |out| match form {
        #[cfg(feature = "parquet")]
        Form::Parquet => parquet::write(out, sheet),
        Form::Jsonl | Form::Jsonld => sheet.objects().iter().try_for_each(|row| output::json_line(out, row)),
        Form::Csv => {
            output::csv_line(out, sheet.heads.iter().map(String::as_str))?;
            sheet.rows.iter().try_for_each(|row| output::csv_line(out, row.iter().map(String::as_str)))
        }
    })?;
    Ok(Written { rows: sheet.rows.len(), heads: sheet.heads.clone() })
}

/// Writes beside the file and moves it there when it is whole: a full disk leaves no half table.
fn whole(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join(format!(".{}.part", path.file_name().unwrap_or_default().to_string_lossy()));
    let written = || -> io::Result<()> {
        let mut out = BufWriter::new(File::create(&beside)?);
        write(&mut out)?;
        out.flush()?;
        out.into_inner()?.sync_all()?;
        fs::rename(&beside, path)
    };
    let written = written();
    if written.is_err() {
        // nothing more can be done for it than to tell why
        let _ = fs::remove_file(&beside);
    }
    written
}
