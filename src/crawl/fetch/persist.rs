//! One hop in its host's turn, tried again while the failure may pass.

use std::time::Duration;

use url::Url;

use super::{Clock, Hop, Request};
use crate::crawl::{
    CrawlError,
    client::Client,
    host_name,
    public::{is_private_name, refuse_literal},
};

impl Client {
    /// One hop, again with growing pauses while it fails for a reason that may pass.
    pub(super) async fn persist(&self, url: &Url, request: &Request, clock: Clock) -> Result<Hop, CrawlError> {
        let mut tries = 1;
        loop {
            let error = match self.once(url, request, clock).await {
                Ok(hop) => return Ok(hop),
                Err(error) => error,
            };
            if tries >= self.options.tries.max(1) || !error.is_transient() || error.leaves_alone() {
                return Err(error);
            }
            let pause = self.pause(url, tries);
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

    /// One request in the host's turn.
    async fn once(&self, url: &Url, request: &Request, clock: Clock) -> Result<Hop, CrawlError> {
        let host = url.host_str().unwrap_or_default();
        self.refuse_private(url, host).await?;
        if url.scheme() == "https" && !self.certified {
            return Err(CrawlError::NoCertificates { url: url.to_string() });
        }
        let name = host_name(url);
        let mut turn = self.hosts.turn(&name).await;
        if let Some(gate) = &self.gate {
            if !turn.enter(gate.as_ref(), &name, clock.now(), self.options.most_rest()).await {
                return Err(CrawlError::Elsewhere { url: url.to_string() });
            }
            // another program may have asked it just now
            turn.rest().await;
        }
        if let Some(until) = turn.busy_until.filter(|until| *until > clock.now()) {
            return Err(CrawlError::Busy { url: url.to_string(), until });
        }
        let _permit = self.at_once.acquire().await;
        let outcome = self.exchange(url, request, clock, &mut turn).await;
        turn.end(self.options.gap, self.bytes(&outcome));
        if let (Some(gate), Err(CrawlError::Busy { .. })) = (&self.gate, &outcome) {
            gate.keep(&name, turn.state(clock.now())).await;
        }
        outcome
    }

    /// How much came; all that may where it was more.
    fn bytes(&self, outcome: &Result<Hop, CrawlError>) -> usize {
        match outcome {
            Ok(Hop::Answer(answer)) => answer.body.as_ref().map_or(0, Vec::len),
            Err(CrawlError::TooLarge { .. }) => self.options.most_bytes,
            _ => 0,
        }
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
}

/// A number from 0 to 1 that depends on its arguments alone.
pub(in crate::crawl) fn jitter(seed: u64, text: &str, tries: u32) -> f64 {
    let mut state = text.bytes().fold(seed ^ u64::from(tries).wrapping_mul(0x9e37_79b9_7f4a_7c15), |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    state ^= state >> 31;
    state = state.wrapping_mul(0x94d0_49bb_1331_11eb);
    f64::from(u32::try_from(state >> 32).unwrap_or(0)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jitter_differs_by_address_and_repeats_by_seed() {
        let dice = |seed, text| jitter(seed, text, 1);
        assert!((dice(1, "a") - dice(1, "a")).abs() < f64::EPSILON);
        assert!((dice(1, "a") - dice(1, "b")).abs() > 1e-6);
        assert!((dice(1, "a") - dice(2, "a")).abs() > 1e-6);
        assert!((0.0..=1.0).contains(&dice(7, "https://example.com/")));
    }
}
