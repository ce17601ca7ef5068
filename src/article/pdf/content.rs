//! The content of a page → its glyphs with their places: the part of the imaging model that moves text.

use std::{borrow::Cow, rc::Rc};

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction},
    object::{Array, Dict, Name, Number, Object, Stream, String as Bytes},
    page::{Page, Resources},
};

use super::{
    bytes::decoded,
    font::{Face, Fonts, Named},
    unpack::{LARGEST, LOOK, unpacked},
};

/// Work on one file: instructions, glyphs, bytes of content. Nothing that people read comes near it.
const MOST_STEPS: usize = 20_000_000;
const MOST_GLYPHS: usize = 3_000_000;
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Words that stand apart: the order of those of one page takes time that grows with their square, and all are kept.
const MOST_RUNS_OF_PAGE: usize = 20_000;
const MOST_RUNS: usize = 400_000;

/// Glyphs of one page, which are kept until it is read.
const MOST_GLYPHS_OF_PAGE: usize = 500_000;

/// Forms within forms, and states kept at once.
const DEEPEST: usize = 12;
const MOST_STATES: usize = 256;

/// Bytes of a text for which glyphs stand: a ligature, a formula.
const MOST_ACTUAL: usize = 1024;

/// One glyph, its place as readers see it: `y` grows downwards.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: Rc<str>,
    pub(super) x: f64,
    pub(super) y: f64,
    /// To where the next one would stand.
    pub(super) dx: f64,
    pub(super) dy: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
}

/// What the reading of a file has taken, and what it could not tell.
#[derive(Debug, Default)]
pub(super) struct Work {
    steps: usize,
    glyphs: usize,
    bytes: usize,
    runs: usize,
    is_crowded: bool,
    pub(super) untold: usize,
}

impl Work {
    pub(super) fn is_done(&self) -> bool {
        self.steps > MOST_STEPS || self.glyphs > MOST_GLYPHS || self.bytes > MOST_BYTES || self.runs > MOST_RUNS
    }

    /// Whether anything was left out.
    pub(super) fn is_cut(&self) -> bool {
        self.is_done() || self.is_crowded
    }

    /// How many of the runs of a page are put in order.
    pub(super) fn runs(&mut self, found: usize) -> usize {
        self.is_crowded |= found > MOST_RUNS_OF_PAGE;
        self.runs += found.min(MOST_RUNS_OF_PAGE);
        found.min(MOST_RUNS_OF_PAGE)
    }

    /// The bytes of a stream, which cost what they are, and the most where there were too many.
    fn unpacked<'s>(&mut self, stream: &Stream<'s>) -> Option<Cow<'s, [u8]>> {
        if self.is_done() {
            return None;
        }
        let content = unpacked(stream);
        self.is_crowded |= content.is_none();
        self.bytes += content.as_ref().map_or(LARGEST, |content| content.len()) + LOOK;
        content
    }
}

/// The glyphs of a page in the order in which they are drawn.
pub(super) fn glyphs<'a>(page: &Page<'a>, fonts: &Fonts<'a>, work: &mut Work) -> Vec<Glyph> {
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut reader = Reader {
        fonts,
        work,
        state: State { place: transform, ..State::default() },
        states: Vec::new(),
        text: Affine::IDENTITY,
        line: Affine::IDENTITY,
        marks: Vec::new(),
        glyphs: Vec::new(),
    };
    let content = content(page.raw(), reader.work);
    reader.run(&content, page.resources(), 0);
    let (width, height) = page.render_dimensions();
    let within = |at: f64, end: f32| at > -2.0 && at < f64::from(end) + 2.0;
    let mut glyphs = reader.glyphs;
    glyphs.retain(|glyph| within(glyph.x, width) && within(glyph.y, height));
    glyphs
}

/// The content of a page: one stream or many that are read as one.
fn content(page: &Dict<'_>, work: &mut Work) -> Vec<u8> {
    if let Some(stream) = page.get::<Stream<'_>>("Contents") {
        return work.unpacked(&stream).unwrap_or_default().into_owned();
    }
    let mut content = Vec::new();
    for stream in page.get::<Array<'_>>("Contents").iter().flat_map(Array::iter::<Stream<'_>>) {
        if work.is_done() || content.len() > LARGEST {
            work.is_crowded = true;
            break;
        }
        content.extend_from_slice(&work.unpacked(&stream).unwrap_or_default());
        content.push(b'\n');
    }
    content
}

#[derive(Clone)]
struct State<'a> {
    place: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    between_chars: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            place: Affine::IDENTITY,
            face: None,
            size: 1.0,
            between_chars: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// A part of the content that is marked.
