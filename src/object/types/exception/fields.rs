//! Exceptions that carry a few values: KeyError (its own text only), StopIteration, SystemExit, ImportError, NameError, AttributeError.
//!
//! ```text
//!  extra word        0        1       2       3
//!  StopIteration     value
//!  SystemExit        code
//!  ImportError       msg      name    path    name_from
//!  NameError         name
//!  AttributeError    obj      name
//! ```

use super::base;
use super::body::{BASE_BYTES, extra};
use crate::heap::{Field, Ref};
use crate::object::protocol::text;
use crate::object::types::{dict, tuple};
use crate::object::{Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature};

/// A member_descriptor for an extra word that is a reference.
pub(super) const fn member(name: &'static str, index: usize, writable: bool) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset: BASE_BYTES + 8 * index, writable }
}

fn field(exception: &Ref, index: usize) -> &Field {
    // SAFETY: every caller here is a slot or accessor of a class that has this word.
    unsafe { extra(exception, index) }
}

pub(super) fn key_error_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let args = super::args(cx, exception);
    if tuple::len(&args) == 1 { text::repr(cx, &tuple::items(&args)[0]) } else { base::str_(cx, exception) }
}

pub(super) fn stop_iteration_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::init(cx, exception, args)?;
    field(exception, 0).set(Some(args.get(0).cloned().unwrap_or_else(|| cx.none())));
    Ok(())
}

/// `StopIteration.value`; None for any other exception.
pub fn stop_iteration_value(cx: &Ctx, exception: &Ref) -> Option<Ref> {
    exception.is_instance(cx.types.stop_iteration).then(|| field(exception, 0).get().unwrap_or_else(|| cx.none()))
}

pub(super) fn system_exit_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::init(cx, exception, args)?;
    match args.len() {
        0 => {}
        1 => field(exception, 0).set(args.get(0).cloned()),
        _ => field(exception, 0).set(Some(super::args(cx, exception))),
    }
    Ok(())
}

/// `SystemExit.code`
pub fn system_exit_code(cx: &Ctx, exception: &Ref) -> Ref {
    if exception.is_instance(cx.types.system_exit) { field(exception, 0).get().unwrap_or_else(|| cx.none()) } else { cx.none() }
}

/// Positional arguments go to `args`, keywords to their words.
fn init_with_keywords<const N: usize>(cx: &Ctx, exception: &Ref, args: Args<'_>, signature: &Signature<N>, first: usize) -> PyResult<()> {
    super::base::keep_args(cx, exception, args);
    if args.keyword_count() == 0 {
        for index in first..first + N {
            field(exception, index).set(None);
        }
        return Ok(());
    }
    let mut found: [Option<Ref>; N] = [const { None }; N];
    for (name, value) in args.keywords() {
        match signature.names.iter().position(|known| crate::object::types::str_::eq_str(&name, known)) {
            Some(index) => found[index] = Some(value.clone()),
            None => {
                return cx.type_error(&format!(
                    "'{}' is an invalid keyword argument for {}()",
                    crate::object::types::str_::to_string_lossy(&name),
                    signature.function
                ));
            }
        }
    }
    for (index, value) in found.into_iter().enumerate() {
        field(exception, first + index).set(value);
    }
    Ok(())
}

pub(super) fn import_error_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    const SIGNATURE: Signature<3> =
        Signature { function: "ImportError", names: ["name", "path", "name_from"], positional_only: 0, keyword_from: 0, required: 0 };
    init_with_keywords(cx, exception, args, &SIGNATURE, 1)?;
    field(exception, 0).set(if args.len() == 1 { args.get(0).cloned() } else { None });
    Ok(())
}

pub(super) fn import_error_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    match field(exception, 0).get() {
        Some(message) if message.is_exact(cx.types.str_) => Ok(message),
        _ => base::str_(cx, exception),
    }
}

fn import_error_reduce(cx: &Ctx, exception: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let named: Vec<(&str, Ref)> = [("name", 1), ("path", 2), ("name_from", 3)]
        .into_iter()
        .filter_map(|(name, index)| field(exception, index).get().map(|value| (name, value)))
        .collect();
    let mut parts = vec![exception.ty().to_ref(), super::args(cx, exception)];
    parts.extend(state(cx, exception, &named)?);
    Ok(tuple::from_vec(cx, parts))
}

