//! Runs lalrpop on `grammar/` into the build folder, and says how the executable is linked so that it starts fast.
//!
//! A process pays for its executable before its first instruction: each library is searched for, mapped and bound, and in an executable that
//! may lie anywhere each address in its data is corrected, which copies those pages. So on Linux ours lies at a fixed place, and the
//! compiler's small support library is linked in, where the C compiler offers it for that.

use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=grammar");
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(variable("OUT_DIR"));
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(&out)
        .process()
        .expect("grammar/python.lalrpop is a valid lalrpop grammar");
    if variable("CARGO_CFG_TARGET_OS") == "linux" && variable("CARGO_CFG_TARGET_ENV") == "gnu" && variable("TARGET") == variable("HOST") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
        link_support_in(&out);
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// The standard library asks the linker for `gcc_s`; a linker script of that name, found first, answers with the archives.
fn link_support_in(out: &Path) {
    let archive = |name: &str| {
        let answer = Command::new("cc").arg(format!("-print-file-name={name}")).output().ok()?;
        let path = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim());
        (path.is_absolute() && path.exists()).then_some(path)
    };
    let (Some(unwinder), Some(support)) = (archive("libgcc_eh.a"), archive("libgcc.a")) else { return };
    let folder = out.join("link");
    let script = format!("GROUP ( {} {} )\n", unwinder.display(), support.display());
    if std::fs::create_dir_all(&folder).is_ok() && std::fs::write(folder.join("libgcc_s.so"), script).is_ok() {
        println!("cargo:rustc-link-search=native={}", folder.display());
    }
}
