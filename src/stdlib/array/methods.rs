//! Methods of arrays.

use super::body::{code, len, make, resize, start, width, with_bytes};
use super::item::Code;
use super::sequence::{append, append_bytes, bytes_of, delete, extend_by, find, get, insert, set, with_same_code};
use super::type_::is_array;
use super::{body, pickling};
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, iterate, number};
use crate::object::types::bytes::bytes_like;
use crate::object::types::{bytes, generic_alias, int, list, memoryview, slice, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, TypeBody, type_flags};

fn append_method(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    append(cx, array, args.at(0))?;
    Ok(cx.none())
}

fn insert_method(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "insert", 2, 2)?;
    let index = int::to_isize(cx, &number::index_any(cx, args.at(0))?)?;
    insert(cx, array, index, args.at(1))?;
    Ok(cx.none())
}

/// Appends what an iterable gives, an array's items at once.
pub fn extend(cx: &Ctx, array: &Ref, source: &Ref) -> PyResult<()> {
    if is_array(cx, source) {
        return extend_by(cx, array, source);
    }
    let iterator = iterate::iter(cx, source)?;
    while let Some(item) = iterate::next(cx, &iterator)? {
        append(cx, array, &item)?;
    }
    Ok(())
}

fn extend_method(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    extend(cx, array, args.at(0))?;
    Ok(cx.none())
}

fn pop(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "pop", 0, 1)?;
    let index = match args.get(0) {
        Some(index) => int::to_isize(cx, &number::index_any(cx, index)?)?,
        None => -1,
    };
    if len(array) == 0 {
        return cx.raise(cx.types.index_error, "pop from empty array");
    }
    let index = if index < 0 { index + len(array) as isize } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|&index| index < len(array)) else {
        return cx.raise(cx.types.index_error, "pop index out of range");
    };
    let item = get(cx, array, index)?;
    delete(cx, array, index, index + 1)?;
    Ok(item)
}

fn remove(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match find(cx, array, args.at(0), 0, usize::MAX)? {
        Some(index) => delete(cx, array, index, index + 1).map(|()| cx.none()),
        None => cx.value_error("array.remove(x): x not in array"),
    }
}

fn index(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "index", 1, 3)?;
    let (from, to) = slice::search_bounds(cx, args.get(1), args.get(2), || len(array))?;
    match find(cx, array, args.at(0), from, to)? {
        Some(index) => Ok(int::from_usize(cx, index)),
        None => cx.value_error("array.index(x): x not in array"),
    }
}

fn count(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (mut count, mut from) = (0, 0);
    while let Some(index) = find(cx, array, args.at(0), from, usize::MAX)? {
        count += 1;
        from = index + 1;
    }
    Ok(int::new(cx, count))
}

fn reverse(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let width = width(array);
    with_bytes(array, |bytes| {
        bytes.reverse();
        bytes.chunks_exact_mut(width).for_each(<[u8]>::reverse);
    });
    Ok(cx.none())
}

fn byteswap(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let width = width(array);
    with_bytes(array, |bytes| bytes.chunks_exact_mut(width).for_each(<[u8]>::reverse));
    Ok(cx.none())
}

fn buffer_info(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let address = if body::block_bytes(array) == 0 { 0 } else { start(array).addr() };
    Ok(tuple::pair(cx, int::from_usize(cx, address), int::from_usize(cx, len(array))))
}

fn tobytes(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    with_bytes(array, |all| bytes::try_new(cx, all))
}

pub fn tolist(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let items = (0..len(array)).map(|index| get(cx, array, index)).collect::<PyResult<Vec<Ref>>>()?;
    Ok(list::from_vec(cx, items))
}

pub fn tounicode(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if !code(array).is_text() {
        return cx.value_error("tounicode() may only be called on unicode type arrays");
    }
    let mut out = str_::build::Builder::new();
    for item in bytes_of(array).chunks_exact(4) {
        out.push(str_::checked_char(cx, u32::from_le_bytes([item[0], item[1], item[2], item[3]]))?);
    }
    out.finish(cx)
}

/// Appends the characters of a text.
pub fn append_text(cx: &Ctx, array: &Ref, text: &Ref) -> PyResult<()> {
    let more: Vec<u8> = str_::chars(text).iter().flat_map(u32::to_le_bytes).collect();
    if more.is_empty() { Ok(()) } else { append_bytes(cx, array, &more) }
}

