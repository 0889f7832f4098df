//! A line difference for people: common lines with a blank, recorded ones with `-`, ours with `+`.
//!
//! Longest common subsequence over what is left between the equal ends; outputs here are short. Beyond
//! [`TABLE`] cells the middle is shown whole, first the recording, then ours.

/// The largest table of line pairs worth filling in.
const TABLE: usize = 1_000_000;
/// How many lines of a difference are shown.
const SHOWN: usize = 60;

/// The difference between a recording and an output, at most [`SHOWN`] lines of it.
pub fn lines(recorded: &str, ours: &str) -> String {
    let recorded: Vec<&str> = recorded.lines().collect();
    let ours: Vec<&str> = ours.lines().collect();
    let front = recorded.iter().zip(&ours).take_while(|(left, right)| left == right).count();
    let back = recorded[front..].iter().rev().zip(ours[front..].iter().rev()).take_while(|(left, right)| left == right).count();
    let mut rows = Vec::new();
    rows.extend(recorded[front.saturating_sub(2)..front].iter().map(|line| format!("   {line}")));
    middle(&recorded[front..recorded.len() - back], &ours[front..ours.len() - back], &mut rows);
    rows.extend(recorded[recorded.len() - back..].iter().take(2).map(|line| format!("   {line}")));
    let hidden = rows.len().saturating_sub(SHOWN);
    rows.truncate(SHOWN);
    if hidden > 0 {
        rows.push(format!("   … {hidden} more lines"));
    }
    if rows.is_empty() {
        rows.push("   (only the end of the last line differs)".to_string());
    }
    rows.join("\n")
}

fn middle(recorded: &[&str], ours: &[&str], rows: &mut Vec<String>) {
    if recorded.len().saturating_mul(ours.len()) > TABLE {
        rows.extend(recorded.iter().map(|line| format!(" - {line}")));
        rows.extend(ours.iter().map(|line| format!(" + {line}")));
        return;
    }
    // common[i][j]: the length of the longest common subsequence of recorded[i..] and ours[j..].
    let mut common = vec![vec![0u32; ours.len() + 1]; recorded.len() + 1];
    for left in (0..recorded.len()).rev() {
        for right in (0..ours.len()).rev() {
            common[left][right] = if recorded[left] == ours[right] {
                common[left + 1][right + 1] + 1
            } else {
                common[left + 1][right].max(common[left][right + 1])
            };
        }
    }
    let (mut left, mut right) = (0, 0);
    while left < recorded.len() || right < ours.len() {
        let both = left < recorded.len() && right < ours.len();
        if both && recorded[left] == ours[right] {
            rows.push(format!("   {}", recorded[left]));
            (left, right) = (left + 1, right + 1);
        } else if right == ours.len() || (both && common[left + 1][right] >= common[left][right + 1]) {
            rows.push(format!(" - {}", recorded[left]));
            left += 1;
        } else {
            rows.push(format!(" + {}", ours[right]));
            right += 1;
        }
    }
}

#[test]
fn a_changed_line_shows_once_on_each_side() {
    assert_eq!(lines("a\nb\nc\n", "a\nx\nc\n"), "   a\n - b\n + x\n   c");
    assert_eq!(lines("a\nb\n", "a\nb\nc\n"), "   a\n   b\n + c");
}
