//! `_json`: the part of `json` that looks at every character. `strings.rs` quotes and unquotes, `scanner.rs` goes from text to values,
//! `encoder.rs` from values to text; the classes that people use are Python text beside them.

mod encoder;
mod scanner;
mod strings;

use crate::heap::Ref;
use crate::object::types::dict;
use crate::object::{Ctx, ModuleSpec, PyResult};

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let types = [("make_scanner", scanner::class(cx)), ("make_encoder", encoder::class(cx))];
    types.iter().try_for_each(|(name, class)| dict::set(cx, names, &cx.intern(name), &class.to_ref()))
}

/// `_json`
pub const MODULE: ModuleSpec = ModuleSpec { name: "_json", doc: "Quick work for json.", functions: strings::FUNCTIONS, fill: Some(fill) };
