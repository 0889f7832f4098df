//! Layout of a str, and the only functions that touch its bytes.
//!
//! ```text
//!  ASCII (40 + n + 1)      ┌────────┬────────┬──────┬───────┬────┬─ characters ─┬─0─┐
//!                          │ Header │ length │ hash │ state │    │ 1 byte each  │   │
//!                          └────────┴────────┴──────┴───────┴────┴──────────────┴───┘
//!  other (56 + (n+1)*k)    ┌─ the same 40 bytes ─┬─────────────┬──────┬─ characters ──────┬─0─┐
//!                          │                     │ utf8 length │ utf8 │ 1, 2 or 4 bytes   │   │
//!                          └─────────────────────┴─────────────┴──────┴───────────────────┴───┘
//!  subclass (64, separate) ┌─ the same 56 bytes ─┬──────┐      characters and 0 in a block of their own
//!                          │                     │ data ┼────►
//!                          └─────────────────────┴──────┘
//!  state:  interned 2 bits │ kind 3 (1, 2, 4) │ compact 1 │ ascii 1 │ static 1
//! ```
//! The kind is always the narrowest that holds the widest character, so equal strings have equal bytes. A str never changes once somebody else can
//! see it; `append.rs` alone writes into one that has a single owner and no hash yet. Next: `intern.rs`, `build.rs`.

use std::borrow::Cow;
use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Header, Ref};
use crate::object::{Body, Ctx, Object, PyResult, TypeBody};

/// Front of every str.
#[repr(C)]
pub struct StrBody {
    pub(super) head: Header,
    pub(super) length: Cell<usize>,
    pub(super) hash: Cell<i64>,
    pub(super) state: Cell<u32>,
    pad: u32,
}
/// A str that is not all ASCII: room for its UTF-8 form.
#[repr(C)]
pub(super) struct WideBody {
    pub(super) base: StrBody,
    pub(super) utf8_length: Cell<usize>,
    pub(super) utf8: Cell<*mut u8>,
}
/// An instance of a subclass: characters elsewhere.
#[repr(C)]
pub(super) struct SubBody {
    pub(super) wide: WideBody,
    pub(super) data: Cell<*mut u8>,
}
const _: () = assert!(size_of::<StrBody>() == 40 && size_of::<WideBody>() == 56 && size_of::<SubBody>() == 64);
// SAFETY: repr(C), begins with Header; str and its subclasses declare it.
unsafe impl Body for StrBody {}
// SAFETY: as above, for strs that are not compact ASCII.
unsafe impl Body for WideBody {}
// SAFETY: as above, for strs that are not compact.
unsafe impl Body for SubBody {}

pub(super) const INTERNED: u32 = 3;
pub(super) const KIND_SHIFT: u32 = 2;
pub(super) const COMPACT: u32 = 1 << 5;
pub(super) const ASCII: u32 = 1 << 6;
pub(super) const STATIC: u32 = 1 << 7;
/// Hash not known yet.
pub(super) const NO_HASH: i64 = -1;

/// Bytes per character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Width {
    /// Up to U+00FF.
    One = 1,
    /// Up to U+FFFF.
    Two = 2,
    /// Everything.
    Four = 4,
}

impl Width {
    /// The narrowest for a character (or a bitwise or of characters).
    #[inline]
    pub fn of(c: u32) -> Width {
        if c < 0x100 {
            Width::One
        } else if c < 0x10000 {
            Width::Two
        } else {
            Width::Four
        }
    }
}

/// The characters of a str as they are stored.
#[derive(Clone, Copy, Debug)]
pub enum Chars<'a> {
    /// Latin-1.
    One(&'a [u8]),
    /// The basic plane, at least one character above U+00FF in a whole str.
    Two(&'a [u16]),
    /// Everything.
    Four(&'a [u32]),
}

/// A stored character: u8, u16 or u32.
pub trait Unit: Copy + Ord + Into<u32> + 'static {
    /// Its width.
    const WIDTH: Width;
    /// The character, which fits.
    fn from_char(c: u32) -> Self;
    /// The slice as `Chars`.
    fn chars(slice: &[Self]) -> Chars<'_>;
}
impl Unit for u8 {
    const WIDTH: Width = Width::One;
    #[inline(always)]
    fn from_char(c: u32) -> u8 {
        c as u8
    }
    #[inline(always)]
    fn chars(slice: &[u8]) -> Chars<'_> {
        Chars::One(slice)
    }
}
impl Unit for u16 {
    const WIDTH: Width = Width::Two;
    #[inline(always)]
    fn from_char(c: u32) -> u16 {
        c as u16
    }
    #[inline(always)]
    fn chars(slice: &[u16]) -> Chars<'_> {
        Chars::Two(slice)
    }
}
impl Unit for u32 {
    const WIDTH: Width = Width::Four;
    #[inline(always)]
    fn from_char(c: u32) -> u32 {
        c
    }
    #[inline(always)]
    fn chars(slice: &[u32]) -> Chars<'_> {
        Chars::Four(slice)
    }
}

