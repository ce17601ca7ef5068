//! A font of a PDF file → the text and width of each of its codes.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, HashMap, hash_map::Entry},
    rc::Rc,
    sync::Arc,
};

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS};
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream, String as Bytes};

use super::unpack::{size, unpacked};

/// The highest code of a font of many bytes, and of one of single bytes.
const HIGHEST_CODE: f64 = 65_535.0;

/// Codes to which the widths of a font are given.
const MOST_WIDTHS: f64 = 200_000.0;

/// Fonts of a file, and what all take: bytes of their streams, and of their tables as the crate keeps them.
const MOST_FACES: usize = 2_000;
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// Bytes of a map from codes to characters: one of all codes needs less.
const LARGEST_MAP: usize = 1024 * 1024;

/// What a byte of a map takes when it is read, and a width; and what the map of a whole collection takes, of which each
/// font that names it, or that is not carried and has none, has its own.
const MAPPED: usize = 4;
const WIDTH: usize = 32;
const COLLECTION: usize = 1024 * 1024;

/// The fonts of a file, each made once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    stand_ins: FontResolverFn,
    maps: CMapResolverFn,
    faces: RefCell<HashMap<ObjectIdentifier, Option<Rc<Face<'a>>>>>,
    /// The maps of collections, one for all fonts, by their names.
    collections: RefCell<HashMap<Vec<u8>, Option<Rc<CMap>>>>,
    /// The sizes of programs and of maps, which many fonts may share.
    sizes: RefCell<HashMap<(ObjectIdentifier, Sort), Option<usize>>>,
    made: Cell<usize>,
    taken: Cell<usize>,
}

