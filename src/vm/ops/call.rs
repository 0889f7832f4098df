//! Calls and returns.
//!
//! A Python function called from Python becomes a frame in the same loop: the caller has laid out `[callable][link][link][arguments…]`, binding
//! arranges the arguments in place, `frame::link` fills the link, and the loop goes on in the callee. Everything else is called natively with the
//! arguments where they lie.

use std::ptr::NonNull;
use std::sync::atomic::Ordering::Relaxed;

use super::function::bind;
use super::special::{Operands, Waiting, complete};
use crate::code::{Op, Word};
use crate::heap::{self, Ref};
use crate::object::protocol::{call as generic, text};
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::types::{builtin_function, descriptor, frame as frame_object, method, tuple};
use crate::object::{Args, Engine, Object, PyResult};
use crate::vm::frame::{
    ENTRY, FLAGS, GENERATOR, HOLDING, INIT, LINK, Vm, caller_of, code_of, extra_of, is_operator, link, reg, return_pc_of,
};
use crate::vm::slot::{FLOAT, INT, OBJECT, Slot, UNDEFINED, boxed};

/// Where the loop goes on.
pub type Next = (*const u64, *mut Slot);

/// What leaving a frame leads to.
pub enum Left {
    /// The caller goes on here.
    To(*const u64, *mut Slot),
    /// The frame was called natively: the loop ends with this value.
    Entry(Ref),
    /// The caller's instruction here raises.
    Failed(*const u64, *mut Slot),
}

/// A count reaches zero on a register's old content. A number whose identity a script may have asked for must not die before its successor
/// exists: `place` holds the successor, which becomes an object first.
///
/// # Safety
/// See the head of this folder; `old` is given up; `place` is null or a register.
#[cold]
#[inline(never)]
pub unsafe fn last_count(vm: &Vm, old: Slot, place: *mut Slot) {
    // SAFETY: see the head of this folder.
    unsafe {
        if vm.cx.number_ids_asked.get() && !place.is_null() && (*place).tag & (INT | FLOAT) != 0 {
            boxed(vm.cx, place);
        }
        old.release();
    }
}

/// Grants what asks for attention, if anything does.
#[inline]
pub fn attend_if_asked(vm: &Vm) -> PyResult<()> {
    if heap::attention().load(Relaxed) != 0 { attend(vm) } else { Ok(()) }
}

/// Something asks for attention between instructions: a collection is wished, a signal has come.
#[cold]
#[inline(never)]
pub fn attend(vm: &Vm) -> PyResult<()> {
    crate::object::finalize::attend(vm.cx)
}

/// Drops a whole call window: the callable, then its values.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn drop_window(window: *mut Slot, values: usize) {
    // SAFETY: see the head of this folder.
    unsafe {
        Slot::read(window).release();
        for index in 0..values {
            Slot::read(window.add(LINK + index)).release();
        }
    }
}

/// Pushes the frame of a bound call; the callable and arguments are in place. On failure they are dropped.
///
/// # Safety
/// See the head of this folder.
#[inline(always)]
unsafe fn enter(
    vm: &Vm,
    window: *mut Slot,
    code: &CodeBody,
    filled: usize,
    return_pc: *const u64,
    caller: *mut Slot,
    extra: u64,
) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let base = window.add(LINK);
        let depth = vm.cx.python_depth.get();
        if depth >= vm.cx.recursion_limit.get() || base.add(code.register_count.get() as usize) > vm.limit {
            drop_window(window, filled);
            return vm.too_deep();
        }
        vm.cx.python_depth.set(depth + 1);
        link(base, code, filled, return_pc, caller, extra);
        vm.base.set(base);
        if heap::attention().load(Relaxed) != 0 && attends_at_once(code) {
            let pc = vm.pc.replace(code.words().wrapping_sub(1));
            if let Err(raised) = attend(vm) {
                if let Some(frame) = take_frame_object(base) {
                    frame_object::this(&frame).ended(false);
                }
                vm.cx.python_depth.set(depth);
                vm.base.set(caller);
                vm.pc.set(pc);
                drop_window(window, filled);
                return Err(raised);
            }
        }
        Ok((code.words(), base))
    }
}

