//! Attributes, methods, `super`.
//!
//! ```text
//!  cache words of LoadAttr, StoreAttr, LoadMethod
//!  W1 = version of the object's class << 32 | detail        W2 = payload | kind (low four bits)
//!
//!  kind      detail                        payload                     what holds while the class's version is the same
//!  VALUE     entry of the value            -                           no data descriptor of that name: the instance's value comes first
//!  MEMBER    offset of the field           -                           the name is a `__slots__` member
//!  METHOD    version of the shared keys    function (not counted)      no instance of these keys has that name
//!  PLAIN     -                             function (not counted)      instances have no dict at all
//!  CLASS     -                             attribute (not counted)     W1 is about the object itself, which is a class
//!  MODULE    version of the module's keys  entry << 4                  the module's dict has that name
//!  PROPERTY  -                             property (not counted)      the class has that property
//!  ITEM      position                      -                           the name is a field of a named tuple
//! ```
//! A version is never reused, and a class that changes gets a new one, so a borrowed attribute is alive as long as its version is current.

use std::ptr::NonNull;

use super::arith::{seen, write};
use super::name;
use super::special::{self, After, Flow};
use crate::code::{CONSUME_A, CONSUME_B, Word};
use crate::heap::{Field, Header, Ref};
use crate::object::protocol::attribute;
use crate::object::slot_table::{finds_generically, has_hook};
use crate::object::types::dict::shared;
use crate::object::types::{class, descriptor, dict, module, object, property, super_, tuple};
use crate::object::{Ctx, MemberKind, Object, PyResult, TypeBody, type_flags};
use crate::vm::frame::{LINK, Vm, code_of, reg};
use crate::vm::ops::arith::taken;
use crate::vm::slot::{OBJECT, Slot, UNDEFINED};

const VALUE: u64 = 1;
const MEMBER: u64 = 2;
const METHOD: u64 = 3;
const PLAIN: u64 = 4;
const CLASS: u64 = 5;
const MODULE: u64 = 6;
const PROPERTY: u64 = 7;
const ITEM: u64 = 8;
const KIND: u64 = 15;

#[inline(always)]
fn key(version: u64, detail: u64) -> u64 {
    version << 32 | detail
}

/// A field of an object's body.
///
/// # Safety
/// The offset is that of a `Field` in the object's body, from a member descriptor of its class.
#[inline(always)]
unsafe fn field_at(object: &Header, offset: usize) -> &Field {
    // SAFETY: the caller has the offset from a member descriptor of the object's class.
    unsafe { &*NonNull::from(object).cast::<u8>().as_ptr().add(offset).cast::<Field>() }
}

/// What the caches say about reading an attribute of this object; None: ask the long way.
///
/// # Safety
/// The words are those of this instruction's caches.
#[inline(always)]
unsafe fn cached(object: &Header, w1: u64, w2: u64) -> Option<Ref> {
    // SAFETY: see the head of this file: the payload holds while the version does.
    unsafe {
        let version = object.ty().version.get();
        if version == w1 >> 32 && version != 0 {
            let detail = w1 as u32 as usize;
            return match w2 & KIND {
                VALUE => shared::value_at(object, detail).cloned(),
                MEMBER => field_at(object, detail).get(),
                ITEM => tuple::items_of(object).get(detail).cloned(),
                PLAIN => Some(Ref::new(&*((w2 & !KIND) as *const Header))),
                METHOD if shared::values_ptr(object).is_some() && shared::table_version(object.ty()) == detail as u32 => {
                    Some(Ref::new(&*((w2 & !KIND) as *const Header)))
                }
                MODULE => {
                    let names = module::dict_of(object)?;
                    if dict::keys_version(names) != detail as u32 {
                        return None;
                    }
                    dict::value_at(names, (w2 >> 4) as usize).cloned()
                }
                _ => None,
            };
        }
        if w2 & KIND == CLASS
            && let Some(class) = object.as_type()
            && class.version.get() == w1 >> 32
            && class.version.get() != 0
        {
            return Some(Ref::new(&*((w2 & !KIND) as *const Header)));
        }
        None
    }
}

/// The cached value of an instance attribute or slot: the two kinds the loop itself looks at.
///
/// # Safety
/// See the head of `ops`.
#[inline(always)]
pub unsafe fn cached_value(object: &Header, w1: u64, w2: u64) -> Option<&Ref> {
    // SAFETY: see the head of this file.
    unsafe {
        if object.ty().version.get() != w1 >> 32 || w1 == 0 {
            return None;
        }
        match w2 & KIND {
            VALUE => shared::value_at(object, w1 as u32 as usize),
            MEMBER => field_at(object, w1 as u32 as usize).borrow(),
            _ => None,
        }
    }
}

