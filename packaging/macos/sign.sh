#!/usr/bin/env bash
# Signs the app, or the disk image made of it, and has Apple notarise that:
#
#   sign.sh app "dist/Stretch Coach.app"     before the disk image is made
#   sign.sh dmg dist/NAME.dmg                after it
#
# Takes from the environment: MACOS_CERTIFICATE (a Developer ID with its key, PKCS #12 in base64),
# MACOS_CERTIFICATE_PASSWORD, and for the disk image NOTARY_KEY (an App Store Connect key, .p8 in
# base64), NOTARY_KEY_ID and NOTARY_ISSUER. Without them it leaves all as it is, and says so.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
what=$1
target=$2

if [ -z "${MACOS_CERTIFICATE:-}" ]; then
    echo "sign.sh: no certificate; $target is left without a signature of ours"
    exit 0
fi

work=$(mktemp -d)
keychain="$work/sign.keychain-db"
clean_up() {
    security delete-keychain "$keychain" 2> /dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

# A keychain for this run alone, which codesign may use without asking.
password=$(openssl rand -hex 24)
base64 --decode <<< "$MACOS_CERTIFICATE" > "$work/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 3600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$work/certificate.p12" -k "$keychain" -f pkcs12 \
    -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
# Where codesign looks for what vouches for the certificate.
security list-keychains -d user | tr -d '"' | xargs security list-keychains -d user -s "$keychain"
identity=$(security find-identity -v -p codesigning "$keychain" | awk 'NR == 1 { print $2 }')

sign() {
    codesign --force --timestamp --keychain "$keychain" --sign "$identity" "$@"
}

case $what in
app)
    # From the inside out: a signature seals what lies within.
    find "$target/Contents" -type f | while read -r file; do
        if file --brief "$file" | grep -q '^Mach-O'; then
            sign --options runtime --entitlements "$here/entitlements.plist" "$file"
        fi
    done
    sign --options runtime --entitlements "$here/entitlements.plist" "$target"
    codesign --verify --deep --strict --verbose=2 "$target"
    ;;
dmg)
    sign "$target"
    if [ -z "${NOTARY_KEY:-}" ]; then
        echo "sign.sh: no key for Apple's notary; $target is signed, not notarised"
        exit 0
    fi
    base64 --decode <<< "$NOTARY_KEY" > "$work/notary.p8"
    xcrun notarytool submit "$target" --wait --timeout 30m \
        --key "$work/notary.p8" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER"
    xcrun stapler staple "$target"
    spctl --assess --type open --context context:primary-signature --verbose=2 "$target"
    ;;
*)
    echo "sign.sh: app or dmg?" >&2
    exit 2
    ;;
esac
