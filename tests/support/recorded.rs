//! One script against its recording: standard output, standard error and exit code.
//!
//! ```text
//! name.py     the script          name.out    its standard output        ┐
//!                                 name.err    its standard error, if any ├ recorded from CPython by tests/record.py
//!                                 name.code   its exit code, unless 0    ┘
//! ```

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::run::{self, LEAK};
use super::{diff, template};

const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 20 });

/// What is wrong with glasspy's run of this script, if anything.
pub fn compare(path: &Path) -> Option<String> {
    let recorded = |extension: &str| std::fs::read_to_string(path.with_extension(extension)).unwrap_or_default();
    let (stdout, stderr, code) = (recorded("out"), recorded("err"), recorded("code"));
    let code = code.trim().parse().unwrap_or(0);
    let ours = run::script(path, LIMIT);
    let folder = path.parent().expect("a script lies in a folder");
    let our_stdout = template::masked(&run::without_folder(&ours.stdout, folder), &stdout);
    let our_stderr = template::masked(&run::without_folder(&ours.stderr, folder), &stderr);

    let mut text = String::new();
    if our_stdout != stdout {
        text += &format!("standard output (- CPython, + glasspy):\n{}\n", diff::lines(&stdout, &our_stdout));
    }
    if our_stderr != stderr {
        text += &format!("standard error (- CPython, + glasspy):\n{}\n", diff::lines(&stderr, &our_stderr));
    }
    if ours.code != code || ours.timed_out {
        let leak = if ours.code == LEAK { " although the script itself may be right" } else { "" };
        text += &format!("ended by {}{leak}, CPython by exit code {code}\n", ours.ending());
    }
    (!text.is_empty()).then_some(text)
}

/// The entries of a folder, sorted.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = listing.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.sort();
    paths
}
