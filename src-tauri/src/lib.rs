//! The shell: a window, the folders the system gives us, and one door to the core.
//!
//! It isn't the program: it decides nothing, and what a reader can do is all in `study`. What it has of its own is what
//! only a window on a system needs: dialogs, drawing, typing, the clipboard, links, a page that dies.
//!
//! Its main types are its states, each one thing that outlives a call: `Places`, the folders that the system gives;
//! `Page`, which page may be loaded and when; `Links`, the link that waits for the window; `Memory`, which gives back
//! what commands took; `Ground`, the colour that the window begins in;
//! `Speech`, the voice that is speaking. The other two are others':
//! `study::App`, which it shares with every call, and Tauri's `AppHandle`.

mod call;
mod clipboard;
#[cfg(target_os = "linux")]
mod drawing;
#[cfg(target_os = "linux")]
mod engine;
mod fit;
mod ground;
mod layout;
mod links;
mod memory;
mod native;
mod page;
mod places;
#[cfg(any(target_os = "linux", windows))]
mod revive;
#[cfg(target_os = "linux")]
mod scripts;
mod shell;
mod speech;
#[cfg(target_os = "linux")]
mod switch;
mod trouble;
#[cfg(target_os = "linux")]
mod typing;

pub use shell::run;
