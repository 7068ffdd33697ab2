// SPDX-License-Identifier: MIT

/**
 * The bytes of a module that comes as a script: gzip in base64.
 * @param {Promise<{ default: string }>} script @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpack(script) {
  // Node's first DecompressionStream takes 20 ms, its zlib 3, of which one while the script is read. It is asked for by name, so that
  // bundlers and pages see nothing of Node.
  const { process, Buffer } = /** @type {any} */ (globalThis);
  const zlib = process?.getBuiltinModule?.('node:zlib');
  const { default: base64 } = await script;
  return zlib ? zlib.gunzipSync(Buffer.from(base64, 'base64'), { chunkSize: 1 << 19 }) : unpackAsStream(base64);
}

/** @param {string} base64 */
async function unpackAsStream(base64) {
  const letters = atob(base64);
  const packed = new Uint8Array(letters.length);
  for (let i = 0; i < packed.length; ++i) packed[i] = letters.charCodeAt(i);
  // Written and read by hand: a Blob and a Response cost three times as much where nothing used them before.
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  for (const written of [writer.write(packed), writer.close()]) written.catch(() => {});   // what is wrong shows when it is read
  const pieces = [];
  for (let reader = readable.getReader(), read; !(read = await reader.read()).done;) pieces.push(read.value);
  const bytes = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
  return bytes;
}