fn fromunicode(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let text = args.at(0);
    if !str_::is_str(text) {
        return str_::convert::no_str(cx, "fromunicode", "argument", text);
    }
    if !code(array).is_text() {
        return cx.value_error("fromunicode() may only be called on unicode type arrays");
    }
    append_text(cx, array, text)?;
    Ok(cx.none())
}

/// Appends the items that bytes hold.
pub fn append_from(cx: &Ctx, array: &Ref, source: &Ref) -> PyResult<()> {
    let held = bytes_like(cx, source)?;
    if held.len() % width(array) != 0 {
        return cx.value_error("bytes length not a multiple of item size");
    }
    if held.is_empty() {
        return Ok(());
    }
    // The bytes may be those of the array itself, which cannot grow then.
    append_bytes(cx, array, &held)
}

fn frombytes(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.at(0).is_exact(cx.types.memoryview) && memoryview::item_size(cx, args.at(0))? != 1 {
        return cx.type_error("a bytes-like object is required");
    }
    append_from(cx, array, args.at(0))?;
    Ok(cx.none())
}

fn fromlist(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let source = args.at(0);
    if !source.has_flag(type_flags::LIST) {
        return cx.type_error("arg must be list");
    }
    let (count, old) = (list::len(source), len(array));
    if count == 0 {
        return Ok(cx.none());
    }
    resize(cx, array, old + count)?;
    with_bytes(array, |bytes| bytes[old * width(array)..].fill(0));
    for index in 0..count {
        let stored = match list::get(source, index) {
            Some(item) => set(cx, array, old + index, &item),
            None => cx.raise(cx.types.runtime_error, "list changed size during iteration"),
        };
        if let Err(raised) = stored.and_then(|()| match list::len(source) == count {
            true => Ok(()),
            false => cx.raise(cx.types.runtime_error, "list changed size during iteration"),
        }) {
            let waiting = cx.take_raised();
            if resize(cx, array, old).is_err() {
                drop(cx.take_raised());
            }
            drop(cx.raised.replace(Some(waiting)));
            return Err(raised);
        }
    }
    Ok(cx.none())
}

fn fromfile(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "fromfile", 2, 2)?;
    let count = int::to_isize(cx, &number::index_any(cx, args.at(1))?)?;
    let Ok(count) = usize::try_from(count) else { return cx.value_error("negative count") };
    let Some(wanted) = count.checked_mul(width(array)).filter(|&wanted| wanted <= isize::MAX as usize) else { return cx.no_memory() };
    let found = call::method(cx, args.at(0), &cx.intern("read"), &[int::from_usize(cx, wanted)])?;
    if !found.has_flag(type_flags::BYTES) {
        return cx.type_error("read() didn't return bytes");
    }
    append_from(cx, array, &found)?;
    if bytes::as_slice(&found).len() != wanted {
        return cx.raise(cx.types.eof_error, "read() didn't return enough bytes");
    }
    Ok(cx.none())
}

fn tofile(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const BLOCK: usize = 64 * 1024;
    let mut from = 0;
    let write = |part: &[u8]| {
        let part = bytes::try_new(cx, part)?;
        call::method(cx, args.at(0), &cx.names.write, &[part])
    };
    while from < len(array) * width(array) {
        let part = with_bytes(array, |all| all[from..all.len().min(from + BLOCK)].to_vec());
        write(&part)?;
        from += BLOCK;
    }
    Ok(cx.none())
}

fn copy(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    with_same_code(cx, array, &bytes_of(array))
}

/// `array(typecode, initializer)` of any class.
pub fn fill(cx: &Ctx, made: &Ref, initial: &Ref) -> PyResult<()> {
    if initial.is_instance(cx.types.bytearray) || initial.has_flag(type_flags::BYTES) {
        return append_from(cx, made, initial);
    }
    if str_::is_str(initial) {
        return append_text(cx, made, initial);
    }
    if is_array(cx, initial) && code(initial) == code(made) {
        with_bytes(made, |target| target.copy_from_slice(&bytes_of(initial)));
        return Ok(());
    }
    if initial.has_flag(type_flags::LIST | type_flags::TUPLE) || is_array(cx, initial) {
        for index in 0..len(made) {
            let value = item::at(cx, initial, index as isize)?;
            set(cx, made, index, &value)?;
        }
        return Ok(());
    }
    extend(cx, made, initial)
}

