//! The client of the commands that go out, and the sources that it visits.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use clap::Args;

use super::{
    global::Global,
    input::{Body, Raw},
};
use crate::{
    config::Settings,
    crawl::{self, Client, ClientOptions, Source},
    model::Document,
};

#[derive(Debug, Clone, Args)]
pub(super) struct NetArgs {
    /// Lets requests reach addresses that are not public: for intranets and tests
    #[arg(long)]
    pub(super) allow_private_network: bool,
}

impl NetArgs {
    /// How the client behaves by these flags and the settings.
    pub(super) fn options(&self, settings: &Settings) -> ClientOptions {
        let defaults = ClientOptions::default();
        ClientOptions {
            gap: settings.crawl.gap.unwrap_or(defaults.gap),
            allow_private_network: self.allow_private_network || settings.crawl.allow_private_network,
            user_agent: settings.crawl.user_agent.clone(),
            contact: settings.crawl.contact.clone(),
            ..defaults
        }
    }
}

/// Fetches what is given as an address; the client is made when the first one comes.
pub(super) struct Fetcher {
    options: ClientOptions,
    client: OnceLock<Client>,
}

impl Fetcher {
    pub(super) fn new(args: &NetArgs, settings: &Settings) -> Self {
        Self { options: args.options(settings), client: OnceLock::new() }
    }

    fn client(&self) -> anyhow::Result<&Client> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let client = Client::new(self.options.clone())?;
        Ok(self.client.get_or_init(|| client))
    }

    /// The same with its content.
    pub(super) async fn fetched(&self, raw: Raw) -> anyhow::Result<Raw> {
        let (Body::Address, Some(url)) = (&raw.body, &raw.url) else { return Ok(raw) };
        let page = crawl::fetch_one(self.client()?, url, Global::now()).await?;
        let name = super::document::name_of(&page.url);
        let body = Body::Page { bytes: page.body, content_type: page.content_type };
        Ok(Raw { name, url: Some(page.url), body, ..raw })
    }
}

impl Fetcher {
    /// The document of an input, fetched where it is an address.
    pub(super) async fn document(&self, raw: Raw) -> anyhow::Result<Document> {
        let raw = self.fetched(raw).await?;
        tokio::task::spawn_blocking(move || super::document::document(raw, Global::now())).await?
    }
}

/// The sources of a folder that is named, or of the settings' folder; else those that are compiled in and those of the
/// data folder.
pub(super) fn sources(feeds: Option<&PathBuf>, settings: &Settings) -> anyhow::Result<Vec<Source>> {
    let folder: Option<&Path> = feeds.or(settings.feeds.as_ref()).map(PathBuf::as_path);
    let own = settings.own_feeds();
    Ok(match folder {
        Some(folder) => crawl::load_dir(folder)?,
        None if own.is_dir() => crawl::builtin_and(&own)?,
        None => crawl::builtin()?,
    })
}
