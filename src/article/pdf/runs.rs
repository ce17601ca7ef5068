//! Glyphs as they are drawn → runs: words of one row that stand close together.

use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;

use super::content::Glyph;

/// Text on one baseline without a gap in it that parts columns or cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The baseline.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) chars: usize,
    /// Characters in a bold face.
    pub(super) bold: usize,
}

/// The runs of a page, and what is written across it: a stamp in the margin.
pub(super) struct Runs {
    pub(super) runs: Vec<Run>,
    pub(super) across: Vec<Run>,
}

/// A gap that parts words, and one that parts columns, in sizes of the text.
pub(super) const WORD_GAP: f64 = 0.15;
const RUN_GAP: f64 = 1.0;

/// A gap between Chinese characters that is meant.
const WIDE_GAP: f64 = 0.9;

/// How far from a baseline is another one, and how small is a raised or lowered character.
const SHIFT: f64 = 0.2;
const SMALL: f64 = 0.82;

/// To where a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    Down,
    Up,
}

pub(super) fn runs(glyphs: &[Glyph]) -> Runs {
    let ways: Vec<Way> = glyphs.iter().map(way).collect();
    let count = |way: Way| ways.iter().filter(|other| **other == way).count();
    let all = [Way::Right, Way::Down, Way::Up, Way::Left];
    let main = all.into_iter().rev().max_by_key(|way| count(*way)).unwrap_or(Way::Right);
    let of = |wanted: Way| {
        let own = glyphs.iter().zip(&ways).filter(|(_, way)| **way == wanted);
        in_runs(own.map(|(glyph, _)| upright(glyph, wanted)))
    };
    let across = all.into_iter().filter(|way| *way != main).flat_map(of).collect();
    Runs { runs: of(main), across }
}

fn way(glyph: &Glyph) -> Way {
    match (glyph.dx.abs() >= glyph.dy.abs(), glyph.dx >= 0.0, glyph.dy >= 0.0) {
        (true, true, _) => Way::Right,
        (true, false, _) => Way::Left,
        (false, _, true) => Way::Down,
        (false, _, false) => Way::Up,
    }
}

/// The glyph on a page that is turned so that its text runs to the right.
fn upright(glyph: &Glyph, way: Way) -> Glyph {
    let turned = |x: f64, y: f64| match way {
        Way::Right => (x, y),
        Way::Left => (-x, -y),
        Way::Down => (y, -x),
        Way::Up => (-y, x),
    };
    let ((x, y), (dx, dy)) = (turned(glyph.x, glyph.y), turned(glyph.dx, glyph.dy));
    Glyph { x, y, dx, dy, ..glyph.clone() }
}

fn in_runs(glyphs: impl Iterator<Item = Glyph>) -> Vec<Run> {
    let mut writer = Writer::default();
    for glyph in glyphs {
        writer.push(&glyph);
    }
    writer.end();
    writer.runs
}

#[derive(Default)]
struct Writer {
    runs: Vec<Run>,
    run: Option<Run>,
    /// Raised or lowered characters behind the run, and whether they are raised.
    script: String,
    is_raised: bool,
    /// Whether a blank was drawn behind the run.
    blank: bool,
}

impl Writer {
    fn push(&mut self, glyph: &Glyph) {
        let text = folded(&glyph.text);
        let end = glyph.x + glyph.dx;
        if text.trim().is_empty() {
            // Blanks that are drawn where there is no text mean nothing.
            self.blank |= self.run.as_ref().is_some_and(|run| (run.y - glyph.y).abs() < glyph.size);
            return;
        }
        let Some(run) = self.run.as_mut().filter(|run| is_behind(run, glyph)) else { return self.start(glyph, &text) };
        let rise = run.y - glyph.y;
        let gap = glyph.x - run.x1;
        if glyph.size < run.size * SMALL && rise.abs() > SHIFT * glyph.size {
            self.is_raised = rise > 0.0;
            self.script.push_str(&text);
            run.x1 = run.x1.max(end);
            return;
        }
        if rise.abs() > SHIFT * run.size {
            return self.start(glyph, &text);
        }
        let script = std::mem::take(&mut self.script);
        put_script(run, &script, self.is_raised);
        let blank = std::mem::take(&mut self.blank);
        if (blank || gap > WORD_GAP * run.size) && parts(&run.text, &text, gap / run.size) {
            run.text.push(' ');
        }
        let chars = text.chars().count();
        run.text.push_str(&text);
        run.chars += chars;
        run.bold += if glyph.is_bold { chars } else { 0 };
        run.x1 = run.x1.max(end);
    }

    fn start(&mut self, glyph: &Glyph, text: &str) {
        self.end();
        let chars = text.chars().count();
        self.run = Some(Run {
            text: text.to_owned(),
            x0: glyph.x,
            x1: glyph.x + glyph.dx,
            y: glyph.y,
            size: glyph.size,
            chars,
            bold: if glyph.is_bold { chars } else { 0 },
        });
    }

    fn end(&mut self) {
        let script = std::mem::take(&mut self.script);
        self.blank = false;
        if let Some(mut run) = self.run.take() {
            put_script(&mut run, &script, self.is_raised);
            self.runs.push(run);
        }
    }
}