/// So many items an array is made with at once.
pub fn first_size(cx: &Ctx, initial: Option<&Ref>) -> usize {
    match initial {
        Some(initial) if initial.has_flag(type_flags::LIST) => list::len(initial),
        Some(initial) if initial.has_flag(type_flags::TUPLE) => tuple::len(initial),
        Some(initial) if is_array(cx, initial) => len(initial),
        _ => 0,
    }
}

fn size_of_array(cx: &Ctx, array: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, array.kind().basic_size.get() as usize + body::block_bytes(array)))
}

fn reduce_ex(cx: &Ctx, array: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let protocol = args.at(0);
    if !int::is_int(protocol) {
        return cx.type_error("__reduce_ex__ argument should be an integer");
    }
    let protocol = int::to_isize(cx, protocol)?;
    let names = attribute::get_optional(cx, array, &cx.names.__dict__)?.unwrap_or_else(|| cx.none());
    pickling::reduce(cx, array, protocol, names)
}

pub const METHODS: &[MethodDef] = &[
    MethodDef::new("append", Arity::One, append_method).doc("($self, v, /)", "Append a value."),
    MethodDef::new("buffer_info", Arity::None, buffer_info).doc("($self, /)", "Address and number of the items."),
    MethodDef::new("byteswap", Arity::None, byteswap).doc("($self, /)", "Turn the bytes of every item around."),
    MethodDef::new("__copy__", Arity::None, copy).doc("($self, /)", "A copy."),
    MethodDef::new("count", Arity::One, count).doc("($self, v, /)", "How many items equal v."),
    MethodDef::new("__deepcopy__", Arity::One, copy).doc("($self, unused, /)", "A copy."),
    MethodDef::new("extend", Arity::One, extend_method).doc("($self, bb, /)", "Append the items of an iterable."),
    MethodDef::new("fromfile", Arity::Positional, fromfile).doc("($self, f, n, /)", "Append n items read from a file."),
    MethodDef::new("fromlist", Arity::One, fromlist).doc("($self, list, /)", "Append the items of a list, all or none."),
    MethodDef::new("frombytes", Arity::One, frombytes).doc("($self, buffer, /)", "Append the items that bytes hold."),
    MethodDef::new("fromunicode", Arity::One, fromunicode).doc("($self, ustr, /)", "Append the characters of a text."),
    MethodDef::new("index", Arity::Positional, index).doc("($self, v, start=0, stop=sys.maxsize, /)", "The first place of v."),
    MethodDef::new("insert", Arity::Positional, insert_method).doc("($self, i, v, /)", "Put v in front of place i."),
    MethodDef::new("pop", Arity::Positional, pop).doc("($self, i=-1, /)", "Take out and return the item at place i."),
    MethodDef::new("__reduce_ex__", Arity::One, reduce_ex).doc("($self, value, /)", "How the array is made again."),
    MethodDef::new("remove", Arity::One, remove).doc("($self, v, /)", "Take out the first item that equals v."),
    MethodDef::new("reverse", Arity::None, reverse).doc("($self, /)", "Turn the order around."),
    MethodDef::new("tofile", Arity::One, tofile).doc("($self, f, /)", "Write the bytes of all items to a file."),
    MethodDef::new("tolist", Arity::None, tolist).doc("($self, /)", "The items in a list."),
    MethodDef::new("tobytes", Arity::None, tobytes).doc("($self, /)", "The bytes of all items."),
    MethodDef::new("tounicode", Arity::None, tounicode).doc("($self, /)", "The characters as a text."),
    MethodDef::new("__sizeof__", Arity::None, size_of_array).doc("($self, /)", "Bytes of the array and its block."),
    MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "See PEP 585"),
];

/// A new array of a class, filled.
pub fn of(cx: &Ctx, class: &TypeBody, code: Code, initial: Option<&Ref>) -> PyResult<Ref> {
    let made = make(cx, class, code, first_size(cx, initial))?;
    if let Some(initial) = initial {
        fill(cx, &made, initial)?;
    }
    Ok(made)
}
