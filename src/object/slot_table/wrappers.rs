//! Slots as methods: the irregular wrappers (`rows.rs` makes the regular ones with macros). Error texts are CPython's.

use super::rows::word;
use crate::heap::Ref;
use crate::object::protocol::{item, number};
use crate::object::types::int;
use crate::object::{Args, Ctx, Object, PyResult, Slots};

/// Checks the number of positional arguments: "expected 1 argument, got 0".
pub fn count(cx: &Ctx, args: Args<'_>, wanted: usize) -> PyResult<()> {
    if args.len() == wanted {
        return Ok(());
    }
    let plural = if wanted == 1 { "" } else { "s" };
    cx.type_error(&format!("expected {wanted} argument{plural}, got {}", args.len()))
}

fn between(cx: &Ctx, args: Args<'_>, least: usize, most: usize) -> PyResult<()> {
    let got = args.len();
    if got < least {
        return cx.type_error(&format!(" expected at least {least} argument{}, got {got}", if least == 1 { "" } else { "s" }));
    }
    if got > most {
        return cx.type_error(&format!(" expected at most {most} argument{}, got {got}", if most == 1 { "" } else { "s" }));
    }
    Ok(())
}

/// A wrapper whose slot is gone: cannot happen for builtin types, whose tables never change.
#[cold]
pub fn missing<T>(cx: &Ctx) -> PyResult<T> {
    cx.raise(cx.types.system_error, "wrapper of an empty slot")
}

/// A number of repetitions or a position.
pub fn index(cx: &Ctx, value: &Ref) -> PyResult<isize> {
    let whole = number::index(cx, value)?;
    match int::as_i64(&whole) {
        Some(number) => Ok(number as isize),
        None => {
            let name = value.ty().display_name();
            cx.raise(cx.types.overflow_error, &format!("cannot fit '{name}' into an index-sized integer"))
        }
    }
}

/// Names that have no wrapper (`__getattr__`, `__new__`).
pub fn nothing(cx: &Ctx, _slots: &Slots, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    missing(cx)
}

pub fn hash(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 0)?;
    match slots.hash {
        Some(slot) => Ok(int::new(cx, slot(cx, this)?)),
        None => missing(cx),
    }
}

pub fn call(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match slots.call {
        Some(slot) => slot(cx, this, args),
        None => missing(cx),
    }
}

pub fn init(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    match slots.init {
        Some(slot) => slot(cx, this, args).map(|()| cx.none()),
        None => missing(cx),
    }
}

pub fn finalize(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 0)?;
    if let Some(slot) = slots.finalize {
        slot(cx, this);
    }
    Ok(cx.none())
}

/// `object.__setattr__(int, …)` must not jump over `type.__setattr__`.
fn no_jump(cx: &Ctx, slots: &Slots, this: &Ref, what: &str) -> PyResult<()> {
    let at = std::mem::offset_of!(Slots, set_attr) / size_of::<usize>();
    let address = |slots: &Slots| word(slots, at).map(|slot| slot as usize);
    let ours = address(slots);
    let generic = address(&super::GENERIC);
    let class = this.ty();
    // The type that brought in the native slot: the last of the MRO with the slot that the object's type has.
    let mro = class.mro.get();
    let mut defining: Option<Ref> = None;
    if let Some(mro) = &mro {
        for entry in crate::object::types::tuple::items(mro).iter().rev() {
            if let Some(base) = entry.as_type() {
                let slot = address(base.slots());
                if slot != generic && slot == address(class.slots()) {
                    defining = Some(entry.clone());
                    break;
                }
            }
        }
    }
    let mut next = Some(defining.unwrap_or_else(|| class.to_ref()));
    while let Some(entry) = next {
        let Some(base) = entry.as_type() else { break };
        let slot = address(base.slots());
        if slot == ours {
            break;
        }
        if slot != generic {
            return cx.type_error(&format!("can't apply this {what} to {} object", class.display_name()));
        }
        next = base.base.get();
    }
    Ok(())
}

pub fn set_attr(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    unpack(cx, args, 2)?;
    no_jump(cx, slots, this, "__setattr__")?;
    match slots.set_attr {
        Some(slot) => slot(cx, this, args.at(0), Some(args.at(1))).map(|()| cx.none()),
        None => missing(cx),
    }
}

pub fn del_attr(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 1)?;
    no_jump(cx, slots, this, "__delattr__")?;
    match slots.set_attr {
        Some(slot) => slot(cx, this, args.at(0), None).map(|()| cx.none()),
        None => missing(cx),
    }
}

