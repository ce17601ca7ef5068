//! A list of numbers kept as bytes: one that is compiled in is read where it stands, and costs no time at the start.

use std::borrow::Cow;

/// Numbers of four bytes each, the lowest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers(pub(super) Cow<'static, [u8]>);

impl Numbers {
    pub(super) fn of(numbers: impl IntoIterator<Item = u32>) -> Self {
        Self(Cow::Owned(numbers.into_iter().flat_map(u32::to_le_bytes).collect()))
    }

    pub(super) const fn compiled(bytes: &'static [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<u32> {
        self.fours().get(at).map(|four| u32::from_le_bytes(*four))
    }

    /// A row of a table that is so wide.
    #[inline]
    pub(super) fn row<const WIDTH: usize>(&self, row: usize) -> Option<[u32; WIDTH]> {
        Some(self.fours_of::<WIDTH>(row)?.map(u32::from_le_bytes))
    }

    /// The same as it stands, for a reader that goes through many rows and takes of each what it needs.
    #[inline]
    pub(super) fn fours_of<const WIDTH: usize>(&self, row: usize) -> Option<&[[u8; 4]; WIDTH]> {
        self.fours().get(row * WIDTH..)?.first_chunk()
    }

    /// Those from a place to another; none where the list is shorter.
    #[inline]
    pub(super) fn between(&self, from: usize, to: usize) -> impl Iterator<Item = u32> {
        self.fours().get(from..to).unwrap_or_default().iter().map(|four| u32::from_le_bytes(*four))
    }

    #[inline]
    fn fours(&self) -> &[[u8; 4]] {
        self.0.as_chunks().0
    }
}

/// A number as a place in a list.
#[inline]
pub(super) fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place in a list as a number; what does not fit leads nowhere.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_place_and_by_row() {
        let numbers = Numbers::of([7, 70_000, u32::MAX, 0]);
        assert_eq!((numbers.get(1), numbers.get(4)), (Some(70_000), None));
        assert_eq!((numbers.row(1), numbers.row::<2>(2)), (Some([u32::MAX, 0]), None));
        assert_eq!(numbers.between(1, 3).collect::<Vec<_>>(), [70_000, u32::MAX]);
        assert_eq!(numbers.between(3, 9).count(), 0);
    }
}
