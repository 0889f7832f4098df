//! The `math` module. Read `module.rs` (the table), then `real.rs` (functions of doubles), `special.rs` (gamma), `sums.rs` (exact sums,
//! norms), `whole.rs` (functions of ints).

mod module;
mod real;
mod special;
mod sums;
mod whole;

pub use module::MODULE;
