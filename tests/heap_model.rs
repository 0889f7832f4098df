//! Random operations on the heap, compared with a simple model, the checker after every few.
//!
//! The model is a list of (address, size, byte): no two live blocks may overlap, each keeps the byte it was filled with, and
//! the heap's own figures agree with the list. Clean under valgrind; where there is Miri, it runs there too (strict provenance).

use glasspy::heap::{self, Geometry, Watcher};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ptr::NonNull;

#[derive(Clone, Debug)]
enum Op {
    Take { size: usize, object: bool },
    Free { which: usize },
    Resize { which: usize, size: usize },
    Reuse { which: usize },
    Watch { on: bool },
}

struct Block {
    at: NonNull<u8>,
    size: usize,
    object: bool,
    fill: u8,
}

#[derive(Default)]
struct Ledger {
    blocks: RefCell<BTreeMap<usize, usize>>,
}

impl Watcher for Ledger {
    fn allocated(&self, addr: usize, size: usize) {
        assert!(self.blocks.borrow_mut().insert(addr, size).is_none());
    }
    fn freed(&self, addr: usize, _: usize) {
        self.blocks.borrow_mut().remove(&addr);
    }
    fn resized(&self, old: usize, new: usize, _: usize, new_size: usize) {
        let mut blocks = self.blocks.borrow_mut();
        if blocks.remove(&old).is_some() {
            blocks.insert(new, new_size);
        }
    }
}

fn sizes() -> impl Strategy<Value = usize> {
    prop_oneof![6 => 0usize..130, 3 => 100usize..530, 1 => 500usize..20_000]
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let op = prop_oneof![
        8 => (sizes(), any::<bool>()).prop_map(|(size, object)| Op::Take { size, object }),
        6 => any::<usize>().prop_map(|which| Op::Free { which }),
        3 => (any::<usize>(), sizes()).prop_map(|(which, size)| Op::Resize { which, size }),
        2 => any::<usize>().prop_map(|which| Op::Reuse { which }),
        1 => any::<bool>().prop_map(|on| Op::Watch { on }),
    ];
    proptest::collection::vec(op, 1..400)
}

fn take(size: usize, object: bool) -> NonNull<u8> {
    if object { heap::alloc_object(size) } else { heap::alloc(size) }
}

/// Every block below is freed and resized with the size it has, and never touched after it is gone.
fn free(block: NonNull<u8>, size: usize) {
    // SAFETY: see above.
    unsafe { heap::free(block, size) }
}

impl Block {
    fn fill(&self) {
        // SAFETY: the block is live and as long as that.
        unsafe { self.at.as_ptr().write_bytes(self.fill, self.size) };
    }

    fn keeps(&self, bytes: usize) {
        // SAFETY: the block is live and as long as that.
        let bytes = unsafe { std::slice::from_raw_parts(self.at.as_ptr(), bytes) };
        assert!(bytes.iter().all(|&b| b == self.fill), "a live block changed");
    }
}

fn run(geometry: &'static Geometry, ops: &[Op]) {
    assert!(heap::configure(geometry) || heap::geometry() == geometry);
    let ledger: &'static Ledger = Box::leak(Box::default());
    let mut watched = false;
    let mut live: Vec<Block> = Vec::new();
    for (step, op) in ops.iter().enumerate() {
        match *op {
            Op::Take { size, object } => {
                let size = size.max(object as usize);
                let block = Block { at: take(size, object), size, object, fill: step as u8 };
                assert_eq!(block.at.as_ptr().addr() % if object { 16 } else { 8 }, 0);
                block.fill();
                live.push(block);
            }
            Op::Free { which } if !live.is_empty() => {
                let block = live.swap_remove(which % live.len());
                block.keeps(block.size);
                free(block.at, block.size);
            }
            Op::Reuse { which } if !live.is_empty() => {
                let n = which % live.len();
                let block = &mut live[n];
                free(block.at, block.size);
                block.at = take(block.size, block.object);
                block.fill();
            }
            Op::Resize { which, size } if !live.is_empty() => {
                let n = which % live.len();
                let block = &mut live[n];
                let size = size.max(block.object as usize);
                let kept = block.size.min(size);
                let resize = if block.object { heap::realloc_object } else { heap::realloc };
                // SAFETY: as for `free` above.
                block.at = unsafe { resize(block.at, block.size, size) }.expect("the system has memory");
                block.size = size;
                block.keeps(kept);
                block.fill();
            }
            Op::Watch { on } => {
                watched = on;
                heap::watch(on.then_some(ledger as &dyn Watcher));
                ledger.blocks.borrow_mut().clear();
            }
            _ => {}
        }
        if step % 16 == 0 {
            heap::check().unwrap();
        }
    }
    heap::check().unwrap();
    // The walk finds exactly the model's blocks.
    let mut walked = BTreeMap::new();
    heap::for_each_block(&mut |addr, size, in_use| {
        if in_use {
            walked.insert(addr, size);
        }
    });
    assert_eq!(walked.len(), live.len());
    assert_eq!(heap::live_blocks(), live.len());
    for block in &live {
        assert!(walked[&block.at.as_ptr().addr()] >= block.size);
        block.keeps(block.size);
    }
    let mut end = 0;
    for (addr, size) in &walked {
        assert!(*addr >= end, "live blocks overlap");
        end = addr + size;
    }
    if watched {
        for (addr, size) in ledger.blocks.borrow().iter() {
            assert!(live.iter().any(|b| b.at.as_ptr().addr() == *addr && b.size == *size));
        }
    }
    for block in live {
        free(block.at, block.size);
    }
    heap::watch(None);
    assert_eq!(heap::live_blocks(), 0);
    assert_eq!(heap::counters().live_bytes, 0);
    heap::check().unwrap();
}

/// Runs one case on a thread, and so a heap, of its own.
fn fresh(geometry: &'static Geometry, ops: Vec<Op>) -> Result<(), TestCaseError> {
    std::thread::spawn(move || run(geometry, &ops)).join().map_err(|_| TestCaseError::fail("see the message above"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn default_geometry(ops in ops()) {
        fresh(&heap::DEFAULT, ops)?;
    }

    #[test]
    fn aligned_geometry(ops in ops()) {
        fresh(&heap::ALIGNED_3_12, ops)?;
    }
}

#[test]
fn limits_refuse_only_what_may_fail() {
    heap::limit(Some(heap::counters().live_bytes + 1000));
    let first = heap::try_alloc(900).expect("within the limit");
    assert!(heap::try_alloc(900).is_none());
    let forced = heap::alloc(900);
    heap::limit(None);
    free(first, 900);
    free(forced, 900);
    heap::fail_after(Some(1));
    let first = heap::try_alloc(8).expect("the first succeeds");
    assert!(heap::try_alloc(8).is_none());
    heap::fail_after(None);
    free(first, 8);
    heap::check().unwrap();
}

#[test]
fn many_blocks_fill_and_drain_the_arenas() {
    let mut blocks: Vec<_> = (0..100_000usize).map(|n| (heap::alloc_object(n % 512 + 1), n % 512 + 1)).collect();
    heap::check().unwrap();
    let mut seed = 1u64;
    for n in (1..blocks.len()).rev() {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        blocks.swap(n, (seed >> 33) as usize % (n + 1));
    }
    for (n, (block, size)) in blocks.into_iter().enumerate() {
        free(block, size);
        if n % 20_000 == 0 {
            heap::check().unwrap();
        }
    }
    heap::check().unwrap();
    assert_eq!(heap::live_blocks(), 0);
    assert_eq!(heap::stats().arenas, 1);
}
