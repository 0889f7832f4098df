//! Slot functions of classes: each calls the Python method of its name. Error texts are CPython's.

use super::binary::*;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, number};
use crate::object::types::{class, int, iterators, object};
use crate::object::{Args, CallFn, CompareOp, Ctx, DescrGetFn, Object, PyResult, Slots, TypeBody, UnaryFn};

/// The table of all slot functions.
pub const GENERIC: Slots = Slots {
    repr: Some(slot_repr),
    str_: Some(slot_str),
    hash: Some(slot_hash),
    call: Some(slot_call),
    get_attr: Some(slot_get_attr),
    set_attr: Some(slot_set_attr),
    compare: Some(slot_compare),
    iter: Some(slot_iter),
    next: Some(slot_next),
    descr_get: Some(slot_descr_get),
    descr_set: Some(slot_descr_set),
    init: Some(slot_init),
    new: Some(slot_new),
    finalize: Some(slot_finalize),
    await_: Some(slot_await),
    aiter: Some(slot_aiter),
    anext: Some(slot_anext),
    add: Some(slot_add),
    sub: Some(slot_sub),
    mul: Some(slot_mul),
    mod_: Some(slot_mod),
    divmod: Some(slot_divmod),
    pow: Some(slot_pow),
    neg: Some(slot_neg),
    pos: Some(slot_pos),
    abs: Some(slot_abs),
    bool_: Some(slot_bool),
    invert: Some(slot_invert),
    lshift: Some(slot_lshift),
    rshift: Some(slot_rshift),
    and: Some(slot_and),
    xor: Some(slot_xor),
    or: Some(slot_or),
    int: Some(slot_int),
    float: Some(slot_float),
    index: Some(slot_index),
    floordiv: Some(slot_floordiv),
    truediv: Some(slot_truediv),
    matmul: Some(slot_matmul),
    iadd: Some(slot_iadd),
    isub: Some(slot_isub),
    imul: Some(slot_imul),
    imod: Some(slot_imod),
    ipow: Some(slot_ipow),
    ilshift: Some(slot_ilshift),
    irshift: Some(slot_irshift),
    iand: Some(slot_iand),
    ixor: Some(slot_ixor),
    ior: Some(slot_ior),
    ifloordiv: Some(slot_ifloordiv),
    itruediv: Some(slot_itruediv),
    imatmul: Some(slot_imatmul),
    len: Some(slot_len),
    subscript: Some(slot_subscript),
    set_subscript: Some(slot_set_subscript),
    item: Some(slot_item),
    concat: None,
    repeat: None,
    contains: Some(slot_contains),
    inplace_concat: None,
    inplace_repeat: None,
    buffer: None,
};

/// Calls a special method that the class has; AttributeError with its name if it is gone.
pub(super) fn call_required<const N: usize>(cx: &Ctx, this: &Ref, name: &Ref, rest: [&Ref; N]) -> PyResult<Ref> {
    match attribute::call_special(cx, this, name, rest) {
        Some(result) => result,
        None => cx.raise_with(cx.types.attribute_error, std::slice::from_ref(name)),
    }
}

/// Calls a binary special method; NotImplemented if the class does not have it.
pub(super) fn call_or_not_implemented(cx: &Ctx, this: &Ref, name: &Ref, other: &Ref) -> PyResult<Ref> {
    attribute::call_special(cx, this, name, [other]).unwrap_or_else(|| Ok(cx.not_implemented()))
}

macro_rules! unary {
    ($($function:ident: $name:ident;)*) => {
        $(
            fn $function(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
                call_required(cx, this, &cx.names.$name, [])
            }
        )*
    };
}

unary! {
    slot_neg: __neg__;
    slot_pos: __pos__;
    slot_abs: __abs__;
    slot_invert: __invert__;
    slot_int: __int__;
    slot_float: __float__;
    slot_index: __index__;
    slot_str: __str__;
}

fn slot_repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match attribute::maybe_method(cx, this, &cx.names.__repr__) {
        Some(method) => method.call(cx, this, []),
        None => Ok(cx.new_str(&format!("<{} object at {:#x}>", this.ty().display_name(), this.address()))),
    }
}

fn slot_hash(cx: &Ctx, this: &Ref) -> PyResult<i64> {
    let method = attribute::maybe_method(cx, this, &cx.names.__hash__).filter(|method| !cx.is_none(&method.function));
    let Some(method) = method else {
        return cx.type_error(&format!("unhashable type: '{}'", this.ty().display_name()));
    };
    let result = method.call(cx, this, [])?;
    if !result.has_flag(crate::object::type_flags::INT) {
        return cx.type_error("__hash__ method should return an integer");
    }
    let hash = match int::as_i64(&result) {
        Some(value) => value,
        None => match cx.types.int.slots().hash {
            Some(slot) => slot(cx, &result)?,
            None => 0,
        },
    };
    Ok(if hash == -1 { -2 } else { hash })
}

