// SPDX-License-Identifier: MIT
import { misuse } from './bantam_error.js';
import { shortText } from './input.js';

export const MOST_LOCALE = 64;

/** @param {unknown} locale */
export function localeBytes(locale) {
  const bytes = shortText(locale, MOST_LOCALE);
  if (!bytes) throw misuse('bad_locale', 'A locale is a short text such as en or fi-FI.');
  return bytes;
}
