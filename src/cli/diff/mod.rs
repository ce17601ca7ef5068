//! `diff`: a table under Epoch AI's headers and the store → what is newer, missing or in dispute here.

mod tables;

use std::{collections::HashMap, path::PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::Serialize;

use self::tables::{CLUSTERS, HARDWARE, MODELS, Tables};
use super::{
    export::epoch,
    failure::{Outcome, note},
    global::Global,
    output::Row,
    place::Place,
    view::ViewArgs,
};
use crate::{
    lexicon::Lexicon,
    model::{Claim, Filter, entity::squeeze, value::near},
    text::fragment,
};

const EXAMPLES: &str = "\
Examples:
  homegrown diff notable_ai_models.csv
      what this store knows beyond Epoch AI's table, and otherwise
  homegrown diff ml_hardware.csv --only differs
      values that differ, with our quotes
  homegrown diff gpu_clusters.csv --only absent --format csv";

/// Compares a table under Epoch AI's headers with the store: what is new, missing or otherwise here
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct DiffArgs {
    /// A CSV of models, hardware or clusters: its heads tell which
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only what is new (no row there), fills (an empty cell there), differs, or is absent here
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    only: Vec<Kind>,
    #[command(flatten)]
    view: ViewArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// The file has another value
    Differs,
    /// The file has no value
    Fills,
    /// The file has no such row
    New,
    /// Nothing is claimed here of the row
    Absent,
}

/// One difference.
#[derive(Debug, Serialize)]
struct Difference {
    kind: Kind,
    name: String,
    column: String,
    there: String,
    here: String,
    confidence: String,
    disputed: bool,
    evidence: String,
    source: String,
    claims: String,
}

impl Row for Difference {
    fn heads() -> &'static [&'static str] {
        &["kind", "name", "column", "there", "here", "confidence", "evidence"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["name", "column"]
    }

    fn text_heads() -> &'static [&'static str] {
        &["evidence"]
    }

    fn cells(&self) -> Vec<String> {
        let confidence = if self.disputed { format!("{}, disputed", self.confidence) } else { self.confidence.clone() };
        let (there, here) = (self.there.clone(), self.here.clone());
        vec![self.kind(), self.name.clone(), self.column.clone(), there, here, confidence, self.evidence.clone()]
    }

    fn full_heads() -> &'static [&'static str] {
        &["kind", "name", "column", "there", "here", "confidence", "disputed", "evidence", "source", "claims"]
    }

    fn full_cells(&self) -> Vec<String> {
        vec![
            self.kind(),
            self.name.clone(),
            self.column.clone(),
            self.there.clone(),
            self.here.clone(),
            self.confidence.clone(),
            self.disputed.to_string(),
            self.evidence.clone(),
            self.source.clone(),
            self.claims.clone(),
        ]
    }
}

impl Difference {
    fn kind(&self) -> String {
        self.kind.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Rows of a table by their heads.
struct Rows {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn cell<'r>(&self, row: &'r [String], head: &str) -> Option<&'r str> {
        let at = self.heads.iter().position(|known| known == head)?;
        row.get(at).map(|cell| cell.trim())
    }
}

pub(super) async fn run(args: DiffArgs, global: &Global) -> anyhow::Result<Outcome> {
    let there = read(&args.file)?;
    let place = Place::open(global).await?;
    let claims = place.store.claims(&Filter::default()).await?;
    let has = |head: &str| there.heads.iter().any(|known| known == head);
    let (tables, here) = if has("Hardware name") {
        (&HARDWARE, epoch::hardware(&claims, &place.lexicon))
    } else if has("Chip quantity (primary)") && has("Name") {
        (&CLUSTERS, epoch::clusters(&claims, &place.lexicon))
    } else if has("Model") {
        (&MODELS, epoch::models(&claims, &place.lexicon))
    } else {
        anyhow::bail!(
            "{}: no table that is known; expected a column Model, Hardware name, or Name with Chip quantity (primary)",
            args.file.display()
        );
    };
    let here = Rows { heads: here.heads, rows: here.rows };
    let store = Store { claims: &claims, lexicon: &place.lexicon };
    let mut found = differences(tables, &there, &here, &store);
    found.retain(|difference| args.only.is_empty() || args.only.contains(&difference.kind));
    found.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.name.cmp(&b.name)));
    let total = found.len();
    let page = args.view.page(found, None)?;
    args.view.print(&page)?;
    if total == 0 {
        note("nothing is new, missing or otherwise here");
    }
    Ok(Outcome::Done)
}

/// More than any published table has.
const MOST_BYTES: u64 = 256 << 20;

