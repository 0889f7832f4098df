//! The driver: options in, a unit and warnings out.
//!
//! Order of the passes is CPython's, because the first error found is the one reported: `__future__` imports, folding, scopes, code.

use super::body::{Body, BodyKind};
use super::emit::NO_GUARD;
use super::fold::Folds;
use super::scope::{self, Root, Scopes};
use crate::code::{CONSUME_A, CodeFlags, Const, Op, Unit};
use crate::source::{Diagnostic, DiagnosticKind, Place, Position, Source, Span, Warning};
use crate::syntax::ast::*;
use indexmap::{IndexMap, IndexSet};
use std::rc::Rc;

/// A result whose error is a diagnostic.
pub(super) type Fallible<T = ()> = Result<T, Box<Diagnostic>>;

/// What to compile; the mode is in the kind of tree.
#[derive(Clone, Copy, Debug)]
pub enum Tree<'t> {
    /// `exec`: a file.
    Module(&'t Module),
    /// `single`: expression statements are printed.
    Interactive(&'t Interactive),
    /// `eval`: the value is returned.
    Expression(&'t Expression),
}

/// How to compile.
#[derive(Clone, Debug, Default)]
pub struct CompileOptions {
    /// 0: everything; 1: no assertions, `__debug__` is false; 2: no docstrings either.
    pub optimize: u8,
    /// `__future__` features already in force (`CodeFlags::FUTURE_ANNOTATIONS`).
    pub flags: u32,
    /// `co_filename`.
    pub filename: Rc<str>,
    /// `~True` is not folded but left to the time it runs.
    pub keep_inversions: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Compiled {
    /// Code and constants.
    pub unit: Unit,
    /// SyntaxWarnings, in order.
    pub warnings: Vec<Warning>,
    /// How many `~True` and `~False` were folded; CPython warns of each, at the place that asked for the compilation.
    pub inversions: u32,
}

/// Compiles a tree.
pub fn compile(tree: Tree<'_>, source: &Source, options: &CompileOptions) -> Result<Compiled, Diagnostic> {
    let stmts: &[Stmt] = match tree {
        Tree::Module(module) => &module.body,
        Tree::Interactive(entry) => &entry.body,
        Tree::Expression(_) => &[],
    };
    run(tree, stmts, source, options).map_err(|problem| in_bytes(*problem, source))
}

/// Unlike the parser, CPython's compiler gives the columns of a SyntaxError in bytes.
fn in_bytes(problem: Diagnostic, source: &Source) -> Diagnostic {
    let Place::At(span) = problem.place else { return problem };
    let (lineno, column) = source.line_col(span.start);
    let (end_lineno, end_column) = source.line_col(span.end);
    let position =
        Position { lineno: lineno as i32, offset: column as i32 + 1, end_lineno: end_lineno as i32, end_offset: end_column as i32 + 1 };
    Diagnostic { place: Place::Exactly(position), ..problem }
}

fn run(tree: Tree<'_>, stmts: &[Stmt], source: &Source, options: &CompileOptions) -> Fallible<Compiled> {
    let bare = |problem: Box<Diagnostic>| Box::new(Diagnostic { bare: true, ..*problem });
    let future = future_features(stmts, source).map_err(bare)?;
    let flags = options.flags & CodeFlags::FUTURE_ANNOTATIONS | future.flags;
    let annotations = flags & CodeFlags::FUTURE_ANNOTATIONS != 0;
    let debug = options.optimize == 0;
    let (folds, root) = match tree {
        Tree::Expression(expression) => {
            (Folds::of_expression(&expression.body, debug, options.keep_inversions), Root::Expression(&expression.body))
        }
        Tree::Module(_) | Tree::Interactive(_) => {
            (Folds::of_module(stmts, debug, annotations, options.keep_inversions), Root::Module(stmts))
        }
    };
    let mut scopes = scope::build(root, annotations).map_err(bare)?;
    scope::analyze(&mut scopes).map_err(bare)?;
    let mut compiler = Compiler {
        source,
        filename: options.filename.clone(),
        optimize: options.optimize,
        interactive: matches!(tree, Tree::Interactive(_)),
        future_flags: flags,
        last_future: future.last,
        scopes,
        folds,
        consts: IndexSet::new(),
        warnings: Vec::new(),
        cur: nothing(),
        outer: Vec::new(),
    };
    compiler.open(0, BodyKind::Module, &"<module>".into(), None, 1);
    let start = stmts.first().map_or(Span::default(), |stmt| stmt.span);
    match tree {
        Tree::Expression(expression) => compiler.expression(&expression.body)?,
        Tree::Interactive(_) => {
            compiler.setup_annotations(start, stmts);
            compiler.stmts(stmts)?;
            compiler.return_none(stmts.last().map_or(Span::default(), |stmt| stmt.span));
        }
        Tree::Module(_) => {
            compiler.namespace_body(start, stmts)?;
            compiler.return_none(stmts.last().map_or(Span::default(), |stmt| stmt.span));
        }
    }
    let root = compiler.close()?;
    let unit = Unit { consts: compiler.consts.into_iter().collect(), root };
    Ok(Compiled { unit, warnings: compiler.warnings, inversions: compiler.folds.inversions })
}

/// Code generation under way.
pub(super) struct Compiler<'t> {
    pub source: &'t Source,
    pub filename: Rc<str>,
    pub optimize: u8,
    pub interactive: bool,
    pub future_flags: u32,
    /// Where the last of the future imports at the beginning starts.
    pub last_future: Option<u32>,
    pub scopes: Scopes,
    pub folds: Folds,
    pub consts: IndexSet<Const>,
    pub warnings: Vec<Warning>,
    /// The body being compiled.
    pub cur: Body<'t>,
    /// Those around it, outermost first; at the very bottom one that stands for nothing.
    pub outer: Vec<Body<'t>>,
}

impl<'t> Compiler<'t> {
    /// A SyntaxError here.
    pub fn error<T>(&self, message: &str, span: Span) -> Fallible<T> {
        Err(Box::new(Diagnostic::syntax(message, span)))
    }

    fn expression(&mut self, body: &'t Expr) -> Fallible {
        let t = self.cur.alloc();
        self.expr(body, t)?;
        self.cur.disown(t);
        self.emit(body.span, Op::Return, CONSUME_A, t, 0, 0);
        self.stop();
        Ok(())
    }
}

/// What stands around the outermost body.
fn nothing<'t>() -> Body<'t> {
    Body {
        scope: 0,
        kind: BodyKind::Module,
        name: "".into(),
        qualname: "".into(),
        private: None,
        first_line: 0,
        flags: 0,
        arg_count: 0,
        posonly_count: 0,
        kwonly_count: 0,
        base: 0,
        varnames: IndexSet::new(),
        far: IndexSet::new(),
        far_dict: None,
        cells: IndexMap::new(),
        frees: IndexMap::new(),
        first_free: 0,
        first_temp: 0,
        top: 0,
        high: 0,
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
    }
}

struct Future {
    flags: u32,
    last: Option<u32>,
}

/// The `from __future__` imports at the beginning.
fn future_features(stmts: &[Stmt], source: &Source) -> Fallible<Future> {
    let mut future = Future { flags: 0, last: None };
    let mut rest = stmts;
    if let Some((_, after)) = super::stmt::docstring(stmts) {
        rest = after;
    }
    for stmt in rest {
        let StmtKind::ImportFrom { module: Some(module), names, level: 0 } = &stmt.kind else { break };
        if &**module != "__future__" {
            break;
        }
        // CPython gives these no end.
        let refuse = |message: String| {
            let (lineno, column) = source.line_chars(stmt.span.start);
            let lineno = lineno as i32;
            let position = Position { lineno, offset: column as i32 + 1, end_lineno: lineno, end_offset: -1 };
            Err(Box::new(Diagnostic::exactly(DiagnosticKind::SyntaxError, message, position)))
        };
        for alias in names {
            match &*alias.name {
                "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement" | "print_function"
                | "unicode_literals" | "barry_as_FLUFL" | "generator_stop" => {}
                "annotations" => future.flags |= CodeFlags::FUTURE_ANNOTATIONS,
                "braces" => return refuse("not a chance".into()),
                name => return refuse(format!("future feature {name} is not defined")),
            }
        }
        future.last = Some(stmt.span.start);
    }
    Ok(future)
}
