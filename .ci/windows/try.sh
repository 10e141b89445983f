# The installer and the programs, tried under Wine. Sourced, never run. Pictures go to target/windows/seen.

setup=
work=
tried=0

# ends WHAT CODE COMMAND…: the command must end with the code.
ends() {
  local what=$1 code=$2 got=0
  shift 2
  "$@" >"$work/said" 2>&1 || got=$?
  [ "$got" = "$code" ] || { cat "$work/said" >&2; die "$what: ended with $got, not $code"; }
  holds "$what"
}

# holds WHAT [COMMAND…]: the command, if there is one, must succeed.
holds() {
  local what=$1
  shift
  "$@" || die "$what: $*"
  tried=$((tried + 1))
  printf '    %s\n' "$what"
}

picture() { /usr/bin/import -silent -window root "$out/seen/$1.png"; }
window() { xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
no_window() { ! window "$1"; }
silently() { wine "$setup" /S "$@"; }

# Waits for it, unlike the uninstaller alone. Its last argument reaches to the end of the line, and isn't put in quotes.
removal() {
  local last
  IFS=' ' read -ra last <<<"_?=$(winepath -w "$1")"
  wine "$1/uninstall.exe" /S "${last[@]}"
}

# What a reader wrote, as one number: every name and byte below a folder.
sum_of() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }
# A copy is asked: looking would fold the log into the file.
notes_in() {
  rm -rf "$work/copy"
  cp -r "$1" "$work/copy"
  find "$work/copy" -name notebook.db -exec sqlite3 {} 'SELECT count(*) FROM notes' \;
}

try_all() {
  local name="Sổ tay Nghị quyết" before times
  local uninstall='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\vn.sotay.nghiquyet'
  local webview='HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}'
  local home=$local_data/Programs/$name notes=$local_data/SoTayNghiQuyet settings=${local_data%/*}/Roaming/vn.sotay.nghiquyet
  setup=$out/sotay_${version}_x64-setup.exe
  work=$(mktemp -d)
  mkdir -p "$out/seen"
  say "Trying the installer under Wine"
  # From nothing, whatever an earlier try left.
  wineserver -k 2>/dev/null || true
  rm -rf "$home" "$notes" "$local_data/vn.sotay.nghiquyet"
  for key in "$uninstall" "$webview" 'HKCU\Software\Classes\sotay'; do wine reg delete "$key" /f >/dev/null 2>&1 || true; done
  a_notebook "$notes"
  before=$(sum_of "$notes")
  holds "a notebook of a reader's is there, with $(notes_in "$notes") notes" test "$(notes_in "$notes")" -gt 0

  ends "installed without a word where WebView2 is missing: 10" 10 silently
  holds "the programs and the documents are there" test -f "$home/sotay.exe" -a -f "$home/content/huong-dan-nq06/index.md"
  holds "Windows lists it by its name" test "$(registry "$uninstall" DisplayName)" = "$name"
  holds "its links are its own" grep -qF 'sotay.exe\" \"%1\"' <(registry 'HKCU\Software\Classes\sotay\shell\open\command' @)
  wine reg add "$webview" /v pv /d 130.0.2849.80 /f >/dev/null 2>&1
  ends "installed over itself where WebView2 is there: 0" 0 silently
  wine reg delete "$webview" /f >/dev/null 2>&1

  times=50
  for _ in $(seq $times); do silently >/dev/null 2>&1 || [ $? = 10 ] || die "an installation over another failed"; done
  holds "$times installations over each other: the notes are what they were" test "$(sum_of "$notes")" = "$before"

  search_installed "$home"

  wine reg add "$uninstall" /v DisplayVersion /d 99.0.0 /f >/dev/null 2>&1
  ends "over a newer version: 4" 4 silently
  wine reg add "$uninstall" /v DisplayVersion /d "$version" /f >/dev/null 2>&1

  say "What the program says without WebView2"
  (cd "$home" && exec wine sotay.exe) >"$work/program" 2>&1 &
  program=$!
  wait_for "the box" 60 window "^$name\$"
  sleep 2
  picture program-without-webview2
  ends "while it is open nothing is installed: 3" 3 silently
  ends "nor removed: 3" 3 removal "$home"
  ends "with /CLOSE it is closed first: 10" 10 silently /CLOSE
  code=0
  wait "$program" || code=$?
  holds "without WebView2 the program ends with 3" test "$code" = 3
  # The index is sotay-cli's.
  holds "it wrote nothing meanwhile" test ! -e "$local_data/vn.sotay.nghiquyet/logs" -a ! -e "$local_data/vn.sotay.nghiquyet/webview"
  holds "and the notes are what they were" test "$(sum_of "$notes")" = "$before"

  pages "$name"
  mkdir -p "$settings"
  echo '{}' >"$settings/.window-state.json"
  ends "removed without a word: 0" 0 removal "$home"
  holds "no program, no link, no entry is left" test ! -e "$home/sotay.exe" -a -z "$(registry "$uninstall" DisplayName)"
  holds "nor anything that can be made anew" test ! -e "$local_data/vn.sotay.nghiquyet" -a ! -e "$settings"
  holds "the notes are what they were" test "$(sum_of "$notes")" = "$before"
  rm -rf "$work"
  say "$tried things held under Wine; pictures in target/windows/seen"
}

# Notes as the program writes them, by the program that the tortures kill.
a_notebook() {
  local writer=target/$target/debug/torture-writer.exe
  [ -f "$writer" ] || cargo build --locked --target "$target" --package sotay-torture --bins
  wine "$writer" write "$(winepath -w "$work/desk")" 7 >"$work/writer" 2>&1 &
  local pid=$!
  wait_for "saved notes" 120 grep -qs '^saved .* 20' "$work/writer"
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  wineserver -k || true
  mkdir -p "$(dirname "$1")"
  mv "$work/desk/data" "$1"
}

search_installed() {
  # Away from the sources: the documents found must be those that were installed.
  (cd "$work" && wine "$1/sotay-cli.exe" search "ty le do thi hoa 2030") >"$work/found" 2>&1 || die "the installed sotay-cli failed"
  sed -n '1,6s/^/    | /p' "$work/found"
  holds "the installed sotay-cli finds “ty le do thi hoa 2030”" grep -q 'trên 50%' "$work/found"
}

# The pages as a reader sees them, keys alone.
pages() {
  say "The installer by hand"
  wine "$setup" >/dev/null 2>&1 &
  local pid=$! page
  wait_for "the installer" 60 window "^Cài đặt $1\$"
  sleep 3
  for page in 1-welcome 2-folder 3-webview2-missing 4-end; do
    picture "setup-$page"
    xdotool key --clearmodifiers Return
    sleep 4
  done
  wait_for "the installer's end" 60 no_window "^Cài đặt $1\$"
  wait "$pid" || true
}
