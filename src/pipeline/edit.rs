//! The texts that a page has had → what it changed from one to the next.

use std::collections::{BTreeSet, HashMap, hash_map::Entry};

use anyhow::Result;

use super::{Rules, about::of_edit, prepare::read};
use crate::{
    dedupe::{Wording, edits},
    model::{Document, Id, Mention},
    store::{StoredDocument, Version, Write},
};

/// Settles again what each of these documents has changed; those with one text have changed nothing.
pub(super) async fn settle(write: &mut Write, rules: &Rules, documents: &BTreeSet<Id>) -> Result<()> {
    let ids: Vec<Id> = documents.iter().cloned().collect();
    for stored in write.documents(&ids).await? {
        if stored.versions < 2 {
            continue;
        }
        let id = stored.document.id.clone();
        let versions = in_time(write.versions(&id).await?, &stored);
        let mut wordings: Vec<Wording> = Vec::new();
        // A text to which the page went back says what it said, under one title and of one day.
        let mut known: HashMap<_, Vec<Mention>> = HashMap::new();
        for (version, day) in &versions {
            let document = as_it_read(&stored, version);
            let mentions =
                match known.entry((version.text_hash.as_str(), document.title.clone(), document.published.clone())) {
                    Entry::Occupied(known) => known.get().clone(),
                    Entry::Vacant(new) => {
                        let Ok(reading) = read(&document, rules).await else { continue };
                        new.insert(reading.mentions.into_iter().map(|stored| stored.mention).collect()).clone()
                    }
                };
            wordings.push(Wording { text_hash: version.text_hash.clone(), day: Some(day.clone()), mentions });
        }
        let found = edits(&id, &wordings, &rules.lexicon);
        let about = |edit| (of_edit(&edit, &rules.lexicon), edit);
        let found: Vec<_> = found.into_iter().map(about).map(|(about, edit)| (edit, about)).collect();
        write.put_edits(&id, &found).await?;
    }
    Ok(())
}

/// The texts in the order in which the page had them, each with the day from which on it read so: as the page dates
/// it, else as it was seen. A page that does not date its changes has them in the order in which they were seen: an archive
/// may bring the earlier one later. The text that holds stands last: one that the page went back to stands twice, with a
/// version of its own from when the page left it again.
pub(super) fn in_time(mut versions: Vec<Version>, stored: &StoredDocument) -> Vec<(Version, String)> {
    versions.sort_by(|a, b| (&a.seen_at, a.number).cmp(&(&b.seen_at, b.number)));
    let mut placed: Vec<Version> = Vec::new();
    for version in versions {
        let later = |other: &Version| matches!((version.moment(), other.moment()), (Some(new), Some(other)) if new.is_before(other));
        let place = placed.iter().position(later).unwrap_or(placed.len());
        placed.insert(place, version);
    }
    let stands_last = placed.last().is_some_and(|last| last.number == stored.version);
    let held = placed.iter().find(|version| version.number == stored.version).filter(|_| !stands_last);
    let again = held.map(|held| come_again(held, stored));
    placed.extend(again);
    let mut before: Option<String> = None;
    let mut dated = Vec::with_capacity(placed.len());
    for version in placed {
        let own = version.moment().map(|moment| moment.day().to_string());
        let seen = version.seen_at.get(..10).unwrap_or_default().to_owned();
        let day = match (&before, own) {
            (None, own) => own.unwrap_or(seen),
            (Some(before), Some(own)) if own > *before => own,
            (Some(_), _) => seen,
        };
        before = Some(day.clone());
        dated.push((version, day));
    }
    dated
}

/// The text that holds, as the page went back to it.
fn come_again(held: &Version, stored: &StoredDocument) -> Version {
    Version { modified: stored.document.modified.clone(), seen_at: stored.held_since.clone(), ..held.clone() }
}

/// The document as it was with this text.
pub(super) fn as_it_read(stored: &StoredDocument, version: &Version) -> Document {
    let published = version.published.clone().or_else(|| stored.document.published.clone());
    Document {
        text: version.text.clone(),
        title: version.title.clone(),
        modified: version.modified.clone(),
        published,
        ..stored.document.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn version(number: i64, published: Option<&str>, modified: Option<&str>, seen: &str) -> Version {
        Version {
            number,
            text_hash: number.to_string(),
            title: None,
            published: published.map(str::to_owned),
            modified: modified.map(str::to_owned),
            text: String::new(),
            page: None,
            seen_at: format!("{seen}T12:00:00Z"),
            revision: 1,
        }
    }

    /// A page whose text of that number holds since that day.
    fn page(version: i64, held_since: &str) -> StoredDocument {
        let id = Id::document("page");
        StoredDocument {
            version,
            versions: 2,
            copy_of: None,
            origin: id.clone(),
            credits: Vec::new(),
            extracted_by: None,
            first_seen_at: String::new(),
            seen_at: "2026-05-01T12:00:00Z".to_owned(),
            held_since: format!("{held_since}T12:00:00Z"),
            revision: 1,
            document: Document::new(id, "page", Language::English, ""),
        }
    }

    /// Numbers and days of the versions, in time.
    fn placed(versions: Vec<Version>, page: &StoredDocument) -> Vec<(i64, String)> {
        in_time(versions, page).into_iter().map(|(version, day)| (version.number, day)).collect()
    }

    #[test]
    fn texts_stand_in_the_order_in_which_the_page_had_them() {
        let on = |number, day: &str| (number, day.to_owned());
        let published = Some("2024-10-09T08:30:00Z");
        let silent = vec![version(1, published, None, "2026-01-05"), version(2, published, None, "2026-01-06")];
        assert_eq!(
            placed(silent, &page(2, "2026-01-06")),
            [on(1, "2024-10-09"), on(2, "2026-01-06")],
            "a change that the page does not date"
        );
        let dated = vec![
            version(1, published, Some("2024-10-12T09:00:00Z"), "2026-01-05"),
            version(2, published, None, "2026-01-06"),
        ];
        assert_eq!(
            placed(dated, &page(1, "2026-01-05")),
            [on(2, "2024-10-09"), on(1, "2024-10-12")],
            "the earlier text came later"
        );
        let archived = vec![version(1, published, None, "2026-01-05"), version(2, published, None, "2024-10-20")];
        assert_eq!(
            placed(archived, &page(1, "2026-01-05")),
            [on(2, "2024-10-09"), on(1, "2026-01-05")],
            "an archive brought the earlier one"
        );
        let day_only =
            vec![version(1, published, None, "2026-01-05"), version(2, Some("2024-10-09"), None, "2026-01-06")];
        assert_eq!(
            placed(day_only, &page(2, "2026-01-06")),
            [on(1, "2024-10-09"), on(2, "2026-01-06")],
            "a bare day is before no hour of it"
        );
    }

    #[test]
    fn a_text_that_the_page_went_back_to_stands_where_it_was_and_last() {
        let on = |number, day: &str| (number, day.to_owned());
        let texts = vec![version(1, None, None, "2026-01-05"), version(2, None, None, "2026-01-06")];
        let back = page(1, "2026-01-09");
        let told = [on(1, "2026-01-05"), on(2, "2026-01-06"), on(1, "2026-01-09")];
        assert_eq!(placed(texts.clone(), &back), told);
        let modified = Some("2026-01-08T08:00:00Z".to_owned());
        let dated = StoredDocument { document: Document { modified, ..back.document.clone() }, ..back };
        assert_eq!(placed(texts, &dated)[2], on(1, "2026-01-08"), "as the page dates it");
    }
}
