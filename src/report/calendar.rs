//! Plans with a date → an iCalendar of what is due.

use chrono::NaiveDate;

use crate::model::{Promise, PromiseStatus, words};

/// The plans as an iCalendar: each on the last day on which it can come true. The same store gives the same file.
pub fn calendar(promises: &[Promise]) -> String {
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
