//! Runs code.
