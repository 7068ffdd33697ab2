#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/js/run.sh: assembles the package from the wasm preset's build and tests it against the native command, in Node and then in the
# browsers. Last line of each: js: N passed, N failed, and browser: N passed, N failed. One step alone: sh tests/js/run.sh package | js | browser;
# the latter two take the package that is there. Needs the presets native and wasm built; BANTAM_BUILD, BANTAM_PACKAGE and BANTAM_NATIVE
# name other places.
set -eu
cd "$(dirname "$0")/../.."
build=${BANTAM_BUILD:-build/wasm}
BANTAM_PACKAGE=${BANTAM_PACKAGE:-build/wasm/package}
BANTAM_NATIVE=${BANTAM_NATIVE:-build/native/bantam}
export BANTAM_PACKAGE BANTAM_NATIVE

assemble() {
  sh tests/need.sh nodejs chromium chromium-headless-shell firefox-esr
  # A bare chroot knows no host by name; the browsers' drivers ask for this one.
  getent hosts localhost >/dev/null || echo '127.0.0.1 localhost' >>/etc/hosts
  for made in "$build/dist/bantam.wasm" "$build/bantam.js" "$BANTAM_NATIVE"; do
    [ -e "$made" ] || { echo "$made is missing: build the presets native and wasm first"; return 1; }
  done
  sh tests/lock.sh js-glue plugin-manifest
  node js-glue/assemble.mjs "$build" "$BANTAM_PACKAGE"
  node tests/js/sizes.mjs
}
tested() { # NAME FILE...
  name=$1
  shift
  node tests/js/counted.mjs "$name" "$@"
}

case ${1:-all} in
  package) assemble ;;
  js) tested js tests/js/*.test.mjs ;;
  browser) tested browser tests/browser/*.test.mjs ;;
  all)
    assemble
    failed=0
    sh tests/js/run.sh js || failed=1
    sh tests/js/run.sh browser || failed=1
    exit $failed
    ;;
  *) echo "$1 is no step: package, js or browser"; exit 2 ;;
esac
