//! Runs a program over a text, going back over noted choices.
//!
//! ```text
//!   notes   ┌────────────┬───────────────┬───────────┬─ ─      the newest is undone first: a choice goes on elsewhere, the others
//!           │ choice     │ old group slot│ old loop  │         put back what was changed since the choice below them
//! ```
//! A choice that cannot lead anywhere, since the character that stands there does not begin it, is not noted at all.

use super::parse::{Place, flag};
use super::program::{
    ASCII, CASELESS, FIRST, HEAD, IN_SET, NEGATED, NO_CHAR, NOT_KNOWN, OTHERS, SET_BITS, SET_ITEMS, SINGLE_WORDS, bit, in_class, in_items,
    in_items_caseless, lower, op,
};
use crate::object::types::str_::{Chars, Unit};

/// A position that is none.
pub const NOWHERE: usize = usize::MAX;

#[derive(Clone, Copy)]
enum Note {
    /// Go on at this word and position.
    Choice { word: u32, at: usize },
    /// A greedy repetition of single characters from `from`: `count` of them so far, at least `least`; then the SINGLE at `single` goes on.
    Fewer { single: u32, least: u32, from: usize, count: usize },
    /// A lazy repetition (the SINGLE at `single`) may take one more, at most `left` more.
    More { single: u32, at: usize, left: usize },
    /// A group slot had this value.
    Slot { index: u32, value: usize },
    /// The group closed last was this one.
    Last(usize),
    /// A loop's state was this.
    Loop { slot: u32, count: usize, at: usize },
}

/// One run, or several over the same text.
pub struct Matcher<'a, U> {
    words: &'a [u32],
    text: &'a [U],
    /// Two slots for each group, the whole match first.
    pub slots: Vec<usize>,
    /// The group closed last, 0 if none.
    pub last: usize,
    loops: Vec<(usize, usize)>,
    notes: Vec<Note>,
    /// The match must end where the text ends.
    pub full: bool,
    /// An empty match is not wanted at this position.
    pub not_empty_at: usize,
}

/// The upper bound of a repetition.
fn bound(most: u32) -> usize {
    if most == u32::MAX { usize::MAX } else { most as usize }
}

