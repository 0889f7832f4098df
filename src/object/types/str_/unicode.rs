//! What Unicode 15.0 says of a character: its properties and its other cases.
//!
//! ```text
//!   c ─► pages[c >> 7] ─► block of 128 ─► record ─► flags          (properties)
//!                                      ─► difference, or the index of a special mapping   (cases)
//! ```
//! The compact tables of `tables.rs` unfold into pages on first use; equal pages of one value are shared.

use std::sync::OnceLock;

use super::tables;

/// `isalpha`
pub const ALPHA: u16 = 1;
/// `isdecimal`
pub const DECIMAL: u16 = 2;
/// `isdigit`
pub const DIGIT: u16 = 4;
/// `isnumeric`
pub const NUMERIC: u16 = 8;
/// Lower case.
pub const LOWER: u16 = 16;
/// Upper case.
pub const UPPER: u16 = 32;
/// Title case.
pub const TITLE: u16 = 64;
/// `isspace`
pub const SPACE: u16 = 128;
/// `isprintable`
pub const PRINTABLE: u16 = 256;
/// May begin an identifier.
pub const START: u16 = 512;
/// May continue an identifier.
pub const CONTINUE: u16 = 1024;
/// Skipped when the context of a final sigma is looked at.
pub const IGNORABLE: u16 = 2048;
/// Has case.
pub const CASED: u16 = LOWER | UPPER | TITLE;

const PAGE: usize = 128;
const END: usize = 0x110000;

/// A value for every character, in pages.
struct Pages<T> {
    pages: Vec<u16>,
    values: Vec<T>,
}

impl<T: Copy + PartialEq> Pages<T> {
    /// From runs of one or two alternating values: (length, even, odd).
    fn from_runs(runs: impl Iterator<Item = (usize, T, T)>) -> Pages<T> {
        let mut built = Pages { pages: Vec::with_capacity(END / PAGE), values: Vec::new() };
        let mut page: Vec<T> = Vec::with_capacity(PAGE);
        let mut uniform: Vec<(T, u16)> = Vec::new();
        for (length, even, odd) in runs {
            let mut done = 0;
            while done < length {
                if page.is_empty() && even == odd && length - done >= PAGE {
                    let index = match uniform.iter().find(|(value, _)| *value == even) {
                        Some((_, index)) => *index,
                        None => {
                            page.resize(PAGE, even);
                            let index = built.push(&mut page);
                            uniform.push((even, index));
                            index
                        }
                    };
                    let pages = (length - done) / PAGE;
                    built.pages.extend(std::iter::repeat_n(index, pages));
                    done += pages * PAGE;
                    continue;
                }
                let room = (PAGE - page.len()).min(length - done);
                page.extend((done..done + room).map(|at| if at % 2 == 0 { even } else { odd }));
                done += room;
                if page.len() == PAGE {
                    let index = built.push(&mut page);
                    built.pages.push(index);
                }
            }
        }
        built
    }

    fn push(&mut self, page: &mut Vec<T>) -> u16 {
        let index = self.values.len() / PAGE;
        self.values.append(page);
        index as u16
    }

    #[inline(always)]
    fn get(&self, c: u32, beyond: T) -> T {
        match self.pages.get(c as usize / PAGE) {
            Some(&page) => self.values[page as usize * PAGE + c as usize % PAGE],
            None => beyond,
        }
    }
}

fn flag_pages() -> &'static Pages<u16> {
    static PAGES: OnceLock<Pages<u16>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let record = |letter: u8| tables::LETTERS.iter().position(|&l| l == letter).map_or(0, |index| tables::RECORDS[index]);
        let text = tables::RUNS.as_bytes();
        let mut at = 0;
        Pages::from_runs(std::iter::from_fn(move || {
            let even = record(*text.get(at)?);
            at += 1;
            let mut odd = even;
            if text.get(at) == Some(&b'~') {
                odd = record(text[at + 1]);
                at += 2;
            }
            let mut length = 0;
            while let Some(digit @ (b'0'..=b'9' | b'a'..=b'v')) = text.get(at) {
                length = length * 32 + (if *digit < b'a' { digit - b'0' } else { digit - b'a' + 10 }) as usize;
                at += 1;
            }
            Some((length.max(1), even, odd))
        }))
    })
}

/// Flags of the 128 ASCII characters, without a lookup of pages.
static ASCII_FLAGS: [u16; 128] = {
    let mut table = [0; 128];
    let mut c = 0u8;
    while c < 128 {
        table[c as usize] = match c {
            b'a'..=b'z' => ALPHA | LOWER | PRINTABLE | START | CONTINUE,
            b'A'..=b'Z' => ALPHA | UPPER | PRINTABLE | START | CONTINUE,
            b'0'..=b'9' => DECIMAL | DIGIT | NUMERIC | PRINTABLE | CONTINUE,
            b'_' => PRINTABLE | START | CONTINUE,
            b' ' => SPACE | PRINTABLE,
            b'\t'..=b'\r' | 0x1c..=0x1f => SPACE,
            b'\'' | b'.' | b':' | b'^' | b'`' => PRINTABLE | IGNORABLE,
            0x21..=0x7e => PRINTABLE,
            _ => 0,
        };
        c += 1;
    }
    table
};

/// The flags of a character.
#[inline]
pub fn flags(c: u32) -> u16 {
    if c < 128 { ASCII_FLAGS[c as usize] } else { flag_pages().get(c, 0) }
}

