//! Filters as a user gives them → filters as the store takes them: names by any alias, dates as precise as they are,
//! and an error with the nearest known word for whatever is not known.

use super::{QueryError, near::nearest};
use crate::{
    lexicon::Lexicon,
    model::{EntityKind, Filter, Language, Modality, PartialDate, Predicate},
    store::Store,
};

/// The filters, as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    pub since: Option<String>,
    pub until: Option<String>,
    pub subject: Option<String>,
    pub org: Option<String>,
    pub country: Option<String>,
    pub predicate: Option<String>,
    pub modality: Option<String>,
    pub lang: Option<String>,
    pub source: Option<String>,
    pub min_sources: Option<usize>,
    pub limit: Option<usize>,
}

const SUBJECTS: [EntityKind; 6] = [
    EntityKind::Model,
    EntityKind::Chip,
    EntityKind::System,
    EntityKind::Organization,
    EntityKind::Country,
    EntityKind::Policy,
];

impl Question {
    /// Checks every filter. `sources` are the ids of the sources that are known beside those that were visited.
    pub async fn settle(&self, lexicon: &Lexicon, store: &Store, sources: &[String]) -> Result<Filter, QueryError> {
        let filter = Filter {
            since: date("--since", self.since.as_deref())?,
            until: date("--until", self.until.as_deref())?,
            subject: None,
            organization: self.org.as_deref().map(|name| organization(lexicon, name)).transpose()?,
            country: self.country.as_deref().map(|name| country(lexicon, name)).transpose()?,
            predicate: self.predicate.as_deref().map(predicate).transpose()?,
            modality: self.modality.as_deref().map(modality).transpose()?,
            languages: self.lang.as_deref().map(languages).transpose()?.unwrap_or_default(),
            source: self.source.clone(),
            min_sources: self.min_sources,
            limit: self.limit,
        };
        if let (Some(since), Some(until)) = (filter.since, filter.until)
            && since.first_day() > until.last_day()
        {
            return Err(QueryError::Backwards { since: since.to_string(), until: until.to_string() });
        }
        if let Some(id) = &self.source {
            known_source(id, store, sources).await?;
        }
        let subject = match &self.subject {
            Some(name) => Some(subject(lexicon, store, name).await?),
            None => None,
        };
        Ok(Filter { subject, ..filter })
    }

    /// The filters that are set, as flags: for a message.
    pub fn flags(&self) -> Vec<(&'static str, String)> {
        let texts = [
            ("--since", &self.since),
            ("--until", &self.until),
            ("--subject", &self.subject),
            ("--org", &self.org),
            ("--country", &self.country),
            ("--predicate", &self.predicate),
            ("--modality", &self.modality),
            ("--lang", &self.lang),
            ("--source", &self.source),
        ];
        let set = texts.into_iter().filter_map(|(flag, value)| Some((flag, value.clone()?)));
        set.chain(self.min_sources.map(|least| ("--min-sources", least.to_string()))).collect()
    }

    /// The same without one flag.
    pub(super) fn without(&self, flag: &str) -> Self {
        let mut less = self.clone();
        match flag {
            "--since" => less.since = None,
            "--until" => less.until = None,
            "--subject" => less.subject = None,
            "--org" => less.org = None,
            "--country" => less.country = None,
            "--predicate" => less.predicate = None,
            "--modality" => less.modality = None,
            "--lang" => less.lang = None,
            "--source" => less.source = None,
            _ => less.min_sources = None,
        }
        less
    }
}

fn unknown(flag: &'static str, what: &'static str, given: &str, nearest: Vec<String>) -> QueryError {
    QueryError::Unknown { flag, given: given.to_owned(), what, nearest }
}

/// A date of any precision, or the day of an instant.
fn date(flag: &'static str, text: Option<&str>) -> Result<Option<PartialDate>, QueryError> {
    let Some(text) = text else { return Ok(None) };
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    day.trim().parse().map(Some).map_err(|source| QueryError::Date { flag, source })
}

fn organization(lexicon: &Lexicon, name: &str) -> Result<String, QueryError> {
    let named = lexicon.resolve_as(name, EntityKind::Organization).or_else(|| lexicon.resolve(name));
    match named.map(|found| lexicon.entity(found)) {
        Some(entity) if matches!(entity.kind, Some(EntityKind::Organization | EntityKind::Outlet)) => {
            Ok(entity.name.clone())
        }
        // a chip or model stands for whoever makes it
        Some(_) => named
            .and_then(|found| lexicon.maker(found))
            .map(|maker| lexicon.entity(maker).name.clone())
            .ok_or_else(|| unknown("--org", "organization", name, Vec::new())),
        None => Err(unknown("--org", "organization", name, names(lexicon, name, &[EntityKind::Organization]))),
    }
}

