//! The report of `sys._debugmallocstats`, in CPython's form: size classes, arenas, free lists of the types.
//!
//! CPython's report goes on with its map from addresses to arenas. There is none here (an owner says how big its block is), so
//! that part is missing, except under `-X pymalloc=3.12`: there it says what CPython's map over these arenas would take.

use crate::heap;
use crate::object::types::{dict, float, list, tuple};
use std::fmt::Write;

/// The report, to be written to the process's standard error.
pub fn text() -> String {
    let stats = heap::stats();
    let mut out = format!("Small block threshold = {}, in {} size classes.\n\n", heap::LARGEST_SMALL, stats.classes.len());
    out.push_str("class   size   num pools   blocks in use  avail blocks\n");
    out.push_str("-----   ----   ---------   -------------  ------------\n");
    for (class, row) in stats.classes.iter().enumerate().filter(|(_, row)| row.pools > 0) {
        let _ = writeln!(out, "{class:5} {:6} {:11} {:15} {:13}", row.size, row.pools, row.used_blocks, row.free_blocks);
    }
    out.push('\n');
    line(&mut out, "# arenas allocated total", stats.arenas_taken);
    line(&mut out, "# arenas reclaimed", stats.arenas_reclaimed);
    line(&mut out, "# arenas highwater mark", stats.arenas_high_water);
    line(&mut out, "# arenas allocated current", stats.arenas);
    let arena_bytes = stats.arenas * stats.arena_bytes;
    line(&mut out, &format!("{} arenas * {} bytes/arena", stats.arenas, stats.arena_bytes), arena_bytes);
    out.push('\n');
    line(&mut out, "# bytes in allocated blocks", stats.used_bytes);
    line(&mut out, "# bytes in available blocks", stats.free_bytes);
    let unused_bytes = stats.unused_pools * stats.pool_bytes;
    line(&mut out, &format!("{} unused pools * {} bytes", stats.unused_pools, stats.pool_bytes), unused_bytes);
    line(&mut out, "# bytes lost to pool headers", stats.header_bytes);
    line(&mut out, "# bytes lost to quantization", stats.tail_bytes);
    line(&mut out, "# bytes lost to arena alignment", 0);
    line(&mut out, "Total", stats.used_bytes + stats.free_bytes + unused_bytes + stats.header_bytes + stats.tail_bytes);
    out.push('\n');
    if stats.arena_bytes == heap::ALIGNED_3_12.arena_bytes {
        arena_map(&mut out, &stats.arena_bases, stats.arena_bytes);
    }
    free_list(&mut out, dict::free_counts().0 as usize, "free PyDictObject", 48);
    free_list(&mut out, float::free_list_len(), "free PyFloatObject", 24);
    free_list(&mut out, list::free_count() as usize, "free PyListObject", 40);
    for (index, &count) in tuple::free_counts().iter().enumerate() {
        free_list(&mut out, count as usize, &format!("free {}-sized PyTupleObject", index + 1), 24 + 8 * (index + 1));
    }
    out
}

/// The map is a tree of three levels over the 64 bits of an address: 15 bits choose in the root, 15 in a middle node, 14 in a leaf, whose
/// entries stand for one arena's length each.
fn arena_map(out: &mut String, bases: &[usize], arena_bytes: usize) {
    const ROOT: usize = 8 << 15;
    const MIDDLE: usize = 8 << 15;
    const LEAF: usize = 8 << 14;
    let nodes = |bits: u32| {
        let mut nodes: Vec<usize> = bases.iter().flat_map(|&base| [base >> bits, (base + arena_bytes - 1) >> bits]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.len()
    };
    let (middles, leaves) = (nodes(49), nodes(34));
    out.push_str("arena map counts\n");
    line(out, "# arena map mid nodes", middles);
    line(out, "# arena map bot nodes", leaves);
    out.push('\n');
    line(out, "# bytes lost to arena map root", ROOT);
    line(out, "# bytes lost to arena map mid", MIDDLE * middles);
    line(out, "# bytes lost to arena map bot", LEAF * leaves);
    line(out, "Total", ROOT + MIDDLE * middles + LEAF * leaves);
    out.push('\n');
}

/// A name padded to 35 columns, "=", and the number with commas in 21.
fn line(out: &mut String, name: &str, value: usize) {
    let _ = writeln!(out, "{name:<35}={:>21}", with_commas(value));
}

fn with_commas(value: usize) -> String {
    let digits = value.to_string();
    let mut number = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            number.push(',');
        }
        number.push(digit);
    }
    number
}

fn free_list(out: &mut String, count: usize, what: &str, bytes: usize) {
    let name = format!("{count} {what}s * {bytes} bytes each");
    let _ = writeln!(out, "{name:>48} ={:>21}", with_commas(count * bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_cpythons_columns() {
        let mut out = String::new();
        line(&mut out, "2 arenas * 1048576 bytes/arena", 2097152);
        assert_eq!(out, "2 arenas * 1048576 bytes/arena     =            2,097,152\n");
        out.clear();
        free_list(&mut out, 14, "free PyDictObject", 48);
        free_list(&mut out, 80, "free PyListObject", 40);
        let rows = [
            "           14 free PyDictObjects * 48 bytes each =                  672\n",
            "           80 free PyListObjects * 40 bytes each =                3,200\n",
        ];
        assert_eq!(out, rows.concat());
    }
}
