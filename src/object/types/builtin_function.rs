//! Native functions as objects: `len`, `[].append`, `object.__new__`.
//!
//! ```text
//!  ┌────────┬─────┬──────┬────────┬───────────┬────────┐
//!  │ Header │ def │ self │ module │ weak list │ unused │   56 bytes, CPython's PyCFunctionObject
//!  └────────┴─────┴──────┴────────┴───────────┴────────┘
//! ```
//! `self` is the bound object, or the module object of a module's function. `call_native` checks the arity in CPython's words; the machine calls it too.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, text};
use crate::object::types::{object, str_, tuple, weakref};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeSpec, free_object,
    new_object,
};

/// A native function bound to something.
#[repr(C)]
pub struct BuiltinBody {
    head: Header,
    /// Its declaration.
    pub def: Cell<&'static MethodDef>,
    /// What it is bound to.
    pub this: Field,
    /// `__module__`
    pub module: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    unused: Cell<usize>,
}
const SIZE: usize = std::mem::size_of::<BuiltinBody>();
const _: () = assert!(SIZE == 56);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for BuiltinBody {}

/// The body of a builtin function.
#[inline(always)]
pub fn body(function: &Ref) -> &BuiltinBody {
    debug_assert!(function.is_exact(Ctx::current().types.builtin_function));
    // SAFETY: callers pass exact builtin functions.
    unsafe { function.body() }
}

/// A new native function bound to `this`.
pub fn new(cx: &Ctx, def: &'static MethodDef, this: Option<&Ref>, module: Option<&Ref>) -> Ref {
    let object = new_object(cx.types.builtin_function, SIZE);
    // SAFETY: the block is new and that big; `def` must be written before it is looked at.
    unsafe {
        let start = object.as_ptr().cast::<BuiltinBody>().as_ptr();
        (&raw mut (*start).def).write(Cell::new(def));
        (&raw mut (*start).this).write(Field::new(this.cloned()));
        (&raw mut (*start).module).write(Field::new(module.cloned()));
    }
    heap::track(&object);
    object
}

/// Calls a builtin function object.
#[inline]
pub fn call(cx: &Ctx, function: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let body = body(function);
    let def = body.def.get();
    match body.this.borrow() {
        Some(this) => call_native(cx, function, def, this, args),
        None => call_native(cx, function, def, &cx.none, args),
    }
}

/// Calls a native function after checking its arity. `callable` is the object that was called (for messages).
#[inline(always)]
pub fn call_native(cx: &Ctx, callable: &Ref, def: &'static MethodDef, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let fits = match def.arity {
        Arity::Keywords | Arity::Gathered => true,
        Arity::Positional => args.keyword_count() == 0,
        Arity::One => args.len() == 1 && args.keyword_count() == 0,
        Arity::None => args.are_none(),
    };
    if fits { (def.function)(cx, this, args) } else { wrong_arguments(cx, callable, def, args) }
}

#[cold]
#[inline(never)]
fn wrong_arguments(cx: &Ctx, callable: &Ref, def: &MethodDef, args: Args<'_>) -> PyResult<Ref> {
    let name = callable_text(cx, callable)?;
    if args.keyword_count() > 0 {
        return cx.type_error(&format!("{name} takes no keyword arguments"));
    }
    let what = if def.arity == Arity::One { "exactly one argument" } else { "no arguments" };
    cx.type_error(&format!("{name} takes {what} ({} given)", args.len()))
}

/// "math.sqrt()", "list.append()": the callable in messages (`_PyObject_FunctionStr`).
pub fn callable_text(cx: &Ctx, callable: &Ref) -> PyResult<String> {
    let Some(qualname) = attribute::get_optional(cx, callable, &cx.names.__qualname__)? else {
        return Ok(str_::to_string_lossy(&text::str_(cx, callable)?));
    };
    let qualname = str_::to_string_lossy(&text::str_(cx, &qualname)?);
    match attribute::get_optional(cx, callable, &cx.names.__module__)? {
        Some(module) if !cx.is_none(&module) => {
            let module = str_::to_string_lossy(&text::str_(cx, &module)?);
            if module == "builtins" { Ok(format!("{qualname}()")) } else { Ok(format!("{module}.{qualname}()")) }
        }
        _ => Ok(format!("{qualname}()")),
    }
}

