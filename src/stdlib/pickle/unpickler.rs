//! `Unpickler`.
//!
//! ```text
//!  ┌────────┬──────┬──────┬──────┬─────────────────┬─────────┬──────┬──────────┬──────┬──────────┬────────┬───────┬─ … ─┐
//!  │ Header │ memo │ room │ used │ persistent_load │ buffers │ read │ readline │ peek │ encoding │ errors │ marks │     │   272 bytes
//!  └────────┴──┼───┴──────┴──────┴─────────────────┴─────────┴──────┴──────────┴──────┴──────────┴────────┴───────┴─ … ─┘
//!              └─► references by their number in the pickle; those not used are empty
//! ```
//! `loads` uses one as well, without a file.

use std::cell::Cell;
use std::ptr::NonNull;

use super::input::{File, Input};
use super::load::Loader;
use super::pickler::{bound, method_of};
use super::{memo_proxy, module};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{attribute, call, iterate, number};
use crate::object::types::bytes::bytes_like;
use crate::object::types::{dict, int, object, str_};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, try_new_object,
    type_flags,
};
use crate::stdlib::declare::lazy_class;

/// See the module comment.
#[repr(C)]
pub struct UnpicklerBody {
    head: Header,
    memo: Cell<*mut Option<Ref>>,
    room: Cell<usize>,
    used: Cell<usize>,
    /// What finds objects that are kept elsewhere.
    pub persistent_load: Field,
    /// Buffers that travelled apart.
    pub buffers: Field,
    read: Field,
    readline: Field,
    peek: Field,
    /// How texts of Python 2 are decoded.
    pub encoding: Field,
    /// What is done with those that cannot be.
    pub errors: Field,
    /// Room for marks that the object holds, in marks.
    pub marks: Cell<usize>,
    marks_block: Cell<*mut usize>,
    /// The protocol of the pickle that is read.
    pub protocol: Cell<i32>,
    /// Whether Python 2's names of modules are known.
    pub fix_imports: Cell<bool>,
    /// Whether `persistent_load` is to be called with the unpickler in front.
    pub binds_itself: Cell<bool>,
    room_behind: [u64; 19],
}
const SIZE: usize = size_of::<UnpicklerBody>();
const _: () = assert!(SIZE == 272);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for UnpicklerBody {}

lazy_class!();

pub(super) fn this(object: &Header) -> &UnpicklerBody {
    // SAFETY: called for unpicklers only.
    unsafe { object.body() }
}

/// Places of a new memo.
const MEMO_LEAST: usize = 32;

impl UnpicklerBody {
    fn fields(&self) -> [&Field; 7] {
        [&self.persistent_load, &self.buffers, &self.read, &self.readline, &self.peek, &self.encoding, &self.errors]
    }

    fn places(&self) -> &[Option<Ref>] {
        if self.memo.get().is_null() {
            return &[];
        }
        // SAFETY: the block has so many places, all of them complete; callers let the slice go before anything is remembered.
        unsafe { std::slice::from_raw_parts(self.memo.get(), self.room.get()) }
    }

    /// The object with this number.
    pub fn recall(&self, number: usize) -> Option<Ref> {
        self.places().get(number).cloned().flatten()
    }

    /// How many objects are remembered.
    pub fn remembered(&self) -> usize {
        self.used.get()
    }

    /// Gives an object a number.
    pub fn remember(&self, cx: &Ctx, number: usize, object: Ref) -> PyResult<()> {
        if number >= self.room.get() {
            self.grow(cx, number.saturating_mul(2))?;
        }
        // SAFETY: there is a place with that number; nobody looks at the places meanwhile.
        let old = unsafe { (*self.memo.get().add(number)).replace(object) };
        if old.is_none() {
            self.used.set(self.used.get() + 1);
        }
        Ok(())
    }

    fn grow(&self, cx: &Ctx, room: usize) -> PyResult<()> {
        let bytes = room.checked_mul(size_of::<Option<Ref>>()).filter(|&bytes| bytes <= isize::MAX as usize);
        let Some(block) = bytes.and_then(heap::try_alloc_zeroed) else { return cx.no_memory() };
        let block = block.cast::<Option<Ref>>().as_ptr();
        // SAFETY: the old places move to the new block; the old block goes with the size it has.
        unsafe {
            if let Some(old) = NonNull::new(self.memo.get()) {
                std::ptr::copy_nonoverlapping(old.as_ptr(), block, self.room.get());
                heap::free(old.cast(), self.room.get() * size_of::<Option<Ref>>());
            }
        }
        self.memo.set(block);
        self.room.set(room);
        Ok(())
    }

