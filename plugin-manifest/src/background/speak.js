// SPDX-License-Identifier: MIT
// What the background says itself: only in notifications.
import { Wording } from 'bantam-crm/views';
import { pageWords } from '../pages/speech.js';

/** Words of a locale, and moments in a model's time zone; made when something is said. @param {string} locale @param {string} timeZone */
export const speaker = (locale, timeZone) => async () => new Wording({ words: await pageWords(locale), timeZone });