/// Runs the same generic code on whichever slice it is.
macro_rules! each_width {
    ($chars:expr, $slice:ident => $body:expr) => {
        match $chars {
            $crate::object::types::str_::Chars::One($slice) => $body,
            $crate::object::types::str_::Chars::Two($slice) => $body,
            $crate::object::types::str_::Chars::Four($slice) => $body,
        }
    };
}
#[allow(unused_imports)]
pub(crate) use each_width;

impl<'a> Chars<'a> {
    /// Number of characters.
    #[inline(always)]
    pub fn len(self) -> usize {
        each_width!(self, slice => slice.len())
    }
    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// A character; `index` is below `len`.
    #[inline(always)]
    pub fn at(self, index: usize) -> u32 {
        each_width!(self, slice => slice[index].into())
    }
    /// Part of it.
    #[inline]
    pub fn slice(self, from: usize, to: usize) -> Chars<'a> {
        match self {
            Chars::One(slice) => Chars::One(&slice[from..to]),
            Chars::Two(slice) => Chars::Two(&slice[from..to]),
            Chars::Four(slice) => Chars::Four(&slice[from..to]),
        }
    }
    /// The characters one after the other.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + use<'a> {
        (0..self.len()).map(move |index| self.at(index))
    }
    /// Stored width.
    #[inline(always)]
    pub fn width(self) -> Width {
        match self {
            Chars::One(_) => Width::One,
            Chars::Two(_) => Width::Two,
            Chars::Four(_) => Width::Four,
        }
    }
    /// A bound that tells the narrowest width and whether all is ASCII: a bitwise or, or an early answer that means the same.
    pub fn span(self) -> u32 {
        match self {
            Chars::One(slice) => {
                if slice.is_ascii() {
                    0x7f
                } else {
                    0xff
                }
            }
            Chars::Two(slice) => fold_or(slice, |&c| c as u32, 0xff00),
            Chars::Four(slice) => fold_or(slice, |&c| c, 0xffff_0000),
        }
    }
    /// The stored bytes.
    #[inline]
    pub fn bytes(self) -> &'a [u8] {
        // SAFETY: any slice of integers may be read as bytes.
        each_width!(self, slice => unsafe { std::slice::from_raw_parts(slice.as_ptr().cast::<u8>(), size_of_val(slice)) })
    }
}

/// Or of all characters; may stop once a bit of `enough` is set, since then the width is decided.
fn fold_or<T>(slice: &[T], get: impl Fn(&T) -> u32 + Copy, enough: u32) -> u32 {
    let mut all = 0;
    for chunk in slice.chunks(64) {
        all |= chunk.iter().map(get).fold(0, |a, b| a | b);
        if all & enough != 0 {
            break;
        }
    }
    all
}

/// The body of a str.
#[inline(always)]
pub(super) fn body(text: &Header) -> &StrBody {
    // SAFETY: callers hand in a str or an instance of a subclass (the type of every public function's parameter); all have this front.
    unsafe { text.body() }
}

