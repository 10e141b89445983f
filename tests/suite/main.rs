//! What a reader can do, through `dispatch`.
#![allow(clippy::expect_used, clippy::panic, reason = "a test ends where it must")]

mod absent;
mod backups;
mod bad_input;
mod circles;
mod cli;
mod compare;
mod conservation;
mod content;
mod contract;
mod dropped;
mod editions;
mod exchange;
mod import;
mod judged;
mod kill;
mod large;
mod locks;
#[cfg(unix)]
mod lost_place;
mod many_notes;
mod merge;
mod note_pages;
mod note_places;
mod note_search;
mod notes;
mod office;
mod outline;
mod packs;
mod papers;
mod place;
mod profiles;
mod quick;
mod read_only;
mod reading;
mod references;
mod search;
mod sessions;
mod shelf;
#[cfg(target_os = "linux")]
mod shelves;
mod tidy;
mod versions;
