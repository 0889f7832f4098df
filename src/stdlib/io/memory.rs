//! The growable run of characters of a `StringIO`, and what files in memory share.
//!
//! ```text
//!   data ──▶ ┌───────────────┬────────────┐      position may lie behind `length`: a write then fills the gap with zeros
//!            │ length units  │ free units │
//!            └───────────────┴────────────┘
//! ```

use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

use crate::heap::{self, Visit};
use crate::object::protocol::number;
use crate::object::{Args, Ctx, PyResult};

/// Fields of a body; all zero is an empty run.
#[repr(C)]
pub struct Run<T: Copy> {
    data: Cell<Option<NonNull<u8>>>,
    /// Units in use.
    pub length: Cell<usize>,
    /// Units there is room for.
    room: Cell<usize>,
    /// Where the next read or write happens.
    pub position: Cell<usize>,
    unit: PhantomData<T>,
}

impl<T: Copy + Default> Run<T> {
    fn bytes(units: usize) -> Option<usize> {
        units.checked_mul(size_of::<T>())
    }

    /// The units in use. Do not run Python code while you hold them.
    pub fn units(&self) -> &[T] {
        match self.data.get() {
            // SAFETY: `length` units are initialised.
            Some(data) => unsafe { std::slice::from_raw_parts(data.cast::<T>().as_ptr(), self.length.get()) },
            None => &[],
        }
    }

    /// From the position to the end.
    pub fn rest(&self) -> &[T] {
        self.units().get(self.position.get()..).unwrap_or(&[])
    }

    /// Takes the block with which a file begins.
    pub fn begin(&self, cx: &Ctx) -> PyResult<()> {
        self.reserve(cx, 0)
    }

    /// Makes room for `size` units and a line end, in CPython's steps.
    fn reserve(&self, cx: &Ctx, size: usize) -> PyResult<()> {
        let room = self.room.get();
        let size = size.saturating_add(1);
        let wanted = if size < room / 2 {
            size + 1
        } else if size < room {
            return Ok(());
        } else if size <= room + room / 8 {
            size + (size >> 3) + if size < 9 { 3 } else { 6 }
        } else {
            size.saturating_add(1)
        };
        let Some(bytes) = Self::bytes(wanted) else { return cx.no_memory() };
        let block = match self.data.get() {
            None => heap::try_alloc(bytes),
            // SAFETY: the block was made with this size; nobody holds a reference into it.
            Some(data) => unsafe { heap::realloc(data, Self::bytes(room).unwrap_or(0), bytes) },
        };
        let Some(block) = block else { return cx.no_memory() };
        self.data.set(Some(block));
        self.room.set(wanted);
        Ok(())
    }

    /// Writes at the position and moves it behind what was written.
    pub fn write(&self, cx: &Ctx, units: &[T]) -> PyResult<()> {
        let (start, length) = (self.position.get(), self.length.get());
        let Some(end) = start.checked_add(units.len()) else {
            return cx.raise(cx.types.overflow_error, "new position too large");
        };
        self.reserve(cx, end)?;
        let Some(data) = self.data.get() else { return cx.no_memory() };
        // SAFETY: there is room for `end` units; what is written comes from elsewhere.
        unsafe {
            let data = data.cast::<T>();
            for gap in length..start {
                data.add(gap).write(T::default());
            }
            std::ptr::copy_nonoverlapping(units.as_ptr(), data.add(start).as_ptr(), units.len());
        }
        self.position.set(end);
        self.length.set(length.max(end));
        Ok(())
    }

    /// Cuts off what lies behind `length`.
    pub fn truncate(&self, cx: &Ctx, length: usize) -> PyResult<()> {
        if length < self.length.get() {
            self.length.set(length);
            self.reserve(cx, length)?;
        }
        Ok(())
    }

