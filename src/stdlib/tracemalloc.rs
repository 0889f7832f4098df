//! The `_tracemalloc` module: where each live block was asked for.
//!
//! A watcher of the heap keeps, outside the heap, one entry per block: address, bytes asked for, and an interned traceback (file names and
//! lines, innermost first). While it is not tracing, the heap is not watched and nothing costs anything.
//! What it does not see: blocks handed out before `start`, and numbers that never became objects.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::heap::{self, Ref, Watcher};
use crate::object::protocol::number;
use crate::object::types::{int, list, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, PyResult};

/// The most frames a traceback can hold.
const FRAMES_MAX: usize = 65535;

struct Traceback {
    /// File name and line, innermost first.
    frames: Vec<(Ref, u32)>,
    /// How deep the stack was.
    total: usize,
}

struct Trace {
    size: usize,
    traceback: Rc<Traceback>,
}

/// Frames by address of the file name's object and line.
type Key = (Vec<(usize, u32)>, usize);

struct Tracer {
    on: Cell<bool>,
    /// While set, new blocks are not traced (the module builds its own answers).
    paused: Cell<bool>,
    limit: Cell<usize>,
    bytes: Cell<usize>,
    peak_bytes: Cell<usize>,
    traces: RefCell<HashMap<usize, Trace>>,
    tracebacks: RefCell<HashMap<Key, Rc<Traceback>>>,
}

thread_local! {
    /// Leaked, because the heap keeps a reference to its watcher as long as the thread lives.
    static TRACER: &'static Tracer = Box::leak(Box::new(Tracer {
        on: Cell::new(false),
        paused: Cell::new(false),
        limit: Cell::new(1),
        bytes: Cell::new(0),
        peak_bytes: Cell::new(0),
        traces: RefCell::default(),
        tracebacks: RefCell::default(),
    }));
}

fn tracer() -> &'static Tracer {
    TRACER.with(|tracer| *tracer)
}

impl Watcher for Tracer {
    fn allocated(&self, addr: usize, size: usize) {
        if !self.paused.get() {
            self.add(addr, size);
        }
    }

    fn freed(&self, addr: usize, _size: usize) {
        self.remove(addr);
    }

    fn resized(&self, old: usize, new: usize, _old_size: usize, new_size: usize) {
        self.remove(old);
        if !self.paused.get() {
            self.add(new, new_size);
        }
    }

    fn reused(&self, addr: usize) {
        if self.traces.borrow().contains_key(&addr) && !self.paused.get() {
            let traceback = self.here();
            if let Some(trace) = self.traces.borrow_mut().get_mut(&addr) {
                trace.traceback = traceback;
            }
        }
    }
}

impl Tracer {
    fn add(&self, addr: usize, size: usize) {
        let trace = Trace { size, traceback: self.here() };
        let old = self.traces.borrow_mut().insert(addr, trace).map_or(0, |trace| trace.size);
        let bytes = self.bytes.get() + size - old;
        self.bytes.set(bytes);
        self.peak_bytes.set(self.peak_bytes.get().max(bytes));
    }

    fn remove(&self, addr: usize) {
        if let Some(trace) = self.traces.borrow_mut().remove(&addr) {
            self.bytes.set(self.bytes.get() - trace.size);
        }
    }

    /// The place where the running Python code is.
    fn here(&self) -> Rc<Traceback> {
        let cx = Ctx::current();
        let mut frames: Vec<(Ref, u32)> = Vec::new();
        let skipped = cx.engine().places(self.limit.get(), &mut |file, line| frames.push((file.clone(), line)));
        let mut total = (cx.python_depth.get() as usize).saturating_sub(skipped).max(frames.len());
        if frames.is_empty() {
            frames.push((cx.intern("<unknown>"), 0));
            total = 1;
        }
        let key = (frames.iter().map(|(file, line)| (file.address(), *line)).collect(), total);
        self.tracebacks.borrow_mut().entry(key).or_insert_with(|| Rc::new(Traceback { frames, total })).clone()
    }

    fn clear(&self) {
        self.traces.borrow_mut().clear();
        let tracebacks = std::mem::take(&mut *self.tracebacks.borrow_mut());
        self.bytes.set(0);
        self.peak_bytes.set(0);
        // File names may die here: nothing of ours is borrowed any more.
        drop(tracebacks);
    }

    /// Runs `work` without tracing the blocks it asks for.
    fn pausing<R>(&self, work: impl FnOnce() -> R) -> R {
        let was = self.paused.replace(true);
        let result = work();
        self.paused.set(was);
        result
    }
}

fn start(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "start", 0, 1)?;
    let frames = match args.get(0) {
        Some(frames) => {
            let frames = number::index(cx, frames)?;
            match int::as_i64(&frames).and_then(|frames| i32::try_from(frames).ok()) {
                Some(frames) => i64::from(frames),
                None => return cx.raise(cx.types.overflow_error, "Python int too large to convert to C int"),
            }
        }
        None => 1,
    };
    if !(1..=FRAMES_MAX as i64).contains(&frames) {
        return cx.value_error(&format!("the number of frames must be in range [1; {FRAMES_MAX}]"));
    }
    begin(frames as usize);
    Ok(cx.none())
}

