// SPDX-License-Identifier: MIT
/** The module's bytes, gzip in base64, as a script. */
declare const bytes: string;
export default bytes;
