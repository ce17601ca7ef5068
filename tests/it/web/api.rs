//! The JSON API: the shapes and the answers of the command line.

use serde_json::{Value, json};

use super::gold;
use crate::support::{
    program::{Program, filled, list},
    server::Server,
};

#[test]
fn the_api_answers_as_the_command_line_does() {
    let program = gold();
    let server = Server::start(&program);
    for (path, words) in [
        ("/api/timeline?country=CN&limit=20", vec!["timeline", "--country", "CN", "--limit", "20"]),
        ("/api/claims?org=%E5%8D%8E%E4%B8%BA&limit=30", vec!["claims", "--org", "Huawei", "--limit", "30"]),
        ("/api/claims?sort=-min&predicate=parameters", vec!["claims", "--sort", "-min", "--predicate", "parameters"]),
        ("/api/conflicts?limit=50", vec!["conflicts", "--limit", "50"]),
        ("/api/promises?status=silent&limit=9", vec!["promises", "--status", "silent", "--limit", "9"]),
        (
            "/api/claims?min-sources=2&lang=zh&since=2024",
            vec!["claims", "--min-sources", "2", "--lang", "zh", "--since", "2024"],
        ),
    ] {
        let told = list(program.run([words.as_slice(), &["--format", "json"]].concat()));
        let reply = server.get(path);
        assert_eq!(reply.header("content-type"), "application/json");
        let answered = reply.json();
        assert_eq!(answered.as_array().unwrap(), &told, "{path}");
        assert!(!told.is_empty(), "{path}");
    }
    let found = server.until("/api/search?q=910C+%E8%89%AF%E7%8E%87", |reply| reply.status == 200).json();
    assert_eq!(
        found.as_array().unwrap(),
        &list(program.run(["search", "910C 良率", "--limit", "100", "--format", "json"]))
    );
    assert!(found[0]["score"].is_f64() && found[0]["snippet"].is_string(), "{found:#}");
    for (path, words) in [
        ("/api/entity/%E6%98%87%E8%85%BE910C", vec!["entity", "昇腾910C"]),
        ("/api/show/TeleChat2", vec!["show", "TeleChat2"]),
        ("/api/compare?name=Ascend+910B&name=Ascend+910C", vec!["compare", "Ascend 910B", "Ascend 910C"]),
    ] {
        assert_eq!(
            server.get(path).json(),
            program.run([words.as_slice(), &["--format", "json"]].concat()).json(),
            "{path}"
        );
    }
    for kind in ["claims", "timeline", "conflicts"] {
        let id = server.get(&format!("/api/{kind}?limit=1")).json()[0]["id"].as_str().unwrap().to_owned();
        let shown = server.get(&format!("/api/show/{id}")).json();
        assert_eq!(shown, program.run(["show", &id, "--format", "json"]).json(), "{kind}");
    }
}

#[test]
fn pages_of_an_answer_meet_and_lead_to_each_other() {
    let program = gold();
    let server = Server::start(&program);
    let all = server.get("/api/claims?limit=60").json();
    let (mut path, mut rows) = ("/api/claims?limit=20".to_owned(), Vec::new());
    while rows.len() < 60 {
        let reply = server.get(&path);
        let next = reply.header("link").to_owned();
        assert!(
            next.starts_with(&format!("<http://{}/api/claims?", server.address)) && next.ends_with("rel=\"next\""),
            "{next}"
        );
        path = next[1..].split('>').next().unwrap().split_once(&server.address).unwrap().1.to_owned();
        rows.extend(reply.json().as_array().unwrap().clone());
    }
    assert_eq!(&rows, all.as_array().unwrap());
    let behind = server.get("/api/claims?offset=9000");
    assert!(behind.header("x-homegrown-note").contains("offset is behind the last"), "{behind:?}");
    assert_eq!(behind.json(), json!([]));
    let nothing = server.get("/api/claims?org=Huawei&since=2035");
    assert!(nothing.header("x-homegrown-note").contains("without"), "{nothing:?}");
}

