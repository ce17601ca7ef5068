//! Lists: the timeline, claims, conflicts, promises, finds, and claims as a chart.

use askama::Template;
use axum::{Extension, extract::State, http::header, response::IntoResponse};
use chrono::NaiveDate;

use super::{filters::List, frame::Frame, html};
use crate::{
    model::{Claim, Modality},
    query::{Found, Thing},
    report::{self, Row},
    web::{
        address::Asked,
        answers::{self, Answered, Size},
        chart::{self, Chart},
        error::Refusal,
        site::{Answer, Shared, Site},
        view::{Card, ClaimLine, Day, Dispute, Firmness, Plan, View},
        words::Words,
    },
};

const ITEMS: Size = Size { usual: 25, most: 200 };
const ROWS: Size = Size { usual: 50, most: 500 };

#[derive(Template)]
#[template(path = "timeline.html", config = "src/web/askama.toml")]
struct TimelinePage<'a> {
    frame: Frame<'a>,
    list: List,
    cards: Vec<Card>,
}

pub(in crate::web) async fn timeline(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let answered = answers::timeline(&site, &asked, ITEMS).await?;
    let frame = Frame::place(&asked, "page.timeline").fed("timeline");
    let cards = answered.rows.iter().map(|told| frame.view.card(told)).collect();
    html(&TimelinePage { list: list(&asked, frame.w, &[], answered), frame, cards })
}

/// The form and the pages around the rows.
fn list<T>(asked: &Asked, words: &Words, extra: &[&'static str], answered: Answered<T>) -> List {
    let list = List::new(asked, words, extra, answered.part, answered.more);
    List { empty: answered.empty, ..list }
}

#[derive(Template)]
#[template(path = "claims.html", config = "src/web/askama.toml")]
struct ClaimsPage<'a> {
    frame: Frame<'a>,
    list: List,
    claims: Vec<ClaimLine>,
    /// Words, address that sorts by it, and how it is sorted now.
    heads: Vec<(String, String, Option<&'static str>)>,
}

pub(in crate::web) async fn claims(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let answered = answers::claims(&site, &asked, ROWS).await?;
    let frame = Frame::place(&asked, "page.claims").fed("claims");
    let claims = answered.rows.iter().map(|claim| frame.view.claim(claim)).collect();
    let heads = heads(&asked, frame.w);
    html(&ClaimsPage { list: list(&asked, frame.w, &[], answered), frame, claims, heads })
}

/// The columns: each sorts by itself, and the other way round where it does already.
fn heads(asked: &Asked, words: &Words) -> Vec<(String, String, Option<&'static str>)> {
    let columns = [
        ("head.subject", "subject"),
        ("head.predicate", "predicate"),
        ("head.value", "min"),
        ("head.modality", "modality"),
        ("head.sources", "independent_sources"),
        ("head.last_seen", "last_seen"),
        ("head.evidence", ""),
    ];
    let sorted = asked.get("sort").unwrap_or_default();
    let head = |(key, column): (&'static str, &str)| {
        if column.is_empty() {
            return (words.t(key).to_owned(), String::new(), None);
        }
        let turned = format!("-{column}");
        let (next, order) = match sorted {
            now if now == turned => (column, Some("descending")),
            now if now == column => (turned.as_str(), Some("ascending")),
            _ => (turned.as_str(), None),
        };
        (words.t(key).to_owned(), asked.href("/claims", &[("sort", Some(next))]), order)
    };
    columns.into_iter().map(head).collect()
}

#[derive(Template)]
#[template(path = "conflicts.html", config = "src/web/askama.toml")]
struct ConflictsPage<'a> {
    frame: Frame<'a>,
    list: List,
    disputes: Vec<Dispute>,
}

pub(in crate::web) async fn conflicts(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let answered = answers::conflicts(&site, &asked, ITEMS).await?;
    let frame = Frame::place(&asked, "page.conflicts").fed("conflicts");
    let disputes = answered.rows.iter().map(|contested| frame.view.dispute(contested)).collect();
    html(&ConflictsPage { list: list(&asked, frame.w, &[], answered), frame, disputes })
}

