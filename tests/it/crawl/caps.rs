//! How many requests are under way at once: one to a host, however many sources it has, and a cap over all hosts.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use homegrown::crawl::{Client, ClientOptions, SourceState};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::{feed_of, options, visit_with};

/// Requests that are being answered, and the most that ever were.
#[derive(Default)]
struct Count {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Count {
    fn enter(&self) {
        self.most.fetch_max(self.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
    }

    fn leave(&self) {
        self.now.fetch_sub(1, Ordering::SeqCst);
    }

    fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

/// A host that takes its time, with two feeds of three pages each.
async fn host(own: Arc<Count>, all: Arc<Count>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, Arc::clone(&own), Arc::clone(&all)));
        }
    });
    address
}

async fn answer(mut stream: TcpStream, own: Arc<Count>, all: Arc<Count>) {
    let mut asked = vec![0; 4_096];
    let length = stream.read(&mut asked).await.unwrap_or(0);
    let request = String::from_utf8_lossy(&asked[..length]).into_owned();
    let path = request.split_whitespace().nth(1).unwrap_or("/").to_owned();
    own.enter();
    all.enter();
    tokio::time::sleep(Duration::from_millis(20)).await;
    own.leave();
    all.leave();
    let (code, body) = match path.as_str() {
        "/robots.txt" => ("404 Not Found", String::new()),
        "/one" | "/two" => {
            let item = |n: usize| format!("<item><title>Chip {n}</title><link>{path}/{n}</link></item>");
            ("200 OK", format!("<rss><channel>{}</channel></rss>", (0..3).map(item).collect::<String>()))
        }
        _ => ("200 OK", "<p>page".to_owned()),
    };
    let head = format!("HTTP/1.1 {code}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all((head + body.as_str()).as_bytes()).await.ok();
}

#[tokio::test]
async fn one_request_at_a_time_goes_to_a_host_and_no_more_than_the_cap_to_all() {
    let all = Arc::new(Count::default());
    let client = Client::new(ClientOptions { at_once: 3, ..options() }).unwrap();
    let (mut counts, mut sources) = (Vec::new(), Vec::new());
    for _ in 0..6 {
        let own = Arc::new(Count::default());
        let address = host(Arc::clone(&own), Arc::clone(&all)).await;
        sources.extend(["one", "two"].map(|path| feed_of(&format!("http://{address}/{path}"))));
        counts.push(own);
    }
    let past = SourceState::default();
    let visits = sources.iter().map(|source| visit_with(&client, source, &past, false));
    let visited = futures_util::future::join_all(visits).await;
    assert!(visited.iter().all(|(visited, pages)| (visited.report.fetched, pages.len()) == (3, 3)));
    assert!(counts.iter().all(|count| count.most() == 1), "{:?}", counts.iter().map(|c| c.most()).collect::<Vec<_>>());
    assert!((2..=3).contains(&all.most()), "{}", all.most());
}