/// Whether a body grants what asks for attention as soon as it is entered: one that makes cells does so behind them, a generator's body when it
/// is first resumed.
///
/// # Safety
/// The code is whole: it has an instruction, and does not end with `CopyFree`.
#[cold]
unsafe fn attends_at_once(code: &CodeBody) -> bool {
    // SAFETY: a body has at least one instruction, and `CopyFree` is not the last.
    unsafe {
        let mut op = Word(*code.words()).op();
        if op == Op::CopyFree {
            op = Word(*code.words().add(1)).op();
        }
        !matches!(op, Op::MakeCell | Op::MakeGenerator)
    }
}

/// Enters the `__init__` that lies in a window whose first value is the new instance; the frame holds another count on that until it returns it.
///
/// # Safety
/// See the head of this folder.
#[expect(clippy::too_many_arguments, reason = "they are what a call leaves in registers")]
pub unsafe fn enter_init(
    vm: &Vm,
    window: *mut Slot,
    values: usize,
    names: Option<&Ref>,
    return_pc: *const u64,
    caller: *mut Slot,
    instance: Ref,
    holding: u64,
) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let function: &FunctionBody = (*window).header().body();
        let code: &CodeBody = function.code.borrow().unwrap_unchecked().body();
        let filled = if code.shape.get() == values as u64 && names.is_none() {
            values
        } else {
            match bind(vm, function, code, window.add(LINK), values, names) {
                Ok(filled) => filled,
                Err(raised) => {
                    Slot::read(window).release();
                    return Err(raised);
                }
            }
        };
        let next = enter(vm, window, code, filled, return_pc, caller, INIT | holding)?;
        (*window).tag = instance.into_raw().as_ptr() as u64;
        Ok(next)
    }
}

/// Calls what lies in a window with `values` values, the last of which belong to `names`.
///
/// # Safety
/// See the head of this folder.
unsafe fn call_window(
    vm: &Vm,
    window: *mut Slot,
    values: usize,
    names: Option<&Ref>,
    return_pc: *const u64,
    base: *mut Slot,
) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let callable = boxed(cx, window);
        if callable.is_exact(cx.types.function) {
            let function: &FunctionBody = callable.body();
            let code: &CodeBody = function.code.borrow().unwrap_unchecked().body();
            if code.shape.get() == values as u64 && names.is_none() {
                return enter(vm, window, code, values, return_pc, base, 0);
            }
            return match bind(vm, function, code, window.add(LINK), values, names) {
                Ok(filled) => enter(vm, window, code, filled, return_pc, base, 0),
                Err(raised) => {
                    Slot::read(window).release();
                    Err(raised)
                }
            };
        }
        if callable.is_exact(cx.types.method)
            && let Some((function, instance)) = method::parts(callable)
        {
            std::ptr::copy(window.add(LINK), window.add(LINK + 1), values);
            *window.add(LINK) = Slot::object(instance);
            let method = std::mem::replace(&mut *window, Slot::object(function));
            method.release();
            return call_window(vm, window, values + 1, names, return_pc, base);
        }
        if callable.has_flag(crate::object::type_flags::TYPE)
            && let Some(next) = super::function::call_class(vm, window, values, names, return_pc, base)
        {
            return next;
        }
        for index in 0..values {
            boxed(cx, window.add(LINK + index));
        }
        let first = NonNull::new_unchecked(window.add(LINK)).cast::<u8>().add(8);
        let positional = values - names.map_or(0, tuple::len);
        if let Some(names) = names {
            (*window.add(LINK - 1)).bits = names.address() as u64;
        }
        let args = Args::of_window(first, positional as u32, names.is_some());
        let result = if callable.is_exact(cx.types.method_descriptor) {
            descriptor::method_call(cx, callable, args)
        } else if callable.is_exact(cx.types.builtin_function) {
            builtin_function::call(cx, callable, args)
        } else {
            generic::call(cx, callable, args)
        };
        end_native(vm, window, values, result, return_pc, base)
    }
}

/// The end of a native call: drops what lies in its window, leaves the result there, grants attention.
///
/// # Safety
/// See the head of this folder; so many values lie in the window.
unsafe fn end_native(
    vm: &Vm,
    window: *mut Slot,
    values: usize,
    result: PyResult<Ref>,
    return_pc: *const u64,
    base: *mut Slot,
) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        drop_window(window, values);
        *window = Slot::object(result?);
        if heap::attention().load(Relaxed) != 0 {
            vm.pc.set(return_pc.sub(1));
            if let Err(raised) = attend(vm) {
                Slot::read(window).release();
                return Err(raised);
            }
        }
        Ok((return_pc, base))
    }
}

