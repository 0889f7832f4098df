//! Calls of anything, and ways to lay out arguments without counting them.

use std::mem::{ManuallyDrop, MaybeUninit};
use std::ptr::NonNull;

use super::attribute;
use crate::heap::{self, Ref};
use crate::object::types::{builtin_function, class, dict, str_, tuple};
use crate::object::{Args, Arity, Ctx, Object, PyResult};

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

/// Whether a callable takes its arguments one by one (in CPython: by vectorcall), not in a tuple and a dict.
pub fn takes_one_by_one(cx: &Ctx, f: &Ref) -> bool {
    let types = &cx.types;
    let class = |class| class::takes_them_as_they_lie(cx, class);
    if f.is_exact(types.builtin_function) {
        return builtin_function::body(f).def.get().arity != Arity::Gathered;
    }
    [types.function, types.method, types.method_descriptor].iter().any(|one| f.is_exact(one))
        || f.as_type().is_some_and(|this| this.is(types.type_) || class(this))
}

/// The names of keyword arguments as a tuple, and their values, which the dict holds.
fn keywords<'a>(cx: &Ctx, named: &'a Ref) -> PyResult<(Ref, Vec<&'a Ref>)> {
    let (mut names, mut values, mut position) = (Vec::new(), Vec::new(), 0);
    while let Some((name, _)) = dict::next(named, &mut position) {
        if !str_::is_str(&name) {
            return cx.type_error("keywords must be strings");
        }
        names.push(name);
        values.extend(dict::value_at(named, position - 1));
    }
    Ok((tuple::from_vec(cx, names), values))
}

/// Calls with the items of a tuple and the keywords in a dict (`PyObject_Call`): what takes its arguments one by one gets them laid out anew.
pub fn call_held(cx: &Ctx, f: &Ref, gathered: &Ref, named: &Ref) -> PyResult<Ref> {
    let (names, values) = keywords(cx, named)?;
    call_laid(cx, f, gathered, named, &names, values.into_iter())
}

/// The same with the names of that dict, in a tuple for this call, and its values.
pub fn call_laid<'a>(
    cx: &Ctx,
    f: &Ref,
    gathered: &'a Ref,
    named: &'a Ref,
    names: &'a Ref,
    values: impl Iterator<Item = &'a Ref>,
) -> PyResult<Ref> {
    with_borrowed([named, gathered, names].into_iter().chain(tuple::items(gathered)).chain(values), |laid| {
        let args = Args::named_by_dict(laid);
        if takes_one_by_one(cx, f) { unpacked(args, |args| call(cx, f, args)) } else { call(cx, f, args) }
    })
}

/// Calls with positional arguments and the keywords in a dict (`PyObject_VectorcallDict`).
pub fn call_dict<const N: usize>(cx: &Ctx, f: &Ref, args: [&Ref; N], named: Option<&Ref>) -> PyResult<Ref> {
    let Some(named) = named else { return call_with(cx, f, args) };
    if !takes_one_by_one(cx, f) {
        let gathered = tuple::from_iter(cx, args.into_iter().cloned());
        return call_held(cx, f, &gathered, named);
    }
    let (names, values) = keywords(cx, named)?;
    let laid: Vec<Ref> = std::iter::once(&names).chain(args).chain(values).cloned().collect();
    call(cx, f, Args::with_names(&laid))
}

/// Calls with positional arguments.
pub fn call_with<const N: usize>(cx: &Ctx, f: &Ref, args: [&Ref; N]) -> PyResult<Ref> {
    with_laid(args, |args| call(cx, f, Args::new(args)))
}

/// Calls with arguments that are given away: a Python function's frame takes their counts over, and nobody else counts them while it runs.
pub fn call_giving<const N: usize>(cx: &Ctx, f: &Ref, args: [Ref; N]) -> PyResult<Ref> {
    if f.is_exact(cx.types.function) {
        return cx.engine().call_giving(cx, f, &mut args.into_iter());
    }
    call(cx, f, Args::new(&args))
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
    match args.names() {
        Some(names) => laid_anew(names, args, 1, std::iter::once(first).chain(args.all()), work),
        None => with_first(first, args, work),
    }
}

/// The same without one in front, for a callable that takes its arguments one by one; others came as they are.
pub fn unpacked<R>(args: Args<'_>, work: impl FnOnce(Args<'_>) -> R) -> R {
    match args.names().filter(|_| args.are_held()) {
        Some(names) => laid_anew(names, args, 0, args.all(), work),
        None => work(args),
    }
}

fn laid_anew<'a, R>(
    names: &Ref,
    given: Args<'_>,
    more: usize,
    values: impl Iterator<Item = &'a Ref>,
    work: impl FnOnce(Args<'_>) -> R,
) -> R {
    let names = if given.has_own_names() { names.clone() } else { tuple::from_iter(Ctx::current(), tuple::items(names).iter().cloned()) };
    // CPython keeps a place free in front; here the names lie there.
    let room = 1 + more + given.len() + given.keyword_count();
    let block = heap::alloc(room * size_of::<Ref>()).cast::<Ref>();
    let mut count = 0;
    for value in std::iter::once(names).chain(values.cloned()).take(room) {
        // SAFETY: there is room for so many.
        unsafe { block.add(count).write(value) };
        count += 1;
    }
    let laid = NonNull::slice_from_raw_parts(block, count);
    // SAFETY: so many are written, and stay until they are dropped here.
    let result = work(Args::with_names(unsafe { laid.as_ref() }));
    // SAFETY: they are ours, and nobody looks at them any more; the block has that size.
    unsafe {
        laid.drop_in_place();
        heap::free(block.cast(), room * size_of::<Ref>());
    }
    result
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
