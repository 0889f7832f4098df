//! What `type` itself offers: the attributes of types and its methods.

use std::mem::offset_of;

use super::attributes::{self, full_name, merge_dir};
use super::flags::cpython_flags;
use super::layout::{has_dict, has_weak_list};
use super::lookup::{each_subclass, modified};
use super::{assign, hooks, mro, new};
use crate::heap::{Ref, flags};
use crate::object::protocol::{attribute, instance, number};
use crate::object::types::dict::shared;
use crate::object::types::{dict, generic_alias, int, list, mapping_proxy, str_, tuple};
use crate::object::{
    Args, Arity, CLASS_BYTES, Ctx, GetSetDef, MethodDef, Object, PyResult, STATIC_TYPE_BYTES, Slots, TypeBody, TypeSpec, type_flags,
};

fn class(this: &Ref) -> &TypeBody {
    match this.as_type() {
        Some(class) => class,
        None => Ctx::current().types.object,
    }
}

fn repr(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(cx.new_str(&format!("<class '{}'>", full_name(cx, class(this)))))
}

/// Fails for types that cannot be changed, and for deletion of what every type must have.
fn check_special(cx: &Ctx, class: &TypeBody, value: Option<&Ref>, name: &str) -> PyResult<()> {
    if class.has(type_flags::IMMUTABLE) {
        return cx.type_error(&format!("cannot set '{name}' attribute of immutable type '{}'", class.display_name()));
    }
    if value.is_none() {
        return cx.type_error(&format!("cannot delete '{name}' attribute of immutable type '{}'", class.display_name()));
    }
    Ok(())
}

fn get_name(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let class = class(this);
    match class.name.get() {
        Some(name) if class.has(type_flags::HEAP_TYPE) => Ok(name),
        Some(name) => str_::from_chars(cx, str_::chars(&name)),
        None => Ok(cx.empty_str.clone()),
    }
}

fn set_name(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    check_special(cx, class, value, "__name__")?;
    let Some(value) = value else { return Ok(()) };
    if !value.has_flag(type_flags::STR) {
        let message = format!("can only assign string to {}.__name__, not '{}'", class.display_name(), value.ty().display_name());
        return cx.type_error(&message);
    }
    if str_::wtf8(value).contains(&0) {
        return cx.value_error("type name must not contain null characters");
    }
    str_::codec::keep_utf8(cx, value)?;
    class.name.set(Some(value.clone()));
    Ok(())
}

fn get_qualname(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match class(this).qualname.get() {
        Some(qualname) => Ok(qualname),
        None => get_name(cx, this),
    }
}

fn set_qualname(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    check_special(cx, class, value, "__qualname__")?;
    let Some(value) = value else { return Ok(()) };
    if !value.has_flag(type_flags::STR) {
        let message = format!("can only assign string to {}.__qualname__, not '{}'", class.display_name(), value.ty().display_name());
        return cx.type_error(&message);
    }
    class.qualname.set(Some(value.clone()));
    Ok(())
}

fn own(cx: &Ctx, class: &TypeBody, name: &Ref) -> Option<Ref> {
    class.dict.borrow().and_then(|names| dict::get_str(cx, names, name))
}

fn set_own(cx: &Ctx, class: &TypeBody, name: &Ref, value: &Ref) -> PyResult<()> {
    modified(class);
    match class.dict.get() {
        Some(names) => dict::set(cx, &names, name, value),
        None => Ok(()),
    }
}

fn delete_own(cx: &Ctx, class: &TypeBody, name: &Ref) -> PyResult<bool> {
    modified(class);
    match class.dict.get() {
        Some(names) => dict::delete(cx, &names, name),
        None => Ok(false),
    }
}

fn get_module(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let class = class(this);
    if class.has(type_flags::HEAP_TYPE) {
        return match own(cx, class, &cx.names.__module__) {
            Some(module) => Ok(module),
            None => cx.raise_with(cx.types.attribute_error, std::slice::from_ref(&cx.names.__module__)),
        };
    }
    match class.full_name.get().rsplit_once('.') {
        Some((module, _)) => Ok(cx.intern(module)),
        None => Ok(cx.names.builtins.clone()),
    }
}

fn set_module(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    check_special(cx, class, value, "__module__")?;
    match value {
        Some(value) => set_own(cx, class, &cx.names.__module__, value),
        None => Ok(()),
    }
}

fn get_bases(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(class(this).bases.get().unwrap_or_else(|| cx.empty_tuple.clone()))
}

fn set_bases(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    check_special(cx, class, value, "__bases__")?;
    let Some(value) = value else { return Ok(()) };
    let name = class.display_name();
    if !value.has_flag(type_flags::TUPLE) {
        return cx.type_error(&format!("can only assign tuple to {name}.__bases__, not {}", value.ty().display_name()));
    }
    if tuple::len(value) == 0 {
        return cx.type_error(&format!("can only assign non-empty tuple to {name}.__bases__, not ()"));
    }
    assign::assign_bases(cx, this, value)
}