/// `Call`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn call(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let window = reg(base, word.a());
        if word.x() == 1
            && let Some(result) = call_of_one(vm, pc, window)
        {
            return result.map(|()| (pc.add(2), base));
        }
        call_window(vm, window, word.x() as usize, None, pc.add(2), base)
    }
}

/// `str(x)`, `tuple(x)` and `type(x)` where CPython has a specialised form by now: no tuple of arguments is made, and behind `type` nothing asks for attention.
/// None: it is something else, nothing has happened.
///
/// # Safety
/// See the head of this folder; the window is that of a `Call` with one value.
#[inline(always)]
unsafe fn call_of_one(vm: &Vm, pc: *const u64, window: *mut Slot) -> Option<PyResult<()>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let callable = Slot::read(window);
        let is_str = callable.tag == OBJECT && callable.bits == cx.types.str_.header().address() as u64;
        let is_type = callable.tag == OBJECT && callable.bits == cx.types.type_.header().address() as u64;
        let is_tuple = callable.tag == OBJECT && callable.bits == cx.types.tuple.header().address() as u64;
        if !(is_str || is_tuple || is_type) || super::native::first_time(pc) {
            return None;
        }
        if is_type {
            // Nobody sees which object a plain number would have become.
            let value = Slot::read(window.add(LINK));
            let class = match value.tag {
                INT => cx.types.int.to_ref(),
                FLOAT => cx.types.float.to_ref(),
                _ => cx.type_of(boxed(cx, window.add(LINK))),
            };
            drop_window(window, 1);
            *window = Slot::object(class);
            return Some(Ok(()));
        }
        let value = boxed(cx, window.add(LINK));
        let result = if is_str { text::str_(cx, value) } else { tuple::from_iterable(cx, value) };
        drop_window(window, 1);
        *window = match result {
            Ok(result) => Slot::object(result),
            Err(raised) => return Some(Err(raised)),
        };
        if heap::attention().load(Relaxed) != 0 {
            vm.pc.set(pc.add(1));
            if let Err(raised) = attend(vm) {
                Slot::read(window).release();
                return Some(Err(raised));
            }
        }
        Some(Ok(()))
    }
}

/// Puts the values of a method call right behind the link: with the instance as first, or without.
///
/// # Safety
/// See the head of this folder; the window holds what a method look-up left, and so many values.
unsafe fn settle(window: *mut Slot, values: usize) -> usize {
    // SAFETY: see the head of this folder.
    unsafe {
        if (*window.add(LINK)).tag == UNDEFINED {
            std::ptr::copy(window.add(LINK + 1), window.add(LINK), values);
            values
        } else {
            values + 1
        }
    }
}

/// `CallMethod`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn call_method(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let window = reg(base, word.a());
        let values = settle(window, word.x() as usize);
        call_window(vm, window, values, None, pc.add(2), base)
    }
}

/// # Safety
/// The instruction is one that names keywords, and its cache word is linked.
unsafe fn names_at<'a>(pc: *const u64) -> &'a Ref {
    // SAFETY: the cache word was linked to a constant tuple that the code object keeps; a `Ref` is its address.
    unsafe { &*pc.add(1).cast::<Ref>() }
}

/// `CallKw`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn call_kw(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        call_window(vm, reg(base, word.a()), word.x() as usize, Some(names_at(pc)), pc.add(2), base)
    }
}

/// `CallMethodKw`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn call_method_kw(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let window = reg(base, word.a());
        let values = settle(window, word.x() as usize);
        call_window(vm, window, values, Some(names_at(pc)), pc.add(2), base)
    }
}

