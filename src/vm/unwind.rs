//! Where errors go: the temporaries of the failing instruction are dropped, the traceback grows, and the innermost handler goes on.

use super::engine;
use super::frame::{ENTRY, GENERATOR, HOLDING, INIT, LINK, Vm, caller_of, code_of, extra_of, is_operator, reg, return_pc_of};
use super::ops::call::{Next, end_variables, take_frame_object};
use super::ops::iter;
use super::ops::special::{Operands, Waiting};
use super::slot::{OBJECT, Slot};
use crate::code::Word;
use crate::object::types::traceback;
use crate::object::{PyResult, Raised};

/// An exception waits in the context; the instruction at (or around) `pc` of the frame at `base` has failed. Finds who handles it. Frames on the way
/// end. `Err`: the frame that native code called has ended too.
///
/// # Safety
/// I1..I5 of `frame.rs`.
#[cold]
#[inline(never)]
pub unsafe fn unwind(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    let (mut pc, mut base) = (pc, base);
    // SAFETY: the caller's.
    unsafe {
        loop {
            let code = code_of(base);
            let word = code.index_of(pc);
            vm.pc.set(pc);
            let unbound = vm.unbound.replace(0);
            if !vm.silent.replace(false) {
                let place = unbound.checked_sub(1).and_then(|register| code.data().place_of_read(word, register as usize));
                add_traceback(vm, base, place.unwrap_or(word));
            }
            let data = code.data();
            let live = data.owned(word);
            let range = data.ranges.iter().rev().find(|range| (range.start as usize..range.end as usize).contains(&word));
            let keep = range.map_or(0, |range| range.target);
            for &register in live.iter().rev().take_while(|&&register| register >= keep) {
                let place = base.add(register as usize);
                let slot = std::mem::replace(&mut *place, Slot::EMPTY);
                release_aside(vm, slot);
            }
            if let Some(range) = range {
                if extra_of(base) & GENERATOR != 0 {
                    super::generator::caught(base, pc);
                }
                *base.add(range.target as usize) = Slot::object(vm.cx.take_raised());
                return Ok((code.words().add(range.handler as usize), base));
            }
            let extra = extra_of(base);
            let (return_pc, caller) = (return_pc_of(base), caller_of(base));
            if extra & GENERATOR != 0 {
                super::generator::fail(vm, base);
            } else {
                let operator = is_operator(extra).then(|| (Operands::of(base), Waiting::of(base)));
                let object = take_frame_object(base);
                end_variables(vm, base, object.as_ref());
                let raised = vm.cx.raised.take();
                drop(object);
                let callable = Slot::read(base.sub(LINK));
                // Only such a frame has a register below its link.
                let keeper = if extra & (INIT | HOLDING) == INIT | HOLDING { Slot::read(base.sub(LINK + 1)) } else { Slot::EMPTY };
                vm.base.set(caller);
                vm.cx.python_depth.set(vm.cx.python_depth.get() - 1);
                if extra & INIT != 0 {
                    Slot { tag: OBJECT, bits: callable.bits }.release();
                    let instance = Slot { tag: OBJECT, bits: callable.tag };
                    instance.release();
                    if extra & HOLDING != 0 {
                        super::ops::function::end_holding(base.sub(LINK), keeper, instance);
                    }
                } else {
                    callable.release();
                }
                if let Some((operands, _)) = &operator {
                    operands.release();
                }
                vm.cx.raised.set(raised);
                if operator.is_some_and(|(_, waiting)| waiting.is_item()) && vm.cx.swallow(vm.cx.types.stop_iteration) {
                    let pc = return_pc.sub(1);
                    vm.pc.set(pc);
                    iter::end(reg(caller, Word(*pc).a()));
                    return Ok((pc.add(1), caller));
                }
            }
            if extra & ENTRY != 0 {
                vm.pc.set(return_pc);
                return Err(Raised);
            }
            base = caller;
            pc = return_pc.sub(1);
        }
    }
}

/// Drops a slot while an exception waits: what runs then must not see it.
///
/// # Safety
/// The slot owns what it holds, and the caller gives it up.
unsafe fn release_aside(vm: &Vm, slot: Slot) {
    if slot.tag == OBJECT {
        let raised = vm.cx.raised.take();
        // SAFETY: the caller gives the slot up.
        unsafe { slot.release() };
        drop(vm.cx.raised.replace(raised));
    }
}

/// One more entry at the front of the waiting exception's traceback.
///
/// # Safety
/// I1 of `frame.rs`; `word` is one of the frame's code.
unsafe fn add_traceback(vm: &Vm, base: *mut Slot, word: usize) {
    let Some(exception) = vm.cx.raised.take() else { return };
    // SAFETY: I1.
    let frame = unsafe { engine::frame_object(vm, base) };
    // SAFETY: I1.
    let line = unsafe { code_of(base) }.position(word).line;
    traceback::push(vm.cx, &exception, &frame, word as u32, line);
    drop(frame);
    drop(vm.cx.raised.replace(Some(exception)));
}
