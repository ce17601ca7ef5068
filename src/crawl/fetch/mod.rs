//! One GET: turn by turn with the host, checked at every hop, tried again while the failure is transient.
//!
//! | file | does |
//! | --- | --- |
//! | `allowed` | asks the site's robots.txt, and reads it where it is not known |
//! | `persist` | one hop in the host's turn, again while the failure may pass |
//! | `exchange` | one request and its answer |
//! | `header` | what the headers of an answer say |

mod allowed;
mod exchange;
mod header;
mod persist;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;
use url::Url;

pub(super) use self::{exchange::causes, persist::jitter};
use super::{CrawlError, budget::Room, client::Client};

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    pub url: String,
    pub validators: Validators,
    pub accept: Accept,
}

/// What a server gave to tell by whether a body has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Validators {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// What kind of answer is preferred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Accept {
    #[default]
    Page,
    Feed,
    Json,
    Text,
}

impl Accept {
    fn header(self) -> &'static str {
        match self {
            Self::Page => "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.5",
            Self::Feed => {
                "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
            }
            Self::Json => "application/json,*/*;q=0.5",
            Self::Text => "text/plain,*/*;q=0.5",
        }
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The address that answered, after redirects.
    pub url: String,
    pub fetched_at: DateTime<Utc>,
    pub content_type: Option<String>,
    pub validators: Validators,
    /// Nothing where the server said that what is known is still good.
    pub body: Option<Vec<u8>>,
    /// Where permanent redirects lead to.
    pub moved_to: Option<String>,
    /// The room that the body takes.
    pub room: Room,
}

/// The wall clock of a visit: the caller's, carried on by the monotonic one.
#[derive(Debug, Clone, Copy)]
pub(in crate::crawl) struct Clock {
    start: DateTime<Utc>,
    since: Instant,
}

impl Clock {
    pub(in crate::crawl) fn starting(now: DateTime<Utc>) -> Self {
        Self { start: now, since: Instant::now() }
    }

    pub(in crate::crawl) fn now(self) -> DateTime<Utc> {
        self.start + TimeDelta::from_std(self.elapsed()).unwrap_or_default()
    }

    pub(in crate::crawl) fn elapsed(self) -> Duration {
        self.since.elapsed()
    }
}

/// Where one hop ends.
enum Hop {
    Answer(Answer),
    Redirect { to: Url, permanent: bool },
}

impl Client {
    /// Fetches an address, robots.txt and politeness included.
    pub async fn get(&self, request: &Request, now: DateTime<Utc>) -> Result<Answer, CrawlError> {
        self.get_along(request, now, &mut |_| true).await
    }

    /// The same along redirects as far as `follows` holds for where they lead; else it fails with where that is.
    pub(super) async fn get_along(
        &self,
        request: &Request,
        now: DateTime<Utc>,
        follows: &mut (dyn FnMut(&Url) -> bool + Send),
    ) -> Result<Answer, CrawlError> {
        let clock = Clock::starting(now);
        let first = parse(&request.url)?;
        let mut url = first.clone();
        let mut seen = vec![first.clone()];
        let mut moved: Option<Url> = None;
        let mut all_permanent = true;
        loop {
            self.allowed(&url, clock).await?;
            match self.persist(&url, request, clock).await? {
                Hop::Answer(answer) => return Ok(Answer { moved_to: moved.map(String::from), ..answer }),
                Hop::Redirect { to, permanent } => {
                    all_permanent &= permanent;
                    if all_permanent {
                        moved = Some(to.clone());
                    }
                    if seen.contains(&to) {
                        return Err(CrawlError::RedirectLoop { url: request.url.clone() });
                    }
                    if seen.len() > self.options.most_redirects {
                        let most = self.options.most_redirects;
                        return Err(CrawlError::TooManyRedirects { url: request.url.clone(), most });
                    }
                    if !follows(&to) {
                        let moved_to = moved.map(String::from);
                        return Err(CrawlError::Aside { url: request.url.clone(), to: to.into(), moved_to });
                    }
                    seen.push(to.clone());
                    url = to;
                }
            }
        }
    }
}

fn parse(address: &str) -> Result<Url, CrawlError> {
    let mut url = Url::parse(address.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| CrawlError::NoAddress { url: address.to_owned() })?;
    url.set_fragment(None);
    Ok(url)
}
