#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/js/run.sh: assembles the package from the wasm preset's build and tests it in Node and in Chromium, against the
# native command. Last line: js: N passed, N failed. Needs the presets native and wasm built; BANTAM_BUILD, BANTAM_PACKAGE and
# BANTAM_NATIVE name other places.
set -eu
cd "$(dirname "$0")/../.."
build=${BANTAM_BUILD:-build/wasm}
BANTAM_PACKAGE=${BANTAM_PACKAGE:-build/wasm/package}
BANTAM_NATIVE=${BANTAM_NATIVE:-build/native/bantam}
export BANTAM_PACKAGE BANTAM_NATIVE

sh tests/need.sh nodejs chromium firefox-esr
# Debian's own node comes without npm.
command -v npm >/dev/null || sh tests/need.sh npm
# A bare chroot knows no host by name; the browsers' drivers ask for this one.
getent hosts localhost >/dev/null || echo '127.0.0.1 localhost' >>/etc/hosts
for made in "$build/dist/bantam.wasm" "$build/bantam.js" "$BANTAM_NATIVE"; do
  [ -e "$made" ] || { echo "$made is missing: build the presets native and wasm first"; echo 'js: 0 passed, 1 failed'; exit 1; }
done
# Installed once for each state of the lock file.
for part in js-glue plugin-manifest; do
  if ! cmp -s $part/package-lock.json $part/node_modules/.installed-lock.json; then
    (cd $part && npm ci --ignore-scripts --no-audit --no-fund --silent && cp package-lock.json node_modules/.installed-lock.json)
  fi
done
node js-glue/assemble.mjs "$build" "$BANTAM_PACKAGE"
node tests/js/sizes.mjs
exec node tests/js/counted.mjs js node --test --test-reporter=tap tests/js/*.test.mjs tests/browser/*.test.mjs
