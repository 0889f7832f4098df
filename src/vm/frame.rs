//! The register stack and the frames in it.
//!
//! ```text
//!    … caller's registers …┐ call window
//!   ┌──────────────────────┴──────┬───────────────────────┬──────────────────────┬──────┬──────┬───
//!   │ OBJECT, callable            │ return pc,            │ code,                │ arg0 │ arg1 │ …
//!   │ (the running function)      │ caller's base         │ extra                │ = local 0   …
//!   └─────────────────────────────┴───────────────────────┴──────────────────────┴──────┴──────┴───
//!    base - 3                      base - 2                base - 1               base
//! ```
//! The callee's window begins where the caller laid out the arguments, so calling copies nothing. `extra` is zero for an ordinary
//! call; otherwise it holds flags in its low four bits and above them the address of a frame object (a count is ours) or, with
//! GENERATOR, of the generator (which keeps the frame object itself).
//!
//! Invariants that the unsafe code of this room leans on:
//! - I1: `base` of every frame lies in the stack with `register_count` slots behind it; `base - 1` holds a live `CodeBody` that the function
//!   in `base - 3` (or the generator) keeps alive.
//! - I2: `pc` points to the start of an instruction of that code; operands are offsets of registers below `register_count` (`code::verify`).
//! - I3: a register owns a count exactly if it is below `first_temp` with tag OBJECT, or a temporary in the live set of the instruction.
//! - I4: `Vm::base` is the base of the innermost frame whenever anything outside `run.rs` is called.
//! - I5: one thread; the register stack never moves.

use std::cell::Cell;

use super::slot::Slot;
use crate::heap::Ref;
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::{Ctx, Object, PyResult};

/// Returning from this frame leaves the loop: native code called it.
pub const ENTRY: u64 = 1;
/// The frame is an `__init__` called by its class: the instance is in the tag of `base - 3`.
pub const INIT: u64 = 2;
/// The frame belongs to a generator, whose address is in `extra`.
pub const GENERATOR: u64 = 4;
/// A generator's frame: what it yields goes into a sink first; `base - 4` points to that.
pub const FED: u64 = 8;
/// With INIT, which no generator's frame has: the window of the call stays below the frame until the instance is ready (`ops::function::call_holding`).
pub const HOLDING: u64 = 8;
/// Alone of the flags: the frame of a special method that an instruction pushed (`ops::special`).
pub const OPERATOR: u64 = 8;
/// Bits of `extra` that are flags.
pub const FLAGS: u64 = 15;
/// Whether the `extra` word is that of a special method's frame.
#[inline(always)]
pub fn is_operator(extra: u64) -> bool {
    extra & FLAGS == OPERATOR
}
/// Registers between callable and first argument.
pub const LINK: usize = 3;

/// Slots of the register stack: 256 MiB of address space, touched only as used.
const STACK_SLOTS: usize = 16 << 20;
/// Slots kept free at the end, so that native code can always lay out arguments.
const STACK_RESERVE: usize = 1 << 16;

/// The virtual machine of one thread.
pub struct Vm {
    /// The interpreter's state.
    pub cx: &'static Ctx,
    /// First slot of the stack.
    pub stack: *mut Slot,
    /// A frame must end below this.
    pub limit: *mut Slot,
    /// Base of the innermost frame; null when none runs.
    pub base: Cell<*mut Slot>,
    /// End of a window that is laid out but not yet a frame, while Python code runs in between (a collection): frames begin behind it.
    pub floor: Cell<*mut Slot>,
    /// The instruction being executed, as far as anybody outside the loop can see.
    pub pc: Cell<*const u64>,
    /// Set while an error is raised again: no traceback entry for the frame that does it.
    pub silent: Cell<bool>,
    /// The unbound variable that the waiting error is about (its register and one), until the traceback knows.
    pub unbound: Cell<u32>,
}

