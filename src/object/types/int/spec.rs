//! The declaration of `int`.

use super::{arith, body, methods, text};
use crate::object::{Slots, TypeSpec, type_flags};

/// `int`
pub const SPEC: TypeSpec = TypeSpec {
    name: "int",
    basic_size: 24,
    item_size: 4,
    flags: type_flags::BASE_TYPE | type_flags::INT | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    slots: Slots {
        repr: Some(text::repr),
        hash: Some(arith::hash),
        compare: Some(arith::compare),
        new: Some(methods::new),
        add: Some(arith::add),
        sub: Some(arith::sub),
        mul: Some(arith::mul),
        mod_: Some(arith::mod_),
        divmod: Some(arith::divmod),
        pow: Some(arith::pow),
        neg: Some(arith::neg),
        pos: Some(arith::pos),
        abs: Some(arith::abs),
        bool_: Some(arith::bool_),
        invert: Some(arith::invert),
        lshift: Some(arith::lshift),
        rshift: Some(arith::rshift),
        and: Some(arith::and),
        xor: Some(arith::xor),
        or: Some(arith::or),
        int: Some(arith::pos),
        float: Some(arith::to_float),
        index: Some(arith::pos),
        floordiv: Some(arith::floordiv),
        truediv: Some(arith::truediv),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    getset: methods::GETSET,
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nA whole number of any size, from a number or from text in the given base.",
    ..TypeSpec::DEFAULT
};
