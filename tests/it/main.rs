//! The tests of the whole, in one binary: what is linked is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says on standard error what it leaves out"
)]

mod store;
mod support;
