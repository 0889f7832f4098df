//! Making classes: `type.__new__` and what it calls, and `type.__call__`.
//!
//! ```text
//!  type.__new__   metaclass → base, layout → block → dict → MRO → slots → __set_name__ → __init_subclass__
//! ```
//! The class statement itself is in `build.rs`.
#![allow(unsafe_code)]

use super::lookup::{self, add_subclass};
use super::{hooks, instance, layout, mro, slots_update};
use crate::heap::{self, Ref, flags};
use crate::object::protocol::{attribute, call, text};
use crate::object::ready::inherit_kind;
use crate::object::types::dict::shared;
use crate::object::types::{builtin_function, cell, descriptor, dict, object, static_method, str_, super_, tuple};
use crate::object::{
    Args, Arity, Binding, Ctx, GetSetDef, Known, MemberKind, MethodDef, Object, PyResult, STATIC_TYPE_BYTES, Slots, TypeBody,
    try_new_object, type_flags,
};

/// Declaration of every builtin type's `__new__`; the function is bound to the type.
pub static NEW_DEF: MethodDef = MethodDef {
    name: "__new__",
    arity: Arity::Keywords,
    binding: Binding::Instance,
    function: call_new,
    known: Known::Nothing,
    signature: "($type, *args, **kwargs)",
    doc: "Create and return a new object.  See help(type) for accurate signature.",
};

/// `__new__` of a builtin type.
pub fn new_function(cx: &Ctx, class: &Ref) -> Ref {
    builtin_function::new(cx, &NEW_DEF, Some(class), None)
}

/// `T.__new__(cls, …)`: cls must be a subtype of T that adds no other native `__new__`.
fn call_new(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(owner) = this.as_type() else { return cx.raise(cx.types.system_error, "__new__() called with non-type 'self'") };
    let Some(first) = args.get(0) else {
        return cx.type_error(&format!("{}.__new__(): not enough arguments", owner.display_name()));
    };
    let Some(class) = first.as_type() else {
        return cx.type_error(&format!("{}.__new__(X): X is not a type object ({})", owner.display_name(), first.ty().display_name()));
    };
    if !class.is(owner) {
        check_new(cx, owner, class)?;
    }
    match owner.slots().new {
        // CPython cuts the class off the tuple of arguments.
        Some(new) => args.in_tuple(cx, |args| {
            let (rest, named) = (args.skip_first(), args.keyword_dict(cx)?);
            let cut = rest.tuple(cx);
            rest.holding(&cut, named.as_ref(), |rest| new(cx, class, rest))
        }),
        None => cx.type_error(&format!("cannot create '{}' instances", class.display_name())),
    }
}

fn check_new(cx: &Ctx, owner: &TypeBody, class: &TypeBody) -> PyResult<()> {
    if !class.is_subtype(owner) {
        let (owner, class) = (owner.display_name(), class.display_name());
        return cx.type_error(&format!("{owner}.__new__({class}): {class} is not a subtype of {owner}"));
    }
    // The nearest base whose `__new__` is native must have this very one.
    let generic = crate::object::slot_table::GENERIC.new.map(|slot| slot as usize);
    let address = |class: &TypeBody| class.slots().new.map(|slot| slot as usize);
    let mut native = class.to_ref();
    while let Some(current) = native.as_type() {
        if address(current) != generic {
            break;
        }
        match current.base.get() {
            Some(base) => native = base,
            None => break,
        }
    }
    match native.as_type() {
        Some(native) if address(native) != address(owner) => {
            let (owner, class, native) = (owner.display_name(), class.display_name(), native.display_name());
            cx.type_error(&format!("{owner}.__new__({class}) is not safe, use {native}.__new__()"))
        }
        _ => Ok(()),
    }
}

/// `type.__call__`: makes an instance, or tells an object's type.
pub fn call_slot(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(class) = this.as_type() else { return cx.type_error("descriptor '__call__' requires a type") };
    if class.is(cx.types.type_) {
        if args.len() == 1 {
            args.no_keywords(cx, "type")?;
            return Ok(cx.type_of(args.at(0)));
        }
        if args.len() != 3 {
            return cx.type_error("type() takes 1 or 3 arguments");
        }
    }
    // CPython hands the arguments over in a tuple and a dict, except to these.
    if !class.is(cx.types.int) && takes_them_as_they_lie(cx, class) {
        return instantiate(cx, class, args);
    }
    let plain_int = class.is(cx.types.int) && args.keyword_count() == 0 && args.positional().all(|argument| runs_no_code(cx, argument));
    if plain_int || class.is(cx.types.str_) {
        let _held = args.pass_in_tuple(cx);
        return instantiate(cx, class, args);
    }
    args.in_tuple(cx, |args| instantiate(cx, class, args))
}

