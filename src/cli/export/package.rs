//! `datapackage.json`: what the files of an export are, for programs and people (Frictionless Data Package).

use std::{fs::File, io, path::PathBuf};

use anyhow::Context;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::column;
use crate::{cli::output::set, model::hex};

pub(super) const NAME: &str = "datapackage.json";

/// A file of the package.
pub(super) struct Resource {
    pub(super) name: &'static str,
    pub(super) path: PathBuf,
    /// Nothing where a row is an object.
    pub(super) heads: Vec<String>,
}

pub(super) fn describe(files: &[Resource], now: DateTime<Utc>) -> anyhow::Result<String> {
    let resources: Vec<Value> = files.iter().map(resource).collect::<anyhow::Result<_>>()?;
    let package = json!({
        "name": "homegrown",
        "title": "Claims of AI self-reliance",
        "description": "What is claimed of models, chips, systems and firms, merged over all documents, with quotes. \
                        Quotes are the words of their publishers.",
        "created": now.to_rfc3339_opts(SecondsFormat::Secs, true),
        "version": env!("CARGO_PKG_VERSION"),
        "resources": resources,
    });
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}

fn resource(file: &Resource) -> anyhow::Result<Value> {
    let (bytes, hash) = measured(&file.path).with_context(|| format!("cannot read {} again", file.path.display()))?;
    let path = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ending = file.path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let media = match ending {
        "csv" => "text/csv",
        "parquet" => "application/vnd.apache.parquet",
        "jsonld" => "application/ld+json",
        _ => "application/x-ndjson",
    };
    let mut resource = json!({
        "name": file.name,
        "path": path,
        "format": ending,
        "mediatype": media,
        "bytes": bytes,
        "hash": format!("sha256:{hash}"),
    });
    if ending != "parquet" {
        set(&mut resource, "encoding", "utf-8".into());
    }
    if !file.heads.is_empty() {
        set(&mut resource, "profile", "tabular-data-resource".into());
        let mut schema =
            json!({ "fields": file.heads.iter().map(|head| field(&file.heads, head)).collect::<Vec<_>>() });
        if file.heads.iter().any(|head| head == "id") {
            set(&mut schema, "primaryKey", "id".into());
        }
        set(&mut resource, "schema", schema);
    }
    Ok(resource)
}

fn field(heads: &[String], head: &str) -> Value {
    let column = column::among(heads, head);
    let mut field = json!({ "name": head, "type": column.kind.frictionless() });
    if !column.meaning.is_empty() {
        set(&mut field, "description", column.meaning.into());
    }
    field
}

fn measured(path: &PathBuf) -> io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let bytes = io::copy(&mut File::open(path)?, &mut HashWriter(&mut hasher))?;
    Ok((bytes, hex(&hasher.finalize())))
}

/// Takes bytes into a hash.
struct HashWriter<'h>(&'h mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
