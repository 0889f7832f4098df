//! Every flag and every environment variable, read once.
//!
//! The command line is CPython's: `glasspy [options] [-c text | -m module | file | -] [arguments]`. Options end at the first of these four.
//! A variable counts unless `-E` or `-I` is given; a flag wins over its variable.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::os::unix::ffi::OsStringExt;

use lexopt::{Arg, Parser};

use crate::heap::{self, Geometry};

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// A file (or a folder with `__main__.py`).
    Script(String),
    /// `-c`
    Command(String),
    /// `-m`
    Module(String),
    /// Standard input, as a script or, at a terminal, as a prompt. The text is how it was asked for: "-" or nothing.
    Input(String),
    /// `--version`: print it and end. Twice: with details.
    Version(u32),
    /// `--help`
    Help,
}

/// The key of string hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashSeed {
    /// A new one each time.
    Random,
    /// `PYTHONHASHSEED=n`
    Fixed(u32),
}

/// Everything that was asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// How the program was called.
    pub program: String,
    /// All arguments as they came (`sys.orig_argv`).
    pub original: Vec<String>,
    /// What to run.
    pub run: Run,
    /// The script's arguments.
    pub arguments: Vec<String>,
    /// `-b`
    pub bytes_warning: u32,
    /// `-B`
    pub no_bytecode: bool,
    /// `-d`
    pub debug: u32,
    /// `-E`
    pub ignore_environment: bool,
    /// `-i`
    pub inspect: bool,
    /// `-I`
    pub isolated: bool,
    /// `-O`, `-OO`
    pub optimize: u8,
    /// `-P`
    pub safe_path: bool,
    /// `-q`
    pub quiet: bool,
    /// `-s`
    pub no_user_site: bool,
    /// `-S`
    pub no_site: bool,
    /// `-u`
    pub unbuffered: bool,
    /// `-v`
    pub verbose: u32,
    /// `-W`, in order.
    pub warnings: Vec<String>,
    /// `-X`, in order.
    pub x_options: Vec<String>,
    /// `PYTHONHASHSEED`
    pub hash_seed: HashSeed,
    /// Frames that tracemalloc keeps, if it starts with the program.
    pub tracemalloc: Option<NonZeroUsize>,
    /// `PYTHONPATH`
    pub path: Vec<String>,
    /// How the heap is cut up.
    pub geometry: &'static Geometry,
    /// Longest int that is converted to or from decimal text; 0 for no limit.
    pub max_str_digits: usize,
    /// `-X dev`
    pub dev_mode: bool,
    /// `-X utf8`, `PYTHONUTF8`
    pub utf8_mode: bool,
}

/// What cannot be understood: the text for standard error (the exit code is 2, or 1 where CPython says so).
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// What to print.
    pub text: String,
    /// Exit code.
    pub code: i32,
}

/// Longest decimal conversion unless asked otherwise.
pub const MAX_STR_DIGITS: usize = 4300;
const MAX_STR_DIGITS_LEAST: usize = 640;

impl Options {
    /// What a program without arguments and variables does.
    fn plain(program: String) -> Options {
        Options {
            program,
            original: Vec::new(),
            run: Run::Input(String::new()),
            arguments: Vec::new(),
            bytes_warning: 0,
            no_bytecode: false,
            debug: 0,
            ignore_environment: false,
            inspect: false,
            isolated: false,
            optimize: 0,
            safe_path: false,
            quiet: false,
            no_user_site: false,
            no_site: false,
            unbuffered: false,
            verbose: 0,
            warnings: Vec::new(),
            x_options: Vec::new(),
            hash_seed: HashSeed::Random,
            tracemalloc: None,
            path: Vec::new(),
            geometry: &heap::DEFAULT,
            max_str_digits: MAX_STR_DIGITS,
            dev_mode: false,
            utf8_mode: false,
        }
    }

    /// Reads a command line (program name first) with an environment.
    pub fn read(arguments: Vec<OsString>, variable: impl Fn(&str) -> Option<OsString>) -> Result<Options, Refused> {
        let texts: Vec<String> = arguments.iter().cloned().map(lossy).collect();
        let mut options = Options::plain(texts.first().cloned().unwrap_or_else(|| "glasspy".to_owned()));
        options.original = texts;
        options.flags(arguments)?;
        if !options.ignore_environment {
            options.environment(&variable)?;
        }
        options.x_meanings()?;
        // What other options imply stands around what is asked for, which comes later and so wins, or not.
        if options.dev_mode {
            options.warnings.insert(0, "default".to_owned());
        }
        match options.bytes_warning {
            0 => {}
            1 => options.warnings.push("default::BytesWarning".to_owned()),
            _ => options.warnings.push("error::BytesWarning".to_owned()),
        }
        Ok(options)
    }

