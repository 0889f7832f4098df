//! The layout, held by a test: rooms, the arrows between them, module comments, the unsafe fence, bodies without Rust containers.
//!
//! A *room* is a folder under `src/`. [`ARROWS`] is the whole truth about who may use whom: a new arrow is an edit there,
//! with its reason beside it, or `rooms_use_only_what_their_arrows_allow` fails. Only text is looked at, so the test needs no
//! compiler: comments and string literals are blanked first.

use std::path::{Path, PathBuf};

/// Room, the rooms it may use besides itself, and why it is that few.
const ARROWS: &[(&str, &[&str], &str)] = &[
    ("source", &[], "text and places in it: the ground everything textual stands on"),
    ("syntax", &["source"], "a tree is made from text alone: no values, no files"),
    ("code", &["source"], "what a compiled body is: plain data"),
    ("compile", &["source", "syntax", "code"], "tree to code: no heap, no objects"),
    ("heap", &[], "bytes, counts and cycles: no word of Python"),
    ("object", &["heap", "code"], "the object model reaches running code only through Engine"),
    ("vm", &["object", "heap", "code"], "runs code: no tree, no compiler, no files"),
    ("stdlib", &["object", "heap"], "modules speak to the VM only through Ctx"),
    (
        "session",
        &["source", "syntax", "code", "compile", "heap", "object", "vm", "stdlib"],
        "ties the steps together, so it sees them all: the only user of vm",
    ),
    ("shell", &["session"], "command line and prompt: everything deeper goes through session"),
];

/// The only places where `unsafe` may stand; an entry ending in `/` is a folder. `code/ops.rs` turns a byte into an opcode,
/// `main.rs` and `session/process.rs` speak with the C library before there is an interpreter.
const FENCE: &[&str] = &["src/code/ops.rs", "src/heap/", "src/main.rs", "src/object/", "src/session/process.rs", "src/vm/", "src/stdlib/"];

/// Types that keep what they own outside our heap, where no report could see it.
const FOREIGN: &[&str] = &["Vec<", "Box<", "String", "HashMap<", "BTreeMap<", "IndexMap<"];

#[test]
fn rooms_are_those_of_the_crate() {
    let declared: Vec<String> = read(&root().join("src/lib.rs"))
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")))
        .map(|rest| rest.trim_end_matches([';', ' ', '{']).to_string())
        .collect();
    let mut folders: Vec<String> = std::fs::read_dir(root().join("src"))
        .expect("src can be read")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a folder has a name").to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let mut sorted = declared.clone();
    sorted.sort();
    assert_eq!(sorted, folders, "the modules of src/lib.rs and the folders under src/ are the same rooms");
    for room in &declared {
        assert!(ARROWS.iter().any(|row| row.0 == room), "room `{room}` has no row in ARROWS");
    }
    for (room, ..) in ARROWS {
        assert!(declared.iter().any(|name| name == room), "ARROWS has a row for `{room}`, src/lib.rs has no such room");
    }
}

