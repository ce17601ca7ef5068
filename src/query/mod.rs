//! Question → answer.
