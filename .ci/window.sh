#!/usr/bin/env bash
# Every test in the real window, the long ones too. Arguments go to the runner: a file's name, "--grep WORDS".
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2086 # lists of packages
need_packages $packages_build $packages_test
need_tools
need_npm tests/e2e
build_screens

say "Building the program and what the tests speak to"
cargo build --package sotay --package sotay-empty-window --package sotay-bridge

. .ci/display.sh
trap end_display EXIT
start_desk 1366x768
say "The real window, on a virtual display"
(cd tests/e2e && CI=1 npm exec --offline playwright -- test --project=window "$@")