impl StrBody {
    /// Where the characters are.
    #[inline(always)]
    pub(super) fn data(&self) -> *mut u8 {
        let state = self.state.get();
        let start = self as *const StrBody as *mut u8;
        if state & COMPACT != 0 {
            // SAFETY: the characters of a compact str follow its front of 40 or 56 bytes.
            unsafe { start.add(if state & ASCII != 0 { 40 } else { 56 }) }
        } else {
            // SAFETY: a str that is not compact has the 64-byte front.
            unsafe { (*start.cast::<SubBody>()).data.get() }
        }
    }
    #[inline(always)]
    pub(super) fn width(&self) -> Width {
        match (self.state.get() >> KIND_SHIFT) & 7 {
            1 => Width::One,
            2 => Width::Two,
            _ => Width::Four,
        }
    }
    #[inline(always)]
    pub(super) fn chars(&self) -> Chars<'_> {
        let (data, length) = (self.data(), self.length.get());
        // SAFETY: `length` characters of that width lie there, and a str does not change while it is shared.
        unsafe {
            match self.width() {
                Width::One => Chars::One(std::slice::from_raw_parts(data, length)),
                Width::Two => Chars::Two(std::slice::from_raw_parts(data.cast(), length)),
                Width::Four => Chars::Four(std::slice::from_raw_parts(data.cast(), length)),
            }
        }
    }
    /// The stored bytes.
    #[inline(always)]
    pub(super) fn bytes(&self) -> &[u8] {
        // SAFETY: as in `chars`.
        unsafe { std::slice::from_raw_parts(self.data(), self.length.get() << (self.width() as usize >> 1)) }
    }
    /// Bytes of a compact str's block.
    pub(super) fn block_bytes(&self) -> usize {
        let front = if self.state.get() & ASCII != 0 { 40 } else { 56 };
        front + ((self.length.get() + 1) << (self.width() as usize >> 1))
    }
}

/// Length in characters.
#[inline(always)]
pub fn len(text: &Ref) -> usize {
    body(text).length.get()
}

/// Whether all characters are ASCII.
#[inline(always)]
pub fn is_ascii(text: &Ref) -> bool {
    body(text).state.get() & ASCII != 0
}

/// The characters.
#[inline(always)]
pub fn chars(text: &Ref) -> Chars<'_> {
    body(text).chars()
}

/// The text of an ASCII str.
#[inline(always)]
pub fn ascii(text: &Ref) -> Option<&str> {
    let body = body(text);
    // SAFETY: an ASCII str stores ASCII, which is UTF-8.
    if body.state.get() & ASCII != 0 { Some(unsafe { std::str::from_utf8_unchecked(body.bytes()) }) } else { None }
}

/// Character at a position below `len`.
#[inline]
pub fn char_at(text: &Ref, index: usize) -> u32 {
    chars(text).at(index)
}

/// Whether two str (subclasses allowed) have the same characters.
#[inline]
pub fn eq(a: &Ref, b: &Ref) -> bool {
    if a.is(b) {
        return true;
    }
    let (a, b) = (body(a), body(b));
    a.length.get() == b.length.get() && (a.state.get() ^ b.state.get()) & (7 << KIND_SHIFT) == 0 && a.bytes() == b.bytes()
}

/// Whether the str (or instance of a subclass) has this text.
pub fn eq_str(object: &Ref, text: &str) -> bool {
    match ascii(object) {
        Some(own) => own == text,
        None => *wtf8(object) == *text.as_bytes(),
    }
}

/// Hash, remembered in the object; never -1.
#[inline]
pub fn hash(cx: &Ctx, text: &Ref) -> i64 {
    let body = body(text);
    let known = body.hash.get();
    if known != NO_HASH {
        return known;
    }
    let hash = hash_bytes(cx.hash_key.get(), body.bytes());
    body.hash.set(hash);
    hash
}

/// The hash of str and bytes: SipHash-1-3 of the stored bytes; 0 if there are none.
pub fn hash_bytes(key: (u64, u64), bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    match super::sip::hash13(key, bytes) as i64 {
        -1 => -2,
        hash => hash,
    }
}

/// A compact str whose characters the caller writes (`length` of them; the zero behind them is there). None: no memory.
#[inline]
pub(super) fn allocate(class: &TypeBody, width: Width, is_ascii: bool, length: usize) -> Option<Ref> {
    let front = if is_ascii { 40 } else { 56 };
    let size = length.checked_add(1)?.checked_mul(width as usize)?.checked_add(front)?;
    let block = heap::try_alloc_object(size)?;
    // SAFETY: the block is new and that big.
    Some(unsafe { write_front(block, class, width, is_ascii, length) })
}

