//! Modules: a dict with attribute access.
//!
//! ```text
//!  ┌────────┬──────┬────────┬────────┬───────────┬──────┐
//!  │ Header │ dict │ native │ unused │ weak list │ name │   56 bytes
//!  └────────┴──────┴────────┴────────┴───────────┴──────┘
//! ```
//! `native` is 1 for modules written in Rust: they show as "(built-in)".
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, number, text};
use crate::object::types::{dict, list, object, str_, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, new_object, type_flags,
};

/// A module.
#[repr(C)]
pub struct ModuleBody {
    head: Header,
    /// `__dict__`
    pub dict: Field,
    native: Cell<usize>,
    unused: Cell<usize>,
    weak_list: Cell<Option<NonNull<Header>>>,
    name: Field,
}
const SIZE: usize = std::mem::size_of::<ModuleBody>();
const _: () = assert!(SIZE == 56);
// SAFETY: repr(C), begins with Header; the type and its subclasses declare it.
unsafe impl Body for ModuleBody {}

#[inline(always)]
fn body(module: &Header) -> &ModuleBody {
    // SAFETY: callers pass modules only.
    unsafe { module.body() }
}

/// The module's dict, borrowed.
#[inline(always)]
pub fn dict_of(module: &Header) -> Option<&Ref> {
    body(module).dict.borrow()
}

/// The module's dict.
#[inline]
pub fn namespace(module: &Ref) -> Option<Ref> {
    body(module).dict.get()
}

fn allocate(class: &TypeBody) -> Ref {
    let module = new_object(class, class.kind.basic_size.get() as usize);
    heap::track(&module);
    module
}

fn fill(cx: &Ctx, module: &Ref, name: &Ref, doc: &Ref) -> PyResult<()> {
    let names = match body(module).dict.get() {
        Some(names) => names,
        None => {
            let names = dict::new(cx);
            body(module).dict.set(Some(names.clone()));
            names
        }
    };
    dict::set(cx, &names, &cx.names.__name__, name)?;
    dict::set(cx, &names, &cx.names.__doc__, doc)?;
    for key in [&cx.names.__package__, &cx.names.__loader__, &cx.names.__spec__] {
        dict::set(cx, &names, key, &cx.none)?;
    }
    body(module).name.set(Some(name.clone()));
    Ok(())
}

/// A new module with the usual entries.
pub fn new(cx: &Ctx, name: &Ref) -> PyResult<Ref> {
    let module = allocate(cx.types.module);
    fill(cx, &module, name, &cx.none)?;
    Ok(module)
}

/// Marks a module as written in Rust.
pub fn mark_native(module: &Ref) {
    body(module).native.set(1);
}

fn new_slot(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let module = allocate(class);
    body(&module).dict.set(Some(dict::new(cx)));
    Ok(module)
}

const INIT: Signature<2> = Signature { function: "module", names: ["name", "doc"], positional_only: 0, keyword_from: 2, required: 1 };

fn init(cx: &Ctx, module: &Ref, args: Args<'_>) -> PyResult<()> {
    let [name, doc] = args.bind(cx, &INIT)?;
    let name = name.unwrap_or(&cx.none);
    if !name.has_flag(type_flags::STR) {
        return cx.type_error(&format!("module() argument 'name' must be str, not {}", name.ty().display_name()));
    }
    fill(cx, module, name, doc.unwrap_or(&cx.none))
}

fn find(cx: &Ctx, module: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    if let Some(value) = object::get_attribute_optional(cx, module, name)? {
        return Ok(Some(value));
    }
    let hook = body(module).dict.get().and_then(|names| dict::get_str(cx, &names, &cx.names.__getattr__));
    match hook {
        Some(hook) => call::call_with(cx, &hook, [name]).map(Some),
        None => Ok(None),
    }
}

/// `module.__getattribute__`
pub fn get_attribute(cx: &Ctx, module: &Ref, name: &Ref) -> PyResult<Ref> {
    match find(cx, module, name)? {
        Some(value) => Ok(value),
        None => no_attribute(cx, module, name),
    }
}

/// The same; None when there is no such attribute.
pub fn get_attribute_optional(cx: &Ctx, module: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    match find(cx, module, name) {
        Err(raised) => {
            if cx.swallow(cx.types.attribute_error) {
                Ok(None)
            } else {
                Err(raised)
            }
        }
        found => found,
    }
}

