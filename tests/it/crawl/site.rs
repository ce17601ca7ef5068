//! Servers for the crawler to ask: one that answers by a function and keeps what it was asked, and one that
//! speaks bytes, for what no sound server would send.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Request, Response, header},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub headers: HashMap<String, String>,
    pub at: Instant,
    /// How many requests for this path there were before it.
    pub before: usize,
}

pub struct Site {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Site {
    /// Serves what `answer` gives on a port of its own for as long as the test runs.
    pub async fn start(answer: impl Fn(&Asked) -> Response<Body> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (log, answer) = (Arc::clone(&asked), Arc::new(answer));
        let router = Router::new().fallback(move |request: Request<Body>| {
            let one = note(&log, &request);
            let response = answer(&one);
            async move { response }
        });
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths that were asked for, in order, robots.txt left out.
    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).filter(|path| path != "/robots.txt").collect()
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub fn last(&self, path: &str) -> Asked {
        self.asked().into_iter().rfind(|asked| asked.path == path).unwrap()
    }
}

fn note(log: &Mutex<Vec<Asked>>, request: &Request<Body>) -> Asked {
    let path = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap_or("").to_owned())).collect();
    let mut log = log.lock().unwrap();
    let before = log.iter().filter(|asked| asked.path == path).count();
    let asked = Asked { path, headers, at: Instant::now(), before };
    log.push(asked.clone());
    asked
}

pub fn html(body: impl Into<Body>) -> Response<Body> {
    Response::builder().header(header::CONTENT_TYPE, "text/html").body(body.into()).unwrap()
}

pub fn xml(body: impl Into<Body>) -> Response<Body> {
    Response::builder().header(header::CONTENT_TYPE, "application/xml").body(body.into()).unwrap()
}

pub fn status(code: u16) -> Response<Body> {
    Response::builder().status(code).body(Body::empty()).unwrap()
}

pub fn redirect(code: u16, to: &str) -> Response<Body> {
    Response::builder().status(code).header(header::LOCATION, to).body(Body::empty()).unwrap()
}

/// A feed of pages `/a/1` to `/a/count`.
pub fn feed(count: usize) -> Response<Body> {
    let item = |n: usize| format!("<item><title>Chip {n}</title><link>/a/{n}</link></item>");
    xml(format!("<rss><channel>{}</channel></rss>", (1..=count).map(item).collect::<String>()))
}

/// What a broken server does with a connection once it has read the request.
#[derive(Debug, Clone)]
pub enum Act {
    /// Sends the pieces, pausing after each, and closes.
    Send(Vec<Vec<u8>>, Duration),
    /// Closes the connection with a reset.
    Reset,
    /// Says nothing.
    Silence,
}

/// A server that answers robots.txt with 404 and does `acts` in turn, the last one for ever.
pub async fn broken(acts: Vec<Act>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let mut turn = 0;
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).await.unwrap_or(0);
            if request[..length].starts_with(b"GET /robots.txt") {
                let answer = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
                stream.write_all(answer).await.ok();
                continue;
            }
            let act = acts[turn.min(acts.len() - 1)].clone();
            turn += 1;
            tokio::spawn(act_on(stream, act));
        }
    });
    address
}

async fn act_on(mut stream: TcpStream, act: Act) {
    match act {
        Act::Send(pieces, pause) => {
            for piece in pieces {
                if stream.write_all(&piece).await.is_err() {
                    return;
                }
                tokio::time::sleep(pause).await;
            }
        }
        Act::Reset => {
            stream.set_zero_linger().ok();
        }
        Act::Silence => std::future::pending().await,
    }
}
