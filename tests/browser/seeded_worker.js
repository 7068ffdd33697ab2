// SPDX-License-Identifier: MIT
// In a worker: every way of asking about every seeded contact, as hashes.
import { Qualifier } from '/package/src/index.js';
import { hashesOf } from '/js/every_path.mjs';

async function* blocksOf(count) {
  for (let block = 0; block < count; ++block) yield (await import(`/seeded/${block}.js`)).text;
}

addEventListener('message', async ({ data: { blocks, now } }) => postMessage(await hashesOf(await Qualifier.load({ model: 'reference' }), blocksOf(blocks), now)));
