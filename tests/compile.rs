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
                    compile(Tree::Module(&tree), &source, &options)
                        .map(|_| ())
                        .map_err(|p| format!("compile: {p:?} {:?}", p.position(&source)))
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

/// `DUMP=list`: what CPython can be asked about too, one line per body.
#[test]
fn dump_all() {
    let Ok(list) = std::env::var("DUMP") else { return };
    let run = move || {
        for path in std::fs::read_to_string(list).unwrap().lines() {
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            let source = Source::new(path, &text);
            let Ok((tree, _)) = parse_module(&source) else { continue };
            let options = CompileOptions { filename: path.into(), ..CompileOptions::default() };
            let Ok(compiled) = compile(Tree::Module(&tree), &source, &options) else { continue };
            println!("FILE {path}");
            describe(&compiled.unit, &compiled.unit.root);
        }
    };
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap().join().unwrap();
}

fn describe(unit: &glasspy::code::Unit, code: &glasspy::code::Code) {
    use glasspy::code::Const;
    fn show(unit: &glasspy::code::Unit, constant: &Const) -> String {
        let all = |ids: &[u32]| ids.iter().map(|&id| show(unit, &unit.consts[id as usize])).collect::<Vec<_>>();
        match constant {
            Const::None => "None".into(),
            Const::True => "True".into(),
            Const::False => "False".into(),
            Const::Ellipsis => "Ellipsis".into(),
            Const::Int(n) => n.to_string(),
            Const::BigInt(..) => "big".into(),
            Const::Float(f) => format!("f{:016x}", f.to_bits()),
            Const::Complex(a, b) => format!("c{:016x},{:016x}", a.to_bits(), b.to_bits()),
            Const::Str(s) => format!("s{}", s.iter().map(|b| format!("{b:02x}")).collect::<String>()),
            Const::Bytes(s, _) => format!("b{}", s.iter().map(|b| format!("{b:02x}")).collect::<String>()),
            Const::Tuple(ids) => format!("({})", all(ids).join(" ")),
            Const::FrozenSet(ids) => {
                let mut items = all(ids);
                items.sort();
                items.dedup();
                format!("{{{}}}", items.join(" "))
            }
            Const::Code(code) => format!("code:{}", code.name),
        }
    }
    let consts: Vec<String> = code.consts.iter().map(|&id| show(unit, &unit.consts[id as usize])).collect();
    let mut places = Vec::new();
    let mut at = 0;
    while at < code.words.len() {
        let op = glasspy::code::Word(code.words[at]).op();
        let p = code.position(at);
        if p.line > 0 {
            places.push(format!("{}:{}:{}-{}:{}", op.name(), p.line, p.col, p.end_line, p.end_col));
        }
        at += 1 + op.cache_words();
    }
    let cells: Vec<&str> = code.cellvars.iter().map(|(name, _)| &**name).collect();
    println!(
        "{}|{}|{}|{} {} {}|{}|{}|{}|{}|{}|{}",
        code.qualname,
        code.first_line,
        code.flags.0 & 0x0fff_ffff,
        code.arg_count,
        code.posonly_count,
        code.kwonly_count,
        code.varnames.join(" "),
        code.names.join(" "),
        cells.join(" "),
        code.freevars.join(" "),
        consts.join(" "),
        places.join(" "),
    );
    for &id in &code.consts {
        if let Const::Code(inner) = &unit.consts[id as usize] {
            describe(unit, inner);
        }
    }
}

