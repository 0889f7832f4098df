//! What is known of a body while its code is made, and how a body is opened and closed.
//!
//! Registers are numbered before any code: arguments, other locals and hidden comprehension variables, cells, free variables, then
//! temporaries (`code/body.rs` draws it). How many locals there are is known from the scope pass; *which* number a local gets is decided when
//! it is first mentioned, because CPython's `co_varnames`, and so the order in which locals die, follows the first mention in the code.

use super::Compiler;
use super::emit::{Guard, GuardId, Inst, LabelState, NO_GUARD, Reg};
use super::flow::Block;
use super::scope::{BlockKind, Kind, ScopeId};
use crate::code::limits::NEAR_LOCALS;
use crate::code::{CodeFlags, ConstId};
use crate::source::Span;
use crate::syntax::ast::Ident;
use indexmap::{IndexMap, IndexSet};
use std::rc::Rc;

/// What is being compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BodyKind {
    /// A module, an `exec` string, a prompt's entry, an `eval` expression.
    Module,
    /// A class body.
    Class,
    /// `def`
    Function,
    /// `async def`
    AsyncFunction,
    /// `lambda`
    Lambda,
    /// A comprehension with a body of its own.
    Comprehension,
    /// Type parameters, bounds and aliases.
    TypeParams,
}

/// A body under construction.
#[derive(Debug)]
pub(super) struct Body<'t> {
    pub scope: ScopeId,
    pub kind: BodyKind,
    pub name: Ident,
    pub qualname: Ident,
    /// Class for the mangling of private names.
    pub private: Option<Ident>,
    pub first_line: u32,
    pub flags: u32,
    pub arg_count: u32,
    pub posonly_count: u32,
    pub kwonly_count: u32,

    /// Register of the first local: 1 where register 0 is the namespace.
    pub base: Reg,
    /// Locals by name, in order of first mention; register = index + base.
    pub varnames: IndexSet<Ident>,
    /// Locals beyond the registers, in order of first mention.
    pub far: IndexSet<Ident>,
    /// The register of the dict that holds those, where there are any.
    pub far_dict: Option<Reg>,
    pub cells: IndexMap<Ident, Reg>,
    pub frees: IndexMap<Ident, Reg>,
    pub first_free: Reg,
    pub first_temp: Reg,

    /// The next free temporary.
    pub top: Reg,
    /// The most registers in use at any time.
    pub high: usize,
    pub owned: Vec<Reg>,
    pub live: Option<u32>,
    pub live_sets: IndexSet<Box<[Reg]>>,

    pub names: IndexSet<Ident>,
    /// A name with an index beyond 16 bits is wanted where there is no room for it.
    pub names_full: bool,
    /// Constants in the order in which they are first met, and whether code that is reached uses them.
    pub consts: IndexMap<ConstId, bool>,
    /// Tuples built from constants alone, which CPython makes constants once the code is there.
    pub late_consts: Vec<ConstId>,
    pub insts: Vec<Inst>,
    pub labels: Vec<LabelState>,
    pub guards: Vec<Guard>,
    pub guard: GuardId,
    pub places: Vec<Span>,
    /// Variables that the next instructions will read in place, and where their names stand.
    pub borrowed: Vec<(Reg, Span)>,
    /// Instructions by number that read a variable whose name stands elsewhere.
    pub reads: Vec<(u32, Reg, Span)>,
    pub reachable: bool,
    /// More follows the statement being compiled than a short return: a handler that ends there goes back in CPython's code, which has
    /// handlers behind everything else.
    pub goes_on: bool,
    /// Handlers we are inside of.
    pub handlers: u32,

    pub blocks: Vec<Block<'t>>,
    /// Inlined comprehensions we are inside of, innermost last.
    pub inlined: Vec<ScopeId>,
}

