//! How the iterators of `itertools` are copied and pickled: `__reduce__` gives the class, arguments to call it with and a state, which
//! `__setstate__` takes. Both warn: they go away in Python 3.14.

use super::common::Words;
use crate::heap::{Field, Ref};
use crate::object::types::str_::convert::shown_type;
use crate::object::types::{int, tuple};
use crate::object::{Arity, Ctx, MethodDef, NativeFn, Object, PyResult, type_flags, warn};

/// `__reduce__` of one of them.
pub const fn reduce(function: NativeFn) -> MethodDef {
    MethodDef::new("__reduce__", Arity::None, function).doc("", "Return state information for pickling.")
}

/// `__setstate__` of one of them.
pub const fn set_state(function: NativeFn) -> MethodDef {
    MethodDef::new("__setstate__", Arity::One, function).doc("", "Set state information for unpickling.")
}

/// The warning that both begin with.
pub fn deprecated(cx: &Ctx) -> PyResult<()> {
    warn::warn(cx, cx.types.deprecation_warning, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.")
}

/// What `__reduce__` gives: the class, its arguments and the state if there is one.
pub fn reduced(cx: &Ctx, object: &Ref, arguments: Ref, state: Option<Ref>) -> Ref {
    let class = object.ty().to_ref();
    match state {
        None => tuple::pair(cx, class, arguments),
        Some(state) => tuple::from_iter(cx, [class, arguments, state].into_iter()),
    }
}

/// What a field holds; None where nothing is.
pub fn held(cx: &Ctx, field: &Field) -> Ref {
    field.get().unwrap_or_else(|| cx.none())
}

/// The state given to `__setstate__`, a tuple of so many items.
pub fn items<'a>(cx: &Ctx, state: &'a Ref, least: usize, most: usize) -> PyResult<&'a [Ref]> {
    if !state.has_flag(type_flags::TUPLE) {
        return cx.type_error("state is not a tuple");
    }
    let items = tuple::items(state);
    let (word, bound) = match items.len() {
        given if (least..=most).contains(&given) => return Ok(items),
        _ if least == most => ("exactly", least),
        given if given < least => ("at least", least),
        _ => ("at most", most),
    };
    let plural = if bound == 1 { "" } else { "s" };
    cx.type_error(&format!("function takes {word} {bound} argument{plural} ({} given)", items.len()))
}

/// Fails unless the item of the state at a position, counted from one, is an instance of the class wanted.
pub fn wanted<T>(cx: &Ctx, position: usize, class: &str, item: &Ref) -> PyResult<T> {
    cx.type_error(&format!("argument {position} must be {class}, not {}", shown_type(cx, item)))
}

/// The positions as a tuple of ints.
pub fn positions(cx: &Ctx, words: &Words, count: usize) -> PyResult<Ref> {
    tuple::fill(cx, count, |index| int::new(cx, words.get(index) as i64))
}

/// Takes positions out of a state; `fit` brings each into its bounds.
pub fn set_positions(cx: &Ctx, words: &Words, state: &[Ref], fit: impl Fn(usize, isize) -> isize) -> PyResult<()> {
    for (index, item) in state.iter().enumerate() {
        words.set(index, fit(index, int::to_isize(cx, item)?));
    }
    Ok(())
}

/// A state that does not belong to such an object.
pub fn invalid<T>(cx: &Ctx) -> PyResult<T> {
    cx.value_error("invalid arguments")
}
