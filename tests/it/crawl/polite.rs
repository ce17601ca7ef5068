//! Politeness: robots.txt, the gap, and what a busy server asks for.

use std::{sync::Arc, time::Duration};

use axum::{body::Body, http::Response};
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use homegrown::{
    crawl::{Client, ClientOptions, CrawlError, Gate, HostState, Source, SourceState, Status, fetch_one, schedule},
    pipeline::CrawlReport,
};

use super::{
    by, client, empty_store, feed_of, now, options, run_with,
    site::{Site, feed, html, redirect, status, xml},
    visit_with,
};

fn busy(after: &str) -> Response<Body> {
    Response::builder().status(429).header("retry-after", after).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn robots_txt_is_read_once_and_obeyed() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => html("User-agent: *\nDisallow: /\n\nUser-agent: homegrown\nDisallow: /private/\n"),
        "/lured" => redirect(302, "/private/b"),
        _ => html("page"),
    })
    .await;
    let client = client();
    assert!(fetch_one(&client, &site.url("/a"), now()).await.is_ok());
    let refused = fetch_one(&client, &site.url("/private/a"), now()).await;
    assert_eq!(refused, Err(CrawlError::Robots { url: site.url("/private/a") }));
    let lured = fetch_one(&client, &site.url("/lured"), now()).await;
    assert_eq!(lured, Err(CrawlError::Robots { url: site.url("/private/b") }));
    assert_eq!(site.paths(), ["/a", "/lured"]);
    assert_eq!(site.asked().len(), 3);
}

#[tokio::test]
async fn without_robots_txt_all_is_allowed_and_with_a_broken_one_nothing() {
    for (code, allowed) in [(404, true), (403, true), (410, true), (500, false), (503, false)] {
        let site = Site::start(move |asked| match asked.path.as_str() {
            "/robots.txt" => status(code),
            _ => html("page"),
        })
        .await;
        let got = fetch_one(&client(), &site.url("/a"), now()).await;
        assert_eq!(got.is_ok(), allowed, "{code}: {got:?}");
        assert!(allowed || matches!(got, Err(CrawlError::RobotsUnreachable { .. })));
    }
}

#[tokio::test]
async fn one_gap_holds_for_all_sources_of_a_host() {
    let gap = Duration::from_millis(60);
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/one.xml" | "/two.xml" => feed(2),
        _ => html("page"),
    })
    .await;
    let client = Client::new(ClientOptions { gap, ..options() }).unwrap();
    let (one, two) = (feed_of(&site.url("/one.xml")), feed_of(&site.url("/two.xml")));
    let past = SourceState::default();
    let ((one, _), (two, _)) =
        tokio::join!(visit_with(&client, &one, &past, false), visit_with(&client, &two, &past, false));
    assert_eq!((one.report.fetched, two.report.fetched), (2, 2));
    let times: Vec<_> = site.asked().iter().map(|asked| asked.at).collect();
    assert_eq!(times.len(), 7);
    for pair in times.windows(2) {
        assert!(pair[1] - pair[0] >= gap, "{:?}", pair[1] - pair[0]);
    }
}

#[tokio::test]
async fn a_crawl_delay_is_kept_up_to_a_cap() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => html("User-agent: *\nCrawl-delay: 3600"),
        _ => html("page"),
    })
    .await;
    let most_gap = Duration::from_millis(80);
    let client = Client::new(ClientOptions { most_gap, ..options() }).unwrap();
    for path in ["/a", "/b"] {
        fetch_one(&client, &site.url(path), now()).await.unwrap();
    }
    assert!(site.last("/b").at - site.last("/a").at >= most_gap);
}

#[tokio::test]
async fn a_short_retry_after_is_waited_for() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/robots.txt", _) => status(404),
        (_, 0) => busy("1"),
        (_, 1) => status(503),
        _ => html("page"),
    })
    .await;
    assert!(fetch_one(&client(), &site.url("/a"), now()).await.is_ok());
    let times: Vec<_> = site.asked().into_iter().filter(|asked| asked.path == "/a").map(|asked| asked.at).collect();
    assert!(times[1] - times[0] >= Duration::from_secs(1));
    assert_eq!(times.len(), 3);
}

