//! What the iterators of `itertools` share: how they are declared, made and told their arguments; and arrays of positions.

use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

use crate::heap::{self, Field, Ref, flags};
use crate::object::protocol::{iterate, number};
use crate::object::types::list::ListIteratorBody;
use crate::object::types::{object, tuple};
use crate::object::{Args, Ctx, IterNextFn, NewFn, Object, PyResult, Slots, TypeBody, TypeSpec, try_new_object, type_flags};

/// A declaration of an iterator that can be called and derived from; name, size and hooks are to be added.
pub const ITERATOR: TypeSpec = TypeSpec { flags: flags::GC | type_flags::HEAP_TYPE | type_flags::BASE_TYPE, ..TypeSpec::DEFAULT };

/// The slots of such an iterator.
pub const fn slots(new: NewFn, next: IterNextFn) -> Slots {
    Slots {
        new: Some(new),
        get_attr: Some(object::get_attribute),
        iter: Some(crate::object::types::iterators::itself),
        next: Some(next),
        ..Slots::EMPTY
    }
}

/// A new object of the class, zero.
pub fn allocate(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    match try_new_object(class, class.kind.basic_size.get() as usize) {
        Some(object) => Ok(object),
        None => cx.no_memory(),
    }
}

/// Fails if there are keyword arguments, unless the class has an `__init__` of its own to take them.
pub fn no_keywords(cx: &Ctx, class: &TypeBody, args: Args<'_>, function: &str) -> PyResult<()> {
    if args.keyword_count() == 0 || !object::is_own_init(class.slots()) {
        return Ok(());
    }
    args.no_keywords(cx, function)
}

/// The same, and as many positional arguments as said.
pub fn positional(cx: &Ctx, class: &TypeBody, args: Args<'_>, function: &str, count: usize) -> PyResult<()> {
    no_keywords(cx, class, args, function)?;
    if args.len() == count {
        return Ok(());
    }
    let plural = if count == 1 { "" } else { "s" };
    cx.type_error(&format!("{function} expected {count} argument{plural}, got {}", args.len()))
}

/// An argument that counts something: as machine word.
pub fn size(cx: &Ctx, given: &Ref) -> PyResult<isize> {
    let index = number::index_any(cx, given)?;
    crate::object::types::int::to_isize(cx, &index)
}

/// The next item; over a list without a call.
#[inline(always)]
pub fn next(cx: &Ctx, iterator: &Ref) -> PyResult<Option<Ref>> {
    if iterator.is_exact(cx.types.list_iterator) {
        // SAFETY: that type declares this body.
        return Ok(unsafe { iterator.body::<ListIteratorBody>() }.step());
    }
    iterate::next(cx, iterator)
}

/// The same of an iterator that a field holds, which may be given up meanwhile; None too if there is none.
#[inline(always)]
pub fn next_of(cx: &Ctx, field: &Field) -> PyResult<Option<Ref>> {
    let Some(iterator) = field.borrow() else { return Ok(None) };
    if iterator.is_exact(cx.types.list_iterator) {
        // SAFETY: that type declares this body. A step runs Python code only where the list dies, and looks at nothing afterwards.
        return Ok(unsafe { iterator.body::<ListIteratorBody>() }.step());
    }
    let iterator = iterator.clone();
    iterate::next(cx, &iterator)
}

/// The items of an iterable as a tuple: itself if it is one.
pub fn pool(cx: &Ctx, iterable: &Ref) -> PyResult<Ref> {
    if iterable.is_exact(cx.types.tuple) {
        return Ok(iterable.clone());
    }
    tuple::from_iterable(cx, iterable)
}

