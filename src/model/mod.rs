//! What the program speaks about, in the contract's words: plain data, no I/O.

pub mod address;
pub mod claim;
pub mod correction;
pub mod date;
pub mod document;
pub mod edit;
pub mod entity;
pub mod filter;
mod hex;
pub mod id;
pub mod lineage;
pub mod mention;
pub mod note;
pub mod origin;
pub mod predicate;
pub mod promise;
pub mod site;
pub mod value;
pub mod words;

pub use claim::{AnnouncedDocument, Announcement, Claim, Conflict, ConflictKind, Evidenced, Passage, Passages};
pub use correction::{Correction, Ruling};
pub use date::PartialDate;
pub use document::{DateOrigin, Document, DocumentFacts, Language, Page, Partial};
pub use edit::Edit;
pub use entity::{EntityKind, Subject};
pub use filter::Filter;
pub use hex::hex;
pub use id::Id;
pub use lineage::{Branch, Link};
pub use mention::{Evidence, Mention, Modality};
pub use note::{Input, Note};
pub use predicate::{Predicate, ValueKind};
pub use promise::{Promise, PromiseStatus};
pub use site::BodyRule;
pub use value::{Agreement, Quantity, Term, Unit, Value};
