//! A generator's frame leaves the register stack at `yield` and comes back at `next`.
//!
//! Suspended, the generator object holds its variables and the temporaries alive at the `yield`, in their register's places; everything else in
//! there is empty. Running, they lie on the stack above the frame that resumed it, and `extra` of its frame names the generator. A
//! `for` loop and a delegation resume a generator inside the loop; natives (`next`, `send`, `close`) through an ENTRY frame. A native that
//! walks a whole generator lends it a sink: the frame is then marked FED, the pointer to the sink lies below its link, and a `yield` whose
//! value the sink takes goes on at once.

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::engine;
use super::frame::{
    ENTRY, FED, FLAGS, GENERATOR, INIT, LINK, Vm, caller_of, code_of, extra_of, function_of, is_operator, reg, return_pc_of,
};
use super::ops::call::{Left, Next, attend, attend_if_asked, hide, move_variables};
use super::ops::special::{Operands, Waiting, complete};
use super::run::run;
use super::slot::{FLOAT, INT, OBJECT, RANGE, Slot, UNDEFINED, boxed};
use super::unwind::unwind;
use crate::code::{CodeFlags, Op, Word};
use crate::heap::{self, Header, Ref};

use crate::object::types::code::{self, CodeBody};
use crate::object::types::generator::{self, GeneratorBody, State};
use crate::object::types::{exception, frame as frame_object};
use crate::object::{Ctx, Item, Object, PyResult, Resume, Sink};

/// What suspending leads to.
pub enum Suspended {
    /// The loop or delegation that resumed it goes on.
    To(*const u64, *mut Slot),
    /// Native code resumed it and gets the value.
    Entry(Ref),
}

/// Copies registers, half by half (see `Slot::read`): there are few, and they were just written.
///
/// # Safety
/// From both places on, so many registers can be read and written.
#[inline(always)]
unsafe fn copy_slots(from: *const Slot, to: *mut Slot, count: usize) {
    for index in 0..count {
        // SAFETY: the caller has so many registers on both sides.
        unsafe { *to.add(index) = Slot::read(from.add(index)) };
    }
}

/// The generator whose frame this is.
///
/// # Safety
/// The frame is a generator's.
pub(super) unsafe fn generator_of<'a>(base: *mut Slot) -> &'a GeneratorBody {
    // SAFETY: the frame is marked GENERATOR, so the upper bits of `extra` are the address of a generator, which whoever resumed it keeps alive.
    unsafe { (*((extra_of(base) & !FLAGS) as *const Header)).body() }
}

/// `MakeGenerator`: the frame's variables move into a new object, which is the call's result.
///
/// # Safety
/// I1..I5 of `frame.rs`.
pub unsafe fn make(vm: &Vm, pc: *const u64, base: *mut Slot) -> Left {
    // SAFETY: the caller's.
    unsafe {
        let cx = vm.cx;
        let code = code_of(base);
        let flags = code.data().flags;
        let type_ = if flags.has(CodeFlags::COROUTINE) {
            cx.types.coroutine
        } else if flags.has(CodeFlags::ASYNC_GENERATOR) {
            cx.types.async_generator
        } else {
            cx.types.generator
        };
        let function = function_of(base);
        let object = generator::new(cx, type_, code.register_count.get() as usize);
        let body = generator::this(&object);
        body.name.set(function.name.get());
        body.qualname.set(function.qualname.get());
        body.code.set(function.code.get());
        let count = code.first_temp.get() as usize;
        std::ptr::copy_nonoverlapping(base, body.registers().cast::<Slot>(), count);
        body.saved.set(count as u32);
        body.pc.set(pc.add(1));
        let callable = Slot::read(base.sub(LINK));
        body.function.set(Some(callable.into_ref()));
        let extra = extra_of(base);
        let (return_pc, caller) = (return_pc_of(base), caller_of(base));
        vm.base.set(caller);
        cx.python_depth.set(cx.python_depth.get() - 1);
        heap::track(&object);
        if let Some(frame) = NonNull::new((extra & !FLAGS) as *mut Header) {
            let frame = Ref::from_raw(frame);
            frame_object::this(&frame).base.set(body.registers().cast());
            frame_object::this(&frame).generator.set(&raw const *object);
            body.frame.set(Some(frame));
        }
        if extra & ENTRY != 0 {
            vm.pc.set(return_pc);
            return Left::Entry(object);
        }
        if extra & INIT != 0 {
            let instance = Slot { tag: OBJECT, bits: callable.tag };
            return super::ops::call::init_gave(vm, base, return_pc, caller, instance, object);
        }
        if is_operator(extra) {
            return complete(vm, Waiting::of(base), &Operands::of(base), return_pc.sub(1), caller, Slot::object(object));
        }
        *base.sub(LINK) = Slot::object(object);
        Left::To(return_pc, caller)
    }
}

