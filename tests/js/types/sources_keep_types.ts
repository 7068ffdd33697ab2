// SPDX-License-Identifier: MIT
// Compiled, never run: the sources, as tsc reads them, have every export and method that the types by hand declare.
import type * as declared from './package/types/index.js';
import type * as declaredForms from './package/types/form.js';
import type * as declaredElement from './package/types/form_element.js';
import type * as declaredServer from './package/types/server.js';
import * as sources from './package/src/index.js';
import * as forms from './package/src/form_qualifier.js';
import * as element from './package/src/form/element.js';
import * as server from './package/src/server.js';

type Names = keyof typeof declared;
export const exported: Record<Names, unknown> = sources;
/** Nothing is exported that is not declared. */
export const nothingMore: [Exclude<keyof typeof sources, Names>] extends [never] ? true : false = true;

type Made<Class extends abstract new (...args: never[]) => unknown> = Class extends { load(options: any): Promise<infer Instance> } ? Instance : never;
export const local = (made: Made<typeof sources.Qualifier>): Pick<declared.Qualifier, keyof declared.Qualifier> => made;
export const remote = (made: Made<typeof sources.RemoteQualifier>): Pick<declared.RemoteQualifier, keyof declared.RemoteQualifier> => made;
export const form = (made: Made<typeof forms.FormQualifier>): Pick<declaredForms.FormQualifier, keyof declaredForms.FormQualifier> => made;
export const intake = (made: Made<typeof server.FormIntake>): Pick<declaredServer.FormIntake, keyof declaredServer.FormIntake> => made;
export const formElement = (made: InstanceType<typeof element.BantamForm>): Pick<declaredElement.BantamForm, keyof declaredElement.BantamForm> => made;
export const definingForm: typeof declaredElement.defineForm = element.defineForm;
export const error = (made: InstanceType<typeof sources.BantamError>): declared.BantamError => made;
export const serving: typeof declared.serve = sources.serve;
export const starting: typeof declared.startWorker = sources.startWorker;
