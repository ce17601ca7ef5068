//! The command line as a user meets it: what it prints, what it refuses, and how it says so.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use insta::assert_snapshot;

use crate::support::program::{Program, gold};

const DOCS: &str = r#"{"id":"wire","url":"https://wire.example/a","outlet":"Harbour Wire","published":"2024-09-30","text":"China Telecom trains model on home-made chips\n\nChina Telecom's TeleChat2-115B has 115 billion parameters. The model was trained entirely on domestic chips, the company said."}
{"id":"news","url":"https://news.example/b","outlet":"华东观察","published":"2024-10-08","text":"中国电信发布国产训练大模型\n\n中国电信表示，TeleChat2-115B拥有1150亿参数，全部使用国产芯片训练。华为昇腾910C芯片已经开始送样。"}
{"id":"spun","url":"https://spun.example/c","outlet":"TechPulse","published":"2024-10-02","text":"China's new model\n\nTeleChat2-115B has 100 billion parameters, TechPulse has learned."}
"#;

fn filled() -> Program {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], DOCS).done();
    program
}

#[test]
fn help_begins_with_examples() {
    let program = Program::new();
    let help = program.run(["claims", "--help"]).done();
    let (examples, flags) = (help.find("Examples:").unwrap(), help.find("--subject").unwrap());
    assert!(examples < flags, "{help}");
    let all = program.run(["--help"]).done();
    for command in [
        "ingest",
        "article",
        "extract",
        "timeline",
        "claims",
        "show",
        "search",
        "conflicts",
        "export",
        "eval",
        "inspect",
        "rebuild",
    ] {
        assert!(all.contains(&format!("\n  {command} ")), "{command} is not in the help:\n{all}");
    }
}

#[test]
fn a_misspelt_command_or_flag_is_told_with_the_nearest() {
    let program = Program::new();
    let command = program.run(["timelin"]).refused();
    assert!(command.starts_with("2\n") && command.contains("'timeline'"), "{command}");
    let flag = program.run(["claims", "--predicat", "parameters"]).refused();
    assert!(flag.starts_with("2\n") && flag.contains("'--predicate'"), "{flag}");
}

