//! Random programs about memory print what CPython prints.
//!
//! ```text
//! tests/random/prelude.py     what each of them starts with
//! tests/random/recorded.txt   programs of a fixed seed with what CPython 3.12.1 printed; these always run
//! tests/support/program.rs    how a program is drawn; pieces.rs: the statements it is made of
//! ```
//!
//! `GLASSPY_REFERENCE=python3.12 cargo test --test random_programs` draws fresh programs and runs them on both interpreters:
//! `GLASSPY_PROGRAMS` of them (2,000 unless said), from the seed `GLASSPY_SEED` (drawn from the clock unless said; it is printed).
//! `GLASSPY_FINE=1` adds automatic collections and the questions of `pieces.rs` about single blocks. What differs is made smaller and kept as a
//! script in `tests/compare/memory`, to be recorded with `tests/record.py`. A program to which the reference itself gives different answers in
//! different environments does not count.
//! `GLASSPY_RECORD=120` together with `GLASSPY_REFERENCE` writes `recorded.txt` anew from those of that many programs that agree.

mod support;

use std::path::{Path, PathBuf};
use std::time::Duration;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::diff;
use support::program::program;
use support::run::{self, Outcome, in_parallel};

const LIMIT: Duration = Duration::from_secs(60);
/// How often a program that differs is made smaller.
const SHRINKS: usize = 40;
/// The line before each recorded program, its standard output, and its standard error.
const MARKS: [&str; 3] = ["=== program ", "--- standard output", "--- standard error"];

fn prelude() -> String {
    std::fs::read_to_string(run::root().join("tests/random/prelude.py")).expect("the prelude is there")
}

/// A folder of our own for scripts on their way through an interpreter.
fn workshop(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("random-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the build folder can be written to");
    folder
}

/// What a run said, with the addresses hidden; how it ended, if not well.
#[derive(PartialEq)]
struct Said {
    out: String,
    err: String,
    ending: String,
}

fn said(outcome: &Outcome, folder: &Path) -> Said {
    let text = |text: &str| without_addresses(&run::without_folder(text, folder));
    let ending = if outcome.code == 0 && !outcome.timed_out { String::new() } else { outcome.ending() };
    Said { out: text(&outcome.stdout), err: text(&outcome.stderr), ending }
}

/// Every `0x` with hexadecimal digits behind it becomes `0x`.
fn without_addresses(text: &str) -> String {
    let mut out = String::new();
    for (index, part) in text.split("0x").enumerate() {
        if index > 0 {
            out.push_str("0x");
            out.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()));
        } else {
            out.push_str(part);
        }
    }
    out
}

fn ours(body: &str, folder: &Path, name: &str) -> Said {
    let path = folder.join(format!("{name}.py"));
    std::fs::write(&path, prelude() + body).expect("the build folder can be written to");
    said(&run::script(&path, LIMIT), folder)
}

fn theirs(command: &str, folder: &Path, name: &str) -> Said {
    let mut python = run::python(command, folder);
    python.arg(format!("{name}.py"));
    said(&run::run(python, LIMIT), folder)
}

/// Whether the reference says the same in other environments. What these hold takes blocks at its start, and a question about a single block may
/// show how many were free.
fn is_steady(command: &str, folder: &Path, name: &str, known: &Said) -> bool {
    [0, 1, 12].into_iter().all(|more| {
        let mut python = run::python(command, folder);
        python.env_remove("HOME").arg(format!("{name}.py"));
        for number in 0..more {
            python.env(format!("MORE_{number}"), "of this".repeat(number + 1));
        }
        said(&run::run(python, LIMIT), folder) == *known
    })
}

/// The difference between glasspy's run and the reference's, if there is one.
fn difference(theirs: &Said, ours: &Said) -> Option<String> {
    if theirs == ours {
        return None;
    }
    let mut text = String::new();
    for (what, theirs, ours) in [("output", &theirs.out, &ours.out), ("error", &theirs.err, &ours.err)] {
        if theirs != ours {
            text += &format!("standard {what} (- CPython, + glasspy):\n{}\n", diff::lines(theirs, ours));
        }
    }
    if theirs.ending != ours.ending {
        text += &format!("ended by '{}', CPython by '{}'\n", ours.ending, theirs.ending);
    }
    Some(text)
}

/// One recorded program: its number, its text, and what it printed.
struct Recorded {
    number: String,
    body: String,
    said: Said,
}

