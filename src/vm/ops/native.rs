//! Native functions and methods called with positional arguments: the arguments stay where they lie, the result takes the callable's place.
//!
//! ```text
//!   Call          [len][link][link][arg0][arg1]…          first value = window + LINK
//!   CallMethod    [append][link][link][list][arg0]…       the object is the first value; `this` of the method
//!                 [sqrt][link][link][    ][arg0]…         nothing bound: first value = window + LINK + 1
//! ```
//! For some functions (`Known`) the ordinary arguments are looked at as registers: no number becomes an object on the way in or out.

use std::ptr::NonNull;
use std::sync::atomic::Ordering::Relaxed;

use super::call::attend;
use crate::heap::{self, Ref};
use crate::object::protocol::item;
use crate::object::types::dict::{self, Peek};
use crate::object::types::{builtin_function, descriptor, list, str_};
use crate::object::{Args, Arity, Known, MethodDef, Object, PyResult};
use crate::vm::frame::{LINK, Vm};
use crate::vm::slot::{FLOAT, INT, OBJECT, Slot, UNDEFINED, boxed};

/// # Safety
/// The register holds an object.
unsafe fn object_at<'a>(place: *mut Slot) -> &'a Ref {
    // SAFETY: the callers know that the register holds an object; a `Ref` is its address.
    unsafe { &*(&raw const (*place).bits).cast::<Ref>() }
}

/// The result of a known function of the values at `first`, if they are of the ordinary kinds; they are not consumed.
///
/// # Safety
/// See the head of this folder; so many values lie from `first` on.
#[inline(always)]
unsafe fn shortcut(vm: &Vm, known: Known, first: *mut Slot, values: usize) -> PyResult<Option<Slot>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let slot = Slot::read(first);
        Ok(match (known, values) {
            (Known::Len, 1) if slot.tag == OBJECT => {
                let length = item::len(cx, object_at(first))?;
                Some(Slot::int(length as i64))
            }
            (Known::Abs, 1) if slot.tag == INT => (slot.bits as i64).checked_abs().map(Slot::int),
            (Known::Abs, 1) if slot.tag == FLOAT => Some(Slot::float(f64::from_bits(slot.bits).abs())),
            (Known::Abs, 1) => match (slot.integer(cx), slot.real(cx)) {
                // An int object that is not negative is its own absolute value.
                (Some(number), _) if number < 0 => number.checked_abs().map(Slot::int),
                (_, Some(number)) => Some(Slot::float(number.abs())),
                _ => None,
            },
            (Known::Chr, 1) => match slot.integer(cx) {
                Some(code) if (0..0x11_0000).contains(&code) => Some(Slot::object(str_::from_char(cx, code as u32))),
                _ => None,
            },
            (Known::Ord, 1) if slot.tag == OBJECT => {
                let text = object_at(first);
                (str_::is_str(text) && str_::len(text) == 1).then(|| Slot::int(str_::char_at(text, 0).into()))
            }
            (Known::IsInstance, 2) if slot.tag == OBJECT && (*first.add(1)).tag == OBJECT => {
                let (object, class) = (object_at(first), object_at(first.add(1)));
                let holds = class.as_type().is_some_and(|class| object.ty().is_subtype(class));
                // A class may say of itself which metaclass decides.
                (holds && class.is_exact(cx.types.type_)).then(|| Slot::object(cx.bool(true)))
            }
            _ => None,
        })
    }
}

/// The values of a call: `values` of them from `first` on, of which the first `skipped` are no arguments.
struct Operands {
    first: *mut Slot,
    skipped: usize,
    values: usize,
}

/// Calls `def` with the operands (and `this`), drops them and the callable, and leaves the result in the window.
///
/// # Safety
/// See the head of this folder.
#[inline(always)]
unsafe fn finish(
    vm: &Vm,
    pc: *const u64,
    window: *mut Slot,
    def: &'static MethodDef,
    this: &Ref,
    operands: Operands,
    looks: bool,
) -> PyResult<()> {
    // SAFETY: see the head of this folder; `skipped` values before the arguments belong to the call too.
    unsafe {
        let cx = vm.cx;
        let Operands { first, skipped, values } = operands;
        let arguments = first.add(skipped);
        for index in 0..values - skipped {
            boxed(cx, arguments.add(index));
        }
        let count = values - skipped;
        let args = Args::of_window(NonNull::new_unchecked(arguments).cast::<u8>().add(8), count as u32, false);
        let fits = match def.arity {
            Arity::Keywords | Arity::Gathered | Arity::Positional => true,
            Arity::One => count == 1,
            Arity::None => count == 0,
        };
        let result =
            if fits { (def.function)(cx, this, args) } else { builtin_function::call_native(cx, object_at(window), def, this, args) };
        close(window, first, values);
        *window = Slot::object(result?);
        attend_behind(vm, pc, window, looks)
    }
}

