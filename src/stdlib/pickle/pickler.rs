//! `Pickler`.
//!
//! ```text
//!  ┌────────┬──────┬───────────────┬────────────────┬──────────────────┬───────┬────────┬────────┬──────┬─ … ─┬───────────┬──────────┐
//!  │ Header │ memo │ persistent_id │ dispatch_table │ reducer_override │ write │ buffer │ length │ room │     │ fast_memo │ callback │  152
//!  └────────┴──┼───┴───────────────┴────────────────┴──────────────────┴───────┴────────┴────────┴──────┴─ … ─┴───────────┴──────────┘
//!              └─► memo.rs
//! ```
//! `dumps` uses one as well, without a file.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::memo::Memo;
use super::opcode::{DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PROTO, STOP};
use super::output;
use super::{memo_proxy, module, save};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, number};
use crate::object::types::{bytes, dict, int, method, object};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec,
    free_object, try_new_object, type_flags,
};
use crate::stdlib::declare::lazy_class;

/// See the module comment.
#[repr(C)]
pub struct PicklerBody {
    head: Header,
    memo: Cell<Option<NonNull<Memo>>>,
    /// What names objects that are kept elsewhere.
    pub persistent_id: Field,
    /// The pickler's own table of reductions.
    pub dispatch_table: Field,
    /// Looked up anew for every dump.
    pub reducer_override: Field,
    /// The file's method; none for `dumps`.
    pub write: Field,
    /// See `output.rs`.
    pub buffer: Field,
    /// Bytes of the buffer that are written.
    pub length: Cell<usize>,
    /// Bytes of the buffer.
    pub room: Cell<usize>,
    /// The protocol.
    pub protocol: Cell<i32>,
    /// Whether frames are to be made.
    pub framing: Cell<bool>,
    /// Whether names of modules are to be Python 2's.
    pub fix_imports: Cell<bool>,
    /// Whether `persistent_id` is to be called with the pickler in front.
    pub binds_itself: Cell<bool>,
    /// `bin`: whether the protocol is not 0.
    pub bin: Cell<i64>,
    /// Where the open frame begins.
    pub frame_start: Cell<isize>,
    /// `fast`: nothing is remembered. An int, as the attribute shows it.
    pub fast: Cell<i64>,
    /// How deep containers lie in one another while `fast` is on.
    pub fast_nesting: Cell<usize>,
    /// Those that lie deep, by address.
    pub fast_memo: Field,
    /// What takes buffers that travel apart.
    pub buffer_callback: Field,
    room_behind: [u64; 2],
}
const SIZE: usize = size_of::<PicklerBody>();
const _: () = assert!(SIZE == 152);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for PicklerBody {}

lazy_class!();

pub(super) fn this(object: &Header) -> &PicklerBody {
    // SAFETY: called for picklers only.
    unsafe { object.body() }
}

impl PicklerBody {
    /// What is written already; `None` before `__init__`.
    pub fn memo(&self) -> Option<&Memo> {
        // SAFETY: the block lives as long as the pickler; callers use it at once and run no Python code meanwhile.
        self.memo.get().map(|memo| unsafe { memo.as_ref() })
    }
    /// The number of an object written already.
    pub fn known(&self, object: &Header) -> Option<usize> {
        self.memo().and_then(|memo| memo.get(object))
    }
    fn fields(&self) -> [&Field; 7] {
        [
            &self.persistent_id,
            &self.dispatch_table,
            &self.reducer_override,
            &self.write,
            &self.buffer,
            &self.fast_memo,
            &self.buffer_callback,
        ]
    }
}

fn new(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let Some(made) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    if class.has(type_flags::MANAGED_DICT) {
        dict::shared::init_values(cx, &made)?;
    }
    heap::track(&made);
    Ok(made)
}

/// Sets the protocol: None is the default, a negative one the highest.
fn set_protocol(cx: &Ctx, own: &PicklerBody, protocol: Option<&Ref>, fix_imports: Option<&Ref>) -> PyResult<()> {
    let protocol = match protocol.filter(|protocol| !cx.is_none(protocol)) {
        None => DEFAULT_PROTOCOL,
        Some(protocol) => {
            let value = int::to_isize(cx, &number::index_any(cx, protocol)?)?;
            match i32::try_from(value) {
                Ok(value) if value < 0 => HIGHEST_PROTOCOL,
                Ok(value) if value <= HIGHEST_PROTOCOL => value,
                _ => return cx.value_error(&format!("pickle protocol must be <= {HIGHEST_PROTOCOL}")),
            }
        }
    };
    own.protocol.set(protocol);
    own.bin.set((protocol > 0) as i64);
    let fix = fix_imports.map_or(Ok(true), |fix| number::truth(cx, fix))?;
    own.fix_imports.set(fix && protocol < 3);
    Ok(())
}

