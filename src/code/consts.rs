//! Constants of a compiled unit, as plain data. Linking turns each into one object, shared by every code of the unit.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::Code;

/// Index of a constant in its unit's table.
pub type ConstId = u32;

/// A constant. Two constants are one exactly if they are equal here: type, sign of zero and nested types keep them apart.
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An int that fits a machine word.
    Int(i64),
    /// Any other int: magnitude as little-endian base 2**30 digits, and whether it is negative.
    BigInt(Box<[u32]>, bool),
    /// A float.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    /// A string, in UTF-8 generalised to lone surrogates (each as its three bytes).
    Str(Box<[u8]>),
    /// Bytes, and whether they were first met as one literal (which the first one decides).
    Bytes(Box<[u8]>, bool),
    /// A tuple of constants.
    Tuple(Box<[ConstId]>),
    /// A frozenset of constants (a set display on the right of `in`).
    FrozenSet(Box<[ConstId]>),
    /// A nested body. Two are one if they cannot be told apart: a `finally` that is compiled twice has each of its functions once.
    Code(Rc<Code>),
}

impl PartialEq for Const {
    fn eq(&self, other: &Const) -> bool {
        use Const::*;
        match (self, other) {
            (None, None) | (True, True) | (False, False) | (Ellipsis, Ellipsis) => true,
            (Int(a), Int(b)) => a == b,
            (BigInt(a, s), BigInt(b, t)) => a == b && s == t,
            (Float(a), Float(b)) => a.to_bits() == b.to_bits(),
            (Complex(a, b), Complex(c, d)) => a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits(),
            (Str(a), Str(b)) => a == b,
            (Bytes(a, _), Bytes(b, _)) => a == b,
            (Tuple(a), Tuple(b)) => a == b,
            // Order does not matter: the first one written is used for all.
            (FrozenSet(a), FrozenSet(b)) => members(a) == members(b),
            (Code(a), Code(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Const {}

/// What a set has, without order and repetition.
fn members(ids: &[ConstId]) -> Vec<ConstId> {
    let mut members = ids.to_vec();
    members.sort_unstable();
    members.dedup();
    members
}

impl Hash for Const {
    fn hash<H: Hasher>(&self, state: &mut H) {
        use Const::*;
        std::mem::discriminant(self).hash(state);
        match self {
            None | True | False | Ellipsis => {}
            Int(n) => n.hash(state),
            BigInt(digits, negative) => (digits, negative).hash(state),
            Float(f) => f.to_bits().hash(state),
            Complex(re, im) => (re.to_bits(), im.to_bits()).hash(state),
            Str(bytes) | Bytes(bytes, _) => bytes.hash(state),
            Tuple(ids) => ids.hash(state),
            FrozenSet(ids) => members(ids).hash(state),
            Code(code) => (&code.name, code.first_line, &code.words).hash(state),
        }
    }
}
