//! The head of a page → its title without the outlet's name, the outlet, the authors, the canonical address.

use scraper::Html;
use url::Url;

use super::{
    jsonld::Facts,
    site::{collapse, select, text_at, text_of},
};
use crate::model::{Language, Page};

/// The `meta` tags of a page, names in lower case, in order.
#[derive(Debug, Default)]
pub(super) struct Metas(Vec<(String, String)>);

impl Metas {
    pub(super) fn of(page: &Html) -> Self {
        let tags = select(page, "meta[content]").take(400).filter_map(|meta| {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| meta.attr(key))?;
            let content = collapse(meta.attr("content")?);
            (!content.is_empty()).then(|| (name.trim().to_ascii_lowercase(), content))
        });
        Self(tags.collect())
    }

    /// The contents of the tags of these names, in the order of the names.
    pub(super) fn all<'m>(&'m self, names: &'m [&str]) -> impl Iterator<Item = &'m str> {
        names
            .iter()
            .flat_map(|name| self.0.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str()))
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).next().map(str::to_owned)
    }
}

/// What a page's head says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<Language>,
}

/// Names that a platform gives itself where the outlet is another.
const PLATFORMS: [&str; 6] =
    ["微信公众平台", "weixin official accounts platform", "wordpress", "blogger", "medium", "substack"];

pub(super) fn metadata(page: &Html, metas: &Metas, facts: &Facts, fetched: &Page) -> Metadata {
    let host = host_of(&fetched.url);
    let outlet = outlet(page, metas, facts, fetched);
    Metadata {
        title: title(page, metas, facts, fetched, outlet.as_deref(), host.as_deref()),
        authors: authors(page, metas, facts, outlet.as_deref()),
        url: canonical(page, metas, &fetched.url),
        language: language(page, metas, facts, fetched),
        outlet: outlet.or(host),
    }
}

/// The host of an address, without `www.`.
pub(super) fn host_of(url: &str) -> Option<String> {
    let host = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").map_or(host.clone(), str::to_owned))
}

fn outlet(page: &Html, metas: &Metas, facts: &Facts, fetched: &Page) -> Option<String> {
    // On a platform of many channels the channel is the outlet.
    let of_platform =
        text_at(page, "#js_name, .profile_nickname").filter(|_| select(page, "#js_content").next().is_some());
    let known = of_platform.into_iter().chain(metas.first(&["og:site_name"])).chain(facts.publisher.clone());
    let less_sure =
        metas.first(&["application-name", "sitename", "mediaid"]).into_iter().chain(fetched.hint.outlet.clone());
    known.chain(less_sure).chain(beside_heading(page)).map(|name| masthead(&name)).find(|name| {
        !name.is_empty() && name.chars().count() <= 80 && !PLATFORMS.contains(&name.to_lowercase().as_str())
    })
}

fn title(
    page: &Html,
    metas: &Metas,
    facts: &Facts,
    fetched: &Page,
    outlet: Option<&str>,
    host: Option<&str>,
) -> Option<String> {
    let headings: Vec<String> = select(page, "h1")
        .filter(|heading| !is_masthead(*heading))
        .map(text_of)
        .filter(|text| (2..=300).contains(&text.chars().count()))
        .take(5)
        .collect();
    let of_head = text_at(page, "head > title").or_else(|| text_at(page, "title"));
    let shared = metas.first(&["og:title", "twitter:title", "articletitle", "dc.title", "citation_title"]);
    // A heading that the page's title repeats is the article's; other headings may be the site's.
    let long = of_head.as_deref().or(shared.as_deref()).map(squeeze).unwrap_or_default();
    let repeated = |heading: &&String| {
        let heading = squeeze(heading);
        let (own, all) = (heading.chars().count(), long.chars().count());
        own > 3 && (long.starts_with(&heading) || long.contains(&heading) && own * 2 >= all)
    };
    let heading = headings.iter().find(repeated);
    let single = (headings.len() == 1).then(|| headings.first()).flatten().filter(|_| shared.is_none());
    let candidates = heading
        .cloned()
        .into_iter()
        .chain(facts.headline.clone())
        .chain(shared)
        .chain(single.cloned())
        .chain(of_head)
        .chain(fetched.hint.title.clone());
    let mut titles = candidates.map(|title| without_outlet(&collapse(&title), outlet, host));
    titles.find(|title| !title.is_empty() && outlet.is_none_or(|outlet| squeeze(outlet) != squeeze(title)))
}

