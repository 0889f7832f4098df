//! The `bool` type: two ints with names of their own. Read `int/body.rs`.

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::int;
use crate::object::{Args, Ctx, Object, PyResult, Slots, TypeBody, TypeSpec};

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(cx.intern(if int::is_zero(object) { "False" } else { "True" }))
}

fn new(cx: &Ctx, _: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "bool")?;
    args.between(cx, "bool", 0, 1)?;
    Ok(cx.bool(match args.get(0) {
        Some(object) => number::truth(cx, object)?,
        None => false,
    }))
}

macro_rules! slot {
    ($name:ident, $op:tt) => {
        fn $name(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
            let bool_ = cx.types.bool_;
            if a.is_exact(bool_) && b.is_exact(bool_) {
                return Ok(cx.bool(a.is(&cx.true_) $op b.is(&cx.true_)));
            }
            int::$name(cx, a, b)
        }
    };
}

slot!(and, &);
slot!(or, |);
slot!(xor, ^);

/// What `~` says about a bool.
pub const INVERSION: &str = "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying int object and \
     is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the \
     bitwise inversion of the underlying int.";

fn invert(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    number::warn(cx, cx.types.deprecation_warning, INVERSION)?;
    Ok(int::new(cx, if int::is_zero(a) { -1 } else { -2 }))
}

/// `bool`
pub const SPEC: TypeSpec = TypeSpec {
    name: "bool",
    base: Some(|types| types.int),
    basic_size: 24,
    item_size: 4,
    slots: Slots { repr: Some(repr), new: Some(new), and: Some(and), or: Some(or), xor: Some(xor), invert: Some(invert), ..Slots::EMPTY },
    doc: "bool(x)\n\nTrue if x counts as true, else False. There are no other instances.",
    ..TypeSpec::DEFAULT
};
