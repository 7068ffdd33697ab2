// SPDX-License-Identifier: MIT
// In the page: a whole file through the package's worker, while the page watches how long anything holds its own thread.
import { RemoteQualifier } from '/package/src/index.js';

/** The longest task that the browser saw here, and the longest silence between two ticks of a timer and two frames, in milliseconds. */
function watch() {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ entryTypes: ['longtask'] });
  const gaps = { timer: 0, frame: 0 };
  const last = { timer: performance.now(), frame: performance.now() };
  let going = true;
  const beat = (kind) => {
    const now = performance.now();
    gaps[kind] = Math.max(gaps[kind], now - last[kind]);
    last[kind] = now;
  };
  const timer = setInterval(() => beat('timer'), 4);
  const frame = () => going && (beat('frame'), requestAnimationFrame(frame));
  requestAnimationFrame(frame);
  return () => {
    going = false;
    clearInterval(timer);
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return { longTasks: tasks.length, longestTask: Math.max(0, ...tasks), longestGap: gaps.timer, longestFrameGap: gaps.frame };
  };
}

function workerMemory() {
  const channel = new BroadcastChannel('memory');
  return new Promise((resolve) => {
    channel.onmessage = ({ data: { largest } }) => {
      channel.close();
      resolve(largest);
    };
    channel.postMessage('ask');
  });
}

/** How long after an abort in the middle the call ends, and with what. */
async function aborted(remote, file, options) {
  const abort = new AbortController();
  let at = 0;
  const onProgress = ({ done, of }) => {
    if (at || done < of / 4) return;
    at = performance.now();
    abort.abort();
  };
  const code = await remote.openFile(file, { ...options, signal: abort.signal, onProgress }).then(() => 'finished', (error) => error.code);
  return { code, afterMs: performance.now() - at };
}

/** @param {File} file */
async function open(file, now) {
  const remote = await RemoteQualifier.load({ port: new Worker('/browser/big_file_worker.js', { type: 'module' }), model: 'reference' });
  const progress = [];
  const stop = watch();
  const started = performance.now();
  const job = await remote.openFile(file, { now, onProgress: ({ done, of, rows }) => progress.push({ at: performance.now(), part: done / of, rows }) });
  const ms = performance.now() - started;
  const { score, tier } = await job.rows(['score', 'tier', 'missing']);
  const first = await job.inWorkOrder({ tiers: ['sql'] });
  const best = await job.annotate(first[0]);
  const quiet = stop();
  const { count, bad } = job.summary;
  const tiers = await job.tierCounts();
  const memory = await workerMemory();
  await job.close();
  const stopped = await aborted(remote, file, { now });
  remote.close();
  const inOrder = progress.every(({ part, rows }, i) => i === 0 || (part > progress[i - 1].part && rows >= progress[i - 1].rows));
  return { bytes: file.size, count, bad, ms, tiers, columns: [score.length, tier.length], best: best.tier, told: progress.length, inOrder, last: progress.at(-1)?.part, memory, ...quiet, stopped };
}

const chooser = document.querySelector('input');
globalThis.open = (now) => open(chooser.files[0], now).catch((error) => ({ error: `${error.code ?? ''} ${error.stack}` }));
