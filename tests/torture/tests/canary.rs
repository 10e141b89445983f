//! Words written into a locked profile are in no file that the program made, in whatever form they could be written.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use torture::{every_file, rounds};

use crate::writer;

/// The ways in which words may stand in a file.
fn forms(word: &str) -> Vec<Vec<u8>> {
    let apart = decomposed(word);
    let mut forms = Vec::new();
    for word in [word, apart.as_str()] {
        forms.push(word.as_bytes().to_vec());
        forms.push(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(word.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    // As JSON may write them.
    forms.push(word.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>().into_bytes());
    forms
}

/// NFD of the few letters that the words are made of.
fn decomposed(word: &str) -> String {
    let parts = |c: char| match c {
        'à' => "a\u{300}",
        'ế' => "e\u{302}\u{301}",
        'ấ' => "a\u{302}\u{301}",
        'ộ' => "o\u{323}\u{302}",
        'ữ' => "u\u{31B}\u{303}",
        _ => "",
    };
    word.chars().map(|c| if parts(c).is_empty() { c.to_string() } else { parts(c).to_owned() }).collect()
}

fn found(folder: &Path, words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in every_file(folder) {
        let bytes = fs::read(&path).unwrap_or_default();
        // A file's own name is a place as well, but for the folder that the reader chose for copies.
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for word in words {
            let inside =
                forms(word).iter().any(|form| bytes.windows(form.len()).any(|window| window == form));
            if inside || name.contains(word.as_str()) {
                found.push(format!("{word} in {}", path.display()));
            }
        }
    }
    found
}

#[test]
fn no_word_of_a_locked_profile_is_anywhere() {
    for seed in 0..rounds(2, 6) as u64 {
        let folder = tempfile::tempdir().expect("a folder");
        let temporary = folder.path().join("tmp");
        fs::create_dir(&temporary).expect("a folder");
        let mut child =
            writer("canary", folder.path(), seed).env("TMPDIR", &temporary).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let mut words = Vec::new();
        for line in lines.by_ref().map_while(Result::ok) {
            match line.split_once(' ') {
                Some(("word", word)) => words.push(word.to_owned()),
                _ => break,
            }
        }
        assert_eq!(words.len(), 20);
        assert_eq!(found(folder.path(), &words), Vec::<String>::new(), "while it is open");
        let killed = seed % 4 >= 2;
        if killed {
            child.kill().expect("killed");
        } else {
            child.stdin.take().expect("an ear").write_all(b"end\n").expect("told");
        }
        child.wait().expect("gone");
        assert_eq!(found(folder.path(), &words), Vec::<String>::new(), "after it is gone");
        // The search itself finds what is there.
        fs::write(folder.path().join("control"), forms(&words[0])[4].clone()).expect("written");
        assert_eq!(found(folder.path(), &words).len(), 1);
    }
}
