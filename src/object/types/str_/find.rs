//! Searching in stored characters: one vocabulary for the three widths, linear in the worst case.
//!
//! ```text
//!   bytes (and Latin-1 text)   memchr, memmem
//!   wider                      scan for the first character, compare; when comparisons come to more than a few passes over the text,
//!                              Knuth-Morris-Pratt goes on from there
//! ```
//! Bytes and bytearray search through the same functions. Empty needles are the callers' business.

use super::body::{Chars, Unit};

/// Characters that can be searched for.
pub trait Search: Unit {
    /// First position of a character.
    fn position(text: &[Self], c: Self) -> Option<usize>;
    /// Last position of a character.
    fn last_position(text: &[Self], c: Self) -> Option<usize>;
    /// First position of a needle that is not empty.
    fn find(text: &[Self], needle: &[Self]) -> Option<usize>;
    /// Last position of a needle that is not empty.
    fn rfind(text: &[Self], needle: &[Self]) -> Option<usize>;
    /// Visits matches that do not overlap, from the left, while `visit` answers true.
    fn each(text: &[Self], needle: &[Self], visit: impl FnMut(usize) -> bool);
    /// Number of matches that do not overlap.
    fn count(text: &[Self], needle: &[Self]) -> usize {
        let mut count = 0;
        Self::each(text, needle, |_| {
            count += 1;
            true
        });
        count
    }
}

impl Search for u8 {
    #[inline]
    fn position(text: &[u8], c: u8) -> Option<usize> {
        let hits = places(text, c);
        if hits != 0 || text.len() <= BLOCK {
            return (hits != 0).then(|| hits.trailing_zeros() as usize);
        }
        memchr::memchr(c, &text[BLOCK..]).map(|at| at + BLOCK)
    }
    #[inline]
    fn last_position(text: &[u8], c: u8) -> Option<usize> {
        memchr::memrchr(c, text)
    }
    #[inline]
    fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [one] => Self::position(text, *one),
            _ if needle.len() > text.len() => None,
            _ => find_bytes(text, needle),
        }
    }
    #[inline]
    fn rfind(text: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [one] => memchr::memrchr(*one, text),
            _ if needle.len() > text.len() => None,
            _ => memchr::memmem::rfind(text, needle),
        }
    }
    #[inline]
    fn each(text: &[u8], needle: &[u8], mut visit: impl FnMut(usize) -> bool) {
        if let [one] = needle {
            if text.len() <= SHORT {
                for from in (0..text.len()).step_by(BLOCK) {
                    let mut hits = places(&text[from..], *one);
                    while hits != 0 {
                        if !visit(from + hits.trailing_zeros() as usize) {
                            return;
                        }
                        hits &= hits - 1;
                    }
                }
                return;
            }
            for at in memchr::memchr_iter(*one, text) {
                if !visit(at) {
                    return;
                }
            }
        } else if text.len() <= SHORT {
            let mut from = 0;
            while needle.len() <= text.len() - from
                && let Some(at) = find_bytes(&text[from..], needle)
                && visit(from + at)
            {
                from += at + needle.len();
            }
        } else if needle.len() <= text.len() {
            let finder = memchr::memmem::Finder::new(needle);
            for at in finder.find_iter(text) {
                if !visit(at) {
                    return;
                }
            }
        }
    }
    fn count(text: &[u8], needle: &[u8]) -> usize {
        if let [one] = needle {
            return memchr::memchr_iter(*one, text).count();
        }
        if needle.len() > text.len() {
            return 0;
        }
        if let [a, b] = *needle
            && a != b
        {
            // Matches cannot overlap: count pairs, many at a time.
            let mut total = 0;
            for (first, second) in text.chunks(255).zip(text[1..].chunks(255)) {
                let pairs = first.iter().zip(second).map(|(&x, &y)| ((x == a) & (y == b)) as u8);
                total += pairs.fold(0u8, |sum, hit| sum.wrapping_add(hit)) as usize;
            }
            return total;
        }
        if text.len() <= SHORT {
            let mut count = 0;
            Self::each(text, needle, |_| {
                count += 1;
                true
            });
            return count;
        }
        memchr::memmem::find_iter(text, needle).count()
    }
}

