//! A page whose kind is known → a document, from its metadata, its dates and the lines of its text.

use scraper::Html;

use super::{
    SiteRules, body, charset,
    credit::{credit, with_credit},
    date,
    date::{Dates, Moment, Order, Place},
    document_key,
    furniture::Known,
    jsonld, lines,
    lines::{Kind, Line},
    metadata,
    metadata::{Metadata, Metas, host_of},
    outline::Outline,
    partial,
    pdf::{Flaw, Paper},
    site::squeeze,
};
use crate::{
    model::{DateOrigin, Document, Id, Language, Page, Partial, address},
    text::{language::detect, tame},
};

/// The document, and whether its text is the one that the feed carries.
pub(super) fn html(fetched: &Page, rules: &SiteRules) -> (Document, bool) {
    let host = host_of(&fetched.url);
    let page = Html::parse_document(&bounded(fetched, host.as_deref()));
    let page = Outline::of(&page);
    let metas = Metas::of(&page);
    let facts = jsonld::facts(&page);
    let shown = lines::all(&page);
    let head = metadata::metadata(&page, &shown, &metas, &facts, fetched);
    let known =
        Known::new(head.titles.iter().chain(&head.title).map(String::as_str), &head.authors, head.outlet.as_deref());
    let dates = |language| date::dates(&page, &metas, &facts, fetched, Place::of(host.as_deref(), language));
    let day = rules.are_dated().then(|| dates(head.language).day().unwrap_or(fetched.fetched_at.date_naive()));
    let main = body::main_text(&page, &rules.bodies(&page, host.as_deref(), day), &known);
    let partial = partial::of(&page, &main, &shown, &metas, &facts);
    let partial = partial.or_else(|| (beginning(&fetched.body).len() < fetched.body.len()).then_some(Partial::Cut));
    let (lines, whose) = fuller(main, facts.body.as_deref(), fetched.hint.content.as_deref());
    let partial = partial.filter(|_| whose == Whose::Page);
    let lines = with_credit(lines, credit(&shown, head.outlet.as_deref()));
    let text = compose(head.title.as_deref(), &lines);
    let language = detect(&text, head.language);
    let dates = dates(Some(language));
    (Document { partial, ..document(fetched, head, dates, language, text) }, whose == Whose::Feed)
}

/// Who has the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Page,
    JsonLd,
    Feed,
}

/// The source of a page within bounds; its whole text is gone before it is parsed.
fn bounded(fetched: &Page, host: Option<&str>) -> String {
    tame::tame(&charset::decode(beginning(&fetched.body), fetched.content_type.as_deref(), host))
}

/// As much of a page as is read of it, so that what nobody looks at is not decoded; no character of UTF-8 is cut in two, and
/// UTF-16 has two bytes for one of a tag.
fn beginning(body: &[u8]) -> &[u8] {
    let is_within = |at: &usize| body.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let is_wide = body.starts_with(&[0xff, 0xfe]) || body.starts_with(&[0xfe, 0xff]);
    let most = if is_wide { 2 * tame::MOST_BYTES } else { tame::MOST_BYTES };
    let end = (0..=most).rev().take(4).find(|at| is_wide || !is_within(at)).unwrap_or(most);
    body.get(..end).unwrap_or(body)
}

/// The page's text, or the one that its JSON-LD or its feed carries where the page has but a teaser of it.
fn fuller(main: Vec<Line>, of_facts: Option<&str>, of_feed: Option<&str>) -> (Vec<Line>, Whose) {
    let whole = |text: &str| {
        if text.contains("</") { body::whole(&tame::tame(text)) } else { lines::of_text(text) }
    };
    let others = [(of_facts, Whose::JsonLd), (of_feed, Whose::Feed)];
    let others = others.into_iter().filter_map(|(text, whose)| Some((text.filter(|text| text.len() > 200)?, whose)));
    others.fold((main, Whose::Page), |(best, of_best), (text, whose)| {
        // No text has more characters than bytes: most feeds' need not be parsed.
        if text.len() <= 2 * body::length(&best) {
            return (best, of_best);
        }
        let other = whole(text);
        if body::length(&other) > 2 * body::length(&best) { (other, whose) } else { (best, of_best) }
    })
}

pub(super) fn markdown(fetched: &Page) -> Document {
    let host = host_of(&fetched.url);
    let card = super::markdown::read(&charset::decode(&fetched.body, fetched.content_type.as_deref(), host.as_deref()));
    let head = Metadata {
        title: card.title.or_else(|| fetched.hint.title.clone()),
        outlet: fetched.hint.outlet.clone().or(host.clone()),
        authors: Vec::new(),
        titles: Vec::new(),
        url: host.is_some().then(|| fetched.url.clone()),
        language: fetched.hint.language,
    };
    without_head(fetched, head, card.date.as_deref().map(|date| (date, DateOrigin::Meta)), &card.lines)
}

