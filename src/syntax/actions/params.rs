//! Lists whose order matters: parameters of functions, arguments of calls.
//!
//! ```text
//!   def f(a, b=1, /, c=2, *d, e, f=3, **g)
//!         posonly    args vararg kwonly kwarg
//!         defaults [1, 2]        kw_defaults [None, 3]
//! ```

use super::cx::Cx;
use crate::source::Span;
use crate::syntax::ast::{Arg, Arguments, Expr, Ident, Keyword};

/// One item of a parameter list.
#[derive(Debug)]
pub enum Param {
    /// `a`, `a=1`
    Plain(Arg, Option<Expr>),
    /// `/`
    Slash(Span),
    /// `*`
    Star(Span),
    /// `*a`
    VarArg(Arg),
    /// `**a`
    KwArg(Arg),
}

/// A parameter.
pub fn arg(start: u32, end: u32, arg: Ident, annotation: Option<Expr>) -> Arg {
    Arg { span: Span::new(start, end), arg, annotation: annotation.map(Box::new) }
}

/// How deep the expressions in a parameter list are.
pub fn depth_of_arguments(args: &Arguments) -> u32 {
    let defaults = args.defaults.iter().chain(args.kw_defaults.iter().flatten());
    defaults.map(|default| default.depth).max().unwrap_or(0)
}

/// A parameter list in order, or refused.
pub fn params(cx: &Cx, list: Vec<Param>) -> Arguments {
    let mut all = Arguments::default();
    let mut slash = false;
    let mut star: Option<Span> = None;
    for param in list {
        if let Some(kwarg) = &all.kwarg {
            cx.fail(kwarg.span, "arguments cannot follow var-keyword argument");
            break;
        }
        match param {
            Param::Plain(arg, default) if star.is_some() || all.vararg.is_some() => {
                all.kwonlyargs.push(arg);
                all.kw_defaults.push(default);
            }
            Param::Plain(arg, default) => {
                match default {
                    Some(default) => all.defaults.push(default),
                    None if all.defaults.is_empty() => {}
                    None => cx.fail(arg.span, "parameter without a default follows parameter with a default"),
                }
                all.args.push(arg);
            }
            Param::Slash(span) if slash => cx.fail(span, "/ may appear only once"),
            Param::Slash(span) if star.is_some() || all.vararg.is_some() => cx.fail(span, "/ must be ahead of *"),
            Param::Slash(span) if all.args.is_empty() => cx.fail(span, "invalid syntax"),
            Param::Slash(_) => {
                slash = true;
                all.posonlyargs = std::mem::take(&mut all.args);
            }
            Param::Star(span) if star.is_some() || all.vararg.is_some() => cx.fail(span, "* argument may appear only once"),
            Param::Star(span) => star = Some(span),
            Param::VarArg(arg) if star.is_some() || all.vararg.is_some() => {
                cx.fail(arg.span, "* argument may appear only once");
            }
            Param::VarArg(arg) => all.vararg = Some(arg),
            Param::KwArg(arg) => all.kwarg = Some(arg),
        }
    }
    if let Some(star) = star
        && all.kwonlyargs.is_empty()
    {
        cx.fail(star, "named arguments must follow bare *");
    }
    all
}

/// One item of an argument list.
#[derive(Debug)]
pub enum Item {
    /// `a`
    Positional(Expr),
    /// `*a`
    Star(Expr),
    /// `a=b`
    Keyword(Keyword),
    /// `**a`
    DoubleStar(Keyword),
}

/// An argument list in order, or refused.
pub fn args(cx: &Cx, list: Vec<Item>) -> (Vec<Expr>, Vec<Keyword>) {
    let mut positional = Vec::new();
    let mut keywords: Vec<Keyword> = Vec::new();
    let mut unpacked = false;
    for item in list {
        match item {
            Item::Positional(expr) => {
                if unpacked {
                    cx.fail(expr.span, "positional argument follows keyword argument unpacking");
                } else if !keywords.is_empty() {
                    cx.fail(expr.span, "positional argument follows keyword argument");
                }
                positional.push(expr);
            }
            Item::Star(expr) => {
                if unpacked {
                    cx.fail(expr.span, "iterable argument unpacking follows keyword argument unpacking");
                }
                positional.push(expr);
            }
            Item::Keyword(keyword) => keywords.push(keyword),
            Item::DoubleStar(keyword) => {
                unpacked = true;
                keywords.push(keyword);
            }
        }
    }
    (positional, keywords)
}
