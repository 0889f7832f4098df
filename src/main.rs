//! The `glasspy` executable.
fn main() {}
