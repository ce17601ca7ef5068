//! Lexicon files to rows: a row is a name with what is known of it, and the line on which it stands. The files that
//! are compiled in are read by this when the program is built, a reader's own ones when it starts.

use std::{fmt, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::fold;

/// The kinds of entities, by the contract's words.
pub(crate) const KINDS: [&str; 9] =
    ["model", "chip", "system", "organization", "country", "policy", "person", "benchmark", "outlet"];

/// Words of a file that look like a name and are none (`South China Sea`).
const IGNORED: &str = "ignored";

/// What stands between the words of a list where a row is compiled in.
pub(crate) const BETWEEN: char = '\u{1F}';

/// What is wrong with a lexicon file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A file of the lexicon.
#[derive(Debug, Clone)]
pub(crate) struct File<'t> {
    pub(crate) name: String,
    pub(crate) text: &'t str,
}

/// One entity as a file gives it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The word over the list that it stands in.
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) weak: Vec<String>,
    pub(crate) with: Vec<String>,
    pub(crate) maker: Option<String>,
    pub(crate) family: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) file: String,
    pub(crate) line: usize,
}

impl Row {
    pub(crate) fn problem(&self, what: String) -> Problem {
        Problem { file: self.file.clone(), line: self.line, what }
    }

    /// Every name once, with whether it is weak.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, bool)> {
        let weak: Vec<String> = self.weak.iter().map(|name| fold::key(name)).collect();
        let full = std::iter::once(&self.name).chain(&self.aliases);
        let full = full.filter(move |name| weak.is_empty() || !weak.contains(&fold::key(name)));
        let full = full.map(|name| (name.as_str(), false));
        full.chain(self.weak.iter().map(|name| (name.as_str(), true)))
    }
}

/// What all files together hold.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) given: Vec<Row>,
    pub(crate) ignored: Vec<String>,
    pub(crate) problems: Vec<Problem>,
}

impl Rows {
    pub(crate) fn read(files: &[File<'_>]) -> Self {
        let mut rows = Self::default();
        for file in files {
            let ends = file.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
            Reader { file, ends, rows: &mut rows }.read();
        }
        rows
    }
}

struct Reader<'f, 'r> {
    file: &'f File<'f>,
    /// Where each line ends.
    ends: Vec<usize>,
    rows: &'r mut Rows,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        let (table, errors) = DeTable::parse_recoverable(self.file.text);
        for error in &errors {
            self.complain(&error.span().unwrap_or(0..0), error.message().to_owned());
        }
        if !errors.is_empty() {
            return;
        }
        for (key, value) in table.get_ref() {
            let word = key.get_ref().as_ref();
            if word == IGNORED {
                let phrases = self.words(value, word);
                self.rows.ignored.extend(phrases);
            } else if let Some(kind) = KINDS.into_iter().find(|kind| *kind == word) {
                self.entities(kind, value);
            } else {
                let kinds = KINDS.join(", ");
                self.complain(&key.span(), format!("unknown key `{word}`: expected {kinds} or {IGNORED}"));
            }
        }
    }

    fn entities(&mut self, kind: &'static str, value: &Spanned<DeValue<'_>>) {
        let Some(rows) = value.get_ref().as_array() else {
            self.complain(&value.span(), format!("`{kind}` must be a list of tables"));
            return;
        };
        for row in rows {
            match row.get_ref().as_table() {
                Some(table) => self.entity(kind, table, &row.span()),
                None => self.complain(&row.span(), "expected a table with a `name`".to_owned()),
            }
        }
    }

    fn entity(&mut self, kind: &'static str, table: &DeTable<'_>, span: &Range<usize>) {
        let mut row = Row { kind, file: self.file.name.clone(), line: self.line(span.start), ..Row::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => row.name = self.word(value, "name").unwrap_or_default(),
                "aliases" => row.aliases = self.words(value, "aliases"),
                "weak" => row.weak = self.words(value, "weak"),
                "with" => row.with = self.words(value, "with"),
                "maker" => row.maker = self.word(value, "maker"),
                "family" => row.family = self.word(value, "family"),
                "country" => row.country = self.country(value),
                other => self.complain(
                    &key.span(),
                    format!("unknown key `{other}`: expected name, aliases, weak, with, maker, family or country"),
                ),
            }
        }
        if row.name.trim().is_empty() {
            self.complain(span, "an entity needs a `name`".to_owned());
        } else {
            self.rows.given.push(row);
        }
    }

    fn country(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let code = self.word(value, "country")?;
        if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(code);
        }
        self.complain(&value.span(), format!("`{code}` is no country: expected two capitals such as \"CN\""));
        None
    }

    fn word(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<String> {
        let word = value.get_ref().as_str().map(str::trim).filter(|word| !word.is_empty());
        if word.is_none() {
            self.complain(&value.span(), format!("`{key}` must be a text in quotes"));
        }
        word.map(str::to_owned)
    }

    fn words(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Vec<String> {
        let Some(values) = value.get_ref().as_array() else {
            self.complain(&value.span(), format!("`{key}` must be a list of texts"));
            return Vec::new();
        };
        values.iter().filter_map(|value| self.word(value, key)).collect()
    }

    fn complain(&mut self, span: &Range<usize>, what: String) {
        let line = self.line(span.start);
        self.rows.problems.push(Problem { file: self.file.name.clone(), line, what });
    }

    /// The line of a byte, counted from one.
    fn line(&self, byte: usize) -> usize {
        1 + self.ends.partition_point(|end| *end < byte)
    }
}
