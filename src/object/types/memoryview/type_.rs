//! Declaration of `memoryview`, its slots, methods and attributes.

use super::body::{self, DIMENSIONS_MOST, Shown, WEAK_LIST_OFFSET, body as view, is_released, make, make_with_room, shape, shown};
use super::unit::Unit;
use crate::heap::{Ref, flags};
use crate::object::protocol::number;
use crate::object::types::bytes::{self, bytes_like, is_bytes_like};
use crate::object::types::{int, list, slice, str_, tuple};
use crate::object::{
    Args, Arity, CompareOp, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, type_flags,
};

fn new(cx: &Ctx, _: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "memoryview", names: ["object"], positional_only: 0, keyword_from: 1, required: 1 };
    let [object] = args.bind(cx, &signature)?;
    match object {
        Some(object) => body::new(cx, object),
        None => cx.type_error("memoryview() missing required argument 'object' (pos 1)"),
    }
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let word = if is_released(this) { "released memory" } else { "memory" };
    Ok(cx.new_str(&format!("<{word} at {:#x}>", this.address())))
}

fn hash(cx: &Ctx, this: &Ref) -> PyResult<i64> {
    let own = view(this);
    if own.hash.get() != -1 {
        return Ok(own.hash.get());
    }
    let shown = shown(cx, this)?;
    if !shown.readonly {
        return cx.value_error("cannot hash writable memoryview object");
    }
    if !shown.unit.is_byte() {
        return cx.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    own.hash.set(str_::hash_bytes(cx.hash_key.get(), &shown.to_vec()));
    Ok(own.hash.get())
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(cx.not_implemented());
    }
    if !is_bytes_like(b) {
        return Ok(cx.not_implemented());
    }
    if is_released(a) || (b.is_exact(cx.types.memoryview) && is_released(b)) {
        return Ok(cx.bool(a.is(b) == (op == CompareOp::Eq)));
    }
    let other = if b.is_exact(cx.types.memoryview) { b.clone() } else { body::new(cx, b)? };
    let (left, right) = (shown(cx, a)?, shown(cx, &other)?);
    let equal = left.shape == right.shape && equal_items(cx, &left, &right)?;
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

fn equal_items(cx: &Ctx, left: &Shown<'_>, right: &Shown<'_>) -> PyResult<bool> {
    if left.unit == Unit::Wide || right.unit == Unit::Wide {
        return Ok(false);
    }
    let is_float = |unit| matches!(unit, Unit::Half | Unit::Single | Unit::Double);
    if left.unit == right.unit && !is_float(left.unit) {
        return Ok((0..left.count).all(|index| left.item(index) == right.item(index)));
    }
    for index in 0..left.count {
        let (a, b) = (left.unit.unpack(cx, left.item(index))?, right.unit.unpack(cx, right.item(index))?);
        if !crate::object::protocol::compare::compare_bool(cx, &a, &b, CompareOp::Eq)? || a.is(&b) && is_nan(&a, cx) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_nan(object: &Ref, cx: &Ctx) -> bool {
    object.is_exact(cx.types.float) && crate::object::types::float::value(object).is_nan()
}

fn len(cx: &Ctx, this: &Ref) -> PyResult<usize> {
    match shown(cx, this)?.shape.first() {
        Some(&length) => Ok(length as usize),
        None => cx.type_error("0-dim memory has no length"),
    }
}

/// An item of a view of one dimension.
pub(super) fn item(cx: &Ctx, this: &Ref, index: isize) -> PyResult<Ref> {
    let shown = shown(cx, this)?;
    match shown.shape {
        [length] if (0..*length).contains(&index) => shown.unit.unpack(cx, shown.item(index as usize)),
        [_] => cx.raise(cx.types.index_error, "index out of bounds on dimension 1"),
        [] => cx.type_error("invalid indexing of 0-dim memory"),
        _ => cx.not_yet("multi-dimensional sub-views are not implemented"),
    }
}

/// What a subscript means.
enum Place {
    /// The item at this position in order.
    Item(usize),
    /// A slice of the first dimension.
    Slice,
    /// All of the view.
    Whole,
}

/// Reads a subscript; sizes are looked at again once it is known, as reading it may run Python code.
fn read_key(cx: &Ctx, this: &Ref, key: &Ref, is_store: bool) -> PyResult<Place> {
    let dimensions = shown(cx, this)?.shape.len();
    if dimensions == 0 {
        return match key {
            _ if key.has_flag(type_flags::TUPLE) && tuple::len(key) == 0 => Ok(Place::Item(0)),
            _ if key.is_exact(cx.types.ellipsis_type) => Ok(if is_store { Place::Item(0) } else { Place::Whole }),
            _ => cx.type_error("invalid indexing of 0-dim memory"),
        };
    }
    let is_slice = |part: &Ref| part.is_exact(cx.types.slice);
    match key {
        _ if number::is_index(key) => match dimensions {
            1 => Ok(Place::Item(position(cx, this, std::slice::from_ref(key))?)),
            _ if is_store => cx.not_yet("sub-views are not implemented"),
            _ => cx.not_yet("multi-dimensional sub-views are not implemented"),
        },
        _ if is_slice(key) => match dimensions {
            2.. if is_store => cx.not_yet("memoryview slice assignments are currently restricted to ndim = 1"),
            _ => Ok(Place::Slice),
        },
        _ if key.has_flag(type_flags::TUPLE) && tuple::items(key).iter().all(number::is_index) => match tuple::len(key) {
            count if count < dimensions => cx.not_yet("sub-views are not implemented"),
            count if count > dimensions => cx.type_error(&format!("cannot index {dimensions}-dimension view with {count}-element tuple")),
            _ => Ok(Place::Item(position(cx, this, tuple::items(key))?)),
        },
        _ if key.has_flag(type_flags::TUPLE) && tuple::items(key).iter().all(is_slice) => match is_store {
            true => cx.not_yet("memoryview slice assignments are currently restricted to ndim = 1"),
            false => cx.not_yet("multi-dimensional slicing is not implemented"),
        },
        _ => cx.type_error("memoryview: invalid slice key"),
    }
}

/// The position in order of an item given by its index in each dimension.
fn position(cx: &Ctx, this: &Ref, indices: &[Ref]) -> PyResult<usize> {
    let mut place = 0;
    for (dimension, index) in indices.iter().enumerate() {
        let size = shape(this)[dimension];
        let index = number::index_isize(cx, index)?;
        let index = if index < 0 { index + size } else { index };
        if !(0..size).contains(&index) {
            return cx.raise(cx.types.index_error, &format!("index out of bounds on dimension {}", dimension + 1));
        }
        place = place * size + index;
    }
    shown(cx, this)?;
    Ok(place as usize)
}

/// The part of a view that a slice of its first dimension means.
fn sliced(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    let (start, step, count) = slice::indices(cx, key, shape(this)[0] as usize)?;
    let from = shown(cx, this)?;
    // SAFETY: the first item of a part that is not empty is an item of the view.
    let data = if count == 0 { from.data } else { unsafe { from.data.offset(start * from.strides[0]) } };
    let (mut sizes, mut distances) = (from.shape.to_vec(), from.strides.to_vec());
    sizes[0] = count as isize;
    // A step so wide leaves one item at most, whose distance nobody uses.
    distances[0] = distances[0].wrapping_mul(step);
    let made = make(cx, from.buffer, data, &sizes, &distances, from.unit, from.readonly);
    view(&made).at_sign.set(view(this).at_sign.get());
    Ok(made)
}

fn subscript(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    match read_key(cx, this, key, false)? {
        Place::Item(index) => {
            let shown = shown(cx, this)?;
            shown.unit.unpack(cx, shown.item(index))
        }
        Place::Slice => sliced(cx, this, key),
        Place::Whole => Ok(this.clone()),
    }
}

fn set_subscript(cx: &Ctx, this: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if shown(cx, this)?.readonly {
        return cx.type_error("cannot modify read-only memory");
    }
    let Some(value) = value else { return cx.type_error("cannot delete memory") };
    if let Place::Item(index) = read_key(cx, this, key, true)? {
        let unit = view(this).unit.get();
        let packed = unit.pack(cx, value)?;
        let target = shown(cx, this)?;
        // SAFETY: the item lies in memory that may be written; looked at again after `pack`, which may have run Python code.
        unsafe { std::ptr::copy_nonoverlapping(packed.as_ptr(), target.at(index), unit.size()) };
        return Ok(());
    }
    if !is_bytes_like(value) {
        return cx.type_error(&format!("a bytes-like object is required, not '{}'", value.ty().display_name()));
    }
    let part = sliced(cx, this, key)?;
    let source = if value.is_exact(cx.types.memoryview) { value.clone() } else { body::new(cx, value)? };
    let (target, source) = (shown(cx, &part)?, shown(cx, &source)?);
    if target.shape != source.shape || target.unit != source.unit {
        return cx.value_error("memoryview assignment: lvalue and rvalue have different structures");
    }
    let bytes = source.to_vec();
    let size = target.unit.size();
    for (index, item) in bytes.chunks_exact(size).enumerate() {
        // SAFETY: items of the view lie in memory that may be written.
        unsafe { std::ptr::copy_nonoverlapping(item.as_ptr(), target.at(index), size) };
    }
    Ok(())
}

fn release(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    body::release(cx, this)?;
    Ok(cx.none())
}

fn enter(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    shown(cx, this)?;
    Ok(this.clone())
}

fn tobytes(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "tobytes", names: ["order"], positional_only: 0, keyword_from: 1, required: 0 };
    let [order] = args.bind(cx, &signature)?;
    let order = match order.filter(|order| !cx.is_none(order)) {
        Some(order) => str_::convert::c_string(cx, "tobytes", "argument 'order'", order)?,
        None => "C".to_owned(),
    };
    if !matches!(order.as_str(), "C" | "F" | "A") {
        return cx.value_error("order must be 'C', 'F' or 'A'");
    }
    let shown = shown(cx, this)?;
    if order == "F" || order == "A" && shown.is_fortran() && !shown.is_contiguous() {
        return bytes::try_new(cx, &first_fastest(&shown));
    }
    let source = bytes_like(cx, this)?;
    bytes::try_new(cx, &source)
}

/// All bytes, the first place changing fastest.
fn first_fastest(shown: &Shown<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(shown.bytes());
    let mut place = vec![0; shown.shape.len()];
    for _ in 0..shown.count {
        let index = place.iter().zip(shown.shape).fold(0, |index, (&at, &size)| index * size + at);
        out.extend_from_slice(shown.item(index as usize));
        for (at, &size) in place.iter_mut().zip(shown.shape) {
            *at += 1;
            if *at < size {
                break;
            }
            *at = 0;
        }
    }
    out
}

/// The items of the dimensions left, the first of which is item `first` in order, in lists of lists.
fn nested(cx: &Ctx, shown: &Shown<'_>, shape: &[isize], first: usize) -> PyResult<Ref> {
    let [length, inner @ ..] = shape else { return shown.unit.unpack(cx, shown.item(first)) };
    let step = inner.iter().product::<isize>() as usize;
    let items = (0..*length as usize).map(|index| nested(cx, shown, inner, first + index * step)).collect::<PyResult<Vec<Ref>>>()?;
    Ok(list::from_vec(cx, items))
}

fn tolist(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let shown = shown(cx, this)?;
    nested(cx, &shown, shown.shape, 0)
}

fn hex(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let source = bytes_like(cx, this)?;
    bytes::hex_text(cx, &source, args)
}

fn toreadonly(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let from = shown(cx, this)?;
    Ok(make(cx, from.buffer, from.data, from.shape, from.strides, from.unit, true))
}

fn cast(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "cast", names: ["format", "shape"], positional_only: 0, keyword_from: 2, required: 1 };
    let [format, shape] = args.bind(cx, &signature)?;
    let Some(format) = format else { return cx.type_error("cast() missing required argument 'format' (pos 1)") };
    let format = str_::convert::c_string(cx, "cast", "argument 'format'", format)?;
    let from = shown(cx, this)?;
    if !from.is_contiguous() {
        return cx.type_error("memoryview: casts are restricted to C-contiguous views");
    }
    if (shape.is_some() || from.shape.len() != 1) && from.shape.contains(&0) {
        return cx.type_error("memoryview: cannot cast view with zeros in shape or strides");
    }
    let mut letters = format.strip_prefix('@').unwrap_or(&format).chars();
    let (Some(unit), None) = (letters.next().and_then(Unit::named), letters.next()) else {
        return cx.value_error("memoryview: destination format must be a native single character format prefixed with an optional '@'");
    };
    if !unit.is_byte() && !from.unit.is_byte() {
        return cx.type_error("memoryview: cannot cast between two non-byte formats");
    }
    let bytes = from.bytes();
    if bytes % unit.size() != 0 {
        return cx.type_error("memoryview: length is not a multiple of itemsize");
    }
    let width = unit.size() as isize;
    let sizes = match shape {
        None => vec![bytes as isize / width],
        Some(shape) => read_shape(cx, shape, from.shape.len(), bytes, width)?,
    };
    let mut distances = vec![width; sizes.len()];
    for index in (1..sizes.len()).rev() {
        distances[index - 1] = distances[index] * sizes[index];
    }
    let from = shown(cx, this)?;
    // As in CPython a view without dimensions has room for one.
    let room = sizes.len().max(1);
    let made = make_with_room(cx, from.buffer, from.data, (&sizes, &distances), unit, from.readonly, room);
    view(&made).at_sign.set(format.starts_with('@'));
    Ok(made)
}

/// The shape that is asked for, which must hold just what is there.
fn read_shape(cx: &Ctx, shape: &Ref, dimensions: usize, bytes: usize, width: isize) -> PyResult<Vec<isize>> {
    let given = match () {
        _ if shape.has_flag(type_flags::TUPLE) => tuple::items(shape).to_vec(),
        _ if shape.has_flag(type_flags::LIST) => list::with_items(shape, <[Ref]>::to_vec),
        _ => return cx.type_error("shape must be a list or a tuple"),
    };
    if given.len() > DIMENSIONS_MOST {
        return cx.value_error("memoryview: number of dimensions must not exceed 64");
    }
    if dimensions != 1 && given.len() != 1 {
        return cx.type_error("memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    let (mut sizes, mut product) = (Vec::with_capacity(given.len()), 1isize);
    for size in &given {
        if !size.has_flag(type_flags::INT) {
            return cx.type_error("memoryview.cast(): elements of shape must be integers");
        }
        let Some(size @ 1..) = int::as_i64(size) else {
            return cx.value_error("memoryview.cast(): elements of shape must be integers > 0");
        };
        let Some(more) = product.checked_mul(size as isize) else {
            return cx.value_error("memoryview.cast(): product(shape) > SSIZE_MAX");
        };
        product = more;
        sizes.push(size as isize);
    }
    if product.checked_mul(width) != Some(bytes as isize) {
        return cx.type_error("memoryview: product(shape) * itemsize != buffer size");
    }
    Ok(sizes)
}

/// Numbers in a tuple.
fn numbers(cx: &Ctx, values: &[isize]) -> PyResult<Ref> {
    Ok(tuple::from_iter(cx, values.iter().map(|&value| int::new(cx, value as i64))))
}

const fn attribute(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

fn format_of(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let letter = shown(cx, this)?.unit.letter();
    Ok(cx.new_str(&if view(this).at_sign.get() { format!("@{letter}") } else { letter.to_string() }))
}

fn is_contiguous(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(cx.bool(shown(cx, this)?.is_contiguous()))
}

const GETSET: &[GetSetDef] = &[
    attribute("obj", |cx, this| Ok(shown(cx, this)?.object.clone())),
    attribute("nbytes", |cx, this| Ok(int::from_usize(cx, shown(cx, this)?.bytes()))),
    attribute("readonly", |cx, this| Ok(cx.bool(shown(cx, this)?.readonly))),
    attribute("itemsize", |cx, this| Ok(int::from_usize(cx, shown(cx, this)?.unit.size()))),
    attribute("format", format_of),
    attribute("ndim", |cx, this| Ok(int::from_usize(cx, shown(cx, this)?.shape.len()))),
    attribute("shape", |cx, this| numbers(cx, shown(cx, this)?.shape)),
    attribute("strides", |cx, this| numbers(cx, shown(cx, this)?.strides)),
    attribute("suboffsets", |cx, this| shown(cx, this).map(|_| cx.empty_tuple.clone())),
    attribute("c_contiguous", is_contiguous),
    attribute("f_contiguous", |cx, this| Ok(cx.bool(shown(cx, this)?.is_fortran()))),
    attribute("contiguous", |cx, this| {
        let shown = shown(cx, this)?;
        Ok(cx.bool(shown.is_contiguous() || shown.is_fortran()))
    }),
];

const METHODS: &[MethodDef] = &[
    MethodDef::new("release", Arity::None, release).doc("($self, /)", "Gives the memory up."),
    MethodDef::new("tobytes", Arity::Keywords, tobytes).doc("($self, /, order='C')", "The bytes, copied."),
    MethodDef::new("hex", Arity::Keywords, hex).doc("", "Hexadecimal digits, with a separator between groups."),
    MethodDef::new("tolist", Arity::None, tolist).doc("($self, /)", "The items in a list."),
    MethodDef::new("cast", Arity::Keywords, cast).doc("", "The same memory in another format."),
    MethodDef::new("toreadonly", Arity::None, toreadonly).doc("($self, /)", "A view that does not write."),
    MethodDef::new("__enter__", Arity::None, enter),
    MethodDef::new("__exit__", Arity::Positional, release),
];

/// `memoryview`
pub const SPEC: TypeSpec = TypeSpec {
    name: "memoryview",
    basic_size: 144,
    item_size: 8,
    flags: flags::GC | type_flags::SEQUENCE,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    clear: Some(body::clear),
    slots: Slots {
        new: Some(new),
        buffer: Some(&body::LENDER),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        subscript: Some(subscript),
        set_subscript: Some(set_subscript),
        item: Some(item),
        iter: Some(super::iterator::new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    weak_list_offset: WEAK_LIST_OFFSET,
    doc: "Create a new memoryview object which references the given object.",
    ..TypeSpec::DEFAULT
};
