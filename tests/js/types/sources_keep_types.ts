// SPDX-License-Identifier: MIT
// Compiled, never run: the sources, as tsc reads them, have every export and method that the types by hand declare.
import type * as declared from './node_modules/bantam-crm/types/index.js';
import * as sources from './node_modules/bantam-crm/src/index.js';

type Names = keyof typeof declared;
export const exported: Record<Names, unknown> = sources;
// @ts-expect-error nothing is exported that is not declared
export const undeclared: Record<Exclude<keyof typeof sources, Names>, never> = { anything: 1 };

type Made<Class extends abstract new (...args: never[]) => unknown> = Class extends { load(options: any): Promise<infer Instance> } ? Instance : never;
export const local = (made: Made<typeof sources.Qualifier>): Pick<declared.Qualifier, keyof declared.Qualifier> => made;
export const remote = (made: Made<typeof sources.RemoteQualifier>): Pick<declared.RemoteQualifier, keyof declared.RemoteQualifier> => made;
export const error = (made: InstanceType<typeof sources.BantamError>): declared.BantamError => made;
export const serving: typeof declared.serve = sources.serve;
export const starting: typeof declared.startWorker = sources.startWorker;
