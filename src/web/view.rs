//! Claims, announcements and evidence → what templates show: words in the reader's language, and addresses.

use super::{
    address::Asked,
    words::{Tongue, Words},
};
use crate::{
    model::{
        Branch, Claim, Edit, EntityKind, Evidenced, Id, Input, Language, Link, Modality, Note, PartialDate, Promise,
        Quantity, Subject, Unit, Value, entity::DOMESTIC_CHIPS,
    },
    query::{Contested, Item, Told, support},
    text::{fragment, language, simplified::simplified},
};

/// The words and addresses of one request.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) asked: &'a Asked,
    pub(super) words: &'static Words,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) href: String,
    pub(super) words: String,
}

/// A day, for readers and for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) machine: String,
    pub(super) words: String,
}

/// How firmly something is said: the contract's word, and the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Firmness {
    pub(super) class: &'static str,
    pub(super) words: String,
}

/// A claim in a line.
#[derive(Debug, Clone)]
pub(super) struct ClaimLine {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) subject: Anchor,
    pub(super) kind: String,
    pub(super) predicate: Anchor,
    pub(super) value: String,
    /// Where the value is a thing.
    pub(super) value_href: Option<String>,
    pub(super) firmness: Firmness,
    pub(super) sources: String,
    pub(super) primary: bool,
    pub(super) disputed: bool,
    pub(super) first_seen: Option<Day>,
    pub(super) last_seen: Option<Day>,
    pub(super) event: Option<Day>,
    /// The first quote, so that no figure stands without its sentence.
    pub(super) quote: Option<Quoted>,
}

/// A piece of evidence.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    pub(super) quote: String,
    pub(super) lang: String,
    pub(super) outlet: String,
    pub(super) day: Option<Day>,
    pub(super) firmness: Firmness,
    pub(super) speaker: Option<String>,
    pub(super) alias: Option<String>,
    /// The value as this text has it, in the reader's language.
    pub(super) gloss: String,
    /// The live page at the quote.
    pub(super) live: Option<String>,
    /// The stored text at the quote.
    pub(super) stored: String,
    pub(super) from_name: bool,
}

/// An item of the timeline.
#[derive(Debug, Clone)]
pub(super) struct Card {
    pub(super) href: String,
    pub(super) title: String,
    /// The language of the title, where it is that of a text.
    pub(super) lang: Option<&'static str>,
    pub(super) day: Option<Day>,
    pub(super) is_edit: bool,
    pub(super) sources: String,
    pub(super) primary: bool,
    pub(super) firmness: Option<Firmness>,
    pub(super) conflicts: Option<String>,
    pub(super) languages: Vec<String>,
    pub(super) entities: Vec<Anchor>,
    pub(super) claims: Vec<ClaimLine>,
    /// How many claims are not shown.
    pub(super) more: usize,
}

/// A conflict, its sides next to each other.
pub(super) struct Dispute {
    pub(super) id: String,
    pub(super) href: String,
    pub(super) subject: Anchor,
    pub(super) predicate: String,
    pub(super) kind: String,
    pub(super) sides: Vec<Side>,
}

/// One side of a conflict.
pub(super) struct Side {
    pub(super) claim: ClaimLine,
    pub(super) is_supported: bool,
    pub(super) quotes: Vec<Quoted>,
    pub(super) more: usize,
}

/// A document in the tree of who has it from whom.
pub(super) struct Leaf {
    pub(super) depth: usize,
    pub(super) name: String,
    pub(super) href: Option<String>,
    pub(super) day: Option<Day>,
    pub(super) lang: Option<String>,
    pub(super) how: Option<String>,
    pub(super) primary: bool,
}

/// A plan with a date.
pub(super) struct Plan {
    pub(super) href: String,
    pub(super) due: Day,
    pub(super) status: Firmness,
    pub(super) subject: Anchor,
    pub(super) what: String,
    pub(super) value: String,
    pub(super) made: Option<Day>,
    pub(super) settled: Option<Anchor>,
    pub(super) quote: Quoted,
}

