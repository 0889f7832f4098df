//! The `glasspy` executable.

fn main() {
    glasspy::shell::main(std::env::args_os().collect())
}
