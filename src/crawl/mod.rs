//! Stage 1: sources → pages.
