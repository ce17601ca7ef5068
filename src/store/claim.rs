//! Claims: kept as JSON, their evidence in a column of its own, beside the columns that they can be asked by.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store, StoreError, Write, condition,
    condition::{Bound, Question},
    heir::heir,
    link::{Terms, terms},
    mention::{key_of_name, short_key},
    row::{LISTED, count, from_json, to_json},
};
use crate::model::{Claim, Conflict, Filter, Id, entity::squeeze};

/// What a claim touches beside its subject: the names are canonical.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct About {
    /// Organizations that are its subject, its value, the maker of either, or its speaker.
    pub organizations: BTreeSet<String>,
    /// ISO 3166-1 alpha-2 codes of the homes of what it names.
    pub countries: BTreeSet<String>,
    /// The date by which it is to come true, where it is a plan that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// What regrouping a subject changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Regrouped {
    pub added: Vec<Id>,
    pub changed: Vec<Id>,
    pub gone: Vec<Id>,
    /// What those that are changed or gone were.
    pub before: Vec<Claim>,
}

/// What neighbourhoods that were merged together have now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    pub neighbourhoods: Vec<String>,
    pub claims: Vec<(Claim, About)>,
    pub conflicts: Vec<Conflict>,
    /// Which ids became which: where such an id was known, it redirects from now on.
    pub redirects: Vec<(Id, Id)>,
}

impl Merged {
    /// The neighbourhood under which all of it is kept.
    pub(super) fn home(&self) -> String {
        self.keys().pop_first().unwrap_or_default()
    }

    /// Under which its neighbourhoods are kept.
    pub(super) fn keys(&self) -> BTreeSet<String> {
        self.neighbourhoods.iter().map(|key| short_key(key)).collect()
    }
}

/// The columns of a claim that hold JSON.
#[derive(PartialEq, Eq)]
struct Written {
    /// What is claimed, without who tells it.
    said: String,
    /// Nothing where `said` still has it.
    evidence: Option<String>,
    about: String,
}

impl Written {
    fn of(claim: &Claim, about: &About) -> Result<Self, StoreError> {
        let id = claim.id.as_str();
        Ok(Self {
            said: to_json("claim", id, &claim.bare())?,
            evidence: Some(to_json("claim", id, &claim.evidence)?),
            about: to_json("claim", id, about)?,
        })
    }

    fn claim(&self, id: &Id) -> Result<Claim, StoreError> {
        whole(id.as_str(), &self.said, self.evidence.as_ref())
    }
}

/// A claim as it is kept.
struct Standing {
    /// The neighbourhood that it was kept under.
    home: String,
    written: Written,
    /// Nothing where it was kept before that had a column of its own.
    first_document: Option<String>,
    revision: i64,
}

impl Standing {
    fn read(row: &AnyRow) -> Result<Self, StoreError> {
        let (said, evidence, about) = (row.try_get("said")?, row.try_get("evidence")?, row.try_get("about")?);
        Ok(Self {
            home: row.try_get("neighbourhood")?,
            written: Written { said, evidence, about },
            first_document: row.try_get("first_document")?,
            revision: row.try_get("revision")?,
        })
    }

    /// Whether it is kept in the columns that a claim has today.
    fn is_of_today(&self) -> bool {
        self.written.evidence.is_some() && self.first_document.is_some()
    }
}

/// Claims as they are kept, and which of them each neighbourhood has. A claim may leave one neighbourhood for another: it
/// is the same one, whichever of the two comes first.
#[derive(Default)]
struct Kept {
    claims: HashMap<Id, Standing>,
    of_home: HashMap<String, Vec<Id>>,
}

/// What a write does to claims, all at once.
#[derive(Default)]
struct Doing<'m> {
    set: Vec<Setting<'m>>,
    /// Those that end, with their heirs.
    end: Vec<(Id, Option<Id>)>,
}

/// A claim that is to be kept under its neighbourhood.
struct Setting<'m> {
    home: String,
    claim: &'m Claim,
    about: &'m About,
    written: Written,
    /// Of a claim that is only laid out anew: it stays the revision that followers have.
    stays: Option<i64>,
}

