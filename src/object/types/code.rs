//! `code`: a linked body. The only object that holds Rust data outside our heap: the plain `Code` it was made from (positions, ranges, names).
//!
//! ```text
//!  ┌────────┬───────┬───────┬──────────────────────────────┬─────────────────────────────────────┐
//!  │ Header │ size  │ shape │ names, consts, names of      │ words: instructions and cache words │
//!  │ 16     │ words │       │ variables, data … up to 192  │ 8 bytes each                        │
//!  └────────┴───────┴───────┴──────────────────────────────┴─────────────────────────────────────┘
//!   0        16      24                                     192
//! ```
//! The words are in our heap because the inline caches in them belong to the object. A cache word that names a constant
//! holds its address; `consts` holds the count.

use std::cell::Cell;
use std::ptr::NonNull;
use std::rc::Rc;

use super::{int, str_, tuple};
use crate::code::{Code, CodeFlags, Const, Op, Position, Word};
use crate::heap::{Field, Header, Ref};
use crate::object::protocol::{compare, text};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeSpec, free_object,
    new_object,
};

/// `shape` of a body that needs the general way of binding arguments.
pub const SHAPE_GENERAL: u64 = u64::MAX;

/// A code object.
#[repr(C)]
pub struct CodeBody {
    head: Header,
    /// `ob_size`: number of two-byte code units behind the body, four to a word.
    size: Cell<isize>,
    /// Number of positional parameters if that is all it takes and the body is a plain function; else `SHAPE_GENERAL`.
    pub shape: Cell<u64>,
    /// Registers that are variables and cells.
    pub first_temp: Cell<u32>,
    /// Registers in all.
    pub register_count: Cell<u32>,
    /// `co_names`
    pub names: Field,
    /// `co_consts`: what the words refer to is there, or in one of its tuples.
    pub consts: Field,
    /// `co_varnames`
    pub varnames: Field,
    /// `co_name`
    pub name: Field,
    /// `co_qualname`
    pub qualname: Field,
    /// `co_filename`
    pub filename: Field,
    /// `co_code`, made when asked for.
    pub bytes: Field,
    /// `co_freevars`, made when asked for.
    pub freevars: Field,
    /// The plain body (a strong count of an `Rc`).
    data: Cell<*const Code>,
    unused: [u64; 4],
    weak_list: Cell<usize>,
    /// `co_flags` as a script sees them, plus ours in the upper bits.
    pub flags: Cell<u32>,
    /// How often the body was entered (for a later compiler).
    pub entries: Cell<u32>,
    pad: [u64; 4],
}

const BASIC: usize = 192;
const _: () = assert!(std::mem::size_of::<CodeBody>() == BASIC);
/// Bytes of a code unit, CPython's item.
const UNIT: usize = 2;

// SAFETY: repr(C), begins with Header; only `code` declares it.
unsafe impl Body for CodeBody {}

impl CodeBody {
    /// The plain body.
    #[inline(always)]
    pub fn data(&self) -> &Code {
        // SAFETY: set at creation to a counted `Rc` that is released only in `dealloc`.
        unsafe { &*self.data.get() }
    }
    /// Number of words behind the body.
    #[inline(always)]
    pub fn word_count(&self) -> usize {
        self.size.get() as usize * UNIT / 8
    }
    /// First word.
    #[inline(always)]
    pub fn words(&self) -> *const u64 {
        // SAFETY: the words follow the body in the same block.
        unsafe { NonNull::from(self).cast::<u8>().as_ptr().add(BASIC).cast() }
    }
    /// The constant that a cache word names (see `links_constant`).
    pub(super) fn linked_constant(&self, word: usize) -> Ref {
        // SAFETY: the word lies behind the body; since it was linked it holds the address of an object that `consts` keeps alive.
        unsafe { Ref::new(&*(*self.words().add(word) as *const Header)) }
    }
    /// Index of the word at `pc`.
    pub fn index_of(&self, pc: *const u64) -> usize {
        (pc as usize).wrapping_sub(self.words() as usize) / 8
    }
    /// Whether `pc` points into this body.
    pub fn contains(&self, pc: *const u64) -> bool {
        (pc as usize).wrapping_sub(self.words() as usize) < self.size.get() as usize * UNIT
    }
    /// Place of the instruction that starts at (or contains) this word.
    pub fn position(&self, word: usize) -> Position {
        let data = self.data();
        if let Some(at) = word.checked_sub(data.words.len()) {
            return data.reads.get(at).map_or_else(Position::default, |read| read.position);
        }
        let runs = &data.positions;
        let after = runs.partition_point(|run| run.start as usize <= word);
        if after == 0 { Position::default() } else { runs[after - 1].position }
    }
    /// A name by the index an instruction carries.
    #[inline(always)]
    pub fn name_at(&self, index: usize) -> &Ref {
        // SAFETY: `names` is an exact tuple set at creation with one item for every index the compiler gives out (checked by `verify`).
        unsafe { tuple::items(self.names.borrow().unwrap_unchecked()).get_unchecked(index) }
    }
    /// Name of the variable or cell in a register, for messages.
    pub fn register_name(&self, register: usize) -> Option<&Rc<str>> {
        let data = self.data();
        let shift = data.flags.has(CodeFlags::NAMESPACE) as usize;
        if let Some((name, _)) = data.cellvars.iter().find(|(_, at)| *at as usize == register) {
            return Some(name);
        }
        if register >= data.first_free as usize && register < data.first_free as usize + data.freevars.len() {
            return data.freevars.get(register - data.first_free as usize);
        }
        register.checked_sub(shift).filter(|&index| index < data.near_count as usize).and_then(|index| data.varnames.get(index))
    }
}

