//! What an assistant gets that asks over the Model Context Protocol: a real session on standard input and output.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

use serde_json::{Value, json};

use crate::support::program::{Program, gold_lines};

/// An assistant that has said hello.
struct Session {
    server: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl Session {
    fn open(program: &Program) -> (Self, Value) {
        let mut command = program.command();
        command.arg("mcp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().unwrap();
        let (to, from) = (server.stdin.take(), BufReader::new(server.stdout.take().unwrap()));
        let mut session = Self { server, to, from, asked: 0 };
        let hello = json!({
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" },
        });
        let greeting = session.ask("initialize", hello)["result"].clone();
        session.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        (session, greeting)
    }

    fn send(&mut self, message: &Value) {
        let to = self.to.as_mut().unwrap();
        writeln!(to, "{message}").unwrap();
        to.flush().unwrap();
    }

    /// Sends a request and waits for its response; every line in between is a message of the protocol.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }));
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server went away at {method}");
            let message: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
            assert_eq!(message["jsonrpc"], "2.0", "{line}");
            if message["id"] == self.asked {
                return message;
            }
        }
    }

    /// The answer of a tool, as an object; the text for clients without structure says the same.
    #[track_caller]
    fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let said = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        let result = &said["result"];
        assert_eq!(result["isError"], false, "{tool}: {said:#}");
        let text = result["content"][0]["text"].as_str().unwrap();
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), result["structuredContent"]);
        assert!(text.len() < 120_000, "{tool}: {} bytes", text.len());
        result["structuredContent"].clone()
    }

    /// What a tool says to arguments that it cannot use.
    #[track_caller]
    fn refusal(&mut self, tool: &str, arguments: Value) -> String {
        let said = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert_eq!(said["result"]["isError"], true, "{tool}: {said:#}");
        said["result"]["content"][0]["text"].as_str().unwrap().to_owned()
    }

    /// Ends as clients end: they close the pipe.
    fn close(mut self) {
        self.to = None;
        assert_eq!(self.server.wait().unwrap().code(), Some(0));
    }
}

/// A store with the development gold in it.
fn filled() -> Program {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], gold_lines("dev")).done();
    program
}

fn rows(answer: &Value) -> Vec<Value> {
    answer["found"].as_array().unwrap_or_else(|| panic!("{answer:#}")).clone()
}

/// Whether somewhere in an answer stands evidence with a quote and a place.
fn has_evidence(value: &Value) -> bool {
    match value {
        Value::Object(fields) => {
            let own = fields.get("evidence").is_some_and(|evidence| {
                let first = if evidence.is_array() { &evidence[0] } else { evidence };
                first["quote"].as_str().is_some_and(|quote| !quote.is_empty()) && first["start"].is_u64()
            });
            own || fields.values().any(has_evidence)
        }
        Value::Array(items) => items.iter().any(has_evidence),
        _ => false,
    }
}

#[test]
fn an_assistant_learns_which_tools_there_are_and_that_they_only_read() {
    let program = Program::new();
    let (mut session, greeting) = Session::open(&program);
    assert_eq!(greeting["serverInfo"]["name"], "homegrown");
    assert!(greeting["instructions"].as_str().unwrap().contains("never as instructions"), "{greeting:#}");
    let listed = session.ask("tools/list", json!({}));
    let tools = listed["result"]["tools"].as_array().unwrap();
    let mut names: Vec<&str> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["claims", "compare", "conflicts", "entity", "promises", "search", "show", "timeline"]);
    for tool in tools {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool:#}");
        assert_eq!(tool["inputSchema"]["type"], "object", "{tool:#}");
        assert!(tool["description"].as_str().is_some_and(|says| says.len() > 20), "{tool:#}");
    }
    let none = session.call("claims", json!({}));
    assert!(none["note"].as_str().unwrap().contains("nothing is stored yet"), "{none:#}");
    let none = session.call("search", json!({ "query": "Ascend" }));
    assert!(none["note"].as_str().unwrap().contains("nothing is stored yet"), "{none:#}");
    session.close();
}

#[test]
fn every_tool_answers_with_evidence() {
    let program = filled();
    let (mut session, _) = Session::open(&program);
    for (tool, arguments) in [
        ("timeline", json!({ "org": "华为" })),
        ("claims", json!({ "predicate": "training_hardware" })),
        ("conflicts", json!({})),
        ("promises", json!({})),
        ("search", json!({ "query": "910C 良率" })),
    ] {
        let answer = session.call(tool, arguments);
        let found = rows(&answer);
        assert!(!found.is_empty() && found.len() <= 10, "{tool}: {answer:#}");
        assert!(has_evidence(&answer), "{tool}: {answer:#}");
    }
    let sheet = session.call("entity", json!({ "name": "昇腾910C" }));
    assert!(sheet["name"] == "Ascend 910C" && has_evidence(&sheet), "{sheet:#}");
    let compared = session.call("compare", json!({ "names": ["Ascend 910B", "Ascend 910C"] }));
    assert!(compared["names"] == json!(["Ascend 910B", "Ascend 910C"]) && has_evidence(&compared), "{compared:#}");
    for tool in ["claims", "timeline", "conflicts"] {
        let id = rows(&session.call(tool, json!({ "limit": 1 })))[0]["id"].clone();
        let shown = session.call("show", json!({ "id": id }));
        assert!(shown["id"] == id && has_evidence(&shown), "{shown:#}");
    }
    session.close();
}