impl Write {
    /// Puts these claims in place of all that their neighbourhoods had. One that is gone for another reason than that it
    /// was merged (its text was corrected) redirects to its heir, if it has one. Tells of each what changed.
    pub async fn put_claims(&mut self, merged: &[Merged]) -> Result<Vec<Regrouped>, StoreError> {
        let keys = merged.iter().flat_map(Merged::keys).collect();
        let mut kept = self.kept_in(keys).await?;
        let (mut doing, mut all) = (Doing::default(), Vec::with_capacity(merged.len()));
        let alive = merged.iter().flat_map(|merged| &merged.claims).map(|(claim, _)| &claim.id).collect();
        for merged in merged {
            all.push(regroup(merged, &alive, &mut kept, &mut doing)?);
        }
        self.end_claims(&doing.end).await?;
        self.set_claims(doing.set).await?;
        Ok(all)
    }

    /// The claims of these neighbourhoods as they are kept.
    async fn kept_in(&mut self, neighbourhoods: BTreeSet<String>) -> Result<Kept, StoreError> {
        let mut kept = Kept::default();
        let keys: Vec<String> = neighbourhoods.into_iter().collect();
        for chunk in keys.chunks(LISTED) {
            let mut question =
                Question::new("select id, neighbourhood, said, evidence, about, first_document, revision from claim");
            question.and("gone = 0", &[]);
            question.and_in("neighbourhood", chunk.iter().map(String::as_str));
            for row in question.rows(self.connection()).await? {
                let (id, standing) = (Id::from_text(row.try_get::<String, _>("id")?), Standing::read(&row)?);
                kept.of_home.entry(standing.home.clone()).or_default().push(id.clone());
                kept.claims.insert(id, standing);
            }
        }
        Ok(kept)
    }

    /// The neighbourhoods that these claims are of, also of those that are gone; with each claim, its own.
    pub async fn neighbourhoods_of_claims(&mut self, ids: &[Id]) -> Result<HashMap<Id, String>, StoreError> {
        let mut found = HashMap::new();
        for chunk in ids.chunks(LISTED) {
            let mut question = Question::new("select id, neighbourhood from claim");
            question.and_in("id", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                found.insert(Id::from_text(row.try_get::<String, _>("id")?), row.try_get("neighbourhood")?);
            }
        }
        Ok(found)
    }

    async fn set_claims(&mut self, set: Vec<Setting<'_>>) -> Result<(), StoreError> {
        let revision = self.revision;
        self.end_redirects(&set.iter().map(|Setting { claim, .. }| claim.id.as_str()).collect::<Vec<_>>()).await?;
        let passages = set.iter().map(|Setting { claim, .. }| (claim.id.as_str(), claim.passages()));
        self.set_passages(&passages.collect()).await?;
        let words = set.iter().map(|Setting { claim, about, .. }| (claim.id.as_str(), words(about)));
        self.set_terms(&words.collect()).await?;
        self.insert(SET, set.into_iter().map(|setting| row_of(setting, revision)), SET_AGAIN).await
    }

    async fn end_claims(&mut self, end: &[(Id, Option<Id>)]) -> Result<(), StoreError> {
        for (id, heir) in end {
            let gone = sqlx::query("update claim set gone = 1, revision = $2 where id = $1");
            gone.bind(id.as_str().to_owned()).bind(self.revision).execute(self.changing()).await?;
            if let Some(heir) = heir {
                self.put_redirect(id, heir).await?;
            }
        }
        self.set_passages(&end.iter().map(|(id, _)| (id.as_str(), BTreeMap::new())).collect()).await?;
        self.set_terms(&end.iter().map(|(id, _)| (id.as_str(), Terms::new())).collect()).await
    }

    pub async fn claims_by_ids(&mut self, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
        by_ids(self.connection(), ids).await
    }

    /// The claims of these ids without their evidence, in the order asked; those that are gone are left out.
    pub async fn bare_claims(&mut self, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
        let bare = |mut claim: Claim| {
            claim.evidence.clear();
            claim
        };
        let found = listed(self.connection(), "id, said, null as evidence", ids).await?;
        Ok(found.into_iter().map(bare).collect())
    }
}

const SET: &str = "insert into claim (id, neighbourhood, subject_key, subject_kind, predicate, modality, first_seen,
    last_seen, independent_sources, said, about, gone, revision, first_document, evidence)";
const SET_AGAIN: &str = " on conflict (id) do update set neighbourhood = excluded.neighbourhood,
    subject_key = excluded.subject_key, subject_kind = excluded.subject_kind, predicate = excluded.predicate,
    modality = excluded.modality, first_seen = excluded.first_seen, last_seen = excluded.last_seen,
    independent_sources = excluded.independent_sources, said = excluded.said, about = excluded.about, gone = 0,
    revision = excluded.revision, first_document = excluded.first_document, evidence = excluded.evidence";

