// SPDX-License-Identifier: MIT
// A form post as it reaches a server: urlencoded, multipart or JSON, from Node's http, from Express (parsed or not) or as a Request. It is read
// to a limit and no further, and becomes pairs of texts in the order in which they came: no object is ever keyed by what a stranger sent.

/** @typedef {import('../types/server.js').LeadFault} LeadFault */
/** @typedef {{ name: string, value: string }} Pair */
/** @typedef {{ pairs: Pair[], errors: LeadFault[], status: number }} Post */

export const LIMITS = { bytes: 64 * 1024, fields: 200, name: 200, value: 10_000 };
/** Of a post that is too large this much is still read and dropped, so that the sender can hear the answer. */
const DROPPED = 64;

/** @param {string} code @param {string} path @param {string} message @returns {LeadFault} */
export const fault = (code, path, message) => ({ code, path, message });

/** @param {number} status @param {string} code @param {string} message @returns {Post} */
const refused = (status, code, message) => ({ pairs: [], errors: [fault(code, '', message)], status });
const tooLarge = (/** @type {number} */ most) => refused(413, 'too_large', `The post is larger than ${most} bytes.`);

const bytesOf = (/** @type {string | Uint8Array} */ piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
const textOf = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

/** Names of headers are without case. @param {any} request @param {string} name in small letters @returns {string} */
function header(request, name) {
  const headers = request.headers ?? {};
  const own = Object.keys(headers).find((one) => one.toLowerCase() === name) ?? name;
  const value = typeof headers.get === 'function' ? headers.get(name) : headers[own];
  return String(Array.isArray(value) ? value[0] : value ?? '');
}

/**
 * @param {AsyncIterable<Uint8Array | string>} stream @param {number} most
 * @returns {Promise<Uint8Array | null>} null: more than that
 */
async function readStream(stream, most) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes = bytesOf(piece);
    size += bytes.length;
    if (size <= most) pieces.push(bytes);
    else if (size > most * DROPPED) break;
    else pieces.length = 0;
  }
  return size > most ? null : new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (pieces)).arrayBuffer());
}

/**
 * Never throws.
 * @param {any} request
 * @param {typeof LIMITS} limits
 * @returns {Promise<Post>}
 */
export async function readPost(request, limits) {
  if (request === null || typeof request !== 'object') return refused(400, 'no_request', 'There is no request to read.');
  const { method, body } = request;
  if (typeof method === 'string' && method !== 'POST') return refused(405, 'method', 'A form is sent by POST.');
  const kind = header(request, 'content-type');
  const packed = header(request, 'content-encoding');
  if (packed !== '' && packed !== 'identity') return refused(415, 'encoding', 'A compressed post is not read.');
  try {
    if (typeof body === 'string' || body instanceof Uint8Array) return await read(bytesOf(body), kind, limits);
    // A parser that did not know the kind leaves an empty object, and the request unread.
    const parsed = typeof body === 'object' && body !== null && !(Symbol.asyncIterator in body);
    if (parsed && (Object.keys(body).length > 0 || !(Symbol.asyncIterator in request) || request.readableEnded)) return fromEntries(Object.entries(body), limits);
    const bytes = await readStream(parsed ? request : body ?? request, limits.bytes);
    return bytes === null ? tooLarge(limits.bytes) : await read(bytes, kind, limits);
  } catch (cause) {
    return refused(400, 'unreadable', `The post cannot be read${cause instanceof Error ? `: ${cause.message}` : ''}.`);
  }
}

/** @param {Uint8Array} bytes @param {string} kind @param {typeof LIMITS} limits @returns {Promise<Post>} */
async function read(bytes, kind, limits) {
  if (bytes.length > limits.bytes) return tooLarge(limits.bytes);
  const type = kind.split(';')[0].trim().toLowerCase();
  if (type === 'application/json') {
    const document = JSON.parse(textOf(bytes));
    if (document === null || typeof document !== 'object' || Array.isArray(document)) return refused(400, 'type', 'A form in JSON is one object.');
    return fromEntries(Object.entries(document), limits);
  }
  if (type === 'application/x-www-form-urlencoded') return checked([...new URLSearchParams(textOf(bytes))], limits);
  if (type !== 'multipart/form-data') return refused(415, 'type', 'A form is urlencoded, multipart or JSON.');
  const form = await new Response(/** @type {BodyInit} */ (bytes), { headers: { 'content-type': kind } }).formData();
  return checked([...form], limits);
}

/** An object that was parsed: lists are repeated fields, as parsers write them. @param {[string, unknown][]} entries @param {typeof LIMITS} limits */
const fromEntries = (entries, limits) => checked(entries.flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => /** @type {[string, unknown]} */ ([name, one])) : [/** @type {[string, unknown]} */ ([name, value])])), limits);

/** @param {[string, unknown][]} entries @param {typeof LIMITS} limits @returns {Post} */
function checked(entries, limits) {
  if (entries.length > limits.fields) return refused(413, 'too_many', `The form has more than ${limits.fields} fields.`);
  /** @type {Pair[]} */
  const pairs = [];
  /** @type {LeadFault[]} */
  const errors = [];
  for (const [name, value] of entries) {
    const path = name.slice(0, limits.name);
    if (name.length > limits.name) errors.push(fault('too_long', path, `A field's name is longer than ${limits.name} letters.`));
    else if (value === null || value === undefined) continue;
    else {
      const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      const text = plain ? String(value) : value instanceof Blob ? `[${/** @type {any} */ (value).name}]` : JSON.stringify(value) ?? '';
      if (!plain) errors.push(fault('type', path, 'A field holds text, a number, or yes or no; files and nested data are not read.'));
      if (text.length > limits.value) errors.push(fault('too_long', path, `The field is longer than ${limits.value} letters.`));
      pairs.push({ name, value: text });
    }
  }
  return { pairs, errors, status: errors.length > 0 ? 422 : 200 };
}
