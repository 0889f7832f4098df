//! The interpreter's shared state, seen from objects: types, names, singletons, the error on its way, and the engine.
//!
//! There is one `Ctx` per thread, made by `Ctx::start` and never freed before the thread ends. Everything in it has inner mutability, so `&Ctx` is
//! all that anybody holds. It is passed first (`cx`) to whatever may run Python; hooks that get no argument (`dealloc`) ask
//! `Ctx::current()`. Objects never see frames: what needs the virtual machine goes through `Engine`.

use std::cell::Cell;

use super::args::Args;
use super::body::TypeBody;
use super::feed::Sink;
use super::names::Names;
use super::raise::PyResult;
use super::types::class::LookupCache;
use crate::heap::{Field, Ref};

pub use super::registry::Types;

/// How a suspended generator is made to go on.
pub enum Resume<'a, 'b> {
    /// `next`, `send`.
    Send(&'a Ref),
    /// `next`, over and over: as long as the sink takes what it yields, it goes on at once.
    Feed(Sink<'a, 'b>),
    /// An exception waits in the context and is to be raised inside.
    Throw,
}

/// What objects ask of the virtual machine. Implemented once, by `vm`.
pub trait Engine {
    /// Calls a Python function object.
    fn call_function(&self, cx: &Ctx, function: &Ref, args: Args<'_>) -> PyResult<Ref>;
    /// The same with positional arguments whose counts become the call's own.
    fn call_giving(&self, cx: &Ctx, function: &Ref, args: &mut dyn ExactSizeIterator<Item = Ref>) -> PyResult<Ref>;
    /// Runs a code object as module, class body or `exec`: in these globals and this namespace, whose counts become the run's own.
    fn run_code(&self, cx: &Ctx, code: &Ref, globals: Ref, namespace: Ref, closure: Option<&Ref>) -> PyResult<Ref>;
    /// Runs a class body's function with this namespace.
    fn run_class_body(&self, cx: &Ctx, function: &Ref, namespace: &Ref) -> PyResult<Ref>;
    /// Goes on with a generator or coroutine. `Ok(None)`: it has returned; the value is in `cx.returned`.
    fn resume(&self, cx: &Ctx, generator: &Ref, how: Resume<'_, '_>) -> PyResult<Option<Ref>>;
    /// The iterator a suspended generator delegates to (`yield from`, `await`).
    fn delegate(&self, generator: &Ref) -> Option<Ref>;
    /// The iterator a suspended generator delegates to has returned this value: goes on behind the delegation, as `resume`.
    fn end_delegation(&self, generator: &Ref, value: Ref) -> PyResult<Option<Ref>>;
    /// `__import__`
    fn import(&self, cx: &Ctx, name: &Ref, globals: Option<&Ref>, from_list: Option<&Ref>, level: i64) -> PyResult<Ref>;
    /// Compiles source (str or bytes, decoded by the loader) to a code object. `mode` is "exec", "eval" or "single".
    fn compile(&self, cx: &Ctx, source: &Ref, filename: &Ref, mode: &str, flags: i64, optimize: i64) -> PyResult<Ref>;
    /// Globals of the running Python frame.
    fn globals(&self, cx: &Ctx) -> Option<Ref>;
    /// `locals()` of the running Python frame.
    fn locals(&self, cx: &Ctx) -> PyResult<Ref>;
    /// The frame object `depth` calls above the running one (`sys._getframe`), None if there is none.
    fn frame(&self, cx: &Ctx, depth: usize) -> PyResult<Option<Ref>>;
    /// `f_back` of a running call's frame object.
    fn frame_back(&self, cx: &Ctx, frame: &Ref) -> Option<Ref>;
    /// Index of the word a running call's frame object is at, None before its first instruction.
    fn frame_word(&self, cx: &Ctx, frame: &Ref) -> Option<usize>;
    /// `f_locals` of a running call's frame object.
    fn frame_locals(&self, cx: &Ctx, frame: &Ref) -> PyResult<Ref>;
    /// Moves variables from registers into the object of a frame that has ended.
    ///
    /// # Safety
    /// `count` registers in use are at `registers`; the frame object has room for that many.
    unsafe fn move_registers(&self, cx: &Ctx, registers: *mut u8, count: usize, frame: &Ref);
    /// What the resumer of the innermost running generator is handling that has one which handles something.
    fn handled_outside(&self) -> Option<Ref>;
    /// The frame object of a running generator.
    fn generator_frame(&self, cx: &Ctx, generator: &Ref) -> Option<Ref>;
    /// Makes objects of the plain numbers that a suspended generator holds.
    fn box_numbers(&self, cx: &Ctx, generator: &Ref);
    /// A function is about to be given other code: what runs of it goes on with its own.
    fn keep_code(&self, function: &Ref);
    /// `clear()` of a running call's or suspended generator's frame object.
    fn frame_clear(&self, cx: &Ctx, frame: &Ref) -> PyResult<()>;
    /// First argument and `__class__` cell content of the running frame, for `super()` without arguments.
    fn super_arguments(&self, cx: &Ctx) -> PyResult<(Ref, Ref)>;
    /// File name and line of the running Python frame and its callers, innermost first, at most `limit` (tracemalloc). A frame that is still
    /// making its cells or its generator has not begun: what it asks for is its caller's. The number of such frames is returned.
    fn places(&self, limit: usize, visit: &mut dyn FnMut(&Ref, u32)) -> usize;
}

/// Shared state of one interpreter.
pub struct Ctx {
    /// The builtin types.
    pub types: Types,
    /// Interned names the interpreter itself uses.
    pub names: Names,
    /// `None`
    pub none: Ref,
    /// `True`
    pub true_: Ref,
    /// `False`
    pub false_: Ref,
    /// `...`
    pub ellipsis: Ref,
    /// `NotImplemented`
    pub not_implemented: Ref,
    /// `()`
    pub empty_tuple: Ref,
    /// The ints -5..=256.
    pub small_ints: Box<[Ref]>,
    /// The one-character strings U+0000..U+00FF.
    pub latin1: Box<[Ref]>,
    /// `''`
    pub empty_str: Ref,
    /// `b''`
    pub empty_bytes: Ref,
    /// The exception on its way (see `raise.rs`).
    pub raised: Field,
    /// The exception that the running generator is handling, or, outside all generators, the script; kept by the machine. See `Ctx::handling`.
    pub handled: Field,
    /// How many running generators keep aside what their resumers are handling.
    pub handled_outside: Cell<u32>,
    /// Value of the generator that has just returned (see `Engine::resume`).
    pub returned: Field,
    /// `sys.modules`, a dict.
    pub modules: Field,
    /// The builtins module's dict.
    pub builtins: Field,
    /// The sys module's dict.
    pub sys_dict: Field,
    /// The thread's own dict: made when something is first kept in it (the objects whose repr is being made).
    pub thread_dict: Field,
    /// Native calls nested right now.
    pub native_depth: Cell<u32>,
    /// Python frames nested right now.
    pub python_depth: Cell<u32>,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: Cell<u32>,
    /// Key of string hashes.
    pub hash_key: Cell<(u64, u64)>,
    /// What lookups on types have found.
    pub lookups: LookupCache,
    /// Last type version given out.
    pub last_version: Cell<u64>,
    /// Set once `id()` was asked of an int or float: the machine then boxes before it frees (see vm).
    pub number_ids_asked: Cell<bool>,
    /// Whether the interpreter is shutting down.
    pub finalizing: Cell<bool>,
    pub(super) engine: Cell<Option<&'static dyn Engine>>,
}

/// Deepest nesting of native calls that may run Python code.
pub const NATIVE_DEPTH_MAX: u32 = 3000;

thread_local! {
    static CURRENT: Cell<Option<&'static Ctx>> = const { Cell::new(None) };
}

impl Ctx {
    /// The context of this thread. Panics before `start`.
    #[inline(always)]
    pub fn current() -> &'static Ctx {
        CURRENT.get().expect("Ctx::start comes first")
    }
    /// Makes this the thread's context.
    pub(super) fn install(context: &'static Ctx) {
        CURRENT.set(Some(context));
    }
    /// The virtual machine.
    #[inline]
    pub fn engine(&self) -> &'static dyn Engine {
        self.engine.get().expect("the machine registers itself at start")
    }
    /// Registers the virtual machine.
    pub fn set_engine(&self, engine: &'static dyn Engine) {
        self.engine.set(Some(engine));
    }
    /// `None`, a new count.
    #[inline(always)]
    pub fn none(&self) -> Ref {
        self.none.clone()
    }
    /// `True` or `False`.
    #[inline(always)]
    pub fn bool(&self, value: bool) -> Ref {
        if value { self.true_.clone() } else { self.false_.clone() }
    }
    /// `NotImplemented`, a new count.
    #[inline]
    pub fn not_implemented(&self) -> Ref {
        self.not_implemented.clone()
    }
    /// Whether it is `None`.
    #[inline(always)]
    pub fn is_none(&self, object: &Ref) -> bool {
        object.is(&self.none)
    }
    /// A fresh type version.
    pub fn next_version(&self) -> u64 {
        let version = self.last_version.get() + 1;
        self.last_version.set(version);
        version
    }
    /// Whether native work may nest deeper.
    #[inline]
    pub fn can_nest(&self) -> bool {
        self.native_depth.get() < NATIVE_DEPTH_MAX
    }
    /// Runs native work that may nest (repr, comparison …): RecursionError "maximum recursion depth exceeded{place}" when too deep.
    /// `place` begins with a space, e.g. " while getting the repr of an object", " in comparison", or is empty.
    #[inline]
    pub fn nested<T>(&self, place: &str, work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
        let depth = self.native_depth.get();
        if !self.can_nest() {
            return self.raise(self.types.recursion_error, &format!("maximum recursion depth exceeded{place}"));
        }
        self.native_depth.set(depth + 1);
        let result = work();
        self.native_depth.set(depth);
        result
    }
    /// A type as static reference: builtin types live as long as the context.
    pub fn type_of(&self, object: &Ref) -> Ref {
        use super::body::Object;
        let type_: &TypeBody = object.ty();
        type_.to_ref()
    }
}
