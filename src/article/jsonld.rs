//! JSON-LD blocks of a page → what they say of the article.

use serde_json::{Map, Value};

use super::outline::Outline;

/// Nodes that are looked at over all blocks: product pages carry thousands.
const MOST_NODES: usize = 2_000;

/// What JSON-LD says of an article.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Facts {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) body: Option<String>,
    /// Whether all may read it, where it says so: of itself or of a part.
    pub(super) is_free: Option<bool>,
}

/// The facts of the first article among the page's blocks; a `WebPage` stands in where there is none.
pub(super) fn facts(page: &Outline<'_>) -> Facts {
    let blocks: Vec<Value> = page
        .named("script")
        .filter(|(_, script)| script.attr("type").is_some_and(|kind| kind.contains("ld+json")))
        .take(40)
        .filter_map(|(place, _)| read(&page.texts(place).collect::<String>()))
        .collect();
    let mut articles = Vec::new();
    let mut pages = Vec::new();
    let mut left = MOST_NODES;
    let mut queue: std::collections::VecDeque<&Value> = blocks.iter().collect();
    while let Some(value) = queue.pop_front().filter(|_| left > 0) {
        left -= 1;
        match value {
            Value::Array(values) => queue.extend(values),
            Value::Object(object) => {
                if is_a(object, &["article", "posting", "report", "pressrelease"]) {
                    articles.push(object);
                } else if is_a(object, &["webpage", "newsmediaorganization", "creativework"]) {
                    pages.push(object);
                }
                queue.extend(["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key)));
            }
            _ => {}
        }
    }
    articles.iter().chain(&pages).fold(Facts::default(), |facts, object| facts.or(of(object)))
}

/// Raw line ends and tabs inside strings are no JSON, but common.
fn read(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let mended: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok()
    })
}

fn is_a(object: &Map<String, Value>, kinds: &[&str]) -> bool {
    let named = |value: &Value| {
        let name = value.as_str().unwrap_or("").to_ascii_lowercase();
        kinds.iter().any(|kind| name.ends_with(kind))
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(value) => named(value),
        None => false,
    }
}

fn of(object: &Map<String, Value>) -> Facts {
    let text = |key: &str| object.get(key).and_then(text_of);
    Facts {
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        authors: object.get("author").map(names).unwrap_or_default(),
        publisher: object.get("publisher").map(names).and_then(|names| names.into_iter().next()),
        language: text("inLanguage"),
        body: text("articleBody"),
        is_free: is_free(object),
    }
}

/// A part that is not free makes the whole so.
fn is_free(object: &Map<String, Value>) -> Option<bool> {
    let said = |object: &Map<String, Value>| match object.get("isAccessibleForFree")? {
        Value::Bool(free) => Some(*free),
        Value::String(word) => match word.to_ascii_lowercase().rsplit('/').next()? {
            "false" => Some(false),
            "true" => Some(true),
            _ => None,
        },
        _ => None,
    };
    let parts: Vec<&Value> = match object.get("hasPart") {
        Some(Value::Array(parts)) => parts.iter().take(20).collect(),
        Some(part) => vec![part],
        None => Vec::new(),
    };
    let of_part = parts.into_iter().filter_map(Value::as_object).filter_map(said).find(|free| !free);
    of_part.or_else(|| said(object))
}

fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => return values.first().and_then(text_of),
        Value::Object(object) => return object.get("name").or_else(|| object.get("@value")).and_then(text_of),
        _ => return None,
    };
    Some(unescape(text.trim())).filter(|text| !text.is_empty())
}

/// Names of persons or organizations, however deep they are wrapped.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().take(20).filter_map(text_of).collect(),
        value => text_of(value).into_iter().collect(),
    }
}

/// Some systems escape HTML once too often inside JSON.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#8217;", "’"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

impl Facts {
    /// These facts, and the other's where these are silent.
    fn or(self, other: Self) -> Self {
        Self {
            headline: self.headline.or(other.headline),
            published: self.published.or(other.published),
            modified: self.modified.or(other.modified),
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            publisher: self.publisher.or(other.publisher),
            language: self.language.or(other.language),
            body: self.body.or(other.body),
            is_free: self.is_free.or(other.is_free),
        }
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    fn of_source(source: &str) -> Facts {
        facts(&Outline::of(&Html::parse_document(source)))
    }

    #[test]
    fn an_article_in_a_graph_is_found_and_the_page_fills_in() {
        let facts = of_source(
            r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","inLanguage":"zh-CN"},
            {"@type":["NewsArticle"],"headline":"A &amp; B","datePublished":"2024-09-28T10:00:00+08:00",
            "author":[{"@type":"Person","name":"Li"},"Wang"],"publisher":{"name":"Harbour
 Wire"}}]}</script>"#,
        );
        assert_eq!(facts.headline.as_deref(), Some("A & B"));
        assert_eq!(facts.authors, ["Li", "Wang"]);
        assert_eq!(facts.language.as_deref(), Some("zh-CN"));
        assert_eq!(facts.publisher.as_deref(), Some("Harbour  Wire"));
    }

    #[test]
    fn broken_json_says_nothing() {
        assert_eq!(of_source(r#"<script type="application/ld+json">{"@type":</script>"#), Facts::default());
        let nested = format!("<script type=\"application/ld+json\">{}</script>", "[".repeat(100_000));
        assert_eq!(of_source(&nested), Facts::default());
    }
}
