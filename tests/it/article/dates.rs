//! Pages that say when they were published, in every place where sites say it, and pages that do not but show other dates.

use std::path::Path;

use homegrown::{
    article::{SiteRules, clean},
    model::{Page, document::Hint},
};
use serde_json::Value;

fn cases() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/article-dates.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The day that is read, and the one that is right.
fn days(case: &Value) -> (Option<String>, Option<String>) {
    let page = Page {
        url: case["url"].as_str().unwrap().to_owned(),
        fetched_at: "2026-01-05T00:00:00Z".parse().unwrap(),
        content_type: Some("text/html".into()),
        body: case["html"].as_str().unwrap().as_bytes().to_vec(),
        source: None,
        hint: Hint::default(),
    };
    let document = clean(&page, &SiteRules::default()).unwrap_or_else(|error| panic!("{}: {error}", case["name"]));
    let found = document.published.as_deref().and_then(|date| date.get(..10)).map(str::to_owned);
    (found, case["published"].as_str().map(str::to_owned))
}

#[test]
fn the_day_of_publication_is_read_wherever_pages_say_it() {
    let dated: Vec<Value> = cases().into_iter().filter(|case| case["published"].is_string()).collect();
    let told = dated.iter().filter_map(|case| {
        let (found, right) = days(case);
        (found != right).then(|| format!("{}: {found:?} for {right:?}", case["name"]))
    });
    let wrong: Vec<String> = told.collect();
    println!("{} of {} right to the day", dated.len() - wrong.len(), dated.len());
    assert!(dated.len() >= 60 && wrong.len() * 20 <= dated.len(), "{}", wrong.join("\n"));
}

#[test]
fn no_day_is_invented_where_a_page_says_none() {
    let undated: Vec<Value> = cases().into_iter().filter(|case| case["published"].is_null()).collect();
    let invented: Vec<String> =
        undated.iter().filter_map(|case| Some(format!("{}: {}", case["name"], days(case).0?))).collect();
    println!("{} of {} invented", invented.len(), undated.len());
    assert!(undated.len() >= 20 && invented.is_empty(), "{}", invented.join("\n"));
}
