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
