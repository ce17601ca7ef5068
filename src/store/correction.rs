//! Readers' rulings.

use sqlx::AnyConnection;

use super::{
    Store, StoreError, Write,
    page::hash,
    row::{from_json, to_json},
};
use crate::model::Correction;

impl Store {
    /// All rulings, oldest first.
    pub async fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        all(&mut *self.reader().await?).await
    }
}

impl Write {
    pub async fn corrections(&mut self) -> Result<Vec<Correction>, StoreError> {
        all(self.connection()).await
    }

    /// Keeps a ruling; the same ruling on the same claim replaces the earlier one.
    pub async fn put_correction(&mut self, correction: &Correction) -> Result<(), StoreError> {
        let body = to_json("correction", correction.claim.as_str(), correction)?;
        let ruling = to_json("correction", correction.claim.as_str(), &correction.ruling)?;
        let id = hash(format!("{} {ruling}", correction.claim).as_bytes());
        let set = "insert into correction (id, claim, body, revision) values ($1, $2, $3, $4)
            on conflict (id) do update set body = excluded.body, revision = excluded.revision
            where correction.body <> excluded.body";
        let done = sqlx::query(set)
            .bind(id)
            .bind(correction.claim.as_str().to_owned())
            .bind(body)
            .bind(self.revision)
            .execute(self.connection())
            .await?;
        self.changed |= done.rows_affected() > 0;
        Ok(())
    }

    /// Takes back all rulings on a claim.
    pub async fn drop_corrections(&mut self, claim: &crate::model::Id) -> Result<u64, StoreError> {
        let gone = sqlx::query("delete from correction where claim = $1").bind(claim.as_str().to_owned());
        let gone = gone.execute(self.connection()).await?.rows_affected();
        self.changed |= gone > 0;
        Ok(gone)
    }
}

async fn all(connection: &mut AnyConnection) -> Result<Vec<Correction>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as("select id, body from correction").fetch_all(connection).await?;
    let mut rulings: Vec<Correction> =
        rows.iter().map(|(id, body)| from_json("correction", id, body)).collect::<Result<_, _>>()?;
    rulings.sort_by(|a, b| (&a.made_at, &a.claim).cmp(&(&b.made_at, &b.claim)));
    Ok(rulings)
}
