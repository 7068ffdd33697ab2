// SPDX-License-Identifier: MIT
// Compiled, never run: the views and elements, as tsc reads them, are what the types by hand declare.
import type * as declaredElements from './package/types/elements.js';
import type * as declared from './package/types/views.js';
import * as elements from './package/src/elements.js';
import * as views from './package/src/views/index.js';

export const drawn: typeof declared = views;
export const nothingMore: [Exclude<keyof typeof views, keyof typeof declared>] extends [never] ? true : false = true;
export const defining: typeof declaredElements.defineElements = elements.defineElements;
export const noElementMore: [Exclude<keyof typeof elements, keyof typeof declaredElements>] extends [never] ? true : false = true;
