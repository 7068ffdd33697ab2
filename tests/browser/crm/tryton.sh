#!/bin/sh
# SPDX-License-Identifier: MIT
# sh tests/browser/crm/tryton.sh FOLDER PORT: a Tryton of its own in FOLDER, with invented parties, served on the loopback until it is
# stopped. Installs Tryton from Debian where it is missing. Log-in: admin, admin.
set -eu
folder=$1
here=$(cd "$(dirname "$0")" && pwd)
sh "$here/../../need.sh" tryton-server tryton-sao tryton-modules-party tryton-proteus >&2
mkdir -p "$folder"
cat >"$folder/trytond.conf" <<C
[database]
uri = sqlite://
path = $folder
[web]
listen = 127.0.0.1:$2
hostname = 127.0.0.1:$2
root = /usr/share/tryton-sao/www
[password]
length = 4
C
if [ ! -s "$folder/crm.sqlite" ]; then
  : >"$folder/crm.sqlite"
  echo admin >"$folder/password"
  TRYTONPASSFILE=$folder/password trytond-admin -c "$folder/trytond.conf" -d crm --all --email admin@own.example >&2
  TRYTONPASSFILE=$folder/password trytond-admin -c "$folder/trytond.conf" -d crm -u party --activate-dependencies >&2
  /usr/bin/python3 "$here/tryton_people.py" "$folder/trytond.conf" >&2
fi
exec trytond -c "$folder/trytond.conf" -d crm
