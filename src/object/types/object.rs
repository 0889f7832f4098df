//! `object`: what every object can do, and how attributes are found and stored.
//!
//! ```text
//!  a.x      1. data descriptor of the class      →  its __get__
//!           2. the instance (values, dict)       →  the value
//!           3. other descriptor of the class     →  its __get__      (functions become methods here)
//!           4. plain attribute of the class      →  the value
//!  a.x = v  1. data descriptor of the class      →  its __set__
//!           2. the instance
//! ```
//! Making, taking apart and visiting instances of classes is in `class/instance.rs`; copying (`__reduce_ex__`) in `object_reduce.rs`.
#![allow(unsafe_code)]

use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{attribute, number, text};
use crate::object::types::dict::shared;
use crate::object::types::{class, dict, int, list, object_reduce, str_, weakref};
use crate::object::{
    Args, Arity, CompareOp, Ctx, GetSetDef, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, new_object, type_flags,
};

/// Identity as a hash: the address rotated right by 4 bits.
#[inline]
pub fn hash_address(address: usize) -> i64 {
    let hash = address.rotate_right(4) as i64;
    if hash == -1 { -2 } else { hash }
}

/// The field of an instance that holds its dict, for types with a plain dict pointer.
#[inline]
pub fn dict_field(this: &Ref) -> Option<&Field> {
    let offset = this.ty().dict_offset.get();
    if offset <= 0 {
        return None;
    }
    // SAFETY: the type declares a `Field` at this offset of its instances.
    Some(unsafe { this.as_ptr().cast::<u8>().add(offset as usize).cast::<Field>().as_ref() })
}

/// The attribute as the instance itself has it.
#[inline]
pub fn instance_value(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    let class = this.ty();
    if class.has(type_flags::MANAGED_DICT) {
        return shared::instance_get(cx, this, name);
    }
    match dict_field(this).and_then(Field::get) {
        Some(names) => dict::get(cx, &names, name),
        None => Ok(None),
    }
}

