//! `_io._BytesIOBuffer`: what the memoryview of `BytesIO.getbuffer()` looks at. It holds the file, which counts it among its exports.

use crate::heap::{Field, Header, Ref, flags};
use crate::object::protocol::buffer::Lender;
use crate::object::{Ctx, PyResult, Slots, TypeSpec, try_new_object, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct BufferBody {
    head: Header,
    source: Field,
}
const SIZE: usize = std::mem::size_of::<BufferBody>();
const _: () = assert!(SIZE == 24);
counted_hooks!(BufferBody { source });
lazy_class!();

/// The buffer of a file.
pub(super) fn new(cx: &Ctx, file: &Ref) -> PyResult<Ref> {
    let Some(buffer) = try_new_object(class(cx), SIZE) else { return cx.no_memory() };
    this(&buffer).source.set(Some(file.clone()));
    crate::heap::track(&buffer);
    Ok(buffer)
}

static LENDER: Lender = Lender {
    lend: |cx, buffer| match this(buffer).source.borrow() {
        Some(file) => super::bytes_io::lend(cx, file),
        None => cx.value_error("buffer of no file"),
    },
    give_back: |buffer| {
        if let Some(file) = this(buffer).source.borrow() {
            super::bytes_io::give_back(file);
        }
    },
};

static SPEC: TypeSpec = TypeSpec {
    name: "_io._BytesIOBuffer",
    basic_size: SIZE,
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { buffer: Some(&LENDER), ..Slots::EMPTY },
    ..TypeSpec::DEFAULT
};
