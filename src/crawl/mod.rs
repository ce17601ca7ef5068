//! Stage 1: sources → pages.
//!
//! [`source`] reads `feeds/*.toml`; [`visit`](visit()) lists the links of one source, fetches what is new through
//! the [`Client`] and hands the pages on; what it remembers for the next visit is a [`SourceState`], which the
//! caller keeps. The client is shared by all visits: it holds one turn for each host, so that any number of
//! sources on one host are polite together.
//!
//! ```no_run
//! # use homegrown::crawl::{self, Client, ClientOptions, Order, SourceState};
//! # async fn example(now: chrono::DateTime<chrono::Utc>) -> anyhow::Result<()> {
//! let sources = crawl::source::builtin()?;
//! let client = Client::new(ClientOptions::default())?;
//! let known = std::collections::HashSet::new();
//! let (sender, mut pages) = tokio::sync::mpsc::channel(16);
//! for source in sources.iter().filter(|source| SourceState::default().due(source) <= now) {
//!     let order = Order {
//!         source, client: &client, known: &known, relevant: &|text| text.contains("芯片"), now, revisit: false, limit: 100,
//!     };
//!     let visited = crawl::visit(&order, &SourceState::default(), &sender).await;
//! #   let _ = (visited.report, visited.state);
//! }
//! # let _ = pages.recv().await;
//! # Ok(())
//! # }
//! ```
//!
//! | file | turns | into |
//! | --- | --- | --- |
//! | [`source`] | `feeds/*.toml` | sources, or every problem in them |
//! | [`feed`], [`sitemap`], [`listing`], [`json`] | a list's bytes | links |
//! | [`fetch`] | an address | its bytes: redirects, retries, conditions, bounds |
//! | [`robots`] | robots.txt | what we may fetch |
//! | [`public`] | an address | whether it is of the public internet |
//! | [`schedule`] | a source's past | when it is due |
//! | [`state`] | | what is remembered, what is reported |

mod body;
mod budget;
pub mod client;
pub mod discover;
pub mod error;
pub mod feed;
pub mod fetch;
mod host;
pub mod json;
pub mod link;
mod list;
pub mod listing;
mod moment;
pub mod public;
pub mod robots;
pub mod schedule;
pub mod sitemap;
pub mod source;
pub mod state;
mod visit;
mod xml;

pub use budget::DESKS;
pub use client::{Client, ClientOptions};
pub use error::CrawlError;
pub use fetch::Validators;
pub(crate) use host::locked;
pub use host::{Gate, HELD, HostState, Left, Now};
pub use link::Link;
pub use source::{Every, Select, Source, SourceErrors, SourceKind, Take, Tier, builtin, builtin_and, load_dir};
pub use state::{Failure, PageState, PassedOver, Report, SourceState, Status, Timing};
pub use visit::{Confirmed, Fetched, Known, Order, Plan, Visited, fetch_one, plan, visit};

/// What politeness counts: the host, with its port where that is not the usual one, for that is another server.
pub fn host_name(url: &url::Url) -> String {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (host, _) => host.unwrap_or_default().to_owned(),
    }
}

/// An address as a list gives it, made whole; nothing for what is no http or https address.
fn read_address(address: &str, base: &str) -> Option<String> {
    let address = address.trim();
    let whole = match url::Url::parse(address) {
        Ok(url) => Ok(url),
        Err(_) => url::Url::parse(base).and_then(|base| base.join(address)),
    };
    whole.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host()).map(String::from)
}
