//! The stored claims of the sample site → its main story in plain words. Every number comes from the store.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;

use super::super::{output::clean, tree, words};
use crate::{
    lexicon::Lexicon,
    model::{Claim, Filter, Id, Modality, Predicate, PromiseStatus},
    query::{self, Shown, Told},
    store::Store,
};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const HOT: Style = AnsiColor::Red.on_default();

fn line(out: &mut String, style: Style, text: &str) {
    let _ = writeln!(out, "{style}{}{style:#}", clean(text));
}

/// The announcement that most documents tell of.
pub(super) async fn main_story(store: &Store) -> anyhow::Result<String> {
    let mut told = query::timeline(store, &Filter::default()).await?;
    told.sort_by_key(|told| std::cmp::Reverse((told.documents.len(), told.claims.len())));
    let mut out = String::new();
    let Some(main) = told.into_iter().next() else { return Ok(out) };
    out.push('\n');
    line(&mut out, BOLD, &format!("The story that most outlets tell: {}", main.title));
    line(&mut out, DIM, &tellers(&main));
    for subject in subjects(&main) {
        out.push('\n');
        line(&mut out, BOLD, &subject);
        for claim in main.claims.iter().filter(|claim| claim.subject.name == subject) {
            told_claim(&mut out, claim);
        }
    }
    disagreements(&mut out, store, &main).await?;
    Ok(out)
}

/// Who had the main story first, who copied it, who cites whom.
pub(super) async fn lineage(store: &Store, lexicon: &Lexicon) -> anyhow::Result<String> {
    let mut out = String::new();
    let told = query::timeline(store, &Filter::default()).await?;
    let Some(main) = told.iter().max_by_key(|told| (told.documents.len(), told.claims.len())) else { return Ok(out) };
    if let Shown::Announcement(shown) = query::show(store, lexicon, main.id.as_str()).await? {
        out.push('\n');
        line(&mut out, BOLD, "Who has it from whom, over languages, up to the first statement");
        out.push_str(&tree::drawn(&shown.lineage));
    }
    Ok(out)
}

/// Plans with a date, and what became of them.
pub(super) async fn promises(store: &Store, today: NaiveDate) -> anyhow::Result<String> {
    let mut out = String::from("\n");
    let promises = query::promises(store, &Filter::default(), None, today).await?;
    line(&mut out, BOLD, "What was promised, and what became of it");
    for promise in promises {
        let what = format!("{}: {}", promise.subject.name, words::predicate(promise.predicate));
        let outlet = promise.evidence.outlet.as_deref().unwrap_or("an outlet");
        let made = promise.made.as_deref().unwrap_or("no date");
        let style = if promise.status == PromiseStatus::Open { Style::new() } else { HOT };
        line(
            &mut out,
            style,
            &format!("  {} by {}: {} ({outlet}, {made})", what, promise.due, promise.status.as_str()),
        );
        line(&mut out, DIM, &format!("      “{}”", promise.evidence.quote));
    }
    Ok(out)
}

/// Who tells it: `7 documents in en, zh; 2 of them repeat another and do not count: 4 independent sources`.
fn tellers(main: &Told) -> String {
    let copies: Vec<&str> = main
        .documents
        .iter()
        .filter(|document| document.copy_of.is_some())
        .filter_map(|document| document.outlet.as_deref())
        .collect();
    let repeated = match copies.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} repeats another's text and is not counted"),
        more => format!("; {} repeat others' texts and are not counted", more.join(" and ")),
    };
    let languages = main.languages.join(", ");
    format!(
        "{} documents in {languages}{repeated}: {} independent sources",
        main.documents.len(),
        main.independent_sources
    )
}

/// The subjects, the one with most claims first.
fn subjects(main: &Told) -> Vec<String> {
    let mut names: Vec<String> = main.claims.iter().map(|claim| claim.subject.name.clone()).collect();
    let claims = names.clone();
    names.sort_by_key(|name| (std::cmp::Reverse(claims.iter().filter(|other| *other == name).count()), name.clone()));
    names.dedup();
    names
}

fn told_claim(out: &mut String, claim: &Claim) {
    let outlets: BTreeSet<&str> = claim.evidence.iter().filter_map(|evidence| evidence.outlet.as_deref()).collect();
    let outlets = outlets.into_iter().collect::<Vec<_>>().join(", ");
    let what = format!("{}: {}", words::predicate(claim.predicate), words::value(&claim.value));
    let sources = match claim.independent_sources {
        1 => "1 source".to_owned(),
        n => format!("{n} independent sources"),
    };
    let own = if claim.primary { ", its own word among them" } else { "" };
    line(out, Style::new(), &format!("  {}{what} — {sources}{own} ({outlets})", manner(claim.modality)));
    let guess = claim.modality == Modality::Speculated;
    if let Some(evidence) = claim.evidence.first().filter(|_| guess) {
        line(out, DIM, &format!("      “{}”", evidence.quote));
    }
}

/// How firmly it is said, where it is not plainly stated.
fn manner(modality: Modality) -> &'static str {
    match modality {
        Modality::Stated => "",
        Modality::Reported => "hearsay: ",
        Modality::Speculated => "a guess: ",
        Modality::Planned => "a plan: ",
        Modality::Denied => "denied: ",
    }
}