#[tokio::test]
async fn retry_after_is_kept_in_both_forms_and_for_both_statuses() {
    for (code, is_date) in [(429, false), (429, true), (503, false), (503, true)] {
        let (seconds, until) = (7_200, now() + TimeDelta::seconds(7_200));
        let after = if is_date { until.format("%a, %d %b %Y %H:%M:%S GMT").to_string() } else { seconds.to_string() };
        let site = Site::start(move |asked| match asked.path.as_str() {
            "/robots.txt" => status(404),
            _ => Response::builder().status(code).header("retry-after", &after).body(Body::empty()).unwrap(),
        })
        .await;
        let client = client();
        let first = fetch_one(&client, &site.url("/a"), now()).await;
        assert!(matches!(&first, Err(CrawlError::Busy { url, .. }) if *url == site.url("/a")), "{first:?}");
        let Err(CrawlError::Busy { until: told, .. }) = fetch_one(&client, &site.url("/b"), now()).await else {
            panic!("{code} {is_date}: the host was asked again");
        };
        assert!((told - until).abs() < TimeDelta::seconds(5), "{code} {is_date}: {told}");
        assert_eq!(site.paths(), ["/a"], "{code} {is_date}");
        // When the time is over, it is asked again.
        assert!(fetch_one(&client, &site.url("/b"), until + TimeDelta::minutes(1)).await.is_err());
        assert_eq!(site.paths()[..2], ["/a", "/b"], "{code} {is_date}");
    }
}

#[tokio::test]
async fn a_short_date_to_come_back_at_is_waited_for() {
    // The date has no fractions: the wait is one second at least and two at most.
    let after = (now() + TimeDelta::seconds(2)).format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let site = Site::start(move |asked| match (asked.path.as_str(), asked.before) {
        ("/robots.txt", _) => status(404),
        (_, 0) => Response::builder().status(503).header("retry-after", &after).body(Body::empty()).unwrap(),
        _ => html("page"),
    })
    .await;
    let patient = Client::new(ClientOptions { most_pause: Duration::from_secs(5), ..options() }).unwrap();
    assert!(fetch_one(&patient, &site.url("/a"), now()).await.is_ok());
    let times: Vec<_> = site.asked().into_iter().filter(|asked| asked.path == "/a").map(|asked| asked.at).collect();
    assert!(times[1] - times[0] >= Duration::from_secs(1), "{:?}", times[1] - times[0]);
}

#[tokio::test]
async fn who_asks_is_told_with_a_way_to_reach_its_operator() {
    let site = Site::start(|_| html("page")).await;
    let contact = Some("https://operator.example/crawler".to_owned());
    let client = Client::new(ClientOptions { contact, ..options() }).unwrap();
    fetch_one(&client, &site.url("/a"), now()).await.unwrap();
    for path in ["/robots.txt", "/a"] {
        let agent = site.last(path).headers["user-agent"].clone();
        assert!(agent.starts_with("homegrown/") && agent.contains("+https://operator.example/crawler"), "{agent}");
    }
}

#[tokio::test]
async fn a_long_retry_after_holds_for_the_whole_host_and_for_the_next_visit() {
    let until = now() + TimeDelta::hours(2);
    let date = until.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/feed" => busy(&date),
        _ => html("page"),
    })
    .await;
    let client = client();
    let source = feed_of(&site.url("/feed"));
    let (first, _) = visit_with(&client, &source, &SourceState::default(), false).await;
    assert!(first.report.error.as_ref().is_some_and(|error| error.contains("asked to be left alone until")));
    assert!(schedule::due(&source.every, &first.state.past) >= until - TimeDelta::seconds(5));
    let other = fetch_one(&client, &site.url("/other"), now()).await;
    assert!(matches!(other, Err(CrawlError::Busy { .. })), "{other:?}");
    let (second, _) = visit_with(&client, &source, &first.state, false).await;
    assert_eq!(site.paths(), ["/feed"]);
    let not_before = second.state.past.not_before.unwrap();
    assert!((not_before - until).abs() < TimeDelta::seconds(5), "{not_before}");
    assert!(schedule::due(&source.every, &second.state.past) >= not_before);
}

#[tokio::test]
async fn a_long_retry_after_holds_for_the_next_program_too() {
    let until = now() + TimeDelta::hours(2);
    let date = until.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        _ => busy(&date),
    })
    .await;
    let (store, _folder) = empty_store().await;
    let source = feed_of(&site.url("/feed"));
    for worker in ["one", "two"] {
        run_with(&client(), &store, std::slice::from_ref(&source), &by(worker), now()).await;
    }
    assert_eq!(site.asked().len(), 2, "robots.txt and the feed, by the first alone");
    run_with(&client(), &store, &[source], &by("three"), until + TimeDelta::minutes(1)).await;
    assert!(site.paths().len() > 1, "the time is over");
}

