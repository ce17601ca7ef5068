//! A request's address → what is asked for; and back: every view has an address, with its filters, page, order, day and
//! language in it.

use std::sync::Arc;

use axum::http::{HeaderMap, Uri};
use chrono::NaiveDate;
use url::form_urlencoded;

use super::{error::Refusal, words::Tongue};
use crate::{
    lexicon::Lexicon,
    query::{Question, ago, nearest},
};

/// What an address may ask with, in the order in which addresses are written.
const KNOWN: [&str; 18] = [
    "q",
    "name",
    "subject",
    "org",
    "country",
    "predicate",
    "modality",
    "lang",
    "source",
    "min_sources",
    "since",
    "until",
    "status",
    "as_of",
    "sort",
    "limit",
    "offset",
    "ui",
];
/// Names that other sites put behind addresses when they are shared: they ask for nothing.
const FOREIGN: [&str; 4] = ["fbclid", "gclid", "mc_cid", "mc_eid"];
/// Characters of one value: no name and no question is longer.
const LONGEST: usize = 400;
/// Behind so many rows nobody pages.
pub(super) const DEEPEST: usize = 20_000;

/// What a request asks for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The path, as it was asked for.
    path: String,
    pairs: Vec<(&'static str, String)>,
    pub(super) tongue: Tongue,
    /// Where the server was reached, for addresses that are carried elsewhere: scheme, host, no slash at the end.
    pub(super) base: String,
    /// The names that things have in the reader's language.
    pub(super) lexicon: Option<Arc<Lexicon>>,
    /// The day on which it is asked.
    pub(super) today: NaiveDate,
    /// A form sends what was left empty too: such an address has a shorter one.
    pub(super) has_empty: bool,
}

impl Asked {
    pub(super) fn read(uri: &Uri, headers: &HeaderMap, base: String) -> Result<Self, Refusal> {
        // a browser reads such an address as one of another server
        if uri.path().starts_with("//") || uri.path().starts_with("/\\") {
            return Err(Refusal::Missing("there is nothing at an address that begins with two slashes".to_owned()));
        }
        let mut asked = Self {
            path: uri.path().to_owned(),
            pairs: Vec::new(),
            tongue: Tongue::of(headers),
            base,
            lexicon: None,
            today: NaiveDate::default(),
            has_empty: false,
        };
        for (name, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
            asked.take(&name, value.trim())?;
        }
        asked.order();
        if let Some(tongue) = asked.get("ui") {
            let known = || Tongue::ALL.map(Tongue::as_str).join(", ");
            asked.tongue = Tongue::parse(tongue).ok_or_else(|| {
                Refusal::Wrong(format!("ui={tongue}: there is no such interface; there are {}", known()))
            })?;
        }
        Ok(asked)
    }

    /// A request that asks for nothing, for a page that says so.
    pub(super) fn nothing(tongue: Tongue) -> Self {
        Self {
            path: "/".to_owned(),
            pairs: Vec::new(),
            tongue,
            base: String::new(),
            lexicon: None,
            today: NaiveDate::default(),
            has_empty: false,
        }
    }

    /// The same, asked on a day, of a site that knows the names of things.
    pub(super) fn asked_of(self, lexicon: &Arc<Lexicon>, today: NaiveDate) -> Self {
        Self { lexicon: Some(Arc::clone(lexicon)), today, ..self }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let plain = name.replace('-', "_");
        let allowed = names_of(&self.path);
        let Some(known) = allowed.iter().find(|known| **known == plain) else {
            if plain.starts_with("utm_") || FOREIGN.contains(&plain.as_str()) {
                return Ok(());
            }
            let name: String = name.chars().take(LONGEST).collect();
            let near = nearest(&plain, allowed.iter().copied());
            let near = if near.is_empty() { allowed.join(", ") } else { near.join(" or ") };
            return Err(Refusal::Wrong(format!(
                "{name:?} is nothing that can be asked with here; did you mean {near}?"
            )));
        };
        if value.chars().count() > LONGEST {
            return Err(Refusal::Wrong(format!("{known}: is longer than {LONGEST} characters")));
        }
        if value.is_empty() {
            self.has_empty = true;
        } else if *known != "name" && self.get(known).is_some() {
            return Err(Refusal::Wrong(format!("{known}: is given twice")));
        } else {
            self.pairs.push((known, value.to_owned()));
        }
        Ok(())
    }

