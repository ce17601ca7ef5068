//! Sentence and clause bounds, in English, Chinese and the other languages.