#[test]
fn a_filter_value_that_is_not_known_is_told_with_the_nearest() {
    let program = filled();
    let refused = |flag, value| program.run(["claims", flag, value]).refused();
    assert_snapshot!(refused("--predicate", "paramters"), @r#"
    2
    homegrown: --predicate "paramters": no such predicate is known; did you mean parameters?
    "#);
    assert_snapshot!(refused("--modality", "sure"), @r#"
    2
    homegrown: --modality "sure": no such modality is known; did you mean denied, planned, speculated, reported or stated?
    "#);
    assert_snapshot!(refused("--since", "yesterday"), @r#"
    2
    homegrown: --since: "yesterday" is no date: write 2024, 2024-H1, 2024-Q3, 2024-09 or 2024-09-20
    "#);
    assert_snapshot!(refused("--org", "Huawie"), @r#"
    2
    homegrown: --org "Huawie": no such organization is known; did you mean Huawei?
    "#);
    let lang = refused("--lang", "klingon");
    assert!(lang.starts_with("2\n") && lang.contains("zh-Hans"), "{lang}");
}

#[test]
fn an_empty_answer_says_why() {
    let program = Program::new();
    let none = program.run(["timeline", "--format", "json"]);
    assert_eq!((none.status, none.out.as_str()), (Some(0), "[]\n"));
    assert!(none.err.contains("nothing is stored yet"), "{}", none.err);
    let program = filled();
    let late = program.run(["claims", "--org", "中国电信", "--since", "2031"]);
    assert_eq!((late.status, late.out.as_str()), (Some(0), ""));
    assert!(late.err.contains("without --since 2031"), "{}", late.err);
}

#[test]
fn a_name_finds_the_same_in_any_language() {
    let program = filled();
    let claims = |name| program.run(["claims", "--org", name, "--format", "json"]).json();
    assert_eq!(claims("中国电信"), claims("China Telecom"));
    assert!(!claims("China Telecom").as_array().unwrap().is_empty());
}

#[test]
fn claims_have_the_shape_of_the_contract() {
    let program = filled();
    let claims =
        program.run(["claims", "--subject", "TeleChat2", "--predicate", "parameters", "--format", "json"]).json();
    let claim = &claims.as_array().unwrap().iter().find(|claim| claim["value"]["min"] == 115_000_000_000_i64).unwrap();
    for key in [
        "id",
        "subject",
        "predicate",
        "value",
        "modality",
        "first_seen",
        "last_seen",
        "event_date",
        "mentions",
        "documents",
        "independent_sources",
        "primary",
        "conflicts_with",
        "evidence",
    ] {
        assert!(claim.get(key).is_some(), "{key} is missing: {claim:#}");
    }
    let evidence = &claim["evidence"][0];
    for key in ["document", "url", "outlet", "lang", "published", "modality", "attributed_to", "quote", "start", "end"]
    {
        assert!(evidence.get(key).is_some(), "{key} is missing: {evidence:#}");
    }
    assert!(claim["documents"].as_u64() >= Some(2), "{claim:#}");
    let timeline = program.run(["timeline", "--format", "json"]).json();
    assert!(timeline[0]["claims"][0]["evidence"].is_array(), "{timeline:#}");
}

#[test]
fn every_format_tells_of_the_same_claims() {
    let program = filled();
    let claims = |format| program.run(["claims", "--format", format]).done();
    let json: serde_json::Value = serde_json::from_str(&claims("json")).unwrap();
    let rows = json.as_array().unwrap().len();
    assert!(rows >= 3, "{json:#}");
    assert_eq!(claims("jsonl").lines().count(), rows);
    assert_eq!(claims("markdown").lines().count(), rows + 2);
    let csv = claims("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.records().map(Result::unwrap).count(), rows);
    assert_eq!(claims("table").lines().count(), rows + 2);
}

#[test]
fn ingesting_twice_changes_nothing() {
    let program = filled();
    let before = program.run(["timeline", "--format", "json"]).done();
    let report = program.fed(["ingest", "-", "--format", "json"], DOCS).json();
    assert_eq!((report["new"].as_u64(), report["unchanged"].as_u64()), (Some(0), Some(3)));
    assert_eq!(program.run(["timeline", "--format", "json"]).done(), before);
    assert_eq!(program.run(["rebuild", "--from", "texts", "--format", "json"]).json()["claims_added"], 0);
    assert_eq!(program.run(["timeline", "--format", "json"]).done(), before);
}

#[test]
fn a_conflict_is_shown_from_both_sides() {
    let program = filled();
    let conflicts = program.run(["conflicts", "--format", "json"]).json();
    let sides = &conflicts[0]["claims"];
    let values: Vec<Option<i64>> = (0..2).map(|at| sides[at]["value"]["min"].as_i64()).collect();
    assert_eq!(values, [Some(115_000_000_000), Some(100_000_000_000)]);
    let shown = program.run(["show", conflicts[0]["id"].as_str().unwrap()]).done();
    assert!(shown.contains("115 billion parameters") && shown.contains("100 billion parameters"), "{shown}");
}

#[test]
fn an_id_or_a_name_that_is_not_known_is_told() {
    let program = filled();
    let refused = program.run(["show", "Ascend 91C"]).refused();
    assert!(refused.starts_with("1\nhomegrown: \"Ascend 91C\" is no id that is stored"), "{refused}");
    assert!(refused.contains("did you mean") && refused.contains("Ascend 910C"), "{refused}");
}

#[test]
fn no_colour_and_no_control_character_in_a_pipe() {
    let program = Program::new();
    let text = "Title \\u001b[31mred\\u009b\\n\\nTeleChat2-115B has 115 billion \\u001b]0;x\\u0007parameters, China Telecom said.";
    program.fed(["ingest", "-"], format!("{{\"id\":\"a\",\"outlet\":\"=1+1\",\"text\":\"{text}\"}}\n")).done();
    let document = program.run(["search", "TeleChat2", "--format", "json"]).json();
    let id = document.as_array().unwrap().iter().find(|found| found["kind"] == "document").unwrap()["id"].clone();
    for arguments in [
        vec!["show", id.as_str().unwrap()],
        vec!["timeline"],
        vec!["claims", "--format", "csv"],
        vec!["search", "parameters"],
    ] {
        let out = program.run(&arguments).done();
        let harmful = out.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
        assert_eq!(harmful, None, "{arguments:?}: {out:?}");
    }
    let json = program.run(["show", id.as_str().unwrap(), "--format", "json"]).done();
    assert!(!json.contains('\u{9b}') && json.contains("\\u009b"), "{json}");
    let painted = program.run(["--color", "always", "show", id.as_str().unwrap()]).done();
    assert!(painted.contains("\u{1b}[1m") && !painted.contains("\u{1b}[31mred"), "{painted:?}");
}

#[test]
fn a_spreadsheet_runs_nothing_of_an_export() {
    let program = Program::new();
    program
        .fed(
            ["ingest", "-"],
            r#"{"id":"a","outlet":"=HYPERLINK(1)","text":"TeleChat2-115B has 115 billion parameters."}"#,
        )
        .done();
    program.run(["export", "out"]).done();
    let documents = std::fs::read_to_string(program.path("out/documents.csv")).unwrap();
    assert!(documents.contains("'=HYPERLINK(1)"), "{documents}");
    program.run(["export", "claims.jsonl"]).done();
    let claims = std::fs::read_to_string(program.path("claims.jsonl")).unwrap();
    assert!(claims.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()) && !claims.is_empty());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let program = Program::new();
    let line = "{\"id\":\"a\",\"text\":\"TeleChat2-115B has 115 billion parameters.\"}\n";
    let file = program.file("many.jsonl", line.repeat(5_000));
    let mut child =
        program.command().args(["extract", &file]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(first.starts_with("{\"id\":\"a\""));
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn the_settings_file_is_checked() {
    let program = Program::new();
    let config = program.file("c.toml", "data = 'x'\n[crawl]\nuser-agnt = 'me'\n");
    let refused = program.run(["--config", &config, "timeline"]).refused();
    assert!(refused.starts_with("1\n") && refused.contains("line 3") && refused.contains("user-agnt"), "{refused}");
    let refused = program.run(["--config", "none.toml", "timeline"]).refused();
    assert!(refused.contains("cannot read the settings file none.toml"), "{refused}");
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let program = Program::new();
    std::fs::create_dir_all(program.path("config/homegrown")).unwrap();
    program.file("config/homegrown/config.toml", format!("data = '{}'\n", program.path("of-file").display()));
    let mut command = program.command();
    command.env_remove("HOMEGROWN_DATA").args(["ingest", "-"]);
    program.finish(command, DOCS).done();
    assert!(program.path("of-file/homegrown.db").exists());
    program.fed(["ingest", "-"], DOCS).done();
    assert!(program.path("data/homegrown.db").exists());
    program.fed(["--data", "of-flag", "ingest", "-"], DOCS).done();
    assert!(program.path("of-flag/homegrown.db").exists());
}

#[test]
fn a_password_is_never_shown() {
    let program = Program::new();
    let ran = program.run(["--database", "postgres://me:hunter2@127.0.0.1:1/none", "timeline"]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("cannot reach the PostgreSQL") && !ran.err.contains("hunter2"), "{}", ran.err);
}

#[test]
fn eval_prints_what_the_contract_counts() {
    let program = Program::new();
    let json = program.run(["eval", &gold("dev"), "--format", "json"]).json();
    let total = &json["total"];
    let gold = total["right"].as_u64().unwrap() + total["missed"].as_u64().unwrap();
    assert_eq!(gold, 712);
    assert!(json["lang"]["zh"]["f1"].is_number() && json["predicate"]["parameters"]["recall"].is_number());
    let refused = program.run(["eval", "nowhere"]).refused();
    assert_snapshot!(refused, @r"
    1
    homegrown: nowhere: no such folder of gold files
    ");
}

#[test]
fn the_score_of_the_gold_itself_is_perfect() {
    let program = Program::new();
    let mut found = String::new();
    for entry in std::fs::read_dir(gold("dev")).unwrap() {
        let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap();
        found.push_str(&serde_json::json!({ "id": gold["id"], "mentions": gold["mentions"] }).to_string());
        found.push('\n');
    }
    let file = program.file("found.jsonl", found);
    let json = program.run(["eval", &gold("dev"), "--found", &file, "--format", "json"]).json();
    assert_eq!((json["total"]["f1"].as_f64(), json["total"]["modality_accuracy"].as_f64()), (Some(1.0), Some(1.0)));
}

#[test]
fn inspect_answers_line_by_line() {
    let program = Program::new();
    let ran = program.fed(
        ["inspect", "quantity", "-"],
        "{\"id\":7,\"text\":\"1150亿参数\"}\nnonsense\n{\"id\":8,\"text\":\"none\"}\n",
    );
    assert_eq!(ran.status, Some(1));
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["id"], &lines[0]["results"][0]["value"]), (&7.into(), &1.15e11.into()));
    assert_eq!(lines[1]["results"].as_array().unwrap().len(), 0);
    assert!(ran.err.contains("line 2: is no JSON"), "{}", ran.err);
}

#[test]
fn the_demo_tells_the_story_offline() {
    let program = Program::new();
    let told = program.run(["demo"]).done();
    for word in [
        "TeleChat2-115B",
        "115 billion parameters",
        "domestic chips",
        "a guess: training hardware: Huawei Ascend",
        "not counted",
        "silent edit",
        "What to type next",
    ] {
        assert!(told.contains(word), "{word} is missing:\n{told}");
    }
    assert!(!program.path("data").exists(), "the demo writes where the user's data lives");
}

#[test]
fn a_crawl_stores_what_a_site_of_the_users_own_tells() {
    let program = Program::new();
    let site = serve(&[
        (
            "/feed.xml",
            "application/rss+xml",
            "<rss version=\"2.0\"><channel><title>Own</title><item><title>TeleChat2</title><link>BASE/a.html</link></item></channel></rss>",
        ),
        (
            "/a.html",
            "text/html",
            "<html><head><title>TeleChat2</title></head><body><article><h1>TeleChat2</h1><p>TeleChat2-115B has 115 billion parameters and was trained entirely on domestic chips, China Telecom said on Monday in Beijing.</p></article></body></html>",
        ),
    ]);
    std::fs::create_dir(program.path("feeds")).unwrap();
    let source = |id: &str, url: &str| {
        format!(
            "[[source]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"feed\"\nurl = \"{url}\"\nlanguage = \"en\"\ncountry = \"CN\"\ntier = \"trade\"\nevery = \"1h\"\ntake = \"all\"\n"
        )
    };
    program.file(
        "feeds/own.toml",
        source("own", &format!("{site}/feed.xml")) + source("gone", &format!("{site}/gone.xml")).as_str(),
    );
    let private = program.run(["crawl", "--feeds", "feeds"]);
    assert_eq!(private.status, Some(1), "{}", private.err);
    let ran = program.run([
        "crawl",
        "--feeds",
        "feeds",
        "--source",
        "own",
        "--source",
        "gone",
        "--allow-private-network",
        "--format",
        "json",
    ]);
    assert!(ran.err.contains("gone did not answer"), "{}", ran.err);
    let visits = ran.json();
    assert_eq!(visits.as_array().unwrap().iter().filter(|visit| visit["stored"]["new"] == 1).count(), 1, "{visits:#}");
    assert!(!program.run(["claims", "--source", "own", "--format", "json"]).json().as_array().unwrap().is_empty());
    let listed = program.run(["sources", "list", "--feeds", "feeds", "--format", "json"]).json();
    assert_eq!((&listed[0]["id"], &listed[0]["status"]), (&"own".into(), &"ok".into()));
    let article =
        program.run(["article", &format!("{site}/a.html"), "--allow-private-network", "--format", "json"]).json();
    assert!(article[0]["text"].as_str().unwrap().contains("115 billion parameters"), "{article:#}");
}

#[test]
fn a_rule_that_is_changed_reaches_the_pages_that_are_kept() {
    let program = Program::new();
    let page = "<html><head><title>TeleChat2</title></head><body><main><h1>TeleChat2</h1><p>TeleChat2-115B has 115 billion parameters and \
                was trained entirely on domestic chips, China Telecom said.</p><div><p>DeepSeek-V3 has 671 billion parameters, as \
                is told elsewhere on the site.</p></div></main></body></html>";
    let feed =
        "<rss version=\"2.0\"><channel><item><title>TeleChat2</title><link>BASE/a.html</link></item></channel></rss>";
    let site = serve(&[("/feed.xml", "application/rss+xml", feed), ("/a.html", "text/html", page)]);
    std::fs::create_dir(program.path("feeds")).unwrap();
    let rules = |body: &str| {
        program.file(
            "feeds/own.toml",
            format!(
                "[[source]]\nid = \"own\"\ntitle = \"Own\"\nkind = \"feed\"\nurl = \"{site}/feed.xml\"\nlanguage = \"en\"\n\
                 country = \"CN\"\ntier = \"trade\"\nevery = \"1h\"\ntake = \"all\"\n[source.select]\nbody = \"{body}\"\n"
            ),
        )
    };
    rules("main");
    program.run(["crawl", "--feeds", "feeds", "--allow-private-network"]).done();
    let unchanged = program.run(["reprocess", "--feeds", "feeds"]);
    assert!(unchanged.err.contains("documents: none"), "{}", unchanged.err);
    rules("main > p");
    let ran = program.run(["reprocess", "--feeds", "feeds"]);
    assert!(ran.err.contains("documents: 1 cleaned anew; claims: 0 new, 0 changed, 1 gone"), "{}", ran.err);
    assert!(ran.out.contains("gone") && ran.out.contains("DeepSeek-V3"), "{}", ran.out);
    let again = program.run(["reprocess", "--feeds", "feeds", "--from", "pages", "--format", "json"]).json();
    assert_eq!((&again["recleaned"], &again["changes"]), (&0.into(), &serde_json::json!([])));
    // rules that are asked for and cannot be read are a failure, and not a rebuild without them
    let misspelt = program.run(["reprocess", "--feeds", "feds"]);
    assert_eq!((misspelt.status, misspelt.out.as_str()), (Some(1), ""));
    assert!(misspelt.err.contains("feds"), "{}", misspelt.err);
}

#[test]
fn what_was_ingested_is_cleaned_again_as_it_was() {
    let program = Program::new();
    let article = |own: &str| {
        format!(
            "<html><head><title>{own}</title></head><body><article><h1>{own}</h1><p>{own} has 115 billion parameters and was \
             trained entirely on domestic chips, China Telecom said on Monday in Beijing.</p></article></body></html>"
        )
    };
    let line = serde_json::json!({
        "id": "one", "url": "https://wire.example/a", "outlet": "Harbour Wire", "published": "2024-09-30",
        "title": "As the list has it", "html": article("TeleChat2-115B"),
    });
    program.file("lines.jsonl", line.to_string());
    program.file("page.html", article("TeleChat3-115B"));
    program.run(["ingest", "lines.jsonl", "page.html"]).done();
    let exported = || program.run(["claims", "--format", "json"]).done();
    let before = exported();
    let ran = program.run(["rebuild", "--from", "pages", "--format", "json"]).json();
    assert_eq!((&ran["recleaned"], &ran["failed"]), (&0.into(), &serde_json::json!([])));
    assert_eq!(exported(), before);
}

/// A site on loopback for as long as the test runs: files by their path, all else is 404.
fn serve(files: &[(&str, &str, &str)]) -> String {
    use std::io::{Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let files: Vec<(String, String, String)> = files
        .iter()
        .map(|(path, kind, body)| (path.to_string(), kind.to_string(), body.replace("BASE", &base)))
        .collect();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let mut asked = [0; 4096];
            let read = stream.read(&mut asked).unwrap_or(0);
            let asked = String::from_utf8_lossy(&asked[..read]).into_owned();
            let path = asked.split(' ').nth(1).unwrap_or("");
            let found = files.iter().find(|(known, ..)| known == path);
            let (status, kind, body) = found.map_or(("404 Not Found", "text/plain", ""), |(_, kind, body)| {
                ("200 OK", kind.as_str(), body.as_str())
            });
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
        }
    });
    base
}

#[test]
fn a_table_on_a_full_device_fails_and_says_so() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let program = filled();
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$0\" claims > /dev/full", env!("CARGO_BIN_EXE_homegrown")]);
    program.own(&mut command);
    let ran = program.finish(command, "");
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("No space left on device"), "{}", ran.err);
}
