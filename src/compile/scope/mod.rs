//! Who owns a name: every block of a tree with its symbols, each decided as local, cell, free or global.
//!
//! ```text
//!   tree ──build.rs──▶ blocks with what is *done* to each name (bound, used, declared global ...)
//!        ──analyze.rs─▶ the same blocks with what each name *is* (LOCAL, CELL, FREE, GLOBAL_*), comprehensions inlined
//! ```
//! A block's symbol word holds both: `DEF_*` and `USE` bits below, the decision in the bits from `SCOPE_SHIFT` on. Blocks are found
//! again by the address of the node that opened them (`Key`), so the compiler may visit the tree in any order and twice.
//! The algorithm is CPython's symbol table pass, its order included, because the order decides which error is seen first.

mod analyze;
mod build;

use crate::source::Span;
use crate::syntax::ast::Ident;
use indexmap::{IndexMap, IndexSet};
use std::collections::HashMap;
use std::rc::Rc;

pub(super) use analyze::analyze;
pub(super) use build::{Root, build};

/// Index of a block.
pub(super) type ScopeId = usize;

/// Declared `global`.
pub(super) const DEF_GLOBAL: u32 = 1;
/// Assigned in the block.
pub(super) const DEF_LOCAL: u32 = 2;
/// A parameter.
pub(super) const DEF_PARAM: u32 = 4;
/// Declared `nonlocal`.
pub(super) const DEF_NONLOCAL: u32 = 8;
/// Read.
pub(super) const USE: u32 = 16;
/// Free in a method of this class block, and a name of the class too.
pub(super) const DEF_FREE_CLASS: u32 = 64;
/// Bound by an import.
pub(super) const DEF_IMPORT: u32 = 128;
/// Annotated.
pub(super) const DEF_ANNOT: u32 = 256;
/// Iteration variable of a comprehension.
pub(super) const DEF_COMP_ITER: u32 = 512;
/// A type parameter.
pub(super) const DEF_TYPE_PARAM: u32 = 1024;
/// A cell of an inlined comprehension.
pub(super) const DEF_COMP_CELL: u32 = 2048;
/// Bound in any way.
pub(super) const DEF_BOUND: u32 = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;
/// Where the decision starts.
pub(super) const SCOPE_SHIFT: u32 = 12;

/// What a name is in a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Not decided, or the block does not know the name.
    Unknown,
    /// Lives in a register (or the namespace, in a namespace block).
    Local,
    /// Declared global.
    GlobalExplicit,
    /// Not bound in any enclosing function.
    GlobalImplicit,
    /// A cell of an enclosing block.
    Free,
    /// Local, captured by a nested block.
    Cell,
}

impl Kind {
    fn from_bits(flags: u32) -> Kind {
        match flags >> SCOPE_SHIFT {
            1 => Kind::Local,
            2 => Kind::GlobalExplicit,
            3 => Kind::GlobalImplicit,
            4 => Kind::Free,
            5 => Kind::Cell,
            _ => Kind::Unknown,
        }
    }
    fn bits(self) -> u32 {
        (match self {
            Kind::Unknown => 0,
            Kind::Local => 1,
            Kind::GlobalExplicit => 2,
            Kind::GlobalImplicit => 3,
            Kind::Free => 4,
            Kind::Cell => 5,
        }) << SCOPE_SHIFT
    }
}

/// What opens a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BlockKind {
    /// The outermost.
    Module,
    /// `def`, `lambda`, a comprehension.
    Function,
    /// `class`.
    Class,
    /// An annotation that is not evaluated.
    Annotation,
    /// The bound of a type variable.
    TypeVarBound,
    /// The right side of `type X = ...`.
    TypeAlias,
    /// The type parameters of a definition.
    TypeParams,
}

/// Which comprehension a function block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CompKind {
    /// `[...]`
    List,
    /// `{...}`
    Set,
    /// `{k: v ...}`
    Dict,
    /// `(...)`
    Generator,
}

/// Which node opened a block.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Role {
    /// The node's own body.
    Body,
    /// Its type parameters.
    TypeParams,
}

/// Address of the node that opened a block, and which of its blocks.
pub(super) type Key = (usize, Role);

/// The key of a node's body.
pub(super) fn key<T>(node: &T) -> Key {
    (std::ptr::from_ref(node) as usize, Role::Body)
}

/// The key of a definition's type parameters.
pub(super) fn params_key<T>(node: &T) -> Key {
    (std::ptr::from_ref(node) as usize, Role::TypeParams)
}

/// A block.
#[derive(Debug)]
pub(super) struct Scope {
    pub kind: BlockKind,
    pub symbols: IndexMap<Ident, u32>,
    /// Parameters in the order of their registers.
    pub params: Vec<Ident>,
    pub children: Vec<ScopeId>,
    /// Where names were declared global or nonlocal.
    pub directives: Vec<(Ident, Span)>,
    pub span: Span,
    pub nested: bool,
    pub free: bool,
    pub child_free: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub comprehension: Option<CompKind>,
    pub inlined: bool,
    pub needs_class_closure: bool,
    pub needs_classdict: bool,
    pub can_see_class_scope: bool,
    /// Variables of comprehensions inlined here: they need registers.
    pub hidden: IndexSet<Ident>,
    pub in_target: bool,
    pub iter_depth: u32,
}

impl Scope {
    /// Functions, lambdas, comprehensions and the blocks of PEP 695.
    pub fn is_function_like(&self) -> bool {
        matches!(self.kind, BlockKind::Function | BlockKind::TypeVarBound | BlockKind::TypeAlias | BlockKind::TypeParams)
    }
    /// Both halves of a symbol word, 0 for an unknown name.
    pub fn flags(&self, name: &str) -> u32 {
        self.symbols.get(name).copied().unwrap_or(0)
    }
    /// What a (mangled) name is here.
    pub fn lookup(&self, name: &str) -> Kind {
        Kind::from_bits(self.flags(name))
    }
    /// The cells this block makes, sorted as `co_cellvars`.
    pub fn cells(&self) -> Vec<Ident> {
        let mut names: Vec<Ident> = self
            .symbols
            .iter()
            .filter(|&(_, &flags)| Kind::from_bits(flags) == Kind::Cell || flags & DEF_COMP_CELL != 0)
            .map(|(name, _)| name.clone())
            .collect();
        names.sort();
        names
    }
    /// The cells this block is given, sorted as `co_freevars`.
    pub fn frees(&self) -> Vec<Ident> {
        let mut names: Vec<Ident> = self
            .symbols
            .iter()
            .filter(|&(_, &flags)| Kind::from_bits(flags) == Kind::Free || flags & DEF_FREE_CLASS != 0)
            .map(|(name, _)| name.clone())
            .collect();
        names.sort();
        names
    }
}

/// All blocks of a tree; block 0 is the outermost.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    pub all: Vec<Scope>,
    pub by_node: HashMap<Key, ScopeId>,
}

impl Scopes {
    /// The block a node opened.
    pub fn of(&self, key: Key) -> ScopeId {
        debug_assert!(self.by_node.contains_key(&key), "a block that the scope pass has not seen");
        self.by_node.get(&key).copied().unwrap_or(0)
    }
}

/// A set of names that keeps its order.
type Names = IndexSet<Ident>;

/// `__x` inside class `private` becomes `_Class__x`.
pub(super) fn mangle(private: Option<&str>, name: &Ident) -> Ident {
    let Some(class) = private else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        return name.clone();
    }
    Rc::from(format!("_{class}{name}"))
}
