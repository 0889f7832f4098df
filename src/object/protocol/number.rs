//! Arithmetic through slots. Provisional: its owner replaces the bodies.

use crate::heap::Ref;
use crate::object::{Ctx, PyResult};

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
    DivMod,
}

/// Any binary operation with its reflected forms; TypeError texts as CPython.
pub fn binary(_cx: &Ctx, _a: &Ref, _b: &Ref, _op: BinaryOp) -> PyResult<Ref> {
    unimplemented!()
}

/// The augmented form.
pub fn inplace(_cx: &Ctx, _a: &Ref, _b: &Ref, _op: BinaryOp) -> PyResult<Ref> {
    unimplemented!()
}

/// `-a`
pub fn negative(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `+a`
pub fn positive(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `~a`
pub fn invert(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `abs(a)`
pub fn absolute(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `pow(a, b, modulus)`
pub fn power(_cx: &Ctx, _a: &Ref, _b: &Ref, _modulus: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// Truth of any object.
pub fn truth(_cx: &Ctx, _a: &Ref) -> PyResult<bool> {
    unimplemented!()
}

/// `operator.index`: an int.
pub fn index(_cx: &Ctx, _a: &Ref) -> PyResult<Ref> {
    unimplemented!()
}

/// `__index__` as a machine word; IndexError "cannot fit 'int' into an index-sized integer".
pub fn index_isize(_cx: &Ctx, _a: &Ref) -> PyResult<isize> {
    unimplemented!()
}

/// `float(a)` as a number: TypeError "must be real number, not str".
pub fn to_f64(_cx: &Ctx, _a: &Ref) -> PyResult<f64> {
    unimplemented!()
}
