//! A text under construction: characters collected at the narrowest width that holds them, made a str at the end.
//!
//! ```text
//!   Builder ─► One(Vec<u8>) ──wider character──► Two(Vec<u16>) ──► Four(Vec<u32>)
//! ```
//! The vector lives in Rust's memory (scratch, reused from call to call); only the finished str lies in our heap, as exactly as big as it must be.

use std::cell::Cell;

use super::body::{self, Chars, Width, each_width};
use crate::heap::Ref;
use crate::object::{Ctx, Object, PyResult};

/// See the module comment.
pub struct Builder {
    text: Text,
    only: Option<Ref>,
}

enum Text {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

/// Scratch bigger than this is given back.
const KEEP: usize = 1 << 16;

thread_local! {
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

impl Default for Builder {
    fn default() -> Self {
        Builder::new()
    }
}

impl Builder {
    /// Empty.
    #[inline]
    pub fn new() -> Builder {
        Builder { text: Text::One(scratch()), only: None }
    }

    /// Number of characters so far.
    #[inline]
    pub fn len(&self) -> usize {
        match &self.text {
            Text::One(text) => text.len(),
            Text::Two(text) => text.len(),
            Text::Four(text) => text.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for more characters of the present width.
    #[inline]
    pub fn reserve(&mut self, more: usize) {
        match &mut self.text {
            Text::One(text) => text.reserve(more),
            Text::Two(text) => text.reserve(more),
            Text::Four(text) => text.reserve(more),
        }
    }

    /// Makes room for more characters; MemoryError if there is none.
    pub fn try_reserve(&mut self, cx: &Ctx, more: usize) -> PyResult<()> {
        let got = match &mut self.text {
            Text::One(text) => text.try_reserve(more),
            Text::Two(text) => text.try_reserve(more),
            Text::Four(text) => text.try_reserve(more),
        };
        if got.is_err() { cx.no_memory() } else { Ok(()) }
    }

    #[cold]
    fn widen(&mut self, width: Width) {
        self.text = match (std::mem::replace(&mut self.text, Text::One(Vec::new())), width) {
            (Text::One(text), Width::Two) => Text::Two(widened(text, u16::from)),
            (Text::One(text), Width::Four) => Text::Four(widened(text, u32::from)),
            (Text::Two(text), Width::Four) => Text::Four(text.iter().map(|&c| c as u32).collect()),
            (text, _) => text,
        };
    }

    /// Appends a character (at most U+10FFFF).
    #[inline]
    pub fn push(&mut self, c: u32) {
        match &mut self.text {
            Text::One(text) if c < 0x100 => text.push(c as u8),
            Text::Two(text) if c < 0x10000 => text.push(c as u16),
            Text::Four(text) => text.push(c),
            _ => {
                self.widen(Width::of(c));
                self.push(c);
            }
        }
    }

    /// Appends the same character several times.
    pub fn push_repeated(&mut self, c: u32, times: usize) {
        match &mut self.text {
            Text::One(text) if c < 0x100 => text.resize(text.len() + times, c as u8),
            Text::Two(text) if c < 0x10000 => text.resize(text.len() + times, c as u16),
            Text::Four(text) => text.resize(text.len() + times, c),
            _ => {
                self.widen(Width::of(c));
                self.push_repeated(c, times);
            }
        }
    }

    /// Appends Latin-1 characters.
    #[inline]
    pub fn push_latin1(&mut self, more: &[u8]) {
        match &mut self.text {
            Text::One(text) => text.extend_from_slice(more),
            Text::Two(text) => text.extend(more.iter().map(|&c| c as u16)),
            Text::Four(text) => text.extend(more.iter().map(|&c| c as u32)),
        }
    }

    /// Appends text.
    #[inline]
    pub fn push_str(&mut self, more: &str) {
        if more.is_ascii() { self.push_latin1(more.as_bytes()) } else { more.chars().for_each(|c| self.push(c as u32)) }
    }

    /// Appends characters; `whole`: they are all of a str, so their stored width is the narrowest.
    #[inline]
    fn push_any(&mut self, more: Chars<'_>, whole: bool) {
        if let Chars::One(more) = more {
            return self.push_latin1(more);
        }
        let width = if whole { more.width() } else { Width::of(more.span()) };
        if width > self.width() {
            self.widen(width);
        }
        match &mut self.text {
            Text::One(text) => each_width!(more, more => text.extend(more.iter().map(|&c| u32::from(c) as u8))),
            Text::Two(text) => each_width!(more, more => text.extend(more.iter().map(|&c| u32::from(c) as u16))),
            Text::Four(text) => each_width!(more, more => text.extend(more.iter().map(|&c| u32::from(c)))),
        }
    }

    /// Appends part of a str.
    #[inline]
    pub fn push_chars(&mut self, more: Chars<'_>) {
        self.push_any(more, false)
    }

    /// Appends a whole str.
    #[inline]
    pub fn push_ref(&mut self, text: &Ref) {
        self.push_any(body::chars(text), true)
    }

    /// Appends the last piece: if it is an exact str and the only one, it will be the result itself.
    #[inline]
    pub fn push_final(&mut self, cx: &Ctx, text: &Ref) {
        if self.is_empty() && text.is_exact(cx.types.str_) { self.only = Some(text.clone()) } else { self.push_ref(text) }
    }

    fn width(&self) -> Width {
        match self.text {
            Text::One(_) => Width::One,
            Text::Two(_) => Width::Two,
            Text::Four(_) => Width::Four,
        }
    }

    /// What has been collected.
    pub fn chars(&self) -> Chars<'_> {
        match &self.text {
            Text::One(text) => Chars::One(text),
            Text::Two(text) => Chars::Two(text),
            Text::Four(text) => Chars::Four(text),
        }
    }

    /// The finished str.
    pub fn finish(mut self, cx: &Ctx) -> PyResult<Ref> {
        if let Some(only) = self.only.take() {
            return Ok(only);
        }
        body::from_chars(cx, self.chars())
    }

    /// The same; a single character gets an object of its own.
    pub fn finish_fresh(self, cx: &Ctx) -> PyResult<Ref> {
        body::fresh(cx, self.chars())
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        if let Text::One(text) = &mut self.text {
            give_back(std::mem::take(text));
        }
    }
}

/// Keeps scratch for the next builders: two vectors, because building nests (a field of a field).
fn give_back(mut text: Vec<u8>) {
    if (1..=KEEP).contains(&text.capacity()) {
        text.clear();
        let other = SCRATCH.replace(text);
        if other.capacity() > 0 {
            SPARE.set(other);
        }
    }
}

#[inline]
fn scratch() -> Vec<u8> {
    let first = SCRATCH.take();
    if first.capacity() > 0 { first } else { SPARE.take() }
}

fn widened<T>(text: Vec<u8>, convert: impl Fn(u8) -> T) -> Vec<T> {
    let mut wide = Vec::with_capacity(text.capacity().max(16));
    wide.extend(text.iter().map(|&c| convert(c)));
    give_back(text);
    wide
}

impl std::fmt::Write for Builder {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.push_str(text);
        Ok(())
    }
}
