//! `with` and `async with`.

use super::special::{self, After, Flow};
use crate::code::Word;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call};
use crate::object::types::method;
use crate::object::{Args, Ctx, Object, PyResult};
use crate::vm::frame::{Vm, reg};
use crate::vm::slot::{Slot, boxed};

/// # Safety
/// See the head of this folder.
unsafe fn begin(vm: &Vm, pc: *const u64, base: *mut Slot, enter: &Ref, exit: &Ref, words: [&str; 2]) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let place = reg(base, Word(*pc).a());
        let manager = (*place).into_object(cx);
        let [kind, hint] = words;
        let complain = |missing: &str| {
            let name = manager.ty().display_name();
            cx.type_error(&format!("'{name}' object does not support the {kind} protocol{missing}{hint}"))
        };
        let Some(enter) = attribute::get_special(cx, &manager, enter)? else { return complain("") };
        let Some(exit_method) = attribute::get_special(cx, &manager, exit)? else {
            let name = crate::object::types::str_::to_string_lossy(exit);
            return complain(&format!(" (missed {name} method)"));
        };
        drop(manager);
        if let Some((function, this)) = bound(cx, &enter)
            && special::push(vm, pc, base, pc.add(1), &function, [&enter, &exit_method], [&this], After::Enter)
        {
            std::mem::forget((enter, exit_method));
            return Ok(Flow::In);
        }
        let entered = call::call(cx, &enter, Args::NONE)?;
        drop(enter);
        *place = Slot::object(exit_method);
        *place.add(1) = Slot::object(entered);
        Ok(Flow::On)
    }
}

/// Function and instance of a bound method.
fn bound(cx: &Ctx, callable: &Ref) -> Option<(Ref, Ref)> {
    if callable.is_exact(cx.types.method) { method::parts(callable) } else { None }
}

/// `BeforeWith`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn enter(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe { begin(vm, pc, base, &vm.cx.names.__enter__, &vm.cx.names.__exit__, ["context manager", ""]) }
}

/// `BeforeAsyncWith`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn enter_async(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe { begin(vm, pc, base, &vm.cx.names.__aenter__, &vm.cx.names.__aexit__, ["asynchronous context manager", ""]) }
}

/// `WithExit`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn exit(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let exit = (*reg(base, word.b())).into_object(cx);
        let nothing = [cx.none(), cx.none(), cx.none()];
        let [kind, value, traceback] = &nothing;
        if let Some((function, this)) = bound(cx, &exit)
            && special::push(vm, pc, base, pc.add(1), &function, [&exit], [&this, kind, value, traceback], After::Write { local: false })
        {
            std::mem::forget(exit);
            return Ok(Flow::In);
        }
        let result = call::call(cx, &exit, Args::new(&nothing))?;
        drop(exit);
        *reg(base, word.a()) = Slot::object(result);
        Ok(Flow::On)
    }
}

/// `WithExcept`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn exit_with_exception(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        // Both stay in their registers, and the exception keeps its traceback.
        let exit = boxed(cx, reg(base, word.b()));
        let exception = boxed(cx, reg(base, word.c()));
        let traceback = crate::object::types::exception::traceback_field(exception).borrow().unwrap_or(&cx.none);
        let result = call::call_with(cx, exit, [&exception.ty().to_ref(), exception, traceback])?;
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}