impl Body<'_> {
    /// The register of a local, given at its first mention.
    pub fn local(&mut self, name: &Ident) -> Reg {
        if let Some(&reg) = self.cells.get(name) {
            return reg;
        }
        let at = match self.varnames.get_index_of(name) {
            Some(at) => at,
            None => self.varnames.insert_full(name.clone()).0,
        };
        let reg = at + usize::from(self.base);
        debug_assert!(reg < usize::from(self.first_temp) || self.high > crate::code::REGISTER_MAX);
        u16::try_from(reg).unwrap_or(u16::MAX)
    }

    /// Whether a local has, or gets, no register of its own.
    pub fn is_far(&mut self, name: &Ident) -> bool {
        if self.far_dict.is_none() || self.varnames.len() < NEAR_LOCALS || self.varnames.contains(name) || self.cells.contains_key(name) {
            return false;
        }
        self.far.insert(name.clone());
        true
    }

    /// `co_consts`, as CPython settles it: what is used, in order of the first mention, and the first one mentioned in any case (it might be a
    /// docstring); tuples made late come last.
    pub fn finished_consts(&self) -> Vec<ConstId> {
        let mut consts = self.consts.clone();
        for &tuple in &self.late_consts {
            consts.insert(tuple, true);
        }
        consts.iter().enumerate().filter(|&(at, (_, &used))| at == 0 || used).map(|(_, (&id, _))| id).collect()
    }

    /// Whether the body is a function, a lambda or a comprehension: what `return` and `yield` ask for.
    pub fn is_function(&self) -> bool {
        matches!(self.kind, BodyKind::Function | BodyKind::AsyncFunction | BodyKind::Lambda | BodyKind::Comprehension)
    }
}

impl<'t> Compiler<'t> {
    /// Opens a body; the one around it waits in `outer`.
    pub fn open(&mut self, scope: ScopeId, kind: BodyKind, name: &Ident, private: Option<Ident>, first_line: u32) {
        let qualname = self.qualname(kind, name);
        let block = &self.scopes.all[scope];
        let function_like = block.is_function_like();
        let mut flags = self.future_flags;
        if function_like {
            flags |= CodeFlags::NEWLOCALS | CodeFlags::OPTIMIZED;
            if block.nested {
                flags |= CodeFlags::NESTED;
            }
            flags |= match (block.generator, block.coroutine) {
                (true, true) => CodeFlags::ASYNC_GENERATOR,
                (true, false) => CodeFlags::GENERATOR,
                (false, true) => CodeFlags::COROUTINE,
                (false, false) => 0,
            };
        } else {
            flags |= CodeFlags::NAMESPACE;
        }
        let mut cell_names = block.cells();
        if block.needs_class_closure && block.kind == BlockKind::Class {
            cell_names.push("__class__".into());
        }
        if block.needs_classdict && block.kind == BlockKind::Class {
            cell_names.push("__classdict__".into());
        }
        cell_names.dedup();
        // Arguments first, in their order; the others sorted.
        cell_names.sort_by_key(|name| block.params.iter().position(|param| param == name).unwrap_or(usize::MAX));
        let free_names = block.frees();
        let params: IndexSet<Ident> = block.params.iter().cloned().collect();
        let mut locals = params.clone();
        if function_like {
            locals.extend(block.symbols.keys().filter(|name| block.lookup(name) == Kind::Local).cloned());
        }
        locals.extend(block.hidden.iter().filter(|name| !cell_names.contains(name)).cloned());
        let base = if function_like { 0 } else { 1 };
        let mut varnames = params.clone();
        let has_far = function_like && locals.len() > NEAR_LOCALS;
        if has_far {
            // The variables of inlined comprehensions are saved and restored, so they need registers.
            varnames.extend(block.hidden.iter().filter(|name| !cell_names.contains(name)).cloned());
        }
        let first_cell = base + if has_far { varnames.len().max(NEAR_LOCALS) } else { locals.len() };
        let mut cells = IndexMap::new();
        let mut next = first_cell;
        for name in cell_names {
            let reg = match params.get_index_of(&name) {
                Some(at) => base + at,
                None => {
                    next += 1;
                    next - 1
                }
            };
            cells.insert(name, clamp(reg));
        }
        let first_free = next;
        let mut frees = IndexMap::new();
        for name in free_names {
            frees.insert(name, clamp(next));
            next += 1;
        }
        let far_dict = has_far.then_some(clamp(next));
        next += usize::from(has_far);
        let body = Body {
            scope,
            kind,
            name: name.clone(),
            qualname,
            private,
            first_line,
            flags,
            arg_count: 0,
            posonly_count: 0,
            kwonly_count: 0,
            base: base as Reg,
            varnames,
            far: IndexSet::new(),
            far_dict,
            cells,
            frees,
            first_free: clamp(first_free),
            first_temp: clamp(next),
            top: clamp(next),
            high: next,
            owned: Vec::new(),
            live: None,
            live_sets: IndexSet::new(),
            names: IndexSet::new(),
            names_full: false,
            consts: IndexMap::new(),
            late_consts: Vec::new(),
            insts: Vec::new(),
            labels: Vec::new(),
            guards: Vec::new(),
            guard: NO_GUARD,
            places: Vec::new(),
            borrowed: Vec::new(),
            reads: Vec::new(),
            reachable: true,
            blocks: Vec::new(),
            inlined: Vec::new(),
            goes_on: false,
            handlers: 0,
        };
        self.outer.push(std::mem::replace(&mut self.cur, body));
        self.prologue();
    }

