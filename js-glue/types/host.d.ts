// SPDX-License-Identifier: MIT
// What is the host's own: as the project's libraries declare it (DOM, worker, Node), and where none does only what is used of it.

/** What a global class makes. */
type Made<Name extends string, Else> = typeof globalThis extends { [name in Name]: { prototype: infer Instance } } ? Instance : Else;

/** The bytes of a module, or the compiled `WebAssembly.Module`. */
export type ModuleBytes = ArrayBuffer | ArrayBufferView | Compiled;
type Compiled = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : object;

export type HostBlob = Made<'Blob', { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer>; text(): Promise<string> }>;
export type HostSignal = Made<'AbortSignal', { readonly aborted: boolean; readonly reason: any }>;
export type HostWorker = Made<'Worker', { postMessage(message: any): void; terminate(): void }>;
