//! `array`: numbers of one type, side by side. `body.rs` is the layout and its growth, `item.rs` single numbers, `sequence.rs` indexing, slices and
//! operators, `methods.rs` the methods, `pickling.rs` how arrays are made again, `iterator.rs` their iterator, `type_.rs` the declaration.

mod body;
mod item;
mod iterator;
mod methods;
mod pickling;
mod sequence;
mod type_;

pub use type_::MODULE;
