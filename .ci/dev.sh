#!/usr/bin/env bash
# The app with the screens served by Vite, so that they change as you edit; Rust is built again when it changes.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2086 # a list of packages
need_packages $packages_build
need_tools
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || die "make dev needs a display; for the screens alone: cargo run -p sotay-bridge, and npm run dev in ui/"
need_npm ui
need_tauri_cli
say "Starting Vite and the app"
exec "$tauri" dev
