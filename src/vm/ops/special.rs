//! Special methods and property functions written in Python, run in the loop: an instruction whose operand's class defines the operator in
//! Python pushes the method's frame itself and says below the link what becomes of the result.
//!
//! ```text
//!   caller's registers | [operands held…][Pending][method][link][link][self][other]… the frame
//!                                         base - 4 base - 3
//! ```
//! The frame is marked OPERATOR and returns to the instruction that pushed it, which `complete` then ends. The operands are held as CPython's
//! stack holds them, one count each, and die in the order of the array, behind the frame's variables. Whatever is not plain (no room, a
//! signal, a method that is no function, a right operand of a derived class) is left to the slots: nothing has happened then.

use std::mem::ManuallyDrop;
use std::sync::atomic::Ordering::Relaxed;

use super::arith::{seen, write};
use super::call::{Left, attend_if_asked};
use super::function::bind_positional;
use crate::code::{Op, Word};
use crate::heap::{self, Ref};
use crate::object::protocol::number::{self, BinaryOp, Refused};
use crate::object::protocol::{compare, iterate};
use crate::object::types::class;
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::{CompareOp, Ctx, Object, PyResult, Raised, type_flags};
use crate::vm::frame::{LINK, OPERATOR, Vm, code_of, link, reg};
use crate::vm::slot::{OBJECT, Slot};

/// Where an instruction that may call a special method leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// It is done: behind it.
    On,
    /// Into the frame that it pushed, the innermost one now.
    In,
}

/// What becomes of the result of a special method.
#[derive(Clone, Copy)]
pub enum After {
    /// It goes to register a.
    Write {
        /// Which is a local.
        local: bool,
    },
    /// Nothing.
    Discard,
    /// A binary operation's: as `Write`, unless it is `NotImplemented`.
    Operate {
        /// The operator.
        op: BinaryOp,
        /// The augmented form.
        inplace: bool,
        /// Who has been asked.
        asked: Refused,
        /// The destination is a local.
        local: bool,
    },
    /// A comparison's: as `Write`, unless it is `NotImplemented`.
    Compare(CompareOp),
    /// The same, and its truth decides a jump.
    Branch(CompareOp),
    /// Its truth, or the opposite, goes to register a.
    Contains(bool),
    /// It must be an iterator, and goes to register a.
    Iterator,
    /// It is the item of a loop and goes to register b; StopIteration ends the loop.
    Item {
        /// Which is a local.
        local: bool,
    },
    /// It goes behind register a, the second operand held into a.
    Enter,
}

/// What the frame of a special method is to be followed by; it lies below the link.
#[derive(Clone, Copy)]
#[repr(C)]
struct Pending {
    after: After,
    held: u8,
    next: *const u64,
}
const _: () = assert!(std::mem::size_of::<Pending>() == std::mem::size_of::<Slot>());

/// Most operands that are held.
const MOST: usize = 3;

/// A function found on an object's class: no one asks whether the object is of a builtin type, whose methods are native.
#[inline(always)]
fn method(cx: &Ctx, object: &Ref, name: &Ref) -> Option<Ref> {
    if !object.has_flag(type_flags::HEAP_TYPE) {
        return None;
    }
    class::lookup(cx, object.ty(), name).filter(|found| found.is_exact(cx.types.function))
}

/// Whether it is a function of just so many parameters.
#[inline(always)]
pub fn takes(cx: &Ctx, callable: &Ref, values: u64) -> bool {
    // SAFETY: the type is checked; a function has code.
    callable.is_exact(cx.types.function)
        && unsafe {
            let function: &FunctionBody = callable.body();
            function.code.borrow().unwrap_unchecked().body::<CodeBody>().shape.get() == values
        }
}

/// `__getitem__`, the counts of whose operands pass to the frame if one is pushed. From the second time on CPython runs a specialised form, which
/// hands container and key over instead of holding them too.
///
/// # Safety
/// See `push`.
#[inline(never)]
pub unsafe fn subscript(vm: &Vm, pc: *const u64, base: *mut Slot, container: &Ref, key: &Ref, local: bool) -> bool {
    // SAFETY: the caller's; the loop reads the word anew each time.
    unsafe {
        let Some(found) = class::lookup(vm.cx, container.ty(), &vm.cx.names.__getitem__) else { return false };
        let operands = [container, key];
        if seen(pc) && takes(vm.cx, &found, 2) {
            let pushed = push(vm, pc, base, pc.add(1), &found, [], operands, After::Write { local });
            if pushed {
                // The frame's own counts are enough.
                for operand in operands {
                    Slot { tag: OBJECT, bits: operand.address() as u64 }.release();
                }
            }
            return pushed;
        }
        push(vm, pc, base, pc.add(1), &found, operands, operands, After::Write { local })
    }
}

