//! A question → an answer: the store for facts, the index for words.

mod answer;
mod ask;
mod error;
mod follow;
mod near;
mod show;
mod words;

pub use answer::{Contested, Told, claims, conflicts, timeline, why_empty};
pub use ask::Question;
pub use error::QueryError;
pub use follow::{Followed, follow};
pub use near::nearest;
pub use show::{EntityShown, Shown, ShownDocument, show};
pub use words::{Found, FoundDocument, Searched, Thing, search};
