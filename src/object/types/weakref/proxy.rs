//! `weakref.proxy`: a stand-in that passes every operation on to its target, and raises ReferenceError when that is gone.
//!
//! Binary operations unwrap both operands, since either may be the proxy.

use super::{WeakBody, basic, check_possible, clear, dealloc, is_proxy, list_of, make, referent, share, traverse, weak};
use crate::heap::{Ref, flags, track};
use crate::object::protocol::number::BinaryOp;
use crate::object::protocol::{attribute, call, compare, item, iterate, number, text};
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, Object, PyResult, Slots, TypeSpec};

/// `weakref.proxy(target, callback)`: the shared one if there is no callback.
pub fn new_proxy(cx: &Ctx, target: &Ref, callback: Option<&Ref>) -> PyResult<Ref> {
    check_possible(cx, target)?;
    let list = list_of(target).expect("just checked");
    let callback = callback.filter(|callback| !cx.is_none(callback));
    if callback.is_none()
        && let (_, Some(proxy)) = basic(cx, list)
    {
        return Ok(share(proxy));
    }
    let callable = target.ty().slots().call.is_some();
    let class = if callable { cx.types.weak_callable_proxy } else { cx.types.weak_proxy };
    let made = make(cx, class, target, callback)?;
    let (ref_, proxy) = basic(cx, list);
    let prev = if callback.is_none() { ref_ } else { proxy.or(ref_) };
    match prev {
        Some(prev) => weak(&made).insert_after(prev),
        None => weak(&made).insert_first(list),
    }
    track(&made);
    Ok(made)
}

/// The living target of a proxy; any other object is itself.
fn unwrap(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if !is_proxy(cx, object) {
        return Ok(object.clone());
    }
    match referent(object) {
        Some(target) => Ok(target),
        None => cx.raise(cx.types.reference_error, "weakly-referenced object no longer exists"),
    }
}

macro_rules! unary {
    ($($name:ident: $work:path;)*) => { $(fn $name(cx: &Ctx, a: &Ref) -> PyResult<Ref> { $work(cx, &unwrap(cx, a)?) })* };
}
macro_rules! binary {
    ($($name:ident: $work:ident $op:ident;)*) => {
        $(fn $name(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
            let (a, b) = (unwrap(cx, a)?, unwrap(cx, b)?);
            number::$work(cx, &a, &b, BinaryOp::$op)
        })*
    };
}

unary! {
    str_: text::str_;
    neg: number::negative;
    pos: number::positive;
    abs: number::absolute;
    invert: number::invert;
    index: number::index;
    iter: iterate::iter;
}
binary! {
    add: binary Add; sub: binary Sub; mul: binary Mul; truediv: binary TrueDiv; floordiv: binary FloorDiv; mod_: binary Mod;
    divmod: binary DivMod; lshift: binary LShift; rshift: binary RShift; and: binary And; or: binary Or; xor: binary Xor;
    matmul: binary MatMul;
    iadd: inplace Add; isub: inplace Sub; imul: inplace Mul; itruediv: inplace TrueDiv; ifloordiv: inplace FloorDiv;
    imod: inplace Mod; ilshift: inplace LShift; irshift: inplace RShift; iand: inplace And; ior: inplace Or; ixor: inplace Xor;
    imatmul: inplace MatMul;
}

fn pow(cx: &Ctx, a: &Ref, b: &Ref, modulus: &Ref) -> PyResult<Ref> {
    let (a, b, modulus) = (unwrap(cx, a)?, unwrap(cx, b)?, unwrap(cx, modulus)?);
    if cx.is_none(&modulus) { number::binary(cx, &a, &b, BinaryOp::Pow) } else { number::power(cx, &a, &b, &modulus) }
}

fn ipow(cx: &Ctx, a: &Ref, b: &Ref, _modulus: &Ref) -> PyResult<Ref> {
    let (a, b) = (unwrap(cx, a)?, unwrap(cx, b)?);
    number::inplace(cx, &a, &b, BinaryOp::Pow)
}

fn int(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let a = unwrap(cx, a)?;
    call::call(cx, &cx.types.int.to_ref(), Args::new(&[a]))
}

fn float(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let a = unwrap(cx, a)?;
    call::call(cx, &cx.types.float.to_ref(), Args::new(&[a]))
}

fn bool_(cx: &Ctx, a: &Ref) -> PyResult<bool> {
    number::truth(cx, &unwrap(cx, a)?)
}

fn compare_(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let (a, b) = (unwrap(cx, a)?, unwrap(cx, b)?);
    compare::compare(cx, &a, &b, op)
}