/// Whether a call instruction runs for the first time; it is marked.
///
/// # Safety
/// `pc` is at a `Call` or `CallMethod`.
#[inline(always)]
pub unsafe fn first_time(pc: *const u64) -> bool {
    // SAFETY: the caller's; the word behind these instructions is the machine's own.
    unsafe { std::mem::replace(&mut *pc.add(1).cast_mut(), 1) == 0 }
}

/// What asks for attention is looked at behind a call that is done, if it `looks`: CPython's specialised forms of `len`, `isinstance` and `append`,
/// which appear at the second execution, do not.
///
/// # Safety
/// See the head of this folder; `pc` is at a `Call` or `CallMethod`, whose result is in the window.
#[inline(always)]
unsafe fn attend_behind(vm: &Vm, pc: *const u64, window: *mut Slot, looks: bool) -> PyResult<()> {
    // SAFETY: the caller's.
    unsafe {
        if heap::attention().load(Relaxed) != 0 && looks {
            vm.pc.set(pc.add(1));
            if let Err(raised) = attend(vm) {
                Slot::read(window).release();
                return Err(raised);
            }
        }
        Ok(())
    }
}

/// Drops callable and values.
///
/// # Safety
/// See the head of this folder; so many values lie from `first` on, and nobody uses window and values afterwards.
#[inline(always)]
unsafe fn close(window: *mut Slot, first: *mut Slot, values: usize) {
    // SAFETY: see the head of this folder.
    unsafe {
        Slot::read(window).release();
        for index in 0..values {
            Slot::read(first.add(index)).release();
        }
    }
}

/// Calls the builtin function in a window with the values at `first`.
///
/// # Safety
/// See the head of this folder; the callable is an exact builtin function.
#[inline(never)]
pub unsafe fn call_function(vm: &Vm, pc: *const u64, window: *mut Slot, first: *mut Slot, values: usize) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let body = builtin_function::body(object_at(window));
        let def = body.def.get();
        let mut looks = true;
        if def.known != Known::Nothing {
            looks = first_time(pc) || !matches!(def.known, Known::Len | Known::IsInstance);
            match shortcut(vm, def.known, first, values) {
                Ok(Some(result)) => {
                    close(window, first, values);
                    *window = result;
                    return attend_behind(vm, pc, window, looks);
                }
                Ok(None) => {}
                Err(raised) => {
                    close(window, first, values);
                    return Err(raised);
                }
            }
        }
        let this = body.this.borrow().unwrap_or(&vm.cx.none);
        finish(vm, pc, window, def, this, Operands { first, skipped: 0, values }, looks)
    }
}

/// `append` of an exact list with a value, the commonest method of all, for the loop itself. None: it is something else, nothing has happened.
///
/// # Safety
/// See the head of this folder; the callable is an exact method descriptor with an object and `arguments` values.
#[inline(always)]
pub unsafe fn append(vm: &Vm, pc: *const u64, window: *mut Slot, arguments: usize) -> Option<PyResult<()>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let first = window.add(LINK);
        let list = Slot::read(first);
        let item = Slot::read(first.add(1));
        let fits = arguments == 1 && list.tag == OBJECT && list.header().is_exact(vm.cx.types.list) && item.tag != UNDEFINED;
        if !fits || descriptor::method_def(object_at(window)).known != Known::Append {
            return None;
        }
        vm.pc.set(pc);
        let appended = list::append(vm.cx, object_at(first), item.into_object(vm.cx));
        Slot::read(window).release();
        list.release();
        *window = Slot::object(vm.cx.none());
        if first_time(pc) {
            std::hint::cold_path();
            return Some(appended.and_then(|()| attend_behind(vm, pc, window, true)));
        }
        Some(appended)
    }
}

/// Calls the method descriptor in a window; the first of the `values` values behind the link is the object, which is there.
///
/// # Safety
/// See the head of this folder; the callable is an exact method descriptor; `values` is not zero.
#[inline(never)]
pub unsafe fn call_method(vm: &Vm, pc: *const u64, window: *mut Slot, values: usize) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let first = window.add(LINK);
        let this = boxed(cx, first);
        let callable = object_at(window);
        let def = descriptor::method_def(callable);
        if def.known == Known::Get
            && this.is_exact(cx.types.dict)
            && (values == 2 || values == 3 && (*first.add(2)).tag != UNDEFINED)
            && let Some(key) = (*first.add(1)).plain_key(cx)
        {
            let found = match dict::peek(cx, this, key) {
                Peek::Found(value) => Some(Slot::object(value.clone())),
                Peek::Missing if values == 2 => Some(Slot::object(cx.none())),
                Peek::Missing => Some(std::mem::replace(&mut *first.add(2), Slot::EMPTY)),
                Peek::Ask => None,
            };
            if let Some(found) = found {
                close(window, first, values);
                *window = found;
                return attend_behind(vm, pc, window, true);
            }
        }
        if !this.ty().is(descriptor::class_of(callable))
            && let Err(raised) = descriptor::check(cx, callable, this)
        {
            close(window, first, values);
            return Err(raised);
        }
        finish(vm, pc, window, def, this, Operands { first, skipped: 1, values }, true)
    }
}
