// SPDX-License-Identifier: MIT
// node server.mjs [PORT]: a plain Node server. It serves the examples beside it and takes their posts at /lead.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { answerTo, take } from './leads.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const KINDS = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm' };
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'";

/** @param {{ policy?: string, sendOn?: Parameters<typeof take>[1] }} [options] */
export function site({ policy = POLICY, sendOn = (payloads) => console.log(JSON.stringify(payloads)) } = {}) {
  return createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.example').pathname;
    if (path === '/lead') return answer(request, response, await take(request, sendOn));
    try {
      const file = join(here, 'site', normalize(path === '/' ? '/plain.html' : path));
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': `${KINDS[extname(file)] ?? 'text/plain'}; charset=utf-8`, 'content-security-policy': policy }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
}

/** To a script what follows as JSON, to a browser a page. */
function answer(request, response, lead) {
  const { status, body } = answerTo(lead);
  if (/json/.test(request.headers.accept ?? '')) response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  else if (lead.ok) response.writeHead(303, { location: `${lead.step}.html` }).end();
  else response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(lead.errors.map(({ message }) => message).join('\n'));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(argv[2] ?? 8080);
  site().listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
}
