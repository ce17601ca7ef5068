//! Addresses of pages to the one form that a page is known by.
//!
//! [`canonical`] changes how an address is written and never what it leads to: it can be shown and opened.
//! [`key`] goes further, to what only tells two addresses of one page apart: scheme, `www.`, mobile and AMP
//! copies, index pages, trailing slashes. It is compared and hashed, and not fetched.
//!
//! | address | `canonical` | `key` |
//! | --- | --- | --- |
//! | `HTTP://WWW.Example.com:80/a/index.html?utm_source=x&b=2&a=1#top` | `http://www.example.com/a/index.html?a=1&b=2` | `https://example.com/a?a=1&b=2` |
//! | `https://m.example.com/caf%c3%a9/amp/` | `https://m.example.com/caf%C3%A9/amp/` | `https://example.com/caf%C3%A9` |

//!
//! | file | holds |
//! | --- | --- |
//! | `tracking` | parameters that say where a reader came from |
//! | `copy` | what marks another copy of the same page |
//! | `encoding` | percent-encoding in one way |

mod copy;
mod encoding;
mod tracking;

use url::Url;

use self::{
    copy::{behind_amp_cache, is_copy_mark, plain_host, plain_path},
    encoding::{encoded, is_path, is_value},
    tracking::{is_meant, is_tracking},
};

/// The address with one spelling: case of scheme and host, default port, percent-encoding, order of the
/// parameters; without fragment and tracking parameters. Nothing for what is not http or https.
pub fn canonical(address: &str) -> Option<String> {
    normal(address).map(String::from)
}

/// What the page is known by, whichever of its addresses led to it.
pub fn key(address: &str) -> Option<String> {
    let mut url = normal(address)?;
    while let Some(within) = behind_amp_cache(&url).and_then(|within| normal(&within)) {
        url = within;
    }
    let given = url.host_str()?.to_owned();
    let host = plain_host(&given);
    url.set_host(Some(&host)).ok()?;
    let path = plain_path(url.path(), given.starts_with("amp."));
    url.set_path(&path);
    let pairs = url.query().unwrap_or("").split('&').filter(|pair| !is_copy_mark(pair) && is_meant(&host, pair));
    let query = pairs.collect::<Vec<_>>().join("&");
    url.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));
    // One page over both schemes is the rule; two pages that differ in the scheme alone are not to be found.
    let text = String::from(url);
    Some(text.strip_prefix("http://").map_or_else(|| text.clone(), |rest| format!("https://{rest}")))
}

fn normal(address: &str) -> Option<Url> {
    let address = address.trim().replace("&amp;", "&").replace("&#038;", "&").replace("&#38;", "&");
    let mut url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let path = encoded(&tracking::without_session(url.path()), is_path);
    url.set_path(&path);
    let query = url.query().map(query).filter(|query| !query.is_empty());
    url.set_query(query.as_deref());
    Some(url)
}

