//! TOML to sources, collecting every problem on the way instead of stopping at the first.

mod select;

use std::{collections::HashMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{File, Problem, Source, SourceErrors, SourceKind, Take, Tier, check, code};

const KEYS: [&str; 10] = ["id", "title", "kind", "url", "language", "country", "tier", "every", "take", "select"];

/// How often a source is visited that does not say.
const EVERY: &str = "1h";

pub(super) fn read(files: &[File<'_>]) -> Result<Vec<Source>, SourceErrors> {
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    let mut places: HashMap<String, String> = HashMap::new();
    for file in files {
        let before = problems.len();
        let mut reader = Reader { file: *file, problems: &mut problems, places: &mut places };
        sources.extend(reader.file());
        if let Some(own) = problems.get_mut(before..) {
            own.sort_by_key(|problem| problem.line);
        }
    }
    if problems.is_empty() { Ok(sources) } else { Err(SourceErrors { problems }) }
}

struct Reader<'r> {
    file: File<'r>,
    problems: &'r mut Vec<Problem>,
    /// Where each id was given first.
    places: &'r mut HashMap<String, String>,
}

/// A table with the span that stands for it in messages.
struct Table<'t, 'i> {
    rows: &'t DeTable<'i>,
    span: Range<usize>,
}

impl Reader<'_> {
    fn file(&mut self) -> Vec<Source> {
        let (document, errors) = DeTable::parse_recoverable(self.file.text);
        for error in errors {
            self.tell(error.span().unwrap_or_default(), &error.message().replace('\n', ", "));
        }
        let document = document.into_inner();
        let mut sources = Vec::new();
        for (key, value) in &document {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("source", DeValue::Array(rows)) => sources.extend(rows.iter().filter_map(|row| self.row(row))),
                ("source", _) => self.tell(key.span(), "`source` is no list: expected [[source]]"),
                (other, _) => {
                    self.tell(key.span(), &format!("unknown key `{other}`: expected nothing but [[source]]"));
                }
            }
        }
        sources
    }

    fn row(&mut self, row: &Spanned<DeValue<'_>>) -> Option<Source> {
        let Some(rows) = row.get_ref().as_table() else {
            self.tell(row.span(), "a source is a table: expected [[source]] with keys below it");
            return None;
        };
        let table = Table { rows, span: row.span() };
        let before = self.problems.len();
        self.refuse_unknown(&table, &KEYS);
        let id = self.needed(&table, "id", check::id);
        if let Some(id) = &id {
            self.refuse_twice(id, &table);
        }
        let kind = self.needed(&table, "kind", |text| check::word(text, SourceKind::ALL, SourceKind::as_str));
        let source = Source {
            id: id.unwrap_or_default(),
            title: self.needed(&table, "title", some_text).unwrap_or_default(),
            kind: kind.unwrap_or(SourceKind::Feed),
            url: self.needed(&table, "url", check::address).unwrap_or_default(),
            language: self.needed(&table, "language", language).unwrap_or_default(),
            country: self.needed(&table, "country", country).unwrap_or_default(),
            tier: self
                .needed(&table, "tier", |text| check::word(text, Tier::ALL, Tier::as_str))
                .unwrap_or(Tier::General),
            every: self.given(&table, "every", str::parse).or_else(|| EVERY.parse().ok())?,
            take: self.given(&table, "take", |text| check::word(text, Take::ALL, Take::as_str)).unwrap_or_default(),
            select: self.select(&table, kind),
        };
        (self.problems.len() == before).then_some(source)
    }

    fn refuse_unknown(&mut self, table: &Table<'_, '_>, known: &[&str]) {
        for key in table.rows.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                self.tell(key.span(), &format!("unknown key `{name}`: expected one of {}", known.join(", ")));
            }
        }
    }

    fn refuse_twice(&mut self, id: &str, table: &Table<'_, '_>) {
        let span = table.rows.iter().find(|(key, _)| key.get_ref() == "id").map_or(0..0, |(key, _)| key.span());
        let place = format!("{}:{}", self.file.name, self.line(span.start));
        match self.places.get(id) {
            Some(first) => {
                let what = format!("id `{id}` is used twice, first in {first}: expected an id of its own");
                self.tell(span, &what);
            }
            None => {
                self.places.insert(id.to_owned(), place);
            }
        }
    }

    fn needed<T>(&mut self, table: &Table<'_, '_>, key: &str, check: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        if !table.rows.keys().any(|known| known.get_ref() == key) {
            self.tell(table.span.clone(), &format!("`{key}` is missing"));
        }
        self.given(table, key, check)
    }

    fn given<T>(&mut self, table: &Table<'_, '_>, key: &str, check: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let (_, value) = table.rows.iter().find(|(known, _)| known.get_ref() == key)?;
        let read = match value.get_ref().as_str() {
            Some(text) => check(text).map_err(|what| format!("{key}: {what}")),
            None => Err(format!("{key}: expected a text in quotes, found {}", value.get_ref().type_str())),
        };
        read.map_err(|what| self.tell(value.span(), &what)).ok()
    }

    fn tell(&mut self, span: Range<usize>, what: &str) {
        let line = self.line(span.start);
        // A text of several lines may be cited in it.
        let what = what.replace(['\r', '\n'], " ");
        self.problems.push(Problem { file: self.file.name.to_owned(), line, what });
    }

    fn line(&self, at: usize) -> usize {
        1 + self.file.text.bytes().take(at).filter(|byte| *byte == b'\n').count()
    }
}

