//! Attributes, methods, `super`.

use super::arith::write;
use super::name;
use crate::code::{CONSUME_A, CONSUME_B, Word};
use crate::heap::Ref;
use crate::object::PyResult;
use crate::object::protocol::attribute;
use crate::vm::frame::{LINK, Vm, code_of, reg};
use crate::vm::slot::{Slot, UNDEFINED, boxed};

/// `LoadAttr`
///
/// # Safety
/// See the head of `ops`.
#[inline(never)]
pub unsafe fn load(vm: &Vm, pc: *const u64, base: *mut Slot, is_local: bool) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        if (*b).tag == UNDEFINED {
            return name::unbound(vm, base, word.b());
        }
        let object = boxed(vm.cx, b).clone();
        let result = attribute::get(vm.cx, &object, code_of(base).name_at(word.c()));
        drop(object);
        if word.x() & CONSUME_B != 0 {
            (*b).release();
        }
        write(vm, reg(base, word.a()), Slot::object(result?), is_local);
        Ok(())
    }
}

/// `StoreAttr`
///
/// # Safety
/// See the head of `ops`.
#[inline(never)]
pub unsafe fn store(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let (a, b) = (reg(base, word.a()), reg(base, word.b()));
        let drop_all = || {
            for (place, flag) in [(b, CONSUME_B), (a, CONSUME_A)] {
                if word.x() & flag != 0 {
                    (*place).release();
                }
            }
        };
        for place in [b, a] {
            if (*place).tag == UNDEFINED {
                drop_all();
                return name::unbound(vm, base, place as usize - base as usize);
            }
        }
        let (object, value) = (boxed(vm.cx, a).clone(), boxed(vm.cx, b).clone());
        let result = attribute::set(vm.cx, &object, code_of(base).name_at(word.c()), &value);
        drop(value);
        drop_all();
        result
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
        let object = boxed(vm.cx, a).clone();
        let result = attribute::delete(vm.cx, &object, code_of(base).name_at(word.c()));
        if word.x() & CONSUME_A != 0 {
            (*a).release();
        }
        result
    }
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
        let object = boxed(vm.cx, b).clone();
        let found = attribute::get_method(vm.cx, &object, code_of(base).name_at(word.c()));
        if word.x() & CONSUME_B != 0 {
            (*b).release();
        }
        let window = reg(base, word.a());
        let (callable, bound) = found?;
        *window = Slot::object(callable);
        *window.add(LINK) = if bound { Slot::object(object) } else { Slot::EMPTY };
        Ok(())
    }
}

/// `super().name` of the three temporaries: the `super` callable, the class, the instance.
unsafe fn super_attribute(vm: &Vm, first: *mut Slot, name: &Ref, method: bool) -> PyResult<(Ref, Option<Ref>)> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let callable = (*first).into_object(cx);
        let class = (*first.add(1)).into_object(cx);
        let instance = (*first.add(2)).into_object(cx);
        let made = crate::object::protocol::call::call(cx, &callable, crate::object::Args::new(&[class, instance]))?;
        let _ = method;
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
        let (value, _) = super_attribute(vm, place, code_of(base).name_at(word.c()), false)?;
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
        let (value, instance) = super_attribute(vm, window.add(LINK + 1), code_of(base).name_at(word.c()), true)?;
        *window = Slot::object(value);
        *window.add(LINK) = instance.map_or(Slot::EMPTY, Slot::object);
        Ok(())
    }
}
