//! `show`: an id or a name → all that is known of it, with the quotes.

use anstyle::{AnsiColor, Style};
use clap::Args;

use super::{
    complete,
    failure::{Outcome, note},
    global::Global,
    output::{self, Format, Printer},
    paint::{BOLD, DIM, HOT, counted, line, quote},
    place::{Place, asked_wrongly},
    tree, words,
};
use crate::{
    model::{Branch, Claim, Edit, Partial},
    query::{self, Contested, EntityShown, Shown, ShownAnnouncement, ShownClaim, ShownDocument},
};

const EXAMPLES: &str = "\
Examples:
  homegrown show a7kq2m9d0x4vbe
      an announcement, claim, conflict or document by its id
  homegrown show TeleChat2
      a model, chip, system or organization by any of its names
  homegrown show 华为 --format json";

/// One announcement, claim, conflict, document or entity with its evidence
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// An id as other commands print it, or a name
    #[arg(value_name = "ID", add = complete::names())]
    id: String,
    /// Form of the output [default: text for the eye]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// As it could be known at the end of this date
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

pub(super) async fn run(args: ShowArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open_as_of(global, args.as_of.as_deref()).await?;
    let shown = query::show(&place.store, &place.lexicon, &args.id).await.map_err(asked_wrongly)?;
    if let Some(id) = shown.id().filter(|id| id.as_str() != args.id.trim()) {
        note(&format!("{} was merged into {id}", args.id.trim()));
    }
    match args.format {
        Some(format @ (Format::Json | Format::Jsonl)) => output::print_object(format, &shown)?,
        Some(format @ (Format::Csv | Format::Markdown)) => rows(format, shown)?,
        Some(Format::Table) | None => output::print_text(&text(&shown))?,
    }
    Ok(Outcome::Done)
}

/// What a spreadsheet can take of it.
fn rows(format: Format, shown: Shown) -> std::io::Result<()> {
    match shown {
        Shown::Announcement(shown) => Printer::print(format, &shown.told.claims),
        Shown::Claim(shown) => Printer::print(format, &[shown.claim]),
        Shown::Conflict(contested) => Printer::print(format, &contested.claims),
        Shown::Entity(entity) => Printer::print(format, &entity.claims),
        Shown::Document(document) => {
            Printer::print(format, &super::extract::lines(&document.document.name, &document.mentions))
        }
    }
}

fn text(shown: &Shown) -> String {
    match shown {
        Shown::Announcement(shown) => announcement(shown),
        Shown::Claim(shown) => whole_claim(shown),
        Shown::Conflict(contested) => conflict(contested),
        Shown::Document(document) => self::document(document),
        Shown::Entity(entity) => self::entity(entity),
    }
}

fn announcement(shown: &ShownAnnouncement) -> String {
    let told = &shown.told;
    let mut out = String::new();
    line(&mut out, BOLD, 0, &told.title);
    let date = told.date.as_deref().unwrap_or("no date");
    let sources = counted(told.independent_sources, "independent source");
    line(&mut out, DIM, 0, &format!("{date} · {sources} · {} · {}", told.languages.join(" "), told.id));
    if let Some(edit) = &told.edit {
        changed(&mut out, edit);
    }
    for claim in &told.claims {
        line(&mut out, Style::new(), 0, "");
        claim_with_quotes(&mut out, claim, 2);
    }
    line(&mut out, Style::new(), 0, "");
    line(&mut out, BOLD, 0, "Documents");
    for document in &told.documents {
        let copy = document.copy_of.as_ref().map(|of| format!(" · repeats {of}")).unwrap_or_default();
        let place = document.url.as_deref().unwrap_or_default();
        let parts = [document.outlet.as_deref(), document.published.as_deref(), Some(&document.lang)];
        let facts: Vec<&str> = parts.into_iter().flatten().collect();
        line(&mut out, Style::new(), 2, &format!("{} · {}{copy}  {place}", document.id, facts.join(" · ")));
    }
    lineage(&mut out, &shown.lineage);
    out
}

/// What a page said before and what it says now.
fn changed(out: &mut String, edit: &Edit) {
    line(out, DIM, 2, &format!("{} · {}", edit.document, edit.date.as_deref().unwrap_or("no date")));
    line(out, HOT, 2, &format!("- “{}”", edit.before.quote));
    line(out, AnsiColor::Green.on_default(), 2, &format!("+ “{}”", edit.after.quote));
}

/// Who had it first, who copied it, who cites whom; nothing to draw where there is one document.
fn lineage(out: &mut String, branches: &[Branch]) {
    if branches.iter().all(|branch| branch.children.is_empty()) {
        return;
    }
    line(out, Style::new(), 0, "");
    line(out, BOLD, 0, "Who has it from whom");
    out.push_str(&tree::drawn(branches));
}

