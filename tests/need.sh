#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/need.sh PACKAGE...: afterwards these Debian packages are installed. Touches nothing, and needs no network
# and no rights, when they are (but a lock in the folder for temporary files). Everything that it says goes to stderr.
set -eu
exec >&2
# Suites run side by side: who installs is waited for, since apt refuses a second one.
exec 9>>"${TMPDIR:-/tmp}/bantam-need-$(id -u).lock"
flock 9
missing=
for package in "$@"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || :)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "installing:$missing"
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -q 9>&-
# shellcheck disable=SC2086 # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing 9>&-
