//! Pages of many layouts → the documents that must come out of them.
//!
//! `tests/fixtures/article/NAME` is a page, `NAME.json` beside it tells where it was fetched and what it gives.

mod chinese;
mod dates;
mod layout;
mod mutate;
mod pdf;
mod world;

use std::path::{Path, PathBuf};

use homegrown::{
    article::{Given, SiteRules, clean, plain},
    model::{BodyRule, Document, Page, document::Hint},
};
use serde_json::{Value, json};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/article")
}

fn fetched(name: &str, told: &Value) -> Page {
    Page {
        url: told["fetched"].as_str().unwrap().to_owned(),
        fetched_at: "2026-01-05T00:00:00Z".parse().unwrap(),
        content_type: told["content_type"].as_str().map(str::to_owned),
        body: std::fs::read(fixtures().join(name)).unwrap(),
        source: None,
        hint: Hint::default(),
    }
}

fn shape(document: &Document) -> Value {
    json!({
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "authors": document.authors,
        "lang": document.language,
        "published": document.published,
        "published_from": document.published_from,
        "modified": document.modified,
        "text": document.text.lines().collect::<Vec<_>>(),
    })
}

#[test]
fn every_layout_gives_its_document_and_nothing_else() {
    let mut names: Vec<String> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 16, "{names:?}");
    for name in names {
        let told: Value =
            serde_json::from_slice(&std::fs::read(fixtures().join(format!("{name}.json"))).unwrap()).unwrap();
        let document = clean(&fetched(&name, &told), &SiteRules::default()).unwrap();
        let found = shape(&document);
        assert_eq!(found, told["document"], "{name}");
    }
}

#[test]
fn one_page_gives_the_same_document_whatever_was_read_before() {
    let told = json!({ "fetched": "https://site.example/blog.html", "content_type": "text/html" });
    let first = clean(&fetched("blog.html", &told), &SiteRules::default()).unwrap();
    let other = json!({ "fetched": "https://site.example/live.html", "content_type": "text/html" });
    clean(&fetched("live.html", &other), &SiteRules::default()).unwrap();
    assert_eq!(clean(&fetched("blog.html", &told), &SiteRules::default()).unwrap(), first);
}

#[test]
fn a_selector_of_the_source_overrules_the_search() {
    let told = json!({ "fetched": "https://site.example/forum.html", "content_type": "text/html" });
    let rules = SiteRules {
        bodies: vec![BodyRule::always("#p2 .post-content")],
        country: Some("SE".into()),
        ..SiteRules::default()
    };
    let document = clean(&fetched("forum.html", &told), &rules).unwrap();
    assert!(
        document.text.contains("two generations behind") && !document.text.contains("Idle power"),
        "{}",
        document.text
    );
    assert_eq!(document.country.as_deref(), Some("SE"));
}

#[test]
fn a_page_is_read_by_the_rule_of_its_day() {
    let rule = |css: &str, from: &str, until: &str| BodyRule {
        css: css.into(),
        from: from.parse().ok(),
        until: until.parse().ok(),
    };
    let bodies =
        vec![rule("td.old", "", "2019-12-31"), rule(".middle", "2020-01-01", "2023-06-30"), BodyRule::always(".new")];
    let rules = SiteRules { bodies, ..SiteRules::default() };
    let read = |date: &str| {
        let part = |name: &str| {
            let text =
                format!("This is what stands in the part of the page that is called {name}, and it is long enough.");
            format!("<table><tr><td class={name}><div class={name}><p>{text}</p></div></td></tr></table>")
        };
        let body = format!(
            "<meta property='article:published_time' content='{date}'><h1>A story</h1>{}{}{}",
            part("old"),
            part("middle"),
            part("new")
        );
        let page = Page {
            url: "https://site.example/story".into(),
            fetched_at: "2025-06-01T12:00:00Z".parse().unwrap(),
            content_type: Some("text/html".into()),
            body: body.into_bytes(),
            source: None,
            hint: Hint::default(),
        };
        clean(&page, &rules).unwrap().text
    };
    for (date, name) in [
        ("2012-03-04", "called old"),
        ("2019-12-31", "called old"),
        ("2020-01-01", "called middle"),
        ("2023-06-30", "called middle"),
        ("2023-07-01", "called new"),
        ("no date", "called new"),
    ] {
        let text = read(date);
        assert!(text.contains(name) && text.matches("called").count() == 1, "{date}: {text}");
    }
}

#[test]
fn a_date_that_cannot_be_is_not_believed() {
    let page = |date: &str| Page {
        url: "https://site.example/story".into(),
        fetched_at: "2025-06-01T12:00:00Z".parse().unwrap(),
        content_type: Some("text/html".into()),
        body: format!(
            "<meta property='article:published_time' content='{date}'><h1>A story of chips</h1>\
             <p>The ministry has ordered six thousand accelerators from two makers, it said in a statement.</p>"
        )
        .into_bytes(),
        source: None,
        hint: Hint { published: Some("2025-05-30T08:00:00+00:00".parse().unwrap()), ..Hint::default() },
    };
    let published = |date: &str| clean(&page(date), &SiteRules::default()).unwrap().published.unwrap();
    assert_eq!(published("2025-05-29T10:00:00+02:00"), "2025-05-29T10:00:00+02:00");
    assert_eq!(published("2031-01-01T00:00:00Z"), "2025-05-30T08:00:00+00:00");
    assert_eq!(published("1970-01-01T00:00:00Z"), "2025-05-30T08:00:00+00:00");
}

#[test]
fn a_copy_that_names_the_original_as_its_address_stays_a_document_of_its_own() {
    let page = |url: &str| Page {
        url: url.into(),
        fetched_at: "2025-06-01T12:00:00Z".parse().unwrap(),
        content_type: Some("text/html".into()),
        body: b"<link rel=canonical href='https://www.wire.example/story?utm_source=x'><h1>Story</h1>\
                <p>The ministry has ordered six thousand accelerators from two makers, it said in a statement.</p>"
            .to_vec(),
        source: None,
        hint: Hint::default(),
    };
    let id = |url: &str| clean(&page(url), &SiteRules::default()).unwrap().id;
    assert_eq!(id("https://m.wire.example/s/1"), id("https://www.wire.example/amp/story"));
    assert_ne!(id("https://copy.example/story"), id("https://www.wire.example/story"));
}

#[test]
fn the_language_of_every_gold_document_is_told_from_its_text() {
    let mut told = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Some(gold) = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok())
            else {
                continue;
            };
            let (Some(text), Some(lang)) = (gold["text"].as_str(), gold["lang"].as_str()) else { continue };
            let document = plain("gold", None, text, Given::default());
            assert_eq!(document.language.base(), lang, "{}", path.display());
            if let Some(script) = gold["script"].as_str() {
                assert!(document.language.tag().ends_with(script), "{}: {}", path.display(), document.language);
            }
            told += 1;
        }
    }
    assert!(told >= 48, "{told}");
}
