#!/usr/bin/env bash
# Every test, layer by layer. A failing layer doesn't keep the next from running; the last line counts them all.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2086 # lists of packages
need_packages $packages_build $packages_test
need_tools
need_npm tests/e2e
build_screens

reports=$PWD/target/test
rm -rf "$reports"
mkdir -p "$reports"

say "Building all of it, tests included"
cargo build --workspace --all-targets

say "Rust tests"
cargo test --workspace --no-fail-fast 2>&1 | tee "$reports/rust.txt" | grep -vE '^(running 0 tests|test .* \.\.\. ok|)$' || true

say "Interface tests"
(cd ui && npm run --silent test -- --reporter=default --reporter=json --outputFile.json="$reports/ui.json") || true

# playwright PROJECT [OPTION…]
playwright() {
  local project=$1
  shift
  (cd tests/e2e && PLAYWRIGHT_JSON_OUTPUT_FILE=$reports/$project.json CI=1 npm exec --offline playwright -- test --project="$project" "$@") || true
}

say "Browser tests"
playwright browser

say "The real window, on a virtual display"
. .ci/display.sh
trap end_display EXIT
start_desk 1366x768
# The long ones are for `make window` and `make typing`.
playwright window --grep-invert '@full|@hours'

node .ci/counts.mjs "$reports"
