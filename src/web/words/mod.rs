//! What a reader sees, in the language of the interface: English or Chinese. The words are data, a file for each.

mod chinese;
mod english;

use std::{collections::HashMap, sync::LazyLock};

use axum::http::{HeaderMap, header};

use crate::model::{
    ConflictKind, EntityKind, Link, Modality, PartialDate, Predicate, PromiseStatus, Unit, Value, words,
};

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tongue {
    English,
    Chinese,
}

impl Tongue {
    pub(super) const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// How the address names it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.as_str() == word)
    }

    /// The one that a browser prefers.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self::accepted(header.unwrap_or_default())
    }

    /// The one that an `Accept-Language` prefers (RFC 9110 § 12.5.4): English where it wants neither.
    fn accepted(header: &str) -> Self {
        let weighed = header.split(',').filter_map(|part| {
            let mut parts = part.trim().split(';');
            let base = parts.next()?.trim().split('-').next()?.to_ascii_lowercase();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            Some((Self::parse(&base)?, weight))
        });
        // the first of the heaviest
        let best = weighed.fold(None, |best: Option<(Self, f32)>, (tongue, weight)| match best {
            Some((_, most)) if most >= weight => best,
            _ if weight > 0.0 => Some((tongue, weight)),
            _ => best,
        });
        best.map_or(Self::English, |(tongue, _)| tongue)
    }

    pub(super) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Chinese => &CHINESE,
        }
    }
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Tongue::English, include_str!("en.toml")));
static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::read(Tongue::Chinese, include_str!("zh.toml")));

/// The words of one language.
pub(super) struct Words {
    tongue: Tongue,
    texts: HashMap<String, String>,
}

impl Words {
    /// A file that cannot be read has no words, and every text its key: a test reads both.
    fn read(tongue: Tongue, file: &str) -> Self {
        let sections: HashMap<String, HashMap<String, String>> = toml::from_str(file).unwrap_or_default();
        let texts = sections
            .into_iter()
            .flat_map(|(section, texts)| texts.into_iter().map(move |(key, text)| (format!("{section}.{key}"), text)));
        Self { tongue, texts: texts.collect() }
    }

    pub(super) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The text under a key such as `page.timeline`; the key itself where there is none.
    pub(super) fn t<'w>(&'w self, key: &'w str) -> &'w str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// How many of a thing: the text is `one|{n} many`, or one form for all numbers.
    pub(super) fn n(&self, key: &str, n: usize) -> String {
        let text = self.t(key);
        let form = match text.split_once('|') {
            Some((one, _)) if n == 1 => one,
            Some((_, many)) => many,
            None => text,
        };
        form.replace("{n}", &n.to_string())
    }

    /// A text with one word put in.
    pub(super) fn with(&self, key: &str, word: &str) -> String {
        self.t(key).replace("{}", word)
    }

    pub(super) fn predicate(&self, predicate: Predicate) -> String {
        self.named("predicate", predicate.as_str())
    }

    pub(super) fn modality(&self, modality: Modality) -> String {
        self.named("modality", modality.as_str())
    }

    pub(super) fn unit(&self, unit: Unit) -> String {
        self.named("unit", unit.as_str())
    }

    pub(super) fn kind(&self, kind: EntityKind) -> String {
        self.named("kind", kind.as_str())
    }

    pub(super) fn promise(&self, status: PromiseStatus) -> String {
        self.named("promise", status.as_str())
    }

    pub(super) fn conflict(&self, kind: ConflictKind) -> String {
        let word = match kind {
            ConflictKind::OtherValue => "other_value",
            ConflictKind::OtherDate => "other_date",
            ConflictKind::Denial => "denial",
            ConflictKind::NameAgainstText => "name_against_text",
            ConflictKind::Stale => "stale",
        };
        self.named("conflict", word)
    }

    pub(super) fn link(&self, link: Link) -> String {
        self.named("link", link.as_str())
    }

    /// A language by its tag.
    pub(super) fn language(&self, tag: &str) -> String {
        self.named("language", tag)
    }

