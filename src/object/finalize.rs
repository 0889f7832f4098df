//! What runs when objects die: finalizers, callbacks, and the collection that alternates heap passes with them.
//!
//! ```text
//!   count reaches zero ─► dealloc hook of a class ─► finalize_by_count (may bring it back) ─► weakref::clear_all ─► fields go
//!   the VM grants a wish, or gc.collect() ─► collect: the passes of heap/cycles, in CPython 3.12.1's order, Python code between them
//! ```
//! An error waiting while all this happens is put aside and waits again afterwards. Errors of finalizers and callbacks go to
//! `sys.unraisablehook` and never further.

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Instant;

use super::args::Args;
use super::body::{Object, type_flags};
use super::ctx::Ctx;
use super::protocol::call;
use super::raise::{PyResult, Raised};
use super::types::{dict, float, int, list, slice, traceback, tuple, weakref};
use crate::heap::cycles::{self, Ages, GENERATIONS, List};
use crate::heap::{self, Field, Header, Ref, Visit, is_tracked, untrack};

/// Prints statistics of each collection.
pub const DEBUG_STATS: i32 = 1;
/// Names every object found unreachable.
pub const DEBUG_COLLECTABLE: i32 = 2;
/// Names every object that cannot be freed (there are none).
pub const DEBUG_UNCOLLECTABLE: i32 = 4;
/// Puts garbage in `gc.garbage` instead of freeing it.
pub const DEBUG_SAVEALL: i32 = 32;
/// What helps to find leaks.
pub const DEBUG_LEAK: i32 = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

struct Collector {
    debug: Cell<i32>,
    garbage: Field,
    callbacks: Field,
}

thread_local! {
    static COLLECTOR: ManuallyDrop<Collector> =
        const { ManuallyDrop::new(Collector { debug: Cell::new(0), garbage: Field::new(None), callbacks: Field::new(None) }) };
}

/// `gc.get_debug()`
pub fn debug() -> i32 {
    COLLECTOR.with(|collector| collector.debug.get())
}

/// `gc.set_debug()`
pub fn set_debug(flags: i32) {
    COLLECTOR.with(|collector| collector.debug.set(flags));
}

/// The list `gc.garbage`, made on first use.
pub fn garbage(cx: &Ctx) -> Ref {
    made(cx, |collector| &collector.garbage)
}

/// The list `gc.callbacks`, made on first use.
pub fn callbacks(cx: &Ctx) -> Ref {
    made(cx, |collector| &collector.callbacks)
}

fn made(cx: &Ctx, field: impl Fn(&Collector) -> &Field) -> Ref {
    COLLECTOR.with(|collector| {
        let field = field(collector);
        if field.is_none() {
            field.set(Some(list::new(cx)));
        }
        field.get().expect("just made")
    })
}

/// Shows the lists, for whoever sums references.
pub fn each_held(visit: Visit<'_>) {
    COLLECTOR
        .with(|collector| [&collector.garbage, &collector.callbacks].into_iter().filter_map(Field::borrow).for_each(|list| visit(list)));
}

/// Lets go of the lists (end of the interpreter).
pub fn forget_lists() {
    COLLECTOR.with(|collector| (collector.garbage.take(), collector.callbacks.take()));
}

/// Runs `work` with the waiting error and the value of a finished generator put aside.
pub fn keeping_raised<R>(cx: &Ctx, work: impl FnOnce() -> R) -> R {
    let (raised, returned) = (cx.raised.take(), cx.returned.take());
    let result = work();
    drop(cx.raised.replace(raised));
    drop(cx.returned.replace(returned));
    result
}

/// Runs the finalizer of an object whose count has reached zero (CPython's `PyObject_CallFinalizerFromDealloc`): true if it was
/// resurrected. Each object is finalized once in its life. `object` is borrowed: its count is not given up here.
pub fn finalize_by_count(cx: &Ctx, object: &Ref) -> bool {
    let Some(finalize) = object.ty().slots().finalize else { return false };
    if cycles::is_finalized(object) {
        return false;
    }
    debug_assert_eq!(object.count(), 0);
    object.count_up();
    keeping_raised(cx, || finalize(cx, object));
    cycles::set_finalized(object);
    object.count.set(object.count() - 1);
    object.count() != 0
}

