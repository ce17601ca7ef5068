//! All documents → one score, broken down as asked, with what went wrong where.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
};

use super::{Count, GoldDocument, GoldMention, Names, agree, pairs};
use crate::model::{EntityKind, Mention, Modality, Predicate, Quantity, Value};

/// What a score can be broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Lang,
    Predicate,
    Doc,
    Script,
    Style,
    Modality,
    Kind,
}

impl Group {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lang => "lang",
            Self::Predicate => "predicate",
            Self::Doc => "doc",
            Self::Script => "script",
            Self::Style => "style",
            Self::Modality => "modality",
            Self::Kind => "kind",
        }
    }

    fn key(self, document: &GoldDocument, said: Said) -> String {
        match self {
            Self::Lang => document.lang.clone(),
            Self::Predicate => said.predicate.as_str().to_owned(),
            Self::Doc => document.id.clone(),
            Self::Script => document.script.clone().unwrap_or_else(|| document.lang.clone()),
            Self::Style => document.style.clone().unwrap_or_else(|| "none".to_owned()),
            Self::Modality => said.modality.as_str().to_owned(),
            Self::Kind => said.kind.as_str().to_owned(),
        }
    }
}

/// What a gold mention and a found one have in common, as far as groups go.
#[derive(Clone, Copy)]
struct Said {
    predicate: Predicate,
    modality: Modality,
    kind: EntityKind,
}

/// What went wrong with one mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    Missed,
    Wrong,
    Modality,
    Attribution,
}

impl FindingKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Wrong => "wrong",
            Self::Modality => "modality",
            Self::Attribution => "attribution",
        }
    }
}

/// One thing that went wrong, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub kind: FindingKind,
    pub document: String,
    /// For a wrong modality or speaker: gold and found.
    pub differs: Option<(String, String)>,
    pub mention: String,
}

/// The score of all documents together and in groups.
#[derive(Debug, Clone, Default)]
pub struct Scored {
    pub documents: usize,
    pub total: Count,
    pub groups: Vec<(Group, BTreeMap<String, Count>)>,
    pub findings: Vec<Finding>,
}

/// What was found, by document id.
pub type Found = HashMap<String, Vec<Mention>>;

/// Scores what was found, by document id, against the gold.
pub fn score(golds: &[GoldDocument], found: &Found, names: &Names, by: &[Group]) -> Scored {
    let groups = by.iter().map(|group| (*group, BTreeMap::new())).collect();
    let mut scored = Scored { documents: golds.len(), groups, ..Scored::default() };
    for document in golds {
        for (group, counts) in &mut scored.groups {
            match group {
                Group::Lang => counts.entry(document.lang.clone()).or_default(),
                Group::Doc => counts.entry(document.id.clone()).or_default(),
                _ => continue,
            };
        }
        score_document(&mut scored, document, found.get(&document.id).map_or(&[], Vec::as_slice), names);
    }
    scored
}

fn score_document(scored: &mut Scored, document: &GoldDocument, found: &[Mention], names: &Names) {
    let found = agree::collapse(found, names);
    let paired = pairs::pair(&document.mentions, &found, names);
    for (gold, found) in paired.iter().filter_map(|(g, f)| Some((document.mentions.get(*g)?, *found.get(*f)?))) {
        if !gold.optional {
            scored.right(document, gold, found, names);
        }
    }
    for (at, gold) in document.mentions.iter().enumerate() {
        if !gold.optional && !paired.iter().any(|(g, _)| *g == at) {
            scored.note(document, gold.said(), Count { missed: 1, ..Count::default() });
            scored.find(FindingKind::Missed, document, None, gold.brief());
        }
    }
    for (at, found) in found.iter().enumerate() {
        if !paired.iter().any(|(_, f)| *f == at) {
            scored.note(document, found.said(), Count { wrong: 1, ..Count::default() });
            scored.find(FindingKind::Wrong, document, None, brief(found));
        }
    }
}

impl Scored {
    fn right(&mut self, document: &GoldDocument, gold: &GoldMention, found: &Mention, names: &Names) {
        let modality = gold.allows(found.modality);
        let attribution = agree::attribution_right(gold, found, names);
        let count = Count {
            right: 1,
            modality: usize::from(modality),
            attribution: usize::from(attribution),
            ..Count::default()
        };
        self.note(document, gold.said(), count);
        if !modality {
            let differs = (gold.modality.as_str().to_owned(), found.modality.as_str().to_owned());
            self.find(FindingKind::Modality, document, Some(differs), gold.brief());
        }
        if !attribution {
            let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "nobody".to_owned());
            let differs = (name(&gold.attributed_to), name(&found.attributed_to));
            self.find(FindingKind::Attribution, document, Some(differs), gold.brief());
        }
    }

    fn note(&mut self, document: &GoldDocument, said: Said, count: Count) {
        self.total.add(count);
        for (group, counts) in &mut self.groups {
            counts.entry(group.key(document, said)).or_default().add(count);
        }
    }

    fn find(&mut self, kind: FindingKind, document: &GoldDocument, differs: Option<(String, String)>, mention: String) {
        self.findings.push(Finding { kind, document: document.id.clone(), differs, mention });
    }
}

impl GoldMention {
    fn said(&self) -> Said {
        Said { predicate: self.predicate, modality: self.modality, kind: self.subject.kind }
    }

    fn brief(&self) -> String {
        let quote = self.evidence.as_ref().map(|evidence| evidence.quote.as_str());
        sentence(&self.subject.name, self.said(), &self.value, self.attributed_to.as_deref(), quote)
    }
}

impl Mention {
    fn said(&self) -> Said {
        Said { predicate: self.predicate, modality: self.modality, kind: self.subject.kind }
    }
}

/// A mention on one line: `TeleChat2 · parameters = 1.15e11 parameters · stated · China Telecom · “…”`.
pub fn brief(mention: &Mention) -> String {
    let quote = Some(mention.evidence.quote.as_str()).filter(|quote| !quote.is_empty());
    sentence(&mention.subject.name, mention.said(), &mention.value, mention.attributed_to.as_deref(), quote)
}

fn sentence(subject: &str, said: Said, value: &Value, speaker: Option<&str>, quote: Option<&str>) -> String {
    let (predicate, modality) = (said.predicate.as_str(), said.modality.as_str());
    let mut line = format!("{subject} · {predicate} = {} · {modality}", terse(value));
    if let Some(speaker) = speaker {
        let _ = write!(line, " · {speaker}");
    }
    if let Some(quote) = quote {
        let _ = write!(line, " · “{quote}”");
    }
    line
}

fn terse(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => terse_quantity(quantity),
        Value::Entity { name } => name.clone(),
        Value::Flag { value } => value.to_string(),
        Value::Date { date } => date.to_string(),
        Value::Term { term, .. } => term.as_str().to_owned(),
    }
}

fn terse_quantity(quantity: &Quantity) -> String {
    let bound = |bound: Option<f64>| bound.map(|n| n.to_string()).unwrap_or_default();
    let number = if quantity.min.is_some() && quantity.min == quantity.max {
        bound(quantity.min)
    } else {
        format!("{}..{}", bound(quantity.min), bound(quantity.max))
    };
    let of = quantity.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
    format!("{number} {}{of}", quantity.unit.as_str())
}
