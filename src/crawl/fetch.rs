//! One GET: turn by turn with the host, checked at every hop, tried again while the failure is transient.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{StatusCode, header};
use tokio::time::{Instant, timeout};
use url::Url;

use super::{
    CrawlError,
    body::read_body,
    budget::Room,
    client::{Client, PRODUCT},
    host::{Kept, Turn},
    moment,
    public::{is_private_name, is_refusal, refuse_literal},
    robots::{MOST_BYTES, Robots},
};

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
pub(super) struct Clock {
    start: DateTime<Utc>,
    since: Instant,
}

impl Clock {
    pub(super) fn starting(now: DateTime<Utc>) -> Self {
        Self { start: now, since: Instant::now() }
    }

    pub(super) fn now(self) -> DateTime<Utc> {
        self.start + TimeDelta::from_std(self.since.elapsed()).unwrap_or_default()
    }
}

/// One hop's end: an answer, a redirect, or a failure that may come with a wish to be left alone.
enum Hop {
    Answer(Answer),
    Redirect { to: Url, permanent: bool },
}

impl Client {
    /// Fetches an address, robots.txt and politeness included.
    pub async fn get(&self, request: &Request, now: DateTime<Utc>) -> Result<Answer, CrawlError> {
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
                    seen.push(to.clone());
                    url = to;
                }
            }
        }
    }

    /// Whether the site's robots.txt lets us.
    async fn allowed(&self, url: &Url, clock: Clock) -> Result<(), CrawlError> {
        if url.path() == "/robots.txt" {
            return Ok(());
        }
        let origin = url.origin().ascii_serialization();
        let mut kept = self.hosts.robots(&origin).await;
        if !kept.as_ref().is_some_and(Kept::is_fresh) {
            self.hosts.trim_robots();
            *kept = Some(Kept::new(self.robots_of(&origin, clock).await?));
            let robots = kept.as_ref().and_then(|kept| kept.robots.as_ref().ok());
            let delay = robots.and_then(|robots| robots.crawl_delay).map(|delay| self.capped(delay, &origin));
            self.hosts.set_delay(&super::host_name(url), delay).await;
        }
        match kept.as_ref().map(|kept| &kept.robots) {
            Some(Ok(robots)) if robots.allows(url.as_str()) => Ok(()),
            Some(Err(reason)) => Err(CrawlError::RobotsUnreachable { url: url.to_string(), reason: reason.clone() }),
            _ => Err(CrawlError::Robots { url: url.to_string() }),
        }
    }

    fn capped(&self, delay: Duration, origin: &str) -> Duration {
        let most = self.options.most_gap;
        if delay > most {
            tracing::info!(origin, asked_s = delay.as_secs_f64(), taken_s = most.as_secs_f64(), "crawl-delay is cut");
        }
        delay.min(most)
    }

    /// Reads a robots.txt: 4xx stands for "everything is allowed", what cannot be had for a ban.
    async fn robots_of(&self, origin: &str, clock: Clock) -> Result<Result<Robots, String>, CrawlError> {
        let request = Request { url: format!("{origin}/robots.txt"), accept: Accept::Text, ..Request::default() };
        let mut url = parse(&request.url)?;
        for _ in 0..=self.options.most_redirects {
            match self.persist(&url, &request, clock).await {
                Ok(Hop::Redirect { to, .. }) => url = to,
                Ok(Hop::Answer(answer)) => {
                    let body = answer.body.unwrap_or_default();
                    let head = body.get(..MOST_BYTES).unwrap_or(&body);
                    return Ok(Ok(Robots::parse(&String::from_utf8_lossy(head), PRODUCT)));
                }
                Err(CrawlError::Status { status, .. }) if (400..500).contains(&status) && status != 429 => {
                    return Ok(Ok(Robots::allow_all()));
                }
                Err(CrawlError::TooLarge { .. } | CrawlError::BadRedirect { .. }) => {
                    return Ok(Ok(Robots::allow_all()));
                }
                Err(error @ (CrawlError::Private { .. } | CrawlError::NoCertificates { .. })) => return Err(error),
                Err(error) => {
                    let reason = error.to_string();
                    let reason = reason.strip_prefix(&format!("{url}: ")).unwrap_or(&reason);
                    return Ok(Err(reason.to_owned()));
                }
            }
        }
        Ok(Ok(Robots::allow_all()))
    }

    /// One hop, again with growing pauses while it fails for a reason that may pass.
    async fn persist(&self, url: &Url, request: &Request, clock: Clock) -> Result<Hop, CrawlError> {
        let mut tries = 1;
        loop {
            let (error, wait) = match self.once(url, request, clock).await {
                Ok(hop) => return Ok(hop),
                Err(failed) => failed,
            };
            let pause = wait.unwrap_or_else(|| self.pause(url, tries));
            let ends = tries >= self.options.tries.max(1) || pause > self.options.most_pause;
            if ends || !error.is_transient() || matches!(error, CrawlError::Busy { .. }) {
                return Err(error);
            }
            tracing::debug!(page.url = %url, error = %error, pause_ms = pause.as_millis(), "tried again after a pause");
            tokio::time::sleep(pause).await;
            tries += 1;
        }
    }

    /// Doubles with every try, less up to half of it at random, so that many failures do not come back at once.
    fn pause(&self, url: &Url, tries: u32) -> Duration {
        let full = self.options.pause.saturating_mul(1_u32.checked_shl(tries - 1).unwrap_or(u32::MAX));
        let dice = jitter(self.options.seed, url.as_str(), tries);
        full.mul_f64(0.5 + dice / 2.0).min(self.options.most_pause)
    }

    /// One request in the host's turn. A failure comes with the pause that the host asked for.
    async fn once(&self, url: &Url, request: &Request, clock: Clock) -> Result<Hop, (CrawlError, Option<Duration>)> {
        let plain = |error| (error, None);
        let host = url.host_str().unwrap_or_default();
        self.refuse_private(url, host).await.map_err(plain)?;
        if url.scheme() == "https" && !self.certified {
            return Err(plain(CrawlError::NoCertificates { url: url.to_string() }));
        }
        let mut turn = self.hosts.turn(&super::host_name(url)).await;
        if let Some(until) = turn.busy_until.filter(|until| *until > clock.now()) {
            return Err(plain(CrawlError::Busy { url: url.to_string(), until }));
        }
        let _permit = self.at_once.acquire().await;
        let outcome = self.exchange(url, request, clock, &mut turn).await;
        turn.end(self.options.gap);
        outcome
    }

    /// Refuses hosts that are not public as far as that shows before the connection is made.
    async fn refuse_private(&self, url: &Url, host: &str) -> Result<(), CrawlError> {
        let trusted = self.options.trusted_hosts.iter().any(|trusted| trusted.eq_ignore_ascii_case(host));
        if self.options.allow_private_network || trusted {
            return Ok(());
        }
        refuse_literal(url).map_err(|host| CrawlError::Private { url: url.to_string(), host })?;
        if self.proxied && is_private_name(host).await {
            return Err(CrawlError::Private { url: url.to_string(), host: host.to_owned() });
        }
        Ok(())
    }

    async fn exchange(
        &self,
        url: &Url,
        request: &Request,
        clock: Clock,
        turn: &mut Turn,
    ) -> Result<Hop, (CrawlError, Option<Duration>)> {
        let mut builder = self.http.get(url.clone()).header(header::ACCEPT, request.accept.header());
        if let Some(etag) = &request.validators.etag {
            builder = builder.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = &request.validators.last_modified {
            builder = builder.header(header::IF_MODIFIED_SINCE, date);
        }
        let mut room = self.budget.room().await;
        let limit = self.options.header_timeout;
        let response = match timeout(limit, builder.send()).await {
            Ok(response) => response.map_err(|error| (self.failure(url, &error), None))?,
            Err(_) => {
                return Err((CrawlError::TimedOut { url: url.to_string(), seconds: limit.as_secs() }, None));
            }
        };
        let status = response.status();
        if let Some(to) = redirect(url, &response) {
            let permanent = matches!(status.as_u16(), 301 | 308);
            return to.map(|to| Hop::Redirect { to, permanent }).map_err(|error| (error, None));
        }
        if status != StatusCode::NOT_MODIFIED && !status.is_success() {
            let wait = self.wish(&response, clock, turn);
            return Err((CrawlError::Status { url: url.to_string(), status: status.as_u16() }, wait));
        }
        let answer = Answer {
            url: url.to_string(),
            fetched_at: clock.now(),
            content_type: text_of(&response, &header::CONTENT_TYPE),
            validators: Validators {
                etag: text_of(&response, &header::ETAG),
                last_modified: text_of(&response, &header::LAST_MODIFIED),
            },
            body: None,
            moved_to: None,
            room: Room::default(),
        };
        if status == StatusCode::NOT_MODIFIED {
            return Ok(Hop::Answer(answer));
        }
        refuse_coding(url, &response).map_err(|error| (error, None))?;
        let body = read_body(self, response, url, &mut room).await.map_err(|error| (error, None))?;
        Ok(Hop::Answer(Answer { body: Some(body), room, ..answer }))
    }

    /// How long a host that is busy asks to be left alone; a long wish holds for every source of the host.
    fn wish(&self, response: &reqwest::Response, clock: Clock, turn: &mut Turn) -> Option<Duration> {
        if !matches!(response.status().as_u16(), 429 | 503) {
            return None;
        }
        let wish = retry_after(&text_of(response, &header::RETRY_AFTER)?, clock.now())?;
        if wish > self.options.most_pause {
            turn.busy_until = TimeDelta::from_std(wish).ok().and_then(|wish| clock.now().checked_add_signed(wish));
        }
        Some(wish)
    }

    fn failure(&self, url: &Url, error: &reqwest::Error) -> CrawlError {
        if is_refusal(error) {
            let host = url.host_str().unwrap_or_default().to_owned();
            return CrawlError::Private { url: url.to_string(), host };
        }
        if error.is_timeout() {
            let seconds = self.options.connect_timeout.as_secs();
            return CrawlError::TimedOut { url: url.to_string(), seconds };
        }
        CrawlError::Connection { url: url.to_string(), reason: causes(error) }
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

/// Where an answer sends us on to, if it does.
fn redirect(url: &Url, response: &reqwest::Response) -> Option<Result<Url, CrawlError>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    // Servers write names beyond ASCII here as plain UTF-8.
    let location = String::from_utf8_lossy(response.headers().get(header::LOCATION)?.as_bytes()).into_owned();
    let to = url.join(&location).ok().and_then(|to| parse(to.as_str()).ok());
    Some(to.ok_or(CrawlError::BadRedirect { url: url.to_string(), location }))
}

/// What is left in the header once the codings that were asked for are undone.
fn refuse_coding(url: &Url, response: &reqwest::Response) -> Result<(), CrawlError> {
    match text_of(response, &header::CONTENT_ENCODING) {
        Some(coding) if !coding.eq_ignore_ascii_case("identity") => {
            let what = format!("the body comes in the content coding `{coding}`, which was not asked for");
            Err(CrawlError::Unreadable { url: url.to_string(), what })
        }
        _ => Ok(()),
    }
}

fn text_of(response: &reqwest::Response, name: &header::HeaderName) -> Option<String> {
    let text = String::from_utf8_lossy(response.headers().get(name)?.as_bytes()).trim().to_owned();
    Some(text).filter(|text| !text.is_empty() && text.len() <= 1_024)
}

/// `Retry-After` in its two forms: seconds, or a date.
fn retry_after(value: &str, now: DateTime<Utc>) -> Option<Duration> {
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds.min(7 * 86_400)));
    }
    let until = moment::read(value)?.with_timezone(&Utc);
    Some((until - now).to_std().unwrap_or_default().min(Duration::from_hours(168)))
}

