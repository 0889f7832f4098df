//! Runs a program over a text, going back over noted choices.
//!
//! ```text
//!   notes   ┌────────────┬───────────────┬───────────┬─ ─      the newest is undone first: a choice goes on elsewhere, the others
//!           │ choice     │ old group slot│ old loop  │         put back what was changed since the choice below them
//! ```

use super::parse::Place;
use super::program::{ASCII, CASELESS, HEAD, NEGATED, in_class, in_items, in_items_caseless, lower, op};
use crate::object::types::str_::Chars;

/// A position that is none.
pub const NOWHERE: usize = usize::MAX;

#[derive(Clone, Copy)]
enum Note {
    /// Go on at this word and position.
    Choice { word: usize, at: usize },
    /// A repetition of single characters from `from`, `count` of them so far, at least `least`, then `word`.
    Fewer { word: usize, from: usize, count: usize, least: usize },
    /// One more single character (the matcher at `single`), at most `left` more.
    More { single: usize, word: usize, at: usize, left: usize },
    /// A group slot had this value.
    Slot { index: usize, value: usize },
    /// The group closed last was this one.
    Last(usize),
    /// A loop's state was this.
    Loop { slot: usize, count: usize, at: usize },
}

/// One run.
pub struct Matcher<'a> {
    words: &'a [u32],
    text: Chars<'a>,
    /// Characters from here on are not looked at.
    end: usize,
    /// Two slots for each group, the whole match first.
    pub slots: Vec<usize>,
    /// The group closed last, 0 if none.
    pub last: usize,
    loops: Vec<(usize, usize)>,
    notes: Vec<Note>,
    /// The match must end at `end`.
    pub full: bool,
    /// An empty match is not wanted at this position.
    pub not_empty_at: usize,
}

