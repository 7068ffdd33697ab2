// SPDX-License-Identifier: MIT
// Linked before the command's wasm build: getenv sees Node's environment, isatty what is a terminal, COLUMNS its width; pipes that have a name are
// read, and a file that is redirected to standard input is a file.
// process.stdout is touched only where it is a terminal: touching it makes a pipe drop what it has no room for.
const terminals = [0, 1, 2].map((descriptor) => require('tty').isatty(descriptor));
const isFile = (descriptor) => require('fs').fstatSync(descriptor).isFile();

// How far standard input has been read before us, which Node does not tell; NaN where the system does not either.
function startOfInput() {
  try {
    return parseInt(require('fs').readFileSync('/proc/self/fdinfo/0', 'latin1').replace('pos:', ''), 10);
  } catch (unknown) {
    return NaN;
  }
}

Module['preRun'] = () => {
  Object.assign(ENV, process.env);
  if (!ENV.COLUMNS && terminals[1]) ENV.COLUMNS = String(process.stdout.columns);
};
Module['onRuntimeInitialized'] = () => {
  terminals.forEach((isTerminal, descriptor) => { FS.streams[descriptor].tty = isTerminal; });
  // Emscripten reads whatever was opened at a position, which only files have.
  const openAny = FS.open;
  FS.open = (...asked) => {
    const stream = openAny(...asked);
    stream.seekable = isFile(stream.nfd);
    return stream;
  };
  const position = isFile(0) ? startOfInput() : NaN;
  if (position >= 0) Object.assign(FS.streams[0], { path: '/dev/stdin', position, seekable: true });
};