/// Whether the collector may know the object now or later (CPython's `_PyObject_IS_GC`): its type is a collector type, and it is not
/// a builtin type itself.
#[inline]
pub fn is_container(object: &Header) -> bool {
    object.has_prefix() && object.as_type().is_none_or(|type_| type_.has(type_flags::HEAP_TYPE))
}

/// Whether a container must be tracked because of this item: containers, but not tuples that are untracked.
#[inline]
pub fn may_be_tracked(cx: &Ctx, object: &Header) -> bool {
    object.has_prefix() && is_container(object) && (!object.is_exact(cx.types.tuple) || is_tracked(object))
}

/// Untracks a tuple or dict that holds nothing the collector cares for.
fn untrack_if_plain(cx: &Ctx, object: &Header) {
    let mut plain = true;
    if let Some(traverse) = object.kind().traverse.get() {
        // SAFETY: tracked objects are complete.
        unsafe { traverse(object, &mut |item| plain &= !may_be_tracked(cx, item)) }
    }
    if plain {
        untrack(object);
    }
}

/// The collector need not look at what builtin types hold, which lives as long as they. (Dicts that a full collection would untrack it keeps.)
pub(super) fn set_builtins_aside(cx: &Ctx) {
    cycles::set_aside(&mut |object| {
        let mut plain = object.is_exact(cx.types.dict) || object.is_exact(cx.types.tuple);
        if plain && let Some(traverse) = object.kind().traverse.get() {
            // SAFETY: tracked objects are complete.
            unsafe { traverse(object, &mut |item| plain &= !may_be_tracked(cx, item)) }
        }
        !plain
    });
}

/// Raises the KeyboardInterrupt that a signal has asked for, if one has.
pub fn interrupted(cx: &Ctx) -> PyResult<()> {
    let attention = heap::attention();
    if attention.load(Relaxed) & heap::ATTENTION_SIGNAL == 0 {
        return Ok(());
    }
    attention.fetch_and(!heap::ATTENTION_SIGNAL, Relaxed);
    cx.raise_with(cx.types.keyboard_interrupt, &[])
}

/// Does what is asked for between instructions, and where CPython calls `PyErr_CheckSignals`: a signal raises, a wish to collect is granted.
#[cold]
#[inline(never)]
pub fn attend(cx: &Ctx) -> PyResult<()> {
    interrupted(cx)?;
    if heap::attention().load(Relaxed) & heap::ATTENTION_COLLECT != 0 {
        collect_if_due(cx);
    }
    Ok(())
}

/// `attend`, if anything asks for it: for native code that may take long, and where CPython looks as well.
#[inline]
pub fn attend_if_asked(cx: &Ctx) -> PyResult<()> {
    if heap::attention().load(Relaxed) != 0 { attend(cx) } else { Ok(()) }
}

/// Grants the heap's wish to collect, if it still holds. For the VM, between instructions.
pub fn collect_if_due(cx: &Ctx) {
    if let Some(generation) = cycles::due() {
        collect(cx, generation);
    }
}

/// Collects a generation and all younger ones, callbacks told; returns the number of objects found unreachable. Does nothing
/// inside a collection.
pub fn collect(cx: &Ctx, generation: usize) -> usize {
    if !cycles::begin() {
        return 0;
    }
    let found = keeping_raised(cx, || {
        tell_callbacks(cx, "start", generation, 0);
        let found = collect_main(cx, generation);
        tell_callbacks(cx, "stop", generation, found);
        found
    });
    cycles::end();
    found
}

/// A full collection at the end of the interpreter: no callbacks, whatever the state of the switches.
pub fn collect_at_exit(cx: &Ctx) -> usize {
    if !cycles::begin() {
        return 0;
    }
    let found = keeping_raised(cx, || collect_main(cx, GENERATIONS - 1));
    cycles::end();
    found
}

fn tell_callbacks(cx: &Ctx, phase: &str, generation: usize, collected: usize) {
    let Some(callbacks) = COLLECTOR.with(|collector| collector.callbacks.get()) else { return };
    if list::len(&callbacks) == 0 {
        return;
    }
    let info = dict::new(cx);
    for (key, value) in [("generation", generation), ("collected", collected), ("uncollectable", 0)] {
        let stored = dict::set(cx, &info, &cx.intern(key), &int::from_usize(cx, value));
        debug_assert!(stored.is_ok());
    }
    let phase = cx.intern(phase);
    let mut index = 0;
    while let Some(callback) = list::get(&callbacks, index) {
        match call::call(cx, &callback, Args::new(&[phase.clone(), info.clone()])) {
            Ok(result) => drop(result),
            Err(Raised) => write_unraisable(cx, None, Some(&callback)),
        }
        index += 1;
    }
}

