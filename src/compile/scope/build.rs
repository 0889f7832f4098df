//! First half of the scope pass: one walk over the tree notes what each block does to each name.
//!
//! The order of visits is CPython's (defaults before decorators before the body ...): symbols are kept in the order of their first mention,
//! and of several errors the first found is reported. The children of a block are listed in the same order.

use super::*;
use crate::compile::Fallible;
use crate::source::Diagnostic;
use crate::syntax::ast::*;

/// Notes every block of a tree.
pub(in crate::compile) fn build(root: Root<'_>, future_annotations: bool) -> Fallible<Scopes> {
    let mut builder = Builder { scopes: Scopes::default(), stack: Vec::new(), private: None, future_annotations };
    builder.enter(BlockKind::Module, (0, Role::Body), Span::default());
    match root {
        Root::Module(body) => builder.stmts(body)?,
        Root::Expression(body) => builder.expr(body)?,
    }
    Ok(builder.scopes)
}

/// What is compiled.
#[derive(Clone, Copy)]
pub(in crate::compile) enum Root<'t> {
    /// Statements.
    Module(&'t [Stmt]),
    /// One expression.
    Expression(&'t Expr),
}

struct Builder {
    scopes: Scopes,
    stack: Vec<ScopeId>,
    private: Option<Ident>,
    future_annotations: bool,
}

fn error<T>(message: String, span: Span) -> Fallible<T> {
    Err(Box::new(Diagnostic::syntax(message, span)))
}

impl Builder {
    fn enter(&mut self, kind: BlockKind, key: Key, span: Span) -> ScopeId {
        let id = self.scopes.all.len();
        let mut scope = Scope {
            kind,
            symbols: IndexMap::new(),
            params: Vec::new(),
            children: Vec::new(),
            directives: Vec::new(),
            span,
            nested: false,
            free: false,
            child_free: false,
            generator: false,
            coroutine: false,
            comprehension: None,
            inlined: false,
            needs_class_closure: false,
            needs_classdict: false,
            can_see_class_scope: false,
            hidden: IndexSet::new(),
            in_target: false,
            iter_depth: 0,
        };
        if let Some(&outer) = self.stack.last() {
            let outer = &mut self.scopes.all[outer];
            scope.nested = outer.nested || outer.is_function_like();
            scope.iter_depth = outer.iter_depth;
            // What an annotation that stays text mentions concerns nobody.
            if kind != BlockKind::Annotation {
                outer.children.push(id);
            }
        }
        self.scopes.all.push(scope);
        self.scopes.by_node.insert(key, id);
        self.stack.push(id);
        id
    }

    fn leave(&mut self) {
        self.stack.pop();
    }

    fn cur(&mut self) -> &mut Scope {
        let id = self.stack.last().copied().unwrap_or(0);
        &mut self.scopes.all[id]
    }

    fn define(&mut self, name: &Ident, flag: u32, span: Span) -> Fallible {
        let id = self.stack.last().copied().unwrap_or(0);
        self.define_in(id, name, flag, span)
    }

    fn define_in(&mut self, id: ScopeId, name: &Ident, flag: u32, span: Span) -> Fallible {
        let mangled = mangle(self.private.as_deref(), name);
        let scope = &mut self.scopes.all[id];
        let mut value = scope.flags(&mangled);
        if flag & DEF_PARAM != 0 && value & DEF_PARAM != 0 {
            return error(format!("duplicate argument '{name}' in function definition"), span);
        }
        if flag & DEF_TYPE_PARAM != 0 && value & DEF_TYPE_PARAM != 0 {
            return error(format!("duplicate type parameter '{name}'"), span);
        }
        value |= flag;
        if scope.in_target {
            if value & (DEF_GLOBAL | DEF_NONLOCAL) != 0 {
                return error(format!("comprehension inner loop cannot rebind assignment expression target '{name}'"), span);
            }
            value |= DEF_COMP_ITER;
        }
        if flag & DEF_PARAM != 0 {
            scope.params.push(mangled.clone());
        }
        scope.symbols.insert(mangled.clone(), value);
        if flag & DEF_GLOBAL != 0 {
            // As CPython: the outermost block learns that somebody means its name.
            *self.scopes.all[0].symbols.entry(mangled).or_insert(0) |= DEF_GLOBAL;
        }
        Ok(())
    }

    fn flags(&mut self, name: &Ident) -> u32 {
        let mangled = mangle(self.private.as_deref(), name);
        self.cur().flags(&mangled)
    }

    fn directive(&mut self, name: &Ident, span: Span) {
        let mangled = mangle(self.private.as_deref(), name);
        self.cur().directives.push((mangled, span));
    }

    fn stmts(&mut self, body: &[Stmt]) -> Fallible {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn exprs(&mut self, list: &[Expr]) -> Fallible {
        list.iter().try_for_each(|expr| self.expr(expr))
    }

    fn opt(&mut self, expr: &Option<Box<Expr>>) -> Fallible {
        match expr {
            Some(expr) => self.expr(expr),
            None => Ok(()),
        }
    }

    fn stmt(&mut self, stmt: &Stmt) -> Fallible {
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(def, span, false)?,
            StmtKind::AsyncFunctionDef(def) => self.function(def, span, true)?,
            StmtKind::ClassDef(def) => self.class(def, span)?,
            StmtKind::Return { value } => self.opt(value)?,
            StmtKind::Delete { targets } => self.exprs(targets)?,
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)?;
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                self.expr(name)?;
                let in_class = self.cur().kind == BlockKind::Class;
                let key = key(stmt);
                if !type_params.is_empty() {
                    self.enter_params(params_key(stmt), span, false, false, false)?;
                    self.type_params(type_params)?;
                }
                self.enter(BlockKind::TypeAlias, key, span);
                self.cur().can_see_class_scope = in_class;
                if in_class {
                    self.define(&"__classdict__".into(), USE, value.span)?;
                }
                self.expr(value)?;
                self.leave();
                if !type_params.is_empty() {
                    self.leave();
                }
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)?;
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                if let ExprKind::Name { id, .. } = &target.kind {
                    let flags = self.flags(id);
                    if flags & (DEF_GLOBAL | DEF_NONLOCAL) != 0 && self.stack.len() > 1 && *simple {
                        let which = if flags & DEF_GLOBAL != 0 { "global" } else { "nonlocal" };
                        return error(format!("annotated name '{id}' can't be {which}"), span);
                    }
                    if *simple {
                        self.define(id, DEF_ANNOT | DEF_LOCAL, target.span)?;
                    } else if value.is_some() {
                        self.define(id, DEF_LOCAL, target.span)?;
                    }
                } else {
                    self.expr(target)?;
                }
                self.annotation(annotation)?;
                self.opt(value)?;
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                self.expr(&node.target)?;
                self.expr(&node.iter)?;
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)?;
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.stmts(body)?;
                self.stmts(orelse)?;
            }
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                for item in items {
                    self.expr(&item.context_expr)?;
                    if let Some(vars) = &item.optional_vars {
                        self.expr(vars)?;
                    }
                }
                self.stmts(body)?;
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.opt(&case.guard)?;
                    self.stmts(&case.body)?;
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.opt(exc)?;
                self.opt(cause)?;
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => {
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)?;
                for handler in &node.handlers {
                    self.opt(&handler.type_)?;
                    if let Some(name) = &handler.name {
                        self.define(name, DEF_LOCAL, handler.span)?;
                    }
                    self.stmts(&handler.body)?;
                }
                self.stmts(&node.finalbody)?;
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.opt(msg)?;
            }
            StmtKind::Import { names } | StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    if &*alias.name == "*" {
                        if self.cur().kind != BlockKind::Module {
                            return error("import * only allowed at module level".into(), alias.span);
                        }
                        continue;
                    }
                    let bound: Ident = match &alias.asname {
                        Some(name) => name.clone(),
                        None => match alias.name.find('.') {
                            Some(dot) => alias.name[..dot].into(),
                            None => alias.name.clone(),
                        },
                    };
                    self.define(&bound, DEF_IMPORT, alias.span)?;
                }
            }
            StmtKind::Global { names } => self.declare(names, span, DEF_GLOBAL, "global")?,
            StmtKind::Nonlocal { names } => self.declare(names, span, DEF_NONLOCAL, "nonlocal")?,
            StmtKind::Expr { value } => self.expr(value)?,
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
        Ok(())
    }

    fn declare(&mut self, names: &[Ident], span: Span, flag: u32, word: &str) -> Fallible {
        for name in names {
            let flags = self.flags(name);
            if flags & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT) != 0 {
                let message = if flags & DEF_PARAM != 0 {
                    format!("name '{name}' is parameter and {word}")
                } else if flags & USE != 0 {
                    format!("name '{name}' is used prior to {word} declaration")
                } else if flags & DEF_ANNOT != 0 {
                    format!("annotated name '{name}' can't be {word}")
                } else {
                    format!("name '{name}' is assigned to before {word} declaration")
                };
                return error(message, span);
            }
            self.define(name, flag, span)?;
            self.directive(name, span);
        }
        Ok(())
    }

    fn function(&mut self, def: &FunctionDef, span: Span, is_async: bool) -> Fallible {
        self.define(&def.name, DEF_LOCAL, span)?;
        let args = &def.args;
        self.defaults(args)?;
        self.exprs(&def.decorator_list)?;
        let generic = !def.type_params.is_empty();
        if generic {
            let kwdefaults = args.kw_defaults.iter().any(Option::is_some);
            self.enter_params(params_key(def), span, !args.defaults.is_empty(), kwdefaults, false)?;
            self.type_params(&def.type_params)?;
        }
        self.annotations(args, def.returns.as_deref())?;
        self.enter(BlockKind::Function, key(def), span);
        self.cur().coroutine = is_async;
        self.arguments(args)?;
        self.stmts(&def.body)?;
        self.leave();
        if generic {
            self.leave();
        }
        Ok(())
    }

    fn class(&mut self, def: &ClassDef, span: Span) -> Fallible {
        self.define(&def.name, DEF_LOCAL, span)?;
        self.exprs(&def.decorator_list)?;
        let generic = !def.type_params.is_empty();
        let outer = self.private.clone();
        if generic {
            self.enter_params(params_key(def), span, false, false, true)?;
            self.private = Some(def.name.clone());
            self.type_params(&def.type_params)?;
        }
        self.exprs(&def.bases)?;
        for keyword in &def.keywords {
            self.expr(&keyword.value)?;
        }
        self.enter(BlockKind::Class, key(def), span);
        self.private = Some(def.name.clone());
        if generic {
            self.define(&"__type_params__".into(), DEF_LOCAL, span)?;
            self.define(&".type_params".into(), USE, span)?;
        }
        self.stmts(&def.body)?;
        self.leave();
        if generic {
            self.leave();
        }
        self.private = outer;
        Ok(())
    }

    fn enter_params(&mut self, key: Key, span: Span, defaults: bool, kwdefaults: bool, class: bool) -> Fallible {
        let in_class = self.cur().kind == BlockKind::Class;
        self.enter(BlockKind::TypeParams, key, span);
        if in_class {
            self.cur().can_see_class_scope = true;
            self.define(&"__classdict__".into(), USE, span)?;
        }
        if class {
            self.define(&".type_params".into(), DEF_LOCAL | USE, span)?;
            self.define(&".generic_base".into(), DEF_LOCAL | USE, span)?;
        }
        if defaults {
            self.define(&".defaults".into(), DEF_PARAM, span)?;
        }
        if kwdefaults {
            self.define(&".kwdefaults".into(), DEF_PARAM, span)?;
        }
        Ok(())
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Fallible {
        for param in params {
            self.define(&param.name, DEF_TYPE_PARAM | DEF_LOCAL, param.span)?;
            if let TypeParamKind::TypeVar { bound: Some(bound) } = &param.kind {
                let in_class = self.cur().can_see_class_scope;
                self.enter(BlockKind::TypeVarBound, key(param), param.span);
                self.cur().can_see_class_scope = in_class;
                if in_class {
                    self.define(&"__classdict__".into(), USE, bound.span)?;
                }
                self.expr(bound)?;
                self.leave();
            }
        }
        Ok(())
    }

    fn defaults(&mut self, args: &Arguments) -> Fallible {
        self.exprs(&args.defaults)?;
        args.kw_defaults.iter().flatten().try_for_each(|expr| self.expr(expr))
    }

    fn arguments(&mut self, args: &Arguments) -> Fallible {
        let plain = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs);
        for arg in plain.chain(&args.vararg).chain(&args.kwarg) {
            self.define(&arg.arg, DEF_PARAM, arg.span)?;
        }
        Ok(())
    }

    fn annotations(&mut self, args: &Arguments, returns: Option<&Expr>) -> Fallible {
        let all = args.posonlyargs.iter().chain(&args.args).chain(&args.vararg).chain(&args.kwarg);
        for arg in all.chain(&args.kwonlyargs) {
            if let Some(annotation) = &arg.annotation {
                self.annotation(annotation)?;
            }
        }
        match returns {
            Some(returns) => self.annotation(returns),
            None => Ok(()),
        }
    }

    fn annotation(&mut self, annotation: &Expr) -> Fallible {
        if !self.future_annotations {
            return self.expr(annotation);
        }
        self.enter(BlockKind::Annotation, (std::ptr::from_ref(annotation) as usize, Role::TypeParams), annotation.span);
        self.expr(annotation)?;
        self.leave();
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Fallible {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value { value } => self.expr(value)?,
            PatternKind::Singleton { .. } => {}
            PatternKind::Sequence { patterns } | PatternKind::Or { patterns } => {
                patterns.iter().try_for_each(|p| self.pattern(p))?;
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                patterns.iter().try_for_each(|p| self.pattern(p))?;
                if let Some(name) = rest {
                    self.define(name, DEF_LOCAL, span)?;
                }
            }
            PatternKind::Class { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls)?;
                patterns.iter().chain(kwd_patterns).try_for_each(|p| self.pattern(p))?;
            }
            PatternKind::Star { name } => {
                if let Some(name) = name {
                    self.define(name, DEF_LOCAL, span)?;
                }
            }
            PatternKind::As { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern)?;
                }
                if let Some(name) = name {
                    self.define(name, DEF_LOCAL, span)?;
                }
            }
        }
        Ok(())
    }

    fn refuse_in_type_block(&mut self, what: &str, span: Span) -> Fallible {
        let place = match self.cur().kind {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVarBound => "a TypeVar bound",
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParams => "the definition of a generic",
            _ => return Ok(()),
        };
        error(format!("{what} cannot be used within {place}"), span)
    }

    fn refuse_yield_in_comprehension(&mut self, span: Span) -> Fallible {
        let place = match self.cur().comprehension {
            None => return Ok(()),
            Some(CompKind::List) => "list comprehension",
            Some(CompKind::Set) => "set comprehension",
            Some(CompKind::Dict) => "dict comprehension",
            Some(CompKind::Generator) => "generator expression",
        };
        error(format!("'yield' inside {place}"), span)
    }

    fn expr(&mut self, expr: &Expr) -> Fallible {
        let span = expr.span;
        match &expr.kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => self.exprs(values)?,
            ExprKind::NamedExpr { target, value } => {
                self.refuse_in_type_block("named expression", span)?;
                if self.cur().iter_depth > 0 {
                    let message = "assignment expression cannot be used in a comprehension iterable expression";
                    return error(message.into(), span);
                }
                if self.cur().comprehension.is_some() {
                    self.bind_outside(target)?;
                }
                self.expr(value)?;
                self.expr(target)?;
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)?;
            }
            ExprKind::UnaryOp { operand, .. } => self.expr(operand)?,
            ExprKind::Lambda { args, body } => {
                self.defaults(args)?;
                self.enter(BlockKind::Function, key(expr), span);
                self.arguments(args)?;
                self.expr(body)?;
                self.leave();
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)?;
            }
            ExprKind::Dict { keys, values } => {
                keys.iter().flatten().try_for_each(|key| self.expr(key))?;
                self.exprs(values)?;
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.exprs(elts)?,
            ExprKind::ListComp { elt, generators } => {
                self.comprehension(expr, CompKind::List, generators, elt, None)?;
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension(expr, CompKind::Set, generators, elt, None)?;
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, CompKind::Dict, generators, key, Some(value))?;
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(expr, CompKind::Generator, generators, elt, None)?;
            }
            ExprKind::Await { value } => {
                self.refuse_in_type_block("await expression", span)?;
                self.expr(value)?;
                self.cur().coroutine = true;
            }
            ExprKind::Yield { value } => {
                self.refuse_in_type_block("yield expression", span)?;
                self.opt(value)?;
                self.cur().generator = true;
                self.refuse_yield_in_comprehension(span)?;
            }
            ExprKind::YieldFrom { value } => {
                self.refuse_in_type_block("yield expression", span)?;
                self.expr(value)?;
                self.cur().generator = true;
                self.refuse_yield_in_comprehension(span)?;
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)?;
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func)?;
                self.exprs(args)?;
                for keyword in keywords {
                    self.expr(&keyword.value)?;
                }
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value)?;
                self.opt(format_spec)?;
            }
            ExprKind::Constant(_) => {}
            ExprKind::Attribute { value, .. } | ExprKind::Starred { value, .. } => self.expr(value)?,
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)?;
            }
            ExprKind::Slice { lower, upper, step } => {
                self.opt(lower)?;
                self.opt(upper)?;
                self.opt(step)?;
            }
            ExprKind::Name { id, ctx } => {
                let flag = if *ctx == ExprContext::Load { USE } else { DEF_LOCAL };
                self.define(id, flag, span)?;
                if *ctx == ExprContext::Load && &**id == "super" && self.cur().is_function_like() {
                    self.define(&"__class__".into(), USE, span)?;
                }
            }
        }
        Ok(())
    }

    /// The target of `:=` inside a comprehension belongs to the block around all comprehensions.
    fn bind_outside(&mut self, target: &Expr) -> Fallible {
        let ExprKind::Name { id, .. } = &target.kind else { return Ok(()) };
        let span = target.span;
        let mangled = mangle(self.private.as_deref(), id);
        for depth in (0..self.stack.len()).rev() {
            let outer = self.stack[depth];
            let scope = &self.scopes.all[outer];
            let flags = scope.flags(&mangled);
            if scope.comprehension.is_some() {
                if flags & DEF_COMP_ITER != 0 && flags & DEF_LOCAL != 0 {
                    return error(format!("assignment expression cannot rebind comprehension iteration variable '{id}'"), span);
                }
                continue;
            }
            let place = match scope.kind {
                BlockKind::Function => {
                    let flag = if flags & DEF_GLOBAL != 0 { DEF_GLOBAL } else { DEF_NONLOCAL };
                    self.define(id, flag, span)?;
                    self.directive(id, span);
                    return self.define_in(outer, id, DEF_LOCAL, span);
                }
                BlockKind::Module => {
                    self.define(id, DEF_GLOBAL, span)?;
                    self.directive(id, span);
                    return self.define_in(outer, id, DEF_GLOBAL, span);
                }
                BlockKind::Class => "cannot be used in a class body",
                BlockKind::TypeParams => "cannot be used within the definition of a generic",
                BlockKind::TypeAlias => "cannot be used in a type alias",
                BlockKind::TypeVarBound => "cannot be used in a TypeVar bound",
                BlockKind::Annotation => continue,
            };
            return error(format!("assignment expression within a comprehension {place}"), span);
        }
        Ok(())
    }

    fn comprehension(&mut self, node: &Expr, kind: CompKind, generators: &[Comprehension], elt: &Expr, value: Option<&Expr>) -> Fallible {
        let Some((first, rest)) = generators.split_first() else { return Ok(()) };
        self.cur().iter_depth += 1;
        self.expr(&first.iter)?;
        self.cur().iter_depth -= 1;
        self.enter(BlockKind::Function, key(node), node.span);
        self.cur().comprehension = Some(kind);
        if first.is_async {
            self.cur().coroutine = true;
        }
        self.define(&".0".into(), DEF_PARAM, node.span)?;
        self.cur().in_target = true;
        self.expr(&first.target)?;
        self.cur().in_target = false;
        self.exprs(&first.ifs)?;
        for part in rest {
            self.cur().in_target = true;
            self.expr(&part.target)?;
            self.cur().in_target = false;
            self.cur().iter_depth += 1;
            self.expr(&part.iter)?;
            self.cur().iter_depth -= 1;
            self.exprs(&part.ifs)?;
            if part.is_async {
                self.cur().coroutine = true;
            }
        }
        if let Some(value) = value {
            self.expr(value)?;
        }
        self.expr(elt)?;
        let is_generator = kind == CompKind::Generator;
        self.cur().generator = is_generator;
        let is_async = self.cur().coroutine && !is_generator;
        self.leave();
        if is_async {
            self.cur().coroutine = true;
        }
        Ok(())
    }
}
