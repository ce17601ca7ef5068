//! Stage 3: a document → mentions.

pub mod date;
pub mod number;
