//! The good hosts: each a feed and its pages, made of a stock of paragraphs, so that all differ and none is kept.

use std::{fmt::Write, sync::Arc};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Serves on so many ports, whose addresses it prints, until it is killed.
pub(super) async fn serve(hosts: usize, pages: usize) {
    let stock = Arc::new(Stock::new());
    let mut addresses = String::new();
    for host in 0..hosts {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        write!(addresses, "{} ", listener.local_addr().unwrap()).unwrap();
        let stock = Arc::clone(&stock);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, host, pages, Arc::clone(&stock)));
            }
        });
    }
    println!("{addresses}");
    std::future::pending::<()>().await;
}

async fn answer(mut stream: TcpStream, host: usize, pages: usize, stock: Arc<Stock>) {
    let mut asked = vec![0; 4_096];
    while let Ok(length @ 1..) = stream.read(&mut asked).await {
        let request = String::from_utf8_lossy(asked.get(..length).unwrap_or_default());
        let path = request.split_whitespace().nth(1).unwrap_or("/");
        let (status, kind, body) = match path.strip_prefix("/a/").and_then(|number| number.parse::<usize>().ok()) {
            Some(page) => ("200 OK", "text/html; charset=utf-8", stock.page(host * 1_000_003 + page)),
            None if path == "/feed" => ("200 OK", "application/rss+xml", feed(pages)),
            None => ("404 Not Found", "text/plain", String::new()),
        };
        let head = format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.write_all(&[head.as_bytes(), body.as_bytes()].concat()).await.is_err() {
            return;
        }
    }
}

fn feed(pages: usize) -> String {
    let item = |page: usize| format!("<item><title>Huawei report {page}</title><link>/a/{page}</link></item>");
    format!("<rss><channel><title>Site</title>{}</channel></rss>", (0..pages).map(item).collect::<String>())
}

/// Paragraphs and claims that pages are made of.
struct Stock {
    paragraphs: Vec<String>,
    menu: String,
}

impl Stock {
    fn new() -> Self {
        let mut dice = Dice(7);
        let words: Vec<String> = (0..4_000).map(|_| word(&mut dice)).collect();
        let paragraphs = (0..4_000).map(|_| paragraph(&mut dice, &words)).collect();
        let link = |at: usize| format!("<li><a href=\"/n/{at}\">{} {}</a></li>", words[at], words[at + 1]);
        Self { paragraphs, menu: (0..60).map(link).collect() }
    }

    /// Some nine kilobytes: eight paragraphs among menus; one page of four makes a claim.
    fn page(&self, seed: usize) -> String {
        let mut dice = Dice(seed as u64);
        let mut text = String::with_capacity(12_000);
        let title = format!("Report {seed} of {}", self.paragraphs[dice.below(4_000)].split('.').next().unwrap());
        write!(
            text,
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>\
             <meta property=\"article:published_time\" content=\"2026-0{}-1{}T08:00:00Z\"></head><body><nav><ul>{}</ul></nav>\
             <article><h1>{title}</h1>",
            1 + dice.below(9),
            dice.below(9),
            self.menu
        )
        .unwrap();
        for number in 0..8 {
            let claim = if number == 1 && seed.is_multiple_of(4) { claim(&mut dice) } else { String::new() };
            write!(text, "<p>{claim}{}</p>", self.paragraphs[dice.below(4_000)]).unwrap();
        }
        write!(text, "</article><footer><ul>{}</ul></footer></body></html>", self.menu).unwrap();
        text
    }
}

fn word(dice: &mut Dice) -> String {
    const BEGINS: [&str; 16] = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "st", "tr", "pl", "gr"];
    const VOWELS: [&str; 7] = ["a", "e", "i", "o", "u", "ai", "ea"];
    (0..=dice.below(3)).map(|_| format!("{}{}", BEGINS[dice.below(16)], VOWELS[dice.below(7)])).collect()
}

fn paragraph(dice: &mut Dice, words: &[String]) -> String {
    const COMMON: [&str; 12] = ["the", "of", "and", "to", "in", "that", "for", "with", "was", "by", "from", "at"];
    let sentence = |dice: &mut Dice| {
        let pick = |dice: &mut Dice| {
            if dice.below(9) < 4 { COMMON[dice.below(12)].to_owned() } else { words[dice.below(4_000)].clone() }
        };
        let words: Vec<String> = (0..8 + dice.below(14)).map(|_| pick(dice)).collect();
        format!("The {}. ", words.join(" "))
    };
    (0..2 + dice.below(3)).map(|_| sentence(dice)).collect()
}

fn claim(dice: &mut Dice) -> String {
    const FIRMS: [&str; 10] = [
        "Huawei",
        "China Telecom",
        "Cambricon",
        "SMIC",
        "DeepSeek",
        "Alibaba",
        "Baidu",
        "Tencent",
        "iFlytek",
        "Moore Threads",
    ];
    let (firm, number) = (FIRMS[dice.below(10)], 1 + dice.below(90));
    match dice.below(3) {
        0 => format!("{firm} said it trained its {number}-billion-parameter model on {number},000 Ascend 910B chips. "),
        1 => format!("{firm} plans to ship {number},000 chips in 2027. "),
        _ => format!("The cluster of {firm} in Shanghai has {number},000 accelerators, two people said. "),
    }
}

/// Numbers that look like chance and are the same every time (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ mixed >> 31) % most as u64).unwrap()
    }
}
