//! `itertools`, one file for each type. `common.rs` holds what they share, `state.rs` how they are copied; `group_by.rs` goes with `grouper.rs`, `tee.rs` with `tee_cells.rs`.

mod accumulate;
mod batched;
mod chain;
mod combinations;
mod combinations_with_replacement;
mod common;
mod compress;
mod count;
mod cycle;
mod drop_while;
mod filter_false;
mod group_by;
mod grouper;
mod islice;
mod pairwise;
mod permutations;
mod product;
mod repeat;
mod star_map;
mod state;
mod take_while;
mod tee;
mod tee_cells;
mod zip_longest;

use crate::heap::Ref;
use crate::object::types::dict;
use crate::object::{Arity, Ctx, MethodDef, ModuleSpec, PyResult};

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let types = [
        ("accumulate", accumulate::class(cx)),
        ("batched", batched::class(cx)),
        ("chain", chain::class(cx)),
        ("combinations", combinations::class(cx)),
        ("combinations_with_replacement", combinations_with_replacement::class(cx)),
        ("compress", compress::class(cx)),
        ("count", count::class(cx)),
        ("cycle", cycle::class(cx)),
        ("dropwhile", drop_while::class(cx)),
        ("filterfalse", filter_false::class(cx)),
        ("groupby", group_by::class(cx)),
        ("_grouper", grouper::class(cx)),
        ("islice", islice::class(cx)),
        ("pairwise", pairwise::class(cx)),
        ("permutations", permutations::class(cx)),
        ("product", product::class(cx)),
        ("repeat", repeat::class(cx)),
        ("starmap", star_map::class(cx)),
        ("takewhile", take_while::class(cx)),
        ("_tee", tee::class(cx)),
        ("_tee_dataobject", tee_cells::class(cx)),
        ("zip_longest", zip_longest::class(cx)),
    ];
    types.iter().try_for_each(|(name, class)| dict::set(cx, names, &cx.intern(name), &class.to_ref()))
}

/// `itertools`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "itertools",
    doc: "Building blocks for iterators.",
    functions: &[
        MethodDef::new("tee", Arity::Positional, tee::tee).doc("($module, iterable, n=2, /)", "A tuple of n independent iterators.")
    ],
    fill: Some(fill),
};
