//! Claims → models, hardware and clusters under the headers that Epoch AI publishes, with quotes, links and a
//! proposed confidence. A cell holds a number only where a text states one; bounds and guesses stand in the notes.

mod behind;
mod columns;

use std::collections::BTreeMap;

pub(in crate::cli) use self::behind::behind;
use self::columns::{CLUSTERS, Columns, HARDWARE, MODELS, Take};
use super::sheet::Sheet;
use crate::{
    cli::words,
    lexicon::Lexicon,
    model::{Claim, EntityKind, Modality, PartialDate, Predicate, Quantity, Term, Unit, Value, value::Currency},
    query::support,
    text::fragment,
};

pub(in crate::cli) fn models(claims: &[Claim], lexicon: &Lexicon) -> Sheet {
    table(EntityKind::Model, MODELS, claims, lexicon)
}

pub(in crate::cli) fn hardware(claims: &[Claim], lexicon: &Lexicon) -> Sheet {
    table(EntityKind::Chip, HARDWARE, claims, lexicon)
}

pub(in crate::cli) fn clusters(claims: &[Claim], lexicon: &Lexicon) -> Sheet {
    table(EntityKind::System, CLUSTERS, claims, lexicon)
}

fn table(kind: EntityKind, columns: Columns, claims: &[Claim], lexicon: &Lexicon) -> Sheet {
    let mut things: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.subject.kind == kind) {
        things.entry(&claim.subject.name).or_default().push(claim);
    }
    let rows = things.into_iter().map(|(name, mut own)| {
        own.sort_by_key(|claim| std::cmp::Reverse(support(claim)));
        let thing = Thing { name, own, all: claims, lexicon };
        columns.iter().map(|(_, take)| thing.cell(*take)).collect()
    });
    Sheet { heads: columns.iter().map(|(head, _)| (*head).to_owned()).collect(), rows: rows.collect() }
}

/// One thing with its claims, the best supported first.
struct Thing<'c> {
    name: &'c str,
    own: Vec<&'c Claim>,
    all: &'c [Claim],
    lexicon: &'c Lexicon,
}

impl<'c> Thing<'c> {
    fn cell(&self, take: Take) -> String {
        match take {
            Take::Name => self.name.to_owned(),
            Take::Maker(predicate) => self.maker(predicate),
            Take::Country => self.country(),
            Take::Number(predicate, scale) => self.number(predicate, scale, |quantity| quantity.precision.is_none()),
            Take::Dollars(predicate) => {
                self.number(predicate, 1.0, |quantity| quantity.unit == Unit::Currency(Currency::USD))
            }
            Take::Format(predicate, formats) => self.number(predicate, 1.0, |quantity| {
                quantity.precision.as_deref().is_some_and(|precision| formats.contains(&precision))
            }),
            Take::Entities(predicate) => self.entities(predicate),
            Take::Date(predicate) => self.date(predicate),
            Take::Notes(predicate) => self.notes(predicate),
            Take::Link(predicate) => self.asserted(predicate).find_map(link).unwrap_or_default(),
            Take::Models => self.models(),
            Take::Confidence => self.confidence().to_owned(),
            Take::Certainty => self.certainty().to_owned(),
            Take::Status => self.status(),
            Take::Source(n) => self.sources().into_iter().nth(n).unwrap_or_default(),
            Take::Quotes => self.quotes(),
            Take::Claims => self.own.iter().map(|claim| claim.id.as_str()).collect::<Vec<_>>().join("; "),
            Take::Sources => self.own.iter().map(|claim| claim.independent_sources).max().unwrap_or(0).to_string(),
            Take::Disputed => self.own.iter().any(|claim| !claim.conflicts_with.is_empty()).to_string(),
        }
    }

    /// What is asserted under a predicate, denials left out.
    fn asserted(&self, predicate: Predicate) -> impl Iterator<Item = &'c Claim> + '_ {
        let holds = move |claim: &&Claim| claim.predicate == predicate && claim.modality != Modality::Denied;
        self.own.iter().copied().filter(holds)
    }

    fn quantities(&self, predicate: Predicate) -> impl Iterator<Item = &'c Quantity> + '_ {
        // a number in a table reads as a fact: plans and guesses stay in the notes
        let firm = |claim: &&Claim| matches!(claim.modality, Modality::Stated | Modality::Reported);
        self.asserted(predicate).filter(firm).filter_map(|claim| claim.value.quantity())
    }

    fn number(&self, predicate: Predicate, scale: f64, fits: impl Fn(&Quantity) -> bool) -> String {
        let exact = |quantity: &Quantity| match (quantity.min, quantity.max) {
            (Some(min), Some(max)) if crate::model::value::near(Some(min), Some(max)) => Some(max * scale),
            _ => None,
        };
        let chip_hours = |quantity: &Quantity| quantity.unit == Unit::ChipHour;
        let found = self.quantities(predicate).filter(|q| fits(q) && !chip_hours(q)).find_map(exact);
        found.map(|number| number.to_string()).unwrap_or_default()
    }

