//! The sample site that the binary carries: seven outlets on loopback, each a host of its own, whose pages,
//! feeds, sitemaps and listings are crawled over real HTTP.
//!
//! Its main story is told as such stories are: by an institute's own channel, a wire, a trade paper with another
//! figure, a copy under another masthead, a spun copy and a paper in another language and charset. One page is
//! edited in silence after the first visit ([`Site::edit`]). Outlets and analysts are made up, and figures are
//! mixed with invented ones: quote none.

mod content;
mod serve;

use std::{
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::Context as _;
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

use crate::crawl::{
    ClientOptions,
    source::{self, File, Source},
};
use content::{OUTLETS, Outlet};
use serve::Host;

/// The sample site while it runs; it stops when this is dropped.
#[derive(Debug)]
pub struct Site {
    /// Where the first outlet answers.
    pub base: Url,
    /// The outlets as the crawler takes them.
    pub sources: Vec<Source>,
    hosts: Vec<(&'static Outlet, Url)>,
    edited: Arc<AtomicBool>,
    servers: Vec<JoinHandle<()>>,
}

impl Site {
    /// Starts a listener on loopback for each outlet.
    pub async fn start() -> anyhow::Result<Self> {
        let edited = Arc::new(AtomicBool::new(false));
        let mut hosts = Vec::new();
        let mut servers = Vec::new();
        for outlet in &OUTLETS {
            let listener =
                TcpListener::bind(("127.0.0.1", 0)).await.context("opening a port on loopback for the sample site")?;
            let address = listener.local_addr().context("asking for the port of the sample site")?;
            let base = Url::parse(&format!("http://{address}/"))?;
            let router = serve::router(Host::new(outlet, &base, Arc::clone(&edited)));
            hosts.push((outlet, base));
            servers.push(tokio::spawn(async move {
                if let Err(error) = axum::serve(listener, router).await {
                    tracing::warn!(outlet = outlet.id, %error, "the sample site stopped");
                }
            }));
        }
        let base = hosts.first().map(|(_, base)| base.clone()).context("the sample site has no outlet")?;
        let mut site = Self { base, sources: Vec::new(), hosts, edited, servers };
        site.sources = source::parse(&[File { name: "the sample site", text: &site.source_file() }])?;
        Ok(site)
    }

    /// How the sample site may be visited: it is on loopback, and nobody waits for it.
    pub fn client_options() -> ClientOptions {
        ClientOptions { allow_private_network: true, proxies: false, gap: Duration::ZERO, ..ClientOptions::default() }
    }

    /// From now on the edited pages are served in their second wording.
    pub fn edit(&self) {
        self.edited.store(true, Ordering::SeqCst);
    }

    /// The outlets as a source file, addresses filled in.
    pub fn source_file(&self) -> String {
        let mut file = String::new();
        for (outlet, base) in &self.hosts {
            let address = base.join(outlet.entry).map_or_else(|_| base.to_string(), |url| url.to_string());
            let _ = write!(
                file,
                "[[source]]\nid = \"{}\"\ntitle = \"{}\"\nkind = \"{}\"\nurl = \"{address}\"\nlanguage = \"{}\"\ncountry = \"{}\"\n\
                 tier = \"{}\"\nevery = \"1h\"\ntake = \"all\"\n",
                outlet.id, outlet.title, outlet.kind, outlet.language, outlet.country, outlet.tier
            );
            if !outlet.select.is_empty() {
                file.push_str("[source.select]\n");
                for (key, selector) in outlet.select {
                    let _ = writeln!(file, "{key} = \"{selector}\"");
                }
            }
            file.push('\n');
        }
        file
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_outlet_of_the_source_file_has_an_address_of_its_own() {
        let site = Site::start().await.unwrap();
        assert_eq!(site.sources.len(), OUTLETS.len());
        let mut ports: Vec<_> = site.sources.iter().map(|source| Url::parse(&source.url).unwrap().port()).collect();
        ports.sort_unstable();
        ports.dedup();
        assert_eq!(ports.len(), OUTLETS.len());
    }
}
