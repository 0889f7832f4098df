//! What every exception can do.

use super::body::{allocate, base};
use crate::heap::Ref;
use crate::object::{Args, Ctx, PyResult, TypeBody};

/// `BaseException.__new__`
pub(super) fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    allocate(cx, class, args.tuple(cx))
}

/// `BaseException.__init__`
pub(super) fn init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    if args.keyword_count() != 0 {
        use crate::object::Object;
        return args.no_keywords(cx, &exception.ty().display_name());
    }
    base(exception).args.set(Some(args.tuple(cx)));
    Ok(())
}
