//! OSError: errno, text and file names, and the subclass that the errno asks for.
//!
//! ```text
//!  extra word    0      1         2         3          4
//!                errno  strerror  filename  filename2  characters written (number, -1: none)
//! ```
//! The arguments are read by `__new__`, unless a subclass brings an `__init__` and no `__new__` of its own: then by `__init__`.

use super::base;
use super::body::{allocate, base as common, extra, extra_number};
use super::fields::member;
use crate::heap::{Field, Ref};
use crate::object::protocol::{number, text};
use crate::object::types::{int, str_, tuple};
use crate::object::{Args, Arity, Ctx, GetSetDef, InitFn, MemberDef, MethodDef, NewFn, Object, PyResult, TypeBody, Types};

fn field(exception: &Ref, index: usize) -> &Field {
    // SAFETY: only slots and accessors of OSError call this, with its words 0 to 3.
    unsafe { extra(exception, index) }
}

fn written(exception: &Ref) -> &std::cell::Cell<isize> {
    // SAFETY: only slots and accessors of OSError call this; word 4 is a number.
    unsafe { extra_number(exception, 4) }
}

/// The class for an errno (Linux).
fn class_for(types: &Types, errno: i64) -> Option<&'static TypeBody> {
    Some(match errno {
        11 | 114 | 115 => types.blocking_io_error,
        32 | 108 => types.broken_pipe_error,
        10 => types.child_process_error,
        103 => types.connection_aborted_error,
        111 => types.connection_refused_error,
        104 => types.connection_reset_error,
        17 => types.file_exists_error,
        2 => types.file_not_found_error,
        21 => types.is_a_directory_error,
        20 => types.not_a_directory_error,
        4 => types.interrupted_error,
        13 | 1 => types.permission_error,
        3 => types.process_lookup_error,
        110 => types.timeout_error,
        _ => return None,
    })
}

fn reads_in_init(class: &TypeBody) -> bool {
    let slots = class.slots();
    slots.init.is_some_and(|slot| !std::ptr::fn_addr_eq(slot, init as InitFn))
        && slots.new.is_some_and(|slot| std::ptr::fn_addr_eq(slot, new as NewFn))
}

pub(super) fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if reads_in_init(class) {
        let exception = allocate(cx, class, cx.empty_tuple.clone())?;
        written(&exception).set(-1);
        return Ok(exception);
    }
    args.no_keywords(cx, &class.display_name())?;
    let mut class = class;
    if class.is(cx.types.os_error)
        && (2..=5).contains(&args.len())
        && let Some(errno) = int::as_i64(args.at(0))
    {
        class = class_for(&cx.types, errno).unwrap_or(class);
    }
    let exception = allocate(cx, class, cx.empty_tuple.clone())?;
    written(&exception).set(-1);
    read(cx, &exception, args)?;
    Ok(exception)
}

pub(super) fn init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    if !reads_in_init(exception.ty()) {
        return Ok(());
    }
    base::no_keywords(cx, exception, args)?;
    read(cx, exception, args)
}

fn read(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    let mut kept = args.len();
    if (2..=5).contains(&args.len()) {
        if let Some(filename) = args.get(2).filter(|filename| !cx.is_none(filename)) {
            let slots = filename.ty().slots();
            let is_number = slots.index.is_some() || slots.int.is_some() || slots.float.is_some();
            if exception.is_exact(cx.types.blocking_io_error) && is_number {
                written(exception).set(number::index_isize_or(cx, filename, cx.types.value_error)?);
            } else {
                field(exception, 2).set(Some(filename.clone()));
                field(exception, 3).set(args.get(4).filter(|second| !cx.is_none(second)).cloned());
                kept = 2;
            }
        }
        field(exception, 0).set(args.get(0).cloned());
        field(exception, 1).set(args.get(1).cloned());
    }
    let args: Vec<Ref> = args.positional().take(kept).cloned().collect();
    common(exception).args.set(Some(tuple::from_vec(cx, args)));
    Ok(())
}

pub(super) fn to_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let show = |index: usize| -> PyResult<String> {
        let value = field(exception, index).get().unwrap_or_else(|| cx.none());
        Ok(str_::to_string_lossy(&text::str_(cx, &value)?))
    };
    let show_repr = |value: &Ref| -> PyResult<String> { Ok(str_::to_string_lossy(&text::repr(cx, value)?)) };
    if let Some(filename) = field(exception, 2).get() {
        let mut out = format!("[Errno {}] {}: {}", show(0)?, show(1)?, show_repr(&filename)?);
        if let Some(second) = field(exception, 3).get() {
            out.push_str(" -> ");
            out.push_str(&show_repr(&second)?);
        }
        return Ok(cx.new_str(&out));
    }
    if !field(exception, 0).is_none() && !field(exception, 1).is_none() {
        return Ok(cx.new_str(&format!("[Errno {}] {}", show(0)?, show(1)?)));
    }
    base::str_(cx, exception)
}

fn reduce(cx: &Ctx, exception: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let mut args = super::args(cx, exception);
    if tuple::len(&args) == 2
        && let Some(filename) = field(exception, 2).get()
    {
        let mut parts = vec![tuple::get(&args, 0), tuple::get(&args, 1), filename];
        if let Some(second) = field(exception, 3).get() {
            parts.extend([cx.none(), second]);
        }
        args = tuple::from_vec(cx, parts);
    }
    let mut parts = vec![exception.ty().to_ref(), args];
    parts.extend(base::dict_of(exception));
    Ok(tuple::from_vec(cx, parts))
}

fn get_written(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    match written(exception).get() {
        -1 => cx.raise(cx.types.attribute_error, "characters_written"),
        count => Ok(int::new(cx, count as i64)),
    }
}

fn store_written(cx: &Ctx, exception: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value {
        Some(value) => written(exception).set(number::index_isize_or(cx, value, cx.types.value_error)?),
        None if written(exception).get() == -1 => return cx.raise(cx.types.attribute_error, "characters_written"),
        None => written(exception).set(-1),
    }
    Ok(())
}

/// An OSError for an errno and its text, with a file name or without.
pub fn new_os_error(cx: &Ctx, errno: i32, message: &str, filename: Option<&Ref>) -> PyResult<Ref> {
    let mut args = vec![int::new(cx, errno as i64), cx.new_str(message)];
    args.extend(filename.cloned());
    super::new_exception(cx, cx.types.os_error, &args)
}

pub(super) const METHODS: &[MethodDef] = &[MethodDef::new("__reduce__", Arity::None, reduce)];
pub(super) const MEMBERS: &[MemberDef] =
    &[member("errno", 0, true), member("strerror", 1, true), member("filename", 2, true), member("filename2", 3, true)];
pub(super) const GETSET: &[GetSetDef] = &[GetSetDef { name: "characters_written", get: get_written, set: Some(store_written) }];
