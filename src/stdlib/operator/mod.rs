//! `_operator`: the operators as functions. `functions.rs`, and what makes functions: `item_getter.rs`, `attr_getter.rs`, `method_caller.rs`.

mod attr_getter;
mod functions;
mod item_getter;
mod method_caller;

use crate::heap::Ref;
use crate::object::types::dict;
use crate::object::{Ctx, ModuleSpec, PyResult};

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let types =
        [("itemgetter", item_getter::class(cx)), ("attrgetter", attr_getter::class(cx)), ("methodcaller", method_caller::class(cx))];
    types.iter().try_for_each(|(name, class)| dict::set(cx, names, &cx.intern(name), &class.to_ref()))
}

/// `_operator`
pub const MODULE: ModuleSpec =
    ModuleSpec { name: "_operator", doc: "The operators as functions.", functions: functions::FUNCTIONS, fill: Some(fill) };