    /// Characters refer to nothing.
    pub fn visit(&self, _visit: Visit<'_>) {}

    /// Gives the memory back.
    pub fn release(&self) {
        if let Some(data) = self.data.take() {
            // SAFETY: the block was made with this size and is not used any more.
            unsafe { heap::free(data, Self::bytes(self.room.get()).unwrap_or(0)) }
        }
        self.length.set(0);
        self.room.set(0);
    }
}

/// The size that `truncate` is given: the position if none is; a negative one is refused with these words in front.
pub fn size_to_keep(cx: &Ctx, position: usize, args: Args<'_>, negative: &str) -> PyResult<usize> {
    let Some(size) = args.get(0).filter(|size| !cx.is_none(size)) else { return Ok(position) };
    let size = number::index_isize(cx, size)?;
    match usize::try_from(size) {
        Ok(size) => Ok(size),
        Err(_) => cx.value_error(&format!("{negative} {size}")),
    }
}

/// What a file in memory is besides its units: view of the body, hooks, and the methods for which these differ only in
///
/// - `check`: an error if it is closed; `check_base`: the same where the base class of CPython checks,
/// - `take(cx, object, count)`: the next units as an object; `line_length(object)`: those of the next line; `length(object)`: those of an object.
macro_rules! memory_file {
    ($body:ident { $($text:ident),* }) => {
        // SAFETY: repr(C), begins with Header; only the type declared beside it has this body.
        unsafe impl Body for $body {}

        fn this(object: &Header) -> &$body {
            // SAFETY: called for objects of the type and its subclasses only.
            unsafe { object.body() }
        }

        fn new(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
            let Some(made) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
            heap::track(&made);
            Ok(made)
        }

        /// # Safety
        /// The object is of the type declared here; its count is zero.
        unsafe fn dealloc(head: &Header) {
            heap::untrack(head);
            let body = this(head);
            body.run.release();
            $(drop(body.$text.take());)*
            drop(body.dict.take());
            if body.weak_list.get().is_some() {
                weakref::clear_for_dealloc(Ctx::current(), head);
            }
            // SAFETY: the count is zero; made with the basic size of its type.
            unsafe { free_object(head, head.kind().basic_size.get() as usize) }
        }

        /// # Safety
        /// The object is of the type declared here.
        unsafe fn traverse(head: &Header, visit: Visit<'_>) {
            visit(head.ty().header());
            $(if let Some(text) = this(head).$text.borrow() {
                visit(text);
            })*
            if let Some(names) = this(head).dict.borrow() {
                visit(names);
            }
            this(head).run.visit(visit);
        }

        /// # Safety
        /// The object is of the type declared here.
        unsafe fn clear(head: &Header) {
            drop(this(head).dict.take());
        }

        fn read(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
            check(cx, object)?;
            let count = size_argument(cx, args, "read")?.unwrap_or(usize::MAX);
            take(cx, object, count)
        }

        fn readline(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
            check(cx, object)?;
            let most = size_argument(cx, args, "readline")?.unwrap_or(usize::MAX);
            take(cx, object, line_length(object).min(most))
        }

        fn readlines(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
            check_base(cx, object)?;
            let most = size_argument(cx, args, "readlines")?.filter(|&most| most > 0);
            let (result, mut total) = (list::new(cx), 0);
            while let Some(line) = next(cx, object)? {
                total += length(&line);
                list::append(cx, &result, line)?;
                if most.is_some_and(|most| total >= most) {
                    break;
                }
            }
            Ok(result)
        }

        fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
            check(cx, object)?;
            let line = take(cx, object, line_length(object))?;
            Ok((length(&line) > 0).then_some(line))
        }

        fn iter(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
            check_base(cx, object)?;
            Ok(object.clone())
        }

        fn enter(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            iter(cx, object)
        }

        fn tell(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            check(cx, object)?;
            Ok(int::from_usize(cx, this(object).run.position.get()))
        }

        fn yes(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            check(cx, object)?;
            Ok(cx.bool(true))
        }

        fn isatty(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            check_base(cx, object)?;
            Ok(cx.bool(false))
        }

        fn fileno(cx: &Ctx, _object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            unsupported(cx, "fileno")
        }

        fn detach(cx: &Ctx, _object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            unsupported(cx, "detach")
        }
    };
}
pub(super) use memory_file;
