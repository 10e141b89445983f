//! What was kept is good for one reader only: the version of a kept text is a number made of the reader's own sources.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    let mut sources = Vec::new();
    for folder in ["../library/src", "../viet/src"] {
        println!("cargo:rerun-if-changed={folder}");
        collect(Path::new(folder), &mut sources)?;
    }
    sources.sort();
    let mut hasher = DefaultHasher::new();
    for source in sources {
        fs::read(source)?.hash(&mut hasher);
    }
    println!("cargo:rustc-env=READER={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, sources: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, sources)?;
        } else {
            sources.push(path);
        }
    }
    Ok(())
}
