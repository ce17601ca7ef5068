//! `promises`: plans with a date → what became of them.

use anyhow::Context;
use chrono::NaiveDate;
use clap::Args;

use super::{
    ask::Asked,
    complete,
    failure::{Outcome, Usage},
    global::Global,
    output::Row,
    rows::or_none,
    words,
};
use crate::{
    model::{Promise, PromiseStatus},
    query,
};

const EXAMPLES: &str = "\
Examples:
  homegrown promises
      plans with a date, the soonest due first
  homegrown promises --status silent --org Huawei
      what was promised and never heard of again
  homegrown promises --as-of 2025-06
      as it stood at the end of June 2025
  homegrown export promises.ics
      a calendar of what is due";

/// Plans with a date, and what became of them: open, kept, late, denied or silent
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct PromisesArgs {
    /// Only those that are open, kept, late, denied or silent
    #[arg(long, value_name = "STATUS", add = complete::statuses())]
    status: Option<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(super) async fn run(args: PromisesArgs, global: &Global) -> anyhow::Result<Outcome> {
    let status = args.status.as_deref().map(status).transpose()?;
    let (place, filter) = args.asked.open(global).await?;
    let promises = query::promises(&place.store, &filter, status, place.today()).await?;
    args.asked.answer(&place, promises).await
}

pub(super) fn status(word: &str) -> anyhow::Result<PromiseStatus> {
    PromiseStatus::parse(&word.to_lowercase()).with_context(|| word.to_owned()).map_err(|_| {
        let known: Vec<&str> = PromiseStatus::ALL.iter().map(|status| status.as_str()).collect();
        Usage(format!("--status {word:?}: no such status is known; there are {}", known.join(", "))).into()
    })
}

impl Row for Promise {
    fn heads() -> &'static [&'static str] {
        &["due", "status", "who", "what", "value", "told", "settled", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["who", "what", "value"]
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.due.to_string(),
            self.status.as_str().to_owned(),
            self.subject.name.clone(),
            words::predicate(self.predicate),
            words::value(&self.value),
            or_none(self.made.as_ref()),
            or_none(self.settled.as_ref()),
            self.claim.to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "claim",
            "subject_kind",
            "subject",
            "predicate",
            "value",
            "due",
            "made",
            "by",
            "status",
            "settled_by",
            "settled",
            "quote",
            "url",
        ]
    }

    fn full_cells(&self) -> Vec<String> {
        vec![
            self.claim.to_string(),
            self.subject.kind.as_str().to_owned(),
            self.subject.name.clone(),
            self.predicate.as_str().to_owned(),
            words::value(&self.value),
            self.due.to_string(),
            or_none(self.made.as_ref()),
            or_none(self.by.as_ref()),
            self.status.as_str().to_owned(),
            self.settled_by.as_ref().map(ToString::to_string).unwrap_or_default(),
            or_none(self.settled.as_ref()),
            self.evidence.quote.clone(),
            or_none(self.evidence.url.as_ref()),
        ]
    }
}

/// The plans as an iCalendar: each on the last day on which it can come true. The same store gives the same file.
pub(super) fn calendar(promises: &[Promise]) -> String {
    use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//homegrown//promises//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name("Promises of AI self-reliance");
    for promise in promises {
        let day = promise.due.last_day();
        let what = format!(
            "{}: {} {}",
            promise.subject.name,
            words::predicate(promise.predicate),
            words::value(&promise.value)
        );
        let mut event = Event::new();
        event
            .uid(&format!("{}@homegrown", promise.claim))
            .timestamp(stamp(promise, day))
            .starts(day)
            .ends(day + chrono::Days::new(1))
            .summary(&format!("{what} (due {}, {})", promise.due, promise.status.as_str()))
            .description(&description(promise))
            .status(match promise.status {
                PromiseStatus::Denied => EventStatus::Cancelled,
                PromiseStatus::Kept => EventStatus::Confirmed,
                PromiseStatus::Open | PromiseStatus::Late | PromiseStatus::Silent => EventStatus::Tentative,
            });
        if let Some(url) = &promise.evidence.url {
            event.url(url);
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// When the plan was last told of: a calendar's clock, without this machine's.
fn stamp(promise: &Promise, due: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    let told = promise.settled.as_deref().or(promise.made.as_deref());
    let day: NaiveDate = told.and_then(|day| day.parse().ok()).unwrap_or(due);
    day.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc()
}

fn description(promise: &Promise) -> String {
    let quote = format!("“{}”", promise.evidence.quote);
    let outlet = promise.evidence.outlet.as_deref().unwrap_or_default();
    let by = promise.by.as_ref().map(|by| format!("says {by}")).unwrap_or_default();
    let parts = [quote.as_str(), &by, outlet, promise.made.as_deref().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Evidenced, Id, Modality, Predicate, Subject, Value};

    fn promise() -> Promise {
        let value = Value::Date { date: "2025-Q3".parse().unwrap() };
        Promise {
            claim: Id::from_text("c1"),
            subject: Subject::new(EntityKind::Chip, "Ascend 960"),
            predicate: Predicate::Released,
            value: value.clone(),
            due: "2025-Q3".parse().unwrap(),
            made: Some("2024-09-18".into()),
            by: Some("Huawei".into()),
            status: PromiseStatus::Open,
            settled_by: None,
            settled: None,
            evidence: Evidenced {
                document: Id::from_text("d1"),
                url: Some("https://wire.example/a".into()),
                outlet: Some("Harbour Wire".into()),
                lang: "en".into(),
                published: Some("2024-09-18".into()),
                modality: Modality::Planned,
                attributed_to: Some("Huawei".into()),
                value,
                alias: None,
                from_name: false,
                quote: "due in the third quarter; a surprise, it said".into(),
                start: 0,
                end: 9,
            },
        }
    }

    #[test]
    fn the_calendar_is_valid_and_the_same_on_every_run() {
        let text = calendar(&[promise()]);
        assert_eq!(text, calendar(&[promise()]));
        for line in [
            "BEGIN:VCALENDAR",
            "PRODID:-//homegrown//promises//EN",
            "UID:c1@homegrown",
            "DTSTART;VALUE=DATE:20250930",
            "STATUS:TENTATIVE",
            "END:VCALENDAR",
        ] {
            assert!(text.lines().any(|other| other.trim_end() == line), "{line} is not in\n{text}");
        }
        assert!(text.contains("quarter\\; a surprise\\, it"), "{text}");
    }
}
