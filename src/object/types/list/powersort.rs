//! Stable merge sort of CPython: natural runs, extended by binary insertion, merged in the order of powersort, with galloping.
//!
//! ```text
//!  ├── run 0 ──┤├ run 1 ┤├──── run 2 ────┤├─ not looked at yet ─
//!  power between neighbours: how deep their border lies in a perfectly balanced merge tree; a run is merged once a later border lies higher
//! ```
//! The comparisons are made in exactly CPython's order and number, because scripts can count them. The comparison may fail: then the items are left as some
//! permutation of what they were. Items are plain copies of references; whoever calls owns the counts.

/// Runs of galloping that must win before a merge starts to gallop.
const MIN_GALLOP: usize = 7;

struct Run {
    start: usize,
    length: usize,
    power: u32,
}

struct Sorter<'a, T, F> {
    data: &'a mut [T],
    less: F,
    min_gallop: usize,
    runs: Vec<Run>,
    temp: Vec<T>,
}

/// Sorts by `less`.
pub fn sort<T: Copy, E>(data: &mut [T], less: impl FnMut(&T, &T) -> Result<bool, E>) -> Result<(), E> {
    let total = data.len();
    if total < 2 {
        return Ok(());
    }
    let mut sorter = Sorter { data, less, min_gallop: MIN_GALLOP, runs: Vec::new(), temp: Vec::new() };
    let least = least_run(total);
    let mut start = 0;
    while start < total {
        let (mut length, descending) = sorter.count_run(start)?;
        if descending {
            sorter.data[start..start + length].reverse();
        }
        if length < least {
            let forced = least.min(total - start);
            sorter.insert(start, start + forced, start + length)?;
            length = forced;
        }
        sorter.found_run(length)?;
        sorter.runs.push(Run { start, length, power: 0 });
        start += length;
    }
    sorter.collapse()
}

/// Shortest run worth merging: 32..=64, such that the number of runs is a power of two or slightly less.
fn least_run(mut total: usize) -> usize {
    let mut odd = 0;
    while total >= 64 {
        odd |= total & 1;
        total >>= 1;
    }
    total + odd
}

