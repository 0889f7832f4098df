//! The front end against CPython: fixtures with recorded errors, trees of a whole library when one is named.
//!
//! ```text
//!   tests/syntax/ok/*.py     must parse
//!   tests/syntax/err/*.py    must fail as the `.err` beside it says: kind, message, lineno, offset, end_lineno, end_offset
//!   GLASSPY_LIB=folder       every .py below it must be accepted as by CPython's ast.parse, with the same tree
//!   GLASSPY_CASES=file       programs separated by the byte 1E: every one must get the verdict CPython gives it
//!   GLASSPY_MODE             how they are compiled, `exec` or `eval`
//!   GLASSPY_PYTHON           the CPython 3.12 to ask, `python3.12` if absent
//! ```

#[path = "syntax/dump.rs"]
mod dump;

use dump::Dump;
use glasspy::source::Source;
use glasspy::syntax::{parse_expression, parse_interactive, parse_module};
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
    Source::from_bytes(&name, &bytes).map_err(|problem| problem.0.message.clone())
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

#[test]
fn accepted() {
    with_stack(|| {
        for path in files("ok") {
            let source = read(&path).expect("text");
            if let Err(problem) = parse_module(&source) {
                panic!("{}: {} {:?}", path.display(), problem.message, problem.position(&source));
            }
        }
    });
}

#[test]
fn refused() {
    with_stack(|| {
        for path in files("err") {
            let source = Source::new("<test>", &std::fs::read_to_string(&path).expect("a readable file"));
            let wanted = std::fs::read_to_string(path.with_extension("err")).expect("the recorded error");
            let wanted = wanted.trim_end().replacen('\n', " ", 1);
            assert_eq!(placed_verdict(&source, "exec"), wanted, "{}", path.display());
        }
    });
}

/// The dump of a text, a statement a line.
fn dumped(text: &str) -> String {
    let source = Source::new("<test>", text);
    let (module, warnings) = parse_module(&source).expect("legal text");
    let mut dump = Dump::new(&source);
    for stmt in &module.body {
        dump.stmt(stmt);
        dump.out.push('\n');
    }
    for warning in warnings {
        dump.out.push_str(&format!("{:?}: {} {:?}\n", warning.kind, warning.message, source.line_col(warning.span.start)));
    }
    dump.out
}

#[test]
fn trees() {
    insta::assert_snapshot!("binding", dumped("a | b + c * d ** -e\n(a + b) * c\nnot a == b and c"));
    insta::assert_snapshot!("parameters", dumped("def f(a, b=1, /, c=2, *d, e, f=3, **g) -> h: pass"));
    insta::assert_snapshot!("fstring", dumped("x = 'a' f'b{c!r:>{d}}{{e}}' f'{g = }'"));
    insta::assert_snapshot!("with_items", dumped("with (a, b): pass\nwith (a, b) as c: pass\nwith (a as b, c): pass"));
    insta::assert_snapshot!("patterns", dumped("match x:\n  case [1, *_] | {'k': A(b=c), **d} as e if f: pass"));
    insta::assert_snapshot!("doubtful", dumped("'\\d'\n1or 2\nb'\\477'"));
}