async fn disagreements(out: &mut String, store: &Store, main: &Told) -> anyhow::Result<()> {
    let ids: BTreeSet<&Id> = main.claims.iter().map(|claim| &claim.id).collect();
    let conflicts = query::conflicts(store, &Filter::default()).await?;
    let ours = || conflicts.iter().filter(|contested| contested.claims.iter().any(|claim| ids.contains(&claim.id)));
    for contested in ours() {
        let sides: Vec<String> = contested.claims.iter().map(side).collect();
        let what = words::predicate(contested.predicate);
        out.push('\n');
        line(
            out,
            HOT,
            &format!("They do not agree on the {what} of {}: {}", contested.subject.name, sides.join(" against ")),
        );
    }
    let contested = ours().flat_map(|contested| &contested.claims).map(|claim| &claim.id).collect();
    other_figures(out, main, &contested);
    Ok(())
}

/// Other figures for one thing that are not set down as a conflict: a vaguer word may agree with both.
fn other_figures(out: &mut String, main: &Told, contested: &BTreeSet<&Id>) {
    let figures = main.claims.iter().filter(|claim| !contested.contains(&claim.id) && is_figure(claim));
    let mut by_thing: BTreeMap<(&str, Predicate), Vec<&Claim>> = BTreeMap::new();
    for claim in figures {
        by_thing.entry((&claim.subject.name, claim.predicate)).or_default().push(claim);
    }
    for ((subject, predicate), claims) in by_thing.into_iter().filter(|(_, claims)| claims.len() > 1) {
        let sides: Vec<String> = claims.into_iter().map(side).collect();
        let what = words::predicate(predicate);
        out.push('\n');
        line(out, HOT, &format!("Not everybody gives the same {what} of {subject}: {}", sides.join(" against ")));
    }
}

/// One stated number of something that can have but one.
fn is_figure(claim: &Claim) -> bool {
    let exact = claim.value.quantity().is_some_and(|quantity| quantity.min.is_some() && quantity.min == quantity.max);
    exact && !claim.predicate.is_many_valued() && claim.modality != Modality::Denied
}

fn side(claim: &Claim) -> String {
    let outlets: BTreeSet<&str> = claim.evidence.iter().filter_map(|evidence| evidence.outlet.as_deref()).collect();
    let outlets = outlets.into_iter().collect::<Vec<_>>().join(", ");
    format!("{} ({outlets})", words::value(&claim.value))
}

/// What the second visit found: documents whose text was changed, and how their claims changed with it.
pub(super) async fn silent_edit(store: &Store, before: &[Claim], after: &[Claim]) -> anyhow::Result<String> {
    let mut out = String::new();
    for stored in store.all_documents().await?.into_iter().filter(|stored| stored.versions > 1) {
        let document = stored.document;
        let outlet = document.outlet.as_deref().unwrap_or("an outlet");
        let title = document.title.as_deref().unwrap_or(&document.name);
        out.push('\n');
        line(&mut out, BOLD, &format!("A second visit finds a silent edit: {outlet}, “{title}”"));
        for claim in gone(before, after, &document.id) {
            line(&mut out, HOT, &format!("  - {}", words::claim(claim)));
        }
        for claim in gone(after, before, &document.id) {
            line(&mut out, AnsiColor::Green.on_default(), &format!("  + {}", words::claim(claim)));
        }
        line(&mut out, DIM, &format!("  both versions are kept: {} of {}", stored.versions, document.id));
        for edit in store.edits_of_document(&document.id).await? {
            let day = edit.date.as_deref().unwrap_or("no date");
            line(
                &mut out,
                Style::new(),
                &format!("  in the timeline from now on: {} on {day} ({})", edit.title(), edit.id),
            );
        }
    }
    Ok(out)
}

/// The claims of `ours` that the document supports and that are not among `theirs`.
fn gone<'c>(ours: &'c [Claim], theirs: &[Claim], document: &Id) -> Vec<&'c Claim> {
    let told = |claim: &Claim| (claim.subject.clone(), claim.predicate, words::value(&claim.value), claim.modality);
    let supports = |claim: &&Claim| claim.evidence.iter().any(|evidence| evidence.document == *document);
    ours.iter().filter(supports).filter(|claim| !theirs.iter().any(|other| told(other) == told(claim))).collect()
}

/// Commands to type next.
pub(super) fn what_next(kept: Option<&Path>) -> String {
    let mut out = String::from("\n");
    line(&mut out, BOLD, "What to type next");
    let data = kept.map(|folder| format!("--data {} ", folder.display())).unwrap_or_default();
    let commands = match kept {
        Some(_) => vec![
            (format!("homegrown {data}show TeleChat2"), "all that is said of one model, with the quotes"),
            (format!("homegrown {data}search 国产芯片"), "words in any language"),
            (format!("homegrown {data}conflicts"), "claims that cannot both hold"),
            (format!("homegrown {data}serve"), "all of it in a browser"),
        ],
        None => vec![
            ("homegrown demo --keep try/".to_owned(), "the same, and the store stays for your own questions"),
            ("homegrown crawl".to_owned(), "visits the real sources"),
            ("homegrown timeline --since 2024-09".to_owned(), "what they announced"),
            ("homegrown ingest page.html".to_owned(), "takes a page of your own"),
        ],
    };
    for (command, what) in commands {
        line(&mut out, Style::new(), &format!("  {command:<44} {what}"));
    }
    out
}