    /// The same, narrowed by one more.
    pub(super) fn narrowed(mut self, name: &'static str, value: &str) -> Result<Self, Refusal> {
        self.take(name, value)?;
        self.order();
        Ok(self)
    }

    fn order(&mut self) {
        self.pairs.sort_by_key(|(name, _)| KNOWN.iter().position(|known| known == name));
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// All values of a name that may come more than once.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        self.pairs.iter().filter(|(known, _)| *known == name).map(|(_, value)| value.clone()).collect()
    }

    /// A whole number under a name.
    fn number(&self, name: &'static str) -> Result<Option<usize>, Refusal> {
        let Some(text) = self.get(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| Refusal::Wrong(format!("{name}={text}: is no whole number")))
    }

    /// The filters; days such as `7d` are counted back from `today`.
    pub(super) fn question(&self, today: NaiveDate) -> Result<Question, Refusal> {
        let text = |name| self.get(name).map(str::to_owned);
        let day = |name| text(name).map(|date| ago(&date, today).unwrap_or(date));
        Ok(Question {
            since: day("since"),
            until: day("until"),
            subject: text("subject"),
            org: text("org"),
            country: text("country"),
            predicate: text("predicate"),
            modality: text("modality"),
            lang: text("lang"),
            source: text("source"),
            min_sources: self.number("min_sources")?,
            limit: None,
        })
    }

    /// Which part of the answer is asked for, of at most `most` rows, `usual` where no number is given.
    pub(super) fn part(&self, usual: usize, most: usize) -> Result<Part, Refusal> {
        let limit = match self.number("limit")? {
            Some(0) => return Err(Refusal::Wrong("limit=0: nothing is shown with it".to_owned())),
            Some(limit) if limit > most => {
                return Err(Refusal::Wrong(format!(
                    "limit={limit}: at most {most} at once; offset={most} has the next"
                )));
            }
            limit => limit.unwrap_or(usual),
        };
        let offset = self.number("offset")?.unwrap_or(0);
        if offset > DEEPEST {
            return Err(Refusal::Wrong(format!(
                "offset={offset}: at most {DEEPEST}; narrow what is asked by its days"
            )));
        }
        Ok(Part { offset, limit })
    }

