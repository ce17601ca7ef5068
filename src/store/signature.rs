//! Signatures of texts, and the documents that share a band of them.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Place, Store, StoreError, Write,
    condition::{Bound, Question},
    row::{LISTED, to_json},
};
use crate::model::Id;

/// What tells a text from others and from its copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fingerprint {
    /// The signature, as its maker writes it.
    pub body: Vec<u8>,
    /// Outlets that the text goes back to.
    pub credits: Vec<String>,
}

/// Documents by the bands that they have. Each is known by its place: of most that are met no more is ever asked.
#[derive(Debug, Default)]
pub struct Sharing {
    documents: Vec<Place>,
    /// Where each stands in the list.
    lines: HashMap<Place, usize>,
    of_band: HashMap<i64, Vec<usize>>,
}

impl Sharing {
    /// Adds a document with bands of it that are not in yet.
    pub fn add(&mut self, document: Place, bands: &[i64]) {
        let line = self.line(document);
        for band in bands {
            self.of_band.entry(*band).or_default().push(line);
        }
    }

    /// Adds what the database found: bands with their documents, but these.
    fn read(&mut self, found: &str, beside: &HashSet<Place>) {
        for of_band in found.split(';') {
            let mut numbers = of_band.split(' ').filter_map(|number| number.parse().ok());
            let Some(band) = numbers.next() else { continue };
            for document in numbers.map(Place).filter(|place| !beside.contains(place)) {
                let line = self.line(document);
                self.of_band.entry(band).or_default().push(line);
            }
        }
    }

    fn line(&mut self, document: Place) -> usize {
        let next = self.documents.len();
        let line = *self.lines.entry(document).or_insert(next);
        if line == next {
            self.documents.push(document);
        }
        line
    }

    /// All that are in, in no order.
    pub fn documents(&self) -> &[Place] {
        &self.documents
    }

    /// Those that have of these bands so much: an odd band weighs 2, another one 1.
    pub fn at_least(&self, least: i64, bands: &[i64]) -> Vec<Place> {
        self.lines_of(least, bands).into_iter().filter_map(|line| self.documents.get(line)).copied().collect()
    }

    /// The same by where they stand in the list of [`Self::documents`].
    pub fn lines_of(&self, least: i64, bands: &[i64]) -> Vec<usize> {
        let mut weights = vec![0; self.documents.len()];
        for (band, lines) in bands.iter().filter_map(|band| Some((band, self.of_band.get(band)?))) {
            for line in lines {
                if let Some(weight) = weights.get_mut(*line) {
                    *weight += 1 + band % 2;
                }
            }
        }
        weights.iter().enumerate().filter(|(_, weight)| **weight >= least).map(|(line, _)| line).collect()
    }
}

impl Write {
    /// Keeps a document's fingerprint in place of the earlier one. False where it is the same. Other rules may read other
    /// credits in the same text: each is compared by itself.
    pub async fn put_fingerprint(&mut self, document: &Id, print: &Fingerprint) -> Result<bool, StoreError> {
        let set = "insert into signature (place, body) values ($1, $2)
            on conflict (place) do update set body = excluded.body where signature.body <> excluded.body";
        let place = self.place(document).await?;
        let body = sqlx::query(set).bind(place.0).bind(print.body.clone());
        let mut changed = body.execute(self.connection()).await?.rows_affected() > 0;
        let credits = to_json("document", document.as_str(), &print.credits)?;
        let set = "update document set credits = $2, revision = $3 where id = $1 and credits <> $2";
        let credits = sqlx::query(set).bind(document.as_str().to_owned()).bind(credits).bind(self.revision);
        changed |= credits.execute(self.connection()).await?.rows_affected() > 0;
        self.changed |= changed;
        Ok(changed)
    }

    /// Keeps documents under bands. Those of an earlier text stay, and lead to a text that has others now: whoever follows
    /// them compares the signatures.
    pub async fn put_bands(&mut self, documents: &[(Id, Vec<i64>)]) -> Result<(), StoreError> {
        let places = self.given_places(documents.iter().map(|(id, _)| id)).await?;
        let of_each = documents.iter().filter_map(|(id, bands)| Some((*places.get(id)?, bands)));
        // In the order of the index: what lies together is written together.
        let rows: BTreeSet<(i64, Place)> =
            of_each.flat_map(|(place, bands)| bands.iter().map(move |band| (*band, place))).collect();
        let rows = rows.into_iter().map(|(band, place)| [Bound::Number(band), place.into()]);
        self.insert("insert into band (band, place)", rows, " on conflict (band, place) do nothing").await
    }

