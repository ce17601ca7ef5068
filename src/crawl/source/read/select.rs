//! `[source.select]`: one table, or several of which all but one hold for the pages of certain days alone.

use std::ops::Range;

use toml::{Spanned, de::DeValue};

use super::{Reader, Table};
use crate::{
    crawl::source::{Select, SourceKind, check},
    model::BodyRule,
};

const KEYS: [&str; 9] = ["item", "link", "title", "summary", "date", "next", "body", "from", "until"];

/// What a table with dates may say.
const DATED_KEYS: [&str; 3] = ["body", "from", "until"];

impl Reader<'_> {
    /// Where the kind is not known, what would be wrong for any kind is told all the same.
    pub(super) fn select(&mut self, source: &Table<'_, '_>, kind: Option<SourceKind>) -> Select {
        let Some((key, value)) = source.rows.iter().find(|(key, _)| key.get_ref() == "select") else {
            self.require(&Select::default(), kind, source.span.clone());
            return Select::default();
        };
        let (dated, plain): (Vec<_>, Vec<_>) = self.tables(key.span(), value).into_iter().partition(is_dated);
        if let Some(second) = plain.get(1) {
            let what = "a second [[source.select]] without dates: expected `from` or `until` in all but one";
            self.tell(second.span.clone(), what);
        }
        let select = if let Some(table) = plain.first() {
            self.plain(table, kind)
        } else {
            self.require(&Select::default(), kind, key.span());
            Select::default()
        };
        Select { dated: self.dated(&dated), ..select }
    }

    fn tables<'t, 'i>(&mut self, span: Range<usize>, value: &'t Spanned<DeValue<'i>>) -> Vec<Table<'t, 'i>> {
        match value.get_ref() {
            DeValue::Table(rows) => vec![Table { rows, span }],
            DeValue::Array(all) if all.iter().all(|one| one.get_ref().as_table().is_some()) => {
                let rows = all.iter().filter_map(|one| Some((one.get_ref().as_table()?, one.span())));
                rows.map(|(rows, span)| Table { rows, span }).collect()
            }
            _ => {
                self.tell(span, "`select` is no table: expected [source.select] or [[source.select]]");
                Vec::new()
            }
        }
    }

    fn plain(&mut self, table: &Table<'_, '_>, kind: Option<SourceKind>) -> Select {
        self.refuse_unknown(table, &KEYS);
        let (place, link) = match kind {
            Some(SourceKind::Json) => (check::pointer as fn(&str) -> _, check::template as fn(&str) -> _),
            Some(_) => (check::css as fn(&str) -> _, check::css as fn(&str) -> _),
            None => (check::of_any_kind as fn(&str) -> _, check::of_any_kind as fn(&str) -> _),
        };
        let select = Select {
            item: self.given(table, "item", place),
            link: self.given(table, "link", link),
            title: self.given(table, "title", link),
            summary: self.given(table, "summary", link),
            date: self.given(table, "date", place),
            next: self.given(table, "next", link),
            body: self.given(table, "body", check::css),
            dated: Vec::new(),
        };
        if !table.rows.is_empty() {
            self.require(&select, kind, table.span.clone());
        }
        select
    }

    /// The rules with dates; no day may have two.
    fn dated(&mut self, tables: &[Table<'_, '_>]) -> Vec<BodyRule> {
        let mut rules: Vec<BodyRule> = Vec::new();
        for table in tables {
            self.refuse_unknown(table, &DATED_KEYS);
            let css = self.needed(table, "body", check::css);
            let from = self.given(table, "from", check::day);
            let until = self.given(table, "until", check::day);
            let Some(css) = css else { continue };
            let rule = BodyRule { css, from, until };
            if matches!((from, until), (Some(from), Some(until)) if until < from) {
                self.tell(table.span.clone(), "`until` is before `from`: expected the later day");
            } else if rules.iter().any(|other| other.meets(&rule)) {
                let what = "its days meet those of another [[source.select]]: expected days of its own";
                self.tell(table.span.clone(), what);
            }
            rules.push(rule);
        }
        rules
    }

    /// What a kind cannot do without.
    fn require(&mut self, select: &Select, kind: Option<SourceKind>, span: Range<usize>) {
        let Some(kind) = kind else { return };
        let missing = match kind {
            SourceKind::Listing if select.item.is_none() && select.link.is_none() => "item",
            SourceKind::Json if select.link.is_none() => "link",
            _ => return,
        };
        // A key that is there and wrong has been told of already.
        let told = self.problems.iter().any(|problem| {
            problem.file == self.file.name && problem.line >= self.line(span.start) && problem.what.contains(missing)
        });
        if !told {
            self.tell(span, &format!("a source of kind `{kind}` needs `{missing}` under [source.select]"));
        }
    }
}

