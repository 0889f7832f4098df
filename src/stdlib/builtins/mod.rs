//! The `builtins` module.
//!
//! `print.rs` print, input · `numbers.rs` abs, sum, pow, chr … · `iteration.rs` iter, next, min, max, sorted … (`anext.rs`) · `objects.rs` attributes, hash,
//! id, dir … · `instance.rs` isinstance, issubclass · `run.rs` eval, exec, compile, import · `build_class.rs` the class statement ·
//! `prompt.rs` exit, help and their kin · `names.rs` types and constants.

mod anext;
mod build_class;
mod instance;
mod iteration;
mod names;
mod numbers;
mod objects;
mod print;
mod prompt;
mod run;

use crate::object::Known;
use crate::object::{Arity, MethodDef, ModuleSpec};

pub use instance::{is_instance, is_subclass};
pub use run::{KEEP_CONSTANTS, keep_constants};

const fn one(name: &'static str, function: crate::object::NativeFn) -> MethodDef {
    MethodDef::new(name, Arity::One, function)
}
const fn many(name: &'static str, function: crate::object::NativeFn) -> MethodDef {
    MethodDef::new(name, Arity::Positional, function)
}
const fn keywords(name: &'static str, function: crate::object::NativeFn) -> MethodDef {
    MethodDef::new(name, Arity::Keywords, function)
}
const fn none(name: &'static str, function: crate::object::NativeFn) -> MethodDef {
    MethodDef::new(name, Arity::None, function)
}

/// `builtins`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "builtins",
    doc: "Functions, types and exceptions that every module sees.",
    functions: &[
        keywords("__build_class__", build_class::build_class),
        keywords("__import__", run::import),
        one("abs", numbers::abs).known(Known::Abs).doc("($module, x, /)", "The absolute value."),
        one("all", iteration::all).doc("($module, iterable, /)", "Whether every item is true."),
        one("any", iteration::any).doc("($module, iterable, /)", "Whether any item is true."),
        one("ascii", objects::ascii).doc("($module, obj, /)", "The repr in ASCII."),
        one("bin", numbers::bin).doc("($module, number, /)", "Binary digits."),
        keywords("breakpoint", prompt::breakpoint),
        one("callable", objects::callable).doc("($module, obj, /)", "Whether it can be called."),
        one("chr", numbers::chr).known(Known::Chr).doc("($module, i, /)", "The character with this number."),
        keywords("compile", run::compile).doc(
            "($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
            "Compiles a text to a code object.",
        ),
        many("delattr", objects::delattr).doc("($module, obj, name, /)", "Deletes an attribute."),
        many("dir", objects::dir),
        many("divmod", numbers::divmod).doc("($module, x, y, /)", "Quotient and remainder."),
        many("eval", run::eval).doc("($module, source, globals=None, locals=None, /)", "The value of an expression."),
        keywords("exec", run::exec).doc("($module, source, globals=None, locals=None, /, *, closure=None)", "Runs statements."),
        many("format", objects::format).doc("($module, value, format_spec='', /)", "Formats a value."),
        many("getattr", objects::getattr),
        none("globals", objects::globals).doc("($module, /)", "The globals of the caller."),
        many("hasattr", objects::hasattr).doc("($module, obj, name, /)", "Whether there is such an attribute."),
        one("hash", objects::hash).doc("($module, obj, /)", "The hash."),
        one("hex", numbers::hex).doc("($module, number, /)", "Hexadecimal digits."),
        one("id", objects::id).doc("($module, obj, /)", "The address."),
        many("input", print::input).doc("($module, prompt='', /)", "A line from standard input."),
        many("isinstance", instance::isinstance)
            .known(Known::IsInstance)
            .doc("($module, obj, class_or_tuple, /)", "Whether it is an instance of the class or of one of them."),
        many("issubclass", instance::issubclass)
            .doc("($module, cls, class_or_tuple, /)", "Whether it is a subclass of the class or of one of them."),
        many("iter", iteration::iter),
        one("aiter", iteration::aiter).doc("($module, async_iterable, /)", "An asynchronous iterator."),
        one("len", objects::len).known(Known::Len).doc("($module, obj, /)", "The number of items."),
        none("locals", objects::locals).doc("($module, /)", "The variables of the caller."),
        MethodDef::new("max", Arity::Gathered, iteration::max),
        MethodDef::new("min", Arity::Gathered, iteration::min),
        many("next", iteration::next),
        many("anext", iteration::anext).doc("($module, aiterator, default=<unrepresentable>, /)", "The next item, to be awaited."),
        one("oct", numbers::oct).doc("($module, number, /)", "Octal digits."),
        keywords("open", crate::stdlib::io::open).doc(
            "($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
            "Opens a file.",
        ),
        one("ord", numbers::ord).known(Known::Ord).doc("($module, c, /)", "The number of a character."),
        keywords("pow", numbers::pow).doc("($module, /, base, exp, mod=None)", "A power, perhaps modulo a number."),
        keywords("print", print::print)
            .doc("($module, /, *args, sep=' ', end='\\n', file=None, flush=False)", "Writes texts to a file, standard output by default."),
        one("repr", objects::repr).doc("($module, obj, /)", "The representation."),
        keywords("round", numbers::round).doc("($module, /, number, ndigits=None)", "Rounds a number."),
        many("setattr", objects::setattr).doc("($module, obj, name, value, /)", "Sets an attribute."),
        keywords("sorted", iteration::sorted).doc("($module, iterable, /, *, key=None, reverse=False)", "A new sorted list."),
        keywords("sum", numbers::sum).doc("($module, iterable, /, start=0)", "The sum of the items."),
        many("vars", objects::vars),
    ],
    fill: Some(names::fill),
};
