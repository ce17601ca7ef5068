//! What the program speaks about, in the contract's words: plain data, no I/O.

pub mod address;
pub mod claim;
pub mod correction;
pub mod date;
pub mod document;
pub mod entity;
pub mod filter;
pub mod id;
pub mod mention;
pub mod origin;
pub mod predicate;
pub mod value;

pub use claim::{AnnouncedDocument, Announcement, Claim, Conflict, ConflictKind, Evidenced};
pub use correction::{Correction, Ruling};
pub use date::PartialDate;
pub use document::{DateOrigin, Document, DocumentFacts, Language, Page};
pub use entity::{EntityKind, Subject};
pub use filter::Filter;
pub use id::Id;
pub use mention::{Evidence, Mention, Modality};
pub use predicate::{Predicate, ValueKind};
pub use value::{Agreement, Quantity, Term, Unit, Value};