    fn entities(&self, predicate: Predicate) -> String {
        let mut names: Vec<&str> = Vec::new();
        for claim in self.asserted(predicate) {
            if let Value::Entity { name } = &claim.value
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        names.join(",")
    }

    fn maker(&self, predicate: Predicate) -> String {
        let claimed = self.entities(predicate);
        if !claimed.is_empty() {
            return claimed;
        }
        let maker = self.lexicon.resolve(self.name).and_then(|thing| self.lexicon.maker(thing));
        maker.map(|maker| self.lexicon.entity(maker).name.clone()).unwrap_or_default()
    }

    fn country(&self) -> String {
        let owner = self.name.split_once(": unnamed").map(|(owner, _)| owner);
        let thing = self.lexicon.resolve(owner.unwrap_or(self.name));
        let code = thing.and_then(|thing| self.lexicon.country(thing));
        let home = code.and_then(|code| self.lexicon.country_of_code(code));
        home.map(|entity| entity.name.clone()).or_else(|| code.map(str::to_owned)).unwrap_or_default()
    }

    fn date(&self, predicate: Predicate) -> String {
        // a date in a table reads as past
        let dates = self.asserted(predicate).filter(|claim| claim.modality >= Modality::Reported);
        let dates = dates.filter_map(|claim| match &claim.value {
            Value::Date { date } => Some(*date),
            _ => None,
        });
        dates.min_by_key(|date| date.first_day()).map(|date: PartialDate| date.to_string()).unwrap_or_default()
    }

    /// Each different value with its best quote.
    fn notes(&self, predicate: Predicate) -> String {
        let note = |claim: &Claim| {
            let quote = claim.evidence.first().map(|evidence| evidence.quote.as_str()).unwrap_or_default();
            format!("{} ({}): “{quote}”", words::value(&claim.value), claim.modality.as_str())
        };
        let claims = self.own.iter().filter(|claim| claim.predicate == predicate);
        claims.take(5).map(|claim| note(claim)).collect::<Vec<_>>().join("\n")
    }

    fn models(&self) -> String {
        let trained = |claim: &&Claim| {
            let on_it = matches!(&claim.value, Value::Entity { name } if name == self.name);
            claim.predicate == Predicate::TrainingHardware && claim.modality != Modality::Denied && on_it
        };
        let mut names: Vec<&str> = self.all.iter().filter(trained).map(|claim| claim.subject.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.join(",")
    }

    /// 0 hardly, 1 likely, 2 surely: by the best supported claim; what is disputed is one less.
    fn weight(&self) -> usize {
        let Some(best) = self.own.first() else { return 0 };
        let firm = match best.modality {
            Modality::Stated if best.primary || best.independent_sources > 1 => 2,
            Modality::Stated | Modality::Reported => 1,
            _ => 0,
        };
        if best.conflicts_with.is_empty() { firm } else { firm.saturating_sub(1) }
    }

    fn confidence(&self) -> &'static str {
        ["Speculative", "Likely", "Confident"].get(self.weight()).copied().unwrap_or("Unknown")
    }

    fn certainty(&self) -> &'static str {
        ["Unlikely", "Likely", "Confirmed"].get(self.weight()).copied().unwrap_or("Unlikely")
    }

    fn status(&self) -> String {
        let terms: Vec<(Term, Modality)> = self
            .asserted(Predicate::Status)
            .filter_map(|claim| match claim.value {
                Value::Term { term, .. } => Some((term, claim.modality)),
                _ => None,
            })
            .collect();
        let is = |wanted: Term| terms.iter().any(|(term, modality)| *term == wanted && *modality >= Modality::Reported);
        let planned = !self.own.is_empty() && self.own.iter().all(|claim| claim.modality <= Modality::Planned);
        let word = if is(Term::Cancelled) {
            "Cancelled"
        } else if is(Term::InUse) {
            "Existing"
        } else if planned {
            "Planned"
        } else {
            ""
        };
        word.to_owned()
    }

    /// Addresses of the evidence, each page once.
    fn sources(&self) -> Vec<String> {
        let mut pages: Vec<&str> = Vec::new();
        let mut links = Vec::new();
        for evidence in self.own.iter().flat_map(|claim| &claim.evidence) {
            let Some(url) = evidence.url.as_deref() else { continue };
            if !pages.contains(&url) {
                pages.push(url);
                links.push(fragment::link(url, &evidence.quote));
            }
        }
        links
    }

    fn quotes(&self) -> String {
        let mut quotes: Vec<String> = Vec::new();
        for claim in &self.own {
            let Some(evidence) = claim.evidence.first() else { continue };
            let outlet = evidence.outlet.as_deref().map(|outlet| format!(" ({outlet})")).unwrap_or_default();
            let quote = format!("“{}”{outlet}", evidence.quote);
            if !quotes.contains(&quote) && quotes.len() < 10 {
                quotes.push(quote);
            }
        }
        quotes.join("\n")
    }
}

fn link(claim: &Claim) -> Option<String> {
    claim.evidence.iter().find_map(|evidence| Some(fragment::link(evidence.url.as_deref()?, &evidence.quote)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_stands_twice_and_all_but_our_own_are_epochs() {
        for columns in [MODELS, HARDWARE, CLUSTERS] {
            let mut heads: Vec<&str> = columns.iter().map(|(head, _)| *head).collect();
            heads.sort_unstable();
            let all = heads.len();
            heads.dedup();
            assert_eq!(heads.len(), all);
        }
    }
}
