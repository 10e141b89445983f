//! No file needs a file that needs it: one that is read for the first time leads to others, never back.
//!
//! What a file refers to is read off its syntax: every `use`, every path, and paths inside macros. A name that another
//! file only passes on (`pub use`) is followed to the file that defines it, so a `mod.rs` that is a list of names makes
//! no circle with what it lists; one that also defines what those files use does. Left out: what only tests see, since
//! a test looks at both sides, and methods, whose types are named anyway.
//!
//! In the two crates that have walls inside, rooms make no circle either.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use support::root;
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};

/// A module by its path inside its crate; the crate itself is the empty one.
type Module = Vec<String>;

/// What one module says.
#[derive(Default)]
struct Said {
    /// Its file; modules in braces have that of the module around them.
    file: String,
    /// Names that it has from elsewhere, with the paths that they stand for.
    aliases: BTreeMap<String, Vec<String>>,
    /// Modules that all names are taken from.
    globs: Vec<Vec<String>>,
    defined: BTreeSet<String>,
    /// Paths that it refers to.
    paths: BTreeSet<Vec<String>>,
}

/// A crate's modules.
#[derive(Default)]
struct Crate {
    modules: BTreeMap<Module, Said>,
}

impl Crate {
    /// Reads a file as the module of this path.
    fn read(&mut self, module: Module, name: &str, source: &str) {
        let parsed = syn::parse_file(source).unwrap_or_else(|error| panic!("{name}: {error}"));
        self.module(module.clone()).file = name.to_owned();
        Reader { house: self, module }.visit_file(&parsed);
    }

    fn module(&mut self, module: Module) -> &mut Said {
        self.modules.entry(module).or_default()
    }

    /// The file that defines what a path names, seen from a module; none if it is another crate's.
    fn file_of(&self, path: &[String], from: &[String], depth: usize) -> Option<&str> {
        let mut at: Module = from.to_vec();
        for (i, name) in path.iter().enumerate() {
            let said = self.modules.get(&at)?;
            match name.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => {
                    let child: Module = at.iter().chain([name]).cloned().collect();
                    if self.modules.contains_key(&child) {
                        at = child;
                    } else if let Some(alias) = said.aliases.get(name).filter(|_| depth < 16) {
                        let whole: Vec<String> = alias.iter().chain(&path[i + 1..]).cloned().collect();
                        return self.file_of(&whole, &at, depth + 1);
                    } else if said.defined.contains(name) {
                        return Some(&said.file);
                    } else if i == 0 {
                        return None;
                    } else {
                        let passed_on = |glob: &Vec<String>| {
                            let whole: Vec<String> = glob.iter().chain(&path[i..]).cloned().collect();
                            self.file_of(&whole, &at, depth + 1)
                        };
                        let passed_on = (depth < 16).then(|| said.globs.iter().find_map(passed_on)).flatten();
                        // Something of a macro's making, or an enum's variant.
                        return Some(passed_on.unwrap_or(&said.file));
                    }
                }
            }
        }
        self.modules.get(&at).map(|said| said.file.as_str())
    }

    /// Which file needs which.
    fn needs(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (module, said) in &self.modules {
            let needed = said.paths.iter().filter_map(|path| self.file_of(path, module, 0));
            needs.entry(&said.file).or_default().extend(needed.filter(|file| *file != said.file));
        }
        needs
    }

    /// Which room needs which: a folder with all that is in it, or a file that stands alone.
    fn rooms(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut rooms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (file, needed) in self.needs() {
            let own = room_of(file);
            rooms.entry(own).or_default().extend(needed.into_iter().map(room_of).filter(|room| *room != own));
        }
        rooms
    }
}

fn room_of(file: &str) -> &str {
    file.split_once('/').map_or(file, |(room, _)| room)
}