/// What a page said before and what it says now.
pub(super) struct Change {
    pub(super) day: Option<Day>,
    pub(super) document: Anchor,
    pub(super) subject: Anchor,
    pub(super) predicate: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// What arithmetic says of a claim.
pub(super) struct Sum {
    pub(super) plausible: bool,
    pub(super) says: String,
    pub(super) formula: String,
    pub(super) inputs: Vec<Anchor>,
}

/// Claims of an announcement that a list shows; the first one has its quote.
const CLAIMS: usize = 4;
/// Entities of an announcement that a list shows.
const ENTITIES: usize = 5;
/// Quotes of one side of a conflict.
const QUOTES: usize = 6;

impl<'a> View<'a> {
    pub(super) fn of(asked: &'a Asked) -> Self {
        Self { asked, words: asked.tongue.words() }
    }

    /// The page of an id.
    pub(super) fn of_id(&self, id: &Id) -> String {
        self.asked.plain(&format!("/{id}"))
    }

    /// What is said of a subject: `Ascend 910C: yield rate 40 %`.
    pub(super) fn about(&self, subject: &str, said: &str) -> String {
        format!("{subject}{}{said}", self.words.t("page.colon"))
    }

    pub(super) fn day(&self, text: &str) -> Day {
        let machine = text.get(..10).unwrap_or(text).to_owned();
        Day { words: self.words.date(text), machine }
    }

    /// A date as precise as it is. HTML knows no quarters and halves: for programs they are of their year.
    fn partial_day(&self, date: PartialDate) -> Day {
        let machine = match date {
            PartialDate::Half(year, _) | PartialDate::Quarter(year, _) => format!("{year:04}"),
            other => other.to_string(),
        };
        Day { machine, words: self.words.partial_date(date) }
    }

    fn maybe_day(&self, text: Option<&String>) -> Option<Day> {
        text.map(|text| self.day(text))
    }

    pub(super) fn firmness(&self, modality: Modality) -> Firmness {
        Firmness { class: modality.as_str(), words: self.words.modality(modality) }
    }

    /// A thing by its name, or a subject that has none of its own.
    pub(super) fn entity(&self, name: &str) -> Anchor {
        Anchor { href: self.asked.of_entity(name), words: self.name(name) }
    }

    /// A name as the reader knows it: 中国电信 for China Telecom, `unnamed model` in the reader's language.
    fn name(&self, name: &str) -> String {
        if self.words.tongue() == Tongue::English {
            return name.to_owned();
        }
        if name == DOMESTIC_CHIPS {
            return self.words.t("claim.domestic_chips").to_owned();
        }
        let Some((owner, kind)) = name.split_once(": unnamed ") else { return self.chinese(name) };
        let kind = EntityKind::parse(kind).map_or_else(|| kind.to_owned(), |kind| self.words.kind(kind));
        format!("{}：{}", self.name(owner), self.words.with("claim.unnamed", &kind))
    }

    /// The first of its names that is written in Chinese; models keep the name that they go by.
    fn chinese(&self, name: &str) -> String {
        let known = self.asked.lexicon.as_ref().and_then(|lexicon| Some(lexicon.entity(lexicon.resolve(name)?)));
        let named = known.filter(|entity| entity.kind != Some(EntityKind::Model));
        let is_chinese = |alias: &&String| {
            let kana_or_hangul = |c: char| matches!(c, '\u{3040}'..='\u{30fa}' | '\u{ac00}'..='\u{d7af}');
            let is_simplified = |c: char| simplified(c) == c;
            alias.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
                && alias.chars().all(is_simplified)
                && !alias.chars().any(kana_or_hangul)
        };
        named.and_then(|entity| entity.aliases.iter().find(is_chinese).cloned()).unwrap_or_else(|| name.to_owned())
    }

    /// A value in the reader's language, the things in it by their names there.
    pub(super) fn value(&self, value: &Value) -> String {
        match value {
            Value::Entity { name } => self.name(name),
            Value::Quantity(quantity) => {
                let of = quantity.of.as_deref().map(|of| self.name(of));
                self.words.value(&Value::Quantity(Quantity { of, ..quantity.clone() }))
            }
            other => self.words.value(other),
        }
    }

