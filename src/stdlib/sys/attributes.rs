//! Everything in `sys` that is not a function.

use super::config::{Config, config};
use crate::heap::Ref;
use crate::object::protocol::call;
use crate::object::types::{dict, float, int, list, set, tuple};
use crate::object::{Ctx, PyResult, finalize, type_flags};
use crate::stdlib::{BUILTIN_NAMES, STANDARD_NAMES};
use crate::structseq;

/// `sys.version`
const VERSION: &str = "3.12.1 (glasspy 0.1.0)";
const HEX_VERSION: i64 = 0x030c_01f0;

structseq!(
    version_info,
    "sys.version_info",
    "The version of the language.",
    ["major", "minor", "micro", "releaselevel", "serial"],
    type_flags::NO_INSTANTIATION
);
structseq!(
    float_info,
    "sys.float_info",
    "What a float can hold.",
    ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"]
);
structseq!(
    int_info,
    "sys.int_info",
    "How an int is stored.",
    ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"]
);
structseq!(
    hash_info,
    "sys.hash_info",
    "How hashes are computed.",
    ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"]
);
structseq!(
    unraisable_hook_args,
    "UnraisableHookArgs",
    "What sys.unraisablehook is told.",
    ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"]
);
structseq!(thread_info, "sys.thread_info", "How threads are made.", ["name", "lock", "version"]);
structseq!(
    flags,
    "sys.flags",
    "What the command line asked for.",
    [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
    ],
    type_flags::NO_INSTANTIATION
);

/// Adds the attributes to the module's dict.
pub fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    finalize::set_unraisable_class(unraisable_hook_args);
    let config = config();
    let set = |name: &str, value: Ref| dict::set(cx, names, &cx.intern(name), &value);
    let number = |value: i64| int::new(cx, value);
    let text = |value: &str| cx.new_str(value);
    set("modules", cx.modules.get().unwrap_or_else(|| dict::new(cx)))?;
    let [stdin, stdout, stderr] = crate::stdlib::io::make_standard(cx, config.unbuffered);
    for (name, hidden, file) in [("stderr", "__stderr__", stderr), ("stdin", "__stdin__", stdin), ("stdout", "__stdout__", stdout)] {
        set(name, file.clone())?;
        set(hidden, file)?;
    }
    for name in ["displayhook", "excepthook", "breakpointhook", "unraisablehook"] {
        if let Some(hook) = dict::get(cx, names, &cx.intern(name))? {
            set(&format!("__{name}__"), hook)?;
        }
    }
    set("version", text(VERSION))?;
    set("hexversion", number(HEX_VERSION))?;
    set("_git", tuple::new(cx, &[text("glasspy"), cx.empty_str.clone(), cx.empty_str.clone()]))?;
    set("_framework", cx.empty_str.clone())?;
    set("api_version", number(1013))?;
    set("copyright", text("Copyright (c) the glasspy authors; MIT or Apache-2.0."))?;
    set("platform", cx.intern("linux"))?;
    set("maxsize", number(i64::MAX))?;
    set("float_info", make_float_info(cx)?)?;
    let limits = [30, 4, 4300, 640].map(number);
    set("int_info", int_info(cx, &limits)?)?;
    let hashing = [
        number(64),
        number((1 << 61) - 1),
        number(314_159),
        number(0),
        number(1_000_003),
        cx.intern("siphash13"),
        number(64),
        number(128),
        number(0),
    ];
    set("hash_info", hash_info(cx, &hashing)?)?;
    set("maxunicode", number(0x10_ffff))?;
    set("builtin_module_names", tuple::from_vec(cx, BUILTIN_NAMES.iter().map(|name| cx.intern(name)).collect()))?;
    let standard: Vec<Ref> = STANDARD_NAMES.iter().map(|name| cx.intern(name)).collect();
    set("stdlib_module_names", set::new_frozen(cx, &standard)?)?;
    set("byteorder", cx.new_str("little"))?;
    set("abiflags", cx.empty_str.clone())?;
    let version = [number(3), number(12), number(1), cx.intern("final"), number(0)];
    let version = version_info(cx, &version)?;
    set("version_info", version.clone())?;
    set("implementation", implementation(cx, version)?)?;
    let mut row = config.flags.map(number);
    // These two are bools.
    for index in [13, 16] {
        row[index] = cx.bool(config.flags[index] != 0);
    }
    set("flags", flags(cx, &row)?)?;
    set("float_repr_style", cx.intern("short"))?;
    set("thread_info", thread_info(cx, &[cx.intern("pthread"), cx.intern("semaphore"), thread_library(cx)])?)?;
    set("meta_path", list::new(cx))?;
    set("path_importer_cache", dict::new(cx))?;
    set("path_hooks", list::new(cx))?;
    fill_paths(cx, names, config)
}

