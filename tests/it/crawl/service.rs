//! The crawler as a service, run as its user runs it: it keeps the schedule, tells how it goes, and stops in good
//! order; and requests by way of a proxy.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use super::site::{Site, html, status, xml};
use crate::support::program::Program;

fn feeds(program: &Program, url: &str) {
    std::fs::create_dir_all(program.path("feeds")).unwrap();
    program.file(
        "feeds/a.toml",
        format!(
            "[[source]]\nid = \"a\"\ntitle = \"A\"\nkind = \"feed\"\nurl = \"{url}\"\nlanguage = \"en\"\ncountry = \"CN\"\n\
             tier = \"trade\"\nevery = \"1s\"\ntake = \"all\"\n"
        ),
    );
}

/// Starts a crawler that watches; its standard error comes line by line.
fn watch(program: &Program) -> (Child, mpsc::Receiver<String>) {
    let mut command = program.command();
    let arguments =
        ["crawl", "--watch", "--feeds", "feeds", "--gap", "0", "--allow-private-network", "--metrics", "127.0.0.1:0"];
    let mut child =
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
    (child, receiver)
}

fn line_with(lines: &mpsc::Receiver<String>, words: &str) -> String {
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut seen = Vec::new();
    while let Ok(line) = lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        if line.contains(words) {
            return line;
        }
        seen.push(line);
    }
    panic!("no line with {words:?} among {seen:#?}");
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_service_keeps_the_schedule_tells_how_it_goes_and_stops_in_good_order() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => {
            let item = |n: usize| format!("<item><title>Chip {n}</title><link>/{n}</link></item>");
            xml(format!("<rss><channel>{}</channel></rss>", (0..=asked.before).map(item).collect::<String>()))
        }
        "/robots.txt" => status(404),
        path => html(format!(
            "<article><h1>Page {path}</h1><p>TeleChat2{path} was trained on Ascend chips, it said.</p></article>"
        )),
    })
    .await;
    let url = site.url("/feed");
    let done = tokio::task::spawn_blocking(move || {
        let program = Program::new();
        feeds(&program, &url);
        let (mut child, lines) = watch(&program);
        let address =
            line_with(&lines, "metrics at").split("http://").nth(1).unwrap().trim_end_matches("/metrics").to_owned();
        line_with(&lines, "watching 1 source");
        line_with(&lines, "a: 1 new");
        line_with(&lines, "a: 1 new");
        let metrics = get(&address, "/metrics");
        for row in [
            "homegrown_visits_total{state=\"ok\"}",
            "homegrown_documents_total{change=\"new\"}",
            "homegrown_sources 1",
            "# EOF",
        ] {
            assert!(metrics.contains(row), "{row}: {metrics}");
        }
        assert!(get(&address, "/healthz").contains("ok: "));
        let killed = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        line_with(&lines, "stopped; ");
        assert_eq!(child.wait().unwrap().code(), Some(0));
        // The host was given back: the next run waits for no lease.
        let next = program.run([
            "crawl",
            "--source",
            "a",
            "--feeds",
            "feeds",
            "--gap",
            "0",
            "--allow-private-network",
            "--format",
            "json",
        ]);
        assert!(!next.err.contains("another program"), "{}", next.err);
        assert_eq!(next.json()[0]["status"], "ok");
        program
    });
    done.await.unwrap();
}

/// A proxy that answers everything itself and keeps the first line of what it was asked.
fn proxy() -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(stream);
            let mut first = String::new();
            reader.read_line(&mut first).ok();
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            sender.send(first).ok();
            let body = "<html><title>By proxy</title><article><h1>By proxy</h1><p>This page came by way of a proxy, word for word.</p></article>";
            write!(
                reader.get_mut(),
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
            .ok();
        }
    });
    (address, receiver)
}

#[test]
fn a_proxy_is_used_and_is_no_way_to_private_addresses() {
    let program = Program::new();
    let (address, asked) = proxy();
    let run = |url: &str| {
        let mut command = program.command();
        command.args(["article", url, "--format", "json"]).env("HTTP_PROXY", format!("http://{address}"));
        command.env_remove("NO_PROXY").env_remove("no_proxy");
        program.finish(command, "")
    };
    let got = run("http://site.invalid/a").json();
    assert_eq!(got[0]["title"], "By proxy");
    assert!(asked.try_iter().any(|line| line.starts_with("GET http://site.invalid/a ")));
    for private in
        ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/"]
    {
        let refused = run(private);
        assert_eq!(refused.status, Some(1), "{private}");
        assert!(refused.err.contains("no public address"), "{private}: {}", refused.err);
    }
    assert_eq!(asked.try_iter().count(), 0, "the proxy was never asked for them");
}
