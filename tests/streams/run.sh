#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/streams/run.sh [COMMAND...]: the stream contract of the command under Dask distributed and under GNU parallel. Everything stays
# on this machine's loopback. Last line: streams: N passed, N failed. BANTAM_STREAMED is the number of contacts (20,000).
set -eu
cd "$(dirname "$0")/../.."
sh tests/need.sh python3 python3-distributed parallel
[ $# -gt 0 ] || set -- build/native/bantam
# Debian's own Python is the one that sees Debian's packages.
exec /usr/bin/python3 tests/streams/run.py "$@"
