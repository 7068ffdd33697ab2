// SPDX-License-Identifier: MIT
// node --disallow-code-generation-from-strings legality.js: which subjects still answer, as JSON.
import { loadPackage, prepare } from './prepare.js';
import { legality } from './suite.js';

console.log(JSON.stringify(await legality({ ...prepare(60), bantam: await loadPackage() })));
