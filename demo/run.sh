#!/bin/sh
# SPDX-License-Identifier: MIT
# sh demo/run.sh: installs what is missing, builds the command and ranks the sample export; then builds the offline page, one HTML file, and
# says where it lies. The table and that line go to stdout.
set -eu
cd "$(dirname "$0")/.."
sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata
cmake --workflow --preset demo >&2
build/native/bantam qualify --model reference --now 2026-11-21T09:00:00Z --format table demo/sample-contacts.csv
echo 'Building the offline page…' >&2
exec sh demo/page.sh