/// Pushes the frame of `function` with the given arguments. `held` are operands whose counts pass to the frame if it is pushed.
///
/// # Safety
/// See the head of this folder; the instruction at `pc` of the frame at `base` is being executed; `next` is the instruction behind it.
#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "they are what an instruction has in registers")]
pub unsafe fn push<const HELD: usize, const ARGS: usize>(
    vm: &Vm,
    pc: *const u64,
    base: *mut Slot,
    next: *const u64,
    function: &Ref,
    held: [&Ref; HELD],
    args: [&Ref; ARGS],
    after: After,
) -> bool {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        if !function.is_exact(cx.types.function) {
            return false;
        }
        let body: &FunctionBody = function.body();
        let code: &CodeBody = body.code.borrow().unwrap_unchecked().body();
        let depth = cx.python_depth.get();
        let top = base.add(code_of(base).register_count.get() as usize).max(vm.floor.get());
        let window = top.add(HELD + 1);
        let callee = window.add(LINK);
        // One register more than the frame has: `bind_positional` lays the rest of the arguments out as it finds them.
        if depth >= cx.recursion_limit.get()
            || callee.add(code.register_count.get() as usize + ARGS + 1) > vm.limit
            || heap::attention().load(Relaxed) != 0
        {
            return false;
        }
        for (index, arg) in args.into_iter().enumerate() {
            *callee.add(index) = Slot::object(arg.clone());
        }
        let mut filled = ARGS;
        if code.shape.get() != ARGS as u64 {
            let bound = bind_positional(vm, body, code, callee, ARGS);
            filled = bound.unwrap_or(ARGS);
            // A tuple of the rest may be what asks for a collection.
            if bound.is_none() || heap::attention().load(Relaxed) != 0 {
                (0..filled).for_each(|index| Slot::read(callee.add(index)).release());
                return false;
            }
        }
        *window = Slot::object(function.clone());
        for (index, operand) in held.into_iter().enumerate() {
            *window.sub(2 + index) = Slot { tag: OBJECT, bits: operand.address() as u64 };
        }
        *window.sub(1).cast::<Pending>() = Pending { after, held: HELD as u8, next };
        cx.python_depth.set(depth + 1);
        link(callee, code, filled, pc.add(1), base, OPERATOR);
        vm.base.set(callee);
        true
    }
}

/// A binary operation of two objects, whose counts pass to the frame if one is pushed.
///
/// # Safety
/// See `push`.
#[inline(never)]
#[expect(clippy::too_many_arguments, reason = "they are what an instruction has in registers")]
pub unsafe fn operate(vm: &Vm, pc: *const u64, base: *mut Slot, left: &Ref, right: &Ref, op: BinaryOp, inplace: bool, local: bool) -> bool {
    // SAFETY: the caller's.
    unsafe {
        let cx = vm.cx;
        let Some([name, reflected, augmented]) = op.names(cx) else { return false };
        let held = [left, right];
        let next = pc.add(1);
        let after = |asked| After::Operate { op, inplace, asked, local };
        let same = left.type_ptr() == right.type_ptr();
        if left.has_flag(type_flags::HEAP_TYPE) {
            if inplace && let Some(found) = class::lookup(cx, left.ty(), augmented) {
                return push(vm, pc, base, next, &found, held, held, after(Refused::Augmented));
            }
            if !same && right.ty().is_subtype(left.ty()) {
                return false;
            }
            return match class::lookup(cx, left.ty(), name) {
                Some(found) => push(vm, pc, base, next, &found, held, held, after(Refused::Left)),
                None => false,
            };
        }
        // Numbers have nothing to say to what is no number.
        let number = left.is_exact(cx.types.int) || left.is_exact(cx.types.float);
        if !number || right.has_flag(type_flags::INT) || right.ty().is_subtype(cx.types.float) {
            return false;
        }
        match method(cx, right, reflected) {
            Some(found) => push(vm, pc, base, next, &found, held, [right, left], after(Refused::Right)),
            None => false,
        }
    }
}

