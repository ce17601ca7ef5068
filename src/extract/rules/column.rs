//! What a cell of a table says by the head of its column or its row: who makes a chip, and how many a firm has shipped.

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, english},
        labels::{Label, label_of},
    },
    model::{EntityKind, Predicate, Unit, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    foundry::{as_foundry, is_foundry},
    name::Name,
    number::{Amount, Counter, Measure},
    table::{cells, head_of_cell, subject_of_cell},
};

use EntityKind::{Chip, Organization};

pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place != Place::Row {
        return;
    }
    let row = cells(found.text, sentence.span);
    made(found, place, sentence, row.first().copied(), facts);
    for cell in row.iter().copied().filter(|cell| tells_a_day_or_a_thing(found, sentence, *cell)) {
        let head = head_of_cell(found, place, cell).map(|(_, head)| head);
        let row_head = row.first().copied().filter(|first| *first != cell);
        for label in head.into_iter().chain(row_head).filter_map(|head| label_of_column(head.of(&found.folded))) {
            match label {
                Label::Released => facts.extend(released(found, place, sentence, cell)),
                Label::Hardware => trained_on(found, place, sentence, cell, facts),
                _ => {}
            }
        }
    }
    for amount in found.amounts_in(sentence).iter().filter(|amount| !amount.in_name) {
        facts.extend(shipped(found, place, sentence, amount).or_else(|| share(found, place, sentence, amount)));
    }
}

/// A date, a chip or a machine: most cells hold none.
fn tells_a_day_or_a_thing(found: &Annotated<'_>, sentence: &Sentence, cell: Span) -> bool {
    let thing = |name: &Name| matches!(name.kind, Chip | EntityKind::System);
    found.names_over(cell).any(thing) || found.dates_in(sentence).iter().any(|date| cell.contains(date.span))
}

/// "Chip | Foundry | Memory" above "X1 | TSMC | 80 GB", "Foundry | TSMC | SMIC" below the chips: who makes each.
fn made(found: &Annotated<'_>, place: usize, sentence: &Sentence, first: Option<Span>, facts: &mut Vec<Fact>) {
    for foundry in found.names_in(sentence).iter().filter(|name| name.kind == Organization && is_foundry(name)) {
        let row_head = first.filter(|cell| !cell.overlaps(foundry.span));
        let heads = [head_of_cell(found, place, foundry.span).map(|(_, cell)| cell), row_head];
        if !heads.into_iter().flatten().any(|head| tells_who_makes(head.of(&found.folded))) {
            continue;
        }
        let chip = subject_of_cell(found, place, foundry.span, &[Chip]).and_then(|index| found.names.get(index));
        let Some(chip) = chip.filter(|chip| !found.lexicon.maker_is(chip.entity, &foundry.name)) else { continue };
        let value = Value::entity(as_foundry(&foundry.name));
        facts.push(Fact::about(Predicate::Manufacturer, chip, value, foundry.span, place, "manufacturer/column"));
    }
}

/// What a head of a column or row says beyond what a label in running text does: "Launch", "Availability", "Machine".
fn label_of_column(head: &str) -> Option<Label> {
    let word = head.trim();
    if english().launch_heads.contains(word) {
        return Some(Label::Released);
    }
    if english().machine_heads.contains(word) {
        return Some(Label::Hardware);
    }
    label_of(word)
}

/// "Chip | Launch" above "X1 | March 2025".
fn released(found: &Annotated<'_>, place: usize, sentence: &Sentence, cell: Span) -> Option<Fact> {
    let date = found.dates_in(sentence).iter().find(|date| cell.contains(date.span))?;
    let rest = Span::new(cell.start, date.span.start).of(&found.folded).trim();
    let alone = date.span.end == cell.end && (rest.is_empty() || rest == "in");
    if !alone {
        return None;
    }
    let index = subject_of_cell(found, place, cell, &[EntityKind::Model, Chip, EntityKind::System])?;
    let value = Value::Date { date: date.date };
    Some(Fact::about(Predicate::Released, found.names.get(index)?, value, date.span, place, "released/column"))
}

