#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/browser/realtimex.sh [FOLDER]: the extension on the demo of realtimex-crm, which is built in FOLDER (build/realtimex) at first:
# 840 MB from npm. Needs the package assembled (sh tests/js/run.sh, or BANTAM_PACKAGE and BANTAM_NATIVE). Last line: realtimex: N passed, N failed.
set -eu
cd "$(dirname "$0")/../.."
BANTAM_REALTIMEX=${1:-build/realtimex}
export BANTAM_REALTIMEX
sh tests/need.sh nodejs chromium
sh tests/browser/crm/realtimex.sh "$BANTAM_REALTIMEX"
exec node tests/js/counted.mjs realtimex node --test --test-reporter=tap tests/browser/crm/realtimex.mjs