/// Lays a suspended generator's frame on the stack from `top` on, a register above the link left for a sink. None: there is no room.
///
/// # Safety
/// I1..I5 of `frame.rs`; the object is a generator that is suspended or new, and `top` lies behind the innermost frame.
#[inline(always)]
unsafe fn lay_out(vm: &Vm, object: &Ref, top: *mut Slot, return_pc: *const u64, caller: *mut Slot, flags: u64) -> Option<*mut Slot> {
    // SAFETY: I1..I5 of `frame.rs`; the generator is suspended or new.
    unsafe {
        let cx = vm.cx;
        let body = generator::this(object);
        let base = top.add(1 + LINK);
        let depth = cx.python_depth.get();
        if depth >= cx.recursion_limit.get() || base.add(body.size.get() as usize) > vm.limit {
            return None;
        }
        // Code and function stay with the generator: the frame only points to them.
        let function = body.function.borrow().map_or(0, |function| function.address());
        let code = body.code.borrow().map_or(std::ptr::null(), |code| code.address() as *const u64);
        copy_slots(body.registers().cast::<Slot>(), base, body.saved.get() as usize);
        body.saved.set(0);
        *base.sub(LINK) = Slot { tag: UNDEFINED, bits: function as u64 };
        *base.sub(2) = Slot { tag: return_pc as u64, bits: caller as u64 };
        *base.sub(1) = Slot { tag: code as u64, bits: object.address() as u64 | GENERATOR | flags };
        if let Some(frame) = body.frame.borrow() {
            frame_object::this(frame).base.set(base.cast());
        }
        if !cx.handled.is_none() || !body.handled.is_none() {
            put_on(cx, body);
        }
        body.state.set(State::Running);
        cx.python_depth.set(depth + 1);
        vm.base.set(base);
        Some(base)
    }
}

/// What the generator was handling comes back; what its resumer is handling is kept aside.
#[cold]
#[inline(never)]
fn put_on(cx: &Ctx, body: &GeneratorBody) {
    let outer = cx.handled.replace(body.handled.take());
    if outer.is_some() {
        cx.handled_outside.set(cx.handled_outside.get() + 1);
    }
    body.outer.set(outer);
}

/// The same for native code, which wants to hear of a lack of room.
///
/// # Safety
/// I1..I5 of `frame.rs`; the object is a generator that is suspended or new.
unsafe fn lay_out_entry(vm: &Vm, object: &Ref, pc: *const u64, base: *mut Slot, flags: u64) -> PyResult<*mut Slot> {
    // A frame that is laid out must run, or nobody would leave it.
    if !vm.cx.can_nest() {
        return vm.too_deep();
    }
    // SAFETY: the caller's.
    match unsafe { lay_out(vm, object, vm.top(), pc, base, ENTRY | flags) } {
        Some(frame) => Ok(frame),
        None => vm.too_deep(),
    }
}

/// Takes a generator's frame off the stack: what it was handling stays with it, what its resumer was handling comes back.
///
/// # Safety
/// I1..I5 of `frame.rs`; the innermost frame is that generator's.
#[inline(always)]
unsafe fn take_off(vm: &Vm, base: *mut Slot, body: &GeneratorBody) {
    // SAFETY: I1..I5.
    unsafe {
        let cx = vm.cx;
        if !cx.handled.is_none() || !body.outer.is_none() {
            put_off(cx, body);
        }
        vm.base.set(caller_of(base));
        cx.python_depth.set(cx.python_depth.get() - 1);
    }
}

#[cold]
#[inline(never)]
fn put_off(cx: &Ctx, body: &GeneratorBody) {
    let outer = body.outer.take();
    if outer.is_some() {
        cx.handled_outside.set(cx.handled_outside.get() - 1);
    }
    body.handled.set(cx.handled.replace(outer));
}