/// `PyArg_UnpackTuple` with an empty name.
pub fn unpack(cx: &Ctx, args: Args<'_>, wanted: usize) -> PyResult<()> {
    if args.len() == wanted {
        return Ok(());
    }
    let plural = if wanted == 1 { "" } else { "s" };
    cx.type_error(&format!(" expected {wanted} argument{plural}, got {}", args.len()))
}

pub fn next(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 0)?;
    let Some(slot) = slots.next else { return missing(cx) };
    drop(cx.returned.take());
    match slot(cx, this)? {
        Some(item) => Ok(item),
        None => match cx.returned.take() {
            Some(value) if !cx.is_none(&value) => cx.raise_with(cx.types.stop_iteration, &[value]),
            _ => cx.raise_with(cx.types.stop_iteration, &[]),
        },
    }
}

pub fn descr_get(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    between(cx, args, 1, 2)?;
    let instance = args.get(0).filter(|object| !cx.is_none(object));
    let class = args.get(1).filter(|object| !cx.is_none(object));
    let Some(slot) = slots.descr_get else { return missing(cx) };
    match (instance, class) {
        (None, None) => cx.type_error("__get__(None, None) is invalid"),
        (instance, Some(class)) => slot(cx, this, instance, class),
        (Some(instance), None) => slot(cx, this, Some(instance), &cx.type_of(instance)),
    }
}

pub fn descr_set(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    unpack(cx, args, 2)?;
    match slots.descr_set {
        Some(slot) => slot(cx, this, args.at(0), Some(args.at(1))).map(|()| cx.none()),
        None => missing(cx),
    }
}

pub fn descr_delete(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 1)?;
    match slots.descr_set {
        Some(slot) => slot(cx, this, args.at(0), None).map(|()| cx.none()),
        None => missing(cx),
    }
}

fn third<'a>(cx: &'a Ctx, args: Args<'a>) -> &'a Ref {
    args.get(1).unwrap_or(&cx.none)
}

pub fn pow(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    between(cx, args, 1, 2)?;
    match slots.pow {
        Some(slot) => slot(cx, this, args.at(0), third(cx, args)),
        None => missing(cx),
    }
}

pub fn reflected_pow(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    between(cx, args, 1, 2)?;
    match slots.pow {
        Some(slot) => slot(cx, args.at(0), this, third(cx, args)),
        None => missing(cx),
    }
}

pub fn inplace_pow(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    between(cx, args, 1, 2)?;
    match slots.ipow {
        Some(slot) => slot(cx, this, args.at(0), third(cx, args)),
        None => missing(cx),
    }
}

pub fn bool_(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 0)?;
    match slots.bool_ {
        Some(slot) => Ok(cx.bool(slot(cx, this)?)),
        None => missing(cx),
    }
}

pub fn len(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 0)?;
    match slots.len {
        Some(slot) => Ok(int::from_usize(cx, slot(cx, this)?)),
        None => missing(cx),
    }
}

/// The key of an item: of what is no more than a sequence, a position.
fn key(cx: &Ctx, slots: &Slots, given: &Ref) -> PyResult<Ref> {
    if slots.subscript.is_none() && slots.item.is_some() { Ok(int::new(cx, index(cx, given)? as i64)) } else { Ok(given.clone()) }
}

pub fn set_item(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    unpack(cx, args, 2)?;
    match slots.set_subscript {
        Some(slot) => slot(cx, this, &key(cx, slots, args.at(0))?, Some(args.at(1))).map(|()| cx.none()),
        None => missing(cx),
    }
}

pub fn del_item(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 1)?;
    match slots.set_subscript {
        Some(slot) => slot(cx, this, &key(cx, slots, args.at(0))?, None).map(|()| cx.none()),
        None => missing(cx),
    }
}

pub fn item(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 1)?;
    let mut position = index(cx, args.at(0))?;
    if position < 0 && slots.len.is_some() {
        let length = item::len(cx, this)?;
        position = position.saturating_add(isize::try_from(length).unwrap_or(isize::MAX));
    }
    match slots.item {
        Some(slot) => slot(cx, this, position),
        None => missing(cx),
    }
}

pub fn contains(cx: &Ctx, slots: &Slots, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    count(cx, args, 1)?;
    match slots.contains {
        Some(slot) => Ok(cx.bool(slot(cx, this, args.at(0))?)),
        None => missing(cx),
    }
}
