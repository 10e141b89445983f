//! Prepares what Tauri embeds, and keeps our SQLite to ourselves.

fn main() {
    // The screens are embedded when the crate compiles, so a new build of them must compile it again.
    println!("cargo::rerun-if-changed=ui/dist");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        // libwebkit2gtk and libsoup import `sqlite3_*` from the process they run in. If the program
        // exported its own, they would work on SQLCipher instead of the SQLite they were built for.
        println!("cargo::rustc-link-arg-bin=sotay=-Wl,--exclude-libs,ALL");
    }
    let windows = tauri_build::WindowsAttributes::new().app_manifest(include_str!("sotay.manifest"));
    let attributes = tauri_build::Attributes::new().windows_attributes(windows);
    // As Tauri's own `build` ends.
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
}
