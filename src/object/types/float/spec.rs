//! The declaration of `float`.

use super::{arith, body, methods, text};
use crate::object::{Slots, TypeSpec, type_flags};

/// `float`
pub const SPEC: TypeSpec = TypeSpec {
    name: "float",
    basic_size: 24,
    flags: type_flags::BASE_TYPE | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    slots: Slots {
        repr: Some(text::repr),
        hash: Some(arith::hash),
        compare: Some(arith::compare),
        new: Some(methods::new_slot),
        add: Some(arith::add),
        sub: Some(arith::sub),
        mul: Some(arith::mul),
        mod_: Some(arith::mod_),
        divmod: Some(arith::divmod),
        pow: Some(arith::pow_slot),
        neg: Some(arith::neg),
        pos: Some(arith::pos),
        abs: Some(arith::abs),
        bool_: Some(arith::bool_),
        int: Some(arith::to_int),
        float: Some(arith::pos),
        floordiv: Some(arith::floordiv),
        truediv: Some(arith::truediv),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    getset: methods::GETSET,
    doc: "float(x=0, /)\n\nA double-precision number, from a number or from text.",
    ..TypeSpec::DEFAULT
};
