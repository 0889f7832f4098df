//! The `_weakref` module: what `weakref.py` builds on.

use crate::heap::Ref;
use crate::object::types::{dict, int, list, weakref};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, type_flags};

fn getweakrefcount(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, weakref::count_of(args.at(0))))
}

fn getweakrefs(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut found = Vec::new();
    weakref::each_of(args.at(0), |weak| found.push(Ref::new(weak)));
    Ok(list::from_vec(cx, found))
}

fn proxy(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "_weakref.proxy")?;
    args.between(cx, "proxy", 1, 2)?;
    weakref::new_proxy(cx, args.at(0), args.get(1))
}

/// Removes a key whose value is a dead weak reference; anything else stays.
fn remove_dead_weakref(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_remove_dead_weakref", 2, 2)?;
    let (names, key) = (args.at(0), args.at(1));
    if !names.has_flag(type_flags::DICT) {
        let name = names.ty().display_name();
        return cx.type_error(&format!("_remove_dead_weakref() argument 1 must be dict, not {name}"));
    }
    if let Some(value) = dict::get(cx, names, key)? {
        if !weakref::is_weak(cx, &value) {
            return cx.type_error("not a weakref");
        }
        if weakref::referent(&value).is_none() {
            dict::delete(cx, names, key)?;
        }
    }
    Ok(cx.none())
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let types = [
        ("ref", cx.types.weak_ref),
        ("ReferenceType", cx.types.weak_ref),
        ("ProxyType", cx.types.weak_proxy),
        ("CallableProxyType", cx.types.weak_callable_proxy),
    ];
    types.iter().try_for_each(|(name, type_)| dict::set(cx, names, &cx.intern(name), &type_.to_ref()))
}

/// `_weakref`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_weakref",
    doc: "Weak references and proxies.",
    functions: &[
        MethodDef::new("getweakrefcount", Arity::One, getweakrefcount)
            .doc("($module, object, /)", "Number of weak references and proxies to the object."),
        MethodDef::new("getweakrefs", Arity::One, getweakrefs)
            .doc("($module, object, /)", "A list of the weak references and proxies to the object."),
        MethodDef::new("_remove_dead_weakref", Arity::Keywords, remove_dead_weakref)
            .doc("($module, dct, key, /)", "Remove the key if its value is a dead weak reference."),
        MethodDef::new("proxy", Arity::Keywords, proxy)
            .doc("($module, object, callback=None, /)", "A proxy for the object that does not keep it alive."),
    ],
    fill: Some(fill),
};
