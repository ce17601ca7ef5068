//! The filters that every question takes.

use clap::Args;

use crate::query::Question;

#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct FilterArgs {
    /// Not before this date: 2024, 2024-Q3, 2024-09 or 2024-09-20
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Not after this date
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// About this model, chip, system, organization, country or policy, by any of its names in any language
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,
    /// With this organization as subject, value, maker or speaker, by any of its names
    #[arg(long, value_name = "NAME")]
    org: Option<String>,
    /// With something of this country: CN, US … or its name
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// What is claimed: parameters, `training_hardware`, shipments …
    #[arg(long, value_name = "P")]
    predicate: Option<String>,
    /// How firmly: stated, reported, speculated, planned or denied
    #[arg(long, value_name = "M")]
    modality: Option<String>,
    /// In a document of this language: en, zh, zh-Hant …
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// From this source
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Said by at least so many independent sources
    #[arg(long, value_name = "N")]
    min_sources: Option<usize>,
    /// At most so many results
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl From<&FilterArgs> for Question {
    fn from(args: &FilterArgs) -> Self {
        let args = args.clone();
        Self {
            since: args.since,
            until: args.until,
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
