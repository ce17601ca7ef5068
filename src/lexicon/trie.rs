//! All names as one tree of bytes: what starts here, and is any of it a name?

use std::{borrow::Cow, collections::VecDeque};

use super::numbers::{Numbers, number, place};

/// A node's children stand next to each other, in the order of their labels. A node of many has a table of them, and
/// one that leads to a single name has the rest of that name in their place.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Its first child; of a node with a tail, where that starts.
    first: u32,
    children: u32,
    /// Where its table starts; none is zero.
    table: u32,
    /// The name that ends here, or behind the tail, counted from one; none is zero.
    name: u32,
    /// How long its tail is.
    tail: u32,
}

impl Node {
    const WIDTH: usize = 5;

    fn numbers(self) -> [u32; Self::WIDTH] {
        [self.first, self.children, self.table, self.name, self.tail]
    }
}

/// A set of names, each known by its place in the list that it was built from.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// A row for each node.
    pub(super) nodes: Numbers,
    /// The byte that leads to each node.
    pub(super) labels: Cow<'static, [u8]>,
    /// What is left of names that nothing else begins like.
    pub(super) tails: Cow<'static, [u8]>,
    /// For each byte, the child that it leads to; none is zero, for the root is no child.
    pub(super) tables: Numbers,
    /// A bit for each way in which a name can begin: most places of a text are turned down here.
    pub(super) heads: Cow<'static, [u8]>,
}

/// Of so many children on, a table is faster than a search; it takes a kilobyte.
const MANY: u32 = 6;

/// Fewest bits of [`Trie::heads`].
const HEADS: usize = 1 << 16;

/// With so many bits for each name nine of ten are clear, for many names begin alike.
const HEADS_PER_NAME: usize = 4;

/// Most bytes by which beginnings are told apart.
const LONGEST_HEAD: u32 = 6;

/// How a name or a text begins, as one number.
#[derive(Debug, Clone, Copy)]
struct Head(u64);

impl Head {
    /// All of a name that is so long; of one longer than [`LONGEST_HEAD`], as much of it.
    #[inline]
    fn whole(eight: u64, length: u32) -> Self {
        Self(first_of(eight, length) | u64::from(length) << 56)
    }

    /// The first bytes of a name of three or more.
    #[inline]
    fn three(eight: u64) -> Self {
        Self(first_of(eight, 3) | 1 << 56)
    }

    /// Its byte and bit in a list of so many bytes, which are a power of two.
    #[inline]
    fn bit(self, bytes: usize) -> (usize, u8) {
        // Multiplicative hashing by the golden ratio: the high bits are well mixed.
        let mixed = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let at = mixed >> 61_u32.saturating_sub(bytes.trailing_zeros());
        (usize::try_from(at >> 3).unwrap_or(usize::MAX), 1 << (at & 7))
    }
}

/// The first eight bytes as a number, the lowest first; of a shorter text, zeros behind its end.
#[inline]
fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    u64::from_le_bytes(eight)
}

/// So many bytes of those, and zeros for the others.
#[inline]
fn first_of(eight: u64, length: u32) -> u64 {
    eight & ((1 << (8 * length)) - 1)
}

/// Whether the bytes begin with a tail; most differ in its first byte, or it has none.
#[inline]
fn goes_on_with(bytes: &[u8], tail: &[u8]) -> bool {
    bytes.len() >= tail.len() && bytes.iter().zip(tail).all(|(byte, own)| byte == own)
}

/// A tree that is being built.
#[derive(Debug)]
struct Growing {
    nodes: Vec<Node>,
    labels: Vec<u8>,
    tails: Vec<u8>,
    tables: Vec<u32>,
    heads: Vec<u8>,
}

/// The names of a stretch of the sorted list, which share their first `depth` bytes, wait for their node.
struct Waiting {
    node: usize,
    from: usize,
    to: usize,
    depth: usize,
}

