//! What marks another copy of a page: for phones, for AMP, for the printer; and its folder's index.

use url::Url;

use super::is_in;

/// First labels of hosts that serve the same pages to other readers.
const COPIES: &str = "www m amp mobile wap 3g h5 mip sp touch";
/// Endings of a folder's index page.
const INDEX_ENDINGS: &str = "html htm shtml xhtml jhtml stm php asp aspx jsp do action cfm";

/// Whether a parameter asks for another rendering of the same page.
pub(super) fn is_copy_mark(pair: &str) -> bool {
    let pair = pair.to_ascii_lowercase();
    let (name, value) = pair.split_once('=').unwrap_or((&pair, ""));
    is_in("amp _amp print printable printmode singlepage", name) && is_in(" 1 true yes", value)
        || name == "m" && is_in("0 1", value)
        || is_in(
            "outputtype=amp output=amp display=amp tpl=amp mobile=1 view=print do=print mode=print pagewanted=all",
            &pair,
        )
}

/// The address that a cache of AMP pages serves a copy of.
pub(super) fn behind_amp_cache(url: &Url) -> Option<String> {
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
    let is_host = rest.split('/').next().is_some_and(|host| host.contains('.'));
    let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
    is_host.then(|| format!("{scheme}://{rest}{query}"))
}

/// The host without what marks the copy for browsers, phones or AMP: `www.`, `m.`, the `m` of `zh.m.`.
pub(super) fn plain_host(host: &str) -> String {
    let mut labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    while labels.len() > 2 && labels.first().is_some_and(|first| is_in(COPIES, first)) {
        labels.remove(0);
    }
    while labels.len() > 3 && labels.get(1) == Some(&"m") {
        labels.remove(1);
    }
    labels.join(".")
}

/// The path without an index page, what marks an AMP copy, doubled and trailing slashes. A host of AMP copies names
/// its files as the other does; elsewhere the mark is added to the address.
pub(super) fn plain_path(path: &str, is_amp_host: bool) -> String {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    while let Some(last) = parts.last().copied() {
        if is_index(last) || parts.len() > 1 && matches!(last, "amp" | "amp.html") {
            parts.pop();
        } else {
            break;
        }
    }
    while parts.len() > 1 && parts.first() == Some(&"amp") {
        parts.remove(0);
    }
    let joined = parts.join("/");
    let mut plain = joined.as_str();
    let mut is_marked = false;
    while let Some(rest) = plain.strip_suffix(".amp").or_else(|| plain.strip_suffix(".amp.html")) {
        (plain, is_marked) = (rest, true);
    }
    let is_html = |path: &str| path.rsplit('.').next() == Some("html");
    let named_html = is_marked && (is_amp_host || is_html(&joined)) && !is_html(plain);
    if named_html { format!("/{plain}.html") } else { format!("/{plain}") }
}

fn is_index(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    let Some((stem, ending)) = part.split_once('.') else { return false };
    matches!(stem, "index" | "default") && is_in(INDEX_ENDINGS, ending)
}
