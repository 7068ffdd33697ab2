// SPDX-License-Identifier: MIT
import type { Pack } from '../types/index.js';

/** Every pack that ships, by name, loaded when called. */
export const SHIPPED: Readonly<Record<string, () => Promise<{ default: Pack }>>>;
