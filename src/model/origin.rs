//! How many sources stand behind something: origins and not repetitions.

use std::collections::{BTreeMap, BTreeSet};

use super::DocumentFacts;

/// One document that tells of something, and where it has it from.
#[derive(Debug, Clone)]
pub struct Voice<'d> {
    pub document: &'d DocumentFacts,
    /// Key of the document's outlet: its owner's name, so that two mastheads of one house are one.
    pub outlet: Option<String>,
    /// Key of the outlet that this text names as its source for what it tells.
    pub credited: Option<String>,
}

/// The number of independent sources: copies of one text count once, texts that credit one outlet count once
/// with that outlet's own, and so do all texts of one outlet.
pub fn independent<'d>(voices: impl IntoIterator<Item = Voice<'d>>) -> usize {
    let voices: Vec<Voice<'_>> = voices.into_iter().collect();
    // An origin stands for its outlet: what is credited to the outlet, and the copies of its text, are one source.
    let outlet_of: BTreeMap<&str, &str> = voices
        .iter()
        .filter(|voice| voice.document.copy_of.is_none() && voice.credited.is_none())
        .filter_map(|voice| Some((voice.document.origin.as_str(), voice.outlet.as_deref()?)))
        .collect();
    let credited_by: BTreeMap<&str, &str> = voices
        .iter()
        .filter(|voice| voice.document.copy_of.is_none())
        .filter_map(|voice| Some((voice.document.origin.as_str(), voice.credited.as_deref()?)))
        .collect();
    let source = |voice: &Voice<'_>| -> String {
        let origin = voice.document.origin.as_str();
        let outlet = voice.credited.as_deref().or_else(|| credited_by.get(origin).copied());
        let outlet = outlet.or_else(|| outlet_of.get(origin).copied());
        outlet.map_or_else(|| origin.to_owned(), |outlet| format!("outlet {outlet}"))
    };
    voices.iter().map(source).collect::<BTreeSet<String>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Language};

    fn facts(id: &str, copy_of: Option<&str>) -> DocumentFacts {
        DocumentFacts {
            id: Id::from_text(id),
            url: None,
            title: None,
            outlet: None,
            lang: Language::English,
            published: None,
            tier: None,
            country: None,
            credits: Vec::new(),
            copy_of: copy_of.map(Id::from_text),
            origin: Id::from_text(copy_of.unwrap_or(id)),
        }
    }

    /// Document, what it copies, outlet, credited outlet.
    type Told<'t> = (&'t str, Option<&'t str>, Option<&'t str>, Option<&'t str>);

    fn count(told: &[Told<'_>]) -> usize {
        let documents: Vec<_> = told.iter().map(|(id, copy_of, ..)| facts(id, *copy_of)).collect();
        independent(documents.iter().zip(told).map(|(document, (_, _, outlet, credited))| Voice {
            document,
            outlet: outlet.map(str::to_owned),
            credited: credited.map(str::to_owned),
        }))
    }

    #[test]
    fn repetitions_count_once() {
        let cases: &[(&[Told<'_>], usize, &str)] = &[
            (&[("a", None, Some("wire"), None), ("b", Some("a"), Some("paper"), None)], 1, "a copy"),
            (&[("b", Some("a"), Some("paper"), None), ("c", Some("a"), None, None)], 1, "copies of an absent text"),
            (&[("a", None, Some("paper"), None), ("b", None, Some("paper"), None)], 1, "one outlet"),
            (&[("a", None, Some("x"), Some("ft")), ("b", None, Some("y"), Some("ft"))], 1, "one credited outlet"),
            (&[("a", None, Some("ft"), None), ("b", None, Some("y"), Some("ft"))], 1, "the outlet and who credits it"),
            (&[("a", None, Some("x"), None), ("b", None, Some("y"), None)], 2, "two outlets"),
            (&[("a", None, None, None), ("b", None, None, None)], 2, "two texts of unknown outlets"),
            (
                &[("a", None, Some("x"), Some("ft")), ("b", Some("a"), Some("y"), None), ("c", None, Some("x"), None)],
                2,
                "a copy of what was credited, and the crediting outlet's own word",
            ),
            (&[], 0, "nothing"),
        ];
        for (told, expected, name) in cases {
            assert_eq!(count(told), *expected, "{name}");
        }
    }
}
