//! `serve`: the store as a web page, a JSON API and feeds, until it is stopped.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use anyhow::Context;
use chrono::NaiveDate;
use clap::Args;
use futures_util::{FutureExt, future::LocalBoxFuture};
use tokio::net::TcpListener;
use url::Url;

use super::{
    failure::{Outcome, Usage, note, warn},
    global::Global,
    net, past,
    place::Place,
    signal,
};
use crate::web::{self, Desk, Guard, Past, Site};

const EXAMPLES: &str = "\
Examples:
  homegrown serve
      the page at http://127.0.0.1:8787/, for this machine alone
  homegrown serve --listen 0.0.0.0:8787 --public-url https://claims.example.org
      for others, behind a proxy that has that name
  curl 'http://127.0.0.1:8787/api/claims?org=华为&limit=5'
      the API: the shapes of `homegrown claims --format json`
  http://127.0.0.1:8787/feed/timeline.atom?country=CN
      a feed of any view: .atom, .rss, .json, .csv, .ics";

/// Serves the web page, the JSON API and the feeds; it only reads
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ServeArgs {
    /// Where to listen: HOST:PORT, or a port of this machine; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8787")]
    listen: String,
    /// Where others reach it: scheme and host of the addresses in feeds and citations
    #[arg(long, value_name = "URL", value_parser = public)]
    public_url: Option<Url>,
}

fn public(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("{error}; write https://claims.example.org"))?;
    let is_whole = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if is_whole && is_bare {
        Ok(url)
    } else {
        Err("write scheme and host alone: https://claims.example.org".to_owned())
    }
}

pub(super) async fn run(args: ServeArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Arc::new(Place::open(global).await?);
    let sources = net::sources(None, &place.settings)?;
    let address = address(&args.listen).await?;
    let listener = TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("--listen {}: cannot listen there", args.listen))?;
    let bound = listener.local_addr().unwrap_or(address);
    if !bound.ip().is_loopback() {
        warn(&format!("{bound} is not of this machine alone: whoever reaches it reads what is stored"));
    }
    let today = Desk::new(place.store.clone(), Arc::clone(&place.lexicon), place.settings.index_folder(), None);
    let days = Days(Arc::clone(&place));
    let lexicon = Arc::clone(&place.lexicon);
    let guard = Guard::new(bound, args.public_url.clone());
    let site = Site::new(today, lexicon, sources, Arc::new(days), Global::now, guard);
    let known = args.public_url.map(|url| format!(", known as {url}")).unwrap_or_default();
    note(&format!("serving http://{}/{known} (Ctrl-C ends it)", reachable(bound)));
    web::serve(listener, site, signal::stop_when_asked("stopping")).await;
    Ok(Outcome::Done)
}

/// An address to listen at; a bare port is one of this machine.
async fn address(text: &str) -> anyhow::Result<SocketAddr> {
    let text = text.trim();
    let whole = match text.strip_prefix(':').unwrap_or(text).parse::<u16>() {
        Ok(port) => format!("127.0.0.1:{port}"),
        Err(_) => text.to_owned(),
    };
    let usage = || Usage(format!("--listen {text:?}: is no address; write 127.0.0.1:8787, localhost:8787 or a port"));
    if !whole.contains(':') {
        return Err(usage().into());
    }
    let found = tokio::net::lookup_host(&whole).await;
    Ok(found.ok().and_then(|mut found| found.next()).ok_or_else(usage)?)
}

/// An address that a browser of this machine opens: one that stands for all is this machine's.
fn reachable(bound: SocketAddr) -> SocketAddr {
    match bound.ip() {
        ip if !ip.is_unspecified() => bound,
        IpAddr::V4(_) => SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), bound.port()),
        IpAddr::V6(_) => SocketAddr::new(IpAddr::V6(std::net::Ipv6Addr::LOCALHOST), bound.port()),
    }
}

/// The past days of a place.
struct Days(Arc<Place>);

impl Past for Days {
    fn open(&self, day: NaiveDate) -> LocalBoxFuture<'_, anyhow::Result<Desk>> {
        async move {
            let (store, folder) = past::store(&self.0, day).await?;
            let index = folder.path.join("index");
            Ok(Desk::new(store, Arc::clone(&self.0.lexicon), index, Some(Box::new(folder))))
        }
        .boxed_local()
    }
}
