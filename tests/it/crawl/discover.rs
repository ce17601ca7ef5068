//! `sources` on the command line, against a site: finding a feed, writing it, listing, checking, OPML.

use super::site::{Site, feed, html, status, xml};
use crate::support::program::Program;

async fn site() -> Site {
    Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/news" => html(
            "<html lang=zh-CN><title>芯片新闻</title><link rel=alternate type='application/rss+xml' href='/comments/feed'>\
             <link rel=alternate type='application/rss+xml' href='/dead.xml'>\
             <link rel=alternate type='application/atom+xml' href='/atom.xml'><a href=/a/1>x</a>",
        ),
        "/atom.xml" => xml(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='zh-CN'><title>国产 \"芯片\"</title>\
             <entry><title>昇腾</title><link href='/a/1'/></entry></feed>",
        ),
        "/unnamed/" => html("<html><p>nothing here"),
        "/feed" => feed(3),
        "/empty.xml" => xml("<rss><channel><title>Empty</title></channel></rss>"),
        "/old.xml" => xml("<rss><channel><item><title>Old</title><link>/o</link><pubDate>Mon, 01 Jan 2018 00:00:00 GMT</pubDate></item></channel></rss>"),
        _ => status(404),
    })
    .await
}

fn on_another_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> tokio::task::JoinHandle<T> {
    tokio::task::spawn_blocking(work)
}

