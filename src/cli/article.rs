//! `article`: pages → clean text with its title, outlet and dates.

use clap::Args;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    failure::{Outcome, warn},
    global::{Global, format_or_lines},
    input::{InputArgs, Inputs},
    net::{Fetcher, NetArgs},
    output::{Format, Printer, Row},
};
use crate::{
    article,
    model::{Document, Partial},
    report::or_none,
};

const EXAMPLES: &str = "\
Examples:
  homegrown article page.html --format jsonl
      clean text, title, outlet, authors and dates of a page
  homegrown article pages/ --format csv
      a folder of pages
  homegrown article pages/ --format jsonl | homegrown extract - --input jsonl";

/// Cleans pages up: the text of the article with its title, outlet, authors and dates
///
/// `text` is the body alone. The clean text in which `extract` and the store count is the title, an empty line and
/// this body. `partial` says why the text may be but a part of the article: `paywall`, `summary` or `cut`, of a PDF file that is longer than what is read. The lines can be given to `extract` and `ingest` again, which then count in `text` as it stands.
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ArticleArgs {
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    net: NetArgs,
    /// Form of the output [default: table on a terminal, jsonl elsewhere]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

/// A cleaned page; `text` is its body, without the title.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Article {
    id: String,
    url: Option<String>,
    title: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    authors: Vec<String>,
    site: Option<String>,
    lang: &'static str,
    /// `paywall` or `summary` where the text may be but a part of the article.
    partial: Option<Partial>,
    text: String,
}

impl From<Document> for Article {
    fn from(document: Document) -> Self {
        let text = article::body(&document).to_owned();
        Self {
            id: document.name,
            url: document.url,
            title: document.title,
            published: document.published,
            modified: document.modified,
            authors: document.authors,
            site: document.outlet,
            lang: document.language.base(),
            partial: document.partial,
            text,
        }
    }
}

impl Row for Article {
    fn heads() -> &'static [&'static str] {
        &["id", "title", "site", "published", "lang", "characters"]
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            or_none(self.title.as_ref()),
            or_none(self.site.as_ref()),
            or_none(self.published.as_ref()),
            self.lang.to_owned(),
            self.text.chars().count().to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &["id", "url", "title", "published", "modified", "authors", "site", "lang", "partial", "text"]
    }

    fn full_cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            or_none(self.url.as_ref()),
            or_none(self.title.as_ref()),
            or_none(self.published.as_ref()),
            or_none(self.modified.as_ref()),
            self.authors.join("; "),
            or_none(self.site.as_ref()),
            self.lang.to_owned(),
            self.partial.map(|partial| partial.to_string()).unwrap_or_default(),
            self.text.clone(),
        ]
    }
}

pub(super) async fn run(args: ArticleArgs, global: &Global) -> anyhow::Result<Outcome> {
    let fetcher = Fetcher::new(&args.net, &global.settings()?);
    let mut inputs = Inputs::open(args.inputs);
    let mut printer = Printer::new(format_or_lines(args.format));
    let mut failures = 0;
    while let Some(raw) = inputs.next().await {
        let read = match raw {
            Ok(raw) => fetcher.document(raw).await,
            Err(error) => Err(error.into()),
        };
        match read {
            Ok(document) => printer.push(&Article::from(document))?,
            Err(error) => {
                failures += 1;
                warn(&format!("{error:#}"));
            }
        }
    }
    printer.finish::<Article>()?;
    inputs.tell_passed_over();
    Ok(Outcome::after(failures))
}
