//! The same answers as JSON, in the shapes that the command line prints: lists as arrays, one thing as an object.

mod openapi;

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::json;
use url::form_urlencoded;

pub(super) use self::openapi::openapi;
use super::{
    address::{Asked, DEEPEST},
    answers::{self, Answered, Size},
    error::Refusal,
    site::{Answer, Shared},
};
use crate::{query, report};

const ROWS: Size = Size { usual: 100, most: 1_000 };

/// What there is.
pub(super) async fn index() -> Answer {
    let views = ["timeline", "claims", "conflicts", "promises", "search"].map(|view| format!("/api/{view}"));
    let things = ["/api/show/{id}", "/api/entity/{name}", "/api/compare"];
    object(&json!({ "lists": views, "things": things, "openapi": "/api/openapi.json" }))
}

pub(super) async fn timeline(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    list(&asked, answers::timeline(&site, &asked, ROWS).await?)
}

pub(super) async fn claims(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    list(&asked, answers::claims(&site, &asked, ROWS).await?)
}

pub(super) async fn conflicts(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    list(&asked, answers::conflicts(&site, &asked, ROWS).await?)
}

pub(super) async fn promises(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    list(&asked, answers::promises(&site, &asked, ROWS).await?)
}

pub(super) async fn search(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let (answered, only_some) = answers::search(&site, &asked, ROWS).await?;
    let mut response = list(&asked, answered)?;
    if only_some {
        let some = HeaderValue::from_static("nothing holds all of the words: these hold some of them");
        response.headers_mut().insert("x-homegrown-note", some);
    }
    Ok(response)
}

pub(super) async fn entity(
    State(site): Shared,
    Extension(asked): Extension<Asked>,
    Path(name): Path<String>,
) -> Answer {
    let desk = site.desk(&asked).await?;
    object(&query::sheet(&desk.store, &site.lexicon, &name).await?)
}

pub(super) async fn compare(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let names = asked.all("name");
    if !(2..=6).contains(&names.len()) {
        return Err(Refusal::Wrong("name: two to six of them can stand side by side: ?name=…&name=…".to_owned()));
    }
    let desk = site.desk(&asked).await?;
    object(&query::compare(&desk.store, &site.lexicon, &names).await?)
}

pub(super) async fn show(State(site): Shared, Extension(asked): Extension<Asked>, Path(id): Path<String>) -> Answer {
    let desk = site.desk(&asked).await?;
    object(&query::show(&desk.store, &site.lexicon, &id).await?)
}

fn json_of(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn object<T: Serialize>(thing: &T) -> Answer {
    Ok(json_of(report::json(thing).map_err(|error| Refusal::Broken(error.into()))?))
}

/// An array; where there is more, `Link` leads to it (RFC 8288), and where there is nothing, a note says why.
fn list<T: Serialize>(asked: &Asked, answered: Answered<T>) -> Answer {
    let mut response = object(&answered.rows)?;
    let headers = response.headers_mut();
    let behind = answered.part.offset + answered.part.limit;
    if answered.more && behind <= DEEPEST {
        let next = behind.to_string();
        let next = format!("<{}{}>; rel=\"next\"", asked.base, asked.href(asked.path(), &[("offset", Some(&next))]));
        headers.extend(HeaderValue::from_str(&next).ok().map(|next| (header::LINK, next)));
    }
    let note = answered.empty.and_then(|why| HeaderValue::from_str(&plain(&why)).ok());
    headers.extend(note.map(|note| (header::HeaderName::from_static("x-homegrown-note"), note)));
    Ok(response)
}

/// Words as a header takes them: what is not ASCII is percent-encoded.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for c in words.chars().take(400) {
        if c.is_ascii_graphic() || c == ' ' {
            plain.push(c);
        } else {
            plain.extend(form_urlencoded::byte_serialize(c.to_string().as_bytes()));
        }
    }
    plain
}
