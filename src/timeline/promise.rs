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
mod tests {
    use super::*;
    use crate::model::{Quantity, Subject, Unit};

    fn told(day: &str, modality: Modality, value: &Value) -> Evidenced {
        Evidenced {
            document: Id::document(day),
            url: None,
            outlet: None,
            lang: "en".into(),
            published: Some(day.to_owned()),
            modality,
            attributed_to: None,
            value: value.clone(),
            alias: None,
            from_name: false,
            quote: String::new(),
            start: 0,
            end: 0,
        }
    }

    fn claim(predicate: Predicate, day: &str, modality: Modality, value: Value) -> Claim {
        Claim {
            id: Id::claim(&Id::document(&format!("{day} {predicate:?} {value:?}"))),
            subject: Subject::new(EntityKind::Chip, "Ascend 960"),
            predicate,
            modality,
            first_seen: Some(day.to_owned()),
            last_seen: Some(day.to_owned()),
            event_date: due(&value),
            mentions: 1,
            documents: 1,
            independent_sources: 1,
            primary: false,
            conflicts_with: Vec::new(),
            notes: Vec::new(),
            evidence: vec![told(day, modality, &value)],
            value,
        }
    }

    fn date(text: &str) -> Value {
        Value::Date { date: text.parse().unwrap() }
    }

    fn status(term: Term, period: Option<&str>) -> Value {
        Value::Term { term, period: period.map(|text| text.parse().unwrap()) }
    }

    fn made_in(percent: f64, year: i32) -> Value {
        Value::Quantity(Quantity { period: Some(PartialDate::Year(year)), ..Quantity::exact(percent, Unit::Percent) })
    }

    /// What becomes of the launch that was planned in 2024 for 2025.
    fn launch(others: &[Claim], today: &str) -> PromiseStatus {
        let mut claims = vec![claim(Predicate::Released, "2024-09-28", Modality::Planned, date("2025"))];
        claims.extend(others.iter().cloned());
        promises(&claims, today.parse().unwrap()).into_iter().find(|p| p.due == PartialDate::Year(2025)).unwrap().status
    }

    #[test]
    fn a_plan_is_followed_to_its_end() {
        use Modality::{Denied, Planned, Reported, Stated};
        use PromiseStatus as S;
        let released = |told, modality, on| claim(Predicate::Released, told, modality, date(on));
        let state = |told, modality, term| claim(Predicate::Status, told, modality, status(term, None));
        let cases = [
            ("nothing yet", vec![], "2025-06-01", S::Open),
            ("nothing by then", vec![], "2026-01-01", S::Silent),
            ("launched in time", vec![released("2025-03-01", Stated, "2025-03")], "2026-01-01", S::Kept),
            ("in use in time", vec![state("2025-11-01", Stated, Term::InUse)], "2026-01-01", S::Kept),
            ("hearsay settles nothing", vec![released("2025-03-01", Reported, "2025-03")], "2026-01-01", S::Silent),
            ("launched later", vec![released("2026-03-01", Stated, "2026-03")], "2026-06-01", S::Late),
            ("put off", vec![released("2025-03-01", Planned, "2026-H2")], "2025-06-01", S::Late),
            ("delayed", vec![state("2025-03-01", Stated, Term::Delayed)], "2025-06-01", S::Late),
            ("cancelled", vec![state("2025-03-01", Stated, Term::Cancelled)], "2025-06-01", S::Denied),
            ("denied", vec![released("2025-03-01", Denied, "2025")], "2025-06-01", S::Denied),
            (
                "denied, and launched all the same",
                vec![released("2025-03-01", Denied, "2025"), released("2025-08-01", Stated, "2025-08-01")],
                "2025-09-01",
                S::Kept,
            ),
            (
                "what was out before is another thing",
                vec![released("2024-10-02", Stated, "2023")],
                "2025-06-01",
                S::Open,
            ),
            ("only sampling", vec![state("2025-03-01", Stated, Term::Sampling)], "2025-06-01", S::Open),
        ];
        for (name, others, today, expected) in cases {
            assert_eq!(launch(&others, today), expected, "{name}");
        }
    }

    #[test]
    fn a_figure_is_kept_when_it_is_reached_in_its_time() {
        let plan = claim(Predicate::DomesticShare, "2024-09-28", Modality::Planned, made_in(70.0, 2025));
        let stated =
            |day, percent, year| claim(Predicate::DomesticShare, day, Modality::Stated, made_in(percent, year));
        let cases = [
            (stated("2026-01-10", 72.0, 2025), PromiseStatus::Kept),
            (stated("2026-01-10", 40.0, 2025), PromiseStatus::Late),
            (stated("2025-01-10", 40.0, 2024), PromiseStatus::Silent),
        ];
        for (other, expected) in cases {
            let promises = promises(&[plan.clone(), other.clone()], "2026-02-01".parse().unwrap());
            assert_eq!(promises[0].status, expected, "{other:#?}");
        }
    }

    #[test]
    fn a_plan_and_its_fulfilment_in_one_claim_are_told_apart() {
        let mut merged = claim(Predicate::Status, "2024-09-28", Modality::Planned, status(Term::InUse, Some("2025")));
        merged.evidence.push(told("2025-12-01", Modality::Stated, &status(Term::InUse, None)));
        let promises = promises(&[merged.clone()], "2026-01-01".parse().unwrap());
        assert_eq!((promises.len(), promises[0].status), (1, PromiseStatus::Kept));
        assert_eq!(promises[0].settled_by.as_ref(), Some(&merged.id));
        assert_eq!(promises[0].settled.as_deref(), Some("2025-12-01"));
    }
}
