//! What `def f[T]`, `class C[T]` and `type A = …` make: `typing.TypeVar` and its kin, complete without a module `typing` in Python.
//!
//! Read `type_var.rs`, then the others; `generic.rs` is the base class that `class C[T]` gets.

mod alias;
mod generic;
mod param_spec;
mod type_var;
mod type_var_tuple;

pub use alias::{SPEC as ALIAS_SPEC, new as new_alias};
pub use generic::{SPEC as GENERIC_SPEC, subscript as subscript_generic};
pub use param_spec::{ARGS_SPEC, KWARGS_SPEC, SPEC as PARAM_SPEC_SPEC, new as new_param_spec};
pub use type_var::{SPEC, new, new_with_bound, new_with_constraints};
pub use type_var_tuple::{SPEC as TUPLE_SPEC, new as new_tuple};
