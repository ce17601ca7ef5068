//! Stage 2: a page → a document.
