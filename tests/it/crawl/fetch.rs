//! One address: redirects, bounds, broken servers, addresses that must not be reached.

use std::{io::Write, time::Duration};

use axum::{body::Body, http::Response};
use flate2::{Compression, write::GzEncoder};
use homegrown::crawl::{Client, ClientOptions, CrawlError, fetch::Request, fetch_one};

use super::{
    client, now, options,
    site::{Act, Site, broken, html, redirect, status},
};

#[tokio::test]
async fn the_bytes_of_a_page_are_kept_as_they_are() {
    let gbk: &[u8] = b"<html><meta charset=gbk><p>\xb9\xfa\xb2\xfa\xd0\xbe\xc6\xac";
    let site = Site::start(move |_| html(gbk)).await;
    let page = fetch_one(&client(), &site.url("/a"), now()).await.unwrap();
    assert_eq!(page.body, gbk);
    assert_eq!(page.content_type.as_deref(), Some("text/html"));
    assert!(page.fetched_at >= now());
    let agent = site.last("/a").headers["user-agent"].clone();
    assert!(agent.starts_with("homegrown/"), "{agent}");
}

#[tokio::test]
async fn redirects_are_followed_five_at_most_and_never_in_a_circle() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/circle" => redirect(302, "/round"),
        "/round" => redirect(302, "/circle"),
        "/out" => redirect(302, "ftp://example.com/"),
        path => match path.trim_start_matches('/').parse::<usize>() {
            Ok(0) => html("end"),
            Ok(left) => redirect(307, &format!("/{}", left - 1)),
            Err(_) => status(404),
        },
    })
    .await;
    let get = async |path: &str| fetch_one(&client(), &site.url(path), now()).await;
    assert_eq!(get("/5").await.unwrap().url, site.url("/0"));
    assert_eq!(get("/6").await, Err(CrawlError::TooManyRedirects { url: site.url("/6"), most: 5 }));
    assert_eq!(get("/circle").await, Err(CrawlError::RedirectLoop { url: site.url("/circle") }));
    assert!(matches!(get("/out").await, Err(CrawlError::BadRedirect { .. })));
    assert_eq!(get("/none").await, Err(CrawlError::Status { url: site.url("/none"), status: 404 }));
}

#[tokio::test]
async fn a_body_that_unpacks_to_more_than_the_bound_is_refused() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![b' '; 20 << 20]).unwrap();
    let bomb = packer.finish().unwrap();
    let size = bomb.len();
    let site = Site::start(move |_| {
        Response::builder().header("content-encoding", "gzip").body(Body::from(bomb.clone())).unwrap()
    })
    .await;
    let small = Client::new(ClientOptions { most_bytes: 1 << 20, ..options() }).unwrap();
    assert!(size < 1 << 20);
    let got = fetch_one(&small, &site.url("/bomb"), now()).await;
    assert_eq!(got, Err(CrawlError::TooLarge { url: site.url("/bomb"), most: 1 << 20 }));
}

#[tokio::test]
async fn a_body_that_drips_is_given_up() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n".to_vec();
    let drops = std::iter::once(head).chain(std::iter::repeat_n(b"x".to_vec(), 10_000)).collect();
    let address = broken(vec![Act::Send(drops, Duration::from_millis(10))]).await;
    let hasty = ClientOptions { least_speed: 10_000, grace: Duration::from_millis(60), tries: 1, ..options() };
    let url = format!("http://{address}/drip");
    let got = fetch_one(&Client::new(hasty).unwrap(), &url, now()).await;
    assert_eq!(got, Err(CrawlError::TooSlow { url, least: 10_000 }));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up() {
    let address = broken(vec![Act::Silence]).await;
    let hasty = ClientOptions { header_timeout: Duration::from_millis(60), tries: 2, ..options() };
    let got = fetch_one(&Client::new(hasty).unwrap(), &format!("http://{address}/"), now()).await;
    assert!(matches!(got, Err(CrawlError::TimedOut { .. })), "{got:?}");
}

#[tokio::test]
async fn a_connection_that_is_reset_is_tried_again() {
    let good = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok".to_vec();
    let address = broken(vec![Act::Reset, Act::Reset, Act::Send(vec![good], Duration::ZERO)]).await;
    let page = fetch_one(&client(), &format!("http://{address}/"), now()).await.unwrap();
    assert_eq!(page.body, b"ok");
    let never = broken(vec![Act::Reset]).await;
    let got = fetch_one(&client(), &format!("http://{never}/"), now()).await;
    assert!(matches!(got, Err(CrawlError::Connection { .. })), "{got:?}");
}

