// SPDX-License-Identifier: MIT
// What build.mjs puts in.

/** The worker's script. */
declare const WORKER: string;
/** The page's words by language. */
declare const WORDS: Record<string, Record<string, string | Record<string, string>>>;
declare module '*.csv' {
  const text: string;
  export default text;
}
