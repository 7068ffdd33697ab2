// SPDX-License-Identifier: MIT
// Linked before the command's wasm build: getenv sees Node's environment, isatty what is a terminal, COLUMNS its width.
// process.stdout is touched only where it is a terminal: touching it makes a pipe drop what it has no room for.
const terminals = [0, 1, 2].map((descriptor) => require('tty').isatty(descriptor));

Module['preRun'] = () => {
  Object.assign(ENV, process.env);
  if (!ENV.COLUMNS && terminals[1]) ENV.COLUMNS = String(process.stdout.columns);
};
Module['onRuntimeInitialized'] = () => {
  terminals.forEach((isTerminal, descriptor) => { FS.streams[descriptor].tty = isTerminal; });
};
