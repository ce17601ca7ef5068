//! The stages in order: documents come in, mentions are found, claims merged, announcements arranged.
//!
//! | file | does |
//! | --- | --- |
//! | `rules` | what documents are read with: lexicon and extractor |
//! | `prepare` | document → mentions and fingerprint, away from the async threads |
//! | `ingest` | documents → store, a batch in one write, of a batch that fails each document by itself |
//! | `keep` | one batch inside its write |
//! | `origin` | which of the stored texts repeat one another |
//! | `merge` | touched neighbourhoods → claims and conflicts |
//! | `about` | a claim → the organizations and countries that it can be asked by |
//! | `arrange` | claims → announcements, once a run |
//! | `crawl` | due hosts, leased one by one → visits, several at once |
//! | `visit` | one source → pages, cleaned and taken in as they come |
//! | `rebuild` | stored texts or mentions → all that is derived from them, again |
//!
//! The work for a document depends on what is near it (texts alike, mentions of the same things) and not on how much
//! is stored; only the timeline is arranged as a whole, once a run. The outcome does not depend on the order in which
//! documents came.

mod about;
mod arrange;
mod crawl;
mod ingest;
mod keep;
mod merge;
mod origin;
mod prepare;
mod rebuild;
mod report;
mod rules;
mod visit;

#[cfg(test)]
mod tests;

pub use self::{
    arrange::arrange,
    crawl::{CrawlOptions, CrawlReport, Progress, Silent, crawl, next_due},
    ingest::{Arrival, ingest},
    rebuild::{Stage, outdated, rebuild},
    report::Report,
    rules::Rules,
    visit::VisitReport,
};
