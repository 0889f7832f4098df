//! `_random`: the Mersenne twister. `twister.rs` makes the numbers, `type_.rs` is `_random.Random`, `digest.rs` the SHA-512 that seeds from
//! text need; distributions are in `random.py`.

mod digest;
mod twister;
mod type_;

use crate::heap::Ref;
use crate::object::types::{bytes, dict};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult};

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    dict::set(cx, names, &cx.intern("Random"), &type_::class(cx).to_ref())
}

/// `_sha512(bytes)`: the digest, as bytes.
fn sha512(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if !args.at(0).is_exact(cx.types.bytes) {
        return cx.type_error(&format!("a bytes object is required, not '{}'", args.at(0).ty().display_name()));
    }
    Ok(bytes::new(cx, &digest::sha512(bytes::as_slice(args.at(0)))))
}

/// `_random`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_random",
    doc: "The Mersenne twister.",
    functions: &[MethodDef::new("_sha512", Arity::One, sha512)],
    fill: Some(fill),
};
