//! What a hostile page, address or client cannot do.

use std::{io::Write as _, net::TcpStream};

use crate::support::{
    program::{Program, filled},
    server::Server,
};

/// A text that would be markup, with an address that would be a program.
const HOSTILE: &str = r#"{"id":"x","url":"javascript:alert(1)","outlet":"<b>Outlet</b>","published":"2025-01-01","title":"<script>alert('t')</script> \"quoted\"","text":"<script>alert('t')</script>\n\nHuawei's <img src=x onerror=alert(2)> Ascend 910C has 128 GB of memory, says \"</mark></script><script>alert(3)</script>\" & Co. The Ascend 910C\u0007 has a power of 310 W."}"#;

#[test]
fn what_was_crawled_is_text_and_never_markup() {
    let program = Program::new();
    program.fed(["ingest", "-", "--input", "jsonl"], HOSTILE).done();
    let server = Server::start(&program);
    server.until("/search?q=Ascend", |reply| reply.status == 200);
    let claims = server.get("/api/claims").json();
    let claim = &claims[0];
    let document = claim["evidence"][0]["document"].as_str().unwrap();
    let told = server.get("/api/timeline").json()[0]["id"].as_str().unwrap().to_owned();
    let paths = [
        "/".to_owned(),
        "/claims".to_owned(),
        "/search?q=memory".to_owned(),
        "/search?q=%3Cscript%3Ealert(4)%3C/script%3E".to_owned(),
        format!("/{}", claim["id"].as_str().unwrap()),
        format!("/{document}"),
        format!("/{told}"),
        "/entity/Ascend%20910C".to_owned(),
        "/chart?predicate=memory_capacity".to_owned(),
        "/claims?org=%22%3E%3Cscript%3Ealert(5)%3C/script%3E".to_owned(),
        "/%3Cscript%3Ealert(6)%3C%2Fscript%3E".to_owned(),
        "/chart.svg?predicate=memory_capacity".to_owned(),
        "/feed/timeline.atom".to_owned(),
        "/feed/timeline.rss".to_owned(),
    ];
    for path in &paths {
        let reply = server.get(path);
        let markup = reply.body.replace("<script type=\"application/ld+json\">", "").to_lowercase();
        for bad in ["<script>", "<img", "<b>outlet", "href=\"javascript:", "onerror=alert(2)>"] {
            assert!(!markup.contains(bad), "{path} has {bad}: {}", reply.body);
        }
        let scripts = reply.body.matches("<script").count();
        assert_eq!(scripts, reply.body.matches("<script type=\"application/ld+json\">").count(), "{path}");
        assert_eq!(reply.body.matches("</script").count(), scripts, "{path}");
    }
    let rss = server.get("/feed/timeline.rss").done();
    assert!(rss.contains("&amp;lt;b&amp;gt;Outlet"), "readers take a description for HTML: {rss}");
    let linked = server.get(&paths[4]).done();
    let data = linked.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["@graph"][0]["@type"], "Claim", "{data:#}");
}

#[test]
fn every_answer_tells_a_browser_what_not_to_do() {
    let program = filled();
    let server = Server::start(&program);
    for path in ["/", "/claims", "/api/claims", "/feed/timeline.atom", "/static/style.css", "/nothing", "/chart.svg"] {
        let reply = server.get(path);
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{path}: {policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), "", "{path}: no other site reads it");
    }
}

#[test]
fn a_server_for_this_machine_answers_to_no_other_name() {
    let program = filled();
    let server = Server::start(&program);
    let rebound = server.ask("GET", "/api/claims", &[("host", "rebound.example")]);
    assert!(rebound.status == 421 && rebound.body.contains("--public-url http://rebound.example/"), "{rebound:?}");
    // browsers take more signs for a name than servers do
    for odd in ["a!b.evil.example", "a~b.evil.example", "evil.example,localhost", "a*b"] {
        assert_eq!(server.ask("GET", "/api/claims", &[("host", odd)]).status, 421, "{odd}");
    }
    let twice = server.ask("GET", "/api/claims", &[("host", "localhost"), ("host", "evil.example")]);
    assert!((400..500).contains(&twice.status), "{twice:?}");
    assert_eq!(server.ask("GET", "/api/claims", &[("host", "localhost:1")]).status, 200);
    let named = Server::with(&program, &["--public-url", "https://claims.example.org/"]);
    assert_eq!(named.ask("GET", "/", &[("host", "claims.example.org")]).status, 200);
    assert_eq!(named.ask("GET", "/", &[("host", "rebound.example")]).status, 421);
    for wrong in ["claims.example.org", "ftp://x.example", "https://x.example/path", "https://u@x.example"] {
        let ran = program.run(["serve", "--listen", "0", "--public-url", wrong]);
        assert!(ran.status == Some(2) && ran.err.contains("https://claims.example.org"), "{wrong}: {ran:?}");
    }
}

