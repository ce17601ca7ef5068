//! Firms by the names that they are registered under: 云桥智算科技有限公司, 金溪市大数据发展集团有限公司.

use super::chinese::is_han;
use crate::{
    extract::annotate::Annotated,
    lexicon::{
        chinese::{behind_all, chinese},
        cue::{Cue, CueAt},
    },
    model::EntityKind,
    text::Span,
};

/// What such a name ends in, the longest first.
const FORMS: [&str; 3] = ["股份有限公司", "有限责任公司", "有限公司"];

/// Characters of such a name before its form, at least and at most.
const FEWEST: usize = 4;
const MOST: usize = 20;

/// So many of each form are looked at.
const ALL: usize = 800;

/// All such names of the text, with their form.
pub(super) fn registered(found: &Annotated<'_>) -> Vec<Span> {
    let endings = FORMS.iter().flat_map(|form| found.folded.match_indices(form).take(ALL));
    let mut firms: Vec<Span> = endings.filter_map(|(at, form)| name_before(found, at, at + form.len())).collect();
    firms.sort_by_key(|firm| (firm.end, firm.start));
    firms.dedup_by_key(|firm| firm.end);
    firms
}

/// The name without what it is registered as: 云桥智算科技 of 云桥智算科技有限公司.
pub(super) fn without_its_form(name: &str) -> &str {
    FORMS.iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name)
}

/// The name of which the form begins at `at`: it begins behind a mark, another firm, or a word that belongs to the sentence.
fn name_before(found: &Annotated<'_>, at: usize, end: usize) -> Option<Span> {
    let before = found.folded.get(..at)?;
    let of_a_name = |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '·');
    let run: usize = before.chars().rev().take(MOST + FEWEST).take_while(of_a_name).map(char::len_utf8).sum();
    let mut start = at - run;
    let (first_name, first_cue) = (
        found.names.partition_point(|name| name.span.end <= start),
        found.cues.partition_point(|cue| cue.span.start < start),
    );
    let names = found.names.iter().skip(first_name).take_while(|name| name.span.start < at);
    let known = names.filter(|name| name.kind != EntityKind::Country && name.span.end <= at);
    let acts = |cue: &&CueAt| {
        let word = cue.span.of(&found.folded);
        ACTS.contains(&cue.cue) && cue.span.end <= at && !chinese().parts_of_legal_names.iter().any(|part| part == word)
    };
    let cues = found.cues.iter().skip(first_cue).take_while(|cue| cue.span.start < at);
    let acts = cues.filter(acts).map(|cue| cue.span.end);
    start = known.map(|name| name.span.end).chain(acts).fold(start, usize::max);
    let run = before.get(start..)?;
    let other = run.rfind("公司").map_or(0, |place| place + "公司".len());
    let word = run.rfind(['的', '了', '由', '被', '是', '为']).map_or(0, |place| place + '的'.len_utf8());
    let name = behind_all(run.get(other.max(word)..)?, &chinese().before_legal_names);
    let own = name.starts_with(['该', '本', '这', '其', '某', '）']);
    ((FEWEST..=MOST).contains(&name.chars().count()) && !own).then(|| Span::new(at - name.len(), end))
}

/// What a firm does, or is told to do, before another one is named.
const ACTS: &[Cue] = &[Cue::Say, Cue::Order, Cue::Use, Cue::Release, Cue::Partner, Cue::Planned];