/// Turns the constants of a unit into objects, in order of their ids, so that equal constants of the unit are one object.
pub fn link_constants(cx: &Ctx, consts: &[Const], main: &Code) -> PyResult<Vec<Ref>> {
    if consts.iter().any(|constant| matches!(constant, Const::FrozenSet(_))) {
        // The parser interns names as it meets them.
        intern_names(cx, main);
        consts.iter().for_each(|constant| {
            if let Const::Code(code) = constant {
                intern_names(cx, code)
            }
        });
    }
    let mut objects: Vec<Ref> = Vec::with_capacity(consts.len());
    // Whether interning replaces the string the parser made by another object.
    let mut replaced = vec![false; consts.len()];
    for (id, constant) in consts.iter().enumerate() {
        let object = match constant {
            Const::None => cx.none(),
            Const::True => cx.bool(true),
            Const::False => cx.bool(false),
            Const::Ellipsis => cx.ellipsis.clone(),
            Const::Int(value) => int::new(cx, *value),
            Const::BigInt(digits, negative) => int::from_digits(cx, digits, *negative),
            Const::Float(value) => super::float::new(cx, *value),
            Const::Complex(re, im) => {
                let parts = [super::float::new(cx, *re), super::float::new(cx, *im)];
                crate::object::protocol::call::call(cx, &cx.types.complex.to_ref(), Args::new(&parts))?
            }
            Const::Str(text) => {
                let name_like = text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
                match std::str::from_utf8(text) {
                    Ok(text) if name_like => {
                        let before = str_::interned_count();
                        let object = cx.intern(text);
                        replaced[id] = match text.as_bytes() {
                            [] => false,
                            [one] => !object.is(&cx.latin1[*one as usize]),
                            _ => str_::interned_count() == before,
                        };
                        object
                    }
                    _ => str_::from_wtf8(cx, text),
                }
            }
            Const::Bytes(bytes, _) => super::bytes::new(cx, bytes),
            Const::Tuple(ids) => tuple::from_vec(cx, ids.iter().map(|&id| objects[id as usize].clone()).collect()),
            Const::FrozenSet(ids) => {
                // CPython's compiler builds it anew from the order in which the first one iterates, and once more if interning
                // changes an item: where hashes collide that shows.
                let items: Vec<Ref> = ids.iter().map(|&id| objects[id as usize].clone()).collect();
                let mut set = super::set::new_frozen(cx, &items)?;
                for _ in 0..1 + usize::from(ids.iter().any(|&id| replaced[id as usize])) {
                    let mut ordered = Vec::with_capacity(items.len());
                    super::set::for_each(&set, |item| ordered.push(item.clone()));
                    set = super::set::new_frozen(cx, &ordered)?;
                }
                set
            }
            Const::Code(code) => new(cx, code, &objects),
        };
        objects.push(object);
    }
    Ok(objects)
}

fn intern_names(cx: &Ctx, code: &Code) {
    code.names.iter().chain(&code.varnames).for_each(|name| drop(cx.intern(name)));
}

fn names_tuple<'a>(cx: &Ctx, names: impl ExactSizeIterator<Item = &'a Rc<str>>) -> Ref {
    tuple::from_vec(cx, names.map(|name| cx.intern(name)).collect())
}

/// Whether a constant is this object, or a tuple that keeps it alive.
fn holds(cx: &Ctx, constant: &Ref, object: &Ref) -> bool {
    constant.is(object) || constant.is_exact(cx.types.tuple) && tuple::items(constant).iter().any(|item| holds(cx, item, object))
}