/// Whether a glyph goes on where a run ends.
fn is_behind(run: &Run, glyph: &Glyph) -> bool {
    let size = run.size.max(glyph.size);
    let gap = glyph.x - run.x1;
    (run.y - glyph.y).abs() < 0.6 * size && gap > -0.5 * size && gap < RUN_GAP * size
}

/// Whether a gap, in sizes of the text, is a blank of the text: Chinese is set wide to fill its line.
pub(super) fn parts(before: &str, after: &str, gap: f64) -> bool {
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => {
            !before.is_whitespace() && (gap > WIDE_GAP || !(is_unspaced(before) && is_unspaced(after)))
        }
        _ => false,
    }
}

/// Puts raised or lowered characters behind a run: powers stay powers, and marks of notes go.
fn put_script(run: &mut Run, script: &str, is_raised: bool) {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let digits = script.trim_start_matches(['-', '−', '+']);
    if script.is_empty() {
        return;
    }
    if !is_raised || ["st", "nd", "rd", "th"].contains(&script) {
        run.text.push_str(script);
    } else if is_number(digits) && digits.len() <= 3 && is_base(&run.text) {
        run.text.push('^');
        run.text.push_str(script);
    } else if script.chars().any(char::is_alphabetic) && script.chars().count() > 2 {
        run.text.push_str(script);
    }
}

/// 10¹⁸ and 5 mm² are no notes.
fn is_base(text: &str) -> bool {
    let word =
        text.rsplit(|c: char| c.is_whitespace() || matches!(c, '×' | '·' | '(' | '~' | '≈')).next().unwrap_or("");
    matches!(word, "10" | "2" | "m" | "km" | "cm" | "mm" | "nm" | "µm" | "μm")
}

/// Ligatures as letters, full-width letters and digits as usual ones, radicals and double entries as the characters
/// that they stand for; nothing that is not seen.
fn folded(text: &Rc<str>) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}'..='\u{FB06}'
            | '\u{FF10}'..='\u{FF19}'
            | '\u{FF21}'..='\u{FF3A}'
            | '\u{FF41}'..='\u{FF5A}'
            | '\u{2E80}'..='\u{2FDF}'
            | '\u{F900}'..='\u{FAFF}' => folded.extend(std::iter::once(c).nfkc()),
            '％' => folded.push('%'),
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' | '\t' | '\n' | '\r' => folded.push(' '),
            '\u{AD}' => folded.push('-'),
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFFD}'
            | '\u{E000}'..='\u{F8FF}' => {}
            c if c.is_control() => {}
            c => folded.push(c),
        }
    }
    folded
}

/// Whether no blank stands between words of this script.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
        && !matches!(c, '\u{3130}'..='\u{318F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of half their size in width, one behind the other.
    fn set(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
        let glyph = |(at, c): (usize, char)| {
            let at = u32::try_from(at).map_or(0.0, f64::from);
            Glyph {
                text: Rc::from(c.to_string()),
                x: x + at * size / 2.0,
                y,
                dx: size / 2.0,
                dy: 0.0,
                size,
                is_bold: false,
            }
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        runs(glyphs).runs.into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn gaps_part_words_and_wider_ones_runs() {
        let drawn = [set("home", 0.0, 0.0, 10.0), set("grown", 22.0, 0.0, 10.0), set("left", 80.0, 0.0, 10.0)].concat();
        assert_eq!(texts(&drawn), ["home grown", "left"]);
        assert_eq!(texts(&set("ofﬁce ＡＩ", 0.0, 0.0, 10.0)), ["office AI"]);
    }

    #[test]
    fn chinese_that_is_set_wide_has_no_blanks() {
        let drawn = [set("国", 0.0, 0.0, 10.0), set("产", 8.0, 0.0, 10.0), set("芯", 25.0, 0.0, 10.0)].concat();
        let runs = texts(&drawn);
        assert_eq!(runs.concat().replace(' ', ""), "国产芯");
        assert!(runs.iter().any(|run| run == "国产"));
    }

    #[test]
    fn a_power_stays_and_the_mark_of_a_note_goes() {
        let power = [set("10", 0.0, 10.0, 10.0), set("18", 10.0, 6.0, 6.0), set("x", 20.0, 10.0, 10.0)].concat();
        assert_eq!(texts(&power), ["10^18 x"]);
        let note = [set("chips", 0.0, 10.0, 10.0), set("3", 25.0, 6.0, 6.0), set("are", 32.0, 10.0, 10.0)].concat();
        assert_eq!(texts(&note), ["chips are"]);
    }

    #[test]
    fn what_is_written_across_the_page_stands_apart() {
        let mut stamp = set("arXiv", 0.0, 100.0, 10.0);
        for (at, glyph) in (0_u32..).zip(&mut stamp) {
            (glyph.x, glyph.y, glyph.dx, glyph.dy) = (5.0, 100.0 - f64::from(at) * 5.0, 0.0, -5.0);
        }
        let found = runs(&[set("A longer text", 50.0, 50.0, 10.0), stamp].concat());
        assert_eq!(found.runs.len(), 1);
        assert_eq!(found.across.first().map(|run| run.text.as_str()), Some("arXiv"));
    }
}
