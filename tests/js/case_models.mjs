// SPDX-License-Identifier: MIT
// Models and values of the case files (tests/cases/README.md), in any JavaScript: nothing of Node or of a page.

/** The value at a JSON pointer. */
export function at(document, pointer) {
  return steps(pointer).reduce((value, step) => value?.[step], document);
}

/** The model of a case file with its patches; `shipped` gives the text of a shipped model, or a promise of it. */
export async function modelOf(file, shipped) {
  const model = typeof file.model === 'string' ? JSON.parse(await shipped(file.model)) : structuredClone(file.model);
  for (const { path, value } of file.patch ?? []) {
    const way = steps(path);
    const last = way.pop();
    const parent = way.reduce((inside, step) => (inside[step] ??= {}), model);
    if (Array.isArray(parent) && last === '-') parent.push(value);
    else parent[last] = value;
  }
  return model;
}

function steps(pointer) {
  return pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
