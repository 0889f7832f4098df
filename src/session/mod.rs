//! Source to result, in one place; the library's public face.

pub mod report;
