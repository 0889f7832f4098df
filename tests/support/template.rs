//! Recordings as templates: which output fits, and an output with its wildcards put back.
//!
//! Only two things are ever masked (see `tests/support/mod.rs`); every other byte must be equal.

/// Stands for an address: decimal with 9 to 16 digits, or `0x` and hexadecimal digits.
const ADDRESS: &str = "<address>";
/// Stands for a decimal number.
const NUMBER: &str = "<n>";

/// The output, with every line that fits its template line replaced by it, and any address like ` 0x7f…` masked.
///
/// An output that fits the recording thus comes out equal to it, and any other shows where it differs.
pub fn masked(output: &str, template: &str) -> String {
    let mut lines = template.split('\n');
    let mut result = String::with_capacity(output.len());
    for (index, line) in output.split('\n').enumerate() {
        if index > 0 {
            result.push('\n');
        }
        match lines.next() {
            Some(pattern) if pattern.contains('<') && fits(line, pattern) => result.push_str(pattern),
            _ => result.push_str(&without_addresses(line)),
        }
    }
    result
}

/// Replaces the address in texts like `<object at 0x7f0011223344>` by the wildcard.
pub fn without_addresses(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(" 0x") {
        let digits = &rest[at + 3..];
        let count = digits.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
        if (9..=16).contains(&count) {
            result.push_str(&rest[..at + 1]);
            result.push_str(ADDRESS);
        } else {
            result.push_str(&rest[..at + 3 + count]);
        }
        rest = &digits[count..];
    }
    result + rest
}

fn fits(line: &str, pattern: &str) -> bool {
    let next = [ADDRESS, NUMBER].into_iter().filter_map(|wild| pattern.find(wild).map(|at| (at, wild))).min();
    let Some((at, wild)) = next else {
        return line == pattern;
    };
    let Some(line) = line.strip_prefix(&pattern[..at]) else {
        return false;
    };
    let length = match wild {
        ADDRESS => match line.strip_prefix("0x") {
            Some(digits) => 2 + digits.bytes().take_while(u8::is_ascii_hexdigit).count(),
            None => line.bytes().take_while(u8::is_ascii_digit).count(),
        },
        _ => line.bytes().take_while(u8::is_ascii_digit).count(),
    };
    let enough = if wild == ADDRESS { 7..=18 } else { 1..=20 };
    enough.contains(&length) && fits(&line[length..], &pattern[at + wild.len()..])
}

#[test]
fn wildcards_stand_for_digits_and_nothing_else() {
    assert!(fits("id 140171920295240.", "id <address>."));
    assert!(fits("(12, 0, 3)", "(<n>, <n>, <n>)"));
    assert!(!fits("id 12.", "id <address>."));
    assert!(!fits("(12, 0, x)", "(<n>, <n>, <n>)"));
    assert_eq!(masked("<X object at 0x7f00aabbccd0>\n", ""), "<X object at <address>>\n");
    assert_eq!(masked("a 5\nb 6\n", "a <n>\nc 6\n"), "a <n>\nb 6\n");
}
