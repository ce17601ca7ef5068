//! Foundry processes that tell their node by name: "TSMC's N5", "Samsung's SF4X", "Intel 18A".

use crate::{
    lexicon::units::Measure,
    text::{Span, span::last},
};

use super::{Amount, put_among};

/// A foundry, and how the number of nanometres is read from the name of its process.
struct Series {
    foundries: &'static [&'static str],
    mark: &'static str,
}

const SERIES: &[Series] = &[
    Series { foundries: &["TSMC", "台积电", "台積電", "Taiwan Semiconductor Manufacturing"], mark: "N" },
    Series { foundries: &["Samsung", "三星"], mark: "SF" },
];

/// Puts the named processes of the text among its amounts.
pub(super) fn add(text: &str, amounts: &mut Vec<Amount>) {
    let named = SERIES.iter().flat_map(|series| in_series(text, series)).chain(in_angstroms(text));
    put_among(amounts, named.collect());
}

/// N5, N4P, N3E behind TSMC: the digit is the node, letters tell the version.
fn in_series<'t>(text: &'t str, series: &'t Series) -> impl Iterator<Item = Amount> + 't {
    text.match_indices(series.mark).filter_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let letters = rest.bytes().skip(digits).take_while(u8::is_ascii_uppercase).count();
        let end = at + mark.len() + digits + letters;
        let node: f64 = rest.get(..digits)?.parse().ok()?;
        let fits =
            (1..=2).contains(&digits) && letters <= 2 && (1.0..=28.0).contains(&node) && stands_apart(text, at, end);
        (fits && is_of(text, at, end, series.foundries)).then(|| process(Span::new(at, end), node))
    })
}

/// "Intel 18A": tenths of a nanometre.
fn in_angstroms(text: &str) -> impl Iterator<Item = Amount> + '_ {
    [("18A", 1.8), ("14A", 1.4), ("20A", 2.0)].into_iter().flat_map(move |(name, node)| {
        text.match_indices(name).filter_map(move |(at, name)| {
            let end = at + name.len();
            (stands_apart(text, at, end) && is_of(text, at, end, &["Intel", "英特尔"]))
                .then(|| process(Span::new(at, end), node))
        })
    })
}

fn stands_apart(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    !text.get(..start).is_some_and(|before| before.ends_with(joins))
        && !text.get(end..).is_some_and(|after| after.starts_with(joins))
}

/// "TSMC's N5", "TSMC N3P", or "TSMC will make it on its N3 process": right behind the foundry, or a process by its noun
/// with the foundry before it in the line.
fn is_of(text: &str, start: usize, end: usize, foundries: &[&str]) -> bool {
    let before = last(text.get(..start).unwrap_or(""), NEAR);
    let before = before.rsplit('\n').next().unwrap_or("");
    let close = before.trim_end_matches(['的', ' ']).trim_end_matches("'s").trim_end_matches("’s");
    let after = text.get(end..).unwrap_or("").trim_start();
    let noun =
        ["process", "node", "technology", "line", "制程", "工艺", "製程"].iter().any(|noun| after.starts_with(noun));
    let own = before.trim_end().ends_with(" its")
        || before.trim_end().ends_with(" the")
        || before.trim_end().ends_with(" on");
    foundries.iter().any(|foundry| close.ends_with(foundry) || noun && own && before.contains(foundry))
}

/// So many characters before such a process its foundry may stand.
const NEAR: usize = 120;

fn process(span: Span, node: f64) -> Amount {
    Amount { measure: Some(Measure::Nanometre), measure_text: span, ..Amount::bare(span, node, node) }
}
