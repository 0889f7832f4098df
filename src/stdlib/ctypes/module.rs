//! The functions of `_ctypes`.

use crate::heap::{self, Ref};
use crate::object::protocol::{buffer as lending, number};
use crate::object::types::{bytes, dict, int, memoryview, str_};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult};

use super::{data, memory};

/// An address: any integer.
fn address(cx: &Ctx, value: &Ref) -> PyResult<usize> {
    let value = number::index(cx, value)?;
    match int::as_u64(&value).or_else(|| int::as_i64(&value).map(|value| value as u64)) {
        Some(address) => Ok(address as usize),
        None => cx.raise(cx.types.overflow_error, "int too large to convert to C void pointer"),
    }
}

fn count(cx: &Ctx, value: &Ref) -> PyResult<usize> {
    Ok(number::index_isize(cx, value)?.max(0) as usize)
}

fn code(cx: &Ctx, value: &Ref) -> PyResult<u8> {
    if !str_::is_str(value) {
        return cx.type_error("a type code is a str");
    }
    Ok(str_::to_string_lossy(value).bytes().next().unwrap_or_default())
}

fn addressof(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if !data::is_data(cx, args.at(0)) {
        return cx.type_error("invalid type");
    }
    Ok(int::from_usize(cx, data::place(args.at(0)).0))
}

fn sizeof(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if !data::is_data(cx, args.at(0)) {
        return cx.type_error("this type has no size");
    }
    Ok(int::from_usize(cx, data::place(args.at(0)).1))
}

fn looking_at(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_looking_at", 2, 3)?;
    let Some(made) = args.at(0).as_type().filter(|made| made.is_subtype(data::class(cx))) else {
        return cx.type_error("expected a ctypes type");
    };
    data::looking_at(cx, made, address(cx, args.at(1))?, args.get(2))
}

fn load(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_load", 2, 2)?;
    memory::load(cx, code(cx, args.at(0))?, address(cx, args.at(1))?)
}

fn store(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_store", 3, 3)?;
    memory::store(cx, code(cx, args.at(0))?, address(cx, args.at(1))?, args.at(2))?;
    Ok(cx.none())
}

fn read(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_read", 2, 2)?;
    let place = address(cx, args.at(0))?;
    let wanted = number::index_isize(cx, args.at(1))?;
    let size = if wanted < 0 { memory::length(place) } else { wanted as usize };
    bytes::try_new_with(cx, size, |out| memory::read(cx, place, out))
}

fn copied(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if !data::is_data(cx, args.at(0)) {
        return cx.type_error("expected a ctypes instance");
    }
    data::copied(cx, args.at(0))
}

fn memmove(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_memmove", 3, 3)?;
    memory::copy(address(cx, args.at(0))?, address(cx, args.at(1))?, count(cx, args.at(2))?);
    Ok(args.at(0).clone())
}

fn memset(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_memset", 3, 3)?;
    let byte = number::index_isize(cx, args.at(1))? as u8;
    memory::fill(address(cx, args.at(0))?, byte, count(cx, args.at(2))?);
    Ok(args.at(0).clone())
}

/// The address of the bytes that a memoryview shows.
fn buffer(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if !args.at(0).is_exact(cx.types.memoryview) {
        return cx.type_error("expected a memoryview");
    }
    if !memoryview::is_contiguous(cx, args.at(0))? {
        return cx.type_error("underlying buffer is not C contiguous");
    }
    let lent = lending::borrow(cx, args.at(0), "")?;
    lending::give_back(args.at(0));
    Ok(int::from_usize(cx, lent.data.addr()))
}

/// `Py_IncRef`
fn count_up(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.at(0).count_up();
    Ok(cx.none())
}

/// `Py_DecRef`
fn count_down(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    // SAFETY: the script vouches for a count that nobody else will give up; the caller's own is still there.
    unsafe { heap::count_down(args.at(0).as_ptr()) };
    Ok(cx.none())
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    dict::set(cx, names, &cx.intern("_CData"), &data::class(cx).to_ref())
}

/// `_ctypes`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_ctypes",
    doc: "C data at addresses.",
    functions: &[
        MethodDef::new("addressof", Arity::One, addressof).doc("($module, object, /)", "Where the memory of a C instance is."),
        MethodDef::new("_sizeof", Arity::One, sizeof),
        MethodDef::new("_looking_at", Arity::Positional, looking_at),
        MethodDef::new("_load", Arity::Positional, load),
        MethodDef::new("_store", Arity::Positional, store),
        MethodDef::new("_read", Arity::Positional, read),
        MethodDef::new("_copied", Arity::One, copied),
        MethodDef::new("_memmove", Arity::Positional, memmove),
        MethodDef::new("_memset", Arity::Positional, memset),
        MethodDef::new("_buffer", Arity::One, buffer),
        MethodDef::new("_count_up", Arity::One, count_up),
        MethodDef::new("_count_down", Arity::One, count_down),
    ],
    fill: Some(fill),
};