/// One listing for each construct: `tests/compile/listing/*.py`.
#[test]
fn listings() {
    let folder = format!("{}/tests/compile/listing", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for path in names {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        insta::assert_snapshot!(format!("listing_{name}"), dump(&name, &text));
    }
}

/// What CPython says of each case of `tests/compile/err/*.py` is recorded beside it (`record.py`).
#[test]
fn errors_are_cpythons() {
    let mut wrong = Vec::new();
    for name in ["scope", "flow", "deep", "warning"] {
        let base = format!("{}/tests/compile/err/{name}", env!("CARGO_MANIFEST_DIR"));
        let cases = std::fs::read_to_string(format!("{base}.py")).unwrap();
        let expected = std::fs::read_to_string(format!("{base}.expect")).unwrap();
        let cases: Vec<&str> = cases.split("#---\n").collect();
        assert_eq!(cases.len(), expected.lines().count(), "{name}: record again");
        for (case, expected) in cases.into_iter().zip(expected.lines()) {
            let said = verdict(case);
            if said != expected {
                wrong.push(format!("{name}:\n{case}  CPython: {expected}\n  glasspy: {said}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

fn verdict(case: &str) -> String {
    let source = Source::new("f", case);
    let (outcome, warnings) = match parse_module(&source) {
        Ok((tree, mut warnings)) => {
            let options = CompileOptions { filename: "f".into(), ..CompileOptions::default() };
            match compile(Tree::Module(&tree), &source, &options) {
                Ok(compiled) => {
                    warnings.extend(compiled.warnings);
                    (None, warnings)
                }
                Err(problem) => (Some(problem), warnings),
            }
        }
        Err(problem) => (Some(problem), Vec::new()),
    };
    let mut said = match outcome {
        None => "fine".to_string(),
        Some(problem) => match problem.position(&source) {
            Some(p) => {
                let shown = |n: i32| if n < 0 { "None".to_string() } else { n.to_string() };
                format!("{} | {}:{}-{}:{}", problem.message, p.lineno, p.offset, p.end_lineno, shown(p.end_offset))
            }
            None => format!("{} | nowhere", problem.message),
        },
    };
    for warning in warnings {
        said += &format!(" | {:?}: {} @{}", warning.kind, warning.message, source.line(warning.span.start));
    }
    said
}

/// Trees as deep as the parser lets through.
#[test]
fn deep_trees() {
    let run = || {
        let n = 2900;
        let cases = [
            format!("x = {}x\n", "-".repeat(n)),
            format!("x = {}x\n", "not ".repeat(n)),
            format!("x = {}x\n", "lambda: ".repeat(n)),
            format!("x = {}x\n", "x if x else ".repeat(n)),
            format!("x = {}x\n", "x ** ".repeat(600)),
            format!("x = x{}\n", " + y".repeat(n)),
            format!("x = x{}\n", ".y".repeat(n)),
            format!("x = x{}\n", "()".repeat(n)),
            format!("x = x{}\n", "[0]".repeat(n)),
            format!("x = x{}\n", ".f(1)".repeat(n)),
            format!("def f(x):\n  return x{}\n", " + y".repeat(n)),
            format!("x = {}1{}\n", "[".repeat(190), "]".repeat(190)),
            format!("x = {}1{}\n", "f(".repeat(190), ")".repeat(190)),
            format!("if x: pass\n{}", "elif x: pass\n".repeat(2000)),
            format!("x = {}1\n", "a = ".repeat(3000)),
            format!("x = 1{}\n", " and 1".repeat(5000)),
            format!("x = a{}\n", " < a".repeat(5000)),
            format!("def f(a):\n  return a{}\n", " < a".repeat(5000)),
            format!("x = [{}]\n", "a, ".repeat(5000)),
            format!("x = f({})\n", "a, ".repeat(5000)),
            format!("x = {{{}}}\n", "a: b, ".repeat(5000)),
            format!("x = f\"{}\"\n", "{a}".repeat(5000)),
            "x = 1\n".repeat(10000),
            format!("def f(a):\n  for x in a:\n{}", "    a.b(x, 1)\n".repeat(6000)),
            format!("def f(a):\n  for x.y in a:\n{}", "    a.b(x, 1)\n".repeat(6000)),
            format!("def f(a):\n  if a < 1:\n{}", "    a.b(1)\n".repeat(6000)),
            format!("def f(a):\n  while a < 1 and a:\n{}", "    if a: a.b(1)\n    else: break\n".repeat(6000)),
            format!("{} = x\n", (0..5000).map(|i| format!("a{i}")).collect::<Vec<_>>().join(", ")),
            format!("def f():\n  {} = x\n", (0..5000).map(|i| format!("a{i}")).collect::<Vec<_>>().join(", ")),
        ];
        for case in cases {
            let said = verdict(&case);

            println!("{:40} {said}", &case[..case.len().min(40)].replace('\n', "\\n"));
        }
    };
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap().join().unwrap();
}