/// Resumes a generator from a `ForIter` or `Send` without leaving the loop: its frame. None: it is running or has ended, or there is no
/// room; then the way through its `next` says so.
///
/// # Safety
/// I1..I5; `return_pc` is behind a one-word `ForIter`, `ForIterL` or `Send` of the frame at `base`, which has attended.
#[inline(always)]
pub unsafe fn resume_inline(vm: &Vm, object: &Ref, return_pc: *const u64, base: *mut Slot, sent: Option<Slot>) -> Option<Next> {
    // SAFETY: the caller's.
    unsafe {
        let body = generator::this(object);
        let state = body.state.get();
        if state != State::Suspended && state != State::Created {
            return None;
        }
        let pc = body.pc.get();
        let top = base.add(code_of(base).register_count.get() as usize).max(vm.floor.get());
        let frame = lay_out(vm, object, top, return_pc, base, 0)?;
        if state == State::Suspended {
            *reg(frame, Word(*pc.sub(1)).a()) = sent.unwrap_or_else(|| Slot::object(vm.cx.none()));
        }
        Some((pc, frame))
    }
}

/// Saves the temporaries alive at a `Yield` behind the variables; how many registers are in use then.
///
/// # Safety
/// I1..I5 of `frame.rs`; `pc` lies in this code, whose frame it is, and `registers` is as long as the code asks.
#[inline(always)]
unsafe fn save_temps(code: &CodeBody, pc: *const u64, base: *mut Slot, registers: *mut Slot, variables: usize) -> usize {
    // SAFETY: the caller's; the mask and the live set name temporaries of this code (`code::verify`).
    unsafe {
        let mut saved = variables;
        let mut save = |register: usize| {
            while saved < register {
                (*registers.add(saved)).tag = UNDEFINED;
                saved += 1;
            }
            let slot = Slot::read(base.add(register));
            *registers.add(register) = slot;
            saved = register + 1;
            // The loop's own register lies behind an iterator over a range.
            if slot.tag == RANGE {
                *registers.add(saved) = Slot::read(base.add(saved));
                saved += 1;
            }
        };
        match Word(*pc).yield_mask() {
            Some(mut mask) => {
                while mask != 0 {
                    save(variables + mask.trailing_zeros() as usize);
                    mask &= mask - 1;
                }
            }
            None => code.data().owned(code.index_of(pc)).iter().for_each(|&register| save(register as usize)),
        }
        saved
    }
}

/// `Yield`
///
/// # Safety
/// I1..I5; the frame is a generator's.
#[inline(always)]
pub unsafe fn suspend(vm: &Vm, pc: *const u64, base: *mut Slot) -> Suspended {
    // SAFETY: the caller's.
    unsafe {
        vm.pc.set(pc);
        let word = Word(*pc);
        let extra = extra_of(base);
        if extra & FED != 0 && feed(vm, base, word) {
            return Suspended::To(pc.add(1), base);
        }
        let code = code_of(base);
        let body = generator_of(base);
        // A number need not become an object on its way to another frame: whatever else holds it has made it one.
        let mut value = Slot::read(reg(base, word.b()));
        if extra & ENTRY != 0 || word.x() & 2 != 0 {
            value = Slot::object(value.into_object(vm.cx));
        }
        if word.x() & 2 != 0 {
            value = Slot::object(generator::wrap(vm.cx, value.into_ref()));
        }
        let variables = code.first_temp.get() as usize;
        let registers = body.registers().cast::<Slot>();
        copy_slots(base, registers, variables);
        body.saved.set(save_temps(code, pc, base, registers, variables) as u32);
        body.pc.set(pc.add(1));
        body.state.set(State::Suspended);
        if let Some(frame) = body.frame.borrow() {
            frame_object::this(frame).base.set(registers.cast());
        }
        let (return_pc, caller) = (return_pc_of(base), caller_of(base));
        take_off(vm, base, body);
        if extra & ENTRY != 0 {
            vm.pc.set(return_pc);
            return Suspended::Entry(value.into_ref());
        }
        let resumer = Word(*return_pc.sub(1));
        let place = reg(caller, resumer.b());
        match resumer.op_unchecked() {
            Op::Send => {
                *place = value;
                Suspended::To(return_pc, caller)
            }
            op => {
                super::ops::arith::write(vm, place, value, op == Op::ForIterL);
                Suspended::To(return_pc.offset(resumer.c_signed() as isize), caller)
            }
        }
    }
}