/// Whether the cache words of an instruction name constants.
pub(super) fn links_constant(op: Op) -> bool {
    use Op::{BuildConstKeyMap, CallKw, CallMethodKw, LoadConst, LoadConstL, MakeFunction, MatchClass};
    matches!(op, LoadConst | LoadConstL | BuildConstKeyMap | CallKw | CallMethodKw | MakeFunction | MatchClass)
}

/// A code object from a plain body; `constants` are the unit's objects made so far (all that this body uses).
pub fn new(cx: &Ctx, code: &Rc<Code>, constants: &[Ref]) -> Ref {
    let size = BASIC + code.words.len() * 8;
    let object = new_object(cx.types.code, size);
    // SAFETY: the block was just made with this size for this type; zero bytes are empty fields and null pointers.
    let body: &CodeBody = unsafe { object.body() };
    let words = body.words().cast_mut();
    let mut at = 0;
    while at < code.words.len() {
        let word = Word(code.words[at]);
        let op = word.op();
        // SAFETY: `at` and the cache words behind it lie in the block: the sizes are the body's (checked by `verify`).
        unsafe { words.add(at).write(word.0) };
        for cache in 1..=op.cache_words() {
            let raw = code.words[at + cache];
            let linked = match op {
                op if links_constant(op) => {
                    let constant = &constants[raw as usize];
                    debug_assert!(
                        code.consts.iter().any(|&id| holds(cx, &constants[id as usize], constant)),
                        "{}: const {raw}",
                        code.qualname
                    );
                    constant.address() as u64
                }
                _ => raw,
            };
            // SAFETY: as above.
            unsafe { words.add(at + cache).write(linked) };
        }
        at += 1 + op.cache_words();
    }
    body.size.set((code.words.len() * 8 / UNIT) as isize);
    body.first_temp.set(code.first_temp as u32);
    body.register_count.set(code.register_count);
    let flags = code.flags;
    let general = CodeFlags::VARARGS
        | CodeFlags::VARKEYWORDS
        | CodeFlags::GENERATOR
        | CodeFlags::COROUTINE
        | CodeFlags::ASYNC_GENERATOR
        | CodeFlags::NAMESPACE;
    let plain = flags.0 & general == 0 && code.kwonly_count == 0;
    body.shape.set(if plain { code.arg_count as u64 } else { SHAPE_GENERAL });
    body.flags.set(flags.0);
    body.names.set(Some(names_tuple(cx, code.names.iter())));
    body.consts.set(Some(tuple::from_vec(cx, code.consts.iter().map(|&id| constants[id as usize].clone()).collect())));
    body.varnames.set(Some(names_tuple(cx, code.varnames.iter())));
    body.name.set(Some(cx.intern(&code.name)));
    body.qualname.set(Some(cx.intern(&code.qualname)));
    body.filename.set(Some(cx.intern(&code.filename)));
    body.data.set(Rc::into_raw(code.clone()));
    object
}

/// The body of a code object; None for any other object.
pub fn body<'a>(cx: &Ctx, object: &'a Ref) -> Option<&'a CodeBody> {
    // SAFETY: `code` declares `CodeBody` and cannot be subclassed.
    if object.is_exact(cx.types.code) { Some(unsafe { object.body() }) } else { None }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    // SAFETY: only code objects have this hook; the count is zero, so nobody else uses the body.
    unsafe {
        let body: &CodeBody = object.body();
        super::weakref::clear_for_dealloc(Ctx::current(), object);
        for field in [&body.consts, &body.names, &body.varnames, &body.freevars, &body.bytes, &body.filename, &body.name, &body.qualname] {
            drop(field.take());
        }
        drop(Rc::from_raw(body.data.get()));
        free_object(object, BASIC + body.size.get() as usize * UNIT);
    }
}

pub(super) fn this(object: &Ref) -> &CodeBody {
    // SAFETY: the slots and methods below are reached through the type `code` only.
    unsafe { object.body() }
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    let data = body.data();
    Ok(cx.new_str(&format!("<code object {} at {:#x}, file \"{}\", line {}>", data.name, object.address(), data.filename, data.first_line)))
}

/// Whether two constants are one in CPython's eyes: of one type, and equal; zeros of different sign are not.
fn same_constant(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
    if a.is(b) {
        return Ok(true);
    }
    if !a.ty().is(b.ty()) {
        return Ok(false);
    }
    if a.is_exact(cx.types.tuple) {
        return same_constants(cx, tuple::items(a), tuple::items(b));
    }
    if a.is_exact(cx.types.float) || a.is_exact(cx.types.complex) {
        // Their texts tell zeros apart.
        let texts = (text::repr(cx, a)?, text::repr(cx, b)?);
        return compare::equal(cx, &texts.0, &texts.1);
    }
    compare::equal(cx, a, b)
}

