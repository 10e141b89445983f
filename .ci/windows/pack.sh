# What is given out for Windows. Sourced, never run.

# pack: the installer, a folder to carry about, and their checksums. A command in SIGN (such as "osslsigncode sign …") is
# given every program to sign, the file's name at its end; without it nothing is signed.
pack() {
  local built=target/$target/release bin=$out/bin name folder
  say "Packing"
  rm -rf "$bin" "$out/portable" "$out"/sotay_*
  mkdir -p "$bin"
  for name in sotay.exe sotay-cli.exe; do
    x86_64-w64-mingw32-strip -o "$bin/$name" "$built/$name"
    [ -z "${SIGN:-}" ] || $SIGN "$bin/$name"
  done
  cp "$built/WebView2Loader.dll" "$bin"

  # The picture beside the first and the last page, in the colours of the screens.
  /usr/bin/convert -size 164x314 'xc:#EEEAE2' \( src-tauri/icons/128x128.png -resize 96x96 \) -gravity north -geometry +0+48 \
    -composite -alpha off -type TrueColor "BMP3:$out/side.bmp"
  makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DBIN="$bin" -DCONTENT="$PWD/content" \
    -DICON="$PWD/src-tauri/icons/icon.ico" -DSIDE="$out/side.bmp" -DOUT="$out/sotay_${version}_x64-setup.exe" \
    ${SIGN:+"-DSIGN=$SIGN"} .ci/windows/setup.nsi

  folder=$out/portable/So-tay-Nghi-quyet
  mkdir -p "$folder"
  cp "$bin/sotay.exe" "$bin/WebView2Loader.dll" "$folder"
  cp -r content "$folder"
  # An old Windows' editor wants its own line ends, and a mark before it takes letters for Unicode.
  { printf '\xEF\xBB\xBF' && sed 's/$/\r/' .ci/windows/mang-theo.txt; } >"$folder/mang-theo.txt"
  (cd "$out/portable" && zip -q -r "$out/sotay_${version}_x64-portable.zip" So-tay-Nghi-quyet)
  rm -rf "$out/portable"
  (cd "$out" && sha256sum sotay_"$version"_x64* >"sotay_${version}_SHA256SUMS" && cat "sotay_${version}_SHA256SUMS")
  ls -l "$out"/sotay_* | awk '{ printf "    %s %.1f MB\n", $NF, $5 / 1e6 }'
}
