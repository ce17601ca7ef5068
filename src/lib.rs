//! `homegrown` tracks claims of AI self-reliance: it crawls news and company posts, extracts who claims
//! what, and merges the claims into one timeline with evidence, independent sources and conflicts.
//!
//! The modules are the pipeline, in the order in which data passes. A module imports from lower floors
//! only, never sideways on its own floor (`tests/it/floors.rs` checks it):
//!
//! | floor | module | turns | into | I/O |
//! | --- | --- | --- | --- | --- |
//! | 0 | [`model`] | what the program speaks about: plain data | | none |
//! | 1 | [`text`] | bytes, text | charsets, spans, sentences, language | none |
//! | 2 | [`lexicon`] | words kept as TOML | names found in text | none |
//! | 3 | [`crawl`] | sources | pages | network |
//! | 3 | [`article`] | a page | a document | none |
//! | 3 | [`extract`] | a document | mentions | none |
//! | 3 | [`dedupe`] | mentions | claims, conflicts; documents into origins | none |
//! | 3 | [`timeline`] | claims | announcements | none |
//! | 3 | [`store`] | all of it | SQLite or PostgreSQL | database |
//! | 3 | [`search`] | documents and claims | a full-text index, a cache of the store | index folder |
//! | 4 | [`pipeline`] | the stages in order | | through floor 3 |
//! | 4 | [`query`] | a question | an answer | through floor 3 |
//! | 4 | [`eval`] | mentions and gold documents | precision, recall, F1 | gold folder |
//! | 5 | [`config`] | flags, environment, file | settings | settings file |
//! | 5 | [`demo`] | the sample site that the binary carries | sources on loopback | network |
//! | 5 | [`report`] | an answer | rows, CSV, JSON, a calendar, linked data | none |
//! | 6 | [`web`] | a request | a page, JSON, a feed, a chart | network |
//! | 7 | [`cli`] | the command line | | terminal |

pub mod model;

pub mod text;

pub mod lexicon;

pub mod article;
pub mod crawl;
pub mod dedupe;
pub mod extract;
pub mod search;
pub mod store;
pub mod timeline;

pub mod eval;
pub mod pipeline;
pub mod query;

pub mod config;
pub mod demo;
pub mod report;

pub mod web;

pub mod cli;

#[cfg(all(unix, not(target_env = "musl")))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
