#!/bin/sh
# SPDX-License-Identifier: MIT
# sh demo/run.sh: installs what is missing, builds the command and ranks the sample export. The table alone goes to stdout.
set -eu
cd "$(dirname "$0")/.."
sh tests/need.sh g++ cmake ninja-build nlohmann-json3-dev python3 tzdata
cmake --workflow --preset demo >&2
exec build/native/bantam qualify --model reference --now 2026-11-21T09:00:00Z --format table demo/sample-contacts.csv