#[test]
fn rooms_use_only_what_their_arrows_allow() {
    let mut wrong = Vec::new();
    for (room, allowed, why) in ARROWS {
        for file in rust_files(&root().join("src").join(room)) {
            for (number, used) in uses(&code_only(&read(&file))) {
                let known = ARROWS.iter().any(|row| row.0 == used);
                if known && used != *room && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{}:{number}: `{room}` must not use `{used}` ({why})", short(&file)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_its_purpose() {
    let files = rust_files(&root()).into_iter().filter(|file| !short(file).starts_with("target/"));
    let silent: Vec<String> = files.filter(|file| !read(file).starts_with("//!")).map(|file| short(&file)).collect();
    assert!(silent.is_empty(), "these files do not open with `//!`:\n{}", silent.join("\n"));
}

#[test]
fn unsafe_stays_in_the_fence() {
    let mut outside = Vec::new();
    for file in rust_files(&root().join("src")) {
        let name = short(&file);
        if FENCE.iter().any(|place| name == *place || (place.ends_with('/') && name.starts_with(place))) {
            continue;
        }
        for (number, line) in code_only(&read(&file)).lines().enumerate() {
            if words(line).any(|word| word == "unsafe") {
                outside.push(format!("{name}:{}", number + 1));
            }
        }
    }
    assert!(outside.is_empty(), "`unsafe` outside the fence:\n{}", outside.join("\n"));
}

/// Clippy sees to it that every unsafe block has its `SAFETY` line; functions say under `# Safety` what they ask of their callers.
#[test]
fn unsafe_functions_say_what_they_ask() {
    let mut silent = Vec::new();
    for file in rust_files(&root().join("src")) {
        let text = read(&file);
        let lines: Vec<&str> = text.lines().collect();
        for (index, code) in code_only(&text).lines().enumerate() {
            let names: Vec<&str> = words(code).collect();
            let declared =
                names.windows(3).any(|three| three[0] == "unsafe" && three[1] == "fn" && code.contains(&format!("fn {}", three[2])));
            let head =
                lines[..index].iter().rev().take_while(|line| line.trim_start().starts_with("//") || line.trim_start().starts_with("#["));
            if declared && !head.into_iter().any(|line| line.contains("# Safety")) {
                silent.push(format!("{}:{}", short(&file), index + 1));
            }
        }
    }
    assert!(silent.is_empty(), "unsafe functions without `# Safety`:\n{}", silent.join("\n"));
}

#[test]
fn bodies_own_nothing_outside_our_heap() {
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")) {
        let text = code_only(&read(&file));
        let mut body = None;
        for (number, line) in text.lines().enumerate() {
            let names: Vec<&str> = words(line).collect();
            if let Some(at) = names.iter().position(|word| *word == "struct") {
                body = names.get(at + 1).filter(|name| name.ends_with("Body") && **name != "Body").map(|name| name.to_string());
            }
            if let Some(name) = &body {
                for foreign in FOREIGN.iter().filter(|foreign| line.contains(**foreign)) {
                    wrong.push(format!("{}:{}: {name} holds a `{foreign}`", short(&file), number + 1));
                }
                if line.contains('}') || line.trim_end().ends_with(';') {
                    body = None;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rooms named as `crate::room` or in `crate::{room::…, room}`, with their line numbers.
fn uses(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let number = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => found.extend(words(rest).next().map(|word| (number, word.to_string()))),
            Some(group) => {
                let mut depth = 1;
                let mut expecting = true;
                for (start, character) in group.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 1 => expecting = true,
                        _ if character.is_whitespace() => {}
                        _ if expecting => {
                            found.extend(words(&group[start..]).next().map(|word| (number, word.to_string())));
                            expecting = false;
                        }
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    found
}

/// The text with comments and the insides of string and character literals replaced by blanks; lines stay where they are.
fn code_only(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    let blank = |result: &mut String, character: char| result.push(if character == '\n' { '\n' } else { ' ' });
    while at < characters.len() {
        let rest = &characters[at..];
        if rest.starts_with(&['/', '/']) {
            while at < characters.len() && characters[at] != '\n' {
                result.push(' ');
                at += 1;
            }
        } else if rest.starts_with(&['/', '*']) {
            let mut depth = 0;
            while at < characters.len() {
                let opens = characters[at..].starts_with(&['/', '*']);
                let closes = characters[at..].starts_with(&['*', '/']);
                depth += i32::from(opens) - i32::from(closes);
                for _ in 0..if opens || closes { 2 } else { 1 } {
                    blank(&mut result, characters[at]);
                    at += 1;
                }
                if depth == 0 {
                    break;
                }
            }
        } else if let Some(hashes) = raw_string(&characters, at) {
            let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            at += 2 + hashes;
            while at < characters.len() && !characters[at..].starts_with(&end) {
                blank(&mut result, characters[at]);
                at += 1;
            }
            at += end.len();
            result.push_str("\"\"");
        } else if rest[0] == '"' {
            at += 1;
            while at < characters.len() && characters[at] != '"' {
                if characters[at] == '\\' {
                    blank(&mut result, ' ');
                    at += 1;
                }
                if at < characters.len() {
                    blank(&mut result, characters[at]);
                    at += 1;
                }
            }
            at += 1;
            result.push_str("\"\"");
        } else if rest[0] == '\'' && (rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'')) {
            // A character literal; anything else after a quote is a lifetime.
            at += if rest[1] == '\\' { 3 } else { 2 };
            while at < characters.len() && characters[at] != '\'' {
                at += 1;
            }
            at += 1;
            result.push_str("' '");
        } else {
            result.push(rest[0]);
            at += 1;
        }
    }
    result
}

/// The number of `#` if a raw string starts here.
fn raw_string(characters: &[char], at: usize) -> Option<usize> {
    let in_word = at > 0 && (characters[at - 1].is_alphanumeric() || characters[at - 1] == '_') && characters[at - 1] != 'b';
    if characters[at] != 'r' || in_word {
        return None;
    }
    let hashes = characters[at + 1..].iter().take_while(|character| **character == '#').count();
    (characters.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_')).filter(|word| !word.is_empty())
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for entry in entries {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "target" && !name.starts_with('.') {
                found.extend(rust_files(&path));
            }
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_scanner_sees_code_and_nothing_else() {
    let code = code_only("let a = \"crate::vm\"; // crate::vm\nlet b = r#\"unsafe\"#; let c = '\"'; use crate::{heap::Ref, object};\n");
    assert_eq!(uses(&code), [(2, "heap".to_string()), (2, "object".to_string())]);
    assert!(!words(&code).any(|word| word == "unsafe" || word == "vm"));
}