    /// Cells are made and taken over before anything else; a generator then leaves the rest for later.
    fn prologue(&mut self) {
        use crate::code::Op;
        let span = Span::NOWHERE;
        let frees = self.cur.frees.len();
        if frees > 0 {
            let first = self.cur.first_free;
            self.emit(span, Op::CopyFree, 0, first, 0, frees.min(usize::from(u16::MAX)) as u16);
        }
        let cells: Vec<Reg> = self.cur.cells.values().copied().collect();
        for reg in cells {
            self.emit(span, Op::MakeCell, 0, reg, 0, 0);
        }
        let generator = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
        if self.cur.flags & generator != 0 {
            self.emit(span, Op::MakeGenerator, 0, 0, 0, 0);
        }
        if let Some(dict) = self.cur.far_dict {
            let t = self.cur.alloc();
            self.emit(span, Op::BuildMap, 0, t, t, 0);
            self.cur.own(t);
            self.cur.disown(t);
            self.emit(span, Op::StoreLocal, 0, dict, t, 0);
            self.cur.release_to(t);
        }
    }

    fn qualname(&self, kind: BodyKind, name: &Ident) -> Ident {
        // `cur` is still the body around the new one; the outermost body stands inside nothing.
        let mut depth = self.outer.len();
        let at = |depth: usize| if depth == self.outer.len() { &self.cur } else { &self.outer[depth] };
        if depth == 0 {
            return name.clone();
        }
        let mut parent = at(depth);
        if parent.kind == BodyKind::TypeParams {
            depth -= 1;
            if depth == 0 {
                return name.clone();
            }
            parent = at(depth);
        }
        if depth == 1 && parent.kind == BodyKind::Module {
            return name.clone();
        }
        if matches!(kind, BodyKind::Function | BodyKind::AsyncFunction | BodyKind::Class) {
            let mangled = super::scope::mangle(parent.private.as_deref(), name);
            if self.scopes.all[parent.scope].lookup(&mangled) == Kind::GlobalExplicit {
                return name.clone();
            }
        }
        match parent.kind {
            BodyKind::Function | BodyKind::AsyncFunction | BodyKind::Lambda => Rc::from(format!("{}.<locals>.{name}", parent.qualname)),
            _ => Rc::from(format!("{}.{name}", parent.qualname)),
        }
    }
}

fn clamp(reg: usize) -> Reg {
    u16::try_from(reg).unwrap_or(u16::MAX).min(u16::MAX - 64)
}
