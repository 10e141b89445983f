//! `sotay-cli pack`, `unpack` and `fingerprint`: documents for a stick, and whom one trusts.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use ::pack::{About, Contents, Key, Pack, PackError, Shelf, make};
use files::whole;

use crate::failure::Failure;
use crate::pack_words as words;

/// Make one file of documents, to be carried on a stick.
///
/// To sign it: write what is signed with --manifest, sign that outside (`minisign -Sm pack.toml`), and make the pack again
/// with --signature. The same documents make the same bytes. Exits with 1 if there is no such pack.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Documents' folders, or folders of them
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// The pack
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What the pack is called; a later one of this name takes its place
    #[arg(long)]
    name: String,
    /// A number that rises from pack to pack of one name
    #[arg(long)]
    serial: u32,
    /// The day, as 2026-11-30
    #[arg(long)]
    date: String,
    /// Write what is to be signed here
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Its signature, put into the pack
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,
}

/// Look at a pack; with --out also take its documents out of it, checked.
///
/// Exits with 1 if it is refused, with the reason.
#[derive(clap::Args)]
pub(crate) struct UnpackArgs {
    /// The pack
    pack: PathBuf,
    /// Folder for packs: each gets a folder of its own in it
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// A public key of minisign's that is trusted
    #[arg(long, value_name = "FILE")]
    key: Vec<PathBuf>,
    /// Take it although it isn't signed
    #[arg(long)]
    unsigned: bool,
}

/// Print a public key's fingerprint, as the window shows it.
#[derive(clap::Args)]
pub(crate) struct FingerprintArgs {
    /// A public key of minisign's
    key: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    ended(pack(args))
}

pub(crate) fn unpack(args: &UnpackArgs) -> Result<ExitCode, Failure> {
    ended(unpacked(args))
}

pub(crate) fn fingerprint(args: &FingerprintArgs) -> Result<ExitCode, Failure> {
    ended(Key::of_file(&args.key).map(|key| vec![key.fingerprint()]))
}

fn ended(done: Result<Vec<String>, PackError>) -> Result<ExitCode, Failure> {
    match done {
        Ok(lines) => {
            let mut out = std::io::stdout().lock();
            lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("{}", words::refusal(&error));
            Ok(ExitCode::FAILURE)
        }
    }
}

fn pack(args: &Args) -> Result<Vec<String>, PackError> {
    let about = About { name: args.name.clone(), serial: args.serial, date: args.date.clone() };
    let contents = Contents::of(&args.folders, &about)?;
    let signature = args.signature.as_deref().map(|path| contents.signature(path)).transpose()?;
    if let Some(path) = &args.manifest {
        // "pack.toml" stands in the folder that one is in.
        let path = std::path::absolute(path).map_err(PackError::Unwritable)?;
        whole::write_whole(&path, contents.text.as_bytes()).map_err(PackError::Unwritable)?;
    }
    make(&contents, signature.as_deref(), &args.out)?;
    let mut lines: Vec<String> =
        contents.left_out.iter().map(|path| words::left_out(&path.display().to_string())).collect();
    let path = args.out.display().to_string();
    lines.push(words::made(&path, contents.ids().len(), contents.manifest.files.len()));
    Ok(lines)
}

fn unpacked(args: &UnpackArgs) -> Result<Vec<String>, PackError> {
    let keys = args.key.iter().map(|path| Key::of_file(path)).collect::<Result<Vec<_>, _>>()?;
    let mut pack = Pack::open(&args.pack)?;
    // Without a folder to take it to it is checked in one that goes.
    let aside = tempfile::tempdir().map_err(PackError::Unwritable)?;
    let folder = args.out.clone().unwrap_or_else(|| aside.path().to_owned());
    let shelf = Shelf::new(folder);
    let (signed, documents) = shelf.check(&mut pack, &keys)?;
    let about = &pack.manifest;
    let mut lines = vec![words::heading(&about.name, about.serial, &about.date), words::signed(&signed)];
    for document in documents {
        let number = document.number.map(|number| format!(" ({number})")).unwrap_or_default();
        lines.push(format!("  {}\t{}{number}", document.id, document.title));
    }
    if args.out.is_some() {
        let kept = shelf.take_in(&mut pack, &keys, args.unsigned)?;
        lines.push(words::taken(&kept.folder.display().to_string()));
    }
    Ok(lines)
}
