//! Names that every system takes, and paths as a reader knows them. Rules without a system behind them, so that each is
//! tested on every one. Source: Microsoft, "Naming Files, Paths, and Namespaces".

use std::path::Path;

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why a name can't be a file's on every system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing, "." or "..".
    Nothing,
    /// A sign that Windows or a FAT disk takes for something else.
    Sign(char),
    /// Windows drops a dot or a blank at the end, and so means another file.
    End,
    /// A device of Windows' ("CON", "nul.txt", "COM1").
    Device,
    /// More than 255 UTF-16 units, or bytes of UTF-8.
    Long,
}

/// Whether a name (without folders) can be a file's on every system.
pub fn fit(name: &str) -> Result<(), Unfit> {
    if ["", ".", ".."].contains(&name) {
        return Err(Unfit::Nothing);
    }
    let sign = |sign: &char| sign.is_ascii_control() || "<>:\"/\\|?*".contains(*sign);
    if let Some(sign) = name.chars().find(sign) {
        return Err(Unfit::Sign(sign));
    }
    if name.ends_with(['.', ' ']) {
        return Err(Unfit::End);
    }
    if is_device(name) {
        return Err(Unfit::Device);
    }
    // Most file systems of Unix count bytes, those of Windows UTF-16 units, of which there are never more.
    if name.len() > 255 { Err(Unfit::Long) } else { Ok(()) }
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

/// A path as a reader knows it. Windows has a form of its own that Rust's `canonicalize` gives (`\\?\C:\Sổ tay`,
/// `\\?\UNC\server\share`); what that alone can say stays as it is: a path that would be too long, names that would
/// mean something else.
pub fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { plain(&text).unwrap_or(text) } else { text }
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
    let means_the_same = names.split('\\').all(|name| name.is_empty() || fit(name).is_ok());
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
            assert_eq!(fit(good), Ok(()), "{good}");
        }
        for (bad, why) in [
            ("", Unfit::Nothing),
            ("..", Unfit::Nothing),
            ("a/b", Unfit::Sign('/')),
            ("18:30", Unfit::Sign(':')),
            ("hỏi?", Unfit::Sign('?')),
            ("a\u{7}", Unfit::Sign('\u{7}')),
            ("ghi chú.", Unfit::End),
            ("ghi chú ", Unfit::End),
            ("CON", Unfit::Device),
            ("nul.txt", Unfit::Device),
            ("Aux .md", Unfit::Device),
            ("com1", Unfit::Device),
            ("LPT³.json", Unfit::Device),
            ("conIn$", Unfit::Device),
        ] {
            assert_eq!(fit(bad), Err(why), "{bad:?}");
        }
        assert_eq!(fit(&"ổ".repeat(86)), Err(Unfit::Long), "258 bytes");
        assert_eq!(fit(&"ổ".repeat(85)), Ok(()), "255 bytes");
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