/// The collection. Comments say what holds after each step.
fn collect_main(cx: &Ctx, generation: usize) -> usize {
    let start = Instant::now();
    if debug() & DEBUG_STATS != 0 {
        let sizes: String = (0..GENERATIONS).map(|g| format!(" {}", cycles::size(List::of_generation(g)))).collect();
        write_stderr(cx, &format!("gc: collecting generation {generation}...\n"));
        write_stderr(cx, &format!("gc: objects in each generation:{sizes}\n"));
        write_stderr(cx, &format!("gc: objects in permanent generation: {}\n", cycles::size(List::Permanent)));
    }

    // The list `young` holds everything to be examined, its own objects first, then the newest, then the middle ones.
    cycles::merge_younger(generation);
    let young = List::of_generation(generation);
    let old = List::of_generation((generation + 1).min(GENERATIONS - 1));
    // `Unreachable` holds what only garbage refers to, in the order in which it was found; `young` is certainly alive.
    cycles::deduce_unreachable(young, List::Unreachable);

    // Survivors are one generation older; tuples (and, in full collections, dicts) of atoms are not tracked any more.
    cycles::for_each_examined(young, &mut |object| {
        if object.is_exact(cx.types.tuple) {
            untrack_if_plain(cx, object);
        }
    });
    if young != old {
        if generation == GENERATIONS - 2 {
            let ages = cycles::ages();
            let long_lived_pending = ages.long_lived_pending + cycles::size(young);
            cycles::set_ages(Ages { long_lived_pending, ..ages });
        }
        cycles::merge(young, old);
    } else {
        cycles::for_each_examined(young, &mut |object| {
            if object.is_exact(cx.types.dict) {
                untrack_if_plain(cx, object);
            }
        });
        let ages = cycles::ages();
        cycles::set_ages(Ages { long_lived_pending: 0, long_lived_total: cycles::size(young) + ages.elsewhere, ..ages });
    }

    if debug() & DEBUG_COLLECTABLE != 0 {
        let mut lines = String::new();
        cycles::for_each(List::Unreachable, &mut |object| {
            lines.push_str(&format!("gc: collectable <{} {:#x}>\n", object.ty().display_name(), object.address()));
        });
        write_stderr(cx, &lines);
    }

    // No weak reference leads to garbage any more, and callbacks of those that are not garbage themselves have been told.
    let garbage = handle_weakrefs(cx, old);
    let mut found = garbage.freed;
    if garbage.quiet {
        // No Python code has run: what was unreachable still is.
        cycles::merge(List::Unreachable, List::StillUnreachable);
        found += garbage.count;
    } else {
        // Every finalizer among the garbage has been called.
        finalize_garbage(cx);
        // What finalizers brought back is in `old`; the rest is in `StillUnreachable`.
        cycles::clear_collecting_all(List::Unreachable);
        cycles::deduce_unreachable(List::Unreachable, List::StillUnreachable);
        cycles::merge(List::Unreachable, old);
        found += cycles::size(List::StillUnreachable);
    }
    // The cycles are broken: what is still alive now (or kept by DEBUG_SAVEALL) is in `old`.
    delete_garbage(cx, old);

    if debug() & DEBUG_STATS != 0 {
        let elapsed = start.elapsed().as_secs_f64();
        write_stderr(cx, &format!("gc: done, {found} unreachable, 0 uncollectable, {elapsed:.4}s elapsed\n"));
    }
    if generation == GENERATIONS - 1 {
        clear_free_lists();
    }
    cycles::update_totals(generation, found, 0);
    found
}

/// Fills the free lists of the types as CPython 3.12.1's are when a script begins: what comes from them is no new container and unknown to
/// tracemalloc.
pub fn fill_free_lists(cx: &Ctx) {
    const DICTS: usize = 14;
    const FLOATS: usize = 3;
    const LISTS: usize = 9;
    const TUPLES: [usize; 20] = [5, 8, 3, 1, 1, 1, 0, 0, 2, 0, 1, 0, 1, 1, 0, 0, 1, 2, 0, 0];
    let mut made: Vec<Ref> = Vec::new();
    made.extend((0..DICTS).map(|_| dict::new(cx)));
    made.extend((0..FLOATS).map(|_| float::new(cx, 0.5)));
    made.extend((0..LISTS).map(|_| list::new(cx)));
    for (index, &count) in TUPLES.iter().enumerate() {
        made.extend((0..count).map(|_| tuple::from_iter(cx, (0..index + 1).map(|_| cx.none()))));
    }
    made.push(slice::new(cx, &cx.none, &cx.none, &cx.none));
}