pub(super) fn plain_page(fetched: &Page) -> Document {
    let host = host_of(&fetched.url);
    let text = charset::decode(&fetched.body, fetched.content_type.as_deref(), host.as_deref());
    let mut lines = lines::of_text(&text);
    let headed = lines.len() > 1 && lines.first().is_some_and(|line| line.chars <= 200);
    let title = fetched.hint.title.clone().filter(|_| !headed).or_else(|| headed.then(|| lines.remove(0).text));
    let outlet = fetched.hint.outlet.clone().or(host.clone());
    let url = host.is_some().then(|| fetched.url.clone());
    let head =
        Metadata { title, titles: Vec::new(), outlet, authors: Vec::new(), url, language: fetched.hint.language };
    // A release gives its date in its first line.
    let dateline = lines.first().map(|line| line.text.clone());
    without_head(fetched, head, dateline.as_deref().map(|line| (line, DateOrigin::Visible)), &lines)
}

/// Lines at the beginning of a PDF file among which its title stands.
const BEGINNING: usize = 16;

pub(super) fn pdf(fetched: &Page) -> Result<Document, Flaw> {
    let host = host_of(&fetched.url);
    let paper = super::pdf::read(&fetched.body)?;
    let place = Place::of(host.as_deref(), Some(detect(&lines::compose(&paper.lines), fetched.hint.language)));
    let shown = date_of(&paper, place.order);
    let title = paper.title.or_else(|| fetched.hint.title.clone());
    let head = Metadata {
        titles: Vec::new(),
        outlet: fetched.hint.outlet.clone().or(host.clone()),
        authors: paper.authors,
        url: host.is_some().then(|| fetched.url.clone()),
        language: fetched.hint.language,
        title,
    };
    let lines = without_title(paper.lines, head.title.as_deref());
    let shown = shown.map(|moment| moment.text(place.zone));
    let given = shown.as_deref().map(|date| (date, DateOrigin::Visible));
    let partial = paper.is_cut.then_some(Partial::Cut);
    Ok(Document { partial, ..without_head(fetched, head, given, &lines) })
}

/// Words of a stamp that say when a copy was fetched.
const FETCHED: [&str; 11] =
    ["download", "printed", "accessed", "retrieved", "licensed", "下载", "下載", "打印", "列印", "访问", "訪問"];

/// The date in the stamp of an archive, else the one that readers see, else one that is written across the page.
fn date_of(paper: &Paper, order: Order) -> Option<Moment> {
    let stamps = || paper.stamps.iter().map(|stamp| stamp.to_lowercase());
    let in_stamps =
        |is: &dyn Fn(&str) -> bool| stamps().filter(|stamp| is(stamp)).find_map(|stamp| Moment::find(&stamp, order));
    let is_fetched = |stamp: &str| FETCHED.iter().any(|word| stamp.contains(word));
    let lines = || {
        let lines = paper.lines.iter().filter(|line| {
            let text = line.text.to_lowercase();
            !FETCHED.iter().any(|word| text.starts_with(word))
        });
        lines.cloned().collect::<Vec<Line>>()
    };
    let of_archive = in_stamps(&|stamp| stamp.contains("xiv"));
    of_archive.or_else(|| date::in_lines(lines(), order)).or_else(|| in_stamps(&|stamp| !is_fetched(stamp)))
}

/// The lines without those in which the title stands.
fn without_title(lines: Vec<Line>, title: Option<&str>) -> Vec<Line> {
    let title = squeeze(title.unwrap_or(""));
    // what of it has not been found: a heading may say again what is in it
    let mut rest = title.clone();
    let mut is_title = |line: &Line| {
        let own = squeeze(&line.text);
        let is_part = own == title || line.kind == Kind::Heading && own.chars().count() >= 4;
        let place = rest.find(&own).filter(|_| is_part);
        if let Some(place) = place {
            rest.replace_range(place..place + own.len(), "");
        }
        own == title || place.is_some()
    };
    let kept = lines.into_iter().enumerate().filter(|(at, line)| *at >= BEGINNING || !is_title(line));
    kept.map(|(_, line)| line).collect()
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
        partial: None,
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
    charset::clean(text.into())
}

/// The last part of an address or path, without its ending: what a file is called.
fn stem(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or(path);
    let endings = [".gz", ".html", ".htm", ".xhtml", ".shtml", ".txt", ".md", ".markdown", ".pdf"];
    let stem = endings.iter().fold(last, |stem, ending| stem.strip_suffix(ending).unwrap_or(stem));
    if stem.is_empty() { url.to_owned() } else { stem.to_owned() }
}
