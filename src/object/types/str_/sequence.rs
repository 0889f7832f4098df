//! A str as a sequence: length, items, slices, `+`, `*`, `in`, comparison, iteration.
//!
//! Whole slices, `+ ''` and `* 1` of an exact str give the object itself; single Latin-1 characters and '' are the shared objects.

use std::cell::Cell;
use std::cmp::Ordering;

use super::body::{self, Chars, StrBody, Unit, Width, each_width};
use super::convert::{exact, is_str};
use super::find;
use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::protocol::number;
use crate::object::types::{int, slice, tuple};
use crate::object::{Args, Arity, Body, CompareOp, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec, new_object, type_flags};

/// `text[from..to]`: the object itself if that is all of an exact str.
#[inline]
pub fn substring(cx: &Ctx, text: &Ref, from: usize, to: usize) -> PyResult<Ref> {
    let chars = body::chars(text);
    if to - from == chars.len() {
        return exact(cx, text);
    }
    if body::is_ascii(text) {
        return body::from_chars_span(cx, chars.slice(from, to), 0x7f);
    }
    body::from_chars(cx, chars.slice(from, to))
}

/// `text[key]`
pub fn subscript(cx: &Ctx, text: &Ref, key: &Ref) -> PyResult<Ref> {
    if key.has_flag(type_flags::INT) || key.ty().slots().index.is_some() {
        let index = match int::as_i64(key).filter(|_| key.has_flag(type_flags::INT)) {
            Some(index) => index as isize,
            None => number::index_isize(cx, key)?,
        };
        return item(cx, text, if index < 0 { index.saturating_add(body::len(text) as isize) } else { index });
    }
    if key.is_exact(cx.types.slice) {
        let (start, step, count) = slice::indices(cx, key, body::len(text))?;
        if count == 0 {
            return Ok(cx.empty_str.clone());
        }
        if step == 1 {
            return substring(cx, text, start as usize, start as usize + count);
        }
        let chars = body::chars(text);
        if let (Chars::One(s), true) = (chars, body::is_ascii(text)) {
            let Some(result) = body::allocate(cx.types.str_, Width::One, true, count) else { return cx.no_memory() };
            // SAFETY: allocated for exactly that many characters, and not shared yet.
            let target = unsafe { std::slice::from_raw_parts_mut(body::body(&result).data(), count) };
            if step == -1 {
                let part = &s[start as usize + 1 - count..start as usize + 1];
                target.iter_mut().zip(part.iter().rev()).for_each(|(target, &c)| *target = c);
            } else {
                let mut at = start;
                for target in target {
                    *target = s[at as usize];
                    at += step;
                }
            }
            return Ok(result);
        }
        return each_width!(chars, s => stepped(cx, s, start, step, count));
    }
    cx.type_error(&format!("string indices must be integers, not '{}'", key.ty().display_name()))
}

fn stepped<T: Unit>(cx: &Ctx, text: &[T], start: isize, step: isize, count: usize) -> PyResult<Ref> {
    let picked: Vec<T> = (0..count as isize).map(|k| text[(start + k * step) as usize]).collect();
    body::fresh(cx, T::chars(&picked))
}

/// Item by position, negative ones already adjusted.
pub fn item(cx: &Ctx, text: &Ref, index: isize) -> PyResult<Ref> {
    match usize::try_from(index).ok().and_then(|index| body::compact_char(cx, text, index)) {
        Some(c) => Ok(c),
        None => cx.raise(cx.types.index_error, "string index out of range"),
    }
}

/// `a + b`
pub fn concat(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !is_str(b) {
        return cx.type_error(&format!("can only concatenate str (not \"{}\") to str", b.ty().display_name()));
    }
    if body::len(a) == 0 {
        return exact(cx, b);
    }
    if body::len(b) == 0 {
        return exact(cx, a);
    }
    body::concat(cx, a, b)
}

