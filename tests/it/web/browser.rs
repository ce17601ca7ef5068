//! The pages in a real browser: forms, keys, narrow screens, and nothing asked of anyone else.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use serde_json::Value;
use thirtyfour::{By, ChromeCapabilities, ChromiumLikeCapabilities as _, DesiredCapabilities, Key, WebDriver};

use super::gold;
use crate::support::server::Server;

/// A driver and the browser that it drives; both end with the test.
struct Browser {
    driver: Child,
    page: WebDriver,
    _profile: tempfile::TempDir,
}

/// Flags without which it would look for its maker's servers, or for a screen.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

impl Browser {
    /// `None`, with a word on standard error, where the browser was switched off.
    async fn open(language: &str, size: &str) -> Option<Self> {
        if std::env::var("HOMEGROWN_TEST_BROWSER").is_ok_and(|set| set == "off") {
            eprintln!("left out: HOMEGROWN_TEST_BROWSER=off");
            return None;
        }
        // the client of the driver wants a provider of TLS, though it speaks to this machine alone
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver: tests/run installs it; HOMEGROWN_TEST_BROWSER=off leaves it out");
        let mut told = BufReader::new(driver.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("started successfully on port") {
            line.clear();
            assert!(told.read_line(&mut line).unwrap() > 0, "chromedriver went away");
        }
        let port: String = line.chars().filter(char::is_ascii_digit).collect();
        std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
        let profile = tempfile::tempdir().unwrap();
        let mut wanted: ChromeCapabilities = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wanted.add_arg(flag).unwrap();
        }
        for flag in [
            format!("--lang={language}"),
            format!("--window-size={size}"),
            format!("--user-data-dir={}", profile.path().display()),
        ] {
            wanted.add_arg(&flag).unwrap();
        }
        wanted.add_experimental_option("prefs", serde_json::json!({ "intl.accept_languages": language })).unwrap();
        let page = WebDriver::new(&format!("http://127.0.0.1:{port}"), wanted).await.unwrap();
        Some(Self { driver, page, _profile: profile })
    }

    async fn say(&self, script: &str) -> Value {
        self.page.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    async fn path(&self) -> String {
        let url = self.page.current_url().await.unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// Waits for the page of an address: a click does not.
    async fn arrives(&self, is_there: impl Fn(&str) -> bool) -> String {
        for _ in 0..200 {
            let path = self.path().await;
            if is_there(&path) {
                return path;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        self.path().await
    }

    async fn close(mut self) {
        let _ = self.page.clone().quit().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_filters_and_follows_a_claim_to_its_sentence() {
    let Some(browser) = Browser::open("en-GB", "1280,900").await else { return };
    let program = gold();
    let server = Server::start(&program);
    let page = &browser.page;
    page.goto(format!("http://{}/", server.address)).await.unwrap();
    page.find(By::Css("details.filters summary")).await.unwrap().click().await.unwrap();
    page.find(By::Id("f-org")).await.unwrap().send_keys("华为").await.unwrap();
    page.find(By::Css("details.filters button")).await.unwrap().click().await.unwrap();
    let filtered = "/?org=%E5%8D%8E%E4%B8%BA";
    assert_eq!(browser.arrives(|path| path == filtered).await, filtered);
    let cards = page.find_all(By::Css("article.card")).await.unwrap().len();
    assert!(cards > 0);
    page.find(By::Css("article.card .claim a.more")).await.unwrap().click().await.unwrap();
    let claim = browser.arrives(|path| path.starts_with("/c")).await;
    assert!(claim.starts_with("/c") && claim.len() == 15, "{claim}");
    page.find(By::Css("blockquote footer a[href^='/d']")).await.unwrap().click().await.unwrap();
    browser.arrives(|path| path.starts_with("/d")).await;
    let seen = browser.say("const at = document.querySelector(':target').getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight").await;
    assert_eq!(seen, true, "the sentence is on the screen");
    page.back().await.unwrap();
    browser.arrives(|path| path == claim).await;
    page.back().await.unwrap();
    browser.arrives(|path| path == filtered).await;
    assert_eq!(browser.path().await, filtered, "back is back");
    assert_eq!(page.find_all(By::Css("article.card")).await.unwrap().len(), cards);
    let asked = browser.say("return performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin + new URL(entry.name).pathname)").await;
    for address in asked.as_array().unwrap() {
        let address = address.as_str().unwrap();
        assert!(address.starts_with(&format!("http://{}/static/", server.address)), "{address}");
    }
    assert_eq!(browser.say("return getComputedStyle(document.body).marginTop").await, "0px", "the style is let in");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_fit_a_telephone_and_speak_the_readers_language() {
    let Some(browser) = Browser::open("zh-CN", "500,900").await else { return };
    let program = gold();
    let server = Server::start(&program);
    server.until("/search?q=910C", |reply| reply.status == 200);
    let claim = server.get("/api/claims?limit=1").json()[0]["id"].as_str().unwrap().to_owned();
    let document = server.get("/api/claims?limit=1").json()[0]["evidence"][0]["document"].as_str().unwrap().to_owned();
    for path in [
        "/",
        "/claims",
        "/conflicts",
        "/promises",
        "/chart?predicate=parameters",
        "/search?q=910C",
        "/sources",
        "/about",
        "/entity/Huawei",
        "/compare?name=Ascend+910B&name=Ascend+910C",
        &format!("/{claim}"),
        &format!("/{document}"),
    ] {
        browser.page.goto(format!("http://{}{path}", server.address)).await.unwrap();
        let wide =
            browser.say("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
        assert_eq!(wide, 0, "{path} is wider than the screen");
        assert_eq!(browser.say("return document.documentElement.lang").await, "zh-Hans", "{path}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_will_do() {
    let Some(browser) = Browser::open("en", "1280,900").await else { return };
    let program = gold();
    let server = Server::start(&program);
    let page = &browser.page;
    page.goto(format!("http://{}/", server.address)).await.unwrap();
    page.action_chain().send_keys(Key::Tab).perform().await.unwrap();
    assert_eq!(browser.say("return document.activeElement.className").await, "skip");
    page.action_chain().send_keys(Key::Enter).perform().await.unwrap();
    assert_eq!(browser.say("return location.hash").await, "#main");
    page.find(By::Id("q")).await.unwrap().send_keys("910C").await.unwrap();
    server.until("/search?q=910C", |reply| reply.status == 200);
    page.action_chain().send_keys(Key::Enter).perform().await.unwrap();
    assert_eq!(browser.arrives(|path| path.starts_with("/search")).await, "/search?q=910C");
    assert!(!page.find_all(By::Css("article.card mark")).await.unwrap().is_empty());
    browser.close().await;
}
