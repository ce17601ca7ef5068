//! Questions beyond the filters: columns, order and pages, fact sheets, comparisons, watches, letters, exports and what
//! surrounds them.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::program::{Program, Ran};

const DOCS: &str = r#"{"id":"wire","url":"https://wire.example/a","outlet":"Harbour Wire","published":"2024-09-30","text":"China Telecom trains model on home-made chips\n\nChina Telecom's TeleChat2-115B has 115 billion parameters. The model was trained entirely on domestic chips, the company said."}
{"id":"news","url":"https://news.example/b","outlet":"华东观察","published":"2024-10-08","text":"中国电信发布国产训练大模型\n\n中国电信表示，TeleChat2-115B拥有1150亿参数，全部使用国产芯片训练。华为昇腾910C芯片已经开始送样。"}
{"id":"spun","url":"https://spun.example/c","outlet":"TechPulse","published":"2024-10-02","text":"China's new model\n\nTeleChat2-115B has 100 billion parameters, TechPulse has learned."}
{"id":"chip","url":"https://chip.example/d","outlet":"Rack & Silicon","published":"2025-04-17","text":"Two chips\n\nThe Ascend 910B has 64 GB of memory. The Ascend 910C has 128 GB of memory and is made on a 7 nm process."}
"#;

fn filled() -> Program {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], DOCS).done();
    program
}

fn list(ran: Ran) -> Vec<Value> {
    ran.json().as_array().unwrap().clone()
}

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
    assert_eq!(json[0]["min"], "100000000000");
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
fn an_export_describes_itself() {
    let program = filled();
    program.run(["export", "out"]).done();
    let package: Value = serde_json::from_slice(&std::fs::read(program.path("out/datapackage.json")).unwrap()).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert!(resources.len() >= 8, "{package:#}");
    for resource in resources {
        let bytes = std::fs::read(program.path("out").join(resource["path"].as_str().unwrap())).unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let heads: Vec<Value> = reader.headers().unwrap().iter().map(Into::into).collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(fields.iter().map(|field| field["name"].clone()).collect::<Vec<_>>(), heads);
    }
    let refused = program.run(["export", "nothing.csv"]).refused();
    assert!(refused.starts_with("2\n") && refused.contains("name the file after one of timeline, claims"), "{refused}");
}

#[test]
fn tables_line_up_with_the_published_ones_and_are_compared_with_them() {
    let program = filled();
    program.run(["export", "hardware.csv"]).done();
    let text = std::fs::read_to_string(program.path("hardware.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(&heads[..2], ["Hardware name", "Manufacturer"]);
    let at = |head: &str| heads.iter().position(|known| known == head).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| &row[0] == "Ascend 910C").unwrap();
    assert_eq!(&row[at("Memory size per board (Byte)")], "128000000000");
    assert!(row[at("Quotes")].contains("128 GB") && &row[at("Confidence")] == "Likely", "{row:?}");
    let published = "Hardware name,Memory size per board (Byte),Process size (nm)\nHuawei Ascend 910C,96000000000,\nNvidia B300,1,2\n";
    program.file("published.csv", published);
    let found = list(program.run(["diff", "published.csv", "--format", "json"]));
    let kind = |kind: &str, name: &str| found.iter().find(|row| row["kind"] == kind && row["name"] == name);
    let differs = kind("differs", "Ascend 910C").unwrap();
    assert_eq!((&differs["there"], &differs["here"]), (&"96000000000".into(), &"128000000000".into()));
    assert!(differs["evidence"].as_str().unwrap().contains("128 GB"));
    assert_eq!(kind("fills", "Ascend 910C").unwrap()["column"], "Process size (nm)");
    assert!(kind("new", "Ascend 910B").is_some() && kind("absent", "Nvidia B300").is_some(), "{found:#?}");
    program.file("other.csv", "a,b\n1,2\n");
    assert!(program.run(["diff", "other.csv"]).refused().contains("no table that is known"));
}

#[test]
fn annotations_lead_back_to_the_words() {
    let program = filled();
    program.run(["export", "out", "--format", "jsonld"]).done();
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(program.path(name)).unwrap()).unwrap() };
    let page = read("out/mentions.jsonld");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let texts: Vec<Value> = DOCS.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let items = page["items"].as_array().unwrap();
    assert!(items.len() > 5);
    for item in items {
        let source = texts.iter().find(|text| text["url"] == item["target"]["source"]).unwrap();
        let quote = &item["target"]["selector"][0];
        let parts: Vec<&str> = ["prefix", "exact", "suffix"].iter().map(|part| quote[part].as_str().unwrap()).collect();
        assert!(source["text"].as_str().unwrap().contains(&parts.concat()), "{item:#}");
    }
    let claims = read("out/claims.jsonld");
    let claim = &claims["@graph"][0];
    assert!(claim["@type"] == "Claim" && claim["firstAppearance"]["url"].is_string(), "{claim:#}");
    assert!(claim.get("reviewRating").is_none(), "no verdicts");
}

