//! Edits: values that a page changed from one of its texts to the next.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::{AnyConnection, Row};

use super::{
    About, Store, StoreError, Write, condition,
    condition::Question,
    link::{Terms, terms},
    mention::key_of_name,
    row::{from_json, to_json},
};
use crate::model::{Edit, Filter, Id, entity::squeeze};

impl Write {
    /// Puts these edits in place of those that the document had. False where they are the same.
    pub async fn put_edits(&mut self, document: &Id, edits: &[(Edit, About)]) -> Result<bool, StoreError> {
        let mut question = Question::new("select id, body, about from edit");
        question.and("gone = 0 and document = ?", &[document.as_str()]);
        let mut old: HashMap<String, (String, String)> = HashMap::new();
        for row in question.rows(self.connection()).await? {
            old.insert(row.try_get("id")?, (row.try_get("body")?, row.try_get("about")?));
        }
        let mut changed = false;
        for (edit, about) in edits {
            let id = edit.id.as_str();
            let row = (to_json("edit", id, edit)?, to_json("edit", id, about)?);
            if old.remove(id).is_none_or(|before| before != row) {
                self.set_edit(edit, about, row).await?;
                changed = true;
            }
        }
        for id in old.into_keys() {
            let end = sqlx::query("update edit set gone = 1, revision = $2 where id = $1");
            end.bind(id.clone()).bind(self.revision).execute(self.changing()).await?;
            self.set_terms(&BTreeMap::from([(id.as_str(), Terms::new())])).await?;
            changed = true;
        }
        Ok(changed)
    }

    async fn set_edit(
        &mut self,
        edit: &Edit,
        about: &About,
        (body, about_text): (String, String),
    ) -> Result<(), StoreError> {
        let set = "insert into edit (id, document, day, subject_key, predicate, modality, body, about, gone, revision)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)
            on conflict (id) do update set day = excluded.day, subject_key = excluded.subject_key,
                modality = excluded.modality, body = excluded.body, about = excluded.about, gone = 0,
                revision = excluded.revision";
        let id = edit.id.as_str();
        sqlx::query(set)
            .bind(id.to_owned())
            .bind(edit.document.as_str().to_owned())
            .bind(edit.date.clone())
            .bind(key_of_name(&edit.subject.name))
            .bind(edit.predicate.as_str())
            .bind(edit.modality.as_str())
            .bind(body)
            .bind(about_text)
            .bind(self.revision)
            .execute(self.changing())
            .await?;
        let organizations: BTreeSet<String> = about.organizations.iter().map(|name| squeeze(name)).collect();
        let mut words = terms("organization", organizations.iter().map(String::as_str));
        words.extend(terms("country", about.countries.iter().map(String::as_str)));
        self.set_terms(&BTreeMap::from([(id, words)])).await
    }
}

impl Store {
    /// The edits that a filter lets through, the latest first. An edit is told by one page: a filter that asks for
    /// more sources lets none through.
    pub async fn edits(&self, filter: &Filter) -> Result<Vec<Edit>, StoreError> {
        if filter.min_sources.is_some_and(|least| least > 1) {
            return Ok(Vec::new());
        }
        let mut question = Question::new("select edit.id as id, edit.body as body from edit");
        condition::edits(&mut question, filter);
        question.tail(" order by edit.day desc nulls last, edit.id");
        question.limit(filter.limit);
        read_all(question, &mut *self.reader().await?).await
    }

    /// The edits of a document, oldest first.
    pub async fn edits_of_document(&self, document: &Id) -> Result<Vec<Edit>, StoreError> {
        let mut question = Question::new("select id, body from edit");
        question.and("gone = 0 and document = ?", &[document.as_str()]);
        question.tail(" order by day, id");
        read_all(question, &mut *self.reader().await?).await
    }

    pub async fn edit(&self, id: &Id) -> Result<Option<Edit>, StoreError> {
        let mut question = Question::new("select id, body from edit");
        question.and("gone = 0 and id = ?", &[id.as_str()]);
        Ok(read_all(question, &mut *self.reader().await?).await?.pop())
    }
}

async fn read_all(question: Question, connection: &mut AnyConnection) -> Result<Vec<Edit>, StoreError> {
    let rows = question.rows(connection).await?;
    rows.iter().map(|row| from_json("edit", row.try_get("id")?, row.try_get("body")?)).collect()
}
