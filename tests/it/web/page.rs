//! The pages: whole, in two languages, leading nowhere that there is not.

use std::collections::{BTreeSet, VecDeque};

use insta::assert_snapshot;
use scraper::{ElementRef, Html, Selector};

use super::gold;
use crate::support::{
    program::{Program, filled},
    server::{Reply, Server},
};

fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of this server that a page leads to, without the place in the page.
fn own_links(html: &Html) -> BTreeSet<String> {
    let all = select(html, "[href], [src], [action]").into_iter().filter_map(|element| {
        let value = element.value();
        value.attr("href").or(value.attr("src")).or(value.attr("action"))
    });
    let own = all.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    own.filter_map(|link| link.split('#').next()).map(str::to_owned).collect()
}

/// What every page is, whatever it shows.
#[track_caller]
fn check(path: &str, reply: &Reply) -> Html {
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    let html = Html::parse_document(&reply.body);
    assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
    assert_eq!(select(&html, "h1").len(), 1, "{path}");
    assert!(!words(select(&html, "title")[0]).starts_with('·'), "{path}");
    assert!(select(&html, "html[lang]").len() == 1 && select(&html, "main#main").len() == 1, "{path}");
    let ids: Vec<&str> = select(&html, "[id]").iter().map(|element| element.value().attr("id").unwrap()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: two elements of one id in {ids:?}");
    for field in select(&html, "input:not([type=hidden]), select") {
        let id = field.value().attr("id").unwrap_or_default();
        let labelled = !select(&html, &format!("label[for='{id}']")).is_empty()
            || field.ancestors().any(|node| node.value().as_element().is_some_and(|element| element.name() == "label"));
        assert!(labelled, "{path}: {} has no label", field.html());
    }
    for link in select(&html, "a[href]") {
        assert!(
            !words(link).is_empty()
                || link.value().attr("aria-label").is_some()
                || link.html().contains("class=\"dot\""),
            "{path}: {}",
            link.html()
        );
    }
    let outside = select(&html, "script[src], link[href^=http], img, iframe, [style], [onclick]");
    assert!(outside.is_empty(), "{path}: {}", outside[0].html());
    html
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let program = gold();
    let server = Server::start(&program);
    server.until("/search?q=Ascend", |reply| reply.status == 200);
    let mut seen: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    let mut ahead: VecDeque<String> = seen.iter().cloned().collect();
    let (mut asked, mut kinds) = (0, BTreeSet::new());
    // of each kind of page some: a thousand claims have a thousand pages of one form
    let kind = |path: &str| {
        let bare = path.split('?').next().unwrap();
        let asked: String =
            path.split('?').nth(1).unwrap_or_default().split('&').filter_map(|pair| pair.split('=').next()).collect();
        let bare = if bare.len() == 15 { &bare[..2] } else { bare.split_inclusive('/').take(2).last().unwrap_or(bare) };
        format!("{bare} {asked}")
    };
    let mut of_kind = std::collections::BTreeMap::<String, usize>::new();
    while let Some(path) = ahead.pop_front() {
        let count = of_kind.entry(kind(&path)).or_default();
        *count += 1;
        if *count > 4 {
            continue;
        }
        asked += 1;
        let reply = server.get(&path);
        if (300..400).contains(&reply.status) {
            let to = reply.header("location").to_owned();
            assert!(to.starts_with('/'), "{path} leads to {to}");
            if seen.insert(to.clone()) {
                ahead.push_back(to);
            }
            continue;
        }
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        if !reply.header("content-type").starts_with("text/html") {
            continue;
        }
        kinds.insert(kind(&path));
        let html = check(&path, &reply);
        ahead.extend(own_links(&html).into_iter().filter(|link| seen.insert(link.clone())));
    }
    assert!(asked > 100 && kinds.len() > 20, "{asked} pages of {kinds:?}");
}

#[test]
fn the_first_screen_tells_what_was_announced_and_how_sure_it_is() {
    let program = filled();
    let server = Server::start(&program);
    let html = check("/", &server.get("/"));
    let cards: Vec<String> = select(&html, "article.card").into_iter().map(words).collect();
    assert_snapshot!("timeline", cards.join("\n\n"));
    let chinese = check("/?ui=zh", &server.get("/?ui=zh"));
    assert_eq!(select(&chinese, "html")[0].value().attr("lang"), Some("zh-Hans"));
    let cards: Vec<String> = select(&chinese, "article.card").into_iter().map(words).collect();
    assert_snapshot!("timeline_zh", cards.join("\n\n"));
    let preferred = server.ask("GET", "/", &[("accept-language", "zh-CN,zh;q=0.9,en;q=0.8")]);
    assert!(preferred.body.contains("<html lang=\"zh-Hans\">"), "{}", preferred.body);
}

#[test]
fn a_claim_has_a_page_of_its_own_with_all_that_bears_on_it() {
    let program = filled();
    let server = Server::start(&program);
    let claims = server.get("/api/claims?predicate=parameters&subject=TeleChat2-115B").json();
    let disputed = claims.as_array().unwrap().iter().find(|claim| claim["value"]["min"] == 1.15e11).unwrap();
    let path = format!("/{}", disputed["id"].as_str().unwrap());
    let html = check(&path, &server.get(&path));
    let page = words(select(&html, "main")[0]);
    for said in [
        "115 billion parameters",
        "1150亿参数",
        "Contradicted by",
        "100 billion parameters",
        "China Telecom",
        "Cite this",
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    let quotes: Vec<_> = select(&html, "blockquote.quote p[lang]");
    assert!(quotes.iter().any(|quote| quote.value().attr("lang") == Some("zh")), "a quote is marked with its language");
    let stored = select(&html, "blockquote a[href^='/d']").last().unwrap().value().attr("href").unwrap().to_owned();
    let (document, at) = stored.split_once('#').unwrap();
    let text = check(document, &server.get(document));
    assert_eq!(select(&text, &format!("#{at}")).len(), 1, "{stored} leads to a place in the text");
    let marked: String = select(&text, ".text mark").into_iter().map(words).collect();
    assert!(marked.contains("115 billion parameters") || marked.contains("1150亿参数"), "{marked}");
    let said: Vec<_> = select(&text, ".text a.said").iter().map(|link| link.value()).collect();
    assert!(said.iter().all(|link| link.attr("href").unwrap().contains("#:~:text=")), "{said:?}");
    assert!(said.iter().any(|link| link.attr("title").unwrap().contains("115 billion parameters (stated")), "{said:?}");
}

#[test]
fn an_id_that_was_merged_leads_to_what_it_became() {
    let program = filled();
    let claims = program.run(["claims", "--predicate", "memory_capacity", "--format", "json"]).json();
    let ids: Vec<&str> = claims.as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    program.run(["correct", ids[0], "same-as", ids[1], "--why", "a test"]).done();
    let server = Server::start(&program);
    let replies = [server.get(&format!("/{}", ids[0])), server.get(&format!("/{}?ui=zh", ids[1]))];
    let moved: Vec<&Reply> = replies.iter().filter(|reply| reply.status == 307).collect();
    assert_eq!(moved.len(), 1, "{replies:?}");
    let to = moved[0].header("location").split('?').next().unwrap().to_owned();
    assert!(ids.contains(&&to[1..]) && server.get(&to).status == 200, "{to}");
}

#[test]
fn what_a_form_left_empty_is_not_in_the_address() {
    let program = filled();
    let server = Server::start(&program);
    let reply = server.get("/claims?subject=&org=Huawei&country=&since=&until=");
    assert!(reply.status == 303 && reply.header("location") == "/claims?org=Huawei", "{reply:?}");
    let html = check("/claims", &server.get("/claims?org=Huawei"));
    let field = select(&html, "#f-org")[0].value();
    assert_eq!(field.attr("value"), Some("Huawei"), "the form shows what is asked");
    assert!(!select(&html, "details.filters[open]").is_empty());
}

#[test]
fn an_empty_store_says_what_to_do() {
    let program = Program::new();
    let server = Server::start(&program);
    for path in ["/", "/claims", "/conflicts", "/promises", "/chart", "/sources", "/about", "/compare", "/search"] {
        let html = check(path, &server.get(path));
        if ["/", "/claims", "/conflicts"].contains(&path) {
            assert!(words(select(&html, "main")[0]).contains("homegrown crawl"), "{path}");
        }
    }
    let missing = server.get("/nothing");
    assert!(missing.status == 404 && missing.body.contains("there is nothing at /nothing"), "{missing:?}");
}

#[test]
fn a_chart_is_a_picture_with_its_data_under_it() {
    let program = gold();
    let server = Server::start(&program);
    let path = "/chart?predicate=parameters";
    let html = check(path, &server.get(path));
    let points = select(&html, "svg.chart a[href^='/c'] title");
    let rows = select(&html, "details table tbody tr");
    assert!(points.len() > 5 && points.len() == rows.len(), "{} points, {} rows", points.len(), rows.len());
    let svg = server.get("/chart.svg?predicate=parameters");
    assert_eq!(svg.header("content-type"), "image/svg+xml");
    assert!(
        svg.body.contains("<style>") && svg.body.contains(&format!("href=\"http://{}/c", server.address)),
        "{}",
        svg.body
    );
    assert_eq!(svg.body.matches("class=\"dot\"").count(), points.len());
    let csv = server.get("/chart.csv?predicate=parameters").done();
    assert_eq!(csv.lines().filter(|line| line.starts_with('c')).count(), points.len(), "{csv}");
    let dates = check("/chart", &server.get("/chart?predicate=released"));
    assert!(!select(&dates, "svg.chart .dot").is_empty());
}
