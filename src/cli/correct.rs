//! `correct`: a reader's rulings → kept beside the claims, and laid over them from then on.

use std::io::BufReader;

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{
    failure::{Outcome, Usage, note},
    global::{Global, format_or_table},
    ingest,
    output::{Format, Printer, Row},
    place::Place,
};
use crate::{
    model::{Claim, Correction, Id, Ruling},
    pipeline::{self, Report, Rules},
    query,
};

const EXAMPLES: &str = "\
Examples:
  homegrown correct c1x… wrong --why 'the text speaks of the cluster'
  homegrown correct c1x… same-as c7k… --why 'two spellings' --by 'Mei Tan'
  homegrown correct c1x… not-same d3m… --why 'it speaks of the older model'
  homegrown correct c1x… withdraw
      takes all rulings on the claim back
  homegrown correct --list
      all rulings; `export corrections.jsonl` writes them to a file
  homegrown correct --import corrections.jsonl
      takes the rulings of another store";

/// Rules on a claim: wrong, the same as another, not the same; every ruling can be taken back
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct CorrectArgs {
    /// The claim, by its id
    #[arg(value_name = "CLAIM", required_unless_present_any = ["list", "import"])]
    claim: Option<String>,
    /// What is ruled
    #[arg(value_enum, value_name = "RULING", required_unless_present_any = ["list", "import"])]
    ruling: Option<Word>,
    /// The other claim; for not-same also a former id of this one, or the document whose mention is not of it
    #[arg(value_name = "OTHER")]
    other: Option<String>,
    /// Why: kept with the ruling
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
    /// Who rules
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Prints all rulings
    #[arg(long, conflicts_with_all = ["claim", "import"])]
    list: bool,
    /// Takes rulings from a file that `export` wrote (corrections.jsonl)
    #[arg(long, value_name = "FILE", conflicts_with = "claim")]
    import: Option<String>,
    /// Form of the output [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Word {
    /// The text does not say it: the claim is left out
    Wrong,
    /// It says the same as OTHER: the two are one claim
    SameAs,
    /// It does not say the same as OTHER: the two are kept apart
    NotSame,
    /// Takes all rulings on it back
    Withdraw,
}

pub(super) async fn run(args: CorrectArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let rules = Rules::new(place.lexicon.clone());
    if args.list {
        Printer::print(format_or_table(args.format), &place.store.corrections().await?)?;
        return Ok(Outcome::Done);
    }
    if let Some(file) = &args.import {
        let rulings = read(file)?;
        let report = pipeline::correct(&place.store, &rules, &rulings).await?;
        note(&format!("{} rulings taken in", rulings.len()));
        return done(args.format, &report);
    }
    let (Some(given), Some(word)) = (&args.claim, args.ruling) else {
        return Err(Usage("say which claim, and what is ruled".to_owned()).into());
    };
    if word == Word::Withdraw {
        return withdraw(&place, &rules, given, args.format).await;
    }
    let correction = correction(&place, given, word, &args).await?;
    let report = pipeline::correct(&place.store, &rules, &[correction]).await?;
    done(args.format, &report)
}

fn done(format: Option<Format>, report: &Report) -> anyhow::Result<Outcome> {
    ingest::print(format, report)?;
    Ok(Outcome::Done)
}

async fn withdraw(place: &Place, rules: &Rules, given: &str, format: Option<Format>) -> anyhow::Result<Outcome> {
    let id = place.store.resolve_id(&Id::from_text(given.trim())).await?;
    let (withdrawn, report) = pipeline::withdraw(&place.store, rules, &id).await?;
    if withdrawn.is_empty() {
        anyhow::bail!("no ruling on {given} is kept: `homegrown correct --list` prints those that are");
    }
    note(&format!("{} withdrawn", withdrawn.len()));
    done(format, &report)
}

async fn correction(place: &Place, given: &str, word: Word, args: &CorrectArgs) -> anyhow::Result<Correction> {
    let why = args.why.clone().filter(|why| !why.trim().is_empty());
    let why = why.ok_or_else(|| Usage("say why: --why 'the text speaks of the cluster'".to_owned()))?;
    let claim = claim(place, given).await?;
    let (claim, ruling) = match word {
        Word::SameAs => {
            let other = self::claim(place, other(args)?).await?;
            if other.id == claim.id {
                return Err(Usage(format!("{given} and {} are one claim already", other.id)).into());
            }
            (claim.id, Ruling::SameAs { other: other.id })
        }
        Word::NotSame => {
            let parts = query::parts(&place.store, &claim, &Id::from_text(other(args)?)).await?;
            let (kept, other) = parts.ok_or_else(|| {
                let what = format!(
                    "{:?} is no other claim, no former id and no document of {given}",
                    other(args).unwrap_or_default()
                );
                Usage(format!("{what}: `homegrown show {given}` lists its documents"))
            })?;
            (kept, Ruling::NotSame { other })
        }
        Word::Wrong | Word::Withdraw => (claim.id, Ruling::Wrong),
    };
    let made_at = Global::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    Ok(Correction { claim, ruling, why, author: args.by.clone(), made_at })
}

fn other(args: &CorrectArgs) -> anyhow::Result<&str> {
    let missing = || Usage("say which other claim: homegrown correct CLAIM same-as OTHER --why …".to_owned());
    Ok(args.other.as_deref().map(str::trim).ok_or_else(missing)?)
}

async fn claim(place: &Place, given: &str) -> anyhow::Result<Claim> {
    let found = place.store.claim(&Id::from_text(given.trim())).await?;
    found.ok_or_else(|| {
        Usage(format!("{given:?} is no claim that is stored: `homegrown claims` prints their ids")).into()
    })
}

/// The rulings of a file, all of them or none.
fn read(file: &str) -> anyhow::Result<Vec<Correction>> {
    let input = std::fs::File::open(file).with_context(|| format!("cannot read {file}"))?;
    let (mut rulings, mut wrong) = (Vec::new(), None);
    let _ = super::input::each_line(file, BufReader::new(input), &mut |line, text| {
        let parsed = text.map_err(anyhow::Error::from).and_then(|text| {
            serde_json::from_slice(text).with_context(|| format!("{file}, line {line}: is no ruling"))
        });
        match parsed {
            Ok(ruling) => rulings.push(ruling),
            Err(error) => wrong = wrong.take().or(Some(error)),
        }
        std::ops::ControlFlow::Continue(())
    });
    match wrong {
        Some(error) => Err(error),
        None => Ok(rulings),
    }
}

impl Row for Correction {
    fn heads() -> &'static [&'static str] {
        &["claim", "ruling", "other", "why", "author", "made_at"]
    }

    fn cells(&self) -> Vec<String> {
        let (ruling, other) = match &self.ruling {
            Ruling::Wrong => ("wrong", String::new()),
            Ruling::SameAs { other } => ("same-as", other.to_string()),
            Ruling::NotSame { other } => ("not-same", other.to_string()),
        };
        let author = self.author.clone().unwrap_or_default();
        vec![self.claim.to_string(), ruling.to_owned(), other, self.why.clone(), author, self.made_at.clone()]
    }
}
