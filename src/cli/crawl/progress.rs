//! What goes on while a crawl goes on: one line a source, and on a terminal a line that moves.

use indicatif::{ProgressBar, ProgressStyle};

use super::super::{global::Global, output::clean};
use crate::{
    crawl::Source,
    pipeline::{Progress, VisitReport},
};

/// Drawn on a terminal only.
pub(in super::super) struct Bars {
    pub(in super::super) bar: ProgressBar,
}

impl Bars {
    pub(in super::super) fn new(global: &Global) -> Self {
        if !global.shows_progress() {
            return Self { bar: ProgressBar::hidden() };
        }
        let style = ProgressStyle::with_template("{spinner} {pos} documents · {elapsed} · {msg}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
        Self { bar: ProgressBar::new_spinner().with_style(style) }
    }
}

impl Progress for Bars {
    fn started(&self, source: &Source) {
        self.bar.set_message(source.title.clone());
    }

    fn stored(&self, _: &Source, documents: usize) {
        self.bar.inc(u64::try_from(documents).unwrap_or_default());
    }

    fn finished(&self, source: &Source, report: &VisitReport) {
        self.bar.println(clean(&line(report)));
        tracing::info!(source.id = source.id, new = report.stored.new, revised = report.stored.revised, "visited");
    }
}

/// A visit in one line: `huawei-news: 3 new, 1 changed; 20 listed, 12 known, 4 passed over`.
pub(super) fn line(report: &VisitReport) -> String {
    let visit = &report.visit;
    let part = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let news: Vec<String> =
        [part(report.stored.new, "new"), part(report.stored.revised, "changed")].into_iter().flatten().collect();
    if let Some(error) = &visit.error {
        let news = if news.is_empty() { String::new() } else { format!("; {}", news.join(", ")) };
        return format!("{}: {} ({error}){news}", visit.source, visit.status.as_str());
    }
    let news = if news.is_empty() { "nothing new".to_owned() } else { news.join(", ") };
    let list = if visit.list_unchanged { Some("list unchanged".to_owned()) } else { part(visit.found, "listed") };
    let rest = [
        list,
        part(visit.known, "known"),
        part(visit.passed_over, "passed over"),
        part(visit.waiting, "wait for the next visit"),
        part(visit.left_over, "left over"),
        part(failed(report), "failed"),
        visit.missed.then(|| "some may have come and gone unseen".to_owned()),
    ];
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    format!("{}: {news}; {}", visit.source, rest.join(", "))
}

pub(super) fn failed(report: &VisitReport) -> usize {
    report.visit.failed.len() + report.unreadable.len() + report.stored.failed.len()
}

/// Why the source, or the first of its pages that failed, was not had.
pub(super) fn why(report: &VisitReport) -> Option<String> {
    let first = report.visit.failed.first().or_else(|| report.unreadable.first());
    let failure = || first.map(|failure| failure.reason.clone());
    report.visit.error.clone().or_else(failure).or_else(|| report.visit.refused.clone())
}
