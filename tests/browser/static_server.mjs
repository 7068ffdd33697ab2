// SPDX-License-Identifier: MIT
// A static server on the loopback: folders by prefix, one policy for every answer, and a record of what was asked.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const KINDS = { '': 'text/html', '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.wasm': 'application/wasm' };

/**
 * @param {Record<string, string>} folders prefix (`/package/`) to folder
 * @param {Record<string, string>} texts path to text, of pages and documents that are no files
 */
export async function serveFolders(folders, texts, policy) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://loopback').pathname);
    asked.push(path);
    const headers = { 'content-type': `${KINDS[extname(path)] ?? 'text/plain'}; charset=utf-8`, 'content-security-policy': policy, 'cache-control': 'no-store' };
    const prefix = Object.keys(folders).find((one) => path.startsWith(one));
    try {
      const body = texts[path] ?? (await readFile(join(folders[prefix], normalize(`/${path.slice(prefix.length)}`))));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, asked, close: () => new Promise((done) => server.close(done)) };
}
