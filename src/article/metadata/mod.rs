//! The head of a page → its title without the outlet's name, the outlet, the authors, the canonical address.

mod outlet;
mod people;
mod title;

use url::Url;

use super::{
    jsonld::Facts,
    lines::Line,
    outline::Outline,
    site::{collapse, squeeze},
};
use crate::model::{Language, Page};

/// The `meta` tags of a page, names in lower case, in order.
#[derive(Debug, Default)]
pub(super) struct Metas(Vec<(String, String)>);

impl Metas {
    pub(super) fn of(page: &Outline<'_>) -> Self {
        let tags = page.named("meta").take(400).filter_map(|(_, meta)| {
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
    /// All that the page calls itself.
    pub(super) titles: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<Language>,
}

pub(super) fn metadata(page: &Outline<'_>, shown: &[Line], metas: &Metas, facts: &Facts, fetched: &Page) -> Metadata {
    let host = host_of(&fetched.url);
    let headings = title::Headings::of(page);
    let outlet = outlet::outlet(page, metas, facts, fetched, &headings);
    Metadata {
        title: title::title(&headings, metas, facts, fetched, outlet.as_deref(), host.as_deref()),
        titles: title::all(&headings, metas, facts),
        authors: people::authors(page, shown, metas, facts, outlet.as_deref()),
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

/// The page's own word on its address, where it stays on the site: another outlet's address is that of the text
/// which this one copies, and the copy is a document of its own.
fn canonical(page: &Outline<'_>, metas: &Metas, fetched: &str) -> Option<String> {
    let base = Url::parse(fetched).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let declared = page
        .named("link")
        .filter(|(_, link)| {
            link.attr("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "canonical"))
        })
        .find_map(|(_, link)| link.attr("href").map(str::to_owned));
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

/// Whether a link leads to the front page.
fn leads_home(href: &str) -> bool {
    href == "/" || Url::parse(href).is_ok_and(|url| is_front(&url))
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

fn language(page: &Outline<'_>, metas: &Metas, facts: &Facts, fetched: &Page) -> Option<Language> {
    let declared = page.named("html").find_map(|(_, html)| html.attr("lang"));
    declared
        .into_iter()
        .chain(facts.language.as_deref())
        .chain(metas.all(&["og:locale", "content-language", "language", "dc.language"]))
        .find_map(Language::parse)
        .or(fetched.hint.language)
}
