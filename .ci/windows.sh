#!/usr/bin/env bash
# Windows from Debian, from nothing: both programs, the Rust tests under Wine, the installer, a portable folder, and the
# installer tried under Wine. All of it comes to lie in target/windows. `.ci/windows.sh PART…` does parts of it: build,
# test, pack, try.
. "$(dirname "$0")/lib.sh"
. .ci/windows/std.sh
. .ci/windows/wine.sh
. .ci/windows/pack.sh
target=x86_64-pc-windows-gnu
out=$PWD/target/windows
began=$SECONDS
parts=" ${*:-build test pack try} "
wants() { [[ $parts == *" $1 "* ]]; }

# shellcheck disable=SC2086 # lists of packages
need_packages $packages_windows $packages_display
need_tools
mkdir -p "$out"
build_screens
need_std "$out/std"
version=$(sed -nE '/^\[workspace.package\]/,/^\[/s/^version = "(.*)"/\1/p' Cargo.toml)

# OpenSSL, for SQLCipher, is the longest piece, and its builder gives make one job: it can't hand Cargo's tokens on.
mkdir -p "$out/make"
printf '#!/bin/sh\nunset MAKEFLAGS\nexec %s -j%s "$@"\n' "$(command -v make)" "$(nproc)" >"$out/make/make"
chmod +x "$out/make/make"
export PATH=$out/make:$PATH
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
[ -z "$sysroot" ] || export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS=--sysroot=$sysroot

if wants build; then
  say "Building the programs for Windows (the first time: a quarter of an hour)"
  # Together, here and below: with other sets of packages their dependencies would have other features, and be built anew.
  cargo build --locked --release --target $target --package sotay-cli --package sotay
fi
if wants pack; then
  pack
fi
if wants test || wants try; then
  # Wine makes its Windows only where there is a display.
  . .ci/display.sh
  # Only the Windows made here is ended, never a reader's own.
  unset WINEPREFIX
  trap '[ -z "${WINEPREFIX:-}" ] || wineserver -k 2>/dev/null || true; end_display' EXIT
  start_desk 1024x768
fi
if wants test; then
  need_wine "$out/wine"
  . .ci/windows/test.sh
  run_tests
fi
if wants try; then
  need_wine "$out/wine"
  . .ci/windows/try.sh
  try_all
fi
say "Done in $(((SECONDS - began) / 60)) min: $(cd "$out" && echo sotay_"$version"_x64*)"
