//! From the tree to words for the matcher.
//!
//! ```text
//!   CHAR c · CHAR_CASE c ascii · ANY · ALL · SET n (n words: flags, 8 words of bits for Latin-1, then triples kind low high)
//!   SPLIT other · JUMP to · SAVE slot · AT place ascii · BACK group flags · LOOK negated width end · ATOMIC end · IF group else · DONE
//!   SINGLE how least most next then (a one-character instruction follows; `then` is the character that must stand behind, if one must)
//!   LOOP_START slot · LOOP slot least most how exit
//! ```
//! Targets are indexes of words. A program begins with a head: how many group slots and loops there are, and what a match can begin with.
//!
//! ```text
//!   ┌───────┬───────┬───────┬────────────────────────────┬────────┬─ ─
//!   │ slots │ loops │ first │ 8 words of bits for Latin-1│ others │ first instruction
//!   └───────┴───────┴───────┴────────────────────────────┴────────┴─ ─
//!   first: NOT_KNOWN (a match may be empty), IN_SET, or the one character; others: whether characters beyond Latin-1 may begin one
//! ```

use super::parse::{Item, Node, Parser, flag};
use crate::object::types::str_::unicode;

/// Codes of the instructions.
#[allow(missing_docs)]
pub mod op {
    pub const CHAR: u32 = 0;
    pub const CHAR_CASE: u32 = 1;
    pub const ANY: u32 = 2;
    pub const ALL: u32 = 3;
    pub const SET: u32 = 4;
    pub const SPLIT: u32 = 5;
    pub const JUMP: u32 = 6;
    pub const SAVE: u32 = 7;
    pub const AT: u32 = 8;
    pub const BACK: u32 = 9;
    pub const LOOK: u32 = 10;
    pub const ATOMIC: u32 = 11;
    pub const IF: u32 = 12;
    pub const DONE: u32 = 13;
    pub const SINGLE: u32 = 14;
    pub const LOOP_START: u32 = 15;
    pub const LOOP: u32 = 16;
}

/// Bits of a set's first word.
pub const NEGATED: u32 = 1;
/// Case does not matter.
pub const CASELESS: u32 = 2;
/// Classes know ASCII only.
pub const ASCII: u32 = 4;

/// Words before the first instruction.
pub const HEAD: usize = 12;
/// Place in the head of what a match begins with; the bits follow.
pub const FIRST: usize = 2;
/// Place in the head of whether characters beyond Latin-1 may begin a match.
pub const OTHERS: usize = 11;
/// No character has this number.
pub const NO_CHAR: u32 = u32::MAX;
/// Nothing is known of where a match may begin.
pub const NOT_KNOWN: u32 = NO_CHAR;
/// A match begins with one of the set in the head.
pub const IN_SET: u32 = NO_CHAR - 1;
/// Words of bits for Latin-1.
const BIT_WORDS: usize = 8;
/// Place of a set's bits behind its code.
pub const SET_BITS: usize = 3;
/// Place of a set's triples behind its code.
pub const SET_ITEMS: usize = SET_BITS + BIT_WORDS;
/// Words of SINGLE in front of its one-character instruction.
pub const SINGLE_WORDS: usize = 6;

/// Whether a character of Latin-1 is in words of bits.
#[inline(always)]
pub fn bit(bits: &[u32], c: u32) -> bool {
    bits[c as usize / 32] >> (c % 32) & 1 != 0
}

/// What a part of an expression can begin with.
struct First {
    bits: [u32; BIT_WORDS],
    others: bool,
    /// It can match nothing at all.
    empty: bool,
}

impl First {
    const NOTHING: First = First { bits: [0; BIT_WORDS], others: false, empty: true };
    const ANYTHING: First = First { bits: [u32::MAX; BIT_WORDS], others: true, empty: true };

    fn one(others: bool, mut fits: impl FnMut(u32) -> bool) -> First {
        let mut bits = [0; BIT_WORDS];
        for c in 0..256 {
            if fits(c) {
                bits[c as usize / 32] |= 1 << (c % 32);
            }
        }
        First { bits, others, empty: false }
    }

    fn or(mut self, other: First) -> First {
        self.bits.iter_mut().zip(other.bits).for_each(|(word, more)| *word |= more);
        First { bits: self.bits, others: self.others | other.others, empty: self.empty | other.empty }
    }

    fn of(node: &Node) -> First {
        match node {
            Node::Char(c, flags) if flags & flag::IGNORECASE != 0 => {
                let ascii = flags & flag::ASCII != 0;
                First::one(!ascii || *c >= 256, |other| lower(other, ascii) == lower(*c, ascii))
            }
            Node::Char(c, _) => First::one(*c >= 256, |other| other == *c),
            Node::Any(flags) => First::one(true, |c| c != 10 || flags & flag::DOTALL != 0),
            Node::Set(negated, items, flags) => {
                let set = Set::new(*negated, items, *flags);
                First { bits: set.bits, others: true, empty: false }
            }
            Node::Seq(nodes) => {
                let mut all = First::NOTHING;
                for node in nodes {
                    all = First { empty: false, ..all }.or(First::of(node));
                    if !all.empty {
                        break;
                    }
                }
                all
            }
            Node::Alt(nodes) => nodes.iter().map(First::of).reduce(First::or).unwrap_or(First::NOTHING),
            Node::Repeat(least, _, _, node) => {
                let first = First::of(node);
                First { empty: first.empty || *least == 0, ..first }
            }
            Node::Group(_, node) | Node::Atomic(node) => First::of(node),
            Node::Back(..) => First::ANYTHING,
            Node::At(..) | Node::Look(..) => First::NOTHING,
            Node::If(_, yes, no) => First::of(yes).or(First::of(no)),
        }
    }

