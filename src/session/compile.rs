//! Text to code object: parsed, compiled, linked; what is wrong with it becomes a SyntaxError, what is doubtful a warning.

use super::undecoded;
use crate::code::Const;
use crate::compile::{CompileOptions, Compiled, Tree};
use crate::heap::Ref;
use crate::object::protocol::attribute;
use crate::object::types::{bool_, code, exception, int, tuple};
use crate::object::{Ctx, PyResult, Raised, warn};
use crate::source::{Diagnostic, DiagnosticKind, Source, Warning, WarningKind};
use crate::syntax::{self, Entry};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    Exec,
    /// One expression.
    Eval,
    /// One statement at a prompt.
    Single,
}

/// How to compile.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// What the text is.
    pub mode: Mode,
    /// 0, 1 or 2.
    pub optimize: u8,
    /// Future features in force.
    pub flags: u32,
}

/// What came of a text.
pub struct Linked {
    /// The code object.
    pub code: Ref,
    /// The constants, each once more than the code has them: CPython's compiler keeps what it has read until the run ends. Keep it as long.
    pub constants: Vec<Ref>,
}

/// What lines at a prompt are.
pub enum Line {
    /// A statement.
    Complete(Linked),
    /// The beginning of one.
    Incomplete,
}

/// The text of a file's bytes: of the script that is run, or of anything else.
pub fn read_bytes(cx: &Ctx, name: &str, bytes: &[u8], is_script: bool) -> PyResult<Source> {
    let read = if is_script { Source::from_file_bytes(name, bytes) } else { Source::from_bytes(name, bytes) };
    let read = read.or_else(|problem| match problem.0.position(&problem.1) {
        Some(position) if !is_script && position.lineno > 0 => undecoded::read(name, bytes, problem.0),
        _ => Err(problem),
    });
    match read {
        Ok(source) => Ok(source),
        Err(problem) => {
            let (diagnostic, source) = *problem;
            raise(cx, &diagnostic, &source, From::Parser(Mode::Exec))
        }
    }
}

/// Compiles a text.
pub fn compile(cx: &Ctx, source: &Source, how: How) -> PyResult<Linked> {
    let parsed = From::Parser(how.mode);
    match how.mode {
        Mode::Exec => match syntax::parse_module(source) {
            Ok((tree, warnings)) => finish(cx, source, how, Tree::Module(&tree), &warnings),
            Err(diagnostic) => raise(cx, &diagnostic, source, parsed),
        },
        Mode::Eval => match syntax::parse_expression(source) {
            Ok((tree, warnings)) => finish(cx, source, how, Tree::Expression(&tree), &warnings),
            Err(diagnostic) => raise(cx, &diagnostic, source, parsed),
        },
        Mode::Single => match syntax::parse_single(source) {
            Ok((tree, warnings)) => finish(cx, source, how, Tree::Interactive(&tree), &warnings),
            Err(diagnostic) => raise(cx, &diagnostic, source, parsed),
        },
    }
}

/// Compiles lines of a prompt if they are a whole statement.
pub fn compile_line(cx: &Ctx, source: &Source, how: How) -> PyResult<Line> {
    match syntax::parse_interactive(source) {
        Ok(Entry::Complete(tree, warnings)) => finish(cx, source, how, Tree::Interactive(&tree), &warnings).map(Line::Complete),
        Ok(Entry::Incomplete(_)) => Ok(Line::Incomplete),
        Err(diagnostic) => raise(cx, &diagnostic, source, From::Parser(Mode::Single)),
    }
}

fn finish(cx: &Ctx, source: &Source, how: How, tree: Tree<'_>, warnings: &[Warning]) -> PyResult<Linked> {
    show_warnings(cx, source, warnings)?;
    let mut options = CompileOptions { optimize: how.optimize, flags: how.flags, filename: source.shared_name(), keep_inversions: false };
    let Compiled { unit, warnings, .. } = loop {
        let compiled = match crate::compile::compile(tree, source, &options) {
            Ok(compiled) => compiled,
            Err(diagnostic) => return raise(cx, &diagnostic, source, From::Compiler),
        };
        let mut refused = false;
        for _ in 0..if options.keep_inversions { 0 } else { compiled.inversions } {
            if warn::warn(cx, cx.types.deprecation_warning, bool_::INVERSION).is_err() {
                // As an error it is raised where it runs.
                drop(cx.take_raised());
                refused = true;
            }
        }
        if !refused {
            break compiled;
        }
        options.keep_inversions = true;
    };
    show_warnings(cx, source, &warnings)?;
    let objects = code::link_constants(cx, &unit.consts, &unit.root)?;
    let made = code::new(cx, &unit.root, &objects);
    let mut constants = Vec::with_capacity(objects.len());
    for (constant, object) in unit.consts.iter().zip(objects) {
        match constant {
            Const::Code(_) => {}
            // The reader holds a literal of bytes twice: as what it read, and as what all literals side by side are.
            Const::Bytes(_, true) => constants.extend([object.clone(), object]),
            _ => constants.push(object),
        }
    }
    Ok(Linked { code: made, constants })
}

fn show_warnings(cx: &Ctx, source: &Source, warnings: &[Warning]) -> PyResult<()> {
    for warning in warnings {
        let class = match warning.kind {
            WarningKind::SyntaxWarning => cx.types.syntax_warning,
            WarningKind::DeprecationWarning => cx.types.deprecation_warning,
        };
        let (line, _) = source.line_col(warning.span.start);
        if warn::explicit(cx, class, &warning.message, source.name(), line).is_err() {
            if !cx.raised_is(class) {
                return Err(Raised);
            }
            // A warning that is an error becomes a SyntaxError at its place.
            drop(cx.take_raised());
            return raise(cx, &Diagnostic::syntax(warning.message.clone(), warning.span), source, From::Compiler);
        }
    }
    Ok(())
}

