//! What iterators share: being their own iterator, hints, and how they are pickled.

use crate::heap::Ref;
use crate::object::types::{dict, int, list, range, tuple};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// `iter(iterator)`.
pub fn itself(_cx: &Ctx, iterator: &Ref) -> PyResult<Ref> {
    Ok(iterator.clone())
}

/// How many items are left, for exact iterators that know it at once.
pub fn plain_length_hint(cx: &Ctx, iterator: &Ref) -> Option<usize> {
    if iterator.is_exact(cx.types.list_iterator) {
        Some(list::remaining(iterator))
    } else if iterator.is_exact(cx.types.tuple_iterator) {
        Some(tuple::remaining(iterator))
    } else if iterator.is_exact(cx.types.list_reverse_iterator) {
        Some(list::reverse_remaining(iterator))
    } else if iterator.is_exact(cx.types.range_iterator) {
        Some(range::remaining(iterator))
    } else {
        None
    }
}

/// A function of the builtins module.
pub fn builtin(cx: &Ctx, name: &str) -> PyResult<Ref> {
    let found = cx.builtins.get().and_then(|builtins| dict::get_str(cx, &builtins, &cx.intern(name)));
    match found {
        Some(function) => Ok(function),
        None => cx.raise(cx.types.attribute_error, name),
    }
}

/// What `__reduce__` gives: `(function, (argument,))`, or with a state `(function, (argument,), state)`.
pub fn reduced(cx: &Ctx, function: Ref, argument: Ref, state: Option<i64>) -> Ref {
    let arguments = tuple::from_iter(cx, [argument].into_iter());
    match state {
        None => tuple::pair(cx, function, arguments),
        Some(state) => tuple::from_iter(cx, [function, arguments, int::new(cx, state)].into_iter()),
    }
}

/// The argument of `__setstate__`: an int that fits the machine word.
pub fn position_argument(cx: &Ctx, state: &Ref) -> PyResult<isize> {
    if !state.has_flag(type_flags::INT) {
        return cx.type_error("an integer is required");
    }
    int::to_isize(cx, state)
}