fn names(lexicon: &Lexicon, name: &str, kinds: &[EntityKind]) -> Vec<String> {
    lexicon.nearest(name, kinds, 3).into_iter().map(str::to_owned).collect()
}

fn country(lexicon: &Lexicon, given: &str) -> Result<String, QueryError> {
    let code = given.trim().to_ascii_uppercase();
    let countries = || lexicon.entities().filter(|(_, entity)| entity.kind == Some(EntityKind::Country));
    let known = lexicon.entities().any(|(_, entity)| entity.country.as_deref() == Some(code.as_str()));
    if known {
        return Ok(code);
    }
    let named = lexicon.resolve_as(given, EntityKind::Country).and_then(|found| lexicon.country(found));
    named.map(str::to_owned).ok_or_else(|| {
        let mut nearest = names(lexicon, given, &[EntityKind::Country]);
        if nearest.is_empty() {
            nearest = countries().filter_map(|(_, entity)| entity.country.clone()).take(3).collect();
        }
        unknown("--country", "country (CN, US …, or a name)", given, nearest)
    })
}

fn predicate(word: &str) -> Result<Predicate, QueryError> {
    let plain = word.trim().to_lowercase().replace(['-', ' '], "_");
    Predicate::parse(&plain).ok_or_else(|| {
        let near = nearest(&plain, Predicate::ALL.iter().map(|predicate| predicate.as_str()));
        unknown("--predicate", "predicate", word, near)
    })
}

fn modality(word: &str) -> Result<Modality, QueryError> {
    let all = || Modality::ALL.iter().map(|modality| modality.as_str());
    Modality::parse(&word.trim().to_lowercase()).ok_or_else(|| {
        let near = nearest(word, all());
        let near = if near.is_empty() { all().map(str::to_owned).collect() } else { near };
        unknown("--modality", "modality", word, near)
    })
}

/// `zh` stands for both scripts; any tag narrower than a language stands for that one.
fn languages(tag: &str) -> Result<Vec<Language>, QueryError> {
    if tag.trim().eq_ignore_ascii_case("zh") {
        return Ok(vec![Language::SimplifiedChinese, Language::TraditionalChinese]);
    }
    let all = || Language::ALL.iter().map(|language| language.tag());
    Language::parse(tag).map(|language| vec![language]).ok_or_else(|| {
        let near = nearest(tag, all());
        let near = if near.is_empty() { all().map(str::to_owned).collect() } else { near };
        unknown("--lang", "language", tag, near)
    })
}

async fn known_source(id: &str, store: &Store, sources: &[String]) -> Result<(), QueryError> {
    let visited: Vec<(String, serde_json::Value)> = store.source_states().await?;
    let known: Vec<&str> =
        visited.iter().map(|(id, _)| id.as_str()).chain(sources.iter().map(String::as_str)).collect();
    if known.contains(&id) { Ok(()) } else { Err(unknown("--source", "source", id, nearest(id, known))) }
}

/// Claims among whose subjects a name is looked for that is like the given one: the latest.
const LOOKED_AT: usize = 2_000;

/// The canonical name of what claims can be about: known to the lexicon, or to a stored claim.
pub(super) async fn subject(lexicon: &Lexicon, store: &Store, name: &str) -> Result<String, QueryError> {
    if let Some(found) = lexicon.resolve(name) {
        return Ok(lexicon.entity(found).name.clone());
    }
    if let Some(country) = lexicon.country_of_code(&name.trim().to_ascii_uppercase()) {
        return Ok(country.name.clone());
    }
    let unnamed = name.split_once([':', '：']).filter(|(_, rest)| rest.trim_start().starts_with("unnamed"));
    let canonical = match unnamed {
        Some((owner, rest)) => format!("{}: {}", lexicon.canonical(owner.trim()), rest.trim()),
        None => name.trim().to_owned(),
    };
    let about = Filter { subject: Some(canonical.clone()), limit: Some(1), ..Filter::default() };
    if let Some(claim) = store.claims(&about).await?.pop() {
        return Ok(claim.subject.name);
    }
    let mut near = names(lexicon, name, &SUBJECTS);
    if near.is_empty() {
        let claims = store.claims(&Filter { limit: Some(LOOKED_AT), ..Filter::default() }).await?;
        let mut stored: Vec<&str> = claims.iter().map(|claim| claim.subject.name.as_str()).collect();
        stored.sort_unstable();
        stored.dedup();
        near = nearest(&canonical, stored);
    }
    Err(unknown("--subject", "subject", name, near))
}
