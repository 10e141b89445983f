#!/usr/bin/env bash
# Builds the .deb and looks into it.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2086 # lists of packages
need_packages $packages_build $packages_package
need_tools
need_npm ui
need_tauri_cli
rm -rf target/release/bundle/deb
say "Building the release and its package (some minutes)"
"$tauri" build --bundles deb --ci
deb=$(echo target/release/bundle/deb/*.deb)
[ -f "$deb" ] || die "no package came of it"
say "Looking into $deb"
dpkg-deb --info "$deb" | sed -n 's/^ \(Package\|Version\|Architecture\|Installed-Size\|Depends\):/  \1:/p'
list=$(dpkg-deb --contents "$deb" | awk '{print $NF}')
for part in usr/bin/sotay usr/share/applications/sotay.desktop content/huong-dan-nq06/index.md content/tom-luoc-nq06/index.md content/thuat-ngu/index.md; do
  grep -q "$part\$" <<<"$list" || die "the package holds no $part"
done
say "$(grep -c 'content/.*\.md$' <<<"$list") documents are in it; $(du -h "$deb" | cut -f1) in all: $deb"
