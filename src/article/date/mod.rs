//! All that a page, its address and its source say of when it was published → the date that is believed.

mod moment;
mod parts;
mod visible;

use std::{cell::LazyCell, sync::LazyLock};

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use regex::Regex;
use scraper::node::Element;

use super::{
    jsonld::Facts,
    lines::Line,
    metadata::Metas,
    outline::{Mask, Outline, attr, called, is_called},
};
use crate::model::{DateOrigin, Language, Page};

pub(super) use moment::{Moment, Order};

/// Publication and change of a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Dates {
    pub(super) published: Option<(String, DateOrigin)>,
    pub(super) modified: Option<String>,
}

impl Dates {
    /// The day of publication.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.published.as_ref()?.0.get(..10)?.parse().ok()
    }
}

/// Names of `meta` tags that carry the publication date, the surest first.
const PUBLISHED: [&str; 21] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "pubdate",
    "firstpublishedtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "citation_publication_date",
    "weibo:article:create_at",
    "bt:pubdate",
    "release_date",
];

const MODIFIED: [&str; 7] = [
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmodifiedtime",
    "dcterms.modified",
    "last-modified",
];

/// The dates of a page: metadata before visible text, the address and the source last.
pub(super) fn dates(page: &Outline<'_>, metas: &Metas, facts: &Facts, fetched: &Page, place: Place) -> Dates {
    let believed = |moment: &Moment| is_believable(moment, fetched.fetched_at);
    let read = |text: &str| Moment::find(text, place.order).filter(believed);
    let other = LazyCell::new(|| parts::other_parts(page));
    let seen = || in_scripts(page, fetched).or_else(|| visible::visible(page, &other, place)).filter(believed);
    let candidates: [(DateOrigin, &dyn Fn() -> Option<Moment>); 6] = [
        (DateOrigin::JsonLd, &|| facts.published.as_deref().and_then(read)),
        (DateOrigin::Meta, &|| metas.all(&PUBLISHED).find_map(read)),
        (DateOrigin::Time, &|| in_time_elements(page, &other, read)),
        (DateOrigin::Visible, &seen),
        (DateOrigin::Url, &|| in_address(&fetched.url).filter(believed)),
        (DateOrigin::Feed, &|| fetched.hint.published.map(Moment::of).filter(believed)),
    ];
    let mut told = candidates.into_iter().filter_map(|(origin, moment)| Some((origin, moment()?)));
    let published = told.next().map(|first| {
        // A bare day gives way to the same day with its time.
        if first.1.time.is_some() {
            return first;
        }
        told.find(|(_, moment)| moment.time.is_some() && moment.day == first.1.day).unwrap_or(first)
    });
    let modified = facts.modified.as_deref().into_iter().chain(metas.all(&MODIFIED)).find_map(read);
    let modified =
        modified.filter(|moment| published.is_none_or(|(_, first)| first.day <= moment.day && first != *moment));
    Dates {
        published: published.map(|(origin, moment)| (moment.text(place.zone), origin)),
        modified: modified.map(|moment| moment.text(place.zone)),
    }
}

/// A page cannot be of tomorrow (a day is left for zones) nor from before there were news on the web.
pub(super) fn is_believable(moment: &Moment, now: DateTime<Utc>) -> bool {
    let last = now.date_naive().checked_add_days(Days::new(1)).unwrap_or_default();
    moment.day.year() >= 1995 && moment.day <= last
}

/// The date that readers see in a text without a page: beside its heading, or below it where it is signed.
pub(super) fn in_lines(lines: Vec<Line>, order: Order) -> Option<Moment> {
    let signed = visible::signed(&lines);
    visible::near(lines, order).or(signed)
}

/// Where an outlet is, as far as dates go: its zone, and how it writes `9/8/2024`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) zone: Option<Tz>,
    pub(super) order: Order,
}

/// Endings of hosts with the one zone of their country.
const ZONES: [(&str, Tz); 24] = [
    ("cn", chrono_tz::Asia::Shanghai),
    ("tw", chrono_tz::Asia::Taipei),
    ("hk", chrono_tz::Asia::Hong_Kong),
    ("jp", chrono_tz::Asia::Tokyo),
    ("kr", chrono_tz::Asia::Seoul),
    ("in", chrono_tz::Asia::Kolkata),
    ("sg", chrono_tz::Asia::Singapore),
    ("my", chrono_tz::Asia::Kuala_Lumpur),
    ("ae", chrono_tz::Asia::Dubai),
    ("sa", chrono_tz::Asia::Riyadh),
    ("il", chrono_tz::Asia::Jerusalem),
    ("vn", chrono_tz::Asia::Ho_Chi_Minh),
    ("de", chrono_tz::Europe::Berlin),
    ("at", chrono_tz::Europe::Vienna),
    ("ch", chrono_tz::Europe::Zurich),
    ("fr", chrono_tz::Europe::Paris),
    ("it", chrono_tz::Europe::Rome),
    ("es", chrono_tz::Europe::Madrid),
    ("nl", chrono_tz::Europe::Amsterdam),
    ("be", chrono_tz::Europe::Brussels),
    ("uk", chrono_tz::Europe::London),
    ("ie", chrono_tz::Europe::Dublin),
    ("pl", chrono_tz::Europe::Warsaw),
    ("se", chrono_tz::Europe::Stockholm),
];

