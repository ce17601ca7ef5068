//! What a site's robots.txt lets us fetch, and how often.

use std::time::Duration;

use url::Url;

use super::{Accept, Clock, Hop, Request, parse};
use crate::crawl::{
    CrawlError,
    client::{Client, PRODUCT},
    host::Kept,
    host_name,
    robots::{MOST_BYTES, Robots},
};

impl Client {
    /// Whether the site's robots.txt lets us.
    pub(super) async fn allowed(&self, url: &Url, clock: Clock) -> Result<(), CrawlError> {
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
            self.hosts.set_delay(&host_name(url), delay).await;
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
                Err(
                    error @ (CrawlError::Private { .. }
                    | CrawlError::NoCertificates { .. }
                    | CrawlError::Busy { .. }
                    | CrawlError::Elsewhere { .. }),
                ) => return Err(error),
                Err(error) => {
                    let reason = error.to_string();
                    let reason = reason.strip_prefix(&format!("{url}: ")).unwrap_or(&reason);
                    return Ok(Err(reason.to_owned()));
                }
            }
        }
        Ok(Ok(Robots::allow_all()))
    }
}
