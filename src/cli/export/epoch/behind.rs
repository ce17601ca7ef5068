//! A cell → the claim that it was made of.

use super::{
    Thing,
    columns::{CLUSTERS, HARDWARE, MODELS, Take},
};
use crate::{
    lexicon::Lexicon,
    model::{Claim, Modality, Predicate},
    query::support,
};

/// The best supported claim of which alone the cell, or one of the names in it, would be made: another claim under the
/// same predicate may be better supported, and still say something else than the cell.
pub(in crate::cli) fn behind<'c>(
    head: &str,
    name: &str,
    cell: &str,
    claims: &'c [Claim],
    lexicon: &Lexicon,
) -> Option<&'c Claim> {
    let columns = MODELS.iter().chain(HARDWARE).chain(CLUSTERS);
    let (_, take) = columns.copied().find(|(known, _)| *known == head)?;
    let (predicate, take) = of_claims(take)?;
    let is_own = |claim: &&Claim| claim.predicate == predicate && claim.subject.name == name;
    let mut own: Vec<&Claim> = claims.iter().filter(is_own).collect();
    own.retain(|claim| claim.modality != Modality::Denied);
    own.sort_by_key(|claim| std::cmp::Reverse(support(claim)));
    own.into_iter().find(|claim| {
        let alone = Thing { name, own: vec![claim], all: &[], lexicon }.cell(take);
        // a name may have a comma of its own
        !alone.is_empty() && format!(",{cell},").contains(&format!(",{alone},"))
    })
}

/// The predicate that a column's cells come from, and how they are made where they come from claims.
fn of_claims(take: Take) -> Option<(Predicate, Take)> {
    match take {
        // a maker that only the lexicon knows is no claim's
        Take::Maker(predicate) => Some((predicate, Take::Entities(predicate))),
        Take::Number(predicate, _)
        | Take::Dollars(predicate)
        | Take::Format(predicate, _)
        | Take::Entities(predicate)
        | Take::Date(predicate) => Some((predicate, take)),
        Take::Status => Some((Predicate::Status, take)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Id, Quantity, Subject, Unit, Value, value::Currency};

    const CHIP: &str = "Ascend 910C";

    fn claim(id: &str, predicate: Predicate, value: Value, modality: Modality, sources: usize) -> Claim {
        Claim {
            modality,
            mentions: sources,
            documents: sources,
            independent_sources: sources,
            ..Claim::sample(Id::from_text(id), Subject::new(EntityKind::Chip, CHIP), predicate, value)
        }
    }

    fn price(id: &str, price: f64, currency: Currency, modality: Modality, sources: usize) -> Claim {
        let value = Value::Quantity(Quantity::exact(price, Unit::Currency(currency)));
        claim(id, Predicate::Price, value, modality, sources)
    }

    fn compute(id: &str, flops: f64, format: Option<&str>, sources: usize) -> Claim {
        let exact = Quantity::exact(flops, Unit::Flops);
        let value = Value::Quantity(Quantity { precision: format.map(str::to_owned), ..exact });
        claim(id, Predicate::Compute, value, Modality::Stated, sources)
    }

    fn entity(id: &str, predicate: Predicate, name: &str, modality: Modality, sources: usize) -> Claim {
        claim(id, predicate, Value::Entity { name: name.to_owned() }, modality, sources)
    }

    /// What has its cell from a claim has it from this one.
    #[track_caller]
    fn check(claims: &[Claim], head: &str, id: Option<&str>) {
        let lexicon = Lexicon::load(None).unwrap();
        let sheet = super::super::hardware(claims, &lexicon);
        let at = sheet.heads.iter().position(|known| known == head).unwrap();
        let cell = &sheet.rows[0][at];
        assert!(!cell.is_empty(), "{head}");
        let found = behind(head, CHIP, cell, claims, &lexicon);
        assert_eq!(found.map(|claim| claim.id.as_str()), id, "{head}: {cell}");
    }

    #[test]
    fn the_claim_behind_a_cell_says_what_the_cell_says() {
        let claims = [
            price("yuan", 180_000.0, Currency::CNY, Modality::Stated, 5),
            price("dollars", 28_000.0, Currency::USD, Modality::Reported, 1),
            price("guess", 20_000.0, Currency::USD, Modality::Speculated, 9),
            compute("plain", 8e14, None, 7),
            compute("eight", 1.6e15, Some("INT8"), 2),
            compute("sixteen", 8e14, Some("FP16"), 1),
            entity("denial", Predicate::Designer, "Huawei", Modality::Denied, 9),
            entity("foundry", Predicate::Manufacturer, "SMIC", Modality::Stated, 3),
            entity("second", Predicate::Manufacturer, "TSMC", Modality::Reported, 1),
        ];
        check(&claims, "Release price (USD)", Some("dollars"));
        check(&claims, "INT8 performance (OP/s)", Some("eight"));
        check(&claims, "FP16 (half precision) performance (FLOP/s)", Some("sixteen"));
        check(&claims, "Foundry", Some("foundry"));
        check(&claims, "Manufacturer", None);
        check(&claims, "Country", None);
    }

    #[test]
    fn a_name_with_a_comma_is_found_among_others() {
        let claims = [
            entity("inc", Predicate::Manufacturer, "Foo, Inc.", Modality::Reported, 1),
            entity("denial", Predicate::Manufacturer, "SMIC", Modality::Denied, 9),
            entity("other", Predicate::Manufacturer, "TSMC", Modality::Speculated, 1),
        ];
        let lexicon = Lexicon::load(None).unwrap();
        let found = behind("Foundry", CHIP, "Foo, Inc.,TSMC", &claims, &lexicon);
        assert_eq!(found.map(|claim| claim.id.as_str()), Some("inc"));
    }

    #[test]
    fn of_two_dates_the_earlier_one_stands_in_the_cell_and_behind_it() {
        let on = |id: &str, day: &str, sources: usize| {
            let date = day.parse().unwrap();
            claim(id, Predicate::Released, Value::Date { date }, Modality::Stated, sources)
        };
        check(&[on("late", "2025-04-10", 8), on("early", "2024-09", 1)], "Release date", Some("early"));
    }
}
