# Rust's standard library for Windows. Sourced, never run.
#
# rustup has it ready (`rustup target add x86_64-pc-windows-gnu`). Where rustup reaches no server, Debian's package of
# Rust's sources is built instead, once, by the toolchain itself.

# need_std FOLDER: sets `sysroot` to what rustc is to take for its own, empty where it knows the target by itself.
need_std() {
  local folder=$1 version
  sysroot=
  version=$(rustc --version | cut -d' ' -f2)
  if [ -n "$(find "$(rustc --print sysroot)/lib/rustlib/$target/lib" -name 'libstd-*.rlib' 2>/dev/null)" ]; then return 0; fi
  sysroot=$folder/sysroot
  if [ "$(cat "$sysroot/version" 2>/dev/null)" = "$version" ]; then return 0; fi
  rm -rf "$folder"
  mkdir -p "$folder"
  say "Rust's standard library for Windows: fetching the sources of Rust $version from Debian"
  fetch_rust_source "$folder" "$version"
  say "Rust's standard library for Windows: building it (two minutes)"
  build_std "$folder" "$folder/source/usr/src/rustc-$version/library"
  rm -rf "$folder/apt" "$folder/source" "$folder/build"
  echo "$version" >"$sysroot/version"
}

# Our own lists of apt: newer releases than this machine's are looked into, and its sources stay as they are.
fetch_rust_source() {
  local folder=$1 version=$2 apt=$1/apt mirror package
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  : >"$apt/status"
  mirror=$(debian_mirror) || die "no Debian mirror is named in /etc/apt: run rustup target add $target, then try again"
  for suite in trixie-backports sid; do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
  done >"$apt/sources.list"
  cat >"$apt/apt.conf" <<CONF
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
APT::Architecture "amd64";
APT::Architectures { "amd64"; };
Acquire::Languages "none";
APT::Sandbox::User "";
CONF
  APT_CONFIG=$apt/apt.conf apt-get -qq update
  # The sources must be this compiler's, to the digit.
  package=$(APT_CONFIG=$apt/apt.conf apt-cache madison rust-src | cut -d'|' -f2 | tr -d ' ' | grep -m 1 "^${version//./\\.}+" || true)
  [ -n "$package" ] || die "Debian has no sources of Rust $version: run rustup target add $target, then try again"
  (cd "$apt" && APT_CONFIG=$apt/apt.conf apt-get -qq download "rust-src=$package")
  dpkg-deb -x "$apt"/rust-src_*.deb "$folder/source"
}

build_std() {
  local folder=$1 library=$2 object lib=$1/sysroot/lib/rustlib/$target/lib
  # Only the standard library itself may use what isn't stable; the program is built without this.
  (export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$folder/build RUSTFLAGS='-Zforce-unstable-if-unmarked -Cembed-bitcode=yes'
    cd "$library" && cargo build --quiet --release --locked --target "$target" --manifest-path sysroot/Cargo.toml \
      --features panic-unwind,backtrace,compiler-builtins-mem)
  mkdir -p "$lib"
  cp "$folder/build/$target"/release/deps/*.rlib "$lib"
  # Cargo knows nothing of these two, and the linker looks for them.
  for object in rsbegin rsend; do
    RUSTC_BOOTSTRAP=1 rustc --target "$target" --edition 2024 --crate-type lib -O --emit=obj -A warnings \
      -o "$lib/$object.o" "$library/rtstartup/$object.rs"
  done
}