    fn subject(&self, subject: &Subject) -> Anchor {
        self.entity(&subject.name)
    }

    pub(super) fn claim(&self, claim: &Claim) -> ClaimLine {
        let predicate = Anchor {
            href: self.asked.only("/claims", &[("predicate", claim.predicate.as_str())]),
            words: self.words.predicate(claim.predicate),
        };
        let sources = match claim.independent_sources {
            0 => self.words.t("claim.no_source").to_owned(),
            n => self.words.n("count.sources", n),
        };
        ClaimLine {
            id: claim.id.to_string(),
            href: self.of_id(&claim.id),
            subject: self.subject(&claim.subject),
            kind: self.words.kind(claim.subject.kind),
            predicate,
            value: self.value(&claim.value),
            value_href: match &claim.value {
                Value::Entity { name } => Some(self.asked.of_entity(name)),
                _ => None,
            },
            firmness: self.firmness(claim.modality),
            sources,
            primary: claim.primary,
            disputed: !claim.conflicts_with.is_empty(),
            first_seen: self.maybe_day(claim.first_seen.as_ref()),
            last_seen: self.maybe_day(claim.last_seen.as_ref().filter(|last| Some(*last) != claim.first_seen.as_ref())),
            event: claim.event_date.map(|date| self.partial_day(date)),
            quote: claim.evidence.first().map(|evidence| self.quoted(evidence)),
        }
    }

    pub(super) fn quoted(&self, evidence: &Evidenced) -> Quoted {
        let web = of_web(evidence.url.as_deref());
        let host = || web.and_then(|url| url::Url::parse(url).ok()?.host_str().map(str::to_owned));
        Quoted {
            quote: evidence.quote.clone(),
            lang: evidence.lang.clone(),
            outlet: evidence.outlet.clone().or_else(host).unwrap_or_else(|| evidence.document.to_string()),
            day: self.maybe_day(evidence.published.as_ref()),
            firmness: self.firmness(evidence.modality),
            speaker: evidence.attributed_to.clone(),
            alias: evidence.alias.clone(),
            gloss: self.value(&evidence.value),
            live: web.map(|url| fragment::link(url, &evidence.quote)),
            stored: format!("{}#at{}", self.of_id(&evidence.document), evidence.start),
            from_name: evidence.from_name,
        }
    }

    pub(super) fn card(&self, told: &Told) -> Card {
        let mut claims: Vec<&Claim> = told.claims.iter().collect();
        claims.sort_by_key(|claim| std::cmp::Reverse(support(claim)));
        let is_edit = told.kind == Item::Edit;
        let title = match &told.edit {
            Some(edit) => self.edit_title(edit),
            None => told.title.clone(),
        };
        Card {
            href: self.of_id(&told.id),
            lang: if is_edit { None } else { by_script(&title) },
            title,
            day: self.maybe_day(told.date.as_ref()),
            is_edit,
            sources: self.words.n("count.sources", told.independent_sources),
            primary: told.claims.iter().any(|claim| claim.primary),
            firmness: told.claims.iter().map(|claim| claim.modality).max().map(|firmest| self.firmness(firmest)),
            conflicts: (told.conflicts > 0).then(|| self.words.n("count.conflicts", told.conflicts)),
            languages: told.languages.iter().map(|tag| self.words.language(tag)).collect(),
            entities: told.entities.iter().take(ENTITIES).map(|name| self.entity(name)).collect(),
            more: claims.len().saturating_sub(CLAIMS),
            claims: claims.iter().take(CLAIMS).map(|claim| self.claim(claim)).collect(),
        }
    }

    fn edit_title(&self, edit: &Edit) -> String {
        match self.words.tongue() {
            Tongue::English => edit.title(),
            Tongue::Chinese => {
                let (from, to) = (self.value(&edit.from), self.value(&edit.to));
                let subject = self.name(&edit.subject.name);
                format!("{subject}：{}由“{from}”改为“{to}”", self.words.predicate(edit.predicate))
            }
        }
    }