/// What a stream of a font is sized as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Program,
    Map,
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
    Collection(Rc<CMap>),
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        // A font that is not in the file has its widths there; any will do for its text.
        let stand_ins: FontResolverFn = Arc::new(|query: &FontQuery| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        Self {
            cache: FontCache::new(),
            stand_ins,
            maps: Arc::new(load_embedded),
            faces: RefCell::default(),
            collections: RefCell::default(),
            sizes: RefCell::default(),
            made: Cell::new(0),
            taken: Cell::new(0),
        }
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

    /// What a stream takes, found out once, and whether it was found out now.
    fn sized(&self, stream: &Stream<'_>, sort: Sort) -> (Option<usize>, bool) {
        let mut known = self.sizes.borrow_mut();
        match known.entry((stream.obj_id(), sort)) {
            Entry::Occupied(known) => (*known.get(), false),
            Entry::Vacant(new) => {
                let find_out = match sort {
                    Sort::Program => size,
                    Sort::Map => size_of_map,
                };
                (*new.insert(find_out(stream)), true)
            }
        }
    }

    /// What the programs of a font take that none before it has.
    fn size_of_programs(&self, dict: &Dict<'a>) -> Option<usize> {
        let mut taken = 0;
        for dict in descendants(dict).iter().chain([dict]) {
            for program in programs(dict).iter().flatten() {
                let (size, is_new) = self.sized(program, Sort::Program);
                taken += size.map(|size| if is_new { size } else { 0 })?;
            }
        }
        Some(taken)
    }

    /// What a font takes when it is made: its streams, and its tables of widths and its maps, which are spread out as they
    /// say. Nothing where that is more than fonts have.
    fn size_of(&self, dict: &Dict<'a>) -> Option<usize> {
        let first = dict.get::<Number>("FirstChar").map_or(0.0, |number| number.as_f64());
        let descendants = descendants(dict);
        let is_by_name = dict.get::<Name<'_>>("Encoding").is_some_and(|name| !name.as_str().starts_with("Identity"));
        let is_carried = |dict: &Dict<'_>| programs(dict).iter().any(Option::is_some);
        let is_untold = !dict.contains_key("ToUnicode") && !descendants.iter().any(is_carried);
        let mut taken = if !descendants.is_empty() && (is_by_name || is_untold) { COLLECTION } else { 0 };
        for dict in descendants.iter().chain([dict]) {
            for (key, values) in [("W", 1), ("W2", 3)] {
                taken += dict.get::<Array<'_>>(key).map_or(Some(0), |widths| spread(&widths, values))? * WIDTH;
            }
            let maps = ["ToUnicode", "Encoding", "CIDToGIDMap"].map(|key| dict.get::<Stream<'_>>(key));
            // each font keeps its own
            taken += maps.iter().flatten().map(|map| self.sized(map, Sort::Map).0).sum::<Option<usize>>()?;
        }
        (0.0..=HIGHEST_CODE).contains(&first).then_some(taken)
    }

    /// Whether there were more fonts than are made.
    pub(super) fn is_full(&self) -> bool {
        self.made.get() > MOST_FACES || self.taken.get() > MOST_BYTES
    }

    fn face(&self, dict: &Dict<'a>) -> Option<Face<'a>> {
        self.made.set(self.made.get() + 1);
        if self.is_full() {
            return None;
        }
        self.taken.set(self.taken.get() + self.size_of(dict)? + self.size_of_programs(dict)?);
        if self.is_full() {
            return None;
        }
        let font = self.cache.font(dict, &self.stand_ins, &self.maps)?;
        let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
        let is_bold = ["bold", "black", "heavy", "simhei", "cmbx", "-medi"].iter().any(|word| name.contains(word));
        Some(Face { font, coding: self.coding(dict), is_bold, known: RefCell::default() })
    }

    /// What the codes of a font mean by the name of its map or the collection of its characters.
    fn coding(&self, dict: &Dict<'_>) -> Coding {
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
            self.collection(dict).map_or(Coding::Unknown, Coding::Collection)
        } else {
            Coding::Unknown
        }
    }

    fn collection(&self, dict: &Dict<'_>) -> Option<Rc<CMap>> {
        let descendant = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
        let (registry, ordering) = (info.get::<Bytes<'_>>("Registry")?, info.get::<Bytes<'_>>("Ordering")?);
        let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
        let mut collections = self.collections.borrow_mut();
        let map = collections.entry([registry.as_bytes(), ordering.as_bytes()].concat()).or_insert_with(|| {
            let map = load_embedded(family.ucs2_cmap()?)?;
            CMap::parse(map, |name: CMapName<'_>| load_embedded(name)).map(Rc::new)
        });
        map.clone()
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

fn descendants<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    let descendants = dict.get::<Array<'a>>("DescendantFonts");
    descendants.map(|array| array.iter::<Dict<'a>>().take(1).collect()).unwrap_or_default()
}

fn programs<'a>(dict: &Dict<'a>) -> [Option<Stream<'a>>; 3] {
    let descriptor = dict.get::<Dict<'a>>("FontDescriptor").unwrap_or_default();
    ["FontFile", "FontFile2", "FontFile3"].map(|key| descriptor.get::<Stream<'a>>(key))
}

/// How many codes an array of widths gives: one for each width of an array, and for a range all of its codes.
fn spread(widths: &Array<'_>, values: usize) -> Option<usize> {
    let (mut numbers, mut codes) = (Vec::new(), 0.0);
    for item in widths.iter::<Object<'_>>() {
        match item {
            Object::Number(number) if number.as_f64().abs() > HIGHEST_CODE => return None,
            Object::Number(number) => numbers.push(number.as_f64()),
            Object::Array(array) => {
                codes += f64::from(u32::try_from(array.data().len()).ok()?) / 2.0;
                numbers.clear();
            }
            _ => {}
        }
        if let [first, last, ..] = numbers.as_slice()
            && numbers.len() == 2 + values
        {
            codes += (last - first).max(0.0) + 1.0;
            numbers.clear();
        }
        if codes > MOST_WIDTHS {
            return None;
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count below the bound")]
    Some(codes as usize)
}

/// What a map takes, which may say once that another is part of it.
fn size_of_map(stream: &Stream<'_>) -> Option<usize> {
    let map = unpacked(stream)?;
    let others = map.windows(b"usecmap".len()).filter(|word| word == b"usecmap").count();
    (map.len() <= LARGEST_MAP && others <= 1).then_some(map.len() * MAPPED + others * COLLECTION)
}

/// The fonts of a page by the names that its content has for them.
pub(super) type Named<'a> = BTreeMap<Vec<u8>, Option<Rc<Face<'a>>>>;
