#!/usr/bin/env bash
# The measured comparisons: our search beside SQLite's FTS5, our saves beside bare commits, our window beside an empty one. Leave the computer alone
# meanwhile. Arguments go to the search bench, such as --collection FILE.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2086 # lists of packages
need_packages $packages_build $packages_display chromium libreoffice-writer python3-docx poppler-utils fonts-liberation
need_tools
build_screens
say "Building the release (some minutes)"
cargo build --release --package sotay --package sotay-bench --package sotay-empty-window --package sotay-bridge
say "Search"
target/release/bench-search "$@"
say "Notebook"
target/release/bench-notebook
say "Papers, as other programs read them"
papers=$(mktemp -d)
cargo run --release --quiet --package office --example papers -- "$papers"
/usr/bin/python3 .ci/papers.py "$papers"
rm -r "$papers"
say "The reading room, in Chromium"
need_npm tests/e2e
(cd tests/e2e && SOTAY_BUILD=release npm exec --offline playwright -- test --project=bench)
node .ci/bundle.mjs
say "Window"
. .ci/display.sh
trap end_display EXIT
start_display 1366x768
target/release/bench-window target/release/sotay target/release/sotay-empty-window