/// Two programs with sources on hosts of their own, whose pages are all on one.
#[tokio::test]
async fn programs_that_share_a_store_keep_the_gap_of_a_host_between_them() {
    let gap = Duration::from_millis(120);
    let pages = Site::start(|asked| if asked.path == "/robots.txt" { status(404) } else { html("page") }).await;
    let (store, _folder) = empty_store().await;
    let mut sources = Vec::new();
    for id in ["a", "b"] {
        let items: String = (0..4)
            .map(|n| format!("<item><title>Chip</title><link>{}</link></item>", pages.url(&format!("/{id}{n}"))))
            .collect();
        let list = Site::start(move |asked| match asked.path.as_str() {
            "/robots.txt" => status(404),
            _ => xml(format!("<rss><channel>{items}</channel></rss>")),
        })
        .await;
        sources.push(Source { id: id.to_owned(), ..feed_of(&list.url("/feed")) });
    }
    let visit = |at: usize, hours: i64| {
        let client = Client::new(ClientOptions { gap, ..options() }).unwrap();
        let (store, source) = (store.clone(), sources[at].clone());
        async move {
            run_with(&client, &store, &[source], &by(&format!("worker {at}")), now() + TimeDelta::hours(hours)).await
        }
    };
    let (one, two) = tokio::join!(visit(0, 0), visit(1, 0));
    let waiting = |report: &CrawlReport| report.visits[0].visit.waiting;
    assert!(waiting(&one) + waiting(&two) > 0, "neither met the other: {one:#?} {two:#?}");
    // What waited comes when the other has left.
    for hours in [7, 14] {
        visit(0, hours).await;
        visit(1, hours).await;
    }
    let mut paths = pages.paths();
    paths.sort();
    assert_eq!(paths, ["/a0", "/a1", "/a2", "/a3", "/b0", "/b1", "/b2", "/b3"]);
    let times: Vec<_> = pages.asked().iter().map(|asked| asked.at).collect();
    let shortest = times.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap();
    assert!(shortest >= gap, "{shortest:?}");
}

/// A gate that lets nobody in on one host, and remembers when it was asked.
struct Held {
    host: String,
    asked: std::sync::Mutex<Vec<DateTime<Utc>>>,
}

impl Gate for Held {
    fn enter<'g>(&'g self, host: &'g str, now: DateTime<Utc>) -> BoxFuture<'g, Option<HostState>> {
        self.asked.lock().unwrap().push(now);
        Box::pin(async move { (host != self.host).then(HostState::default) })
    }

    fn keep<'g>(&'g self, _: &'g str, _: HostState) -> BoxFuture<'g, ()> {
        Box::pin(async {})
    }
}

fn held(site: &Site) -> Arc<Held> {
    Arc::new(Held { host: site.address.to_string(), asked: std::sync::Mutex::default() })
}

#[tokio::test]
async fn what_another_program_asks_is_left_for_later_and_the_rest_goes_on() {
    let other = Site::start(|_| html("page")).await;
    let away = other.url("/x");
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => {
            let held = (0..8).map(|n| format!("<item><title>Chip</title><link>{away}{n}</link></item>"));
            let held: String = held.collect();
            xml(format!("<rss><channel>{held}<item><title>Chip</title><link>/free</link></item></channel></rss>"))
        }
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let gate = held(&other);
    let client = client().guarded(Arc::clone(&gate) as _);
    let (visited, pages) = visit_with(&client, &feed_of(&site.url("/feed")), &SourceState::default(), false).await;
    assert_eq!((pages.len(), visited.report.waiting, other.asked().len()), (1, 8, 0));
    assert_eq!(pages[0].url, site.url("/free"));
    let entered = gate.asked.lock().unwrap().len();
    assert_eq!(entered, 2, "a host that is held is not tried for again and again");
}

#[tokio::test]
async fn a_list_that_leads_to_a_host_in_use_is_no_failure_of_the_source() {
    let other = Site::start(|_| feed(1)).await;
    let away = other.url("/feed");
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        _ => redirect(302, &away),
    })
    .await;
    let client = client().guarded(held(&other));
    let (visited, _) = visit_with(&client, &feed_of(&site.url("/feed")), &SourceState::default(), false).await;
    assert!(visited.report.elsewhere && visited.state.error.is_none(), "{visited:#?}");
    assert_eq!((visited.state.past.failures, visited.state.status), (0, Status::New));
    assert_eq!(visited.report.unanswered(), None);
    let due = visited.state.due(&feed_of(&site.url("/feed")));
    assert!(due > now() && due <= now() + TimeDelta::minutes(6), "it is asked soon: {due}");
}

