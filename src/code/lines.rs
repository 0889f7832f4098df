//! From a word to its place, its handler, its owned temporaries: looked up only once something went wrong.
//!
//! The tables are sorted by first word, so each look-up is a binary search; ranges do not overlap in what the compiler makes, but the search
//! honours the rule of `body.rs` (of several, the last is the innermost) all the same.

use super::{Code, ExceptionRange, Position};

impl Code {
    /// The place of the instruction that holds `word`.
    pub fn position(&self, word: usize) -> Position {
        let behind = self.positions.partition_point(|run| run.start as usize <= word);
        match behind.checked_sub(1).and_then(|at| self.positions.get(at)) {
            Some(run) => run.position,
            None => Position::default(),
        }
    }

    /// The line of the instruction that holds `word`; the first line of the body if it has none.
    pub fn line(&self, word: usize) -> u32 {
        match self.position(word).line {
            0 => self.first_line,
            line => line,
        }
    }

    /// The innermost handler of the instruction that begins at `word`.
    pub fn handler(&self, word: usize) -> Option<&ExceptionRange> {
        let behind = self.ranges.partition_point(|range| range.start as usize <= word);
        self.ranges[..behind].iter().rev().find(|range| word < range.end as usize)
    }

    /// The temporaries that own a value if the instruction that begins at `word` raises or suspends.
    pub fn owned(&self, word: usize) -> &[u16] {
        self.live.get(word).and_then(|&set| self.live_sets.get(usize::from(set))).map_or(&[], |set| set)
    }
}
