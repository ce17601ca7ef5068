//! Conflicts → rows.

use super::evidence_link;
use crate::{
    model::{Claim, words},
    query::Contested,
    report::{Link, Row},
};

impl Row for Contested {
    fn heads() -> &'static [&'static str] {
        &["subject", "claim", "one says", "another says", "kind", "its own word", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["subject", "claim"]
    }

    fn cells(&self) -> Vec<String> {
        let mut sides = self.claims.iter().map(side);
        vec![
            self.subject.name.clone(),
            words::predicate(self.predicate),
            sides.next().unwrap_or_default(),
            sides.collect::<Vec<_>>().join("; "),
            kind(self),
            self.claims
                .iter()
                .find(|claim| Some(&claim.id) == self.supported_by_primary.as_ref())
                .map(|claim| words::value(&claim.value))
                .unwrap_or_default(),
            self.id.to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "id",
            "kind",
            "subject_kind",
            "subject",
            "predicate",
            "claim",
            "value",
            "independent_sources",
            "other_claim",
            "other_value",
            "other_independent_sources",
            "supported_by_primary",
        ]
    }

    fn full_cells(&self) -> Vec<String> {
        let mut cells = vec![
            self.id.to_string(),
            kind(self).replace(' ', "_"),
            self.subject.kind.as_str().to_owned(),
            self.subject.name.clone(),
            self.predicate.as_str().to_owned(),
        ];
        for at in 0..2 {
            let claim = self.claims.get(at);
            cells.push(claim.map(|claim| claim.id.to_string()).unwrap_or_default());
            cells.push(claim.map(|claim| words::value(&claim.value)).unwrap_or_default());
            cells.push(claim.map(|claim| claim.independent_sources.to_string()).unwrap_or_default());
        }
        cells.push(self.supported_by_primary.as_ref().map(ToString::to_string).unwrap_or_default());
        cells
    }

    fn link(&self) -> Option<Link> {
        evidence_link(&self.id, self.claims.first()?)
    }
}

fn side(claim: &Claim) -> String {
    let denied = if claim.modality == crate::model::Modality::Denied { "not " } else { "" };
    let outlets: Vec<&str> = claim.evidence.iter().filter_map(|evidence| evidence.outlet.as_deref()).take(2).collect();
    let from = if outlets.is_empty() { String::new() } else { format!(" ({})", outlets.join(", ")) };
    format!("{denied}{}{from}", words::value(&claim.value))
}

fn kind(contested: &Contested) -> String {
    use crate::model::ConflictKind;
    match contested.kind {
        ConflictKind::OtherValue => "other value",
        ConflictKind::OtherDate => "other date",
        ConflictKind::Denial => "denial",
        ConflictKind::NameAgainstText => "name against text",
        ConflictKind::Stale => "stale",
    }
    .to_owned()
}
