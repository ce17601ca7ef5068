//! Places: inside the store what hangs on a document hangs on the place at which the document came in. Ids are hashes, and
//! what is kept under them lies all over a large store; what comes in together has places side by side. A place is of one
//! store and means nothing outside: nothing that anyone is told may depend on it.

use std::collections::HashMap;

use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError, Write,
    condition::{Bound, Question},
    row::{LISTED, count, unreadable},
};
use crate::model::Id;

/// The number of a document in the order in which this store took documents in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place(pub(super) i64);

impl From<Place> for Bound {
    fn from(place: Place) -> Self {
        Self::Number(place.0)
    }
}

impl Write {
    /// The places of these documents, of those that have one.
    pub async fn places<'i>(
        &mut self,
        documents: impl IntoIterator<Item = &'i Id>,
    ) -> Result<HashMap<Id, Place>, StoreError> {
        let wanted: Vec<&Id> = documents.into_iter().collect();
        let mut places = HashMap::with_capacity(wanted.len());
        for chunk in wanted.chunks(LISTED) {
            let mut question = Question::new("select document, place from arrival");
            question.and_in("document", chunk.iter().map(|id| id.as_str()));
            for row in question.rows(self.connection()).await? {
                places.insert(Id::from_text(row.try_get::<String, _>("document")?), Place(row.try_get("place")?));
            }
        }
        Ok(places)
    }

    /// The places of these documents. One that has none yet gets the next one.
    pub(super) async fn given_places<'i>(
        &mut self,
        documents: impl IntoIterator<Item = &'i Id>,
    ) -> Result<HashMap<Id, Place>, StoreError> {
        let wanted: Vec<&Id> = documents.into_iter().collect();
        let mut places = self.places(wanted.iter().copied()).await?;
        if wanted.iter().all(|id| places.contains_key(*id)) {
            return Ok(places);
        }
        let last: (i64,) =
            sqlx::query_as("select coalesce(max(place), 0) from arrival").fetch_one(self.connection()).await?;
        let mut new = Vec::new();
        for id in wanted {
            if !places.contains_key(id) {
                let place = Place(last.0 + count(new.len()) + 1);
                places.insert(id.clone(), place);
                new.push([place.into(), Bound::text(id.as_str())]);
            }
        }
        self.insert("insert into arrival (place, document)", new, "").await?;
        Ok(places)
    }

    /// The place of this document, with the next one given where it has none.
    pub(super) async fn place(&mut self, document: &Id) -> Result<Place, StoreError> {
        let place = self.given_places([document]).await?.remove(document);
        place.ok_or_else(|| unreadable("arrival", document.as_str(), &"it has no place"))
    }

    /// The documents at these places.
    pub async fn documents_at(&mut self, places: &[Place]) -> Result<HashMap<Place, Id>, StoreError> {
        at(self.connection(), places).await
    }
}

impl Store {
    /// The documents at these places.
    pub async fn documents_at(&self, places: &[Place]) -> Result<HashMap<Place, Id>, StoreError> {
        at(&mut *self.reader().await?, places).await
    }
}

async fn at(connection: &mut AnyConnection, places: &[Place]) -> Result<HashMap<Place, Id>, StoreError> {
    let mut found = HashMap::with_capacity(places.len());
    for chunk in places.chunks(LISTED) {
        let mut question = Question::new("select place, document from arrival");
        question.and_in("place", chunk.iter().copied());
        for row in question.rows(connection).await? {
            found.insert(Place(row.try_get("place")?), Id::from_text(row.try_get::<String, _>("document")?));
        }
    }
    Ok(found)
}
