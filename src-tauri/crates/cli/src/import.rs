//! `sotay-cli import`: what would come of a file, and the document itself.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ::import::{Import, Refusal, Watch};
use files::{moves, whole};
use serde::Serialize;

use crate::failure::Failure;
use crate::words;

/// Make documents of official texts: DOCX, DOC, ODT, RTF, PDF, HTML, MHT or plain text.
///
/// Prints what would come of each file: its fields, its outline, what to look at, what was left out and brought into order.
/// With --yes it writes DIR/<id>/index.md and import.json. Exits with 1 if a file is refused.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Folder to write into
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// One JSON object a file
    #[arg(long)]
    json: bool,
    /// Write the documents
    #[arg(long)]
    yes: bool,
}

#[derive(Serialize)]
struct Taken<'a> {
    file: String,
    id: &'a str,
    written: Option<String>,
    fields: &'a ::import::Fields,
    outline: Vec<::import::OutlineLine>,
    record: &'a ::import::Record,
}

#[derive(Serialize)]
struct Refused {
    file: String,
    refused: Option<::import::RefusalCode>,
    sentence: String,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut out = std::io::stdout().lock();
    let mut refused = false;
    for path in &args.files {
        let file = path.display().to_string();
        match take(path, args) {
            Ok((import, written)) if args.json => {
                let (id, fields, record) = (import.id.as_str(), &import.fields, &import.record);
                let outline = import.outline();
                let written = written.map(|path| path.display().to_string());
                json(&mut out, &Taken { file, id, written, fields, outline, record })?;
            }
            Ok((import, written)) => print(&mut out, &file, &import, written.as_deref())?,
            Err((code, sentence)) => {
                refused = true;
                if args.json {
                    json(&mut out, &Refused { file, refused: code, sentence })?;
                } else {
                    eprintln!("{file}: {sentence}");
                }
            }
        }
    }
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

type Refusing = (Option<::import::RefusalCode>, String);

fn take(path: &Path, args: &Args) -> Result<(Import, Option<PathBuf>), Refusing> {
    let refuse = |refusal: Refusal| (Some(refusal.code()), words::refusal(&refusal));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = ::import::read_file(path).map_err(refuse)?;
    let import = ::import::import(&bytes, &name, &Watch::default()).map_err(refuse)?;
    if !args.yes {
        return Ok((import, None));
    }
    if let Some(words) = &import.fields.restricted {
        return Err((None, words::restricted(&words.value)));
    }
    let folder = args.out.join(&import.id);
    if folder.exists() {
        return Err((None, words::already_there(&folder.display().to_string())));
    }
    write(&args.out, &folder, &import).map_err(|_| (None, words::not_written()))?;
    Ok((import, Some(folder)))
}

/// Writes a document whole or not at all: into a folder out of sight, on disk, then one rename.
fn write(out: &Path, folder: &Path, import: &Import) -> std::io::Result<()> {
    std::fs::create_dir_all(out)?;
    let making = out.join(format!(".{}.{}", import.id, std::process::id()));
    // What another run left half made.
    moves::remove_folder(&making)?;
    let written = (|| {
        std::fs::create_dir(&making)?;
        let record = serde_json::to_vec_pretty(&import.record)?;
        for (name, bytes) in [("index.md", import.markdown.as_bytes()), ("import.json", &record)] {
            let file = making.join(name);
            std::fs::write(&file, bytes)?;
            whole::sync_file(&file)?;
        }
        whole::sync_folder(&making)?;
        moves::rename(&making, folder)?;
        whole::sync_folder(out)
    })();
    if written.is_err() {
        // What is half made is nobody's; that it can't be taken away again is no second failure.
        let _ = moves::remove_folder(&making);
    }
    written
}

fn json(out: &mut impl Write, value: &impl Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)
}

fn print(out: &mut impl Write, file: &str, import: &Import, written: Option<&Path>) -> std::io::Result<()> {
    let record = &import.record;
    writeln!(out, "{file}: {}", words::kind_of_file(record))?;
    for (name, field) in [
        ("Mã", &None),
        ("Số, ký hiệu", &import.fields.number),
        ("Ngày ban hành", &import.fields.issued),
        ("Cơ quan ban hành", &import.fields.issuer),
        ("Loại văn bản", &import.fields.kind),
        ("Trích yếu", &import.fields.about),
    ] {
        match field {
            Some(field) => writeln!(out, "  {name}: {} ({})", field.value, words::place(field.place))?,
            None if name == "Mã" => writeln!(out, "  {name}: {}", import.id)?,
            None => {}
        }
    }
    writeln!(out, "Mục lục:")?;
    for line in import.outline() {
        let indent = "  ".repeat(usize::from(line.level));
        writeln!(out, "{indent}{}\t{}", line.text, line.address)?;
    }
    for issue in &record.issues {
        let gravity = words::gravity(issue.kind.gravity());
        writeln!(out, "{}: {gravity}: {}", words::place(issue.place), words::issue(&issue.kind))?;
    }
    for dropped in &record.dropped {
        let text: String = dropped.text.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "{}: bỏ qua {}: {text}", words::place(dropped.place), words::dropped(dropped.what))?;
    }
    for line in words::repaired(record) {
        writeln!(out, "{line}")?;
    }
    if let Some(folder) = written {
        writeln!(out, "Đã ghi: {}", folder.display())?;
    }
    Ok(())
}