/// Empties the free lists of the types (not the one slice, as in CPython): their memory goes back, and the next objects count as new again.
pub fn clear_free_lists() {
    tuple::clear_free_list();
    float::clear_free_list();
    list::clear_free_list();
    dict::clear_free_list();
}

/// What the first look at the garbage has shown.
struct Garbage {
    /// Unreachable objects.
    count: usize,
    /// Weak references that died with their callback.
    freed: usize,
    /// No callback was called, and no finalizer waits.
    quiet: bool,
}

fn handle_weakrefs(cx: &Ctx, old: List) -> Garbage {
    let mut garbage_has_weakrefs = false;
    let (mut count, mut finalizers) = (0, false);
    cycles::for_each(List::Unreachable, &mut |object| {
        count += 1;
        finalizers |= object.ty().slots().finalize.is_some();
        // A weak reference that is garbage dies quietly: its callback could see objects already torn down.
        if weakref::is_weak(cx, object) {
            weakref::kill(object);
        }
        while let Some(weak) = weakref::first_of(object) {
            // SAFETY: it is in the object's list, so alive.
            let weak = unsafe { weak.as_ref() };
            weakref::kill(weak);
            if weakref::callback(weak).is_some() && !cycles::is_collecting(weak) {
                // The count keeps it alive until its callback is called. It is reachable, so in another list.
                let _ = Ref::new(weak).into_raw();
                cycles::move_to(weak, List::Callbacks);
                garbage_has_weakrefs = true;
            }
        }
    });
    let mut freed = 0;
    let quiet = !garbage_has_weakrefs && !finalizers;
    while garbage_has_weakrefs && let Some(weak) = cycles::first(List::Callbacks) {
        // SAFETY: we own the count taken above.
        let weak = unsafe { Ref::from_raw(weak) };
        if let Some(callback) = weakref::callback(&weak) {
            weakref::tell(cx, &weak, &callback);
        }
        let address = weak.as_ptr();
        drop(weak);
        if cycles::is_first(List::Callbacks, address) {
            // SAFETY: it stands in the list, so it is alive.
            cycles::move_to(unsafe { address.as_ref() }, old);
        } else {
            freed += 1;
        }
    }
    Garbage { count, freed, quiet }
}

fn finalize_garbage(cx: &Ctx) {
    while let Some(object) = cycles::first(List::Unreachable) {
        // SAFETY: it stands in the list, so it is alive.
        let head = unsafe { object.as_ref() };
        cycles::move_to(head, List::Seen);
        if cycles::is_finalized(head) {
            continue;
        }
        if let Some(finalize) = head.ty().slots().finalize {
            cycles::set_finalized(head);
            let keep = Ref::new(head);
            finalize(cx, &keep);
        }
    }
    cycles::merge(List::Seen, List::Unreachable);
}

fn delete_garbage(cx: &Ctx, old: List) {
    while let Some(object) = cycles::first(List::StillUnreachable) {
        // SAFETY: it stands in the list, so it is alive.
        let head = unsafe { object.as_ref() };
        if debug() & DEBUG_SAVEALL != 0 {
            if list::append(cx, &garbage(cx), Ref::new(head)).is_err() {
                drop(cx.raised.take());
            }
        } else if let Some(clear) = head.kind().clear.get() {
            let keep = Ref::new(head);
            // SAFETY: the object is complete and stays alive through `keep`.
            unsafe { clear(&keep) };
        }
        if cycles::is_first(List::StillUnreachable, object) {
            // SAFETY: it still stands in the list, so it is alive.
            let head = unsafe { object.as_ref() };
            cycles::clear_collecting(head);
            cycles::move_to(head, old);
        }
    }
}

