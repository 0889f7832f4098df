//! Deep or broken input never crashes: it gives CPython 3.12.1's kind of error, or works.
//!
//! Whatever a file or a script holds, the process ends by itself, without a signal, a Rust panic or a failed heap check, and
//! says what CPython says. Where CPython's own limits are an accident of its parser or its C stack (a chain of a hundred thousand
//! `not`), managing without an error is right as well: [`Expected::FailsOr`].

mod support;

#[path = "deep/scripts.rs"]
mod scripts;

use std::path::PathBuf;
use std::time::Duration;

use Expected::{Fails, FailsAs, FailsOr, Prints};
use support::pending::Pending;
use support::run::{self, Outcome, in_parallel};

const LIMIT: Duration = Duration::from_secs(120);

/// How a run ends on CPython.
pub enum Expected {
    /// Exit code 0 and this standard output.
    Prints(&'static str),
    /// Exit code 1 and this last line on standard error.
    Fails(&'static str),
    /// As [`Expected::Fails`] on CPython, by a limit that need not be ours: or this standard output.
    FailsOr(&'static str, &'static str),
    /// CPython's last line, and ours, which is as good (`differences/` says why).
    FailsAs(&'static str, &'static str),
}

const NESTED: &str = "SyntaxError: too many nested parentheses";
const NULLS: &str = "SyntaxError: source code cannot contain null bytes";
const PARSER: &str = "MemoryError: Parser stack overflowed - Python source too complex to parse";
const COMPILER: &str = "RecursionError: maximum recursion depth exceeded during compilation";

/// Name, source file, how it ends.
fn sources() -> Vec<(&'static str, Vec<u8>, Expected)> {
    let nest = |indent: usize, head: &str, inside: &str| {
        let mut text = String::new();
        for level in 0..indent {
            text += &format!("{}{head}\n", " ".repeat(level));
        }
        (text + &" ".repeat(indent) + inside + "\n").into_bytes()
    };
    let wrap = |count: usize| format!("x = {}1{}\nprint(x)\n", "(".repeat(count), ")".repeat(count)).into_bytes();
    let chain = |piece: &str, count: usize| format!("x = {}1\nprint(x)\n", piece.repeat(count)).into_bytes();
    let each = |count: usize, row: fn(usize) -> String| (0..count).map(row).collect::<String>();
    vec![
        ("parentheses", format!("{}{}\n", "(".repeat(100_000), ")".repeat(100_000)).into(), Fails(NESTED)),
        ("open_parentheses", "(".repeat(100_000).into(), Fails(NESTED)),
        ("open_brackets", ("[".repeat(1_000_000) + "\n").into(), Fails(NESTED)),
        ("open_braces", "{".repeat(100_000).into(), Fails(NESTED)),
        ("parentheses_199", wrap(199), Prints("1\n")),
        ("parentheses_201", wrap(201), Fails(NESTED)),
        ("nots", chain("not ", 100_000), FailsOr(PARSER, "True\n")),
        ("minuses", chain("-", 100_000), FailsOr(PARSER, "1\n")),
        ("powers", format!("x = 2{}\nprint(x)\n", " ** 1".repeat(50_000)).into(), FailsOr(PARSER, "2\n")),
        ("ternaries", format!("x = {}2\nprint(x)\n", "1 if 0 else ".repeat(20_000)).into(), FailsOr(PARSER, "2\n")),
        ("lambdas", format!("x = {}2\n", "lambda: ".repeat(20_000)).into(), FailsOr(PARSER, "")),
        ("additions", chain("1 + ", 100_000), FailsOr(COMPILER, "100001\n")),
        ("attributes", format!("x = 1\ny = x{}\nprint(y)\n", ".real".repeat(100_000)).into(), FailsOr(COMPILER, "1\n")),
        ("calls", format!("def f(): return f\nprint(f{} is f)\n", "()".repeat(100_000)).into(), FailsOr(COMPILER, "True\n")),
        ("ands", format!("x = {}2\nprint(x)\n", "1 and ".repeat(100_000)).into(), Prints("2\n")),
        ("comparisons", format!("x = {}2\nprint(x)\n", "1 < ".repeat(100_000)).into(), Prints("False\n")),
        (
            "elifs",
            format!("x = 5\nif x == 0: pass\n{}else: print('else')\n", each(20_000, |i| format!("elif x == -{i}: pass\n"))).into(),
            FailsOr(PARSER, "else\n"),
        ),
        ("blocks_99", nest(99, "if 1:", "print('deep')"), Prints("deep\n")),
        ("blocks_101", nest(101, "if 1:", "print('deep')"), Fails("IndentationError: too many levels of indentation")),
        ("loops_20", nest(20, "for x in [1]:", "print('deep')"), Prints("deep\n")),
        ("loops_21", nest(21, "for x in [1]:", "print('deep')"), Fails("SyntaxError: too many statically nested blocks")),
        ("functions_90", nest(90, "def f():", "pass\nprint('ok')"), Prints("ok\n")),
        ("fstrings", format!("x = {}1{}\n", "f'{".repeat(200), "}'".repeat(200)).into(), Fails("SyntaxError: too many nested f-strings")),
        ("arguments", format!("def f(*a): return len(a)\nprint(f({}))\n", each(5_000, |i| format!("{i},"))).into(), Prints("5000\n")),
        (
            "constants",
            format!("x = [{}]\nprint(len(x), x[-1])\n", each(100_000, |i| format!("{},", i + 1000))).into(),
            Prints("100000 100999\n"),
        ),
        ("names", (each(70_000, |i| format!("v{i} = {i}\n")) + "print(v69999, v3)\n").into(), Prints("69999 3\n")),
        ("locals", format!("def f():\n{} return v5999\nprint(f())\n", each(6_000, |i| format!(" v{i} = {i}\n"))).into(), Prints("5999\n")),
        ("long_line", format!("x = \"{}\"\nprint(len(x))\n", "a".repeat(2_000_000)).into(), Prints("2000000\n")),
        (
            "long_number",
            format!("x = {}\n", "1".repeat(4301)).into(),
            Fails(
                "SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use \
                 sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal \
                 conversion limits.",
            ),
        ),
        (
            "invalid_utf8",
            b"x = \"\xff\"\nprint(1)\n".to_vec(),
            Fails(
                "SyntaxError: Non-UTF-8 code starting with '\\xff' in file invalid_utf8.py on line 1, but no encoding declared; see \
             https://peps.python.org/pep-0263/ for details",
            ),
        ),
        (
            "invalid_utf8_comment",
            b"print(1)\n# \xc3\x28\n".to_vec(),
            Fails(
                "SyntaxError: Non-UTF-8 code starting with '\\xc3' in file invalid_utf8_comment.py on line 2, but no encoding declared; see \
             https://peps.python.org/pep-0263/ for details",
            ),
        ),
        (
            "surrogate",
            b"x = \"\xed\xa0\x80\"\n".to_vec(),
            Fails(
                "SyntaxError: Non-UTF-8 code starting with '\\xed' in file surrogate.py on line 1, but no encoding declared; see \
             https://peps.python.org/pep-0263/ for details",
            ),
        ),
        ("null_byte", b"print(1)\nx = \0 1\n".to_vec(), Fails(NULLS)),
        ("null_in_string", b"x = \"a\0b\"\n".to_vec(), Fails(NULLS)),
        ("byte_order_mark", b"\xef\xbb\xbfprint(\"mark\")\n".to_vec(), Prints("mark\n")),
        ("carriage_return_newline", b"x = \"\"\"a\r\nb\"\"\"\r\nprint(repr(x))\r\n".to_vec(), Prints("'a\\nb'\n")),
        ("carriage_return", b"x = 1\rprint(x)\r".to_vec(), Prints("1\n")),
        ("no_newline", b"print(\"no newline\")".to_vec(), Prints("no newline\n")),
        ("empty", Vec::new(), Prints("")),
        ("only_comment", b"# nothing".to_vec(), Prints("")),
        ("form_feed", b"if 1:\n\x0c  print(\"feed\")\n".to_vec(), Prints("feed\n")),
        ("latin_1", b"# -*- coding: latin-1 -*-\nprint(ascii(\"\xe9\"))\n".to_vec(), Prints("'\\xe9'\n")),
        ("unknown_encoding", b"# coding: nonsense\nprint(1)\n".to_vec(), Fails("SyntaxError: encoding problem: nonsense")),
        ("backslash_at_end", b"x = 1 \\".to_vec(), Fails("SyntaxError: unexpected EOF while parsing")),
        ("typographic_quotes", "x = “hi”\n".into(), Fails("SyntaxError: invalid character '“' (U+201C)")),
    ]
}

#[test]
fn source_files() {
    check("source", sources());
}

#[test]
fn running_scripts() {
    let row = |(name, script, expected): &'static (&'static str, &'static str, Expected)| {
        let expected = match expected {
            Prints(text) => Prints(text),
            Fails(line) => Fails(line),
            FailsOr(line, text) => FailsOr(line, text),
            FailsAs(line, ours) => FailsAs(line, ours),
        };
        (*name, script.as_bytes().to_vec(), expected)
    };
    check("script", scripts::SCRIPTS.iter().map(row).collect());
}

/// A file that is not there, and one that is a folder.
#[test]
fn missing_files() {
    let folder = folder("missing");
    let ours = run::glasspy(&["not_there.py"], &folder, LIMIT);
    let text = ours.stderr.trim_end();
    let right = ours.code == 2
        && ours.stdout.is_empty()
        && text.ends_with(": [Errno 2] No such file or directory")
        && text.contains("can't open file '")
        && text.contains("not_there.py'");
    let failure = (!right).then(|| format!(" + {text}\nended by {}", ours.ending()));
    Pending::judge("deep/missing_file", &[("deep/missing_file".to_string(), failure)]);
}

fn check(group: &str, cases: Vec<(&'static str, Vec<u8>, Expected)>) {
    let folder = folder(group);
    let results = in_parallel(&cases, |(name, bytes, expected)| {
        let script = folder.join(format!("{name}.py"));
        std::fs::write(&script, bytes).expect("the test's own folder is writable");
        let ours = run::script(&script, LIMIT);
        (format!("deep/{name}"), wrong(&ours, expected, &folder))
    });
    Pending::judge(&format!("deep {group}"), &results);
}

fn wrong(ours: &Outcome, expected: &Expected, folder: &std::path::Path) -> Option<String> {
    let last = run::without_folder(ours.stderr.trim_end().lines().last().unwrap_or(""), folder);
    let prints = |text: &str| ours.code == 0 && ours.stdout == text && ours.stderr.is_empty();
    let fails = |line: &str| ours.code == 1 && last == *line;
    let (right, recorded) = match expected {
        Prints(text) => (prints(text), format!("prints {text:?}")),
        Fails(line) => (fails(line), line.to_string()),
        FailsOr(line, text) => (fails(line) || prints(text), line.to_string()),
        FailsAs(line, ours) => (fails(line) || fails(ours), line.to_string()),
    };
    if right && ours.is_orderly() {
        return None;
    }
    let start: String = ours.stdout.chars().take(200).collect();
    let end: String = last.chars().take(300).collect();
    Some(format!(" - {recorded}\n + {end}\n   printed {start:?}, ended by {}", ours.ending()))
}

fn folder(group: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("deep").join(group);
    std::fs::create_dir_all(&folder).expect("the test's own folder can be made");
    folder
}
