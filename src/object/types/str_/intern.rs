//! Interned strings: at most one object for each text, immortal; and the shared one-character strings.
//!
//! ```text
//!   text ─► hash ─► table (open addressing, in Rust's memory) ─► the object
//! ```
//! **The eleven doubles.** CPython makes its identifiers (`_Py_ID`) as static strings of their own, and the one-character ones
//! among them are not the entries of the Latin-1 table that `chr()` and indexing hand out. `DOUBLED` is that list; interning any other
//! single Latin-1 character yields the table's entry.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::body::{self, ASCII, INTERNED, NO_HASH, STATIC, StrBody};
use crate::heap::{Header, Ref};
use crate::object::{Ctx, Object, TypeBody};

/// Characters whose interned string is not the one in the Latin-1 table.
const DOUBLED: &[u8] = b"_abcdenprsx";

struct Table {
    class: Cell<Option<&'static TypeBody>>,
    key: Cell<(u64, u64)>,
    latin1: RefCell<Vec<Ref>>,
    slots: RefCell<Vec<Option<NonNull<Header>>>>,
    used: Cell<usize>,
}

thread_local! {
    static TABLE: Table = const {
        Table {
            class: Cell::new(None),
            key: Cell::new((0, 0)),
            latin1: RefCell::new(Vec::new()),
            slots: RefCell::new(Vec::new()),
            used: Cell::new(0),
        }
    };
}

/// Start-up, before there is a context: remembers the type and the hash key, and makes `''` and the one-character strings U+0000..U+00FF.
/// From here on `intern_text` works.
pub fn start(class: &'static TypeBody, hash_key: (u64, u64)) -> (Ref, Box<[Ref]>) {
    let fixed = |text: &str| {
        let object = body::make(class, text.as_bytes());
        let body = body::body(&object);
        body.state.set(body.state.get() | STATIC);
        object.immortalize();
        body::remember_utf8(&object);
        object
    };
    let empty = fixed("");
    let latin1: Vec<Ref> = (0..=255u8).map(|c| fixed(char::from(c).encode_utf8(&mut [0; 2]))).collect();
    TABLE.with(|table| {
        table.class.set(Some(class));
        table.key.set(hash_key);
        table.latin1.replace(latin1.clone());
        table.slots.replace(vec![None; 4096]);
        table.used.set(0);
        table.insert(&empty);
    });
    (empty, latin1.into_boxed_slice())
}

/// The interned, immortal str with this text; needs no context.
pub fn intern_text(text: &str) -> Ref {
    intern_wtf8(text.as_bytes())
}

/// The same from generalised UTF-8.
pub fn intern_wtf8(text: &[u8]) -> Ref {
    TABLE.with(|table| {
        let class = table.class.get().expect("str_::start comes first");
        if text.len() < 2 || !text.is_ascii() {
            return table.intern(body::make(class, text));
        }
        let hash = body::hash_bytes(table.key.get(), text);
        if let Some(found) = table.find(hash, |body| body.state.get() & ASCII != 0 && body.bytes() == text) {
            return found;
        }
        let made = body::make_ascii(class, text);
        body::body(&made).hash.set(hash);
        table.insert(&made);
        made
    })
}

/// The interned object equal to this exact str; makes it immortal. Instances of subclasses come back as they are.
pub fn intern_object(cx: &Ctx, text: &Ref) -> Ref {
    if body::body(text).state.get() & INTERNED != 0 || !text.is_exact(cx.types.str_) {
        return text.clone();
    }
    TABLE.with(|table| table.intern(text.clone()))
}

/// Whether the str is interned.
#[inline(always)]
pub fn is_interned(text: &Ref) -> bool {
    body::body(text).state.get() & INTERNED != 0
}

/// Number of interned strings.
pub fn interned_count() -> usize {
    TABLE.with(|table| table.used.get())
}

impl Ctx {
    /// The interned, immortal str with this text.
    pub fn intern(&self, text: &str) -> Ref {
        intern_text(text)
    }
}

impl Table {
    fn find(&self, hash: i64, matches: impl Fn(&StrBody) -> bool) -> Option<Ref> {
        let slots = self.slots.borrow();
        let mask = slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(entry) = slots[at] {
            // SAFETY: interned strings are immortal.
            let head = unsafe { entry.as_ref() };
            let body = body::body(head);
            if body.hash.get() == hash && matches(body) {
                return Some(Ref::new(head));
            }
            at = (at + 1) & mask;
        }
        None
    }

    fn hash_of(&self, text: &Ref) -> i64 {
        let body = body::body(text);
        if body.hash.get() == NO_HASH {
            body.hash.set(body::hash_bytes(self.key.get(), body.bytes()));
        }
        body.hash.get()
    }

    fn intern(&self, text: Ref) -> Ref {
        let hash = self.hash_of(&text);
        let own = body::body(&text);
        let same = |body: &StrBody| {
            body.state.get() & !(INTERNED | STATIC) == own.state.get() & !(INTERNED | STATIC) && body.bytes() == own.bytes()
        };
        if let Some(found) = self.find(hash, same) {
            return found;
        }
        let chosen = match (own.length.get(), body::char_at_or_zero(own)) {
            (1, c @ 0..256) => {
                let shared = self.latin1.borrow()[c as usize].clone();
                if !DOUBLED.contains(&(c as u8)) {
                    shared
                } else if text.is(&shared) {
                    body::make(shared.ty(), &[c as u8])
                } else {
                    text
                }
            }
            _ => text,
        };
        self.insert(&chosen);
        chosen
    }

    fn insert(&self, text: &Ref) {
        let hash = self.hash_of(text);
        let body = body::body(text);
        body.state.set(body.state.get() & !INTERNED | if body.state.get() & STATIC != 0 { 3 } else { 2 });
        text.immortalize();
        let mut slots = self.slots.borrow_mut();
        if (self.used.get() + 1) * 2 > slots.len() {
            let mut larger = vec![None; slots.len() * 2];
            for entry in slots.iter().flatten() {
                // SAFETY: interned strings are immortal.
                put(&mut larger, body::body(unsafe { entry.as_ref() }).hash.get(), *entry);
            }
            *slots = larger;
        }
        put(&mut slots, hash, text.as_ptr());
        self.used.set(self.used.get() + 1);
    }
}

fn put(slots: &mut [Option<NonNull<Header>>], hash: i64, entry: NonNull<Header>) {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at].is_some() {
        at = (at + 1) & mask;
    }
    slots[at] = Some(entry);
}