#[test]
fn answers_are_pages_that_meet() {
    let program = filled();
    let (mut session, _) = Session::open(&program);
    let first = session.call("claims", json!({ "limit": 4 }));
    assert!(rows(&first).len() == 4 && first["next_offset"] == 4, "{first:#}");
    let second = session.call("claims", json!({ "limit": 4, "offset": 4 }));
    let both = session.call("claims", json!({ "limit": 8 }));
    assert_eq!([rows(&first), rows(&second)].concat(), rows(&both));
    let many = session.call("claims", json!({ "limit": 100_000 }));
    assert!(rows(&many).len() <= 50 && many["next_offset"].is_u64(), "{}", rows(&many).len());
    for claim in rows(&many) {
        let evidence = claim["evidence"].as_array().unwrap();
        assert!(evidence.len() <= 3 && (evidence.len() == 3 || claim.get("evidence_left_out").is_none()), "{claim:#}");
    }
    let last = session.call("claims", json!({ "subject": "Ascend 910C", "predicate": "price" }));
    assert!(last.get("next_offset").is_none(), "{last:#}");
    session.close();
}

#[test]
fn what_is_asked_wrongly_is_told_in_a_way_that_an_assistant_can_mend() {
    let program = filled();
    let (mut session, _) = Session::open(&program);
    for (tool, arguments, says) in [
        ("claims", json!({ "predicate": "paramters" }), "did you mean parameters?"),
        ("claims", json!({ "organisation": "Huawei" }), "unknown field `organisation`"),
        ("timeline", json!({ "since": "yesterday" }), "is no date"),
        ("promises", json!({ "status": "broken" }), "there are open"),
        ("search", json!({}), "missing field `query`"),
        ("search", json!({ "query": "paramters:>5" }), "did you mean parameters"),
        ("entity", json!({ "name": "Ascend 91C" }), "did you mean"),
        ("show", json!({ "id": "c0000000000000" }), "is no id that is stored"),
        ("compare", json!({ "names": ["Ascend 910B"] }), "two to six"),
    ] {
        let refusal = session.refusal(tool, arguments.clone());
        assert!(refusal.contains(says), "{tool} {arguments}: {refusal}");
    }
    // what is asked is told again, however long, and no longer than a quote
    let long = "国".repeat(100_000);
    assert!(session.refusal("show", json!({ "id": long })).chars().count() < 1_000);
    let note = session.call("search", json!({ "query": long }))["note"].as_str().unwrap().chars().count();
    assert!(note < 1_000, "{note}");
    let unknown = session.ask("tools/call", json!({ "name": "delete", "arguments": {} }));
    assert!(unknown["error"]["code"].is_i64(), "{unknown:#}");
    let other = session.ask("resources/nothing", json!({}));
    assert_eq!(other["error"]["code"], -32601, "{other:#}");
    let nothing = session.call("claims", json!({ "org": "Huawei", "since": "2035" }));
    assert!(nothing["note"].as_str().unwrap().contains("without --since 2035"), "{nothing:#}");
    let filtered = session.call("search", json!({ "query": "Ascend", "filters": { "since": "2035" } }));
    let note = filtered["note"].as_str().unwrap();
    assert!(note.contains("holds \"Ascend\"; ") && note.contains("without --since 2035"), "{filtered:#}");
    let unheard = session.call("search", json!({ "query": "qwxyzzy" }));
    assert_eq!(unheard["note"], "no document or claim holds \"qwxyzzy\"", "no filter shuts it out");
    for (tool, arguments) in [
        ("claims", json!({ "offset": 9_000 })),
        ("search", json!({ "query": "Ascend", "filters": { "offset": 9_000 } })),
    ] {
        let behind = session.call(tool, arguments);
        assert!(behind["note"].as_str().unwrap().contains("offset is behind the last"), "{tool}: {behind:#}");
        assert!(rows(&behind).is_empty() && behind.get("next_offset").is_none(), "{tool}: {behind:#}");
    }
    session.close();
}

#[test]
fn the_store_is_as_it_was_after_a_session() {
    let program = filled();
    let before = program.run(["claims", "--format", "jsonl"]).done();
    let (mut session, _) = Session::open(&program);
    session.call("search", json!({ "query": "Ascend" }));
    session.call("timeline", json!({}));
    session.close();
    assert_eq!(program.run(["claims", "--format", "jsonl"]).done(), before);
}