fn get_attr(cx: &Ctx, a: &Ref, name: &Ref) -> PyResult<Ref> {
    attribute::get(cx, &unwrap(cx, a)?, name)
}

fn set_attr(cx: &Ctx, a: &Ref, name: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let a = unwrap(cx, a)?;
    match value {
        Some(value) => attribute::set(cx, &a, name, value),
        None => attribute::delete(cx, &a, name),
    }
}

fn len(cx: &Ctx, a: &Ref) -> PyResult<usize> {
    item::len(cx, &unwrap(cx, a)?)
}

fn subscript(cx: &Ctx, a: &Ref, key: &Ref) -> PyResult<Ref> {
    let (a, key) = (unwrap(cx, a)?, unwrap(cx, key)?);
    item::get(cx, &a, &key)
}

fn set_subscript(cx: &Ctx, a: &Ref, key: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let a = unwrap(cx, a)?;
    match value {
        Some(value) => item::set(cx, &a, key, value),
        None => item::delete(cx, &a, key),
    }
}

fn contains(cx: &Ctx, a: &Ref, value: &Ref) -> PyResult<bool> {
    item::contains(cx, &unwrap(cx, a)?, value)
}

fn next(cx: &Ctx, a: &Ref) -> PyResult<Option<Ref>> {
    let target = unwrap(cx, a)?;
    if target.ty().slots().next.is_none() {
        let name = target.ty().display_name();
        return cx.type_error(&format!("Weakref proxy referenced a non-iterator '{name}' object"));
    }
    iterate::next(cx, &target)
}

fn call_(cx: &Ctx, a: &Ref, args: Args<'_>) -> PyResult<Ref> {
    call::call(cx, &unwrap(cx, a)?, args)
}

fn hash(cx: &Ctx, a: &Ref) -> PyResult<i64> {
    cx.type_error(&format!("unhashable type: '{}'", a.ty().display_name()))
}

fn repr(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    // A dead proxy speaks of None, which has taken the target's place.
    let target = referent(a).unwrap_or_else(|| cx.none());
    Ok(cx.new_str(&format!("<weakproxy at {:#x} to {} at {:#x}>", a.address(), target.ty().display_name(), target.address())))
}

fn bytes(cx: &Ctx, a: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &unwrap(cx, a)?, &cx.names.__bytes__, &[])
}

fn reversed(cx: &Ctx, a: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    call::method(cx, &unwrap(cx, a)?, &cx.names.__reversed__, &[])
}

const SLOTS: Slots = Slots {
    repr: Some(repr),
    str_: Some(str_),
    hash: Some(hash),
    get_attr: Some(get_attr),
    set_attr: Some(set_attr),
    compare: Some(compare_),
    iter: Some(iter),
    next: Some(next),
    add: Some(add),
    sub: Some(sub),
    mul: Some(mul),
    mod_: Some(mod_),
    divmod: Some(divmod),
    pow: Some(pow),
    neg: Some(neg),
    pos: Some(pos),
    abs: Some(abs),
    bool_: Some(bool_),
    invert: Some(invert),
    lshift: Some(lshift),
    rshift: Some(rshift),
    and: Some(and),
    xor: Some(xor),
    or: Some(or),
    int: Some(int),
    float: Some(float),
    index: Some(index),
    floordiv: Some(floordiv),
    truediv: Some(truediv),
    matmul: Some(matmul),
    iadd: Some(iadd),
    isub: Some(isub),
    imul: Some(imul),
    imod: Some(imod),
    ipow: Some(ipow),
    ilshift: Some(ilshift),
    irshift: Some(irshift),
    iand: Some(iand),
    ixor: Some(ixor),
    ior: Some(ior),
    ifloordiv: Some(ifloordiv),
    itruediv: Some(itruediv),
    imatmul: Some(imatmul),
    len: Some(len),
    subscript: Some(subscript),
    set_subscript: Some(set_subscript),
    contains: Some(contains),
    ..Slots::EMPTY
};

const METHODS: &[MethodDef] = &[MethodDef::new("__bytes__", Arity::None, bytes), MethodDef::new("__reversed__", Arity::None, reversed)];

/// `weakref.ProxyType`
pub const PROXY_SPEC: TypeSpec = TypeSpec {
    name: "weakref.ProxyType",
    basic_size: size_of::<WeakBody>(),
    flags: flags::GC,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: SLOTS,
    methods: METHODS,
    ..TypeSpec::DEFAULT
};

/// `weakref.CallableProxyType`
pub const CALLABLE_PROXY_SPEC: TypeSpec =
    TypeSpec { name: "weakref.CallableProxyType", slots: Slots { call: Some(call_), ..SLOTS }, methods: &[], ..PROXY_SPEC };
