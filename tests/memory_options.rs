//! What the command line and the environment say about memory, and what `sys._debugmallocstats` writes: things that a script by itself
//! cannot show.
//!
//! `malloc_stats/steps.py` asks for a report before and after each of its steps; `malloc_stats/steps.cpython` holds how CPython 3.12.1's
//! reports differ from step to step. `GLASSPY_REFERENCE=python3.12 cargo test --test memory_options` writes it anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Standard output, standard error and exit code of `-c program` with options and environment.
fn run(options: &[&str], environment: &[(&str, &str)], program: &str) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glasspy"));
    command.args(options).args(["-c", program]).env("GLASSPY_CHECK", "1").env_remove("PYTHONTRACEMALLOC");
    let outcome = command.envs(environment.iter().copied()).output().expect("glasspy starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(outcome.stdout), text(outcome.stderr), outcome.status.code())
}

const STATE: &str = "import tracemalloc as t, sys; print(t.is_tracing(), t.get_traceback_limit(), sys._xoptions)";

#[test]
fn tracing_begins_with_an_option_or_a_variable() {
    let said = |options: &[&str], environment: &[(&str, &str)]| {
        let (out, err, code) = run(options, environment, STATE);
        assert_eq!((err.as_str(), code), ("", Some(0)));
        out
    };
    assert_eq!(said(&[], &[]), "False 1 {}\n");
    assert_eq!(said(&["-X", "tracemalloc"], &[]), "True 1 {'tracemalloc': True}\n");
    assert_eq!(said(&["-Xtracemalloc=5"], &[]), "True 5 {'tracemalloc': '5'}\n");
    assert_eq!(said(&["-X", "tracemalloc=0"], &[]), "False 1 {'tracemalloc': '0'}\n");
    assert_eq!(said(&[], &[("PYTHONTRACEMALLOC", "3")]), "True 3 {}\n");
    assert_eq!(said(&[], &[("PYTHONTRACEMALLOC", "0")]), "False 1 {}\n");
    assert_eq!(said(&["-X", "tracemalloc=2"], &[("PYTHONTRACEMALLOC", "7")]), "True 2 {'tracemalloc': '2'}\n");
    // Read as C reads numbers; of several options the first holds.
    assert_eq!(said(&["-X", "tracemalloc="], &[]), "False 1 {'tracemalloc': ''}\n");
    assert_eq!(said(&["-X", "tracemalloc= +3"], &[]), "True 3 {'tracemalloc': ' +3'}\n");
    assert_eq!(said(&["-X", "tracemalloc=3", "-X", "tracemalloc=5"], &[]), "True 3 {'tracemalloc': '5'}\n");
}

#[test]
fn a_wrong_number_of_frames_ends_the_start() {
    for (option, variable) in [(Some("tracemalloc=x"), ""), (Some("tracemalloc=-1"), ""), (None, "x")] {
        let options: Vec<&str> = option.iter().flat_map(|option| ["-X", option]).collect();
        let environment: Vec<(&str, &str)> = if option.is_some() { vec![] } else { vec![("PYTHONTRACEMALLOC", variable)] };
        let (out, err, code) = run(&options, &environment, STATE);
        let origin = if option.is_some() { "-X tracemalloc=NFRAME" } else { "PYTHONTRACEMALLOC" };
        let text = format!(
            "Fatal Python error: config_init_tracemalloc: {origin}: invalid number of frames\nPython runtime state: preinitialized\n\n"
        );
        assert_eq!((out.as_str(), err, code), ("", text, Some(1)));
    }
}

#[test]
fn too_many_frames_are_refused_when_tracing_begins() {
    for (options, environment) in [(vec!["-X", "tracemalloc=65536"], vec![]), (vec![], vec![("PYTHONTRACEMALLOC", "65536")])] {
        let (out, err, code) = run(&options, &environment, STATE);
        let (text, thread) = err.split_once("Current thread 0x").expect("where it happened");
        assert_eq!(
            text,
            "Fatal Python error: init_interp_main: can't start tracemalloc\nPython runtime state: core initialized\n\
             ValueError: the number of frames must be in range [1; 65535]\n\n"
        );
        assert!(thread.ends_with(" (most recent call first):\n  <no Python frame>\n"), "{thread}");
        assert_eq!((out.as_str(), code), ("", Some(1)));
    }
}

/// The lines of the report, and those of them about free lists.
fn report(options: &[&str], program: &str) -> (Vec<String>, Vec<String>) {
    let (_, err, code) = run(options, &[], &format!("import sys, gc; gc.collect(); gc.disable()\n{program}\nsys._debugmallocstats()"));
    assert_eq!(code, Some(0), "{err}");
    let lines: Vec<String> = err.lines().map(str::to_owned).collect();
    let free = lines.iter().filter(|line| line.contains(" free ")).map(|line| line.trim().to_owned()).collect();
    (lines, free)
}

#[test]
fn the_report_counts_what_the_free_lists_hold() {
    let program = "a = [[] for _ in range(50)]; b = [{} for _ in range(30)]; c = [(i, i, i) for i in range(40)]\n\
                   d = [i * 1.5 for i in range(20)]; a = b = c = d = None";
    let (_, free) = report(&[], program);
    assert_eq!(free.len(), 23);
    assert_eq!(free[0], "30 free PyDictObjects * 48 bytes each =                1,440");
    assert_eq!(free[1], "20 free PyFloatObjects * 24 bytes each =                  480");
    assert!(free[2].ends_with("free PyListObjects * 40 bytes each =                2,160"), "{}", free[2]);
    assert_eq!(free[5], "40 free 3-sized PyTupleObjects * 48 bytes each =                1,920");
    assert_eq!(free[22], "0 free 20-sized PyTupleObjects * 184 bytes each =                    0");
}

