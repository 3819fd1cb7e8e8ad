//! The system's allocator, which counts while it is asked to.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering::Relaxed};

/// More than this is refused, which ends the process: no tool may take the machine down.
pub const MOST: isize = 2 << 30;

static COUNTS: AtomicBool = AtomicBool::new(false);
static LIVE: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

pub struct Counting;

/// The most bytes that a job holds at one time. What was allocated before it does not count.
pub fn peak(job: impl FnOnce()) -> usize {
    LIVE.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    COUNTS.store(true, Relaxed);
    job();
    COUNTS.store(false, Relaxed);
    PEAK.load(Relaxed).unsigned_abs()
}

/// Whether there is room for `change` more bytes.
fn count(change: isize) -> bool {
    if !COUNTS.load(Relaxed) {
        return true;
    }
    let live = LIVE.fetch_add(change, Relaxed) + change;
    PEAK.fetch_max(live, Relaxed);
    change <= 0 || live <= MOST
}

// SAFETY: every call goes on to the system's allocator as it came; null is a refusal.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if count(layout.size().cast_signed()) {
            unsafe { System.alloc(layout) }
        } else {
            std::ptr::null_mut()
        }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-layout.size().cast_signed());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let more = size.cast_signed() - layout.size().cast_signed();
        if count(more) { unsafe { System.realloc(pointer, layout, size) } } else { std::ptr::null_mut() }
    }
}
