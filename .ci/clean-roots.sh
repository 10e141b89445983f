#!/usr/bin/env bash
# The .deb in clean Debian systems of its own: installed with what it asks for, started until its window shows text,
# removed, with the reader's folder left. Needs root and some 2 GB. `[DEB=FILE] .ci/clean-roots.sh [SUITE…]`.
. "$(dirname "$0")/lib.sh"
. .ci/display.sh
[ "$(id -u)" = 0 ] || die "a system of its own is made by root alone"
# shellcheck disable=SC2086 # a list of packages
need_packages debootstrap openbox $packages_display
deb=${DEB:-$(echo target/release/bundle/deb/*.deb)}
[ -f "$deb" ] || die "there is no package yet: make package"
mirror=$(debian_mirror) || die "no Debian mirror is named in /etc/apt"
seen=$PWD/target/clean-roots
mkdir -p "$seen"
system=

# Whose folder the reader's is in there.
home=/root
# In the place of the process that calls it: what is started so has the id that it is ended by.
enter() {
  exec chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=$home LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    DISPLAY="${DISPLAY:-}" GDK_BACKEND=x11 "$@"
}
inside() { (enter "$@"); }
be_rid() {
  [ -n "$system" ] || return 0
  # At once, though a process of the engine may still be on its way out.
  umount -l "$system/dev/shm" "$system/dev" "$system/proc" 2>/dev/null || true
  rm -rf --one-file-system "$system"
  system=
}
# The program first, which writes there still.
trap 'end_display || true; be_rid || true' EXIT

# made SUITE: a clean system, kept for the next time as it is.
made() {
  local base=$seen/$1
  if [ ! -f "$base.made" ]; then
    say "Making a clean $1"
    rm -rf "$base"
    debootstrap --variant=minbase "$1" "$base" "$mirror" >"$seen/$1-made.log" 2>&1 || die "see $seen/$1-made.log"
    touch "$base.made"
  fi
  system=$(mktemp -d "$seen/try-XXXXXX")
  cp -a "$base/." "$system"
  chmod 755 "$system"
  cp "$deb" "$system/sotay.deb"
  # As this computer reaches its mirrors.
  cp /etc/resolv.conf "$system/etc/resolv.conf" 2>/dev/null || true
  mount -t proc proc "$system/proc"
  mount --bind /dev "$system/dev"
  mount -t tmpfs shm "$system/dev/shm" 2>/dev/null || true
}

window() { xdotool search --onlyvisible --name '^Sổ tay Nghị quyết$' >/dev/null 2>&1; }
no_window() { ! window; }
shows_text() {
  kill -0 "$program" 2>/dev/null || { cat "$log" >&2; die "the program ended by itself"; }
  window && picture_of_text "$1"
}

try_in() {
  local suite=$1
  log=$seen/$suite.log
  made "$suite"
  say "$suite: installing"
  { inside apt-get -q update && inside apt-get -q install -y --no-install-recommends /sotay.deb; } >"$log" 2>&1 || die "see $log"
  say "$suite: starting"
  # The display is this computer's; all else is that system's.
  enter sotay >>"$log" 2>&1 &
  program=$!
  started+=("$program")
  wait_for "readable text in $suite" 120 shows_text "$seen/$suite.png"
  kill "$program"
  wait "$program" 2>/dev/null || true
  unset 'started[-1]'
  # Or the next system's would be found before it is there.
  wait_for "the window's end in $suite" 30 no_window
  say "$suite: removing"
  inside apt-get -q remove -y sotay >>"$log" 2>&1 || die "see $log"
  [ ! -e "$system/usr/bin/sotay" ] || die "$suite: the program is still there"
  [ -d "$system$home/.local/share/vn.sotay.nghiquyet" ] || die "$suite: the reader's folder is gone"
  be_rid
  say "$suite: installed, started and removed; its window shows text: $seen/$suite.png"
}

start_desk 1366x768
[ $# -gt 0 ] || set -- bookworm trixie
for suite; do try_in "$suite"; done