/// A comparison of two objects, whose counts pass to the frame if one is pushed.
///
/// # Safety
/// See `push`.
#[inline(always)]
pub unsafe fn comparison(vm: &Vm, pc: *const u64, base: *mut Slot, left: &Ref, right: &Ref, op: CompareOp, after: After) -> bool {
    // SAFETY: the caller's.
    unsafe {
        if !left.has_flag(type_flags::HEAP_TYPE) || (left.type_ptr() != right.type_ptr() && right.ty().is_subtype(left.ty())) {
            return false;
        }
        comparison_of_class(vm, pc, base, left, right, op, after)
    }
}

/// # Safety
/// See `push`.
#[inline(never)]
unsafe fn comparison_of_class(vm: &Vm, pc: *const u64, base: *mut Slot, left: &Ref, right: &Ref, op: CompareOp, after: After) -> bool {
    // SAFETY: the caller's.
    unsafe {
        match class::lookup(vm.cx, left.ty(), op.name(vm.cx)) {
            Some(found) => push(vm, pc, base, pc.add(1), &found, [left, right], [left, right], after),
            None => false,
        }
    }
}

/// A method of the first of the arguments by its name; the counts of what is held pass to the frame if one is pushed.
///
/// # Safety
/// See `push`.
#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "they are what an instruction has in registers")]
pub unsafe fn call<const HELD: usize, const ARGS: usize>(
    vm: &Vm,
    pc: *const u64,
    base: *mut Slot,
    name: &Ref,
    held: [&Ref; HELD],
    args: [&Ref; ARGS],
    after: After,
    next: *const u64,
) -> bool {
    // SAFETY: the caller's.
    unsafe {
        match method(vm.cx, args[0], name) {
            Some(found) => push(vm, pc, base, next, &found, held, args, after),
            None => false,
        }
    }
}

/// The operands that a frame marked OPERATOR holds, read before anything runs that writes over them.
pub struct Operands {
    items: [Slot; MOST],
    count: usize,
}

impl Operands {
    /// Reads them.
    ///
    /// # Safety
    /// The frame at `base` is marked OPERATOR, nothing has run since it was the innermost; its operands pass to the result.
    #[inline(always)]
    pub unsafe fn of(base: *mut Slot) -> Operands {
        // SAFETY: the caller's: `push` has laid them out.
        unsafe {
            let window = base.sub(LINK);
            let count = (*window.sub(1).cast::<Pending>()).held as usize;
            let mut items = [Slot::EMPTY; MOST];
            for (index, item) in items.iter_mut().enumerate().take(count) {
                *item = Slot::read(window.sub(2 + index));
            }
            Operands { items, count }
        }
    }
    /// Drops them in order.
    ///
    /// # Safety
    /// They are given up once.
    #[inline(always)]
    pub unsafe fn release(&self) {
        // SAFETY: the caller's.
        unsafe { self.items.iter().take(self.count).for_each(|item| item.release()) }
    }
    /// One of them, on loan.
    ///
    /// # Safety
    /// There are so many, and they have not been given up.
    unsafe fn borrow(&self, index: usize) -> ManuallyDrop<Ref> {
        // SAFETY: the caller's.
        ManuallyDrop::new(unsafe { self.items[index].into_ref() })
    }
}

