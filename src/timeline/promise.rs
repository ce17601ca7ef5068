//! Plans with a date → what became of them.
//!
//! A plan is kept when a text states, after it was made, what it promised, with a date or a day of publication that is
//! not after the promised one. A later date, a new plan with a later date, a stated delay or a figure below the promised one make
//! it late; a denial, a withdrawal or a cancellation that nothing follows makes it denied. Hearsay settles nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{
    Claim, EntityKind, Evidenced, Id, Modality, PartialDate, Predicate, Promise, PromiseStatus, Term, Value,
    value::Agreement,
};

/// The plans among these claims that have a date, the soonest due first. `claims` are all that is claimed of the
/// subjects; `today` decides which dates have passed.
pub fn promises(claims: &[Claim], today: NaiveDate) -> Vec<Promise> {
    let mut of_subject: BTreeMap<(EntityKind, String), Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        of_subject.entry((claim.subject.kind, claim.subject.key())).or_default().push(claim);
    }
    let mut promises: Vec<Promise> = of_subject
        .values()
        .flat_map(|related| related.iter().filter_map(|claim| promise(claim, related, today)))
        .collect();
    promises.sort_by(|a, b| (a.due.last_day(), &a.subject, &a.claim).cmp(&(b.due.last_day(), &b.subject, &b.claim)));
    promises
}

/// The date by which a value is to hold, where it says one.
pub fn due(value: &Value) -> Option<PartialDate> {
    match value {
        Value::Date { date } => Some(*date),
        Value::Term { period, .. } => *period,
        Value::Quantity(quantity) => quantity.period,
        Value::Entity { .. } | Value::Flag { .. } => None,
    }
}

/// What settles a plan: how, by which claim, told by the text of which day.
type Settled = (PromiseStatus, Id, Option<String>);

fn promise(claim: &Claim, related: &[&Claim], today: NaiveDate) -> Option<Promise> {
    let planned = |told: &&Evidenced| told.modality == Modality::Planned && due(&told.value).is_some();
    let first = claim.evidence.iter().find(planned)?;
    let plan = Plan { claim, first, due: due(&first.value)?, made: day(first) };
    let settled = plan.settled(related);
    let (status, settled_by, settled) = match settled {
        Some((status, by, on)) => (status, Some(by), on),
        None if plan.due.last_day() < today => (PromiseStatus::Silent, None, None),
        None => (PromiseStatus::Open, None, None),
    };
    Some(Promise {
        claim: claim.id.clone(),
        subject: claim.subject.clone(),
        predicate: claim.predicate,
        value: first.value.clone(),
        due: plan.due,
        made: plan.made.map(|day| day.to_string()),
        by: first.attributed_to.clone(),
        status,
        settled_by,
        settled,
        evidence: first.clone(),
    })
}

fn day(told: &Evidenced) -> Option<NaiveDate> {
    told.published.as_deref()?.get(..10)?.parse().ok()
}

struct Plan<'c> {
    claim: &'c Claim,
    first: &'c Evidenced,
    due: PartialDate,
    made: Option<NaiveDate>,
}

