#!/bin/sh
# SPDX-License-Identifier: MIT
# sh demo/page.sh: builds build/demo/bantam.html from the wasm preset's modules, with what is missing installed. BANTAM_PACKAGE names a package
# that was assembled already, BANTAM_PAGE another file.
set -eu
cd "$(dirname "$0")/.."
page=${BANTAM_PAGE:-build/demo/bantam.html}
sh tests/lock.sh js-glue
package=${BANTAM_PACKAGE:-}
if [ -z "$package" ]; then
  sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata emscripten googletest
  cmake --preset wasm >&2
  cmake --build --preset wasm --target bantam_wasm bantam_bulk bantam_form bantam_command >&2
  package=build/wasm/package
  node js-glue/assemble.mjs build/wasm "$package"
fi
node demo/build.mjs "$package" "$page" >&2
echo "Open in a browser: $(pwd)/$page"