/// Offers what a FED generator yields to the sink; whether that took it.
///
/// # Safety
/// I1..I5 of `frame.rs`; the frame is a generator's and marked as fed.
unsafe fn feed(vm: &Vm, base: *mut Slot, word: Word) -> bool {
    // SAFETY: I1..I5; the register below the link of a FED frame points to a sink that `resume` keeps until the frame is left.
    unsafe {
        if heap::attention().load(std::sync::atomic::Ordering::Relaxed) != 0 {
            return false;
        }
        let sink = &mut *((*base.sub(LINK + 1)).bits as *mut Sink<'_, '_>);
        let value = Slot::read(reg(base, word.b()));
        let taken = match value.tag {
            INT => sink(Item::Int(value.bits as i64)),
            FLOAT => sink(Item::Float(f64::from_bits(value.bits))),
            _ => sink(Item::Object(boxed(vm.cx, reg(base, word.b())))),
        };
        if taken {
            value.release();
            *reg(base, word.a()) = Slot::object(vm.cx.none());
        }
        taken
    }
}

/// A handler of a generator's body goes on with what was raised at `pc`; `end` asks where that was.
///
/// # Safety
/// I1..I5; the frame is a generator's.
pub unsafe fn caught(base: *mut Slot, pc: *const u64) {
    // SAFETY: the caller's.
    unsafe { generator_of(base) }.pc.set(pc);
}

/// Ends the frame of a generator: its variables go, the function too.
///
/// # Safety
/// I1..I5 of `frame.rs`; the frame is that generator's, which is done.
unsafe fn end(vm: &Vm, base: *mut Slot, body: &GeneratorBody) {
    // SAFETY: I1..I5.
    unsafe {
        body.state.set(State::Finished);
        let frame = body.frame.take();
        let pc = vm.pc.get();
        // What guards the whole body is no place in the script: `unwind` has left there where it came from.
        let guard = Word(*pc).op() == Op::Reraise && Word(*pc.sub(1)).op_unchecked() == Op::Intrinsic1;
        let last = code_of(base).index_of(if guard { body.pc.get() } else { pc }) as u32;
        let raised = vm.cx.raised.take();
        let floor = hide(vm, base);
        take_off(vm, base, body);
        drop(body.handled.take());
        move_variables(vm, base, frame.as_ref(), last);
        drop(frame);
        let function = body.function.take();
        vm.floor.set(floor);
        drop(function);
        vm.cx.raised.set(raised);
    }
}

/// A generator's body returns.
///
/// # Safety
/// I1..I5; the frame is a generator's.
pub unsafe fn finish(vm: &Vm, base: *mut Slot, result: Slot) -> Left {
    // SAFETY: the caller's.
    unsafe {
        let body = generator_of(base);
        let extra = extra_of(base);
        let (return_pc, caller) = (return_pc_of(base), caller_of(base));
        end(vm, base, body);
        if extra & ENTRY != 0 {
            vm.pc.set(return_pc);
            return Left::Entry(result.into_object(vm.cx));
        }
        vm.pc.set(return_pc.sub(1));
        let resumer = Word(*return_pc.sub(1));
        let iterator = std::mem::replace(&mut *reg(caller, resumer.a()), Slot::EMPTY);
        if resumer.op_unchecked() == Op::Send {
            *reg(caller, resumer.b()) = Slot::object(result.into_object(vm.cx));
            iterator.release();
            return Left::To(return_pc.offset(resumer.c_signed() as isize), caller);
        }
        result.release();
        iterator.release();
        Left::To(return_pc, caller)
    }
}

/// A generator's body has raised; its temporaries are gone.
///
/// # Safety
/// I1..I5; the frame is a generator's.
pub unsafe fn fail(vm: &Vm, base: *mut Slot) {
    // SAFETY: the caller's.
    unsafe {
        end(vm, base, generator_of(base));
    }
}

/// `Send`: one step of a delegation.
///
/// # Safety
/// I1..I5.
pub unsafe fn send(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: the caller's.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let iterator = boxed(cx, reg(base, word.a()));
        let value = (*reg(base, word.b())).into_object(cx);
        let plain = iterator.is_exact(cx.types.generator) || iterator.is_exact(cx.types.coroutine);
        if plain && (cx.is_none(&value) || generator::this(iterator).state.get() == State::Suspended) {
            attend_if_asked(vm)?;
            let slot = Slot::object(value);
            return match resume_inline(vm, iterator, pc.add(1), base, Some(slot)) {
                Some(next) => Ok(next),
                None => step(vm, pc, base, slot.into_ref()),
            };
        }
        step(vm, pc, base, value)
    }
}

