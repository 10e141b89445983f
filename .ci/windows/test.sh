# The Rust tests, as Windows programs under Wine. Sourced, never run.

# Those that Linux alone can run say so by themselves (cfg). As `make test` builds them: the release's optimising of whole
# programs would be done once more for each test program.
run_tests() {
  reuse_openssl
  local packages=() name passed failed report=$out/tests.txt
  for name in files viet library import pack search notebook office study sotay-cli sotay-tests sotay-torture sotay; do packages+=(--package "$name"); done
  local args=(--locked --target "$target" "${packages[@]}")
  say "Building the Rust tests for Windows"
  cargo build "${args[@]}" --lib --bins --tests
  say "The Rust tests, under Wine"
  # The shell's own tests need the loader of WebView2 beside them.
  WINEPATH=$(winepath -w "$PWD/target/$target/debug") \
    cargo test "${args[@]}" --lib --bins --tests --no-fail-fast 2>&1 | tee "$report" |
    grep -vE '^(running 0 tests|test .* \.\.\. ok|)$' || true
  passed=$(sed -nE 's/^test result: .* ([0-9]+) passed.*/\1/p' "$report" | paste -sd+ | bc)
  failed=$(sed -nE 's/^test result: .* ([0-9]+) failed.*/\1/p' "$report" | paste -sd+ | bc)
  say "Rust tests under Wine: ${passed:-0} passed, ${failed:-0} failed"
  # A program that crashes prints no result of its own.
  ! grep -qE '^error: ([0-9]+ targets?|test) failed' "$report" || die "not all tests pass under Wine: see $report"
  [ "${passed:-0}" -gt 0 ] || die "no test ran under Wine: see $report"
}

# OpenSSL takes as long to build as all else together: the tests take the programs' own, where those have been built.
reuse_openssl() {
  local built
  built=$(find "$PWD/target/$target/release/build" -path '*/openssl-build/install/lib*/libcrypto.a' -print -quit 2>/dev/null || true)
  [ -n "$built" ] || return 0
  export OPENSSL_NO_VENDOR=1 OPENSSL_STATIC=1 OPENSSL_DIR=${built%/lib*/libcrypto.a}
}
