//! Declaration of `bytearray` and its iterator.

use super::body::{self, ByteArrayBody, as_slice, as_slice_mut, resize, try_new, try_new_with};
use super::edit;
use crate::heap::{Ref, flags};
use crate::object::types::bytes::{self, Source, bytes_like, from_argument, is_bytes_like, with_shared};
use crate::object::types::{int, object, object_reduce, str_, tuple};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};

fn new(cx: &Ctx, class: &TypeBody, _: Args<'_>) -> PyResult<Ref> {
    if class.is(cx.types.bytearray) { Ok(new_object(class, size_of::<ByteArrayBody>())) } else { Ok(object::allocate_bare(class)) }
}

fn init(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<()> {
    match from_argument(cx, args, "bytearray")? {
        Source::Nothing => edit::set_all(cx, this, &[]),
        Source::Ready(made) => edit::set_all(cx, this, bytes::as_slice(&made)),
        Source::Zeros(count) => {
            edit::set_all(cx, this, &[])?;
            resize(cx, this, count)?;
            as_slice_mut(this).fill(0);
            Ok(())
        }
        Source::Bytes(source) if args.get(0).is_some_and(|source| at_once(cx, source)) => edit::set_all(cx, this, &source),
        Source::Bytes(source) => {
            // From an iterable, byte after byte: the capacity tells.
            edit::set_all(cx, this, &[])?;
            for (size, byte) in source.into_iter().enumerate() {
                resize(cx, this, size + 1)?;
                as_slice_mut(this)[size] = byte;
            }
            Ok(())
        }
    }
}

/// Whether the size of what a bytearray is made from is known beforehand.
fn at_once(cx: &Ctx, source: &Ref) -> bool {
    is_bytes_like(source) || source.is_exact(cx.types.list) || source.is_exact(cx.types.tuple)
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let text = as_slice(this);
    let quote = if text.contains(&b'\'') && !text.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = Vec::with_capacity(text.len() + 16);
    out.extend_from_slice(this.ty().name_string().as_bytes());
    out.extend_from_slice(&[b'(', b'b', quote]);
    for &b in text {
        match b {
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            // CPython escapes the single quote whichever quotes it uses.
            b'\\' | b'\'' => out.extend_from_slice(&[b'\\', b]),
            0x20..0x7f => out.push(b),
            _ => {
                out.extend_from_slice(b"\\x");
                str_::push_hex(&mut out, b as u32, 2);
            }
        }
    }
    out.extend_from_slice(&[quote, b')']);
    Ok(str_::from_wtf8(cx, &out))
}

fn str_slot(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    repr(cx, this)
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !is_bytes_like(a) || !is_bytes_like(b) {
        return Ok(cx.not_implemented());
    }
    Ok(cx.bool(bytes::order(&bytes_like(cx, a)?, &bytes_like(cx, b)?, op)))
}

fn iter(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(bytes::new_iterator(cx.types.bytearray_iterator, this))
}

fn concat(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !is_bytes_like(b) {
        return cx.type_error(&format!("can't concat {} to {}", b.ty().display_name(), a.ty().display_name()));
    }
    let (left, right) = (bytes_like(cx, a)?, bytes_like(cx, b)?);
    try_new_with(cx, left.len() + right.len(), |target| {
        target[..left.len()].copy_from_slice(&left);
        target[left.len()..].copy_from_slice(&right);
    })
}

fn repeat(cx: &Ctx, this: &Ref, times: isize) -> PyResult<Ref> {
    let text = as_slice(this);
    let Some(total) = text.len().checked_mul(times.max(0) as usize).filter(|&total| total <= isize::MAX as usize) else {
        return cx.no_memory();
    };
    try_new_with(cx, total, |target| str_::fill_repeated(target, text))
}

fn modulo(cx: &Ctx, template: &Ref, values: &Ref) -> PyResult<Ref> {
    if !template.is_instance(cx.types.bytearray) {
        return Ok(cx.not_implemented());
    }
    let source = bytes_like(cx, template)?;
    let out = str_::percent::format_bytes(cx, &source, values)?;
    try_new(cx, out.chars().bytes())
}

fn allocated(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, body::body(this).allocated.get()))
}