/// Who found what is wrong: it decides what is shown of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    /// The parser has the text at hand.
    Parser(Mode),
    /// The compiler can only look into the file.
    Compiler,
}

/// Whether one of the first two lines is a coding cookie.
fn names_encoding(source: &Source) -> bool {
    source.text().lines().take(2).any(|line| line.trim_start().starts_with('#') && (line.contains("coding:") || line.contains("coding=")))
}

/// An offset (from 1) in characters as one in bytes.
fn byte_offset(line: &str, offset: i32) -> i32 {
    let Ok(characters) = usize::try_from(offset - 1) else { return offset };
    let wide: usize = line.chars().take(characters).map(|c| c.len_utf8() - 1).sum();
    offset + wide as i32
}

/// How messages begin that the reader of characters gives: it shows the line without its end.
const READER_STARTS: &[&str] = &[
    "unterminated ",
    "f-string: single '}'",
    "f-string: unmatched ",
    "unmatched ",
    "closing parenthesis ",
    "leading zeros ",
    "invalid decimal literal",
    "invalid hexadecimal literal",
    "invalid octal literal",
    "invalid binary literal",
    "invalid imaginary literal",
    "invalid digit ",
    "invalid character ",
    "invalid non-printable ",
];

/// A line of the file that a source is named after, with its line end, if there is such a file.
fn file_line(source: &Source, number: i32) -> Option<String> {
    if source.name().starts_with('<') {
        return None;
    }
    let bytes = std::fs::read(source.name()).ok()?;
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).replace("\r\n", "\n").replace('\r', "\n");
    let line = text.split_inclusive('\n').nth(usize::try_from(number.max(1) - 1).ok()?)?;
    if line.contains('\u{fffd}') {
        // In another encoding.
        return Some(format!("{}\n", source.line_text(u32::try_from(number).ok()?)));
    }
    Some(line.to_owned())
}

fn raise<T>(cx: &Ctx, diagnostic: &Diagnostic, source: &Source, from: From) -> PyResult<T> {
    show_warnings(cx, source, &diagnostic.warnings)?;
    let class = match diagnostic.kind {
        DiagnosticKind::SyntaxError => cx.types.syntax_error,
        DiagnosticKind::IndentationError => cx.types.indentation_error,
        DiagnosticKind::TabError => cx.types.tab_error,
        DiagnosticKind::MemoryError => cx.types.memory_error,
        DiagnosticKind::RecursionError => cx.types.recursion_error,
        DiagnosticKind::OverflowError => cx.types.overflow_error,
        DiagnosticKind::ValueError => cx.types.value_error,
        DiagnosticKind::SystemError => cx.types.system_error,
        DiagnosticKind::NotImplementedError => cx.types.not_implemented_error,
    };
    let message = cx.new_str(&diagnostic.message);
    let position = diagnostic.position(source).filter(|_| diagnostic.kind.is_syntax());
    let Some(position) = position else {
        return cx.raise_with(class, &[message]);
    };
    let number = |value: i32| int::new(cx, value.into());
    if position.lineno == 0 && from != From::Parser(Mode::Single) {
        // Of the encoding: there is no line to show.
        let place = [cx.new_str(source.name()), number(0), number(position.offset), cx.none()];
        let error = exception::new_exception(cx, class, &[message, tuple::new(cx, &place)])?;
        return cx.raise_object(error);
    }
    let line = source.line_text(position.lineno.max(1) as u32);
    let by_reader = READER_STARTS.iter().any(|start| diagnostic.message.starts_with(start));
    // CPython's parser counts characters only where it knows the encoding: in strings, and in files that name it.
    let in_bytes = match from {
        From::Parser(_) if by_reader => diagnostic.message.starts_with("leading zeros "),
        From::Parser(_) => source.is_bytes() && !names_encoding(source),
        From::Compiler => false,
    };
    let (offset, end_offset) = if in_bytes {
        let end_line = source.line_text(position.end_lineno.max(1) as u32);
        (byte_offset(line, position.offset), byte_offset(end_line, position.end_offset))
    } else {
        (position.offset, position.end_offset)
    };
    let text = match file_line(source, position.lineno) {
        _ if by_reader => cx.new_str(line),
        Some(line) if matches!(from, From::Compiler | From::Parser(Mode::Exec)) => cx.new_str(&line),
        _ if from == From::Compiler => cx.none(),
        // The reader has gone on to further lines.
        _ if diagnostic.read_to > position.lineno.max(1) as u32 => cx.new_str(line),
        _ => {
            let last = position.lineno.max(1) as u32;
            let first = if diagnostic.held_from == 0 { last } else { diagnostic.held_from };
            let mut held = String::new();
            for line in first..=last {
                held.push_str(source.line_text(line));
                held.push('\n');
            }
            if from != From::Parser(Mode::Exec) && !source.has_last_line_end() && last + 1 >= source.line_count() {
                held.pop();
            }
            cx.new_str(&held)
        }
    };
    let place = [cx.new_str(source.name()), number(position.lineno), number(offset), text, number(position.end_lineno), number(end_offset)];
    if diagnostic.bare {
        let error = exception::new_exception(cx, class, &[message])?;
        for (name, value) in ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].iter().zip(&place) {
            // CPython gives future imports no end in the line.
            if *name == "end_offset" && position.end_offset == -1 {
                continue;
            }
            attribute::set(cx, &error, &cx.intern(name), value)?;
        }
        return cx.raise_object(error);
    }
    let error = exception::new_exception(cx, class, &[message, tuple::new(cx, &place)])?;
    cx.raise_object(error)
}
