//! An index on disk. A version's folder may hold a part of the index, language tables, and the list of what counts: the
//! parts and tables of this and earlier versions. A change writes a folder with what is new and a new list; what it
//! costs goes with the change. What can't be trusted is set aside and its documents are read anew; where nothing can be
//! written, what isn't there already is indexed in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use tantivy::directory::{MmapDirectory, RamDirectory};

use super::checked::{Checked, Seal, seal, was_found_wrong};
use super::entry::Facts;
use super::folder::{Folder, Pointer, Turn, is_version, read_pointer};
use super::part::{Part, merge, read};
use super::state::{Listed, Mark, Place, State, add};
use super::tables;
use crate::error::SearchError;
use library::Entry;

/// The list of what counts, in a version's folder.
const LIST: &str = "list";
const FIRST_LINE: &str = "sotay-index";

/// An index as it is kept.
#[derive(Clone)]
struct Kept {
    state: State,
    /// The version whose folder holds the tables.
    tables: String,
    /// The folders that hold something, with their seals.
    seals: BTreeMap<String, Seal>,
    /// Parts that were there and can't be trusted.
    lost: Vec<String>,
}

/// Opens what is kept of an index of these documents, and brings it up to date. Also says whether all of it is on disk.
/// `ready` is called with what can be searched before that is done.
pub(crate) fn open_or_update(
    folder: &Path,
    documents: &[Arc<Entry>],
    library: &[Facts],
    progress: &dyn Fn(usize, usize) -> bool,
    ready: &mut dyn FnMut(&State),
) -> Result<(State, bool), SearchError> {
    let found = look(folder);
    if let Some(kept) = &found {
        if kept.is_of(library) {
            return Ok((kept.state.clone(), true));
        }
        ready(&kept.state);
    }
    let in_memory = |found: Option<Kept>| {
        let state = found.filter(|kept| kept.lost.is_empty()).map_or_else(State::empty, |kept| kept.state);
        Ok((state.in_memory(documents, library, progress)?, false))
    };
    let Some(_turn) = Turn::wait(folder, &|| progress(0, 0)) else { return Err(SearchError::GivenUp) };
    let Ok(folder) = Folder::lock(folder) else { return in_memory(found) };
    // Someone else may have written it before the lock was ours.
    let found = match read_pointer(folder.path) {
        Pointer::To(version) => {
            let found = open(folder.path, &version);
            if found.is_none() {
                folder.set_aside(&version);
            }
            found
        }
        _ => None,
    };
    if let Some(kept) = found.as_ref().filter(|kept| kept.is_of(library)) {
        return Ok((kept.state.clone(), true));
    }
    match update(&folder, found.clone(), documents, library, progress, ready) {
        Ok(state) => Ok((state, true)),
        Err(SearchError::GivenUp) => Err(SearchError::GivenUp),
        // The next time it is left out.
        Err(_) if found.as_ref().is_some_and(|kept| kept.state.is_damaged()) => Err(SearchError::Damaged),
        // A full disk, a folder taken away: what is built in memory doesn't need it.
        Err(_) => in_memory(found),
    }
}

fn update(
    folder: &Folder<'_>,
    found: Option<Kept>,
    documents: &[Arc<Entry>],
    library: &[Facts],
    progress: &dyn Fn(usize, usize) -> bool,
    ready: &mut dyn FnMut(&State),
) -> Result<State, SearchError> {
    let anew = found.as_ref().is_none_or(|kept| !kept.lost.is_empty());
    let mut kept = found.unwrap_or_else(Kept::nothing);
    let mut state = std::mem::replace(&mut kept.state, State::empty());
    let mut place = OnDisk { folder, kept, begun: None };
    let done = add(&mut state, documents, library, anew, &mut place, progress, ready);
    if let Some(version) = place.begun.take() {
        folder.remove(&version);
    }
    done.map(|()| state)
}

/// What is kept in a folder, if the current version is whole. Takes no lock and writes nothing.
fn look(folder: &Path) -> Option<Kept> {
    let mut version = read_pointer(folder);
    loop {
        let Pointer::To(name) = &version else { return None };
        let found = open(folder, name).filter(|kept| kept.lost.is_empty());
        if found.is_some() {
            return found;
        }
        // Another process may have replaced it, and removed what it doesn't need.
        let now = read_pointer(folder);
        if now == version {
            return open(folder, name);
        }
        version = now;
    }
}

