//! A session at a prompt, without the terminal: what to ask with, and what becomes of the lines.

use std::cell::Cell;

use super::compile::{How, Line, Mode, compile_line};
use super::report;
use super::run::{report_at_prompt, run_line, say};
use super::start::options;
use crate::heap::Ref;
use crate::object::protocol::text;
use crate::object::types::{dict, str_};
use crate::object::{Ctx, Raised};
use crate::source::Source;
use crate::stdlib::io;

/// How a terminal is read, by whoever owns it.
pub trait Prompt: Send {
    /// Runs the interactive session until it ends.
    fn run(&mut self, session: &PromptSession);
}

/// The running session.
pub struct PromptSession {
    cx: &'static Ctx,
    code: Cell<Option<i32>>,
}

impl PromptSession {
    /// A session with this interpreter.
    pub fn new(cx: &'static Ctx) -> PromptSession {
        if let Some(names) = cx.sys_dict.get() {
            for (name, value) in [("ps1", ">>> "), ("ps2", "... ")] {
                if dict::set(cx, &names, &cx.intern(name), &cx.new_str(value)).is_err() {
                    drop(cx.take_raised());
                }
            }
        }
        PromptSession { cx, code: Cell::new(None) }
    }
    /// The exit code that was asked for.
    pub fn code(&self) -> i32 {
        self.code.get().unwrap_or(0)
    }
    /// Whether it is over.
    pub fn ended(&self) -> bool {
        self.code.get().is_some()
    }
    /// Version and hint, unless `-q`.
    pub fn greet(&self) {
        if !options().quiet {
            say("glasspy 0.1.0 (Python 3.12.1) on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
        }
    }
    /// Says something on standard error.
    pub fn say(&self, text: &str) {
        say(text);
    }
    /// `sys.ps1` or, for further lines, `sys.ps2`.
    pub fn prompt(&self, further: bool) -> String {
        let cx = self.cx;
        let name = if further { "ps2" } else { "ps1" };
        let Some(value) = cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.intern(name))) else { return String::new() };
        match text::str_(cx, &value) {
            Ok(text) => str_::to_string_lossy(&text),
            Err(Raised) => {
                drop(cx.take_raised());
                String::new()
            }
        }
    }
    /// Takes the lines typed so far; false if more are needed. `blank`: the last one is empty.
    pub fn enter(&self, text: &str, blank: bool) -> bool {
        let cx = self.cx;
        let source = Source::new("<stdin>", text);
        report::remember_source("<stdin>", text);
        let how = How { mode: Mode::Single, optimize: options().optimize, flags: 0 };
        // A compound statement goes on until an empty line says that it is complete.
        let many = text.trim_end_matches('\n').contains('\n') || opens_block(text);
        match compile_line(cx, &source, how) {
            Ok(Line::Incomplete) => false,
            Ok(Line::Complete(_)) if many && !blank && opens_block(text) => false,
            Ok(Line::Complete(linked)) => {
                let code: Ref = linked.code;
                if run_line(cx, &code).is_err() {
                    self.fail();
                }
                drop(code);
                drop(linked.constants);
                true
            }
            Err(Raised) => {
                self.fail();
                true
            }
        }
    }
    fn fail(&self) {
        self.code.set(report_at_prompt(self.cx));
        io::flush_all();
    }
}

/// Whether the first line begins a compound statement.
fn opens_block(text: &str) -> bool {
    const WORDS: [&str; 10] = ["if", "for", "while", "def", "class", "try", "with", "async", "match", "@"];
    let first = text.lines().next().unwrap_or_default();
    let word = first.split(|c: char| !c.is_alphanumeric() && c != '@' && c != '_').next().unwrap_or_default();
    (WORDS.contains(&word) && text.lines().count() > 1)
        || (WORDS.contains(&word) && first.trim_end().ends_with(':'))
        || first.starts_with('@')
}