    /// Takes every object out of the memo, and the memo away.
    fn take_memo(&self) -> Vec<Ref> {
        let Some(block) = NonNull::new(self.memo.replace(std::ptr::null_mut())) else { return Vec::new() };
        let room = self.room.replace(0);
        self.used.set(0);
        // SAFETY: the places are taken out of the block before it goes with the size it has.
        unsafe {
            let held = (0..room).filter_map(|index| block.add(index).read()).collect();
            heap::free(block.cast(), room * size_of::<Option<Ref>>());
            held
        }
    }

    /// Makes room for so many marks.
    pub fn reserve_marks(&self, cx: &Ctx, count: usize) -> PyResult<()> {
        if count <= self.marks.get() {
            return Ok(());
        }
        let room = ((count - 1) << 1) + 20;
        let Some(block) = heap::try_alloc(room * size_of::<usize>()) else { return cx.no_memory() };
        self.drop_marks();
        self.marks_block.set(block.cast().as_ptr());
        self.marks.set(room);
        Ok(())
    }

    fn drop_marks(&self) {
        if let Some(block) = NonNull::new(self.marks_block.replace(std::ptr::null_mut())) {
            // SAFETY: made with that size by `reserve_marks`.
            unsafe { heap::free(block.cast(), self.marks.replace(0) * size_of::<usize>()) };
        }
    }
}

/// Every object the unpickler remembers and its number.
pub fn remembered(unpickler: &Ref) -> Vec<(Ref, usize)> {
    this(unpickler).places().iter().enumerate().filter_map(|(number, held)| Some((held.clone()?, number))).collect()
}

/// Makes the unpickler forget.
pub fn forget(unpickler: &Ref) {
    drop(this(unpickler).take_memo());
}

fn new(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let Some(made) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    if class.has(type_flags::MANAGED_DICT) {
        dict::shared::init_values(cx, &made)?;
    }
    heap::track(&made);
    this(&made).grow(cx, MEMO_LEAST)?;
    Ok(made)
}

/// Sets up encoding, errors, buffers, names.
fn set_up(cx: &Ctx, object: &Ref, function: &str, [fix_imports, encoding, errors, buffers]: [Option<&Ref>; 4]) -> PyResult<()> {
    let own = this(object);
    for (field, given, name, default) in [(&own.encoding, encoding, "encoding", "ASCII"), (&own.errors, errors, "errors", "strict")] {
        let text = match given {
            Some(text) => cx.new_str(&str_::convert::c_string(cx, function, &format!("argument '{name}'"), text)?),
            None => cx.new_str(default),
        };
        field.set(Some(text));
    }
    let fix = fix_imports.map_or(Ok(true), |fix| number::truth(cx, fix))?;
    own.fix_imports.set(fix);
    own.buffers.set(match buffers.filter(|buffers| !cx.is_none(buffers)) {
        Some(buffers) => Some(iterate::iter(cx, buffers)?),
        None => None,
    });
    drop(own.take_memo());
    own.grow(cx, MEMO_LEAST)?;
    own.protocol.set(0);
    Ok(())
}

const INIT: Signature<5> = Signature {
    function: "Unpickler",
    names: ["file", "fix_imports", "encoding", "errors", "buffers"],
    positional_only: 0,
    keyword_from: 1,
    required: 1,
};

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    let [file, rest @ ..] = args.bind(cx, &INIT)?;
    let own = this(object);
    let methods = File::of(cx, file.unwrap_or(&cx.none))?.methods();
    for (field, method) in [&own.read, &own.readline, &own.peek].into_iter().zip(methods) {
        field.set(method);
    }
    set_up(cx, object, "Unpickler", rest)?;
    let (found, binds) = method_of(cx, object, "persistent_load")?;
    own.persistent_load.set(found);
    own.binds_itself.set(binds);
    Ok(())
}

