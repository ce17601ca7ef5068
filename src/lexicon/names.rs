//! All names made ready for the search: flat lists, so that they can be compiled in.

use std::borrow::Cow;

use super::{
    inflect::russian_forms,
    link::EntityRef,
    numbers::{Numbers, number, place},
    pattern::{Case, Pattern},
    row::Row,
    trie::Trie,
};

/// So many names an entity has, or fewer.
pub(super) const NAMES: usize = 8;

/// All names, ready for the search.
#[derive(Debug, Default)]
pub(super) struct Finder {
    pub(super) trie: Trie,
    /// A row for each use of a name, those of one name together; see [`Finder::read`].
    pub(super) uses: Numbers,
    /// Where those of each name in the tree start, and where the last end.
    pub(super) starts: Numbers,
    /// Joints and humps of all uses.
    pub(super) joints: Numbers,
    /// What is written in all uses.
    pub(super) written: Cow<'static, str>,
}

/// One entity's claim to a pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'f> {
    /// None where the pattern only looks like a name.
    pub(super) entity: Option<EntityRef>,
    pub(super) weak: bool,
    pub(super) case: Case,
    /// Bytes of the folded name.
    pub(super) length: usize,
    /// See [`Pattern::joints`] and [`Pattern::humps`]: where they start, part and end.
    joints: [usize; 3],
    /// See [`Pattern::written`].
    pub(super) written: &'f str,
    finder: &'f Finder,
}

/// How many numbers a use takes.
const WIDTH: usize = 8;

impl Finder {
    /// All uses of the name at a place in the tree.
    pub(super) fn uses(&self, name: usize) -> impl Iterator<Item = Use<'_>> {
        let range = self.starts.get(name).zip(self.starts.get(name + 1));
        let range = range.map_or(0..0, |(from, to)| place(from)..place(to));
        range.filter_map(|at| self.read(at))
    }

    fn read(&self, at: usize) -> Option<Use<'_>> {
        let [entity, looks, length, joints, humps, end, from, to] = self.uses.row::<WIDTH>(at)?;
        Some(Use {
            entity: entity.checked_sub(1).map(EntityRef),
            weak: looks % 2 == 1,
            case: *CASES.get(place(looks / 2))?,
            length: place(length),
            joints: [joints, humps, end].map(place),
            written: self.written.get(place(from)..place(to))?,
            finder: self,
        })
    }
}

/// The cases in the order of their numbers.
const CASES: [Case; 3] = [Case::Blind, Case::First, Case::Exact];

impl Use<'_> {
    /// Whether a separator may stand before this byte of the folded name.
    pub(super) fn is_joint(&self, byte: usize) -> bool {
        let [joints, humps, _] = self.joints;
        self.finder.joints.between(joints, humps).any(|joint| place(joint) == byte)
    }

    /// Whether that separator needs a capital behind it.
    pub(super) fn is_hump(&self, byte: usize) -> bool {
        let [_, humps, end] = self.joints;
        self.finder.joints.between(humps, end).any(|hump| place(hump) == byte)
    }
}

/// Collects the names for a [`Finder`].
#[derive(Debug, Default)]
pub(super) struct Names(Vec<Given>);

/// A name as it is given.
#[derive(Debug)]
struct Given {
    entity: Option<EntityRef>,
    weak: bool,
    pattern: Pattern,
}

impl Names {
    /// The names of all rows in all their forms, and the phrases that only look like names.
    pub(super) fn of(rows: &[Row], ignored: &[String]) -> Self {
        let mut names = Self(Vec::with_capacity(NAMES * rows.len()));
        for (row, place) in rows.iter().zip(0..) {
            for (name, weak) in row.names().filter(|(name, _)| !name.contains(": unnamed ")) {
                names.add(name, Some(EntityRef(place)), weak);
                for form in russian_forms(name) {
                    names.add(&form, Some(EntityRef(place)), weak);
                }
            }
        }
        for phrase in ignored {
            names.add(phrase, None, false);
        }
        names
    }

    fn add(&mut self, name: &str, entity: Option<EntityRef>, weak: bool) {
        let pattern = Pattern::of(name, weak);
        if pattern.folded.len() >= 2 {
            self.0.push(Given { entity, weak, pattern });
        }
    }

    /// Of two writings of one name, by one entity, the looser counts.
    pub(super) fn finder(self) -> Finder {
        let mut given = self.0;
        given.sort_by(|a, b| a.key().cmp(&b.key()));
        given.dedup_by(|next, known| {
            let same = next.key() == known.key();
            if same {
                known.pattern.loosen(&next.pattern);
            }
            same
        });
        let names = || given.chunk_by(|a, b| a.pattern.folded == b.pattern.folded);
        let trie = Trie::of(names().filter_map(|uses| Some(uses.first()?.pattern.folded.as_str())));
        let ends = names().scan(0, |end, uses| {
            *end += uses.len();
            Some(*end)
        });
        let starts = Numbers::of(std::iter::once(0).chain(ends).map(number));
        let (mut uses, mut joints, mut written) = (Vec::with_capacity(WIDTH * given.len()), Vec::new(), String::new());
        for one in &given {
            one.write(&mut uses, &mut joints, &mut written);
        }
        Finder { trie, uses: Numbers::of(uses), starts, joints: Numbers::of(joints), written: written.into() }
    }
}

impl Given {
    /// What two writings of one name have in common.
    fn key(&self) -> (&str, Option<EntityRef>, bool) {
        (&self.pattern.folded, self.entity, self.weak)
    }

    /// As [`Finder::read`] reads it.
    fn write(&self, uses: &mut Vec<u32>, joints: &mut Vec<u32>, written: &mut String) {
        let Pattern { folded, joints: own, humps, case, written: letters } = &self.pattern;
        let case = CASES.iter().position(|known| known == case).unwrap_or_default();
        let (joint, hump) = (joints.len(), joints.len() + own.len());
        joints.extend(own.iter().chain(humps).map(|at| number(*at)));
        let from = written.len();
        written.push_str(letters);
        let entity = self.entity.map_or(0, |EntityRef(place)| place + 1);
        let looks = 2 * number(case) + u32::from(self.weak);
        let ends = [folded.len(), joint, hump, joints.len(), from, written.len()].map(number);
        uses.extend([entity, looks].into_iter().chain(ends));
    }
}