fn get_abstract_methods(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let class = class(this);
    let found = if class.is(cx.types.type_) { None } else { own(cx, class, &cx.names.__abstractmethods__) };
    match found {
        Some(found) => Ok(found),
        None => cx.raise_with(cx.types.attribute_error, std::slice::from_ref(&cx.names.__abstractmethods__)),
    }
}

fn set_abstract_methods(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    let abstract_now = match value {
        Some(value) => {
            let abstract_now = number::truth(cx, value)?;
            set_own(cx, class, &cx.names.__abstractmethods__, value)?;
            abstract_now
        }
        None => {
            if !delete_own(cx, class, &cx.names.__abstractmethods__)? {
                return cx.raise_with(cx.types.attribute_error, std::slice::from_ref(&cx.names.__abstractmethods__));
            }
            false
        }
    };
    let cleared = class.kind.flags.get() & !type_flags::ABSTRACT;
    class.kind.flags.set(if abstract_now { cleared | type_flags::ABSTRACT } else { cleared });
    Ok(())
}

fn get_dict(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match class(this).dict.get() {
        Some(names) => Ok(mapping_proxy::new(cx, &names)),
        None => Ok(cx.none()),
    }
}

fn get_doc(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let found = own(cx, class(this), &cx.names.__doc__);
    match found {
        None => Ok(cx.none()),
        Some(found) if class(this).has(type_flags::HEAP_TYPE) => match found.ty().slots().descr_get {
            Some(get) => get(cx, &found, None, this),
            None => Ok(found),
        },
        Some(found) if found.has_flag(type_flags::STR) => Ok(found),
        Some(_) => {
            let doc = class(this).doc.get();
            Ok(if doc.is_empty() { cx.none() } else { cx.new_str(doc) })
        }
    }
}

fn set_doc(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    check_special(cx, class, value, "__doc__")?;
    match value {
        Some(value) => set_own(cx, class, &cx.names.__doc__, value),
        None => Ok(()),
    }
}

fn no_signature(cx: &Ctx, _this: &Ref) -> PyResult<Ref> {
    Ok(cx.none())
}

fn get_annotations(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let class = class(this);
    if !class.has(type_flags::HEAP_TYPE) {
        let message = format!("type object '{}' has no attribute '__annotations__'", class.display_name());
        return attribute::attribute_error(cx, this, &cx.names.__annotations__, &message);
    }
    if let Some(found) = own(cx, class, &cx.names.__annotations__) {
        return match found.ty().slots().descr_get {
            Some(get) => get(cx, &found, None, this),
            None => Ok(found),
        };
    }
    let made = dict::new(cx);
    set_own(cx, class, &cx.names.__annotations__, &made)?;
    Ok(made)
}

fn set_annotations(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    if class.has(type_flags::IMMUTABLE) {
        return cx.type_error(&format!("cannot set '__annotations__' attribute of immutable type '{}'", class.display_name()));
    }
    match value {
        Some(value) => set_own(cx, class, &cx.names.__annotations__, value),
        None if delete_own(cx, class, &cx.names.__annotations__)? => Ok(()),
        None => cx.raise_with(cx.types.attribute_error, std::slice::from_ref(&cx.names.__annotations__)),
    }
}

fn get_type_params(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(own(cx, class(this), &cx.names.__type_params__).unwrap_or_else(|| cx.empty_tuple.clone()))
}

fn set_type_params(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let class = class(this);
    check_special(cx, class, value, "__type_params__")?;
    match value {
        Some(value) => set_own(cx, class, &cx.names.__type_params__, value),
        None => Ok(()),
    }
}

fn get_mro(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(class(this).mro.get().unwrap_or_else(|| cx.none()))
}

fn get_base(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(class(this).base.get().unwrap_or_else(|| cx.none()))
}

fn get_basic_size(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(int::new(cx, class(this).kind.basic_size.get() as i64))
}

fn get_item_size(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(int::new(cx, class(this).kind.item_size.get() as i64))
}

fn get_flags(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(int::new(cx, cpython_flags(class(this))))
}

/// Where CPython's type objects have their dict and weak list.
const TYPE_DICT_OFFSET: i64 = 264;
const TYPE_WEAK_OFFSET: i64 = 368;

fn get_dict_offset(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let class = class(this);
    Ok(int::new(
        cx,
        if class.has(type_flags::MANAGED_DICT) {
            -1
        } else if class.has(type_flags::TYPE) && has_dict(class) {
            TYPE_DICT_OFFSET
        } else {
            class.dict_offset.get() as i64
        },
    ))
}

