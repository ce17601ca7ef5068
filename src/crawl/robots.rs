//! robots.txt by RFC 9309: text → what a crawler of a name may fetch, and how slowly.
//!
//! Written here because the crates for it get a tenth and more of the public test suites wrong: agents with more
//! words than one, lines without colon, percent-encoding, rules that are whole addresses.

use std::{fmt::Write, time::Duration};

/// What is read of a file: RFC 9309 asks for 500 KiB at least.
pub const MOST_BYTES: usize = 512 * 1024;
/// Longer lines are cut, as browsers cut addresses.
const MOST_LINE: usize = 16 * 1024;

/// The rules of one robots.txt for one crawler.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Robots {
    rules: Vec<Rule>,
    pub crawl_delay: Option<Duration>,
    pub sitemaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allow: bool,
    pattern: String,
    /// How much it weighs: the longest rule that matches decides.
    length: usize,
}

/// A group of the file: whom it is for, and what it says.
#[derive(Debug, Default)]
struct Group {
    agents: Vec<String>,
    rules: Vec<Rule>,
    crawl_delay: Option<Duration>,
}

impl Robots {
    /// The rules that a file gives to the crawler whose product token is `agent`.
    pub fn parse(text: &str, agent: &str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut sitemaps = Vec::new();
        let mut agents_follow = false;
        for line in lines(text) {
            let Some((key, value)) = key_and_value(line) else { continue };
            match key {
                Key::Agent => {
                    if !agents_follow {
                        groups.push(Group::default());
                    }
                    agents_follow = true;
                    if let Some(group) = groups.last_mut() {
                        group.agents.push(token(value));
                    }
                }
                Key::Allow | Key::Disallow => {
                    agents_follow = false;
                    if let Some(group) = groups.last_mut() {
                        add(&mut group.rules, key == Key::Allow, value);
                    }
                }
                Key::CrawlDelay => {
                    let delay = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                    if let Some(group) = groups.last_mut() {
                        group.crawl_delay = delay.or(group.crawl_delay);
                    }
                }
                Key::Sitemap => sitemaps.push(value.to_owned()),
            }
        }
        Self::of(groups, sitemaps, &token(agent))
    }

    fn of(groups: Vec<Group>, sitemaps: Vec<String>, agent: &str) -> Self {
        let named = groups.iter().flat_map(|group| &group.agents);
        let named = named.filter(|name| is_for(name, agent)).max_by_key(|name| name.len());
        let chosen = named.cloned().unwrap_or_else(|| "*".to_owned());
        let mut robots = Self { sitemaps, ..Self::default() };
        for group in groups.into_iter().filter(|group| group.agents.contains(&chosen)) {
            robots.rules.extend(group.rules);
            robots.crawl_delay = robots.crawl_delay.or(group.crawl_delay);
        }
        robots
    }

    /// Everything is allowed: there is no robots.txt.
    pub fn allow_all() -> Self {
        Self::default()
    }

    /// The bytes that the rules take, about.
    pub(super) fn weight(&self) -> usize {
        self.rules.iter().map(|rule| rule.pattern.capacity() + size_of::<Rule>()).sum()
    }

    /// Whether an address, whole or from its path on, may be fetched.
    pub fn allows(&self, address: &str) -> bool {
        let path = path_of(address);
        if path == "/robots.txt" {
            return true;
        }
        let matching = self.rules.iter().filter(|rule| matches(&rule.pattern, &path));
        matching.max_by_key(|rule| (rule.length, rule.allow)).is_none_or(|rule| rule.allow)
    }
}