    pub(super) fn dispute(&self, contested: &Contested) -> Dispute {
        let side = |claim: &Claim| Side {
            is_supported: contested.supported_by_primary.as_ref() == Some(&claim.id),
            quotes: claim.evidence.iter().take(QUOTES).map(|evidence| self.quoted(evidence)).collect(),
            more: claim.evidence.len().saturating_sub(QUOTES),
            claim: self.claim(claim),
        };
        Dispute {
            id: contested.id.to_string(),
            href: self.of_id(&contested.id),
            subject: self.subject(&contested.subject),
            predicate: self.words.predicate(contested.predicate),
            kind: self.words.conflict(contested.kind),
            sides: contested.claims.iter().map(side).collect(),
        }
    }

    /// The tree, a row a document; nothing where there is one document.
    pub(super) fn tree(&self, branches: &[Branch]) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        if branches.iter().any(|branch| !branch.children.is_empty()) {
            self.grow(branches, 0, &mut leaves);
        }
        leaves
    }

    fn grow(&self, branches: &[Branch], depth: usize, leaves: &mut Vec<Leaf>) {
        for branch in branches {
            let how = match (&branch.document, branch.link) {
                (None, _) => Some(self.words.t("link.not_stored").to_owned()),
                (_, Link::Origin) => None,
                (_, link) => Some(self.words.link(link)),
            };
            leaves.push(Leaf {
                depth: depth.min(9),
                name: branch.name.clone(),
                href: branch.document.as_ref().map(|id| self.of_id(id)),
                day: self.maybe_day(branch.published.as_ref()),
                lang: branch.lang.as_deref().map(|tag| self.words.language(tag)),
                how,
                primary: branch.primary,
            });
            self.grow(&branch.children, depth + 1, leaves);
        }
    }

    pub(super) fn plan(&self, promise: &Promise) -> Plan {
        let settled = promise.settled_by.as_ref().map(|id| Anchor {
            href: self.of_id(id),
            words: promise.settled.as_deref().map_or_else(|| id.to_string(), |day| self.words.date(day)),
        });
        Plan {
            href: self.of_id(&promise.claim),
            due: self.partial_day(promise.due),
            status: Firmness { class: promise.status.as_str(), words: self.words.promise(promise.status) },
            subject: self.subject(&promise.subject),
            what: self.words.predicate(promise.predicate),
            value: self.value(&promise.value),
            made: self.maybe_day(promise.made.as_ref()),
            settled,
            quote: self.quoted(&promise.evidence),
        }
    }

    pub(super) fn change(&self, edit: &Edit) -> Change {
        Change {
            day: self.maybe_day(edit.date.as_ref()),
            document: Anchor { href: self.of_id(&edit.document), words: edit.document.to_string() },
            subject: self.subject(&edit.subject),
            predicate: self.words.predicate(edit.predicate),
            from: self.value(&edit.from),
            to: self.value(&edit.to),
            before: edit.before.quote.clone(),
            after: edit.after.quote.clone(),
        }
    }

    /// A number that a check took, with its unit where that is one of the contract's.
    fn input(&self, input: &Input) -> String {
        match Unit::parse(&input.unit) {
            Some(unit) => self.words.value(&Value::Quantity(Quantity::exact(input.value, unit))),
            None => format!("{} {}", self.words.count(input.value), input.unit),
        }
    }

    pub(super) fn sum(&self, note: &Note) -> Sum {
        let input = |input: &Input| Anchor {
            href: input.claim.as_ref().map(|id| self.of_id(id)).unwrap_or_default(),
            words: format!("{} = {}", input.name, self.input(input)),
        };
        Sum {
            plausible: note.plausible,
            says: note.says.clone(),
            formula: note.formula.clone(),
            inputs: note.inputs.iter().map(input).collect(),
        }
    }
}

/// An address that a browser may follow: what was crawled can have any scheme.
pub(super) fn of_web(url: Option<&str>) -> Option<&str> {
    url.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// The language of a title, where its script tells: among Latin letters a few words do not.
fn by_script(title: &str) -> Option<&'static str> {
    let language = language::detect(title, None);
    let has_own = language.is_unspaced() || matches!(language, Language::Korean | Language::Russian);
    has_own.then(|| language.tag())
}
