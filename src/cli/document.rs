//! Raw documents → documents: clean-up where it is a page, nothing where it is text.

use anyhow::bail;

use super::input::{Body, Raw};
use crate::{
    model::{DateOrigin, Document, Id, Language},
    text::language,
};

/// Makes a document of what was read.
pub(super) fn document(raw: Raw) -> anyhow::Result<Document> {
    match raw.body {
        Body::Text(ref text) => {
            let text = text.replace('\0', "");
            Ok(plain(&raw, text))
        }
        Body::Page { .. } | Body::Address => bail!("{}: pages cannot be read yet", raw.name),
    }
}

fn plain(raw: &Raw, text: String) -> Document {
    let hint = raw.language.as_deref().and_then(Language::parse);
    Document {
        id: Id::document(raw.url.as_deref().unwrap_or(&format!("file:{}", raw.name))),
        name: raw.name.clone(),
        url: raw.url.clone(),
        title: raw.title.clone(),
        outlet: raw.outlet.clone(),
        authors: Vec::new(),
        language: language::detect(&text, hint),
        published: raw.published.clone(),
        published_from: raw.published.as_ref().map(|_| DateOrigin::Given),
        modified: None,
        text,
        source: None,
        country: None,
        tier: None,
    }
}
