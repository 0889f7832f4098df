//! Operations through the slots of types whose kind is not known.

pub mod attribute;
pub mod buffer;
pub mod call;
pub mod compare;
pub mod instance;
pub mod item;
pub mod iterate;
pub mod number;
pub mod repr_guard;
pub mod text;
