//! What hostile and broken servers send: each costs its own source alone.

use std::{io::Write, time::Duration};

use axum::{body::Body, http::Response};
use flate2::{Compression, write::GzEncoder};
use homegrown::crawl::{Client, ClientOptions, CrawlError, SourceState, Status, fetch_one};

use super::{
    client, feed_of, now, options,
    site::{Act, Site, broken, feed, html, redirect, status, xml},
    source, visit, visit_with,
};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn answer(head: &str, body: &[u8]) -> Act {
    let mut bytes = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n{head}\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    Act::Send(vec![bytes], Duration::ZERO)
}

#[tokio::test]
async fn a_head_that_drips_is_given_up_after_the_time_for_heads() {
    let head = std::iter::once(b"HTTP/1.1 200 OK\r\n".to_vec()).chain(std::iter::repeat_n(b"x-a: b\r\n".to_vec(), 80));
    let address = broken(vec![Act::Send(head.collect(), Duration::from_millis(20))]).await;
    let hasty =
        Client::new(ClientOptions { header_timeout: Duration::from_millis(100), tries: 1, ..options() }).unwrap();
    let got = fetch_one(&hasty, &format!("http://{address}/"), now()).await;
    assert!(matches!(got, Err(CrawlError::TimedOut { .. })), "{got:?}");
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up_after_the_time_for_bodies() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n".to_vec();
    let drops = std::iter::once(head).chain(std::iter::repeat_n(vec![b'x'; 4_000], 1_000)).collect();
    let address = broken(vec![Act::Send(drops, Duration::from_millis(10))]).await;
    let hasty = Client::new(ClientOptions { body_timeout: Duration::from_millis(150), tries: 1, ..options() }).unwrap();
    let got = fetch_one(&hasty, &format!("http://{address}/"), now()).await;
    assert!(matches!(got, Err(CrawlError::TimedOut { .. })), "{got:?}");
}

#[tokio::test]
async fn a_length_that_is_too_small_cuts_the_body_and_one_that_is_no_number_is_told() {
    let address = broken(vec![answer("content-length: 4", b"<p>and more than it said")]).await;
    let page = fetch_one(&client(), &format!("http://{address}/"), now()).await.unwrap();
    assert_eq!(page.body.as_slice(), b"<p>a");
    for head in ["content-length: many", "content-length: 5\r\ncontent-length: 7", "transfer-encoding: chunked"] {
        let address = broken(vec![answer(head, b"zz\r\nnot a chunk")]).await;
        let got = fetch_one(&client(), &format!("http://{address}/"), now()).await;
        assert!(matches!(got, Err(CrawlError::Connection { .. })), "{head}: {got:?}");
    }
}

#[tokio::test]
async fn what_is_no_http_at_all_is_told() {
    let address = broken(vec![Act::Send(vec![b"SSH-2.0-OpenSSH_9.2\r\n".to_vec()], Duration::ZERO)]).await;
    let got = fetch_one(&client(), &format!("http://{address}/"), now()).await;
    assert!(matches!(got, Err(CrawlError::Connection { .. })), "{got:?}");
}

#[tokio::test]
async fn a_coding_that_was_not_asked_for_is_told_and_not_read_as_text() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        _ => Response::builder().header("content-encoding", "zstd").body(Body::from("(\u{b5}/\u{fd}")).unwrap(),
    })
    .await;
    let got = fetch_one(&client(), &site.url("/"), now()).await;
    assert!(matches!(&got, Err(CrawlError::Unreadable { what, .. }) if what.contains("zstd")), "{got:?}");
    let asked_for = site.last("/").headers["accept-encoding"].clone();
    assert!(asked_for.contains("gzip") && !asked_for.contains("zstd"), "{asked_for}");
}

#[tokio::test]
async fn a_sitemap_that_unpacks_to_gigabytes_is_read_to_the_bound() {
    let mut map = b"<urlset><url><loc>/a</loc></url>".to_vec();
    map.resize(64 << 20, b' ');
    let packed = gzip(&map);
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/map.xml.gz" => html(Body::from(packed.clone())),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (first, pages) =
        visit(&source("sitemap", &site.url("/map.xml.gz"), "take = \"all\""), &SourceState::default()).await;
    assert_eq!((first.report.found, pages.len()), (1, 1));
}

#[tokio::test]
async fn entities_of_entities_do_not_grow_and_outer_files_are_not_read() {
    let mut bomb = String::from(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\"><!ENTITY f SYSTEM \"file:///etc/passwd\">",
    );
    for n in 1..40 {
        bomb.push_str(&format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)));
    }
    bomb.push_str("]><rss><channel><item><title>&a39; &f; Chip</title><link>/a</link></item></channel></rss>");
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => xml(bomb.clone()),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (_, pages) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!(pages[0].hint.title.as_deref(), Some("&a39; &f; Chip"));
}

#[tokio::test]
async fn a_feed_and_a_listing_without_end_give_their_first_links() {
    let items: String =
        (0..50_000).map(|n| format!("<item><title>Chip {n}</title><link>/a/{n}</link></item>")).collect();
    let rows: String = (0..50_000).map(|n| format!("<li><a href=/a/{n}>Chip {n}</a></li>")).collect();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => xml(format!("<rss><channel>{items}")),
        "/list" => html(format!("<ul>{rows}")),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let listing = source("listing", &site.url("/list"), "take = \"all\"\n[source.select]\nitem = \"li\"");
    for source in [feed_of(&site.url("/feed")), listing] {
        let (first, pages) = visit(&source, &SourceState::default()).await;
        assert_eq!((first.report.found, pages.len(), first.report.waiting), (2_000, 100, 500), "{}", source.url);
    }
}

