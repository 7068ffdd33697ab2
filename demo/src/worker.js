// SPDX-License-Identifier: MIT
// One worker for the whole page; each model that is tried comes with a port of its own.
import { serve } from 'bantam-crm';

globalThis.onmessage = (/** @type {MessageEvent} */ { ports }) => serve(ports[0]);
