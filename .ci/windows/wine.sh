# A Windows to try things in: Wine, with a folder of its own. Sourced, never run.

# need_wine FOLDER: makes it, once, and sets the environment for everything that is run in it after.
need_wine() {
  local folder=$1 system=$1/drive_c/windows/system32
  export WINEPREFIX=$folder WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8
  # No window for installing .NET or HTML, and no menus on this computer's own desktop.
  export WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
  if [ ! -f "$folder/made" ]; then
    say "Making a Windows for tests (Wine)"
    rm -rf "$folder"
    mkdir -p "$folder"
    wineboot -i >/dev/null 2>&1
    wineserver -w
    touch "$folder/made"
  fi
  # Rust's standard library asks this file of Windows for chance, and Wine 8 has none: every program would end with code
  # 53 and no word. For these tests alone; nothing of it is shipped.
  if [ ! -f "$system/bcryptprimitives.dll" ]; then
    cat >"$folder/prng.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }
BOOL WINAPI DllMain(HINSTANCE own, DWORD reason, LPVOID reserved) { return TRUE; }
C
    x86_64-w64-mingw32-gcc -O2 -shared -o "$system/bcryptprimitives.dll" "$folder/prng.c" -ladvapi32
  fi
  local_data=$(find "$folder/drive_c/users" -path '*/AppData/Local' -not -path '*/Public/*' -print -quit)
  [ -d "$local_data" ] || die "this Wine has no folder for a reader's local data"
}

# What stands in Wine's registry: registry KEY NAME, empty if it isn't there. On the terminal it has no Vietnamese letters.
registry() {
  local file=$WINEPREFIX/registry.txt
  rm -f "$file"
  wine reg export "$1" "$(winepath -w "$file")" /y >/dev/null 2>&1 || return 0
  iconv -f UTF-16 -t UTF-8 "$file" | tr -d '\r' | sed -nE "s/^(\"$2\"|@)=\"(.*)\"\$/\1 \2/p" | sed -nE "s/^(\"$2\"|$2) //p"
}