impl<'a, U: Unit> Matcher<'a, U> {
    /// A matcher for a program and a text, which ends where nothing may be looked at any more.
    pub fn new(words: &'a [u32], text: &'a [U]) -> Matcher<'a, U> {
        let slots = vec![NOWHERE; words[0] as usize];
        let loops = vec![(0, NOWHERE); words[1] as usize];
        Matcher { words, text, slots, last: 0, loops, notes: Vec::new(), full: false, not_empty_at: NOWHERE }
    }

    /// Tries at one position; the slots tell what was found.
    pub fn match_at(&mut self, at: usize) -> bool {
        self.reset();
        self.try_at(at)
    }

    fn reset(&mut self) {
        self.slots.fill(NOWHERE);
        self.last = 0;
        self.notes.clear();
    }

    /// Slots and loops are as after `reset`; if nothing is found here, they are again.
    fn try_at(&mut self, at: usize) -> bool {
        match self.run(HEAD, at, true) {
            Some(end) => {
                self.slots[0] = at;
                self.slots[1] = end;
                true
            }
            None => false,
        }
    }

    /// Tries at every position from `at` on where a match can begin.
    pub fn search(&mut self, mut at: usize) -> bool {
        self.reset();
        while let Some(start) = self.next_start(at) {
            if self.try_at(start) {
                return true;
            }
            at = start + 1;
        }
        false
    }

    /// The next position from `at` on where a match may begin.
    fn next_start(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let found = match self.words[FIRST] {
            NOT_KNOWN => Some(0),
            IN_SET => {
                let bits = &self.words[FIRST + 1..OTHERS];
                let others = self.words[OTHERS] != 0;
                rest.iter().position(|&c| {
                    let c: u32 = c.into();
                    if c < 256 { bit(bits, c) } else { others }
                })
            }
            only => position_of(rest, only),
        };
        found.map(|index| at + index)
    }

    /// Whether a one-character instruction takes this character.
    #[inline]
    fn takes(&self, word: usize, c: U) -> bool {
        let words = self.words;
        let c: u32 = c.into();
        match words[word] {
            op::CHAR => words[word + 1] == c,
            op::CHAR_CASE => lower(c, words[word + 2] != 0) == words[word + 1],
            op::ANY => c != 10,
            op::ALL => true,
            _ => self.set_has(word, c),
        }
    }

    #[inline]
    fn set_has(&self, word: usize, c: u32) -> bool {
        if c < 256 { bit(&self.words[word + SET_BITS..word + SET_ITEMS], c) } else { self.set_has_wide(word, c) }
    }

    #[inline(never)]
    fn set_has_wide(&self, word: usize, c: u32) -> bool {
        let words = self.words;
        let head = words[word + 2];
        let items = &words[word + SET_ITEMS..word + 2 + words[word + 1] as usize];
        let ascii = head & ASCII != 0;
        let found = if head & CASELESS != 0 { in_items_caseless(items, c, ascii) } else { in_items(items, c, ascii) };
        found != (head & NEGATED != 0)
    }

    /// False only if the instruction surely fails at this position.
    #[inline]
    fn may_begin(&self, mut word: usize, at: usize) -> bool {
        while self.words[word] == op::SAVE {
            word += 2;
        }
        match self.words[word] {
            op::CHAR | op::SET => at < self.text.len() && self.takes(word, self.text[at]),
            _ => true,
        }
    }

    fn is_at(&self, place: u32, ascii: bool, at: usize) -> bool {
        let end = self.text.len();
        let newline = |index: usize| self.text[index].into() == 10;
        let word = |index: usize| in_class(4, self.text[index].into(), ascii);
        let boundary = || {
            let (before, after) = (at > 0 && word(at - 1), at < end && word(at));
            before != after
        };
        const START: u32 = Place::Start as u32;
        const LINE_START: u32 = Place::LineStart as u32;
        const END: u32 = Place::End as u32;
        const LINE_END: u32 = Place::LineEnd as u32;
        const VERY_END: u32 = Place::VeryEnd as u32;
        const BOUNDARY: u32 = Place::Boundary as u32;
        match place {
            START => at == 0,
            LINE_START => at == 0 || newline(at - 1),
            END => at == end || (at + 1 == end && newline(at)),
            LINE_END => at == end || newline(at),
            VERY_END => at == end,
            BOUNDARY => end > 0 && boundary(),
            _ => end > 0 && !boundary(),
        }
    }

    fn set_slot(&mut self, index: usize, value: usize) {
        self.notes.push(Note::Slot { index: index as u32, value: self.slots[index] });
        self.slots[index] = value;
        if index & 1 == 1 {
            self.notes.push(Note::Last(self.last));
            self.last = index / 2;
        }
    }

    /// Undoes notes down to `floor` until one says where to go on.
    fn back(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.notes.len() > floor {
            match self.notes.pop()? {
                Note::Choice { word, at } => return Some((word as usize, at)),
                Note::Fewer { single, least, from, count } => {
                    if let Some(count) = self.fewer(single as usize, from, count - 1, least as usize) {
                        return Some((self.words[single as usize + 4] as usize, from + count));
                    }
                }
                Note::More { single, at, left } => {
                    if let Some(at) = self.more(single as usize, at, left) {
                        return Some((self.words[single as usize + 4] as usize, at));
                    }
                }
                Note::Slot { index, value } => self.slots[index as usize] = value,
                Note::Last(last) => self.last = last,
                Note::Loop { slot, count, at } => self.loops[slot as usize] = (count, at),
            }
        }
        None
    }

    /// The greatest number of characters, from `count` down to `least`, behind which the SINGLE at `single` may go on; smaller ones are noted.
    fn fewer(&mut self, single: usize, from: usize, mut count: usize, least: usize) -> Option<usize> {
        let then = self.words[single + 5];
        if then != NO_CHAR {
            let until = (from + count + 1).min(self.text.len());
            let places = self.text.get(from + least..until)?;
            count = least + last_position_of(places, then)?;
        }
        if count > least {
            self.notes.push(Note::Fewer { single: single as u32, least: least as u32, from, count });
        }
        Some(count)
    }

    /// The position behind one more character of a lazy repetition, or behind as many as it takes until it may go on; more ones are noted.
    fn more(&mut self, single: usize, mut at: usize, mut left: usize) -> Option<usize> {
        let then = self.words[single + 5];
        loop {
            let &c = self.text.get(at)?;
            if !self.takes(single + SINGLE_WORDS, c) {
                return None;
            }
            at += 1;
            left -= 1;
            if then == NO_CHAR || self.text.get(at).is_some_and(|&c| c.into() == then) {
                break;
            }
            if left == 0 {
                return None;
            }
        }
        if left > 0 {
            self.notes.push(Note::More { single: single as u32, at, left });
        }
        Some(at)
    }

    /// Runs a part in itself; its choices are given up, what it changed stays (or, if it failed, is undone).
    fn inner(&mut self, word: usize, at: usize) -> Option<usize> {
        let floor = self.notes.len();
        let found = self.run(word, at, false);
        if found.is_some() {
            let mut kept = floor;
            for index in floor..self.notes.len() {
                if matches!(self.notes[index], Note::Slot { .. } | Note::Last(_) | Note::Loop { .. }) {
                    self.notes[kept] = self.notes[index];
                    kept += 1;
                }
            }
            self.notes.truncate(kept);
        }
        found
    }

    fn run(&mut self, mut word: usize, mut at: usize, outermost: bool) -> Option<usize> {
        let floor = self.notes.len();
        let start = at;
        let (words, text) = (self.words, self.text);
        loop {
            let fits = match words[word] {
                op::CHAR => {
                    let fits = at < text.len() && text[at].into() == words[word + 1];
                    at += 1;
                    word += 2;
                    fits
                }
                op::CHAR_CASE | op::ANY | op::ALL | op::SET => {
                    let fits = at < text.len() && self.takes(word, text[at]);
                    at += 1;
                    word += self.length(word);
                    fits
                }
                op::SPLIT => {
                    let other = words[word + 1] as usize;
                    word += 2;
                    if !self.may_begin(word, at) {
                        word = other;
                    } else if self.may_begin(other, at) {
                        self.notes.push(Note::Choice { word: other as u32, at });
                    }
                    true
                }
                op::JUMP => {
                    word = words[word + 1] as usize;
                    true
                }
                op::SAVE => {
                    self.set_slot(words[word + 1] as usize, at);
                    word += 2;
                    true
                }
                op::AT => {
                    let fits = self.is_at(words[word + 1], words[word + 2] != 0, at);
                    word += 3;
                    fits
                }
                op::BACK => {
                    let end = self.repeats(words[word + 1] as usize, words[word + 2], at);
                    word += 3;
                    at = end.unwrap_or(at);
                    end.is_some()
                }
                op::LOOK => {
                    let (negated, width) = (words[word + 1] != 0, words[word + 2] as usize);
                    let mark = self.notes.len();
                    let found = at >= width && self.inner(word + 4, at - width).is_some();
                    if found && negated {
                        // What the look inside has remembered is forgotten.
                        while self.notes.len() > mark {
                            let _ = self.back(mark);
                        }
                    }
                    word = words[word + 3] as usize;
                    found != negated
                }
                op::ATOMIC => {
                    let end = self.inner(word + 2, at);
                    word = words[word + 1] as usize;
                    at = end.unwrap_or(at);
                    end.is_some()
                }
                op::IF => {
                    let group = words[word + 1] as usize;
                    let matched = self.slots[2 * group + 1] != NOWHERE;
                    word = if matched { word + 3 } else { words[word + 2] as usize };
                    true
                }
                op::SINGLE => {
                    let end = self.repeat_single(word, at);
                    word = words[word + 4] as usize;
                    at = end.unwrap_or(at);
                    end.is_some()
                }
                op::LOOP_START => {
                    let slot = words[word + 1] as usize;
                    let (count, old) = self.loops[slot];
                    self.notes.push(Note::Loop { slot: slot as u32, count, at: old });
                    self.loops[slot] = (0, NOWHERE);
                    word += 2;
                    true
                }
                op::LOOP => {
                    word = self.turn(word, at);
                    true
                }
                _ => {
                    let refused = outermost && ((self.full && at != text.len()) || (at == start && at == self.not_empty_at));
                    if !refused {
                        return Some(at);
                    }
                    false
                }
            };
            if !fits {
                (word, at) = self.back(floor)?;
            }
        }
    }

    /// The position behind a repetition of single characters; other numbers of them are noted.
    fn repeat_single(&mut self, single: usize, at: usize) -> Option<usize> {
        let words = self.words;
        let (how, least, most) = (words[single + 1], words[single + 2] as usize, bound(words[single + 3]));
        let room = self.text.len().checked_sub(at)?;
        let count = self.count(single + SINGLE_WORDS, at, if how == 1 { least } else { most }.min(room));
        if count < least {
            return None;
        }
        match how {
            0 => self.fewer(single, at, count, least).map(|count| at + count),
            1 => {
                let then = words[single + 5];
                let end = at + count;
                if then != NO_CHAR && self.text.get(end).is_none_or(|&c| c.into() != then) {
                    return if most > count { self.more(single, end, most - count) } else { None };
                }
                if most > count {
                    self.notes.push(Note::More { single: single as u32, at: end, left: most - count });
                }
                Some(end)
            }
            _ => Some(at + count),
        }
    }

    /// A loop decides whether it goes round once more: the word where to go on.
    fn turn(&mut self, word: usize, at: usize) -> usize {
        let words = self.words;
        let slot = words[word + 1];
        let (least, most) = (words[word + 2] as usize, bound(words[word + 3]));
        let (how, exit, body) = (words[word + 4], words[word + 5] as usize, word + 6);
        let (count, old) = self.loops[slot as usize];
        let again = count < least || (count < most && old != at);
        if !again {
            return exit;
        }
        if count >= least && how == 1 {
            // The body is tried later; it counts itself in when it comes back here.
            self.notes.push(Note::Loop { slot, count, at: old });
            self.notes.push(Note::Choice { word: body as u32, at });
            self.notes.push(Note::Loop { slot, count: count + 1, at });
            return exit;
        }
        if count >= least {
            if !self.may_begin(body, at) {
                return exit;
            }
            self.notes.push(Note::Choice { word: exit as u32, at });
        }
        self.notes.push(Note::Loop { slot, count, at: old });
        self.loops[slot as usize] = (count + 1, at);
        body
    }

    fn length(&self, word: usize) -> usize {
        match self.words[word] {
            op::CHAR => 2,
            op::CHAR_CASE => 3,
            op::SET => 2 + self.words[word + 1] as usize,
            _ => 1,
        }
    }

    /// How many characters from `at` on fit, at most `limit`, which the text has.
    fn count(&self, single: usize, at: usize, limit: usize) -> usize {
        let places = &self.text[at..at + limit];
        let found = match self.words[single] {
            op::ALL => None,
            op::ANY => position_of(places, 10),
            op::SET => places.iter().position(|&c| !self.set_has(single, c.into())),
            _ => places.iter().position(|&c| !self.takes(single, c)),
        };
        found.unwrap_or(limit)
    }

    /// Where what a group has matched ends if it stands here again.
    fn repeats(&self, group: usize, flags: u32, at: usize) -> Option<usize> {
        let (from, to) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if from == NOWHERE || to == NOWHERE || to < from {
            return None;
        }
        let end = at.checked_add(to - from)?;
        let (before, here) = (&self.text[from..to], self.text.get(at..end)?);
        let ascii = flags & flag::ASCII != 0;
        let same = |a: u32, b: u32| a == b || (flags & flag::IGNORECASE != 0 && lower(a, ascii) == lower(b, ascii));
        before.iter().zip(here).all(|(&a, &b)| same(a.into(), b.into())).then_some(end)
    }
}

/// The first place of a character.
fn position_of<U: Unit>(places: &[U], c: u32) -> Option<usize> {
    match U::chars(places) {
        Chars::One(bytes) => memchr::memchr(u8::try_from(c).ok()?, bytes),
        _ => places.iter().position(|&other| other.into() == c),
    }
}

/// The last place of a character.
fn last_position_of<U: Unit>(places: &[U], c: u32) -> Option<usize> {
    match U::chars(places) {
        Chars::One(bytes) => memchr::memrchr(u8::try_from(c).ok()?, bytes),
        _ => places.iter().rposition(|&other| other.into() == c),
    }
}
