//! The list of scripts that do not pass yet, `tests/compare/PENDING`: it may only shrink.
//!
//! One script per line, `path/to/script.py  why not yet`. A listed script that passes is a failure, so the list says exactly
//! what is left to do. A path may end in `*`; such a row is a failure once all it covers passes, a bare `*` once most of a
//! group does.
//! `GLASSPY_PENDING=write` makes a run replace the rows of its own scripts by those that fail now.

use std::path::PathBuf;
use std::sync::Mutex;

use super::run::root;

/// One line of the list.
struct Row {
    path: String,
    reason: String,
}

/// The list as it stands.
pub struct Pending {
    rows: Vec<Row>,
}

/// Rewriting is done by one test of a binary at a time.
static WRITING: Mutex<()> = Mutex::new(());

fn file() -> PathBuf {
    root().join("tests/compare/PENDING")
}

fn wish(word: &str) -> bool {
    std::env::var("GLASSPY_PENDING").is_ok_and(|text| text == word)
}

impl Pending {
    /// Reads the list; without the file, or with `GLASSPY_PENDING=ignore`, nothing is pending.
    pub fn load() -> Pending {
        let text = if wish("ignore") { String::new() } else { std::fs::read_to_string(file()).unwrap_or_default() };
        let rows = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rows = rows.map(|line| {
            let (path, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            Row { path: path.to_string(), reason: reason.trim().to_string() }
        });
        Pending { rows: rows.collect() }
    }

    /// Whether a row names this script.
    pub fn covers(&self, script: &str) -> bool {
        self.rows.iter().any(|row| row.covers(script))
    }

    /// Judges a whole group of scripts at once: `results` pairs each script with its failure, if any.
    ///
    /// Prints what failed and a summary; panics if anything failed unlisted, or passed although listed.
    pub fn judge(group: &str, results: &[(String, Option<String>)]) {
        if wish("write") {
            return rewrite(results);
        }
        let pending = Pending::load();
        let mut complaints = Vec::new();
        let (mut passed, mut waiting) = (0, 0);
        for (script, failure) in results {
            match failure {
                Some(_) if pending.covers(script) => waiting += 1,
                Some(text) => complaints.push(format!("--- {script}\n{text}\n")),
                None => passed += 1,
            }
        }
        for row in &pending.rows {
            let covered = || results.iter().filter(|(script, _)| row.covers(script));
            let passing = covered().filter(|(_, failure)| failure.is_none()).count();
            let all = covered().count();
            if passing > 0 && (passing == all || (row.path == "*" && passing * 2 > all)) {
                let what = if row.path == "*" { "most of these pass (see tests/README.md)" } else { "passes now" };
                complaints.push(format!("--- {}\n {what}: take this line out of tests/compare/PENDING\n", row.path));
            }
            assert!(!row.reason.is_empty(), "tests/compare/PENDING: {} needs a reason on its line", row.path);
        }
        let summary = format!("{group}: {passed} of {} pass, {waiting} pending", results.len());
        println!("{summary}");
        assert!(complaints.is_empty(), "\n{}\n{summary}, {} to look at", complaints.join("\n"), complaints.len());
    }
}

impl Row {
    fn covers(&self, script: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(front) => script.starts_with(front),
            None => self.path == script,
        }
    }
}

fn rewrite(results: &[(String, Option<String>)]) {
    let _guard = WRITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let text = std::fs::read_to_string(file()).unwrap_or_default();
    let (mut notes, mut rows) = (String::new(), Vec::new());
    for line in text.lines() {
        let path = line.split_whitespace().next().unwrap_or("");
        if path.is_empty() || path.starts_with('#') {
            notes.push_str(line);
            notes.push('\n');
        } else if !path.ends_with('*') && !results.iter().any(|(script, _)| script == path) {
            rows.push(line.to_string());
        }
    }
    for (script, failure) in results {
        if let Some(failure) = failure {
            // Most telling is the error our run ended with, then the first line of ours that differs, then the first that is missing.
            let starting =
                |sign: &'static str| failure.lines().filter_map(move |line| line.strip_prefix(sign)).filter(|text| !text.trim().is_empty());
            let ours = starting(" + ").rfind(|text| text.contains("Error")).or(starting(" + ").next());
            let reason = match (ours, starting(" - ").next()) {
                (Some(text), _) => text.trim().to_string(),
                (None, Some(text)) => format!("missing: {}", text.trim()),
                (None, None) => failure.lines().next().unwrap_or("fails").trim().to_string(),
            };
            let reason: String = reason.chars().take(100).collect();
            rows.push(format!("{script}  {reason}"));
        }
    }
    rows.sort();
    let text = format!("{notes}{}\n", rows.join("\n"));
    std::fs::write(file(), text).expect("the list of pending scripts can be written");
}