/// Takes the waiting exception and reports it through `sys.unraisablehook`: it cannot go further. `message` stands for "Exception
/// ignored in"; `object` is what failed.
#[cold]
pub fn write_unraisable(cx: &Ctx, message: Option<&str>, object: Option<&Ref>) {
    let exception = cx.take_raised();
    point_at_running_line(cx, &exception);
    let hook = cx.sys_dict.get().and_then(|sys| dict::get_str(cx, &sys, &cx.names.unraisablehook)).filter(|hook| !cx.is_none(hook));
    let Some(hook) = hook else {
        last_words(cx, message, object, &exception);
        return;
    };
    let args = unraisable_args(cx, &exception, message, object);
    match args.and_then(|args| call::call(cx, &hook, Args::new(&[args]))) {
        Ok(result) => drop(result),
        Err(Raised) => {
            let exception = cx.take_raised();
            last_words(cx, Some("Exception ignored in sys.unraisablehook"), Some(&hook), &exception);
        }
    }
}

/// An exception that went through no Python frame is shown where it happened: its traceback becomes the running frame.
fn point_at_running_line(cx: &Ctx, exception: &Ref) {
    if super::types::exception::traceback(exception).is_some() {
        return;
    }
    let Ok(Some(frame)) = cx.engine().frame(cx, 0) else { return };
    let Some(word) = cx.engine().frame_word(cx, &frame) else { return };
    let mut line = None;
    cx.engine().places(1, &mut |_, running| line = Some(running));
    if let Some(line) = line {
        traceback::push(cx, exception, &frame, word as u32, line);
    }
}

/// The hook's argument: exc_type, exc_value, exc_traceback, err_msg, object.
fn unraisable_args(cx: &Ctx, exception: &Ref, message: Option<&str>, object: Option<&Ref>) -> PyResult<Ref> {
    let traceback = super::protocol::attribute::get(cx, exception, &cx.names.__traceback__)?;
    let values = [
        exception.ty().to_ref(),
        exception.clone(),
        traceback,
        message.map_or_else(|| cx.none(), |message| cx.new_str(message)),
        object.cloned().unwrap_or_else(|| cx.none()),
    ];
    match UNRAISABLE.get() {
        Some(make) => make(cx, &values),
        None => Ok(tuple::new(cx, &values)),
    }
}

/// Makes the hook's argument of its five values.
pub type MakeUnraisable = fn(&Ctx, &[Ref]) -> Result<Ref, Raised>;

thread_local! {
    static UNRAISABLE: Cell<Option<MakeUnraisable>> = const { Cell::new(None) };
}

/// Says how the hook's argument is made (`sys` does, whose class it is).
pub fn set_unraisable_class(make: MakeUnraisable) {
    UNRAISABLE.set(Some(make));
}

/// Makes the class of the hook's argument, which is there before any script, and the block of its first tuple.
pub fn prepare_unraisable(cx: &Ctx) -> Result<(), Raised> {
    let values = std::array::from_fn::<_, 5, _>(|_| cx.none());
    UNRAISABLE.get().map_or(Ok(()), |make| make(cx, &values).map(drop))
}

/// The report when there is no hook.
fn last_words(cx: &Ctx, message: Option<&str>, object: Option<&Ref>, exception: &Ref) {
    let Some(file) = error_file(cx).filter(|file| !cx.is_none(file)) else { return };
    let traceback = super::types::exception::traceback(exception);
    if write_whole(cx, &file, &super::report::unraisable_text(cx, message, object, exception, traceback.as_ref())).is_err() {
        drop(cx.raised.take());
    }
}

/// `sys.stderr`
pub fn error_file(cx: &Ctx) -> Option<Ref> {
    cx.sys_dict.get().and_then(|sys| dict::get_str(cx, &sys, &cx.names.stderr))
}

/// Writes to a file and flushes it.
pub fn write_whole(cx: &Ctx, file: &Ref, text: &str) -> PyResult<()> {
    call::method(cx, file, &cx.names.write, &[cx.new_str(text)])?;
    call::method(cx, file, &cx.names.flush, &[]).map(drop)
}

/// Writes to `sys.stderr`, or, where that fails, to the process's standard error.
pub fn write_stderr(cx: &Ctx, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(file) = error_file(cx).filter(|file| !cx.is_none(file)) {
        match call::method(cx, &file, &cx.names.write, &[cx.new_str(text)]) {
            Ok(result) => return drop(result),
            Err(Raised) => drop(cx.raised.take()),
        }
    }
    use std::io::Write;
    let _ = std::io::stderr().write_all(text.as_bytes());
}
