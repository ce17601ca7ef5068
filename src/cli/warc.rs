//! The pages that are kept → a WARC 1.1 file, so that an archive can be handed on and `ingest` reads it back.
//!
//! A page is kept as its body and content type; the head that a record needs is written from these alone, which the
//! `warcinfo` record says.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::Context;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::{
    model::hex,
    store::{Store, StoredDocument},
};

/// Documents in memory at once.
const BATCH: usize = 50;

/// Whether a file's name asks for a WARC.
pub(super) fn is_asked_for(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    Path::new(name).extension().is_some_and(|ending| ending == "warc")
}

/// Writes every version of every page that is kept; gives how many. A file is there whole or not at all.
pub(super) async fn write(store: &Store, path: &Path) -> anyhow::Result<usize> {
    let beside = path.with_file_name(format!(".{}.part", path.file_name().unwrap_or_default().to_string_lossy()));
    let written = write_to(store, &beside, path).await;
    if written.is_err() {
        // nothing more can be done for it than to tell why
        let _ = fs::remove_file(&beside);
    }
    written.with_context(|| format!("cannot write {}", path.display()))
}

async fn write_to(store: &Store, beside: &Path, path: &Path) -> anyhow::Result<usize> {
    let packed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let mut archive = Archive { out: BufWriter::new(File::create(beside)?), packed };
    archive.begin()?;
    let mut pages = 0;
    for ids in store.document_ids().await?.chunks(BATCH) {
        for stored in store.documents(ids).await? {
            pages += put_versions(store, &stored, &mut archive).await?;
        }
    }
    archive.out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    fs::rename(beside, path)?;
    Ok(pages)
}

async fn put_versions(store: &Store, stored: &StoredDocument, archive: &mut Archive) -> anyhow::Result<usize> {
    let Some(url) = &stored.document.url else { return Ok(0) };
    let mut pages = 0;
    for version in store.versions(&stored.document.id).await? {
        let Some(hash) = &version.page else { continue };
        let Some((body, content_type)) = store.page(hash).await? else { continue };
        archive.page(url, &version.seen_at, content_type.as_deref(), &body)?;
        pages += 1;
    }
    Ok(pages)
}

struct Archive {
    out: BufWriter<File>,
    /// Each record by itself, as tools that seek in an archive want it.
    packed: bool,
}

impl Archive {
    fn begin(&mut self) -> io::Result<()> {
        let about = format!(
            "software: homegrown/{}\r\nformat: WARC File Format 1.1\r\n\
             description: bodies as they were fetched, content codings undone; HTTP heads hold what was kept of them\r\n",
            env!("CARGO_PKG_VERSION")
        );
        let head = [("WARC-Type", "warcinfo"), ("WARC-Date", EPOCH), ("Content-Type", "application/warc-fields")];
        self.record(&head, about.as_bytes())
    }

    fn page(&mut self, url: &str, seen_at: &str, content_type: Option<&str>, body: &[u8]) -> io::Result<()> {
        let kind = content_type.unwrap_or("application/octet-stream").replace(['\r', '\n'], " ");
        let mut block =
            format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
        block.extend_from_slice(body);
        let digest = format!("sha256:{}", hex(&Sha256::digest(body)));
        let head = [
            ("WARC-Type", "response"),
            ("WARC-Target-URI", url),
            ("WARC-Date", seen_at),
            ("WARC-Payload-Digest", digest.as_str()),
            ("Content-Type", "application/http;msgtype=response"),
        ];
        self.record(&head, &block)
    }

    fn record(&mut self, head: &[(&str, &str)], block: &[u8]) -> io::Result<()> {
        let mut text = String::from("WARC/1.1\r\n");
        for (key, value) in head {
            let _ = write!(text, "{key}: {value}\r\n");
        }
        let id = uuid(&[text.as_bytes(), block].concat());
        let _ = write!(text, "WARC-Record-ID: <urn:uuid:{id}>\r\nContent-Length: {}\r\n\r\n", block.len());
        let parts = [text.as_bytes(), block, b"\r\n\r\n"];
        if !self.packed {
            return parts.iter().try_for_each(|part| self.out.write_all(part));
        }
        let mut packer = GzEncoder::new(&mut self.out, Compression::default());
        parts.iter().try_for_each(|part| packer.write_all(part))?;
        packer.finish().map(|_| ())
    }
}

/// The same archive is the same file: its beginning has no date of its own.
const EPOCH: &str = "1970-01-01T00:00:00Z";

/// An id made of what it names, in the form of a UUID of version 8.
fn uuid(bytes: &[u8]) -> String {
    let hex: Vec<char> = hex(&Sha256::digest(bytes)).chars().collect();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default().iter().collect::<String>();
    format!("{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}
