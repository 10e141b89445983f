//! The window's content security policy, so that the browser tests prove the one that ships.

use std::error::Error;
use std::path::Path;

use serde_json::Value;

/// The policy of `tauri.conf.json`. Only `connect-src` differs: Tauri's own channel isn't there, we are.
pub(crate) fn read(config: &Path) -> Result<String, Box<dyn Error>> {
    let text = std::fs::read_to_string(config).map_err(|error| format!("{}: {error}", config.display()))?;
    from_config(&serde_json::from_str(&text)?).ok_or_else(|| "the configuration names no policy".into())
}

fn from_config(config: &Value) -> Option<String> {
    let directives = config.pointer("/app/security/csp")?.as_object()?;
    let directive = |(name, sources): (&String, &Value)| {
        let sources = if name == "connect-src" { "'self'" } else { sources.as_str()? };
        Some(format!("{name} {sources}"))
    };
    Some(directives.iter().map(directive).collect::<Option<Vec<_>>>()?.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> String {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tauri.conf.json")).unwrap()
    }

    #[test]
    fn the_shipped_policy_is_closed() {
        let policy = shipped();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("script-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(!policy.contains("https:"), "{policy}");
    }

    #[test]
    fn only_the_channel_to_the_core_differs() {
        let policy = shipped();
        assert!(policy.contains("connect-src 'self'"), "{policy}");
        assert!(!policy.contains("ipc:"), "{policy}");
    }
}