#[tokio::test]
async fn a_wish_of_another_host_does_not_stop_the_source() {
    let other = Site::start(|asked| if asked.path == "/robots.txt" { status(404) } else { busy("7200") }).await;
    let away = other.url("/x");
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/robots.txt" => status(404),
        _ => redirect(302, &away),
    })
    .await;
    let (visited, _) = visit_with(&client(), &feed_of(&site.url("/feed")), &SourceState::default(), false).await;
    assert_eq!((visited.report.failed.len(), visited.state.past.not_before), (1, None));
}

/// The clock goes on while a visit does: what is written among other programs' times is of now.
#[tokio::test]
async fn a_long_visit_enters_hosts_by_the_time_that_it_is() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.headers["host"].as_str()) {
        ("/robots.txt", _) => status(404),
        ("/feed", host) => {
            let other = host.replace("127.0.0.1", "localhost");
            xml(format!("<rss><channel><item><title>Chip</title><link>http://{other}/x</link></item></channel></rss>"))
        }
        _ => html("page"),
    })
    .await;
    let gate = held(&site);
    let slow = ClientOptions { gap: Duration::from_millis(300), ..options() };
    let client = Client::new(slow).unwrap().guarded(Arc::clone(&gate) as _);
    client.hold(&site.address.to_string(), &HostState::default(), &now).await;
    let (visited, _) = visit_with(&client, &feed_of(&site.url("/feed")), &SourceState::default(), false).await;
    assert_eq!(visited.report.fetched, 1, "{visited:#?}");
    let asked = gate.asked.lock().unwrap().clone();
    // Its own host is held whole; before the page of the other were robots.txt, the gap and the feed.
    assert!(asked.len() == 1 && asked[0] > now() + TimeDelta::milliseconds(250), "{asked:?}");
}

/// A gate at which another program is in the way the first time.
#[derive(Default)]
struct Opens(std::sync::atomic::AtomicBool);

impl Gate for Opens {
    fn enter<'g>(&'g self, _: &'g str, _: DateTime<Utc>) -> BoxFuture<'g, Option<HostState>> {
        let open = self.0.swap(true, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move { open.then(HostState::default) })
    }

    fn keep<'g>(&'g self, _: &'g str, _: HostState) -> BoxFuture<'g, ()> {
        Box::pin(async {})
    }
}

#[tokio::test]
async fn a_host_that_another_program_had_is_asked_once_it_is_leased_here() {
    let site = Site::start(|asked| if asked.path == "/robots.txt" { status(404) } else { html("page") }).await;
    let client = client().guarded(Arc::new(Opens::default()));
    let (host, url) = (site.address.to_string(), site.url("/a"));
    assert!(fetch_one(&client, &url, now()).await.is_err());
    assert!(fetch_one(&client, &url, now()).await.is_err(), "for some seconds it is taken to be so still");
    client.hold(&host, &HostState::default(), &now).await;
    drop(client.leave(&host, &now).await);
    assert!(fetch_one(&client, &url, now()).await.is_ok());
}

#[tokio::test]
async fn what_is_left_behind_of_a_host_is_of_when_its_turn_was_had() {
    let gap = Duration::from_millis(1_500);
    let site = Site::start(|asked| if asked.path == "/robots.txt" { status(404) } else { html("page") }).await;
    let client = Client::new(ClientOptions { gap, ..options() }).unwrap();
    let (began, host) = (std::time::Instant::now(), site.address.to_string());
    let clock = move || now() + TimeDelta::from_std(began.elapsed()).unwrap();
    // robots.txt, the gap, the page: it has the turn while the host is given back.
    let url = site.url("/a");
    let fetching = fetch_one(&client, &url, now());
    let leaving = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        client.leave(&host, &clock).await.state
    };
    let (page, state) = tokio::join!(fetching, leaving);
    assert!(page.is_ok());
    assert!(state.next.unwrap() > now() + TimeDelta::milliseconds(2_500), "{state:?} {}", clock());
}

#[tokio::test]
async fn a_short_retry_after_holds_for_the_whole_host() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/robots.txt", _) => status(404),
        ("/a", 0) => busy("1"),
        _ => html("page"),
    })
    .await;
    let client = client();
    let (a, b) = (site.url("/a"), site.url("/b"));
    let (first, second) = tokio::join!(fetch_one(&client, &a, now()), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        fetch_one(&client, &b, now()).await
    });
    assert!(first.is_ok() && second.is_ok());
    let asked = site.asked();
    let at = |path: &str| asked.iter().find(|asked| asked.path == path).unwrap().at;
    assert!(at("/b") - at("/a") >= Duration::from_secs(1), "{asked:?}");
}