fn some_text(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("expected a text that is not empty".into()) } else { Ok(text.trim().to_owned()) }
}

fn language(tag: &str) -> Result<crate::model::Language, String> {
    code::language(tag).ok_or_else(|| format!("`{tag}` is no language: expected a tag such as \"en\", \"zh\", \"ja\""))
}

fn country(text: &str) -> Result<String, String> {
    if code::is_country(text) {
        return Ok(text.to_owned());
    }
    Err(format!("`{text}` is no country: expected two capital letters of ISO 3166-1 such as \"CN\", or \"EU\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[source]]
id = "bis-rules"
title = "BIS rules"
kind = "feed"
url = "https://example.gov/documents.rss?conditions[agencies][]=bis"
language = "en-US"
country = "US"
tier = "primary"
every = "30m"
take = "all"
"#;

    #[test]
    fn a_source_is_read_as_it_is_written() {
        let sources = read(&[File { name: "us.toml", text: GOOD }]).unwrap();
        let source = &sources[0];
        assert_eq!(source.url, "https://example.gov/documents.rss?conditions[agencies][]=bis");
        assert_eq!((source.kind, source.tier, source.take), (SourceKind::Feed, Tier::Primary, Take::All));
        assert_eq!(source.every.least().as_secs(), 1_800);
        assert_eq!(source.select, super::super::Select::default());
    }

    #[test]
    fn every_problem_of_every_file_is_told_at_once() {
        let wrong = r#"
sauce = 1
[[source]]
id = "Huawei News"
title = ""
kind = "rss"
url = "ftp://example.com/"
language = "klingon"
country = "China"
tier = 1
every = "soon"
takes = "all"
[[source]]
id = "a-list"
title = "A list"
kind = "listing"
url = "not an address"
language = "zh"
country = "CN"
tier = "best"
[source.select]
item = "ul["
boddy = "p"
[[source]]
id = "an-api"
title = "An interface"
kind = "json"
url = "https://example.com/api"
language = "zh"
country = "CN"
tier = "state"
[source.select]
item = "data"
"#;
        let broken = "[[source]]\nid = \"bis-rules\"\nid = = 3\n";
        let files = [
            File { name: "a.toml", text: GOOD },
            File { name: "b.toml", text: wrong },
            File { name: "c.toml", text: broken },
        ];
        insta::assert_snapshot!(read(&files).unwrap_err());
    }
}
