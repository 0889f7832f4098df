//! Comparison and hash through slots.
//!
//! `compare` asks the left operand first, unless the right one's type derives from the left one's; then the other, with the mirrored
//! operator; `==` and `!=` fall back to identity. Exact str and machine-sized int are compared at once.

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{int, str_};
use crate::object::{CompareOp, Ctx, Object, PyResult};

impl CompareOp {
    /// The operator with its operands exchanged.
    pub fn mirrored(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            same => same,
        }
    }
    /// The name of its method.
    #[inline(always)]
    pub fn name(self, cx: &Ctx) -> &Ref {
        let names = &cx.names;
        match self {
            CompareOp::Lt => &names.__lt__,
            CompareOp::Le => &names.__le__,
            CompareOp::Eq => &names.__eq__,
            CompareOp::Ne => &names.__ne__,
            CompareOp::Gt => &names.__gt__,
            CompareOp::Ge => &names.__ge__,
        }
    }
    /// How it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }
    /// Its answer for things that are ordered like this.
    #[inline(always)]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }
}

/// Rich comparison with reflected attempts.
pub fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if let Some(answer) = plain(cx, a, b, op) {
        return Ok(cx.bool(answer));
    }
    cx.nested(" in comparison", || through_slots(cx, a, b, op))
}

/// `a == b` if it needs no slot: the same object, two exact int of machine size, two exact str. Runs no Python code.
#[inline(always)]
pub fn plainly_equal(cx: &Ctx, a: &Ref, b: &Ref) -> Option<bool> {
    if a.is(b) { Some(true) } else { plain(cx, a, b, CompareOp::Eq) }
}

/// Comparison that needs no slot: two exact int of machine size, equality of two exact str.
#[inline(always)]
fn plain(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> Option<bool> {
    if a.is_exact(cx.types.int) {
        if !b.is_exact(cx.types.int) {
            return None;
        }
        return Some(op.holds(int::as_i64(a)?.cmp(&int::as_i64(b)?)));
    }
    if a.is_exact(cx.types.str_) && b.is_exact(cx.types.str_) {
        return match op {
            CompareOp::Eq => Some(a.is(b) || str_::eq(a, b)),
            CompareOp::Ne => Some(!a.is(b) && !str_::eq(a, b)),
            _ => None,
        };
    }
    None
}

/// Rich comparison of two objects that are neither plain numbers nor strings: if they are of one type, its slot is asked at once.
#[inline]
pub fn compare_objects(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if a.type_ptr() == b.type_ptr()
        && let Some(slot) = a.ty().slots().compare
    {
        let answer = cx.nested(" in comparison", || slot(cx, a, b, op))?;
        if !answer.is(&cx.not_implemented) {
            return Ok(answer);
        }
        return refused(cx, a, b, op);
    }
    compare(cx, a, b, op)
}

fn through_slots(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let (left, right) = (a.ty().slots().compare, b.ty().slots().compare);
    let mut asked_right = false;
    if !a.ty().is(b.ty())
        && let Some(right) = right
        && b.ty().is_subtype(a.ty())
    {
        asked_right = true;
        let answer = right(cx, b, a, op.mirrored())?;
        if !answer.is(&cx.not_implemented) {
            return Ok(answer);
        }
    }
    if let Some(left) = left {
        let answer = left(cx, a, b, op)?;
        if !answer.is(&cx.not_implemented) {
            return Ok(answer);
        }
    }
    if !asked_right {
        return ask_right(cx, a, b, op);
    }
    default(cx, a, b, op)
}

/// Goes on with a comparison that the left operand has answered with `NotImplemented`; the right one has not been asked.
#[cold]
pub fn refused(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    cx.nested(" in comparison", || ask_right(cx, a, b, op))
}

fn ask_right(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if let Some(right) = b.ty().slots().compare {
        let answer = right(cx, b, a, op.mirrored())?;
        if !answer.is(&cx.not_implemented) {
            return Ok(answer);
        }
    }
    default(cx, a, b, op)
}

fn default(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    match op {
        CompareOp::Eq => Ok(cx.bool(a.is(b))),
        CompareOp::Ne => Ok(cx.bool(!a.is(b))),
        _ => {
            let (left, right) = (a.ty().display_name(), b.ty().display_name());
            cx.type_error(&format!("'{}' not supported between instances of '{left}' and '{right}'", op.symbol()))
        }
    }
}

/// The same as truth; identical objects are equal.
#[inline]
pub fn compare_bool(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<bool> {
    if a.is(b) {
        match op {
            CompareOp::Eq => return Ok(true),
            CompareOp::Ne => return Ok(false),
            _ => {}
        }
    }
    if let Some(answer) = plain(cx, a, b, op) {
        return Ok(answer);
    }
    compare_bool_slow(cx, a, b, op)
}

#[inline(never)]
fn compare_bool_slow(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<bool> {
    let answer = cx.nested(" in comparison", || through_slots(cx, a, b, op))?;
    if answer.is(&cx.true_) {
        Ok(true)
    } else if answer.is(&cx.false_) {
        Ok(false)
    } else {
        number::truth(cx, &answer)
    }
}

/// `a == b`; identical objects are equal, which is seen without a call.
#[inline(always)]
pub fn equal(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    if a.is(b) { Ok(true) } else { compare_bool(cx, a, b, CompareOp::Eq) }
}

/// Hash of an int of machine size.
#[inline(always)]
pub fn hash_i64(value: i64) -> i64 {
    const PRIME: i64 = (1 << 61) - 1;
    let hash = if value > -PRIME && value < PRIME { value } else { value % PRIME };
    if hash == -1 { -2 } else { hash }
}

/// Hash of an address (`_Py_HashPointer`).
#[inline]
pub fn hash_address(address: usize) -> i64 {
    let hash = address.rotate_right(4) as i64;
    if hash == -1 { -2 } else { hash }
}

/// `hash(a)`.
#[inline]
pub fn hash(cx: &Ctx, a: &Ref) -> PyResult<i64> {
    if a.is_exact(cx.types.str_) {
        return Ok(str_::hash(cx, a));
    }
    if a.is_exact(cx.types.int)
        && let Some(value) = int::as_i64(a)
    {
        return Ok(hash_i64(value));
    }
    match a.ty().slots().hash {
        Some(hash) => hash(cx, a),
        None => unhashable(cx, a),
    }
}

/// TypeError "unhashable type: 'list'".
#[cold]
pub fn unhashable<T>(cx: &Ctx, a: &Ref) -> PyResult<T> {
    cx.type_error(&format!("unhashable type: '{}'", a.ty().display_name()))
}