impl Vm {
    /// A machine with an empty stack.
    pub fn new(cx: &'static Ctx) -> Vm {
        let layout = std::alloc::Layout::array::<Slot>(STACK_SLOTS).unwrap_or_else(|_| unreachable!("a constant size"));
        // SAFETY: the layout is not empty; zero bytes are empty slots.
        let stack = unsafe { std::alloc::alloc_zeroed(layout) }.cast::<Slot>();
        if stack.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        // SAFETY: both offsets lie inside the block.
        let limit = unsafe { stack.add(STACK_SLOTS - STACK_RESERVE) };
        Vm {
            cx,
            stack,
            limit,
            base: Cell::new(std::ptr::null_mut()),
            floor: Cell::new(std::ptr::null_mut()),
            pc: Cell::new(std::ptr::null()),
            silent: Cell::new(false),
            unbound: Cell::new(0),
        }
    }

    /// First slot behind the innermost frame and behind what is laid out for the next one.
    pub fn top(&self) -> *mut Slot {
        let base = self.base.get();
        // SAFETY: I1.
        let top = if base.is_null() { self.stack } else { unsafe { base.add(code_of(base).register_count.get() as usize) } };
        top.max(self.floor.get())
    }

    /// Says "recursion too deep".
    #[cold]
    #[inline(never)]
    pub fn too_deep<T>(&self) -> PyResult<T> {
        self.cx.raise(self.cx.types.recursion_error, "maximum recursion depth exceeded")
    }
}

/// A register by its byte offset.
///
/// # Safety
/// I2.
#[inline(always)]
pub unsafe fn reg(base: *mut Slot, offset: usize) -> *mut Slot {
    // SAFETY: the caller's.
    unsafe { base.cast::<u8>().add(offset).cast() }
}

/// The code that runs in a frame.
///
/// # Safety
/// I1.
#[inline(always)]
pub unsafe fn code_of<'a>(base: *mut Slot) -> &'a CodeBody {
    // SAFETY: I1.
    unsafe { &*((*base.sub(1)).tag as *const CodeBody) }
}

/// The function that runs in a frame.
///
/// # Safety
/// I1.
#[inline(always)]
pub unsafe fn function_of<'a>(base: *mut Slot) -> &'a FunctionBody {
    // SAFETY: I1: the callable of a running frame is a Python function.
    unsafe { (*base.sub(3)).header().body() }
}

/// The `extra` word of a frame.
///
/// # Safety
/// I1.
#[inline(always)]
pub unsafe fn extra_of(base: *mut Slot) -> u64 {
    // SAFETY: I1.
    unsafe { (*base.sub(1)).bits }
}

/// Base of the caller's frame, null for the outermost.
///
/// # Safety
/// I1.
#[inline(always)]
pub unsafe fn caller_of(base: *mut Slot) -> *mut Slot {
    // SAFETY: I1.
    unsafe { (*base.sub(2)).bits as *mut Slot }
}

/// Where the caller goes on.
///
/// # Safety
/// I1.
#[inline(always)]
pub unsafe fn return_pc_of(base: *mut Slot) -> *const u64 {
    // SAFETY: I1.
    unsafe { (*base.sub(2)).tag as *const u64 }
}

/// Writes the link of a frame whose arguments are in place and empties its other variables.
///
/// # Safety
/// `base` has room for the frame; `filled` arguments lie there; `base - 3` holds the function.
#[inline(always)]
pub unsafe fn link(base: *mut Slot, code: &CodeBody, filled: usize, return_pc: *const u64, caller: *mut Slot, extra: u64) {
    // SAFETY: the caller's.
    unsafe {
        *base.sub(2) = Slot { tag: return_pc as u64, bits: caller as u64 };
        *base.sub(1) = Slot { tag: code as *const CodeBody as u64, bits: extra };
        let mut at = base.add(filled);
        let end = base.add(code.first_temp.get() as usize);
        while at < end {
            (*at).tag = super::slot::UNDEFINED;
            at = at.add(1);
        }
    }
}

/// Globals of a frame.
///
/// # Safety
/// I1.
pub unsafe fn globals_of<'a>(base: *mut Slot) -> &'a Ref {
    // SAFETY: I1; a function always has globals.
    unsafe { function_of(base).globals.borrow().unwrap_unchecked() }
}
