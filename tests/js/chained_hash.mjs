// SPDX-License-Identifier: MIT
// One SHA-256 over any number of texts, each hashed after the hash of all before it: WebCrypto has no hash that grows.

/** @param {Uint8Array} before empty at first @param {Uint8Array} bytes */
export async function chained(before, bytes) {
  const joined = new Uint8Array(before.length + bytes.length);
  joined.set(before);
  joined.set(bytes, before.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

/** @param {Uint8Array} hash */
export const hex = (hash) => Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
