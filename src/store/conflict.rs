//! Conflicts between claims.

use std::collections::{BTreeSet, HashMap};

use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError, Write,
    claim::Merged,
    condition,
    condition::Question,
    link::Links,
    row::{LISTED, from_json, to_json},
};
use crate::model::{Conflict, Filter, Id};

impl Write {
    /// Puts the conflicts of neighbourhoods that were merged in place of all that these had.
    pub async fn put_conflicts(&mut self, merged: &[Merged]) -> Result<(), StoreError> {
        let keys: Vec<String> = merged.iter().flat_map(Merged::keys).collect();
        let mut old: HashMap<String, (String, String)> = HashMap::new();
        for chunk in keys.chunks(LISTED) {
            let mut question = Question::new("select id, neighbourhood, body from conflict");
            question.and("gone = 0", &[]);
            question.and_in("neighbourhood", chunk.iter().map(String::as_str));
            for row in question.rows(self.connection()).await? {
                old.insert(row.try_get("id")?, (row.try_get("neighbourhood")?, row.try_get("body")?));
            }
        }
        for merged in merged {
            let own = merged.keys();
            for conflict in &merged.conflicts {
                let body = to_json("conflict", conflict.id.as_str(), conflict)?;
                let before = old.remove(conflict.id.as_str());
                if before.is_none_or(|(neighbourhood, before)| before != body || !own.contains(&neighbourhood)) {
                    self.set_conflict(merged.home(), conflict, body).await?;
                }
            }
        }
        for id in old.into_keys() {
            self.set_links("conflict_claim", &Links::from([(id.as_str(), BTreeSet::new())])).await?;
            let end = sqlx::query("update conflict set gone = 1, revision = $2 where id = $1");
            end.bind(id).bind(self.revision).execute(self.changing()).await?;
        }
        Ok(())
    }

    async fn set_conflict(&mut self, home: String, conflict: &Conflict, body: String) -> Result<(), StoreError> {
        let set =
            "insert into conflict (id, neighbourhood, predicate, body, gone, revision) values ($1, $2, $3, $4, 0, $5)
            on conflict (id) do update set neighbourhood = excluded.neighbourhood, predicate = excluded.predicate,
                body = excluded.body, gone = 0, revision = excluded.revision";
        sqlx::query(set)
            .bind(conflict.id.as_str().to_owned())
            .bind(home)
            .bind(conflict.predicate.as_str())
            .bind(body)
            .bind(self.revision)
            .execute(self.changing())
            .await?;
        let claims = conflict.claims.iter().map(Id::as_str).collect();
        self.set_links("conflict_claim", &Links::from([(conflict.id.as_str(), claims)])).await
    }
}

impl Store {
    /// The conflicts between claims of which one at least passes the filter, in order of subject, predicate and id.
    pub async fn conflicts(&self, filter: &Filter) -> Result<Vec<Conflict>, StoreError> {
        let select = "select distinct conflict.id as id, conflict.body as body from conflict
            join conflict_claim l on l.conflict = conflict.id join claim on claim.id = l.claim";
        let mut question = Question::new(select);
        question.and("conflict.gone = 0", &[]);
        condition::claims(&mut question, filter);
        let mut conflicts = read_all(question, &mut *self.reader().await?).await?;
        conflicts.sort_by(|a, b| (&a.subject.name, a.predicate, &a.id).cmp(&(&b.subject.name, b.predicate, &b.id)));
        conflicts.truncate(filter.limit.unwrap_or(usize::MAX));
        Ok(conflicts)
    }

    pub async fn conflict(&self, id: &Id) -> Result<Option<Conflict>, StoreError> {
        let mut question = Question::new("select id, body from conflict");
        question.and("gone = 0", &[]);
        question.and("id = ?", &[id.as_str()]);
        Ok(read_all(question, &mut *self.reader().await?).await?.pop())
    }

    /// The conflicts that a claim is part of.
    pub async fn conflicts_of_claim(&self, claim: &Id) -> Result<Vec<Conflict>, StoreError> {
        let mut question = Question::new("select id, body from conflict");
        question.and("gone = 0", &[]);
        question.and("id in (select conflict from conflict_claim where claim = ?)", &[claim.as_str()]);
        question.tail(" order by id");
        read_all(question, &mut *self.reader().await?).await
    }
}

async fn read_all(question: Question, connection: &mut AnyConnection) -> Result<Vec<Conflict>, StoreError> {
    let rows = question.rows(connection).await?;
    rows.iter().map(|row| from_json("conflict", row.try_get("id")?, row.try_get("body")?)).collect()
}
