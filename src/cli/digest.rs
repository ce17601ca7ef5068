//! `digest`: what was announced and claimed in a period → a letter in Markdown or HTML.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use super::{
    failure::Outcome,
    filter::FilterArgs,
    global::Global,
    output::{self, clean},
    paint::counted,
    place::Place,
    words,
};
use crate::{
    model::{Claim, ConflictKind, Evidenced, Filter},
    query::{self, Contested, Told},
    text::fragment,
};

const EXAMPLES: &str = "\
Examples:
  homegrown digest
      the last seven days, as Markdown
  homegrown digest --since 1m --country CN --format html > digest.html
  homegrown digest --format html \\
      | mail -a 'Content-Type: text/html' -s 'This week' team@example.com";

/// A letter on what was announced in the last days: each claim with its quote, and what is disputed
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct DigestArgs {
    #[command(flatten)]
    filters: FilterArgs,
    /// Form of the letter
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Letter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
enum Letter {
    #[default]
    Markdown,
    Html,
}

/// Announcements of a letter where no number is given: more is no digest.
const MOST: usize = 50;
/// Claims told of one announcement.
const CLAIMS: usize = 6;

pub(super) async fn run(args: DigestArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open_as_of(global, args.filters.as_of.as_deref()).await?;
    let filters = args.filters.since_or("7d");
    let filter = place.filter(&filters).await?;
    let limit = filter.limit.unwrap_or(MOST);
    let told = query::timeline(&place.store, &Filter { limit: Some(limit), ..filter.clone() }).await?;
    let conflicts = query::conflicts(&place.store, &filter).await?;
    let period = match (filter.since, filter.until) {
        (Some(since), Some(until)) => format!("{since} to {until}"),
        (Some(since), None) => format!("since {since}"),
        _ => String::new(),
    };
    let mut letter: Box<dyn Writer> = match args.format {
        Letter::Markdown => Box::<Markdown>::default(),
        Letter::Html => Box::<Html>::default(),
    };
    write(letter.as_mut(), &period, &told, &conflicts);
    output::print_text(&letter.done())?;
    if told.is_empty() {
        place.tell_why_empty(&filters).await?;
    }
    Ok(Outcome::Done)
}

/// What a letter is made of.
trait Writer {
    fn title(&mut self, words: &str);
    fn heading(&mut self, words: &str, about: &str);
    /// A claim, what is to be said of it, and its evidence.
    fn claim(&mut self, words: &str, about: &str, evidence: Option<&Evidenced>);
    fn text(&mut self, words: &str);
    fn done(&mut self) -> String;
}

fn write(letter: &mut dyn Writer, period: &str, told: &[Told], conflicts: &[Contested]) {
    letter.title(&format!("AI self-reliance: {period}"));
    let claims: usize = told.iter().map(|told| told.claims.len()).sum();
    letter.text(&format!(
        "{}, {}, {}.",
        counted(told.len(), "announcement"),
        counted(claims, "claim"),
        counted(conflicts.len(), "conflict")
    ));
    for told in told {
        announcement(letter, told);
    }
    if !conflicts.is_empty() {
        letter.heading("Disputed", "");
        for contested in conflicts {
            conflict(letter, contested);
        }
    }
}

fn announcement(letter: &mut dyn Writer, told: &Told) {
    let date = told.date.as_deref().unwrap_or("no date");
    let sources = counted(told.independent_sources, "independent source");
    letter.heading(&told.title, &format!("{date} · {sources} · {} · {}", told.languages.join(" "), told.id));
    let mut claims: Vec<&Claim> = told.claims.iter().collect();
    claims.sort_by_key(|claim| std::cmp::Reverse(query::support(claim)));
    for claim in claims.iter().take(CLAIMS) {
        let disputed = if claim.conflicts_with.is_empty() { "" } else { " · disputed" };
        let about = format!("{}{disputed}", counted(claim.independent_sources, "source"));
        letter.claim(&words::claim(claim), &about, claim.evidence.first());
    }
    let more = claims.len().saturating_sub(CLAIMS);
    if more > 0 {
        letter.text(&format!("And {}: homegrown show {}", counted(more, "more claim"), told.id));
    }
}

fn conflict(letter: &mut dyn Writer, contested: &Contested) {
    let kind = match contested.kind {
        ConflictKind::Denial => "is denied",
        _ => "is disputed",
    };
    let what = words::predicate(contested.predicate);
    letter.text(&format!("{}: {what} {kind} ({})", contested.subject.name, contested.id));
    for claim in &contested.claims {
        letter.claim(&words::claim(claim), &counted(claim.independent_sources, "source"), claim.evidence.first());
    }
}

#[derive(Default)]
struct Markdown(String);

/// Foreign text as Markdown that means nothing but itself.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An address that ends where it should in `(…)`, and is one of the web.
fn address(url: &str) -> Option<String> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let safe: String = url.chars().filter(char::is_ascii_graphic).collect();
    web.then(|| safe.replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E"))
}

impl Writer for Markdown {
    fn title(&mut self, words: &str) {
        let _ = writeln!(self.0, "# {}\n", marked(words));
    }

    fn heading(&mut self, words: &str, about: &str) {
        let _ = writeln!(self.0, "## {}\n", marked(words));
        if !about.is_empty() {
            let _ = writeln!(self.0, "{}\n", marked(about));
        }
    }

    fn claim(&mut self, words: &str, about: &str, evidence: Option<&Evidenced>) {
        let _ = writeln!(self.0, "- **{}** ({})", marked(words), marked(about));
        let Some(evidence) = evidence else { return };
        let outlet = evidence.outlet.as_deref().unwrap_or("source");
        let place = match evidence.url.as_deref().and_then(|url| address(&fragment::link(url, &evidence.quote))) {
            Some(url) => format!("[{}]({url})", marked(outlet)),
            None => marked(outlet),
        };
        let day = evidence.published.as_deref().and_then(|day| day.get(..10)).unwrap_or_default();
        let _ = writeln!(self.0, "  > {}\n  > — {place} {day}\n", marked(&evidence.quote));
    }

    fn text(&mut self, words: &str) {
        let _ = writeln!(self.0, "{}\n", marked(words));
    }

    fn done(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

#[derive(Default)]
struct Html(String);

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Writer for Html {
    fn title(&mut self, words: &str) {
        let words = escaped(words);
        let _ = writeln!(
            self.0,
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{words}</title>\n\
             <style>body{{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}}\
             blockquote{{margin:.2rem 0 .8rem;padding-left:.8rem;border-left:3px solid #999}}small{{color:#666}}</style>\n\
             <h1>{words}</h1>"
        );
    }

    fn heading(&mut self, words: &str, about: &str) {
        let _ = writeln!(self.0, "<h2>{}</h2>", escaped(words));
        if !about.is_empty() {
            let _ = writeln!(self.0, "<p><small>{}</small></p>", escaped(about));
        }
    }

    fn claim(&mut self, words: &str, about: &str, evidence: Option<&Evidenced>) {
        let _ = writeln!(self.0, "<p><strong>{}</strong> <small>({})</small></p>", escaped(words), escaped(about));
        let Some(evidence) = evidence else { return };
        let outlet = escaped(evidence.outlet.as_deref().unwrap_or("source"));
        let place = match evidence.url.as_deref().and_then(|url| address(&fragment::link(url, &evidence.quote))) {
            Some(url) => format!("<a href=\"{}\">{outlet}</a>", escaped(&url)),
            None => outlet,
        };
        let day = escaped(evidence.published.as_deref().and_then(|day| day.get(..10)).unwrap_or_default());
        let (lang, quote) = (escaped(&evidence.lang), escaped(&evidence.quote));
        let _ = writeln!(self.0, "<blockquote lang=\"{lang}\">{quote}<br><small>{place} {day}</small></blockquote>");
    }

    fn text(&mut self, words: &str) {
        let _ = writeln!(self.0, "<p>{}</p>", escaped(words));
    }

    fn done(&mut self) -> String {
        std::mem::take(&mut self.0) + "</html>\n"
    }
}