fn slot_call(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(method) = class::lookup(cx, this.ty(), &cx.names.__call__) else {
        return cx.raise_with(cx.types.attribute_error, std::slice::from_ref(&cx.names.__call__));
    };
    if method.has_flag(crate::object::type_flags::METHOD_DESCRIPTOR) {
        return args.in_tuple(cx, |args| call::with_unpacked(this, args, |args| call::call(cx, &method, args)));
    }
    let bound = attribute::bind(cx, &method, this)?;
    args.in_tuple(cx, |args| call::call(cx, &bound, args))
}

/// `__getattribute__`, then `__getattr__` if the class has one.
fn slot_get_attr(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Ref> {
    let hook = class::lookup(cx, this.ty(), &cx.names.__getattr__);
    let Some(hook) = hook else {
        return call_required(cx, this, &cx.names.__getattribute__, [name]);
    };
    let method = class::lookup(cx, this.ty(), &cx.names.__getattribute__);
    let first = match &method {
        Some(method) if !is_native_get_attr(cx, method) => attribute::call_found(cx, method, this, [name]),
        _ => match object::get_attribute_optional(cx, this, name) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => return attribute::call_found(cx, &hook, this, [name]),
            Err(raised) => Err(raised),
        },
    };
    match first {
        Err(raised) => {
            if cx.swallow(cx.types.attribute_error) {
                attribute::call_found(cx, &hook, this, [name])
            } else {
                Err(raised)
            }
        }
        found => found,
    }
}

/// Whether a class may have a `__getattr__` or a `__getattribute__` of its own.
pub fn has_hook(class: &TypeBody) -> bool {
    class.slots().get_attr.is_some_and(|slot| slot as usize == slot_get_attr as *const () as usize)
}

/// Whether an attribute that is there is found as by object's `__getattribute__`: `__getattr__` is asked for the others only.
pub fn finds_generically(cx: &Ctx, class: &TypeBody) -> bool {
    let plain = class.slots().get_attr.is_some_and(|slot| slot as usize == object::get_attribute as *const () as usize);
    let own = || class::lookup(cx, class, &cx.names.__getattribute__);
    plain || has_hook(class) && own().is_some_and(|method| is_native_get_attr(cx, &method))
}

/// Whether `__getattribute__` found on a class is object's own.
fn is_native_get_attr(cx: &Ctx, method: &Ref) -> bool {
    crate::object::types::descriptor::wrapped(cx, method).is_some_and(|(row, slots)| {
        row.name == "__getattribute__" && slots.get_attr.is_some_and(|slot| slot as usize == object::get_attribute as *const () as usize)
    })
}

fn slot_set_attr(cx: &Ctx, this: &Ref, name: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value {
        Some(value) => call_required(cx, this, &cx.names.__setattr__, [name, value])?,
        None => call_required(cx, this, &cx.names.__delattr__, [name])?,
    };
    Ok(())
}

fn slot_compare(cx: &Ctx, this: &Ref, other: &Ref, op: CompareOp) -> PyResult<Ref> {
    match attribute::maybe_method(cx, this, op.name(cx)) {
        Some(method) => method.call(cx, this, [other]),
        None => Ok(cx.not_implemented()),
    }
}

fn slot_iter(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match attribute::maybe_method(cx, this, &cx.names.__iter__) {
        Some(method) if cx.is_none(&method.function) => {}
        Some(method) => return method.call(cx, this, []),
        None if attribute::maybe_method(cx, this, &cx.names.__getitem__).is_some() => return Ok(iterators::sequence_iterator(cx, this)),
        None => {}
    }
    cx.type_error(&format!("'{}' object is not iterable", this.ty().display_name()))
}

/// StopIteration ends the iteration; its value is left in `cx.returned` for `yield from`.
fn slot_next(cx: &Ctx, this: &Ref) -> PyResult<Option<Ref>> {
    match call_required(cx, this, &cx.names.__next__, []) {
        Ok(item) => Ok(Some(item)),
        Err(raised) => {
            if !cx.raised_is(cx.types.stop_iteration) {
                return Err(raised);
            }
            let stop = cx.take_raised();
            let value = attribute::get_optional(cx, &stop, &cx.names.value)?;
            drop(cx.returned.replace(value));
            Ok(None)
        }
    }
}

/// Whether a slot is the one that calls `__repr__`.
pub fn is_generic_repr(slot: UnaryFn) -> bool {
    slot as usize == slot_repr as *const () as usize
}

/// Whether a slot is the one that calls `__call__`.
pub fn is_generic_call(slot: CallFn) -> bool {
    slot as usize == slot_call as *const () as usize
}

/// Whether a slot is the one that calls `__get__`.
pub fn is_generic_get(slot: DescrGetFn) -> bool {
    slot as usize == slot_descr_get as *const () as usize
}

fn slot_descr_get(cx: &Ctx, this: &Ref, instance: Option<&Ref>, owner: &Ref) -> PyResult<Ref> {
    let Some(method) = class::lookup(cx, this.ty(), &cx.names.__get__) else { return Ok(this.clone()) };
    attribute::call_found(cx, &method, this, [instance.unwrap_or(&cx.none), owner])
}

