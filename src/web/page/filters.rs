//! The filters of a list as a form, and the list's other pages.

use crate::{
    model::{Language, Modality, Predicate, PromiseStatus},
    web::{
        address::{Asked, Part},
        words::Words,
    },
};

/// What a list has beside its rows.
pub(super) struct List {
    pub(super) filters: Filters,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    /// Why it has no rows.
    pub(super) empty: Option<String>,
    /// What is asked, in words: for a heading, and for paper.
    pub(super) asked: String,
}

/// The form.
pub(super) struct Filters {
    pub(super) action: String,
    pub(super) reset: String,
    pub(super) fields: Vec<Field>,
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) is_set: bool,
    pub(super) is_open: bool,
    pub(super) many: usize,
}

/// A field of it; one without options is typed into.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) hint: String,
    pub(super) is_number: bool,
    pub(super) options: Vec<(String, String)>,
}

/// Filters of every list, in the form's order.
const FIELDS: [&str; 11] =
    ["subject", "org", "country", "predicate", "modality", "lang", "since", "until", "min_sources", "source", "as_of"];

impl List {
    /// The list of a path; `extra` are fields of its own, before the others.
    pub(super) fn new(asked: &Asked, words: &Words, extra: &[&'static str], part: Part, more: bool) -> Self {
        let page = |offset: usize| {
            let offset = (offset > 0).then(|| offset.to_string());
            asked.href(asked.path(), &[("offset", offset.as_deref())])
        };
        let filters = Filters::new(asked, words, extra);
        Self {
            asked: filters.told(words),
            filters,
            previous: (part.offset > 0).then(|| page(part.offset.saturating_sub(part.limit))),
            next: more.then(|| page(part.offset + part.limit)),
            empty: None,
        }
    }
}

impl Filters {
    fn new(asked: &Asked, words: &Words, extra: &[&'static str]) -> Self {
        let names: Vec<&'static str> = extra.iter().chain(&FIELDS).copied().collect();
        let fields: Vec<Field> = names.iter().map(|name| Field::new(asked, words, name)).collect();
        let many = names.iter().filter(|name| asked.get(name).is_some()).count();
        let beside = ["q", "sort", "limit", "ui"].into_iter().filter(|name| !names.contains(name));
        Self {
            action: asked.path().to_owned(),
            reset: asked.only(asked.path(), &asked.get("q").map(|q| ("q", q)).into_iter().collect::<Vec<_>>()),
            fields,
            hidden: beside.filter_map(|name| Some((name, asked.get(name)?.to_owned()))).collect(),
            is_set: many > 0,
            // a chart is always of one predicate
            is_open: many > usize::from(asked.path() == "/chart"),
            many,
        }
    }
}

impl Filters {
    /// `Organization: Huawei · Since: 2024`.
    fn told(&self, words: &Words) -> String {
        let set = self.fields.iter().filter(|field| !field.value.is_empty());
        let told = set.map(|field| format!("{}{}{}", field.label, words.t("page.colon"), field.shown()));
        told.collect::<Vec<_>>().join(" · ")
    }
}

impl Field {
    /// Its value as the reader sees it.
    fn shown(&self) -> &str {
        let option = self.options.iter().find(|(word, _)| *word == self.value);
        option.map_or(self.value.as_str(), |(_, shown)| shown)
    }

    fn new(asked: &Asked, words: &Words, name: &'static str) -> Self {
        let label = |key: &str| words.t(key).to_owned();
        let (label, hint) = match name {
            "subject" => (label("filter.subject"), label("filter.subject_hint")),
            "org" => (label("filter.org"), label("filter.org_hint")),
            "country" => (label("filter.country"), "CN".to_owned()),
            "predicate" => (label("filter.predicate"), String::new()),
            "modality" => (label("filter.modality"), String::new()),
            "lang" => (label("filter.lang"), String::new()),
            "since" => (label("filter.since"), "2024-09, 2024-Q3, 7d".to_owned()),
            "until" => (label("filter.until"), "2025".to_owned()),
            "min_sources" => (label("filter.min_sources"), "2".to_owned()),
            "source" => (label("filter.source"), String::new()),
            "status" => (label("filter.status"), String::new()),
            _ => (label("filter.as_of"), "2024-10-01".to_owned()),
        };
        Self {
            name,
            label,
            hint,
            value: asked.get(name).unwrap_or_default().to_owned(),
            is_number: name == "min_sources",
            options: options(words, name),
        }
    }
}

/// The words of a closed list, each with what a reader sees.
fn options(words: &Words, name: &str) -> Vec<(String, String)> {
    let pair = |word: &str, shown: String| (word.to_owned(), shown);
    match name {
        "predicate" => Predicate::ALL.iter().map(|known| pair(known.as_str(), words.predicate(*known))).collect(),
        "modality" => Modality::ALL.iter().rev().map(|known| pair(known.as_str(), words.modality(*known))).collect(),
        "status" => PromiseStatus::ALL.iter().map(|known| pair(known.as_str(), words.promise(*known))).collect(),
        "lang" => {
            let tags = Language::ALL.iter().map(|language| language.tag());
            let known = std::iter::once("zh").chain(tags.filter(|tag| *tag != "und"));
            known.map(|tag| pair(tag, words.language(tag))).collect()
        }
        _ => Vec::new(),
    }
}