/// Sets up what is needed to write: memo, buffer, protocol.
fn set_up(cx: &Ctx, object: &Ref, rest: [Option<&Ref>; 3]) -> PyResult<()> {
    let own = this(object);
    let [protocol, fix_imports, callback] = rest;
    set_protocol(cx, own, protocol, fix_imports)?;
    let callback = callback.filter(|callback| !cx.is_none(callback));
    if callback.is_some() && own.protocol.get() < 5 {
        return cx.value_error("buffer_callback needs protocol >= 5");
    }
    own.buffer_callback.set(callback.cloned());
    match own.memo() {
        None => own.memo.set(Some(Memo::new(cx)?)),
        Some(memo) => drop(memo.clear()),
    }
    if own.room.get() == 0 {
        own.room.set(output::BUFFER_BYTES);
    }
    output::clear(cx, own)?;
    own.fast.set(0);
    own.fast_nesting.set(0);
    drop(own.fast_memo.take());
    Ok(())
}

fn set_file(cx: &Ctx, own: &PicklerBody, file: &Ref) -> PyResult<()> {
    match attribute::get_optional(cx, file, &cx.names.write)? {
        Some(write) => own.write.set(Some(write)),
        None => return cx.type_error("file must have a 'write' attribute"),
    }
    Ok(())
}

const INIT: Signature<4> = Signature {
    function: "Pickler",
    names: ["file", "protocol", "fix_imports", "buffer_callback"],
    positional_only: 0,
    keyword_from: 4,
    required: 1,
};

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    let [file, protocol, fix_imports, callback] = args.bind(cx, &INIT)?;
    let own = this(object);
    // The buffer and the memo come last: a pickler whose `__init__` has failed is not set up.
    drop(own.write.take());
    set_protocol(cx, own, protocol, fix_imports)?;
    set_file(cx, own, file.unwrap_or(&cx.none))?;
    set_up(cx, object, [protocol, fix_imports, callback])?;
    let (found, binds) = method_of(cx, object, "persistent_id")?;
    own.persistent_id.set(found);
    own.binds_itself.set(binds);
    own.dispatch_table.set(attribute::get_optional(cx, object, &cx.intern("dispatch_table"))?);
    Ok(())
}

/// An attribute to be called; of a bound method of the object itself the function alone, so that the object does not hold itself.
pub fn method_of(cx: &Ctx, object: &Ref, name: &str) -> PyResult<(Option<Ref>, bool)> {
    let Some(found) = attribute::get_optional(cx, object, &cx.intern(name))? else { return Ok((None, false)) };
    if found.is_exact(cx.types.method)
        && let Some((function, bound_to)) = method::parts(&found)
        && bound_to.is(object)
    {
        return Ok((Some(function), true));
    }
    Ok((Some(found), false))
}

/// The pickle of an object as bytes, or (`write` given) in a file.
pub fn dump_once(cx: &Ctx, object: &Ref, file: Option<&Ref>, rest: [Option<&Ref>; 3]) -> PyResult<Ref> {
    let pickler = new(cx, class(cx), Args::NONE)?;
    let own = this(&pickler);
    set_up(cx, &pickler, rest)?;
    if let Some(file) = file {
        set_file(cx, own, file)?;
    }
    write_all(cx, &pickler, object)?;
    match file {
        Some(_) => output::flush(cx, own).map(|()| cx.none()),
        None => output::take(cx, own),
    }
}

/// Writes a whole pickle into the buffer.
fn write_all(cx: &Ctx, pickler: &Ref, object: &Ref) -> PyResult<()> {
    let own = this(pickler);
    own.reducer_override.set(attribute::get_optional(cx, pickler, &cx.intern("reducer_override"))?);
    let result = write_body(cx, pickler, object);
    own.framing.set(false);
    drop(own.reducer_override.take());
    result
}

fn write_body(cx: &Ctx, pickler: &Ref, object: &Ref) -> PyResult<()> {
    let own = this(pickler);
    let protocol = own.protocol.get();
    if protocol >= 2 {
        output::write(cx, own, &[PROTO, protocol as u8])?;
        own.framing.set(protocol >= 4);
    }
    save::Saver { cx, pickler, own }.save(object)?;
    output::write(cx, own, &[STOP])?;
    output::commit_frame(own);
    Ok(())
}

