//! What the headers of an answer say.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header;
use url::Url;

use super::parse;
use crate::crawl::{CrawlError, host::MOST_BUSY, moment};

/// Where an answer sends us on to, if it does.
pub(super) fn redirect(url: &Url, response: &reqwest::Response) -> Option<Result<Url, CrawlError>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    // Servers write names beyond ASCII here as plain UTF-8.
    let location = String::from_utf8_lossy(response.headers().get(header::LOCATION)?.as_bytes()).into_owned();
    let to = url.join(&location).ok().and_then(|to| parse(to.as_str()).ok());
    Some(to.ok_or(CrawlError::BadRedirect { url: url.to_string(), location }))
}

/// What is left in the header once the codings that were asked for are undone.
pub(super) fn refuse_coding(url: &Url, response: &reqwest::Response) -> Result<(), CrawlError> {
    match text_of(response, &header::CONTENT_ENCODING) {
        Some(coding) if !coding.eq_ignore_ascii_case("identity") => {
            let what = format!("the body comes in the content coding `{coding}`, which was not asked for");
            Err(CrawlError::Unreadable { url: url.to_string(), what })
        }
        _ => Ok(()),
    }
}

pub(super) fn text_of(response: &reqwest::Response, name: &header::HeaderName) -> Option<String> {
    let text = String::from_utf8_lossy(response.headers().get(name)?.as_bytes()).trim().to_owned();
    Some(text).filter(|text| !text.is_empty() && text.len() <= 1_024)
}

/// `Retry-After` in its two forms: seconds, or a date.
pub(super) fn retry_after(value: &str, now: DateTime<Utc>) -> Option<Duration> {
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number of any length is one.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)).min(MOST_BUSY));
    }
    let until = moment::read(value)?.with_timezone(&Utc);
    Some((until - now).to_std().unwrap_or_default().min(MOST_BUSY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_both_forms() {
        let now = DateTime::from_timestamp(1_445_412_480, 0).unwrap();
        assert_eq!(retry_after("120", now), Some(Duration::from_mins(2)));
        assert_eq!(retry_after("Wed, 21 Oct 2015 07:30:00 GMT", now), Some(Duration::from_mins(2)));
        assert_eq!(retry_after("Wed, 21 Oct 2015 07:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("99999999999999999999", now), Some(MOST_BUSY));
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(retry_after("", now), None);
    }
}
