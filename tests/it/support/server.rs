//! `homegrown serve`, running, and a client that says just what a test wants to say.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Stdio},
    time::Duration,
};

use super::program::Program;

/// A server on a free port, killed with the test.
pub(crate) struct Server {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body
    }

    #[track_caller]
    pub(crate) fn json(self) -> serde_json::Value {
        let body = self.done();
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
    }
}

impl Server {
    pub(crate) fn start(program: &Program) -> Self {
        Self::with(program, &[])
    }

    /// The same with more flags.
    pub(crate) fn with(program: &Program, flags: &[&str]) -> Self {
        let mut command = program.command();
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(flags);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut told = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        told.read_line(&mut line).unwrap();
        let address = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
        let address = format!("127.0.0.1:{}", address.unwrap_or_else(|| panic!("{line:?}")));
        // what it says later is read, so that the pipe never fills
        std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::stderr()));
        Self { child, address }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    /// A request with these headers; `host` may be one of them.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let host =
            if headers.iter().any(|(name, _)| *name == "host") { "" } else { &format!("host: {}\r\n", self.address) };
        let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        self.raw(format!("{method} {path} HTTP/1.1\r\n{host}{more}connection: close\r\n\r\n").as_bytes())
    }

    /// These bytes, as they are.
    pub(crate) fn raw(&self, request: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(answer.len());
        let (head, body) = answer.split_at(end);
        let head = String::from_utf8_lossy(head).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(0);
        let header =
            |line: &str| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
        let headers: Vec<(String, String)> = lines.filter_map(header).collect();
        let body = String::from_utf8_lossy(body.get(4..).unwrap_or_default()).into_owned();
        assert!(!headers.iter().any(|(_, value)| value == "chunked"), "this client reads no chunks: {headers:?}");
        Reply { status, headers, body }
    }

    /// Asks until the answer is as it should be: the index follows the store in a moment.
    #[track_caller]
    pub(crate) fn until(&self, path: &str, is_so: impl Fn(&Reply) -> bool) -> Reply {
        for _ in 0..300 {
            let reply = self.get(path);
            if is_so(&reply) {
                return reply;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{path}: {:?}", self.get(path));
    }

    /// Stops it as a supervisor does; gives its exit status.
    #[cfg(unix)]
    pub(crate) fn stop(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