/// Opens a version; parts that can't be trusted are left out. `None` if its list or the tables can't be.
fn open(folder: &Path, version: &str) -> Option<Kept> {
    let text = fs::read_to_string(folder.join(version).join(LIST)).ok()?;
    let (list, whole) = text.trim_end().rsplit_once('\n')?;
    if whole.strip_prefix("whole ")? != blake3::hash(list.as_bytes()).to_hex().as_str() {
        return None;
    }
    let mut lines = list.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let mut kept = Kept::nothing();
    if lines.next()?.as_slice() != [FIRST_LINE] {
        return None;
    }
    for line in lines {
        match line.as_slice() {
            ["folder", name, seal] if is_version(name) => {
                kept.seals.insert((*name).to_owned(), *blake3::Hash::from_hex(seal).ok()?.as_bytes());
            }
            ["tables", name] => {
                let directory = Checked::open(&folder.join(name), kept.seals.get(*name)?)?;
                kept.state.tables = read(&directory, tables::FILE)?;
                kept.tables = (*name).to_owned();
            }
            ["part", name, marks] => {
                let marks: Vec<Mark> = marks.chars().map(mark).collect::<Option<_>>()?;
                match open_part(folder, name, kept.seals.get(*name)?) {
                    Some(part) if part.entries.len() == marks.len() => {
                        kept.state.parts.push(Listed { part: Arc::new(part), marks });
                    }
                    _ => kept.lost.push((*name).to_owned()),
                }
            }
            _ => return None,
        }
    }
    (!kept.tables.is_empty()).then_some(kept)
}

fn open_part(folder: &Path, name: &str, seal: &Seal) -> Option<Part> {
    let path = folder.join(name);
    // The tables beside it may be whole: they are compared for themselves.
    let directory = Checked::open(&path, seal).filter(|_| !was_found_wrong(&path))?;
    let health = Some(directory.health());
    Part::open(name.to_owned(), Box::new(directory), health)
}

fn mark(letter: char) -> Option<Mark> {
    Some(match letter {
        'c' => Mark::Counted,
        'a' => Mark::Added,
        't' => Mark::Taken,
        'g' => Mark::Gone,
        _ => return None,
    })
}

fn letter(mark: Mark) -> char {
    match mark {
        Mark::Counted => 'c',
        Mark::Added => 'a',
        Mark::Taken => 't',
        Mark::Gone => 'g',
    }
}

impl Kept {
    fn nothing() -> Self {
        Self { state: State::empty(), tables: String::new(), seals: BTreeMap::new(), lost: Vec::new() }
    }

    /// Whether it is of these documents, all of them and no others.
    fn is_of(&self, library: &[Facts]) -> bool {
        let (places, changed) = self.state.clone().settle(library);
        self.lost.is_empty() && !changed && places.iter().all(Option::is_some)
    }
}

/// Writes versions into a folder that is locked.
struct OnDisk<'a> {
    folder: &'a Folder<'a>,
    kept: Kept,
    /// The version whose folder was made and doesn't count yet.
    begun: Option<String>,
}

impl OnDisk<'_> {
    fn begun(&mut self) -> Result<String, SearchError> {
        Ok(match &self.begun {
            Some(version) => version.clone(),
            None => self.begun.insert(self.folder.begin()?).clone(),
        })
    }

    fn list(&self, state: &State) -> String {
        let mut list = format!("{FIRST_LINE}\n");
        for (name, seal) in &self.kept.seals {
            list.push_str(&format!("folder {name} {}\n", blake3::Hash::from_bytes(*seal).to_hex()));
        }
        list.push_str(&format!("tables {}", self.kept.tables));
        for Listed { part, marks } in &state.parts {
            let marks: String = marks.iter().copied().map(letter).collect();
            list.push_str(&format!("\npart {} {marks}", part.name));
        }
        let whole = blake3::hash(list.as_bytes()).to_hex();
        list.push_str(&format!("\nwhole {whole}\n"));
        list
    }
}

impl Place for OnDisk<'_> {
    /// In memory first: Tantivy would wait for the disk at each step, and again for each file's name in a list of its.
    fn begin(&mut self) -> Result<RamDirectory, SearchError> {
        self.begun()?;
        Ok(RamDirectory::create())
    }

    fn commit(
        &mut self,
        state: &mut State,
        part: Option<(RamDirectory, Vec<Mark>)>,
        tables: Option<Vec<u8>>,
    ) -> Result<(), SearchError> {
        let version = self.begun()?;
        let path = self.folder.path.join(&version);
        if let Some((files, _)) = &part {
            let directory = MmapDirectory::open(&path).map_err(|error| SearchError::Tantivy(error.into()))?;
            RamDirectory::persist(files, &directory)?;
        }
        if let Some(tables) = &tables {
            let mut file = File::create(path.join(tables::FILE))?;
            file.write_all(tables)?;
            file.sync_all()?;
        }
        if part.is_some() || tables.is_some() {
            self.kept.seals.insert(version.clone(), seal(&path)?);
        }
        let sealed = || self.kept.seals.get(&version).ok_or_else(SearchError::unreadable);
        if let Some((_, marks)) = part {
            let part =
                open_part(self.folder.path, &version, sealed()?).ok_or_else(SearchError::unreadable)?;
            state.parts.push(Listed { part: Arc::new(part), marks });
        }
        if tables.is_some() {
            let directory = Checked::open(&path, sealed()?).ok_or_else(SearchError::unreadable)?;
            state.tables = read(&directory, tables::FILE).ok_or_else(SearchError::unreadable)?;
            self.kept.tables.clone_from(&version);
            state
                .parts
                .iter_mut()
                .flat_map(|listed| &mut listed.marks)
                .for_each(|mark| *mark = mark.counted());
        }
        state.tidy();
        let parts = state.parts.iter().map(|listed| listed.part.name.as_str());
        let needed: BTreeSet<&str> = parts.chain([self.kept.tables.as_str()]).collect();
        self.kept.seals.retain(|name, _| needed.contains(name.as_str()));
        let mut file = File::create(path.join(LIST))?;
        file.write_all(self.list(state).as_bytes())?;
        file.sync_all()?;
        drop(file);
        self.folder.point_to(&version)?;
        self.begun = None;
        self.kept.lost.drain(..).for_each(|name| self.folder.set_aside(&name));
        let needed = needed.into_iter().chain([version.as_str()]).collect();
        self.folder.remove_all_but(&needed);
        Ok(())
    }
}