/// Texts up to this length are looked through here, block by block: to set up a bigger search would take longer.
const SHORT: usize = 512;

/// Bytes that are compared at once.
const BLOCK: usize = 16;

/// A bit for each of the first sixteen bytes (or fewer, if there are no more) that is the one sought.
#[inline(always)]
fn places(text: &[u8], sought: u8) -> u32 {
    match text.first_chunk::<BLOCK>() {
        Some(block) => places_in(block, sought),
        None => {
            let block = (low_bytes(text) as u128) | if text.len() > 8 { (low_bytes(&text[8..]) as u128) << 64 } else { 0 };
            places_in(&block.to_le_bytes(), sought) & ((1 << text.len()) - 1)
        }
    }
}

/// The first eight bytes (or fewer) as a number, the first one least significant.
#[inline(always)]
pub fn low_bytes(text: &[u8]) -> u64 {
    match (text.first_chunk::<8>(), text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(all), ..) => u64::from_le_bytes(*all),
        // Two halves that may overlap.
        (_, Some(first), Some(last)) => u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (text.len() - 4)),
        _ => text.iter().rev().fold(0, |all, &byte| all << 8 | byte as u64),
    }
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn places_in(block: &[u8; BLOCK], sought: u8) -> u32 {
    use std::arch::x86_64::{__m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8};
    // SAFETY: every processor of this kind has these instructions; the block is as long as what is loaded.
    unsafe {
        let block = _mm_loadu_si128(block.as_ptr().cast::<__m128i>());
        _mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8(sought as i8))) as u32
    }
}

#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
fn places_in(block: &[u8; BLOCK], sought: u8) -> u32 {
    block.iter().enumerate().fold(0, |hits, (at, &byte)| hits | ((byte == sought) as u32) << at)
}

/// A needle of two bytes or more that is not longer than the text: places where its first and last byte fit are found many at a time.
#[inline]
fn find_bytes(text: &[u8], needle: &[u8]) -> Option<usize> {
    let size = needle.len();
    let starts = text.len() - size + 1;
    let (first, last) = (needle[0], needle[size - 1]);
    let mut at = 0;
    let mut false_hits = 0;
    while at < starts {
        if at >= SHORT || false_hits > 16 {
            return memchr::memmem::find(&text[at..], needle).map(|found| found + at);
        }
        let mut hits = places(&text[at..starts], first) & places(&text[at + size - 1..], last);
        while hits != 0 {
            let found = at + hits.trailing_zeros() as usize;
            if size == 2 || text[found + 1..found + size - 1] == needle[1..size - 1] {
                return Some(found);
            }
            false_hits += 1;
            hits &= hits - 1;
        }
        at += BLOCK;
    }
    None
}

macro_rules! search_wide {
    ($unit:ty) => {
        impl Search for $unit {
            #[inline]
            fn position(text: &[$unit], c: $unit) -> Option<usize> {
                let mut start = 0;
                for chunk in text.chunks(32) {
                    if chunk.iter().fold(false, |found, &own| found | (own == c)) {
                        return chunk.iter().position(|&own| own == c).map(|at| start + at);
                    }
                    start += 32;
                }
                None
            }
            #[inline]
            fn last_position(text: &[$unit], c: $unit) -> Option<usize> {
                let mut end = text.len();
                for chunk in text.rchunks(32) {
                    end -= chunk.len();
                    if chunk.iter().fold(false, |found, &own| found | (own == c)) {
                        return chunk.iter().rposition(|&own| own == c).map(|at| end + at);
                    }
                }
                None
            }
            fn find(text: &[$unit], needle: &[$unit]) -> Option<usize> {
                let mut found = None;
                each_wide(text, needle, |at| {
                    found = Some(at);
                    false
                });
                found
            }
            fn rfind(text: &[$unit], needle: &[$unit]) -> Option<usize> {
                rfind_wide(text, needle)
            }
            fn each(text: &[$unit], needle: &[$unit], visit: impl FnMut(usize) -> bool) {
                each_wide(text, needle, visit)
            }
        }
    };
}
search_wide!(u16);
search_wide!(u32);

