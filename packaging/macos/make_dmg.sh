#!/usr/bin/env bash
# Makes the disk image of the app, with the folder to drag it to: make_dmg.sh APP OUT.dmg
set -euo pipefail
app=$1
out=$2

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/$(basename "$app")"
ln -s /Applications "$stage/Applications"

# hdiutil fails now and then because the system still looks at the new files.
for attempt in 1 2 3; do
    if hdiutil create -volname "Stretch Coach" -srcfolder "$stage" -fs HFS+ -format UDZO -ov "$out"
    then
        exit 0
    fi
    echo "make_dmg.sh: attempt $attempt failed" >&2
    sleep 10
done
exit 1
