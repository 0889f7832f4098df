//! `_collections`: the native part of `collections`. `deque/`, `default_dict.rs`, `ordered_dict/`, and what Counter (`count.rs`) and named tuples
//! (`tuple_getter.rs`) need. What is written in Python is in `__init__.py`, the abstract classes are in `_collections_abc.py`.

mod count;
mod default_dict;
mod deque;
mod ordered_dict;
mod tuple_getter;

use crate::heap::Ref;
use crate::object::types::dict;
use crate::object::{Arity, Ctx, MethodDef, ModuleSpec, PyResult};

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let put = |name: &str, value: Ref| dict::set(cx, names, &cx.intern(name), &value);
    put("deque", deque::class(cx).to_ref())?;
    for (name, class) in deque::iterator_classes(cx) {
        put(name, class.to_ref())?;
    }
    put("defaultdict", default_dict::class(cx).to_ref())?;
    put("OrderedDict", ordered_dict::class(cx).to_ref())?;
    put("_tuplegetter", tuple_getter::class(cx).to_ref())
}

/// `_collections`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_collections",
    doc: "What the module collections builds on.",
    functions: &[MethodDef::new("_count_elements", Arity::Positional, count::count_elements)
        .doc("($module, mapping, iterable, /)", "Count the items of the iterable in the mapping.")],
    fill: Some(fill),
};
