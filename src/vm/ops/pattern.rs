//! Structural pattern matching.

use crate::code::Word;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, compare, item};
use crate::object::types::{set, str_, tuple};
use crate::object::{CompareOp, Ctx, Object, PyResult, type_flags};
use crate::vm::frame::{Vm, reg};
use crate::vm::slot::{Slot, boxed};

/// # Safety
/// See the head of this folder.
unsafe fn has_flag(vm: &Vm, pc: *const u64, base: *mut Slot, flag: u64) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let answer = boxed(vm.cx, reg(base, word.b())).has_flag(flag);
        *reg(base, word.a()) = Slot::object(vm.cx.bool(answer));
        Ok(())
    }
}

/// `MatchMapping`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn is_mapping(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe { has_flag(vm, pc, base, type_flags::MAPPING) }
}

/// `MatchSequence`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn is_sequence(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe { has_flag(vm, pc, base, type_flags::SEQUENCE) }
}

/// `GetLen`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn length(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let subject = boxed(vm.cx, reg(base, word.b())).clone();
        *reg(base, word.a()) = Slot::int(item::len(vm.cx, &subject)? as i64);
        Ok(())
    }
}

/// `MatchKeys`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn keys(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let subject = boxed(vm.cx, reg(base, word.b())).clone();
        let keys = boxed(vm.cx, reg(base, word.c())).clone();
        let found = values_for(vm.cx, &subject, &keys)?;
        *reg(base, word.a()) = Slot::object(found.unwrap_or_else(|| vm.cx.none()));
        Ok(())
    }
}

fn values_for(cx: &Ctx, subject: &Ref, keys: &Ref) -> PyResult<Option<Ref>> {
    let seen = set::new(cx);
    let mut values = Vec::new();
    // `get` with a default of our own, so that `__missing__` makes nothing up.
    let get = attribute::get(cx, subject, &cx.names.get)?;
    let absent = call::call(cx, &cx.types.object.to_ref(), crate::object::Args::NONE)?;
    for key in tuple::items(keys) {
        if item::contains(cx, &seen, key)? {
            let text = crate::object::protocol::text::repr(cx, key)?;
            return cx.value_error(&format!("mapping pattern checks duplicate key ({})", str_::to_string_lossy(&text)));
        }
        set::add(cx, &seen, key)?;
        let value = call::call(cx, &get, crate::object::Args::new(&[key.clone(), absent.clone()]))?;
        if value.is(&absent) {
            // CPython fills a tuple of values meanwhile.
            tuple::pass(cx, tuple::len(keys));
            return Ok(None);
        }
        values.push(value);
    }
    Ok(Some(tuple::from_vec(cx, values)))
}

/// `MatchClass`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn class(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`; the cache word was linked to a constant tuple.
    unsafe {
        let word = Word(*pc);
        let subject = (*reg(base, word.b())).into_object(vm.cx);
        let class = (*reg(base, word.c())).into_object(vm.cx);
        let names = &*pc.add(1).cast::<Ref>();
        let found = attributes_of(vm.cx, &subject, &class, word.x() as usize, names)?;
        *reg(base, word.a()) = Slot::object(found.unwrap_or_else(|| vm.cx.none()));
        Ok(())
    }
}

/// `isinstance(subject, class)`
fn class_check(cx: &Ctx, subject: &Ref, class: &Ref) -> PyResult<bool> {
    if subject.ty().header().address() == class.address() {
        return Ok(true);
    }
    let check = attribute::get_special(cx, class, &cx.names.__instancecheck__)?;
    match check {
        Some(check) => {
            let answer = call::call(cx, &check, crate::object::Args::new(std::slice::from_ref(subject)))?;
            crate::object::protocol::number::truth(cx, &answer)
        }
        None => Ok(class.as_type().is_some_and(|class| subject.is_instance(class))),
    }
}

fn attributes_of(cx: &Ctx, subject: &Ref, class: &Ref, positional: usize, names: &Ref) -> PyResult<Option<Ref>> {
    let Some(type_) = class.as_type() else { return cx.type_error("called match pattern must be a class") };
    if !class_check(cx, subject, class)? {
        return Ok(None);
    }
    let class_name = type_.name_string();
    let mut values = Vec::new();
    let mut seen: Vec<Ref> = Vec::new();
    if positional > 0 {
        let match_args = attribute::get_optional(cx, class, &cx.names.__match_args__)?;
        let match_self = match_args.is_none() && type_.has(type_flags::MATCH_SELF);
        let match_args = match_args.unwrap_or_else(|| cx.empty_tuple.clone());
        if !match_args.is_exact(cx.types.tuple) {
            let found = match_args.ty().display_name();
            return cx.type_error(&format!("{class_name}.__match_args__ must be a tuple (got {found})"));
        }
        let allowed = if match_self { 1 } else { tuple::len(&match_args) };
        if positional > allowed {
            let plural = if allowed == 1 { "" } else { "s" };
            return cx.type_error(&format!("{class_name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"));
        }
        if match_self {
            values.push(subject.clone());
        } else {
            for name in &tuple::items(&match_args)[..positional] {
                if !name.is_exact(cx.types.str_) {
                    let found = name.ty().display_name();
                    return cx.type_error(&format!("__match_args__ elements must be strings (got {found})"));
                }
                if !push_attribute(cx, subject, &class_name, name, &mut seen, &mut values)? {
                    return Ok(None);
                }
            }
        }
    }
    for name in tuple::items(names) {
        if !push_attribute(cx, subject, &class_name, name, &mut seen, &mut values)? {
            return Ok(None);
        }
    }
    Ok(Some(tuple::from_vec(cx, values)))
}

fn push_attribute(cx: &Ctx, subject: &Ref, class: &str, name: &Ref, seen: &mut Vec<Ref>, values: &mut Vec<Ref>) -> PyResult<bool> {
    for earlier in seen.iter() {
        if compare::compare_bool(cx, earlier, name, CompareOp::Eq)? {
            let name = str_::to_string_lossy(name);
            return cx.type_error(&format!("{class}() got multiple sub-patterns for attribute '{name}'"));
        }
    }
    seen.push(name.clone());
    match attribute::get_optional(cx, subject, name)? {
        Some(value) => {
            values.push(value);
            Ok(true)
        }
        None => Ok(false),
    }
}
