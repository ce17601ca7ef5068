//! `inspect`: what a parser makes of one input, for those who add sources or words. JSON Lines in, JSON Lines out.

mod lists;
mod record;

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use self::record::Record;
use super::{
    failure::{Outcome, warn},
    input::InputError,
    output,
};
use crate::{
    extract::{date, number},
    model::{Language, address},
    text::{ScalarIndex, language},
};

const EXAMPLES: &str = "\
Examples:
  echo '{\"id\":1,\"text\":\"1150亿参数，约1万张卡\"}' | homegrown inspect quantity -
  echo 'the third quarter of 2024' | homegrown inspect date -
  echo '{\"url\":\"http://m.example.com/a/?utm_source=x\"}' | homegrown inspect url -";

/// Shows what a parser makes of an input
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct InspectArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A feed: a file, or {"text","url"?} → {"feed":{…},"entries":[…]}, dates as seconds since 1970
    Feed(Files),
    /// robots.txt: {"robots","agent","url"} → {"allowed"}
    Robots(Files),
    /// The links of a page: a file, or {"html","url"?,"select"?} → {"links":[…]}
    Links(Files),
    /// The form that an address is known by: {"url"} → {"url","key"}
    Url(Files),
    /// The amounts of a text: {"text","lang"?} → {"results":[{"text","value","min","max","unit",…}]}
    Quantity(Files),
    /// The dates of a text: {"text","lang"?,"now"?} → {"date","results":[{"text","date",…}]}
    Date(Files),
}

#[derive(Debug, Args)]
struct Files {
    /// Files of JSON Lines, files whose whole content is the input, or - for standard input
    #[arg(required = true, value_name = "PATH|-")]
    files: Vec<String>,
}

/// What a kind of inspection makes of an input: members of the answer, or what the input lacks.
type Answer = fn(&Record) -> Result<Value, String>;

pub(super) fn run(args: InspectArgs) -> anyhow::Result<Outcome> {
    let (files, answer): (Files, Answer) = match args.what {
        What::Feed(files) => (files, lists::feed),
        What::Robots(files) => (files, lists::robots),
        What::Links(files) => (files, lists::links),
        What::Url(files) => (files, url),
        What::Quantity(files) => (files, quantity),
        What::Date(files) => (files, dates),
    };
    let mut failures = 0;
    let mut broken = None;
    let mut take = |record: Result<Record, InputError>| match answered(record, answer) {
        Ok(row) => output::print_object(output::Format::Jsonl, &row).map_err(|error| broken = Some(error)).is_ok(),
        Err(what) => {
            failures += 1;
            warn(&what);
            true
        }
    };
    for file in &files.files {
        if record::each(file, &mut take).is_break() {
            break;
        }
    }
    match broken {
        Some(error) => Err(error.into()),
        None => Ok(Outcome::after(failures)),
    }
}

fn answered(record: Result<Record, InputError>, answer: Answer) -> Result<Map<String, Value>, String> {
    let record = record.map_err(|error| error.to_string())?;
    let mut row = Map::from_iter([("id".to_owned(), record.id.clone())]);
    if let Value::Object(members) = answer(&record).map_err(|what| format!("{}: {what}", record.place))? {
        row.extend(members);
    }
    Ok(row)
}

fn url(record: &Record) -> Result<Value, String> {
    let given = record.text("url").or_else(|| record.text("text")).ok_or("has no \"url\"")?;
    Ok(json!({ "url": address::canonical(given.trim()), "key": address::key(given.trim()) }))
}

fn told_language(record: &Record, text: &str) -> Language {
    language::detect(text, record.text("lang").and_then(Language::parse))
}

fn quantity(record: &Record) -> Result<Value, String> {
    let text = record.text("text").ok_or("has no \"text\"")?;
    if let Some(model) = record.text("model") {
        // One kind of quantity, in the units of the text.
        let answer = number::inspect(&json!({ "lang": record.text("lang"), "model": model, "text": text }));
        return Ok(json!({ "results": answer.get("results") }));
    }
    let index = ScalarIndex::new(text);
    let found = number::find(text, told_language(record, text)).into_iter();
    let results: Vec<Value> = found
        .map(|amount| {
            json!({
                "text": amount.span.of(text),
                "start": index.scalar(amount.span.start),
                "end": index.scalar(amount.span.end),
                "value": amount.exact(),
                "min": amount.min,
                "max": amount.max,
                "approximate": amount.approximate,
                "unit": amount.measure.map(|measure| format!("{measure:?}")),
                "per": amount.per.map(number::Per::as_str),
                "in_name": amount.in_name,
            })
        })
        .collect();
    Ok(json!({ "results": results }))
}

fn dates(record: &Record) -> Result<Value, String> {
    let text = record.text("text").ok_or("has no \"text\"")?;
    let now = record.text("now").or_else(|| record.text("published"));
    let today = now.and_then(|now| now.get(..10)?.parse().ok());
    let index = ScalarIndex::new(text);
    let found = date::find(text, told_language(record, text), today);
    let whole = date::inspect(&json!({ "text": text, "now": now, "lang": record.text("lang") }));
    let first = whole.get("date").cloned();
    let results: Vec<Value> = found
        .into_iter()
        .map(|found| {
            json!({
                "text": found.span.of(text),
                "start": index.scalar(found.span.start),
                "end": index.scalar(found.span.end),
                "date": found.date,
                "relative": found.relative,
            })
        })
        .collect();
    Ok(json!({ "date": first, "results": results }))
}
