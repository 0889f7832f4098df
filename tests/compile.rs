//! The compiler's tests: listings of small fixtures, and errors compared with what CPython says.

use glasspy::code::unit_listing;
use glasspy::compile::{CompileOptions, Tree, compile};
use glasspy::source::Source;
use glasspy::syntax::parse_module;

fn dump(name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    let tree = match parse_module(&source) {
        Ok(tree) => tree,
        Err(problem) => return format!("parse: {problem:?}"),
    };
    let options = CompileOptions { filename: name.into(), ..CompileOptions::default() };
    match compile(Tree::Module(&tree.0), &source, &options) {
        Ok(compiled) => {
            let mut out = unit_listing(&compiled.unit);
            for warning in compiled.warnings {
                out.push_str(&format!("{warning:?}\n"));
            }
            out
        }
        Err(problem) => format!("{problem:?} {:?}", problem.position(&source)),
    }
}

/// For looking: `LIST=file cargo test --test compile look -- --nocapture`.
#[test]
fn look() {
    let Ok(path) = std::env::var("LIST") else { return };
    let run = move || {
        for path in path.split(':') {
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            println!("{}", dump(path, &text));
        }
    };
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap().join().unwrap();
}

/// For stress: `FILES=list cargo test --test compile many -- --nocapture`: every file of a list must compile or be refused.
#[test]
fn many() {
    let Ok(list) = std::env::var("FILES") else { return };
    let run = move || {
        let (mut good, mut bad) = (0, 0);
        for path in std::fs::read_to_string(list).unwrap().lines() {
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            let source = Source::new(path, &text);
            let outcome = std::panic::catch_unwind(|| match parse_module(&source) {
                Ok((tree, _)) => {
                    let options = CompileOptions { filename: path.into(), ..CompileOptions::default() };
                    compile(Tree::Module(&tree), &source, &options).map(|_| ()).map_err(|p| format!("compile: {p:?} {:?}", p.position(&source)))
                }
                Err(problem) => Err(format!("parse: {problem:?} {:?}", problem.position(&source))),
            });
            match outcome {
                Ok(Ok(())) => good += 1,
                Ok(Err(problem)) => {
                    bad += 1;
                    println!("{path}: {problem}");
                }
                Err(panic) => {
                    bad += 1;
                    let text = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                    println!("{path}: PANIC {}", text.lines().next().unwrap_or(""));
                }
            }
        }
        println!("{good} good, {bad} not");
    };
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap().join().unwrap();
}
