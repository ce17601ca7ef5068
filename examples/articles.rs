//! Clean-up of a folder of gzipped pages → one JSON object of their texts, for a scorer of main texts.

#![expect(clippy::print_stdout, reason = "its output is its purpose")]

use std::{io::Read, path::Path};

use homegrown::{
    article::{SiteRules, clean},
    model::Page,
};

fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_default();
    let mut found = serde_json::Map::new();
    for entry in std::fs::read_dir(Path::new(&folder))? {
        let path = entry?.path();
        let mut body = Vec::new();
        flate2::read::GzDecoder::new(std::fs::File::open(&path)?).take(20_000_000).read_to_end(&mut body)?;
        let page = Page {
            url: path.display().to_string(),
            fetched_at: chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default(),
            content_type: Some("text/html; charset=utf-8".to_owned()),
            body,
            source: None,
            hint: homegrown::model::document::Hint::default(),
        };
        let Ok(document) = clean(&page, &SiteRules::default()) else { continue };
        let title = document.title.unwrap_or_default();
        let text = document.text.strip_prefix(title.as_str()).unwrap_or(&document.text);
        found.insert(document.name, text.into());
    }
    println!("{}", serde_json::Value::Object(found));
    Ok(())
}
