//! Hash of a row of objects: CPython's variant of xxHash.

use crate::heap::Ref;
use crate::object::protocol::compare;
use crate::object::types::int;
use crate::object::{Ctx, PyResult};

const PRIME_1: u64 = 11400714785074694791;
const PRIME_2: u64 = 14029467366897019727;
const PRIME_5: u64 = 2870177450012600261;

/// Hash of items in order; tuples mix their length in, slices do not.
pub fn hash_items(cx: &Ctx, items: &[Ref], with_length: bool) -> PyResult<i64> {
    let mut hash = PRIME_5;
    for item in items {
        let lane = match int::as_compact(cx, item) {
            Some(number) => compare::hash_i64(number),
            None => compare::hash(cx, item)?,
        } as u64;
        hash = hash.wrapping_add(lane.wrapping_mul(PRIME_2));
        hash = hash.rotate_left(31);
        hash = hash.wrapping_mul(PRIME_1);
    }
    if with_length {
        hash = hash.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3527539));
    }
    Ok(if hash == u64::MAX { 1546275796 } else { hash as i64 })
}
