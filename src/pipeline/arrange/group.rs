//! Documents that have changed → the happenings that they, and those around them, tell of.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};

use super::{super::Rules, commit, next};
use crate::{
    model::Id,
    store::{Leads, Pass, Store, StoredUnit, Unsettled, Write},
    timeline::{self, Kept, Regrouped, Unit},
};

/// Documents in one write.
const DOCUMENTS: usize = 1_000;

/// Groups all documents that have changed, the earliest first, some in each write.
pub(super) async fn unsettled(store: &Store, rules: &Rules) -> Result<()> {
    let mut pass = Pass::over(Unsettled::Document);
    while let Some((mut write, documents)) = next(store, &mut pass, DOCUMENTS).await? {
        let documents: BTreeSet<Id> = documents.into_iter().collect();
        group(&mut write, rules, &documents.into_iter().collect::<Vec<_>>()).await?;
        commit(write, rules).await?;
    }
    Ok(())
}

/// What is grouped anew, and what it was before.
#[derive(Debug, Default)]
struct Opened {
    units: Vec<Unit>,
    /// The happenings that are opened: all their units are among these.
    happenings: BTreeSet<String>,
    /// The happening of each unit that is not made anew.
    was: HashMap<String, String>,
}

impl Opened {
    fn add(&mut self, kept: Kept) {
        self.was.insert(kept.unit.key(), kept.happening);
        self.units.push(kept.unit);
    }
}

async fn group(write: &mut Write, rules: &Rules, documents: &[Id]) -> Result<()> {
    let mut opened = Opened::default();
    let before = write.units_of_documents(documents).await?;
    let mut rows: BTreeSet<String> = before.iter().map(|row| row.told_in.clone()).collect();
    let led = leads(&before.iter().map(read).collect::<Result<Vec<_>>>()?);
    // What their units were does not count as where they were: parts are numbered anew, so one of the same number may make
    // other claims now, and who repeats those has to be told again.
    opened.happenings.extend(before.into_iter().map(|row| row.happening));
    write.drop_units(documents).await?;
    for row in write.units_of_happenings(&opened.happenings).await? {
        opened.add(kept(&row)?);
    }
    let fresh = units(write, rules, documents).await?;
    opened.units.extend(fresh.iter().cloned());
    let settled = settle(write, &mut opened).await?;
    rows.extend(write.units_of_happenings(&opened.happenings).await?.into_iter().map(|row| row.told_in));
    write.put_leads(&led, &leads(&fresh)).await?;
    put(write, &opened, settled).await?;
    Ok(write.unsettle(Unsettled::Happening, rows.iter().map(String::as_str)).await?)
}

/// The units of these documents as their claims are now.
async fn units(write: &mut Write, rules: &Rules, documents: &[Id]) -> Result<Vec<Unit>> {
    let passages = write.passages(documents).await?;
    let claims: BTreeSet<&Id> = passages.values().flat_map(BTreeMap::keys).collect();
    let claims = write.bare_claims(&claims.into_iter().cloned().collect::<Vec<_>>()).await?;
    let facts = write.facts(documents).await?;
    let lexicon = Arc::clone(&rules.lexicon);
    let making = tokio::task::spawn_blocking(move || timeline::units(&claims, &passages, &facts, &lexicon));
    making.await.context("arranging broke off: please report this")
}

/// Joins what is opened among what is around it, and opens more until the rest stays as it was.
async fn settle(write: &mut Write, opened: &mut Opened) -> Result<BTreeMap<String, Vec<Unit>>> {
    loop {
        let around = around(write, opened).await?;
        let open = std::mem::take(&mut opened.units);
        let joining = tokio::task::spawn_blocking(move || (timeline::regroup(&open, &around), open, around));
        let (regrouped, open, around) = joining.await.context("arranging broke off: please report this")?;
        opened.units = open;
        match regrouped {
            Regrouped::Settled(groups) => return Ok(groups),
            Regrouped::Broken(happenings) => {
                around
                    .into_iter()
                    .filter(|kept| happenings.contains(&kept.happening))
                    .for_each(|kept| opened.add(kept));
                opened.happenings.extend(happenings);
            }
        }
    }
}