#[tokio::test]
async fn a_host_that_fails_again_and_again_is_left_alone_until_the_next_visit() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(50),
        "/robots.txt" => status(404),
        _ => status(503),
    })
    .await;
    let once = Client::new(ClientOptions { tries: 1, ..options() }).unwrap();
    let (first, pages) = visit_with(&once, &feed_of(&site.url("/feed")), &SourceState::default(), false).await;
    assert_eq!((pages.len(), first.report.waiting), (0, 50));
    assert!(site.paths().len() < 12, "{:?}", site.paths());
}

#[tokio::test]
async fn a_page_that_moved_for_good_is_known_under_both_addresses() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => xml(format!(
            "<rss><channel><item><title>Chip</title><link>{}</link></item></channel></rss>",
            if asked.before == 0 { "/old" } else { "/new" }
        )),
        "/old" => redirect(308, "/new"),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, pages) = visit(&source, &SourceState::default()).await;
    assert_eq!(pages[0].url, site.url("/new"));
    let (second, pages) = visit(&source, &first.state).await;
    assert_eq!((second.report.known, pages.len()), (1, 0));
}

#[tokio::test]
async fn one_page_is_never_fetched_under_two_addresses() {
    let links = ["/a?utm_source=rss", "/a", "/a/", "/a#top", "/a/index.html", "/a?amp=1", "//a", "/a?from=timeline"];
    let items: String =
        links.iter().map(|link| format!("<item><title>Chip</title><link>{link}</link></item>")).collect();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => xml(format!(
            "<rss><channel>{}</channel></rss>",
            items.replace("<link>//a", &format!("<link>http://{}//a", asked.headers["host"]))
        )),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, pages) = visit(&source, &SourceState::default()).await;
    assert_eq!(pages.len(), 1, "{:?}", site.paths());
    let (second, _) = visit(&source, &first.state).await;
    assert_eq!((second.report.fetched, site.paths().len()), (0, 3));
}

/// Lists in the charsets of this field: declared rightly, wrongly and not at all.
#[tokio::test]
async fn a_list_is_read_whatever_its_charset_and_whatever_is_said_of_it() {
    let cases = [
        ("gbk", encoding_rs::GBK, "华为发布新一代国产人工智能芯片，性能较上一代提升两倍以上", "big5"),
        ("big5", encoding_rs::BIG5, "華為發布新一代國產人工智慧晶片，性能較上一代提升兩倍以上", "gbk"),
        ("shift_jis", encoding_rs::SHIFT_JIS, "国産のＡＩ半導体を使った大規模言語モデルを公開しました", "euc-kr"),
        ("euc-kr", encoding_rs::EUC_KR, "국산 인공지능 반도체로 학습한 대규모 언어 모델을 공개했다", "shift_jis"),
    ];
    for (label, encoding, title, other) in cases {
        let row = format!("<li><a href=/a.html>{title}</a> 2026-09-28</li>");
        let (body, _, _) = encoding.encode(&row);
        let body = body.repeat(4);
        for declared in [Some(label), None, Some("utf-8"), Some(other)] {
            let (bytes, kind) =
                (body.clone(), declared.map_or("text/html".to_owned(), |name| format!("text/html; charset={name}")));
            let site = Site::start(move |asked| match asked.path.as_str() {
                "/list" => Response::builder().header("content-type", &kind).body(Body::from(bytes.clone())).unwrap(),
                "/robots.txt" => status(404),
                _ => html("page"),
            })
            .await;
            let source = source("listing", &site.url("/list"), "take = \"all\"\n[source.select]\nitem = \"li\"");
            let (_, pages) = visit(&source, &SourceState::default()).await;
            assert_eq!(pages[0].hint.title.as_deref(), Some(title), "{label} declared as {declared:?}");
        }
    }
}

#[tokio::test]
async fn hostile_sources_do_not_keep_the_good_ones_waiting() {
    let bomb = gzip(&vec![b'<'; 16 << 20]);
    let hostile = Site::start(move |asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/bomb" => Response::builder().header("content-encoding", "gzip").body(Body::from(bomb.clone())).unwrap(),
        "/circle" => redirect(301, "/round"),
        "/round" => redirect(301, "/circle"),
        "/busy" => Response::builder().status(429).header("retry-after", "86400").body(Body::empty()).unwrap(),
        _ => status(500),
    })
    .await;
    let silent = broken(vec![Act::Silence]).await;
    let good = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(20),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let client = client();
    let past = SourceState::default();
    let bad = ["/bomb", "/circle", "/error"].map(|path| feed_of(&hostile.url(path)));
    let mute = feed_of(&format!("http://{silent}/feed"));
    let bad_visits = async {
        let mut states = Vec::new();
        for source in bad.iter().chain([&mute]) {
            states.push(visit_with(&client, source, &past, false).await.0.report.status);
        }
        states
    };
    let fine = feed_of(&good.url("/feed"));
    tokio::pin!(bad_visits);
    let (visited, pages) = tokio::select! {
        biased;
        visited = visit_with(&client, &fine, &past, false) => visited,
        _ = &mut bad_visits => panic!("the good source was kept waiting"),
    };
    assert_eq!((visited.report.status, pages.len()), (Status::Ok, 20));
    assert_eq!(bad_visits.await, [Status::Failing; 4]);
    let (busy, _) = visit_with(&client, &feed_of(&hostile.url("/busy")), &past, false).await;
    assert!(busy.state.past.not_before.is_none_or(|until| until > now()), "{:?}", busy.state.past);
}
