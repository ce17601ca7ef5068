//! Hosts that mean ill, five of each kind.

use std::{fmt::Write as _, io::Write as _, sync::Arc, time::Duration};

use flate2::{Compression, write::GzEncoder};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

#[derive(Debug, Clone, Copy)]
enum Ill {
    /// Takes the request and says nothing.
    Silent,
    /// A byte now and then.
    Drips,
    /// Closes with a reset.
    Resets,
    /// A feed whose pages unpack to more than may be.
    Bombs,
    /// A feed whose pages are as large as may be, and all tags.
    Heavy,
    /// A feed whose pages are one tag of a million attributes.
    Attributes,
    /// A feed of a hundred thousand entries.
    Endless,
    /// A feed of JSON, as large as may be, and all digits.
    Digits,
    /// A feed, as large as may be, and all `&` and `<`.
    Marks,
    /// Round and round.
    Circles,
    /// 500 and 429.
    Errors,
}

const ALL: [Ill; 11] = [
    Ill::Silent,
    Ill::Drips,
    Ill::Resets,
    Ill::Bombs,
    Ill::Heavy,
    Ill::Attributes,
    Ill::Endless,
    Ill::Digits,
    Ill::Marks,
    Ill::Circles,
    Ill::Errors,
];
const EACH: usize = 5;

struct Bodies {
    bomb: Vec<u8>,
    heavy: Vec<u8>,
    attributes: Vec<u8>,
    endless: Vec<u8>,
    digits: Vec<u8>,
    marks: Vec<u8>,
}

/// As large as a body may be.
const LARGE: usize = 10 << 20;

pub(super) async fn serve() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![b'<'; 200 << 20]).unwrap();
    let item = |page: usize| format!("<item><title>Huawei {page}</title><link>/a/{page}</link></item>");
    let bodies = Arc::new(Bodies {
        bomb: packer.finish().unwrap(),
        heavy: b"<p>Huawei <a href=/x>x</a> ".repeat(LARGE / 28),
        attributes: format!("<p {}>Huawei", (0..LARGE / 9).map(|n| format!("a{n} ")).collect::<String>()).into_bytes(),
        endless: format!("<rss><channel>{}", (0..100_000).map(item).collect::<String>()).into_bytes(),
        digits: [b"{\"items\":[".to_vec(), b"0,".repeat(LARGE / 2 - 10), b"0]}".to_vec()].concat(),
        marks: format!(
            "<rss><channel><item><title>Huawei {}</title><link>/a/1</link><description><![CDATA[{}",
            "&a".repeat(LARGE / 4 - 100),
            "<".repeat(LARGE / 2 - 100)
        )
        .into_bytes(),
    });
    let mut addresses = String::new();
    for ill in ALL.into_iter().cycle().take(ALL.len() * EACH) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        write!(addresses, "{} ", listener.local_addr().unwrap()).unwrap();
        let bodies = Arc::clone(&bodies);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, ill, Arc::clone(&bodies)));
            }
        });
    }
    println!("{addresses}");
    std::future::pending::<()>().await;
}

async fn answer(mut stream: TcpStream, ill: Ill, bodies: Arc<Bodies>) {
    let mut asked = vec![0; 4_096];
    let Ok(length @ 1..) = stream.read(&mut asked).await else { return };
    let request = String::from_utf8_lossy(asked.get(..length).unwrap_or_default()).into_owned();
    let path = request.split_whitespace().nth(1).unwrap_or("/").to_owned();
    if path == "/robots.txt" {
        return send(&mut stream, "404 Not Found", "", b"").await;
    }
    let is_feed = path == "/feed";
    match ill {
        Ill::Silent => std::future::pending().await,
        Ill::Drips => drip(&mut stream).await,
        Ill::Resets => drop(stream.set_zero_linger()),
        Ill::Endless if is_feed => send(&mut stream, "200 OK", "", &bodies.endless).await,
        Ill::Digits if is_feed => send(&mut stream, "200 OK", "", &bodies.digits).await,
        Ill::Marks if is_feed => send(&mut stream, "200 OK", "", &bodies.marks).await,
        Ill::Bombs | Ill::Heavy | Ill::Attributes if is_feed => {
            let item = |page: usize| format!("<item><title>Huawei {page}</title><link>/a/{page}</link></item>");
            send(
                &mut stream,
                "200 OK",
                "",
                format!("<rss><channel>{}", (0..20).map(item).collect::<String>()).as_bytes(),
            )
            .await;
        }
        Ill::Bombs => send(&mut stream, "200 OK", "content-encoding: gzip\r\n", &bodies.bomb).await,
        Ill::Heavy => send(&mut stream, "200 OK", "content-type: text/html\r\n", &bodies.heavy).await,
        Ill::Attributes => send(&mut stream, "200 OK", "content-type: text/html\r\n", &bodies.attributes).await,
        Ill::Circles => send(&mut stream, "302 Found", &format!("location: {path}x\r\n"), b"").await,
        Ill::Endless | Ill::Errors if path.ends_with('1') => send(&mut stream, "429 Busy", "", b"").await,
        Ill::Endless | Ill::Errors | Ill::Digits | Ill::Marks => send(&mut stream, "500 Broken", "", b"").await,
    }
}

async fn send(stream: &mut TcpStream, status: &str, head: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status}\r\n{head}connection: close\r\ncontent-length: {}\r\n\r\n", body.len());
    // Whoever has had enough closes the connection.
    let _ = stream.write_all(&[head.as_bytes(), body].concat()).await;
}

async fn drip(stream: &mut TcpStream) {
    if stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n").await.is_err() {
        return;
    }
    while stream.write_all(b"x").await.is_ok() {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}
