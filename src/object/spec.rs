//! How builtin types, their methods and modules are declared: plain rows that `registry.rs` turns into objects at start-up.
//!
//! A type file ends with its `SPEC`: a const `TypeSpec { name: "list", ..TypeSpec::DEFAULT }` with tables of methods and attributes.

use super::args::Args;
use super::body::TypeBody;
use super::ctx::{Ctx, Types};
use super::raise::PyResult;
use super::slots::Slots;
use crate::heap::{Header, Ref, Visit};

/// A native function: the object it is bound to (instance, class, or module), then the arguments.
pub type NativeFn = fn(&Ctx, &Ref, Args<'_>) -> PyResult<Ref>;

/// Which calls a native function takes; the caller checks it, with CPython's texts, before the function runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    /// No argument.
    None,
    /// Exactly one positional argument.
    One,
    /// Positional arguments only; the function checks how many (`Args::between`).
    Positional,
    /// Positional and keyword arguments; the function binds them.
    Keywords,
    /// The same, where CPython hands over a tuple and a dict (METH_VARARGS | METH_KEYWORDS): those of a call with `*` and `**` as they are.
    Gathered,
}

/// How a method binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// To the instance (method_descriptor), or, in a module, to the module.
    Instance,
    /// To the class (classmethod_descriptor).
    Class,
    /// To nothing: a builtin function inside a staticmethod.
    Static,
}

/// Functions that the machine computes from plain registers for the ordinary arguments, without making objects of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// None of these.
    Nothing,
    /// `abs` of a number
    Abs,
    /// `list.append`
    Append,
    /// `chr` of a plain number
    Chr,
    /// `dict.get` of a plain key
    Get,
    /// `isinstance` of an instance of just that class or a subclass
    IsInstance,
    /// `len`
    Len,
    /// `ord` of a character
    Ord,
}

/// A native method or function.
#[derive(Clone, Copy)]
pub struct MethodDef {
    /// Its name.
    pub name: &'static str,
    /// Which calls it takes.
    pub arity: Arity,
    /// How it binds.
    pub binding: Binding,
    /// What it does.
    pub function: NativeFn,
    /// Whether the machine knows a shorter way for the ordinary arguments.
    pub known: Known,
    /// `__text_signature__` (with parentheses) or empty.
    pub signature: &'static str,
    /// `__doc__`, our own words; may be empty (then None).
    pub doc: &'static str,
}

impl MethodDef {
    /// An instance method (or module function).
    pub const fn new(name: &'static str, arity: Arity, function: NativeFn) -> MethodDef {
        MethodDef { name, arity, binding: Binding::Instance, function, known: Known::Nothing, signature: "", doc: "" }
    }
    /// A class method.
    pub const fn class(name: &'static str, arity: Arity, function: NativeFn) -> MethodDef {
        MethodDef { name, arity, binding: Binding::Class, function, known: Known::Nothing, signature: "", doc: "" }
    }
    /// A static method.
    pub const fn static_(name: &'static str, arity: Arity, function: NativeFn) -> MethodDef {
        MethodDef { name, arity, binding: Binding::Static, function, known: Known::Nothing, signature: "", doc: "" }
    }
    /// The same, with a shorter way in the machine.
    pub const fn known(self, known: Known) -> MethodDef {
        MethodDef { known, ..self }
    }
    /// The same with a documented signature.
    pub const fn doc(self, signature: &'static str, doc: &'static str) -> MethodDef {
        MethodDef { signature, doc, ..self }
    }
}

/// A computed attribute (getset_descriptor).
#[derive(Clone, Copy)]
pub struct GetSetDef {
    /// Its name.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&Ctx, &Ref) -> PyResult<Ref>,
    /// Stores it or (None) deletes it; absent: "attribute 'x' of 'T' objects is not writable".
    pub set: Option<SetFn>,
}

/// Stores a value in an attribute of an object, or (None) deletes it.
pub type SetFn = fn(&Ctx, &Ref, Option<&Ref>) -> PyResult<()>;

/// What a member_descriptor reads at its offset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MemberKind {
    /// A `Field`; empty reads as None.
    Object,
    /// A `Field`; empty is an AttributeError (this is what `__slots__` members are).
    ObjectOrError,
    /// An i64.
    Int,
    /// A byte: bool.
    Bool,
    /// An f64.
    Float,
}

/// An attribute that is a field of the body (member_descriptor).
#[derive(Clone, Copy)]
pub struct MemberDef {
    /// Its name.
    pub name: &'static str,
    /// What lies there.
    pub kind: MemberKind,
    /// Offset from the header.
    pub offset: usize,
    /// Whether it can be set.
    pub writable: bool,
}

/// Declaration of a builtin type.
#[derive(Clone, Copy)]
pub struct TypeSpec {
    /// "list", or dotted "collections.deque" (then `__module__` is the front).
    pub name: &'static str,
    /// The base; None: object.
    pub base: Option<fn(&Types) -> &'static TypeBody>,
    /// Bytes of the body's fixed part.
    pub basic_size: usize,
    /// Bytes of an item.
    pub item_size: usize,
    /// `heap::flags` and `type_flags`; subclass bits are inherited from the base, give them only where a line begins.
    pub flags: u64,
    /// Frees an instance; None: inherited.
    pub dealloc: Option<unsafe fn(&Header)>,
    /// Visits references; None: inherited.
    pub traverse: Option<unsafe fn(&Header, Visit<'_>)>,
    /// Breaks cycles.
    pub clear: Option<unsafe fn(&Header)>,
    /// Special methods; what is empty is inherited from the base (compare and hash together).
    pub slots: Slots,
    /// Methods.
    pub methods: &'static [MethodDef],
    /// Computed attributes.
    pub getset: &'static [GetSetDef],
    /// Field attributes.
    pub members: &'static [MemberDef],
    /// Offset of a plain dict pointer (a `Field`), 0: none or inherited.
    pub dict_offset: isize,
    /// Offset of a plain weak list head, 0: none or inherited.
    pub weak_list_offset: isize,
    /// `__doc__`
    pub doc: &'static str,
}

impl TypeSpec {
    /// A type like `object` itself: 16 bytes, nothing special.
    pub const DEFAULT: TypeSpec = TypeSpec {
        name: "",
        base: None,
        basic_size: 0,
        item_size: 0,
        flags: 0,
        dealloc: None,
        traverse: None,
        clear: None,
        slots: Slots::EMPTY,
        methods: &[],
        getset: &[],
        members: &[],
        dict_offset: 0,
        weak_list_offset: 0,
        doc: "",
    };
}

/// Declaration of a native module.
pub struct ModuleSpec {
    /// Its name.
    pub name: &'static str,
    /// `__doc__`
    pub doc: &'static str,
    /// Functions.
    pub functions: &'static [MethodDef],
    /// Adds everything else (constants, types) to the module object's dict.
    pub fill: Option<fn(&Ctx, &Ref) -> PyResult<()>>,
}