fn read(path: &PathBuf) -> anyhow::Result<Rows> {
    use std::io::Read as _;
    let file = std::fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file.take(MOST_BYTES));
    let wrong = || format!("{} is not a CSV file", path.display());
    let heads = reader.headers().with_context(wrong)?.iter();
    let heads = heads.map(|head| head.trim_start_matches('\u{feff}').trim().to_owned()).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(record.with_context(wrong)?.iter().map(str::to_owned).collect());
    }
    Ok(Rows { heads, rows })
}

/// What a name is known by: its entity, or the name without case and what stands in brackets.
fn key(name: &str, lexicon: &Lexicon) -> String {
    let bare = name.split(['(', '（']).next().unwrap_or(name).trim();
    let known = lexicon.resolve(name).or_else(|| lexicon.resolve(bare));
    known.map_or_else(|| squeeze(bare), |known| squeeze(&lexicon.entity(known).name))
}

/// What our side is made of.
struct Store<'s> {
    claims: &'s [Claim],
    lexicon: &'s Lexicon,
}

fn differences(tables: &Tables, there: &Rows, here: &Rows, store: &Store<'_>) -> Vec<Difference> {
    let lexicon = store.lexicon;
    let named = |rows: &Rows, row: &[String]| key(rows.cell(row, tables.name).unwrap_or_default(), lexicon);
    let theirs: HashMap<String, &Vec<String>> = there.rows.iter().map(|row| (named(there, row), row)).collect();
    let mut found = Vec::new();
    let mut ours: Vec<String> = Vec::new();
    for row in &here.rows {
        let name = named(here, row);
        match theirs.get(&name) {
            None => found.push(difference(tables, (here, row), Kind::New, ("", ""), store)),
            Some(their) => {
                let cells = tables.compared.iter().filter_map(|head| {
                    // a column that the file does not have is none of its business
                    let (own, other) = (here.cell(row, head)?, there.cell(their, head)?);
                    let kind = compared(own, other, lexicon)?;
                    Some(difference(tables, (here, row), kind, (head, other), store))
                });
                found.extend(cells);
            }
        }
        ours.push(name);
    }
    let absent = there.rows.iter().filter(|row| !ours.contains(&named(there, row)));
    found.extend(absent.map(|row| Difference {
        kind: Kind::Absent,
        name: there.cell(row, tables.name).unwrap_or_default().to_owned(),
        column: String::new(),
        there: String::new(),
        here: String::new(),
        confidence: String::new(),
        disputed: false,
        evidence: String::new(),
        source: String::new(),
        claims: String::new(),
    }));
    found
}

fn difference(
    tables: &Tables,
    (here, row): (&Rows, &[String]),
    kind: Kind,
    (column, there): (&str, &str),
    store: &Store<'_>,
) -> Difference {
    let cell = |head: &str| here.cell(row, head).unwrap_or_default().to_owned();
    let name = cell(tables.name);
    let behind = epoch::behind(column, &name, &cell(column), store.claims, store.lexicon);
    let first = behind.and_then(|claim| claim.evidence.first());
    let url = first.and_then(|evidence| Some(fragment::link(evidence.url.as_deref()?, &evidence.quote)));
    Difference {
        kind,
        column: column.to_owned(),
        there: there.to_owned(),
        here: cell(column),
        confidence: cell(tables.confidence),
        disputed: behind.map_or(cell("Disputed") == "true", |claim| !claim.conflicts_with.is_empty()),
        evidence: first.map_or_else(|| cell(tables.quotes), |evidence| format!("“{}”", evidence.quote)),
        source: url.unwrap_or_else(|| cell(tables.source)),
        claims: behind.map_or_else(|| cell("Claims"), |claim| claim.id.to_string()),
        name,
    }
}

/// How our cell stands to theirs; nothing where they agree or we have none.
fn compared(own: &str, other: &str, lexicon: &Lexicon) -> Option<Kind> {
    if own.is_empty() {
        return None;
    }
    if other.is_empty() {
        return Some(Kind::Fills);
    }
    let agree = match (own.parse::<f64>(), other.replace(',', "").parse::<f64>()) {
        (Ok(own), Ok(other)) => near(Some(own), Some(other)),
        // a month agrees with a day of it
        _ if is_date(own) && is_date(other) => own.starts_with(other) || other.starts_with(own),
        // one name of several in common is agreement: the tables list makers and chips each in their own way
        _ => own.split(',').any(|own| other.split(',').any(|other| key(own, lexicon) == key(other, lexicon))),
    };
    (!agree).then_some(Kind::Differs)
}

fn is_date(text: &str) -> bool {
    text.parse::<crate::model::PartialDate>().is_ok()
}
