//! Declaration of `bytes` and its iterator.

use std::cell::Cell;

use super::make::{Source, from_argument};
use super::methods::{self, SHARED};
use super::{body, search};
use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::protocol::item;
use crate::object::types::{int, str_, tuple};
use crate::object::{Args, Arity, Body, CompareOp, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let made = match from_argument(cx, args, "bytes")? {
        Source::Nothing => cx.empty_bytes.clone(),
        Source::Ready(made) => made,
        Source::Zeros(count) => body::try_new_with(cx, count, |target| target.fill(0))?,
        Source::Bytes(bytes) => body::try_new(cx, &bytes)?,
    };
    if class.is(cx.types.bytes) { Ok(made) } else { body::new_of_class(cx, class, body::as_slice(&made)) }
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    str_::bytes_repr(cx, "", body::as_slice(this), "")
}

fn str_slot(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    repr(cx, this)
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !b.has_flag(type_flags::BYTES) {
        return Ok(cx.not_implemented());
    }
    Ok(cx.bool(methods::order(body::as_slice(a), body::as_slice(b), op)))
}

fn modulo(cx: &Ctx, template: &Ref, values: &Ref) -> PyResult<Ref> {
    if !template.has_flag(type_flags::BYTES) {
        return Ok(cx.not_implemented());
    }
    let out = str_::percent::format_bytes(cx, body::as_slice(template), values)?;
    body::try_new(cx, out.chars().bytes())
}

fn get_new_args(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let copy = body::try_new(cx, body::as_slice(this))?;
    Ok(tuple::new(cx, &[copy]))
}

fn to_bytes(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    if this.is_exact(cx.types.bytes) { Ok(this.clone()) } else { body::try_new(cx, body::as_slice(this)) }
}

const OWN: [MethodDef; 2] = [
    MethodDef::new("__getnewargs__", Arity::None, get_new_args),
    MethodDef::new("__bytes__", Arity::None, to_bytes).doc("($self, /)", "As bytes."),
];

/// The shared methods behind a type's own.
pub(crate) const fn with_shared<const OWN: usize, const ALL: usize>(own: [MethodDef; OWN]) -> [MethodDef; ALL] {
    assert!(OWN + SHARED.len() == ALL);
    let mut all = [SHARED[0]; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < OWN { own[at] } else { SHARED[at - OWN] };
        at += 1;
    }
    all
}

const METHODS: [MethodDef; 44] = with_shared(OWN);

/// `bytes`
pub const SPEC: TypeSpec = TypeSpec {
    name: "bytes",
    basic_size: 33,
    item_size: 1,
    flags: type_flags::BASE_TYPE | type_flags::BYTES | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    slots: Slots {
        new: Some(new),
        buffer: Some(&super::view::LENDER),
        repr: Some(repr),
        str_: Some(str_slot),
        hash: Some(|cx, this| Ok(body::hash(cx, this))),
        compare: Some(compare),
        iter: Some(iter),
        mod_: Some(modulo),
        len: Some(|_, this| Ok(body::as_slice(this).len())),
        subscript: Some(methods::subscript),
        item: Some(methods::item),
        concat: Some(methods::concat),
        repeat: Some(methods::repeat),
        contains: Some(search::contains),
        ..Slots::EMPTY
    },
    methods: &METHODS,
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object",
    ..TypeSpec::DEFAULT
};

/// An iterator over bytes or a bytearray: position and object.
#[repr(C)]
pub struct BytesIteratorBody {
    head: Header,
    index: Cell<isize>,
    bytes: Field,
}
const _: () = assert!(size_of::<BytesIteratorBody>() == 32);
// SAFETY: repr(C), begins with Header; both iterator types declare it.
unsafe impl Body for BytesIteratorBody {}

fn iterator(object: &Header) -> &BytesIteratorBody {
    // SAFETY: only handed iterators: these are slots and methods of their types.
    unsafe { object.body() }
}

/// A new iterator of this type.
pub(crate) fn new_iterator(class: &TypeBody, bytes: &Ref) -> Ref {
    let result = new_object(class, size_of::<BytesIteratorBody>());
    iterator(&result).bytes.set(Some(bytes.clone()));
    heap::track(&result);
    result
}

fn iter(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(new_iterator(cx.types.bytes_iterator, this))
}

impl BytesIteratorBody {
    /// The next byte; None at the end, when the object is given up. For both iterator types.
    #[inline(always)]
    pub fn step(&self) -> Option<u8> {
        let bytes = self.bytes.borrow()?;
        let index = self.index.get();
        if let Some(&byte) = slice_of(bytes).get(index as usize) {
            self.index.set(index + 1);
            return Some(byte);
        }
        self.bytes.set(None);
        None
    }
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    Ok(iterator(object).step().map(|byte| int::new(cx, byte as i64)))
}

#[inline(always)]
fn slice_of(bytes: &Ref) -> &[u8] {
    if bytes.has_flag(type_flags::BYTES) { body::as_slice(bytes) } else { crate::object::types::bytearray::as_slice(bytes) }
}

fn length_hint(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let own = iterator(object);
    let left = own.bytes.borrow().map_or(0, |bytes| slice_of(bytes).len().saturating_sub(own.index.get() as usize));
    Ok(int::from_usize(cx, left))
}

fn reduce(cx: &Ctx, object: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let own = iterator(object);
    let iter = item::get(cx, &str_::builtins(cx)?, &cx.intern("iter"))?;
    Ok(match own.bytes.get() {
        Some(bytes) => {
            let rest = tuple::new(cx, &[bytes]);
            tuple::new(cx, &[iter, rest, int::new(cx, own.index.get() as i64)])
        }
        None => {
            let rest = tuple::new(cx, std::slice::from_ref(&cx.empty_tuple));
            tuple::new(cx, &[iter, rest])
        }
    })
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let index = str_::convert::size(cx, args.at(0))?;
    let own = iterator(object);
    if let Some(bytes) = own.bytes.borrow() {
        own.index.set(index.clamp(0, slice_of(bytes).len() as isize));
    }
    Ok(cx.none())
}

/// # Safety
/// The hook of the iterator types: count zero.
unsafe fn iterator_dealloc(object: &Header) {
    heap::untrack(object);
    drop(iterator(object).bytes.take());
    // SAFETY: made with this size; nothing is held any more.
    unsafe { crate::object::free_object(object, size_of::<BytesIteratorBody>()) };
}

/// # Safety
/// The hook of the iterator types.
unsafe fn iterator_traverse(object: &Header, visit: Visit<'_>) {
    if let Some(bytes) = iterator(object).bytes.borrow() {
        visit(bytes);
    }
}

/// `bytes_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec {
    name: "bytes_iterator",
    basic_size: size_of::<BytesIteratorBody>(),
    flags: heap::flags::GC | type_flags::NO_INSTANTIATION,
    dealloc: Some(iterator_dealloc),
    traverse: Some(iterator_traverse),
    slots: Slots { iter: Some(|_, object| Ok(object.clone())), next: Some(next), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__length_hint__", Arity::None, length_hint),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__setstate__", Arity::One, set_state),
    ],
    ..TypeSpec::DEFAULT
};
