//! Pages: what the queries answer, as HTML that needs no script.

mod about;
mod cite;
mod entity;
mod filters;
mod frame;
mod list;
mod show;
mod sources;

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use self::frame::Frame;
pub(super) use self::{
    about::about,
    entity::{compare, entity},
    list::{chart, chart_csv, chart_svg, claims, conflicts, csv, promises, search, timeline},
    show::show,
    sources::sources,
};
use super::{error::Refusal, site::Answer, words::Tongue};

/// A template, filled in.
fn html(page: &impl Template) -> Answer {
    match page.render() {
        Ok(text) => Ok(Html(text).into_response()),
        Err(error) => Err(Refusal::Broken(anyhow::Error::msg(error.to_string()))),
    }
}

#[derive(Template)]
#[template(path = "refused.html", config = "src/web/askama.toml")]
struct Refused<'a> {
    frame: Frame<'a>,
    why: &'a str,
}

/// What a browser shows where there is no answer.
pub(super) fn refused(tongue: Tongue, status: StatusCode, why: &str) -> Html<String> {
    let asked = super::address::Asked::nothing(tongue);
    let title = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let page = Refused { frame: Frame::new(&asked, title, ""), why };
    Html(page.render().unwrap_or_default())
}

/// How long what is compiled in may be kept; its address does not change with the program.
const KEPT: &str = "public, max-age=3600";

pub(super) async fn style() -> Response {
    let css = include_str!("../static/style.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, KEPT)], css).into_response()
}

pub(super) async fn icon() -> Response {
    let svg = include_str!("../static/icon.svg");
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, KEPT)], svg).into_response()
}
