//! The numbered tours in `examples/`: each runs, prints its snapshot, and prints what CPython 3.12.1 prints.
//!
//! `examples/expected/NAME.txt` is CPython's output; `<address>` and `<n>` in it stand for figures of one process (see
//! `tests/support/mod.rs`). The snapshots in `tests/snapshots/` hold the whole run, its ending included; `cargo insta review`
//! or `INSTA_UPDATE=always` renews them, while the recordings only change when CPython is asked again.

mod support;

use std::time::Duration;

use support::pending::Pending;
use support::{diff, run, template};

const LIMIT: Duration = Duration::from_secs(120);

/// One test per example, named after it (`e` because a name cannot begin with a digit), and a list of them all.
macro_rules! examples {
    ($($name:ident)*) => {
        const ALL: &[&str] = &[$(stringify!($name)),*];
        $(
            #[test]
            fn $name() {
                check(stringify!($name).trim_start_matches('e'));
            }
        )*
    };
}

examples! {
    e01_names_are_references
    e02_identity_type_value
    e03_is_and_equality
    e04_shared_objects
    e05_sizes
    e06_size_with_contents
    e07_small_and_large_blocks
    e08_counting_references
    e09_cycle
    e10_collector_settings
    e11_slots_and_dicts
    e12_limits_of_slots
    e13_weak_references
    e14_weak_cache
    e15_parents_and_children
    e16_driving_the_collector
    e17_who_refers_to_it
    e18_finding_cycles
    e19_collector_and_tracemalloc
}

/// A new example must be added to the list above, and opens with what to watch for.
#[test]
fn every_example_is_tested_and_explained() {
    let entries = std::fs::read_dir(run::root().join("examples")).expect("examples can be read");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    for path in paths.filter(|path| path.extension().is_some_and(|text| text == "py")) {
        let name = path.file_stem().expect("a file has a name").to_string_lossy();
        assert!(ALL.contains(&format!("e{name}").as_str()), "{name} is not in the list of tests/examples.rs");
        let text = std::fs::read_to_string(&path).expect("an example can be read");
        let docstring = text.strip_prefix("\"\"\"").and_then(|rest| rest.split("\"\"\"").next()).unwrap_or("");
        assert!(docstring.contains("Watch for:"), "{name} does not open with what to watch for");
    }
}

fn check(name: &str) {
    let script = format!("examples/{name}.py");
    let recorded = std::fs::read_to_string(run::root().join(format!("examples/expected/{name}.txt")));
    let recorded = recorded.expect("every example has a recording: python3 tests/record.py examples/*.py");
    let ours = run::glasspy(&[&script], &run::root(), LIMIT);
    let stdout = template::masked(&ours.stdout, &recorded);
    let transcript = format!("$ glasspy {script}\n{stdout}{}[{}]", ours.stderr, ours.ending());
    let right = stdout == recorded && ours.stderr.is_empty() && ours.code == 0;
    let expected = format!("$ glasspy {script}\n{recorded}[exit code 0]");
    let failure = (!right).then(|| diff::lines(&expected, &transcript));
    Pending::judge(&script, &[(script.clone(), failure.clone())]);
    if failure.is_none() {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, &transcript);
        });
    }
}