#[derive(Template)]
#[template(path = "promises.html", config = "src/web/askama.toml")]
struct PromisesPage<'a> {
    frame: Frame<'a>,
    list: List,
    plans: Vec<Plan>,
}

pub(in crate::web) async fn promises(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let answered = answers::promises(&site, &asked, ROWS).await?;
    let frame = Frame::place(&asked, "page.promises").fed("promises");
    let plans = answered.rows.iter().map(|promise| frame.view.plan(promise)).collect();
    html(&PromisesPage { list: list(&asked, frame.w, &["status"], answered), frame, plans })
}

/// A find.
struct HitView {
    is_document: bool,
    href: String,
    title: String,
    kind: String,
    place: String,
    day: Option<Day>,
    lang: String,
    /// Parts of the snippet, each with whether it was asked for.
    snippet: Vec<(bool, String)>,
}

#[derive(Template)]
#[template(path = "search.html", config = "src/web/askama.toml")]
struct SearchPage<'a> {
    frame: Frame<'a>,
    list: List,
    hits: Vec<HitView>,
    only_some: bool,
}

pub(in crate::web) async fn search(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let words = asked.tongue.words();
    if asked.get("q").is_none() {
        let frame = Frame::new(&asked, words.t("page.search").to_owned(), "");
        let list = List::new(&asked, words, &[], asked.part(ITEMS.usual, ITEMS.most)?, false);
        return html(&SearchPage { frame, list, hits: Vec::new(), only_some: false });
    }
    let (answered, only_some) = answers::search(&site, &asked, ITEMS).await?;
    let frame = Frame::new(&asked, words.with("search.found", asked.get("q").unwrap_or_default()), "").fed("search");
    let hits = answered.rows.iter().map(|found| hit(&frame.view, found)).collect();
    html(&SearchPage { list: list(&asked, words, &[], answered), frame, hits, only_some })
}

fn hit(view: &View<'_>, found: &Found) -> HitView {
    let snippet = parts(&found.snippet, &found.marks);
    match &found.thing {
        Thing::Claim(claim) => {
            let line = view.claim(claim);
            HitView {
                is_document: false,
                href: line.href,
                title: view.about(&line.subject.words, &format!("{} {}", line.predicate.words, line.value)),
                kind: view.words.t("search.claim").to_owned(),
                place: format!("{} · {}", line.firmness.words, line.sources),
                day: line.last_seen.or(line.first_seen),
                lang: claim.evidence.first().map(|evidence| evidence.lang.clone()).unwrap_or_default(),
                snippet,
            }
        }
        Thing::Document(document) => HitView {
            is_document: true,
            href: view.of_id(&document.id),
            title: document.title.clone().unwrap_or_else(|| document.id.to_string()),
            kind: view.words.t("search.document").to_owned(),
            place: document.outlet.clone().or_else(|| document.url.clone()).unwrap_or_default(),
            day: document.published.as_deref().map(|day| view.day(day)),
            lang: document.lang.to_owned(),
            snippet,
        },
    }
}

/// A snippet in parts, those between marks set apart; marks are counted in Unicode scalars.
fn parts(snippet: &str, marks: &[(usize, usize)]) -> Vec<(bool, String)> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for (at, c) in snippet.chars().enumerate() {
        let is_marked = marks.iter().any(|(from, to)| (*from..*to).contains(&at));
        match parts.last_mut() {
            Some((marked, text)) if *marked == is_marked => text.push(c),
            _ => parts.push((is_marked, c.to_string())),
        }
    }
    parts
}

#[derive(Template)]
#[template(path = "chart.html", config = "src/web/askama.toml")]
struct ChartPage<'a> {
    frame: Frame<'a>,
    list: List,
    chart: Chart,
    svg: String,
    csv: String,
    legend: Vec<Firmness>,
    /// What is not drawn.
    notes: Vec<String>,
    rows: Vec<(Day, ClaimLine)>,
}

