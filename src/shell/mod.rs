//! Command line and prompt.
