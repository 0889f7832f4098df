//! Items on their way from an iterator into a native function, before they need be objects.
//!
//! `sum(x * x for x in data)` neither wants an int object per item nor the generator's frame moved off the stack and back on per item. So
//! the function lends a [`Sink`]; the generator feeds it where it stands and is suspended only for an item that the sink leaves
//! (`protocol::iterate::feed`, `vm::generator`).

use super::body::Object;
use super::ctx::Ctx;
use super::types::{float, int};
use crate::heap::Ref;

/// What an iterator hands to a sink.
pub enum Item<'a> {
    /// A number that is no object yet.
    Int(i64),
    /// A number that is no object yet.
    Float(f64),
    /// Anything else.
    Object(&'a Ref),
}

impl Item<'_> {
    /// The integer it is, exact or bool, if it fits a machine word.
    #[inline(always)]
    pub fn integer(&self, cx: &Ctx) -> Option<i64> {
        match self {
            Item::Int(value) => Some(*value),
            Item::Float(_) => None,
            Item::Object(object) if object.is_exact(cx.types.int) || object.is_exact(cx.types.bool_) => int::as_i64(object),
            Item::Object(_) => None,
        }
    }
    /// The float it exactly is.
    #[inline(always)]
    pub fn real(&self, cx: &Ctx) -> Option<f64> {
        match self {
            Item::Float(value) => Some(*value),
            Item::Int(_) => None,
            Item::Object(object) => float::as_exact(cx, object),
        }
    }
    /// Its truth, if no Python code decides it.
    #[inline(always)]
    pub fn truth(&self, cx: &Ctx) -> Option<bool> {
        match self {
            Item::Int(value) => Some(*value != 0),
            Item::Float(value) => Some(*value != 0.0),
            Item::Object(object) if object.is(&cx.true_) => Some(true),
            Item::Object(object) if object.is(&cx.false_) || object.is(&cx.none) => Some(false),
            Item::Object(object) => int::as_compact(cx, object).map(|value| value != 0),
        }
    }
    /// It as an object of its own.
    #[inline]
    pub fn to_ref(&self, cx: &Ctx) -> Ref {
        match self {
            Item::Int(value) => int::new(cx, *value),
            Item::Float(value) => float::new(cx, *value),
            Item::Object(object) => (*object).clone(),
        }
    }
}

/// Takes items, one by one, or leaves one (false). It runs no Python code and takes no memory while somebody watches the heap: the
/// generator it is fed by stays on the stack meanwhile, as if it ran.
pub type Sink<'a, 'b> = &'a mut (dyn FnMut(Item<'_>) -> bool + 'b);