    /// The one character, if there is no other.
    fn only(&self) -> Option<u32> {
        let count: u32 = self.bits.iter().map(|word| word.count_ones()).sum();
        let word = self.bits.iter().position(|word| *word != 0)?;
        (count == 1 && !self.others).then(|| 32 * word as u32 + self.bits[word].trailing_zeros())
    }
}

/// A set of characters, ready to be written down.
struct Set {
    head: u32,
    bits: [u32; BIT_WORDS],
    triples: Vec<u32>,
}

impl Set {
    fn new(negated: bool, items: &[Item], flags: u32) -> Set {
        let (caseless, ascii) = (flags & flag::IGNORECASE != 0, flags & flag::ASCII != 0);
        let mut triples = Vec::with_capacity(3 * items.len());
        for item in items {
            triples.extend(match item {
                Item::Range(low, high) => [0, *low, *high],
                Item::Class(class) => [1, class.0, 0],
            });
        }
        let fits = |c| if caseless { in_items_caseless(&triples, c, ascii) } else { in_items(&triples, c, ascii) };
        let bits = First::one(true, |c| fits(c) != negated).bits;
        let head = (negated as u32 * NEGATED) | (caseless as u32 * CASELESS) | (ascii as u32 * ASCII);
        Set { head, bits, triples }
    }
}

/// Lower case of one character, as far as it is one.
pub fn lower(c: u32, ascii: bool) -> u32 {
    if c < 128 {
        return if (65..=90).contains(&c) { c + 32 } else { c };
    }
    if ascii {
        return c;
    }
    match unicode::TO_LOWER.get(c) {
        unicode::Mapped::One(c) => c,
        unicode::Mapped::More(_) => c,
    }
}

fn upper(c: u32) -> u32 {
    match unicode::TO_UPPER.get(c) {
        unicode::Mapped::One(c) => c,
        unicode::Mapped::More(_) => c,
    }
}

/// Whether a character is in a class (see `parse::Class`).
pub fn in_class(class: u32, c: u32, ascii: bool) -> bool {
    let found = match class >> 1 {
        0 => {
            if ascii {
                (48..=57).contains(&c)
            } else {
                unicode::is(c, unicode::DECIMAL)
            }
        }
        1 => {
            if ascii {
                matches!(c, 9..=13 | 32)
            } else {
                unicode::is_space(c)
            }
        }
        _ => {
            if ascii || c < 128 {
                c == 95 || (48..=57).contains(&c) || (65..=90).contains(&c) || (97..=122).contains(&c)
            } else {
                unicode::is(c, unicode::ALPHA | unicode::DECIMAL | unicode::DIGIT | unicode::NUMERIC)
            }
        }
    };
    found != (class & 1 != 0)
}

/// Whether a character is among the members, told as triples.
pub fn in_items(items: &[u32], c: u32, ascii: bool) -> bool {
    items.chunks_exact(3).any(|item| match item[0] {
        0 => (item[1]..=item[2]).contains(&c),
        _ => in_class(item[1], c, ascii),
    })
}

/// The same with all cases of the character.
pub fn in_items_caseless(items: &[u32], c: u32, ascii: bool) -> bool {
    let low = lower(c, ascii);
    in_items(items, c, ascii) || in_items(items, low, ascii) || in_items(items, if ascii && c >= 128 { c } else { upper(low) }, ascii)
}

/// The program under construction.
pub struct Program {
    /// Its words.
    pub words: Vec<u32>,
    loops: u32,
    /// Where the repetitions of single characters are.
    singles: Vec<usize>,
}

impl Program {
    /// The program of a whole expression.
    pub fn new(node: &Node, parser: &Parser<'_>) -> Program {
        let mut program = Program { words: vec![0; HEAD], loops: 0, singles: Vec::new() };
        program.node(node, parser);
        program.words.push(op::DONE);
        program.words[0] = 2 * (parser.groups + 1);
        program.words[1] = program.loops;
        let first = First::of(node);
        program.words[FIRST] = if first.empty { NOT_KNOWN } else { first.only().unwrap_or(IN_SET) };
        program.words[FIRST + 1..OTHERS].copy_from_slice(&first.bits);
        program.words[OTHERS] = first.others as u32;
        for single in std::mem::take(&mut program.singles) {
            program.words[single + 5] = program.required(program.words[single + 4] as usize);
        }
        program
    }