fn dump(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let own = this(object);
    if own.write.is_none() || own.memo().is_none() {
        let name = object.ty().display_name();
        return module::pickling_error(cx, &format!("Pickler.__init__() was not called by {name}.__init__()"));
    }
    output::clear(cx, own)?;
    write_all(cx, object, args.at(0))?;
    output::flush(cx, own)?;
    Ok(cx.none())
}

fn clear_memo(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    if let Some(memo) = this(object).memo() {
        drop(memo.clear());
    }
    Ok(cx.none())
}

fn size_of_pickler(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let own = this(object);
    let memo = own.memo().map_or(0, |memo| memo.bytes());
    let buffer = own.buffer.borrow().map_or(0, |buffer| 33 + bytes::as_slice(buffer).len());
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + memo + buffer))
}

fn persistent_id(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let own = this(object);
    bound(cx, object, &own.persistent_id, own.binds_itself.get(), "persistent_id")
}

/// What `method_of` has kept, as the attribute shows it.
pub fn bound(cx: &Ctx, object: &Ref, kept: &Field, binds: bool, name: &str) -> PyResult<Ref> {
    match kept.get() {
        Some(function) if binds => Ok(method::new(cx, &function, object)),
        Some(function) => Ok(function),
        None => cx.raise(cx.types.attribute_error, name),
    }
}

fn set_persistent_id(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let own = this(object);
    match value {
        None => cx.type_error("attribute deletion is not supported"),
        Some(value) if !crate::object::protocol::call::is_callable(value) => {
            cx.type_error("persistent_id must be a callable taking one argument")
        }
        Some(value) => {
            own.persistent_id.set(Some(value.clone()));
            own.binds_itself.set(false);
            Ok(())
        }
    }
}

fn set_memo(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(value) = value else { return cx.type_error("attribute deletion is not supported") };
    let entries = memo_proxy::written(cx, value)?;
    let memo = Memo::new(cx)?;
    let own = this(object);
    let old = own.memo.replace(Some(memo));
    if let Some(memo) = own.memo() {
        for (held, number) in entries {
            memo.set(cx, &held, number)?;
        }
    }
    if let Some(old) = old {
        // SAFETY: nobody refers to the old memo any more.
        unsafe { Memo::free(old) };
    }
    Ok(())
}

/// # Safety
/// The object is a Pickler at count zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let own = this(head);
    own.fields().into_iter().for_each(|field| drop(field.take()));
    if let Some(memo) = own.memo.take() {
        // SAFETY: the pickler is gone, and nobody else knows the memo.
        unsafe { Memo::free(memo) };
    }
    // SAFETY: the count is zero; made with the basic size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a Pickler.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    let own = this(head);
    own.fields().into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
    if let Some(memo) = own.memo() {
        memo.entries().for_each(|(held, _)| visit(held));
    }
}

/// # Safety
/// The object is a Pickler.
unsafe fn clear(head: &Header) {
    let own = this(head);
    own.fields().into_iter().for_each(|field| drop(field.take()));
    if let Some(memo) = own.memo.take() {
        // SAFETY: taken out of the pickler first.
        unsafe { Memo::free(memo) };
    }
}

const fn member(name: &'static str, offset: usize, kind: MemberKind) -> MemberDef {
    MemberDef { name, kind, offset, writable: true }
}

const SPEC: TypeSpec = TypeSpec {
    name: "_pickle.Pickler",
    basic_size: SIZE,
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("dump", Arity::One, dump).doc("($self, obj, /)", "Write the pickle of obj to the file."),
        MethodDef::new("clear_memo", Arity::None, clear_memo).doc("($self, /)", "Forget which objects were written."),
        MethodDef::new("__sizeof__", Arity::None, size_of_pickler).doc("($self, /)", "Bytes of the object and what it alone holds."),
    ],
    getset: &[
        GetSetDef { name: "memo", get: |cx, object| Ok(memo_proxy::of_pickler(cx, object)), set: Some(set_memo) },
        GetSetDef { name: "persistent_id", get: persistent_id, set: Some(set_persistent_id) },
    ],
    members: &[
        member("bin", offset_of!(PicklerBody, bin), MemberKind::Int),
        member("fast", offset_of!(PicklerBody, fast), MemberKind::Int),
        member("dispatch_table", offset_of!(PicklerBody, dispatch_table), MemberKind::ObjectOrError),
    ],
    doc: "Pickler(file, protocol=None, fix_imports=True, buffer_callback=None): writes pickles to a file.",
    ..TypeSpec::DEFAULT
};
