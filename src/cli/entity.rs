//! `entity` and `compare`: names → fact sheets, one below or beside the other.

use std::fmt::Write as _;

use clap::Args;

use super::{
    complete,
    failure::{Outcome, note},
    global::Global,
    output::{self, Format, Printer},
    paint::{self, BOLD, DIM, HOT, counted, line},
    place::{Place, asked_wrongly},
    words,
};
use crate::{
    model::{Claim, EntityKind},
    query::{self, Comparison, Sheet},
};

const ENTITY: &str = "\
Examples:
  homegrown entity 'Ascend 910C'
      all that is claimed of a chip, predicate by predicate
  homegrown entity 昇腾910C --quotes 5
      by any name in any language; with more quotes
  homegrown entity CN --format json
      a country; for scripts";

const COMPARE: &str = "\
Examples:
  homegrown compare 'Ascend 910B' 'Ascend 910C'
      two chips side by side
  homegrown compare Qwen3 DeepSeek-V3 TeleChat2 --format markdown";

/// The fact sheet of a model, chip, system, organization or country: each predicate with its claims and conflicts
#[derive(Debug, Args)]
#[command(before_long_help = ENTITY)]
pub(super) struct EntityArgs {
    /// Any of its names, in any language
    #[arg(value_name = "NAME", add = complete::names())]
    name: String,
    /// Quotes shown of each claim
    #[arg(long, value_name = "N", default_value_t = 1)]
    quotes: usize,
    /// Form of the output [default: text for the eye]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// As it could be known at the end of this date
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

/// Models, chips or firms side by side: a row a predicate
#[derive(Debug, Args)]
#[command(before_long_help = COMPARE)]
pub(super) struct CompareArgs {
    /// Two names or more, in any language
    #[arg(value_name = "NAME", required = true, num_args = 2.., add = complete::names())]
    names: Vec<String>,
    /// Form of the output [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// As it could be known at the end of this date
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

pub(super) async fn entity(args: EntityArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open_as_of(global, args.as_of.as_deref()).await?;
    let sheet = query::sheet(&place.store, &place.lexicon, &args.name).await.map_err(asked_wrongly)?;
    match args.format {
        Some(format @ (Format::Json | Format::Jsonl)) => output::print_object(format, &sheet)?,
        Some(format @ (Format::Csv | Format::Markdown)) => {
            let claims: Vec<Claim> =
                sheet.facts.into_iter().flat_map(|fact| fact.claims).chain(sheet.named_in).collect();
            Printer::print(format, &claims)?;
        }
        Some(Format::Table) | None => output::print_text(&text(&sheet, args.quotes))?,
    }
    Ok(Outcome::Done)
}

/// Claims of other things that a sheet shows; the rest is counted.
const NAMED: usize = 10;

fn text(sheet: &Sheet, quotes: usize) -> String {
    let mut out = String::new();
    head(&mut out, sheet);
    for fact in &sheet.facts {
        let _ = writeln!(out);
        let (style, disputed) = if fact.disputed { (HOT, "  disputed") } else { (BOLD, "") };
        line(&mut out, style, 0, &format!("{}{disputed}", words::predicate(fact.predicate)));
        for claim in &fact.claims {
            self::claim(&mut out, claim, quotes);
        }
    }
    if !sheet.named_in.is_empty() {
        let _ = writeln!(out);
        line(&mut out, BOLD, 0, "named in what is claimed of others");
        for claim in sheet.named_in.iter().take(NAMED) {
            line(&mut out, paint::PLAIN, 2, &words::claim(claim));
        }
        let more = sheet.named_in.len().saturating_sub(NAMED);
        if more > 0 {
            line(&mut out, DIM, 2, &format!("and {more} more: --format csv has them all"));
        }
    }
    if sheet.about.kind == Some(EntityKind::Organization) {
        let _ = writeln!(out);
        let name = sheet.about.name.replace('\'', "'\\''");
        line(&mut out, DIM, 0, &format!("what it makes, and what it says: homegrown claims --org '{name}'"));
    }
    if !sheet.sources.is_empty() {
        let _ = writeln!(out);
        line(&mut out, BOLD, 0, "sources");
        for source in &sheet.sources {
            let facts = (counted(source.claims, "claim"), counted(source.documents.len(), "document"));
            line(&mut out, paint::PLAIN, 2, &format!("{}: {} in {}", source.outlet, facts.0, facts.1));
        }
    }
    out
}

fn head(out: &mut String, sheet: &Sheet) {
    line(out, BOLD, 0, &sheet.about.name);
    let maker = sheet.about.maker.as_ref().map(|maker| format!("by {maker}"));
    let family = sheet.about.family.as_ref().map(|family| format!("of the family {family}"));
    let parts =
        [sheet.about.kind.map(EntityKind::as_str), sheet.about.country.as_deref(), maker.as_deref(), family.as_deref()];
    line(out, DIM, 0, &parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    if !sheet.about.aliases.is_empty() {
        line(out, DIM, 0, &format!("also: {}", sheet.about.aliases.join(", ")));
    }
    let claims: usize = sheet.facts.iter().map(|fact| fact.claims.len()).sum();
    let said = match (claims, sheet.named_in.len()) {
        (0, 0) => "nothing is claimed of it yet: `homegrown search` looks for its name in the texts".to_owned(),
        _ => format!("{} · {}", counted(claims, "claim"), counted(sheet.conflicts.len(), "conflict")),
    };
    line(out, DIM, 0, &said);
}

fn claim(out: &mut String, claim: &Claim, quotes: usize) {
    let sources = counted(claim.independent_sources, "source");
    let own = if claim.primary { ", its own" } else { "" };
    let seen = match (&claim.first_seen, &claim.last_seen) {
        (Some(first), Some(last)) if first != last => format!(" · {first} to {last}"),
        (Some(day), _) | (None, Some(day)) => format!(" · {day}"),
        (None, None) => String::new(),
    };
    let value = words::value(&claim.value);
    let modality = claim.modality.as_str();
    line(out, paint::PLAIN, 2, &format!("{value} · {modality} · {sources}{own}{seen} · {}", claim.id));
    for evidence in claim.evidence.iter().take(quotes) {
        paint::quote(out, 4, evidence);
    }
}

pub(super) async fn compare(args: CompareArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open_as_of(global, args.as_of.as_deref()).await?;
    let compared = query::compare(&place.store, &place.lexicon, &args.names).await.map_err(asked_wrongly)?;
    match super::global::format_or_table(args.format) {
        format @ (Format::Json | Format::Jsonl) => output::print_object(format, &compared)?,
        format => {
            let heads: Vec<&str> = std::iter::once("claim").chain(compared.names.iter().map(String::as_str)).collect();
            output::print_grid(format, &heads, &grid(&compared), &[])?;
        }
    }
    if compared.rows.is_empty() {
        note(&format!("nothing is claimed of {}", compared.names.join(" or ")));
    }
    Ok(Outcome::Done)
}

fn grid(compared: &Comparison) -> Vec<Vec<String>> {
    let row = |row: &query::ComparedRow| {
        let cells = row.claims.iter().map(|claims| cell(claims));
        std::iter::once(words::predicate(row.predicate)).chain(cells).collect()
    };
    compared.rows.iter().map(row).collect()
}

/// Values of one thing in a cell.
const VALUES: usize = 3;

/// The best supported values, with how firmly they are said where that is not outright.
fn cell(claims: &[Claim]) -> String {
    let mut values: Vec<String> = Vec::new();
    for claim in claims {
        let firm = if claim.modality == crate::model::Modality::Stated { "" } else { claim.modality.as_str() };
        let value = words::value(&claim.value);
        let value = if firm.is_empty() { value } else { format!("{value} ({firm})") };
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let more = values.len().saturating_sub(VALUES);
    values.truncate(VALUES);
    let disputed = if claims.iter().any(|claim| !claim.conflicts_with.is_empty()) { "disputed: " } else { "" };
    let rest = if more > 0 { format!("; {more} more") } else { String::new() };
    format!("{disputed}{}{rest}", values.join("; "))
}
