// SPDX-License-Identifier: MIT
// The script of a worker: answers the page that started it.
import { serve } from './index.js';

serve(globalThis);
