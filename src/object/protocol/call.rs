//! Calls of anything, and ways to lay out arguments without counting them.

use std::mem::{ManuallyDrop, MaybeUninit};

use super::attribute;
use crate::heap::Ref;
use crate::object::types::{builtin_function, tuple};
use crate::object::{Args, Ctx, Object, PyResult};

/// Calls any callable.
#[inline]
pub fn call(cx: &Ctx, f: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if f.is_exact(cx.types.function) {
        return cx.engine().call_function(cx, f, args);
    }
    if f.is_exact(cx.types.builtin_function) {
        return builtin_function::call(cx, f, args);
    }
    call_slot(cx, f, args)
}

#[inline(never)]
fn call_slot(cx: &Ctx, f: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match f.ty().slots().call {
        Some(slot) => cx.nested(" while calling a Python object", || slot(cx, f, args)),
        None => cx.type_error(&format!("'{}' object is not callable", f.ty().display_name())),
    }
}

/// Whether it can be called.
pub fn is_callable(object: &Ref) -> bool {
    object.ty().slots().call.is_some()
}

/// Calls with positional arguments.
pub fn call_with<const N: usize>(cx: &Ctx, f: &Ref, args: [&Ref; N]) -> PyResult<Ref> {
    with_laid(args, |args| call(cx, f, Args::new(args)))
}

/// `a.name(*args)`, without making a bound method if it can be avoided.
pub fn method(cx: &Ctx, a: &Ref, name: &Ref, args: &[Ref]) -> PyResult<Ref> {
    let (found, unbound) = attribute::get_method(cx, a, name)?;
    if unbound { with_first(a, Args::new(args), |args| call(cx, &found, args)) } else { call(cx, &found, Args::new(args)) }
}

/// Calls with values of which the last belong to the keywords in a tuple of names.
pub fn call_named(cx: &Ctx, f: &Ref, values: &[Ref], names: Option<&Ref>) -> PyResult<Ref> {
    let Some(names) = names else { return call(cx, f, Args::new(values)) };
    with_borrowed(std::iter::once(names).chain(values), |laid| call(cx, f, Args::with_names(laid)))
}

/// References one after the other, borrowed: no count is moved.
pub fn with_borrowed<'a, R>(values: impl Iterator<Item = &'a Ref>, work: impl FnOnce(&[Ref]) -> R) -> R {
    // SAFETY: the copies are never dropped, and the originals live until the end of this call.
    let copies: Vec<ManuallyDrop<Ref>> = values.map(|value| ManuallyDrop::new(unsafe { Ref::from_raw(value.as_ptr()) })).collect();
    // SAFETY: `ManuallyDrop<Ref>` has the layout of `Ref`.
    work(unsafe { std::slice::from_raw_parts(copies.as_ptr().cast::<Ref>(), copies.len()) })
}

/// References side by side, borrowed: no count is moved.
#[inline]
pub fn with_laid<const N: usize, R>(items: [&Ref; N], work: impl FnOnce(&[Ref]) -> R) -> R {
    // SAFETY: the copies are never dropped, and the originals live until the end of this call.
    let laid = items.map(|item| ManuallyDrop::new(unsafe { Ref::from_raw(item.as_ptr()) }));
    // SAFETY: `ManuallyDrop<Ref>` has the layout of `Ref`.
    work(unsafe { std::slice::from_raw_parts(laid.as_ptr().cast::<Ref>(), N) })
}

/// `with_first` for a call whose arguments came in a tuple and a dict: where there are keywords, CPython lays everything out anew and holds it.
pub fn with_unpacked<R>(first: &Ref, args: Args<'_>, work: impl FnOnce(Args<'_>) -> R) -> R {
    let Some(names) = args.names() else { return with_first(first, args, work) };
    let names = tuple::from_iter(Ctx::current(), tuple::items(names).iter().cloned());
    let laid: Vec<Ref> = std::iter::once(names).chain(std::iter::once(first).chain(args.all()).cloned()).collect();
    work(Args::with_names(&laid))
}

/// The same with one more in front.
#[inline]
pub fn with_laid_behind<const N: usize, R>(first: &Ref, rest: [&Ref; N], work: impl FnOnce(&[Ref]) -> R) -> R {
    #[repr(C)]
    struct Laid<const N: usize> {
        first: ManuallyDrop<Ref>,
        rest: [ManuallyDrop<Ref>; N],
    }
    // SAFETY: the copies are never dropped, and the originals live until the end of this call.
    let borrow = |value: &Ref| ManuallyDrop::new(unsafe { Ref::from_raw(value.as_ptr()) });
    let laid = Laid { first: borrow(first), rest: rest.map(borrow) };
    // SAFETY: `ManuallyDrop<Ref>` has the layout of `Ref`; the struct is N + 1 of them one after the other.
    work(unsafe { std::slice::from_raw_parts((&raw const laid).cast::<Ref>(), N + 1) })
}

/// Arguments that fit on the stack.
const ON_STACK: usize = 8;

/// The arguments with one more in front.
#[inline]
pub fn with_first<R>(first: &Ref, args: Args<'_>, work: impl FnOnce(Args<'_>) -> R) -> R {
    let names = args.names();
    let count = args.len() + args.keyword_count() + 1 + names.is_some() as usize;
    let mut stack: [MaybeUninit<ManuallyDrop<Ref>>; ON_STACK] = [const { MaybeUninit::uninit() }; ON_STACK];
    let mut heap: Vec<MaybeUninit<ManuallyDrop<Ref>>>;
    let places: &mut [MaybeUninit<ManuallyDrop<Ref>>] = if count <= ON_STACK {
        &mut stack
    } else {
        heap = Vec::with_capacity(count);
        heap.resize_with(count, MaybeUninit::uninit);
        &mut heap
    };
    let values = names.into_iter().chain([first]).chain(args.positional()).chain(args.keyword_values());
    for (place, value) in places.iter_mut().zip(values) {
        // SAFETY: the copy is never dropped, and the original lives until the end of this call.
        place.write(ManuallyDrop::new(unsafe { Ref::from_raw(value.as_ptr()) }));
    }
    // SAFETY: `count` places are written, and `ManuallyDrop<Ref>` has the layout of `Ref`.
    let laid = unsafe { std::slice::from_raw_parts(places.as_ptr().cast::<Ref>(), count) };
    work(if names.is_some() { Args::with_names(laid) } else { Args::new(laid) })
}
