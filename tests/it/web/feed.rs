//! Feeds: read by the program's own reader, with ids that stay.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{
    program::{Program, filled},
    server::Server,
};

/// The ids in an Atom feed.
fn ids(atom: &str) -> BTreeSet<String> {
    let entries = atom.split("<entry>").skip(1);
    entries.map(|entry| entry.split("<id>").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
}

/// What the crawler makes of a feed that it fetched.
fn read(program: &Program, feed: &str) -> Vec<Value> {
    let line = serde_json::json!({ "id": "f", "url": "http://127.0.0.1/feed", "text": feed }).to_string();
    let out = program.fed(["inspect", "feed", "-"], line).done();
    let record: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    let items = record.as_object().unwrap().values().find_map(Value::as_array);
    items.unwrap_or_else(|| panic!("{record:#}")).clone()
}

#[test]
fn every_view_is_a_feed_in_every_form() {
    let program = filled();
    let server = Server::start(&program);
    server.until("/search?q=TeleChat2", |reply| reply.status == 200);
    for view in ["timeline", "claims", "conflicts", "promises", "search"] {
        let asked = if view == "search" { "?q=TeleChat2" } else { "" };
        let rows = server.get(&format!("/api/{view}{asked}")).json().as_array().unwrap().len();
        for (ending, kind, begins) in [
            ("atom", "application/atom+xml", "<?xml"),
            ("rss", "application/rss+xml", "<?xml"),
            ("json", "application/feed+json", "{\"version\":\"https://jsonfeed.org/version/1.1\""),
            ("csv", "text/csv", ""),
            ("ics", "text/calendar", "BEGIN:VCALENDAR"),
        ] {
            if (view, ending) == ("search", "ics") {
                continue;
            }
            let reply = server.get(&format!("/feed/{view}.{ending}{asked}"));
            assert_eq!(reply.status, 200, "{view}.{ending}: {reply:?}");
            assert!(reply.header("content-type").starts_with(kind), "{view}.{ending}: {reply:?}");
            assert!(reply.body.starts_with(begins), "{view}.{ending}: {}", reply.body);
            match ending {
                "atom" | "rss" | "json" if rows > 0 => {
                    let items = read(&program, &reply.body);
                    assert_eq!(items.len(), rows, "{view}.{ending}: {items:#?}");
                }
                "csv" => assert!(reply.body.lines().count() > rows, "{view}: {}", reply.body),
                _ => {}
            }
        }
    }
    for missing in ["search.ics", "timeline", "timeline.exe", "nothing.atom", ".atom", "a.b.c"] {
        assert_eq!(server.get(&format!("/feed/{missing}")).status, 404, "{missing}");
    }
}

#[test]
fn an_item_keeps_its_id_and_is_updated_when_a_source_is_added() {
    let program = filled();
    let server = Server::start(&program);
    let before = server.get("/feed/timeline.atom").done();
    let timeline = server.get("/api/timeline").json();
    let announced: BTreeSet<String> = timeline
        .as_array()
        .unwrap()
        .iter()
        .map(|told| format!("urn:homegrown:{}", told["id"].as_str().unwrap()))
        .collect();
    assert_eq!(ids(&before), announced);
    assert_eq!(ids(&server.get("/feed/timeline.atom?ui=zh").done()), announced, "in any language");
    let narrowed = ids(&server.get("/feed/timeline.atom?org=China+Telecom").done());
    assert!(!narrowed.is_empty() && narrowed.is_subset(&announced) && narrowed != announced, "however it is asked");
    let line = r#"{"id":"late","url":"https://late.example/l","outlet":"Late Post","published":"2024-10-03","text":"China Telecom's model\n\nChina Telecom's TeleChat2-115B has 115 billion parameters, the firm said."}"#;
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    program.fed(["ingest", "-", "--input", "jsonl"], line).done();
    let after = server.get("/feed/timeline.atom").done();
    let updated = |atom: &str, title: &str| {
        let entry =
            atom.split("<entry>").find(|entry| entry.contains(title)).unwrap_or_else(|| panic!("{atom}")).to_owned();
        let of = |name: &str| entry.split(&format!("<{name}>")).nth(1).unwrap().split('<').next().unwrap().to_owned();
        (of("id"), of("updated"), of("published"))
    };
    let title = "trains model on home-made chips";
    let (old, new) = (updated(&before, title), updated(&after, title));
    assert!(old.0 == new.0 && old.1 < new.1 && old.2 == new.2, "{old:?} {new:?}");
    assert_eq!(updated(&before, "Two chips"), updated(&after, "Two chips"), "what nothing was added to stays");
}

#[test]
fn a_feed_tells_the_claims_with_their_quotes_and_where_they_stand() {
    let program = filled();
    let server = Server::with(&program, &["--public-url", "https://claims.example.org"]);
    let feed = server.get("/feed/timeline.json?org=China+Telecom").json();
    let item = &feed["items"][0];
    assert!(
        feed["feed_url"].as_str().unwrap().starts_with("https://claims.example.org/feed/timeline.json?org="),
        "{feed:#}"
    );
    assert!(item["url"].as_str().unwrap().starts_with("https://claims.example.org/a"), "{item:#}");
    let text = item["content_text"].as_str().unwrap();
    assert!(text.contains("115 billion parameters") && text.contains("#:~:text="), "{text}");
    let page = server.get("/timeline?org=China+Telecom").done();
    assert!(
        page.contains("href=\"/feed/timeline.atom?org=China+Telecom&#38;ui=en\""),
        "the page leads to just this feed"
    );
}
