//! Small scripts, one behaviour each, whose output must be CPython 3.12.1's to the byte.
//!
//! ```text
//! tests/compare/<area>/name.py     the script, run in its own folder with PYTHONHASHSEED=0
//!                      name.out    its standard output        ┐
//!                      name.err    its standard error, if any ├ recorded from CPython by tests/record.py
//!                      name.code   its exit code, unless 0    ┘
//! tests/compare/PENDING            scripts that do not pass yet, each with a reason
//! ```
//!
//! One test per area, each running its scripts on all cores. `GLASSPY_ONLY=text` runs only scripts with that text in their path.

mod support;

use support::pending::Pending;
use support::recorded::{compare, entries};
use support::run::{self, in_parallel};

#[test]
fn language() {
    area("language");
}

#[test]
fn errors() {
    area("errors");
}

#[test]
fn memory() {
    area("memory");
}

#[test]
fn builtins() {
    area("builtins");
}

#[test]
fn modules() {
    area("modules");
}

#[test]
fn programs() {
    area("programs");
}

#[test]
fn containers() {
    area("containers");
}

#[test]
fn text() {
    area("text");
}

/// Every folder has its test above, every script its recording, every recording its script.
#[test]
fn folders_are_in_order() {
    let mut complaints = Vec::new();
    for folder in entries(&run::root().join("tests/compare")).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        if !["language", "errors", "memory", "builtins", "modules", "programs", "containers", "text"].contains(&name.as_str()) {
            complaints.push(format!("{name}/ has no test in tests/compare.rs"));
        }
        for file in entries(&folder) {
            match file.extension().and_then(|text| text.to_str()) {
                Some("py") if !file.with_extension("out").exists() => {
                    complaints.push(format!("{} has no recording: python3 tests/record.py FILE", file.display()));
                }
                Some("out" | "err" | "code") if !file.with_extension("py").exists() => {
                    complaints.push(format!("{} belongs to no script", file.display()));
                }
                _ => {}
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn area(name: &str) {
    let only = std::env::var("GLASSPY_ONLY").unwrap_or_default();
    let mut scripts = entries(&run::root().join("tests/compare").join(name));
    scripts.retain(|path| path.extension().is_some_and(|text| text == "py") && path.to_string_lossy().contains(&only));
    let failures = in_parallel(&scripts, |path| compare(path));
    let names = scripts.iter().map(|path| format!("{name}/{}", path.file_name().expect("a script").to_string_lossy()));
    Pending::judge(name, &names.zip(failures).collect::<Vec<_>>());
}