/// All units of the happenings that may draw one of the open ones.
async fn around(write: &mut Write, opened: &Opened) -> Result<Vec<Kept>> {
    let origins: BTreeSet<Id> = opened.units.iter().map(|unit| unit.origin.clone()).collect();
    let mut candidates = write.documents_of_families(&origins).await?;
    for (name, from, to) in stretches(&opened.units) {
        candidates.extend(write.documents_led(&name, (&from.to_string(), &to.to_string())).await?);
    }
    let candidates: Vec<Id> = candidates.into_iter().collect();
    let mut others = Vec::new();
    for row in write.units_of_documents(&candidates).await? {
        if !opened.happenings.contains(&row.happening) {
            others.push(kept(&row)?);
        }
    }
    let open = opened.units.clone();
    let comparing = tokio::task::spawn_blocking(move || timeline::touching(&open, &others));
    let happenings = comparing.await.context("arranging broke off: please report this")?;
    write.units_of_happenings(&happenings).await?.iter().map(kept).collect()
}

/// The days around each name that leads to other texts.
fn stretches(units: &[Unit]) -> Vec<(String, NaiveDate, NaiveDate)> {
    let window = Days::new(timeline::WINDOW.unsigned_abs());
    let mut days: BTreeMap<&str, BTreeSet<NaiveDate>> = BTreeMap::new();
    for (unit, day) in units.iter().filter_map(|unit| Some((unit, unit.day()?))) {
        for name in &unit.leads {
            days.entry(name).or_default().insert(day);
        }
    }
    let mut stretches: Vec<(String, NaiveDate, NaiveDate)> = Vec::new();
    for (name, days) in days {
        for day in days {
            let (from, to) = (day - window, day + window);
            match stretches.last_mut() {
                Some((last, _, end)) if last == name && from <= *end => *end = to,
                _ => stretches.push((name.to_owned(), from, to)),
            }
        }
    }
    stretches
}

/// By which names the documents of these units are found.
fn leads(units: &[Unit]) -> Leads {
    let of_unit = |unit: &Unit, day: NaiveDate| {
        let (day, document) = (day.to_string(), unit.document.clone());
        unit.leads.iter().map(move |name| (name.clone(), day.clone(), document.clone())).collect::<Vec<_>>()
    };
    units.iter().filter_map(|unit| Some(of_unit(unit, unit.day()?))).flatten().collect()
}

/// Keeps the happening of each unit that has another one now, and notes what is to be told again for it.
async fn put(write: &mut Write, opened: &Opened, settled: BTreeMap<String, Vec<Unit>>) -> Result<()> {
    let mut moved: BTreeSet<(Id, Id)> = BTreeSet::new();
    let mut rows = Vec::new();
    for (happening, units) in &settled {
        // One that stays is kept as it is: a happening may have hundreds, and most often one of them is new.
        for unit in units.iter().filter(|unit| opened.was.get(&unit.key()) != Some(happening)) {
            moved.extend(unit.claims().map(|claim| (claim.clone(), unit.document.clone())));
            rows.push(row(unit, happening)?);
        }
    }
    write.put_units(&rows).await?;
    // Who repeats a claim is listed with those who made it first, wherever these are now.
    let claims: BTreeSet<Id> = moved.iter().map(|(claim, _)| claim.clone()).collect();
    let first = write.first_documents(&claims.into_iter().collect::<Vec<_>>()).await?;
    moved.retain(|(claim, document)| first.get(claim) == Some(document));
    let claims: Vec<Id> = moved.into_iter().map(|(claim, _)| claim).collect();
    let mut touched = write.repeating(&claims).await?;
    touched.extend(opened.happenings.iter().cloned().chain(settled.into_keys()));
    Ok(write.unsettle(Unsettled::Happening, touched.iter().map(String::as_str)).await?)
}

fn row(unit: &Unit, happening: &str) -> Result<StoredUnit> {
    Ok(StoredUnit {
        document: unit.document.clone(),
        part: unit.part,
        happening: happening.to_owned(),
        told_in: happening.to_owned(),
        is_part: unit.is_part,
        body: serde_json::to_string(unit).context("a unit cannot be written: please report this")?,
    })
}

fn kept(row: &StoredUnit) -> Result<Kept> {
    Ok(Kept { unit: read(row)?, happening: row.happening.clone() })
}

/// A unit as it was kept.
pub(super) fn read(row: &StoredUnit) -> Result<Unit> {
    let unreadable = || {
        format!(
            "what is kept of document {} is broken: `homegrown rebuild --from mentions` makes it anew",
            row.document
        )
    };
    serde_json::from_str(&row.body).with_context(unreadable)
}
