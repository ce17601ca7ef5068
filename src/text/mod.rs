//! Text that keeps its offsets: charsets, HTML within bounds, spans, sentences, folding with the way back, language, addresses of quotes.

pub mod charset;
pub mod fold;
pub mod fragment;
pub mod language;
pub mod list;
pub mod sentence;
pub mod simplified;
pub mod span;
pub mod tame;

pub use fold::{fold, with_double_marks};
pub use span::{ScalarIndex, Span};
