// SPDX-License-Identifier: MIT
// node counted.mjs NAME COMMAND...: runs Node's test runner, shows what it says, and ends with `NAME: N passed, N failed`.
import { spawn } from 'node:child_process';

const SILENT_MINUTES = 10;
const [name, command, ...args] = process.argv.slice(2);
const run = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
let text = '';
// A test that leaves a port or a thread open would hold everything up for ever: a file that is done says nothing more. How long all takes
// is the machine's affair.
const stop = setTimeout(() => {
  console.log(`# nothing was said for ${SILENT_MINUTES} minutes`);
  run.kill('SIGKILL');
}, SILENT_MINUTES * 60_000);
run.stdout.on('data', (chunk) => {
  stop.refresh();
  text += chunk;
  process.stdout.write(chunk);
});
run.on('close', (code) => {
  clearTimeout(stop);
  const count = (what) => Number(text.match(new RegExp(`^(?:#|ℹ) ${what} (\\d+)$`, 'm'))?.[1] ?? 0);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  // A run that broke before it counted is a failure: what was told until then stands above.
  const broken = passed === 0 || (code !== 0 && failed === 0) ? 1 : 0;
  console.log(`${name}: ${passed} passed, ${failed + broken} failed`);
  process.exitCode = failed + broken > 0 ? 1 : 0;
});
