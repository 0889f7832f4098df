//! The article that glasspy was built to make visible: its nineteen listings in short form, in its language.
//!
//! "Python memory structure and the object model" is a Korean tutorial; `tests/article/NN.py` does what its listing NN does, in
//! words of our own, names and texts in Hangul (so identifiers, format strings and output beyond ASCII are under test, too).
//! `NN.out` is what CPython 3.12.1 printed. The tours in `examples/` tell the same listings at length.

mod support;

use support::pending::Pending;
use support::recorded::{compare, entries};
use support::run::{self, in_parallel};

#[test]
fn nineteen_listings() {
    let mut scripts = entries(&run::root().join("tests/article"));
    scripts.retain(|path| path.extension().is_some_and(|text| text == "py"));
    assert_eq!(scripts.len(), 19);
    let failures = in_parallel(&scripts, |path| compare(path));
    let names = scripts.iter().map(|path| format!("article/{}", path.file_name().expect("a script").to_string_lossy()));
    Pending::judge("article", &names.zip(failures).collect::<Vec<_>>());
}
