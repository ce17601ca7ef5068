//! A request to the sample site → the file under its path, as a careful server gives it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use chrono::DateTime;
use sha2::{Digest, Sha256};
use url::Url;

use super::content::{Charset, File, Outlet};
use crate::model::hex;

/// One outlet on its port.
#[derive(Debug)]
pub(super) struct Host {
    outlet: &'static Outlet,
    /// Scheme and authority, without a slash at the end: what `{{base}}` stands for in the files.
    base: String,
    edited: Arc<AtomicBool>,
}

impl Host {
    pub(super) fn new(outlet: &'static Outlet, base: &Url, edited: Arc<AtomicBool>) -> Self {
        Self { outlet, base: base.as_str().trim_end_matches('/').to_owned(), edited }
    }

    fn body(&self, file: &File) -> Vec<u8> {
        let edited = self.edited.load(Ordering::SeqCst);
        let text = file.edited.filter(|_| edited).unwrap_or(file.text).replace("{{base}}", &self.base);
        match self.outlet.charset {
            Charset::Utf8 => text.into_bytes(),
            Charset::Gbk => encoding_rs::GBK.encode(&text).0.into_owned(),
        }
    }

    fn robots(&self) -> String {
        let sitemap = self.outlet.kind == "sitemap";
        let sitemap = if sitemap { format!("\nSitemap: {}/{}\n", self.base, self.outlet.entry) } else { String::new() };
        format!("User-agent: *\nDisallow: /authors/\nDisallow: /search\n{sitemap}")
    }
}

pub(super) fn router(host: Host) -> Router {
    Router::new().fallback(answer).with_state(Arc::new(host))
}

async fn answer(State(host): State<Arc<Host>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if uri.path() == "/robots.txt" {
        return ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], host.robots()).into_response();
    }
    let Some(file) = host.outlet.files.iter().find(|file| file.path == uri.path()) else {
        return (StatusCode::NOT_FOUND, "there is no such page on this sample site").into_response();
    };
    let body = host.body(file);
    let tag = etag(&body);
    let status = if is_known(&headers, &tag, file.modified) { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let body = if status == StatusCode::OK { Body::from(body) } else { Body::empty() };
    let mut response =
        (status, [(header::CONTENT_TYPE, file.kind), (header::LAST_MODIFIED, file.modified)], body).into_response();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn etag(body: &[u8]) -> String {
    format!("\"{}\"", hex(Sha256::digest(body).iter().take(8)))
}

/// Whether the client has this version: by the tag where it sends one (RFC 9110 § 13.1.3), else by the date. A
/// silent edit keeps its date, so the tag alone gives it away.
fn is_known(headers: &HeaderMap, tag: &str, modified: &str) -> bool {
    let value = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(tags) = value(header::IF_NONE_MATCH) {
        return tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag || known.trim() == "*");
    }
    let since = value(header::IF_MODIFIED_SINCE).and_then(|since| DateTime::parse_from_rfc2822(since).ok());
    let modified = DateTime::parse_from_rfc2822(modified).ok();
    matches!((since, modified), (Some(since), Some(modified)) if modified <= since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_asked_before_a_date() {
        let date = "Mon, 30 Sep 2024 06:12:00 GMT";
        let headers = |pairs: &[(header::HeaderName, &str)]| -> HeaderMap {
            pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
        };
        assert!(is_known(&headers(&[(header::IF_NONE_MATCH, "\"a\", W/\"b\"")]), "\"b\"", date));
        assert!(is_known(&headers(&[(header::IF_MODIFIED_SINCE, date)]), "\"b\"", date));
        let other_tag = headers(&[(header::IF_NONE_MATCH, "\"a\""), (header::IF_MODIFIED_SINCE, date)]);
        assert!(!is_known(&other_tag, "\"b\"", date));
    }
}
