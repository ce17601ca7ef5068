//! Questions beyond the filters: columns, order and pages, fact sheets, comparisons, watches and letters.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::program::{filled, list};

#[test]
fn columns_order_and_pages_are_the_users() {
    let program = filled();
    let claims = |more: &[&str]| program.run([&["claims", "--predicate", "parameters"], more].concat());
    let table = claims(&["--sort=-min", "--columns", "subject,value,min", "--format", "csv"]).done();
    assert_snapshot!(table, @r"
    subject,value,min
    TeleChat2-115B,115 billion parameters,115000000000
    TeleChat2-115B,100 billion parameters,100000000000
    ");
    let json =
        list(claims(&["--sort", "min", "--columns", "subject.name,min,quote", "--format", "json", "--limit", "1"]));
    assert_eq!(json.len(), 1);
    assert_eq!(json[0]["subject.name"], "TeleChat2-115B");
    assert_eq!(json[0]["min"], 1e11, "a number is a number");
    assert!(json[0]["quote"].as_str().unwrap().contains("100 billion"));
    let ids = |more: &[&str]| -> Vec<Value> {
        list(program.run([&["claims", "--format", "json"], more].concat()))
            .iter()
            .map(|claim| claim["id"].clone())
            .collect()
    };
    let all = ids(&[]);
    assert_eq!(ids(&["--limit", "2", "--offset", "1"]), all[1..3]);
    let behind = program.run(["claims", "--offset", "1000", "--format", "json"]);
    assert!(behind.err.contains("--offset is behind the last") && behind.out == "[]\n", "{behind:?}");
    let refused = program.run(["claims", "--columns", "subjct"]).refused();
    assert!(refused.starts_with("2\n") && refused.contains("did you mean subject"), "{refused}");
    let none = program.run(["claims", "--since", "2035", "--columns", "subject.name,value", "--format", "json"]);
    assert_eq!(none.done(), "[]\n", "what no row has no row can lack");
    let told =
        list(program.run(["timeline", "--columns", "docs,Sources,independent-sources,what", "--format", "json"]));
    for row in told {
        let are_numbers = ["docs", "Sources", "independent-sources"].map(|column| row[column].is_u64());
        assert_eq!(are_numbers, [true; 3], "{row}");
    }
}

#[test]
fn a_column_has_one_type_in_each_row_whatever_way_its_name_is_written() {
    let program = filled();
    let own = r#"{"id":"post","url":"https://telecom.example/post","outlet":"China Telecom","published":"2024-09-28","text":"星辰大模型发布\n\n中国电信表示，TeleChat2-115B拥有1150亿参数，全部使用国产芯片训练。"}"#;
    program.fed(["ingest", "-", "--input", "jsonl"], own).done();
    let asked = |arguments: &[&str]| list(program.run([arguments, &["--format", "json"]].concat()));
    let claims = asked(&["claims", "--columns", "sources,Documents,independent-sources,primary"]);
    assert!(claims.iter().any(|claim| claim["primary"] == true), "{claims:#?}");
    for claim in &claims {
        assert!(claim["sources"].is_u64() && claim["Documents"].is_u64(), "{claim}");
        assert_eq!(claim["sources"], claim["independent-sources"]);
    }
    let news = asked(&["watch", "--all", "--columns", "sources,primary"]);
    assert!(news.iter().any(|news| news["primary"] == true), "{news:#?}");
    assert!(news.iter().all(|news| news["sources"].is_u64()), "{news:#?}");
    let table = program.run(["claims", "--columns", "sources", "--format", "csv"]).done();
    assert!(table.contains("its own"), "the eye is told whose: {table}");
    let timeline = asked(&["timeline", "--columns", "Conflicts"]);
    assert!(!timeline.is_empty() && timeline.iter().all(|row| row["Conflicts"].is_u64()), "{timeline:#?}");
    let found = asked(&["search", "TeleChat2", "--columns", "Score"]);
    assert!(!found.is_empty() && found.iter().all(|row| row["Score"].is_f64()), "{found:#?}");
    program.run(["export", "timeline.jsonl"]).done();
    for line in std::fs::read_to_string(program.path("timeline.jsonl")).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        assert!(row["conflicts"].is_u64(), "{row:#}");
    }
}

#[test]
fn a_fact_sheet_has_claims_conflicts_and_sources() {
    let program = filled();
    let sheet = program.run(["entity", "TeleChat2", "--format", "json"]).json();
    assert_eq!((&sheet["name"], &sheet["kind"]), (&"TeleChat2-115B".into(), &"model".into()));
    let facts = sheet["facts"].as_array().unwrap();
    let parameters = facts.iter().find(|fact| fact["predicate"] == "parameters").unwrap();
    assert_eq!(parameters["disputed"], true);
    assert_eq!(parameters["claims"][0]["value"]["min"], 115_000_000_000_i64, "the better supported comes first");
    assert_eq!(sheet["conflicts"].as_array().unwrap().len(), 1);
    let text = program.run(["entity", "TeleChat2"]).done();
    for word in ["parameters  disputed", "115 billion parameters", "100 billion parameters", "sources", "Harbour Wire"]
    {
        assert!(text.contains(word), "{word} is missing:\n{text}");
    }
    let unknown = program.run(["entity", "Ascend 91C"]).refused();
    assert!(unknown.starts_with("1\n") && unknown.contains("did you mean"), "{unknown}");
}

