//! Documents → origins: which texts repeat another one, so that a copy is never taken for corroboration.
//!
//! A text repeats another in one of three ways, and a [`Signature`] holds what is needed to see each:
//! - **near verbatim** (a wire copy, with lines added or the end cut off): most of its shingles are the other's;
//! - **spun** (the same report in other words): its names and numbers follow one another as the other's do;
//! - **translated** (the same report in another language): so do the things that it names, and the values of its numbers.
//!
//! Look-alikes (the same form filled with other names and numbers) share shingles but not their names and
//! numbers, and two outlets that report one happening share names but not their order: both stay apart.

mod common;
pub mod credit;
mod lineage;
mod shingle;
mod signature;

pub use credit::credits;
pub use lineage::{may_be_copies, origins, repeats};
pub use signature::{FIRST_TIMELESS, LAID, MEETING, Signature};
