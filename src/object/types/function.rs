//! Python functions: code, the namespaces it runs in, defaults, closure.
//!
//! ```text
//!  ┌────────┬─────────┬──────────┬──────┬──────────┬──────┬──────────┬────────────┬─────────┬─────┬──────┬───────────┬────────┬─────────────┬─────────────┬───────┬─────────┐
//!  │ Header │ globals │ builtins │ name │ qualname │ code │ defaults │ kwdefaults │ closure │ doc │ dict │ weak list │ module │ annotations │ type params │ entry │ version │
//!  └────────┴─────────┴──────────┴──────┴──────────┴──────┴──────────┴────────────┴─────────┴─────┴──────┴───────────┴────────┴─────────────┴─────────────┴───────┴─────────┘
//!   0        16        24         32     40         48     56         64           72        80    88     96          104      112           120           128     136
//! ```
//! 144 bytes, CPython's PyFunctionObject. `entry` and `version` belong to the machine; the version is set to 0 whenever code or defaults change.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, item};
use crate::object::types::{dict, method, object, str_, tuple, weakref};
use crate::object::{
    Args, Body, Ctx, GetSetDef, MemberDef, MemberKind, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, new_object,
    type_flags,
};

/// A Python function.
#[repr(C)]
pub struct FunctionBody {
    head: Header,
    /// `__globals__`, a dict.
    pub globals: Field,
    /// `__builtins__`, a dict.
    pub builtins: Field,
    /// `__name__`
    pub name: Field,
    /// `__qualname__`
    pub qualname: Field,
    /// `__code__`
    pub code: Field,
    /// `__defaults__`, a tuple or nothing.
    pub defaults: Field,
    /// `__kwdefaults__`, a dict or nothing.
    pub kwdefaults: Field,
    /// `__closure__`, a tuple of cells or nothing.
    pub closure: Field,
    /// `__doc__`
    pub doc: Field,
    /// `__dict__`
    pub dict: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
    /// `__module__`
    pub module: Field,
    /// `__annotations__`: a dict, a tuple of names and values one after the other, or nothing.
    pub annotations: Field,
    /// `__type_params__`, a tuple or nothing.
    pub type_params: Field,
    /// For the machine.
    pub entry: Cell<usize>,
    /// For the machine: 0 means none assigned.
    pub version: Cell<u32>,
    pad: u32,
}
const SIZE: usize = std::mem::size_of::<FunctionBody>();
const _: () = assert!(SIZE == 144);
const _: () = assert!(std::mem::offset_of!(FunctionBody, dict) == 88);
// SAFETY: repr(C), begins with Header; the type declares it.
unsafe impl Body for FunctionBody {}

/// The body of a function.
#[inline(always)]
pub fn body(function: &Header) -> &FunctionBody {
    // SAFETY: callers pass functions only; the type has no subclasses.
    unsafe { function.body() }
}

/// What a new function is made of.
pub struct Parts<'a> {
    /// Its code object.
    pub code: &'a Ref,
    /// Its globals, a dict.
    pub globals: &'a Ref,
    /// Its builtins, a dict.
    pub builtins: &'a Ref,
    /// `__name__`
    pub name: &'a Ref,
    /// `__qualname__`
    pub qualname: &'a Ref,
    /// `__doc__`, None if there is none.
    pub doc: &'a Ref,
    /// `__module__`: what the globals have as `__name__`.
    pub module: Option<Ref>,
}

/// A new function without defaults, closure and annotations.
pub fn make(cx: &Ctx, parts: &Parts<'_>) -> Ref {
    let function = new_object(cx.types.function, SIZE);
    let fields = body(&function);
    fields.globals.set(Some(parts.globals.clone()));
    fields.builtins.set(Some(parts.builtins.clone()));
    fields.name.set(Some(parts.name.clone()));
    fields.qualname.set(Some(parts.qualname.clone()));
    fields.code.set(Some(parts.code.clone()));
    fields.doc.set(Some(parts.doc.clone()));
    fields.module.set(parts.module.clone());
    heap::track(&function);
    function
}

/// The builtins that belong to these globals: their `__builtins__` (module or dict), else the interpreter's.
pub fn builtins_of(cx: &Ctx, globals: &Ref) -> Ref {
    let found = dict::get_str(cx, globals, &cx.names.__builtins__);
    match found {
        Some(found) if found.is_instance(cx.types.module) => super::module::namespace(&found).unwrap_or_else(|| dict::new(cx)),
        Some(found) => found,
        None => cx.builtins.get().unwrap_or_else(|| dict::new(cx)),
    }
}

const NEW: Signature<5> = Signature {
    function: "function",
    names: ["code", "globals", "name", "argdefs", "closure"],
    positional_only: 0,
    keyword_from: 5,
    required: 2,
};