    pub(super) fn value(&self, value: &Value) -> String {
        match self.tongue {
            Tongue::English => words::value(value),
            Tongue::Chinese => chinese::value(value, self),
        }
    }

    /// A date as precise as it is, in the reader's form; what is no date stays as it is.
    pub(super) fn date(&self, text: &str) -> String {
        let day = text.get(..10).unwrap_or(text);
        match day.parse::<PartialDate>() {
            Ok(date) => self.partial_date(date),
            Err(_) => text.to_owned(),
        }
    }

    pub(super) fn partial_date(&self, date: PartialDate) -> String {
        match self.tongue {
            Tongue::English => english::date(date),
            Tongue::Chinese => chinese::date(date),
        }
    }

    /// A number on an axis: short, with its unit.
    pub(super) fn count(&self, n: f64) -> String {
        match self.tongue {
            Tongue::English => words::count(n),
            Tongue::Chinese => chinese::number(n),
        }
    }

    /// A word of a closed list; as it is written where the file has none for it.
    fn named(&self, section: &str, word: &str) -> String {
        let key = format!("{section}.{word}");
        self.texts.get(&key).cloned().unwrap_or_else(|| word.replace('_', " "))
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn a_browser_gets_the_language_that_it_wants() {
        let cases = [
            ("zh-CN,zh;q=0.9,en;q=0.8", Tongue::Chinese),
            ("en-GB,en;q=0.9,zh;q=0.8", Tongue::English),
            ("de,zh-TW;q=0.5,en;q=0.4", Tongue::Chinese),
            ("zh;q=0,en;q=0.1", Tongue::English),
            ("fr", Tongue::English),
            ("", Tongue::English),
            ("zh;q=x;;,,;", Tongue::Chinese),
        ];
        for (header, expected) in cases {
            assert_eq!(Tongue::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn both_languages_have_all_words() {
        let keys = |words: &Words| words.texts.keys().cloned().collect::<BTreeSet<String>>();
        let (english, chinese) = (keys(&ENGLISH), keys(&CHINESE));
        assert!(english.len() > 100, "{}", english.len());
        let missing: Vec<_> = english.difference(&chinese).collect();
        assert!(missing.is_empty(), "not in zh.toml: {missing:?}");
        // English has the words of the closed lists as the contract writes them
        let lists = ["predicate.", "modality.", "kind.", "unit.", "term.", "per.", "precision."];
        let odd: Vec<_> =
            chinese.difference(&english).filter(|key| !lists.iter().any(|list| key.starts_with(list))).collect();
        assert!(odd.is_empty(), "not in en.toml: {odd:?}");
        for predicate in Predicate::ALL {
            assert!(chinese.contains(&format!("predicate.{}", predicate.as_str())), "{predicate:?}");
        }
    }

    #[test]
    fn every_key_that_pages_ask_for_is_there() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
        let mut folders = vec![folder];
        let mut asked = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else if let Ok(text) = fs::read_to_string(&entry) {
                    for call in [".t(\"", ".n(\"", ".with(\""] {
                        asked.extend(
                            text.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
                        );
                    }
                }
            }
        }
        asked.retain(|key| !key.contains('/'));
        let missing: Vec<_> = asked.iter().filter(|key| !ENGLISH.texts.contains_key(*key)).collect();
        assert!(missing.is_empty() && asked.len() > 60, "{} asked, not there: {missing:?}", asked.len());
    }

    #[test]
    fn numbers_and_dates_are_in_the_readers_form() {
        assert_eq!(ENGLISH.date("2024-09-28T10:00:00+08:00"), "28 September 2024");
        assert_eq!(CHINESE.date("2024-09-28"), "2024年9月28日");
        assert_eq!(ENGLISH.date("2024-Q3"), "Q3 2024");
        assert_eq!(CHINESE.date("2024-Q3"), "2024年第三季度");
        assert_eq!(ENGLISH.n("count.claims", 1), "1 claim");
        assert_eq!(CHINESE.n("count.claims", 3), "3 条说法");
    }
}
