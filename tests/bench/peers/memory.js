// SPDX-License-Identifier: MIT
// node memory.js: WebAssembly memory of the package after ten thousand and after one million single calls, in MiB, as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPackage, NOW, packageFolder, prepare } from './prepare.js';

// Other code in the process has memories of its own: only those of instances of this module count.
const module = await WebAssembly.compile(readFileSync(join(packageFolder, 'wasm/bantam.wasm')));
const memories = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, given) {
    const instance = Reflect.construct(target, given);
    if (given[0] === module) memories.push(...Object.values(instance.exports).filter((part) => part instanceof WebAssembly.Memory));
    return instance;
  },
});

const { contacts } = prepare(1_000);
const qualifier = await (await loadPackage()).Qualifier.load({ model: 'reference', bytes: module });
const mebibytes = () => memories[0].buffer.byteLength / 2 ** 20;

const seen = [];
for (let call = 1; call <= 1_000_000; ++call) {
  const answer = qualifier.score(contacts[call % contacts.length], { now: NOW });
  if (answer.error) throw new Error(answer.error.message);
  if (call === 10_000 || call === 1_000_000) seen.push(mebibytes());
}
if (memories.length !== 1) throw new Error(`${memories.length} memories where one was expected`);
console.log(JSON.stringify(seen));
