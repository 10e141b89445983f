//! The shell: a window, the folders the system gives us, and one door to the core. It decides nothing.

mod call;
mod clipboard;
#[cfg(target_os = "linux")]
mod drawing;
#[cfg(target_os = "linux")]
mod engine;
mod fit;
mod links;
mod native;
mod page;
mod places;
#[cfg(target_os = "linux")]
mod revive;
mod shell;
mod trouble;
#[cfg(target_os = "linux")]
mod typing;

pub use shell::run;