fn instantiate(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let Some(new) = class.slots().new else {
        return cx.type_error(&format!("cannot create '{}' instances", class.display_name()));
    };
    let made = new(cx, class, args)?;
    if !made.is_exact(class) && !made.ty().is_subtype(class) {
        return Ok(made);
    }
    if let Some(init) = made.ty().slots().init {
        init(cx, &made, args)?;
    }
    Ok(made)
}

/// Whether making a number of it is no business of Python code, which could see the tuple.
fn runs_no_code(cx: &Ctx, argument: &Ref) -> bool {
    argument.is_exact(cx.types.str_) || argument.is_exact(cx.types.int) || argument.is_exact(cx.types.float)
}

/// Whether a class takes its arguments one by one.
pub fn takes_them_as_they_lie(cx: &Ctx, class: &TypeBody) -> bool {
    let types = &cx.types;
    class.is(types.list)
        || class.is(types.dict)
        || class.is(types.tuple)
        || class.is(types.set)
        || class.is(types.frozenset)
        || class.is(types.float)
        || class.is(types.bool_)
        || class.is(types.range)
        || class.is(types.enumerate)
        || class.is(types.reversed)
        || class.is(types.map)
        || class.is(types.filter)
        || class.is(types.super_)
}

/// `type.__new__(metatype, name, bases, namespace, **kwargs)`
pub fn new_slot(cx: &Ctx, meta: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if args.len() != 3 {
        return cx.type_error(&format!("type.__new__() takes exactly 3 arguments ({} given)", args.len()));
    }
    let (name, bases, names) = (args.at(0), args.at(1), args.at(2));
    let wrong = |position: usize, wanted: &str, given: &Ref| {
        cx.type_error(&format!("type.__new__() argument {position} must be {wanted}, not {}", given.ty().display_name()))
    };
    if !name.has_flag(type_flags::STR) {
        return wrong(1, "str", name);
    }
    if !bases.has_flag(type_flags::TUPLE) {
        return wrong(2, "tuple", bases);
    }
    if !names.has_flag(type_flags::DICT) {
        return wrong(3, "dict", names);
    }
    for base in tuple::items(bases) {
        if base.as_type().is_none() && attribute::get_optional(cx, base, &cx.names.__mro_entries__)?.is_some() {
            return cx.type_error("type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    let meta_ref = meta.to_ref();
    let winner = mro::calculate_metaclass(cx, &meta_ref, bases)?;
    if let Some(chosen) = winner.as_type()
        && !chosen.is(meta)
    {
        match chosen.slots().new {
            Some(new) if new as usize != new_slot as *const () as usize => return new(cx, chosen, args),
            _ => return make(cx, chosen, name, bases, names, args),
        }
    }
    make(cx, meta, name, bases, names, args)
}

/// A new class; `args` are those of `type.__new__`, of which the keywords go to `__init_subclass__`.
fn make(cx: &Ctx, meta: &TypeBody, name: &Ref, bases: &Ref, namespace: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let bases = &if tuple::len(bases) == 0 { tuple::from_vec(cx, vec![cx.types.object.to_ref()]) } else { bases.clone() };
    let base_ref = layout::best_base(cx, bases)?;
    let Some(base) = base_ref.as_type() else { return cx.type_error("bases must be types") };
    let names = dict::copy(cx, namespace)?;
    if str_::wtf8(name).contains(&0) {
        return cx.value_error("type name must not contain null characters");
    }
    str_::codec::keep_utf8(cx, name)?;
    let added = layout::additions(cx, name, base, bases, &names)?;

    let slot_count = added.slots.as_ref().map_or(0, tuple::len);
    let Some(class_ref) = allocate(meta, slot_count) else { return cx.no_memory() };
    let Some(class) = class_ref.as_type() else { return cx.type_error("metaclass does not make types") };
    class.add_flags(type_flags::HEAP_TYPE | type_flags::BASE_TYPE | flags::GC | flags::TRASHCAN);
    class.size.set(slot_count as isize);
    class.name.set(Some(name.clone()));
    class.base.set(Some(base_ref.clone()));
    class.bases.set(Some(bases.clone()));
    lay_out(class, base, &added, slot_count);
    // From here on the class is an object like any other: whatever fails drops it.
    heap::track(&class_ref);

    fill_names(cx, class, name, &names)?;
    class.dict.set(Some(names.clone()));
    // Functions of the body may run as soon as a metaclass's `mro` does.
    set_class_cells(cx, &class_ref, &names)?;
    let order = mro::resolve(cx, class)?;
    class.mro.set(Some(order.clone()));
    inherit_slots(cx, class, base, &names, &order);
    add_descriptors(cx, &class_ref, class, &added, &names)?;
    class.slot_names.set(added.slots);
    for base in tuple::items(bases) {
        if let Some(base) = base.as_type() {
            add_subclass(cx, base, class)?;
        }
    }
    class.add_flags(type_flags::READY);
    slots_update::update_all(cx, class);
    call_set_name(cx, &class_ref, class, &names)?;
    call_init_subclass(cx, &class_ref, args)?;
    Ok(class_ref)
}

/// The block of a class: its slot table lies in it, behind the front part.
pub(in crate::object) fn allocate(meta: &TypeBody, slot_count: usize) -> Option<Ref> {
    let object = try_new_object(meta, hooks::block_bytes(slot_count))?;
    // SAFETY: the block is new, zero and has `CLASS_BYTES` at least: front part, then the table.
    unsafe {
        let slots = object.as_ptr().cast::<u8>().add(STATIC_TYPE_BYTES).cast::<Slots>();
        slots.write(Slots::EMPTY);
        TypeBody::prepare(object.as_ptr(), slots, "", "", instance::dealloc_instance);
    }
    Some(object)
}

/// Sizes, flags and hooks.
fn lay_out(class: &TypeBody, base: &TypeBody, added: &layout::Additions, slot_count: usize) {
    let kind = &class.kind;
    kind.basic_size.set(base.kind.basic_size.get() + 8 * slot_count as u32);
    kind.traverse.set(Some(instance::traverse_instance));
    kind.clear.set(Some(instance::clear_instance));
    inherit_kind(class, base, true);
    let managed = type_flags::MANAGED_DICT | type_flags::MANAGED_WEAKREF;
    class.add_flags(base.kind.flags.get() & (managed | flags::MANAGED));
    if added.dict {
        class.add_flags(type_flags::MANAGED_DICT | flags::MANAGED);
    }
    if added.weak_list {
        class.add_flags(type_flags::MANAGED_WEAKREF | flags::MANAGED);
    }
    if class.has(type_flags::MANAGED_DICT) {
        class.shared_keys.set(shared::new_table());
    }
}

/// Module, qualified name, and the implicit static and class methods.
fn fill_names(cx: &Ctx, class: &TypeBody, name: &Ref, names: &Ref) -> PyResult<()> {
    if dict::get_str(cx, names, &cx.names.__module__).is_none()
        && let Some(globals) = cx.engine().globals(cx)
        && let Some(module) = dict::get(cx, &globals, &cx.names.__name__)?
    {
        dict::set(cx, names, &cx.names.__module__, &module)?;
    }
    match dict::get_str(cx, names, &cx.names.__qualname__) {
        Some(qualname) => {
            if !qualname.has_flag(type_flags::STR) {
                return cx.type_error(&format!("type __qualname__ must be a str, not {}", qualname.ty().display_name()));
            }
            class.qualname.set(Some(qualname));
            dict::delete(cx, names, &cx.names.__qualname__)?;
        }
        None => class.qualname.set(Some(name.clone())),
    }
    copy_doc(cx, class, names)?;
    let plain_function = |name: &Ref| dict::get_str(cx, names, name).filter(|value| value.is_exact(cx.types.function));
    if let Some(function) = plain_function(&cx.names.__new__) {
        dict::set(cx, names, &cx.names.__new__, &static_method::new(cx, function))?;
    }
    for name in [&cx.names.__init_subclass__, &cx.names.__class_getitem__] {
        if let Some(function) = plain_function(name) {
            dict::set(cx, names, name, &static_method::new_class(cx, function))?;
        }
    }
    Ok(())
}

/// The copy of the doc text that a class keeps.
fn copy_doc(cx: &Ctx, class: &TypeBody, names: &Ref) -> PyResult<()> {
    let Some(doc) = dict::get_str(cx, names, &cx.names.__doc__).filter(|doc| doc.has_flag(type_flags::STR)) else { return Ok(()) };
    str_::codec::keep_utf8(cx, &doc)?;
    let text = str_::wtf8(&doc);
    let text = text.split(|&byte| byte == 0).next().unwrap_or_default();
    let copy = heap::alloc_object(text.len() + 1);
    // SAFETY: the block is new and has one byte more than the text.
    unsafe {
        copy.as_ptr().copy_from_nonoverlapping(text.as_ptr(), text.len());
        copy.as_ptr().add(text.len()).write(0);
    }
    class.doc_copy.set(copy.as_ptr());
    Ok(())
}

/// Native slots that come with the bases, before `update_all` looks at the names.
fn inherit_slots(cx: &Ctx, class: &TypeBody, base: &TypeBody, names: &Ref, order: &Ref) {
    let own = |name: &Ref| dict::get_str(cx, names, name).is_some();
    let overrides_hash = own(&cx.names.__eq__) || own(&cx.names.__hash__);
    class.update_slots(|slots| slots.new = base.slots().new);
    for entry in tuple::items(order).iter().skip(1) {
        let Some(other) = entry.as_type() else { continue };
        class.update_slots(|slots| {
            let (compare, hash) = (slots.compare, slots.hash);
            slots.inherit(other.slots());
            if compare.is_some() || hash.is_some() || overrides_hash {
                (slots.compare, slots.hash) = (compare, hash);
            }
        });
        class.add_flags(patterns(class, other));
    }
}

/// `match` flags that a class takes from a base if it has none.
fn patterns(class: &TypeBody, base: &TypeBody) -> u64 {
    let collections = type_flags::SEQUENCE | type_flags::MAPPING;
    if class.has(collections) { 0 } else { base.kind.flags.get() & collections }
}

/// The `__dict__` of the nearest builtin base whose objects have one: that decides then, even if asked through another class.
fn builtin_dict(cx: &Ctx, class: &TypeBody) -> PyResult<Option<Ref>> {
    let mut current = class.to_ref();
    loop {
        let Some(class) = current.as_type() else { return Ok(None) };
        let Some(base) = class.base.get() else { return Ok(None) };
        if class.dict_offset.get() != 0 && !class.has(type_flags::HEAP_TYPE) {
            let found = lookup::lookup(cx, class, &cx.names.__dict__).filter(|found| found.ty().slots().descr_set.is_some());
            return match found {
                Some(found) => Ok(Some(found)),
                None => cx.type_error(&format!("this __dict__ descriptor does not support '{}' objects", class.display_name())),
            };
        }
        current = base;
    }
}

fn get_dict(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    match builtin_dict(cx, this.ty())? {
        Some(own) => match own.ty().slots().descr_get {
            Some(get) => get(cx, &own, Some(this), &cx.type_of(this)),
            None => Ok(own),
        },
        None => object::instance_dict(cx, this),
    }
}

fn set_dict(cx: &Ctx, this: &Ref, value: Option<&Ref>) -> PyResult<()> {
    match builtin_dict(cx, this.ty())? {
        Some(own) => match own.ty().slots().descr_set {
            Some(set) => set(cx, &own, this, value),
            None => Ok(()),
        },
        None => object::set_instance_dict(cx, this, value),
    }
}

fn get_weakref(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    Ok(crate::object::types::weakref::first(this).unwrap_or_else(|| cx.none()))
}

static DICT_DEF: GetSetDef = GetSetDef { name: "__dict__", get: get_dict, set: Some(set_dict) };
static WEAKREF_DEF: GetSetDef = GetSetDef { name: "__weakref__", get: get_weakref, set: None };

/// Members of the slots, `__dict__`, `__weakref__`, `__doc__`, `__hash__`.
fn add_descriptors(cx: &Ctx, class_ref: &Ref, class: &TypeBody, added: &layout::Additions, names: &Ref) -> PyResult<()> {
    let add = |name: &Ref, value: Ref| -> PyResult<()> {
        if dict::get_str(cx, names, name).is_none() {
            dict::set(cx, names, name, &value)?;
        }
        Ok(())
    };
    if let Some(slots) = &added.slots {
        let start = class.kind.basic_size.get() as usize - 8 * tuple::len(slots);
        for (index, name) in tuple::items(slots).iter().enumerate() {
            str_::codec::keep_utf8(cx, name)?;
            let name = &cx.intern(&str_::to_string_lossy(name));
            add(name, descriptor::new_member(cx, class_ref, name, MemberKind::ObjectOrError, start + 8 * index, true))?;
        }
    }
    if added.dict {
        add(&cx.names.__dict__, descriptor::new_getset(cx, class_ref, &cx.names.__dict__, &DICT_DEF))?;
    }
    if added.weak_list {
        add(&cx.names.__weakref__, descriptor::new_getset(cx, class_ref, &cx.names.__weakref__, &WEAKREF_DEF))?;
    }
    add(&cx.names.__doc__, cx.none())?;
    if dict::get_str(cx, names, &cx.names.__eq__).is_some() {
        add(&cx.names.__hash__, cx.none())?;
    }
    Ok(())
}

/// `__classcell__`: what `super()` and `__class__` in the body's methods refer to.
fn set_class_cells(cx: &Ctx, class: &Ref, names: &Ref) -> PyResult<()> {
    if let Some(found) = dict::get_str(cx, names, &cx.names.__classcell__) {
        if !found.is_exact(cx.types.cell) {
            let shown = str_::to_string_lossy(&text::repr(cx, &cx.type_of(&found))?);
            return cx.type_error(&format!("__classcell__ must be a nonlocal cell, not {shown}"));
        }
        cell::body(&found).contents.set(Some(class.clone()));
        dict::delete(cx, names, &cx.names.__classcell__)?;
    }
    let dict_cell = cx.intern("__classdictcell__");
    if let Some(found) = dict::get_str(cx, names, &dict_cell) {
        if !found.is_exact(cx.types.cell) {
            let shown = str_::to_string_lossy(&text::repr(cx, &cx.type_of(&found))?);
            return cx.type_error(&format!("__classdictcell__ must be a nonlocal cell, not {shown}"));
        }
        cell::body(&found).contents.set(Some(names.clone()));
        dict::delete(cx, names, &dict_cell)?;
    }
    Ok(())
}

fn call_set_name(cx: &Ctx, class_ref: &Ref, class: &TypeBody, names: &Ref) -> PyResult<()> {
    // A hook may change the class, so a copy is walked.
    let names = dict::copy(cx, names)?;
    let mut position = 0;
    while let Some((key, value)) = dict::next(&names, &mut position) {
        let hook = match value.is_exact(cx.types.function) {
            true => None,
            false => attribute::get_special(cx, &value, &cx.names.__set_name__)?,
        };
        drop(value);
        let Some(hook) = hook else { continue };
        if let Err(raised) = call::call_with(cx, &hook, [class_ref, &key]) {
            let error = cx.take_raised();
            let shown = text::repr(cx, &key).map(|key| str_::to_string_lossy(&key));
            let shown = shown.unwrap_or_else(|_| {
                drop(cx.raised.take());
                "?".to_owned()
            });
            let owner = dict::get(cx, &names, &key)?.map_or_else(String::new, |value| value.ty().display_name());
            let note = format!("Error calling __set_name__ on '{owner}' instance {shown} in '{}'", class.display_name());
            if call::method(cx, &error, &cx.intern("add_note"), &[cx.new_str(&note)]).is_err() {
                drop(cx.raised.take());
            }
            cx.raise_again::<()>(error)?;
            return Err(raised);
        }
    }
    Ok(())
}

fn call_init_subclass(cx: &Ctx, class_ref: &Ref, args: Args<'_>) -> PyResult<()> {
    // A metaclass's `mro()` may have left the class out of its own order.
    let itself = class_ref.as_type().and_then(|class| class.mro.get());
    if !itself.is_some_and(|order| tuple::items(&order).iter().any(|entry| entry.is(class_ref))) {
        return cx.type_error("super(type, obj): obj must be an instance or subtype of type");
    }
    let above = super_::new(cx, class_ref, class_ref)?;
    let hook = attribute::get(cx, &above, &cx.names.__init_subclass__)?;
    drop(above);
    let values: Vec<Ref> = args.keyword_values().cloned().collect();
    // CPython has only the dict by now, and lays out its keys anew.
    let names = args.names().map(|names| tuple::new(cx, tuple::items(names)));
    call::call_named(cx, &hook, &values, names.as_ref())?;
    Ok(())
}

/// `type.__init__`: only looks at the number of arguments.
pub fn init_slot(cx: &Ctx, _this: &Ref, args: Args<'_>) -> PyResult<()> {
    if args.len() == 1 && args.keyword_count() > 0 {
        return cx.type_error("type.__init__() takes no keyword arguments");
    }
    if args.len() != 1 && args.len() != 3 {
        return cx.type_error("type.__init__() takes 1 or 3 arguments");
    }
    Ok(())
}

/// A class made by native code: `type(name, bases, namespace)`.
pub fn new_class(cx: &Ctx, name: &str, bases: &[Ref], names: &Ref) -> PyResult<Ref> {
    let args = [cx.intern(name), tuple::new(cx, bases), names.clone()];
    new_slot(cx, cx.types.type_, Args::new(&args))
}
