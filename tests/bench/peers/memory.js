// SPDX-License-Identifier: MIT
// node memory.js: WebAssembly memory of the package after ten thousand and after one million single calls, in MiB, as JSON.
const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  for (const part of Object.values((made.instance ?? made).exports)) if (part instanceof WebAssembly.Memory) memories.push(part);
  return made;
};
const { loadPackage, NOW, prepare } = await import('./prepare.js');
const { contacts } = prepare(1_000);
const qualifier = await (await loadPackage()).Qualifier.load({ model: 'reference' });
const mebibytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 2 ** 20;

const seen = [];
for (let call = 1; call <= 1_000_000; ++call) {
  qualifier.score(contacts[call % contacts.length], { now: NOW });
  if (call === 10_000 || call === 1_000_000) seen.push(mebibytes());
}
if (!(seen[0] > 0)) throw new Error('no memory was seen');
console.log(JSON.stringify(seen));
