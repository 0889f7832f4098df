//! The functions of `_struct`, which make a `Struct` of a format when it is first given and keep a hundred of them.

use super::type_::{self, class, size};
use super::{iterator, packing};
use crate::heap::Ref;
use crate::object::types::{class as classes, dict, int};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, Raised, Signature};
use crate::stdlib::kept::Kept;

/// So many formats are kept; then all are forgotten.
const CACHE_MOST: usize = 100;

/// The Struct of a format, which may be one already.
fn struct_of(cx: &Ctx, format: &Ref) -> PyResult<Ref> {
    if format.is_exact(class(cx)) {
        return Ok(format.clone());
    }
    let cache = match Kept::StructCache.get() {
        Some(cache) => cache,
        None => {
            let cache = dict::new(cx);
            Kept::StructCache.set(Some(cache.clone()));
            cache
        }
    };
    match dict::get(cx, &cache, format) {
        Ok(Some(found)) => return Ok(found),
        // What has no hash is no format either: that is said below.
        Err(_) if !cx.swallow(cx.types.type_error) => return Err(Raised),
        _ => {}
    }
    let made = type_::make(cx, format)?;
    if dict::len(&cache) >= CACHE_MOST {
        dict::clear(&cache);
    }
    dict::set(cx, &cache, format, &made)?;
    Ok(made)
}

fn clear_cache(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if let Some(cache) = Kept::StructCache.get() {
        dict::clear(&cache);
    }
    Ok(cx.none())
}

fn calcsize(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, size(&struct_of(cx, args.at(0))?) as i64))
}

/// The format in front, or TypeError.
fn split<'a>(cx: &Ctx, args: Args<'a>) -> PyResult<(Ref, Args<'a>)> {
    let Some(format) = args.get(0) else { return cx.type_error("missing format argument") };
    Ok((struct_of(cx, format)?, args.skip_first()))
}

fn pack(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (format, rest) = split(cx, args)?;
    packing::pack(cx, &format, rest)
}

fn pack_into(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (format, rest) = split(cx, args)?;
    packing::pack_into(cx, &format, rest)
}

fn unpack(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "unpack", 2, 2)?;
    packing::unpack(cx, &struct_of(cx, args.at(0))?, args.at(1))
}

const UNPACK_FROM: Signature<3> =
    Signature { function: "unpack_from", names: ["", "buffer", "offset"], positional_only: 1, keyword_from: 3, required: 2 };

fn unpack_from(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [format, source, offset] = args.bind(cx, &UNPACK_FROM)?;
    packing::unpack_at(cx, &struct_of(cx, format.unwrap_or(&cx.none))?, source.unwrap_or(&cx.none), offset)
}

fn iter_unpack(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "iter_unpack", 2, 2)?;
    iterator::new(cx, &struct_of(cx, args.at(0))?, args.at(1))
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let error = match Kept::StructError.get() {
        Some(error) => error,
        None => {
            let own = dict::new(cx);
            dict::set(cx, &own, &cx.names.__module__, &cx.new_str("struct"))?;
            classes::new_class(cx, "error", &[cx.types.exception.to_ref()], &own)?
        }
    };
    Kept::StructError.set(Some(error.clone()));
    dict::set_str(cx, names, "Struct", &class(cx).to_ref())?;
    dict::set_str(cx, names, "error", &error)?;
    Ok(())
}

/// `_struct`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_struct",
    doc: "Values packed into bytes as a format says.",
    functions: &[
        MethodDef::new("_clearcache", Arity::None, clear_cache).doc("($module, /)", "Forget the formats that were used."),
        MethodDef::new("calcsize", Arity::One, calcsize).doc("($module, format, /)", "Bytes that a format takes."),
        MethodDef::new("iter_unpack", Arity::Positional, iter_unpack)
            .doc("($module, format, buffer, /)", "Iterator over the values in buffer, record after record."),
        MethodDef::new("pack", Arity::Positional, pack).doc("", "pack(format, v1, v2, ...): the values in bytes."),
        MethodDef::new("pack_into", Arity::Positional, pack_into)
            .doc("", "pack_into(format, buffer, offset, v1, v2, ...): the values written into a buffer from offset on."),
        MethodDef::new("unpack", Arity::Positional, unpack).doc("($module, format, buffer, /)", "The values in buffer, as a tuple."),
        MethodDef::new("unpack_from", Arity::Keywords, unpack_from)
            .doc("($module, format, /, buffer, offset=0)", "The values in buffer from offset on, as a tuple."),
    ],
    fill: Some(fill),
};