#[test]
fn anything_at_all() {
    const PARTS: &[&str] = &[
        "(", ")", "[", "]", "{", "}", ":", ",", ".", "=", ":=", "*", "**", "/", "->", "@", ";", "!", "if ", "else ", "elif ", "for ",
        "in ", "not ", "lambda ", "def ", "class ", "return ", "yield ", "await ", "async ", "with ", "as ", "try", "except", "finally",
        "import ", "from ", "match ", "case ", "type ", "_ ", "x ", "y ", "1", "0x", "'", "\"", "\"\"\"", "f'", "f\"{", "b'", "\n",
        "\n    ", "\n\t", "\\", "#", "é", "€", "\0", "\r", "{x!r:", "}'", "\\N{", "...", "print ", "None", "global ",
    ];
    let texts = proptest::collection::vec(0..PARTS.len(), 0..40);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let check = |parts: Vec<usize>| {
        let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
        let source = Source::new("<test>", &text);
        if let Err(problem) = parse_module(&source) {
            let _ = problem.position(&source);
        }
        let _ = parse_expression(&source);
        let _ = parse_interactive(&source);
        Ok(())
    };
    runner.run(&texts, check).expect("no panic");
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

/// The message of a refused text, or `ok`.
fn verdict(text: &str) -> String {
    let source = Source::new("<test>", text);
    match parse_module(&source) {
        Ok(_) => "ok".into(),
        Err(problem) => format!("{}: {}", problem.kind.name(), problem.message),
    }
}

#[test]
fn depth() {
    const RECURSION: &str = "RecursionError: maximum recursion depth exceeded during compilation";
    const MEMORY: &str = "MemoryError: Parser stack overflowed - Python source too complex to parse";
    const BRACKETS: &str = "SyntaxError: too many nested parentheses";
    with_stack(|| {
        let many = |part: &str, count: usize, end: &str| format!("{}{end}", part.repeat(count));
        let nested = |open: &str, count: usize, close: &str| format!("{}x{}", open.repeat(count), close.repeat(count));
        let indented = |count: usize| {
            let lines: String = (0..count).map(|level| format!("{}if x:\n", " ".repeat(level))).collect();
            format!("{lines}{}pass\n", " ".repeat(count))
        };
        for (text, expected) in [
            (many("-", 2900, "1"), "ok"),
            (many("-", 3100, "1"), RECURSION),
            (many("-", 1_000_000, "1"), MEMORY),
            (many("not ", 100_000, "x"), MEMORY),
            (many("1+", 2900, "1"), "ok"),
            (many("1+", 100_000, "1"), RECURSION),
            (many("1+2*", 100_000, "1"), RECURSION),
            (format!("x{}", ".a".repeat(100_000)), RECURSION),
            (format!("x{}", "()".repeat(100_000)), RECURSION),
            (format!("x{}", "[x]".repeat(100_000)), RECURSION),
            (many("x**", 10_000, "x"), MEMORY),
            (many("lambda:", 10_000, "x"), MEMORY),
            (many("x if x else ", 4000, "x"), RECURSION),
            (many("x and ", 100_000, "x"), "ok"),
            (many("x<", 100_000, "x"), "ok"),
            (many("x=", 100_000, "x"), "ok"),
            (many("x;", 100_000, "x"), "ok"),
            (many("'a' ", 100_000, "'b'"), "ok"),
            (nested("(", 200, ")"), "ok"),
            (nested("(", 201, ")"), BRACKETS),
            (nested("(", 100_000, ")"), BRACKETS),
            (many("[", 1_000_000, ""), BRACKETS),
            (nested("f\"{", 149, "}\""), "ok"),
            (nested("f\"{", 150, "}\""), "SyntaxError: too many nested f-strings"),
            (indented(99), "ok"),
            (indented(100), "IndentationError: too many levels of indentation"),
            (format!("if x:\n pass\n{}", "elif x:\n pass\n".repeat(2900)), "ok"),
            (format!("if x:\n pass\n{}", "elif x:\n pass\n".repeat(4000)), RECURSION),
            (many("@x\n", 10_000, "def f(): pass\n"), "ok"),
            (format!("[x {}]", "for x in x ".repeat(10_000)), "ok"),
        ] {
            let found = verdict(&text);
            assert_eq!(found, expected, "{}…", text.chars().take(40).collect::<String>());
        }
    });
}

/// Kind, message and the four numbers of a refused text, or `ok` and the warnings, as `errors.py` writes it.
fn placed_verdict(source: &Source, mode: &str) -> String {
    let warnings = match mode {
        "eval" => parse_expression(source).map(|(_, warnings)| warnings),
        _ => parse_module(source).map(|(_, warnings)| warnings),
    };
    match warnings {
        Ok(warnings) => {
            let doubts = warnings.iter().map(|doubt| {
                let line = source.line(doubt.span.start);
                format!(" {:?}: {} {line}", doubt.kind, doubt.message).replace('\n', " ")
            });
            format!("ok{}", doubts.collect::<String>())
        }
        Err(problem) => {
            let place = problem.position(source).map_or("(None, None, None, None)".into(), |at| {
                format!("({}, {}, {}, {})", at.lineno, at.offset, at.end_lineno, at.end_offset)
            });
            format!("{}: {} {place}", problem.kind.name(), problem.message).replace('\n', " ")
        }
    }
}

#[test]
fn cases() {
    let Some(file) = std::env::var_os("GLASSPY_CASES") else { return };
    with_stack(move || {
        let python = std::env::var("GLASSPY_PYTHON").unwrap_or_else(|_| "python3.12".into());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/syntax/errors.py");
        let mode = std::env::var("GLASSPY_MODE").unwrap_or_else(|_| "exec".into());
        let output = Command::new(python).arg(script).arg(&file).arg(&mode).output().expect("CPython runs");
        let expected = String::from_utf8_lossy(&output.stdout).into_owned();
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let (mut count, mut wrong, mut kinds) = (0, 0, 0);
        for (case, wanted) in text.split('\u{1e}').zip(expected.lines()) {
            count += 1;
            let found = placed_verdict(&Source::new("<test>", case), &mode);
            if found != wanted {
                wrong += 1;
                let kind = |text: &str| text.split(':').next().unwrap_or("").to_string();
                kinds += usize::from(kind(&found) != kind(wanted));
                eprintln!("{case:?}\n   ours   {found}\n   theirs {wanted}");
            }
        }
        eprintln!("{count} cases, {wrong} differ, {kinds} of them in kind; CPython answered {}", expected.lines().count());
        assert_eq!(wrong, 0);
    });
}

#[test]
fn explaining_is_quick() {
    with_stack(|| {
        let nested = |open: &str, count: usize, inner: &str, close: &str| format!("{}{inner}{}\n", open.repeat(count), close.repeat(count));
        let long: String = (0..20_000).map(|line| format!("x{line} = [f(a, b=c) for a in b if {{1: 2}}]\n")).collect();
        for text in [
            nested("[{(", 60, "x y z", ")}]"),
            nested("(", 190, "x y", ")"),
            nested("[", 190, "x y", "]"),
            nested("{", 190, "x y", "}"),
            nested("{1:", 190, "x y", "}"),
            nested("{", 190, "x = y", "}"),
            nested("f(a=", 190, "x y", ")"),
            nested("f(a, ", 190, "=", ")"),
            nested("f(*a, ", 190, "**b, *", ")"),
            nested("x[", 190, "x y", "]"),
            nested("[x for x in ", 190, "x y", "]"),
            nested("(lambda x=", 190, "x y", ": x)"),
            nested("f'{", 140, "x y", "}'"),
            nested("(yield ", 190, "x y", ")"),
            nested("(x := ", 190, "x y", ")"),
            nested("a if b else ", 1000, "c d", ""),
            nested("a if b else ", 1000, "c if", ""),
            nested("-", 2900, "x y", ""),
            nested("not ", 2900, "x y", ""),
            nested("x**", 1000, "x y", ""),
            nested("lambda: ", 1000, "x y", ""),
            nested("x + ", 20_000, "y z", ""),
            nested("x.y(z)[w]", 20_000, " y z", ""),
            nested("x = ", 20_000, "1 = y", ""),
            nested("x, ", 20_000, "1 = y", ""),
            format!("match x:\n case {}", nested("[(A(", 60, "1 2", "))]")),
            format!("with {}: pass", nested("(", 190, "a b", ")")),
            format!("def f({}): pass", nested("a=(", 190, "a b", ")")),
            format!("class A({}): pass", nested("a=(", 190, "a b", ")")),
            format!("{long}a b\n"),
            format!("{long}f(\n"),
            "if x:\n pass\n".to_string() + &"elif x:\n pass\n".repeat(2900) + "elif x y: pass\n",
        ] {
            let start = std::time::Instant::now();
            let found = verdict(&text);
            assert_ne!(found, "ok", "{}", &text[..60]);
            assert!(start.elapsed().as_secs() < 10, "{found} took {:?}: {}", start.elapsed(), &text[..60]);
            println!("{:?} {found} {}", start.elapsed(), &text[..50.min(text.len())].replace('\n', " "));
        }
    });
}
