//! Edits, promises, past days, lineage and rulings, as a user of the command line meets them.

use insta::assert_snapshot;

use crate::support::program::Program;

const DOCS: &str = r#"{"id":"post","url":"https://telecom.example/post","outlet":"China Telecom","published":"2024-09-28","text":"星辰大模型发布\n\n中国电信表示，TeleChat2-115B拥有1150亿参数，全部使用国产芯片训练。"}
{"id":"wire","url":"https://wire.example/a","outlet":"Harbour Wire","published":"2024-09-30","text":"China Telecom trains model on home-made chips\n\nChina Telecom's TeleChat2-115B has 115 billion parameters, China Telecom said. The model was trained entirely on domestic chips, the company said."}
{"id":"spun","url":"https://spun.example/c","outlet":"TechPulse","published":"2024-10-02","text":"China's new model\n\nTeleChat2-115B has 100 billion parameters, TechPulse has learned."}
{"id":"plan","url":"https://wire.example/b","outlet":"Harbour Wire","published":"2024-10-03","text":"Huawei to launch Ascend 960\n\nHuawei will launch the Ascend 960 in the first quarter of 2026, the company said."}
"#;
const EDITED: &str = r#"{"id":"spun","url":"https://spun.example/c","outlet":"TechPulse","published":"2024-10-05","text":"China's new model\n\nTeleChat2-115B has 115 billion parameters, TechPulse has learned."}
"#;

fn filled() -> Program {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], DOCS).done();
    program
}

fn sizes(program: &Program, more: &[&str]) -> Vec<serde_json::Value> {
    let mut arguments = vec!["claims", "--subject", "TeleChat2-115B", "--predicate", "parameters", "--format", "json"];
    arguments.extend(more);
    program.run(arguments).json().as_array().unwrap().clone()
}

#[test]
fn a_changed_number_is_an_item_of_the_timeline() {
    let program = filled();
    program.fed(["ingest", "-", "--input", "jsonl"], EDITED).done();
    let timeline = program.run(["timeline", "--format", "json"]).json();
    let edit = timeline.as_array().unwrap().iter().find(|item| item["kind"] == "edit").unwrap();
    assert_eq!(
        edit["title"],
        "TeleChat2-115B: parameters changed from 100 billion parameters to 115 billion parameters"
    );
    assert_eq!(edit["date"], "2024-10-05");
    for key in ["id", "entities", "countries", "claims", "documents", "independent_sources", "languages", "conflicts"] {
        assert!(edit.get(key).is_some(), "{key} is missing: {edit:#}");
    }
    let shown = program.run(["show", edit["id"].as_str().unwrap()]).done();
    assert!(
        shown.contains("- “TeleChat2-115B has 100 billion") && shown.contains("+ “TeleChat2-115B has 115"),
        "{shown}"
    );
    let other = program.run(["timeline", "--subject", "Ascend 960", "--format", "json"]).json();
    assert!(other.as_array().unwrap().iter().all(|item| item["kind"] == "announcement"), "{other:#}");
}

