// SPDX-License-Identifier: MIT
// What build.mjs puts in.

declare module '*.csv' {
  const text: string;
  export default text;
}