    /// The address of a path with what is asked here, but for these changes; without its page where anything else changes.
    pub(super) fn href(&self, path: &str, changes: &[(&'static str, Option<&str>)]) -> String {
        let is_other = |name: &str| changes.iter().any(|(other, _)| *other == name);
        let keeps_page = path == self.path && changes.iter().all(|(name, _)| matches!(*name, "offset" | "ui"));
        let kept = self.pairs.iter().filter(|(name, _)| !is_other(name) && (keeps_page || *name != "offset"));
        let mut pairs: Vec<(&str, &str)> = kept.map(|(name, value)| (*name, value.as_str())).collect();
        pairs.extend(changes.iter().filter_map(|(name, value)| Some((*name, (*value)?))));
        pairs.sort_by_key(|(name, _)| KNOWN.iter().position(|known| known == name));
        written(path, &pairs)
    }

    /// What narrows the answer, for a title: `org Huawei, since 2024`.
    pub(super) fn narrowing(&self) -> String {
        let beside = ["ui", "limit", "offset", "sort"];
        let narrowing = self.pairs.iter().filter(|(name, _)| !beside.contains(name));
        narrowing.map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
    }

    /// An address that keeps but the language and the day of this one.
    pub(super) fn plain(&self, path: &str) -> String {
        self.only(path, &[])
    }

    /// The same, asked with these.
    pub(super) fn only(&self, path: &str, asked: &[(&str, &str)]) -> String {
        let kept = ["as_of", "ui"].into_iter().filter_map(|name| Some((name, self.get(name)?)));
        let pairs: Vec<(&str, &str)> = asked.iter().copied().chain(kept).collect();
        written(path, &pairs)
    }

    /// This address without what was left empty.
    pub(super) fn canonical(&self) -> String {
        let pairs: Vec<(&str, &str)> = self.pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        written(&self.path, &pairs)
    }

    /// The page of a thing by its name.
    pub(super) fn of_entity(&self, name: &str) -> String {
        self.plain(&entity_path(name))
    }
}

/// The names that an address may ask with: a filter that a view does not have would be dropped in silence.
fn names_of(path: &str) -> Vec<&'static str> {
    let view = path.trim_start_matches("/api").trim_start_matches("/feed").trim_start_matches('/');
    let view = view.split(['/', '.']).next().unwrap_or_default();
    let beside: &[&str] = match view {
        "search" => &["q"],
        "promises" => &["status"],
        "" | "timeline" | "claims" | "conflicts" | "chart" => &[],
        "compare" => return vec!["name", "as_of", "ui"],
        _ => return vec!["as_of", "ui"],
    };
    let is_filter = |name: &&&str| !matches!(**name, "q" | "name" | "status") || beside.contains(*name);
    KNOWN.iter().filter(is_filter).copied().collect()
}

/// `/entity/Ascend%20910C`.
pub(super) fn entity_path(name: &str) -> String {
    format!("/entity/{}", segment(name))
}

/// A text as one part of a path.
fn segment(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

fn written(path: &str, pairs: &[(&str, &str)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    format!("{path}?{}", query.finish())
}

/// The rows that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) offset: usize,
    pub(super) limit: usize,
}

impl Part {
    /// How many rows are looked up: one more than are shown tells whether there are more.
    pub(super) fn reach(self) -> usize {
        self.offset + self.limit + 1
    }

    /// Takes the part out of the rows that were looked up, with whether there are more behind it.
    pub(super) fn of<T>(self, rows: Vec<T>) -> (Vec<T>, bool) {
        let more = rows.len() > self.offset + self.limit;
        (rows.into_iter().skip(self.offset).take(self.limit).collect(), more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(uri: &str) -> Result<Asked, Refusal> {
        Asked::read(&uri.parse().unwrap(), &HeaderMap::new(), "http://h".to_owned())
    }

    #[test]
    fn an_address_is_read_and_written_in_one_order() {
        let asked = asked("/claims?ui=zh&org=%E5%8D%8E%E4%B8%BA&offset=50&since=").unwrap();
        assert!(asked.has_empty && asked.tongue == Tongue::Chinese && asked.get("org") == Some("华为"));
        assert_eq!(asked.canonical(), "/claims?org=%E5%8D%8E%E4%B8%BA&offset=50&ui=zh");
        assert_eq!(
            asked.href("/claims", &[("offset", Some("100"))]),
            "/claims?org=%E5%8D%8E%E4%B8%BA&offset=100&ui=zh"
        );
        let narrowed = asked.href("/claims", &[("modality", Some("planned"))]);
        assert_eq!(narrowed, "/claims?org=%E5%8D%8E%E4%B8%BA&modality=planned&ui=zh", "another filter begins anew");
        assert_eq!(asked.of_entity("昇腾 910C/x"), "/entity/%E6%98%87%E8%85%BE%20910C%2Fx?ui=zh");
        assert_eq!(asked.part(50, 200).unwrap(), Part { offset: 50, limit: 50 });
    }

    #[test]
    fn what_cannot_be_asked_is_told() {
        for (uri, says) in [
            ("/?paramters=x", "did you mean"),
            ("/?organisation=x", "nothing that can be asked with"),
            ("/?ui=fr", "there are en, zh"),
            ("/?org=a&org=b", "given twice"),
            ("/search?q=%E5%9B%BD", ""),
            ("/?q=%E5%9B%BD", "nothing that can be asked with here"),
            ("/api/claims?status=kept", "nothing that can be asked with here"),
            ("/feed/promises.ics?status=kept", ""),
            ("/c0123456789abc?org=a", "nothing that can be asked with here"),
            ("/?utm_source=x&fbclid=y", ""),
        ] {
            match (asked(uri), says) {
                (Ok(_), "") => {}
                (Err(Refusal::Wrong(told)), says) if !says.is_empty() => assert!(told.contains(says), "{uri}: {told}"),
                (other, _) => panic!("{uri}: {other:?}"),
            }
        }
        let long = format!("/search?q={}", "a".repeat(500));
        assert!(matches!(asked(&long), Err(Refusal::Wrong(_))));
        for part in ["limit=0", "limit=1000", "limit=x", "offset=-1", "offset=999999999"] {
            let asked = asked(&format!("/?{part}")).unwrap();
            assert!(matches!(asked.part(50, 200), Err(Refusal::Wrong(_))), "{part}");
        }
    }
}
