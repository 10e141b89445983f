#!/usr/bin/env bash
# Everything that can be said of the code without running it.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2086 # a list of packages
need_packages $packages_build
need_tools
need_npm ui
need_npm tests/e2e
failed=()
try() {
  local what=$1
  shift
  say "$what"
  "$@" || failed+=("$what")
}

in_ui() { (cd ui && "$@"); }
online() { timeout 20 git ls-remote --quiet https://github.com/rustsec/advisory-db HEAD >/dev/null 2>&1 </dev/null; }

try "Rust formatting" cargo fmt --all --check
try "Types of the commands in TypeScript" cargo test --quiet --package study --lib typescript
build_screens
try "Clippy" cargo clippy --workspace --all-targets --quiet -- -D warnings
try "The interface: ESLint, Prettier, svelte-check" in_ui npm run --silent lint
try "The browser tests: types" in_ui node_modules/.bin/tsc --project ../tests/e2e
try "The browser tests: formatting" in_ui node_modules/.bin/prettier --config .prettierrc.json --ignore-path ../.gitignore --log-level warn --check ../tests/e2e ../.ci
try "The weight of the screens" node .ci/bundle.mjs
try "The list of licences" node .ci/licences.mjs --check
need_cargo_tool cargo-deny 0.20.2
try "Licences, bans and sources" target/tools/bin/cargo-deny --workspace --log-level error check licenses bans sources
if online; then
  try "Advisories" target/tools/bin/cargo-deny --workspace --log-level error check advisories
else
  say "Advisories: left out, there is no network to fetch them from"
fi

if [ ${#failed[@]} -gt 0 ]; then
  printf 'failed: %s\n' "${failed[@]}"
  exit 1
fi
say "Nothing to mend"
