#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/pages.sh: what JavaScript and browsers run, from the build to the suites house, js and browser; tests/run.sh counts them.
# The exit code says whether the package was assembled within its sizes.
# Once others may use the presets native and wasm too, build/results/prepared is there.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/suites.sh

# Whatever does not build here, its own suite builds again, and fails.
cmake --preset native && cmake --build --preset native --target bantam_command
cmake --preset wasm && cmake --build --preset wasm --target wasm/all bantam_command
sh tests/js/run.sh package
packaged=$?
# The README's demo builds and assembles the package again, so the house is looked at before anybody uses it.
record house python3 tests/house/run.py
touch "$logs/prepared"
record js sh tests/js/run.sh js &
record browser sh tests/js/run.sh browser
wait
exit $packaged