fn size_of_(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let fixed = this.kind().basic_size.get() as usize;
    Ok(int::from_usize(cx, fixed + body::body(this).allocated.get()))
}

fn reduced(cx: &Ctx, this: &Ref, protocol: i64) -> PyResult<Ref> {
    let text = as_slice(this);
    let class = this.ty().to_ref();
    let args = if protocol < 3 {
        let decoded = str_::from_chars(cx, str_::Chars::One(text))?;
        tuple::new(cx, &[decoded, cx.new_str("latin-1")])
    } else if text.is_empty() {
        tuple::new(cx, &[])
    } else {
        tuple::new(cx, &[bytes::try_new(cx, text)?])
    };
    let state = object_reduce::state_of(cx, this, false)?;
    Ok(tuple::new(cx, &[class, args, state]))
}

fn reduce(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    reduced(cx, this, 2)
}

fn reduce_ex(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "__reduce_ex__", 0, 1)?;
    let protocol = match args.get(0) {
        Some(protocol) => str_::convert::c_int(cx, protocol)?,
        None => 0,
    };
    reduced(cx, this, protocol as i64)
}

const OWN: [MethodDef; 12] = [
    MethodDef::new("__alloc__", Arity::None, allocated),
    MethodDef::new("__reduce__", Arity::None, reduce).doc("($self, /)", "For pickling."),
    MethodDef::new("__reduce_ex__", Arity::Positional, reduce_ex).doc("($self, proto=0, /)", "For pickling."),
    MethodDef::new("__sizeof__", Arity::None, size_of_).doc("($self, /)", "Bytes in memory."),
    MethodDef::new("append", Arity::One, edit::append).doc("($self, item, /)", "Appends a byte."),
    MethodDef::new("clear", Arity::None, edit::clear).doc("($self, /)", "Removes everything."),
    MethodDef::new("copy", Arity::None, edit::copy).doc("($self, /)", "A copy."),
    MethodDef::new("extend", Arity::One, edit::extend).doc("($self, iterable_of_ints, /)", "Appends all bytes of an iterable."),
    MethodDef::new("insert", Arity::Positional, edit::insert).doc("($self, index, item, /)", "Inserts a byte."),
    MethodDef::new("pop", Arity::Positional, edit::pop).doc("($self, index=-1, /)", "Removes and returns a byte."),
    MethodDef::new("remove", Arity::One, edit::remove).doc("($self, value, /)", "Removes the first such byte."),
    MethodDef::new("reverse", Arity::None, edit::reverse).doc("($self, /)", "Reverses the order in place."),
];

const METHODS: [MethodDef; 54] = with_shared(OWN);

/// `bytearray`
pub const SPEC: TypeSpec = TypeSpec {
    name: "bytearray",
    basic_size: size_of::<ByteArrayBody>(),
    flags: type_flags::BASE_TYPE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        buffer: Some(&body::LENDER),
        repr: Some(repr),
        str_: Some(str_slot),
        compare: Some(compare),
        iter: Some(iter),
        mod_: Some(modulo),
        len: Some(|_, this| Ok(as_slice(this).len())),
        subscript: Some(edit::subscript),
        set_subscript: Some(edit::set_subscript),
        item: Some(edit::item),
        concat: Some(concat),
        repeat: Some(repeat),
        contains: Some(bytes::contains),
        inplace_concat: Some(edit::inplace_concat),
        inplace_repeat: Some(edit::inplace_repeat),
        ..Slots::EMPTY
    },
    methods: &METHODS,
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array",
    ..TypeSpec::DEFAULT
};

/// `bytearray_iterator`
pub const ITERATOR_SPEC: TypeSpec =
    TypeSpec { name: "bytearray_iterator", flags: flags::GC | type_flags::NO_INSTANTIATION, ..bytes::ITERATOR_SPEC };
