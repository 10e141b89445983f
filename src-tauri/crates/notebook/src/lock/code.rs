//! The recovery code: eight groups of four signs, to be printed and put away.

use zeroize::Zeroizing;

use super::secret::fill;
use crate::error::StoreError;

/// No I, L, O or U: none is taken for another sign, and no word comes of them by chance.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Thirty signs of five random bits each, and two that tell a slip of the pen.
const RANDOM: usize = 30;
const LENGTH: usize = 32;

/// A new code, in groups.
pub(super) fn new() -> Result<Zeroizing<String>, StoreError> {
    let mut bytes = Zeroizing::new([0; RANDOM]);
    fill(bytes.as_mut_slice())?;
    let mut signs: Zeroizing<Vec<u8>> = Zeroizing::new(bytes.iter().map(|byte| byte & 31).collect());
    let check = check(&signs);
    signs.extend(check);
    let mut code = Zeroizing::new(String::with_capacity(LENGTH + 7));
    for (at, sign) in signs.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(SIGNS[usize::from(*sign)]));
    }
    Ok(code)
}

/// The one way to write a code that somebody typed: any case and spacing, and the signs that look like others.
/// Nothing if it can't be a code of ours: a slip of the pen, which is no guess.
pub(super) fn plain(typed: &str) -> Option<Zeroizing<String>> {
    let mut signs = Zeroizing::new(Vec::with_capacity(LENGTH));
    for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.')) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let sign = SIGNS.iter().position(|sign| char::from(*sign) == c)?;
        signs.push(u8::try_from(sign).ok()?);
    }
    let (random, written) = signs.split_at_checked(RANDOM)?;
    if written != check(random) {
        return None;
    }
    let mut code = Zeroizing::new(String::with_capacity(LENGTH));
    code.extend(signs.iter().map(|sign| char::from(SIGNS[usize::from(*sign)])));
    Some(code)
}

/// Two signs that change with every other sign and with every exchange of two.
fn check(signs: &[u8]) -> [u8; 2] {
    let hash = blake3::derive_key("sotay 2026 check of a recovery code", signs);
    [hash[0] & 31, hash[1] & 31]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_copied() {
        let code = new().unwrap();
        assert_eq!(code.len(), 39);
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 8]);
        let once = plain(&code).unwrap();
        assert_eq!(plain(&code.to_lowercase().replace('-', " ")).unwrap(), once);
        let lookalikes = code.replace('0', "o").replace('1', "l");
        assert_eq!(plain(&lookalikes).unwrap(), once);
    }

    #[test]
    fn a_slip_is_told_from_a_guess() {
        assert!(plain("").is_none());
        assert!(plain("U").is_none());
        let code = plain(&new().unwrap()).unwrap();
        let mut found = 0;
        for at in 0..32 {
            let mut slip = code.as_bytes().to_vec();
            slip[at] = if slip[at] == b'7' { b'8' } else { b'7' };
            found += usize::from(plain(std::str::from_utf8(&slip).unwrap()).is_none());
        }
        // One in 1,024 slips gets past two signs; a run in which two do would be a fault.
        assert!(found >= 31, "{found}");
    }
}
