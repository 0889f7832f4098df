//! The command line: what `-m` runs, and the sentence when it runs nothing. Texts are those of CPython 3.12.1.

use std::io::Write;
use std::process::{Command, Stdio};

/// Standard output, standard error and exit code of `glasspy -m ...` with this on standard input.
fn module(arguments: &[&str], input: &str) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glasspy"));
    command.arg("-m").args(arguments).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/compare/modules"));
    command.env("GLASSPY_CHECK", "1").env_remove("PYTHONINSPECT").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("glasspy starts");
    // A program that reads nothing may have ended by now.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    let outcome = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(outcome.stdout), text(outcome.stderr), outcome.status.code())
}

/// The sentence behind the program's name.
fn refusal(name: &str) -> String {
    let (out, err, code) = module(&[name], "");
    assert_eq!((out.as_str(), code), ("", Some(1)), "{name}");
    let sentence = err.strip_suffix('\n').and_then(|line| line.split_once(": ")).expect("the program's name and a sentence").1;
    sentence.to_owned()
}

#[test]
fn what_cannot_run_says_why() {
    for (name, sentence) in [
        ("nosuch", "No module named nosuch"),
        (
            "random.nosuch",
            "Error while finding module specification for 'random.nosuch' (ModuleNotFoundError: __path__ attribute not found on 'random' while trying to find 'random.nosuch')",
        ),
        ("nosuch.inner", "Error while finding module specification for 'nosuch.inner' (ModuleNotFoundError: No module named 'nosuch')"),
        (
            "nosuch.py",
            "Error while finding module specification for 'nosuch.py' (ModuleNotFoundError: No module named 'nosuch'). \
             Try using 'nosuch' instead of 'nosuch.py' as the module name.",
        ),
        (".re", "Relative module names not supported"),
        ("__main__", "Error while finding module specification for '__main__' (ValueError: __main__.__spec__ is None)"),
        ("json", "No module named json.__main__; 'json' is a package and cannot be directly executed"),
        ("collections", "No module named collections.__main__; 'collections' is a package and cannot be directly executed"),
        ("sys", "No code object available for sys"),
        ("math", "No code object available for math"),
        // Glasspy's own sentences.
        ("dis", "No module named dis (glasspy does not have this module of the standard library)"),
        ("inspect", "glasspy does not have the command line of inspect"),
    ] {
        assert_eq!(refusal(name), sentence);
    }
}

#[test]
fn what_has_no_main_part_runs_silently() {
    for name in ["functools", "bisect", "types", "enum"] {
        assert_eq!(module(&[name], ""), (String::new(), String::new(), Some(0)), "{name}");
    }
    for (name, package) in [("os.path", "os"), ("json.decoder", "json")] {
        let warning = format!(
            "<frozen runpy>:128: RuntimeWarning: '{name}' found in sys.modules after import of package '{package}', but prior to execution of \
             '{name}'; this may result in unpredictable behaviour\n"
        );
        assert_eq!(module(&[name], ""), (String::new(), warning, Some(0)));
    }
}

#[test]
fn json_tool_prints_in_order() {
    let text = "{\"b\": 1, \"a\": [1, \"\u{e9}\"]}\n";
    for (options, expected) in [
        (&[][..], "{\n    \"b\": 1,\n    \"a\": [\n        1,\n        \"\\u00e9\"\n    ]\n}\n"),
        (&["--sort", "--no-indent"], "{\"a\": [1, \"\\u00e9\"], \"b\": 1}\n"),
        (&["--compact", "--no-ensure-ascii"], "{\"b\":1,\"a\":[1,\"\u{e9}\"]}\n"),
        (&["--indent=0"], "{\n\"b\": 1,\n\"a\": [\n1,\n\"\\u00e9\"\n]\n}\n"),
        (&["--indent", "4", "--tab"], "{\n\t\"b\": 1,\n\t\"a\": [\n\t\t1,\n\t\t\"\\u00e9\"\n\t]\n}\n"),
    ] {
        let arguments: Vec<&str> = std::iter::once("json.tool").chain(options.iter().copied()).collect();
        assert_eq!(module(&arguments, text), (expected.to_owned(), String::new(), Some(0)), "{options:?}");
    }
    assert_eq!(module(&["json.tool", "--json-lines", "--compact"], "1\n[2, 3]\n").0, "1\n[2,3]\n");
    assert_eq!(module(&["json.tool"], "{\"a\": }"), (String::new(), "Expecting value: line 1 column 7 (char 6)\n".to_owned(), Some(1)));
}

#[test]
fn json_tool_refuses_as_argparse_does() {
    for (options, problem) in [
        (&["--nothing"][..], "unrecognized arguments: --nothing"),
        (&["--no"], "ambiguous option: --no could match --no-ensure-ascii, --no-indent"),
        (&["--compact", "--tab"], "argument --tab: not allowed with argument --compact"),
        (&["--indent"], "argument --indent: expected one argument"),
        (&["--indent", "x"], "argument --indent: invalid int value: 'x'"),
        (&["--tab=3"], "argument --tab: ignored explicit argument '3'"),
        (&["nosuch"], "argument infile: can't open 'nosuch': [Errno 2] No such file or directory: 'nosuch'"),
    ] {
        let arguments: Vec<&str> = std::iter::once("json.tool").chain(options.iter().copied()).collect();
        let (out, err, code) = module(&arguments, "1");
        assert_eq!((out.as_str(), code), ("", Some(2)));
        assert!(err.starts_with("usage: python -m json.tool [-h] [--sort-keys] [--no-ensure-ascii]\n"), "{err}");
        assert!(err.ends_with(&format!("]\npython -m json.tool: error: {problem}\n")), "{err}");
    }
}

#[test]
fn timeit_runs_its_command_line() {
    let (out, err, code) = module(&["timeit", "-n5", "-r1", "-s", "import sys", "print(sys.argv[1:], __name__)"], "");
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let said = "['-n5', '-r1', '-s', 'import sys', 'print(sys.argv[1:], __name__)'] __main__\n".repeat(5);
    let last = out.strip_prefix(&said).expect("five times");
    assert!(last.starts_with("5 loops, best of 1: ") && last.ends_with("sec per loop\n"), "{last}");
    let (out, err, code) = module(&["timeit", "-n5", "1/0"], "");
    assert_eq!((out.as_str(), code), ("", Some(1)));
    assert!(err.ends_with("  File \"<timeit-src>\", line 6, in inner\n    1/0\n     ~^~\nZeroDivisionError: division by zero\n"), "{err}");
    assert_eq!(module(&["timeit", "-x"], "").0, "option -x not recognized\nuse -h/--help for command line help\n");
}
