#!/usr/bin/env bash
# Makes an AppImage of the bundle: make_appimage.sh BUNDLE OUT.AppImage
# Fetches its tool, and the runtime that goes into the image, each by version and digest.
set -euo pipefail
here=$(dirname "$0")
tool=https://github.com/AppImage/appimagetool/releases/download/1.9.1/appimagetool-x86_64.AppImage
tool_sha256=ed4ce84f0d9caff66f50bcca6ff6f35aae54ce8135408b3fa33abfc3cb384eb0
runtime=https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-x86_64
runtime_sha256=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() {
    curl --fail --silent --show-error --location --retry 3 --output "$3" "$1"
    echo "$2  $3" | sha256sum --check --quiet
}
fetch "$tool" "$tool_sha256" "$work/appimagetool"
fetch "$runtime" "$runtime_sha256" "$work/runtime"
chmod +x "$work/appimagetool"

"$here/make_appdir.sh" "$1" "$work/AppDir"
# Unpacked, for neither containers nor hosted runners have FUSE.
ARCH=x86_64 "$work/appimagetool" --appimage-extract-and-run --no-appstream \
    --runtime-file "$work/runtime" "$work/AppDir" "$2"