/// Whether the character has any of these flags.
#[inline]
pub fn is(c: u32, mask: u16) -> bool {
    flags(c) & mask != 0
}

/// White space as `str.split` and `str.strip` see it.
#[inline(always)]
pub fn is_space(c: u32) -> bool {
    if c < 128 { ASCII_FLAGS[c as usize] & SPACE != 0 } else { c == 0x85 || c == 0xa0 || (c >= 0x1680 && is_space_far(c)) }
}

fn is_space_far(c: u32) -> bool {
    matches!(c, 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000)
}

/// Line boundary as `str.splitlines` sees it.
#[inline(always)]
pub fn is_line_end(c: u32) -> bool {
    matches!(c, 0xa..=0xd | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// Value of a decimal digit (`int('٣')`).
pub fn decimal(c: u32) -> Option<u32> {
    if c < 128 {
        return (c as u8).is_ascii_digit().then(|| c - 48);
    }
    let row = tables::ZEROS.partition_point(|&zero| zero <= c);
    let digit = c - tables::ZEROS[row.checked_sub(1)?];
    (digit < 10).then_some(digit)
}

/// One case mapping.
pub struct Mapping {
    rows: &'static [(u32, u16, u8, i32)],
    special: &'static [(u32, &'static [u32])],
    base: Option<&'static Mapping>,
    pages: OnceLock<Pages<i32>>,
}

/// A special mapping is stored as this plus its index.
const SPECIAL: i32 = 1 << 24;

/// `upper`
pub static TO_UPPER: Mapping = Mapping { rows: tables::UPPER, special: tables::UPPER_SPECIAL, base: None, pages: OnceLock::new() };
/// `lower`
pub static TO_LOWER: Mapping = Mapping { rows: tables::LOWER, special: tables::LOWER_SPECIAL, base: None, pages: OnceLock::new() };
/// `title`
pub static TO_TITLE: Mapping =
    Mapping { rows: tables::TITLE, special: tables::TITLE_SPECIAL, base: Some(&TO_UPPER), pages: OnceLock::new() };
/// `casefold`
pub static TO_FOLDED: Mapping =
    Mapping { rows: tables::FOLD, special: tables::FOLD_SPECIAL, base: Some(&TO_LOWER), pages: OnceLock::new() };

/// What a character maps to.
pub enum Mapped {
    /// One character.
    One(u32),
    /// Two or three.
    More(&'static [u32]),
}

impl Mapping {
    fn pages(&self) -> &Pages<i32> {
        self.pages.get_or_init(|| {
            let mut own: Vec<(u32, i32)> = Vec::new();
            for &(first, count, step, difference) in self.rows {
                // "No change" where the base mapping changes is a row of difference 0 from the character itself, kept as such.
                own.extend((0..count as u32).map(|k| (first + k * step as u32, difference)));
            }
            own.extend(self.special.iter().enumerate().map(|(index, (c, _))| (*c, SPECIAL + index as i32)));
            own.sort_unstable_by_key(|entry| entry.0);
            let mut next = 0;
            let mut entries = own.into_iter().peekable();
            Pages::from_runs(std::iter::from_fn(move || {
                let &(c, difference) = match entries.peek() {
                    Some(entry) => entry,
                    None if next < END => {
                        let rest = END - next;
                        next = END;
                        return Some((rest, NONE, NONE));
                    }
                    None => return None,
                };
                if c as usize > next {
                    let gap = c as usize - next;
                    next = c as usize;
                    return Some((gap, NONE, NONE));
                }
                entries.next();
                next += 1;
                Some((1, difference, difference))
            }))
        })
    }

    /// The mapping of one character.
    #[inline]
    pub fn get(&self, c: u32) -> Mapped {
        match self.pages().get(c, NONE) {
            NONE => match self.base {
                Some(base) => base.get(c),
                None => Mapped::One(c),
            },
            special if special >= SPECIAL => Mapped::More(self.special[(special - SPECIAL) as usize].1),
            difference => Mapped::One((c as i32 + difference) as u32),
        }
    }
}

/// No entry: the base mapping's, or the character itself.
const NONE: i32 = i32::MIN;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_flags_agree_with_the_table() {
        for c in 0..128 {
            assert_eq!(ASCII_FLAGS[c as usize], flag_pages().get(c, 0), "{c:#x}");
        }
        for c in 0..0x110000 {
            assert_eq!(is_space(c), flags(c) & SPACE != 0, "{c:#x}");
            assert_eq!(decimal(c).is_some(), flags(c) & DECIMAL != 0, "{c:#x}");
        }
    }

    #[test]
    fn cases() {
        let upper = |c: char| match TO_UPPER.get(c as u32) {
            Mapped::One(c) => vec![c],
            Mapped::More(more) => more.to_vec(),
        };
        assert_eq!(upper('a'), [65]);
        assert_eq!(upper('ß'), [83, 83]);
        assert_eq!(upper('ÿ'), [0x178]);
        assert_eq!(upper('1'), [49]);
        assert!(matches!(TO_TITLE.get(0x1c6), Mapped::One(0x1c5)));
        assert!(matches!(TO_FOLDED.get(0x130), Mapped::More([0x69, 0x307])));
        assert!(matches!(TO_FOLDED.get(0xb5), Mapped::One(0x3bc)));
    }
}
