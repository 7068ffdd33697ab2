// SPDX-License-Identifier: MIT
// What is known of single CRMs, on top of the generic reader: a recipe reads what that cannot know. One that fails is left alone.
import { readPage } from '../reader/page.js';
import * as atomic from './atomic.js';
import * as tryton from './tryton.js';

/** @type {Record<string, { matches(document: Document): boolean, read(document: Document): import('../reader/page.js').Found[] }>} */
const RECIPES = { atomic, tryton };

/**
 * @param {Document} document @param {import('../reader/page.js').Breathe} [breathe]
 * @returns {Promise<(import('../reader/page.js').Found & { recipe?: string })[]>}
 */
export async function readByRecipe(document, breathe) {
  for (const [recipe, { matches, read }] of Object.entries(RECIPES)) {
    try {
      const found = matches(document) ? read(document) : [];
      if (found.length > 0) return found.map((one) => ({ ...one, recipe }));
    } catch (error) {
      console.warn(`Bantam: the recipe for ${recipe} failed; the page is read without it.`, error);
    }
  }
  return readPage(document, breathe);
}
