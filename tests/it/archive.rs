//! What is kept: pages go out as WARC and come in again, and what is derived from them is derived anew.

use std::io::Read;

use flate2::read::{GzDecoder, MultiGzDecoder};

use crate::support::program::Program;

const PAGE: &str = "<html><head><meta charset=utf-8><title>TeleChat2</title>\
    <meta property=\"article:published_time\" content=\"2024-09-28T08:00:00Z\"></head><body><article><h1>TeleChat2</h1>\
    <p>TeleChat2-115B has 115 billion parameters and was trained entirely on domestic chips, China Telecom said on \
    Saturday in Beijing.</p></article></body></html>";

fn filled() -> Program {
    let program = Program::new();
    let row =
        |id: &str, html: &str| serde_json::json!({"id": id, "url": format!("https://site.example/{id}"), "html": html});
    let other = PAGE.replace("TeleChat2-115B", "Zorbly").replace("115", "100").replace("TeleChat2", "Zorbly");
    let lines = [row("a", PAGE), row("b", &other)].map(|row| row.to_string()).join("\n");
    program.file("docs.jsonl", lines);
    program.run(["ingest", "docs.jsonl"]).done();
    program
}

#[test]
fn an_archive_that_is_handed_on_gives_the_same_documents() {
    let program = filled();
    for name in ["pages.warc.gz", "pages.warc"] {
        let told = program.run(["export", name]);
        assert!(told.err.contains("2 pages in"), "{}", told.err);
        let other = Program::new();
        other.file(name, std::fs::read(program.path(name)).unwrap());
        other.run(["ingest", name]).done();
        for command in ["claims", "timeline"] {
            let of = |program: &Program| program.run([command, "--format", "json"]).json();
            assert_eq!(of(&program), of(&other), "{command} of {name}");
        }
    }
    // When a page was fetched goes with it: what comes in again and goes out is the same archive.
    let dates = |name: &str, program: &Program| -> Vec<String> {
        let text = std::fs::read_to_string(program.path(name)).unwrap();
        text.lines().filter(|line| line.starts_with("WARC-Date: ")).map(str::to_owned).collect()
    };
    let other = Program::new();
    let text = std::fs::read_to_string(program.path("pages.warc")).unwrap();
    let old = |line: &str| match line.starts_with("WARC-Date: 2") {
        true => "WARC-Date: 2025-01-02T03:04:05.000000Z\r\n".to_owned(),
        false => line.to_owned(),
    };
    other.file("old.warc", text.split_inclusive('\n').map(old).collect::<String>());
    other.run(["ingest", "old.warc"]).done();
    other.run(["export", "old-again.warc"]);
    assert_eq!(dates("old-again.warc", &other), dates("old.warc", &other));
    let first = std::fs::read(program.path("pages.warc.gz")).unwrap();
    program.run(["export", "again.warc.gz"]).done();
    assert_eq!(first, std::fs::read(program.path("again.warc.gz")).unwrap(), "the same archive is the same file");
    let (mut whole, mut record) = (String::new(), String::new());
    MultiGzDecoder::new(first.as_slice()).read_to_string(&mut whole).unwrap();
    assert_eq!(whole, std::fs::read_to_string(program.path("pages.warc")).unwrap());
    GzDecoder::new(first.as_slice()).read_to_string(&mut record).unwrap();
    assert!(record.starts_with("WARC/1.1\r\n") && record.contains("WARC-Type: warcinfo") && record.len() < whole.len());
    assert!(whole.contains("WARC-Target-URI: https://site.example/a\r\n") && whole.contains(PAGE));
}

#[test]
fn an_archive_tells_what_it_holds_beside_pages() {
    let record = |kind: &str, content: &str, url: &str, block: &str| {
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let file = [
        record("warcinfo", "application/warc-fields", "", "software: x"),
        record("request", "application/http", "https://site.example/a", "GET /a HTTP/1.1\r\n\r\n"),
        record("resource", "text/html", "https://site.example/a", PAGE),
        record("resource", "image/png", "https://site.example/a.png", "png"),
    ]
    .concat();
    let program = Program::new();
    program.file("a.warc", file);
    let told = "a.warc: passed over what is no page, by the type of record: 1 request, 1 resource";
    let ran = program.run(["ingest", "a.warc"]);
    assert!(ran.err.contains(told) && ran.err.contains("documents: 1 new"), "{}", ran.err);
    assert_eq!(ran.status, Some(0));
    assert!(!program.run(["claims", "--format", "json"]).json().as_array().unwrap().is_empty());
    for command in ["article", "extract"] {
        let ran = program.run([command, "a.warc"]);
        assert!(ran.err.contains(told) && ran.status == Some(0), "{command}: {}", ran.err);
        assert!(!program.run([command, "a.warc", "-q"]).err.contains("passed over"));
    }
}

#[test]
fn an_archive_of_long_ago_does_not_take_over_what_was_fetched_since() {
    let program = filled();
    let claims = || program.run(["claims", "--format", "json"]).json();
    let before = claims();
    program.run(["export", "pages.warc"]).done();
    let then = |line: &str| match line.starts_with("WARC-Date: 2") {
        true => "WARC-Date: 2025-01-02T03:04:05Z\r\n".to_owned(),
        false => line.replace("115 billion", "150 billion"),
    };
    let text = std::fs::read_to_string(program.path("pages.warc")).unwrap();
    program.file("then.warc", text.split_inclusive('\n').map(then).collect::<String>());
    for told in ["1 older than what is stored", "2 unchanged"] {
        let ran = program.run(["ingest", "then.warc"]);
        assert!(ran.err.contains(told), "{}", ran.err);
        assert_eq!(claims(), before);
    }
    let timeline = program.run(["timeline", "--format", "json"]).json();
    let edits = timeline.as_array().unwrap().iter().filter(|told| told["kind"] == "edit");
    let titles: Vec<&str> = edits.map(|edit| edit["title"].as_str().unwrap()).collect();
    let told = "TeleChat2-115B: parameters changed from 150 billion parameters to 115 billion parameters";
    assert_eq!(titles, [told], "the page is told as it changed, not as it came in");
}

#[test]
fn a_rebuild_with_new_words_tells_which_claims_it_changed() {
    let program = filled();
    // What is counted is what is listed.
    let reprocessed = |more: &[&str]| {
        let told = program.run([&["reprocess", "--format", "json"], more].concat()).json();
        let changes = told["changes"].as_array().unwrap().clone();
        for (kind, count) in [("new", "claims_added"), ("changed", "claims_changed"), ("gone", "claims_gone")] {
            let listed = changes.iter().filter(|change| change["change"] == kind).count();
            assert_eq!(told[count], listed, "{told:#}");
        }
        (told["reread"].clone(), changes)
    };
    assert_eq!(reprocessed(&["--from", "texts"]).1, [0; 0]);
    std::fs::create_dir_all(program.path("data/lexicon")).unwrap();
    program.file("data/lexicon/own.toml", "model = [{ name = \"Zorbly\", maker = \"China Telecom\" }]\n");
    let (reread, changes) = reprocessed(&[]);
    assert_eq!(reread, 2);
    let words: Vec<String> = changes.iter().map(|change| format!("{} {}", change["change"], change["after"])).collect();
    assert!(words.iter().any(|words| words.contains("Zorbly")), "{words:?}");
    assert_eq!(reprocessed(&[]).1, [0; 0]);
    // Who makes it is no word of its claims.
    program.file("data/lexicon/own.toml", "model = [{ name = \"Zorbly\", maker = \"Huawei\" }]\n");
    assert_eq!(reprocessed(&[]), (2.into(), Vec::new()));
}
