//! Functions of any object: attributes, hash, id, texts.

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, compare, item, iterate, text};
use crate::object::types::{dict, int, list, str_};
use crate::object::{Args, Ctx, Object, PyResult};

/// `ascii(obj)`
pub fn ascii(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    text::ascii(cx, args.at(0))
}
/// `repr(obj)`
pub fn repr(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    text::repr(cx, args.at(0))
}
/// `callable(obj)`
pub fn callable(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(call::is_callable(args.at(0))))
}
/// `len(obj)`
pub fn len(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let length = item::len(cx, args.at(0))?;
    Ok(int::from_usize(cx, length))
}
/// `hash(obj)`
pub fn hash(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new_exact(cx, compare::hash(cx, args.at(0))?))
}

/// `id(obj)`; once asked of a number, the machine keeps the identities of numbers apart (see `vm`).
pub fn id(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let object = args.at(0);
    if object.is_exact(cx.types.int) || object.is_exact(cx.types.float) {
        cx.number_ids_asked.set(true);
    }
    Ok(int::from_usize(cx, object.address()))
}

/// `format(value, format_spec='')`
pub fn format(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "format", 1, 2)?;
    match args.get(1) {
        None => text::format(cx, args.at(0), &cx.empty_str),
        Some(spec) if str_::is_str(spec) => text::format(cx, args.at(0), spec),
        Some(spec) => cx.type_error(&format!("format() argument 2 must be str, not {}", spec.ty().display_name())),
    }
}

/// `getattr(obj, name[, default])`
pub fn getattr(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "getattr", 2, 3)?;
    attribute::check_name(cx, args.at(1))?;
    match args.get(2) {
        None => attribute::get(cx, args.at(0), args.at(1)),
        Some(default) => Ok(attribute::get_optional(cx, args.at(0), args.at(1))?.unwrap_or_else(|| default.clone())),
    }
}
/// `hasattr(obj, name)`
pub fn hasattr(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "hasattr", 2, 2)?;
    attribute::check_name(cx, args.at(1))?;
    Ok(cx.bool(attribute::get_optional(cx, args.at(0), args.at(1))?.is_some()))
}
/// `setattr(obj, name, value)`
pub fn setattr(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "setattr", 3, 3)?;
    let name = interned(cx, args.at(1))?;
    attribute::set(cx, args.at(0), &name, args.at(2))?;
    Ok(cx.none())
}
/// `delattr(obj, name)`
pub fn delattr(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "delattr", 2, 2)?;
    let name = interned(cx, args.at(1))?;
    attribute::delete(cx, args.at(0), &name)?;
    Ok(cx.none())
}

/// The name that is stored: setting an attribute interns it.
fn interned(cx: &Ctx, name: &Ref) -> PyResult<Ref> {
    attribute::check_name(cx, name)?;
    Ok(if name.is_exact(cx.types.str_) { str_::intern_object(cx, name) } else { name.clone() })
}

/// `globals()`
pub fn globals(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match cx.engine().globals(cx) {
        Some(globals) => Ok(globals),
        None => Ok(cx.none()),
    }
}
/// The variables of the running code. CPython makes a dict besides, for those of comprehensions, whether there are any or not.
pub fn frame_locals(cx: &Ctx) -> PyResult<Ref> {
    let locals = cx.engine().locals(cx)?;
    drop(dict::new(cx));
    Ok(locals)
}

/// `locals()`
pub fn locals(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    frame_locals(cx)
}

/// `vars([object])`
pub fn vars(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "vars", 0, 1)?;
    match args.get(0) {
        None => frame_locals(cx),
        Some(object) => match attribute::get_optional(cx, object, &cx.names.__dict__)? {
            Some(names) => Ok(names),
            None => cx.type_error("vars() argument must have __dict__ attribute"),
        },
    }
}

/// `dir([object])`
pub fn dir(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "dir", 0, 1)?;
    let names = match args.get(0) {
        None => {
            let locals = frame_locals(cx)?;
            call::method(cx, &locals, &cx.names.keys, &[])?
        }
        Some(object) => match attribute::get_special(cx, object, &cx.names.__dir__)? {
            Some(method) => call::call(cx, &method, Args::NONE)?,
            None => return cx.type_error("object does not provide __dir__"),
        },
    };
    let items = iterate::to_vec(cx, &names)?;
    let result = list::from_vec(cx, items);
    call::method(cx, &result, &cx.intern("sort"), &[])?;
    Ok(result)
}
