//! A session at a prompt, without the terminal: what to ask with, and what becomes of the lines.

use std::cell::Cell;

use super::compile::{How, Line, Mode, compile_line};
use super::options::Run;
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
    /// Version and hint, unless `-q` says no or something was run before.
    pub fn greet(&self) {
        if !options().quiet && matches!(options().run, Run::Input(_)) {
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
    /// Takes the lines typed so far, joined by line ends; false if more are needed.
    pub fn enter(&self, text: &str) -> bool {
        self.take(text, false)
    }
    /// Takes the lines typed when no more will come.
    pub fn finish(&self, text: &str) {
        self.take(&format!("{text}\n"), true);
    }
    fn take(&self, text: &str, last: bool) -> bool {
        let cx = self.cx;
        let source = Source::new("<stdin>", text);
        let how = How { mode: Mode::Single, optimize: options().optimize, flags: 0 };
        match compile_line(cx, &source, how) {
            Ok(Line::Incomplete) if !last => return false,
            Ok(Line::Incomplete) => {}
            Ok(Line::Complete(linked)) => {
                let code: Ref = linked.code;
                if run_line(cx, &code).is_err() {
                    self.fail();
                }
                drop(code);
                drop(linked.constants);
            }
            Err(Raised) => {
                // An error is shown as the line with its end has it.
                let raised = cx.take_raised();
                if compile_line(cx, &Source::new("<stdin>", &format!("{text}\n")), how).is_ok() {
                    cx.raised.set(Some(raised));
                }
                self.fail();
            }
        }
        true
    }
    fn fail(&self) {
        self.code.set(report_at_prompt(self.cx));
        io::flush_all();
    }
}