/// A heading that leads to the front page is the site's name.
fn is_masthead(heading: scraper::ElementRef<'_>) -> bool {
    let is_front = |href: &str| href == "/" || Url::parse(href).is_ok_and(|url| is_front(&url));
    heading.descendent_elements().filter_map(|element| element.attr("href")).any(is_front)
}

/// An outlet's name as a page gives it, without its slogan; an address is no name.
fn masthead(name: &str) -> String {
    let name = collapse(name);
    let name = name.split(" | ").next().unwrap_or("").trim();
    if name.contains("://") || name.starts_with("www.") {
        String::new()
    } else {
        name.trim_start_matches('@').to_owned()
    }
}

/// The outlet as the page's title has it before or behind the heading: `Heading_Outlet`, `Outlet - Heading`.
fn beside_heading(page: &Html) -> Option<String> {
    let whole = text_at(page, "head > title").or_else(|| text_at(page, "title"))?;
    let headings: Vec<String> = select(page, "h1")
        .filter(|heading| !is_masthead(*heading))
        .take(5)
        .map(|heading| squeeze(&text_of(heading)))
        .collect();
    let is_heading = |part: &str| headings.contains(&squeeze(part));
    let name = BARS.iter().find_map(|bar| {
        let (first, last) = (whole.split(bar).next()?, whole.rsplit(bar).next()?);
        let shorter = first.chars().count() < last.chars().count();
        if is_heading(first) { Some(last) } else { (is_heading(last) && shorter).then_some(first) }
    });
    let name = name.map(str::trim).filter(|name| !is_heading(name));
    name.filter(|name| (2..=30).contains(&name.chars().count())).map(str::to_owned)
}

/// What parts a title from the name of its outlet.
const BARS: [&str; 14] = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", "｜", "_", " -- ", " : ", "-", "|", "—"];

