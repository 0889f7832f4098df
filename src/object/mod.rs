//! Python's object model.
//!
//! Read `body.rs` (blocks and their views), `slots.rs` (what a type can do), `raise.rs` (errors), `args.rs` (calls), `spec.rs` (how things are
//! declared), then any file in `types/`. `protocol/` holds the operations that go through a type's slots: use it whenever an operand's type is not known.

mod args;
mod body;
mod ctx;
mod feed;
pub mod finalize;
mod immortal;
pub mod leaks;
mod names;
mod raise;
mod ready;
mod registry;
pub mod slot_table;
mod slots;
mod spec;

pub mod protocol;
pub mod report;
pub mod types;
pub mod warn;

pub use args::{Args, Signature};
pub use body::{Body, CLASS_BYTES, Object, STATIC_TYPE_BYTES, TypeBody, free_object, new_object, try_new_object, type_flags};
pub use ctx::{Ctx, Engine, NATIVE_DEPTH_MAX, Resume, Types};
pub use feed::{Item, Sink};
pub use finalize::finalize_by_count;
pub use immortal::{immortal_block, immortal_object};
pub use names::Names;
pub use raise::{PyResult, Raised};
pub use ready::declare_type;
pub use registry::start;
pub use slots::*;
pub use spec::{Arity, Binding, GetSetDef, Known, MemberDef, MemberKind, MethodDef, ModuleSpec, NativeFn, TypeSpec};