    fn flags(&mut self, arguments: Vec<OsString>) -> Result<(), Refused> {
        let mut parser = Parser::from_iter(arguments);
        let mut versions = 0;
        let mut help = false;
        loop {
            let next = match parser.next() {
                Ok(next) => next,
                Err(problem) => return Err(self.usage(&problem.to_string())),
            };
            let Some(argument) = next else { break };
            match argument {
                Arg::Short('b') => self.bytes_warning += 1,
                Arg::Short('B') => self.no_bytecode = true,
                Arg::Short('d') => self.debug += 1,
                Arg::Short('E') => self.ignore_environment = true,
                Arg::Short('i') => self.inspect = true,
                Arg::Short('I') => {
                    self.isolated = true;
                    self.ignore_environment = true;
                    self.no_user_site = true;
                    self.safe_path = true;
                }
                Arg::Short('O') => self.optimize = (self.optimize + 1).min(2),
                Arg::Short('P') => self.safe_path = true,
                Arg::Short('q') => self.quiet = true,
                Arg::Short('s') => self.no_user_site = true,
                Arg::Short('S') => self.no_site = true,
                Arg::Short('u') => self.unbuffered = true,
                Arg::Short('v') => self.verbose += 1,
                Arg::Short('R' | 'x' | 't') => {}
                Arg::Short('W') => {
                    let value = self.value(&mut parser, 'W')?;
                    self.warnings.push(value);
                }
                Arg::Short('X') => {
                    let value = self.value(&mut parser, 'X')?;
                    self.x_options.push(value);
                }
                Arg::Short('V') | Arg::Long("version") => versions += 1,
                Arg::Short('h' | '?') | Arg::Long("help" | "help-all") => help = true,
                Arg::Short('c') => {
                    let text = self.value(&mut parser, 'c')?;
                    return self.rest(parser, Run::Command(text));
                }
                Arg::Short('m') => {
                    let name = self.value(&mut parser, 'm')?;
                    return self.rest(parser, Run::Module(name));
                }
                Arg::Value(name) => {
                    let name = lossy(name);
                    let run = if name == "-" { Run::Input(name) } else { Run::Script(name) };
                    return self.rest(parser, run);
                }
                Arg::Short(letter) => return Err(self.usage(&format!("Unknown option: -{letter}"))),
                Arg::Long(name) => {
                    let problem = format!("unknown option --{name}");
                    return Err(self.usage(&problem));
                }
            }
            if help {
                self.run = Run::Help;
                return Ok(());
            }
        }
        if versions > 0 {
            self.run = Run::Version(versions);
        }
        Ok(())
    }

    fn value(&self, parser: &mut Parser, letter: char) -> Result<String, Refused> {
        match parser.value() {
            Ok(value) => Ok(lossy(value)),
            Err(_) => Err(self.usage(&format!("Argument expected for the -{letter} option"))),
        }
    }

    fn rest(&mut self, mut parser: Parser, run: Run) -> Result<(), Refused> {
        self.run = run;
        match parser.raw_args() {
            Ok(rest) => self.arguments.extend(rest.map(lossy)),
            Err(problem) => return Err(self.usage(&problem.to_string())),
        }
        Ok(())
    }

    fn usage(&self, problem: &str) -> Refused {
        let program = &self.program;
        let text = format!(
            "{problem}\nusage: {program} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `{program} -h' for more information.\n"
        );
        Refused { text, code: 2 }
    }

