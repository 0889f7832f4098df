//! Byte ranges of a source text.
//!
//! ```text
//!   text   x = spam + 1
//!              ^^^^          Span { start: 4, end: 8 }   (end is one past the last byte)
//! ```
//!
//! Invariant: `start <= end`, both on character boundaries of the text they came from. Sources are below 4 GiB
//! (`Source::new` refuses longer ones), so four bytes hold an offset.

/// A range of bytes in a source text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset one past the last byte.
    pub end: u32,
}

impl Span {
    /// Not in the text: what the compiler adds of its own.
    pub const NOWHERE: Span = Span { start: u32::MAX, end: u32::MAX };

    /// The range from `start` up to, not including, `end`.
    #[inline]
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// The empty range at `offset`.
    #[inline]
    pub const fn at(offset: u32) -> Self {
        Span { start: offset, end: offset }
    }

    /// The smallest range covering `self` and what follows up to the end of `other`.
    #[inline]
    pub const fn to(self, other: Span) -> Self {
        Span { start: self.start, end: other.end }
    }

    /// How many bytes the range has.
    #[inline]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range has no bytes.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As indices for slicing the text.
    #[inline]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