#[test]
fn settings_tell_where_they_come_from() {
    let program = Program::new();
    program.file("c.toml", "feeds = 'own'\n[crawl]\ncontact = 'me@example.com'\n");
    let shown = list(program.run(["--config", "c.toml", "config", "show", "--format", "json"]));
    let from = |setting: &str| shown.iter().find(|row| row["setting"] == setting).unwrap()["from"].clone();
    assert_eq!(from("config"), "flag");
    assert_eq!(from("data"), "HOMEGROWN_DATA");
    assert_eq!(from("feeds"), "c.toml");
    assert_eq!(from("crawl.contact"), "c.toml");
    assert_eq!(from("database"), "default");
    assert!(program.run(["config", "path"]).done().ends_with("config/homegrown/config.toml\n"));
}

#[test]
fn shells_complete_commands_and_names() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(program.run(["completions", shell]).done().contains("homegrown"), "{shell}");
    }
    let completed = |words: &[&str]| {
        let mut command = program.command();
        let index = (words.len() - 1).to_string();
        command.env("COMPLETE", "bash").env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_INDEX", index);
        command.env("_CLAP_COMPLETE_COMP_TYPE", "9").arg("--").args(words);
        program.finish(command, "").done()
    };
    assert!(completed(&["homegrown", "time"]).contains("timeline"));
    assert!(completed(&["homegrown", "claims", "--predicate", "training_h"]).contains("training_hardware"));
    assert!(completed(&["homegrown", "entity", "昇腾910"]).contains("昇腾910C"));
    let source = list(program.run(["sources", "list", "--format", "json"]))[0]["id"].as_str().unwrap().to_owned();
    assert!(completed(&["homegrown", "claims", "--source", &source[..3]]).contains(&source));
}

#[test]
fn every_command_has_its_manual_page() {
    let program = Program::new();
    let page = program.run(["man"]).done();
    assert!(page.contains(".TH homegrown 1") && page.contains(".SH EXAMPLES"), "{page}");
    program.run(["man", "man1"]).done();
    for name in ["homegrown", "homegrown-claims", "homegrown-config-show"] {
        assert!(program.path(&format!("man1/{name}.1")).exists(), "{name}");
    }
}

#[test]
fn what_is_printed_fits_its_schema() {
    let program = filled();
    let shapes = program.run(["schema"]).done();
    for shape in shapes.lines().filter_map(|line| line.split(' ').next()) {
        let schema = program.run(["schema", shape]).json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{shape}");
    }
    for (shape, arguments) in [
        ("claim", ["claims", "--format", "json"]),
        ("announcement", ["timeline", "--format", "json"]),
        ("conflict", ["conflicts", "--format", "json"]),
    ] {
        let schema = program.run(["schema", shape]).json();
        let object = list(program.run(arguments))[0].clone();
        let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
        for key in &keys {
            assert!(schema["properties"].get(key.as_str()).is_some(), "{shape}: {key} is not in the schema");
        }
        for needed in schema["required"].as_array().unwrap() {
            assert!(keys.iter().any(|key| needed == key.as_str()), "{shape}: {needed} is not printed");
        }
    }
}

#[test]
fn who_types_the_name_alone_is_led_to_the_demo() {
    let program = Program::new();
    let welcome = program.run([]).refused();
    assert!(welcome.starts_with("2\nhomegrown tracks claims") && welcome.contains("homegrown demo"), "{welcome}");
    assert!(program.run(["--version"]).done().starts_with("homegrown 0."));
}

#[test]
fn ids_lead_to_the_quote_where_the_terminal_can() {
    let program = filled();
    let mut command = program.command();
    command.env("FORCE_HYPERLINK", "1").args(["claims", "--limit", "1"]);
    let linked = program.finish(command, "").done();
    assert!(linked.contains("\u{1b}]8;;https://") && linked.contains("#:~:text="), "{linked:?}");
    assert!(!program.run(["claims"]).done().contains('\u{1b}'));
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

#[test]
#[ignore = "its snapshots are taken with INSTA_UPDATE=always once help and tables have settled"]
fn the_help_of_questions_is_as_it_was() {
    let program = Program::new();
    for command in ["timeline", "claims", "search", "conflicts", "show", "entity", "compare", "watch", "digest"] {
        let mut asked = program.command();
        asked.args([command, "--help"]);
        insta::with_settings!({ snapshot_suffix => command }, {
            assert_snapshot!("help", program.finish(asked, "").done());
        });
    }
}

#[test]
#[ignore = "its snapshots are taken with INSTA_UPDATE=always once help and tables have settled"]
fn tables_and_json_are_as_they_were() {
    let program = filled();
    for command in ["timeline", "claims", "conflicts"] {
        insta::with_settings!({ snapshot_suffix => command }, {
            assert_snapshot!("table", program.run([command]).done());
            assert_snapshot!("json", program.run([command, "--limit", "1", "--format", "json"]).done());
        });
    }
}

#[test]
fn a_table_ends_quietly_when_its_reader_does() {
    let program = filled();
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "\"$0\" claims --format csv | head -n 1", env!("CARGO_BIN_EXE_homegrown")]);
    program.own(&mut command);
    let ran = program.finish(command, "");
    assert!(ran.err.is_empty() && ran.out.starts_with("id,"), "{ran:?}");
}