fn slot_descr_set(cx: &Ctx, this: &Ref, instance: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value {
        Some(value) => call_required(cx, this, &cx.names.__set__, [instance, value])?,
        None => call_required(cx, this, &cx.names.__delete__, [instance])?,
    };
    Ok(())
}

fn slot_init(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<()> {
    let Some(method) = class::lookup(cx, this.ty(), &cx.names.__init__) else {
        return cx.raise_with(cx.types.attribute_error, std::slice::from_ref(&cx.names.__init__));
    };
    let result = if method.has_flag(crate::object::type_flags::METHOD_DESCRIPTOR) {
        call::with_unpacked(this, args, |args| call::call(cx, &method, args))?
    } else {
        let bound = attribute::bind(cx, &method, this)?;
        call::call(cx, &bound, args)?
    };
    if cx.is_none(&result) {
        return Ok(());
    }
    cx.type_error(&format!("__init__() should return None, not '{}'", result.ty().display_name()))
}

fn slot_new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    // SAFETY: the class lives as long as the borrow; the copy is never dropped.
    let class = std::mem::ManuallyDrop::new(unsafe { Ref::from_raw(std::ptr::NonNull::from(class.header())) });
    let method = attribute::get(cx, &class, &cx.names.__new__)?;
    call::with_unpacked(&class, args, |args| call::call(cx, &method, args))
}

fn slot_finalize(cx: &Ctx, this: &Ref) {
    let waiting = cx.raised.take();
    if let Some(method) = attribute::maybe_method(cx, this, &cx.names.__del__)
        && method.call(cx, this, []).is_err()
    {
        crate::object::finalize::write_unraisable(cx, None, Some(&method.function));
    }
    if waiting.is_some() {
        drop(cx.raised.replace(waiting));
    }
}

fn awaitable(cx: &Ctx, this: &Ref, name: &Ref, text: &str) -> PyResult<Ref> {
    match attribute::call_special(cx, this, name, []) {
        Some(result) => result,
        None => {
            let message = format!("object {} does not have {text} method", this.ty().display_name());
            cx.raise(cx.types.attribute_error, &message)
        }
    }
}

fn slot_await(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    awaitable(cx, this, &cx.names.__await__, "__await__")
}

fn slot_aiter(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    awaitable(cx, this, &cx.names.__aiter__, "__aiter__")
}

fn slot_anext(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    awaitable(cx, this, &cx.names.__anext__, "__anext__")
}

fn slot_bool(cx: &Ctx, this: &Ref) -> PyResult<bool> {
    let result = match attribute::call_special(cx, this, &cx.names.__bool__, []) {
        Some(result) => result?,
        None => {
            return match attribute::call_special(cx, this, &cx.names.__len__, []) {
                Some(length) => length_of(cx, length?).map(|length| length != 0),
                None => Ok(true),
            };
        }
    };
    if !result.is_exact(cx.types.bool_) {
        return cx.type_error(&format!("__bool__ should return bool, returned {}", result.ty().display_name()));
    }
    Ok(result.is(&cx.true_))
}

fn length_of(cx: &Ctx, value: Ref) -> PyResult<usize> {
    let whole = number::index(cx, &value)?;
    match int::as_i64(&whole) {
        Some(length) if length >= 0 => Ok(length as usize),
        None if !int::is_negative(&whole) => {
            let name = value.ty().display_name();
            cx.raise(cx.types.overflow_error, &format!("cannot fit '{name}' into an index-sized integer"))
        }
        _ => cx.value_error("__len__() should return >= 0"),
    }
}

fn slot_len(cx: &Ctx, this: &Ref) -> PyResult<usize> {
    let result = call_required(cx, this, &cx.names.__len__, [])?;
    length_of(cx, result)
}

fn slot_subscript(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    call_required(cx, this, &cx.names.__getitem__, [key])
}

fn slot_item(cx: &Ctx, this: &Ref, index: isize) -> PyResult<Ref> {
    let index = int::new(cx, index as i64);
    call_required(cx, this, &cx.names.__getitem__, [&index])
}

fn slot_set_subscript(cx: &Ctx, this: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value {
        Some(value) => call_required(cx, this, &cx.names.__setitem__, [key, value])?,
        None => call_required(cx, this, &cx.names.__delitem__, [key])?,
    };
    Ok(())
}

fn slot_contains(cx: &Ctx, this: &Ref, item: &Ref) -> PyResult<bool> {
    match class::lookup(cx, this.ty(), &cx.names.__contains__) {
        Some(method) if cx.is_none(&method) => cx.type_error(&format!("'{}' object is not a container", this.ty().display_name())),
        Some(method) => number::truth(cx, &attribute::call_found(cx, &method, this, [item])?),
        None => crate::object::protocol::item::contains(cx, this, item),
    }
}
