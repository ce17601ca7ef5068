//! Ids that come from content and not from a counter: the same documents give the same ids, in any order,
//! on any machine.

use std::{borrow::Borrow, fmt};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// An id as users see it: a letter for what it names and 13 characters of base 32.
///
/// | letter | names |
/// | --- | --- |
/// | `d` | a document |
/// | `m` | a mention |
/// | `c` | a claim |
/// | `a` | an announcement |
/// | `x` | a conflict |
/// | `e` | an edit: a value that a page changed |
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Id(String);

/// Crockford's base 32, lower case: no `i`, `l`, `o`, `u`, so that an id survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Id {
    /// The id of a document known by `key`: its canonical URL, or `file:` and its name where it has none.
    pub fn document(key: &str) -> Self {
        Self::hashed('d', &[key])
    }

    /// The id of a mention: where it stands and what it says.
    pub fn mention(document: &Id, subject: &str, predicate: &str, start: usize, value: &str) -> Self {
        Self::hashed('m', &[document.as_str(), subject, predicate, &start.to_string(), value])
    }

    /// A claim has the id of its earliest mention, under its own letter.
    pub fn claim(earliest_mention: &Id) -> Self {
        Self::hashed('c', &[earliest_mention.as_str()])
    }

    /// An announcement has the id of its earliest claim, under its own letter.
    pub fn announcement(earliest_claim: &Id) -> Self {
        Self::hashed('a', &[earliest_claim.as_str()])
    }

    /// The id of the conflict between two claims, whichever is named first.
    pub fn conflict(one: &Id, other: &Id) -> Self {
        let (low, high) = if one <= other { (one, other) } else { (other, one) };
        Self::hashed('x', &[low.as_str(), high.as_str()])
    }

    /// The id of an edit: the page, what it changed, and the text that has it first.
    pub fn edit(document: &Id, subject: &str, predicate: &str, change: &str, text_hash: &str) -> Self {
        Self::hashed('e', &[document.as_str(), subject, predicate, change, text_hash])
    }

    /// Takes an id back from the store or from a user; it is looked up, not interpreted.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// 65 bits of SHA-256 over the parts, each ended by a zero byte so that no two lists of parts collide.
    fn hashed(letter: char, parts: &[&str]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        let digest = hasher.finalize();
        let mut bits = digest.iter().take(9).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut text = String::with_capacity(14);
        text.push(letter);
        for _ in 0..13 {
            let digit = ALPHABET.get((bits & 31) as usize).copied().unwrap_or(b'0');
            text.push(char::from(digit));
            bits >>= 5;
        }
        Self(text)
    }
}

/// An id is found by its text in sets and maps: it is equal, ordered and hashed as its text is.
impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_letter_and_thirteen_characters() {
        let id = Id::document("https://example.com/a");
        assert_eq!(id.as_str().len(), 14);
        assert!(id.as_str().starts_with('d'));
        assert_eq!(id, Id::document("https://example.com/a"));
        assert_ne!(id, Id::document("https://example.com/b"));
    }

    #[test]
    fn a_conflict_has_one_id_from_both_sides() {
        let (a, b) = (Id::from_text("c1"), Id::from_text("c2"));
        assert_eq!(Id::conflict(&a, &b), Id::conflict(&b, &a));
    }
}