impl Plan<'_> {
    /// The outcome, if texts tell of one: what was done before what was only said of it.
    fn settled(&self, related: &[&Claim]) -> Option<Settled> {
        let later = || {
            let told = related.iter().flat_map(|claim| claim.evidence.iter().map(move |told| (*claim, told)));
            told.filter(|(_, told)| !std::ptr::eq(*told, self.first) && !told.from_name && self.is_later(told))
        };
        let earliest = |status: PromiseStatus, test: &dyn Fn(&Claim, &Evidenced) -> bool| {
            let found =
                later().filter(|(claim, told)| test(claim, told)).min_by_key(|(_, told)| (day(told), told.start));
            found.map(|(claim, told)| {
                (status, claim.id.clone(), told.published.as_deref().and_then(|at| at.get(..10)).map(str::to_owned))
            })
        };
        let done = earliest(PromiseStatus::Kept, &|claim, told| self.is_done(claim, told) == Some(true));
        done.or_else(|| earliest(PromiseStatus::Late, &|claim, told| self.is_done(claim, told) == Some(false)))
            .or_else(|| earliest(PromiseStatus::Denied, &|claim, told| self.is_off(claim, told)))
            .or_else(|| earliest(PromiseStatus::Late, &|claim, told| self.is_put_off(claim, told)))
    }

    /// Told on the day of the plan or after it; of undated texts nothing is known.
    fn is_later(&self, told: &Evidenced) -> bool {
        matches!((self.made, day(told)), (Some(made), Some(day)) if day >= made)
    }

    /// Whether the text states that it was done: in time, or not.
    fn is_done(&self, claim: &Claim, told: &Evidenced) -> Option<bool> {
        if told.modality != Modality::Stated {
            return None;
        }
        let on = match (&self.first.value, &told.value) {
            (Value::Date { .. }, Value::Date { date }) if claim.predicate == self.claim.predicate => *date,
            (Value::Date { .. }, Value::Term { term, period }) if self.is_launch() && step(*term) >= Some(LAUNCHED) => {
                period.or_else(|| day(told).map(PartialDate::Day))?
            }
            (Value::Term { term: planned, .. }, Value::Term { term, period }) if step(*term) >= step(*planned) => {
                step(*term)?;
                period.or_else(|| day(told).map(PartialDate::Day))?
            }
            (Value::Term { term: planned, .. }, Value::Date { date })
                if claim.predicate == Predicate::Released && step(*planned) >= Some(LAUNCHED) =>
            {
                *date
            }
            (Value::Quantity(_), Value::Quantity(_)) => return self.is_reached(claim, told),
            _ => return None,
        };
        // What was there before the plan was made is not what was planned.
        let after_plan = self.made.is_some_and(|made| on.last_day() >= made);
        after_plan.then(|| on.first_day() <= self.due.last_day())
    }

    fn is_launch(&self) -> bool {
        self.claim.predicate == Predicate::Released
    }

    /// Whether a figure of the promised time is as high as promised.
    fn is_reached(&self, claim: &Claim, told: &Evidenced) -> Option<bool> {
        let (planned, found) = (self.first.value.quantity()?, told.value.quantity()?);
        let of_its_time = match found.period {
            Some(period) => self.due.contains(period) || period.contains(self.due),
            None => day(told).is_some_and(|day| day >= self.due.first_day()),
        };
        if claim.predicate != self.claim.predicate || planned.unit != found.unit || !of_its_time {
            return None;
        }
        match planned.agreement(found) {
            Agreement::Compatible if planned.differs_in_scope(found) => None,
            Agreement::Same | Agreement::Compatible => Some(true),
            Agreement::Conflict => Some(found.min >= planned.min.or(planned.max)),
        }
    }

    /// Whether the text says that nothing comes of it.
    fn is_off(&self, claim: &Claim, told: &Evidenced) -> bool {
        let cancelled = told.modality == Modality::Stated
            && matches!(told.value, Value::Term { term: Term::Cancelled | Term::Banned, .. });
        let denied = told.modality == Modality::Denied
            && claim.predicate == self.claim.predicate
            && told.value.agreement(&self.first.value) != Agreement::Conflict;
        denied || (cancelled && self.moves_with_status())
    }

    /// Whether the text says that it comes later.
    fn is_put_off(&self, claim: &Claim, told: &Evidenced) -> bool {
        if matches!(told.value, Value::Term { term: Term::Delayed, .. }) {
            return told.modality != Modality::Denied && self.moves_with_status();
        }
        let same = claim.predicate == self.claim.predicate
            && match (&self.first.value, &told.value) {
                (Value::Term { term: a, .. }, Value::Term { term: b, .. }) => a == b,
                (Value::Quantity(a), Value::Quantity(b)) => a.unit == b.unit && a.min == b.min && a.max == b.max,
                (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
            };
        let later = due(&told.value).is_some_and(|new| new.first_day() > self.due.last_day());
        same && later && told.modality == Modality::Planned && day(told) > self.made
    }

    /// A launch and a start of production are put off with the thing itself; a figure is not.
    fn moves_with_status(&self) -> bool {
        matches!(self.claim.predicate, Predicate::Released | Predicate::Status)
    }
}

/// From this step on a thing is out.
const LAUNCHED: u8 = 4;

/// How far along a status is; nothing for those that lead nowhere.
fn step(term: Term) -> Option<u8> {
    match term {
        Term::Announced => Some(0),
        Term::Sampling => Some(1),
        Term::Testing => Some(2),
        Term::InProduction => Some(3),
        Term::Shipping => Some(LAUNCHED),
        Term::InUse => Some(LAUNCHED + 1),
        Term::Delayed | Term::Cancelled | Term::Banned => None,
    }
}

#[cfg(test)]
mod tests;
