#!/usr/bin/env bash
# What notes must outlive, in full: kills, power cuts, full disks, damage, searches for words in clear. Some minutes.
# The short form of each runs in `make test`.
. "$(dirname "$0")/lib.sh"
need_packages build-essential pkg-config libssl-dev util-linux e2fsprogs
command -v cargo >/dev/null || die "Rust is missing: install it with rustup (https://rustup.rs), then try again"
say "Building the tortures"
cargo test --quiet --package sotay-torture --no-run
say "Torturing"
TORTURE=full cargo test --quiet --package sotay-torture -- --nocapture --test-threads "${THREADS:-1}" "$@"
