//! What an assistant may ask with: the arguments of the tools, and their schemas. The names are those of the flags.

use rmcp::schemars;
use serde::Deserialize;

use crate::query::Question;

/// Things in an answer where no number is asked, and at most.
const USUAL: usize = 10;
const MOST: usize = 50;
/// Behind so many nobody pages.
const DEEPEST: usize = 100_000;

/// The filters of a question.
#[derive(Debug, Clone, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Filters {
    /// Not before this date: 2024, 2024-Q3, 2024-09 or 2024-09-20
    since: Option<String>,
    /// Not after this date
    until: Option<String>,
    /// A model, chip, system, organization, country or policy, by any name in any language
    subject: Option<String>,
    /// An organization as subject, value, maker or speaker
    org: Option<String>,
    /// ISO 3166-1 alpha-2 code or name
    country: Option<String>,
    /// parameters, `training_hardware`, shipments, `yield_rate` …
    predicate: Option<String>,
    /// stated, reported, speculated, planned or denied
    modality: Option<String>,
    /// Language of a document: en, zh …
    lang: Option<String>,
    /// Id of a source
    source: Option<String>,
    /// Said by at least so many independent sources
    min_sources: Option<usize>,
    /// At most so many things, 50 at most; 10 by default
    limit: Option<usize>,
    /// Leaves out the first so many: `next_offset` of the answer before
    offset: Option<usize>,
}

impl Filters {
    pub(super) fn limit(&self) -> usize {
        self.limit.unwrap_or(USUAL).clamp(1, MOST)
    }

    pub(super) fn offset(&self) -> usize {
        self.offset.unwrap_or(0).min(DEEPEST)
    }

    /// One more than the page holds tells whether there is another.
    pub(super) fn reach(&self) -> usize {
        self.limit() + self.offset() + 1
    }

    pub(super) fn question(&self) -> Question {
        let own = self.clone();
        Question {
            since: own.since,
            until: own.until,
            subject: own.subject,
            org: own.org,
            country: own.country,
            predicate: own.predicate,
            modality: own.modality,
            lang: own.lang,
            source: own.source,
            min_sources: own.min_sources,
            limit: Some(self.reach()),
        }
    }
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Words, names, "phrases", -words that must not be there, and fields such as `parameters:>1e12` or `title:昇腾`
    pub(super) query: String,
    /// The filters of `claims`, with limit and offset
    #[serde(default)]
    pub(super) filters: Filters,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Plans {
    /// Only those that are open, kept, late, denied or silent
    pub(super) status: Option<String>,
    /// The filters of `claims`, with limit and offset
    #[serde(default)]
    pub(super) filters: Filters,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// A name in any language: Ascend 910C, 昇腾910C, Huawei, CN
    pub(super) name: String,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    /// An id of a claim, announcement, conflict or document, as other answers have it
    pub(super) id: String,
}

#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    /// Two names or more, six at most
    pub(super) names: Vec<String>,
}
