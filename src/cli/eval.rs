//! `eval`: the extractor against gold files.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{
    document,
    failure::Outcome,
    global::{Global, format_or_table},
    input::{Body, Raw},
    output::{self, Format, Printer, Row},
};
use crate::{
    eval::{self, Count, Finding, FindingKind, Found, GoldDocument, Group, Names, Scored},
    extract::extract,
    lexicon::Lexicon,
    model::Mention,
};

const EXAMPLES: &str = "\
Examples:
  homegrown eval tests/gold/dev
      precision, recall and F1, in all and by language and predicate
  homegrown eval tests/gold/dev --by doc --show missed
      which document loses what
  homegrown eval tests/gold/dev --format json
      for a script";

/// Measures the extractor: precision, recall and F1 against gold files
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct EvalArgs {
    /// Folder of gold files (*.json, each a document with its mentions)
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Break-downs
    #[arg(long, value_enum, value_delimiter = ',', default_value = "lang,predicate", value_name = "GROUP,…")]
    by: Vec<By>,
    /// Lists what went wrong
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT,…")]
    show: Vec<Show>,
    /// More names: canonical, kind and aliases, tabs between [default: aliases.tsv in the folder or the one above]
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Scores what `extract --format jsonl` wrote in place of extracting now
    #[arg(long, value_name = "FILE")]
    found: Option<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    Lang,
    Predicate,
    Doc,
    Script,
    Style,
    Modality,
    Kind,
}

impl From<By> for Group {
    fn from(by: By) -> Self {
        match by {
            By::Lang => Self::Lang,
            By::Predicate => Self::Predicate,
            By::Doc => Self::Doc,
            By::Script => Self::Script,
            By::Style => Self::Style,
            By::Modality => Self::Modality,
            By::Kind => Self::Kind,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Gold mentions that were not found
    Missed,
    /// Mentions found that are in no gold
    Wrong,
    /// Found with another modality
    Modality,
    /// Found with another speaker
    Attribution,
}

impl Show {
    fn is(self, kind: FindingKind) -> bool {
        self as u8 == kind as u8
    }
}

/// One line of a score.
#[derive(Debug, Serialize)]
struct Line {
    group: &'static str,
    key: String,
    #[serde(flatten)]
    numbers: eval::Numbers,
}

impl Row for Line {
    fn heads() -> &'static [&'static str] {
        &["by", "", "precision", "recall", "F1", "modality", "speaker", "right", "wrong", "missed"]
    }

    fn cells(&self) -> Vec<String> {
        let n = &self.numbers;
        let percent =
            |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}", 100.0 * share));
        let shares = [Some(n.precision), Some(n.recall), Some(n.f1), n.modality_accuracy, n.attribution_accuracy];
        let counts = [n.right, n.wrong, n.missed];
        let names = [self.group.to_owned(), self.key.clone()];
        names.into_iter().chain(shares.map(percent)).chain(counts.map(|n| n.to_string())).collect()
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "group",
            "key",
            "precision",
            "recall",
            "f1",
            "modality_accuracy",
            "attribution_accuracy",
            "right",
            "wrong",
            "missed",
        ]
    }
}

pub(super) async fn run(args: EvalArgs, global: &Global) -> anyhow::Result<Outcome> {
    let lexicon = global.lexicon()?;
    let golds = eval::read(&args.folder)?;
    let names = names(&args, &lexicon)?;
    let found = match &args.found {
        Some(file) => read_found(file)?,
        None => find(&golds, &lexicon).await?,
    };
    let by: Vec<Group> = args.by.iter().map(|by| Group::from(*by)).collect();
    let mut scored = eval::score(&golds, &found, &names, &by);
    scored.findings.retain(|finding| args.show.iter().any(|show| show.is(finding.kind)));
    print(format_or_table(args.format), &scored)?;
    Ok(Outcome::Done)
}

