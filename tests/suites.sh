# SPDX-License-Identifier: MIT
# Sourced by what runs suites, from the project's folder. A suite is a command whose last line is "NAME: N passed, N failed"; what it said is
# in $logs/NAME.log.
logs=build/results
mkdir -p "$logs"

record() { # NAME COMMAND...: what the suite says, how it ended and how long it took, into its log
  log=$logs/$1.log
  started=$(date +%s)
  echo "== $1"
  shift
  { "$@" 2>&1; echo "exit code $?"; echo "   $(($(date +%s) - started)) s"; } | tee "$log" | sed '/^exit code [0-9]*$/d'
}
