//! Binary operators of classes: the slot functions that call `__add__` or `__radd__` (CPython's SLOT1BIN), and the augmented ones.

use super::generic::{call_or_not_implemented, call_required};
use crate::heap::Ref;
use crate::object::protocol::{attribute, compare};
use crate::object::{CompareOp, Ctx, Object, PyResult, Slots};

/// Whether the right operand's class gives the reflected method a meaning of its own.
fn overloaded(cx: &Ctx, left: &Ref, right: &Ref, name: &Ref) -> PyResult<bool> {
    let Some(theirs) = attribute::get_optional(cx, &cx.type_of(right), name)? else { return Ok(false) };
    let Some(ours) = attribute::get_optional(cx, &cx.type_of(left), name)? else { return Ok(true) };
    compare::compare_bool(cx, &theirs, &ours, CompareOp::Ne)
}

/// The common part: `is_slot` says whether a table's slot is this very function.
fn operate(cx: &Ctx, a: &Ref, b: &Ref, name: &Ref, reflected: &Ref, is_slot: fn(&Slots) -> bool) -> PyResult<Ref> {
    let same = std::ptr::eq(a.ty(), b.ty());
    let mut try_other = !same && is_slot(b.ty().slots());
    if is_slot(a.ty().slots()) {
        if try_other && b.ty().is_subtype(a.ty()) && overloaded(cx, a, b, reflected)? {
            let result = call_or_not_implemented(cx, b, reflected, a)?;
            if !result.is(&cx.not_implemented) {
                return Ok(result);
            }
            try_other = false;
        }
        let result = call_or_not_implemented(cx, a, name, b)?;
        if !result.is(&cx.not_implemented) || same {
            return Ok(result);
        }
    }
    if try_other {
        return call_or_not_implemented(cx, b, reflected, a);
    }
    Ok(cx.not_implemented())
}

macro_rules! operators {
    ($($function:ident: $field:ident $name:ident $reflected:ident;)*) => {
        $(
            pub fn $function(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
                let is_slot = |slots: &Slots| slots.$field.is_some_and(|slot| slot as usize == $function as *const () as usize);
                operate(cx, a, b, &cx.names.$name, &cx.names.$reflected, is_slot)
            }
        )*
    };
}

operators! {
    slot_add: add __add__ __radd__;
    slot_sub: sub __sub__ __rsub__;
    slot_mul: mul __mul__ __rmul__;
    slot_mod: mod_ __mod__ __rmod__;
    slot_divmod: divmod __divmod__ __rdivmod__;
    slot_lshift: lshift __lshift__ __rlshift__;
    slot_rshift: rshift __rshift__ __rrshift__;
    slot_and: and __and__ __rand__;
    slot_xor: xor __xor__ __rxor__;
    slot_or: or __or__ __ror__;
    slot_floordiv: floordiv __floordiv__ __rfloordiv__;
    slot_truediv: truediv __truediv__ __rtruediv__;
    slot_matmul: matmul __matmul__ __rmatmul__;
}

pub fn slot_pow(cx: &Ctx, a: &Ref, b: &Ref, modulus: &Ref) -> PyResult<Ref> {
    let is_slot = |slots: &Slots| slots.pow.is_some_and(|slot| slot as usize == slot_pow as *const () as usize);
    if cx.is_none(modulus) {
        return operate(cx, a, b, &cx.names.__pow__, &cx.names.__rpow__, is_slot);
    }
    // Three operands: only the left one is asked.
    if is_slot(a.ty().slots()) {
        return call_required(cx, a, &cx.names.__pow__, [b, modulus]);
    }
    Ok(cx.not_implemented())
}

macro_rules! augmented {
    ($($function:ident: $name:ident;)*) => {
        $(
            pub fn $function(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
                call_required(cx, a, &cx.names.$name, [b])
            }
        )*
    };
}

augmented! {
    slot_iadd: __iadd__;
    slot_isub: __isub__;
    slot_imul: __imul__;
    slot_imod: __imod__;
    slot_ilshift: __ilshift__;
    slot_irshift: __irshift__;
    slot_iand: __iand__;
    slot_ixor: __ixor__;
    slot_ior: __ior__;
    slot_ifloordiv: __ifloordiv__;
    slot_itruediv: __itruediv__;
    slot_imatmul: __imatmul__;
}

pub fn slot_ipow(cx: &Ctx, a: &Ref, b: &Ref, _modulus: &Ref) -> PyResult<Ref> {
    call_required(cx, a, &cx.names.__ipow__, [b])
}
