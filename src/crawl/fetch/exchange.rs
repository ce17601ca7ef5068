//! One request and its answer.

use chrono::TimeDelta;
use reqwest::{StatusCode, header};
use tokio::time::{Instant, timeout};
use url::Url;

use super::{
    Answer, Clock, Hop, Request, Validators,
    header::{redirect, refuse_coding, retry_after, text_of},
};
use crate::crawl::{CrawlError, body::read_body, budget::Room, client::Client, host::Turn, public::is_refusal};

impl Client {
    pub(super) async fn exchange(
        &self,
        url: &Url,
        request: &Request,
        clock: Clock,
        turn: &mut Turn,
    ) -> Result<Hop, CrawlError> {
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
            Ok(response) => response.map_err(|error| self.failure(url, &error))?,
            Err(_) => {
                return Err(CrawlError::TimedOut { url: url.to_string(), seconds: limit.as_secs() });
            }
        };
        let status = response.status();
        if let Some(to) = redirect(url, &response) {
            let permanent = matches!(status.as_u16(), 301 | 308);
            return to.map(|to| Hop::Redirect { to, permanent });
        }
        if status != StatusCode::NOT_MODIFIED && !status.is_success() {
            self.heed(&response, clock, turn);
            // for longer than is waited here: whoever visits next must know
            if let Some(until) = turn.busy_until.filter(|until| *until > clock.now()) {
                return Err(CrawlError::Busy { url: url.to_string(), until });
            }
            return Err(CrawlError::Status { url: url.to_string(), status: status.as_u16() });
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
        if status == StatusCode::NOT_MODIFIED && request.validators == Validators::default() {
            return Err(CrawlError::NotAsked { url: url.to_string() });
        }
        if status == StatusCode::NOT_MODIFIED {
            return Ok(Hop::Answer(answer));
        }
        refuse_coding(url, &response)?;
        let body = read_body(self, response, url, &mut room).await?;
        Ok(Hop::Answer(Answer { body: Some(body), room, ..answer }))
    }

    /// A host that is busy is left alone for as long as it asks: for a short while it is waited for, by all that ask it.
    fn heed(&self, response: &reqwest::Response, clock: Clock, turn: &mut Turn) {
        let after = text_of(response, &header::RETRY_AFTER).filter(|_| matches!(response.status().as_u16(), 429 | 503));
        let Some(wish) = after.and_then(|after| retry_after(&after, clock.now())) else { return };
        if wish > self.options.most_pause {
            turn.busy_until = TimeDelta::from_std(wish).ok().and_then(|wish| clock.now().checked_add_signed(wish));
        } else {
            turn.next = turn.next.max(Instant::now().checked_add(wish));
        }
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

/// An error with what caused it, each said once and without the address, which the caller adds.
pub(in crate::crawl) fn causes(error: &reqwest::Error) -> String {
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