#[tokio::test]
async fn a_feed_is_found_written_and_visited() {
    let site = site().await;
    let (news, unnamed, nothing) = (site.url("/news"), site.url("/unnamed/"), site.url("/none"));
    let atom = site.url("/atom.xml");
    on_another_thread(move || {
        let program = Program::new();
        let told = program.run(["sources", "add", &news, "--tier", "primary", "--allow-private-network"]);
        assert!(told.err.contains("1 entry found; written to"), "{}", told.err);
        let written = told.done();
        for row in
            ["id = \"127-0-0-1\"", "language = \"zh-CN\"", "country = \"CN\"", "tier = \"primary\"", "kind = \"feed\""]
        {
            assert!(written.contains(row), "{row}: {written}");
        }
        assert!(written.contains(&format!("url = \"{atom}\"")), "{written}");
        let again = program.run(["sources", "add", &atom, "--allow-private-network"]);
        assert!(again.err.contains("already"), "{}", again.err);
        let other = ["sources", "add", &unnamed, "--country", "US", "--every", "30 8 * * *", "--allow-private-network"];
        let other = program.run(other).done();
        assert!(other.contains("id = \"127-0-0-1-2\"") && other.contains("every = \"30 8 * * *\""), "{other}");
        let asked = program.run([
            "sources",
            "add",
            &unnamed.replace("/unnamed/", "/empty.xml"),
            "--print",
            "--allow-private-network",
        ]);
        assert_eq!(asked.status, Some(2), "{}", asked.err);
        assert!(asked.err.contains("--country"), "{}", asked.err);
        let none = program.run(["sources", "add", &nothing, "--allow-private-network"]);
        assert_eq!(none.status, Some(1), "{}", none.err);

        let dry =
            program.run(["crawl", "--source", "127-0-0-1", "--dry-run", "--allow-private-network", "--format", "json"]);
        assert!(dry.err.contains("1 source due: 1 page to fetch, 0 to pass over"), "{}", dry.err);
        let dry = dry.json();
        assert_eq!((&dry[0]["action"], &dry[0]["title"]), (&"fetch".into(), &"昇腾".into()));
        assert!(program.run(["claims", "--format", "json"]).json().as_array().unwrap().is_empty());
        let visited = program.run(["crawl", "--source", "127-0-0-1", "--gap", "0", "--allow-private-network"]);
        assert!(visited.err.contains("documents"), "{}", visited.err);
        let listed = program.run(["sources", "list", "--format", "json"]).json();
        let own = listed.as_array().unwrap().iter().find(|source| source["id"] == "127-0-0-1").unwrap().clone();
        assert!(own["last_tried"].is_string() && own["next_visit"].is_string(), "{own:#}");
        assert!(listed.as_array().unwrap().len() > 150, "own sources add to those that are compiled in");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_check_tells_states_in_words_and_fails_on_those_that_are_asked_for() {
    let site = site().await;
    let base = site.url("");
    on_another_thread(move || {
        let program = Program::new();
        std::fs::create_dir(program.path("feeds")).unwrap();
        let source = |id: &str, path: &str| {
            format!(
                "[[source]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"feed\"\nurl = \"{base}{path}\"\nlanguage = \"en\"\n\
                 country = \"CN\"\ntier = \"trade\"\n"
            )
        };
        let files = [source("fine", "/feed"), source("empty", "/empty.xml"), source("old", "/old.xml")].concat();
        program.file("feeds/a.toml", files);
        let check = |more: &[&str]| {
            let all = [&["sources", "check", "--feeds", "feeds", "--allow-private-network", "--format", "json"], more].concat();
            program.run(all)
        };
        let told = check(&[]).json();
        let states: Vec<&str> = told.as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap()).collect();
        assert_eq!(states, ["ok", "empty", "stale"]);
        assert_eq!(told[0]["first"], "Chip 1");
        assert!(told[1]["reason"].as_str().unwrap().contains("lists nothing"), "{told:#}");
        assert!(told[2]["reason"].as_str().unwrap().contains("2018-01-01"), "{told:#}");
        let stale = check(&["--fail-on", "stale"]);
        assert_eq!(stale.status, Some(1));
        assert!(stale.err.contains("1 of 3 sources is not as it should be"), "{}", stale.err);
        assert_eq!(check(&["--fail-on", "moved"]).status, Some(0));
        assert_eq!(check(&["--fail-on", "any"]).status, Some(1));
        assert_eq!(check(&["--fail-on", "rotten"]).status, Some(2));
    })
    .await
    .unwrap();
}

#[test]
fn opml_goes_out_and_comes_in() {
    let program = Program::new();
    let out = program.run(["sources", "export"]).done();
    assert!(out.starts_with("<?xml") && out.contains("xmlUrl=\"https://"), "{}", &out[..200]);
    std::fs::create_dir(program.path("mine")).unwrap();
    program.file("all.opml", &out);
    let taken = program.run(["sources", "import", "all.opml", "--feeds", "mine"]);
    assert!(taken.err.contains("sources written to"), "{}", taken.err);
    let ids = |program: &Program, feeds: &[&str]| -> Vec<String> {
        let all = [&["sources", "list", "--format", "json"], feeds].concat();
        let listed = program.run(all).json();
        listed.as_array().unwrap().iter().map(|row| format!("{} {} {}", row["id"], row["url"], row["every"])).collect()
    };
    assert_eq!(ids(&program, &[]), ids(&program, &["--feeds", "mine"]));
    let again = program.run(["sources", "import", "all.opml", "--feeds", "mine"]);
    let all = ids(&program, &[]).len();
    assert!(again.err.contains(&format!("nothing is added, {all} were there already")), "{}", again.err);
    let wrong = program.fed(["sources", "import", "-"], "<html>no feeds</html>");
    assert_eq!(wrong.status, Some(1), "{}", wrong.err);
}

#[test]
fn an_outline_that_makes_no_source_is_told_and_the_others_come_in() {
    let outlines =
        |rows: &[&str]| format!("<opml version='2.0'><body><outline text='Chips'/>{}</body></opml>", rows.concat());
    let (cn, com) = ("<outline xmlUrl='https://one.example.cn/rss'/>", "<outline xmlUrl='https://two.example/rss'/>");
    let file = outlines(&[
        cn,
        "<outline text='Broken' xmlUrl='not a url'/>",
        com,
        "<outline xmlUrl='ftp://three.example.de/rss'/>",
        "<outline xmlUrl='https://four.example.fr/rss' homegrown:every='whenever'/>",
        "<outline xmlUrl='https://five.example.jp/rss'/>",
        cn,
    ]);
    let program = Program::new();
    program.file("mine.opml", file);
    let taken = program.run(["sources", "import", "mine.opml", "--feeds", "mine"]);
    assert_eq!(taken.status, Some(1), "{}", taken.err);
    for told in [
        "left out: `not a url` is no http or https address",
        "left out: `ftp://three.example.de/rss` is no http or https address",
        "left out: https://two.example/rss: its country cannot be told: give it with --country",
        "left out: https://four.example.fr/rss: every: `whenever` is no duration",
        "2 sources written to",
        "own.toml, 1 in the file more than once",
    ] {
        assert!(taken.err.contains(told), "{told}: {}", taken.err);
    }
    let own = std::fs::read_to_string(program.path("mine/own.toml")).unwrap();
    assert_eq!(own.matches("[[source]]").count(), 2, "{own}");
    program.file("com.opml", outlines(&[com]));
    let named = program.run(["sources", "import", "com.opml", "--feeds", "mine", "--country", "US"]);
    assert!(named.err.contains("1 source written to"), "{}", named.err);
    assert_eq!(named.status, Some(0));
    let none = program.fed(["sources", "import", "-", "--feeds", "mine"], outlines(&["<outline xmlUrl='x'/>"]));
    assert_eq!(none.status, Some(1));
    assert!(none.err.contains("left out: `x`") && none.err.contains("nothing is added"), "{}", none.err);
}

#[tokio::test]
async fn what_is_passed_over_is_counted_and_can_be_listed() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => xml("<rss><channel><item><title>Huawei Ascend 910C</title><link>/a</link></item>\
             <item><title>Football</title><link>/b</link></item></channel></rss>"),
        "/robots.txt" => status(404),
        _ => html("<article><p>A page.</p></article>"),
    })
    .await;
    let url = site.url("/feed");
    on_another_thread(move || {
        let program = Program::new();
        std::fs::create_dir(program.path("feeds")).unwrap();
        program.file(
            "feeds/a.toml",
            format!("[[source]]\nid = \"a\"\ntitle = \"A\"\nkind = \"feed\"\nurl = \"{url}\"\nlanguage = \"en\"\ncountry = \"CN\"\ntier = \"trade\"\n"),
        );
        let ran = program.run(["crawl", "--feeds", "feeds", "--gap", "0", "--allow-private-network", "--format", "json"]).json();
        assert_eq!(ran[0]["passed_over"], 1);
        let passed = program.run(["sources", "passed-over", "--feeds", "feeds", "--format", "json"]).json();
        assert_eq!((passed.as_array().unwrap().len(), &passed[0]["title"]), (1, &"Football".into()));
    })
    .await
    .unwrap();
}