#[test]
fn things_stand_side_by_side() {
    let program = filled();
    let table = program.run(["compare", "昇腾910B", "Ascend 910C", "--format", "markdown"]).done();
    assert!(table.starts_with("| claim | Ascend 910B | Ascend 910C |\n"), "{table}");
    assert!(table.contains("| memory capacity | 64 GB | 128 GB |"), "{table}");
    assert!(table.contains("| process node |  | 7 nm |"), "{table}");
    let json = program.run(["compare", "Ascend 910B", "Ascend 910C", "--format", "json"]).json();
    assert_eq!(json["names"], serde_json::json!(["Ascend 910B", "Ascend 910C"]));
    assert!(program.run(["compare", "Ascend 910B"]).refused().starts_with("2\n"));
}

#[test]
fn a_watch_tells_what_is_new_once() {
    let program = filled();
    let watch = |more: &[&str]| program.run([&["watch", "--org", "Huawei"], more].concat());
    let first = watch(&[]);
    assert!(first.out.is_empty() && first.err.contains("from now on"), "{first:?}");
    let nothing = watch(&["--fail-on-none"]);
    assert!(
        nothing.status == Some(1) && nothing.out.is_empty() && nothing.err.contains("nothing new since"),
        "{nothing:?}"
    );
    let more = r#"{"id":"later","url":"https://late.example/e","outlet":"Late","published":"2025-06-01","text":"Power\n\nThe Ascend 910B draws 350 W."}"#;
    program.fed(["ingest", "-"], more).done();
    let peeked = list(watch(&["--peek", "--format", "json"]));
    assert!(peeked.iter().any(|news| news["news"] == "new" && news["predicate"] == "power"), "{peeked:#?}");
    assert_eq!(list(watch(&["--format", "json"])), peeked);
    assert_eq!(list(watch(&["--format", "json"])), Vec::<Value>::new());
    assert!(!list(watch(&["--format", "json", "--name", "other", "--all"])).is_empty());
}

#[test]
fn a_letter_tells_of_a_period_and_runs_nothing() {
    let program = filled();
    let harmful = r#"{"id":"x","url":"https://x.example/?a=1&b=(2)","outlet":"<b>Bad</b>","published":"2024-10-09","text":"<script>alert(1)</script> [a](b)\n\nTeleChat2-115B has 115 billion parameters."}"#;
    program.fed(["ingest", "-"], harmful).done();
    let markdown = program.run(["digest", "--since", "2024-09", "--until", "2024-12"]).done();
    assert!(markdown.starts_with("# AI self-reliance: 2024-09 to 2024-12\n"), "{markdown}");
    assert!(markdown.contains("## Disputed") && markdown.contains("#:~:text="), "{markdown}");
    let html = program.run(["digest", "--since", "2024-09", "--until", "2024-12", "--format", "html"]).done();
    assert!(html.starts_with("<!doctype html>") && html.contains("<blockquote lang=\"zh\">"), "{html}");
    for harm in ["<script>", "<b>Bad", "&b=(2)"] {
        assert!(!html.contains(harm), "{harm} is in:\n{html}");
    }
    let empty = program.run(["digest"]);
    assert!(empty.err.contains("no claim passes --since"), "{}", empty.err);
}

#[test]
fn who_finds_nothing_of_a_family_is_told_of_which_members_there_are_claims() {
    let program = filled();
    let empty = program.run(["claims", "--subject", "昇腾", "--min-sources", "9"]);
    assert!(empty.out.is_empty(), "{}", empty.out);
    assert!(empty.err.contains("; of its family there are claims of Ascend 910B, Ascend 910C\n"), "{}", empty.err);
    let own = program.run(["claims", "--subject", "Ascend 910B", "--min-sources", "9"]);
    assert!(own.err.contains("without --min-sources 9") && !own.err.contains("family"), "{}", own.err);
}

#[test]
fn a_find_shows_what_it_was_found_by() {
    let program = filled();
    let table = program.run(["search", "115 billion"]).done();
    assert!(table.contains("«1150亿»") && table.contains("«115 billion»"), "{table}");
    let found = list(program.run(["search", "国产芯片", "--format", "json"]));
    for one in &found {
        let snippet: Vec<char> = one["snippet"].as_str().unwrap().chars().collect();
        for mark in one["marks"].as_array().unwrap() {
            let (from, to) = (mark[0].as_u64().unwrap(), mark[1].as_u64().unwrap());
            assert!(from < to && usize::try_from(to).unwrap() <= snippet.len(), "{one:#}");
        }
    }
    let refused = program.run(["search", "paramters:>5"]).refused();
    assert!(refused.starts_with("2\n") && refused.contains("did you mean parameters:?"), "{refused}");
}
