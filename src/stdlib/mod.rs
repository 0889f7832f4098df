//! Modules, one file each.