#[test]
fn what_is_asked_wrongly_is_told_as_a_problem() {
    let program = filled();
    let server = Server::start(&program);
    for (path, status, says) in [
        ("/api/claims?predicate=paramters", 400, "did you mean parameters?"),
        ("/api/claims?paramters=1", 400, "nothing that can be asked with"),
        ("/api/claims?subject=Ascend+91C", 400, "did you mean"),
        ("/api/timeline?since=yesterday", 400, "is no date"),
        ("/api/timeline?since=2025&until=2024", 400, "since 2025 is after until 2024"),
        ("/api/claims?limit=0", 400, "nothing is shown"),
        ("/api/claims?limit=9999", 400, "at most 1000"),
        ("/api/claims?status=kept", 400, "nothing that can be asked with here"),
        ("/api/timeline?q=x", 400, "nothing that can be asked with here"),
        ("/api/claims?as_of=2999", 400, "nobody knows yet"),
        ("/api/claims?sort=colour", 400, "there is no column"),
        ("/api/promises?status=broken", 400, "there are open"),
        ("/api/search", 400, "which words"),
        ("/api/search?q=paramters:%3E5", 400, "did you mean parameters"),
        ("/api/compare?name=Ascend+910B", 400, "two to six"),
        ("/api/entity/Ascend%2091C", 404, "did you mean"),
        ("/api/show/c0000000000000", 404, "no id that is stored"),
        ("/api/claims?as_of=soon", 400, "is no date"),
        ("/api/nothing", 404, "there is nothing at"),
        ("/api/claims?org=%FF%FE", 400, "no such organization"),
    ] {
        let reply = server.until(path, |reply| reply.status != 503);
        assert_eq!(reply.header("content-type"), "application/problem+json", "{path}: {reply:?}");
        let problem: Value = serde_json::from_str(&reply.body).unwrap();
        assert!(reply.status == status && problem["status"] == status, "{path}: {reply:?}");
        assert!(problem["detail"].as_str().unwrap().contains(says), "{path}: {problem}");
    }
}

#[test]
fn an_answer_is_sent_again_only_when_it_has_changed() {
    let program = filled();
    let server = Server::start(&program);
    let first = server.get("/api/claims");
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{first:?}");
    let again = server.ask("GET", "/api/claims", &[("if-none-match", &tag)]);
    assert!(again.status == 304 && again.body.is_empty(), "{again:?}");
    assert_eq!(server.ask("GET", "/api/claims?org=Huawei", &[("if-none-match", &tag)]).status, 200, "another answer");
    let line = r#"{"id":"n","url":"https://new.example/n","outlet":"New","published":"2025-06-01","text":"Chips\n\nThe Ascend 910C has a power of 310 W."}"#;
    program.fed(["ingest", "-", "--input", "jsonl"], line).done();
    let changed = server.ask("GET", "/api/claims", &[("if-none-match", &tag)]);
    assert!(changed.status == 200 && changed.header("etag") != tag && changed.body.contains("310 W"), "{changed:?}");
    server.until("/api/search?q=%22310+W%22", |reply| reply.status == 200 && reply.body.contains("new.example"));
}

#[test]
fn an_answer_can_be_as_of_a_past_day() {
    let program = filled();
    let server = Server::start(&program);
    let then = server.get("/api/claims?as_of=2024-10-01").json();
    assert_eq!(then.as_array().unwrap(), &list(program.run(["claims", "--as-of", "2024-10-01", "--format", "json"])));
    let now = server.get("/api/claims").json();
    assert!(then.as_array().unwrap().len() < now.as_array().unwrap().len());
    let found = server.get("/api/search?q=TeleChat2&as_of=2024-10-01").json();
    assert!(!found.as_array().unwrap().is_empty() && !found.to_string().contains("news.example"), "{found:#}");
}

#[test]
fn what_was_cited_is_found_when_an_older_text_comes_later() {
    let program = filled();
    let server = Server::start(&program);
    let cited = server.get("/api/claims?subject=TeleChat2-115B&predicate=parameters").json();
    let cited: Vec<String> =
        cited.as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect();
    let line = r#"{"id":"old","url":"https://old.example/o","outlet":"Old Post","published":"2024-09-01","text":"China Telecom's model\n\nChina Telecom's TeleChat2-115B has 115 billion parameters, the firm said."}"#;
    program.fed(["ingest", "-", "--input", "jsonl"], line).done();
    let mut moved = 0;
    for id in cited {
        for path in [format!("/{id}"), format!("/{id}?as_of=2025-06-01")] {
            let reply = server.until(&path, |reply| reply.status != 503);
            moved += usize::from(reply.status == 307);
            assert!(matches!(reply.status, 200 | 307), "{path}: {reply:?}");
        }
    }
    assert_eq!(moved, 2, "one claim has another id since, today and then");
}

#[test]
fn the_description_names_every_address_and_every_shape() {
    let program = Program::new();
    let server = Server::start(&program);
    let described = server.get("/api/openapi.json").json();
    assert_eq!(described["openapi"], "3.1.0");
    let paths = described["paths"].as_object().unwrap();
    for path in server.get("/api").json()["lists"].as_array().unwrap() {
        assert!(paths.contains_key(path.as_str().unwrap()), "{path}");
    }
    let text = described.to_string();
    let shapes = described["components"]["schemas"].as_object().unwrap();
    for reference in text.split("\"#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(shapes.contains_key(reference), "{reference} is not described");
    }
    assert!(
        shapes.contains_key("Claim") && shapes.contains_key("Evidenced"),
        "{:?}",
        shapes.keys().collect::<Vec<_>>()
    );
}