/// # Safety
/// `block` is unused and big enough for a compact str of that length.
#[inline(always)]
unsafe fn write_front(block: NonNull<u8>, class: &TypeBody, width: Width, is_ascii: bool, length: usize) -> Ref {
    let state = ((width as u32) << KIND_SHIFT) | COMPACT | if is_ascii { ASCII } else { 0 };
    // SAFETY: the caller's promise: there is room for the front, the characters and the zero.
    unsafe {
        block.cast::<StrBody>().write(StrBody {
            head: Header::new(class.front()),
            length: Cell::new(length),
            hash: Cell::new(NO_HASH),
            state: Cell::new(state),
            pad: 0,
        });
        let mut front = 40;
        if !is_ascii {
            (&raw const (*block.cast::<WideBody>().as_ptr()).utf8_length).cast_mut().write(Cell::new(0));
            (&raw const (*block.cast::<WideBody>().as_ptr()).utf8).cast_mut().write(Cell::new(std::ptr::null_mut()));
            front = 56;
        }
        let end = block.add(front + length * width as usize);
        match width {
            Width::One => end.write(0),
            Width::Two => end.cast::<u16>().write(0),
            Width::Four => end.cast::<u32>().write(0),
        }
        Ref::from_raw(block.cast())
    }
}

/// The same where no error can be reported: ends the process when the system has no memory.
#[inline]
pub(super) fn allocate_or_end(class: &TypeBody, width: Width, is_ascii: bool, length: usize) -> Ref {
    let front = if is_ascii { 40 } else { 56 };
    let size = front + (length + 1) * width as usize;
    // SAFETY: the block is new and that big (a length of something that lies in memory times four does not overflow).
    unsafe { write_front(heap::alloc_object(size), class, width, is_ascii, length) }
}

/// Copies characters to `target`, whose width is at least theirs.
///
/// # Safety
/// There is room for `source.len()` characters of width `width` at `target`, aligned for it, and nobody else looks at it; the stored
/// width of `source` may be wider only if every character fits.
#[inline]
pub(super) unsafe fn copy_chars(target: *mut u8, width: Width, source: Chars<'_>) {
    // SAFETY: the caller's promise.
    unsafe {
        match (width, source) {
            (Width::One, Chars::One(s)) => std::ptr::copy_nonoverlapping(s.as_ptr(), target, s.len()),
            (Width::Two, Chars::Two(s)) => std::ptr::copy_nonoverlapping(s.as_ptr(), target.cast::<u16>(), s.len()),
            (Width::Four, Chars::Four(s)) => std::ptr::copy_nonoverlapping(s.as_ptr(), target.cast::<u32>(), s.len()),
            (Width::One, _) => each_width!(source, s => convert(s, target)),
            (Width::Two, _) => each_width!(source, s => convert(s, target.cast::<u16>())),
            (Width::Four, _) => each_width!(source, s => convert(s, target.cast::<u32>())),
        }
    }
}

/// # Safety
/// As `copy_chars`.
#[inline]
unsafe fn convert<A: Unit, B: Unit>(source: &[A], target: *mut B) {
    for (index, &c) in source.iter().enumerate() {
        // SAFETY: the caller's promise.
        unsafe { target.add(index).write(B::from_char(c.into())) }
    }
}

/// A str of these characters at their narrowest width; shared objects for '' and one Latin-1 character. `span` is as from `Chars::span`.
#[inline]
pub(super) fn from_chars_span(cx: &Ctx, source: Chars<'_>, span: u32) -> PyResult<Ref> {
    if let (0x7f, Chars::One(source)) = (span, source) {
        return ascii_piece(cx, source);
    }
    let length = source.len();
    if length <= 1 {
        if length == 0 {
            return Ok(cx.empty_str.clone());
        }
        let c = source.at(0);
        if c < 256 {
            return Ok(cx.latin1[c as usize].clone());
        }
    }
    let width = Width::of(span);
    let Some(text) = allocate(cx.types.str_, width, span < 0x80, length) else { return cx.no_memory() };
    // SAFETY: just allocated for these.
    unsafe { copy_chars(body(&text).data(), width, source) };
    Ok(text)
}

/// A str from ASCII bytes; shared objects for '' and one character.
#[inline(always)]
pub(super) fn ascii_piece(cx: &Ctx, source: &[u8]) -> PyResult<Ref> {
    match source {
        [] => return Ok(cx.empty_str.clone()),
        [one] => return Ok(cx.latin1[*one as usize].clone()),
        _ => {}
    }
    let Some(text) = allocate(cx.types.str_, Width::One, true, source.len()) else { return cx.no_memory() };
    // SAFETY: just allocated for these.
    unsafe { super::split::put_bytes(text.as_ptr().cast::<u8>().as_ptr().add(40), source) };
    Ok(text)
}