fn fill_paths(cx: &Ctx, names: &Ref, config: &Config) -> PyResult<()> {
    let set = |name: &str, value: Ref| dict::set(cx, names, &cx.intern(name), &value);
    let texts = |values: &[String]| list::from_vec(cx, values.iter().map(|value| cx.new_str(value)).collect());
    set("path", texts(&config.path))?;
    set("executable", cx.new_str(&config.executable))?;
    set("_base_executable", cx.new_str(&config.executable))?;
    let prefix = std::path::Path::new(&config.executable).parent().and_then(|folder| folder.parent());
    let prefix = prefix.map_or_else(String::new, |folder| folder.display().to_string());
    for name in ["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"] {
        set(name, cx.new_str(&prefix))?;
    }
    set("platlibdir", cx.intern("lib"))?;
    set("pycache_prefix", cx.none())?;
    set("argv", texts(&config.argv))?;
    set("orig_argv", texts(&config.original))?;
    set("warnoptions", texts(&config.warnings))?;
    let options = dict::new(cx);
    for option in &config.x_options {
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, cx.new_str(value)),
            None => (option.as_str(), cx.bool(true)),
        };
        dict::set(cx, &options, &cx.new_str(name), &value)?;
    }
    set("_xoptions", options)?;
    set("_stdlib_dir", cx.none())?;
    set("dont_write_bytecode", cx.bool(true))?;
    set("_home", cx.none())
}

fn make_float_info(cx: &Ctx) -> PyResult<Ref> {
    let number = |value: i64| int::new(cx, value);
    let real = |value: f64| float::new(cx, value);
    let row = [
        real(f64::MAX),
        number(1024),
        number(308),
        real(f64::MIN_POSITIVE),
        number(-1021),
        number(-307),
        number(15),
        number(53),
        real(f64::EPSILON),
        number(2),
        number(1),
    ];
    float_info(cx, &row)
}

/// `sys.implementation`: this is glasspy, though the language is CPython 3.12's; nothing is cached in files.
fn implementation(cx: &Ctx, version: Ref) -> PyResult<Ref> {
    let names = ["name", "cache_tag", "version", "hexversion"].map(|name| cx.intern(name));
    let values = [cx.intern("glasspy"), cx.none(), version, int::new(cx, HEX_VERSION)];
    let names = tuple::new(cx, &names);
    call::call_named(cx, &cx.types.simple_namespace.to_ref(), &values, Some(&names))
}

/// Name and version of the C library's threads, where it tells them.
#[allow(unsafe_code)]
fn thread_library(cx: &Ctx) -> Ref {
    #[cfg(target_env = "gnu")]
    {
        let mut text = [0_u8; 64];
        // SAFETY: the C library writes no more than the length it is given.
        let length = unsafe { libc::confstr(libc::_CS_GNU_LIBPTHREAD_VERSION, text.as_mut_ptr().cast(), text.len()) };
        if (1..=text.len()).contains(&length) {
            return cx.new_str(&String::from_utf8_lossy(&text[..length - 1]));
        }
    }
    cx.none()
}