impl Growing {
    fn grow(&mut self, at: &Waiting, sorted: &[(&[u8], u32)], queue: &mut VecDeque<Waiting>) {
        if at.depth > 0
            && let Some([(bytes, name)]) = sorted.get(at.from..at.to)
        {
            self.end(at.node, bytes.get(at.depth..).unwrap_or_default(), *name);
            return;
        }
        let first = self.nodes.len();
        let mut name = 0;
        for (place, (bytes, number)) in sorted.iter().enumerate().take(at.to).skip(at.from) {
            let Some(label) = bytes.get(at.depth).copied() else {
                name = *number;
                continue;
            };
            let known = self.nodes.len() > first && self.labels.last() == Some(&label);
            if !known {
                queue.push_back(Waiting { node: self.nodes.len(), from: place, to: place, depth: at.depth + 1 });
                self.nodes.push(Node::default());
                self.labels.push(label);
            }
            if let Some(child) = queue.back_mut() {
                child.to = place + 1;
            }
        }
        let children = number(self.nodes.len() - first);
        let table = if children < MANY { 0 } else { self.table(first) };
        if let Some(node) = self.nodes.get_mut(at.node) {
            *node = Node { first: number(first), children, table, name, tail: 0 };
        }
    }

    /// Lets a node lead to one name, of which `tail` is left.
    fn end(&mut self, node: usize, tail: &[u8], name: u32) {
        let first = number(self.tails.len());
        self.tails.extend(tail);
        if let Some(node) = self.nodes.get_mut(node) {
            *node = Node { first, name, tail: number(tail.len()), ..Node::default() };
        }
    }

    /// Writes a table of the nodes from `first` on and tells where it starts.
    fn table(&mut self, first: usize) -> u32 {
        let start = self.tables.len();
        self.tables.resize(start + 256, 0);
        for (child, label) in self.labels.iter().enumerate().skip(first) {
            if let Some(cell) = self.tables.get_mut(start + usize::from(*label)) {
                *cell = number(child);
            }
        }
        number(start)
    }

    fn note_head(&mut self, name: &[u8]) {
        let length = number(name.len()).min(LONGEST_HEAD);
        let eight = first_eight(name);
        let whole = (length >= 2).then_some(Head::whole(eight, length));
        let three = (length >= 3).then_some(Head::three(eight));
        for head in whole.into_iter().chain(three) {
            let (at, bit) = head.bit(self.heads.len());
            if let Some(bits) = self.heads.get_mut(at) {
                *bits |= bit;
            }
        }
    }
}