fn names<'l>(args: &EvalArgs, lexicon: &'l Lexicon) -> anyhow::Result<Names<'l>> {
    let names = Names::of_lexicon(lexicon);
    if let Some(file) = &args.aliases {
        return Ok(names.with_file(file)?);
    }
    let absolute = args.folder.canonicalize()?;
    let beside = [Some(absolute.as_path()), absolute.parent()];
    let file = beside.into_iter().flatten().map(|folder| folder.join("aliases.tsv")).find(|file| file.is_file());
    Ok(match file {
        Some(file) => names.with_file(&file)?,
        None => names,
    })
}

/// Extracts from the text of each gold document, told no more than a reader of the page would know.
async fn find(golds: &[GoldDocument], lexicon: &Arc<Lexicon>) -> anyhow::Result<Found> {
    let mut running = Vec::new();
    for gold in golds {
        let text = gold.text.clone();
        let text =
            text.with_context(|| format!("the gold document {} has no \"text\" and no .txt beside it", gold.id))?;
        let raw = Raw {
            name: gold.id.clone(),
            url: gold.url.clone(),
            outlet: gold.outlet.clone(),
            published: gold.published.clone(),
            body: Body::Text(text),
            ..Raw::default()
        };
        let lexicon = Arc::clone(lexicon);
        running.push(tokio::task::spawn_blocking(move || {
            let name = raw.name.clone();
            document::document(raw, Global::now()).map(|document| (name, extract(&document, &lexicon)))
        }));
    }
    let mut found = Found::new();
    for task in running {
        let (name, mentions) = task.await??;
        found.insert(name, mentions);
    }
    Ok(found)
}

/// A line that `extract --format jsonl` writes.
#[derive(Deserialize)]
struct FoundLine {
    id: String,
    #[serde(default)]
    mentions: Vec<Mention>,
}

fn read_found(path: &Path) -> anyhow::Result<Found> {
    let named = || path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot read {}", named()))?;
    let mut found = Found::new();
    for (line, n) in BufReader::new(file).lines().zip(1..) {
        let line = line.with_context(|| format!("cannot read {}", named()))?;
        if line.trim().is_empty() {
            continue;
        }
        let row: FoundLine = serde_json::from_str(&line).with_context(|| format!("{}, line {n}", named()))?;
        found.entry(row.id).or_default().extend(row.mentions);
    }
    Ok(found)
}

fn print(format: Format, scored: &Scored) -> std::io::Result<()> {
    if format == Format::Json {
        return output::print_object(format, &as_json(scored));
    }
    let line = |group, key: &str, count: &Count| Line { group, key: key.to_owned(), numbers: count.numbers() };
    let mut lines = vec![line("total", &format!("{} documents", scored.documents), &scored.total)];
    for (group, counts) in &scored.groups {
        lines.extend(counts.iter().map(|(key, count)| line(group.as_str(), key, count)));
    }
    Printer::print(format, &lines)?;
    let shown: Vec<String> = scored.findings.iter().map(|finding| shown(finding) + "\n").collect();
    output::print_text(&shown.concat())
}

fn as_json(scored: &Scored) -> Value {
    let mut object = Map::new();
    object.insert("total".to_owned(), json!(scored.total.numbers()));
    for (group, counts) in &scored.groups {
        let counts: Map<String, Value> =
            counts.iter().map(|(key, count)| (key.clone(), json!(count.numbers()))).collect();
        object.insert(group.as_str().to_owned(), Value::Object(counts));
    }
    object.insert("shown".to_owned(), scored.findings.iter().map(shown).collect());
    Value::Object(object)
}

fn shown(finding: &Finding) -> String {
    let differs = finding.differs.as_ref();
    let differs = differs.map(|(gold, found)| format!("gold {gold}, found {found}\t")).unwrap_or_default();
    let mention = output::clean(&finding.mention);
    format!("{}\t{}\t{differs}{mention}", finding.kind.as_str(), finding.document)
}
