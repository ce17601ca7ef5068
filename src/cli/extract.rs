//! `extract`: texts → the mentions in them, without a store.

use std::{num::NonZero, sync::Arc, thread::available_parallelism};

use clap::Args;
use futures_util::{StreamExt, stream};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    document,
    failure::{Outcome, warn},
    global::{Global, format_or_lines},
    input::{InputArgs, Inputs, Raw},
    net::{Fetcher, NetArgs},
    output::{Format, Printer, Row},
    words,
};
use crate::{
    extract::{
        explain::{Explained, Explanation, Rejected, explain},
        extract,
    },
    lexicon::Lexicon,
    model::{Document, Mention},
};

const EXAMPLES: &str = "\
Examples:
  homegrown extract article.txt
      what one text claims, as a table
  homegrown extract docs.jsonl --format jsonl
      many documents, one JSON object a document
  homegrown extract article.txt --explain
      and why: rule, name, cues, what was turned down
  cat page.html | homegrown extract - --input html
      from a pipe";

/// Extracts claims from texts, without keeping anything
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ExtractArgs {
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    net: NetArgs,
    /// Form of the output [default: table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Tell for each mention the rule, the name and the cues that made it, and what was turned down and why
    #[arg(long)]
    explain: bool,
}

/// One document with what it claims.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Extracted {
    id: String,
    lang: &'static str,
    published: Option<String>,
    #[serde(flatten)]
    claims: Claims,
}

/// What a document claims, with reasons where they are asked for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Claims {
    Plain {
        mentions: Vec<Mention>,
    },
    #[schemars(skip)]
    Explained(Explanation),
}

/// One mention on a line of a table.
#[derive(Debug, Serialize)]
pub(super) struct Line<'e> {
    id: &'e str,
    #[serde(flatten)]
    mention: &'e Mention,
}

impl Row for Line<'_> {
    fn heads() -> &'static [&'static str] {
        &["document", "subject", "predicate", "value", "modality", "said by", "quote"]
    }

    fn cells(&self) -> Vec<String> {
        let mention = self.mention;
        vec![
            self.id.to_owned(),
            mention.subject.name.clone(),
            mention.predicate.as_str().to_owned(),
            words::value(&mention.value),
            mention.modality.as_str().to_owned(),
            mention.attributed_to.clone().unwrap_or_default(),
            mention.evidence.quote.clone(),
        ]
    }
}

/// One mention and its reasons on a line of a table; what became no mention has a line without one.
#[derive(Debug, Serialize)]
struct ExplainedLine<'e> {
    id: &'e str,
    #[serde(skip)]
    mention: Option<&'e Explained>,
    #[serde(skip)]
    rejected: &'e [Rejected],
}

impl Row for ExplainedLine<'_> {
    fn heads() -> &'static [&'static str] {
        &["document", "subject", "predicate", "value", "modality", "rule", "name", "cues", "turned down"]
    }

    fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.id.to_owned()];
        match self.mention {
            Some(Explained { mention, explain }) => cells.extend([
                mention.subject.name.clone(),
                mention.predicate.as_str().to_owned(),
                words::value(&mention.value),
                mention.modality.as_str().to_owned(),
                explain.rule.clone(),
                explain.alias.clone().unwrap_or_default(),
                explain.cues.iter().map(|cue| format!("{} ({})", cue.text, cue.class)).collect::<Vec<_>>().join("; "),
            ]),
            None => cells.resize(8, String::new()),
        }
        let told = self.rejected.iter().map(|one| format!("{} ({}): {}", one.text, one.rule, one.why));
        cells.push(told.collect::<Vec<_>>().join("; "));
        cells
    }
}

/// A document is an object in JSON; elsewhere each of its mentions is a row.
impl Row for Extracted {
    fn heads() -> &'static [&'static str] {
        Line::heads()
    }

    fn cells(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The mentions of one document as rows.
pub(super) fn lines<'e>(id: &'e str, mentions: &'e [Mention]) -> Vec<Line<'e>> {
    mentions.iter().map(|mention| Line { id, mention }).collect()
}

pub(super) async fn run(args: ExtractArgs, global: &Global) -> anyhow::Result<Outcome> {
    let lexicon = global.lexicon()?;
    let fetcher = Fetcher::new(&args.net, &global.settings()?);
    let format = format_or_lines(args.format);
    let mut printer = Printer::new(format);
    let mut failures = 0;
    let explained = args.explain;
    let raws = stream::unfold(Inputs::open(args.inputs), |mut inputs| async {
        let raw = inputs.next().await;
        if raw.is_none() {
            inputs.tell_passed_over();
        }
        Some((raw?, inputs))
    });
    let workers = available_parallelism().map_or(2, NonZero::get);
    let mut coming = std::pin::pin!(
        raws.map(|raw| {
            let lexicon = Arc::clone(&lexicon);
            let fetcher = &fetcher;
            async move {
                let raw = fetcher.fetched(raw?).await?;
                tokio::task::spawn_blocking(move || extracted(raw, &lexicon, explained)).await?
            }
        })
        .buffered(workers)
    );
    while let Some(item) = coming.next().await {
        match item {
            Ok(document) => print(&mut printer, format, &document)?,
            Err(error) => {
                failures += 1;
                warn(&format!("{error:#}"));
            }
        }
    }
    if explained {
        printer.finish::<ExplainedLine<'_>>()?;
    } else {
        printer.finish::<Extracted>()?;
    }
    Ok(Outcome::after(failures))
}

fn extracted(raw: Raw, lexicon: &Lexicon, explained: bool) -> anyhow::Result<Extracted> {
    let document: Document = document::document(raw, Global::now())?;
    let claims = if explained {
        Claims::Explained(explain(&document, lexicon))
    } else {
        Claims::Plain { mentions: extract(&document, lexicon) }
    };
    Ok(Extracted { lang: document.language.base(), published: document.published, id: document.name, claims })
}

fn print(printer: &mut Printer, format: Format, document: &Extracted) -> std::io::Result<()> {
    if matches!(format, Format::Json | Format::Jsonl) {
        return printer.push(document);
    }
    let id = document.id.as_str();
    match &document.claims {
        Claims::Plain { mentions } => mentions.iter().try_for_each(|mention| printer.push(&Line { id, mention })),
        Claims::Explained(Explanation { mentions, rejected }) => {
            for one in mentions {
                printer.push(&ExplainedLine { id, mention: Some(one), rejected: &one.explain.rejected })?;
            }
            if rejected.is_empty() { Ok(()) } else { printer.push(&ExplainedLine { id, mention: None, rejected }) }
        }
    }
}
