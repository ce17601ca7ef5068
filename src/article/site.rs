//! What is known of a site beforehand: the source's own selectors, hosts whose pages mislead the general
//! clean-up, and marks of the article's body that mean nothing else on any site.

use scraper::{ElementRef, Html, Selector};

/// What the source file says of the pages that it leads to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteRules {
    /// CSS selector of the article's body.
    pub body: Option<String>,
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

/// Marks that content systems put on the body alone.
const MARKS: [&str; 9] = [
    "#js_content",
    "#UCAP-CONTENT",
    ".TRS_UEDITOR",
    ".TRS_Editor",
    "#mp-editor",
    "#articleBodyContents",
    "#cmsBody",
    "#artibody",
    ".article-content__editor",
];

impl SiteRules {
    /// Selectors of the body, the surest first; one that does not parse is passed over (the source file's own
    /// was checked when the file was read).
    pub(super) fn bodies(&self, host: Option<&str>) -> Vec<Selector> {
        let host = host.unwrap_or("");
        let of_host = HOSTS.iter().filter(|(name, _)| is_within(host, name)).map(|(_, css)| *css);
        let all = self.body.as_deref().into_iter().chain(of_host).chain(MARKS);
        all.filter_map(|css| Selector::parse(css).ok()).collect()
    }
}

/// Whether `host` is `name` or below it.
pub(super) fn is_within(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The elements that a selector of ours matches.
pub(super) fn select<'p>(page: &'p Html, css: &str) -> impl Iterator<Item = ElementRef<'p>> {
    let found: Vec<_> = Selector::parse(css).map(|selector| page.select(&selector).collect()).unwrap_or_default();
    found.into_iter()
}

/// The text of the first element that matches and has any, blanks collapsed.
pub(super) fn text_at(page: &Html, css: &str) -> Option<String> {
    select(page, css).map(text_of).find(|text| !text.is_empty())
}

/// An element's text, blanks collapsed.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    collapse(&element.text().collect::<Vec<_>>().join(" "))
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
        for css in HOSTS.iter().map(|(_, css)| css).chain(&MARKS) {
            assert!(Selector::parse(css).is_ok(), "{css}");
        }
    }

    #[test]
    fn a_host_below_another_has_its_rules() {
        assert!(is_within("tech.sina.com.cn", "sina.com.cn"));
        assert!(!is_within("notsina.com.cn", "sina.com.cn"));
    }
}