/// "Model | Training hardware" above "X-2 | Ibex": the chip or the machine of the cell.
fn trained_on(found: &Annotated<'_>, place: usize, sentence: &Sentence, cell: Span, facts: &mut Vec<Fact>) {
    let model = subject_of_cell(found, place, cell, &[EntityKind::Model]).and_then(|index| found.names.get(index));
    let Some(model) = model.filter(|model| !cell.overlaps(model.span)) else { return };
    let hardware = found.names_in(sentence).iter().filter(|name| {
        matches!(name.kind, Chip | EntityKind::System) && cell.contains(name.span) && !name.has_no_name()
    });
    facts.extend(hardware.map(|thing| {
        let value = Value::entity(thing.name.clone());
        Fact::about(Predicate::TrainingHardware, model, value, thing.span, place, "training_hardware/column")
    }));
}

/// "Foundry", "Fab, node", "Made by".
fn tells_who_makes(head: &str) -> bool {
    head.split([',', '/', '&', '(', '，', '、']).any(|part| label_of(part.trim()) == Some(Label::Manufacturer))
}

/// "Vendor | AI chips shipped" above "Contoso | 640,000": how many a maker of chips has shipped.
fn shipped(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<Fact> {
    let counts =
        matches!(amount.measure, None | Some(Measure::Counter(Counter::Chip | Counter::Card | Counter::Piece)));
    let many = amount.max.or(amount.min).is_some_and(|number| number >= FEWEST);
    if !(counts && many) {
        return None;
    }
    let (row, head) = head_of_cell(found, place, amount.span)?;
    let told = tells_of_shipments(found, found.sentences.get(row)?, head);
    let firm = maker_of_row(found, sentence).filter(|_| told)?;
    let value = Value::Quantity(amount.quantity(Unit::Chips));
    Some(Fact::about(Predicate::Shipments, firm, value, amount.span, place, "shipments/column"))
}

/// Fewer are no year's shipments of a firm.
const FEWEST: f64 = 1000.0;

/// "AI cards shipped", "GPU shipments in 2025".
fn tells_of_shipments(found: &Annotated<'_>, row: &Sentence, head: Span) -> bool {
    let text = head.of(&found.folded);
    let sent = any_word(text, |word| english().shipped_heads.contains(word)) || text.contains("出货");
    let chips = || {
        any_word(text, |word| english().chip_nouns.contains(word) && word != "ai")
            || found.has_cue(row, head, &[Cue::Chip])
    };
    sent && chips()
}

/// A column that is headed "Share" beside one of shipments is of those.
fn share(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> Option<Fact> {
    let percent = amount.measure == Some(Measure::Percent) && amount.max.or(amount.min).is_some_and(|n| n <= 100.0);
    if !percent {
        return None;
    }
    let (row, head) = head_of_cell(found, place, amount.span)?;
    let header = found.sentences.get(row)?;
    let alone = matches!(head.of(&found.folded).trim(), "share" | "share (%)" | "份额" | "占比");
    let beside = || cells(found.text, header.span).into_iter().any(|cell| tells_of_shipments(found, header, cell));
    let firm = maker_of_row(found, sentence).filter(|_| alone && beside())?;
    let value = Value::Quantity(amount.quantity(Unit::Percent));
    Some(Fact::about(Predicate::MarketShare, firm, value, amount.span, place, "market_share/column"))
}

/// The maker of chips that the first cell of the row names.
fn maker_of_row<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    let first = cells(found.text, sentence.span).first().copied()?;
    let firm = found.names_in(sentence).iter().find(|name| first.contains(name.span))?;
    (firm.kind == Organization && found.makes_chips(firm)).then_some(firm)
}