fn row_of(Setting { home, claim, written, stays, .. }: Setting<'_>, revision: i64) -> [Bound; 15] {
    [
        Bound::Text(claim.id.to_string()),
        Bound::Text(home),
        Bound::Text(key_of_name(&claim.subject.name)),
        Bound::Text(claim.subject.kind.as_str().to_owned()),
        Bound::Text(claim.predicate.as_str().to_owned()),
        Bound::Text(claim.modality.as_str().to_owned()),
        Bound::Maybe(claim.first_seen.clone()),
        Bound::Maybe(claim.last_seen.clone()),
        Bound::Number(count(claim.independent_sources)),
        Bound::Text(written.said),
        Bound::Text(written.about),
        Bound::Number(0),
        Bound::Number(stays.unwrap_or(revision)),
        Bound::Maybe(claim.evidence.first().map(|told| told.document.to_string())),
        Bound::Maybe(written.evidence),
    ]
}

/// The words that a claim can be asked by.
fn words(about: &About) -> Terms {
    let organizations: BTreeSet<String> = about.organizations.iter().map(|name| squeeze(name)).collect();
    let mut words = terms("organization", organizations.iter().map(String::as_str));
    words.extend(terms("country", about.countries.iter().map(String::as_str)));
    words.extend(terms("due", about.due.as_deref()));
    words
}

/// What merging some neighbourhoods changes in what was kept, which is taken out of `kept`; `alive` is what is claimed
/// anywhere now.
fn regroup<'m>(
    merged: &'m Merged,
    alive: &HashSet<&Id>,
    kept: &mut Kept,
    doing: &mut Doing<'m>,
) -> Result<Regrouped, StoreError> {
    let (mut regrouped, keys, home) = (Regrouped::default(), merged.keys(), merged.home());
    for (claim, about) in &merged.claims {
        let written = Written::of(claim, about)?;
        let mut stays = None;
        match kept.claims.remove(&claim.id) {
            Some(was) if keys.contains(&was.home) && was.written == written && was.is_of_today() => continue,
            Some(was) => {
                let before = was.written.claim(&claim.id)?;
                if keys.contains(&was.home) && before == *claim && was.written.about == written.about {
                    stays = Some(was.revision);
                } else {
                    regrouped.before.push(before);
                    regrouped.changed.push(claim.id.clone());
                }
            }
            None => regrouped.added.push(claim.id.clone()),
        }
        doing.set.push(Setting { home: home.clone(), claim, about, written, stays });
    }
    let led: HashMap<&Id, &Id> = merged.redirects.iter().map(|(old, new)| (old, new)).collect();
    let here = keys.iter().filter_map(|key| kept.of_home.remove(key)).flatten();
    for id in here.filter(|id| !alive.contains(id)).collect::<Vec<_>>() {
        let Some(was) = kept.claims.remove(&id) else { continue };
        let gone = was.written.claim(&id)?;
        let heir = match led.get(&id) {
            Some(new) => Some((*new).clone()),
            None => heir(&gone, merged.claims.iter().map(|(claim, _)| claim)),
        };
        regrouped.before.push(gone);
        regrouped.gone.push(id.clone());
        doing.end.push((id, heir));
    }
    regrouped.gone.sort();
    Ok(regrouped)
}

impl Store {
    /// The claims that hold, said last first.
    pub async fn claims(&self, filter: &Filter) -> Result<Vec<Claim>, StoreError> {
        let mut question = Question::new(&format!("select {COLUMNS} from claim"));
        condition::claims(&mut question, filter);
        question.tail(" order by claim.last_seen desc nulls last, claim.first_seen desc nulls last, claim.id");
        question.limit(filter.limit);
        read_all(&question.rows(&mut *self.reader().await?).await?)
    }

    /// How many claims hold that pass.
    pub async fn claim_count(&self, filter: &Filter) -> Result<usize, StoreError> {
        let mut question = Question::new("select count(*) as many from claim");
        condition::claims(&mut question, filter);
        let rows = question.rows(&mut *self.reader().await?).await?;
        let many: i64 = rows.first().map_or(Ok(0), |row| row.try_get("many"))?;
        Ok(usize::try_from(many).unwrap_or_default())
    }