#[cold]
fn no_attribute(cx: &Ctx, module: &Ref, name: &Ref) -> PyResult<Ref> {
    let names = body(module).dict.get();
    let own_name = names.as_ref().and_then(|names| dict::get_str(cx, names, &cx.names.__name__));
    let wanted = str_::to_string_lossy(name);
    let Some(own_name) = own_name.filter(|own| own.has_flag(type_flags::STR)) else {
        return attribute::attribute_error(cx, module, name, &format!("module has no attribute '{wanted}'"));
    };
    let own_name = str_::to_string_lossy(&own_name);
    let spec = names.as_ref().and_then(|names| dict::get_str(cx, names, &cx.names.__spec__));
    let message = if is_initializing(cx, spec.as_ref())? {
        format!("partially initialized module '{own_name}' has no attribute '{wanted}' (most likely due to a circular import)")
    } else {
        format!("module '{own_name}' has no attribute '{wanted}'")
    };
    attribute::attribute_error(cx, module, name, &message)
}

/// Whether the module's spec says that its body is still running (`_initializing`).
pub fn is_initializing(cx: &Ctx, spec: Option<&Ref>) -> PyResult<bool> {
    let Some(spec) = spec.filter(|spec| !cx.is_none(spec)) else { return Ok(false) };
    match attribute::get_optional(cx, spec, &cx.intern("_initializing"))? {
        Some(flag) => number::truth(cx, &flag),
        None => Ok(false),
    }
}

fn repr(cx: &Ctx, module: &Ref) -> PyResult<Ref> {
    let names = body(module).dict.get();
    let entry = |name: &Ref| names.as_ref().and_then(|names| dict::get_str(cx, names, name)).filter(|value| !cx.is_none(value));
    let shown = |value: &Ref| text::repr(cx, value).map(|repr| str_::to_string_lossy(&repr));
    let name = match entry(&cx.names.__name__) {
        Some(name) => shown(&name)?,
        None => "'?'".to_owned(),
    };
    if body(module).native.get() != 0 {
        return Ok(cx.new_str(&format!("<module {name} (built-in)>")));
    }
    if let Some(spec) = entry(&cx.names.__spec__)
        && let Some(origin) = attribute::get_optional(cx, &spec, &cx.intern("origin"))?
        && !cx.is_none(&origin)
    {
        let located = attribute::get_optional(cx, &spec, &cx.intern("has_location"))?;
        let located = located.map_or(Ok(false), |located| number::truth(cx, &located))?;
        let text = if located {
            format!("<module {name} from {}>", shown(&origin)?)
        } else {
            format!("<module {name} ({})>", str_::to_string_lossy(&text::str_(cx, &origin)?))
        };
        return Ok(cx.new_str(&text));
    }
    if let Some(file) = entry(&cx.names.__file__) {
        return Ok(cx.new_str(&format!("<module {name} from {}>", shown(&file)?)));
    }
    if let Some(loader) = entry(&cx.names.__loader__) {
        return Ok(cx.new_str(&format!("<module {name} ({})>", shown(&loader)?)));
    }
    Ok(cx.new_str(&format!("<module {name}>")))
}

fn dir(cx: &Ctx, module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let names = attribute::get(cx, module, &cx.names.__dict__)?;
    if !names.has_flag(type_flags::DICT) {
        return cx.type_error(&format!("{}.__dict__ is not a dictionary", str_::to_string_lossy(&text::repr(cx, module)?)));
    }
    if let Some(hook) = dict::get_str(cx, &names, &cx.names.__dir__) {
        return call::call(cx, &hook, Args::NONE);
    }
    let result = list::new(cx);
    list::extend(cx, &result, &names)?;
    Ok(result)
}

fn get_annotations(cx: &Ctx, module: &Ref) -> PyResult<Ref> {
    let names = attribute::get(cx, module, &cx.names.__dict__)?;
    if let Some(found) = dict::get_str(cx, &names, &cx.names.__annotations__) {
        return Ok(found);
    }
    let made = dict::new(cx);
    dict::set(cx, &names, &cx.names.__annotations__, &made)?;
    Ok(made)
}

fn set_annotations(cx: &Ctx, module: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let names = attribute::get(cx, module, &cx.names.__dict__)?;
    match value {
        Some(value) => dict::set(cx, &names, &cx.names.__annotations__, value),
        None => {
            if dict::delete(cx, &names, &cx.names.__annotations__)? {
                Ok(())
            } else {
                cx.raise(cx.types.attribute_error, "__annotations__")
            }
        }
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    if fields.weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    drop(fields.dict.take());
    drop(fields.name.take());
    // SAFETY: the count is zero; made with the size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    if let Some(names) = body(head).dict.borrow() {
        visit(names);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    drop(body(head).dict.take());
}

/// `module`
pub const SPEC: TypeSpec = TypeSpec {
    name: "module",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    dict_offset: 16,
    weak_list_offset: 40,
    slots: Slots {
        repr: Some(repr),
        get_attr: Some(get_attribute),
        set_attr: Some(object::set_attribute),
        init: Some(init),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::new("__dir__", Arity::None, dir)],
    members: &[MemberDef { name: "__dict__", kind: MemberKind::Object, offset: 16, writable: false }],
    getset: &[GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) }],
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    ..TypeSpec::DEFAULT
};