/// The parameters in order, once each and in one encoding, those that track left out. A query without `=` is one value.
fn query(query: &str) -> String {
    if !query.contains(['=', '&']) {
        return encoded(query, is_path);
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let pairs: Vec<(&str, &str)> = pairs.map(|(name, value)| (unescaped_twice(name), value)).collect();
    let mut kept: Vec<(String, String)> = pairs
        .iter()
        .filter(|(name, value)| !is_tracking(name, value, &pairs))
        .map(|(name, value)| (encoded(&spaced(name), is_value), encoded(&spaced(value), is_value)))
        .collect();
    kept.sort();
    kept.dedup();
    let kept = kept.into_iter().map(|(name, value)| format!("{name}={value}"));
    kept.collect::<Vec<_>>().join("&").replace("%20", "+")
}

/// A name behind an `&amp;` that was encoded once more on the way.
fn unescaped_twice(mut name: &str) -> &str {
    while let Some(rest) = ["amp;", "amp%3B", "amp%3b"].iter().find_map(|begin| name.strip_prefix(begin)) {
        name = rest;
    }
    name
}

fn spaced(text: &str) -> String {
    text.replace('+', "%20")
}

/// Whether a list of words with spaces between them holds a word.
fn is_in(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn one_page(addresses: &[&str]) {
        let keys: Vec<_> = addresses.iter().map(|address| key(address)).collect();
        assert!(keys.iter().all(|key| key.is_some() && *key == keys[0]), "{keys:#?}");
    }

    #[test]
    fn addresses_of_one_page_have_one_key() {
        one_page(&[
            "https://www.example.com/2026/09/chips/",
            "http://example.com/2026/09/chips",
            "https://m.example.com/2026/09/chips?utm_source=rss&utm_medium=rss",
            "https://example.com/2026/09/chips/amp/",
            "https://example.com/2026/09/chips/?amp=1#comments",
            "https://www.google.com/amp/s/www.example.com/2026/09/chips/",
            "https://example-com.cdn.ampproject.org/c/s/www.example.com/2026/09/chips",
            "https://EXAMPLE.com:443//2026/09/chips/index.html?from=timeline&isappinstalled=0",
        ]);
        one_page(&[
            "https://site.cn/view.php?id=5",
            "https://www.google.com/amp/s/site.cn/view.php?id=5&source=b.example",
            "https://site-cn.cdn.ampproject.org/v/s/site.cn/view.php?amp_js_v=0.1&usqp=mq331AQ&id=5",
        ]);
        one_page(&["https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2&spm=5176.1"]);
        one_page(&["https://a.example/%e6%96%b0", "https://a.example/新", "https://a.example/%E6%96%B0?&"]);
    }

    #[test]
    fn other_pages_have_other_keys() {
        let pages = [
            "https://a.example/x?id=1",
            "https://a.example/x?id=2",
            "https://a.example/x",
            "https://a.example/X",
            "https://b.example/x",
            "https://a.example/x%2Fy",
            "https://a.example/x/y",
            "https://a.example/?q=%B9%FA",
            "https://a.example/?q=%B9%FB",
            "https://a.example/?from=huawei",
            "https://a.example:8443/x",
            "https://m.example/x",
            "https://a.example/x?src=report.pdf",
            "https://a.example/x?src=summary.pdf",
            "https://a.example/x?source=a.html",
            "https://x.cdn.ampproject.org/c/s/site.cn/view.php?id=5",
            "https://x.cdn.ampproject.org/c/s/site.cn/view.php?id=6",
        ];
        let mut keys: Vec<_> = pages.iter().map(|page| key(page).unwrap()).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), pages.len());
    }

    #[test]
    fn a_canonical_address_still_leads_to_its_page() {
        let of = |address: &str| canonical(address).unwrap();
        assert_eq!(of(" HTTP://www.Example.com:80?p=123 "), "http://www.example.com/?p=123");
        assert_eq!(of("https://a.example/amp/index.html?b=x+y&a=%7e#f"), "https://a.example/amp/index.html?a=~&b=x+y");
        assert_eq!(of("https://a.example/list?4711"), "https://a.example/list?4711");
        assert_eq!(of("https://a.example/%a%30"), "https://a.example/%a%30");
        assert_eq!(of("https://a.example/r?c[agencies][]=bis"), "https://a.example/r?c[agencies][]=bis");
        assert_eq!(canonical("mailto:a@example.com"), None);
        assert_eq!(canonical("/a/b"), None);
    }

    proptest! {
        #[test]
        fn a_second_pass_changes_nothing(path in "[a-zA-Z0-9%/ .~,?&=+é国#-]{0,40}") {
            let address = format!("http://www.example.com/{path}");
            if let Some(once) = canonical(&address) {
                prop_assert_eq!(canonical(&once), Some(once));
            }
            if let Some(once) = key(&address) {
                prop_assert_eq!(key(&once), Some(once));
            }
        }
    }
}