/// The place of an instance attribute or slot into which the caller puts a value at once.
///
/// # Safety
/// See the head of `ops`.
#[inline(always)]
pub unsafe fn cached_place(object: &Header, w1: u64, w2: u64) -> Option<&Field> {
    // SAFETY: see the head of this file.
    unsafe {
        if object.ty().version.get() != w1 >> 32 || w1 == 0 {
            return None;
        }
        match w2 & KIND {
            VALUE => shared::place_to_fill(object, w1 as u32 as usize),
            MEMBER => Some(field_at(object, w1 as u32 as usize)),
            _ => None,
        }
    }
}

/// The cached function of a method call on this object.
///
/// # Safety
/// See the head of `ops`.
#[inline(always)]
pub unsafe fn cached_method(object: &Header, w1: u64, w2: u64) -> Option<Ref> {
    // SAFETY: see the head of this file.
    unsafe {
        let class = object.ty();
        if class.version.get() != w1 >> 32 || w1 == 0 {
            return None;
        }
        match w2 & KIND {
            PLAIN => {}
            METHOD if shared::values_ptr(object).is_some() && shared::table_version(class) == w1 as u32 => {}
            _ => return None,
        }
        Some(Ref::new(&*((w2 & !KIND) as *const Header)))
    }
}

/// The property that the caches name for this object.
///
/// # Safety
/// See the head of `ops`.
#[inline(always)]
unsafe fn cached_property(object: &Header, w1: u64, w2: u64) -> Option<Ref> {
    // SAFETY: see the head of this file.
    unsafe {
        let holds = w2 & KIND == PROPERTY && w1 != 0 && object.ty().version.get() == w1 >> 32;
        holds.then(|| Ref::new(&*((w2 & !KIND) as *const Header)))
    }
}

fn writes_generically(class: &TypeBody) -> bool {
    class.slots().set_attr.is_some_and(|slot| slot as usize == object::set_attribute as *const () as usize)
}

/// Version of a class, if it fits a cache word.
fn version_of(cx: &Ctx, class: &TypeBody) -> Option<u64> {
    let version = class::ensure_version(cx, class);
    (version != 0 && version < 1 << 32).then_some(version)
}

/// Fills the caches after a successful read or method look-up.
///
/// # Safety
/// See the head of this folder.
unsafe fn learn(cx: &Ctx, pc: *const u64, object: &Ref, name: &Ref, for_call: bool) {
    // SAFETY: two cache words follow the instruction.
    unsafe {
        let caches = pc.cast_mut().add(1);
        if let Some((w1, w2)) = describe(cx, object, name, for_call) {
            *caches = w1;
            *caches.add(1) = w2;
        }
    }
}

fn describe(cx: &Ctx, object: &Ref, name: &Ref, for_call: bool) -> Option<(u64, u64)> {
    let type_ = object.ty();
    if object.is_exact(cx.types.module) {
        let names = module::dict_of(object)?;
        if class::lookup(cx, type_, name).is_some() {
            return None;
        }
        let entry = dict::entry_index(names, name)?;
        let version = dict::keys_version(names);
        return (version != 0).then_some((key(version_of(cx, type_)?, version as u64), (entry as u64) << 4 | MODULE));
    }
    if let Some(this) = object.as_type() {
        // An attribute of a class itself: only for plain metaclasses, and only what needs no binding.
        if !object.is_exact(cx.types.type_) || class::lookup(cx, cx.types.type_, name).is_some() {
            return None;
        }
        let found = class::lookup(cx, this, name)?;
        let plain = found.ty().slots().descr_get.is_none() || found.is_exact(cx.types.function);
        return plain.then_some((key(version_of(cx, this)?, 0), found.address() as u64 | CLASS));
    }
    if !finds_generically(cx, type_) {
        return None;
    }
    let version = version_of(cx, type_)?;
    match class::lookup(cx, type_, name) {
        None if type_.has(type_flags::MANAGED_DICT) => {
            let entry = shared::key_index(cx, type_, name)?;
            Some((key(version, entry as u64), VALUE))
        }
        None => None,
        // An AttributeError of the getter is for the class's `__getattr__`.
        Some(found) if found.is_exact(cx.types.property) => {
            (!for_call && !has_hook(type_)).then_some((key(version, 0), found.address() as u64 | PROPERTY))
        }
        Some(found) if found.is_exact(cx.types.member_descriptor) => {
            let (offset, kind, _) = descriptor::member(&found);
            (kind == MemberKind::ObjectOrError && object.ty().has(type_flags::HEAP_TYPE)).then_some((key(version, offset as u64), MEMBER))
        }
        Some(found) if tuple::getter_position(&found).is_some() => {
            let position = u32::try_from(tuple::getter_position(&found)?).ok()?;
            (!for_call && type_.has(type_flags::TUPLE)).then_some((key(version, position as u64), ITEM))
        }
        Some(found) => {
            let is_method = found.has_flag(type_flags::METHOD_DESCRIPTOR);
            let slots = found.ty().slots();
            if slots.descr_set.is_some() || (is_method != for_call) || (!for_call && slots.descr_get.is_some()) {
                return None;
            }
            if type_.has(type_flags::MANAGED_DICT) {
                if shared::key_index(cx, type_, name).is_some() || shared::values_ptr(object).is_none() {
                    return None;
                }
                let keys = shared::table_version(type_);
                return (keys != 0).then_some((key(version, keys as u64), found.address() as u64 | METHOD));
            }
            (type_.dict_offset.get() == 0).then_some((key(version, 0), found.address() as u64 | PLAIN))
        }
    }
}