/// The same, but a single character gets an object of its own: what CPython's case changes, replace, padding and stepped slices give.
#[inline]
pub(super) fn fresh(cx: &Ctx, source: Chars<'_>) -> PyResult<Ref> {
    if source.is_empty() {
        return Ok(cx.empty_str.clone());
    }
    let span = source.span();
    let width = Width::of(span);
    let Some(text) = allocate(cx.types.str_, width, span < 0x80, source.len()) else { return cx.no_memory() };
    // SAFETY: just allocated for these.
    unsafe { copy_chars(body(&text).data(), width, source) };
    Ok(text)
}

/// A str of its own from ASCII bytes, even for a single one (`str(1)`).
#[inline]
pub fn fresh_ascii(cx: &Ctx, source: &[u8]) -> Ref {
    debug_assert!(source.is_ascii() && !source.is_empty());
    let text = allocate_or_end(cx.types.str_, Width::One, true, source.len());
    // SAFETY: just allocated for these.
    unsafe { super::split::put_bytes(text.as_ptr().cast::<u8>().as_ptr().add(40), source) };
    text
}

/// A str of these characters at their narrowest width.
#[inline]
pub fn from_chars(cx: &Ctx, source: Chars<'_>) -> PyResult<Ref> {
    from_chars_span(cx, source, source.span())
}

/// A str from ASCII bytes (checked by the caller).
#[inline]
pub fn from_ascii(cx: &Ctx, source: &[u8]) -> PyResult<Ref> {
    debug_assert!(source.is_ascii());
    from_chars_span(cx, Chars::One(source), 0x7f)
}

/// The str of one character (at most U+10FFFF).
#[inline]
pub fn from_char(cx: &Ctx, c: u32) -> Ref {
    if c < 256 {
        return cx.latin1[c as usize].clone();
    }
    let width = Width::of(c);
    let text = allocate_or_end(cx.types.str_, width, false, 1);
    // SAFETY: just allocated for this.
    unsafe { copy_chars(body(&text).data(), width, Chars::Four(&[c])) };
    text
}

/// A number that memory holds as a character: ValueError if there is no such character.
pub fn checked_char(cx: &Ctx, c: u32) -> PyResult<u32> {
    if c > 0x10_ffff {
        return cx.value_error(&format!("character U+{c:x} is not in range [U+0000; U+10ffff]"));
    }
    Ok(c)
}

/// `text[index]` for an exact str, None behind the end.
#[inline]
pub fn compact_char(cx: &Ctx, text: &Ref, index: usize) -> Option<Ref> {
    let chars = chars(text);
    (index < chars.len()).then(|| from_char(cx, chars.at(index)))
}

