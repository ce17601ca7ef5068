//! A page as fetched → a document: clean text with its title, outlet, authors, dates and language.
//!
//! | step | file |
//! | --- | --- |
//! | what the bytes are | `kind` |
//! | bytes → text | `charset` |
//! | HTML within bounds | `text::tame` |
//! | the page laid out flat | `outline` |
//! | title, outlet, authors, address | `metadata`, `jsonld` |
//! | when it was published | `date` |
//! | main text | `body`: `tidy` before it, the `search` of the densest part, `furniture` after it |
//! | whose text it is | `credit` |
//! | whether it is the whole | `partial` |
//! | HTML elements → lines | `lines` |
//! | model cards | `markdown` |
//! | PDF files | `pdf` |
//! | all of it → a document | `assemble` |
//! | what is known of sites | `site` |

mod assemble;
mod body;
mod charset;
mod credit;
mod date;
mod furniture;
mod jsonld;
mod kind;
mod lines;
mod markdown;
mod metadata;
mod outline;
mod partial;
mod pdf;
mod search;
mod site;
mod tidy;

use crate::{
    model::{DateOrigin, Document, Id, Language, Page, address},
    text::language::detect,
};
use kind::Kind;

pub(crate) use kind::is_pdf;
pub use pdf::Flaw;
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
    #[error("{url}: this is no text but {looks_like}; homegrown reads HTML, Markdown, plain text and PDF")]
    NotText { url: String, looks_like: &'static str },
    #[error("{url}: nothing can be read from this PDF file: {flaw}")]
    Pdf { url: String, flaw: Flaw },
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

/// How much work it is to clean a page, in bytes: a PDF file of half a megabyte may unpack to hundreds.
pub fn weight(page: &Page) -> usize {
    if is_pdf(&page.body) { usize::MAX } else { page.body.len() }
}

/// By what pages are cleaned: whenever anything that decides what is kept of one does, it changes.
pub const VERSION: &str = env!("HOMEGROWN_CLEANING");

/// What a page gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    pub document: Document,
    /// Its text is the one that the feed carries: the page has but a part of it.
    pub is_of_feed: bool,
}

/// Makes a document of a page: HTML, Markdown, plain text or PDF, by its bytes, header and address.
pub fn clean(page: &Page, rules: &SiteRules) -> Result<Document, Unreadable> {
    Ok(clean_page(page, rules)?.document)
}

/// The same, with what it is of.
pub fn clean_page(page: &Page, rules: &SiteRules) -> Result<Cleaned, Unreadable> {
    let url = || page.url.clone();
    if page.body.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge { url: url(), bytes: page.body.len() });
    }
    let kind = kind::of(&page.body, page.content_type.as_deref(), &page.url);
    let is_pdf = kind == Kind::Pdf;
    let own = |document| (document, false);
    let (mut document, is_of_feed) = match kind {
        _ if page.body.iter().all(u8::is_ascii_whitespace) && page.hint.content.is_none() => {
            return Err(Unreadable::Empty { url: url() });
        }
        Kind::Other(looks_like) => return Err(Unreadable::NotText { url: url(), looks_like }),
        Kind::Html => assemble::html(page, rules),
        Kind::Markdown => own(assemble::markdown(page)),
        Kind::Plain => own(assemble::plain_page(page)),
        Kind::Pdf => own(assemble::pdf(page).map_err(|flaw| Unreadable::Pdf { url: url(), flaw })?),
    };
    document.country.clone_from(&rules.country);
    document.tier.clone_from(&rules.tier);
    if body(&document).chars().filter(|c| c.is_alphanumeric()).take(LEAST_TEXT).count() < LEAST_TEXT {
        // no selector helps there
        let short = Unreadable::Pdf { url: url(), flaw: Flaw::Short };
        return Err(if is_pdf { short } else { Unreadable::NoText { url: url() } });
    }
    Ok(Cleaned { document, is_of_feed })
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
        partial: None,
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

/// The clean text without the title and the empty line at its head.
pub fn body(document: &Document) -> &str {
    let headed = document.title.as_deref().and_then(|title| document.text.strip_prefix(title));
    match headed {
        Some(body) if body.is_empty() || body.starts_with('\n') => body.trim_start_matches('\n'),
        _ => &document.text,
    }
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
        assert!(of(b"%PDF-1.4").contains("PDF file: it is damaged"));
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
    fn a_post_that_the_text_quotes_stays_and_buttons_to_share_go() {
        let paragraph = |number: &str| {
            format!(
                "<p>The ministry ordered {number} thousand accelerators from two makers, it said on Monday, and will pay \
                 for them in three parts over the next two years, the last after the chips have run for a year.</p>"
            )
        };
        let post = "<blockquote class=twitter-tweet><p>We did it with our own chips. <a href=/p>pic.example/a</a></p>\
                    A Minister (@minister) <a href=/q>November 18, 2025</a></blockquote>";
        let buttons = "<ul><li><a href=/x>Share it</a></li></ul>";
        let text = |class: &str, inner: &str| {
            let (before, after) = (paragraph("six"), paragraph("seven"));
            let html = format!("<article><h1>Chips</h1>{before}<div class={class}>{inner}</div>{after}</article>");
            clean(&page(html.as_bytes()), &SiteRules::default()).unwrap().text
        };
        assert!(text("social-media-embed", post).contains("our own chips"));
        assert!(!text("social-media-embed", buttons).contains("Share"));
        assert!(!text("comments", post).contains("our own chips"));
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

    #[test]
    fn the_body_is_the_clean_text_without_its_title() {
        let of = |title: Option<&str>, text: &str| {
            let given = Given { title: title.map(str::to_owned), ..Given::default() };
            body(&plain("a", None, text, given)).to_owned()
        };
        assert_eq!(of(None, "Title\n\nOne.\n\nTwo."), "One.\n\nTwo.");
        assert_eq!(of(Some("Chips"), "Chips are made.\nHere."), "Chips are made.\nHere.");
        assert_eq!(of(Some("Chips"), "Chips"), "");
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
