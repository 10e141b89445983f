# A virtual display with its own window manager and session bus. Sourced, never run.
# Everything started here is written down by its id, and only that is ended.

started=()
scratch=$(mktemp -d)

end_display() {
  local pid
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$scratch"
}

# start_display WIDTHxHEIGHT: sets DISPLAY and DBUS_SESSION_BUS_ADDRESS.
start_display() {
  local number address
  Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp -noreset 3>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
  started+=($!)
  wait_for "the virtual display" 10 test -s "$scratch/display"
  number=$(cat "$scratch/display")
  dbus-daemon --session --nofork --print-address=3 3>"$scratch/bus" >"$scratch/dbus.log" 2>&1 &
  started+=($!)
  wait_for "the session bus" 10 test -s "$scratch/bus"
  address=$(cat "$scratch/bus")
  export DISPLAY=:$number DBUS_SESSION_BUS_ADDRESS=$address
  # GTK would prefer a Wayland session over the display made here.
  export GDK_BACKEND=x11
  unset WAYLAND_DISPLAY
}

# start_desk WIDTHxHEIGHT: the same with a window manager, without which a window has no front, no size and no close.
start_desk() {
  start_display "$1"
  openbox --sm-disable >"$scratch/openbox.log" 2>&1 &
  started+=($!)
}

# wait_for WHAT SECONDS COMMAND…: tries the command ten times a second.
wait_for() {
  local what=$1 tries=$(($2 * 10))
  shift 2
  until "$@"; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || die "$what did not come up"
    sleep 0.1
  done
}

# How much of a picture stands out against its most common colour, in parts of ten thousand. An empty window has
# none, in any theme; a page of text has some hundreds.
ink() {
  local ground
  ground=$(/usr/bin/convert "$1" -depth 8 -format %c histogram:info:- | sort -rn | sed -nE '1s/.*(#[0-9A-F]{6}).*/\1/p')
  /usr/bin/convert "$1" -alpha off -fuzz 35% -fill white -opaque "$ground" -fill black +opaque white \
    -format '%[fx:round((1-mean)*10000)]' info:
}

# picture_of_text FILE: takes a picture of the display, true once it shows as much text as the moment before.
last_ink=0
picture_of_text() {
  local now
  /usr/bin/import -silent -window root "$1" || return 1
  now=$(ink "$1")
  if [ "$now" -ge 40 ] && [ $((now > last_ink ? now - last_ink : last_ink - now)) -le $((now / 20)) ]; then return 0; fi
  last_ink=$now
  return 1
}
