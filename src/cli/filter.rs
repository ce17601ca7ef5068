//! The filters that every question takes.

use clap::Args;

use super::{complete, global::Global};
use crate::query::{Question, ago};

#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct FilterArgs {
    /// Not before this date: 2024, 2024-Q3, 2024-09, 2024-09-20, or 7d, 2w, 3m, 1y ago
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Not after this date
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// About this model, chip, system, organization, country or policy, by any of its names in any language
    #[arg(long, value_name = "NAME", add = complete::names())]
    subject: Option<String>,
    /// With this organization as subject, value, maker or speaker, by any of its names
    #[arg(long, value_name = "NAME", add = complete::organizations())]
    org: Option<String>,
    /// With something of this country: CN, US … or its name
    #[arg(long, value_name = "CODE", add = complete::countries())]
    country: Option<String>,
    /// What is claimed: parameters, `training_hardware`, shipments …
    #[arg(long, value_name = "P", add = complete::predicates())]
    predicate: Option<String>,
    /// How firmly: stated, reported, speculated, planned or denied
    #[arg(long, value_name = "M", add = complete::modalities())]
    modality: Option<String>,
    /// In a document of this language: en, zh, zh-Hant …
    #[arg(long, value_name = "L", add = complete::languages())]
    lang: Option<String>,
    /// From this source
    #[arg(long, value_name = "ID", add = complete::sources())]
    source: Option<String>,
    /// Said by at least so many independent sources
    #[arg(long, value_name = "N")]
    min_sources: Option<usize>,
    /// As it could be known at the end of this date: what had been published by then, edited pages as they read
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    /// At most so many results
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    limit: Option<usize>,
}

impl From<&FilterArgs> for Question {
    fn from(args: &FilterArgs) -> Self {
        let (args, today) = (args.clone(), Global::now().date_naive());
        Self {
            since: args.since.map(|date| ago(&date, today).unwrap_or(date)),
            until: args.until.map(|date| ago(&date, today).unwrap_or(date)),
            subject: args.subject,
            org: args.org,
            country: args.country,
            predicate: args.predicate,
            modality: args.modality,
            lang: args.lang,
            source: args.source,
            min_sources: args.min_sources,
            limit: args.limit,
        }
    }
}

impl FilterArgs {
    pub(super) fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// The days as they were written.
    pub(super) fn days(&self) -> (Option<&str>, Option<&str>) {
        (self.since.as_deref(), self.until.as_deref())
    }

    /// The same, since a date that is given unless the user gives another.
    pub(super) fn since_or(self, since: &str) -> Self {
        Self { since: self.since.or_else(|| Some(since.to_owned())), ..self }
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("nothing is printed with it; leave it out for all".to_owned()),
        Ok(number) => Ok(number),
        Err(error) => Err(error.to_string()),
    }
}
