//! Sources → the TOML that is read back as them.

use std::fmt::Write;

use super::{Source, SourceKind, Take, Tier};
use crate::model::{BodyRule, Language};

/// A source to be written: the words that a reader of the file will see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: String,
    pub title: String,
    pub kind: SourceKind,
    pub url: String,
    /// A BCP 47 tag.
    pub language: String,
    pub country: String,
    pub tier: Tier,
    pub every: String,
    pub take: Take,
    /// Selectors by their key.
    pub select: Vec<(&'static str, String)>,
    /// Rules for the pages of certain days.
    pub dated: Vec<BodyRule>,
}

impl Draft {
    /// What is written of a source that is known.
    pub fn of(source: &Source) -> Self {
        let select = &source.select;
        let all = [
            ("item", &select.item),
            ("link", &select.link),
            ("title", &select.title),
            ("summary", &select.summary),
            ("date", &select.date),
            ("next", &select.next),
            ("body", &select.body),
        ];
        Self {
            id: source.id.clone(),
            title: source.title.clone(),
            kind: source.kind,
            url: source.url.clone(),
            language: if source.language == Language::Other { "en".into() } else { source.language.tag().to_owned() },
            country: source.country.clone(),
            tier: source.tier,
            every: source.every.to_string(),
            take: source.take,
            select: all.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).collect(),
            dated: select.dated.clone(),
        }
    }

    /// The `[[source]]` table.
    pub fn to_toml(&self) -> String {
        let mut text = String::from("[[source]]\n");
        let rows = [
            ("id", self.id.as_str()),
            ("title", &self.title),
            ("kind", self.kind.as_str()),
            ("url", &self.url),
            ("language", &self.language),
            ("country", &self.country),
            ("tier", self.tier.as_str()),
            ("every", &self.every),
            ("take", self.take.as_str()),
        ];
        for (key, value) in &rows {
            line(&mut text, key, value);
        }
        if !self.select.is_empty() {
            text.push_str(if self.dated.is_empty() { "[source.select]\n" } else { "[[source.select]]\n" });
            self.select.iter().for_each(|(key, value)| line(&mut text, key, value));
        }
        for rule in &self.dated {
            text.push_str("[[source.select]]\n");
            let days = [("from", rule.from), ("until", rule.until)];
            for (key, day) in days.into_iter().filter_map(|(key, day)| Some((key, day?))) {
                line(&mut text, key, &day.to_string());
            }
            line(&mut text, "body", &rule.css);
        }
        text
    }
}

fn line(text: &mut String, key: &str, value: &str) {
    let _ = writeln!(text, "{key} = {}", toml::Value::String(value.to_owned()));
}

/// An id made of a name: its letters and digits in lower case, joined by `-`, unlike those that are taken.
pub fn id_of(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(6).collect();
    let id = if words.is_empty() { "source".to_owned() } else { words.join("-") };
    if !is_taken(&id) {
        return id;
    }
    let numbered = (2..u32::MAX).map(|number| format!("{id}-{number}")).find(|id| !is_taken(id));
    numbered.unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crawl::source::{File, parse};

    #[test]
    fn what_is_written_is_read_back() {
        let sources = crate::crawl::builtin().unwrap();
        let text: String = sources.iter().map(|source| Draft::of(source).to_toml() + "\n").collect();
        let again = parse(&[File { name: "written.toml", text: &text }]).unwrap_or_else(|errors| panic!("{errors}"));
        for (one, other) in sources.iter().zip(&again) {
            if one.language != Language::Other {
                assert_eq!(one, other);
            }
        }
        assert_eq!(sources.len(), again.len());
    }

    #[test]
    fn rules_for_old_pages_are_written_and_read_back() {
        let mut source = crate::crawl::builtin().unwrap().remove(0);
        let until = "2023-06-30".parse().ok();
        source.select.body = Some("article".into());
        source.select.dated = vec![BodyRule { css: "td.text".into(), from: None, until }];
        let text = Draft::of(&source).to_toml();
        let again = parse(&[File { name: "written.toml", text: &text }]).unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(again, [source]);
    }

    #[test]
    fn an_id_is_made_of_letters_and_is_its_own() {
        assert_eq!(id_of("IT之家 – IT Home!", |_| false), "it-it-home");
        assert_eq!(id_of("新华社", |id| id == "source"), "source-2");
    }
}
