//! What a list says of a page: its address and what is known of it before it is fetched.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

use super::source::Source;
use crate::model::{Language, document::Hint};

/// Links that are taken of one list, the first ones: lists are newest first.
pub const MOST_LINKS: usize = 2_000;
/// Bytes of all that one list says of its links, so that no number of lists fills the memory while their pages come.
const MOST_BYTES: usize = 1024 * 1024;
/// An address that is longer leads to nothing; characters of a title and a summary that are read.
const LONGEST_URL: usize = 4_096;
const LONGEST_TITLE: usize = 500;
const LONGEST_SUMMARY: usize = 4_000;

/// One entry of a feed, a sitemap, a listing or an interface's answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The article's HTML, where the feed carries it whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<DateTime<FixedOffset>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<DateTime<FixedOffset>>,
    /// Who published it, where the list is of many outlets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// A BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Link {
    /// The same without the text that the list carries, which may be large.
    pub(super) fn without_content(&self) -> Self {
        let Self { url, title, summary, content: _, published, updated, outlet, language } = self;
        Self {
            url: url.clone(),
            title: title.clone(),
            summary: summary.clone(),
            content: None,
            published: *published,
            updated: *updated,
            outlet: outlet.clone(),
            language: language.clone(),
        }
    }

    /// What is handed on with the page.
    pub(super) fn hint(&self, source: &Source) -> Hint {
        let own = self.language.as_deref().and_then(Language::parse);
        Hint {
            title: self.title.clone(),
            published: self.published.or(self.updated),
            outlet: self.outlet.clone(),
            language: own.or(Some(source.language).filter(|language| *language != Language::Other)),
            content: self.content.clone(),
        }
    }

    /// What is looked at to tell whether it is of interest: title, summary and the text where the list carries it,
    /// the words of the address where there is nothing else. Nothing where even that is mute.
    pub(super) fn telling(&self) -> Option<String> {
        let carried = self.content.as_deref().map(super::feed::plain);
        let parts = [self.title.clone(), self.summary.clone(), carried];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
        if text.trim().is_empty() { words_of(&self.url) } else { Some(text) }
    }

    /// Whether the list gives nothing by which interest can be told.
    pub(super) fn is_mute(&self) -> bool {
        let said = [&self.title, &self.summary].into_iter().flatten().any(|text| !text.trim().is_empty());
        !said && self.telling().is_none()
    }

    /// Whether the list says that the page was changed after `since`.
    pub(super) fn is_changed_after(&self, since: DateTime<Utc>) -> bool {
        self.updated.is_some_and(|updated| updated.with_timezone(&Utc) > since)
    }
}

/// The links as they are gone on with: the first ones, none of them nor all of them larger than can be kept.
pub(super) fn bounded(links: impl IntoIterator<Item = Link>) -> Vec<Link> {
    let mut left = MOST_BYTES;
    let mut kept = Vec::new();
    for mut link in links.into_iter().filter(|link| link.url.len() <= LONGEST_URL).take(MOST_LINKS) {
        link.title = link.title.map(|title| cut(title, LONGEST_TITLE));
        link.summary = link.summary.map(|summary| cut(summary, LONGEST_SUMMARY));
        let Some(rest) = left.checked_sub(weight(&link)) else { break };
        let content = link.content.take().filter(|content| content.len() <= rest);
        left = rest - content.as_ref().map_or(0, String::len);
        kept.push(Link { content, ..link });
    }
    kept
}

/// Whether the links of two parts of a list are within the bounds of one.
pub(super) fn fit_together(some: &[Link], more: &[Link]) -> bool {
    some.len() + more.len() <= MOST_LINKS && some.iter().chain(more).map(weight).sum::<usize>() <= MOST_BYTES
}

/// Bytes of what is said of a link, without the text that it carries.
fn weight(link: &Link) -> usize {
    let said = [&link.title, &link.summary, &link.outlet, &link.language].into_iter().flatten();
    link.url.len() + said.map(String::len).sum::<usize>()
}

fn cut(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text,
    }
}

/// `…/2026/09/huawei-shows-new-chip.html` → `huawei shows new chip`, where it has three words at least.
fn words_of(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let last = url.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
    let stem = last.split('.').next().unwrap_or("");
    let words: Vec<&str> = stem.split(['-', '_', '+']).filter(|word| !word.is_empty()).collect();
    let spoken = words.iter().filter(|word| word.len() > 1 && word.bytes().any(|byte| byte.is_ascii_alphabetic()));
    (spoken.count() >= 3).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_takes_more_room_than_there_is() {
        let link = |n: usize| Link {
            url: format!("https://example.com/{n}"),
            title: Some("芯".repeat(10_000)),
            summary: Some("x".repeat(100_000)),
            content: Some("y".repeat(300_000)),
            ..Link::default()
        };
        let kept = bounded((0..5_000).map(link));
        let size = |link: &Link| {
            let texts = [&link.title, &link.summary, &link.content];
            link.url.len() + texts.into_iter().flatten().map(String::len).sum::<usize>()
        };
        assert!(kept.iter().map(size).sum::<usize>() <= MOST_BYTES);
        assert_eq!(kept.iter().filter(|link| link.content.is_some()).count(), 3);
        assert_eq!(kept[0].title.as_ref().unwrap().chars().count(), LONGEST_TITLE);
        assert!(kept.len() > 20, "{}", kept.len());
        let plain = |n: usize| Link { url: format!("https://example.com/{n}"), ..Link::default() };
        assert_eq!(bounded((0..5_000).map(plain)).len(), MOST_LINKS);
        assert!(bounded([Link { url: "x".repeat(LONGEST_URL + 1), ..Link::default() }]).is_empty());
    }

    #[test]
    fn an_address_tells_what_a_mute_list_does_not() {
        let link = |url: &str| Link { url: url.into(), ..Link::default() };
        let told = link("https://example.com/2026/huawei-shows-ascend-910c.html").telling();
        assert_eq!(told.as_deref(), Some("huawei shows ascend 910c"));
        assert_eq!(link("https://example.com/art/t20260928_1234.html").telling(), None);
        let titled = Link { title: Some("A".into()), summary: Some("B".into()), ..link("https://example.com/") };
        assert_eq!(titled.telling().as_deref(), Some("A\nB"));
    }
}
