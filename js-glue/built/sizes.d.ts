// SPDX-License-Identifier: MIT
/** The bytes of each module of the package, by name. */
export const SIZES: Readonly<Record<string, number>>;
