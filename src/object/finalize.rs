//! `__del__` and what else runs when an object dies. Provisional: its owner replaces it.

use super::ctx::Ctx;
use crate::heap::Ref;

/// Runs the finalizer of an object whose count has reached zero (CPython's `PyObject_CallFinalizerFromDealloc`): true if it was resurrected.
pub fn finalize_by_count(_cx: &Ctx, _object: &Ref) -> bool {
    false
}
