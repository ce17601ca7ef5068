//! A view as something to subscribe to: Atom, RSS, JSON Feed, a calendar of what is due, or a spreadsheet.
//!
//! An item has the id of what it tells of, wherever the server is and however it is asked; it is updated when a source or
//! a conflict is added.

mod atom;
mod item;
mod json;
mod rss;

use axum::{
    Extension,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};

use self::item::{Channel, Item};
use super::{
    address::Asked,
    answers::{self, Size},
    error::Refusal,
    page,
    site::{Answer, Shared, Site},
    view::View,
};
use crate::report;

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Atom,
    Rss,
    Json,
    Csv,
    Calendar,
}

impl Shape {
    pub(super) const ALL: [Self; 5] = [Self::Atom, Self::Rss, Self::Json, Self::Csv, Self::Calendar];

    /// How its address ends.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Rss => "rss",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
        }
    }

    pub(super) fn media(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
            Self::Csv => "text/csv",
            Self::Calendar => "text/calendar",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Rss => "RSS",
            Self::Json => "JSON Feed",
            Self::Csv => "CSV",
            Self::Calendar => "iCalendar",
        }
    }
}

/// Items of a feed; rows of a file.
const ITEMS: Size = Size { usual: 50, most: 200 };
const ROWS: Size = Size { usual: 5_000, most: 10_000 };

pub(super) async fn feed(State(site): Shared, Extension(asked): Extension<Asked>, Path(file): Path<String>) -> Answer {
    let missing = || {
        let views = "timeline, claims, conflicts, promises or search";
        Refusal::Missing(format!(
            "there is no feed {file:?}: name one of {views}, and .atom, .rss, .json, .csv or .ics"
        ))
    };
    let (view, ending) = file.rsplit_once('.').ok_or_else(missing)?;
    let shape = Shape::ALL.into_iter().find(|shape| shape.ending() == ending).ok_or_else(missing)?;
    match (shape, view) {
        (Shape::Calendar, "timeline" | "claims" | "conflicts" | "promises") => calendar(&site, &asked).await,
        (Shape::Csv, "timeline") => page::csv(&answers::timeline(&site, &asked, ROWS).await?.rows),
        (Shape::Csv, "claims") => page::csv(&answers::claims(&site, &asked, ROWS).await?.rows),
        (Shape::Csv, "conflicts") => page::csv(&answers::conflicts(&site, &asked, ROWS).await?.rows),
        (Shape::Csv, "promises") => page::csv(&answers::promises(&site, &asked, ROWS).await?.rows),
        (Shape::Csv, "search") => page::csv(&answers::search(&site, &asked, ITEMS).await?.0.rows),
        (Shape::Csv | Shape::Calendar, _) => Err(missing()),
        (_, view) => {
            let channel = Channel::of(&asked, view);
            let items = items(&site, &asked, view).await?.ok_or_else(missing)?;
            let text = match shape {
                Shape::Atom => atom::written(&channel, &items),
                Shape::Rss => rss::written(&channel, &items),
                _ => json::written(&channel, &items),
            };
            let text = text.map_err(|error| Refusal::Broken(error.into()))?;
            Ok(([(header::CONTENT_TYPE, format!("{}; charset=utf-8", shape.media()))], text).into_response())
        }
    }
}

/// What is due among the promises that pass the same filters.
async fn calendar(site: &Site, asked: &Asked) -> Answer {
    let promises = answers::promises(site, asked, ROWS).await?.rows;
    let kind = format!("{}; charset=utf-8", Shape::Calendar.media());
    Ok(([(header::CONTENT_TYPE, kind)], report::calendar(&promises)).into_response())
}

/// The items of a view; nothing where there is no such view.
async fn items(site: &Site, asked: &Asked, view: &str) -> Result<Option<Vec<Item>>, Refusal> {
    let shown = View::of(asked);
    Ok(Some(match view {
        "timeline" => {
            let answered = answers::timeline(site, asked, ITEMS).await?;
            item::of_timeline(&answered.desk.store, &shown, &answered.rows).await?
        }
        "claims" => {
            let answered = answers::claims(site, asked, ITEMS).await?;
            item::of_claims(&answered.desk.store, &shown, &answered.rows).await?
        }
        "conflicts" => {
            let answered = answers::conflicts(site, asked, ITEMS).await?;
            item::of_conflicts(&answered.desk.store, &shown, &answered.rows).await?
        }
        "promises" => item::of_promises(&shown, &answers::promises(site, asked, ITEMS).await?.rows),
        "search" => item::of_finds(&shown, &answers::search(site, asked, ITEMS).await?.0.rows),
        _ => return Ok(None),
    }))
}
