//! The `posix` module: the system calls that `os.py` needs. Paths are str; failures are OSError with the path.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;

use super::io::os_error;
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{bytes, float, int, list, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult};

fn path(cx: &Ctx, object: &Ref) -> PyResult<PathBuf> {
    if !str_::is_str(object) {
        return cx.type_error(&format!("expected str, bytes or os.PathLike object, not {}", object.ty().display_name()));
    }
    let text = str_::to_string_lossy(object);
    if text.contains('\0') {
        return cx.value_error("embedded null byte");
    }
    Ok(PathBuf::from(text))
}

fn done<T>(cx: &Ctx, result: io::Result<T>, name: &Ref) -> PyResult<T> {
    match result {
        Ok(value) => Ok(value),
        Err(problem) => os_error(cx, &problem, Some(name)),
    }
}

fn getcwd(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    match std::env::current_dir() {
        Ok(folder) => Ok(cx.new_str(&folder.to_string_lossy())),
        Err(problem) => os_error(cx, &problem, None),
    }
}

fn chdir(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let target = path(cx, args.at(0))?;
    done(cx, std::env::set_current_dir(target), args.at(0))?;
    Ok(cx.none())
}

fn listdir(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let folder = path(cx, args.at(0))?;
    let result = list::new(cx);
    for entry in done(cx, fs::read_dir(folder), args.at(0))? {
        let entry = done(cx, entry, args.at(0))?;
        list::append(cx, &result, cx.new_str(&entry.file_name().to_string_lossy()))?;
    }
    Ok(result)
}

fn remove(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let target = path(cx, args.at(0))?;
    done(cx, fs::remove_file(target), args.at(0))?;
    Ok(cx.none())
}

fn rmdir(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let target = path(cx, args.at(0))?;
    done(cx, fs::remove_dir(target), args.at(0))?;
    Ok(cx.none())
}

fn mkdir(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "mkdir", 2, 2)?;
    let target = path(cx, args.at(0))?;
    let mode = number::index_isize(cx, args.at(1))? as u32;
    use std::os::unix::fs::DirBuilderExt;
    done(cx, fs::DirBuilder::new().mode(mode).create(target), args.at(0))?;
    Ok(cx.none())
}

fn rename(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "rename", 2, 2)?;
    let (from, to) = (path(cx, args.at(0))?, path(cx, args.at(1))?);
    done(cx, fs::rename(from, to), args.at(0))?;
    Ok(cx.none())
}

fn chmod(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "chmod", 2, 2)?;
    let target = path(cx, args.at(0))?;
    let mode = number::index_isize(cx, args.at(1))? as u32;
    done(cx, fs::set_permissions(target, fs::Permissions::from_mode(mode)), args.at(0))?;
    Ok(cx.none())
}

fn readlink(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let target = path(cx, args.at(0))?;
    let found = done(cx, fs::read_link(target), args.at(0))?;
    Ok(cx.new_str(&found.to_string_lossy()))
}

fn symlink(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "symlink", 2, 2)?;
    let (from, to) = (path(cx, args.at(0))?, path(cx, args.at(1))?);
    done(cx, std::os::unix::fs::symlink(from, to), args.at(0))?;
    Ok(cx.none())
}

/// `stat(path, follow)`: mode, inode, device, links, user, group, size, three times as float.
fn stat(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "stat", 2, 2)?;
    let target = path(cx, args.at(0))?;
    let follow = number::truth(cx, args.at(1))?;
    let found = done(cx, if follow { fs::metadata(target) } else { fs::symlink_metadata(target) }, args.at(0))?;
    let whole = |value: u64| int::from_u64(cx, value);
    let time = |seconds: i64, nanoseconds: i64| float::new(cx, seconds as f64 + 1e-9 * nanoseconds as f64);
    let row = vec![
        whole(found.mode().into()),
        whole(found.ino()),
        whole(found.dev()),
        whole(found.nlink()),
        whole(found.uid().into()),
        whole(found.gid().into()),
        whole(found.size()),
        time(found.atime(), found.atime_nsec()),
        time(found.mtime(), found.mtime_nsec()),
        time(found.ctime(), found.ctime_nsec()),
    ];
    Ok(tuple::from_vec(cx, row))
}

fn getpid(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_u64(cx, std::process::id().into()))
}

/// Names and values of the environment, as a list of pairs.
fn environment(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let result = list::new(cx);
    for (name, value) in std::env::vars_os() {
        let pair = tuple::pair(cx, cx.new_str(&name.to_string_lossy()), cx.new_str(&value.to_string_lossy()));
        list::append(cx, &result, pair)?;
    }
    Ok(result)
}

fn urandom(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let count = number::index_isize(cx, args.at(0))?;
    let Ok(count) = usize::try_from(count) else { return cx.value_error("negative argument not allowed") };
    use std::io::Read;
    let mut problem = None;
    let made = bytes::try_new_with(cx, count, |room| {
        problem = fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(room)).err();
    })?;
    match problem {
        None => Ok(made),
        Some(problem) => os_error(cx, &problem, None),
    }
}

fn cpu_count(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(std::thread::available_parallelism().map_or_else(|_| cx.none(), |count| int::from_usize(cx, count.get())))
}

fn strerror(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let number = number::index_isize(cx, args.at(0))?;
    let text = io::Error::from_raw_os_error(i32::try_from(number).unwrap_or(0)).to_string();
    Ok(cx.new_str(text.split(" (os error").next().unwrap_or_default()))
}

fn exit_now(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let code = number::index_isize(cx, args.at(0))?;
    std::process::exit(code as i32)
}

/// `posix`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "posix",
    doc: "System calls.",
    functions: &[
        MethodDef::new("getcwd", Arity::None, getcwd),
        MethodDef::new("chdir", Arity::One, chdir),
        MethodDef::new("listdir", Arity::One, listdir),
        MethodDef::new("remove", Arity::One, remove),
        MethodDef::new("rmdir", Arity::One, rmdir),
        MethodDef::new("mkdir", Arity::Positional, mkdir),
        MethodDef::new("rename", Arity::Positional, rename),
        MethodDef::new("chmod", Arity::Positional, chmod),
        MethodDef::new("readlink", Arity::One, readlink),
        MethodDef::new("symlink", Arity::Positional, symlink),
        MethodDef::new("stat", Arity::Positional, stat),
        MethodDef::new("getpid", Arity::None, getpid),
        MethodDef::new("_environment", Arity::None, environment),
        MethodDef::new("urandom", Arity::One, urandom),
        MethodDef::new("cpu_count", Arity::None, cpu_count),
        MethodDef::new("strerror", Arity::One, strerror),
        MethodDef::new("_exit", Arity::One, exit_now),
    ],
    fill: None,
};
