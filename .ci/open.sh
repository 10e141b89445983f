#!/usr/bin/env bash
# Builds the app and opens it. Without a display, or with ONCE=1, on a virtual one, with a picture in target/run.png.
. "$(dirname "$0")/lib.sh"

virtual=
if [ -n "${ONCE:-}" ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then virtual=1; fi

# shellcheck disable=SC2086 # lists of packages
need_packages $packages_build ${virtual:+$packages_display}
need_tools
build_screens
say "Building the app (the first time: some minutes)"
cargo build --profile quick --package sotay
program=target/quick/sotay

if [ -z "$virtual" ]; then
  say "Opening the app"
  exec "$program"
fi

. .ci/display.sh
trap end_display EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
[ -n "${ONCE:-}" ] || say "There is no display here"
say "Opening the app on a virtual display"
start_display 1366x768
"$program" >"$scratch/app.log" 2>&1 &
app=$!
started+=("$app")

# An error dialog has the same title, but it is small.
main_window() {
  local id WINDOW X Y WIDTH HEIGHT SCREEN
  for id in $(xdotool search --onlyvisible --name '^Sổ tay Nghị quyết$' 2>/dev/null); do
    eval "$(xdotool getwindowgeometry --shell "$id")"
    if [ "$WIDTH" -ge 640 ] && [ "$HEIGHT" -ge 560 ]; then return 0; fi
  done
  return 1
}
shows_text() {
  kill -0 "$app" 2>/dev/null || { cat "$scratch/app.log" >&2; die "the app ended by itself"; }
  main_window && picture_of_text target/run.png
}
wait_for "readable text" 60 shows_text
say "Its window shows text: see target/run.png"
if [ -z "${ONCE:-}" ]; then
  say "The app stays open on display $DISPLAY; Ctrl-C ends it"
  wait "$app"
fi
