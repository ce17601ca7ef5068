//! What a page is called.

use super::{Metas, leads_home, squeeze};
use crate::{
    article::{
        jsonld::Facts,
        outline::{Outline, attr},
        site::collapse,
    },
    model::Page,
};

/// Headings that are looked at.
const MOST_HEADINGS: usize = 5;

/// What a page calls itself: in its head, and in headings that are not the site's name.
pub(super) struct Headings {
    pub(super) of_head: Option<String>,
    pub(super) shown: Vec<String>,
}

impl Headings {
    pub(super) fn of(page: &Outline<'_>) -> Self {
        let in_head = |place: &usize| page.parent(*place).is_some_and(|above| page.name(above) == "head");
        let titles = || page.named("title").map(|(place, _)| place);
        let of_head = page.first_text(titles().filter(in_head)).or_else(|| page.first_text(titles()));
        let shown = page
            .named("h1")
            .filter(|(place, _)| !is_masthead(page, *place))
            .map(|(place, _)| page.text(place))
            .filter(|text| (2..=300).contains(&text.chars().count()))
            .take(MOST_HEADINGS)
            .collect();
        Self { of_head, shown }
    }
}

pub(super) fn title(
    headings: &Headings,
    metas: &Metas,
    facts: &Facts,
    fetched: &Page,
    outlet: Option<&str>,
    host: Option<&str>,
) -> Option<String> {
    let Headings { of_head, shown: headings } = headings;
    let shared = metas.first(&SHARED);
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
        .chain(of_head.clone())
        .chain(fetched.hint.title.clone());
    let mut titles = candidates.map(|title| without_outlet(&collapse(&title), outlet, host));
    titles.find(|title| !title.is_empty() && outlet.is_none_or(|outlet| squeeze(outlet) != squeeze(title)))
}

/// Names of `meta` tags that carry the title.
const SHARED: [&str; 5] = ["og:title", "twitter:title", "articletitle", "dc.title", "citation_title"];

/// All that a page calls itself, wherever it does.
pub(super) fn all(headings: &Headings, metas: &Metas, facts: &Facts) -> Vec<String> {
    let shared = metas.all(&SHARED).map(str::to_owned);
    headings.shown.iter().cloned().chain(facts.headline.clone()).chain(shared).chain(headings.of_head.clone()).collect()
}

/// A heading that leads to the front page is the site's name.
fn is_masthead(page: &Outline<'_>, heading: usize) -> bool {
    page.elements_within(heading).filter_map(|(_, element)| attr(element, "href")).any(leads_home)
}

/// What parts a title from the name of its outlet.
pub(super) const BARS: [&str; 14] =
    [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", "｜", "_", " -- ", " : ", "-", "|", "—"];

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
        while let Some((rest, _)) =
            title.rsplit_once(bar).filter(|(rest, last)| is_name(last) && !rest.trim().is_empty())
        {
            title = rest.trim();
        }
        if let Some((_, rest)) = title.split_once(bar).filter(|(first, rest)| is_name(first) && !rest.trim().is_empty())
        {
            title = rest.trim();
        }
    }
    title.to_owned()
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
