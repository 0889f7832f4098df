//! The front end against CPython: fixtures with recorded errors, trees of a whole library when one is named.
//!
//! ```text
//!   tests/syntax/ok/*.py     must parse
//!   tests/syntax/err/*.py    must fail as the `.err` beside it says: kind, message, lineno, offset, end_lineno, end_offset
//!   GLASSPY_LIB=folder       every .py below it must be accepted as by CPython's ast.parse, with the same tree
//! ```

#[path = "syntax/dump.rs"]
mod dump;

use dump::Dump;
use glasspy::source::Source;
use glasspy::syntax::parse_module;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Room for the deepest tree, as the interpreter's own thread has.
fn with_stack(work: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(256 << 20).spawn(work).expect("a thread").join().expect("no panic");
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax").join(folder);
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the fixtures")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    found.sort();
    found
}

fn read(path: &Path) -> Result<Source, String> {
    let bytes = std::fs::read(path).expect("a readable file");
    let name = path.to_string_lossy();
    Source::from_file_bytes(&name, &bytes).map_err(|problem| problem.0.message.clone())
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0u32;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// Where two dumps part ways.
fn first_difference(ours: &str, theirs: &str) -> String {
    let at = ours.bytes().zip(theirs.bytes()).position(|(a, b)| a != b).unwrap_or(0).saturating_sub(60);
    let cut = |text: &str| text.get(at..).unwrap_or("").chars().take(160).collect::<String>();
    format!("\n   ours   {}\n   theirs {}", cut(ours), cut(theirs))
}

#[test]
fn library() {
    let Some(folder) = std::env::var_os("GLASSPY_LIB") else { return };
    with_stack(move || {
        let python = std::env::var("GLASSPY_PYTHON").unwrap_or_else(|_| "python3.12".into());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax/dump.py");
        let output = Command::new(&python).arg(&script).arg(folder).output().expect("CPython runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let expected = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut different = Vec::new();
        let mut count = 0;
        let mut time = std::time::Duration::ZERO;
        for line in expected.lines() {
            count += 1;
            let mut parts = line.split('\t');
            let (path, verdict, rest) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap_or(""));
            let start = std::time::Instant::now();
            let source = read(Path::new(path));
            let parsed = match &source {
                Ok(source) => parse_module(source).map(|(module, _)| module).map_err(|problem| {
                    let at = problem.position(source);
                    format!("{} {} {at:?}", problem.kind.name(), problem.message)
                }),
                Err(message) => Err(message.clone()),
            };
            time += start.elapsed();
            match (parsed, verdict) {
                (Ok(module), "ok") => {
                    let source = source.expect("it was parsed");
                    let sums: Vec<&str> = rest.split(',').filter(|sum| !sum.is_empty()).collect();
                    if sums.len() != module.body.len() {
                        different.push(format!("{path}: {} statements, not {}", module.body.len(), sums.len()));
                        continue;
                    }
                    for (index, (stmt, sum)) in module.body.iter().zip(sums).enumerate() {
                        let mut dump = Dump::new(&source);
                        dump.stmt(stmt);
                        if format!("{:x}", crc32(dump.out.as_bytes())) != sum {
                            let wanted = Command::new(&python).arg(&script).args(["-", path]).output().expect("CPython runs");
                            let wanted = String::from_utf8_lossy(&wanted.stdout).into_owned();
                            let wanted = wanted.lines().nth(index).unwrap_or("").to_string();
                            different.push(format!("{path}: {}", first_difference(&dump.out, &wanted)));
                        }
                    }
                }
                (Ok(_), _) => different.push(format!("{path}: accepted, CPython says {verdict} {rest}")),
                (Err(problem), "ok") => different.push(format!("{path}: refused: {problem}")),
                (Err(_), _) => {}
            }
        }
        eprintln!("{count} files parsed in {time:?}, {} differences", different.len());
        assert!(different.is_empty(), "{}", different.join("\n"));
    });
}
