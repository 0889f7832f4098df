//! The prompt and what a terminal's user does, without a terminal: `-i` reads the lines of a prompt from a pipe, prompts go to standard error.

mod support;

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Standard output, standard error and exit code of a session that is typed this.
fn session(arguments: &[&str], typed: &str) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glasspy"));
    command.args(arguments).env("GLASSPY_CHECK", "1").env_remove("PYTHONINSPECT");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("glasspy starts");
    child.stdin.take().expect("piped").write_all(typed.as_bytes()).expect("it reads");
    let outcome = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(outcome.stdout), text(outcome.stderr), outcome.status.code())
}

#[test]
fn values_are_shown_and_remembered() {
    let (out, err, code) = session(&["-q", "-i"], "1+1\n_ * 5\nNone\nx = 3\nx\n");
    assert_eq!((out.as_str(), code), ("2\n10\n3\n", Some(0)));
    assert_eq!(err, ">>> >>> >>> >>> >>> >>> \n");
}

#[test]
fn blocks_end_with_an_empty_line() {
    let typed = "def f(x):\n    if x:\n        return 1\n    return 2\n\nf(0), f(1)\nfor i in range(2): i\n\ny = [1,\n2]\ny\n";
    let (out, err, _) = session(&["-q", "-i"], typed);
    assert_eq!(out, "(2, 1)\n0\n1\n[1, 2]\n");
    assert_eq!(err, ">>> ... ... ... ... >>> >>> ... >>> ... >>> >>> \n");
}

#[test]
fn errors_leave_the_session_running() {
    let (out, err, code) = session(&["-q", "-i"], "def f():\n    1/0\n\nf()\n1 +\n7\n");
    assert_eq!((out.as_str(), code), ("7\n", Some(0)));
    let trace = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n  File \"<stdin>\", line 2, in f\n\
                 ZeroDivisionError: division by zero\n";
    assert!(err.contains(trace), "{err}");
    assert!(err.contains("  File \"<stdin>\", line 1\n    1 +\n       ^\nSyntaxError: invalid syntax\n"), "{err}");
}

#[test]
fn exit_ends_with_its_code() {
    assert_eq!(session(&["-q", "-i"], "exit(3)\n5\n").2, Some(3));
    assert_eq!(session(&["-q", "-i"], "raise SystemExit(4)\n").2, Some(4));
    let (out, _, code) = session(&["-i", "-c", "import sys; a = 6; sys.exit(2)"], "a\nquit()\n");
    assert_eq!((out.as_str(), code), ("6\n", Some(0)));
}

#[test]
fn the_greeting_is_for_people_without_a_script() {
    assert!(session(&["-i"], "").1.contains("Type \"help\""));
    assert!(!session(&["-q", "-i"], "").1.contains("Type \"help\""));
    assert!(!session(&["-i", "-c", "1"], "").1.contains("Type \"help\""));
}

#[test]
fn a_pipe_is_a_script() {
    let (out, err, code) = session(&[], "x = 1\nx\nprint(x)\nif x:\n    print('y')\nelse:\n    pass\n");
    assert_eq!((out.as_str(), err.as_str(), code), ("1\ny\n", "", Some(0)));
}

#[test]
fn an_interrupt_is_an_exception() {
    let run = |code: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glasspy"));
        command.args(["-c", &format!("print('ready', flush=True)\n{code}")]).env_remove("PYTHONINSPECT");
        // Open, but nobody types anything.
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("glasspy starts");
        let mut ready = [0; 6];
        child.stdout.as_mut().expect("piped").read_exact(&mut ready).expect("it says so");
        std::thread::sleep(Duration::from_millis(100));
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("there is a kill command");
        assert!(sent.success());
        let typing = child.stdin.take();
        let outcome = child.wait_with_output().expect("it ends");
        drop(typing);
        outcome
    };
    for code in [
        "while True: pass",
        "import time; time.sleep(60)",
        "input()",
        "import sys; sys.stdin.read()",
        "import sys; sys.stdin.buffer.read(5)",
    ] {
        let outcome = run(code);
        assert_eq!(outcome.status.signal(), Some(2), "{code}");
        assert!(String::from_utf8_lossy(&outcome.stderr).ends_with("KeyboardInterrupt\n"), "{code}");
    }
    let outcome = run("try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')");
    assert_eq!((outcome.status.code(), outcome.stdout.as_slice()), (Some(0), b"caught\n".as_slice()));
}

#[test]
fn local_time_follows_the_zone() {
    let code = "import time\nfor t in 1.7e9, 1.72e9:\n    w = time.localtime(t)\n    print(time.ctime(t), w.tm_isdst, time.strftime('%Z %z', w), time.mktime(w) == t)\n\
                print(time.timezone, time.altzone, time.daylight, time.tzname)";
    let mut command = Command::new(env!("CARGO_BIN_EXE_glasspy"));
    let outcome = command.args(["-c", code]).env("TZ", "EST5EDT,M3.2.0,M11.1.0").output().expect("glasspy starts");
    let expected = "Tue Nov 14 17:13:20 2023 0 EST -0500 True\nWed Jul  3 05:46:40 2024 1 EDT -0400 True\n18000 14400 1 ('EST', 'EDT')\n";
    assert_eq!(String::from_utf8_lossy(&outcome.stdout), expected);
}