/// Those that need each other, each group once.
fn circles<'a>(needs: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reached = |from: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = needs.get(from).into_iter().flatten().copied().collect();
        while let Some(file) = open.pop() {
            if reached.insert(file) {
                open.extend(needs.get(file).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = needs.keys().map(|file| (*file, reached(file))).collect();
    let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (file, far) in &reached {
        if far.contains(file) {
            let back = |other: &&&str| reached.get(**other).is_some_and(|far| far.contains(file));
            circles.insert(far.iter().filter(back).copied().collect());
        }
    }
    circles.into_iter().collect()
}

/// Puts down what a file says, module by module.
struct Reader<'a> {
    house: &'a mut Crate,
    module: Module,
}

impl Reader<'_> {
    fn said(&mut self) -> &mut Said {
        self.house.module(self.module.clone())
    }

    fn use_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with =
            |name: &syn::Ident| before.iter().cloned().chain([name.unraw().to_string()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.use_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(before, tree)),
            syn::UseTree::Glob(_) => {
                self.said().globs.push(before.to_vec());
                self.said().paths.insert(before.to_vec());
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.alias(before.last().cloned(), before.to_vec())
            }
            syn::UseTree::Name(name) => self.alias(Some(name.ident.unraw().to_string()), with(&name.ident)),
            syn::UseTree::Rename(renamed) => {
                self.alias(Some(renamed.rename.unraw().to_string()), with(&renamed.ident));
            }
        }
    }

    fn alias(&mut self, name: Option<String>, path: Vec<String>) {
        // Of two names alike, one a macro's or a value's, either leads to the same file.
        self.said()
            .aliases
            .extend(name.filter(|name| path != [name.clone()]).map(|name| (name, path.clone())));
        self.said().paths.insert(path);
    }

    /// Paths in what a macro is given: names with `::` between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons): (Vec<String>, u8) = (Vec::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end_path(&mut path);
                    }
                    path.push(name.unraw().to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                other => {
                    self.end_path(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end_path(&mut path);
    }

    fn end_path(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.said().paths.insert(path);
        }
    }
}

/// Whether only tests see it.
fn is_of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return attribute.path().is_ident("test") };
        list.path.is_ident("cfg") && list.tokens.to_string() == "test"
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item::{Const, Enum, Fn, Impl, Macro, Mod, Static, Struct, Trait, Type, Union, Use};
        let (attributes, name) = match item {
            Const(it) => (&it.attrs, Some(&it.ident)),
            Enum(it) => (&it.attrs, Some(&it.ident)),
            Fn(it) => (&it.attrs, Some(&it.sig.ident)),
            Impl(it) => (&it.attrs, None),
            Macro(it) => (&it.attrs, it.ident.as_ref()),
            Mod(it) => (&it.attrs, None),
            Static(it) => (&it.attrs, Some(&it.ident)),
            Struct(it) => (&it.attrs, Some(&it.ident)),
            Trait(it) => (&it.attrs, Some(&it.ident)),
            Type(it) => (&it.attrs, Some(&it.ident)),
            Union(it) => (&it.attrs, Some(&it.ident)),
            Use(it) => (&it.attrs, None),
            _ => return visit::visit_item(self, item),
        };
        if is_of_tests(attributes) {
            return;
        }
        if let Some(name) = name {
            let name = name.unraw().to_string();
            self.said().defined.insert(name);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if let Some((_, items)) = &item.content {
            let file = self.said().file.clone();
            self.module.push(item.ident.unraw().to_string());
            self.said().file = file;
            items.iter().for_each(|item| self.visit_item(item));
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> =
            path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
        if names.len() > 1 {
            self.said().paths.insert(names);
        }
        visit::visit_path(self, path);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_of_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.visit_path(&item.path);
        self.tokens(item.tokens.clone());
    }
}