fn is_dated(table: &Table<'_, '_>) -> bool {
    table.rows.keys().any(|key| matches!(key.get_ref().as_ref(), "from" | "until"))
}

#[cfg(test)]
mod tests {
    use super::super::{File, read};
    use crate::model::BodyRule;

    fn source(select: &str) -> String {
        format!(
            "[[source]]\nid = \"a\"\ntitle = \"A\"\nkind = \"feed\"\nurl = \"https://a.example/rss\"\nlanguage = \"en\"\n\
             country = \"US\"\ntier = \"trade\"\n{select}"
        )
    }

    fn told(select: &str) -> String {
        let text = source(select);
        read(&[File { name: "a.toml", text: &text }]).unwrap_err().to_string()
    }

    #[test]
    fn a_site_that_was_laid_out_otherwise_before_has_a_rule_for_its_old_pages() {
        let text = source(
            "[[source.select]]\nbody = \"article\"\n\
             [[source.select]]\nuntil = \"2019-12-31\"\nbody = \"td.text\"\n\
             [[source.select]]\nfrom = \"2020-01-01\"\nuntil = \"2023-06-30\"\nbody = \"div.text\"\n",
        );
        let sources = read(&[File { name: "a.toml", text: &text }]).unwrap_or_else(|errors| panic!("{errors}"));
        let select = &sources[0].select;
        let rule = |css: &str, from: &str, until: &str| BodyRule {
            css: css.into(),
            from: from.parse().ok(),
            until: until.parse().ok(),
        };
        assert_eq!(select.body.as_deref(), Some("article"));
        assert_eq!(select.dated, [rule("td.text", "", "2019-12-31"), rule("div.text", "2020-01-01", "2023-06-30")]);
    }

    #[test]
    fn a_bad_selector_is_told_though_the_kind_is_not_known() {
        let of = |select: &str| {
            let text = source(select).replace("kind = \"feed\"", "kind = \"rss\"");
            read(&[File { name: "a.toml", text: &text }]).unwrap_err().problems.len()
        };
        assert_eq!(of(""), 1, "the kind alone");
        let wrong =
            "[source.select]\nitem = \"ul[=\"\nlink = \"{id}\"\ntitle = \"a:nope\"\nbody = \"p[\"\nboddy = \"p\"";
        assert_eq!(of(wrong), 6);
        for sound in [
            "item = \"ul li\"\nlink = \"a[href]\"",
            "item = \"/data\"\nlink = \"https://x.example/{/id}\"",
            "item = \"\"",
        ] {
            assert_eq!(of(&format!("[source.select]\n{sound}")), 1, "{sound}");
        }
    }

    #[test]
    fn rules_that_say_no_day_or_one_day_twice_are_refused_with_their_line() {
        for (select, expected) in [
            (
                "[[source.select]]\nuntil = \"soon\"\nbody = \"p\"",
                "a.toml:10: until: `soon` is no day: expected one such as \"2023-06-30\"",
            ),
            ("[[source.select]]\nuntil = \"2023-06-30\"", "a.toml:9: `body` is missing"),
            (
                "[[source.select]]\nfrom = \"2024-01-01\"\nuntil = \"2023-06-30\"\nbody = \"p\"",
                "a.toml:9: `until` is before `from`",
            ),
            ("[[source.select]]\nfrom = \"2024-01-01\"\nbody = \"p[\"", "a.toml:11: body: `p[` is no CSS selector"),
            (
                "[[source.select]]\nfrom = \"2024-01-01\"\nbody = \"p\"\n[[source.select]]\nuntil = \"2024-01-01\"\nbody = \"b\"",
                "a.toml:12: its days meet those of another [[source.select]]",
            ),
            (
                "[[source.select]]\nbody = \"p\"\n[[source.select]]\nbody = \"b\"",
                "a.toml:11: a second [[source.select]] without dates",
            ),
            (
                "[[source.select]]\nuntil = \"2023-06-30\"\nbody = \"p\"\nitem = \"li\"",
                "a.toml:12: unknown key `item`: expected one of body, from, until",
            ),
        ] {
            let told = told(select);
            assert!(told.contains(expected), "{told}");
        }
    }
}