/// `CallEx`: positional arguments from an iterable, keywords from a mapping.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn call_ex(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let window = reg(base, word.a());
        let callable = (*window).into_object(cx);
        let positional = (*window.add(LINK)).into_object(cx);
        let keywords = if word.x() & 1 != 0 { Some((*window.add(LINK + 1)).into_object(cx)) } else { None };
        if keywords.is_none() && positional.is_exact(cx.types.tuple) {
            let count = tuple::len(&positional);
            if !callable.is_exact(cx.types.function) {
                // Native code may call Python, whose frames begin behind this frame: the values stay in the tuple.
                let result = generic::call(cx, &callable, Args::of_tuple(&positional));
                return after_native(vm, pc, base, window, callable, positional, result);
            }
            if window.add(LINK + count) < vm.limit {
                *window = Slot::object(callable);
                for (index, value) in tuple::items(&positional).iter().enumerate() {
                    *window.add(LINK + index) = Slot::object(value.clone());
                }
                // The tuple goes last: the frame holds its items then, or, if they do not fit the function, it is what they die of.
                return call_window(vm, window, count, None, pc.add(1), base);
            }
        }
        let given = super::function::spread(cx, &callable, positional, keywords)?;
        let items = tuple::items(&given.gathered);
        let count = items.len() + given.values.len();
        if callable.is_exact(cx.types.function) && window.add(LINK + count) < vm.limit {
            *window = Slot::object(callable);
            for (index, value) in items.iter().chain(given.values.iter().map(|value| &**value)).enumerate() {
                *window.add(LINK + index) = Slot::object(value.clone());
            }
            // With keywords CPython lays them out anew on the way into the frame, behind a free place.
            let size = (1 + count) * size_of::<Ref>();
            let laid = given.names.as_ref().map(|_| heap::alloc(size));
            let next = call_window(vm, window, count, given.names.as_ref(), pc.add(1), base);
            if let Some(laid) = laid {
                heap::free(laid, size);
            }
            drop(given.gathered);
            drop(given.named);
            return next;
        }
        let result = match (&given.names, &given.named) {
            (Some(names), Some(named)) => {
                generic::call_laid(cx, &callable, &given.gathered, named, names, given.values.iter().map(|value| &**value))
            }
            _ => generic::call(cx, &callable, Args::of_tuple(&given.gathered)),
        };
        after_native(vm, pc, base, window, callable, (given.gathered, given.named), result)
    }
}

/// The end of a `CallEx` of native code: drops what was called, grants attention.
///
/// # Safety
/// See the head of this folder.
unsafe fn after_native<T>(
    vm: &Vm,
    pc: *const u64,
    base: *mut Slot,
    window: *mut Slot,
    callable: Ref,
    values: T,
    result: PyResult<Ref>,
) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        drop(callable);
        drop(values);
        *window = Slot::object(result?);
        if heap::attention().load(Relaxed) != 0
            && let Err(raised) = attend(vm)
        {
            Slot::read(window).release();
            return Err(raised);
        }
        Ok((pc.add(1), base))
    }
}

/// Makes a frame that ends invisible: what runs while its variables die sees the caller at the call. Gives back the floor of before,
/// which the caller of this restores when nothing in the frame's registers is needed any more.
///
/// # Safety
/// See the head of this folder; `base` is the innermost frame.
pub unsafe fn hide(vm: &Vm, base: *mut Slot) -> *mut Slot {
    // SAFETY: see the head of this folder.
    unsafe {
        let floor = vm.floor.replace(base.add(code_of(base).register_count.get() as usize).max(vm.floor.get()));
        let return_pc = return_pc_of(base);
        vm.pc.set(if extra_of(base) & ENTRY != 0 { return_pc } else { return_pc.sub(1) });
        vm.base.set(caller_of(base));
        floor
    }
}

/// Drops the variables of an ordinary frame from `at` on, the first of which dies.
///
/// # Safety
/// See the head of this folder; the frame's `extra` is just flags.
#[inline(never)]
pub unsafe fn drop_variables(vm: &Vm, base: *mut Slot, mut at: *mut Slot) {
    // SAFETY: see the head of this folder.
    unsafe {
        let floor = hide(vm, base);
        let end = base.add(code_of(base).first_temp.get() as usize);
        while at < end {
            let slot = Slot::read(at);
            (*at).tag = UNDEFINED;
            slot.release();
            at = at.add(1);
        }
        vm.floor.set(floor);
    }
}

/// Ends the variables of a frame: they die, or move into its frame object if somebody holds that. The frame is hidden from then on.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn end_variables(vm: &Vm, base: *mut Slot, object: Option<&Ref>) {
    // SAFETY: see the head of this folder.
    unsafe {
        let last = code_of(base).index_of(vm.pc.get()) as u32;
        let raised = vm.cx.raised.take();
        let floor = hide(vm, base);
        move_variables(vm, base, object, last);
        vm.cx.raised.set(raised);
        vm.floor.set(floor);
    }
}