#[test]
fn no_address_leads_to_another_server() {
    let program = filled();
    let server = Server::start(&program);
    for path in ["//evil.example/?q=", "/\\evil.example/?org=", "//evil.example/%2f..?subject=", "//evil.example"] {
        let reply = server.get(path);
        assert!(reply.status == 404 || reply.status == 400, "{path}: {reply:?}");
        assert_eq!(reply.header("location"), "", "{path}");
        assert!(!reply.body.contains("href=\"//") && !reply.body.contains("href=\"/\\"), "{path}: {}", reply.body);
    }
}

#[test]
fn it_only_reads() {
    let program = filled();
    let server = Server::start(&program);
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        for path in ["/", "/api/claims", "/feed/timeline.atom"] {
            let reply = server.ask(method, path, &[("content-length", "0")]);
            assert!(reply.status == 405 && reply.header("allow").contains("GET"), "{method} {path}: {reply:?}");
        }
    }
    let head = server.ask("HEAD", "/claims", &[]);
    assert!(head.status == 200 && head.body.is_empty(), "{head:?}");
}

#[test]
fn odd_requests_are_refused_and_the_next_one_is_answered() {
    let program = filled();
    let server = Server::start(&program);
    let long = format!("GET /?q={} HTTP/1.1\r\nhost: localhost\r\n\r\n", "a".repeat(200_000));
    for request in [
        b"\x16\x03\x01\x02\x00\x01".as_slice(),
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  HTTP/1.1\r\n\r\n",
        b"\r\n\r\n\r\n",
        long.as_bytes(),
    ] {
        let reply = server.raw(request);
        assert!(reply.status == 0 || (400..600).contains(&reply.status), "{reply:?}");
    }
    for path in [
        "/%00",
        "/%ff",
        "/entity/%ff",
        "/entity/%00",
        "/c%0d%0aset-cookie:x",
        "/..%2f..%2fetc%2fpasswd",
        "/static/../Cargo.toml",
        "//evil.example/",
        "/?q=%00",
        "/search?q=%22",
        "/search?q=(((((",
        "/chart?predicate=developer",
        "/claims?country=%00",
        "/entity/%E2%80%AE",
        "/?since=0000-00-00",
        "/?since=99999999d",
        "/chart?since=9999",
        "/compare?name=a&name=a&name=%00",
        "/?as_of=0001",
        "/?as_of=9999-12-31",
    ] {
        let reply = server.until(path, |reply| reply.status != 503);
        assert!(reply.status < 500 && reply.status > 0, "{path}: {reply:?}");
        assert_eq!(reply.header("set-cookie"), "", "{path}");
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn who_sends_nothing_stops_nobody() {
    let program = filled();
    let server = Server::start(&program);
    let idle: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nhost: local").unwrap();
            stream
        })
        .collect();
    assert_eq!(server.get("/claims").status, 200);
    drop(idle);
}

#[cfg(unix)]
#[test]
fn a_supervisor_stops_it_in_good_order() {
    let program = filled();
    let server = Server::start(&program);
    assert!(server.get("/healthz").done().starts_with("ok: revision "));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn where_it_cannot_listen_is_told() {
    let program = filled();
    let server = Server::start(&program);
    let taken = program.run(["serve", "--listen", &server.address]);
    assert!(taken.status == Some(1) && taken.err.contains("cannot listen there"), "{taken:?}");
    for wrong in ["here", "127.0.0.1", "127.0.0.1:99999", "no.such.host.invalid:80"] {
        let ran = program.run(["serve", "--listen", wrong]);
        assert!(ran.status == Some(2) && ran.err.contains("is no address"), "{wrong}: {ran:?}");
    }
}