/// The body `$body` of an iterator over what a function makes of an iterable, with a flag of its own where one is named; its view, hooks, type,
/// `new`, which takes both, and how it is copied.
macro_rules! function_over_iterable {
    ($body:ident, $name:literal $(, $word:ident)?) => {
        #[repr(C)]
        struct $body {
            head: crate::heap::Header,
            function: crate::heap::Field,
            iterator: crate::heap::Field,
            $($word: std::cell::Cell<usize>,)?
        }

        crate::stdlib::declare::counted_hooks!($body { function, iterator } visits { iterator, function });
        crate::stdlib::declare::lazy_class!();

        fn new(cx: &Ctx, class: &crate::object::TypeBody, args: Args<'_>) -> PyResult<Ref> {
            common::positional(cx, class, args, $name, 2)?;
            let iterator = crate::object::protocol::iterate::iter(cx, args.at(1))?;
            let made = common::allocate(cx, class)?;
            this(&made).function.set(Some(args.at(0).clone()));
            this(&made).iterator.set(Some(iterator));
            crate::heap::track(&made);
            Ok(made)
        }

        fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
            super::state::deprecated(cx)?;
            let body = this(object);
            let (function, iterator) = (super::state::held(cx, &body.function), super::state::held(cx, &body.iterator));
            let arguments = crate::object::types::tuple::pair(cx, function, iterator);
            #[allow(unused_mut, unused_assignments)]
            let mut state = None;
            $(state = Some(crate::object::types::int::from_usize(cx, body.$word.get()));)?
            Ok(super::state::reduced(cx, object, arguments, state))
        }

        $(fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
            super::state::deprecated(cx)?;
            this(object).$word.set(crate::object::protocol::number::truth(cx, args.at(0))? as usize);
            Ok(cx.none())
        })?
    };
}
pub(super) use function_over_iterable;

/// A block of machine words in our heap; its length is known to the owner, who frees it.
#[repr(transparent)]
pub struct Words(Cell<*mut isize>);

impl Words {
    /// Takes a block of that many words, each made by `first`; MemoryError if there is none.
    pub fn fill(&self, cx: &Ctx, count: usize, first: impl Fn(usize) -> isize) -> PyResult<()> {
        let Some(block) = count.checked_mul(8).and_then(|bytes| heap::try_alloc(bytes.max(1))) else { return cx.no_memory() };
        let block = block.cast::<isize>().as_ptr();
        for index in 0..count {
            // SAFETY: the block has that many words.
            unsafe { block.add(index).write(first(index)) }
        }
        self.0.set(block);
        Ok(())
    }
    /// The word at a position below the length.
    #[inline(always)]
    pub fn get(&self, index: usize) -> isize {
        // SAFETY: callers stay below the length with which it was filled.
        unsafe { *self.0.get().add(index) }
    }
    /// Changes the word at a position below the length.
    #[inline(always)]
    pub fn set(&self, index: usize, value: isize) {
        // SAFETY: callers stay below the length with which it was filled.
        unsafe { *self.0.get().add(index) = value }
    }
    /// Gives the block back.
    pub fn free(&self, count: usize) {
        if let Some(block) = NonNull::new(self.0.replace(null_mut())) {
            // SAFETY: made with that size; the owner does not refer to it any more.
            unsafe { heap::free(block.cast(), (8 * count).max(1)) }
        }
    }
}

/// The step of an iterator over selections from pools: `advance` moves the positions on and gives the first place that has changed, None at
/// the end; `item` is what belongs at a place. The result tuple is made once, and again only if somebody holds it.
#[inline(always)]
pub fn select(
    cx: &Ctx,
    result: &Field,
    ended: &Cell<usize>,
    length: usize,
    item: impl Fn(usize) -> Ref,
    advance: impl FnOnce() -> Option<usize>,
) -> PyResult<Option<Ref>> {
    if !result.is_none() {
        let Some(changed) = advance() else {
            if result.borrow().is_some_and(|result| result.count() != 1) {
                // CPython copies a result that somebody holds before it looks for the next one.
                tuple::pass(cx, length);
            }
            ended.set(1);
            // CPython looks for the end only after it has copied a result that somebody else holds.
            if let Some(held) = result.get().filter(|held| held.count() > 2) {
                result.set(Some(tuple::new(cx, tuple::items(&held))));
            }
            return Ok(None);
        };
        if result.borrow().is_some_and(sole)
            && let Some(result) = result.get()
        {
            for index in changed..length {
                // SAFETY: besides the field only this function holds the tuple; no slice of its items is alive.
                drop(unsafe { tuple::replace_item(&result, index, item(index)) });
            }
            return Ok(Some(result));
        }
    }
    let made = tuple::fill(cx, length, item)?;
    result.set(Some(made.clone()));
    Ok(Some(made))
}

/// The result tuple if nobody else holds it, ready to be changed; it is tracked again if a collection found it holding atoms only.
#[inline]
pub fn sole(result: &Ref) -> bool {
    if result.count() != 1 {
        return false;
    }
    if !heap::is_tracked(result) {
        heap::track(result);
    }
    true
}
