// SPDX-License-Identifier: MIT
// node embed.mjs IN.wasm OUT.js: the module's bytes as a script (gzip in base64), so that no loader needs to fetch. Packed before
// it is base64: a server's own compression then makes of the script little more than of the module itself.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [input, output] = process.argv.slice(2);
const base64 = gzipSync(readFileSync(input), { level: 9 }).toString('base64');
writeFileSync(output, `// SPDX-License-Identifier: MIT\nexport default ${JSON.stringify(base64)};\n`);
