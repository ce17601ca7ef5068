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

pub(super) use self::{
    about::about,
    entity::{compare, entity},
    list::{chart, chart_csv, chart_svg, claims, conflicts, csv, promises, search, timeline},
    show::show,
    sources::sources,
};
use self::{filters::List, frame::Frame};
use super::{
    address::{Asked, Part},
    error::Refusal,
    site::Answer,
};

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
    /// The form as it was filled in, to be mended.
    list: Option<List>,
    /// Where the name is looked for that is not known.
    search: Option<String>,
    /// The same as of today.
    now: Option<String>,
}

/// Pages with a form of filters.
const LISTS: [&str; 7] = ["/", "/timeline", "/claims", "/conflicts", "/promises", "/chart", "/search"];

/// What a browser shows where there is no answer.
pub(super) fn refused(asked: &Asked, status: StatusCode, key: &'static str, why: &str) -> Html<String> {
    let words = asked.tongue.words();
    let part = Part { offset: 0, limit: 1 };
    let is_wrong = status == StatusCode::BAD_REQUEST;
    let extra: &[&str] = if asked.path() == "/promises" { &["status"] } else { &[] };
    let has_form = is_wrong && LISTS.contains(&asked.path());
    let name = asked.get("subject").or(asked.get("org")).filter(|_| is_wrong);
    let page = Refused {
        why,
        list: has_form.then(|| List::new(asked, words, extra, part, false)),
        search: name.map(|name| asked.only("/search", &[("q", name)])),
        now: asked.get("as_of").map(|_| asked.href(asked.path(), &[("as_of", None)])),
        frame: Frame::new(asked, words.t(key).to_owned(), ""),
    };
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
