// SPDX-License-Identifier: MIT
// Who is who on one site: the record's address, then the site's own id, then the e-mail. A name alone joins nothing.

const ID = /^(?=.*\d)[A-Za-z0-9_-]{1,64}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
const AFTER = /^(show|view|edit|details?|overview|activity|form|[a-z]{2}(-[A-Z]{2})?)$/i;
const ID_KEYS = ['id', 'record', 'recordid', 'contactid', 'leadid', 'oid'];
const KIND_KEYS = ['module', 'model', 'entity', 'etn', 'view', 'object'];

/** A path as people read it; as it stands where it says nothing in UTF-8. @param {string} path */
function readable(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** @param {string} path @returns {string | null} the record's kind and id in a path, such as `contacts/84` */
function recordInPath(path) {
  const parts = readable(path).split('/').filter(Boolean);
  while (parts.length > 0 && AFTER.test(parts[parts.length - 1])) parts.pop();
  const id = parts.pop();
  if (!id || !ID.test(id)) return null;
  const kind = parts.reverse().find((part) => !ID.test(part) && !AFTER.test(part));
  return `${kind ?? ''}/${id}`;
}

/** @param {URLSearchParams} query */
function recordInQuery(query) {
  const entries = [...query].map(([key, value]) => [key.toLowerCase(), value]);
  const id = entries.find(([key, value]) => ID_KEYS.includes(key) && ID.test(value))?.[1];
  return id ? `${entries.find(([key]) => KIND_KEYS.includes(key))?.[1] ?? ''}/${id}` : null;
}

/**
 * The record that an address opens, the same for a link in a list and for the page that it leads to; null where it names none.
 * @param {string | null | undefined} href @param {string} base the page's own address
 */
export function recordOfAddress(href, base) {
  if (!href) return null;
  let url;
  try {
    url = new URL(href, base);
  } catch {
    return null;
  }
  if (url.origin !== new URL(base).origin) return null;
  const hash = url.hash.replace(/^#!?/, '');
  const [hashPath, hashQuery = ''] = hash.split('?');
  const found = recordInPath(hashPath) ?? recordInQuery(new URLSearchParams(hashQuery || hashPath)) ?? recordInQuery(url.searchParams) ?? recordInPath(url.pathname);
  return found?.toLowerCase() ?? null;
}

/**
 * What a contact on a page is known by, the surest first.
 * @param {{ link?: string | null, id?: string | null }} row
 * @param {any} contact canonical
 * @param {string} base
 * @returns {string[]}
 */
export function keysOf({ link, id }, contact, base) {
  const record = recordOfAddress(link, base);
  const code = id || contact?.id;
  const email = plain(contact?.person?.email);
  return [record && `record:${record}`, code && `code:${String(code).toLowerCase()}`, email && `email:${String(email).toLowerCase()}`].filter((key) => typeof key === 'string');
}

/** The value of a fact, however it is told. @param {any} fact */
export function plain(fact) {
  const one = Array.isArray(fact) ? fact[0] : fact;
  return one && typeof one === 'object' && 'value' in one ? one.value : one;
}
