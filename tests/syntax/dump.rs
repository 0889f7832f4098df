//! A tree as one line of text, written the same way by `dump.py` from CPython's tree, so that the two can be compared.
//!
//! ```text
//!   (Assign@1:0-1:5 [(Name@1:0-1:1 x Store)] (Constant@1:4-1:5 i:1 -))
//! ```

use glasspy::source::{Source, Span};
use glasspy::syntax::ast::*;
use std::fmt::Write;

/// Writes trees of one source.
pub struct Dump<'s> {
    source: &'s Source,
    /// What is written so far.
    pub out: String,
}

impl<'s> Dump<'s> {
    /// Nothing written yet.
    pub fn new(source: &'s Source) -> Self {
        Dump { source, out: String::new() }
    }

    fn open(&mut self, name: &str, span: Span) {
        let (line, column) = self.source.line_col(span.start);
        let (end_line, end_column) = self.source.line_col(span.end);
        let _ = write!(self.out, "({name}@{line}:{column}-{end_line}:{end_column}");
    }

    fn node(&mut self, name: &str, span: Span, fields: impl FnOnce(&mut Self)) {
        self.open(name, span);
        fields(self);
        self.out.push(')');
    }

    fn word(&mut self, text: &str) {
        self.out.push(' ');
        self.out.push_str(text);
    }

    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.out.push_str(" [");
        for item in items {
            each(self, item);
        }
        self.out.push(']');
    }

    fn opt<T>(&mut self, item: Option<&T>, each: impl FnOnce(&mut Self, &T)) {
        match item {
            Some(item) => each(self, item),
            None => self.word("-"),
        }
    }

    fn exprs(&mut self, items: &[Expr]) {
        self.list(items, Self::expr);
    }

    fn opt_expr(&mut self, item: &Option<Box<Expr>>) {
        self.opt(item.as_deref(), Self::expr);
    }

    fn names(&mut self, items: &[Ident]) {
        self.list(items, |dump, name| dump.word(name));
    }

    fn opt_name(&mut self, item: &Option<Ident>) {
        self.word(item.as_deref().unwrap_or("-"));
    }

    fn body(&mut self, items: &[Stmt]) {
        self.list(items, Self::stmt);
    }

    /// A statement.
    pub fn stmt(&mut self, stmt: &Stmt) {
        self.out.push(' ');
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.def("FunctionDef", span, def),
            StmtKind::AsyncFunctionDef(def) => self.def("AsyncFunctionDef", span, def),
            StmtKind::ClassDef(class) => self.node("ClassDef", span, |d| {
                d.word(&class.name);
                d.exprs(&class.bases);
                d.list(&class.keywords, Self::keyword);
                d.body(&class.body);
                d.exprs(&class.decorator_list);
                d.list(&class.type_params, Self::type_param);
            }),
            StmtKind::Return { value } => self.node("Return", span, |d| d.opt_expr(value)),
            StmtKind::Delete { targets } => self.node("Delete", span, |d| d.exprs(targets)),
            StmtKind::Assign { targets, value } => self.node("Assign", span, |d| {
                d.exprs(targets);
                d.expr(value);
            }),
            StmtKind::TypeAlias { name, type_params, value } => self.node("TypeAlias", span, |d| {
                d.expr(name);
                d.list(type_params, Self::type_param);
                d.expr(value);
            }),
            StmtKind::AugAssign { target, op, value } => self.node("AugAssign", span, |d| {
                d.expr(target);
                d.word(&format!("{op:?}"));
                d.expr(value);
            }),
            StmtKind::AnnAssign { target, annotation, value, simple } => self.node("AnnAssign", span, |d| {
                d.expr(target);
                d.expr(annotation);
                d.opt_expr(value);
                d.word(if *simple { "1" } else { "0" });
            }),
            StmtKind::For(parts) => self.for_("For", span, parts),
            StmtKind::AsyncFor(parts) => self.for_("AsyncFor", span, parts),
            StmtKind::While { test, body, orelse } => self.node("While", span, |d| {
                d.expr(test);
                d.body(body);
                d.body(orelse);
            }),
            StmtKind::If { test, body, orelse } => self.node("If", span, |d| {
                d.expr(test);
                d.body(body);
                d.body(orelse);
            }),
            StmtKind::With { items, body } => self.with("With", span, items, body),
            StmtKind::AsyncWith { items, body } => self.with("AsyncWith", span, items, body),
            StmtKind::Match { subject, cases } => self.node("Match", span, |d| {
                d.expr(subject);
                d.list(cases, |d, case| {
                    d.out.push_str(" (match_case");
                    d.pattern(&case.pattern);
                    d.opt_expr(&case.guard);
                    d.body(&case.body);
                    d.out.push(')');
                });
            }),
            StmtKind::Raise { exc, cause } => self.node("Raise", span, |d| {
                d.opt_expr(exc);
                d.opt_expr(cause);
            }),
            StmtKind::Try(parts) => self.try_("Try", span, parts),
            StmtKind::TryStar(parts) => self.try_("TryStar", span, parts),
            StmtKind::Assert { test, msg } => self.node("Assert", span, |d| {
                d.expr(test);
                d.opt_expr(msg);
            }),
            StmtKind::Import { names } => self.node("Import", span, |d| d.list(names, Self::alias)),
            StmtKind::ImportFrom { module, names, level } => self.node("ImportFrom", span, |d| {
                d.opt_name(module);
                d.list(names, Self::alias);
                d.word(&level.to_string());
            }),
            StmtKind::Global { names } => self.node("Global", span, |d| d.names(names)),
            StmtKind::Nonlocal { names } => self.node("Nonlocal", span, |d| d.names(names)),
            StmtKind::Expr { value } => self.node("Expr", span, |d| d.expr(value)),
            StmtKind::Pass => self.node("Pass", span, |_| ()),
            StmtKind::Break => self.node("Break", span, |_| ()),
            StmtKind::Continue => self.node("Continue", span, |_| ()),
        }
    }

    fn def(&mut self, kind: &str, span: Span, def: &FunctionDef) {
        self.node(kind, span, |d| {
            d.word(&def.name);
            d.arguments(&def.args);
            d.body(&def.body);
            d.exprs(&def.decorator_list);
            d.opt_expr(&def.returns);
            d.list(&def.type_params, Self::type_param);
        });
    }

    fn for_(&mut self, kind: &str, span: Span, parts: &For) {
        self.node(kind, span, |d| {
            d.expr(&parts.target);
            d.expr(&parts.iter);
            d.body(&parts.body);
            d.body(&parts.orelse);
        });
    }

    fn with(&mut self, kind: &str, span: Span, items: &[WithItem], body: &[Stmt]) {
        self.node(kind, span, |d| {
            d.list(items, |d, item| {
                d.out.push_str(" (withitem");
                d.expr(&item.context_expr);
                d.opt(item.optional_vars.as_ref(), Self::expr);
                d.out.push(')');
            });
            d.body(body);
        });
    }

    fn try_(&mut self, kind: &str, span: Span, parts: &Try) {
        self.node(kind, span, |d| {
            d.body(&parts.body);
            d.list(&parts.handlers, |d, handler| {
                d.out.push(' ');
                d.node("ExceptHandler", handler.span, |d| {
                    d.opt_expr(&handler.type_);
                    d.opt_name(&handler.name);
                    d.body(&handler.body);
                });
            });
            d.body(&parts.orelse);
            d.body(&parts.finalbody);
        });
    }

    fn alias(&mut self, alias: &Alias) {
        self.out.push(' ');
        self.node("alias", alias.span, |d| {
            d.word(&alias.name);
            d.opt_name(&alias.asname);
        });
    }

    fn keyword(&mut self, keyword: &Keyword) {
        self.out.push(' ');
        self.node("keyword", keyword.span, |d| {
            d.opt_name(&keyword.arg);
            d.expr(&keyword.value);
        });
    }

    fn type_param(&mut self, param: &TypeParam) {
        self.out.push(' ');
        match &param.kind {
            TypeParamKind::TypeVar { bound } => self.node("TypeVar", param.span, |d| {
                d.word(&param.name);
                d.opt_expr(bound);
            }),
            TypeParamKind::ParamSpec => self.node("ParamSpec", param.span, |d| d.word(&param.name)),
            TypeParamKind::TypeVarTuple => self.node("TypeVarTuple", param.span, |d| d.word(&param.name)),
        }
    }

    fn arg(&mut self, arg: &Arg) {
        self.out.push(' ');
        self.node("arg", arg.span, |d| {
            d.word(&arg.arg);
            d.opt_expr(&arg.annotation);
        });
    }

    fn arguments(&mut self, args: &Arguments) {
        self.out.push_str(" (arguments");
        self.list(&args.posonlyargs, Self::arg);
        self.list(&args.args, Self::arg);
        self.opt(args.vararg.as_ref(), Self::arg);
        self.list(&args.kwonlyargs, Self::arg);
        self.list(&args.kw_defaults, |d, default| d.opt(default.as_ref(), Self::expr));
        self.opt(args.kwarg.as_ref(), Self::arg);
        self.exprs(&args.defaults);
        self.out.push(')');
    }

    fn comprehensions(&mut self, items: &[Comprehension]) {
        self.list(items, |d, item| {
            d.out.push_str(" (comprehension");
            d.expr(&item.target);
            d.expr(&item.iter);
            d.exprs(&item.ifs);
            d.word(if item.is_async { "1" } else { "0" });
            d.out.push(')');
        });
    }

    fn ctx(&mut self, ctx: ExprContext) {
        self.word(&format!("{ctx:?}"));
    }

    /// An expression.
    pub fn expr(&mut self, expr: &Expr) {
        self.out.push(' ');
        let span = expr.span;
        match &expr.kind {
            ExprKind::BoolOp { op, values } => self.node("BoolOp", span, |d| {
                d.word(&format!("{op:?}"));
                d.exprs(values);
            }),
            ExprKind::NamedExpr { target, value } => self.node("NamedExpr", span, |d| {
                d.expr(target);
                d.expr(value);
            }),
            ExprKind::BinOp { left, op, right } => self.node("BinOp", span, |d| {
                d.expr(left);
                d.word(&format!("{op:?}"));
                d.expr(right);
            }),
            ExprKind::UnaryOp { op, operand } => self.node("UnaryOp", span, |d| {
                d.word(&format!("{op:?}"));
                d.expr(operand);
            }),
            ExprKind::Lambda { args, body } => self.node("Lambda", span, |d| {
                d.arguments(args);
                d.expr(body);
            }),
            ExprKind::IfExp { test, body, orelse } => self.node("IfExp", span, |d| {
                d.expr(test);
                d.expr(body);
                d.expr(orelse);
            }),
            ExprKind::Dict { keys, values } => self.node("Dict", span, |d| {
                d.list(keys, |d, key| d.opt(key.as_ref(), Self::expr));
                d.exprs(values);
            }),
            ExprKind::Set { elts } => self.node("Set", span, |d| d.exprs(elts)),
            ExprKind::ListComp { elt, generators } => self.node("ListComp", span, |d| {
                d.expr(elt);
                d.comprehensions(generators);
            }),
            ExprKind::SetComp { elt, generators } => self.node("SetComp", span, |d| {
                d.expr(elt);
                d.comprehensions(generators);
            }),
            ExprKind::DictComp { key, value, generators } => self.node("DictComp", span, |d| {
                d.expr(key);
                d.expr(value);
                d.comprehensions(generators);
            }),
            ExprKind::GeneratorExp { elt, generators } => self.node("GeneratorExp", span, |d| {
                d.expr(elt);
                d.comprehensions(generators);
            }),
            ExprKind::Await { value } => self.node("Await", span, |d| d.expr(value)),
            ExprKind::Yield { value } => self.node("Yield", span, |d| d.opt_expr(value)),
            ExprKind::YieldFrom { value } => self.node("YieldFrom", span, |d| d.expr(value)),
            ExprKind::Compare { left, ops, comparators } => self.node("Compare", span, |d| {
                d.expr(left);
                d.list(ops, |d, op| d.word(&format!("{op:?}")));
                d.exprs(comparators);
            }),
            ExprKind::Call { func, args, keywords } => self.node("Call", span, |d| {
                d.expr(func);
                d.exprs(args);
                d.list(keywords, Self::keyword);
            }),
            ExprKind::FormattedValue { value, conversion, format_spec } => self.node("FormattedValue", span, |d| {
                d.expr(value);
                d.word(match conversion {
                    Conversion::None => "-1",
                    Conversion::Str => "115",
                    Conversion::Repr => "114",
                    Conversion::Ascii => "97",
                });
                d.opt_expr(format_spec);
            }),
            ExprKind::JoinedStr { values } => self.node("JoinedStr", span, |d| d.exprs(values)),
            ExprKind::Constant(value) => self.node("Constant", span, |d| d.constant(value)),
            ExprKind::Attribute { value, attr, ctx } => self.node("Attribute", span, |d| {
                d.expr(value);
                d.word(attr);
                d.ctx(*ctx);
            }),
            ExprKind::Subscript { value, slice, ctx } => self.node("Subscript", span, |d| {
                d.expr(value);
                d.expr(slice);
                d.ctx(*ctx);
            }),
            ExprKind::Starred { value, ctx } => self.node("Starred", span, |d| {
                d.expr(value);
                d.ctx(*ctx);
            }),
            ExprKind::Name { id, ctx } => self.node("Name", span, |d| {
                d.word(id);
                d.ctx(*ctx);
            }),
            ExprKind::List { elts, ctx } => self.node("List", span, |d| {
                d.exprs(elts);
                d.ctx(*ctx);
            }),
            ExprKind::Tuple { elts, ctx } => self.node("Tuple", span, |d| {
                d.exprs(elts);
                d.ctx(*ctx);
            }),
            ExprKind::Slice { lower, upper, step } => self.node("Slice", span, |d| {
                d.opt_expr(lower);
                d.opt_expr(upper);
                d.opt_expr(step);
            }),
        }
    }

    fn constant(&mut self, value: &Constant) {
        let mut kind = "-";
        let text = match value {
            Constant::None => "None".into(),
            Constant::True => "True".into(),
            Constant::False => "False".into(),
            Constant::Ellipsis => "Ellipsis".into(),
            Constant::Int(value) => format!("i:{value:x}"),
            Constant::BigInt(big) => {
                let value = dashu_int::UBig::from_str_radix(&big.digits, big.radix).expect("digits of its radix");
                format!("i:{value:x}")
            }
            Constant::Float(value) => format!("f:{:016x}", value.to_bits()),
            Constant::Complex(value) => format!("c:{:016x}", value.to_bits()),
            Constant::Str { value, u_prefix } => {
                if *u_prefix {
                    kind = "u";
                }
                format!("s:{}", hex(&value.0))
            }
            Constant::Bytes { value, .. } => format!("b:{}", hex(value)),
        };
        self.word(&text);
        self.word(kind);
    }

    fn pattern(&mut self, pattern: &Pattern) {
        self.out.push(' ');
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value { value } => self.node("MatchValue", span, |d| d.expr(value)),
            PatternKind::Singleton { value } => self.node("MatchSingleton", span, |d| d.word(&format!("{value:?}"))),
            PatternKind::Sequence { patterns } => self.node("MatchSequence", span, |d| d.list(patterns, Self::pattern)),
            PatternKind::Mapping { keys, patterns, rest } => self.node("MatchMapping", span, |d| {
                d.exprs(keys);
                d.list(patterns, Self::pattern);
                d.opt_name(rest);
            }),
            PatternKind::Class { cls, patterns, kwd_attrs, kwd_patterns } => self.node("MatchClass", span, |d| {
                d.expr(cls);
                d.list(patterns, Self::pattern);
                d.names(kwd_attrs);
                d.list(kwd_patterns, Self::pattern);
            }),
            PatternKind::Star { name } => self.node("MatchStar", span, |d| d.opt_name(name)),
            PatternKind::As { pattern, name } => self.node("MatchAs", span, |d| {
                d.opt(pattern.as_deref(), Self::pattern);
                d.opt_name(name);
            }),
            PatternKind::Or { patterns } => self.node("MatchOr", span, |d| d.list(patterns, Self::pattern)),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
