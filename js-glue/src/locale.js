// SPDX-License-Identifier: MIT
import { misuse } from './bantam_error.js';
import { shortText } from './input.js';

export const MOST_LOCALE = 64;

/** The locale that a call's options name, else the caller's own. @param {{ locale?: string } | null | undefined} options @param {string} own */
export function localeOf(options, own) {
  const { locale = own } = options ?? {};
  return localeBytes(locale);
}

/** @param {unknown} locale */
export function localeBytes(locale) {
  const bytes = shortText(locale, MOST_LOCALE);
  if (!bytes) throw misuse('bad_locale', 'A locale is a short text such as en or fi-FI.');
  return bytes;
}
