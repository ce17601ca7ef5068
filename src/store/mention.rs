//! Mentions: what each document says, and who else speaks of the same things.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Place, Store, StoreError, Write,
    condition::{Bound, Question},
    row::{LISTED, count, from_json, to_json},
};
use crate::model::{Id, Mention, entity::squeeze};

/// A mention with its id, the document that makes it, and the key of all that is to be merged with it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredMention {
    pub id: Id,
    pub document: Id,
    pub neighbourhood: String,
    pub mention: Mention,
}

/// What became of a document's mentions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Replaced {
    /// Those whose mentions are not what they were.
    pub neighbourhoods: BTreeSet<String>,
    pub added: Vec<StoredMention>,
    pub gone: Vec<StoredMention>,
}

/// The longest key that an index of either engine takes with ease.
const LONGEST_KEY: usize = 200;

/// Under which claims on one name are found, whatever its spelling.
pub(super) fn key_of_name(name: &str) -> String {
    short_key(&squeeze(name))
}

/// A key as it is, or its hash where it is too long for an index.
pub(super) fn short_key(key: &str) -> String {
    let key = key.replace('\0', "");
    if key.len() <= LONGEST_KEY { key } else { super::page::hash(key.as_bytes()) }
}

impl Write {
    /// Puts these mentions in place of those that the document made before.
    pub async fn replace_mentions(
        &mut self,
        document: &Id,
        mentions: &[StoredMention],
    ) -> Result<Replaced, StoreError> {
        let place = self.place(document).await?;
        let before = of_documents(self.connection(), std::slice::from_ref(document)).await?;
        let mut old: HashMap<&Id, &StoredMention> = before.iter().map(|stored| (&stored.id, stored)).collect();
        let (mut replaced, mut seen, mut new) = (Replaced::default(), HashSet::new(), Vec::new());
        for stored in mentions {
            if !seen.insert(&stored.id) {
                continue;
            }
            let stored = &StoredMention { neighbourhood: short_key(&stored.neighbourhood), ..stored.clone() };
            let earlier = old.remove(&stored.id);
            if earlier.is_some_and(|earlier| *earlier == *stored) {
                continue;
            }
            new.push(row_of(place, stored, self.revision)?);
            replaced.neighbourhoods.insert(stored.neighbourhood.clone());
            if let Some(earlier) = earlier {
                replaced.neighbourhoods.insert(earlier.neighbourhood.clone());
            } else {
                replaced.added.push(stored.clone());
            }
        }
        self.insert(SET, new, SET_AGAIN).await?;
        replaced.gone = before.iter().filter(|stored| old.contains_key(&stored.id)).cloned().collect();
        for stored in &replaced.gone {
            replaced.neighbourhoods.insert(stored.neighbourhood.clone());
            let end = sqlx::query("update mention set gone = 1, revision = $3 where place = $1 and id = $2");
            let end = end.bind(place.0).bind(stored.id.as_str().to_owned()).bind(self.revision);
            end.execute(self.changing()).await?;
        }
        Ok(replaced)
    }

