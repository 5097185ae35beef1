#!/usr/bin/env bash
# Lays out what goes into the AppImage: make_appdir.sh BUNDLE FOLDER
set -euo pipefail
bundle=$(realpath "$1")
app=$(realpath "$2")
cd "$(dirname "$0")/../.."
id=io.github.stretchcoach.StretchCoach

share="$app/usr/share"
icons="$share/icons/hicolor/scalable/apps"
mkdir -p "$app/usr/lib" "$share/applications" "$share/metainfo" "$icons"
cp -a "$bundle" "$app/usr/lib/stretchcoach"
install -m 755 packaging/appimage/AppRun "$app/AppRun"
install -m 644 "packaging/linux/$id.desktop" "$share/applications/$id.desktop"
install -m 644 assets/icons/stretchcoach.svg "$icons/$id.svg"

install -m 644 "packaging/linux/$id.metainfo.xml" "$share/metainfo/$id.metainfo.xml"

# appimagetool looks for these at the top.
cp "$share/applications/$id.desktop" "$icons/$id.svg" "$app/"
ln -s "$id.svg" "$app/.DirIcon"