/// Claims that a chart shows at most: the latest.
const DRAWN: Size = Size { usual: 1_000, most: 2_000 };
/// What is drawn where nothing is chosen.
const USUAL: &str = "parameters";

/// The request with something to draw.
fn drawable(asked: Asked) -> Result<Asked, Refusal> {
    if asked.get("predicate").is_some() { Ok(asked) } else { asked.narrowed("predicate", USUAL) }
}

/// The claims that are drawn, and how many are not, as their values have another unit.
async fn drawn(site: &Site, asked: &Asked) -> Result<(Answered<Claim>, usize), Refusal> {
    let mut answered = answers::claims(site, asked, DRAWN).await?;
    let drawn: Vec<Claim> = chart::of_one_scale(&answered.rows).into_iter().cloned().collect();
    let drawable = answered.rows.iter().filter(|claim| chart::can_be_drawn(claim)).count();
    let left_out = drawable - drawn.len();
    answered.rows = drawn;
    Ok((answered, left_out))
}

pub(in crate::web) async fn chart(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let asked = drawable(asked)?;
    let (mut answered, left_out) = drawn(&site, &asked).await?;
    let latest = std::mem::take(&mut answered.more).then_some(DRAWN.usual);
    let csv = asked.href("/chart.csv", &[]);
    let frame = Frame::place(&asked, "page.chart").with("text/csv", csv.clone(), "CSV");
    let view = frame.view;
    let chart = Chart::of(&answered.rows, &view);
    let rows = answered.rows.iter().filter_map(|claim| Some((chart::told(claim)?, claim)));
    let mut rows: Vec<(NaiveDate, &Claim)> = rows.collect();
    rows.sort_by_key(|(day, _)| *day);
    let rows = rows.into_iter().map(|(day, claim)| (view.day(&day.to_string()), view.claim(claim))).collect();
    let legend = drawn_modalities().map(|modality| view.firmness(modality)).collect();
    let svg = asked.href("/chart.svg", &[]);
    let mut notes = Vec::new();
    notes.extend((left_out > 0).then(|| frame.w.n("chart.other_units", left_out)));
    notes.extend(latest.map(|latest| frame.w.n("chart.latest", latest)));
    html(&ChartPage { list: list(&asked, frame.w, &[], answered), frame, chart, svg, csv, legend, rows, notes })
}

/// Denials are not drawn.
fn drawn_modalities() -> impl Iterator<Item = Modality> {
    Modality::ALL.into_iter().rev().filter(|modality| *modality != Modality::Denied)
}

#[derive(Template)]
#[template(path = "chart.svg.html", config = "src/web/askama.toml")]
struct ChartFile {
    chart: Chart,
}

/// The picture alone, with its own colours: it takes no style of a page.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(in crate::web) async fn chart_svg(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let asked = drawable(asked)?;
    let (answered, _) = drawn(&site, &asked).await?;
    let view = View::of(&asked);
    let chart = Chart::of(&answered.rows, &view).alone(&asked.base);
    let text = ChartFile { chart }.render().map_err(|error| Refusal::Broken(anyhow::Error::msg(error.to_string())))?;
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CONTENT_SECURITY_POLICY, ALONE)];
    Ok((headers, text).into_response())
}

pub(in crate::web) async fn chart_csv(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let (answered, _) = drawn(&site, &drawable(asked)?).await?;
    csv(&answered.rows)
}

/// Rows as a file for spreadsheets.
pub(in crate::web) fn csv<R: Row>(rows: &[R]) -> Answer {
    let mut text = Vec::new();
    report::csv(&mut text, rows).map_err(|error| Refusal::Broken(error.into()))?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], text).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_cut_at_its_marks() {
        let parts = parts("用国产芯片训练", &[(1, 5), (5, 7)]);
        assert_eq!(parts, [(false, "用".to_owned()), (true, "国产芯片训练".to_owned())]);
        assert!(super::parts("", &[]).is_empty());
    }
}
