//! What within the main text is no text: boxes and lists of links, forms, rows of pictures.

use super::names;
use crate::article::{
    lines::is_data_table,
    outline::{Mask, Outline, Weight},
    tidy::quotes_a_post,
};

/// Clauses from which a box is text, whatever else stands in it.
const ENOUGH_COMMAS: u32 = 10;

/// Leaves out what is no text below `roots`, the innermost first.
pub(super) fn prune(page: &Outline<'_>, roots: &[usize], mask: &mut Mask, weights: &mut [Weight], names: bool) {
    // Tables of data lie side by side, none in another.
    let tables: Vec<usize> =
        page.named("table").map(|(place, _)| place).filter(|place| is_data_table(page, *place)).collect();
    for root in roots {
        for place in (*root + 1..page.end(*root)).rev() {
            let is_box =
                matches!(page.name(place), "div" | "ul" | "ol" | "table" | "form" | "fieldset" | "section" | "dl");
            if is_box && !mask.is_dropped(place) && is_no_text(page, place, weights, &tables, names) {
                mask.drop(place);
                take_out(page, place, weights);
            }
        }
    }
}

fn take_out(page: &Outline<'_>, place: usize, weights: &mut [Weight]) {
    let gone = weights.get(place).copied().unwrap_or_default();
    for above in page.ancestors(place) {
        if let Some(weight) = weights.get_mut(above) {
            weight.take(gone);
        }
    }
}

fn is_no_text(page: &Outline<'_>, place: usize, weights: &[Weight], tables: &[usize], names: bool) -> bool {
    let Some(element) = page.element(place) else { return false };
    let weight = weights.get(place).copied().unwrap_or_default();
    let name = element.name();
    let next = tables.partition_point(|table| *table < place);
    let holds = tables.get(next).is_some_and(|table| *table < page.end(place));
    let within = next.checked_sub(1).and_then(|at| tables.get(at)).is_some_and(|table| place < page.end(*table));
    if holds || within || quotes_a_post(page, place, element) {
        return false;
    }
    let worth = if names { names::worth(element) } else { 0.0 };
    if worth < 0.0 {
        return !page.elements_within(place).any(|(_, element)| element.name() == "pre");
    }
    if weight.commas >= ENOUGH_COMMAS {
        return false;
    }
    let is_list = matches!(name, "ul" | "ol") || weight.listed * 10 > weight.text * 9;
    let is_leaf = name == "div" && !page.elements_within(place).skip(1).any(|(_, within)| is_part(within.name()));
    !is_leaf && is_clutter(weight, is_list, worth)
}

fn is_part(name: &str) -> bool {
    matches!(name, "div" | "p" | "ul" | "ol" | "table" | "blockquote" | "pre" | "dl" | "section" | "form")
}

fn is_clutter(weight: Weight, is_list: bool, worth: f64) -> bool {
    let linked = weight.linked_percent();
    let is_heading = weight.heading * 10 >= weight.text * 9;
    weight.images > 1 && weight.paragraphs * 2 < weight.images
        || !is_list && weight.items > weight.paragraphs + 100
        || weight.inputs > weight.paragraphs / 3
        || !is_list && weight.text < 25 && linked > 0 && !is_heading
        || !is_list && worth < 25.0 && linked > 20
        || linked > 50
}
