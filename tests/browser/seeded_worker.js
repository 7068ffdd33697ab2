// SPDX-License-Identifier: MIT
// In a worker: the annotations of every seeded contact, line by line; the hash over all of them.
import { Qualifier } from '/package/src/index.js';
import { chained, hex } from '/js/chained_hash.mjs';

addEventListener('message', async ({ data: { blocks, now } }) => {
  const qualifier = await Qualifier.load({ model: 'reference' });
  let hash = new Uint8Array(0);
  for (let block = 0; block < blocks; ++block) {
    const { text } = await import(`/seeded/${block}.js`);
    const answers = text.trimEnd().split('\n').map((line) => `${qualifier.qualifyText(line, { now })}\n`);
    hash = await chained(hash, new TextEncoder().encode(answers.join('')));
  }
  postMessage(hex(hash));
});