/// `LoadAttr`
///
/// # Safety
/// See the head of `ops`.
#[inline(never)]
pub unsafe fn load(vm: &Vm, pc: *const u64, base: *mut Slot, is_local: bool) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        if (*b).tag == UNDEFINED {
            return name::unbound(vm, base, word.b()).map(|()| Flow::On);
        }
        let caches = pc.add(1);
        if (*b).tag == OBJECT
            && let Some(value) = cached((*b).header(), *caches, *caches.add(1))
        {
            if word.x() & CONSUME_B != 0 {
                Slot::read(b).release();
            }
            write(vm, reg(base, word.a()), Slot::object(value), is_local);
            return Ok(Flow::On);
        }
        let object = taken(vm.cx, b, word.x() & CONSUME_B != 0);
        if let Some(property) = cached_property(&object, *caches, *caches.add(1))
            && let Some(getter) = property::getter(&property)
            && special::takes(vm.cx, &getter, 1)
            && special::push(vm, pc, base, pc.add(3), &getter, [], [&object], After::Write { local: is_local })
        {
            // CPython's specialised form, which is there from the second time on as our cache is, hands its one count over.
            return Ok(Flow::In);
        }
        let name = code_of(base).name_at(word.c());
        if has_hook(object.ty())
            && seen(pc)
            && class::lookup(vm.cx, object.ty(), &vm.cx.names.__getattr__).is_none()
            && let Some(method) = class::lookup(vm.cx, object.ty(), &vm.cx.names.__getattribute__)
            && special::takes(vm.cx, &method, 2)
            && special::push(vm, pc, base, pc.add(3), &method, [], [&object, name], After::Write { local: is_local })
        {
            // The same of a `__getattribute__` that alone decides.
            return Ok(Flow::In);
        }
        let result = attribute::get(vm.cx, &object, name);
        if result.is_ok() {
            learn(vm.cx, pc, &object, name, false);
        }
        drop(object);
        write(vm, reg(base, word.a()), Slot::object(result?), is_local);
        Ok(Flow::On)
    }
}

/// `StoreAttr`
///
/// # Safety
/// See the head of `ops`.
#[inline(never)]
pub unsafe fn store(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let (a, b) = (reg(base, word.a()), reg(base, word.b()));
        let drop_all = || {
            for (place, flag) in [(b, CONSUME_B), (a, CONSUME_A)] {
                if word.x() & flag != 0 {
                    Slot::read(place).release();
                }
            }
        };
        for place in [b, a] {
            if (*place).tag == UNDEFINED {
                drop_all();
                return name::unbound(vm, base, place as usize - base as usize).map(|()| Flow::On);
            }
        }
        let value = taken(vm.cx, b, word.x() & CONSUME_B != 0);
        store_slowly(vm, pc, base, value)
    }
}

/// # Safety
/// See the head of this folder.
unsafe fn store_slowly(vm: &Vm, pc: *const u64, base: *mut Slot, value: Ref) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let object = taken(cx, reg(base, word.a()), word.x() & CONSUME_A != 0);
        let caches = pc.cast_mut().add(1);
        if let Some(property) = cached_property(&object, *caches, *caches.add(1))
            && let Some(setter) = property::setter(&property)
            && special::push(vm, pc, base, pc.add(3), &setter, [&value, &object], [&object, &value], After::Discard)
        {
            std::mem::forget((value, object));
            return Ok(Flow::In);
        }
        let name = code_of(base).name_at(word.c());
        let result = attribute::set(cx, &object, name, &value);
        if result.is_ok()
            && let Some((w1, w2)) = describe_store(cx, &object, name)
        {
            *caches = w1;
            *caches.add(1) = w2;
        }
        drop(value);
        drop(object);
        result.map(|()| Flow::On)
    }
}