/// One step of a delegation to anything: by `next` or the `send` method.
///
/// # Safety
/// I1..I5 of `frame.rs`; `pc` is that of a delegation.
unsafe fn step(vm: &Vm, pc: *const u64, base: *mut Slot, value: Ref) -> PyResult<Next> {
    // SAFETY: I1..I5.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let iterator = boxed(cx, reg(base, word.a()));
        let outcome = generator::send_to(cx, iterator, &value)?;
        drop(value);
        match outcome {
            Ok(value) => {
                *reg(base, word.b()) = Slot::object(value);
                Ok((pc.add(1), base))
            }
            Err(returned) => {
                *reg(base, word.b()) = Slot::object(returned);
                let place = std::mem::replace(&mut *reg(base, word.a()), Slot::EMPTY);
                place.release();
                Ok((pc.add(1).offset(word.c_signed() as isize), base))
            }
        }
    }
}

/// Resumes a generator from native code (see `Engine::resume`).
pub fn resume(vm: &Vm, object: &Ref, how: Resume<'_, '_>) -> PyResult<Option<Ref>> {
    let cx = vm.cx;
    // No count of our own, which a script would see: a running generator that loses its last one waits for `drop_orphans`.
    // SAFETY: the copy is never dropped; the object lives as long as it runs.
    let object = &*ManuallyDrop::new(unsafe { Ref::from_raw(object.as_ptr()) });
    let body = generator::this(object);
    // SAFETY: I1..I5: the generator is suspended or new (its methods check that); native code runs between instructions of the frame at `Vm::base`.
    let result = unsafe {
        let (pc, base) = (vm.pc.get(), vm.base.get());
        // An error that is thrown in goes straight to its handler.
        if heap::attention().load(std::sync::atomic::Ordering::Relaxed) != 0 && !matches!(how, Resume::Throw) {
            attend(vm)?;
            // What ran there may have gone on with this very generator.
            if !matches!(body.state.get(), State::Created | State::Suspended) {
                return cx.value_error("generator already executing");
            }
        }
        let created = body.state.get() == State::Created;
        let at = body.pc.get();
        let handling = !body.handled.is_none();
        let raised = if matches!(how, Resume::Throw) { cx.raised.take() } else { None };
        let fed = matches!(how, Resume::Feed(_));
        let frame = lay_out_entry(vm, object, pc, base, if fed { FED } else { 0 })?;
        let go_on = |value: &Ref| {
            if !created {
                *reg(frame, Word(*at.sub(1)).a()) = Slot::object(value.clone());
            }
            run(vm, at, frame)
        };
        let run_it = || match how {
            Resume::Send(value) => go_on(value),
            Resume::Feed(mut sink) => {
                *frame.sub(LINK + 1) = Slot { tag: UNDEFINED, bits: &raw mut sink as u64 };
                go_on(&cx.none)
            }
            Resume::Throw => {
                // What the generator was handling is the context of what is thrown in.
                if let Some(raised) = raised.as_ref().filter(|_| handling) {
                    exception::set_context(cx, raised);
                }
                cx.raised.set(raised);
                let (next, frame) = unwind(vm, at.sub(1), frame)?;
                run(vm, next, frame)
            }
        };
        let result = cx.nested("", run_it);
        vm.pc.set(pc);
        vm.base.set(base);
        result
    };
    let outcome = match result {
        Ok(value) if body.state.get() == State::Finished => {
            cx.returned.set(Some(value));
            Ok(None)
        }
        Ok(value) => Ok(Some(value)),
        Err(raised) => Err(raised),
    };
    generator::drop_orphans(object);
    outcome
}

/// The plain numbers among the variables of a suspended generator become objects, so that it can show them.
pub fn box_numbers(vm: &Vm, object: &Ref) {
    let body = generator::this(object);
    let mut index = 0;
    while index < body.saved.get() as usize {
        // SAFETY: that many registers are in use; the one behind a loop over a range belongs to it.
        unsafe {
            let place = body.registers().cast::<Slot>().add(index);
            if (*place).tag & (INT | FLOAT) != 0 {
                boxed(vm.cx, place);
            }
            index += if (*place).tag == super::slot::RANGE { 2 } else { 1 };
        }
    }
}