/// At most so many quotes of a claim among others; `show` of the claim itself has them all.
const QUOTES: usize = 3;

fn claim_with_quotes(out: &mut String, claim: &Claim, most: usize) {
    line(out, BOLD, 0, &words::claim(claim));
    if !claim.conflicts_with.is_empty() {
        let others: Vec<&str> = claim.conflicts_with.iter().map(crate::model::Id::as_str).collect();
        line(out, HOT, 2, &format!("disputed by {}", others.join(", ")));
    }
    for evidence in claim.evidence.iter().take(most) {
        quote(out, 2, evidence);
    }
    for note in &claim.notes {
        line(out, DIM, 2, &format!("arithmetic: {} [{}]", note.says, note.formula));
    }
    let sources = counted(claim.independent_sources, "independent source");
    let own = if claim.primary { ", the actor's own word among them" } else { "" };
    line(
        out,
        DIM,
        2,
        &format!(
            "{} in {} · {sources}{own} · {}",
            counted(claim.mentions, "mention"),
            counted(claim.documents, "document"),
            claim.id
        ),
    );
}

fn whole_claim(shown: &ShownClaim) -> String {
    let mut out = String::new();
    claim_with_quotes(&mut out, &shown.claim, usize::MAX);
    lineage(&mut out, &shown.lineage);
    out
}

fn conflict(contested: &Contested) -> String {
    let mut out = String::new();
    let what = words::predicate(contested.predicate);
    line(&mut out, HOT, 0, &format!("{}: {what} is disputed ({})", contested.subject.name, contested.id));
    for claim in &contested.claims {
        line(&mut out, Style::new(), 0, "");
        claim_with_quotes(&mut out, claim, usize::MAX);
        if contested.supported_by_primary.as_ref() == Some(&claim.id) {
            line(&mut out, DIM, 2, "this is what the actor's own documents say");
        }
    }
    out
}

fn document(shown: &ShownDocument) -> String {
    let document = &shown.document;
    let mut out = String::new();
    line(&mut out, BOLD, 0, document.title.as_deref().unwrap_or(&document.name));
    let parts = [
        document.outlet.as_deref(),
        document.published.as_deref(),
        Some(document.language.tag()),
        document.url.as_deref(),
        Some(document.id.as_str()),
    ];
    let facts: Vec<&str> = parts.into_iter().flatten().collect();
    line(&mut out, DIM, 0, &facts.join(" · "));
    if let Some(of) = &shown.copy_of {
        line(&mut out, HOT, 0, &format!("repeats {of}: it counts as no source of its own"));
    }
    if let Some(partial) = document.partial {
        line(&mut out, HOT, 0, part(partial));
    }
    if shown.versions > 1 {
        line(
            &mut out,
            HOT,
            0,
            &format!("its text was changed after the first visit: {} versions are kept", shown.versions),
        );
    }
    for edit in &shown.edits {
        line(&mut out, HOT, 2, &edit.title());
        changed(&mut out, edit);
    }
    line(&mut out, Style::new(), 0, "");
    for paragraph in document.text.lines() {
        line(&mut out, Style::new(), 0, paragraph);
    }
    line(&mut out, Style::new(), 0, "");
    line(&mut out, BOLD, 0, &counted(shown.mentions.len(), "mention"));
    for mention in &shown.mentions {
        line(&mut out, Style::new(), 2, &crate::eval::brief(mention));
    }
    out
}

/// Why the rest of the article may be missing.
fn part(partial: Partial) -> &'static str {
    match partial {
        Partial::Paywall => "the page asks readers to pay: its text may be but the beginning of the article",
        Partial::Summary => "the page has but a summary of the article",
        Partial::Cut => "the file is longer than what is read of one: its end is missing",
    }
}

fn entity(entity: &EntityShown) -> String {
    let mut out = String::new();
    line(&mut out, BOLD, 0, &entity.about.name);
    let kind = entity.about.kind.map(crate::model::EntityKind::as_str);
    let parts = [kind, entity.about.country.as_deref(), entity.about.maker.as_deref(), entity.about.family.as_deref()];
    let facts: Vec<&str> = parts.into_iter().flatten().collect();
    line(&mut out, DIM, 0, &facts.join(" · "));
    if !entity.about.aliases.is_empty() {
        line(&mut out, DIM, 0, &format!("also: {}", entity.about.aliases.join(", ")));
    }
    for claim in &entity.claims {
        line(&mut out, Style::new(), 0, "");
        claim_with_quotes(&mut out, claim, QUOTES);
    }
    if entity.claims.is_empty() {
        line(&mut out, Style::new(), 0, "no claim is stored that it is the subject of");
    }
    out
}