    /// Puts the mentions of documents at these places that have none yet. Gives their neighbourhoods.
    pub(super) async fn put_first_mentions<'m>(
        &mut self,
        places: &HashMap<Id, Place>,
        mentions: impl Iterator<Item = &'m StoredMention>,
    ) -> Result<BTreeSet<String>, StoreError> {
        let (mut neighbourhoods, mut seen, mut new) = (BTreeSet::new(), HashSet::new(), Vec::new());
        for stored in mentions.filter(|stored| seen.insert(&stored.id)) {
            let Some(place) = places.get(&stored.document) else { continue };
            let stored = StoredMention { neighbourhood: short_key(&stored.neighbourhood), ..stored.clone() };
            new.push(row_of(*place, &stored, self.revision)?);
            neighbourhoods.insert(stored.neighbourhood);
        }
        self.insert(SET, new, SET_AGAIN).await?;
        Ok(neighbourhoods)
    }

    /// The neighbourhoods in which these documents say something.
    pub async fn neighbourhoods_of_documents(&mut self, documents: &[Id]) -> Result<BTreeSet<String>, StoreError> {
        let mut found = BTreeSet::new();
        for chunk in documents.chunks(LISTED) {
            let mut question = Question::new("select distinct m.neighbourhood from arrival a cross join mention m");
            question.and("m.place = a.place and m.gone = 0", &[]);
            question.and_in("a.document", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                found.insert(row.try_get(0)?);
            }
        }
        Ok(found)
    }

    /// All mentions of these neighbourhoods, in order of their ids.
    pub async fn mentions_of_neighbourhoods(&mut self, keys: &[String]) -> Result<Vec<StoredMention>, StoreError> {
        let mut found = Vec::new();
        for chunk in keys.chunks(LISTED) {
            let mut question = Question::new(&format!("{COLUMNS} from mention m cross join arrival a"));
            question.and("a.place = m.place and m.gone = 0", &[]);
            let keys: Vec<String> = chunk.iter().map(|key| short_key(key)).collect();
            question.and_in("m.neighbourhood", keys.iter().map(String::as_str));
            found.extend(read_all(&question.rows(self.connection()).await?)?);
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(found)
    }
}

const SET: &str = "insert into mention (id, place, neighbourhood, predicate, start_at, body, gone, revision)";
const SET_AGAIN: &str =
    " on conflict (place, id) do update set neighbourhood = excluded.neighbourhood, body = excluded.body,
    gone = 0, revision = excluded.revision";

fn row_of(place: Place, stored: &StoredMention, revision: i64) -> Result<[Bound; 8], StoreError> {
    let mention = &stored.mention;
    Ok([
        Bound::Text(stored.id.to_string()),
        place.into(),
        Bound::Text(stored.neighbourhood.clone()),
        Bound::Text(mention.predicate.as_str().to_owned()),
        Bound::Number(count(mention.evidence.start)),
        Bound::Text(to_json("mention", stored.id.as_str(), mention)?),
        Bound::Number(0),
        Bound::Number(revision),
    ])
}

impl Store {
    /// What a document says, in the order of its text.
    pub async fn mentions_of(&self, document: &Id) -> Result<Vec<StoredMention>, StoreError> {
        of_documents(&mut *self.reader().await?, std::slice::from_ref(document)).await
    }

    /// What these documents say, document by document.
    pub async fn mentions_of_all(&self, documents: &[Id]) -> Result<Vec<StoredMention>, StoreError> {
        of_documents(&mut *self.reader().await?, documents).await
    }

    /// All neighbourhoods that there are mentions of, in order.
    pub async fn neighbourhoods(&self) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = sqlx::query_as("select distinct neighbourhood from mention where gone = 0")
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let mut keys: Vec<String> = rows.into_iter().map(|(key,)| key).collect();
        keys.sort();
        Ok(keys)
    }
}

/// The tables follow, in the order in which SQLite is to take them: it has them of a cross join in the order of the text.
const COLUMNS: &str = "select m.id as id, a.document as document, m.neighbourhood as neighbourhood, m.body as body";

async fn of_documents(connection: &mut AnyConnection, documents: &[Id]) -> Result<Vec<StoredMention>, StoreError> {
    let mut found = Vec::new();
    for chunk in documents.chunks(LISTED) {
        let mut question = Question::new(&format!("{COLUMNS} from arrival a cross join mention m"));
        question.and("m.place = a.place and m.gone = 0", &[]);
        question.and_in("a.document", chunk.iter().map(Id::as_str));
        found.extend(read_all(&question.rows(connection).await?)?);
    }
    let place = |stored: &StoredMention| (stored.document.clone(), stored.mention.evidence.start, stored.id.clone());
    found.sort_by_cached_key(place);
    Ok(found)
}

fn read_all(rows: &[AnyRow]) -> Result<Vec<StoredMention>, StoreError> {
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<StoredMention, StoreError> {
    let id: String = row.try_get("id")?;
    let mention = from_json("mention", &id, row.try_get("body")?)?;
    let document = Id::from_text(row.try_get::<String, _>("document")?);
    Ok(StoredMention { id: Id::from_text(id), document, neighbourhood: row.try_get("neighbourhood")?, mention })
}