fn recorded() -> Vec<Recorded> {
    let text = std::fs::read_to_string(run::root().join("tests/random/recorded.txt")).expect("the recorded programs are there");
    let mut programs: Vec<Recorded> = Vec::new();
    let mut part = 0;
    for line in text.split_inclusive('\n') {
        if let Some(number) = line.strip_prefix(MARKS[0]) {
            let empty = Said { out: String::new(), err: String::new(), ending: String::new() };
            programs.push(Recorded { number: number.trim().to_string(), body: String::new(), said: empty });
            part = 0;
        } else if let Some(next) = MARKS[1..].iter().position(|mark| line.trim_end() == *mark) {
            part = next + 1;
        } else if let Some(program) = programs.last_mut() {
            [&mut program.body, &mut program.said.out, &mut program.said.err][part].push_str(line);
        }
    }
    programs
}

#[test]
fn recorded_programs_print_what_cpython_printed() {
    let folder = workshop("recorded");
    let programs = recorded();
    assert!(programs.len() >= 100, "tests/random/recorded.txt holds {} programs only", programs.len());
    let failures = in_parallel(&programs, |program| {
        // Under the name it was recorded by, which tracebacks and frames show.
        let own = folder.join(&program.number);
        std::fs::create_dir_all(&own).expect("the build folder can be written to");
        difference(&program.said, &ours(&program.body, &own, "program")).map(|text| format!("--- program {}\n{text}", program.number))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    if failures.is_empty() {
        // Nobody looks at the scripts any more.
        let _ = std::fs::remove_dir_all(&folder);
    }
    assert!(failures.is_empty(), "\n{}\n{} programs differ; they lie in {}", failures.join("\n"), failures.len(), folder.display());
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn fresh_programs_print_what_cpython_prints() {
    let Ok(reference) = std::env::var("GLASSPY_REFERENCE") else { return };
    let clock = || std::time::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_secs());
    let seed = setting("GLASSPY_SEED").unwrap_or_else(clock);
    let count = setting("GLASSPY_PROGRAMS").unwrap_or(2000);
    let folder = workshop("fresh");
    println!("seed {seed}, {count} programs, in {}", folder.display());
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let fine = setting("GLASSPY_FINE").is_some_and(|fine| fine != 0);
    let record = setting("GLASSPY_RECORD");
    let compare = |body: &str, number: usize| {
        let own = folder.join(number.to_string());
        std::fs::create_dir_all(&own).expect("the build folder can be written to");
        let mine = ours(body, &own, "program");
        let other = theirs(&reference, &own, "program");
        let differing = difference(&other, &mine).filter(|_| record.is_some() || is_steady(&reference, &own, "program", &other));
        (differing, other)
    };
    let strategy = program(fine);
    let mut trees: Vec<_> = (0..record.unwrap_or(count)).map(|_| strategy.new_tree(&mut runner).expect("a program can be drawn")).collect();
    let bodies: Vec<_> = trees.iter().map(|tree| tree.current().text()).enumerate().collect();
    let compared = in_parallel(&bodies, |(index, body)| {
        let (differing, other) = compare(body, index + 1);
        if differing.is_some() {
            println!("program {} differs", index + 1);
        } else if (index + 1) % 100 == 0 {
            println!("program {}", index + 1);
        }
        (differing, other)
    });
    let mut text = String::new();
    let mut failures = Vec::new();
    for (((index, body), tree), (mut differing, other)) in bodies.into_iter().zip(&mut trees).zip(compared) {
        let number = index + 1;
        if record.is_some() && differing.is_none() && other.ending.is_empty() {
            text += &format!("{}{number}\n{body}{}\n{}{}\n{}", MARKS[0], MARKS[1], other.out, MARKS[2], other.err);
        }
        let (Some(_), None) = (&differing, record) else { continue };
        let mut smallest = body;
        let mut tries = 0;
        while tries < SHRINKS && tree.simplify() {
            loop {
                tries += 1;
                let body = tree.current().text();
                if let (Some(text), _) = compare(&body, number) {
                    (differing, smallest) = (Some(text), body);
                    break;
                }
                if tries >= SHRINKS || !tree.complicate() {
                    break;
                }
            }
        }
        let kept = run::root().join(format!("tests/compare/memory/random_{seed}_{number}.py"));
        let head = format!("# A random program that once differed (seed {seed}, number {number}).\n");
        std::fs::write(&kept, head + &prelude() + &smallest).expect("the tests' folder can be written to");
        println!("--- program {number} -> {}\n{smallest}\n{}", kept.display(), differing.as_deref().unwrap_or_default());
        failures.push(number);
    }
    if record.is_some() {
        std::fs::write(run::root().join("tests/random/recorded.txt"), text).expect("the tests' folder can be written to");
    }
    // Nobody looks at the script any more.
    let _ = std::fs::remove_dir_all(&folder);
    assert!(failures.is_empty(), "{} of {count} programs differ (seed {seed}): {failures:?}", failures.len());
}
