//! What stands around every page: where else to go, in which languages, as of which day, in which other forms.

use crate::web::{
    address::Asked,
    feed::Shape,
    view::{Anchor, Day, View},
    words::{Tongue, Words},
};

/// What every page has.
pub(super) struct Frame<'a> {
    pub(super) view: View<'a>,
    pub(super) w: &'static Words,
    pub(super) title: String,
    /// The key of its place in the navigation; empty where it has none.
    here: &'static str,
    /// The same in other forms.
    pub(super) forms: Vec<Form>,
}

/// The same answer in another form.
pub(super) struct Form {
    pub(super) kind: &'static str,
    pub(super) href: String,
    pub(super) name: &'static str,
}

/// Where the navigation leads, by the keys of its words.
const PLACES: [(&str, &str); 7] = [
    ("page.timeline", "/"),
    ("page.claims", "/claims"),
    ("page.conflicts", "/conflicts"),
    ("page.promises", "/promises"),
    ("page.chart", "/chart"),
    ("page.compare", "/compare"),
    ("page.sources", "/sources"),
];

impl<'a> Frame<'a> {
    pub(super) fn new(asked: &'a Asked, title: String, here: &'static str) -> Self {
        let view = View::of(asked);
        Self { view, w: view.words, title, here, forms: Vec::new() }
    }

    /// A page of the navigation.
    pub(super) fn place(asked: &'a Asked, here: &'static str) -> Self {
        Self::new(asked, asked.tongue.words().t(here).to_owned(), here)
    }

    /// The same with its feeds and its JSON; `name` is that of the view.
    pub(super) fn fed(self, name: &str) -> Self {
        let asked = self.view.asked;
        // a feed is in the order of time, whatever order the page has
        let changes = |shape: &Shape| match shape {
            Shape::Csv => vec![("offset", None), ("limit", None)],
            _ => vec![("offset", None), ("limit", None), ("sort", None), ("ui", Some(asked.tongue.as_str()))],
        };
        let feed = |shape: &Shape| Form {
            kind: shape.media(),
            href: asked.href(&format!("/feed/{name}.{}", shape.ending()), &changes(shape)),
            name: shape.name(),
        };
        // what is due is asked for by filters, and not by words
        let shapes = Shape::ALL.iter().filter(|shape| name != "search" || **shape != Shape::Calendar);
        let mut forms: Vec<Form> = shapes.map(feed).collect();
        forms.push(Form { kind: "application/json", href: asked.href(&format!("/api/{name}"), &[]), name: "JSON" });
        Self { forms, ..self }
    }

    /// The same with one more form.
    pub(super) fn with(mut self, kind: &'static str, href: String, name: &'static str) -> Self {
        self.forms.push(Form { kind, href, name });
        self
    }

    pub(super) fn language(&self) -> &'static str {
        match self.w.tongue() {
            Tongue::English => "en",
            Tongue::Chinese => "zh-Hans",
        }
    }

    pub(super) fn home(&self) -> String {
        self.view.asked.plain("/")
    }

    pub(super) fn about(&self) -> String {
        self.view.asked.plain("/about")
    }

    /// The places, each with whether this page is there.
    pub(super) fn nav(&self) -> Vec<(Anchor, bool)> {
        let anchor = |path: &str, key: &'static str| Anchor {
            href: self.view.asked.plain(path),
            words: self.w.t(key).to_owned(),
        };
        PLACES.iter().map(|(key, path)| (anchor(path, key), self.here == *key)).collect()
    }

    /// What a form keeps beside its own fields: the language and the day.
    pub(super) fn kept(&self) -> Vec<(&'static str, String)> {
        let kept = ["as_of", "ui"].into_iter();
        kept.filter_map(|name| Some((name, self.view.asked.get(name)?.to_owned()))).collect()
    }

    pub(super) fn query(&self) -> &str {
        self.view.asked.get("q").unwrap_or_default()
    }

    /// This page in each language: its address, its tag, and whether it is this one.
    pub(super) fn tongues(&self) -> Vec<(Anchor, &'static str, bool)> {
        let asked = self.view.asked;
        let anchor = |tongue: Tongue| Anchor {
            href: asked.href(asked.path(), &[("ui", Some(tongue.as_str()))]),
            words: match tongue {
                Tongue::English => "English".to_owned(),
                Tongue::Chinese => "中文".to_owned(),
            },
        };
        Tongue::ALL.iter().map(|tongue| (anchor(*tongue), tongue.as_str(), *tongue == asked.tongue)).collect()
    }

    /// The day as of which it is asked, where it is not today.
    pub(super) fn as_of(&self) -> Option<Day> {
        let is_of_a_day = !matches!(self.here, "page.sources" | "page.about");
        self.view.asked.get("as_of").filter(|_| is_of_a_day).map(|text| self.view.day(text))
    }

    /// The same page as of today.
    pub(super) fn today(&self) -> String {
        self.view.asked.href(self.view.asked.path(), &[("as_of", None)])
    }

    /// When and where it was read: for paper.
    pub(super) fn printed(&self) -> String {
        let asked = self.view.asked;
        let day = self.w.date(&asked.today.to_string());
        format!("{} {}{}", self.w.with("page.printed", &day), asked.base, asked.canonical())
    }
}