/// The instance dict with these values added; the dict itself if there is nothing to add.
fn state(cx: &Ctx, exception: &Ref, named: &[(&str, Ref)]) -> PyResult<Option<Ref>> {
    let own = base::dict_of(exception);
    if named.is_empty() {
        return Ok(own);
    }
    let state = match own {
        Some(own) => dict::copy(cx, &own)?,
        None => dict::new(cx),
    };
    for (name, value) in named {
        dict::set(cx, &state, &cx.intern(name), value)?;
    }
    Ok(Some(state))
}

pub(super) fn name_error_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    const SIGNATURE: Signature<1> = Signature { function: "NameError", names: ["name"], positional_only: 0, keyword_from: 0, required: 0 };
    init_with_keywords(cx, exception, args, &SIGNATURE, 0)
}

/// `NameError.name`
pub fn name_error_name(cx: &Ctx, exception: &Ref) -> Option<Ref> {
    if exception.is_instance(cx.types.name_error) { field(exception, 0).get() } else { None }
}

/// Sets `NameError.name`.
pub fn set_name_error_name(cx: &Ctx, exception: &Ref, name: &Ref) {
    if exception.is_instance(cx.types.name_error) {
        field(exception, 0).set(Some(name.clone()));
    }
}

pub(super) fn attribute_error_init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    const SIGNATURE: Signature<2> =
        Signature { function: "AttributeError", names: ["obj", "name"], positional_only: 0, keyword_from: 0, required: 0 };
    init_with_keywords(cx, exception, args, &SIGNATURE, 0)
}

/// `AttributeError.obj` and `.name`.
pub fn attribute_error_parts(cx: &Ctx, exception: &Ref) -> (Option<Ref>, Option<Ref>) {
    if exception.is_instance(cx.types.attribute_error) { (field(exception, 0).get(), field(exception, 1).get()) } else { (None, None) }
}

fn attribute_error_state(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let mut named = Vec::new();
    named.extend(field(exception, 1).get().map(|name| ("name", name)));
    named.push(("args", super::args(cx, exception)));
    Ok(state(cx, exception, &named)?.unwrap_or_else(|| cx.none()))
}

fn attribute_error_get_state(cx: &Ctx, exception: &Ref, _: Args<'_>) -> PyResult<Ref> {
    attribute_error_state(cx, exception)
}

fn attribute_error_reduce(cx: &Ctx, exception: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let state = attribute_error_state(cx, exception)?;
    Ok(tuple::new(cx, &[exception.ty().to_ref(), super::args(cx, exception), state]))
}

/// `ImportError.name` and `.name_from`.
pub fn import_error_names(cx: &Ctx, exception: &Ref) -> (Option<Ref>, Option<Ref>) {
    if exception.is_instance(cx.types.import_error) { (field(exception, 1).get(), field(exception, 3).get()) } else { (None, None) }
}

/// Sets `ImportError.name`, `.path` and `.name_from`.
pub fn set_import_error_parts(cx: &Ctx, exception: &Ref, name: Option<Ref>, path: Option<Ref>, name_from: Option<Ref>) {
    if exception.is_instance(cx.types.import_error) {
        for (index, value) in [(1, name), (2, path), (3, name_from)] {
            field(exception, index).set(value);
        }
    }
}

pub(super) const STOP_ITERATION_MEMBERS: &[MemberDef] = &[member("value", 0, true)];
pub(super) const SYSTEM_EXIT_MEMBERS: &[MemberDef] = &[member("code", 0, true)];
pub(super) const IMPORT_ERROR_MEMBERS: &[MemberDef] =
    &[member("msg", 0, true), member("name", 1, true), member("path", 2, true), member("name_from", 3, true)];
pub(super) const IMPORT_ERROR_METHODS: &[MethodDef] = &[MethodDef::new("__reduce__", Arity::None, import_error_reduce)];
pub(super) const NAME_ERROR_MEMBERS: &[MemberDef] = &[member("name", 0, true)];
pub(super) const ATTRIBUTE_ERROR_MEMBERS: &[MemberDef] = &[member("name", 1, true), member("obj", 0, true)];
pub(super) const ATTRIBUTE_ERROR_METHODS: &[MethodDef] = &[
    MethodDef::new("__getstate__", Arity::None, attribute_error_get_state),
    MethodDef::new("__reduce__", Arity::None, attribute_error_reduce),
];