struct Mark {
    /// No part of the text: a running header, the number of a page.
    is_apart: bool,
    /// The text that it stands for, and how many glyphs there were before it.
    stands_for: Option<(String, usize)>,
}

struct Reader<'a, 'r> {
    fonts: &'r Fonts<'a>,
    work: &'r mut Work,
    state: State<'a>,
    states: Vec<State<'a>>,
    text: Affine,
    line: Affine,
    marks: Vec<Mark>,
    glyphs: Vec<Glyph>,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) {
        let kept = self.states.len();
        let mut faces = Named::new();
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.work.steps += 1;
            if self.work.is_done() {
                break;
            }
            match instruction {
                TypedInstruction::TextFont(font) => {
                    self.state.face = self.face(font.0, resources, &mut faces);
                    self.state.size = font.1.as_f64();
                }
                TypedInstruction::XObject(object) => {
                    if let Some(stream) = resources.get_x_object(object.0) {
                        self.form(&stream, resources, depth);
                    }
                }
                TypedInstruction::BeginMarkedContent(mark) => self.mark(mark.0, None),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let named = |name: &Name<'_>| resources.properties.get::<Dict<'a>>(name);
                    match mark.1 {
                        Object::Dict(dict) => self.mark(mark.0, Some(dict)),
                        Object::Name(name) => self.mark(mark.0, named(name).as_ref()),
                        _ => self.mark(mark.0, None),
                    }
                }
                TypedInstruction::EndMarkedContent(_) => self.end_mark(),
                TypedInstruction::RestoreState(_) if self.states.len() > kept => {
                    self.state = self.states.pop().unwrap_or_default();
                }
                TypedInstruction::SetGraphicsState(name) => {
                    let font = resources.get_ext_g_state(name.0).and_then(|state| state.get::<Array<'a>>("Font"));
                    if let Some((dict, size)) = font.and_then(|font| {
                        let mut font = font.flex_iter();
                        Some((font.next::<Dict<'a>>()?, font.next::<Number>()?))
                    }) {
                        self.state.face = self.fonts.named(&dict);
                        self.state.size = size.as_f64();
                    }
                }
                other => self.step(&other),
            }
        }
        if let Some(state) = self.states.drain(kept.min(self.states.len())..).next() {
            self.state = state;
        }
    }

    /// An instruction that needs no resources.
    fn step(&mut self, instruction: &TypedInstruction<'_, '_>) {
        match instruction {
            TypedInstruction::SaveState(_) if self.states.len() < MOST_STATES => self.states.push(self.state.clone()),
            TypedInstruction::Transform(m) => {
                self.state.place *= affine([m.0, m.1, m.2, m.3, m.4, m.5]);
            }
            TypedInstruction::BeginText(_) => (self.text, self.line) = (Affine::IDENTITY, Affine::IDENTITY),
            TypedInstruction::SetTextMatrix(m) => self.set_text(affine([m.0, m.1, m.2, m.3, m.4, m.5])),
            TypedInstruction::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            TypedInstruction::ShowText(text) => self.show(text.0),
            TypedInstruction::ShowTexts(texts) => {
                for item in texts.0.iter::<Object<'_>>() {
                    match item {
                        Object::Number(by) => self.adjust(by.as_f64()),
                        Object::String(text) => self.show(&text),
                        _ => {}
                    }
                }
            }
            TypedInstruction::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0);
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                (self.state.between_words, self.state.between_chars) = (text.0.as_f64(), text.1.as_f64());
                self.next_line(0.0, -self.state.leading);
                self.show(text.2);
            }
            TypedInstruction::CharacterSpacing(by) => self.state.between_chars = by.0.as_f64(),
            TypedInstruction::WordSpacing(by) => self.state.between_words = by.0.as_f64(),
            TypedInstruction::HorizontalScaling(by) => self.state.stretch = by.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(by) => self.state.leading = by.0.as_f64(),
            TypedInstruction::TextRise(by) => self.state.rise = by.0.as_f64(),
            _ => {}
        }
    }

    fn face(&self, name: &Name<'_>, resources: &Resources<'a>, faces: &mut Named<'a>) -> Option<Rc<Face<'a>>> {
        let key: &[u8] = name.as_ref();
        if let Some(face) = faces.get(key) {
            return face.clone();
        }
        let face = self.fonts.named(&resources.get_font(name)?);
        faces.insert(key.to_vec(), face.clone());
        face
    }

    fn form(&mut self, stream: &Stream<'a>, outer: &Resources<'a>, depth: usize) {
        let dict = stream.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        if !is_form || depth >= DEEPEST {
            return;
        }
        let Some(content) = self.work.unpacked(stream) else { return };
        let kept = (self.state.clone(), self.text, self.line, self.marks.len());
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            self.state.place *= Affine::new(matrix);
        }
        match dict.get::<Dict<'a>>("Resources") {
            Some(own) => self.run(&content, &Resources::new(own), depth + 1),
            None => self.run(&content, outer, depth + 1),
        }
        self.marks.truncate(kept.3);
        (self.state, self.text, self.line) = (kept.0, kept.1, kept.2);
    }

    fn set_text(&mut self, matrix: Affine) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_text(self.line * Affine::translate((x, y)));
    }

    fn adjust(&mut self, by: f64) {
        let by = -by / 1000.0 * self.state.size;
        let is_horizontal = self.state.face.as_ref().is_none_or(|face| face.is_horizontal());
        let by = if is_horizontal { (by * self.state.stretch, 0.0) } else { (0.0, by) };
        self.text *= Affine::translate(by);
    }

    fn show(&mut self, text: &Bytes<'_>) {
        let Some(face) = self.state.face.clone() else { return };
        let bytes = text.as_bytes();
        let mut offset = 0;
        while offset < bytes.len() && !self.work.is_done() {
            let (code, length) = face.code(bytes, offset);
            offset += length;
            self.work.glyphs += 1;
            let drawn = face.drawn(code, length);
            let is_blank = code == 32 && length == 1;
            let space = self.state.between_chars + if is_blank { self.state.between_words } else { 0.0 };
            let (x, y) = drawn.advance;
            let by = if face.is_horizontal() {
                Vec2::new((x / 1000.0 * self.state.size + space) * self.state.stretch, 0.0)
            } else {
                Vec2::new(0.0, y / 1000.0 * self.state.size + space)
            };
            match drawn.text {
                Some(text) => self.put(text, by, face.is_bold),
                None => self.work.untold += 1,
            }
            self.text *= Affine::translate(by);
        }
    }

    fn put(&mut self, text: Rc<str>, by: Vec2, is_bold: bool) {
        if self.marks.iter().any(|mark| mark.is_apart) {
            return;
        }
        let all = self.state.place * self.text;
        let at = all * Point::new(0.0, self.state.rise);
        // A space between characters is no part of the glyph that it follows.
        let end = all * (Point::new(0.0, self.state.rise) + by);
        let height = all * Point::new(0.0, self.state.rise + self.state.size) - at;
        let size = height.hypot();
        let numbers = [at.x, at.y, end.x, end.y, size];
        self.work.is_crowded |= self.glyphs.len() >= MOST_GLYPHS_OF_PAGE;
        if numbers.iter().all(|number| number.is_finite()) && size > 0.1 && self.glyphs.len() < MOST_GLYPHS_OF_PAGE {
            self.glyphs.push(Glyph { text, x: at.x, y: at.y, dx: end.x - at.x, dy: end.y - at.y, size, is_bold });
        }
    }

    fn mark(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>) {
        let kind = |key: &str| properties.and_then(|dict| dict.get::<Name<'_>>(key));
        let is_apart = tag.as_str() == "Artifact" && kind("Type").is_some_and(|kind| kind.as_str() == "Pagination");
        let actual = properties.and_then(|dict| dict.get::<Bytes<'_>>("ActualText"));
        let actual = actual.filter(|text| text.as_bytes().len() <= MOST_ACTUAL);
        let stands_for = actual.map(|text| (decoded(text.as_bytes()), self.glyphs.len()));
        if self.marks.len() < MOST_STATES {
            self.marks.push(Mark { is_apart, stands_for });
        }
    }

    /// Ends a mark; its glyphs become the one text that they stand for, where they stand on one line.
    fn end_mark(&mut self) {
        let Some((text, before)) = self.marks.pop().and_then(|mark| mark.stands_for) else { return };
        let glyphs = self.glyphs.get(before..).unwrap_or_default();
        let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { return };
        if glyphs.iter().any(|glyph| (glyph.y - first.y).abs() > first.size / 2.0) {
            return;
        }
        let (dx, dy) = (last.x + last.dx - first.x, last.y + last.dy - first.y);
        let whole = Glyph { text: Rc::from(text), dx, dy, ..first.clone() };
        self.glyphs.truncate(before);
        if !whole.text.is_empty() {
            self.glyphs.push(whole);
        }
    }
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
