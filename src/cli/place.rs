//! Where a command works: the settings, the words, the store and, where it is asked for words, the index.

use std::sync::Arc;

use anyhow::Context;
use chrono::NaiveDate;

use super::{
    failure::{Usage, note},
    filter::FilterArgs,
    folder::Folder,
    global::Global,
    past,
};
use crate::{
    config::Settings,
    lexicon::Lexicon,
    model::{Filter, PartialDate},
    query::{self, Followed, QueryError, Question},
    search::Index,
    store::{Store, StoreOptions},
};

/// The parts that nearly every command needs.
pub(super) struct Place {
    pub(super) settings: Settings,
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) store: Store,
    /// The day as of which it is asked, with the folder of the store that holds what was known then.
    past: Option<(NaiveDate, Folder)>,
}

impl Place {
    pub(super) async fn open(global: &Global) -> anyhow::Result<Self> {
        let settings = global.settings()?;
        let folder = settings.lexicon_folder();
        let lexicon = tokio::task::spawn_blocking(move || Global::lexicon_of(&folder));
        let store = Store::open(&settings.database, StoreOptions::default()).await?;
        Ok(Self { settings, lexicon: lexicon.await??, store, past: None })
    }

    /// The same, as it could be known at the end of a date.
    pub(super) async fn open_as_of(global: &Global, date: Option<&str>) -> anyhow::Result<Self> {
        let place = Self::open(global).await?;
        let Some(text) = date else { return Ok(place) };
        let date: PartialDate = text.parse().map_err(|error| Usage(format!("--as-of: {error}")))?;
        let day = date.last_day();
        let (then, folder) = past::store(&place, day).await?;
        Ok(Self { store: then, past: Some((day, folder)), ..place })
    }

    /// The day on which it is asked: today, unless it is asked as of another.
    pub(super) fn today(&self) -> NaiveDate {
        self.past.as_ref().map_or_else(|| Global::now().date_naive(), |(day, _)| *day)
    }

    /// Checks the filters; one that is not known is a wrong command line.
    pub(super) async fn filter(&self, args: &FilterArgs) -> anyhow::Result<Filter> {
        self.settle(&Question::from(args)).await.map_err(asked_wrongly)
    }

    pub(super) async fn settle(&self, question: &Question) -> Result<Filter, QueryError> {
        question.settle(&self.lexicon, &self.store, &self.sources_of(question)).await
    }

    /// The sources that a question is checked against: none where it is of none.
    fn sources_of(&self, question: &Question) -> Vec<String> {
        // to read the sources takes longer than most questions
        question.source.as_ref().map(|_| known_sources(&self.settings)).unwrap_or_default()
    }

    /// Whether nothing is claimed yet.
    async fn is_empty(&self) -> Result<bool, QueryError> {
        let any = Filter { limit: Some(1), ..Filter::default() };
        Ok(query::claims(&self.store, &any).await?.is_empty())
    }

    /// Says why an answer is empty.
    pub(super) async fn tell_why_empty(&self, args: &FilterArgs) -> anyhow::Result<()> {
        note(&self.why_empty(&Question::from(args)).await?);
        Ok(())
    }

    pub(super) async fn why_empty(&self, question: &Question) -> Result<String, QueryError> {
        query::why_empty(&self.store, &self.lexicon, question, &self.sources_of(question)).await
    }

    /// Why words are found nowhere.
    pub(super) async fn why_no_find(&self, words: &str, question: &Question) -> Result<String, QueryError> {
        let told = format!("no document or claim holds {words:?}");
        if question.flags().is_empty() && !self.is_empty().await? {
            return Ok(told);
        }
        Ok(format!("{told}; {}", self.why_empty(question).await?))
    }

    /// The index, brought up to the store.
    pub(super) async fn index(&self) -> anyhow::Result<Index> {
        let (folder, store) = match &self.past {
            Some((_, folder)) => (folder.path.join("index"), self.store.url().to_string()),
            None => (self.settings.index_folder(), self.settings.database.to_string()),
        };
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
