// SPDX-License-Identifier: MIT
import type { Pack } from '../types/index.js';

declare const pack: Pack;
export default pack;
