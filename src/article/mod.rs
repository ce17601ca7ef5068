//! A page as fetched → a document: clean text with its title, outlet, authors, dates and language.
//!
//! | step | file |
//! | --- | --- |
//! | what the bytes are | `kind` |
//! | bytes → text | `charset` |
//! | HTML within bounds | `tame` |
//! | title, outlet, authors, address | `metadata`, `jsonld` |
//! | when it was published | `date` |
//! | main text | `body`, with `tidy` before it and `furniture` after it |
//! | HTML elements → lines | `lines` |
//! | model cards | `markdown` |
//! | what is known of sites | `site` |

mod body;
mod charset;
mod date;
mod furniture;
mod jsonld;
mod kind;
mod lines;
mod markdown;
mod metadata;
mod site;
mod tame;
mod tidy;

use scraper::Html;

use crate::{
    model::{DateOrigin, Document, Id, Language, Page, address},
    text::language::detect,
};
use date::{Dates, Moment, Place};
use kind::Kind;
use lines::Line;
use metadata::{Metadata, Metas, host_of};

pub use site::SiteRules;

/// Bytes of a body that clean-up takes.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// Letters and digits below which there is no text to speak of.
const LEAST_TEXT: usize = 20;

/// Why a page gave no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("{url}: the page is empty")]
    Empty { url: String },
    #[error("{url}: this is no text but {looks_like}; homegrown reads HTML, Markdown and plain text")]
    NotText { url: String, looks_like: &'static str },
    #[error("{url}: the page has {bytes} bytes, more than the {MOST_BYTES} that are read")]
    TooLarge { url: String, bytes: usize },
    #[error(
        "{url}: no article text was found; a selector for its body in the source's file ([source.select] body) would help"
    )]
    NoText { url: String },
}

/// What is known beforehand of a text that is taken as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    /// RFC 3339 or a bare date.
    pub published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<Language>,
    pub source: Option<String>,
    pub country: Option<String>,
    pub tier: Option<String>,
}

/// Makes a document of a page: HTML, Markdown or plain text, by its bytes, header and address.
pub fn clean(page: &Page, rules: &SiteRules) -> Result<Document, Unreadable> {
    let url = || page.url.clone();
    if page.body.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge { url: url(), bytes: page.body.len() });
    }
    let mut document = match kind::of(&page.body, page.content_type.as_deref(), &page.url) {
        _ if page.body.iter().all(u8::is_ascii_whitespace) && page.hint.content.is_none() => {
            return Err(Unreadable::Empty { url: url() });
        }
        Kind::Other(looks_like) => return Err(Unreadable::NotText { url: url(), looks_like }),
        Kind::Html => html(page, rules),
        Kind::Markdown => markdown(page),
        Kind::Plain => plain_page(page),
    };
    document.country.clone_from(&rules.country);
    document.tier.clone_from(&rules.tier);
    if body_of(&document).chars().filter(|c| c.is_alphanumeric()).take(LEAST_TEXT).count() < LEAST_TEXT {
        return Err(Unreadable::NoText { url: url() });
    }
    Ok(document)
}

/// Makes a document of clean text, which is kept as it is but for NUL: offsets count in the text as given.
pub fn plain(name: &str, url: Option<&str>, text: &str, given: Given) -> Document {
    let text = text.replace('\0', "");
    let headed = text.split_once("\n\n").map(|(head, _)| head.trim());
    let headed = headed.filter(|head| !head.is_empty() && !head.contains('\n') && head.chars().count() <= 300);
    let title = given.title.or_else(|| headed.map(str::to_owned));
    Document {
        id: Id::document(&document_key(url, name)),
        name: name.to_owned(),
        url: url.map(|url| address::canonical(url).unwrap_or_else(|| url.to_owned())),
        title,
        outlet: given.outlet,
        authors: given.authors,
        language: detect(&text, given.language),
        published_from: given.published.as_ref().map(|_| DateOrigin::Given),
        published: given.published,
        modified: given.modified,
        text,
        source: given.source,
        country: given.country,
        tier: given.tier,
    }
}

/// What a document is known by: its canonical address, or its name where it has none.
pub fn document_key(url: Option<&str>, name: &str) -> String {
    url.and_then(address::key).unwrap_or_else(|| format!("file:{name}"))
}