fn each_wide<T: Search>(text: &[T], needle: &[T], mut visit: impl FnMut(usize) -> bool) {
    let (length, size) = (text.len(), needle.len());
    let (Some(&first), true) = (needle.first(), size <= length) else { return };
    if size == 1 {
        for (index, chunk) in text.chunks(32).enumerate() {
            if chunk.iter().fold(false, |found, &own| found | (own == first)) {
                for (at, _) in chunk.iter().enumerate().filter(|(_, own)| **own == first) {
                    if !visit(index * 32 + at) {
                        return;
                    }
                }
            }
        }
        return;
    }
    let last_start = length - size;
    let mut at = 0;
    let mut work = 0;
    while at <= last_start {
        match T::position(&text[at..=last_start], first) {
            Some(skip) => at += skip,
            None => return,
        }
        let same = text[at..].iter().zip(needle).take_while(|(a, b)| a == b).count();
        if same == size {
            if !visit(at) {
                return;
            }
            at += size;
        } else {
            work += same;
            at += 1;
            if work > 8 * at + 256 {
                return each_linear(text, needle, at, visit);
            }
        }
    }
}

/// Knuth-Morris-Pratt from a position on.
#[cold]
fn each_linear<T: Unit>(text: &[T], needle: &[T], from: usize, mut visit: impl FnMut(usize) -> bool) {
    let next = borders(needle);
    let mut matched = 0;
    for (at, &c) in text.iter().enumerate().skip(from) {
        while matched > 0 && needle[matched] != c {
            matched = next[matched - 1] as usize;
        }
        if needle[matched] == c {
            matched += 1;
        }
        if matched == needle.len() {
            if !visit(at + 1 - matched) {
                return;
            }
            matched = 0;
        }
    }
}

/// For each prefix of the needle, the length of its longest proper border.
fn borders<T: Unit>(needle: &[T]) -> Vec<u32> {
    let mut next = vec![0u32; needle.len()];
    let mut matched = 0;
    for at in 1..needle.len() {
        while matched > 0 && needle[matched] != needle[at] {
            matched = next[matched - 1] as usize;
        }
        if needle[matched] == needle[at] {
            matched += 1;
        }
        next[at] = matched as u32;
    }
    next
}

fn rfind_wide<T: Search>(text: &[T], needle: &[T]) -> Option<usize> {
    let size = needle.len();
    if size > text.len() {
        return None;
    }
    let first = *needle.first()?;
    let mut end = text.len() - size + 1;
    let mut work = 0;
    while let Some(at) = T::last_position(&text[..end], first) {
        let same = text[at..].iter().zip(needle).take_while(|(a, b)| a == b).count();
        if same == size {
            return Some(at);
        }
        work += same;
        end = at;
        if work > 8 * (text.len() - end) + 256 {
            let backwards: Vec<T> = text[..end + size - 1].iter().rev().copied().collect();
            let needle: Vec<T> = needle.iter().rev().copied().collect();
            let mut found = None;
            each_linear(&backwards, &needle, 0, |at| {
                found = Some(at);
                false
            });
            return found.map(|at| backwards.len() - at - size);
        }
    }
    None
}

