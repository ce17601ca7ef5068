//! Names that a card or a table labels as such: "Model name: Qilin-2", 模型名称：青鸾-2, and what stands in the column
//! under 模型.

use std::collections::HashSet;

use crate::{
    lexicon::{chinese::chinese, cue::Cue, english::english},
    text::Span,
};

use super::shape::{cues_near, place_of, taken};
use crate::extract::{annotate::Annotated, table::cells};

/// The names, each with its place among the votes (model, chip, system).
pub(super) fn labelled(found: &Annotated<'_>) -> Vec<(Span, usize)> {
    let mut names = Vec::new();
    let mut start = 0;
    // the kind that the first column of the table is of
    let mut column: Option<usize> = None;
    let mut in_table = false;
    for line in found.text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let cells = cells(found.text, span);
        if cells.len() >= MOST_OF_A_LABEL {
            let first = cells.first().copied();
            if in_table {
                names.extend(first.and_then(|cell| name_in(found, cell)).zip(column));
            } else {
                column = first.and_then(|cell| kind_of(found, cell));
            }
            in_table = true;
            continue;
        }
        in_table &= line.trim_matches(['|', '-', ':', ' ', '\n']).is_empty() && !line.trim().is_empty();
        names.extend(in_a_line(found, span));
    }
    // where a name comes back is found by what it is
    let mut seen: HashSet<&str> = HashSet::new();
    names.retain(|(name, _)| seen.insert(name.of(found.text)) && !taken(found, *name));
    names
}

/// Cells of a row at least; two are a label and its value.
const MOST_OF_A_LABEL: usize = 3;

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
    let coded = name.contains(|c: char| c.is_ascii_digit()) || name.starts_with(|c: char| c.is_ascii_uppercase());
    let letters = name.contains(char::is_alphabetic);
    let short = (2..=LONGEST).contains(&name.chars().count()) && name.split(' ').count() <= MOST_WORDS;
    let says = cues_near(found, span, 0).iter().any(|at| at.span.contains(span));
    (coded && letters && short && !says && !name.contains(". ")).then_some(span)
}

/// Characters and words of a name at most.
const LONGEST: usize = 32;
const MOST_WORDS: usize = 3;