fn of_module(cx: &Ctx, this: Option<&Ref>) -> bool {
    this.is_none_or(|this| this.is_instance(cx.types.module))
}

fn repr(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    let body = body(function);
    let name = body.def.get().name;
    let this = body.this.get();
    if of_module(cx, this.as_ref()) {
        return Ok(cx.new_str(&format!("<built-in function {name}>")));
    }
    let this = this.unwrap_or_else(|| cx.none());
    Ok(cx.new_str(&format!("<built-in method {name} of {} object at {:#x}>", this.ty().display_name(), this.address())))
}

fn hash(_cx: &Ctx, function: &Ref) -> PyResult<i64> {
    let body = body(function);
    let mut x = object::hash_address(body.this.borrow().map_or(0, |this| this.address()));
    x ^= object::hash_address(body.def.get().function as usize);
    Ok(if x == -1 { -2 } else { x })
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let class = cx.types.builtin_function;
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !a.is_exact(class) || !b.is_exact(class) {
        return Ok(cx.not_implemented());
    }
    let (x, y) = (body(a), body(b));
    let same_this = match (x.this.borrow(), y.this.borrow()) {
        (Some(x), Some(y)) => x.is(y),
        (None, None) => true,
        _ => false,
    };
    let equal = same_this && x.def.get().function as usize == y.def.get().function as usize;
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

/// A new str at each question: the declaration holds no object.
fn get_name(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(body(function).def.get().name))
}

fn get_qualname(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    let body = body(function);
    let name = body.def.get().name;
    let this = body.this.get();
    match this {
        Some(this) if !of_module(cx, Some(&this)) => {
            let class = if this.as_type().is_some() { this } else { cx.type_of(&this) };
            let qualname = attribute::get(cx, &class, &cx.names.__qualname__)?;
            Ok(cx.new_str(&format!("{}.{name}", str_::to_string_lossy(&qualname))))
        }
        _ => Ok(cx.new_str(name)),
    }
}

fn get_self(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    Ok(body(function).this.get().unwrap_or_else(|| cx.none()))
}

fn get_doc(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    let doc = body(function).def.get().doc;
    Ok(if doc.is_empty() { cx.none() } else { cx.new_str(doc) })
}

fn get_signature(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    let signature = body(function).def.get().signature;
    Ok(if signature.is_empty() { cx.none() } else { cx.new_str(signature) })
}

fn reduce(cx: &Ctx, function: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let this = body(function).this.get();
    let name = get_name(cx, function)?;
    match this {
        Some(this) if !of_module(cx, Some(&this)) => {
            let builtins = cx.builtins.get().unwrap_or_else(|| cx.none());
            let getattr = super::dict::get(cx, &builtins, &cx.intern("getattr"))?.unwrap_or_else(|| cx.none());
            Ok(tuple::from_vec(cx, vec![getattr, tuple::from_vec(cx, vec![this, name])]))
        }
        _ => Ok(name),
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    // SAFETY: the hook is called for this type only, at count zero.
    unsafe {
        let body: &BuiltinBody = head.body();
        if body.weak_list.get().is_some() {
            weakref::clear_for_dealloc(Ctx::current(), head);
        }
        drop(body.this.take());
        drop(body.module.take());
        free_object(head, SIZE);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    // SAFETY: the hook is called for this type only.
    let body: &BuiltinBody = unsafe { head.body() };
    body.this.borrow().into_iter().chain(body.module.borrow()).for_each(|field| visit(field));
}

/// `builtin_function_or_method`
pub const SPEC: TypeSpec = TypeSpec {
    name: "builtin_function_or_method",
    basic_size: SIZE,
    flags: flags::GC | flags::TRASHCAN,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    weak_list_offset: 40,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        call: Some(call),
        get_attr: Some(object::get_attribute),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce)],
    members: &[MemberDef { name: "__module__", kind: MemberKind::Object, offset: 32, writable: true }],
    getset: &[
        GetSetDef { name: "__doc__", get: get_doc, set: None },
        GetSetDef { name: "__name__", get: get_name, set: None },
        GetSetDef { name: "__qualname__", get: get_qualname, set: None },
        GetSetDef { name: "__self__", get: get_self, set: None },
        GetSetDef { name: "__text_signature__", get: get_signature, set: None },
    ],
    ..TypeSpec::DEFAULT
};