fn html(fetched: &Page, rules: &SiteRules) -> Document {
    let host = host_of(&fetched.url);
    let source = charset::decode(&fetched.body, fetched.content_type.as_deref(), host.as_deref());
    let page = Html::parse_document(&tame::tame(&source));
    let metas = Metas::of(&page);
    let facts = jsonld::facts(&page);
    let head = metadata::metadata(&page, &metas, &facts, fetched);
    let main = body::main_text(&page, &rules.bodies(host.as_deref()), head.title.as_deref());
    let lines = fuller(main, facts.body.as_deref(), fetched.hint.content.as_deref());
    let text = compose(head.title.as_deref(), &lines);
    let language = detect(&text, head.language);
    let dates = date::dates(&page, &metas, &facts, fetched, Place::of(host.as_deref(), Some(language)));
    document(fetched, head, dates, language, text)
}

/// The page's text, or the one that its JSON-LD or its feed carries where the page has but a teaser of it.
fn fuller(main: Vec<Line>, of_facts: Option<&str>, of_feed: Option<&str>) -> Vec<Line> {
    let whole = |text: &str| {
        if text.contains("</") { body::whole(&tame::tame(text)) } else { lines::of_text(text) }
    };
    let others = [of_facts, of_feed].into_iter().flatten().filter(|text| text.len() > 200).map(whole);
    others.fold(main, |best, other| if body::length(&other) > 2 * body::length(&best) { other } else { best })
}

fn markdown(fetched: &Page) -> Document {
    let host = host_of(&fetched.url);
    let card = markdown::read(&charset::decode(&fetched.body, fetched.content_type.as_deref(), host.as_deref()));
    let head = Metadata {
        title: card.title.or_else(|| fetched.hint.title.clone()),
        outlet: fetched.hint.outlet.clone().or(host.clone()),
        authors: Vec::new(),
        url: host.is_some().then(|| fetched.url.clone()),
        language: fetched.hint.language,
    };
    without_head(fetched, head, card.date.as_deref().map(|date| (date, DateOrigin::Meta)), &card.lines)
}

fn plain_page(fetched: &Page) -> Document {
    let host = host_of(&fetched.url);
    let text = charset::decode(&fetched.body, fetched.content_type.as_deref(), host.as_deref());
    let mut lines = lines::of_text(&text);
    let headed = lines.len() > 1 && lines.first().is_some_and(|line| line.chars <= 200);
    let title = fetched.hint.title.clone().filter(|_| !headed).or_else(|| headed.then(|| lines.remove(0).text));
    let outlet = fetched.hint.outlet.clone().or(host.clone());
    let url = host.is_some().then(|| fetched.url.clone());
    let head = Metadata { title, outlet, authors: Vec::new(), url, language: fetched.hint.language };
    // A release gives its date in its first line.
    let dateline = lines.first().map(|line| line.text.clone());
    without_head(fetched, head, dateline.as_deref().map(|line| (line, DateOrigin::Visible)), &lines)
}

/// A text without metadata: its date is the one that it gives, its address', or its source's.
fn without_head(fetched: &Page, head: Metadata, given: Option<(&str, DateOrigin)>, lines: &[Line]) -> Document {
    let text = compose(head.title.as_deref(), lines);
    let language = detect(&text, head.language);
    let place = Place::of(host_of(&fetched.url).as_deref(), Some(language));
    let told = given.and_then(|(text, origin)| Some((Moment::find(text, place.order)?, origin)));
    let told = told.or_else(|| Some((date::in_address(&fetched.url)?, DateOrigin::Url)));
    let told = told.or_else(|| Some((Moment::of(fetched.hint.published?), DateOrigin::Feed)));
    let told = told.filter(|(moment, _)| date::is_believable(moment, fetched.fetched_at));
    let published = told.map(|(moment, origin)| (moment.text(place.zone), origin));
    document(fetched, head, Dates { published, modified: None }, language, text)
}

fn document(fetched: &Page, head: Metadata, dates: Dates, language: Language, text: String) -> Document {
    let name = stem(&fetched.url);
    let (published, published_from) = dates.published.unzip();
    let url = head.url.as_deref().and_then(address::canonical);
    Document {
        id: Id::document(&document_key(url.as_deref(), &name)),
        name,
        url,
        title: head.title,
        outlet: head.outlet,
        authors: head.authors,
        language,
        published,
        published_from,
        modified: dates.modified,
        text,
        source: fetched.source.clone(),
        country: None,
        tier: None,
    }
}

