#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/lock.sh FOLDER...: afterwards each folder's node_modules are what its lock file says, installed once for each state of it. Nothing
# is said but what went wrong, to stderr. Needs the network where something is missing.
set -eu
exec >&2
sh "$(dirname "$0")/need.sh" nodejs
# Debian's own node comes without npm.
command -v npm >/dev/null || sh "$(dirname "$0")/need.sh" npm
for folder in "$@"; do
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json"; then
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.installed-lock.json) || {
      echo "$folder: npm could not install what its lock file names; what it said stands above"
      exit 1
    }
  fi
done