fn get_weak_offset(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    let class = class(this);
    Ok(int::new(
        cx,
        if class.has(type_flags::MANAGED_WEAKREF) {
            -32
        } else if class.has(type_flags::TYPE) && has_weak_list(class) {
            TYPE_WEAK_OFFSET
        } else {
            class.weak_list_offset.get() as i64
        },
    ))
}

fn mro_method(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let order = mro::linearize(cx, class(this))?;
    let result = list::new(cx);
    list::extend(cx, &result, &order)?;
    Ok(result)
}

/// Builtin subclasses stand in the order of the registry, classes in the order they were made.
fn subclasses(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let found = list::new(cx);
    let enter = |subclass: &TypeBody| list::append(cx, &found, subclass.to_ref());
    let mut result = Ok(());
    let class = class(this);
    if !class.has(type_flags::HEAP_TYPE) {
        cx.types.each(|other, _| {
            if result.is_ok() && other.base.borrow().is_some_and(|base| base.is(this)) {
                result = enter(other);
            }
        });
    }
    each_subclass(class, |subclass| {
        if result.is_ok() {
            result = enter(subclass);
        }
    });
    result.map(|()| found)
}

fn prepare(cx: &Ctx, _this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(dict::new(cx))
}

fn instance_check(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(instance::real_is_instance(cx, args.at(0), this)?))
}

fn subclass_check(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(instance::real_is_subclass(cx, args.at(0), this)?))
}

fn dir(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let names = dict::new(cx);
    merge_dir(cx, &names, this)?;
    let result = list::new(cx);
    list::extend(cx, &result, &names)?;
    Ok(result)
}

fn size_of(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let class = class(this);
    let bytes = if class.has(type_flags::HEAP_TYPE) { CLASS_BYTES + shared::table_bytes(class) } else { STATIC_TYPE_BYTES };
    Ok(int::from_usize(cx, bytes))
}

fn readonly(cx: &Ctx, _this: &Ref, _value: Option<&Ref>) -> PyResult<()> {
    cx.raise(cx.types.attribute_error, "readonly attribute")
}

/// A field that can only be read.
const fn field(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: Some(readonly) }
}

const fn read(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}

/// `type`
pub const SPEC: TypeSpec = TypeSpec {
    name: "type",
    basic_size: CLASS_BYTES,
    item_size: 40,
    flags: flags::GC | type_flags::BASE_TYPE | type_flags::TYPE,
    dealloc: Some(hooks::dealloc),
    traverse: Some(hooks::traverse),
    clear: Some(hooks::clear),
    dict_offset: offset_of!(TypeBody, dict) as isize,
    weak_list_offset: offset_of!(TypeBody, weak_list) as isize,
    slots: Slots {
        repr: Some(repr),
        call: Some(new::call_slot),
        get_attr: Some(attributes::get_attribute),
        set_attr: Some(attributes::set_attribute),
        init: Some(new::init_slot),
        new: Some(new::new_slot),
        or: Some(generic_alias::type_or),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("mro", Arity::None, mro_method).doc("($self, /)", "Return a type's method resolution order."),
        MethodDef::new("__subclasses__", Arity::None, subclasses).doc("($self, /)", "Return a list of immediate subclasses."),
        MethodDef::class("__prepare__", Arity::Keywords, prepare),
        MethodDef::new("__instancecheck__", Arity::One, instance_check).doc("($self, instance, /)", "Check if an object is an instance."),
        MethodDef::new("__subclasscheck__", Arity::One, subclass_check).doc("($self, subclass, /)", "Check if a class is a subclass."),
        MethodDef::new("__dir__", Arity::None, dir).doc("($self, /)", "Specialized __dir__ implementation for types."),
        MethodDef::new("__sizeof__", Arity::None, size_of).doc("($self, /)", "Return memory consumption of the type object."),
    ],
    getset: &[
        field("__basicsize__", get_basic_size),
        field("__itemsize__", get_item_size),
        field("__flags__", get_flags),
        field("__weakrefoffset__", get_weak_offset),
        field("__base__", get_base),
        field("__dictoffset__", get_dict_offset),
        GetSetDef { name: "__name__", get: get_name, set: Some(set_name) },
        GetSetDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname) },
        GetSetDef { name: "__bases__", get: get_bases, set: Some(set_bases) },
        read("__mro__", get_mro),
        GetSetDef { name: "__module__", get: get_module, set: Some(set_module) },
        GetSetDef { name: "__abstractmethods__", get: get_abstract_methods, set: Some(set_abstract_methods) },
        read("__dict__", get_dict),
        GetSetDef { name: "__doc__", get: get_doc, set: Some(set_doc) },
        read("__text_signature__", no_signature),
        GetSetDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations) },
        GetSetDef { name: "__type_params__", get: get_type_params, set: Some(set_type_params) },
    ],
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    ..TypeSpec::DEFAULT
};