/// Starts tracing unless it is on (`tracemalloc.start`, `-X tracemalloc`).
pub fn begin(frames: usize) {
    let tracer = tracer();
    if tracer.on.replace(true) {
        return;
    }
    tracer.limit.set(frames.clamp(1, FRAMES_MAX));
    heap::watch(Some(tracer));
}

fn stop(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let tracer = tracer();
    if tracer.on.replace(false) {
        heap::watch(None);
        tracer.clear();
    }
    Ok(cx.none())
}

fn is_tracing(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(tracer().on.get()))
}

fn clear_traces(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if tracer().on.get() {
        tracer().clear();
    }
    Ok(cx.none())
}

fn get_traceback_limit(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, tracer().limit.get()))
}

fn get_traced_memory(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let (bytes, peak_bytes) = (tracer().bytes.get(), tracer().peak_bytes.get());
    Ok(tuple::new(cx, &[int::new(cx, bytes as i64), int::new(cx, peak_bytes as i64)]))
}

fn reset_peak(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    tracer().peak_bytes.set(tracer().bytes.get());
    Ok(cx.none())
}

fn get_tracemalloc_memory(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let tracer = tracer();
    let traces = tracer.traces.borrow().capacity() * (size_of::<usize>() + size_of::<Trace>());
    let tracebacks: usize = tracer
        .tracebacks
        .borrow()
        .keys()
        .map(|key| size_of::<Key>() + size_of::<Traceback>() + key.0.len() * 2 * size_of::<(usize, u32)>())
        .sum();
    Ok(int::from_usize(cx, traces + tracebacks))
}

fn frames_to_tuple(cx: &Ctx, traceback: &Traceback) -> Ref {
    let frames = traceback.frames.iter().map(|(file, line)| tuple::new(cx, &[file.clone(), int::from_usize(cx, *line as usize)]));
    tuple::from_vec(cx, frames.collect())
}

/// A list of (domain, size, frames, total frames).
fn get_traces(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let tracer = tracer();
    let result = list::new(cx);
    if !tracer.on.get() {
        return Ok(result);
    }
    tracer.pausing(|| {
        let mut traces: Vec<(usize, usize, Rc<Traceback>)> =
            tracer.traces.borrow().iter().map(|(&addr, trace)| (addr, trace.size, trace.traceback.clone())).collect();
        traces.sort_unstable_by_key(|trace| trace.0);
        let mut made: HashMap<*const Traceback, Ref> = HashMap::new();
        for (_, size, traceback) in &traces {
            let frames = made.entry(Rc::as_ptr(traceback)).or_insert_with(|| frames_to_tuple(cx, traceback)).clone();
            let row = [int::new(cx, 0), int::from_usize(cx, *size), frames, int::from_usize(cx, traceback.total)];
            list::append(cx, &result, tuple::new(cx, &row))?;
        }
        Ok(result)
    })
}

fn get_object_traceback(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let object = args.at(0);
    let addr = object.address() - object.front_bytes();
    let traceback = tracer().traces.borrow().get(&addr).map(|trace| trace.traceback.clone());
    Ok(traceback.map_or_else(|| cx.none(), |traceback| frames_to_tuple(cx, &traceback)))
}

/// `_tracemalloc`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_tracemalloc",
    doc: "Traces of live memory blocks.",
    functions: &[
        MethodDef::new("is_tracing", Arity::None, is_tracing).doc("($module, /)", "Whether blocks are being traced."),
        MethodDef::new("clear_traces", Arity::None, clear_traces).doc("($module, /)", "Forget all traces."),
        MethodDef::new("_get_traces", Arity::None, get_traces).doc("($module, /)", "All traces, as a list of tuples."),
        MethodDef::new("_get_object_traceback", Arity::One, get_object_traceback)
            .doc("($module, obj, /)", "Where the object's memory was asked for, or None."),
        MethodDef::new("start", Arity::Positional, start).doc("($module, nframe=1, /)", "Start tracing, keeping so many frames."),
        MethodDef::new("stop", Arity::None, stop).doc("($module, /)", "Stop tracing and forget all traces."),
        MethodDef::new("get_traceback_limit", Arity::None, get_traceback_limit).doc("($module, /)", "How many frames a traceback keeps."),
        MethodDef::new("get_tracemalloc_memory", Arity::None, get_tracemalloc_memory)
            .doc("($module, /)", "Bytes used for the traces themselves."),
        MethodDef::new("get_traced_memory", Arity::None, get_traced_memory)
            .doc("($module, /)", "Bytes of the traced blocks: now, and at most."),
        MethodDef::new("reset_peak", Arity::None, reset_peak).doc("($module, /)", "Let the peak be what is traced now."),
    ],
    fill: None,
};
