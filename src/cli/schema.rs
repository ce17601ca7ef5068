//! `schema`: the JSON Schema of every shape that the program prints, made from the types that it prints.

use clap::{Args, ValueEnum};
use schemars::{Schema, generate::SchemaSettings};

use super::{
    failure::Outcome,
    output::{self, Format},
};
use crate::{
    model::{Announcement, Claim, Document, Mention, Promise},
    query::{Comparison, Contested, Found, News, Sheet, Shown, Told},
};

const EXAMPLES: &str = "\
Examples:
  homegrown schema
      the shapes that there are
  homegrown schema claim > claim.schema.json
      one of them (JSON Schema 2020-12)";

/// Prints the JSON Schema of what other commands print
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct SchemaArgs {
    /// The shape of one thing; without it, their names
    #[arg(value_enum, value_name = "SHAPE")]
    shape: Option<Shape>,
}

/// What is printed, a thing each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// `claims`, `export claims.jsonl`
    Claim,
    /// `timeline`: an announcement with its claims
    Announcement,
    /// `export timeline.jsonl`: an announcement with the ids of its claims
    AnnouncementLine,
    /// `conflicts`
    Conflict,
    /// `search`
    Found,
    /// `show`
    Shown,
    /// `entity`
    Entity,
    /// `compare`
    Comparison,
    /// `watch`
    News,
    /// `extract`: a document with its mentions
    Extract,
    /// `article`: a cleaned page
    Article,
    /// `promises`
    Promise,
    /// A mention, as `extract` and `export mentions.jsonl` have it
    Mention,
    /// A document, as `export documents.jsonl` has it
    Document,
}

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Outcome> {
    match args.shape {
        Some(shape) => output::print_object(Format::Json, &of(shape))?,
        None => output::print_text(&names())?,
    }
    Ok(Outcome::Done)
}

fn names() -> String {
    let line = |shape: &Shape| {
        let value = shape.to_possible_value()?;
        let help = value.get_help().map(ToString::to_string).unwrap_or_default();
        Some(format!("{:<18} {help}\n", value.get_name()))
    };
    Shape::value_variants().iter().filter_map(line).collect()
}

/// The schema of what is written, not of what would be read.
fn of(shape: Shape) -> Schema {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    match shape {
        Shape::Claim => generator.into_root_schema_for::<Claim>(),
        Shape::Announcement => generator.into_root_schema_for::<Told>(),
        Shape::AnnouncementLine => generator.into_root_schema_for::<Announcement>(),
        Shape::Conflict => generator.into_root_schema_for::<Contested>(),
        Shape::Found => generator.into_root_schema_for::<Found>(),
        Shape::Shown => generator.into_root_schema_for::<Shown>(),
        Shape::Entity => generator.into_root_schema_for::<Sheet>(),
        Shape::Comparison => generator.into_root_schema_for::<Comparison>(),
        Shape::News => generator.into_root_schema_for::<News>(),
        Shape::Extract => generator.into_root_schema_for::<super::extract::Extracted>(),
        Shape::Article => generator.into_root_schema_for::<super::article::Article>(),
        Shape::Promise => generator.into_root_schema_for::<Promise>(),
        Shape::Mention => generator.into_root_schema_for::<Mention>(),
        Shape::Document => generator.into_root_schema_for::<Document>(),
    }
}