/// Decodes one character of generalised UTF-8 (lone surrogates allowed) that is known to be well formed.
#[inline]
pub(super) fn next_wtf8(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let first = *bytes.get(*at)? as u32;
    let rest = |n: usize| bytes.get(*at + n).map_or(0, |&b| b as u32 & 0x3f);
    let (c, used) = if first < 0x80 {
        (first, 1)
    } else if first < 0xe0 {
        ((first & 0x1f) << 6 | rest(1), 2)
    } else if first < 0xf0 {
        ((first & 0xf) << 12 | rest(1) << 6 | rest(2), 3)
    } else {
        ((first & 7) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    };
    *at += used;
    Some(c)
}

/// Number of characters and their span in generalised UTF-8.
pub(super) fn measure_wtf8(bytes: &[u8]) -> (usize, u32) {
    let mut length = 0;
    let mut top = 0u8;
    for chunk in bytes.chunks(255) {
        // Sums of a chunk fit in a byte: the loop runs on many bytes at a time.
        let (mut starts, mut widest) = (0u8, 0u8);
        for &b in chunk {
            starts = starts.wrapping_add((b as i8 >= -0x40) as u8);
            widest = widest.max(b);
        }
        length += starts as usize;
        top = top.max(widest);
    }
    // The first byte tells the width: C2 and C3 lead to U+00FF at most, E.. to U+FFFF.
    let span = match top {
        0..0x80 => 0x7f,
        0x80..0xc4 => 0xff,
        0xc4..0xf0 => 0xffff,
        _ => 0x10ffff,
    };
    (length, span)
}

/// A str object from well-formed generalised UTF-8, without a context and without the shared objects: for start-up and interning.
pub(super) fn make(class: &TypeBody, text: &[u8]) -> Ref {
    let (length, span) = measure_wtf8(text);
    let width = Width::of(span);
    let object = allocate_or_end(class, width, span < 0x80, length);
    fill_wtf8(body(&object), text);
    object
}

/// The same from ASCII.
pub(super) fn make_ascii(class: &TypeBody, text: &[u8]) -> Ref {
    let object = allocate_or_end(class, Width::One, true, text.len());
    // SAFETY: just allocated for these.
    unsafe { std::ptr::copy_nonoverlapping(text.as_ptr(), body(&object).data(), text.len()) };
    object
}

fn fill_wtf8(target: &StrBody, text: &[u8]) {
    let data = target.data();
    if target.state.get() & ASCII != 0 {
        // SAFETY: the target was allocated for as many characters as the text has bytes.
        unsafe { std::ptr::copy_nonoverlapping(text.as_ptr(), data, text.len()) };
        return;
    }
    let length = target.length.get();
    // SAFETY: `measure_wtf8` counted the characters and found the width; the text is well formed.
    unsafe {
        match target.width() {
            Width::One => unpack_wtf8(text, data, length),
            Width::Two => unpack_wtf8(text, data.cast::<u16>(), length),
            Width::Four => unpack_wtf8(text, data.cast::<u32>(), length),
        }
    }
}

/// The str of UTF-8 bytes in one pass; None if they are not valid (or so short that the shared objects are meant).
pub(super) fn decode_valid(cx: &Ctx, source: &[u8]) -> PyResult<Option<Ref>> {
    let (length, span) = measure_wtf8(source);
    if length <= 1 || span < 0x80 {
        return Ok(None);
    }
    let width = Width::of(span);
    let Some(text) = allocate(cx.types.str_, width, false, length) else { return cx.no_memory() };
    let data = body(&text).data();
    // SAFETY: no more characters come out than there are bytes that do not continue one, which `length` counts; the widest first byte gave the width.
    let valid = unsafe {
        match width {
            Width::One => decode_into(source, data, length),
            Width::Two => decode_into(source, data.cast::<u16>(), length),
            Width::Four => decode_into(source, data.cast::<u32>(), length),
        }
    };
    Ok(valid.then_some(text))
}

/// Decodes and checks. False: not valid UTF-8.
///
/// # Safety
/// There is room for `length` characters, which is at least the number of bytes that do not continue a character; valid ones fit in `T`.
unsafe fn decode_into<T: Unit>(source: &[u8], target: *mut T, length: usize) -> bool {
    let mut rest = source;
    let mut index = 0;
    loop {
        let (c, after) = match rest {
            [] => return index == length,
            [a @ 0..0x80, after @ ..] => (*a as u32, after),
            [a @ 0xc2..0xe0, b, after @ ..] if b & 0xc0 == 0x80 => ((*a as u32 & 0x1f) << 6 | (*b as u32 & 0x3f), after),
            [a @ 0xe0..0xf0, b, c, after @ ..] if b & 0xc0 == 0x80 && c & 0xc0 == 0x80 => {
                let c = (*a as u32 & 0xf) << 12 | (*b as u32 & 0x3f) << 6 | (*c as u32 & 0x3f);
                if c < 0x800 || c & 0xf800 == 0xd800 {
                    return false;
                }
                (c, after)
            }
            [a @ 0xf0..0xf5, b, c, d, after @ ..] if b & 0xc0 == 0x80 && c & 0xc0 == 0x80 && d & 0xc0 == 0x80 => {
                let c = (*a as u32 & 7) << 18 | (*b as u32 & 0x3f) << 12 | (*c as u32 & 0x3f) << 6 | (*d as u32 & 0x3f);
                if !(0x10000..0x110000).contains(&c) {
                    return false;
                }
                (c, after)
            }
            _ => return false,
        };
        debug_assert!(index < length);
        // SAFETY: each character so far began at a byte that does not continue one.
        unsafe { target.add(index).write(T::from_char(c)) };
        index += 1;
        rest = after;
    }
}

/// Writes the characters of a text.
///
/// # Safety
/// The text is well-formed generalised UTF-8 of `length` characters, each of which fits in `T`, and there is room for them.
unsafe fn unpack_wtf8<T: Unit>(text: &[u8], target: *mut T, length: usize) {
    let mut from = text.as_ptr();
    // SAFETY: a well-formed text holds as many bytes behind each first byte as that byte says; `length` characters end where the text ends.
    unsafe {
        let mut index = 0;
        while index < length {
            let first = *from as u32;
            let rest = |n: usize| *from.add(n) as u32 & 0x3f;
            let (c, used) = if first < 0x80 {
                (first, 1)
            } else if first < 0xe0 {
                ((first & 0x1f) << 6 | rest(1), 2)
            } else if first < 0xf0 {
                ((first & 0xf) << 12 | rest(1) << 6 | rest(2), 3)
            } else {
                ((first & 7) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
            };
            target.add(index).write(T::from_char(c));
            from = from.add(used);
            index += 1;
        }
    }
}

/// A str from UTF-8 generalised to lone surrogates.
pub fn from_wtf8(cx: &Ctx, text: &[u8]) -> Ref {
    if text.len() <= 4 {
        if text.is_empty() {
            return cx.empty_str.clone();
        }
        let mut at = 0;
        if let Some(c) = next_wtf8(text, &mut at)
            && at == text.len()
        {
            return from_char(cx, c);
        }
    }
    make(cx.types.str_, text)
}

impl Ctx {
    /// A new str (the shared object for '' and one Latin-1 character).
    #[inline]
    pub fn new_str(&self, text: &str) -> Ref {
        from_wtf8(self, text.as_bytes())
    }
}

/// Appends a character in generalised UTF-8.
#[inline]
pub(crate) fn push_wtf8(out: &mut Vec<u8>, c: u32) {
    match c {
        0..0x80 => out.push(c as u8),
        0x80..0x800 => out.extend_from_slice(&[0xc0 | (c >> 6) as u8, 0x80 | (c & 0x3f) as u8]),
        0x800..0x10000 => out.extend_from_slice(&[0xe0 | (c >> 12) as u8, 0x80 | (c >> 6 & 0x3f) as u8, 0x80 | (c & 0x3f) as u8]),
        _ => out.extend_from_slice(&[
            0xf0 | (c >> 18) as u8,
            0x80 | (c >> 12 & 0x3f) as u8,
            0x80 | (c >> 6 & 0x3f) as u8,
            0x80 | (c & 0x3f) as u8,
        ]),
    }
}

/// The text in generalised UTF-8, borrowed when ASCII.
pub fn wtf8(text: &Ref) -> Cow<'_, [u8]> {
    let body = body(text);
    if body.state.get() & ASCII != 0 {
        return Cow::Borrowed(body.bytes());
    }
    let chars = body.chars();
    let mut out = Vec::with_capacity(chars.len() * 2);
    each_width!(chars, slice => slice.iter().for_each(|&c| push_wtf8(&mut out, c.into())));
    Cow::Owned(out)
}

/// The text; lone surrogates become U+FFFD.
pub fn to_string_lossy(text: &Ref) -> String {
    match ascii(text) {
        Some(text) => text.to_owned(),
        None => chars(text).iter().map(|c| char::from_u32(c).unwrap_or('\u{fffd}')).collect(),
    }
}

/// `a + b` of two exact str.
#[inline]
pub fn concat(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    let (left, right) = (body(a), body(b));
    if left.length.get() == 0 {
        return Ok(b.clone());
    }
    if right.length.get() == 0 {
        return Ok(a.clone());
    }
    let width = left.width().max(right.width());
    let is_ascii = left.state.get() & right.state.get() & ASCII != 0;
    let length = left.length.get() + right.length.get();
    let Some(text) = allocate(cx.types.str_, width, is_ascii, length) else { return cx.no_memory() };
    let data = body(&text).data();
    if is_ascii {
        // SAFETY: just allocated for both.
        unsafe {
            let rest = super::split::put_bytes(data, left.bytes());
            super::split::put_bytes(rest, right.bytes());
        }
        return Ok(text);
    }
    // SAFETY: just allocated for both, at the wider width.
    unsafe {
        copy_chars(data, width, left.chars());
        copy_chars(data.add(left.length.get() * width as usize), width, right.chars());
    }
    Ok(text)
}

/// Frees a str: its UTF-8 form, the separate characters of a subclass's instance, its block.
///
/// # Safety
/// The hook of str: `object` is a str at count zero.
pub(super) unsafe fn dealloc(object: &Header) {
    let text = body(object);
    // SAFETY: what is freed here was allocated by this file with these sizes and belongs to the object.
    unsafe {
        if text.state.get() & (ASCII | COMPACT) == ASCII | COMPACT {
            return heap::free_object(NonNull::from(object).cast(), text.block_bytes());
        }
        drop_utf8(text);
        if text.state.get() & COMPACT != 0 {
            return heap::free_object(NonNull::from(object).cast(), text.block_bytes());
        }
        heap::untrack(object);
        let sub: &SubBody = object.body();
        if let Some(data) = NonNull::new(sub.data.get()) {
            heap::free(data, (text.length.get() + 1) << (text.width() as usize >> 1));
        }
        crate::object::free_object(object, object.kind().basic_size.get() as usize);
    }
}

/// Frees the remembered UTF-8 form, if there is one.
pub(super) fn drop_utf8(text: &StrBody) {
    if text.state.get() & (ASCII | COMPACT) == ASCII | COMPACT {
        return;
    }
    // SAFETY: a str that is not compact ASCII has these fields; the form was allocated by `remember_utf8`. For a subclass's ASCII instance the pointer
    // is its own data (CPython) or null; here it is always null.
    unsafe {
        let wide = &*(text as *const StrBody).cast::<WideBody>();
        if let Some(utf8) = NonNull::new(wide.utf8.replace(std::ptr::null_mut())) {
            heap::free(utf8, wide.utf8_length.get() + 1);
            wide.utf8_length.set(0);
        }
    }
}

/// Computes and keeps the UTF-8 form of a non-ASCII str, as CPython does when compiling it as source or making it a class name;
/// it counts in `sys.getsizeof`. Nothing happens if there are lone surrogates.
pub fn remember_utf8(text: &Header) {
    let body = body(text);
    if body.state.get() & ASCII != 0 {
        return;
    }
    // SAFETY: a str that is not ASCII has these fields.
    let wide = unsafe { &*(body as *const StrBody).cast::<WideBody>() };
    if !wide.utf8.get().is_null() || body.chars().iter().any(|c| (0xd800..0xe000).contains(&c)) {
        return;
    }
    let mut utf8 = Vec::with_capacity(4 * body.length.get());
    body.chars().iter().for_each(|c| push_wtf8(&mut utf8, c));
    let block = heap::alloc(utf8.len() + 1);
    // SAFETY: the block is new and that long.
    unsafe {
        std::ptr::copy_nonoverlapping(utf8.as_ptr(), block.as_ptr(), utf8.len());
        block.add(utf8.len()).write(0);
    }
    wide.utf8.set(block.as_ptr());
    wide.utf8_length.set(utf8.len());
}

/// The first character, 0 if there is none.
pub(super) fn char_at_or_zero(text: &StrBody) -> u32 {
    if text.length.get() == 0 { 0 } else { text.chars().at(0) }
}

/// An instance of a subclass with the characters of `text`.
pub(super) fn make_sub(cx: &Ctx, class: &TypeBody, text: &Ref) -> PyResult<Ref> {
    let source = body(text);
    let bytes = source.bytes();
    let unit = source.width() as usize;
    let Some(block) = heap::try_alloc(bytes.len() + unit) else { return cx.no_memory() };
    // SAFETY: the block is new and that long.
    unsafe {
        std::ptr::copy_nonoverlapping(bytes.as_ptr(), block.as_ptr(), bytes.len());
        block.add(bytes.len()).write_bytes(0, unit);
    }
    let Some(object) = crate::object::try_new_object(class, class.kind.basic_size.get() as usize) else {
        // SAFETY: taken above with this size.
        unsafe { heap::free(block, bytes.len() + unit) };
        return cx.no_memory();
    };
    // SAFETY: instances of subclasses of str have this body; the block is zeroed.
    let sub: &SubBody = unsafe { object.body() };
    let front = &sub.wide.base;
    front.length.set(source.length.get());
    front.hash.set(source.hash.get());
    front.state.set(source.state.get() & (7 << KIND_SHIFT | ASCII));
    sub.data.set(block.as_ptr());
    if class.has(heap::flags::GC) {
        heap::track(&object);
    }
    Ok(object)
}

/// `__sizeof__`
pub(super) fn memory_bytes(text: &Ref) -> usize {
    let own = body(text);
    let state = own.state.get();
    if state & (COMPACT | ASCII) == COMPACT | ASCII {
        return own.block_bytes();
    }
    // SAFETY: a str that is not compact ASCII has these fields.
    let wide = unsafe { &*(own as *const StrBody).cast::<WideBody>() };
    let characters = (own.length.get() + 1) << (own.width() as usize >> 1);
    let utf8 = if wide.utf8.get().is_null() { 0 } else { wide.utf8_length.get() + 1 };
    if state & COMPACT != 0 { 56 + characters + utf8 } else { 64 + characters + utf8 }
}