/// Ends the instruction at `pc` of the frame at `caller`, which has pushed the frame of a special method that is gone now. `frame` is where it
/// was; nothing has run since `operands` were read.
///
/// # Safety
/// See the head of this folder; the frame was marked OPERATOR.
pub unsafe fn complete(vm: &Vm, pending: Waiting, operands: &Operands, pc: *const u64, caller: *mut Slot, result: Slot) -> Left {
    // SAFETY: see the head of this folder.
    unsafe {
        vm.pc.set(pc);
        let word = Word(*pc);
        let Pending { after, next, .. } = pending.0;
        let finished = match after {
            After::Write { local } => {
                operands.release();
                write(vm, reg(caller, word.a()), result, local);
                return Left::To(next, caller);
            }
            After::Item { local } => {
                write(vm, reg(caller, word.b()), result, local);
                return Left::To(next, caller);
            }
            After::Discard => {
                result.release();
                operands.release();
                return Left::To(next, caller);
            }
            After::Enter => {
                operands.items[0].release();
                let place = reg(caller, word.a());
                *place = operands.items[1];
                *place.add(1) = Slot::object(result.into_object(vm.cx));
                return Left::To(next, caller);
            }
            After::Operate { op, inplace, asked, local } => {
                let result = if is_refusal(vm, result) {
                    result.release();
                    number::refused(vm.cx, &operands.borrow(0), &operands.borrow(1), op, inplace, asked).map(Slot::object)
                } else {
                    Ok(result)
                };
                operands.release();
                result.map(|value| write(vm, reg(caller, word.a()), value, local))
            }
            After::Compare(op) => {
                let result = answer(vm, operands, op, result);
                operands.release();
                result.map(|value| *reg(caller, word.a()) = value)
            }
            After::Branch(op) => {
                let result = answer(vm, operands, op, result);
                operands.release();
                match result.and_then(|value| truth(vm.cx, value)) {
                    Ok(holds) => return branch(vm, pc, caller, holds),
                    Err(raised) => Err(raised),
                }
            }
            After::Contains(sense) => {
                let holds = truth(vm.cx, result);
                operands.release();
                holds.map(|holds| *reg(caller, word.a()) = Slot::object(vm.cx.bool(holds == sense)))
            }
            After::Iterator => {
                let result = result.into_object(vm.cx);
                let checked = iterate::checked(vm.cx, result);
                operands.release();
                checked.map(|iterator| *reg(caller, word.a()) = Slot::object(iterator))
            }
        };
        match finished {
            Ok(()) => Left::To(next, caller),
            Err(Raised) => Left::Failed(pc, caller),
        }
    }
}

/// What a frame marked OPERATOR is followed by.
#[derive(Clone, Copy)]
pub struct Waiting(Pending);

impl Waiting {
    /// Reads it.
    ///
    /// # Safety
    /// See `Operands::of`.
    #[inline(always)]
    pub unsafe fn of(base: *mut Slot) -> Waiting {
        // SAFETY: the caller's: `push` has laid it out.
        Waiting(unsafe { *base.sub(LINK + 1).cast::<Pending>() })
    }
    /// Whether a StopIteration that leaves the frame ends a loop.
    pub fn is_item(self) -> bool {
        matches!(self.0.after, After::Item { .. })
    }
}

fn is_refusal(vm: &Vm, result: Slot) -> bool {
    result.tag == OBJECT && result.bits == vm.cx.not_implemented.address() as u64
}

/// The answer of a comparison: the method's, or that of the other operand and of the default.
///
/// # Safety
/// The operands are there; the result is given up.
#[inline(always)]
unsafe fn answer(vm: &Vm, operands: &Operands, op: CompareOp, result: Slot) -> PyResult<Slot> {
    // SAFETY: the caller's.
    unsafe {
        if !is_refusal(vm, result) {
            return Ok(result);
        }
        result.release();
        compare::refused(vm.cx, &operands.borrow(0), &operands.borrow(1), op).map(Slot::object)
    }
}

/// The truth of a value, which goes.
#[inline(always)]
fn truth(cx: &Ctx, value: Slot) -> PyResult<bool> {
    let value = value.into_object(cx);
    if value.is(&cx.true_) { Ok(true) } else { number::truth(cx, &value) }
}

/// Where a compare-and-branch goes on.
///
/// # Safety
/// See the head of this folder; the instruction is one.
#[inline(always)]
unsafe fn branch(vm: &Vm, pc: *const u64, caller: *mut Slot, holds: bool) -> Left {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        if holds != jumps_if(word.op_unchecked()) {
            return Left::To(pc.add(1), caller);
        }
        if word.a_signed() < 0 && attend_if_asked(vm).is_err() {
            return Left::Failed(pc, caller);
        }
        Left::To(pc.offset(1 + word.a_signed()), caller)
    }
}

/// The answer on which a compare-and-branch jumps.
#[inline(always)]
fn jumps_if(op: Op) -> bool {
    use Op::*;
    !matches!(
        op,
        JumpNotEq
            | JumpNotNe
            | JumpNotLt
            | JumpNotLe
            | JumpNotGt
            | JumpNotGe
            | JumpNotEqImm
            | JumpNotNeImm
            | JumpNotLtImm
            | JumpNotLeImm
            | JumpNotGtImm
            | JumpNotGeImm
    )
}
