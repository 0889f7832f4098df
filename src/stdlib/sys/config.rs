//! What the command line said, as `sys` shows it. Session sets it once, before the module is made.

use std::cell::Cell;

/// The plain facts.
#[derive(Debug, Default)]
pub struct Config {
    /// `sys.argv`
    pub argv: Vec<String>,
    /// `sys.orig_argv`
    pub original: Vec<String>,
    /// `sys.path`
    pub path: Vec<String>,
    /// `sys.executable`
    pub executable: String,
    /// `sys.flags`
    pub flags: [i64; 18],
    /// `sys.warnoptions`
    pub warnings: Vec<String>,
    /// `sys._xoptions`
    pub x_options: Vec<String>,
    /// `-u`
    pub unbuffered: bool,
}

thread_local! {
    static CONFIG: Cell<Option<&'static Config>> = const { Cell::new(None) };
}

/// Sets what is known.
pub fn configure(config: Config) {
    CONFIG.set(Some(Box::leak(Box::new(config))));
}

/// What is known.
pub fn config() -> &'static Config {
    match CONFIG.get() {
        Some(config) => config,
        None => {
            configure(Config::default());
            config()
        }
    }
}