/// `text * times`
pub fn repeat(cx: &Ctx, text: &Ref, times: isize) -> PyResult<Ref> {
    if times < 1 || body::len(text) == 0 {
        return Ok(cx.empty_str.clone());
    }
    if times == 1 {
        return exact(cx, text);
    }
    let own = body::body(text);
    let times = times as usize;
    let Some(length) = own.length.get().checked_mul(times).filter(|&length| length <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "repeated string is too long");
    };
    let Some(result) = body::allocate(cx.types.str_, own.width(), body::is_ascii(text), length) else { return cx.no_memory() };
    let data = body::body(&result).data();
    // SAFETY: allocated for exactly that many bytes, and not shared yet.
    let target = unsafe { std::slice::from_raw_parts_mut(data, length * own.width() as usize) };
    fill_repeated(target, own.bytes());
    Ok(result)
}

/// Fills a buffer, whose length is a multiple of the pattern's, by doubling.
pub(crate) fn fill_repeated(target: &mut [u8], pattern: &[u8]) {
    if let [one] = pattern {
        return target.fill(*one);
    }
    let total = target.len();
    let mut done = pattern.len();
    target[..done].copy_from_slice(pattern);
    while done < total {
        let more = done.min(total - done);
        target.copy_within(..more, done);
        done += more;
    }
}

/// `part in text`
pub fn contains(cx: &Ctx, text: &Ref, part: &Ref) -> PyResult<bool> {
    if !is_str(part) {
        return cx.type_error(&format!("'in <string>' requires string as left operand, not {}", part.ty().display_name()));
    }
    Ok(includes(text, part))
}

/// Whether a str occurs in another.
#[inline]
pub fn includes(text: &Ref, part: &Ref) -> bool {
    match (body::chars(text), body::chars(part)) {
        (Chars::One(text), Chars::One(&[byte])) => memchr::memchr(byte, text).is_some(),
        (text, part) => find::find(text, part).is_some(),
    }
}

/// Order by characters.
pub fn order(a: &Ref, b: &Ref) -> Ordering {
    if a.is(b) {
        return Ordering::Equal;
    }
    match (body::chars(a), body::chars(b)) {
        (Chars::One(a), Chars::One(b)) => a.cmp(b),
        (Chars::Two(a), Chars::Two(b)) => a.cmp(b),
        (Chars::Four(a), Chars::Four(b)) => a.cmp(b),
        (a, b) => a.iter().cmp(b.iter()),
    }
}

/// Rich comparison.
pub fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !is_str(b) {
        return Ok(cx.not_implemented());
    }
    let result = match op {
        CompareOp::Eq => body::eq(a, b),
        CompareOp::Ne => !body::eq(a, b),
        _ => op.holds(order(a, b)),
    };
    Ok(cx.bool(result))
}

/// An iterator over a str.
#[repr(C)]
pub struct StrIteratorBody {
    head: Header,
    index: Cell<isize>,
    text: Field,
}
const _: () = assert!(size_of::<StrIteratorBody>() == 32 && size_of::<StrBody>() == 40);
// SAFETY: repr(C), begins with Header; both iterator types declare it.
unsafe impl Body for StrIteratorBody {}

fn iterator(object: &Header) -> &StrIteratorBody {
    // SAFETY: only handed iterators over str: these are slots and methods of their types.
    unsafe { object.body() }
}

/// `iter(text)`
pub fn iter(cx: &Ctx, text: &Ref) -> PyResult<Ref> {
    let class = if body::is_ascii(text) { cx.types.str_ascii_iterator } else { cx.types.str_iterator };
    let result = new_object(class, size_of::<StrIteratorBody>());
    iterator(&result).text.set(Some(text.clone()));
    heap::track(&result);
    Ok(result)
}

