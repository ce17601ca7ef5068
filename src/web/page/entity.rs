//! The fact sheet of a thing, and several things side by side.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};

use super::{frame::Frame, html};
use crate::{
    model::{EntityKind, Filter},
    query::{self, Sheet},
    store::Store,
    web::{
        address::{Asked, entity_path},
        error::Refusal,
        site::{Answer, Shared},
        view::{Anchor, ClaimLine, Dispute, View},
    },
};

/// Claims of other things that a sheet shows; the rest is counted.
const NAMED: usize = 50;
/// Claims under one predicate, and values in a cell.
const CLAIMS: usize = 50;
const VALUES: usize = 4;
/// Things that stand side by side.
const BESIDE: usize = 6;

#[derive(Template)]
#[template(path = "entity.html", config = "src/web/askama.toml")]
struct EntityPage<'a> {
    frame: Frame<'a>,
    badges: Vec<String>,
    kin: Vec<Anchor>,
    aliases: String,
    links: Vec<Anchor>,
    /// Things that it makes or is named with, each with how many claims there are.
    products: Vec<(Anchor, usize)>,
    /// Predicate, whether it is disputed, its claims.
    facts: Vec<(String, bool, Vec<ClaimLine>)>,
    disputes: Vec<Dispute>,
    named: Vec<ClaimLine>,
    more_named: usize,
    sources: Vec<String>,
}

pub(in crate::web) async fn entity(
    State(site): Shared,
    Extension(asked): Extension<Asked>,
    Path(name): Path<String>,
) -> Answer {
    let desk = site.desk(&asked).await?;
    let sheet = query::sheet(&desk.store, &site.lexicon, &name).await?;
    if sheet.about.name != name {
        // one page for all names of a thing
        return Ok(Redirect::to(&asked.href(&entity_path(&sheet.about.name), &[])).into_response());
    }
    let api = asked.plain(&format!("/api{}", entity_path(&name)));
    let title = View::of(&asked).entity(&name).words;
    let frame = Frame::new(&asked, title, "").with("application/json", api, "JSON");
    let frame = links(&asked, &sheet).into_iter().fold(frame, |frame, link| {
        let atom = link.href.replace("/timeline?", "/feed/timeline.atom?");
        if atom == link.href { frame } else { frame.with("application/atom+xml", atom, "Atom") }
    });
    let view = frame.view;
    html(&EntityPage {
        products: products(&desk.store, &view, &sheet).await?,
        badges: badges(&view, &sheet),
        kin: [&sheet.about.maker, &sheet.about.family].into_iter().flatten().map(|name| view.entity(name)).collect(),
        aliases: sheet.about.aliases.join(", "),
        links: links(&asked, &sheet),
        facts: sheet
            .facts
            .iter()
            .map(|fact| {
                let claims = fact.claims.iter().take(CLAIMS).map(|claim| view.claim(claim)).collect();
                (view.words.predicate(fact.predicate), fact.disputed, claims)
            })
            .collect(),
        disputes: sheet.conflicts.iter().take(CLAIMS).map(|contested| view.dispute(contested)).collect(),
        named: sheet.named_in.iter().take(NAMED).map(|claim| view.claim(claim)).collect(),
        more_named: sheet.named_in.len().saturating_sub(NAMED),
        sources: sheet.sources.iter().take(CLAIMS).map(|source| outlet(&view, source)).collect(),
        frame,
    })
}

/// Claims with a firm that are looked through for what it makes, and things that are told.
const OF_FIRM: usize = 2_000;
const PRODUCTS: usize = 30;

/// What else is claimed with a firm as maker, user or speaker, by what it is claimed of; most claimed first.
async fn products(store: &Store, view: &View<'_>, sheet: &Sheet) -> Result<Vec<(Anchor, usize)>, Refusal> {
    if sheet.about.kind != Some(EntityKind::Organization) {
        return Ok(Vec::new());
    }
    let organization = Some(sheet.about.name.clone());
    let filter = Filter { organization, limit: Some(OF_FIRM), ..Filter::default() };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for claim in store.claims(&filter).await?.into_iter().filter(|claim| claim.subject.name != sheet.about.name) {
        *counts.entry(claim.subject.name).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(counts.into_iter().take(PRODUCTS).map(|(name, count)| (view.entity(&name), count)).collect())
}

fn badges(view: &View<'_>, sheet: &Sheet) -> Vec<String> {
    let kind = sheet.about.kind.map(|kind| view.words.kind(kind));
    kind.into_iter().chain(sheet.about.country.clone()).collect()
}

fn outlet(view: &View<'_>, source: &query::SheetSource) -> String {
    let (claims, documents) =
        (view.words.n("count.claims", source.claims), view.words.n("count.documents", source.documents.len()));
    format!("{}: {claims} · {documents}", source.outlet)
}

/// Where else it is told of: the timeline and the claims under the filter that finds it.
fn links(asked: &Asked, sheet: &Sheet) -> Vec<Anchor> {
    let words = asked.tongue.words();
    let filter = match (sheet.about.kind, &sheet.about.country) {
        (Some(EntityKind::Organization), _) => ("org", sheet.about.name.as_str()),
        (Some(EntityKind::Country), Some(code)) => ("country", code.as_str()),
        _ => ("subject", sheet.about.name.as_str()),
    };
    let link =
        |path: &str, key: &'static str| Anchor { href: asked.only(path, &[filter]), words: words.t(key).to_owned() };
    vec![
        link("/timeline", "page.timeline"),
        link("/claims", "page.claims"),
        link("/conflicts", "page.conflicts"),
        link("/promises", "page.promises"),
    ]
}

#[derive(Template)]
#[template(path = "compare.html", config = "src/web/askama.toml")]
struct ComparePage<'a> {
    frame: Frame<'a>,
    given: Vec<String>,
    heads: Vec<Anchor>,
    rows: Vec<(String, Vec<Vec<ClaimLine>>)>,
}

pub(in crate::web) async fn compare(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let names = asked.all("name");
    if names.len() > BESIDE {
        return Err(Refusal::Wrong(format!("name: at most {BESIDE} things stand side by side")));
    }
    let frame = Frame::place(&asked, "page.compare");
    let view = frame.view;
    let mut given = names.clone();
    given.resize((names.len() + 1).clamp(2, BESIDE), String::new());
    if names.is_empty() {
        return html(&ComparePage { frame, given, heads: Vec::new(), rows: Vec::new() });
    }
    let desk = site.desk(&asked).await?;
    let compared = query::compare(&desk.store, &site.lexicon, &names).await?;
    let cell = |claims: &Vec<crate::model::Claim>| claims.iter().take(VALUES).map(|claim| view.claim(claim)).collect();
    let rows = compared.rows.iter();
    let rows = rows.map(|row| (view.words.predicate(row.predicate), row.claims.iter().map(cell).collect())).collect();
    let heads = compared.names.iter().map(|name| view.entity(name)).collect();
    let api = asked.href("/api/compare", &[]);
    html(&ComparePage { frame: frame.with("application/json", api, "JSON"), given, heads, rows })
}