#[test]
fn every_query_can_be_asked_as_of_a_past_day() {
    let program = filled();
    program.fed(["ingest", "-", "--input", "jsonl"], EDITED).done();
    let known = |day: &str| {
        let numbers = sizes(&program, &["--as-of", day]);
        let mut numbers: Vec<i64> =
            numbers.iter().map(|claim| claim["value"]["min"].as_i64().unwrap() / 1_000_000_000).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(known("2024-09"), [115]);
    assert_eq!(known("2024-10-03"), [100, 115]);
    assert_eq!(known("2024-10-05"), [115]);
    for day in std::fs::read_dir(program.path("data/as-of")).unwrap().flatten() {
        std::fs::remove_file(day.path().join("homegrown.db")).unwrap();
    }
    assert_eq!(known("2024-10-05"), [115], "a day whose store is lost is made anew");
    let conflicts = |day: &str| program.run(["conflicts", "--as-of", day, "--format", "json"]).json();
    assert_eq!(conflicts("2024-10-03").as_array().unwrap().len(), 1);
    assert_eq!(conflicts("2024-10-01").as_array().unwrap().len(), 0);
    assert!(program.run(["search", "TechPulse", "--as-of", "2024-10-01"]).done().is_empty());
    assert!(program.run(["show", "TeleChat2-115B", "--as-of", "2024-10-01"]).done().contains("115 billion"));
    let refused = program.run(["timeline", "--as-of", "then"]).refused();
    assert_snapshot!(refused, @r#"
    2
    homegrown: --as-of: "then" is no date: write 2024, 2024-H1, 2024-Q3, 2024-09 or 2024-09-20
    "#);
}

#[test]
fn a_script_can_fail_on_conflicts() {
    let program = filled();
    assert_eq!(program.run(["conflicts"]).status, Some(0));
    assert_eq!(program.run(["conflicts", "--fail-on-any"]).status, Some(1));
    assert_eq!(program.run(["conflicts", "--fail-on-any", "--subject", "Ascend 960"]).status, Some(0));
}

#[test]
fn promises_are_followed_and_written_as_a_calendar() {
    let program = filled();
    let status = |day: &str| program.run(["promises", "--as-of", day, "--format", "json"]).json()[0]["status"].clone();
    assert_eq!((status("2025-01"), status("2026-04-01")), ("open".into(), "silent".into()));
    let kept = r#"{"id":"kept","url":"https://wire.example/c","outlet":"Harbour Wire","published":"2026-03-02","text":"Huawei launches Ascend 960\n\nHuawei launched the Ascend 960 on March 2, 2026, the company said."}"#;
    program.fed(["ingest", "-", "--input", "jsonl"], kept).done();
    assert_eq!(status("2026-04-01"), "kept");
    assert!(program.run(["promises", "--status", "silent", "--as-of", "2026-04-01"]).done().is_empty());
    assert!(program.run(["promises", "--status", "lost"]).refused().contains("silent"));
    program.run(["export", "out", "--as-of", "2025-01"]).done();
    let calendar = std::fs::read_to_string(program.path("out/promises.ics")).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20260331") && calendar.contains("Ascend 960"), "{calendar}");
}

#[test]
fn show_draws_who_has_it_from_whom_over_languages() {
    let program = filled();
    let claim = sizes(&program, &[]).into_iter().find(|claim| claim["value"]["min"] == 115_000_000_000_i64).unwrap();
    let shown = program.run(["show", claim["id"].as_str().unwrap()]).done();
    let tree = shown.split("Who has it from whom\n").nth(1).unwrap();
    let lines: Vec<&str> = tree.lines().collect();
    assert!(lines[0].contains("China Telecom · 2024-09-28 · zh · its own word"), "{tree}");
    assert!(lines[1].contains("└─ Harbour Wire · 2024-09-30 · en · cites"), "{tree}");
    let json = program.run(["show", claim["id"].as_str().unwrap(), "--format", "json"]).json();
    assert_eq!(json["lineage"][0]["children"][0]["link"], "cites");
}

#[test]
fn a_ruling_is_kept_exported_taken_in_elsewhere_and_withdrawn() {
    let program = filled();
    let [one, other] = [100, 115].map(|billions: i64| {
        let claims = sizes(&program, &[]);
        let claim = claims.into_iter().find(|claim| claim["value"]["min"] == billions * 1_000_000_000).unwrap();
        claim["id"].as_str().unwrap().to_owned()
    });
    let refused = program.run(["correct", &one, "wrong"]).refused();
    assert!(refused.starts_with("2\n") && refused.contains("--why"), "{refused}");
    assert!(program.run(["correct", "cnone", "wrong", "--why", "x"]).refused().contains("no claim that is stored"));
    program.run(["correct", &one, "same-as", &other, "--why", "rounded", "--by", "Mei"]).done();
    assert_eq!(sizes(&program, &[]).len(), 1);
    program.run(["rebuild", "--from", "texts"]).done();
    assert_eq!(sizes(&program, &[]).len(), 1, "a rebuild keeps it");
    let listed = program.run(["correct", "--list", "--format", "json"]).json();
    assert_eq!((&listed[0]["ruling"], &listed[0]["why"]), (&"same-as".into(), &"rounded".into()));
    program.run(["export", "corrections.jsonl"]).done();
    let elsewhere = filled();
    let file = elsewhere.file("corrections.jsonl", std::fs::read(program.path("corrections.jsonl")).unwrap());
    elsewhere.run(["correct", "--import", &file]).done();
    assert_eq!(sizes(&elsewhere, &[]), sizes(&program, &[]));
    program.run(["correct", &one, "withdraw"]).done();
    assert_eq!(sizes(&program, &[]).len(), 2);
    assert!(program.run(["correct", &one, "withdraw"]).refused().contains("no ruling"));
}

#[test]
fn a_document_that_speaks_of_another_thing_is_parted_from_the_claim() {
    let program = filled();
    let claim = sizes(&program, &[]).into_iter().find(|claim| claim["value"]["min"] == 115_000_000_000_i64).unwrap();
    let (id, document) = (claim["id"].as_str().unwrap(), claim["evidence"][0]["document"].as_str().unwrap());
    program.run(["correct", id, "not-same", document, "--why", "it speaks of the smaller one"]).done();
    assert_eq!(sizes(&program, &[]).len(), 3);
    assert!(program.run(["correct", id, "not-same", "dnone", "--why", "x"]).refused().starts_with("2\n"));
}