impl StrIteratorBody {
    /// Next character of a text that is all ASCII; None behind the last, which `step` then finds again.
    #[inline(always)]
    pub fn step_ascii(&self, cx: &Ctx) -> Option<Ref> {
        let body = body::body(self.text.borrow()?);
        let index = self.index.get() as usize;
        if index >= body.length.get() {
            return None;
        }
        self.index.set(index as isize + 1);
        // SAFETY: the characters of an ASCII str are bytes, and the index is below the length.
        let c = unsafe { *body.data().add(index) };
        Some(cx.latin1[c as usize].clone())
    }
    /// The next character; None at the end, when the str is given up. For both iterator types.
    #[inline(always)]
    pub fn step(&self, cx: &Ctx) -> Option<Ref> {
        let text = self.text.borrow()?;
        let index = self.index.get();
        let body = body::body(text);
        if (index as usize) < body.length.get() {
            self.index.set(index + 1);
            let c = match body.width() {
                // SAFETY: the index is below the length.
                Width::One => return Some(cx.latin1[unsafe { *body.data().add(index as usize) } as usize].clone()),
                // SAFETY: as above.
                Width::Two => unsafe { *body.data().cast::<u16>().add(index as usize) as u32 },
                // SAFETY: as above.
                Width::Four => unsafe { *body.data().cast::<u32>().add(index as usize) },
            };
            return Some(body::from_char(cx, c));
        }
        self.text.set(None);
        None
    }
}

/// Next character; None at the end. For both iterator types.
#[inline]
pub fn iterator_next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    Ok(iterator(object).step(cx))
}

fn length_hint(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let own = iterator(object);
    let left = own.text.borrow().map_or(0, |text| body::len(text).saturating_sub(own.index.get() as usize));
    Ok(int::from_usize(cx, left))
}

fn reduce(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let own = iterator(object);
    let iter = crate::object::protocol::item::get(cx, &builtins(cx)?, &cx.intern("iter"))?;
    match own.text.get() {
        Some(text) => {
            let rest = tuple::new(cx, &[text]);
            Ok(tuple::new(cx, &[iter, rest, int::new(cx, own.index.get() as i64)]))
        }
        None => {
            let rest = tuple::new(cx, std::slice::from_ref(&cx.empty_str));
            Ok(tuple::new(cx, &[iter, rest]))
        }
    }
}

/// The builtins module's dict.
pub(crate) fn builtins(cx: &Ctx) -> PyResult<Ref> {
    match cx.builtins.get() {
        Some(dict) => Ok(dict),
        None => cx.raise(cx.types.runtime_error, "lost builtins"),
    }
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let index = super::convert::size(cx, args.at(0))?;
    let own = iterator(object);
    if let Some(text) = own.text.borrow() {
        own.index.set(index.clamp(0, body::len(text) as isize));
    }
    Ok(cx.none())
}

/// # Safety
/// The hook of the iterator types: count zero.
unsafe fn iterator_dealloc(object: &Header) {
    heap::untrack(object);
    drop(iterator(object).text.take());
    // SAFETY: made with this size; nothing is held any more.
    unsafe { crate::object::free_object(object, size_of::<StrIteratorBody>()) };
}

/// # Safety
/// The hook of the iterator types.
unsafe fn iterator_traverse(object: &Header, visit: Visit<'_>) {
    if let Some(text) = iterator(object).text.borrow() {
        visit(text);
    }
}

const ITERATOR: TypeSpec = TypeSpec {
    name: "str_iterator",
    basic_size: size_of::<StrIteratorBody>(),
    flags: heap::flags::GC | type_flags::NO_INSTANTIATION,
    dealloc: Some(iterator_dealloc),
    traverse: Some(iterator_traverse),
    slots: Slots { iter: Some(|_, object| Ok(object.clone())), next: Some(iterator_next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, length_hint),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__setstate__", Arity::One, set_state),
    ],
    ..TypeSpec::DEFAULT
};

/// `str_iterator`
pub const ITERATOR_SPEC: TypeSpec = ITERATOR;
/// `str_ascii_iterator`
pub const ASCII_ITERATOR_SPEC: TypeSpec = TypeSpec { name: "str_ascii_iterator", ..ITERATOR };