/// `end_variables` for a frame that is hidden; `last` is the index of the instruction that was run last.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn move_variables(vm: &Vm, base: *mut Slot, object: Option<&Ref>, last: u32) {
    // SAFETY: see the head of this folder.
    unsafe {
        let count = code_of(base).first_temp.get() as usize;
        if let Some(object) = object {
            let body = frame_object::this(object);
            body.last.set(last);
            let keep = object.count() > 1;
            body.ended(keep);
            if keep {
                vm.move_registers(vm.cx, base.cast(), count, object);
                if body.back.is_none()
                    && let Some(back) = crate::vm::engine::caller_frame_object(vm, base)
                {
                    body.back.set(Some(back));
                }
                heap::track(object);
                return;
            }
        }
        for index in 0..count {
            let slot = Slot::read(base.add(index));
            (*base.add(index)).tag = UNDEFINED;
            slot.release();
        }
    }
}

/// Takes the frame object out of a frame's `extra`.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn take_frame_object(base: *mut Slot) -> Option<Ref> {
    // SAFETY: see the head of this folder: without GENERATOR the upper bits are a frame object on which the frame owns a count.
    unsafe {
        let extra = extra_of(base);
        if extra & GENERATOR != 0 {
            return None;
        }
        let object = NonNull::new((extra & !FLAGS) as *mut heap::Header)?;
        (*base.sub(1)).bits = extra & FLAGS;
        Some(Ref::from_raw(object))
    }
}

/// Drops the variables of the innermost frame, which no frame object shows.
///
/// # Safety
/// See the head of this folder; the frame's `extra` is just flags.
#[inline(always)]
pub unsafe fn drop_each_variable(vm: &Vm, base: *mut Slot) {
    // SAFETY: see the head of this folder.
    unsafe {
        let mut at = base;
        let end = base.add(code_of(base).first_temp.get() as usize);
        while at < end {
            if (*at).tag == OBJECT {
                let header = (*at).header();
                let count = header.count() - 1;
                if count != 0 {
                    (*at).tag = UNDEFINED;
                    header.set_count(count);
                } else if header.kind().flags.get() & heap::flags::GC == 0 {
                    // An atom: nothing runs when it dies.
                    (*at).tag = UNDEFINED;
                    Slot { tag: OBJECT, bits: (*at).bits }.release();
                } else {
                    drop_variables(vm, base, at);
                    return;
                }
            }
            at = at.add(1);
        }
    }
}

/// Leaves a frame that native code has called and that has no frame object: what it gives.
///
/// # Safety
/// See the head of this folder; the frame's `extra` is ENTRY, `result` is the value to return.
#[inline(never)]
pub unsafe fn leave_entry(vm: &Vm, base: *mut Slot, result: Slot) -> Ref {
    // SAFETY: see the head of this folder.
    unsafe {
        drop_each_variable(vm, base);
        let callable = Slot::read(base.sub(LINK));
        vm.base.set(caller_of(base));
        vm.cx.python_depth.set(vm.cx.python_depth.get() - 1);
        callable.release();
        vm.pc.set(return_pc_of(base));
        result.into_object(vm.cx)
    }
}

/// Leaves the frame of a special method or an `__init__` that has no frame object.
///
/// # Safety
/// See the head of this folder; the frame's `extra` is just flags, not ENTRY, `result` is the value to return.
#[inline(never)]
pub unsafe fn leave_plainly(vm: &Vm, base: *mut Slot, result: Slot) -> Left {
    // SAFETY: see the head of this folder.
    unsafe {
        let extra = extra_of(base);
        if extra & INIT != 0 {
            drop_each_variable(vm, base);
            return end_init(vm, base, extra, result);
        }
        let (operands, waiting) = (Operands::of(base), Waiting::of(base));
        drop_each_variable(vm, base);
        let (pc, caller) = (return_pc_of(base).sub(1), caller_of(base));
        let callable = Slot::read(base.sub(LINK));
        vm.base.set(caller);
        vm.cx.python_depth.set(vm.cx.python_depth.get() - 1);
        callable.release();
        complete(vm, waiting, &operands, pc, caller, result)
    }
}