fn new(cx: &Ctx, _class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [code, globals, name, defaults, closure] = args.bind(cx, &NEW)?;
    let (Some(code), Some(globals)) = (code, globals) else { return cx.type_error("function() missing required arguments") };
    if !code.is_exact(cx.types.code) {
        return cx.type_error(&format!("function() argument 'code' must be code, not {}", code.ty().display_name()));
    }
    if !globals.has_flag(type_flags::DICT) {
        return cx.type_error(&format!("function() argument 'globals' must be dict, not {}", globals.ty().display_name()));
    }
    let given = |value: Option<&Ref>| value.filter(|value| !cx.is_none(value)).cloned();
    let (name, defaults, closure) = (given(name), given(defaults), given(closure));
    if name.as_ref().is_some_and(|name| !name.has_flag(type_flags::STR)) {
        return cx.type_error("arg 3 (name) must be None or string");
    }
    if defaults.as_ref().is_some_and(|defaults| !defaults.has_flag(type_flags::TUPLE)) {
        return cx.type_error("arg 4 (defaults) must be None or tuple");
    }
    let free = item::len(cx, &attribute::get(cx, code, &cx.intern("co_freevars"))?)?;
    let code_name = attribute::get(cx, code, &cx.intern("co_name"))?;
    if closure.as_ref().is_some_and(|closure| !closure.has_flag(type_flags::TUPLE)) || (closure.is_none() && free > 0) {
        return cx.type_error(if closure.is_none() { "arg 5 (closure) must be tuple" } else { "arg 5 (closure) must be None or tuple" });
    }
    let cells = closure.as_ref().map_or(0, tuple::len);
    if cells != free {
        return cx.value_error(&format!("{} requires closure of length {free}, not {cells}", str_::to_string_lossy(&code_name)));
    }
    if let Some(closure) = &closure {
        for entry in tuple::items(closure) {
            if !entry.is_exact(cx.types.cell) {
                return cx.type_error(&format!("arg 5 (closure) expected cell, found {}", entry.ty().display_name()));
            }
        }
    }
    let consts = attribute::get(cx, code, &cx.intern("co_consts"))?;
    let doc = tuple::items(&consts).first().filter(|first| first.has_flag(type_flags::STR)).cloned().unwrap_or_else(|| cx.none());
    let qualname = attribute::get(cx, code, &cx.intern("co_qualname"))?;
    let parts = Parts {
        code,
        globals,
        builtins: &builtins_of(cx, globals),
        name: &name.unwrap_or(code_name),
        qualname: &qualname,
        doc: &doc,
        module: dict::get_str(cx, globals, &cx.names.__name__),
    };
    let function = make(cx, &parts);
    let fields = body(&function);
    fields.defaults.set(defaults);
    fields.closure.set(closure.filter(|closure| tuple::len(closure) > 0));
    Ok(function)
}

fn call(cx: &Ctx, function: &Ref, args: Args<'_>) -> PyResult<Ref> {
    cx.engine().call_function(cx, function, args)
}

fn descr_get(cx: &Ctx, function: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    match instance.filter(|instance| !cx.is_none(instance)) {
        Some(instance) => Ok(method::new(cx, function, instance)),
        None => Ok(function.clone()),
    }
}

fn repr(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    let name = body(function).qualname.borrow().map_or_else(String::new, str_::to_string_lossy);
    Ok(cx.new_str(&format!("<function {name} at {:#x}>", function.address())))
}

fn or_none(cx: &Ctx, field: &Field) -> PyResult<Ref> {
    Ok(field.get().unwrap_or_else(|| cx.none()))
}

fn get_code(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    or_none(cx, &body(function).code)
}

fn set_code(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(code) = value.filter(|value| value.is_exact(cx.types.code)) else {
        return cx.type_error("__code__ must be set to a code object");
    };
    let fields = body(function);
    let free = item::len(cx, &attribute::get(cx, code, &cx.intern("co_freevars"))?)?;
    let cells = fields.closure.borrow().map_or(0, tuple::len);
    if cells != free {
        let name = fields.name.borrow().map_or_else(String::new, str_::to_string_lossy);
        return cx.value_error(&format!("{name}() requires a code object with {cells} free vars, not {free}"));
    }
    fields.version.set(0);
    fields.entry.set(0);
    cx.engine().keep_code(function);
    fields.code.set(Some(code.clone()));
    Ok(())
}

fn get_defaults(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    or_none(cx, &body(function).defaults)
}

fn set_defaults(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let value = value.filter(|value| !cx.is_none(value));
    if value.is_some_and(|value| !value.has_flag(type_flags::TUPLE)) {
        return cx.type_error("__defaults__ must be set to a tuple object");
    }
    body(function).version.set(0);
    body(function).defaults.set(value.cloned());
    Ok(())
}

fn get_kwdefaults(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    or_none(cx, &body(function).kwdefaults)
}