/// Generic `__getattribute__` (`PyObject_GenericGetAttr`).
pub fn get_attribute(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Ref> {
    match find(cx, this, name)? {
        Some(value) => Ok(value),
        None => attribute::no_attribute(cx, this, name),
    }
}

/// The same; None when there is no such attribute, also when a descriptor says so by an AttributeError.
pub fn get_attribute_optional(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    match find(cx, this, name) {
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

#[inline]
fn find(cx: &Ctx, this: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    attribute::check_name(cx, name)?;
    let class = this.ty();
    let Some(found) = class::lookup(cx, class, name) else { return instance_value(cx, this, name) };
    let slots = found.ty().slots();
    let Some(get) = slots.descr_get else {
        return Ok(Some(instance_value(cx, this, name)?.unwrap_or(found)));
    };
    if slots.descr_set.is_none()
        && let Some(value) = instance_value(cx, this, name)?
    {
        return Ok(Some(value));
    }
    let got = attribute::get_giving(cx, &found, || (this.clone(), cx.type_of(this)));
    got.unwrap_or_else(|| get(cx, &found, Some(this), &cx.type_of(this))).map(Some)
}

/// Generic `__setattr__` and `__delattr__` (`PyObject_GenericSetAttr`).
pub fn set_attribute(cx: &Ctx, this: &Ref, name: &Ref, value: Option<&Ref>) -> PyResult<()> {
    attribute::check_name(cx, name)?;
    let class = this.ty();
    let found = class::lookup(cx, class, name);
    if let Some(found) = &found
        && let Some(set) = found.ty().slots().descr_set
    {
        return set(cx, found, this, value);
    }
    if class.has(type_flags::MANAGED_DICT) {
        if !shared::instance_set(cx, this, name, value)? && value.is_none() {
            return attribute::no_attribute_to_set(cx, this, name);
        }
        return Ok(());
    }
    if let Some(field) = dict_field(this) {
        return set_in_dict(cx, this, field, name, value);
    }
    match found {
        None => attribute::no_attribute_to_set(cx, this, name),
        Some(_) => {
            let message = format!("'{}' object attribute '{}' is read-only", class.display_name(), str_::to_string_lossy(name));
            cx.raise(cx.types.attribute_error, &message)
        }
    }
}

fn set_in_dict(cx: &Ctx, this: &Ref, field: &Field, name: &Ref, value: Option<&Ref>) -> PyResult<()> {
    // The dict is made even to delete from.
    let names = field.get().unwrap_or_else(|| {
        let names = dict::new(cx);
        field.set(Some(names.clone()));
        names
    });
    match value {
        Some(value) => dict::set(cx, &names, name, value),
        None => {
            if dict::delete(cx, &names, name)? {
                Ok(())
            } else {
                attribute::no_attribute_to_set(cx, this, name)
            }
        }
    }
}

/// The instance's `__dict__`, made if need be; AttributeError if it has none.
pub fn instance_dict(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    if this.ty().has(type_flags::MANAGED_DICT) {
        return shared::instance_dict(cx, this);
    }
    match dict_field(this) {
        Some(field) => Ok(field.get().unwrap_or_else(|| {
            let names = dict::new(cx);
            field.set(Some(names.clone()));
            names
        })),
        None => attribute::attribute_error(cx, this, &cx.names.__dict__, "This object has no __dict__"),
    }
}

/// Whether anything is in the instance's `__dict__`, which is not made for that.
pub fn has_values(this: &Ref) -> bool {
    if this.ty().has(type_flags::MANAGED_DICT) {
        return shared::has_values(this);
    }
    dict_field(this).and_then(Field::borrow).is_some_and(|names| dict::len(names) > 0)
}

/// Replaces the `__dict__` of an object of a builtin type, which keeps one for good.
pub fn replace_instance_dict(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if value.is_none() {
        return cx.type_error("cannot delete __dict__");
    }
    set_instance_dict(cx, this, value)
}

/// Replaces the instance's `__dict__`; None deletes it.
pub fn set_instance_dict(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    if let Some(value) = value
        && !value.has_flag(type_flags::DICT)
    {
        return cx.type_error(&format!("__dict__ must be set to a dictionary, not a '{}'", value.ty().display_name()));
    }
    if this.ty().has(type_flags::MANAGED_DICT) {
        return shared::set_instance_dict(cx, this, value);
    }
    match dict_field(this) {
        Some(field) => {
            field.set(value.cloned());
            Ok(())
        }
        None => attribute::attribute_error(cx, this, &cx.names.__dict__, "This object has no __dict__"),
    }
}

/// A new instance of a class with `object`'s layout or one that only adds slots and a dict: zeroed, tracked, with its values.
#[inline]
pub fn allocate(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let object = new_object(class, class.kind.basic_size.get() as usize);
    if class.has(type_flags::MANAGED_DICT) {
        shared::init_values(cx, &object)?;
    }
    if class.has(heap::flags::GC) {
        heap::track(&object);
    }
    Ok(object)
}

/// The same for a class with another builtin base: its instances get a dict with their first attribute and no values before.
pub fn allocate_bare(class: &TypeBody) -> Ref {
    let object = new_object(class, class.kind.basic_size.get() as usize);
    if class.has(heap::flags::GC) {
        heap::track(&object);
    }
    object
}

/// Whether `__new__` (or `__init__`) of a table is `object`'s own.
#[inline]
pub fn is_own_new(slots: &Slots) -> bool {
    slots.new.is_some_and(|slot| slot as usize == new as *const () as usize)
}

/// Whether `__init__` of a table is `object`'s own.
#[inline]
pub fn is_own_init(slots: &Slots) -> bool {
    slots.init.is_some_and(|slot| slot as usize == init as *const () as usize)
}

/// `object.__new__`
pub fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if !args.are_none() {
        if !is_own_new(class.slots()) {
            return cx.type_error("object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if is_own_init(class.slots()) {
            return cx.type_error(&format!("{}() takes no arguments", class.display_name()));
        }
    }
    if class.has(type_flags::ABSTRACT) {
        return abstract_class(cx, class);
    }
    allocate(cx, class)
}

#[cold]
fn abstract_class(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let missing = attribute::get(cx, &class.to_ref(), &cx.names.__abstractmethods__)?;
    let names = list::new(cx);
    list::extend(cx, &names, &missing)?;
    crate::object::protocol::call::method(cx, &names, &cx.intern("sort"), &[])?;
    let mut quoted = Vec::new();
    for index in 0..list::len(&names) {
        if let Some(name) = list::get(&names, index) {
            quoted.push(format!("'{}'", str_::to_string_lossy(&text::str_(cx, &name)?)));
        }
    }
    let plural = if quoted.len() > 1 { "s" } else { "" };
    let message = format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
        class.display_name(),
        quoted.join(", ")
    );
    cx.type_error(&message)
}

/// `object.__init__`
pub fn init(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<()> {
    if args.are_none() {
        return Ok(());
    }
    let class = this.ty();
    if !is_own_init(class.slots()) {
        return cx.type_error("object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if is_own_new(class.slots()) {
        let name = class.display_name();
        return cx.type_error(&format!("{name}.__init__() takes exactly one argument (the instance to initialize)"));
    }
    Ok(())
}

/// `object.__repr__`
pub fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let name = class::full_name(cx, this.ty());
    Ok(cx.new_str(&format!("<{name} object at {:#x}>", this.address())))
}

/// `object.__str__`: the repr.
pub fn str_(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match this.ty().slots().repr {
        Some(slot) => slot(cx, this),
        None => repr(cx, this),
    }
}

/// `object.__hash__`: by address.
pub fn hash(_cx: &Ctx, this: &Ref) -> PyResult<i64> {
    Ok(hash_address(this.address()))
}

/// Comparison by identity; `!=` is the contrary of the object's own `==`.
pub fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    match op {
        CompareOp::Eq if a.is(b) => Ok(cx.bool(true)),
        CompareOp::Ne => {
            let Some(slot) = a.ty().slots().compare else { return Ok(cx.not_implemented()) };
            let equal = slot(cx, a, b, CompareOp::Eq)?;
            if equal.is(&cx.not_implemented) {
                return Ok(equal);
            }
            let equal = number::truth(cx, &equal)?;
            Ok(cx.bool(!equal))
        }
        _ => Ok(cx.not_implemented()),
    }
}

/// Frees an object that holds nothing.
///
/// # Safety
/// The count is zero; the type has `object`'s layout.
pub unsafe fn dealloc(head: &Header) {
    // SAFETY: see above.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// First part of the death of an instance of a builtin type with a managed pre-header: weak references, then the dict.
pub fn drop_managed(head: &Header) {
    weakref::clear_for_dealloc(Ctx::current(), head);
    if head.has_flag(type_flags::MANAGED_DICT) {
        shared::clear_instance(head);
    }
}

/// Visits the dict or values of an instance of a builtin type with a managed pre-header.
pub fn traverse_managed(head: &Header, visit: heap::Visit<'_>) {
    if head.has_flag(type_flags::MANAGED_DICT) {
        shared::traverse_instance(head, visit);
    }
}

fn get_class(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(cx.type_of(this))
}

fn set_class(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(value) = value else { return cx.type_error("can't delete __class__ attribute") };
    let Some(new_class) = value.as_type() else {
        return cx.type_error(&format!("__class__ must be set to a class, not '{}' object", value.ty().display_name()));
    };
    class::assign_class(cx, this, new_class)
}

fn dir(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let names = match attribute::get_optional(cx, this, &cx.names.__dict__)? {
        Some(own) if own.has_flag(type_flags::DICT) => dict::copy(cx, &own)?,
        _ => dict::new(cx),
    };
    if let Some(class) = attribute::get_optional(cx, this, &cx.names.__class__)? {
        class::merge_dir(cx, &names, &class)?;
    }
    let result = list::new(cx);
    list::extend(cx, &result, &names)?;
    Ok(result)
}

fn format(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let spec = args.at(0);
    if !spec.has_flag(type_flags::STR) {
        return cx.type_error(&format!("__format__() argument must be str, not {}", spec.ty().display_name()));
    }
    if str_::len(spec) > 0 {
        return cx.type_error(&format!("unsupported format string passed to {}.__format__", this.ty().display_name()));
    }
    text::str_(cx, this)
}

fn size_of(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let kind = this.kind();
    let mut bytes = kind.basic_size.get() as i64;
    let item_size = kind.item_size.get() as i64;
    if item_size > 0 {
        // SAFETY: objects of types with items carry their number behind the header.
        let count = unsafe { this.as_ptr().cast::<i64>().add(2).read() };
        bytes += item_size * count.unsigned_abs() as i64;
    }
    Ok(int::new(cx, bytes))
}

fn init_subclass(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.none())
}

fn subclass_hook(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.not_implemented())
}

/// `object`
pub const SPEC: TypeSpec = TypeSpec {
    name: "object",
    basic_size: 16,
    flags: type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        str_: Some(str_),
        get_attr: Some(get_attribute),
        set_attr: Some(set_attribute),
        compare: Some(compare),
        init: Some(init),
        new: Some(new),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("__reduce_ex__", Arity::One, object_reduce::reduce_ex).doc("($self, protocol, /)", "Helper for pickle."),
        MethodDef::new("__reduce__", Arity::None, object_reduce::reduce).doc("($self, /)", "Helper for pickle."),
        MethodDef::new("__getstate__", Arity::None, object_reduce::get_state).doc("($self, /)", "Helper for pickle."),
        MethodDef::class("__subclasshook__", Arity::Positional, subclass_hook),
        MethodDef::class("__init_subclass__", Arity::None, init_subclass),
        MethodDef::new("__format__", Arity::One, format).doc("($self, format_spec, /)", "Default object formatter."),
        MethodDef::new("__sizeof__", Arity::None, size_of).doc("($self, /)", "Size of object in memory, in bytes."),
        MethodDef::new("__dir__", Arity::None, dir).doc("($self, /)", "Default dir() implementation."),
    ],
    getset: &[GetSetDef { name: "__class__", get: get_class, set: Some(set_class) }],
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    ..TypeSpec::DEFAULT
};
