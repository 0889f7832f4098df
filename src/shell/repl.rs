//! The prompt: lines are read until they are a statement, run in `__main__`, and values shown.
//!
//! ```text
//!   terminal    rustyline edits the line; Ctrl-C forgets what was typed, Ctrl-D ends; history is kept for the session only
//!   pipe        (with -i) lines as they come, the prompt on standard error
//! ```

use std::io::{BufRead, IsTerminal};

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use crate::session::{Prompt, PromptSession};

/// A prompt on the terminal.
pub struct Repl;

/// What asking for a line gives.
enum Answer {
    Line(String),
    Interrupted,
    End,
    Broken(String),
}

/// Where lines come from.
enum Lines {
    Terminal(Box<DefaultEditor>),
    Pipe,
}

impl Lines {
    fn ask(&mut self, session: &PromptSession, prompt: &str) -> Answer {
        match self {
            Lines::Terminal(editor) => match editor.readline(prompt) {
                Ok(line) => Answer::Line(line),
                Err(ReadlineError::Interrupted) => Answer::Interrupted,
                Err(ReadlineError::Eof) => Answer::End,
                Err(problem) => Answer::Broken(problem.to_string()),
            },
            Lines::Pipe => {
                session.say(prompt);
                let mut line = Vec::new();
                match std::io::stdin().lock().read_until(b'\n', &mut line) {
                    Ok(0) => Answer::End,
                    Ok(_) => {
                        let text = String::from_utf8_lossy(&line);
                        Answer::Line(text.trim_end_matches('\n').to_owned())
                    }
                    Err(problem) => Answer::Broken(problem.to_string()),
                }
            }
        }
    }

    fn remember(&mut self, text: &str) {
        if let Lines::Terminal(editor) = self {
            // History that cannot grow is no reason to stop.
            let _ = editor.add_history_entry(text.trim_end());
        }
    }
}

impl Prompt for Repl {
    fn run(&mut self, session: &PromptSession) {
        let mut lines = if std::io::stdin().is_terminal() {
            match DefaultEditor::new() {
                Ok(editor) => Lines::Terminal(Box::new(editor)),
                Err(problem) => return session.say(&format!("glasspy: the terminal cannot be used: {problem}\n")),
            }
        } else {
            Lines::Pipe
        };
        session.greet();
        // What was typed of the statement so far; None between statements.
        let mut typed: Option<String> = None;
        while !session.ended() {
            let prompt = session.prompt(typed.is_some());
            match lines.ask(session, &prompt) {
                Answer::Line(line) => {
                    let text = match typed.take() {
                        Some(before) => before + "\n" + &line,
                        None if line.trim().is_empty() => continue,
                        None => line,
                    };
                    if session.enter(&text) {
                        lines.remember(&text);
                    } else {
                        typed = Some(text);
                    }
                }
                Answer::Interrupted => {
                    typed = None;
                    session.say("KeyboardInterrupt\n");
                }
                Answer::End => {
                    // What is still open is judged as it stands.
                    if let Some(text) = typed.take() {
                        session.finish(&text);
                    }
                    return session.say("\n");
                }
                Answer::Broken(problem) => return session.say(&format!("glasspy: {problem}\n")),
            }
        }
    }
}
