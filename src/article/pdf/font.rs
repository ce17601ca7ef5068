//! A font of a PDF file → the text and width of each of its codes.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS};
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream, String as Bytes};

use super::unpack::fits;

/// The highest code of a font of many bytes, and of one of single bytes.
const HIGHEST_CODE: f64 = 65_535.0;

/// The fonts of a file, each made once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    stand_ins: FontResolverFn,
    maps: CMapResolverFn,
    faces: RefCell<HashMap<ObjectIdentifier, Option<Rc<Face<'a>>>>>,
}

/// A font with what is known of its codes.
pub(super) struct Face<'a> {
    font: Font<'a>,
    coding: Coding,
    pub(super) is_bold: bool,
    known: RefCell<HashMap<u32, Drawn>>,
}

/// What a code draws.
#[derive(Clone)]
pub(super) struct Drawn {
    /// Nothing where the file does not say.
    pub(super) text: Option<Rc<str>>,
    /// How far the next one stands away, in thousandths of the size: to the right, and up.
    pub(super) advance: (f64, f64),
}

/// What the codes of a font are where it has no map to Unicode.
enum Coding {
    Unknown,
    Utf16,
    Of(&'static Encoding),
    /// Numbers of a character collection, with its map to Unicode.
    Collection(Box<CMap>),
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        // A font that is not in the file has its widths there; any will do for its text.
        let stand_ins: FontResolverFn = Arc::new(|query: &FontQuery| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        Self { cache: FontCache::new(), stand_ins, maps: Arc::new(load_embedded), faces: RefCell::default() }
    }

    /// The face of a font's dictionary, made once where it is an object of its own.
    pub(super) fn named(&self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let Some(id) = dict.obj_id() else { return self.face(dict).map(Rc::new) };
        if let Some(face) = self.faces.borrow().get(&id) {
            return face.clone();
        }
        let face = self.face(dict).map(Rc::new);
        self.faces.borrow_mut().insert(id, face.clone());
        face
    }

    fn face(&self, dict: &Dict<'a>) -> Option<Face<'a>> {
        if !is_within_bounds(dict) {
            return None;
        }
        let font = self.cache.font(dict, &self.stand_ins, &self.maps)?;
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
        let is_bold = ["bold", "black", "heavy", "simhei", "cmbx", "-medi"].iter().any(|word| name.contains(word));
        Some(Face { font, coding: coding(dict), is_bold, known: RefCell::default() })
    }
}

impl Face<'_> {
    /// The code at `offset` of a string and how many bytes it has.
    pub(super) fn code(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, offset);
        (code, length.max(1))
    }

    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    pub(super) fn drawn(&self, code: u32, length: usize) -> Drawn {
        if let Some(drawn) = self.known.borrow().get(&code) {
            return drawn.clone();
        }
        let advance = self.font.code_advance(code);
        let glyph = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match glyph {
            Some(BfString::Char(c)) => Some(c.to_string()),
            Some(BfString::String(text)) => Some(text),
            None => self.coding.text(code, length),
        };
        let drawn = Drawn { text: text.map(Rc::from), advance: (advance.x, advance.y) };
        self.known.borrow_mut().insert(code, drawn.clone());
        drawn
    }
}

impl Coding {
    fn text(&self, code: u32, length: usize) -> Option<String> {
        let bytes = code.to_be_bytes();
        let bytes = bytes.get(4_usize.saturating_sub(length)..)?;
        match self {
            Self::Unknown => None,
            Self::Utf16 => char::from_u32(code).map(String::from),
            Self::Of(encoding) => {
                let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
                Some(text.into_owned())
            }
            Self::Collection(map) => match map.lookup_bf_string(code)? {
                BfString::Char(c) => Some(c.to_string()),
                BfString::String(text) => Some(text),
            },
        }
    }
}

/// What the codes of a font mean by the name of its map or the collection of its characters.
fn coding(dict: &Dict<'_>) -> Coding {
    let Some(name) = dict.get::<Name<'_>>("Encoding") else { return Coding::Unknown };
    let name = name.as_str();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|beginning| name.starts_with(beginning));
    if name.contains("-UCS2-") || name.contains("-UTF16-") {
        Coding::Utf16
    } else if starts(&["GB-EUC", "GBK", "GBpc", "GBT"]) {
        Coding::Of(GB18030)
    } else if starts(&["B5pc", "ETen-B5", "ETenms-B5", "HKscs"]) {
        Coding::Of(BIG5)
    } else if name.contains("-RKSJ-") {
        Coding::Of(SHIFT_JIS)
    } else if starts(&["KSC-EUC", "KSCms-UHC", "KSCpc"]) {
        Coding::Of(EUC_KR)
    } else if starts(&["Identity"]) {
        collection(dict).map_or(Coding::Unknown, |map| Coding::Collection(Box::new(map)))
    } else {
        Coding::Unknown
    }
}

fn collection(dict: &Dict<'_>) -> Option<CMap> {
    let descendant = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
    let (registry, ordering) = (info.get::<Bytes<'_>>("Registry")?, info.get::<Bytes<'_>>("Ordering")?);
    let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
    let map = load_embedded(family.ucs2_cmap()?)?;
    CMap::parse(map, |name: CMapName<'_>| load_embedded(name))
}

/// Whether a font can be made without taking all memory: its tables of widths are spread out as they say.
fn is_within_bounds(dict: &Dict<'_>) -> bool {
    let number = |key: &str| dict.get::<Number>(key).map_or(0.0, |number| number.as_f64());
    let descendants = dict.get::<Array<'_>>("DescendantFonts");
    let descendants: Vec<Dict<'_>> =
        descendants.map(|array| array.iter::<Dict<'_>>().take(1).collect()).unwrap_or_default();
    let all = || descendants.iter().chain([dict]);
    (0.0..=HIGHEST_CODE).contains(&number("FirstChar"))
        && all().all(|dict| ["W", "W2"].iter().all(|key| dict.get::<Array<'_>>(key).is_none_or(|w| is_narrow(&w))))
        && all().all(streams_fit)
}

/// Whether all ranges of an array of widths end at a code that there is.
fn is_narrow(widths: &Array<'_>) -> bool {
    widths.iter::<Object<'_>>().all(|item| match item {
        Object::Number(number) => number.as_f64().abs() <= HIGHEST_CODE,
        _ => true,
    })
}

fn streams_fit(dict: &Dict<'_>) -> bool {
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let programs = ["FontFile", "FontFile2", "FontFile3"].map(|key| descriptor.get::<Stream<'_>>(key));
    let maps = ["ToUnicode", "Encoding", "CIDToGIDMap"].map(|key| dict.get::<Stream<'_>>(key));
    programs.iter().chain(&maps).flatten().all(fits)
}

/// The fonts of a page by the names that its content has for them.
pub(super) type Named<'a> = BTreeMap<Vec<u8>, Option<Rc<Face<'a>>>>;