/// The needle at the width of the text, or None if it cannot occur.
macro_rules! with_needle {
    ($text:expr, $needle:expr, $none:expr, |$t:ident, $n:ident| $body:expr) => {
        match ($text, $needle) {
            (Chars::One($t), Chars::One($n)) => $body,
            (Chars::Two($t), Chars::Two($n)) => $body,
            (Chars::Four($t), Chars::Four($n)) => $body,
            (Chars::Two($t), Chars::One(narrow)) => {
                let wide: Vec<u16> = narrow.iter().map(|&c| c as u16).collect();
                let $n = &wide[..];
                $body
            }
            (Chars::Four($t), Chars::One(narrow)) => {
                let wide: Vec<u32> = narrow.iter().map(|&c| c as u32).collect();
                let $n = &wide[..];
                $body
            }
            (Chars::Four($t), Chars::Two(narrow)) => {
                let wide: Vec<u32> = narrow.iter().map(|&c| c as u32).collect();
                let $n = &wide[..];
                $body
            }
            _ => $none,
        }
    };
}

/// First position of a needle (position 0 for an empty one).
#[inline]
pub fn find(text: Chars<'_>, needle: Chars<'_>) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    with_needle!(text, needle, None, |t, n| Search::find(t, n))
}

/// Last position of a needle (the end for an empty one).
#[inline]
pub fn rfind(text: Chars<'_>, needle: Chars<'_>) -> Option<usize> {
    if needle.is_empty() {
        return Some(text.len());
    }
    with_needle!(text, needle, None, |t, n| Search::rfind(t, n))
}

/// Number of matches that do not overlap; an empty needle matches everywhere and at the end.
#[inline]
pub fn count(text: Chars<'_>, needle: Chars<'_>) -> usize {
    if needle.is_empty() {
        return text.len() + 1;
    }
    with_needle!(text, needle, 0, |t, n| Search::count(t, n))
}

/// Visits matches of a needle that is not empty, without overlap, while `visit` answers true.
#[inline]
pub fn each(text: Chars<'_>, needle: Chars<'_>, visit: impl FnMut(usize) -> bool) {
    with_needle!(text, needle, (), |t, n| Search::each(t, n, visit))
}

/// Whether the text has these characters at a position.
#[inline]
pub fn matches_at(text: Chars<'_>, at: usize, part: Chars<'_>) -> bool {
    if part.len() > text.len() - at {
        return false;
    }
    let text = text.slice(at, at + part.len());
    if text.width() == part.width() { text.bytes() == part.bytes() } else { text.iter().eq(part.iter()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_search_agrees_with_bytes() {
        let mut seed = 1u32;
        for round in 0..3000 {
            let mut next = |n: u32| {
                seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
                (seed >> 16) % n
            };
            let letters = 1 + next(3);
            let text: Vec<u8> = (0..next(60)).map(|_| b'a' + next(letters) as u8).collect();
            let needle: Vec<u8> = (0..1 + next(if round % 2 == 0 { 4 } else { 12 })).map(|_| b'a' + next(letters) as u8).collect();
            let wide = |bytes: &[u8]| bytes.iter().map(|&b| b as u16).collect::<Vec<_>>();
            let (text16, needle16) = (wide(&text), wide(&needle));
            assert_eq!(u8::find(&text, &needle), u16::find(&text16, &needle16));
            assert_eq!(u8::rfind(&text, &needle), u16::rfind(&text16, &needle16));
            assert_eq!(u8::count(&text, &needle), u16::count(&text16, &needle16));
            let mut linear = Vec::new();
            each_linear(&text16, &needle16, 0, |at| {
                linear.push(at);
                true
            });
            assert_eq!(linear.len(), u8::count(&text, &needle));
        }
    }

    #[test]
    fn no_quadratic_trap() {
        let text = vec![0x161u16; 400_000];
        let mut needle = vec![0x161u16; 200_000];
        needle[199_999] = 0x162;
        assert_eq!(u16::find(&text, &needle), None);
        assert_eq!(u16::rfind(&text, &needle), None);
        needle.reverse();
        assert_eq!(u16::find(&text, &needle), None);
        assert_eq!(u16::rfind(&text, &needle), None);
    }
}
