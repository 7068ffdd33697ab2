// SPDX-License-Identifier: MIT
// node counted.mjs NAME FILE...: runs files of tests one after another, shows what they say, and ends with `NAME: N passed, N failed`.
import { spawn } from 'node:child_process';

// A test that leaves a server, a port or a browser open would hold everything up for ever: a file that is done says nothing more. How long all
// takes is the machine's affair.
const SILENT_MINUTES = Number(process.env.BANTAM_SILENT_MINUTES ?? 10);
const [name, ...files] = process.argv.slice(2);

function said(run, file) {
  let text = '';
  const stop = setTimeout(() => {
    text += `# ${file}: nothing was said for ${SILENT_MINUTES} minutes\n`;
    console.log(text.slice(text.lastIndexOf('\n', text.length - 2) + 1, -1));
    // Whoever is asked closes their browsers; who does not hear is ended, which closes the pipes that browsers live by.
    run.kill('SIGTERM');
    setTimeout(() => run.kill('SIGKILL'), 5_000).unref();
  }, SILENT_MINUTES * 60_000);
  run.stdout.on('data', (chunk) => {
    stop.refresh();
    text += chunk;
    process.stdout.write(chunk);
  });
  return new Promise((ended) => run.on('close', (code) => (clearTimeout(stop), ended({ text, code }))));
}

async function counted(file) {
  const run = spawn(process.execPath, ['--test-reporter=tap', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { text, code } = await said(run, file);
  const count = (what) => Number(text.match(new RegExp(`^# ${what} (\\d+)$`, 'm'))?.[1] ?? 0);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  // A run that broke before it counted is a failure: what was told until then stands above.
  const broken = passed + failed === 0 || (code !== 0 && failed === 0) ? 1 : 0;
  return { passed, failed: failed + broken };
}

let [passed, failed] = [0, 0];
for (const file of files) {
  const one = await counted(file);
  passed += one.passed;
  failed += one.failed;
  if (one.failed > 0) console.log(`# ${file}: ${one.failed} failed`);
}
console.log(`${name}: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