/// A number from 0 to 1 that depends on its arguments alone.
pub(super) fn jitter(seed: u64, text: &str, tries: u32) -> f64 {
    let mut state = text.bytes().fold(seed ^ u64::from(tries).wrapping_mul(0x9e37_79b9_7f4a_7c15), |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    state ^= state >> 31;
    state = state.wrapping_mul(0x94d0_49bb_1331_11eb);
    f64::from(u32::try_from(state >> 32).unwrap_or(0)) / f64::from(u32::MAX)
}

/// An error with what caused it, each said once and without the address, which the caller adds.
pub(super) fn causes(error: &reqwest::Error) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
    while let Some(error) = cause {
        let text = error.to_string();
        if !texts.iter().any(|known| known.contains(&text)) {
            texts.push(text);
        }
        cause = error.source();
    }
    if texts.is_empty() { error.to_string() } else { texts.join(": ") }
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
        assert_eq!(retry_after("soon", now), None);
    }

    #[test]
    fn jitter_differs_by_address_and_repeats_by_seed() {
        let dice = |seed, text| jitter(seed, text, 1);
        assert!((dice(1, "a") - dice(1, "a")).abs() < f64::EPSILON);
        assert!((dice(1, "a") - dice(1, "b")).abs() > 1e-6);
        assert!((dice(1, "a") - dice(2, "a")).abs() > 1e-6);
        assert!((0.0..=1.0).contains(&dice(7, "https://example.com/")));
    }
}
