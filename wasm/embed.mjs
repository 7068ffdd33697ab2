// SPDX-License-Identifier: MIT
// node embed.mjs IN.wasm OUT.js: the module's bytes as a script, so that no loader needs to fetch.
import { readFileSync, writeFileSync } from 'node:fs';

const [input, output] = process.argv.slice(2);
const base64 = readFileSync(input).toString('base64');
writeFileSync(output, `// SPDX-License-Identifier: MIT\nexport default ${JSON.stringify(base64)};\n`);
