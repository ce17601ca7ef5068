//! Whose page it is.

use super::{
    Metas, leads_home, squeeze,
    title::{BARS, Headings},
};
use crate::{
    article::{
        jsonld::Facts,
        outline::{Outline, is_called},
        site::collapse,
    },
    model::Page,
};

/// Names that a platform gives itself where the outlet is another.
const PLATFORMS: [&str; 6] =
    ["微信公众平台", "weixin official accounts platform", "wordpress", "blogger", "medium", "substack"];

pub(super) fn outlet(
    page: &Outline<'_>,
    metas: &Metas,
    facts: &Facts,
    fetched: &Page,
    headings: &Headings,
) -> Option<String> {
    // On a platform of many channels the channel is the outlet.
    let called = |name: &'static str| {
        page.elements().filter(move |(_, element)| is_called(element, name)).map(|(place, _)| place)
    };
    let of_platform = page
        .first_text(called("js_name").chain(called("profile_nickname")))
        .filter(|_| called("js_content").next().is_some());
    let known = of_platform.into_iter().chain(metas.first(&["og:site_name"])).chain(facts.publisher.clone());
    let less_sure =
        metas.first(&["application-name", "sitename", "mediaid"]).into_iter().chain(fetched.hint.outlet.clone());
    let told = known.chain(less_sure).chain(beside_heading(headings, metas)).chain(on_logo(page));
    told.map(|name| masthead(&name)).find(|name| {
        !name.is_empty() && name.chars().count() <= 80 && !PLATFORMS.contains(&name.to_lowercase().as_str())
    })
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

/// The outlet as the page's title has it before or behind the heading: `Heading_Outlet`, `Outlet - Heading`,
/// `Outlet: Heading`.
fn beside_heading(headings: &Headings, metas: &Metas) -> Option<String> {
    let whole = headings.of_head.as_deref()?;
    let shared = metas.first(&["og:title"]);
    let shown: Vec<String> = headings.shown.iter().chain(&shared).map(|heading| squeeze(heading)).collect();
    let before = || whole.split_once(": ").filter(|(_, rest)| shown.contains(&squeeze(rest))).map(|(name, _)| name);
    let is_heading = |part: &str| shown.contains(&squeeze(part));
    let name = BARS.iter().find_map(|bar| {
        let (first, last) = (whole.split(bar).next()?, whole.rsplit(bar).next()?);
        let shorter = first.chars().count() < last.chars().count();
        if is_heading(first) { Some(last) } else { (is_heading(last) && shorter).then_some(first) }
    });
    let name = name.or_else(before).map(str::trim).filter(|name| !is_heading(name));
    name.filter(|name| (2..=30).contains(&name.chars().count())).map(str::to_owned)
}

/// Links to the front page that are looked at.
const MOST_LINKS: usize = 5;

/// The outlet as it names its logo, which leads to the front page.
fn on_logo(page: &Outline<'_>) -> Option<String> {
    let links = page.named("a").filter(|(_, link)| link.attr("href").is_some_and(leads_home)).take(MOST_LINKS);
    let mut pictures =
        links.flat_map(|(place, _)| page.elements_within(place).filter(|(_, inner)| inner.name() == "img"));
    pictures.find_map(|(_, picture)| {
        let name = collapse(picture.attr("alt")?);
        let name = name.trim_end_matches(" logo").trim_end_matches(" Logo").to_owned();
        let is_name = (2..=30).contains(&name.chars().count()) && !NO_NAMES.contains(&name.to_lowercase().as_str());
        is_name.then_some(name)
    })
}

/// What a logo is called where it is not called after the outlet, in lower case.
const NO_NAMES: [&str; 14] = [
    "logo",
    "home",
    "homepage",
    "home page",
    "site logo",
    "start",
    "startseite",
    "accueil",
    "inicio",
    "index",
    "首页",
    "首頁",
    "ホーム",
    "홈",
];