fn add(rules: &mut Vec<Rule>, allow: bool, value: &str) {
    let value = path_of_whole_address(value);
    if value.is_empty() {
        return;
    }
    let pattern = pattern(value);
    // A directory is its index page.
    for index in ["/index.html", "/index.htm"] {
        if let Some(folder) = pattern.strip_suffix(index).filter(|_| allow) {
            let pattern = format!("{folder}/$");
            rules.push(Rule { allow, length: pattern.len(), pattern });
        }
    }
    rules.push(Rule { allow, length: pattern.len(), pattern });
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim_start_matches('\u{feff}');
    text.split(['\n', '\r']).map(|line| {
        let end = line.floor_char_boundary(MOST_LINE.min(line.len()));
        let line = line.get(..end).unwrap_or(line);
        line.split('#').next().unwrap_or("").trim()
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Agent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,
}

/// A line as it is meant: people forget the colon and misspell the key.
fn key_and_value(line: &str) -> Option<(Key, &str)> {
    let (key, value) = match line.split_once(':') {
        Some(pair) => pair,
        None => line.split_once(char::is_whitespace).filter(|(_, rest)| !rest.trim().contains(char::is_whitespace))?,
    };
    let value = value.trim();
    let key = match key.trim().to_ascii_lowercase().as_str() {
        "user-agent" | "useragent" | "user agent" => Key::Agent,
        "allow" => Key::Allow,
        "disallow" | "dissallow" | "dissalow" | "disalow" | "diasllow" | "disallaw" => Key::Disallow,
        "crawl-delay" | "crawldelay" | "crawl delay" => Key::CrawlDelay,
        "sitemap" | "site-map" => Key::Sitemap,
        _ => return None,
    };
    Some((key, value))
}

/// The product token of an agent: its first word, without a version.
fn token(agent: &str) -> String {
    let word = agent.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("");
    word.to_lowercase()
}

/// Whether a group's agent means the crawler: the same, or what comes before a `-` in it, so that a group for
/// `newsbot` holds for `newsbot-images` where none names that.
fn is_for(name: &str, agent: &str) -> bool {
    !name.is_empty() && agent.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The path and query of an address, encoded in one way; `*` and `$` in it are no wildcards.
fn path_of(address: &str) -> String {
    let path = path_of_whole_address(address);
    let path = path.split('#').next().unwrap_or("");
    let begins = path.starts_with('/');
    let encoded = encode(path).replace('*', "%2A").replace('$', "%24");
    if begins { encoded } else { format!("/{encoded}") }
}

fn path_of_whole_address(address: &str) -> &str {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().find(|scheme| lower.starts_with(**scheme));
    let rest = scheme.and_then(|scheme| address.get(scheme.len()..));
    let Some(rest) = rest else { return address };
    let path = rest.find(['/', '?', ';']).and_then(|at| rest.get(at..));
    path.unwrap_or("/")
}

/// A rule's path, encoded as paths are; a `$` elsewhere than at its end stands for itself.
fn pattern(value: &str) -> String {
    let (body, end) = value.strip_suffix('$').map_or((value, ""), |body| (body, "$"));
    format!("{}{end}", encode(body).replace('$', "%24"))
}

/// Percent-encoding in one way: unreserved characters plain, what must be encoded encoded, hex in capitals.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = text.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let [high, low] = match bytes.as_slice() {
            [high, low, ..] => [*high, *low].map(|digit| char::from(digit).to_digit(16)),
            _ => [None, None],
        };
        let decoded = high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        match (byte, decoded) {
            (b'%', Some(decoded)) => {
                bytes.nth(1);
                let plain = decoded.is_ascii_alphanumeric() || b"-._~".contains(&decoded);
                let _ = if plain { write!(out, "{}", char::from(decoded)) } else { write!(out, "%{decoded:02X}") };
            }
            (b'!'..=b'~', _) if !b"\"<>\\^`{|}".contains(&byte) => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// Whether a pattern matches the beginning of a path: `*` any run, `$` at its end the end of the path. Each piece
/// between two stars is taken at its first place, which is enough for a match and takes no more than one pass.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut pieces = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or("")) else { return false };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, between)) = pieces.split_last() else { return !to_end || rest.is_empty() };
    for piece in between {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    if to_end { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(text: &str, path: &str) -> bool {
        Robots::parse(text, "homegrown").allows(path)
    }

    #[test]
    fn the_longest_rule_decides_and_allow_wins_a_draw() {
        let text = "User-agent: *\nDisallow: /news\nAllow: /news/ai\nDisallow: /*.pdf$\nAllow: /same\nDisallow: /same";
        assert!(!allowed(text, "https://example.com/news/x"));
        assert!(allowed(text, "https://example.com/news/ai/1"));
        assert!(!allowed(text, "/a.pdf"));
        assert!(allowed(text, "/a.pdf?x"));
        assert!(allowed(text, "/same"));
        assert!(allowed(text, "/other"));
    }

    #[test]
    fn a_crawlers_own_groups_are_taken_together_and_the_general_one_is_not() {
        let text = "User-agent: *\nDisallow: /\n\nUser-agent: HomeGrown/1.0\nUser-agent: other\nDisallow: /a\n\
                    Crawl-delay: 7\n\nUser-agent: homegrown bot\nDisallow: /b";
        assert!(allowed(text, "/c"));
        assert!(!allowed(text, "/a"));
        assert!(!allowed(text, "/b"));
        assert_eq!(Robots::parse(text, "homegrown").crawl_delay, Some(Duration::from_secs(7)));
    }

    #[test]
    fn wildcards_do_not_take_for_ever() {
        let text = format!("User-agent: *\nDisallow: /{}b$", "a*".repeat(5_000));
        assert!(allowed(&text, &format!("/{}", "a".repeat(20_000))));
    }

    #[test]
    fn what_makes_no_sense_is_passed_over() {
        for text in ["", "Disallow: /", "User-agent:\nDisallow: /", "<html>not found</html>", "Crawl-delay: -3"] {
            assert!(allowed(text, "/a"), "{text}");
        }
        assert_eq!(Robots::parse("user-agent: *\ncrawl-delay: 1e400", "homegrown").crawl_delay, None);
    }
}