/// The title without an outlet's name before or behind it.
fn without_outlet(title: &str, outlet: Option<&str>, host: Option<&str>) -> String {
    let names: Vec<String> = outlet.into_iter().chain(host).map(squeeze).filter(|name| !name.is_empty()).collect();
    let label =
        host.and_then(|host| host.split('.').rev().nth(1)).map(squeeze).filter(|label| label.chars().count() > 3);
    let is_name = |part: &str| {
        let part = squeeze(part);
        !part.is_empty()
            && (names.iter().any(|name| *name == part || (part.chars().count() >= 4 && name.contains(&part)))
                || names.iter().any(|name| name.chars().count() >= 4 && part.starts_with(name.as_str()))
                || label.as_ref().is_some_and(|label| part == *label))
    };
    let mut title = title;
    for bar in BARS {
        while let Some((rest, last)) =
            title.rsplit_once(bar).filter(|(rest, last)| is_name(last) && !rest.trim().is_empty())
        {
            let _ = last;
            title = rest.trim();
        }
        if let Some((_, rest)) = title.split_once(bar).filter(|(first, rest)| is_name(first) && !rest.trim().is_empty())
        {
            title = rest.trim();
        }
    }
    title.to_owned()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn authors(page: &Html, metas: &Metas, facts: &Facts, outlet: Option<&str>) -> Vec<String> {
    let named = |names: Vec<String>| (!names.is_empty()).then_some(names);
    let of_head = || {
        metas
            .all(&["author", "article:author", "parsely-author", "dc.creator", "citation_author"])
            .map(str::to_owned)
            .collect()
    };
    let visible = || {
        select(page, r#"[rel~="author"], [itemprop~="author"], .author-name, .byline-name, #js_author_name"#)
            .take(6)
            .map(text_of)
            .collect()
    };
    let found =
        named(facts.authors.clone()).or_else(|| named(of_head())).or_else(|| named(visible())).unwrap_or_default();
    let mut authors: Vec<String> = Vec::new();
    for name in found.iter().flat_map(|names| names.split([';', '、', '，'])).map(name_of) {
        let is_outlet = outlet.is_some_and(|outlet| squeeze(outlet) == squeeze(&name));
        let is_name = (2..=60).contains(&name.chars().count()) && !name.contains("://") && !is_outlet;
        if is_name && !authors.contains(&name) && authors.len() < 10 {
            authors.push(name);
        }
    }
    authors
}

fn name_of(text: &str) -> String {
    let text = collapse(text);
    let beginnings =
        ["By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di ", "作者：", "作者:", "记者 ", "文/", "文｜", "文："];
    beginnings.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text).trim().to_owned()
}

/// The page's own word on its address, where it stays on the site: another outlet's address is that of the text
/// which this one copies, and the copy is a document of its own.
fn canonical(page: &Html, metas: &Metas, fetched: &str) -> Option<String> {
    let base = Url::parse(fetched).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let declared = select(page, r#"link[rel~="canonical"]"#).find_map(|link| link.attr("href").map(str::to_owned));
    let declared = declared.or_else(|| metas.first(&["og:url"]));
    let declared = declared.and_then(|href| match &base {
        Some(base) => base.join(href.trim()).ok(),
        None => Url::parse(href.trim()).ok(),
    });
    let declared = declared.filter(|url| matches!(url.scheme(), "http" | "https"));
    match (base, declared) {
        (Some(base), Some(declared))
            if (is_same_site(&base, &declared) || is_loopback(&base)) && !is_front(&declared) =>
        {
            Some(declared.into())
        }
        (Some(base), _) => Some(base.into()),
        (None, declared) => declared.filter(|url| !is_front(url)).map(Into::into),
    }
}

/// A page on this machine is a mirror of the one that it names.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn is_front(url: &Url) -> bool {
    url.path().trim_matches('/').is_empty() && url.query().is_none()
}

/// Whether two hosts differ in a label such as `www`, `m` or `amp` at most; ports tell sites apart too.
fn is_same_site(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| {
        let host = url.host_str().unwrap_or("").to_owned();
        let label = ["www.", "m.", "amp.", "mobile.", "wap."].iter().find_map(|label| host.strip_prefix(label));
        (label.map_or(host.clone(), str::to_owned), url.port())
    };
    bare(one) == bare(other)
}

fn language(page: &Html, metas: &Metas, facts: &Facts, fetched: &Page) -> Option<Language> {
    let declared = select(page, "html[lang]").next().and_then(|html| html.attr("lang"));
    declared
        .into_iter()
        .chain(facts.language.as_deref())
        .chain(metas.all(&["og:locale", "content-language", "language", "dc.language"]))
        .find_map(Language::parse)
        .or(fetched.hint.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlets_name_is_no_part_of_the_title() {
        for (title, outlet, host, expected) in [
            ("Chip unveiled - Harbour Wire", Some("Harbour Wire"), None, "Chip unveiled"),
            ("Harbour Wire | Chip unveiled | Tech", Some("Harbour Wire"), None, "Chip unveiled | Tech"),
            ("国产芯片发布_科技_新浪网", Some("新浪网"), None, "国产芯片发布_科技"),
            ("Chip - the 910C - unveiled", None, Some("wire.example"), "Chip - the 910C - unveiled"),
            ("Chip unveiled | Example", None, Some("news.example.com"), "Chip unveiled"),
            ("Wire", Some("Wire"), None, "Wire"),
        ] {
            assert_eq!(without_outlet(title, outlet, host), expected);
        }
    }
}
