//! `_count_elements`: how often each item of an iterable occurs, for `Counter`.

use crate::heap::Ref;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::protocol::{attribute, call, item, iterate};
use crate::object::types::{class, dict, int};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// Whether the mapping's class leaves `get` and item assignment to `dict`.
fn is_plain(cx: &Ctx, mapping: &Ref) -> bool {
    let same = |name: &Ref| match (class::lookup(cx, mapping.ty(), name), class::lookup(cx, cx.types.dict, name)) {
        (Some(own), Some(plain)) => own.is(&plain),
        _ => false,
    };
    mapping.has_flag(type_flags::DICT) && same(&cx.names.get) && same(&cx.names.__setitem__)
}

/// `_count_elements(mapping, iterable)`
pub fn count_elements(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_count_elements", 2, 2)?;
    let mapping = args.at(0);
    let items = iterate::iter(cx, args.at(1))?;
    let one = int::new(cx, 1);
    if is_plain(cx, mapping) {
        while let Some(key) = iterate::next(cx, &items)? {
            let hash = dict::key_hash(cx, &key)?;
            match dict::get_hashed(cx, mapping, &key, hash)? {
                None => dict::set_hashed(cx, mapping, &key, hash, &one)?,
                Some(old) => {
                    let new = match int::as_compact(cx, &old) {
                        Some(old) => int::add_i64(cx, old, 1),
                        None => number::binary(cx, &old, &one, BinaryOp::Add)?,
                    };
                    dict::set_hashed(cx, mapping, &key, hash, &new)?;
                }
            }
        }
        return Ok(cx.none());
    }
    let get = attribute::get(cx, mapping, &cx.names.get)?;
    let zero = int::new(cx, 0);
    while let Some(key) = iterate::next(cx, &items)? {
        let old = call::call_with(cx, &get, [&key, &zero])?;
        let new = number::binary(cx, &old, &one, BinaryOp::Add)?;
        item::set(cx, mapping, &key, &new)?;
    }
    Ok(cx.none())
}
