//! Names that every system takes, and paths as a reader knows them. Rules without a system behind them, so that each is
//! tested on every one. Source: Microsoft, "Naming Files, Paths, and Namespaces".

use std::path::{Path, PathBuf};

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a name (without folders) can be a file's on every system.
pub fn fits(name: &str) -> bool {
    // What Windows or a FAT disk takes for something else.
    let sign = |sign: char| sign.is_ascii_control() || "<>:\"/\\|?*".contains(sign);
    !["", ".", ".."].contains(&name)
        && !name.contains(sign)
        // Windows drops these at the end, and so means another file.
        && !name.ends_with(['.', ' '])
        && !is_device(name)
        // Most file systems of Unix count bytes, those of Windows UTF-16 units, of which there are never more.
        && name.len() <= 255
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|kind| stem.strip_prefix(kind));
    // The three raised digits count as digits there.
    let is_number = |rest: &str| {
        let mut signs = rest.chars();
        signs.next().is_some_and(|sign| "0123456789¹²³".contains(sign)) && signs.next().is_none()
    };
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(is_number)
}

/// A path in the form that every program and reader knows. Windows has one of its own that Rust's `canonicalize` gives
/// (`\\?\C:\Sổ tay`, `\\?\UNC\server\share`); what that alone can say stays as it is: a path that would be too long,
/// names that would mean something else.
pub fn simplified(path: &Path) -> PathBuf {
    let plain = path.to_str().filter(|_| cfg!(windows)).and_then(plain);
    plain.map_or_else(|| path.to_owned(), PathBuf::from)
}

/// A path as a reader knows it, [`simplified`].
pub fn shown(path: &Path) -> String {
    simplified(path).display().to_string()
}

/// The longest path that every program of Windows takes, in UTF-16 units without the zero at its end.
const LONGEST: usize = 259;

/// Windows' own form of a path in the common one, if that means the same.
fn plain(text: &str) -> Option<String> {
    let rest = text.strip_prefix(r"\\?\")?;
    let (plain, names) = match rest.strip_prefix(r"UNC\") {
        Some(share) => (format!(r"\\{share}"), share),
        None => {
            let names =
                rest.get(1..).filter(|_| rest.starts_with(|sign: char| sign.is_ascii_alphabetic()))?;
            (rest.to_owned(), names.strip_prefix(r":\")?)
        }
    };
    let means_the_same = names.split('\\').all(|name| name.is_empty() || fits(name));
    (means_the_same && plain.encode_utf16().count() <= LONGEST).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_takes() {
        for good in
            ["so-tay.json", "Nghị quyết 06", ".unfinished-1", "console", "com", "com10", "COM", "a.con"]
        {
            assert!(fits(good), "{good}");
        }
        for bad in [
            "",
            "..",
            "a/b",
            "18:30",
            "hỏi?",
            "a\u{7}",
            "ghi chú.",
            "ghi chú ",
            "CON",
            "nul.txt",
            "Aux .md",
            "com1",
            "LPT³.json",
            "conIn$",
        ] {
            assert!(!fits(bad), "{bad:?}");
        }
        assert!(!fits(&"ổ".repeat(86)), "258 bytes");
        assert!(fits(&"ổ".repeat(85)), "255 bytes");
    }

    #[test]
    fn a_path_is_shown_as_a_reader_knows_it() {
        let long = format!(r"\\?\C:\{}", "a\\".repeat(130));
        for (path, plainly) in [
            (r"\\?\C:\Users\Hạnh\Sổ tay", Some(r"C:\Users\Hạnh\Sổ tay")),
            (r"\\?\c:\", Some(r"c:\")),
            (r"\\?\UNC\may-chu\chung\so", Some(r"\\may-chu\chung\so")),
            (r"C:\Users\Hạnh", None),
            (r"\\may-chu\chung", None),
            (r"\\?\C:", None),
            (r"\\?\Volume{b75e2c83}\so", None),
            (r"\\?\C:\so\con", None),
            (r"\\?\C:\so\tay.\a", None),
            (r"\\?\UNC\may-chu\chung\nul.txt", None),
            (r"\\.\C:", None),
            (r"/home/hạnh", None),
            (&long, None),
        ] {
            assert_eq!(plain(path).as_deref(), plainly, "{path}");
        }
    }
}