    /// Which of these claims pass.
    pub async fn passing(&self, filter: &Filter, ids: &[Id]) -> Result<HashSet<Id>, StoreError> {
        let mut found = HashSet::new();
        for chunk in ids.chunks(LISTED) {
            let mut question = Question::new("select claim.id as id from claim");
            condition::claims(&mut question, filter);
            question.and_in("claim.id", chunk.iter().map(Id::as_str));
            for row in question.rows(&mut *self.reader().await?).await? {
                found.insert(Id::from_text(row.try_get::<String, _>("id")?));
            }
        }
        Ok(found)
    }

    /// Of these, the plans that have a date, by whatever modality they are told since.
    pub async fn plans(&self, filter: &Filter) -> Result<Vec<Claim>, StoreError> {
        let mut question = Question::new(&format!("select {COLUMNS} from claim"));
        condition::claims(&mut question, filter);
        question.and("claim.id in (select owner from term where field = 'due')", &[]);
        question.tail(" order by claim.id");
        read_all(&question.rows(&mut *self.reader().await?).await?)
    }

    /// All that is claimed of the things of these names, in order of the ids.
    pub async fn claims_of_subjects(&self, names: &BTreeSet<String>) -> Result<Vec<Claim>, StoreError> {
        let keys: BTreeSet<String> = names.iter().map(|name| key_of_name(name)).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut found = Vec::new();
        for chunk in keys.chunks(LISTED) {
            let mut question = Question::new(&format!("select {COLUMNS} from claim"));
            question.and("gone = 0", &[]);
            question.and_in("subject_key", chunk.iter().copied());
            found.extend(read_all(&question.rows(&mut *self.reader().await?).await?)?);
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(found)
    }

    /// One claim, also by an id that was merged into it.
    pub async fn claim(&self, id: &Id) -> Result<Option<Claim>, StoreError> {
        let id = self.resolve_id(id).await?;
        Ok(self.claims_by_ids(&[id]).await?.pop())
    }

    /// The claims of these ids, in the order asked; those that are gone are left out.
    pub async fn claims_by_ids(&self, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
        by_ids(&mut *self.reader().await?, ids).await
    }

    /// The claims that these documents support, in order of their ids.
    pub async fn claims_of_documents(&self, documents: &[Id]) -> Result<Vec<Id>, StoreError> {
        let mut found = BTreeSet::new();
        for chunk in documents.chunks(LISTED) {
            let mut question =
                Question::new("select l.claim from arrival a join claim_document l on l.place = a.place");
            question.and_in("a.document", chunk.iter().map(Id::as_str));
            found.extend(super::document::ids(&mut *self.reader().await?, question).await?);
        }
        Ok(found.into_iter().collect())
    }

    /// The claims that each of the documents supports; nothing of those that support none.
    pub async fn claims_of_each(&self, documents: &[Id]) -> Result<HashMap<Id, Vec<Id>>, StoreError> {
        let mut found: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut reader = self.reader().await?;
        for chunk in documents.chunks(LISTED) {
            let mut question =
                Question::new("select a.document, l.claim from arrival a join claim_document l on l.place = a.place");
            question.and_in("a.document", chunk.iter().map(Id::as_str));
            for row in question.rows(&mut reader).await? {
                let id = |column: usize| Ok::<_, StoreError>(Id::from_text(row.try_get::<String, _>(column)?));
                found.entry(id(0)?).or_default().push(id(1)?);
            }
        }
        for claims in found.values_mut() {
            claims.sort();
        }
        Ok(found)
    }
}

/// The columns that a claim is read from.
const COLUMNS: &str = "claim.id as id, claim.said as said, claim.evidence as evidence";

async fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
    listed(connection, COLUMNS, ids).await
}

/// The claims of these ids from these columns, in the order asked.
async fn listed(connection: &mut AnyConnection, columns: &str, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LISTED) {
        let mut question = Question::new(&format!("select {columns} from claim"));
        question.and("gone = 0", &[]);
        question.and_in("id", chunk.iter().map(Id::as_str));
        for claim in read_all(&question.rows(connection).await?)? {
            found.insert(claim.id.clone(), claim);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn read_all(rows: &[AnyRow]) -> Result<Vec<Claim>, StoreError> {
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Claim, StoreError> {
    whole(row.try_get("id")?, row.try_get("said")?, row.try_get::<Option<String>, _>("evidence")?.as_ref())
}

/// A claim of what is said and its evidence, which stands with it where it was kept before that had a column of its own.
fn whole(id: &str, said: &str, evidence: Option<&String>) -> Result<Claim, StoreError> {
    let mut claim: Claim = from_json("claim", id, said)?;
    if let Some(evidence) = evidence {
        claim.evidence = from_json("claim", id, evidence)?;
    }
    Ok(claim)
}
