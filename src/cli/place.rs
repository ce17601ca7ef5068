//! Where a command works: the settings, the words, the store and, where it is asked for words, the index.

use std::sync::Arc;

use anyhow::Context;

use super::{
    failure::{Usage, note},
    filter::FilterArgs,
    global::Global,
};
use crate::{
    config::Settings,
    lexicon::Lexicon,
    model::Filter,
    query::{self, Followed, QueryError, Question},
    search::Index,
    store::{Store, StoreOptions},
};

/// The parts that nearly every command needs.
pub(super) struct Place {
    pub(super) settings: Settings,
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) store: Store,
}

impl Place {
    pub(super) async fn open(global: &Global) -> anyhow::Result<Self> {
        let settings = global.settings()?;
        let lexicon = global.lexicon()?;
        let store = Store::open(&settings.database, StoreOptions::default()).await?;
        Ok(Self { settings, lexicon, store })
    }

    /// Checks the filters; one that is not known is a wrong command line.
    pub(super) async fn filter(&self, args: &FilterArgs) -> anyhow::Result<Filter> {
        let sources = known_sources(&self.settings);
        Question::from(args).settle(&self.lexicon, &self.store, &sources).await.map_err(asked_wrongly)
    }

    /// Says why an answer is empty.
    pub(super) async fn tell_why_empty(&self, args: &FilterArgs) -> anyhow::Result<()> {
        let question = Question::from(args);
        note(&query::why_empty(&self.store, &self.lexicon, &question, &known_sources(&self.settings)).await?);
        Ok(())
    }

    /// The index, brought up to the store.
    pub(super) async fn index(&self) -> anyhow::Result<Index> {
        let folder = self.settings.index_folder();
        let store = self.settings.database.to_string();
        let mut index = query::open_index(&folder, &store, Arc::clone(&self.lexicon))?;
        let followed = query::follow(&self.store, &mut index).await.context("the search index cannot follow")?;
        if followed == Followed::Busy {
            note("another process is updating the search index: searching what is there already");
        }
        Ok(index)
    }
}

/// The ids of the sources of the settings, visited or not.
fn known_sources(settings: &Settings) -> Vec<String> {
    // files that are wrong are told by the commands that visit them
    let sources = super::net::sources(None, settings).unwrap_or_default();
    sources.into_iter().map(|source| source.id).collect()
}

/// A question that cannot be asked is a wrong command line; anything else is a failure.
pub(super) fn asked_wrongly(error: QueryError) -> anyhow::Error {
    if error.is_of_question() { Usage(error.to_string()).into() } else { error.into() }
}
