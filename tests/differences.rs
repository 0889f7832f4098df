//! Where glasspy means to differ from CPython 3.12.1: one script each, which says why in its first lines.
//!
//! ```text
//! tests/differences/name.py         begins with a comment: what differs, why, and what to do about it if it matters
//!                   name.cpython    standard output of CPython, recorded by tests/record.py
//!                   name.out        standard output of glasspy
//! ```
//! A script ends well on glasspy and prints what it learned; on CPython it may even crash, which the recording says in its last line.
//! When the two outputs become the same, the difference is gone and the script belongs to `compare/`.

mod support;

use std::path::Path;
use std::time::Duration;

use support::recorded::entries;
use support::run::{self, in_parallel};
use support::{diff, template};

#[test]
fn intended_differences() {
    let mut scripts = entries(&run::root().join("tests/differences"));
    scripts.retain(|path| path.extension().is_some_and(|text| text == "py"));
    let complaints: Vec<String> = in_parallel(&scripts, |path| judge(path)).into_iter().flatten().collect();
    assert!(!scripts.is_empty() && complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn judge(path: &Path) -> Option<String> {
    let name = path.file_name().expect("a script has a name").to_string_lossy();
    let read = |extension: &str| std::fs::read_to_string(path.with_extension(extension)).ok();
    let text = read("py").unwrap_or_default();
    if text.lines().take_while(|line| line.starts_with("# ")).count() < 2 {
        return Some(format!("{name}: begins with fewer than two lines of comment"));
    }
    let (Some(theirs), Some(wanted)) = (read("cpython"), read("out")) else {
        return Some(format!("{name}: needs .cpython (python3 tests/record.py) and .out (what glasspy prints)"));
    };
    if theirs == wanted {
        return Some(format!("{name}: no difference any more"));
    }
    let ours = run::script(path, Duration::from_secs(60));
    let printed = template::masked(&ours.stdout, &wanted);
    if printed != wanted || !ours.stderr.is_empty() || ours.code != 0 {
        return Some(format!("{name}: ended by {}\n{}\n{}", ours.ending(), diff::lines(&wanted, &printed), ours.stderr));
    }
    None
}