/// Depth of the border between two neighbouring runs in the balanced tree over `total` items.
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let mut result = 0;
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    loop {
        result += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<T: Copy, E, F: FnMut(&T, &T) -> Result<bool, E>> Sorter<'_, T, F> {
    /// Length of the run that starts here, and whether it is strictly descending.
    fn count_run(&mut self, start: usize) -> Result<(usize, bool), E> {
        let end = self.data.len();
        if start + 1 == end {
            return Ok((1, false));
        }
        let descending = (self.less)(&self.data[start + 1], &self.data[start])?;
        let mut at = start + 2;
        while at < end {
            if (self.less)(&self.data[at], &self.data[at - 1])? != descending {
                break;
            }
            at += 1;
        }
        Ok((at - start, descending))
    }

    /// Binary insertion sort of `low..high`, of which `low..start` is sorted.
    fn insert(&mut self, low: usize, high: usize, start: usize) -> Result<(), E> {
        let start = if start == low { low + 1 } else { start };
        for at in start..high {
            let pivot = self.data[at];
            let (mut left, mut right) = (low, at);
            while left < right {
                let middle = left + (right - left) / 2;
                if (self.less)(&pivot, &self.data[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.data.copy_within(left..at, left + 1);
            self.data[left] = pivot;
        }
        Ok(())
    }

    /// A run of that length was found behind the last one: merges what lies deeper than the border between them.
    fn found_run(&mut self, length: usize) -> Result<(), E> {
        let Some(last) = self.runs.last() else { return Ok(()) };
        let power = power(last.start, last.length, length, self.data.len());
        while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges all runs.
    fn collapse(&mut self) -> Result<(), E> {
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].length < self.runs[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// Merges run `at` with the next.
    fn merge_at(&mut self, at: usize) -> Result<(), E> {
        let (mut a, mut na) = (self.runs[at].start, self.runs[at].length);
        let (b, mut nb) = (self.runs[at + 1].start, self.runs[at + 1].length);
        self.runs[at].length = na + nb;
        // As in CPython, the power that stays with the merged run is the first one's; the entry behind moves up whole.
        self.runs.remove(at + 1);
        let skip = gallop_right(&mut self.less, &self.data[b], &self.data[a..a + na], 0)?;
        a += skip;
        na -= skip;
        if na == 0 {
            return Ok(());
        }
        nb = gallop_left(&mut self.less, &self.data[a + na - 1], &self.data[b..b + nb], nb - 1)?;
        if nb == 0 {
            return Ok(());
        }
        if na <= nb { self.merge_low(a, na, b, nb) } else { self.merge_high(a, na, b, nb) }
    }

    /// Merges neighbours, the left one in the temporary; on failure what is left of it goes back.
    fn merge_low(&mut self, a: usize, na: usize, b: usize, nb: usize) -> Result<(), E> {
        self.temp.clear();
        self.temp.extend_from_slice(&self.data[a..a + na]);
        let (mut to, mut left, mut na, mut right, mut nb) = (a, 0, na, b, nb);
        let result = self.merge_low_loop(&mut to, &mut left, &mut na, &mut right, &mut nb);
        match result {
            Ok(true) => {
                // One left item remains, and it belongs behind all of the right ones.
                self.data.copy_within(right..right + nb, to);
                self.data[to + nb] = self.temp[left];
                Ok(())
            }
            other => {
                self.data[to..to + na].copy_from_slice(&self.temp[left..left + na]);
                other.map(|_| ())
            }
        }
    }

    /// True: one left item remains and comes last. False: done but for copying the rest of the left run.
    fn merge_low_loop(&mut self, to: &mut usize, left: &mut usize, na: &mut usize, right: &mut usize, nb: &mut usize) -> Result<bool, E> {
        macro_rules! from_right {
            () => {
                self.data[*to] = self.data[*right];
                *to += 1;
                *right += 1;
                *nb -= 1;
                if *nb == 0 {
                    return Ok(false);
                }
            };
        }
        macro_rules! from_left {
            () => {
                self.data[*to] = self.temp[*left];
                *to += 1;
                *left += 1;
                *na -= 1;
                if *na == 1 {
                    return Ok(true);
                }
            };
        }
        from_right!();
        if *na == 1 {
            return Ok(true);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.less)(&self.data[*right], &self.temp[*left])? {
                    b_wins += 1;
                    a_wins = 0;
                    from_right!();
                    if b_wins >= min_gallop {
                        break;
                    }
                } else {
                    a_wins += 1;
                    b_wins = 0;
                    from_left!();
                    if a_wins >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let many = gallop_right(&mut self.less, &self.data[*right], &self.temp[*left..*left + *na], 0)?;
                a_wins = many;
                if many > 0 {
                    self.data[*to..*to + many].copy_from_slice(&self.temp[*left..*left + many]);
                    *to += many;
                    *left += many;
                    *na -= many;
                    if *na == 1 {
                        return Ok(true);
                    }
                    if *na == 0 {
                        return Ok(false);
                    }
                }
                from_right!();
                let many = gallop_left(&mut self.less, &self.temp[*left], &self.data[*right..*right + *nb], 0)?;
                b_wins = many;
                if many > 0 {
                    self.data.copy_within(*right..*right + many, *to);
                    *to += many;
                    *right += many;
                    *nb -= many;
                    if *nb == 0 {
                        return Ok(false);
                    }
                }
                from_left!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges neighbours from the end, the right one in the temporary.
    fn merge_high(&mut self, a: usize, na: usize, b: usize, nb: usize) -> Result<(), E> {
        self.temp.clear();
        self.temp.extend_from_slice(&self.data[b..b + nb]);
        // `to` is the place behind the next one to be written; `na` and `nb` items remain, the last of each at `a + na - 1` and `nb - 1`.
        let (mut to, mut na, mut nb) = (b + nb, na, nb);
        match self.merge_high_loop(a, &mut to, &mut na, &mut nb) {
            Ok(true) => {
                // One right item remains, and it belongs in front of all of the left ones.
                self.data.copy_within(a..a + na, to - na);
                self.data[to - na - 1] = self.temp[0];
                Ok(())
            }
            other => {
                self.data[to - nb..to].copy_from_slice(&self.temp[..nb]);
                other.map(|_| ())
            }
        }
    }

    fn merge_high_loop(&mut self, a: usize, to: &mut usize, na: &mut usize, nb: &mut usize) -> Result<bool, E> {
        macro_rules! from_left {
            () => {
                self.data[*to - 1] = self.data[a + *na - 1];
                *to -= 1;
                *na -= 1;
                if *na == 0 {
                    return Ok(false);
                }
            };
        }
        macro_rules! from_right {
            () => {
                self.data[*to - 1] = self.temp[*nb - 1];
                *to -= 1;
                *nb -= 1;
                if *nb == 1 {
                    return Ok(true);
                }
            };
        }
        from_left!();
        if *nb == 1 {
            return Ok(true);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.less)(&self.temp[*nb - 1], &self.data[a + *na - 1])? {
                    a_wins += 1;
                    b_wins = 0;
                    from_left!();
                    if a_wins >= min_gallop {
                        break;
                    }
                } else {
                    b_wins += 1;
                    a_wins = 0;
                    from_right!();
                    if b_wins >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= (min_gallop > 1) as usize;
                self.min_gallop = min_gallop;
                let many = *na - gallop_right(&mut self.less, &self.temp[*nb - 1], &self.data[a..a + *na], *na - 1)?;
                a_wins = many;
                if many > 0 {
                    self.data.copy_within(a + *na - many..a + *na, *to - many);
                    *to -= many;
                    *na -= many;
                    if *na == 0 {
                        return Ok(false);
                    }
                }
                from_right!();
                let many = *nb - gallop_left(&mut self.less, &self.data[a + *na - 1], &self.temp[..*nb], *nb - 1)?;
                b_wins = many;
                if many > 0 {
                    self.data[*to - many..*to].copy_from_slice(&self.temp[*nb - many..*nb]);
                    *to -= many;
                    *nb -= many;
                    if *nb == 1 {
                        return Ok(true);
                    }
                    if *nb == 0 {
                        return Ok(false);
                    }
                }
                from_left!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
}

/// Leftmost position in sorted `row` where `key` belongs, searched in growing steps from `hint`.
fn gallop_left<T, E>(less: &mut impl FnMut(&T, &T) -> Result<bool, E>, key: &T, row: &[T], hint: usize) -> Result<usize, E> {
    let (mut last, mut step) = (0usize, 1usize);
    // Afterwards row[low - 1] < key <= row[high], where `low` is one behind what is known to be smaller.
    let (mut low, mut high);
    if less(&row[hint], key)? {
        let most = row.len() - hint;
        while step < most && less(&row[hint + step], key)? {
            last = step;
            step = (step << 1) + 1;
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    } else {
        let most = hint + 1;
        while step < most && !less(&row[hint - step], key)? {
            last = step;
            step = (step << 1) + 1;
        }
        (low, high) = (hint + 1 - step.min(most), hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(&row[middle], key)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// Rightmost position in sorted `row` where `key` belongs.
fn gallop_right<T, E>(less: &mut impl FnMut(&T, &T) -> Result<bool, E>, key: &T, row: &[T], hint: usize) -> Result<usize, E> {
    let (mut last, mut step) = (0usize, 1usize);
    let (mut low, mut high);
    if less(key, &row[hint])? {
        let most = hint + 1;
        while step < most && less(key, &row[hint - step])? {
            last = step;
            step = (step << 1) + 1;
        }
        (low, high) = (hint + 1 - step.min(most), hint - last);
    } else {
        let most = row.len() - hint;
        while step < most && !less(key, &row[hint + step])? {
            last = step;
            step = (step << 1) + 1;
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if less(key, &row[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_stably_like_the_standard_library() {
        let mut state = 12345u64;
        let mut random = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) as u32
        };
        for size in [0, 1, 2, 3, 10, 63, 64, 65, 200, 1000, 5000] {
            for spread in [1, 2, 10, 1 << 20] {
                for shape in 0..4 {
                    let mut data: Vec<(u32, usize)> = (0..size).map(|at| (random() % spread, at)).collect();
                    if shape == 1 {
                        data.sort_by_key(|pair| pair.0);
                    }
                    if shape == 2 {
                        data.sort_by_key(|pair| std::cmp::Reverse(pair.0));
                    }
                    if shape == 3 && size > 10 {
                        let half = size / 2;
                        data[..half].sort_by_key(|pair| pair.0);
                        data[half..].sort_by_key(|pair| pair.0);
                    }
                    let mut wanted = data.clone();
                    wanted.sort_by_key(|pair| pair.0);
                    sort(&mut data, |a, b| Ok::<bool, ()>(a.0 < b.0)).unwrap();
                    assert_eq!(data, wanted);
                }
            }
        }
    }

    #[test]
    fn a_failing_comparison_loses_nothing() {
        for fail in 0..400 {
            let mut data: Vec<u32> = (0..150).map(|at| (at * 7919) % 151).collect();
            let mut calls = 0;
            let _ = sort(&mut data, |a, b| {
                calls += 1;
                if calls > fail { Err(()) } else { Ok(a < b) }
            });
            data.sort();
            let mut wanted: Vec<u32> = (0..150).map(|at| (at * 7919) % 151).collect();
            wanted.sort();
            assert_eq!(data, wanted);
        }
    }
}
