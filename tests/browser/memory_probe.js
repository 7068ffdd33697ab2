// SPDX-License-Identifier: MIT
// Imported before the package in a worker: tells, on the channel `memory`, how much memory the WebAssembly instances there have, and the
// most that they ever had, in bytes. Memories only grow, so what is looked at when asked is the most of those that live.
const memories = new Set();
let most = 0;

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, given) {
    const instance = Reflect.construct(target, given);
    for (const part of Object.values(instance.exports)) if (part instanceof WebAssembly.Memory) memories.add(part);
    return instance;
  },
});

const channel = new BroadcastChannel('memory');
channel.onmessage = ({ data }) => {
  if (data !== 'ask') return;
  const sizes = [...memories].map(({ buffer }) => buffer.byteLength);
  most = Math.max(most, ...sizes);
  channel.postMessage({ largest: most });
};
