//! A body within bounds: how large it may grow once decoded, how long it may take, how slowly it may come.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use url::Url;

use super::{
    Client, ClientOptions, CrawlError,
    budget::{Room, SMALL},
    fetch::causes,
};

/// Reads a body piece by piece. `Content-Length` is not believed: it tells the size before decoding, if the truth.
pub(super) async fn read_body(
    client: &Client,
    mut response: reqwest::Response,
    url: &Url,
    room: &mut Room,
) -> Result<Vec<u8>, CrawlError> {
    let options = &client.options;
    let mut start = Instant::now();
    let mut body = Vec::new();
    loop {
        let limit = start + next_limit(body.len(), options);
        match timeout_at(limit, response.chunk()).await {
            Ok(Ok(Some(piece))) if body.len() + piece.len() > options.most_bytes => {
                return Err(CrawlError::TooLarge { url: url.to_string(), most: options.most_bytes });
            }
            Ok(Ok(Some(piece))) => {
                if body.len() + piece.len() > SMALL {
                    // the wait for room is no time of the host's
                    let waiting = Instant::now();
                    client.budget.grow(room).await;
                    start += waiting.elapsed();
                }
                body.extend_from_slice(&piece);
            }
            Ok(Ok(None)) => {
                body.shrink_to_fit();
                return Ok(body);
            }
            Ok(Err(error)) => {
                return Err(CrawlError::Connection { url: url.to_string(), reason: causes(&error) });
            }
            Err(_) if start.elapsed() >= options.body_timeout => {
                return Err(CrawlError::TimedOut { url: url.to_string(), seconds: options.body_timeout.as_secs() });
            }
            Err(_) => return Err(CrawlError::TooSlow { url: url.to_string(), least: options.least_speed }),
        }
    }
}

/// When the next piece must be there: what has come pays for its time, after a grace.
fn next_limit(bytes: usize, options: &ClientOptions) -> Duration {
    if options.least_speed == 0 {
        return options.body_timeout;
    }
    let paid = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(1_000) / options.least_speed;
    options.grace.saturating_add(Duration::from_millis(paid)).min(options.body_timeout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_pay_for_time_up_to_the_whole_time() {
        let options = ClientOptions {
            least_speed: 1_000,
            grace: Duration::from_secs(5),
            body_timeout: Duration::from_mins(1),
            ..ClientOptions::default()
        };
        assert_eq!(next_limit(0, &options), Duration::from_secs(5));
        assert_eq!(next_limit(10_000, &options), Duration::from_secs(15));
        assert_eq!(next_limit(usize::MAX, &options), Duration::from_mins(1));
    }
}
