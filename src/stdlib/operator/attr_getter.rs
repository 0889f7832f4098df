//! `attrgetter`: a function that takes attributes out of its argument.
//!
//! ```text
//!  ┌────────┬───────┬───────┬──────┐
//!  │ Header │ count │ names │ call │     40 bytes; a name with dots is a tuple of its parts
//!  └────────┴───────┴───────┴──────┘
//! ```

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{attribute, text};
use crate::object::types::{object, str_, tuple};
use crate::object::{
    Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags,
};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct AttrGetter {
    head: Header,
    count: Cell<usize>,
    names: Field,
    call: Cell<usize>,
}
const _: () = assert!(size_of::<AttrGetter>() == 40);

counted_hooks!(AttrGetter { names } type last);
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "attrgetter")?;
    if args.is_empty() {
        return cx.type_error("attrgetter expected 1 argument, got 0");
    }
    let mut names = Vec::with_capacity(args.len());
    for name in args.positional() {
        if !str_::is_str(name) {
            return cx.type_error("attribute name must be a string");
        }
        let written = str_::to_string_lossy(name);
        names.push(if written.contains('.') {
            tuple::from_vec(cx, written.split('.').map(|part| cx.intern(part)).collect())
        } else {
            str_::intern_object(cx, name)
        });
    }
    let made = new_object(class, size_of::<AttrGetter>());
    this(&made).count.set(names.len());
    this(&made).names.set(Some(tuple::from_vec(cx, names)));
    heap::track(&made);
    Ok(made)
}

fn read(cx: &Ctx, from: &Ref, name: &Ref) -> PyResult<Ref> {
    if !name.has_flag(type_flags::TUPLE) {
        return attribute::get(cx, from, name);
    }
    let mut found = from.clone();
    for part in tuple::items(name) {
        found = attribute::get(cx, &found, part)?;
    }
    Ok(found)
}

fn call(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "attrgetter")?;
    if args.len() != 1 {
        return cx.type_error(&format!("attrgetter expected 1 argument, got {}", args.len()));
    }
    let names = this(object).names.get().unwrap_or_else(|| cx.empty_tuple.clone());
    if let [name] = tuple::items(&names) {
        return read(cx, args.at(0), name);
    }
    let mut found = Vec::with_capacity(tuple::len(&names));
    for name in tuple::items(&names) {
        found.push(read(cx, args.at(0), name)?);
    }
    Ok(tuple::from_vec(cx, found))
}

/// The names as they were given.
fn written(cx: &Ctx, object: &Ref) -> Vec<Ref> {
    let names = this(object).names.get().unwrap_or_else(|| cx.empty_tuple.clone());
    let join = |parts: &Ref| tuple::items(parts).iter().map(str_::to_string_lossy).collect::<Vec<_>>().join(".");
    tuple::items(&names).iter().map(|name| if name.has_flag(type_flags::TUPLE) { cx.new_str(&join(name)) } else { name.clone() }).collect()
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let mut shown = Vec::new();
    for name in written(cx, object) {
        shown.push(str_::to_string_lossy(&text::repr(cx, &name)?));
    }
    Ok(cx.new_str(&format!("{}({})", object.ty().display_name(), shown.join(", "))))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(tuple::pair(cx, object.ty().to_ref(), tuple::from_vec(cx, written(cx, object))))
}

const SPEC: TypeSpec = TypeSpec {
    name: "operator.attrgetter",
    basic_size: size_of::<AttrGetter>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), call: Some(call), repr: Some(repr), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling")],
    members: &[MemberDef {
        name: "__vectorcalloffset__",
        kind: MemberKind::Int,
        offset: std::mem::offset_of!(AttrGetter, call),
        writable: false,
    }],
    doc: "attrgetter(attr, ...): a function that gives operand.attr, or a tuple of such attributes; names may have dots.",
    ..TypeSpec::DEFAULT
};
