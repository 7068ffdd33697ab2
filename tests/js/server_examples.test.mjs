// SPDX-License-Identifier: MIT
// The two example servers of demo/form, run as they stand: what they serve, take, answer and would send on.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder, root } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-form-servers-'));
const sent = [];
const servers = {};
before(async () => {
  const run = spawnSync(process.execPath, [join(root, 'demo/form/build.mjs'), packageFolder, join(folder, 'built')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const load = (name) => import(pathToFileURL(join(folder, 'built', name)).href);
  const sendOn = (payloads) => sent.push(payloads);
  servers['plain Node'] = (await load('server.mjs')).site({ sendOn }).listen(0, '127.0.0.1');
  servers.Express = (await load('express.mjs')).app({ sendOn }).listen(0, '127.0.0.1');
  await Promise.all(Object.values(servers).map((one) => one.listening || new Promise((ready) => one.once('listening', ready))));
});
after(async () => {
  for (const one of Object.values(servers)) one.closeAllConnections(), await new Promise((done) => one.close(done));
  rmSync(folder, { recursive: true, force: true });
});

for (const name of ['plain Node', 'Express']) {
  const at = (path) => `http://127.0.0.1:${servers[name].address().port}${path}`;
  const send = (fields, accept) => fetch(at('/lead'), { method: 'POST', body: new URLSearchParams(fields), headers: { accept, connection: 'close' }, redirect: 'manual' });
  const ready = { name: 'Ida Example', email: 'ida@firm.example', 'bantam.fit.industry': 'software', 'bantam.fit.employees': 'right-size', 'bantam.timeline.timely': 'yes', 'bantam.step': 'guide' };

  test(`${name}: serves the examples, and nothing beside them`, async () => {
    for (const path of ['/plain.html', '/react.html', '/bantam/bantam-form.js', '/published/form.fi.js']) assert.equal((await fetch(at(path))).status, 200, path);
    for (const path of ['/leads.mjs', '/../leads.mjs', '/%2e%2e/leads.mjs', '/node_modules/express/package.json']) assert.equal((await fetch(at(path))).status, 404, path);
  });

  test(`${name}: a browser is led on by the server's own judgement, a script is told`, async () => {
    const count = sent.length;
    const led = await send(ready, 'text/html');
    assert.deepEqual([led.status, led.headers.get('location')], [303, 'calendar.html']);
    const told = await send(ready, 'application/json');
    assert.deepEqual([told.status, await told.json()], [200, { step: 'calendar' }]);
    assert.equal(sent.length, count + 2);
    const { lead, email, slack, teams, crm } = sent.at(-1);
    assert.deepEqual([lead.pageStep, lead.step, email.to, teams.type], ['guide', 'calendar', 'sales@site.example', 'message']);
    assert.ok(slack.text.includes('Ida Example') && crm.csv.includes('ida@firm.example'));
  });

  test(`${name}: what is wrong is said, and nothing is sent on`, async () => {
    const count = sent.length;
    const refused = await send({ name: 'Ida' }, 'application/json');
    assert.equal(refused.status, 422);
    assert.deepEqual((await refused.json()).errors.map(({ code }) => code), ['missing']);
    assert.equal((await send({ email: 'ida@firm.example', message: 'x'.repeat(1e6) }, 'application/json')).status, 413);
    assert.equal(sent.length, count);
  });
}