    fn environment(&mut self, variable: &impl Fn(&str) -> Option<OsString>) -> Result<(), Refused> {
        let read = |name: &str| variable(name).map(lossy).filter(|value| !value.is_empty());
        let number = |name: &str| read(name).map(|value| value.parse::<u32>().unwrap_or(1));
        match read("PYTHONHASHSEED") {
            None => {}
            Some(text) if text == "random" => {}
            Some(text) => match text.parse::<u32>() {
                Ok(seed) => self.hash_seed = HashSeed::Fixed(seed),
                Err(_) => {
                    let text = "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]\n\
                                Python runtime state: preinitialized\n\nCurrent thread 0x0000000000000000 (most recent call first):\n  <no Python frame>\n";
                    return Err(Refused { text: text.to_owned(), code: 1 });
                }
            },
        }
        if let Some(level) = number("PYTHONOPTIMIZE") {
            self.optimize = self.optimize.max(level.min(2) as u8);
        }
        self.unbuffered |= read("PYTHONUNBUFFERED").is_some();
        self.inspect |= read("PYTHONINSPECT").is_some();
        self.no_bytecode |= read("PYTHONDONTWRITEBYTECODE").is_some();
        self.no_user_site |= read("PYTHONNOUSERSITE").is_some();
        self.safe_path |= read("PYTHONSAFEPATH").is_some();
        self.dev_mode |= read("PYTHONDEVMODE").is_some();
        self.utf8_mode |= read("PYTHONUTF8").is_some_and(|value| value == "1");
        if let Some(level) = number("PYTHONVERBOSE") {
            self.verbose = self.verbose.max(level);
        }
        if let Some(level) = number("PYTHONDEBUG") {
            self.debug = self.debug.max(level);
        }
        if let Some(list) = read("PYTHONWARNINGS") {
            let mut all: Vec<String> = list.split(',').map(str::to_owned).collect();
            all.append(&mut self.warnings);
            self.warnings = all;
        }
        if let Some(list) = read("PYTHONPATH") {
            self.path = list.split(':').map(str::to_owned).collect();
        }
        if let Some(frames) = read("PYTHONTRACEMALLOC") {
            self.tracemalloc = match frame_count(&frames) {
                Some(frames) => NonZeroUsize::new(frames),
                None => return Err(fatal("config_init_tracemalloc", "PYTHONTRACEMALLOC: invalid number of frames")),
            };
        }
        if let Some(text) = read("PYTHONINTMAXSTRDIGITS") {
            self.max_str_digits = digits(&text).ok_or_else(|| {
                fatal("config_init_int_max_str_digits", "PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640 or 0 for unlimited.")
            })?;
        }
        Ok(())
    }

    fn x_meanings(&mut self) -> Result<(), Refused> {
        let options = self.x_options.clone();
        let mut seen: Vec<&str> = Vec::new();
        for option in &options {
            let (name, value) = option.split_once('=').map_or((option.as_str(), None), |(name, value)| (name, Some(value)));
            // Of several, the first holds.
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            match name {
                "tracemalloc" => {
                    self.tracemalloc = match value.map_or(Some(1), frame_count) {
                        Some(frames) => NonZeroUsize::new(frames),
                        None => return Err(fatal("config_init_tracemalloc", "-X tracemalloc=NFRAME: invalid number of frames")),
                    }
                }
                "pymalloc" => match value.and_then(Geometry::named) {
                    Some(geometry) => self.geometry = geometry,
                    None => {
                        let names: Vec<&str> = heap::GEOMETRIES.iter().map(|geometry| geometry.name).collect();
                        return Err(fatal("config_read", &format!("-X pymalloc=NAME: the names are {}", names.join(", "))));
                    }
                },
                "int_max_str_digits" => match value.and_then(digits) {
                    Some(limit) => self.max_str_digits = limit,
                    None => {
                        return Err(fatal(
                            "config_init_int_max_str_digits",
                            "-X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.",
                        ));
                    }
                },
                "dev" => self.dev_mode = true,
                "utf8" => self.utf8_mode = value != Some("0"),
                _ => {}
            }
        }
        Ok(())
    }

    /// `sys.flags`, in its order.
    pub fn flags_row(&self) -> [i64; 18] {
        let bit = i64::from;
        [
            self.debug.into(),
            bit(self.inspect),
            0,
            self.optimize.into(),
            bit(self.no_bytecode),
            bit(self.no_user_site),
            bit(self.no_site),
            bit(self.ignore_environment),
            self.verbose.into(),
            self.bytes_warning.into(),
            bit(self.quiet),
            bit(self.hash_seed != HashSeed::Fixed(0)),
            bit(self.isolated),
            bit(self.dev_mode),
            bit(self.utf8_mode),
            0,
            bit(self.safe_path),
            self.max_str_digits as i64,
        ]
    }
}