/// The object that a pickle in memory or in a file stands for.
pub fn load_once(cx: &Ctx, source: &Ref, is_file: bool, rest: [Option<&Ref>; 4]) -> PyResult<Ref> {
    let unpickler = new(cx, class(cx), Args::NONE)?;
    let input = if is_file { Input::file(cx, File::of(cx, source)?) } else { Input::memory(cx, bytes_like(cx, source)?) };
    set_up(cx, &unpickler, if is_file { "load" } else { "loads" }, rest)?;
    Loader::new(cx, &unpickler, this(&unpickler), input).load()
}

fn load(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let own = this(object);
    let Some(file) = File::from_methods([own.read.get(), own.readline.get(), own.peek.get()]) else {
        let name = object.ty().display_name();
        return module::unpickling_error(cx, &format!("Unpickler.__init__() was not called by {name}.__init__()"));
    };
    own.protocol.set(0);
    Loader::new(cx, object, own, Input::file(cx, file)).load()
}

/// `find_class(module_name, global_name)`: what subclasses override.
fn find_class(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "find_class", 2, 2)?;
    module::find_class(cx, this(object), args.at(0), args.at(1))
}

/// What a pickle's global means: asks the class of the unpickler.
pub fn find(cx: &Ctx, object: &Ref, module_name: &Ref, name: &Ref) -> PyResult<Ref> {
    if object.is_exact(class(cx)) {
        return module::find_class(cx, this(object), module_name, name);
    }
    let method = attribute::get(cx, object, &cx.intern("find_class"))?;
    call::call_with(cx, &method, [module_name, name])
}

fn size_of_unpickler(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let own = this(object);
    let texts = [&own.encoding, &own.errors].map(|text| text.borrow().map_or(0, |text| str_::wtf8(text).len() + 1));
    let held = 8 * own.room.get() + 8 * own.marks.get() + texts[0] + texts[1];
    Ok(int::from_usize(cx, object.kind().basic_size.get() as usize + held))
}

fn persistent_load(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let own = this(object);
    bound(cx, object, &own.persistent_load, own.binds_itself.get(), "persistent_load")
}

fn set_persistent_load(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let own = this(object);
    match value {
        None => cx.type_error("attribute deletion is not supported"),
        Some(value) if !call::is_callable(value) => cx.type_error("persistent_load must be a callable taking one argument"),
        Some(value) => {
            own.persistent_load.set(Some(value.clone()));
            own.binds_itself.set(false);
            Ok(())
        }
    }
}

fn set_memo(cx: &Ctx, object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    let Some(value) = value else { return cx.type_error("attribute deletion is not supported") };
    let entries = memo_proxy::read(cx, value)?;
    let own = this(object);
    drop(own.take_memo());
    own.grow(cx, MEMO_LEAST)?;
    entries.into_iter().try_for_each(|(held, number)| own.remember(cx, number, held))
}

/// # Safety
/// The object is an Unpickler at count zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let own = this(head);
    own.fields().into_iter().for_each(|field| drop(field.take()));
    drop(own.take_memo());
    own.drop_marks();
    // SAFETY: the count is zero; made with the basic size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is an Unpickler.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    let own = this(head);
    own.fields().into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
    own.places().iter().flatten().for_each(|held| visit(held));
}

/// # Safety
/// The object is an Unpickler.
unsafe fn clear(head: &Header) {
    let own = this(head);
    own.fields().into_iter().for_each(|field| drop(field.take()));
    drop(own.take_memo());
}

const SPEC: TypeSpec = TypeSpec {
    name: "_pickle.Unpickler",
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
        MethodDef::new("load", Arity::None, load).doc("($self, /)", "The next object of the file."),
        MethodDef::new("find_class", Arity::Positional, find_class)
            .doc("($self, module_name, global_name, /)", "An object by the names of its module and its own; the module is imported."),
        MethodDef::new("__sizeof__", Arity::None, size_of_unpickler).doc("($self, /)", "Bytes of the object and what it alone holds."),
    ],
    getset: &[
        GetSetDef { name: "memo", get: |cx, object| Ok(memo_proxy::of_unpickler(cx, object)), set: Some(set_memo) },
        GetSetDef { name: "persistent_load", get: persistent_load, set: Some(set_persistent_load) },
    ],
    doc: "Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()): reads pickles from a file.",
    ..TypeSpec::DEFAULT
};
