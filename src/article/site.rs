//! What is known of a site beforehand: the source's own selectors, hosts whose pages mislead the general
//! clean-up, and marks of the article's body that mean nothing else on any site.

use chrono::NaiveDate;
use scraper::Selector;

use super::outline::{Outline, called};
use crate::model::BodyRule;

/// What the source file says of the pages that it leads to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteRules {
    /// Where the article's body stands, rules for certain days before those for all.
    pub bodies: Vec<BodyRule>,
    /// ISO 3166-1 alpha-2 of the publisher.
    pub country: Option<String>,
    /// `primary`, `trade`, `general`, `state` or `aggregator`.
    pub tier: Option<String>,
}

/// Hosts (and all below them) with the selector of the body.
const HOSTS: [(&str, &str); 14] = [
    ("mp.weixin.qq.com", "#js_content"),
    ("github.com", ".markdown-body"),
    ("huggingface.co", ".model-card-content, .blog-content"),
    ("modelscope.cn", ".markdown-body, #modelReadme"),
    ("gitee.com", ".markdown-body"),
    ("sohu.com", "#mp-editor"),
    ("163.com", ".post_body"),
    ("sina.com.cn", "#artibody, #article"),
    ("36kr.com", ".articleDetailContent"),
    ("ithome.com", "#paragraph"),
    ("people.com.cn", ".rm_txt_con"),
    ("xinhuanet.com", "#detail, #p-detail"),
    ("news.cn", "#detail, #p-detail"),
    ("naver.com", "#dic_area, #articleBodyContents"),
];

/// Names (id or class) that content systems give to the body alone.
const MARKS: [&str; 9] = [
    "js_content",
    "UCAP-CONTENT",
    "TRS_UEDITOR",
    "TRS_Editor",
    "mp-editor",
    "articleBodyContents",
    "cmsBody",
    "artibody",
    "article-content__editor",
];

impl SiteRules {
    /// Whether the page's day has a say in which rules hold.
    pub(super) fn are_dated(&self) -> bool {
        self.bodies.iter().any(BodyRule::is_dated)
    }

    /// Places of the body by each rule that finds any, the surest rule first; a selector that does not parse is
    /// passed over (the source file's own was checked when the file was read).
    pub(super) fn bodies(&self, page: &Outline<'_>, host: Option<&str>, day: Option<NaiveDate>) -> Vec<Vec<usize>> {
        let host = host.unwrap_or("");
        let holds = |rule: &&BodyRule| day.map_or(!rule.is_dated(), |day| rule.holds_on(day));
        let own = self.bodies.iter().filter(holds).map(|rule| rule.css.as_str());
        let of_host = HOSTS.iter().filter(|(name, _)| is_within(host, name)).map(|(_, css)| *css);
        let selectors = own.chain(of_host).filter_map(|css| Selector::parse(css).ok());
        let mut found: Vec<Vec<usize>> = selectors.map(|selector| page.select(&selector).collect()).collect();
        let mut marked: [Vec<usize>; MARKS.len()] = Default::default();
        for (place, element) in page.elements().filter(|(_, element)| element.attrs().next().is_some()) {
            for own in called(element) {
                for (places, _) in marked.iter_mut().zip(MARKS).filter(|(_, mark)| *mark == own) {
                    places.push(place);
                }
            }
        }
        // an element may have a name twice
        marked.iter_mut().for_each(Vec::dedup);
        found.extend(marked);
        found.retain(|places| !places.is_empty());
        found
    }
}

/// Whether `host` is `name` or below it.
pub(super) fn is_within(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Letters and digits alone, in lower case: two spellings of one name are alike in it.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Runs of blanks made one, ends trimmed, invisible characters out.
pub(super) fn collapse(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(
            |c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'),
        )
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let mut collapsed = String::with_capacity(visible.len());
    for word in visible.split([' ', '\n', '\t', '\u{A0}', '\u{2009}', '\u{202F}']).filter(|word| !word.is_empty()) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed.trim_matches(['\u{3000}', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_selector_of_ours_parses() {
        for (_, css) in HOSTS {
            assert!(Selector::parse(css).is_ok(), "{css}");
        }
    }

    #[test]
    fn a_host_below_another_has_its_rules() {
        assert!(is_within("tech.sina.com.cn", "sina.com.cn"));
        assert!(!is_within("notsina.com.cn", "sina.com.cn"));
    }
}
