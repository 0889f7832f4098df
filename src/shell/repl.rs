//! The prompt: lines are read until they are a statement, run in `__main__`, and values shown.
//!
//! Ctrl-C forgets what was typed; Ctrl-D ends. History is kept for the session only.

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use crate::session::{Prompt, PromptSession};

/// A prompt on the terminal.
pub struct Repl;

impl Prompt for Repl {
    fn run(&mut self, session: &PromptSession) {
        let Ok(mut editor) = DefaultEditor::new() else {
            session.say("glasspy: the terminal cannot be used\n");
            return;
        };
        session.greet();
        let mut text = String::new();
        while !session.ended() {
            let prompt = session.prompt(!text.is_empty());
            match editor.readline(&prompt) {
                Ok(line) => {
                    let first = text.is_empty();
                    text.push_str(&line);
                    text.push('\n');
                    if first && line.trim().is_empty() {
                        text.clear();
                        continue;
                    }
                    // A block ends with an empty line; one line that is complete runs at once.
                    if session.enter(&text, line.is_empty()) {
                        // History that cannot grow is no reason to stop.
                        let _ = editor.add_history_entry(text.trim_end());
                        text.clear();
                    }
                }
                Err(ReadlineError::Interrupted) => {
                    text.clear();
                    session.say("\nKeyboardInterrupt\n");
                }
                Err(ReadlineError::Eof) => {
                    session.say("\n");
                    return;
                }
                Err(problem) => {
                    session.say(&format!("glasspy: {problem}\n"));
                    return;
                }
            }
        }
    }
}
