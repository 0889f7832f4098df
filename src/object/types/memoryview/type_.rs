//! Declaration of `memoryview`, its slots, methods and attributes.

use super::body::{self, Shown, WEAK_LIST_OFFSET, body as view, is_released, make, shown};
use super::unit::Unit;
use crate::heap::{Ref, flags};
use crate::object::types::bytes::{self, bytes_like, is_bytes_like, place};
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
    let equal = left.count == right.count && equal_items(cx, &left, &right)?;
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
    Ok(shown(cx, this)?.count)
}

pub(super) fn item(cx: &Ctx, this: &Ref, index: isize) -> PyResult<Ref> {
    let shown = shown(cx, this)?;
    match usize::try_from(index).ok().filter(|&index| index < shown.count) {
        Some(index) => shown.unit.unpack(cx, shown.item(index)),
        None => cx.raise(cx.types.index_error, "index out of bounds on dimension 1"),
    }
}

fn wrong_key<T>(cx: &Ctx, key: &Ref) -> PyResult<T> {
    if key.has_flag(type_flags::TUPLE) {
        let count = tuple::len(key);
        if count == 0 {
            return cx.not_yet("sub-views are not implemented");
        }
        if tuple::items(key).iter().all(|part| part.ty().slots().index.is_some()) {
            return cx.type_error(&format!("cannot index 1-dimension view with {count}-element tuple"));
        }
    }
    cx.type_error("memoryview: invalid slice key")
}

/// The part of a view that a slice means.
fn sliced(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    let from = shown(cx, this)?;
    let (start, step, count) = slice::indices(cx, key, from.count)?;
    // SAFETY: the first item of a part that is not empty is an item of the view.
    let data = if count == 0 { from.data } else { unsafe { from.data.offset(start * from.stride) } };
    let made = make(cx, from.buffer, data, count, from.stride.saturating_mul(step), from.unit, from.readonly);
    view(&made).at_sign.set(view(this).at_sign.get());
    Ok(made)
}

fn subscript(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    shown(cx, this)?;
    if key.has_flag(type_flags::INT) || key.ty().slots().index.is_some() {
        let index = place(cx, key, || view(this).count.get())?;
        return item(cx, this, index.map_or(-1, |index| index as isize));
    }
    if key.is_exact(cx.types.ellipsis_type) {
        return Ok(this.clone());
    }
    if key.is_exact(cx.types.slice) { sliced(cx, this, key) } else { wrong_key(cx, key) }
}

fn set_subscript(cx: &Ctx, this: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if shown(cx, this)?.readonly {
        return cx.type_error("cannot modify read-only memory");
    }
    let Some(value) = value else { return cx.type_error("cannot delete memory") };
    if key.has_flag(type_flags::INT) || key.ty().slots().index.is_some() {
        let Some(index) = place(cx, key, || view(this).count.get())? else {
            return cx.raise(cx.types.index_error, "index out of bounds on dimension 1");
        };
        let unit = view(this).unit.get();
        let packed = unit.pack(cx, value)?;
        let target = shown(cx, this)?;
        // SAFETY: the item lies in memory that may be written; looked at again after `pack`, which may have run Python code.
        unsafe { std::ptr::copy_nonoverlapping(packed.as_ptr(), target.at(index), unit.size()) };
        return Ok(());
    }
    if !key.is_exact(cx.types.slice) {
        return wrong_key(cx, key);
    }
    if !is_bytes_like(value) {
        return cx.type_error(&format!("a bytes-like object is required, not '{}'", value.ty().display_name()));
    }
    let part = sliced(cx, this, key)?;
    let source = if value.is_exact(cx.types.memoryview) { value.clone() } else { body::new(cx, value)? };
    let (target, source) = (shown(cx, &part)?, shown(cx, &source)?);
    if target.count != source.count || target.unit != source.unit {
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
    if let Some(order) = order.filter(|order| !cx.is_none(order)) {
        let order = str_::convert::c_string(cx, "tobytes", "argument 'order'", order)?;
        if !matches!(order.as_str(), "C" | "F" | "A") {
            return cx.value_error("order must be 'C', 'F' or 'A'");
        }
    }
    let source = bytes_like(cx, this)?;
    bytes::try_new(cx, &source)
}

fn tolist(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let shown = shown(cx, this)?;
    let items = (0..shown.count).map(|index| shown.unit.unpack(cx, shown.item(index))).collect::<PyResult<Vec<Ref>>>()?;
    Ok(list::from_vec(cx, items))
}

fn hex(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let source = bytes_like(cx, this)?;
    bytes::hex_text(cx, &source, args)
}

fn toreadonly(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let from = shown(cx, this)?;
    Ok(make(cx, from.buffer, from.data, from.count, from.stride, from.unit, true))
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
    if let Some(shape) = shape {
        let sizes = match () {
            _ if shape.has_flag(type_flags::TUPLE) => tuple::items(shape).to_vec(),
            _ if shape.has_flag(type_flags::LIST) => list::with_items(shape, <[Ref]>::to_vec),
            _ => return cx.type_error("shape must be a list or a tuple"),
        };
        let mut product = Some(1usize);
        for size in &sizes {
            if !size.has_flag(type_flags::INT) {
                return cx.type_error("memoryview.cast(): elements of shape must be integers");
            }
            match int::as_i64(size) {
                Some(size @ 1..) => product = product.and_then(|product| product.checked_mul(size as usize)),
                _ => return cx.value_error("memoryview.cast(): elements of shape must be integers > 0"),
            }
        }
        if product.and_then(|product| product.checked_mul(unit.size())) != Some(bytes) {
            return cx.type_error("memoryview: product(shape) * itemsize != buffer size");
        }
        if sizes.len() != 1 {
            return cx.not_yet("memoryview.cast() to a shape that has not one dimension");
        }
    }
    let made = make(cx, from.buffer, from.data, bytes / unit.size(), unit.size() as isize, unit, from.readonly);
    view(&made).at_sign.set(format.starts_with('@'));
    Ok(made)
}

fn single(cx: &Ctx, value: usize) -> PyResult<Ref> {
    Ok(tuple::new(cx, &[int::from_usize(cx, value)]))
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
    attribute("ndim", |cx, this| shown(cx, this).map(|_| int::new(cx, 1))),
    attribute("shape", |cx, this| single(cx, shown(cx, this)?.count)),
    attribute("strides", |cx, this| {
        let stride = int::new(cx, shown(cx, this)?.stride as i64);
        Ok(tuple::new(cx, &[stride]))
    }),
    attribute("suboffsets", |cx, this| shown(cx, this).map(|_| cx.empty_tuple.clone())),
    attribute("c_contiguous", is_contiguous),
    attribute("f_contiguous", is_contiguous),
    attribute("contiguous", is_contiguous),
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
