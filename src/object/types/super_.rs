//! `super`: attribute lookup that begins behind a class in the MRO.
//!
//! ```text
//!  ┌────────┬───────────┬──────┬────────────┐
//!  │ Header │ thisclass │ self │ self_class │   40 bytes
//!  └────────┴───────────┴──────┴────────────┘
//! ```
//! The machine calls `get` for `super().x`, without making the object.
#![allow(unsafe_code)]

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call};
use crate::object::types::{dict, object, str_, tuple};
use crate::object::{
    Args, Body, Ctx, MemberDef, MemberKind, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, new_object, type_flags,
};

/// A super object.
#[repr(C)]
struct SuperBody {
    head: Header,
    class: Field,
    this: Field,
    this_class: Field,
}
const SIZE: usize = std::mem::size_of::<SuperBody>();
const _: () = assert!(SIZE == 40);
// SAFETY: repr(C), begins with Header; the type and its subclasses declare it.
unsafe impl Body for SuperBody {}

fn body(this: &Header) -> &SuperBody {
    // SAFETY: called for super objects only.
    unsafe { this.body() }
}

fn new_slot(_cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let this = new_object(class, class.kind.basic_size.get() as usize);
    heap::track(&this);
    Ok(this)
}

/// The class in whose MRO is searched: of the object, or the object itself if it is a subclass.
fn start_class(cx: &Ctx, class: &Ref, this: &Ref) -> PyResult<Ref> {
    let Some(class) = class.as_type() else { return cx.type_error("super() argument 1 must be a type") };
    if this.as_type().is_some_and(|this| this.is_subtype(class)) {
        return Ok(this.clone());
    }
    if this.ty().is_subtype(class) {
        return Ok(cx.type_of(this));
    }
    if let Some(said) = attribute::get_optional(cx, this, &cx.names.__class__)?
        && said.as_type().is_some_and(|said| !said.is(this.ty()) && said.is_subtype(class))
    {
        return Ok(said);
    }
    cx.type_error("super(type, obj): obj must be an instance or subtype of type")
}

/// First attribute of this name behind `class` in the MRO of `start`.
fn lookup_behind(cx: &Ctx, class: &Ref, start: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    let Some(order) = start.as_type().and_then(|start| start.mro.get()) else { return Ok(None) };
    for entry in tuple::items(&order).iter().skip_while(|entry| !entry.is(class)).skip(1) {
        let Some(names) = entry.as_type().and_then(|entry| entry.dict.get()) else { continue };
        if let Some(found) = dict::get(cx, &names, name)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn bind(cx: &Ctx, found: Ref, this: &Ref, start: &Ref) -> PyResult<Ref> {
    match found.ty().slots().descr_get {
        Some(get) => get(cx, &found, (!this.is(start)).then_some(this), start),
        None => Ok(found),
    }
}

/// `super(class, this).name` without the object. The flag says that the first part is a function still to be given `this`.
pub fn get(cx: &Ctx, class: &Ref, this: &Ref, name: &Ref, for_call: bool) -> PyResult<(Ref, bool)> {
    let start = start_class(cx, class, this)?;
    if !str_::eq(name, &cx.names.__class__)
        && let Some(found) = lookup_behind(cx, class, &start, name)?
    {
        if for_call && !this.is(&start) && found.has_flag(type_flags::METHOD_DESCRIPTOR) {
            return Ok((found, true));
        }
        return Ok((bind(cx, found, this, &start)?, false));
    }
    let object = new_slot(cx, cx.types.super_, Args::NONE)?;
    set(&object, class.clone(), Some(this.clone()), Some(start));
    Ok((object::get_attribute(cx, &object, name)?, false))
}

/// `super(class, this)`
pub fn new(cx: &Ctx, class: &Ref, this: &Ref) -> PyResult<Ref> {
    let start = start_class(cx, class, this)?;
    let object = new_slot(cx, cx.types.super_, Args::NONE)?;
    set(&object, class.clone(), Some(this.clone()), Some(start));
    Ok(object)
}

fn set(object: &Ref, class: Ref, this: Option<Ref>, start: Option<Ref>) {
    let fields = body(object);
    fields.class.set(Some(class));
    fields.this.set(this);
    fields.this_class.set(start);
}

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    args.no_keywords(cx, "super")?;
    args.between(cx, "super()", 0, 2)?;
    let (class, this) = (args.get(0), args.get(1));
    let (class, this) = match class {
        Some(class) => (class.clone(), this.filter(|this| !cx.is_none(this)).cloned()),
        None => {
            let (this, class) = cx.engine().super_arguments(cx)?;
            (class, Some(this))
        }
    };
    if class.as_type().is_none() {
        return cx.type_error(&format!("super() argument 1 must be a type, not {}", class.ty().display_name()));
    }
    let start = match &this {
        Some(this) => Some(start_class(cx, &class, this)?),
        None => None,
    };
    set(object, class, this, start);
    Ok(())
}

fn get_attr(cx: &Ctx, object: &Ref, name: &Ref) -> PyResult<Ref> {
    attribute::check_name(cx, name)?;
    let fields = body(object);
    if let (Some(class), Some(this), Some(start)) = (fields.class.get(), fields.this.get(), fields.this_class.get())
        && !str_::eq(name, &cx.names.__class__)
        && let Some(found) = lookup_behind(cx, &class, &start, name)?
    {
        let of_class = this.is(&start);
        drop(this);
        let this = || fields.this.get().unwrap_or_else(|| cx.none());
        if !of_class && let Some(got) = attribute::get_giving(cx, &found, || (this(), start.clone())) {
            return got;
        }
        return bind(cx, found, &this(), &start);
    }
    object::get_attribute(cx, object, name)
}

fn descr_get(cx: &Ctx, object: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    let fields = body(object);
    let Some(this) = instance.filter(|this| !cx.is_none(this) && fields.this.is_none()) else { return Ok(object.clone()) };
    let class = fields.class.get().unwrap_or_else(|| cx.none());
    if !object.is_exact(cx.types.super_) {
        return call::call_with(cx, &cx.type_of(object), [&class, this]);
    }
    let start = start_class(cx, &class, this)?;
    let bound = new_slot(cx, cx.types.super_, Args::NONE)?;
    set(&bound, class, Some(this.clone()), Some(start));
    Ok(bound)
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let fields = body(object);
    let name = |field: &Field| field.borrow().and_then(|class| class.as_type()).map(TypeBody::display_name);
    let class = name(&fields.class).unwrap_or_else(|| "NULL".to_owned());
    Ok(cx.new_str(&match name(&fields.this_class) {
        Some(start) => format!("<super: <class '{class}'>, <{start} object>>"),
        None => format!("<super: <class '{class}'>, NULL>"),
    }))
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let fields = body(head);
    drop(fields.this.take());
    drop(fields.class.take());
    drop(fields.this_class.take());
    // SAFETY: the count is zero; made with the size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    let fields = body(head);
    [&fields.this, &fields.class, &fields.this_class].into_iter().filter_map(Field::borrow).for_each(|field| visit(field));
}

const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}

/// `super`
pub const SPEC: TypeSpec = TypeSpec {
    name: "super",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots {
        repr: Some(repr),
        get_attr: Some(get_attr),
        descr_get: Some(descr_get),
        init: Some(init),
        new: Some(new_slot),
        ..Slots::EMPTY
    },
    members: &[member("__thisclass__", 16), member("__self__", 24), member("__self_class__", 32)],
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
    ..TypeSpec::DEFAULT
};
