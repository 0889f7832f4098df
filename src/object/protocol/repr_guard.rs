//! Which objects are being turned into text right now, so that a list in itself prints as `[...]`.
//!
//! ```text
//!   thread's dict ── 'Py_Repr' ──▶ list of the objects, the innermost last
//! ```
//! As in CPython it is a list in the thread's dict, made by the first repr that needs it: the collector and the counts of the objects see it.

use crate::heap::Ref;
use crate::object::types::{dict, list};
use crate::object::{Ctx, PyResult};

/// Says that an object's repr is being made, as long as it lives.
pub struct ReprGuard(usize);

/// Enters an object; None if its repr is being made already.
pub fn enter(object: &Ref) -> Option<ReprGuard> {
    let cx = Ctx::current();
    let Ok(active) = active(cx) else {
        // Without memory for the list nothing is remembered; the depth limit still holds.
        drop(cx.take_raised());
        return Some(ReprGuard(object.address()));
    };
    if list::items(&active).iter().any(|inner| inner.is(object)) {
        return None;
    }
    if list::append(cx, &active, object.clone()).is_err() {
        drop(cx.take_raised());
    }
    Some(ReprGuard(object.address()))
}

/// The list, made if need be.
fn active(cx: &Ctx) -> PyResult<Ref> {
    let names = match cx.thread_dict.get() {
        Some(names) => names,
        None => {
            let names = dict::new(cx);
            cx.thread_dict.set(Some(names.clone()));
            names
        }
    };
    let key = cx.intern("Py_Repr");
    if let Some(found) = dict::get_str(cx, &names, &key) {
        return Ok(found);
    }
    let made = list::new(cx);
    dict::set(cx, &names, &key, &made)?;
    Ok(made)
}

impl Drop for ReprGuard {
    fn drop(&mut self) {
        let cx = Ctx::current();
        let Some(active) = cx.thread_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.intern("Py_Repr"))) else { return };
        if let Some(position) = list::items(&active).iter().rposition(|inner| inner.address() == self.0) {
            let raised = cx.raised.take();
            if list::set_range(cx, &active, position, position + 1, None).is_err() {
                drop(cx.take_raised());
            }
            cx.raised.set(raised);
        }
    }
}
