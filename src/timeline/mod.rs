//! Claims → announcements: the claims and documents that tell of one happening, as one row of the timeline.
//!
//! | file | tells |
//! | --- | --- |
//! | `weight` | how much a name or claim says of which happening a text tells of |
//! | `unit` | what a document tells of: one happening, or several where it is a round-up |
//! | `title` | what a title names |
//! | `roundup` | which documents are round-ups, and of what |
//! | `nearness` | how near two units are |
//! | `join` | which units tell of one happening |
//! | `regroup` | the same where some have changed, with the rest left alone |
//! | `happening` | what the units of one happening tell: something new, or what another has told |
//! | `row` | the row that documents and claims make: date, title, entities |
//! | `promise` | plans with a date, and what became of them |
//! | `plausible` | numbers that can or cannot hold together |

mod happening;
mod join;
mod nearness;
mod plausible;
mod promise;
mod regroup;
mod roundup;
mod row;
#[cfg(test)]
mod tests;
mod title;
mod unit;
mod weight;

pub use happening::{Outline, Telling, arrange, reached, telling};
pub use plausible::notes;
pub use promise::{due, promises};
pub use regroup::{Kept, Regrouped, regroup, touching};
pub use unit::{Unit, units};

/// Documents published further apart than so many days tell of two happenings.
pub const WINDOW: i64 = 21;
