//! A question → an answer: the store for facts, the index for words.

mod about;
mod ago;
mod answer;
mod ask;
mod error;
mod follow;
mod near;
mod news;
mod note;
mod part;
mod promise;
mod sheet;
mod show;
mod words;

pub use about::About;
pub use ago::ago;
pub use answer::{Contested, Item, Told, claims, conflicts, timeline, why_empty};
pub use ask::Question;
pub use error::QueryError;
pub use follow::{Followed, follow, numbers, open_index};
pub use near::nearest;
pub use news::{Asked, News, NewsKind, Since, news};
pub use part::parts;
pub use promise::promises;
pub use sheet::{ComparedRow, Comparison, Fact, Sheet, SheetSource, compare, sheet, support};
pub use show::{EntityShown, Shown, ShownAnnouncement, ShownClaim, ShownDocument, show};
pub use words::{Found, FoundDocument, Searched, Thing, search};
