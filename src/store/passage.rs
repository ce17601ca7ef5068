//! Passages: where each document makes its claims.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Row, any::AnyRow};

use super::{
    StoreError, Write,
    condition::{Bound, Question},
    row::{LISTED, from_json, to_json},
};
use crate::model::{Id, Passage, Passages};

/// The passages that make claims, by the claim.
pub(super) type PassagesOfClaims<'c> = BTreeMap<&'c str, BTreeMap<&'c Id, Vec<Passage>>>;

impl Write {
    /// The passages in which these documents make claims; nothing of those that make none.
    pub async fn passages(&mut self, documents: &[Id]) -> Result<Passages, StoreError> {
        let (mut found, mut untold) = (Passages::new(), BTreeSet::new());
        for chunk in documents.chunks(LISTED) {
            let mut question = Question::new(
                "select a.document as document, l.claim as claim, l.passages as passages
                    from arrival a join claim_document l on l.place = a.place",
            );
            question.and_in("a.document", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                let document = Id::from_text(row.try_get::<String, _>("document")?);
                let claim = Id::from_text(row.try_get::<String, _>("claim")?);
                let passages: Option<String> = row.try_get("passages")?;
                let passages = passages.map(|json| from_json("claim_document", claim.as_str(), &json)).transpose()?;
                if passages.is_none() {
                    untold.insert(claim.clone());
                }
                let passages = passages.unwrap_or_default();
                found.entry(document).or_default().insert(claim, passages);
            }
        }
        self.told_by_evidence(untold, &mut found).await?;
        Ok(found)
    }

    /// Fills in the passages of these claims from their evidence: they were merged before passages were kept.
    async fn told_by_evidence(&mut self, claims: BTreeSet<Id>, found: &mut Passages) -> Result<(), StoreError> {
        for claim in self.claims_by_ids(&claims.into_iter().collect::<Vec<_>>()).await? {
            for (document, passages) in claim.passages() {
                if let Some(empty) = found.get_mut(document).and_then(|made| made.get_mut(&claim.id)) {
                    *empty = passages;
                }
            }
        }
        Ok(())
    }

    /// Makes the documents of these claims, and the passages in them, what they should be.
    pub(super) async fn set_passages(&mut self, wanted: &PassagesOfClaims<'_>) -> Result<(), StoreError> {
        let documents: BTreeSet<&Id> = wanted.values().flat_map(BTreeMap::keys).copied().collect();
        let places = self.given_places(documents).await?;
        let read = |row: &AnyRow| Ok((row.try_get::<i64, _>(1)?, row.try_get::<Option<String>, _>(2)?));
        let select = "select claim, place, passages from claim_document";
        let mut there = self.there(select, "claim", wanted.keys().copied(), read).await?;
        let mut new = Vec::new();
        for (claim, told) in wanted {
            let there = there.remove(*claim).unwrap_or_default();
            let mut now = BTreeSet::new();
            for (document, passages) in told {
                if let Some(place) = places.get(*document) {
                    now.insert((place.0, Some(to_json("claim_document", claim, passages)?)));
                }
            }
            let rows = now.difference(&there).cloned();
            new.extend(
                rows.map(|(place, passages)| [Bound::text(claim), Bound::Number(place), Bound::Maybe(passages)]),
            );
            let stay: BTreeSet<i64> = now.iter().map(|(place, _)| *place).collect();
            let gone = there.iter().map(|(place, _)| *place).filter(|place| !stay.contains(place));
            let gone: Vec<Bound> = gone.map(Bound::Number).collect();
            self.untie("claim_document", ("claim", "place"), claim, &gone).await?;
        }
        self.insert("insert into claim_document (claim, place, passages)", new, AGAIN).await
    }
}

const AGAIN: &str = " on conflict (claim, place) do update set passages = excluded.passages";