#[tokio::test]
async fn half_a_body_is_no_page() {
    let short = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nhalf".to_vec();
    let address = broken(vec![Act::Send(vec![short], Duration::ZERO)]).await;
    let got = fetch_one(&client(), &format!("http://{address}/"), now()).await;
    assert!(matches!(got, Err(CrawlError::Connection { .. })), "{got:?}");
}

#[tokio::test]
async fn addresses_that_are_not_public_are_never_asked() {
    let site = Site::start(|_| html("secret")).await;
    let strict = Client::new(ClientOptions { allow_private_network: false, ..options() }).unwrap();
    let port = site.address.port();
    let hosts =
        ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]"];
    for host in hosts {
        let got = fetch_one(&strict, &format!("http://{host}:{port}/"), now()).await;
        assert!(matches!(got, Err(CrawlError::Private { .. })), "{host}: {got:?}");
    }
    assert!(site.asked().is_empty());
    for address in ["file:///etc/passwd", "ftp://example.com/", "//example.com", "nothing"] {
        let got = fetch_one(&strict, address, now()).await;
        assert!(matches!(got, Err(CrawlError::NoAddress { .. })), "{address}: {got:?}");
    }
}

#[tokio::test]
async fn a_redirect_to_an_address_that_is_not_public_is_refused() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/secret" => html("secret"),
        _ => redirect(302, &format!("http://{}/secret", asked.headers["host"].replace("localhost", "127.0.0.1"))),
    })
    .await;
    let trusting = ClientOptions { allow_private_network: false, trusted_hosts: vec!["localhost".into()], ..options() };
    let url = format!("http://localhost:{}/", site.address.port());
    let got = fetch_one(&Client::new(trusting).unwrap(), &url, now()).await;
    assert!(matches!(got, Err(CrawlError::Private { .. })), "{got:?}");
    assert_eq!(site.paths(), ["/"]);
}

#[tokio::test]
async fn bodies_come_in_the_codings_that_are_asked_for() {
    let text = "<p>The chip is made at home.".repeat(50);
    let gzip = {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let deflate = {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let site = Site::start(move |asked| {
        let (coding, body) = match asked.path.as_str() {
            "/gzip" => ("gzip", gzip.clone()),
            "/deflate" => ("deflate", deflate.clone()),
            _ => return status(404),
        };
        Response::builder().header("content-encoding", coding).body(Body::from(body)).unwrap()
    })
    .await;
    for coding in ["gzip", "deflate"] {
        let page = fetch_one(&client(), &site.url(&format!("/{coding}")), now()).await.unwrap();
        assert_eq!(page.body, text.as_bytes(), "{coding}");
        assert!(site.last(&format!("/{coding}")).headers["accept-encoding"].contains(coding));
    }
}

#[tokio::test]
async fn a_date_serves_as_a_condition_too() {
    let date = "Mon, 28 Sep 2026 10:00:00 GMT";
    let site = Site::start(move |asked| match asked.headers.get("if-modified-since").map(String::as_str) {
        Some(since) if since == date => status(304),
        _ => Response::builder().header("last-modified", date).body(Body::from("body")).unwrap(),
    })
    .await;
    let client = client();
    let request = Request { url: site.url("/"), ..Request::default() };
    let first = client.get(&request, now()).await.unwrap();
    assert!(!site.last("/").headers.contains_key("if-modified-since"));
    let second = client.get(&Request { validators: first.validators, ..request }, now()).await.unwrap();
    assert_eq!((first.body.as_deref(), second.body), (Some(b"body".as_slice()), None));
}

#[tokio::test]
async fn a_condition_that_holds_saves_the_body() {
    let site = Site::start(|asked| match asked.headers.get("if-none-match").map(String::as_str) {
        Some("\"v1\"") => status(304),
        _ => Response::builder().header("etag", "\"v1\"").body(Body::from("body")).unwrap(),
    })
    .await;
    let client = client();
    let request = Request { url: site.url("/"), ..Request::default() };
    let first = client.get(&request, now()).await.unwrap();
    assert_eq!(first.body.as_deref(), Some(b"body".as_slice()));
    let second = client.get(&Request { validators: first.validators, ..request }, now()).await.unwrap();
    assert_eq!(second.body, None);
}