/// Parts of about one size that are merged into one.
const ALIKE: usize = 4;

/// Each size of part is so many times the one before; the first is so many units.
const TIMES: u32 = 8;
const SMALL: u32 = 512;

/// Parts of more units aren't merged with others: a larger part is hardly read faster.
const LARGE: u32 = 32_768;

/// The language tables are made anew once the shares laid over them are of more bytes, and of a greater part of theirs.
const LAID_OVER: usize = 256 << 10;
const LAID_OVER_PART: usize = 4;

/// Puts a kept index in order for faster reading: small parts are merged, what is gone is left out, language tables are
/// made anew. One step at a time; says whether there was one to do. Whoever reads what was there goes on reading it.
pub(crate) fn tend(folder: &Path, wanted: &dyn Fn() -> bool) -> Result<bool, SearchError> {
    let needs = |kept: &Kept| to_merge(&kept.state).is_some() || needs_tables(&kept.state);
    // Nothing is held while there is nothing to do.
    if look(folder).is_none_or(|kept| !kept.lost.is_empty() || !needs(&kept)) {
        return Ok(false);
    }
    let Some(_turn) = Turn::wait(folder, wanted) else { return Ok(false) };
    let Ok(folder) = Folder::lock(folder) else { return Ok(false) };
    let Some(mut kept) = look(folder.path).filter(|kept| kept.lost.is_empty() && needs(kept)) else {
        return Ok(false);
    };
    let mut state = std::mem::replace(&mut kept.state, State::empty());
    let merged = to_merge(&state).unwrap_or_default();
    let of_merged = |listed: &Listed| merged.contains(&listed.part.name);
    let taken = state.parts.iter().filter(|listed| of_merged(listed)).any(|l| l.marks.contains(&Mark::Taken));
    let anew = taken || needs_tables(&state);
    let tables = if anew { Some(state.counts().ok_or(SearchError::Damaged)?.finish()) } else { None };
    let mut place = OnDisk { folder: &folder, kept, begun: None };
    let mut done = || {
        let mut part = None;
        if !merged.is_empty() {
            let (old, others): (Vec<Listed>, Vec<Listed>) = state.parts.drain(..).partition(of_merged);
            let stays = |part: usize, place: usize| old[part].marks[place].is_alive();
            let marks: Vec<Mark> =
                old.iter().flat_map(|listed| &listed.marks).copied().filter(|mark| mark.is_alive()).collect();
            state.parts = others;
            if !marks.is_empty() {
                let directory = place.begin()?;
                let parts: Vec<Arc<Part>> = old.iter().map(|listed| listed.part.clone()).collect();
                merge(&parts, &stays, directory.clone())?;
                part = Some((directory, marks));
            }
        }
        place.commit(&mut state, part, tables.clone())
    };
    let done = done();
    if let Some(version) = place.begun.take() {
        folder.remove(&version);
    }
    done.map(|()| true)
}

fn needs_tables(state: &State) -> bool {
    let laid_over = state.laid_over();
    laid_over > LAID_OVER && laid_over * LAID_OVER_PART > state.tables.len()
}

/// The names of parts that are better one, if there are any.
fn to_merge(state: &State) -> Option<Vec<String>> {
    let mut sizes: BTreeMap<u32, Vec<&Listed>> = BTreeMap::new();
    for listed in &state.parts {
        let of = |alive: bool| -> u32 {
            let marks = listed.marks.iter().zip(&listed.part.entries);
            marks.filter(|(mark, _)| mark.is_alive() == alive).map(|(_, entry)| entry.facts.provisions).sum()
        };
        let (alive, gone) = (of(true), of(false));
        if gone > alive / 2 && gone > 0 {
            return Some(vec![listed.part.name.clone()]);
        }
        if alive <= LARGE {
            let size = (alive / SMALL).checked_ilog(TIMES).map_or(0, |size| size + 1);
            sizes.entry(size).or_default().push(listed);
        }
    }
    let alike = sizes.into_values().find(|alike| alike.len() >= ALIKE)?;
    Some(alike.into_iter().map(|listed| listed.part.name.clone()).collect())
}
