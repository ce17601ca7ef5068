//! What this is, how to read it, and how programs and feed readers ask it.

use askama::Template;
use axum::{Extension, extract::State};

use super::{frame::Frame, html};
use crate::{
    model::Modality,
    web::{
        address::Asked,
        site::{Answer, Shared},
        view::{Anchor, Firmness},
    },
};

#[derive(Template)]
#[template(path = "about.html", config = "src/web/askama.toml")]
struct AboutPage<'a> {
    frame: Frame<'a>,
    facts: Vec<String>,
    modalities: Vec<(Firmness, String)>,
    api: Vec<Anchor>,
    feeds: Vec<Anchor>,
}

/// Addresses that show what can be asked.
const API: [&str; 6] = [
    "/api/timeline?since=7d&country=CN",
    "/api/claims?predicate=training_hardware&min_sources=2",
    "/api/conflicts",
    "/api/promises?status=silent",
    "/api/search?q=国产芯片 训练",
    "/api/entity/Ascend 910C",
];
const FEEDS: [&str; 5] = [
    "/feed/timeline.atom",
    "/feed/timeline.rss?org=Huawei",
    "/feed/claims.json?predicate=parameters",
    "/feed/promises.ics",
    "/feed/claims.csv",
];

pub(in crate::web) async fn about(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let frame = Frame::place(&asked, "page.about");
    let store = &site.today.store;
    let words = frame.w;
    let facts = vec![
        format!("homegrown {}", env!("HOMEGROWN_VERSION")),
        words.n("count.documents", store.document_count().await?),
        words.with("about.revision", &store.revision().await?.to_string()),
    ];
    let meaning = |modality: &Modality| {
        let key = match modality {
            Modality::Stated => "about.stated",
            Modality::Reported => "about.reported",
            Modality::Speculated => "about.speculated",
            Modality::Planned => "about.planned",
            Modality::Denied => "about.denied",
        };
        (frame.view.firmness(*modality), words.t(key).to_owned())
    };
    let link = |address: &&str| Anchor { href: encoded(address), words: (*address).to_owned() };
    html(&AboutPage {
        modalities: Modality::ALL.iter().rev().map(meaning).collect(),
        api: API.iter().map(link).collect(),
        feeds: FEEDS.iter().map(link).collect(),
        facts,
        frame,
    })
}

/// The address as a browser sends it.
fn encoded(address: &str) -> String {
    let base = url::Url::parse("http://localhost/").and_then(|base| base.join(address));
    base.map_or_else(|_| address.to_owned(), |url| url.as_str().trim_start_matches("http://localhost").to_owned())
}