/// The iterator a suspended generator delegates to, and whether it delegates at all.
pub fn delegate(object: &Ref) -> Option<Ref> {
    let body = generator::this(object);
    if body.state.get() != State::Suspended {
        return None;
    }
    // SAFETY: a suspended generator's pc is behind its `Yield`, whose operand c names a saved register.
    unsafe {
        let word = Word(*body.pc.get().sub(1));
        if word.op() != Op::Yield || word.x() & 1 == 0 {
            return None;
        }
        let slot = *reg(body.registers().cast::<Slot>(), word.c());
        (slot.tag == OBJECT).then(|| Ref::new(slot.header()))
    }
}

/// Ends a suspended generator's delegation with a value: it goes on behind the `yield from`.
pub fn end_delegation(vm: &Vm, object: &Ref, value: Ref) -> PyResult<Option<Ref>> {
    let body = generator::this(object);
    // SAFETY: `Send` stands right in front of the `Yield` the generator is suspended at; the iterator's register is saved.
    unsafe {
        let yielded = body.pc.get().sub(1);
        let send = Word(*yielded.sub(1));
        let slot = std::mem::replace(&mut *reg(body.registers().cast::<Slot>(), send.a()), Slot::EMPTY);
        slot.release();
        let (pc, base) = (vm.pc.get(), vm.base.get());
        let frame = lay_out_entry(vm, object, pc, base, 0)?;
        *reg(frame, send.b()) = Slot::object(value);
        let target = yielded.offset(send.c_signed() as isize);
        let result = vm.cx.nested("", || run(vm, target, frame));
        vm.pc.set(pc);
        vm.base.set(base);
        let finished = body.state.get() == State::Finished;
        generator::drop_orphans(object);
        let value = result?;
        if finished {
            vm.cx.returned.set(Some(value));
            return Ok(None);
        }
        Ok(Some(value))
    }
}

/// Whether a generator's function was made awaitable (`types.coroutine`).
fn made_awaitable(cx: &Ctx, generator: &Ref) -> bool {
    let code = generator::this(generator).code.borrow().and_then(|code| code::body(cx, code));
    code.is_some_and(|code| code.flags.get() & CodeFlags::ITERABLE_COROUTINE != 0)
}

/// `await x`: the iterator behind an awaitable. `place` names the special method that gave it, for the message.
pub fn awaitable_iterator(cx: &Ctx, source: &Ref, place: Option<&str>) -> PyResult<Ref> {
    if source.is_exact(cx.types.coroutine) {
        if generator::delegates(cx, source) {
            return cx.raise(cx.types.runtime_error, "coroutine is being awaited already");
        }
        return Ok(source.clone());
    }
    if source.is_exact(cx.types.generator) && made_awaitable(cx, source) {
        return Ok(source.clone());
    }
    let name = source.ty().display_name();
    let Some(await_) = source.ty().slots().await_ else {
        return cx.type_error(&match place {
            Some("__anext__") => format!("'async for' received an invalid object from __anext__: {name}"),
            Some(place) => format!("'async with' received an object from {place} that does not implement __await__: {name}"),
            None => format!("object {name} can't be used in 'await' expression"),
        });
    };
    let iterator = await_(cx, source)?;
    if iterator.is_exact(cx.types.coroutine) {
        return cx.type_error("__await__() returned a coroutine");
    }
    if iterator.ty().slots().next.is_none() {
        return cx.type_error(&format!("__await__() returned non-iterator of type '{}'", iterator.ty().display_name()));
    }
    Ok(iterator)
}

/// Intrinsic 2: StopIteration that would leave a generator becomes RuntimeError.
pub fn stop_iteration_error(cx: &Ctx, raised: Ref) -> PyResult<Ref> {
    // SAFETY: the intrinsic runs in a generator's frame.
    let flags = unsafe { engine::running_flags(cx) };
    let asynchronous = flags & CodeFlags::ASYNC_GENERATOR != 0;
    let kind = if asynchronous {
        "async generator"
    } else if flags & CodeFlags::COROUTINE != 0 {
        "coroutine"
    } else {
        "generator"
    };
    let what = if raised.is_instance(cx.types.stop_iteration) {
        "StopIteration"
    } else if asynchronous && raised.is_instance(cx.types.stop_async_iteration) {
        "StopAsyncIteration"
    } else {
        return Ok(raised);
    };
    let text = cx.new_str(&format!("{kind} raised {what}"));
    let error = exception::new_exception(cx, cx.types.runtime_error, &[text])?;
    exception::set_cause(&error, Some(raised.clone()));
    exception::replace_context(&error, Some(raised));
    Ok(error)
}