fn same_constants(cx: &Ctx, a: &[Ref], b: &[Ref]) -> PyResult<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (a, b) in a.iter().zip(b) {
        if !same_constant(cx, a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare_codes(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    let (Some(x), Some(y)) = (body(cx, a), body(cx, b)) else { return Ok(cx.not_implemented()) };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(cx.not_implemented());
    }
    let (Some(p), Some(q)) = (x.consts.get(), y.consts.get()) else { return Ok(cx.not_implemented()) };
    let equal = a.is(b) || (x.data() == y.data() && same_constants(cx, tuple::items(&p), tuple::items(&q))?);
    Ok(cx.bool(equal == (op == CompareOp::Eq)))
}

fn hash(cx: &Ctx, object: &Ref) -> PyResult<i64> {
    let body = this(object);
    let name = body.name.get().map_or(0, |name| str_::hash(cx, &name));
    let hash = name ^ body.data().first_line as i64 ^ body.size.get() as i64;
    Ok(if hash == -1 { -2 } else { hash })
}

fn sizeof(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, BASIC + this(object).size.get() as usize * UNIT))
}

fn positions(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let mut rows = Vec::new();
    let number = |value: u32| int::new(cx, value as i64);
    for word in 0..body.word_count() {
        let place = body.position(word);
        rows.push(tuple::from_vec(cx, vec![number(place.line), number(place.end_line), number(place.col), number(place.end_col)]));
    }
    crate::object::protocol::iterate::iter(cx, &super::list::from_vec(cx, rows))
}

fn get_cellvars(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(names_tuple(cx, this(object).data().cellvars.iter().map(|(name, _)| name)))
}
fn get_freevars(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    Ok(names_tuple(cx, this(object).data().freevars.iter()))
}
fn get_code(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    if let Some(made) = body.bytes.get() {
        return Ok(made);
    }
    // SAFETY: that many words follow the body.
    let bytes = unsafe { std::slice::from_raw_parts(body.words().cast::<u8>(), body.size.get() as usize * UNIT) };
    let made = super::bytes::new(cx, bytes);
    body.bytes.set(Some(made.clone()));
    Ok(made)
}

macro_rules! count_getters {
    ($($function:ident: $read:expr,)*) => {
        $(fn $function(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
            let read: fn(&CodeBody) -> i64 = $read;
            Ok(int::new(cx, read(this(object))))
        })*
    };
}
count_getters! {
    get_argcount: |body| body.data().arg_count as i64,
    get_posonly: |body| body.data().posonly_count as i64,
    get_kwonly: |body| body.data().kwonly_count as i64,
    get_nlocals: |body| body.data().varnames.len() as i64,
    get_stacksize: |body| (body.register_count.get() - body.first_temp.get()) as i64,
    get_flags: |body| (body.flags.get() & CodeFlags::SHOWN) as i64,
    get_firstlineno: |body| body.data().first_line as i64,
}

const fn getter(name: &'static str, get: fn(&Ctx, &Ref) -> PyResult<Ref>) -> GetSetDef {
    GetSetDef { name, get, set: None }
}
const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}

/// `code`
pub const SPEC: TypeSpec = TypeSpec {
    name: "code",
    basic_size: BASIC,
    item_size: UNIT,
    flags: crate::object::type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    slots: Slots { repr: Some(repr), hash: Some(hash), compare: Some(compare_codes), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("__sizeof__", Arity::None, sizeof),
        MethodDef::new("co_positions", Arity::None, positions),
        MethodDef::new("replace", Arity::Keywords, super::code_replace::replace),
    ],
    getset: &[
        getter("co_argcount", get_argcount),
        getter("co_posonlyargcount", get_posonly),
        getter("co_kwonlyargcount", get_kwonly),
        getter("co_nlocals", get_nlocals),
        getter("co_stacksize", get_stacksize),
        getter("co_flags", get_flags),
        getter("co_firstlineno", get_firstlineno),
        getter("co_cellvars", get_cellvars),
        getter("co_freevars", get_freevars),
        getter("co_code", get_code),
    ],
    members: &[
        member("co_names", std::mem::offset_of!(CodeBody, names)),
        member("co_consts", std::mem::offset_of!(CodeBody, consts)),
        member("co_varnames", std::mem::offset_of!(CodeBody, varnames)),
        member("co_name", std::mem::offset_of!(CodeBody, name)),
        member("co_qualname", std::mem::offset_of!(CodeBody, qualname)),
        member("co_filename", std::mem::offset_of!(CodeBody, filename)),
    ],
    weak_list_offset: std::mem::offset_of!(CodeBody, weak_list) as isize,
    doc: "A compiled body.",
    ..TypeSpec::DEFAULT
};