    /// The character that must stand where this instruction begins, NO_CHAR if it need not be a certain one.
    fn required(&self, mut word: usize) -> u32 {
        loop {
            match self.words[word] {
                op::SAVE => word += 2,
                op::JUMP => word = self.words[word + 1] as usize,
                op::CHAR => return self.words[word + 1],
                _ => return NO_CHAR,
            }
        }
    }

    fn here(&self) -> u32 {
        self.words.len() as u32
    }

    fn emit(&mut self, words: &[u32]) -> usize {
        self.words.extend_from_slice(words);
        self.words.len() - 1
    }

    fn is_single(node: &Node) -> bool {
        match node {
            Node::Char(..) | Node::Any(_) | Node::Set(..) => true,
            Node::Alt(nodes) | Node::Seq(nodes) => nodes.len() == 1 && Program::is_single(&nodes[0]),
            _ => false,
        }
    }

    fn node(&mut self, node: &Node, parser: &Parser<'_>) {
        match node {
            Node::Char(c, flags) => {
                let ascii = flags & flag::ASCII != 0;
                let folded = lower(*c, ascii);
                if flags & flag::IGNORECASE != 0 && (folded != *c || upper(*c) != *c) {
                    self.emit(&[op::CHAR_CASE, folded, ascii as u32]);
                } else {
                    self.emit(&[op::CHAR, *c]);
                }
            }
            Node::Any(flags) => {
                self.emit(&[if flags & flag::DOTALL != 0 { op::ALL } else { op::ANY }]);
            }
            Node::Set(negated, items, flags) => self.set(*negated, items, *flags),
            Node::Seq(nodes) => nodes.iter().for_each(|node| self.node(node, parser)),
            Node::Alt(nodes) => {
                let mut ends = Vec::new();
                for (index, node) in nodes.iter().enumerate() {
                    if index + 1 < nodes.len() {
                        let other = self.emit(&[op::SPLIT, 0]);
                        self.node(node, parser);
                        ends.push(self.emit(&[op::JUMP, 0]));
                        self.words[other] = self.here();
                    } else {
                        self.node(node, parser);
                    }
                }
                let end = self.here();
                ends.into_iter().for_each(|place| self.words[place] = end);
            }
            Node::Repeat(least, most, how, node) if Program::is_single(node) => {
                let single = self.words.len();
                self.singles.push(single);
                self.emit(&[op::SINGLE, *how, *least, *most, 0, NO_CHAR]);
                self.node(node, parser);
                self.words[single + 4] = self.here();
            }
            Node::Repeat(least, most, 2, node) => {
                let end = self.emit(&[op::ATOMIC, 0]);
                self.repeat(*least, *most, 0, node, parser);
                self.words.push(op::DONE);
                self.words[end] = self.here();
            }
            Node::Repeat(least, most, how, node) => self.repeat(*least, *most, *how, node, parser),
            Node::Group(number, node) => {
                self.emit(&[op::SAVE, 2 * number]);
                self.node(node, parser);
                self.emit(&[op::SAVE, 2 * number + 1]);
            }
            Node::Back(group, flags) => {
                self.emit(&[op::BACK, *group, flags & (flag::IGNORECASE | flag::ASCII)]);
            }
            Node::At(place, flags) => {
                self.emit(&[op::AT, *place as u32, (flags & flag::ASCII != 0) as u32]);
            }
            Node::Look(ahead, negated, node) => {
                let width = if *ahead { 0 } else { parser.fixed_width(node) };
                let end = self.emit(&[op::LOOK, *negated as u32, width, 0]);
                self.node(node, parser);
                self.words.push(op::DONE);
                self.words[end] = self.here();
            }
            Node::Atomic(node) => {
                let end = self.emit(&[op::ATOMIC, 0]);
                self.node(node, parser);
                self.words.push(op::DONE);
                self.words[end] = self.here();
            }
            Node::If(group, yes, no) => {
                let other = self.emit(&[op::IF, *group, 0]);
                self.node(yes, parser);
                let end = self.emit(&[op::JUMP, 0]);
                self.words[other] = self.here();
                self.node(no, parser);
                self.words[end] = self.here();
            }
        }
    }

    fn repeat(&mut self, least: u32, most: u32, how: u32, node: &Node, parser: &Parser<'_>) {
        if (least, most) == (0, 1) && how != 1 {
            let other = self.emit(&[op::SPLIT, 0]);
            self.node(node, parser);
            self.words[other] = self.here();
            return;
        }
        let slot = self.loops;
        self.loops += 1;
        self.emit(&[op::LOOP_START, slot]);
        let start = self.here();
        let exit = self.emit(&[op::LOOP, slot, least, most, how, 0]);
        self.node(node, parser);
        self.emit(&[op::JUMP, start]);
        self.words[exit] = self.here();
    }

    fn set(&mut self, negated: bool, items: &[Item], flags: u32) {
        let set = Set::new(negated, items, flags);
        self.emit(&[op::SET, (SET_ITEMS - 2 + set.triples.len()) as u32, set.head]);
        self.emit(&set.bits);
        self.words.extend(set.triples);
    }
}