/// Files below a folder, by their paths in it.
fn sources(folder: &Path, below: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder.join(below)).into_iter().flatten().flatten() {
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            sources(folder, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn module_of(path: &Path) -> Module {
    let parts = path.with_extension("");
    let mut module: Module = parts.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    module
}

#[test]
fn no_file_needs_one_that_needs_it() {
    let crates = root().join("src-tauri/crates");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(crates).expect("the crates").flatten().map(|entry| entry.path().join("src")).collect();
    folders.extend(["src-tauri/src", "tests/bridge/src", "tests/support"].map(|folder| root().join(folder)));
    assert!(folders.len() > 7, "{folders:?}");
    let mut found = Vec::new();
    for folder in folders {
        let mut files = Vec::new();
        sources(&folder, Path::new(""), &mut files);
        // A program of five lines beside its library is a crate of its own.
        let has_library = files.iter().any(|file| file == Path::new("lib.rs"));
        let mut house = Crate::default();
        for file in files.iter().filter(|file| !has_library || *file != Path::new("main.rs")) {
            let source = fs::read_to_string(folder.join(file)).expect("a source");
            house.read(module_of(file), &file.display().to_string(), &source);
        }
        let known = house.needs().values().map(BTreeSet::len).sum::<usize>();
        assert!(
            files.len() < 5 || known >= files.len() / 2,
            "{}: hardly anything was read",
            folder.display()
        );
        let circle = |files: Vec<&str>| format!("{}: {}", folder.display(), files.join(", "));
        found.extend(circles(&house.needs()).into_iter().map(circle));
        // Their walls stand where calls go one way.
        if ["search/src", "notebook/src"].iter().any(|walled| folder.ends_with(walled)) {
            found.extend(circles(&house.rooms()).into_iter().map(circle));
        }
    }
    assert!(found.is_empty(), "circles: {found:#?}");
}

/// Circles among made-up files; `lib.rs` lists them all.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&[&str]]) {
    let mut house = Crate::default();
    for (name, source) in files {
        house.read(module_of(Path::new(name)), name, source);
    }
    assert_eq!(circles(&house.needs()), expected);
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let house = "mod a; mod b; mod c; pub use a::A; pub use b::B;";
    // One way only.
    check(
        &[("lib.rs", house), ("a.rs", "use super::b::B; pub struct A(B);"), ("b.rs", "pub struct B;")],
        &[],
    );
    // Straight, with `super` and with `crate`.
    let there = ("a.rs", "use super::b::B; pub struct A(B);");
    check(
        &[("lib.rs", house), there, ("b.rs", "pub struct B; fn f(_: crate::a::A) {}")],
        &[&["a.rs", "b.rs"]],
    );
    // Through a name that the crate passes on, and over a third file.
    let files = [
        ("lib.rs", house),
        there,
        ("b.rs", "use crate::c; pub struct B(c::C);"),
        ("c.rs", "pub struct C(super::A);"),
    ];
    check(&files, &[&["a.rs", "b.rs", "c.rs"]]);
    // A list of names needs what it lists; a file that needs something of the list's own goes round.
    let own = "mod a; pub use a::A; pub struct Own;";
    check(&[("lib.rs", own), ("a.rs", "use super::Own; pub struct A(Own);")], &[&["a.rs", "lib.rs"]]);
    // Inside a macro, under another name, in a folder.
    let files = [
        ("lib.rs", "mod room; mod door;"),
        ("room/mod.rs", "pub mod bed;"),
        ("room/bed.rs", "use crate::door as way; pub fn lie() { println!(\"{}\", way::open()) }"),
        ("door.rs", "table! { lie = crate::room::bed::lie; }"),
    ];
    check(&files, &[&["door.rs", "room/bed.rs"]]);
    // A module in braces is of its file.
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub mod in_it { use super::super::b::B; pub struct A(B); }"),
        ("b.rs", "pub struct B; fn f(_: super::a::in_it::A) {}"),
    ];
    check(&files, &[&["a.rs", "b.rs"]]);
    // What only tests see doesn't count.
    let tests = "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }";
    check(&[("lib.rs", house), there, ("b.rs", tests)], &[]);
}

#[test]
fn rooms_make_a_circle_where_files_make_none() {
    let files = [
        ("lib.rs", "mod hall; mod room;"),
        ("hall/mod.rs", "pub mod door; pub mod stairs;"),
        ("hall/door.rs", "use crate::room::bed::Bed; pub struct Door(Bed);"),
        ("hall/stairs.rs", "pub struct Stairs;"),
        ("room/mod.rs", "pub mod bed; pub mod chair;"),
        ("room/bed.rs", "pub struct Bed;"),
        ("room/chair.rs", "use crate::hall::stairs::Stairs; pub struct Chair(Stairs);"),
    ];
    check(&files, &[]);
    let mut house = Crate::default();
    for (name, source) in files {
        house.read(module_of(Path::new(name)), name, source);
    }
    assert_eq!(circles(&house.rooms()), [["hall", "room"]]);
}