impl Place {
    /// By the ending of the host, else by the language where nearly all who write it share a zone.
    pub(super) fn of(host: Option<&str>, language: Option<Language>) -> Self {
        let ending = host.and_then(|host| host.rsplit('.').next()).unwrap_or("");
        let of_host = ZONES.iter().find(|(name, _)| *name == ending).map(|(_, zone)| *zone);
        let of_language = match language {
            Some(Language::SimplifiedChinese) => Some(chrono_tz::Asia::Shanghai),
            Some(Language::TraditionalChinese) => Some(chrono_tz::Asia::Taipei),
            Some(Language::Japanese) => Some(chrono_tz::Asia::Tokyo),
            Some(Language::Korean) => Some(chrono_tz::Asia::Seoul),
            _ => None,
        };
        let american = of_host.is_none() && language.is_none_or(|language| language == Language::English);
        let order =
            if american && !matches!(ending, "au" | "nz" | "za" | "eu") { Order::MonthFirst } else { Order::DayFirst };
        Self { zone: of_host.or(of_language), order }
    }
}

/// `<time>`: marked as the date of publication, else the first that is not that of a change, outside of lists and of
/// what belongs to other stories.
fn in_time_elements(page: &Outline<'_>, other: &Mask, read: impl Fn(&str) -> Option<Moment>) -> Option<Moment> {
    let dated = |(place, element): (usize, &Element)| {
        let told = ["datetime", "content", "title"].into_iter().find_map(|name| attr(element, name));
        told.and_then(&read).or_else(|| read(&page.text(place)))
    };
    let is_own = |place: usize| !parts::is_within(page, other, place);
    let in_list = |place: usize| page.ancestors(place).any(|above| page.name(above) == "li");
    let marked = page.elements().filter(|(place, element)| marks_publication(element) && is_own(*place));
    let plain =
        page.named("time").filter(|(place, element)| !marks_change(element) && !in_list(*place) && is_own(*place));
    marked.chain(plain).find_map(dated)
}

fn marks_change(element: &Element) -> bool {
    attr(element, "itemprop").is_some_and(|property| property.contains("dateModified"))
        || called(element).any(|own| ["updated", "modified", "dateModified"].contains(&own))
}

fn marks_publication(element: &Element) -> bool {
    let property = attr(element, "itemprop");
    property.is_some_and(|words| words.split_ascii_whitespace().any(|word| word == "datePublished"))
        || element.name() == "time"
            && (attr(element, "pubdate").is_some()
                || called(element).any(|own| ["published", "entry-date"].contains(&own)))
        || element.name() == "abbr" && is_called(element, "published")
}

/// `WeChat` writes the date by script: `var ct = "1727490000"`.
fn in_scripts(page: &Outline<'_>, fetched: &Page) -> Option<Moment> {
    static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?:\bct|createTime|create_time|oriCreateTime)\s*=\s*['"]([^'"]{8,25})['"]"#).ok()
    });
    let is_account = || page.elements().any(|(_, element)| attr(element, "id") == Some("js_content"));
    if !(fetched.url.contains("weixin") || is_account()) {
        return None;
    }
    let pattern = STAMP.as_ref()?;
    page.named("script").find_map(|(place, _)| {
        let text = page.texts(place).collect::<String>();
        Moment::find(pattern.captures(&text)?.get(1)?.as_str(), Order::DayFirst)
    })
}

/// `/2024/09/28/`, `/20240928/`, `/202409/t20240928_1.html`, `/2024-09-28-…`, `/2024/0928/`, `/2024/sep/28/`.
pub(super) fn in_address(url: &str) -> Option<Moment> {
    static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:[/_t-])((?:19|20)\d{2})([-/_]?)(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)").ok()
    });
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(\d{1,2})(?:/|$)").ok()
    });
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let date = if let Some(captures) = PATTERN.as_ref()?.captures(path) {
        let text = |at| captures.get(at).map_or("", |part| part.as_str());
        format!("{}-{}-{}", text(1), text(3), text(4))
    } else {
        let captures = NAMED.as_ref()?.captures(path)?;
        let text = |at| captures.get(at).map_or("", |part| part.as_str());
        format!("{} {} {}", text(3), text(2), text(1))
    };
    Moment::find(&date, Order::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_days() {
        for (url, day) in [
            ("https://a.example/2024/09/28/story.html", Some("2024-09-28")),
            ("https://a.example/c/202409/t20240928_12.htm", Some("2024-09-28")),
            ("https://a.example/tech/2024-09-28/doc-1.shtml", Some("2024-09-28")),
            ("https://a.example/n1/2024/0928/c1-2.html", Some("2024-09-28")),
            ("https://a.example/technology/2024/sep/28/story", Some("2024-09-28")),
            ("https://a.example/20240928A0123.html", None),
            ("https://a.example/story-1234567890", None),
        ] {
            assert_eq!(in_address(url).map(|moment| moment.text(None)).as_deref(), day, "{url}");
        }
    }
}
