// SPDX-License-Identifier: MIT
// Where the tests find what they test: the assembled package, the native command, the case files.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const packageFolder = resolve(root, process.env.BANTAM_PACKAGE ?? 'build/wasm/package');
export const native = resolve(root, process.env.BANTAM_NATIVE ?? 'build/native/bantam');
export const glue = join(root, 'js-glue');

/** The package as its users get it. */
export const bantam = await import(pathToFileURL(join(packageFolder, 'src/node.js')).href);
export const wasmBytes = () => readFileSync(join(packageFolder, 'wasm/bantam.wasm'));

const cases = join(root, 'tests/cases');
export const caseNames = readdirSync(cases).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort();
export const readCase = (name) => JSON.parse(readFileSync(join(cases, `${name}.json`), 'utf8'));

/** A contact that the reference model makes sales-ready by itself, and when. */
export const now = '2026-11-02T09:00:00Z';
export const asksToBeCalled = { id: 'good', person: { name: 'Invented Person' }, events: [{ type: 'contact_request', at: '2026-11-02T08:30:00Z' }] };
