//! Source text and places in it.
//!
//! ```text
//!   bytes of a file ──decode──▶ Source { name, text, line starts } ◀──offsets── Span ◀── Diagnostic, tree nodes
//! ```
//!
//! `text.rs` a named source · `decode.rs` bytes to text (BOM, coding cookie) · `span.rs` byte ranges ·
//! `diagnostic.rs` what is wrong with a source, as data. This room knows no other.

mod decode;
mod diagnostic;
mod span;
mod text;

pub use decode::undecodable;
pub use diagnostic::{Diagnostic, DiagnosticKind, Place, Position, Warning, WarningKind};
pub use span::Span;
pub use text::Source;
