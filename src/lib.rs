//! glasspy: a Python you can see through.
//!
//! Source text becomes tokens, a tree, a code object; the virtual machine runs it over objects that live, every byte of
//! them, in a pymalloc heap of our own. Control goes down by plain calls:
//!
//! ```text
//!    source text       source/                      shell/     command line and REPL
//!         ▼                                            ▼
//!    tokens, AST       syntax/  grammar/            session/   ties the steps together, prints errors
//!         ▼                                            ▼
//!    code object       compile/ makes, code/ defines stdlib/   builtins, sys, gc, weakref, math …
//!         ▼                                            │
//!    execution         vm/                             │
//!         ▼                                            ▼
//!    objects           object/  ◄──────────────────────┘       stdlib stands on objects and heap, not on the vm
//!         ▼
//!    bytes, counts     heap/
//! ```
//!
//! Each room's `mod.rs` says what the room is for. Which room may use which is a table in `tests/architecture.rs`, held by a test.

pub mod code;
pub mod compile;
pub mod heap;
pub mod object;
pub mod session;
pub mod shell;
pub mod source;
pub mod stdlib;
pub mod syntax;
pub mod vm;
