//! `resource`: what the process has used, and the limits the system sets it.

use crate::heap::Ref;
use crate::object::protocol::{iterate, number};
use crate::object::types::{dict, float, int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, PyResult, type_flags};
use crate::stdlib::io;
use crate::structseq;

structseq!(
    struct_rusage,
    "resource.struct_rusage",
    "What a process has used of the machine.",
    [
        "ru_utime",
        "ru_stime",
        "ru_maxrss",
        "ru_ixrss",
        "ru_idrss",
        "ru_isrss",
        "ru_minflt",
        "ru_majflt",
        "ru_nswap",
        "ru_inblock",
        "ru_oublock",
        "ru_msgsnd",
        "ru_msgrcv",
        "ru_nsignals",
        "ru_nvcsw",
        "ru_nivcsw"
    ],
    type_flags::HEAP_TYPE
);

/// Names of the limits.
const LIMITS: &[(&str, libc::__rlimit_resource_t)] = &[
    ("RLIMIT_CPU", libc::RLIMIT_CPU),
    ("RLIMIT_FSIZE", libc::RLIMIT_FSIZE),
    ("RLIMIT_DATA", libc::RLIMIT_DATA),
    ("RLIMIT_STACK", libc::RLIMIT_STACK),
    ("RLIMIT_CORE", libc::RLIMIT_CORE),
    ("RLIMIT_NOFILE", libc::RLIMIT_NOFILE),
    ("RLIMIT_OFILE", libc::RLIMIT_NOFILE),
    ("RLIMIT_AS", libc::RLIMIT_AS),
    ("RLIMIT_RSS", libc::RLIMIT_RSS),
    ("RLIMIT_NPROC", libc::RLIMIT_NPROC),
    ("RLIMIT_MEMLOCK", libc::RLIMIT_MEMLOCK),
    ("RLIMIT_MSGQUEUE", libc::RLIMIT_MSGQUEUE),
    ("RLIMIT_NICE", libc::RLIMIT_NICE),
    ("RLIMIT_RTPRIO", libc::RLIMIT_RTPRIO),
    ("RLIMIT_RTTIME", libc::RLIMIT_RTTIME),
    ("RLIMIT_SIGPENDING", libc::RLIMIT_SIGPENDING),
];

/// Who used it.
const WHO: &[(&str, libc::c_int)] =
    &[("RUSAGE_SELF", libc::RUSAGE_SELF), ("RUSAGE_CHILDREN", libc::RUSAGE_CHILDREN), ("RUSAGE_THREAD", libc::RUSAGE_THREAD)];

fn getrusage(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let who = number::index_isize(cx, args.at(0))?;
    let Some(who) = WHO.iter().map(|row| row.1).find(|&known| known as isize == who) else {
        return cx.value_error("invalid who parameter");
    };
    // SAFETY: zero is a valid value of every field.
    let mut used: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the struct lives through the call.
    if unsafe { libc::getrusage(who, &mut used) } != 0 {
        return io::os_error(cx, &std::io::Error::last_os_error(), None);
    }
    let seconds = |time: libc::timeval| float::new(cx, time.tv_sec as f64 + time.tv_usec as f64 * 1e-6);
    let mut items = vec![seconds(used.ru_utime), seconds(used.ru_stime)];
    let counts = [
        used.ru_maxrss,
        used.ru_ixrss,
        used.ru_idrss,
        used.ru_isrss,
        used.ru_minflt,
        used.ru_majflt,
        used.ru_nswap,
        used.ru_inblock,
        used.ru_oublock,
        used.ru_msgsnd,
        used.ru_msgrcv,
        used.ru_nsignals,
        used.ru_nvcsw,
        used.ru_nivcsw,
    ];
    items.extend(counts.map(|count| int::new(cx, count)));
    struct_rusage(cx, &items)
}

fn which(cx: &Ctx, value: &Ref) -> PyResult<libc::__rlimit_resource_t> {
    let wanted = number::index_isize(cx, value)?;
    match LIMITS.iter().map(|row| row.1).find(|&known| known as isize == wanted) {
        Some(known) => Ok(known),
        None => cx.value_error("invalid resource specified"),
    }
}

/// A limit as Python has it: -1 is none.
fn shown(cx: &Ctx, limit: libc::rlim_t) -> Ref {
    if limit == libc::RLIM_INFINITY { int::new(cx, -1) } else { int::from_u64(cx, limit) }
}

fn getrlimit(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let which = which(cx, args.at(0))?;
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the struct lives through the call.
    if unsafe { libc::getrlimit(which, &mut limit) } != 0 {
        return io::os_error(cx, &std::io::Error::last_os_error(), None);
    }
    Ok(tuple::pair(cx, shown(cx, limit.rlim_cur), shown(cx, limit.rlim_max)))
}

fn setrlimit(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "setrlimit", 2, 2)?;
    let which = which(cx, args.at(0))?;
    let limits = iterate::to_vec(cx, args.at(1))?;
    let [soft, hard] = &limits[..] else { return cx.value_error("expected a tuple of 2 integers") };
    let bytes = |limit: &Ref| number::index_isize(cx, limit).map(|limit| limit as libc::rlim_t);
    let limit = libc::rlimit { rlim_cur: bytes(soft)?, rlim_max: bytes(hard)? };
    // SAFETY: the struct lives through the call.
    if unsafe { libc::setrlimit(which, &limit) } == 0 {
        return Ok(cx.none());
    }
    let problem = std::io::Error::last_os_error();
    match problem.raw_os_error() {
        Some(libc::EINVAL) => cx.value_error("current limit exceeds maximum limit"),
        Some(libc::EPERM) => cx.value_error("not allowed to raise maximum limit"),
        _ => io::os_error(cx, &problem, None),
    }
}

fn getpagesize(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    // SAFETY: asks for a constant of the system.
    Ok(int::new(cx, unsafe { libc::sysconf(libc::_SC_PAGESIZE) }))
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let put = |name: &str, value: &Ref| dict::set(cx, names, &cx.intern(name), value);
    put("error", &cx.types.os_error.to_ref())?;
    put("RLIM_INFINITY", &shown(cx, libc::RLIM_INFINITY))?;
    WHO.iter().try_for_each(|row| put(row.0, &int::new(cx, row.1.into())))?;
    LIMITS.iter().try_for_each(|row| put(row.0, &int::new(cx, row.1.into())))
}

/// `resource`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "resource",
    doc: "What the process has used, and its limits.",
    functions: &[
        MethodDef::new("getrusage", Arity::One, getrusage)
            .doc("($module, who, /)", "What the process, its children or its thread have used."),
        MethodDef::new("getrlimit", Arity::One, getrlimit).doc("($module, resource, /)", "The soft and the hard limit."),
        MethodDef::new("setrlimit", Arity::Positional, setrlimit).doc("($module, resource, limits, /)", "Set the soft and the hard limit."),
        MethodDef::new("getpagesize", Arity::None, getpagesize).doc("($module, /)", "Bytes of a page of memory."),
    ],
    fill: Some(fill),
};
