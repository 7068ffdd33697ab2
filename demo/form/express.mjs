// SPDX-License-Identifier: MIT
// node express.mjs [PORT]: the same with Express.
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { answerTo, take } from './leads.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** @param {{ sendOn?: Parameters<typeof take>[1] }} [options] */
export function app({ sendOn = (payloads) => console.log(JSON.stringify(payloads)) } = {}) {
  const site = express();
  site.use(express.static(join(here, 'site')));
  // `take` reads the request itself, to its own limit; a body that a parser read before is welcome too.
  site.post('/lead', async (request, response) => {
    const lead = await take(request, sendOn);
    const { status, body } = answerTo(lead);
    if (lead.ok && request.accepts('html', 'json') === 'html') response.redirect(303, `${lead.step}.html`);
    else response.status(status).json(body);
  });
  return site;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(argv[2] ?? 8080);
  app().listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
}
