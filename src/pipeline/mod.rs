//! The stages in order: documents come in, mentions are found, claims merged, announcements arranged.
//!
//! | file | does |
//! | --- | --- |
//! | `rules` | what documents are read with: lexicon and extractor |
//! | `prepare` | document → mentions and fingerprint, away from the async threads |
//! | `ingest` | documents → store, a batch in one write, of a batch that fails each document by itself |
//! | `together` | documents of several visits → one write |
//! | `keep` | one batch inside its write |
//! | `edit` | the texts that a page has had → what it changed |
//! | `origin` | which of the stored texts repeat one another |
//! | `merge` | touched neighbourhoods → claims and conflicts |
//! | `about` | a claim → the organizations and countries that it can be asked by |
//! | `arrange/` | touched neighbourhoods → claims → announcements, once a run |
//! | `correct` | a reader's rulings → what follows from them |
//! | `as_of` | a store → another that holds what could be known on a day |
//! | `crawl` | due hosts, leased one by one → visits, several at once |
//! | `plan` | due sources → what a visit of each would fetch |
//! | `gate` | lets a visit onto the hosts of pages and redirects that no other program is asking |
//! | `visit` | one source → pages, cleaned and taken in as they come |
//! | `clean` | page → its document, and what is kept so that it can be cleaned again |
//! | `clean_again` | kept pages → their texts by other rules |
//! | `rebuild` | stored texts or mentions → all that is derived from them, again |
//!
//! The work for a document depends on the texts that are like it and not on how much is stored; what it touches is
//! merged, and the timeline arranged, once a run. The outcome does not depend on the order in which
//! documents came.

mod about;
mod arrange;
mod as_of;
mod clean;
mod clean_again;
mod correct;
mod crawl;
mod edit;
mod gate;
mod ingest;
mod keep;
mod merge;
mod origin;
mod plan;
mod prepare;
mod rebuild;
mod report;
mod rules;
mod together;
mod visit;

#[cfg(test)]
mod tests;

pub use self::{
    arrange::arrange,
    as_of::{as_of, known_by},
    clean::{Beforehand, Site},
    clean_again::clean_again,
    correct::{correct, withdraw},
    crawl::{CrawlOptions, CrawlReport, Progress, Silent, crawl, next_due},
    ingest::{Arrival, ingest, take_in},
    plan::plan,
    rebuild::{Stage, outdated, rebuild},
    report::Report,
    rules::Rules,
    visit::VisitReport,
};