/// Leaves a frame whose `extra` is not zero.
///
/// # Safety
/// See the head of this folder; `result` is the value to return.
#[inline(never)]
pub unsafe fn leave(vm: &Vm, base: *mut Slot, result: Slot) -> Left {
    // SAFETY: see the head of this folder.
    unsafe {
        let extra = extra_of(base);
        if extra & GENERATOR != 0 {
            return crate::vm::generator::finish(vm, base, result);
        }
        let operator = is_operator(extra).then(|| (Operands::of(base), Waiting::of(base)));
        let object = take_frame_object(base);
        end_variables(vm, base, object.as_ref());
        drop(object);
        let (return_pc, caller) = (return_pc_of(base), caller_of(base));
        if extra & INIT != 0 {
            return end_init(vm, base, extra, result);
        }
        let callable = Slot::read(base.sub(LINK));
        vm.base.set(caller);
        vm.cx.python_depth.set(vm.cx.python_depth.get() - 1);
        callable.release();
        if let Some((operands, waiting)) = operator {
            return complete(vm, waiting, &operands, return_pc.sub(1), caller, result);
        }
        if extra & ENTRY != 0 {
            vm.pc.set(return_pc);
            return Left::Entry(result.into_object(vm.cx));
        }
        *base.sub(LINK) = result;
        Left::To(return_pc, caller)
    }
}

/// Leaves the frame of an `__init__`, whose variables are gone: the instance is the result of the call.
///
/// # Safety
/// See the head of this folder; `extra` is the frame's word, with INIT, `result` the value it returns.
#[inline(always)]
unsafe fn end_init(vm: &Vm, base: *mut Slot, extra: u64, result: Slot) -> Left {
    // SAFETY: see the head of this folder.
    unsafe {
        let (return_pc, caller) = (return_pc_of(base), caller_of(base));
        let window = base.sub(LINK);
        let callable = Slot::read(window);
        vm.base.set(caller);
        vm.cx.python_depth.set(vm.cx.python_depth.get() - 1);
        let instance = Slot { tag: OBJECT, bits: callable.tag };
        let function = Slot { tag: OBJECT, bits: callable.bits };
        if result.tag != OBJECT || result.bits != vm.cx.none.address() as u64 {
            let value = result.into_object(vm.cx);
            let left = init_gave(vm, base, return_pc, caller, instance, value);
            function.release();
            return left;
        }
        result.release();
        if extra & HOLDING == 0 {
            function.release();
            *window = instance;
            return Left::To(return_pc, caller);
        }
        let keeper = Slot::read(window.sub(1));
        function.release();
        *super::function::end_holding(window, keeper, instance) = instance;
        Left::To(return_pc, caller)
    }
}

/// An `__init__` gave something that is not None: TypeError at the caller's call; the instance goes.
///
/// # Safety
/// See the head of this folder; the frame at `base` is gone but for its place, and its extra word still says what is held.
#[cold]
pub unsafe fn init_gave(vm: &Vm, base: *mut Slot, return_pc: *const u64, caller: *mut Slot, instance: Slot, value: Ref) -> Left {
    // SAFETY: see the head of this folder.
    unsafe {
        let holding = extra_of(base) & HOLDING != 0;
        let keeper = if holding { Slot::read(base.sub(LINK + 1)) } else { Slot::EMPTY };
        let text = format!("__init__() should return None, not '{}'", value.ty().display_name());
        let _: PyResult<()> = vm.cx.type_error(&text);
        let raised = vm.cx.raised.take();
        drop(value);
        instance.release();
        if holding {
            super::function::end_holding(base.sub(LINK), keeper, instance);
        }
        drop(vm.cx.raised.replace(raised));
        Left::Failed(return_pc.sub(2), caller)
    }
}

/// Runs a bound call natively: a frame marked ENTRY, from `window` on.
///
/// # Safety
/// See the head of this folder; callable and arguments lie in the window, which is at or behind `Vm::top`.
pub unsafe fn run_entry(vm: &Vm, window: *mut Slot, code: &CodeBody, filled: usize) -> PyResult<Ref> {
    // SAFETY: see the head of this folder.
    unsafe {
        // A frame that is entered must run, or nobody would leave it.
        if !vm.cx.can_nest() {
            drop_window(window, filled);
            return vm.too_deep();
        }
        let (pc, base) = (vm.pc.get(), vm.base.get());
        let (first, frame) = enter(vm, window, code, filled, pc, base, ENTRY)?;
        let result = vm.cx.nested("", || crate::vm::run::run(vm, first, frame));
        vm.pc.set(pc);
        vm.base.set(base);
        result
    }
}
