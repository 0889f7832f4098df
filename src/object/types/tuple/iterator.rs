//! `tuple_iterator`: a position and a tuple.
//!
//! ```text
//!  ┌──────────┬──────────┬──────────┐
//!  │ Header   │ position │ tuple    │     the tuple is dropped at the end
//!  └──────────┴──────────┴──────────┘
//! ```

use std::cell::Cell;

use crate::heap::{Field, Header};
use crate::object::{Body, TypeSpec};

/// An iterator over a tuple.
#[repr(C)]
pub struct TupleIteratorBody {
    head: Header,
    /// Next position.
    pub(crate) position: Cell<isize>,
    /// The tuple; empty when exhausted.
    pub(crate) tuple: Field,
}

// SAFETY: repr(C), begins with Header.
unsafe impl Body for TupleIteratorBody {}

/// `tuple_iterator`
pub const ITERATOR_SPEC: TypeSpec = TypeSpec { name: "tuple_iterator", basic_size: 32, ..TypeSpec::DEFAULT };