impl<'a> Matcher<'a> {
    /// A matcher for a program and a text.
    pub fn new(words: &'a [u32], text: Chars<'a>, end: usize) -> Matcher<'a> {
        let slots = vec![NOWHERE; words[0] as usize];
        let loops = vec![(0, NOWHERE); words[1] as usize];
        Matcher { words, text, end, slots, last: 0, loops, notes: Vec::new(), full: false, not_empty_at: NOWHERE }
    }

    /// Tries at one position; the slots tell what was found.
    pub fn try_at(&mut self, at: usize) -> bool {
        self.slots.fill(NOWHERE);
        self.last = 0;
        self.notes.clear();
        match self.run(HEAD, at, true) {
            Some(end) => {
                self.slots[0] = at;
                self.slots[1] = end;
                true
            }
            None => false,
        }
    }

    /// Tries at every position from `at` on.
    pub fn search(&mut self, mut at: usize) -> bool {
        // A program that begins with a character is tried only where it stands.
        let mut word = HEAD;
        while self.words[word] == op::SAVE {
            word += 2;
        }
        let first = (self.words[word] == op::CHAR).then(|| self.words[word + 1]);
        loop {
            if let Some(first) = first {
                while at < self.end && self.text.at(at) != first {
                    at += 1;
                }
                if at >= self.end {
                    return false;
                }
            }
            if self.try_at(at) {
                return true;
            }
            if at >= self.end {
                return false;
            }
            at += 1;
        }
    }

    fn single(&self, word: usize, c: u32) -> bool {
        let words = self.words;
        match words[word] {
            op::CHAR => words[word + 1] == c,
            op::CHAR_CASE => lower(c, words[word + 2] != 0) == words[word + 1],
            op::ANY => c != 10,
            op::ALL => true,
            _ => {
                if c < 128 {
                    return words[word + 3 + c as usize / 32] >> (c % 32) & 1 != 0;
                }
                let head = words[word + 2];
                let items = &words[word + 7..word + 2 + words[word + 1] as usize];
                let ascii = head & ASCII != 0;
                let found = if head & CASELESS != 0 { in_items_caseless(items, c, ascii) } else { in_items(items, c, ascii) };
                found != (head & NEGATED != 0)
            }
        }
    }

    fn is_at(&self, place: u32, ascii: bool, at: usize) -> bool {
        let newline = |index: usize| self.text.at(index) == 10;
        let word = |index: usize| in_class(4, self.text.at(index), ascii);
        let boundary = || {
            let (before, after) = (at > 0 && word(at - 1), at < self.end && word(at));
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
            END => at == self.end || (at + 1 == self.end && newline(at)),
            LINE_END => at == self.end || newline(at),
            VERY_END => at == self.end,
            BOUNDARY => self.end > 0 && boundary(),
            _ => self.end > 0 && !boundary(),
        }
    }

    fn set_slot(&mut self, index: usize, value: usize) {
        self.notes.push(Note::Slot { index, value: self.slots[index] });
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
                Note::Choice { word, at } => return Some((word, at)),
                Note::Fewer { word, from, count, least } => {
                    let count = count - 1;
                    if count > least {
                        self.notes.push(Note::Fewer { word, from, count, least });
                    }
                    return Some((word, from + count));
                }
                Note::More { single, word, at, left } => {
                    if at < self.end && self.single(single, self.text.at(at)) {
                        if left > 1 {
                            self.notes.push(Note::More { single, word, at: at + 1, left: left - 1 });
                        }
                        return Some((word, at + 1));
                    }
                }
                Note::Slot { index, value } => self.slots[index] = value,
                Note::Last(last) => self.last = last,
                Note::Loop { slot, count, at } => self.loops[slot] = (count, at),
            }
        }
        None
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
        let words = self.words;
        loop {
            let fits = match words[word] {
                op::CHAR => {
                    let fits = at < self.end && self.text.at(at) == words[word + 1];
                    at += 1;
                    word += 2;
                    fits
                }
                op::CHAR_CASE | op::ANY | op::ALL | op::SET => {
                    let fits = at < self.end && self.single(word, self.text.at(at));
                    at += 1;
                    word += self.length(word);
                    fits
                }
                op::SPLIT => {
                    self.notes.push(Note::Choice { word: words[word + 1] as usize, at });
                    word += 2;
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
                    let group = words[word + 1] as usize;
                    let flags = words[word + 2];
                    word += 3;
                    match self.repeats(group, flags, at) {
                        Some(end) => {
                            at = end;
                            true
                        }
                        None => false,
                    }
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
                op::ATOMIC => match self.inner(word + 2, at) {
                    Some(end) => {
                        at = end;
                        word = words[word + 1] as usize;
                        true
                    }
                    None => false,
                },
                op::IF => {
                    let group = words[word + 1] as usize;
                    let matched = self.slots[2 * group + 1] != NOWHERE;
                    word = if matched { word + 3 } else { words[word + 2] as usize };
                    true
                }
                op::SINGLE => {
                    let (how, least) = (words[word + 1], words[word + 2] as usize);
                    let most = if words[word + 3] == u32::MAX { usize::MAX } else { words[word + 3] as usize };
                    let (single, next) = (word + 5, words[word + 4] as usize);
                    word = next;
                    let limit = if how == 1 { least } else { most }.min(self.end - at.min(self.end));
                    let count = self.count(single, at, limit);
                    if count < least {
                        false
                    } else {
                        if how == 1 {
                            if most > count {
                                self.notes.push(Note::More { single, word: next, at: at + count, left: most - count });
                            }
                        } else if how == 0 && count > least {
                            self.notes.push(Note::Fewer { word: next, from: at, count, least });
                        }
                        at += count;
                        true
                    }
                }
                op::LOOP_START => {
                    let slot = words[word + 1] as usize;
                    let (count, old) = self.loops[slot];
                    self.notes.push(Note::Loop { slot, count, at: old });
                    self.loops[slot] = (0, NOWHERE);
                    word += 2;
                    true
                }
                op::LOOP => {
                    let slot = words[word + 1] as usize;
                    let (least, how, exit) = (words[word + 2] as usize, words[word + 4], words[word + 5] as usize);
                    let most = if words[word + 3] == u32::MAX { usize::MAX } else { words[word + 3] as usize };
                    let (count, old) = self.loops[slot];
                    let again = count < least || (count < most && old != at);
                    let body = word + 6;
                    if !again {
                        word = exit;
                    } else if count >= least && how == 1 {
                        // The body is tried later; it counts itself in when it comes back here.
                        self.notes.push(Note::Loop { slot, count, at: old });
                        self.notes.push(Note::Choice { word: body, at });
                        self.notes.push(Note::Loop { slot, count: count + 1, at });
                        word = exit;
                    } else {
                        if count >= least {
                            self.notes.push(Note::Choice { word: exit, at });
                        }
                        self.notes.push(Note::Loop { slot, count, at: old });
                        self.loops[slot] = (count + 1, at);
                        word = body;
                    }
                    true
                }
                _ => {
                    let refused = outermost && ((self.full && at != self.end) || (at == start && at == self.not_empty_at));
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

    fn length(&self, word: usize) -> usize {
        match self.words[word] {
            op::CHAR => 2,
            op::CHAR_CASE => 3,
            op::SET => 2 + self.words[word + 1] as usize,
            _ => 1,
        }
    }

    /// How many characters from `at` on fit, at most `limit`.
    fn count(&self, single: usize, at: usize, limit: usize) -> usize {
        if self.words[single] == op::ALL {
            return limit;
        }
        (0..limit).take_while(|&index| self.single(single, self.text.at(at + index))).count()
    }

    /// Where what a group has matched ends if it stands here again.
    fn repeats(&self, group: usize, flags: u32, at: usize) -> Option<usize> {
        let (from, to) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if from == NOWHERE || to == NOWHERE || to < from {
            return None;
        }
        let length = to - from;
        if at.checked_add(length)? > self.end {
            return None;
        }
        let ascii = flags & super::parse::flag::ASCII != 0;
        let same = |a: u32, b: u32| a == b || (flags & super::parse::flag::IGNORECASE != 0 && lower(a, ascii) == lower(b, ascii));
        (0..length).all(|index| same(self.text.at(from + index), self.text.at(at + index))).then_some(at + length)
    }
}
