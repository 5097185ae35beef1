#!/usr/bin/env bash
# Lays out what goes into the AppImage: make_appdir.sh BUNDLE FOLDER
set -euo pipefail
bundle=$(realpath "$1")
app=$(realpath "$2")
cd "$(dirname "$0")/../.."
id=io.github.stretchcoach.StretchCoach

not_along=(
    # Every desktop has these, and may need its own newer ones for its graphics: AppImage's makers
    # keep the list.
    libX11-xcb.so.1 libX11.so.6 libcom_err.so.2 libexpat.so.1 libfontconfig.so.1
    libfreetype.so.6 libgcc_s.so.1 libgmp.so.10 libgpg-error.so.0 libp11-kit.so.0
    libstdc++.so.6 libuuid.so.1 libz.so.1
    # Qt's part for printers asks for it alone; without it one can still print into a PDF. It would
    # bring these along, and keep the image off systems older than Debian 12.
    libcups.so.2 libavahi-client.so.3 libavahi-common.so.3 libgnutls.so.30 libhogweed.so.6
    libidn2.so.0 libnettle.so.8 libtasn1.so.6 libunistring.so.2
)

share="$app/usr/share"
icons="$share/icons/hicolor/scalable/apps"
mkdir -p "$app/usr/lib" "$share/applications" "$share/metainfo" "$icons"
cp -a "$bundle" "$app/usr/lib/stretchcoach"
lib="$app/usr/lib/stretchcoach/_internal"
rm -f "${not_along[@]/#/$lib/}"
install -m 755 packaging/appimage/AppRun "$app/AppRun"
install -m 644 "packaging/linux/$id.desktop" "$share/applications/$id.desktop"
install -m 644 assets/icons/stretchcoach.svg "$icons/$id.svg"

install -m 644 "packaging/linux/$id.metainfo.xml" "$share/metainfo/$id.metainfo.xml"

# appimagetool looks for these at the top.
cp "$share/applications/$id.desktop" "$icons/$id.svg" "$app/"
ln -s "$id.svg" "$app/.DirIcon"

# The licences of the libraries that Debian made.
if command -v dpkg-query > /dev/null && [ -d "$lib" ]; then
    mkdir -p "$lib/licences/debian"
    find "$lib" -maxdepth 1 -type f -name 'lib*' -printf '*/%f\n' |
        xargs dpkg-query --search 2> /dev/null | sed 's/:.*//' | sort -u |
        while read -r package; do
            cp "/usr/share/doc/$package/copyright" "$lib/licences/debian/$package.txt"
        done || true # dpkg-query knows nothing of what Debian did not make
fi