    /// Drops the bands from this one on.
    pub async fn drop_bands_from(&mut self, first: i64) -> Result<(), StoreError> {
        let gone = sqlx::query("delete from band where band >= $1").bind(first).execute(self.connection()).await?;
        self.changed |= gone.rows_affected() > 0;
        Ok(())
    }

    /// The next signatures behind that of a document, or the first behind none, at most so many: in the order in which the
    /// documents came in, for the signatures lie in it.
    pub async fn signatures_behind(&mut self, last: &str, most: usize) -> Result<Vec<(Id, Vec<u8>)>, StoreError> {
        let mut question = Question::new(SIGNATURES);
        question.and("a.place > coalesce((select place from arrival where document = ?), 0)", &[last]);
        question.tail(" order by a.place");
        question.limit(Some(most));
        let rows = question.rows(self.connection()).await?;
        rows.iter().map(signed).collect()
    }

    /// The documents beside these that have one of these bands. A band of a form that is filled again and again leads to
    /// thousands, and most bands to a few: what is found comes as one row, since a row costs more than what stands in it.
    pub async fn documents_of_bands(
        &mut self,
        bands: &BTreeSet<i64>,
        beside: &BTreeSet<Id>,
    ) -> Result<Sharing, StoreError> {
        let beside = self.places(beside).await?.into_values().collect();
        of_bands(self.connection(), bands, &beside).await
    }

    /// The signatures of the documents at these places, as they were put.
    pub async fn signatures_at(&mut self, places: &[Place]) -> Result<Vec<(Place, Vec<u8>)>, StoreError> {
        let mut found = Vec::with_capacity(places.len());
        for chunk in places.chunks(LISTED) {
            let mut question = Question::new("select place, body from signature");
            question.and_in("place", chunk.iter().copied());
            for row in question.rows(self.connection()).await? {
                found.push((Place(row.try_get("place")?), row.try_get("body")?));
            }
        }
        Ok(found)
    }

    /// These documents' families, themselves with them: each text that one of them goes back to, and all that repeat it.
    pub async fn families(&mut self, documents: &BTreeSet<Id>) -> Result<BTreeSet<Id>, StoreError> {
        let origins =
            super::document::ids_in(self.connection(), "select origin from document", "id", documents).await?;
        self.documents_of_families(&origins).await
    }
}

impl Store {
    /// The signatures of these documents, as they were put.
    pub async fn signatures(&self, documents: &[Id]) -> Result<Vec<(Id, Vec<u8>)>, StoreError> {
        let (mut found, mut reader) = (Vec::new(), self.reader().await?);
        for chunk in documents.chunks(LISTED) {
            let mut question = Question::new(SIGNATURES);
            question.and_in("a.document", chunk.iter().map(Id::as_str));
            for row in question.rows(&mut reader).await? {
                found.push(signed(&row)?);
            }
        }
        Ok(found)
    }

    /// The documents that have one of these bands.
    pub async fn documents_of_bands(&self, bands: &BTreeSet<i64>) -> Result<Sharing, StoreError> {
        of_bands(&mut *self.reader().await?, bands, &HashSet::new()).await
    }
}

const SIGNATURES: &str =
    "select a.document as document, s.body as body from arrival a join signature s on s.place = a.place";

/// A document with its signature, as a row has them.
fn signed(row: &AnyRow) -> Result<(Id, Vec<u8>), StoreError> {
    Ok((Id::from_text(row.try_get::<String, _>("document")?), row.try_get("body")?))
}

/// One row for each [`LISTED`] of the bands. Either engine takes a value of a gigabyte: a hundred thousand documents a
/// band, for all of them.
async fn of_bands(
    connection: &mut AnyConnection,
    bands: &BTreeSet<i64>,
    beside: &HashSet<Place>,
) -> Result<Sharing, StoreError> {
    let bands: Vec<i64> = bands.iter().copied().collect();
    let mut sharing = Sharing::default();
    for chunk in bands.chunks(LISTED) {
        let mut question = Question::new(
            "select string_agg(line, ';') from
                (select cast(band as text) || ' ' || string_agg(cast(place as text), ' ') as line from band",
        );
        question.and_in("band", chunk.iter().copied());
        question.tail(" group by band) as found");
        for row in question.rows(connection).await? {
            sharing.read(row.try_get::<Option<String>, _>(0)?.as_deref().unwrap_or_default(), beside);
        }
    }
    Ok(sharing)
}