/// A number of frames, read as C's `strtol` reads it: white space and a sign may stand in front; nothing at all is 0.
fn frame_count(text: &str) -> Option<usize> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '\u{b}');
    let number = if text.is_empty() { Ok(0) } else { text.parse::<i32>() };
    number.ok().and_then(|number| usize::try_from(number).ok())
}

fn digits(text: &str) -> Option<usize> {
    text.parse::<usize>().ok().filter(|&limit| (limit == 0 || limit >= MAX_STR_DIGITS_LEAST) && limit <= i32::MAX as usize)
}

fn fatal(step: &str, text: &str) -> Refused {
    let text = format!("Fatal Python error: {step}: {text}\nPython runtime state: preinitialized\n\n");
    Refused { text, code: 1 }
}

fn lossy(text: OsString) -> String {
    String::from_utf8(text.into_vec()).unwrap_or_else(|wrong| String::from_utf8_lossy(wrong.as_bytes()).into_owned())
}

impl HashSeed {
    /// The two words of the key: zero for seed 0; for another seed CPython's generator (a linear congruence, one byte a step).
    pub fn key(self) -> (u64, u64) {
        let mut bytes = [0u8; 24];
        match self {
            HashSeed::Fixed(0) => {}
            HashSeed::Fixed(seed) => {
                let mut x = seed;
                for byte in &mut bytes {
                    x = x.wrapping_mul(214_013).wrapping_add(2_531_011);
                    *byte = (x >> 16) as u8;
                }
            }
            HashSeed::Random => {
                use std::hash::{BuildHasher, Hasher};
                let state = std::hash::RandomState::new();
                for (index, word) in bytes.chunks_exact_mut(8).enumerate() {
                    let mut hasher = state.build_hasher();
                    hasher.write_usize(index);
                    word.copy_from_slice(&hasher.finish().to_le_bytes());
                }
            }
        }
        let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap_or_default());
        (word(0), word(8))
    }
}

/// What `--help` prints.
pub const HELP: &str = "\
usage: glasspy [option] ... [-c cmd | -m mod | file | -] [arg] ...
Options:
-b     : issue warnings about converting bytes to str (-bb: issue errors)
-B     : accepted for CPython's sake: no .pyc files are ever written
-c cmd : program passed in as string (terminates option list)
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script
-I     : isolate from the user's environment (implies -E, -P and -s)
-m mod : run a module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path
-q     : don't print version and copyright messages on interactive startup
-s, -S : accepted for CPython's sake: there is no site folder
-u     : force the stdout and stderr streams to be unbuffered
-v     : name each import on standard error
-V     : print the version number and exit (also --version)
-W arg : warning control
-X opt : tracemalloc[=N], int_max_str_digits=N, utf8, dev, or pymalloc=default|3.12 (how the heap is cut up)
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]

Environment variables: PYTHONHASHSEED, PYTHONPATH, PYTHONTRACEMALLOC, PYTHONOPTIMIZE, PYTHONUNBUFFERED, PYTHONINSPECT, PYTHONVERBOSE,
PYTHONWARNINGS, PYTHONSAFEPATH, PYTHONINTMAXSTRDIGITS, PYTHONUTF8.
";

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Options {
        let arguments = std::iter::once("glasspy").chain(words.iter().copied()).map(OsString::from).collect();
        Options::read(arguments, |_| None).expect("these are understood")
    }

    #[test]
    fn options_end_at_what_is_run() {
        let options = read(&["-BS", "-X", "pymalloc=3.12", "a.py", "-c", "x"]);
        assert_eq!((options.no_bytecode, options.no_site), (true, true));
        assert_eq!(options.geometry.name, "3.12");
        assert_eq!(options.run, Run::Script("a.py".into()));
        assert_eq!(options.arguments, ["-c", "x"]);
        let options = read(&["-OOc", "pass", "-x"]);
        assert_eq!((options.optimize, options.run), (2, Run::Command("pass".into())));
        assert_eq!(options.arguments, ["-x"]);
    }

    #[test]
    fn seeds_give_keys() {
        assert_eq!(HashSeed::Fixed(0).key(), (0, 0));
        assert_ne!(HashSeed::Fixed(1).key(), (0, 0));
    }
}