fn set_kwdefaults(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let value = value.filter(|value| !cx.is_none(value));
    if value.is_some_and(|value| !value.has_flag(type_flags::DICT)) {
        return cx.type_error("__kwdefaults__ must be set to a dict object");
    }
    body(function).version.set(0);
    body(function).kwdefaults.set(value.cloned());
    Ok(())
}

/// The machine leaves a tuple of names and values, which becomes a dict at the first look.
fn get_annotations(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    let field = &body(function).annotations;
    let found = field.get();
    if let Some(found) = &found
        && !found.has_flag(type_flags::TUPLE)
    {
        return Ok(found.clone());
    }
    let made = dict::new(cx);
    if let Some(pairs) = &found {
        for pair in tuple::items(pairs).chunks_exact(2) {
            dict::set(cx, &made, &pair[0], &pair[1])?;
        }
    }
    field.set(Some(made.clone()));
    Ok(made)
}

fn set_annotations(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let value = value.filter(|value| !cx.is_none(value));
    if value.is_some_and(|value| !value.has_flag(type_flags::DICT)) {
        return cx.type_error("__annotations__ must be set to a dict object");
    }
    body(function).annotations.set(value.cloned());
    Ok(())
}

fn get_name(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    or_none(cx, &body(function).name)
}

fn set_name(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value.filter(|value| value.has_flag(type_flags::STR)) {
        Some(name) => {
            body(function).name.set(Some(name.clone()));
            Ok(())
        }
        None => cx.type_error("__name__ must be set to a string object"),
    }
}

fn get_qualname(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    or_none(cx, &body(function).qualname)
}

fn set_qualname(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value.filter(|value| value.has_flag(type_flags::STR)) {
        Some(name) => {
            body(function).qualname.set(Some(name.clone()));
            Ok(())
        }
        None => cx.type_error("__qualname__ must be set to a string object"),
    }
}

fn get_type_params(cx: &Ctx, function: &Ref) -> PyResult<Ref> {
    Ok(body(function).type_params.get().unwrap_or_else(|| cx.empty_tuple.clone()))
}

fn set_type_params(cx: &Ctx, function: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match value.filter(|value| value.has_flag(type_flags::TUPLE)) {
        Some(params) => {
            body(function).type_params.set(Some(params.clone()));
            Ok(())
        }
        None => cx.type_error("__type_params__ must be set to a tuple"),
    }
}

impl FunctionBody {
    /// What can be part of a cycle and may be given up early, in CPython's order.
    fn clearable(&self) -> [&Field; 10] {
        [
            &self.globals,
            &self.builtins,
            &self.module,
            &self.defaults,
            &self.kwdefaults,
            &self.doc,
            &self.dict,
            &self.closure,
            &self.annotations,
            &self.type_params,
        ]
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
    fields.clearable().into_iter().for_each(|field| drop(field.take()));
    drop(fields.code.take());
    drop(fields.name.take());
    drop(fields.qualname.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let fields = body(head);
    // CPython's order, which `gc.get_referents` and the collector's lists show.
    let [globals, builtins, module, defaults, kwdefaults, doc, dict, closure, annotations, type_params] = fields.clearable();
    let order = [
        &fields.code,
        globals,
        builtins,
        module,
        defaults,
        kwdefaults,
        doc,
        &fields.name,
        dict,
        closure,
        annotations,
        type_params,
        &fields.qualname,
    ];
    order.into_iter().filter_map(Field::borrow).for_each(|field| visit(field));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    let fields = body(head);
    fields.version.set(0);
    fields.clearable().into_iter().for_each(|field| drop(field.take()));
}

/// `function`
pub const SPEC: TypeSpec = TypeSpec {
    name: "function",
    basic_size: SIZE,
    flags: flags::GC | type_flags::METHOD_DESCRIPTOR,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    dict_offset: 88,
    weak_list_offset: 96,
    slots: Slots { repr: Some(repr), call: Some(call), descr_get: Some(descr_get), new: Some(new), ..Slots::EMPTY },
    members: &[
        MemberDef { name: "__closure__", kind: MemberKind::Object, offset: 72, writable: false },
        MemberDef { name: "__doc__", kind: MemberKind::Object, offset: 80, writable: true },
        MemberDef { name: "__globals__", kind: MemberKind::Object, offset: 16, writable: false },
        MemberDef { name: "__module__", kind: MemberKind::Object, offset: 104, writable: true },
        MemberDef { name: "__builtins__", kind: MemberKind::Object, offset: 24, writable: false },
    ],
    getset: &[
        GetSetDef { name: "__code__", get: get_code, set: Some(set_code) },
        GetSetDef { name: "__defaults__", get: get_defaults, set: Some(set_defaults) },
        GetSetDef { name: "__kwdefaults__", get: get_kwdefaults, set: Some(set_kwdefaults) },
        GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) },
        GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) },
        GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
        GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
        GetSetDef { name: "__type_params__", get: get_type_params, set: Some(set_type_params) },
    ],
    ..TypeSpec::DEFAULT
};