#[test]
fn the_report_has_cpythons_form() {
    let (lines, _) = report(&["-X", "pymalloc=3.12"], "keep = [object() for _ in range(2000)]");
    assert_eq!(lines[0], "Small block threshold = 512, in 32 size classes.");
    assert_eq!(lines[2], "class   size   num pools   blocks in use  avail blocks");
    assert_eq!(lines[3], "-----   ----   ---------   -------------  ------------");
    let first: Vec<usize> = lines[4].split_whitespace().map(|number| number.parse().expect("a number")).collect();
    assert_eq!(first[..2], [0, 16]);
    assert!(first[3] >= 2000, "{first:?}");
    // A pool of 16 KiB has a header of 48 bytes and then blocks.
    assert_eq!((first[3] + first[4]) % ((16384 - 48) / 16), 0);
    let wanted = [
        "# arenas allocated total           =",
        "# bytes in allocated blocks        =",
        "# bytes lost to arena map root     =",
        "Total                              =",
    ];
    for name in wanted {
        assert!(lines.iter().any(|line| line.starts_with(name)), "{name}");
    }
}

/// The numbers of one report: blocks in use by their size, and what the free lists hold, by the words of their lines.
#[derive(Default)]
struct Report {
    used: BTreeMap<usize, i64>,
    free: BTreeMap<String, i64>,
}

/// Reads a report under the geometry of CPython 3.12; what it says of pools, arenas and bytes must agree with itself.
fn read(text: &str) -> Report {
    const POOL_BYTES: i64 = 16384;
    const POOL_HEADER: i64 = 48;
    let mut report = Report::default();
    let (mut pools, mut used_bytes, mut free_bytes) = (0, 0, 0);
    let mut named: Vec<(&str, i64)> = Vec::new();
    for line in text.lines().skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let Some((name, value)) = line.split_once('=') {
            let value = value.trim().replace(',', "").parse().expect("a number");
            match name.trim().split_once(" free ") {
                Some((count, what)) => drop(report.free.insert(what.to_owned(), count.parse().expect("a number"))),
                None => named.push((name.trim(), value)),
            }
        } else if let Ok([_, size, count, used, avail]) =
            words.iter().map(|word| word.parse::<i64>()).collect::<Result<Vec<_>, _>>().as_deref()
        {
            assert_eq!(used + avail, count * ((POOL_BYTES - POOL_HEADER) / size), "{line}");
            pools += count;
            used_bytes += used * size;
            free_bytes += avail * size;
            report.used.insert(*size as usize, *used);
        }
    }
    let value = |wanted: &str| named.iter().find(|(name, _)| name.contains(wanted)).unwrap_or_else(|| panic!("no line {wanted}")).1;
    assert_eq!((value("bytes in allocated"), value("bytes in available")), (used_bytes, free_bytes));
    assert_eq!(value("pool headers"), pools * POOL_HEADER);
    let arenas = value("arenas allocated current");
    assert_eq!(value("bytes/arena"), arenas << 20);
    assert_eq!(arenas, value("arenas allocated total") - value("arenas reclaimed"));
    assert_eq!(named.iter().find(|(name, _)| *name == "Total").expect("a total").1, arenas << 20);
    report
}

/// How each report differs from the one before.
fn differences(reports: &[Report]) -> String {
    fn moved<K: Ord + std::fmt::Display>(before: &BTreeMap<K, i64>, after: &BTreeMap<K, i64>, row: &mut String) {
        for key in before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>() {
            let by = after.get(key).unwrap_or(&0) - before.get(key).unwrap_or(&0);
            if by != 0 {
                *row += &format!("  {key}: {by:+}");
            }
        }
    }
    let mut text = String::new();
    for (number, pair) in reports.windows(2).enumerate() {
        let mut row = format!("{} {}", number / 2, if number % 2 == 0 { "made" } else { "freed" });
        moved(&pair[0].used, &pair[1].used, &mut row);
        moved(&pair[0].free, &pair[1].free, &mut row);
        text += &row;
        text.push('\n');
    }
    text
}

/// The differences between the reports that a command writes.
fn differences_of(command: &mut Command, script: &Path) -> String {
    let outcome = command.arg(script).env("PYTHONHASHSEED", "0").output().expect("the interpreter starts");
    let text = String::from_utf8(outcome.stderr).expect("UTF-8");
    assert!(outcome.status.success(), "{text}");
    let reports: Vec<Report> = text.split("Small block threshold").skip(1).map(read).collect();
    differences(&reports)
}

#[test]
fn objects_move_the_table_as_in_cpython() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/malloc_stats");
    let (script, recording) = (folder.join("steps.py"), folder.join("steps.cpython"));
    if let Ok(reference) = std::env::var("GLASSPY_REFERENCE") {
        std::fs::write(&recording, differences_of(&mut Command::new(reference), &script)).expect("the recording can be written");
    }
    let theirs = std::fs::read_to_string(&recording).expect("there is a recording");
    assert!(theirs.lines().count() > 80, "{theirs}");
    let mut glasspy = Command::new(env!("CARGO_BIN_EXE_glasspy"));
    let ours = differences_of(glasspy.args(["-X", "pymalloc=3.12"]), &script);
    for (theirs, ours) in theirs.lines().zip(ours.lines()) {
        assert_eq!(ours, theirs, "(right: CPython) in steps.py");
    }
    assert_eq!(ours.lines().count(), theirs.lines().count());
}
