//! The user's own source files: where new sources are written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::super::failure::Usage;
use crate::{
    config::Settings,
    crawl::{
        Source,
        source::{Draft, File, Problem, parse},
    },
    model::address,
};

/// The folder that new sources go to: the one that is named, that of the settings, or the one in the data folder.
pub(super) fn folder(feeds: Option<&PathBuf>, settings: &Settings) -> PathBuf {
    feeds.or(settings.feeds.as_ref()).cloned().unwrap_or_else(|| settings.own_feeds())
}

/// Writes sources to the end of a file, once they are known to be read back as what they are.
pub(super) fn append(path: &Path, drafts: &[Draft]) -> anyhow::Result<()> {
    let before = match fs::read_to_string(path) {
        Ok(before) => before,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let mut text = before.trim_end().to_owned();
    for draft in drafts {
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        text.push_str(draft.to_toml().trim_end());
    }
    text.push('\n');
    parse(&[File { name: &path.display().to_string(), text: &text }])?;
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, &text));
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Whether a source can be read back, or what stands against it, in one line.
pub(super) fn check(draft: &Draft) -> Result<(), String> {
    let told =
        |problems: &[Problem]| problems.iter().map(|problem| problem.what.as_str()).collect::<Vec<_>>().join("; ");
    let read = parse(&[File { name: &draft.id, text: &draft.to_toml() }]);
    read.map(|_| ()).map_err(|errors| told(&errors.problems))
}

/// The source that lists what is at this address already.
pub(super) fn known<'s>(sources: &'s [Source], url: &str) -> Option<&'s Source> {
    let key = address::canonical(url);
    sources.iter().find(|source| source.url == url || key.is_some() && address::canonical(&source.url) == key)
}

/// The country of who publishes, as far as an address or a language tells.
pub(super) fn country(url: &str, language: &str) -> Option<&'static str> {
    const BY_ENDING: [(&str, &str); 28] = [
        ("cn", "CN"),
        ("tw", "TW"),
        ("hk", "HK"),
        ("jp", "JP"),
        ("kr", "KR"),
        ("in", "IN"),
        ("sg", "SG"),
        ("my", "MY"),
        ("id", "ID"),
        ("vn", "VN"),
        ("th", "TH"),
        ("eu", "EU"),
        ("uk", "GB"),
        ("de", "DE"),
        ("fr", "FR"),
        ("nl", "NL"),
        ("it", "IT"),
        ("es", "ES"),
        ("se", "SE"),
        ("ch", "CH"),
        ("be", "BE"),
        ("ru", "RU"),
        ("ae", "AE"),
        ("sa", "SA"),
        ("il", "IL"),
        ("ca", "CA"),
        ("gov", "US"),
        ("mil", "US"),
    ];
    const BY_LANGUAGE: [(&str, &str); 6] =
        [("zh-tw", "TW"), ("zh-hk", "HK"), ("zh", "CN"), ("ja", "JP"), ("ko", "KR"), ("ru", "RU")];
    let host = url::Url::parse(url).ok()?.host_str()?.to_owned();
    let ending = host.rsplit('.').next().unwrap_or_default();
    let language = language.to_ascii_lowercase();
    let by_ending = BY_ENDING.iter().find(|(known, _)| *known == ending);
    let found = by_ending.or_else(|| BY_LANGUAGE.iter().find(|(known, _)| language.starts_with(known)));
    found.map(|(_, country)| *country)
}

/// Where the country cannot be told it is asked for: a guess would stand in every claim of the source.
pub(super) fn no_country(name: &str) -> anyhow::Error {
    Usage(format!("{name}: its country cannot be told: give it with --country, such as --country US")).into()
}

/// The name that an id is made of: the host without what all hosts have, and the path where it is short.
pub(super) fn name_of(url: &str) -> String {
    let Ok(url) = url::Url::parse(url) else { return url.to_owned() };
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let mut labels: Vec<&str> = host.split('.').collect();
    if labels.len() > 1 && host.parse::<std::net::IpAddr>().is_err() {
        labels.pop();
    }
    labels.retain(|label| !matches!(*label, "com" | "co" | "net" | "org" | "gov" | "edu" | "ac"));
    labels.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_told_by_the_address_or_the_language_and_never_guessed() {
        assert_eq!(country("https://www.example.cn/feed", "en"), Some("CN"));
        assert_eq!(country("https://example.com/feed", "zh-Hans"), Some("CN"));
        assert_eq!(country("https://example.com/feed", "en-US"), None);
    }

    #[test]
    fn a_name_is_what_tells_a_host_from_others() {
        assert_eq!(name_of("https://www.ithome.com/rss/"), "ithome");
        assert_eq!(name_of("https://news.example.co.jp/rss"), "news example");
        assert_eq!(name_of("http://127.0.0.1:80/"), "127 0 0 1");
    }
}
