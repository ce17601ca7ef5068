//! Sources ⇄ OPML 2.0, the list of feeds that feed readers exchange. What OPML has no word for stands in a namespace
//! of ours, so that what is written here is read back whole.

use std::fmt::Write;

use quick_xml::escape::escape;

use super::{Draft, Source, SourceKind, Take, Tier, id_of};
use crate::{
    crawl::{read_address, xml},
    model::BodyRule,
    text::charset,
};

/// Selectors, in the order in which they are written.
const SELECT: [&str; 7] = ["item", "link", "title", "summary", "date", "next", "body"];

/// One feed of an OPML file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    pub url: String,
    pub title: Option<String>,
    pub language: Option<String>,
    pub country: Option<String>,
    id: Option<String>,
    kind: Option<SourceKind>,
    tier: Option<Tier>,
    every: Option<String>,
    take: Option<Take>,
    select: Vec<(&'static str, String)>,
    dated: Vec<BodyRule>,
}

impl Outline {
    /// The source that it makes.
    pub fn draft(
        self,
        language: String,
        country: String,
        is_taken: impl Fn(&str) -> bool,
        name_of: &dyn Fn(&str) -> String,
    ) -> Draft {
        let own = self.id.filter(|id| !is_taken(id));
        let id = own.unwrap_or_else(|| id_of(&name_of(&self.url), is_taken));
        Draft {
            id,
            title: self.title.unwrap_or_else(|| name_of(&self.url)),
            kind: self.kind.unwrap_or(SourceKind::Feed),
            url: self.url,
            language,
            country,
            tier: self.tier.unwrap_or(Tier::General),
            every: self.every.unwrap_or_else(|| "1h".to_owned()),
            take: self.take.unwrap_or_default(),
            select: self.select,
            dated: self.dated,
        }
    }
}

/// What an OPML file lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlines {
    pub feeds: Vec<Outline>,
    /// What stands for the address of a feed and is none, in the order of the file.
    pub unusable: Vec<String>,
}

/// The feeds of an OPML file, in whatever folders they are; what has no address at all is a folder or a note.
pub fn read(bytes: &[u8]) -> Outlines {
    let root = xml::parse(&charset::decode(bytes, None, None));
    let mut outlines = Outlines::default();
    gather(&root, &mut outlines);
    outlines
}

fn gather(element: &xml::Element, outlines: &mut Outlines) {
    for child in element.elements() {
        match attribute_of(child, "xmlurl").filter(|_| child.name == "outline") {
            Some(url) if read_address(&url, "").is_some() => outlines.feeds.push(outline(child, url)),
            Some(url) => outlines.unusable.push(url),
            None => {}
        }
        gather(child, outlines);
    }
}

fn attribute_of(element: &xml::Element, name: &str) -> Option<String> {
    element.attribute(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn outline(element: &xml::Element, url: String) -> Outline {
    let text = |name: &str| attribute_of(element, name);
    let own = |name: &str| text(&format!("homegrown:{name}"));
    // An empty pointer is one: it means the whole answer.
    let selector = |key: &str| element.attribute(&format!("homegrown:select-{key}")).map(str::to_owned);
    let select = SELECT.iter().filter_map(|key| Some((*key, selector(key)?)));
    Outline {
        url,
        title: text("title").or_else(|| text("text")),
        language: text("language").or_else(|| own("language")),
        country: own("country"),
        id: own("id"),
        kind: own("kind").and_then(|word| SourceKind::parse(&word)),
        tier: own("tier").and_then(|word| Tier::parse(&word)),
        every: own("every"),
        take: own("take").and_then(|word| Take::parse(&word)),
        select: select.collect(),
        dated: own("select-dated").and_then(|rules| serde_json::from_str(&rules).ok()).unwrap_or_default(),
    }
}

/// All sources as one OPML file.
pub fn write(sources: &[Source]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\" xmlns:homegrown=\"urn:homegrown:sources\">\n\
         <head><title>homegrown sources</title></head>\n<body>\n",
    );
    for source in sources {
        let draft = Draft::of(source);
        let kind = if source.kind == SourceKind::Feed { "rss" } else { source.kind.as_str() };
        let rows = [
            ("text", draft.title.as_str()),
            ("title", &draft.title),
            ("type", kind),
            ("xmlUrl", &draft.url),
            ("language", &draft.language),
            ("homegrown:id", &draft.id),
            ("homegrown:kind", draft.kind.as_str()),
            ("homegrown:country", &draft.country),
            ("homegrown:tier", draft.tier.as_str()),
            ("homegrown:every", &draft.every),
            ("homegrown:take", draft.take.as_str()),
        ];
        text.push_str("  <outline");
        for (key, value) in &rows {
            attribute(&mut text, key, value);
        }
        draft.select.iter().for_each(|(key, value)| attribute(&mut text, &format!("homegrown:select-{key}"), value));
        if let Some(rules) = serde_json::to_string(&draft.dated).ok().filter(|_| !draft.dated.is_empty()) {
            attribute(&mut text, "homegrown:select-dated", &rules);
        }
        text.push_str("/>\n");
    }
    text.push_str("</body>\n</opml>\n");
    text
}

fn attribute(text: &mut String, key: &str, value: &str) {
    let _ = write!(text, " {key}=\"{}\"", escape(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_exported_is_imported_as_it_was() {
        let mut sources = crate::crawl::builtin().unwrap();
        let until = "2023-06-30".parse().ok();
        sources[0].select.dated = vec![BodyRule { css: "td[class=\"text\"]".into(), from: None, until }];
        let outlines = read(write(&sources).as_bytes()).feeds;
        assert_eq!(outlines.len(), sources.len());
        for (outline, source) in outlines.into_iter().zip(&sources) {
            let (language, country) = (outline.language.clone().unwrap(), outline.country.clone().unwrap());
            assert_eq!(outline.draft(language, country, |_| false, &str::to_owned), Draft::of(source));
        }
    }

    #[test]
    fn a_readers_own_file_is_read_in_all_its_folders() {
        let file = "<opml version=1.0><body><outline text='AI'><outline text='A &amp; B' xmlUrl='https://a.example/rss?x=1&amp;y=2'/>\
                    <OUTLINE title='C' XMLURL='http://c.example/'/></outline><outline text='no feed' xmlUrl='javascript:x'/></body>";
        let outlines = read(file.as_bytes());
        assert_eq!(outlines.unusable, ["javascript:x"]);
        let told: Vec<_> =
            outlines.feeds.iter().map(|outline| (outline.url.as_str(), outline.title.as_deref())).collect();
        assert_eq!(told, [("https://a.example/rss?x=1&y=2", Some("A & B")), ("http://c.example/", Some("C"))]);
    }
}
