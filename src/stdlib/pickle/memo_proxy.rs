//! `PicklerMemoProxy` and `UnpicklerMemoProxy`: what `memo` gives, so that it can be copied to another pickler.
//!
//! ```text
//!  ┌────────┬───────┐
//!  │ Header │ owner │     24 bytes
//!  └────────┴───────┘
//! ```

use super::{pickler, unpickler};
use crate::heap::{self, Field, Ref, flags};
use crate::object::types::{dict, int, object, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::LazyType;
use crate::stdlib::declare::counted_hooks;

#[repr(C)]
struct MemoProxy {
    head: crate::heap::Header,
    owner: Field,
}

counted_hooks!(MemoProxy { owner });

thread_local! {
    static PICKLER: LazyType = const { LazyType::new(&PICKLER_SPEC) };
    static UNPICKLER: LazyType = const { LazyType::new(&UNPICKLER_SPEC) };
}

fn make(class: &TypeBody, owner: &Ref) -> Ref {
    let made = new_object(class, size_of::<MemoProxy>());
    this(&made).owner.set(Some(owner.clone()));
    heap::track(&made);
    made
}

/// `pickler.memo`
pub fn of_pickler(cx: &Ctx, owner: &Ref) -> Ref {
    make(PICKLER.with(|class| class.get(cx)), owner)
}

/// `unpickler.memo`
pub fn of_unpickler(cx: &Ctx, owner: &Ref) -> Ref {
    make(UNPICKLER.with(|class| class.get(cx)), owner)
}

fn owner(cx: &Ctx, proxy: &Ref) -> PyResult<Ref> {
    match this(proxy).owner.get() {
        Some(owner) => Ok(owner),
        None => cx.raise(cx.types.runtime_error, "the owner of this memo is gone"),
    }
}

fn written_of(pickler: &Ref) -> Vec<(Ref, usize)> {
    pickler::this(pickler).memo().map_or_else(Vec::new, |memo| memo.entries().map(|(held, number)| (held.clone(), number)).collect())
}

/// What a value given to `pickler.memo` says: objects and their numbers.
pub fn written(cx: &Ctx, value: &Ref) -> PyResult<Vec<(Ref, usize)>> {
    if value.is_exact(PICKLER.with(|class| class.get(cx))) {
        return Ok(written_of(&owner(cx, value)?));
    }
    if !value.has_flag(type_flags::DICT) {
        let name = value.ty().display_name();
        return cx.type_error(&format!("'memo' attribute must be a PicklerMemoProxy object or dict, not {name}"));
    }
    let (mut entries, mut position) = (Vec::new(), 0);
    while let Some((_, pair)) = dict::next(value, &mut position) {
        if !pair.has_flag(type_flags::TUPLE) || tuple::len(&pair) != 2 {
            return cx.type_error("'memo' values must be 2-item tuples");
        }
        let number = int::to_isize(cx, &tuple::get(&pair, 0))?;
        entries.push((tuple::get(&pair, 1), number as usize));
    }
    Ok(entries)
}

/// What a value given to `unpickler.memo` says.
pub fn read(cx: &Ctx, value: &Ref) -> PyResult<Vec<(Ref, usize)>> {
    if value.is_exact(UNPICKLER.with(|class| class.get(cx))) {
        return Ok(unpickler::remembered(&owner(cx, value)?));
    }
    if !value.has_flag(type_flags::DICT) {
        let name = value.ty().display_name();
        return cx.type_error(&format!("'memo' attribute must be an UnpicklerMemoProxy object or dict, not {name}"));
    }
    let (mut entries, mut position) = (Vec::new(), 0);
    while let Some((key, held)) = dict::next(value, &mut position) {
        if !int::is_int(&key) {
            return cx.type_error("memo key must be integers");
        }
        match int::to_isize(cx, &key)? {
            number @ 0.. => entries.push((held, number as usize)),
            _ => return cx.value_error("memo key must be positive integers."),
        }
    }
    Ok(entries)
}

fn copy_written(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let copy = dict::new(cx);
    for (held, number) in written_of(&owner(cx, proxy)?) {
        let key = int::from_usize(cx, held.address());
        dict::set(cx, &copy, &key, &tuple::pair(cx, int::from_usize(cx, number), held))?;
    }
    Ok(copy)
}

fn copy_read(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let copy = dict::new(cx);
    for (held, number) in unpickler::remembered(&owner(cx, proxy)?) {
        dict::set(cx, &copy, &int::from_usize(cx, number), &held)?;
    }
    Ok(copy)
}

fn clear_written(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let owner = owner(cx, proxy)?;
    if let Some(memo) = pickler::this(&owner).memo() {
        drop(memo.clear());
    }
    Ok(cx.none())
}

fn clear_read(cx: &Ctx, proxy: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    unpickler::forget(&owner(cx, proxy)?);
    Ok(cx.none())
}

fn reduce(cx: &Ctx, copy: Ref) -> PyResult<Ref> {
    Ok(tuple::pair(cx, cx.types.dict.to_ref(), tuple::new(cx, &[copy])))
}

const BASE: TypeSpec = TypeSpec {
    basic_size: size_of::<MemoProxy>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    ..TypeSpec::DEFAULT
};

const PICKLER_SPEC: TypeSpec = TypeSpec {
    name: "_pickle.PicklerMemoProxy",
    methods: &[
        MethodDef::new("clear", Arity::None, clear_written).doc("($self, /)", "Forget everything."),
        MethodDef::new("copy", Arity::None, copy_written).doc("($self, /)", "A dict from address to number and object."),
        MethodDef::new("__reduce__", Arity::None, |cx, proxy, args| reduce(cx, copy_written(cx, proxy, args)?)),
    ],
    ..BASE
};

const UNPICKLER_SPEC: TypeSpec = TypeSpec {
    name: "_pickle.UnpicklerMemoProxy",
    methods: &[
        MethodDef::new("clear", Arity::None, clear_read).doc("($self, /)", "Forget everything."),
        MethodDef::new("copy", Arity::None, copy_read).doc("($self, /)", "A dict from number to object."),
        MethodDef::new("__reduce__", Arity::None, |cx, proxy, args| reduce(cx, copy_read(cx, proxy, args)?)),
    ],
    ..BASE
};
