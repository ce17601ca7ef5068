//! The tests of the whole, in one binary: what is linked is linked once.

#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::cloned_ref_to_slice_refs,
    unreachable_pub,
    reason = "a test fails by panicking, says on standard error what it leaves out, and reads as the story it tells"
)]

mod address;
mod archive;
mod article;
mod ask;
mod bad_input;
mod build;
mod cli;
mod crawl;
mod demo;
mod english;
mod export;
mod extract;
mod figures;
mod floors;
mod follow;
mod gold;
mod look;
#[cfg(feature = "mcp")]
mod mcp;
mod merge;
mod near;
mod pipeline;
mod plain;
mod search;
mod shell;
mod store;
mod story;
mod support;
mod traps;
mod web;
