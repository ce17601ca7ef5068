//! An HTML page of links, by the source's selectors → links, and the page that goes on.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};
use scraper::{ElementRef, Html, Selector};

use super::{
    link::{Link, MOST_LINKS},
    moment, read_address,
    source::{Select, Source},
};
use crate::text::{charset, tame::tame};

/// What one page of a list holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    pub links: Vec<Link>,
    /// The address of the page after it.
    pub next: Option<String>,
}

/// The source's selectors, ready for use. They were checked when the source was read.
struct Selectors {
    item: Selector,
    link: Option<Selector>,
    title: Option<Selector>,
    summary: Option<Selector>,
    date: Option<Selector>,
    next: Option<Selector>,
}

impl Selectors {
    fn of(select: &Select) -> Option<Self> {
        let css = |text: &Option<String>| text.as_deref().and_then(|text| Selector::parse(text).ok());
        Some(Self {
            item: css(&select.item).or_else(|| css(&select.link))?,
            link: css(&select.link),
            title: css(&select.title),
            summary: css(&select.summary),
            date: css(&select.date),
            next: css(&select.next),
        })
    }
}

/// Reads one page of a source's list; `base` is the address that it came from.
pub fn parse(body: &[u8], content_type: Option<&str>, base: &str, source: &Source) -> Listing {
    let Some(selectors) = Selectors::of(&source.select) else { return Listing::default() };
    let page = Html::parse_document(&tame(&charset::decode(body, content_type, None)));
    let base = base_of(&page, base);
    let zone = moment::zone_of_country(&source.country);
    let mut seen = HashSet::new();
    let links = page.select(&selectors.item).filter_map(|item| link(item, &selectors, &base, zone));
    let links = links.filter(|link| seen.insert(link.url.clone())).take(MOST_LINKS).collect();
    let next = selectors.next.as_ref().and_then(|next| page.select(next).next());
    let next = next.and_then(|next| read_address(next.attr("href")?, &base)).filter(|next| *next != base);
    Listing { links, next }
}

fn base_of(page: &Html, base: &str) -> String {
    let own = Selector::parse("base[href]").ok().and_then(|selector| page.select(&selector).next()?.attr("href"));
    own.and_then(|own| read_address(own, base)).unwrap_or_else(|| base.to_owned())
}

fn link(item: ElementRef<'_>, selectors: &Selectors, base: &str, zone: FixedOffset) -> Option<Link> {
    let anchor = anchor_of(item, selectors.link.as_ref())?;
    let url = read_address(anchor.attr("href")?, base)?;
    let title = match &selectors.title {
        Some(title) => item.select(title).next().unwrap_or(anchor),
        None => anchor,
    };
    let whole = title.attr("title").filter(|whole| whole.chars().count() > text_of(title).chars().count());
    let title_text = whole.map_or_else(|| text_of(title), str::to_owned);
    Some(Link {
        url,
        summary: selectors.summary.as_ref().and_then(|summary| item.select(summary).next()).map(text_of),
        published: date_of(item, anchor, selectors.date.as_ref(), zone),
        title: Some(title_text).filter(|title| !title.is_empty()),
        ..Link::default()
    })
}

/// The link of an item: by the selector, or the first one in it, or the item itself.
fn anchor_of<'p>(item: ElementRef<'p>, selector: Option<&Selector>) -> Option<ElementRef<'p>> {
    let inner = selector.and_then(|selector| item.select(selector).find(|anchor| anchor.attr("href").is_some()));
    let itself = || Some(item).filter(|item| item.attr("href").is_some());
    inner.or_else(itself).or_else(|| {
        let below = item.descendent_elements();
        below.into_iter().find(|element| element.value().name() == "a" && element.attr("href").is_some())
    })
}

fn date_of(
    item: ElementRef<'_>,
    anchor: ElementRef<'_>,
    selector: Option<&Selector>,
    zone: FixedOffset,
) -> Option<DateTime<FixedOffset>> {
    let read = |text: &str| moment::read_in(text, zone);
    if let Some(selector) = selector {
        let element = item.select(selector).next()?;
        let given = ["datetime", "content", "data-time", "title"].iter().find_map(|name| read(element.attr(name)?));
        return given.or_else(|| read(&text_of(element)));
    }
    // Without a selector: what is left of a short item when its link's text is gone.
    let rest = text_of(item).replace(&text_of(anchor), " ");
    Some(rest).filter(|rest| rest.contains(['-', '/', '.', '年'])).and_then(|rest| read(&rest))
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crawl::source::{File, parse as sources};

    fn source(select: &str) -> Source {
        let text = format!(
            "[[source]]\nid = \"a\"\ntitle = \"A\"\nkind = \"listing\"\nurl = \"https://example.cn/list/\"\n\
             language = \"zh\"\ncountry = \"CN\"\ntier = \"primary\"\n[source.select]\n{select}"
        );
        sources(&[File { name: "a.toml", text: &text }]).unwrap().remove(0)
    }

    #[test]
    fn a_ministrys_list_gives_links_titles_and_dates_of_its_zone() {
        let page = "<html><meta charset=gbk><ul class=news><li><a href='./t1.html' title='关于国产算力的通知全文'>关于国产…</a>\
                    <span>2026-09-28</span></li><li><a href='/t2.html'>第二条</a> 2026年9月27日</li>\
                    <li><a href='./t1.html'>again</a></li><li>no link</li><li><a href='javascript:x()'>x</a></li></ul>\
                    <a class=next href='index_1.html'>下一页</a>";
        let (page, _, _) = encoding_rs::GBK.encode(page);
        let source = source("item = \"ul.news li\"\nnext = \"a.next\"");
        let listing = parse(&page, None, &source.url, &source);
        assert_eq!(listing.next.as_deref(), Some("https://example.cn/list/index_1.html"));
        assert_eq!(listing.links.len(), 2);
        let first = &listing.links[0];
        assert_eq!(first.url, "https://example.cn/list/t1.html");
        assert_eq!(first.title.as_deref(), Some("关于国产算力的通知全文"));
        assert_eq!(first.published.unwrap().to_rfc3339(), "2026-09-28T00:00:00+08:00");
        assert_eq!(listing.links[1].published.unwrap().to_rfc3339(), "2026-09-27T00:00:00+08:00");
    }

    #[test]
    fn an_item_may_be_the_link_itself() {
        let page =
            b"<a class=card href=/x><h3>Chip</h3><p>About it</p><time datetime=2026-09-28T01:00:00Z>today</time></a>";
        let source = source("item = \"a.card\"\ntitle = \"h3\"\nsummary = \"p\"\ndate = \"time\"");
        let link = parse(page, None, &source.url, &source).links.remove(0);
        assert_eq!((link.title.as_deref(), link.summary.as_deref()), (Some("Chip"), Some("About it")));
        assert_eq!(link.published.unwrap().to_rfc3339(), "2026-09-28T01:00:00+00:00");
    }
}
