//! Which objects are being turned into text right now, so that a list in itself prints as `[...]`.

use std::cell::RefCell;

use crate::heap::Ref;

thread_local! {
    static ACTIVE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Says that an object's repr is being made, as long as it lives.
pub struct ReprGuard(usize);

/// Enters an object; None if its repr is being made already.
pub fn enter(object: &Ref) -> Option<ReprGuard> {
    let address = object.address();
    ACTIVE.with_borrow_mut(|active| {
        if active.contains(&address) {
            return None;
        }
        active.push(address);
        Some(ReprGuard(address))
    })
}

impl Drop for ReprGuard {
    fn drop(&mut self) {
        ACTIVE.with_borrow_mut(|active| {
            if let Some(position) = active.iter().rposition(|&address| address == self.0) {
                active.remove(position);
            }
        });
    }
}
