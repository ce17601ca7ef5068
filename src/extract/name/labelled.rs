//! Names that a card or a table labels as such: "Model name: Qilin-2", 模型名称：青鸾-2, and what stands in the column
//! under 模型, or at the head of a column of figures that only such a thing has.

use std::collections::HashSet;

use crate::{
    lexicon::{
        chinese::chinese,
        cue::{Cue, CueAt},
        english::english,
    },
    model::EntityKind,
    text::Span,
};

use super::shape::{amounts_within, begins_as_no_name, cues_near, place_of, place_of_figure, taken};
use crate::extract::{annotate::Annotated, table::cells};

/// The names, each with its place among the votes (model, chip, system).
pub(super) fn labelled(found: &Annotated<'_>) -> Vec<(Span, usize)> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut table: Vec<Vec<Span>> = Vec::new();
    for line in found.text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let cells = cells(found.text, span);
        let barred = line.trim_start().starts_with(['|', '｜']);
        let row = cells.len() >= LEAST_OF_A_ROW || barred && cells.len() + 1 == LEAST_OF_A_ROW;
        if row && is_of_marks(line) {
            continue;
        }
        if cells.len() < LEAST_OF_A_ROW {
            names.extend(in_a_line(found, span));
        }
        if row {
            table.push(cells);
        } else if line.trim().is_empty() || !is_of_marks(line) {
            names.extend(in_table(found, &std::mem::take(&mut table)));
        }
    }
    names.extend(in_table(found, &table));
    // where a name comes back is found by what it is
    let mut seen: HashSet<&str> = HashSet::new();
    names.retain(|(name, _)| seen.insert(name.of(found.text)) && !taken(found, *name));
    names
}

/// "| :-- | :-- |": between the head and the rows.
fn is_of_marks(line: &str) -> bool {
    line.trim_matches(['|', '-', ':', ' ', '\n', '\r']).is_empty()
}

/// Cells of a row at least; two are a label and its value, unless a bar stands before them.
const LEAST_OF_A_ROW: usize = 3;

/// What heads the rows of a table, or its columns, where the head or the figures tell what that is.
fn in_table(found: &Annotated<'_>, table: &[Vec<Span>]) -> Vec<(Span, usize)> {
    let Some((head, rows)) = table.split_first() else { return Vec::new() };
    let first = |row: &Vec<Span>| row.first().copied();
    let firsts = || rows.iter().filter_map(first).filter_map(|cell| name_in(found, cell));
    let wide = head.len() >= LEAST_OF_A_ROW;
    if let Some(place) = first(head).filter(|_| wide).and_then(|cell| kind_of(found, cell)) {
        return firsts().map(|name| (name, place)).collect();
    }
    let columns = rows.first().map_or(0, Vec::len);
    let labels: Vec<Span> = rows.iter().filter_map(first).collect();
    let named = labels.iter().any(|label| name_in(found, *label).is_some_and(|name| !taken(found, name)));
    if !named {
        let from = usize::from(head.len() == columns);
        let heads = head.get(from..).filter(|heads| heads.len() + 1 == columns).unwrap_or(&[]);
        let Some(place) = told_by_labels(found, &labels).or_else(|| told_by_figures(found, rows)) else {
            return Vec::new();
        };
        let name = |cell: &Span| name_in(found, *cell).filter(|name| !begins_as_no_name(name.of(found.text)));
        return heads.iter().filter_map(name).map(|name| (name, place)).collect();
    }
    let told = told_by_labels(found, head.get(1..).unwrap_or(&[]));
    told.filter(|_| wide).map_or_else(Vec::new, |place| firsts().map(|name| (name, place)).collect())
}

/// Parameters, a context window or a benchmark: of a model.
fn told_by_labels(found: &Annotated<'_>, labels: &[Span]) -> Option<usize> {
    let of_a_model = |label: &Span| {
        let cue =
            |at: &CueAt| matches!(at.cue, Cue::Parameters | Cue::Active | Cue::Context) && label.contains(at.span);
        let next = found.names.partition_point(|name| name.span.start < label.start);
        let bench =
            found.names.get(next).is_some_and(|name| name.kind == EntityKind::Benchmark && label.contains(name.span));
        bench || cues_near(found, *label, 0).iter().any(cue)
    };
    labels.iter().any(of_a_model).then(|| place_of(Cue::Model)).flatten()
}

/// 7nm, 320 TFLOPS: what a chip has, or a machine.
fn told_by_figures(found: &Annotated<'_>, rows: &[Vec<Span>]) -> Option<usize> {
    let cells = rows.iter().filter_map(|row| row.first().zip(row.last()));
    let mut figures = cells.flat_map(|(first, last)| amounts_within(found, Span::new(first.end, last.end)));
    figures.find_map(place_of_figure)
}

/// "Model name: Qilin-2": the value behind the label.
fn in_a_line(found: &Annotated<'_>, line: Span) -> Option<(Span, usize)> {
    let text = line.of(found.text);
    let (label, value) = text.split_once([':', '：', '|', '｜'])?;
    let kind = kind_of(found, Span::new(line.start, line.start + label.len()))?;
    let from = line.end - value.len();
    Some((name_in(found, Span::new(from, line.end))?, kind))
}

/// Whether behind such a label stands what a thing is called.
pub(in crate::extract) fn names_its_value(found: &Annotated<'_>, label: Span) -> bool {
    kind_of(found, label).is_some()
}

/// What a thing is that the label names: a model, a chip, or (型号, "product") what the title is about.
fn kind_of(found: &Annotated<'_>, label: Span) -> Option<usize> {
    let word = label.of(&found.folded).trim_matches(|c: char| !c.is_alphanumeric());
    let is = |english: &[String], chinese: &[String]| english.iter().chain(chinese).any(|it| it == word);
    let (en, zh) = (english(), chinese());
    if is(&en.model_labels, &zh.model_labels) {
        return place_of(Cue::Model);
    }
    if is(&en.chip_labels, &zh.chip_labels) {
        return place_of(Cue::Chip);
    }
    if !is(&en.thing_labels, &zh.thing_labels) {
        return None;
    }
    let title = found.text.find('\n').unwrap_or(found.text.len());
    found.cues.iter().take_while(|at| at.span.end <= title).find_map(|at| place_of(at.cue))
}

/// The name that a cell holds: up to a bracket or a mark, a few words at most, with a capital or a number.
fn name_in(found: &Annotated<'_>, cell: Span) -> Option<Span> {
    let text = cell.of(found.text);
    let lead = text.len() - text.trim_start_matches([' ', '*', '`', '“', '"']).len();
    let rest = text.get(lead..)?;
    let end = rest.find(['（', '(', '，', ',', '；', ';', '。', '/', '|', '`', '*', '”', '"']).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim_end();
    let span = Span::new(cell.start + lead, cell.start + lead + name.len());
    let capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    // 曦和-Air: the capital may stand behind a hyphen
    let coded = name.contains(|c: char| c.is_ascii_digit()) || name.split('-').any(capital);
    let letters = name.contains(char::is_alphabetic);
    let short = (2..=LONGEST).contains(&name.chars().count()) && name.split(' ').count() <= MOST_WORDS;
    let says = cues_near(found, span, 0).iter().any(|at| at.span.contains(span));
    (coded && letters && short && !says && !name.contains(". ")).then_some(span)
}

/// Characters and words of a name at most.
const LONGEST: usize = 32;
const MOST_WORDS: usize = 3;
