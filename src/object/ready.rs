//! How a builtin type is completed from its `SPEC`: what it inherits, and what its dict holds.
//!
//! ```text
//!  allocate   block and slot table, all empty          (nothing else exists)
//!  inherit    sizes, flags, hooks, slots from the base (no object is needed)
//!  fill       name, bases, mro, dict with descriptors  (strings, tuples and dicts work)
//! ```
//! Inheritance follows CPython: `compare` and `hash` go together (a type with its own comparison and no hash is unhashable: `__hash__` is
//! None), `traverse` and `clear` go together and carry the GC flag, a type right under object without its own `__new__` cannot be called.
#![allow(unsafe_code)]

use super::body::{STATIC_TYPE_BYTES, TypeBody, type_flags};
use super::ctx::{Ctx, Types};
use super::immortal::immortal_block;
use super::slot_table::{self, SLOT_ROWS};
use super::slots::Slots;
use super::spec::{Binding, TypeSpec};
use super::types::{builtin_function, class, descriptor, dict, object, static_method, tuple};
use crate::heap::{Field, Header, IMMORTAL, PREFIX_BYTES, Ref, TypeFront, flags};

/// An empty type object with a table of its own: immortal, or (HEAP_TYPE) in the heap, with one count that is kept for ever.
pub(super) fn allocate(spec: &'static TypeSpec) -> &'static TypeBody {
    if spec.flags & type_flags::HEAP_TYPE != 0 {
        return allocate_first(spec);
    }
    // SAFETY: the blocks are new and big enough; the header's type is set by `inherit` before anybody looks at it.
    unsafe {
        let slots = immortal_block(std::mem::size_of::<Slots>()).cast::<Slots>();
        slots.write(spec.slots);
        let object = immortal_block(PREFIX_BYTES + STATIC_TYPE_BYTES).add(PREFIX_BYTES).cast::<Header>();
        object.write(Header::new(object.cast::<TypeFront>()));
        object.as_ref().count.set(IMMORTAL);
        TypeBody::prepare(object, slots, spec.name, spec.doc, object::dealloc);
        object.cast::<TypeBody>().as_ref()
    }
}

/// A counted type of the registry, made before `type` is complete.
fn allocate_first(spec: &'static TypeSpec) -> &'static TypeBody {
    let size = PREFIX_BYTES + class::block_bytes(0);
    let block = crate::heap::alloc_object(size);
    // SAFETY: the block is new and that big: prefix, front part, slot table; `inherit` sets the header's type before anybody looks at it.
    unsafe {
        block.as_ptr().write_bytes(0, size);
        let object = block.add(PREFIX_BYTES).cast::<Header>();
        object.write(Header::new(object.cast::<TypeFront>()));
        let slots = object.cast::<u8>().add(STATIC_TYPE_BYTES).cast::<Slots>();
        slots.write(spec.slots);
        TypeBody::prepare(object, slots, spec.name, spec.doc, object::dealloc);
        object.cast::<TypeBody>().as_ref()
    }
}

/// A builtin type that is made when it is first asked for (types of modules). Immortal, as all builtin types, unless its declaration says
/// HEAP_TYPE: then it is a counted object in the heap, as most types of CPython's modules are, and one count on it is kept for ever.
pub fn declare_type(cx: &Ctx, spec: &'static TypeSpec) -> &'static TypeBody {
    let class = if spec.flags & type_flags::HEAP_TYPE != 0 { allocate_counted(cx, spec) } else { allocate(spec) };
    inherit(&cx.types, class, spec);
    fill(cx, class, spec);
    DECLARED.with_borrow_mut(|declared| declared.push(class));
    class
}

/// The block of a counted type, which nobody gives back.
fn allocate_counted(cx: &Ctx, spec: &'static TypeSpec) -> &'static TypeBody {
    let Some(object) = class::allocate(cx.types.type_, 0) else { std::alloc::handle_alloc_error(std::alloc::Layout::new::<Header>()) };
    let object = object.into_raw();
    // SAFETY: the block is a class's: front part, then the slot table, both written by `class::allocate`. It is never freed.
    let class: &'static TypeBody = unsafe { object.cast::<TypeBody>().as_ref() };
    class.full_name.set(spec.name);
    class.doc.set(spec.doc);
    class.update_slots(|slots| *slots = spec.slots);
    class
}

/// What a counted type has beyond an immortal one: its module's name, a place among the subclasses of its base, the collector's notice.
fn complete_counted(cx: &Ctx, class: &'static TypeBody, spec: &'static TypeSpec) {
    class.qualname.set(class.name.get());
    if let (Some(names), Some((module, _))) = (class.dict.get(), spec.name.rsplit_once('.')) {
        // A str key compares without Python code, so storing cannot fail.
        let _ = dict::set(cx, &names, &cx.names.__module__, &cx.new_str(module));
    }
    if let Some(base) = base_of(&cx.types, class, spec)
        && class::add_subclass(cx, base, class).is_err()
    {
        drop(cx.take_raised());
    }
    crate::heap::track(class.header());
}

thread_local! {
    static DECLARED: std::cell::RefCell<Vec<&'static TypeBody>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Visits the types that `declare_type` has made.
pub(super) fn each_declared(visit: &mut dyn FnMut(&'static TypeBody)) {
    DECLARED.with_borrow(|declared| declared.iter().for_each(|class| visit(class)));
}

/// Sizes, flags, hooks and slots: the declaration's own, and the base's for the rest.
pub(super) fn inherit(types: &Types, class: &'static TypeBody, spec: &TypeSpec) {
    class.header().set_type_ptr(types.type_.front());
    let kind = &class.kind;
    kind.basic_size.set(spec.basic_size as u32);
    kind.item_size.set(spec.item_size as u32);
    let counted = if spec.flags & type_flags::HEAP_TYPE != 0 { type_flags::NATIVE } else { 0 };
    kind.flags.set(spec.flags | counted | type_flags::IMMUTABLE | type_flags::READY);
    kind.traverse.set(spec.traverse);
    kind.clear.set(spec.clear);
    if let Some(dealloc) = spec.dealloc {
        kind.dealloc.set(dealloc);
    }
    class.dict_offset.set(spec.dict_offset);
    class.weak_list_offset.set(spec.weak_list_offset);
    if spec.flags & type_flags::MANAGED_DICT != 0 {
        class.shared_keys.set(dict::shared::new_table());
    }
    let Some(base) = base_of(types, class, spec) else { return };
    inherit_kind(class, base, spec.dealloc.is_some());
    if spec.slots.new.is_none() && base.is(types.object) {
        class.add_flags(type_flags::NO_INSTANTIATION);
    }
    let no_new = class.has(type_flags::NO_INSTANTIATION);
    let own_compare = spec.slots.compare.is_some() || spec.slots.hash.is_some();
    class.update_slots(|slots| {
        slots.inherit(base.slots());
        if own_compare {
            (slots.compare, slots.hash) = (spec.slots.compare, spec.slots.hash);
        }
        if no_new {
            slots.new = None;
        }
    });
}

/// The part of inheritance that builtin types and classes share.
pub(super) fn inherit_kind(class: &TypeBody, base: &TypeBody, own_dealloc: bool) {
    let (kind, from) = (&class.kind, &base.kind);
    if kind.basic_size.get() == 0 {
        kind.basic_size.set(from.basic_size.get());
    }
    if kind.item_size.get() == 0 {
        kind.item_size.set(from.item_size.get());
    }
    let mut inherited = type_flags::SUBCLASS_BITS | type_flags::SEQUENCE | type_flags::MAPPING | type_flags::MATCH_SELF;
    if kind.traverse.get().is_none() && kind.clear.get().is_none() {
        inherited |= flags::GC;
        kind.traverse.set(from.traverse.get());
        kind.clear.set(from.clear.get());
    }
    if !own_dealloc {
        kind.dealloc.set(from.dealloc.get());
        inherited |= flags::TRASHCAN;
    }
    class.add_flags(from.flags.get() & inherited);
    if class.dict_offset.get() == 0 {
        class.dict_offset.set(base.dict_offset.get());
    }
    if class.weak_list_offset.get() == 0 {
        class.weak_list_offset.set(base.weak_list_offset.get());
    }
}

fn base_of(types: &Types, class: &TypeBody, spec: &TypeSpec) -> Option<&'static TypeBody> {
    match spec.base {
        Some(base) => Some(base(types)),
        None if class.is(types.object) => None,
        None => Some(types.object),
    }
}

/// Name, bases, mro and dict.
pub(super) fn fill(cx: &Ctx, class: &'static TypeBody, spec: &'static TypeSpec) {
    let short = spec.name.rsplit('.').next().unwrap_or(spec.name);
    // A counted type holds a string of its own; of an immortal one every reader of the name gets a new string.
    let is_counted = spec.flags & type_flags::HEAP_TYPE != 0;
    class.name.set(Some(if is_counted { cx.new_str(short) } else { cx.intern(short) }));
    match base_of(&cx.types, class, spec) {
        Some(base) => {
            let line = base.mro.get();
            let line = line.as_ref().map_or(&[][..], |mro| tuple::items(mro));
            let mut mro = Vec::with_capacity(line.len() + 1);
            mro.push(class.to_ref());
            mro.extend(line.iter().cloned());
            class.base.set(Some(base.to_ref()));
            class.bases.set(Some(tuple::from_vec(cx, vec![base.to_ref()])));
            class.mro.set(Some(tuple::from_vec(cx, mro)));
        }
        None => {
            class.bases.set(Some(cx.empty_tuple.clone()));
            class.mro.set(Some(tuple::from_vec(cx, vec![class.to_ref()])));
        }
    }
    // As in CPython; the first collection moves them to the permanent generation (`gc.get_freeze_count()`).
    if !class.has(type_flags::HEAP_TYPE) {
        for line in [&class.bases, &class.mro].into_iter().filter_map(Field::borrow) {
            line.immortalize();
        }
    }
    // So many names at least: a method may stand for a row of the slots.
    let rows = SLOT_ROWS.iter().filter(|row| slot_table::has(&spec.slots, row)).count();
    let covering = spec.methods.iter().filter(|def| def.name.starts_with("__")).count();
    let names = dict::grown(cx, spec.methods.len() + spec.members.len() + spec.getset.len() + rows.saturating_sub(covering));
    let put = |name: &Ref, value: Ref| {
        // A str key compares without Python code, so storing cannot fail.
        let _ = dict::set(cx, &names, name, &value);
    };
    let type_ref = class.to_ref();
    if spec.slots.new.is_some() {
        put(&cx.names.__new__, class::new_function(cx, &type_ref));
    }
    for row in SLOT_ROWS {
        // Builtin types never have a `__getattr__`: their slot is `__getattribute__`.
        if !slot_table::has(&spec.slots, row) || row.name == "__getattr__" {
            if row.name == "__hash__" && spec.slots.compare.is_some() {
                put(&cx.names.__hash__, cx.none());
            }
            continue;
        }
        let name = (row.id)(&cx.names);
        if dict::get_str(cx, &names, name).is_none() {
            put(name, descriptor::new_wrapper(cx, &type_ref, row));
        }
    }
    for def in spec.methods {
        let name = cx.intern(def.name);
        let value = match def.binding {
            Binding::Instance => descriptor::new_method(cx, &type_ref, &name, def),
            Binding::Class => descriptor::new_class_method(cx, &type_ref, &name, def),
            Binding::Static => static_method::new(cx, builtin_function::new(cx, def, Some(&type_ref), None)),
        };
        put(&name, value);
    }
    for def in spec.members {
        let name = cx.intern(def.name);
        put(&name, descriptor::new_member(cx, &type_ref, &name, def.kind, def.offset, def.writable));
    }
    for def in spec.getset {
        let name = cx.intern(def.name);
        put(&name, descriptor::new_getset(cx, &type_ref, &name, def));
    }
    if dict::get_str(cx, &names, &cx.names.__doc__).is_none() {
        put(&cx.names.__doc__, if spec.doc.is_empty() { cx.none() } else { cx.new_str(spec.doc) });
    }
    class.dict.set(Some(names));
    if class.has(type_flags::HEAP_TYPE) {
        complete_counted(cx, class, spec);
    }
}
