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

use std::fmt::Write;

use url::Url;

/// Parameters that say where a reader came from and not what the page is, and beginnings of such.
const TRACKING: [&str; 63] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "cmp",
    "cmpid",
    "dclid",
    "emc",
    "fb_action_ids",
    "fb_action_types",
    "fbclid",
    "ftag",
    "gaa_at",
    "gaa_n",
    "gaa_sig",
    "gaa_ts",
    "gbraid",
    "gclid",
    "gclsrc",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "hsctatracking",
    "icid",
    "igsh",
    "igshid",
    "isappinstalled",
    "ito",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ncid",
    "ns_campaign",
    "ocid",
    "oly_anon_id",
    "oly_enc_id",
    "partner",
    "rb_clickid",
    "ref_src",
    "ref_url",
    "referer",
    "referrer",
    "s_cid",
    "scm",
    "sessionid",
    "share_token",
    "smid",
    "soc_src",
    "soc_trk",
    "spm",
    "sr_share",
    "srnd",
    "taid",
    "trk",
    "trkcampaign",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wfr",
    "yclid",
];
const TRACKING_BEGINS: [&str; 8] = ["utm_", "mtm_", "pk_", "piwik_", "at_", "wt.", "hsa_", "xtor"];
const TRACKING_ENDS: [&str; 4] = ["_source", "_medium", "_campaign", "_referrer"];

/// Parameters that say where a reader came from only with a value that does.
const ORIGIN: [&str; 8] = ["from", "ref", "share", "source", "src", "via", "for", "feature"];
const ORIGIN_VALUES: [&str; 30] = [
    "",
    "app",
    "article",
    "email",
    "facebook",
    "fb",
    "feed",
    "feedburner",
    "google",
    "groupmessage",
    "home",
    "homepage",
    "index",
    "linkedin",
    "mail",
    "mobile",
    "newsletter",
    "pc",
    "reddit",
    "rss",
    "rss_feed",
    "search",
    "share",
    "singlemessage",
    "timeline",
    "twitter",
    "wechat",
    "weibo",
    "weixin",
    "x",
];

/// The address with one spelling: case of scheme and host, default port, percent-encoding, order of the
/// parameters; without fragment and tracking parameters. Nothing for what is not http or https.
pub fn canonical(address: &str) -> Option<String> {
    normal(address).map(String::from)
}

/// What the page is known by, whichever of its addresses led to it.
pub fn key(address: &str) -> Option<String> {
    let mut url = normal(address)?;
    while let Some(within) = behind_amp_cache(&url) {
        url = within;
    }
    let host = plain_host(url.host_str()?);
    url.set_host(Some(&host)).ok()?;
    let path = plain_path(url.path());
    url.set_path(&path);
    let pairs = url.query().unwrap_or("").split('&').filter(|pair| !is_rendering(pair));
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
    let path = encoded(url.path(), is_path);
    url.set_path(&path);
    let query = url.query().map(query).filter(|query| !query.is_empty());
    url.set_query(query.as_deref());
    Some(url)
}

/// The parameters in order and in one encoding, those that track left out. A query without `=` is one value.
fn query(query: &str) -> String {
    if !query.contains(['=', '&']) {
        return encoded(query, is_path);
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut pairs: Vec<(String, String)> = pairs
        .filter(|(name, value)| !is_tracking(name, value))
        .map(|(name, value)| (encoded(&spaced(name), is_value), encoded(&spaced(value), is_value)))
        .collect();
    pairs.sort();
    let pairs = pairs.into_iter().map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("&").replace("%20", "+")
}

fn spaced(text: &str) -> String {
    text.replace('+', "%20")
}

fn is_tracking(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str())
        || TRACKING_BEGINS.iter().any(|begin| name.starts_with(begin))
        || TRACKING_ENDS.iter().any(|end| name.ends_with(end))
        || ORIGIN.contains(&name.as_str()) && ORIGIN_VALUES.contains(&value.to_ascii_lowercase().as_str())
}

/// Whether a parameter asks for another rendering of the same page.
fn is_rendering(pair: &str) -> bool {
    let pair = pair.to_ascii_lowercase();
    let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
    matches!(name, "amp" | "print" | "printable") && matches!(value, "" | "1" | "true" | "yes")
        || matches!(pair.as_str(), "outputtype=amp" | "output=amp" | "display=amp" | "mobile=1" | "view=print")
}

/// Percent-encoding in one way: bytes that need none as they are, all others in capital hex. Works on bytes,
/// for what is encoded need not be UTF-8: `%B9%FA` is 国 in GBK.
fn encoded(text: &str, is_plain: fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = text.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let (decoded, was_encoded) = match (byte, hex(bytes.as_slice())) {
            (b'%', Some(decoded)) => {
                bytes.nth(1);
                (decoded, true)
            }
            _ => (byte, false),
        };
        let plain = is_plain(decoded) && !(was_encoded && matches!(decoded, b'/' | b'?' | b'%' | b'#'));
        if plain || decoded == b'%' && !was_encoded {
            out.push(char::from(decoded));
        } else {
            let _ = write!(out, "%{decoded:02X}");
        }
    }
    out
}

fn hex(bytes: &[u8]) -> Option<u8> {
    let [high, low, ..] = bytes else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn is_path(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@/[]".contains(&byte)
}

/// `[` and `]` stay: addresses of interfaces are full of `conditions[agencies][]`.
fn is_value(byte: u8) -> bool {
    is_unreserved(byte) || b"[]".contains(&byte)
}

/// The address that a cache of AMP pages serves a copy of.
fn behind_amp_cache(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    let path = url.path();
    let rest = if host.ends_with(".cdn.ampproject.org") {
        ["/c/", "/v/", "/wp/"].iter().find_map(|begin| path.strip_prefix(begin))?
    } else if host.starts_with("www.google.") {
        path.strip_prefix("/amp/")?
    } else {
        return None;
    };
    let (scheme, rest) = rest.strip_prefix("s/").map_or(("http", rest), |rest| ("https", rest));
    normal(&format!("{scheme}://{rest}")).filter(|within| within.host_str().is_some_and(|host| host.contains('.')))
}

/// The host without what marks the copy for browsers, phones or AMP.
fn plain_host(host: &str) -> String {
    let host = host.trim_end_matches('.');
    let copies = ["www.", "m.", "amp.", "mobile.", "wap.", "3g."];
    let mut plain = host;
    while let Some(rest) = copies.iter().find_map(|copy| plain.strip_prefix(copy)).filter(|rest| rest.contains('.')) {
        plain = rest;
    }
    plain.to_owned()
}

/// The path without an index page, an AMP ending, doubled and trailing slashes.
fn plain_path(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if parts.last().is_some_and(|last| is_index(last)) {
        parts.pop();
    }
    if parts.len() > 1 && parts.last().is_some_and(|last| matches!(*last, "amp" | "amp.html")) {
        parts.pop();
    }
    let joined = parts.join("/");
    let plain = joined.strip_suffix(".amp.html").or_else(|| joined.strip_suffix(".amp"));
    plain.map_or_else(|| format!("/{joined}"), |plain| format!("/{plain}.html").replace(".html.html", ".html"))
}

fn is_index(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    let Some((stem, ending)) = part.split_once('.') else { return false };
    matches!(stem, "index" | "default")
        && matches!(ending, "html" | "htm" | "shtml" | "xhtml" | "php" | "asp" | "aspx" | "jsp" | "do")
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
