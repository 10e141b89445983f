# What the scripts here share. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '==> %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# What each kind of work needs from Debian.
packages_build="build-essential pkg-config libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libssl-dev"
packages_display="xvfb dbus-daemon imagemagick xdotool fonts-dejavu-core"
packages_typing="dbus-bin fcitx5 fcitx5-unikey fcitx5-frontend-gtk3 ibus ibus-unikey ibus-gtk3"
packages_desktop="poppler-utils x11-xserver-utils xclip python3-gi gir1.2-gtk-3.0 sway wtype wl-clipboard grim"
packages_test="$packages_display $packages_typing $packages_desktop chromium webkit2gtk-driver openbox strace util-linux e2fsprogs"
packages_package="file dpkg-dev"
packages_windows="build-essential pkg-config perl gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix nsis wine wine64 zip openbox bc sqlite3"

# Installs with apt what is missing of the packages named, saying what.
need_packages() {
  local missing=() package
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is no Debian: make sure that you have the equivalents of: $*"
    return
  fi
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing with apt: ${missing[*]}"
  local apt=(apt-get -q -o DPkg::Lock::Timeout=300) root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "these packages need root or sudo: ${missing[*]}"
    # Only a terminal can answer sudo's question for a password.
    if [ -t 0 ]; then root=(sudo); else root=(sudo -n); fi
  fi
  "${root[@]}" "${apt[@]}" update
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null
}

# Prints the address of the Debian mirror that this machine's apt asks; fails if none is named.
debian_mirror() {
  local mirror
  mirror=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -n 1 | tr -d ' ' || true)
  [ -n "$mirror" ] && printf '%s\n' "$mirror"
}

need_tools() {
  command -v cargo >/dev/null || die "Rust is missing: install it with rustup (https://rustup.rs), then try again"
  command -v npm >/dev/null || die "Node.js is missing: install version 20.19 or newer with npm, then try again"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    die "Node.js $(node --version) is too old: 20.19 or newer is needed"
}

# Installs the npm packages of a folder unless its lock file is the one they were installed from.
need_npm() {
  local folder=$1 stamp=$1/node_modules/.installed-from
  if ! sha256sum --check --status "$stamp" 2>/dev/null; then
    say "Installing npm packages in $folder"
    (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error </dev/null)
    sha256sum "$folder/package-lock.json" >"$stamp"
  fi
}

# Builds the screens if any of their sources is newer than the last build.
build_screens() {
  need_npm ui
  if [ ! -f ui/dist/index.html ] || [ -n "$(find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -newer ui/dist/index.html -print -quit)" ]; then
    say "Building the screens"
    (cd ui && npm run --silent build -- --logLevel warn)
  fi
}

# Installs a Rust tool into target/tools unless that version is there.
need_cargo_tool() {
  local name=$1 version=$2
  if ! grep -qs "\"$name $version " target/tools/.crates.toml; then
    say "Building $name $version into target/tools (once, some minutes)"
    CARGO_TARGET_DIR=target/tools/build cargo install "$name" --version "$version" --locked --quiet --root target/tools
    rm -rf target/tools/build
  fi
}

# The Tauri CLI stays out of the lock file: its packages for other systems aren't on every registry.
need_tauri_cli() {
  tauri=$PWD/target/tauri-cli/node_modules/.bin/tauri
  if [ ! -x "$tauri" ]; then
    say "Installing the Tauri CLI into target/tauri-cli"
    npm install --no-save --no-audit --no-fund --loglevel=error --prefix target/tauri-cli @tauri-apps/cli@2 </dev/null
  fi
}