fn describe_store(cx: &Ctx, object: &Ref, name: &Ref) -> Option<(u64, u64)> {
    let type_ = object.ty();
    if !writes_generically(type_) || object.as_type().is_some() {
        return None;
    }
    let version = version_of(cx, type_)?;
    match class::lookup(cx, type_, name) {
        Some(found) if found.is_exact(cx.types.member_descriptor) => {
            let (offset, kind, writable) = descriptor::member(&found);
            let slot = kind == MemberKind::ObjectOrError && writable && type_.has(type_flags::HEAP_TYPE);
            slot.then_some((key(version, offset as u64), MEMBER))
        }
        Some(found) if found.is_exact(cx.types.property) => Some((key(version, 0), found.address() as u64 | PROPERTY)),
        Some(found) if found.ty().slots().descr_set.is_some() => None,
        _ if type_.has(type_flags::MANAGED_DICT) => {
            let entry = shared::key_index(cx, type_, name)?;
            Some((key(version, entry as u64), VALUE))
        }
        _ => None,
    }
}

/// `DeleteAttr`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn delete(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let a = reg(base, word.a());
        if (*a).tag == UNDEFINED {
            return name::unbound(vm, base, word.a());
        }
        let object = taken(vm.cx, a, word.x() & CONSUME_A != 0);
        attribute::delete(vm.cx, &object, code_of(base).name_at(word.c()))
    }
}

/// Whether an attribute is a value of the class that takes no instance: the cache's METHOD and PLAIN stand for functions where a method is called.
fn is_class_value(cx: &Ctx, object: &Ref, name: &Ref) -> bool {
    object.as_type().is_none()
        && !object.is_exact(cx.types.module)
        && class::lookup(cx, object.ty(), name).is_some_and(|found| !found.is_exact(cx.types.member_descriptor))
}

/// `LoadMethod`
///
/// # Safety
/// See the head of `ops`.
#[inline(never)]
pub unsafe fn load_method(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        if (*b).tag == UNDEFINED {
            return name::unbound(vm, base, word.b());
        }
        let window = reg(base, word.a());
        let caches = pc.add(1);
        if (*b).tag == OBJECT
            && let Some(found) = cached((*b).header(), *caches, *caches.add(1))
        {
            let this = Slot::read(b);
            if word.x() & CONSUME_B == 0 {
                this.header().count_up();
            }
            if matches!(*caches.add(1) & KIND, METHOD | PLAIN) {
                *window = Slot::object(found);
                *window.add(LINK) = this;
            } else {
                *window = Slot::object(found);
                *window.add(LINK) = Slot::EMPTY;
                this.release();
            }
            return Ok(());
        }
        let object = taken(vm.cx, b, word.x() & CONSUME_B != 0);
        let name = code_of(base).name_at(word.c());
        let found = attribute::get_method(vm.cx, &object, name);
        let (callable, bound) = found?;
        if bound || !is_class_value(vm.cx, &object, name) {
            learn(vm.cx, pc, &object, name, bound);
        } else if has_hook(object.ty()) {
            // A bound method the first time, and from then on as without a hook.
            learn(vm.cx, pc, &object, name, true);
        }
        *window = Slot::object(callable);
        *window.add(LINK) = if bound { Slot::object(object) } else { Slot::EMPTY };
        Ok(())
    }
}

/// `super().name` of the three temporaries: the `super` callable, the class, the instance. Where a method is to be called the instance comes
/// with the function, unbound. At the first execution of such a call there is a super object and a bound method, as in CPython.
///
/// # Safety
/// See the head of this folder.
unsafe fn super_attribute(vm: &Vm, pc: *const u64, first: *mut Slot, for_call: bool) -> PyResult<(Ref, Option<Ref>)> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let callable = (*first).into_object(cx);
        let class = (*first.add(1)).into_object(cx);
        let instance = (*first.add(2)).into_object(cx);
        let name = code_of(vm.base.get()).name_at(Word(*pc).c());
        let plain = callable.as_type().is_some_and(|callable| callable.is(cx.types.super_));
        if plain && seen(pc) && class.as_type().is_some() && !cx.is_none(&instance) {
            let (found, unbound) = super_::get(cx, &class, &instance, name, for_call)?;
            return Ok((found, unbound.then_some(instance)));
        }
        let made = crate::object::protocol::call::call(cx, &callable, crate::object::Args::new(&[class, instance]))?;
        Ok((attribute::get(cx, &made, name)?, None))
    }
}

/// `LoadSuperAttr`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn load_super(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let place = reg(base, word.a());
        let (value, _) = super_attribute(vm, pc, place, false)?;
        *place = Slot::object(value);
        Ok(())
    }
}

/// `LoadSuperMethod`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn load_super_method(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let window = reg(base, word.a());
        let (value, this) = super_attribute(vm, pc, window.add(LINK + 1), true)?;
        *window = Slot::object(value);
        *window.add(LINK) = this.map_or(Slot::EMPTY, Slot::object);
        Ok(())
    }
}