/// The text of a document: the title, an empty line, the body.
fn compose(title: Option<&str>, lines: &[Line]) -> String {
    let body = lines::compose(lines);
    let text = match title {
        Some(title) if body.is_empty() => title.to_owned(),
        Some(title) => format!("{title}\n\n{body}"),
        None => body,
    };
    charset::clean(&text)
}

fn body_of(document: &Document) -> &str {
    let title = document.title.as_deref().unwrap_or("");
    document.text.strip_prefix(title).unwrap_or(&document.text)
}

/// The last part of an address or path, without its ending: what a file is called.
fn stem(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or(path);
    let endings = [".gz", ".html", ".htm", ".xhtml", ".shtml", ".txt", ".md", ".markdown"];
    let stem = endings.iter().fold(last, |stem, ending| stem.strip_suffix(ending).unwrap_or(stem));
    if stem.is_empty() { url.to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::model::document::Hint;

    fn page(body: &[u8]) -> Page {
        Page {
            url: "https://news.example.cn/a/story.html".into(),
            fetched_at: DateTime::<Utc>::from_timestamp(1_760_000_000, 0).unwrap(),
            content_type: Some("text/html".into()),
            body: body.to_vec(),
            source: None,
            hint: Hint::default(),
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_address() {
        let rules = SiteRules::default();
        let of = |body: &[u8]| clean(&page(body), &rules).unwrap_err().to_string();
        assert_eq!(of(b" \n"), "https://news.example.cn/a/story.html: the page is empty");
        assert!(of(b"%PDF-1.4").contains("a PDF file"));
        assert!(of(b"<html><body><nav>Home</nav></body></html>").contains("no article text was found"));
        assert!(of(&vec![b'a'; MOST_BYTES + 1]).contains("more than the 10485760"));
    }

    #[test]
    fn clean_text_is_kept_as_it_is_given() {
        let text = "Title\n\n  Body\twith\u{3000}blanks \r\n and NUL\0.";
        let document = plain("a", None, text, Given { published: Some("2024-09-28".into()), ..Given::default() });
        assert_eq!(document.text, text.replace('\0', ""));
        assert_eq!(document.title.as_deref(), Some("Title"));
        assert_eq!(document.published_from, Some(DateOrigin::Given));
        assert_eq!(document.id, Id::document("file:a"));
    }

    #[test]
    fn a_page_under_fifty_thousand_open_tags_is_read() {
        let tags = ["<div>", "<b>", "<table>", "<ul><li>", "<a href=x>", "<font color=red>"];
        for tag in tags {
            let body =
                format!("<html><h1>Deep</h1>{}<p>Here the text stands, long enough to be one.", tag.repeat(50_000));
            assert!(clean(&page(body.as_bytes()), &SiteRules::default()).is_ok(), "{tag}");
        }
    }

    fn soup() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div class=share>",
            "<div>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<ul>",
            "<li>",
            "<br>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<h1>",
            "</h1>",
            "<a href='",
            "'>",
            "</a>",
            "<time datetime=2024-",
            "09-28>",
            "<meta property=og:title content=\"",
            "\">",
            "国产芯片，",
            "10,000 chips. ",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "<sup>",
            "18",
            "</sup>",
            "<pre>",
            "\n",
            "<svg>",
            "<math>",
            "<select>",
            "<template>",
            "<body>",
            "</html>",
            "\u{E000}",
            "\u{E001}",
            "\0",
            "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"",
            "2024年",
            "9月31日",
            "—",
            " | ",
            "```",
            "|a|b|",
        ]);
        prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn no_bytes_bring_clean_up_down(body in prop::collection::vec(any::<u8>(), 0..2000)) {
            let _ = clean(&page(&body), &SiteRules::default());
        }

        #[test]
        fn no_tag_soup_brings_clean_up_down(soup in soup(), kind in prop::sample::select(vec!["text/html", "text/plain", "text/markdown"])) {
            let page = Page { content_type: Some(kind.into()), ..page(soup.as_bytes()) };
            if let Ok(document) = clean(&page, &SiteRules::default()) {
                let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{E000}' | '\u{E001}');
                prop_assert!(!document.text.contains(odd));
                prop_assert!(document.title.is_none_or(|title| document.text.starts_with(&title)));
            }
        }
    }
}