impl Trie {
    /// Builds the tree of names that are all different.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut sorted: Vec<(&[u8], u32)> = names.map(str::as_bytes).zip(1..).collect();
        sorted.sort_unstable();
        let heads = vec![0; (HEADS_PER_NAME * sorted.len()).next_power_of_two().max(HEADS) / 8];
        let mut tree =
            Growing { nodes: vec![Node::default()], labels: vec![0], tails: Vec::new(), tables: vec![0], heads };
        for (bytes, _) in &sorted {
            tree.note_head(bytes);
        }
        let mut queue = VecDeque::new();
        queue.push_back(Waiting { node: 0, from: 0, to: sorted.len(), depth: 0 });
        while let Some(waiting) = queue.pop_front() {
            tree.grow(&waiting, &sorted, &mut queue);
        }
        Self {
            nodes: Numbers::of(tree.nodes.into_iter().flat_map(Node::numbers)),
            labels: tree.labels.into(),
            tails: tree.tails.into(),
            tables: Numbers::of(tree.tables),
            heads: tree.heads.into(),
        }
    }

    #[inline]
    fn node(&self, at: usize) -> Option<Node> {
        let [first, children, table, name, tail] = *self.nodes.fours_of::<{ Node::WIDTH }>(at)?;
        Some(Node {
            first: u32::from_le_bytes(first),
            children: u32::from_le_bytes(children),
            table: u32::from_le_bytes(table),
            name: u32::from_le_bytes(name),
            tail: u32::from_le_bytes(tail),
        })
    }

    /// Whether a name of two bytes or more may start here. Most places are turned down by their first three bytes, and of
    /// the others most by the next ones: that takes a few bits, where to follow the tree takes a node a byte.
    #[inline]
    fn has_head(&self, text: &[u8]) -> bool {
        let eight = first_eight(text);
        let noted = |head: Head| {
            let (at, bit) = head.bit(self.heads.len());
            self.heads.get(at).is_some_and(|bits| bits & bit != 0)
        };
        noted(Head::whole(eight, 2))
            || noted(Head::three(eight)) && (3..=LONGEST_HEAD).rev().any(|length| noted(Head::whole(eight, length)))
    }

    /// Gives each name of two bytes or more that these bytes start with: its place and its length.
    #[inline]
    pub(super) fn each_start(&self, bytes: &[u8], give: impl FnMut(usize, usize)) {
        if self.has_head(bytes) {
            self.follow(bytes, give);
        }
    }

    /// The place of the name that these bytes are.
    pub(super) fn whole(&self, bytes: &[u8]) -> Option<usize> {
        let mut found = None;
        self.follow(bytes, |name, length| found = (length == bytes.len()).then_some(name));
        found
    }

    #[inline]
    fn follow(&self, bytes: &[u8], mut give: impl FnMut(usize, usize)) {
        let mut node = self.node(0).unwrap_or_default();
        for (byte, length) in bytes.iter().zip(1..) {
            let Some(next) = self.child(node, *byte) else { return };
            node = next;
            let tail = self.tail(node);
            if let Some(name) = node.name.checked_sub(1)
                && bytes.get(length..).is_some_and(|rest| goes_on_with(rest, tail))
            {
                give(place(name), length + tail.len());
            }
        }
    }

    #[inline]
    fn tail(&self, node: Node) -> &[u8] {
        if node.tail == 0 {
            return &[];
        }
        self.tails.get(place(node.first)..place(node.first) + place(node.tail)).unwrap_or_default()
    }

    #[inline]
    fn child(&self, node: Node, byte: u8) -> Option<Node> {
        if node.table > 0 {
            let child = self.tables.get(place(node.table) + usize::from(byte)).filter(|child| *child > 0)?;
            return self.node(place(child));
        }
        let first = place(node.first);
        let among = self.labels.get(first..first + place(node.children))?.iter().position(|label| *label == byte)?;
        self.node(first + among)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts<'n>(names: &[&'n str], text: &'n str) -> Vec<&'n str> {
        let trie = Trie::of(names.iter().copied());
        let mut found = Vec::new();
        trie.each_start(text.as_bytes(), |name, length| {
            assert_eq!(names[name].len(), length);
            found.push(text.get(..length).unwrap());
        });
        found
    }

    #[test]
    fn every_name_at_the_start_is_given_the_shortest_first() {
        let names = ["qwen2.5", "kimi", "qwen", "昇腾", "qwen2", "昇腾910", "ki"];
        assert_eq!(starts(&names, "qwen2.5b"), ["qwen", "qwen2", "qwen2.5"]);
        assert_eq!(starts(&names, "昇腾910c"), ["昇腾", "昇腾910"]);
        assert_eq!(starts(&names, "kim"), ["ki"]);
        assert!(starts(&names, "x").is_empty());
        assert!(starts(&names, "").is_empty());
        assert!(starts(&[], "qwen").is_empty());
    }

    #[test]
    fn a_whole_name_is_given_and_no_part_of_one() {
        let names = ["qwen2.5", "kimi", "qwen", "昇腾", "k"];
        let trie = Trie::of(names.into_iter());
        for (place, name) in names.iter().enumerate() {
            assert_eq!(trie.whole(name.as_bytes()), Some(place), "{name}");
        }
        for none in ["", "q", "qwen2", "qwen2.55", "昇", "kim"] {
            assert_eq!(trie.whole(none.as_bytes()), None, "{none}");
        }
    }
}
