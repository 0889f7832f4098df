//! Running one script with the glasspy binary, with a time limit, and running many of them on all cores.
//!
//! The environment is the one the recordings were made in: hash seed 0, UTF-8 output, no bytecode files, nothing
//! else that starts with `PYTHON`. A debug build is asked to verify its heap at exit (`GLASSPY_CHECK=1`), and exits with [`LEAK`] if it fails.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The exit code of a debug build whose heap was not in order when the script ended.
pub const LEAK: i32 = 86;

/// The signal a process interrupted by the user ends itself with.
const INTERRUPT: i32 = 2;

/// Bytes of address space a run may take.
const MEMORY: u64 = 6 << 30;
/// The output of a run beyond which nobody reads.
const OUTPUT: u64 = 64 << 20;

/// What one run left behind.
pub struct Outcome {
    /// Standard output, as text (anything that is not UTF-8 is replaced, and so differs).
    pub stdout: String,
    /// Standard error, likewise.
    pub stderr: String,
    /// The exit code; 128 and its number if a signal ended the process, as a shell says it.
    pub code: i32,
    /// Whether a signal other than the interrupt ended the process.
    pub crashed: bool,
    /// Whether the time limit was reached and the process ended by us.
    pub timed_out: bool,
}

impl Outcome {
    /// How the process ended, in words.
    pub fn ending(&self) -> String {
        match self.code {
            _ if self.timed_out => "the time limit".to_string(),
            code if self.crashed => format!("signal {} (a crash)", code - 128),
            LEAK => "exit code 86 (the heap check failed)".to_string(),
            101 => "exit code 101 (a Rust panic)".to_string(),
            code => format!("exit code {code}"),
        }
    }

    /// Neither a signal, nor a panic, nor a failed heap check, nor the time limit: a language error at worst.
    pub fn is_orderly(&self) -> bool {
        !self.timed_out && !self.crashed && !matches!(self.code, LEAK | 101)
    }
}

/// The folder of the crate.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs `glasspy ARGUMENTS` in `folder`; `GLASSPY_BINARY=path` puts another interpreter in its place (a release build, or
/// CPython to see that the recordings hold).
pub fn glasspy(arguments: &[&str], folder: &Path, limit: Duration) -> Outcome {
    let ours = || env!("CARGO_BIN_EXE_glasspy").into();
    let mut command = python(std::env::var_os("GLASSPY_BINARY").unwrap_or_else(ours), folder);
    command.args(arguments);
    if cfg!(debug_assertions) {
        command.env("GLASSPY_CHECK", "1");
    }
    run(command, limit)
}

/// Runs `glasspy SCRIPT` in the script's own folder, as the recordings were made.
pub fn script(path: &Path, limit: Duration) -> Outcome {
    let name = path.file_name().expect("a script has a name").to_string_lossy();
    glasspy(&[&name], path.parent().expect("a script lies in a folder"), limit)
}

/// Traceback lines name a script by its full path; recordings name it by its file name.
pub fn without_folder(text: &str, folder: &Path) -> String {
    text.replace(&format!("{}/", folder.display()), "")
}

/// Calls `work` for each item on as many threads as there are cores; the answers come back in the items' order.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(2, |count| count.get());
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            scope.spawn(|| {
                while let Some((index, item)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    items.get(index).map(|item| (index, item))
                } {
                    let answer = work(item);
                    answers.lock().expect("no worker panicked").insert(index, answer);
                }
            });
        }
    });
    answers.into_inner().expect("no worker panicked").into_values().collect()
}

/// Runs a command with nothing to read, until it ends or the time limit is reached.
pub fn run(mut command: Command, limit: Duration) -> Outcome {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the glasspy binary starts");
    let stdout = collect(child.stdout.take().expect("piped"));
    let stderr = collect(child.stderr.take().expect("piped"));
    let started = Instant::now();
    let mut timed_out = false;
    let mut pause = Duration::from_micros(500);
    let status = loop {
        if let Some(status) = child.try_wait().expect("the child can be waited for") {
            break status;
        }
        if started.elapsed() > limit {
            timed_out = true;
            // The child may have ended just now; either way the next line collects it.
            let _ = child.kill();
            break child.wait().expect("the child can be waited for");
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    };
    let text = |reader: std::thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&reader.join().expect("the reader ends with the child")).into_owned()
    };
    let signal = status.signal();
    let code = status.code().or(signal.map(|number| 128 + number));
    Outcome {
        stdout: text(stdout),
        stderr: text(stderr),
        code: code.expect("a process ends by a code or a signal"),
        crashed: !matches!(signal, None | Some(INTERRUPT)),
        timed_out,
    }
}

/// A command that runs an interpreter in a folder, in the environment of the recordings. It may not take more than [`MEMORY`]: it fails, not the
/// machine.
pub fn python(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {}; exec \"$@\"", MEMORY / 1024), "sh"]).arg(program);
    // What else is in the environment takes blocks at the start of CPython, and which block comes next depends on all before.
    command.env_clear();
    for name in ["PATH", "HOME", "PYENV_VERSION"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.current_dir(folder).env("PYTHONHASHSEED", "0").env("PYTHONUTF8", "1").env("NO_COLOR", "1");
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

fn collect(pipe: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // An unreadable pipe shows as missing output, which no recording accepts. So does what is too much: the pipe is closed.
        let _ = pipe.take(OUTPUT).read_to_end(&mut bytes);
        bytes
    })
}
